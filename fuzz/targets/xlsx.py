"""An Excel workbook: refused in a sentence, or its plans are imported, written and checked.

Promises: nothing is raised but `InputError`; what import writes can be read and checked; a cell
far out costs nothing.

The input is a bundle of the parts of the package, or the file itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz import bundle, documents, mutating

if TYPE_CHECKING:
    from collections.abc import Iterator

DICTIONARY = (
    *("row", "c", "v", "f", "is", "t", "r", "s", "si", "rPh", "mergeCell", "mergeCells", "cols", "col"),
    *("sheetData", "sheet", "hidden", "veryHidden", "sharedStrings", "inlineStr", "str", "shared"),
    *("A1:XFD1048576", "A1:B2", "XFD1048576", "A0", "ZZZZZ1", "B2:A1", "1:1", "numFmt", "numFmtId"),
    *("formatCode", "cellXfs", "xf", "d mmmm yyyy", "[$-421]dddd", "0.00E+00", "General", "@", "#,##0"),
    *("date1904", "45678", "-1", "1e308", "TRUE", "#REF!", "_x000D_", "_x0000_", "xdr:txBody", "a:t"),
    *("<!DOCTYPE a>", "&#0;", "&amp;", "xl/workbook.xml", "worksheet", "styles", "r:id", "%% "),
)  # fmt: skip
MUTATED = mutating.parts(mutating.xml(DICTIONARY))


def seeds() -> Iterator[bytes]:
    """Sheets laid out in hard ways, and a decree as zicheck writes it."""
    yield from documents.kept("xlsx")
    yield documents.exported_parts(
        ".xlsx", "_rels/.rels", "workbook.xml", "workbook.xml.rels", "sheet1.xml", "sharedStrings.xml",
        "custom.xml",
    )  # fmt: skip


def TestOneInput(data: bytes) -> None:
    """Import `data` as a workbook."""
    documents.imported(bundle.archive(data), "keputusan.xlsx")
