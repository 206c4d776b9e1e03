"""What a target time (`target_waktu`) means: in which months a kegiatan is due, and how often.

:func:`parse` turns the text, as the decree prints it, into a :class:`Schedule`, in steps that
know nothing of the later ones:

- :mod:`zicheck.schedule.tokens` cuts it into words and signs that :mod:`zicheck.schedule.words`
  knows, with the misspelled ones mended by :mod:`zicheck.schedule.spelling`;
- :mod:`zicheck.schedule.grammar` reads from these what is said (:mod:`zicheck.schedule.said`);
- :mod:`zicheck.schedule.meaning` decides which months are meant.

:mod:`zicheck.schedule.printing` goes the other way. The order of a list, capitals, spaces and final
stops mean nothing. Whatever was repaired, or could be read in another way, becomes a
:class:`Note`. Months are counted 1..12. Nothing here raises on any text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.memory import KEPT
from zicheck.records import Record
from zicheck.schedule.grammar import LONGEST_TEXT, read
from zicheck.schedule.meaning import meaning
from zicheck.schedule.notes import NOTE_CODES, Note
from zicheck.schedule.periods import Form
from zicheck.schedule.printing import printed
from zicheck.schedule.words import MONTHS_EN, MONTHS_ID, find_months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zicheck.bahasa import Lang
    from zicheck.schedule.said import Said

__all__ = [
    "LONGEST_TEXT",
    "MONTHS_EN",
    "MONTHS_ID",
    "NOTE_CODES",
    "Form",
    "Note",
    "Schedule",
    "find_months",
    "parse",
    "quarter_of",
    "quarters",
]


class Schedule(Record):
    """What one target time means."""

    text: str
    """As written."""
    form: Form
    months: tuple[int, ...]
    """All months 1..12 that are meant, sorted, each once; () if none can be known."""
    occurrences: tuple[tuple[int, ...], ...]
    """The separate times at which it is due, in order; each is the window of months 1..12 in
    which that time falls, in the order of the calendar. A window that runs over the end of the
    year keeps that order: (11, 12, 1, 2). All windows together are `months`."""
    years: tuple[int, ...]
    """The years that the text names, ascending, each once."""
    year_offset: int
    """Years from the plan's own: 1 for "tahun berikutnya" or "n+1", -1 for "n-1", else 0."""
    day: int | None
    """Day 1..31 of the last time it is due, if known. For a week its last day (minggu ke-2: 14),
    for "akhir" the last of the month."""
    deadline: bool
    """Whether it is due by then rather than then: "paling lambat", "sebelum", "s.d. Maret"."""
    notes: tuple[Note, ...]
    """What was uncertain or repaired."""
    by_year: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Where the text puts months in several years: each year with its months."""

    def within(self, year: int) -> Schedule:
        """What of it lies in `year`, where the text tells its years apart; else all of it."""
        months = dict(self.by_year).get(year)
        if months is None:
            return self
        kept = tuple(window for window in self.occurrences if set(window) <= set(months))
        return self._replace(months=months, occurrences=kept)

    @property
    def year(self) -> int | None:
        """The last year that is named, or None."""
        return self.years[-1] if self.years else None

    @property
    def readable(self) -> bool:
        """Whether the months are known."""
        return bool(self.months)

    @property
    def uncertain(self) -> bool:
        """Whether a note says that the text can be read in another way, or not quite."""
        return any(note.doubtful for note in self.notes)

    def shown(self, lang: Lang = "id") -> str:
        """The meaning in canonical words, which :func:`parse` reads with the same result.

        The same in `months`, `occurrences`, `form`, `years`, `year_offset` and `deadline`, unless
        a time of more than a year stands among several years.
        """
        return printed(self, lang)


def quarter_of(month: int) -> int:
    """The quarter (triwulan) 1..4 of `month` 1..12."""
    return (month + 2) // 3


def quarters(months: Iterable[int]) -> frozenset[int]:
    """The quarters 1..4 that the `months` 1..12 touch."""
    return frozenset(map(quarter_of, months))


def parse(text: str) -> Schedule:
    """What `text` means as a target time. Pure; never raises; linear in the text."""
    return _remembered(text) if len(text) <= _REMEMBERED_LENGTH else _parse(text)


def _parse(text: str) -> Schedule:
    said = read(text)
    form, windows, day = meaning(said)
    timed = form is not Form.NONE
    return Schedule(
        text=text,
        form=form,
        months=tuple(sorted({month for window in windows for month in window})),
        occurrences=tuple(windows),
        years=tuple(sorted(said.years)),
        year_offset=said.offset if timed else 0,
        day=day if timed else None,
        deadline=said.deadline and timed,
        notes=tuple(said.notes),
        by_year=_by_year(said),
    )


def _by_year(said: Said) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The months of each year, where items that stay within a year name different ones."""
    found: dict[int, set[int]] = {}
    for item in said.items:
        if item.start_year is None or item.start_year != item.end_year:
            return ()
        found.setdefault(item.start_year, set()).update(item.window())
    if len(found) < 2:
        return ()
    return tuple((year, tuple(sorted(found[year]))) for year in sorted(found))


# A plan says "Januari 2025" dozens of times; long texts would only fill the memory.
_REMEMBERED_LENGTH = 200
_remembered = lru_cache(maxsize=KEPT)(_parse)
