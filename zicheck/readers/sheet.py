"""A sheet of cells to titles and tables, for every kind of workbook.

A sheet has no paragraphs and says nowhere where a table begins. Rows that hold one or two texts
above the first fuller row are titles; blank rows part tables only where what follows is fuller
than what went before, or where several are blank: officials leave a row blank between areas.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.document import Cell, Paragraph, Row, Table
from zicheck.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_CELLS = 100_000
"""Cells of one sheet, counting empty ones between others; a plan of 1,000 rows has about 9,000."""
MAX_SHEETS = 200
"""Sheets of a workbook."""
MAX_ALL_CELLS = 500_000
"""Cells of all sheets together, where a file may name one cell for many."""
_MAX_MERGED = 1_000_000
"""Cells that merged ranges may cover together."""
_TABLE_CELLS = 3
"""Texts that a row of a table has; shorter ones above it are titles."""
_GAP = 2
"""Blank rows that part two tables."""
_LISTED = 10


class TooLarge(Exception):  # noqa: N818 - told to the reader of the format, never to a user
    """The sheet is larger than any plan."""


@dataclass(slots=True)
class Sheet:
    """What a sheet shows: texts by row and column (from 1), merged ranges, what is hidden."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right."""
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    boxes: list[tuple[int, str]] = field(default_factory=list)
    """Text boxes with the row in which they begin."""

    def put(self, row: int, column: int, text: str, *, hidden: bool = False) -> None:
        """Take the text of one cell; `hidden` tells that its row is."""
        self.rows.setdefault(row, {})[column] = text
        if hidden:
            self.hidden_rows.add(row)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Take a merged range."""
        self.merges.append((top, left, bottom, right))

    def unseen(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def left_out(self) -> tuple[str, str]:
        """The hidden rows and the hidden columns that hold something, in words."""
        columns = {column for cells in self.rows.values() for column in cells}
        unseen = sorted(column for column in columns if self.unseen(column))
        return _listed([str(row) for row in sorted(self.hidden_rows)]), _listed(
            [named(column) for column in unseen]
        )


def named(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def sheet_blocks(sheet: Sheet, file: str) -> Iterator[Paragraph | Table]:
    """The titles and tables of a sheet, top to bottom.

    Raises:
        TooLarge: when it has more cells than any plan.
    """
    return _Blocks(sheet, file).blocks()


class _Blocks:
    """Lays the visible cells of one sheet out as rows, then parts the rows."""

    def __init__(self, sheet: Sheet, file: str) -> None:
        self.sheet = sheet
        self.file = file
        self.shown = {column for cells in sheet.rows.values() for column in cells}
        self.hidden = {column for column in self.shown if sheet.unseen(column)}
        self.merged: dict[tuple[int, int], bool] = {}
        """The cells that continue another, and whether that is one beside them."""
        self.texts = {row: dict(cells) for row, cells in sheet.rows.items()}
        self.spread()
        self.rows = {
            row: {at: text for at, text in cells.items() if at not in self.hidden}
            for row, cells in sorted(self.texts.items())
            if row not in sheet.hidden_rows
        }
        self.columns = sorted({at for cells in self.rows.values() for at in cells})
        if len(self.rows) * len(self.columns) > MAX_CELLS:
            raise TooLarge

    def spread(self) -> None:
        """Mark the cells of merged ranges, and show the text of each in its first visible cell."""
        hidden_rows = self.sheet.hidden_rows
        rows = sorted(self.texts)
        work = 0
        for top, left, bottom, right in self.sheet.merges:
            inside = _between(rows, top, bottom)
            columns = [at for at in self.shown if left <= at <= right]
            work += 1 + len(inside) * len(columns)
            if work > _MAX_MERGED:
                raise TooLarge
            text = self.texts.get(top, {}).get(left, "")
            first: tuple[int, int] | None = None
            for row in inside:
                for column in sorted(columns):
                    self.texts[row].pop(column, None)
                    if row in hidden_rows or column in self.hidden:
                        continue
                    if first is None:
                        first = (row, column)
                    else:
                        self.merged[row, column] = column != first[1]
            if first is not None and text:
                self.texts[first[0]][first[1]] = text

    def blocks(self) -> Iterator[Paragraph | Table]:
        boxes = sorted(self.sheet.boxes)
        runs = self.runs()
        for number, run in enumerate(runs):
            above = [box for box in boxes if box[0] <= run[0]]
            yield from map(self.box, above)
            boxes = boxes[len(above) :]
            yield from self.run(run, first=not number)
        yield from map(self.box, boxes)

    def runs(self) -> list[list[int]]:
        """The rows, parted where a table ends."""
        runs: list[list[int]] = []
        hidden = sorted(self.sheet.hidden_rows)
        last = 0
        for row in self.rows:
            if not self.filled(row) and not any((row, at) in self.merged for at in self.columns):
                continue
            if not runs or row - last - 1 > len(_between(hidden, last, row)):
                runs.append([])
            runs[-1].append(row)
            last = row
        return self.joined(runs)

    def joined(self, runs: Sequence[list[int]]) -> list[list[int]]:
        """Runs of rows that a single blank row parts, joined where the later is no fuller."""
        joined: list[list[int]] = []
        hidden = sorted(self.sheet.hidden_rows)
        for run in runs:
            before = joined[-1] if joined else []
            gap = (
                run[0] - before[-1] - 1 - len(_between(hidden, before[-1], run[0])) if before else 0
            )
            width = self.width(before)
            if width >= _TABLE_CELLS and gap < _GAP and self.width(run) <= width:
                before += run
            else:
                joined.append(list(run))
        return joined

    def width(self, rows: Sequence[int]) -> int:
        return max((self.filled(row) for row in rows), default=0)

    def filled(self, row: int) -> int:
        return len(self.rows[row])

    def run(self, rows: Sequence[int], *, first: bool) -> Iterator[Paragraph | Table]:
        """One run: its titles, if it is the first, and its table; only titles if it has none."""
        wide = [at for at, row in enumerate(rows) if self.filled(row) >= _TABLE_CELLS]
        start = (wide[0] if first else 0) if wide else len(rows)
        for row in rows[:start]:
            for column, text in sorted(self.rows[row].items()):
                yield Paragraph(text, self.place(row, column))
        if start < len(rows):
            table = tuple(self.row(row) for row in rows[start:])
            yield Table(table, table[0].place)

    def row(self, row: int) -> Row:
        texts = self.rows[row]
        cells = tuple(
            Cell(
                texts.get(column, ""),
                self.place(row, column),
                merged=(row, column) in self.merged,
                across=self.merged.get((row, column), False),
            )
            for column in self.columns
        )
        return Row(cells, self.place(row, min(texts, default=self.columns[0])))

    def place(self, row: int, column: int) -> Place:
        cell = f"{named(column)}{row}"
        return Place(self.file, row=row, sheet=self.sheet.name, cell=cell)

    def box(self, box: tuple[int, str]) -> Paragraph:
        return Paragraph(box[1], Place(self.file, row=box[0], sheet=self.sheet.name))


def _between(rows: Sequence[int], top: int, bottom: int) -> Sequence[int]:
    """Those of the sorted `rows` from `top` to `bottom`."""
    return rows[bisect_left(rows, top) : bisect_right(rows, bottom)]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f", … (+{more})" if more > 0 else "")


HIDDEN_SHEETS = Text(
    "Lembar tersembunyi tidak dimuat: {sheets}; tampilkan (Unhide) bila isinya bagian rencana.",
    "Hidden sheets were left out: {sheets}; unhide them if they are part of the plan.",
)
HIDDEN_ROWS = Text(
    "Lembar {sheet}: baris tersembunyi tidak dimuat: {what}; tampilkan bila bagian rencana.",
    "Sheet {sheet}: hidden rows were left out: {what}; unhide them if they are part of the plan.",
)
HIDDEN_COLUMNS = Text(
    "Lembar {sheet}: kolom tersembunyi tidak dimuat: {what}; tampilkan bila bagian rencana.",
    "Sheet {sheet}: hidden columns were left out: {what}; unhide them if they are part of the plan.",
)
TOO_LARGE = Text(
    "Lembar {sheet} terlalu luas untuk rencana aksi (lebih dari {n} sel); salin tabel rencananya "
    "saja ke buku kerja baru.",
    "The sheet {sheet} is too large for a plan (more than {n} cells); copy just the table of the "
    "plan into a new workbook.",
)
TOO_MANY_SHEETS = Text(
    "Buku kerja ini memuat lebih dari {n} lembar; simpan lembar rencananya saja sebagai berkas baru.",
    "The workbook has more than {n} sheets; save just those of the plan as a new file.",
)
TOO_MANY_CELLS = Text(
    "Buku kerja ini memuat lebih dari {n} sel; simpan lembar rencananya saja sebagai berkas baru.",
    "The workbook has more than {n} cells; save just the sheets of the plan as a new file.",
)
