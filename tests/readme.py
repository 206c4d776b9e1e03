"""Prints a command that the README gives, so that CI runs what a reader would type.

`python tests/readme.py check` prints the one that runs the main job, `... test` the one that
runs the tests. Not a test itself.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def commands() -> dict[str, str]:
    """The README's first two shell blocks, named after what they run."""
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return {"check": blocks[0].strip(), "test": blocks[1].strip()}


if __name__ == "__main__":
    print(commands()[sys.argv[1]])  # noqa: T201 - a script's output
