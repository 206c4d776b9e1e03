"""A plan as the decree that it came from: the lines and the table of the official form, in order.

The other way round from :mod:`zicheck.decree`: what stands here is text with its part in the
form, and every renderer shows the same. Words that a decree must have and the plan does not hold
(titles, the header of the annex) are added from its unit, number and year; they are always in
Bahasa Indonesia, the language of decrees. Who signs is for the office to fill in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.decreetable import FIELDS
from zicheck.decreetext import ORDINALS, goes_on_header, is_heading, signs
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.officenames import OFFICES
from zicheck.places import Place
from zicheck.readers import MARKER, fold
from zicheck.schedule.words import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from zicheck.plan import Kegiatan, Naskah, Plan

Kind = Literal[
    "title",
    "opening",
    "item",
    "decides",
    "enacted",
    "signatory",
    "annex",
    "annex title",
    "heading",
    "text",
    "table title",
]
"""What a line is in the form: `opening` is the line of the officer who decides, `decides` is
MEMUTUSKAN, `signatory` stands above and below the signature, `annex` is the header of the annex."""

HEADINGS = {
    "indikator": "INDIKATOR",
    "langkah_aksi": "LANGKAH AKSI",
    "bukti_fisik": "BUKTI FISIK",
    "target_waktu": "TARGET WAKTU",
    "target_capaian": "TARGET CAPAIAN",
    "penanggung_jawab": "PENANGGUNG JAWAB",
}
"""The headings of the columns that hold the cells of a kegiatan."""
LEADING = ("NO", "KOMPONEN")
"""The headings of the two columns before them."""
DOTS = "…" * 12
"""Where the office fills something in by hand."""

_OPENING = ("judul", "pembukaan")
_LABELLED = ("menimbang", "mengingat", "memperhatikan", "menetapkan", *ORDINALS)
_DECREE = frozenset((*_OPENING, *_LABELLED, "memutuskan", "penetapan"))
"""The parts of a decree that stand before its annex."""
_ANNEX, _TABLE, _END = "judul lampiran", "judul tabel", "penutup"
_GROUNDS = re.compile(r"\b(?:dasar|landasan) hukum\b")
_CONCLUDES = re.compile(r"\bpertimbangan\b.*\bmenetapkan\b", re.IGNORECASE | re.DOTALL)
"""The last consideration: it sums the others up, so that it stands behind all of them."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Line(NamedTuple):
    """One paragraph; `label` opens a part (`Menimbang`), `mark` counts an item (`a.`).

    `added` tells that the plan does not hold it.
    """

    kind: Kind
    text: str
    label: str = ""
    mark: str = ""
    added: bool = False

    @property
    def whole(self) -> str:
        """All that is printed, in one line."""
        label = f"{self.label} :" if self.label else ""
        return fold(f"{label} {self.mark} {self.text}")


class Title(NamedTuple):
    """A row of the table that opens a section."""

    kode: str
    judul: str


