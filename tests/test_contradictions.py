"""What a plan says twice, and not the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import found, plan_of

from zicheck.numerals import number_in_words
from zicheck.plan import Naskah

ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def in_words(number: int) -> str:
    """A number below 1,000 as it is spoken."""
    if number < 10:
        return ONES[number]
    if number < 12:
        return ("sepuluh", "sebelas")[number - 10]
    if number < 20:
        return f"{ONES[number - 10]} belas"
    if number < 100:
        tens, rest = f"{ONES[number // 10]} puluh", number % 10
    else:
        tens = "seratus" if number < 200 else f"{ONES[number // 100]} ratus"
        rest = number % 100
    return f"{tens} {in_words(rest)}" if rest else tens


@pytest.mark.parametrize("number", range(1000))
def test_every_number_below_a_thousand_is_read_from_its_words(number: int) -> None:
    assert number == number_in_words(in_words(number)) == number_in_words(in_words(number).title())


@pytest.mark.parametrize(
    "words", ["", "orang", "dua tiga", "dua puluh puluh", "belas", "sepuluh lima belas", "dua kali"]
)
def test_words_that_are_no_number_are_none(words: str) -> None:
    assert number_in_words(words) is None


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_figure_is_told_exactly_where_its_words_say_another_number(
    figure: int, said: int
) -> None:
    row = {"lke": "P.VI.2.f", "langkah_aksi": f"Melatih {figure} ({in_words(said)}) petugas"}
    assert (figure != said) == bool(found(plan_of(row), "TGT004"))


@pytest.mark.parametrize(
    "text", ["5 (jam kerja)", "Rp1.500 (lima ratus)", "3,5 (tiga)", "2025 (dua)", "SOP 4 (revisi)"]
)
def test_what_is_no_count_in_words_is_left_alone(text: str) -> None:
    assert [] == found(plan_of({"lke": "P.VI.2.f", "langkah_aksi": text}), "TGT004")


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("Membentuk tim yang diketuai Kepala Bidang Tata Kelola", True),
        ("Membentuk tim dengan Ketua Tim Kerja Kepala Bidang Tata Kelola", True),
        ("Membentuk tim yang diketuai oleh Sekretaris Badan", False),
        ("Membentuk tim yang diketuai oleh Sekretaris", False),
        ("Membentuk tim; Pokja I diketuai Kepala Bidang Tata Kelola", False),
        ("Rapat tim dipimpin Kepala Bidang Tata Kelola", False),
        ("Membentuk tim yang diketuai pejabat terpilih", False),
    ],
)
def test_another_head_of_the_team_is_told_not_that_of_a_group_or_a_meeting(
    action: str, *, told: bool
) -> None:
    text = "Kegiatan ini dikawal Tim Pembangunan yang diketuai oleh Sekretaris Badan."
    plan = plan_of({"lke": "P.I.1.a", "langkah_aksi": action})
    plan = plan._replace(naskah=(Naskah("kedua", text),))
    assert told == bool(found(plan, "SLN019"))


def test_a_text_that_names_several_heads_says_nothing_of_one() -> None:
    row = {"lke": "P.I.1.a", "langkah_aksi": "Membentuk tim yang diketuai Kepala Bidang Umum"}
    heads = ("Tim kerja diketuai oleh Sekretaris.", "Tim penilai diketuai oleh Inspektur.")
    plan = plan_of(row)._replace(naskah=tuple(Naskah("kedua", text) for text in heads))
    assert [] == found(plan, "SLN019")


@pytest.mark.parametrize(
    ("aim", "action", "told"),
    [
        ("WBK", "Menetapkan sasaran untuk mencapai predikat WBBM", True),
        ("WBK", "Menyusun rencana menuju Wilayah Birokrasi Bersih dan Melayani", True),
        ("WBK", "Menyusun rencana menuju WBK dan WBBM", False),
        ("WBK", "Kunjungan ke unit yang meraih predikat WBBM", False),
        ("WBBM", "Menetapkan sasaran untuk mencapai predikat WBBM", False),
        ("WBK/WBBM", "Menetapkan sasaran untuk mencapai predikat WBBM", False),
    ],
)
def test_a_row_that_aims_at_wbbm_alone_is_told_in_a_plan_for_wbk(
    aim: str, action: str, *, told: bool
) -> None:
    plan = plan_of({"lke": "P.I.2.b", "langkah_aksi": action})._replace(tujuan=aim)
    assert told == bool(found(plan, "SLN020"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mencakup 8 (delapan) area perubahan", True),
        ("mencakup lima area perubahan", True),
        ("mencakup enam area perubahan", False),
        ("mencakup 6 (enam) area perubahan", False),
        ("satu area perubahan diutamakan", False),
        ("pada setiap area perubahan", False),
    ],
)
def test_a_number_of_areas_other_than_six_is_told(text: str, *, told: bool) -> None:
    plan = plan_of({"lke": "P.I.1.a"})._replace(naskah=(Naskah("ketiga", f"Rencana {text}."),))
    assert told == bool(found(plan, "SLN018"))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("RENCANA AKSI ZONA INTEGRITAS", "BADAN X", "TAHUN 2024"), True),
        (("RENCANA AKSI ZONA INTEGRITAS", "BADAN X", "TAHUN 2025"), False),
        (("RENCANA AKSI ZONA INTEGRITAS", "TAHUN ANGGARAN 2024"), True),
        (("LAPORAN KINERJA", "TAHUN 2024"), False),
        (("RENCANA AKSI ZONA INTEGRITAS", *"abcd", "TAHUN 2024"), False),
    ],
)
def test_the_year_on_a_line_of_its_own_below_a_title_is_that_of_the_title(
    lines: tuple[str, ...], *, told: bool
) -> None:
    passages = tuple(Naskah("judul tabel", line) for line in lines)
    plan = plan_of({"lke": "P.I.1.a"})._replace(naskah=passages)
    assert told == bool(found(plan, "SLN009"))


def test_an_office_above_may_be_named_as_that_to_which_the_unit_belongs() -> None:
    plan = plan_of({"lke": "P.I.1.a"})
    above = plan.induk[0]
    for words, told in (("berada di bawah", False), ("melaksanakan tugas", True)):
        text = f"{plan.unit} {words} {above}."
        assert told == bool(found(plan._replace(naskah=(Naskah("latar", text),)), "SLN002"))


def test_a_count_of_a_cadence_that_the_dates_do_not_keep_is_to_be_kept() -> None:
    """Fewer documents is the second advice; several rows are told together."""
    row = {"lke": "P.V.2.b", "langkah_aksi": "Menilai risiko", "target_waktu": "Juni, September"}
    row["target_capaian"] = "4 Laporan"
    (alone,) = found(plan_of(row), "TGT002")
    assert alone.message.id.startswith("Target capaian pada baris 1 tidak sesuai")
    assert "lengkapi target waktu baris 1 menjadi 4 kali, atau tulis “2 Laporan”" in alone.remedy.id
    (both,) = found(plan_of(row, row | {"lke": "P.V.2.c", "langkah_aksi": "Rapat"}), "TGT002")
    assert "pada 2 kegiatan (baris 1 dan 2)" in both.message.id


def test_an_office_above_may_be_named_as_that_whose_training_is_attended() -> None:
    plan = plan_of({"lke": "P.IV.2.h"})
    above = plan.induk[0]
    for words, told in (("Mengikuti pelatihan", False), ("Pelatihan pegawai", True)):
        row = plan_of({"lke": "P.IV.2.h", "langkah_aksi": f"{words} {above}"})
        assert told == bool(found(row, "SLN001"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("TANGGAL 20 FEBRUARI 2025", True),
        ("Tanggal : 20 Februari 2025.", True),
        ("LAMPIRAN KEPUTUSAN NOMOR 7 TANGGAL 20 FEBRUARI 2025", True),
        ("TANGGAL 10 FEBRUARI 2025", False),
        ("Keputusan Menteri Nomor 17 tanggal 20 Maret 2024", False),
        ("Tanggal 20 Februari 2025 dilaksanakan rapat pertama", False),
    ],
)
def test_the_date_of_an_annex_is_that_of_its_own_header(line: str, *, told: bool) -> None:
    plan = plan_of({"lke": "P.I.1.a"}, nomor="7", tanggal=date(2025, 2, 10))
    plan = plan._replace(naskah=(Naskah("judul lampiran", line),))
    assert told == bool(found(plan, "STR016"))
