"""A memory of fixed size for what is worked out again and again.

Two generations: what is asked for stays in the young one, and when that is full it becomes the
old one, whose forgotten rest goes. So what many plans share stays, what one plan alone holds is
soon forgotten, and nothing grows with the number of plans.
"""

from __future__ import annotations

from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


SIZE = 5 << 6
"""Values of one generation: some more than the rows of a plan and those that others share.

More would take room in every process of a batch and save hardly a hundredth of its time.
"""
KEPT = 1 << 8
"""Answers that a function with an `lru_cache` remembers: those for the cells of one plan."""
WORDS = 1 << 10
"""Words of one generation: some more than the plans of several units use."""


class Memory(dict[_K, _V]):
    """Values by key, at most twice as many as one generation holds."""

    def __init__(self, size: int | None = None) -> None:
        super().__init__()
        self._size = SIZE if size is None else size
        self._old: dict[_K, _V] = {}

    def found(self, key: _K) -> _V | None:
        """What is remembered for `key`; None for what is not, and None is no value."""
        value = self.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.keep(key, value)
        return value

    def keep(self, key: _K, value: _V) -> _V:
        """Remembers a value, and gives it back."""
        if len(self) >= self._size:
            self._old = dict(self)
            self.clear()
        self[key] = value
        return value


class Words(Memory[str, _V]):
    """What is known of words.

    Looking up a word that is not there works it out and keeps it, so that of all look-ups but
    the first no line of Python runs.
    """

    def __init__(self) -> None:
        super().__init__(WORDS)

    def __missing__(self, word: str) -> _V:
        known = self._old.get(word)
        return self.keep(word, self._known(word) if known is None else known)

    def _known(self, word: str) -> _V:
        """What is known of a word that was not met lately; not None."""
        raise NotImplementedError
