"""Many plans in one view: who stands where, what lacks most often, what was written alike.

A :class:`Batch` takes reports one by one and keeps a small digest of each, so that a batch may
be long; :meth:`Batch.ranking` then tells all that a page shows.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from zicheck import sharedtext
from zicheck.report import SEVERITIES
from zicheck.standing import reaches, thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zicheck.instrument import Instrument
    from zicheck.report import Report, Severity


class AreaStanding(NamedTuple):
    """An area of one plan: points within reach, percent, and whether it reaches WBK and WBBM."""

    id: str
    points: float
    percent: float
    wbk: bool
    wbbm: bool


class Line(NamedTuple):
    """One plan in the table; plans of equal readiness share their `place` (from 1).

    `low` are the areas below what WBK asks; `findings` counts errors, warnings and notes;
    `template` and `common` are the rows of the agency's template, and those in blocks that
    another unit has as well.
    """

    place: int
    path: str
    unit: str
    year: int
    readiness: float
    areas: tuple[AreaStanding, ...]
    low: tuple[str, ...]
    findings: tuple[int, int, int]
    rows: int
    template: int
    common: int


class AreaSummary(NamedTuple):
    """An area over all plans: the median percent, the lowest and the highest, and counts.

    `below` plans do not reach what WBK asks; `wbbm` reach what WBBM asks.
    """

    id: str
    weight: float
    median: float
    lowest: float
    highest: float
    below: int
    wbbm: int


class RuleCount(NamedTuple):
    """How often a rule is broken; `lost` are the points that go to it in all plans together."""

    rule: str
    plans: int
    findings: int
    lost: float


class Copy(NamedTuple):
    """Who holds a block of equal rows: a line of the table and the rows in that plan."""

    line: Line
    rows: tuple[int, ...]


class CopiedBlock(NamedTuple):
    """A block of equal rows (:class:`zicheck.sharedtext.Block`); `units` are different ones."""

    size: int
    timed: int
    units: int
    copies: tuple[Copy, ...]
    sample: str


class Family(NamedTuple):
    """Plans that are mostly the same (:class:`zicheck.sharedtext.Family`), by name of the unit."""

    units: int
    lines: tuple[Line, ...]
    everywhere: int
    timed: int
    mostly: int
    sample: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """All that is told of a batch; `units` is the number of different units.

    `all_areas` plans reach what WBK asks in every area. `template` rows are shared by at least
    `template_units` units.
    """

    lines: tuple[Line, ...]
    max: float
    median: float
    units: int
    wbk: float
    wbbm: float
    all_areas: int
    areas: tuple[AreaSummary, ...]
    rules: tuple[RuleCount, ...]
    families: tuple[Family, ...]
    blocks: tuple[CopiedBlock, ...]
    template: int
    template_units: int


class Extract(NamedTuple):
    """What a :class:`Batch` asks of one plan.

    `areas` are ids with weights, points and percents; `findings` rules with severity and share;
    `wordings` and `targets` the digests of every row, `said` what it may be quoted by.
    """

    unit: str
    year: int
    offices: tuple[str, ...]
    readiness: float
    max: float
    areas: tuple[tuple[str, float, float, float], ...]
    findings: tuple[tuple[str, Severity, float], ...]
    wordings: array[int]
    targets: array[int]
    said: tuple[str, ...]


def extract(report: Report) -> Extract:
    """What a batch asks of the plan that `report` is about."""
    plan, score = report.plan, report.score
    texts = sharedtext.texts(plan)
    return Extract(
        plan.unit,
        plan.tahun,
        plan.induk,
        score.readiness,
        score.max,
        tuple((area.id, area.weight, area.points, area.percent) for area in score.areas),
        tuple((one.rule, one.severity, one.share) for one in report.findings),
        array("Q", (text.wording for text in texts)),
        array("Q", (text.target for text in texts)),
        tuple(sharedtext.words(plan, row) for row in range(1, len(plan.kegiatan) + 1)),
    )


class _Digest(NamedTuple):
    """What is kept of a plan."""

    path: str
    unit: str
    year: int
    readiness: float
    areas: tuple[AreaStanding, ...]
    findings: tuple[int, int, int]
    wordings: array[int]
    targets: array[int]


class _Broken:
    """Where a rule was broken: the indexes of the plans, and the share of each finding."""

    __slots__ = ("plans", "shares")

    def __init__(self) -> None:
        self.plans: set[int] = set()
        self.shares = array("d")


class Batch:
    """Takes plans one by one; see :class:`Ranking`."""

    def __init__(self, instrument: Instrument) -> None:
        self._wbk, self._wbbm = thresholds(instrument)
        self._digests: list[_Digest] = []
        self._broken: dict[str, _Broken] = defaultdict(_Broken)
        self._seen: set[int] = set()
        self._samples: dict[int, str] = {}
        self._max = 0.0
        self._weights: dict[str, float] = {}

    def __len__(self) -> int:
        """The number of plans taken."""
        return len(self._digests)

    def add(self, path: str, report: Report) -> None:
        """Take one plan."""
        self.take(path, extract(report))

    def take(self, path: str, plan: Extract) -> None:
        """Take one plan by its extract."""
        self._max = plan.max
        self._weights = {id_: weight for id_, weight, _, _ in plan.areas}
        self._sample(plan)
        counts = dict.fromkeys(SEVERITIES, 0)
        for rule, severity, share in plan.findings:
            counts[severity] += 1
            broken = self._broken[rule]
            broken.plans.add(len(self._digests))
            broken.shares.append(share)
        self._digests.append(
            _Digest(
                path,
                plan.unit,
                plan.year,
                plan.readiness,
                tuple(
                    AreaStanding(
                        id_,
                        points,
                        percent,
                        reaches(percent, self._wbk),
                        reaches(percent, self._wbbm),
                    )
                    for id_, _, points, percent in plan.areas
                ),
                (counts["error"], counts["warning"], counts["info"]),
                plan.wordings,
                plan.targets,
            )
        )

    def _sample(self, plan: Extract) -> None:
        """Keep the words of a row once it is met again: most rows are met once."""
        for said, digest in zip(plan.said, plan.wordings, strict=True):
            if digest in self._seen and digest not in self._samples:
                self._samples[digest] = sharedtext.sample(said, plan.unit, plan.offices)
        self._seen.update(plan.wordings)

    def ranking(self) -> Ranking:
        """The whole view of the plans taken so far, of which there must be one at least."""
        digests = sorted(
            self._digests,
            key=lambda d: (-round(d.readiness, 9), fold_name(d.unit), d.unit, d.year, d.path),
        )
        shared = sharedtext.shared(
            [fold_name(digest.unit) for digest in digests],
            [digest.wordings for digest in digests],
            [digest.targets for digest in digests],
            self._samples,
        )
        lines = _lines(digests, shared)
        return Ranking(
            lines=lines,
            max=self._max,
            median=median(line.readiness for line in lines),
            units=shared.units,
            wbk=self._wbk,
            wbbm=self._wbbm,
            all_areas=sum(not line.low for line in lines),
            areas=_areas(lines, self._weights),
            rules=self._counts(),
            families=tuple(_family(family, lines) for family in shared.families),
            blocks=tuple(_block(block, lines) for block in shared.blocks),
            template=shared.template,
            template_units=shared.template_units,
        )

    def _counts(self) -> tuple[RuleCount, ...]:
        counts = [
            RuleCount(rule, len(broken.plans), len(broken.shares), fsum(broken.shares))
            for rule, broken in self._broken.items()
        ]
        return tuple(
            sorted(counts, key=lambda c: (-c.plans, -round(c.lost, 9), -c.findings, c.rule))
        )


def fold_name(name: str) -> str:
    """A unit's name without regard to case and spaces: the same unit, however it was typed."""
    return " ".join(name.casefold().split())


