"""WKT: whether the target time can be read, lies in the right year, and can still be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.checks.base import Hit, Values, by_area, cell, kind
from zicheck.phrases import date_text, listed, month, months, rows
from zicheck.places import Route
from zicheck.records import Record
from zicheck.schedule import Form, find_months
from zicheck.terms import beginnings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zicheck.checks.base import Context
    from zicheck.plan import Kegiatan
    from zicheck.sayings import Saying
    from zicheck.schedule import Schedule
    from zicheck.terms import Beginnings


def _written(context: Context, test: Callable[[Schedule], object]) -> Iterator[Kegiatan]:
    """The rows with a target of their own that passes: one merged with the cell above is told there."""
    return (row for row in context.timed(test) if row.target_waktu.strip())


class Readable(Record):
    """`peristiwa`: words of a target that is kept whenever a thing happens.

    `lke`: the indikator whose scale takes that for an answer.
    """

    peristiwa: tuple[str, ...] = ()
    lke: tuple[str, ...] = ()


@kind("waktu_terbaca", Readable)
def readable(context: Context, options: Readable) -> Iterator[Hit]:
    """A target that is written but names no month."""
    events = frozenset(context.named(options.lke))
    for row in context.timed(lambda schedule: not schedule.months):
        schedule = context.schedule(row)
        if not any(map(str.isalnum, row.target_waktu)):
            continue  # a dash is an empty cell
        folded = row.target_waktu.casefold()
        if events & set(context.ids(row)) and any(word in folded for word in options.peristiwa):
            continue
        if not schedule.months:
            yield Hit(
                route=cell(row, "target_waktu"),
                quote=row.target_waktu,
                values={
                    "target": row.target_waktu,
                    "tahun": context.plan.tahun,
                    "catatan": schedule.notes[0].text if schedule.notes else "",
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )


class Doubtful(Record):
    """`catatan`: the codes of reading notes that are worth telling."""

    catatan: tuple[str, ...]


@kind("waktu_meragukan", Doubtful)
def doubtful(context: Context, options: Doubtful) -> Iterator[Hit]:
    """A target that was read, but with a repair or a choice that the writer should confirm."""
    for row in _written(context, lambda schedule: schedule.notes):
        schedule = context.schedule(row)
        notes = [note for note in schedule.notes if note.code in options.catatan]
        if notes and schedule.months:
            yield Hit(
                route=cell(row, "target_waktu"),
                quote=row.target_waktu,
                values={
                    "target": row.target_waktu,
                    "catatan": notes[0].text,
                    "bulan": months(schedule.months),
                    "tahun": context.plan.tahun,
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )


class OtherYear(Record):
    """`kecuali`: indikator whose report on one year is rightly due in the next."""

    kecuali: tuple[str, ...] = ()


@kind("tahun_target", OtherYear)
def other_year(context: Context, options: OtherYear) -> Iterator[Hit]:
    """A target in a year that is not the plan's."""
    excepted = frozenset(context.named(options.kecuali))
    for row in _written(context, lambda schedule: schedule.years or schedule.year_offset):
        schedule = context.schedule(row)
        years = schedule.years
        if not years and schedule.year_offset:
            years = (context.plan.tahun + schedule.year_offset,)
        if not schedule.months or not years or context.plan.tahun in years:
            continue
        if excepted.intersection(context.ids(row)):
            continue
        yield Hit(
            route=cell(row, "target_waktu"),
            quote=row.target_waktu,
            values={
                "tahun": listed(str(year) for year in years),
                "rencana": context.plan.tahun,
                "contoh": row.target_waktu.replace(str(years[-1]), str(context.plan.tahun))
                if schedule.years
                else f"{months(schedule.months).id} {context.plan.tahun}",
                "baris": row.row,
            },
            rows=(row.row,),
            ids=context.ids(row),
        )


class BeforeDecree(Record):
    """`lke`: only rows that serve these; `kecuali`: but not these. Patterns over LKE ids."""

    lke: tuple[str, ...] = ()
    kecuali: tuple[str, ...] = ()


@kind("sebelum_keputusan", BeforeDecree)
def before_decree(context: Context, options: BeforeDecree) -> Iterator[Hit]:
    """Rows whose every date lay before the month of the decree, one finding an area.

    The month of the decree itself is not before it, unless the target names a day or week of it
    that is; a range that runs on after the decree is the habit of a recurring duty and is left
    alone.
    """
    limit = context.decree_month
    if limit == 1 and not context.mid_month:
        return
    signed = context.plan.keputusan.tanggal
    wanted = frozenset(context.named(options.lke or ("*",)))
    excepted = frozenset(context.named(options.kecuali))
    late = []
    for row in context.timed(lambda schedule: schedule.months and schedule.months[-1] <= limit):
        schedule = context.schedule(row)
        ids = context.ids(row)
        if not context.schedule_year_fits(row):
            continue
        if options.lke and wanted.isdisjoint(ids):
            continue
        if not excepted.isdisjoint(ids):
            continue
        past = (
            schedule.months == (limit,)
            and schedule.day is not None
            and schedule.form in (Form.DATE, Form.WEEK)
            and signed is not None
            and schedule.day < signed.day
        )
        if schedule.months[-1] < limit or past:
            late.append(row)
    yield from by_area(context, late, {"keputusan": _decree_day(context)})


