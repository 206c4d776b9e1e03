"""Tables as offices make them: headings, areas, several tables and plans, what users tell."""

from __future__ import annotations

import pytest

from zicheck.decree import Draft, read_decree, read_decrees
from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.errors import InputError
from zicheck.headings import Told
from zicheck.places import Place
from zicheck.readers.text import read_text

HEAD = "NO|KOMPONEN|INDIKATOR|LANGKAH AKSI|BUKTI FISIK|TARGET WAKTU"
FIRST = "1.|Tim Kerja|Tim dibentuk|Menyusun SK|SK|Mei 2026"


def drafts(*blocks: str, told: tuple[Told, ...] = ()) -> tuple[Draft, ...]:
    """The plans in paragraphs and tables; the lines of a table hold `|`."""
    text = "\n\n".join(
        "\n".join(f"|{line}|" for line in block.split("\n")) if "|" in block else block
        for block in blocks
    )
    return read_decrees(read_text(text.encode(), "a.md"), None, told)


def draft(*blocks: str, told: tuple[Told, ...] = ()) -> Draft:
    (found,) = drafts(*blocks, told=told)
    return found


def notes(found: Draft) -> str:
    return "\n".join(unsure.text.id for unsure in found.unsure)


def read_as(found: Draft) -> dict[str, str]:
    """The field of each heading."""
    return {h.printed: h.field for table in found.recognition.tables for h in table.columns}


def sheet(name: str, *lines: str) -> Table:
    rows = []
    for number, line in enumerate(lines, 1):
        place = Place("a.xlsx", sheet=name, row=number)
        cells = tuple(
            Cell(text.strip("<^"), place, text in ("<", "^"), text == "<")
            for text in line.split("|")
        )
        rows.append(Row(cells, place))
    return Table(tuple(rows), rows[0].place)


# headings


def test_a_group_over_months_is_a_grid() -> None:
    found = draft(
        "No|Kegiatan|Output|Waktu Pelaksanaan|||Ket\n|||Jan|Feb|Mar|\n1|Rapat|Notula|v||v|x"
    )
    assert found.plan.kegiatan[0].target_waktu == "Januari, Maret"
    assert read_as(found)["Waktu Pelaksanaan / Jan"] == "bulan"
    assert "`Waktu Pelaksanaan / Jan` sampai `Waktu Pelaksanaan / Mar`" in notes(found)


def test_results_are_no_part_of_the_plan() -> None:
    found = draft(
        "No|Kegiatan|Output|Target||Realisasi||Anggaran\n|||Jan|Feb|Jan|Feb|\n1|Rapat|Notula||v|v||9"
    )
    assert found.plan.kegiatan[0].target_waktu == "Februari"
    assert "Kolom `Realisasi / Jan` bukan bagian rencana" in notes(found)
    assert "Kolom `Anggaran` bukan bagian rencana" in notes(found)


def test_a_tick_below_an_officer_names_the_officer() -> None:
    found = draft(
        "No|Kegiatan|Output|Waktu|Penanggung Jawab|\n||||Sekretaris|Kasubbag\n1|Rapat|SK|Mei||v"
    )
    assert found.plan.kegiatan[0].penanggung_jawab == "Kasubbag"


def test_a_heading_over_two_columns_takes_both() -> None:
    table = sheet("A", "No|Rencana Aksi|<|Output|Waktu", "1|a.|Rapat|SK|Mei", "^|b.|Apel|Foto|Juni")
    found = read_decree(Document("a.xlsx", (table,)))
    assert [row.langkah_aksi for row in found.plan.kegiatan] == ["a. Rapat", "b. Apel"]


def test_an_ambiguous_heading_over_two_columns_is_one_field() -> None:
    table = sheet("A", "No|Kegiatan|<|Output|Waktu", "1|a.|Rapat|SK|Mei")
    (row,) = read_decree(Document("a.xlsx", (table,))).plan.kegiatan
    assert ("a. Rapat", "") == (row.langkah_aksi, row.indikator)


