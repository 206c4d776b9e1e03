"""URT: whether steps that build on each other come in that order."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from zicheck.bahasa import Text
from zicheck.checks.base import Hit, cell, kind, names_period
from zicheck.memory import KEPT
from zicheck.patterns import lazily
from zicheck.phrases import month, rows
from zicheck.records import Record
from zicheck.terms import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zicheck.checks.base import Context
    from zicheck.plan import Kegiatan
    from zicheck.sayings import Saying


class Step(Record):
    """One step of a chain.

    A row belongs to it when it serves one of `lke` (patterns) and, when `kata` is given, its
    indikator or action names one of these words; `sebulan`: told (as information) when it is
    due once in the same month as the step before.
    """

    nama: Text
    lke: tuple[str, ...]
    kata: tuple[str, ...] = ()
    sebulan: bool = False


class Chain(Record):
    """Steps in the order in which they must come.

    `ringan`: a step that lies wholly before the one it builds on is told as one that starts
    before it.
    """

    kode: str
    langkah: tuple[Step, ...]
    ringan: bool = False


class Order(Record):
    """`rantai`: the chains; `derajat`: how far out of order a pair must be to be told.

    `kurang` are follow-ups that end before the last evaluation that a later one could answer.
    """

    derajat: Literal["seluruhnya", "mulai", "sebulan", "kurang"]
    rantai: tuple[Chain, ...]


class _Pair(Record):
    derajat: str
    early: Step
    late: Step
    before: tuple[Kegiatan, ...]
    after: tuple[Kegiatan, ...]
    culprit: Kegiatan
    first: int
    second: int
    ends: int
    """The month in which the first time of the earlier step ends."""
    once: bool
    """Whether the later step comes only once."""
    last: int = 0
    """The month in which the last time of the earlier step ends."""
    floor: int = 0
    """The month in which the step before the earlier one begins; 0 without one."""
    top: int = 12
    """The month in which the step after the later one begins; 12 without one."""


@kind("urutan", Order)
def order(context: Context, options: Order) -> Iterator[Hit]:
    """Each step against the nearest earlier step that the plan has."""
    told: set[tuple[int, ...]] = set()
    pairs = [
        pair
        for pair in context.once(
            ("urutan", id(options.rantai)), lambda c: _pairs(c, options.rantai)
        )
        if pair.derajat == options.derajat and (pair.derajat != "sebulan" or pair.late.sebulan)
    ]
    for pair in pairs:
        if any(_says_more(other, pair) for other in pairs):
            continue
        numbers = tuple(sorted({row.row for row in (*pair.before, *pair.after)}))
        if numbers in told:
            continue
        told.add(numbers)
        row = pair.culprit
        meant = context.named(pair.late.lke)
        after = sorted({r.row for r in pair.after})
        yield Hit(
            route=cell(row, "target_waktu"),
            quote=row.target_waktu,
            months=_months(pair, context.decree_month),
            values={
                "langkah": pair.late.nama,
                "sebelumnya": pair.early.nama,
                "bulan": month(pair.second),
                "bulan_sebelumnya": month(pair.first),
                "cara": _way(pair, context),
                "contoh": month(min(pair.first + 1, 12)),
                "baris": rows(after),
                "baris_sebelumnya": rows(sorted({r.row for r in pair.before})),
            },
            rows=numbers,
            ids=tuple(id_ for id_ in context.ids(row) if id_ in meant),
            caps_rows=tuple(after),
        )


def _says_more(other: _Pair, pair: _Pair) -> bool:
    """Whether `other` tells of the same rows that they come before what ends later, or more."""
    if _numbers(other.after) != _numbers(pair.after):
        return False
    if other.ends == pair.ends:
        return _numbers(other.before) > _numbers(pair.before)
    return other.ends > pair.ends


def _numbers(rows_: Iterable[Kegiatan]) -> frozenset[int]:
    return frozenset(row.row for row in rows_)


def _later(pair: _Pair, decree_month: int) -> int | None:
    """The first month after the earlier step, and not before the decree; None when there is none."""
    month_after = max(pair.ends + 1, decree_month)
    return month_after if pair.once and month_after <= 12 else None


def _months(pair: _Pair, decree_month: int) -> tuple[int, ...]:
    """The month to plan the later step in; none where the earlier one had better come first."""
    if pair.derajat == "kurang":
        return (min(pair.first + 1, 12),)
    later = _later(pair, decree_month)
    return (later,) if later else ()


def _way(pair: _Pair, context: Context) -> Text:
    """How the two can be put in order, the easier way first.

    No month before the decree is named, and none that would put the two out of order with the
    steps around them.
    """
    names = {"langkah": pair.late.nama, "sebelumnya": pair.early.nama}
    later = max(pair.ends + 1, context.decree_month)
    earlier = pair.second - 1
    if earlier < context.decree_month + context.mid_month or earlier <= pair.floor:
        earlier = 0
    if pair.once and later <= min(pair.top, 12) and pair.last > pair.ends:
        return _WHILE_IT_RUNS.fill(**names, contoh=month(later))
    if pair.once and later <= min(pair.top, 12):
        return _MOVE_LATER.fill(**names, contoh=month(later))
    if pair.ends - pair.first >= _LASTING and pair.first + 1 <= min(pair.top, 12):
        return _WHILE_IT_RUNS.fill(**names, contoh=month(pair.first + 1))
    if earlier and pair.ends >= 12:
        return _ONLY_EARLIER.fill(**names, contoh=month(earlier))
    if earlier:
        return _MOVE_EARLIER.fill(**names, contoh=month(earlier))
    if later <= 12:
        return _START_LATER.fill(**names, contoh=month(later))
    return _MOVE_BOTH.fill(**names)


_MOVE_LATER = Text(
    "Jadwalkan {langkah} sesudah {sebelumnya} selesai, misalnya {contoh}, atau majukan "
    "{sebelumnya}",
    "Schedule {langkah} after the end of {sebelumnya}, such as {contoh}, or bring {sebelumnya} "
    "forward",
)
_MOVE_EARLIER = Text(
    "Majukan {sebelumnya}, misalnya ke bulan {contoh}, atau mulai {langkah} sesudahnya",
    "Bring {sebelumnya} forward, such as to {contoh}, or start {langkah} behind it",
)
_ONLY_EARLIER = Text(
    "Majukan {sebelumnya}, misalnya ke bulan {contoh}, sehingga {langkah} sempat dilaksanakan "
    "sesudahnya pada tahun itu",
    "Bring {sebelumnya} forward, such as to {contoh}, so that {langkah} can follow within the year",
)
_LASTING = 3
"""A step that runs on for more months than this is looked at while it does."""
_WHILE_IT_RUNS = Text(
    "Pindahkan {langkah} ke waktu sesudah {sebelumnya} berjalan, misalnya {contoh}",
    "Move {langkah} to a time when {sebelumnya} runs, such as {contoh}",
)
_START_LATER = Text(
    "Pindahkan {langkah} ke waktu sesudah {sebelumnya} selesai, misalnya mulai {contoh}",
    "Move {langkah} behind the end of {sebelumnya}, such as from {contoh} on",
)
_MOVE_BOTH = Text(
    "Atur kembali keduanya, sehingga {sebelumnya} selesai sebelum {langkah} dimulai",
    "Arrange both anew, so that {sebelumnya} ends before {langkah} starts",
)


def _pairs(context: Context, chains: tuple[Chain, ...]) -> list[_Pair]:
    """Every two steps that follow one another in the plan and are out of order."""
    found = []
    for chain in chains:
        present = [(step, rows_) for step in chain.langkah if (rows_ := _rows(context, step))]
        for place, (earlier, later) in enumerate(pairwise(present)):
            pair = _compare(context, earlier, later)
            if pair is None:
                continue
            if chain.ringan and pair.derajat == "seluruhnya":
                pair = pair._replace(derajat="mulai")
            if place:
                pair = pair._replace(floor=min(_starts(context, present[place - 1][1])))
            if place + 2 < len(present):
                pair = pair._replace(top=min(_starts(context, present[place + 2][1])))
            found.append(pair)
    return found


def _windows(context: Context, rows_: Iterable[Kegiatan]) -> list[tuple[int, ...]]:
    """The times of some rows, as the months (1..12) of each."""
    return [window for row in rows_ for window in context.schedule(row).occurrences]


def _starts(context: Context, rows_: Iterable[Kegiatan]) -> list[int]:
    """The months in which the times of some rows begin."""
    return [window[0] for window in _windows(context, rows_)] or [1]


def _rows(context: Context, step: Step) -> tuple[Kegiatan, ...]:
    found: dict[int, Kegiatan] = {}
    for id_ in context.named(step.lke):
        for row in context.served.get(id_, ()):
            if context.ids(row)[0] != id_ and not step.kata:
                continue
            if step.kata and not _names(context.saying(row), step.kata):
                continue
            if context.schedule(row).months and context.schedule_year_fits(row):
                found[row.row] = row
    return tuple(found[number] for number in sorted(found))


def _names(saying: Saying, words: tuple[str, ...]) -> bool:
    """Whether indikator or action name one of the words, or begin one with it."""
    sought = beginnings(words)
    indikator, langkah, _ = saying.cells
    return sought.within(indikator.folded) or sought.within(langkah.folded)


_YEAR = frozenset(range(1, 13))
_NAMED_YEAR = lazily(r"\b(?:19|20)\d\d\b")


def _about_the_past(context: Context, row: Kegiatan) -> bool:
    """Whether a row rests on papers of earlier years alone ("SKP tahun 2024").

    It follows the step of that year and not the one that this plan holds.
    """
    latest = max(_latest_year(row.langkah_aksi), _latest_year(row.bukti))
    return 0 < latest < context.plan.tahun


def _about_the_next(context: Context, row: Kegiatan) -> bool:
    """Whether a row works for later years alone ("usulan RKA tahun 2026" in a plan of 2025).

    What follows from it does so in that year and not in this one.
    """
    named = _years(row.langkah_aksi) + _years(row.bukti)
    return bool(named) and min(named) > context.plan.tahun


def _latest_year(text: str) -> int:
    """The latest year that a text names; 0 without one."""
    return max(_years(text), default=0)


@lru_cache(maxsize=KEPT)
def _years(text: str) -> tuple[int, ...]:
    """The years that a text names."""
    return tuple(map(int, _NAMED_YEAR.findall(text)))


def _compare(
    context: Context,
    earlier: tuple[Step, tuple[Kegiatan, ...]],
    later: tuple[Step, tuple[Kegiatan, ...]],
) -> _Pair | None:
    """How the second step lies to the first.

    Entirely before: its last month lies before the first month of the step that it builds on.
    Starts before: its first does. Recurring steps pair occurrence by occurrence: the n-th must
    not come before the n-th. Same month: both once, in one month. Too few: the last evaluation
    that a month is left after has no follow-up behind it.
    """
    (early, before), (late, after) = earlier, later
    before = tuple(row for row in before if not _about_the_next(context, row))
    after = tuple(row for row in after if not _about_the_past(context, row))
    if {row.row for row in before} & {row.row for row in after}:
        return None
    first, second = sorted(_windows(context, before)), sorted(_windows(context, after))
    if not first or not second:
        return None
    culprit = min(after, key=lambda row: context.schedule(row).months[0])
    start_one, start_two = first[0][0], second[0][0]
    if names_period(context.schedule(culprit)):
        start_two = second[0][-1]  # a quarter or half-year by name may be as late as its end
    end_two = max(window[-1] for window in second)
    ends, once = first[0][-1], len(second) == 1
    last = max(window[-1] for window in first)

    def told(derajat: str, one: int, two: int) -> _Pair:
        return _Pair(derajat, early, late, before, after, culprit, one, two, ends, once, last)

    if end_two < start_one:
        return told("seluruhnya", start_one, end_two)
    if {number for window in second for number in window} >= _YEAR:
        return None  # a duty of the whole year starts in January by its nature
    if start_two < start_one:
        return told("mulai", start_one, start_two)
    # Times that run on into the next year cannot be paired within this one.
    runs_on = any(context.schedule(row).by_year for row in after)
    if len(first) == len(second) > 1 and not runs_on:
        for one, two in zip(first, second, strict=True):
            if two[0] < one[0]:
                return told("mulai", one[0], two[0])
    if len(first) == len(second) == 1 and first == second and len(first[0]) == 1:
        return told("sebulan", start_one, start_two)
    unanswered = [window[0] for window in first if window[-1] < 12 and window[0] > end_two]
    if late.sebulan and len(first) > len(second) and unanswered:
        return told("kurang", unanswered[-1], end_two)
    return None
