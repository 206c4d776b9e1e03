"""The table of a decree's annex: what its headings mean, and its rows as komponen and kegiatan.

Columns are known by the meaning of their heading, not by their place. A page break repeats the
headings, numbers the columns again and cuts rows in two; all that is undone here, and whatever
was joined, repaired or left in doubt is noted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.bahasa import Text
from zicheck.places import Place, Route
from zicheck.plan import Area, Kegiatan, Komponen, Sumber
from zicheck.readers import MARKER, capital, fold, join
from zicheck.schedule.words import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.document import Cell, Row, Table

HEADINGS: dict[str, tuple[str, ...]] = {
    "nomor": ("no", "nomor", "no urut", "nomor urut"),
    "area": (
        "area perubahan", "area pengungkit", "area pembangunan", "area intervensi", "pengungkit",
    ),
    "komponen": (
        "komponen", "sub komponen", "subkomponen", "komponen pengungkit", "komponen penilaian",
        "komponen penilaian lke", "aspek", "sub area",
    ),
    "indikator": (
        "indikator", "indikator keberhasilan", "indikator kinerja", "indikator lke",
        "indikator penilaian", "indikator capaian", "pertanyaan", "kriteria", "penilaian",
        "sasaran",
    ),
    "langkah_aksi": (
        "langkah aksi", "langkah langkah aksi", "rencana aksi", "rencana kerja", "aksi", "langkah",
        "langkah kerja", "langkah kegiatan", "rencana kegiatan", "uraian kegiatan",
        "rincian kegiatan", "bentuk kegiatan", "nama kegiatan", "tindakan", "rencana tindak",
        "rencana tindak lanjut", "tindak lanjut", "program kerja", "action plan",
    ),
    "bukti_fisik": (
        "bukti fisik", "bukti dukung", "bukti pendukung", "bukti", "data dukung", "data pendukung",
        "dokumen pendukung", "dokumen", "dokumen bukti", "eviden", "evidence", "evidens",
        "keluaran",
    ),
    "target_waktu": (
        "target waktu", "waktu", "waktu pelaksanaan", "waktu penyelesaian", "batas waktu",
        "jadwal", "jadwal pelaksanaan", "jadwal kegiatan", "target penyelesaian", "tenggat",
        "tenggat waktu", "periode", "periode pelaksanaan", "bulan", "timeline", "time line",
    ),
    "target_capaian": (
        "target capaian", "capaian", "target kinerja", "target output", "target keluaran",
        "volume",
    ),
    "penanggung_jawab": (
        "penanggung jawab", "penanggungjawab", "penanggung jawab kegiatan", "pic", "pj",
        "pelaksana", "unit pelaksana", "unit penanggung jawab", "tim pelaksana", "koordinator",
    ),
}  # fmt: skip
"""What heads the column of each field; in lower case, without digits and punctuation."""

AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "area": ("area", "komponen"),
    "program": ("komponen", "indikator"),
    "uraian": ("indikator", "langkah_aksi"),
    "kegiatan": ("langkah_aksi", "indikator"),
    "output": ("bukti_fisik", "target_capaian"),
    "hasil": ("bukti_fisik", "target_capaian"),
    "target": ("target_waktu", "target_capaian"),
}
"""Headings that mean the first of these fields which no plainer heading of the table has."""

MONTHS = tuple(name.casefold() for name in MONTHS_ID)

FIELDS = (
    "indikator", "langkah_aksi", "bukti_fisik", "target_waktu", "target_capaian",
    "penanggung_jawab",
)  # fmt: skip
"""The cells of a kegiatan, in the order of the plan file."""

_WORK = FIELDS[:3]
_SPELLINGS = (*MONTHS, "pebruari", "nopember")
_MEANINGS = {name: (key,) for key, names in HEADINGS.items() for name in names} | AMBIGUOUS

_HEADING_ROWS = 4
"""Rows at the top of a table among which its headings are looked for."""
_HEADING_WORDS = 7
"""A longer cell is no heading."""

_BRACKETS = re.compile(r"\([^()]*\)")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_ROMAN = r"(?P<roman>[IVXl|]{1,6})"
_OTHER = r"(?P<other>[A-Z]|\d{1,2})"
_SECTION = re.compile(
    rf"(?:(?i:area perubahan|area|bagian|pengungkit)\s+)?"
    rf"(?:{_ROMAN}(?:\s*[.):–-]+\s*|\s+)|{_OTHER}\s*[.):]\s*)(?P<title>\S.*)"
)
_SECTION_CODE = re.compile(rf"(?:{_ROMAN}|{_OTHER})\s*[.)]?")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]?")
_BROKEN_MONTH = re.compile(
    r"(?<!\w)(?:" + "|".join(r"(?:[-\s]\s*)?".join(name) for name in _SPELLINGS) + r")(?!\w)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:" + "|".join(_SPELLINGS) + r"|triwulan|semester|bulan\w*|minggu|tahun\w*|tw|per)\b",
    re.IGNORECASE,
)
_TIME_TAIL = re.compile(r"[a-z,;&/–-]|(?:[Tt]ahun\s+)?\d{4}\W*$")
_TIME_OPEN = re.compile(r"(?:[,;&/–-]|\b(?:dan|hingga|ke|minggu|s/d|sampai|sd))$", re.IGNORECASE)
_COLUMN_MONTH = re.compile(
    r"(?P<month>jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des)[a-z]*$|"
    r"(?:triwulan|tw)\s*(?:[1-4]|i{1,3}|iv)$",
    re.IGNORECASE,
)
_MONTH_OF = {name[:3]: name for name in MONTHS} | {
    "peb": "februari",
    "ags": "agustus",
    "agt": "agustus",
    "nop": "november",
}
_TICK = re.compile(r"[√✓✔☑■●▪•*vx×]{1,3}$", re.IGNORECASE)
_WORD = re.compile(r"\w")

_Style = Literal["roman", "letter", "number", "none"]


@dataclass(frozen=True, slots=True)
class Unsure:
    """What a human should look at once more, and where in the plan it stands."""

    route: Route
    text: Text


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds which field; `ticks` are columns that stand for a time, to be ticked.

    `heads` are the headings as they are compared, `rows` how many rows they take from row `at`.
    """

    fields: dict[str, int]
    ticks: tuple[tuple[int, str], ...]
    unknown: tuple[str, ...]
    heads: tuple[str, ...]
    rows: int = 1
    at: int = 0

    @property
    def timed(self) -> bool:
        """Whether the table says when."""
        return "target_waktu" in self.fields or bool(self.ticks)


