"""A leaflet as Markdown, for a wiki or a comment; what a plan contains can only be text in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.render.leaflet import Figures, Fold, Heading, Items, Paragraph, Table
from zicheck.render.markup import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zicheck.render.leaflet import Inline, Leaflet, Part, Style

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$#&{}^])")
_START = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_MARKS: Mapping[Style, tuple[str, str]] = {
    "strong": ("<strong>", "</strong>"),
    "dropped": ("<del>", "</del>"),
    "added": ("<ins>", "</ins>"),
}
"""As tags: asterisks mean nothing inside a word or beside punctuation."""


def document(leaflet: Leaflet) -> str:
    """The leaflet as a Markdown text."""
    blocks = [f"# {escaped(leaflet.title)}"]
    blocks += ["\\\n".join(map(escaped, leaflet.facts))] if leaflet.facts else []
    for part in leaflet.parts:
        blocks += _part(part)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """`text` in one line, with nothing in it that Markdown would take for its own."""
    flat = " ".join(readable(text).split())
    flat = _SIGNS.sub(r"\\\1", flat)
    flat = _LINK.sub(r"\1\\\2", flat).replace("@", "&#64;")
    start = _START.match(flat)
    if start is None:
        return flat
    if start[0].isdigit():
        return f"{start[0]}\\{flat[start.end() :]}"
    return f"\\{flat}"


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {escaped(part.text)}"
    elif isinstance(part, Paragraph):
        yield _inline(part.inline)
    elif isinstance(part, Figures):
        yield "\n".join(
            f"- {escaped(figure.label)}: <strong>{escaped(figure.value)}</strong>"
            + (f" ({escaped(figure.note)})" if figure.note else "")
            for figure in part.items
        )
    elif isinstance(part, Table):
        yield "\n".join(_table(part))
    elif isinstance(part, Items):
        yield "\n".join(
            line
            for item in part.items
            for line in (
                f"- {_inline(item.title)}",
                *(f"  - {_inline(line)}" for line in item.lines),
            )
        )
    elif isinstance(part, Fold):
        yield f"## {escaped(part.title)}"
        for inner in part.parts:
            yield from _part(inner)


def _table(table: Table) -> Iterator[str]:
    yield _row([escaped(column.head) for column in table.columns])
    yield _row(["---:" if column.right else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_inline(cell) for cell in row])


def _row(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _inline(inline: Inline) -> str:
    said = []
    for span in inline:
        before, after = _MARKS.get(span.style, ("", ""))
        said.append(f"{before}{escaped(span.text)}{after}")
    return " ".join(said)
