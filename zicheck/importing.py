"""A decree's file to a draft of its plan: finds the reader for the format and runs it."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.decree import Draft, Unsure, read_decree, read_decrees
from zicheck.errors import fault
from zicheck.readers.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zicheck.document import Document
    from zicheck.headings import Told

__all__ = ["READERS", "Draft", "Unsure", "import_file", "import_files", "import_text", "read_file"]


def _html(data: bytes, file: str) -> Document:
    from zicheck.readers.html import read_html

    return read_html(data, file)


READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".html": _html,
    ".htm": _html,
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".tsv": read_text,
    ".tab": read_text,
}
"""The reader for each ending."""

_FOREIGN = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word, Excel / ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word, Excel 97"),
    (b"{\\rtf", "RTF"),
)
"""How files begin that are no text whatever their ending says."""


def read_file(path: str | os.PathLike[str]) -> Document:
    """The document at `path`, by the reader of its ending.

    Raises:
        InputError: when the file cannot be read.
    """
    from zicheck.sources import read_bytes

    name = os.fspath(path)
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise fault(name, _UNKNOWN_FORMAT.fill(endings=_endings()))
    data = read_bytes(name)
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise fault(name, _OTHER_FORMAT.fill(kind=kind, endings=_endings()))
    return reader(data, name)


def import_files(
    path: str | os.PathLike[str],
    induk: Sequence[str] | None = None,
    told: Sequence[Told] = (),
) -> tuple[Draft, ...]:
    """The draft of each plan in the document at `path`, in order.

    Args:
        path: a file whose ending is one of :data:`READERS`.
        induk: the offices above the unit; None to take what the decree shows.
        told: what the user says that columns are.

    Raises:
        InputError: when the file cannot be read, or there is no plan to be had from it.
    """
    return read_decrees(read_file(path), induk, told)


def import_file(
    path: str | os.PathLike[str],
    induk: Sequence[str] | None = None,
    told: Sequence[Told] = (),
) -> Draft:
    """The draft of the one plan in the document at `path`.

    Raises:
        InputError: as :func:`import_files` does, and when there are several plans.
    """
    drafts = import_files(path, induk, told)
    if len(drafts) > 1:
        parts = "; ".join(draft.part for draft in drafts)
        raise fault(os.fspath(path), _SEVERAL.fill(n=len(drafts), parts=parts))
    return drafts[0]


def import_text(data: bytes, file: str, induk: Sequence[str] | None = None) -> Draft:
    """The draft of the plan in plain text, Markdown or TSV; `file` names it in messages.

    Raises:
        InputError: when there is no plan to be had from it.
    """
    return read_decree(read_text(data, file), induk)


def _endings() -> str:
    return ", ".join(f"`{ending}`" for ending in READERS)


_UNKNOWN_FORMAT = Text(
    "Format berkas ini belum dapat diimpor; simpan dokumennya sebagai salah satu dari {endings}.",
    "Files of this format cannot be imported yet; save the document as one of {endings}.",
)
_SEVERAL = Text(
    "Dokumen ini memuat {n} rencana ({parts}); simpan setiap rencana sebagai berkas sendiri dengan "
    "`zicheck import ... -o`.",
    "The document holds {n} plans ({parts}); save each as a file of its own with `zicheck import "
    "... -o`.",
)
_OTHER_FORMAT = Text(
    "Isi berkas ini bukan teks melainkan {kind}; simpan dokumennya sebagai salah satu dari "
    "{endings}.",
    "The file does not hold text but {kind}; save the document as one of {endings}.",
)
