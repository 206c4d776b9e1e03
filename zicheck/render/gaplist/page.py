"""A gap list in words, worked out once; the renderers of this package choose, lay out, escape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.gaps import by_owner
from zicheck.phrases import listed
from zicheck.render import texts
from zicheck.render.numbers import decimal, few, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.deadlines import Deadline
    from zicheck.errors import Problem
    from zicheck.gaps import AreaGaps, Gap, GapList, GapRow, Path
    from zicheck.places import Place
    from zicheck.render.outcome import Checked, Setting

_ROWS_SHOWN = 3
_IDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class GapView:
    """A gap in words.

    `about` names the first of its rows, each with its words and target;
    `path` says for which predicates it belongs to the smallest set of its area.
    """

    gap: Gap
    place: Place
    severity: Text
    points: Text
    subject: Text
    problem: Text
    remedy: Text
    about: tuple[Text, ...]
    when: Text
    evidence: Text
    owners: str
    path: str


class Group(NamedTuple):
    """Gaps under one heading; `left` counts those that `--top` leaves out.

    `nothing` is what is said when there are none.
    """

    title: Text
    figures: Text | None
    paths: tuple[Text, ...]
    gaps: tuple[GapView, ...]
    left: int
    nothing: Text | None
    area: AreaGaps | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The gap list of one plan; `notes` are sentences to read before it.

    `overview` holds the areas with their ways to 60% and 75% where the groups are not areas.
    """

    path: str
    title: Text
    figures: Text
    notes: tuple[Text, ...]
    overview: tuple[Group, ...]
    groups: tuple[Group, ...]
    listed: GapList
    owners: bool


class Book(NamedTuple):
    """What a document is made of: the plans, the setting of the run, the files that failed."""

    pages: tuple[Page, ...]
    setting: Setting
    failed: tuple[tuple[str, tuple[Problem, ...]], ...] = ()


def page(
    checked: Checked, found: GapList, setting: Setting, *, top: int | None, owners: bool
) -> Page:
    """Arrange one gap list, by area or (`owners`) by penanggung jawab.

    Args:
        checked: the plan.
        found: its gaps.
        setting: what all plans of the run have in common.
        top: how many gaps each group shows at most; all when None.
        owners: group by penanggung jawab, where the plan names any.
    """
    grouped = owners and found.owned
    on_path = _on_path(found)
    made = _by_owner(found) if grouped else _by_area(found)
    groups = tuple(
        _group(title, area, [_view(gap, checked, on_path) for gap in gaps], top, found)
        for title, area, gaps in made
    )
    overview = [
        _group(title, area, [], None, found)._replace(nothing=None)
        for title, area, _ in _by_area(found)
        if area and grouped
    ]
    notes = [texts.READINESS_NOTE]
    if setting.as_of:
        day = setting.as_of
        months = texts.MONTHS[day.month - 1]
        date = Text(f"{day.day} {months.id} {day.year}", f"{day.day} {months.en} {day.year}")
        notes.append(AS_OF.fill(date=date))
    if setting.keep_ignored:
        notes.append(ALL_COUNTED)
    if owners and not found.owned:
        notes.append(NO_OWNERS)
    title = TITLE.fill(unit=found.plan.unit, year=found.plan.tahun)
    known = READINESS.fill(points=figure(found.readiness), max=figure(found.max))
    return Page(checked.path, title, known, tuple(notes), tuple(overview), groups, found, grouped)


def _group(
    title: Text, area: AreaGaps | None, views: Sequence[GapView], top: int | None, found: GapList
) -> Group:
    return Group(
        title,
        _figures(area) if area else None,
        tuple(path_text(path, found) for path in area.paths) if area else (),
        tuple(views[:top]),
        max(0, len(views) - top) if top is not None else 0,
        None if views else NONE,
        area,
    )


def _figures(area: AreaGaps) -> Text:
    return FIGURES.fill(
        points=figure(area.points), weight=figure(area.weight), percent=rate(area.percent)
    )


_Made = list[tuple[Text, "AreaGaps | None", "Sequence[Gap]"]]


def _by_area(found: GapList) -> _Made:
    made: _Made = [
        (Text(f"Area {area.id} {area.name.id}", f"Area {area.id} {area.name.en}"), area, area.gaps)
        for area in found.areas
    ]
    if found.general:
        made.append((GENERAL, None, found.general))
    return made


