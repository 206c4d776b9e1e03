"""OpenDocument spreadsheets (.ods) to a Document: what each visible sheet shows, top to bottom.

The file holds each cell as it is shown, so nothing is calculated or formatted here; only days
are written out, since how they are shown depends on the country of the program. Hidden sheets,
rows and columns are left out and told. Knows nothing of plans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zicheck.document import Document
from zicheck.errors import fault
from zicheck.readers import fold
from zicheck.readers.package import LOCKED, NESTED, Package, attribute, child, children, local
from zicheck.readers.sheet import (
    HIDDEN_COLUMNS,
    HIDDEN_ROWS,
    HIDDEN_SHEETS,
    MAX_ALL_CELLS,
    MAX_CELLS,
    MAX_SHEETS,
    TOO_LARGE,
    TOO_MANY_CELLS,
    TOO_MANY_SHEETS,
    Sheet,
    TooLarge,
    sheet_blocks,
)
from zicheck.schedule.words import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from zicheck.bahasa import Text
    from zicheck.document import Paragraph, Table

_MAX_COLUMN = 16_384
_MAX_ROW = 1_048_576
_ROW_GROUPS = frozenset({"table-row-group", "table-header-rows", "table-rows"})
_COLUMN_GROUPS = frozenset({"table-column-group", "table-header-columns", "table-columns"})
_UNSEEN = frozenset({"collapse", "filter"})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def read_ods(data: bytes, file: str) -> Document:
    """The titles and tables of a spreadsheet's visible sheets.

    Raises:
        InputError: when the file is damaged, locked, or larger than any plan.
    """
    package = Package(data, file)
    if b"encryption-data" in package.content("META-INF/manifest.xml"):
        raise fault(file, LOCKED)
    root = package.xml("content.xml")
    book = child(root, "body", "spreadsheet")
    if book is None:
        raise package.damaged()
    unseen = {
        attribute(style, "name")
        for style in children(child(root, "automatic-styles"), "style")
        if attribute(child(style, "table-properties"), "display") == "false"
    }
    blocks: list[Paragraph | Table] = []
    notes: list[Text] = []
    hidden: list[str] = []
    tables = list(children(book, "table"))
    if len(tables) > MAX_SHEETS:
        raise fault(file, TOO_MANY_SHEETS.fill(n=MAX_SHEETS))
    put = 0
    for table in tables:
        name = fold(attribute(table, "name") or "")
        if attribute(table, "style-name") in unseen:
            hidden.append(name)
            continue
        sheet = Sheet(name)
        try:
            put += _Filler(sheet).fill(table)
            blocks += sheet_blocks(sheet, file)
        except TooLarge:
            raise fault(file, TOO_LARGE.fill(sheet=name, n=MAX_CELLS)) from None
        except RecursionError:
            raise fault(file, NESTED) from None
        if put > MAX_ALL_CELLS:
            raise fault(file, TOO_MANY_CELLS.fill(n=MAX_ALL_CELLS))
        rows, columns = sheet.left_out()
        for text, what in ((HIDDEN_ROWS, rows), (HIDDEN_COLUMNS, columns)):
            if what:
                notes.append(text.fill(sheet=name, what=what))
    if hidden:
        notes.insert(0, HIDDEN_SHEETS.fill(sheets=", ".join(hidden)))
    return Document(file, tuple(blocks), tuple(notes))


class _Cell(NamedTuple):
    """A cell of the file, which may stand for several alike beside one another."""

    text: str
    column: int
    repeated: int
    down: int
    across: int


class _Filler:
    """Fills a sheet from its table."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.put = 0

    def fill(self, table: Element) -> int:
        """Take all rows of the table; how many cells they are."""
        at = 1
        for column in _inside(table, "table-column", _COLUMN_GROUPS):
            repeated = _times(column, "number-columns-repeated", _MAX_COLUMN)
            if attribute(column, "visibility") in _UNSEEN:
                self.sheet.hidden_columns.append((at, at + repeated - 1))
            at += repeated
        at = 1
        for row in _inside(table, "table-row", _ROW_GROUPS):
            repeated = _times(row, "number-rows-repeated", _MAX_ROW)
            self.row(row, at, repeated)
            at += repeated
        return self.put

    def row(self, row: Element, at: int, repeated: int) -> None:
        cells = [cell for cell in _cells(row) if cell.text or cell.down > 1 or cell.across > 1]
        if not cells:
            return
        hidden = attribute(row, "visibility") in _UNSEEN
        for number in range(at, at + repeated):
            for cell in cells:
                self.put += cell.repeated
                if self.put > MAX_CELLS:
                    raise TooLarge
                for column in range(cell.column, cell.column + cell.repeated):
                    if cell.text:
                        self.sheet.put(number, column, cell.text, hidden=hidden)
                if cell.down > 1 or cell.across > 1:
                    bottom, right = number + cell.down - 1, cell.column + cell.across - 1
                    self.sheet.merge(number, cell.column, bottom, right)


def _inside(table: Element, name: str, groups: frozenset[str]) -> Iterator[Element]:
    """The rows or columns of a table, also those inside groups."""
    for inner in table:
        if local(inner) == name:
            yield inner
        elif local(inner) in groups:
            yield from _inside(inner, name, groups)


def _cells(row: Element) -> Iterator[_Cell]:
    at = 1
    for cell in row:
        name = local(cell)
        repeated = _times(cell, "number-columns-repeated", _MAX_COLUMN)
        if name == "table-cell":
            down = _times(cell, "number-rows-spanned", _MAX_ROW)
            across = _times(cell, "number-columns-spanned", _MAX_COLUMN)
            yield _Cell(_text(cell), at, repeated, down, across)
        if name in ("table-cell", "covered-table-cell"):
            at += repeated


def _text(cell: Element) -> str:
    text = fold(" ".join("".join(_words(line)) for line in children(cell, "p")))
    day = _DAY.match(attribute(cell, "date-value") or "")
    if attribute(cell, "value-type") != "date" or not day or not text:
        return text
    year, month, number = map(int, day.groups())
    name = MONTHS_ID[(month - 1) % 12]
    numbers = [int(digits) for digits in re.findall(r"\d{1,9}", text)]
    for printed in (year, year % 100):
        if printed in numbers:
            numbers.remove(printed)
            break
    # A cell that shows no day means the month: `Jan 26`.
    return f"{number} {name} {year}" if number in numbers else f"{name} {year}"


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph; comments that hang on it are none of it."""
    name = local(element)
    if name in ("annotation", "note"):
        return
    if name in ("s", "tab", "line-break"):
        yield " "
    yield element.text or ""
    for inner in element:
        yield from _words(inner)
        yield inner.tail or ""


def _times(element: Element, name: str, most: int) -> int:
    value = attribute(element, name)
    return min(int(value), most) if value and value.isdecimal() and len(value) < 10 else 1
