"""A target time (`target_waktu`): any text has a meaning or none, and the meaning can be printed.

Promises: nothing is raised; months lie in 1..12, sorted, each once, and are those of the
occurrences; a single year of several has no other months than all; what is printed of a meaning is
read as the same meaning, unless times of more than a year are among several years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz import mutating, smallplans
from fuzz.promises import require
from zicheck.schedule import MONTHS_EN, MONTHS_ID, Schedule, parse
from zicheck.schedule.notes import NOTE_CODES
from zicheck.schedule.periods import ALL_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

DICTIONARY = (
    *MONTHS_ID,
    *MONTHS_EN,
    *("Jan", "Febr", "Mrt", "Agt", "Sept", "Nop", "Des", "Agustsus", "Pebruari"),
    *("TW I", "TW IV", "Triwulan ", "Semester II", "Caturwulan", "Kuartal", "Q3", "Smt"),
    *("minggu ke-", "minggu pertama", "pekan", "hari kerja", "awal", "akhir", "pertengahan"),
    *("setiap", "tiap", "per", "sekali", "2 kali", "dua kali", "setahun", "bulanan", "tahunan"),
    *("berkala", "sepanjang tahun", "paling lambat", "sebelum", "sesudah", "s.d.", "s/d", "sampai"),
    *("dengan", "dan", "atau", "serta", "hingga", "mulai", "sejak", "-", "–", "/", ",", ";", "&"),
    *("2025", "2026", "n+1", "n-1", "tahun berikutnya", "tahun sebelumnya", "T.A.", "Tahun"),
    *("XII", "31 Februari", "29 Februari 2025", "01/02/2026", "2026-02-30", "99", "0", "\u00a0"),
    *(code for code in NOTE_CODES),
)
MUTATED = mutating.lines(DICTIONARY)


def seeds() -> Iterator[bytes]:
    """Every target time of the real plans, each once."""
    said = {row.target_waktu for plan in smallplans.real() for row in plan.kegiatan}
    yield from (text.encode() for text in sorted(said))


def _meaning(schedule: Schedule) -> tuple[object, ...]:
    return (
        schedule.form, schedule.months, schedule.occurrences, schedule.years,
        schedule.year_offset, schedule.deadline,
    )  # fmt: skip


def TestOneInput(data: bytes) -> None:
    """Read `data` as a target time, and what is printed of it again."""
    text = data.decode("utf-8", "replace")
    schedule = parse(text)
    months = schedule.months
    require(months == tuple(sorted(set(months))), "months are sorted, each once")
    require(all(1 <= month <= 12 for month in months), "a month is one of twelve")
    windows = {month for window in schedule.occurrences for month in window}
    require(windows == set(months), "the occurrences make up the months")
    require(schedule.day is None or 1 <= schedule.day <= 31, "a day is one of a month")
    for lang in ("id", "en"):
        if len(schedule.years) > 1 and ALL_MONTHS in schedule.occurrences:
            break  # a time of more than a year, beside others: its years cannot all be printed
        again = parse(schedule.shown(lang))
        require(_meaning(again) == _meaning(schedule), f"what is printed means the same ({lang})")
    for year in schedule.years[:3]:
        require(set(schedule.within(year).months) <= set(months), "a year has no more months")
