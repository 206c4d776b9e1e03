"""The gap list: what to change in a plan, in which rows, by when, and what it wins.

For each area it also says which smallest set of changes reaches what WBK and WBBM ask; that is
worked out in :mod:`zicheck.repairs`, the deadlines in :mod:`zicheck.deadlines`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.deadlines import Deadline, Deadlines
from zicheck.phrases import shortened
from zicheck.repairs import Repairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from zicheck.bahasa import Text
    from zicheck.instrument import Instrument
    from zicheck.plan import Kegiatan, Plan
    from zicheck.report import Finding, GroupScore, Report
    from zicheck.rule import RuleSet

Worth = Literal["sendiri", "bersama", "tanpa"]
"""What mending a gap wins: points of its own, points together with others, or none."""

_NOISE = 1e-9
_ROW_TEXT = 110
_EXAMPLES = 2


class GapRow(NamedTuple):
    """A row that is to be changed: its number, what it is about, its target, its owner ("")."""

    row: int
    text: str
    target: str
    owner: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to change.

    `number` is the place of the finding in the report, from 1. `evidence` are the kinds of
    evidence that the instrument names for its indikator, as codes and names; `examples` what
    would do for each of them, where they are few; `owners` those who answer for its rows, each
    once.
    """

    number: int
    finding: Finding
    worth: Worth
    component: Text | None
    rows: tuple[GapRow, ...]
    deadline: Deadline
    evidence: tuple[tuple[str, Text], ...]
    examples: tuple[Text, ...]
    owners: tuple[str, ...]


class Path(NamedTuple):
    """The smallest set of changes by which an area reaches `percent` of its weight.

    `predicate` is what asks for it; `gaps` are the numbers of the gaps (none when it is reached
    already), or None when not even all changes together reach it. `points` and `reached` are
    the points and the percent of the area afterwards (after all changes, when there is no such
    set). `proven` is False when a smaller set could not be ruled out.
    """

    predicate: Literal["WBK", "WBBM"]
    percent: float
    gaps: tuple[int, ...] | None
    points: float
    reached: float
    proven: bool


@dataclass(frozen=True, slots=True)
class AreaGaps:
    """An area with its gaps, those that win most first, and its ways to 60% and 75%."""

    id: str
    name: Text
    weight: float
    points: float
    percent: float
    gaps: tuple[Gap, ...]
    paths: tuple[Path, ...]


class OwnerGaps(NamedTuple):
    """The gaps in the rows of one penanggung jawab; "" for those that no one answers for."""

    owner: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class GapList:
    """All gaps of one plan: by area, and those that are about no one area (`general`).

    `owned` tells whether the plan names a penanggung jawab anywhere.
    """

    plan: Plan
    readiness: float
    max: float
    areas: tuple[AreaGaps, ...]
    general: tuple[Gap, ...]
    owned: bool

    def all(self) -> Iterable[Gap]:
        """Every gap, area by area."""
        for area in self.areas:
            yield from area.gaps
        yield from self.general


def gap_list(report: Report, ruleset: RuleSet, areas: Collection[str] = ()) -> GapList:
    """The gaps that `report` tells.

    Args:
        report: what a check found.
        ruleset: the rules that it was checked with.
        areas: codes of the areas to list; all, and what is about no one area, when empty.
    """
    instrument = ruleset.instrument
    repairs = {area: _repairs(report, instrument, area) for area in instrument.area}
    useful = frozenset[int]().union(*(found.useful for found in repairs.values()))
    of = _Known(report, ruleset, Deadlines(report, ruleset), useful)
    gaps: dict[str, list[Gap]] = {code: [] for code in ("", *instrument.area)}
    for place, finding in enumerate(report.findings):
        gap = _gap(place, finding, of)
        gaps[finding.area if finding.area in gaps else ""].append(gap)
    scores = {area.id: area for area in report.score.areas}
    return GapList(
        plan=report.plan,
        readiness=report.score.readiness,
        max=report.score.max,
        areas=tuple(
            AreaGaps(
                area.kode,
                area.nama,
                scores[area.kode].weight,
                scores[area.kode].points,
                scores[area.kode].percent,
                _ordered(gaps[area.kode]),
                _paths(repairs[area.kode], scores[area.kode], instrument),
            )
            for area in instrument.area.values()
            if area.kode in scores and (not areas or area.kode in areas)
        ),
        general=() if areas else _ordered(gaps[""]),
        owned=any((row.penanggung_jawab or "").strip() for row in report.plan.kegiatan),
    )


