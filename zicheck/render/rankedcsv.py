"""The table of a ranking as CSV: one line for each plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import rankedcells as heads
from zicheck.render.csvtable import table

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.ranking import Ranking

_PLACES = 4


def document(ranking: Ranking, lang: Lang) -> bytes:
    """The file; percent of areas with four decimals."""
    columns = [
        heads.NUMBER,
        heads.UNIT,
        heads.YEAR,
        heads.READINESS,
        *(heads.PERCENT.fill(id=area.id) for area in ranking.areas),
        *heads.COUNTS,
        heads.FILE,
    ]
    return table(columns, [heads.cells_of(line, _PLACES) for line in ranking.lines], lang)
