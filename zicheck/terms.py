"""Finds known terms in a text, at the borders of words, by way of their first words.

What a regular expression of all terms finds (the longest where several begin, from left to right,
none within another), but without one to compile, and at the cost of the words of the text rather
than of the number of terms.
"""

from __future__ import annotations

import re
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
                if text.startswith(term) and _ends(text, len(term)):
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
                if text.startswith(term, start) and _ends(text, start + len(term)):
                    past = start + len(term)
                    found.append(Found(term, start, past))
                    break
        return found


def _ends(text: str, at: int) -> bool:
    """Whether a word ends or begins at `at`, where a term ends."""
    return _is_letter(text[at - 1 : at]) != _is_letter(text[at : at + 1])


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"
