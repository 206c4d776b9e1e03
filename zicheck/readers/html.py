"""HTML pages to a Document: what a browser shows of their text and tables, in reading order.

Cells that span columns or rows become merged ones; hidden rows and columns, scripts, styles and
what only a program reads are left out. Tables that only lay out a page dissolve into their
text; a table inside the cell of another becomes text of that cell. Nothing is run and nothing is
fetched. Knows nothing of plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.errors import fault
from zicheck.places import Place
from zicheck.readers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_COLUMNS = 200
"""Columns of a table; a `colspan` beyond is cut."""
MAX_CELLS = 100_000
"""Cells of all tables together, those that spans make among them: 10,000 rows of a plan."""
MAX_DEPTH = 100
"""Tables inside one another."""
MAX_TAGS = 400_000
"""Tags of a page: four for each cell that there may be."""
MAX_ATTRIBUTES = 100_000
"""Parts of one tag; a picture of 5 MB that stands in a tag has 80,000 slashes."""
_BETWEEN = re.compile(r"[\s/'\"]")
_MAX_OPEN = 250
"""Elements that are open at a time; browsers give up at 512."""

_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "svg", "math", "object", "iframe",
     "audio", "video", "canvas", "select", "textarea", "del", "datalist", "map"}
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section",
     "article", "header", "footer", "main", "nav", "aside", "blockquote", "pre", "center", "body",
     "html", "form", "fieldset", "figure", "figcaption", "address", "caption", "hr", "details",
     "summary"}
)  # fmt: skip
_SPACES = frozenset({"br", "td", "th", "tr", "option"})
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_CLOSED_BY = {
    "li": frozenset({"li"}), "p": _BLOCKS, "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}), "option": frozenset({"option"}),
}  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", re.IGNORECASE)
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_HEAD = 4_096


def read_html(data: bytes, file: str) -> Document:
    """The paragraphs and tables of an HTML page.

    Raises:
        InputError: when `data` is empty, is no text, or holds more cells than any plan.
    """
    if not data.strip():
        raise fault(file, _EMPTY)
    page = _Page(file)
    text = _decoded(data, file)
    _require_small_tags(text, file)
    page.feed(text)
    page.leave_unfinished()
    page.close()
    page.finish()
    notes = (_ROWS_HIDDEN.fill(n=page.hidden_rows),) if page.hidden_rows else ()
    return Document(file, tuple(page.blocks), notes)


def _require_small_tags(text: str, file: str) -> None:
    """Refuse a tag of more attributes than any has: the parser would take much memory for it."""
    for piece in text.split(">"):
        start = piece.find("<")
        if start >= 0 and len(piece) - start > MAX_ATTRIBUTES:
            parts = sum(1 for _ in _BETWEEN.finditer(piece, start))
            if parts > MAX_ATTRIBUTES:
                raise fault(file, _TOO_MANY_ATTRIBUTES.fill(n=MAX_ATTRIBUTES))


def _decoded(data: bytes, file: str) -> str:
    """The text, by its byte order mark, by what the page itself says, else as UTF-8."""
    from zicheck.yamltree import decode  # loads yaml: not at import

    if not data.startswith(_BOMS):
        said = _CHARSET.search(data[:_HEAD])
        name = said[1].decode("ascii").casefold() if said else ""
        if name in _LATIN:
            name = "windows-1252"  # as every browser takes it
        if name and name not in ("utf-8", "utf8", "utf-16", "utf-16le", "unicode"):
            try:
                return data.decode(name, "replace" if name == "windows-1252" else "strict")
            except (LookupError, UnicodeError):
                raise fault(file, _ENCODING.fill(name=name)) from None
        if b"\0" in data:
            raise fault(file, _BINARY)
    return decode(data, file)


@dataclass(slots=True)
class _Cell:
    """A cell in the making: its text, where it begins, and how far it spans."""

    place: tuple[int, int]
    columns: int
    rows: int
    hidden: bool
    text: list[str] = field(default_factory=list)
    blocks: list[Paragraph | Table] = field(default_factory=list)
    """The same as paragraphs and tables, for a table that only lays out the page."""

    @property
    def shown(self) -> str:
        return fold("".join(self.text))


@dataclass(slots=True)
class _Row:
    place: tuple[int, int]
    hidden: bool
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Grid:
    """A table in the making."""

    rows: list[_Row] = field(default_factory=list)
    row: _Row | None = None
    cell: _Cell | None = None
    hidden: bool = False
    group_hidden: bool = False
    caption: bool = False
    """Whether its title is being read."""
    titles: list[Paragraph | Table] = field(default_factory=list)


class _Page(HTMLParser):
    """Walks the tags of a page; holds the open paragraph and the tables that are open."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.blocks: list[Paragraph | Table] = []
        self.open: list[str] = []
        """The tags that are open, and hide what they hold if their name begins with `!`."""
        self.unseen = 0
        self.tables: list[_Grid] = []
        self.text: list[str] = []
        self.begun: tuple[int, int] | None = None
        self.number = 0
        self.count = 0
        self.tags = 0
        self.hidden_rows = 0

    def leave_unfinished(self) -> None:
        """Drop a tag or a comment that the page does not finish, as browsers do.

        The parser would look for its end once more behind every `<` that follows.
        """
        if self.rawdata.startswith("<"):
            self.rawdata = ""

    # tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.take_tag()
        given = {name: value or "" for name, value in reversed(attrs)}
        if self.unseen:
            if tag not in _VOID and tag == self.open[-1].lstrip("!"):
                self.nest(tag)
            return
        self.imply(tag)
        hidden = _is_hidden(given)
        if tag in _TABLE_PARTS:
            self.begin_part(tag, given, hidden=hidden)
            return
        if tag in _UNSEEN or (hidden and tag not in _VOID):
            self.open.append(f"!{tag}")
            self.unseen += 1
            return
        self.space(tag)
        if tag == "input" and given.get("type", "").casefold() in ("checkbox", "radio"):
            self.handle_data("☑" if "checked" in given else "☐")
        if tag not in _VOID:
            self.nest(tag)

    def take_tag(self) -> None:
        """Count a tag."""
        self.tags += 1
        if self.tags > MAX_TAGS:
            raise fault(self.file, _TOO_MANY_TAGS.fill(n=MAX_TAGS), self.getpos()[0])

    def nest(self, tag: str) -> None:
        """Open an element; one that lies deeper than any page needs is taken for open already."""
        if len(self.open) < _MAX_OPEN:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("script", "style", "title", "svg"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.take_tag()
        if self.unseen:
            if tag == self.open[-1].lstrip("!"):
                self.unseen -= self.open.pop().startswith("!")
            elif f"!{tag}" in self.open or (tag in _TABLE_PARTS and tag in self.open):
                while self.unseen and self.open:  # the page forgot to close what is hidden
                    self.unseen -= self.open.pop().startswith("!")
                self.handle_endtag(tag)
            return
        if tag in _TABLE_PARTS:
            self.end_part(tag)
            return
        self.space(tag)
        if tag in self.open and "table" not in self.open[self.open.index(tag) :]:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        if self.begun is None and data.strip():
            self.begun = self.getpos()
        self.text.append(data)
        if self.tables and (cell := self.tables[-1].cell) is not None:
            cell.text.append(data)

    def unknown_decl(self, data: str) -> None:
        """Leave out `<![CDATA[...]]>` and what Office puts between such marks."""

    def imply(self, tag: str) -> None:
        """Close what `tag` closes without saying so, such as `<li>` the one before."""
        last = self.open[-1] if self.open else ""
        if tag in _CLOSED_BY.get(last, ()):
            self.open.pop()
            self.space(last)

    def space(self, tag: str) -> None:
        """A block ends the paragraph; a line break in a text is a space."""
        if tag in _BLOCKS:
            self.paragraph()
            if self.tables and (cell := self.tables[-1].cell) is not None:
                cell.text.append(" ")
        elif tag in _SPACES:
            self.handle_data(" ")

    # tables

    def begin_part(self, tag: str, given: dict[str, str], *, hidden: bool) -> None:
        if tag == "table":
            if len(self.tables) >= MAX_DEPTH:
                raise fault(self.file, _DEEP, self.getpos()[0])
            self.paragraph()
            self.open.append(tag)
            self.tables.append(_Grid(hidden=hidden))
            return
        if not self.tables:
            return
        grid = self.tables[-1]
        if tag == "caption":
            self.end_row(grid)
            grid.caption = True
        elif tag in ("thead", "tbody", "tfoot"):
            self.end_row(grid)
            grid.group_hidden = hidden
        elif tag == "tr":
            self.end_row(grid)
            grid.row = _Row(self.getpos(), hidden or grid.group_hidden)
        else:
            self.end_cell(grid)
            if grid.row is None:
                grid.row = _Row(self.getpos(), grid.group_hidden)
            columns = _span(given.get("colspan"), MAX_COLUMNS)
            rows = _span(given.get("rowspan"), 65_534, zero=True)
            grid.cell = _Cell(self.getpos(), columns, rows, hidden)
            grid.row.cells.append(grid.cell)
            self.open.append(tag)

    def end_part(self, tag: str) -> None:
        if not self.tables:
            return
        grid = self.tables[-1]
        if tag in ("td", "th"):
            self.end_cell(grid)
        elif tag in ("tr", "thead", "tbody", "tfoot"):
            self.end_row(grid)
            grid.group_hidden = grid.group_hidden and tag == "tr"
        elif tag == "caption":
            self.paragraph()
            grid.caption = False
        else:
            self.end_table()

    def end_cell(self, grid: _Grid) -> None:
        self.paragraph()
        grid.caption = False
        if grid.cell is not None:
            while self.open and self.open.pop() not in ("td", "th"):
                pass
        grid.cell = None

    def end_row(self, grid: _Grid) -> None:
        self.end_cell(grid)
        if grid.row is not None and grid.row.cells:
            grid.rows.append(grid.row)
        grid.row = None

    def end_table(self) -> None:
        grid = self.tables[-1]
        self.end_row(grid)
        while self.open and self.open.pop() != "table":
            pass
        self.tables.pop()
        if grid.hidden:
            return
        shown = [row for row in grid.rows if not row.hidden]
        outer = self.tables[-1].cell if self.tables else None
        if self.tables and outer is None:
            return
        blocks: list[Paragraph | Table]
        if _only_lays_out(shown):
            blocks = [block for row in shown for cell in row.cells if not cell.hidden
                      for block in cell.blocks]  # fmt: skip
        else:
            self.number += outer is None
            self.hidden_rows += len(grid.rows) - len(shown)
            table = self.table(grid.rows)
            blocks = [*grid.titles, table] if table.rows else grid.titles
        if outer is not None:
            outer.blocks += blocks
            texts = (cell.shown for row in shown for cell in row.cells if not cell.hidden)
            outer.text.append(f" {' '.join(filter(None, texts))} ")
        else:
            self.blocks += blocks

    def table(self, rows: list[_Row]) -> Table:
        """The rows with every cell at its column: spans become merged cells, hidden rows go."""
        made: list[Row] = []
        below: dict[int, tuple[int, _Cell, bool]] = {}
        """By column: how many rows more the cell above covers, and whether it is its first column."""
        width = 0
        for row in rows:
            cells: list[Cell] = []
            for cell in self.cells(row, below, len(made) + 1):
                self.count += 1
                if self.count > MAX_CELLS:
                    raise fault(self.file, _TOO_LARGE.fill(n=MAX_CELLS), row.place[0])
                cells.append(cell)
            if not row.hidden and cells:
                width = max(width, len(cells))
                made.append(Row(tuple(cells), self.place(row.place, len(made) + 1)))
        filled = []
        for row_made in made:
            lack = width - len(row_made.cells)
            more = (Cell("", row_made.place),) * lack
            filled.append(Row((*row_made.cells, *more), row_made.place))
        first = self.place(rows[0].place, None) if rows else Place(self.file)
        return Table(tuple(filled), first)

    def cells(
        self, row: _Row, below: dict[int, tuple[int, _Cell, bool]], number: int
    ) -> Iterator[Cell]:
        """The cells of one row from left to right, those that come down from above among them."""
        waiting = [cell for cell in row.cells if not cell.hidden]
        column = 0
        while waiting or any(at >= column for at in below):
            if column in below:
                left, cell, first = below.pop(column)
                if left > 1:
                    below[column] = (left - 1, cell, first)
                yield Cell("", self.place(cell.place, number), merged=True, across=not first)
                column += 1
                continue
            if not waiting:
                yield Cell("", self.place(row.place, number))
                column += 1
                continue
            cell = waiting.pop(0)
            place = self.place(cell.place, number)
            for offset in range(cell.columns):
                if offset and column in below:
                    break  # two cells claim the place: the one from above was there first
                if cell.rows > 1:
                    below[column] = (cell.rows - 1, cell, offset == 0)
                if offset:
                    yield Cell("", place, merged=True, across=True)
                else:
                    yield Cell(cell.shown, place)
                column += 1
                if column >= MAX_COLUMNS:
                    return

    def place(self, at: tuple[int, int], row: int | None) -> Place:
        return Place(self.file, at[0], at[1] + 1, table=self.number, row=row)

    # text

    def paragraph(self) -> None:
        """End the paragraph that is open."""
        text = fold("".join(self.text))
        if text:
            line, column = self.begun or self.getpos()
            self.holder().append(Paragraph(text, Place(self.file, line, column + 1)))
        self.text, self.begun = [], None

    def holder(self) -> list[Paragraph | Table]:
        """Where a paragraph goes: the page, a cell, or the title of a table."""
        if not self.tables:
            return self.blocks
        grid = self.tables[-1]
        if grid.cell is not None:
            return grid.cell.blocks
        return grid.titles if grid.caption else []  # text between cells is shown nowhere else

    def finish(self) -> None:
        """Close what the page left open."""
        while self.tables:
            self.end_table()
        self.paragraph()


def _is_hidden(given: dict[str, str]) -> bool:
    return "hidden" in given or _HIDDEN.search(given.get("style", "")) is not None


def _span(value: str | None, most: int, *, zero: bool = False) -> int:
    """A `colspan` or `rowspan`; 0 rows means all that follow."""
    digits = re.match(r"\s*(\d{1,6})", value or "")
    number = int(digits[1]) if digits else 1
    if number == 0:
        return most if zero else 1
    return min(number, most)


def _only_lays_out(rows: list[_Row]) -> bool:
    """Whether a table only puts blocks in their places: it holds another table and few columns."""
    widest = max((sum(cell.columns for cell in row.cells) for row in rows), default=0)
    holds = any(
        isinstance(block, Table) for row in rows for cell in row.cells for block in cell.blocks
    )
    return (holds and widest <= 2) or widest <= 1


_EMPTY = Text(
    "Berkas kosong; berikan berkas keputusan yang memuat tabel rencana aksi.",
    "The file is empty; give the file of a decree that holds the table of the plan.",
)
_BINARY = Text(
    "Berkas ini bukan halaman HTML (memuat byte nol); simpan ulang dokumennya sebagai HTML, Word, "
    "atau teks.",
    "This file is no HTML page (it holds a zero byte); save the document as HTML, Word or text "
    "again.",
)
_ENCODING = Text(
    "Halaman ini menyebut pengodean `{name}` tetapi isinya tidak dapat dibaca dengan itu; simpan "
    "ulang sebagai UTF-8.",
    "The page names the encoding `{name}` but cannot be read in it; save it as UTF-8 again.",
)
_DEEP = Text(
    "Tabel bersarang terlalu dalam; simpan halaman ini dengan tabel rencana aksi saja.",
    "Tables are nested too deeply; save the page with nothing but the table of the plan.",
)
_TOO_LARGE = Text(
    "Tabel pada halaman ini melebihi {n} sel, lebih besar daripada rencana aksi mana pun; simpan "
    "tabel rencananya saja.",
    "The tables of this page have more than {n} cells, more than any plan; save just the table of "
    "the plan.",
)
_TOO_MANY_TAGS = Text(
    "Halaman ini memuat lebih dari {n} tag, lebih banyak daripada rencana aksi mana pun; simpan "
    "tabel rencananya saja.",
    "The page holds more than {n} tags, more than any plan; save just the table of the plan.",
)
_TOO_MANY_ATTRIBUTES = Text(
    "Halaman ini memuat tag yang tidak ditutup atau terdiri atas lebih dari {n} bagian; simpan "
    "ulang halamannya, atau simpan dokumennya sebagai Word.",
    "The page holds a tag that is not closed or has more than {n} parts; save the page again, or "
    "save the document as Word.",
)
_ROWS_HIDDEN = Text(
    "{n} baris tabel disembunyikan pada halaman ini dan tidak dimuat.",
    "{n} rows of tables are hidden on this page and were left out.",
)
