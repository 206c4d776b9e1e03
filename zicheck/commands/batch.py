"""Many plans, one after the other, as fast as the machine allows: kept results, several processes.

Verdicts come out in the order in which the files were found, whoever made them, so that what is
printed does not depend on the number of processes.
"""

from __future__ import annotations

import re
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands.verdict import Verdict, pack, unpack
from zicheck.errors import Problem
from zicheck.filenames import shown
from zicheck.places import Place
from zicheck.records import Record
from zicheck.usage import Refused

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zicheck.commands.desk import Desk
    from zicheck.commands.judging import Judge
    from zicheck.commands.keeping import Keeper, Sought
    from zicheck.commands.progress import Progress
    from zicheck.commands.workers import Answer, Workers
    from zicheck.console import Console
    from zicheck.usage import Parser

MANY = 20
"""Files from which on results are kept and, by a fork, several processes pay for themselves."""
MANY_SPAWNED = 100
"""The same where every process must load everything anew."""
_AHEAD = 64
"""Files that may be under way at once; so many more for each process."""
_AHEAD_EACH = 32
_KILLED = 9


def add_options(parser: Parser) -> None:
    """Add `--jobs`, `--no-cache` and `--cache-dir`."""
    add_jobs(parser)
    parser.option("--no-cache", about=_NO_CACHE, action="store_true")
    parser.option("--cache-dir", about=_CACHE_DIR, metavar="FOLDER")


def add_jobs(parser: Parser) -> None:
    """Add `--jobs`."""
    parser.option("--jobs", "-j", about=_JOBS, type=_jobs, metavar="N")


class Task:
    """What each process does: judges a file at a desk of its own, and keeps the verdicts.

    A fork goes on with `desk`; a process that was started anew makes one by `make(*given)`,
    which can therefore be pickled.
    """

    def __init__(
        self,
        make: Callable[..., Desk],
        given: tuple[Any, ...],
        keeper: Keeper | None = None,
        desk: Desk | None = None,
        *,
        plain: bool = True,
    ) -> None:
        self._make = make
        self._given = given
        self._keeper = keeper
        self._desk = desk
        self._plain = plain

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Task, plain=self._plain), (self._make, self._given, self._keeper)

    def begin(self) -> Callable[[str], bytes]:
        """What answers a path, in a process of its own."""
        if self._desk is None:
            self._desk = self._make(*self._given)
        return self._answer

    def _answer(self, path: str) -> bytes:
        verdicts = self.verdicts(path, self.seek(path))
        if self._plain:
            return pack(verdicts)
        import pickle

        return pickle.dumps(verdicts)

    def read(self, answer: bytes) -> tuple[Verdict, ...]:
        """The verdicts in the answer of one of our processes."""
        if self._plain:
            return unpack(answer)
        import pickle

        verdicts: tuple[Verdict, ...] = pickle.loads(answer)  # noqa: S301 - from our own process
        return verdicts

    @property
    def desk(self) -> Desk:
        """The desk of this process."""
        if self._desk is None:
            self._desk = self._make(*self._given)
        return self._desk

    def seek(self, found: str | sources.Failed) -> Sought | None:
        """What an earlier run kept of a file."""
        if self._keeper is None or isinstance(found, sources.Failed):
            return None
        return self._keeper.seek(self.desk, found)

    def verdicts(
        self, found: str | sources.Failed, sought: Sought | None = None
    ) -> tuple[Verdict, ...]:
        """The verdicts on a file; they are kept where that is possible."""
        if sought is None or self._keeper is None:
            return self.desk.judged(found).verdicts
        if sought.verdicts is not None:
            return sought.verdicts
        judged = self.desk.judged(found, sought.data)
        self._keeper.keep(sought, judged)
        return judged.verdicts

    def end(self) -> None:
        """Called after the last file."""
        if self._keeper is not None:
            self._keeper.trim()


class _Slot:
    """A file under way; `asked` tells that a worker has it."""

    __slots__ = ("asked", "found", "verdicts")

    def __init__(self, found: str | sources.Failed) -> None:
        self.found = found
        self.verdicts: tuple[Verdict, ...] | None = None
        self.asked = False


