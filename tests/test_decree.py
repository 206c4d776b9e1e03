"""A document to a draft: the decree, its grounds and words, and the rows of its table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zicheck.decree import Draft, read_decree
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.errors import InputError
from zicheck.headingwords import HEADINGS
from zicheck.importing import READERS, import_file, import_text
from zicheck.officenames import short_name
from zicheck.pagebreaks import mend_months
from zicheck.places import Place, Route
from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan

DATA = Path(__file__).parent / "data/dokumen"
DOCUMENTS = sorted(path.name for path in DATA.iterdir() if path.suffix in READERS)

HEAD = "NO|KOMPONEN|INDIKATOR|LANGKAH AKSI|BUKTI FISIK|TARGET WAKTU"
SECTION = "I|MANAJEMEN||||"
FIRST = "1.|Tim Kerja|Tim dibentuk|Menyusun SK|SK|Mei 2026"
PAGE = "\n"


def draft(*lines: str, before: str = "", after: str = "") -> Draft:
    """The draft of a document with the rows `lines`, cells parted by `|`."""
    table = "\n".join(f"|{line}|" if line.strip() else line for line in lines)
    return import_text(f"{before}\n\n{table}\n\n{after}".encode(), "a.md")


def rows(found: Draft) -> list[tuple[str, ...]]:
    return [
        (row.indikator, row.langkah_aksi, row.bukti, row.target_waktu)
        for row in found.plan.kegiatan
    ]


def noted(found: Draft) -> set[tuple[object, ...]]:
    return {tuple(unsure.route) for unsure in found.unsure if unsure.route.part == "kegiatan"}


# whole documents


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_becomes_the_plan_file_beside_it(name: str) -> None:
    """`python -m zicheck import` writes what was proofread by eye once."""
    path = DATA / name
    found = import_file(path)
    written = write_plan(found.plan, found.unsure)
    assert (DATA / f"{path.stem}.yaml").read_text(encoding="utf-8") == written
    assert found.plan == read_plan(written.encode(), name)[0]


def test_nobody_who_signed_is_named() -> None:
    for name in DOCUMENTS:
        plan = str(import_file(DATA / name).plan)
        for words in ("CONTOH NAMA", "BUDI CONTOH", "Sari Misal", "SALINAN", "Sekretaris,"):
            assert words not in plan


def test_every_note_and_value_has_its_place() -> None:
    found = import_file(DATA / "keputusan-pipa.md")
    assert found.locate(Route("kegiatan", 1, "indikator")).line == 86
    assert Place(str(DATA / "keputusan-pipa.md"), 86, 8, table=1, row=4) == found.locate(
        Route("komponen", 0, "nama")
    )
    assert found.locate(Route("dasar_hukum", 1, "teks")).line == 25
    for unsure in found.unsure:
        assert unsure.text.id
        assert unsure.text.en
        assert found.locate(unsure.route).file


# headings


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param("NO.|Rencana Aksi|Output|Jadwal (2026)", "Rencana/Output/Jadwal", id="four"),
        pytest.param("Waktu|Data Dukung|Kegiatan|Indikator", "Kegiatan/Data/Waktu", id="other order"),
        pytest.param("No|Kegiatan|Rencana Aksi|Bukti|Waktu", "Rencana/Bukti/Waktu", id="two actions"),
        pytest.param("No|Uraian|Langkah-Langkah Aksi|Eviden|Target Waktu Pelaksanaan 2026",
                     "Langkah-Langkah/Eviden/Target", id="long"),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(headings: str, expected: str) -> None:
    """Each cell holds the first word of its heading."""
    cells = "|".join(f"isi {part.split()[0]}" for part in headings.split("|"))
    (row,) = draft(headings, cells).plan.kegiatan
    found = f"{row.langkah_aksi}/{row.bukti}/{row.target_waktu}"
    assert expected == found.replace("isi ", "")


@pytest.mark.parametrize("name", HEADINGS["langkah_aksi"])
def test_each_heading_alone_is_enough(name: str) -> None:
    (row,) = draft(f"No|{name.upper()}|Output|Waktu", "1|Rapat|Notula|Mei").plan.kegiatan
    assert (row.langkah_aksi, row.bukti, row.target_waktu) == ("Rapat", "Notula", "Mei")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("No|Komponen|Kegiatan|Langkah-langkah|Output|Waktu", "Kegiatan/Langkah-langkah"),
        ("No|Rencana Aksi|Tahapan Kegiatan|Output|Waktu", "Rencana/Tahapan"),
        ("No|Kegiatan|Uraian|Output|Waktu", "Kegiatan/Uraian"),
        ("No|Program|Kegiatan|Langkah yang Ditempuh|Output|Waktu", "Kegiatan/Langkah"),
        ("No|Sasaran|Program Kerja|Rincian Kegiatan|Output|Waktu", "Program/Rincian"),
        ("No|Indikator|Rencana Aksi|Langkah-langkah|Output|Waktu", "Indikator/Rencana"),
        ("No|Kegiatan|Tahapan dan Waktu|Output|PIC", "/Kegiatan"),
    ],
)
def test_a_whole_before_its_steps_is_the_indikator(headings: str, expected: str) -> None:
    """Unless another column is; each cell holds the first word of its heading."""
    cells = "|".join(f"isi {part.split()[0]}" for part in headings.split("|"))
    (row,) = draft(headings, cells).plan.kegiatan
    assert expected == f"{row.indikator}/{row.langkah_aksi}".replace("isi ", "")


def test_target_is_a_time_or_an_amount_by_what_stands_there() -> None:
    (row,) = draft("No|Kegiatan|Output|Target", "1|Rapat|Notula|Triwulan I").plan.kegiatan
    assert (row.target_waktu, row.target_capaian) == ("Triwulan I", None)
    (row,) = draft("No|Kegiatan|Output|Target", "1|Rapat|Notula|2 dokumen").plan.kegiatan
    assert (row.target_waktu, row.target_capaian) == ("", "2 dokumen")


def test_headings_may_have_sub_headings() -> None:
    found = draft("NO|KEGIATAN|TARGET||PIC", "||WAKTU|CAPAIAN|", "1|Rapat|Mei|2 kali|Umum")
    (row,) = found.plan.kegiatan
    assert (
        row.langkah_aksi,
        row.target_waktu,
        row.target_capaian,
        row.penanggung_jawab,
    ) == ("Rapat", "Mei", "2 kali", "Umum")


def test_ticked_months_become_a_target_time() -> None:
    found = draft("NO|KEGIATAN|OUTPUT|JAN|FEB|TW III", "1|Rapat|Notula|v||√", "2|Apel|Foto||3x|")
    assert [row.target_waktu for row in found.plan.kegiatan] == [
        "Januari, Triwulan III",
        "Februari (3x)",
    ]


def test_a_column_of_no_use_is_noted() -> None:
    found = draft("NO|KEGIATAN|OUTPUT|WAKTU|KETERANGAN", "1|Rapat|Notula|Mei|baik")
    assert any("KETERANGAN" in unsure.text.id for unsure in found.unsure)


def test_a_table_of_another_kind_is_left_out_and_noted() -> None:
    found = draft(HEAD, SECTION, FIRST, PAGE, "NO|NAMA|JABATAN|A|B|C", "1|Ani|Ketua|x|y|z")
    assert len(found.plan.kegiatan) == 1
    assert any("tidak dimuat" in unsure.text.id for unsure in found.unsure)
    assert "Ani" not in str(found.plan)


# title rows and komponen


@pytest.mark.parametrize(
    ("row", "kode", "judul"),
    [
        ("II|PENATAAN||||", "II", "PENATAAN"),
        ("II PENATAAN|||||", "II", "PENATAAN"),
        ("<b>II.</b>|<b>Penataan</b>||||", "II", "Penataan"),
        ("|II. Penataan||||", "II", "Penataan"),
        ("Il|Penataan||||", "II", "Penataan"),
        ("AREA II: Penataan|||||", "II", "Penataan"),
    ],
)
def test_title_rows_open_a_section(row: str, kode: str, judul: str) -> None:
    plan = draft(HEAD, SECTION, FIRST, row, FIRST).plan
    assert (kode, judul) == (plan.area[1].kode, plan.area[1].judul)
    assert [part.area for part in plan.komponen] == [0, 1]


@pytest.mark.parametrize(
    ("row", "kode"), [("A.|Manajemen||||", "A"), ("MANAJEMEN PERUBAHAN|||||", ""), ("1|AREA SATU||||", "1")]
)  # fmt: skip
def test_sections_need_no_roman_numbers(row: str, kode: str) -> None:
    plan = draft(HEAD, row, FIRST).plan
    assert [kode] == [area.kode for area in plan.area]
    assert [part.nama for part in plan.komponen] == ["Tim Kerja"]


def test_a_numbered_title_below_roman_sections_is_a_komponen() -> None:
    plan = draft(
        HEAD, SECTION, "1.|Tim Kerja||||", "||Tim dibentuk|Rapat|SK|Mei", "2.|Lain||||"
    ).plan
    assert [(p.nomor, p.nama) for p in plan.komponen] == [("1.", "Tim Kerja"), ("2.", "Lain")]
    assert [row.komponen for row in plan.kegiatan] == [0]


def test_an_empty_komponen_belongs_to_the_one_above() -> None:
    plan = draft(HEAD, SECTION, FIRST, "||Kedua|Rapat|SK|Mei", "2.|Pola|A|B|C|Mei").plan
    assert [row.komponen for row in plan.kegiatan] == [0, 0, 1]


def test_a_komponen_named_on_every_row_is_one() -> None:
    plan = draft(HEAD, SECTION, FIRST, "2|Tim Kerja|Kedua|Rapat|SK|Mei").plan
    assert [(part.nomor, part.nama) for part in plan.komponen] == [("1.", "Tim Kerja")]


def test_a_table_without_sections_or_komponen_says_so() -> None:
    found = draft("NO|INDIKATOR|KEGIATAN|WAKTU", "1|Tim|Rapat|Mei", "2|Pola|Rapat|Juni")
    assert [(area.kode, area.judul) for area in found.plan.area] == [("", "")]
    assert [(part.nomor, part.nama) for part in found.plan.komponen] == [("1", "")]
    assert len(found.plan.kegiatan) == 2
    assert {("plan", None, "area"), ("komponen", 0, "nama")} <= {
        tuple(u.route) for u in found.unsure
    }


def test_merged_cells_take_the_text_above() -> None:
    place = Place("a.docx")

    def row(*texts: str) -> Row:
        return Row(tuple(Cell(t.strip("^"), place, t.startswith("^")) for t in texts), place)

    table = Table(
        (
            row("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU"),
            row("I", "MANAJEMEN", "^", "^", "^", "^"),
            row("1", "Tim", "Ada tim", "Rapat", "SK", "Mei"),
            row("^1", "^Tim", "^", "Sosialisasi", "Foto", "^"),
        ),
        place,
    )
    preamble = Table((row("Menimbang", ":", "a. bahwa perlu;"),), place)
    title = Paragraph("RENCANA AKSI TAHUN 2026", place)
    found = read_decree(Document("a.docx", (preamble, title, table)))
    assert rows(found) == [
        ("Ada tim", "Rapat", "SK", "Mei"),
        ("Ada tim", "Sosialisasi", "Foto", "Mei"),
    ]
    assert len(found.plan.komponen) == 1
    assert [n.bagian for n in found.plan.naskah if n.teks == "bahwa perlu;"] == ["menimbang"]


def test_tables_before_the_plan_are_words_or_are_left_out() -> None:
    found = decree(
        "|Menimbang|:|a. bahwa perlu;|\n|||b. bahwa baik;|\n\n"
        "|KESATU|:|Berlaku.|\n\n"
        "|Salinan|Ditetapkan di A pada tanggal 2 Mei 2026|\n||KETUA KPU KOTA A,|\n||NAMA ORANG|\n\n"
        "LAMPIRAN\n\n|No|Nama|Jabatan|\n|1|Ani Orang|Ketua|"
    )
    assert [(passage.bagian, passage.teks) for passage in found.plan.naskah] == [
        ("menimbang", "bahwa perlu;"),
        ("menimbang", "bahwa baik;"),
        ("kesatu", "Berlaku."),
        ("penetapan", "Ditetapkan di A pada tanggal 2 Mei 2026"),
        ("judul lampiran", "LAMPIRAN"),
    ]
    assert found.plan.keputusan.tanggal == date(2026, 5, 2)
    assert any("`No | Nama | Jabatan`" in unsure.text.id for unsure in found.unsure)


# rows that a page cuts


@pytest.mark.parametrize(
    ("rest", "whole"),
    [
        pytest.param("|||3) lagi|SK|", ("Tim dibentuk", "Menyusun SK 3) lagi", "SK SK", "Mei 2026"),
                     id="no indikator"),
        pytest.param("||Prima|||", ("Tim dibentuk Prima", "Menyusun SK", "SK", "Mei 2026"),
                     id="one word in capitals"),
        pytest.param("||dan lain|Umum|KPU|", ("Tim dibentuk dan lain", "Menyusun SK Umum", "SK KPU", "Mei 2026"),
                     id="some begin in capitals"),
        pytest.param("|||||tahun 2027", ("Tim dibentuk", "Menyusun SK", "SK", "Mei 2026 tahun 2027"),
                     id="time goes on"),
    ],
)  # fmt: skip
def test_a_row_cut_by_a_page_is_joined_and_noted(rest: str, whole: tuple[str, ...]) -> None:
    head = (HEAD, "*1*|*2*|*3*|*4*|*5*|*6*")
    for top in (head, (HEAD,), ("1|2|3|4|5|6",), ()):
        found = draft(*head, SECTION, FIRST, PAGE, *top, rest, "2.|Pola|A|B|C|Juni")
        assert [whole, ("A", "B", "C", "Juni")] == rows(found)
        assert {("kegiatan", 1, None)} == noted(found)
        assert found.plan.kegiatan[0].sumber.baris == 4  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("top", "notes"),
    [
        pytest.param("||laporan disusun|Menyusun LAKIP|LAKIP|Januari", set(), id="complete"),
        pytest.param(
            "||Tim dibentuk|Menyusun SK|SK|Mei 2026", {("kegiatan", 2, None)}, id="repeated"
        ),
        pytest.param(
            "||Kedua|Rapat|Notula|", {("kegiatan", 2, None)}, id="no time, all begin anew"
        ),
        pytest.param("2.|Pola|||SK lain|", {("kegiatan", 2, "target_waktu")}, id="new komponen"),
    ],
)
def test_a_row_of_its_own_at_the_top_of_a_page(top: str, notes: set[tuple[object, ...]]) -> None:
    found = draft(HEAD, SECTION, FIRST, PAGE, HEAD, top)
    assert len(found.plan.kegiatan) == 2
    assert notes == noted(found)


def test_a_row_without_a_time_in_the_middle_of_a_page_is_its_own() -> None:
    found = draft(HEAD, SECTION, FIRST, "||SOP dievaluasi|2. Rapat|2. Laporan|")
    assert rows(found)[1] == ("SOP dievaluasi", "2. Rapat", "2. Laporan", "")
    assert {("kegiatan", 2, "target_waktu")} == noted(found)


def test_a_cut_name_of_a_komponen_is_joined() -> None:
    found = draft(
        HEAD, SECTION, "1.|Pola Mutasi|Pola|Rapat tentang|SK|Mei", PAGE, HEAD, "|Internal||pola||"
    )
    assert [part.nama for part in found.plan.komponen] == ["Pola Mutasi Internal"]
    assert rows(found) == [("Pola", "Rapat tentang pola", "SK", "Mei")]


def test_a_title_row_ends_what_can_go_on() -> None:
    found = draft(HEAD, SECTION, FIRST, PAGE, HEAD, "II|LAIN||||", "|||tanpa awal||")
    assert len(found.plan.kegiatan) == 2


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("September,Okt ober, Desember", "September,Oktober, Desember"),
        ("Sep- tember 2026", "September 2026"),
        ("JANU ARI-MA RET", "JANUARI-MARET"),
        ("Nop ember", "Nopember"),
        ("Mei - Juni 2020- 2024", "Mei - Juni 2020- 2024"),
        ("Januari Desember", "Januari Desember"),
        ("Mei ikut sertakan", "Mei ikut sertakan"),
    ],
)
def test_only_names_of_months_are_mended(printed: str, mended: str) -> None:
    assert mended == mend_months(printed)


def test_months_are_mended_in_the_time_column_only() -> None:
    found = draft(HEAD, SECTION, "1.|Tim|Okt ober|Okt ober|Okt ober|Okt ober")
    assert rows(found) == [("Okt ober", "Okt ober", "Okt ober", "Oktober")]
    assert {("kegiatan", 1, "target_waktu")} == noted(found)


# the decree


def decree(head: str, **more: str) -> Draft:
    return draft(HEAD, SECTION, FIRST, before=head, **more)


@pytest.mark.parametrize(
    ("head", "nomor", "tahun", "judul"),
    [
        ("KEPUTUSAN KPU KOTA A\n\nNOMOR 2 TAHUN 2025\n\nTENTANG\n\nRENCANA AKSI\n\nKETUA KPU KOTA A,",
         "2", 2025, "RENCANA AKSI"),
        ("KEPUTUSAN KPU KOTA A NOMOR: 7/X.1/99/2026 TENTANG\nRENCANA AKSI\nKETUA KPU KOTA A,",
         "7/X.1/99/2026", 2026, "RENCANA AKSI"),
        ("KEPUTUSAN BUPATI A\nNOMOR 100.3 TAHUN 2026\nTENTANG\nRENCANA\n\nDENGAN RAHMAT TUHAN\n\nBUPATI A,",
         "100.3", 2026, "RENCANA"),
    ],
)  # fmt: skip
def test_number_year_and_title(head: str, nomor: str, tahun: int, judul: str) -> None:
    found = decree(f"{head}\n\nMenimbang : a. bahwa perlu;").plan.keputusan
    assert (nomor, tahun, judul) == (found.nomor, found.tahun, found.judul)


def test_the_annex_tells_what_the_decree_does_not() -> None:
    header = "LAMPIRAN\nKEPUTUSAN KPU KOTA A\nNOMOR 5 TAHUN 2026\n\nTENTANG RENCANA AKSI TAHUN 2027"
    plan = decree(header).plan
    assert (
        plan.unit,
        plan.tahun,
        plan.keputusan.nomor,
        plan.keputusan.tahun,
    ) == ("KPU Kota A", 2027, "5", 2026)
    assert {"judul lampiran"} == {passage.bagian for passage in plan.naskah}


@pytest.mark.parametrize(
    ("office", "text", "unit"),
    [
        ("KOMISI PEMILIHAN UMUM KABUPATEN MULIA RAYA", "", "KPU Kabupaten Mulia Raya"),
        ("KOMISI PEMILIHAN UMUM KABUPATEN MULIA RAYA", "pada Komisi Pemilihan Umum Kabupaten MuliaRaya",
         "KPU Kabupaten Mulia Raya"),
        ("KOMISI PEMILIHAN UMUM KOTA MCDANAU", "di Komisi Pemilihan Umum Kota McDanau.", "KPU Kota McDanau"),
        ("KEPALA BADAN PUSAT STATISTIK KOTA A", "", "BPS Kota A"),
        ("KETUA PENGADILAN NEGERI LEMBAH HIJAU", "", "Pengadilan Negeri Lembah Hijau"),
        ("DIREKTUR RSUD DAN KLINIK A", "", "RSUD dan Klinik A"),
    ],
)  # fmt: skip
def test_the_unit_is_the_office_that_decides(office: str, text: str, unit: str) -> None:
    head = (
        f"KEPUTUSAN {office}\nNOMOR 1 TAHUN 2026\nTENTANG\nRENCANA\n\nMenimbang : a. bahwa {text};"
    )
    assert unit == decree(head).plan.unit


def test_names_of_offices_are_shortened_at_their_start_only() -> None:
    assert short_name("Komisi Pemilihan Umum Kota A") == "KPU Kota A"
    assert short_name("Sekretariat Komisi Pemilihan Umum") == "Sekretariat Komisi Pemilihan Umum"


@pytest.mark.parametrize(
    ("words", "induk"),
    [
        ("", ("KPU RI",)),
        (
            "melalui KPU Provinsi Papua Barat Daya dan lain",
            ("KPU Provinsi Papua Barat Daya", "KPU RI"),
        ),
        ("Komisi Pemilihan Umum Provinsi Riau; KPU PROVINSI RIAU", ("KPU Provinsi Riau", "KPU RI")),
        ("KPU Provinsi Riau dan KPU Provinsi Bali", ("KPU RI",)),
        ("Komisi Pemilihan Umum Provinsi dan Kota", ("KPU RI",)),
    ],
)
def test_the_offices_above(words: str, induk: tuple[str, ...]) -> None:
    head = "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA A\nNOMOR 1 TAHUN 2026\nTENTANG\nRENCANA\n\nMenimbang : "
    assert induk == decree(f"{head} a. bahwa {words};").plan.induk


def test_the_user_may_say_the_offices_above() -> None:
    found = import_file(DATA / "keputusan-pipa.md", induk=["KPU RI"])
    assert found.plan.induk == ("KPU RI",)


@pytest.mark.parametrize(
    ("words", "tujuan"),
    [
        ("menuju Wilayah Bebas dari Korupsi dan WBBM", "WBK"),
        ("menuju Wilayah Birokrasi Bersih dan Melayani", "WBBM"),
        ("yang baik", ""),
    ],
)
def test_the_predicate_aimed_at(words: str, tujuan: str) -> None:
    assert tujuan == decree(f"Menimbang : a. bahwa rencana {words};").plan.tujuan


@pytest.mark.parametrize(
    ("title", "adopted", "table", "tujuan"),
    [
        ("RENCANA AKSI MENUJU WILAYAH BIROKRASI YANG BERSIH DAN MELAYANI", "", "", "WBBM"),
        ("RENCANA AKSI MENUJU WBK DAN WBBM", "", "", "WBK"),
        ("RENCANA KERJA", "Rencana Kerja menuju WBBM", "MENUJU WBK", "WBBM"),
        ("RENCANA KERJA", "Rencana Kerja", "RENCANA AKSI MENUJU WBBM", "WBBM"),
        ("RENCANA KERJA", "Rencana Kerja", "RENCANA AKSI", "WBK"),
    ],
)
def test_the_predicate_that_a_unit_already_has_is_no_aim(
    title: str, adopted: str, table: str, tujuan: str
) -> None:
    """The title is asked first, then what is adopted, the table's title, and any other text."""
    found = decree(
        f"KEPUTUSAN KEPALA BALAI A\nNOMOR 1 TAHUN 2026\nTENTANG\n{title}\n\n"
        "Menimbang : a. bahwa Balai A telah menyandang predikat WBK;\n\n"
        f"Menetapkan : {adopted}.\n\nLAMPIRAN\n\n{table}"
    )
    assert tujuan == found.plan.tujuan


