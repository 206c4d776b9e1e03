"""Rows that a page break cut in two, or in more: which row goes on, and how its halves join."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.readers import MARKER, join
from zicheck.schedule.words import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

WORK = ("indikator", "langkah_aksi", "bukti_fisik")
"""The cells that tell whether a row begins anew."""

_SPELLINGS = (*(name.casefold() for name in MONTHS_ID), "pebruari", "nopember")
_BROKEN_MONTH = re.compile(
    r"(?<!\w)(?:" + "|".join(r"(?:[-\s]\s*)?".join(name) for name in _SPELLINGS) + r")(?!\w)",
    re.IGNORECASE,
)
_TIME_TAIL = re.compile(r"[a-z,;&/–-]|(?:[Tt]ahun\s+)?\d{4}\W*$")
_TIME_OPEN = re.compile(r"(?:[,;&/–-]|\b(?:dan|hingga|ke|minggu|s/d|sampai|sd))$", re.IGNORECASE)
_WORD = re.compile(r"\w")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(-?)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+")


def goes_on(cells: Mapping[str, str], last: Mapping[str, str], *, top: bool, timed: bool) -> bool:
    """Whether the cells of a row read as the rest of the row `last`.

    Only the first row of a page is taken for a rest readily: the target time stands in the
    first half of a row, and where it is missing the row goes on, unless its cells all begin
    anew. Anywhere else, and beside a target time, no cell at all may begin anew.

    Args:
        cells: the texts of the row by field.
        last: those of the row before.
        top: whether the row is the first on its page.
        timed: whether rows of this plan have a target time.
    """
    work = [cells[name] for name in WORK if name in cells]
    begun = [begins(text) for text in work if text]
    when = cells.get("target_waktu", "")
    if not top:
        others = [text for text in cells.values() if text]
        return not cells.get("indikator") and not when and not any(map(begins, others))
    if when:
        open_time = not last.get("target_waktu") or _TIME_OPEN.search(last["target_waktu"])
        return not any(begun) and bool(open_time or _TIME_TAIL.match(when))
    if not timed:
        return not any(begun)
    return len(begun) < len(work) or not all(begun)


def begins(text: str) -> bool:
    """Whether `text` reads as the beginning of a cell and not as the middle of one."""
    mark = MARKER.match(text)
    if mark:
        return mark[0].strip("().") in ("1", "a", "A", "I")
    first = _WORD.search(text)
    return first is not None and first[0].isupper()


def joined(left: str, right: str, words: Collection[str]) -> str:
    """The two halves of a cell as one; a word that the break cut is made whole.

    A word was cut where its halves together are one of `words`, those of the document, and one
    of the halves is none.
    """
    end, start = _LAST_WORD.search(left), _FIRST_WORD.match(right)
    if end and start and start[0][0].islower():
        head, tail = end[1].casefold(), start[0].casefold()
        if head + tail in words and not (head in words and tail in words):
            return left[: end.end(1)] + right
    return join(left, right)


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of a document in lower case, but for those that may be halves of a cut one.

    These are the last word of a text that ends with it, and the first of one that begins small.
    """
    return {
        found[0].casefold()
        for text in texts
        for found in _WORDS.finditer(text)
        if found.end() < len(text) and (found.start() or not text[0].islower())
    }


def mend_months(text: str) -> str:
    """`text` with names of months whole that a narrow column broke, such as `Okt ober`."""
    return _BROKEN_MONTH.sub(lambda found: re.sub(r"[-\s]+", "", found[0]), text)
