"""Measures how many cells are read right from hard documents; prints, asserts nothing (no test).

    python tests/measure_documents.py                  # every layout, from all plan files
    python tests/measure_documents.py --misses page    # the cells that differ in these layouts
    python tests/measure_documents.py --save FOLDER    # keep the documents to look at

Each layout prints the rows of each plan file and of two made-up plans; a cell is right when it
equals what was printed, at its row and column. See `harddocx.py` and `hardxlsx.py`.
"""

# ruff: noqa: T201 - it prints what it measures

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import harddocx
import hardxlsx
from hardtables import ROOT, Lines, differences, made_lines, plan_lines

from zicheck.errors import InputError
from zicheck.importing import import_files

FORMATS = {".docx": harddocx.LAYOUTS, ".xlsx": hardxlsx.LAYOUTS}


def sources() -> dict[str, Lines]:
    """The tables that are printed, by name."""
    found = {path.stem: plan_lines(path) for path in sorted((ROOT / "plans").glob("*.yaml"))}
    return found | {"buatan-60": made_lines(60), "buatan-7": made_lines(7, seed=3)}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", metavar="LAYOUT", help="list what differs, by part of a name")
    options.add_argument("--save", metavar="FOLDER", help="keep the documents here")
    given = options.parse_args()
    tables = sources()
    with TemporaryDirectory() as scratch:
        folder = Path(given.save or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for ending, layouts in FORMATS.items():
            cells = right = 0
            print(f"\n{ending}, percent of cells right, by layout")
            for name, layout in layouts.items():
                own_cells = own_wrong = 0
                for source, lines in tables.items():
                    data, wanted = layout(lines)
                    path = folder / f"{name}-{source}{ending}"
                    path.write_bytes(data)
                    try:
                        (draft,) = import_files(path)
                    except (InputError, ValueError) as error:
                        print(f"  {path.name}: {error}")
                        own_cells += len(wanted) * 8
                        own_wrong += len(wanted) * 8
                        continue
                    total, wrong = differences(wanted, draft)
                    own_cells += total
                    own_wrong += min(len(wrong), total)
                    if given.misses and given.misses in name:
                        for row, field, want, have in wrong[:12]:
                            print(f"    {source} {row} {field}\n      - {want}\n      + {have}")
                cells += own_cells
                right += own_cells - own_wrong
                print(f"  {name:<22}{(own_cells - own_wrong) / own_cells * 100:>8.2f}")
            print(f"  {'all':<22}{right / cells * 100:>8.2f}   ({cells} cells)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