@dataclass(slots=True)
class TableDraft:
    """What the tables hold, what is in doubt, and where each value stood."""

    area: list[Area] = field(default_factory=list)
    komponen: list[Komponen] = field(default_factory=list)
    kegiatan: list[Kegiatan] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    places: dict[Route, Place] = field(default_factory=dict)


def find_columns(table: Table) -> Columns | None:
    """What the columns of `table` mean, if headings stand in one of its first rows."""
    for at in range(min(_HEADING_ROWS, len(table.rows))):
        columns = _headings_at(table.rows, at)
        if columns is not None:
            return replace(columns, at=at)
    return None


def read_tables(tables: Sequence[Table]) -> TableDraft:
    """The areas, komponen and kegiatan in `tables`: the parts, page by page, of one plan.

    A table that neither has headings of a plan nor goes on with one is left out and noted.
    """
    reader = _Reader()
    for table in tables:
        reader.table(table)
    return reader.finish()


def other_table(table: Table) -> Text:
    """What to say of a table that was left out."""
    first = " | ".join(cell.text for cell in table.rows[0].cells if cell.text)
    return _OTHER_TABLE.fill(first=first[:60])


# headings


class _Meaning(NamedTuple):
    """What one heading may mean; plainer ones sort first and choose first."""

    rank: int
    """0: it heads one field; 1: one of several; 2: it only holds a heading's words."""
    column: int
    names: tuple[str, ...]


