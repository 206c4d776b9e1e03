"""A bar at the foot of the terminal: how far a long work is, how fast, and how long it still takes.

Own code and no library: the reasons, with figures, stand in docs/explanation/alur-data.md.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from zicheck.bahasa import Text
from zicheck.console import encodable_in
from zicheck.filenames import shown
from zicheck.render.numbers import decimal
from zicheck.render.wrap import clean, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    from zicheck.bahasa import Lang
    from zicheck.console import Console

    class Named(Protocol):
        """What was read, or failed to be read, from a path."""

        @property
        def path(self) -> str:
            """The path as given."""

    Item = TypeVar("Item", bound=Named)

PLANS = Text("rencana", "plans")
DOCUMENTS = Text("dokumen", "documents")
PAGES = Text("halaman", "pages")

_SOON = 1.0
"""Seconds of work before anything is shown: what is quicker needs no telling."""
_PAUSE = 0.1
"""Seconds between two looks: faster than anyone reads costs more than it tells."""
_WINDOW = 10.0
"""Seconds over which the rate is taken: answers from a cache come first and say little of the rest."""
_CELLS = 20
_FEW_CELLS = 10
_LEAST_NAME = 8
_SLOW = 0.1
"""Below this many a second the rate is told by the minute."""


class Progress:
    """The bar of one run over `total` files; silent where nobody looks on, and for one file.

    Args:
        console: whose status line to use.
        total: how many there are.
        unit: what is counted.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        console: Console,
        total: int,
        unit: Text = PLANS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = console.status if total > 1 else None
        self._lang = console.lang
        self._total = total
        self._unit = unit
        self._clock = clock
        start = clock() if self._line else 0.0
        self._due = start + _SOON
        self._seen = deque([(start, 0)])

    def at(self, done: int, path: str) -> None:
        """Show that `done` files are finished and `path` is being read, or was the last one."""
        if self._line is None:
            return
        now = self._clock()
        if now < self._due:
            return
        self._due = now + _PAUSE
        done = min(done, self._total)  # a workbook may hold several plans
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= _WINDOW:
            self._seen.popleft()
        since, before = self._seen[0]
        rate = (done - before) / (now - since)
        line = self._line
        line.show(
            bar(
                done, self._total, path, line.columns(), unit=self._unit, rate=rate,
                lang=self._lang, encoding=line.encoding,
            )
        )  # fmt: skip

    def clear(self) -> None:
        """Take the bar away, so that something else can be said."""
        if self._line is not None:
            self._line.wipe()


def followed(
    items: Iterable[Item], console: Console, count: Callable[[], int], unit: Text = PLANS
) -> Iterator[Item]:
    """`items` as they are, with a bar while they are worked on.

    `count` says how many files there are; it is asked only where the bar can be seen.
    """
    if console.status is None:
        yield from items
        return
    progress = Progress(console, count(), unit)
    try:
        for done, item in enumerate(items):
            progress.at(done, item.path)
            yield item
    finally:
        progress.clear()


def bar(
    done: int,
    total: int,
    path: str,
    columns: int,
    *,
    unit: Text = PLANS,
    rate: float = 0.0,
    lang: Lang = "id",
    encoding: str = "utf-8",
) -> str:
    """`████░░░░ 3/12 · 1,5 rencana/detik · sisa 0:06 · nama.yaml`, on at most `columns`.

    What does not fit goes, the least needed first: the name, the rate, the bar, the time left.
    """
    count = f"{done}/{total}"
    left = _LEFT.fill(time=_clocked((total - done) / rate)).to(lang) if rate else ""
    pace = f"{_pace(rate, lang)} {_rate_unit(rate, unit, lang)}" if rate else ""
    long, short = (_drawn(done, total, cells) for cells in (_CELLS, _FEW_CELLS))
    for head in (
        (f"{long} {count}", pace, left),
        (f"{short} {count}", pace, left),
        (f"{short} {count}", left),
        (count, left),
        (count,),
    ):
        line = encodable_in(" · ".join(filter(None, head)), encoding)
        room = columns - width(line)
        if room < 0:
            continue
        between = encodable_in(" · ", encoding)
        name = _cut(encodable_in(clean(shown(path)), encoding), room - len(between), encoding)
        return f"{line}{between}{name}" if name else line
    return ""


def _drawn(done: int, total: int, cells: int) -> str:
    filled = done * cells // total if total else cells
    return f"{'█' * filled}{'░' * (cells - filled)}"


def _cut(name: str, room: int, encoding: str) -> str:
    """`name` in at most `room` columns: its end, which tells files apart; else nothing."""
    if width(name) <= room:
        return name
    dots = encodable_in("…", encoding)
    if room < _LEAST_NAME:
        return ""
    kept = name
    while width(kept) > room - len(dots):
        kept = kept[1:]
    return dots + kept


def _pace(rate: float, lang: Lang) -> str:
    shown_rate = rate if rate >= _SLOW else rate * 60
    if shown_rate >= 10:
        return str(round(shown_rate))
    return decimal(shown_rate, lang, 1)


def _rate_unit(rate: float, unit: Text, lang: Lang) -> str:
    per = _PER_SECOND if rate >= _SLOW else _PER_MINUTE
    return per.fill(unit=unit).to(lang)


def _clocked(seconds: float) -> str:
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


_LEFT = Text("sisa {time}", "{time} left")
_PER_SECOND = Text("{unit}/detik", "{unit}/s")
_PER_MINUTE = Text("{unit}/menit", "{unit}/min")
