"""What the target times of real plans mean, and what holds for the reading of any text.

`data/target_time.csv` holds every spelling that was met in real plans, each read by hand.
"""

from __future__ import annotations

import csv
import pathlib
import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.schedule import (
    LONGEST_TEXT,
    MONTHS_EN,
    MONTHS_ID,
    NOTE_CODES,
    Form,
    Schedule,
    find_months,
    parse,
    quarter_of,
    quarters,
)
from zicheck.schedule.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = tuple(range(1, 13))
SINGLES = tuple((month,) for month in ALL)
QUARTERS = ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12))
HALVES = (ALL[:6], ALL[6:])


def months_in(cell: str) -> tuple[int, ...]:
    return tuple(int(part) for part in cell.split(";") if part)


def windows_in(cell: str) -> tuple[tuple[int, ...], ...]:
    """The windows of "1-3|7": (1, 2, 3) and (7,)."""
    ends = (window.split("-") for window in cell.split("|") if window)
    return tuple(tuple(range(int(end[0]), int(end[-1]) + 1)) for end in ends)


with (pathlib.Path(__file__).parent / "data" / "target_time.csv").open(encoding="utf-8") as file:
    REAL = list(csv.DictReader(file))
TEXTS = [row["text"] for row in REAL]


def meaning(schedule: Schedule) -> tuple[object, ...]:
    """What the canonical printing must keep."""
    return (
        schedule.form,
        schedule.months,
        schedule.occurrences,
        schedule.years,
        schedule.year_offset,
        schedule.deadline,
    )


def codes(text: str) -> tuple[str, ...]:
    return tuple(note.code for note in parse(text).notes)


# Real spellings --------------------------------------------------------------------------------


@pytest.mark.parametrize("row", REAL, ids=TEXTS)
def test_a_real_spelling_means_what_a_reader_takes_it_to_mean(row: dict[str, str]) -> None:
    actual = parse(row["text"])
    expected = (
        Form(row["form"]),
        months_in(row["months"]),
        windows_in(row["occurrences"]),
        months_in(row["years"]),
        int(row["offset"]),
        row["deadline"] == "yes",
    )
    assert expected == meaning(actual)
    assert row["text"] == actual.text


@pytest.mark.parametrize("text", TEXTS)
def test_a_real_spelling_without_known_months_says_why(text: str) -> None:
    schedule = parse(text)
    assert schedule.readable or schedule.notes


# Every distinct target of the two plans whose rows were read by hand, with its months and kind.
GOLD = {
    "": ("", ""),
    "Agustus, September,Oktober, Desember": ("8;9;10;12", "list"),
    "April 2025": ("4", "point"),
    "April-Mei 2025": ("4;5", "range"),
    "Februari 2025": ("2", "point"),
    "Februari minggu ke-2 tahun 2025": ("2", "point"),
    "Februari, april, juni, agustus, oktober, desember": ("2;4;6;8;10;12", "list"),
    "Januari - Desember 2025": ("1;2;3;4;5;6;7;8;9;10;11;12", "range"),
    "Januari 2025": ("1", "point"),
    "Januari Desember 2025": ("1;2;3;4;5;6;7;8;9;10;11;12", "range"),
    "Januari minggu ke-2 tahun 2025": ("1", "point"),
    "Januari, minggu ke 2 Tahun 2025": ("1", "point"),
    "Januari-Desember 2025": ("1;2;3;4;5;6;7;8;9;10;11;12", "range"),
    "Januari-Desember 2025.": ("1;2;3;4;5;6;7;8;9;10;11;12", "range"),
    "Juli 2025": ("7", "point"),
    "Juni 2022": ("6", "point"),
    "Juni 2025": ("6", "point"),
    "Juni dan Desember 2025": ("6;12", "list"),
    "Maret - Desember 2025": ("3;4;5;6;7;8;9;10;11;12", "range"),
    "Maret 2025": ("3", "point"),
    "Maret minggu ke-1 tahun 2025": ("3", "point"),
    "Maret, Juni 2025": ("3;6", "list"),
    "Maret, Juni, September, Desember 2025": ("3;6;9;12", "list"),
    "Maret-Desember 2025": ("3;4;5;6;7;8;9;10;11;12", "range"),
    "Mei 2025": ("5", "point"),
    "Paling lambat Mei-Juni 2025": ("5;6", "range"),
    "Per-bulan (Januari-Desember)": ("1;2;3;4;5;6;7;8;9;10;11;12", "monthly"),
    "September 2025": ("9", "point"),
}


@pytest.mark.parametrize("text", GOLD)
def test_the_reading_agrees_with_the_plans_read_by_hand(text: str) -> None:
    months, kind = GOLD[text]
    schedule = parse(text)
    assert months_in(months) == schedule.months
    forms = {"": {"none"}, "point": {"point", "week"}}.get(kind, {kind})
    assert schedule.form in forms


