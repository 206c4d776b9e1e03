"""The pages on faults and compatibility name tests: each of them exists."""

from __future__ import annotations

import re

import faults
import pytest


@pytest.mark.parametrize("page", ["explanation/gangguan.md", "reference/kompatibilitas.md"])
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    named = set(
        re.findall(r"`(test_\w+)`", (faults.ROOT / "docs" / page).read_text(encoding="utf-8"))
    )
    there = {
        name
        for path in (faults.ROOT / "tests").glob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
    }
    assert len(named) >= 10
    assert set() == named - there