@pytest.mark.parametrize("heading", ["Langkah Akasi", "Bukti Pisik", "Target Wktu", "Indikaktor"])
def test_a_misspelled_heading_is_known(heading: str) -> None:
    heads = {"I": "Indikator", "L": "Langkah Aksi", "B": "Bukti Fisik", "T": "Target Waktu"}
    heads[heading[0]] = heading
    found = draft("No|" + "|".join(heads.values()) + "\n1|Tim|Rapat|SK|Mei")
    row = found.plan.kegiatan[0]
    assert (row.langkah_aksi, row.bukti, row.target_waktu) == ("Rapat", "SK", "Mei")
    sure = {h.printed: h.sure for h in found.recognition.tables[0].columns}
    assert sure[heading] == ("weak" if heading == "Indikaktor" else "likely")


def test_headings_cut_over_two_rows_are_one() -> None:
    found = draft("NO|KOMPONEN|LANGKAH|BUKTI|TARGET\n||AKSI|FISIK|WAKTU\n1|Tim|Rapat|SK|Mei")
    row = found.plan.kegiatan[0]
    assert (row.langkah_aksi, row.bukti, row.target_waktu) == ("Rapat", "SK", "Mei")


def test_numbers_below_no_heading_are_the_numbers() -> None:
    found = draft("|Komponen|Kegiatan|Output|Waktu\n1.|Tim|Rapat|SK|Mei\n2.|Pola|Apel|Foto|Juni")
    assert [part.nomor for part in found.plan.komponen] == ["1.", "2."]


def test_a_column_without_heading_is_told() -> None:
    found = draft("No|Kegiatan|Output|Waktu|\n1|Rapat|SK|Mei|penting\n2|Apel|SK|Mei|biasa")
    assert "Kolom ke-5 tidak berjudul" in notes(found)


# what the user tells


def test_a_column_is_what_the_user_says() -> None:
    lines = "No|Kegiatan|Hal yang Dihasilkan|Waktu|Ket\n1|Rapat|Notula|Mei|Umum"
    told = (Told("bukti_fisik", "hal yang dihasilkan"), Told("penanggung_jawab", "5"))
    row = draft(lines, told=told).plan.kegiatan[0]
    assert (row.bukti, row.penanggung_jawab) == ("Notula", "Umum")


def test_a_column_may_be_left_out() -> None:
    found = draft(f"{HEAD}|PIC\n{FIRST}|Umum", told=(Told("abaikan", "PIC"),))
    assert found.plan.kegiatan[0].penanggung_jawab is None
    assert not found.recognition.tables[0].columns[-1].field


def test_a_table_without_headings_is_read_by_numbers() -> None:
    told = tuple(Told(name, str(n)) for n, name in enumerate(("nomor", "langkah_aksi", "bukti_fisik", "target_waktu"), 1))  # fmt: skip
    found = draft("1|Rapat|SK|Mei\n2|Apel|Foto|Juni", told=told)
    assert [row.langkah_aksi for row in found.plan.kegiatan] == ["Rapat", "Apel"]


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Bukti Fisk", "`BUKTI FISIK`"), ("xyz", "tidak ada dalam dokumen"), ("9", "punya 6 kolom")],
)
def test_a_column_that_is_not_there_is_an_error(heading: str, word: str) -> None:
    with pytest.raises(InputError) as caught:
        drafts(f"{HEAD}\n{FIRST}", told=(Told("bukti_fisik", heading),))
    assert word in caught.value.problems[0].text.id


# areas and tables


@pytest.mark.parametrize(
    ("title", "kode", "judul"),
    [
        ("AREA I. MANAJEMEN PERUBAHAN", "I", "MANAJEMEN PERUBAHAN"),
        ("I. Manajemen Perubahan", "I", "Manajemen Perubahan"),
        ("MANAJEMEN PERUBAHAN", "", "MANAJEMEN PERUBAHAN"),
        ("Area Perubahan: Penguatan Pengawasan", "", "Penguatan Pengawasan"),
        ("RENCANA AKSI AREA PENATAAN TATALAKSANA", "", "PENATAAN TATALAKSANA"),
    ],
)
def test_a_title_above_a_table_is_its_area(title: str, kode: str, judul: str) -> None:
    found = draft(title, f"{HEAD}\n{FIRST}")
    assert [(kode, judul)] == [(area.kode, area.judul) for area in found.plan.area]
    assert title not in [passage.teks for passage in found.plan.naskah]


