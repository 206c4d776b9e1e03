"""HKM: each kind of check about the legal basis, on plans of a few citations."""

from __future__ import annotations

from typing import Any

import pytest
from strategies import clean_plan, codes, found, plan_of, run

from zicheck.places import Route

CURRENT = "Permen PANRB Nomor 90 Tahun 2021 sebagaimana telah diubah dengan Permen PANRB Nomor 5 Tahun 2024"
OLD = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 10 Tahun 2019 "
    "tentang Perubahan atas Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi "
    "Birokrasi Nomor 52 Tahun 2014"
)
DESIGN = "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025"
ALL = tuple(f"HKM{number:03}" for number in range(1, 8))


def basis(*entries: str | tuple[str, str]) -> list[dict[str, str]]:
    """Citations of the preamble; a pair names another part."""
    pairs = [("mengingat", entry) if isinstance(entry, str) else entry for entry in entries]
    return [{"bagian": bagian, "teks": teks} for bagian, teks in pairs]


def told(*entries: str | tuple[str, str], rules: tuple[str, ...] = ALL, **plan: Any) -> list[str]:
    """The codes found on a plan with this legal basis."""
    return [f.rule for f in found(plan_of(dasar_hukum=basis(*entries), **plan), *rules)]


def test_the_regulation_in_force_with_its_amendment_is_enough() -> None:
    assert [] == told(CURRENT)


# --- HKM001, HKM002: what must be cited ------------------------------------------------------


@pytest.mark.parametrize("bagian", ["menimbang", "mengingat", "lampiran"])
def test_the_governing_regulation_may_stand_in_any_part(bagian: str) -> None:
    assert [] == told((bagian, CURRENT), rules=("HKM001", "HKM002"))


def test_the_governing_regulation_may_stand_in_the_running_text_that_rests_on_it() -> None:
    text = "Rencana ini disusun dengan mengacu pada Permen PANRB Nomor 90 Tahun 2021"
    plan = {"naskah": [{"bagian": "pendahuluan", "teks": text}]}
    assert [] == told("UU 7/2017", rules=("HKM001",), **plan)


def test_without_the_governing_regulation_the_legal_basis_is_wanting() -> None:
    assert ["HKM001"] == told("UU 7/2017")


def test_the_amendment_alone_does_not_stand_for_what_it_amends() -> None:
    assert ["HKM001"] == told("Permen PANRB 5/2024 tentang Evaluasi", rules=("HKM001",))


def test_a_plan_before_the_regulation_bound_is_left_alone() -> None:
    assert [] == told("UU 7/2017", tahun=2021)


def test_a_plan_without_any_legal_basis_is_left_alone() -> None:
    """Such a file holds the table only."""
    assert [] == told()


def test_the_amendment_is_asked_for_where_the_regulation_is_cited() -> None:
    assert ["HKM002"] == told("Permen PANRB Nomor 90 Tahun 2021")
    assert [] == told("UU 7/2017", rules=("HKM002",))


def test_the_amendment_is_asked_for_from_the_year_after_it() -> None:
    assert [] == told("Permen PANRB Nomor 90 Tahun 2021", tahun=2024)


# --- HKM003: superseded ----------------------------------------------------------------------


def test_what_was_replaced_is_told_with_what_replaced_it() -> None:
    (finding,) = found(plan_of(dasar_hukum=basis(OLD)), "HKM003")
    for name in ("Permen PANRB 10/2019", "Permen PANRB 52/2014", "Permen PANRB 90/2021"):
        assert name in finding.message.id
    assert ("error", Route("dasar_hukum", 0, "teks")) == (finding.severity, finding.route)


def test_it_is_told_once_for_each_part_and_each_replacement() -> None:
    entries = (
        OLD,
        ("menimbang", OLD),
        ("lampiran", OLD),
        "Permen PANRB Nomor 14 Tahun 2014",
    )
    assert ["HKM003"] * 3 == told(*entries, rules=("HKM003",))


def test_what_names_its_replacement_beside_it_is_not_told() -> None:
    """Another rule tells that replaced is called amended."""
    text = "Peraturan Pemerintah Nomor 53 Tahun 2010 diganti dengan Peraturan Pemerintah Nomor 94 Tahun 2021"
    assert [] == told(text, rules=("HKM003",))


