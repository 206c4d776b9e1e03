"""The words and ruled cells of a PDF file, page by page, as tablers (pdfium) finds them.

Runs in a process of its own (:mod:`zicheck.readers.confined`): PDF files come from anywhere and
the library that takes them apart is written in another language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zicheck.readers.confined import Refused
from zicheck.readers.pages import Box, Page, Word, around, encode, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_WORDS = 10_000
"""Words on one page; a page set in the smallest type has about 3,000."""
MAX_ALL_WORDS = 400_000
"""Words of all pages; a plan of 1,000 rows has about 50,000."""
MAX_LINES = 50_000
"""Drawn lines on one page: more make a drawing, not a table."""
MAX_CELLS = 5_000
"""Cells on one page; a dense one has 300."""

_GAP = 0.3
"""Letters further apart than this share of their height belong to two words."""
_TOUCHING = 0.1
"""Letters that are closer than this share belong to one word even if pdfium sees a space."""
_HYPHEN = "\x02"
"""What pdfium gives for the hyphen at the end of a line."""
_LONG = 20.0
"""Shorter horizontal lines do not part rows."""
_DASH = 2.0
"""A small figure that is thinner is a dash of a line."""
_STEP = 6.0
"""Dashes of one line follow each other within this distance."""
_CLOSED = {
    "horizontal_strategy": "explicit",
    "vertical_strategy": "explicit",
    "close_unclosed_boundaries": True,
    "extend_partial_outer_boundaries": True,
}
"""A page break cuts a table anywhere: its outer lines may be missing."""
_THIN = 4.0
"""A rectangle that is higher is an area and not a line."""


def pages(data: bytes, most: int) -> Iterator[dict[str, Any]]:
    """The number of pages, then every page in the plain form of :func:`encode`.

    Raises:
        Refused: when the file is locked or damaged, has more than `most` pages, or a page holds
            more than a plan can.
    """
    import tablers

    try:
        document = tablers.Document(bytes=data)
    except RuntimeError as error:
        raise Refused("locked" if "assword" in str(error) else "damaged") from None
    with document:
        count = document.page_count
        if count > most:
            raise Refused("pages", count)
        yield {"pages": count}
        words = 0
        for index in range(count):
            page = document.get_page(index)
            found = _page(page, index + 1)
            page.clear_cache()
            words += len(found.words)
            if words > MAX_ALL_WORDS:
                raise Refused("words", index + 1)
            yield encode(found)


def _page(page: Any, number: int) -> Page:
    import tablers

    page.extract_objects()
    objects = page.objects
    if len(objects.lines) + len(objects.rects) > MAX_LINES:
        raise Refused("drawing", number)
    chars = [
        (char.unicode_char or "", Box(*char.bbox), char.rotation_degrees) for char in objects.chars
    ]
    angle = _angle(chars)
    turn = _turned(angle, page.width, page.height, page.rotation_degrees)
    turned = bool(angle or round(page.rotation_degrees) % 360)
    words = tuple(
        Word(word.text, turn(word.box), word.spaced) for word in _words(chars, alone=turned)
    )
    if turned:
        words = tuple(_mended(words))
    if len(words) > MAX_WORDS:
        raise Refused("words", number)
    tables: list[tuple[Box, ...]] = []
    rules: list[Box] = []
    if words:
        edges = _edges(page)
        found = tablers.find_tables(page, extract_text=False, **_CLOSED, **edges)
        tables = [tuple(turn(Box(*cell.bbox)) for cell in table.cells) for table in found]
        drawn = (turn(Box(e.x1, e.y1, e.x2, e.y2)) for kind in edges.values() for e in kind)
        rules = [box for box in drawn if box.width > _LONG and box.height < _THIN]
    if sum(map(len, tables)) > MAX_CELLS:
        raise Refused("drawing", number)
    width, height = turn(Box(0, 0, *_size(page)))[2:]
    return Page(number, width, height, words, tuple(tables), tuple(rules))


def _edges(page: Any) -> dict[str, Any]:
    """The lines of the page, with those that are drawn dash by dash, as tablers takes them."""
    import tablers

    edges = tablers.get_edges(page)
    dashes = [
        box
        for line in page.objects.lines
        if len(line.points) > 2 and min((box := _bounds(line.points)).width, box.height) < _DASH
    ]
    across = [box for box in dashes if box.width >= box.height]
    along = [Box(box.top, box.x0, box.bottom, box.x1) for box in dashes if box.width <= box.height]
    return {
        "explicit_h_edges": edges["h"]
        + [tablers.Edge("h", x0, y, x1, y) for x0, y, x1 in _joined(across)],
        "explicit_v_edges": edges["v"]
        + [tablers.Edge("v", x, y0, x, y1) for y0, x, y1 in _joined(along)],
    }


def _bounds(points: Sequence[tuple[float, float]]) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _joined(dashes: Sequence[Box]) -> Iterator[tuple[float, float, float]]:
    """Dashes at one height that follow each other closely, as lines: from, height, to."""
    held: list[Box] = []
    for box in sorted(dashes, key=lambda box: (round(box.middle[1]), box.x0)):
        if (
            held
            and round(held[-1].middle[1]) == round(box.middle[1])
            and box.x0 - held[-1].x1 < _STEP
        ):
            held.append(box)
            continue
        if held and held[-1].x1 - held[0].x0 > _STEP:
            yield held[0].x0, held[0].middle[1], held[-1].x1
        held = [box]
    if held and held[-1].x1 - held[0].x0 > _STEP:
        yield held[0].x0, held[0].middle[1], held[-1].x1


def _size(page: Any) -> tuple[float, float]:
    """Width and height of the page as its coordinates count them: before it is turned."""
    sideways = round(page.rotation_degrees) % 180 == 90
    return (page.height, page.width) if sideways else (page.width, page.height)


def _angle(chars: Sequence[tuple[str, Box, float]]) -> int:
    """By how many degrees, clockwise, most letters of the page are turned."""
    turned = Counter(round(angle / 90) * 90 % 360 for text, _, angle in chars if not text.isspace())
    return turned.most_common(1)[0][0] if turned else 0


def _turned(angle: int, width: float, height: float, rotation: float) -> Callable[[Box], Box]:
    """What makes boxes of a page whose text is turned by `angle` those of an upright one."""
    if round(rotation) % 180 == 90:
        width, height = height, width
    if angle == 90:
        return lambda box: Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if angle == 180:
        return lambda box: Box(
            width - box.x1, height - box.bottom, width - box.x0, height - box.top
        )
    if angle == 270:
        return lambda box: Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return lambda box: box


def _words(chars: Sequence[tuple[str, Box, float]], *, alone: bool = False) -> Iterator[Word]:
    """The letters as words, in the order in which the file draws them; or each `alone`."""
    text = ""
    boxes: list[Box] = []
    angle = 0.0
    guessed = False
    """Whether pdfium sees white space here that the file does not draw."""
    for char, box, turned in chars:
        if not char.strip() and char != _HYPHEN:
            drawn = box.width > 0 and box.height > 0
            if boxes and drawn:
                yield Word(text, around(boxes), spaced=True)
                text, boxes = "", []
            guessed = True
            continue
        if boxes and (
            alone
            or abs(turned - angle) > 1
            or (not _touch(boxes[-1], box) if guessed else _apart(boxes[-1], box))
        ):
            yield Word(text, around(boxes))
            text, boxes = "", []
        text += "-" if char == _HYPHEN else char
        boxes.append(box)
        angle, guessed = turned, False
    if boxes:
        yield Word(text, around(boxes))


def _touch(before: Box, after: Box) -> bool:
    """Whether two letters stand so close that the space between them is only pdfium's guess."""
    size = max(before.height, after.height)
    beside = abs(before.middle[1] - after.middle[1]) < size / 4
    return beside and before.x0 <= after.x0 and after.x0 - before.x1 < _TOUCHING * size


def _mended(words: Sequence[Word]) -> Iterator[Word]:
    """The letters of a turned page as words: pdfium gives them in the order of the shown page."""
    for line in lines_of(words):
        held = line.words[0]
        for word in line.words[1:]:
            size = max(held.box.height, word.box.height)
            if -size < word.box.x0 - held.box.x1 < _TOUCHING * size:
                held = Word(held.text + word.text, around((held.box, word.box)), word.spaced)
            else:
                yield held
                held = word
        yield held


def _apart(before: Box, after: Box) -> bool:
    """Whether two letters that follow each other are too far apart for one word."""
    size = min(max(before.height, 1), max(after.height, 1), max(before.width, before.height))
    across = max(after.x0 - before.x1, before.x0 - after.x1, 0)
    down = max(after.top - before.bottom, before.top - after.bottom, 0)
    if across > _GAP * size or down > _GAP * size:
        return True
    # A word that begins again further left, or a line lower, though nothing stands between.
    beside = abs(before.middle[1] - after.middle[1]) < size / 2
    above = abs(before.middle[0] - after.middle[0]) < size / 2
    return not (beside or above)