def test_grounds_are_apart_from_what_cites_nothing() -> None:
    plan = decree(
        "Menimbang : a. bahwa Peraturan Menteri A Nomor 9 Tahun 2023 berlaku; b. bahwa Berita Acara "
        "Nomor 3 ada;\nMengingat : 1. Undang- Undang Nomor 7 Tahun 2017; Peraturan Pemerintah Nomor 60 "
        "Tahun 2008;\n2. Surat Deputi B;\nMemperhatikan : Peraturan C Nomor 4;"
    ).plan
    assert [(ground.bagian, ground.teks) for ground in plan.dasar_hukum] == [
        ("menimbang", "bahwa Peraturan Menteri A Nomor 9 Tahun 2023 berlaku;"),
        ("mengingat", "Undang- Undang Nomor 7 Tahun 2017;"),
        ("mengingat", "Peraturan Pemerintah Nomor 60 Tahun 2008;"),
        ("mengingat", "Surat Deputi B;"),
        ("mengingat", "Peraturan C Nomor 4;"),
    ]
    assert [(passage.bagian, passage.teks) for passage in plan.naskah] == [
        ("menimbang", "bahwa Berita Acara Nomor 3 ada;")
    ]


def test_signature_blocks_are_left_out_wherever_they_stand() -> None:
    block = "KETUA KPU KOTA A,\n\nttd\n\nNAMA ORANG\n\nSalinan sesuai dengan aslinya\n\nSekretaris,\n\nOrang Lain"
    head = "Menetapkan : RENCANA AKSI.\nKESATU : Berlaku.\n\nDitetapkan di A\npada tanggal 1 Mei 2026\n\n"
    found = decree(
        f"{head}{block}\n\nRENCANA AKSI KOTA A\n\nA. LATAR BELAKANG\n\nIsi.", after=block
    )
    assert [passage.bagian for passage in found.plan.naskah] == [
        "menetapkan",
        "kesatu",
        "penetapan",
        "judul lampiran",
        "latar belakang",
        "latar belakang",
    ]
    assert "rang" not in str(found.plan).replace("RENCANA", "").replace("kurang", "")


