"""How texts name the two predicates that a unit may aim at, WBK and WBBM."""

from __future__ import annotations

import re

from zicheck.patterns import lazily

WBBM = r"\bWBBM\b|\bwilayah\s+birokrasi\s+(?:yang\s+)?bersih\b"
"""The pattern of WBBM's name, for a pattern that ignores case to hold."""
_WBK = lazily(r"\bWBK\b|\bwilayah\s+bebas\s+(?:dari\s+)?korupsi\b", re.IGNORECASE)
_WBBM = lazily(WBBM, re.IGNORECASE)


def names_wbk(text: str) -> bool:
    """Whether a text names WBK, in short or in full."""
    return _WBK.search(text) is not None


def names_wbbm(text: str) -> bool:
    """Whether a text names WBBM, in short or in full."""
    return _WBBM.search(text) is not None
