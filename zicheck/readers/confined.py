"""Runs the part of a reader that trusts others' code with others' files in a process of its own.

The process gets the file on standard input and sends what it finds, piece by piece, as lines of
JSON. It may use so much memory and time and no more; when it dies, a sentence says so and the
program goes on.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 32_000_000
"""Bytes of one piece: more than the largest page that is let through."""


class Limits(NamedTuple):
    """What one file may take: pages, seconds for one page and for all, megabytes of memory."""

    pages: int
    page_seconds: float
    seconds: float
    megabytes: int


class Refused(Exception):  # noqa: N818 - what the process says, not what is wrong with it
    """What the process said of the file: a word and, where one is to be told, a number."""

    def __init__(self, why: str, number: int = 0) -> None:
        self.why = why
        self.number = number
        super().__init__(why)


def run(task: str, data: bytes, limits: Limits, *extra: str) -> Iterator[dict[str, Any]]:
    """What the function `task` (`module:function`) yields for `data`, piece by piece.

    Raises:
        Refused: with what the task itself said, or `time` (too slow), `memory` (it needed too
            much of it) or `died` (it ended in a way that it did not choose).
    """
    command = [sys.executable, "-P", "-c", _PROGRAM, task, json.dumps(limits), *extra]
    environ = os.environ | {"PYTHONPATH": _search_path(), "OMP_THREAD_LIMIT": "1"}
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environ
        )
    with _Watch(process, limits) as watch:
        yield from _pieces(process, watch)


class _Watch:
    """Ends a process that is too slow, with one page or altogether."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self.process = process
        self.limits = limits
        self.late = False
        self.whole = self._timer(limits.seconds)
        self.page = self._timer(limits.page_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.whole.cancel()
        self.page.cancel()
        self.process.kill()
        if self.process.stdout:
            self.process.stdout.close()
        self.process.wait()

    def again(self) -> None:
        """A page is done: the time for the next one begins."""
        self.page.cancel()
        self.page = self._timer(self.limits.page_seconds)

    def _timer(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        return timer

    def _end(self) -> None:
        self.late = True
        self.process.kill()


def _pieces(process: subprocess.Popen[bytes], watch: _Watch) -> Iterator[dict[str, Any]]:
    """The pieces as they come; ends only when the process says that it is done."""
    stream = process.stdout
    while stream is not None and (line := stream.readline(MAX_LINE)):
        try:
            piece: dict[str, Any] = json.loads(line)
        except ValueError:
            break
        if "refused" in piece:
            raise Refused(str(piece["refused"]), int(piece["number"]))
        if "done" in piece:
            return
        watch.again()
        yield piece
    raise Refused("time" if watch.late else "died")


def _search_path() -> str:
    """Where the process finds this package, installed or not; never the folder it runs in."""
    own = str(Path(__file__).parent.parent.parent)
    return os.pathsep.join([own, *filter(None, [os.environ.get("PYTHONPATH")])])


_PROGRAM = "from zicheck.readers.confined import main; main()"


def main() -> None:
    """The process itself: `module:function`, the limits, and what else the function is told."""
    task, told, *extra = sys.argv[1:]
    limits = Limits(*json.loads(told))
    _confine(limits)
    module, _, name = task.partition(":")
    try:
        for piece in getattr(importlib.import_module(module), name)(
            sys.stdin.buffer.read(), limits.pages, *extra
        ):
            _send(piece)
    except Refused as error:
        _send({"refused": error.why, "number": error.number})
    except MemoryError:
        _send({"refused": "memory", "number": 0})
    else:
        _send({"done": True})


def _send(piece: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(piece) + "\n")
    sys.stdout.flush()


def _confine(limits: Limits) -> None:
    """Bound what this process may take, where the system can; the watch bounds it elsewhere."""
    try:
        import resource
    except ImportError:  # Windows
        return
    memory = limits.megabytes * 1_000_000
    seconds = int(limits.seconds) + 1
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))
