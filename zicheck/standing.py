"""What WBK and WBBM ask of an area, and whether an area reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zicheck.instrument import Instrument


def thresholds(instrument: Instrument) -> tuple[float, float]:
    """Percent of its weight that every area must reach for WBK and for WBBM."""
    asked = instrument.ambang["area_pengungkit"]
    return asked.wbk or 0.0, asked.wbbm or 0.0


def reaches(percent: float, threshold: float) -> bool:
    """Whether `percent` is at or above `threshold`; compared unrounded, but for float noise."""
    return percent >= threshold - 1e-9
