"""What was recognised as what in a document, and why: tables and columns, areas, the decree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from zicheck.bahasa import Text
    from zicheck.headings import Heading
    from zicheck.places import Place

Use = Literal["plan", "continued", "left out"]


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table, what became of it, its columns, and how many kegiatan begin in it."""

    place: Place
    use: Use
    first: str
    """The first words of it."""
    columns: tuple[Heading, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class SectionFound:
    """An area, and how its beginning was recognised."""

    kode: str
    judul: str
    why: Text
    place: Place


@dataclass(frozen=True, slots=True)
class DecreePart:
    """A value of the decree by its key in the plan file; "" if it was not found."""

    key: str
    value: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """All of it, in reading order."""

    tables: tuple[TableFound, ...] = ()
    sections: tuple[SectionFound, ...] = ()
    decree: tuple[DecreePart, ...] = ()
