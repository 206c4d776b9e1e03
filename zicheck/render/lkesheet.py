"""The sheet `LKE`: the evaluation worksheet, filled in as far as the plan can support.

Laid out like the official worksheet: area, komponen, indikator. The values of the answers are
there to be changed; points, sums, percents and marks follow by formula. What the formulas give
for the plan as checked is stored with them, so that it also shows where nothing is recalculated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell as cell

from zicheck.bahasa import Text
from zicheck.render import officetexts as words
from zicheck.render import texts
from zicheck.render.numbers import cut
from zicheck.render.sheetlook import Column, Desk, head, height, lines_of, page, titled
from zicheck.render.workbook import put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter.worksheet import Worksheet

    from zicheck.render.dossier import AreaView, Dossier, GroupView, IndicatorView

NAME = Text("LKE", "LKE")
WEIGHT, ANSWER, CEILING, POINTS, PERCENT, MARK, LOST = 2, 4, 5, 6, 7, 8, 9
"""Columns that formulas speak of, counted from 0."""
_CHOICES, _ROWS, _CAUSES = 3, 10, 11
_HEAD = 3
_TOTAL = 4
Scale = tuple[tuple[str, float], ...]
"""Answers with their values (0..1), worst first: the order in which LOOKUP searches."""
COLUMNS = (
    Column(words.CODE, 9),
    Column(words.QUESTION, 62),
    Column(words.WEIGHT, 8),
    Column(words.ANSWERS, 11),
    Column(words.ANSWER, 10),
    Column(words.CEILING, 9),
    Column(words.POINTS, 8),
    Column(words.PERCENT, 9),
    Column(words.MARK, 9),
    Column(words.LOST, 8),
    Column(words.PLAN_ROWS, 14),
    Column(words.FINDING_NUMBERS, 16),
)
WBK, WBBM = "ambang_wbk", "ambang_wbbm"
"""Names of the cells that hold what each predicate asks of an area, as a share of its weight."""


class Lines(NamedTuple):
    """The rows, from 0, on which areas, komponen and indikator stand, by their ids."""

    area: Mapping[str, int]
    komponen: Mapping[str, int]
    indicator: Mapping[str, int]
    end: int

    def cell(self, area: str, column: int) -> str:
        """A cell of an area as formulas on other sheets name it."""
        return f"{NAME.id}!{cell(self.area[area], column)}"


def total(column: int) -> str:
    """A cell of the line of all areas as formulas on other sheets name it."""
    return f"{NAME.id}!{cell(_TOTAL, column)}"


def lines(dossier: Dossier) -> Lines:
    """Where everything stands."""
    areas: dict[str, int] = {}
    parts: dict[str, int] = {}
    questions: dict[str, int] = {}
    row = _TOTAL + 1
    for area in dossier.areas:
        areas[area.id] = row
        row += 1
        for part in area.komponen:
            parts[part.id] = row
            row += 1
            for question in part.indicators:
                questions[question.id] = row
                row += 1
    return Lines(areas, parts, questions, row)


def write(desk: Desk, sheet: Worksheet, at: Lines, scales: Mapping[Scale, tuple[str, str]]) -> None:
    """Fill in the sheet.

    `scales` gives for a scale the ranges that hold its letters and its values, worst answer
    first.
    """
    score = desk.dossier.score
    titled(desk, sheet, _TITLE)
    put(sheet, 2, 0, desk.say(_HINT), desk.looks("note"))
    head(desk, sheet, _HEAD, COLUMNS)
    sheet.outline_settings(symbols_below=False)
    share = 100 * score.readiness / score.max if score.max else 0.0
    name = desk.say(_PEMENUHAN)
    everything = _Group("", name, score.max, score.readiness, share, at.area.values())
    _sum(desk, sheet, _TOTAL, "total", everything)
    for area in desk.dossier.areas:
        row, name = at.area[area.id], desk.say(area.name)
        parts = [at.komponen[part.id] for part in area.komponen]
        group = _Group(area.id, name, area.weight, area.points, area.percent, parts)
        _sum(desk, sheet, row, "area", group)
        _mark(desk, sheet, row, area)
        for part in area.komponen:
            _komponen(desk, sheet, at, part)
            for question in part.indicators:
                _question(desk, sheet, at.indicator[question.id], question, scales)
    last = _reform(desk, sheet, at.end + 1)
    _conditions(desk, sheet, at)
    page(desk, sheet, (last, len(COLUMNS) - 1), repeat=_HEAD, frozen=(_HEAD + 1, 2))


def scale(question: IndicatorView) -> Scale:
    """The scale of a question: its answers with their values, worst answer first."""
    return tuple(question.answers.items())[::-1]


class _Group(NamedTuple):
    """A line that sums up those on the rows `parts`."""

    id: str
    name: str
    weight: float
    points: float
    percent: float
    parts: Iterable[int]


def _sum(desk: Desk, sheet: Worksheet, row: int, look: str, group: _Group) -> None:
    """A line with the sum of other lines, and what follows from it."""
    looks = desk.looks
    for column in range(len(COLUMNS)):
        put(sheet, row, column, None, looks(look))
    put(sheet, row, 0, group.id, looks(look))
    put(sheet, row, 1, group.name, looks(look, "wrap"))
    put(sheet, row, WEIGHT, group.weight, looks(look, "weight"))
    added = ",".join(cell(part, POINTS) for part in group.parts)
    formula = f"=SUM({added})" if added else "=0"
    sheet.write_formula(row, POINTS, formula, looks(look, "weight"), group.points)
    _follow(desk, sheet, row, look, (group.weight - group.points, cut(group.percent) / 100))


def _follow(desk: Desk, sheet: Worksheet, row: int, look: str, now: tuple[float, float]) -> None:
    """Points lost and percent of a line; `now` is what they are for the plan as checked."""
    lost, percent = now
    weight, points = cell(row, WEIGHT), cell(row, POINTS)
    # Cut off after one decimal of a percent, so that 59.96% never shows as 60.0%.
    share = f"=IF({weight}=0,0,ROUNDDOWN({points}/{weight}+1E-12,3))"
    sheet.write_formula(row, PERCENT, share, desk.looks(look, "percent"), percent)
    sheet.write_formula(row, LOST, f"={weight}-{points}", desk.looks(look, "points"), lost)


def _mark(desk: Desk, sheet: Worksheet, row: int, area: AreaView) -> None:
    weight, points = cell(row, WEIGHT), cell(row, POINTS)
    below = desk.say(texts.BELOW)
    formula = (
        f'=IF({weight}=0,"{below}",IF({points}/{weight}>={WBBM}-1E-11,"WBBM",'
        f'IF({points}/{weight}>={WBK}-1E-11,"WBK","{below}")))'
    )
    look = desk.looks("area", "center")
    sheet.write_formula(row, MARK, formula, look, desk.say(words.mark(area)))


def _komponen(desk: Desk, sheet: Worksheet, at: Lines, part: GroupView) -> None:
    row = at.komponen[part.id]
    name, rows = desk.say(part.name), [at.indicator[question.id] for question in part.indicators]
    group = _Group(part.id, name, part.weight, part.points, part.percent, rows)
    sheet.set_row(row, height(lines_of(name, COLUMNS[1].width)), None, {"level": 1})
    _sum(desk, sheet, row, "komponen", group)


def _question(
    desk: Desk,
    sheet: Worksheet,
    row: int,
    question: IndicatorView,
    scales: Mapping[Scale, tuple[str, str]],
) -> None:
    """A question: the value of its answer is there to be changed."""
    looks, lang = desk.looks, desk.lang
    put(sheet, row, 0, question.id, looks("cell"))
    put(sheet, row, WEIGHT, question.weight, looks("cell", "fine"))
    put(sheet, row, _CHOICES, words.choices(question, lang), looks("cell", "center"))
    put(sheet, row, CEILING, question.ceiling, looks("cell", "input", "weight"))
    weight, ceiling = cell(row, WEIGHT), cell(row, CEILING)
    sheet.write_formula(row, POINTS, f"={weight}*{ceiling}", looks("cell", "fine"), question.points)
    answer = looks("cell", "center")
    where = scales.get(scale(question))
    if where is None:
        put(sheet, row, ANSWER, words.answer(question, lang), answer)
    else:
        letters, values = where
        # Noise must not cost an answer; a value between two answers counts as the lower.
        formula = f"=LOOKUP({ceiling}+1E-9,{values},{letters})"
        sheet.write_formula(row, ANSWER, formula, answer, words.answer(question, lang))
    sheet.data_validation(row, CEILING, row, CEILING, _allowed(desk, where))
    now = (question.lost, cut(100 * question.ceiling) / 100)
    _follow(desk, sheet, row, "cell", now)
    put(sheet, row, MARK, None, looks("cell"))
    title, rows = desk.say(question.title), texts.ranges(question.rows)
    causes = ", ".join(map(str, question.causes))
    put(sheet, row, 1, title, looks("cell", "wrap", "indent"))
    put(sheet, row, _ROWS, rows, looks("cell", "wrap", "center"))
    put(sheet, row, _CAUSES, causes, looks("cell", "wrap", "center"))
    lines = max(
        lines_of(text, COLUMNS[column].width)
        for column, text in ((1, title), (_ROWS, rows), (_CAUSES, causes))
    )
    sheet.set_row(row, height(lines), None, {"level": 2})


def _allowed(desk: Desk, where: tuple[str, str] | None) -> dict[str, object]:
    """What may be entered as the value of an answer: those of its scale, else 0 to 1."""
    told = {"error_title": desk.say(_NO_VALUE), "error_message": desk.say(_VALUES)}
    if where is None:
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, **told}
    return {"validate": "list", "source": f"={where[1]}", **told}


def _reform(desk: Desk, sheet: Worksheet, row: int) -> int:
    """The reform questions, which earn no readiness; the last row that was written."""
    looks, reform = desk.looks, desk.dossier.reform
    if not reform:
        return row - 2
    for column in range(len(COLUMNS)):
        put(sheet, row, column, None, looks("area"))
    prepared = sum(item.prepared for item in reform)
    title = texts.REFORM.fill(n=prepared, total=len(reform))
    put(sheet, row, 0, desk.say(title), looks("area"))
    for item in reform:
        row += 1
        sheet.set_row(row, None, None, {"level": 1})
        for column in range(len(COLUMNS)):
            put(sheet, row, column, None, looks("cell"))
        put(sheet, row, 0, item.id, looks("cell"))
        put(sheet, row, 1, desk.say(item.title), looks("cell", "wrap", "indent"))
        said = words.PREPARED if item.prepared else words.NOT_PREPARED
        sheet.merge_range(row, _CHOICES, row, ANSWER, "", looks("cell", "center"))
        put(sheet, row, _CHOICES, desk.say(said), looks("cell", "center"))
    return row


def _conditions(desk: Desk, sheet: Worksheet, at: Lines) -> None:
    """Colours that follow the values: marks of areas, and answers that are not the best."""
    below = desk.say(texts.BELOW)
    area, last = f"${cell(_TOTAL + 1, MARK)}", max(at.end - 1, _TOTAL + 1)
    for name, look in (("WBBM", "green"), ("WBK", "amber"), (below, "red")):
        sheet.conditional_format(
            _TOTAL + 1, PERCENT, last, MARK,
            {"type": "formula", "criteria": f'={area}="{name}"', "format": desk.looks(look)},
        )  # fmt: skip
    value = f"${cell(_TOTAL + 1, CEILING)}"
    for test, look in ((f"{value}<=0", "red"), (f"{value}<1", "amber")):
        sheet.conditional_format(
            _TOTAL + 1, ANSWER, last, ANSWER,
            {
                "type": "formula", "criteria": f"=AND(ISNUMBER({value}),{test})",
                "format": desk.looks(look), "stop_if_true": True,
            },
        )  # fmt: skip


_TITLE = Text("Lembar Kerja Evaluasi (LKE)", "Evaluation worksheet (LKE)")
_PEMENUHAN = Text("PENGUNGKIT – PEMENUHAN", "ENABLERS – PEMENUHAN")
_HINT = Text(
    "Kolom kuning “Nilai jawaban” dapat diubah: jawaban, poin, persen dan tanda dihitung kembali "
    "pada semua lembar.",
    "The yellow column “Value of the answer” may be changed: answers, points, percents and marks "
    "follow on every sheet.",
)
_NO_VALUE = Text("Nilai tidak ada pada skala", "Not a value of this scale")
_VALUES = Text(
    "Pilih salah satu nilai pada skala jawaban indikator ini; lihat lembar Metode.",
    "Choose one of the values of the scale of this indikator; see the sheet Method.",
)
