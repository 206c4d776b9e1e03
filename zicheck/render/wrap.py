"""Text made fit for a terminal: harmless, measured, and broken between words only.

A plan is data written by strangers. Nothing in it may move the cursor, change a colour, ring
the bell or reverse the reading direction of what stands around it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ELLIPSIS = "…"


def clean(text: str) -> str:
    r"""`text` on one line, with every character that is not seen written out as `\xNN`.

    White space of any kind becomes one space. Control characters, escape sequences, marks of
    reading direction, zero-width and unassigned characters and lone surrogates are shown by
    their number, so that a reader sees that they are there.
    """
    if not text.isprintable() or "  " in text:
        text = " ".join("".join(map(_harmless, text)).split())
    if "::" in text or "##" in text:
        text = inert(text)
    return text.strip(" ")


def inert(text: str) -> str:
    """What a CI runner would obey, in whichever line of a log it comes to stand, set apart."""
    import re

    return re.sub(r"##(?=\w*\[)", "# #", re.sub(r"(?<!\S)::", ": :", text))


def _harmless(char: str) -> str:
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no text
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """Columns that `text` takes: two for wide letters and emoji, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` in lines of at most `columns`, the first led by `first`, the others by `rest`.

    Lines break at spaces only, so a word that is longer than a line sticks out. `rest` is by
    default as many spaces as `first` is wide (a hanging indent).
    """
    indent = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, used, empty = first, width(first), True
    for word in text.split(" "):
        if not word:
            continue
        size = width(word)
        if not empty and used + 1 + size > columns:
            lines.append(line)
            line, used, empty = indent, width(indent), True
        if empty:
            line, used, empty = line + word, used + size, False
        else:
            line, used = f"{line} {word}", used + 1 + size
    lines.append(line.rstrip(" "))
    return lines


def wrap_parts(
    parts: Sequence[str], columns: int, first: str = "", rest: str | None = None
) -> list[str]:
    """`parts` set apart by dots; a part that does not fit begins a line, without a dot."""
    lines: list[str] = []
    indent = " " * width(first) if rest is None else rest
    for part in parts:
        if lines and width(lines[-1]) + width(part) + 3 <= columns:
            lines[-1] += f" · {part}"
        else:
            lines += wrap(part, columns, indent if lines else first, indent)
    return lines


def shorten(text: str, columns: int) -> str:
    """`text`, cut after a word and marked with an ellipsis when it is wider than `columns`."""
    if width(text) <= columns:
        return text
    kept: list[str] = []
    used = 0
    for word in text.split(" "):
        used += width(word) + 1
        if used + 1 > columns and kept:
            break
        kept.append(word)
    return f"{' '.join(kept)} {_ELLIPSIS}"


def ljust(text: str, columns: int) -> str:
    """`text` filled up with spaces to `columns`."""
    return text + " " * (columns - width(text))


def rjust(text: str, columns: int) -> str:
    """`text` moved right so that it ends at `columns`."""
    return " " * (columns - width(text)) + text
