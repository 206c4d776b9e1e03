"""What a target time (`target_waktu`) means: in which months a kegiatan is due, and how often.

:func:`parse` turns the text, as the decree prints it, into a :class:`Schedule`. The words are
found by :mod:`zicheck.schedule_words`; here is the grammar over them. In outline::

    text     = { item | cadence | year | deadline | count } with separators between
    item     = [day | week] month | period number | part ("akhir") of either
    period   = triwulan | semester | caturwulan        number = 1, I, l, "pertama"
    range    = item ("-" | "s.d." | "sampai") item
    cadence  = ("per" | "setiap") [n] unit | "bulanan" | n "kali" ["per"] unit | n unit "sekali"

The rules that hold for all texts:

- Only what is said is read. A triwulan without months means all its months, as one window in
  which the kegiatan falls; no month is picked for it.
- What is said more closely decides: months over the triwulan that they explain, dates over
  months. If the two do not agree, a note says so.
- A cadence cuts a range into its periods ("per triwulan April-Desember" is due three times);
  months that are named one by one stay as they are.
- The order of a list, capitals, spaces and final stops mean nothing.
- Whatever was repaired, or could be read in another way, becomes a :class:`Note`.

Months are counted 1..12. Nothing here raises on any text.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.schedule_words import (
    CATURWULAN,
    MONTH,
    MONTHS_EN,
    MONTHS_ID,
    QUARTER,
    SEMESTER,
    YEAR,
    Kind,
    Token,
    find_months,
    roman,
    tokenize,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zicheck.bahasa import Lang

__all__ = [
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

LONGEST_TEXT = 2000
"""Characters of a text that are read; a note says when there were more."""


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


_SAID = {
    "typo-month": Text("“{word}” dibaca sebagai {read}.", "“{word}” is read as {read}."),
    "typo-word": Text("“{word}” dibaca sebagai “{read}”.", "“{word}” is read as “{read}”."),
    "split-word": Text(
        "Kata yang terpotong “{word}” dibaca sebagai {read}.",
        "The word cut in two, “{word}”, is read as {read}.",
    ),
    "ocr": Text(
        "“{word}” memuat huruf atau angka yang tertukar dan dibaca sebagai {read}.",
        "“{word}” has letters and digits mixed up and is read as {read}.",
    ),
    "month-first": Text(
        "Pada “{word}” bulan tertulis sebelum tanggal; dibaca sebagai {read}.",
        "In “{word}” the month stands before the day; it is read as {read}.",
    ),
    "long-text": Text(
        "Hanya {read} karakter pertama yang dibaca.", "Only the first {read} characters are read."
    ),
    "missing-dash": Text(
        "Tidak ada tanda di antara {word} dan {read}; dibaca sebagai rentang.",
        "Nothing stands between {word} and {read}; they are read as a range.",
    ),
    "missing-comma": Text(
        "Tidak ada tanda di antara bulan-bulan; dibaca sebagai daftar.",
        "Nothing stands between the months; they are read as a list.",
    ),
    "wrap-year": Text(
        "Rentang {word}-{read} melewati akhir tahun.",
        "The range {word}-{read} runs over the end of the year.",
    ),
    "several-years": Text(
        "Lebih dari satu tahun disebut; bulan tidak dibedakan menurut tahunnya.",
        "More than one year is named; months are not told apart by year.",
    ),
    "quarter-mismatch": Text(
        "Bulan yang disebut tidak sesuai dengan triwulan atau semesternya; bulan yang dipakai.",
        "The months do not fit their quarter or semester; the months are taken.",
    ),
    "deadline-without-one-date": Text(
        "Batas waktu disebut, tetapi bukan satu bulan atau tanggal.",
        "A deadline is named, but not as one month or date.",
    ),
    "open-end": Text(
        "Akhir waktu tidak disebut; dibaca sampai dengan Desember.",
        "No end is named; it is read as lasting to December.",
    ),
    "ambiguous-cadence": Text(
        "Lebih dari satu frekuensi disebut; yang tersering dipakai.",
        "More than one cadence is named; the most frequent is taken.",
    ),
    "cadence-mismatch": Text(
        "Bulan yang disebut lebih sedikit daripada yang diminta frekuensinya.",
        "Fewer months are named than the cadence asks for.",
    ),
    "finer-than-month": Text(
        "Frekuensi lebih sering daripada bulanan; dibaca sebagai setiap bulan.",
        "The cadence is finer than monthly; it is read as every month.",
    ),
    "odd-period": Text(
        "Periode {word} bulan tidak membagi habis satu tahun; bulannya tidak diketahui.",
        "A period of {word} months does not divide a year; the months are not known.",
    ),
    "bare-period": Text(
        "“{word}” disebut tanpa nomor; dibaca sebagai setiap {word}.",
        "“{word}” has no number; it is read as every {word}.",
    ),
    "bad-number": Text("Tidak ada {word} {read}.", "There is no {word} {read}."),
    "alternative": Text(
        "Waktu disebut sebagai pilihan (“atau”); semuanya dipakai.",
        "Times are named as alternatives (“or”); all are taken.",
    ),
    "approximate": Text(
        "Awal atau pertengahan suatu periode tidak menyebut bulan yang pasti.",
        "The beginning or middle of a period names no exact month.",
    ),
    "relative-time": Text(
        "Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui.",
        "The time is only named relative to another one; the month is not known.",
    ),
    "week-without-month": Text("Minggu disebut tanpa bulan.", "A week is named without a month."),
    "day-without-month": Text("Tanggal disebut tanpa bulan.", "A day is named without a month."),
    "impossible-date": Text(
        "Tidak ada tanggal {word} {read}.", "There is no day {word} in {read}."
    ),
    "short-year": Text("“{word}” dibaca sebagai tahun {read}.", "“{word}” is read as year {read}."),
    "number-months": Text("Angka-angka dibaca sebagai bulan.", "The numbers are read as months."),
    "only-year": Text("Hanya tahun yang disebut.", "Only a year is named."),
    "no-period": Text(
        "Disebut berulang tanpa periode; bulannya tidak diketahui.",
        "It is said to recur without a period; the months are not known.",
    ),
    "duration": Text(
        "Yang disebut adalah lamanya, bukan waktunya.", "A duration is named, not a time."
    ),
    "count": Text("Yang disebut adalah jumlah, bukan waktu.", "A quantity is named, not a time."),
    "no-time": Text("Tidak ada waktu yang disebut.", "No time is named."),
    "unread-words": Text("Tidak terbaca sebagai waktu: {word}.", "Not read as a time: {word}."),
}
# After these the reading is still the only sensible one.
_CERTAIN = frozenset(
    {
        "typo-month",
        "typo-word",
        "split-word",
        "ocr",
        "month-first",
        "wrap-year",
        "several-years",
        "only-year",
        "finer-than-month",
        "no-period",
        "duration",
        "count",
        "no-time",
    }
)
NOTE_CODES = frozenset(_SAID)
"""Every `code` that a :class:`Note` can have."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was repaired, or that a reader may see in another way."""

    code: str
    """Short and stable, such as "typo-month"."""
    text: Text
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Schedule:
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
        return any(note.code not in _CERTAIN for note in self.notes)

    def shown(self, lang: Lang = "id") -> str:
        """The meaning in canonical words, which :func:`parse` reads with the same result.

        The same in `months`, `occurrences`, `form`, `years`, `year_offset` and `deadline`.
        """
        return _shown(self, _WORDS_EN if lang == "en" else _WORDS_ID)


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
    tokens, repairs = tokenize(text[:LONGEST_TEXT])
    reader = _Reader(tokens)
    if len(text) > LONGEST_TEXT:
        reader.note("long-text", read=LONGEST_TEXT)
    for code, word, read in repairs:
        reader.note(code, word=word, read=_month_name(read) if isinstance(read, int) else read)
    reader.read()
    return _Meaning(reader).result(text)


