"""What stands beside the plans: `zicheck.toml`, or `[tool.zicheck]` in pyproject.toml.

It is looked for upward from each plan, and the nearest one governs the plan alone. What it may
say is read by :mod:`zicheck.configfile`, which is imported only when there is one.
"""

# A plan without a config pays for a few look-ups and nothing else: no pathlib, no tomllib.
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH113, PTH118, PTH120, PTH123

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.errors import InputError
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from zicheck.ignoring import Pengabaian
    from zicheck.report import Report
    from zicheck.rule import RuleSet

FILE = "zicheck.toml"
PROJECT = "pyproject.toml"
MAX_BYTES = 1_000_000
"""A config of a hundred entries is about 20 kB."""
_STOP = ".git"


class Entry(Record):
    """One `[[abaikan]]`: what it switches off, and a glob over the plans that it is for."""

    pengabaian: Pengabaian
    berkas: str = ""


class Said(Record):
    """What a config says for one key: the value, and where (`asal` is the file)."""

    value: Any
    asal: str
    baris: int


class PlanTable(Record):
    """One `[[rencana]]`: what it says, and a glob over the plans that it is for."""

    berkas: str
    said: Mapping[str, Said]


class Config(Record):
    """What one config says; it governs the plans below `folder`.

    `said` holds its single keys, `rulesets` the rule sets that it names, by the name used there.
    """

    folder: str
    entries: tuple[Entry, ...]
    name: str = ""
    said: Mapping[str, Said] = {}
    plans: tuple[PlanTable, ...] = ()
    rulesets: Mapping[str, RuleSet] = {}


class Configs:
    """The configs that govern the plans of one run; each folder is looked into once.

    Args:
        ruleset: the rules that entries may name, beside those of rule sets that a config names.
        fixed: whether that rule set was asked for, so that no config may choose another.
    """

    def __init__(self, ruleset: RuleSet, *, fixed: bool = False) -> None:
        self._ruleset = ruleset
        self._fixed = fixed
        self._nearest: dict[str, Config | None] = {}
        self._fitting: dict[Pengabaian, None] = {}
        self._used: set[Pengabaian] = set()

    def of(self, path: str | None) -> tuple[Pengabaian, ...]:
        """What is switched off in the plan at `path` (None: standard input, in this folder).

        Raises:
            InputError: when the config cannot be used.
        """
        config, name = self.governing(path)
        if config is None:
            return ()
        found = tuple(
            entry.pengabaian
            for entry in config.entries
            if not entry.berkas or (name and fits(entry.berkas, name))
        )
        self._fitting.update(dict.fromkeys(found))
        return found

    def governing(self, path: str | None) -> tuple[Config | None, str]:
        """The config that governs a plan or a folder, and what the path is called from there.

        Raises:
            InputError: when the config cannot be used.
        """
        try:
            plan = os.path.abspath(path) if path is not None else os.path.join(os.getcwd(), "")
        except OSError:  # the folder that we are in is gone
            return None, ""
        config = self._governing(plan if os.path.isdir(plan) else os.path.dirname(plan))
        if config is None:
            return None, ""
        name = plan[len(config.folder) :].replace(os.sep, "/").strip("/") if path else ""
        return config, name

    def said(self, path: str | None) -> dict[str, Said]:
        """What the config says for a plan, by key; of several `[[rencana]]` the last wins.

        Raises:
            InputError: when the config cannot be used.
        """
        config, name = self.governing(path)
        if config is None:
            return {}
        found = dict(config.said)
        for table in config.plans:
            if name and fits(table.berkas, name):
                found.update(table.said)
        return found

    def ruleset(self, path: str | None) -> RuleSet:
        """The rule set for a plan: that of the run, unless the config names one for it.

        Raises:
            InputError: when the config cannot be used.
        """
        config, _ = self.governing(path)
        said = None if config is None or self._fixed else self.said(path).get("aturan")
        return self._ruleset if config is None or said is None else config.rulesets[said.value]

    def is_ruleset(self, path: str) -> bool:
        """Whether a file is one of the rule sets that the config above it names."""
        try:
            config, name = self.governing(path)
        except InputError:
            return False
        names = () if config is None else map(os.path.normpath, config.rulesets)
        return os.path.normpath(name) in names

    def offices(self, path: str | None) -> tuple[str, ...]:
        """The offices that a plan may rightly name by its config.

        Raises:
            InputError: when the config cannot be used.
        """
        said = self.said(path).get("induk")
        return () if said is None else tuple(said.value)

    def note(self, report: Report) -> None:
        """Remember which entries hid something in a plan."""
        self._used.update(item.entry for item in report.ignored if item.entry is not None)

    def note_used(self, entries: Iterable[Pengabaian]) -> None:
        """Remember entries that hid something in a plan that was judged elsewhere."""
        self._used.update(entries)

    def idle(self, today: date, *, folders: bool) -> Iterator[Text]:
        """A sentence for each entry that hid nothing in any plan of the run.

        Args:
            today: the day by which entries have expired.
            folders: whether whole folders were checked: only then is a glob that fits none of
                their plans worth a word.
        """
        from zicheck.phrases import date_text

        known = {config.folder: config for config in self._nearest.values() if config}
        for config in known.values():
            for entry in config.entries:
                item = entry.pengabaian
                if item in self._used:
                    continue
                if item not in self._fitting:
                    if folders:
                        yield _NO_PLAN.fill(place=item.place, code=item.kode, glob=entry.berkas)
                elif item.expired(today) and item.sampai is not None:
                    day = date_text(item.sampai)
                    yield _EXPIRED.fill(place=item.place, code=item.kode, day=day)
                else:
                    yield _UNUSED.fill(place=item.place, code=item.kode)

    def _governing(self, folder: str) -> Config | None:
        """The nearest config at or above `folder`."""
        climbed = []
        while folder not in self._nearest:
            climbed.append(folder)
            config = self._in(folder)
            parent = os.path.dirname(folder)
            if config or parent == folder or os.path.exists(os.path.join(folder, _STOP)):
                self._nearest[folder] = config
                break
            folder = parent
        found = self._nearest[folder]
        self._nearest.update(dict.fromkeys(climbed, found))
        return found

    def _in(self, folder: str) -> Config | None:
        """The config that lies in `folder` itself."""
        found = _content(folder)
        if found is None:
            return None
        from zicheck import configfile

        path, data = found
        read = configfile.read_project if data else configfile.read
        text = data or configfile.content(path)
        return read(text, _name(path), self._ruleset, folder=folder, fixed=self._fixed)


