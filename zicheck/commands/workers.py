"""Processes that do one task for one file after the other, for a process that waits for them.

A worker is given a few paths at a time and answers each with bytes. Nothing is shared, and there
are no threads: a worker that dies, for whatever reason, closes its pipe and is seen to be gone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from contextlib import contextmanager, suppress
from contextvars import Context
from typing import TYPE_CHECKING, Any, NamedTuple

from zicheck import cycles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Protocol, Self

    class Task(Protocol):
        """What workers do; it is sent to them, so it can be pickled."""

        def begin(self) -> Callable[[str], bytes]:
            """Called once in every process: gives what answers a path."""


MOST = 60
"""Windows can wait for 63 things at a time."""
_CHUNK = 4
"""Paths that are given to a worker at a time: neither waits long for the last of them."""
_FAREWELL = 2.0
"""Seconds that a process has to go when it is asked to."""


class Answer(NamedTuple):
    """What came of the path with this number.

    `data` is None when no worker could do it: `signal` then says what its worker was ended by
    (0: it ended itself), and `refused` that no process can be started here.
    """

    number: int
    data: bytes | None
    signal: int = 0
    refused: bool = False


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def method() -> str:
    """How processes are started: by a fork where that is safe, which costs next to nothing."""
    safe = sys.platform not in ("win32", "darwin") and threading.active_count() == 1
    return "fork" if safe and hasattr(os, "fork") else "spawn"


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection
    held: deque[int]


class Workers:
    """At most `most` processes that do `task`; they are started when there is work for them.

    Use it in a `with`: at its end, however that comes, no process is left.
    """

    def __init__(self, task: Task, most: int, start: str | None = None) -> None:
        self._task = task
        self._most = min(most, MOST)
        self._start = start or method()
        self._workers: list[_Worker] = []
        self._waiting: deque[tuple[int, str]] = deque()
        self._paths: dict[int, str] = {}
        self._proven = False
        self._refused = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()  # what it keeps, it keeps in one step
        for worker in self._workers:
            _end(worker.process)
        self._workers.clear()

    def put(self, number: int, path: str) -> None:
        """Have `path` done; its answer bears `number`."""
        self._waiting.append((number, path))
        self._deal()

    def take(self) -> list[Answer]:
        """The next answers, in no order; waits for one. Empty when nothing was asked."""
        from multiprocessing import connection

        answers: list[Answer] = []
        while not answers:
            self._deal()
            busy = {worker.pipe: worker for worker in self._workers if worker.held}
            if not busy:
                return self._refusals()
            for ready in connection.wait(list(busy)):
                answers += self._received(busy[ready])  # type: ignore[index]  # only ours are waited for
        self._deal()
        return answers

    def _received(self, worker: _Worker) -> list[Answer]:
        """What one worker has sent, or that it is gone."""
        answers: list[Answer] = []
        try:
            while worker.held and worker.pipe.poll():
                data = worker.pipe.recv_bytes()
                self._proven = True
                if data:  # the first thing that a worker says is nothing: it has begun
                    answers.append(self._answer(worker.held.popleft(), data))
        except (EOFError, OSError):
            answers += self._gone(worker)
        return answers

    def _answer(self, number: int, data: bytes) -> Answer:
        del self._paths[number]
        return Answer(number, data)

    def _gone(self, worker: _Worker) -> list[Answer]:
        """A worker has died: the path that it was busy with fails, others get the rest."""
        self._workers.remove(worker)
        worker.pipe.close()
        _end(worker.process)
        lost: list[Answer] = []
        if self._proven:
            number = worker.held.popleft()
            del self._paths[number]
            lost.append(Answer(number, None, signal=max(0, -(worker.process.exitcode or 0))))
        else:  # it never began: here processes cannot work
            self._refused = True
        self._waiting.extendleft((n, self._paths[n]) for n in reversed(worker.held))
        return lost

    def _refusals(self) -> list[Answer]:
        refused = [Answer(number, None, refused=True) for number, _ in self._waiting]
        self._waiting.clear()
        return refused

    def _deal(self) -> None:
        """Give paths to whoever has none, to new workers too."""
        while self._waiting:
            idle = next((worker for worker in self._workers if not worker.held), None)
            if idle is None:
                idle = self._hired()
            if idle is None:
                return
            given = [self._waiting.popleft() for _ in range(min(_CHUNK, len(self._waiting)))]
            idle.held.extend(number for number, _ in given)
            self._paths.update(given)
            with suppress(OSError):  # it is gone: that is seen when its answer is waited for
                idle.pipe.send([path for _, path in given])

    def _hired(self) -> _Worker | None:
        if self._refused or len(self._workers) >= self._most:
            return None
        from multiprocessing import get_context  # not where all results are known already

        context: Any = get_context(self._start)  # the types know no Process in it
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(self._task, theirs), daemon=True)
        try:
            with _undisturbed(anew=self._start != "fork"):
                process.start()
        except OSError:  # no more processes, no more memory
            ours.close()
            self._refused = not self._workers
            return None
        finally:
            theirs.close()
        self._workers.append(_Worker(process, ours, deque()))
        return self._workers[-1]


def _end(process: BaseProcess) -> None:
    process.join(_FAREWELL)
    if process.is_alive():
        process.kill()
        process.join()


@contextmanager
def _undisturbed(*, anew: bool) -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it is for us, and must not hit it half-made.

    `anew` tells that it is no fork.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if anew:
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # its start lets signals through again: it must not come in between
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(task: Task, pipe: Connection) -> None:
    """The life of a worker: it ends when nobody is left who could ask for anything."""
    # Ctrl-C reaches all processes of the terminal; the one that asks ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    cycles.keep()
    cycles.seek_seldom()
    # A bar over the pages of a document is for the process that a person looks at.
    Context().run(_answer, task, pipe)


def _answer(task: Task, pipe: Connection) -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    ends: list[Any] = [pipe, *([parent.sentinel] if parent else [])]
    try:
        answer = task.begin()
    except Exception:  # noqa: BLE001 - who asks does the work itself, and tells what is wrong
        return
    with suppress(EOFError, OSError):
        pipe.send_bytes(b"")
        # A fork holds its own copy of the other end, so the end of the parent must be watched.
        while pipe in connection.wait(ends):
            for path in pipe.recv():
                pipe.send_bytes(answer(path))