# One fact a line: text, form, windows ----------------------------------------------------------

MEANINGS: dict[str, tuple[str, tuple[tuple[int, ...], ...]]] = {
    # Names of months in all their spellings.
    "PEBRUARI": ("point", ((2,),)),
    "Nopember": ("point", ((11,),)),
    "Agt": ("point", ((8,),)),
    "Ags.": ("point", ((8,),)),
    "Peb": ("point", ((2,),)),
    "October": ("point", ((10,),)),
    "May 2025": ("point", ((5,),)),
    "Maret2025": ("point", ((3,),)),
    # Separators of lists.
    "Maret; Juni": ("list", ((3,), (6,))),
    "Maret/Juni": ("list", ((3,), (6,))),
    "Maret & Juni": ("list", ((3,), (6,))),
    "Maret serta Juni": ("list", ((3,), (6,))),
    "Maret\nJuni": ("list", ((3,), (6,))),
    "- Maret\n- Juni": ("list", ((3,), (6,))),
    "1. Maret\n2. Juni": ("list", ((3,), (6,))),
    "1. Maret 2. Juni": ("list", ((3,), (6,))),
    "Juni, Juni": ("point", ((6,),)),
    # Signs and words of ranges.
    "Januari – Maret": ("range", ((1, 2, 3),)),
    "Januari — Maret": ("range", ((1, 2, 3),)),
    "Januari -\nMaret": ("range", ((1, 2, 3),)),
    "Januari s/d Maret": ("range", ((1, 2, 3),)),
    "Januari sd Maret": ("range", ((1, 2, 3),)),
    "Januari s.d.Maret": ("range", ((1, 2, 3),)),
    "Januari sampai Maret": ("range", ((1, 2, 3),)),
    "dari Januari hingga Maret": ("range", ((1, 2, 3),)),
    "Januari ke Maret": ("range", ((1, 2, 3),)),
    "November - Februari": ("range", ((11, 12, 1, 2),)),
    "November 2025 - Februari 2026": ("range", ((11, 12, 1, 2),)),
    "Maret 2025 - Mei 2026": ("range", (ALL,)),
    "Maret - Februari": ("range", ((3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2),)),
    "Januari - Maret, Juli - September": ("list", ((1, 2, 3), (7, 8, 9))),
    "mulai Januari s.d. Maret": ("range", ((1, 2, 3),)),
    "Maret s.d. selesai": ("range", (ALL[2:],)),
    "Maret -": ("point", ((3,),)),
    # Several years: in order of time.
    "November 2025, Februari 2026": ("list", ((11,), (2,))),
    "Februari 2026, November 2025": ("list", ((11,), (2,))),
    "Juni 2025, Juni 2026": ("point", ((6,),)),
    "November 2025 - Februari 2026, Maret 2027": ("list", ((11, 12, 1, 2), (3,))),
    # Periods.
    "Triwulan lI": ("range", (QUARTERS[1],)),
    "Triwulan Il": ("range", (QUARTERS[1],)),
    "TW IlI": ("range", (QUARTERS[2],)),
    "TW 1V": ("range", (QUARTERS[3],)),
    "TW 11": ("range", (QUARTERS[1],)),
    "TW |": ("range", (QUARTERS[0],)),
    "TWIII": ("range", (QUARTERS[2],)),
    "Tri wulan II": ("range", (QUARTERS[1],)),
    "Triwulan\nII": ("range", (QUARTERS[1],)),
    "TW 1/2025": ("range", (QUARTERS[0],)),
    "Q1 2025": ("range", (QUARTERS[0],)),
    "2nd quarter": ("range", (QUARTERS[1],)),
    "kuartal 3": ("range", (QUARTERS[2],)),
    "triwulan pertama dan ketiga": ("list", (QUARTERS[0], QUARTERS[2])),
    "TW I & III": ("list", (QUARTERS[0], QUARTERS[2])),
    "TW IV - TW I": ("list", (QUARTERS[0], QUARTERS[3])),
    "Q1-Q4": ("quarterly", QUARTERS),
    "Caturwulan II": ("range", ((5, 6, 7, 8),)),
    "per caturwulan": ("recurring", ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12))),
    "TW I s.d. Semester II": ("range", (ALL,)),
    "Maret s.d. Triwulan III": ("range", (ALL[2:9],)),
    "Semester I dan Triwulan III": ("list", (HALVES[0], QUARTERS[2])),
    # A period and its months: the months decide.
    "Triwulan I, Maret": ("point", ((3,),)),
    "Maret (Triwulan I)": ("point", ((3,),)),
    "Triwulan I, Mei": ("list", ((1, 2, 3), (5,))),
    "Januari-Maret (TW I)": ("range", (QUARTERS[0],)),
    "TW I: Maret, TW II: Juni, TW III: September, TW IV: Desember": (
        "quarterly",
        ((3,), (6,), (9,), (12,)),
    ),
    "Triwulan I-IV (Maret, Juni, September, Desember)": (
        "quarterly",
        ((3,), (6,), (9,), (12,)),
    ),
    "TW I, TW II (Maret-April)": ("range", ((3, 4),)),
    "Semester I (Triwulan I dan II)": ("list", QUARTERS[:2]),
    # Beginning, middle and end.
    "akhir triwulan I": ("point", ((3,),)),
    "akhir Triwulan I dan III": ("list", ((3,), (9,))),
    "awal semester II": ("point", ((7,),)),
    "pertengahan tahun": ("range", ((6, 7),)),
    "akhir tahun berjalan": ("point", ((12,),)),
    "akhir Januari 2020 tahun sebelumnya": ("point", ((1,),)),
    "setiap akhir semester": ("half-yearly", ((6,), (12,))),
    # Cadences.
    "Minimal 1X / Bulan": ("monthly", SINGLES),
    "1 kali dalam 3 bulan": ("quarterly", QUARTERS),
    "tiga bulan sekali": ("quarterly", QUARTERS),
    "4x setahun": ("quarterly", QUARTERS),
    "2 kali/tahun": ("half-yearly", HALVES),
    "dua kali setahun: Juni, Desember": ("half-yearly", ((6,), (12,))),
    "enam bulanan": ("half-yearly", HALVES),
    "setahun sekali": ("yearly", (ALL,)),
    "setiap 2 bulan": ("recurring", ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12))),
    "setiap 5 bulan": ("recurring", ()),
    "setiap minggu": ("monthly", SINGLES),
    "tanggal 5 setiap bulan": ("monthly", SINGLES),
    "per triwulan April-Desember": ("quarterly", QUARTERS[1:]),
    "per bulan November-Februari": ("monthly", ((1,), (2,), (11,), (12,))),
    "per bulan November 2025 - Februari 2026": ("monthly", ((11,), (12,), (1,), (2,))),
    "setiap bulan dalam triwulan I": ("monthly", ((1,), (2,), (3,))),
    "setiap bulan mulai Oktober": ("monthly", ((10,), (11,), (12,))),
    "setiap bulan Juni dan Desember": ("list", ((6,), (12,))),
    "per bulan Januari": ("point", ((1,),)),
    "setiap tahun pada bulan Maret": ("yearly", ((3,),)),
    "Februari dan Agustus tiap tahun": ("list", ((2,), (8,))),
    "per Triwulan I": ("range", (QUARTERS[0],)),
    "selama 1 tahun": ("range", (ALL,)),
    "rutin": ("recurring", ()),
    # Deadlines.
    "s.d. Januari": ("range", ((1,),)),
    "hingga Triwulan II": ("range", (ALL[:6],)),
    "sebelum akhir tahun": ("deadline", ((12,),)),
    "batas akhir Juni": ("deadline", ((6,),)),
    "paling lambat Maret dan September": ("list", ((3,), (9,))),
    "Paling lambat Triwulan II": ("range", (QUARTERS[1],)),
    # Weeks.
    "minggu kedua bulan Januari": ("week", ((1,),)),
    "Minggu I-II Maret": ("week", ((3,),)),
    "Januari minggu I, Februari minggu II": ("list", ((1,), (2,))),
    "Januari, minggu ke-2 Februari": ("list", ((1,), (2,))),
    "Minggu I Januari s.d. Minggu II Maret": ("range", (QUARTERS[0],)),
    "Maret (minggu ke-2)": ("week", ((3,),)),
    # Dates and months in digits.
    "15/03/2025": ("date", ((3,),)),
    "15-03-2025": ("date", ((3,),)),
    "03/2025": ("point", ((3,),)),
    "15/03/25": ("date", ((3,),)),
    "13/2025": ("yearly", ()),
    "2025-03": ("point", ((3,),)),
    "10-15 Januari 2025": ("date", ((1,),)),
    "5, 10 dan 15 Maret": ("date", ((3,),)),
    "Maret tanggal 5": ("date", ((3,),)),
    "per 31 Desember 2025": ("date", ((12,),)),
    "January 25, 2025": ("date", ((1,),)),
    "3, 6, 9, 12": ("list", ((3,), (6,), (9,), (12,))),
    "1-12": ("range", (ALL,)),
    "bulan 3, 6, 9": ("list", ((3,), (6,), (9,))),
    "bulan ke-1 s.d. ke-12": ("range", (ALL,)),
    "B1-B12": ("range", (ALL,)),
    "Mar-25": ("point", ((3,),)),
    "15-Mar-2025": ("date", ((3,),)),
    "15-Mar-25": ("date", ((3,),)),
    "Triwulan 1 (satu), 2 (dua)": ("list", ((1, 2, 3), (4, 5, 6))),
    "Triwulan 1 (I), 2 (II)": ("list", ((1, 2, 3), (4, 5, 6))),
    "minggu ke-9 Maret": ("point", ((3,),)),
    "Minggu 9 Maret 2025": ("date", ((3,),)),
    # No time, or none that can be known.
    "": ("none", ()),
    "-": ("none", ()),
    "n/a": ("none", ()),
    "(link)": ("none", ()),
    "menyusul": ("none", ()),
    "1 (satu) Dokumen": ("none", ()),
    "2 (dua) Laporan": ("none", ()),
    "100%": ("none", ()),
    "tanggal 45": ("none", ()),
    "1 Kegiatan": ("none", ()),
    "6 (enam) bulan": ("none", ()),
    "Triwulan 5": ("none", ()),
    "Bulan berikutnya": ("point", ()),
    "Tahun n+1": ("yearly", ()),
    # A quantity does not hide a time.
    "2 Laporan Juni dan Desember": ("list", ((6,), (12,))),
    "l2 Dokumen": ("none", ()),
    "12 0rang": ("none", ()),
    "S1": ("none", ()),
    # Letters and digits that a scanner took for each other.
    "Setlap Bu1an": ("monthly", SINGLES),
    "per tr1wulan": ("quarterly", QUARTERS),
    "Januari sampal Maret": ("range", ((1, 2, 3),)),
    "l2 (dua belas) bulan": ("monthly", SINGLES),
    "3O Juni": ("date", ((6,),)),
    "Januari2O25": ("point", ((1,),)),
    "setiap 3buIan": ("quarterly", QUARTERS),
    # Words without a space between them.
    "SetiapbuIan": ("monthly", SINGLES),
    "2 kali pertahun": ("half-yearly", HALVES),
    "perminggu": ("monthly", SINGLES),
    "akhirtahun": ("point", ((12,),)),
    "BulanJanuari": ("point", ((1,),)),
    "MeiJuni": ("range", ((5, 6),)),
    "JuliAgustusSeptember": ("list", ((7,), (8,), (9,))),
    "januarisampaidesember2025": ("range", (ALL,)),
    "TriwulanII2025": ("range", (QUARTERS[1],)),
    # Typing errors in the words of a cadence.
    "setap bulam": ("recurring", ()),
    "setap bulan": ("monthly", SINGLES),
    "bulaman": ("monthly", SINGLES),
    "Januari mingu ke-2": ("week", ((1,),)),
    # English.
    "by end of June 2025": ("deadline", ((6,),)),
    "January to March 2025": ("range", (QUARTERS[0],)),
    "every quarter": ("quarterly", QUARTERS),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_spelling_has_its_form_and_windows(text: str) -> None:
    form, windows = MEANINGS[text]
    actual = parse(text)
    assert (form, windows) == (actual.form, actual.occurrences)


