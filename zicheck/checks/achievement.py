"""TGT: the target achievement beside the target time, where the plan has that column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.checks.base import Hit, cell, kind
from zicheck.schedule import Form
from zicheck.similarity import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context

_COUNTED = frozenset(
    {Form.LIST, Form.MONTHLY, Form.QUARTERLY, Form.HALF_YEARLY, Form.DATE, Form.WEEK}
)
_COUNT = re.compile(r"^\W*(\d{1,3})\s*(?:\([^)]*\))?\s*([A-Za-z][\w-]*)")
# Things that one may hold for many dates ("1 (satu) Aplikasi") and so say nothing of a count.
_LASTING = frozenset(
    {"aplikasi", "sistem", "sk", "tim", "unit", "media", "website", "persen", "inovasi", "layanan"}
)

_SPAN = re.compile(
    r"\W*\d{1,3}\s*(?:\([^)]*\))?\s*(?:hari|minggu|bulan|triwulan|semester|tahun)\W*", re.IGNORECASE
)


@kind("capaian_jumlah")
def count_fits(context: Context, _: object) -> Iterator[Hit]:
    """A count that is not the number of times the row is due: "Per Triwulan" with 2 documents."""
    for row in context.rows:
        text = row.target_capaian or ""
        found = _COUNT.match(text)
        schedule = context.schedule(row)
        # What lay before the decree need not be counted.
        times = sum(window[-1] >= context.decree_month for window in schedule.occurrences)
        if not found or not times or schedule.form not in _COUNTED:
            continue
        number, thing = int(found[1]), found[2].casefold()
        if thing in _LASTING or number >= times or times == 1:
            continue
        yield Hit(
            route=cell(row, "target_capaian"),
            quote=text,
            values={
                "capaian": text,
                "jumlah": number,
                "kali": times,
                "target": row.target_waktu,
                "benda": found[2],
                "baris": row.row,
            },
            rows=(row.row,),
            ids=context.ids(row),
        )


@kind("capaian_mengulang_waktu")
def repeats_time(context: Context, _: object) -> Iterator[Hit]:
    """A target achievement that says the time again, or a span of time, instead of an output."""
    for row in context.rows:
        text = row.target_capaian or ""
        if not context.schedule(row).months:
            continue
        again = content_words(text) == content_words(row.target_waktu)
        if text.strip() and (again or _SPAN.fullmatch(text)):
            yield Hit(
                route=cell(row, "target_capaian"),
                quote=text,
                values={"capaian": text, "baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )
