"""The tokens of a target time: its words, numbers, dates and signs, each of a kind.

:func:`tokenize` finds what the grammar in :mod:`zicheck.schedule.grammar` reads. Whatever had to
be repaired on the way is returned next to the tokens, so that a reader can be told.
"""

from __future__ import annotations

import re
from itertools import pairwise

from zicheck.records import Record
from zicheck.schedule.notes import Note, note
from zicheck.schedule.spelling import abbreviated, glued, look_alike, nearest
from zicheck.schedule.words import LEXICON, Kind, month_name, roman


class Token(Record):
    """One word or sign of the text, in lower case."""

    kind: Kind
    value: int
    word: str
    fresh: bool
    """Whether a new line begins before it."""


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
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_DATE_SIGNS = re.compile("[-/.]")
_UNREMARKABLE = frozenset({"triwulan", "caturwulan", "triwulanan", "caturwulanan"})  # "tri wulan"
_ORDINAL_ENDS = frozenset({"st", "nd", "rd"})
_NUMBERED = frozenset({Kind.UNIT, Kind.WEEK, Kind.NTH})
_AS_DIGITS = str.maketrans("olisb", "01158")
_LIKE_DIGITS = frozenset("0123456789oli")
_ROMAN_SIGNS = frozenset("ivl1")  # "1V", "I1"
_YEARS = range(1900, 2101)
_YEAR_DIGITS = 4
_TOO_BIG = 10_000
_LAST_MONTH = 12
_CENTURY = 2000
_SHORTEST_YEAR = 1000


def tokenize(text: str) -> tuple[list[Token], list[Note]]:
    """The tokens of `text`, and what had to be repaired to find them. Linear in the text."""
    tokenizer = _Tokenizer()
    tokenizer.run(text)
    return tokenizer.tokens, tokenizer.repairs


def _number_of(digits: str) -> int:
    """The value of `digits`; 10,000 for what is longer than a year can be."""
    return int(digits) if len(digits) <= _YEAR_DIGITS and digits.isdecimal() else _TOO_BIG


def _repair(code: str, word: str, read: str) -> Note:
    """The note that `word` was read as the words or digits `read`."""
    kind, value = LEXICON.get(read, (Kind.WORD, 0))
    return note(code, word=word, read=month_name(value) if kind is Kind.MONTH else read)


