"""Text as UTF-8, also where it holds halves of letters.

JSON, YAML and file names can smuggle in a lone surrogate, which no encoding takes: it is written
out (`\ud800`) rather than lost, and no report fails by it.
"""

from __future__ import annotations


def encoded(text: str) -> bytes:
    """`text` as bytes to write."""
    return text.encode("utf-8", "backslashreplace")


def whole_letters(text: str) -> str:
    """`text` as every library can take it."""
    return encoded(text).decode("utf-8")
