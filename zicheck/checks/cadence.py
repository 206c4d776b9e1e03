"""MON: how often a thing is done, against what the instrument or the row's own words ask."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zicheck.bahasa import Text
from zicheck.checks.base import AFTER_OTHERS, AFTER_THOSE, Cell, Hit, cell, kind, names_period
from zicheck.checks.sieving import Mesh
from zicheck.memory import KEPT
from zicheck.patterns import lazily
from zicheck.phrases import listed, month, months, quarters, rows
from zicheck.records import Record
from zicheck.sayings import CELLS
from zicheck.schedule import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zicheck.checks.base import Context
    from zicheck.instrument import Indikator
    from zicheck.plan import Kegiatan

# Times a year that a word of cadence promises, most often first.
_CADENCE = (
    (12, r"(?:per|setiap|tiap|tiap-tiap|masing-masing)[ -]?bulan(?:nya)?|bulanan|sebulan sekali"),
    (
        4,
        (
            r"(?:per|setiap|tiap|tiap-tiap)[ -]?(?:triwulan|tri wulan|tw|kuartal)(?:nya)?"
            r"|triwulanan|(?:setiap|tiap|per) 3 bulan|3 bulan sekali|tiga bulan sekali|kuartalan"
            r"|(?:laporan|hasil|rekap\w*|pengukuran|penilaian)(?: \w+){0,3} triwulan(?! (?:ke|[iv\d]))"
        ),
    ),
    (
        2,
        (
            r"(?:per|setiap|tiap|tiap-tiap)[ -]?(?:semester|enam bulan|6 bulan)|semesteran"
            r"|dua kali setahun|2 kali setahun"
            r"|(?:laporan|hasil|rekap\w*|pengukuran|penilaian)(?: \w+){0,3} semester(?! (?:ke|[i\d]))"
        ),
    ),
)
_CADENCE_RE = tuple((times, re.compile(rf"\b(?:{pattern})\b")) for times, pattern in _CADENCE)
_CADENCE_NAMES = {
    12: Text("setiap bulan", "every month"),
    4: Text("setiap triwulan", "every quarter"),
    2: Text("setiap semester", "every half-year"),
}


@lru_cache(maxsize=KEPT)
def promised(text: str) -> tuple[int, ...]:
    """The cadences (times a year) that a text names, most often first."""
    folded = " ".join(text.casefold().replace("/", " / ").split())
    return tuple(times for times, pattern in _CADENCE_RE if pattern.search(folded))


def _names_cadence(folded: str) -> bool:
    """Whether a casefolded text can name a cadence at all."""
    return any(word in folded for word in _CADENCE_WORDS)


_CADENCE_WORDS = ("bulan", "wulan", "tw", "semester", "kuartal", "kali")


def times_planned(context: Context, rows_: tuple[Kegiatan, ...]) -> int:
    """How many separate times a year the rows plan the thing, up to the day of judgement.

    Dates of several rows are counted together. A long range ("Januari-Desember") has no count
    of its own: the row's words decide it when they name a cadence, else it counts once for the
    instrument's ladder, but as recurring where only "berkala" is asked (see :func:`cadence`).
    """
    windows: set[tuple[int, ...]] = set()
    for row in rows_:
        windows.update(_windows(context, row))
    return len(windows)


def _windows(context: Context, row: Kegiatan) -> tuple[tuple[int, ...], ...]:
    schedule = context.schedule(row)
    windows = schedule.occurrences
    if schedule.form is Form.RANGE and len(windows) == 1 and len(windows[0]) > 2:
        named = promised(f"{row.indikator} {row.langkah_aksi} {row.bukti}")
        if len(named) == 1:
            windows = _split(windows[0], 12 // named[0])
    last = context.last_month(row)
    return tuple(window for window in windows if window and window[-1] <= last)


def _split(months: tuple[int, ...], width: int) -> tuple[tuple[int, ...], ...]:
    """A range as the calendar months, quarters or half-years that it touches."""
    groups: dict[int, list[int]] = {}
    for number in months:
        groups.setdefault((number - 1) // width, []).append(number)
    return tuple(tuple(group) for group in groups.values())


def _spread(context: Context, rows_: tuple[Kegiatan, ...]) -> bool:
    """Whether a row runs over a range of three months or more: done as it comes.

    A named quarter or half-year ("Triwulan IV") is no such range: it is one time, of which only
    the period is known.
    """
    for row in rows_:
        schedule = context.schedule(row)
        if schedule.form is Form.RECURRING or (
            schedule.form is Form.RANGE
            and not names_period(schedule)
            and any(len(window) > 2 for window in schedule.occurrences)
        ):
            return True
    return False


class Cadence(Record):
    """`lke`: patterns over LKE ids; only those whose scale sets a cadence are judged.

    `setara`: words of a row that promise the best answer without dates ("setiap ada
    perubahan").
    """

    lke: tuple[str, ...]
    setara: tuple[str, ...] = ()


@kind("irama_lke", Cadence)
def cadence(context: Context, options: Cadence) -> Iterator[Hit]:
    """An indikator done less often than the best answer of its scale asks."""
    for id_ in context.named(options.lke):
        indikator = context.instrument.indikator[id_]
        if not indikator.irama or id_ not in context.served:
            continue
        served = tuple(row for row in context.served[id_] if context.due(row))
        known = tuple(row for row in served if context.schedule(row).occurrences)
        if not known or _says(context, known, options.setara):
            continue
        wanted = max(indikator.irama.values())
        times = times_planned(context, known)
        if times >= wanted or (wanted == 2 and _spread(context, known)):
            continue
        if wanted == 12 and times >= 13 - context.decree_month - context.mid_month:
            continue  # every month that the decree leaves
        if wanted == 12 and len(indikator.irama) == 2 and _spread(context, known):
            continue
        letter = _answer(context, indikator, times)
        first = known[0]
        planned = {number for row in known for number in context.schedule(row).months}
        missing = _missing_months(planned, wanted, wanted - times, context.decree_month)
        yield Hit(
            route=cell(first, "target_waktu"),
            quote=first.target_waktu,
            months=missing,
            values={
                "indikator": id_,
                "judul": indikator.judul,
                "kali": times,
                "kurun": _YEAR if context.judged_until == 12 else _UP_TO_THEN,
                "minimal": wanted,
                "jawaban": letter,
                "contoh": _example_months(wanted, context.decree_month),
                "tambahan": months(missing),
                "baris": rows(row.row for row in known),
            },
            rows=tuple(row.row for row in known),
            ids=(id_,),
            whole=True,
            caps={id_: context.instrument.answer(indikator, letter)},
        )


def _says(context: Context, rows_: Iterable[Kegiatan], words: tuple[str, ...]) -> bool:
    """Whether one of the rows holds one of the words in any of its cells."""
    return bool(words) and any(
        word in said
        for row in rows_
        for said in (context.saying(row).folded, row.target_waktu.casefold())
        for word in words
    )


_YEAR = Text("setahun", "a year")
_UP_TO_THEN = Text("sampai dengan hari penilaian", "up to the day of judgement")


def _answer(context: Context, indikator: Indikator, times: int) -> str:
    """The best answer that `times` a year supports; below the ladder, the next one down."""
    letters = list(context.instrument.answers(indikator))
    for letter in letters:
        if letter in indikator.irama and times >= indikator.irama[letter]:
            return letter
    lowest = max(letters.index(letter) for letter in indikator.irama)
    return letters[min(lowest + 1, len(letters) - 1)]


def _example_months(times: int, decree_month: int) -> Text:
    """Months from the decree on that keep a cadence, as an example."""
    step = 12 // times
    numbers = [n for n in range(step, 13, step) if n >= decree_month] or [12]
    if times == 12 and len(numbers) > 2:
        first, last = month(numbers[0]), month(12)
        return Text(f"{first.id} sampai dengan {last.id}", f"{first.en} to {last.en}")
    return listed(month(n) for n in numbers)


def _missing_months(
    planned: set[int], times: int, lacking: int, decree_month: int
) -> tuple[int, ...]:
    """`lacking` months (1..12) to plan besides `planned`, so that a cadence is kept.

    The periods that nothing is planned in come first, in the same place of each as in those that
    are planned (their ends, where nothing is); where too few of them lie after the decree, the
    latest months that are free.
    """
    width = 12 // times
    place = (min(planned) - 1) % width + 1 if planned else width
    free = []
    for end in range(width, 13, width):
        if end >= decree_month and planned.isdisjoint(range(end - width + 1, end + 1)):
            alike = end - width + place
            free.append(alike if alike >= decree_month else end)
    later = [n for n in range(12, decree_month - 1, -1) if n not in planned and n not in free]
    return tuple(sorted((free + later)[:lacking]))


class Quarterly(Record):
    """`lke`: the indikator to judge; `per_tahun`: 4 for quarterly, 12 for monthly monev."""

    lke: tuple[str, ...]
    per_tahun: Literal[2, 3, 4, 6, 12] = 4


@kind("triwulan", Quarterly)
def quarterly(context: Context, options: Quarterly) -> Iterator[Hit]:
    """Quarters (or months) without monev, counted from the first that begins after the decree.

    The period in which the decree was signed counts only when it was signed in its first month.
    One empty period costs one answer, and so on down the scale.
    """
    width = 12 // options.per_tahun
    for id_ in context.named(options.lke):
        served = tuple(
            row
            for row in context.served.get(id_, ())
            if context.schedule(row).months and context.schedule_year_fits(row)
        )
        if not served:
            continue
        covered: set[int] = set()
        for row in served:
            schedule = context.schedule(row)
            # Of a named half-year only one time is promised: it may be as late as its end.
            named = (
                [window[-1] for window in schedule.occurrences]
                if names_period(schedule)
                else schedule.months
            )
            covered.update((number - 1) // width for number in named)
        empty = [
            period
            for period in range(options.per_tahun)
            if period * width + 1 >= context.decree_month
            and (period + 1) * width <= context.judged_until
            and period not in covered
        ]
        if not empty:
            continue
        indikator = context.instrument.indikator[id_]
        letters = list(context.instrument.answers(indikator))
        letter = letters[min(len(empty), len(letters) - 1)]
        first = served[0]
        yield Hit(
            route=cell(first, "target_waktu"),
            quote=first.target_waktu,
            months=tuple(period * width + width for period in empty),
            values={
                "kosong": _period_names(empty, options.per_tahun),
                "pertama": _period_names(empty[:1], options.per_tahun),
                "bulan": listed(month(period * width + width) for period in empty),
                "jumlah": len(empty),
                "jawaban": letter,
                "baris": rows(row.row for row in served),
            },
            rows=tuple(row.row for row in served),
            ids=(id_,),
            whole=True,
            caps={id_: context.instrument.answer(indikator, letter)},
        )


def _period_names(periods: list[int], per_year: int) -> Text:
    if per_year == 4:
        names = quarters(period + 1 for period in periods)
        return Text(f"triwulan {names.id}", f"quarter {names.en}")
    names = listed(month(p + 1) for p in periods)
    return Text(f"bulan {names.id}", names.en)


def _leaves_open(folded: str) -> bool:
    """Whether a casefolded text may name two cadences to choose from."""
    return (
        any(mark in folded for mark in ("/", "atau", "|"))
        and _names_cadence(folded)
        and _EITHER_CADENCE.search(folded) is not None
    )


def _sieve_of_undecided(_: object) -> Mesh:
    return Mesh(lambda saying: _leaves_open(saying.folded), parts=_CADENCE_WORDS)


@kind("irama_ganda", turn=AFTER_THOSE, sieve=_sieve_of_undecided)
def undecided(context: Context, options: object) -> Iterator[Hit]:
    """A row that promises one cadence or another: "per semester atau per triwulan".

    Where its dates keep not even the least of them, that was told.
    """
    chosen = {row.row for row in context.sifted(options)}
    for row in context.rows:
        if row.row not in chosen and not _leaves_open(row.target_waktu.casefold()):
            continue
        if context.told_by(row, "janji_irama"):
            continue
        for field in ("indikator", "langkah_aksi", "bukti_fisik", "target_waktu"):
            text = row.cell(field)
            found = _EITHER_CADENCE.search(text)
            if found and len(promised(found[0])) > 1:
                yield Hit(
                    route=cell(row, field),
                    quote=text,
                    values={
                        "irama": found[0],
                        "contoh": _CADENCE_NAMES[max(promised(found[0]))],
                        "baris": row.row,
                    },
                    rows=(row.row,),
                    ids=context.ids(row),
                )
                break


_EITHER_CADENCE = lazily(
    r"\b(?:per|setiap|tiap)[ -]?\w+\s*(?:/|atau|\|)\s*(?:per|setiap|tiap)[ -]?\w+", re.IGNORECASE
)
# Forms that name each time on its own, rather than bounds to act within.
_SINGLE = frozenset({Form.LIST, Form.POINT, Form.DATE, Form.WEEK})

_QUARTERS = 4
_AFTER_QUARTERS = frozenset({4, 7, 10})


def _unbroken(periods: set[int]) -> bool:
    """Whether two or more periods follow one another without a gap."""
    return len(periods) > 1 and max(periods) - min(periods) + 1 == len(periods)


class Promise(Record):
    """`kolom`: the cells whose words are held against the months of the target."""

    kolom: tuple[Cell, ...] = ("indikator", "langkah_aksi", "bukti_fisik")


def _sieve_of_promise(options: Promise) -> Mesh:
    others = not set(options.kolom) <= set(CELLS)  # what they say is not sifted
    return Mesh(
        lambda saying: others or any(promised(said.folded) for said in saying.cells),
        parts=_CADENCE_WORDS,
    )


@kind("janji_irama", Promise, turn=AFTER_OTHERS, sieve=_sieve_of_promise)
def promise(context: Context, options: Promise) -> Iterator[Hit]:
    """A row that says "setiap triwulan" and then does not name four quarters.

    Where the words leave a choice ("per semester atau per triwulan"), the least demanding one
    is enough. A range, or a cadence within one ("setiap bulan, Maret s.d. Desember"), keeps the
    promise inside its own bounds. What began before the decree is not asked for.
    """
    for row in context.sifted(options):
        schedule = context.schedule(row)
        if not schedule.occurrences or not context.due(row):
            continue
        if context.told_by(row, "irama_lke", "triwulan"):
            continue  # too few dates were told already
        for field in options.kolom:
            named = promised(row.cell(field))
            if not named:
                continue
            times = min(named)
            width = 12 // times
            touched = {(number - 1) // width for number in schedule.months}
            wanted = {
                period
                for period in range(times)
                if period * width + 1 >= context.decree_month + (width == 1 and context.mid_month)
                and (period + 1) * width <= context.judged_until
            }
            missing = wanted - touched
            # As often as promised is enough, though a date may fall behind its quarter's end.
            if not missing or len(schedule.occurrences) >= times:
                continue
            if schedule.form not in _SINGLE and _unbroken(touched):
                continue
            if times == _QUARTERS and set(schedule.months) - {1} == _AFTER_QUARTERS:
                continue  # of what ended: the last quarter is reported in the next year
            ids = tuple(id_ for id_ in context.ids(row) if id_ in context.instrument.indikator)
            yield Hit(
                route=cell(row, field),
                quote=row.cell(field),
                months=tuple(sorted((period + 1) * width for period in missing)),
                values={
                    "irama": _CADENCE_NAMES[times],
                    "kali": len(schedule.occurrences),
                    "minimal": len(wanted),
                    "target": row.target_waktu,
                    "contoh": _example_months(times, context.decree_month),
                },
                rows=(row.row,),
                ids=ids,
            )
            break
