"""Two plans held against each other: two versions of one, two years, or two units.

Rows are matched by what they say and by the LKE indikator that they serve, never by their
number. The matching is stable: no two rows would both rather have each other than what they
were given. A matching of the greatest total was not taken, because it may part two rows that
are word for word the same to win more elsewhere, and no reader would follow it there. All
weights are whole numbers and ties are broken the same way from both sides, so that comparing B
with A tells exactly the reverse of comparing A with B.

A finding is known again by its rule, its indikator and what its rows and its quote say; when
the wording was changed but not mended, by its rule and the rows that belong together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from zicheck.masking import mask, years
from zicheck.normal import fold
from zicheck.standing import reaches, thresholds
from zicheck.wordchange import Sides, alike, left_behind, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from zicheck.instrument import Instrument
    from zicheck.plan import Kegiatan, Plan
    from zicheck.report import Finding, Report
    from zicheck.wordchange import Piece

    _Pairs = list[tuple[int, int]]

CELLS = (
    "indikator",
    "langkah_aksi",
    "bukti_fisik",
    "target_waktu",
    "target_capaian",
    "penanggung_jawab",
    "lke",
)
"""The cells of a row that are held against each other."""

# How loud a word speaks in each cell when rows are matched.
_LOUD = {
    "indikator": 4,
    "langkah_aksi": 3,
    "bukti_fisik": 2,
    "target_waktu": 1,
    "target_capaian": 1,
}
# Rows belong together when they share this much of their words (in thousandths), less when they
# serve the same LKE indikator, and least when their own indikator reads the same as well; sharing
# indikator, komponen and area makes them nearer.
_ENOUGH, _ENOUGH_SERVING, _ENOUGH_NAMED = 500, 300, 150
_SERVING, _SAME_KOMPONEN, _SAME_AREA = 200, 60, 40


class CellChange(NamedTuple):
    """A cell (one of :data:`CELLS`) that says something else now."""

    field: str
    pieces: tuple[Piece, ...]


class RowPair(NamedTuple):
    """A row and what became of it.

    `cells` are those that changed; `moved` tells that it stands under another area now;
    `left` are years that stayed although the plan is of another year.
    """

    before: Kegiatan
    after: Kegiatan
    cells: tuple[CellChange, ...] = ()
    moved: bool = False
    left: tuple[int, ...] = ()


class AreaChange(NamedTuple):
    """An area in both plans: points within reach, percent, and whether it reaches WBK and WBBM."""

    id: str
    weight: float
    before: float
    after: float
    percent_before: float
    percent_after: float
    reached_before: tuple[bool, bool]
    reached_after: tuple[bool, bool]

    @property
    def delta(self) -> float:
        """Points won (or lost, when negative)."""
        return self.after - self.before


class FindingPair(NamedTuple):
    """One finding in both plans."""

    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two plans have in common and what not; `before` and `after` are their reports.

    `years` lie between the two. Of the findings, `fixed` stand in the first plan alone, `new`
    in the second alone, `still` in both; `silenced` are ignored now and were not before,
    `revived` the other way round. Of the rows, `kept` say the same, `changed` do not, `dropped`
    and `added` stand in one plan alone. All are in the order of the plan they come from.
    """

    before: Report
    after: Report
    years: int
    wbk: float
    wbbm: float
    areas: tuple[AreaChange, ...]
    fixed: tuple[Finding, ...]
    new: tuple[Finding, ...]
    still: tuple[FindingPair, ...]
    silenced: tuple[FindingPair, ...]
    revived: tuple[FindingPair, ...]
    kept: tuple[RowPair, ...]
    changed: tuple[RowPair, ...]
    dropped: tuple[Kegiatan, ...]
    added: tuple[Kegiatan, ...]

    @property
    def delta(self) -> float:
        """Points of readiness won (or lost, when negative)."""
        return self.after.score.readiness - self.before.score.readiness

    @property
    def moved(self) -> tuple[RowPair, ...]:
        """Rows that stand under another area now, changed or not."""
        pairs = (*self.kept, *self.changed)
        return tuple(sorted((p for p in pairs if p.moved), key=lambda pair: pair.after.row))

    @property
    def left(self) -> tuple[RowPair, ...]:
        """Rows in which a year stayed although the plan is of another one."""
        return tuple(pair for pair in self.kept if pair.left)


