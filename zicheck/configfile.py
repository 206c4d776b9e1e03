"""A config file from bytes to what it says; every fault with its line and the nearest known name.

`tomllib` reads the values but does not tell where they stood, so the text is walked once more
for the places (:class:`_Places`); the walk may trust that the document is sound.
"""

# ruff: noqa: PTH123 - a path stays the string it was found as

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.checks.base import select_ids
from zicheck.config import MAX_BYTES, Config, Entry, PlanTable, Said
from zicheck.configspec import (
    ENTRIES,
    ENTRY_KEYS,
    GLOB,
    OPTIONS,
    PER_PLAN,
    PLAN_KEYS,
    PLANS,
    RULES,
    Key,
)
from zicheck.errors import InputError, Problem, fault
from zicheck.filenames import shown
from zicheck.ignoring import Pengabaian
from zicheck.nearest import nearest
from zicheck.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zicheck.rule import Rule, RuleSet

    Path = tuple[str | int, ...]

KEYS = tuple(key.name for key in ENTRY_KEYS)
"""What an entry may say; the first two it must."""
_TOP = (*PER_PLAN, *OPTIONS)


def content(path: str) -> bytes:
    """The bytes of a config.

    Raises:
        InputError: when it cannot be read, or is larger than a config can be.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise fault(shown(path), _UNREADABLE.fill(detail=detail)) from None
    if len(data) > MAX_BYTES:
        raise fault(shown(path), _TOO_LARGE)
    return data


def read(
    data: bytes, name: str, ruleset: RuleSet, *, folder: str = "", fixed: bool = False
) -> Config:
    """What a `zicheck.toml` says.

    Args:
        data: the file.
        name: what to call it in messages.
        ruleset: the rules and the indikator that entries may name.
        folder: where it lies; names of rule sets start from there.
        fixed: whether no other rule set than `ruleset` may be used; the others are not read.

    Raises:
        InputError: with every fault that can be told apart.
    """
    document, places = _parsed(data, name)
    return _Reader(name, places, (), ruleset, folder).config(document, fixed=fixed)


def read_project(
    data: bytes, name: str, ruleset: RuleSet, *, folder: str = "", fixed: bool = False
) -> Config | None:
    """What `[tool.zicheck]` in a pyproject.toml says; None when it has no such table.

    Raises:
        InputError: with every fault that can be told apart.
    """
    document, places = _parsed(data, name)
    tool = document.get("tool")
    if not isinstance(tool, dict) or "zicheck" not in tool:
        return None
    reader = _Reader(name, places, ("tool", "zicheck"), ruleset, folder)
    if not isinstance(tool["zicheck"], dict):
        raise InputError(reader.problem((), _NOT_A_TABLE))
    return reader.config(tool["zicheck"], fixed=fixed)


class _Reader:
    """Takes what a config says out of a table, and notes what is wrong with it."""

    def __init__(
        self, name: str, places: _Places, root: Path, ruleset: RuleSet, folder: str
    ) -> None:
        self.name = name
        self.places = places
        self.root = root
        self.folder = folder
        self.ids = tuple(ruleset.instrument.indikator)
        self.known = [ruleset]  # and those that the config names
        self.rulesets: dict[str, RuleSet] = {}
        self.problems: list[Problem] = []

    def config(self, table: dict[str, Any], *, fixed: bool) -> Config:
        """What the table says, if all is well with it."""
        tables = {ENTRIES, PLANS}
        for key in table:
            if key not in tables and key not in {known.name for known in _TOP}:
                self.unknown((key,), (*(known.name for known in _TOP), *sorted(tables)))
        plans = tuple(
            self.plan(item, (PLANS, number), fixed=fixed)
            for number, item in enumerate(self.tables(table, PLANS))
        )
        # Rule sets come first: codes are looked up in them.
        said = self.said(table, (), sorted(_TOP, key=lambda key: key.kind == "codes"), fixed=fixed)
        entries = tuple(
            self.entry(item, (ENTRIES, number))
            for number, item in enumerate(self.tables(table, ENTRIES))
        )
        if self.problems:
            raise InputError(sorted(self.problems, key=_in_file))
        return Config(self.folder, entries, self.name, said, plans, self.rulesets)

    def tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        """The tables under a double header."""
        given = table.get(key, [])
        if isinstance(given, list) and all(isinstance(item, dict) for item in given):
            return given
        header = ".".join([*map(str, self.root), key])
        self.complain((key,), _NOT_ENTRIES.fill(key=key, header=header))
        return []

    def plan(self, table: dict[str, Any], at: Path, *, fixed: bool) -> PlanTable:
        names = [key.name for key in PLAN_KEYS]
        for key in table:
            if key not in names:
                self.unknown((*at, key), names)
        if GLOB not in table:
            self.complain(at, _NO_GLOB)
        return PlanTable(self.glob(table, (*at, GLOB)), self.said(table, at, PER_PLAN, fixed=fixed))

    def said(
        self, table: dict[str, Any], at: Path, keys: Iterable[Key], *, fixed: bool
    ) -> dict[str, Said]:
        """The values of the single keys of a table, each with its place."""
        found = {}
        for key in keys:
            if key.name not in table:
                continue
            here = (*at, key.name)
            value: object
            if key.kind == "choice":
                value = self.choice(table[key.name], here, key.choices)
            elif key.name == RULES:
                value = self.rules(table, here, fixed=fixed)
            else:
                value = self.texts(table[key.name], here, codes=key.kind == "codes")
            if value:
                line = self.place(here, key=True).line or 1
                found[key.name] = Said(value, shown(self.name), line)
        return found

    def choice(self, value: object, at: Path, known: tuple[str, ...]) -> str:
        if value in known:
            return str(value)
        near = nearest(str(value), known) or known[0]
        self.complain(at, _NOT_A_CHOICE.fill(key=at[-1], known=", ".join(known), near=near))
        return ""

    def texts(self, value: object, at: Path, *, codes: bool) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(p, str) and p.strip() for p in value):
            self.complain(at, (_NOT_CODES if codes else _NOT_TEXTS).fill(key=at[-1]))
            return ()
        for number, code in enumerate(value if codes else ()):
            families = {rule.keluarga for rules in self.known for rule in rules.rules}
            if code not in families and self.rule(code) is None:
                self.no_rule(code, (*at, number))
        return tuple(value)

    def rules(self, table: dict[str, Any], at: Path, *, fixed: bool) -> str:
        """The name of a rule set, which is read unless another one was asked for."""
        from pathlib import Path as FilePath

        from zicheck import rulesets

        name = self.text(table, at, _NOT_TEXT.fill(key=RULES))
        if not name or fixed or name in self.rulesets:
            return name
        if re.search(r"[\\\x00-\x1f]", name):
            self.complain(at, _NOT_A_FILE.fill(name=name))
            return ""
        path = FilePath(self.folder) / name
        if not path.is_file():
            self.complain(at, _NO_FILE.fill(name=name))
            return ""
        self.rulesets[name] = rulesets.load(path)
        self.known.append(self.rulesets[name])
        return name

    def rule(self, code: str) -> Rule | None:
        """The rule with this code in any of the rule sets."""
        return next((rule for rules in self.known if (rule := rules.get(code))), None)

    def no_rule(self, code: str, at: Path) -> None:
        known = [rule.kode for rules in self.known for rule in (*rules.rules, *rules.off)]
        close = nearest(code, known)
        text = _NO_RULE_NEAR.fill(code=code, near=close) if close else _NO_RULE.fill(code=code)
        self.complain(at, text)

    def entry(self, table: dict[str, Any], at: Path) -> Entry:
        for key in table:
            if key == "baris":
                self.complain((*at, key), _ROWS, key=True)
            elif key not in KEYS:
                self.unknown((*at, key), KEYS)
        return Entry(
            Pengabaian(
                kode=self.code(table, (*at, "kode")),
                alasan=self.text(table, (*at, "alasan"), _REASON),
                sampai=self.day(table, (*at, "sampai")),
                lke=self.patterns(table, (*at, "lke")),
                asal=shown(self.name),
                baris=self.place(at).line or 1,
            ),
            berkas=self.glob(table, (*at, "berkas")),
        )

    def text(self, table: dict[str, Any], at: Path, missing: Text) -> str:
        value = table.get(str(at[-1]))
        if isinstance(value, str) and value.strip():
            return value
        if value is None or isinstance(value, str):
            self.complain(at, missing)
        else:
            self.complain(at, _NOT_TEXT.fill(key=at[-1]))
        return ""

    def code(self, table: dict[str, Any], at: Path) -> str:
        code = self.text(table, at, _CODE)
        if not code:
            return ""
        rule = self.rule(code)
        if rule is None:
            self.no_rule(code, at)
        elif rule.wajib:
            self.complain(at, _REQUIRED.fill(code=code))
        return code

    def day(self, table: dict[str, Any], at: Path) -> date | None:
        from datetime import date

        value = table.get("sampai")
        if value is None or type(value) is date:  # a time of day is no last day
            return value
        self.complain(at, _NOT_A_DAY)
        return None

    def patterns(self, table: dict[str, Any], at: Path) -> tuple[str, ...]:
        value = table.get("lke")
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(p, str) for p in value):
            self.complain(at, _NOT_PATTERNS)
            return ()
        for number, pattern in enumerate(value):
            if not select_ids(self.ids, (pattern,)):
                near = nearest(pattern, self.ids) or "P.I.1.a"
                self.complain((*at, number), _NO_ID.fill(pattern=pattern, near=near))
        return tuple(value)

    def glob(self, table: dict[str, Any], at: Path) -> str:
        if "berkas" not in table:
            return ""
        glob = self.text(table, at, _NOT_TEXT.fill(key="berkas"))
        # A backslash in double quotes may have become a control sign ("arsip\baru").
        if re.search(r"^/|^[A-Za-z]:|[\\\x00-\x1f]", glob) or ".." in glob.split("/"):
            self.complain(at, _GLOB.fill(glob=glob))
        return glob

    def unknown(self, at: Path, known: Iterable[str]) -> None:
        near = nearest(str(at[-1]), known)
        text = (
            _UNKNOWN_NEAR.fill(key=at[-1], near=near)
            if near
            else _UNKNOWN.fill(key=at[-1], keys=", ".join(f"`{key}`" for key in known))
        )
        self.complain(at, text, key=True)

    def complain(self, at: Path, text: Text, *, key: bool = False) -> None:
        self.problems.append(self.problem(at, text, key=key))

    def problem(self, at: Path, text: Text, *, key: bool = False) -> Problem:
        return Problem(text, self.place(at, key=key))

    def place(self, at: Path, *, key: bool = False) -> Place:
        """The place of what is at a path, or of its key; of what holds it when it is not there."""
        line, column = self.places.of((*self.root, *at), key=key)
        return Place(file=self.name, line=line, column=column)


def _in_file(problem: Problem) -> tuple[int, int]:
    return (problem.place.line or 0, problem.place.column or 0)


def _parsed(data: bytes, name: str) -> tuple[dict[str, Any], _Places]:
    """The document, and the places of what it says."""
    import tomllib

    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise fault(name, _NOT_UTF8, line) from None
    try:
        return tomllib.loads(text), _Places(text)
    except RecursionError:
        raise fault(name, _TOO_DEEP) from None
    except ValueError as error:  # also for a number of thousands of digits
        said = str(error)
        at = re.search(r"\(at line (\d+), column (\d+)\)", said)
        line = int(at[1]) if at else max(len(text.splitlines()), 1)
        raise fault(name, _broken(said), line, int(at[2]) if at else None) from None


def _broken(said: str) -> Text:
    """What tomllib says, in both languages where it is one of the usual slips."""
    if "end of document)" in said:
        return _BROKEN.fill(detail=_ENDS)
    for start, text in _SLIPS:
        if said.startswith(start):
            return _BROKEN.fill(detail=text)
    return _UNREADABLE_TOML


class _Places:
    """The places of the keys and values of a sound TOML document, by their paths.

    Items of lists, and tables under a double header, are counted from 0.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self._document()

    def of(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `path` (or of its key), or of what holds it."""
        found = self.keys.get(path) if key else None
        while found is None and path:
            found = self.values.get(path)
            path = path[:-1]
        offset = found or 0
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _document(self) -> None:
        table: Path = ()
        while self._skip(_BLANK):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        start = self.at
        listed = self.text.startswith("[[", start)
        self.at += 2 if listed else 1
        names = self._key()
        path: Path = ()
        for name in names[:-1]:
            path = self._last((*path, name))
        path = (*path, names[-1])
        if listed:
            self.values.setdefault(path, start)
            self._counts[path] = self._counts.get(path, -1) + 1
        path = self._last(path)
        self.values.setdefault(path, start)
        for end in range(1, len(path) + 1):
            self.keys.setdefault(path[:end], start)
        self.at = self.text.index("]", self.at) + (2 if listed else 1)
        return path

    def _last(self, path: Path) -> Path:
        """The table that a header means by `path`: of several, the last so far."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _pair(self, table: Path) -> None:
        start = self.at
        path = (*table, *self._key())
        for end in range(len(table) + 1, len(path) + 1):
            self.keys.setdefault(path[:end], start)
            if end < len(path):
                self.values.setdefault(path[:end], start)
        self.at = self.text.index("=", self.at) + 1
        self._value(path)

    def _key(self) -> list[str]:
        """The parts of a dotted key; stops behind the last."""
        names = []
        while True:
            self._skip(_SPACE)
            part = _PART.match(self.text, self.at)
            assert part is not None  # noqa: S101 - the document is sound
            names.append(_unquoted(part[0]))
            self.at = part.end()
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        self.values.setdefault(path, self.at)
        opening = self.text[self.at]
        if opening not in "[{":
            found = _SCALAR.match(self.text, self.at)
            assert found is not None  # noqa: S101 - the document is sound
            self.at = found.end()
            return
        self.at += 1
        number = 0
        while self._skip(_COMMAS) and self.text[self.at] not in "]}":
            if opening == "[":
                self._value((*path, number))
                number += 1
            else:
                self._pair(path)
        self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        """Go on behind what is of no account; False at the end of the text."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    if "\\" not in part:
        return part[1:-1]
    import tomllib

    return str(tomllib.loads(f"key = {part}")["key"])


_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_COMMAS = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'"
    r"|[^,\]}#\n]*",
    re.DOTALL,
)
"""A value that is neither list nor table; one without quotes ends before what ends a value."""

_UNREADABLE = Text(
    "Berkas konfigurasi tidak dapat dibaca ({detail}); periksa izinnya.",
    "The config cannot be read ({detail}); look at its permissions.",
)
_TOO_LARGE = Text(
    "Berkas konfigurasi lebih besar dari 1 MB; hapus isinya yang tidak diperlukan.",
    "The config is larger than 1 MB; delete what is not needed.",
)
_NOT_UTF8 = Text(
    "Berkas konfigurasi bukan teks UTF-8; simpan kembali dengan pengodean UTF-8.",
    "The config is not UTF-8; save it again in that encoding.",
)
_TOO_DEEP = Text(
    "Daftar bersarang terlalu dalam untuk dibaca; sederhanakan.",
    "Lists nest too deep to be read; simplify them.",
)
_BROKEN = Text(
    "TOML tidak dapat dibaca di sini: {detail}.", "The TOML cannot be read here: {detail}."
)
_UNREADABLE_TOML = Text(
    "TOML tidak dapat dibaca di sini; periksa tanda kutip, tanda `=` dan kurungnya.",
    "The TOML cannot be read here; look at quotes, equal signs and brackets.",
)
_ENDS = Text(
    "berkas berakhir sebelum isi ini lengkap; periksa tanda kutip dan kurung penutup",
    "the file ends before this is complete; look at closing quotes and brackets",
)
_NO_KEY = Text(
    "baris ini tidak diawali nama kunci atau [[abaikan]]",
    "this line begins with neither a key nor [[abaikan]]",
)
_OPEN_QUOTE = Text(
    "tanda kutip penutup tidak ada pada baris ini", "the closing quote is missing on this line"
)
_TWICE = Text("kunci yang sama sudah ditulis sebelumnya", "the same key stands further up")
_SLIPS = (
    (
        "Expected '=' after a key",
        Text(
            "setelah nama kunci harus ada `=` dan isinya",
            "a key must be followed by `=` and a value",
        ),
    ),
    (
        "Invalid value",
        Text(
            "isi harus teks bertanda kutip, tanggal, atau daftar dalam kurung siku",
            "a value must be a text in quotes, a date, or a list in square brackets",
        ),
    ),
    ("Invalid statement", _NO_KEY),
    ("Invalid initial character for a key", _NO_KEY),
    (r"Illegal character '\n'", _OPEN_QUOTE),
    (r"Found invalid character '\n'", _OPEN_QUOTE),
    (
        "Unescaped '\\'",
        Text(
            "tulis garis miring `/` di antara folder, atau pakai tanda kutip tunggal",
            "write `/` between folders, or use single quotes",
        ),
    ),
    (
        "Expected newline or end of document",
        Text("satu baris memuat lebih dari satu isi", "a line holds more than one value"),
    ),
    ("Cannot overwrite a value", _TWICE),
    ("Duplicate inline table key", _TWICE),
    (
        "Cannot declare",
        Text(
            "tabel yang sama sudah ditulis sebelumnya (pakai kurung siku ganda untuk setiap entri)",
            "the same table stands further up (use double brackets for each entry)",
        ),
    ),
    (
        "Expected ']",
        Text("kurung siku penutup tidak ada", "the closing square bracket is missing"),
    ),
    (
        "Unclosed array",
        Text(
            "di antara dua butir daftar harus ada koma, dan daftar ditutup dengan `]`",
            "a comma must stand between two items of a list, and `]` at its end",
        ),
    ),
    ("Invalid date", Text("tanggal itu tidak ada", "there is no such date")),
)
_UNKNOWN_NEAR = Text(
    "Kunci `{key}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The key `{key}` is unknown; did you mean `{near}`?",
)
_UNKNOWN = Text(
    "Kunci `{key}` tidak dikenal; yang dikenal di sini: {keys}.",
    "The key `{key}` is unknown; known here: {keys}.",
)
_ROWS = Text(
    "Kunci `baris` tidak ada, karena nomor baris berpindah bila rencana disunting; pakai `lke`, "
    "atau tulis `abaikan` pada kegiatan itu di dalam rencana.",
    "There is no key `baris`, because row numbers move when a plan is edited; use `lke`, or "
    "write `abaikan` into that kegiatan of the plan.",
)
_NOT_A_TABLE = Text(
    "`tool.zicheck` harus berupa tabel; tulis [tool.zicheck] atau [[tool.zicheck.abaikan]].",
    "`tool.zicheck` must be a table; write [tool.zicheck] or [[tool.zicheck.abaikan]].",
)
_NOT_ENTRIES = Text(
    "`{key}` harus berupa daftar tabel; awali setiap tabelnya dengan [[{header}]].",
    "`{key}` must be a list of tables; begin each of them with [[{header}]].",
)
_NO_GLOB = Text(
    'Kunci `berkas` tidak ada; sebutkan rencana yang dikenai, misalnya `berkas = "kpu-*/**"`.',
    'The key `berkas` is missing; say which plans it is for, such as `berkas = "kpu-*/**"`.',
)
_NOT_A_CHOICE = Text(
    'Kunci `{key}` harus salah satu dari {known}, misalnya `{key} = "{near}"`.',
    'The key `{key}` must be one of {known}, such as `{key} = "{near}"`.',
)
_NOT_CODES = Text(
    "Kunci `{key}` harus berupa daftar kode atau keluarga aturan, misalnya "
    '`{key} = ["MON", "WKT003"]`.',
    'The key `{key}` must be a list of rules or families, such as `{key} = ["MON", "WKT003"]`.',
)
_NOT_TEXTS = Text(
    "Kunci `{key}` harus berupa daftar teks dalam tanda kutip, misalnya "
    '`{key} = ["KPU Provinsi Contoh"]`.',
    'The key `{key}` must be a list of texts in quotes, such as `{key} = ["KPU Provinsi Contoh"]`.',
)
_NOT_A_FILE = Text(
    "Nama berkas `{name}` tidak dapat dipakai; tulis garis miring `/` di antara folder.",
    "The file name `{name}` cannot be used; write `/` between folders.",
)
_NO_FILE = Text(
    "Kumpulan aturan `{name}` tidak ditemukan; tulis letaknya dari folder berkas konfigurasi ini.",
    "There is no rule set `{name}`; write where it lies, from the folder of this config.",
)
_CODE = Text(
    'Kunci `kode` tidak ada atau kosong; sebutkan kode aturannya, misalnya `kode = "WKT004"`.',
    'The key `kode` is missing or empty; name the rule, such as `kode = "WKT004"`.',
)
_REASON = Text(
    "Kunci `alasan` tidak ada atau kosong; tulis mengapa temuan ini diabaikan, karena alasannya "
    "dimuat dalam setiap laporan.",
    "The key `alasan` is missing or empty; write why the finding is ignored, because every "
    "report shows the reason.",
)
_NOT_TEXT = Text(
    "Kunci `{key}` harus berupa teks dalam tanda kutip.",
    "The key `{key}` must be a text in quotes.",
)
_NOT_A_DAY = Text(
    "Kunci `sampai` harus berupa tanggal tanpa tanda kutip dan tanpa jam, misalnya "
    "`sampai = 2026-12-31`.",
    "The key `sampai` must be a date without quotes and without a time, such as "
    "`sampai = 2026-12-31`.",
)
_NOT_PATTERNS = Text(
    'Kunci `lke` harus berupa daftar kode atau pola, misalnya `lke = ["P.V.3.c", "P.VI.*"]`.',
    'The key `lke` must be a list of ids or patterns, such as `lke = ["P.V.3.c", "P.VI.*"]`.',
)
_NO_ID = Text(
    "Pola `{pattern}` tidak menunjuk satu indikator LKE pun; yang terdekat: {near}.",
    "The pattern `{pattern}` names no indikator of the LKE; nearest: {near}.",
)
_GLOB = Text(
    "Pola berkas `{glob}` tidak dapat cocok dengan rencana mana pun; tulis relatif terhadap folder "
    "berkas ini, dengan garis miring `/` dan tanpa `..`.",
    "The glob `{glob}` can fit no plan; write it relative to the folder of this file, with `/` "
    "between folders and without `..`.",
)
_NO_RULE = Text(
    "Aturan `{code}` tidak dikenal; `zicheck rules list` menampilkan semua kode.",
    "The rule `{code}` is unknown; `zicheck rules list` shows all codes.",
)
_NO_RULE_NEAR = Text(
    "Aturan `{code}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The rule `{code}` is unknown; did you mean `{near}`?",
)
_REQUIRED = Text(
    "Aturan `{code}` tidak dapat diabaikan karena skor bersandar padanya; hapus pengabaian ini.",
    "The rule `{code}` cannot be ignored, because the score rests on it; delete this entry.",
)
