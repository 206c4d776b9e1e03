"""The sheet `Kalender`: the rows of the plan against the twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range

from zicheck.bahasa import Text
from zicheck.render import officetexts as words
from zicheck.render import texts
from zicheck.render.sheetlook import BLUE, Column, Desk, head, page, record, titled
from zicheck.render.workbook import put
from zicheck.render.wrap import clean, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.worksheet import Worksheet

    from zicheck.render.dossier import Mark, RowView

NAME = Text("Kalender", "Calendar")
TARGET, ORDER, LACKING = "●", "▲", "○"
"""What a month shows: a target, one out of order, monev that is not planned."""
_HEAD = 3
_FIRST = _HEAD + 1
_MONTH = 4
"""The column, from 0, of January."""
_HEAP = "#F4B183"
_LONG = 140
"""Letters of a row's text that the calendar shows; all of it stands in the plan."""
COLUMNS = (
    Column(Text("Baris", "Row"), 6),
    Column(words.AREA, 6),
    Column(words.KOMPONEN, 22),
    Column(Text("Kegiatan", "Activity"), 42),
    *(Column(Text(month.id[:3], month.en[:3]), 4.7) for month in texts.MONTHS),
    Column(Text("Target waktu", "Target time"), 22),
    Column(Text("Indikator LKE", "LKE indikator"), 11),
    Column(words.FINDING_NUMBERS, 10),
)


def shown(marks: Iterable[Mark]) -> str:
    """The sign of a month with these marks; "" without any."""
    found = set(marks)
    if "urutan" in found:
        return ORDER
    if "target" in found:
        return TARGET
    return LACKING if "kurang" in found else ""


def write(desk: Desk, sheet: Worksheet) -> None:
    """Fill in the sheet."""
    rows = desk.dossier.rows
    titled(desk, sheet, _TITLE)
    put(sheet, 2, 0, desk.say(_LEGEND), desk.looks("note"))
    head(desk, sheet, _HEAD, COLUMNS)
    for row, view in enumerate(rows, start=_FIRST):
        _row(desk, sheet, row, view)
    last = _HEAD + len(rows)
    if rows:
        last += 1
        _counts(desk, sheet, last, rows)
        sheet.autofilter(_HEAD, 0, last - 1, _MONTH - 1)
    for sign, look in ((TARGET, "green"), (ORDER, "amber"), (LACKING, "red")):
        sheet.conditional_format(
            _FIRST, _MONTH, max(last, _FIRST), _MONTH + 11,
            {
                "type": "cell", "criteria": "==", "value": f'"{sign}"',
                "format": desk.looks(look),
            },
        )  # fmt: skip
    page(desk, sheet, (last, len(COLUMNS) - 1), repeat=_HEAD, frozen=(_FIRST, _MONTH))


def _row(desk: Desk, sheet: Worksheet, row: int, view: RowView) -> None:
    text, sign = desk.looks("cell", "wrap"), desk.looks("cell", "center")
    about = clean(view.row.langkah_aksi or view.row.indikator)
    signs = (shown(view.marks.get(month, ())) for month in range(1, 13))
    values = (
        (view.row.row, desk.looks("cell", "count", "center")),
        (shorten(clean(view.area), _LONG), text),
        (shorten(clean(view.komponen), _LONG), text),
        (shorten(about, _LONG), text),
        *((value, sign) for value in signs),
        (shorten(clean(view.row.target_waktu), _LONG), text),
        (", ".join(view.lke), text),
        (", ".join(map(str, view.findings)), text),
    )
    record(sheet, row, COLUMNS, values)


def _counts(desk: Desk, sheet: Worksheet, row: int, rows: tuple[RowView, ...]) -> None:
    """How many rows are due in each month: a heap in one month shows at the foot."""
    for column in range(len(COLUMNS)):
        put(sheet, row, column, None, desk.looks("area"))
    put(sheet, row, _MONTH - 1, desk.say(_DUE), desk.looks("area", "right"))
    look = desk.looks("area", "center", "count")
    for month in range(1, 13):
        column = _MONTH + month - 1
        cells = xl_range(_FIRST, column, row - 1, column)
        due = sum(shown(view.marks.get(month, ())) in (TARGET, ORDER) for view in rows)
        formula = f'=COUNTIF({cells},"{TARGET}")+COUNTIF({cells},"{ORDER}")'
        sheet.write_formula(row, column, formula, look, due)
    sheet.conditional_format(
        row, _MONTH, row, _MONTH + 11,
        {"type": "2_color_scale", "min_color": BLUE, "max_color": _HEAP},
    )  # fmt: skip


_TITLE = Text("Kalender kegiatan", "Calendar of activities")
_DUE = Text("Banyaknya kegiatan yang jatuh tempo", "Rows that are due")
_LEGEND = Text(
    f"{TARGET} target waktu    {ORDER} target mendahului langkah sebelumnya    "
    f"{LACKING} pelaksanaan yang kurang (misalnya monev)",
    f"{TARGET} target    {ORDER} target before the step that it follows    "
    f"{LACKING} occurrence that is lacking (such as monev)",
)
