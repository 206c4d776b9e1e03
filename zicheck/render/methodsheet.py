"""The sheet `Metode`: what the figures mean, what they rest on, and what was ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from zicheck.bahasa import Text
from zicheck.render import lkesheet, texts
from zicheck.render import officetexts as words
from zicheck.render.numbers import few
from zicheck.render.sheetlook import Desk, page, paragraph, titled
from zicheck.render.workbook import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from zicheck.render.dossier import Dossier
    from zicheck.render.lkesheet import Scale

NAME = Text("Metode", "Method")
_WIDTHS = (24, 14, 14, 96)
_SPAN = (1, 3, 128)
"""Columns that a text runs over, and the letters that they hold."""
_FACTS, _PROSE = 3, 10
"""Rows, from 0, on which the facts and the explanations begin."""
_THRESHOLDS = _PROSE + 6
_SCALES = _THRESHOLDS + 5
_SIGN = "'{sheet}'!{cells}"


class Anchors(NamedTuple):
    """Cells of this sheet that formulas of others speak of, with the name of the sheet.

    `scales` gives the ranges of the letters and of the values of a scale.
    """

    wbk: str
    wbbm: str
    scales: Mapping[Scale, tuple[str, str]]
    end: int


def anchors(desk: Desk) -> Anchors:
    """Where they stand."""
    name = desk.say(NAME)

    def at(cells: str) -> str:
        return _SIGN.format(sheet=name, cells=cells)

    scales: dict[Scale, tuple[str, str]] = {}
    row = _SCALES
    for scale in _known(desk.dossier):
        last = row + len(scale) - 1
        scales[scale] = (at(xl_range_abs(row, 1, last, 1)), at(xl_range_abs(row, 2, last, 2)))
        row = last + 1
    wbk, wbbm = (
        xl_rowcol_to_cell(_THRESHOLDS + line, 2, row_abs=True, col_abs=True) for line in (0, 1)
    )
    return Anchors(at(wbk), at(wbbm), scales, row)


def _known(dossier: Dossier) -> list[Scale]:
    """The scales in use, each once; those without letters are left out."""
    scales = (
        lkesheet.scale(question)
        for area in dossier.areas
        for part in area.komponen
        for question in part.indicators
    )
    return [scale for scale in dict.fromkeys(scales) if scale]


def write(desk: Desk, sheet: Worksheet, at: Anchors) -> None:
    """Fill in the sheet."""
    dossier, say, looks = desk.dossier, desk.say, desk.looks
    titled(desk, sheet, _TITLE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    told = words.decree(dossier)
    facts = (
        (_FILE, dossier.path),
        (_DECREE, say(told) if told else "–"),
        (_AIM, " · ".join(say(fact) for fact in words.scope(dossier))),
        (_INSTRUMENT, say(dossier.instrument)),
        (_RULESET, f"{say(dossier.ruleset_name)} ({dossier.ruleset})"),
        (_PROGRAM, say(words.SOURCE.fill(
            version=dossier.version, ruleset=dossier.ruleset, rules=dossier.rules
        ))),
    )  # fmt: skip
    for row, (label, text) in enumerate(facts, start=_FACTS):
        _entry(desk, sheet, row, label, text)
    max_points = few(dossier.score.max, desk.lang)
    shares = {"wbk": f"{dossier.wbk:g}", "wbbm": f"{dossier.wbbm:g}"}
    prose = (
        (_MEANING, words.MEANING.fill(max=max_points)),
        (_COUNTING, words.COUNTING),
        (_WINNING, words.WINNING),
        (_MARKING, words.MARKING.fill(**shares)),
    )
    for row, (label, explained) in enumerate(prose, start=_PROSE):
        _entry(desk, sheet, row, label, say(explained))
    put(sheet, _THRESHOLDS - 1, 0, say(_THRESHOLD), looks("heading"))
    for row, (name, share) in enumerate((("WBK", dossier.wbk), ("WBBM", dossier.wbbm))):
        put(sheet, _THRESHOLDS + row, 0, say(_EVERY_AREA), looks("cell"))
        put(sheet, _THRESHOLDS + row, 1, name, looks("cell", "bold"))
        put(sheet, _THRESHOLDS + row, 2, share / 100, looks("cell", "threshold"))
    _scales(desk, sheet, at)
    last = _ignored(desk, sheet, at.end + 1)
    page(desk, sheet, (last, len(_WIDTHS) - 1), frozen=(2, 0))


def _entry(desk: Desk, sheet: Worksheet, row: int, label: Text, text: str) -> None:
    put(sheet, row, 0, desk.say(label), desk.looks("bold"))
    paragraph(desk, sheet, row, _SPAN, text)


def _scales(desk: Desk, sheet: Worksheet, at: Anchors) -> None:
    """The scales one below the other, each from its worst answer up, as LOOKUP needs it."""
    say, looks = desk.say, desk.looks
    for column, heading in enumerate((words.ANSWERS, words.ANSWER, words.CEILING)):
        put(sheet, _SCALES - 1, column, say(heading), looks("head"))
    row = _SCALES
    for scale in at.scales:
        name = "/".join(words.letter(answer, desk.lang) for answer, _ in reversed(scale))
        for answer, value in scale:
            put(sheet, row, 0, name, looks("cell"))
            put(sheet, row, 1, words.letter(answer, desk.lang), looks("cell", "center"))
            put(sheet, row, 2, value, looks("cell", "weight"))
            row += 1


def _ignored(desk: Desk, sheet: Worksheet, row: int) -> int:
    """What was switched off and why; the last row that was written."""
    dossier, say = desk.dossier, desk.say
    put(sheet, row, 0, say(_IGNORED), desk.looks("heading"))
    notes: list[Text] = []
    if dossier.keep_ignored:
        notes.append(words.ALL_COUNTED)
    elif not dossier.ignored:
        notes.append(words.NOTHING_IGNORED)
    if dossier.ignored_points >= 0.000_5:
        cost = few(dossier.ignored_points, desk.lang)
        notes.append(words.IGNORED_COST.fill(points=cost))
    if dossier.hidden:
        notes.append(words.FILTERED.fill(n=dossier.hidden))
    for note in notes:
        row += 1
        paragraph(desk, sheet, row, (0, 3, _SPAN[2] + 20), say(note), "note")
    for item in dossier.ignored:
        row += 1
        put(sheet, row, 0, item.finding.rule, desk.looks("bold"))
        where = texts.ranges(item.finding.rows) or texts.place(item.place, desk.lang)
        said = texts.REASON_AT.fill(text=item.reason, place=words.set_in(item))
        rows = texts.ROWS_AT.fill(rows=where) if item.finding.rows else Text(where, where)
        paragraph(desk, sheet, row, _SPAN, f"{say(rows)}: {say(item.finding.message)} {say(said)}")
    return row


_TITLE = Text("Metode dan sumber", "Method and sources")
_FILE = Text("Berkas rencana", "File of the plan")
_DECREE = Text("Keputusan", "Decree")
_AIM = Text("Cakupan", "Scope")
_INSTRUMENT = Text("Instrumen", "Instrument")
_RULESET = Text("Kumpulan aturan", "Rule set")
_PROGRAM = Text("Penyusunan", "Made with")
_MEANING = Text("Arti kesiapan", "What readiness means")
_COUNTING = Text("Cara menghitung", "How it is counted")
_WINNING = Text("Poin temuan", "Points of findings")
_MARKING = Text("Tanda area", "Marks of areas")
_THRESHOLD = Text("Ambang tiap area", "Thresholds of an area")
_EVERY_AREA = Text("dari bobot area", "of an area's weight")
_IGNORED = Text("Temuan yang diabaikan", "Findings that were switched off")
