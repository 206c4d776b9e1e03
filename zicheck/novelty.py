"""Which findings are new against what was known of a plan, and which are done with.

What was known is a list of :class:`Entry`: the findings of the plan at an earlier revision, or
those that a baseline keeps. A finding is known when everything that it tells of was told
before: a finding that has lost some of its rows is known, one that has gained a row is new, and
it then points at the row that it gained.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.fingerprints import CELLS, keys
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
    old = _Parts(part for entry in was for part in entry.parts)
    met = [old.meet(name.parts) for name in prints.told]
    new = tuple(at for at, found in enumerate(met) if not all(found))
    findings = list(report.findings)
    for at in new:
        if prints.told[at].by_row:
            pairs = zip(findings[at].rows, met[at], strict=True)
            gained = [row for row, found in pairs if not found]
            findings[at] = _pointing(findings[at], report.plan, gained)
    news = News(
        new,
        tuple(at for at, found in enumerate(met) if all(found)),
        *_gone(was, old.left(), prints.ignored),
        before,
    )
    return report._replace(findings=tuple(findings)), news


class _Parts:
    """The parts of what was known; each can be met once."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = list(parts)
        self._free = dict.fromkeys(range(len(self._parts)))
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for at, part in enumerate(self._parts):
            self._whole[part].append(at)
            for key in keys(part):
                self._by_key[key].append(at)

    def meet(self, parts: Sequence[str]) -> list[bool]:
        """Which of `parts` were told before; those that read exactly as before are met first."""
        met = [self._take(self._whole.get(part, ())) for part in parts]
        return [
            found or any(self._take(self._by_key.get(key, ())) for key in keys(part))
            for part, found in zip(parts, met, strict=True)
        ]

    def _take(self, candidates: Sequence[int]) -> bool:
        for at in candidates:
            if at in self._free:
                del self._free[at]
                return True
        return False

    def left(self) -> list[bool]:
        """For each part whether it was met by none."""
        return [at in self._free for at in range(len(self._parts))]


def _pointing(finding: Finding, plan: Plan, rows: Sequence[int]) -> Finding:
    """The finding, pointing at the first of `rows` unless it points at one of them already."""
    route = finding.route
    if route.part != "kegiatan" or route.index in rows:
        return finding
    moved = finding._replace(route=Route("kegiatan", rows[0], route.field))
    if route.field not in CELLS:
        return moved
    said = plan.kegiatan[rows[0] - 1].cell(route.field)
    return moved._replace(quote=shortened(said, _QUOTE))


def _gone(
    was: Sequence[Entry], left: Sequence[bool], ignored: Sequence[Print]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], int]:
    """Entries that are fixed, those that are ignored now, and how many are stale, if in part."""
    hushed = _Parts(part for name in ignored for part in name.parts)
    fixed: list[Entry] = []
    silenced: list[Entry] = []
    stale = at = 0
    for entry in was:
        unmet = left[at : at + len(entry.parts)]
        at += len(entry.parts)
        stale += any(unmet)
        if unmet and all(unmet):
            (silenced if all(hushed.meet(entry.parts)) else fixed).append(entry)
    return tuple(fixed), tuple(silenced), stale