class Entry(NamedTuple):
    """A row of the table; `span` rows share its `nomor` and `nama`, 0 where they go on."""

    nomor: str
    nama: str
    span: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A decree laid out.

    `decree` are the lines up to the signature, `annex` those before the table, `titles` those
    straight above it and `after` those behind it; `fields` name the columns behind the first two.
    """

    title: str
    decree: tuple[Line, ...]
    annex: tuple[Line, ...]
    titles: tuple[Line, ...]
    fields: tuple[str, ...]
    rows: tuple[Title | Entry, ...]
    after: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All paragraphs, in order."""
        return (*self.decree, *self.annex, *self.titles, *self.after)

    @property
    def prose(self) -> bool:
        """Whether the annex has more than its header before the table."""
        return any(line.kind in ("heading", "text") for line in self.annex)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns."""
        return (*LEADING, *(HEADINGS[name] for name in self.fields))


def printable(text: str) -> str:
    """`text` without signs that show nothing or turn the direction of what stands around them.

    Line ends and tabs stay, other white space becomes a space, what fonts of signs draw a bullet.
    """
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(char: str) -> str:
    if char in "\n\t\u200c\u200d" or char.isprintable():  # joiners: emoji are written with them
        return char
    if char.isspace():
        return " "
    return "•" if "\uf000" <= char <= "\uf0ff" else ""


def form(plan: Plan) -> Form:
    """The decree that adopts `plan`, with its annex.

    The decree's own lines are there when the plan holds some of its text; the annex always is.
    """
    plan = reworded(plan, printable)
    own, annexed, titles, after = _divided(plan.naskah)
    grounds: dict[str, list[str]] = {}
    for passage in plan.dasar_hukum:
        grounds.setdefault(passage.bagian, []).append(passage.teks)
    decree = (
        tuple(_decree(plan, own, grounds))
        if own or grounds.keys() & {"menimbang", "mengingat"}
        else ()
    )
    return Form(
        title=_file_title(plan),
        decree=decree,
        annex=tuple(_annex(plan, annexed, grounds.get("lampiran", []), dated=bool(decree))),
        titles=tuple(Line("table title", passage.teks) for passage in titles)
        or (Line("table title", _table_title(plan), added=True),),
        fields=_fields(plan),
        rows=tuple(_rows(plan, _fields(plan))),
        after=tuple(_line(passage) for passage in after),
    )


def reworded(plan: Plan, change: Callable[[str], str]) -> Plan:
    """`plan` with every text that its form shows passed through `change`."""
    decree = plan.keputusan
    return plan._replace(
        unit=change(plan.unit),
        keputusan=decree._replace(nomor=change(decree.nomor), judul=change(decree.judul)),
        dasar_hukum=tuple(item._replace(teks=change(item.teks)) for item in plan.dasar_hukum),
        naskah=tuple(item._replace(teks=change(item.teks)) for item in plan.naskah),
        area=tuple(
            item._replace(kode=change(item.kode), judul=change(item.judul)) for item in plan.area
        ),
        komponen=tuple(
            item._replace(nomor=change(item.nomor), nama=change(item.nama))
            for item in plan.komponen
        ),
        kegiatan=tuple(_reworded(row, change) for row in plan.kegiatan),
    )


def _reworded(row: Kegiatan, change: Callable[[str], str]) -> Kegiatan:
    amount, officer = row.target_capaian, row.penanggung_jawab
    return row._replace(
        indikator=change(row.indikator),
        langkah_aksi=change(row.langkah_aksi),
        bukti_fisik=tuple(item for item in map(change, row.bukti_fisik) if item),
        target_waktu=change(row.target_waktu),
        target_capaian=None if amount is None else change(amount),
        penanggung_jawab=None if officer is None else change(officer),
    )


def document(form: Form, file: str) -> Document:
    """`form` as any reader will give it, whatever file it is written to."""
    paragraphs = [
        Paragraph(line.whole, Place(file))
        for line in (*form.decree, *form.annex, *form.titles)
        if line.whole
    ]
    after = [Paragraph(line.whole, Place(file)) for line in form.after if line.whole]
    width = len(form.headings)
    rows = [_row(file, 1, form.headings)]
    for number, row in enumerate(form.rows, 2):
        if isinstance(row, Title):
            rows.append(_row(file, number, (row.kode, row.judul), merged=range(2, width)))
        else:
            merged = () if row.span else (0, 1)
            rows.append(_row(file, number, (row.nomor, row.nama, *row.cells), merged=merged))
    table = Table(tuple(rows), Place(file, table=1))
    return Document(file, (*paragraphs, table, *after))


def _row(file: str, number: int, texts: Sequence[str], merged: Iterable[int] = ()) -> Row:
    place = Place(file, table=1, row=number)
    without = set(merged)
    width = max(len(texts), *(index + 1 for index in without), 0)
    cells = (
        Cell("" if index in without else fold(texts[index]), place, index in without)
        for index in range(width)
    )
    return Row(tuple(cells), place)


# the words


def _divided(
    naskah: Sequence[Naskah],
) -> tuple[Sequence[Naskah], Sequence[Naskah], Sequence[Naskah], Sequence[Naskah]]:
    """The passages of the decree, of its annex, of the table's title, and behind the table."""
    start = next(
        (at for at, passage in enumerate(naskah) if passage.bagian not in _DECREE), len(naskah)
    )
    titled = [at for at, passage in enumerate(naskah) if passage.bagian == _TABLE]
    if titled:
        end = titled[-1] + 1
    else:
        end = len(naskah)
        while end > start and naskah[end - 1].bagian == _END:
            end -= 1
    first = end
    while first > start and naskah[first - 1].bagian == _TABLE:
        first -= 1
    return naskah[:start], naskah[start:first], naskah[first:end], naskah[end:]