# A plan says "Januari 2025" dozens of times; long texts would only fill the memory.
_REMEMBERED_LENGTH = 200
_remembered = lru_cache(maxsize=4096)(_parse)


def _month_name(month: int) -> Text:
    return Text(MONTHS_ID[month - 1], MONTHS_EN[month - 1])


class _Link(enum.IntEnum):
    """What stands between an item and the one before it, from the loosest to the strongest."""

    BARE = 0
    YEAR = 1
    LINE = 2
    LIST = 3
    GLOSS = 4
    """A bracket or colon: one explains the other."""
    RANGE = 5


_BARE, _YEAR, _LINE, _LIST, _GLOSS, _RANGE = _Link


@dataclass(slots=True)
class _Item:
    """One time or range that the text names, with the months from `first` to `last`."""

    first: int
    last: int
    unit: int = MONTH
    """Length in months of the period it was named by: 3 for a triwulan, 1 for months."""
    form: Form = Form.POINT
    """POINT, WEEK or DATE, by what names its end; RANGE for "s.d. Januari"."""
    day: int | None = None
    start_year: int | None = None
    end_year: int | None = None
    open_end: bool = False
    link: _Link = _BARE

    def length(self) -> int:
        """Its months, counted; 12 for any longer time."""
        if self.start_year is not None and self.end_year is not None:
            far = (self.end_year - self.start_year) * 12 + self.last - self.first
            if far >= YEAR:
                return YEAR
        return (self.last - self.first) % YEAR + 1

    def window(self) -> tuple[int, ...]:
        """Its months in the order of the calendar."""
        length = self.length()
        if length > (self.last - self.first) % YEAR + 1:
            return _ALL  # longer than a year
        return tuple((self.first - 1 + n) % YEAR + 1 for n in range(length))

    def mask(self) -> int:
        """Its months as bits."""
        return _mask(self.window())

    def date_order(self) -> tuple[int, int, int]:
        return ((self.start_year or 0) * 12 + self.first, self.length(), self.day or 0)


def _mask(months: Iterable[int]) -> int:
    bits = 0
    for month in months:
        bits |= 1 << month
    return bits


_ALL = tuple(range(1, 13))
_FEBRUARY = 2
_LEAP_DAY = 29
_LAST_DAY = 31  # of a month that is not known, or of any with that many days
_SHORT_YEARS = range(20, 40)  # "Mar-25"
_CENTURY = 2000
_LARGEST_OFFSET = 9  # "n+9"
_UNREAD_SHOWN = 5
_WEEK = 0  # stands for the week where other units give their length in months
_FORMS = {
    MONTH: Form.MONTHLY,
    QUARTER: Form.QUARTERLY,
    SEMESTER: Form.HALF_YEARLY,
    YEAR: Form.YEARLY,
}
_UNIT_NAMES = {
    MONTH: Text("bulan", "month"),
    QUARTER: Text("triwulan", "quarter"),
    CATURWULAN: Text("caturwulan", "four-month period"),
    SEMESTER: Text("semester", "semester"),
}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_END_MARK = Token(Kind.FILLER, 0, "", fresh=False)
# After these a number counts things; it numbers no period.
_COUNTED = frozenset(
    {Kind.TIMES, Kind.PERCENT, Kind.UNIT, Kind.ONE_UNIT, Kind.DAY, Kind.WEEK, Kind.WORD}
)
_AFTER_COUNT = _COUNTED | {Kind.MONTH}


