"""Fixtures that tests of several files share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hardpdf
import pytest
from printedplan import PLAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan as Chromium prints it."""
    if not hardpdf.CHROMIUM:
        pytest.skip("Chromium is not installed")
    return hardpdf.make(PLAN, hardpdf.LAYOUTS[0], tmp_path_factory.mktemp("pdf") / "rencana.pdf")
