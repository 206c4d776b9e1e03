"""The report of one plan as a workbook: summary, worksheet, findings, gaps, calendar, method.

Needs XlsxWriter (extra `xlsx`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import (
    calendarsheet,
    findingsheet,
    gapsheet,
    lkesheet,
    methodsheet,
    summarysheet,
)
from zicheck.render.sheetlook import Desk, Looks
from zicheck.render.workbook import made

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier

_SHEETS = (summarysheet, lkesheet, findingsheet, gapsheet, calendarsheet, methodsheet)


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The workbook."""

    def fill(book: Workbook) -> None:
        desk = Desk(book, Looks(book), dossier, lang)
        summary, lke, findings, gaps, calendar, method = (
            book.add_worksheet(desk.say(sheet.NAME)) for sheet in _SHEETS
        )
        anchors, lines = methodsheet.anchors(desk), lkesheet.lines(dossier)
        book.define_name(lkesheet.WBK, f"={anchors.wbk}")
        book.define_name(lkesheet.WBBM, f"={anchors.wbbm}")
        summarysheet.write(desk, summary, lines)
        lkesheet.write(desk, lke, lines, anchors.scales)
        findingsheet.write(desk, findings)
        gapsheet.write(desk, gaps, lines)
        calendarsheet.write(desk, calendar)
        methodsheet.write(desk, method, anchors)

    return made(fill, f"{summarysheet.TITLE.to(lang)} {dossier.unit} {dossier.year}")
