"""The words in which a target time is written, and the tokenizer that finds them.

:func:`tokenize` turns the text of a `target_waktu` into :class:`Token` s whose *kind* the grammar
in :mod:`zicheck.schedule` reads. All spelling lives here: full and short names in Indonesian and
English, numeric dates, words that a line break cut in two, letters that a scanner took for digits
and typing errors. Whatever was repaired is returned next to the tokens, so that a reader can be
told.

Months are counted 1..12 everywhere.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

MONTHS_ID = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""The Indonesian names of the months; the name of month `m` is at `m - 1`."""

MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The English names of the months; the name of month `m` is at `m - 1`."""

MONTH, QUARTER, CATURWULAN, SEMESTER, YEAR = 1, 3, 4, 6, 12
"""The named periods, each by its length in months."""


class Kind(enum.Enum):
    """What a token is to the grammar."""

    MONTH = enum.auto()  # value: 1..12
    YEAR = enum.auto()  # value: 1900..2100
    NUMBER = enum.auto()  # value: the number; `word` keeps the digits
    ORDINAL = enum.auto()  # "pertama", "2nd"; value: the number, 0 for the last ("terakhir")
    UNIT = enum.auto()  # "bulan", "triwulan", "tahun"; value: its length in months
    ONE_UNIT = enum.auto()  # "setahun", "sebulan": one of a unit; value as for UNIT
    WEEK = enum.auto()
    DAY = enum.auto()
    CADENCE = enum.auto()  # "bulanan", "triwulanan"; value: months from one time to the next
    WEEKLY = enum.auto()  # "mingguan", "harian": finer than a month
    REPEATED = enum.auto()  # "berkala", "rutin": repeated, no period said
    EACH = enum.auto()  # "per", "setiap", "tiap"
    TIMES = enum.auto()  # "kali", "x" after a number (value 0); "sekali" (value 1)
    DURING = enum.auto()  # "sepanjang", "selama"
    TO = enum.auto()  # a range; value 0: a dash, 1: a word such as "s.d."
    AND = enum.auto()  # a separator; value 1: an alternative ("atau")
    OPEN = enum.auto()  # "(" and what else begins an explanation: ":", "|", "="
    CLOSE = enum.auto()
    NTH = enum.auto()  # "ke" of "minggu ke-2"
    DATED = enum.auto()  # "tanggal"
    BY = enum.auto()  # "paling lambat", "sebelum"
    FROM = enum.auto()  # "mulai", "sejak"
    OPEN_END = enum.auto()  # "selesai", "seterusnya"
    PART = enum.auto()  # value: -1 the beginning, 0 the middle, 1 the end of what follows
    RELATIVE = enum.auto()  # after its unit: "berikutnya" 1, "sebelumnya" -1, "berjalan" 0
    NEXT = enum.auto()  # the same before its unit, as in English: "next", "last", "this"
    VAGUE = enum.auto()  # the word of the canonical printing for a time relative to another one
    N = enum.auto()  # the "n" of "tahun n-1"
    PERCENT = enum.auto()
    FILLER = enum.auto()  # carries no time
    WORD = enum.auto()  # not known here


class Token(NamedTuple):
    """One word or sign of the text, in lower case."""

    kind: Kind
    value: int
    word: str
    fresh: bool
    """Whether a new line begins before it."""


class Repair(NamedTuple):
    """Something that was not read as it is written; `code` is the code of the later note."""

    code: str
    word: str
    read: int | str
    """What it was read as: a month 1..12 or a word."""


_SPELLED: tuple[tuple[Kind, int, str], ...] = (
    (Kind.MONTH, 1, "januari january jan"),
    (Kind.MONTH, 2, "februari february feb peb pebruari febuari"),
    (Kind.MONTH, 3, "maret march mar mrt"),
    (Kind.MONTH, 4, "april apr"),
    (Kind.MONTH, 5, "mei may"),
    (Kind.MONTH, 6, "juni june jun"),
    (Kind.MONTH, 7, "juli july jul"),
    (Kind.MONTH, 8, "agustus august agu ags agt agust aug"),
    (Kind.MONTH, 9, "september sep sept"),
    (Kind.MONTH, 10, "oktober october okt oct"),
    (Kind.MONTH, 11, "november nopember nov nop"),
    (Kind.MONTH, 12, "desember december des dec"),
    (Kind.UNIT, MONTH, "bulan bln bl month months"),
    (
        Kind.UNIT,
        QUARTER,
        "triwulan tw twl trw trwl triw kuartal kwartal quartal trimester quarter quarters q",
    ),
    (Kind.UNIT, CATURWULAN, "caturwulan cawu"),
    (Kind.UNIT, SEMESTER, "semester semesters sem smt smstr smtr"),
    (Kind.UNIT, YEAR, "tahun thn th ta year years"),
    (Kind.ONE_UNIT, MONTH, "sebulan"),
    (Kind.ONE_UNIT, QUARTER, "setriwulan"),
    (Kind.ONE_UNIT, SEMESTER, "sesemester"),
    (Kind.ONE_UNIT, YEAR, "setahun"),
    (Kind.WEEK, 0, "minggu mgg pekan week weeks"),
    (Kind.DAY, 0, "hari jam menit day days hour hours"),
    (Kind.CADENCE, MONTH, "bulanan perbulan monthly"),
    (Kind.CADENCE, QUARTER, "triwulanan pertriwulan kuartalan kwartalan quarterly"),
    (Kind.CADENCE, CATURWULAN, "caturwulanan"),
    (Kind.CADENCE, SEMESTER, "semesteran persemester semiannual semiannually biannual"),
    (Kind.CADENCE, YEAR, "tahunan pertahun yearly annual annually"),
    (Kind.WEEKLY, 0, "mingguan harian perminggu perhari seminggu sehari weekly daily"),
    (Kind.REPEATED, 0, "berkala rutin periodik kontinu kontinyu berkelanjutan"),
    (Kind.REPEATED, 0, "berkesinambungan periodically regularly"),
    (Kind.EACH, 0, "per setiap tiap tiap2 seluruh semua every each"),
    (Kind.TIMES, 0, "kali x times"),
    (Kind.TIMES, 1, "sekali once"),
    (Kind.TIMES, 2, "twice"),
    (Kind.DURING, 0, "sepanjang selama throughout during"),
    (Kind.TO, 1, "sd sampai hingga to until till through"),
    (Kind.AND, 0, "dan serta and"),
    (Kind.AND, 1, "atau or"),
    (Kind.NTH, 0, "ke"),
    (Kind.DATED, 0, "tanggal tgl date"),
    (Kind.BY, 0, "lambat selambat selambatnya lambatnya lama sebelum batas deadline"),
    (Kind.BY, 0, "tenggat maksimal maks later before by"),
    (Kind.FROM, 0, "mulai sejak from since"),
    (Kind.OPEN_END, 0, "selesai seterusnya dst"),
    (Kind.PART, -1, "awal beginning early"),
    (Kind.PART, 0, "pertengahan tengah mid middle"),
    (Kind.PART, 1, "akhir end"),
    (Kind.RELATIVE, 1, "berikutnya berikut selanjutnya depan mendatang datang"),
    (Kind.RELATIVE, -1, "sebelumnya lalu"),
    (Kind.RELATIVE, 0, "berjalan berkenaan bersangkutan ini sama"),
    (Kind.NEXT, 1, "next"),
    (Kind.NEXT, -1, "previous last"),
    (Kind.NEXT, 0, "current this"),
    (Kind.VAGUE, 0, "relatif relative"),
    (Kind.N, 0, "n"),
    (Kind.NUMBER, 1, "satu"),
    (Kind.NUMBER, 2, "dua"),
    (Kind.NUMBER, 3, "tiga"),
    (Kind.NUMBER, 4, "empat"),
    (Kind.NUMBER, 5, "lima"),
    (Kind.NUMBER, 6, "enam"),
    (Kind.NUMBER, 7, "tujuh"),
    (Kind.NUMBER, 8, "delapan"),
    (Kind.NUMBER, 9, "sembilan"),
    (Kind.NUMBER, 10, "sepuluh"),
    (Kind.NUMBER, 11, "sebelas"),
    (Kind.ORDINAL, 0, "terakhir"),
    (Kind.ORDINAL, 1, "pertama kesatu first"),
    (Kind.ORDINAL, 2, "kedua second"),
    (Kind.ORDINAL, 3, "ketiga third"),
    (Kind.ORDINAL, 4, "keempat fourth"),
    (Kind.ORDINAL, 5, "kelima"),
    (Kind.ORDINAL, 6, "keenam"),
    (Kind.FILLER, 0, "paling pada di dalam dlm secara dari dengan dgn yang akan untuk anggaran"),
    (Kind.FILLER, 0, "target waktu pelaksanaan jadwal minimal maupun sekitar penuh than no of"),
    (Kind.FILLER, 0, "update diupdate dilaksanakan dilakukan kerja kalender"),
    (Kind.FILLER, 0, "the in on at a an time"),
)

LEXICON = {word: (kind, value) for kind, value, spelled in _SPELLED for word in spelled.split()}
"""Every known word in lower case, with its kind and value."""

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d~\u2192"
_TOKENS = re.compile(
    rf"""
    (?P<date> (?<!\d) (?: \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
                        | \d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|[23]\d)
                        | \d{{1,2}}[-/.]\d{{4}}
                        | \d{{4}}-\d{{1,2}}(?!-) ) (?![^\W_]) )
  | (?P<item> (?<![^\W_]) \d{{1,2}}[.)] (?=\s*[^\W\d_]) )
  | (?P<until> (?<![^\W_]) s\s?[./]\s?d (?![^\W_]) \.? )
  | (?P<word> [^\W_]+ )
  | (?P<line> [\n\r\v\f\u0085\u2028\u2029] )
  | (?P<sign> [{re.escape(_DASHES)},;/&+|:()\[\]=%•] )
    """,
    re.VERBOSE,
)
_SIGNS = {
    **dict.fromkeys(_DASHES, (Kind.TO, 0)),
    **dict.fromkeys(",;&+•/", (Kind.AND, 0)),
    **dict.fromkeys("|:=([", (Kind.OPEN, 0)),
    **dict.fromkeys(")]", (Kind.CLOSE, 0)),
    "%": (Kind.PERCENT, 0),
}
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_PARTS_OF_ALNUM = re.compile(r"\d+|[^\W\d_]+")
_PARTS_OF_DATE = re.compile(r"\d+|[-/]")
_AS_LETTERS = (str.maketrans("01", "ol"), str.maketrans("01", "oi"))
_AS_DIGITS = str.maketrans("oliisb", "011158")
_AS_ROMAN = str.maketrans("l1|!", "iiii")
_ROMAN_SIGNS = frozenset("ivl1")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iiii": 4, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_ROMANS |= {"ix": 9, "x": 10, "xi": 11, "xii": 12}
_YEAR_DIGITS = 4
_TOO_BIG = 10_000
_LAST_MONTH = 12
_CENTURY = 2000
_SHORTEST_YEAR = 1000

YEARS = range(1900, 2101)
"""A number among these is a year."""


def number_of(digits: str) -> int:
    """The value of `digits`; 10,000 for what is longer than a year can be."""
    return int(digits) if len(digits) <= _YEAR_DIGITS and digits.isdecimal() else _TOO_BIG


def roman(word: str) -> int | None:
    """The value 1..12 of a Roman number in lower case; `l`, `1`, `|` and `!` count as `i`."""
    return _ROMANS.get(word.translate(_AS_ROMAN))


def tokenize(text: str) -> tuple[list[Token], list[Repair]]:
    """The tokens of `text`, and what had to be repaired to find them. Linear in the text."""
    tokenizer = _Tokenizer()
    tokenizer.run(text)
    return tokenizer.tokens, tokenizer.repairs


class _Tokenizer:
    """Finds the tokens of one text."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.repairs: list[Repair] = []
        self.fresh = False  # a line began since the last token
        self.unknown = False  # there are words that may need correction
        self.bulleted = False  # dashes at line starts are bullets
        self.numbered = 0  # the last number of "1. Januari 2. Maret"

    def run(self, text: str) -> None:
        text = text.lower()
        if not text.isascii():
            text = text.translate(_INVISIBLE)
        self.bulleted = text.lstrip()[:1] in {*_DASHES}
        adders = {
            "word": self.add_word,
            "sign": self.add_sign,
            "date": self.add_date,
            "item": self.add_item,
            "until": self.add_until,
        }
        for match in _TOKENS.finditer(text):
            group = match.lastgroup
            if group == "line":
                self.fresh = True
            elif group is not None:
                adders[group](match.group())
        if self.unknown:
            self.tokens = _join_split(self.tokens, self.repairs)
            self.tokens = [_corrected(token, self.repairs) for token in self.tokens]

    def add(self, kind: Kind, value: int, word: str) -> None:
        self.tokens.append(Token(kind, value, word, self.fresh))
        self.fresh = False

    def add_known(self, word: str) -> None:
        self.add(*LEXICON[word], word)

    def add_number(self, digits: str) -> None:
        value = number_of(digits)
        self.add(Kind.YEAR if value in YEARS else Kind.NUMBER, value, digits)

    def add_until(self, word: str) -> None:
        self.add(Kind.TO, 1, word)

    def add_sign(self, sign: str) -> None:
        kind, value = _SIGNS[sign]
        if self.bulleted and self.fresh and kind is Kind.TO:
            kind = Kind.AND  # "- Januari\n- Maret" is a list
        self.add(kind, value, sign)

    def add_item(self, word: str) -> None:
        """Adds "1." or "1)" before a word: the head of a list entry, or just a number."""
        number = number_of(word[:-1])
        if self.fresh or not self.tokens or number == self.numbered + 1 > 1:
            self.numbered = number  # "1. Januari" is not the first of January
            self.add(Kind.AND, 0, word)
        else:
            self.add_number(word[:-1])
            if word[-1] == ")":
                self.add_sign(")")

    def add_word(self, word: str) -> None:
        if word in LEXICON:
            self.add_known(word)
        elif word.isdecimal():
            self.add_number(word)
        elif word.isalpha():
            self.add_letters(word)
        elif not self.add_split(word) and not self.add_misread(word):
            self.add_unknown(word)

    def add_unknown(self, word: str) -> None:
        self.add(Kind.WORD, 0, word)
        self.unknown |= roman(word) is None  # a Roman number is one only after a unit

    def add_letters(self, word: str) -> None:
        """Adds a word that the lexicon lacks."""
        last = self.tokens[-1] if self.tokens else None
        after_number = last is not None and last.kind is Kind.NUMBER and last.word.isalpha()
        if last is not None and after_number and word in {"belas", "puluh"}:  # "dua belas"
            value = last.value + 10 if word == "belas" else last.value * 10
            self.tokens[-1] = last._replace(value=value)
            return
        for unit in ("triwulan", "tw", "semester", "smt"):  # "twiv"
            if word.startswith(unit) and roman(word[len(unit) :]) is not None:
                self.add_known(unit)
                word = word[len(unit) :]
                break
        self.add_unknown(word)

    def add_split(self, word: str) -> bool:
        """Adds letters and digits that are words written without a space: "TW1", "1x", "B12"."""
        if set(word) <= _ROMAN_SIGNS:  # "1V", "I1"
            return False
        parts = _PARTS_OF_ALNUM.findall(word)
        if len(parts) == 2 and parts[0] == "b" and 1 <= number_of(parts[1]) <= _LAST_MONTH:
            self.add(Kind.MONTH, number_of(parts[1]), word)
            return True
        if not all(
            part.isdecimal() or part in LEXICON or part in _ORDINAL_ENDS for part in parts
        ) or any(_is_misread_month(*pair) for pair in pairwise(parts)):
            return False
        for part in parts:
            if part.isdecimal():
                self.add_number(part)
            elif part not in _ORDINAL_ENDS:
                self.add_known(part)
            elif self.tokens:
                self.tokens[-1] = self.tokens[-1]._replace(kind=Kind.ORDINAL)
        return True

    def add_misread(self, word: str) -> bool:
        """Adds a word or year in which a scanner mixed up letters and digits: "0ktober"."""
        for table in _AS_LETTERS:
            read = word.translate(table)
            if read in LEXICON:
                kind, value = LEXICON[read]
                self.repairs.append(Repair("ocr", word, value if kind is Kind.MONTH else read))
                self.add_known(read)
                return True
        digits = word.translate(_AS_DIGITS)
        if number_of(digits) in YEARS:  # "2O25"
            self.repairs.append(Repair("ocr", word, digits))
            self.add_number(digits)
            return True
        return False

    def add_date(self, word: str) -> None:
        """Adds a date in digits as the words "day month year" would be."""
        after_unit = bool(self.tokens) and self.tokens[-1].kind in _NUMBERED
        numbers = [int(field) for field in re.split("[-/.]", word)]
        if numbers[0] >= _SHORTEST_YEAR:
            numbers.reverse()
        *days, month, year = numbers
        if year < _SHORTEST_YEAR:  # two digits
            year += _CENTURY
        if days and month > _LAST_MONTH >= days[0]:
            days, month = [month], days[0]
            self.repairs.append(Repair("month-first", word, month))
        # "TW 1/2025" is a quarter and a year, not January.
        if year not in YEARS or not 1 <= month <= _LAST_MONTH or (after_unit and not days):
            for part in _PARTS_OF_DATE.findall(word):
                if part.isdecimal():
                    self.add_number(part)
                else:
                    self.add_sign(part)
            return
        for day in days:
            self.add(Kind.NUMBER, day, str(day))
        self.add(Kind.MONTH, month, word)
        self.add(Kind.YEAR, year, str(year))


