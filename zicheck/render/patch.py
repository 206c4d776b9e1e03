"""The difference between two texts of a file, as `git apply` and `patch -p1` take it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.render.colors import Paint

_CONTEXT = 3


def patch(before: str, after: str, name: str, paint: Paint) -> Iterator[str]:
    """The unified diff in pieces that end with a line break; nothing when the texts are one.

    Args:
        before: the file as it is.
        after: the file as it would be.
        name: its name, with `/` or the separator of the system between folders.
        paint: colours for a terminal.
    """
    path = name.replace("\\", "/")
    old, new = (path, path) if path.startswith("/") else (f"a/{path}", f"b/{path}")
    found = difflib.unified_diff(_lines(before), _lines(after), old, new, n=_CONTEXT)
    for number, line in enumerate(found):
        body, end = (line[:-1], "\n") if line.endswith("\n") else (line, _NO_END)
        style = "bold" if number < 2 else _STYLES.get(line[:1])
        yield (paint(body, style) if style else body) + end


_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_NO_END = "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, as everywhere in a patch."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [
        line for line in text.split("\n")[-1:] if line
    ]