def _headings_at(rows: Sequence[Row], at: int) -> Columns | None:
    """The meaning of the headings in row `at`, with the row of sub-headings that may follow."""
    texts = [cell.text for cell in rows[at].cells]
    if at + 1 < len(rows):
        below = _under(rows[at], rows[at + 1])
        if below:
            columns = _columns(below, rows=2)
            if columns is not None:
                return columns
    return _columns([(text, text) for text in texts])


def _under(above: Row, below: Row) -> list[tuple[str, str]]:
    """Both rows as headings with sub-headings, or nothing if `below` holds no sub-headings."""
    filled = [cell.text for cell in below.cells if cell.text and not cell.merged]
    if len(filled) < 2 or len(below.cells) != len(above.cells) or len(filled) == len(below.cells):
        return []
    if any(not _meanings(_letters(text)) and not _column_time(text) for text in filled):
        return []
    pairs: list[tuple[str, str]] = []
    group = ""
    for upper, lower in zip(above.cells, below.cells, strict=True):
        sub = "" if lower.merged else lower.text
        if upper.text and not upper.merged:
            group = upper.text
        elif not sub:
            group = ""
        pairs.append((f"{group} {sub}" if sub else upper.text, sub or upper.text))
    return pairs


def _columns(texts: Sequence[tuple[str, str]], rows: int = 1) -> Columns | None:
    """What columns headed by `texts` (the whole heading, its last part) mean, if a plan's."""
    filled = [index for index, (whole, _) in enumerate(texts) if whole]
    if len(filled) < 3 or any(len(texts[i][0].split()) > _HEADING_WORDS for i in filled):
        return None
    ticks = [(i, name) for i in filled if (name := _column_time(texts[i][1]))]
    ticked = {index for index, _ in ticks} if len(ticks) > 1 else set()
    fields: dict[str, int] = {}
    for meaning in sorted(_meaning(i, texts[i]) for i in filled if i not in ticked):
        free = next((name for name in meaning.names if name not in fields), None)
        if free is not None:
            fields[free] = meaning.column
    if len(fields) + bool(ticked) < 3 or not fields.keys() & {"indikator", "langkah_aksi"}:
        return None
    known = ticked | set(fields.values())
    unknown = tuple(texts[index][0] for index in filled if index not in known)
    heads = tuple(_letters(whole) for whole, _ in texts)
    return Columns(fields, tuple(ticks) if ticked else (), unknown, heads, rows)


def _meaning(index: int, texts: tuple[str, str]) -> _Meaning:
    whole, last = _letters(texts[0]), _letters(texts[1])
    for words in (whole, last):
        names = _MEANINGS.get(words)
        if names:
            return _Meaning(0 if len(names) == 1 else 1, index, names)
    return _Meaning(2, index, _meanings(whole))


def _meanings(words: str) -> tuple[str, ...]:
    """The fields of the longest heading that `words` hold."""
    if words in _MEANINGS:
        return _MEANINGS[words]
    padded = f" {words} "
    held = [name for name in _MEANINGS if f" {name} " in padded]
    return _MEANINGS[max(held, key=len)] if held else ()


def _letters(text: str) -> str:
    bare = _NOT_LETTERS.sub(" ", _BRACKETS.sub(" ", text)).strip()
    return (bare or _NOT_LETTERS.sub(" ", text).strip()).casefold()


def _column_time(text: str) -> str:
    """The time that a column to be ticked stands for: a month or a quarter, else nothing."""
    found = _COLUMN_MONTH.match(text.strip(" ."))
    if not found:
        return ""
    month = found["month"]
    return _MONTH_OF[month.casefold()].capitalize() if month else fold(text)