@pytest.mark.parametrize("stamp", ["ttd.", "TTD", "t.t.d"])
def test_a_stamp_behind_the_officer_begins_a_signature(stamp: str) -> None:
    found = draft(HEAD, SECTION, FIRST, after=f"KEPALA BALAI CONTOH, {stamp}\n\nNAMA ORANG")
    assert "ORANG" not in str(found.plan)


def test_titles_above_the_table_belong_to_it() -> None:
    found = decree(
        "A. LATAR BELAKANG\n\nIsi yang penting.\n\nRENCANA AKSI\n\nKPU KABUPATEN LAIN TAHUN 2026"
    )
    assert [(passage.bagian, passage.teks) for passage in found.plan.naskah] == [
        ("latar belakang", "LATAR BELAKANG"),
        ("latar belakang", "Isi yang penting."),
        ("judul tabel", "RENCANA AKSI"),
        ("judul tabel", "KPU KABUPATEN LAIN TAHUN 2026"),
    ]


# input that is no plan


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        pytest.param(b"", None, "kosong", id="empty"),
        pytest.param(b"\x89PNG\x00", 1, "bukan teks", id="binary"),
        pytest.param(b"Hanya kata-kata.", None, "tidak memuat tabel", id="no table"),
        pytest.param(b"a\n\n|Nama|Umur|Kota|\n|Ani|3|X|", 3, "judul kolom", id="other table"),
        pytest.param(
            b"|NO|KOMPONEN|INDIKATOR|LANGKAH AKSI|", 1, "hanya berisi judul", id="no rows"
        ),
    ],
)
def test_what_holds_no_plan_is_said_in_one_sentence(
    data: bytes, line: int | None, word: str
) -> None:
    with pytest.raises(InputError) as caught:
        import_text(data, "a.txt")
    (problem,) = caught.value.problems
    assert ("a.txt", line) == (problem.place.file, problem.place.line)
    assert word in problem.text.id
    assert problem.text.en


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"PK\x03\x04", ".docx"),
        (b"\xd0\xcf\x11\xe0", ".docx"),
        (b"{\\rtf1", ".docx"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, content: bytes, ending: str) -> None:
    for name in ("a.txt", "a"):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError) as caught:
            import_file(path)
        assert ending in caught.value.problems[0].text.id


