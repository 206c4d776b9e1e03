"""The sheet `Temuan`: every finding on a row, to filter, to assign and to follow up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render import officetexts as words
from zicheck.render import texts
from zicheck.render.sheetlook import Column, Desk, head, page, record, titled
from zicheck.render.workbook import put
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from zicheck.render.dossier import FindingView

NAME = Text("Temuan", "Findings")
_HEAD = 3
FIRST = _HEAD + 1
"""The row, from 0, of the first finding."""
LEVEL, AREA, STATUS = 1, 3, 10
"""Columns that other sheets count in, from 0."""
STATUSES = (
    Text("Belum ditindaklanjuti", "Not yet followed up"),
    Text("Dalam proses", "In progress"),
    Text("Selesai", "Done"),
    Text("Tidak dapat ditindaklanjuti", "Cannot be followed up"),
)
DONE = STATUSES[2]
_PRINTED = 11
"""Columns that go to the printer; the others are for filtering and looking up."""
COLUMNS = (
    Column(words.NUMBER, 5),
    Column(words.LEVEL, 10),
    Column(words.RULE, 8),
    Column(words.AREA, 6),
    Column(words.KOMPONEN, 22),
    Column(Text("Baris", "Rows"), 9),
    Column(words.FINDING, 44),
    Column(words.REMEDY, 42),
    Column(words.POINTS, 7),
    Column(words.OWNER, 16),
    Column(words.STATUS, 16),
    Column(Text("Bagian", "Share"), 8),
    Column(Text("Indikator", "Indikator"), 18),
    Column(Text("Kutipan", "Quotation"), 50),
    Column(words.BASIS, 40),
    Column(Text("Kelompok aturan", "Family of rules"), 26),
    Column(Text("Letak", "Place"), 40),
)


def write(desk: Desk, sheet: Worksheet) -> None:
    """Fill in the sheet."""
    findings = desk.dossier.findings
    titled(desk, sheet, _TITLE)
    put(sheet, 2, 0, desk.say(_HINT if findings else texts.NONE), desk.looks("note"))
    head(desk, sheet, _HEAD, COLUMNS)
    for row, view in enumerate(findings, start=FIRST):
        _finding(desk, sheet, row, view)
    last = max(FIRST, _HEAD + len(findings))
    sheet.autofilter(_HEAD, 0, last, len(COLUMNS) - 1)
    sheet.data_validation(
        FIRST, STATUS, last, STATUS,
        {
            "validate": "list", "source": [desk.say(status) for status in STATUSES],
            "error_title": desk.say(words.STATUS), "error_message": desk.say(_CHOOSE),
        },
    )  # fmt: skip
    _conditions(desk, sheet, last)
    page(desk, sheet, (last, _PRINTED - 1), repeat=_HEAD, frozen=(FIRST, 3))


def _finding(desk: Desk, sheet: Worksheet, row: int, view: FindingView) -> None:
    finding, say = view.finding, desk.say
    text, number = desk.looks("cell", "wrap"), desk.looks("cell", "points")
    fill_in = desk.looks("cell", "wrap", "input")
    komponen, family = words.komponen(view), view.family
    values = (
        (view.number, desk.looks("cell", "count", "center")),
        (say(texts.SEVERITY[finding.severity]), text),
        (finding.rule, text),
        (finding.area, text),
        (say(komponen) if komponen else "", text),
        (texts.ranges(finding.rows), text),
        (say(finding.message), text),
        (say(finding.remedy), text),
        (finding.points, number),
        ("; ".join(desk.dossier.owners(view)), fill_in),
        ("", fill_in),
        (finding.share, number),
        (", ".join(finding.indicators), text),
        (finding.quote, text),
        (say(finding.basis), text),
        (say(family) if family else "", text),
        (texts.place(view.place, desk.lang), text),
    )
    record(sheet, row, COLUMNS, values)


def _conditions(desk: Desk, sheet: Worksheet, last: int) -> None:
    """Colours of the levels, and of what has been followed up."""
    for severity, look in zip(SEVERITIES, ("red", "amber", "plain"), strict=True):
        sheet.conditional_format(
            FIRST, LEVEL, last, LEVEL,
            {
                "type": "cell", "criteria": "==", "format": desk.looks(look),
                "value": f'"{desk.say(texts.SEVERITY[severity])}"',
            },
        )  # fmt: skip
    for status, look in ((STATUSES[1], "amber"), (DONE, "green")):
        sheet.conditional_format(
            FIRST, STATUS, last, STATUS,
            {
                "type": "cell", "criteria": "==", "format": desk.looks(look),
                "value": f'"{desk.say(status)}"',
            },
        )  # fmt: skip


_TITLE = Text("Daftar temuan", "Findings")
_HINT = Text(
    "Saringlah dengan tanda panah pada judul kolom. Isilah kolom kuning: penanggung jawab dan "
    "status tindak lanjut.",
    "Filter by the arrows in the headings. Fill in the yellow columns: who is responsible, and "
    "the status of the follow-up.",
)
_CHOOSE = Text("Pilih salah satu status dari daftar.", "Choose a status from the list.")
