"""The kinds of check that ask what evaluators ask of a plan, branch by branch.

Each through the built-in rule that uses it, so that its words are tried with it.
"""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import (
    BULAN,
    NEAR,
    RULESET,
    alone,
    built,
    clean_plan,
    context_of,
    found,
    plan_of,
    run,
    snippets,
)

from zicheck.checking import check
from zicheck.checks import KINDS
from zicheck.checks.base import AFTER_OTHERS
from zicheck.checks.cadence import _missing_months
from zicheck.compiling import compile_folder, sources
from zicheck.evidence import split_items
from zicheck.matching import Match
from zicheck.phrases import months
from zicheck.places import Route
from zicheck.ruletest import example_plan
from zicheck.schedule import parse
from zicheck.scoring import ceiling

if TYPE_CHECKING:
    from pathlib import Path

    from zicheck.plan import Plan
    from zicheck.rule import Rule

LEXICON = RULESET.evidence


def told(code: str, *rows: dict[str, Any], **plan: Any) -> list[tuple[int, ...]]:
    """The rows of each finding of one rule."""
    return [finding.rows for finding in found(plan_of(*rows, **plan), code)]


def remedy(code: str, *rows: dict[str, Any], **plan: Any) -> str:
    """What one rule advises, once."""
    (finding,) = found(plan_of(*rows, **plan), code)
    return finding.remedy.id


# --- forms of evidence -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Terselenggaranya apel integritas", "keadaan"),
        ("Terlaksana", "keadaan"),
        ("Loket disabilitas tersedia", "keadaan"),
        ("Daftar tarif mudah dibaca", "keadaan"),
        ("Pojok baca telah dibuka", "keadaan"),
        ("Jadwal sidang diumumkan melalui papan dan laman", "keadaan"),
        ("Jadwal sidang yang diumumkan melalui papan", "dokumen"),
        ("Laporan tentang tarif yang mudah dibaca", "dokumen"),
        ("Laporan bahwa loket telah dibuka", "dokumen"),
        ("SK tentang loket telah dibuka", "dokumen"),
        ("Formulir untuk pengaduan yang telah dibuat", "dokumen"),
        ("Rancangan keputusan tarif", "rancangan"),
        ("Draft SOP sidang", "rancangan"),
        ("Blangko penilaian", "rancangan"),
        ("Keputusan tentang rancangan gedung", "dokumen"),
        ("Bukti setor bendahara", "samar"),
        ("Bukti foto sidang", "dokumen"),
        ("Bukti pendukung", "genus"),
        ("Keikutsertaan pegawai dalam lomba", "kegiatan"),
    ],
)
def test_a_piece_of_evidence_is_a_state_a_draft_or_a_proof_without_a_name(
    text: str, form: str
) -> None:
    assert [form] == [item.form for item in LEXICON.read((text,))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Undangan daftar hadir notulen", ["Undangan", "daftar hadir", "notulen"]),
        ("undangan notulen dokumentasi", ["undangan", "notulen", "dokumentasi"]),
        ("Daftar hadir dokumen pendukung", ["Daftar hadir", "dokumen pendukung"]),
        ("Notulen rapat dan undangan", ["Notulen rapat", "undangan"]),
        ("Laporan notulen", ["Laporan notulen"]),
        ("Notulen laporan kas", ["Notulen laporan kas"]),
        ("Foto notulen", ["Foto notulen"]),
        ("Dokumentasi undangan", ["Dokumentasi undangan"]),
        ("Papan undangan", ["Papan undangan"]),
    ],
)
def test_papers_of_a_meeting_in_a_row_are_one_by_one(text: str, pieces: list[str]) -> None:
    assert pieces == [item.text for item in LEXICON.read((text,))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Jadwal sidang diumumkan melalui papan dan laman; foto",
            ["Jadwal sidang diumumkan melalui papan dan laman", "foto"],
        ),
        ("Tarif di loket dan mudah dibaca", ["Tarif di loket dan mudah dibaca"]),
        ("Tarif di loket dan jadwal sidang", ["Tarif di loket", "jadwal sidang"]),
        ("Laporan yang memuat tarif, jadwal dan denah", ["Laporan yang memuat tarif, jadwal dan denah"]),
        ("Berita acara (lampiran, denah dan foto), SK", ["Berita acara (lampiran, denah dan foto)", "SK"]),
    ],
)  # fmt: skip
def test_what_a_clause_or_a_bracket_lists_is_no_list_of_evidence(
    text: str, pieces: list[str]
) -> None:
    assert pieces == [text for text, _ in split_items(text)]


_plain = st.text(st.sampled_from("abcghjkmpru"), min_size=3, max_size=9).filter(
    lambda word: word != "dan"
)
_pieces = st.lists(st.lists(_plain, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6)


@settings(max_examples=150)
@given(_pieces, st.sampled_from(["; ", ";", "\n", ", ", " dan ", ", dan ", " serta "]))
def test_a_list_is_parted_alike_by_every_separator(pieces: list[str], by: str) -> None:
    assert pieces == [text for text, _ in split_items(by.join(pieces))]


@settings(max_examples=100)
@given(_pieces)
def test_a_numbered_list_is_parted_at_its_numbers(pieces: list[str]) -> None:
    text = " ".join(f"{number}. {piece}" for number, piece in enumerate(pieces, start=1))
    assert pieces == [text for text, _ in split_items(text)]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["undangan", "daftar hadir", "notulen"]), min_size=1, max_size=5))
def test_papers_are_read_alike_with_commas_and_without(papers: list[str]) -> None:
    with_commas, without = LEXICON.read((", ".join(papers),)), LEXICON.read((" ".join(papers),))
    assert [item.kinds for item in with_commas] == [item.kinds for item in without]


@pytest.mark.parametrize("indikator", RULESET.instrument.indikator.values(), ids=lambda i: i.id)
def test_what_is_suggested_is_itself_no_state_draft_or_unnamed_proof(indikator: Any) -> None:
    forms = {item.form for item in LEXICON.read((LEXICON.suggestion(indikator).id,))}
    assert set() == forms & {"keadaan", "rancangan", "samar", "kosong", "usulan"}


def test_a_plan_that_follows_every_suggestion_lacks_nothing() -> None:
    asked = (*RULESET.instrument.pemenuhan, *RULESET.instrument.reform)
    rows = [{"lke": i.id, "bukti_fisik": LEXICON.suggestion(i).id} for i in asked]
    report = check(plan_of(*rows), RULESET)
    assert ([], 30.0) == ([f.message.id for f in report.findings], report.score.readiness)


