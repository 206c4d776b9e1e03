"""The reference pages that follow from the rules: one page a rule, and what they draw on.

Run as `python -m zicheck.docpages`; a test holds the pages against the files. :func:`pages` is
pure; only :func:`main` writes. The pages are in Bahasa Indonesia, except for what they take from
the docstrings of the code.
"""

from __future__ import annotations

import inspect
import json
import math
import re
import sys
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

from zicheck import compiling, rulebuild
from zicheck.bahasa import Text
from zicheck.checks import KINDS
from zicheck.checks.base import select_ids
from zicheck.commands import schema
from zicheck.phrases import listed
from zicheck.render.numbers import decimal
from zicheck.render.texts import SEVERITY
from zicheck.report import SEVERITIES
from zicheck.rule import FAMILIES
from zicheck.ruletest import observe
from zicheck.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zicheck.checks import KindOfCheck
    from zicheck.instrument import Indikator, KomponenLke
    from zicheck.rule import Rule, RuleSet

    Plain = Mapping[str, Any]

DOCS = Path(__file__).parent.parent / "docs"
RULE_PAGES = "reference/aturan"
"""The folder below `docs/` in which every file is generated."""

_MADE = "<!-- Dibuat dengan `python -m zicheck.docpages`; jangan disunting dengan tangan. -->\n\n"
_FEW = 6
"""So many indikator are listed on the page of a rule; of more, only the number is told."""
_SELECTORS = frozenset({"lke", "siapkan"})
"""Options that hold patterns over LKE ids which the rule is about."""


def pages(data: Plain) -> dict[str, str]:
    """Every generated page by its path below `docs/`; the same data give the same bytes.

    Args:
        data: the compiled rule set, as :mod:`zicheck.compiling` writes it.
    """
    book = _Book(data)
    made = {f"{RULE_PAGES}/{rule.kode}.md": _MADE + _page(_rule(book, rule)) for rule in book.rules}
    made[f"{RULE_PAGES}/README.md"] = _MADE + _page(_index(book))
    made["reference/jenis-pemeriksaan.md"] = _MADE + _page(_kinds(book))
    made["reference/instrumen.md"] = _MADE + _page(_instrument(book))
    made["reference/rantai.md"] = _MADE + _page(_chains(book))
    made["reference/regulasi.md"] = _MADE + _page(_registry(book))
    for name in ("plan", "report", "config"):
        made[f"reference/{name}.schema.json"] = schema.text(name)
    return made


def stale(docs: Path, made: Mapping[str, str]) -> list[Path]:
    """The files among the rule pages that no rule has any more."""
    return sorted(
        path
        for path in (docs / RULE_PAGES).glob("*")
        if path.relative_to(docs).as_posix() not in made
    )


def compiled() -> dict[str, Any]:
    """The built-in rule set, as it lies in the package."""
    data: dict[str, Any] = json.loads(compiling.compiled_path().read_text(encoding="utf-8"))
    return data


def main() -> int:
    """Writes the pages and deletes those of rules that are gone."""
    made = pages(compiled())
    (DOCS / RULE_PAGES).mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        write_file(str(DOCS / name), text.encode())
    for path in stale(DOCS, made):
        path.unlink()
    sys.stdout.write(f"{len(made)} pages\n")
    return 0


# What the pages are made from.


class _Tried(NamedTuple):
    """What the failing examples of a rule show, and what their messages may be filled with."""

    costs: bool
    rows: bool
    ignorable: bool
    values: tuple[str, ...]


