"""STR015: places of a template that nobody filled in."""

from __future__ import annotations

import pytest
from strategies import found, plan_of


@pytest.mark.parametrize("column", ["indikator", "langkah_aksi", "bukti_fisik"])
@pytest.mark.parametrize(
    "blank",
    [
        "......", "……", ". . . . . . .", "___", "20..", "20…", "20XX", "20__", "20_", "xxx",
        "[nama instansi]", "<nomor surat>", "{tahun}", "[ isi sendiri ]", "[nama\ninstansi]",
        "(isi nama inovasi)", "( isi nomor)", "(sebutkan unitnya)", "(tuliskan judulnya)",
    ],
)  # fmt: skip
def test_a_place_of_a_template_is_told_in_every_column(column: str, blank: str) -> None:
    row = {"lke": "P.VI.2.f", column: f"Laporan petugas {blank} kantor"}
    (told,) = found(plan_of(row), "STR015")
    assert ((1,), column) == (told.rows, told.route.field)


@pytest.mark.parametrize(
    "text",
    ["SOP, dst......", "SOP, dst............", "laporan, dll ........", "tahun 2025", "[lihat lampiran]", "(nama terlampir)",
     "Renja 2020...2024", "a < b", "Formulir (diisi pengunjung)", "XX", "..."],
)  # fmt: skip
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert [] == found(plan_of({"lke": "P.VI.2.f", "langkah_aksi": f"Menyusun {text}"}), "STR015")
