"""Makes the locks: every package that CI and users install, with the hashes of all its files.

    python ci/kunci.py             # makes ci/kunci*.txt anew; needs uv and the package registry
    python ci/kunci.py --periksa   # whether they fit pyproject.toml; without network

A lock holds for every platform and every Python from 3.11 on: the hashes are those of all wheels
and of the source of a version, and `pip install --require-hashes` takes nothing else.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
USERS = ("xlsx", "docx", "watch", "lsp", "pdf", "ocr", "lengkap")
"""The extras that users install; the others are for those who develop."""
DEVELOPERS = ("test", "peramban", "lint", "bench")
FUZZ = "fuzz"
"""Has a lock of its own: not every system that CI may run on has wheels of it."""
LOCKS: dict[str, tuple[str, ...]] = {
    "kunci-dasar.txt": ("pyproject.toml",),
    "kunci-pengguna.txt": ("pyproject.toml", *(f"--extra={extra}" for extra in USERS)),
    "kunci.txt": (
        "pyproject.toml",
        "ci/kunci.in",
        *(f"--extra={extra}" for extra in (*USERS, *DEVELOPERS)),
    ),
    "kunci-fuzz.txt": ("ci/kunci-fuzz.in",),
    "kunci-rilis.txt": ("ci/kunci-rilis.in",),
}
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; .+?)? \\$", re.MULTILINE)
_WANTED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*((?:[<>=!~]=?\s*[^#;,\s]+,?\s*)*)")


def main() -> int:
    """Makes the locks, or says what in them does not fit; 1 when something does not."""
    if "--periksa" in sys.argv[1:]:
        problems = stale()
        print("\n".join(problems) or "Kunci sesuai dengan pyproject.toml.")
        return 1 if problems else 0
    uv = shutil.which("uv")
    if not uv:
        print("uv tidak ada; pasang dengan `pip install uv`, lalu ulangi.", file=sys.stderr)
        return 2
    for name, sources in LOCKS.items():
        command = [
            uv, "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version=3.11",
            "--generate-hashes", "--no-annotate", "--custom-compile-command=python ci/kunci.py",
            *sources, "-o", f"ci/{name}",
        ]  # fmt: skip
        subprocess.run(command, cwd=HERE.parent, check=True)
        print(f"ci/{name}: {len(pinned(name))} paket")
    return 0


def stale() -> list[str]:
    """What the locks lack, or hold in a version that is not wanted, one sentence each."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    own: list[str] = project["dependencies"]
    wanted = {
        "kunci-dasar.txt": own,
        "kunci-pengguna.txt": [*own, *(line for extra in USERS for line in extras[extra])],
        "kunci.txt": [
            *own,
            *(line for extra, lines in extras.items() if extra != FUZZ for line in lines),
            *listed("kunci.in"),
        ],
        "kunci-fuzz.txt": extras[FUZZ],
        "kunci-rilis.txt": listed("kunci-rilis.in"),
    }
    return [
        f"ci/{name}: {problem}; jalankan `python ci/kunci.py`."
        for name, lines in wanted.items()
        for problem in _misfits(lines, pinned(name))
    ]


def listed(name: str) -> list[str]:
    """The requirements in an `.in` file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def pinned(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock; several where they depend on the Python."""
    found: dict[str, set[str]] = {}
    for package, version in _PINNED.findall((HERE / name).read_text(encoding="utf-8")):
        found.setdefault(_same(package), set()).add(version)
    return found


def _misfits(lines: list[str], locked: dict[str, set[str]]) -> list[str]:
    problems = []
    for line in lines:
        asked = _WANTED.match(line)
        package = _same(asked[1]) if asked else ""
        if not asked or package == "zicheck":
            continue
        if package not in locked:
            problems.append(f"{asked[1]} tidak ada")
        for bound in filter(None, map(str.strip, asked[2].split(","))):
            sign = re.fullmatch(r"(>=|<)\s*(\S+)", bound)
            if not sign:
                problems.append(f"batas `{bound}` pada {asked[1]} tidak dapat diperiksa")
                continue
            problems += [
                f"{asked[1]} {version} tidak {bound}"
                for version in locked.get(package, ())
                if (_numbers(version) < _numbers(sign[2])) == (sign[1] == ">=")
            ]
    return problems


def _same(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0]))


if __name__ == "__main__":
    raise SystemExit(main())
