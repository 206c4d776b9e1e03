"""The tables of a decree's annex: their rows as areas, komponen and kegiatan.

A page break repeats the headings, numbers the columns again and cuts rows in two; all that is
undone here, and whatever was joined, repaired or left in doubt is noted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.document import Cell
from zicheck.headings import (
    by_cells,
    left_out,
    letters,
    meanings,
    numbers_columns,
    repeats,
    settled,
    widened,
)
from zicheck.headingwords import AMBIGUOUS, HEADINGS, OTHER_TABLES
from zicheck.monthgrid import grid_time, is_tick
from zicheck.pagebreaks import goes_on, joined, mend_months, words_of
from zicheck.places import Place, Route
from zicheck.plan import Area, Kegiatan, Komponen, Sumber
from zicheck.readers import MARKER
from zicheck.schedule import parse
from zicheck.sectionrows import Section, is_mark, section_of_cell, section_of_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zicheck.document import Row, Table
    from zicheck.headings import Columns
    from zicheck.sectionrows import Style
    from zicheck.tableparts import TablePart

FIELDS = (
    "indikator", "langkah_aksi", "bukti_fisik", "target_waktu", "target_capaian",
    "penanggung_jawab",
)  # fmt: skip
"""The cells of a kegiatan, in the order of the plan file."""

_TIME = re.compile(
    r"\b(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|"
    r"november|nopember|desember|triwulan|semester|bulan\w*|minggu|tahun\w*|tw|per)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unsure:
    """What a human should look at once more, and where in the plan it stands."""

    route: Route
    text: Text


@dataclass(slots=True)
class TableDraft:
    """What the tables hold, what is in doubt, and where each value stood.

    `columns` are the columns of each part that was read, as they were understood in the end.
    """

    area: list[Area] = field(default_factory=list)
    komponen: list[Komponen] = field(default_factory=list)
    kegiatan: list[Kegiatan] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    places: dict[Route, Place] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    columns: list[tuple[TablePart, Columns | None, int]] = field(default_factory=list)
    """Each part, its columns (None: left out), and how many kegiatan begin in it."""


def read_tables(parts: Iterable[TablePart | Section]) -> TableDraft:
    """The areas, komponen and kegiatan in the parts of one plan's tables.

    A part that neither has headings of a plan nor goes on with one is left out and noted.

    Args:
        parts: in reading order, with the sections that titles between the tables open.
    """
    every = list(parts)
    reader = _Reader([part for part in every if not isinstance(part, Section)])
    for part in every:
        if isinstance(part, Section):
            reader.section(part)
        else:
            reader.part_of_table(part)
    return reader.finish()


def other_table(table: Table) -> Text:
    """What to say of a table that was left out."""
    rows = (" | ".join(cell.text for cell in row.cells if cell.text) for row in table.rows)
    return _OTHER_TABLE.fill(first=next(filter(None, rows), "")[:60])


@dataclass(slots=True)
class _Part:
    """A komponen in the making."""

    nomor: str
    nama: str
    area: int
    places: dict[str, Place]
    joined: bool = False


class _GridCells(NamedTuple):
    """The texts in the columns of a month grid, and the columns of each cell across several."""

    texts: dict[int, str]
    bars: tuple[tuple[int, ...], ...]


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
    notes: list[Text] = field(default_factory=list)
    """What was odd about its target time."""
    grid: _GridCells = field(default_factory=lambda: _GridCells({}, ()))


class _Reader:
    """Walks the rows of all tables; holds what is open: section, komponen, last row."""

    def __init__(self, parts: Sequence[TablePart]) -> None:
        self.parts_of_tables = parts
        self.words: set[str] | None = None
        self.columns: Columns | None = None
        self.sections: list[Section] = []
        self.parts: list[_Part] = []
        self.actions: list[_Action] = []
        self.unsure: list[Unsure] = []
        self.said: set[str] = set()
        """Headings and tables of which something was said already."""
        self.last: _Action | None = None
        """The row that the next one may go on; None behind a title row."""
        self.timed = False
        """Whether any row so far has a target time."""
        self.read: list[tuple[TablePart, Columns | None, int]] = []

    def part_of_table(self, part: TablePart) -> None:
        """Take the rows of one table, or of the part of one that stands on one page."""
        if part.columns is not None:
            self.columns = columns = self.settled(part.columns, part.body)
        elif self.columns is not None and _fits(part.body, self.columns):
            columns = self.columns
        else:
            self.read.append((part, None, 0))
            self.note(Route("plan", None, "area"), other_table(part.table))
            return
        before = len(self.actions)
        top = True
        for row in part.body:
            if numbers_columns(row) or repeats(row, columns):
                top = True
            elif any(cell.text for cell in row.cells):
                self.row(row, columns, top=top)
                top = False
        if part.signed:
            self.note_once("signed", _SIGNED)
        if part.explained:
            self.note_once("explained", _EXPLAINED)
        self.read.append((part, columns, len(self.actions) - before))

    def settled(self, columns: Columns, body: Sequence[Row]) -> Columns:
        """`columns`, with what their headings leave open settled by the cells below them."""
        for heading, text in left_out(columns):
            self.note_once(heading, text)
        if self.columns is not None and self.columns.rows == columns.rows:
            return replace(self.columns, at=columns.at)
        columns = self.with_unheaded(columns, body)
        if columns.grid:
            printed = [h.printed for h in columns.headings if h.field == "bulan"]
            text = _FROM_GRID.fill(first=printed[0], last=printed[-1])
            self.note_once(text.id, text)
        index = columns.first("target_waktu")
        heads = [h for h in columns.headings if h.field == "target_waktu"]
        if index is None or meanings(letters(heads[0].printed)) != AMBIGUOUS["target"]:
            return columns
        texts = [cell.text for row in body if (cell := _own(row, index))]
        if sum(1 for text in texts if _TIME.search(text)) * 2 >= len(texts):
            return columns
        return settled(columns, "target_waktu", "target_capaian")

    def with_unheaded(self, columns: Columns, body: Sequence[Row]) -> Columns:
        """`columns` with those that have no heading but cells: numbers, or the rest of a text."""
        headed = {heading.column - 1 for heading in columns.headings}
        used = [index for indexes in columns.fields.values() for index in indexes]
        for index in range(columns.width):
            if index in headed:
                continue
            texts = [cell.text for row in body if (cell := _own(row, index))]
            if not texts:
                continue
            left = next((n for n, at in columns.fields.items() if index - 1 in at), None)
            marks = sum(map(is_mark, texts))
            if "nomor" not in columns.fields and index < min(used) and marks * 2 > len(texts):
                columns = by_cells(columns, "nomor", index, body[0].place)
            elif left is not None and _mostly_marks(body, index - 1):
                columns = widened(columns, left, index)
            elif len(texts) * 4 > len(body):
                self.note_once(f"#{index}", _NO_HEADING.fill(n=index + 1, first=texts[0][:40]))
        return columns

    def row(self, row: Row, columns: Columns, *, top: bool) -> None:
        """Take one row of the body; `top` tells that it is the first on its page."""
        style = self.style()
        section = section_of_row(row, columns, style, top=top)
        if section is not None:
            self.section(section)
            return
        nomor, nama, places = _heading_cells(row, columns)
        cells, cell_places = self.cells(row, columns)
        places |= cell_places
        area, area_place = _text(row, columns.fields.get("area"))
        if area_place is not None and not self.cut_area(area, nomor, cells, columns, top=top):
            self.section(section_of_cell(replace(area_place, text=area), style))
            cells, _ = self.cells(row, columns)  # nothing comes down from another area
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
                grid = self.grid_cells(row, columns)
                self.action(cells, places, row.place, doubtful=doubtful)
                self.timed_by_grid(self.actions[-1], columns, grid)
        extra = [cell.text for cell in row.cells[columns.width :] if cell.text]
        if columns.width and extra and self.actions:
            route = Route("kegiatan", len(self.actions))
            self.note(route, _EXTRA_CELLS.fill(text=" | ".join(extra)))

    def style(self) -> Style | None:
        """How the sections so far are numbered; None before the first.

        Titles above tables that count 1, 2, 3 say nothing of the rows inside: these count komponen.
        """
        if not self.sections:
            return None
        first = self.sections[0]
        return "none" if (first.origin, first.style) == ("title", "number") else first.style

    def cut_area(
        self, text: str, nomor: str, cells: dict[str, str], columns: Columns, *, top: bool
    ) -> bool:
        """Whether a cell of the area's column is the rest of a title that a page break cut."""
        section = self.sections[-1] if self.sections else None
        if not top or self.last is None or section is None or section.origin != "column":
            return False
        rest = section_of_cell(Cell(text, Place()))
        if rest.kode or rest.judul == section.judul or nomor:
            return False
        if not goes_on(cells, self.last.cells, top=top, timed=self.timed and columns.timed):
            return False
        whole = joined(section.judul, text, self.vocabulary())
        self.sections[-1] = section._replace(judul=whole)
        return True

    def cells(self, row: Row, columns: Columns) -> tuple[dict[str, str], dict[str, Place]]:
        """The texts and places of a row's cells; a merged one has the text of the cell above."""
        cells: dict[str, str] = {}
        places: dict[str, Place] = {}
        own = False
        merged: list[str] = []
        for name in FIELDS:
            indexes = columns.fields.get(name)
            if indexes is None:
                continue
            found = [cell for index in indexes if (cell := _cell(row, index)) is not None]
            cells[name] = _field_text(row, indexes, columns)
            own = own or bool(cells[name])
            if found:
                filled = (cell for cell in found if cell.text and not cell.merged)
                places[name] = next(filled, found[0]).place
                if not cells[name] and all(cell.merged and not cell.across for cell in found):
                    merged.append(name)
        ticks = any(_own(row, index) for index in columns.grid)
        if columns.grid and not cells.get("target_waktu"):
            found_time = grid_time(columns.grid, *self.grid_cells(row, columns))
            cells["target_waktu"] = found_time.text if own or ticks else ""
            first = next((c for i in columns.grid if (c := _own(row, i))), None)
            if first is not None:
                places["target_waktu"] = first.place
        if (own or ticks) and self.last is not None:
            for name in merged:
                cells[name] = cells[name] or self.last.cells.get(name, "")
        return cells, places

    def grid_cells(self, row: Row, columns: Columns) -> _GridCells:
        """What stands in the columns of the month grid; a bar across stands in all of its own."""
        texts: dict[int, str] = {}
        bars: list[list[int]] = []
        above = self.last.grid if self.last is not None else _GridCells({}, ())
        own: list[int] = []
        """The columns of the cell that may go on."""
        for index in columns.grid:
            cell = _cell(row, index)
            if cell is None:
                continue
            if not cell.merged:
                texts[index] = cell.text
                own = [index] if cell.text else []
            elif cell.across and index - 1 in own:
                texts[index] = texts[index - 1]
                own.append(index)
                if len(own) == 2:
                    bars.append(own)
            else:
                texts[index] = above.texts.get(index, "")
                own = []
        down = (bar for bar in above.bars if all(_comes_down(row, index) for index in bar))
        return _GridCells(texts, (*map(tuple, bars), *down))

    def timed_by_grid(self, action: _Action, columns: Columns, cells: _GridCells) -> None:
        """Keep the ticks of a new row, and note what of them its target time does not say."""
        action.grid = cells
        if not columns.grid:
            return
        found = grid_time(columns.grid, *cells)
        said = action.cells.get("target_waktu", "")
        if said == found.text:
            if found.left:
                action.notes.append(_GRID_LEFT.fill(text=" | ".join(found.left)))
        elif found.text and set(parse(said).months) != set(parse(found.text).months):
            action.notes.append(_GRID_DIFFERS.fill(ticked=found.text))

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
        return goes_on(cells, last.cells, top=top, timed=self.timed and columns.timed)

    def join(self, last: _Action, nama: str, cells: dict[str, str]) -> None:
        part = self.parts[last.komponen]
        words = self.vocabulary()
        if nama and not _same(nama, part.nama):
            part.nama, part.joined = joined(part.nama, nama, words), True
        for name, text in cells.items():
            if text:
                last.cells[name] = joined(last.cells.get(name, ""), text, words)
                if name not in last.joined:
                    last.joined.append(name)

    def vocabulary(self) -> set[str]:
        """The words of all tables; looked at only when two halves have to be joined."""
        if self.words is None:
            cells = (c for part in self.parts_of_tables for row in part.body for c in row.cells)
            self.words = words_of([cell.text for cell in cells if cell.text])
        return self.words

    def section(self, section: Section) -> None:
        """Open an area, unless it is only named again, on every row or at the top of a page."""
        if self.sections and self.sections[-1][1:3] == section[1:3]:
            return
        if section.repaired:
            route = Route("area", len(self.sections), "kode")
            self.note(route, _ROMAN_READ.fill(code=section.kode))
        self.sections.append(section)
        self.last = None

    def area(self, row: Row) -> int:
        """The index of the open section; a table that has none gets one without a title."""
        if not self.sections:
            self.note(Route("plan", None, "area"), _NO_SECTION)
            self.sections.append(Section("none", "", "", (row.place, row.place)))
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

    def note_once(self, what: str, text: Text) -> None:
        """Note something of the whole table; said only the first time."""
        if what not in self.said:
            self.said.add(what)
            self.note(Route("plan", None, "area"), text)

    def finish(self) -> TableDraft:
        draft = TableDraft(unsure=self.unsure, sections=self.sections, columns=self.read)
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
        for text in action.notes:
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


