"""LibreOffice without a window, as a second program that reads what we write."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = shutil.which("soffice")
needed = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")


def converted(path: Path, kind: str) -> Path:
    """`path` opened by LibreOffice and saved as `kind`, in a folder beside it.

    A profile of its own keeps it away from whoever else uses LibreOffice. The program says
    nothing but the names of the files when it could read everything.
    """
    out = path.parent / f"as-{kind.partition(':')[0]}"
    profile = (path.parent / "profile").as_uri()
    done = subprocess.run(
        [str(PROGRAM), f"-env:UserInstallation={profile}", "--headless", "--norestore",
         "--convert-to", kind, "--outdir", str(out), str(path)],
        capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    made = out / f"{path.stem}.{kind.partition(':')[0]}"
    assert made.exists(), done.stdout + done.stderr
    return made
