"""When standard output or standard error take no more: no traceback, and the exit code tells."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import faults
import needs
import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = needs.POSIX

PRINTING: dict[str, tuple[str, ...]] = {
    "check": ("check", "a.yaml", "b.yaml"),
    "check json": ("check", "a.yaml", "--format", "json"),
    "report": ("report", "a.yaml"),
    "gaps": ("gaps", "a.yaml"),
    "gaps csv": ("gaps", "a.yaml", "--format", "csv"),
    "rank": ("rank", "a.yaml", "b.yaml"),
    "compare": ("compare", "a.yaml", "b.yaml"),
    "calendar": ("calendar", "a.yaml"),
    "fix": ("fix", "a.yaml"),
    "match": ("match", "a.yaml"),
    "rules": ("rules", "list"),
    "explain": ("rules", "explain", "MON001"),
    "config": ("config", "a.yaml"),
    "init": ("init",),
    "import": ("import", "a.md"),
    "import explain": ("import", "a.md", "--explain"),
    "export": ("export", "a.yaml"),
    "schema": ("schema", "plan"),
    "help": ("check", "--help"),
    "all help": ("--help",),
    "version": ("--version",),
}
"""Everything that prints on standard output."""

UNBUFFERED = {"": {}, "unbuffered": {"PYTHONUNBUFFERED": "1"}}
HOW = [
    *((command, "") for command in PRINTING),
    *((command, "unbuffered") for command in ("check", "check json", "help")),
]
"""Without a buffer the fault comes with the first print, else with the last flush."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("streams")
    faults.furnish(made)
    return made


def shell(
    script: str, words: Sequence[str], folder: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `script` with `$0 "$@"` as zicheck."""
    around = {**os.environ, "PYTHONPATH": str(faults.ROOT), **(env or {})}
    around.pop("PYTHONUNBUFFERED", None) if not env else None
    line = script.replace("zicheck", '"$0" -W error -m zicheck "$@"')
    return subprocess.run(
        ["sh", "-c", line, sys.executable, *words], cwd=folder, capture_output=True, check=False,
        timeout=120, env=around,
    )  # fmt: skip


@needs.FULL_DEVICE
@pytest.mark.parametrize(("command", "buffered"), HOW)
def test_a_full_disk_is_said(folder: Path, command: str, buffered: str) -> None:
    done = shell("zicheck >/dev/full", PRINTING[command], folder, UNBUFFERED[buffered])
    assert 2 == done.returncode
    told = [line for line in done.stderr.decode().splitlines() if "keluaran" in line]
    assert ["zicheck: keluaran tidak dapat ditulis (No space left on device)."] == told
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize(("command", "buffered"), HOW)
def test_a_pipe_that_nobody_reads_is_quiet(folder: Path, command: str, buffered: str) -> None:
    """Its reader is gone before the first byte."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = faults.child(
            PRINTING[command], folder, stdout=write, stderr=subprocess.PIPE,
            env=UNBUFFERED[buffered],
        )  # fmt: skip
    finally:
        os.close(write)
    assert 141 == done.returncode
    told = done.stderr.decode()
    assert "Error" not in told
    assert "ignored" not in told
    assert "cacat" not in told


def test_the_first_line_is_enough(folder: Path) -> None:
    done = shell("zicheck | head -1", PRINTING["check"], folder)
    assert b"KPU Kabupaten Kerinci 2025 \xc2\xb7 a.yaml\n" == done.stdout
    assert b"" == done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", "tidak-ada.yaml"), 2),
        (("check", "--salah"), 2),
        (("check", "a.yaml", "--fail-on", "never"), 0),
        (("report", "a.yaml", "-o", "t.md"), 0),
    ],
)
@pytest.mark.parametrize(
    "where", [pytest.param("/dev/full", marks=needs.FULL_DEVICE), "&-", "pipe"]
)
def test_where_nothing_can_be_said_the_exit_code_tells(
    folder: Path, words: tuple[str, ...], code: int, where: str
) -> None:
    if where == "pipe":
        read, write = os.pipe()
        os.close(read)
        done = faults.child(words, folder, stdout=subprocess.PIPE, stderr=write)
        os.close(write)
    else:
        done = shell(f"zicheck 2>{where}", words, folder)
    assert code == done.returncode


@pytest.mark.parametrize("command", ["check", "check json", "fix"])
def test_closed_standard_output_is_no_fault(folder: Path, command: str) -> None:
    """`>&-`: whoever wants nothing gets nothing, and the same exit code."""
    expected = shell("zicheck", PRINTING[command], folder)
    done = shell("zicheck >&-", PRINTING[command], folder)
    assert (expected.returncode, expected.stderr) == (done.returncode, done.stderr)


def test_all_streams_closed(folder: Path) -> None:
    """What is written to a file is written there, and nowhere else."""
    named = shell("zicheck", ("report", "a.yaml", "-o", "satu.md"), folder)
    assert 0 == named.returncode
    done = shell("zicheck >&- 2>&- <&-", ("report", "a.yaml", "-o", "dua.md"), folder)
    assert 0 == done.returncode
    assert (folder / "satu.md").read_bytes() == (folder / "dua.md").read_bytes()


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_language_server_without_a_channel(folder: Path, closed: str) -> None:
    done = shell(f"zicheck {closed}", ("lsp",), folder)
    assert (2, 1) == (done.returncode, done.stderr.count(b"\n"))
    assert b"tertutup" in done.stderr


@needs.FULL_DEVICE
def test_the_summary_of_a_job_that_cannot_be_added_to(folder: Path) -> None:
    done = shell(
        "zicheck", ("check", "a.yaml", "--format", "github"), folder,
        {"GITHUB_STEP_SUMMARY": "/dev/full"},
    )  # fmt: skip
    assert 2 == done.returncode
    assert b"Ringkasan job tidak dapat ditulis" in done.stderr
