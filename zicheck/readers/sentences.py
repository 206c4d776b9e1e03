"""Where a line of running text is a sentence cut short: it ends with a word that leads on."""

from __future__ import annotations

import re

_LEADING = (
    r"atas|atau|bagi|dalam|dan|dari|dengan|di|ke|kepada|melalui|nomor|oleh|pada|para|"
    r"sebagai|serta|tahun|tentang|terhadap|untuk|yang"
)


def open_end(marks: str) -> re.Pattern[str]:
    """Words and `marks` (in a class of a pattern) with which no sentence and no title ends."""
    return re.compile(rf"(?:\b(?:{_LEADING})|[{marks}])$", re.IGNORECASE)
