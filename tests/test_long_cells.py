"""Cells made to be slow: what is read in them takes time by their length, not by its square.

No time is asserted: at this length, what grows by the square would outlast the guard many times.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 60_000
GUARD = 120
FIELDS = (
    "indikator",
    "langkah_aksi",
    "bukti_fisik",
    "target_waktu",
    "target_capaian",
    "penanggung_jawab",
)


def filled(*parts: str) -> str:
    """A head and a unit repeated to the length, and an end that lets nothing match."""
    head, unit, *end = parts
    return head + unit * ((LENGTH - len(head)) // len(unit)) + "".join(end)


HOSTILE = [
    *(filled("", unit) for unit in (" ", "\n", " \n", "a", "1", "1. ", "; ", ", ", "(", "( ", "-")),
    *(filled("", unit) for unit in ("a-", "<a", "</a ", "*a", "\u201c", "a. ", "1/2/", "s/d ")),
    *(filled("", unit) for unit in ("dan ", "tahun ", "laporan ", "laporan dan ", "januari-")),
    *(filled("", unit) for unit in ("setiap ", "minggu ke ", "triwulan I ", "area ", "[...] ")),
    *(filled("", unit) for unit in ("\u00e9", "\u0130", "\ufdfa", "e\u0301", "keputusan nomor ")),
    filled("1.", "1"),  # every digit is a number of a list, or all of them together
    filled("1", " ", "x"),
    filled("(", ",", "x"),
    filled("pelaporan", "a", "!"),
    filled("me", "a"),
    filled("a", "\u0301"),
    filled("nomor", " "),
    filled("keputusan" + "a" * 150, " ", "x"),
    filled("tanggal", " ", "x"),
    filled("unit kerja", " "),
    filled("kelas", " ", "!"),
    filled("ketua", " "),
    filled("peraturan pemerintah pengganti undang", " "),
    filled("yang memuat", " ", "x"),
]


def plan(cells: list[str]) -> str:
    rows = [{field: json.loads(json.dumps(cell)) for field in FIELDS} for cell in cells]
    return json.dumps(
        {
            "zicheck": 1,
            "unit": "KPU Kabupaten Contoh",
            "tahun": 2025,
            "keputusan": {"nomor": "2", "tahun": 2025, "tanggal": "2025-01-06", "judul": "Rencana"},
            "dasar_hukum": [{"bagian": "mengingat", "teks": cell} for cell in cells],
            "naskah": [{"bagian": "pendahuluan", "teks": cell} for cell in cells],
            "area": [
                {
                    "kode": "I",
                    "judul": "Manajemen Perubahan",
                    "komponen": [{"nomor": "1", "nama": "Tim Kerja", "kegiatan": rows}],
                }
            ],
        }
    )


def comes_to_an_end(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zicheck", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=GUARD,
        check=False,
    )


@pytest.mark.parametrize("at", range(0, len(HOSTILE), 12))
def test_a_plan_of_long_cells_is_checked(tmp_path: Path, at: int) -> None:
    cells = HOSTILE[at : at + 12]
    (tmp_path / "plan.yaml").write_text(plan(cells), encoding="utf-8")
    done = comes_to_an_end(tmp_path, "check", "plan.yaml", "--format", "json", "--fail-on", "never")
    assert (0, "") == (done.returncode, done.stderr)
    (read,) = json.loads(done.stdout)["plans"]
    assert len(cells) == read["rows"]


def test_a_decree_of_long_lines_is_imported(tmp_path: Path) -> None:
    head = "KEPUTUSAN KPU KABUPATEN CONTOH\nNOMOR 2 TAHUN 2025\nTENTANG RENCANA AKSI\n"
    table = "| No | Indikator | Langkah Aksi | Bukti Fisik | Target Waktu |\n"
    table += "|---|---|---|---|---|\n| 1 | Tim Kerja | Menyusun SK | SK Tim | Januari |\n"
    lines = "\n".join(text.replace("\n", " ") for text in HOSTILE)
    (tmp_path / "a.md").write_text(head + lines + "\n\n" + table, encoding="utf-8")
    done = comes_to_an_end(tmp_path, "import", "a.md", "-o", "a.yaml")
    assert 0 == done.returncode
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", [" " * 900_000, "[" * 900_000, "tool" + " " * 900_000])
def test_a_project_file_above_the_plan_that_is_one_long_line_is_looked_through(
    tmp_path: Path, line: str
) -> None:
    (tmp_path / "pyproject.toml").write_text("# " + "\n" + line, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(plan(["a"]), encoding="utf-8")
    done = comes_to_an_end(tmp_path, "check", "plan.yaml", "--quiet", "--fail-on", "never")
    assert "Traceback" not in done.stderr
