"""What plans that were written blind, with their answer keys, taught the rules.

Each test states one of their cases in other words, beside the nearest case that is right.
"""

from __future__ import annotations

from typing import Any

import pytest
from strategies import alone, built, found, plan_of

from zicheck import rulesets
from zicheck.checking import check, matched
from zicheck.schedule import parse
from zicheck.schedule.spelling import abbreviated

BUILTIN = rulesets.builtin()


def told(code: str, *rows: dict[str, Any], **plan: Any) -> list[tuple[int, ...]]:
    """The rows of each finding of one rule."""
    return [finding.rows for finding in found(plan_of(*rows, **plan), code)]


def absent(**cells: str) -> list[str]:
    """The indikator told as absent beside one row that is matched by its words."""
    plan = plan_of({"area": "VI", **cells})
    ruleset = alone("KOM003", "KOM004")._replace(matcher=BUILTIN.matcher)
    return [id_ for f in check(plan, ruleset).findings for id_ in f.indicators]


# --- one row for two questions ---------------------------------------------------------------

BOTH = {
    "komponen": "Standar Pelayanan",
    "indikator": "Standar pelayanan dimaklumatkan dan dipublikasikan",
    "langkah_aksi": "Menandatangani maklumat dan menayangkannya pada laman",
    "bukti_fisik": "Dokumen maklumat pelayanan; tangkapan layar laman",
}


def test_a_row_that_answers_two_questions_serves_both() -> None:
    missing = absent(**BOTH)
    assert "P.VI.1.a" in missing
    assert {"P.VI.1.b", "P.VI.1.d"}.isdisjoint(missing)


def test_the_report_and_the_match_show_the_row_for_both_questions() -> None:
    plan = plan_of({"area": "VI", **BOTH})
    report = check(plan, BUILTIN)
    assert {"P.VI.1.b", "P.VI.1.d"} <= set(report.matches[0].ids)
    assert report.matches == matched(plan, BUILTIN)
    rows = {i.id: i.rows for i in report.score.indicators}
    assert ((1,), (1,)) == (rows["P.VI.1.b"], rows["P.VI.1.d"])


def test_a_row_that_names_its_ids_serves_those_alone() -> None:
    plan = plan_of({"area": "VI", "lke": "P.VI.1.d", **BOTH})
    assert ("P.VI.1.d",) == check(plan, BUILTIN).matches[0].ids


def test_what_a_row_says_without_fitting_evidence_serves_no_second_question() -> None:
    assert "P.VI.1.b" in absent(**{**BOTH, "bukti_fisik": "Undangan"})


# --- one row that joins two questions --------------------------------------------------------


def served(komponen: str, said: str, evidence: str) -> tuple[str, ...]:
    """The ids of one row under the name of a komponen."""
    plan = plan_of(
        {"komponen": komponen, "indikator": said, "langkah_aksi": "", "bukti_fisik": evidence}
    )
    return matched(plan, BUILTIN)[0].ids


SAKIP = "Pengelolaan Akuntabilitas Kinerja"
SOP = "Prosedur Operasional Tetap (SOP) Kegiatan Utama"