def _heading_cells(row: Row, columns: Columns) -> tuple[str, str, dict[str, Place]]:
    """The number and the name of the komponen that a row opens, "" where it goes on."""
    nomor, number = _text(row, columns.fields.get("nomor"))
    nama, name = _text(row, columns.fields.get("komponen"))
    if "nomor" not in columns.fields and (mark := MARKER.match(nama)):
        nomor, nama = mark[0], nama[mark.end() :].strip()
    places = {"nomor": number.place} if number else {}
    if name:
        places |= {"nama": name.place}
    return nomor, nama, places


def _lone_title(cells: dict[str, str], columns: Columns) -> str:
    """The komponen that a row names in a table without a column for it: its only text."""
    filled = [name for name, text in cells.items() if text]
    firsts = {name: at[0] for name, at in columns.fields.items() if name in cells}
    leftmost = min(firsts.values(), default=-1)
    if len(filled) == 1 and firsts.get(filled[0]) == leftmost:
        return cells[filled[0]]
    return ""


def _cell(row: Row, index: int) -> Cell | None:
    return row.cells[index] if index < len(row.cells) else None


def _comes_down(row: Row, index: int) -> bool:
    """Whether the cell of a row at `index` only goes on one that stands above."""
    cell = _cell(row, index)
    return cell is not None and cell.merged


