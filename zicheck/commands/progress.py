"""A bar on standard error that shows how far a long work is; only where a person looks on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.console import encodable
from zicheck.filenames import shown
from zicheck.render.wrap import clean, shorten

if TYPE_CHECKING:
    from zicheck.console import Console

_CELLS = 20


class Progress:
    """The bar of one run over `total` files."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._seen = total > 1 and console.err.isatty()

    def at(self, done: int, path: str) -> None:
        """Show that `done` files are finished and `path` is being read."""
        if self._seen:
            line = bar(done, self._total, path, self._console.columns())
            self._write(f"\r\x1b[K{encodable(line, self._console.err)}")

    def clear(self) -> None:
        """Take the bar away, so that something else can be said."""
        if self._seen:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        self._console.err.write(text)
        self._console.err.flush()


def bar(done: int, total: int, path: str, columns: int) -> str:
    """`████░░░░ 3/12 nama.docx` on one line of at most `columns`."""
    filled = done * _CELLS // total if total else _CELLS
    head = f"{'█' * filled}{'░' * (_CELLS - filled)} {done}/{total} "
    return head + shorten(clean(shown(path)), max(columns - len(head) - 1, 8))
