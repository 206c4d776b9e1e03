"""Pages of words and cells to a document: tables, and the paragraphs around them, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.places import Place
from zicheck.readers import columns, flow
from zicheck.readers.grid import Slot, bounds, grid, vocabulary
from zicheck.readers.pages import lines_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zicheck.readers.pages import Box, Line, Page, Word


_HANGING = 0.6
"""Share of its height by which a word may lie below the table that it belongs to."""


def document(pages: Sequence[Page], file: str, notes: Sequence[Text] = ()) -> Document:
    """The document that the pages are.

    Args:
        pages: what was seen on each page, in order.
        file: its name, for places.
        notes: what to say of the document beside what is found here.
    """
    inside = [_split(page) for page in pages]
    outer = [lines_of(found.outside) for found in inside]
    known = vocabulary(line for lines in outer for line in lines) | vocabulary(
        line for found in inside for _, words in found.tables for line in lines_of(words)
    )
    for page, found, lines, region in zip(pages, inside, outer, columns.find(outer), strict=True):
        if region is not None:
            held = lines[region.start : region.end]
            del lines[region.start : region.end]
            cells = columns.cells(held, region.columns, page.rules)
            found.tables.append((tuple(cells), [word for line in held for word in line.words]))
    body, left_out = flow.without_margins(pages, outer)
    made = _Blocks(file, known)
    for page, found, lines in zip(pages, inside, body, strict=True):
        made.page(page, lines, found.tables)
    made.flush()
    if left_out:
        notes = (*notes, _MARGINS.fill(texts="; ".join(f"“{text[:60]}”" for text in left_out)))
    return Document(file, tuple(made.blocks), tuple(notes))


class _Split:
    """The words of a page, in its tables and outside them."""

    def __init__(self) -> None:
        self.tables: list[tuple[tuple[Box, ...], list[Word]]] = []
        self.outside: list[Word] = []


def _split(page: Page) -> _Split:
    """The words of a page by the table that they stand in; a box around one text is none."""
    made = _Split()
    frames: list[tuple[Box, tuple[Box, ...], list[Word]]] = [
        (bounds(cells), cells, []) for cells in page.tables if len(cells) > 1
    ]
    for word in page.words:
        x, y = word.box.middle
        hangs = y - _HANGING * word.box.height  # the last line of a cell that a page cuts
        held = next(
            (words for box, _, words in frames if box.holds(x, y) or box.holds(x, hangs)),
            made.outside,
        )
        held.append(word)
    for _, cells, words in frames:
        if len(grid(cells, ())) and _is_table(cells, words):
            made.tables.append((cells, words))
        else:
            made.outside += words
    return made


def _is_table(cells: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether boxes are a table: shaded rows and frames have one column, and many texts in it."""
    rows = grid(cells, words)
    return max(sum(1 for slot in row if not slot.merged) for row in rows) > 1


class _Blocks:
    """The blocks of a document in the making; text flows on from page to page around tables."""

    def __init__(self, file: str, known: Collection[str]) -> None:
        self.file = file
        self.known = known
        self.blocks: list[Paragraph | Table] = []
        self.tables = 0
        self.text: list[flow.Placed] = []

    def page(
        self,
        page: Page,
        lines: Sequence[Line],
        tables: Sequence[tuple[Sequence[Box], Sequence[Word]]],
    ) -> None:
        """Take the lines and the tables of one page, from top to bottom."""
        ordered = sorted(tables, key=lambda table: bounds(table[0]).top)
        left = list(lines)
        for cells, words in ordered:
            top = bounds(cells).top
            while left and left[0].box.middle[1] < top:
                self.text.append(flow.Placed(left.pop(0), page.number))
            self.table(page, cells, words)
        self.text += (flow.Placed(line, page.number) for line in left)

    def flush(self) -> None:
        """The text so far becomes paragraphs."""
        for passage in flow.paragraphs(self.text):
            self.blocks.append(Paragraph(passage.text, Place(self.file, page=passage.page)))
        self.text = []

    def table(self, page: Page, cells: Sequence[Box], words: Sequence[Word]) -> None:
        """Take one table, or the part of one that stands on this page."""
        rows = [row for row in grid(cells, words, self.known) if _says(row)]
        if not rows:
            return
        self.flush()
        self.tables += 1
        made = []
        for number, row in enumerate(rows, 1):
            place = Place(self.file, page=page.number, table=self.tables, row=number)
            slots = tuple(
                Cell(
                    slot.text,
                    Place(self.file, None, column, page.number, self.tables, number),
                    slot.merged,
                    slot.across,
                )
                for column, slot in enumerate(row, 1)
            )
            made.append(Row(slots, place))
        self.blocks.append(Table(tuple(made), made[0].place))


def _says(row: Sequence[Slot]) -> bool:
    return any(slot.text for slot in row)


_MARGINS = Text(
    "Kepala atau kaki halaman yang berulang tidak ikut dibaca: {texts}.",
    "Heads or feet that pages repeat were left out: {texts}.",
)