class _Book:
    """The rule set as objects and as plain data, and what its examples show."""

    def __init__(self, data: Plain) -> None:
        self.data = data
        self.ruleset = rulebuild.build(data)
        families = list(FAMILIES)
        self.rules = sorted(
            (*self.ruleset.rules, *self.ruleset.off),
            key=lambda rule: (families.index(rule.keluarga), rule.kode),
        )
        self.plain: dict[str, Plain] = {item["kode"]: item for item in data["aturan"]}
        self.tried = {rule.kode: _try(self.ruleset, rule) for rule in self.rules}
        self.named = {rule.kode: self._named(rule) for rule in self.rules}

    def _named(self, rule: Rule) -> tuple[str, ...]:
        """The LKE ids that the rule names: in its basis, its options, its chains or its needs."""
        patterns = [*rule.dasar.lke, *_patterns(self.options(rule))]
        if self.options(rule).get("rantai") == "semua":
            patterns += _patterns(self.data["rantai"])
        if rule.periksa == "bukti_perlu":
            needs = self.data["bukti"]["perlu"]
            chosen = {n.kode for n in self.ruleset.evidence.needs if rule.opsi.chooses(n)}
            patterns += _patterns([need for need in needs if need["kode"] in chosen])
        return select_ids(tuple(self.ruleset.instrument.indikator), tuple(patterns))

    def options(self, rule: Rule) -> Plain:
        """The options that the rule sets, as they stand in its file."""
        options: Plain = self.plain[rule.kode].get("opsi", {})
        return options

    def cap(self, rule: Rule) -> str:
        """What a finding costs, in a few words."""
        name = self.plain[rule.kode].get("batas")
        if isinstance(name, str):
            return f"`{name}`"
        if rule.batas is not None:
            return "batas sendiri"
        return "menurut irama LKE" if self.tried[rule.kode].costs else "tanpa poin"


def _patterns(value: object) -> list[str]:
    """The LKE patterns in options, wherever they stand in them."""
    if isinstance(value, dict):
        found: list[str] = []
        for key, item in value.items():
            if key in _SELECTORS:
                found += [item] if isinstance(item, str) else item
            else:
                found += _patterns(item)
        return found
    if isinstance(value, list):
        return [pattern for item in value for pattern in _patterns(item)]
    return []


def _try(ruleset: RuleSet, rule: Rule) -> _Tried:
    """The failing examples of `rule`, run against it alone."""
    asked: dict[str, None] = {}

    class Recorder(Text):
        """A message that remembers what it was offered."""

        __slots__ = ()

        def fill(self, **values: object) -> Text:
            asked.update(dict.fromkeys(values))
            return super().fill(**values)

    seen = observe(ruleset, rule._replace(pesan=Recorder(*rule.pesan)))
    return _Tried(seen.costs, seen.rows, seen.ignorable, tuple(asked))


def _page(lines: Iterable[str]) -> str:
    """Blocks with a blank line between them; ends with one line break."""
    return "\n\n".join(line for line in lines if line) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    shown = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(_celled, row)) + " |" for row in shown)


def _celled(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _yaml(value: object, *, short: bool = False) -> str:
    """A value as a block of YAML; `short` puts lists of words on one line."""
    text = yaml.safe_dump(
        value,
        allow_unicode=True,
        sort_keys=False,
        width=100 if short else 100_000,
        default_flow_style=None if short else False,
    )
    return f"```yaml\n{text}```"


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=100_000, default_flow_style=True
    )
    bare = text.removesuffix("\n").removesuffix("...").strip()
    return f"`{bare}`"


def _quoted(text: str) -> str:
    return f"> {text}"


def _codes(rules: Iterable[Rule], folder: str = "") -> str:
    return ", ".join(f"[{rule.kode}]({folder}{rule.kode}.md)" for rule in rules)


def _prose(doc: str | None) -> str:
    """A docstring as Markdown: roles of the markup are taken off."""
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", inspect.cleandoc(doc or ""))


# One rule.