def _repeats(row: Row, columns: Columns) -> bool:
    """Whether `row` only repeats the headings, as the top of a page does."""
    pairs = [
        (_letters(cell.text), head)
        for cell, head in zip(row.cells, columns.heads, strict=False)
        if cell.text
    ]
    same = sum(1 for text, head in pairs if text == head)
    return same > 2 and same * 2 > len(pairs)


def _numbers_columns(row: Row) -> bool:
    """Whether `row` only numbers the columns: 1, 2, 3, ..."""
    found = [_NUMBERED.fullmatch(cell.text) for cell in row.cells if cell.text]
    numbers = [int(match[1]) for match in found if match]
    return (
        len(numbers) > 2
        and len(numbers) == len(found)
        and all(after == before + 1 for before, after in pairwise(numbers))
    )


# rows


class _Section(NamedTuple):
    style: _Style
    kode: str
    judul: str
    places: tuple[Place, Place]
    """Of the code and of the title."""
    repaired: bool = False


@dataclass(slots=True)
class _Part:
    """A komponen in the making."""

    nomor: str
    nama: str
    area: int
    places: dict[str, Place]
    joined: bool = False


@dataclass(slots=True)
class _Action:
    """A kegiatan in the making; `joined` are the fields that go on on the next page."""

    komponen: int
    cells: dict[str, str]
    places: dict[str, Place]
    place: Place
    joined: list[str] = field(default_factory=list)
    doubtful: bool = False
    """Whether it stands at the top of a page and may well belong to the row before."""