def test_an_indikator_without_an_example_of_evidence_is_not_compiled(tmp_path: Path) -> None:
    folder = shutil.copytree(sources(), tmp_path / "aturan")
    data = folder / "bukti.yaml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("  P.I.2.b: {id", "  P.I.9.z: {id"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"contoh: P\.I\.2\.b, P\.I\.9\.z"):
        compile_folder(folder)


@pytest.mark.parametrize(
    ("activity", "shown_by"),
    [
        ("Sosialisasi SOP dan pemasangan banner", "undangan, daftar hadir, notulen"),
        ("Pelaksanaan rapat monitoring", "undangan, daftar hadir, notulen"),
        ("Pemasangan banner sosialisasi gratifikasi", "foto hasilnya"),
        ("Mengunggah laporan pada laman", "tangkapan layar beserta alamat"),
        ("Pelaksanaan monitoring dan evaluasi", "laporan hasilnya"),
        ("Penyampaian LHKPN", "surat pengantar atau tanda terimanya"),
    ],
)
def test_an_activity_is_shown_by_what_it_leaves_behind(activity: str, shown_by: str) -> None:
    assert shown_by in remedy("BKT003", {"lke": "P.V.1.a", "bukti_fisik": activity})


def test_an_activity_that_leaves_a_document_is_shown_by_that_of_its_indikator() -> None:
    row = {"lke": "P.I.2.a", "bukti_fisik": "Penyusunan rencana kerja"}
    assert "dokumen rencana kerja pembangunan ZI" in remedy("BKT003", row)


@pytest.mark.parametrize(
    ("code", "words", "advice"),
    [
        ("BKT015", "Laman mudah diakses", "tangkapan layar"),
        ("BKT016", "Contoh pengumuman", "tangkapan layar"),
    ],
)
def test_a_state_or_draft_is_told_with_a_document_that_would_do(
    code: str, words: str, advice: str
) -> None:
    assert advice in remedy(code, {"lke": "P.VI.2.b", "bukti_fisik": words})


def test_an_unnamed_proof_is_told_once_where_what_decides_is_lacking() -> None:
    row = {"lke": "P.VI.4.a", "bukti_fisik": "Bukti keikutsertaan pengguna layanan"}
    codes = [f.rule for f in found(plan_of(row), "BKT009", "BKT014")]
    assert ["BKT009"] == codes
    assert [(1,)] == told("BKT014", row)  # where no rule asks for what decides


def test_a_placeholder_beside_documents_is_one_only_by_its_words() -> None:
    row = {"lke": "P.II.1.b"}
    assert [(1,)] == told("BKT005", {**row, "bukti_fisik": "Notulen dan data terkait"})
    assert [] == told("BKT005", {**row, "bukti_fisik": "Data terkait"})  # a genus, told as that
    assert [] == told("BKT005", {**row, "bukti_fisik": "Notulen dan data tarif"})


def test_staff_that_is_needed_may_be_proposed() -> None:
    words = {"bukti_fisik": "Surat usulan formasi"}
    assert [] == told("BKT006", {"lke": "P.III.1.a", **words})
    assert [(1,)] == told("BKT006", {"lke": "P.III.3.b", **words})


def test_a_proposal_where_one_may_propose_is_held_against_what_is_needed() -> None:
    row = {"lke": "P.III.1.a", "bukti_fisik": "Surat usulan formasi"}
    assert ["BKT009"] == [f.rule for f in found(plan_of(row), "BKT006", "BKT009")]


def test_an_activity_behind_a_thing_belongs_to_it() -> None:
    assert [] == told("BKT003", {"lke": "P.I.1.a", "bukti_fisik": "Gedung dan bimtek"})
    assert [(1,)] == told("BKT003", {"lke": "P.I.1.a", "bukti_fisik": "Bimtek dan gedung"})


# --- what indikator need to see --------------------------------------------------------------


def test_a_need_is_met_by_any_row_of_the_indikator() -> None:
    silent = {"lke": "P.VI.4.a", "bukti_fisik": "Surat tugas petugas survei"}
    report = {"lke": "P.VI.4.a", "bukti_fisik": "Laporan survei"}
    assert [(1,)] == told("BKT009", silent)
    assert [] == told("BKT009", silent, report)
    assert [] == told("BKT009", report, silent)


def test_rows_that_lack_the_same_are_one_finding() -> None:
    row = {"lke": "P.VI.4.a", "bukti_fisik": "Surat tugas"}
    other = {**row, "langkah_aksi": "Menyebarkan kuesioner"}
    assert [(1, 2)] == told("BKT009", row, other)


def test_indikator_that_lack_the_same_in_the_same_rows_are_one_finding() -> None:
    row = {"lke": ["P.IV.1.a", "P.IV.1.b"], "bukti_fisik": "Surat tugas"}
    (finding,) = found(plan_of(row), "BKT009")
    assert ("P.IV.1.a", "P.IV.1.b") == finding.indicators


def test_a_cell_with_a_finding_of_its_own_does_not_lack_more() -> None:
    for words in ("Rapat tim", "Rancangan SK", "Loket tersedia", "Dokumentasi", "xxx"):
        assert [] == told("BKT009", {"lke": "P.VI.4.a", "bukti_fisik": words}), words


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Laporan pengendalian gratifikasi", ["BKT013"]),
        ("Keputusan pembentukan UPG", ["BKT009"]),
        ("Surat tugas", ["BKT009"]),
        ("SK UPG; laporan triwulanan", []),
    ],
)
def test_what_strengthens_is_asked_for_where_nothing_that_decides_is_lacking(
    words: str, codes: list[str]
) -> None:
    row = {"lke": "P.V.1.b", "bukti_fisik": words}
    assert codes == [f.rule for f in found(plan_of(row), "BKT009", "BKT013")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Sertifikat peserta", ["BKT007"]),
        ("SK agen perubahan", ["BKT013"]),
        ("SK agen perubahan; kriteria", []),
    ],
)
def test_what_strengthens_is_asked_for_where_the_kinds_are_accepted(
    words: str, codes: list[str]
) -> None:
    row = {"lke": "P.I.4.b", "bukti_fisik": words}
    assert codes == [f.rule for f in found(plan_of(row), "BKT007", "BKT013")]


def test_a_need_that_only_strengthens_costs_nothing() -> None:
    plan = plan_of({"lke": "P.V.2.a", "bukti_fisik": "Kartu kendali"})
    (finding,) = found(plan, "BKT013")
    assert ("info", 0.0) == (finding.severity, finding.share)


def test_a_need_may_be_met_by_the_head_of_a_piece() -> None:
    """An SOP is at hand where a piece begins with it, and not where a banner speaks of it."""
    row = {"lke": "P.II.1.a"}
    assert [] == told("BKT009", {**row, "bukti_fisik": "Notulen; SOP sidang"})
    assert [(1,)] == told("BKT009", {**row, "bukti_fisik": "Notulen tentang SOP"})


def test_one_sentence_with_two_old_documents_is_told_once() -> None:
    row = {"lke": "P.III.4.a", "bukti_fisik": "SKP dan perjanjian kinerja tahun 2023"}
    assert ["BKT010"] == [f.rule for f in found(plan_of(row), "BKT010", "BKT018")]
    assert [(1,)] == told("BKT018", row)


# --- narrow evidence -------------------------------------------------------------------------

SEVERAL = "Menyelenggarakan magang, pembimbingan, dan ujian dinas"


@pytest.mark.parametrize(
    ("action", "words", "narrow"),
    [
        (SEVERAL, "Sertifikat", True),
        ("Meningkatkan kompetensi (magang, pembimbingan, ujian dinas)", "Sertifikat", True),
        ("Menyelenggarakan magang dan ujian dinas", "Sertifikat", False),
        ("Menyelenggarakan magang, ujian, dll", "Sertifikat", False),
        ("Menyelenggarakan magang; ujian; seleksi", "Sertifikat", False),
        (SEVERAL, "Sertifikat; daftar nilai", False),
        (SEVERAL, "Laporan", False),
        (SEVERAL, "Sertifikat magang, ujian dinas, dan pembimbingan", False),
        (SEVERAL, "Sertifikat untuk tiap peserta magang pembimbingan maupun ujian", False),
        (SEVERAL + " bagi pegawai" * 20, "Sertifikat", False),
    ],
)
def test_one_document_is_too_narrow_for_three_things(
    action: str, words: str, *, narrow: bool
) -> None:
    asked = {"lke": "P.III.3.e", "indikator": "Kompetensi pegawai dikembangkan"}
    row = {**asked, "langkah_aksi": action, "bukti_fisik": words}
    assert narrow == ([(1,)] == told("BKT017", row))


def test_the_indikator_may_name_the_things_too() -> None:
    row = {"lke": "P.III.3.e", "indikator": SEVERAL, "bukti_fisik": "Sertifikat"}
    (finding,) = found(plan_of(row), "BKT017")
    assert "menyebut 3 hal" in finding.message.id


