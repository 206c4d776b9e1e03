"""Reports for a person at a terminal: plain text of a given width, colour if wanted.

Every function gives lines without line ends. What comes from a plan passes through
:func:`~zicheck.render.wrap.clean` first.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from zicheck.phrases import date_text
from zicheck.records import Record
from zicheck.render import texts
from zicheck.render.colors import Paint
from zicheck.render.numbers import decimal, few, percent
from zicheck.render.outcome import reaches, thresholds
from zicheck.render.wording import decree, of_one_component, rows_text, subject, worth
from zicheck.render.wrap import clean, ljust, rjust, shorten, width, wrap, wrap_parts
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.bahasa import Lang, Text
    from zicheck.errors import Problem
    from zicheck.instrument import Instrument
    from zicheck.render.outcome import Checked, Line, Setting, Tally
    from zicheck.report import Finding, GroupScore, Ignored, Report

COLUMNS = 80
MIN_COLUMNS = 40
_INDENT = "    "
_QUOTE_LINES = 3
_BAR = 10
_MARK = 5
_NARROW = 60
"""Below this the name of an area and its figures do not fit on one line."""
_MAX_PROBLEMS = 10
_LOW_COLUMNS = 14
_UNIT_COLUMNS = 16


class View(Record):
    """How the reader sees it: language, columns, colour."""

    lang: Lang = "id"
    columns: int = COLUMNS
    paint: Paint = Paint(on=False)


def plan_lines(checked: Checked, setting: Setting, view: View) -> list[str]:
    """The whole report of one plan; its last line is the one to remember."""
    report = checked.report
    lines = _header(checked, setting, view)
    lines += ["", *_score(report, setting.instrument, view)]
    lines += _findings(checked, setting.instrument, view)
    lines += _ignored(checked, view)
    if checked.hidden:
        points = sum(finding.share for finding in checked.hidden)
        text = texts.HIDDEN.fill(
            found=texts.found(len(checked.hidden)), points=few(points, view.lang)
        ).to(view.lang)
        lines += ["", *wrap(text, view.columns)]
    return [*lines, "", *last_lines(checked, setting.instrument, view)]


def last_lines(checked: Checked, instrument: Instrument, view: View) -> list[str]:
    """The sentence to remember: the readiness, where most of it is lost, what to mend first."""
    score = checked.report.score
    lang = view.lang
    known = {"points": decimal(score.readiness, lang), "max": decimal(score.max, lang)}
    worst = max(score.areas, key=lambda area: area.weight - area.points, default=None)
    lost = worst.weight - worst.points if worst else 0.0
    if worst is None or lost < 0.005:
        return _strong(texts.LAST_FULL.fill(**known).to(lang), view)
    best = min(checked.shown, key=_rank, default=None)
    known["area"] = f"{worst.id} {_area_name(worst.id, instrument, lang)}".strip()
    known["lost"] = decimal(lost, lang)
    if best is None or best.points < 0.005:
        return _strong(texts.LAST_SHARED.fill(**known).to(lang), view)
    known["rule"] = " ".join([best.rule, *_where(best, instrument, lang)])
    known["gain"] = decimal(best.points, lang)
    return _strong(texts.LAST.fill(**known).to(lang), view)


def summary_lines(tally: Tally, setting: Setting, view: View) -> Iterator[str]:
    """A table of all plans, and one sentence for the whole batch."""
    lang = view.lang
    yield from _table(tally, setting, view)
    yield ""
    total = texts.TOTAL.fill(
        plans=len(tally.lines),
        errors=texts.counted("error", tally.counts["error"]),
        warnings=texts.counted("warning", tally.counts["warning"]),
        infos=texts.counted("info", tally.counts["info"]),
    ).to(lang)
    lowest = min(tally.lines, key=lambda line: line.readiness)
    highest = max(tally.lines, key=lambda line: line.readiness)
    spread = texts.SPREAD.fill(
        low=decimal(lowest.readiness, lang),
        high=decimal(highest.readiness, lang),
        max=decimal(lowest.max, lang),
        unit=clean(lowest.unit),
        year=lowest.year,
    ).to(lang)
    if tally.failed:
        yield from wrap(failed_text(len(tally.failed)).to(lang), view.columns)
    yield from _strong(f"{total} {spread}", view)


def failed_text(n: int) -> Text:
    """How many files could not be checked."""
    return texts.FAILED_ONE if n == 1 else texts.FAILED.fill(n=n)


def problem_lines(
    path: str, problems: Sequence[Problem], view: View, *, wrapped: bool = True
) -> list[str]:
    """What is wrong with an input: `file:line:column: sentence` for each of the first few.

    A sentence that names the file itself is led by `zicheck:` instead.
    """
    lines: list[str] = []
    columns = view.columns if wrapped else 1_000_000
    for problem in problems[:_MAX_PROBLEMS]:
        at = problem.place
        sentence = clean(problem.text.to(view.lang))
        where = clean(texts.place(at, view.lang) if at.file else path)
        if not where or f"`{where}`" in sentence:  # the sentence itself names the file
            where = "zicheck"
        lines += wrap(f"{where}: {sentence}", columns, rest=_INDENT)
    more = len(problems) - _MAX_PROBLEMS
    if more > 0:
        text = texts.MORE_PROBLEMS.fill(n=more).to(view.lang)
        lines += wrap(f"{clean(path)}: {text}", columns, rest=_INDENT)
    return lines


def _header(checked: Checked, setting: Setting, view: View) -> list[str]:
    plan, lang = checked.report.plan, view.lang
    title = [f"{clean(plan.unit)} {plan.tahun}", clean(checked.path)]
    lines = [view.paint(line, "bold") for line in wrap_parts(title, view.columns)]
    named = decree(plan.keputusan)
    facts = [named] if named else []
    facts.append(texts.ROWS.fill(n=len(plan.kegiatan)))
    if plan.tujuan:
        facts.append(texts.AIM.fill(aim=plan.tujuan))
    if setting.as_of:
        facts.append(texts.AS_OF.fill(date=date_text(setting.as_of)))
    if setting.keep_ignored:
        facts.append(texts.ALL_COUNTED)
    lines += wrap_parts([clean(fact.to(lang)) for fact in facts], view.columns)
    return [*lines, view.paint("─" * view.columns, "dim")]


def _score(report: Report, instrument: Instrument, view: View) -> list[str]:
    score, lang = report.score, view.lang
    wbk, wbbm = thresholds(instrument)
    title = texts.READINESS.fill(
        points=decimal(score.readiness, lang), max=decimal(score.max, lang)
    ).to(lang)
    lines = [view.paint(line, "bold") for line in wrap(title, view.columns)]
    for area in score.areas:
        lines += _area(area, instrument, view, wbk, wbbm)
    for text in (
        texts.MARKS_NOTE.fill(wbk=f"{wbk:g}", wbbm=f"{wbbm:g}"),
        texts.READINESS_NOTE,
        texts.REFORM.fill(n=len(score.reform), total=score.reform_total),
    ):
        lines += [view.paint(line, "dim") for line in wrap(text.to(lang), view.columns)]
    return lines


def _area(
    area: GroupScore, instrument: Instrument, view: View, wbk: float, wbbm: float
) -> list[str]:
    """`I   Name  ██████░░░░ 3,10/4,00  77,5% WBBM`, on two lines when it is narrow."""
    lang = view.lang
    if reaches(area.percent, wbbm):
        mark, style = "WBBM", "green"
    elif reaches(area.percent, wbk):
        mark, style = "WBK", "yellow"
    else:
        mark, style = texts.BELOW.to(lang), "red"
    filled = min(_BAR, int(area.percent / 100 * _BAR + 1e-9))  # full only when it is
    bar = view.paint("█" * filled, style) + view.paint("░" * (_BAR - filled), "dim")
    points = f"{decimal(area.points, lang)}/{decimal(area.weight, lang)}"
    figures = f" {rjust(points, 9)} {rjust(percent(area.percent, lang), 6)}"
    scale = f"{bar}{figures} {view.paint(mark, 'bold', style)}"
    first = f"{ljust(area.id, 3)} "
    name = _area_name(area.id, instrument, lang)
    if view.columns < _NARROW:
        return [*wrap(name, view.columns, first), _INDENT + scale]
    name_columns = view.columns - _BAR - width(figures) - 2 - _MARK
    lines = wrap(name, name_columns, first)
    return [f"{ljust(lines[0], name_columns)} {scale}", *lines[1:]]


def _findings(checked: Checked, instrument: Instrument, view: View) -> list[str]:
    if not checked.shown:
        nothing = texts.NONE_SHOWN if checked.hidden else texts.NONE
        return ["", nothing.to(view.lang)]
    groups: dict[str, list[Finding]] = {code: [] for code in ("", *instrument.area)}
    for finding in checked.shown:
        groups.setdefault(finding.area, []).append(finding)
    lost = {area.id: area.weight - area.points for area in checked.report.score.areas}
    lines: list[str] = []
    for code, findings in groups.items():
        if not findings:
            continue
        lines += ["", *_group_title(code, len(findings), lost.get(code), instrument, view)]
        for finding in sorted(findings, key=_rank):
            lines += ["", *_finding(finding, checked, instrument, view)]
    return lines


def _group_title(
    code: str, n: int, lost: float | None, instrument: Instrument, view: View
) -> list[str]:
    lang = view.lang
    parts = [texts.found(n).to(lang)]
    if code:
        name = _area_name(code, instrument, lang)
        parts.insert(0, f"{texts.AREA.fill(id=clean(code)).to(lang)} {name}".strip())
    else:
        parts.insert(0, texts.GENERAL.to(lang))
    if lost is not None and lost >= 0.005:
        parts.append(texts.LOST.fill(points=decimal(lost, lang)).to(lang))
    return [view.paint(line, "bold") for line in wrap_parts(parts, view.columns)]


def _finding(finding: Finding, checked: Checked, instrument: Instrument, view: View) -> list[str]:
    lang = view.lang
    severity = texts.SEVERITY[finding.severity].to(lang)
    where = clean(texts.place(checked.locate(finding.route), lang))
    head = [f"{severity} {finding.rule}", worth(finding, lang), where]
    lines = wrap_parts(head, view.columns, "  ", _INDENT)
    lines[0] = lines[0].replace(severity, view.paint.severity(finding.severity, severity), 1)
    lines += wrap_parts(_subject(finding, instrument, lang), view.columns, _INDENT)
    quote = clean(finding.quote)
    if quote:
        room = (view.columns - len(_INDENT)) * _QUOTE_LINES - 4 * _QUOTE_LINES
        lines += wrap(f"“{shorten(quote, room)}”", view.columns, _INDENT, _INDENT + " ")
    lines += wrap(clean(finding.message.to(lang)), view.columns, _INDENT)
    for label, text in ((texts.REMEDY, finding.remedy), (texts.BASIS, finding.basis)):
        said = clean(text.to(lang))
        if said:
            lines += wrap(label.fill(text=said).to(lang), view.columns, _INDENT)
    return lines


def _where(finding: Finding, instrument: Instrument, lang: Lang) -> list[str]:
    """The komponen that a finding is about, else its area, else its rows; for a sentence."""
    komponen = instrument.komponen.get(finding.component)
    if komponen and of_one_component(finding):
        return [f"{komponen.id} {komponen.nama.to(lang)}"]
    if finding.area:
        return [texts.IN_AREA.fill(id=finding.area).to(lang)]
    return _rows(finding, lang)


def _subject(finding: Finding, instrument: Instrument, lang: Lang) -> list[str]:
    """`P.III.2 Pola Mutasi Internal (P.III.2.b) · baris 15, 16`, as far as it is known."""
    komponen = instrument.komponen.get(finding.component)
    about = subject(finding, komponen.nama if komponen else None, lang)
    return [clean(part) for part in [*([about] if about else []), *_rows(finding, lang)]]


def _rows(finding: Finding, lang: Lang) -> list[str]:
    return [rows_text(finding.rows, lang)] if finding.rows else []


def _ignored(checked: Checked, view: View) -> list[str]:
    ignored: Sequence[Ignored] = checked.report.ignored
    if not ignored:
        return []
    lang = view.lang
    own = all(item.entry is None for item in ignored)
    heading = texts.IGNORED if own else texts.IGNORED_BY_CONFIG
    title = heading.fill(n=len(ignored)).to(lang)
    lines = ["", *(view.paint(line, "bold") for line in wrap(title, view.columns))]
    for item in ignored:
        finding = item.finding
        where = clean(texts.place(checked.locate(finding.route), lang))
        head = [finding.rule, where, *_rows(finding, lang)]
        lines += wrap_parts(head, view.columns, "  ", _INDENT)
        reason = texts.REASON.fill(text=clean(item.reason))
        if item.entry:
            at = clean(item.entry.place)
            reason = texts.REASON_AT.fill(text=clean(item.reason), place=at)
        lines += wrap(reason.to(lang), view.columns, _INDENT)
    points = checked.report.ignored_points
    if points >= 0.000_5:
        cost = texts.IGNORED_POINTS.fill(points=few(points, lang)).to(lang)
        lines += wrap(cost, view.columns, "  ")
    return lines


def _table(tally: Tally, setting: Setting, view: View) -> Iterator[str]:
    lang = view.lang
    wbk, _ = thresholds(setting.instrument)
    heads = [text.fill(wbk=f"{wbk:g}").to(lang) for text in texts.SUMMARY_HEAD]

    def cells(line: Line) -> list[list[str]]:
        return [
            [clean(line.unit)],
            [str(line.year)],
            [decimal(line.readiness, lang)],
            wrap(", ".join(line.low) or "-", _LOW_COLUMNS),
            [" / ".join(map(str, line.counts))],
        ]

    # Ten thousand plans make a long table: its cells are made twice rather than kept.
    columns = [width(head) + 2 for head in heads]
    for line in tally.lines:
        for index, cell in enumerate(cells(line)):
            if index:
                columns[index] = max(columns[index], *map(width, cell))
    # The unit gets what the other columns leave of the width.
    room = max(view.columns - sum(columns[1:]) - 2 * (len(heads) - 1), _UNIT_COLUMNS)
    for line in tally.lines:
        columns[0] = max(columns[0], *map(width, wrap(clean(line.unit), room)))
    yield _row(heads, columns)
    yield "  ".join("-" * size for size in columns)
    for line in tally.lines:
        made = cells(line)
        made[0] = wrap(made[0][0], room)
        for row in zip_longest(*made, fillvalue=""):
            yield _row(row, columns)
    yield from wrap(texts.SUMMARY_NOTE.to(lang), view.columns)


def _row(cells: Sequence[str], columns: Sequence[int]) -> str:
    sides = (ljust, rjust, rjust, ljust, rjust)
    placed = (
        side(*cell) for side, cell in zip(sides, zip(cells, columns, strict=True), strict=True)
    )
    return "  ".join(placed).rstrip()


def _strong(text: str, view: View) -> list[str]:
    return [view.paint(line, "bold") for line in wrap(text, view.columns)]


def _area_name(code: str, instrument: Instrument, lang: Lang) -> str:
    area = instrument.area.get(code)
    return area.nama.to(lang) if area else ""


def _rank(finding: Finding) -> tuple[float, float, int, int, str]:
    """Most points first, then share, severity and place: the order to work through them."""
    return (
        -round(finding.points, 9),
        -round(finding.share, 9),
        SEVERITIES.index(finding.severity),
        finding.rows[0] if finding.rows else 0,
        finding.rule,
    )