def compare(before: Report, after: Report, instrument: Instrument) -> Comparison:
    """Hold two reports, made by the same rules, against each other."""
    left, right = _Side(before), _Side(after)
    sides = Sides(left.mask, right.mask, after.plan.tahun - before.plan.tahun)
    pairs = _row_pairs(left, right, sides.years)
    rows = [
        _row_pair(left, right, before.plan.kegiatan[a], after.plan.kegiatan[b], sides)
        for a, b in sorted(pairs, key=lambda pair: pair[1])
    ]
    taken_a, taken_b = {a for a, _ in pairs}, {b for _, b in pairs}
    found = _finding_pairs(left, right, pairs)
    wbk, wbbm = thresholds(instrument)
    return Comparison(
        before=before,
        after=after,
        years=sides.years,
        wbk=wbk,
        wbbm=wbbm,
        areas=_areas(before, after, wbk, wbbm),
        fixed=found.left,
        new=found.right,
        still=found.still,
        silenced=found.silenced,
        revived=found.revived,
        kept=tuple(pair for pair in rows if not pair.cells),
        changed=tuple(pair for pair in rows if pair.cells),
        dropped=tuple(r for i, r in enumerate(before.plan.kegiatan) if i not in taken_a),
        added=tuple(r for i, r in enumerate(after.plan.kegiatan) if i not in taken_b),
    )


class _Side:
    """One of the two plans, read as far as the matching needs it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.plan: Plan = report.plan
        self.mask = mask(self.plan.unit, self.plan.induk)
        self.rows = self.plan.kegiatan
        self.texts = [
            tuple(self.mask.text(said(row, field)) for field in CELLS) for row in self.rows
        ]
        self.years = [
            tuple(year for field in CELLS for year in years(said(row, field))) for row in self.rows
        ]
        self.lke = [frozenset(match.ids) for match in report.matches]
        self.area = [self.plan.area[row.area].kode for row in self.rows]
        self.komponen = [self.mask.text(self.plan.komponen[row.komponen].nama) for row in self.rows]
        self.where = list(zip(self.area, self.komponen, strict=True))


def said(row: Kegiatan, field: str) -> str:
    """The text of one of :data:`CELLS`."""
    return ", ".join(row.lke) if field == "lke" else row.cell(field)


# --- rows -------------------------------------------------------------------------------------


def _row_pairs(left: _Side, right: _Side, apart: int) -> _Pairs:
    """Rows that belong together, as indexes: those that say the same, then those nearest."""
    pairs: _Pairs = []
    free = _Free(set(range(len(left.rows))), set(range(len(right.rows))))
    moved_on = [tuple(year + apart for year in found) for found in left.years]
    no_years: list[tuple[int, ...]] = [()] * max(len(left.rows), len(right.rows))
    for years_a, years_b in (
        (moved_on, right.years),
        (left.years, right.years),
        (no_years, no_years),
    ):
        for where_a, where_b in ((left.where, right.where), (no_years, no_years)):
            keys_a = list(zip(left.texts, years_a, where_a, strict=False))
            keys_b = list(zip(right.texts, years_b, where_b, strict=False))
            pairs += free.pair_up(keys_a.__getitem__, keys_b.__getitem__)
    return pairs + free.stable(_edges(left, right, free))


class _Free:
    """What has no partner yet on either side, as indexes."""

    def __init__(self, left: set[int], right: set[int]) -> None:
        self.left = left
        self.right = right

    def pair_up(self, left: Callable[[int], Hashable], right: Callable[[int], Hashable]) -> _Pairs:
        """Pair those of equal key, the first with the first and so on, and take them out."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for i in sorted(self.left):
            waiting[left(i)].append(i)
        met: Counter[Hashable] = Counter()
        pairs: _Pairs = []
        for j in sorted(self.right):
            key = right(j)
            same = waiting.get(key, ())
            if met[key] < len(same):
                pairs.append((same[met[key]], j))
                met[key] += 1
        return self._taken(pairs)

    def stable(self, edges: Iterable[tuple[int, int, int]]) -> _Pairs:
        """The stable matching by `edges` (nearness, left, right): the nearest two first."""
        pairs: _Pairs = []
        left, right = set(self.left), set(self.right)
        # Of two edges at one row the order is the same from both sides.
        for _, i, j in sorted(edges, key=lambda e: (-e[0], abs(e[1] - e[2]), e[1] + e[2])):
            if i in left and j in right:
                pairs.append((i, j))
                left.discard(i)
                right.discard(j)
        return self._taken(pairs)

    def _taken(self, pairs: _Pairs) -> _Pairs:
        self.left.difference_update(i for i, _ in pairs)
        self.right.difference_update(j for _, j in pairs)
        return pairs


