"""Compares an imported plan cell by cell with hand-made gold.

Run as `python tests/gold.py GOLD.csv PLAN.yaml`. White space is folded; rows are matched by content, so that one row too many does not make all
rows behind it wrong. Ends with 1 when any cell differs.
"""

from __future__ import annotations

import csv
import difflib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from zicheck.planfile import read_plan

COLUMNS = (
    "area", "area_title", "comp_no", "component", "indicator", "action", "evidence",
    "target_raw", "target_capaian",
)  # fmt: skip


def gold_rows(path: Path) -> list[dict[str, str]]:
    """The cells of each row of the gold file; only the columns that it has."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{name: fold(row[name]) for name in COLUMNS if name in row} for row in rows]


def plan_rows(path: Path) -> list[dict[str, str]]:
    """The same cells of each row of a plan file."""
    plan, _ = read_plan(path.read_bytes(), path.name)
    rows = []
    for row in plan.kegiatan:
        area, part = plan.area[row.area], plan.komponen[row.komponen]
        cells = (
            area.kode, area.judul, part.nomor, part.nama, row.indikator, row.langkah_aksi,
            row.bukti, row.target_waktu, row.target_capaian or "",
        )  # fmt: skip
        rows.append(dict(zip(COLUMNS, map(fold, cells), strict=True)))
    return rows


def fold(text: str) -> str:
    return " ".join(text.split())


def pairs(
    gold: list[dict[str, str]], plan: list[dict[str, str]]
) -> list[tuple[int | None, int | None]]:
    """Indexes of the rows that belong together; None where one side has none."""
    keys = [
        [(row["indicator"], row["action"], row["evidence"]) for row in rows]
        for rows in (gold, plan)
    ]
    found: list[tuple[int | None, int | None]] = []
    for _, a, b, c, d in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        for offset in range(max(b - a, d - c)):
            left = a + offset if a + offset < b else None
            right = c + offset if c + offset < d else None
            found.append((left, right))
    return found


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(gold_path: str, plan_path: str) -> int:
    gold, plan = gold_rows(Path(gold_path)), plan_rows(Path(plan_path))
    columns = tuple(name for name in gold[0] if any(row[name] for row in gold))
    equal = dict.fromkeys(columns, 0)
    differing = []
    for left, right in pairs(gold, plan):
        for name in columns:
            wanted = gold[left][name] if left is not None else None
            given = plan[right][name] if right is not None else None
            if wanted == given:
                equal[name] += 1
            else:
                differing.append((left, right, name, wanted, given))
    total = len(gold) * len(columns)
    say(f"rows: gold {len(gold)}, plan {len(plan)}")
    say(f"cells equal: {sum(equal.values())} of {total}")
    for name in columns:
        say(f"  {name}: {equal[name]} of {len(gold)}")
    for left, right, name, wanted, given in differing:
        rows = " / ".join("-" if index is None else str(index + 1) for index in (left, right))
        say(f"row {rows} {name}\n  gold: {wanted}\n  plan: {given}")
    return 1 if differing else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
