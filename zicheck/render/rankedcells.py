"""What a line of a ranking holds, column by column: the same for every form of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.render.numbers import cut

if TYPE_CHECKING:
    from zicheck.ranking import Line, Ranking

NUMBER = Text("No.", "No.")
UNIT = Text("Unit", "Unit")
YEAR = Text("Tahun", "Year")
READINESS = Text("Kesiapan", "Readiness")
PERCENT = Text("Area {id} (%)", "Area {id} (%)")
ROWS = Text("Kegiatan", "Rows")
TEMPLATE = Text("Templat", "Template")
COMMON = Text("Teks sama", "Equal text")
COUNTS = (
    Text("Kesalahan", "Errors"),
    Text("Peringatan", "Warnings"),
    Text("Catatan", "Notes"),
    ROWS,
    TEMPLATE,
    COMMON,
)
FILE = Text("Berkas", "File")
RULES = (
    Text("Kode", "Code"),
    Text("Aturan", "Rule"),
    Text("Rencana", "Plans"),
    Text("Temuan", "Findings"),
    Text("Poin hilang", "Points lost"),
)
"""The heads of the table of rules."""


def heads(ranking: Ranking) -> list[Text]:
    """The heads of the columns whose cells are those of :func:`cells_of`, in their order."""
    areas = [PERCENT.fill(id=area.id) for area in ranking.areas]
    return [NUMBER, UNIT, YEAR, READINESS, *areas, *COUNTS, FILE]


def cells_of(line: Line, places: int) -> list[str | int | float]:
    """The cells of one plan under the heads of :func:`heads`.

    Percents are cut off after so many `places`, so that none reads as reached that is not.
    """
    return [
        line.place,
        line.unit,
        line.year,
        line.readiness,
        *(cut(area.percent, places) for area in line.areas),
        *line.findings,
        line.rows,
        line.template,
        line.common,
        shown(line.path),
    ]