class _Tokenizer:
    """Finds the tokens of one text."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.repairs: list[Note] = []
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
            "until": self.add_sign,
        }
        for match in _TOKENS.finditer(text):
            group = match.lastgroup
            if group == "line":
                self.fresh = True
            elif group is not None:
                adders[group](match.group())
        if self.unknown:
            self.join_split()
            self.tokens = [self.corrected(token) for token in self.tokens]

    def add(self, kind: Kind, value: int, word: str) -> None:
        self.tokens.append(Token(kind, value, word, self.fresh))
        self.fresh = False

    def add_number(self, digits: str) -> None:
        value = _number_of(digits)
        self.add(Kind.YEAR if value in _YEARS else Kind.NUMBER, value, digits)

    def add_sign(self, sign: str) -> None:
        kind, value = _SIGNS.get(sign, (Kind.TO, 1))  # "s.d."
        if self.bulleted and self.fresh and (kind, value) == (Kind.TO, 0):
            kind = Kind.AND  # "- Januari\n- Maret" is a list
        self.add(kind, value, sign)

    def add_item(self, word: str) -> None:
        """Adds "1." or "1)" before a word: the head of a list entry, or just a number."""
        number = _number_of(word[:-1])
        if self.fresh or not self.tokens or number == self.numbered + 1 > 1:
            self.numbered = number  # "1. Januari" is not the first of January
            self.add(Kind.AND, 0, word)
        else:
            self.add_number(word[:-1])
            if word[-1] == ")":
                self.add_sign(")")

    def add_word(self, word: str) -> None:
        if word in LEXICON:
            self.add(*LEXICON[word], word)
        elif word.isdecimal():
            self.add_number(word)
        elif word.isalpha():
            if not (self.add_tens(word) or self.add_alike(word) or self.add_glued(word)):
                self.add_unknown(word)
        elif {*word} <= _ROMAN_SIGNS or not (
            self.add_split(word) or self.add_alike(word) or self.add_digits(word)
        ):
            self.add_unknown(word)

    def add_unknown(self, word: str) -> None:
        self.add(Kind.WORD, 0, word)
        self.unknown |= roman(word) is None  # a Roman number is one only after a unit

    def add_tens(self, word: str) -> bool:
        """Takes the "belas" of "dua belas" into the number before it."""
        last = self.tokens[-1] if self.tokens else None
        if word not in {"belas", "puluh"} or last is None or last.kind is not Kind.NUMBER:
            return False
        value = last.value + 10 if word == "belas" else last.value * 10
        self.tokens[-1] = last._replace(value=value)
        return True

    def add_alike(self, word: str) -> bool:
        """Adds a word in which a scanner mixed up letters and digits: "0ktober", "buIan"."""
        read = look_alike(word)
        if read is None:
            return False
        self.repairs.append(_repair("ocr", word, read))
        self.add_word(read)
        return True

    def add_glued(self, word: str) -> bool:
        """Adds the words that were written without a space: "setiapbulan", "twiv"."""
        words = glued(word)
        if words and "".join(words) != word:
            self.repairs.append(_repair("ocr", word, " ".join(words)))
        for one in words:
            if one in LEXICON:
                self.add_word(one)
            else:
                self.add_unknown(one)  # the number of "twiv"
        return bool(words)

    def add_split(self, word: str) -> bool:
        """Adds letters and digits that are words written without a space: "TW1", "1x", "B12"."""
        parts = _PARTS.findall(word)
        if len(parts) == 2 and parts[0] == "b" and 1 <= _number_of(parts[1]) <= _LAST_MONTH:
            self.add(Kind.MONTH, _number_of(parts[1]), word)
            return True
        if not all(
            part.isdecimal()
            or part in LEXICON
            or part in _ORDINAL_ENDS
            or glued(part)
            or look_alike(part)
            for part in parts
        ) or any(_is_misread_month(*pair) for pair in pairwise(parts)):
            return False
        for part in parts:
            if part not in _ORDINAL_ENDS:
                self.add_word(part)
            elif self.tokens:
                self.tokens[-1] = self.tokens[-1]._replace(kind=Kind.ORDINAL)
        return True

    def add_digits(self, word: str) -> bool:
        """Adds a number in which a scanner saw letters: "2O25", "l2", "Januari2O25"."""
        head, tail = word[:-_YEAR_DIGITS], word[-_YEAR_DIGITS:]
        digits = tail.translate(_AS_DIGITS)
        if _number_of(digits) in _YEARS:
            if head and not self.add_split(head):
                return False
        elif len(word) > 2 or not {*word} <= _LIKE_DIGITS:
            return False
        self.repairs.append(_repair("ocr", tail, digits))
        self.add_number(digits)
        return True

    def add_date(self, word: str) -> None:
        """Adds a date in digits as the words "day month year" would be."""
        after_unit = bool(self.tokens) and self.tokens[-1].kind in _NUMBERED
        numbers = [int(field) for field in _DATE_SIGNS.split(word)]
        if numbers[0] >= _SHORTEST_YEAR:
            numbers.reverse()
        *days, month, year = numbers
        if year < _SHORTEST_YEAR:  # two digits
            year += _CENTURY
        if days and month > _LAST_MONTH >= days[0]:
            days, month = [month], days[0]
            self.repairs.append(note("month-first", word=word, read=month_name(month)))
        # "TW 1/2025" is a quarter and a year, not January.
        if year not in _YEARS or not 1 <= month <= _LAST_MONTH or (after_unit and not days):
            for digits in _DATE_SIGNS.split(word):
                self.add_number(digits)
            return
        for day in days:
            self.add(Kind.NUMBER, day, str(day))
        self.add(Kind.MONTH, month, word)
        self.add(Kind.YEAR, year, str(year))

    def join_split(self) -> None:
        """Joins the pieces of words that were cut."""
        tokens, self.tokens = self.tokens, []
        at = 0
        while at < len(tokens):
            end, whole = _whole_at(tokens, at)
            if whole:
                self.tokens.append(Token(*LEXICON[whole], whole, tokens[at].fresh))
                if whole not in _UNREMARKABLE:
                    cut = " ".join(piece.word for piece in tokens[at:end])
                    self.repairs.append(_repair("split-word", cut, whole))
            else:
                self.tokens.append(tokens[at])
            at = end

    def corrected(self, token: Token) -> Token:
        """The token with its typing error mended, if it has one."""
        if token.kind is not Kind.WORD:
            return token
        if month := abbreviated(token.word):
            return Token(*LEXICON[month], month, token.fresh)
        word = nearest(token.word)
        if word is None:
            return token
        kind, value = LEXICON[word]
        code = "typo-month" if kind is Kind.MONTH else "typo-word"
        self.repairs.append(_repair(code, token.word, word))
        return Token(kind, value, word, token.fresh)


def _is_misread_month(name: str, digits: str) -> bool:
    """Whether digits after a month are no year: "Jun1" is "Juni"."""
    month = LEXICON.get(name, (Kind.WORD, 0))[0] is Kind.MONTH
    return month and digits.isdecimal() and _number_of(digits) not in _YEARS


_MOST_PIECES = 3
_JOINED_LENGTH = 4


def _whole_at(tokens: list[Token], at: int) -> tuple[int, str]:
    """The word that a line break or a scanner cut: "Okt ober", "Sep-tember"; and where it ends.

    Two or three pieces, at least one of which means nothing by itself, are one word if the
    lexicon knows the whole. "" if there is none at this place.
    """
    found = at + 1, ""
    whole, unknown, end = "", False, at
    for pieces in range(1, _MOST_PIECES + 1):
        if end >= len(tokens) or not tokens[end].word.isalpha():
            break
        whole += tokens[end].word
        unknown |= tokens[end].kind is Kind.WORD
        end += 1
        long = len(whole) >= _JOINED_LENGTH or whole == "mei"
        if pieces > 1 and unknown and long and whole in LEXICON:
            found = end, whole
        if end < len(tokens) and tokens[end].word == "-":
            end += 1  # a hyphen at the break
    return found