NOTES = {
    "Agustsus 2026": ("typo-month",),
    "Janurai": ("typo-month",),
    "Desembar": ("typo-month",),
    "Triwlan I": ("typo-word",),
    "Okt ober": ("split-word",),
    "Sep tember": ("split-word",),
    "Okt-\nober": ("split-word",),
    "0ktober": ("ocr",),
    "Ju1i": ("ocr",),
    "Juni 2O25": ("ocr",),
    "TW IlI": ("ocr",),
    "Setiap buIan": ("ocr",),
    "SetiapbuIan": ("ocr",),
    "l2 bulan": ("ocr", "duration"),
    "12 bulan": ("duration",),
    "selama 3 bulan": ("duration",),
    "Aprll 2025": ("typo-month",),
    "Tiap semesler": ("typo-word",),
    "Setiapbulan": (),
    "JanuariDesember": ("missing-dash",),
    "03/25/2025": ("month-first",),
    "Januari Desember": ("missing-dash",),
    "Januari Maret Mei": ("missing-comma",),
    "Januari 2025 Maret 2025": ("missing-comma",),
    "Januari\nMaret": (),
    "November - Februari": ("wrap-year",),
    "Januari 2025, Maret 2026": ("several-years",),
    "Triwulan I: April": ("quarter-mismatch",),
    "TW 2 | Apr - Jun": (),
    "Paling lambat Mei-Juni 2025": ("deadline-without-one-date",),
    "Paling lambat Triwulan II": (),
    "mulai Juli": ("open-end",),
    "per semester/per triwulan": ("ambiguous-cadence",),
    "per semester Juni": ("cadence-mismatch",),
    "setiap semester Juni dan Desember": (),
    "mingguan": ("finer-than-month",),
    "setiap 5 bulan": ("odd-period", "no-period"),
    "triwulan": ("bare-period",),
    "Triwulan 5": ("bad-number",),
    "minggu ke-6 Maret": ("bad-number",),
    "15-Mar-2025": (),
    "Juni atau Juli": ("alternative",),
    "Awal tahun": ("approximate",),
    "akhir tahun": (),
    "akhir Juni tahun 2025": (),
    "Bulan berikutnya": ("relative-time",),
    "Minggu 1": ("week-without-month",),
    "tanggal 10": ("day-without-month",),
    "31 April 2025": ("impossible-date",),
    "Jan 25": ("short-year",),
    "3, 6": ("number-months",),
    "2022 2023": ("only-year",),
    "Berkala": ("no-period",),
    "30 Hari Kerja": ("duration",),
    "2 (dua) Laporan": ("count",),
    "-": ("no-time",),
    "Juni 2025 di aula": ("unread-words",),
    "Januari 2025": (),
}


