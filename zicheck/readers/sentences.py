"""Which lines are sentences, and which are cut short: they end with a word that leads on."""

from __future__ import annotations

import re

_LEADING = (
    r"atas|atau|bagi|dalam|dan|dari|dengan|di|ke|kepada|melalui|nomor|oleh|pada|para|"
    r"sebagai|serta|tahun|tentang|terhadap|untuk|yang"
)


def open_end(marks: str) -> re.Pattern[str]:
    """Words and `marks` (in a class of a pattern) with which no sentence and no title ends."""
    return re.compile(rf"(?:\b(?:{_LEADING})|[{marks}])$", re.IGNORECASE)


def wordy(text: str) -> bool:
    """Whether `text` reads as a sentence: several words, most of them not in capitals."""
    words = text.split()
    return len(words) > 3 and sum(1 for word in words if word != word.upper()) * 2 > len(words)