@pytest.mark.parametrize(
    ("code", "clean", "row"),
    [
        (
            "BKT017",
            (
                {"bukti_fisik": "Laporan"},
                {"bukti_fisik": "Sertifikat tiap peserta magang pembimbingan maupun ujian"},
            ),
            {"langkah_aksi": SEVERAL, "bukti_fisik": "Sertifikat"},
        ),
        (
            "BKT008",
            ({"langkah_aksi": "Menata arsip"}, {"bukti_fisik": "Bimtek"}, {"bukti_fisik": ""}),
            {"langkah_aksi": "Rapat tim", "bukti_fisik": "Undangan"},
        ),
    ],
)
def test_clean_rows_do_not_hide_one_behind_them(
    code: str, clean: tuple[dict[str, str], ...], row: dict[str, str]
) -> None:
    ids = ("P.I.3.a", "P.I.2.b", "P.I.4.a", "P.I.2.a")
    rows = [{**row, **cells} for cells in (*clean, {})]
    plan = [{"lke": id_, **cells} for id_, cells in zip(ids, rows, strict=False)]
    assert [(len(rows),)] == told(code, *plan)


@pytest.mark.parametrize(("code", "words"), [("BKT004", "Foto"), ("BKT007", "Sertifikat")])
def test_evidence_found_wanting_is_not_told_again_as_narrow(code: str, words: str) -> None:
    row = {"lke": "P.II.1.b", "langkah_aksi": SEVERAL, "bukti_fisik": words}
    assert [code] == [f.rule for f in found(plan_of(row), code, "BKT017")]


# --- cadence ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Laporan per semester atau per triwulan", "per semester atau per triwulan"),
        ("Laporan setiap bulan/setiap triwulan", "setiap bulan/setiap triwulan"),
        ("Laporan tiap bulan | tiap semester", "tiap bulan | tiap semester"),
        ("Laporan per triwulan atau per triwulan", ""),
        ("Laporan per orang atau per triwulan", ""),
        ("Laporan per triwulan dan per semester", ""),
        ("Laporan per triwulan", ""),
    ],
)
def test_a_choice_of_cadences_is_told(words: str, quoted: str) -> None:
    plan = plan_of({"lke": "P.I.3.b", "bukti_fisik": words})
    assert [quoted] * bool(quoted) == [
        f.message.id.split("“")[1].split("”")[0] for f in found(plan, "MON006")
    ]


@pytest.mark.parametrize("field", ["indikator", "langkah_aksi", "bukti_fisik", "target_waktu"])
def test_a_choice_of_cadences_is_told_once_in_any_cell(field: str) -> None:
    plan = plan_of({"lke": "R.I.1.a", field: "Per semester atau per triwulan"})
    assert [field] == [f.route.field for f in found(plan, "MON006")]


def test_the_more_frequent_of_two_cadences_is_given_as_example() -> None:
    row = {"lke": "P.I.3.b", "bukti_fisik": "Laporan per semester atau per triwulan"}
    assert "misalnya “setiap triwulan”" in remedy("MON006", row)


def test_a_choice_is_not_told_where_the_least_of_it_is_not_kept() -> None:
    row = {"lke": "P.II.2.b", "bukti_fisik": "Laporan per semester atau per triwulan"}
    assert ["MON005"] == [
        f.rule for f in found(plan_of({**row, "target_waktu": "Mei"}), "MON005", "MON006")
    ]
    assert ["MON006"] == [
        f.rule for f in found(plan_of({**row, "target_waktu": "Mei, Juli"}), "MON005", "MON006")
    ]


@pytest.mark.parametrize(
    ("target", "told_"),
    [
        ("Maret s.d. Desember 2025", False),
        ("Setiap bulan, Maret s.d. Desember", False),
        ("April-November 2025", False),
        ("Maret, April, Mei 2025", True),
        ("Mei 2025", True),
    ],
)
def test_a_cadence_is_kept_inside_the_bounds_of_a_range(target: str, *, told_: bool) -> None:
    row = {"lke": "P.V.2.b", "bukti_fisik": "Kartu kendali setiap bulan", "target_waktu": target}
    assert told_ == bool(told("MON005", row))


@pytest.mark.parametrize(("day", "lacking"), [("2025-05-01", 7), ("2025-05-02", 6)])
def test_the_month_of_a_decree_counts_only_when_signed_on_its_first_day(
    day: str, lacking: int
) -> None:
    row = {"lke": "P.V.2.b", "bukti_fisik": "Kartu kendali setiap bulan", "target_waktu": "Juni"}
    (finding,) = found(plan_of(row, tanggal=day), "MON005")
    assert lacking == len(finding.months)


_years = st.sets(st.integers(1, 12))


@settings(max_examples=300)
@given(_years, st.sampled_from([1, 2, 3, 4, 6, 12]), st.integers(0, 12), st.integers(1, 13))
def test_months_that_lack_are_free_and_come_after_the_decree(
    planned: set[int], times: int, lacking: int, decree: int
) -> None:
    found_ = _missing_months(planned, times, lacking, decree)
    assert sorted(set(found_)) == list(found_)
    assert set(found_) <= set(range(decree, 13)) - planned
    room = len(set(range(decree, 13)) - planned)
    assert min(lacking, room) == len(found_)


@settings(max_examples=300)
@given(_years, st.sampled_from([2, 3, 4, 6, 12]), st.integers(1, 12))
def test_months_that_lack_fill_each_empty_period_that_can_still_be_kept(
    planned: set[int], times: int, decree: int
) -> None:
    width = 12 // times
    found_ = set(_missing_months(planned, times, times, decree))
    for end in range(width, 13, width):
        period = set(range(end - width + 1, end + 1))
        assert end < decree or (planned | found_) & period


# --- dates -----------------------------------------------------------------------------------

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_month_sets = st.sets(st.integers(1, 12), min_size=1, max_size=6)


@settings(max_examples=200)
@given(_month_sets.filter(lambda s: max(s) > 4), st.sampled_from([", ", " dan ", "; ", "/"]))
def test_roman_months_are_read_beside_a_year(numbers: set[int], by: str) -> None:
    text = by.join(ROMANS[number - 1] for number in sorted(numbers))
    assert tuple(sorted(numbers)) == parse(f"{text} 2025").months


@settings(max_examples=100)
@given(_month_sets.filter(lambda s: max(s) > 4 and len(s) > 1))
def test_roman_months_are_read_without_a_year_where_there_are_several(numbers: set[int]) -> None:
    schedule = parse(", ".join(ROMANS[number - 1] for number in sorted(numbers)))
    assert tuple(sorted(numbers)) == schedule.months
    assert "number-months" in [note.code for note in schedule.notes]


@pytest.mark.parametrize("text", ["VII", "X", "I, II", "I 2025", "III dan IV 2025"])
def test_roman_numbers_that_may_be_quarters_are_no_months(text: str) -> None:
    assert () == parse(text).months


@pytest.mark.parametrize("text", ["2x setahun", "4 x", "12 x setahun"])
def test_a_number_of_times_is_no_tenth_month(text: str) -> None:
    assert 10 not in parse(text).months or 12 == len(parse(text).months)


def test_months_in_a_row_are_named_by_the_first_and_the_last() -> None:
    assert "Maret, April dan Mei" == months([3, 4, 5]).id
    assert "Maret sampai dengan Juni" == months([3, 4, 5, 6]).id
    assert "Maret, April, Mei dan Juli" == months([3, 4, 5, 7]).id
    assert "March to June" == months([3, 4, 5, 6]).en


@pytest.mark.parametrize(
    ("target", "day", "late"),
    [
        ("Minggu ke-1 Mei 2025", "2025-05-26", True),
        ("12 Mei 2025", "2025-05-13", True),
        ("13 Mei 2025", "2025-05-13", False),
        ("Minggu ke-4 Mei 2025", "2025-05-13", False),
        ("Mei 2025", "2025-05-26", False),
        ("Minggu ke-1 Mei, Juli 2025", "2025-05-26", False),
    ],
)
def test_a_day_or_week_before_the_day_of_the_decree_is_late(
    target: str, day: str, *, late: bool
) -> None:
    row = {"lke": "P.VI.1.a", "target_waktu": target}
    assert late == bool(told("WKT004", row, tanggal=day))


