"""The words in which a target time is written: months and periods, in Indonesian and English.

:data:`LEXICON` holds every word that means something in a `target_waktu`, spelled right, with what
it is to the grammar in :mod:`zicheck.schedule.grammar`. Words that are not spelled right are the
matter of :mod:`zicheck.schedule.spelling`.

Months are counted 1..12 everywhere.
"""

from __future__ import annotations

import enum
import re

from zicheck.bahasa import Text
from zicheck.schedule.periods import CATURWULAN, MONTH, QUARTER, SEMESTER, YEAR

MONTHS_ID = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""The Indonesian names of the months; the name of month `m` is at `m - 1`."""

MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The English names of the months; the name of month `m` is at `m - 1`."""


def month_name(month: int) -> Text:
    """The full name of `month` 1..12."""
    return Text(MONTHS_ID[month - 1], MONTHS_EN[month - 1])


class Kind(enum.IntEnum):
    """What a token is to the grammar."""

    MONTH = enum.auto()  # value: 1..12
    YEAR = enum.auto()  # value: 1900..2100
    NUMBER = enum.auto()  # value: the number; `word` keeps the digits
    ORDINAL = enum.auto()  # "pertama", "2nd"; value: the number, 0 for the last ("terakhir")
    UNIT = enum.auto()  # "bulan", "triwulan", "tahun"; value: its length in months
    ONE_UNIT = enum.auto()  # "setahun", "sebulan": one of a unit; value as for UNIT
    WEEK = enum.auto()
    DAY = enum.auto()
    CADENCE = enum.auto()  # "bulanan"; value: months from one time to the next, 0: finer ("harian")
    REPEATED = enum.auto()  # "berkala", "rutin": repeated, no period said
    EACH = enum.auto()  # "per", "setiap", "tiap"
    TIMES = enum.auto()  # "kali", "x" after a number (value 0); "sekali" (value 1)
    DURING = enum.auto()  # "sepanjang", "selama"
    TO = enum.auto()  # a range; value 0: a dash, 1: a word such as "s.d."
    AND = enum.auto()  # a separator; value 1: an alternative ("atau")
    OPEN = enum.auto()  # "(" and what else begins an explanation: ":", "|", "="
    CLOSE = enum.auto()
    NTH = enum.auto()  # "ke" of "minggu ke-2"
    DATED = enum.auto()  # "tanggal"
    BY = enum.auto()  # "paling lambat", "sebelum"
    FROM = enum.auto()  # "mulai", "sejak"
    OPEN_END = enum.auto()  # "selesai", "seterusnya"
    PART = enum.auto()  # value: -1 the beginning, 0 the middle, 1 the end of what follows
    RELATIVE = enum.auto()  # after its unit: "berikutnya" 1, "sebelumnya" -1, "berjalan" 0
    NEXT = enum.auto()  # the same before its unit, as in English: "next", "last", "this"
    VAGUE = enum.auto()  # the word of the canonical printing for a time relative to another one
    N = enum.auto()  # the "n" of "tahun n-1"
    PERCENT = enum.auto()
    FILLER = enum.auto()  # carries no time
    WORD = enum.auto()  # not known here
    END = enum.auto()  # stands after the last token


