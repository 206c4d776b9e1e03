"""A decree with its annex as a Word document in the official layout, to edit and to sign.

The decree and the text of the annex stand upright, the table across: komponen cells merged down,
the headings again on every page, no row parted by a page break unless it is very long.

Needs python-docx (extra `docx`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from zicheck.decreeform import Title
from zicheck.render.decrees import SIZES, widths
from zicheck.render.wordfile import saved, word_text
from zicheck.render.wordlook import CELL, CELL_HEAD, blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

    from zicheck.decreeform import Entry, Form, Line
    from zicheck.render.decrees import Paper

_FONT = "Bookman Old Style"
"""What decrees are set in."""
_TWIPS = 56.7
"""Twentieths of a point in a millimetre."""
_LONG = 1500
"""Letters beyond which a row may break across pages; it could be higher than one."""
_SIDE, _SIDE_ACROSS = 25, 15
_LABEL, _COLON, _MARK = 31, 35, 43
"""Millimetres from the margin to the colon, the mark and the text of a labelled item."""
_BLOCK = 75
"""Millimetres from the margin to the blocks on the right: signature, header of the annex."""
_FILL = "D9D9D9"


_RIGHT = frozenset({"annex", "enacted", "signatory"})
_MIDDLE = frozenset({"title", "opening", "decides", "annex title", "table title"})
_STRONG = frozenset({"title", "annex title", "heading", "table title"})
_TOGETHER = frozenset({*_STRONG, "enacted", "signatory", "decides"})
"""What does not stand alone at the foot of a page."""


def document(form: Form, kept: str, paper: Paper) -> bytes:
    """The file; `kept` goes into its custom properties."""
    made = blank("id", _FONT, numbered=False)
    writer = _Writer(made, paper)
    section = made.sections[0]
    across = not form.decree and not form.prose
    writer.page(section, across=across)
    _numbered(section)
    writer.lines(form.decree)
    if form.prose:
        if form.decree:
            writer.begin(across=False)
        writer.lines(form.annex)
    if not across:
        writer.begin(across=True)
    writer.lines(() if form.prose else form.annex)
    writer.lines(form.titles)
    writer.table(form)
    writer.lines(form.after)
    return saved(made, form.title, kept)


class _Writer:
    """The document in the making."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self.document = document
        self.size = SIZES[paper]
        self.room = 0.0
        """Millimetres between the margins of the current part."""

    def page(self, section: Section, *, across: bool) -> None:
        """Set the paper of a part, upright or across."""
        width, height = self.size
        side = _SIDE_ACROSS if across else _SIDE
        self.room = (height if across else width) - 2.0 * side
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.page_width = Mm(height if across else width)
        section.page_height = Mm(width if across else height)
        section.left_margin = section.right_margin = Mm(side)
        section.top_margin = section.bottom_margin = Mm(20)
        section.header_distance = section.footer_distance = Mm(10)

    def begin(self, *, across: bool) -> None:
        """Begin a part on a new page."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        self.page(section, across=across)

    def lines(self, lines: Iterable[Line]) -> None:
        """Add paragraphs."""
        before = ""
        for line in lines:
            if line.whole:
                self.line(line, first=line.kind != before)
                before = line.kind

    def line(self, line: Line, *, first: bool) -> None:
        """Add one paragraph; `first` tells that the one above is of another kind."""
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.space_after = Pt(3)
        form.line_spacing = 1.0
        if first:
            form.space_before = Pt(10)
        form.keep_with_next = line.kind in _TOGETHER
        if line.kind in _MIDDLE:
            form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif line.kind in _RIGHT:
            form.left_indent = Mm(self.room - _BLOCK)
            form.space_after = Pt(0)
        elif line.kind != "heading":
            form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        text = line.text
        if line.kind == "item":
            text = _labelled(paragraph, line)
        elif line.mark:
            form.left_indent, form.first_line_indent = Mm(8), Mm(-8)
            form.tab_stops.add_tab_stop(Mm(8))
            text = f"{line.mark}\t{text}"
        elif line.kind == "signatory":
            form.space_before = Pt(8 if first else 54)
            form.keep_with_next = first
        _write(paragraph, text, bold=line.kind in _STRONG)

    def table(self, form: Form) -> None:
        """Add the table of the annex."""
        sizes = [round(width * _TWIPS) for width in widths(form, self.room)]
        ids = {
            name: self.document.styles[name].style_id for name in (CELL, CELL_HEAD, "Table Grid")
        }
        parts = [
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{ids["Table Grid"]}"/>',
            f'<w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
            '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>',
            '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>',
            "</w:tblCellMar></w:tblPr><w:tblGrid>",
            *(f'<w:gridCol w:w="{size}"/>' for size in sizes),
            "</w:tblGrid>",
            *_rows(form, sizes, ids[CELL], ids[CELL_HEAD]),
            "</w:tbl>",
        ]
        # Before the properties of the last section, which must stay at the end of the body.
        after = self.document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after._p.addprevious(parse_xml("".join(parts)))  # noqa: SLF001 - no public way


def _numbered(section: Section) -> None:
    """Number the pages in the middle of their head, all but the first."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("- ")
    paragraph._p.append(  # noqa: SLF001 - the library has no fields
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
    paragraph.add_run(" -")


def _labelled(paragraph: Paragraph, line: Line) -> str:
    """Set an item beside its label; the text to write, its columns parted by tabs."""
    form = paragraph.paragraph_format
    at = _MARK if line.mark else _COLON
    form.left_indent, form.first_line_indent = Mm(at), Mm(-at)
    stops = (_LABEL, _COLON, _MARK) if line.mark else (_LABEL, _COLON)
    for stop in stops:
        form.tab_stops.add_tab_stop(Mm(stop))
    colon = ":" if line.label else ""
    return "\t".join((line.label, colon, *([line.mark] if line.mark else []), line.text))


def _write(paragraph: Paragraph, text: str, *, bold: bool) -> None:
    paragraph.add_run(word_text(text)).bold = bold or None


def _rows(form: Form, sizes: Sequence[int], body: str, head: str) -> Iterator[str]:
    """The rows of the table, as XML."""
    yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for heading, size in zip(form.headings, sizes, strict=True):
        yield _cell(heading, size, head, fill=_FILL, valign="center")
    yield "</w:tr>"
    for row in form.rows:
        if isinstance(row, Title):
            yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            yield _cell(row.kode, sizes[0], body, centred=True, bold=True, kept=True)
            yield _cell(row.judul, sum(sizes[1:]), body, bold=True, span=len(sizes) - 1, kept=True)
        else:
            yield from _entry(row, sizes, body)
        yield "</w:tr>"


def _entry(row: Entry, sizes: Sequence[int], body: str) -> Iterator[str]:
    whole = sum(map(len, row.cells)) <= _LONG
    yield f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}"
    merge = '<w:vMerge w:val="restart"/>' if row.span > 1 else "" if row.span else "<w:vMerge/>"
    opens = bool(row.span)
    yield _cell(row.nomor if opens else "", sizes[0], body, centred=True, merge=merge)
    yield _cell(row.nama if opens else "", sizes[1], body, merge=merge)
    for text, size in zip(row.cells, sizes[2:], strict=True):
        yield _cell(text, size, body)


def _cell(
    text: str,
    size: int,
    style: str,
    *,
    fill: str = "",
    valign: str = "",
    merge: str = "",
    span: int = 1,
    centred: bool = False,
    bold: bool = False,
    kept: bool = False,
) -> str:
    """One cell; `kept` keeps it on one page with the row below."""
    properties = [f'<w:tcW w:w="{size}" w:type="dxa"/>']
    if span > 1:
        properties.append(f'<w:gridSpan w:val="{span}"/>')
    properties.append(merge)
    if fill:
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    if valign:
        properties.append(f'<w:vAlign w:val="{valign}"/>')
    said = escape(word_text(text)).replace("\t", " ")
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(said.split("\n"))
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{strong}<w:t xml:space="preserve">{lines}</w:t></w:r>' if text else ""
    middle = '<w:jc w:val="center"/>' if centred else ""
    return (
        f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr><w:p><w:pPr>"
        f'<w:pStyle w:val="{style}"/>{"<w:keepNext/>" if kept else ""}'
        f"{middle}</w:pPr>{run}</w:p></w:tc>"
    )
