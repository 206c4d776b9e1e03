"""The line at the foot of a terminal that passes: shown for a while, and never among results.

And how wide a terminal is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from zicheck.render.wrap import width

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

_COLUMNS = 80
_DIGITS = 4
"""`COLUMNS` of more digits is no width of a terminal."""
_NO = ("", "0", "false")
"""What `CI` says where there is none."""


def terminal_columns(environ: Mapping[str, str], stream: TextIO | None) -> int:
    """How many letters a line holds, by `COLUMNS` or the terminal itself; 0 where neither says."""
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and len(given) <= _DIGITS and int(given):
        return int(given)
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream else 0
    except (OSError, ValueError):
        return 0


class StatusLine:
    """One line on `stream`, written over in place.

    Only carriage returns and spaces are used: these every terminal knows, also those of old
    Windows, which print escape sequences as rubbish. A stream that takes no more is left alone:
    nobody needs this line.
    """

    __slots__ = ("_environ", "_stream", "_width")

    def __init__(self, stream: TextIO, environ: Mapping[str, str]) -> None:
        self._stream = stream
        self._environ = environ
        self._width = 0

    @property
    def encoding(self) -> str:
        """What the stream can say."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def columns(self) -> int:
        """How wide a line may be: one less than the terminal, or the cursor would wrap."""
        return max((terminal_columns(self._environ, self._stream) or _COLUMNS) - 1, 1)

    def show(self, text: str) -> None:
        """Put `text` in the place of what stands there; it must fit :meth:`columns`."""
        new = width(text)
        self._write(f"\r{text}{' ' * (self._width - new)}")
        self._width = new

    def wipe(self) -> None:
        """Leave an empty line with the cursor at its beginning."""
        if self._width:
            self._write(f"\r{' ' * self._width}\r")
            self._width = 0

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._width = 0


def status_line(stream: TextIO, environ: Mapping[str, str]) -> StatusLine | None:
    """The passing line of `stream`; None where no person looks on: a pipe, a file, CI, `dumb`."""
    try:
        person = stream.isatty()
    except (OSError, ValueError):  # closed
        return None
    in_ci = environ.get("CI", "").casefold() not in _NO
    if not person or in_ci or environ.get("TERM") == "dumb":
        return None
    return StatusLine(stream, environ)