def _own(row: Row, index: int) -> Cell | None:
    """The cell of a row at `index` if it has a text of its own."""
    cell = _cell(row, index)
    return cell if cell is not None and cell.text and not cell.merged else None


def _text(row: Row, indexes: Sequence[int] | None) -> tuple[str, Cell | None]:
    """The text of the columns of one field, and the first cell that has some."""
    cells = [cell for index in indexes or () if (cell := _own(row, index))]
    return " ".join(cell.text for cell in cells), cells[0] if cells else None


def _field_text(row: Row, indexes: Sequence[int], columns: Columns) -> str:
    """The text of one field; a tick in one of several columns means the heading of that column."""
    texts = []
    for index in indexes:
        cell = _own(row, index)
        if cell is not None:
            name = columns.ticked.get(index)
            texts.append(name if name and is_tick(cell.text) else cell.text)
    return (", " if columns.ticked.get(indexes[0]) else " ").join(texts)


def _mostly_marks(body: Sequence[Row], index: int) -> bool:
    texts = [cell.text for row in body if (cell := _own(row, index))]
    return sum(map(is_mark, texts)) * 2 > len(texts)


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def _fits(body: Sequence[Row], columns: Columns) -> bool:
    """Whether rows without headings of their own can go on a table with `columns`.

    An editor may have cut empty cells at the end of all its rows.
    """
    width = max((len(row.cells) for row in body), default=0)
    if not width:
        return False
    heads = [letters(cell.text) for cell in body[0].cells]
    numbered = any(head in HEADINGS["nomor"] for head in heads[:1])
    other = numbered or sum(head in OTHER_TABLES for head in heads) > 1
    rightmost = max(index for indexes in columns.fields.values() for index in indexes)
    return not other and rightmost < width <= (columns.width or width)