@pytest.mark.parametrize(
    ("komponen", "said", "evidence", "ids"),
    [
        (
            SAKIP,
            "Perencanaan tersedia dalam dokumen dan berorientasi pada hasil",
            "Renstra; Rencana Kerja; Perjanjian Kinerja",
            ("P.IV.2.a", "P.IV.2.b"),
        ),
        (
            SAKIP,
            "Ditetapkannya IKU balai yang memenuhi kriteria SMART",
            "Dokumen IKU",
            ("P.IV.2.c", "P.IV.2.d"),
        ),
        (
            "Penyusunan Tim Kerja",
            "Tim ZI sekolah dibentuk melalui seleksi anggota secara terbuka",
            "SK tim; notulen rapat pemilihan",
            ("P.I.1.a", "P.I.1.b"),
        ),
        (
            SOP,
            "SOP puskesmas selaras dengan peta proses bisnis dan telah diterapkan pelaksananya",
            "Dokumen SOP; laporan penerapan",
            ("P.II.1.a", "P.II.1.b"),
        ),
        (
            "Pemanfaatan Teknologi Informasi",
            "Teknologi informasi diterapkan pada layanan dengan basis data terintegrasi",
            "Tangkapan layar aplikasi; laporan",
            ("P.VI.5.a", "P.VI.5.b"),
        ),
        # and a third thing after them
        (
            "Penetapan Kinerja Individu",
            "Penetapan kinerja individu yang selaras dengan kinerja sekolah dan atasan serta wajar",
            "SKP; matriks peran hasil",
            ("P.III.4.a", "P.III.4.b"),
        ),
        (
            "Pola Mutasi Internal",
            "Rotasi guru antarjabatan untuk pengembangan karier sesuai kompetensi dan pola mutasi",
            "SK mutasi; notulen rapat",
            ("P.III.2.a", "P.III.2.b"),
        ),
    ],
)
def test_a_row_that_joins_two_questions_serves_both_as_the_lke_asks_them(
    komponen: str, said: str, evidence: str, ids: tuple[str, ...]
) -> None:
    assert ids == served(komponen, said, evidence)


@pytest.mark.parametrize(
    ("komponen", "said", "evidence", "ids"),
    [
        # two nouns of one question
        (
            "Pengelolaan Pengaduan",
            "Evaluasi atas penanganan keluhan dan konsultasi telah dilakukan",
            "Laporan evaluasi penanganan keluhan dan konsultasi",
            ("P.VI.3.c",),
        ),
        # what both questions say tells neither
        (
            "Pola Mutasi Internal",
            "Mutasi dilakukan dengan memperhatikan kompetensi dan pola mutasi",
            "Dokumen pola mutasi; laporan telaah kompetensi",
            ("P.III.2.b",),
        ),
        # to know a procedure is not to apply it
        (
            SOP,
            "SOP mengacu pada proses bisnis dan diketahui seluruh pegawai",
            "Dokumen SOP; laporan",
            ("P.II.1.a",),
        ),
        # a term that has a joint within it
        (
            "Pemantauan dan Evaluasi Pembangunan WBK/WBBM",
            "Menindaklanjuti catatan hasil pemantauan dan evaluasi pembangunan ZI",
            "Laporan tindak lanjut",
            ("P.I.3.c",),
        ),
        # evidence that proves the first alone
        (
            "Penyusunan Tim Kerja",
            "Tim ZI sekolah dibentuk melalui seleksi anggota secara terbuka",
            "Spanduk",
            ("P.I.1.b",),
        ),
    ],
)
def test_a_row_that_joins_words_of_one_question_serves_that_alone(
    komponen: str, said: str, evidence: str, ids: tuple[str, ...]
) -> None:
    assert ids == served(komponen, said, evidence)


# --- what is done, and for whom --------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Agenda pembangunan ZI berjalan sesuai rencana aksi",
        "Terlaksananya seluruh kegiatan sesuai dengan renaksi",
        "Kegiatan tiap pokja selesai sesuai peta jalan",
    ],
)
def test_what_is_carried_out_as_planned_is_no_plan(said: str) -> None:
    komponen = "Pemantauan dan Evaluasi Pembangunan WBK/WBBM"
    assert "P.I.3.a" == served(komponen, said, "Laporan; foto kegiatan")[0]


@pytest.mark.parametrize("user", ["siswa", "pencari keadilan", "pasien", "penumpang", "pemohon"])
@pytest.mark.parametrize(
    ("komponen", "id_"),
    [
        ("Sistem Pemerintahan Berbasis Elektronik (SPBE)", "P.II.2.c"),
        ("Pemanfaatan Teknologi Informasi", "P.VI.5.a"),
    ],
)
def test_to_use_technology_is_not_to_evaluate_it_whoever_is_served(
    komponen: str, id_: str, user: str
) -> None:
    said = f"Layanan bagi {user} sudah memanfaatkan teknologi informasi"
    assert id_ == served(komponen, said, "Tangkapan layar aplikasi")[0]