def _rule(book: _Book, rule: Rule) -> Iterator[str]:
    tried = book.tried[rule.kode]
    yield f"# {rule.kode}: {rule.judul.id}"
    level = "mati" if rule in book.ruleset.off else SEVERITY[rule.tingkat].id
    facts = [
        ("Keluarga", f"{rule.keluarga}: {FAMILIES[rule.keluarga].id}"),
        ("Tingkat", f"{level} (`{rule.tingkat}`)"),
        ("Jenis pemeriksaan", f"[`{rule.periksa}`](../jenis-pemeriksaan.md#{rule.periksa})"),
        ("Indikator LKE", _about(book, rule)),
        ("Letak temuan", "baris kegiatan" if tried.rows else "rencana sebagai keseluruhan"),
    ]
    yield _table(("", ""), facts)
    yield "## Mengapa diperiksa"
    yield rule.mengapa.id
    yield "## Dasar"
    yield f"{rule.dasar.sumber.id}."
    yield "## Akibat pada nilai"
    yield from _cost(book, rule)
    yield "## Opsi"
    yield from _options(book, rule)
    yield "## Pesan dan perbaikan"
    yield _quoted(rule.pesan.id)
    yield _quoted(f"Perbaikan: {rule.saran.id}")
    yield "Isian dalam kurung kurawal diganti dengan apa yang ditemukan."
    for passes, title in ((False, "Contoh yang kena"), (True, "Contoh yang lulus")):
        yield f"## {title}"
        for example in rule.contoh:
            if example.lulus is passes:
                yield _yaml(example.rencana)
    yield "Cara membaca contoh: [daftar aturan](README.md#membaca-contoh)."
    yield "## Mengabaikan dan mematikan"
    yield from _ways_off(rule, tried)


def _about(book: _Book, rule: Rule) -> str:
    """The indikator that the rule is about, by name when they are few."""
    named = book.named[rule.kode]
    if not named:
        return "tidak terikat pada indikator tertentu"
    if len(named) > _FEW:
        return f"{len(named)} indikator; lihat [indeksnya](README.md#menurut-indikator-lke)"
    instrument = book.ruleset.instrument
    return "; ".join(f"`{id_}` {instrument.indikator[id_].judul.id}" for id_ in named)


def _cost(book: _Book, rule: Rule) -> Iterator[str]:
    if rule.batas is not None:
        scales = book.ruleset.instrument.skala
        yield (
            "Selama temuan ini ada, indikator yang bersangkutan paling tinggi mendapat jawaban "
            "berikut, menurut skalanya. Skala yang tidak disebut tidak dibatasi."
        )
        yield _table(
            ("Skala", "Jawaban tertinggi", "Bagian bobot yang tersisa"),
            (
                (f"`{scale}`", letter, f"{scales[scale][letter] * 100:g}%")
                for scale, letter in rule.batas.jawaban.items()
            ),
        )
        name = book.plain[rule.kode].get("batas")
        if isinstance(name, str):
            yield f"Nama batas ini: `{name}` ([batas bernama](README.md#batas-bernama))."
    elif book.tried[rule.kode].costs:
        yield (
            "Aturan ini tidak memakai batas tetap. Makin banyak waktu pelaksanaan yang kurang, "
            "makin rendah jawaban tertinggi yang masih dapat didukung: lihat jenis pemeriksaannya "
            "dan kolom irama pada [instrumen](../instrumen.md)."
        )
    else:
        yield "Temuan aturan ini tidak mengurangi nilai kesiapan."


def _options(book: _Book, rule: Rule) -> Iterator[str]:
    """The options in force; those with records in them stand below the table."""
    given = book.options(rule)
    cls = KINDS[rule.periksa].options
    rows = []
    blocks = []
    for name in cls._fields:
        if given.get(name) == "semua" and name == "rantai":
            rows.append((f"`{name}`", "[semua rantai](../rantai.md)"))
        elif name in given:
            value = given[name]
            nested = isinstance(value, list) and any(isinstance(item, dict) for item in value)
            rows.append((f"`{name}`", "lihat di bawah" if nested else _flow(value)))
            if nested:
                blocks.append(_yaml({name: value}, short=True))
        else:
            rows.append((f"`{name}`", f"{_flow(_plain(cls._field_defaults[name]))} (bawaan)"))
    if not rows:
        yield "Aturan ini tidak mempunyai opsi."
        return
    yield _table(("Opsi", "Nilai"), rows)
    yield from blocks
    yield (
        "Arti setiap opsi: [jenis pemeriksaan "
        f"`{rule.periksa}`](../jenis-pemeriksaan.md#{rule.periksa})."
    )


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _ways_off(rule: Rule, tried: _Tried) -> Iterator[str]:
    ways = []
    if tried.ignorable:
        ways.append(
            "Untuk satu kegiatan, dengan alasan yang dimuat dalam setiap laporan, tulis pada "
            f"kegiatan itu: `abaikan: [{{kode: {rule.kode}, alasan: ...}}]`. Bila satu temuan "
            "menyangkut beberapa baris, setiap baris itu memerlukannya."
        )
    ways.append(
        "Untuk beberapa rencana, beberapa indikator atau sampai suatu tanggal, tulis dalam "
        f'[`zicheck.toml`](../konfigurasi.md) satu `[[abaikan]]` dengan `kode = "{rule.kode}"` '
        "dan `alasan`."
    )
    ways.append(
        f"Untuk satu kali pemeriksaan: `zicheck check rencana.yaml --ignore {rule.kode}`. "
        "Temuannya tidak ditampilkan; nilai tidak berubah."
    )
    if rule.wajib:
        ways.append(
            "Aturan ini wajib: nilai bertumpu padanya, sehingga kumpulan aturan sendiri tidak "
            "dapat mematikannya. Tingkatnya dapat diubah."
        )
    else:
        ways.append(
            "Untuk semua rencana: tulis dalam [kumpulan aturan "
            f"sendiri](../../how-to/aturan-sendiri.md) `ubah: {{{rule.kode}: mati}}`."
        )
    yield "\n".join(f"- {way}" for way in ways)