_SPELLED: tuple[tuple[Kind, int, str], ...] = (
    (Kind.MONTH, 1, "januari january jan"),
    (Kind.MONTH, 2, "februari february feb peb pebruari febuari"),
    (Kind.MONTH, 3, "maret march mar mrt"),
    (Kind.MONTH, 4, "april apr"),
    (Kind.MONTH, 5, "mei may"),
    (Kind.MONTH, 6, "juni june jun"),
    (Kind.MONTH, 7, "juli july jul"),
    (Kind.MONTH, 8, "agustus august agu ags agt agust aug"),
    (Kind.MONTH, 9, "september sep sept"),
    (Kind.MONTH, 10, "oktober october okt oct"),
    (Kind.MONTH, 11, "november nopember nov nop"),
    (Kind.MONTH, 12, "desember december des dec"),
    (Kind.UNIT, MONTH, "bulan bln bl month months"),
    (
        Kind.UNIT,
        QUARTER,
        "triwulan tw twl trw trwl triw kuartal kwartal quartal trimester quarter quarters q",
    ),
    (Kind.UNIT, CATURWULAN, "caturwulan cawu"),
    (Kind.UNIT, SEMESTER, "semester semesters sem smt smstr smtr"),
    (Kind.UNIT, YEAR, "tahun thn th ta year years"),
    (Kind.ONE_UNIT, MONTH, "sebulan"),
    (Kind.ONE_UNIT, QUARTER, "setriwulan"),
    (Kind.ONE_UNIT, SEMESTER, "sesemester"),
    (Kind.ONE_UNIT, YEAR, "setahun"),
    (Kind.WEEK, 0, "minggu mgg pekan week weeks"),
    (Kind.DAY, 0, "hari jam menit day days hour hours"),
    (Kind.CADENCE, MONTH, "bulanan monthly"),
    (Kind.CADENCE, QUARTER, "triwulanan kuartalan kwartalan quarterly"),
    (Kind.CADENCE, CATURWULAN, "caturwulanan"),
    (Kind.CADENCE, SEMESTER, "semesteran semiannual semiannually biannual"),
    (Kind.CADENCE, YEAR, "tahunan yearly annual annually"),
    (Kind.CADENCE, 0, "mingguan harian perhari seminggu sehari weekly daily"),
    (Kind.REPEATED, 0, "berkala rutin periodik kontinu kontinyu berkelanjutan"),
    (Kind.REPEATED, 0, "berkesinambungan periodically regularly"),
    (Kind.EACH, 0, "per setiap tiap tiap2 seluruh semua every each"),
    (Kind.TIMES, 0, "kali x times"),
    (Kind.TIMES, 1, "sekali once"),
    (Kind.TIMES, 2, "twice"),
    (Kind.DURING, 0, "sepanjang selama throughout during"),
    (Kind.TO, 1, "sd sampai hingga to until till through"),
    (Kind.AND, 0, "dan serta and"),
    (Kind.AND, 1, "atau or"),
    (Kind.NTH, 0, "ke"),
    (Kind.DATED, 0, "tanggal tgl date"),
    (Kind.BY, 0, "lambat selambat selambatnya lambatnya lama sebelum batas deadline"),
    (Kind.BY, 0, "tenggat maksimal maks later before by"),
    (Kind.FROM, 0, "mulai sejak from since"),
    (Kind.OPEN_END, 0, "selesai seterusnya dst"),
    (Kind.PART, -1, "awal beginning early"),
    (Kind.PART, 0, "pertengahan tengah mid middle"),
    (Kind.PART, 1, "akhir end"),
    (Kind.RELATIVE, 1, "berikutnya berikut selanjutnya depan mendatang datang"),
    (Kind.RELATIVE, -1, "sebelumnya lalu"),
    (Kind.RELATIVE, 0, "berjalan berkenaan bersangkutan ini sama"),
    (Kind.NEXT, 1, "next"),
    (Kind.NEXT, -1, "previous last"),
    (Kind.NEXT, 0, "current this"),
    (Kind.VAGUE, 0, "relatif relative"),
    (Kind.N, 0, "n"),
    (Kind.NUMBER, 1, "satu"),
    (Kind.NUMBER, 2, "dua"),
    (Kind.NUMBER, 3, "tiga"),
    (Kind.NUMBER, 4, "empat"),
    (Kind.NUMBER, 5, "lima"),
    (Kind.NUMBER, 6, "enam"),
    (Kind.NUMBER, 7, "tujuh"),
    (Kind.NUMBER, 8, "delapan"),
    (Kind.NUMBER, 9, "sembilan"),
    (Kind.NUMBER, 10, "sepuluh"),
    (Kind.NUMBER, 11, "sebelas"),
    (Kind.ORDINAL, 0, "terakhir"),
    (Kind.ORDINAL, 1, "pertama kesatu first"),
    (Kind.ORDINAL, 2, "kedua second"),
    (Kind.ORDINAL, 3, "ketiga third"),
    (Kind.ORDINAL, 4, "keempat fourth"),
    (Kind.ORDINAL, 5, "kelima"),
    (Kind.ORDINAL, 6, "keenam"),
    (Kind.WORD, 0, "setia tahanan"),  # one letter away from "setiap" and "tahunan"
    (Kind.FILLER, 0, "paling pada di dalam dlm secara dari dengan dgn yang akan untuk anggaran"),
    (Kind.FILLER, 0, "target waktu pelaksanaan jadwal minimal maupun sekitar penuh than no of"),
    (Kind.FILLER, 0, "update diupdate dilaksanakan dilakukan kerja kalender"),
    (Kind.FILLER, 0, "the in on at a an time"),
)

LEXICON = {word: (kind, value) for kind, value, spelled in _SPELLED for word in spelled.split()}
"""Every known word in lower case, with its kind and value."""

_AS_ROMAN = str.maketrans("l1|!", "iiii")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iiii": 4, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_ROMANS |= {"ix": 9, "x": 10, "xi": 11, "xii": 12}


def roman(word: str) -> int | None:
    """The value 1..12 of a Roman number in lower case; `l`, `1`, `|` and `!` count as `i`."""
    return _ROMANS.get(word.translate(_AS_ROMAN))


_FREE_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


def find_months(text: str) -> tuple[int, ...]:
    """The months 1..12 whose full or short names occur in a free text, sorted, each once.

    Whole words only and no guessing: no typing errors, no quarters. English "may" is mostly a
    verb: it counts only next to a number ("May 2025").
    """
    found = set()
    for match in _FREE_WORDS.finditer(text):
        word = match.group().lower()
        kind, month = LEXICON.get(word, (Kind.WORD, 0))
        if kind is not Kind.MONTH:
            continue
        if word == "may":
            start, end = match.span()
            before, after = text[max(0, start - 3) : start], text[end : end + 3]
            if not (before.rstrip()[-1:].isdigit() or after.lstrip()[:1].isdigit()):
                continue
        found.add(month)
    return tuple(sorted(found))