class _Reader:
    """Reads the tokens once, from left to right, and collects what they say."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.notes: dict[tuple[str, Text], Note] = {}
        # What was found.
        self.items: list[_Item] = []
        self.cadences: set[int] = set()
        self.weak: set[int] = set()  # "12 bulan": a cadence if nothing else is said
        self.bare: set[int] = set()  # "triwulan" without a number
        self.cadence_part: int | None = None
        self.named: dict[int, set[int]] = {}  # numbers of the triwulan, semester ... named
        self.years: set[int] = set()
        self.dated = 0  # items before this index have their years
        self.offset = 0
        self.year_said = self.deadline = self.relative = False
        self.repeated = self.each_thing = self.counted = self.lasting = False
        self.alone: int | None = None  # day of a week or date without a month
        self.alone_form = Form.NONE
        self.unread: list[str] = []
        # What the next words depend on.
        self.link = _BARE
        self.numbers: list[tuple[_Link, Token]] = []  # may yet be days, counts or months
        self.week: tuple[_Link, int] | None = None  # waits for its month
        self.unit: int | None = None  # what further numbers of a list count ("TW I, II")
        self.near = False  # whether such a list was not interrupted
        self.times = 0  # "2 kali"
        self.part: int | None = None  # "akhir"
        self.each = self.during = self.since = self.date_next = self.either = self.until = False

    def note(self, code: str, **values: object) -> None:
        text = _SAID[code].fill(**values) if values else _SAID[code]
        self.notes.setdefault((code, text), Note(code, text))

    def peek(self, ahead: int = 0) -> Token:
        """The token to be read next, or one after it; a filler at the end."""
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else _END_MARK

    def read(self) -> None:
        """Reads all tokens, and decides on what waited for more words."""
        tokens, readers = self.tokens, _READERS
        while self.at < len(tokens):
            token = tokens[self.at]
            self.at += 1
            if token.fresh and self.link < _LINE:
                self.link = _LINE
            reader = readers.get(token.kind)
            if reader is not None:
                reader(self, token)
        self.settle()

    # Items ---------------------------------------------------------------------------------

    def read_month(self, token: Token) -> None:
        self.add_month(token.value)
        self.near = False
        self.read_after_month()

    def read_after_month(self) -> None:
        """Reads the year of "Mar-25", and the day of "March 5, 2025"."""
        dash = self.peek().kind is Kind.TO and self.peek().value == 0
        number, after = self.peek(dash), self.peek(dash + 1)
        if number.kind is not Kind.NUMBER or not number.word.isdecimal():
            return
        item = self.items[-1]
        if not dash and item.day is None and 1 <= number.value <= _LAST_DAY:
            comma = after.kind is Kind.AND and self.peek(2).kind is Kind.YEAR
            if comma or after.kind is Kind.YEAR:
                item.day, item.form = number.value, Form.DATE
                self.at += 1
                return
        if number.value in _SHORT_YEARS and after.kind not in _AFTER_COUNT:
            self.at += dash + 1
            self.note("short-year", word=number.word, read=_CENTURY + number.value)
            self.add_year(_CENTURY + number.value)

    def add_month(self, month: int) -> None:
        """Adds `month` with the day or week that was read just before it."""
        item = _Item(month, month)
        link = self.link
        if self.week is not None:
            # "Januari minggu ke-2 Februari": the week belongs to the month that it touches first.
            week_link, week = self.week
            mine = link <= _LINE and not (week_link is _BARE and self.fits_before())
            if mine or not self.fits_before():
                link = week_link
                item.day, item.form = week * 7, Form.WEEK
                self.week = None
            else:
                self.settle_week()
                link = max(link, _LIST)
        elif self.numbers and (link <= _LINE or (self.date_next and not self.fits_before())):
            link = self.numbers[0][0]
            item.day, item.form = self.numbers[-1][1].value, Form.DATE
            self.numbers.clear()
        else:
            self.settle_date()
            if self.part == 1:
                item.day = _LAST_DAY
        self.add(item, link)

    def add_period(self, unit: int, number: int) -> None:
        """Adds triwulan, semester, caturwulan, month or week `number`."""
        self.unit = unit
        if unit == _WEEK:
            if self.week is not None and self.near:
                self.week = (self.week[0], max(number, self.week[1]))
            else:
                self.settle_week()
                self.week = (self.link, number)
            self.link = _BARE
        elif unit == MONTH:
            self.add_month(number)
        else:
            self.settle_week()
            self.named.setdefault(unit, set()).add(number)
            self.add(self.in_part(_Item((number - 1) * unit + 1, number * unit, unit)), self.link)
        self.near = True

    def in_part(self, item: _Item) -> _Item:
        """The beginning, middle or end of `item` if such a word came before it."""
        if self.part is not None:
            item.first, item.last = _part(item.first, item.last, self.part)
            if self.part == 1:
                item.day = _LAST_DAY
            else:
                self.note("approximate")
        return item

    def add(self, item: _Item, link: _Link) -> None:
        self.each = self.during = self.date_next = False
        self.numbers.clear()
        before = self.items[-1] if self.items else None
        if link is _RANGE and before is None:
            link = _LIST
            if self.until:  # "s.d. Maret"
                item.first, item.unit, item.form = 1, MONTH, Form.RANGE
                self.deadline = True
        if link is _RANGE and before is not None:
            if before.unit != item.unit and _one_in_other(before, item):
                link = _GLOSS  # "TW 2 - Apr - Jun"
            else:
                self.stretch(before, item)
                self.link = _BARE
                return
        if self.either and before is not None:
            self.note("alternative")
        self.either = self.until = False
        item.link = link
        item.open_end, self.since = self.since, False
        self.items.append(item)
        self.link = _BARE

    def stretch(self, before: _Item, item: _Item) -> None:
        """Makes a range of the last item and `item`; one of triwulan is a list of them."""
        if before.unit == item.unit > MONTH and self.part is None and _is_whole(before):
            number = before.last // item.unit
            if item.first < before.first:
                self.note_wrap(before.first, item.last)
            while number * item.unit % 12 != item.last % 12:
                number = number % (12 // item.unit) + 1
                self.named[item.unit].add(number)
                last = number * item.unit
                self.items.append(_Item(last - item.unit + 1, last, item.unit, link=_LIST))
            return
        before.last, before.unit, before.form = item.last, MONTH, item.form
        before.day, before.end_year, before.open_end = item.day, None, False
        self.dated = min(self.dated, len(self.items) - 1)

    def note_wrap(self, first: int, last: int) -> None:
        self.note("wrap-year", word=_month_name(first), read=_month_name(last))

    def fits_before(self) -> bool:
        """Whether a week or day without a month can belong to the month before it."""
        return bool(self.items) and self.items[-1].unit == MONTH and self.items[-1].day is None

    def settle_week(self) -> None:
        """Gives a waiting week to the month before it, if that has none."""
        if self.week is None:
            return
        if self.fits_before():
            self.items[-1].day, self.items[-1].form = self.week[1] * 7, Form.WEEK
        else:
            self.alone, self.alone_form = self.week[1] * 7, Form.WEEK
        self.week = None

    # Numbers -------------------------------------------------------------------------------

    def read_number(self, token: Token) -> None:
        again = self.peek().kind is Kind.OPEN and self.peek(1)[:2] == token[:2]
        if again and self.peek(2).kind is Kind.CLOSE:
            self.at += 3  # The number in words, as in "12 (dua belas)".
        if self.continues(token):
            return
        after = self.peek()
        if token.kind is Kind.NUMBER and not self.date_next:
            if after.kind is Kind.WORD and roman(after.word) is None:
                self.counted = True  # "2 Laporan"
                self.at += 1
                return
            if after.kind is Kind.PERCENT:
                self.counted = True
                return
        self.numbers.append((self.link, token))
        self.link = _BARE

    def continues(self, token: Token) -> bool:
        """Reads `token` as one more number of a list such as "TW I, II" if it is one."""
        if self.unit is None or self.link not in {_LIST, _RANGE}:
            return False
        if token.kind is Kind.NUMBER:
            after = self.peek()
            other = after.kind in _COUNTED and (after.kind, after.value) != (Kind.UNIT, YEAR)
            if not self.near or other or (after.kind is Kind.MONTH and self.unit != _WEEK):
                return False
        elif token.kind is Kind.ORDINAL and not self.near:
            return False
        number = self.as_number(token, self.unit)
        if number is None:
            return False
        self.add_period(self.unit, number)
        return True

    def as_number(self, token: Token, unit: int) -> int | None:
        """`token` as the number of a period of `unit` months; None if it is none."""
        most = 12 // unit if unit else 5
        if token.kind is Kind.NUMBER:
            number: int | None = token.value
            if token.value > most and set(token.word) == {"1"}:  # "TW 11" for "TW II"
                number = self.as_roman(token.word)
        elif token.kind is Kind.ORDINAL:
            number = token.value or most
        elif token.kind in {Kind.WORD, Kind.TIMES} or token.word == "|":
            number = self.as_roman(token.word)
        else:
            return None
        return number if number is not None and 1 <= number <= most else None

    def as_roman(self, word: str) -> int | None:
        number = roman(word)
        if number is not None and not set(word) <= set("ivx"):
            self.note("ocr", word=word, read=number)
        return number

    def number_after(self, unit: int, *, each: bool) -> int | None:
        """Reads the number that follows its unit: "ke-2", "I", "-1". 0 for an impossible one."""
        ahead = 0
        dash = False
        while self.peek(ahead).kind is Kind.NTH or self.peek(ahead)[:2] == (Kind.TO, 0):
            dash |= self.peek(ahead).kind is Kind.TO
            ahead += 1
        token, after = self.peek(ahead), self.peek(ahead + 1)
        if token.kind is Kind.NUMBER:
            other = after.kind in _COUNTED and (after.kind, after.value) != (Kind.UNIT, YEAR)
            if after.kind in {Kind.TIMES, Kind.PERCENT} or (each and other):
                return None  # "per bulan 2 kali", "per triwulan 1 laporan"
            if dash and after.kind is Kind.MONTH and unit not in {_WEEK, MONTH}:
                return None  # "Triwulan - 5 Maret"
        number = self.as_number(token, unit)
        if number is None:
            if token.kind is not Kind.NUMBER or after.kind in _AFTER_COUNT:
                return None
            name = _UNIT_NAMES.get(unit, Text("minggu", "week"))
            self.note("bad-number", word=name, read=token.word)
            number = 0
        self.at += ahead + 1
        return number

    def number_before(self) -> Token | None:
        """Takes the number that stands right before: "3 bulan"."""
        if not self.numbers or self.link > _LINE:
            return None
        if self.date_next:  # "tanggal 10 bulan berikutnya"
            self.alone, self.alone_form = self.numbers.pop()[1].value, Form.DATE
            self.numbers.clear()
            self.date_next = False
            return None
        self.link, token = self.numbers.pop()
        return token

    def settle_date(self) -> None:
        """Gives a waiting "tanggal 10" to the month before it, if that has no day."""
        if self.date_next and self.numbers:
            day = self.numbers.pop()[1].value
            self.numbers.clear()
            if self.fits_before():
                self.items[-1].day, self.items[-1].form = day, Form.DATE
            else:
                self.alone, self.alone_form = day, Form.DATE
        self.date_next = False

    # Units and cadences --------------------------------------------------------------------

    def read_unit(self, token: Token) -> None:
        unit = token.value
        if unit == MONTH and self.peek().kind is Kind.MONTH and not self.each:
            return  # "bulan Januari"
        before = self.number_before()
        each, self.each = self.each, False
        if before is None and unit != YEAR:
            number = self.number_after(unit, each=each)
            if number is not None:
                if number:
                    self.add_period(unit, number)
                return
        if before is not None and before.kind is Kind.ORDINAL and unit != YEAR:
            number = self.as_number(before, unit)
            if number is not None:  # "2nd quarter"
                self.add_period(unit, number)
                return
        limited = self.part is not None or self.during  # "akhir tahun", "selama tahun berjalan"
        one = before is None or before.value == 1
        if unit == YEAR and limited and one and not each:
            self.add(self.in_part(_Item(1, 12, YEAR)), self.link)
            self.part = None
        if self.read_relative_after(unit):
            return
        self.add_unit(unit, before.value if before is not None else None, each=each)

    def read_one_unit(self, token: Token) -> None:
        each, self.each = self.each, False
        self.add_unit(token.value, 1, each=each)

    def add_unit(self, unit: int, count: int | None, *, each: bool) -> None:
        """Takes a unit without a number of its own as a cadence, a duration or a whole."""
        times = self.times or self.times_after()
        self.times = 0
        during, self.during = self.during, False
        if each or times:
            self.add_cadence(unit * (1 if count is None else count), times or 1)
        elif unit == YEAR and during and count in {None, 1}:  # "sepanjang tahun"
            self.add(_Item(1, 12, YEAR), self.link)
        elif count is not None:
            if unit * count == YEAR:
                self.weak.add(unit)
            else:
                self.lasting = True
        elif unit == YEAR:
            self.year_said = True
        elif unit != MONTH or self.part is not None:
            self.bare.add(unit)
            self.take_part()

    def times_after(self) -> int:
        """Reads "sekali" or "2 kali" after a unit; 0 if there is none."""
        if self.peek().kind is Kind.TIMES and self.peek().value:
            self.at += 1
            return self.tokens[self.at - 1].value
        if self.peek().kind is Kind.NUMBER and self.peek(1)[:2] == (Kind.TIMES, 0):
            self.at += 2
            return self.tokens[self.at - 2].value
        return 0

    def take_part(self) -> None:
        if self.part is not None:
            self.cadence_part, self.part = self.part, None

    def add_cadence(self, months: int, times: int) -> None:
        """Adds a cadence of so many `times` in so many `months`."""
        period, rest = divmod(months, times)
        if period == 0:
            self.note("finer-than-month")
            period = MONTH
        elif rest or 12 % period:
            self.note("odd-period", word=f"{months}/{times}" if rest else period)
            self.repeated = True
            return
        self.cadences.add(period)
        self.take_part()

    def read_cadence(self, token: Token) -> None:
        before = self.number_before()  # "tiga bulanan"
        self.each = False
        self.add_cadence(token.value * (before.value if before is not None else 1), 1)

    def read_weekly(self, _token: Token) -> None:
        self.number_before()
        self.each, self.times = False, 0
        self.add_cadence(0, 1)

    def read_week(self, _token: Token) -> None:
        before = self.number_before()
        each, self.each = self.each, False
        if before is None or before.kind is Kind.ORDINAL:
            number = (
                self.number_after(_WEEK, each=False)
                if before is None
                else self.as_number(before, _WEEK)
            )
            if number is not None:
                if number:
                    self.add_period(_WEEK, number)
                if each:  # "setiap minggu ke-2"
                    self.add_cadence(MONTH, 1)
                return
            if self.read_relative_after(_WEEK):
                return
        self.add_days(each=each, counted=before is not None)

    def read_day(self, _token: Token) -> None:
        counted = self.number_before() is not None
        each, self.each = self.each, False
        self.add_days(each=each, counted=counted)

    def add_days(self, *, each: bool, counted: bool) -> None:
        """Takes days or weeks without a number of their own as a cadence or a duration."""
        times = self.times or self.times_after()
        self.times = 0
        if each or times:
            self.add_cadence(0, 1)
        else:
            self.lasting |= counted

    def read_each(self, _token: Token) -> None:
        self.each = True

    def read_times(self, token: Token) -> None:
        if token.value:
            self.times = token.value
        else:
            before = self.number_before()
            if before is not None:
                self.times = before.value
        self.counted = True

    # Years ---------------------------------------------------------------------------------

    def read_year(self, token: Token) -> None:
        before = self.tokens[max(0, self.at - 3) : self.at - 1]
        if [one.kind for one in before] == [Kind.YEAR, Kind.TO]:
            between = range(before[0].value + 1, token.value)
            self.years.update(between[:100])  # "2022-2024"
        self.add_year(token.value)

    def add_year(self, year: int) -> None:
        """Adds a year; it holds for the items since the last one."""
        if self.during:  # "sepanjang 2025"
            self.add(_Item(1, 12, YEAR), self.link)
        if self.until and not self.items and not self.numbers:  # "s.d. 2025"
            self.deadline = True
        self.each = self.until = False
        self.years.add(year)
        for item in self.items[self.dated :]:
            if item.start_year is None:
                item.start_year = year
            if item.end_year is None:
                item.end_year = year
        self.dated = len(self.items)
        self.link = _YEAR

    def read_relative_after(self, unit: int) -> bool:
        """Reads "berikutnya" or "n-1" after its unit, if it is there."""
        ahead = 0
        while self.peek(ahead).kind is Kind.FILLER and self.peek(ahead) is not _END_MARK:
            ahead += 1
        token = self.peek(ahead)
        if token.kind is Kind.RELATIVE:
            self.at += ahead + 1
            self.add_relative(unit, token.value)
            return True
        if token.kind is Kind.N and unit == YEAR:
            self.at += ahead + 1
            self.year_said = True
            self.read_n(token)
            return True
        return False

    def add_relative(self, unit: int, value: int) -> None:
        if unit == YEAR:
            self.year_said = True
            self.offset = value or self.offset
        else:
            self.relative = True

    def read_next(self, token: Token) -> None:
        if self.peek().kind in {Kind.UNIT, Kind.WEEK}:
            self.at += 1
            self.add_relative(self.tokens[self.at - 1].value, token.value)
        else:
            self.read_word(token)

    def read_n(self, _token: Token) -> None:
        """Reads the rest of "n+1"."""
        sign, number = self.peek(), self.peek(1)
        signed = sign[:2] == (Kind.TO, 0) or sign.word == "+"
        if signed and number.kind is Kind.NUMBER and number.value <= _LARGEST_OFFSET:
            self.year_said = True
            self.offset = number.value if sign.word == "+" else -number.value
            self.at += 2

    # Signs and small words -----------------------------------------------------------------

    def read_and(self, token: Token) -> None:
        self.either |= token.value == 1
        if self.link is not _RANGE:
            self.link = _LIST

    def read_to(self, token: Token) -> None:
        begun = bool(self.items or self.numbers or self.week)
        if token.value == 0 and (self.each or not begun):
            return  # "per-bulan", or a dash before a list
        self.until = not begun
        self.link = _RANGE

    def read_open(self, token: Token) -> None:
        if token.word == "|" and self.link is _RANGE:
            return
        self.near = False
        self.part = None
        if self.link is not _RANGE:
            self.link = _GLOSS

    def read_close(self, _token: Token) -> None:
        if self.link is not _RANGE:
            self.link = _LIST

    def read_nth(self, _token: Token) -> None:
        if self.peek()[:2] == (Kind.TO, 0):
            self.at += 1
        elif self.peek().kind is Kind.MONTH and self.items and self.link <= _LINE:
            self.link = _RANGE  # "Januari ke Maret"

    def read_dated(self, _token: Token) -> None:
        self.date_next = True
        if self.each:  # "setiap tanggal 10"
            self.each = False
            self.add_cadence(MONTH, 1)

    def read_by(self, token: Token) -> None:
        self.deadline = True
        if token.word == "batas" and self.peek().kind is Kind.PART:
            self.at += 1

    def read_from(self, _token: Token) -> None:
        self.since = True

    def read_open_end(self, _token: Token) -> None:
        if self.items:
            self.items[-1].open_end = True
        self.link = _LIST

    def read_part(self, token: Token) -> None:
        self.part = token.value

    def read_during(self, _token: Token) -> None:
        self.during = True

    def read_repeated(self, _token: Token) -> None:
        self.repeated = True

    def read_vague(self, _token: Token) -> None:
        self.relative = True

    def read_word(self, token: Token) -> None:
        if self.continues(token):
            return
        self.each_thing |= self.each
        self.each = self.near = False
        self.unread.append(token.word)
        self.link = max(self.link, _LIST)

    def settle(self) -> None:
        self.settle_week()
        self.settle_date()
        values = [token.value for _, token in self.numbers]
        nothing = not (self.items or self.cadences or self.bare or self.unread or self.alone)
        if nothing and len(values) > 1 and all(value in _ALL for value in values):
            self.note("number-months")
            numbers, self.numbers = self.numbers, []
            for self.link, token in numbers:
                self.add_month(token.value)
        elif values:
            self.counted = True
        self.each_thing |= self.each  # "setiap waktu"
        latest = max(self.years, default=None)
        for item in self.items:
            if item.start_year is None:
                item.start_year = latest
            if item.end_year is None:
                item.end_year = latest


class _Meaning:
    """Makes of what was said the months in which it is due."""

    def __init__(self, said: _Reader) -> None:
        self.said = said

    def result(self, text: str) -> Schedule:
        """The schedule of all that was found."""
        items = self.separated(self.closed())
        period = self.period(items)
        form, windows, day = Form.NONE, list[tuple[int, ...]](), self.said.alone
        if items:
            form, windows, day = self.of_items(items, period)
        elif period is not None:
            form, windows = (
                _FORMS.get(period, Form.RECURRING),
                _windows(period, self.said.cadence_part),
            )
            if self.said.cadence_part == 1:
                day = _LAST_DAY
            elif self.said.cadence_part is not None and period > MONTH:
                self.said.note("approximate")
        else:
            form = self.without_months()
        if self.said.unread and form is not Form.NONE:
            words = dict.fromkeys(self.said.unread)
            self.said.note("unread-words", word=", ".join([*words][:_UNREAD_SHOWN]))
        years = tuple(sorted(self.said.years))
        if len(years) > 1 and windows:
            self.said.note("several-years")
        if day is not None and windows:
            day = self.possible(day, items[-1].last if items else windows[-1][-1], items)
            if day is None and form is Form.DATE:
                form = Form.POINT
        said = form is not Form.NONE
        return Schedule(
            text=text,
            form=form,
            months=tuple(sorted({month for window in windows for month in window})),
            occurrences=tuple(windows),
            years=years,
            year_offset=self.said.offset if said else 0,
            day=day if said else None,
            deadline=self.said.deadline and said,
            notes=tuple(self.said.notes.values()),
        )

    def without_months(self) -> Form:
        """The form of a text in which no month can be known."""
        if self.said.repeated or self.said.each_thing:
            self.said.note("no-period")
            return Form.RECURRING
        if self.said.alone is not None:
            week = self.said.alone_form is Form.WEEK
            self.said.note("week-without-month" if week else "day-without-month")
            if self.said.relative:
                self.said.note("relative-time")
            return self.said.alone_form if week or not self.said.deadline else Form.DEADLINE
        if self.said.relative:
            self.said.note("relative-time")
            return Form.DEADLINE if self.said.deadline else Form.POINT
        if self.said.lasting:
            self.said.note("duration")
        elif self.said.counted:
            self.said.note("count")
        if self.said.years or self.said.year_said:
            self.said.note("only-year")
            return Form.YEARLY
        if not self.said.notes:
            self.said.note("no-time")
        return Form.NONE

    def closed(self) -> list[_Item]:
        """The items; open ranges closed, and months that lack a separator put right."""
        items = self.said.items
        if items and items[-1].open_end:
            items[-1].last, items[-1].day, items[-1].unit = 12, None, MONTH
            items[-1].form = Form.POINT
            self.said.note("open-end")
        match items:
            case [first, second] if second.link is _BARE and _is_name(first) and _is_name(second):
                word, read = _month_name(first.first), _month_name(second.first)
                self.said.note("missing-dash", word=word, read=read)
                first.last, first.end_year = second.last, second.end_year
                return [first]
        for before, after in pairwise(items):
            if before.unit == after.unit and after.link in {_BARE, _YEAR}:
                self.said.note("missing-comma")
        return items

    def separated(self, items: list[_Item]) -> list[_Item]:
        """The items without the periods that other items say more closely.

        A triwulan gives way to months inside it, wherever they stand ("TW I, Maret"), and to
        months that explain it, wherever they lie ("Triwulan 1: 28 Maret s/d 5 April").
        """
        units = {item.unit for item in items}
        if len(units) <= 1:
            return items
        masks = [item.mask() for item in items]
        dropped = [False] * len(items)
        finer: set[int] = set()
        restored: list[_Item] = []
        for unit in sorted(units):
            for index, item in enumerate(items):
                if item.unit == unit and any(not mask & ~masks[index] for mask in finer):
                    dropped[index] = True
            finer |= {mask for item, mask in zip(items, masks, strict=True) if item.unit == unit}
        self.drop_explained(items, masks, dropped)
        # Months that only spell out their triwulan leave it one window.
        wholes = {
            (item.unit, mask): item
            for item, mask, drop in zip(items, masks, dropped, strict=True)
            if drop and item.unit in _UNIT_NAMES and _is_whole(item)
        }
        for unit, whole in sorted(wholes):
            inside = [n for n, mask in enumerate(masks) if not mask & ~whole and not dropped[n]]
            single = all(items[n].first == items[n].last for n in inside)
            if single and _union(masks, inside) == whole:
                restored.append(wholes[unit, whole])
                for n in inside:
                    dropped[n] = True
        kept = [item for item, drop in zip(items, dropped, strict=True) if not drop]
        return kept + restored

    def drop_explained(self, items: list[_Item], masks: list[int], dropped: list[bool]) -> None:
        """Marks as dropped the periods that a bracket, a colon or the next word explains."""
        everything = _union(masks, (n for n, item in enumerate(items) if item.unit > MONTH))
        for index, (before, after) in enumerate(pairwise(items)):
            if after.link not in {_BARE, _GLOSS} or before.unit == after.unit:
                continue
            whole, close = (index, index + 1)
            if before.unit < after.unit:
                whole, close = close, whole
            dropped[whole] = True
            if masks[close] & ~everything:
                self.said.note("quarter-mismatch")
            # "TW I, TW II (Maret-April)" explains both.
            back = whole - 1
            while 0 <= back < close and items[back].unit == before.unit and not dropped[back]:
                dropped[back] = bool(masks[back] & masks[close])
                back -= 1

    def period(self, items: list[_Item]) -> int | None:
        """The months from one time to the next, if the text has a cadence."""
        found = set(self.said.cadences)
        if not items:
            if not found:
                for unit in sorted(self.said.bare):
                    self.said.note("bare-period", word=_UNIT_NAMES[unit])
            found |= self.said.bare
            found = found or self.said.weak
        elif not found and len(items) > 1:
            found = self.said.bare - {MONTH}
        if not found:
            found = {unit for unit, named in self.said.named.items() if len(named) == 12 // unit}
            return min(found, default=None)
        if len(found) > 1:
            self.said.note("ambiguous-cadence")
        return min(found)

    def of_items(
        self, items: list[_Item], period: int | None
    ) -> tuple[Form, list[tuple[int, ...]], int | None]:
        """The form, the windows and the last day of times that are named."""
        items.sort(key=_Item.date_order)
        windows = [item.window() for item in items]
        for item, window in zip(items, windows, strict=True):
            if window[0] > window[-1]:
                self.said.note_wrap(item.first, item.last)
        ranged = any(len(window) > 1 for window in windows)
        if period == MONTH and not ranged and not _some_follow(windows):
            period = None  # "setiap bulan Juni dan Desember" is no monthly cadence
        if period is not None and period < YEAR:
            windows = _cut(items, windows, period)
            few = not ranged and len(windows) < 12 // period
            if few and period > MONTH:
                self.said.note("cadence-mismatch")
        windows = list(dict.fromkeys(windows))
        last = items[-1]
        day = self.said.alone if last.day is None and period is not None else last.day
        if period is not None and (period < YEAR or len(windows) == 1):
            return _FORMS.get(period, Form.RECURRING), windows, day
        if len(windows) > 1:
            return Form.LIST, windows, day
        if len(windows[0]) > 1 or last.form is Form.RANGE:
            loose = last.unit == MONTH and last.form is not Form.RANGE
            if self.said.deadline and loose and last.day is None:
                self.said.note("deadline-without-one-date")
            return Form.RANGE, windows, day
        return Form.DEADLINE if self.said.deadline else last.form, windows, day

    def possible(self, day: int, month: int, items: list[_Item]) -> int | None:
        """`day` if `month` has it; the month's last for a week or an end; else None."""
        leap = month == _FEBRUARY and any(map(_is_leap, self.said.years))
        most = _DAYS[month - 1] + leap
        if 1 <= day <= most:
            return day
        if not (items and items[-1].form is Form.DATE):
            return most
        if month == _FEBRUARY and day == _LEAP_DAY and not self.said.years:
            return day
        self.said.note("impossible-date", word=day, read=_month_name(month))
        return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _is_whole(item: _Item) -> bool:
    """Whether the item is all of the period it was named by, not just its end."""
    return item.last - item.first + 1 == item.unit


