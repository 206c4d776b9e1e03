"""What the evidence column names, and BKT: whether that proves anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import INSTRUMENT, RULESET, ceilings, found, plan_of, run

from zicheck.evidence import kinds_of, split_items

LEXICON = RULESET.evidence
BKT = tuple(f"BKT{number:03}" for number in range(1, 12))


def told(row: dict[str, Any], *rules: str, **plan: Any) -> list[str]:
    """The codes found on one row; a sound one stands beside it."""
    beside = {"lke": "P.III.5.a"}
    return sorted(
        f.rule for f in found(plan_of(row, beside, **plan), *(rules or BKT)) if 1 in f.rows
    )


def on(evidence: str, lke: str = "P.VI.2.f", **cells: str) -> dict[str, Any]:
    """A row with this evidence; P.VI.2.f asks for a picture and nothing else."""
    return {"lke": lke, "bukti_fisik": evidence, **cells}


@pytest.mark.parametrize("evidence", ["Akan disampaikan oleh bagian umum", "(menyusul)"])
def test_evidence_that_is_put_off_is_no_cell_merged_with_the_one_above(evidence: str) -> None:
    """Also where this plan merges the column as a habit."""
    rows = [{"lke": "P.I.1.a"}, *[{"lke": "P.I.1.b", "indikator": "", "bukti_fisik": ""}] * 3]
    plan = plan_of(*rows, {"lke": "P.I.1.b", "indikator": "", "bukti_fisik": evidence})
    assert [(5,)] == [finding.rows for finding in found(plan, "BKT001")]


# --- lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" ; , . ", []),
        ("SK Tim", ["SK Tim"]),
        ("SK Tim.", ["SK Tim"]),
        ("Undangan, daftar hadir, notulen", ["Undangan", "daftar hadir", "notulen"]),
        ("Undangan; daftar hadir ;notulen", ["Undangan", "daftar hadir", "notulen"]),
        ("Undangan\ndaftar hadir", ["Undangan", "daftar hadir"]),
        ("Undangan dan daftar hadir", ["Undangan", "daftar hadir"]),
        ("Undangan, dan daftar hadir", ["Undangan", "daftar hadir"]),
        ("Undangan serta notulen", ["Undangan", "notulen"]),
        ("1. SOP 2. Laporan", ["SOP", "Laporan"]),
        ("1) SOP; 2) Laporan", ["SOP", "Laporan"]),
        ("(1) SOP (2) Laporan", ["SOP", "Laporan"]),
        ("a. SOP b. Laporan", ["SOP", "Laporan"]),
        ("- SOP\n- Laporan", ["SOP", "Laporan"]),
        ("• SOP\n• Laporan", ["SOP", "Laporan"]),
        ("Laporan tahun 2025", ["Laporan tahun 2025"]),
        ("Surat (jika ada, dan perlu), foto", ["Surat (jika ada, dan perlu)", "foto"]),
        ("Surat (jika ada", ["Surat (jika ada"]),
        ("Foto/dokumen", ["Foto/dokumen"]),
        ("Website e-PPID, media sosial", ["Website e-PPID", "media sosial"]),
        ("Nilai 3,5 dari 4", ["Nilai 3,5 dari 4"]),
        ("renstra 2020-2024", ["renstra 2020-2024"]),
    ],
)
def test_a_cell_is_read_as_a_list(text: str, pieces: list[str]) -> None:
    assert pieces == [piece for piece, _ in split_items(text)]


def test_what_follows_dan_leads_no_entry() -> None:
    leads = dict(split_items("Monitoring dan evaluasi, laporan"))
    assert {"Monitoring": True, "evaluasi": False, "laporan": True} == leads


def test_the_items_of_a_list_in_the_file_are_read_one_by_one() -> None:
    items = LEXICON.read(("Undangan, notulen", "SK Tim"))
    assert ["Undangan", "notulen", "SK Tim"] == [item.text for item in items]


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            ["Undangan", "notulen", "laporan", "(", ")", ",", ";", ".", "dan", "serta", "\n", "-"]
        ),
        max_size=14,
    )
)
def test_no_word_of_a_list_is_lost(words: list[str]) -> None:
    """Whatever stands between; only the words that join are dropped."""
    joined = " ".join(piece for piece, _ in split_items(" ".join(words)))
    kept = [word for word in words if len(word) > len("serta")]
    read = joined.replace("(", " ").replace(")", " ").replace(",", " ").split()
    assert kept == [word for word in read if word in kept]


@settings(max_examples=300)
@given(st.text(max_size=120))
def test_no_text_is_beyond_reading(text: str) -> None:
    for item in LEXICON.read((text,)):
        assert item.text
        assert item.kinds <= set(LEXICON.kinds)


# --- forms -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Laporan monev", "dokumen"),
        ("SK Tim Agen Perubahan.", "dokumen"),
        ("LAKIP 2024", "dokumen"),
        ("daftar hadir", "dokumen"),
        ("Pengumuman ASN", "dokumen"),
        ("penetapan pegawai teladan", "dokumen"),
        ("Peraturan disiplin", "dokumen"),
        ("Perjanjian kinerja", "dokumen"),
        ("Piagam penghargaan", "dokumen"),
        ("Kartu Kendali SPIP", "dokumen"),
        ("Aplikasi presensi", "dokumen"),
        ("Dokumen analisis kebutuhan diklat", "dokumen"),
        ("Foto ketersediaan SOP", "dokumen"),
        ("Surat Pernyataan Bebas Benturan Kepentingan", "dokumen"),
        ("Tangkapan layar laman", "dokumen"),
        ("Sosialisasi SOP Alur Kerja", "kegiatan"),
        ("Pelaksanaan monitoring", "kegiatan"),
        ("Perbaikan SOP", "kegiatan"),
        ("Pemutakhiran data pegawai", "kegiatan"),
        ("Penyusunan laporan", "kegiatan"),
        ("Rapat evaluasi", "kegiatan"),
        ("Melaksanakan bimtek", "kegiatan"),
        ("Telah melaksanakan bimtek", "kegiatan"),
        ("evaluasi penanganan benturan kepentingan", "kegiatan"),
        ("Dokumentasi", "genus"),
        ("dokumentasi kegiatan", "genus"),
        ("Foto / dokumen", "genus"),
        ("Data dukung", "genus"),
        ("Bukti fisik", "genus"),
        ("Dokumen terkait", "genus"),
        ("Dokumen pendukung lainnya", "genus"),
        ("Usulan diklat/bimtek ke Bagian Diklat", "usulan"),
        ("Surat usulan kebutuhan pegawai", "usulan"),
        ("Surat Permohonan Narasumber", "usulan"),
        ("Proposal kegiatan", "usulan"),
        ("-", "kosong"),
        ("link", "kosong"),
        ("(link)", "kosong"),
        ("n/a", "kosong"),
        ("menyusul", "kosong"),
        ("Daftar hadir (menyusul)", "kosong"),
        ("Berita acara akan disusun", "kosong"),
        ("Sertifikat masih dalam proses", "kosong"),
        ("Undangan belum tersedia", "kosong"),
        ("Laporan yang akan dibahas", "dokumen"),
        ("Surat pernyataan tidak akan menerima gratifikasi", "dokumen"),
        ("Laporan nihil", "dokumen"),
        ("Konsep pedoman layanan", "rancangan"),
        ("Ruang layanan tersedia", "keadaan"),
        ("Rumah Pintar Pemilu", "lain"),
        ("PPID", "lain"),
        ("Perjanjian kerja sama", "lain"),
        ("Persetujuan atasan", "lain"),
        ("Pelayanan terpadu satu atap", "lain"),
        ("Pengaduan yang masuk", "lain"),
    ],
)
def test_a_piece_of_evidence_is_of_one_form(text: str, form: str) -> None:
    assert (form,) == tuple(item.form for item in LEXICON.read((text,)))


def test_what_is_put_off_takes_with_it_what_is_joined_to_it_and_proves_nothing() -> None:
    items = LEXICON.read(("Undangan, risalah dan foto akan dilengkapi",))
    assert [("dokumen", {"undangan"}), ("kosong", set()), ("kosong", set())] == [
        (item.form, set(item.kinds)) for item in items
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("E-Banner SOP Pelayanan", {"banner"}),
        ("Foto SK tim", {"foto"}),
        ("Dokumentasi undangan", {"foto", "undangan"}),
    ],
)
def test_what_a_banner_or_a_photograph_shows_is_not_in_hand(text: str, kinds: set[str]) -> None:
    assert kinds == LEXICON.read((text,))[0].kinds


@pytest.mark.parametrize("text", ["SOSIALISASI SOP", "sosialisasi  sop", "Sosialisasi\tSOP"])
def test_case_and_spaces_change_no_form(text: str) -> None:
    assert "kegiatan" == LEXICON.read((text,))[0].form


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SK Tim", {"sk"}),
        ("Surat Keputusan tentang Tim", {"sk"}),
        ("Undangan rapat", {"undangan"}),
        ("absensi", {"daftar-hadir"}),
        ("Notulensi", {"notulen"}),
        ("Berita acara", {"notulen"}),
        ("Screenshoot/foto ketersediaan SOP", {"tangkapan-layar", "sop"}),
        ("Spanduk", {"banner"}),
        ("Sertifikat pelatihan", {"sertifikat"}),
        ("surat tugas", {"surat-tugas"}),
        ("Tabel tindaklanjut", {"laporan", "tindak-lanjut"}),
        ("pakta integritas", {"dokumen", "surat-pernyataan"}),
        ("masker", set()),
        ("eskalasi", set()),
        ("askot", set()),
    ],
)
def test_kinds_are_named_by_whole_words(text: str, kinds: set[str]) -> None:
    assert kinds == kinds_of(LEXICON.read((text,)))


@pytest.mark.parametrize(
    "kode", sorted({k for i in INSTRUMENT.indikator.values() for k in i.bukti})
)
def test_the_name_of_a_kind_names_that_kind(kode: str) -> None:
    """Whoever follows the advice of a remedy is understood."""
    kind = LEXICON.kinds[kode]
    assert kode in kinds_of(LEXICON.read((kind.nama.id,)))
    assert kind.nama.en


# --- BKT001, BKT005: nothing there -----------------------------------------------------------


def test_an_empty_cell_is_told_and_earns_nothing() -> None:
    assert ["BKT001"] == told(on(""))
    assert 0.0 == ceilings(run(plan_of(on(""), {"lke": "P.I.1.a"})))["P.VI.2.f"]


def test_an_empty_cell_below_another_is_not_merged_with_it() -> None:
    """Each row needs evidence of its own."""
    rows = ({"lke": "P.VI.2.e"}, on(""))
    assert [(2,)] == [f.rows for f in found(plan_of(*rows), "BKT001")]


def test_no_cell_is_missing_where_the_table_has_no_such_column() -> None:
    assert [] == found(plan_of(on(""), on("", lke="P.I.1.a")), "BKT001")


def test_a_row_of_nothing_is_no_row_without_evidence() -> None:
    empty = {"lke": "P.VI.2.f", "indikator": "", "langkah_aksi": "", "bukti_fisik": ""}
    assert [] == told(empty, "BKT001", "STR007")


@pytest.mark.parametrize(
    "text",
    [
        "Aplikasi presensi (link)",
        "Laporan [tautan]",
        "Foto <url>",
        "Laporan (LINK)",
        "Laporan ( ... )",
    ],
)
def test_a_placeholder_in_brackets_is_told(text: str) -> None:
    assert "BKT005" in told(on(text))


@pytest.mark.parametrize("text", ["Link berita (laman KPU)", "Tautan laman", "Foto (jika ada)"])
def test_words_in_brackets_that_say_something_are_no_placeholder(text: str) -> None:
    assert [] == told(on(text), "BKT005")


@pytest.mark.parametrize("text", ["link", "-", "...", "menyusul", "isi di sini", "xxx", "n/a"])
def test_a_placeholder_alone_is_no_evidence(text: str) -> None:
    """It is told like an empty cell or like a placeholder in brackets."""
    assert [] != told(on(text), "BKT001", "BKT005")


# --- BKT002, BKT003, BKT004, BKT006, BKT011: what it is --------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sosialisasi inovasi pelayanan", "BKT003"),
        ("Pelaksanaan monitoring dan evaluasi penanganan", "BKT003"),
        ("Dokumentasi", "BKT004"),
        ("Foto / dokumen", "BKT004"),
        ("Surat usulan inovasi ke KPU Provinsi Contoh", "BKT006"),
        ("Proposal inovasi", "BKT006"),
    ],
)
def test_evidence_that_rests_on_what_proves_nothing_is_told_once(text: str, code: str) -> None:
    assert [code] == [c for c in told(on(text)) if c != "BKT007"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sosialisasi SOP; foto kegiatan inovasi", ["BKT011"]),
        ("Foto inovasi; sosialisasi SOP", ["BKT011"]),
        ("Foto monitoring dan evaluasi", []),
        ("Dokumentasi; foto halaman inovasi", []),
        ("Usulan inovasi; foto halaman inovasi", []),
        ("Rumah pintar; sosialisasi", ["BKT003"]),
    ],
)
def test_documents_beside_it_make_it_part_of_the_evidence(text: str, expected: list[str]) -> None:
    assert expected == told(on(text), "BKT003", "BKT004", "BKT006", "BKT011")


def test_part_of_the_evidence_costs_nothing() -> None:
    (finding,) = found(plan_of(on("Sosialisasi SOP; foto kegiatan inovasi")), "BKT011")
    assert (0.0, "“Sosialisasi SOP”" in finding.message.id) == (finding.share, True)


ACTION = "Membuat penilaian risiko atas pelaksanaan kebijakan"


@pytest.mark.parametrize(
    "text",
    ["Penilaian risiko atas pelaksanaan kebijakan", "penilaian pelaksanaan kebijakan risiko"],
)
def test_evidence_that_repeats_the_action_is_told(text: str) -> None:
    assert "BKT002" in told(on(text, "P.V.2.b", langkah_aksi=ACTION))


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Penilaian risiko atas pelaksanaan kebijakan", ACTION),
        (
            "Surat Permohonan Narasumber terkait penyusunan LAKIP",
            "Menyusun surat permohonan Narasumber terkait penyusunan LAKIP",
        ),
    ],
)
def test_one_poor_piece_of_evidence_is_one_finding(text: str, action: str) -> None:
    """Though it repeats the action and is an activity or a request too: one defect."""
    row = on(text, "P.V.2.b", langkah_aksi=action)
    assert 1 == len(told(row, "BKT002", "BKT003", "BKT004", "BKT006"))


@pytest.mark.parametrize(
    "text",
    [
        "Register risiko dan peta risiko",
        "Laporan penilaian risiko atas pelaksanaan kebijakan",
        "Penilaian",
        "",
    ],
)
def test_documents_and_short_words_repeat_nothing(text: str) -> None:
    assert [] == told(on(text, "P.V.2.b", langkah_aksi=ACTION), "BKT002")


# --- BKT007, BKT009: the kinds that a question asks for --------------------------------------


@pytest.mark.parametrize(
    ("lke", "text", "expected"),
    [
        ("P.V.4.a", "Laporan hasil rapat WBS internal", ["BKT007"]),
        ("P.V.4.a", "Tangkapan layar kanal WBS; banner", []),
        ("P.V.4.a", "Laporan rapat; spanduk WBS", []),
        ("P.VI.2.f", "Video inovasi", []),
        ("P.V.5.a", "Laporan pemetaan", []),
        ("P.V.5.a", "SK tentang peta", []),
        ("P.V.5.a", "Foto rapat", ["BKT007"]),
        ("P.IV.2.g", "Tangkapan layar sistem", []),
        ("P.V.4.a", "Rumah pintar", []),
        ("P.V.4.a", "", []),
        ("R.I.3.a", "Laporan", []),
    ],
)
def test_evidence_is_of_a_kind_that_the_question_accepts(
    lke: str, text: str, expected: list[str]
) -> None:
    """Documents stand for each other, and so do pictures."""
    assert expected == told(on(text, lke), "BKT007")


def test_what_the_question_accepts_stands_in_the_remedy() -> None:
    (finding,) = found(plan_of(on("Laporan rapat", "P.V.4.a")), "BKT007")
    assert finding.remedy.id == (
        "Tambahkan bukti berupa foto/dokumentasi, tangkapan layar, aplikasi atau banner/spanduk."
    )


@pytest.mark.parametrize(
    ("lke", "text", "expected"),
    [
        ("P.IV.1.a", "RKKL 2025", ["BKT009"]),
        ("P.IV.1.a", "RKKL 2025; notulen rapat", []),
        ("P.I.3.c", "Laporan monev", ["BKT009"]),
        ("P.I.3.c", "Laporan tindak lanjut", []),
        ("P.I.3.c", "Matriks tindaklanjut rekomendasi", []),
        ("P.VI.4.a", "Foto pengisian kuesioner", ["BKT009"]),
        ("P.VI.4.a", "Laporan hasil survei", []),
        ("P.III.3.e", "Jadwal diklat", ["BKT009"]),
        ("P.III.3.e", "Sertifikat pelatihan", []),
        ("P.II.3.a", "Daftar Informasi Publik", []),
        ("P.IV.2.c", "Renstra, RKT", ["BKT009"]),
        ("P.IV.2.c", "Dokumen IKU", []),
        ("P.VI.4.b", "Tangkapan layar laman", []),
    ],
)
def test_the_evidence_that_decides_a_question_is_asked_for(
    lke: str, text: str, expected: list[str]
) -> None:
    assert expected == told(on(text, lke), "BKT009")


@pytest.mark.parametrize(
    ("indikator", "expected"),
    [("Menetapkan kebijakan pola rotasi", ["BKT009"]), ("Melaksanakan rotasi", [])],
)
def test_a_need_may_hang_on_what_the_row_says(indikator: str, expected: list[str]) -> None:
    row = on("SK mutasi", "P.III.2.b", indikator=indikator)
    assert expected == told(row, "BKT009")


@pytest.mark.parametrize("text", ["Dokumentasi", "Pelaksanaan rapat", "Usulan rapat", "link"])
def test_a_cell_with_a_finding_of_its_own_is_not_asked_for_more(text: str) -> None:
    assert [] == told(on(text, "P.IV.1.a"), "BKT007", "BKT009")


def test_every_question_of_a_row_is_held_against_what_it_needs() -> None:
    row = on("Tangkapan layar laman", "P.VI.2.b") | {"lke": ["P.VI.2.b", "P.IV.1.a"]}
    assert ["BKT009"] == told(row, "BKT007", "BKT009")


def test_only_the_main_question_of_a_row_is_held_against_the_kinds_that_it_accepts() -> None:
    row = on("Tangkapan layar laman", "P.VI.2.b") | {"lke": ["P.VI.2.b", "P.II.1.b"]}
    assert [] == told(row, "BKT007", "BKT009")


@pytest.mark.parametrize("need", LEXICON.needs, ids=[need.kode for need in LEXICON.needs])
def test_the_example_of_a_need_satisfies_the_rule(need: Any) -> None:
    row = {
        "lke": need.lke[0],
        "indikator": "Menetapkan kebijakan pola mutasi",
        "bukti_fisik": need.contoh.id,
    }
    assert [] == told(row, "BKT007", "BKT009")


# --- BKT008, BKT010 --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "text", "lacking"),
    [
        ("Rapat evaluasi", "Undangan, daftar hadir, notulen", None),
        ("Rapat evaluasi", "Undangan, daftar hadir, foto", "notulen"),
        ("Melaksanakan rapat monitoring", "Laporan monev", "undangan, daftar hadir dan notulen"),
        (
            "1. Menyusun SOP; 2. Rapat evaluasi SOP",
            "Laporan SOP",
            "undangan, daftar hadir dan notulen",
        ),
        ("Menyusun laporan hasil rapat", "Laporan", None),
        ("Rapatkan barisan", "Laporan", None),
        ("Rapat evaluasi", "Dokumentasi", None),
        ("Rapat evaluasi", "", None),
    ],
)
def test_a_meeting_has_its_set_of_papers(action: str, text: str, lacking: str | None) -> None:
    row = on(text, "P.II.3.b", langkah_aksi=action)
    # One missing paper is a note (BKT012), more are a warning.
    findings = found(plan_of(row, {"lke": "P.I.1.a"}), "BKT008", "BKT012")
    remedies = [] if lacking is None else [f"Tambahkan {lacking} pada kolom bukti fisik."]
    assert remedies == [f.remedy.id for f in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PK tahun 2025 dan SKP tahun 2024", ["BKT010"]),
        ("SKP Eselon III, IV tahun 2024; SKP tahun 2024", ["BKT010"]),
        ("SKP tahun 2024; SKP tahun 2025", []),
        ("SKP tahun 2025", []),
        ("SKP 2024", ["BKT010"]),
        ("SKP; renstra 2020-2024", []),
        ("Sasaran Kinerja Pegawai tahun 2023", ["BKT010"]),
        ("SKP", []),
    ],
)
def test_the_setting_of_performance_is_that_of_the_year(text: str, expected: list[str]) -> None:
    assert expected == told(on(text, "P.III.4.a"), "BKT010")


def test_other_questions_may_name_older_performance() -> None:
    assert [] == told(on("SKP tahun 2024", "P.III.4.d"), "BKT010")
