"""Tables that no vertical lines enclose: their columns are where no line of text has letters.

Libraries see no table there. The gaps between the columns run down whole pages, which the
spaces between words never do; lines between the rows, where there are any, part the rows, and
else the way in which the texts of the columns end and begin.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from zicheck.readers import MARKER
from zicheck.readers.pages import Box, around, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.readers.pages import Line, Word

_LEAST_COLUMNS = 3
_LEAST_LINES = 4
_FILLED = 0.2
"""Three columns at least hold text in this share of the lines; the marks of a list do not."""
_LEAST_TEXTS = 3
"""Lines in which each of these columns holds text at the least."""
_CROSSING = 0.2
"""Share of the lines that may run across columns, as titles of sections do."""
_GAP, _MANY = 3.0, 12
"""Columns are at least this far apart, and twice a space where a page has fewer lines."""
_NARROW = 0.34
"""A gap may be crossed by this share of the lines in the columns beside it."""
_SPACE = 0.3
"""A space between words is narrower than this share of their height."""
_STARTS = 24
"""Lines at which a table may begin below other text."""
_LOOSE = 1.2
"""A distance between lines that is larger than usual by this factor parts rows."""

_NEAR = 1.7
"""A line that follows within this many of the usual distances still belongs to the table."""

_WORD = re.compile(r"\w")
_WORDED = re.compile(r"[^\W\d_]{3}")


class Columns(NamedTuple):
    """The gaps between the columns, each at the left edge of the text behind it."""

    gaps: tuple[float, ...]

    def of(self, line: Line) -> list[int]:
        """The columns in which the line has words, left to right."""
        return sorted({self.at(word.box.middle[0]) for word in line.words})

    def at(self, x: float) -> int:
        """The column at `x`."""
        return sum(1 for gap in self.gaps if x > gap)

    def crossed(self, line: Line) -> bool:
        """Whether a word of the line, or the space between two words, lies across a gap."""
        words = line.words
        return any(
            _joined(word, after)[0] < gap - 1 and _joined(word, after)[1] > gap + 1
            for word, after in zip(words, (*words[1:], None), strict=True)
            for gap in self.gaps
        )


def _joined(word: Word, after: Word | None) -> tuple[float, float]:
    """From where to where a word reaches, with the next one if only a space parts them."""
    near = after is not None and after.box.x0 - word.box.x1 < _SPACE * word.box.height
    return word.box.x0, after.box.x1 if after is not None and near else word.box.x1


class Region(NamedTuple):
    """Lines `start` to `end` (exclusive) of a page that are a table with these columns."""

    start: int
    end: int
    columns: Columns


def find(pages: Sequence[Sequence[Line]]) -> list[Region | None]:
    """For the lines of every page, the table without vertical lines that stands there.

    A table that goes on over pages has the same columns on all of them; together its pages tell
    them better than each alone.
    """
    alone = [_table(lines) for lines in pages]
    found: list[Region | None] = [None] * len(pages)
    for start, end in _runs(alone):
        held = [
            line
            for index in range(start, end)
            if (region := alone[index])
            for line in pages[index][region.start : region.end]
        ]
        columns = _columns(held) or next(region.columns for region in alone[start:end] if region)
        # The table may begin or end on a page of which it is only a small part.
        for index in range(max(start - 1, 0), min(end + 1, len(pages))):
            if found[index] is None:
                found[index] = _region(pages[index], columns)
    return found


def _runs(regions: Sequence[Region | None]) -> Iterator[tuple[int, int]]:
    """The runs of pages that hold one table: those with the same number of columns."""
    start = 0
    for index in range(1, len(regions) + 1):
        here, before = (regions[index] if index < len(regions) else None), regions[index - 1]
        same = here and before and len(here.columns.gaps) == len(before.columns.gaps)
        if not same:
            if before:
                yield start, index
            start = index


def _table(lines: Sequence[Line]) -> Region | None:
    """The table on a page, which may begin below and end above other text."""
    for start in _starts(lines):
        columns = _columns(lines[start:])
        if columns is not None:
            return _region(lines, columns)
    return None


def _starts(lines: Sequence[Line]) -> list[int]:
    """The first line, and those behind the widest gaps between lines."""
    gaps = sorted(
        range(1, len(lines) - _LEAST_LINES + 1),
        key=lambda index: lines[index - 1].box.bottom - lines[index].box.top,
    )
    return sorted({0, *gaps[:_STARTS]}) if lines else []


def _columns(lines: Sequence[Line]) -> Columns | None:
    """The columns of `lines`, if they are a table."""
    if len(lines) < _LEAST_LINES:
        return None
    first = _gaps(lines, len(lines) // 10)
    if len(first.gaps) < _LEAST_COLUMNS - 1:
        return None
    within = [line for line in lines if not first.crossed(line)]
    if len(within) < (1 - _CROSSING) * len(lines):
        return None
    columns = _gaps(within, 0)
    least = max(_FILLED * len(within), _LEAST_TEXTS)
    return columns if _holds_texts(within, columns, least) else None


def _holds_texts(lines: Sequence[Line], columns: Columns, least: float) -> bool:
    """Whether enough columns hold words in at least `least` lines; marks of a list are none."""
    filled = [0] * (len(columns.gaps) + 1)
    for line in lines:
        worded = {columns.at(w.box.middle[0]) for w in line.words if _WORDED.search(w.text)}
        for column in worded:
            filled[column] += 1
    return sum(1 for count in filled if count >= max(least, 1)) >= _LEAST_COLUMNS


def _gaps(lines: Sequence[Line], allowed: int) -> Columns:
    """Where at most `allowed` lines have letters, and on both sides many more have."""
    left = int(min(line.box.x0 for line in lines))
    high = [0] * (int(max(line.box.x1 for line in lines)) - left + 2)
    for line in lines:
        for word in line.words:
            for x in range(int(word.box.x0) - left, int(word.box.x1) - left + 1):
                high[x] += 1
    runs: list[tuple[int, int, int]] = []
    """Of the columns: where each begins and ends, and how many lines it has where it is densest."""
    start: int | None = None
    for x, count in enumerate([*high, 0]):
        if count > allowed and start is None:
            start = x
        elif count <= allowed and start is not None:
            runs.append((start, x, max(high[start:x])))
            start = None
    # Spaces of a few lines may happen to lie below each other; those of many never do.
    free = _GAP if len(lines) >= _MANY else median(line.box.height for line in lines) * _SPACE * 2
    if not runs:
        return Columns(())
    gaps = []
    held = runs[0]
    for run in runs[1:]:
        least = min(high[held[1] : run[0]])
        if run[0] - held[1] >= free and least <= _NARROW * min(held[2], run[2]):
            gaps.append(float(left + run[0]) - 1)
            held = run
        else:
            held = (held[0], run[1], max(held[2], run[2]))
    return Columns(tuple(gaps))


def _region(lines: Sequence[Line], columns: Columns) -> Region | None:
    """The run of lines that keep to the columns; a few that cross them may lie inside."""
    best = total = start = 0
    region: Region | None = None
    for index, line in enumerate(lines):
        if columns.crossed(line):
            total -= 1
        else:
            total += min(len(columns.of(line)), 3) - 1
        if total < 0:
            total, start = 0, index + 1
        elif total > best:
            best, region = total, Region(start, index + 1, columns)
    if region is None or not _holds_texts(lines[region.start : region.end], columns, 1):
        return None
    return _with_rest(lines, region)


def _with_rest(lines: Sequence[Line], region: Region) -> Region:
    """The region with the lines above and below it that stand in one column only.

    They follow at the usual distance: other text and the number of the page stand further off.
    A line that crosses columns belongs to it as the title of a section: behind a number of its
    own in the first column.
    """
    start, end, columns = region
    steps = [b.box.top - a.box.top for a, b in pairwise(lines[start:end])]
    near = _NEAR * median(steps or [lines[start].box.height])

    def belongs(index: int, beside: int) -> bool:
        if not 0 <= index < len(lines):
            return False
        line = lines[index]
        far = abs(line.box.top - lines[beside].box.top)
        if columns.crossed(line):
            numbered = columns.of(line)[0] == 0 and _spans([line], columns)[0][1] > 0
            return numbered and far <= 2 * near
        return far <= near

    while belongs(start - 1, start):
        start -= 1
    while belongs(end, end - 1):
        end += 1
    return Region(start, end, columns)


# cells


def cells(lines: Sequence[Line], columns: Columns, rules: Sequence[Box]) -> list[Box]:
    """The cells of a table with these `lines`; `rules` are the horizontal lines of the page."""
    whole = around(line.box for line in lines)
    middle = [rule for rule in rules if whole.top - 4 < rule.top < whole.bottom + 4]
    edges = _edges(lines, columns, whole)
    rows = [_ruled(middle, left, right) for left, right in pairwise(edges)]
    if sum(1 for row in rows if len(row) > 1) * 2 > len(rows):
        return list(_between_rules(lines, columns, edges, rows, whole))
    return list(_by_text(lines, columns, edges))


def _edges(lines: Sequence[Line], columns: Columns, whole: Box) -> list[float]:
    """The left edges of the columns and the right edge of the last one.

    A centred heading or cell may begin left of the gap's right edge, so that a column begins
    in the middle of the free space before it.
    """
    edges = [whole.x0 - 1]
    for gap in columns.gaps:
        ends = [
            word.box.x1
            for line in lines
            if not columns.crossed(line)
            for word in line.words
            if word.box.x1 <= gap + 1
        ]
        edges.append(max(gap - 2, (max(ends) + gap) / 2) if ends else gap)
    return [*edges, whole.x1 + 1]


def _ruled(rules: Sequence[Box], left: float, right: float) -> list[float]:
    """The heights of the rules that run through a column."""
    middle = (left + right) / 2
    return spread((rule.top for rule in rules if rule.x0 <= middle <= rule.x1), 2.0)


def _between_rules(
    lines: Sequence[Line],
    columns: Columns,
    edges: Sequence[float],
    rows: Sequence[Sequence[float]],
    whole: Box,
) -> Iterator[Box]:
    """Cells between the rules; a line across columns makes one cell of those it crosses."""
    spans = _spans(lines, columns)
    for column, (left, right) in enumerate(pairwise(edges)):
        inside = [y for y in rows[column] if whole.top < y < whole.bottom]
        for top, bottom in pairwise([whole.top - 1, *inside, whole.bottom + 1]):
            first, last = next(
                ((a, b) for y, a, b in spans if top <= y <= bottom and a <= column <= b),
                (column, column),
            )
            if first == last:
                yield Box(left, top, right, bottom)
            elif first == column:
                yield Box(left, top, edges[last + 1], bottom)


def _by_text(lines: Sequence[Line], columns: Columns, edges: Sequence[float]) -> Iterator[Box]:
    """Cells of rows that only their texts part."""
    starts = _row_starts(lines, columns)
    ends = [*starts[1:], len(lines)]
    for start, end in zip(starts, ends, strict=True):
        row = lines[start:end]
        top = row[0].box.top if not start else (lines[start - 1].box.bottom + row[0].box.top) / 2
        bottom = row[-1].box.bottom if end == len(lines) else (
            row[-1].box.bottom + lines[end].box.top) / 2  # fmt: skip
        spans = _spans(row, columns)
        for column, (left, right) in enumerate(pairwise(edges)):
            first, last = next(((a, b) for _, a, b in spans if a <= column <= b), (column, column))
            if first == column:
                yield Box(left, top, right if last == column else edges[last + 1], bottom)


def _spans(lines: Sequence[Line], columns: Columns) -> list[tuple[float, int, int]]:
    """For the lines across columns: the height, and the first and last column of the text."""
    found = []
    for line in lines:
        if not columns.crossed(line):
            continue
        first, last = len(columns.gaps), 0
        for word, after in zip(line.words, (*line.words[1:], None), strict=True):
            left, right = _joined(word, after)
            a, b = columns.at(left + 1), columns.at(right - 1)
            if a != b:
                first, last = min(first, a), max(last, b)
        found.append((line.box.middle[1], first, last))
    return found


def _row_starts(lines: Sequence[Line], columns: Columns) -> list[int]:
    """The lines with which a row begins.

    Texts stand at the top of their cells: a column that was blank in the line before and has
    text in this one begins a new cell, and with it a row.
    """
    steps = [b.box.top - a.box.top for a, b in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    starts = [0]
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        before, here = columns.of(above), columns.of(line)
        crossing = columns.crossed(line)
        if columns.crossed(above):
            begins = not (crossing and here[0] > 0)
        else:
            begins = (
                crossing
                or bool(set(here) - set(before))
                or steps[index - 1] > _LOOSE * usual
                or _numbers(above)
                or _all_begin(line, columns, here, before)
            )
        if begins:
            starts.append(index)
    return starts


def _numbers(line: Line) -> bool:
    """Whether the line only numbers the columns: a row of its own."""
    return [word.text.strip("().") for word in line.words] == [
        str(number) for number in range(1, len(line.words) + 1)
    ]


def _all_begin(line: Line, columns: Columns, here: Sequence[int], before: Sequence[int]) -> bool:
    """Whether every text of the line reads as the beginning of a cell, in all columns at once."""
    if len(here) < _LEAST_COLUMNS or len(here) < len(before):
        return False
    firsts: dict[int, str] = {}
    for word in line.words:
        firsts.setdefault(columns.at(word.box.middle[0]), word.text)
    return all(
        MARKER.match(text)
        or ((found := _WORD.search(text)) and (found[0].isupper() or found[0].isdigit()))
        for text in firsts.values()
    )
