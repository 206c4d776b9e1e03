"""What a target time says, word by word: found by the grammar, before months are made of it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zicheck.schedule.notes import note
from zicheck.schedule.periods import ALL_MONTHS, MONTH, YEAR, Form
from zicheck.schedule.words import month_name

if TYPE_CHECKING:
    from zicheck.schedule.notes import Note


_TWO_YEARS = ALL_MONTHS * 2


class Link(enum.IntEnum):
    """What stands between an item and the one before it, from the loosest to the strongest."""

    BARE = 0
    YEAR = 1
    LINE = 2
    LIST = 3
    GLOSS = 4
    """A bracket or colon: one explains the other."""
    RANGE = 5


class Item:
    """One time or range that the text names, with the months from `first` to `last`.

    `unit` is the length in months of the period it was named by: 3 for a triwulan, 1 for months.
    `form` is POINT, WEEK or DATE, by what names its end; RANGE for "s.d. Januari".
    """

    __slots__ = (
        "day", "end_year", "first", "form", "last", "link", "open_end", "start_year", "unit"
    )  # fmt: skip

    def __init__(  # noqa: PLR0917 - in the order in which they are said
        self,
        first: int,
        last: int,
        unit: int = MONTH,
        form: Form = Form.POINT,
        day: int | None = None,
        start_year: int | None = None,
        end_year: int | None = None,
        *,
        open_end: bool = False,
        link: Link = Link.BARE,
    ) -> None:
        self.first = first
        self.last = last
        self.unit = unit
        self.form = form
        self.day = day
        self.start_year = start_year
        self.end_year = end_year
        self.open_end = open_end
        self.link = link

    def set_year(self, year: int | None) -> None:
        """Puts its beginning and its end into `year`, where they have no year yet."""
        if self.start_year is None:
            self.start_year = year
        if self.end_year is None:
            self.end_year = year

    def window(self) -> tuple[int, ...]:
        """Its months in the order of the calendar; the whole year for any longer time."""
        first, last = self.first, self.last
        length = (last - first) % YEAR + 1
        years = (self.end_year or 0) - (self.start_year or 0)
        if years * 12 + last - first >= YEAR:
            return ALL_MONTHS
        return _TWO_YEARS[first - 1 : first - 1 + length]

    def is_name(self) -> bool:
        """Whether it is just the name of a month."""
        return self.unit == MONTH and self.first == self.last and self.form is Form.POINT


class Said:
    """All that one text says."""

    def __init__(self) -> None:
        self.notes: dict[Note, None] = {}  # in order, each once
        self.items: list[Item] = []
        self.named: dict[int, set[int]] = {}  # the numbers of the triwulan, semester ... named
        self.cadences: set[int] = set()  # months from one time to the next
        self.cadence_part: int | None = None  # "setiap akhir triwulan"
        self.weak: set[int] = set()  # "12 bulan": a cadence if nothing else is said
        self.bare: set[int] = set()  # "triwulan" without a number
        self.years: set[int] = set()
        self.offset = 0  # years from the plan's own
        self.year_said = False  # in words: "tahun n"
        self.deadline = False
        self.relative = False  # "bulan berikutnya"
        self.repeated = False  # "berkala", "setiap rapat"
        self.lasting = False  # "30 hari"
        self.counted = False  # "2 laporan"
        self.alone: int | None = None  # the day of a week or date without a month
        self.alone_form = Form.NONE
        self.unread: list[str] = []

    def note(self, code: str, **values: object) -> None:
        """Adds a note, once."""
        self.notes[note(code, **values)] = None

    def note_wrap(self, first: int, last: int) -> None:
        """Notes that a range from month `first` to month `last` runs into the next year."""
        self.note("wrap-year", word=month_name(first), read=month_name(last))