def _is_name(item: _Item) -> bool:
    """Whether the item is just the name of a month."""
    return item.unit == MONTH and item.first == item.last and item.form is Form.POINT


def _part(first: int, last: int, part: int) -> tuple[int, int]:
    """The beginning (-1), middle (0) or end (1) of the months from `first` to `last`."""
    if part:
        return (last, last) if part > 0 else (first, first)
    half = (last - first) // 2
    return first + half, last - half


def _windows(period: int, part: int | None = None) -> list[tuple[int, ...]]:
    """The windows of a year that is cut into periods of `period` months, or a part of each."""
    windows = []
    for first in range(1, 13, period):
        start, end = first, first + period - 1
        if part is not None and period > MONTH:
            start, end = _part(start, end, part)
        windows.append(tuple(range(start, end + 1)))
    return windows


def _cut(
    items: Sequence[_Item], windows: Sequence[tuple[int, ...]], period: int
) -> list[tuple[int, ...]]:
    """The windows cut where a period of `period` months begins, in order of time."""
    pieces: list[tuple[int, int, tuple[int, ...]]] = []
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


def _union(masks: Sequence[int], which: Iterable[int]) -> int:
    bits = 0
    for index in which:
        bits |= masks[index]
    return bits


def _one_in_other(one: _Item, other: _Item) -> bool:
    """Whether the item with the finer unit lies inside the other."""
    fine, coarse = sorted((one, other), key=lambda item: item.unit)
    return not fine.mask() & ~coarse.mask()


