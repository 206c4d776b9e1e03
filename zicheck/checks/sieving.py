"""Which rows a rule need look at, told from their words alone.

Most rules concern few rows. A kind of check may name a *sieve*: a test on what a row says
(:class:`~zicheck.sayings.Saying`) that lets pass whatever the kind could find fault with, and as
little else as can be had cheaply; and words without one of which no row passes. A wording is
sifted once for all rules, however many plans hold it, and each word of it is looked up once.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from zicheck.memory import Words
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zicheck.rule import Rule
    from zicheck.sayings import Saying, Wording

    Test: TypeAlias = Callable[[Saying], object]
    """Whether a kind could find fault with a row that says this."""


class Mesh(Record):
    """What a rule looks for: rows that pass `test`, and hold one of its words if there are any.

    All are casefolded; `words` stand whole in the row, `parts` anywhere in a word of it.
    """

    test: Test
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


if TYPE_CHECKING:
    Sieve: TypeAlias = Callable[[Any], Mesh]
    """Makes the mesh from the options of a rule."""


class Sieves:
    """The meshes of the rules in force, known by the identity of the rules' options."""

    def __init__(self, rules: Sequence[Rule], sieve_of: Callable[[Rule], Sieve | None]) -> None:
        self.rules = rules  # kept alive, since they are known by identity
        self._keys: list[int] = []
        self._tests: list[Test] = []
        self._always = 0
        self._sought = _Sought()
        for rule in rules:
            sieve = sieve_of(rule)
            if sieve is not None:
                with suppress(Exception):  # without a mesh, the check itself meets the fault
                    self._add(id(rule.opsi), sieve(rule.opsi))

    def _add(self, key: int, mesh: Mesh) -> None:
        bit = 1 << len(self._tests)
        self._keys.append(key)
        self._tests.append(mesh.test)
        if not (mesh.words or mesh.parts) or not all(map(_is_word, mesh.words + mesh.parts)):
            self._always |= bit
            return
        for known, words in ((self._sought.words, mesh.words), (self._sought.parts, mesh.parts)):
            for word in words:
                known[word] = known.get(word, 0) | bit

    def known(self) -> Iterable[int]:
        """The identities of the options that have a mesh."""
        return self._keys

    def passed(self, saying: Saying) -> tuple[int, ...]:
        """The identities of the options whose mesh lets the saying pass."""
        found = saying.passed.get(self)
        if found is None:
            if len(saying.passed) >= _SETS:
                saying.passed.clear()
            found = saying.passed[self] = self._sift(saying)
        return found

    def _sift(self, saying: Saying) -> tuple[int, ...]:
        asked = self._always
        for cell in saying.cells:
            asked |= cell.once(self, self._spoken_for)
        return tuple(
            key
            for number, (key, test) in enumerate(zip(self._keys, self._tests, strict=True))
            if asked >> number & 1 and _passes(test, saying)
        )

    def _spoken_for(self, cell: Wording) -> int:
        """The meshes that the words of a cell speak for, as bits."""
        sought = self._sought
        bits = 0
        for word in set(_WORD.findall(cell.folded)):
            bits |= sought[word]
        return bits


class _Sought(Words[int]):
    """For each word that was seen: the meshes that it speaks for, as bits."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, int] = {}
        self.parts: dict[str, int] = {}

    def _known(self, word: str) -> int:
        found = self.words.get(word, 0)
        for part, bits in self.parts.items():
            if part in word:
                found |= bits
        return found


_WORD = re.compile(r"\w+")
_SETS = 8
"""Rule sets of which a saying remembers what passed."""


def _passes(test: Test, saying: Saying) -> bool:
    try:
        return bool(test(saying))
    except Exception:  # noqa: BLE001 - the check itself meets the same fault, and is told as broken
        return True


def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None


@lru_cache(maxsize=64)
def longest_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The longest word of each phrase, casefolded: what holds none of them holds no phrase."""
    found = (max(_WORD.findall(phrase.casefold()), key=len, default="") for phrase in phrases)
    return tuple(dict.fromkeys(found))