# The index of the rules.


def _index(book: _Book) -> Iterator[str]:
    ruleset = book.ruleset
    yield "# Daftar aturan"
    yield (
        f"Kumpulan aturan `{ruleset.id}` ({ruleset.nama.id}) memuat {len(book.rules)} aturan. "
        "Kode aturan tetap untuk seterusnya: tiga huruf keluarga dan tiga angka."
    )
    yield (
        "Isi halaman: [menurut keluarga](#menurut-keluarga), [menurut tingkat]"
        "(#menurut-tingkat), [menurut indikator LKE](#menurut-indikator-lke), [batas bernama]"
        "(#batas-bernama), [membaca contoh](#membaca-contoh)."
    )
    yield "## Menurut keluarga"
    for family, name in FAMILIES.items():
        members = [rule for rule in book.rules if rule.keluarga == family]
        if members:
            yield f"### {family}: {name.id}"
            yield _table(
                ("Kode", "Judul", "Tingkat", "Akibat pada nilai"),
                (
                    (
                        f"[{rule.kode}]({rule.kode}.md)",
                        rule.judul.id,
                        SEVERITY[rule.tingkat].id,
                        book.cap(rule),
                    )
                    for rule in members
                ),
            )
    yield "## Menurut tingkat"
    yield _table(
        ("Tingkat", "Banyaknya", "Aturan"),
        (
            (f"{SEVERITY[level].id} (`{level}`)", str(len(found)), _codes(found))
            for level in SEVERITIES
            if (found := [rule for rule in book.rules if rule.tingkat == level])
        ),
    )
    yield "## Menurut indikator LKE"
    yield (
        "Aturan yang menyebut suatu indikator: pada dasarnya, pada opsinya, pada rantai langkahnya "
        "atau pada bukti yang diminta. Aturan yang tidak tercantum di sini berlaku untuk setiap "
        "baris atau untuk rencana sebagai keseluruhan. Bunyi setiap indikator: "
        "[instrumen](../instrumen.md)."
    )
    yield _table(
        ("Indikator", "Aturan"),
        (
            (f"`{id_}` {indikator.judul.id}", _codes(found))
            for id_, indikator in ruleset.instrument.indikator.items()
            if (found := [rule for rule in book.rules if id_ in book.named[rule.kode]])
        ),
    )
    yield "## Batas bernama"
    yield (
        "Batas menetapkan jawaban tertinggi yang masih didukung baris bertemuan, untuk setiap "
        "skala. Skala yang tidak disebut tidak dibatasi."
    )
    yield _table(
        ("Nama", "Jawaban tertinggi menurut skala"),
        (
            (f"`{name}`", ", ".join(f"{scale}: {letter}" for scale, letter in cap.items()))
            for name, cap in book.data["set"]["batas"].items()
        ),
    )
    yield "## Membaca contoh"
    yield _EXAMPLES
    yield _table(("Kunci", "Arti"), ((f"`{key}`", about) for key, about in _EXAMPLE_KEYS))
    yield _EXAMPLE_ROW