# --- evidence --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Menyusul",
        "Masih dalam proses",
        "Belum ada",
        "Sedang disusun",
        "(akan dilengkapi)",
        "(diisi kemudian)",
        "TBD",
        "Terlampir",
    ],
)
def test_evidence_that_is_only_put_off_is_told_as_empty_and_once(words: str) -> None:
    plan = plan_of({"lke": "P.IV.2.g", "bukti_fisik": words}, {"lke": "P.IV.2.f"})
    (finding,) = found(plan, "BKT001", "BKT003", "BKT005", "BKT015")
    assert ("BKT001", words.strip("()")) == (finding.rule, finding.quote.strip("()"))
    assert words in finding.message.id


@pytest.mark.parametrize("words", ["Belum ada pengaduan: laporan nihil", "Masih berlaku: SK Tim"])
def test_evidence_that_names_a_document_is_not_put_off(words: str) -> None:
    assert [] == told("BKT001", {"lke": "P.V.3.b", "bukti_fisik": words}, {"lke": "P.V.3.a"})


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Diterapkannya saluran pelaporan internal", "BKT015"),
        ("Dilaksanakannya pemantauan berkala", "BKT015"),
        ("Memutakhirkan isi basis kepegawaian", "BKT003"),
        ("Mengisi lembar pantau", "BKT003"),
    ],
)
def test_a_passive_noun_is_a_state_and_an_active_verb_an_activity(words: str, code: str) -> None:
    row = {"lke": "P.V.4.a", "bukti_fisik": words}
    assert [code] == [f.rule for f in found(plan_of(row), "BKT003", "BKT015")]


@pytest.mark.parametrize(
    ("action", "incomplete"),
    [
        ("Kepala kantor memimpin rapat penyusunan anggaran", True),
        ("Sekretaris menghadiri rapat pembahasan", True),
        ("Menyusun bahan untuk dibawa ke rapat", False),
    ],
)
def test_a_meeting_that_somebody_chairs_or_attends_is_a_meeting(
    action: str, *, incomplete: bool
) -> None:
    row = {"lke": "P.II.3.b", "langkah_aksi": action, "bukti_fisik": "Laporan monev"}
    assert [(1,)] * incomplete == told("BKT008", row)


def test_those_who_take_part_are_no_things_to_prove() -> None:
    action = "Pimpinan menelaah rencana bersama para kepala seksi, bendahara, dan operator"
    assert [] == told("BKT017", {"lke": "P.I.1.b", "langkah_aksi": action, "bukti_fisik": "Foto"})


@pytest.mark.parametrize(
    ("action", "evidence", "old"),
    [
        ("Membentuk satgas", "SK Satgas SPIP Tahun 2024", True),
        ("Membentuk satgas", "SK Satgas SPIP Tahun 2024; SK Satgas SPIP Tahun 2025", False),
        ("Membentuk satgas", "SK Satgas SPIP Tahun 2024 yang masih berlaku", False),
        ("Menilai kinerja satgas", "SK Satgas SPIP Tahun 2024", False),
        ("Membentuk satgas", "SK Satgas SPIP", False),
    ],
)
def test_what_is_set_this_year_is_not_proved_by_the_decree_of_last_year(
    action: str, evidence: str, *, old: bool
) -> None:
    row = {"lke": "P.V.2.a", "langkah_aksi": action, "bukti_fisik": evidence}
    assert [(1,)] * old == told("BKT019", row)


