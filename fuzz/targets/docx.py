"""A Word document: refused in a sentence, or its plans are imported, written and checked.

Promises: nothing is raised but `InputError`; what import writes can be read and checked.

The input is a bundle of the parts of the package, or the file itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz import bundle, documents, mutating

if TYPE_CHECKING:
    from collections.abc import Iterator

DICTIONARY = (
    *("w:p", "w:r", "w:t", "w:tab", "w:br", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:trPr", "w:pPr"),
    *("w:gridSpan", "w:vMerge", "w:hMerge", "w:gridBefore", "w:gridAfter", "w:tblHeader", "w:tblGrid"),
    *("w:gridCol", "w:numPr", "w:numId", "w:ilvl", "w:abstractNum", "w:lvl", "w:lvlText", "w:numFmt"),
    *("w:start", "w:lvlOverride", "w:startOverride", "w:sdt", "w:sdtContent", "w:ins", "w:del"),
    *("w:delText", "w:moveFrom", "w:moveTo", "w:footnoteReference", "w:vanish", "w:sym", "w:hyperlink"),
    *("w:drawing", "w:pict", "v:textbox", "w:txbxContent", "mc:AlternateContent", "mc:Choice"),
    *("mc:Fallback", "w:val", "restart", "continue", "upperRoman", "bullet", "%1.%2.%9", "nextPage"),
    *("<!DOCTYPE a>", "&#0;", "&amp;", "xml:space", "word/document.xml", "../../etc", "r:id", "%% "),
)  # fmt: skip
MUTATED = mutating.parts(mutating.xml(DICTIONARY))


def seeds() -> Iterator[bytes]:
    """Tables laid out in hard ways, and a decree as zicheck writes it."""
    yield from documents.kept("docx")
    yield documents.exported_parts(
        ".docx", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "custom.xml"
    )


def TestOneInput(data: bytes) -> None:
    """Import `data` as a Word document."""
    documents.imported(bundle.archive(data), "keputusan.docx")
