"""Colour on terminals that want it, and nothing anywhere else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from zicheck.report import Severity

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}
_OF_SEVERITY: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}


class Paint:
    """Wraps texts in colour codes, or hands them back untouched when colour is off."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, *styles: str) -> str:
        """`text` in `styles` (names of :data:`_CODES`)."""
        if not self.on or not text or not styles:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def severity(self, severity: Severity, text: str) -> str:
        """`text` in the colour of `severity`."""
        return self(text, "bold", _OF_SEVERITY[severity])


def wanted(stream: TextIO, environ: Mapping[str, str], *, refused: bool = False) -> bool:
    """Whether colour may go to `stream`.

    `NO_COLOR` and `--no-color` (`refused`) win over `FORCE_COLOR`, which wins over what the
    stream is; an empty variable counts as not set (no-color.org).
    """
    if refused or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    if environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # An old Windows console prints the codes as rubbish; these three say that it is not one.
    return os.name != "nt" or any(environ.get(name) for name in ("WT_SESSION", "ANSICON", "TERM"))