@pytest.mark.parametrize("text", NOTES)
def test_what_was_repaired_or_is_uncertain_is_noted(text: str) -> None:
    assert NOTES[text] == codes(text)


def test_every_kind_of_note_but_the_long_text_has_an_example_here() -> None:
    assert NOTE_CODES - {"long-text"} == {code for found in NOTES.values() for code in found}


@pytest.mark.parametrize("text", [*NOTES, *TEXTS, *MEANINGS])
def test_notes_are_whole_sentences_in_both_languages(text: str) -> None:
    for note in parse(text).notes:
        for sentence in note.text:
            assert re.fullmatch(r"[A-Z“].*\.", sentence)
            assert not re.search(r"[{}]", sentence)


def test_a_note_names_the_word_and_what_it_was_read_as() -> None:
    (note,) = parse("Agustsus 2026").notes
    expected = ("“agustsus” dibaca sebagai Agustus.", "“agustsus” is read as August.")
    assert expected == (note.text.to("id"), note.text.to("en"))


@pytest.mark.parametrize("text", ["Januari Desember", "triwulan", "mulai Juli", "Juni di aula"])
def test_a_guess_makes_a_reading_uncertain(text: str) -> None:
    assert parse(text).uncertain


@pytest.mark.parametrize("text", ["Januari 2025", "Agustsus 2026", "Okt ober", "-"])
def test_a_repair_without_another_reading_leaves_it_certain(text: str) -> None:
    assert not parse(text).uncertain


