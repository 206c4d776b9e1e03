"""Tables of a Word document, made in one go: the library takes a hundred times as long for cells.

The heading row stands again on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zicheck.render.wordfile import word_text
from zicheck.render.wordlook import CELL, CELL_HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document

_TWIPS = 56.7
"""Twentieths of a point in a millimetre."""
_LONG = 1500
"""Letters beyond which a row may break across pages; it could be higher than one."""
_FILL = {"": "", "area": "D9E2F3", "komponen": "EEF2F9", "total": "D9D9D9"}


class Column(NamedTuple):
    """A column: its heading, its width in millimetres, how its cells are set."""

    heading: str
    width: float
    align: Literal["left", "center", "right"] = "left"


class Row(NamedTuple):
    """A row; `kind` sets a line of an area, of a komponen or of a total off from the others."""

    cells: Sequence[str]
    kind: Literal["", "area", "komponen", "total"] = ""


def add(document: Document, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Add a table at the end of the document, and an empty line after it."""
    ids = {name: document.styles[name].style_id for name in (CELL, CELL_HEAD, "Table Grid")}
    widths = [round(column.width * _TWIPS) for column in columns]
    parts = [
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{ids["Table Grid"]}"/>',
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
        '<w:tblCellMar><w:top w:w="25" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>',
        '<w:bottom w:w="25" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>',
        "</w:tblCellMar></w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
    ]
    for column, width in zip(columns, widths, strict=True):
        parts.append(_cell(column.heading, width, ids[CELL_HEAD], "D9E2F3", ""))
    parts.append("</w:tr>")
    for row in rows:
        whole = sum(map(len, row.cells)) <= _LONG
        parts.append(f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}")
        for column, width, text in zip(columns, widths, row.cells, strict=True):
            look = "" if column.align == "left" else f'<w:jc w:val="{column.align}"/>'
            parts.append(_cell(text, width, ids[CELL], _FILL[row.kind], look, bold=bool(row.kind)))
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    # Before the properties of the last section, which must stay at the end of the body.
    after = document.add_paragraph()
    after._p.addprevious(parse_xml("".join(parts)))  # noqa: SLF001 - no public way


def _cell(text: str, width: int, style: str, fill: str, look: str, *, bold: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    said = escape(word_text(text)).replace("\t", " ")
    body = '</w:t><w:br/><w:t xml:space="preserve">'.join(said.split("\n"))
    run = f'<w:r>{strong}<w:t xml:space="preserve">{body}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/>{look}</w:pPr>{run}</w:p></w:tc>'
    )
