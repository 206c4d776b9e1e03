"""The periods that a year is cut into, and the forms that a target time can have."""

from __future__ import annotations

import enum

from zicheck.bahasa import Text

MONTH, QUARTER, CATURWULAN, SEMESTER, YEAR = 1, 3, 4, 6, 12
"""The named periods, each by its length in months."""

ALL_MONTHS = tuple(range(1, 13))

PERIOD_NAMES = {
    MONTH: Text("bulan", "month"),
    QUARTER: Text("triwulan", "quarter"),
    CATURWULAN: Text("caturwulan", "four-month period"),
    SEMESTER: Text("semester", "semester"),
}
"""What the periods that have a number in their year are called."""


class Form(enum.StrEnum):
    """The way in which a target time is put."""

    POINT = "point"
    """One month."""
    LIST = "list"
    """Several separate times."""
    RANGE = "range"
    """One window of several months."""
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    """Once a year, or only a year is named (then no month is known)."""
    DEADLINE = "deadline"
    """At the latest in one month."""
    WEEK = "week"
    """One week of a month."""
    DATE = "date"
    """One day."""
    RECURRING = "recurring"
    """Repeated with no period, or with one that has no form of its own (every 2 or 4 months)."""
    NONE = "none"
    """No time is said."""


FORM_OF_PERIOD = {
    MONTH: Form.MONTHLY,
    QUARTER: Form.QUARTERLY,
    SEMESTER: Form.HALF_YEARLY,
    YEAR: Form.YEARLY,
}
"""The form of a cadence by the months from one time to the next, where it has its own."""


def part_of(first: int, last: int, part: int) -> tuple[int, int]:
    """The beginning (-1), middle (0) or end (1) of the months from `first` to `last`."""
    if part:
        return (last, last) if part > 0 else (first, first)
    half = (last - first) // 2
    return first + half, last - half


def windows_of_year(period: int, part: int | None = None) -> list[tuple[int, ...]]:
    """The windows of a year that is cut into periods of `period` months, or a part of each."""
    windows = []
    for first in range(1, 13, period):
        start, end = first, first + period - 1
        if part is not None:
            start, end = part_of(start, end, part)
        windows.append(tuple(range(start, end + 1)))
    return windows
