"""JSON that lists what was found, an item a line, as plans come in one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.render.formats import Piece
from zicheck.render.jsontext import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable


def items(values: Iterable[dict[str, Any]]) -> Piece:
    """What one plan comes to: its items, a line each."""
    return Piece(",\n".join(map(dumps, values)))


class Itemised:
    """The part of a reporter that puts the items of one plan behind those of the one before."""

    _between = "\n"

    def join(self, piece: Piece) -> str:
        """The items after those before them."""
        if not piece.text:
            return ""
        text, self._between = self._between + piece.text, ",\n"
        return text