class PartlyBefore(Record):
    """`lke`: indikator with a one-off result, of which a first date before the decree is odd."""

    lke: tuple[str, ...]


@kind("sebagian_sebelum_keputusan", PartlyBefore)
def partly_before(context: Context, options: PartlyBefore) -> Iterator[Hit]:
    """A list of months for a one-off result that begins before the decree and goes on after."""
    wanted = frozenset(context.named(options.lke))
    for row in _written(context, lambda schedule: schedule.form is Form.LIST):
        schedule = context.schedule(row)
        if not context.schedule_year_fits(row):
            continue
        early = [number for number in schedule.months if number < context.decree_month]
        if early and len(early) < len(schedule.months) and wanted & set(context.ids(row)[:1]):
            yield Hit(
                route=cell(row, "target_waktu"),
                quote=row.target_waktu,
                values={
                    "bulan": months(early),
                    "keputusan": _decree_day(context),
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )


def _decree_day(context: Context) -> Text:
    day = context.plan.keputusan.tanggal
    return date_text(day) if day else Text("", "")


_SPREAD = frozenset({Form.RANGE, Form.LIST})
_RECURRING = frozenset({"laporan", "notulen", "tindak-lanjut", "kertas-kerja"})


def _is_decree(saying: Saying, made: Beginnings) -> bool:
    """Whether a row sets something by a decree, and names no evidence that comes again."""
    return (
        bool(saying.items)
        and "sk" in saying.items[0].kinds
        and saying.kinds.isdisjoint(_RECURRING)
        and made.at_start_of_item(saying.cells[1].folded)
    )


class WholeYear(Record):
    """`lke`: indikator that ask for one document; `bulan`: from how many months on.

    Whatever the indikator, a decree that the action sets (`membuat`: how such actions begin) is
    made once, where no evidence beside it comes again.
    """

    lke: tuple[str, ...]
    bulan: int = 9
    membuat: tuple[str, ...] = ()


@kind("rentang_setahun", WholeYear)
def whole_year(context: Context, options: WholeYear) -> Iterator[Hit]:
    """A range over most of the year for a thing that is made once."""
    wanted = frozenset(context.named(options.lke))
    made = beginnings(options.membuat)
    found = [
        row
        for row in context.timed(
            lambda schedule: schedule.form in _SPREAD and len(schedule.months) >= options.bulan
        )
        if _is_decree(context.saying(row), made)
        or (
            not wanted.isdisjoint(context.ids(row)[:1])
            and context.schedule(row).form is Form.RANGE
            and any(len(window) >= options.bulan for window in context.schedule(row).occurrences)
        )
    ]
    values: Values = {
        "tahun": context.plan.tahun,
        "contoh": month(min(max(3, context.decree_month + 1), 12)),
    }
    yield from by_area(context, found, values)


@kind("tenggat_tanpa_tanggal")
def deadline(context: Context, _: object) -> Iterator[Hit]:
    """A "paling lambat" followed by more than one month: no single day to keep."""
    for row in _written(context, _by_a_range):
        schedule = context.schedule(row)
        if len(find_months(row.target_waktu)) > 1:  # "s.d. Maret" names one
            last = schedule.months[-1]
            yield Hit(
                route=cell(row, "target_waktu"),
                quote=row.target_waktu,
                values={
                    "target": row.target_waktu,
                    "bulan": month(last),
                    "tahun": schedule.year or context.plan.tahun,
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )


def _by_a_range(schedule: Schedule) -> bool:
    return schedule.deadline and len(schedule.months) > 1 and schedule.form is Form.RANGE


class Crowding(Record):
    """`bagian`: the share (0..1) of the rows with a single month from which one is crowded.

    `sedikitnya`: from how many rows on.
    """

    bagian: float = 0.25
    sedikitnya: int = 10


@kind("penumpukan", Crowding)
def crowding(context: Context, options: Crowding) -> Iterator[Hit]:
    """Many rows that all fall due, once, in the same month."""
    due: dict[int, list[Kegiatan]] = {}
    for row in context.timed(lambda schedule: len(schedule.months) == 1):
        due.setdefault(context.schedule(row).months[0], []).append(row)
    dated = sum(map(len, due.values()))
    for number, group in sorted(due.items()):
        if len(group) >= max(options.sedikitnya, options.bagian * dated):
            yield Hit(
                route=Route("plan", None, "area"),
                quote=group[0].target_waktu,
                plan_wide=True,
                values={
                    "bulan": month(number),
                    "jumlah": len(group),
                    "semua": dated,
                    "baris": rows(row.row for row in group),
                },
                rows=tuple(row.row for row in group),
            )


@kind("belum_jatuh_tempo")
def not_yet_due(context: Context, _: object) -> Iterator[Hit]:
    """Rows of which nothing is due by the day of judgement: what TPI would not find that day."""
    if context.as_of is None:
        return
    late = [row for row in context.plan.kegiatan if not context.due(row) and context.ids(row)]
    yield from by_area(context, late, {"hari": date_text(context.as_of)})