def by_owner(listed: GapList) -> tuple[OwnerGaps, ...]:
    """The gaps by penanggung jawab in the order of the plan; those without one come last.

    A gap in rows of several stands with each of them.
    """
    found: dict[str, list[Gap]] = {}
    for row in listed.plan.kegiatan:
        if owner := _owner(row):
            found.setdefault(owner, [])
    found[""] = []
    for gap in listed.all():
        for owner in gap.owners or ("",):
            found[owner].append(gap)
    return tuple(OwnerGaps(owner, _ordered(gaps)) for owner, gaps in found.items() if gaps)


def _repairs(report: Report, instrument: Instrument, area: str) -> Repairs:
    inside = [
        item for item in report.score.indicators if instrument.indikator[item.id].area == area
    ]
    return Repairs(inside, report.caps)


def _paths(repairs: Repairs, area: GroupScore, instrument: Instrument) -> tuple[Path, ...]:
    asked = instrument.ambang["area_pengungkit"]
    targets: tuple[tuple[Literal["WBK", "WBBM"], float | None], ...] = (
        ("WBK", asked.wbk),
        ("WBBM", asked.wbbm),
    )
    paths = []
    for predicate, percent in targets:
        if percent is None:
            continue
        repair = repairs.fewest(percent)
        numbers = None if repair.findings is None else tuple(place + 1 for place in repair.findings)
        reached = 100 * repair.points / area.weight if area.weight else 0.0
        paths.append(Path(predicate, percent, numbers, repair.points, reached, repair.proven))
    return tuple(paths)


class _Known(NamedTuple):
    """What the gaps of one plan are made from; `useful` are the findings that win points."""

    report: Report
    ruleset: RuleSet
    deadlines: Deadlines
    useful: frozenset[int]


def _gap(place: int, finding: Finding, of: _Known) -> Gap:
    instrument = of.ruleset.instrument
    rows = [of.report.plan.kegiatan[number - 1] for number in finding.rows]
    komponen = instrument.komponen.get(finding.component)
    return Gap(
        number=place + 1,
        finding=finding,
        worth=_worth(place, finding, of.useful),
        component=komponen.nama if komponen else None,
        rows=tuple(
            GapRow(
                row.row,
                shortened(row.indikator or row.langkah_aksi, _ROW_TEXT),
                " ".join(row.target_waktu.split()),
                _owner(row),
            )
            for row in rows
        ),
        deadline=of.deadlines.of(finding),
        evidence=_evidence(finding, of.ruleset),
        examples=_examples(finding, rows, of.ruleset),
        owners=tuple(dict.fromkeys(filter(None, map(_owner, rows)))),
    )


def _worth(place: int, finding: Finding, useful: frozenset[int]) -> Worth:
    if finding.points > _NOISE:
        return "sendiri"
    return "bersama" if finding.share > _NOISE or place in useful else "tanpa"


def _evidence(finding: Finding, ruleset: RuleSet) -> tuple[tuple[str, Text], ...]:
    """The kinds that the instrument names for any of its indikator, in the lexicon's order."""
    indikator = ruleset.instrument.indikator
    asked = {kode for id_ in finding.indicators for kode in indikator[id_].bukti}
    return tuple(
        (kode, kind.nama) for kode, kind in ruleset.evidence.kinds.items() if kode in asked
    )


def _examples(finding: Finding, rows: Sequence[Kegiatan], ruleset: RuleSet) -> tuple[Text, ...]:
    """Evidence that would do for each of its indikator; none where they are too many to name."""
    if len(finding.indicators) > _EXAMPLES:
        return ()
    asked = rows[0].indikator if len(rows) == 1 else ""
    indikator = ruleset.instrument.indikator
    told = (ruleset.evidence.suggestion(indikator[id_], asked) for id_ in finding.indicators)
    return tuple(dict.fromkeys(told))


def _owner(row: Kegiatan) -> str:
    return " ".join((row.penanggung_jawab or "").split())


def _ordered(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Most points first, then the greatest share; what wins nothing comes last."""
    return tuple(
        sorted(
            gaps,
            key=lambda gap: (
                gap.worth == "tanpa",
                -round(gap.finding.points, 9),
                -round(gap.finding.share, 9),
                gap.number,
            ),
        )
    )
