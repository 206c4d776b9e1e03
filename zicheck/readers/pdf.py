"""PDF files to a Document: text with its places; scanned pages are handed on to be recognised.

The file is taken apart in a process of its own with bounds on pages, time and memory; what
comes back are words and boxes.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import fault
from zicheck.readers import silent
from zicheck.readers.confined import Limits, Refused, run
from zicheck.readers.layout import document
from zicheck.readers.pages import decode

if TYPE_CHECKING:
    from zicheck.document import Document
    from zicheck.errors import InputError
    from zicheck.readers import Progress
    from zicheck.readers.pages import Page

MAX_BYTES = 100_000_000
"""A scan of 300 pages in colour has about this many."""
LIMITS = Limits(pages=300, page_seconds=20, seconds=120, megabytes=1_500)
"""A page of a plan takes about 0.01 seconds, the largest plans some 50 megabytes."""

_START = 1024
"""Bytes among which readers look for the mark of a PDF file."""
_NAMED = 8
"""Pages that one message names."""


def read_pdf(data: bytes, file: str, progress: Progress = silent) -> Document:
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
    pages = _pages(data, file, progress)
    seen = [page for page in pages if page.words]
    blind = [page.number for page in pages if not page.words]
    if not seen or (blind and _scans_readable()):
        from zicheck.readers import scan

        scanned = scan.pdf_pages(data, file, blind, progress)
        pages = sorted([*seen, *scanned], key=lambda page: page.number)
        return document(pages, file, scan.doubts(scanned))
    notes = [_PICTURES.fill(pages=_listed(blind))] if blind else []
    return document(seen, file, notes)


def _pages(data: bytes, file: str, progress: Progress) -> list[Page]:
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


def _scans_readable() -> bool:
    from zicheck.readers import scan

    return scan.missing() is None


def refused(error: Refused, file: str, limits: Limits) -> InputError:
    """What to say of a file that the other process would not or could not read."""
    text = _REFUSED.get(error.why, _REFUSED["damaged"])
    return fault(
        file,
        text.fill(
            n=error.number,
            most=limits.pages,
            seconds=f"{limits.seconds:g}",
            page_seconds=f"{limits.page_seconds:g}",
            megabytes=limits.megabytes,
        ),
    )


def _listed(numbers: list[int]) -> str:
    named = ", ".join(map(str, numbers[:_NAMED]))
    return f"{named}, ... ({len(numbers)})" if len(numbers) > _NAMED else named


EMPTY = Text(
    "Berkas kosong (0 byte); simpan atau pindai ulang dokumennya.",
    "The file is empty (0 bytes); save or scan the document again.",
)
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
_REFUSED = {
    "locked": Text(
        "PDF ini dikunci dengan kata sandi; buka dengan kata sandinya, simpan salinan tanpa kata "
        "sandi, lalu ulangi dengan salinan itu.",
        "The PDF is locked with a password; open it with the password, save a copy without one, "
        "and try again with the copy.",
    ),
    "damaged": Text(
        "PDF ini rusak atau terpotong sehingga tidak dapat dibuka; unduh, simpan atau pindai "
        "ulang dokumennya.",
        "The PDF is damaged or cut off and cannot be opened; download, save or scan the document "
        "again.",
    ),
    "died": Text(
        "PDF ini tidak dapat dibaca: isinya rusak atau memerlukan lebih dari {megabytes} MB "
        "memori; cetak halaman rencana aksinya ke PDF baru, lalu ulangi.",
        "The PDF cannot be read: it is damaged or takes more than {megabytes} MB of memory; print "
        "the pages of the plan to a new PDF and try again.",
    ),
    "memory": Text(
        "PDF ini memerlukan lebih dari {megabytes} MB memori untuk dibaca; cetak halaman rencana "
        "aksinya ke PDF baru, lalu ulangi.",
        "Reading the PDF takes more than {megabytes} MB of memory; print the pages of the plan to "
        "a new PDF and try again.",
    ),
    "time": Text(
        "Pembacaan dihentikan karena satu halaman melebihi {page_seconds} detik atau seluruh "
        "berkas melebihi {seconds} detik; cetak halaman rencana aksinya ke PDF baru, lalu ulangi.",
        "Reading was stopped because one page took more than {page_seconds} seconds or the whole "
        "file more than {seconds}; print the pages of the plan to a new PDF and try again.",
    ),
    "pages": Text(
        "Dokumen ini {n} halaman, melebihi batas {most} halaman; simpan hanya halaman keputusan "
        "dan rencana aksinya sebagai berkas baru, lalu ulangi.",
        "The document has {n} pages, more than the {most} that are read; save only the pages of "
        "the decree and the plan as a new file and try again.",
    ),
    "words": Text(
        "Halaman {n} memuat terlalu banyak kata untuk satu halaman rencana aksi; simpan hanya "
        "halaman rencana aksinya sebagai berkas baru, lalu ulangi.",
        "Page {n} holds too many words for a page of a plan; save only the pages of the plan as a "
        "new file and try again.",
    ),
    "drawing": Text(
        "Halaman {n} memuat gambar dengan terlalu banyak garis; simpan hanya halaman rencana "
        "aksinya sebagai berkas baru, lalu ulangi.",
        "Page {n} holds a drawing with too many lines; save only the pages of the plan as a new "
        "file and try again.",
    ),
    "picture": Text(
        "Gambar pada halaman {n} rusak atau lebih besar dari yang dapat dibaca; pindai ulang "
        "dengan 200 sampai 300 dpi.",
        "The picture on page {n} is damaged or larger than can be read; scan it again with 200 to "
        "300 dpi.",
    ),
}
"""What to say for each word that the other process gives as its reason."""
