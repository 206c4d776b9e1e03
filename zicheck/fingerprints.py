"""What a finding is known by when the plan around it has changed.

A row number says nothing: one row put in above moves all others. A *fingerprint* is made from
the rule, the plan (unit and year), the indikator, and what the row and its quote say; it names
one finding in reports that other programs keep. *Parts* are finer: one for every row (or
indikator, or month) that the finding tells of, so that it can be seen that a finding has become
smaller, which is no news, or larger, which is. A row is known again when two of the three cells
that tell it read as before, so that an edit that mends nothing makes no old finding new.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from zicheck.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zicheck.plan import Kegiatan, Plan
    from zicheck.report import Finding, Report

VERSION = 1
"""Raised when fingerprints are made otherwise, which makes every old one worthless."""

_DIGITS, _PART_DIGITS = 32, 12
_NAMING = ("indikator", "langkah_aksi")
"""The cells that a row is known by, beside the one that the finding is about."""
_THIRD = "bukti_fisik"
"""Stands in for that one where the finding is about a cell of `_NAMING` or about no cell."""
_BETWEEN = "."
CELLS = frozenset(
    {
        "indikator",
        "langkah_aksi",
        "bukti_fisik",
        "target_waktu",
        "target_capaian",
        "penanggung_jawab",
    }
)
"""The cells of a row that hold text."""


class Print(NamedTuple):
    """What a finding is known by.

    A part is one key or several (see :func:`keys`); parts with a key in common are the same.
    They stand in the order of the rows where `by_row`, else in that of the indikator.
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
    rule, ids = finding.rule, finding.indicators
    if by_row:
        field = finding.route.field or ""
        return tuple(_row_part(rule, plan.kegiatan[number - 1], field) for number in finding.rows)
    said: list[tuple[str, ...]]
    if ids:
        said = [(rule, id_, str(month)) for id_ in ids for month in finding.months or (0,)]
    else:
        said = [(rule, finding.area, finding.component, fold(finding.quote))]
    return tuple(_digest(*words)[:_PART_DIGITS] for words in said)


def _row_part(rule: str, row: Kegiatan, field: str) -> str:
    cells = (*_NAMING, field if field in CELLS and field not in _NAMING else _THIRD)
    said = [(cell, fold(row.cell(cell))) for cell in cells]
    return _BETWEEN.join(
        _digest(rule, *one, *other)[:_PART_DIGITS] for one, other in combinations(said, 2)
    )


def keys(part: str) -> tuple[str, ...]:
    """The keys of a part, any of which makes it known again."""
    return tuple(part.split(_BETWEEN))


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