# --- time, cadence and order -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "count", "unfit"),
    [
        ("Juni dan Desember 2025", "12 laporan", True),
        ("Maret, Juni, September 2025", "4 laporan", True),
        ("Juli dan Desember 2025", "4 SK", True),
        ("Juli dan Desember 2025", "1 SK", False),  # one may hold for both
        ("Juni dan Desember 2025", "5 laporan", False),  # no cadence: they may be of several units
        ("Juni dan Desember 2025", "4 laporan tiap pokja", False),
        ("Juni 2025", "4 laporan", False),
    ],
)
def test_the_count_of_a_cadence_that_the_dates_do_not_keep_is_told(
    target: str, count: str, *, unfit: bool
) -> None:
    row = {"lke": "P.VI.3.c", "langkah_aksi": "Menilai", "target_waktu": target}
    row["target_capaian"] = count
    assert [(1,)] * unfit == told("TGT002", row)


def test_more_documents_than_dates_may_be_of_several_kinds() -> None:
    row = {"lke": "P.I.3.b", "langkah_aksi": "Rapat", "target_waktu": "Juni dan Desember 2025"}
    several = {**row, "bukti_fisik": "Undangan; notulen", "target_capaian": "4 dokumen"}
    assert [] == told("TGT002", several)
    one = {**row, "bukti_fisik": "Laporan monev", "target_capaian": "4 dokumen"}
    assert [(1,)] == told("TGT002", one)


@pytest.mark.parametrize("count", ["Bulan Maret", "Maret 2025", "Maret s.d. Juni"])
def test_a_month_is_no_achievement(count: str) -> None:
    row = {"lke": "P.V.2.b", "target_waktu": "Maret 2025", "target_capaian": count}
    assert [(1,)] == told("TGT003", row)


@pytest.mark.parametrize(
    ("target", "kept"),
    [("April, Juli, Oktober 2025", True), ("April, Juli, November 2025", False)],
)
def test_what_reports_on_each_quarter_may_follow_it(target: str, *, kept: bool) -> None:
    row = {"lke": "P.IV.2.f", "bukti_fisik": "Laporan kinerja triwulanan", "target_waktu": target}
    assert [(1,)] * (not kept) == told("MON005", row)


def test_work_for_the_next_year_is_no_step_before_this_years_documents() -> None:
    def order(action: str) -> list[tuple[int, ...]]:
        return told(
            "URT002",
            {"lke": "P.IV.1.a", "langkah_aksi": action, "target_waktu": "Maret 2025"},
            {"lke": "P.IV.2.a", "target_waktu": "Februari dan Juni 2025"},
        )

    assert [(1, 2)] == order("Memimpin rapat penyusunan rencana kerja")
    assert [] == order("Memimpin rapat penyusunan usulan rencana kerja tahun 2026")


@pytest.mark.parametrize(
    ("months", "advice"),
    [
        # identifikasi, sosialisasi, penerapan, evaluasi penanganan benturan kepentingan
        (("Maret", "Februari", "Juni", "November"), "misalnya April"),
        (("Maret", "Februari", "Maret", "November"), "misalnya mulai April"),
        (("Maret", "April", "Juli", "Mei, Desember"), "misalnya mulai Agustus"),
        (
            ("Maret", "April", "Desember", "Mei"),
            "penerapan penanganan benturan kepentingan selesai",
        ),
    ],
)
def test_a_month_that_is_advised_fits_the_steps_around_it(
    months: tuple[str, ...], advice: str
) -> None:
    rows = [
        {"lke": f"P.V.5.{letter}", "target_waktu": month}
        for letter, month in zip("abcd", months, strict=True)
    ]
    remedies = [f.remedy.id for f in found(plan_of(*rows), "URT001", "URT002")]
    assert any(advice in remedy for remedy in remedies), remedies


