"""A plan that is open in an editor: what was understood of the text as it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zicheck.errors import InputError, Problem
from zicheck.lsp.spans import Spans
from zicheck.planfile import read_plan
from zicheck.plantext import PlanText, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from zicheck.plan import Plan
    from zicheck.report import Report
    from zicheck.rule import RuleSet

_PLAN = re.compile(r"^(?:zicheck|area)[ \t]*:", re.MULTILINE)


class Opened(NamedTuple):
    """An open plan.

    `plan` is what the text says, `report` that on it, together with what a config adds; these
    and `spans` are None while the text cannot be read, and `problems` say why.
    """

    path: str
    source: PlanText
    ruleset: RuleSet
    plan: Plan | None
    report: Report | None
    spans: Spans | None
    problems: tuple[Problem, ...] = ()

    @property
    def data(self) -> bytes:
        """The text as a file would hold it."""
        return self.source.text.encode()


def is_plan(text: str) -> bool:
    """Whether a YAML text is meant as a plan: editors send every YAML file."""
    return _PLAN.search(text) is not None


def look_at(text: str, path: str, ruleset: RuleSet, judge: Callable[[Plan], Report]) -> Opened:
    """Read and check the text of a plan.

    Args:
        text: as it stands in the editor, saved or not.
        path: what the file is called.
        ruleset: the rules that hold for it.
        judge: gives the report on a plan.
    """
    text = text.encode("utf-8", "replace").decode()
    try:
        plan, _ = read_plan(text.encode(), path)
        report = judge(plan)
    except InputError as error:
        bare = PlanText(b"", "utf-8", text, None)
        return Opened(path, bare, ruleset, None, None, None, error.problems)
    source = opened(text.encode())._replace(mark=b"")
    return Opened(path, source, ruleset, plan, report, Spans(source))
