"""Runs zicheck in a process of its own that says what it cost: CPU and memory, also of its children."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import resource, sys
from pathlib import Path
from zicheck.cli import main
main(sys.argv[2:])
most = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
status = Path("/proc/self/status")
# On Linux ru_maxrss of a process begins with that of the one that started it; this does not.
own = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] \\
    if status.exists() else [most[0].ru_maxrss]
cpu = sum(use.ru_utime + use.ru_stime for use in most)
Path(sys.argv[1]).write_text(f"{cpu} {own[0]} {most[1].ru_maxrss}")
"""


class Cost(NamedTuple):
    """CPU in seconds, of all; the highest resident size of the process and of its largest child."""

    cpu: float
    own_mb: float
    child_mb: float


def command(told: Path, *words: str) -> list[str]:
    """What to run for `zicheck WORDS`; the process says in the file `told` what it cost."""
    return [sys.executable, "-c", PROGRAM, str(told), *words]


def cost(told: Path) -> Cost:
    """What a run of :func:`command` said."""
    cpu, own, child = map(float, told.read_text().split())
    return Cost(cpu, own / 1024, child / 1024)
