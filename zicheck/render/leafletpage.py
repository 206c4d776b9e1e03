"""A leaflet as a page: one HTML file without script, in the look of :mod:`pagestyle`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.leaflet import Figures, Fold, Heading, Items, Paragraph, Table
from zicheck.render.markup import Markup, el, join
from zicheck.render.pagestyle import page

if TYPE_CHECKING:
    from zicheck.render.leaflet import Inline, Leaflet, Part, Span

_TAGS = {"dropped": "del", "added": "ins", "strong": "strong"}
_NEWLINE = Markup("\n")


def document(leaflet: Leaflet) -> bytes:
    """The leaflet as an HTML file."""
    facts = el("div", [el("p", fact) for fact in leaflet.facts], class_="facts")
    head = el("header", el("h1", leaflet.title), facts)
    main = el("main", [join(_part(part), _NEWLINE) for part in leaflet.parts])
    return page(leaflet.title, leaflet.lang, head, _NEWLINE, main)


def _part(part: Part) -> Markup:
    if isinstance(part, Heading):
        return el(f"h{part.level}", part.text)
    if isinstance(part, Paragraph):
        return el("p", _inline(part.inline))
    if isinstance(part, Figures):
        return el("dl", [_figure(*figure) for figure in part.items], class_="figures")
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Items):
        items = [
            el("li", el("p", _inline(item.title)), [el("p", _inline(line)) for line in item.lines])
            for item in part.items
        ]
        return el("ul", [join(item, _NEWLINE) for item in items], class_="items")
    return _fold(part)


def _fold(part: Fold) -> Markup:
    inner = [_part(inner) for inner in part.parts]
    return el("details", el("summary", part.title), inner, open=part.open)


def _figure(label: str, value: str, note: str) -> Markup:
    said = [el("dt", label), el("dd", value, class_="value")]
    return el("div", said, el("dd", note, class_="note") if note else None)


def _table(table: Table) -> Markup:
    looks = [
        " ".join(
            ["right"] * column.right + ["flexible"] * column.flexible + ["beside"] * column.beside
        )
        or None
        for column in table.columns
    ]
    head = el(
        "tr",
        [
            el("th", column.head, scope="col", class_=look)
            for column, look in zip(table.columns, looks, strict=True)
        ],
    )
    rows = [
        join(
            el(
                "tr",
                [
                    el("td", _inline(cell), class_=look)
                    for cell, look in zip(row, looks, strict=True)
                ],
            ),
            _NEWLINE,
        )
        for row in table.rows
    ]
    made = el("table", el("thead", head), el("tbody", rows), aria_label=table.about)
    # What is wider than the page is scrolled, also by keyboard.
    return el("div", made, class_="wide", tabindex="0", role="region", aria_label=table.about)


def _inline(inline: Inline) -> Markup:
    said = [_span(span) for span in inline]
    return Markup(" ".join(said))


def _span(span: Span) -> Markup:
    if not span.style:
        return join(span.text)
    tag = _TAGS.get(span.style)
    return el(tag, span.text) if tag else el("span", span.text, class_=span.style)
