"""Measures the matching of rows with LKE indikator; prints, asserts nothing (no test).

    python tests/measure_matching.py
    python tests/measure_matching.py --plans DIR --gold FILE.csv     # plan,row,lke[,confidence]
    python tests/measure_matching.py --texts FILE.csv --half odd     # lke,text[,...], no context
    python tests/measure_matching.py --texts FILE.txt                # one unrelated text a line

Without options: the hand-labelled rows in `tests/data/match_gold.csv`. `--misses` lists them.
"""

# ruff: noqa: T201 - it prints what it measures

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import defaultdict
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from zicheck import instrument as lke  # noqa: E402 - found from the line above
from zicheck.matching import Match, Matcher  # noqa: E402
from zicheck.plan import Area, Kegiatan, Komponen, Plan  # noqa: E402
from zicheck.planfile import read_plan  # noqa: E402

GOLD = Path(__file__).parent / "data" / "match_gold.csv"
RULES = ROOT / "rules" / "permenpanrb-90-2021"

Label = tuple[tuple[str, ...], str]


def matcher() -> Matcher:
    """The matcher of the rule set in the repository."""
    data, wordings = (
        yaml.load((RULES / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
        for name in ("lke.yaml", "ungkapan.yaml")
    )
    return Matcher(lke.build(data), wordings)


def gold_plans(path: Path = GOLD) -> dict[str, tuple[Plan, list[Label]]]:
    """The plans in the file of labelled rows, with the labels of their rows."""
    grouped: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            grouped[row["plan"]].append(row)
    return {name: (_plan(rows), [_label(row) for row in rows]) for name, rows in grouped.items()}


def _plan(rows: list[dict[str, str]]) -> Plan:
    areas: list[Area] = []
    komponen: list[Komponen] = []
    kegiatan: list[Kegiatan] = []
    for row in rows:
        area = Area(row["area"], row["section"])
        if area not in areas:
            areas.append(area)
        part = Komponen(row["number"], row["component"], areas.index(area))
        if part not in komponen:
            komponen.append(part)
        kegiatan.append(
            Kegiatan(
                len(kegiatan) + 1,
                areas.index(area),
                komponen.index(part),
                row["indicator"],
                row["action"],
                (row["evidence"],) if row["evidence"] else (),
            )
        )
    return Plan(
        rows[0]["unit"],
        2025,
        area=tuple(areas),
        komponen=tuple(komponen),
        kegiatan=tuple(kegiatan),
    )


def _label(row: dict[str, str]) -> Label:
    ids = tuple(id_ for id_ in row["lke"].replace(" ", "").split(";") if id_)
    return ids, row.get("confidence", "")


def bare_plan(texts: list[str]) -> Plan:
    """A plan whose rows are these texts and nothing else: no komponen, no section."""
    return Plan(
        "",
        2026,
        area=(Area("", ""),),
        komponen=tuple(Komponen("", "", 0) for _ in texts),
        kegiatan=tuple(Kegiatan(n + 1, 0, n, text) for n, text in enumerate(texts)),
    )


class Tally:
    """Counts answers, by class and by how sure they were."""

    def __init__(self) -> None:
        self.classes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        self.sure: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        self.misses: list[str] = []

    def add(self, name: str, text: str, label: Label, match: Match) -> None:
        """Count one row."""
        wanted, kind = label
        first = match.ids[:1] == wanted[:1]
        hit = first or bool(set(match.ids[:1]) & set(wanted))
        for key in {kind or "all", "all", "not low" if kind != "low" else "low"}:
            counts = self.classes[key]
            counts[0] += 1
            counts[1] += first
            counts[2] += hit
            counts[3] += not match.ids
        if match.ids:
            bin_ = self.sure[min(9, int(match.confidence * 10))]
            bin_[0] += 1
            bin_[1] += hit
        if not first:
            best = ", ".join(f"{id_} {score:.2f}" for id_, score in match.candidates[:3])
            self.misses.append(
                f"  {name}:{match.row} [{kind}] wants {';'.join(wanted) or 'none'}, got "
                f"{';'.join(match.ids) or 'none'} ({match.confidence:.2f}): {text[:90]!r} | {best}"
            )

    def show(self, name: str) -> None:
        """Print the figures."""
        for key, (rows, first, hit, none) in sorted(self.classes.items()):
            print(
                f"{name:32} {key:12} rows {rows:4}  top-1 {first:4} ({first / rows:6.1%})  "
                f"any {hit:4} ({hit / rows:6.1%})  none {none:3}"
            )


def measure(name: str, plan: Plan, labels: dict[int, Label], found: Matcher, whole: Tally) -> None:
    """Match the plan, print its figures, and add them to those of all plans."""
    tally = Tally()
    started = time.perf_counter()
    matches = found.match(plan)
    spent = time.perf_counter() - started
    for row, match in zip(plan.kegiatan, matches, strict=True):
        if row.row in labels:
            text = row.indikator or row.langkah_aksi or row.bukti
            tally.add(name, text, labels[row.row], match)
            whole.add(name, text, labels[row.row], match)
    tally.show(name)
    print(f"{name:32} {len(plan.kegiatan)} rows in {spent * 1e3:.1f} ms, first sight")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--plans", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), help="only those lines of --texts")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    found = matcher()
    whole = Tally()
    if options.texts:
        texts, labels = _texts(options.texts, options.half)
        measure(options.texts.stem, bare_plan(texts), labels, found, whole)
    elif options.plans:
        given: dict[str, dict[int, Label]] = defaultdict(dict)
        with options.gold.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                given[row["plan"]][int(row["row"])] = _label(row)
        for path in sorted(options.plans.glob("*.yaml")):
            plan, _ = read_plan(path.read_bytes(), path.name)
            measure(path.stem, plan, given[path.stem], found, whole)
    else:
        for name, (plan, of_rows) in gold_plans().items():
            numbers = [row.row for row in plan.kegiatan]
            measure(name, plan, dict(zip(numbers, of_rows, strict=True)), found, whole)
    whole.show("together")
    print("how sure -> how often right:", end="")
    for bin_, (rows, right) in sorted(whole.sure.items()):
        print(f"  {bin_ / 10:.1f}: {right / rows:.2f} of {rows}", end="")
    print()
    if options.misses:
        print("\n".join(whole.misses))


def _texts(path: Path, half: str | None) -> tuple[list[str], dict[int, Label]]:
    """The texts of a file with their labels, by row; of one half of its lines if asked."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix != ".csv":
        texts = [line for line in lines if line.strip()]
        return texts, {n + 1: ((), "unrelated") for n in range(len(texts))}
    wanted = [
        row
        for number, row in enumerate(csv.reader(lines), 1)
        if number > 1 and half in (None, "even" if number % 2 == 0 else "odd")
    ]
    labels: dict[int, Label] = {
        n + 1: ((row[0],), row[2] if row[2:] else "") for n, row in enumerate(wanted)
    }
    return [row[1] for row in wanted], labels


if __name__ == "__main__":
    main()
