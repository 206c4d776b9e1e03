"""Other target times for what the plan itself leaves open: proposals, never repairs.

A finding that names months (:attr:`zicheck.report.Finding.months`) is answered by adding them,
where periods are empty, or by moving a step behind the one that it builds on. Each proposal is
tried on the plan first and kept only if it mends its finding and makes nothing worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.mending import Repair, Retime, repaired, was
from zicheck.report import SEVERITIES
from zicheck.schedule import Form, parse
from zicheck.schedule.words import month_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zicheck.plan import Plan
    from zicheck.report import Finding, Report
    from zicheck.rule import RuleSet
    from zicheck.schedule import Schedule

    Judge = Callable[[Plan], Report]

KINDS = frozenset({"triwulan", "urutan"})
"""The kinds of check whose findings can be answered by other months."""
_TOO_FEW = "kurang"
_NAMES = frozenset({Form.POINT, Form.LIST})


def proposals(
    report: Report, ruleset: RuleSet, judge: Judge, wanted: Callable[[Repair], bool]
) -> tuple[Retime, ...]:
    """The proposals for a plan, one a row, in the order of the rows.

    Args:
        report: the report on the plan.
        ruleset: the rules that it was made by.
        judge: gives the report on a changed plan.
        wanted: says of a proposal whether it may be made.
    """
    first = report.plan
    made: dict[int, Retime] = {}
    refused: set[tuple[object, ...]] = set()
    while True:
        for finding in report.findings:
            key = (finding.rule, finding.route, finding.months)
            if key in refused:
                continue
            refused.add(key)
            answer = _answer(finding, report, ruleset)
            after = answer and wanted(answer) and _tried(answer, finding, report, judge)
            if answer and after:
                before = first.kegiatan[answer.row - 1].target_waktu
                made[answer.row] = _worded(answer, before)
                report = after
                refused.clear()  # what made things worse before may help now
                break
        else:
            return tuple(made[row] for row in sorted(made))


def proposal(finding: Finding, report: Report, ruleset: RuleSet, judge: Judge) -> Retime | None:
    """The proposal that answers one finding, if there is one that makes nothing worse."""
    answer = _answer(finding, report, ruleset)
    if answer is None or _tried(answer, finding, report, judge) is None:
        return None
    return _worded(answer, report.plan.kegiatan[answer.row - 1].target_waktu)


def _tried(answer: Retime, finding: Finding, report: Report, judge: Judge) -> Report | None:
    """The report on the plan with a proposal; None when that is no better."""
    after = judge(repaired(report.plan, [answer]))
    return after if _better(finding, report, after) else None


def _answer(finding: Finding, report: Report, ruleset: RuleSet) -> Retime | None:
    """The other target that the months of a finding ask for."""
    rule = ruleset.get(finding.rule)
    row = finding.route.index
    if not finding.months or row is None or rule is None or rule.periksa not in KINDS:
        return None
    if finding.route.part != "kegiatan" or finding.route.field != "target_waktu":
        return None
    schedule = report.schedules[row - 1]
    adds = rule.periksa == "triwulan" or getattr(rule.opsi, "derajat", "") == _TOO_FEW
    if not schedule.months or schedule.year_offset:
        return None
    if adds:
        wanted = tuple(sorted({*schedule.months, *finding.months}))
        target = _added(schedule, wanted, finding.months)
    else:
        wanted = _moved(schedule, min(finding.months))
        target = f"{_named(wanted)}{_year(schedule)}"
    after = parse(target)
    if after.months != wanted or after.years != schedule.years or after.uncertain:
        return None
    return Retime(finding.rule, row, Text("", ""), target, "")


def _added(schedule: Schedule, wanted: tuple[int, ...], more: tuple[int, ...]) -> str:
    """The words of a target with more months; what is no list of names is kept and added to."""
    if schedule.form not in _NAMES or len(schedule.years) > 1:
        return f"{schedule.text.strip()}, {_listed(more)}{_year(schedule)}"
    return f"{_listed(wanted)}{_year(schedule)}"


def _moved(schedule: Schedule, start: int) -> tuple[int, ...]:
    """The months of a step that begins in `start`; a range keeps its end where it lies behind."""
    if schedule.form is Form.RANGE and len(schedule.occurrences) == 1:
        return tuple(range(start, max(schedule.occurrences[0][-1], start) + 1))
    return (start,)


def _named(months: tuple[int, ...]) -> str:
    """One month by its name, several that follow one another as a range."""
    return " - ".join(month_name(number).id for number in dict.fromkeys((months[0], months[-1])))


def _year(schedule: Schedule) -> str:
    return f" {schedule.year}" if schedule.year else ""


def _listed(months: Iterable[int]) -> str:
    return ", ".join(month_name(number).id for number in months)


def _worded(answer: Retime, before: str) -> Retime:
    """The proposal with what is said of it, and what is written beside it."""
    return answer._replace(
        text=_PROPOSED.fill(row=answer.row, before=was(before), after=answer.target),
        reason=f"{answer.rule}, semula “{was(before)}”",
    )


def _better(finding: Finding, before: Report, after: Report) -> bool:
    """Whether a finding is gone, and neither points nor other findings were paid for it."""
    said = (finding.rule, finding.route, finding.rows)
    if any(said == (item.rule, item.route, item.rows) for item in after.findings):
        return False
    if after.score.readiness < before.score.readiness - 1e-9:
        return False
    return (
        _weights(after) < _weights(before) or after.score.readiness > before.score.readiness + 1e-9
    )


def _weights(report: Report) -> tuple[int, ...]:
    """How many findings there are, by severity, the gravest first."""
    return tuple(
        sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES
    )


_PROPOSED = Text(
    "baris {row}: usulan “{after}”, semula “{before}”",
    "row {row}: proposal “{after}”, instead of “{before}”",
)
