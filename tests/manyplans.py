"""Many small plans in one folder, with all that a batch may meet on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hardxlsx
from hardtables import made_lines

if TYPE_CHECKING:
    from pathlib import Path

GOOD = 26
BROKEN = "07-rusak.yaml"
BOOK = "dua.xlsx"


def text(number: int, *, ignoring: str = "") -> str:
    """A plan of two rows, unlike that of any other number."""
    return f"""\
zicheck: 1
unit: KPU Kabupaten Contoh {number}
tahun: 2026
keputusan: {{nomor: "{number}", tahun: 2026, tanggal: 2026-01-05}}
area:
  - kode: I
    judul: Manajemen Perubahan
    komponen:
      - nomor: "1"
        nama: Penyusunan Tim Kerja
        kegiatan:
          - indikator: Tim kerja {number} telah dibentuk
            langkah_aksi: Menyusun keputusan tim kerja {number}
            bukti_fisik: SK Tim Kerja
            target_waktu: Januari 2026
          - indikator: Rencana kerja {number} telah disusun
            langkah_aksi: Menyusun rencana
            bukti_fisik: ""
            target_waktu: pada waktunya{ignoring}
"""


def write(folder: Path) -> None:
    """Plans, a broken one among them, a workbook with two, and a config."""
    plans = folder / "rencana"
    plans.mkdir()
    for number in range(GOOD):
        (plans / f"{number:02}.yaml").write_text(text(number), encoding="utf-8")
    (plans / BROKEN).write_text("zicheck: 1\nunit: [\n", encoding="utf-8")
    (folder / BOOK).write_bytes(hardxlsx.two_plans(made_lines(12), made_lines(9, 2)))
    (folder / "zicheck.toml").write_text(
        '[[abaikan]]\nkode = "BKT001"\nalasan = "Menyusul."\n'
        '[[abaikan]]\nkode = "HKM001"\nalasan = "Tidak terpakai."\n',
        encoding="utf-8",
    )
