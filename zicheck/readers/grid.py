"""The cells that lines enclose, as rows and columns, with the words that stand in them.

Works on boxes alone, wherever they come from. A box that covers several places of the grid is
one merged cell: its text stands at the first of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zicheck.readers import join
from zicheck.readers.pages import Box, around, lines_of, spread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from zicheck.readers.pages import Line, Word

_PARTS = re.compile(r"[^\w]+")

_ROOM, _ROOM_WIDE, _ROOM_KNOWN = 1.3, 2.0, 4.0
"""Room, in letters, in which the next letter found no place: usually, a wide one, a known word."""
_NEAR = 3.0
"""Edges of cells that are closer than this are one line of the table."""
_MOST = 200_000
"""Places of a grid; beyond it the boxes are no table."""


class Slot(NamedTuple):
    """One place of the grid: what stands in it, or that it continues another one.

    `across` tells that it continues the one beside it, not the one above.
    """

    text: str
    merged: bool = False
    across: bool = False


def grid(
    cells: Sequence[Box], words: Sequence[Word], known: Collection[str] = ()
) -> list[tuple[Slot, ...]]:
    """The rows of a table, every row with one slot for each column.

    Args:
        cells: the boxes of its cells.
        words: the words inside the table.
        known: words of the document, by which a word broken over two lines is told.
    """
    across = spread((x for cell in cells for x in (cell.x0, cell.x1)), _NEAR)
    down = spread((y for cell in cells for y in (cell.top, cell.bottom)), _NEAR)
    wide, high = len(across) - 1, len(down) - 1
    if wide * high > _MOST:
        return []
    owner: dict[tuple[int, int], int] = {}
    first: dict[int, tuple[int, int]] = {}
    for index, cell in enumerate(cells):
        columns = range(_at(across, cell.x0), _at(across, cell.x1))
        for row in range(_at(down, cell.top), _at(down, cell.bottom)):
            for column in columns:
                owner.setdefault((row, column), index)
                first.setdefault(index, (row, column))
    inside: dict[int, list[Word]] = {}
    for word in words:
        x, y = word.box.middle
        slot = (_between(down, y), _between(across, x))
        held = owner.get(slot)
        if held is None:
            held = _nearest(cells, x, y)
        inside.setdefault(held, []).append(word)
    texts = {index: cell_text(cells[index], found, known) for index, found in inside.items()}
    rows = []
    for row in range(high):
        slots = []
        for column in range(wide):
            index = owner.get((row, column), -1)
            merged = index >= 0 and first[index] != (row, column)
            beside = merged and first[index][1] != column
            slots.append(Slot("" if merged else texts.get(index, ""), merged, beside))
        rows.append(tuple(slots))
    return _without_empty_columns(rows)


def cell_text(cell: Box, words: Sequence[Word], known: Collection[str] = ()) -> str:
    """The words of a cell as one text; a word that its edge broke is whole again."""
    lines = lines_of(words)
    if not lines:
        return ""
    edge = cell.x1 - max(min(line.box.x0 for line in lines) - cell.x0, 0)
    text = lines[0].text
    for before, line in pairwise(lines):
        if before.words[-1].spaced:
            text = f"{text} {line.text}"
        elif breaks_word(before, line, edge, known):
            text += line.text
        else:
            text = join(text, line.text)
    return text


def breaks_word(before: Line, after: Line, edge: float, known: Collection[str]) -> bool:
    """Whether a word is broken between two lines of a cell whose text may reach to `edge`.

    Only a word that is wider than the cell is broken without a hyphen: it stands alone in its
    line, which has no room for one more letter, and goes on in small letters. The document knows
    the whole word from elsewhere, or it knows neither of the parts.
    """
    head, tail = before.words[-1], after.words[0]
    if len(before.words) > 1 or not (head.text[-1:].isalpha() and tail.text[:1].islower()):
        return False
    room = (edge - before.box.x1) * len(tail.text) / tail.box.width
    first = _PARTS.split(head.text)[-1].casefold()
    rest = _PARTS.split(tail.text)[0].casefold()
    if first + rest in known and first not in known:
        return room < _ROOM_KNOWN
    words = first in known or (rest in known and len(rest) > 1)  # a letter alone is no word
    return room < (_ROOM_WIDE if rest[:1] in "mw" else _ROOM) and not words


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """The words with another one close before them: those are whole.

    The first part of a broken word stands alone in its line, the second begins one.
    """
    return frozenset(
        part.casefold()
        for line in lines
        for left, word in pairwise(line.words)
        if word.box.x0 - left.box.x1 < word.box.height
        for part in _PARTS.split(word.text)
        if part
    )


def _at(edges: Sequence[float], position: float) -> int:
    """The index of the edge nearest to `position`."""
    index = bisect_left(edges, position)
    if index == len(edges):
        return index - 1
    if index and position - edges[index - 1] < edges[index] - position:
        return index - 1
    return index


def _between(edges: Sequence[float], position: float) -> int:
    return bisect_left(edges, position) - 1


def _nearest(cells: Sequence[Box], x: float, y: float) -> int:
    def distance(index: int) -> float:
        cell = cells[index]
        across = max(cell.x0 - x, x - cell.x1, 0)
        down = max(cell.top - y, y - cell.bottom, 0)
        return across * across + down * down

    return min(range(len(cells)), key=distance)


def _without_empty_columns(rows: list[tuple[Slot, ...]]) -> list[tuple[Slot, ...]]:
    """The rows without columns that only double lines make: no slot of them says anything."""
    if not rows:
        return rows
    kept = [
        column
        for column in range(len(rows[0]))
        if any(row[column].text or not row[column].merged for row in rows)
    ]
    return [tuple(row[column] for column in kept) for row in rows]


def bounds(cells: Sequence[Box]) -> Box:
    """The box around a table."""
    return around(cells)
