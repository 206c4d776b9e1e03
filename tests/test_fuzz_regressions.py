"""Inputs that once broke a promise, and the seeds of every fuzzing target, run in bounds."""

from __future__ import annotations

import sys
from pathlib import Path

import needs
import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from fuzz import replaying, targets  # noqa: E402 - found from the line above


@pytest.mark.parametrize("name", targets.NAMES)
def test_every_kept_input_and_every_seed_keeps_the_promises(name: str) -> None:
    done = replaying.replay(name)
    assert "" == done.broken
    assert done.sound > len(replaying.kept(name))


def test_every_kept_input_belongs_to_a_target() -> None:
    assert {path.name for path in replaying.KEPT.iterdir()} <= set(targets.NAMES)


@pytest.mark.parametrize("name", targets.NAMES)
def test_every_target_says_what_it_promises(name: str) -> None:
    assert "Promises: " in (targets.target(name).__doc__ or "")


@needs.BOUNDS
@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("while True: pass", "in TestOneInput", id="too slow"),
        pytest.param("bytearray(2_000_000_000)", "MemoryError", id="too large"),
        pytest.param("raise KeyError('x')", "KeyError: 'x'", id="raised"),
        pytest.param("import os; os.abort()", "Aborted", id="died"),
    ],
)
def test_an_input_that_breaks_its_bounds_is_named(
    body: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "buruk").mkdir()
    (tmp_path / "buruk" / "sasaran.py").write_text(
        "DICTIONARY = ()\n"
        "def seeds():\n    yield b'good'\n    yield b'bad'\n"
        f"def TestOneInput(data):\n    if data == b'bad':\n        {body}\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = replaying.replay("sasaran", "buruk", seconds=1)
    assert 1 == done.sound
    assert done.broken.startswith("runs seed 1: ended with ")
    assert told in done.broken
