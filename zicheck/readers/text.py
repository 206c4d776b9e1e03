"""Plain text and Markdown to a Document: paragraphs, pipe tables and TAB-separated tables.

The layout is undone: hard-wrapped lines are joined, a sentence that a page break cut in two is
made whole, Markdown marks and the tags of converters go. A form feed counts as a page break;
only a text that holds some has page numbers. Knows nothing of plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.errors import fault
from zicheck.places import Place
from zicheck.readers import MARKER, capital, fold, join
from zicheck.readers.sentences import open_end, wordy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")

_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|sup|sub|small|font|center|p|div)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*(?=\S)([^*]+(?:\*(?!\*)[^*]*)*)\*\*")
_ITALIC = re.compile(r"(?<!\w)\*(?=[^\s*])([^*]*[^\s*])\*(?!\w)")
_UNDERSCORED = re.compile(r"(?<!\w)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " "}
_ENTITIES = re.compile("|".join(_ENTITY))

_HEADING = re.compile(r"#{1,6}\s+")
_QUOTE = re.compile(r">\s?")
_BULLET = re.compile(r"[-*+•·▪‣○●–—\uf0b7]\s+")
_RULE = re.compile(r"(?:[-=_*]\s?){3,}$")
_PAGE_MARK = re.compile(
    r"(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?$|(?:halaman|hal\.|page)\s*\d{1,3}(?:\s+(?:dari|of)\s+\d+)?$|"
    r"(?:https?://|www\.|jdih\.)\S+$",
    re.IGNORECASE,
)
"""What the head or foot of a page holds: its number, the address of the publisher."""
_LABEL = re.compile(r"(?!nomor\b)[A-Z][A-Z ]{2,24}?\s*:(?=\s|$)", re.IGNORECASE)
"""A word that opens a paragraph of its own, such as `KESATU :`; `Nomor : 10` is none."""
_DELIMITER = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
_PIPE = re.compile(r"(?<!\\)\|")
_TAB = re.compile("\t")

_END = re.compile(r"[.;:!?][\"'”’)\]*]*$")
_OPEN_END = open_end("-–/(&")
_LONG = 60
"""A line without a full stop is a cut sentence from this length on; below it, a title."""
_ACRONYM = 5
"""A word in capitals that is longer is a title and not the rest of a sentence."""
_CELL_LINES = 40
"""Lines that one cell may run over."""
MAX_CELLS = 100_000
"""Cells of all tables together: 10,000 rows of a plan."""
MAX_LINES = 300_000


def read_text(data: bytes, file: str) -> Document:
    """The paragraphs and tables of a plain text, a Markdown file or a TAB-separated table.

    Raises:
        InputError: when `data` is empty, is no text, is not encoded as UTF-8 or UTF-16, or holds
            more than any plan.
    """
    text = _decode(data, file)
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise fault(file, _TOO_LONG.fill(n=MAX_LINES))
    blocks = _Blocks(_lines(text), file)
    return Document(file, tuple(blocks.read()))


def plain(text: str) -> str:
    """`text` without Markdown emphasis, tags of converters, entities and escapes; folded."""
    if "<" in text:
        text = _TAG.sub("", _BREAK_TAG.sub(" ", text))
    if "*" in text:
        text = _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text))
    if "_" in text:
        text = _UNDERSCORED.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        text = _ENTITIES.sub(lambda found: _ENTITY[found[0]], text)
    return fold(text)


def _decode(data: bytes, file: str) -> str:
    from zicheck.yamltree import decode  # loads yaml: not at import

    if b"\0" in data and not data.startswith(_BOMS):
        raise fault(file, _BINARY, data.count(b"\n", 0, data.index(b"\0")) + 1)
    text = decode(data, file)
    if not text.strip():
        raise fault(file, _EMPTY)
    return text


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; `page` is None unless the text has form feeds, `first` tells of a new page."""

    text: str
    number: int
    page: int | None = None
    first: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def _lines(text: str) -> list[_Line]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" not in text:
        return [_Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    page = 1
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        feeds = line.count("\f")
        page += feeds
        lines.append(_Line(line.replace("\f", ""), number, page, feeds > 0))
    return lines


@dataclass(frozen=True, slots=True)
class _RawRow:
    """The cells of a row, each with the column (from 1) in which its text begins."""

    line: _Line
    cells: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making: what it is built of, and how its first line opened.

    `gap` tells of blank lines or a page break before it. What `_goes_on` asks is kept as the
    parts come, so that a long paragraph is not looked through again for each of its lines.
    """

    parts: list[str]
    line: _Line
    column: int
    heading: bool
    item: bool
    bullet: bool
    gap: bool = False
    label: bool = False
    title: bool = True
    """Whether it is in capitals so far, not counting its label."""
    length: int = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.title = self.title and text == text.upper()

    @property
    def text(self) -> str:
        return plain(join(*self.parts)).strip("*").strip()


class _Blocks:
    """Walks the lines once and gives the blocks in order."""

    def __init__(self, lines: Sequence[_Line], file: str) -> None:
        self.lines = lines
        self.file = file
        self.tables = 0
        self.cells = 0
        self.width = 0
        """Columns of the last TAB-separated table: a page may go on with a single row of it."""

    def read(self) -> Iterator[Paragraph | Table]:
        pending: list[_Line] = []
        at = 0
        while at < len(self.lines):
            rows, after = self.table(at)
            if rows:
                yield from self.paragraphs(pending)
                pending = []
                yield self.finish(rows)
                at = after
            else:
                after = max(after, at + 1)  # a table of nothing but rules between its rows
                pending += self.lines[at:after]
                at = after
        yield from self.paragraphs(pending)

    def table(self, at: int) -> tuple[list[_RawRow], int]:
        """The rows of the table that opens at line `at`, if one does, and the line after it."""
        text = self.lines[at].text
        if "|" in text and self.opens_pipes(at):
            return self.pipes(at)
        if "\t" in text and self.opens_tabs(at):
            return self.tabs(at)
        return [], at

    def opens_pipes(self, at: int) -> bool:
        text = self.lines[at].text.strip()
        if text.startswith("|"):
            return len(_PIPE.findall(text)) > 1
        return _DELIMITER.match(self.text_at(at + 1).strip()) is not None

    def pipes(self, at: int) -> tuple[list[_RawRow], int]:
        opening = self.lines[at].text.strip()
        fenced, closed = opening.startswith("|"), opening.endswith("|")
        start = at
        rows: list[_RawRow] = []
        while at < len(self.lines):
            line = self.lines[at]
            text = line.text.rstrip()
            if not _has_pipe(text, fenced=fenced) or (line.first and at > start):
                break
            at += 1
            end = at + _CELL_LINES
            if _DELIMITER.match(text.strip()):
                continue
            # A converter may leave a line break inside a cell: the row then ends further down.
            while fenced and closed and not text.endswith("|") and at < end and self.runs_on(at):
                text = f"{text} {self.lines[at].text.strip()}"
                at += 1
            self.count(text.count("|"), line)
            rows.append(_RawRow(line, _split(text, _PIPE, fenced=fenced)))
        return rows, at

    def runs_on(self, at: int) -> bool:
        text = self.text_at(at).strip()
        return bool(text) and not text.startswith("|")

    def opens_tabs(self, at: int) -> bool:
        cells = self.lines[at].text.split("\t")
        if len(cells) < 3:
            return False
        if len(cells) == self.width:
            return True
        filled = [cell for cell in cells if cell.strip()]
        follows = "\t" in self.text_at(at + 1) or self.trimmed(at + 1)
        return follows and len(filled) > 1 and not _laid_out(cells)

    def tabs(self, at: int) -> tuple[list[_RawRow], int]:
        start = at
        rows: list[_RawRow] = []
        while at < len(self.lines):
            line = self.lines[at]
            if line.first and at > start:
                break
            if "\t" not in line.text and not self.trimmed(at):
                break
            text, at = self.unbroken(at, rows[0] if rows else None)
            self.count(text.count("\t") + 1, line)
            rows.append(_RawRow(line, _split(text, _TAB, fenced=False)))
        self.width = max(len(row.cells) for row in rows)
        return rows, at

    def count(self, cells: int, line: _Line) -> None:
        """Count the cells of a row before it is cut into them."""
        self.cells += cells
        if self.cells > MAX_CELLS:
            raise fault(self.file, _TOO_LARGE.fill(n=MAX_CELLS), line.number)

    def trimmed(self, at: int) -> bool:
        """Whether the line is a row that an editor cut behind its only text: one more follows."""
        return bool(self.text_at(at).strip()) and self.text_at(at + 1).count("\t") > 1

    def unbroken(self, at: int, model: _RawRow | None) -> tuple[str, int]:
        """The row at `at` with the lines that a quoted spreadsheet cell of it runs over."""
        text = alone = self.lines[at].text
        end = at + 1
        while _open_quote(text) and end < min(len(self.lines), at + _CELL_LINES):
            text = f"{text}\n{self.lines[end].text}"
            end += 1
        if end == at + 1 or _open_quote(text):
            return alone, at + 1
        if model is not None and text.count("\t") + 1 != len(model.cells):
            return alone, at + 1  # a quotation mark of the text, not of the spreadsheet
        return text, end

    def text_at(self, at: int) -> str:
        return self.lines[at].text if at < len(self.lines) else ""

    def finish(self, raw: list[_RawRow]) -> Table:
        self.tables += 1
        rows = []
        for number, row in enumerate(raw, 1):
            cells = tuple(
                Cell(
                    plain(_unquote(text)),
                    Place(self.file, row.line.number, column, row.line.page, self.tables, number),
                )
                for column, text in row.cells
            )
            rows.append(Row(cells, cells[0].place))
        return Table(tuple(rows), rows[0].place)

    def paragraphs(self, lines: Sequence[_Line]) -> Iterator[Paragraph]:
        """The paragraphs in `lines`, whole again where a page break cut one."""
        held: _Draft | None = None
        for draft in _drafts(lines):
            if held is not None and _goes_on(held, draft):
                for part in draft.parts:
                    held.add(part)
                continue
            if held is not None:
                yield self.paragraph(held)
            held = draft
        if held is not None:
            yield self.paragraph(held)

    def paragraph(self, draft: _Draft) -> Paragraph:
        place = Place(self.file, draft.line.number, draft.column, draft.line.page)
        return Paragraph(draft.text, place)


def _has_pipe(text: str, *, fenced: bool) -> bool:
    return text.lstrip().startswith("|") if fenced else "|" in text


def _split(text: str, separator: re.Pattern[str], *, fenced: bool) -> tuple[tuple[int, str], ...]:
    bounds = [found.start() for found in separator.finditer(text)]
    starts = [0, *(bound + 1 for bound in bounds)]
    ends = [*bounds, len(text)]
    if fenced:
        starts, ends = starts[1:], ends[1:]
        if len(starts) > 1 and not text[starts[-1] :].strip():
            starts, ends = starts[:-1], ends[:-1]
    cells = []
    for start, end in zip(starts, ends, strict=True):
        cell = text[start:end]
        stripped = cell.lstrip()
        lead = len(cell) - len(stripped) if stripped else 0
        cells.append((start + lead + 1, cell))
    return tuple(cells)


def _laid_out(cells: Sequence[str]) -> bool:
    """Whether the tabs only indent a paragraph, as in `Menimbang TAB : TAB a. TAB bahwa`."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any(cell.startswith(":") for cell in filled):
        return True
    return bool(cells[-1].strip()) and all(MARKER.fullmatch(cell) for cell in filled[:-1])


def _open_quote(text: str) -> bool:
    start = text.rfind('\t"') + 1
    return text.startswith('"', start) and text.count('"', start) % 2 == 1


def _unquote(text: str) -> str:
    """A spreadsheet cell without its quotes; quotes that the text itself prints stay."""
    inner = text.strip()
    if len(inner) > 1 and inner[0] == inner[-1] == '"' and ("\n" in inner or '""' in inner[1:-1]):
        return inner[1:-1].replace('""', '"')
    return text


def _drafts(lines: Sequence[_Line]) -> Iterator[_Draft]:
    """The paragraphs as they stand: parted by blank lines, headings and list marks."""
    current: _Draft | None = None
    gap = True
    for index, line in enumerate(lines):
        text = line.text.strip()
        empty = not text or bool(_RULE.match(text)) or _page_mark(lines, index)
        if current is not None and (empty or line.first):
            yield current
            current = None
        gap = gap or empty or line.first
        if empty:
            continue
        opened = _open(line)
        if current is not None and not _parts(current, opened):
            current.add(opened.parts[0])
            continue
        if current is not None:
            yield current
        opened.gap = gap
        current, gap = opened, False
    if current is not None:
        yield current


def _page_mark(lines: Sequence[_Line], index: int) -> bool:
    """Whether a line is the head or foot of a page and nothing else stands near it."""
    if not _PAGE_MARK.match(lines[index].text.strip()):
        return False
    above = index == 0 or lines[index].first or lines[index - 1].blank
    below = index + 1 == len(lines) or lines[index + 1].first or lines[index + 1].blank
    return above and below


def _open(line: _Line) -> _Draft:
    """`line` as the first line of a paragraph."""
    whole = line.text.rstrip()
    at = len(whole) - len(whole.lstrip())
    heading = _HEADING.match(whole, at)
    bullet = None
    if heading:
        at = heading.end()
        whole = whole.rstrip("# ")
    else:
        quote = _QUOTE.match(whole, at)
        at = quote.end() if quote else at
        bullet = _BULLET.match(whole, at)
        at = bullet.end() if bullet else at
    text = whole[at:]
    bare = text.lstrip("*_ ")
    item = MARKER.match(bare.replace("\\", "", 1)) is not None
    draft = _Draft([], line, at + 1, heading is not None, item, bullet is not None)
    label = _LABEL.match(bare)
    draft.add(text)
    if label:
        draft.label = True
        draft.title = capital(bare[label.end() :] or "a")
    return draft


def _parts(current: _Draft, opened: _Draft) -> bool:
    """Whether a line that follows without a blank one begins a new paragraph."""
    if opened.heading or current.heading or opened.bullet:
        return True
    before, text = current.parts[-1].rstrip("*_ "), opened.parts[0].lstrip("*_ ")
    ended = _END.search(before[-9:]) is not None
    if opened.item:
        # By its wrapping alone, a line may open with "(2)" in the middle of a sentence.
        return ended or not text.startswith("(")
    if opened.label and (ended or capital(text.partition(":")[0])):
        return True
    return current.title and not current.label and wordy(text)


def _goes_on(before: _Draft, after: _Draft) -> bool:
    """Whether `after` is the rest of a sentence that a page break cut off from `before`."""
    if not after.gap or before.heading or after.heading or after.item or after.label:
        return False
    if after.bullet and before.bullet and not before.item:
        return False  # two points of one list
    left, right = before.parts[-1].rstrip("*_ ")[-20:], after.parts[0].lstrip("*_ ")
    if _END.search(left):
        return False
    if before.title:
        return before.label and after.title
    if after.title and (len(after.parts) > 1 or " " in right or len(right) > _ACRONYM):
        return False
    cut = before.length >= _LONG or _OPEN_END.search(left) is not None
    if right.lstrip("\"'“‘(")[:1].islower():
        return cut or not after.bullet
    return cut and not left.endswith(")")


_EMPTY = Text(
    "Berkas kosong; berikan berkas keputusan yang memuat tabel rencana aksi.",
    "The file is empty; give the file of a decree that holds the table of the plan.",
)
_BINARY = Text(
    "Berkas ini bukan teks (memuat byte nol); simpan dokumennya sebagai teks, Markdown atau TSV, "
    "lalu impor berkas itu.",
    "This file is not text (it holds a zero byte); save the document as text, Markdown or TSV "
    "and import that file.",
)
_TOO_LONG = Text(
    "Naskah ini lebih dari {n} baris, jauh melebihi satu rencana aksi; simpan tabel rencananya saja.",
    "The text has more than {n} lines, far more than a plan; save just the table of the plan.",
)
_TOO_LARGE = Text(
    "Tabel pada naskah ini melebihi {n} sel, lebih besar daripada rencana aksi mana pun; simpan "
    "tabel rencananya saja.",
    "The tables of this text have more than {n} cells, more than any plan; save just the table of "
    "the plan.",
)
