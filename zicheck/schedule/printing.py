"""The canonical words of a target time, which are read again with the same meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.schedule.periods import CATURWULAN, FORM_OF_PERIOD, YEAR, Form, windows_of_year
from zicheck.schedule.words import month_name

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.schedule import Schedule

_EVERY = {
    1: Text("per bulan", "every month"),
    2: Text("setiap 2 bulan", "every 2 months"),
    3: Text("per triwulan", "every quarter"),
    4: Text("per caturwulan", "every 4 months"),
    6: Text("per semester", "every semester"),
    12: Text("setiap tahun", "every year"),
}
_BY = Text("paling lambat", "by")
_UNTIL = Text("s.d.", "until")
_END = Text("akhir", "end of")
_WEEK = Text("minggu ke-{number}", "week {number}")
_DAY = Text("tanggal {number}", "date {number}")
_REPEATED = Text("berkala", "periodically")
_VAGUE = Text("waktu relatif", "relative time")
_NEXT_YEAR = Text("tahun berikutnya", "next year")
_LAST_YEAR = Text("tahun sebelumnya", "previous year")
_YEAR_N = Text("tahun n", "year n")


_NOTHING = Text("", "")
_PERIOD_OF_FORM = {form: period for period, form in FORM_OF_PERIOD.items()}


def printed(schedule: Schedule, lang: Lang) -> str:
    """The meaning of `schedule` in canonical words."""
    form, windows = schedule.form, schedule.occurrences
    if form is Form.NONE:
        return "-"
    years = ", ".join(map(str, schedule.years))
    period = _period(schedule)
    if schedule.deadline and form is Form.RANGE and windows[0][0] == 1:
        parts = [_UNTIL.to(lang), month_name(windows[0][-1]).to(lang), years]
    else:
        parts = [_BY.to(lang) if schedule.deadline else ""]
        if period is not None:
            whole = windows == tuple(windows_of_year(period))
            parts.append(_EVERY[period].to(lang))
            parts.append(years if whole else _listed(schedule, period, lang))
        elif windows:
            parts += [_before_month(schedule).to(lang), _listed(schedule, None, lang)]
        else:
            parts += [_without_month(schedule).to(lang), years]
    parts.append(_offset(schedule).to(lang))
    return " ".join(filter(None, parts))


def _period(schedule: Schedule) -> int | None:
    """The period of a schedule with a cadence whose months are known."""
    windows = schedule.occurrences
    if not windows or schedule.form is not Form.RECURRING:
        return _PERIOD_OF_FORM.get(schedule.form) if windows else None
    halves = all((window[0] - 1) // 2 == (window[-1] - 1) // 2 for window in windows)
    paired = len(windows) > YEAR // CATURWULAN or any(len(window) == 2 for window in windows)
    return 2 if halves and paired else CATURWULAN


def _before_month(schedule: Schedule) -> Text:
    """The day, week or end that stands before the month."""
    day, form = schedule.day, schedule.form
    if day is None or form not in {Form.DATE, Form.WEEK, Form.DEADLINE, Form.POINT}:
        return _NOTHING
    if form is Form.WEEK:
        return _WEEK.fill(number=(day + 6) // 7)
    return _END if form is Form.POINT else Text(str(day), str(day))


def _without_month(schedule: Schedule) -> Text:
    """What is said when no month is."""
    day = schedule.day
    if schedule.form is Form.RECURRING:
        return _REPEATED
    if schedule.form is Form.YEARLY:
        return _NOTHING if schedule.years or schedule.year_offset else _YEAR_N
    if day is None:
        return _VAGUE
    if schedule.form is Form.WEEK:
        return _WEEK.fill(number=(day + 6) // 7)
    return _DAY.fill(number=day)


def _offset(schedule: Schedule) -> Text:
    """The year, if it is not the plan's own."""
    offset = schedule.year_offset
    if abs(offset) > 1:
        return Text(f"{_YEAR_N.id}{offset:+}", f"{_YEAR_N.en}{offset:+}")
    return (_NOTHING, _NEXT_YEAR, _LAST_YEAR)[offset]


def _listed(schedule: Schedule, period: int | None, lang: Lang) -> str:
    """The windows with their years: "Maret, Juni 2025" or "November 2025, Februari 2026".

    Windows are in order of time, so a new year begins where the months step back. Under a
    cadence, windows that it cut out of one range are printed as that range.
    """
    chunks: list[list[list[int]]] = [[]]  # the first and last months of ranges, year by year
    before = 0, 0
    for window in schedule.occurrences:
        first, last = window[0], window[-1]
        if (first, len(window)) < before:
            chunks.append([])
        before = first, len(window)
        chunk = chunks[-1]
        cut = period is not None and (first - 1) % period == 0
        if cut and chunk and chunk[-1][1] + 1 == first:
            chunk[-1][1] = last
        else:
            chunk.append([first, last])
    texts = []
    for index, chunk in enumerate(chunks):
        listed = ", ".join(
            "-".join(month_name(month).to(lang) for month in dict.fromkeys(ends)) for ends in chunk
        )
        years = schedule.years[index : index + 1 if index + 1 < len(chunks) else None]
        texts.append(f"{listed} {', '.join(map(str, years))}".strip())
    return ", ".join(texts)