def test_what_runs_on_is_evaluated_while_it_does() -> None:
    rows = [
        {"lke": "P.II.1.a", "target_waktu": "Maret 2025"},
        {"lke": "P.II.1.b", "target_waktu": "April s.d. Desember 2025"},
        {"lke": "P.II.1.c", "target_waktu": "Februari 2025"},
    ]
    (finding,) = found(plan_of(*rows), "URT001")
    assert "sesudah penerapan SOP berjalan, misalnya Mei" in finding.remedy.id


ELEVEN_MONTHS = (
    "Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember"
)


@pytest.mark.parametrize(
    ("target", "evidence", "spread"),
    [
        ("Februari-Desember 2025", "SK Satgas SPIP", True),
        (ELEVEN_MONTHS, "SK Satgas SPIP", True),
        ("Februari-Desember 2025", "SK Satgas SPIP; foto penandatanganan", True),
        ("Februari-Desember 2025", "SK Satgas SPIP; laporan bulanan", False),
        ("Februari 2025", "SK Satgas SPIP", False),
    ],
)  # fmt: skip
def test_one_decree_takes_no_year_whatever_it_serves(
    target: str, evidence: str, *, spread: bool
) -> None:
    row = {
        "lke": "P.V.2.a", "langkah_aksi": "Menetapkan Satgas SPIP", "bukti_fisik": evidence,
        "target_waktu": target,
    }  # fmt: skip
    assert [(1,)] * spread == told("WKT006", row)


# --- the decree and the form of the plan -----------------------------------------------------


@pytest.mark.parametrize(
    ("number", "blank"),
    [
        ("KEP-      /L.29.14/Cr.1/02/2025", True),
        ("188.4/        /DPMPTSP/2026", True),
        ("188.4/____/DPMPTSP/2026", True),
        ("...", True),
        ("188.4/12/DPMPTSP/2026", False),
        ("KEP-12/L.29/2025", False),
        ("        /SK-35.77.UP.02.01/I/2025", True),
        ("     Tahun 2025", True),
        ("W9.U4/123/OT.01.2/1/2025", False),
        ("5", False),
    ],
)
def test_a_number_that_is_left_blank_is_none(number: str, *, blank: bool) -> None:
    assert blank == bool(
        found(built({"nomor": number, "kegiatan": [{"lke": "P.I.1.a"}]}), "STR001")
    )


@pytest.mark.parametrize(
    ("lines", "told_"),
    [
        (("LAMPIRAN", "KEPUTUSAN KPU KABUPATEN CONTOH", "NOMOR 1 TAHUN 2025"), None),
        (("LAMPIRAN", "KEPUTUSAN KPU KABUPATEN CONTOH", "NOMOR 8 TAHUN 2025"), "nomor 8"),
        (("LAMPIRAN", "KEPUTUSAN KPU KABUPATEN CONTOH", "NOMOR 1 TAHUN 2024"), "1 Tahun 2024"),
    ],
)
def test_the_header_of_an_annex_may_have_a_line_for_each_part(
    lines: tuple[str, ...], told_: str | None
) -> None:
    texts = [{"bagian": "judul lampiran", "teks": line} for line in lines]
    plan = built({"naskah": texts, "kegiatan": [{"lke": "P.I.1.a"}]})
    said = [f.message.id for f in found(plan, "STR014")]
    assert said == [] if told_ is None else told_ in said[0]


def test_a_blank_number_in_the_decrees_own_title_is_no_second_finding() -> None:
    texts = [{"bagian": "judul keputusan", "teks": "NOMOR ........ TAHUN 2025"}]
    assert [] == found(built({"naskah": texts, "kegiatan": [{"lke": "P.I.1.a"}]}), "STR009")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Pengelolaan Pengadaan", "tertulis lain"),
        ("Pengelolan Pengaduan", "tertulis lain"),
        ("Pengelolaan Pengaduan", None),
        ("Pengaduan", None),
    ],
)
def test_a_komponen_name_one_letter_off_is_told_with_the_right_one(
    name: str, why: str | None
) -> None:
    said = [f.message.id for f in found(plan_of({"lke": "P.VI.3.a", "komponen": name}), "STR011")]
    assert said == [] if why is None else why in said[0]


