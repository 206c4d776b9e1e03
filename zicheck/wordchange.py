"""Which words of a cell changed from one plan to another.

Case, punctuation, list numbers and the unit's own name are no change, and neither is a year
that moved on by as much as the year of the plan did.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.masking import YEAR, years
from zicheck.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.masking import Mask

_WORD = re.compile(r"[^\W_]+")
_MAX_WORDS = 600
"""Longer stretches that differ are not taken apart: nobody reads them word by word."""


class Piece(NamedTuple):
    """A stretch of a cell; `text` is as it was written, in one line.

    What stayed the `same` is shown as it is now.
    """

    kind: Literal["same", "dropped", "added"]
    text: str


class Sides(NamedTuple):
    """How both plans are read: their masks, and how many `years` lie between them."""

    before: Mask
    after: Mask
    years: int = 0


class _Token(NamedTuple):
    """A word (a name is one) with what follows it up to the next; `year` is 0 for others."""

    key: str
    text: str
    year: int = 0


def alike(before: str, after: str, sides: Sides) -> bool:
    """Whether two cells say the same."""
    if before == after:
        return True
    if sides.before.text(before) != sides.after.text(after):
        return False
    pairs = zip(years(before), years(after), strict=True)
    return all(_same_year(one, other, sides.years) for one, other in pairs)


def left_behind(before: str, after: str, sides: Sides, year: int) -> tuple[int, ...]:
    """Years near `year` (that of the plan before) that stayed although the plan moved on.

    The cells must be :func:`alike`. Years further off are those of laws, which stay rightly.
    """
    if not sides.years:
        return ()
    pairs = zip(years(before), years(after), strict=False)
    return tuple(
        dict.fromkeys(one for one, other in pairs if one == other and abs(one - year) <= 1)
    )


def pieces(before: str, after: str, sides: Sides) -> tuple[Piece, ...]:
    """Both cells as one text, with what was dropped and what was added.

    Empty when nothing but punctuation differs.
    """
    left, right = _tokens(before, sides.before), _tokens(after, sides.after)
    made: list[Piece] = []
    for kind, old, new in _stretches(left, right, sides.years):
        if kind == "same":
            made.append(Piece("same", _joined(new)))
            continue
        made += [Piece("dropped", _joined(old))] if old else []
        made += [Piece("added", _joined(new))] if new else []
    if all(piece.kind == "same" for piece in made):
        return ()
    return tuple(piece for piece in made if piece.text)


def _stretches(
    left: Sequence[_Token], right: Sequence[_Token], apart: int
) -> Iterator[tuple[str, Sequence[_Token], Sequence[_Token]]]:
    """Runs of tokens: `same` on both sides, or `changed`."""
    start = 0
    while start < min(len(left), len(right)) and _equal(left[start], right[start], apart):
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and _equal(
        left[len(left) - 1 - end], right[len(right) - 1 - end], apart
    ):
        end += 1
    yield "same", left[:start], right[:start]
    old, new = left[start : len(left) - end], right[start : len(right) - end]
    if max(len(old), len(new)) > _MAX_WORDS:
        yield "changed", old, new
    else:
        yield from _aligned(old, new, apart)
    yield "same", left[len(left) - end :], right[len(right) - end :]


def _aligned(
    left: Sequence[_Token], right: Sequence[_Token], apart: int
) -> Iterator[tuple[str, Sequence[_Token], Sequence[_Token]]]:
    matcher = SequenceMatcher(
        None, [token.key for token in left], [token.key for token in right], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield "changed", left[a:b], right[c:d]
            continue
        run = 0  # years have one key; one that did not move with the plan is a change
        for at in range(b - a):
            if not _equal(left[a + at], right[c + at], apart):
                yield "same", left[a + run : a + at], right[c + run : c + at]
                yield "changed", left[a + at : a + at + 1], right[c + at : c + at + 1]
                run = at + 1
        yield "same", left[a + run : b], right[c + run : d]


def _equal(one: _Token, other: _Token, apart: int) -> bool:
    return one.key == other.key and _same_year(one.year, other.year, apart)


def _same_year(one: int, other: int, apart: int) -> bool:
    return other == one or (one != 0 and other - one == apart)


def _tokens(text: str, mask: Mask) -> list[_Token]:
    """The words of `text`; what stands before the first belongs to it. Signs alone are a word."""
    names = mask.spans(text)
    starts: list[tuple[int, str]] = [(start, sign) for start, _, sign in names]
    at = 0
    for found in _WORD.finditer(text):
        while at < len(names) and names[at][1] <= found.start():
            at += 1
        if at < len(names) and names[at][0] <= found.start():
            continue
        starts.append((found.start(), fold(found[0])))
    if not starts and text.strip():
        starts.append((0, mask.named(text)))
    starts.sort()
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    tokens = []
    for index, ((start, key), end) in enumerate(zip(starts, ends, strict=True)):
        said = text[start if index else 0 : end]
        year = years(key)
        tokens.append(_Token(YEAR, said, year[0]) if year else _Token(key, said))
    return tokens


def _joined(tokens: Sequence[_Token]) -> str:
    return " ".join("".join(token.text for token in tokens).split())