def test_a_replacement_that_came_after_the_plan_is_not_asked_for() -> None:
    assert [] == told(OLD, tahun=2020, rules=("HKM003",))


def test_an_unknown_regulation_is_left_alone() -> None:
    assert [] == told(CURRENT, "Peraturan Pemerintah Nomor 99 Tahun 1999", "Perpres 46/2025")


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Program disusun dengan mengacu pada Permen PANRB Nomor : 10 Tahun 2019", 1),
        ("Berpedoman pada Permen PANRB Nomor 10 Tahun 2019", 1),
        ("Pada tahun 2019 terbit Permen PANRB Nomor 10 Tahun 2019", 0),
    ],
)
def test_running_text_counts_where_it_rests_on_a_regulation(text: str, times: int) -> None:
    plan = {"naskah": [{"bagian": "pendahuluan", "teks": text}]}
    assert ["HKM003"] * times == told(CURRENT, rules=("HKM003",), **plan)


def test_a_row_that_rests_on_what_was_replaced_is_told_at_its_cell() -> None:
    row = {"lke": "P.III.5.a", "bukti_fisik": "Laporan disiplin menurut PP Nomor 53 Tahun 2010"}
    (finding,) = found(plan_of(row, dasar_hukum=basis(CURRENT)), "HKM003")
    assert Route("kegiatan", 1, "bukti_fisik") == finding.route
    assert "Tabel rencana aksi" in finding.message.id


# --- HKM004: periods -------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "expected"), [(2025, []), (2026, ["HKM004"])])
def test_the_grand_design_of_2010_to_2025_ends_with_2025(year: int, expected: list[str]) -> None:
    assert expected == told(CURRENT, DESIGN, tahun=year)


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Permen PANRB Nomor 25 Tahun 2020", 2024, []),
        ("Permen PANRB Nomor 25 Tahun 2020", 2025, ["HKM004"]),
        ("Permen PANRB Nomor 20 Tahun 2010", 2025, ["HKM004"]),
    ],
)
def test_a_road_map_ends_with_its_period_and_is_told_once(
    text: str, year: int, expected: list[str]
) -> None:
    """Not as superseded too."""
    assert expected == told(CURRENT, text, tahun=year)


def test_a_road_map_and_its_amendment_are_one_finding() -> None:
    text = (
        "Permen PANRB Nomor 25 Tahun 2020 sebagaimana telah diubah dengan Permen PANRB Nomor 3 Tahun 2023 "
        "tentang Perubahan atas Permen PANRB Nomor 25 Tahun 2020"
    )
    (finding,) = found(plan_of(dasar_hukum=basis(CURRENT, text)), "HKM004")
    assert "Permen PANRB 25/2020 dan Permen PANRB 3/2023" in finding.message.id
    assert "2024" in finding.message.id


def test_history_in_the_running_text_has_no_period() -> None:
    text = "Berdasarkan Peraturan Presiden Nomor 81 Tahun 2010 pelaksanaan telah memasuki periode kedua"
    plan = {"naskah": [{"bagian": "pendahuluan", "teks": text}]}
    assert [] == told(CURRENT, tahun=2026, **plan)


# --- HKM005: details -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            (
                "Undang-Undang Nomor 20 Tahun 2023 (Lembaran Negara Republik Indonesia Tahun 2023 Nomor "
                "141, Tambahan Lembaran Negara Republik Indonesia Nomor 5897"
            ),
            "Nomor 6897",
        ),
        (
            "UU 7/2017 (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 128)",
            "LN 2017 Nomor 182",
        ),
        (
            "UU 7/2017 (Lembaran Negara Republik Indonesia Tahun 2016 Nomor 182)",
            "LN 2017 Nomor 182",
        ),
        (
            "Permen PANRB Nomor 91 Tahun 2021 (Berita Negara Republik Indonesia Tahun 2021 Nomor 1571)",
            "Permen PANRB 90/2021",
        ),
        (
            (
                "Peraturan Pemerintah Nomor 94 Tahun 2011 (Lembaran Negara Republik Indonesia Tahun 2021 "
                "Nomor 202)"
            ),
            "PP 94/2021",
        ),
        (
            (
                "Peraturan Presiden Nomor 3 Tahun 2011 (Lembaran Negara Republik Indonesia Tahun 2021 "
                "Nomor 999)"
            ),
            "Perpres 3/2021",
        ),
        (
            "UU 31/1999 sebagaimana telah diubah dengan Undang-Undang Nomor 30 Tahun 2022",
            "UU 20/2001",
        ),
    ],
)
def test_a_wrong_detail_is_told_with_the_right_one(text: str, right: str) -> None:
    """By the rule on the governing regulations where one of them is meant."""
    (finding,) = found(plan_of(dasar_hukum=basis(CURRENT, text)), "HKM005", "HKM008")
    governing = right in ("Permen PANRB 90/2021", "Permen PANRB 5/2024")
    assert ("HKM008" if governing else "HKM005") == finding.rule
    assert right in finding.remedy.id
    assert Route("dasar_hukum", 1, "teks") == finding.route


