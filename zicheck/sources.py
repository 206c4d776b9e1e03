"""Finds the plans that a command was pointed at, and reads them one by one.

A path may be a file, a folder (searched for YAML files) or `-` for standard input. Whatever
goes wrong with one of them becomes a :class:`Failed` that says so in a sentence; the others
are read all the same. Nothing is read that is larger than a plan can be.
"""

# A path stays the string it was given as; pathlib would fold it and cost a start-up.
# ruff: noqa: PTH116, PTH118, PTH122, PTH123, PTH208

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.defects import defect
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.nearest import nearest
from zicheck.places import Place
from zicheck.planfile import read_plan
from zicheck.records import Record
from zicheck.yamlnodes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from zicheck.headings import Told
    from zicheck.places import Locate
    from zicheck.plan import Plan

STDIN = "-"
STDIN_NAME = "<stdin>"
PART = "#"
"""Stands between a workbook and the sheet of one of its plans."""
YAML_ENDINGS = (".yaml", ".yml")
DOCUMENT_ENDINGS = frozenset(
    {
        ".csv", ".doc", ".docm", ".docx", ".htm", ".html", ".jpeg", ".jpg", ".markdown", ".md",
        ".odt", ".ods", ".pdf", ".png", ".rtf", ".tab", ".text", ".tif", ".tiff", ".tsv", ".txt",
        ".xls", ".xlsb", ".xlsm", ".xlsx",
    }
)  # fmt: skip
"""Endings of documents that only import can read; every other file is read as YAML."""

_FOLDER_LIMIT = 2_000
"""Names looked at when a missing file is matched with what its folder holds."""


class Loaded(Record):
    """A plan that was read, and the way from its routes to places in the file.

    `path` is as given; of a document with several plans it is `file.xlsx#Sheet`, and `part` is
    the name of the sheet, or the number of the plan. `unsure` counts the places that the import
    of the document was not sure of.
    """

    path: str
    plan: Plan
    locate: Locate
    unsure: int = 0
    part: str = ""

    @property
    def file(self) -> str:
        """The path of the file itself."""
        return self.path.removesuffix(f"{PART}{self.part}") if self.part else self.path


class Failed(Record):
    """A path that could not be read, and why."""

    path: str
    problems: tuple[Problem, ...]


def load(
    paths: Sequence[str], stdin: BinaryIO | None = None, told: Sequence[Told] = ()
) -> Iterator[Loaded | Failed]:
    """Every plan under `paths`, in their order; the same file is read only once.

    Args:
        paths: files, folders, or `-`.
        stdin: what `-` reads from.
        told: what the user says that columns of documents are.
    """
    for found in find(paths):
        if isinstance(found, Failed):
            yield found
        else:
            yield from load_one(found, stdin, told)


def load_one(
    path: str,
    stdin: BinaryIO | None = None,
    told: Sequence[Told] = (),
    data: bytes | None = None,
) -> Sequence[Loaded | Failed]:
    """The plans in one file that :func:`find` found, or why there is none.

    Args:
        path: the file, or `-`.
        stdin: what `-` reads from.
        told: what the user says that columns of documents are.
        data: the bytes of a plan file, where they were read already.
    """
    name = STDIN_NAME if path == STDIN else path
    try:
        if data is not None:
            return (Loaded(path, *read_plan(data, path)),)
        return read(path, stdin, told)
    except InputError as error:
        return (Failed(name, error.problems),)
    except Exception as error:  # noqa: BLE001 - one file must not end the batch
        return (Failed(name, (_problem(name, defect(error)),)),)


def is_document(path: str) -> bool:
    """Whether only import can read the file, by its ending."""
    return os.path.splitext(path)[1].lower() in DOCUMENT_ENDINGS


def find(paths: Sequence[str]) -> Iterator[str | Failed]:
    """The files under `paths`: as given, or joined to the folder they were found in."""
    files: set[int] = set()
    for path in paths:
        try:
            status = None if path == STDIN else os.stat(path)
        except (OSError, ValueError) as error:
            yield _failed(path, error)
            continue
        if status is None or not stat.S_ISDIR(status.st_mode):
            if status is None or _new(status, files):
                yield path
            continue
        nothing = True
        for found in _walk(path, set()):
            nothing = False
            if isinstance(found, Failed) or _new_file(found, files):
                yield found
        if nothing:
            yield Failed(path, (_problem(path, _NO_PLANS.fill(path=shown(path))),))


def count(paths: Sequence[str]) -> int:
    """How many files there are under `paths`."""
    return sum(1 for _ in find(paths))


