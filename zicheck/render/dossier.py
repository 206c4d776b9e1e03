"""A report arranged for the desk: what every document shows, worked out once.

HTML, XLSX, DOCX, Markdown and CSV are renderings of a :class:`Dossier` and compute nothing of
their own. Numbers are unrounded and texts bilingual; a renderer only chooses the language,
formats (:mod:`zicheck.render.numbers`) and escapes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Literal

from zicheck import __version__
from zicheck.places import Route
from zicheck.render.outcome import Setting, reaches, thresholds
from zicheck.report import SEVERITIES
from zicheck.rule import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from zicheck.bahasa import Text
    from zicheck.instrument import Indikator, Instrument
    from zicheck.places import Place
    from zicheck.plan import Kegiatan, Keputusan, Kutipan, Plan
    from zicheck.render.outcome import Checked
    from zicheck.report import Finding, Report, Score, Severity
    from zicheck.rule import Rule, RuleSet

_FIRST = 5
"""So many findings are named as those to mend first."""
_SEEN = 0.005
"""Points below this are no reason to begin with a finding."""

Mark = Literal["target", "kurang", "urutan"]
"""What a month of the calendar shows: a target, a month that lacks one, a date out of order."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its names; `number` counts from 1 in the order of the report.

    `komponen` is the name of the one that the finding is about; None when it is about several.
    """

    number: int
    finding: Finding
    rule: Rule | None
    place: Place
    area: Text | None
    komponen: Text | None

    @property
    def family(self) -> Text | None:
        """The name of its family of rules."""
        return FAMILIES.get(self.finding.rule[:3])


@dataclass(frozen=True, slots=True)
class IgnoredView:
    """What was switched off, why, and where: `plan` or the path of a config."""

    finding: Finding
    place: Place
    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One question of the LKE; `causes` are the numbers of the findings that hold it down.

    `answers` are the answers of its scale with what they are worth (0..1), best first; `answer`
    is the best of them within reach.
    """

    id: str
    title: Text
    weight: float
    ceiling: float
    points: float
    rows: tuple[int, ...]
    causes: tuple[int, ...]
    answers: Mapping[str, float]
    answer: str

    @property
    def lost(self) -> float:
        """Points out of reach."""
        return self.weight - self.points


