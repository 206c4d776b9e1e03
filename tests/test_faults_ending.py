"""When the process is ended: quietly, with its exit code, and every file old or new in whole."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import faults
import needs
import pytest
from faults import WRITERS

from zicheck import writing

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs.POSIX

SOME = ("check", "report html", "import folder", "match", "fix")
"""Writers by ways of their own."""

MOMENTS = ("open", "write", "flush", "fsync", "close", "replace")
EXITS = {"INT": 130, "TERM": 143, "HUP": 129}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    faults.furnish(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What each command writes when nothing goes wrong."""
    made = {}
    for command in SOME:
        place = tmp_path_factory.mktemp("wanted")
        faults.furnish(place)
        target, words = WRITERS[command]
        assert 0 == faults.child(words, place).returncode
        made[command] = (place / target).read_bytes()
    return made


@pytest.mark.parametrize(
    ("command", "moment"),
    [
        *(("fix", moment) for moment in (*MOMENTS, "replaced")),
        *((command, moment) for command in SOME[:-1] for moment in ("write", "replace")),
    ],
)
def test_killed_at_any_point_a_file_is_old_or_new(
    folder: Path, wanted: dict[str, bytes], command: str, moment: str
) -> None:
    target, words = WRITERS[command]
    before = faults.old(folder / target, command)
    done = faults.child(words, folder, f"kill:{moment}")
    assert -signal.SIGKILL == done.returncode
    expected = wanted[command] if moment == "replaced" else before
    assert expected == (folder / target).read_bytes()
    begin, end = (re.escape(part) for part in writing.TEMPORARY)
    for name in faults.litter(folder):
        assert re.fullmatch(f"{begin}[0-9a-f]{{16}}{end}", name)


@pytest.mark.parametrize("command", ["report html", "fix"])
def test_the_next_run_goes_on_beside_what_was_left(
    folder: Path, wanted: dict[str, bytes], command: str
) -> None:
    target, words = WRITERS[command]
    faults.old(folder / target, command)
    faults.child(words, folder, "kill:replace")
    assert 1 == len(faults.litter(folder))
    assert 0 == faults.child(words, folder).returncode
    assert wanted[command] == (folder / target).read_bytes()


@pytest.mark.parametrize(
    ("command", "moment", "name"),
    [
        *(("fix", moment, name) for moment in MOMENTS for name in EXITS),
        *((command, "flush", name) for command in SOME[:-1] for name in ("INT", "TERM")),
    ],
)
def test_asked_to_end_it_takes_the_file_in_the_making_away(
    folder: Path, command: str, moment: str, name: str
) -> None:
    target, words = WRITERS[command]
    before = faults.old(folder / target, command)
    done = faults.child(words, folder, f"{name}:{moment}")
    assert EXITS[name] == done.returncode
    assert b"Traceback" not in done.stderr
    assert before == (folder / target).read_bytes()
    assert [] == faults.litter(folder)


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("INT", "zicheck.cli"), ("INT", "argparse"), ("INT", "zicheck.commands.check"),
        ("INT", "zicheck.planfile"), ("INT", "zicheck.checking"), ("INT", "zicheck.render.terminal"),
        ("TERM", "zicheck.usage"), ("TERM", "zicheck.checking"), ("HUP", "zicheck.console"),
    ],
)  # fmt: skip
def test_ended_while_modules_are_loaded(folder: Path, name: str, module: str) -> None:
    done = faults.child(["check", "a.yaml"], folder, f"{name}:import={module}")
    assert EXITS[name] == done.returncode
    assert b"Traceback" not in done.stderr
    assert b"ignored" not in done.stderr
    assert done.stderr in (b"", b"Dihentikan.\n")


def test_ctrl_c_after_all_is_done_changes_nothing(folder: Path) -> None:
    done = faults.child(["check", "a.yaml", "--fail-on", "never"], folder, "INT:exit")
    assert (0, b"") == (done.returncode, done.stderr)


def test_ctrl_c_in_a_batch(folder: Path) -> None:
    """While a plan is read: what was printed stays, and a sentence stands behind it."""
    done = faults.child(["rank", "."], folder, "INT:import=zicheck.ranking")
    assert (130, b"Dihentikan.\n") == (done.returncode, done.stderr)


def test_a_process_that_ignores_hanging_up_goes_on_ignoring_it(folder: Path) -> None:
    """`nohup zicheck ...` outlives its terminal."""
    program = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
        "sys.argv = ['zicheck', 'check', 'a.yaml', '--fail-on', 'never']; "
        "from zicheck.starting import main; code = main(); "
        "os.kill(os.getpid(), signal.SIGHUP); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(faults.ROOT)},
    )  # fmt: skip
    assert 0 == done.returncode
