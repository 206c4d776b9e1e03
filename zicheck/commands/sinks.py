"""Where the forms of one run go: each `--format` to its own `--output`, or to standard output."""

# A path stays the string it was given as.
# ruff: noqa: PTH100, PTH109, PTH110, PTH118, PTH120, PTH123

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands.judging import refuse_plans
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.memory import KEPT
from zicheck.places import Place
from zicheck.records import Record
from zicheck.usage import UsageError
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from zicheck.console import Console
    from zicheck.render.formats import Piece, Reporter
    from zicheck.render.outcome import Tally

TERMINAL, AUTO, GITHUB = "terminal", "auto", "github"
_REVIEWDOG = "REVIEWDOG_"
TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables in which a CI system says where the top of the repository is."""


class Target(Record):
    """A form, and the file it goes to (None: standard output)."""

    form: str
    path: str | None


def targets(
    forms: Sequence[str] | None,
    outputs: Sequence[str] | None,
    plans: Sequence[str],
    environ: Mapping[str, str],
) -> tuple[Target, ...]:
    """Pair forms and outputs: the n-th output belongs to the n-th form.

    Raises:
        UsageError: when there are more outputs than forms, when two forms would be mixed on
            standard output or in one file, or when a file to write is one of the `plans`.
    """
    wanted = [in_ci(environ) if form == AUTO else form for form in forms or (TERMINAL,)]
    given = [None if path == sources.STDIN else path for path in outputs or ()]
    if len(given) > len(wanted):
        raise UsageError(_TOO_MANY.fill(outputs=len(given), forms=len(wanted)))
    paths = [*given, *([None] * (len(wanted) - len(given)))]
    made = tuple(Target(form, path) for form, path in zip(wanted, paths, strict=True))
    printed = [target.form for target in made if target.path is None]
    if len(printed) > 1:
        raise UsageError(_MIXED.fill(first=printed[0], second=printed[1]))
    named = [path for path in paths if path is not None]
    refuse_plans(named, plans)
    files = [os.path.abspath(path) for path in named]
    for path, file in zip(named, files, strict=True):
        if files.count(file) > 1:
            raise UsageError(_TWICE.fill(path=shown(path)))
    return made


def in_ci(environ: Mapping[str, str]) -> str:
    """The form that the CI system around us shows best; the terminal's where there is none."""
    if any(name.startswith(_REVIEWDOG) and environ[name] for name in environ):
        return "rdjson"
    if environ.get("GITHUB_ACTIONS") == "true":
        return GITHUB
    return "gitlab" if environ.get("GITLAB_CI") == "true" else TERMINAL


def namer(environ: Mapping[str, str]) -> Callable[[str], str]:
    """Gives a file its name in the repository: what CI says its top is, else what git's is."""
    top = next(filter(None, map(environ.get, TOPS)), None) or _top()
    root = _real(top)

    @lru_cache(maxsize=KEPT)
    def name(path: str) -> str:
        if path == sources.STDIN_NAME:
            return path
        real = _real(path)
        inside = real.startswith(os.path.join(root, ""))
        named = os.path.relpath(real, root) if inside else path
        return shown(named.replace(os.sep, "/"))

    return name


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except OSError:  # the folder that we are in is gone
        return path


def _top() -> str:
    try:
        folder = here = os.getcwd()
    except OSError:  # the folder that we are in is gone
        return os.curdir
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return here
        folder = above
    return folder


class Sinks:
    """Reporters with the places that they write to; files take their place only when all is well."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stack = ExitStack()
        self._sinks: list[tuple[Reporter, Callable[[str], None]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def add(self, target: Target, reporter: Reporter) -> None:
        """Let `reporter` write to its target.

        Raises:
            InputError: when the file cannot be written.
        """
        write: Callable[[str], None]
        if target.path is None:
            write = self._console.write if target.form == TERMINAL else self._console.data
        else:
            from zicheck.writing import Replacement

            file = self._stack.enter_context(Replacement(target.path))
            write = _encoded(file.write)
        self._sinks.append((reporter, write))

    def append(self, path: str, reporter: Reporter) -> None:
        """Let `reporter` add to the file at `path`, which others write to as well."""

        def write(text: str) -> None:
            try:
                with open(path, "ab") as file:
                    file.write(encoded(text))
            except (OSError, ValueError) as error:
                detail = getattr(error, "strerror", None) or type(error).__name__
                text_ = _NO_SUMMARY.fill(path=shown(path), detail=detail)
                raise InputError(Problem(text_, Place(file=path))) from None

        self._sinks.append((reporter, write))

    def begin(self) -> None:
        """Write what stands before the plans."""
        for reporter, write in self._sinks:
            _give(write, reporter.begin())

    def plan(self, pieces: Sequence[Piece]) -> None:
        """Write one plan, by its pieces in the order in which the reporters were added."""
        for (reporter, write), piece in zip(self._sinks, pieces, strict=True):
            _give(write, reporter.join(piece))

    def end(self, tally: Tally) -> None:
        """Write what stands after the plans."""
        for reporter, write in self._sinks:
            for text in reporter.end(tally):
                _give(write, text)


def _give(write: Callable[[str], None], text: str) -> None:
    if text:
        write(text)


def _encoded(write: Callable[[bytes], None]) -> Callable[[str], None]:
    return lambda text: write(encoded(text))


_TOO_MANY = Text(
    "Ada {outputs} `--output` untuk {forms} `--format`; setiap `--output` mengikuti `--format` yang "
    "urutannya sama.",
    "There are {outputs} `--output` for {forms} `--format`; each `--output` belongs to the "
    "`--format` of the same place in the order.",
)
_MIXED = Text(
    "Bentuk `{first}` dan `{second}` akan bercampur di layar; beri `--output BERKAS` pada salah "
    "satunya (`--output -` untuk yang ke layar).",
    "The forms `{first}` and `{second}` would be mixed on standard output; give one of them an "
    "`--output FILE` (`--output -` is standard output).",
)
_TWICE = Text(
    "`{path}` disebut dua kali sesudah --output; beri setiap bentuk berkasnya sendiri.",
    "`{path}` is named twice by --output; give each form a file of its own.",
)
_NO_SUMMARY = Text(
    "Ringkasan job tidak dapat ditulis ke `{path}` ({detail}); periksa GITHUB_STEP_SUMMARY.",
    "The summary of the job cannot be written to `{path}` ({detail}); look at GITHUB_STEP_SUMMARY.",
)