@pytest.mark.parametrize(
    "text",
    [
        *("Jumi", "Juri 2025", "maksud", "Mej", "sember", "meimei", "Mel", "Julimar", "Junidar"),
        *("juniper", "Pekanbaru", "perlambat", "tahanan", "setia", "berbulan", "l", "Ill"),
    ],
)
def test_a_word_that_may_be_two_months_or_none_is_not_guessed_at(text: str) -> None:
    assert not parse(text).readable


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 Juli 2025", 7),
        ("1 Januari 2025 - 30 Juni 2025", 30),
        ("Triwulan 1: 28 Maret s/d 5 April", 5),
        ("minggu ke-1 Juni", 7),
        ("minggu ke-2 Juni", 14),
        ("minggu ke-3 Juni", 21),
        ("minggu ke-4 Juni", 28),
        ("minggu ke-5 Juli", 31),
        ("minggu ke-5", 31),
        ("minggu ke-5 Juni", 30),
        ("minggu terakhir Juni", 30),
        ("Akhir Januari", 31),
        ("Akhir Februari 2025", 28),
        ("Akhir Februari 2024", 29),
        ("29 Februari 2025", None),
        ("29 Februari 2024", 29),
        ("31 April", None),
        ("paling lambat tanggal 10 bulan berikutnya", 10),
        ("tanggal 5 setiap bulan", 5),
        ("di tiap akhir triwulan", 31),
        ("akhir Maret, Juni, September", 30),
        ("15 Maret dan 5 Juni", 5),
        ("April tanggal 5, Maret", 5),
        ("akhir Triwulan I (Maret)", 31),
        ("March 2nd, 2025", 2),
        ("15-Mar-2025", 15),
        ("15-Maret-25", 15),
        ("Maret 2025", None),
        ("Januari-Maret", None),
    ],
)
def test_the_last_day_it_is_due_is_known_from_dates_weeks_and_ends(
    text: str, day: int | None
) -> None:
    assert day == parse(text).day