def read(path: str, stdin: BinaryIO | None = None, told: Sequence[Told] = ()) -> tuple[Loaded, ...]:
    """The plans in one file, or on standard input when `path` is `-`; a document may hold several.

    Raises:
        InputError: when there is no plan to be had from it.
    """
    if path == STDIN:
        return (Loaded(STDIN_NAME, *read_plan(read_data(path, stdin), STDIN_NAME)),)
    if is_document(path):
        return _import(path, told)
    return (Loaded(path, *read_plan(read_bytes(path), path)),)


def read_data(path: str, stdin: BinaryIO | None = None) -> bytes:
    """The bytes of a file, or of standard input when `path` is `-`.

    Raises:
        InputError: when it is not there, or larger than a plan can be.
    """
    return _read_stdin(stdin) if path == STDIN else read_bytes(path)


def read_bytes(path: str, limit: int = MAX_BYTES) -> bytes:
    """The content of a regular file of at most `limit` bytes.

    Raises:
        InputError: for anything else: a folder, a device, a pipe, a file too large or locked.
    """
    size = require_file(path)
    if size > limit:
        raise _too_large(path, shown(path), limit, size)
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)  # it may have grown since, or lie about its size
    except (OSError, ValueError) as error:
        raise InputError(_failed(path, error).problems) from None
    if len(data) > limit:
        raise _too_large(path, shown(path), limit)
    return data


def require_file(path: str) -> int:
    """The size of the regular file `path`.

    Raises:
        InputError: when it is missing, or is a folder, a device or a pipe.
    """
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        raise InputError(_failed(path, error).problems) from None
    if stat.S_ISDIR(status.st_mode):
        raise _fault(path, _FOLDER.fill(path=shown(path)))
    if not stat.S_ISREG(status.st_mode):
        raise _fault(path, _NOT_REGULAR.fill(path=shown(path)))
    return status.st_size


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise _fault(STDIN_NAME, _NO_STDIN)
    try:
        data = stdin.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(_failed(STDIN_NAME, error).problems) from None
    if len(data) > MAX_BYTES:
        raise _too_large(STDIN_NAME, STDIN_NAME, MAX_BYTES)
    return data


def _import(path: str, told: Sequence[Told] = ()) -> tuple[Loaded, ...]:
    from zicheck.importing import import_files  # documents only: a YAML plan never pays for it

    require_file(path)
    drafts = import_files(path, told=told)
    for draft in drafts:
        for name, known in (("unit", draft.plan.unit), ("tahun", draft.plan.tahun)):
            if not known:
                raise _fault(path, _UNKNOWN_TO_IMPORT.fill(path=shown(path), name=name))
    return tuple(
        Loaded(
            f"{path}{PART}{draft.part}" if draft.part else path,
            draft.plan,
            draft.locate,
            len(draft.unsure),
            draft.part,
        )
        for draft in drafts
    )


_PACKAGES_HERE = frozenset({"pyvenv.cfg", "conda-meta"})
"""What only a folder of installed packages holds."""


def _walk(folder: str, seen: set[int]) -> Iterator[str | Failed]:
    """YAML files below `folder` in the order of their names; every folder is entered once."""
    try:
        status = os.stat(folder)
        if not _new(status, seen):
            return  # a link that leads back to where we have been
        with os.scandir(folder) as entries:
            # Names only: a folder of ten thousand plans is at hand as long as they are checked.
            named = [(entry.name, _is_folder(entry)) for entry in entries]
    except OSError as error:
        yield _failed(folder, error)
        return
    folders = {name for name, is_folder in named if is_folder}
    listed = sorted(name for name, _ in named)
    del named
    if not _PACKAGES_HERE.isdisjoint(listed):
        return  # other people's packages, not plans
    listed.reverse()
    while listed:
        name = listed.pop()  # and is forgotten: a folder may hold ten thousand
        if name.startswith(".") or name == "node_modules":
            continue
        path = name if folder == os.curdir else os.path.join(folder, name)
        if name in folders:
            yield from _walk(path, seen)
        elif name.lower().endswith(YAML_ENDINGS):
            yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that cannot be followed: reading it will say why
        return False


def _new_file(path: str, files: set[int]) -> bool:
    try:
        return _new(os.stat(path), files)
    except (OSError, ValueError):
        return True  # reading it will say what is wrong


def _new(status: os.stat_result, seen: set[int]) -> bool:
    # One number of both: of ten thousand files it takes a third of the room.
    identity = status.st_dev << 64 | status.st_ino
    if not status.st_ino:  # a file system that does not number its files
        return True
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _failed(path: str, error: OSError | ValueError) -> Failed:
    """What the operating system says of `path`, as a sentence with a remedy."""
    name = shown(path)
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR):
        near = _neighbour(path)
        text = _MISSING_NEAR.fill(path=name, near=near) if near else _MISSING.fill(path=name)
    elif code in (errno.EACCES, errno.EPERM):
        text = _DENIED.fill(path=name)
    elif code == errno.ELOOP:
        text = _LOOP.fill(path=name)
    elif code == errno.ENAMETOOLONG or isinstance(error, ValueError):
        text = _BAD_NAME.fill(path=name)
    else:
        text = _UNREADABLE.fill(path=name, detail=error.strerror or type(error).__name__)
    return Failed(path, (_problem(path, text),))