def test_a_komponen_name_with_a_word_of_another_is_told() -> None:
    row = {"lke": "P.VI.4.a", "komponen": "Penilaian Kepuasan terhadap Pegawai"}
    (finding,) = found(plan_of(row), "STR011")
    assert "Penilaian Kepuasan terhadap Pelayanan" in finding.remedy.id


@pytest.mark.parametrize(
    ("action", "other"),
    [
        ("Menyusun peta benturan kepentingan pada tiap tim kerja", True),
        ("Menyediakan saluran pelaporan bagi pegawai", False),
    ],
)
def test_an_action_of_another_komponen_is_told_though_the_evidence_fits(
    action: str, *, other: bool
) -> None:
    row = {
        "area": "V", "komponen": "Whistle Blowing System", "langkah_aksi": action,
        "indikator": "Whistle Blowing System telah diterapkan",
        "bukti_fisik": "Tangkapan layar aplikasi WBS, foto banner WBS",
    }  # fmt: skip
    ruleset = alone("STR010")._replace(matcher=BUILTIN.matcher)
    assert other == bool(check(plan_of(row), ruleset).findings)


def test_a_section_that_bears_the_name_of_another_is_told_by_its_own() -> None:
    rows = [
        {"lke": "P.IV.2.a", "area": "IV", "judul_area": "PENGUATAN AKUNTABILITAS"},
        {"lke": "P.V.1.a", "area": "V", "judul_area": "PENGUATAN AKUNTABILITAS"},
        {"lke": "P.V.2.a", "area": "V", "judul_area": "PENGUATAN AKUNTABILITAS"},
    ]
    (finding,) = found(plan_of(*rows), "STR003", "SLN007")
    assert ("STR003", "Penguatan Pengawasan") == (
        finding.rule, finding.remedy.id.rpartition(": ")[2].rstrip("."),
    )  # fmt: skip


def test_an_absent_indikator_belongs_to_the_section_of_its_name_though_the_number_is_wrong() -> (
    None
):
    rows = [
        {"lke": "P.III.1.a", "area": "III"},
        {"lke": "P.IV.2.a", "area": "III.", "judul_area": "PENGUATAN AKUNTABILITAS"},
    ]
    remedies = [f.remedy.id for f in found(plan_of(*rows), "KOM003") if "P.IV.2.c" in f.indicators]
    assert ["belum ada" in remedy for remedy in remedies] == [False]


# --- names and years -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told_"),
    [
        ("Menetapkan Rencana Aksi Komisi Pemilihan Umum Kabupaten Contoh Tahun 2024.", True),
        ("Menetapkan Rencana Aksi berdasarkan hasil pemilihan Tahun 2024.", False),
        ("Menetapkan Rencana Aksi Tahun 2025.", False),
        ("perlu disusun Rencana Aksi Pembangunan Zona Integritas Tahun 2024;", True),
    ],
)
def test_the_name_of_an_election_office_excuses_no_year(text: str, *, told_: bool) -> None:
    plan = built({"naskah": [{"bagian": "diktum", "teks": text}], "kegiatan": [{"lke": "P.I.1.a"}]})
    assert told_ == bool(found(plan, "SLN015"))


@pytest.mark.parametrize(
    ("action", "told_"),
    [
        ("Membenahi ruang layanan sesuai rencana Tahun Anggaran 2023", True),
        ("Membenahi ruang layanan menurut hasil Tahun Anggaran 2023", False),
        ("Membenahi ruang layanan yang dibangun Tahun 2023", False),
        ("Membenahi ruang layanan menurut rencana TA. 2023", True),
        ("Menetapkan standar pelayanan TA 2023", True),
        ("Menetapkan standar pelayanan Thn 2024", True),
        ("Membenahi ruang layanan Tahun Anggaran 2025", False),
    ],
)
def test_the_budget_of_a_year_that_is_over_pays_for_nothing(action: str, *, told_: bool) -> None:
    assert [(1,)] * told_ == told("SLN017", {"lke": "P.VI.2.e", "langkah_aksi": action})