@pytest.mark.parametrize(
    "text",
    [
        "UU 7/2017",
        "UU 7/2017 (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182)",
        "UU 99/2020 (Lembaran Negara Republik Indonesia Tahun 2020 Nomor 5)",
        "UU 99/2019 (Lembaran Negara Republik Indonesia Tahun 2020 Nomor 5)",
        "Perpres 178/2024 (Lembatan Negara Republik Indonesia Nomor Tahun 2024 Nomor 374)",
        "PP 11/2017 sebagaimana telah diubah dengan PP 17/2020",
        # The chain of amendments of the corruption law, as many decrees print it.
        "UU 28/1999 sebagaimana diubah dengan UU 30/2002 terakhir diubah dengan UU 19/2019",
        (
            "Perpres 16/2018 sebagaimana telah diubah dengan Perpres 12/2021 tentang Perubahan atas "
            "Perpres 16/2018 (Lembaran Negara Republik Indonesia Tahun 2021 Nomor 63)"
        ),
    ],
)
def test_details_that_agree_or_are_not_known_are_left_alone(text: str) -> None:
    assert [] == told(CURRENT, text, rules=("HKM005",))


# --- HKM006, HKM007 --------------------------------------------------------------------------


def test_replaced_called_amended_is_told() -> None:
    text = (
        "Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil (Lembaran "
        "Negara Republik Indonesia Tahun 2010 Nomor 74) sebagaimana telah diubah dengan Peraturan "
        "Pemerintah Nomor 94 Tahun 2021"
    )
    assert ["HKM006"] == told(CURRENT, text)


def test_amended_called_amended_is_right() -> None:
    assert [] == told(CURRENT, "PP 11/2017 sebagaimana telah diubah dengan PP 17/2020")


@pytest.mark.parametrize(
    ("entries", "times"),
    [
        ((CURRENT, ("lampiran", OLD)), 1),
        ((OLD, ("lampiran", CURRENT)), 1),
        ((CURRENT, ("lampiran", CURRENT)), 0),
        ((OLD, ("lampiran", OLD)), 0),
        ((CURRENT, OLD), 0),
        ((CURRENT, ("lampiran", "UU 7/2017")), 0),
    ],
)
def test_preamble_and_annex_rest_on_the_same_regulation(
    entries: tuple[str | tuple[str, str], ...], times: int
) -> None:
    assert ["HKM007"] * times == told(*entries, rules=("HKM007",))


def test_the_part_that_lags_is_named() -> None:
    (finding,) = found(plan_of(dasar_hukum=basis(CURRENT, ("lampiran", OLD))), "HKM007")
    assert finding.message.id.startswith("Pembukaan keputusan mengutip Permen PANRB 90/2021")
    assert "lampiran masih bersandar pada" in finding.message.id
    assert Route("dasar_hukum", 1, "teks") == finding.route


# --- together --------------------------------------------------------------------------------


def test_the_legal_basis_costs_no_points() -> None:
    plan = clean_plan(tahun=2026, tanggal="2026-01-05", dasar_hukum=basis(OLD, DESIGN))
    report = run(plan)
    assert {"HKM001": 1, "HKM003": 1, "HKM004": 1} == codes(report)
    assert pytest.approx(30) == report.score.readiness


@pytest.mark.parametrize("teks", ["", "()", "Nomor Tahun", "Lembaran Negara " * 40])
def test_odd_words_break_nothing(teks: str) -> None:
    assert ["HKM001"] == told(teks)
