"""Makes what a release consists of, in `dist/`, and shows that anyone can make the same.

    python ci/rilis.py [FOLDER]

The committed state is built twice: from two clones in folders of different names, with different
umask, time zone and language. Wheel and source archive must be the same byte for byte. Beside
them come the bill of materials (CycloneDX, validated) and SHA256SUMS.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
SURROUNDINGS = (
    {"umask": 0o022, "TZ": "Asia/Jayapura", "LC_ALL": "C.UTF-8"},
    {"umask": 0o077, "TZ": "America/St_Johns", "LC_ALL": "C"},
)


def main() -> int:
    """Makes the release; 1 when two builds differ."""
    dist = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    dist.mkdir(parents=True, exist_ok=True)
    changed = _said("git", "status", "--porcelain", "--untracked-files=no")
    if changed:
        print(f"Belum tercatat dalam git, sehingga tidak ikut dirilis:\n{changed}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        python = _tools(work / "alat")
        made = [
            _built(python, work / name, surroundings)
            for name, surroundings in zip(("satu", "dua-lagi"), SURROUNDINGS, strict=True)
        ]
        names = sorted(made[0])
        different = [name for name in names if made[0][name] != made[1].get(name)]
        if different or sorted(made[1]) != names:
            print(f"Dua kali dibuat, hasilnya berbeda: {', '.join(different)}", file=sys.stderr)
            return 1
        for name, data in made[0].items():
            (dist / name).write_bytes(data)
        names.append(_bill(python, dist, next(n for n in names if n.endswith(".whl"))))
    sums = [f"{hashlib.sha256((dist / name).read_bytes()).hexdigest()}  {name}" for name in names]
    (dist / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    print("\n".join(sums))
    return 0


def _said(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _tools(folder: Path) -> str:
    """A Python with the tools of a release, each held against its hash."""
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    lock = str(ROOT / "ci" / "kunci-rilis.txt")
    subprocess.run([*install, "--require-hashes", "-r", lock], check=True)
    return python


def _built(python: str, clone: Path, surroundings: dict[str, int | str]) -> dict[str, bytes]:
    """Wheel and source archive of the committed state, by name."""
    _said("git", "clone", "-q", "--no-local", str(ROOT), str(clone))
    environ = os.environ | {
        "SOURCE_DATE_EPOCH": _said("git", "log", "-1", "--format=%ct"),
        **{name: str(value) for name, value in surroundings.items() if name != "umask"},
    }
    for path in clone.rglob("*"):  # as the umask would have left them
        if ".git" not in path.parts:
            path.chmod(path.stat().st_mode & ~int(surroundings["umask"]))
    command = [python, "-m", "hatchling", "build", "-d", "keluar", "-t", "sdist", "-t", "wheel"]
    subprocess.run(
        command,
        cwd=clone,
        env=environ,
        check=True,
        capture_output=True,
        umask=int(surroundings["umask"]),
    )
    return {path.name: path.read_bytes() for path in (clone / "keluar").iterdir()}


def _bill(python: str, dist: Path, wheel: str) -> str:
    """The bill of materials of what users can install, with the hashes of the lock."""
    version = wheel.split("-")[1]
    name = f"zicheck-{version}.cdx.json"
    lock = ROOT / "ci" / "kunci-pengguna.txt"
    command = [
        python, "-m", "cyclonedx_py", "requirements", str(lock), "--pyproject",
        str(ROOT / "pyproject.toml"), "--mc-type", "application", "--output-reproducible",
        "--sv", "1.6", "--validate", "--of", "JSON", "-o", str(dist / name),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    bill = json.loads((dist / name).read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = version  # dynamic, so that the tool cannot know it
    (dist / name).write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8")
    subprocess.run([python, "-c", _VALID, str(dist / name)], check=True)
    return name


_VALID = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
text = open(sys.argv[1], encoding="utf-8").read()
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
sys.exit(str(fault) if fault else 0)
"""


if __name__ == "__main__":
    raise SystemExit(main())
