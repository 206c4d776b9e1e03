"""A small plan that the tests of PDF files and scans print and read back."""

from __future__ import annotations

from zicheck.plan import Area, Kegiatan, Keputusan, Komponen, Naskah, Plan

_ACTIONS = (
    ("Tim kerja telah dibentuk", "Menyusun keputusan tentang tim kerja zona integritas", "Keputusan tim kerja"),
    ("Rencana kerja telah disusun", "Rapat penyusunan rencana kerja bersama seluruh pegawai", "Undangan, daftar hadir"),
    ("Pemantauan dilaksanakan berkala", "Memantau pelaksanaan rencana aksi setiap triwulan", "Laporan pemantauan"),
    ("Pegawai memahami rencana", "Menyosialisasikan rencana kerja kepada pegawai dan masyarakat", "Foto dan notula"),
    ("Pengaduan ditindaklanjuti", "Menindaklanjuti pengaduan yang masuk melalui kotak saran", "Rekap pengaduan"),
)  # fmt: skip
PLAN = Plan(
    unit="KPU Kabupaten Contoh",
    tahun=2026,
    tujuan="WBK",
    keputusan=Keputusan("3", 2026, None, "RENCANA AKSI ZONA INTEGRITAS TAHUN 2026"),
    area=(Area("I", "MANAJEMEN PERUBAHAN"), Area("II", "PENATAAN TATA LAKSANA")),
    komponen=(
        Komponen("1.", "Tim Kerja", 0),
        Komponen("2.", "Pemantauan dan Evaluasi", 0),
        Komponen("1.", "Prosedur Operasional", 1),
    ),
    kegiatan=tuple(
        Kegiatan(
            number, min(number // 9, 1), min(number // 5, 2) if number < 9 else 2,
            _ACTIONS[number % 5][0], f"{_ACTIONS[number % 5][1]} tahap {number}",
            (_ACTIONS[number % 5][2],), f"{('Januari', 'Maret', 'Juli')[number % 3]} 2026",
        )
        for number in range(1, 14)
    ),
    naskah=(
        Naskah("judul", "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH NOMOR 3 TAHUN 2026"),
        Naskah("judul", "TENTANG"),
        Naskah("judul", "RENCANA AKSI ZONA INTEGRITAS TAHUN 2026"),
        Naskah("menimbang", "bahwa untuk membangun zona integritas perlu disusun rencana aksi;"),
        Naskah("memutuskan", "MEMUTUSKAN:"),
        Naskah("kesatu", "Menetapkan rencana aksi sebagaimana tercantum dalam lampiran."),
    ),
)  # fmt: skip
