"""A short document as its parts, so that terminal, Markdown and HTML tell the same.

What is said is decided once, in the language of the reader; the writers
(:mod:`zicheck.render.leafletterminal`, `leafletmarkdown`, `leafletpage`) only lay it out, and
escape whatever it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from zicheck.phrases import date_text
from zicheck.render import texts

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.render.outcome import Setting

Style = Literal["", "strong", "dim", "dropped", "added", "wbbm", "wbk", "below"]
"""How a stretch of text is meant; what is shown by colour is always said in words as well."""


class Span(NamedTuple):
    """A stretch of text."""

    text: str
    style: Style = ""


Inline = tuple[Span, ...]
"""Stretches of one line; the writers set them apart by spaces."""


class Heading(NamedTuple):
    """The title of what follows, at level 2 or 3."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """One paragraph; one `beside` the point is left out where there is little room."""

    inline: Inline
    beside: bool = False


class Figure(NamedTuple):
    """A figure to remember: what it is, how much, and what is to be said of it."""

    label: str
    value: str
    note: str = ""


class Figures(NamedTuple):
    """Several of them beside each other."""

    items: tuple[Figure, ...]


class Column(NamedTuple):
    """A column of a table.

    Numbers stand to the `right`; a `flexible` column takes what the others leave of the width;
    one that is `beside` the point is left out where there is little room.
    """

    head: str
    right: bool = False
    flexible: bool = False
    beside: bool = False


class Table(NamedTuple):
    """A table; `about` says what it shows, for those who cannot see it."""

    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]


class Item(NamedTuple):
    """An entry of a list: its title and the lines below it."""

    title: Inline
    lines: tuple[Inline, ...] = ()


class Items(NamedTuple):
    """A list of entries."""

    items: tuple[Item, ...]


class Fold(NamedTuple):
    """A part that a page may open and close; elsewhere a heading and its parts."""

    title: str
    parts: tuple[Part, ...]
    open: bool = True


Part: TypeAlias = "Heading | Paragraph | Figures | Table | Items | Fold"


class Leaflet(NamedTuple):
    """The whole document; `facts` stand below its title."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    lang: Lang


def judged(setting: Setting, lang: Lang) -> tuple[str, ...]:
    """How the plans were judged, where that is not the usual way."""
    said = []
    if setting.as_of:
        day = date_text(setting.as_of).to(lang)
        said.append(_first(texts.AS_OF.fill(date=day).to(lang)))
    if setting.keep_ignored:
        said.append(_first(texts.ALL_COUNTED.to(lang)))
    return tuple(said)


def _first(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}."


def plain(*stretches: str, style: Style = "") -> Inline:
    """Stretches of one style; empty ones are left out."""
    return tuple(Span(text, style) for text in stretches if text)


def paragraph(text: str, style: Style = "", *, beside: bool = False) -> Paragraph:
    """A paragraph of one stretch."""
    return Paragraph(plain(text, style=style), beside)


def cells(*said: str) -> tuple[Inline, ...]:
    """A row of a table without any style."""
    return tuple(map(plain, said))


def shown(table: Table) -> Table:
    """`table` where there is little room."""
    keep = [index for index, column in enumerate(table.columns) if not column.beside]
    return Table(
        table.about,
        tuple(table.columns[index] for index in keep),
        tuple(tuple(row[index] for index in keep) for row in table.rows),
    )
