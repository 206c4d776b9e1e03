"""Writes a file whole or not at all, and never over something by accident."""

# The target may be a link or a device, which need the calls of os.
# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH118, PTH120, PTH123

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import BinaryIO, Self

TEMPORARY = (".zicheck-", ".tmp")
"""How the name of a file in the making begins and ends, beside the file that it is to be.

It begins with a dot, so that no command takes it for a plan, and is short, so that a name which
the file system just allows can be written.
"""

_WINDOWS = os.name == "nt"
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries on Windows, where scanners of viruses hold a new file for a moment."""


class Replacement:
    """A file in the making beside `path`; it takes its place only when all went well.

    Links are followed, so that the file they point at is replaced and not the link; what
    exists and is no regular file (`/dev/stdout`) is written to directly. Permissions and owner stay.
    What replaces another file is on the disk before it does, so that a power cut leaves one of
    them. With `unchanged`, the file is replaced only while it still holds these bytes.
    """

    def __init__(self, path: str, unchanged: bytes | None = None) -> None:
        self._path = path
        self._unchanged = unchanged
        self._target = path
        self._replaces = False
        self._temporary: str | None = None
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except (OSError, ValueError) as error:
            raise cannot(self._path, error) from None
        return self

    def _open(self) -> None:
        self._target = os.path.realpath(self._path)
        try:
            status: os.stat_result | None = os.stat(self._target)
        except FileNotFoundError:
            status = None
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise _fault(self._path, _FOLDER)
        if status is not None and not stat.S_ISREG(status.st_mode):
            self._file = open(self._target, "wb")  # noqa: SIM115 - closed in __exit__
            return
        if status is not None and not os.access(self._target, os.W_OK):
            raise PermissionError(13, os.strerror(13))  # replacing would get round the lock
        begin, end = TEMPORARY
        name = f"{begin}{os.urandom(8).hex()}{end}"
        temporary = os.path.join(os.path.dirname(self._target), name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        mode = 0o666 if status is None else stat.S_IMODE(status.st_mode)  # private from the start
        descriptor = os.open(temporary, flags, mode)
        self._temporary = temporary
        self._file = os.fdopen(descriptor, "wb")
        if status is not None:
            self._replaces = True
            with suppress(OSError, AttributeError):  # only root may; Windows knows no such owner
                os.chown(temporary, status.st_uid, status.st_gid)
            os.chmod(temporary, mode)

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise ValueError("not entered")
        return self._file

    def write(self, data: bytes) -> None:
        """Append `data`."""
        try:
            self._opened().write(data)
        except OSError as error:
            raise cannot(self._path, error) from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
        except OSError as failure:
            raise cannot(self._path, failure) from None
        finally:
            with suppress(OSError):  # the first error is the one to tell
                self._opened().close()
            if self._temporary:
                with suppress(OSError):
                    os.unlink(self._temporary)

    def _finish(self) -> None:
        file = self._opened()
        file.flush()
        if self._replaces:
            os.fsync(file.fileno())
        file.close()
        if self._temporary is None:
            return
        if self._unchanged is not None and _content(self._target) != self._unchanged:
            raise _fault(self._path, _CHANGED)
        for last in _tries():
            try:
                os.replace(self._temporary, self._target)
            except PermissionError:
                if last:
                    raise
            else:
                self._temporary = None
                return


def _tries() -> Iterator[bool]:
    """For each try whether it is the last one; on Windows there are several."""
    for pause in _PAUSES if _WINDOWS else ():
        yield False
        time.sleep(pause)
    yield True


def _content(path: str) -> bytes | None:
    """What a file holds now; None when it is gone."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def write_file(
    path: str, data: bytes, *, force: bool = True, unchanged: bytes | None = None
) -> None:
    """Write `data` to `path` in one step.

    Args:
        path: where to.
        data: the whole file.
        force: whether a file that exists may be replaced.
        unchanged: what the file held when it was read; it is replaced only if it still does.

    Raises:
        InputError: when it cannot be written, exists without `force`, or has changed.
    """
    if not force:
        require_new(path)
    with Replacement(path, unchanged) as file:
        file.write(data)