def test_numbered_titles_of_several_tables_are_areas() -> None:
    found = draft("I. Pembentukan unit", f"{HEAD}\n{FIRST}", "II. Inovasi", f"{HEAD}\n{FIRST}")
    assert [(area.kode, area.judul) for area in found.plan.area] == [
        ("I", "Pembentukan unit"),
        ("II", "Inovasi"),
    ]


def test_one_numbered_title_is_text() -> None:
    found = draft("I. Pembentukan unit", f"{HEAD}\n{FIRST}")
    assert not found.plan.area[0].judul


@pytest.mark.parametrize(
    "table",
    [
        "No|Nama|NIP|Jabatan|Gol|Ket\n1|Ani|1|Ketua|a|b",
        "No|Nama|Jabatan dalam Tim|Uraian Tugas\n1|Ani|Ketua|Memimpin",
        "No|Uraian Kegiatan|Volume|Satuan|Harga Satuan|Jumlah\n1|Kertas|2|rim|5|10",
    ],
)
def test_lists_of_people_and_sums_are_no_plan(table: str) -> None:
    for blocks in ((table, f"{HEAD}\n{FIRST}"), (f"{HEAD}\n{FIRST}", table)):
        found = draft(*blocks)
        assert len(found.plan.kegiatan) == 1
        assert "bukan tabel rencana aksi" in notes(found)


def test_a_signature_below_the_rows_is_left_out() -> None:
    end = "||||Contoh, 2 Januari 2026|\n||||KETUA,|\n||||NAMA ORANG|"
    found = draft(f"{HEAD}\n{FIRST}\n{end}")
    assert len(found.plan.kegiatan) == 1
    assert "ORANG" not in str(found.plan)
    assert "Blok tanda tangan" in notes(found)


@pytest.mark.parametrize(
    "lines",
    [
        ("KEPALA LOKA PENGAWASAN", "KABUPATEN CONTOH,", "ttd.", "Dra. NAMA ORANG, Apt."),
        ("Pejabat yang berwenang", "", "NAMA ORANG"),
        ("Contoh, 2 Januari 2026", "PIMPINAN BALAI", "NIP 19800101"),
    ],
)
def test_a_signature_in_a_column_of_a_month_is_no_kegiatan(lines: tuple[str, ...]) -> None:
    rows = [f"||||{line}|" for line in lines]
    found = draft("\n".join(["No|Kegiatan|Output|Jan|Feb|Mar", "1|Rapat|SK||v|v", *rows]))
    assert ["Februari, Maret"] == [row.target_waktu for row in found.plan.kegiatan]
    assert "Blok tanda tangan" in notes(found)


def test_a_signature_may_stand_in_the_column_of_the_time() -> None:
    end = "|||Contoh, 2 Januari 2026|\n|||KEPALA,|\n|||NAMA ORANG|"
    found = draft(f"No|Kegiatan|Output|Waktu|PIC\n1|Rapat|SK|Mei|Umum\n{end}")
    assert ["Mei"] == [row.target_waktu for row in found.plan.kegiatan]


def test_words_in_a_month_of_a_kegiatan_merged_down_are_its_own() -> None:
    table = sheet("A", "No|Kegiatan|Output|Jan|Feb|Mar", "1|Rapat|SK|v||", "^|^|^|||bila ada dana")
    found = read_decree(Document("a.xlsx", (table,)))
    assert ["Januari", "Maret (bila ada dana)"] == [row.target_waktu for row in found.plan.kegiatan]


def test_ticks_alone_are_no_signature() -> None:
    found = draft("No|Kegiatan|Output|Jan|Feb|Mar\n1|Rapat|SK|v||\n||||2x|")
    assert ["Januari", "Februari (2x)"] == [row.target_waktu for row in found.plan.kegiatan]


