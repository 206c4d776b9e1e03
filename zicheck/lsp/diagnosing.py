"""Findings, and what cannot be read, as marks on the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zicheck.lsp.spans import Span
from zicheck.render.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.errors import Problem
    from zicheck.lsp.opened import Opened
    from zicheck.lsp.positions import Positions
    from zicheck.report import Finding, Severity

UNREADABLE = "BCA"
"""The code of a mark on what cannot be read."""
_SHOWN = 0.005


class Mark(NamedTuple):
    """One mark; `finding` is None where the text cannot be read."""

    span: Span
    severity: Severity
    code: str
    text: str
    finding: Finding | None = None


def marks(plan: Opened, positions: Positions, lang: Lang) -> Iterator[Mark]:
    """Every mark on an open plan."""
    for problem in plan.problems:
        yield Mark(_span(problem, plan, positions), "error", UNREADABLE, _said(problem, plan, lang))
    if plan.report is None or plan.spans is None:
        return
    for finding in plan.report.findings:
        text = f"{finding.message.to(lang)}\n{finding.remedy.to(lang)}"
        if finding.points >= _SHOWN:
            text += f" (+{decimal(finding.points, lang)})"
        span = plan.spans.of(finding.route)
        yield Mark(span, finding.severity, finding.rule, text, finding)


def _span(problem: Problem, plan: Opened, positions: Positions) -> Span:
    """From the place of a problem to the end of its line; the first line when it lies elsewhere."""
    place = problem.place
    if place.file != plan.path or not place.line:
        return Span(0, positions.line_end(0))
    start = positions.line_start(place.line - 1)
    end = positions.line_end(start)
    return Span(min(start + (place.column or 1) - 1, end), end)


def _said(problem: Problem, plan: Opened, lang: Lang) -> str:
    """The sentence; with its place where that is in another file, such as the config."""
    text = problem.text.to(lang)
    place = problem.place
    if place.file in ("", plan.path):
        return text
    return f"{':'.join(str(part) for part in (place.file, place.line) if part)}: {text}"