@dataclass(frozen=True, slots=True)
class GroupView:
    """A komponen: `weight` points at most, `points` within reach."""

    id: str
    name: Text
    weight: float
    points: float
    percent: float
    indicators: tuple[IndicatorView, ...]

    @property
    def lost(self) -> float:
        """Points out of reach."""
        return self.weight - self.points


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area of change; `wbk` and `wbbm` say whether it reaches what each predicate asks.

    `to_wbk` and `to_wbbm` are the points that lack for that (0 when none do).
    """

    id: str
    name: Text
    weight: float
    points: float
    percent: float
    wbk: bool
    wbbm: bool
    to_wbk: float
    to_wbbm: float
    komponen: tuple[GroupView, ...]
    findings: tuple[int, ...]

    @property
    def lost(self) -> float:
        """Points out of reach."""
        return self.weight - self.points


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the plan in the calendar.

    `marks` holds, for months 1..12, what each shows: a month may have a target and be out of
    order. `findings` are the numbers of those that name the row.
    """

    row: Kegiatan
    section: str
    komponen: str
    area: str
    lke: tuple[str, ...]
    months: tuple[int, ...]
    marks: Mapping[int, frozenset[Mark]]
    findings: tuple[int, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ReformView:
    """A reform question, and whether the plan prepares it."""

    id: str
    title: Text
    area: str
    prepared: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a document says of one plan.

    `wbk` and `wbbm` are the percent of its weight that every area must reach. `general` are the
    numbers of findings about no one area; `hidden` counts those that a filter left out. `checked`
    and `setting` are what it was arranged from, which the JSON contract renders.
    """

    path: str
    unit: str
    year: int
    aim: str
    decree: Keputusan
    legal: tuple[Kutipan, ...]
    parents: tuple[str, ...]
    instrument: Text
    ruleset: str
    ruleset_name: Text
    rules: int
    version: str
    as_of: date | None
    score: Score
    wbk: float
    wbbm: float
    areas: tuple[AreaView, ...]
    findings: tuple[FindingView, ...]
    general: tuple[int, ...]
    told: tuple[Rule, ...]
    ignored: tuple[IgnoredView, ...]
    ignored_points: float
    keep_ignored: bool
    rows: tuple[RowView, ...]
    reform: tuple[ReformView, ...]
    checked: Checked
    setting: Setting
    hidden: int = 0

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        found = dict.fromkeys(SEVERITIES, 0)
        for view in self.findings:
            found[view.finding.severity] += 1
        return found

    @property
    def hidden_points(self) -> float:
        """What the findings that a filter left out hold of the lost points."""
        return fsum(finding.share for finding in self.checked.hidden)

    @property
    def first(self) -> tuple[FindingView, ...]:
        """The few findings that win back most when each is mended alone, most first."""
        winning = (view for view in self.findings if view.finding.points >= _SEEN)
        return tuple(sorted(winning, key=lambda view: -view.finding.points)[:_FIRST])

    def short_of(self, aim: Literal["wbk", "wbbm"]) -> tuple[AreaView, ...]:
        """The areas that do not reach what `aim` asks of each."""
        return tuple(area for area in self.areas if not getattr(area, aim))

    def finding(self, number: int) -> FindingView:
        """The finding with this number."""
        return self.findings[number - 1]

    def ranked(self, numbers: Iterable[int]) -> list[FindingView]:
        """The findings with these numbers in the order to work through them.

        Most points first, then the largest share, then severity, then the order of the report.
        """
        views = map(self.finding, numbers)
        return sorted(views, key=lambda view: (*_worth(view.finding), view.number))

    def owners(self, view: FindingView) -> tuple[str, ...]:
        """Whom the plan makes responsible for the rows of a finding, each once."""
        named = (self.rows[row - 1].row.penanggung_jawab for row in view.finding.rows)
        return tuple(dict.fromkeys(name for name in named if name))


def dossier(
    checked: Checked,
    ruleset: RuleSet,
    as_of: date | None = None,
    *,
    keep_ignored: bool = False,
) -> Dossier:
    """Arrange one checked plan; findings that a filter hides are counted and left out."""
    report, instrument = checked.report, ruleset.instrument
    plan = report.plan
    findings = tuple(
        FindingView(
            number,
            finding,
            ruleset.get(finding.rule),
            checked.locate(finding.route),
            instrument.area[finding.area].nama if finding.area in instrument.area else None,
            _komponen(finding, instrument),
        )
        for number, finding in enumerate(checked.shown, start=1)
    )
    wbk, wbbm = thresholds(instrument)
    return Dossier(
        path=checked.path,
        unit=plan.unit,
        year=plan.tahun,
        aim=plan.tujuan,
        decree=plan.keputusan,
        legal=plan.dasar_hukum,
        parents=plan.induk,
        instrument=instrument.nama,
        ruleset=ruleset.id,
        ruleset_name=ruleset.nama,
        rules=len(ruleset.rules),
        version=__version__,
        as_of=as_of,
        score=report.score,
        wbk=wbk,
        wbbm=wbbm,
        areas=_areas(report, instrument, findings),
        findings=findings,
        general=tuple(view.number for view in findings if view.finding.area not in instrument.area),
        told=tuple(
            {view.rule.kode: view.rule for view in findings if view.rule is not None}.values()
        ),
        ignored=tuple(
            IgnoredView(item.finding, checked.locate(item.finding.route), item.reason, item.where)
            for item in report.ignored
        ),
        ignored_points=report.ignored_points,
        keep_ignored=keep_ignored,
        rows=_rows(checked, findings),
        reform=tuple(
            ReformView(item.id, item.judul, item.area, item.id in report.score.reform)
            for item in instrument.reform
        ),
        checked=checked,
        setting=Setting(
            ruleset.id,
            len(ruleset.rules),
            instrument,
            as_of,
            filtered=bool(checked.hidden),
            keep_ignored=keep_ignored,
        ),
        hidden=len(checked.hidden),
    )


def _komponen(finding: Finding, instrument: Instrument) -> Text | None:
    """The name of the komponen that all indikator of a finding belong to."""
    part = instrument.komponen.get(finding.component)
    one = all(id_.startswith(f"{finding.component}.") for id_ in finding.indicators)
    return part.nama if part is not None and one else None


def _worth(finding: Finding) -> tuple[float, float, int]:
    """Sorts findings by what mending them wins, most first."""
    return (
        -round(finding.points, 9),
        -round(finding.share, 9),
        SEVERITIES.index(finding.severity),
    )


def _areas(
    report: Report, instrument: Instrument, findings: Sequence[FindingView]
) -> tuple[AreaView, ...]:
    wbk, wbbm = thresholds(instrument)
    causes = _causes(report, findings)
    by_id = {
        item.id: IndicatorView(
            item.id,
            instrument.indikator[item.id].judul,
            item.weight,
            item.ceiling,
            item.points,
            item.rows,
            causes.get(item.id, ()),
            instrument.answers(instrument.indikator[item.id]),
            _answer(instrument, instrument.indikator[item.id], item.ceiling),
        )
        for item in report.score.indicators
    }
    groups = {
        part.id: GroupView(
            part.id,
            instrument.komponen[part.id].nama,
            part.weight,
            part.points,
            part.percent,
            tuple(by_id[id_] for id_ in instrument.komponen[part.id].indikator),
        )
        for part in report.score.components
    }
    return tuple(
        AreaView(
            area.id,
            instrument.area[area.id].nama,
            area.weight,
            area.points,
            area.percent,
            reaches(area.percent, wbk),
            reaches(area.percent, wbbm),
            max(0.0, area.weight * wbk / 100 - area.points) * (not reaches(area.percent, wbk)),
            max(0.0, area.weight * wbbm / 100 - area.points) * (not reaches(area.percent, wbbm)),
            tuple(groups[id_] for id_ in instrument.area[area.id].komponen if id_ in groups),
            tuple(view.number for view in findings if view.finding.area == area.id),
        )
        for area in report.score.areas
    )


def _causes(report: Report, findings: Sequence[FindingView]) -> dict[str, tuple[int, ...]]:
    """The numbers of the shown findings whose caps hold each indikator down."""
    number = {id(view.finding): view.number for view in findings}
    rules = {item.id: item.rules for item in report.score.indicators}
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for cap in report.caps:
        finding = report.findings[cap.finding] if cap.finding >= 0 else None
        if finding is None or cap.value >= 1 or finding.rule not in rules.get(cap.id, ()):
            continue
        if id(finding) in number:
            found[cap.id][number[id(finding)]] = None
    return {id_: tuple(sorted(numbers)) for id_, numbers in found.items()}


def _answer(instrument: Instrument, indikator: Indikator, ceiling: float) -> str:
    """The best answer of the scale that is worth no more than `ceiling`; "" without letters."""
    for letter, value in instrument.answers(indikator).items():
        if value <= ceiling + 1e-9:
            return letter
    return ""


def _rows(checked: Checked, findings: Sequence[FindingView]) -> tuple[RowView, ...]:
    report = checked.report
    plan: Plan = report.plan
    by_row: dict[int, list[FindingView]] = defaultdict(list)
    for view in findings:
        for number in view.finding.rows:
            by_row[number].append(view)
    views = []
    for row, schedule, match in zip(plan.kegiatan, report.schedules, report.matches, strict=True):
        told = by_row.get(row.row, [])
        marks: dict[int, set[Mark]] = defaultdict(set)
        for month in schedule.months:
            marks[month].add("target")
        for view in told:
            _mark(view.finding, row.row, schedule.months, marks)
        section = plan.area[row.area]
        part = plan.komponen[row.komponen]
        views.append(
            RowView(
                row,
                " ".join(filter(None, (section.kode, section.judul))),
                " ".join(filter(None, (part.nomor, part.nama))),
                section.kode,
                match.ids,
                tuple(sorted(schedule.months)),
                {month: frozenset(marks[month]) for month in sorted(marks)},
                tuple(view.number for view in told),
                checked.locate(Route("kegiatan", row.row)),
            )
        )
    return tuple(views)


def _mark(finding: Finding, row: int, months: Sequence[int], marks: dict[int, set[Mark]]) -> None:
    """Mark what a finding of cadence or order says of the months of a row."""
    family = finding.rule[:3]
    if family == "MON":
        for month in finding.months:
            if month not in months:
                marks[month].add("kurang")
    elif family == "URT" and finding.route.index == row:
        for month in months:
            if not finding.months or month < min(finding.months):
                marks[month].add("urutan")