def test_a_sentence_that_begins_like_a_title_is_none() -> None:
    text = "Rencana aksi sebagaimana dimaksud dievaluasi bersama rencana Tahun 2024."
    plan = built({"naskah": [{"bagian": "diktum", "teks": text}], "kegiatan": [{"lke": "P.I.1.a"}]})
    assert [] == found(plan, "SLN009")


@pytest.mark.parametrize(
    ("action", "told_"),
    [
        ("Mengikuti bimtek akuntabilitas di KPU Provinsi Contoh", False),
        ("Pembinaan pegawai dilakukan oleh KPU Provinsi Contoh", False),
        ("KPU Provinsi Contoh menindaklanjuti pengaduan", True),
    ],
)
def test_an_office_above_may_guide_and_be_the_host(action: str, *, told_: bool) -> None:
    assert [(1,)] * told_ == told("SLN001", {"lke": "P.IV.2.h", "langkah_aksi": action})


@pytest.mark.parametrize(
    ("action", "told_"),
    [
        ("Menyampaikannya ke Pengadilan Tinggi Agama Contoh", False),
        ("Mengikuti bimtek yang diadakan Pengadilan Tinggi Agama Contoh", False),
        ("Pengadilan Tinggi Agama Contoh menindaklanjuti aduan", True),
        ("Pengadilan Agama Lain menindaklanjuti aduan", True),
    ],
)
def test_a_superior_may_bear_its_rank_within_its_name(action: str, *, told_: bool) -> None:
    plan = plan_of(
        {"lke": "P.V.3.b", "langkah_aksi": action},
        unit="Pengadilan Agama Rimba", induk=["Pengadilan Tinggi Agama Contoh", "Mahkamah Agung"],
    )  # fmt: skip
    assert told_ == bool(found(plan, "SLN001"))


@pytest.mark.parametrize(
    ("unit", "action", "other"),
    [
        ("Balai POM di Kota Rimba", "Balai Besar POM di Kota Lain menindaklanjuti aduan", True),
        ("Balai Besar POM di Kota Rimba", "Balai POM di Kota Lain menindaklanjuti aduan", True),
        ("Balai POM di Kota Rimba", "Balai POM di Kota Rimba menindaklanjuti aduan", False),
        ("Dinas Sosial Kota Rimba", "Tim ZI Dinas Kesehatan memetakan risiko", True),
        ("Dinas Sosial Kota Rimba", "Tim ZI Dinas Sosial memetakan risiko", False),
        ("Dinas Sosial Kota Rimba", "Meminta data kepada Dinas Kesehatan", False),
        ("Dinas Sosial Kota Rimba", "Dinas memetakan risiko", False),
    ],
)
def test_an_office_of_another_class_or_task_is_another_unit(
    unit: str, action: str, *, other: bool
) -> None:
    plan = plan_of({"lke": "P.V.3.b", "langkah_aksi": action}, unit=unit, induk=["Badan POM"])
    assert other == bool(found(plan, "SLN001"))


def test_a_title_that_names_another_office_of_the_same_city_is_told() -> None:
    def titled(title: str) -> bool:
        texts = [{"bagian": "judul lampiran", "teks": title}]
        plan = built(
            {"unit": "Dinas Sosial Kota Rimba", "induk": ["Pemerintah Kota Rimba"],
             "naskah": texts, "kegiatan": [{"lke": "P.I.1.a"}]}
        )  # fmt: skip
        return bool(found(plan, "SLN002"))

    assert (True, False) == (
        titled("DINAS KESEHATAN KOTA RIMBA"),
        titled("DINAS SOSIAL KOTA RIMBA"),
    )