def test_only_yearly_documents_of_performance_are_told_apart() -> None:
    rows = [{"lke": id_, "target_waktu": "Januari"} for id_ in ("P.III.4.d", "P.IV.2.a")]
    assert [(1,)] == told("WKT004", *rows, tanggal="2025-07-07")
    assert [(2,)] == told("WKT005", *rows, tanggal="2025-07-07")


def test_a_document_that_is_made_once_is_asked_for_after_the_decree() -> None:
    row = {"lke": "P.VI.1.b", "target_waktu": "Januari-Desember 2025"}
    assert "“Maret 2025”" in remedy("WKT006", row)
    assert "“September 2025”" in remedy("WKT006", row, tanggal="2025-08-11")
    assert "“Desember 2025”" in remedy("WKT006", row, tanggal="2025-12-11")


def test_a_crowded_month_is_quoted_from_its_first_row() -> None:
    ids = [item.id for item in RULESET.instrument.pemenuhan[:10]]
    rows = [{"lke": id_, "target_waktu": "Juni 2025"} for id_ in ids]
    rows[0]["target_waktu"] = "Juni"
    assert ["Juni"] == [f.quote for f in found(plan_of(*rows), "WKT009")]


# --- order of steps --------------------------------------------------------------------------


def steps(first: str, then: str, early: str = "P.V.4.b", late: str = "P.V.4.c") -> list[Any]:
    return [{"lke": early, "target_waktu": first}, {"lke": late, "target_waktu": then}]


@pytest.mark.parametrize(
    ("first", "then", "short"),
    [
        ("Maret, Juni, September", "Juli", True),
        ("Maret, Juni, September", "April, Juli", True),
        ("Maret, Juni, September", "Oktober", False),
        ("Maret, Juni, September", "September", False),
        ("Maret, Desember", "April", False),
        ("Maret, November", "April", True),
        ("Maret, Juni", "Maret, Juni", False),
        ("Setiap bulan", "Oktober", True),
    ],
)
def test_a_follow_up_that_ends_before_the_last_evaluation_is_told(
    first: str, then: str, *, short: bool
) -> None:
    """One in December can be answered in the next year only."""
    assert short == bool(told("URT004", *steps(first, then)))


def test_only_steps_of_a_follow_up_answer_every_evaluation() -> None:
    assert [] == told("URT004", *steps("Maret, Juni, September", "Juli", "P.V.4.a", "P.V.4.b"))


def test_the_month_behind_the_last_evaluation_is_given_as_example() -> None:
    (finding,) = found(plan_of(*steps("Maret, Juni, September", "Juli")), "URT004")
    assert finding.remedy.id.endswith("sesudah bulan September, misalnya Oktober.")
    assert (10,) == finding.months


@pytest.mark.parametrize(
    ("first", "then", "code"), [("Mei", "Maret", "URT002"), ("Mei", "Juni", "")]
)
def test_a_light_chain_tells_a_step_before_its_basis_as_a_warning(
    first: str, then: str, code: str
) -> None:
    plan = plan_of(*steps(first, then, "P.IV.1.a", "P.IV.2.a"))
    assert [code] * bool(code) == [f.rule for f in found(plan, "URT001", "URT002")]


@pytest.mark.parametrize(
    ("first", "then", "advice"),
    [
        ("Mei", "Maret", "Jadwalkan"),
        ("Desember", "Maret", "Majukan"),
        ("Mei", "Maret, April", "Majukan"),
        ("Desember", "Januari", "Atur kembali keduanya"),
    ],
)
def test_the_easier_way_to_put_steps_in_order_is_advised(
    first: str, then: str, advice: str
) -> None:
    assert remedy("URT001", *steps(first, then)).startswith(advice)


@pytest.mark.parametrize(("year", "told_"), [(2023, False), (2024, False), (2025, True)])
def test_a_step_on_papers_of_earlier_years_follows_those(year: int, *, told_: bool) -> None:
    reward = {"lke": "P.III.4.d", "bukti_fisik": f"SK penghargaan atas SKP {year}"}
    rows = (
        {"lke": "P.III.4.c", "target_waktu": "Juni"},
        {**reward, "target_waktu": "Maret"},
    )
    assert told_ == bool(told("URT001", *rows))


# --- legal basis -----------------------------------------------------------------------------

CURRENT = "Permen PANRB Nomor 90 Tahun 2021"
ARCHIVES = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
SERVICES = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"


def cited(*entries: tuple[str, str]) -> dict[str, Any]:
    return {"dasar_hukum": [{"bagian": part, "teks": text} for part, text in entries]}


@pytest.mark.parametrize(
    ("entries", "named"),
    [
        ([("mengingat", ARCHIVES), ("lampiran", SERVICES)], "UU 25/2009"),
        ([("menimbang", ARCHIVES), ("lampiran", SERVICES)], "UU 25/2009"),
        ([("mengingat", ARCHIVES), ("lampiran", "UU Nomor 43 Tahun 2009")], ""),
        ([("lampiran", SERVICES)], ""),
        ([("mengingat", SERVICES)], ""),
        ([("mengingat", ARCHIVES), ("lampiran", CURRENT)], ""),
        (
            [("mengingat", CURRENT), ("lampiran", SERVICES), ("lampiran", ARCHIVES)],
            "UU 25/2009 dan UU 43/2009",
        ),
    ],
)
def test_what_the_annex_alone_cites_is_told_once(
    entries: list[tuple[str, str]], named: str
) -> None:
    messages = [f.message.id for f in found(plan_of(**cited(*entries)), "HKM009")]
    assert [bool(named)] * bool(named) == [f"pada {named}, yang" in text for text in messages]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{CURRENT} (Berita Negara Republik Indonesia Tahun 2021 Nomor 1571)", []),
        (f"{CURRENT} (Berita Negara Republik Indonesia Tahun 2021 Nomor 1517)", ["HKM005"]),
        (
            "Permen PANRB Nomor 19 Tahun 2021 (Berita Negara Republik Indonesia Tahun 2021 Nomor 1571)",
            ["HKM008"],
        ),
        (
            "Undang-Undang Nomor 52 Tahun 2009 (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112)",
            ["HKM005"],
        ),
    ],
)
def test_a_wrong_number_of_the_governing_regulation_has_a_rule_of_its_own(
    text: str, codes: list[str]
) -> None:
    plan = plan_of(**cited(("mengingat", text)))
    assert codes == [f.rule for f in found(plan, "HKM005", "HKM008")]


@pytest.mark.parametrize(
    ("text", "told_"),
    [
        (f"{CURRENT} dan Permen PANRB Nomor 77 Tahun 2023", ""),
        (f"{CURRENT} jo. Permen PANRB Nomor 77 Tahun 2023", "diubah dengan Permen PANRB 5/2024"),
        (f"{CURRENT} jo. Permen PANRB Nomor 77 Tahun 2023 (Berita Negara Republik Indonesia Tahun 2019 Nomor 9)", "BN 2019 Nomor 9"),
    ],
)  # fmt: skip
def test_only_what_is_cited_as_an_amendment_is_held_to_be_one(text: str, told_: str) -> None:
    """And told by its gazette where that alone shows it wrong."""
    messages = [f.message.id for f in found(plan_of(**cited(("mengingat", text))), "HKM005")]
    assert [True] * bool(told_) == [told_ in message for message in messages]


# --- copies ----------------------------------------------------------------------------------

COPY = {"langkah_aksi": "Menempel stiker larangan di setiap loket", "bukti_fisik": "Foto stiker"}