_EXAMPLES = """\
Setiap aturan membawa sedikitnya satu contoh yang kena dan satu contoh yang lulus; `zicheck rules \
test` menjalankan semuanya. Contoh hanya menulis yang penting baginya. Selebihnya diisi dari \
rencana tanpa kekurangan milik unit rekaan KPU Kabupaten Contoh."""
_EXAMPLE_KEYS = (
    ("kegiatan", "Baris-baris rencana."),
    ("lengkap", "`true`: mulai dari satu baris untuk setiap indikator pemenuhan dan reform."),
    ("tanpa", "Bersama `lengkap`: indikator yang ditinggalkan (pola, misalnya `P.II.*`)."),
    ("target_waktu", "Target waktu yang sama untuk semua baris."),
    ("tahun", "Tahun rencana; tanpa ini 2025."),
    ("tanggal", "Tanggal keputusan; tanpa ini 6 Januari tahun rencana."),
    ("nomor", "Nomor keputusan; tanpa ini 1."),
    ("unit", "Nama unit; tanpa ini KPU Kabupaten Contoh."),
    ("induk", "Kantor di atas unit; tanpa ini KPU Provinsi Contoh dan KPU RI."),
    ("dasar_hukum", "Dasar hukum; tanpa ini Permen PANRB 90/2021 beserta perubahannya."),
    ("naskah", "Naskah lain dalam keputusan."),
    ("as_of", "Hari penilaian, seperti opsi `--as-of`."),
    ("hari", "Hari pemeriksaan, yang menentukan apakah `abaikan` sudah kedaluwarsa."),
)
_EXAMPLE_ROW = """\
Pada setiap butir `kegiatan`, `lke` menyebut indikator yang dilayani; area, komponen dan isi sel \
yang tidak ditulis diambil dari baris tanpa kekurangan untuk indikator itu. `lke_lain` adalah kode \
yang tertulis pada baris itu sendiri, bila berbeda. Selain sel kegiatan, boleh ditulis `area`, \
`judul_area`, `komponen`, `nomor` (nomor komponen) dan `abaikan`."""


# The kinds of check.


def _kinds(book: _Book) -> Iterator[str]:
    yield "# Jenis pemeriksaan"
    yield (
        "Setiap aturan memakai satu jenis pemeriksaan (`periksa`) dengan opsinya (`opsi`). Jenis "
        "adalah kode; aturan adalah data. Aturan baru dari jenis yang ada tidak memerlukan "
        "perubahan kode: lihat [membuat aturan sendiri](../how-to/aturan-sendiri.md)."
    )
    yield (
        "Uraian di bawah ini diambil dari kode dan berbahasa Inggris. Opsi `lke`, `kecuali` dan "
        "`siapkan` berisi pola: kode indikator (`P.I.3.b`) atau awal kode dengan bintang "
        "(`P.V.*`). Isian adalah kata yang boleh dipakai dalam kurung kurawal pada `pesan` dan "
        "`saran`."
    )
    names = sorted(KINDS)
    users = {name: [rule for rule in book.rules if rule.periksa == name] for name in names}
    yield _table(
        ("Jenis", "Aturan yang memakainya"),
        ((f"[`{name}`](#{name})", _codes(users[name], "aturan/") or "–") for name in names),
    )
    for name in names:
        yield f"## `{name}`"
        yield _prose(KINDS[name].run.__doc__)
        yield from _kind_options(KINDS[name])
        values = dict.fromkeys(
            value for rule in users[name] for value in book.tried[rule.kode].values
        )
        if values:
            yield "Isian: " + ", ".join(f"`{{{value}}}`" for value in values) + "."


def _kind_options(kind: KindOfCheck) -> Iterator[str]:
    if not kind.options._fields:
        yield "Tanpa opsi."
        return
    yield from _record(kind.options)
    told: set[type] = set()
    waiting = list(_records(kind.options))
    while waiting:
        cls = waiting.pop(0)
        if cls not in told:
            told.add(cls)
            yield f"Setiap butir `{cls.__name__}`:"
            yield from _record(cls)
            waiting += _records(cls)