_ORDINAL_ENDS = frozenset({"st", "nd", "rd"})
_NUMBERED = frozenset({Kind.UNIT, Kind.WEEK, Kind.NTH})


def _is_misread_month(name: str, digits: str) -> bool:
    """Whether digits after a month are no year: "Jun1" is "Juni"."""
    month = LEXICON.get(name, (None, 0))[0] is Kind.MONTH
    return month and digits.isdecimal() and number_of(digits) not in YEARS


_MOST_PIECES = 3
_JOINED_LENGTH = 4
_UNREMARKABLE = frozenset({"triwulan", "caturwulan", "triwulanan", "caturwulanan"})


def _join_split(tokens: list[Token], repairs: list[Repair]) -> list[Token]:
    """Joins the pieces of words that a line break or a scanner cut: "Okt ober", "Sep-tember".

    Two or three pieces, at least one of which means nothing by itself, are one word if the
    lexicon knows the whole.
    """
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        best: tuple[int, str] | None = None
        whole, unknown, pieces, end = "", False, 0, index
        while end < len(tokens) and pieces < _MOST_PIECES and tokens[end].word.isalpha():
            whole += tokens[end].word
            unknown |= tokens[end].kind is Kind.WORD
            pieces += 1
            end += 1
            known = LEXICON.get(whole)
            long = len(whole) >= _JOINED_LENGTH or whole == "mei"
            if pieces > 1 and unknown and known is not None and long:
                best = (end, whole)
            if end + 1 < len(tokens) and tokens[end].word == "-" and tokens[end + 1].word.isalpha():
                end += 1  # a hyphen at the break
        if best is None:
            joined.append(token)
            index += 1
            continue
        end, whole = best
        kind, value = LEXICON[whole]
        joined.append(Token(kind, value, whole, token.fresh))
        if whole not in _UNREMARKABLE:
            cut = " ".join(piece.word for piece in tokens[index:end])
            repairs.append(Repair("split-word", cut, value if kind is Kind.MONTH else whole))
        index = end
    return joined


