"""What a check gives back: findings, score, and what each row was understood to mean.

One model for every renderer; no renderer computes anything that is not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zicheck.records import Record

if TYPE_CHECKING:
    from zicheck.bahasa import Text
    from zicheck.ignoring import Pengabaian
    from zicheck.matching import Match
    from zicheck.places import Route
    from zicheck.plan import Plan
    from zicheck.schedule import Schedule
    from zicheck.scoring import Cap

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Finding(Record):
    """One defect.

    `area` is the code of one of the six areas or "" for the plan as a whole; `component` and
    `indicators` are LKE ids; `rows` are row numbers from 1. `points` is what fixing this alone
    would win back, `share` its part of what is lost; both in LKE points, unrounded. `months`
    (1..12) are those in which something would have to be planned to mend it, where that is
    known.
    """

    rule: str
    severity: Severity
    message: Text
    remedy: Text
    basis: Text
    area: str
    component: str
    indicators: tuple[str, ...]
    rows: tuple[int, ...]
    route: Route
    quote: str
    points: float = 0.0
    share: float = 0.0
    months: tuple[int, ...] = ()


class Ignored(Record):
    """A finding that was switched off, with its reason.

    Its points and share are those that it has when nothing is ignored. `entry` is the entry of
    a config that did it; None when the rows of the plan themselves did.
    """

    finding: Finding
    reason: str
    entry: Pengabaian | None = None

    @property
    def where(self) -> str:
        """Where it was switched off: `plan`, or the path of the config."""
        return self.entry.asal if self.entry else "plan"


class IndicatorScore(Record):
    """One pemenuhan indikator: `ceiling` is 0..1, `points` = `weight` x `ceiling`."""

    id: str
    weight: float
    ceiling: float
    points: float
    rows: tuple[int, ...]
    rules: tuple[str, ...]


class GroupScore(Record):
    """An area or a komponen: `weight` points at most, `points` within reach of the plan."""

    id: str
    weight: float
    points: float

    @property
    def percent(self) -> float:
        """The points as percent of the weight (0..100)."""
        return 100 * self.points / self.weight if self.weight else 0.0


class Score(Record):
    """The readiness of the pemenuhan part (30 points at most), never the final LKE value."""

    readiness: float
    max: float
    areas: tuple[GroupScore, ...]
    components: tuple[GroupScore, ...]
    indicators: tuple[IndicatorScore, ...]
    reform: tuple[str, ...]
    reform_total: int


class Report(Record):
    """The outcome of :func:`zicheck.checking.check` for one plan.

    `schedules` and `matches` stand in the order of `plan.kegiatan`; `ignored_points` is what
    the readiness would lose if nothing were ignored. `caps` say what each finding (its index in
    `findings`) holds down; from them the score of any set of repairs can be told.
    """

    plan: Plan
    schedules: tuple[Schedule, ...]
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]
    score: Score
    ignored_points: float = 0.0
    caps: tuple[Cap, ...] = ()
