"""Finds known terms in a text, at the borders of words, by way of their first words.

What a regular expression of all terms finds (the longest where several begin, from left to right,
none within another), but without one to compile, and at the cost of the words of the text rather
than of the number of terms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")


class Found(Record):
    """A term, and where it stands in the text."""

    term: str
    start: int
    end: int


class Terms:
    """Terms as they stand in casefolded text; a term may begin with a sign, but few do."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        self._pattern: re.Pattern[str] | None = None
        ordered = sorted(filter(None, set(terms)), key=lambda term: (-len(term), term))
        for term in ordered:
            first = _WORD.match(term)
            if first is None:
                self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
                return
            self._by_first.setdefault(first[0], []).append(term)

    def at_start(self, text: str) -> str:
        """The term that the text begins with, or ""."""
        if self._pattern is not None:
            found = self._pattern.match(text)
            return found[0] if found else ""
        first = _WORD.match(text)
        if first is not None:
            for term in self._by_first.get(first[0], ()):
                if text.startswith(term) and _borders(text, len(term)):
                    return term
        return ""

    def within(self, text: str) -> list[Found]:
        """The terms in the text, in their order."""
        if self._pattern is not None:
            return [Found(m[0], m.start(), m.end()) for m in self._pattern.finditer(text)]
        by_first = self._by_first
        found: list[Found] = []
        if by_first.keys().isdisjoint(_WORD.findall(text)):
            return found
        past = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < past:
                continue
            for term in by_first.get(word[0], ()):
                if text.startswith(term, start) and _borders(text, start + len(term)):
                    past = start + len(term)
                    found.append(Found(term, start, past))
                    break
        return found


def _borders(text: str, at: int) -> bool:
    """Whether a word begins or ends at `at`."""
    return (at > 0 and _is_letter(text[at - 1])) != _is_letter(text[at : at + 1])


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


_BULLETS = "0123456789.)(-–•* \t\n"


class Beginnings:
    """Words or phrases that words of a casefolded text may begin with.

    Those of at most `whole` letters must stand as a whole word.
    """

    def __init__(self, phrases: Iterable[str], whole: int = 0) -> None:
        self._phrases = tuple((phrase, len(phrase) <= whole) for phrase in phrases if phrase)

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def within(self, text: str) -> bool:
        """Whether one of them stands in the text."""
        for phrase, whole in self._phrases:
            at = text.find(phrase)
            while at >= 0:
                end = at + len(phrase)
                if _borders(text, at) and (not whole or _borders(text, end)):
                    return True
                at = text.find(phrase, at + 1)
        return False

    def at_start(self, text: str) -> bool:
        """Whether the text begins with one of them."""
        return any(
            text.startswith(phrase)
            and _borders(text, 0)
            and (not whole or _borders(text, len(phrase)))
            for phrase, whole in self._phrases
        )

    def at_start_of_item(self, text: str) -> bool:
        """Whether the text begins with one of them, past the number or the bullet of an item."""
        return self.at_start(text.lstrip(_BULLETS))


@lru_cache(maxsize=256)
def beginnings(words: tuple[str, ...]) -> Beginnings:
    """The beginnings that a rule names, made once for all plans."""
    return Beginnings(words)
