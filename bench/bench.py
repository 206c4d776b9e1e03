"""Prints what a check costs, as ratios of things measured side by side in one run.

    python bench/bench.py            # everything
    python bench/bench.py --quick    # smaller batches, fewer runs

Method: every whole-process figure is the median of N alternating runs, so that a busy moment
of the machine hits both sides; every in-process figure is CPU time of this process. Files are
copies of the real plans with unit and texts varied, so that nothing is answered from a memory
of the same text. Ratios are what counts; milliseconds depend on the machine.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import peak
import yaml

from zicheck import cycles, rulesets
from zicheck.checking import check
from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
PYTHON = sys.executable
CODES_OK = {0, 1}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="smaller batches, fewer runs")
    quick = options.parse_args().quick
    runs = 5 if quick else 15
    # Every start after the first finds compiled modules, as an installed package does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    cycles.seek_seldom()  # as the program itself does
    compileall.compile_dir(ROOT / "zicheck", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        cold(work, runs)
        each_further(work, 30 if quick else 150)
        long_plans((100, 1000) if quick else (100, 1000, 10_000))
        batches(work, (10, 100) if quick else (10, 100, 1000))
        documents(work)
        ranking(work, 50 if quick else 514)
        imports(work, 3 if quick else 7)
        printed(work, 3 if quick else 7)
        peers(work, runs)
    return 0


def varied(text: str, number: int) -> str:
    """A copy of a plan as another unit of the country would have it."""
    for old, new in (
        ("Kabupaten ", f"Kabupaten Bandar {number} "),
        ("pegawai", f"pegawai {number}"),
        ("Laporan", f"Laporan {number}"),
    ):
        text = text.replace(old, new)
    return text


def copies(folder: Path, count: int) -> list[Path]:
    """`count` varied copies of the real plans in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in PLANS]
    made = []
    for number in range(count):
        path = folder / f"plan-{number:05}.yaml"
        path.write_text(varied(texts[number % len(texts)], number), encoding="utf-8")
        made.append(path)
    return made


