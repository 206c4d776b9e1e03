"""The documents in a folder, and the plan file that each becomes in another one."""

# A path stays the string it was given as.
# ruff: noqa: PTH110, PTH112, PTH118, PTH122

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import fault
from zicheck.filenames import folded, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_OWNER_FILE = "~$"
"""What Office puts beside a document that is open."""


def documents(folder: str, endings: Collection[str]) -> tuple[str, ...]:
    """The documents below `folder` with one of the `endings`, in the order of their names.

    Raises:
        InputError: when there is none, or a folder cannot be read.
    """
    found = tuple(_walk(folder, endings, set()))
    if not found:
        raise fault(folder, _NOTHING.fill(path=shown(folder), endings=", ".join(endings)))
    return found


def plan_files(folder: str, files: Sequence[str], output: str) -> Mapping[str, str]:
    """Where the plan of each file goes: into `output`, in the same folders, as `.yaml`.

    Documents of one name keep their endings: `rencana.docx.yaml` beside `rencana.pdf.yaml`; also
    where only another system would take their names for one.

    Raises:
        InputError: when `output` is a file.
    """
    if os.path.exists(output) and not os.path.isdir(output):
        raise fault(output, _NO_FOLDER.fill(path=shown(output)))
    stems = Counter(folded(os.path.splitext(path)[0]) for path in files)
    made = {}
    for path in files:
        stem = os.path.splitext(path)[0]
        name = path if stems[folded(stem)] > 1 else stem
        made[path] = os.path.join(output, f"{os.path.relpath(name, folder)}.yaml")
    return made


def _walk(folder: str, endings: Collection[str], seen: set[tuple[int, int]]) -> Iterator[str]:
    try:
        status = os.stat(folder)  # noqa: PTH116 - a path stays a string
        if status.st_ino and (status.st_dev, status.st_ino) in seen:
            return  # a link that leads back to where we have been
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise fault(folder, _UNREADABLE.fill(path=shown(folder), detail=detail)) from None
    for entry in listed:
        if entry.name.startswith((".", _OWNER_FILE)) or entry.name == "node_modules":
            continue
        if entry.is_dir():
            yield from _walk(entry.path, endings, seen)
        elif os.path.splitext(entry.name)[1].lower() in endings:
            yield entry.path


_NOTHING = Text(
    "Folder `{path}` tidak memuat dokumen yang dapat diimpor ({endings}); sebutkan folder lain atau "
    "simpan dokumennya dalam salah satu bentuk itu.",
    "The folder `{path}` holds no document that can be imported ({endings}); name another folder "
    "or save the documents in one of these forms.",
)
_NO_FOLDER = Text(
    "`{path}` adalah berkas; untuk mengimpor satu folder, sebutkan nama folder sesudah -o.",
    "`{path}` is a file; to import a folder, name a folder after -o.",
)
_UNREADABLE = Text(
    "Folder `{path}` tidak dapat dibaca ({detail}); periksa izinnya.",
    "The folder `{path}` cannot be read ({detail}); look at its permissions.",
)