@pytest.mark.parametrize(
    ("changes", "twins"),
    [
        ({}, True),
        ({"langkah_aksi": "Menempel stiker larangan pada setiap loket layanan"}, True),
        ({"langkah_aksi": "Melaporkan penolakan pemberian"}, False),
        ({"bukti_fisik": "Foto loket"}, False),
        ({"bukti_fisik": ""}, False),
        ({"indikator": "Kampanye publik telah berjalan"}, False),
    ],
)
def test_two_rows_with_one_action_and_one_evidence_are_told(
    changes: dict[str, str], *, twins: bool
) -> None:
    one = {"lke": "P.V.1.a", "indikator": "Kampanye publik telah berjalan", **COPY}
    other = {"lke": "P.V.1.b", "indikator": "Gratifikasi dikendalikan", **COPY, **changes}
    assert twins == ([(1, 2)] == told("SLN011", one, other))


def test_rows_in_a_chain_of_copies_are_one_finding() -> None:
    actions = [
        "Menempel stiker larangan pada loket utama kantor",
        "Menempel stiker larangan pada loket utama kantor depan",
        "Menempel stiker larangan pada loket utama kantor depan kiri",
    ]
    ids = ("P.V.1.a", "P.V.1.b", "P.V.2.d")
    rows = [
        {"lke": id_, "langkah_aksi": action, "bukti_fisik": "Foto stiker"}
        for id_, action in zip(ids, actions, strict=True)
    ]
    assert [(1, 2, 3)] == told("SLN011", *rows)
    assert "P.V.2.d" in remedy("SLN011", *rows)


def test_a_copy_told_otherwise_is_not_told_as_a_pair() -> None:
    same = [{"lke": id_, **COPY} for id_ in ("P.V.1.a", "P.V.1.b", "P.V.2.d")]
    assert ["SLN006"] == [f.rule for f in found(plan_of(*same), "SLN006", "SLN011")]
    twice = [{"lke": "P.V.1.a", **COPY}] * 2
    assert ["SLN004"] == [f.rule for f in found(plan_of(*twice), "SLN004", "SLN011")]


@pytest.mark.parametrize(
    ("asked", "done", "again"),
    [
        ("Loket pengaduan dibuka bagi warga", "Membuat loket pengaduan dibuka warga", True),
        ("Loket pengaduan dibuka bagi warga", "Loket pengaduan dibuka bagi warga", False),
        ("Loket pengaduan dibuka bagi warga", "Menugaskan dua petugas pada loket", False),
        ("Loket pengaduan dibuka", "Membuka loket", False),
        ("Evaluasi loket pengaduan warga", "Rapat evaluasi loket pengaduan warga", False),
        ("Rapat evaluasi loket pengaduan", "Melaksanakan rapat evaluasi loket pengaduan", True),
    ],
)
def test_an_action_that_only_says_the_indikator_again_is_told(
    asked: str, done: str, *, again: bool
) -> None:
    row = {"lke": "P.VI.3.a", "indikator": asked, "langkah_aksi": done}
    assert again == bool(told("SLN016", row))


def test_restated_actions_are_one_finding_an_area() -> None:
    rows = [
        {"lke": id_, "indikator": f"Loket {n} dibuka bagi warga", "langkah_aksi": f"Loket {n} dibuka warga kota"}
        for n, id_ in ((11, "P.VI.3.a"), (12, "P.VI.2.a"), (13, "P.V.3.a"))
    ]  # fmt: skip
    again = [{**row, "langkah_aksi": f"Membuat {row['indikator']}"} for row in rows]
    assert [(3,), (1, 2)] == sorted(told("SLN016", *again), key=len)


def test_a_text_that_recurs_too_seldom_does_not_hide_one_that_recurs() -> None:
    actions = ("Menata taman kantor",) * 2 + ("Menempel stiker larangan",) * 3
    ids = ("P.I.1.a", "P.I.2.a", "P.V.1.a", "P.V.1.b", "P.V.2.d")
    rows = [{"lke": id_, "langkah_aksi": text} for id_, text in zip(ids, actions, strict=True)]
    assert [(3, 4, 5)] == told("SLN006", *rows)


# --- names and words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "words", "foreign"),
    [
        ("Kantor Pertanahan Kota Contoh", "Apel dipimpin panitera", True),
        ("Kantor Pertanahan Kota Contoh", "Koordinasi dengan panitera", False),
        ("Kantor Pertanahan Kota Contoh", "Rapat bersama para lurah", False),
        ("Kantor Pertanahan Kota Contoh", "Rapat bersama lurah, dipimpin camat", True),
        ("Kantor Pertanahan Kota Contoh", "Surat disampaikan kepada kajari", False),
        ("Kantor Pertanahan Kota Contoh", "Kepaniteraan baru", False),
        ("Pengadilan Agama Contoh", "Apel dipimpin panitera", False),
        ("Kecamatan Contoh", "Apel dipimpin camat", False),
        ("RSUD Contoh", "Menata rekam  medis", False),
        ("Puskesmas Contoh", "Apel dipimpin Kalapas", True),
    ],
)
def test_an_office_of_another_family_is_told_unless_it_is_a_partner(
    unit: str, words: str, *, foreign: bool
) -> None:
    row = {"lke": "P.I.4.a", "langkah_aksi": words}
    assert foreign == bool(told("SLN013", row, unit=unit, induk=[]))


def test_an_office_above_tells_the_family_too() -> None:
    row = {"lke": "P.I.4.a", "langkah_aksi": "Apel dipimpin camat"}
    assert [(1,)] == told("SLN013", row, unit="UPTD Pasar", induk=[])
    assert [] == told("SLN013", row, unit="UPTD Pasar", induk=["Pemerintah Kabupaten Contoh"])


def test_each_foreign_word_is_one_finding_with_its_rows() -> None:
    rows = [
        {"lke": "P.I.4.a", "langkah_aksi": "Apel dipimpin camat"},
        {"lke": "P.I.4.c", "bukti_fisik": "Laporan Camat"},
        {"lke": "P.I.4.d", "langkah_aksi": "Apel diikuti kalapas"},
    ]
    assert [(1, 2), (3,)] == sorted(told("SLN013", *rows))


@pytest.mark.parametrize(
    "words", ["Baperjakat", "BAPERJAKAT", "Badan  Pertimbangan Jabatan dan Kepangkatan"]
)
def test_a_body_that_was_replaced_is_told_with_its_successor(words: str) -> None:
    row = {"lke": "P.III.2.a", "langkah_aksi": f"Sidang {words}"}
    assert "Tim Penilai Kinerja PNS" in remedy("SLN014", row)


def test_a_body_that_was_replaced_is_no_partner_either() -> None:
    row = {"lke": "P.III.2.a", "langkah_aksi": "Koordinasi dengan Baperjakat"}
    assert [(1,)] == told("SLN014", row)


@pytest.mark.parametrize("field", ["indikator", "langkah_aksi", "bukti_fisik"])
def test_a_foreign_word_is_shown_in_its_cell(field: str) -> None:
    plan = plan_of({"lke": "P.I.4.a", field: "Apel dipimpin camat"})
    assert [Route("kegiatan", 1, field)] == [f.route for f in found(plan, "SLN013")]


@pytest.mark.parametrize(
    ("text", "told_"),
    [
        ("Keputusan ini berlaku pada tahun 2026.", True),
        ("Program kerja ini dipakai sepanjang Tahun 2023.", True),
        ("Keputusan ini berlaku pada tahun 2025.", False),
        ("Keputusan ini berlaku pada tahun 2026 dan tahun 2027.", False),
        ("Keputusan ini mengganti Peraturan Sekretaris tahun 2024.", False),
        ("Keputusan ini disusun atas capaian tahun 2024.", False),
        ("Keputusan ini mengenang pembukaan kantor tahun 1998.", False),
        ("Kantor kami dibuka kembali pada tahun 2024.", False),
        ("Kantor kami dibuka pada tahun 2024. Keputusan ini mulai berlaku.", False),
        ("Kantor kami dibuka lama. Keputusan ini berlaku pada tahun 2024.", True),
    ],
)
def test_a_sentence_on_the_plan_names_its_year(text: str, *, told_: bool) -> None:
    plan = plan_of({"lke": "P.I.1.a"}, naskah=[{"bagian": "penutup", "teks": text}])
    assert told_ == bool(found(plan, "SLN015"))