def median_wall(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """Median wall time in ms of each command, run in turn."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(command, capture_output=True, check=False)
            taken[name].append((time.perf_counter() - start) * 1000)
            if done.returncode not in CODES_OK:
                raise SystemExit(f"{name}: exit {done.returncode}: {done.stderr.decode()[:300]}")
    return {name: statistics.median(values) for name, values in taken.items()}


def show(title: str, rows: dict[str, float], base: str) -> None:
    """One table: milliseconds, and each as a multiple of `base`."""
    print(f"\n{title} (1.00 = {base})")
    for name, value in rows.items():
        print(f"  {name:<44}{value:>9.1f} ms {value / rows[base]:>7.2f}")


def cold(work: Path, runs: int) -> None:
    """One plan in a fresh process, beside bare Python and bare YAML."""
    path = str(shutil.copy(PLANS[0], work))
    compose = (
        "import sys, yaml; "
        "yaml.compose(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)"
    )
    commands = {
        "python -c pass": [PYTHON, "-c", "pass"],
        "python -c 'import yaml'": [PYTHON, "-c", "import yaml"],
        "python, C compose of the plan": [PYTHON, "-c", compose, path],
        "zicheck check, one plan": [PYTHON, "-m", "zicheck", "check", path],
    }
    if linter := shutil.which("yamllint", path=str(Path(PYTHON).parent)):
        commands["yamllint, the same plan"] = [linter, path]
    show("Cold, one plan", median_wall(commands, runs), "python -c 'import yaml'")


def each_further(work: Path, count: int) -> None:
    """What one more plan costs in a running process, in multiples of its C compose."""
    texts = [path.read_bytes() for path in copies(work / "further", count)]
    ruleset = rulesets.builtin()
    for text in texts[: len(PLANS)]:
        check(read_plan(text, "warm")[0], ruleset)

    def cpu(work_on: object) -> float:
        # What earlier rows left in memory must not be searched for garbage in this one.
        gc.collect()
        gc.freeze()
        start = time.process_time()
        for text in texts[len(PLANS) :]:
            work_on(text)  # type: ignore[operator]
        return (time.process_time() - start) * 1000 / (len(texts) - len(PLANS))

    rows = {
        "C compose": cpu(lambda t: yaml.compose(t.decode(), Loader=yaml.CSafeLoader)),
        "read into a plan, with places": cpu(lambda t: read_plan(t, "x")),
        "read and check (all rules, matching, score)": cpu(
            lambda t: check(read_plan(t, "x")[0], ruleset)
        ),
    }
    show(f"Each further plan, CPU, mean of {len(texts)}", rows, "C compose")


def long_plans(sizes: tuple[int, ...]) -> None:
    """What a row costs in longer and longer plans, no two rows of which are alike."""
    ruleset = rulesets.builtin()
    plans = [read_plan(path.read_bytes(), path.name)[0] for path in PLANS]
    first = plans[0]
    rows = [row for plan in plans for row in plan.kegiatan]
    print("\nOne long plan, CPU")
    print(f"  {'rows':>7}{'MB':>8}{'read, ms a row':>17}{'check, ms a row':>18}{'':>4}")
    base = 0.0
    for size in sizes:
        told = []
        for number in range(size):
            row = rows[number % len(rows)]
            told.append(
                row._replace(
                    komponen=row.komponen % len(first.komponen),
                    indikator=f"{row.indikator} bagian {number}",
                    langkah_aksi=f"{row.langkah_aksi} {number}",
                    bukti_fisik=tuple(f"{text} {number}" for text in row.bukti_fisik),
                )
            )
        told.sort(key=lambda row: row.komponen)
        plan = first._replace(
            kegiatan=tuple(
                row._replace(row=number, area=first.komponen[row.komponen].area)
                for number, row in enumerate(told, start=1)
            )
        )
        text = write_plan(plan).encode()
        start = time.process_time()
        read = read_plan(text, "long.yaml")[0]
        middle = time.process_time()
        check(read, ruleset)
        each = (time.process_time() - middle) * 1000 / size
        base = base or each
        print(
            f"  {size:>7}{len(text) / 1e6:>8.1f}{(middle - start) * 1000 / size:>17.3f}{each:>18.3f}"
            f"{each / base:>7.2f}"
        )


def batches(work: Path, sizes: tuple[int, ...]) -> None:
    """Cost per plan of whole batches in one process; `batch.py` has several, and memory."""
    print("\nBatches, whole process")
    print(f"  {'plans':>7}{'ms a plan':>12}")
    for size in sizes:
        folder = work / f"batch-{size}"
        copies(folder, size)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run(
            [PYTHON, "-m", "zicheck", "check", str(folder), "--jobs", "1", "--no-cache",
             "--format", "json", "--output", str(work / "out.json")],
            capture_output=True,
            check=False,
        )  # fmt: skip
        if not (work / "out.json").exists():
            raise SystemExit(f"check of {size} plans failed: {done.stderr.decode()[-500:]}")
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        found = len(json.loads((work / "out.json").read_text(encoding="utf-8"))["plans"])
        if found != size:
            raise SystemExit(f"{size} plans went in, {found} came out")
        print(f"  {size:>7}{used * 1000 / size:>12.1f}")


def documents(work: Path) -> None:
    """What each document of one plan costs beyond its check, and how large it is."""
    from zicheck.render.documents import FORMATS, render
    from zicheck.render.dossier import dossier
    from zicheck.render.outcome import Checked

    ruleset = rulesets.builtin()
    texts = [path.read_bytes() for path in copies(work / "documents", 10)]

    def made(text: bytes) -> Checked:
        plan, locate = read_plan(text, "plan.yaml")
        report = check(plan, ruleset)
        return Checked("plan.yaml", report, locate, report.findings)

    plans = [made(text) for text in texts]
    start = time.process_time()
    for text in texts:
        made(text)
    checking = (time.process_time() - start) * 1000 / len(texts)
    rows = {"read and check": checking}
    sizes: dict[str, int] = {}
    for kind in FORMATS:
        render(dossier(plans[0], ruleset), kind, "id")  # imports and first uses
        start = time.process_time()
        for plan in plans:
            sizes[kind] = max(sizes.get(kind, 0), len(render(dossier(plan, ruleset), kind, "id")))
        rows[f"{kind} beyond that"] = (time.process_time() - start) * 1000 / len(plans)
    show(f"Documents of one plan, CPU, mean of {len(plans)}", rows, "read and check")
    print("  largest, kB: " + ", ".join(f"{kind} {size // 1000}" for kind, size in sizes.items()))


def ranking(work: Path, count: int) -> None:
    """One page for many plans beside checking them, whole processes."""
    folder = work / f"rank-{count}"
    copies(folder, count)
    commands = {
        f"check, {count} plans": [
            PYTHON, "-m", "zicheck", "check", str(folder), "--no-cache", "--format", "json",
            "--output", str(work / "all.json"),
        ],
        f"rank, {count} plans": [
            PYTHON, "-m", "zicheck", "rank", str(folder), "-o", str(work / "rank.html"),
        ],
    }  # fmt: skip
    show("Ranking", median_wall(commands, 1), next(iter(commands)))
    print(f"  the page: {(work / 'rank.html').stat().st_size // 1000} kB")


def imported(path: Path, work: Path, rows: int, runs: int) -> tuple[float, peak.Cost]:
    """Median seconds of importing a document, and what its last run cost."""
    out, told = work / "imported.yaml", work / "told"
    command = peak.command(told, "import", str(path), "-o", str(out), "--force")
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - start)
    found = out.read_text(encoding="utf-8").count("langkah_aksi:")
    if found != rows:
        raise SystemExit(f"{path}: {rows} rows went in, {found} came out")
    return statistics.median(taken), peak.cost(told)


def imports(work: Path, runs: int) -> None:
    """Seconds and peak memory of importing a document, whole process."""
    sys.path.insert(0, str(ROOT / "tests"))
    from harddocx import official
    from hardtables import made_lines
    from hardxlsx import merged_down

    print("\nImport of a document, whole process")
    print(f"  {'rows':>7}{'kind':>8}{'seconds':>12}{'peak MB':>10}")
    for rows in (75, 1000):
        for kind, layout in (("docx", official), ("xlsx", merged_down)):
            path = work / f"rows-{rows}.{kind}"
            path.write_bytes(layout(made_lines(rows))[0])
            taken, most = imported(path, work, rows, runs)
            print(f"  {rows:>7}{kind:>8}{taken:>12.2f}{most.own_mb:>10.0f}")


def printed(work: Path, runs: int) -> None:
    """Seconds and peak memory of importing a PDF, with the process that takes it apart."""
    sys.path.insert(0, str(ROOT / "tests"))
    import hardpdf

    if not hardpdf.CHROMIUM:
        print("\nChromium is not installed: no PDF was printed, and none read")
        return
    plan, _ = read_plan(PLANS[0].read_bytes(), PLANS[0].name)
    print("\nImport of a PDF, whole process")
    print(f"  {'rows':>7}{'seconds':>12}{'peak MB':>10}{'its child':>12}")
    for rows in (75, 1000):
        path = hardpdf.make(hardpdf.many(plan, rows), hardpdf.LAYOUTS[0], work / f"rows-{rows}.pdf")
        taken, most = imported(path, work, rows, runs)
        print(f"  {rows:>7}{taken:>12.2f}{most.own_mb:>10.0f}{most.child_mb:>12.0f}")


def peers(work: Path, runs: int) -> None:
    """Other linters on the same files: what a reader would run beside us."""
    from peers import tools  # the sibling, which also says what each finds

    folder = work / "peers"
    files = [str(path) for path in copies(folder, 20)]
    known = tools()
    commands = {f"{tool.name}, 20 plans": [*tool.start, *files] for tool in known}
    if not any(tool.name == "Spectral" for tool in known):
        print("\nSpectral is not installed (npm install -g @stoplight/spectral-cli): left out")
    show("Beside peers", median_wall(commands, max(3, runs // 3)), "zicheck check, 20 plans")


if __name__ == "__main__":
    raise SystemExit(main())