_OTHER_TABLE = Text(
    "Tabel yang berawal `{first}` bukan tabel rencana aksi dan tidak dimuat.",
    "The table that begins with `{first}` is no table of a plan and was left out.",
)
_NO_HEADING = Text(
    "Kolom ke-{n} tidak berjudul dan tidak dimuat; berawal `{first}`. Bila bagian rencana, sebutkan "
    "dengan `--kolom`, misalnya `--kolom bukti_fisik={n}`.",
    "Column {n} has no heading and was left out; it begins with `{first}`. If it is part of the "
    "plan, say so with `--kolom`, such as `--kolom bukti_fisik={n}`.",
)
_FROM_GRID = Text(
    "Target waktu setiap baris disusun dari kolom waktu yang ditandai (`{first}` sampai `{last}`).",
    "The target time of each row was made from the ticked columns (`{first}` to `{last}`).",
)
_GRID_LEFT = Text(
    "Sel kolom waktu juga memuat teks yang tidak dimasukkan ke target waktu: {text}",
    "The cells of the time columns also hold a text that the target time leaves out: {text}",
)
_GRID_DIFFERS = Text(
    "Kolom waktu yang ditandai menyebut waktu lain daripada sel target waktu: {ticked}",
    "The ticked columns name another time than the cell of the target time: {ticked}",
)
_EXPLAINED = Text(
    "Keterangan di bawah tabel tidak dimuat.", "The legend below the table was left out."
)
_SIGNED = Text(
    "Blok tanda tangan di bawah tabel tidak dimuat.",
    "The signature block below the table was left out.",
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
