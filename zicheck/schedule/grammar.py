"""The grammar of target times: what a text says, read from its words.

In outline::

    text     = { item | cadence | year | deadline | count } with separators between
    item     = [day | week] month | period number | part ("akhir") of either
    period   = triwulan | semester | caturwulan        number = 1, I, l, "pertama"
    range    = item ("-" | "s.d." | "sampai") item
    cadence  = ("per" | "setiap") [n] unit | "bulanan" | n "kali" ["per"] unit | n unit "sekali"

Nothing is made of it here but a :class:`Said`: which months are meant is decided by
:mod:`zicheck.schedule.meaning`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.schedule.periods import ALL_MONTHS, MONTH, PERIOD_NAMES, YEAR, Form, part_of
from zicheck.schedule.said import Item, Link, Said
from zicheck.schedule.tokens import Token, tokenize
from zicheck.schedule.words import Kind, roman

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_TEXT = 2000
"""Characters of a text that are read; a note says when there were more."""

_LAST_DAY = 31  # of a month that is not known, or of any with that many days
_SHORT_YEARS = range(20, 40)  # "Mar-25"
_CENTURY = 2000
_LARGEST_OFFSET = 9  # "n+9"
_WEEK = 0  # stands for the week where other units give their length in months
_WEEKS = 5
_QUARTERS = 4
_ROMAN_LETTERS = frozenset("ivx")
_END = Token(Kind.END, 0, "", fresh=False)
# After these a number counts things; it numbers no period.
_COUNTED = frozenset(
    {Kind.TIMES, Kind.PERCENT, Kind.UNIT, Kind.ONE_UNIT, Kind.DAY, Kind.WEEK, Kind.WORD}
)
_AFTER_COUNT = _COUNTED | {Kind.MONTH}


def read(text: str) -> Said:
    """What `text` says."""
    tokens, repairs = tokenize(text[:LONGEST_TEXT])
    reader = _Reader(tokens)
    if len(text) > LONGEST_TEXT:
        reader.note("long-text", read=LONGEST_TEXT)
    reader.notes.update(dict.fromkeys(repairs))
    reader.read()
    return reader


def _plain_roman(word: str) -> int | None:
    """The value of a Roman number that has no letter which only looks like one."""
    return roman(word) if set(word) <= _ROMAN_LETTERS else None


def _is_counted(token: Token) -> bool:
    """Whether `token` is what a number before it counts; "2 tahun 2025" is no count of years."""
    return token.kind in _COUNTED and token[:2] != (Kind.UNIT, YEAR)


class _Reader(Said):
    """Reads the tokens once, from left to right, and collects what they say.

    A token is read by the method that bears the name of its kind; kinds without one say nothing.
    """

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__()
        self.tokens = tokens
        self.at = 0
        # What the next words depend on.
        self.dated = 0  # items before this index have their years
        self.link = Link.BARE
        self.numbers: list[tuple[Link, Token]] = []  # may yet be days, counts or months
        self.romans: list[tuple[Link, int]] = []  # may yet be months
        self.week: tuple[Link, int] | None = None  # waits for its month
        self.unit: int | None = None  # what further numbers of a list count ("TW I, II")
        self.near = False  # whether such a list was not interrupted
        self.times = 0  # "2 kali"
        self.part: int | None = None  # "akhir"
        self.part_at = 0  # items before this index stand before that word
        self.each = self.during = self.since = self.date_next = self.either = self.until = False

    def peek(self, ahead: int = 0) -> Token:
        """The token to be read next, or one after it."""
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else _END

    def read(self) -> None:
        """Reads all tokens, and decides on what waited for more words."""
        tokens, readers = self.tokens, _READERS
        while self.at < len(tokens):
            token = tokens[self.at]
            self.at += 1
            if token.fresh and self.link < Link.LINE:
                self.link = Link.LINE
            reader = readers[token.kind]
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
        dash = self.peek()[:2] == (Kind.TO, 0)
        number, after = self.peek(dash), self.peek(dash + 1)
        if not number.word.isdecimal():
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
        item = Item(month, month)
        link = self.link
        if self.week is not None:
            # "Januari minggu ke-2 Februari": the week belongs to the month that it touches first.
            week_link, week = self.week
            if not self.fits_before() or (link <= Link.LINE and week_link is not Link.BARE):
                link = week_link
                item.day, item.form = week * 7, Form.WEEK
                self.week = None
            else:
                self.settle_week()
                link = max(link, Link.LIST)
        elif self.numbers and (link <= Link.LINE or (self.date_next and not self.fits_before())):
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
            self.link = Link.BARE
        elif unit == MONTH:
            self.add_month(number)
        else:
            self.settle_week()
            self.named.setdefault(unit, set()).add(number)
            self.add(self.in_part(Item((number - 1) * unit + 1, number * unit, unit)), self.link)
        self.near = True

    def in_part(self, item: Item) -> Item:
        """The beginning, middle or end of `item` if such a word came before it."""
        if self.part is not None:
            item.first, item.last = part_of(item.first, item.last, self.part)
            if self.part == 1:
                item.day = _LAST_DAY
            else:
                self.note("approximate")
        return item

    def add(self, item: Item, link: Link) -> None:
        self.each = self.during = self.date_next = False
        self.numbers.clear()
        self.link = Link.BARE
        before = self.items[-1] if self.items else None
        if link is Link.RANGE and before is not None:
            small, large = (before, item) if before.unit < item.unit else (item, before)
            if small.unit == large.unit or not {*small.window()} <= {*large.window()}:
                self.stretch(before, item)
                return  # else one explains the other: "TW 2 - Apr - Jun"
        elif link is Link.RANGE and self.until:  # "s.d. Maret"
            item.first, item.unit, item.form = 1, MONTH, Form.RANGE
            self.deadline = True
        if self.either and before is not None:
            self.note("alternative")
        self.either = self.until = False
        item.link = link
        item.open_end, self.since = self.since, False
        self.items.append(item)

    def stretch(self, before: Item, item: Item) -> None:
        """Makes a range of the last item and `item`; one of triwulan is a list of them."""
        if before.unit == item.unit > MONTH and self.part is None:
            number = before.last // item.unit
            if item.first < before.first:
                self.note_wrap(before.first, item.last)
            while number * item.unit % 12 != item.last % 12:
                number = number % (12 // item.unit) + 1
                self.named[item.unit].add(number)
                last = number * item.unit
                self.items.append(Item(last - item.unit + 1, last, item.unit, link=Link.LIST))
            return
        before.last, before.unit, before.form = item.last, MONTH, item.form
        before.day, before.end_year, before.open_end = item.day, None, False
        self.dated = min(self.dated, len(self.items) - 1)

    # Days and weeks that wait for their month ------------------------------------------------

    def fits_before(self) -> bool:
        """Whether a week or day without a month can belong to the month before it."""
        return bool(self.items) and self.items[-1].unit == MONTH and self.items[-1].day is None

    def settle_week(self) -> None:
        if self.week is not None:
            self.settle_day(min(self.week[1] * 7, _LAST_DAY), Form.WEEK)
            self.week = None

    def settle_date(self) -> None:
        if self.date_next and self.numbers:
            self.settle_day(self.numbers[-1][1].value, Form.DATE)
            self.numbers.clear()
        self.date_next = False

    def settle_day(self, day: int, form: Form) -> None:
        """Gives a day to the month before it, if that has none."""
        if self.fits_before():
            self.items[-1].day, self.items[-1].form = day, form
        else:
            self.leave_alone(day, form)

    def leave_alone(self, day: int, form: Form) -> None:
        """Keeps a day that has no month, if there is such a day."""
        if 1 <= day <= _LAST_DAY:
            self.alone, self.alone_form = day, form

    # Numbers -------------------------------------------------------------------------------

    def read_number(self, token: Token) -> None:
        again = self.peek().kind is Kind.OPEN and self.peek(1)[:2] == token[:2]
        if again and self.peek(2).kind is Kind.CLOSE:
            self.at += 3  # the number in words, as in "12 (dua belas)"
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
        self.link = Link.BARE

    read_ordinal = read_number

    def continues(self, token: Token) -> bool:
        """Reads `token` as one more number of a list such as "TW I, II" if it is one."""
        if self.unit is None or self.link not in {Link.LIST, Link.RANGE}:
            return False
        if token.kind in {Kind.NUMBER, Kind.ORDINAL} and not self.near:
            return False
        if token.kind is Kind.NUMBER:
            after = self.peek()
            if _is_counted(after) or (after.kind is Kind.MONTH and self.unit != _WEEK):
                return False
        number = self.as_number(token, self.unit)
        if number is None:
            if token.kind is not Kind.WORD or _plain_roman(token.word) is None:
                return False
            self.impossible(self.unit, token)
            return True
        self.skip_repeated(number)
        self.add_period(self.unit, number)
        return True

    def impossible(self, unit: int, token: Token) -> None:
        """Notes that there is no such period: "Triwulan 5", "Semester III"."""
        name = PERIOD_NAMES.get(unit, Text("minggu", "week"))
        self.note("bad-number", word=name, read=token.word.upper())

    def as_number(self, token: Token, unit: int) -> int | None:
        """`token` as the number of a period of `unit` months; None if it is none."""
        most = 12 // unit if unit else _WEEKS
        number: int | None = None
        if token.kind is Kind.NUMBER:
            number = token.value
            if number > most:
                number = self.as_roman(token.word)  # "TW 11" for "TW II"
        elif token.kind is Kind.ORDINAL:
            number = token.value or most
        elif token.kind in {Kind.WORD, Kind.TIMES} or token.word == "|":
            number = self.as_roman(token.word)
        return number if number is not None and 1 <= number <= most else None

    def as_roman(self, word: str) -> int | None:
        number = roman(word)
        if number is not None and not set(word) <= set("ivx"):
            self.note("ocr", word=word, read=number)
        return number

    def number_of(self, unit: int, before: Token | None, *, each: bool) -> int | None:
        """The number of a period, after its unit or before it ("2nd quarter"), if it has one."""
        if before is None:
            return self.number_after(unit, each=each)
        return self.as_number(before, unit) if before.kind is Kind.ORDINAL else None

    def number_after(self, unit: int, *, each: bool) -> int | None:
        """Reads the number that follows its unit: "ke-2", "I", "-1". 0 for an impossible one."""
        ahead = 0
        dash = False
        while self.peek(ahead).kind is Kind.NTH or self.peek(ahead)[:2] == (Kind.TO, 0):
            dash |= self.peek(ahead).kind is Kind.TO
            ahead += 1
        token, after = self.peek(ahead), self.peek(ahead + 1)
        if token.kind is Kind.NUMBER:
            if after.kind in {Kind.TIMES, Kind.PERCENT} or (each and _is_counted(after)):
                return None  # "per bulan 2 kali", "per triwulan 1 laporan"
            if dash and after.kind is Kind.MONTH and unit > MONTH:
                return None  # "Triwulan - 5 Maret"
        number = self.as_number(token, unit)
        if number is None:
            week_of_month = unit == _WEEK and ahead and after.kind is Kind.MONTH  # "ke-9 Maret"
            counted = token.kind is Kind.NUMBER and (
                after.kind not in _AFTER_COUNT or week_of_month
            )
            if not counted and (token.kind is not Kind.WORD or _plain_roman(token.word) is None):
                return None
            self.impossible(unit, token)
            number = 0
        self.at += ahead + 1
        self.skip_repeated(number)
        return number

    def skip_repeated(self, number: int) -> None:
        """Skips a number that stands once more in brackets: "Triwulan 1 (satu), 2 (II)"."""
        if self.peek().kind is Kind.OPEN and self.peek(2).kind is Kind.CLOSE:
            token = self.peek(1)
            spelled = token.value if token.kind is Kind.NUMBER else roman(token.word)
            if number and spelled == number:
                self.at += 3

    def number_before(self) -> Token | None:
        """Takes the number that stands right before: "3 bulan"."""
        if not self.numbers or self.link > Link.LINE:
            return None
        if self.date_next:  # "tanggal 10 bulan berikutnya"
            self.leave_alone(self.numbers[-1][1].value, Form.DATE)
            self.numbers.clear()
            self.date_next = False
            return None
        self.link, token = self.numbers.pop()
        return token

    # Units and cadences --------------------------------------------------------------------

    def read_unit(self, token: Token) -> None:
        unit = token.value
        if unit == MONTH and self.peek().kind is Kind.MONTH and not self.each:
            return  # "bulan Januari"
        before = self.number_before()
        each, self.each = self.each, False
        if unit != YEAR:
            number = self.number_of(unit, before, each=each)
            if number is not None:
                if number:
                    self.add_period(unit, number)
                return
        elif (
            not each
            and (before is None or before.value == 1)
            # "akhir tahun" and "selama tahun berjalan", but not "akhir Juni tahun 2025"
            and (self.during or (self.part is not None and self.part_at == len(self.items)))
        ):
            self.add(self.in_part(Item(1, 12, YEAR)), self.link)
            self.part = None
        if not self.read_relative_after(unit):
            self.add_unit(unit, before, each=each)

    def read_one_unit(self, token: Token) -> None:
        each, self.each = self.each, False
        self.add_unit(token.value, token._replace(value=1), each=each)

    def read_week(self, _token: Token) -> None:
        before = self.number_before()
        each, self.each = self.each, False
        number = self.number_of(_WEEK, before, each=False)
        if number is not None:
            if number:
                self.add_period(_WEEK, number)
            if each:  # "setiap minggu ke-2"
                self.add_cadence(MONTH, 1)
        elif not self.read_relative_after(_WEEK):
            self.add_unit(_WEEK, before, each=each)

    def read_day(self, _token: Token) -> None:
        before = self.number_before()
        each, self.each = self.each, False
        self.add_unit(_WEEK, before, each=each)

    def add_unit(self, unit: int, before: Token | None, *, each: bool) -> None:
        """Takes a unit without a number of its own as a cadence, a duration or a whole."""
        count = before.value if before is not None else None
        times, self.times = self.times or self.times_after(), 0
        during, self.during = self.during, False
        if each or times:
            self.add_cadence(unit * (1 if count is None else count), times or 1)
        elif unit == YEAR and during and count in {None, 1}:  # "sepanjang tahun"
            self.add(Item(1, 12, YEAR), self.link)
        elif count is not None:
            if unit * count == YEAR:
                self.weak.add(unit)
            else:
                self.lasting = True
        elif unit == YEAR:
            self.year_said = True
        elif unit > MONTH or (unit == MONTH and self.part is not None):
            self.bare.add(unit)
            self.take_part()

    def times_after(self) -> int:
        """Reads "sekali" or "2 kali" after a unit; 0 if there is none."""
        first, second = self.peek(), self.peek(1)
        if first.kind is Kind.TIMES and first.value:
            self.at += 1
            return first.value
        if first.kind is Kind.NUMBER and second[:2] == (Kind.TIMES, 0):
            self.at += 2
            return first.value
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
        self.each, self.times = False, 0
        self.add_cadence(token.value * (before.value if before is not None else 1), 1)

    def read_each(self, _token: Token) -> None:
        self.each = True

    def read_times(self, token: Token) -> None:
        before = None if token.value else self.number_before()
        if token.word == "x" and before is None:  # the number ten, among others of its kind
            self.read_word(token)
            return
        self.times = before.value if before is not None else token.value
        self.counted = True

    # Years ---------------------------------------------------------------------------------

    def read_year(self, token: Token) -> None:
        before = self.tokens[max(0, self.at - 3) : self.at - 1]
        if [one.kind for one in before] == [Kind.YEAR, Kind.TO]:
            self.years.update(range(before[0].value + 1, token.value)[:100])  # "2022-2024"
        self.add_year(token.value)

    def add_year(self, year: int) -> None:
        """Adds a year; it holds for the items since the last one."""
        if self.during:  # "sepanjang 2025"
            self.add(Item(1, 12, YEAR), self.link)
        if self.until and not self.items and not self.numbers:  # "s.d. 2025"
            self.deadline = True
        self.each = self.until = False
        self.years.add(year)
        for item in self.items[self.dated :]:
            item.set_year(year)
        self.dated = len(self.items)
        self.link = Link.YEAR

    def read_relative_after(self, unit: int) -> bool:
        """Reads "berikutnya" or "n-1" after its unit, if it is there."""
        ahead = 0
        while self.peek(ahead).kind is Kind.FILLER:
            ahead += 1
        token = self.peek(ahead)
        if token.kind is Kind.RELATIVE:
            self.at += ahead + 1
            self.add_relative(unit, token.value)
            return True
        if token.kind is Kind.N and unit == YEAR:
            self.year_said = True
            return True
        return False

    def add_relative(self, unit: int, value: int) -> None:
        if unit == YEAR:
            self.year_said = True
            self.offset = value or self.offset
        else:
            self.relative = True

    def read_next(self, token: Token) -> None:
        after = self.peek()
        if after.kind in {Kind.UNIT, Kind.WEEK}:
            self.at += 1
            self.add_relative(after.value, token.value)
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
        self.read_close(token)

    def read_close(self, _token: Token) -> None:
        if self.link is not Link.RANGE:
            self.link = Link.LIST

    def read_to(self, token: Token) -> None:
        begun = bool(self.items or self.numbers or self.week or self.romans)
        if token.value == 0 and (self.each or not begun):
            return  # "per-bulan", or a dash before a list
        if token.value == 0 and self.numbers and self.peek().kind is Kind.MONTH:
            dash, year = self.peek(1), self.peek(2)
            if dash[:2] == (Kind.TO, 0) and year.word.isdecimal():
                return  # "15-Mar-2025"
        self.until = not begun
        self.link = Link.RANGE

    def read_open(self, token: Token) -> None:
        if self.link is Link.RANGE:
            if token.word == "|":
                return
        else:
            self.link = Link.GLOSS
        self.near = False
        self.part = None

    def read_nth(self, _token: Token) -> None:
        after = self.peek()
        if after[:2] == (Kind.TO, 0):
            self.at += 1
        elif after.kind is Kind.MONTH and self.items and self.link <= Link.LINE:
            self.link = Link.RANGE  # "Januari ke Maret"

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
        self.link = Link.LIST

    def read_part(self, token: Token) -> None:
        self.part, self.part_at = token.value, len(self.items)

    def read_during(self, _token: Token) -> None:
        self.during = True

    def read_repeated(self, _token: Token) -> None:
        self.repeated = True

    def read_vague(self, _token: Token) -> None:
        self.relative = True

    def read_word(self, token: Token) -> None:
        if self.continues(token):
            return
        self.repeated |= self.each  # "setiap rapat"
        self.each = self.near = False
        if (number := _plain_roman(token.word)) is not None:
            self.romans.append((self.link, number))
        self.unread.append(token.word)
        self.link = max(self.link, Link.LIST)

    read_relative = read_word

    def settle(self) -> None:
        """Decides on what waited for more words."""
        self.settle_week()
        self.settle_date()
        values = [token.value for _, token in self.numbers]
        nothing = not (self.items or self.cadences or self.bare or self.alone)
        if nothing and self.months_in_romans():
            self.note("number-months")
            self.unread.clear()
            for link, month in self.romans:
                self.link = link
                self.add_month(month)
        nothing = nothing and not self.items and not self.unread
        if nothing and len(values) > 1 and all(value in ALL_MONTHS for value in values):
            self.note("number-months")
            numbers, self.numbers = self.numbers, []
            for self.link, token in numbers:
                self.add_month(token.value)
        elif values:
            self.counted = True
        self.repeated |= self.each  # "setiap waktu"
        latest = max(self.years, default=None)
        for item in self.items:
            item.set_year(latest)

    def months_in_romans(self) -> bool:
        """Whether bare Roman numbers are all that was said, and go beyond quarters: months.

        A single one is a month only beside a year.
        """
        return (
            len(self.romans) == len(self.unread)
            and any(number > _QUARTERS for _, number in self.romans)
            and (len(self.romans) > 1 or bool(self.years))
        )


_READERS: dict[Kind, Callable[[_Reader, Token], None] | None] = {
    kind: getattr(_Reader, f"read_{kind.name.lower()}", None) for kind in Kind
}
