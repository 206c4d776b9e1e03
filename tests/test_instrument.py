"""The instrument (LKE) in the rule set, held against `data/lke.csv`, a copy of the facts."""

from __future__ import annotations

import csv
from collections import Counter
from math import fsum
from pathlib import Path
from typing import Any

import pytest
import yaml
from strategies import AREAS, INSTRUMENT, NEAR, RULESET

from zicheck.compiling import sources
from zicheck.instrument import Ambang, build

with (Path(__file__).parent / "data" / "lke.csv").open(encoding="utf-8", newline="") as file:
    FACTS = list(csv.DictReader(file))
DATA: dict[str, Any] = yaml.safe_load((sources() / "lke.yaml").read_text(encoding="utf-8"))

EVIDENCE = {
    "SK": "sk",
    "SOP": "sop",
    "aplikasi": "aplikasi",
    "banner/spanduk": "banner",
    "daftar hadir": "daftar-hadir",
    "dokumen": "dokumen",
    "foto/dokumentasi": "foto",
    "kertas kerja": "kertas-kerja",
    "laporan": "laporan",
    "laporan kinerja": "laporan",
    "laporan survei": "laporan",
    "notulen": "notulen",
    "sertifikat": "sertifikat",
    "surat pernyataan": "surat-pernyataan",
    "surat tugas": "surat-tugas",
    "surat usulan": "surat-usulan",
    "tangkapan layar": "tangkapan-layar",
    "tindak lanjut": "tindak-lanjut",
    "undangan": "undangan",
}
"""The kinds of evidence as the facts name them, and their codes in `bukti.yaml`."""

TIMES = {
    "berkala": 2,
    "berkelanjutan dan terjadwal": 2,
    "terus-menerus": 2,
    "setiap ada perubahan": 12,
    "bulanan": 12,
    "triwulanan": 4,
    "semesteran": 2,
    "tahunan": 1,
    "4x/tahun": 4,
    "3x/tahun": 3,
    "2x/tahun": 2,
    "1x/tahun": 1,
}
"""The least times a year that a word of cadence asks for.

What is kept up "setiap ada perubahan" is taken as monthly; such words in the row are enough.
"""

every_fact = pytest.mark.parametrize("fact", FACTS, ids=[fact["id"] for fact in FACTS])


# --- questions -------------------------------------------------------------------------------


def test_there_are_87_questions_of_pemenuhan_23_of_reform_and_3_of_hasil() -> None:
    parts = Counter(item.bagian for item in INSTRUMENT.indikator.values())
    assert {"pemenuhan": 87, "reform": 23, "hasil": 3} == parts
    assert (87, 23) == (len(INSTRUMENT.pemenuhan), len(INSTRUMENT.reform))


def test_the_questions_are_those_of_the_facts_in_their_order() -> None:
    order = [fact["id"] for fact in FACTS]
    by_part = [
        [id_ for id_ in INSTRUMENT.indikator if id_.startswith(part)] for part in ("P.", "R.", "H.")
    ]
    assert [
        [id_ for id_ in order if id_.startswith(part)] for part in ("P.", "R.", "H.")
    ] == by_part


@every_fact
def test_a_question_is_that_of_the_facts(fact: dict[str, str]) -> None:
    item = INSTRUMENT.indikator[fact["id"]]
    assert (
        fact["section"],
        fact["area"],
        fact["component"],
        fact["title"],
        fact["scale"],
        float(fact["weight"]),
    ) == (item.bagian, item.area, item.komponen, item.judul.id, item.skala, round(item.bobot, 4))


@every_fact
def test_its_komponen_and_area_are_those_of_the_facts(fact: dict[str, str]) -> None:
    part = INSTRUMENT.komponen[fact["component"]]
    assert (fact["component_name"], float(fact["component_weight"]), fact["section"]) == (
        part.nama.id,
        part.bobot,
        part.bagian,
    )
    assert fact["id"] in part.indikator
    if fact["area"]:
        assert fact["area_name"] == INSTRUMENT.area[fact["area"]].nama.id
        assert part.id in INSTRUMENT.area[fact["area"]].komponen


@every_fact
def test_its_weight_is_its_part_of_the_komponen_unrounded(fact: dict[str, str]) -> None:
    """But for hasil, whose questions have weights of their own."""
    part = INSTRUMENT.komponen[fact["component"]]
    if fact["section"] != "hasil":
        assert part.bobot / len(part.indikator) == INSTRUMENT.indikator[fact["id"]].bobot


@every_fact
def test_its_cadence_is_that_of_the_facts(fact: dict[str, str]) -> None:
    pairs = (pair.split("=") for pair in fact["cadence"].split(";") if pair)
    expected = {letter: TIMES[words] for letter, words in pairs}
    assert expected == INSTRUMENT.indikator[fact["id"]].irama


@every_fact
def test_its_evidence_is_that_of_the_facts(fact: dict[str, str]) -> None:
    expected = tuple(EVIDENCE[kind] for kind in fact["evidence"].split("; ") if kind)
    assert set(expected) == set(INSTRUMENT.indikator[fact["id"]].bukti)
    assert set(INSTRUMENT.indikator[fact["id"]].bukti) <= set(RULESET.evidence.kinds)


@every_fact
def test_its_texts_stand_in_english_too(fact: dict[str, str]) -> None:
    item = INSTRUMENT.indikator[fact["id"]]
    names = (item.judul, INSTRUMENT.komponen[item.komponen].nama)
    assert all(text.en.strip() for text in names)
    if item.area:
        assert INSTRUMENT.area[item.area].nama.en.strip()


def test_english_titles_are_as_many_as_indonesian_ones() -> None:
    """No two questions read alike."""
    for lang in (0, 1):
        titles = Counter(item.judul[lang] for item in INSTRUMENT.indikator.values())
        assert {1} == set(titles.values())