@pytest.mark.parametrize(
    ("text", "years", "offset"),
    [
        ("November 2025 - Februari 2026", (2025, 2026), 0),
        ("2026, 2025", (2025, 2026), 0),
        ("2022-2024", (2022, 2023, 2024), 0),
        ("TA 2025/2026", (2025, 2026), 0),
        ("Februari tahun berikutnya", (), 1),
        ("Februari (n+1)", (), 1),
        ("Februari Tahun n + 1", (), 1),
        ("Februari tahun n-1", (), -1),
        ("Desember tahun sebelumnya", (), -1),
        ("Semester I Tahun n", (), 0),
        ("31 Desember tahun berjalan", (), 0),
        ("Juni n+2", (), 2),
        ("Januari-Februari", (), 0),
    ],
)
def test_years_are_those_named_and_the_offset_those_meant(
    text: str, years: tuple[int, ...], offset: int
) -> None:
    actual = parse(text)
    assert (years, offset) == (actual.years, actual.year_offset)
    assert (years[-1] if years else None) == actual.year


@pytest.mark.parametrize(
    "text",
    [
        "paling lambat Juni",
        "selambat-lambatnya Juni",
        "sebelum Juni",
        "batas waktu: 30 Juni",
        "s.d. Juni",
        "deadline Juni",
        "Paling\nlambat Juni",
    ],
)
def test_a_time_by_which_it_is_due_is_a_deadline(text: str) -> None:
    assert parse(text).deadline


@pytest.mark.parametrize("text", ["Juni", "Januari s.d. Juni", "sampai", "paling lambat"])
def test_a_range_or_no_time_at_all_is_no_deadline(text: str) -> None:
    assert not parse(text).deadline


def test_a_long_text_is_read_up_to_its_limit_and_says_so() -> None:
    text = "Januari 2025" + " " * LONGEST_TEXT + "Maret 2026"
    assert meaning(parse("Januari 2025")) == meaning(parse(text))
    expected = ("long-text",)
    assert expected == codes(text)


@pytest.mark.parametrize(
    "text",
    ["1," * 1000, "Mei," * 500, "( " * 999, "ke " * 600, "q1(mei)" * 280, "s" + " " * 1999],
)
def test_a_monotonous_text_is_read_to_its_end(text: str) -> None:
    assert text == parse(text).text


def test_a_schedule_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        parse("Januari").form = Form.LIST  # type: ignore[misc]


# Printing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("maret & juni 2025", "Maret, Juni 2025", "March, June 2025"),
        ("Jan s.d. Des", "Januari-Desember", "January-December"),
        ("Per-bulan (Januari-Desember)", "per bulan", "every month"),
        (
            "Per-bulan (Agustus-Desember)",
            "per bulan Agustus-Desember",
            "every month August-December",
        ),
        ("TW I-IV 2025", "per triwulan 2025", "every quarter 2025"),
        ("TW II 2025", "April-Juni 2025", "April-June 2025"),
        ("minggu II Januari", "minggu ke-2 Januari", "week 2 January"),
        ("2025-07-07", "7 Juli 2025", "7 July 2025"),
        ("Akhir Juni", "akhir Juni", "end of June"),
        ("s.d. 31 Mar 2026", "s.d. Maret 2026", "until March 2026"),
        ("sebelum 31 Mar 2026", "paling lambat 31 Maret 2026", "by 31 March 2026"),
        ("Juni n+1", "Juni tahun berikutnya", "June next year"),
        ("Nov 2025, Feb 2026", "November 2025, Februari 2026", "November 2025, February 2026"),
        ("setiap tahun", "setiap tahun", "every year"),
        ("rutin", "berkala", "periodically"),
        ("2 Laporan", "-", "-"),
    ],
)
def test_a_schedule_prints_in_canonical_words(text: str, indonesian: str, english: str) -> None:
    schedule = parse(text)
    assert (indonesian, english) == (schedule.shown(), schedule.shown("en"))


@pytest.mark.parametrize("text", [*TEXTS, *MEANINGS, *NOTES])
def test_a_printed_schedule_is_read_as_the_same_schedule(text: str) -> None:
    schedule = parse(text)
    assert meaning(schedule) == meaning(parse(schedule.shown("id")))
    assert meaning(schedule) == meaning(parse(schedule.shown("en")))


# Any text --------------------------------------------------------------------------------------

