"""DOCX documents: text from plans made fit for XML, tables made in one go, the same bytes always.

Needs python-docx (extra `docx`).
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from zicheck.render.markup import readable

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - core properties know no zone; fixed: same bytes
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def word_text(text: str) -> str:
    """`text` as a run can hold it: no control characters, no lone surrogates."""
    return readable(text).encode("utf-8", "backslashreplace").decode("utf-8")


def saved(document: Document, title: str) -> bytes:
    """The bytes of `document`; the same for the same content."""
    properties = document.core_properties
    properties.title = word_text(title)[:255]
    properties.author = properties.last_modified_by = "zicheck"
    properties.created = properties.modified = _EPOCH
    properties.comments = ""
    stream = BytesIO()
    document.save(stream)
    return _dated(stream.getvalue())


def _dated(archive: bytes) -> bytes:
    """The archive with one fixed date on every member: zip stores the clock."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = item.external_attr
            new.writestr(info, old.read(item))
    return out.getvalue()
