"""How the process looks for objects that hold each other in a circle: seldom."""

from __future__ import annotations

import gc


def seek_seldom() -> None:
    """Let the search wait for half a million objects.

    A plan makes tens of thousands and no circles: looking for them at the usual pace cost a
    seventh of a batch, and a twentieth of one plan.
    """
    gc.set_threshold(500_000, 20, 50)


def keep() -> None:
    """Search no more in what there is now.

    For a process that is about to end, or to be forked: what nobody touches stays shared.
    """
    gc.freeze()
