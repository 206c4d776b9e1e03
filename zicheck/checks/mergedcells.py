"""Whether an empty cell is one with the cell above it, as printed tables merge them, or a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zicheck.plan import Kegiatan

_HABIT = 3
"""From how many empty cells below filled ones on a table is taken to merge them."""
_ENTRY = lazily(r"\s*(?:\(?(?:[2-9]|1\d)[.)]|\(?[b-z][.)])\s")


def goes_on(row: Kegiatan) -> bool:
    """Whether a row goes on from the one above: without indikator, or with "2. ..."."""
    return not row.indikator.strip() or bool(_ENTRY.match(row.langkah_aksi))


def by_habit(empty: Iterable[Kegiatan]) -> bool:
    """Whether a table leaves cells empty, those of `empty`, more often than by a slip."""
    found = [row for row in empty if not goes_on(row) and says_something(row)]
    return len(found) >= _HABIT


def says_something(row: Kegiatan) -> bool:
    """Whether any of the cells that tell what is done holds words."""
    return bool(row.indikator.strip() or row.langkah_aksi.strip() or row.bukti.strip())