def test_a_sentence_on_the_plan_is_no_title() -> None:
    text = "Rencana aksi ini disusun untuk tahun 2024."
    plan = plan_of({"lke": "P.I.1.a"}, naskah=[{"bagian": "penutup", "teks": text}])
    assert ["SLN015"] == [f.rule for f in found(plan, "SLN009", "SLN015")]


@pytest.mark.parametrize(
    ("texts", "told_"),
    [
        (["Berlaku pada area Penataan Tatalaksana."], True),
        (["Berlaku pada AREA  PERUBAHAN “Penataan Tatalaksana”."], True),
        (["Berlaku pada area Penataan Tatalaksana dan area Manajemen Perubahan."], False),
        (["Pada area Penataan Tatalaksana.", "Pada area Manajemen Perubahan."], False),
        (["Penataan Tatalaksana adalah penting."], False),
        (["Area kantor ditata."], False),
        ([], False),
    ],
)
def test_a_text_that_names_one_area_alone_is_told(texts: list[str], *, told_: bool) -> None:
    rows = ({"lke": "P.I.1.a"}, {"lke": "P.II.1.a"})
    naskah = [{"bagian": "maksud", "teks": text} for text in texts]
    assert told_ == bool(found(plan_of(*rows, naskah=naskah), "SLN012"))
    assert [] == found(plan_of(rows[1], naskah=naskah), "SLN012")


# --- the form of the plan --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Pengaduan Masyarakat", ""),
        ("PENGADUAN MASYARAKAT", ""),
        ("Pengaduan", ""),
        ("Layanan Pengaduan Masyarakat", ""),
        ("Pengaduan Masyarakat melaksanakan lomba poster", "memuat kata"),
        ("Pengaduan Masyarakat lomba poster", ""),
        ("Pengaduan Kepentingan", "tercampur"),
        ("Taman kota", ""),
    ],
)
def test_a_komponen_is_called_by_its_own_name(name: str, why: str) -> None:
    plan = plan_of({"lke": "P.V.3.a", "komponen": name})
    messages = [f.message.id for f in found(plan, "STR011")]
    assert [True] * bool(why) == [f"” {why}" in text for text in messages]


def test_a_komponen_named_twice_in_a_section_is_told_with_its_own_name() -> None:
    rows = (
        {"lke": "P.V.3.a", "komponen": "Pengendalian Gratifikasi"},
        {"lke": "P.V.1.a", "komponen": "Pengendalian  gratifikasi"},
    )
    assert ["Tulis menurut LKE: Pengendalian Gratifikasi."] == [
        f.remedy.id for f in found(plan_of(*rows), "STR011")
    ]
    assert ["Tulis menurut LKE: Pengaduan Masyarakat."] == [
        f.remedy.id for f in found(plan_of(*reversed(rows)), "STR011")
    ]
    assert [Route("komponen", 1, "nama")] == [f.route for f in found(plan_of(*rows), "STR011")]


def test_reform_and_unmatched_rows_have_no_name_to_be_called_by() -> None:
    rows = (
        {"lke": "R.V.3.a", "komponen": "Pengaduan melaksanakan lomba poster"},
        {"indikator": "Taman", "komponen": "Taman melaksanakan lomba poster"},
    )
    assert [] == told("STR011", *rows)
    garbled = {"lke": "P.V.3.a", "komponen": "Pengaduan Masyarakat melaksanakan lomba poster"}
    assert [Route("komponen", 2, "nama")] == [
        f.route for f in found(plan_of(*rows, garbled), "STR011")
    ]


@pytest.mark.parametrize(
    ("texts", "told_"),
    [
        (["RENCANA AKSI BADAN CONTOH"], True),
        (["Lampiran Keputusan Kepala Badan Contoh"], False),
        (["RENCANA AKSI", "LAMPIRAN I"], False),
        (["RENCANA AKSI (Keputusan Kepala Nomor 7)"], False),
        ([], False),
    ],
)
def test_an_annex_says_of_which_decree_it_is_one(texts: list[str], *, told_: bool) -> None:
    naskah = [{"bagian": "Judul Lampiran", "teks": text} for text in texts]
    plan = plan_of({"lke": "P.I.1.a"}, naskah=[*naskah, {"bagian": "isi", "teks": "Pendahuluan"}])
    assert told_ == bool(found(plan, "STR012"))


@pytest.mark.parametrize(("year", "named"), [(2024, 2024), (0, 2025)])
def test_an_annex_is_told_with_the_year_of_its_decree(year: int, named: int) -> None:
    plan = plan_of({"lke": "P.I.1.a"}, naskah=[{"bagian": "lampiran", "teks": "RENCANA AKSI"}])
    decree = plan.keputusan._replace(tahun=year)
    (finding,) = found(plan._replace(keputusan=decree), "STR012")
    assert f"Nomor 1 Tahun {named}" in finding.remedy.id


def test_half_of_the_sections_are_not_most_of_them() -> None:
    titles = ("Taman", "Pagar", "Kantin")
    themes = [{"indikator": "Lain", "area": t, "judul_area": t} for t in titles]
    areas = [{"lke": id_} for id_ in ("P.I.1.a", "P.II.1.a", "P.III.1.a")]
    codes = [f.rule for f in found(plan_of(*themes, *areas), "STR003", "STR004")]
    assert ["STR003"] * 3 == codes
    codes = [f.rule for f in found(plan_of(*themes, *areas[1:]), "STR003", "STR004")]
    assert ["STR004"] == codes


@pytest.mark.parametrize(
    ("asked", "done", "parts"),
    [
        ("Menetapkan tarif layanan", "Melaksanakan tarif layanan", "penetapan|pelaksanaan"),
        ("Penerbitan tarif layanan", "Sosialisasi tarif layanan", "penetapan|sosialisasi"),
        ("Evaluasi tarif layanan", "Menerbitkan tarif layanan", "monitoring dan evaluasi|penetapan"),
        ("Tindak lanjut atas keluhan", "Memantau keluhan", "tindak lanjut|monitoring dan evaluasi"),
        ("Menetapkan tarif layanan", "Menetapkan dan melaksanakan tarif", ""),
        ("Menetapkan tarif layanan", "Melaksanakan penetapan tarif", ""),
        ("Penerapan tarif layanan", "Menetapkan tarif layanan", ""),
        ("Menetapkan tarif layanan", "Tarif layanan", ""),
        ("Tarif layanan", "Melaksanakan tarif layanan", ""),
        ("Menetapkan tarif layanan", "", ""),
    ],
)  # fmt: skip
def test_an_action_of_another_stage_than_is_asked_is_told(
    asked: str, done: str, parts: str
) -> None:
    plan = plan_of({"lke": "P.VI.1.a", "indikator": asked, "langkah_aksi": done})
    messages = [f.message.id for f in found(plan, "STR013")]
    first, _, second = parts.partition("|")
    assert [
        f"Indikator pada baris 1 meminta {first}, sedangkan langkah aksinya berupa {second}."
    ] * bool(parts) == messages
    assert [Route("kegiatan", 1, "langkah_aksi")] * bool(parts) == [
        f.route for f in found(plan, "STR013")
    ]


