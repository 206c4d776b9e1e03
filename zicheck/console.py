"""Where a command reads, writes and looks: streams, environment, language, colour, width."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from zicheck.records import Record
from zicheck.render.colors import Paint, wanted
from zicheck.render.terminal import COLUMNS, MIN_COLUMNS, View, problem_lines
from zicheck.render.wrap import clean
from zicheck.statusline import status_line, terminal_columns
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import BinaryIO

    from zicheck.bahasa import Lang, Text
    from zicheck.errors import Problem
    from zicheck.statusline import StatusLine

_MAX_COLUMNS = 120
"""Longer lines are hard to read, however wide the window."""

_ASCII = str.maketrans(
    {"█": "#", "░": ".", "─": "-", "—": "-", "–": "-", "·": "|", "…": "...", "“": '"', "”": '"'}
)
"""What a terminal that cannot show these gets instead."""


class OutputError(Exception):
    """Standard output takes no more; holds what the operating system says."""


class Console(Record):
    """The world outside, as far as commands need it.

    `status` is the passing line of a terminal that someone looks at; None where nobody does.
    """

    lang: Lang
    environ: Mapping[str, str]
    out: TextIO
    err: TextIO
    stdin: BinaryIO | None
    status: StatusLine | None = None

    def view(self, *, no_color: bool = False, columns: int | None = None) -> View:
        """How standard output shows things."""
        on = wanted(self.out, self.environ, refused=no_color)
        return View(self.lang, columns or self.columns(), Paint(on=on))

    def columns(self) -> int:
        """The width of the terminal, within reason; 80 when there is none."""
        found = terminal_columns(self.environ, self.out if self.tty() else None)
        return max(MIN_COLUMNS, min(found or COLUMNS, _MAX_COLUMNS))

    def tty(self) -> bool:
        """Whether a person sits at standard output."""
        return self.out.isatty()

    def write(self, text: str) -> None:
        """Print `text` as it is, with signs that the encoding lacks replaced."""
        if self.status and self.tty():
            self.status.wipe()
        try:
            self.out.write(encodable(text, self.out))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.strerror or type(error).__name__) from None

    def data(self, text: str) -> None:
        """Print JSON or YAML, which other programs read: always UTF-8 unless a person looks on.

        A redirected stream may have an encoding of its own (Windows), in which letters would
        be lost or the file unreadable to us.
        """
        buffer = getattr(self.out, "buffer", None)
        if buffer is None or self.tty():
            self.write(text)
            return
        self.flush()
        try:
            buffer.write(encoded(text))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.strerror or type(error).__name__) from None

    def flush(self) -> None:
        """See to it that all was written: a full disk shows here and not at exit."""
        try:
            self.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.strerror or type(error).__name__) from None

    def lines(self, lines: Iterable[str]) -> None:
        """Print lines."""
        self.write("".join(f"{line}\n" for line in lines))

    def say(self, text: Text) -> None:
        """Print one sentence."""
        self.write(text.to(self.lang) + "\n")

    def note(self, text: Text) -> None:
        """Say something beside the output, on standard error."""
        self._error_lines([clean(text.to(self.lang))])  # a file name may hold anything

    def problems(self, path: str, problems: Sequence[Problem]) -> None:
        """Say on standard error what is wrong with an input, after what was printed so far."""
        view = View(self.lang, self.columns())
        self._error_lines(problem_lines(path, problems, view, wrapped=self.err.isatty()))

    def _error_lines(self, lines: Iterable[str]) -> None:
        self.flush()
        if self.status:
            self.status.wipe()
        complain("".join(f"{line}\n" for line in lines), self.err)


def complain(text: str, stream: TextIO) -> None:
    """Say `text` on standard error; where that takes no more, the exit code has to tell."""
    try:
        stream.write(encodable(text, stream))
        stream.flush()
    except (OSError, ValueError):
        silence(stream)


def silence(stream: TextIO) -> None:
    """Point `stream` at nothing, so that closing it at exit cannot fail again."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def encodable(text: str, stream: TextIO) -> str:
    """`text` in what the encoding of `stream` can say."""
    return encodable_in(text, getattr(stream, "encoding", None) or "utf-8")


def encodable_in(text: str, encoding: str) -> str:
    """`text` in what `encoding` can say."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return text


class _Nowhere(io.StringIO):
    """Stands in for a stream that the process was started without; forgets what it is told."""

    def write(self, text: str) -> int:
        """Take it and drop it."""
        return len(text)


def silent(lang: Lang, environ: Mapping[str, str]) -> Console:
    """The console of a process that speaks only to the one that started it."""
    return Console(lang, environ, _Nowhere(), _Nowhere(), None)


def console(lang: Lang) -> Console:
    """The console of this process."""
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    out, err = sys.stdout or _Nowhere(), sys.stderr or _Nowhere()
    return Console(lang, os.environ, out, err, stdin, status_line(err, os.environ))