class Batch:
    """Has `task` done for many files, by at most `jobs` processes beside this one.

    Args:
        task: what is done for a file.
        jobs: processes to share it among; 1 is this one alone.
        least: so many files must lack a verdict before others are started for them.
        start: how processes are started, where that is not left to the system.
    """

    def __init__(self, task: Task, jobs: int = 1, least: int = 2, start: str | None = None) -> None:
        self._task = task
        self._jobs = jobs
        self._least = least
        self._start = start

    def run(
        self, files: Iterable[str | sources.Failed]
    ) -> Iterator[tuple[str | sources.Failed, tuple[Verdict, ...]]]:
        """Each file with the verdicts on its plans, in the order given."""
        if self._jobs > 1:
            yield from self._shared(iter(files))
        else:
            for found in files:
                yield found, self._task.verdicts(found, self._task.seek(found))
        self._task.end()

    def _shared(
        self, files: Iterator[str | sources.Failed]
    ) -> Iterator[tuple[str | sources.Failed, tuple[Verdict, ...]]]:
        from zicheck.commands.workers import MOST, Workers

        room = _AHEAD + _AHEAD_EACH * min(self._jobs, MOST)
        slots: deque[_Slot] = deque()
        with Workers(self._task, self._jobs, self._start) as workers:
            desk = _Dealer(self._task, workers, self._least)
            more = True
            while more or slots:
                if slots and slots[0].verdicts is not None:
                    slot = slots.popleft()
                    yield slot.found, slot.verdicts or ()
                elif more and len(slots) < room:
                    found = next(files, None)
                    more = found is not None
                    if found is not None:
                        slots.append(desk.slot(found))
                elif slots[0].asked:
                    desk.wait()
                else:
                    slots[0].verdicts = self._task.verdicts(
                        slots[0].found, self._task.seek(slots[0].found)
                    )


class _Dealer:
    """Settles what is known, and gives what is not to workers once it is enough."""

    def __init__(self, task: Task, workers: Workers, least: int) -> None:
        self._task = task
        self._workers = workers
        self._least = least
        self._unknown: list[_Slot] = []
        self._out: dict[int, _Slot] = {}
        self._number = 0

    def slot(self, found: str | sources.Failed) -> _Slot:
        """The slot of a file: settled, given to a worker, or left to us."""
        made = _Slot(found)
        if isinstance(found, sources.Failed):
            made.verdicts = self._task.verdicts(found)
            return made
        if found == sources.STDIN:
            return made  # only this process can read it
        sought = self._task.seek(found)
        if sought is not None and sought.verdicts is not None:
            made.verdicts = sought.verdicts
            return made
        self._unknown.append(made)
        waiting = [slot for slot in self._unknown if slot.verdicts is None]
        self._unknown = waiting
        if self._out or len(waiting) >= self._least:
            self._least = 1  # others are there now
            for slot in waiting:
                self._ask(slot)
            self._unknown = []
        return made

    def _ask(self, slot: _Slot) -> None:
        self._number += 1
        slot.asked = True
        self._out[self._number] = slot
        self._workers.put(self._number, str(slot.found))

    def wait(self) -> None:
        """Wait for an answer."""
        for answer in self._workers.take():
            slot = self._out.pop(answer.number)
            path = str(slot.found)
            if answer.data is not None:
                slot.verdicts = self._task.read(answer.data)
            elif answer.refused:
                slot.asked = False
            else:
                slot.verdicts = (Verdict(path, (_lost(path, answer),)),)


def _lost(path: str, answer: Answer) -> Problem:
    text = _KILLED_BY if answer.signal == _KILLED else _LOST
    return Problem(text.fill(path=shown(path)), Place(file=path))


class Work(Record):
    """What a command wants done for every file.

    `desk` is that of this process; `make(*given)` makes one in another. `terms` are what its
    verdicts hang on beside plan, rules and day; `plain` tells that they are plain data.
    """

    desk: Desk
    make: Callable[..., Desk]
    given: tuple[Any, ...]
    terms: tuple[object, ...] = ()
    plain: bool = True


def judged(
    judge: Judge,
    options: argparse.Namespace,
    console: Console,
    work: Work,
    *,
    tell_doubts: bool = True,
) -> Iterator[Verdict]:
    """The verdict on each plan under the paths of a run, told of as :func:`told` does."""
    files = judge.count(options.paths)
    plans = prepare(options, console, files, work)
    found = verdicts(judge, plans, options.paths)
    return told(found, judge, bar(console, files), tell_doubts=tell_doubts)


def verdicts(
    judge: Judge, plans: Batch, paths: Sequence[str]
) -> Iterator[tuple[str, Sequence[Verdict]]]:
    """The verdicts on each file; the entries of configs that they used are noted."""
    for found, made in plans.run(sources.find(paths)):
        path = found.path if isinstance(found, sources.Failed) else found
        for verdict in made:
            if verdict.used:
                judge.note_used(path, verdict.used)
        yield path, made