@pytest.mark.parametrize(("told_by", "rows"), [("STR010", []), ("STR013", [(1,)])])
def test_an_action_told_to_answer_another_indikator_is_not_told_by_its_stage(
    told_by: str, rows: list[tuple[int, ...]]
) -> None:
    row = {"lke": "P.VI.1.a", "indikator": "Menetapkan tarif", "langkah_aksi": "Menerapkan tarif"}
    context, rule = context_of(plan_of(row)), RULESET.get("STR013")
    assert rule is not None
    context.told = {1: {told_by}}
    assert rows == [hit.rows for hit in KINDS[rule.periksa].run(context, rule.opsi)]


def test_the_stages_of_a_rule_that_may_not_be_mixed_are_stages() -> None:
    rule = RULESET.get("STR013")
    assert rule is not None
    places = range(len(rule.opsi.tahap))
    assert all(asked in places and done in places for asked, done in rule.opsi.beda)
    assert all(asked != done for asked, done in rule.opsi.beda)


# --- achievements ----------------------------------------------------------------------------


def test_counts_that_are_too_low_are_one_finding_an_area_with_the_first_as_example() -> None:
    rows = [
        {"lke": id_, "target_waktu": "Per Triwulan", "target_capaian": words}
        for id_, words in (
            ("P.V.3.c", "1 Laporan"),
            ("P.V.4.b", "2 Notula"),
            ("P.VI.4.a", "3 Survei"),
            ("P.I.3.b", "4 Laporan"),
        )
    ]
    first, second = found(plan_of(*rows), "TGT002")
    assert [(1, 2), (3,)] == [first.rows, second.rows]
    assert "pada baris 1 “1 Laporan” untuk “Per Triwulan”, yang berarti 4 kali" in first.message.id
    assert "pada baris 3 “4 Survei”" in second.remedy.id


# --- turns and caps --------------------------------------------------------------------------


def test_a_check_that_leaves_to_another_what_it_told_runs_after_it() -> None:
    turns = [
        KINDS[name].turn for name in ("teks_berulang", "pasangan_sama", "abaikan_tak_terpakai")
    ]
    assert [True, True] == [before < after for before, after in pairwise(turns)]
    assert AFTER_OTHERS == KINDS["tahap_langkah"].turn > KINDS["langkah_lain"].turn
    assert KINDS["bukti_sempit"].turn > KINDS["bukti_perlu"].turn > KINDS["jenis_bukti"].turn
    assert KINDS["irama_ganda"].turn > KINDS["janji_irama"].turn > KINDS["irama_lke"].turn


def test_what_a_rule_told_of_a_row_is_known_by_its_kind() -> None:
    context = context_of(plan_of({"lke": "P.I.1.a"}), ruleset=alone("BKT003", "BKT007"))
    context.told = {1: {"BKT007", "XYZ001"}}
    (row,) = context.plan.kegiatan
    assert (True, False) == (context.told_by(row, "jenis_bukti"), context.told_by(row, "urutan"))
    assert context.told_by(row, "bentuk_bukti", "jenis_bukti")


@settings(max_examples=60)
@given(snippets())
def test_without_the_caps_of_a_finding_the_score_is_that_of_mending_it(
    snippet: dict[str, Any],
) -> None:
    """So a reader of the report can tell what any set of repairs wins."""
    report = run(built(snippet))
    scored = {item.id: item for item in report.score.indicators}

    def readiness(gone: int) -> float:
        left = [cap for cap in report.caps if cap.finding != gone]
        return sum(
            item.weight * ceiling([cap for cap in left if cap.id == id_], item.rows)[0]
            for id_, item in scored.items()
        )

    assert pytest.approx(report.score.readiness, abs=NEAR) == readiness(len(report.findings))
    for number, finding in enumerate(report.findings):
        won = readiness(number) - report.score.readiness
        assert pytest.approx(finding.points, abs=NEAR) == won


@settings(max_examples=60)
@given(snippets())
def test_every_cap_hangs_on_a_finding_that_names_its_indikator_or_was_parted_from_one(
    snippet: dict[str, Any],
) -> None:
    report = run(built(snippet))
    for cap in report.caps:
        finding = report.findings[cap.finding]
        assert 0 <= cap.finding < len(report.findings)
        assert cap.id in finding.indicators or cap.rows is not None
        assert 0 <= cap.value <= 1


@settings(max_examples=40)
@given(snippets())
def test_months_of_a_finding_are_months(snippet: dict[str, Any]) -> None:
    for finding in run(built(snippet)).findings:
        assert set(finding.months) <= set(range(1, 13))
        assert sorted(set(finding.months)) == list(finding.months)


@pytest.mark.parametrize("code", ["MON001", "MON002", "MON003", "MON004", "MON005"])
def test_planning_the_months_of_a_cadence_mends_it(code: str) -> None:
    """Whoever follows the finding is not told the same again."""
    rows = {
        "MON001": {"lke": "P.I.3.b", "target_waktu": "Maret"},
        "MON002": {"lke": "P.V.3.c", "target_waktu": "Juni"},
        "MON003": {"lke": "P.VI.4.a", "target_waktu": "Juni, September"},
        "MON004": {"lke": "P.III.4.c", "target_waktu": "Maret, Juni"},
        "MON005": {"lke": "P.V.2.b", "bukti_fisik": "Laporan per triwulan", "target_waktu": "Mei"},
    }
    row = rows[code]
    (finding,) = found(plan_of(row), code)
    planned = [row["target_waktu"], *(BULAN[number - 1] for number in finding.months)]
    assert [] == told(code, {**row, "target_waktu": ", ".join(planned)})


def test_the_clean_plan_is_clean_without_its_order_of_rules() -> None:
    turned = RULESET._replace(rules=tuple(reversed(RULESET.rules)))
    assert () == check(clean_plan(), turned).findings


@pytest.mark.parametrize(
    ("text", "year", "months"),
    [
        ("April, Juli, Oktober 2025 dan Januari 2026", 2025, (4, 7, 10)),
        ("April, Juli, Oktober 2025 dan Januari 2026", 2026, (1,)),
        ("Desember 2024, Maret 2025", 2025, (3,)),
        ("Maret 2025 dan Juni 2025", 2025, (3, 6)),
        ("November 2025 - Februari 2026", 2025, (1, 2, 11, 12)),
        ("Juni dan Desember", 2025, (6, 12)),
    ],
)
def test_only_the_months_of_the_year_are_within_it(
    text: str, year: int, months: tuple[int, ...]
) -> None:
    """A range over the turn of the year stays whole; its years cannot be told apart by month."""
    schedule = parse(text).within(year)
    assert (months, tuple(sorted({m for w in schedule.occurrences for m in w}))) == (
        schedule.months,
        months,
    )


def test_a_follow_up_that_runs_on_into_the_next_year_is_not_out_of_order() -> None:
    rows = (
        {"lke": "P.I.3.b", "target_waktu": "Maret, Juni, September, Desember 2025"},
        {"lke": "P.I.3.c", "target_waktu": "April, Juli, Oktober 2025 dan Januari 2026"},
    )
    assert [] == told("URT001", *rows) + told("URT002", *rows)


@pytest.mark.parametrize(
    "words",
    [
        "Studi tiru ke Lapas Kelas IIA Muara Bening",
        "Benchmarking pelayanan pada Lapas Kelas IIA Muara Bening",
        "Belajar dari Lapas Kelas IIA Muara Bening",
    ],
)
def test_a_peer_office_may_be_visited(words: str) -> None:
    assert [] == told(
        "SLN001", {"lke": "P.VI.2.f", "langkah_aksi": words}, unit="Lapas Kelas IIB Teluk Damai"
    )


