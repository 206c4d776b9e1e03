"""The sheet `Gap per area`: per area what costs points, most first, and what lacks to 60 and 75%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render import lkesheet, texts
from zicheck.render import officetexts as words
from zicheck.render.numbers import raised
from zicheck.render.sheetlook import Column, Desk, head, page, record, titled
from zicheck.render.workbook import put

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from zicheck.render.dossier import AreaView, FindingView
    from zicheck.render.lkesheet import Lines

NAME = Text("Gap per area", "Gaps by area")
_HEAD = 3
_AREA_FIGURES = 9
_PAID = 0.000_5
"""Points below which nothing is printed for a finding."""


def columns(wbk: float, wbbm: float) -> tuple[Column, ...]:
    """The columns; `wbk` and `wbbm` are percents."""
    return (
        Column(words.NUMBER, 6),
        Column(words.RULE, 8),
        Column(words.KOMPONEN, 22),
        Column(Text("Baris", "Rows"), 9),
        Column(words.FINDING, 46),
        Column(words.REMEDY, 46),
        Column(Text("Bulan", "Months"), 11),
        Column(words.POINTS, 7),
        Column(Text("Bagian", "Share"), 7),
        Column(words.LOST, 7),
        Column(words.TO_WBK.fill(percent=f"{wbk:g}"), 10),
        Column(words.TO_WBBM.fill(percent=f"{wbbm:g}"), 10),
    )


def lacking(area: str, threshold: str, at: Lines) -> str:
    """A formula: points that an area lacks to `threshold` (a name), rounded up."""
    weight, points = at.cell(area, lkesheet.WEIGHT), at.cell(area, lkesheet.POINTS)
    return f"=MAX(0,ROUNDUP({weight}*{threshold}-{points}-1E-9,2))"


def write(desk: Desk, sheet: Worksheet, at: Lines) -> None:
    """Fill in the sheet; `at` says where the areas stand on the sheet LKE."""
    dossier = desk.dossier
    made = columns(dossier.wbk, dossier.wbbm)
    titled(desk, sheet, _TITLE)
    put(sheet, 2, 0, desk.say(_HINT), desk.looks("note"))
    head(desk, sheet, _HEAD, made)
    row = _HEAD
    for area in dossier.areas:
        row += 1
        _area(desk, sheet, row, area, at)
        paid = [view for view in dossier.ranked(area.findings) if _costs(view)]
        for view in paid:
            row += 1
            _finding(desk, sheet, row, view)
    sheet.outline_settings(symbols_below=False)
    page(desk, sheet, (row, len(made) - 1), repeat=_HEAD, frozen=(_HEAD + 1, 0))


def _costs(view: FindingView) -> bool:
    return max(view.finding.points, view.finding.share) >= _PAID


def _area(desk: Desk, sheet: Worksheet, row: int, area: AreaView, at: Lines) -> None:
    look = desk.looks("area")
    for column in range(_AREA_FIGURES):
        put(sheet, row, column, None, look)
    name = texts.AREA.fill(id=area.id)
    put(sheet, row, 0, f"{desk.say(name)} {desk.say(area.name)}", look)
    figures = (
        (f"={at.cell(area.id, lkesheet.LOST)}", area.lost),
        (lacking(area.id, lkesheet.WBK, at), raised(area.to_wbk)),
        (lacking(area.id, lkesheet.WBBM, at), raised(area.to_wbbm)),
    )
    number = desk.looks("area", "points")
    for column, (formula, value) in enumerate(figures, start=_AREA_FIGURES):
        sheet.write_formula(row, column, formula, number, value)


def _finding(desk: Desk, sheet: Worksheet, row: int, view: FindingView) -> None:
    finding, say = view.finding, desk.say
    text, number = desk.looks("cell", "wrap"), desk.looks("cell", "points")
    komponen = words.komponen(view)
    months = ", ".join(say(texts.MONTHS[month - 1])[:3] for month in finding.months)
    values = (
        (view.number, desk.looks("cell", "count", "center")),
        (finding.rule, text),
        (say(komponen) if komponen else "", text),
        (texts.ranges(finding.rows), text),
        (say(finding.message), text),
        (say(finding.remedy), text),
        (months, text),
        (finding.points, number),
        (finding.share, number),
        *((None, text) for _ in range(3)),
    )
    record(sheet, row, columns(0, 0), values, level=1)


_TITLE = Text("Gap per area", "Gaps by area")
_HINT = Text(
    "Temuan yang menahan poin, yang terbesar lebih dahulu. Poin: kembali bila hanya temuan itu "
    "diperbaiki. Bagian: porsinya dari poin yang hilang. Temuan tanpa poin ada pada lembar Temuan.",
    "Findings that hold down points, most first. Points: won by mending it alone. Share: its part "
    "of what is lost. Findings without points stand on the sheet Findings.",
)
