"""PDF files to a Document: text with its places; scanned pages are handed on to be recognised.

The file is taken apart in a process of its own with bounds on pages, time and memory; what
comes back are words and boxes.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import fault
from zicheck.readers import progress
from zicheck.readers.confined import Limits, Refused, run
from zicheck.readers.layout import document
from zicheck.readers.pages import decode
from zicheck.readers.refusals import EMPTY, NOTHING, refused

if TYPE_CHECKING:
    from zicheck.document import Document
    from zicheck.readers.pages import Page

LIMITS = Limits(pages=300, page_seconds=20, seconds=120, megabytes=1_500)
"""A page of a plan takes about 0.01 seconds, the largest plans some 50 megabytes."""

_START = 1024
"""Bytes among which readers look for the mark of a PDF file."""
_NAMED = 8
"""Pages that one message names."""


def read_pdf(data: bytes, file: str) -> Document:
    """The paragraphs and tables of a PDF file, page by page.

    Pages that are only pictures are read by :mod:`zicheck.readers.scan` where its libraries are
    installed; else they are left out with a note.

    Raises:
        InputError: when `data` is no PDF file, is locked, damaged or far too large, or holds
            nothing but pictures while the libraries to read them are missing.
    """
    if not data.strip():
        raise fault(file, EMPTY)
    if b"%PDF-" not in data[:_START]:
        raise fault(file, _NO_PDF)
    if importlib.util.find_spec("tablers") is None:
        raise fault(file, _MISSING)
    pages = _pages(data, file)
    seen = [page for page in pages if page.words]
    blind = [page.number for page in pages if not page.words]
    notes: list[Text] = []
    if blind:
        from zicheck.readers import scan

        if not seen or scan.missing() is None:
            found, notes = scan.read_pages(data, file, blind)
            seen = sorted([*seen, *found], key=lambda page: page.number)
        else:
            notes = [_PICTURES.fill(pages=_listed(blind))]
    if not any(page.words for page in seen):
        raise fault(file, NOTHING.fill(n=len(pages)))
    return document(seen, file, notes)


def _pages(data: bytes, file: str) -> list[Page]:
    pages: list[Page] = []
    total = 0
    try:
        for piece in run("zicheck.readers.pdfpages:pages", data, LIMITS):
            if "pages" in piece:
                total = int(piece["pages"])
            else:
                pages.append(decode(piece))
                progress(len(pages), total)
    except Refused as error:
        raise refused(error, file, LIMITS) from None
    return pages


def _listed(numbers: list[int]) -> str:
    named = ", ".join(map(str, numbers[:_NAMED]))
    return f"{named}, ... ({len(numbers)})" if len(numbers) > _NAMED else named


_NO_PDF = Text(
    "Isi berkas ini bukan PDF walaupun namanya berakhiran .pdf; simpan ulang dokumennya sebagai "
    "PDF, atau berikan akhiran yang sesuai dengan isinya.",
    "The file holds no PDF although its name ends in .pdf; save the document as PDF again, or "
    "give it the ending of what it is.",
)
_MISSING = Text(
    "Untuk membaca PDF diperlukan satu pustaka tambahan; pasang dengan "
    "`pip install 'zicheck[pdf]'`, lalu ulangi.",
    "Reading PDF takes one more library; install it with `pip install 'zicheck[pdf]'` and try "
    "again.",
)
_PICTURES = Text(
    "Halaman {pages} tidak memuat teks (gambar hasil pindai atau kosong) dan tidak dibaca; "
    "pasang `pip install 'zicheck[ocr]'` dan Tesseract bila halaman itu perlu dibaca.",
    "Pages {pages} hold no text (scanned pictures, or blank) and were not read; install "
    "`pip install 'zicheck[ocr]'` and Tesseract if they are needed.",
)
