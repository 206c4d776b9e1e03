"""How much two texts of a plan say the same; words only, order and endings aside."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
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


@lru_cache(maxsize=32768)
def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, casefolded."""
    return frozenset(
        word for word in _WORD.findall(text.casefold()) if word not in _EMPTY and len(word) > 1
    )


def containment(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of `part` stands in `whole` (0..1)."""
    return len(part & whole) / len(part) if part else 0.0


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words have in common (0..1); two empty ones nothing."""
    return len(one & other) / len(one | other) if one or other else 0.0