@pytest.mark.parametrize("column", [1, 2])
def test_a_legend_below_the_rows_is_left_out_and_told(column: int) -> None:
    lines = ["Keterangan:", "v = dilaksanakan", "PIC = penanggung jawab"]
    end = "\n".join("|" * column + line + "|" * (5 - column) for line in lines)
    found = draft(f"{HEAD}\n{FIRST}\n{end}")
    assert (1, 1) == (len(found.plan.kegiatan), len(found.plan.komponen))
    assert "Keterangan di bawah tabel" in notes(found)


def test_a_row_that_only_begins_like_a_legend_is_a_row() -> None:
    found = draft(f"{HEAD}\n{FIRST}\n||Keterangan saksi|Rapat|SK|Mei")
    assert len(found.plan.kegiatan) == 2


def test_rows_above_headings_on_a_page_go_on() -> None:
    found = draft(
        f"{HEAD}\nI|AWAL||||\n{FIRST}", f"||Dua|Rapat|SK|Mei\nII|LAIN||||\n{HEAD}\n{FIRST}"
    )
    assert [row.area for row in found.plan.kegiatan] == [0, 0, 1]


def test_an_area_cell_cut_by_a_page_is_joined() -> None:
    head = "AREA|KEGIATAN|OUTPUT|WAKTU"
    found = draft(f"{head}\nI. MANAJEMEN|Rapat tim yang|SK|Mei", f"{head}\nPERUBAHAN|besar||")
    assert [area.judul for area in found.plan.area] == ["MANAJEMEN PERUBAHAN"]
    assert found.plan.kegiatan[0].langkah_aksi == "Rapat tim yang besar"


def test_a_bar_merged_across_months_ticks_them_all() -> None:
    table = sheet("A", "No|Kegiatan|Output|Jan|Feb|Mar|Apr", "1|Rapat|SK||x|<|<")
    found = read_decree(Document("a.xlsx", (table,)))
    assert found.plan.kegiatan[0].target_waktu == "Februari, Maret, April"


@pytest.mark.parametrize(
    ("cells", "time"),
    [
        ("tergantung jadwal pusat|<|<|<", "tergantung jadwal pusat"),
        ("setiap bulan|<|<|<", "Januari s.d. April (setiap bulan)"),
        ("Januari dan April|<|<|<", "Januari dan April"),
        ("2 kali|<|<|<", "Januari s.d. April (2 kali)"),
        ("50%|<||", "Januari (50%), Februari (50%)"),
        ("|bila perlu|<|", "Februari s.d. Maret (bila perlu)"),
        ("v||Agustus|<", "Januari, Maret s.d. April"),
        ("v||2 laporan|<", "Januari, Maret s.d. April (2 laporan)"),
        ("x|<|<|<", "Januari, Februari, Maret, April"),
    ],
)
def test_words_across_months_are_said_once(cells: str, time: str) -> None:
    table = sheet("A", "No|Kegiatan|Output|Jan|Feb|Mar|Apr", f"1|Rapat|SK|{cells}")
    found = read_decree(Document("a.xlsx", (table,)))
    assert time == found.plan.kegiatan[0].target_waktu


def test_words_across_months_hold_for_each_row_below_them() -> None:
    rows = "1|Rapat|SK|bila perlu|<|<", "2|Apel|Foto|^|<|<"
    table = sheet("A", "No|Kegiatan|Output|Jan|Feb|Mar", *rows)
    found = read_decree(Document("a.xlsx", (table,)))
    assert [row.target_waktu for row in found.plan.kegiatan] == ["bila perlu", "bila perlu"]


def test_a_tick_beside_a_cell_from_above_is_one_month() -> None:
    table = sheet("A", "No|Kegiatan|Output|Jan|Feb", "1|Rapat|SK|v|", "2|Apel|Foto|v|^")
    found = read_decree(Document("a.xlsx", (table,)))
    assert [row.target_waktu for row in found.plan.kegiatan] == ["Januari", "Januari"]


def test_ticks_merged_down_hold_for_each_row() -> None:
    table = sheet("A", "No|Kegiatan|Output|Jan|Feb|Mar", "1|Rapat|SK||v|", "2|Apel|Foto|^|^|^")
    found = read_decree(Document("a.xlsx", (table,)))
    assert [row.target_waktu for row in found.plan.kegiatan] == ["Februari", "Februari"]