def test_a_missing_file_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        import_file(tmp_path / "tidak-ada.txt")


def test_a_decree_that_is_only_cited_is_not_the_decree() -> None:
    intro = "Rencana ini disusun menurut Keputusan Komisi Pemilihan Umum Nomor 314 Tahun 2021."
    found = decree(f"RENCANA AKSI KPU KOTA SURYA TAHUN 2026\n\nA. LATAR BELAKANG\n\n{intro}")
    assert (found.plan.unit, found.plan.tahun) == ("KPU Kota Surya", 2026)
    assert not found.plan.keputusan.nomor
    assert ("plan", None, "keputusan") in {tuple(unsure.route) for unsure in found.unsure}


def test_an_annex_in_small_letters_ends_the_signature() -> None:
    head = "KESATU : Berlaku.\n\nDitetapkan di A\npada tanggal 31 Juni 2026\n\nKetua KPU Kota A,\n\nttd\n\nNama"
    found = decree(
        f"{head}\n\nRencana Aksi Zona Integritas\n\nA. Dasar Hukum\n\n1. UU No. 5/2014;\n2. Lain;"
    )
    assert [(passage.bagian, passage.teks) for passage in found.plan.naskah] == [
        ("kesatu", "Berlaku."),
        ("penetapan", "Ditetapkan di A pada tanggal 31 Juni 2026"),
        ("judul lampiran", "Rencana Aksi Zona Integritas"),
        ("dasar hukum", "Dasar Hukum"),
    ]
    assert [ground.teks for ground in found.plan.dasar_hukum] == ["UU No. 5/2014;", "Lain;"]
    assert found.plan.keputusan.tanggal is None