def _record(cls: type) -> Iterator[str]:
    """The fields of a record of options, and what its docstring says of them."""
    hints = typing.get_type_hints(cls)
    defaults: dict[str, Any] = getattr(cls, "_field_defaults", {})
    yield _table(
        ("Opsi", "Isi", "Bawaan"),
        (
            (
                f"`{name}`",
                _type(hint),
                _flow(_plain(defaults[name])) if name in defaults else "wajib diisi",
            )
            for name, hint in hints.items()
        ),
    )
    yield _prose(cls.__doc__)


def _records(cls: type) -> Iterator[type]:
    """The classes of records that the fields of `cls` hold lists of."""
    for hint in typing.get_type_hints(cls).values():
        for inner in typing.get_args(hint):
            if inner is not Text and hasattr(inner, "_fields"):
                yield inner


_TYPES: dict[object, str] = {
    str: "teks",
    int: "bilangan bulat",
    float: "bilangan",
    bool: "`true` atau `false`",
    Text: "teks dua bahasa (`id` dan `en`)",
}


def _type(hint: Any) -> str:
    """What an option may hold, in words."""
    origin = typing.get_origin(hint)
    if origin is Literal:
        return " atau ".join(f"`{choice}`" for choice in typing.get_args(hint))
    if origin is tuple:
        return f"daftar {_type(typing.get_args(hint)[0])}"
    return _TYPES.get(hint) or f"`{hint.__name__}`"


# The instrument, the chains and the registry.


def _instrument(book: _Book) -> Iterator[str]:
    instrument = book.ruleset.instrument
    data = book.data["lke"]
    parts: dict[str, list[float]] = {"pemenuhan": [], "reform": [], "hasil": []}
    for indikator in instrument.indikator.values():
        parts[indikator.bagian].append(indikator.bobot)
    told = [
        f"{len(weights)} {word} {part} ({math.fsum(weights):g} poin)"
        for (part, weights), word in zip(
            parts.items(), ("pertanyaan", "pertanyaan", "butir"), strict=True
        )
    ]
    yield "# Instrumen (LKE)"
    yield (
        f"{instrument.nama.id}: {listed(told).id}. "
        "zicheck menilai kesiapan bagian pemenuhan saja: lihat [skor](skor.md)."
    )
    yield (
        "Butir, bobot dan skala jawaban dibaca dari dua sistem publik yang menilai LKE dan sepakat "
        "satu per satu. Naskah resmi peraturannya tidak tersedia bagi penyusun, sehingga pasalnya "
        "tidak dikutip. Judul pertanyaan diringkas. Bobot satu pertanyaan adalah bobot komponennya "
        "dibagi banyaknya pertanyaan, tanpa pembulatan; di bawah ini dibulatkan untuk dibaca."
    )
    yield "## Skala jawaban"
    yield "Nilai jawaban sebagai bagian dari bobot. Persentase dan indeks tidak memakai huruf."
    yield _table(
        ("Skala", "Jawaban dan nilainya"),
        (
            (
                f"`{scale}`",
                ", ".join(f"{letter} = {decimal(value, 'id')}" for letter, value in answers.items())
                or "dihitung",
            )
            for scale, answers in instrument.skala.items()
        ),
    )
    yield "## Syarat predikat"
    yield _table(
        ("Syarat", "WBK", "WBBM", "Satuan", "Catatan"),
        (
            (
                item["syarat"],
                _asked(item["wbk"]),
                _asked(item["wbbm"]),
                item["satuan"],
                item["catatan"],
            )
            for item in data["ambang"]
        ),
    )
    for area in instrument.area.values():
        yield f"## Area {area.kode}: {area.nama.id}"
        for kode in area.komponen:
            yield from _komponen(book, instrument.komponen[kode], kode)
    yield "## Hasil"
    yield from _questions(book, [i for i in instrument.indikator.values() if i.bagian == "hasil"])
    yield "## Butir persentase"
    yield (
        "Rumus butir persentase pada bagian reform, dibatasi 1. Butir reform tidak menambah "
        "kesiapan."
    )
    yield _table(
        ("Butir", "Masukan", "Rumus", "Bila pembaginya nol"),
        (
            (
                f"`{item['id']}`",
                item["masukan"],
                f"`{item['rumus']}`",
                str(item["pembagi_nol"]).replace("_", " "),
            )
            for item in data["persen"]
        ),
    )


