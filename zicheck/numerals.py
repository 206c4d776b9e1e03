"""Numbers in Indonesian words: "dua puluh lima" is 25."""

from __future__ import annotations

_ONES = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9,
}  # fmt: skip
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}


def number_in_words(text: str) -> int | None:
    """The number 0..999 that the words say; None where they say anything else."""
    words = text.casefold().replace("-", " ").split()
    total, last = 0, None
    for word in words:
        if word in _ONES:
            if last is not None:
                return None
            last = _ONES[word]
        elif word in _WHOLE:
            if last is not None or total % (100 if _WHOLE[word] < 100 else 1000):
                return None
            total += _WHOLE[word]
        elif last and word in _UNITS:
            unit = _UNITS[word]
            value = last + 10 if word == "belas" else last * unit
            if total % (unit * 10):
                return None
            total, last = total + value, None
        else:
            return None
    return total + (last or 0) if words else None


_UNITS = {"belas": 10, "puluh": 10, "ratus": 100}
