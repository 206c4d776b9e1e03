"""The keys of a plan file: one description, from which both the reader and the schema come."""

from __future__ import annotations

from typing import Literal

from zicheck.bahasa import Text
from zicheck.records import Record

Kind = Literal["text", "integer", "date", "texts", "text-or-texts", "object", "objects"]

VERSION = 1
BAGIAN_HUKUM = ("menimbang", "mengingat", "lampiran")
TUJUAN = ("WBK", "WBBM")
KODE_ATURAN = r"[A-Z]{3}[0-9]{3}"
LKE_ID = r"[PR]\.(?:I|II|III|IV|V|VI)\.[1-9]\.[a-z]|H\.[1-3]"


class Key(Record):
    """One key: what its value is, what it means, and whether a plan must have it."""

    name: str
    kind: Kind
    about: Text
    required: bool = False
    keys: tuple[Key, ...] = ()
    choices: tuple[str, ...] = ()
    pattern: str = ""


_SUMBER = (
    Key("halaman", "integer", Text("Halaman pada dokumen asal.", "Page of the source document.")),
    Key("tabel", "integer", Text("Tabel pada dokumen asal.", "Table of the source document.")),
    Key("baris", "integer", Text("Baris pada tabel asal.", "Row of that table.")),
    Key("lembar", "text", Text("Lembar pada buku kerja asal.", "Sheet of the source workbook.")),
)

_ABAIKAN = (
    Key(
        "kode",
        "text",
        Text("Kode aturan yang diabaikan, misalnya WKT004.", "Code of the rule, such as WKT004."),
        required=True,
        pattern=KODE_ATURAN,
    ),
    Key(
        "alasan",
        "text",
        Text("Alasan; wajib, dimuat dalam setiap laporan.", "The reason; every report shows it."),
        required=True,
    ),
    Key(
        "sampai",
        "date",
        Text("Hari terakhir berlakunya pengabaian.", "The last day on which it holds."),
    ),
)

_KEGIATAN = (
    Key("indikator", "text", Text("Indikator, verbatim.", "The indikator, verbatim.")),
    Key("langkah_aksi", "text", Text("Langkah aksi, verbatim.", "The action, verbatim.")),
    Key(
        "bukti_fisik",
        "text-or-texts",
        Text("Bukti fisik: teks atau daftar.", "The evidence: a text or a list."),
    ),
    Key(
        "target_waktu",
        "text",
        Text(
            "Target waktu seperti tertulis, misalnya 'Maret, Juni 2025'.",
            "Target time as written, such as 'Maret, Juni 2025'.",
        ),
    ),
    Key(
        "target_capaian",
        "text",
        Text("Target capaian, bila ada kolomnya.", "Target achievement, if the table has it."),
    ),
    Key(
        "penanggung_jawab",
        "text",
        Text("Penanggung jawab, bila ada kolomnya.", "Person in charge, if the table has it."),
    ),
    Key(
        "lke",
        "texts",
        Text(
            "Indikator LKE yang dilayani baris ini; yang pertama yang utama.",
            "LKE indikator that the row serves; the first is the main one.",
        ),
        pattern=LKE_ID,
    ),
    Key(
        "sumber",
        "object",
        Text("Letak baris dalam dokumen asal.", "Where the row stood in the source document."),
        keys=_SUMBER,
    ),
    Key(
        "abaikan",
        "objects",
        Text(
            "Temuan yang diabaikan untuk baris ini, dengan alasan.",
            "Findings switched off for this row, with the reason.",
        ),
        keys=_ABAIKAN,
    ),
)

_KOMPONEN = (
    Key("nomor", "text", Text("Nomor seperti tertulis.", "The number as printed.")),
    Key("nama", "text", Text("Nama komponen.", "Name of the komponen."), required=True),
    Key(
        "kegiatan",
        "objects",
        Text("Baris-baris kegiatan.", "The rows."),
        keys=_KEGIATAN,
    ),
)

_AREA = (
    Key("kode", "text", Text("Kode bagian, misalnya I.", "Code of the section, such as I.")),
    Key("judul", "text", Text("Judul bagian.", "Title of the section."), required=True),
    Key(
        "komponen",
        "objects",
        Text("Komponen bagian ini.", "The komponen of this section."),
        keys=_KOMPONEN,
    ),
)

PLAN = (
    Key(
        "zicheck",
        "integer",
        Text("Versi format berkas; sekarang 1.", "Version of the file format; now 1."),
        required=True,
    ),
    Key(
        "unit",
        "text",
        Text("Nama unit kerja.", "Name of the work unit."),
        required=True,
    ),
    Key(
        "induk",
        "texts",
        Text(
            "Kantor di atas unit yang wajar disebut dalam rencana.",
            "Offices above the unit that the plan may rightly name.",
        ),
    ),
    Key("tahun", "integer", Text("Tahun rencana.", "Year of the plan."), required=True),
    Key(
        "tujuan",
        "text",
        Text("Predikat yang dituju.", "The predicate aimed at."),
        choices=TUJUAN,
    ),
    Key(
        "keputusan",
        "object",
        Text("Keputusan yang menetapkan rencana.", "The decree that adopts the plan."),
        keys=(
            Key("nomor", "text", Text("Nomor keputusan.", "Number of the decree.")),
            Key("tahun", "integer", Text("Tahun keputusan.", "Year of the decree.")),
            Key(
                "tanggal",
                "date",
                Text("Tanggal ditetapkan (TTTT-BB-HH).", "Date of signing (YYYY-MM-DD)."),
            ),
            Key("judul", "text", Text("Judul keputusan.", "Title of the decree.")),
        ),
    ),
    Key(
        "dasar_hukum",
        "objects",
        Text("Setiap dasar hukum, verbatim.", "Every legal citation, verbatim."),
        keys=(
            Key(
                "bagian",
                "text",
                Text("Letaknya dalam keputusan.", "The part of the decree it stands in."),
                required=True,
                choices=BAGIAN_HUKUM,
            ),
            Key("teks", "text", Text("Bunyinya.", "Its words."), required=True),
        ),
    ),
    Key(
        "naskah",
        "objects",
        Text("Naskah lain dalam keputusan, verbatim.", "The decree's other text, verbatim."),
        keys=(
            Key(
                "bagian",
                "text",
                Text("Letaknya dalam keputusan.", "The part of the decree it stands in."),
                required=True,
            ),
            Key("teks", "text", Text("Bunyinya.", "Its words."), required=True),
        ),
    ),
    Key(
        "area",
        "objects",
        Text("Bagian-bagian tabel rencana aksi.", "The sections of the table."),
        required=True,
        keys=_AREA,
    ),
)
