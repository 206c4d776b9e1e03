"""TGT: the target achievement beside the target time, where the plan has that column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.checks.base import Hit, by_area, cell, kind
from zicheck.patterns import lazily
from zicheck.schedule import Form
from zicheck.similarity import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.plan import Kegiatan

_COUNTED = frozenset(
    {Form.LIST, Form.MONTHLY, Form.QUARTERLY, Form.HALF_YEARLY, Form.DATE, Form.WEEK}
)
_COUNT = lazily(r"^\W*(\d{1,3})\s*(?:\([^)]*\)\s*)?([A-Za-z][\w-]*)")
# Things that one may hold for many dates ("1 (satu) Aplikasi") and so say nothing of a count.
_LASTING = frozenset(
    {"aplikasi", "sistem", "sk", "tim", "unit", "media", "website", "persen", "inovasi", "layanan"}
)

_SPAN = lazily(
    r"\W*\d{1,3}\s*(?:\([^)]*\)\s*)?(?:hari|minggu|bulan|triwulan|semester|tahun)\W*", re.IGNORECASE
)


@kind("capaian_jumlah")
def count_fits(context: Context, _: object) -> Iterator[Hit]:
    """Counts that are not the number of times a row is due, one finding an area.

    "Per Triwulan" with 2 documents.
    """
    found = [row for row in context.rows if row.target_capaian and _short(context, row)]
    for hit in by_area(context, found, {}, "target_capaian"):
        first = context.plan.kegiatan[hit.rows[0] - 1]
        number, thing, times = _short(context, first) or (0, "", 0)
        yield hit._replace(
            values={
                **hit.values,
                "capaian": first.target_capaian or "",
                "banyak": number,
                "kali": times,
                "target": first.target_waktu,
                "benda": thing,
                "pertama": hit.rows[0],
            }
        )


def _short(context: Context, row: Kegiatan) -> tuple[int, str, int] | None:
    """The count, what is counted, and how often the row is due, where the count is too low."""
    counted = _COUNT.match(row.target_capaian or "")
    schedule = context.schedule(row)
    # What lay before the decree need not be counted.
    times = sum(window[-1] >= context.decree_month for window in schedule.occurrences)
    if not counted or not times or schedule.form not in _COUNTED:
        return None
    number, thing = int(counted[1]), counted[2].casefold()
    if thing in _LASTING or number >= times or times == 1:
        return None
    return number, counted[2], times


@kind("capaian_mengulang_waktu")
def repeats_time(context: Context, _: object) -> Iterator[Hit]:
    """A target achievement that says the time again, or a span of time, instead of an output."""
    for row in context.rows:
        text = row.target_capaian or ""
        if not text or not context.schedule(row).months:
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
