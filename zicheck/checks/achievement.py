"""TGT: the target achievement beside the target time, where the plan has that column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.checks.base import Hit, by_area, cell, kind
from zicheck.patterns import lazily
from zicheck.phrases import rows
from zicheck.records import Record
from zicheck.schedule import MONTHS_ID, Form
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


class _Count(Record):
    """How many of what a row promises, and how often it is due."""

    number: int
    thing: str
    times: int


_NAMES = "|".join(MONTHS_ID)
_MONTHS = lazily(
    rf"\W*(?:bulan\W+)?(?:{_NAMES})(?:\W+(?:dan|s\W?d|sampai|dengan|{_NAMES}|(?:19|20)\d\d)\b)*+\W*",
    re.IGNORECASE,
)


@kind("capaian_jumlah")
def count_fits(context: Context, _: object) -> Iterator[Hit]:
    """Counts that are not the number of times a row is due, one finding an area.

    "Per Triwulan" with 2 documents; "Juni dan Desember" with 12 reports.
    """
    counts = {row.row: count for row in context.rows if (count := _unfit(context, row))}
    found = [row for row in context.rows if row.row in counts]
    for hit in by_area(context, found, {}, "target_capaian"):
        first = context.plan.kegiatan[hit.rows[0] - 1]
        number, thing, times = counts[first.row]
        lone = len(hit.rows) == 1
        yield hit._replace(
            values={
                **hit.values,
                "capaian": first.target_capaian or "",
                "kali": times,
                "target": first.target_waktu,
                "tempat": rows(hit.rows) if lone else _SEVERAL.fill(**hit.values),
                "misalnya": ":" if lone else _SUCH_AS.fill(pertama=hit.rows[0]),
                "saran": (_FEWER if number < times else _MORE).fill(
                    pertama=hit.rows[0], kali=times, banyak=number, benda=thing
                ),
            }
        )


_SEVERAL = Text("{jumlah} kegiatan ({baris})", "{jumlah} rows ({baris})")
_SUCH_AS = Text(", misalnya pada baris {pertama}", ", such as in row {pertama}")
_FEWER = Text(
    "pada baris {pertama} “{kali} {benda}”, atau satu waktu saja bila hasilnya memang sekali jadi",
    "in row {pertama} “{kali} {benda}”, or a single time where the result is made once",
)
# As many as a cadence asks for were meant; the dates fall short of them.
_MORE = Text(
    "lengkapi target waktu baris {pertama} menjadi {banyak} kali, atau tulis “{kali} {benda}” bila "
    "memang tidak setiap periode",
    "plan row {pertama} {banyak} times, or write “{kali} {benda}” if it is not for every period",
)


def _unfit(context: Context, row: Kegiatan) -> _Count | None:
    """The count of a row where it does not fit how often the row is due, else None.

    Too many are told only where they are those of a cadence that the dates do not keep, and
    nothing else tells why they are more.
    """
    counted = _COUNT.match(row.target_capaian or "")
    schedule = context.schedule(row)
    # What lay before the decree need not be counted.
    times = sum(window[-1] >= context.decree_month for window in schedule.occurrences)
    if not counted or times < 2 or schedule.form not in _COUNTED:
        return None
    number, thing = int(counted[1]), counted[2].casefold()
    lasting = thing in _LASTING and (number < times or thing != _DECREE)
    if lasting or number == times:
        return None
    if number > times and (
        number not in _CADENCES
        or number <= len(schedule.occurrences)
        or (thing in _GENERIC and len(context.saying(row).items) > 1)
        or _EACH.search(f"{row.langkah_aksi} {row.bukti} {row.target_capaian}")
    ):
        return None
    return _Count(number, counted[2], times)


_CADENCES = frozenset({4, 12})
_GENERIC = frozenset({"dokumen", "berkas", "data", "bukti", "eviden", "kegiatan"})
_DECREE = "sk"
"""One may hold for many dates, but many are not issued on one."""
_EACH = lazily(
    r"\b(?:per|(?:se)?tiap|masing-masing)\s+(?!tri|bulan|semester|tahun|tw\b|kuartal|minggu)\w",
    re.IGNORECASE,
)


@kind("capaian_mengulang_waktu")
def repeats_time(context: Context, _: object) -> Iterator[Hit]:
    """A target achievement that says the time again, or a span of time, instead of an output."""
    for row in context.rows:
        text = row.target_capaian or ""
        if not text or not context.schedule(row).months:
            continue
        again = content_words(text) == content_words(row.target_waktu)
        if text.strip() and (again or _SPAN.fullmatch(text) or _MONTHS.fullmatch(text)):
            yield Hit(
                route=cell(row, "target_capaian"),
                quote=text,
                values={
                    "capaian": text,
                    "baris": row.row,
                    "contoh": f"{len(context.schedule(row).occurrences)} Laporan",
                },
                rows=(row.row,),
                ids=context.ids(row),
            )