def _komponen(book: _Book, part: KomponenLke, kode: str) -> Iterator[str]:
    yield f"### {kode} {part.nama.id}"
    about = "pemenuhan" if part.bagian == "pemenuhan" else "reform, tidak menambah kesiapan"
    yield f"Bobot {_weight(part.bobot)} poin ({about})."
    yield from _questions(book, [book.ruleset.instrument.indikator[i] for i in part.indikator])


def _questions(book: _Book, questions: Iterable[Indikator]) -> Iterator[str]:
    kinds = book.ruleset.evidence.kinds
    yield _table(
        ("Indikator", "Pertanyaan", "Skala", "Bobot", "Irama", "Bukti yang disebut"),
        (
            (
                f"`{indikator.id}`",
                indikator.judul.id,
                f"`{indikator.skala}`",
                _weight(indikator.bobot),
                ", ".join(f"{letter}: {times} kali" for letter, times in indikator.irama.items())
                or "–",
                ", ".join(kinds[kode].nama.id for kode in indikator.bukti) or "–",
            )
            for indikator in questions
        ),
    )


def _weight(points: float) -> str:
    return decimal(points, "id", 4).rstrip("0").rstrip(",")


def _asked(value: object) -> str:
    return "–" if value is None else str(value).replace(".", ",")


def _chains(book: _Book) -> Iterator[str]:
    yield "# Rantai langkah"
    yield (
        "Urutan langkah yang diperiksa aturan URT. Setiap langkah dibandingkan dengan langkah "
        "terdekat sebelumnya yang ada dalam rencana. Kumpulan aturan sendiri dapat menambah "
        "rantai: lihat [membuat aturan sendiri](../how-to/aturan-sendiri.md)."
    )
    yield (
        "Kata: bila disebut, indikator atau langkah aksi baris harus memuat salah satu kata itu. "
        "Sebulan: diberitahukan sebagai catatan bila langkah itu hanya jatuh tempo pada bulan yang "
        "sama dengan langkah sebelumnya."
    )
    for chain in book.data["rantai"]:
        yield f"## `{chain['kode']}`"
        yield "\n".join(
            f"{number}. {_step(step)}" for number, step in enumerate(chain["langkah"], start=1)
        )


def _step(step: Plain) -> str:
    text = f"{step['nama']['id']} ({', '.join(f'`{id_}`' for id_ in step['lke'])})"
    if step.get("kata"):
        text += f"; kata: {', '.join(step['kata'])}"
    return text + ("; sebulan" if step.get("sebulan") else "")


def _registry(book: _Book) -> Iterator[str]:
    yield "# Daftar peraturan"
    yield (
        "Peraturan yang dikenal aturan HKM. Peraturan yang tidak ada di sini dibiarkan. Kumpulan "
        "aturan sendiri dapat menambahnya: lihat [membuat aturan "
        "sendiri](../how-to/aturan-sendiri.md)."
    )
    yield (
        "LN: Lembaran Negara, TLN: Tambahan Lembaran Negara, BN: Berita Negara. Tanda – berarti "
        "tidak dicatat."
    )
    yield _table(
        ("Peraturan", "Tentang", "Lembaran", "Diubah dengan", "Diganti dengan", "Periode sampai"),
        (
            (
                item["id"],
                item["tentang"],
                _gazette(item.get("lembaran")),
                item.get("diubah", "–"),
                item.get("diganti", "–"),
                str(item.get("akhir", "–")),
            )
            for item in book.data["regulasi"]["regulasi"]
        ),
    )
    kinds = dict.fromkeys(
        item["id"].rpartition(" ")[0] for item in book.data["regulasi"]["regulasi"]
    )
    yield f"Jenis peraturan dalam daftar ini: {listed(kinds).id}."


def _gazette(value: Plain | None) -> str:
    if value is None:
        return "–"
    text = f"{value['jenis']} {value['tahun']} Nomor {value['nomor']}"
    return f"{text}, TLN {value['tambahan']}" if value.get("tambahan") else text


if __name__ == "__main__":
    raise SystemExit(main())
