"""What an editor can do about a finding: repair it, take a proposal, switch it off."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.bahasa import Text
from zicheck.fixing import fix, write
from zicheck.ignorewriter import ignoring
from zicheck.mending import SAFE_KINDS, Repair, Retime, Reword, safe
from zicheck.plantext import Edit, opened
from zicheck.proposals import KINDS, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.lsp.opened import Opened
    from zicheck.lsp.spans import Span
    from zicheck.proposals import Judge
    from zicheck.report import Finding

_SEVERAL = 5
"""Rows from which on a finding is better switched off in the config."""


class Action(NamedTuple):
    """One thing to do; `finding` is the one that it answers, None for all together."""

    title: str
    kind: Literal["quickfix", "source.fixAll.zicheck"]
    edits: tuple[Edit, ...]
    preferred: bool = False
    finding: Finding | None = None


def actions(plan: Opened, at: Span, judge: Judge, lang: Lang) -> Iterator[Action]:
    """What can be done about the findings that lie at `at`, the surest first."""
    if plan.report is None or plan.spans is None:
        return
    found = [finding for finding in plan.report.findings if plan.spans.of(finding.route).meets(at)]
    repairs = list(safe(plan.report, plan.ruleset)) if found else []
    for finding in found:
        rule = plan.ruleset.get(finding.rule)
        kind = rule.periksa if rule else ""
        if kind in SAFE_KINDS:
            for repair in repairs:
                if repair.rule == finding.rule and repair.row in finding.rows:
                    yield from _written(plan, repair, finding, lang)
        if kind in KINDS:
            offer = proposal(finding, plan.report, plan.ruleset, judge)
            if offer is not None:
                yield from _written(plan, offer, finding, lang)
    for finding in found:
        yield from _ignored(plan, finding, lang)


def everything(plan: Opened, judge: Judge, lang: Lang) -> Iterator[Action]:
    """All safe repairs in one, as `zicheck fix` makes them."""
    if plan.report is None:
        return
    fixed = fix(plan.data, plan.path, plan.ruleset, judge)
    if fixed.done:
        edits = _edits(plan.source.text, fixed.data)
        yield Action(_ALL.fill(n=len(fixed.done)).to(lang), "source.fixAll.zicheck", edits)


def _written(plan: Opened, repair: Repair, finding: Finding, lang: Lang) -> Iterator[Action]:
    if plan.plan is None:
        return
    data, made, _ = write(plan.data, plan.path, plan.plan, [repair])
    if made:
        title = (_PROPOSAL if isinstance(repair, Retime) else _REPAIR).fill(text=repair.text)
        edits = _edits(plan.source.text, data)
        sure = isinstance(repair, Reword)
        yield Action(title.to(lang), "quickfix", edits, preferred=sure, finding=finding)


def _ignored(plan: Opened, finding: Finding, lang: Lang) -> Iterator[Action]:
    """Switching a finding off in its rows; the reason is left for a human to write."""
    rule = plan.ruleset.get(finding.rule)
    if rule is None or rule.wajib or not 0 < len(finding.rows) < _SEVERAL:
        return
    edits = ignoring(plan.source, finding.rows, finding.rule)
    if edits:
        title = _IGNORE.fill(code=finding.rule, rows=", ".join(map(str, finding.rows)))
        yield Action(title.to(lang), "quickfix", tuple(edits), finding=finding)


def _edits(before: str, data: bytes) -> tuple[Edit, ...]:
    """The lines that differ, as edits of the text before."""
    old, new = before.splitlines(keepends=True), opened(data).text.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Edit(starts[a], starts[b], "".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


_REPAIR = Text("Perbaiki {text}", "Repair {text}")
_PROPOSAL = Text("Tulis usulan pada {text}", "Write a proposal into {text}")
_IGNORE = Text(
    "Abaikan {code} pada baris {rows} (tulis alasannya)",
    "Switch {code} off in row {rows} (write the reason)",
)
_ALL = Text(
    "Perbaiki {n} hal yang hanya dapat dibaca satu cara", "Repair {n} slips with one reading only"
)