def bar(console: Console, files: int) -> Progress | None:
    """The bar over so many files, where a person looks on."""
    if console.status is None:
        return None
    from zicheck.commands.progress import Progress  # not in the way of pipes and CI

    return Progress(console, files)


def told(
    files: Iterable[tuple[str, Sequence[Verdict]]],
    judge: Judge,
    progress: Progress | None,
    *,
    tell_doubts: bool,
) -> Iterator[Verdict]:
    """Each verdict, with the doubts of import told before it and the progress after it."""
    for done, (path, made) in enumerate(files, start=1):
        if progress:
            progress.clear()
        for verdict in made:
            if verdict.unsure and tell_doubts:
                judge.tell_doubts(verdict.path, verdict.unsure)
            yield verdict
        if progress:
            progress.at(done, path)
    if progress:
        progress.clear()


def prepare(options: argparse.Namespace, console: Console, files: int, work: Work) -> Batch:
    """The batch of a run over so many files.

    Args:
        options: `--jobs`, and `--no-cache` and `--cache-dir` where the command has them.
        console: where a folder that cannot be used is told of, if the user named it.
        files: how many there are.
        work: what is to be done.
    """
    task = Task(
        work.make, work.given, _keeper(options, console, files, work), work.desk, plain=work.plain
    )
    if console.environ.get("ZICHECK_DEBUG") or options.jobs == 1:
        return Batch(task)  # whoever looks for a defect wants to see it happen here
    if options.jobs:
        return Batch(task, min(options.jobs, files))
    if files < MANY:
        return Batch(task)
    from zicheck.commands.workers import cores, method

    return Batch(task, cores(), MANY if method() == "fork" else MANY_SPAWNED)


def _keeper(options: argparse.Namespace, console: Console, files: int, work: Work) -> Keeper | None:
    if getattr(options, "no_cache", True) or files < MANY or console.environ.get("ZICHECK_DEBUG"):
        return None
    from zicheck.commands.desk import run_key
    from zicheck.commands.keeping import keeper
    from zicheck.commands.resultcache import place

    folder = place(options.cache_dir, console.environ)
    if folder is None:
        return None
    try:
        judge = work.desk.judge
        return keeper(folder.path, run_key(judge, work.terms), judge.today.isoformat())
    except (OSError, ValueError) as error:
        if folder.named:
            detail = getattr(error, "strerror", None) or str(error)
            console.note(_NO_FOLDER.fill(path=shown(folder.path), detail=detail))
        return None


def _jobs(word: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,3}", word):
        return int(word)
    raise Refused(_BAD_JOBS.fill(word=word))


_JOBS = Text(
    "bagi rencana kepada N proses; tanpa ini sebanyak inti prosesor, bila rencananya cukup banyak",
    "share the plans among N processes; without it as many as there are cores, for batches that "
    "are worth it",
)
_NO_CACHE = Text(
    "periksa semua dari awal, tanpa simpanan hasil", "check all anew, without kept results"
)
_CACHE_DIR = Text(
    "simpan hasil dalam folder ini; juga lewat ZICHECK_CACHE_DIR",
    "keep results in this folder; also by ZICHECK_CACHE_DIR",
)
_BAD_JOBS = Text(
    "`{word}` bukan jumlah proses; tulis bilangan 1 atau lebih.",
    "`{word}` is no number of processes; write 1 or more.",
)
_KILLED_BY = Text(
    "Pemeriksaan `{path}` dihentikan oleh sistem, mungkin karena memori habis; periksa lagi dengan "
    "`--jobs 1`.",
    "The check of `{path}` was ended by the system, perhaps for want of memory; check it again "
    "with `--jobs 1`.",
)
_LOST = Text(
    "Pemeriksaan `{path}` berhenti mendadak; periksa lagi dengan `--jobs 1`.",
    "The check of `{path}` ended suddenly; check it again with `--jobs 1`.",
)
_NO_FOLDER = Text(
    "Folder simpanan `{path}` tidak dapat dipakai ({detail}), jadi tidak ada hasil yang disimpan; "
    "pakai folder milik sendiri yang tidak dapat ditulis orang lain.",
    "The folder `{path}` cannot be used to keep results ({detail}), so none are kept; use one of "
    "your own that others cannot write to.",
)
