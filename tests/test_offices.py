"""Offices that a text names: the unit itself, those above it, and others; and SLN about them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import RULESET, found, plan_of

from zicheck.offices import Office, mentions, office
from zicheck.places import Route

UNIT = "KPU Kabupaten Rimba Raya"
ABOVE = ("KPU Provinsi Contoh", "KPU RI")
LONG = {"kpu": "komisi pemilihan umum"}


def named(text: str, unit: str = UNIT, above: tuple[str, ...] = ABOVE) -> list[tuple[str, str]]:
    """Each office that `text` names, with its relation to the unit."""
    return [(item.text, item.relation) for item in mentions(text, unit, above, LONG)]


def relations(text: str, unit: str = UNIT, above: tuple[str, ...] = ABOVE) -> list[str]:
    return [relation for _, relation in named(text, unit, above)]


# --- names taken apart -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("KPU Kabupaten Rimba Raya", Office("kpu", "kabupaten", "rimba raya")),
        ("KPU Kab. Rimba Raya", Office("kpu", "kabupaten", "rimba raya")),
        ("KPU Kota Rimba", Office("kpu", "kota", "rimba")),
        ("KPU Provinsi Contoh", Office("kpu", "provinsi", "contoh")),
        ("KPU Propinsi Contoh", Office("kpu", "provinsi", "contoh")),
        ("KPU RI", Office("kpu ri", "", "")),
        ("Pengadilan Negeri Rimba Kelas II", Office("pengadilan", "negeri", "rimba")),
        ("Pengadilan Tinggi Agama Contoh", Office("pengadilan tinggi", "agama", "contoh")),
        ("BPS Kabupaten Rimba", Office("bps", "kabupaten", "rimba")),
        ("RSUD Rimba Raya", Office("rsud", "", "rimba raya")),
        ("", Office("", "", "")),
    ],
)
def test_a_name_has_kind_level_and_place(name: str, parts: Office) -> None:
    assert parts == office(name)


# --- the unit itself -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "KPU Kabupaten Rimba Raya",
        "website KPU Kabupaten Rimba Raya.",
        "KPU KABUPATEN RIMBA RAYA TAHUN 2025",
        "kpu kabupaten rimba raya",
        "Komisi Pemilihan Umum Kabupaten Rimba Raya",
        "KETUA KOMISI PEMILIHAN UMUM KABUPATEN RIMBA RAYA,",
        "Web KPU Kab.Rimba Raya serta nomor kontak",
        "KPU Kab. Rimba Raya",
        "KPU Kabupaten  Rimba\nRaya",
        "KPU Kabupaten RimbaRaya",
        "KPU, Kabupaten Rimba Raya",
        "(KPU Kabupaten Rimba Raya)",
    ],
)
def test_the_unit_is_known_in_its_spellings(text: str) -> None:
    assert ["sendiri"] == relations(text)


def test_a_longer_place_is_not_the_unit() -> None:
    assert ["lain"] == relations("KPU Kabupaten Rimba Rayapura")


def test_the_same_place_of_another_level_is_not_the_unit() -> None:
    assert ["lain"] == relations("KPU Kota Rimba Raya")


# --- those above -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "KPU Provinsi Contoh",
        "KPU PROVINSI CONTOH",
        "Komisi Pemilihan Umum Propinsi Contoh",
        "KPU Prov. Contoh",
    ],
)
def test_an_office_above_is_known(text: str) -> None:
    assert ["induk"] == relations(text)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("dokumen usulan ke Sekjen KPU RI melalui KPU Provinsi Contoh", True),
        ("usulan ke KPU Provinsi Contoh ke Bagian SDM", True),
        ("laporan kepada Ketua KPU Provinsi Contoh", True),
        ("undangan dari KPU Provinsi Contoh", True),
        ("bimtek yang diselenggarakan oleh Setjen KPU Provinsi Contoh", True),
        ("berkoordinasi dengan KPU Provinsi Contoh", True),
        ("Tim ZI KPU Provinsi Contoh melakukan identifikasi", False),
        ("Sosialisasi SOP Alur Kerja KPU Provinsi Contoh", False),
        ("KPU Provinsi Contoh", False),
        ("program pembangunan zona integritas pada KPU Provinsi Contoh", False),
    ],
)
def test_an_office_above_stands_as_channel_or_as_actor(text: str, *, channel: bool) -> None:
    (item,) = mentions(text, UNIT, ABOVE, LONG)
    assert ("induk", channel) == (item.relation, item.channel)


# --- others ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Banner WBS KPU Kabupaten Lain", "KPU Kabupaten Lain"),
        ("KPU KABUPATEN LAIN TAHUN 2025", "KPU KABUPATEN LAIN"),
        (
            "RENCANA AKSI KOMISI PEMILIHAN UMUM KOTA LAIN MENUJU WBK",
            "KOMISI PEMILIHAN UMUM KOTA LAIN",
        ),
        ("KPU Provinsi Seberang dan jajarannya", "KPU Provinsi Seberang"),
        ("KPU Kabupaten Tanjung Jabung Barat", "KPU Kabupaten Tanjung Jabung Barat"),
        ("KPU Kabupaten Lain, Provinsi Contoh", "KPU Kabupaten Lain"),
        ("KPU Kab. Lain", "KPU Kab. Lain"),
    ],
)
def test_another_office_is_named_with_its_place(text: str, expected: str) -> None:
    assert [(expected, "lain")] == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KPU",
        "KPU RI",
        "Sekjen KPU RI",
        "website KPU",
        "KPU Kabupaten",
        "KPU Kabupaten dan jajaran",
        "KPU kabupaten yang bersangkutan",
        "Komisi Pemilihan Umum Provinsi, dan lain-lain",
        "KOMISI PEMILIHAN UMUM PROVINSI DAN SEKRETARIATNYA",
        "Dinas Kabupaten Lain",
        "Kabupaten Lain",
        "Inspektorat",
        "BPS Kabupaten Lain",
    ],
)
def test_what_names_no_office_of_the_kind_with_a_place_is_left_alone(text: str) -> None:
    assert [] == named(text)


@pytest.mark.parametrize(
    "text",
    ["KPU Kabupaten/Kota", "KPU Kabupaten / Kota se-Indonesia", "KPU Kabupaten Kota di Indonesia"],
)
def test_all_offices_of_a_level_are_no_office(text: str) -> None:
    assert ["umum"] == relations(text)


def test_several_offices_stand_in_their_order() -> None:
    text = "KPU Kabupaten Rimba Raya, KPU Kabupaten Lain dan KPU Provinsi Contoh"
    assert ["sendiri", "lain", "induk"] == relations(text)


def test_a_unit_without_a_place_knows_no_others() -> None:
    assert [] == named("KPU Kabupaten Lain", unit="KPU RI")


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("BPS Kabupaten Rimba", "BPS Kabupaten Lain"),
        ("Pengadilan Negeri Rimba", "Pengadilan Negeri Lain"),
        ("Kejaksaan Negeri Rimba", "Kejaksaan Negeri Lain"),
        ("RSUD Rimba", "RSUD Lain"),
        ("Kementerian Agama Kabupaten Rimba", "Kementerian Agama Kabupaten Lain"),
    ],
)
def test_the_kind_comes_from_the_unit(unit: str, text: str) -> None:
    assert ["lain"] == relations(text, unit, ())
    assert ["sendiri"] == relations(unit, unit, ())


@settings(max_examples=200)
@given(st.text(max_size=80), st.text(max_size=30))
def test_no_text_and_no_name_is_beyond_reading(text: str, unit: str) -> None:
    for item in mentions(f"KPU Kabupaten {text}", unit, (text,), LONG):
        assert item.relation in ("sendiri", "induk", "umum", "lain")


# --- SLN001, SLN002 --------------------------------------------------------------------------


def told(row: dict[str, Any], **plan: Any) -> list[tuple[str, tuple[int, ...]]]:
    made = plan_of({"lke": "P.V.4.a", **row}, unit=UNIT, induk=list(ABOVE), **plan)
    return [(f.rule, f.rows) for f in found(made, "SLN001", "SLN002")]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"bukti_fisik": "Banner WBS KPU Kabupaten Lain"}, True),
        ({"langkah_aksi": "Tim ZI KPU Provinsi Contoh melakukan identifikasi"}, True),
        ({"indikator": "WBS KPU Kota Rimba Raya"}, True),
        ({"bukti_fisik": "Surat ke KPU Kabupaten Lain"}, True),
        ({"langkah_aksi": "Usulan ke Sekjen KPU RI melalui KPU Provinsi Contoh"}, False),
        ({"bukti_fisik": "Banner KPU Kabupaten Rimba Raya"}, False),
        ({"langkah_aksi": "Petunjuk bagi KPU Kabupaten/Kota"}, False),
    ],
)
def test_a_row_names_the_unit_or_an_office_above_as_channel(
    cells: dict[str, str], *, wrong: bool
) -> None:
    assert [("SLN001", (1,))] * wrong == told(cells)


def test_a_row_is_told_once_for_all_its_cells() -> None:
    cells = {"langkah_aksi": "KPU Kabupaten Lain", "bukti_fisik": "KPU Kabupaten Sana"}
    assert [("SLN001", (1,))] == told(cells)


def test_the_office_in_the_middle_of_a_cell_is_quoted_by_name() -> None:
    made = plan_of(
        {"lke": "P.V.4.a", "bukti_fisik": "Banner WBS KPU Kabupaten Lain di ruang tunggu"},
        unit=UNIT,
    )
    (finding,) = found(made, "SLN001")
    assert "“KPU Kabupaten Lain”" in finding.message.id
    assert UNIT in finding.remedy.id
    assert Route("kegiatan", 1, "bukti_fisik") == finding.route


TITLE = "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN LAIN TAHUN 2025"


def test_another_unit_in_the_running_text_is_told_once_for_each_name() -> None:
    texts = [
        {"bagian": "judul", "teks": TITLE},
        {"bagian": "penutup", "teks": TITLE.lower().title()},
    ]
    assert [("SLN002", ())] == told({}, naskah=texts)


def test_a_section_title_with_another_unit_is_told() -> None:
    made = plan_of(
        {"lke": "P.I.1.a", "judul_area": "Manajemen Perubahan KPU Kabupaten Lain"}, unit=UNIT
    )
    (finding,) = found(made, "SLN002")
    assert Route("area", 0, "judul") == finding.route


def test_the_quote_shows_the_name() -> None:
    long = f"{'Zona integritas adalah predikat. ' * 12}KPU Kabupaten Lain telah berbenah."
    made = plan_of({"lke": "P.I.1.a"}, unit=UNIT, naskah=[{"bagian": "x", "teks": long}])
    (finding,) = found(made, "SLN002")
    assert "KPU Kabupaten Lain" in finding.quote


ABBREVIATED = [
    ("KPU Kabupaten Rimba", "Komisi Pemilihan Umum Kabupaten Lain"),
    ("Komisi Pemilihan Umum Kabupaten Rimba", "KPU Kabupaten Lain"),
    ("BPS Kabupaten Rimba", "Badan Pusat Statistik Kabupaten Lain"),
    ("BNN Kabupaten Rimba", "Badan Narkotika Nasional Kabupaten Lain"),
    ("Bawaslu Kabupaten Rimba", "Badan Pengawas Pemilihan Umum Kabupaten Lain"),
    ("Kementerian Agama Kabupaten Rimba", "Kemenag Kabupaten Lain"),
    ("Pengadilan Negeri Rimba", "PN Lain"),
    ("PN Rimba", "Pengadilan Negeri Lain"),
    ("Pengadilan Tinggi Rimba", "PT Lain"),
    ("Pengadilan Agama Rimba", "PA Lain"),
    ("Kejaksaan Negeri Rimba", "Kejari Lain"),
    ("RSUD Rimba", "Rumah Sakit Umum Daerah Lain"),
    ("Rumah Sakit Umum Daerah Rimba", "RSUD Lain"),
    ("Lapas Kelas IIB Rimba", "Lembaga Pemasyarakatan Kelas IIA Lain"),
    ("Lembaga Pemasyarakatan Kelas IIB Rimba", "Lapas Kelas IIB Lain"),
    ("Rutan Kelas I Rimba", "Rumah Tahanan Negara Kelas I Lain"),
    ("Bapas Kelas II Rimba", "Balai Pemasyarakatan Kelas II Lain"),
    ("Kanim Kelas I TPI Rimba", "Kantor Imigrasi Kelas II Non TPI Lain"),
    ("KPP Pratama Rimba", "Kantor Pelayanan Pajak Pratama Lain"),
    ("KPPN Rimba", "Kantor Pelayanan Perbendaharaan Negara Lain"),
    ("Kantah Kabupaten Rimba", "Kantor Pertanahan Kabupaten Lain"),
]


@pytest.mark.parametrize(("unit", "other"), ABBREVIATED)
def test_abbreviations_and_full_names_are_one_kind_of_office(unit: str, other: str) -> None:
    """Each pair of `singkatan` in the rule does something."""
    made = plan_of({"lke": "P.V.4.a", "bukti_fisik": f"Banner WBS {other}"}, unit=unit, induk=[])
    assert ["SLN001"] == [f.rule for f in found(made, "SLN001")]


@pytest.mark.parametrize(("unit", "other"), ABBREVIATED)
def test_the_unit_may_call_itself_by_either_name(unit: str, other: str) -> None:
    own = other.replace("Lain", "Rimba")
    made = plan_of({"lke": "P.V.4.a", "bukti_fisik": f"Banner WBS {own}"}, unit=unit, induk=[])
    assert [] == found(made, "SLN001")


def test_every_abbreviation_of_the_rule_is_tried_above() -> None:
    rule = RULESET.get("SLN001")
    assert rule is not None
    tried = " ".join(word for pair in ABBREVIATED for word in pair)
    for item in rule.opsi.singkatan:
        assert item.singkat in tried
        assert item.panjang in tried


# --- SLN003 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "text", "wrong"),
    [
        (UNIT, "PK Eselon II tahun 2025", True),
        (UNIT, "PK ESELON II", True),
        (UNIT, "PK Eselon III dan IV", False),
        (UNIT, "Laporan KPU Kabupaten/Kota", True),
        (UNIT, "Laporan KPU Kabupaten / Kota", True),
        (UNIT, "Laporan seluruh satker", True),
        ("KPU Provinsi Contoh", "PK Eselon II", False),
        ("Pengadilan Negeri Rimba", "PK Eselon I", True),
        ("Pengadilan Negeri Rimba", "PK Eselon II", False),
        ("Dinas Rimba", "PK Eselon I", True),
        ("Lembaga Rimba", "PK Eselon I", False),
    ],
)
def test_a_level_that_the_unit_lacks_is_told(unit: str, text: str, *, wrong: bool) -> None:
    made = plan_of({"lke": "P.III.4.a", "bukti_fisik": text}, unit=unit)
    assert ["SLN003"] * wrong == [f.rule for f in found(made, "SLN003")]


def test_a_level_is_one_finding_for_all_its_rows() -> None:
    rows = [
        {"lke": id_, "bukti_fisik": f"PK Eselon II {n}"}
        for n, id_ in enumerate(("P.III.4.a", "P.III.4.b"))
    ]
    assert [(1, 2)] == [f.rows for f in found(plan_of(*rows, unit=UNIT), "SLN003")]
