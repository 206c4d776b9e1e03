"""Makes an input that breaks a promise as small as it can be and still break it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fuzz.signatures import signature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fuzz.targets import Target

_CUTS = (rb"(?<=\n)", rb"(?<=[>;,.\n ])", rb"")
"""Where an input is cut, from the coarse to the fine: lines, words and tags, bytes."""
_MOST_TRIES = 4000


def broken(fed: Target, data: bytes) -> str:
    """The signature of what the target raises; "" when it keeps its promises."""
    try:
        fed.TestOneInput(data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        return signature(error)
    return ""


def shrunk(fed: Target, data: bytes) -> bytes:
    """A smaller input that is broken in the same way; `data` when there is none."""
    wanted = broken(fed, data)
    if not wanted:
        return data
    tries = _counted()
    for cut in _CUTS:
        data = _without(
            [piece for piece in re.split(cut, data) if piece],
            lambda smaller: next(tries) and broken(fed, smaller) == wanted,
        )
    return data


def _counted() -> Iterator[bool]:
    """True so many times, and then for ever False."""
    for _ in range(_MOST_TRIES):
        yield True
    while True:
        yield False


def _without(pieces: list[bytes], holds: Callable[[bytes], bool]) -> bytes:
    """The pieces that cannot be left out, tried in blocks that become smaller."""
    size = max(1, len(pieces) // 2)
    while True:
        at = 0
        while at < len(pieces):
            left = pieces[:at] + pieces[at + size :]
            if holds(b"".join(left)):
                pieces = left
            else:
                at += size
        if size == 1:
            return b"".join(pieces)
        size //= 2
