"""XLSX workbooks in which what a plan contains is text and never a formula or a link.

Needs XlsxWriter (extra `xlsx`). Formulas are written by :meth:`xlsxwriter.worksheet.write_formula`
from constants of ours alone.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from zicheck.kept import pieces
from zicheck.render.markup import readable
from zicheck.utf8 import whole_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAX_TEXT = 32_767
"""Letters that a cell can hold."""
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks know no zone; fixed: same input, same bytes


def made(fill: Callable[[Workbook], None], title: str, kept: str = "") -> bytes:
    """The bytes of a workbook that `fill` writes; the same for the same content.

    `kept` is a long text for its custom properties (:mod:`zicheck.kept`).
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": cell_text(title), "author": "zicheck", "created": _EPOCH})
    for name, value in pieces(kept):
        book.set_custom_property(name, value, "text")
    fill(book)
    book.close()
    return stream.getvalue()


def cell_text(text: str) -> str:
    """`text` as a cell can hold it."""
    plain = whole_letters(readable(text))
    return plain if len(plain) <= MAX_TEXT else plain[: MAX_TEXT - 1] + "…"


def put(sheet: Worksheet, row: int, column: int, value: object, look: Format | None = None) -> None:
    """Write a number as a number, None as a blank, and everything else as text.

    `row` and `column` count from 0.
    """
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, cell_text(str(value)), look)