def test_a_peer_office_may_not_act() -> None:
    assert [(1,)] == told(
        "SLN001",
        {"lke": "P.VI.2.f", "langkah_aksi": "Inovasi Lapas Kelas IIA Muara Bening diterapkan"},
        unit="Lapas Kelas IIB Teluk Damai",
    )


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("Fakultas Tarbiyah menyusun SOP", [(1,)]),
        ("Fakultas Syariah menyusun SOP", []),
        ("Fakultas Syariah UIN Semesta menyusun SOP", []),
    ],
)
def test_a_faculty_is_told_from_others_by_its_first_name(
    words: str, rows: list[tuple[int, ...]]
) -> None:
    assert rows == told(
        "SLN001", {"lke": "P.II.1.a", "langkah_aksi": words}, unit="Fakultas Syariah UIN Semesta"
    )


@pytest.mark.parametrize("target", ["Setiap ada perubahan", "setiap ada perubahan data"])
def test_whenever_something_changes_is_a_time_for_what_follows_changes(target: str) -> None:
    assert [] == told("WKT002", {"lke": "P.III.6.a", "target_waktu": target})
    assert [(1,)] == told("WKT002", {"lke": "P.III.1.a", "target_waktu": target})


def test_a_deadline_with_one_date_has_one_limit() -> None:
    assert [] == told("WKT007", {"lke": "P.I.2.a", "target_waktu": "s.d. 14 Maret 2025"})


@pytest.mark.parametrize(
    ("evidence", "rows"),
    [("Laporan", [(1,)]), ("SK", [(1,)]), ("SK, foto", []), ("Laporan pengendalian risiko", [])],
)
def test_a_kind_alone_names_no_document(evidence: str, rows: list[tuple[int, ...]]) -> None:
    assert rows == told("BKT014", {"lke": "P.V.2.c", "bukti_fisik": evidence})


def test_every_month_that_the_decree_leaves_is_monthly() -> None:
    row = {"lke": "P.III.4.c", "target_waktu": "Maret, April, Mei, Juni, Juli, Agustus, September,"
           " Oktober, November, Desember 2025"}  # fmt: skip
    assert [] == told("MON004", row, tanggal=date(2025, 2, 14))
    assert [(1,)] == told("MON004", row, tanggal=date(2025, 1, 1))


class Doubtful:
    """A matcher that is sure of every row but the second, of which it has a candidate."""

    def match(self, plan: Plan) -> tuple[Match, ...]:
        """The ids that the rows name."""
        return tuple(
            Match(row.row, row.lke, "explicit", 1.0)
            if row.row != 2
            else Match(2, (), "none", 0.0, candidates=(("P.I.3.a", 0.4),))
            for row in plan.kegiatan
        )


def test_a_row_that_fits_best_what_is_absent_implies_it() -> None:
    """What is read without certainty is not called absent."""
    plan = plan_of({"lke": "P.I.3.b"}, {"lke": "P.I.3.a"}, {"lke": "P.I.3.c"})
    findings = check(plan, RULESET._replace(matcher=Doubtful())).findings  # type: ignore[arg-type]
    assert [("KOM004", (2,))] == [
        (f.rule, f.rows) for f in findings if f.indicators == ("P.I.3.a",)
    ]


class Hesitant:
    """A matcher that takes the ids that rows name and has candidates for one text alone."""

    def __init__(self, text: str, *candidates: tuple[str, float], takes: bool = True) -> None:
        self.text, self.candidates = text, candidates
        self.taken = (candidates[0][0],) if takes else ()

    def match(self, plan: Plan) -> tuple[Match, ...]:
        """The ids that the rows name."""
        return tuple(
            Match(row.row, row.lke, "explicit", 1.0 if row.lke else 0.0) for row in plan.kegiatan
        )

    def mute(self, _plan: Plan) -> frozenset[str]:
        """No name stands in the way."""
        return frozenset()

    def about(self, text: str, _mute: frozenset[str]) -> Match:
        """The first candidate, almost surely."""
        if text == self.text:
            return Match(0, self.taken, "fuzzy", 0.84, candidates=self.candidates)
        return Match(0, (), "none", 0.0)


PLANS = (("P.I.2.a", 0.5), ("P.I.2.b", 0.4))


@pytest.mark.parametrize(
    ("lke", "candidates", "told_"),
    [
        ("P.II.1.a", PLANS, True),
        ("P.I.2.c", PLANS, False),
        ("P.II.1.a", (("P.I.2.a", 0.49), ("P.I.2.b", 0.4)), False),
        ("P.II.1.a", (("P.I.2.a", 0.9), ("P.I.3.a", 0.4)), False),
        ("P.II.1.a", (("P.I.2.a", 0.9),), False),
        ("P.II.1.a", (*PLANS, ("P.II.1.a", 0.2)), False),
        ("P.II.1.a", (*PLANS, ("P.III.1.a", 0.2)), True),
    ],
)
def test_an_action_in_doubt_is_told_where_it_fits_another_komponen_twice(
    lke: str, candidates: tuple[tuple[str, float], ...], *, told_: bool
) -> None:
    """Read together with its evidence, and with its own indikator out of the question."""
    plan = plan_of({"lke": lke, "langkah_aksi": "Menanam pohon", "bukti_fisik": "Foto pohon"})
    matcher = Hesitant("Menanam pohon. Foto pohon", *candidates)
    findings = check(plan, alone("STR010")._replace(matcher=matcher)).findings  # type: ignore[arg-type]
    assert [(1,)] * told_ == [finding.rows for finding in findings]


@pytest.mark.parametrize(
    ("evidence", "indikator", "takes", "told_"),
    [
        ("Foto pohon", "Tata laksana dipetakan", True, True),
        ("Foto pohon", "Tata laksana dipetakan", False, False),
        ("Foto tata ruang", "Tata laksana dipetakan", True, False),
        ("Foto peta kota", "Tata laksana dipetakan", True, False),
    ],
)
def test_an_action_in_doubt_is_left_alone_where_its_evidence_speaks_of_its_indikator(
    evidence: str, indikator: str, *, takes: bool, told_: bool
) -> None:
    """In the words of the plan or of the instrument; and where nothing is taken at all."""
    row = {"lke": "P.II.1.a", "indikator": indikator, "langkah_aksi": "Menanam pohon"}
    matcher = Hesitant(f"Menanam pohon. {evidence}", *PLANS, takes=takes)
    ruleset = alone("STR010")._replace(matcher=matcher)  # type: ignore[arg-type]
    findings = check(plan_of({**row, "bukti_fisik": evidence}), ruleset).findings
    assert [(1,)] * told_ == [finding.rows for finding in findings]


# --- where findings lie ----------------------------------------------------------------------

WHOLE_ROWS = {"SLN004", "SLN007"}
FAILING = [
    (rule, n) for rule in RULESET.rules for n, one in enumerate(rule.contoh) if not one.lulus
]


@pytest.mark.parametrize(("rule", "number"), FAILING, ids=[f"{r.kode}-{n}" for r, n in FAILING])
def test_a_finding_lies_where_the_words_stand_that_it_quotes(rule: Rule, number: int) -> None:
    """Unless the cell is empty, or holds more than words; then something near is quoted."""
    snippet = rule.contoh[number].rencana
    plan = example_plan(RULESET, snippet)
    days = [
        date.fromisoformat(str(snippet[key])) if key in snippet else None
        for key in ("as_of", "hari")
    ]
    context = context_of(plan, *days)
    for hit in KINDS[rule.periksa].run(context, rule.opsi):
        part, index, field = hit.route
        if part == "plan" or (part, field) == ("komponen", None):
            continue
        assert (rule.kode in WHOLE_ROWS) == (field is None)
        holder = getattr(plan, part)
        if index is not None:
            holder = holder[index - (part == "kegiatan")]
        text = getattr(holder, field or "langkah_aksi")
        if field == "bukti_fisik":
            text = holder.bukti
        if text and isinstance(text, str) and (part, field) != ("komponen", "nomor"):
            quoted = " ".join(hit.quote.removeprefix("… ").removesuffix(" …").split())
            assert quoted in " ".join((holder.indikator if field is None else text).split())
