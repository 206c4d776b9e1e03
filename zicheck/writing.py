"""Writes a file whole or not at all, and never over something by accident."""

# The target may be a link or a device, which need the calls of os.
# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH123

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.places import Place

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO, Self


class Replacement:
    """A file in the making beside `path`; it takes its place only when all went well.

    Links are followed, so that the file they point at is replaced and not the link; what
    exists and is no regular file (`/dev/stdout`) is written to directly. Permissions stay.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._target = os.path.realpath(path)
        self._temporary: str | None = None
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except (OSError, ValueError) as error:
            raise _cannot(self._path, error) from None
        return self

    def _open(self) -> None:
        try:
            mode: int | None = os.stat(self._target).st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None and stat.S_ISDIR(mode):
            raise _fault(self._path, _FOLDER)
        if mode is not None and not stat.S_ISREG(mode):
            self._file = open(self._target, "wb")  # noqa: SIM115 - closed in __exit__
            return
        if mode is not None and not os.access(self._target, os.W_OK):
            raise PermissionError(13, os.strerror(13))  # replacing would get round the lock
        self._temporary = f"{self._target}.{os.getpid()}.tmp"
        descriptor = os.open(
            self._temporary,
            os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
            0o666,
        )
        self._file = os.fdopen(descriptor, "wb")
        if mode is not None:
            os.chmod(self._temporary, stat.S_IMODE(mode))

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise ValueError("not entered")
        return self._file

    def write(self, data: bytes) -> None:
        """Append `data`."""
        try:
            self._opened().write(data)
        except OSError as error:
            raise _cannot(self._path, error) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._opened().close()
            if self._temporary and kind is None:
                os.replace(self._temporary, self._target)
                self._temporary = None
        except OSError as failure:
            if kind is None:
                raise _cannot(self._path, failure) from None
        finally:
            if self._temporary:
                with suppress(OSError):  # the first error is the one to tell
                    os.unlink(self._temporary)


def write_file(path: str, data: bytes, *, force: bool = True) -> None:
    """Write `data` to `path` in one step.

    Raises:
        InputError: when it cannot be written, or exists and `force` is not given.
    """
    if not force and os.path.lexists(path):
        raise _fault(path, _EXISTS)
    with Replacement(path) as file:
        file.write(data)


def _cannot(path: str, error: OSError | ValueError) -> InputError:
    detail = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return _fault(path, _CANNOT, detail=detail)


def _fault(path: str, text: Text, **values: object) -> InputError:
    return InputError(Problem(text.fill(path=shown(path), **values), Place(file=path)))


_EXISTS = Text(
    "Berkas `{path}` sudah ada dan tidak ditimpa; pilih nama lain atau tambahkan `--force`.",
    "The file `{path}` exists and is not overwritten; choose another name or add `--force`.",
)
_FOLDER = Text(
    "`{path}` adalah folder; sebutkan nama berkas di dalamnya.",
    "`{path}` is a folder; name a file inside it.",
)
_CANNOT = Text(
    "Berkas `{path}` tidak dapat ditulis ({detail}); periksa folder dan izinnya.",
    "The file `{path}` cannot be written ({detail}); look at the folder and its permissions.",
)