def _edges(left: _Side, right: _Side, free: _Free) -> list[tuple[int, int, int]]:
    """How near the rows without partner are to each other, where near enough."""
    bags_a, bags_b = _bags(left), _bags(right)
    # How rare a word is shows in all rows, also in those that have their partner.
    often = Counter(word for bag in (*bags_a, *bags_b) for word in bag)
    rows = len(bags_a) + len(bags_b)
    worth = {word: 1 + round(100 * math.log((rows + 1) / n)) for word, n in often.items()}
    weighed_a, weighed_b = (
        {i: {word: loud * worth[word] for word, loud in bags[i].items()} for i in sorted(alone)}
        for bags, alone in ((bags_a, free.left), (bags_b, free.right))
    )
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, bag in weighed_b.items():
        for word, weight in bag.items():
            holders[word].append((j, weight))
    total_b = {j: sum(bag.values()) for j, bag in weighed_b.items()}
    edges = []
    for i, bag in weighed_a.items():
        shared: Counter[int] = Counter()
        for word, weight in bag.items():
            for j, other in holders.get(word, ()):
                shared[j] += min(weight, other)
        total = sum(bag.values())
        for j, common in shared.items():
            text = 2000 * common // (total + total_b[j])
            serving = bool(left.lke[i] & right.lke[j])
            named = left.texts[i][0] == right.texts[j][0] != ""
            least = (_ENOUGH_NAMED if named else _ENOUGH_SERVING) if serving else _ENOUGH
            if text >= least:
                near = text + _SERVING * serving
                near += _SAME_KOMPONEN * (left.komponen[i] == right.komponen[j])
                near += _SAME_AREA * (left.area[i] == right.area[j])
                edges.append((near, i, j))
    return edges


def _bags(side: _Side) -> list[dict[str, int]]:
    """The words of each row, with how loud they speak in it."""
    bags: list[dict[str, int]] = []
    for cells in side.texts:
        bag: Counter[str] = Counter()
        for field, text in zip(CELLS, cells, strict=True):
            loud = _LOUD.get(field, 0)
            if loud:
                bag.update(dict.fromkeys(text.split(), loud))
        bags.append(dict(bag))
    return bags


def _row_pair(
    left: _Side, right: _Side, before: Kegiatan, after: Kegiatan, sides: Sides
) -> RowPair:
    cells = []
    stayed: dict[int, None] = {}
    for field in CELLS:
        old, new = said(before, field), said(after, field)
        changed = () if alike(old, new, sides) else pieces(old, new, sides)
        if changed:
            cells.append(CellChange(field, changed))
        else:
            stayed.update(dict.fromkeys(left_behind(old, new, sides, left.plan.tahun)))
    return RowPair(
        before,
        after,
        tuple(cells),
        moved=fold(left.area[before.row - 1]) != fold(right.area[after.row - 1]),
        left=tuple(sorted(stayed)),
    )


