"""What a command hands to a renderer: checked plans, files that failed, and the setting.

Named tuples rather than dataclasses: they are as frozen, and their classes are made in a sixth
of the time, which counts where a whole check takes a tenth of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zicheck.errors import Problem
    from zicheck.instrument import Instrument
    from zicheck.places import Locate
    from zicheck.report import Finding, Report, Severity


class Setting(NamedTuple):
    """What all plans of one run have in common.

    `keep_ignored` tells that nothing was ignored, whatever plans and configs say.
    """

    ruleset: str
    rules: int
    instrument: Instrument
    as_of: date | None = None
    filtered: bool = False
    keep_ignored: bool = False


class Checked(NamedTuple):
    """One plan and its report.

    `shown` are the findings to list; `hidden` those that `--select` or `--ignore` left out.
    Score and shares are always those of all findings. `ruleset` is the rule set (its name, and
    how many rules it has) where a config chose another one than that of the run.
    """

    path: str
    report: Report
    locate: Locate
    shown: tuple[Finding, ...]
    hidden: tuple[Finding, ...] = ()
    ruleset: tuple[str, int] | None = None


class Line(NamedTuple):
    """One plan as a line of the summary."""

    path: str
    unit: str
    year: int
    readiness: float
    max: float
    low: tuple[str, ...]
    counts: tuple[int, int, int]


class Tally:
    """What is kept of each plan once it has been rendered: little, so that a batch may be long."""

    def __init__(self, failed: Iterable[tuple[str, tuple[Problem, ...]]] = ()) -> None:
        self.lines: list[Line] = []
        self.failed = list(failed)
        self.counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)

    def add(self, checked: Checked, setting: Setting) -> None:
        """Count one plan."""
        counts = dict.fromkeys(SEVERITIES, 0)
        for finding in checked.shown:
            counts[finding.severity] += 1
            self.counts[finding.severity] += 1
        report = checked.report
        wbk, _ = thresholds(setting.instrument)
        self.lines.append(
            Line(
                checked.path,
                report.plan.unit,
                report.plan.tahun,
                report.score.readiness,
                report.score.max,
                tuple(area.id for area in report.score.areas if not reaches(area.percent, wbk)),
                (counts["error"], counts["warning"], counts["info"]),
            )
        )

    def fail(self, path: str, problems: tuple[Problem, ...]) -> None:
        """Note a file that could not be checked."""
        self.failed.append((path, problems))


def thresholds(instrument: Instrument) -> tuple[float, float]:
    """Percent of its weight that every area must reach for WBK and for WBBM."""
    asked = instrument.ambang["area_pengungkit"]
    return asked.wbk or 0.0, asked.wbbm or 0.0


def reaches(percent: float, threshold: float) -> bool:
    """Whether `percent` is at or above `threshold`; compared unrounded, but for float noise."""
    return percent >= threshold - 1e-9