class _Reader:
    """Walks the rows of all tables; holds what is open: section, komponen, last row."""

    def __init__(self) -> None:
        self.columns: Columns | None = None
        self.sections: list[_Section] = []
        self.parts: list[_Part] = []
        self.actions: list[_Action] = []
        self.unsure: list[Unsure] = []
        self.unknown: set[str] = set()
        self.last: _Action | None = None
        """The row that the next one may go on; None behind a title row."""
        self.timed = False
        """Whether any row so far has a target time."""

    def table(self, table: Table) -> None:
        """Take the rows of one table, or of the part of one that stands on one page."""
        own = find_columns(table)
        if own is not None:
            self.columns = columns = self.settled(own, table)
            start = own.at + own.rows
        elif self.columns is not None and _fits(table, self.columns):
            columns, start = self.columns, 0
        else:
            self.note(Route("plan", None, "area"), other_table(table))
            return
        top = True
        skip = 0
        for row in table.rows[start:]:
            if skip or _numbers_columns(row) or _repeats(row, columns):
                skip = skip - 1 if skip else (columns.rows - 1) * _repeats(row, columns)
                top = True
            elif any(cell.text for cell in row.cells):
                self.row(row, columns, top=top)
                top = False

    def settled(self, columns: Columns, table: Table) -> Columns:
        """`columns`, with a heading that may mean a time or an amount settled by its cells."""
        for heading in columns.unknown:
            if heading not in self.unknown:
                self.unknown.add(heading)
                self.note(Route("plan", None, "area"), _UNKNOWN_COLUMN.fill(heading=heading))
        if self.columns is not None and self.columns.heads == columns.heads:
            return replace(self.columns, at=columns.at)
        index = columns.fields.get("target_waktu", -1)
        if index < 0 or _meanings(columns.heads[index]) != AMBIGUOUS["target"]:
            return columns
        cells = [_cell(row, index) for row in table.rows[columns.at + columns.rows :]]
        texts = [cell.text for cell in cells if cell is not None and cell.text]
        if sum(1 for text in texts if _TIME.search(text)) * 2 >= len(texts):
            return columns
        fields = {name: at for name, at in columns.fields.items() if at != index}
        return replace(columns, fields=fields | {"target_capaian": index})

    def row(self, row: Row, columns: Columns, *, top: bool) -> None:
        """Take one row of the body; `top` tells that it is the first on its page."""
        style = self.sections[0].style if self.sections else None
        section = _section(row, columns, style, top=top)
        if section is not None:
            self.section(section)
            return
        area = _own(row, columns.fields.get("area"))
        if area is not None:
            self.section(_from_column(area))
        nomor, nama, places = _heading_cells(row, columns)
        cells, cell_places = self.cells(row, columns)
        places |= cell_places
        if not nama and nomor and "komponen" not in columns.fields:
            nama = _lone_title(cells, columns)
            cells = dict.fromkeys(cells, "") if nama else cells
        filled = any(cells.values())
        last = self.last
        if last is not None and self.goes_on(last, nomor, nama, cells, columns, top=top):
            self.join(last, nama, cells)
        elif filled or nama:
            if not filled or nama or not self.parts or self.parts[-1].area != self.area(row):
                self.part(nomor, nama, self.area(row), places)
            if filled:
                doubtful = top and self.last is not None and self.timed and columns.timed
                self.action(cells, places, row.place, doubtful=doubtful)
        extra = [cell.text for cell in row.cells[len(columns.heads) :] if cell.text]
        if extra and self.actions:
            route = Route("kegiatan", len(self.actions))
            self.note(route, _EXTRA_CELLS.fill(text=" | ".join(extra)))

    def cells(self, row: Row, columns: Columns) -> tuple[dict[str, str], dict[str, Place]]:
        """The texts and places of a row's cells; a merged one has the text of the cell above."""
        cells: dict[str, str] = {}
        places: dict[str, Place] = {}
        for name in FIELDS:
            cell = _cell(row, columns.fields.get(name))
            if name not in columns.fields:
                continue
            cells[name] = cell.text if cell is not None else ""
            if cell is not None:
                places[name] = cell.place
                if cell.merged and not cell.across and not cell.text and self.last is not None:
                    cells[name] = self.last.cells.get(name, "")
        if columns.ticks and not cells.get("target_waktu"):
            ticked = [(cell, name) for i, name in columns.ticks if (cell := _own(row, i))]
            cells["target_waktu"] = ", ".join(_ticked(cell.text, name) for cell, name in ticked)
            if ticked:
                places["target_waktu"] = ticked[0][0].place
        return cells, places

    def goes_on(
        self,
        last: _Action,
        nomor: str,
        nama: str,
        cells: dict[str, str],
        columns: Columns,
        *,
        top: bool,
    ) -> bool:
        """Whether a row is the rest of the one before, which a page break cut in two."""
        part = self.parts[last.komponen]
        if nama and _same(nama, part.nama) and nomor in ("", part.nomor):
            nomor = nama = ""  # named again at the top of the page
        if nomor:
            return False
        if nama:
            numbered = bool(part.nomor) and "nomor" in columns.fields
            if not top or not (numbered or nama[0].islower()):
                return False
            if not any(cells.values()):
                return True
        return _goes_on(cells, last.cells, top=top, timed=self.timed and columns.timed)

    def join(self, last: _Action, nama: str, cells: dict[str, str]) -> None:
        part = self.parts[last.komponen]
        if nama and not _same(nama, part.nama):
            part.nama, part.joined = join(part.nama, nama), True
        for name, text in cells.items():
            if text:
                last.cells[name] = join(last.cells.get(name, ""), text)
                if name not in last.joined:
                    last.joined.append(name)

    def section(self, section: _Section) -> None:
        if self.sections and self.sections[-1][1:3] == section[1:3]:
            return  # named again, on every row or at the top of a page
        if section.repaired:
            route = Route("area", len(self.sections), "kode")
            self.note(route, _ROMAN_READ.fill(code=section.kode))
        self.sections.append(section)
        self.last = None

    def area(self, row: Row) -> int:
        """The index of the open section; a table that has none gets one without a title."""
        if not self.sections:
            self.note(Route("plan", None, "area"), _NO_SECTION)
            self.sections.append(_Section("none", "", "", (row.place, row.place)))
        return len(self.sections) - 1

    def part(self, nomor: str, nama: str, area: int, places: dict[str, Place]) -> None:
        """Open a komponen, unless the row only names the open one again."""
        same = self.parts[-1] if self.parts and self.parts[-1].area == area else None
        if same is None or not _same(same.nama, nama):
            if not nama and all(part.nama for part in self.parts):
                self.note(Route("komponen", len(self.parts), "nama"), _NO_PART)
            self.parts.append(_Part(nomor, nama, area, places))
            self.last = None

    def action(
        self, cells: dict[str, str], places: dict[str, Place], place: Place, *, doubtful: bool
    ) -> None:
        timed = bool(cells.get("target_waktu"))
        doubtful = doubtful and not timed
        self.last = _Action(len(self.parts) - 1, cells, places, place, doubtful=doubtful)
        self.actions.append(self.last)
        self.timed = self.timed or timed

    def note(self, route: Route, text: Text) -> None:
        self.unsure.append(Unsure(route, text))

    def finish(self) -> TableDraft:
        draft = TableDraft(unsure=self.unsure)
        for index, section in enumerate(self.sections):
            draft.area.append(Area(section.kode, section.judul))
            draft.places[Route("area", index)] = section.places[0]
            draft.places[Route("area", index, "kode")] = section.places[0]
            draft.places[Route("area", index, "judul")] = section.places[1]
        for index, part in enumerate(self.parts):
            draft.komponen.append(Komponen(part.nomor, part.nama, part.area))
            for name, place in part.places.items():
                if name in ("nomor", "nama"):
                    draft.places[Route("komponen", index, name)] = place
                    draft.places.setdefault(Route("komponen", index), place)
            if part.joined:
                self.note(Route("komponen", index, "nama"), _NAME_JOINED)
        for number, action in enumerate(self.actions, 1):
            draft.places[Route("kegiatan", number)] = action.place
            for name in FIELDS:
                if name in action.places:
                    draft.places[Route("kegiatan", number, name)] = action.places[name]
            self.doubts(number, action)
            draft.kegiatan.append(self.kegiatan(number, action))
        return draft

    def doubts(self, number: int, action: _Action) -> None:
        """Note what was done to a row and what looks odd about it."""
        if action.joined:
            fields = ", ".join(name for name in FIELDS if name in action.joined)
            self.note(Route("kegiatan", number), _ROW_JOINED.fill(fields=fields))
        when = action.cells.get("target_waktu", "")
        mended = mend_months(when)
        if mended != when:
            action.cells["target_waktu"] = mended
            text = _MONTH_JOINED.fill(printed=when)
            self.note(Route("kegiatan", number, "target_waktu"), text)
        if action.doubtful:
            self.note(Route("kegiatan", number), _ROW_DOUBTFUL)
        elif not mended and self.timed:
            self.note(Route("kegiatan", number, "target_waktu"), _NO_TARGET)
        before = self.actions[number - 2] if number > 1 else None
        if before is not None and before.cells == action.cells:
            self.note(Route("kegiatan", number), _ROW_REPEATED)

    def kegiatan(self, number: int, action: _Action) -> Kegiatan:
        cells, place = action.cells, action.place
        evidence = cells.get("bukti_fisik", "")
        return Kegiatan(
            row=number,
            area=self.parts[action.komponen].area,
            komponen=action.komponen,
            indikator=cells.get("indikator", ""),
            langkah_aksi=cells.get("langkah_aksi", ""),
            bukti_fisik=(evidence,) if evidence else (),
            target_waktu=cells.get("target_waktu", ""),
            target_capaian=cells.get("target_capaian"),
            penanggung_jawab=cells.get("penanggung_jawab"),
            sumber=Sumber(place.page, place.table, place.row, place.sheet),
        )


