"""DOCX documents: text from plans made fit for XML, tables made in one go, the same bytes always.

Needs python-docx (extra `docx`).
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from zicheck.kept import pieces
from zicheck.render.markup import readable
from zicheck.utf8 import whole_letters

if TYPE_CHECKING:
    from docx.document import Document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = f"{_OFFICE}/relationships/custom-properties"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that custom properties belong to."""
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - core properties know no zone; fixed: same bytes
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def word_text(text: str) -> str:
    """`text` as a run can hold it: no control characters, no lone surrogates."""
    return whole_letters(readable(text))


def saved(document: Document, title: str, kept: str = "") -> bytes:
    """The bytes of `document`; the same for the same content.

    `kept` is a long text for its custom properties (:mod:`zicheck.kept`).
    """
    properties = document.core_properties
    properties.title = word_text(title)[:255]
    properties.author = properties.last_modified_by = "zicheck"
    properties.created = properties.modified = _EPOCH
    properties.comments = ""
    if kept:
        _keep(document, kept)
    stream = BytesIO()
    document.save(stream)
    return _dated(stream.getvalue())


def _keep(document: Document, kept: str) -> None:
    """Put `kept` into the custom properties, for which the library has no way."""
    items = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(pieces(kept), 2)
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{items}</Properties>"
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, content.encode(), package)
    package.relate_to(part, _CUSTOM_RELATION)


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
