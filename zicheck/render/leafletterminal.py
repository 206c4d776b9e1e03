"""A leaflet for a person at a terminal: plain text of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.leaflet import Figures, Fold, Heading, Items, Paragraph, Table, shown
from zicheck.render.wrap import clean, width, wrap, wrap_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zicheck.render.leaflet import Inline, Leaflet, Part, Style
    from zicheck.render.terminal import View

_MARKS: Mapping[Style, tuple[str, str]] = {"dropped": ("[-", "-]"), "added": ("{+", "+}")}
"""As `git diff --word-diff` marks them: what is told by colour would be lost in a file."""
_LEAST = 16
"""Columns that a flexible column has at least; the line is wider then."""


def lines(leaflet: Leaflet, view: View) -> list[str]:
    """The leaflet in lines without line ends."""
    made = [view.paint(line, "bold") for line in wrap(clean(leaflet.title), view.columns)]
    for fact in leaflet.facts:
        made += wrap(clean(fact), view.columns)
    made.append(view.paint("─" * view.columns, "dim"))
    for part in leaflet.parts:
        made += _part(part, view)
    return made


def _part(part: Part, view: View) -> Iterator[str]:
    if isinstance(part, Heading):
        yield ""
        yield from _strong(part.text, view)
    elif isinstance(part, Paragraph):
        if part.beside:
            return
        dim = any(span.style == "dim" for span in part.inline)
        for line in wrap(text(part.inline), view.columns):
            yield view.paint(line, "dim") if dim else line
    elif isinstance(part, Figures):
        for figure in part.items:
            told = [f"{clean(figure.label)}: {clean(figure.value)}", clean(figure.note)]
            yield from wrap_parts(list(filter(None, told)), view.columns, rest="  ")
    elif isinstance(part, Table):
        yield from _table(shown(part), view)
    elif isinstance(part, Items):
        for item in part.items:
            yield from wrap(text(item.title), view.columns, "- ")
            for inline in item.lines:
                yield from wrap(text(inline), view.columns, "  ", "    ")
    elif isinstance(part, Fold):
        yield ""
        yield from _strong(part.title, view)
        for inner in part.parts:
            yield from _part(inner, view)


def text(inline: Inline) -> str:
    """An inline as clean text, with marks for what was dropped and added."""
    said = []
    for span in inline:
        before, after = _MARKS.get(span.style, ("", ""))
        said.append(f"{before}{clean(span.text)}{after}")
    return " ".join(filter(None, said))


def _table(table: Table, view: View) -> Iterator[str]:
    from tabulate import tabulate

    rows = [[text(cell) for cell in row] for row in table.rows]
    heads = [clean(column.head) for column in table.columns]
    flexible = [index for index, column in enumerate(table.columns) if column.flexible]
    # The flexible columns share what the others leave; tabulate pads headers by two.
    taken = 2 * (len(heads) - 1) + sum(
        max([width(head) + 2, *(width(row[index]) for row in rows)])
        for index, head in enumerate(heads)
        if index not in flexible
    )
    for index in flexible:
        room = max((view.columns - taken) // len(flexible), _LEAST)
        for row in rows:
            row[index] = "\n".join(wrap(row[index], room))
    made = tabulate(
        rows,
        headers=heads,
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if column.right else "left" for column in table.columns] if rows else (),
    )
    yield from (line.rstrip() for line in made.splitlines())


def _strong(title: str, view: View) -> Iterator[str]:
    for line in wrap(clean(title), view.columns):
        yield view.paint(line, "bold")