def require_new(path: str) -> None:
    """Say that a file is there already: before the work, where that is long.

    Raises:
        InputError: when it is.
    """
    if os.path.lexists(path):
        raise _fault(path, _EXISTS)


def cannot(path: str, error: OSError | ValueError) -> InputError:
    """The sentence for a file that the system does not let us write."""
    code = error.errno if isinstance(error, OSError) else None
    if code is None and isinstance(error, ValueError):  # a NUL byte
        return _fault(path, _BAD_NAME)
    if code in _SENTENCES:
        return _fault(path, _OPEN if _WINDOWS and code in _DENIED else _SENTENCES[code])
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
_CHANGED = Text(
    "Berkas `{path}` berubah sejak dibaca, jadi tidak ditulisi dan isinya yang baru tetap; jalankan "
    "lagi.",
    "The file `{path}` has changed since it was read, so it was not written to and keeps what it "
    "holds now; run again.",
)
_CANNOT = Text(
    "Berkas `{path}` tidak dapat ditulis ({detail}); periksa folder dan izinnya.",
    "The file `{path}` cannot be written ({detail}); look at the folder and its permissions.",
)
_FULL = Text(
    "Berkas `{path}` tidak dapat ditulis karena tempat penyimpanannya penuh; kosongkan ruang atau "
    "tulis ke tempat lain. Yang sudah ada tidak berubah.",
    "The file `{path}` cannot be written, as the disk is full; make room or write it elsewhere. "
    "What was there has not changed.",
)
_READ_ONLY = Text(
    "Berkas `{path}` tidak dapat ditulis karena tempat itu hanya dapat dibaca; tulis ke tempat lain.",
    "The file `{path}` cannot be written, as that place can only be read; write it elsewhere.",
)
_REFUSED = Text(
    "Berkas `{path}` tidak dapat ditulis oleh pengguna ini; mintalah izin tulis atas berkas dan "
    "foldernya, atau tulis ke tempat lain.",
    "The file `{path}` cannot be written by this user; ask for write permission on the file and "
    "its folder, or write it elsewhere.",
)
_OPEN = Text(
    "Berkas `{path}` tidak dapat ditulis: mungkin sedang dibuka program lain (Word, Excel), atau "
    "pengguna ini tidak berhak; tutup di sana lalu jalankan lagi, atau pilih nama lain.",
    "The file `{path}` cannot be written: another program may have it open (Word, Excel), or this "
    "user may not; close it there and run again, or choose another name.",
)
_NO_FOLDER = Text(
    "Berkas `{path}` tidak dapat ditulis karena foldernya tidak ada; buat dahulu folder itu atau "
    "pilih yang ada.",
    "The file `{path}` cannot be written, as its folder does not exist; make it first or choose "
    "one that does.",
)
_BUSY = Text(
    "Berkas `{path}` tidak dapat diganti karena dipasang sendiri ke dalam sistem ini (container); "
    "pasang foldernya, lalu jalankan lagi.",
    "The file `{path}` cannot be replaced, as it is mounted by itself into this system (a "
    "container); mount its folder, and run again.",
)
_BAD_NAME = Text(
    "Berkas `{path}` tidak dapat ditulis: nama itu tidak dapat dipakai pada sistem ini; pilih nama "
    "lain yang lebih pendek.",
    "The file `{path}` cannot be written: the name cannot be used on this system; choose another, "
    "shorter one.",
)
_DENIED = frozenset({errno.EACCES, errno.EPERM})
_SENTENCES = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EBUSY: _BUSY,
    errno.ENAMETOOLONG: _BAD_NAME,
    errno.EILSEQ: _BAD_NAME,
    errno.EINVAL: _BAD_NAME,
}
"""What the system most often says, with the remedy."""
