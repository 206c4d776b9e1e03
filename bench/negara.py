"""How long one machine takes for all units of the country: measured, then multiplied.

    python bench/negara.py                   # prints a table in Markdown
    python bench/negara.py --halaman FILE    # and puts it between its marks

Method: CPU time (user and system, with all children) of whole runs over copies of the real plans,
each with unit and texts of its own, so that nothing is answered from memory; the difference of a
large and a small run is divided by the difference of their counts, which leaves start-up out.
CPU time and not the clock: what else the machine does changes the clock only.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import ROOT, copies

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = ("<!-- negara: mulai -->", "<!-- negara: selesai -->")
SMALL, LARGE = 50, 552
SCENES = (
    ("552 kantor KPU provinsi dan kabupaten/kota, satu tahun", 552),
    ("idem, lima tahun", 552 * 5),
    ("satu kementerian dengan 5.000 unit kerja (asumsi), satu tahun", 5_000),
    ("50.000 unit kerja seluruh Indonesia (asumsi), satu tahun", 50_000),
    ("idem, lima tahun", 250_000),
)
CORES = 8


def main() -> int:
    """Measures, prints, and fills the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--halaman", type=Path, help="a page to put the table into")
    page = options.parse_args().halaman
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        check = further(work, "yaml")
        word = further(work, "docx")
    text = "\n".join(table(check, word))
    print(text)
    if page:
        held = page.read_text(encoding="utf-8")
        start, end = (held.index(mark) for mark in MARKS)
        held = f"{held[: start + len(MARKS[0])]}\n\n{text}\n\n{held[end:]}"
        page.write_text(held, encoding="utf-8")
    return 0


def further(work: Path, kind: str) -> float:
    """CPU seconds that one more plan costs."""
    counts = (SMALL, LARGE) if kind == "yaml" else (5, 25)
    used = []
    for count in counts:
        folder = work / f"{kind}-{count}"
        files = copies(folder, count)
        if kind == "docx":
            run("export", *map(str, files), "-o", str(folder / "{nama}.docx"))
            for path in files:
                path.unlink()
            files = sorted(folder.glob("*.docx"))
        before = spent()
        run("check", *map(str, files), "--no-cache", "--format", "json", "-o",
            str(work / "keluar.json"))  # fmt: skip
        used.append(spent() - before)
    return (used[1] - used[0]) / (counts[1] - counts[0])


def run(*arguments: str) -> None:
    """A command that reads and writes; what it found is no matter here."""
    command = [sys.executable, "-m", "zicheck", *arguments]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, check=False, env=environ)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode()[-500:])


def spent() -> float:
    """CPU seconds of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(check: float, word: float) -> Sequence[str]:
    """What was measured, and what follows from it."""
    lines = [
        (
            f"Diukur pada {platform.python_implementation()} {platform.python_version()}, "
            f"{platform.system()} {platform.machine()}: setiap rencana YAML berikutnya "
            f"{_comma(check * 1000, 1)} ms CPU, yaitu {1 / check:.0f} rencana setiap detik setiap inti; "
            f"setiap keputusan Word berikutnya {_comma(word * 1000, 1)} ms CPU."
        ),
        "",
        "| Yang diperiksa | Rencana | YAML, satu inti | YAML, 8 inti | Word, satu inti |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for words, count in SCENES:
        cells = (_time(count * check), _time(count * check / CORES), _time(count * word))
        shown = f"{count:,}".replace(",", ".")
        lines.append(f"| {words} | {shown} | {' | '.join(cells)} |")
    return lines


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} detik"
    if seconds < 5400:
        return f"{seconds / 60:.0f} menit"
    return f"{_comma(seconds / 3600, 1)} jam"


def _comma(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")


if __name__ == "__main__":
    raise SystemExit(main())