def test_a_grid_that_differs_from_the_time_is_told() -> None:
    found = draft("No|Kegiatan|Output|Waktu|Jan|Feb\n1|Rapat|SK|Mei|v|\n2|Apel|SK|Januari|v|")
    assert [row.target_waktu for row in found.plan.kegiatan] == ["Mei", "Januari"]
    assert notes(found).count("menyebut waktu lain") == 1


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("Rapat lalu mela", "kukan evaluasi", "Rapat lalu melakukan evaluasi"),
        ("Rapat lalu mela-", "kukan evaluasi", "Rapat lalu melakukan evaluasi"),
        ("Rapat tentang Undang-", "Undang dasar", "Rapat tentang Undang-Undang dasar"),
        ("Rapat lalu xyz", "abc evaluasi", "Rapat lalu xyz abc evaluasi"),
    ],
)
def test_a_word_cut_by_a_page_is_made_whole(left: str, right: str, whole: str) -> None:
    known = "1.|Tim|Tim akan melakukan rapat|Rapat dan melakukan evaluasi|SK|Mei 2026"
    found = draft(f"{HEAD}\nI|AWAL||||\n{known}\n2.|Pola|Pola ada|{left}|SK|Mei", f"|||{right}||")
    assert found.plan.kegiatan[1].langkah_aksi == whole


# several plans


def test_two_decrees_in_one_document_are_two_plans() -> None:
    def decree(unit: str, number: int) -> tuple[str, ...]:
        head = f"KEPUTUSAN KPU KOTA {unit}\nNOMOR {number} TAHUN 2026\nTENTANG\nRENCANA AKSI"
        return (
            head,
            "Menimbang : a. bahwa perlu;",
            f"{HEAD}\nI|AWAL||||\n{FIRST}",
            "Ditetapkan di X",
        )

    first, second = drafts(*decree("A", 1), *decree("B", 2))
    assert [(d.plan.unit, d.plan.keputusan.nomor, d.part) for d in (first, second)] == [
        ("KPU Kota A", "1", "1"),
        ("KPU Kota B", "2", "2"),
    ]
    assert [len(d.plan.kegiatan) for d in (first, second)] == [1, 1]


def test_two_annexes_of_one_decree_share_it() -> None:
    found = drafts(
        "KEPUTUSAN BUPATI X\nNOMOR 5 TAHUN 2026\nTENTANG\nRENCANA AKSI ZONA INTEGRITAS",
        "Menimbang : a. bahwa perlu;",
        "KESATU : Berlaku.",
        "Ditetapkan di X\npada tanggal 5 Januari 2026",
        "BUPATI X,\n\nttd\n\nNAMA ORANG",
        "RENCANA AKSI DINAS KESEHATAN TAHUN 2026",
        f"{HEAD}\nI|AWAL||||\n{FIRST}",
        "RENCANA AKSI DINAS PENDIDIKAN TAHUN 2026",
        f"{HEAD}\nI|AWAL||||\n{FIRST}",
    )
    assert ["Dinas Kesehatan", "Dinas Pendidikan"] == [draft.plan.unit for draft in found]
    assert ["5", "5"] == [draft.plan.keputusan.nomor for draft in found]


def test_sheets_of_two_years_are_two_plans_and_sheets_of_areas_are_one() -> None:
    title = Paragraph("RENCANA AKSI KPU KOTA A", Place("a.xlsx", sheet="Sampul"))
    years = [sheet(year, HEAD, "I|AWAL||||", FIRST) for year in ("2025", "2026")]
    found = read_decrees(Document("a.xlsx", (title, *years)))
    assert [("2025", 2025), ("2026", 2026)] == [(d.part, d.plan.tahun) for d in found]
    areas = [
        sheet(f"Area {code}", HEAD, f"{code}|JUDUL {code}||||", FIRST)
        for code in ("I", "II", "III")
    ]
    (whole,) = read_decrees(Document("a.xlsx", (title, *areas)))
    assert [area.kode for area in whole.plan.area] == ["I", "II", "III"]
    assert not whole.part


