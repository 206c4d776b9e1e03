"""Prints what a batch costs: processes, kept results, memory; as ratios measured in one run.

    python bench/batch.py                  # 552 plans; memory at 100, 1,000 and 10,000
    python bench/batch.py --quick          # 110 plans; memory at 100 and 1,000
    python bench/batch.py --form json      # the same with another form of output

Method. Plans are copies of the real ones with unit and texts varied (`varied` of bench.py), so
that nothing is answered from a memory of the same text. Every run is a process of its own,
`zicheck check` with its output in a file.

- CPU: user and system time of the process and all that it started, as the system counts them,
  beside the CPU time of as many `check(read_plan(...))` with the same form rendered, one after
  the other in one running process whose rules are loaded. This does not depend on what else
  the machine does.
- Wall: the median of alternating runs with one process and with several, results not kept.
  Where the machine is busy with other things the second core is not ours, and the figure is too
  small; the load at the start and the end is printed beside it. So is what the CPU alone would
  allow: the CPU of one process, by that of several processes over their number.
- Kept: the CPU and wall of the same run again, when all results are known; and when one plan in
  a hundred has changed.
- Memory: the highest resident size of the process and of the largest of its workers, at each
  size, and as a multiple of that at the smallest size.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import peak

from bench import copies
from zicheck import rulesets
from zicheck.checking import check
from zicheck.commands.workers import cores
from zicheck.planfile import read_plan
from zicheck.render.formats import FORMATS, Run, reporter
from zicheck.render.outcome import Checked, Setting
from zicheck.render.screen import Screen
from zicheck.render.terminal import View


class Cost(NamedTuple):
    """Seconds of CPU and by the clock; MB of the process and of its largest worker."""

    cpu: float
    wall: float
    own: float
    worker: float


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer plans")
    options.add_argument("--form", default="terminal", choices=["terminal", *FORMATS])
    options.add_argument("--sizes", type=int, nargs="+", help="plans at which memory is measured")
    given = options.parse_args()
    count = 110 if given.quick else 552
    sizes = given.sizes or ([100, 1000] if given.quick else [100, 1000, 10_000])
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        plans = work / "plans"
        copies(plans, count)
        processes(work, plans, count, given.form)
        kept(work, plans, count, given.form)
        memory(work, sizes, given.form)
    return 0


def batch(work: Path, plans: Path, form: str, *words: str) -> Cost:
    """One run of `check` over the folder `plans`."""
    told, out = work / "told", work / "out"
    command = peak.command(
        told, "check", str(plans), "--format", form, "--output", str(out), "--fail-on", "never",
        *words,
    )  # fmt: skip
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    wall = time.perf_counter() - start
    if not out.exists():
        raise SystemExit(f"check failed: {done.stderr.decode()[-500:]}")
    out.unlink()
    cpu, own, worker = peak.cost(told)
    return Cost(cpu, wall, own, worker)


def processes(work: Path, plans: Path, count: int, form: str) -> None:
    """One process, several, and the checks alone in a process that runs already."""
    singles = in_process(plans, form)
    jobs = sorted({1, 2, cores()})
    before = os.getloadavg()[0]
    runs: dict[int, list[Cost]] = {number: [] for number in jobs}
    for _ in range(3):
        for number in jobs:
            words = ("--jobs", str(number), "--no-cache")
            runs[number].append(batch(work, plans, form, *words))
    cpu = {n: statistics.median(cost.cpu for cost in costs) for n, costs in runs.items()}
    wall = {n: statistics.median(cost.wall for cost in costs) for n, costs in runs.items()}
    print(
        f"\n{count} plans, {form} (load {before:.1f} to {os.getloadavg()[0]:.1f}, {cores()} cores)"
    )
    print(f"  {'':<34}{'CPU s':>9}{'x singles':>11}{'wall s':>9}{'faster':>8}{'by CPU':>8}")
    print(f"  {'in-process singles':<34}{singles:>9.2f}{1:>11.2f}")
    for n in jobs:
        print(
            f"  {f'check --jobs {n}':<34}{cpu[n]:>9.2f}{cpu[n] / singles:>11.2f}{wall[n]:>9.2f}"
            f"{wall[1] / wall[n]:>8.2f}{cpu[1] / (cpu[n] / n):>8.2f}"
        )


def in_process(plans: Path, form: str) -> float:
    """CPU of reading, checking and rendering every plan in this process."""
    ruleset = rulesets.builtin()
    setting = Setting(ruleset.id, len(ruleset.rules), ruleset.instrument)
    made = (
        Screen(setting, View())
        if form == "terminal"
        else reporter(form, Run(setting, ruleset, "id", lambda path: path))
    )
    files = sorted(plans.glob("*.yaml"))

    def one(path: Path) -> None:
        plan, locate = read_plan(path.read_bytes(), str(path))
        report = check(plan, ruleset)
        made.join(made.piece(Checked(str(path), report, locate, report.findings)))

    one(files[0])
    start = time.process_time()
    for path in files:
        one(path)
    return time.process_time() - start


def kept(work: Path, plans: Path, count: int, form: str) -> None:
    """The first run that keeps results, the same again, and with a few plans changed."""
    words = ("--cache-dir", str(work / "kept"))
    bare = batch(work, plans, form, "--no-cache")
    first, again = batch(work, plans, form, *words), batch(work, plans, form, *words)
    changed = sorted(plans.glob("*.yaml"))[::100]
    for path in changed:
        path.write_text(path.read_text(encoding="utf-8") + "# diubah\n", encoding="utf-8")
    few = batch(work, plans, form, *words)
    size = sum(path.stat().st_size for path in (work / "kept").rglob("*.hasil")) / 1e6
    print(f"\nKept results of {count} plans, {form} ({size:.1f} MB)")
    print(f"  {'':<34}{'CPU s':>9}{'ratio':>9}{'wall s':>9}{'ratio':>9}")
    for name, cost in {
        "nothing kept": bare,
        "first run": first,
        "again": again,
        f"again, {len(changed)} of them changed": few,
    }.items():
        print(
            f"  {name:<34}{cost.cpu:>9.2f}{cost.cpu / bare.cpu:>9.3f}{cost.wall:>9.2f}"
            f"{cost.wall / bare.wall:>9.3f}"
        )


def memory(work: Path, sizes: list[int], form: str) -> None:
    """Peak memory at each size, in one process and in two, and when all is known."""
    print(f"\nPeak memory, {form}, MB (x that at {sizes[0]} plans)")
    print(f"  {'plans':>7}{'one process':>20}{'of two: ours':>20}{'a worker':>20}{'all kept':>20}")
    least: list[float] = []
    for size in sizes:
        plans = work / f"memory-{size}"
        copies(plans, size)
        # Results of the run with two processes are kept: the last column reads them.
        cache = ("--cache-dir", str(work / f"kept-{size}"))
        one = batch(work, plans, form, "--jobs", "1", "--no-cache")
        two = batch(work, plans, form, "--jobs", "2", *cache)
        known = batch(work, plans, form, *cache)
        found = [one.own, two.own, two.worker, known.own]
        least = least or found
        cells = [f"{mb:.0f} ({mb / base:.2f})" for mb, base in zip(found, least, strict=True)]
        print(f"  {size:>7}" + "".join(f"{cell:>20}" for cell in cells), flush=True)
        shutil.rmtree(plans)
        shutil.rmtree(work / f"kept-{size}", ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