# --- weights ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("kode", "weight"), list(zip(AREAS, (4, 3.5, 5, 5, 7.5, 5), strict=True)))
def test_an_area_weighs_the_same_in_pemenuhan_and_reform(kode: str, weight: float) -> None:
    parts = [INSTRUMENT.komponen[id_] for id_ in INSTRUMENT.area[kode].komponen]
    by_part = [
        fsum(part.bobot for part in parts if part.bagian == bagian)
        for bagian in ("pemenuhan", "reform")
    ]
    assert [weight, weight] == by_part


def test_the_whole_weighs_a_hundred() -> None:
    parts = {
        bagian: fsum(i.bobot for i in INSTRUMENT.indikator.values() if i.bagian == bagian)
        for bagian in ("pemenuhan", "reform", "hasil")
    }
    assert pytest.approx({"pemenuhan": 30, "reform": 30, "hasil": 40}, abs=NEAR) == parts
    assert pytest.approx(100, abs=NEAR) == fsum(p.bobot for p in INSTRUMENT.komponen.values())


def test_hasil_weighs_17_5_and_5_and_17_5() -> None:
    weights = [INSTRUMENT.indikator[id_].bobot for id_ in ("H.1", "H.2", "H.3")]
    assert [17.5, 5, 17.5] == weights


def test_the_six_areas_stand_in_order() -> None:
    assert list(AREAS) == list(INSTRUMENT.area)


# --- scales ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "answers"),
    [
        ("ya/tidak", {"ya": 1, "tidak": 0}),
        ("A-C", {"A": 1, "B": 0.5, "C": 0}),
        ("A-D", {"A": 1, "B": 0.67, "C": 0.33, "D": 0}),
        ("A-E", {"A": 1, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0}),
        ("persen", {}),
        ("indeks 1-4", {}),
    ],
)
def test_answers_are_worth_what_the_facts_say_best_first(
    scale: str, answers: dict[str, float]
) -> None:
    assert list(answers.items()) == list(INSTRUMENT.skala[scale].items())


def test_there_are_six_scales_and_all_are_used() -> None:
    assert set(INSTRUMENT.skala) == {item.skala for item in INSTRUMENT.indikator.values()}


def test_an_answer_is_looked_up_on_the_questions_own_scale() -> None:
    values = [
        INSTRUMENT.answer(INSTRUMENT.indikator[id_], "B")
        for id_ in ("P.I.1.b", "P.I.3.b", "P.VI.4.a")
    ]
    assert [0.5, 0.67, 0.75] == values


def test_every_answer_with_a_cadence_stands_on_its_scale() -> None:
    for item in INSTRUMENT.pemenuhan:
        assert set(item.irama) <= set(INSTRUMENT.answers(item))
        times = [item.irama[letter] for letter in INSTRUMENT.answers(item) if letter in item.irama]
        assert sorted(times, reverse=True) == times


def test_pemenuhan_is_answered_by_letters_or_yes_and_no() -> None:
    assert all(INSTRUMENT.answers(item) for item in INSTRUMENT.pemenuhan)


# --- thresholds and percentages --------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "wbk", "wbbm"),
    [
        ("nilai_total", 75, 85),
        ("nilai_pengungkit", 40, 48),
        ("area_pengungkit", 60, 75),
        ("birokrasi_bersih", 18.25, 19.50),
        ("ipak", 15.75, 15.75),
        ("capaian_kinerja", 2.50, 3.75),
        ("ipkp", 14.00, 15.75),
        ("predikat_sebelumnya", None, None),
    ],
)
def test_a_threshold_asks_what_the_facts_say_or_no_number(
    kode: str, wbk: float | None, wbbm: float | None
) -> None:
    assert Ambang(kode, wbk, wbbm) == INSTRUMENT.ambang[kode]


def test_there_are_no_other_thresholds() -> None:
    assert 8 == len(INSTRUMENT.ambang)
    assert list(INSTRUMENT.ambang) == [item["kode"] for item in DATA["ambang"]]


def test_wbbm_asks_for_an_earlier_wbk() -> None:
    row = next(item for item in DATA["ambang"] if item["kode"] == "predikat_sebelumnya")
    assert (None, "Menuju WBK") == (row["wbk"], row["wbbm"])


UNSETTLED = "belum_ditetapkan"
FORMULAS = {
    "R.I.1.a": ("min(1, perubahan / agen)", UNSETTLED),
    "R.I.1.b": ("terintegrasi / dibuat", UNSETTLED),
    "R.III.3.a": (
        "max(0, (lalu - ini) / lalu)",
        "1 bila keduanya nol; 0 bila hanya tahun lalu nol",
    ),
    "R.IV.1.a": ("tercapai / sasaran", UNSETTLED),
    "R.V.2.a": ("selesai / harus", UNSETTLED),
    "R.V.3.a": ("sudah / wajib", UNSETTLED),
    "R.V.3.b": ("sudah / wajib", UNSETTLED),
    "R.VI.1.b": ("dipermudah / terdaftar", UNSETTLED),
}


def test_the_eight_percentages_have_a_formula_and_a_stated_choice_for_nought_by_nought() -> None:
    actual = {item["id"]: (item["rumus"], item["pembagi_nol"]) for item in DATA["persen"]}
    assert FORMULAS == actual
    assert all(item["masukan"].strip() for item in DATA["persen"])


def test_the_questions_with_a_formula_are_those_answered_by_a_percentage() -> None:
    assert set(FORMULAS) == {i.id for i in INSTRUMENT.indikator.values() if i.skala == "persen"}


def test_the_source_builds_the_instrument_that_is_in_force() -> None:
    assert INSTRUMENT == build(DATA)
