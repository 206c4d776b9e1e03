"""What a finding is known by when the plan around it has changed.

A row number says nothing: one row put in above moves all others. A *fingerprint* is made from
the rule, the plan (unit and year), the indikator, and what the row and its quote say; it names
one finding in reports that other programs keep. *Parts* are finer: one for every row (or
indikator, or month) that the finding tells of, so that it can be seen that a finding has become
smaller, which is no news, or larger, which is.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from zicheck.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zicheck.plan import Plan
    from zicheck.report import Finding, Report

VERSION = 1
"""Raised when fingerprints are made otherwise, which makes every old one worthless."""

_DIGITS, _PART_DIGITS = 32, 16
_NAMING = ("indikator", "langkah_aksi")
"""The cells that a row is known by."""


class Print(NamedTuple):
    """What a finding is known by.

    `parts` stand in the order of its rows where `by_row`, else in that of its indikator.
    """

    rule: str
    fingerprint: str
    parts: tuple[str, ...]
    by_row: bool = False


class Prints(NamedTuple):
    """The prints of the findings of a report, and of its ignored findings, in their order."""

    told: tuple[Print, ...]
    ignored: tuple[Print, ...]


def prints(report: Report) -> Prints:
    """What the findings of a report are known by.

    Fingerprints are unique within the plan. Of findings that are told alike, the first in
    reading order (not in order of points, which every repair changes) has the plain one. Those
    that are ignored come last, so that ignoring one changes no other.
    """
    told = report.findings
    hushed = tuple(item.finding for item in report.ignored)
    whole = {
        (told[cap.finding].rule, cap.id)
        for cap in report.caps
        if cap.rows is None and cap.finding >= 0
    }
    taken: set[str] = set()
    return Prints(
        _prints(report.plan, told, whole, taken),
        _prints(report.plan, hushed, whole, taken),
    )


def _prints(
    plan: Plan, findings: Sequence[Finding], whole: AbstractSet[tuple[str, str]], taken: set[str]
) -> tuple[Print, ...]:
    made: dict[int, Print] = {}
    for at in sorted(range(len(findings)), key=lambda at: _reading_order(findings[at])):
        finding = findings[at]
        name = _digest(*_identity(plan), *_said(plan, finding))[:_DIGITS]
        while name in taken:
            name = _digest(name, "again")[:_DIGITS]
        taken.add(name)
        by_row = bool(finding.rows) and not any(
            (finding.rule, i) in whole for i in finding.indicators
        )
        made[at] = Print(finding.rule, name, _parts(plan, finding, by_row=by_row), by_row)
    return tuple(made[at] for at in range(len(findings)))


def _reading_order(finding: Finding) -> tuple[object, ...]:
    route = finding.route
    return (
        finding.rows,
        route.part,
        route.index or 0,
        route.field or "",
        finding.rule,
        finding.indicators,
    )


def _identity(plan: Plan) -> tuple[str, str]:
    return fold(plan.unit), str(plan.tahun)


def _said(plan: Plan, finding: Finding) -> tuple[str, ...]:
    """What makes the finding this one: with rows, the row that it points at."""
    row = _row(plan, finding)
    if row is None:
        about = (finding.area, finding.component, *finding.indicators)
    else:
        about = tuple(fold(plan.kegiatan[row - 1].cell(field)) for field in _NAMING)
    return (finding.rule, finding.route.field or "", fold(finding.quote), *about)


def _row(plan: Plan, finding: Finding) -> int | None:
    """The number of the row that the finding points at, or the first that it names."""
    route = finding.route
    if route.part == "kegiatan" and route.index and route.index <= len(plan.kegiatan):
        return route.index
    return finding.rows[0] if finding.rows else None


def _parts(plan: Plan, finding: Finding, *, by_row: bool) -> tuple[str, ...]:
    """One digest for all that could be mended on its own.

    What lies on an indikator as a whole is told by indikator and month, whatever rows serve it:
    a further row for it may mend a part and is no new defect.
    """
    rule, ids, field = finding.rule, finding.indicators, finding.route.field
    said: list[tuple[str, ...]]
    if by_row:
        said = [(rule, *_row_says(plan, number, field)) for number in finding.rows]
    elif ids:
        said = [(rule, id_, str(month)) for id_ in ids for month in finding.months or (0,)]
    else:
        said = [(rule, finding.area, finding.component, fold(finding.quote))]
    return tuple(_digest(*words)[:_PART_DIGITS] for words in said)


def _row_says(plan: Plan, number: int, field: str | None) -> tuple[str, str]:
    """The indikator of row `number`, and its cell `field` (or its action when there is none)."""
    row = plan.kegiatan[number - 1]
    return fold(row.indikator), fold(row.cell(field or "langkah_aksi"))


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