def _decree(
    plan: Plan, passages: Sequence[Naskah], grounds: dict[str, list[str]]
) -> Iterator[Line]:
    """The lines of the decree itself, up to the signature."""
    if not any(passage.bagian == "judul" for passage in passages):
        yield from (Line("title", text, added=True) for text in _titles(plan))
    at = 0
    while at < len(passages) and passages[at].bagian in _OPENING:
        yield _line(passages[at])
        at += 1
    weighed: list[str] = []
    while at < len(passages) and passages[at].bagian == "menimbang":
        weighed.append(passages[at].teks)
        at += 1
    concluding = [weighed.pop()] if weighed and _CONCLUDES.search(weighed[-1]) else []
    considerations = [*weighed, *grounds.get("menimbang", []), *concluding]
    yield from _items("Menimbang", considerations, lettered=True)
    yield from _items("Mengingat", grounds.get("mengingat", []), lettered=False)
    part = "mengingat"
    for passage in passages[at:]:
        opens = passage.bagian != part
        part = passage.bagian
        yield _line(passage, opens=opens)
    dated = any(passage.bagian == "penetapan" for passage in passages)
    if plan.keputusan.tanggal is not None and not dated:
        yield Line("enacted", _enacted(plan.keputusan.tanggal), added=True)
    if dated or plan.keputusan.tanggal is not None:
        officer = [passage.teks for passage in passages if signs(passage.teks)][:1]
        yield Line("signatory", officer[0] if officer else DOTS, added=True)
        yield Line("signatory", DOTS, added=True)


def _items(label: str, texts: Sequence[str], *, lettered: bool) -> Iterator[Line]:
    """The items of a part, counted as decrees count them: a single one is not."""
    for index, text in enumerate(texts):
        letters = lettered and len(texts) <= len(_LETTERS)
        mark = f"{_LETTERS[index]}." if letters else f"{index + 1}."
        counted = len(texts) > 1 or MARKER.match(text) is not None
        yield Line("item", text, "" if index else label, mark if counted else "")


def _line(passage: Naskah, *, opens: bool = False) -> Line:
    """A passage as a line of its part; `opens` tells that it is the first of it."""
    bagian, text = passage.bagian, passage.teks
    if bagian == "judul":
        return Line("title", text)
    if bagian == "pembukaan":
        return Line("opening", text)
    if bagian == "memutuskan":
        return Line("decides", text)
    if bagian == "penetapan":
        return Line("enacted", text.replace(" pada tanggal", "\npada tanggal"))
    if bagian in _LABELLED:
        label = bagian.upper() if bagian in ORDINALS else bagian.capitalize()
        return Line("item", text, label if opens else "")
    if bagian == _ANNEX:
        return Line("annex title", text)
    return Line("heading" if is_heading(text) else "text", text)


