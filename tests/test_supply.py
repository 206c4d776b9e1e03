"""What is installed in CI and by users: pinned, held against hashes, and as pyproject.toml asks."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def locks() -> Any:
    """The script that makes the locks."""
    spec = importlib.util.spec_from_file_location("kunci", ROOT / "ci" / "kunci.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_locks_fit_what_the_project_asks_for(locks: Any) -> None:
    assert [] == locks.stale()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tabulate>=99", "tidak >=99"),
        ("tabulate>=0.1,<0.2", "tidak <0.2"),
        ("paket-baru>=1", "paket-baru tidak ada"),
        ("tabulate~=3.0", "tidak dapat diperiksa"),
    ],
)
def test_a_lock_that_is_stale_is_told_without_network(
    asked: str, told: str, locks: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = '"tabulate>=0.9"', f'"{asked}"'
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "pyproject.toml").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(locks, "PROJECT", tmp_path / "pyproject.toml")
    assert any(told in line and "python ci/kunci.py" in line for line in locks.stale())


def test_every_package_of_a_lock_is_one_version_with_hashes(locks: Any) -> None:
    for name in locks.LOCKS:
        text = (ROOT / "ci" / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.partition("\n#")[2].partition("\n")[2])
        assert entries
        for entry in entries:
            first, *hashes = [line.strip(" \\") for line in entry.strip().splitlines()]
            assert re.match(r"[\w.-]+==[\w.+!]+( ; .+)?$", first), first
            assert hashes
            assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), first


def test_the_action_and_the_container_install_the_versions_of_the_lock(locks: Any) -> None:
    lines = (ROOT / "ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = locks.pinned("kunci-dasar.txt")
    for line in lines:
        if not line.startswith("#"):
            name, _, version = line.partition("==")
            assert {version} == pinned[re.sub(r"[-_.]+", "-", name).lower()], line


def test_ci_installs_from_the_lock_alone() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    installs = [line for line in lines if "pip install" in line and not line.startswith("#")]
    assert installs
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)


def test_a_file_that_the_lock_does_not_know_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "palsu-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("palsu.py", "")
        made.writestr(
            "palsu-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: palsu\nVersion: 1.0\n"
        )
        made.writestr("palsu-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        made.writestr("palsu-1.0.dist-info/RECORD", "")
    lock = tmp_path / "kunci.txt"
    lock.write_text(f"palsu==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-index",
            "--find-links", str(tmp_path), "--target", str(tmp_path / "ke"), "--require-hashes",
            "-r", str(lock),
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode
    assert "DO NOT MATCH THE HASHES" in done.stderr
    assert not (tmp_path / "ke" / "palsu.py").exists()
