"""Which findings are new against what was known of a plan, and which are done with.

What was known is a list of :class:`Entry`: the findings of the plan at an earlier revision, or
those that a baseline keeps. A finding is known when everything that it tells of was told
before: a finding that has lost some of its rows is known, one that has gained a row is new, and
it then points at the row that it gained.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.phrases import shortened
from zicheck.places import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zicheck.fingerprints import Print, Prints
    from zicheck.plan import Plan
    from zicheck.report import Finding, Report

_ABOUT = 100
"""Characters of a message that are kept, to say which finding it was."""
_QUOTE = 240


class Entry(NamedTuple):
    """A finding that was known; `about` says in a few words what it was."""

    rule: str
    fingerprint: str
    parts: tuple[str, ...]
    about: Text


class News(NamedTuple):
    """A plan held against what was known of it.

    `new` and `known` are indexes of the report's findings. `fixed` entries are told no more and
    `silenced` ones are ignored now; of `stale` ones at least a part is mended, so that keeping
    them whole would hide it if it came back. `before` is the readiness then (None: unknown).
    """

    new: tuple[int, ...]
    known: tuple[int, ...]
    fixed: tuple[Entry, ...] = ()
    silenced: tuple[Entry, ...] = ()
    stale: int = 0
    before: float | None = None


def entries(report: Report, prints: Prints) -> tuple[Entry, ...]:
    """What will be known of a plan from its report, in reading order."""
    return tuple(
        Entry(name.rule, name.fingerprint, name.parts, _about(finding))
        for finding, name in sorted(
            zip(report.findings, prints.told, strict=True),
            key=lambda pair: (pair[0].rows, pair[0].rule, pair[1].fingerprint),
        )
    )


def _about(finding: Finding) -> Text:
    return Text(shortened(finding.message.id, _ABOUT), shortened(finding.message.en, _ABOUT))


def hold(
    report: Report, prints: Prints, known: Iterable[Entry], before: float | None = None
) -> tuple[Report, News]:
    """Hold a report against what was known.

    Args:
        report: the report of the plan as it is now.
        prints: those of its findings.
        known: what was known of the plan.
        before: its readiness then.

    Returns:
        The report, in which a new finding points at a row that is new in it, and the news.
    """
    was = tuple(known)
    left = Counter(part for entry in was for part in entry.parts)
    new: list[int] = []
    old: list[int] = []
    for at, name in enumerate(prints.told):
        needed = Counter(name.parts)
        if needed <= left:
            left -= needed
            old.append(at)
        else:
            new.append(at)
    findings = list(report.findings)
    for at in new:
        name = prints.told[at]
        gained = _gained(name, left)
        left -= Counter(name.parts)
        if name.by_row and gained:
            rows = [findings[at].rows[index] for index in gained]
            findings[at] = _pointing(findings[at], report.plan, rows)
    fixed, silenced, stale = _gone(was, left, prints.ignored)
    news = News(tuple(new), tuple(old), fixed, silenced, stale, before)
    return replace(report, findings=tuple(findings)), news


def _gained(name: Print, left: Counter[str]) -> list[int]:
    """The indexes of the parts that were not told before."""
    free = left.copy()
    gained = []
    for index, part in enumerate(name.parts):
        if free[part] > 0:
            free[part] -= 1
        else:
            gained.append(index)
    return gained


def _pointing(finding: Finding, plan: Plan, rows: Sequence[int]) -> Finding:
    """The finding, pointing at the first of `rows` unless it points at one of them already."""
    route = finding.route
    if route.part != "kegiatan" or route.index in rows:
        return finding
    said = plan.kegiatan[rows[0] - 1].cell(route.field or "")
    return replace(
        finding, route=Route("kegiatan", rows[0], route.field), quote=shortened(said, _QUOTE)
    )


def _gone(
    was: Sequence[Entry], left: Counter[str], ignored: Sequence[Print]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], int]:
    """Entries that are fixed, those that are ignored now, and how many are stale in part or whole."""
    hushed = Counter(part for name in ignored for part in name.parts)
    fixed: list[Entry] = []
    silenced: list[Entry] = []
    stale = 0
    for entry in was:
        parts = Counter(entry.parts)
        unmet = parts & left
        if not unmet:
            continue
        stale += 1
        left -= unmet
        if unmet == parts:
            if parts <= hushed:
                hushed -= parts
                silenced.append(entry)
            else:
                fixed.append(entry)
    return tuple(fixed), tuple(silenced), stale
