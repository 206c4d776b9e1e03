"""The wording of a plan with its own name, those above it, and its years masked.

Two units that wrote the same sentence, each with its own name and year, then have equal texts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zicheck.normal import fold, words
from zicheck.offices import office

OWN, ABOVE, YEAR = "§", "¤", "#"
"""What stands for the unit, an office above it, and a year; no folded text holds these signs."""

_LEVEL = "kabupaten|kab|kota|provinsi|propinsi|prov"
_BETWEEN = r"[\W_]+"
_YEARS = re.compile(r"(?<!\w)(?:19|20)[0-9]{2}(?!\w)")


class Mask:
    """Masks names in the texts of one plan; see :func:`mask`."""

    def __init__(self, unit: str, above: tuple[str, ...]) -> None:
        places = dict.fromkeys(filter(None, map(_place, above)), ABOVE)
        own = _place(unit) or tuple(words(unit))
        if own:
            places[own] = OWN
        self._signs = {" ".join(place): sign for place, sign in places.items()}
        # The longest first: one place may lend its name to a part of another.
        names = sorted(places, key=lambda name: (-len(name), name))
        self._names = (
            re.compile(
                rf"(?<!\w)(?:(?:{_LEVEL})\b\.?{_BETWEEN})?"
                rf"({'|'.join(_BETWEEN.join(map(re.escape, name)) for name in names)})(?!\w)",
                re.IGNORECASE,
            )
            if names
            else None
        )

    def named(self, text: str) -> str:
        """`text` folded (:func:`zicheck.normal.fold`), with names masked and years kept.

        A text without words is what it holds of signs: a tick is not nothing.
        """
        folded = fold(text)
        if not folded:
            return "".join(char for char in text if unicodedata.category(char)[0] == "S")
        return self._names.sub(self._sign, folded) if self._names else folded

    def text(self, text: str) -> str:
        """`text` folded, with names and years masked."""
        return _YEARS.sub(YEAR, self.named(text))

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Where names stand in `text` as it was written: start, end and the sign for each."""
        found = self._names.finditer(text) if self._names else ()
        return [(match.start(), match.end(), self._sign(match)) for match in found]

    def hidden(self, text: str) -> str:
        """`text` as it was written, an ellipsis in the place of names; in one line."""
        flat = " ".join(text.split())
        return self._names.sub("…", flat) if self._names else flat

    def _sign(self, match: re.Match[str]) -> str:
        return self._signs.get(fold(match[1]), OWN)


@lru_cache(maxsize=64)
def mask(unit: str, above: tuple[str, ...] = ()) -> Mask:
    """The mask for the texts of `unit`, whose plan may name the offices `above` it.

    Only the place of an office is masked, with the level before it: how its kind is written
    ("KPU", "Komisi Pemilihan Umum") is wording like any other. A unit without a place in its
    name is masked by its whole name.
    """
    return Mask(unit, above)


def years(text: str) -> tuple[int, ...]:
    """The years that `text` names, in their order."""
    return tuple(int(found[0]) for found in _YEARS.finditer(fold(text)))


def _place(name: str) -> tuple[str, ...]:
    return tuple(words(office(name).place))
