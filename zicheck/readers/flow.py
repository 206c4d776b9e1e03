"""The lines of text outside tables as paragraphs, over the breaks of lines and pages.

What a page repeats at its head or foot, and its number, are no text of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from zicheck.readers import MARKER, capital, fold, join
from zicheck.readers.sentences import open_end, wordy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.readers.pages import Line, Page

_MARGIN = 0.12
"""Share of the page's height, above and below, in which heads and feet stand."""
_REPEATED = 3
"""Pages from which on a line at the same place is a head or a foot."""
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?$|(?:halaman|hal\.?|page)\s*\d{1,4}(?:\s+(?:dari|of|/)\s*\d+)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")

_LABEL = re.compile(r"[A-Za-z][A-Za-z ]{2,24}?\s*:(?=\s|$)")
_END = re.compile(r"[.;:!?][\"'”’)\]]*$")
_OPEN_END = open_end("-–/(&,")

_GAP = 1.45
"""A distance between lines that is larger than usual by this factor parts paragraphs."""
_SHORT = 0.15
"""A line that ends this share of the width before the edge is the last of its paragraph."""


class Placed(NamedTuple):
    """A line of text and the number of its page; `gap` tells of free space or a table before it."""

    line: Line
    page: int
    gap: bool = False


class Passage(NamedTuple):
    """A paragraph and the page on which it begins."""

    text: str
    page: int


def without_margins(
    pages: Sequence[Page], lines: Sequence[Sequence[Line]]
) -> tuple[list[list[Line]], list[str]]:
    """The lines of every page without page numbers, heads and feet, and the texts of the latter."""
    seen: Counter[tuple[str, int]] = Counter()
    for page, found in zip(pages, lines, strict=True):
        seen.update({_mark(page, line) for line in found if _in_margin(page, line)})
    left_out: list[str] = []
    kept: list[list[Line]] = []
    for page, found in zip(pages, lines, strict=True):
        body = []
        for index, line in enumerate(found):
            if not _in_margin(page, line):
                body.append(line)
            elif _PAGE_NUMBER.match(line.text) and index in (0, len(found) - 1):
                continue
            elif seen[_mark(page, line)] < _REPEATED:
                body.append(line)
            elif line.text not in left_out and len(left_out) < _REPEATED:
                left_out.append(line.text)
        kept.append(body)
    return kept, left_out


def _in_margin(page: Page, line: Line) -> bool:
    return line.box.bottom < _MARGIN * page.height or line.box.top > (1 - _MARGIN) * page.height


def _mark(page: Page, line: Line) -> tuple[str, int]:
    """What is the same in a line that pages repeat: its words without numbers, and its height."""
    return _DIGITS.sub("#", line.text), round(line.box.middle[1] / page.height * 50)


def paragraphs(lines: Sequence[Placed]) -> Iterator[Passage]:
    """The paragraphs that the lines are, in their order."""
    if not lines:
        return
    right = _right_edges(lines)
    usual = _usual_step(lines)
    draft = [lines[0]]
    for placed in lines[1:]:
        if _parts(draft, placed, right, usual):
            yield _passage(draft)
            draft = [placed]
        else:
            draft.append(placed)
    yield _passage(draft)


def _passage(draft: Sequence[Placed]) -> Passage:
    text = fold(join(*(placed.line.text for placed in draft)))
    return Passage(text, draft[0].page)


def _right_edges(lines: Sequence[Placed]) -> dict[int, float]:
    """How far text reaches to the right on each page."""
    edges: dict[int, float] = {}
    for placed in lines:
        edges[placed.page] = max(edges.get(placed.page, 0.0), placed.line.box.x1)
    return edges


def _usual_step(lines: Sequence[Placed]) -> float:
    """The distance between lines of one paragraph, in heights of a line."""
    steps = [
        (b.line.box.middle[1] - a.line.box.middle[1]) / max(b.line.box.height, 1)
        for a, b in pairwise(lines)
        if a.page == b.page and not b.gap and b.line.box.top > a.line.box.top
    ]
    return min(median(steps), 1.6) if steps else 1.2


def _parts(draft: Sequence[Placed], placed: Placed, right: dict[int, float], usual: float) -> bool:
    """Whether a new paragraph begins with `placed`."""
    last = draft[-1]
    before, text = last.line.text, placed.line.text
    ended = _END.search(before) is not None
    item = MARKER.match(text) is not None
    label = _LABEL.match(text)
    if label and (ended or capital(label[0])):
        return True
    if item and (ended or not text.startswith("(")):
        return True
    if placed.page != last.page or placed.gap:
        return not _goes_on(draft, placed)
    step = (placed.line.box.middle[1] - last.line.box.middle[1]) / max(placed.line.box.height, 1)
    if step > _GAP * usual:
        return True
    if capital(_bare(draft)) != capital(text) and wordy(text if capital(_bare(draft)) else before):
        return capital(_bare(draft)) or _ends(last, right)
    return ended and _ends(last, right)


def _bare(draft: Sequence[Placed]) -> str:
    """The first line without the word that labels it."""
    text = draft[0].line.text
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def _ends(placed: Placed, right: dict[int, float]) -> bool:
    """Whether the line stops well before the right edge."""
    box, edge = placed.line.box, right[placed.page]
    return edge - box.x1 > _SHORT * edge


def _goes_on(draft: Sequence[Placed], placed: Placed) -> bool:
    """Whether a line behind a page break or a table is the rest of a sentence before it."""
    before, text = draft[-1].line.text, placed.line.text
    if _END.search(before):
        return False
    if capital(before):
        return capital(text) and _OPEN_END.search(before) is not None
    cut = len(before) >= 40 or _OPEN_END.search(before) is not None
    if text.lstrip("\"'“‘(")[:1].islower():
        return True
    return cut and not capital(text)
