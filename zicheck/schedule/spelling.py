"""What a misspelled word of a target time stands for.

Letters that a scanner took for others ("buIan", "0ktober"), words written without a space
("setiapbulan", "twiv") and typing errors ("Agustsus"). Words that were cut in two are joined
where they stand, in :mod:`zicheck.schedule.tokens`.
"""

from __future__ import annotations

from functools import lru_cache

from zicheck.memory import KEPT
from zicheck.schedule.words import LEXICON, MONTHS_ID, Kind, roman

_LOOK_ALIKE = str.maketrans("0158i", "olsbl")
_SHORTEST_GUESS = 4  # letters of a word that is not taken as it is written


def _outline(word: str) -> str:
    """`word` as a scanner may see it: letters that look alike made one."""
    return word.translate(_LOOK_ALIKE)


_OUTLINES = dict(zip(_outline(" ".join(LEXICON)).split(), LEXICON, strict=True))

_UNITS_BEFORE_ROMAN = ("triwulan", "tw", "semester", "smt")
_CALENDAR = frozenset({Kind.MONTH, Kind.UNIT, Kind.WEEK, Kind.CADENCE})
_GLUED_LETTERS = 5
_LONGEST_GLUED = 40
# Not the short names of months: they are the syllables of many other words.
_PIECES = {
    outline: word
    for outline, word in _OUTLINES.items()
    if len(word) >= _SHORTEST_GUESS or word in {"per", "mei", "may", "dan", "ini"}
}
_SHORTEST_PIECE = 3


@lru_cache(maxsize=KEPT)
def glued(word: str) -> tuple[str, ...]:
    """The words that `word` is made of if they are known: "setiap", "bulan" of "setiapbulan".

    At least five of its letters must be different months and periods, so that no other word
    falls apart by chance.
    """
    for unit in _UNITS_BEFORE_ROMAN:
        if word.startswith(unit) and roman(word[len(unit) :]) is not None:
            return unit, word[len(unit) :]
    if len(word) > _LONGEST_GLUED:
        return ()
    outline = _outline(word)
    cuts: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(outline)):
        if start in cuts:
            for end in range(start + _SHORTEST_PIECE, len(outline) + 1):
                piece = _PIECES.get(outline[start:end])
                if piece is not None:
                    cuts.setdefault(end, (*cuts[start], piece))
    words = cuts.get(len(outline), ())
    said = sum(len(piece) for piece in {*words} if LEXICON[piece][0] in _CALENDAR)
    return words if len(words) > 1 and said >= _GLUED_LETTERS else ()


_CADENCE = frozenset({Kind.EACH, Kind.UNIT, Kind.WEEK, Kind.CADENCE})
# Only long words besides the months: among short ones too many real words are one letter away.
_CORRECTABLE = {
    word: len(word) >= (7 if kind is Kind.MONTH else 8)  # whether one more slip is forgiven
    for word, (kind, _) in LEXICON.items()
    if (kind is Kind.MONTH and len(word) >= _SHORTEST_GUESS and word not in {"agust", "sept"})
    or (kind in _CADENCE and len(word) >= 6)
}
_LONGEST_TYPO = 14


def look_alike(word: str) -> str | None:
    """The known word that looks like `word` to a scanner: "bulan" for "buian".

    Letters alone may as well be a typing error; where :func:`nearest` mends it, it is one.
    """
    read = _OUTLINES.get(_outline(word))
    typed = word.isalpha() and (len(word) < _SHORTEST_GUESS or read in _CORRECTABLE)
    return None if typed else read


_MONTHS = tuple(
    word
    for word, (kind, _) in LEXICON.items()
    if kind is Kind.MONTH and len(word) >= _SHORTEST_GUESS
)


@lru_cache(maxsize=KEPT)
def abbreviated(word: str) -> str | None:
    """The month that `word` shortens, in letters of its own: "agst", "septr", "okto".

    Its first three letters, or its first two and others in their order; None where that could be
    no month, or more than one: "pei" may be "mei" with one letter mistyped as well. A longer word
    that lacks a letter is mistyped (:func:`nearest`).
    """
    if not _SHORTEST_ABBREVIATION <= len(word) <= _LONGEST_ABBREVIATION or not word.isalpha():
        return None
    meant = [
        name
        for name in _MONTHS
        if len(word) < len(name) and name[:2] == word[:2] and _in_order(word[2:], name[2:])
    ]
    if len({LEXICON[name] for name in meant}) != 1:
        return None
    return None if _slip_of_another(word, meant[0]) else meant[0]


def _slip_of_another(word: str, meant: str) -> bool:
    """Whether a word that skips letters of `meant` is one slip from another month's whole name."""
    if meant.startswith(word):
        return False
    from zicheck.normal import distance  # only when a word is not known

    return any(
        distance(name.lower(), word, 1) <= 1
        for month, name in enumerate(MONTHS_ID, start=1)
        if month != LEXICON[meant][1]
    )


_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 3, 5


def _in_order(letters: str, name: str) -> bool:
    """Whether the letters stand in a name in their order, with others between them."""
    rest = iter(name)
    return all(letter in rest for letter in letters)


@lru_cache(maxsize=KEPT)
def nearest(word: str) -> str | None:
    """The one known word that `word` is a mistyping of, or None if there is none or are several.

    One letter more, less, changed or swapped in a word that begins alike; in a long one, two
    such slips, or one in any letter.
    """
    if not _SHORTEST_GUESS <= len(word) <= _LONGEST_TYPO or not word.isalpha():
        return None
    read = _OUTLINES.get(_outline(word))
    if read in _CORRECTABLE:
        return read
    from zicheck.normal import distance  # only when a word is not known

    found: list[str] = []
    least = 2
    for name, long in _CORRECTABLE.items():
        allowed = min(least, (name[0] == word[0]) + long)
        if abs(len(name) - len(word)) > allowed:
            continue
        slips = distance(name, word, allowed)
        if slips <= allowed:
            if slips < least:
                found, least = [], slips
            found.append(name)
    return found[0] if len({LEXICON[name] for name in found}) == 1 else None
