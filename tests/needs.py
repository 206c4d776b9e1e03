"""What some tests need of the system they run on, each with why they cannot run without it.

Everything that a package registry can give is no such need: where it is missing, tests fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import faults
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

POSIX = pytest.mark.skipif(
    os.name != "posix",
    reason="Windows has no signals to another process, no modes of files and no /dev",
)
FULL_DEVICE = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has /dev/full, a device that is always full"
)
MODES = pytest.mark.skipif(
    faults.obeying_modes() is None,
    reason="modes of files do not bind root, and without setpriv root cannot lay down its rights",
)
ROOT = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root may give a file to somebody else"
)
ODD_NAMES = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere every file name is text: the file cannot be made"
)
FORKS = pytest.mark.skipif(
    sys.platform != "linux", reason="zicheck forks on Linux only; elsewhere it starts anew"
)
BOUNDS = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows bounds neither computing time nor memory of a process"
)
PIPES = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="Windows cannot make a pipe with a name"
)
CASE = pytest.mark.skipif(
    sys.platform in ("darwin", "win32"),
    reason="this file system takes both names for one file; its twin test simulates that",
)


@contextmanager
def mounted(place: Path, *how: str) -> Iterator[None]:
    """Something mounted at `place` for a while; the test is skipped where nothing may be."""
    done = (
        subprocess.run(["mount", *how, str(place)], capture_output=True, check=False)
        if shutil.which("mount")
        else None
    )
    if done is None or done.returncode:
        pytest.skip("mounting a file system is not allowed here: only root may, outside a sandbox")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)