def mend_months(text: str) -> str:
    """`text` with names of months whole that a narrow column broke, such as `Okt ober`."""
    return _BROKEN_MONTH.sub(lambda found: re.sub(r"[-\s]+", "", found[0]), text)


def _goes_on(cells: dict[str, str], last: dict[str, str], *, top: bool, timed: bool) -> bool:
    """Whether the cells read as the rest of the row `last`.

    Only the first row of a page is taken for a rest readily: the target time stands in the
    first half of a row, and where it is missing the row goes on, unless its cells all begin
    anew. Anywhere else, and beside a target time, no cell at all may begin anew.
    """
    work = [cells[name] for name in _WORK if name in cells]
    begun = [_begins(text) for text in work if text]
    when = cells.get("target_waktu", "")
    if not top:
        others = [text for text in cells.values() if text]
        return not cells.get("indikator") and not when and not any(map(_begins, others))
    if when:
        open_time = not last.get("target_waktu") or _TIME_OPEN.search(last["target_waktu"])
        return not any(begun) and bool(open_time or _TIME_TAIL.match(when))
    if not timed:
        return not any(begun)
    return len(begun) < len(work) or not all(begun)


def _begins(text: str) -> bool:
    """Whether `text` reads as the beginning of a cell and not as the middle of one."""
    mark = MARKER.match(text)
    if mark:
        return mark[0].strip("().") in ("1", "a", "A", "I")
    first = _WORD.search(text)
    return first is not None and first[0].isupper()


