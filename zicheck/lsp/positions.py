"""Offsets in a text, and positions as editors count them: lines and units from 0.

A unit is what client and server agreed on: of UTF-16 unless the client prefers another one. A
sign outside the basic plane, such as an emoji, is two units of UTF-16.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE = re.compile(r"\r\n|\n|\r")
_UNIT = {"utf-16": 2, "utf-32": 4, "utf-8": 1}


class Position(NamedTuple):
    """A place between two signs: `line` and `character` count from 0."""

    line: int
    character: int


class Positions:
    """The places of one text; offsets count code points.

    Args:
        text: the text.
        encoding: what a unit is: `utf-16`, `utf-8` or `utf-32`.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._codec = "utf-8" if encoding == "utf-8" else f"{encoding}-le"
        self._unit = _UNIT[encoding]
        self._starts = [0, *(match.end() for match in _LINE.finditer(text))]

    def of(self, offset: int) -> Position:
        """The position of an offset; of the end of the text for one beyond it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def offset(self, line: int, character: int) -> int:
        """The offset of a position; of the nearest one where there is no such position."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[max(line, 0)]
        end = self.line_end(start)
        at = start
        while at < end and character > 0:
            character -= self._units(self.text[at])
            if character < 0:
                break  # in the middle of a sign
            at += 1
        return at

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its break."""
        found = _LINE.search(self.text, offset)
        return found.start() if found else len(self.text)

    def line_start(self, line: int) -> int:
        """Where a line (from 0) begins; the end of the text for one that is not there."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._unit
