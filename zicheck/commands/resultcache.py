"""Results of earlier runs, kept under what they depend on; a folder that may be deleted any time.

An entry that cannot be read, or was cut off, changed or put in another's place, is as good as
none. Entries take their place in one step, so that two runs may share the folder. When it cannot
be used, everything goes on without.
"""

# A path stays a string: this runs once or twice for every plan of a batch.
# ruff: noqa: PTH100, PTH103, PTH105, PTH108, PTH111, PTH112, PTH116, PTH117, PTH118, PTH120, PTH123

from __future__ import annotations

import os
import stat
import sys
import time
import zlib
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLE = "ZICHECK_CACHE_DIR"
MOST = 512_000_000
"""Bytes that the folder may hold: about 40,000 results."""
_LEAVES = 0.8
"""So much of that stays when the oldest are removed: not every run shall have to remove some."""
_ENTRY = 32_000_000
"""Bytes of one result; a plan of 1,000 rows comes to less than 2 MB in the largest form."""
_MAGIC = b"zicheck 1\n"
_ENDING, _UNFINISHED = ".hasil", ".tmp"
_SHELVES = {f"{number:02x}" for number in range(256)}
_BINARY = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Waits for no pipe that somebody may have put there."""
_ABANDONED = 3600
"""Seconds after which a file that was not finished belongs to a run that is no more."""
_DAY = 86_400
_SIGNS = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# zicheck\n",
    ".gitignore": "*\n",
}
"""Tell backup programs and git that nothing here is worth keeping."""


class Folder(NamedTuple):
    """Where results are kept; `named` tells that the user said so."""

    path: str
    named: bool


def place(
    option: str | None, environ: Mapping[str, str], platform: str = sys.platform
) -> Folder | None:
    """The folder of the results: by `--cache-dir`, the variable, or the custom of the system.

    None when the system names no place (no home folder).
    """
    named = option or environ.get(VARIABLE)
    if named:
        return Folder(os.path.abspath(named), named=True)
    rest: tuple[str, ...]
    if platform == "win32":
        base, rest = environ.get("LOCALAPPDATA", ""), ("zicheck", "Cache")
    elif platform == "darwin":
        base, rest = _home(environ), ("Library", "Caches", "zicheck")
    else:
        base, rest = environ.get("XDG_CACHE_HOME", ""), ("zicheck",)
        if not os.path.isabs(base):  # the standard says to ignore such a value
            base, rest = _home(environ), (".cache", "zicheck")
    return Folder(os.path.join(base, *rest), named=False) if os.path.isabs(base) else None


def _home(environ: Mapping[str, str]) -> str:
    return environ.get("HOME") or os.path.expanduser("~")


class ResultCache:
    """The results in `folder`, which is made when it is not there.

    Raises:
        OSError: when the folder cannot be made, belongs to somebody else, or may be written by
            others, who could put in what they like.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        fresh = not os.path.isdir(folder)
        os.makedirs(folder, 0o700, exist_ok=True)
        _require_own(folder)
        for name, text in _SIGNS.items() if fresh else ():
            with suppress(OSError), open(os.path.join(folder, name), "xb") as file:
                file.write(text.encode())

    def get(self, key: str) -> bytes | None:
        """What was kept under `key`, or None."""
        path = self._path(key)
        try:
            with os.fdopen(os.open(path, _READ), "rb") as file:
                status = os.fstat(file.fileno())
                data = file.read(_ENTRY + 1) if stat.S_ISREG(status.st_mode) else b""
        except OSError:
            return None
        found = _opened(key, data)
        if found is not None and time.time() - status.st_mtime > _DAY:
            with suppress(OSError):  # what is used is not old
                os.utime(path)
        return found

    def put(self, key: str, result: bytes) -> None:
        """Keep `result` under `key`; nothing is said when that fails."""
        path = self._path(key)
        # No two processes have the same name, and a name from an earlier life is taken over.
        unfinished = f"{path}.{os.getpid()}{_UNFINISHED}"
        try:
            try:
                descriptor = _create(unfinished)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
                descriptor = _create(unfinished)
            with os.fdopen(descriptor, "wb") as file:
                file.write(_closed(key, result))
            os.replace(unfinished, path)
        except OSError:  # a full disk, a folder that is gone, a file that another process has open
            with suppress(OSError):
                os.unlink(unfinished)

    def trim(self, most: int = MOST) -> None:
        """Remove the oldest results when there are more than `most` bytes of them."""
        found = []
        now = time.time()
        for path, status in _files(self._folder):
            if path.endswith(_UNFINISHED) and _ENDING in path:
                if now - status.st_mtime > _ABANDONED:
                    _remove(path)
            elif path.endswith(_ENDING):
                found.append((status.st_mtime, status.st_size, path))
        size = sum(item[1] for item in found)
        if size <= most:
            return
        for _, freed, path in sorted(found):
            if size <= most * _LEAVES:
                return
            _remove(path)
            size -= freed

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[:2], key[2:] + _ENDING)


def _create(path: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _closed(key: str, result: bytes) -> bytes:
    packed = zlib.compress(result, 1)
    return _MAGIC + _seal(key, packed) + packed


def _opened(key: str, data: bytes) -> bytes | None:
    """The result in an entry, if it is whole and belongs to `key`."""
    start = len(_MAGIC) + 32
    packed = data[start:]
    if len(data) > _ENTRY or data[:start] != _MAGIC + _seal(key, packed):
        return None
    unpacking = zlib.decompressobj()
    try:
        result = unpacking.decompress(packed, _ENTRY)
    except zlib.error:
        return None
    return result if unpacking.eof and not unpacking.unused_data else None


def _seal(key: str, packed: bytes) -> bytes:
    return sha256(key.encode() + b"\n" + packed).digest()


def _require_own(folder: str) -> None:
    """See to it that nobody else decides what is in the folder."""
    if os.name != "posix":
        return
    status = os.stat(folder)
    if status.st_uid not in (os.geteuid(), 0) and os.geteuid() != 0:
        raise PermissionError(1, "owner")
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(1, "mode")


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files in the folders of `folder`; what other runs remove meanwhile is left out."""
    with suppress(OSError), os.scandir(folder) as shelves:
        for shelf in shelves:
            with suppress(OSError):
                if shelf.name not in _SHELVES or not shelf.is_dir(follow_symlinks=False):
                    continue
                with os.scandir(shelf.path) as entries:
                    for entry in entries:
                        with suppress(OSError):
                            yield entry.path, entry.stat(follow_symlinks=False)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
