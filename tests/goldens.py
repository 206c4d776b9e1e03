"""Whole files compared with what a person has looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from zicheck import __version__

GOLDEN = Path(__file__).parent / "golden"


def same(name: str, text: str) -> None:
    """Compare `text` with a file, whole, but for the version of zicheck.

    To renew it: delete it and run the test twice.
    """
    path = GOLDEN / name
    text = text.replace(f"zicheck {__version__}", "zicheck VERSI")
    if not path.exists():
        path.write_text(text, encoding="utf-8", newline="")
        pytest.fail(f"{name} was written; look at it and run again")
    assert path.read_bytes().decode("utf-8") == text