def governed(path: str) -> bool:
    """Whether a config seems to lie at or above `path`; it is not read."""
    try:
        folder = os.path.abspath(path)
    except OSError:
        return False
    folder = folder if os.path.isdir(folder) else os.path.dirname(folder)
    while True:
        if _content(folder) is not None:
            return True
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, _STOP)):
            return False
        folder = parent


def _content(folder: str) -> tuple[str, bytes] | None:
    """The config in `folder`: its path, and its bytes if it is a pyproject.toml."""
    path = os.path.join(folder, FILE)
    if os.path.isfile(path):
        return path, b""
    path = os.path.join(folder, PROJECT)
    data = _project(path) if os.path.isfile(path) else b""
    return (path, data) if data else None


def fits(glob: str, name: str) -> bool:
    """Whether a path matches a glob; both have `/` between folders.

    `*` and `?` stay within one name, `**` stands for any number of folders, and a glob that ends
    with `/` or `/**` means everything below that folder.
    """
    from fnmatch import fnmatchcase

    if not (glob.isascii() and name.isascii()):  # macOS takes accents apart, editors do not
        from unicodedata import normalize

        glob, name = normalize("NFC", glob), normalize("NFC", name)
    parts = [part for part in glob.split("/") if part != "."]
    parts[-1:] = {"": ["**"], "**": ["**", "*"]}.get(parts[-1], parts[-1:])

    def beyond(states: Iterable[int]) -> set[int]:
        """The states, and those behind a `**`, which may stand for nothing."""
        reached = set()
        for state in states:
            n = state
            reached.add(n)
            while n < len(parts) and parts[n] == "**":
                n += 1
                reached.add(n)
        return reached

    states = beyond({0})
    for folder in name.split("/"):
        stay = {n for n in states if n < len(parts) and parts[n] == "**"}
        step = {n + 1 for n in states - stay if n < len(parts) and fnmatchcase(folder, parts[n])}
        states = beyond(stay | step)
    return len(parts) in states


def _project(path: str) -> bytes:
    """A pyproject.toml that may speak of zicheck; empty for one that is not meant for us."""
    import re

    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        data = b""
    if len(data) > MAX_BYTES:
        return b""
    # Every way to write the table `tool.zicheck`; most files are told apart without tomllib.
    tool = rb"^[ \t]*(?:\[+[ \t]*)?[\"']?tool[\"']?[ \t]*(?:\.[ \t]*[\"']?zicheck\b|\]|=)"
    return data if re.search(tool, data, re.MULTILINE) else b""


def _name(path: str) -> str:
    """The path as the reader knows it: from where he stands, when it is above or below him."""
    try:
        here = os.getcwd()
        short = os.path.relpath(path, here)
    except (OSError, ValueError):  # no such folder any more; another drive
        return path
    above = f"{here}{os.sep}".startswith(os.path.join(os.path.dirname(path), ""))
    return short if above or not short.startswith(os.pardir) else path


_UNUSED = Text(
    "{place}: pengabaian {code} tidak menyembunyikan apa pun pada pemeriksaan ini; hapus bila "
    "tidak diperlukan lagi.",
    "{place}: ignoring {code} hid nothing in this run; delete the entry if it is not needed any "
    "more.",
)
_EXPIRED = Text(
    "{place}: pengabaian {code} berlaku sampai {day}, jadi temuannya dihitung kembali; "
    "perpanjang atau hapus.",
    "{place}: ignoring {code} held until {day}, so its findings count again; extend or delete "
    "the entry.",
)
_NO_PLAN = Text(
    "{place}: pola berkas `{glob}` pada pengabaian {code} tidak cocok dengan satu rencana pun "
    "pada pemeriksaan ini.",
    "{place}: the glob `{glob}` of the entry for {code} fits none of the plans of this run.",
)
