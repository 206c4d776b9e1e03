"""Long inputs from short ones: what a fuzzer with short inputs does not see, costs that grow.

`python -m fuzz lengthen` repeats every word of a target's dictionary, alone and after another,
and tells which of these inputs take longer than an input may.
"""

from __future__ import annotations

import json
import signal
import time
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from fuzz.targets import Target

SUFFIX = ".repeated"
"""Ending of kept inputs that are recipes: JSON, a list of texts and how often each stands."""


class TooSlowError(Exception):
    """An input took longer than it may."""


class Long(NamedTuple):
    """A long input: its recipe, and the seconds of computing that it took."""

    recipe: str
    seconds: float


def made(recipe: bytes) -> bytes:
    """The input that a recipe stands for."""
    return b"".join(
        text.encode("utf-8", "surrogateescape") * times for text, times in json.loads(recipe)
    )


def recipes(fed: Target, size: int) -> Iterator[str]:
    """Every word over and over, in a line and in lines, also as a tag; then two words by halves."""
    words = [word for word in fed.DICTIONARY if word]
    for word in words:
        for form in ("{}", "{}\n", "<{}>", "<{} ", "</{}>"):
            yield _recipe(size, form.replace("{}", word))
    for first, second in pairwise(words):
        yield _recipe(size, first, second)
        yield _recipe(size, f"<{first}>", f"</{second}>")


def _recipe(size: int, *texts: str) -> str:
    each = size // len(texts)
    return json.dumps(
        [[text, max(1, each // len(text.encode("utf-8", "replace")))] for text in texts]
    )


def slow(fed: Target, size: int, most: float) -> Iterator[Long]:
    """The long inputs that take more than `most` seconds of computing."""
    signal.signal(signal.SIGPROF, _late)
    for recipe in recipes(fed, size):
        data = made(recipe.encode())
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, 4 * most)
        try:
            fed.TestOneInput(data)
        except TooSlowError:
            pass
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - begun
        if took > most:
            yield Long(recipe, took)


def _late(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError
