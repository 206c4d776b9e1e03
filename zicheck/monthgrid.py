"""Columns that stand for a time and are ticked: a grid of months, quarters or half-years.

Instead of a column for the target time many plans have twelve narrow ones, Jan..Des or B01..B12,
or TW I..IV, or weeks below each month. What is ticked becomes the text of a target time that
:func:`zicheck.schedule.parse` reads as exactly these months.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zicheck.schedule import MONTHS_ID, parse
from zicheck.schedule.words import LEXICON, Kind, roman

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["GridTime", "Slot", "grid_time", "is_statement", "is_tick", "is_time", "slots"]

ROMANS = ("I", "II", "III", "IV")

_NOT_LETTERS = re.compile(r"[\W_]+")
_MONTH_NUMBER = re.compile(r"(?:b|bln|bl|bulan|month)(?:ke)?(?P<number>0?[1-9]|1[0-2])")
_PERIOD = re.compile(
    r"(?P<kind>triwulan|trwulan|tw|trw|triw|kuartal|quarter|q|semester|smt|sem|smtr)"
    r"(?:ke)?(?P<number>[1-4]|i{1,3}|iv)"
)
_WEEK = re.compile(r"(?:m|mg|mgg|minggu|w|week|pekan)(?:ke)?(?:[1-5]|i{1,3}|iv|v)")
_YEAR = re.compile(r"(?:tahun|thn|th|ta|tahunanggaran)?(?P<year>20\d\d)")
_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_SHORT = "jfmamjjasond"
"""The months by their first letters."""

_QUARTERS = re.compile(r"\b(?:triwulan|tw|kuartal|quarter)\b", re.IGNORECASE)
_HALVES = re.compile(r"\b(?:semester|smt)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:waktu|bulan|jadwal|target|pelaksanaan|periode|time ?line|tahun|rencana)\b|\b20\d\d\b",
    re.IGNORECASE,
)
_HALF_KINDS = ("semester", "smt", "sem", "smtr")

_TICK = re.compile(
    r"(?:[√✓✔☑☒✗✘■●▪•◼⬤█▓▒░▇▆*vx×\uf0fc\uf0fe\uf0a7\uf0b7\uf06e\uf050\s]|ya|ada){1,12}",
    re.IGNORECASE,
)
_NO_TICK = re.compile(r"[-–—_.0%\s☐□○◯]*|tidak|n/?a", re.IGNORECASE)


class Slot(NamedTuple):
    """What one column of the grid stands for."""

    months: tuple[int, ...]
    """1..12; a month, a quarter or a half-year."""
    year: int | None = None
    """The year that a heading above names."""

    @property
    def words(self) -> str:
        """As a target time says it: `Maret`, `Triwulan I`, `Semester II`."""
        first = self.months[0]
        if len(self.months) == 1:
            return MONTHS_ID[first - 1]
        if len(self.months) == 3:
            return f"Triwulan {ROMANS[first // 3]}"
        return f"Semester {ROMANS[first // 6]}"


class GridTime(NamedTuple):
    """The target time of one row, read from its ticks.

    `left` are texts of ticked cells that could not be kept without changing the months.
    """

    text: str
    left: tuple[str, ...] = ()


def is_tick(text: str) -> bool:
    """Whether `text` only marks its cell, as `v`, `√`, `●` or a run of shading do."""
    return bool(text) and _TICK.fullmatch(text) is not None


def is_statement(text: str) -> bool:
    """Whether `text` says something in words: it is no mark, no amount and names no time."""
    return (
        sum(map(str.isalpha, text)) > 2
        and not any(map(str.isdigit, text))
        and not (is_tick(text) or _NO_TICK.fullmatch(text) or parse(text).months)
    )


def is_time(label: str) -> bool:
    """Whether a heading says by itself that its column stands for a month or a longer period."""
    return bool(_month(_squashed(label)) or _period(_squashed(label)))


def slots(paths: Sequence[Sequence[str]]) -> dict[int, Slot]:
    """The columns that stand for a time, by index.

    Args:
        paths: for each column its headings, the widest group first; () for a column without.
    """
    by_place = _numbered(paths)
    found: dict[int, Slot] = {}
    for index, path in enumerate(paths):
        months = _months(path) or by_place.get(index)
        if months:
            found[index] = Slot(months, _year(path))
    if len({slot.year for slot in found.values()}) == 1:  # one year goes without saying
        found = {index: slot._replace(year=None) for index, slot in found.items()}
    return found if len(found) > 1 else {}


def grid_time(
    grid: Mapping[int, Slot], texts: Mapping[int, str], bars: Sequence[tuple[int, ...]] = ()
) -> GridTime:
    """What the cells of a row say: the ticked periods, with what else stands in their cells.

    Args:
        grid: the columns of the grid.
        texts: the texts of the row's cells in these columns.
        bars: the columns of each cell that is merged across several.
    """
    said_once = sorted(bar for bar in bars if not _marks(texts.get(bar[0], "")))
    once = {index for bar in said_once for index in bar}
    ticks = _ticked(grid, {at: text for at, text in texts.items() if at not in once})
    left = list(ticks.left)
    parts = [_over(grid, bar, texts[bar[0]], left) for bar in said_once]
    return GridTime(", ".join([part for part in (ticks.text, *parts) if part]), tuple(left))


def _marks(text: str) -> bool:
    """Whether what stands in a bar only marks its columns, if with a number for each of them."""
    return not any(map(str.isalpha, text)) or is_tick(text) or bool(_NO_TICK.fullmatch(text))


def _over(grid: Mapping[int, Slot], bar: Sequence[int], text: str, left: list[str]) -> str:
    """What one text across the columns `bar` says of the time.

    Words across the whole grid, and times within the bar, stand as they are; anything else is
    said of the bar's time, or put into `left` where it means another one.
    """
    own = set(parse(text).months)
    within = own and own <= {month for index in bar for month in grid[index].months}
    if within or (len(bar) == len(grid) and is_statement(text)):
        return text
    ends = list(dict.fromkeys((_dated(grid[bar[0]]), _dated(grid[bar[-1]]))))
    name = " s.d. ".join(ends)
    if set(parse(f"{name} ({text})").months) == set(parse(name).months):
        return f"{name} ({text})"
    left.append(text)
    return name


def _ticked(grid: Mapping[int, Slot], texts: Mapping[int, str]) -> GridTime:
    """The target time of ticks that stand in a column each."""
    ticked: dict[Slot, list[str]] = {}
    for index, slot in grid.items():
        text = texts.get(index, "")
        if text and not _NO_TICK.fullmatch(text):
            said = ticked.setdefault(slot, [])
            if not is_tick(text) and text not in said:
                said.append(text)
    left: list[str] = []
    ordered = sorted(ticked, key=lambda slot: (slot.year or 0, slot.months))
    text = ", ".join([_said(slot, ticked[slot], left) for slot in ordered])
    bare = ", ".join(map(_dated, ordered))
    if set(parse(text).months) != set(parse(bare).months) and not _finer(ticked):
        left = [word for words in ticked.values() for word in words]
        text = bare
    return GridTime(text, tuple(left))


def _finer(ticked: Mapping[Slot, Sequence[str]]) -> bool:
    """Whether a cell names months within its own quarter or half-year."""
    return any(len(slot.months) > 1 and words for slot, words in ticked.items())


def _said(slot: Slot, words: Sequence[str], left: list[str]) -> str:
    """One ticked period; a word in its cell that means other months is put into `left`."""
    name = _dated(slot)
    kept = []
    for word in words:
        months = parse(word).months
        if months and len(slot.months) > 1 and set(months) <= set(slot.months):
            return word if slot.year is None else f"{word} {slot.year}"
        if parse(f"{name} ({word})").months == slot.months:
            kept.append(word)
        else:
            left.append(word)
    return f"{name} ({', '.join(kept)})" if kept else name


def _dated(slot: Slot) -> str:
    return slot.words if slot.year is None else f"{slot.words} {slot.year}"


def _squashed(label: str) -> str:
    return _NOT_LETTERS.sub("", label).casefold()


def _month(squashed: str) -> int:
    """The month 1..12 that a heading names, or 0."""
    kind, value = LEXICON.get(squashed, (Kind.WORD, 0))
    if kind is Kind.MONTH:
        return value
    if len(squashed) > 2:
        for number, name in enumerate(MONTHS_ID, 1):
            if name.casefold().startswith(squashed):
                return number
    found = _MONTH_NUMBER.fullmatch(squashed)
    return int(found["number"]) if found else 0


def _period(squashed: str) -> tuple[int, ...]:
    """The months of the quarter or half-year that a heading names."""
    found = _PERIOD.fullmatch(squashed)
    if not found:
        return ()
    number = int(found["number"]) if found["number"].isdigit() else roman(found["number"]) or 0
    return _part(number, 6 if found["kind"] in _HALF_KINDS else 3)


def _part(number: int, length: int) -> tuple[int, ...]:
    """The months of part `number` of a year cut into parts of `length` months."""
    if not 1 <= number <= 12 // length:
        return ()
    return tuple(range((number - 1) * length + 1, number * length + 1))


def _year(path: Sequence[str]) -> int | None:
    for label in path:
        found = _YEAR.fullmatch(_squashed(label))
        if found:
            return int(found["year"])
    return None


def _months(path: Sequence[str]) -> tuple[int, ...]:
    """The months that the headings of one column name, without looking at its neighbours."""
    for depth in range(len(path) - 1, -1, -1):
        squashed = _squashed(path[depth])
        month = _month(squashed)
        if month:
            return (month,)
        period = _period(squashed)
        if period:
            return period
        if not (_count(squashed) or _WEEK.fullmatch(squashed) or _is_target(squashed)):
            return ()
        above = path[depth - 1] if depth else ""
        number = _count(squashed)
        if number and _month(_squashed(above)) == 0 and not _period(_squashed(above)):
            if _QUARTERS.search(above):
                return _part(number, 3)
            if _HALVES.search(above):
                return _part(number, 6)
            return ()
        if number and (within := _period(_squashed(above))):
            # months counted from 1 in each quarter, or through the year
            month = number if number in within else within[0] + number - 1
            return (month,) if month in within else ()
    return ()


def _is_target(squashed: str) -> bool:
    """Whether a heading below a month only says that what is planned stands there."""
    return squashed in ("target", "t", "rencana", "renc", "r")


def _count(squashed: str) -> int:
    """The number 1..12 that is all of a heading, or 0."""
    if _NUMBER.fullmatch(squashed):
        return int(squashed)
    if squashed and not squashed.strip("ivx"):
        return roman(squashed) or 0
    return 0


def _numbered(paths: Sequence[Sequence[str]]) -> dict[int, tuple[int, ...]]:
    """Columns that only count: 1..12, I..IV or J F M A ..., where the run as a whole tells."""
    found: dict[int, tuple[int, ...]] = {}
    for run in _runs(paths):
        labels = [_squashed(paths[index][-1]) for index in run]
        above = paths[run[0]][-2] if len(paths[run[0]]) > 1 else ""
        if "".join(labels) == _SHORT or [_count(label) for label in labels] == list(range(1, 13)):
            found |= {index: (month,) for month, index in enumerate(run, 1)}
        elif [_count(label) for label in labels] == [1, 2, 3, 4] and _TIMES.search(above):
            found |= {index: _part(number, 3) for number, index in enumerate(run, 1)}
    return found


def _runs(paths: Sequence[Sequence[str]]) -> Iterable[list[int]]:
    """Neighbouring columns below one group whose last headings are a letter or a number each."""
    run: list[int] = []
    for index, path in enumerate(paths):
        short = bool(path) and (len(_squashed(path[-1])) == 1 or _count(_squashed(path[-1])) > 0)
        joined = run and short and list(path[:-1]) == list(paths[run[-1]][:-1])
        begins_again = joined and _count(_squashed(path[-1])) == 1
        if run and (not joined or begins_again):
            yield run
            run = []
        if short:
            run.append(index)
    if run:
        yield run
