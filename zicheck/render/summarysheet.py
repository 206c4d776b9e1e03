"""The sheet `Ringkasan`: readiness, the six areas, what to mend first, how far the follow-up is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from zicheck.bahasa import Text
from zicheck.render import findingsheet, lkesheet, texts
from zicheck.render import officetexts as words
from zicheck.render.gapsheet import lacking
from zicheck.render.numbers import cut, raised
from zicheck.render.sheetlook import (
    AMBER_INK,
    GREEN_INK,
    NAVY,
    Column,
    Desk,
    head,
    height,
    lines_of,
    page,
    paragraph,
    titled,
)
from zicheck.render.workbook import put
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from zicheck.render.dossier import AreaView
    from zicheck.render.lkesheet import Lines

NAME = Text("Ringkasan", "Summary")
READINESS = (3, 2)
"""The cell, from 0, of the readiness."""
_NOTE = 4
_HEAD = 6
_FIRST = _HEAD + 1
_LETTERS = 150
_NAME = 66
_CHART_ROWS = 13
_TOP = 10
_MARK, _WBK, _TO_WBK, _WBBM, _TO_WBBM, _COUNT = range(5, 11)
_WEIGHT, _POINTS, _PERCENT = range(2, 5)


def columns(wbk: float, wbbm: float) -> tuple[Column, ...]:
    """The columns of the table of areas; `wbk` and `wbbm` are percents."""
    return (
        Column(words.AREA, 7),
        Column(words.AREA_NAME, _NAME),
        Column(words.WEIGHT, 9),
        Column(words.POINTS, 9),
        Column(words.PERCENT, 9),
        Column(words.MARK, 9),
        Column(_BAR.fill(name="WBK"), 9),
        Column(words.TO_WBK.fill(percent=f"{wbk:g}"), 11),
        Column(_BAR.fill(name="WBBM"), 9),
        Column(words.TO_WBBM.fill(percent=f"{wbbm:g}"), 11),
        Column(words.FINDINGS, 9),
    )


def write(desk: Desk, sheet: Worksheet, at: Lines) -> None:
    """Fill in the sheet; `at` says where the areas stand on the sheet LKE."""
    dossier = desk.dossier
    made = columns(dossier.wbk, dossier.wbbm)
    _top(desk, sheet)
    head(desk, sheet, _HEAD, made)
    row = _HEAD
    for area in dossier.areas:
        row += 1
        _area(desk, sheet, row, area, at)
    last_area = row
    row += 1
    _total(desk, sheet, row)
    row += 1
    shares = {"wbk": f"{dossier.wbk:g}", "wbbm": f"{dossier.wbbm:g}"}
    span = (0, len(made) - 1, _LETTERS)
    paragraph(desk, sheet, row, span, desk.say(texts.MARKS_NOTE.fill(**shares)), "note")
    if dossier.areas:
        _conditions(desk, sheet, last_area)
        _chart(desk, sheet, row + 2, last_area)
        row += _CHART_ROWS + 1
    row = _first_remedies(desk, sheet, row + 2)
    row = _counts(desk, sheet, row + 2)
    page(desk, sheet, (row, len(made) - 1), frozen=(2, 0))


def _top(desk: Desk, sheet: Worksheet) -> None:
    """Whose plan it is, its readiness, and what that means."""
    dossier, say, looks = desk.dossier, desk.say, desk.looks
    titled(desk, sheet, TITLE)
    decree = words.decree(dossier)
    facts = [*([decree] if decree else []), *words.scope(dossier)]
    put(sheet, 2, 0, " · ".join(map(say, facts)), looks())
    row, column = READINESS
    sheet.set_row(row, 28)
    put(sheet, row, 0, say(_READINESS), looks("label"))
    look = looks("big", "weight")
    points = f"={lkesheet.total(lkesheet.POINTS)}"
    sheet.write_formula(row, column, points, look, dossier.score.readiness)
    of = looks("label", "weight")
    put(sheet, row, column + 1, say(_OF), looks("label", "right"))
    weight = f"={lkesheet.total(lkesheet.WEIGHT)}"
    sheet.write_formula(row, column + 2, weight, of, dossier.score.max)
    notes = [texts.READINESS_NOTE]
    reform = sum(item.prepared for item in dossier.reform)
    notes.append(texts.REFORM.fill(n=reform, total=len(dossier.reform)))
    if dossier.hidden:
        notes.append(words.FILTERED.fill(n=dossier.hidden))
    if dossier.keep_ignored:
        notes.append(words.ALL_COUNTED)
    text = " ".join(say(note) for note in notes)
    paragraph(desk, sheet, _NOTE, (0, 10, _LETTERS), text, "note")


def _area(desk: Desk, sheet: Worksheet, row: int, area: AreaView, at: Lines) -> None:
    looks = desk.looks
    put(sheet, row, 0, area.id, looks("cell", "bold"))
    put(sheet, row, 1, desk.say(area.name), looks("cell", "wrap"))
    formulas = (
        (_WEIGHT, f"={at.cell(area.id, lkesheet.WEIGHT)}", "weight", area.weight),
        (_POINTS, f"={at.cell(area.id, lkesheet.POINTS)}", "weight", area.points),
        (_PERCENT, f"={at.cell(area.id, lkesheet.PERCENT)}", "percent", cut(area.percent) / 100),
        (_MARK, f"={at.cell(area.id, lkesheet.MARK)}", "center", desk.say(words.mark(area))),
        (_WBK, f"={lkesheet.WBK}", "threshold", desk.dossier.wbk / 100),
        (_TO_WBK, lacking(area.id, lkesheet.WBK, at), "points", raised(area.to_wbk)),
        (_WBBM, f"={lkesheet.WBBM}", "threshold", desk.dossier.wbbm / 100),
        (_TO_WBBM, lacking(area.id, lkesheet.WBBM, at), "points", raised(area.to_wbbm)),
    )
    for column, formula, look, value in formulas:
        sheet.write_formula(row, column, formula, looks("cell", look), value)
    put(sheet, row, _COUNT, len(area.findings), looks("cell", "count"))


def _total(desk: Desk, sheet: Worksheet, row: int) -> None:
    score, looks = desk.dossier.score, desk.looks
    for column in range(_COUNT + 1):
        put(sheet, row, column, None, looks("total"))
    put(sheet, row, 1, desk.say(words.TOTAL), looks("total"))
    percent = cut(100 * score.readiness / score.max) / 100 if score.max else 0
    for column, source, look, value in (
        (_WEIGHT, lkesheet.WEIGHT, "weight", score.max),
        (_POINTS, lkesheet.POINTS, "weight", score.readiness),
        (_PERCENT, lkesheet.PERCENT, "percent", percent),
    ):
        sheet.write_formula(row, column, f"={lkesheet.total(source)}", looks("total", look), value)
    put(sheet, row, _COUNT, len(desk.dossier.findings), looks("total", "count"))


def _conditions(desk: Desk, sheet: Worksheet, last: int) -> None:
    for name, look in (("WBBM", "green"), ("WBK", "amber"), (desk.say(texts.BELOW), "red")):
        mark = f"${xl_rowcol_to_cell(_FIRST, _MARK)}"
        sheet.conditional_format(
            _FIRST, _PERCENT, last, _MARK,
            {"type": "formula", "criteria": f'={mark}="{name}"', "format": desk.looks(look)},
        )  # fmt: skip


def _chart(desk: Desk, sheet: Worksheet, row: int, last: int) -> None:
    """The percent of each area as columns, with a line for each threshold."""
    name = f"'{desk.say(NAME)}'!"

    def cells(column: int) -> str:
        return f"={name}{xl_range_abs(_FIRST, column, last, column)}"

    chart = desk.book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": desk.say(_REACHED), "categories": cells(0), "values": cells(_PERCENT),
            "fill": {"color": "#8EA9DB"}, "border": {"color": NAVY}, "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0%", "position": "inside_base"},
        }
    )  # fmt: skip
    lines = desk.book.add_chart({"type": "line"})
    for column, title, color, dash in (
        (_WBK, "WBK", AMBER_INK, "solid"),
        (_WBBM, "WBBM", GREEN_INK, "dash"),
    ):
        lines.add_series(
            {
                "name": title, "categories": cells(0), "values": cells(column),
                "line": {"color": color, "width": 2, "dash_type": dash},
            }
        )  # fmt: skip
    chart.combine(lines)
    chart.set_title({"name": desk.say(_CHART), "name_font": {"size": 11}, "overlay": False})
    chart.set_y_axis(
        {"min": 0, "max": 1, "major_unit": 0.25, "num_format": "0%",
         "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )  # fmt: skip
    chart.set_legend({"position": "right"})
    chart.set_size({"width": 1080, "height": _CHART_ROWS * 20})
    sheet.insert_chart(
        row, 0, chart, {"object_position": 1, "description": _described(desk), "x_offset": 4}
    )


def _described(desk: Desk) -> str:
    """The chart in words, for who cannot see it."""
    return f"{desk.say(_CHART)}: " + ", ".join(
        f"{area.id} {desk.say(words.mark(area))}" for area in desk.dossier.areas
    )


def _first_remedies(desk: Desk, sheet: Worksheet, row: int) -> int:
    """The findings that win most; the last row that was written."""
    dossier, say, looks = desk.dossier, desk.say, desk.looks
    best = dossier.ranked(view.number for view in dossier.findings)[:_TOP]
    paid = [view for view in best if view.finding.points >= 0.000_5]
    if not paid:
        return row - 1
    put(sheet, row, 0, say(_FIRST_TITLE), looks("heading"))
    row += 1
    sheet.merge_range(row, _MARK, row, _COUNT, "", looks("head"))
    headings = (words.NUMBER, words.REMEDY, words.POINTS, words.AREA, words.RULE, _WHERE)
    for column, heading in enumerate(headings):
        put(sheet, row, column, say(heading), looks("head"))
    for view in paid:
        row += 1
        finding = view.finding
        look = looks("cell", "wrap")
        sheet.merge_range(row, _MARK, row, _COUNT, "", look)
        put(sheet, row, 0, view.number, looks("cell", "count", "center"))
        put(sheet, row, 1, say(finding.remedy), look)
        sheet.set_row(row, height(lines_of(say(finding.remedy), _NAME)))
        put(sheet, row, 2, finding.points, looks("cell", "points"))
        put(sheet, row, 3, finding.area, looks("cell", "center"))
        put(sheet, row, 4, finding.rule, looks("cell", "center"))
        put(sheet, row, _MARK, say(words.where(view)), look)
    return row


def _counts(desk: Desk, sheet: Worksheet, row: int) -> int:
    """Findings by level and by status; the last row that was written."""
    say, looks, findings = desk.say, desk.looks, desk.dossier.findings
    put(sheet, row, 0, say(_FOLLOW_UP), looks("heading"))
    name, first = say(findingsheet.NAME), findingsheet.FIRST
    last = first + max(len(findings), 1) - 1

    def cells(column: int) -> str:
        return f"'{name}'!{xl_range_abs(first, column, last, column)}"

    def counted(column: int, label: Text, value: int, more: str = "") -> None:
        formula = f'=COUNTIF({cells(column)},"{say(label)}"){more}'
        put(sheet, row, 1, say(label), looks("cell"))
        sheet.write_formula(row, 2, formula, looks("cell", "count"), value)

    row += 1
    put(sheet, row, 1, say(words.LEVEL), looks("head"))
    put(sheet, row, 2, say(words.FINDINGS), looks("head"))
    for severity in SEVERITIES:
        row += 1
        counted(findingsheet.LEVEL, texts.SEVERITY[severity], desk.dossier.counts[severity])
    row += 1
    put(sheet, row, 1, say(words.STATUS), looks("head"))
    put(sheet, row, 2, say(words.FINDINGS), looks("head"))
    # A finding without a status has not been followed up either.
    open_ = f"+COUNTA({cells(0)})-COUNTA({cells(findingsheet.STATUS)})"
    for status in findingsheet.STATUSES:
        row += 1
        first_status = status is findingsheet.STATUSES[0]
        now, more = (len(findings), open_) if first_status else (0, "")
        counted(findingsheet.STATUS, status, now, more)
    return row


TITLE = Text("Kesiapan rencana aksi zona integritas", "Readiness of the integrity zone plan")
_READINESS = Text("Kesiapan pemenuhan", "Readiness (pemenuhan)")
_OF = Text("dari", "of")
_BAR = Text("Ambang {name}", "{name} asks")
_REACHED = Text("Persen dari bobot area", "Percent of the area's weight")
_CHART = Text("Kesiapan per area terhadap ambang", "Readiness by area against the thresholds")
_WHERE = Text("Letak dalam LKE dan rencana", "Where in LKE and plan")
_FIRST_TITLE = Text("Yang sebaiknya diperbaiki lebih dahulu", "What to mend first")
_FOLLOW_UP = Text("Temuan dan tindak lanjutnya", "Findings and their follow-up")
