"""Where a value stands: as a route into the plan, and as a place in the file it came from.

The core speaks only of routes. Whoever read the file turns a route into a place at the end.
"""

from __future__ import annotations

from collections.abc import Callable

from zicheck.records import Record


class Route(Record):
    """A way into a plan.

    `part` is `plan`, `keputusan`, `dasar_hukum`, `naskah`, `area`, `komponen` or `kegiatan`;
    `index` counts from 0 within that part, except for `kegiatan`, where it is the row number
    (from 1, as users count); `field` is the key inside it.
    """

    part: str
    index: int | None = None  # type: ignore[assignment]  # hides tuple.index, which nobody needs
    field: str | None = None


class Place(Record):
    """A place in a file; lines, columns, pages, tables, rows and paragraphs count from 1.

    `column` counts letters of a line where there is one, and the columns of a table otherwise.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: int | None = None


Locate = Callable[[Route], Place]
