"""Word documents (.docx, .docm) to a Document: what is printed, in the order of reading.

Tracked insertions are text, tracked deletions are not; content controls and text boxes are read
where they stand; automatic numbers are counted (:mod:`zicheck.readers.numbering`). Headers,
footers, comments and footnotes are left out, hidden text and rows are left out and told. Macros
are never unpacked. Knows nothing of plans.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.bahasa import Text
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.errors import fault
from zicheck.kept import joined
from zicheck.places import Place
from zicheck.readers import fold, join
from zicheck.readers.numbering import BULLET, Numbering
from zicheck.readers.package import (
    NESTED,
    Package,
    attribute,
    child,
    children,
    local,
    switched_on,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MAX_COLUMNS = 128
"""Columns of a table's grid; Word allows 63 cells in a row."""
MAX_CELLS = 100_000
"""Cells of all tables together; a plan of 1,000 rows has about 9,000."""

_MAIN = "word/document.xml"
_THROUGH = frozenset(
    {"ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "oMath",
     "oMathPara"}
)  # fmt: skip
"""Elements that only wrap what is read; what they wrap is text like any other."""
_DELETED = frozenset({"del", "moveFrom"})
_SPACES = frozenset({"tab", "ptab"})
_BREAKS = frozenset({"br", "cr"})
_HYPHEN = "-"

_SLIM = 90
"""Twips (1.6 mm): a grid column as narrow only tells that edges do not line up."""
_BROAD = 400
_FRAME_COLUMNS = 2
_REAL_COLUMNS = 3