def _neighbour(path: str) -> str | None:
    """What the same folder holds under nearly the same name."""
    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return None
    # Endings are alike in all of them and would make any two names look alike.
    by_stem = {os.path.splitext(known)[0]: known for known in names[:_FOLDER_LIMIT]}
    close = nearest(os.path.splitext(name)[0], by_stem)
    return shown(os.path.join(folder, by_stem[close])) if close else None


def _too_large(path: str, name: str, limit: int, size: int | None = None) -> InputError:
    megabytes = limit / 1_000_000
    if size is None:
        return _fault(path, _TOO_LARGE.fill(path=name, limit=f"{megabytes:g}"))
    return _fault(
        path,
        _TOO_LARGE_SIZE.fill(path=name, size=f"{size / 1e6:.0f}", limit=f"{megabytes:g}"),
    )


def _fault(path: str, text: Text) -> InputError:
    return InputError(_problem(path, text))


def _problem(path: str, text: Text) -> Problem:
    return Problem(text, Place(file=path))


_NO_PLANS = Text(
    "Folder `{path}` tidak memuat rencana aksi (*.yaml atau *.yml), jadi tidak ada yang "
    "diperiksa; sebutkan berkas rencananya atau buat dengan `zicheck init`.",
    "The folder `{path}` holds no plan (*.yaml or *.yml), so nothing was checked; name the plan "
    "file or make one with `zicheck init`.",
)
_MISSING = Text(
    "Berkas `{path}` tidak ditemukan; periksa nama dan letaknya.",
    "The file `{path}` does not exist; look at its name and folder.",
)
_MISSING_NEAR = Text(
    "Berkas `{path}` tidak ditemukan; mungkin maksudnya `{near}`.",
    "The file `{path}` does not exist; did you mean `{near}`?",
)
_DENIED = Text(
    "Berkas `{path}` tidak boleh dibaca oleh pengguna ini; mintalah atau berikan izin baca.",
    "The file `{path}` may not be read by this user; ask for or grant read permission.",
)
_LOOP = Text(
    "Tautan `{path}` berputar kepada dirinya sendiri; perbaiki atau hapus tautan itu.",
    "The link `{path}` leads back to itself; mend or delete it.",
)
_BAD_NAME = Text(
    "Nama berkas `{path}` tidak dapat dipakai pada sistem ini; berikan nama yang lebih pendek.",
    "The file name `{path}` cannot be used on this system; give it a shorter one.",
)
_UNREADABLE = Text(
    "Berkas `{path}` tidak dapat dibaca ({detail}); periksa media penyimpanan dan izinnya.",
    "The file `{path}` cannot be read ({detail}); look at the disk and at its permissions.",
)
_FOLDER = Text(
    "`{path}` adalah folder, bukan berkas; sebutkan berkas di dalamnya.",
    "`{path}` is a folder, not a file; name a file inside it.",
)
_NOT_REGULAR = Text(
    "`{path}` bukan berkas biasa (pipa atau perangkat); simpan dahulu sebagai berkas, atau "
    "alirkan lewat masukan standar dengan `-`.",
    "`{path}` is not a regular file (a pipe or a device); save it as a file first, or send it "
    "through standard input with `-`.",
)
_UNKNOWN_TO_IMPORT = Text(
    "Dalam dokumen `{path}` tidak ditemukan `{name}` rencana; impor dahulu dengan `zicheck "
    "import`, isi, lalu periksa hasilnya.",
    "The document `{path}` does not show the plan's `{name}`; run `zicheck import` first, fill "
    "it in, and check the outcome.",
)
_TOO_LARGE = Text(
    "Masukan `{path}` melebihi {limit} MB, batas untuk satu rencana aksi; berikan satu rencana "
    "per berkas.",
    "The input `{path}` is larger than {limit} MB, the most that one plan can be; give one plan "
    "a file.",
)
_TOO_LARGE_SIZE = Text(
    "Berkas `{path}` berukuran {size} MB, melebihi {limit} MB sebagai batas satu rencana aksi; "
    "berikan satu rencana per berkas.",
    "The file `{path}` has {size} MB, more than the {limit} MB that one plan can have; give one "
    "plan a file.",
)
_NO_STDIN = Text(
    "Masukan standar tidak tersedia; sebutkan berkas rencana aksi.",
    "There is no standard input; name a plan file.",
)
