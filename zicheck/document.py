"""What every reader gives: the paragraphs and tables of a document, in order, with places.

A reader knows file formats and nothing of plans; :mod:`zicheck.decree` knows plans and nothing
of file formats. This is all that passes between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zicheck.bahasa import Text
    from zicheck.places import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; white space folded, line breaks of the layout removed."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    `merged` tells that it only continues the cell above or beside it, `across` that this is the
    one beside it: what a merged cell says of the rows that it covers, it does not say of columns.
    """

    text: str
    place: Place
    merged: bool = False
    across: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, left to right; a cell that spans columns is followed by merged ones."""

    cells: tuple[Cell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the part of one that stands on one page."""

    rows: tuple[Row, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a document in reading order.

    `notes` say what the reader left out or was unsure of, each with its place in words.
    """

    file: str
    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Text, ...] = ()
