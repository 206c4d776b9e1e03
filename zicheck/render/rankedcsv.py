"""The table of a ranking as CSV: one line for each plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.render.csvtable import table
from zicheck.render.numbers import cut

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.ranking import Ranking


def document(ranking: Ranking, lang: Lang) -> bytes:
    """The file; percent of areas with four decimals."""
    heads = [
        *_BEFORE,
        *(_PERCENT.fill(id=area.id) for area in ranking.areas),
        *_AFTER,
    ]
    rows = [
        [
            line.place,
            line.unit,
            line.year,
            line.readiness,
            *(cut(area.percent, 4) for area in line.areas),
            *line.findings,
            line.rows,
            line.template,
            line.common,
            shown(line.path),
        ]
        for line in ranking.lines
    ]
    return table(heads, rows, lang)


_BEFORE = (
    Text("No.", "No."),
    Text("Unit", "Unit"),
    Text("Tahun", "Year"),
    Text("Kesiapan", "Readiness"),
)
_PERCENT = Text("Area {id} (%)", "Area {id} (%)")
_AFTER = (
    Text("Kesalahan", "Errors"),
    Text("Peringatan", "Warnings"),
    Text("Catatan", "Notes"),
    Text("Kegiatan", "Rows"),
    Text("Templat", "Template"),
    Text("Teks sama", "Equal text"),
    Text("Berkas", "File"),
)
