"""What is seen on a page before anything is made of it: words, cells and lines, with places.

The PDF reader and the scan reader both give this; :mod:`zicheck.readers.layout` makes a document
of it. Coordinates are points (1/72 inch) from the upper left corner, the page standing upright.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Box(NamedTuple):
    """A rectangle; `top` is smaller than `bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class Word(NamedTuple):
    """A run of letters without white space; `spaced` tells that a space is drawn behind it."""

    text: str
    box: Box
    spaced: bool = False


class Line(NamedTuple):
    """Words beside each other, left to right."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


class Page(NamedTuple):
    """One page: its words, the cells of each table that lines enclose, and horizontal lines."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[tuple[Box, ...], ...] = ()
    rules: tuple[Box, ...] = ()


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of `boxes`, of which there is at least one."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The words as lines, from top to bottom; each line from left to right.

    A word belongs to a line when half of the lower of the two lies at the height of the other:
    a hyphen, letters of another size, and marks set a little higher or lower stay in the line.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box.middle[1], word.box.x0)):
        # With its first word only: a line that slopes does not swallow the next one.
        if lines and _beside(word.box, lines[-1][0].box):
            lines[-1].append(word)
        else:
            lines.append([word])
    made = []
    for found in lines:
        found.sort(key=lambda word: word.box.x0)
        made.append(Line(tuple(found), around(word.box for word in found)))
    return made


def _beside(box: Box, other: Box) -> bool:
    common = min(box.bottom, other.bottom) - max(box.top, other.top)
    return common >= 0.5 * min(box.height, other.height)


def spread(positions: Iterable[float], near: float) -> list[float]:
    """`positions` sorted, those closer than `near` to each other as one, their mean."""
    groups: list[list[float]] = []
    for position in sorted(positions):
        if groups and position - groups[-1][-1] < near:
            groups[-1].append(position)
        else:
            groups.append([position])
    return [sum(group) / len(group) for group in groups]


def decode(found: dict[str, object]) -> Page:
    """The page in the plain form in which another process sends it; see :func:`encode`."""
    words: list[list[object]] = found["words"]  # type: ignore[assignment]
    tables: list[list[list[float]]] = found["tables"]  # type: ignore[assignment]
    rules: list[list[float]] = found["rules"]  # type: ignore[assignment]
    return Page(
        int(found["number"]),  # type: ignore[call-overload]
        float(found["width"]),  # type: ignore[arg-type]
        float(found["height"]),  # type: ignore[arg-type]
        tuple(Word(str(text), Box(*box), bool(spaced)) for text, spaced, *box in words),  # type: ignore[arg-type]
        tuple(tuple(Box(*box) for box in cells) for cells in tables),
        tuple(Box(*box) for box in rules),
    )


def encode(page: Page) -> dict[str, object]:
    """`page` as plain lists and numbers, to hundredths of a point."""

    def plain(box: Box) -> list[float]:
        return [round(value, 2) for value in box]

    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "words": [[word.text, int(word.spaced), *plain(word.box)] for word in page.words],
        "tables": [[plain(box) for box in cells] for cells in page.tables],
        "rules": [plain(box) for box in page.rules],
    }
