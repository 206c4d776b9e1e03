"""What a command hands to a renderer: checked plans, files that failed, and the setting.

Named tuples rather than dataclasses: they are as frozen, and their classes are made in a sixth
of the time, which counts where a whole check takes a tenth of a second.
"""

from __future__ import annotations

import marshal
from itertools import islice, starmap
from typing import TYPE_CHECKING

from zicheck.records import Record
from zicheck.report import SEVERITIES
from zicheck.standing import reaches, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from zicheck.bahasa import Text
    from zicheck.errors import Problem
    from zicheck.fingerprints import Prints
    from zicheck.instrument import Instrument
    from zicheck.novelty import News
    from zicheck.places import Locate
    from zicheck.report import Finding, Report, Severity

__all__ = ["Checked", "Line", "Setting", "Tally", "reaches", "thresholds"]


class Setting(Record):
    """What all plans of one run have in common.

    `keep_ignored` tells that nothing was ignored, whatever plans and configs say. `against` is
    what the plans are held against (a revision, a baseline), None when they are not.
    """

    ruleset: str
    rules: int
    instrument: Instrument
    as_of: date | None = None
    filtered: bool = False
    keep_ignored: bool = False
    against: Text | None = None


class Checked(Record):
    """One plan and its report.

    `shown` are the findings to list; `hidden` those that `--select` or `--ignore` left out.
    Score and shares are always those of all findings. Of a plan that is held against what was
    known of it, `shown` are the new ones, `known` the others, and `news` says the rest;
    `prints` are then those of the report's findings. `ruleset` is the rule set (its name, and
    how many rules it has) where a config chose another one than that of the run.
    """

    path: str
    report: Report
    locate: Locate
    shown: tuple[Finding, ...]
    hidden: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    news: News | None = None
    prints: Prints | None = None
    ruleset: tuple[str, int] | None = None


class Line(Record):
    """One plan as a line of the summary; `known` counts findings that are not new."""

    path: str
    unit: str
    year: int
    readiness: float
    max: float
    low: tuple[str, ...]
    counts: tuple[int, int, int]
    news: News | None = None
    known: int = 0


_PLAIN = 7
"""Fields of a line that are plain data."""


class Lines:
    """The lines of many plans, put away in little room."""

    def __init__(self) -> None:
        self._away: list[bytes | list[Line]] = []
        self._last: list[Line] = []
        self._count = 0

    def append(self, line: Line) -> None:
        """Take one more."""
        self._last.append(line)
        self._count += 1
        if len(self._last) == _TOGETHER:
            self._away.append(_packed(self._last))
            self._last = []

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Line]:
        for lines in self._away:
            yield from _opened(lines)
        yield from self._last

    def first(self, most: int) -> list[Line]:
        """The first `most` of them."""
        return list(islice(self, most))


_TOGETHER = 256
"""Lines that are put away together: units of one country have most of their names in common."""


def _packed(lines: list[Line]) -> bytes | list[Line]:
    if any(line.news is not None or line.known for line in lines):
        return lines  # what they were held against is no plain data
    from zlib import compress

    return compress(marshal.dumps([tuple(line[:_PLAIN]) for line in lines]), 1)


def _opened(lines: bytes | list[Line]) -> Iterable[Line]:
    if not isinstance(lines, bytes):
        return lines
    from zlib import decompress

    return starmap(Line, marshal.loads(decompress(lines)))  # noqa: S302 - our own


def line(checked: Checked, setting: Setting) -> Line:
    """The line of one plan."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in checked.shown:
        counts[finding.severity] += 1
    report = checked.report
    wbk, _ = thresholds(setting.instrument)
    return Line(
        checked.path,
        report.plan.unit,
        report.plan.tahun,
        report.score.readiness,
        report.score.max,
        tuple(area.id for area in report.score.areas if not reaches(area.percent, wbk)),
        (counts["error"], counts["warning"], counts["info"]),
        checked.news,
        len(checked.known),
    )


class Tally:
    """What is kept of each plan once it has been rendered: little, so that a batch may be long."""

    def __init__(self, failed: Iterable[tuple[str, tuple[Problem, ...]]] = ()) -> None:
        self.lines = Lines()
        self.failed = list(failed)
        self.counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        self.orphans = 0
        """Plans of a baseline that are gone."""

    def add(self, checked: Checked, setting: Setting) -> None:
        """Count one plan."""
        self.count(line(checked, setting))

    def count(self, line: Line) -> None:
        """Count one plan by its line."""
        for severity, n in zip(SEVERITIES, line.counts, strict=True):
            self.counts[severity] += n
        self.lines.append(line)

    def fail(self, path: str, problems: tuple[Problem, ...]) -> None:
        """Note a file that could not be checked."""
        self.failed.append((path, problems))
