"""A decree's file to a draft of its plan: finds the reader for the format and runs it."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.decree import Draft, Unsure, read_decree
from zicheck.errors import fault
from zicheck.readers.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zicheck.document import Document

__all__ = ["READERS", "Draft", "Unsure", "import_file", "import_text"]


def _pdf(data: bytes, file: str) -> Document:
    from zicheck.readers.pdf import read_pdf

    return read_pdf(data, file)


def _scan(data: bytes, file: str) -> Document:
    from zicheck.readers.scan import read_scan

    return read_scan(data, file)


READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".tsv": read_text,
    ".tab": read_text,
    ".pdf": _pdf,
    ".png": _scan,
    ".jpg": _scan,
    ".jpeg": _scan,
    ".tif": _scan,
    ".tiff": _scan,
}
"""The reader for each ending."""

_MAX_PICTURES = 100_000_000
"""Bytes of a PDF file or a picture: a scan of 300 pages in colour."""

_FOREIGN = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word, Excel / ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word, Excel 97"),
    (b"{\\rtf", "RTF"),
)
"""How files begin that are no text whatever their ending says."""


def import_file(path: str | os.PathLike[str], induk: Sequence[str] | None = None) -> Draft:
    """The draft of the plan in the document at `path`.

    Args:
        path: a file whose ending is one of :data:`READERS`.
        induk: the offices above the unit; None to take what the decree shows.

    Raises:
        InputError: when the file cannot be read, or there is no plan to be had from it.
    """
    from zicheck.sources import read_bytes

    name = os.fspath(path)
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise fault(name, _UNKNOWN_FORMAT.fill(endings=_endings()))
    if reader in (_pdf, _scan):
        return read_decree(reader(read_bytes(name, _MAX_PICTURES), name), induk)
    data = read_bytes(name)
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise fault(name, _OTHER_FORMAT.fill(kind=kind, endings=_endings()))
    return read_decree(reader(data, name), induk)


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
_OTHER_FORMAT = Text(
    "Isi berkas ini bukan teks melainkan {kind}; simpan dokumennya sebagai salah satu dari "
    "{endings}.",
    "The file does not hold text but {kind}; save the document as one of {endings}.",
)
