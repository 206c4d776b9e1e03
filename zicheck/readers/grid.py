"""The cells that lines enclose, as rows and columns, with the words that stand in them.

Works on boxes alone, wherever they come from. A box that covers several places of the grid is
one merged cell: its text stands at the first of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from zicheck.readers import join
from zicheck.readers.pages import Box, around, lines_of, spread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from zicheck.readers.pages import Line, Word

_PARTS = re.compile(r"[^\w]+")

_NEAR = 3.0
"""Edges of cells that are closer than this are one line of the table."""
_MOST = 200_000
"""Places of a grid; beyond it the boxes are no table."""


class Slot(NamedTuple):
    """One place of the grid: what stands in it, or that it continues another one."""

    text: str
    merged: bool = False


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
            slots.append(Slot("" if merged else texts.get(index, ""), merged))
        rows.append(tuple(slots))
    return _without_empty_columns(rows)


def cell_text(cell: Box, words: Sequence[Word], known: Collection[str] = ()) -> str:
    """The words of a cell as one text; what its edge broke is whole again."""
    text = ""
    before: Line | None = None
    for line in lines_of(words):
        if before is None or before.words[-1].spaced:
            text = f"{text} {line.text}" if text else line.text
        elif _breaks_pair(before, line) or breaks_word(before, line, cell, known):
            text += line.text
        else:
            text = join(text, line.text)
        before = line
    return text


def _breaks_pair(before: Line, after: Line) -> bool:
    """Whether a line ends inside a pair such as `daftar hadir/notula`."""
    head, tail = before.words[-1].text, after.words[0].text
    return len(head) > 1 and head[-1] == "/" and head[-2].isalnum() and tail[0].isalnum()


def breaks_word(before: Line, after: Line, cell: Box, known: Collection[str]) -> bool:
    """Whether the edge of the cell broke a word between two lines.

    Only a word that is wider than the cell is broken without a hyphen: it stands alone in its
    line, fills it, and goes on in small letters. The document knows the whole word from
    elsewhere, or it knows neither of the parts.
    """
    head, tail = before.words[-1], after.words[0]
    if len(before.words) > 1 or not (head.text[-1:].isalpha() and tail.text[:1].islower()):
        return False
    letter = head.box.width / len(head.text)
    left = max(before.box.x0 - cell.x0, 0)
    if before.box.x1 + 1.4 * letter + min(left, letter) < cell.x1:
        return False
    first = _PARTS.split(head.text)[-1].casefold()
    rest = _PARTS.split(tail.text)[0].casefold()
    return first + rest in known or not (first in known or rest in known)


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """The words with others close on both sides: no edge can have broken them."""
    return frozenset(
        part.casefold()
        for line in lines
        for left, word, right in zip(line.words, line.words[1:], line.words[2:], strict=False)
        if word.box.x0 - left.box.x1 < word.box.height
        and right.box.x0 - word.box.x1 < word.box.height
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
