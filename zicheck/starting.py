"""The first lines that run: an end that is asked for is quiet, also while modules are loaded.

Ctrl-C ends with 130. SIGTERM and SIGHUP (a terminal that is closed) end with 143 and 129, and
unlike what the system does by itself they let whoever is writing take away a file in the making.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

INTERRUPTED = 130


def main() -> int:
    """Run the program; the exit code of the process."""
    try:
        import signal

        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number and signal.getsignal(number) == signal.SIG_DFL:  # `nohup` ignores it
                signal.signal(number, _ended)
        from zicheck import cycles
        from zicheck.cli import main as run

        code = run()
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but to leave
        # The last search for cycles, in everything that was loaded, took an eighth of a short run.
        cycles.keep()
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _ended(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