def _some_follow(windows: Iterable[tuple[int, ...]]) -> bool:
    """Whether one of the single months is the next of another, as January is of December."""
    months = {window[0] for window in windows}
    return any(month % 12 + 1 in months for month in months)


# Printing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the canonical printing in one language."""

    months: tuple[str, ...]
    every: dict[int, str]
    by: str
    until: str
    end: str
    week: str
    day: str
    repeated: str
    vague: str
    next_year: str
    last_year: str
    year: str


_WORDS_ID = _Words(
    months=MONTHS_ID,
    every={
        1: "per bulan",
        2: "setiap 2 bulan",
        3: "per triwulan",
        4: "per caturwulan",
        6: "per semester",
        12: "setiap tahun",
    },
    by="paling lambat",
    until="s.d.",
    end="akhir",
    week="minggu ke-{}",
    day="tanggal {}",
    repeated="berkala",
    vague="waktu relatif",
    next_year="tahun berikutnya",
    last_year="tahun sebelumnya",
    year="tahun n",
)
_WORDS_EN = _Words(
    months=MONTHS_EN,
    every={
        1: "every month",
        2: "every 2 months",
        3: "every quarter",
        4: "every 4 months",
        6: "every semester",
        12: "every year",
    },
    by="by",
    until="until",
    end="end of",
    week="week {}",
    day="date {}",
    repeated="periodically",
    vague="relative time",
    next_year="next year",
    last_year="previous year",
    year="year n",
)


