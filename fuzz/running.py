"""Runs targets one after the other, each in a process of its own, and tells what came of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fuzz.replaying import CPU_SECONDS, MEGABYTES, replay
from fuzz.targets import target

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS_WATCHED = 25
"""Time of one input in the engine, where every line is watched and the clock goes on for others."""
MOST_BYTES = 20_000
_STATUS = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")
_DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_ROUGHLY = re.compile(r"^#(\d+)\s", re.MULTILINE)
_SLOW = ("timeout-", "slow-unit-")
_KEPT = ("crash-", "oom-", "leak-", *_SLOW)


class Outcome(NamedTuple):
    """What came of fuzzing one target: `found` are the inputs that broke a promise."""

    name: str
    seconds: float
    executions: int
    edges: int
    corpus: int
    found: tuple[Path, ...]


def run(name: str, seconds: int, seed: int, work: Path) -> Outcome:
    """Fuzz the target `name`; inputs that reach something new stay in `work` for the next run.

    Args:
        name: one of :data:`fuzz.targets.NAMES`.
        seconds: for how long.
        seed: of chance; 0 for another each time.
        work: where corpora, findings and logs are.
    """
    corpus, found, seeds = (work / part / name for part in ("corpus", "found", "seeds"))
    temporary = work / "tmp"
    for folder in (corpus, found, seeds, temporary):
        folder.mkdir(parents=True, exist_ok=True)
    known = {path.name for path in found.iterdir()}
    _write_seeds(name, seeds)
    words = work / f"{name}.dict"
    words.write_text(_dictionary(target(name).DICTIONARY), encoding="ascii")
    begun = time.monotonic()
    executions = edges = kept = 0
    while (left := seconds - (time.monotonic() - begun)) >= 1:
        options = (f"-max_total_time={int(left)}", f"-seed={seed}", f"-dict={words.resolve()}")
        told = _engine(name, [corpus, seeds], found, options, temporary)
        done = _DONE.findall(told) or _ROUGHLY.findall(told)
        executions += int(done[-1]) if done else 0
        if status := _STATUS.findall(told):
            edges, kept = max(edges, int(status[-1][0])), int(status[-1][2])
        if not status:  # it did not even begin: running it again would not help
            (found / "engine.txt").write_text(told, encoding="utf-8")
            break
    shutil.rmtree(temporary, ignore_errors=True)
    new = tuple(
        path
        for path in sorted(found.iterdir())
        if path.name not in known
        and (path.suffix in (".input", ".txt") or path.name.startswith(_KEPT))
        and not (path.name.startswith(_SLOW) and _in_time(name, path))
    )
    return Outcome(name, time.monotonic() - begun, executions, edges, kept, new)


def _engine(
    name: str, corpora: Sequence[Path], found: Path, options: Sequence[str], temporary: Path
) -> str:
    """What the engine wrote while it ran."""
    command = [
        *(sys.executable, "-m", "fuzz.engine", name, str(found.resolve())),
        *(str(path.resolve()) for path in corpora),
        *options,
        f"-timeout={SECONDS_WATCHED}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={found.resolve()}{os.sep}",
        "-print_final_stats=1",
        f"-report_slow_units={CPU_SECONDS}",
    ]
    environ = os.environ | {"TMPDIR": str(temporary.resolve())}
    process = subprocess.run(  # noqa: S603 - our own program, no shell
        command,
        cwd=Path(__file__).parent.parent,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    told = process.stderr.decode("utf-8", "replace")
    (found.parent / f"{name}.log").write_text(told, encoding="utf-8")
    return told


def _in_time(name: str, path: Path) -> bool:
    """Whether an input that the engine found slow keeps to its time where nothing is watched."""
    return not replay(name, files=[path]).broken


def _write_seeds(name: str, folder: Path) -> None:
    for number, seed in enumerate(target(name).seeds()):
        (folder / f"{number:03d}").write_bytes(seed)


def _dictionary(words: Sequence[str]) -> str:
    """The words in the form that libFuzzer reads."""
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogateescape")) + '"\n'
        for word in words
        if word and len(word.encode("utf-8", "surrogateescape")) <= 60
    )
