"""Pictures of pages: made upright, their table lines found and taken away, their letters read.

Runs in a process of its own (:mod:`zicheck.readers.confined`). numpy finds the lines, tesseract
reads the letters; what makes a table of them is the same as for PDF files with text.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PIL import Image as Pictures
from PIL import ImageFilter, ImageOps, UnidentifiedImageError

from zicheck.readers.confined import Refused
from zicheck.readers.pages import Box, Page, Word, around, encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Image = np.ndarray[Any, np.dtype[np.uint8]]
    Mask = np.ndarray[Any, np.dtype[np.bool_]]
    Places = np.ndarray[Any, np.dtype[np.intp]]

DPI = 300
"""At which a page is read; what comes with more is made smaller, with less larger."""

_POINT = 72 / DPI
_STEEPEST = 5.0
"""Degrees by which a page may lie askew."""
_LEVEL = 0.04
"""Degrees that do not matter."""
_DIRT = 60
"""Darkness, of 255, below which a place is no letter."""
_AROUND, _DARKER = 25, 20
"""A line is darker by so much than the places around it, up to this distance."""
_LINE = 0.6
"""Inches from which on a stroke is a line of a table."""
_SHORT = 0.15
"""Inches of the shortest line between two columns."""
_REACH = 0.03
"""Inches by which a line may end before the one that it meets."""
_HOLE = 0.012
"""Inches of a line that may be missing, as copies of copies have it."""
_THICK = 0.05
"""Inches: what is thicker is no line."""
_SURE = 30.0
"""Per cent of certainty below which a word is dirt on the page."""
_SECONDS = 60
"""For one run of tesseract."""
_LYING = 60.0
"""Per cent of certainty below which a page may lie on its side."""
_PAGE, _BLOCK = "3", "6"
"""How tesseract takes a picture: as a page of text whose parts it finds, or as one block."""

_INK, _INK_LEAST = 140, 12
"""How dark, of 255, a letter is at most, and how many such places the smallest one has."""
_MARK_WIDE, _MARK_HIGH = 30.0, 16.0
"""Points: what is alone in its cell and no larger may be a number."""
_EDGE, _BAND = 4, 24
"""Places left out along the edges of a cell, and left white around a mark."""
_SURE_NUMBER = 40.0
"""Per cent of certainty from which on a number alone is taken."""
_FULL, _FAINT = 0.8, 0.35
"""Share of the height that a stroke fills, and that ink between strokes may fill."""
_IN_MARKS = "0123456789IVX.)"
_LETTERS = re.compile(r"(?![IVXLl1|!]+\W*$)[^\W\d_]{2}")
"""What reads as a word and not as a number of any kind."""
_END_MARK = re.compile(r"^(\d{1,2})[.:;,]$")
_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5})[.)]?")

_PIXELS = 150_000_000
"""Of one picture: A3 at 800 dpi."""
_LARGEST = 6_000
"""Pixels of the longer side of a page."""
_A4 = 11.69
_SHORTEST_PAGE, _LONGEST_PAGE = 5.0, 24.0
"""Inches of the longer side of a page."""

_ROTATE = re.compile(r"Rotate: (90|180|270)")


class Read(NamedTuple):
    """A page as read, and how sure tesseract is of its letters on average, from 0 to 100."""

    page: Page
    sure: float


def read(image: Image, number: int) -> Read:
    """The words and cells on a grey picture of a page at :data:`DPI`."""
    upright = straight(image)
    lines = table_lines(upright)
    cells = cells_between(lines)
    clean = without_lines(upright, lines)
    words = recognise(clean, _BLOCK if cells else _PAGE)
    height, width = upright.shape[:2]
    kept = [word for word, sure in words if sure >= _SURE and _inked(clean, word.box)]
    kept = list(with_marks(clean, cells, kept))
    certain = sum(sure for _, sure in words) / len(words) if words else 0.0
    page = Page(number, width * _POINT, height * _POINT, tuple(kept), cells, ())
    return Read(page, certain)


# the picture


def straight(image: Image) -> Image:
    """The picture turned so that its lines of text lie level."""
    angle = skew(image)
    return image if abs(angle) < _LEVEL else turned(image, angle)


def turned(image: Image, angle: float) -> Image:
    """The picture turned by `angle` degrees against the clock, the corners filled with white."""
    picture = Pictures.fromarray(image)
    return np.asarray(picture.rotate(angle, Pictures.Resampling.BICUBIC, fillcolor=255))


def skew(image: Image) -> float:
    """By how many degrees against the clock the picture must be turned to lie level.

    Level lines of letters and of tables leave rows of the picture either dark or empty: the
    angle at which neighbouring rows differ most is the right one.
    """
    size = (max(image.shape[1] // 4, 1), max(image.shape[0] // 4, 1))
    small = Pictures.fromarray(255 - image).resize(size, Pictures.Resampling.BOX)
    small = small.point([value if value >= _DIRT else 0 for value in range(256)])

    def contrast(angle: float) -> float:
        rotated = small.rotate(angle, Pictures.Resampling.BILINEAR)
        rows = np.asarray(rotated, np.float64).sum(axis=1)
        return float((np.diff(rows) ** 2).sum())

    best = 0.0
    for step, reach in ((0.5, _STEEPEST), (0.1, 0.5), (0.02, 0.1)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=contrast))
    return best


class Lines(NamedTuple):
    """Where the lines of tables are dark: across, and down."""

    across: Mask
    down: Mask


def table_lines(image: Image) -> Lines:
    """The strokes of a picture that are lines of a table.

    Lines between columns may be as short as a letter is high, in the row of a heading: those
    count that reach from one level line to another.
    """
    picture = Pictures.fromarray(image)
    about = np.asarray(picture.filter(ImageFilter.BoxBlur(_AROUND)), np.int16)
    dark = image < about - _DARKER
    across = _strokes(dark, _LINE)
    down = _strokes(dark.T, _SHORT).T
    reach = int(_REACH * DPI)
    near = _grown(across.T, reach).T
    for box in _runs(down.T):
        left, top, right, bottom = (int(value) for value in (box.top, box.x0, box.bottom, box.x1))
        ends = (near[top, left:right], near[bottom - 1, left:right])
        if bottom - top < _LINE * DPI and not all(end.any() for end in ends):
            down[top:bottom, left:right] = False
    return Lines(across, down)


def _strokes(dark: Mask, inches: float) -> Mask:
    """The level strokes that are at least so long, small holes filled, and are thin."""
    whole = ~_opened(~dark, int(_HOLE * DPI) + 1)
    long = _opened(whole, int(inches * DPI))
    return long & ~_opened(long.T, int(_THICK * DPI)).T


def _opened(mask: Mask, length: int) -> Mask:
    """The parts of `mask` that belong to level runs of at least `length`."""
    rows, starts, ends = _level_runs(mask)
    found = np.zeros(mask.shape, np.bool_)
    long = ends - starts >= length
    for row, start, end in zip(rows[long], starts[long], ends[long], strict=True):
        found[row, start:end] = True
    return found


def _level_runs(mask: Mask) -> tuple[Places, Places, Places]:
    """Of each level run of `mask`: its row, where it begins, and where it has ended."""
    flat = np.pad(np.ascontiguousarray(mask), ((0, 0), (1, 0))).ravel()
    changes = np.flatnonzero(flat[1:] != flat[:-1])  # a blank column parts the rows
    width = mask.shape[1] + 1
    if len(changes) % 2:
        changes = np.append(changes, flat.size - 1)
    begins, stops = changes[::2], changes[1::2]
    rows = begins // width
    return rows, begins - rows * width, stops - rows * width


def _grown(mask: Mask, by: int) -> Mask:
    """`mask` made wider by so many places to the left and to the right."""
    grown = mask.copy()
    for step in range(1, by + 1):
        grown[:, step:] |= mask[:, :-step]
        grown[:, :-step] |= mask[:, step:]
    return grown


def without_lines(image: Image, lines: Lines) -> Image:
    """The picture without the lines, which else are read as letters."""
    mask = _grown(lines.across.T, 1).T | _grown(lines.down, 1)
    clean = image.copy()
    clean[mask] = int(np.median(image))
    return clean


def cells_between(lines: Lines) -> tuple[tuple[Box, ...], ...]:
    """The cells of each table that the lines enclose, in points."""
    import tablers

    across = [
        tablers.Edge("h", box.x0, box.middle[1], box.x1, box.middle[1])
        for box in _boxes(lines.across)
    ]
    down = [
        tablers.Edge("v", box.middle[0], box.top, box.middle[0], box.bottom)
        for box in _boxes(lines.down)
    ]
    if not across or not down:
        return ()
    found = tablers.find_tables(
        None,
        extract_text=False,
        horizontal_strategy="explicit",
        vertical_strategy="explicit",
        explicit_h_edges=across,
        explicit_v_edges=down,
        snap_x_tolerance=4,
        snap_y_tolerance=4,
        join_x_tolerance=6,
        join_y_tolerance=6,
        intersection_x_tolerance=5,
        intersection_y_tolerance=5,
        close_unclosed_boundaries=True,
        extend_partial_outer_boundaries=True,
    )
    return tuple(tuple(Box(*cell.bbox) for cell in table.cells) for table in found)


def _boxes(mask: Mask) -> Iterator[Box]:
    """The strokes of a mask, in points."""
    for box in _runs(mask):
        yield Box(*(value * _POINT for value in box))


def _runs(mask: Mask) -> list[Box]:
    """The strokes of a mask: level runs that touch each other, as boxes of its places."""
    rows, starts, ends = _level_runs(mask)
    done: list[Box] = []
    open_: list[Box] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        done += [box for box in open_ if box.bottom < row]
        open_ = [box for box in open_ if box.bottom >= row]
        touching = [box for box in open_ if box.x0 <= end and start <= box.x1]
        open_ = [box for box in open_ if box not in touching]
        parts = [*touching, Box(start, row, end, row + 1)]
        open_.append(around(parts))
    return [*done, *open_]


# the letters


def recognise(image: Image, mode: str, *settings: str) -> list[tuple[Word, float]]:
    """What tesseract reads on a picture, as a page or as one block of text."""
    done = _tesseract(image, ["--psm", mode, "-l", "ind", *settings, "tsv"])
    found = []
    for row in csv.DictReader(io.StringIO(done), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = row["text"]
        if row["level"] != "5" or not text or not text.strip():
            continue
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        box = Box(left * _POINT, top * _POINT, (left + width) * _POINT, (top + height) * _POINT)
        found.append((Word(text.strip(), box), float(row["conf"])))
    return found


def _inked(image: Image, box: Box) -> bool:
    """Whether there is ink where a word was read: remains of lines are not black enough."""
    left, top, right, bottom = (int(value / _POINT) for value in box)
    return int((image[top : bottom + 1, left : right + 1] < _INK).sum()) >= _INK_LEAST


def with_marks(
    image: Image, cells: Sequence[Sequence[Box]], words: Sequence[Word]
) -> Iterator[Word]:
    """The words, with those of cells that hold one number only read once more.

    A number that stands alone is hard for tesseract among the words of a page. All of them are
    put under each other and read as numbers; what is then sure takes the place of what was read.
    """
    small: dict[Box, Box] = {}
    """The ink of cells that may hold a number, and the cells."""
    said: dict[Box, str] = {}
    for cell in (cell for table in cells for cell in table):
        ink = _ink(image, cell)
        if ink is None or ink.width > _MARK_WIDE or ink.height > _MARK_HIGH:
            continue
        text = "".join(word.text for word in words if cell.holds(*word.box.middle))
        if not _LETTERS.search(text):
            small[ink], said[ink] = cell, text
    numbers = {
        ink: _END_MARK.sub(r"\1.", text) for ink, text in said.items() if _END_MARK.match(text)
    }
    numbers |= dict(_numbers(image, list(small)))
    numbers |= {ink: bars for ink in small if (bars := _bars(image, ink))}
    replaced = [small[ink] for ink in numbers]
    yield from (Word(text, ink) for ink, text in numbers.items())
    for word in words:
        if not any(cell.holds(*word.box.middle) for cell in replaced):
            yield word


def _bars(image: Image, ink: Box) -> str:
    """The Roman number that is nothing but upright strokes, as letters without feet have it."""
    left, top, right, bottom = (round(value / _POINT) for value in ink)
    dark = image[top:bottom, left:right] < _INK
    full = dark.mean(axis=0) > _FULL
    edges = np.flatnonzero(np.diff(np.pad(full.astype(np.int8), 1)))
    widths = edges[1::2] - edges[::2]
    thin = len(widths) > 1 and int(widths.max()) * 3 < bottom - top
    return (
        "I" * len(widths) if thin and len(widths) < 4 and not dark[:, ~full].mean() > _FAINT else ""
    )


def _ink(image: Image, cell: Box) -> Box | None:
    """The box around what is black in a cell, away from its edges; None when nothing is."""
    left, top, right, bottom = (int(value / _POINT) for value in cell)
    left, top, right, bottom = left + _EDGE, top + _EDGE, right - _EDGE, bottom - _EDGE
    dark = image[top:bottom, left:right] < _INK
    if not dark.size or int(dark.sum()) < _INK_LEAST:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return Box(
        (left + int(columns[0])) * _POINT,
        (top + int(rows[0])) * _POINT,
        (left + int(columns[-1]) + 1) * _POINT,
        (top + int(rows[-1]) + 1) * _POINT,
    )


def _numbers(image: Image, marks: Sequence[Box]) -> Iterator[tuple[Box, str]]:
    """The marks that read as a number, of an item or of a section, and what they read as."""
    if not marks:
        return
    wide, band = int(_MARK_WIDE / _POINT) + 2 * _BAND, int(_MARK_HIGH / _POINT) + _BAND
    strip = np.full((band * len(marks), wide), int(np.median(image)), np.uint8)
    for index, mark in enumerate(marks):
        left, top, right, bottom = (round(value / _POINT) for value in mark)
        piece = image[max(top - 3, 0) : bottom + 3, max(left - 3, 0) : right + 3]
        at = index * band + (band - piece.shape[0]) // 2
        strip[at : at + piece.shape[0], _BAND : _BAND + piece.shape[1]] = piece
    read = recognise(strip, _BLOCK, "-c", f"tessedit_char_whitelist={_IN_MARKS}")
    for word, sure in read:
        index = int(word.box.middle[1] / _POINT / band)
        if sure >= _SURE_NUMBER and index < len(marks) and _NUMBER.fullmatch(word.text):
            yield marks[index], word.text


def quarter(image: Image) -> int:
    """By how many degrees, clockwise, a picture that lies on its side must be turned."""
    found = _ROTATE.search(_tesseract(image, ["--psm", "0", "-l", "osd"], fails=True))
    return int(found[1]) if found else 0


def _tesseract(image: Image, options: Sequence[str], *, fails: bool = False) -> str:
    height, width = image.shape
    data = b"P5 %d %d 255\n" % (width, height) + image.tobytes()
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the picture goes in on standard input
            ["tesseract", "stdin", "stdout", "--dpi", str(DPI), *options],  # noqa: S607 - found on the path before
            input=data, capture_output=True, check=False, timeout=_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused("time") from None
    if done.returncode and not fails:
        raise Refused("died")
    return done.stdout.decode("utf-8", "replace")


# the files


def pages(data: bytes, most: int, kind: str, wanted: str, workers: str) -> Iterator[dict[str, Any]]:
    """The number of pages, then every page in the plain form of :func:`encode`, and `sure`.

    Args:
        data: a PDF file or a picture.
        most: how many pages are read.
        kind: `pdf` or `image`.
        wanted: the numbers of the pages of a PDF file, with commas; all when empty.
        workers: how many pages are read at a time.

    Raises:
        Refused: when the file is locked or damaged or has more than `most` pages, or a page
            cannot be read in time.
    """
    count, images = _of_pdf(data, wanted) if kind == "pdf" else _of_image(data)
    if count > most:
        raise Refused("pages", count)
    yield {"pages": count}
    with ThreadPoolExecutor(int(workers)) as pool:
        under_way: deque[Future[Read]] = deque()
        for number, image in images:
            under_way.append(pool.submit(_read_either_way, image, number))
            if len(under_way) > int(workers):
                yield _plain(under_way.popleft().result())
        while under_way:
            yield _plain(under_way.popleft().result())


def _plain(read: Read) -> dict[str, Any]:
    return {**encode(read.page), "sure": round(read.sure, 1)}


def _read_either_way(image: Image, number: int) -> Read:
    """A page as it lies, or turned by a quarter if it cannot be read so."""
    found = read(image, number)
    if found.sure >= _LYING or not image.size:
        return found
    turns = quarter(image) // 90
    if not turns:
        return found
    upright = np.ascontiguousarray(np.rot90(image, -turns))
    return max(found, read(upright, number), key=lambda each: each.sure)


def _of_pdf(data: bytes, wanted: str) -> tuple[int, Iterator[tuple[int, Image]]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused("locked" if "assword" in str(error) else "damaged") from None
    numbers = [int(number) for number in wanted.split(",") if number]
    numbers = numbers or list(range(1, len(document) + 1))

    def images() -> Iterator[tuple[int, Image]]:
        for number in numbers:
            page = document[number - 1]
            scale = min(DPI / 72, _LARGEST / max(*page.get_size(), 1))
            picture = page.render(scale=scale, grayscale=True).to_numpy()
            yield number, _sized(np.ascontiguousarray(picture).reshape(picture.shape[:2]), 0)

    return len(numbers), images()


def _of_image(data: bytes) -> tuple[int, Iterator[tuple[int, Image]]]:
    Pictures.MAX_IMAGE_PIXELS = None  # the size is looked at below, before anything is unpacked
    try:
        picture = Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        count = getattr(picture, "n_frames", 1)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Refused("image") from None

    def images() -> Iterator[tuple[int, Image]]:
        for index in range(count):
            try:
                picture.seek(index)
                if picture.width * picture.height > _PIXELS:
                    raise Refused("picture", index + 1)
                dpi = float(picture.info.get("dpi", (0, 0))[0])
                page = ImageOps.exif_transpose(picture).convert("RGBA")
            except (OSError, ValueError, SyntaxError, EOFError, TypeError, ZeroDivisionError):
                raise Refused("picture", index + 1) from None
            paper = Pictures.new("RGBA", page.size, "white")
            paper.alpha_composite(page)
            yield index + 1, _sized(np.array(paper.convert("L")), dpi)

    return count, images()


def _sized(image: Image, dpi: float) -> Image:
    """The picture at about :data:`DPI`; what does not say its own, or says nonsense, is A4."""
    long = max(image.shape)
    inches = long / dpi if dpi else 0.0
    if not _SHORTEST_PAGE < inches < _LONGEST_PAGE:
        inches = _A4 if long < _LARGEST else long / DPI
    scale = inches * DPI / long
    if 0.9 < scale < 1.1:
        return image
    size = (max(round(image.shape[1] * scale), 1), max(round(image.shape[0] * scale), 1))
    way = Pictures.Resampling.BICUBIC if scale > 1 else Pictures.Resampling.BOX
    return np.asarray(Pictures.fromarray(image).resize(size, way))
