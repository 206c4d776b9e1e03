"""What a file holds, told by its bytes: endings are often wrong, and some files were renamed."""

from __future__ import annotations

from typing import NamedTuple

from zicheck.bahasa import Text

_HEAD = 2_000
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


class Kind(NamedTuple):
    """A kind of file: what people call it, the ending it should have, and how to save it anew.

    `save_as` is the ending to choose in the program that wrote it; "" where none helps.
    """

    name: Text
    ending: str
    save_as: str = ""


DOCX = Kind(Text("dokumen Word", "a Word document"), ".docx")
XLSX = Kind(Text("buku kerja Excel", "an Excel workbook"), ".xlsx")
XLSB = Kind(Text("buku kerja Excel biner", "a binary Excel workbook"), ".xlsb", ".xlsx")
PPTX = Kind(Text("presentasi PowerPoint", "a PowerPoint presentation"), ".pptx")
ODT = Kind(Text("dokumen OpenDocument", "an OpenDocument text"), ".odt", ".docx")
ODS = Kind(Text("lembar kerja OpenDocument", "an OpenDocument spreadsheet"), ".ods")
DOC = Kind(Text("dokumen Word 97-2003", "a Word 97-2003 document"), ".doc", ".docx")
XLS = Kind(Text("buku kerja Excel 97-2003", "an Excel 97-2003 workbook"), ".xls", ".xlsx")
LOCKED = Kind(Text("berkas berkata sandi", "a file with a password"), "")
PDF = Kind(Text("PDF", "PDF"), ".pdf")
RTF = Kind(Text("dokumen RTF", "an RTF document"), ".rtf", ".docx")
HTML = Kind(Text("halaman HTML", "an HTML page"), ".html")
IMAGE = Kind(Text("gambar", "an image"), ".png")
ZIP = Kind(Text("arsip ZIP", "a ZIP archive"), ".zip")
OTHER = Kind(Text("berkas Office lama", "an old Office file"), "", ".docx")
EMPTY = Kind(Text("tidak ada apa-apa", "nothing"), "")
TEXT = Kind(Text("teks", "text"), ".txt")


def kind_of(data: bytes) -> Kind:
    """The kind of file that begins, and is listed, as `data` is; TEXT when nothing else fits."""
    if not data.strip():
        return EMPTY
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(_ZIP):
        return _zip(data)
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(_IMAGES):
        return IMAGE
    if any(mark in head.lower() for mark in (b"<!doctype html", b"<html")):
        return HTML
    return TEXT


def _ole(data: bytes) -> Kind:
    """A file of the old Office formats, whose folder names its streams in UTF-16."""
    for name, kind in (
        ("EncryptedPackage", LOCKED),
        ("WordDocument", DOC),
        ("Workbook", XLS),
        ("Book", XLS),
    ):
        if name.encode("utf-16-le") in data:
            return kind
    return OTHER


def _zip(data: bytes) -> Kind:
    """A package, known by the names of its parts, which stand unpacked in it."""
    for name, kind in (
        (b"opendocument.text", ODT),
        (b"opendocument.spreadsheet", ODS),
        (b"xl/workbook.bin", XLSB),
        (b"word/", DOCX),
        (b"xl/", XLSX),
        (b"ppt/", PPTX),
    ):
        if name in data:
            return kind
    return ZIP
