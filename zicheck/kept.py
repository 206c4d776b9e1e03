"""A long text in the custom properties of an office document, in pieces that programs leave alone.

Word, Excel and LibreOffice keep custom properties when a document is edited and saved, but cut
values behind 255 letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE = 250
_MOST = 500_000
"""Letters that are looked at; a plan of 1,000 rows with LKE ids keeps about 90,000."""


def pieces(kept: str) -> Iterator[tuple[str, str]]:
    """`kept` as the names and values of custom properties, in their order."""
    for number, start in enumerate(range(0, len(kept), _PIECE), 1):
        yield _name(number), kept[start : start + _PIECE]


def joined(properties: Mapping[str, str]) -> str:
    """What was kept in the custom properties of a document; "" when nothing was."""
    parts: list[str] = []
    while (name := _name(len(parts) + 1)) in properties:
        parts.append(properties[name])
    kept = "".join(parts)
    return kept if len(kept) <= _MOST else ""


def _name(number: int) -> str:
    return f"zicheck-{number:03d}"
