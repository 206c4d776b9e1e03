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
        name: its name, with `/` between folders.
        paint: colours for a terminal.
    """
    old, new = (name, name) if name.startswith("/") else (f"a/{name}", f"b/{name}")
    old, new = _quoted(old), _quoted(new)
    found = difflib.unified_diff(_lines(before), _lines(after), old, new, n=_CONTEXT)
    for number, line in enumerate(found):
        body, end = (line[:-1], "\n") if line.endswith("\n") else (line, _NO_END)
        style = "bold" if number < 2 else _STYLES.get(line[:1])
        yield (paint(body, style) if style else body) + end


def _quoted(name: str) -> str:
    """A name as git writes it: one that could act on a terminal or end the line stands in quotes."""
    if name.isprintable() and not set(name) & {'"', "\\"}:
        return name
    kept = (
        f"\\{sign}" if sign in '"\\' else sign if sign.isprintable() else _octal(sign)
        for sign in name
    )
    return f'"{"".join(kept)}"'


def _octal(sign: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in sign.encode("utf-8", "surrogateescape"))


_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_NO_END = "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, as everywhere in a patch."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [
        line for line in text.split("\n")[-1:] if line
    ]
