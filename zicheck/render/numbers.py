"""Numbers as people read them, and rounded so that printed parts still make the whole."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.bahasa import Lang

MICRO = 1_000_000
_NOISE = 1e-9


def decimal(value: float, lang: Lang, places: int = 2) -> str:
    """`value` with `places` decimals; a comma before them in Bahasa Indonesia."""
    text = f"{round(value, places) + 0.0:.{places}f}"  # + 0.0: never "-0,00"
    return text if lang == "en" else text.replace(".", ",")


def few(points: float, lang: Lang) -> str:
    """Points with two decimals, three where two would say zero."""
    return decimal(points, lang, 3 if 0 < points < 0.005 else 2)


def percent(value: float, lang: Lang, places: int = 1) -> str:
    """`value` (0..100) with `places` decimals, cut off, so that 59,96 never reads as 60,0."""
    return f"{decimal(cut(value, places), lang, places)}%"


def cut(value: float, places: int = 1) -> float:
    """`value` with what follows `places` decimals cut off."""
    scale = float(10**places)
    return math.floor(value * scale + _NOISE) / scale


def raised(value: float) -> float:
    """`value` rounded up to two decimals: whoever wins so much is no hair below a threshold."""
    return math.ceil(value * 100 - _NOISE) / 100 + 0.0


def rounded(value: float) -> float:
    """`value` with six decimals."""
    return round(value, 6) + 0.0


def micros(value: float) -> int:
    """`value` in millionths, rounded."""
    return round(value * MICRO)


def apportion(values: Sequence[float], total: int) -> list[int]:
    """`values` in whole millionths that add up to `total` millionths exactly.

    Each is rounded down, and the millionths still missing go to the largest remainders, so
    that no value moves by more than a millionth. When `total` is not near the sum of `values`,
    they are simply rounded.
    """
    scaled = [round(value * MICRO, 3) for value in values]
    if abs(sum(scaled) - total) > 1 + len(values) * 1e-3:
        return [round(value) for value in scaled]
    parts = [math.floor(value) for value in scaled]
    missing = total - sum(parts)
    order = sorted(range(len(parts)), key=lambda index: parts[index] - scaled[index])
    for index in order[:missing] if missing > 0 else order[len(order) + missing :]:
        parts[index] += 1 if missing > 0 else -1
    return parts