_SYMBOLS = {
    "wingdings": {
        0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x6E: "■", 0x6C: "●",
        0xE0: "→",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x4F: "✗", 0x51: "☒", 0xA3: "☐"},
    "symbol": {0xD6: "√", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×"},
}  # fmt: skip
"""What fonts of signs draw, as text: the ticks of a month grid often come from them."""


def read_docx(data: bytes, file: str) -> Document:
    """The paragraphs and tables of a Word document.

    Raises:
        InputError: when the file is damaged, locked, or larger than any plan.
    """
    package = Package(data, file)
    main = package.main(_MAIN)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise package.damaged()
    parts = dict(package.relations(main).values())
    numbering = Numbering(
        package.xml(parts.get("numbering", "")), package.xml(parts.get("styles", ""))
    )
    reader = _Reader(file, numbering)
    try:
        reader.blocks(body)
    except RecursionError:
        raise fault(file, NESTED) from None
    if package.has_macros():
        reader.left_out[_MACROS] = _Count(1)
    return Document(file, tuple(reader.found), tuple(reader.notes()), joined(package.properties()))


@dataclass(slots=True)
class _Count:
    """How often something was left out, and where first."""

    number: int = 0
    where: Text = field(default_factory=lambda: Text("", ""))


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making: the lines of its text, and the text boxes that hang on it."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return join(*(fold("".join(line)) for line in self.lines))


class _Spot(NamedTuple):
    """A cell of the file: its element, its first grid column, and how many it spans."""

    element: Element | None
    first: int
    span: int
    merged: Literal["", "above", "beside"] = ""
    """Which cell it is marked as going on."""


class _Reader:
    """Walks the body once."""

    def __init__(self, file: str, numbering: Numbering) -> None:
        self.file = file
        self.numbering = numbering
        self.found: list[Paragraph | Table] = []
        self.left_out: dict[Text, _Count] = {}
        self.tables = 0
        self.paragraphs = 0
        self.cells = 0
        self.row_at: int | None = None
        """The row that is being read; None outside of tables."""

    def notes(self) -> Iterator[Text]:
        for text, count in self.left_out.items():
            yield text.fill(n=count.number, where=count.where)

    def leave_out(self, text: Text) -> None:
        count = self.left_out.setdefault(text, _Count())
        if not count.number:
            inside = self.row_at is not None
            count.where = (
                _IN_TABLE.fill(table=self.tables, row=self.row_at)
                if inside
                else _IN_TEXT.fill(n=max(self.paragraphs, 1))
            )
        count.number += 1

    # what stands below one another

    def blocks(self, container: Element) -> None:
        """Add the paragraphs and tables of `container`."""
        held = _Draft()
        for element in self.unwrapped(container):
            name = local(element)
            if name == "p":
                held = self.paragraph(element, held)
            elif name == "tbl":
                self.flush(held, "")
                held = _Draft()
                self.table(element)
            elif name == "altChunk":
                self.leave_out(_EMBEDDED)
        self.flush(held, "")

    def paragraph(self, element: Element, held: _Draft) -> _Draft:
        """Add a paragraph; what a deleted paragraph mark joins to the next one is given back."""
        self.paragraphs += 1
        properties = child(element, "pPr")
        self.inline(element, held)
        if _deleted_mark(properties):
            return held
        self.flush(held, self.numbering.mark(properties, bullets=False))
        return _Draft()

    def flush(self, draft: _Draft, mark: str) -> None:
        text = draft.text
        if text:
            place = Place(self.file, paragraph=self.paragraphs)
            self.found.append(Paragraph(fold(f"{mark} {text}"), place))
        for box in draft.boxes:
            self.blocks(box)

    def unwrapped(self, container: Element) -> Iterator[Element]:
        """The children of `container`, with those of elements that only wrap in their place."""
        for element in container:
            name = local(element)
            if name in _DELETED:
                if any(local(inner) in ("delText", "t") for inner in element.iter()):
                    self.leave_out(_DELETIONS)
            elif name in _THROUGH:
                yield from self.unwrapped(element)
            elif name == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    yield from self.unwrapped(content)
            elif name == "AlternateContent":
                # The same thing twice, for new programs and for old ones.
                choice = child(element, "Choice")
                choice = child(element, "Fallback") if choice is None else choice
                if choice is not None:
                    yield from self.unwrapped(choice)
            else:
                yield element

    # the text of a paragraph

    def inline(self, element: Element, draft: _Draft) -> None:
        for inner in self.unwrapped(element):
            name = local(inner)
            if name == "r":
                self.run(inner, draft)
            elif name not in ("pPr", "t"):
                self.formula(inner, draft)
            elif name == "t":
                draft.lines[-1].append(inner.text or "")

    def formula(self, element: Element, draft: _Draft) -> None:
        """The letters of an equation."""
        if element.tag.endswith("/math}" + local(element)):
            draft.lines[-1].extend(t.text or "" for t in element.iter() if local(t) == "t")

    def run(self, run: Element, draft: _Draft) -> None:
        properties = child(run, "rPr")
        if switched_on(child(properties, "vanish")) or switched_on(child(properties, "webHidden")):
            if any(local(inner) == "t" and (inner.text or "").strip() for inner in run):
                self.leave_out(_HIDDEN_TEXT)
            return
        signs = _SYMBOLS.get((attribute(child(properties, "rFonts"), "ascii") or "").lower(), {})
        for inner in self.unwrapped(run):
            name = local(inner)
            if name == "t":
                text = inner.text or ""
                if signs:
                    text = "".join(signs.get(ord(sign) & 0xFF, sign) for sign in text)
                draft.lines[-1].append(text)
            elif name in _SPACES:
                draft.lines[-1].append(" ")
            elif name in _BREAKS:
                draft.lines.append([])
            elif name == "noBreakHyphen":
                draft.lines[-1].append(_HYPHEN)
            elif name == "sym":
                draft.lines[-1].append(_symbol(inner))
            elif name == "ruby":
                base = child(inner, "rubyBase")
                self.inline(inner if base is None else base, draft)
            elif name in ("footnoteReference", "endnoteReference"):
                self.leave_out(_FOOTNOTES)
            elif name in ("drawing", "pict", "object"):
                draft.boxes += _boxes(inner)

    def cell_text(self, container: Element) -> str:
        """All that a cell or a text box prints, as one text."""
        parts: list[str] = []
        held = _Draft()
        for element in self.unwrapped(container):
            name = local(element)
            if name == "tbl":
                parts += self.inner_table(element)
            if name != "p":
                continue
            properties = child(element, "pPr")
            self.inline(element, held)
            if not _deleted_mark(properties):
                parts += self.cell_paragraph(held, self.numbering.mark(properties))
                held = _Draft()
        parts += self.cell_paragraph(held, "")
        return join(*(part for part in parts if part))

    def cell_paragraph(self, draft: _Draft, mark: str) -> list[str]:
        text = draft.text
        own = fold(f"{mark} {text}") if text or mark != BULLET else ""
        return [own, *(self.cell_text(box) for box in draft.boxes)]

    def inner_table(self, table: Element) -> Iterator[str]:
        """The texts of a table inside a cell, row by row."""
        for row in self.rows(table):
            for cell in self.unwrapped(row):
                if local(cell) == "tc" and not _merged_above(cell):
                    yield self.cell_text(cell)

    # tables

    def table(self, table: Element) -> None:
        """Add a table; of one that only frames another, what it frames."""
        self.row_at = 1  # whatever is left out before the first row is told as its own
        rows = list(self.rows(table))
        self.row_at = None
        if self.frames(rows):
            for row in rows:
                for cell in self.unwrapped(row):
                    if local(cell) == "tc":
                        self.blocks(cell)
            return
        self.tables += 1
        slim = _slim(table)
        grid = [(at, list(self.spots(row))) for at, row in enumerate(rows, 1)]
        if any(spot.span and not _kept(spot, slim) for _, spots in grid for spot in spots):
            slim = frozenset()
        made: list[Row] = []
        above: set[int] = set()
        """Columns in which a row above has a cell that can go on."""
        number = self.tables
        for at, spots in grid:
            self.row_at = at
            cells: list[Cell] = []
            for spot in spots:
                merged = spot.merged
                if merged == "above" and spot.first not in above:
                    merged = ""  # the first row of its table: nothing is above it
                for index in range(len(_kept(spot, slim))):
                    place = Place(self.file, table=number, row=at, column=len(cells) + 1)
                    if index or merged or spot.element is None:
                        across = (index > 0 or merged == "beside") and spot.element is not None
                        cells.append(Cell("", place, merged=bool(across or merged), across=across))
                    else:
                        cells.append(Cell(self.cell_text(spot.element), place))
                above.difference_update(range(spot.first, spot.first + spot.span))
                if spot.element is not None:
                    above.add(spot.first)
            if cells:
                made.append(Row(tuple(cells), cells[0].place))
        self.row_at = None
        if made:
            self.found.append(Table(tuple(made), Place(self.file, table=number)))

    def rows(self, table: Element) -> Iterator[Element]:
        """The rows that are printed."""
        for row in self.unwrapped(table):
            if local(row) != "tr":
                continue
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.leave_out(_DELETIONS)
            elif switched_on(child(properties, "hidden")):
                self.leave_out(_HIDDEN_ROWS)
            else:
                yield row

    def spots(self, row: Element) -> Iterator[_Spot]:
        """The cells of a row on the grid, with what stands empty beside them."""
        properties = child(row, "trPr")
        at = self.room(_size(child(properties, "gridBefore"), 0), 0)
        if at:
            yield _Spot(None, 0, at)
        for cell in self.unwrapped(row):
            if local(cell) != "tc":
                continue
            inner = child(cell, "tcPr")
            span = self.room(_size(child(inner, "gridSpan"), 1), at)
            beside = child(inner, "hMerge")
            if beside is not None and attribute(beside, "val") != "restart":
                yield _Spot(cell, at, span, "beside")
            else:
                yield _Spot(cell, at, span, "above" if _merged_above(cell) else "")
            at += span
        after = self.room(_size(child(properties, "gridAfter"), 0), at)
        if after:
            yield _Spot(None, at, after)

    def room(self, span: int, at: int) -> int:
        """`span`, if a table can be that wide.

        Raises:
            InputError: when it cannot.
        """
        self.cells += span
        if at + span > MAX_COLUMNS or self.cells > MAX_CELLS:
            raise fault(self.file, _TOO_WIDE.fill(table=self.tables))
        return span

    def frames(self, rows: list[Element]) -> bool:
        """Whether a table only lays out the page: few columns, one of which holds a real table."""
        inner = False
        for row in rows:
            cells = [cell for cell in self.unwrapped(row) if local(cell) == "tc"]
            if len(cells) > _FRAME_COLUMNS:
                return False
            inner = inner or any(
                local(block) == "tbl" and _columns(block) >= _REAL_COLUMNS
                for cell in cells
                for block in cell
            )
        return inner


def _deleted_mark(properties: Element | None) -> bool:
    """Whether a tracked change deletes the end of a paragraph: the next one then goes on."""
    return child(properties, "rPr", "del") is not None


def _merged_above(cell: Element) -> bool:
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _size(element: Element | None, default: int) -> int:
    return whole(attribute(element, "val"), default, digits=6)


def _columns(table: Element) -> int:
    """The most cells that a row of `table` has."""
    return max(
        (sum(1 for _ in children(row, "tc")) for row in table.iter() if local(row) == "tr"),
        default=0,
    )


def _slim(table: Element) -> frozenset[int]:
    """Grid columns that are too narrow for text, if the other columns have real widths."""
    columns = children(child(table, "tblGrid"), "gridCol")
    widths = [whole(attribute(column, "w")) for column in columns]
    slim = frozenset(at for at, width in enumerate(widths) if width < _SLIM)
    broad = sum(1 for width in widths if width >= _BROAD)
    return slim if broad >= _REAL_COLUMNS else frozenset()


def _kept(spot: _Spot, slim: frozenset[int]) -> list[int]:
    return [at for at in range(spot.first, spot.first + spot.span) if at not in slim]


def _symbol(element: Element) -> str:
    code = attribute(element, "char") or ""
    signs = _SYMBOLS.get((attribute(element, "font") or "").lower(), {})
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    found = signs.get(number & 0xFF)
    if found is not None:
        return found
    return "•" if 0xF000 <= number <= 0xF0FF or number > 0xFFFF or not number else chr(number)


def _boxes(drawing: Element) -> list[Element]:
    """The text boxes in a drawing, each once though it may stand there for old programs too."""
    if local(drawing) == "AlternateContent":
        choice = child(drawing, "Choice")
        drawing = choice if choice is not None else drawing
    if local(drawing) == "txbxContent":
        return [drawing]
    return [box for inner in drawing for box in _boxes(inner)]


_IN_TABLE = Text("tabel {table}, baris {row}", "table {table}, row {row}")
_IN_TEXT = Text("paragraf {n}", "paragraph {n}")
_DELETIONS = Text(
    "Perubahan terlacak: {n} bagian yang dihapus tidak dimuat, sisipan dimuat (pertama: {where}); "
    "terima atau tolak semua perubahan agar naskahnya pasti.",
    "Tracked changes: {n} deleted parts were left out and insertions read (first: {where}); accept "
    "or reject all changes to settle the text.",
)
_HIDDEN_TEXT = Text(
    "{n} bagian teks tersembunyi tidak dimuat (pertama: {where}).",
    "{n} parts of hidden text were left out (first: {where}).",
)
_HIDDEN_ROWS = Text(
    "{n} baris tabel tersembunyi tidak dimuat (pertama: {where}).",
    "{n} hidden rows of a table were left out (first: {where}).",
)
_FOOTNOTES = Text(
    "{n} catatan kaki tidak dimuat (pertama: {where}).",
    "{n} footnotes were left out (first: {where}).",
)
_EMBEDDED = Text(
    "{n} dokumen lain yang disisipkan utuh tidak dimuat (pertama: {where}); tempelkan isinya.",
    "{n} other documents embedded as a whole were left out (first: {where}); paste what they hold.",
)
_MACROS = Text(
    "Makro dalam berkas ini tidak dibaca dan tidak dijalankan; simpan sebagai .docx sebelum "
    "dikirim.",
    "The macros in this file were neither read nor run; save it as .docx before you send it.",
)
_TOO_WIDE = Text(
    "Tabel {table} terlalu lebar atau terlalu panjang untuk rencana aksi; salin tabel rencananya "
    "saja ke dokumen baru.",
    "Table {table} is too wide or too long for a plan; copy just the table of the plan into a new "
    "document.",
)
