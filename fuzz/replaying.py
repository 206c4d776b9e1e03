"""Runs kept inputs and seeds through their targets, with neither engine nor patience.

Each target has a process of its own, which may take so much memory, and for each input so much
time. An input that takes longer is told as a hang, with the lines that it hangs in.
"""

from __future__ import annotations

import faulthandler
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fuzz import lengthening
from fuzz.promises import out_loud

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fuzz.targets import Target

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "tests" / "regressions" / "fuzz"
"""Inputs that once broke a promise, in a folder for each target."""

CPU_SECONDS = 5
"""Computing time of one input; other work on the machine does not count."""
SECONDS = 60
"""Time of the clock for one input: more only when it waits for something that never comes."""
MEGABYTES = 1024


class Replayed(NamedTuple):
    """How many inputs kept their promises, and what was said of the first that did not ("": none)."""

    sound: int
    broken: str


def replay(
    name: str,
    package: str = "fuzz.targets",
    seconds: int = CPU_SECONDS,
    files: Sequence[Path] = (),
) -> Replayed:
    """Run every kept input and every seed of the target `name` in a fresh process.

    Args:
        name: a module of `package`.
        package: where targets are.
        seconds: computing time of one input.
        files: inputs to run in place of those.
    """
    done = subprocess.run(  # noqa: S603 - our own program, no shell
        [
            *(sys.executable, "-X", "faulthandler", "-m", "fuzz.replaying"),
            *(name, package, str(seconds)),
            *(str(path.resolve()) for path in files),
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    count = done.stdout.count("kept ")
    if done.returncode == 0:
        return Replayed(count, "")
    where = done.stdout.splitlines()[-1] if done.stdout else "at the start"
    return Replayed(count, f"{where}: ended with {done.returncode}\n{done.stderr}")


def kept(name: str) -> list[Path]:
    """The kept inputs of a target, in the order of their names."""
    folder = KEPT / name
    return sorted(folder.iterdir()) if folder.is_dir() else []


def main(argv: Sequence[str]) -> int:
    """The process itself: 0, or a traceback and an end of its own kind."""
    name, package, seconds, *files = argv
    out_loud()
    fed: Target = import_module(f"{package}.{name}")
    _confine()
    inputs = [(path.name, _content(path)) for path in [Path(file) for file in files] or kept(name)]
    if not files:
        inputs += [(f"seed {number}", seed) for number, seed in enumerate(fed.seeds())]
    for label, data in inputs:
        print(f"runs {label}", flush=True)
        _limit(int(seconds))
        fed.TestOneInput(data)
        _limit(0)
        print(f"kept {label}", flush=True)
    return 0


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    return lengthening.made(data) if path.suffix == lengthening.SUFFIX else data


def _confine() -> None:
    """Bound the memory of this process where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    most = MEGABYTES * 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )
    # When the computing time is over: where it is, and then the end that the signal brings.
    faulthandler.register(signal.SIGPROF, chain=True)


def _limit(seconds: int) -> None:
    """Begin the time of an input, or end it (0)."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
    if seconds:
        faulthandler.dump_traceback_later(SECONDS, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
