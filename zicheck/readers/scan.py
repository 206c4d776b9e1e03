"""Scanned pages to a Document: pictures, and PDF files that hold nothing else.

Optional: the libraries come with the extra `ocr`, the program tesseract and its Indonesian
letters from the system. What is missing is said with how to install it.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import fault
from zicheck.readers import progress
from zicheck.readers.confined import Limits, Refused, run
from zicheck.readers.layout import document
from zicheck.readers.pages import decode
from zicheck.readers.refusals import EMPTY, NOTHING, refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.document import Document
    from zicheck.readers.pages import Page

LIMITS = Limits(pages=300, page_seconds=120, seconds=3_600, megabytes=3_000)
"""A page takes 2 to 5 seconds; a picture of A4 at 600 dpi some 500 megabytes while it is read."""

_MODULES = ("numpy", "PIL", "pypdfium2", "tablers")
_LANGUAGE = "ind"
_SURE = 80.0
"""Per cent of certainty below which a page is doubtful."""
_NAMED = 8


def read_scan(data: bytes, file: str) -> Document:
    """The paragraphs and tables on a picture: PNG, JPEG or TIFF, the last with many pages.

    Raises:
        InputError: when what reads pictures is not installed, or `data` is no picture that can
            be read.
    """
    if not data.strip():
        raise fault(file, EMPTY)
    pages, notes = _pages("image", data, file, ())
    if not any(page.words for page in pages):
        raise fault(file, NOTHING.fill(n=len(pages)))
    return document(pages, file, notes)


def read_pages(data: bytes, file: str, numbers: Sequence[int]) -> tuple[list[Page], list[Text]]:
    """The pages of a PDF file with these numbers as they look, and what is doubtful about them.

    Raises:
        InputError: when what reads pictures is not installed, or a page cannot be read.
    """
    return _pages("pdf", data, file, numbers)


def missing() -> Text | None:
    """What has to be installed before pictures can be read; None when all is there."""
    if any(importlib.util.find_spec(module) is None for module in _MODULES):
        return _NO_LIBRARIES
    program = shutil.which("tesseract")
    if program is None:
        return _NO_TESSERACT
    listed = subprocess.run(  # noqa: S603 - the program found on the user's own path
        [program, "--list-langs"], capture_output=True, check=False, timeout=30
    )
    if _LANGUAGE not in listed.stdout.decode("utf-8", "replace").split():
        return _NO_LANGUAGE
    return None


def _pages(
    kind: str, data: bytes, file: str, numbers: Sequence[int]
) -> tuple[list[Page], list[Text]]:
    absent = missing()
    if absent is not None:
        raise fault(file, absent)
    pages: list[Page] = []
    doubtful: list[int] = []
    total = 0
    wanted = ",".join(map(str, numbers))
    try:
        for piece in run("zicheck.readers.picture:pages", data, LIMITS, kind, wanted, _workers()):
            if "pages" in piece:
                total = int(piece["pages"])
                progress(0, total)
                continue
            page = decode(piece)
            pages.append(page)
            if page.words and float(piece["sure"]) < _SURE:
                doubtful.append(page.number)
            progress(len(pages), total)
    except Refused as error:
        raise refused(error, file, LIMITS) from None
    seen = sum(1 for page in pages if page.words)
    notes = [_RECOGNISED.fill(n=seen)] if seen else []
    if doubtful:
        named = ", ".join(map(str, doubtful[:_NAMED]))
        notes.append(_DOUBTFUL.fill(pages=named))
    return sorted(pages, key=lambda page: page.number), notes


def _workers() -> str:
    """How many pages are read at a time."""
    return str(max(1, min(4, os.cpu_count() or 1)))


_INSTALL = Text(
    "Di Debian atau Ubuntu: `sudo apt install tesseract-ocr tesseract-ocr-ind`; di Windows: "
    "pemasang UB Mannheim dengan bahasa Indonesian; di macOS: `brew install tesseract "
    "tesseract-lang`",
    "On Debian or Ubuntu: `sudo apt install tesseract-ocr tesseract-ocr-ind`; on Windows: the "
    "installer of UB Mannheim with the language Indonesian; on macOS: `brew install tesseract "
    "tesseract-lang`",
)
_NO_LIBRARIES = Text(
    "Berkas ini hasil pindai (gambar tanpa teks); pasang pembacanya dengan `pip install "
    "'zicheck[ocr]'` serta program Tesseract dengan data bahasa Indonesia, lalu ulangi, atau "
    "mintalah dokumen Word aslinya.",
    "The file is a scan (pictures without text); install what reads it with `pip install "
    "'zicheck[ocr]'`, and the program Tesseract with its Indonesian data, and try again, or ask "
    "for the Word document.",
)
_NO_TESSERACT = Text(
    "Berkas ini hasil pindai (gambar tanpa teks) dan program Tesseract belum terpasang. "
    "{install}; lalu ulangi.",
    "The file is a scan (pictures without text) and the program Tesseract is not installed. "
    "{install}; then try again.",
).fill(install=_INSTALL)
_NO_LANGUAGE = Text(
    "Berkas ini hasil pindai dan Tesseract belum mempunyai data bahasa Indonesia (`ind`). "
    "{install}; lalu ulangi.",
    "The file is a scan and Tesseract has no data for Indonesian (`ind`). {install}; then try "
    "again.",
).fill(install=_INSTALL)
_RECOGNISED = Text(
    "{n} halaman dibaca dari gambar hasil pindai; huruf dan angka dapat salah terbaca, jadi "
    "bandingkan dengan dokumen aslinya.",
    "{n} pages were read from scanned pictures; letters and numbers may be misread: compare with "
    "the document itself.",
)
_DOUBTFUL = Text(
    "Halaman {pages} sukar dibaca (buram, miring, atau bercorak); pindai ulang dengan 300 dpi "
    "bila hasilnya keliru.",
    "Pages {pages} were hard to read (blurred, askew or patterned); scan them again with 300 dpi "
    "if the outcome is wrong.",
)
