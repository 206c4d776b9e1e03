"""Ceilings, points and shares: what a plan could earn, and where each lost point went.

A *cap* says that a finding lets an indikator reach no more than a value, either on some rows or
as a whole. The ceiling of an indikator is that of its best row, no higher than the caps on the
whole. What is lost goes to the caps that bind.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from zicheck.records import Record
from zicheck.report import GroupScore, IndicatorScore, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zicheck.instrument import Instrument


class Cap(Record):
    """`finding` (its index) lets indikator `id` reach no more than `value` (0..1).

    `rows` are the rows that it lies on; None when it lies on the indikator as a whole.
    """

    finding: int
    id: str
    value: float
    rows: frozenset[int] | None


class Ledger(Record):
    """The score, and for each finding its points (won by fixing it alone) and its share.

    `caps` are those that it was settled from.
    """

    score: Score
    points: tuple[float, ...]
    shares: tuple[float, ...]
    caps: tuple[Cap, ...] = ()


def ceiling(caps: Iterable[Cap], rows: Sequence[int]) -> tuple[float, tuple[int, ...]]:
    """The ceiling (0..1) that `caps` leave an indikator, and the findings that bind it.

    Args:
        caps: the caps on this indikator.
        rows: the rows that serve it; when there are none, only caps on the whole count, and
            the one that tells its absence stands among them.
    """
    whole = 1.0
    heights = dict.fromkeys(rows, 1.0)
    held = [cap for cap in caps if cap.value < 1]
    for cap in held:
        if cap.rows is None:
            whole = min(whole, cap.value)
        else:
            for row in cap.rows:
                if heights.get(row, 0.0) > cap.value:
                    heights[row] = cap.value
    best = max(heights.values(), default=1.0)
    value = min(best, whole)
    if value >= 1:
        return 1.0, ()
    top = {row for row, height in heights.items() if height == value} if best == value else set()
    binding = {
        cap.finding
        for cap in held
        if cap.value == value and (cap.rows is None or not top.isdisjoint(cap.rows))
    }
    return value, tuple(sorted(binding))


class _Lowest:
    """The lowest cap on one thing, whose it is, and the lowest of any other finding."""

    __slots__ = ("finding", "second", "value")

    def __init__(self) -> None:
        self.value = self.second = 1.0
        self.finding = -1

    def press(self, cap: Cap) -> None:
        """Take one more cap into account."""
        if cap.finding == self.finding:
            self.value = min(self.value, cap.value)
        elif cap.value < self.value:
            self.second, self.value, self.finding = self.value, cap.value, cap.finding
        else:
            self.second = min(self.second, cap.value)

    def without(self, finding: int) -> float:
        """The lowest cap when those of `finding` are lifted."""
        return self.second if finding == self.finding else self.value


def lifted(caps: Sequence[Cap], rows: Sequence[int]) -> dict[int, float]:
    """For each finding the ceiling (0..1) of an indikator when that finding alone is mended.

    What :func:`ceiling` says without its caps, in one walk over all of them: mending raises no
    other row than those that the finding lies on.
    """
    whole = _Lowest()
    heights = {row: _Lowest() for row in rows}
    covered: dict[int, list[_Lowest]] = {}
    for cap in caps:
        own = covered.setdefault(cap.finding, [])
        if cap.value >= 1:
            continue
        if cap.rows is None:
            whole.press(cap)
        else:
            for row in cap.rows:
                height = heights.get(row)
                if height is not None:
                    height.press(cap)
                    own.append(height)
    best = max((height.value for height in heights.values()), default=1.0)
    return {
        finding: min(
            whole.without(finding), max([best, *(height.without(finding) for height in own)])
        )
        for finding, own in covered.items()
    }


def settle(
    instrument: Instrument,
    rows_of: Mapping[str, Sequence[int]],
    caps: Sequence[Cap],
    codes: Sequence[str],
) -> Ledger:
    """The whole account of a plan.

    Args:
        instrument: the LKE.
        rows_of: the rows that serve each indikator.
        caps: all caps; their findings index into `codes`.
        codes: the rule of each finding.
    """
    on: dict[str, list[Cap]] = {}
    for cap in caps:
        on.setdefault(cap.id, []).append(cap)
    points: list[list[float]] = [[] for _ in codes]
    shares: list[list[float]] = [[] for _ in codes]
    scored: list[IndicatorScore] = []
    for indikator in instrument.pemenuhan:
        found = on.get(indikator.id, [])
        rows = rows_of.get(indikator.id, ())
        value, binding = ceiling(found, rows) if found else (1.0, ())
        lost = indikator.bobot * (1 - value)
        for finding in binding:
            shares[finding].append(lost / len(binding))
        # Also a cap that does not bind may win points: that on a second row, once lifted.
        if lost:
            for finding, alone in lifted(found, rows).items():
                if alone > value:
                    points[finding].append(indikator.bobot * (alone - value))
        scored.append(
            IndicatorScore(
                id=indikator.id,
                weight=indikator.bobot,
                ceiling=value,
                points=indikator.bobot * value,
                rows=tuple(rows),
                rules=tuple(dict.fromkeys(codes[finding] for finding in binding)),
            )
        )
    return Ledger(
        score=_score(instrument, scored, rows_of),
        points=tuple(fsum(parts) for parts in points),
        shares=tuple(fsum(parts) for parts in shares),
        caps=tuple(caps),
    )


def _score(
    instrument: Instrument,
    scored: Sequence[IndicatorScore],
    rows_of: Mapping[str, Sequence[int]],
) -> Score:
    by_id = {item.id: item for item in scored}
    components = tuple(
        GroupScore(part.id, part.bobot, fsum(by_id[id_].points for id_ in part.indikator))
        for part in instrument.komponen.values()
        if part.bagian == "pemenuhan"
    )
    areas = []
    for area in instrument.area.values():
        parts = [part for part in components if part.id in area.komponen]
        areas.append(
            GroupScore(
                area.kode,
                fsum(part.weight for part in parts),
                fsum(part.points for part in parts),
            )
        )
    return Score(
        readiness=fsum(item.points for item in scored),
        max=fsum(item.weight for item in scored),
        areas=tuple(areas),
        components=components,
        indicators=tuple(scored),
        reform=tuple(i.id for i in instrument.reform if rows_of.get(i.id)),
        reform_total=len(instrument.reform),
    )
