"""Tables of plans to lay out in hard ways: those of the plan files, and made-up ones.

A :class:`Line` is what a reader must find again; the layouts in `harddocx.py` and `hardxlsx.py`
print lines in ways in which offices print them and give back what is then to be read.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from gold import pairs  # noqa: E402 - found from the line above

from zicheck.planfile import read_plan  # noqa: E402
from zicheck.schedule.words import MONTHS_ID  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.decree import Draft

FIELDS = (
    "area", "area_title", "comp_no", "component", "indicator", "action", "evidence", "target_raw",
)  # fmt: skip
HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU")
TITLE = (
    "KEPUTUSAN KETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH",
    "NOMOR 3 TAHUN 2026",
    "TENTANG",
    "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2026",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a plan, every cell as it is printed."""

    area: str
    area_title: str
    comp_no: str
    component: str
    indicator: str
    action: str
    evidence: str
    target_raw: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The six cells under :data:`HEADINGS`."""
        return (
            self.comp_no, self.component, self.indicator, self.action, self.evidence,
            self.target_raw,
        )  # fmt: skip


Lines = tuple[Line, ...]


def plan_lines(path: Path) -> Lines:
    """The rows of a plan file, with white space folded as every reader folds it."""
    plan, _ = read_plan(path.read_bytes(), path.name)
    lines = []
    for row in plan.kegiatan:
        area, part = plan.area[row.area], plan.komponen[row.komponen]
        cells = (area.kode, area.judul, part.nomor, part.nama, row.indikator, row.langkah_aksi,
                 row.bukti, row.target_waktu)  # fmt: skip
        lines.append(Line(*(" ".join(cell.split()) for cell in cells)))
    return tuple(lines)


AREAS = (
    ("I", "MANAJEMEN PERUBAHAN"), ("II", "PENATAAN TATALAKSANA"), ("III", "PENATAAN SISTEM SDM"),
    ("IV", "PENGUATAN AKUNTABILITAS"), ("V", "PENGUATAN PENGAWASAN"), ("VI", "PELAYANAN PUBLIK"),
)  # fmt: skip
_PARTS = ("Tim Kerja", "Rencana Pembangunan", "Pemantauan dan Evaluasi", "Pola Pikir", "SOP Utama")
_WORDS = [
    "tim",
    "kerja",
    "pegawai",
    "laporan",
    "evaluasi",
    "pembangunan",
    "zona",
    "integritas",
    "publik",
    "layanan",
    "informasi",
    "sosialisasi",
    "kegiatan",
    "internal",
    "aparatur",
    "pengaduan",
    "masyarakat",
    "gratifikasi",
    "kinerja",
    "individu",
]
_VERBS = ("Menyusun", "Melaksanakan", "Mengevaluasi", "Menetapkan", "Menyampaikan", "Membuat")
_PROOFS = ("Undangan", "Daftar hadir", "Notulen", "SK Tim", "Laporan", "Foto & dokumentasi")


def made_lines(rows: int, seed: int = 1) -> Lines:
    """Rows of a made-up plan; the same ones for the same `seed`."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    lines: list[Line] = []
    per_area = max(1, -(-rows // len(AREAS)))

    def words(least: int, most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(least, most)))

    for at in range(rows):
        area, title = AREAS[min(at // per_area, 5)]
        part = (at % per_area) // 3
        months = sorted(chance.sample(range(12), chance.randint(1, 4)))
        when = ", ".join(MONTHS_ID[month] for month in months)
        proofs = chance.sample(_PROOFS, chance.randint(1, 4))
        lines.append(
            Line(
                area,
                title,
                f"{part + 1}.",
                f"{_PARTS[part % 5]} {part + 1}" if part > 4 else _PARTS[part],
                f"Telah ada {words(3, 9)} <{at + 1}>",
                f'{chance.choice(_VERBS)} {words(4, 25)} "{words(1, 3)}" {at + 1}',
                ", ".join(proofs),
                f"{when} 2026",
            )
        )  # fmt: skip
    return tuple(lines)


def draft_cells(draft: Draft) -> list[dict[str, str]]:
    """The same cells of what was read."""
    found = []
    for row in draft.plan.kegiatan:
        area, part = draft.plan.area[row.area], draft.plan.komponen[row.komponen]
        cells = (area.kode, area.judul, part.nomor, part.nama, row.indikator, row.langkah_aksi,
                 row.bukti, row.target_waktu)  # fmt: skip
        found.append(dict(zip(FIELDS, cells, strict=True)))
    return found


def line_cells(lines: Sequence[Line]) -> list[dict[str, str]]:
    """The cells to be found."""
    return [{name: getattr(line, name) for name in FIELDS} for line in lines]


def differences(
    lines: Sequence[Line], draft: Draft
) -> tuple[int, list[tuple[int | None, str, str | None, str | None]]]:
    """How many cells there are, and those that differ: row, field, wanted, found."""
    wanted, given = line_cells(lines), draft_cells(draft)
    wrong = []
    for left, right in pairs(wanted, given):
        for name in FIELDS:
            want = wanted[left][name] if left is not None else None
            have = given[right][name] if right is not None else None
            if want != have:
                wrong.append((left, name, want, have))
    return len(wanted) * len(FIELDS), wrong


def without(lines: Sequence[Line], **fields: str) -> Lines:
    """The lines with the same value in some fields: a column that a layout does not have."""
    return tuple(replace(line, **fields) for line in lines)
