"""The process that fuzzes one target with atheris: `python -m fuzz.engine TARGET FOUND [libFuzzer options]`.

What the target raises is noted in the folder FOUND, once for each place that raises it, and the
run goes on; a hang or too much memory ends the process, and libFuzzer keeps the input.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import atheris

from fuzz.signatures import signature
from fuzz.targets import target

if TYPE_CHECKING:
    from fuzz.targets import Target


class _Noting:
    """Feeds the target and notes what it raises."""

    def __init__(self, fed: Target, folder: Path) -> None:
        self.fed = fed
        self.folder = folder
        self.seen = {path.stem for path in folder.glob("*.txt")}

    def __call__(self, data: bytes) -> None:
        try:
            self.fed.TestOneInput(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            known = signature(error)
            name = hashlib.sha256(known.encode()).hexdigest()[:12]
            if name not in self.seen:
                self.seen.add(name)
                (self.folder / f"{name}.input").write_bytes(data)
                (self.folder / f"{name}.txt").write_text(
                    f"{known}\n{traceback.format_exc()}",
                    encoding="utf-8",
                    errors="backslashreplace",
                )
                print(f"FOUND {known}", file=sys.stderr, flush=True)


def main() -> None:
    """Fuzz until libFuzzer has enough."""
    name, folder, *options = sys.argv[1:]
    # What zicheck imports late is to be watched as well, so the hook stays on.
    with atheris.instrument_imports(include=["zicheck"]):
        from fuzz.promises import out_loud  # brings zicheck, which is to be watched

        out_loud()
        fed = target(name)

        def mutated(data: bytes, most: int, seed: int) -> bytes:
            return fed.MUTATED(data, most, Random(seed), atheris.Mutate)

        atheris.Setup([sys.argv[0], *options], _Noting(fed, Path(folder)), custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
