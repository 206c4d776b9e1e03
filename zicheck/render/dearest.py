"""The dearest findings of many plans, for the forms that show only so many of them."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from zicheck.render.formats import Dear
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zicheck.render.signs import Sign


def dear(number: int, sign: Sign) -> tuple[Dear, Sign]:
    """A finding, the `number`-th of its plan (from 1), by what it costs; not yet said."""
    finding = sign.finding
    points, share = round(finding.points, 9), round(finding.share, 9)
    return Dear(points, share, -SEVERITIES.index(finding.severity), -number, ()), sign


def dearest(most: int, found: Iterable[tuple[Dear, Sign]]) -> list[tuple[Dear, Sign]]:
    """The first `most` of `found`, the dearest first."""
    return heapq.nlargest(most, found, key=lambda item: item[0])


class Dearest:
    """Keeps the `most` dearest findings of all plans."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[Dear] = []

    def add(self, item: Dear, met: int) -> None:
        """Take a finding of a plan before which `met` findings were met."""
        heapq.heappush(self._kept, item._replace(order=item.order - met))
        if len(self._kept) > self._most:
            heapq.heappop(self._kept)

    def first(self, most: int) -> list[Dear]:
        """The first `most` that were kept, the dearest first."""
        return sorted(self._kept, reverse=True)[:most]
