"""How much two texts of a plan say the same; words only, order and endings aside."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.memory import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[a-z0-9]{2,}")  # a letter alone carries none
_EMPTY = frozenset(
    [
        "yang",
        "dan",
        "atau",
        "serta",
        "di",
        "pada",
        "oleh",
        "dari",
        "untuk",
        "dalam",
        "tentang",
        "atas",
        "terkait",
        "adanya",
        "terdapat",
        "ada",
        "telah",
        "sudah",
        "dengan",
        "para",
        "ke",
        "akan",
        "secara",
        "sebagai",
        "tahun",
        "rangka",
        "terhadap",
        "agar",
        "bagi",
        "nya",
        "sesuai",
        "melalui",
    ]
)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, casefolded."""
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


@lru_cache(maxsize=KEPT)
def title_words(title: str) -> frozenset[str]:
    """:func:`content_words` of a title, which many plans share and one plan asks for often."""
    return content_words(title)


def containment(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of `part` stands in `whole` (0..1)."""
    return len(part & whole) / len(part) if part else 0.0


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words have in common (0..1); two empty ones nothing."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if one or other else 0.0


def rarest(words: frozenset[str], share: float, use: Mapping[str, int]) -> tuple[str, ...]:
    """As many of the least used `words` as two sets that are :func:`alike` by `share` must share.

    Of two sets that have at least `share` (0..1) in common, each has one of these of the other
    among them; ("",) when nothing need be shared.
    """
    if share <= 0:
        return ("",)
    many = len(words) - math.ceil(share * len(words) - 1e-9) + 1
    return tuple(sorted(words, key=lambda word: (use[word], word))[:many])