@pytest.mark.parametrize(
    ("lines", "told_"),
    [
        (("PENGADILAN TINGGI AGAMA", "PENGADILAN AGAMA RIMBA"), False),
        (("PENGADILAN AGAMA RIMBA", "PENGADILAN AGAMA LAIN TAHUN 2025"), True),
    ],
)
def test_superiors_above_the_units_own_line_are_its_letterhead(
    lines: tuple[str, ...], *, told_: bool
) -> None:
    texts = [{"bagian": "judul keputusan", "teks": line} for line in lines]
    plan = built(
        {"unit": "Pengadilan Agama Rimba", "induk": ["Mahkamah Agung"], "naskah": texts,
         "kegiatan": [{"lke": "P.I.1.a"}]}
    )  # fmt: skip
    assert told_ == bool(found(plan, "SLN002"))


@pytest.mark.parametrize("unit", ["Balai POM di Kota Rimba", "Dinas Sosial Kota Rimba", "Loka POM"])
def test_an_office_below_a_ministry_or_of_a_city_has_no_first_echelon(unit: str) -> None:
    plan = plan_of({"lke": "P.III.4.b", "bukti_fisik": "PK pejabat Eselon I"}, unit=unit)
    assert 1 == len(found(plan, "SLN003"))


# --- advice that can be followed -------------------------------------------------------------


@pytest.mark.parametrize("indikator", ["P.VI.2.e", "P.VI.2.f", "P.II.2.b", "P.IV.1.a"])
def test_what_is_advised_for_an_empty_cell_is_evidence_that_the_indikator_accepts(
    indikator: str,
) -> None:
    row = {"lke": indikator, "bukti_fisik": ""}
    (finding,) = found(plan_of(row, {"lke": "P.V.1.a"}), "BKT001")
    advised = finding.remedy.id.partition("misalnya ")[2].rstrip(".")
    assert [] == found(plan_of({**row, "bukti_fisik": advised}), "BKT001", "BKT007", "BKT009")


@pytest.mark.parametrize(
    ("target", "count"),
    [("Juli 2025", "1 Laporan"), ("Mei, Oktober dan Desember 2025", "3 Laporan")],
)
def test_a_count_that_is_advised_fits_the_dates(target: str, count: str) -> None:
    rows = [
        {"lke": "P.VI.3.c", "target_waktu": target},
        {"lke": "P.VI.3.b", "target_capaian": "1 SK"},
    ]
    (finding,) = found(plan_of(*rows), "TGT001")
    assert f"“{count}”" in finding.remedy.id
    assert [] == found(plan_of({**rows[0], "target_capaian": count}, rows[1]), "TGT001", "TGT002")


@pytest.mark.parametrize(
    ("target", "advised"),
    [("Januari 2025", "Juli"), ("Maret 2025", "September"), ("Juni 2025", "Desember")],
)
def test_a_date_is_advised_in_the_place_of_those_that_are_planned(
    target: str, advised: str
) -> None:
    (finding,) = found(plan_of({"lke": "P.I.2.c", "target_waktu": target}), "MON002")
    assert advised in finding.remedy.id


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Agst 2025", (8,)),
        ("Feb, Mei, Agst, Nov 2025", (2, 5, 8, 11)),
        ("Agst s.d. Des 2025 (tiap bulan)", (8, 9, 10, 11, 12)),
        ("Agustus, Septr, Des 2025", (8, 9, 12)),
        ("Okto 2025", (10,)),
        ("Mart 2025", (3,)),
    ],
)
def test_a_month_may_be_shortened_in_any_way(text: str, months: tuple[int, ...]) -> None:
    schedule = parse(text)
    assert (months, ()) == (schedule.months, schedule.notes)


@pytest.mark.parametrize("word", ["ma", "ju", "jul1", "juri", "desa", "senin", "masa", "apel"])
def test_what_shortens_no_month_or_two_is_none(word: str) -> None:
    assert abbreviated(word) is None