def _by_owner(found: GapList) -> _Made:
    return [
        (Text(item.owner, item.owner) if item.owner else UNOWNED, None, item.gaps)
        for item in by_owner(found)
    ]


def _on_path(found: GapList) -> dict[int, str]:
    """For which predicates each gap belongs to a smallest set."""
    names: dict[int, list[str]] = {}
    for area in found.areas:
        for path in area.paths:
            for number in path.gaps or ():
                names.setdefault(number, []).append(path.predicate)
    return {number: ", ".join(dict.fromkeys(asked)) for number, asked in names.items()}


def path_text(path: Path, found: GapList) -> Text:
    """The smallest set of changes that reaches a percentage, in one sentence."""
    known = {"asked": Text(f"{path.percent:g}", f"{path.percent:g}"), "predicate": path.predicate}
    area = next(area for area in found.areas if path in area.paths)
    if path.gaps is None:
        return PATH_NONE.fill(**known, reached=rate(path.reached))
    if not path.gaps:
        return PATH_REACHED.fill(**known)
    rules = {gap.number: gap.finding.rule for gap in found.all()}
    named = [
        f"{number} ({rules[number]})" if number in rules else f"{number}" for number in path.gaps
    ]
    text = PATH_ONE if len(path.gaps) == 1 else PATH
    return (text if path.proven else PATH_UNPROVEN).fill(
        **known,
        n=len(path.gaps),
        numbers=listed(named),
        reached=rate(path.reached),
        gain=figure(round(path.points - area.points, 9)),  # no 0,37 for 0,375
    )


def _view(gap: Gap, checked: Checked, on_path: dict[int, str]) -> GapView:
    finding = gap.finding
    return GapView(
        gap=gap,
        place=checked.locate(finding.route),
        severity=texts.SEVERITY[finding.severity],
        points=_points(gap),
        subject=_subject(gap),
        problem=finding.message,
        remedy=finding.remedy,
        about=_about(gap.rows),
        when=_when(gap.deadline),
        evidence=_expected(gap),
        owners="; ".join(gap.owners),
        path=on_path.get(gap.number, ""),
    )


def _points(gap: Gap) -> Text:
    finding = gap.finding
    if gap.worth == "sendiri":
        return texts.POINTS.fill(points=small(finding.points))
    if gap.worth == "tanpa":
        return texts.NO_POINTS
    if finding.share > 0:
        return texts.SHARED.fill(points=small(finding.share))
    return TOGETHER


def _subject(gap: Gap) -> Text:
    """`P.III.2 Pola Mutasi Internal (P.III.2.b)`; the ids alone when there is no komponen."""
    ids = gap.finding.indicators
    shown = ", ".join(ids) if len(ids) <= _IDS_SHOWN else ""
    counted = texts.INDICATORS.fill(n=len(ids)) if ids and not shown else Text(shown, shown)
    code = gap.finding.component
    inside = all(id_.startswith(f"{code}.") for id_ in ids)
    if gap.component is None or not inside:
        return counted
    name = Text(f"{code} {gap.component.id}", f"{code} {gap.component.en}")
    return SUBJECT.fill(name=name, ids=counted) if ids else name


def _about(rows: Sequence[GapRow]) -> tuple[Text, ...]:
    lines = []
    for row in rows[:_ROWS_SHOWN]:
        text = ROW_TARGET if row.target else ROW
        lines.append(text.fill(row=row.row, text=row.text, target=row.target))
    if len(rows) > _ROWS_SHOWN:
        more = rows[_ROWS_SHOWN:]
        lines.append(ROWS_MORE.fill(n=len(more), rows=texts.ranges(tuple(r.row for r in more))))
    return tuple(lines)


def _expected(gap: Gap) -> Text:
    """Evidence that would do; the kinds that the LKE names, where examples would be too many."""
    if not gap.examples:
        return listed(name for _, name in gap.evidence)
    return Text(
        "; ".join(text.id for text in gap.examples), "; ".join(text.en for text in gap.examples)
    )


def _when(deadline: Deadline) -> Text:
    if not deadline.why.id:
        return deadline.when
    return WHEN_WHY.fill(when=deadline.when, why=deadline.why)


def figure(value: float, places: int = 2) -> Text:
    """A number with its decimals in both languages."""
    return Text(decimal(value, "id", places), decimal(value, "en", places))


def small(value: float) -> Text:
    """Points with two decimals, three where two would say zero."""
    return Text(few(value, "id"), few(value, "en"))


