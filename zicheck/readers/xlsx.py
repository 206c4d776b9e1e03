"""Excel workbooks (.xlsx, .xlsm) to a Document: what each visible sheet shows, top to bottom.

A cell is read as it is shown: the last value of a formula, days and percentages by the format of
the cell. Hidden sheets, rows and columns are left out and told, so are errors and formulas that
were never calculated. Nothing is calculated, no macro is unpacked, no link followed. Knows
nothing of plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.document import Document
from zicheck.errors import fault
from zicheck.kept import joined
from zicheck.readers import fold
from zicheck.readers.numberformat import BUILTIN, GENERAL, shown
from zicheck.readers.package import Package, attribute, child, children, is_true, local, whole
from zicheck.readers.sheet import (
    HIDDEN_COLUMNS,
    HIDDEN_ROWS,
    HIDDEN_SHEETS,
    MAX_CELLS,
    MAX_SHEETS,
    TOO_LARGE,
    TOO_MANY_SHEETS,
    Sheet,
    TooLarge,
    named,
    sheet_blocks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from zicheck.document import Paragraph, Table

_MAX_COLUMN_RANGES = 1_000

_MAIN = "xl/workbook.xml"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TICKS = {"wingdings": {"ü": "✓", "þ": "☑", "û": "✗"}, "wingdings 2": {"P": "✓", "R": "☑"},
          "webdings": {"a": "✓"}}  # fmt: skip
"""What fonts of signs draw in place of letters: the ticks of a month grid come from them."""


def read_xlsx(data: bytes, file: str) -> Document:
    """The titles and tables of a workbook's visible sheets.

    Raises:
        InputError: when the file is damaged, locked, or larger than any plan.
    """
    package = Package(data, file)
    main = package.main(_MAIN)
    book = package.xml(main)
    if child(book, "sheets") is None:
        raise package.damaged()
    return _Workbook(package, main, book).read()


class _Style(NamedTuple):
    """How a cell shows what it holds."""

    format: str = GENERAL
    signs: str = ""
    """The font, if it is one of signs."""


@dataclass(slots=True)
class _Doubts:
    """Cells of one kind that could not be read as meant."""

    cells: list[str] = field(default_factory=list)
    number: int = 0


class _Workbook:
    """Reads one workbook sheet by sheet."""

    def __init__(self, package: Package, main: str, book: Element | None) -> None:
        self.package = package
        self.file = package.file
        self.sheets = list(children(child(book, "sheets"), "sheet"))
        self.relations = package.relations(main)
        since = attribute(child(book, "workbookPr"), "date1904")
        self.since_1904 = is_true(since)
        parts = dict(self.relations.values())
        self.strings = [
            _rich(item) for item in children(package.xml(parts.get("sharedStrings", "")), "si")
        ]
        self.styles = _styles(package.xml(parts.get("styles", "")))
        self.notes: list[Text] = []

    def read(self) -> Document:
        if len(self.sheets) > MAX_SHEETS:
            raise fault(self.file, TOO_MANY_SHEETS.fill(n=MAX_SHEETS))
        blocks: list[Paragraph | Table] = []
        hidden: list[str] = []
        for element in self.sheets:
            name = fold(attribute(element, "name") or "")
            kind, part = self.relations.get(_relation(element), ("", ""))
            if kind != "worksheet":
                continue
            if attribute(element, "state") in ("hidden", "veryHidden"):
                hidden.append(name)
                continue
            root = self.package.xml(part)
            if root is not None:
                try:
                    blocks += self.sheet(name, part, root)
                except TooLarge:
                    raise fault(self.file, TOO_LARGE.fill(sheet=name, n=MAX_CELLS)) from None
        if hidden:
            self.notes.insert(0, HIDDEN_SHEETS.fill(sheets=", ".join(hidden)))
        if self.package.has_macros():
            self.notes.append(_MACROS)
        kept = joined(self.package.properties())
        return Document(self.file, tuple(blocks), tuple(self.notes), kept)

    def sheet(self, name: str, part: str, root: Element) -> Iterator[Paragraph | Table]:
        errors, formulas = _Doubts(), _Doubts()
        sheet = Sheet(name)
        for first, last in self.hidden_columns(root):
            sheet.hidden_columns.append((first, last))
        at = 0
        for row in children(child(root, "sheetData"), "row"):
            at = whole(attribute(row, "r")) or at + 1
            unseen = is_true(attribute(row, "hidden")) or attribute(row, "ht") == "0"
            column = 0
            for cell in row:
                found = _REFERENCE.fullmatch(attribute(cell, "r") or "")
                column = _column(found[1]) if found else column + 1
                text = self.text(cell, errors, formulas, f"{named(column)}{at}")
                if text:
                    sheet.put(at, column, text, hidden=unseen)
        for merge in children(child(root, "mergeCells"), "mergeCell"):
            ends = _REFERENCE.findall(attribute(merge, "ref") or "")
            if len(ends) == 2:
                (left, top), (right, bottom) = ends
                sheet.merge(int(top), _column(left), int(bottom), _column(right))
        sheet.boxes += self.boxes(part)
        yield from sheet_blocks(sheet, self.file)
        self.tell(sheet, errors, formulas)

    def tell(self, sheet: Sheet, errors: _Doubts, formulas: _Doubts) -> None:
        """Note what was left out of a sheet."""
        rows, columns = sheet.left_out()
        for text, what in ((HIDDEN_ROWS, rows), (HIDDEN_COLUMNS, columns)):
            if what:
                self.notes.append(text.fill(sheet=sheet.name, what=what))
        for text, doubts in ((_ERRORS, errors), (_FORMULAS, formulas)):
            if doubts.number:
                cells = ", ".join(doubts.cells)
                self.notes.append(text.fill(sheet=sheet.name, cells=cells, n=doubts.number))

    def hidden_columns(self, root: Element) -> Iterator[tuple[int, int]]:
        for column in islice(children(child(root, "cols"), "col"), _MAX_COLUMN_RANGES):
            if is_true(attribute(column, "hidden")) or attribute(column, "width") == "0":
                yield whole(attribute(column, "min")), whole(attribute(column, "max"))

    def text(self, cell: Element, errors: _Doubts, formulas: _Doubts, name: str) -> str:
        """What a cell shows."""
        value = child(cell, "v")
        held = (value.text or "") if value is not None else ""
        kind = attribute(cell, "t") or "n"
        style = self.style(attribute(cell, "s"))
        if not held and kind != "inlineStr":
            if child(cell, "f") is not None and kind != "str":
                _doubt(formulas, name)
            return ""
        if kind == "s":
            at = whole(held)
            text = self.strings[at] if at < len(self.strings) else ""
        elif kind == "inlineStr":
            text = _rich(child(cell, "is"))
        elif kind == "e":
            _doubt(errors, name)
            text = held
        elif kind == "b":
            text = "TRUE" if held == "1" else "FALSE"
        elif kind == "n":
            text = self.number(held, style.format)
        else:
            text = _unescaped(held)
        if style.signs:
            text = "".join(_TICKS[style.signs].get(sign, sign) for sign in text)
        return fold(text)

    def number(self, held: str, code: str) -> str:
        try:
            number = float(held)
        except ValueError:
            return held
        if not isfinite(number):
            return held
        return shown(number, code, since_1904=self.since_1904)

    def style(self, index: str | None) -> _Style:
        at = whole(index)
        return self.styles[at] if at < len(self.styles) else _Style()

    def boxes(self, part: str) -> Iterator[tuple[int, str]]:
        """The text boxes that lie on a sheet, with the row in which each begins."""
        for kind, name in self.package.relations(part).values():
            if kind != "drawing":
                continue
            drawing = self.package.xml(name)
            for anchor in drawing if drawing is not None else ():
                row = child(anchor, "from", "row")
                top = (whole(row.text) if row is not None else 0) + 1
                for body in anchor.iter():
                    if local(body) == "txBody":
                        for paragraph in children(body, "p"):
                            text = "".join(
                                t.text or "" for t in paragraph.iter() if local(t) == "t"
                            )
                            if fold(text):
                                yield top, fold(text)


def _rich(item: Element | None) -> str:
    """The text of a string: its runs in one, without how they are pronounced."""
    if item is None:
        return ""
    pieces = []
    for inner in item:
        if local(inner) == "t":
            pieces.append(inner.text or "")
        elif local(inner) == "r":
            pieces += [t.text or "" for t in children(inner, "t")]
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    """`text` with signs that XML cannot hold, which are written as `_x000D_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _styles(root: Element | None) -> list[_Style]:
    formats = dict(BUILTIN)
    for element in children(child(root, "numFmts"), "numFmt"):
        number = whole(attribute(element, "numFmtId"), -1)
        if number >= 0:
            formats[number] = attribute(element, "formatCode") or GENERAL
    fonts = [
        (attribute(child(font, "name"), "val") or "").lower()
        for font in children(child(root, "fonts"), "font")
    ]
    styles = []
    for cell in children(child(root, "cellXfs"), "xf"):
        code = formats.get(whole(attribute(cell, "numFmtId")), GENERAL)
        at = whole(attribute(cell, "fontId"))
        font = fonts[at] if at < len(fonts) else ""
        styles.append(_Style(code, font if font in _TICKS else ""))
    return styles


def _relation(sheet: Element) -> str:
    """The id of a sheet's part; `sheetId`, which ends alike, is another matter."""
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _doubt(doubts: _Doubts, name: str, most: int = 5) -> None:
    doubts.number += 1
    if len(doubts.cells) < most:
        doubts.cells.append(name)


_ERRORS = Text(
    "Lembar {sheet}: {n} sel berisi galat rumus ({cells}); perbaiki rumusnya atau ketik isinya.",
    "Sheet {sheet}: {n} cells hold an error of a formula ({cells}); mend it or type what is meant.",
)
_FORMULAS = Text(
    "Lembar {sheet}: {n} sel berisi rumus tanpa hasil tersimpan ({cells}) dan dibaca kosong; buka "
    "di Excel lalu simpan.",
    "Sheet {sheet}: {n} cells hold formulas without a saved result ({cells}) and were read as "
    "empty; open the file in Excel and save it.",
)
_MACROS = Text(
    "Makro dalam berkas ini tidak dibaca dan tidak dijalankan; simpan sebagai .xlsx sebelum "
    "dikirim.",
    "The macros in this file were neither read nor run; save it as .xlsx before you send it.",
)
