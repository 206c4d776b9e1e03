"""How far a long document is read, in pages, where someone looks on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from zicheck.commands.progress import PAGES, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from zicheck.console import Console


class Pages:
    """Shows the pages that a reader says are done; takes the bar away behind the last one."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Take the news that `done` pages of `total` are read."""
        if self._bar is None or not done:
            self._bar = Progress(self._console, total, PAGES, self._clock)
        if done < total:
            self._bar.at(done, "")
        else:
            self._bar.clear()
            self._bar = None