NAMES = [*MONTHS_ID, *MONTHS_EN, "Jan", "Sept", "Okt", "Nop"]
SIGNS = [",", "-", "(", ")", "/", ":", "|", "+", ".", "%", "\n", "s.d.", "s/d"]
NUMBERS = ["I", "II", "lI", "IV", "1", "2", "4", "5", "12", "28", "31", "2025", "2026", "03/2025"]
SALAD = st.lists(
    st.one_of(
        st.sampled_from(NAMES),
        st.sampled_from(sorted(LEXICON)),
        st.sampled_from(SIGNS),
        st.sampled_from(NUMBERS),
        st.sampled_from(["TW", "Triwulan", "Semester", "minggu ke-", "laporan", "ober", "desembr"]),
    ),
    max_size=12,
).map(" ".join)
MONTHS = st.integers(1, 12)
WINDOW = st.tuples(MONTHS, MONTHS).map(
    lambda ends: (
        MONTHS_ID[ends[0] - 1] + (f"-{MONTHS_ID[ends[1] - 1]}" if ends[0] != ends[1] else "")
    )
)
CADENCE = st.sampled_from(
    ["", "per bulan", "setiap 2 bulan", "per triwulan", "per caturwulan", "per semester", "tahunan"]
)
TAIL = st.sampled_from(["", "2025", "2025, 2026", "tahun n-1", "2026 (n+1)", "tahun berjalan"])
BEFORE = st.sampled_from(["", "paling lambat", "s.d.", "akhir", "minggu ke-3", "7", "mulai"])
WRITTEN = st.tuples(BEFORE, CADENCE, st.lists(WINDOW, max_size=5).map(", ".join), TAIL).map(
    " ".join
)


@given(st.one_of(st.text(), SALAD, WRITTEN))
def test_any_text_has_sorted_months_that_its_windows_make_up(text: str) -> None:
    schedule = parse(text)
    assert text == schedule.text
    assert tuple(sorted(set(schedule.months) & set(ALL))) == schedule.months
    assert set(schedule.months) == {month for one in schedule.occurrences for month in one}
    assert len(set(schedule.occurrences)) == len(schedule.occurrences)
    assert all(one for one in schedule.occurrences)
    assert tuple(sorted(set(schedule.years))) == schedule.years
    assert schedule.day is None or 1 <= schedule.day <= 31
    assert schedule.readable or schedule.notes


@given(st.one_of(st.text(), SALAD, WRITTEN))
def test_any_schedule_is_read_again_from_its_printing(text: str) -> None:
    schedule = parse(text)
    assert meaning(schedule) == meaning(parse(schedule.shown("id")))
    assert meaning(schedule) == meaning(parse(schedule.shown("en")))


@given(st.one_of(SALAD, WRITTEN))
def test_a_printing_is_canonical(text: str) -> None:
    shown = parse(text).shown()
    assert shown == parse(shown).shown()


@given(
    st.one_of(st.sampled_from(TEXTS), WRITTEN), st.sampled_from([str.upper, str.lower, str.title])
)
def test_capitals_mean_nothing(text: str, change: Callable[[str], str]) -> None:
    assert meaning(parse(text)) == meaning(parse(change(text)))


@given(
    st.one_of(st.sampled_from(TEXTS), WRITTEN),
    st.sampled_from(["  ", "\t", "\u00a0", " \u200b "]),
    st.sampled_from(["", " ", "\n"]),
    st.sampled_from(["", ".", ",", " ;", " . "]),
)
def test_spaces_and_final_stops_mean_nothing(text: str, space: str, head: str, tail: str) -> None:
    assert meaning(parse(text)) == meaning(parse(head + text.replace(" ", space) + tail))


@given(
    st.lists(MONTHS, min_size=2, max_size=6).flatmap(
        lambda months: st.tuples(st.just(months), st.permutations(months))
    ),
    st.sampled_from([", ", "; ", " dan ", " / ", "\n", " & "]),
    st.sampled_from(["", " 2025", " tahun berikutnya"]),
    CADENCE,
)
def test_the_order_of_a_list_means_nothing(
    orders: tuple[list[int], list[int]], separator: str, tail: str, cadence: str
) -> None:
    one, other = (
        f"{cadence} {separator.join(MONTHS_ID[month - 1] for month in order)}{tail}"
        for order in orders
    )
    assert meaning(parse(one)) == meaning(parse(other))


@given(st.lists(st.sampled_from(["TW I", "TW II", "TW III", "TW IV", "Mei", "Juni"]), unique=True))
def test_the_order_of_quarters_and_months_means_nothing(items: list[str]) -> None:
    assert meaning(parse(", ".join(items))) == meaning(parse(", ".join(reversed(items))))


def slips(name: str) -> set[str]:
    """Every word that is one letter less, more, changed or swapped away from `name`.

    Not by i and l, which look alike: "juii" is "Juli" to a scanner.
    """
    letters = sorted(set(ascii_lowercase) - {"i", "l"})
    return {
        slip
        for place in range(len(name) + 1)
        for slip in (
            name[:place] + name[place + 1 :],
            name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
            *(name[:place] + letter + name[place:] for letter in letters),
            *(name[:place] + letter + name[place + 1 :] for letter in letters),
        )
    }


