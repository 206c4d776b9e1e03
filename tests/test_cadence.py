"""MON: the cadence that a text promises, and how often a row is planned."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import INSTRUMENT, ceilings, context_of, found, plan_of, run

from zicheck.checks.cadence import promised, times_planned

# --- promises --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("", ()),
        ("Laporan evaluasi", ()),
        ("Laporan setiap triwulan", (4,)),
        ("Laporan evaluasi dalam bentuk rekapitulasi setiap triwulan", (4,)),
        ("per triwulan", (4,)),
        ("per-triwulan", (4,)),
        ("PER TRIWULAN", (4,)),
        ("tiap triwulan", (4,)),
        ("setiap TW", (4,)),
        ("laporan triwulanan", (4,)),
        ("setiap 3 bulan", (4,)),
        ("tiga bulan sekali", (4,)),
        ("Data nominatif pegawai per bulan", (12,)),
        ("setiap bulannya", (12,)),
        ("rekap bulanan", (12,)),
        ("per semester", (2,)),
        ("laporan semesteran", (2,)),
        ("dua kali setahun", (2,)),
        ("per semester atau per triwulan", (4, 2)),
        ("(per semester /per triwulan)", (4, 2)),
        ("bulan Januari", ()),
        ("3 bulan", ()),
        ("triwulan I", ()),
        ("Hasil pengukuran kinerja semester", (2,)),
        ("Laporan pengukuran kinerja triwulan", (4,)),
        ("Rekapitulasi pengaduan triwulan", (4,)),
        ("Laporan kinerja triwulan ke-2", ()),
        ("Laporan kinerja triwulan III", ()),
        ("Laporan semester 1", ()),
        ("Laporan yang memuat hasil kerja unit triwulan", (4,)),
        ("setiap hari", ()),
        ("pengadaan perbulanan", ()),
    ],
)
def test_words_of_cadence_are_read_most_often_first(text: str, times: tuple[int, ...]) -> None:
    assert times == promised(text)


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_no_text_is_beyond_reading(text: str) -> None:
    assert set(promised(text)) <= {12, 4, 2}


# --- times a year ----------------------------------------------------------------------------


def planned(*targets: str, as_of: date | None = None, **cells: str) -> int:
    """How many times a year rows of these targets plan a thing."""
    rows = [{"lke": "P.V.4.b", "target_waktu": target, **cells} for target in targets]
    plan = plan_of(*rows)
    return times_planned(context_of(plan, as_of), plan.kegiatan)


@pytest.mark.parametrize(
    ("target", "times"),
    [
        ("Juni 2025", 1),
        ("Juni dan Desember 2025", 2),
        ("Maret, Juni, September, Desember", 4),
        ("Setiap bulan", 12),
        ("Per-bulan (Januari-Desember)", 12),
        ("per triwulan", 4),
        ("Triwulan I, II dan IV", 3),
        ("Semester I", 1),
        ("Semester I dan II", 2),
        ("Januari-Desember 2025", 1),
        ("April-Mei 2025", 1),
        ("menyusul", 0),
        ("", 0),
    ],
)
def test_every_separate_time_counts_once(target: str, times: int) -> None:
    assert times == planned(target)


def test_times_of_several_rows_count_together_and_the_same_one_once() -> None:
    assert 3 == planned("Maret, Juni", "Juni, September")


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("setiap triwulan", 4),
        ("per bulan", 12),
        ("per semester", 2),
        ("per semester atau per triwulan", 1),
    ],
)
def test_a_long_range_is_cut_by_the_one_cadence_that_the_row_names(words: str, times: int) -> None:
    assert times == planned("Januari-Desember 2025", bukti_fisik=f"Laporan {words}")


def test_a_range_of_part_of_the_year_is_cut_into_the_periods_that_it_touches() -> None:
    assert 3 == planned("Mei-Desember 2025", bukti_fisik="Laporan setiap triwulan")


@pytest.mark.parametrize(
    ("day", "times"),
    [(date(2025, 3, 30), 0), (date(2025, 3, 31), 1), (date(2025, 7, 15), 2), (date(2026, 1, 1), 4)],
)
def test_only_times_up_to_the_day_of_judgement_count(day: date, times: int) -> None:
    assert times == planned("Maret, Juni, September, Desember", as_of=day)


# --- MON001: quarterly monev -----------------------------------------------------------------


def empty(target: str, decree: date = date(2025, 1, 6), **cells: Any) -> str:
    """The quarters without monev, as the message names them; "" when there are none."""
    plan = plan_of({"lke": "P.I.3.b", "target_waktu": target, **cells}, tanggal=decree)
    findings = found(plan, "MON001")
    assert len(findings) <= 1
    return findings[0].message.id.split("pada triwulan ")[1].split(" (")[0] if findings else ""


@pytest.mark.parametrize(
    ("target", "decree", "quarters"),
    [
        ("Februari, april, juni, agustus, oktober, desember", date(2025, 1, 6), ""),
        ("Maret, Juni, September, Desember 2025", date(2025, 1, 6), ""),
        ("per triwulan", date(2025, 1, 6), ""),
        ("Setiap bulan", date(2025, 1, 6), ""),
        ("Januari-Desember 2025", date(2025, 1, 6), ""),
        ("Juni dan Desember 2025", date(2025, 1, 6), "I dan III"),
        ("Desember 2025", date(2025, 1, 6), "I, II dan III"),
        ("Semester I dan II", date(2025, 1, 6), "I dan III"),
        ("Agustus, September,Oktober, Desember", date(2025, 3, 3), "II"),
        ("Agustus, September,Oktober, Desember", date(2025, 4, 30), "II"),
        ("Agustus, September,Oktober, Desember", date(2025, 5, 2), ""),
        ("Agustus, Desember", date(2025, 7, 7), ""),
        ("Desember", date(2025, 7, 7), "III"),
        ("Desember", date(2025, 8, 1), ""),
        ("Maret 2022", date(2025, 1, 6), ""),
        ("menyusul", date(2025, 1, 6), ""),
    ],
)
def test_quarters_count_from_the_first_that_begins_after_the_decree(
    target: str, decree: date, quarters: str
) -> None:
    assert quarters == empty(target, decree)


@pytest.mark.parametrize(
    ("target", "earned"),
    [
        ("Maret, Juni, September, Desember", 1.0),
        ("Juni, September, Desember", 0.67),
        ("Juni, Desember", 0.33),
        ("Desember", 0.0),
    ],
)
def test_each_empty_quarter_costs_one_answer(target: str, earned: float) -> None:
    report = run(plan_of({"lke": "P.I.3.b", "target_waktu": target}), "MON001")
    assert earned == ceilings(report)["P.I.3.b"]


def test_the_remedy_names_a_month_for_every_empty_quarter() -> None:
    (finding,) = found(plan_of({"lke": "P.I.3.b", "target_waktu": "Juni, Desember"}), "MON001")
    assert (
        "Tambahkan satu bulan pada triwulan I dan III, misalnya Maret dan September."
        == finding.remedy.id
    )
    assert "quarter I" in finding.remedy.en


def test_rows_of_monev_are_counted_together() -> None:
    rows = [
        {"lke": "P.I.3.b", "target_waktu": target}
        for target in ("Maret, Juni", "September, Desember")
    ]
    assert [] == found(plan_of(*rows), "MON001")


# --- MON002, MON003, MON004: the instrument's ladder -----------------------------------------


def ladder(id_: str, target: str, **cells: str) -> float:
    """The ceiling that the cadence leaves."""
    plan = plan_of({"lke": id_, "target_waktu": target, **cells})
    return ceilings(run(plan, "MON002", "MON003", "MON004"))[id_]


PERIODIC = [i.id for i in INSTRUMENT.pemenuhan if i.irama == {"A": 2} and i.id != "P.I.3.b"]


@pytest.mark.parametrize("id_", PERIODIC)
def test_what_the_scale_calls_periodic_needs_two_times_for_the_best_answer(id_: str) -> None:
    best, next_ = list(INSTRUMENT.answers(INSTRUMENT.indikator[id_]).values())[:2]
    assert (best, next_) == (ladder(id_, "Juni dan Desember"), ladder(id_, "Juni"))


@pytest.mark.parametrize(
    ("target", "earned"),
    [
        ("Januari-Desember 2025", 1.0),
        ("Maret-Mei 2025", 1.0),
        ("April-Mei 2025", 0.5),
        ("Triwulan IV", 0.5),
        ("Semester I", 0.5),
        ("berkala", 1.0),
    ],
)
def test_a_range_of_three_months_is_periodic_and_a_named_period_is_not(
    target: str, earned: float
) -> None:
    assert earned == ladder("P.V.3.c", target)


@pytest.mark.parametrize(
    ("target", "earned"),
    [
        ("Setiap bulan", 1.0),
        ("Januari-Desember 2025", 1.0),
        ("Juni dan Desember", 0.5),
        ("Juni", 0.0),
    ],
)
def test_staff_data_are_kept_up_monthly_or_periodically(target: str, earned: float) -> None:
    assert earned == ladder("P.III.6.a", target)


@pytest.mark.parametrize("words", ["setiap ada perubahan", "Setiap Terjadi Perubahan data"])
def test_keeping_up_with_every_change_is_as_good_as_monthly(words: str) -> None:
    assert 1.0 == ladder("P.III.6.a", "Juni", langkah_aksi=f"Memutakhirkan {words}")


def test_a_row_without_a_readable_time_is_not_judged_by_its_cadence() -> None:
    assert 1.0 == ladder("P.V.3.c", "menyusul")


def test_the_message_names_the_times_and_the_answer() -> None:
    (finding,) = found(plan_of({"lke": "P.VI.4.a", "target_waktu": "Juni"}), "MON003")
    assert "1 kali setahun" in finding.message.id
    assert "paling tinggi D" in finding.message.id
    assert "tambahkan, misalnya, Maret, September dan Desember" in finding.remedy.id


def test_a_cadence_by_the_day_of_judgement_is_that_of_the_times_past() -> None:
    plan = plan_of({"lke": "P.V.3.c", "target_waktu": "Juni dan Desember"})
    assert 1 == len(found(plan, "MON002", as_of=date(2025, 7, 1)))
    assert [] == found(plan, "MON002", as_of=date(2025, 12, 31))


# --- MON005: promises kept -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "target", "broken"),
    [
        ("Laporan setiap triwulan", "Maret, Juni, September, Desember 2025", False),
        ("Laporan setiap triwulan", "Januari-Desember 2025", False),
        ("Laporan setiap triwulan", "Oktober, November, Desember 2025", True),
        ("Laporan setiap triwulan", "Maret, Juni", True),
        ("Laporan setiap triwulan", "Januari, April, Agustus, Desember", False),
        ("Laporan setiap triwulan", "April, Juli, Oktober, Desember", False),
        ("Rapat per semester atau per triwulan", "Juni, Desember", False),
        ("Rapat per semester atau per triwulan", "Juni", True),
        ("Data per bulan", "Januari-Desember 2025", False),
        ("Data per bulan", "Maret, Juni, September, Desember", True),
        ("Laporan", "Juni", False),
        ("Laporan setiap triwulan", "menyusul", False),
    ],
)
def test_a_promise_is_kept_by_its_target(words: str, target: str, *, broken: bool) -> None:
    row = {"lke": "P.V.4.b", "bukti_fisik": words, "target_waktu": target}
    assert ["MON005"] * broken == [f.rule for f in found(plan_of(row), "MON005")]


def test_periods_before_the_decree_are_not_asked_for() -> None:
    row = {
        "lke": "P.V.4.b",
        "bukti_fisik": "Laporan setiap triwulan",
        "target_waktu": "September, Desember",
    }
    assert [] == found(plan_of(row, tanggal=date(2025, 7, 7)), "MON005")
    assert 1 == len(found(plan_of(row, tanggal=date(2025, 4, 30)), "MON005"))


def test_a_row_that_promises_in_two_cells_is_told_once_and_costs_nothing() -> None:
    row = {
        "lke": "P.V.4.b",
        "langkah_aksi": "Evaluasi per triwulan",
        "bukti_fisik": "Laporan per triwulan",
        "target_waktu": "Juni",
    }
    findings = found(plan_of(row), "MON005")
    assert [("langkah_aksi", 0.0)] == [(f.route.field, f.share) for f in findings]
