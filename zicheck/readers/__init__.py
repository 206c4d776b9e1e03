"""Readers: one module per file format; each turns bytes into a :class:`zicheck.document.Document`.

They know formats and nothing of plans. What all of them need to undo a layout stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[int, int], None]
"""Told, while a reader works for long, how many pages are done and of how many."""

_MARK = r"(?:\(?\d{1,3}\)|\d{1,3}\.|\(?[a-z]\)|[A-Za-z]\.|[A-Z]\)|[IVX]{1,6}[.)])"
MARKER = re.compile(_MARK + r"(?=\s|$)")
"""The mark of a list item: `1.`, `1)`, `(1)`, `a.`, `a)`, `(a)`, `A.`, `IV.`"""

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero-width marks


def fold(text: str) -> str:
    """`text` with every run of white space as one space, without invisible layout marks."""
    return " ".join(_INVISIBLE.sub("", text).split())


def join(*parts: str) -> str:
    """The parts of a text that the layout broke over lines or pages, as one.

    A break after the hyphen inside a word (`Undang-` / `Undang`, `2020-` / `2024`) leaves no space; every other
    break stands for one.
    """
    pieces: list[str] = []
    for part in parts:
        if part and pieces:
            left = pieces[-1]
            inside = left.endswith(("-", "–")) and left[-2:-1].isalnum() and part[0].isalnum()
            pieces.append("" if inside else " ")
        if part:
            pieces.append(part)
    return "".join(pieces)


def capital(text: str) -> bool:
    """Whether `text` has letters and all of them are capitals, as titles have."""
    return text == text.upper() and text != text.lower()


def _silent(done: int, total: int) -> None:
    """A :data:`Progress` that tells nobody."""


_watching: ContextVar[Progress] = ContextVar("watching", default=_silent)


def progress(done: int, total: int) -> None:
    """Tell whoever watches that `done` pages of `total` are read."""
    _watching.get()(done, total)


@contextmanager
def watched(watcher: Progress) -> Iterator[None]:
    """While this lasts, readers tell `watcher` how far they are."""
    token = _watching.set(watcher)
    try:
        yield
    finally:
        _watching.reset(token)