@pytest.mark.parametrize(
    ("text", "months", "told"),
    [
        ("Triwulan V", (), "Tidak ada triwulan V."),
        ("TW 5", (), "Tidak ada triwulan 5."),
        ("Semester III", (), "Tidak ada semester III."),
        ("Triwulan I, II, V", ALL[:6], "Tidak ada triwulan V."),
        ("Minggu VI Juni", (6,), "Tidak ada minggu VI."),
        ("31 Juni 2026", (6,), "Tidak ada tanggal 31 Juni."),
        ("31 April dan 31 Oktober 2026", (4, 10), "Tidak ada tanggal 31 April."),
    ],
)
def test_a_period_that_does_not_exist_is_told_and_stands_for_no_month(
    text: str, months: tuple[int, ...], told: str
) -> None:
    schedule = parse(text)
    assert (months, [told]) == (schedule.months, [note.text.id for note in schedule.notes])


@pytest.mark.parametrize(("month", "name"), [*enumerate(MONTHS_ID, start=1)])
def test_one_slip_in_a_name_is_repaired_or_left_unread_but_never_another_month(
    month: int, name: str
) -> None:
    wrong = {
        slip: months
        for slip in slips(name.lower()) - LEXICON.keys()
        if (months := parse(slip).months) not in {(), (month,)}
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("month", "name"),
    [(month, name) for month, name in enumerate(MONTHS_ID, start=1) if len(name) > len("maret")],
)
def test_one_slip_in_a_long_name_is_repaired(month: int, name: str) -> None:
    unread = [slip for slip in slips(name.lower()) if parse(slip).months != (month,)]
    assert unread == []


@given(
    st.sampled_from(["per", "setiap", "tiap"]),
    st.sampled_from(["bulan", "triwulan", "caturwulan", "semester", "tahun", "minggu"]),
    st.sampled_from(["", " 2025", "2025", " Maret-Desember", " (n+1)"]),
)
def test_a_space_in_a_cadence_means_nothing(each: str, unit: str, tail: str) -> None:
    assert meaning(parse(f"{each} {unit}{tail}")) == meaning(parse(f"{each}{unit}{tail}"))


@given(st.lists(st.sampled_from(MONTHS_ID), min_size=2, max_size=4, unique=True))
def test_months_without_a_space_are_read_as_neighbours(names: list[str]) -> None:
    assert meaning(parse(" ".join(names))) == meaning(parse("".join(names)))


@given(
    st.sampled_from(["setiap bulan", "tiap triwulan", "per bulan Juni-Juli", "akhir April 2021"]),
    st.data(),
)
def test_letters_that_look_alike_mean_the_same(text: str, data: st.DataObject) -> None:
    looks = {"i": "il1", "l": "lI1", "o": "o0", "0": "0o", "1": "1lI"}
    misread = "".join(data.draw(st.sampled_from(looks.get(sign, sign))) for sign in text)
    assert meaning(parse(text)) == meaning(parse(misread))


# Small tools -----------------------------------------------------------------------------------


def test_quarters_are_counted_from_one() -> None:
    expected = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert expected == [quarter_of(month) for month in ALL]
    assert frozenset({1, 4}) == quarters((1, 3, 12))
    assert frozenset() == quarters(())


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Laporan bulan Maret dan JUNI", (3, 6)),
        ("monev (Sept.), lalu Des", (9, 12)),
        ("Desember, lalu Januari, lalu Desember", (1, 12)),
        ("Maret2025", (3,)),
        ("tomei meinung pameran jantung", ()),
        ("Ketua Mar'ah", ()),
        ("users may apply", ()),
        ("by May 2025", (5,)),
        ("31 May", (5,)),
        ("triwulan II", ()),
        ("Agustsus", ()),
        ("", ()),
    ],
)
def test_months_in_free_text_are_whole_words_only(text: str, months: tuple[int, ...]) -> None:
    assert months == find_months(text)


@given(st.text())
def test_months_in_any_text_are_sorted(text: str) -> None:
    found = find_months(text)
    assert tuple(sorted(set(found))) == found


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Maret 2022 - Caturwulan 1 2025", (3,)),
        ("TW I 2025 (Maret 2025), Juni 2026", (3,)),
        ("Triwulan I 2025: Februari 2025; Juni 2026", (2,)),
    ],
)
def test_a_year_of_several_has_only_months_that_are_meant(
    text: str, months: tuple[int, ...]
) -> None:
    """A triwulan that its months explain more closely is not meant."""
    assert months == parse(text).within(2025).months
