"""A decree's file to a draft of its plan: finds the reader for the format and runs it.

A reader's module is imported only when a file of its format is read, and whatever it needs
beyond the standard library belongs to an extra that :data:`READERS` names.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.carried import restored
from zicheck.decree import Draft, Unsure, read_decree, read_decrees
from zicheck.errors import fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.document import Document
    from zicheck.headings import Told

__all__ = ["READERS", "Draft", "Unsure", "import_file", "import_files", "import_text", "read_file"]

MAX_TEXT_BYTES = 5_000_000
MAX_OFFICE_BYTES = 50_000_000
"""Pictures in a document are never unpacked; they only make it larger."""
MAX_PICTURE_BYTES = 100_000_000
"""A scan of 300 pages in colour has about this many."""


class Reader(NamedTuple):
    """Who reads an ending: the function in a module of :mod:`zicheck.readers`, and what it needs.

    `extra` is the optional extra that installs what the module imports; `limit` is the largest
    file, in bytes; `signed` tells that its files begin with a signature, as no text does.
    """

    module: str
    function: str
    limit: int = MAX_OFFICE_BYTES
    extra: str = ""
    signed: bool = False


_TEXT = Reader("text", "read_text", MAX_TEXT_BYTES)
_DOCX = Reader("docx", "read_docx", signed=True)
_XLSX = Reader("xlsx", "read_xlsx", signed=True)
_ODS = Reader("ods", "read_ods", signed=True)
_HTML = Reader("html", "read_html", MAX_TEXT_BYTES)
_PDF = Reader("pdf", "read_pdf", MAX_PICTURE_BYTES, "pdf", signed=True)
_SCAN = Reader("scan", "read_scan", MAX_PICTURE_BYTES, "ocr", signed=True)

READERS: dict[str, Reader] = {
    ".docx": _DOCX,
    ".docm": _DOCX,
    ".xlsx": _XLSX,
    ".xlsm": _XLSX,
    ".ods": _ODS,
    ".pdf": _PDF,
    ".png": _SCAN,
    ".jpg": _SCAN,
    ".jpeg": _SCAN,
    ".tif": _SCAN,
    ".tiff": _SCAN,
    ".html": _HTML,
    ".htm": _HTML,
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".tsv": _TEXT,
    ".tab": _TEXT,
}
"""The reader for each ending."""


def read_file(path: str | os.PathLike[str]) -> Document:
    """The document at `path`, by the reader of its ending.

    Raises:
        InputError: when the file cannot be read, is of another kind than its ending says, or
            the extra that its format needs is not installed.
    """
    from zicheck.sources import read_bytes

    name = os.fspath(path)
    reader = READERS.get(_ending(name))
    return read_document(read_bytes(name, reader.limit if reader else MAX_OFFICE_BYTES), name)


def read_document(data: bytes, name: str) -> Document:
    """The document in `data`, by the reader of the ending of `name`.

    Raises:
        InputError: as :func:`read_file` does.
    """
    ending = _ending(name)
    _refuse_other_kinds(data, name, ending)
    reader = READERS[ending]
    try:
        module = import_module(f"zicheck.readers.{reader.module}")
    except ModuleNotFoundError as error:
        if not reader.extra or (error.name or "").startswith("zicheck"):
            raise
        raise fault(
            name, _MISSING.fill(ending=ending, package=error.name, extra=reader.extra)
        ) from None
    document: Document = getattr(module, reader.function)(data, name)
    return document


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
    document = read_file(path)
    return tuple(restored(draft, document.kept) for draft in read_decrees(document, induk, told))


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
    from zicheck.readers.text import read_text

    return read_decree(read_text(data, file), induk)


def _refuse_other_kinds(data: bytes, name: str, ending: str) -> None:
    """Say what a file is that its ending does not fit.

    Raises:
        InputError: when it is of a kind that another reader reads, or none does.
    """
    from zicheck.readers import kinds
    from zicheck.readers.package import LOCKED

    reader = READERS.get(ending)
    kind = kinds.kind_of(data)
    fitting = READERS.get(kind.ending)
    if kind is kinds.LOCKED:
        raise fault(name, LOCKED)
    if kind is kinds.EMPTY:
        raise fault(name, _EMPTY)
    if reader is not None and (
        reader == fitting
        or (kind is kinds.ZIP and reader.signed)  # the reader says that it is damaged
        or (kind in (kinds.TEXT, kinds.HTML) and not reader.signed)
    ):
        return
    if fitting is not None and kind is not kinds.TEXT:
        raise fault(name, _WRONG_ENDING.fill(kind=kind.name, ending=kind.ending))
    if kind.save_as:
        raise fault(name, _SAVE_AS.fill(kind=kind.name, ending=kind.save_as))
    if reader is None and kind in (kinds.TEXT, kinds.HTML):
        raise fault(name, _UNKNOWN_FORMAT.fill(endings=_endings()))
    if kind is kinds.TEXT:
        raise fault(name, _NO_PACKAGE.fill(ending=ending))
    raise fault(name, _OTHER_FORMAT.fill(kind=kind.name, endings=_endings()))


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()


def _endings() -> str:
    return ", ".join(f"`{ending}`" for ending in READERS)


_UNKNOWN_FORMAT = Text(
    "Format berkas ini belum dapat diimpor; simpan dokumennya sebagai salah satu dari {endings}.",
    "Files of this format cannot be imported yet; save the document as one of {endings}.",
)
_OTHER_FORMAT = Text(
    "Isi berkas ini berupa {kind}, yang tidak dapat dibaca; simpan dokumennya sebagai salah satu "
    "dari {endings}.",
    "The file does not hold what can be read but {kind}; save the document as one of {endings}.",
)
_WRONG_ENDING = Text(
    "Isi berkas ini berupa {kind}, tidak sesuai dengan akhiran namanya; ganti akhirannya menjadi {ending}.",
    "The file holds {kind}, which the ending of its name does not say; change it to {ending}.",
)
_SAVE_AS = Text(
    "Isi berkas ini berupa {kind}, yang tidak dibaca langsung; buka di Word, Excel atau "
    "LibreOffice, pilih Simpan Sebagai {ending}, lalu pakai berkas itu.",
    "The file holds {kind}, which is not read directly; open it in Word, Excel or LibreOffice, "
    "save it as {ending}, and use that file.",
)
_NO_PACKAGE = Text(
    "Isi berkas ini bukan berkas {ending}: rusak, terpotong, atau hanya diganti akhirannya; simpan "
    "ulang dari Word atau Excel, atau salin lagi dari sumbernya.",
    "What the file holds is no {ending} file: it is damaged, cut short or was only renamed; save "
    "it again from Word or Excel, or copy it from its source again.",
)
_EMPTY = Text(
    "Berkas kosong; berikan berkas keputusan yang memuat tabel rencana aksi.",
    "The file is empty; give the file of a decree that holds the table of the plan.",
)
_MISSING = Text(
    "Untuk membaca berkas {ending} diperlukan paket `{package}`; pasang dengan `pip install "
    "'zicheck[{extra}]'` atau lengkap dengan `pip install 'zicheck[lengkap]'`.",
    "Reading {ending} files needs the package `{package}`; install it by `pip install "
    "'zicheck[{extra}]'`, or everything by `pip install 'zicheck[lengkap]'`.",
)
_SEVERAL = Text(
    "Dokumen ini memuat {n} rencana ({parts}); simpan setiap rencana sebagai berkas sendiri dengan "
    "`zicheck import ... -o`.",
    "The document holds {n} plans ({parts}); save each as a file of its own with `zicheck import "
    "... -o`.",
)
