"""Workbooks in hard layouts: :data:`LAYOUTS` prints lines and says what is then to be read."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter
from harddocx import _cut, blocks, runs, shared_cells
from hardtables import HEADINGS, TITLE, Lines, without

from zicheck.schedule.words import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hardtables import Line

Made = tuple[bytes, Lines]


def column(number: int) -> str:
    """The letters of a column, from 1."""
    return xlsxwriter.utility.xl_col_to_name(number - 1)


class Book:
    """A workbook in the making."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.buffer, {"in_memory": True})
        self.wrap = self.book.add_format({"text_wrap": True, "border": 1})

    def sheet(self, name: str = "Rencana Aksi") -> Sheet:
        return Sheet(self.book.add_worksheet(name), self.wrap)

    def bytes(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()


class Sheet:
    """A sheet that is filled from the top; `left` is the first column of its table."""

    def __init__(self, sheet: Any, wrap: Any) -> None:
        self.sheet = sheet
        self.wrap = wrap
        self.at = 0
        self.left = 0

    def title(self, texts: Sequence[str] = TITLE, width: int = 6) -> None:
        for text in texts:
            last = self.left + width - 1
            self.sheet.merge_range(self.at, self.left, self.at, last, text, self.wrap)
            self.at += 1
        self.at += 1

    def row(self, texts: Sequence[str]) -> int:
        for at, text in enumerate(texts, self.left):
            if text:
                self.sheet.write_string(self.at, at, text, self.wrap)
            else:
                self.sheet.write_blank(self.at, at, None, self.wrap)
        self.at += 1
        return self.at - 1

    def section(self, line: Line, width: int = 6, *, apart: bool = True) -> None:
        first = self.left
        if apart:
            self.sheet.write_string(self.at, first, line.area, self.wrap)
            first += 1
        text = line.area_title if apart else f"{line.area}. {line.area_title}"
        self.sheet.merge_range(self.at, first, self.at, self.left + width - 1, text, self.wrap)
        self.at += 1

    def down(self, top: int, bottom: int, column: int, text: str) -> None:
        if bottom > top:
            place = (top, self.left + column, bottom, self.left + column)
            self.sheet.merge_range(*place, text, self.wrap)

    def body(
        self, lines: Sequence[Line], *, merged: bool = True, named: bool = False, apart: bool = True
    ) -> list[int]:
        """Section rows and lines; gives the row of each line."""
        rows: list[int] = []
        opened: list[tuple[int, Line]] = []
        for area, part, line in blocks(lines):
            if (area or part) and opened:
                self.close(opened, merged=merged)
            if area:
                self.section(line, apart=apart)
            if area or part:
                opened = [(self.at, line)]
            texts = list(line.cells)
            if not part and not named:
                texts[:2] = ["", ""]
            rows.append(self.row(texts))
        if opened:
            self.close(opened, merged=merged)
        return rows

    def close(self, opened: Sequence[tuple[int, Line]], *, merged: bool) -> None:
        top, line = opened[0]
        if merged:
            self.down(top, self.at - 1, 0, line.comp_no)
            self.down(top, self.at - 1, 1, line.component)


def merged_down(lines: Lines) -> Made:
    """Titles over the whole width, komponen merged down, a signature below."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    sheet.row(HEADINGS)
    sheet.body(lines)
    sheet.at += 2
    for text in ("Ditetapkan di Contoh", "pada tanggal 5 Januari 2026", "KETUA,", "BUDI CONTOH"):
        sheet.sheet.write_string(sheet.at, 4, text)
        sheet.at += 1
    return book.bytes(), lines


def numbering_row(lines: Lines) -> Made:
    """The columns numbered below the headings; the table begins at column C, row 9."""
    book = Book()
    sheet = book.sheet()
    sheet.left, sheet.at = 2, 3
    sheet.title()
    sheet.row(HEADINGS)
    for at in range(6):
        sheet.sheet.write_number(sheet.at, 2 + at, at + 1)
    sheet.at += 1
    sheet.body(lines, apart=False)
    return book.bytes(), lines


def headings_repeated(lines: Lines) -> Made:
    """Headings typed again every nine rows."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    for start in range(0, len(lines), 9):
        sheet.row(HEADINGS)
        sheet.body(lines[start : start + 9], named=True, merged=False)
    return book.bytes(), lines


def page_split(lines: Lines) -> Made:
    """The last row before each repeated heading cut in two, as converters leave it."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    rest: list[str] | None = None
    for start in range(0, len(lines), 8):
        sheet.row(HEADINGS)
        if rest:
            sheet.row(rest)
        rest = None
        page = lines[start : start + 8]
        row = sheet.body(page, named=True, merged=False)[-1]
        cut = [_cut(text) for text in (page[-1].action, page[-1].evidence)]
        if start + 8 < len(lines) and cut[0][1]:
            for column, (head, _) in enumerate(cut, 3):
                sheet.sheet.write_string(row, column, head)
            rest = ["", "", "", cut[0][1], cut[1][1], ""]
    return book.bytes(), lines


def numbers_lost(lines: Lines) -> Made:
    """The column of numbers is there and empty."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    sheet.row(HEADINGS)
    bare = without(lines, comp_no="")
    sheet.body(bare)
    return book.bytes(), bare


def komponen_empty(lines: Lines) -> Made:
    """Komponen cells not merged but left empty, and a blank row before each area."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    sheet.row(HEADINGS)
    for area in dict.fromkeys((line.area, line.area_title) for line in lines):
        sheet.body([x for x in lines if (x.area, x.area_title) == area], merged=False)
        sheet.at += 1
    return book.bytes(), lines


def sheet_each_area(lines: Lines) -> Made:
    """One plan over several sheets, an area on each, and a cover."""
    book = Book()
    cover = book.sheet("Sampul")
    cover.title(width=2)
    for at, area in enumerate(dict.fromkeys((line.area, line.area_title) for line in lines)):
        sheet = book.sheet(f"Area {at + 1}")
        sheet.row(HEADINGS)
        sheet.body([x for x in lines if (x.area, x.area_title) == area])
    return book.bytes(), lines


def other_headings(lines: Lines) -> Made:
    """Other words, another order, and a column that no plan has a field for."""
    book = Book()
    sheet = book.sheet()
    sheet.title(width=8)
    sheet.row(("No.", "Komponen Pengungkit", "Waktu Pelaksanaan", "Indikator Keberhasilan", "PIC",
               "Rencana Aksi", "Dokumen Pendukung", "Keterangan"))  # fmt: skip
    for area, part, line in blocks(lines):
        if area:
            sheet.section(line, 8)
        number, name, indicator, action, evidence, target = line.cells
        opening = (number, name) if part else ("", "")
        sheet.row([*opening, target, indicator, "Sekretaris", action, evidence, ""])
    return book.bytes(), lines


def month_grid(lines: Lines) -> Made:
    """Twelve columns with ticks of a font of signs, below a heading of two rows."""
    book = Book()
    sheet = book.sheet()
    sheet.title(width=17)
    top = sheet.at
    for at, text in enumerate(HEADINGS[:5]):
        sheet.sheet.merge_range(top, at, top + 1, at, text)
    sheet.sheet.merge_range(top, 5, top, 16, "JADWAL 2026")
    for at, name in enumerate(MONTHS_ID):
        sheet.sheet.write_string(top + 1, 5 + at, name[:3])
    sheet.at = top + 2
    signs = book.book.add_format({"font_name": "Wingdings"})
    made = []
    for number, (area, part, line) in enumerate(blocks(lines)):
        if area:
            sheet.section(line, 17)
        months = sorted({number % 12, (number * 5 + 2) % 12})
        texts = list(line.cells[:5])
        if not part:
            texts[:2] = ["", ""]
        row = sheet.row(texts)
        for month in months:
            sheet.sheet.write_string(row, 5 + month, "ü", signs)
        made.append(replace(line, target_raw=", ".join(MONTHS_ID[month] for month in months)))
    return book.bytes(), tuple(made)


def several_merged(lines: Lines) -> Made:
    """Indikator and target time merged down over rows that share them."""
    shared = shared_cells(lines)
    book = Book()
    sheet = book.sheet()
    sheet.title()
    sheet.row(HEADINGS)
    rows = sheet.body(shared)
    for top, bottom in runs(shared):
        for at in (2, 5):
            sheet.down(rows[top], rows[bottom], at, shared[top].cells[at])
    return book.bytes(), shared


def hidden(lines: Lines) -> Made:
    """Hidden rows, columns and sheets between what is shown."""
    book = Book()
    gone = book.sheet("Lama")
    gone.row(HEADINGS)
    gone.body(lines[:5])
    gone.sheet.hide()
    sheet = book.sheet()
    sheet.sheet.activate()
    sheet.title(width=7)
    sheet.row([*HEADINGS[:3], "Catatan internal", *HEADINGS[3:]])
    sheet.sheet.set_column(3, 3, None, None, {"hidden": True})
    for at, (area, part, line) in enumerate(blocks(lines)):
        if area:
            sheet.section(line, 7)
        texts = [*line.cells[:3], "rahasia", *line.cells[3:]]
        if not part:
            texts[:2] = ["", ""]
        sheet.row(texts)
        if at % 6 == 3:
            row = sheet.row(["8.", "Tersembunyi", "Tidak", "x", "Tidak tampak", "Tidak", "Mei"])
            sheet.sheet.set_row(row, None, None, {"hidden": True})
    return book.bytes(), lines


def dates_and_formulas(lines: Lines) -> Made:
    """Target times as days and months of the calendar, numbers as numbers, texts by formulas."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    sheet.row(HEADINGS)
    month = book.book.add_format({"num_format": "mmm-yy"})
    day = book.book.add_format({"num_format": "[$-421]d mmmm yyyy;@"})
    numbered = book.book.add_format({"num_format": '0"."'})
    made = []
    for at, (row, line) in enumerate(zip(sheet.body(lines, named=True, merged=False), lines,
                                         strict=True)):  # fmt: skip
        when = date(2026, at % 12 + 1, at % 27 + 1)
        name = MONTHS_ID[when.month - 1]
        sheet.sheet.write_datetime(row, 5, when, day if at % 2 else month)
        target = f"{when.day} {name} 2026" if at % 2 else f"{name} 2026"
        sheet.sheet.write_formula(row, 4, '="x"', None, line.evidence)
        number = re.fullmatch(r"(\d+)\.", line.comp_no)
        if number:
            sheet.sheet.write_number(row, 0, int(number[1]), numbered)
        made.append(replace(line, target_raw=target))
    return book.bytes(), tuple(made)


def rich_texts(lines: Lines) -> Made:
    """Words in bold inside cells, and lines broken by hand."""
    book = Book()
    sheet = book.sheet()
    sheet.title()
    sheet.row(HEADINGS)
    bold = book.book.add_format({"bold": True})
    for row, line in zip(sheet.body(lines), lines, strict=True):
        first, space, rest = line.action.partition(" ")
        if rest:
            sheet.sheet.write_rich_string(row, 3, bold, first, space + rest)
        sheet.sheet.write_string(row, 2, line.indicator.replace(" ", "\n", 2))
    return book.bytes(), lines


def text_box_title(lines: Lines) -> Made:
    """The titles in a text box above the table."""
    book = Book()
    sheet = book.sheet()
    sheet.sheet.insert_textbox(0, 0, "\n".join(TITLE))
    sheet.at = 8
    sheet.row(HEADINGS)
    sheet.body(lines)
    return book.bytes(), lines


LAYOUTS: dict[str, Callable[[Lines], Made]] = {
    layout.__name__: layout
    for layout in (
        merged_down, several_merged, numbering_row, headings_repeated, page_split, numbers_lost, komponen_empty,
        sheet_each_area, other_headings, month_grid, hidden, dates_and_formulas, rich_texts,
        text_box_title,
    )
}  # fmt: skip


def two_plans(first: Lines, second: Lines) -> bytes:
    """Two plans in one workbook, with a sheet of other things between them."""
    book = Book()
    for year, lines in (("2025", first), ("2026", second)):
        sheet = book.sheet(f"Rencana {year}")
        sheet.title([text.replace("2026", year) for text in TITLE])
        sheet.row(HEADINGS)
        sheet.body(lines)
        if year == "2025":
            notes = book.sheet("Catatan")
            notes.row(("Rapat", "Tanggal", "Hadir"))
            notes.row(("Pertama", "5 Januari", "12 orang"))
    return book.bytes()
