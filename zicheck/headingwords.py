"""The words that head the columns of a plan, and those that head what is no plan.

All are written as headings are compared: in lower case, without digits and punctuation.
"""

from __future__ import annotations

HEADINGS: dict[str, tuple[str, ...]] = {
    "nomor": ("no", "nomor", "no urut", "nomor urut"),
    "area": (
        "area perubahan", "area pengungkit", "area pembangunan", "area intervensi", "pengungkit",
        "area zona integritas", "area zi",
    ),
    "komponen": (
        "komponen", "sub komponen", "subkomponen", "komponen pengungkit", "komponen penilaian",
        "komponen penilaian lke", "aspek", "sub area",
    ),
    "indikator": (
        "indikator", "indikator keberhasilan", "indikator kinerja", "indikator lke",
        "indikator penilaian", "indikator capaian", "pertanyaan", "kriteria penilaian",
        "unsur penilaian",
    ),
    "langkah_aksi": (
        "langkah aksi", "langkah langkah aksi", "rencana aksi", "rencana kerja", "aksi", "langkah",
        "langkah kerja", "langkah kegiatan", "rencana kegiatan", "uraian kegiatan",
        "rincian kegiatan", "bentuk kegiatan", "nama kegiatan", "tindakan", "rencana tindak",
        "rencana tindak lanjut", "tindak lanjut", "program kerja", "action plan",
        "uraian rencana aksi", "rincian aksi", "tahapan", "tahapan kegiatan", "upaya",
        "aktivitas", "aktifitas", "langkah langkah", "langkah langkah kegiatan",
        "langkah pelaksanaan", "langkah langkah pelaksanaan", "uraian langkah", "rincian langkah",
        "tahapan pelaksanaan", "rincian pelaksanaan", "uraian pelaksanaan", "sub kegiatan",
        "subkegiatan", "penjabaran kegiatan",
    ),
    "bukti_fisik": (
        "bukti fisik", "bukti dukung", "bukti pendukung", "bukti", "data dukung", "data pendukung",
        "dokumen pendukung", "dokumen", "dokumen bukti", "eviden", "evidence", "evidens",
        "keluaran", "dokumen output", "output kegiatan", "bukti output", "bukti kegiatan",
        "bukti pelaksanaan", "hasil kegiatan",
    ),
    "target_waktu": (
        "target waktu", "waktu", "waktu pelaksanaan", "waktu penyelesaian", "batas waktu",
        "jadwal", "jadwal pelaksanaan", "jadwal kegiatan", "target penyelesaian", "tenggat",
        "tenggat waktu", "periode", "periode pelaksanaan", "bulan", "timeline", "time line",
        "jangka waktu", "bulan pelaksanaan", "waktu kegiatan", "jadwal waktu", "time schedule",
        "schedule", "target waktu penyelesaian", "target waktu pelaksanaan",
    ),
    "target_capaian": (
        "target capaian", "capaian", "target kinerja", "target output", "target keluaran",
        "volume", "target volume", "target jumlah", "target kuantitas",
    ),
    "penanggung_jawab": (
        "penanggung jawab", "penanggungjawab", "penanggung jawab kegiatan", "pic", "pj",
        "pelaksana", "unit pelaksana", "unit penanggung jawab", "tim pelaksana", "koordinator",
        "penanggung jawab pelaksana", "pelaksana kegiatan", "unit kerja", "person in charge",
        "penanggung jwb", "png jawab",
    ),
}  # fmt: skip
"""What heads the column of each field."""

AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "area": ("area", "komponen"),
    "program": ("komponen", "indikator"),
    "uraian": ("indikator", "langkah_aksi"),
    "sasaran": ("indikator", "komponen"),
    "kriteria": ("indikator", "komponen"),
    "penilaian": ("indikator", "komponen"),
    "unsur": ("komponen", "indikator"),
    "kegiatan": ("langkah_aksi", "indikator"),
    "output": ("bukti_fisik", "target_capaian"),
    "hasil": ("bukti_fisik", "target_capaian"),
    "target": ("target_waktu", "target_capaian"),
}
"""Headings that mean the first of these fields which no plainer heading of the table has."""

WHOLES = frozenset(
    {
        "kegiatan", "nama kegiatan", "kegiatan utama", "rencana kegiatan", "rencana aksi",
        "rencana kerja", "program kerja", "action plan",
    }
)  # fmt: skip
"""Headings of what is done as a whole, which another column may break down into steps."""

STEPS = (
    "langkah", "tahapan", "uraian", "rincian", "penjabaran", "aktivitas", "aktifitas", "sub",
    "subkegiatan",
)  # fmt: skip
"""The words with which the heading of such a column of steps begins."""

LEFT_OUT = (
    "realisasi", "terealisasi", "capaian realisasi", "keterangan", "ket", "catatan", "anggaran",
    "biaya", "rencana anggaran", "sumber dana", "dana", "pagu", "kebutuhan anggaran", "status",
    "progres", "progress", "kemajuan", "kendala", "hambatan", "link", "tautan", "bobot", "nilai",
    "skor", "persentase", "verifikasi", "checklist", "ceklis", "paraf", "monitoring", "monev",
    "hasil monitoring", "evaluasi", "risiko", "analisis risiko", "analisa resiko", "resiko",
    "ya tidak", "jawaban",
)  # fmt: skip
"""Headings of columns that a plan may have but a plan file does not keep."""

OTHER_TABLES = frozenset(
    {
        "nama", "nama pegawai", "nama lengkap", "nip", "nama nip", "jabatan", "jabatan dalam tim",
        "jabatan dalam dinas", "golongan", "pangkat", "pangkat golongan", "gol", "kedudukan",
        "tanda tangan", "ttd", "alamat", "telepon", "harga", "harga satuan", "satuan", "jumlah",
        "uraian tugas", "tugas", "kedudukan dalam tim", "susunan tim", "nama jabatan",
    }
)  # fmt: skip
"""Headings of lists of people and sums of money, which no plan has beside its own."""

TOLD = (*HEADINGS, "abaikan")
"""What a user may say that a column is; `abaikan` leaves it out."""
