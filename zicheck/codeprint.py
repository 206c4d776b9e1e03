"""What this very zicheck is known by: a hash of its code and of the data that ships with it.

A version number would not do: it stays the same while somebody works on the code.
"""

# Hundreds of small files: pathlib would take longer than reading them.
# ruff: noqa: PTH100, PTH120, PTH123

from __future__ import annotations

import os
import time
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = os.path.dirname(os.path.abspath(__file__))
SETTLED = 10
"""Seconds: code that was written less long ago may not be the code that this process runs."""
_ENDINGS = (".py", ".json", ".yaml", ".css", ".js", ".html", ".txt")
_CACHED = "__pycache__"


class Codeprint(NamedTuple):
    """The hash of all files of a package, and the state of the folder that it was taken from.

    The state changes with every file written, also when its content does not.
    """

    digest: str
    state: str


def codeprint(folder: str = PACKAGE) -> Codeprint | None:
    """The print of the package in `folder`; None when it cannot be trusted.

    That is so when the files cannot be read (a package inside an archive), and when one of them
    is so new that this process may have started from an older one.
    """
    seen = _state(folder)
    if seen is None or time.time() - seen[1] < SETTLED:
        return None
    digest = sha256()
    try:
        for path, _ in _files(folder):
            with open(path, "rb") as file:
                data = file.read()
            digest.update(f"{path[len(folder) :]}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
            digest.update(data)
    except OSError:
        return None
    return Codeprint(digest.hexdigest(), seen[0])


def unchanged(taken: Codeprint, folder: str = PACKAGE) -> bool:
    """Whether no file was written since the print was taken."""
    seen = _state(folder)
    return seen is not None and seen[0] == taken.state


def _state(folder: str) -> tuple[str, float] | None:
    """The sizes and times of all files as a hash, and the last of the times."""
    digest = sha256()
    last = 0.0
    n = 0
    try:
        for path, status in _files(folder):
            # Some tools set the time of change back; that of the directory entry they cannot.
            last = max(last, status.st_mtime, status.st_ctime)
            said = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\0"
            digest.update(said.encode("utf-8", "surrogatepass"))
            n += 1
    except OSError:
        return None
    return (digest.hexdigest(), last) if n else None


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """What belongs to the package in `folder`, in a fixed order."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.is_dir():
            if entry.name != _CACHED:
                yield from _files(entry.path)
        elif entry.name.endswith(_ENDINGS):
            yield entry.path, entry.stat()
