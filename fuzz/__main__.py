"""Fuzz zicheck: `run [--seconds N] [TARGET...]`; make a finding small: `shrink TARGET IN OUT`.

Find words that take too long when they are said again: `lengthen TARGET`. Each exits with 1 when
a promise was broken.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.lengthening import slow
from fuzz.promises import out_loud
from fuzz.replaying import CPU_SECONDS, MEGABYTES
from fuzz.running import run
from fuzz.shrinking import broken, shrunk
from fuzz.targets import NAMES, target

if TYPE_CHECKING:
    from collections.abc import Sequence

WORK = Path(__file__).parent.parent / ".fuzz"


def main() -> int:
    """0 when nothing was found, 1 when something was, 2 when the engine is not there."""
    out_loud()
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    fuzzing = commands.add_parser("run", help="fuzz targets, one after the other")
    fuzzing.add_argument("targets", nargs="*", choices=[[], *NAMES], metavar="TARGET", default=[])
    fuzzing.add_argument("--seconds", type=int, default=60, help="for each target (60)")
    fuzzing.add_argument("--work", type=Path, default=WORK, help="where corpora are kept (.fuzz)")
    fuzzing.add_argument("--seed", type=int, default=0, help="of chance; 0 for another each time")
    small = commands.add_parser("shrink", help="make an input that breaks a promise small")
    small.add_argument("target", choices=NAMES)
    small.add_argument("input", type=Path)
    small.add_argument("output", type=Path)
    long = commands.add_parser("lengthen", help="run long inputs made of words said again")
    long.add_argument("target", choices=NAMES)
    long.add_argument("--bytes", type=int, default=1_000_000)
    options = parser.parse_args()
    if options.command == "lengthen":
        return _lengthen(options.target, options.bytes)
    if options.command == "shrink":
        return _shrink(options.target, options.input, options.output)
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: pip install -e '.[fuzz]' (Linux only)", file=sys.stderr)
        return 2
    names = tuple(options.targets) or NAMES
    return _run(names, options.seconds, options.seed, options.work)


def _run(names: Sequence[str], seconds: int, seed: int, work: Path) -> int:
    print(f"at most {CPU_SECONDS} s and {MEGABYTES} MB an input, {seconds} s a target")
    print(f"{'target':<10}{'executions':>12}{'a second':>10}{'edges':>8}{'corpus':>8}  found")
    found = 0
    for name in names:
        made = run(name, seconds, seed, work)
        rate = made.executions / made.seconds
        inputs = [path for path in made.found if path.suffix != ".txt"]
        print(
            f"{name:<10}{made.executions:>12}{rate:>10.1f}{made.edges:>8}{made.corpus:>8}"
            f"  {len(inputs)}",
            flush=True,
        )
        for path in made.found:
            print(f"  {path}")
            if path.suffix == ".txt":  # what was raised, or why the engine did not begin
                print(path.read_text(encoding="utf-8"))
        found += len(made.found)
    return 1 if found else 0


def _lengthen(name: str, size: int) -> int:
    found = 0
    for long in slow(target(name), size, CPU_SECONDS):
        print(f"{long.seconds:6.1f} s  {long.recipe}", flush=True)
        found += 1
    return 1 if found else 0


def _shrink(name: str, source: Path, out: Path) -> int:
    fed = target(name)
    data = shrunk(fed, source.read_bytes())
    out.write_bytes(data)
    said = broken(fed, data)
    print(said or "it keeps every promise")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