def _lines(digests: list[_Digest], shared: sharedtext.Shared) -> tuple[Line, ...]:
    lines: list[Line] = []
    for index, digest in enumerate(digests):
        same = lines and round(lines[-1].readiness, 9) == round(digest.readiness, 9)
        lines.append(
            Line(
                place=lines[-1].place if same else index + 1,
                path=digest.path,
                unit=digest.unit,
                year=digest.year,
                readiness=digest.readiness,
                areas=digest.areas,
                low=tuple(area.id for area in digest.areas if not area.wbk),
                findings=digest.findings,
                rows=len(digest.wordings),
                template=shared.of_template[index],
                common=shared.of_blocks[index],
            )
        )
    return tuple(lines)


def _family(family: sharedtext.Family, lines: tuple[Line, ...]) -> Family:
    members = sorted((lines[plan] for plan in family.plans), key=_by_name)
    return Family(
        len({fold_name(line.unit) for line in members}),
        tuple(members),
        family.everywhere,
        family.timed,
        family.mostly,
        family.sample,
    )


def _block(block: sharedtext.Block, lines: tuple[Line, ...]) -> CopiedBlock:
    copies = sorted(
        (Copy(lines[holder.plan], holder.rows) for holder in block.holders),
        key=lambda copy: _by_name(copy.line),
    )
    units = len({fold_name(copy.line.unit) for copy in copies})
    return CopiedBlock(block.size, block.timed, units, tuple(copies), block.sample)


def _by_name(line: Line) -> tuple[str, int, str]:
    return fold_name(line.unit), line.year, line.path


def _areas(lines: tuple[Line, ...], weights: Mapping[str, float]) -> tuple[AreaSummary, ...]:
    summaries = []
    for index, (id_, weight) in enumerate(weights.items()):
        found = [line.areas[index] for line in lines]
        percents = [area.percent for area in found]
        summaries.append(
            AreaSummary(
                id_,
                weight,
                median(percents),
                min(percents),
                max(percents),
                sum(not area.wbk for area in found),
                sum(area.wbbm for area in found),
            )
        )
    return tuple(summaries)