def _corrected(token: Token, repairs: list[Repair]) -> Token:
    if token.kind is not Kind.WORD or roman(token.word) is not None:
        return token
    word = _nearest(token.word)
    if word is None:
        return token
    kind, value = LEXICON[word]
    if kind is Kind.MONTH:
        repairs.append(Repair("typo-month", token.word, value))
    else:
        repairs.append(Repair("typo-word", token.word, word))
    return Token(kind, value, word, token.fresh)


# Only long words besides the months: among short ones too many real words are one letter away.
_CORRECTABLE = tuple(
    word
    for word, (kind, _) in LEXICON.items()
    if (kind is Kind.MONTH and len(word) >= _JOINED_LENGTH and word not in {"agust", "sept"})
    or word in {"triwulan", "triwulanan", "semester", "semesteran", "caturwulan", "kuartal"}
)
_SHORT_NAME = 5
_LONG_NAME = 7
_LONGEST_TYPO = 14


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str | None:
    """The one known word that `word` is a mistyping of, or None if there is none or are several.

    One letter more, less, changed or swapped; two in names of seven letters or more that begin
    alike. Short names ("Maret", "Juli") must begin alike.
    """
    if not _JOINED_LENGTH <= len(word) <= _LONGEST_TYPO or not word.isalpha():
        return None
    nearest: list[str] = []
    least = 3
    for name in _CORRECTABLE:
        alike = name[0] == word[0]
        if len(name) >= _LONG_NAME:
            allowed = 2 if alike else 1
        else:
            allowed = 1 if alike or len(name) > _SHORT_NAME else 0
        if allowed == 0 or abs(len(name) - len(word)) > allowed:
            continue
        distance = _distance(name, word)
        if distance > allowed or distance > least:
            continue
        if distance < least:
            nearest.clear()
            least = distance
        nearest.append(name)
    meanings = {LEXICON[name] for name in nearest}
    return nearest[0] if len(meanings) == 1 else None


def _distance(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with their neighbour to make `other` of `one`."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


_FREE_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


def find_months(text: str) -> tuple[int, ...]:
    """The months 1..12 whose full or short names occur in a free text, sorted, each once.

    Whole words only and no guessing: no typing errors, no quarters. English "may" is mostly a
    verb: it counts only next to a number ("May 2025").
    """
    found = set()
    for match in _FREE_WORDS.finditer(text):
        kind, month = LEXICON.get(match.group().lower(), (None, 0))
        if kind is not Kind.MONTH:
            continue
        if match.group().lower() == "may":
            start, end = match.span()
            around = (text[max(0, start - 3) : start], text[end : end + 3])
            if not (around[0].rstrip()[-1:].isdigit() or around[1].lstrip()[:1].isdigit()):
                continue
        found.add(month)
    return tuple(sorted(found))
