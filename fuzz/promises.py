"""What zicheck promises of any input, as checks that targets share.

An :class:`~zicheck.errors.InputError` is the one way to refuse an input. Everything else that is
raised, here or in zicheck, is a finding.
"""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from zicheck import rulesets
from zicheck.checking import check
from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan
from zicheck.rule import CRASHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.decree import Draft
    from zicheck.errors import InputError
    from zicheck.plan import Plan
    from zicheck.report import Report
    from zicheck.rule import RuleSet

DAY = date(2026, 11, 20)
"""The day on which everything is judged: a kept input must give the same for ever."""

_MOST_ROWS = 1_000
"""Of longer plans only the reading is held to its time; writing and checking are commands of their own."""


def out_loud() -> None:
    """Let an exception inside zicheck come out as itself, not as the sentence that users get."""
    os.environ["ZICHECK_DEBUG"] = "1"


class BrokenPromiseError(AssertionError):
    """zicheck did not raise, but what it gave back is not what it promises."""


def require(holds: object, promise: str) -> None:
    """Say that `promise` is broken unless it holds."""
    if not holds:
        raise BrokenPromiseError(promise)


def refused(error: InputError) -> None:
    """A refusal says at least one thing, in both languages."""
    require(error.problems, "a refusal names a problem")
    for problem in error.problems:
        require(problem.text.id.strip(), "a problem is said in Bahasa Indonesia")
        require(problem.text.en.strip(), "a problem is said in English")


def judged(plan: Plan, ruleset: RuleSet | None = None, crash_allowed: str = "\n") -> Report:
    """The report on a plan; no rule crashes on it, and the sums come out.

    A crash that names `crash_allowed` is the fault of the rule set, and told as such.
    """
    report = check(plan, ruleset or rulesets.builtin(), today=DAY)
    for finding in report.findings:
        require(
            finding.rule != CRASHED or crash_allowed in finding.message.en,
            f"no rule crashes: {finding.message.en}",
        )
        require(
            all(1 <= row <= len(plan.kegiatan) for row in finding.rows),
            "rows are those of the plan",
        )
        require(finding.points >= 0 <= finding.share, "a finding costs nothing or more")
    score = report.score
    require(0 <= score.readiness <= score.max + 1e-9, "the readiness lies in its bounds")
    lost = sum(finding.share for finding in report.findings)
    require(
        abs(score.max - score.readiness - lost) < 1e-6, "every lost point is traced to a finding"
    )
    return report


def drafted(drafts: Sequence[Draft]) -> None:
    """What import writes of a document is a plan file that can be read and checked."""
    for draft in drafts[:3]:
        plan = draft.plan
        if not (plan.unit and plan.tahun) or len(plan.kegiatan) > _MOST_ROWS:
            continue  # the user is told to fill them in; the time of an input is that of reading it
        text = write_plan(plan, draft.unsure)
        again, _ = read_plan(text.encode(), "rencana.yaml")
        require(len(again.kegiatan) == len(plan.kegiatan), "every row is written")
        if len(plan.kegiatan) <= 60:
            judged(again)