def _annex(
    plan: Plan, passages: Sequence[Naskah], grounds: Sequence[str], *, dated: bool
) -> Iterator[Line]:
    """The lines of the annex before the title of its table."""
    if not passages or not passages[0].teks.casefold().startswith("lampiran"):
        yield from (Line("annex", text, added=True) for text in _annex_header(plan, dated=dated))
    listed = [Line("text", text, mark=f"{number}.") for number, text in enumerate(grounds, 1)]
    behind = _behind_grounds(passages) if listed else 0
    headings = 0
    header: str | None = None
    for at, passage in enumerate(passages):
        if at == behind and at:
            yield from listed
        line = _line(passage)
        if line.kind == "annex title" and (header is None or goes_on_header(header, line.text)):
            line, header = line._replace(kind="annex"), line.text
        if _lost_its_mark(passage):
            line = Line("heading", passage.teks, mark=f"{chr(ord('A') + headings % 26)}.")
            headings += 1
        yield line
    if listed and not 0 < behind < len(passages):
        if not behind:
            yield Line("heading", _LEGAL, added=True)
        yield from listed


def _behind_grounds(passages: Sequence[Naskah]) -> int:
    """The index behind the section that lists the legal grounds; 0 when there is none."""
    found = [at for at, passage in enumerate(passages) if _GROUNDS.search(passage.bagian)]
    return found[-1] + 1 if found else 0


def _lost_its_mark(passage: Naskah) -> bool:
    """Whether a passage headed a section by its mark alone, which plans do not keep."""
    text = passage.teks
    named = passage.bagian == text.casefold()
    return named and not is_heading(text) and is_heading(f"A. {text}")


# what a decree must say


def _titles(plan: Plan) -> Iterator[str]:
    office = office_of(plan.unit)
    yield f"KEPUTUSAN {office}".rstrip()
    yield _numbered(plan)
    about = plan.keputusan.judul or _table_title(plan)
    yield "TENTANG"
    yield about


def _annex_header(plan: Plan, *, dated: bool) -> Iterator[str]:
    yield "LAMPIRAN"
    yield f"KEPUTUSAN {office_of(plan.unit)}".rstrip()
    yield _numbered(plan)
    if plan.keputusan.tanggal is not None and not dated:
        yield f"TANGGAL {_day(plan.keputusan.tanggal).upper()}"
    if plan.keputusan.judul:
        yield "TENTANG"
        yield plan.keputusan.judul


def _numbered(plan: Plan) -> str:
    nomor = plan.keputusan.nomor or DOTS
    tahun = plan.keputusan.tahun
    return f"NOMOR {nomor} TAHUN {tahun}" if tahun else f"NOMOR {nomor}"


def office_of(unit: str) -> str:
    """The name of an office in capitals and in full, as decrees write it."""
    for long, short in OFFICES.items():
        if unit.startswith(f"{short} "):
            return f"{long} {unit[len(short) + 1 :]}".upper()
    return unit.upper()


def _table_title(plan: Plan) -> str:
    return fold(f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS {plan.unit.upper()} TAHUN {plan.tahun}")


def _file_title(plan: Plan) -> str:
    return fold(f"Rencana Aksi Pembangunan Zona Integritas {plan.unit} Tahun {plan.tahun}")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS_ID[day.month - 1]} {day.year}"


def _enacted(day: date) -> str:
    return f"Ditetapkan di {DOTS}\npada tanggal {_day(day)}"


_LEGAL = "DASAR HUKUM"


# the table


def _fields(plan: Plan) -> tuple[str, ...]:
    """The columns that the plan has: two of them only when one of its rows does."""
    optional = ("target_capaian", "penanggung_jawab")
    return tuple(
        name
        for name in FIELDS
        if name not in optional or any(getattr(row, name) is not None for row in plan.kegiatan)
    )


def _rows(plan: Plan, fields: Sequence[str]) -> Iterator[Title | Entry]:
    """The rows of the table in the order of the plan file."""
    actions: dict[int, list[Kegiatan]] = {}
    for action in plan.kegiatan:
        actions.setdefault(action.komponen, []).append(action)
    for index, area in enumerate(plan.area):
        yield Title(area.kode, area.judul)
        for number, part in enumerate(plan.komponen):
            if part.area != index:
                continue
            held = actions.get(number, [])
            if not held:
                yield Entry(part.nomor, part.nama, 1, ("",) * len(fields))
            for at, action in enumerate(held):
                cells = tuple(action.cell(name) for name in fields)
                yield Entry(part.nomor, part.nama, 0 if at else len(held), cells)
