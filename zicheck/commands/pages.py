"""How far a document is read, on one line of standard error; only where a person looks on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.console import encodable

if TYPE_CHECKING:
    from zicheck.console import Console

_SOON = 1.0
"""Seconds of work before anything is shown: what is quicker needs no telling."""


class Pages:
    """Shows the pages that a reader says are done; takes the line away behind the last one."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._seen = console.err.isatty()
        self._since = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Take the news that `done` pages of `total` are read."""
        if not self._seen:
            return
        if not done:
            self._since = time.monotonic()
        over = done >= total
        if (over and self._shown) or (not over and time.monotonic() - self._since > _SOON):
            line = "" if over else _READING.fill(done=done, total=total).to(self._console.lang)
            self._shown = not over
            self._console.err.write(f"\r\x1b[K{encodable(line, self._console.err)}")
            self._console.err.flush()


_READING = Text("Membaca halaman {done} dari {total} ...", "Reading page {done} of {total} ...")
