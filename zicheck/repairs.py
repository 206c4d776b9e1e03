"""The fewest findings to mend so that an area reaches a number of points: exact, not greedy.

Mending a finding lifts its caps (:mod:`zicheck.scoring`). What one finding wins depends on which
others are mended, because several may hold down the same indikator, and an indikator takes its
best row. Two steps lead to the answer:

1. Each indikator is turned into its *lifts*: to rise by so much, these findings must all be mended
   (:func:`lifts`). Any set of repairs wins, at each indikator, its best lift that lies within it.
2. The indikator are taken one after the other (:func:`fewest`). Of all that could have been mended
   so far only what still matters is remembered: which of the findings that later indikator share
   were mended, how many in all, and the most that was won. Where indikator share nothing, nothing
   is remembered but the best for each number; a finding that hangs on many doubles the work and
   no more.

Points are whole numbers here, so that what is equal on paper is equal: see :func:`exact`.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import reduce
from heapq import nlargest
from math import lcm
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from zicheck.scoring import ceiling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zicheck.report import IndicatorScore
    from zicheck.scoring import Cap

    Way = tuple[int, int]
    """The points won, and the findings mended for it."""

_PLAIN = 1_000_000
_NOISE = Fraction(1, 10**12)
_TRIES = 300_000
"""Steps from one indikator to the next before the search gives up being exact; real plans need a
few hundred."""


class Lift(NamedTuple):
    """`gain` points are won when all findings of `needs` are mended (a bit for each)."""

    needs: int
    gain: int


class Repair(NamedTuple):
    """The smallest set of findings (places in the report, ascending) that reaches a target.

    `findings` is empty when it is reached already, and None when not even mending everything
    reaches it. `points` are those of the area with the set mended (with everything mended, when
    there is none). `proven` is False when so many findings were tangled that a smaller set could
    not be ruled out.
    """

    findings: tuple[int, ...] | None
    points: float
    proven: bool = True


class Repairs:
    """What mending the findings of one area would win.

    Args:
        indicators: those of the area, with the rows that serve them.
        caps: the caps on them; others are left aside. Those of the finding -1 stay for ever.
    """

    def __init__(self, indicators: Sequence[IndicatorScore], caps: Iterable[Cap]) -> None:
        on: dict[str, list[Cap]] = {item.id: [] for item in indicators}
        for cap in caps:
            if cap.id in on and cap.value < 1:
                on[cap.id].append(cap)
        self._findings = sorted(
            {cap.finding for held in on.values() for cap in held if cap.finding >= 0}
        )
        # The first finding has the highest bit: of two sets of one size, the greater number is
        # the one that stands first in the report.
        bit = {finding: 1 << at for at, finding in enumerate(reversed(self._findings))}
        self._bit = bit
        self._weight = sum((exact(item.weight) for item in indicators), Fraction(0))
        self._now = sum(
            (exact(item.weight) * exact(ceiling(on[item.id], item.rows)[0]) for item in indicators),
            Fraction(0),
        )
        gains = [
            {
                needs: exact(item.weight) * rise
                for needs, rise in lifts(on[item.id], item.rows, bit).items()
            }
            for item in indicators
        ]
        self._unit = lcm(*(gain.denominator for found in gains for gain in found.values()))
        self._tables = [
            tuple(Lift(needs, int(gain * self._unit)) for needs, gain in found.items())
            for found in gains
            if found
        ]

    @property
    def useful(self) -> frozenset[int]:
        """The findings that win points, alone or together with others."""
        named = reduce(or_, map(_named, self._tables), 0)
        return frozenset(finding for finding in self._findings if named & self._bit[finding])

    def fewest(self, percent: float) -> Repair:
        """The smallest set of findings that, mended, reaches `percent` (0..100) of the weight.

        Among sets of equal size it is the one that wins most points, and among those the one
        whose findings stand first in the report.
        """
        lacking = (self._weight * exact(percent) / 100 - self._now) * self._unit
        need = -(-lacking.numerator // lacking.denominator)
        most = sum(max(lift.gain for lift in table) for table in self._tables)
        if most < need:
            return Repair(None, self._points(most))
        chosen, proven = fewest(self._tables, need)
        won = sum(gained(table, chosen) for table in self._tables)
        findings = tuple(finding for finding in self._findings if chosen & self._bit[finding])
        return Repair(findings, self._points(won), proven)

    def _points(self, won: int) -> float:
        return float(self._now + Fraction(won, self._unit))


def exact(value: float) -> Fraction:
    """The fraction that `value` stands for: 1/6 for 0.16666666666666666.

    Weights are quotients of small numbers and ceilings have two decimals; sums of them must be
    equal when they are equal on paper, or ties and thresholds would hang on float noise.
    """
    near = Fraction(value).limit_denominator(_PLAIN)
    return near if abs(near - Fraction(value)) <= _NOISE else Fraction(value)


def lifts(caps: Sequence[Cap], rows: Sequence[int], bit: Mapping[int, int]) -> dict[int, Fraction]:
    """By how much of its scale (0..1) an indikator rises when these findings are mended.

    The keys are sets of findings as bits; none holds another that rises as far.

    Args:
        caps: the caps on the indikator, all below 1.
        rows: the rows that serve it.
        bit: the bit of each finding that can be mended.
    """
    now = ceiling(caps, rows)[0]
    on_whole = [cap for cap in caps if cap.rows is None]
    by_row: dict[int, list[Cap]] = {row: [] for row in rows}
    for cap in caps:
        for row in cap.rows or ():
            if row in by_row:
                by_row[row].append(cap)
    found: dict[int, float] = {}
    for level in sorted({*(cap.value for cap in caps), 1.0}):
        if level <= now:
            continue
        whole = _below(on_whole, level, bit)
        if whole is None:
            break
        for held in by_row.values() or ([],):
            needs = _below(held, level, bit)
            if needs is not None:
                found[needs | whole] = level
    return {
        needs: exact(level) - exact(now)
        for needs, level in found.items()
        if not any(
            other != needs and other | needs == needs and reached >= level
            for other, reached in found.items()
        )
    }


def _below(caps: Iterable[Cap], level: float, bit: Mapping[int, int]) -> int | None:
    """The findings whose caps lie below `level`; None when one of them cannot be mended."""
    needs = 0
    for cap in caps:
        if cap.value < level:
            if cap.finding < 0:
                return None
            needs |= bit[cap.finding]
    return needs


def gained(table: Sequence[Lift], mended: int) -> int:
    """What an indikator wins when the findings `mended` are."""
    return max((lift.gain for lift in table if lift.needs | mended == mended), default=0)


def fewest(tables: Sequence[Sequence[Lift]], need: int) -> tuple[int, bool]:
    """The smallest set of findings that wins `need`, and whether that is proven.

    Among sets of one size it is the one that wins most, then the greatest number. All findings
    together must win `need`.
    """
    if need <= 0:
        return 0, True
    ordered = _ordered(tables)
    later = _later(ordered)
    left = [0]  # what the tables from here to the end can win at most
    for table in reversed(ordered):
        left.append(left[-1] + max(lift.gain for lift in table))
    left.reverse()
    fallback = _some(ordered, need)
    room = _TRIES // max(map(len, ordered))
    limit = fallback.bit_count()
    proven = True
    # By what of the past still matters: the best way for each number of findings mended.
    states: dict[int, dict[int, Way]] = {0: {0: (0, 0)}}
    for place, table in enumerate(ordered):
        step: dict[int, dict[int, Way]] = defaultdict(dict)
        for kept, ways in states.items():
            for lift in _worthwhile(table, kept):
                new = lift.needs & ~kept
                into = step[(kept | new) & later[place]]
                for mended, (won, chosen) in ways.items():
                    count = mended + new.bit_count()
                    way = (won + lift.gain, chosen | new)
                    if count > limit or way[0] + left[place + 1] < need:
                        continue
                    if way[0] >= need:
                        limit = count
                    if count not in into or into[count] < way:
                        into[count] = way
        states = {kept: _rising(ways, limit) for kept, ways in step.items()}
        if sum(map(len, states.values())) > room:
            states = _best(states, room)
            proven = False
    ways = _rising(states.get(0, {}), limit)
    chosen = next((chosen for won, chosen in ways.values() if won >= need), fallback)
    return chosen, proven


def _worthwhile(table: Sequence[Lift], kept: int) -> Iterator[Lift]:
    """What can be won at an indikator when `kept` are mended: the best for nothing, or more."""
    free = gained(table, kept)
    yield Lift(0, free)
    for lift in table:
        if lift.gain > free:
            yield lift


def _rising(ways: Mapping[int, Way], limit: int) -> dict[int, Way]:
    """The ways by number of findings, without those that win no more than a smaller number."""
    kept: dict[int, Way] = {}
    most = -1
    for count in sorted(ways):
        if count <= limit and ways[count][0] > most:
            kept[count] = ways[count]
            most = ways[count][0]
    return kept


def _best(states: Mapping[int, Mapping[int, Way]], room: int) -> dict[int, dict[int, Way]]:
    """About `room` ways, those that win most for each number: all would be too many."""
    by_count: dict[int, list[tuple[Way, int]]] = defaultdict(list)
    for kept, ways in states.items():
        for count, way in ways.items():
            by_count[count].append((way, kept))
    few: dict[int, dict[int, Way]] = defaultdict(dict)
    for count in sorted(by_count):
        for way, kept in nlargest(room // len(by_count) + 1, by_count[count]):
            few[kept][count] = way
    return few


def _some(tables: Sequence[Sequence[Lift]], need: int) -> int:
    """A set that wins `need`, though perhaps not the smallest: a bound for the search."""
    mended = won = 0
    while won < need:
        bids: list[tuple[Fraction, int]] = []
        for table in tables:
            free = gained(table, mended)
            for lift in table:
                if lift.gain > free:
                    price = (lift.needs & ~mended).bit_count()
                    bids.append((Fraction(lift.gain - free, price), mended | lift.needs))
        mended = max(bids)[1]
        won = sum(gained(table, mended) for table in tables)
    return mended


def _named(table: Iterable[Lift]) -> int:
    return reduce(or_, (lift.needs for lift in table), 0)


def _ordered(tables: Sequence[Sequence[Lift]]) -> list[Sequence[Lift]]:
    """The tables so that few findings are shared between those before and those after."""
    rest = {at: _named(table) for at, table in enumerate(tables)}
    order: list[int] = []
    seen = 0
    while rest:
        shared = {
            at: (seen | named) & reduce(or_, (rest[n] for n in rest if n != at), 0)
            for at, named in rest.items()
        }
        best = min(rest, key=lambda at: (shared[at].bit_count(), not rest[at] & seen, at))
        seen |= rest.pop(best)
        order.append(best)
    return [tables[at] for at in order]


def _later(tables: Sequence[Sequence[Lift]]) -> list[int]:
    """For each table the findings that those after it name."""
    found: list[int] = []
    seen = 0
    for table in reversed(tables):
        found.append(seen)
        seen |= _named(table)
    return found[::-1]
