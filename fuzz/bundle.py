"""Several files in one text: what fuzzers change and people can read, instead of an archive.

A line `%% name` begins a file; what follows, up to the next such line, is its content.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = b"%% "


def is_bundle(data: bytes) -> bool:
    """Whether `data` begins as a bundle does."""
    return data.startswith(MARK)


def unpacked(data: bytes) -> list[tuple[str, bytes]]:
    """The names and contents in a bundle, in their order; of two of one name the last holds."""
    parts: dict[str, bytes] = {}
    for piece in (b"\n" + data).split(b"\n" + MARK)[1:]:
        name, _, content = piece.partition(b"\n")
        parts[name.decode("utf-8", "replace").strip()[:80]] = content
    return list(parts.items())


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The bundle of these names and contents."""
    return b"\n".join(MARK + name.encode() + b"\n" + content for name, content in parts)


def archive(data: bytes) -> bytes:
    """The ZIP file that a bundle stands for; anything else is taken for the file itself."""
    if not is_bundle(data):
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        for name, content in unpacked(data):
            # The day is fixed: the same bundle is the same file.
            made.writestr(zipfile.ZipInfo(name or "?"), content)
    return buffer.getvalue()


def of_archive(data: bytes, wanted: Iterable[str] = (".xml", ".rels", "mimetype")) -> bytes:
    """The bundle of the parts of a ZIP file whose names end in one of `wanted`."""
    endings = tuple(wanted)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return packed(
            (info.filename, source.read(info))
            for info in source.infolist()
            if info.filename.endswith(endings)
        )
