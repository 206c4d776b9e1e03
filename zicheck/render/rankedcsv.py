"""The table of a ranking as CSV: one line for each plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.csvtable import table
from zicheck.render.rankedcells import cells_of, heads

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.ranking import Ranking

_PLACES = 4


def document(ranking: Ranking, lang: Lang) -> bytes:
    """The file; percent of areas with four decimals."""
    return table(heads(ranking), [cells_of(line, _PLACES) for line in ranking.lines], lang)