def test_the_same_area_on_another_sheet_is_another_plan() -> None:
    found = read_decrees(
        Document("a.xlsx", tuple(sheet(name, HEAD, "I|AWAL||||", FIRST) for name in "AB"))
    )
    assert ["A", "B"] == [draft.part for draft in found]


# the decree of any office


@pytest.mark.parametrize(
    ("head", "unit", "nomor"),
    [
        ("KEPUTUSAN KETUA PENGADILAN NEGERI CONTOH KELAS II\nNOMOR : 12/KPN.W5-U8/SK/I/2026",
         "Pengadilan Negeri Contoh Kelas II", "12/KPN.W5-U8/SK/I/2026"),
        ("KEPUTUSAN DIREKTUR RUMAH SAKIT UMUM DAERAH dr. H. CONTOH\nNOMOR 445 / 12 / RSUD / 2026",
         "Rumah Sakit Umum Daerah dr. H. Contoh", "445 / 12 / RSUD / 2026"),
        ("KEPUTUSAN REKTOR UNIVERSITAS NEGERI CONTOH\nNOMOR 55/UN1/HK/2026",
         "Universitas Negeri Contoh", "55/UN1/HK/2026"),
        ("KEPUTUSAN KEPALA LEMBAGA PEMASYARAKATAN KELAS IIA CONTOH\nNOMOR: W.12.PAS.3 TAHUN 2026",
         "Lembaga Pemasyarakatan Kelas IIA Contoh", "W.12.PAS.3"),
        ("SURAT KEPUTUSAN\nKEPALA KANTOR KEMENTERIAN AGAMA KOTA X\nNomor : B-12/Kk/2026",
         "Kantor Kementerian Agama Kota X", "B-12/Kk/2026"),
        ("KEPUTUSAN KEPALA DINAS KESEHATAN KABUPATEN X\nNOMOR 800/1", "Dinas Kesehatan Kabupaten X", "800/1"),
        ("KEPUTUSAN KEPALA BALAI BESAR POM DI X\nNOMOR HK.02.01", "Balai Besar POM di X", "HK.02.01"),
    ],
)  # fmt: skip
def test_decrees_of_all_kinds_of_offices(head: str, unit: str, nomor: str) -> None:
    found = draft(
        f"{head}\nTENTANG\nRENCANA AKSI ZONA INTEGRITAS",
        "Menimbang : a. bahwa perlu;",
        "Ditetapkan di X\nPada Tanggal : 5 Januari 2026",
        f"{HEAD}\nI|AWAL||||\n{FIRST}",
    )
    keputusan = found.plan.keputusan
    assert (unit, nomor) == (found.plan.unit, keputusan.nomor)
    assert (2026, "2026-01-05") == (keputusan.tahun, str(keputusan.tanggal))


def test_a_bupati_decides_for_the_unit_in_the_title() -> None:
    found = draft(
        "KEPUTUSAN BUPATI X\nNOMOR 188/1/2026\nTENTANG\nRENCANA AKSI PADA DINAS SOSIAL KABUPATEN X TAHUN 2026",
        "Menimbang : a. bahwa perlu;",
        f"{HEAD}\n{FIRST}",
    )
    assert found.plan.unit == "Dinas Sosial Kabupaten X"
    assert "diambil dari judul rencana" in notes(found)


# what was recognised


def test_everything_recognised_is_told_with_its_place() -> None:
    found = draft(
        f"{HEAD}\nI|AWAL||||\n{FIRST}", f"{HEAD}\n||Dua|Rapat|SK|Mei", "No|Nama|NIP\n1|Ani|2"
    )
    tables = found.recognition.tables
    assert ["plan", "continued", "left out"] == [table.use for table in tables]
    assert [1, 1, 0] == [table.rows for table in tables]
    assert list(read_as(found).values()) == [
        "nomor", "komponen", "indikator", "langkah_aksi", "bukti_fisik", "target_waktu",
    ]  # fmt: skip
    (area,) = found.recognition.sections
    assert (area.kode, area.judul, area.why.id, area.place.line) == (
        "I",
        "AWAL",
        "baris judul dalam tabel",
        2,
    )
    missing = {part.key for part in found.recognition.decree if not part.value}
    assert {"unit", "keputusan.nomor", "dasar_hukum.mengingat"} <= missing
