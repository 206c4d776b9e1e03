"""What a spreadsheet shows for a number: the format of its cell decides whether `45658` is a day.

Only what plans hold is told apart: days, months, percentages, decimals, and words around a
number. Days are written in Bahasa Indonesia whatever the language of the program was.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from zicheck.schedule.words import MONTHS_ID

GENERAL = "General"

BUILTIN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number alone."""

_EPOCH = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - no zone in cells
_DAYS = 2_958_465
"""The last day that spreadsheets know, 31 December 9999."""
_LEAP = 60
"""The 29 February 1900 that never was: days before it are one further."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|'
    r"(?P<general>General)|(?P<time>AM/PM|[hs]+)|(?P<date>[ymd]+)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]+)?)|"
    r"(?P<percent>%)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)


class _Shape(NamedTuple):
    """What a format asks for: parts of a day, or decimals with words around them."""

    date: str = ""
    """Which of `d`, `m`, `y` it shows."""
    time: bool = False
    decimals: int | None = None
    percent: bool = False
    before: str = ""
    after: str = ""


def shown(number: float, code: str, *, since_1904: bool = False) -> str:
    """`number` as a cell of the format `code` shows it.

    `since_1904` tells that the workbook counts its days from 1904, as old ones of the Mac do.
    """
    shape = _shape(code)
    if shape.date or shape.time:
        day = _day(number, since_1904=since_1904)
        if day is not None:
            return _dated(day, shape)
    if shape.percent:
        number *= 100
    text = _plain(number) if shape.decimals is None else f"{number:.{shape.decimals}f}"
    percent = "%" if shape.percent else ""
    return f"{shape.before}{text}{percent}{shape.after}"


@lru_cache(maxsize=256)
def _shape(code: str) -> _Shape:
    section = _sections(code)[0]
    date: set[str] = set()
    time = percent = placed = False
    decimals: int | None = None
    around = ["", ""]
    minutes_may_follow = False
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup
        if kind in ("quoted", "escaped"):
            around[placed] += found[kind]
        elif kind == "time":
            time = minutes_may_follow = True
        elif kind == "bracket":
            time = time or _ELAPSED.fullmatch(found[kind]) is not None
        elif kind == "date":
            letters = set(found[0].lower())
            # `m` behind hours is minutes.
            date |= letters - {"m"} if minutes_may_follow else letters
        elif kind in ("digits", "general"):
            placed = True
            if kind == "digits":
                decimals = len(found[0].partition(".")[2])
        elif kind == "percent":
            percent = placed = True
        elif kind == "sign" and found[0] in " .:()/-+,":
            around[placed] += found[0] if found[0] in " .:()-+" else ""
    if date or time:
        return _Shape("".join(sorted(date)), time=time)
    if not placed:  # text alone: the number itself is not to be lost
        return _Shape()
    before, after = around
    return _Shape(decimals=decimals, percent=percent, before=before, after=after)


def _sections(code: str) -> list[str]:
    """The parts of a format for positive, negative, zero and text, which `;` separates."""
    parts = [""]
    quoted = False
    for sign in code:
        quoted = quoted != (sign == '"')
        if sign == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _plain(number: float) -> str:
    """A number without trailing zeros, with as many digits as a cell shows."""
    return f"{number:.0f}" if abs(number) < 1e15 and number == int(number) else f"{number:.10g}"


def _day(number: float, *, since_1904: bool) -> datetime | None:
    if not 0 <= number <= _DAYS:
        return None
    if not since_1904 and 0 < number < _LEAP:
        number += 1
    return _EPOCH[since_1904] + timedelta(seconds=round(number * 86_400))


def _dated(day: datetime, shape: _Shape) -> str:
    parts = {"d": str(day.day), "m": MONTHS_ID[day.month - 1], "y": str(day.year)}
    words = [parts[letter] for letter in "dmy" if letter in shape.date]
    if not words:
        words = [f"{day:%H.%M}"]
    return " ".join(words)