# --- findings ---------------------------------------------------------------------------------


class _Told(NamedTuple):
    still: tuple[FindingPair, ...]
    silenced: tuple[FindingPair, ...]
    revived: tuple[FindingPair, ...]
    left: tuple[Finding, ...]
    right: tuple[Finding, ...]


class _Findings(NamedTuple):
    """Findings of one plan, told or ignored."""

    side: _Side
    told: Sequence[Finding]


def _finding_pairs(left: _Side, right: _Side, rows: _Pairs) -> _Told:
    """Who is who among the findings, those that are ignored in one plan included."""
    follows = {a + 1: b + 1 for a, b in rows}
    told_a = _Findings(left, left.report.findings)
    told_b = _Findings(right, right.report.findings)
    hushed_a = _Findings(left, tuple(item.finding for item in left.report.ignored))
    hushed_b = _Findings(right, tuple(item.finding for item in right.report.ignored))
    free = _Free(set(range(len(told_a.told))), set(range(len(told_b.told))))
    still = _same_findings(told_a, told_b, free, follows)
    hidden = _Free(free.left, set(range(len(hushed_b.told))))
    silenced = _same_findings(told_a, hushed_b, hidden, follows)
    shown = _Free(set(range(len(hushed_a.told))), free.right)
    revived = _same_findings(hushed_a, told_b, shown, follows)
    return _Told(
        still=still,
        silenced=silenced,
        revived=revived,
        left=tuple(told_a.told[i] for i in sorted(hidden.left)),
        right=tuple(told_b.told[j] for j in sorted(shown.right)),
    )


def _same_findings(
    left: _Findings, right: _Findings, free: _Free, follows: Mapping[int, int]
) -> tuple[FindingPair, ...]:
    """Findings that are one and the same: by what they say, then by the rows that belong together.

    Those without rows that name indikator are known by these alone: what is missing has no text.
    """
    before, after = left.told, right.told
    pairs = free.pair_up(
        lambda i: _identity(before[i], left.side), lambda j: _identity(after[j], right.side)
    )
    edges = []
    by_rule: dict[Hashable, list[int]] = defaultdict(list)
    for j in sorted(free.right):
        by_rule[_subject(after[j])].append(j)
    for i in sorted(free.left):
        followed = {follows[row] for row in before[i].rows if row in follows}
        for j in by_rule.get(_subject(before[i]), ()):
            rows = len(before[i].rows) + len(after[j].rows)
            common = len(followed.intersection(after[j].rows))
            same = before[i].indicators == after[j].indicators
            if common or (not rows and same and before[i].indicators):
                near = 2000 * common // rows if rows else 0
                edges.append((near + 1000 * same, i, j))
    pairs += free.stable(edges)
    ordered = sorted(pairs, key=lambda pair: pair[1])
    return tuple(FindingPair(before[i], after[j]) for i, j in ordered)


def _subject(finding: Finding) -> Hashable:
    return finding.rule, finding.area


def _identity(finding: Finding, side: _Side) -> Hashable:
    return (
        finding.rule,
        finding.area,
        finding.component,
        finding.indicators,
        tuple(sorted(side.texts[row - 1] for row in finding.rows)),
        side.mask.text(finding.quote),
    )


# --- score ------------------------------------------------------------------------------------


def _areas(before: Report, after: Report, wbk: float, wbbm: float) -> tuple[AreaChange, ...]:
    return tuple(
        AreaChange(
            id=old.id,
            weight=new.weight,
            before=old.points,
            after=new.points,
            percent_before=old.percent,
            percent_after=new.percent,
            reached_before=(reaches(old.percent, wbk), reaches(old.percent, wbbm)),
            reached_after=(reaches(new.percent, wbk), reaches(new.percent, wbbm)),
        )
        for old, new in zip(before.score.areas, after.score.areas, strict=True)
    )
