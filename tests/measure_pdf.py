"""Prints how much of a plan comes back from PDF files and scans: cells, rows, and the words.

    python tests/measure_pdf.py [PLAN.yaml ...] [--scans] [--wrong N]

Every plan is laid out in each of the layouts of `hardpdf` with two engines and imported again;
`--scans` also makes pictures of 200 dpi of some, turned a little and with noise, and reads those.
A cell is right when it is equal letter by letter; a row of a scan is right when each of its four
texts is at least 90% alike (difflib), because letters are misread there.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

import gold
import hardpdf

from zicheck.decree import read_decree
from zicheck.errors import InputError
from zicheck.planfile import read_plan
from zicheck.readers.pdf import read_pdf

if TYPE_CHECKING:
    from zicheck.plan import Plan

TEXTS = ("indicator", "action", "evidence", "target_raw")
ALIKE = 0.9
SCANNED = (0, 4, 15)
"""Of the layouts, those of which scans are made."""
PLANS = Path(__file__).parent.parent / "plans"


def rows_of(plan: Plan) -> list[dict[str, str]]:
    """The cells of each row, white space folded."""
    rows = []
    for row in plan.kegiatan:
        area, part = plan.area[row.area], plan.komponen[row.komponen]
        cells = (
            area.kode, area.judul, part.nomor, part.nama, row.indikator, row.langkah_aksi,
            row.bukti, row.target_waktu, row.target_capaian or "",
        )  # fmt: skip
        rows.append(dict(zip(gold.COLUMNS, map(gold.fold, cells), strict=True)))
    return rows


def words_of(plan: Plan) -> set[tuple[str, str]]:
    """The paragraphs of the decree with their parts."""
    return {(item.bagian, item.teks) for item in (*plan.naskah, *plan.dasar_hukum)}


def wrong_cells(plan: Plan, found: Plan) -> tuple[int, list[tuple[int, str, str, str]]]:
    """How many cells there are, and the row, column, gold and text of those that are wrong."""
    want, got = rows_of(plan), rows_of(found)
    names = [name for name in gold.COLUMNS if any(row[name] for row in want)]
    wrong = []
    for left, right in gold.pairs(want, got):
        if left is None:
            wrong.append((0, "extra", "", got[right or 0]["action"]))
            continue
        for name in names:
            text = got[right][name] if right is not None else "(no row)"
            if text != want[left][name]:
                wrong.append((left + 1, name, want[left][name], text))
    return len(want) * len(names), wrong


def rows_alike(plan: Plan, found: Plan) -> int:
    """How many rows have one among those found that is like it in each of its texts."""
    got = rows_of(found)

    def like(row: dict[str, str], other: dict[str, str]) -> bool:
        return all(
            row[name] == other[name]
            or difflib.SequenceMatcher(None, row[name], other[name], autojunk=False).ratio()
            >= ALIKE
            for name in TEXTS
        )

    return sum(1 for row in rows_of(plan) if any(like(row, other) for other in got))


def measured(plan: Plan, layout: hardpdf.Layout, path: Path, *, scan: bool) -> str:
    """One line of the table: what came back from the file at `path`."""
    started = time.perf_counter()
    try:
        found = read_decree(read_pdf(path.read_bytes(), path.name)).plan
    except InputError as error:
        return f"{layout.name:<42} {error}"
    seconds = time.perf_counter() - started
    total, wrong = wrong_cells(plan, found)
    count = len(plan.kegiatan)
    bad = {row for row, *_ in wrong if row}
    right = rows_alike(plan, found) if scan else count - len(bad)
    TOTALS["cells"] += total
    TOTALS["right"] += max(total - len(wrong), 0)
    TOTALS["rows"] += count
    TOTALS["rows right"] += right
    words = words_of(plan)
    for row, name, want, text in wrong[:SHOWN]:
        sys.stdout.write(f"    row {row} {name}\n      gold: {want}\n      read: {text}\n")
    return (
        f"{layout.name:<42}{100 * (total - len(wrong)) / total:>8.1f}{right:>7}/{count}"
        f"{len(words & words_of(found)):>7}/{len(words)}{seconds:>8.1f} s"
    )


TOTALS = dict.fromkeys(("cells", "right", "rows", "rows right"), 0)
SHOWN = 0


def main() -> int:
    global SHOWN  # noqa: PLW0603 - a setting of this script
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("plans", nargs="*", type=Path)
    options.add_argument("--scans", action="store_true", help="read scans instead of text")
    options.add_argument("--wrong", type=int, default=0, help="wrong cells to show for each file")
    given = options.parse_args()
    SHOWN = given.wrong
    layouts = [hardpdf.LAYOUTS[i] for i in SCANNED] if given.scans else list(hardpdf.LAYOUTS)
    engines = {"chromium": hardpdf.CHROMIUM, "writer": hardpdf.WRITER}
    with tempfile.TemporaryDirectory() as folder:
        for source in given.plans or sorted(PLANS.glob("*.yaml")):
            plan, _ = read_plan(source.read_bytes(), source.name)
            sys.stdout.write(f"\n{source.stem:<42}{'cells %':>8}{'rows':>10}{'words':>10}\n")
            for layout in layouts:
                if not engines[layout.engine]:
                    sys.stdout.write(f"{layout.name}: the engine is not installed\n")
                    continue
                path = hardpdf.make(plan, layout, Path(folder) / "plan.pdf")
                if given.scans:
                    path = hardpdf.scanned(path, Path(folder) / "scan.pdf")
                sys.stdout.write(measured(plan, layout, path, scan=given.scans) + "\n")
                sys.stdout.flush()
    if TOTALS["cells"]:
        cells = 100 * TOTALS["right"] / TOTALS["cells"]
        rows = 100 * TOTALS["rows right"] / TOTALS["rows"]
        sys.stdout.write(f"\nall: {cells:.2f}% of cells, {rows:.2f}% of rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
