"""Measures how many cells are read right from the plan files' own tables, printed on pages.

    python tests/measure_layouts.py [--misses]

Each plan is set in narrow columns on pages of a given height; where a page ends, the row that
stands there is cut line by line, as word processors cut it. Prints, asserts nothing (no test).
"""

# ruff: noqa: T201 - it prints what it measures

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from gold import pairs  # noqa: E402 - found from the line above

from zicheck.decree import read_decrees  # noqa: E402 - found from the line above
from zicheck.document import Cell, Document, Paragraph, Row, Table  # noqa: E402
from zicheck.places import Place  # noqa: E402
from zicheck.planfile import read_plan  # noqa: E402

HEADS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU")
WIDTHS = (5, 14, 24, 30, 26, 14)
FIELDS = ("kode", "judul", "nomor", "nama", *HEADS[2:])


def printed(path: Path) -> list[tuple[str, ...]]:
    plan, _ = read_plan(path.read_bytes(), path.name)
    found = []
    for row in plan.kegiatan:
        area, part = plan.area[row.area], plan.komponen[row.komponen]
        cells = (area.kode, area.judul, part.nomor, part.nama, row.indikator, row.langkah_aksi,
                 row.bukti, row.target_waktu)  # fmt: skip
        found.append(tuple(" ".join(cell.split()) for cell in cells))
    return found


def pages(lines: list[tuple[str, ...]], height: int, *, heads: bool) -> Document:
    """The table on pages of `height` lines, with its headings on each of them or not."""
    tables: list[list[list[str]]] = [[list(HEADS)]]
    room = height
    before: tuple[str, ...] = ("",) * 8

    def turn() -> None:
        nonlocal room
        tables.append([list(HEADS)] if heads else [])
        room = height

    for line in lines:
        if line[:2] != before[:2]:
            if room < 3:
                turn()
            tables[-1].append([line[0], line[1], "", "", "", ""])
            room -= 1
        named = line[:4] != before[:4]
        cells = [*(line[2:4] if named else ("", "")), *line[4:]]
        wrapped = [
            textwrap.wrap(t, w, break_on_hyphens=False, break_long_words=False)
            for t, w in zip(cells, WIDTHS, strict=True)
        ]
        if room < 2:
            turn()
        while any(wrapped):
            tables[-1].append([" ".join(part[:room]) for part in wrapped])
            taken = min(room, max(map(len, wrapped)))
            wrapped = [part[room:] for part in wrapped]
            room -= taken
            if any(wrapped):
                turn()
        before = line
    blocks: list[Paragraph | Table] = [
        Paragraph("RENCANA AKSI KPU KABUPATEN CONTOH TAHUN 2026", Place("a"))
    ]
    for number, rows in enumerate(filter(None, tables), 1):
        place = Place("a", table=number)
        made = [Row(tuple(Cell(text, place) for text in row), place) for row in rows]
        blocks.append(Table(tuple(made), place))
    return Document("a", tuple(blocks))


def keyed(row: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(("indicator", "action", "evidence"), row[4:7], strict=True))


def main() -> int:
    cells = wrong = 0
    for path in sorted((ROOT / "plans").glob("*.yaml")):
        lines = printed(path)
        for height in (18, 25, 31, 40, 55):
            for heads in (True, False):
                draft = read_decrees(pages(lines, height, heads=heads))[0]
                plan = draft.plan
                got = [
                    tuple(" ".join(t.split()) for t in (plan.area[r.area].kode, plan.area[r.area].judul, plan.komponen[r.komponen].nomor,
                     plan.komponen[r.komponen].nama, r.indikator, r.langkah_aksi, r.bukti, r.target_waktu))
                    for r in plan.kegiatan
                ]  # fmt: skip
                own = 0
                for left, right in pairs(*(list(map(keyed, rows)) for rows in (lines, got))):
                    wanted = lines[left] if left is not None else ("",) * 8
                    found = got[right] if right is not None else ("",) * 8
                    missed = [i for i in range(8) if found[i] != wanted[i]]
                    own += len(missed)
                    if missed and "--misses" in sys.argv:
                        print(height, heads, [(FIELDS[i], wanted[i], found[i]) for i in missed][:2])
                print(
                    f"{path.stem:<34}{height:>3} {heads!s:<6}{len(lines):>3}{len(got):>4} {own:>3} wrong"
                )
                cells += len(lines) * 8
                wrong += own
    print(f"{(cells - wrong) / cells * 100:.2f}% of {cells} cells")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