def rate(value: float) -> Text:
    """A percentage, cut off and never rounded up."""
    return Text(percent(value, "id"), percent(value, "en"))


TITLE = Text("Daftar gap {unit} {year}", "Gap list of {unit} {year}")
READINESS = Text("Kesiapan pemenuhan {points} dari {max}", "Pemenuhan readiness {points} of {max}")
FIGURES = Text("{points} dari {weight} poin ({percent})", "{points} of {weight} points ({percent})")
AS_OF = Text(
    "Dihitung yang jatuh tempo sampai dengan {date}.", "Only what is due by {date} counts."
)
ALL_COUNTED = Text("Pengabaian tidak diberlakukan.", "Nothing is ignored.")
NO_OWNERS = Text(
    "Rencana ini tidak memuat penanggung jawab pada satu baris pun; gap disusun menurut area.",
    "No row of this plan names a penanggung jawab; the gaps stand by area.",
)
GENERAL = Text("Umum (tidak menyangkut satu area)", "General (about no one area)")
UNOWNED = Text("Belum ada penanggung jawab", "No penanggung jawab yet")
PATH_REACHED = Text(
    "{asked}% bobot ({predicate}): sudah terjangkau oleh rencana ini.",
    "{asked}% of the weight ({predicate}): within reach of this plan already.",
)
PATH_ONE = Text(
    "{asked}% bobot ({predicate}): cukup 1 perubahan, nomor {numbers}; area menjadi {reached} "
    "(+{gain} poin).",
    "{asked}% of the weight ({predicate}): 1 change is enough, number {numbers}; the area then "
    "reaches {reached} (+{gain} points).",
)
PATH = Text(
    "{asked}% bobot ({predicate}): paling sedikit {n} perubahan, nomor {numbers}; area menjadi "
    "{reached} (+{gain} poin).",
    "{asked}% of the weight ({predicate}): {n} changes at least, numbers {numbers}; the area then "
    "reaches {reached} (+{gain} points).",
)
PATH_NONE = Text(
    "{asked}% bobot ({predicate}): tidak terjangkau walaupun semua gap diperbaiki (paling tinggi "
    "{reached}).",
    "{asked}% of the weight ({predicate}): out of reach even when every gap is closed ({reached} "
    "at most).",
)
PATH_UNPROVEN = Text(
    "{asked}% bobot ({predicate}): dapat dengan {n} perubahan, nomor {numbers}; area menjadi "
    "{reached} (+{gain} poin). Susunan yang lebih sedikit belum dapat dikesampingkan.",
    "{asked}% of the weight ({predicate}): possible with {n} changes, numbers {numbers}; the area "
    "then reaches {reached} (+{gain} points). A smaller set could not be ruled out.",
)
TOGETHER = Text("poin bersama temuan lain", "points together with other findings")
SUBJECT = Text("{name} ({ids})", "{name} ({ids})")
ROW = Text("{row} “{text}”", "{row} “{text}”")
ROW_TARGET = Text("{row} “{text}” (target: {target})", "{row} “{text}” (target: {target})")
ROWS_MORE = Text("dan {n} baris lain: {rows}", "and {n} more rows: {rows}")
NONE = Text("Tidak ada gap.", "No gaps.")
LEFT = Text("{n} gap lain tidak ditampilkan (--top).", "{n} more gaps are not shown (--top).")
REMEDY = Text("Perubahan", "Change")
PROBLEM = Text("Keadaan sekarang", "As it is")
ROWS = Text("Baris", "Rows")
WHEN = Text("Waktu", "When")
WHEN_WHY = Text("{when} ({why})", "{when} ({why})")
EVIDENCE = Text("Bukti yang diharapkan", "Expected evidence")
OWNER = Text("Penanggung jawab", "Penanggung jawab")
POINTS = Text("Poin", "Points")
NUMBER = Text("No.", "No.")
RULE = Text("Aturan", "Rule")
SUBJECT_HEAD = Text("Komponen atau indikator", "Komponen or indikator")
NUMBERS_NOTE = Text(
    "Nomor gap sama dengan nomor temuan dalam laporan. Gap dengan poin terbanyak berdiri paling "
    "depan; nomor yang tidak berurutan ada pada area lain.",
    "A gap has the number of its finding in the report. Those that win most stand first; numbers "
    "that are left out belong to other areas.",
)
