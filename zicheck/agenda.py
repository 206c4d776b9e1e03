"""The target times of a plan as days in the calendar: once, several times, or evenly repeated.

A target is due on the day that its text names, else on the last day of the last month that is
meant. Of a range or a quarter that is its end.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.checks import Context
from zicheck.schedule import Form
from zicheck.schedule import parse as parse_schedule
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zicheck.plan import Kegiatan, Plan
    from zicheck.rule import RuleSet
    from zicheck.schedule import Schedule

_EVEN = (1, 2, 3, 4, 6)
"""Months from one time to the next that cut a year evenly."""
_CADENCES = (Form.MONTHLY, Form.QUARTERLY, Form.HALF_YEARLY, Form.YEARLY, Form.RECURRING)
_LAST_DAY = -1
_EVERY_MONTH_HAS = 28


class Repeat(NamedTuple):
    """`times` times, every `months` months, on `day` (1..28; -1 for the last of the month)."""

    months: int
    times: int
    day: int


class Event(NamedTuple):
    """A day on which a row is due, and how it repeats; `uid` stays when only the day changes."""

    uid: str
    row: Kegiatan
    area: Text
    komponen: str
    lke: tuple[str, ...]
    day: date
    repeat: Repeat | None


class Agenda(NamedTuple):
    """The events in the order of the plan.

    `undated` are the rows that no month can be told of; `misdated` those whose text names
    another year than the plan's and no plan year: they stand in the plan's year all the same.
    """

    plan: Plan
    events: tuple[Event, ...]
    undated: tuple[int, ...]
    misdated: tuple[int, ...]


def agenda(plan: Plan, ruleset: RuleSet, areas: Collection[str] = ()) -> Agenda:
    """The days on which the rows of `plan` are due.

    Args:
        plan: the plan.
        ruleset: its matcher says which indikator and area each row belongs to.
        areas: codes of the areas to keep; all when empty.
    """
    matches = ruleset.matcher.match(plan)
    schedules = tuple(parse_schedule(row.target_waktu) for row in plan.kegiatan)
    context = Context(plan, ruleset, schedules, tuple(matches))
    seen: Counter[str] = Counter()
    events: list[Event] = []
    undated: list[int] = []
    misdated: list[int] = []
    for row in plan.kegiatan:
        code = context.area_of(row)
        key = _key(plan, row)
        seen[key] += 1
        if areas and code not in areas:
            continue
        schedule = context.schedule(row)
        if not schedule.months:
            undated.append(row.row)
            continue
        if schedule.years and plan.tahun not in schedule.years:
            misdated.append(row.row)
        area = _area(context, row, code)
        for number, (day, repeat) in enumerate(_times(days(schedule, plan.tahun)), start=1):
            events.append(
                Event(
                    uid=_uid(key, seen[key], number),
                    row=row,
                    area=area,
                    komponen=plan.komponen[row.komponen].nama,
                    lke=context.ids(row),
                    day=day,
                    repeat=repeat,
                )
            )
    return Agenda(plan, tuple(events), tuple(undated), tuple(misdated))


def _area(context: Context, row: Kegiatan, code: str) -> Text:
    """The area as the instrument names it; as the plan does when it is none of the six."""
    known = context.instrument.area.get(code)
    if known:
        return Text(f"Area {code} {known.nama.id}", f"Area {code} {known.nama.en}")
    section = context.plan.area[row.area]
    name = f"{section.kode} {section.judul}".strip()
    return Text(name, name)


def days(schedule: Schedule, year: int) -> tuple[date, ...]:
    """The days on which it is due in a plan of `year`, in order, each once."""
    found: list[date] = []
    last = len(schedule.occurrences) - 1
    for number, window in enumerate(schedule.occurrences):
        after = window[0] > window[-1]  # runs over the end of the year
        of = min(max(year + schedule.year_offset + after, 1), 9999)
        end = monthrange(of, window[-1])[1]
        named = schedule.day if number == last or schedule.form in _CADENCES else None
        found.append(date(of, window[-1], min(named or end, end)))
    return tuple(sorted(set(found)))


def _times(due: Sequence[date]) -> list[tuple[date, Repeat | None]]:
    """The days as one repeated time when they lie evenly, else each on its own."""
    # Two times repeat only when they halve the year; any two dates lie evenly.
    steps = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(due)}
    on = _same_day(due)
    even = _EVEN if len(due) > 2 else _EVEN[-1:]
    if len(steps) == 1 and on is not None and min(steps) in even:
        return [(due[0], Repeat(steps.pop(), len(due), on))]
    return [(day, None) for day in due]


def _same_day(due: Sequence[date]) -> int | None:
    """The day of the month that all have; -1 for the last; None when they differ."""
    if all(day.day == monthrange(day.year, day.month)[1] for day in due):
        return _LAST_DAY
    numbers = {day.day for day in due}
    return numbers.pop() if len(numbers) == 1 and max(numbers) <= _EVERY_MONTH_HAS else None


def _key(plan: Plan, row: Kegiatan) -> str:
    """What makes a row itself: whose it is and what is to be done, not when."""
    parts = (
        plan.unit, str(plan.tahun), plan.area[row.area].kode, plan.komponen[row.komponen].nama,
        row.indikator, row.langkah_aksi,
    )  # fmt: skip
    return "\x1f".join(" ".join(part.split()) for part in parts)


def _uid(key: str, copy: int, number: int) -> str:
    data = encoded(f"{key}\x1f{copy}\x1f{number}")
    return f"{hashlib.sha256(data).hexdigest()[:32]}@zicheck"