def _section(row: Row, columns: Columns, style: _Style | None, *, top: bool) -> _Section | None:
    """The section that `row` opens, if it is a title row: a code and a title, nothing else.

    `style` is how the sections so far are numbered: what is numbered otherwise is no section.
    """
    filled: list[tuple[int, Cell]] = []
    for index, cell in enumerate(row.cells):
        if cell.text and not cell.merged and not any(cell.text == old.text for _, old in filled):
            filled.append((index, cell))
    first = columns.fields.get("nomor", 0)
    last = columns.fields.get("komponen", first + 1)
    if not filled or len(filled) > 2 or filled[-1][0] > max(first, last):
        return None
    cell = filled[-1][1]
    places = (filled[0][1].place, cell.place)
    if len(filled) == 2:
        code = _SECTION_CODE.fullmatch(filled[0][1].text)
        return _coded(code, cell.text, style, places) if code else None
    titled = _SECTION.fullmatch(cell.text)
    section = _coded(titled, titled["title"], style, places) if titled else None
    if section is not None or style not in (None, "none"):
        return section
    if _NUMBERED.match(cell.text) or (top and cell.text[0].islower()):
        return None
    if filled[0][0] == last and not capital(cell.text):
        return None  # a komponen without a number
    return _Section("none", "", cell.text, places)


def _coded(
    code: re.Match[str], title: str, style: _Style | None, places: tuple[Place, Place]
) -> _Section | None:
    printed: str = code["roman"] or code["other"]
    roman = printed.replace("l", "I").replace("|", "I")
    if code["roman"] and not (style == "letter" and len(printed) == 1):
        return (
            _Section("roman", roman, title, places, printed != roman)
            if roman in _ROMANS and style in (None, "roman")
            else None
        )
    own: _Style = "number" if printed.isdigit() else "letter"
    if style not in (None, own) or (own == "number" and not capital(title)):
        return None
    return _Section(own, printed, title, places)


def _from_column(cell: Cell) -> _Section:
    """The section that a cell of the area's column names."""
    titled = _SECTION.fullmatch(cell.text)
    section = _coded(titled, titled["title"], None, (cell.place, cell.place)) if titled else None
    return section or _Section("none", "", cell.text, (cell.place, cell.place))


def _heading_cells(row: Row, columns: Columns) -> tuple[str, str, dict[str, Place]]:
    """The number and the name of the komponen that a row opens, "" where it goes on."""
    number = _own(row, columns.fields.get("nomor"))
    name = _own(row, columns.fields.get("komponen"))
    nomor, nama = number.text if number else "", name.text if name else ""
    if "nomor" not in columns.fields and (mark := MARKER.match(nama)):
        nomor, nama = mark[0], nama[mark.end() :].strip()
    places = {"nomor": number.place} if number else {}
    if name:
        places |= {"nama": name.place}
    return nomor, nama, places


