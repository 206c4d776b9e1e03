"""A decree with its annex as a workbook: the text on one sheet, the table on another.

For offices that work on the plan in Excel. The table is printed across, one page wide, with its
headings on every page.

Needs XlsxWriter (extra `xlsx`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.decreeform import Title
from zicheck.render.decrees import widths
from zicheck.render.sheetlook import height, lines_of
from zicheck.render.workbook import made, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from zicheck.decreeform import Entry, Form, Line
    from zicheck.render.decrees import Paper

TEXT_SHEET, TABLE_SHEET = "Keputusan", "Rencana Aksi"
_PAPERS = {"a4": 9, "f4": 14}
"""What workbooks call the paper; 14 is Folio, which F4 is sold as."""
_ROOM = 165.0
"""Letters of a page across."""
_TEXT_WIDTHS = (22.0, 22.0, 22.0, 22.0)
"""Letters of the columns that a paragraph runs over; programs shrink a sheet to the width of the
page by whole columns, so that one wide column would not fit."""
_MIDDLE = frozenset({"title", "opening", "decides", "annex title", "table title"})
_STRONG = frozenset({"title", "annex title", "heading", "table title"})
_CAPITALS = 0.75
"""How many bold capitals go where one letter of running text does."""
_GAP = 2
"""Blank rows behind the table, by which its end is known."""


def document(form: Form, kept: str, paper: Paper) -> bytes:
    """The file; `kept` goes into its custom properties."""

    def fill(book: Workbook) -> None:
        writer = _Writer(book, paper)
        text = [*form.decree, *(form.annex if form.prose else ())]
        if text:
            writer.text_sheet(text)
        writer.table_sheet(form)

    return made(fill, form.title, kept)


class _Writer:
    """The workbook in the making."""

    def __init__(self, book: Workbook, paper: Paper) -> None:
        self.book = book
        self.paper = _PAPERS[paper]
        self.looks: dict[tuple[bool, bool, bool], Format] = {}

    def look(self, *, bordered: bool = False, centred: bool = False, bold: bool = False) -> Format:
        """The format of a cell."""
        key = bordered, centred, bold
        if key not in self.looks:
            form = {"font_name": "Calibri", "font_size": 10, "text_wrap": True, "valign": "top"}
            form |= {"border": 1} if bordered else {}
            form |= {"align": "center"} if centred else {}
            form |= {"bold": True} if bold else {}
            self.looks[key] = self.book.add_format(form)
        return self.looks[key]

    def text_sheet(self, lines: Iterable[Line]) -> None:
        """The decree and the text of its annex, one paragraph a row."""
        sheet = self.book.add_worksheet(TEXT_SHEET)
        sheet.hide_gridlines(2)
        sheet.set_paper(self.paper)
        sheet.fit_to_pages(1, 0)
        for index, size in enumerate(_TEXT_WIDTHS):
            sheet.set_column(index, index, size)
        at = 0
        before = ""
        for line in lines:
            if not line.whole:
                continue
            at += bool(before) and line.kind != before
            before = line.kind
            self.across(sheet, at, line, _TEXT_WIDTHS)
            at += 1

    def table_sheet(self, form: Form) -> None:
        """The title and the table of the annex."""
        sheet = self.book.add_worksheet(TABLE_SHEET)
        sheet.activate()
        sheet.set_landscape()
        sheet.set_paper(self.paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")
        sizes = widths(form, _ROOM)
        for index, size in enumerate(sizes):
            sheet.set_column(index, index, size)
        at = 0
        for line in (*(() if form.prose else form.annex), *form.titles):
            if line.whole:
                self.across(sheet, at, line, sizes)
                at += 1
        at += 1
        for index, heading in enumerate(form.headings):
            put(sheet, at, index, heading, self.look(bordered=True, centred=True, bold=True))
        sheet.set_row(at, height(2))
        sheet.repeat_rows(at)
        sheet.freeze_panes(at + 1, 0)
        at += 1
        for row in form.rows:
            if isinstance(row, Title):
                self.title(sheet, at, row, sizes)
            else:
                self.entry(sheet, at, row, sizes)
            at += 1
        at += _GAP
        for line in form.after:
            if line.whole:
                self.across(sheet, at, line, sizes)
                at += 1

    def across(self, sheet: Worksheet, row: int, line: Line, sizes: Sequence[float]) -> None:
        """A paragraph over all columns, as high as it needs."""
        look = self.look(centred=line.kind in _MIDDLE, bold=line.kind in _STRONG)
        sheet.merge_range(row, 0, row, len(sizes) - 1, "", look)
        put(sheet, row, 0, line.whole, look)
        letters = sum(sizes) * (_CAPITALS if line.kind in _STRONG else 1)
        sheet.set_row(row, height(lines_of(line.whole, letters)))

    def title(self, sheet: Worksheet, row: int, title: Title, sizes: Sequence[float]) -> None:
        """A row that opens a section."""
        put(sheet, row, 0, title.kode, self.look(bordered=True, centred=True, bold=True))
        look = self.look(bordered=True, bold=True)
        sheet.merge_range(row, 1, row, len(sizes) - 1, "", look)
        put(sheet, row, 1, title.judul, look)
        sheet.set_row(row, height(lines_of(title.judul, sum(sizes[1:]))))

    def entry(self, sheet: Worksheet, row: int, entry: Entry, sizes: Sequence[float]) -> None:
        """A row of the table; the first of a komponen merges its cells down."""
        centred, plain = self.look(bordered=True, centred=True), self.look(bordered=True)
        if entry.span > 1:
            for column, look in ((0, centred), (1, plain)):
                sheet.merge_range(row, column, row + entry.span - 1, column, "", look)
        if entry.span:
            put(sheet, row, 0, entry.nomor, centred)
            put(sheet, row, 1, entry.nama, plain)
        for index, text in enumerate(entry.cells, 2):
            put(sheet, row, index, text, plain)
        shown = (
            *zip(entry.cells, sizes[2:], strict=True),
            *([(entry.nama, sizes[1])] if entry.span == 1 else []),
        )
        sheet.set_row(row, height(max(lines_of(text, size) for text, size in shown)))
