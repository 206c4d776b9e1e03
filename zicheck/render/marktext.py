"""Markdown in which what a plan contains can only ever be text.

For GitHub-flavoured Markdown: neither markup, links and HTML, nor what a forge makes of plain
words (mentions, references to issues, addresses) comes out of a text that passed through
:func:`plain`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.render.markup import readable
from zicheck.render.wrap import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NOTHING = "<!-- -->"
"""Parts two characters for every reader of Markdown, and shows as nothing."""
_SPECIAL = re.compile(
    r"(?P<forge>@(?=\w)|\#(?=\d)|(?<=\bGH)-(?=\d)|:(?=//)|(?<=\bwww)\.)"
    r"|(?P<entity>[&<>|${])"
    r"|(?P<markup>[\\`*_\[\]~])",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:(\d+)([.)])|([-+=#:]))")


def plain(text: str) -> str:
    """`text` on one line, anywhere in a paragraph, a list item or a cell of a table."""
    said = _SPECIAL.sub(_tamed, " ".join(readable(text).split()))
    return _FIRST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", said)


def _tamed(special: re.Match[str]) -> str:
    char = special[0]
    if special["forge"]:
        return f"{char}{_NOTHING}"
    return f"&#{ord(char)};" if special["entity"] else f"\\{char}"


def code(text: str) -> str:
    """`text` as it is, in the letters of a machine."""
    flat = inert(" ".join(readable(text).split()))
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", flat)), default=0))
    edge = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{edge}{flat}{edge}{fence}" if flat else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int]) -> str:
    """A table of cells that are Markdown already; the columns `right` hold numbers."""
    numbers = set(right)
    rule = ["---:" if at in numbers else "---" for at in range(len(heads))]
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows)]
    return "\n".join(lines)


def folded(title: str, blocks: Iterable[str]) -> Iterator[str]:
    """Blocks of Markdown behind a title that opens and closes them."""
    flat = " ".join(readable(title).split())
    said = _SPECIAL.sub(lambda m: _tamed(m) if not m["markup"] else m[0], flat)
    yield f"<details>\n<summary>{said}</summary>"
    yield from blocks
    yield "</details>"
