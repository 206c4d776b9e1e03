"""Other checkers on the same plans: how long each takes, and which defects each finds.

    python bench/peers.py                      # prints two tables in Markdown
    python bench/peers.py --halaman FILE       # and puts them between its marks

Peers are yamllint, check-jsonschema with our schema of a plan, and Spectral with the rules in
`spectral.yaml`, the part of ours that it can express. What is not installed is left out and said.

Method: times are medians of alternating runs of whole processes on the same files, after one
that is not counted. A defect is one change of a real plan; a tool finds it when it says of the
changed file what it does not say of the whole one, places aside.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
PLAN = ROOT / "plans" / "kpu-kerinci-2025.yaml"
MARKS = ("<!-- peers: mulai -->", "<!-- peers: selesai -->")
# Texts of decrees are verbatim and long; that is no defect of a plan.
QUIET = "{extends: default, rules: {line-length: disable, document-start: disable}}"


class Tool(NamedTuple):
    """A checker: its name, its version, how it is started, and how it is asked for data."""

    name: str
    version: str
    start: list[str]
    data: list[str]


class Defect(NamedTuple):
    """One change of a plan: the class of what is wrong, in words, and the text by its text."""

    kind: str
    words: str
    old: str
    new: str


DEFECTS = (
    Defect("sintaksis", "tanda kutip tidak ditutup", 'nomor: "2"', 'nomor: "2'),
    Defect("sintaksis", "TAB sebagai indentasi", "\n  tahun: 2025\n", "\n\ttahun: 2025\n"),
    Defect("sintaksis", "kunci ditulis dua kali", "tujuan: WBK", "tujuan: WBK\ntujuan: WBBM"),
    Defect("bentuk", "kunci salah eja", "target_waktu:", "target_waktuu:"),
    Defect("bentuk", "tahun bukan angka", "\ntahun: 2025\n", "\ntahun: dua ribu\n"),
    Defect("bentuk", "unit tidak ada", "unit: KPU Kabupaten Kerinci\n", ""),
    Defect("bentuk", "tujuan yang tidak dikenal", "tujuan: WBK", "tujuan: WBX"),
    Defect("makna", "bukti fisik kosong", "bukti_fisik: ?", 'bukti_fisik: ""'),
    Defect("makna", "target tanpa bulan", "target_waktu: ?", "target_waktu: secepatnya"),
    Defect("makna", "bulan salah eja", "target_waktu: ?", "target_waktu: Janurai 2025"),
    Defect("makna", "target mendahului keputusan", "target_waktu: ?", "target_waktu: Juni 2024"),
    Defect(
        "makna",
        "monev setahun sekali",
        "target_waktu: Februari, april, juni, agustus, oktober, desember",
        "target_waktu: Desember 2025",
    ),
    Defect("makna", "komponen wajib hilang", "komponen: Whistle Blowing System", ""),
    Defect("makna", "nama unit lain", "langkah_aksi: ?", "langkah_aksi: Rapat KPU Kabupaten Bungo"),
    Defect(
        "makna",
        "peraturan yang sudah diganti",
        "dasar_hukum:\n",
        "dasar_hukum:\n  - bagian: mengingat\n    teks: Peraturan Menteri PANRB Nomor 52 Tahun 2014\n",
    ),
)


def tools() -> list[Tool]:
    """The checkers that are installed, ours first."""
    here = str(Path(PYTHON).parent)
    schema = str(ROOT / "docs" / "reference" / "plan.schema.json")
    found = [
        Tool(
            "zicheck check",
            _version([PYTHON, "-m", "zicheck", "--version"]),
            [PYTHON, "-m", "zicheck", "check", "--no-cache"],
            ["--format", "json", "--lang", "en"],
        )
    ]
    if lint := shutil.which("yamllint", path=here):
        found.append(
            Tool("yamllint", _version([lint, "--version"]), [lint, "-d", QUIET], ["-f", "parsable"])
        )
    if check := shutil.which("check-jsonschema", path=here):
        start = [check, "--schemafile", schema]
        found.append(
            Tool("check-jsonschema", _version([check, "--version"]), start, ["-o", "json"])
        )
    if spectral := shutil.which("spectral"):
        start = [spectral, "lint", "-r", str(ROOT / "bench" / "spectral.yaml")]
        found.append(Tool("Spectral", _version([spectral, "--version"]), start, ["-f", "json"]))
    return found


def main() -> int:
    """Prints both tables."""
    import bench  # the sibling: how copies are made and times are taken

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--halaman", type=Path, help="a page to put the tables into")
    options.add_argument("--kali", type=int, default=11, help="runs of each command")
    given = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    known = tools()
    lacking = {"yamllint", "check-jsonschema", "Spectral"} - {tool.name for tool in known}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        text = "\n".join([*times(known, work, given.kali, bench), "", *finds(known, work)])
    if lacking:
        text += f"\n\nTidak terpasang, sehingga tidak ikut: {', '.join(sorted(lacking))}."
    print(text)
    if given.halaman:
        page = given.halaman.read_text(encoding="utf-8")
        start, end = (page.index(mark) for mark in MARKS)
        page = f"{page[: start + len(MARKS[0])]}\n\n{text}\n\n{page[end:]}"
        given.halaman.write_text(page, encoding="utf-8")
    return 0


def times(known: list[Tool], work: Path, runs: int, bench: object) -> list[str]:
    """One plan and twenty in fresh processes, each as a multiple of ours."""
    one = [str(PLAN)]
    twenty = [str(path) for path in bench.copies(work / "dua-puluh", 20)]  # type: ignore[attr-defined]
    taken = {}
    for name, files, count in (("satu", one, runs), ("dua puluh", twenty, max(3, runs // 2))):
        commands = {tool.name: [*tool.start, *files] for tool in known}
        bench.median_wall(commands, 1)  # type: ignore[attr-defined]
        taken[name] = bench.median_wall(commands, count)  # type: ignore[attr-defined]
    base = {name: row[known[0].name] for name, row in taken.items()}
    lines = [
        (
            f"Diukur pada {platform.python_implementation()} {platform.python_version()}, "
            f"{platform.system()} {platform.machine()}."
        ),
        "",
        "| Pemeriksa | Versi | Satu rencana, ms | terhadap zicheck | 20 rencana, ms | terhadap zicheck |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for tool in known:
        cells = [
            cell
            for name in taken
            for cell in (
                f"{taken[name][tool.name]:.0f}",
                _comma(taken[name][tool.name] / base[name]),
            )
        ]
        lines.append(f"| {tool.name} | {tool.version} | {' | '.join(cells)} |")
    return lines


def finds(known: list[Tool], work: Path) -> list[str]:
    """Which tool finds which defect, and how many of each class."""
    folder = work / "cacat"
    folder.mkdir()
    path = folder / "rencana.yaml"
    whole = PLAN.read_text(encoding="utf-8")
    path.write_text(whole, encoding="utf-8")
    before = {tool.name: _said(tool, path) for tool in known}
    counts: Counter[tuple[str, str]] = Counter()
    lines = [
        f"| Kelas | Cacat | {' | '.join(tool.name for tool in known)} |",
        f"| --- | --- |{' --- |' * len(known)}",
    ]
    for defect in DEFECTS:
        path.write_text(changed(whole, defect), encoding="utf-8")
        cells = []
        for tool in known:
            found = bool(_said(tool, path) - before[tool.name])
            counts[defect.kind, tool.name] += found
            cells.append("ya" if found else "–")
        lines.append(f"| {defect.kind} | {defect.words} | {' | '.join(cells)} |")
    for kind in dict.fromkeys(defect.kind for defect in DEFECTS):
        total = sum(defect.kind == kind for defect in DEFECTS)
        cells = [f"{counts[kind, tool.name]} dari {total}" for tool in known]
        lines.append(f"| **{kind}** | | {' | '.join(cells)} |")
    return lines


def changed(text: str, defect: Defect) -> str:
    """The plan with the defect in it; a `?` stands for whatever the first such cell says."""
    start = text.index("\nzicheck:")  # remarks in front name cells too
    head, text = text[:start], text[start:]
    if defect.old.startswith("komponen: "):
        name = re.escape(defect.old.removeprefix("komponen: "))
        part = rf"      - nomor: [^\n]*\n        nama: {name}\n.*?(?=      - nomor|  - kode)"
        made = re.sub(part, defect.new, text, count=1, flags=re.DOTALL)
    elif defect.old.endswith(" ?"):
        made = re.sub(rf"{defect.old[:-1]}\S[^\n]*", defect.new, text, count=1)
    else:
        made = text.replace(defect.old, defect.new, 1)
    if made == text:
        raise SystemExit(f"{defect.words}: not found in {PLAN.name}")
    return head + made


def _said(tool: Tool, path: Path) -> Counter[str]:
    """What a tool says of a file, without where."""
    command = [*tool.start, *tool.data, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if tool.name == "yamllint":
        return Counter(line.split(": ", 1)[-1] for line in done.stdout.splitlines())
    if not done.stdout.strip():
        return Counter([f"exit {done.returncode}"] if done.returncode else [])
    start = min(at for at in (done.stdout.find("{"), done.stdout.find("[")) if at >= 0)
    data = json.JSONDecoder().raw_decode(done.stdout[start:])[0]
    if tool.name == "Spectral":
        return Counter(f"{item['code']} {item['message']}" for item in data)
    if tool.name == "check-jsonschema":
        errors = [*data.get("errors", ()), *data.get("parse_errors", ())]
        return Counter(f"{item.get('path')} {item.get('message')}" for item in errors)
    said = [
        f"{item['rule']} {item['message']}" for plan in data["plans"] for item in plan["findings"]
    ]
    return Counter([*said, *(item["message"] for item in data["errors"])])


def _version(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(?:\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "?"


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


if __name__ == "__main__":
    raise SystemExit(main())
