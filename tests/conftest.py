"""Fixtures that tests of several files share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hardpdf
import pytest
from hypothesis import settings
from printedplan import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# One commit, one answer: what a run of the tests draws depends on the tests alone, and no test
# fails because the machine is slow. New ground is searched on purpose, by the wide profile.
settings.register_profile("tetap", derandomize=True, deadline=None)
settings.register_profile("luas", derandomize=False, deadline=None, max_examples=3000)
settings.load_profile("tetap")


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan as Chromium prints it."""
    if not hardpdf.CHROMIUM:
        pytest.skip(
            "no Chromium to print the plan with: it comes from the system, not from a registry"
        )
    return hardpdf.make(PLAN, hardpdf.LAYOUTS[0], tmp_path_factory.mktemp("pdf") / "rencana.pdf")


@pytest.fixture(scope="session", autouse=True)
def _results_of_tests_are_kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests leave behind must never answer a later run of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("ZICHECK_CACHE_DIR", raising=False)
        yield