def _lone_title(cells: dict[str, str], columns: Columns) -> str:
    """The komponen that a row names in a table without a column for it: its only text."""
    filled = [name for name, text in cells.items() if text]
    leftmost = min((columns.fields[name] for name in cells if name in columns.fields), default=-1)
    if len(filled) == 1 and columns.fields.get(filled[0]) == leftmost:
        return cells[filled[0]]
    return ""


def _cell(row: Row, index: int | None) -> Cell | None:
    return row.cells[index] if index is not None and index < len(row.cells) else None


def _own(row: Row, index: int | None) -> Cell | None:
    """The cell of a row at `index` if it has a text of its own."""
    cell = _cell(row, index)
    return cell if cell is not None and cell.text and not cell.merged else None


def _ticked(text: str, time: str) -> str:
    return time if _TICK.match(text) else f"{time} ({text})"


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def _fits(table: Table, columns: Columns) -> bool:
    """Whether a table without headings of its own can go on one with `columns`.

    An editor may have cut empty cells at the end of all its rows.
    """
    width = max(len(row.cells) for row in table.rows)
    other = _letters(table.rows[0].cells[0].text) in HEADINGS["nomor"]
    return not other and max(columns.fields.values()) < width <= len(columns.heads)


_OTHER_TABLE = Text(
    "Tabel yang berawal `{first}` bukan tabel rencana aksi dan tidak dimuat.",
    "The table that begins with `{first}` is no table of a plan and was left out.",
)
_UNKNOWN_COLUMN = Text(
    "Kolom `{heading}` tidak punya tempat dalam berkas rencana; isinya tidak dimuat.",
    "The column `{heading}` has no place in a plan file; its cells were left out.",
)
_EXTRA_CELLS = Text(
    "Baris ini punya sel di luar kolom berjudul; tidak dimuat: {text}",
    "This row has cells beyond the columns with headings; left out: {text}",
)
_ROMAN_READ = Text(
    "Kode bagian dibaca sebagai {code}; huruf pada dokumen tampak salah pindai.",
    "The code of the section was read as {code}; the letters in the document look misread.",
)
_NO_SECTION = Text(
    "Tabel tidak punya baris judul area; lengkapi `kode` dan `judul` setiap area.",
    "The table has no rows that name the areas; fill in `kode` and `judul` of each area.",
)
_NO_PART = Text(
    "Tabel tidak menyebut komponen di sini; lengkapi `nama` setiap komponen yang kosong.",
    "The table names no komponen here; fill in `nama` of each komponen that has none.",
)
_NAME_JOINED = Text(
    "Nama komponen terpotong pergantian halaman dan disambung; periksa bunyinya.",
    "The name of the komponen was cut by a page break and joined; look at its words.",
)
_ROW_JOINED = Text(
    "Baris terpotong pergantian halaman dan disambung ({fields}); periksa sambungannya.",
    "The row was cut by a page break and joined ({fields}); look at the joints.",
)
_ROW_DOUBTFUL = Text(
    "Baris pertama di halaman ini tanpa target waktu: mungkin lanjutan baris sebelumnya.",
    "The first row of its page, without a target time: it may go on the row before.",
)
_ROW_REPEATED = Text(
    "Baris ini sama persis dengan baris sebelumnya; hapus bila hanya tercetak dua kali.",
    "This row equals the row before in every cell; delete it if it was only printed twice.",
)
_MONTH_JOINED = Text(
    "Nama bulan terpotong pada dokumen dan disambung; tercetak: {printed}",
    "The name of a month was broken in the document and joined; printed: {printed}",
)
_NO_TARGET = Text(
    "Sel target waktu kosong pada dokumen; isi bila sel itu digabung dengan baris di atasnya.",
    "The cell of the target time is empty in the document; fill it in if it is one with the "
    "cell above.",
)
