"""The meaning of what a target time says: the months in which it is due, and its form.

The rules that hold for all texts:

- Only what is said is read. A triwulan without months means all its months, as one window in
  which the kegiatan falls; no month is picked for it.
- What is said more closely decides: months over the triwulan that they explain, dates over
  months. If the two do not agree, a note says so.
- A cadence cuts a range into its periods ("per triwulan April-Desember" is due three times);
  months that are named one by one stay as they are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zicheck.schedule.periods import (
    FORM_OF_PERIOD,
    MONTH,
    PERIOD_NAMES,
    YEAR,
    Form,
    windows_of_year,
)
from zicheck.schedule.said import Link
from zicheck.schedule.words import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zicheck.schedule.said import Item, Said

    Window = tuple[int, ...]

_FEBRUARY = 2
_LEAP_DAY = 29
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNREAD_SHOWN = 5


def meaning(said: Said) -> tuple[Form, list[Window], int | None]:
    """The form, the windows of months in order, and the last day of what was said.

    Leaves in `said` the items that are meant.
    """
    items = said.items = _separated(_closed(said), said)
    period = _period(items, said)
    windows: list[Window] = []
    day = said.alone
    if items:
        form, windows, day = _of_items(items, period, said)
    elif period is not None:
        form, windows = (
            FORM_OF_PERIOD.get(period, Form.RECURRING),
            windows_of_year(period, said.cadence_part),
        )
        if said.cadence_part == 1:
            day = _DAYS[0]
        elif said.cadence_part is not None and period > MONTH:
            said.note("approximate")
    else:
        form = _without_months(said)
    if said.unread and form is not Form.NONE:
        words = dict.fromkeys(said.unread)
        said.note("unread-words", word=", ".join([*words][:_UNREAD_SHOWN]))
    if len(said.years) > 1 and windows:
        said.note("several-years")
    for item in items[:-1]:
        if item.form is Form.DATE and item.day is not None:
            _possible(item.day, item.last, said, dated=True)
    if day is not None and windows:
        dated = bool(items) and items[-1].form is Form.DATE
        day = _possible(day, items[-1].last if items else windows[-1][-1], said, dated=dated)
        if day is None and form is Form.DATE:
            form = Form.POINT
    return form, windows, day


def _without_months(said: Said) -> Form:
    """The form of a text in which no month can be known."""
    if said.repeated:
        said.note("no-period")
        return Form.RECURRING
    if said.alone is not None:
        week = said.alone_form is Form.WEEK
        said.note("week-without-month" if week else "day-without-month")
        if said.relative:
            said.note("relative-time")
        return said.alone_form if week or not said.deadline else Form.DEADLINE
    if said.relative:
        said.note("relative-time")
        return Form.DEADLINE if said.deadline else Form.POINT
    if said.lasting:
        said.note("duration")
    elif said.counted:
        said.note("count")
    if said.years or said.year_said:
        said.note("only-year")
        return Form.YEARLY
    if not said.notes:
        said.note("no-time")
    return Form.NONE


def _closed(said: Said) -> list[Item]:
    """The items; open ranges closed, and months that lack a separator put right."""
    items = said.items
    if items and items[-1].open_end:
        items[-1].last, items[-1].day, items[-1].unit = 12, None, MONTH
        items[-1].form = Form.POINT
        said.note("open-end")
    match items:
        case [first, second] if second.link is Link.BARE and first.is_name() and second.is_name():
            word, read = month_name(first.first), month_name(second.first)
            said.note("missing-dash", word=word, read=read)
            first.last, first.end_year = second.last, second.end_year
            return [first]
    for before, after in pairwise(items):
        if before.unit == after.unit and after.link <= Link.YEAR:
            said.note("missing-comma")
    return items


def _separated(items: list[Item], said: Said) -> list[Item]:
    """The items without the periods that other items say more closely.

    A triwulan gives way to months inside it, wherever they stand ("TW I, Maret"), and to
    months that explain it, wherever they lie ("Triwulan 1: 28 Maret s/d 5 April").
    """
    units = {item.unit for item in items}
    if len(units) <= 1:
        return items
    months = [frozenset(item.window()) for item in items]
    dropped = [False] * len(items)
    finer: set[frozenset[int]] = set()
    for unit in sorted(units):
        these = [n for n, item in enumerate(items) if item.unit == unit]
        for n in these:
            dropped[n] = any(fine <= months[n] for fine in finer)
        finer.update(months[n] for n in these)
    _drop_explained(items, months, dropped, said)
    # Months that only spell out their triwulan leave it one window.
    for index in sorted(range(len(items)), key=lambda n: items[n].unit):
        if dropped[index] and items[index].unit < YEAR:
            whole = months[index]
            inside = [n for n, mine in enumerate(months) if mine <= whole and not dropped[n]]
            single = all(items[n].first == items[n].last for n in inside)
            if single and whole == _union(months[n] for n in inside):
                for n in inside:
                    dropped[n] = True
                dropped[index] = False
    return [item for item, drop in zip(items, dropped, strict=True) if not drop]


def _drop_explained(
    items: list[Item], months: list[frozenset[int]], dropped: list[bool], said: Said
) -> None:
    """Marks as dropped the periods that a bracket, a colon or the next word explains."""
    everything = _union(mine for mine, item in zip(months, items, strict=True) if item.unit > MONTH)
    for index, (before, after) in enumerate(pairwise(items)):
        if after.link not in {Link.BARE, Link.GLOSS} or before.unit == after.unit:
            continue
        whole, close = (index, index + 1) if before.unit > after.unit else (index + 1, index)
        dropped[whole] = True
        if not months[close] <= everything:
            said.note("quarter-mismatch")
        # "TW I, TW II (Maret-April)" explains both.
        back = whole - 1
        while 0 <= back < close and items[back].unit == before.unit and not dropped[back]:
            dropped[back] = not months[back].isdisjoint(months[close])
            back -= 1


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*sets)


def _period(items: list[Item], said: Said) -> int | None:
    """The months from one time to the next, if the text has a cadence."""
    found = said.cadences
    if not items:
        if not found:
            for unit in sorted(said.bare):
                said.note("bare-period", word=PERIOD_NAMES[unit])
        found = found | said.bare
        if not found and said.weak:
            said.note("duration")
            found = said.weak
    elif not found and len(items) > 1:
        found = said.bare - {MONTH}
    if not found:
        found = {unit for unit, named in said.named.items() if len(named) == 12 // unit}
    elif len(found) > 1:
        said.note("ambiguous-cadence")
    return min(found, default=None)


def _of_items(
    items: list[Item], period: int | None, said: Said
) -> tuple[Form, list[Window], int | None]:
    """The form, the windows and the last day of times that are named."""
    items.sort(key=_date_order)
    windows = [item.window() for item in items]
    for item, window in zip(items, windows, strict=True):
        if window[0] > window[-1]:
            said.note_wrap(item.first, item.last)
    ranged = any(len(window) > 1 for window in windows)
    if period == MONTH and not ranged and not _some_follow(windows):
        period = None  # "setiap bulan Juni dan Desember" is no monthly cadence
    if period is not None and period < YEAR:
        windows = _cut(items, windows, period)
        if period > MONTH and not ranged and len(windows) < 12 // period:
            said.note("cadence-mismatch")
    windows = list(dict.fromkeys(windows))
    last = items[-1]
    day = said.alone if last.day is None and period is not None else last.day
    if period is not None and (period < YEAR or len(windows) == 1):
        return FORM_OF_PERIOD.get(period, Form.RECURRING), windows, day
    if len(windows) > 1:
        return Form.LIST, windows, day
    if len(windows[0]) > 1 or last.form is Form.RANGE:
        loose = last.unit == MONTH and last.form is not Form.RANGE
        if said.deadline and loose and last.day is None:
            said.note("deadline-without-one-date")
        return Form.RANGE, windows, day
    return Form.DEADLINE if said.deadline else last.form, windows, day


def _date_order(item: Item) -> tuple[int, int, int]:
    return (item.start_year or 0) * 12 + item.first, len(item.window()), item.day or 0


def _some_follow(windows: Iterable[Window]) -> bool:
    """Whether one of the single months is the next of another, as January is of December."""
    months = {window[0] for window in windows}
    return any(month % 12 + 1 in months for month in months)


def _cut(items: Sequence[Item], windows: Sequence[Window], period: int) -> list[Window]:
    """The windows cut where a period of `period` months begins, in order of time."""
    pieces: list[tuple[int, int, Window]] = []
    for item, window in zip(items, windows, strict=True):
        year = item.start_year or 0
        piece: list[int] = []
        for month in window:
            if piece and (month - 1) % period == 0:
                pieces.append((year * 12 + piece[0], len(piece), tuple(piece)))
                piece = []
            if month == 1 < window[0] and year < (item.end_year or 0):
                year += 1
            piece.append(month)
        pieces.append((year * 12 + piece[0], len(piece), tuple(piece)))
    pieces.sort()
    return [piece for _, _, piece in pieces]


def _possible(day: int, month: int, said: Said, *, dated: bool) -> int | None:
    """`day` if `month` has it; the month's last for a week or an end; else None."""
    leap = month == _FEBRUARY and any(year % 4 == 0 for year in said.years)
    most = _DAYS[month - 1] + leap
    if 1 <= day <= most:
        return day
    if not dated:
        return most
    if month == _FEBRUARY and day == _LEAP_DAY and not said.years:
        return day
    said.note("impossible-date", word=day, read=month_name(month))
    return None