def _shown(schedule: Schedule, words: _Words) -> str:
    form, windows = schedule.form, schedule.occurrences
    if form is Form.NONE:
        return "-"
    parts: list[str] = []
    until = schedule.deadline and form is Form.RANGE and windows[0][0] == 1 <= windows[0][-1]
    if schedule.deadline:
        parts.append(words.until if until else words.by)
    period = _shown_period(schedule)
    years = ", ".join(map(str, schedule.years))
    if until:
        parts += [words.months[windows[0][-1] - 1], years]
    elif period is not None:
        parts.append(words.every[period])
        whole = windows == tuple(_windows(period))
        parts.append(years if whole else _listed(windows, schedule.years, period, words))
    elif windows:
        parts += [_before_month(schedule, words), _listed(windows, schedule.years, None, words)]
    else:
        parts += [_without_month(schedule, words), years]
    parts.append(_shown_offset(schedule, words))
    return " ".join(filter(None, parts))


def _shown_period(schedule: Schedule) -> int | None:
    """The period of a schedule with a cadence."""
    windows = schedule.occurrences
    for period, form in _FORMS.items():
        if schedule.form is form:
            return period if windows else None
    if schedule.form is not Form.RECURRING or not windows:
        return None
    halves = all((window[0] - 1) // 2 == (window[-1] - 1) // 2 for window in windows)
    return 2 if halves and len(windows) > YEAR // CATURWULAN else CATURWULAN


def _before_month(schedule: Schedule, words: _Words) -> str:
    """The day, week or end that stands before the month."""
    day, form = schedule.day, schedule.form
    if day is None or form not in {Form.DATE, Form.WEEK, Form.DEADLINE, Form.POINT}:
        return ""
    if form is Form.WEEK:
        return words.week.format((day + 6) // 7)
    return words.end if form is Form.POINT else str(day)


def _without_month(schedule: Schedule, words: _Words) -> str:
    """What is said when no month is."""
    day = schedule.day
    if schedule.form is Form.RECURRING:
        return words.repeated
    if schedule.form is Form.WEEK and day is not None:
        return words.week.format((day + 6) // 7)
    if schedule.form is Form.YEARLY:
        return "" if schedule.years or schedule.year_offset else words.year
    return words.vague if day is None else words.day.format(day)


def _shown_offset(schedule: Schedule, words: _Words) -> str:
    offset = schedule.year_offset
    if abs(offset) > 1:
        return f"{words.year}{offset:+}"
    return {1: words.next_year, -1: words.last_year}.get(offset, "")


def _listed(
    windows: Sequence[tuple[int, ...]], years: Sequence[int], period: int | None, words: _Words
) -> str:
    """The windows with their years: "Maret, Juni 2025" or "November 2025, Februari 2026".

    Windows are in order of time, so a new year begins where the months step back. Under a
    cadence, windows that it cut out of one range are printed as that range.
    """
    chunks: list[list[list[int]]] = [[]]
    before: tuple[int, int] | None = None
    for window in windows:
        order = (window[0], len(window))
        if before is not None and order < before:
            chunks.append([])
        chunk = chunks[-1]
        new = period is None or (window[0] - 1) % period or not chunk
        if new or chunk[-1][1] + 1 != window[0]:
            chunk.append([window[0], window[-1]])
        else:
            chunk[-1][1] = window[-1]
        before = order
    texts = []
    for index, chunk in enumerate(chunks, 1):
        names = (
            words.months[first - 1 : first] + words.months[last - 1 : last] for first, last in chunk
        )
        listed = ", ".join("-".join(dict.fromkeys(ends)) for ends in names)
        end = index if index < len(chunks) else None
        texts.append(" ".join([listed, ", ".join(map(str, years[index - 1 : end]))]).strip())
    return ", ".join(texts)


_READERS: dict[Kind, Callable[[_Reader, Token], None]] = {
    Kind.MONTH: _Reader.read_month,
    Kind.YEAR: _Reader.read_year,
    Kind.NUMBER: _Reader.read_number,
    Kind.ORDINAL: _Reader.read_number,
    Kind.UNIT: _Reader.read_unit,
    Kind.ONE_UNIT: _Reader.read_one_unit,
    Kind.WEEK: _Reader.read_week,
    Kind.DAY: _Reader.read_day,
    Kind.CADENCE: _Reader.read_cadence,
    Kind.WEEKLY: _Reader.read_weekly,
    Kind.REPEATED: _Reader.read_repeated,
    Kind.EACH: _Reader.read_each,
    Kind.TIMES: _Reader.read_times,
    Kind.DURING: _Reader.read_during,
    Kind.TO: _Reader.read_to,
    Kind.AND: _Reader.read_and,
    Kind.OPEN: _Reader.read_open,
    Kind.CLOSE: _Reader.read_close,
    Kind.NTH: _Reader.read_nth,
    Kind.DATED: _Reader.read_dated,
    Kind.BY: _Reader.read_by,
    Kind.FROM: _Reader.read_from,
    Kind.OPEN_END: _Reader.read_open_end,
    Kind.PART: _Reader.read_part,
    Kind.RELATIVE: _Reader.read_word,
    Kind.NEXT: _Reader.read_next,
    Kind.VAGUE: _Reader.read_vague,
    Kind.N: _Reader.read_n,
    Kind.WORD: _Reader.read_word,
}
