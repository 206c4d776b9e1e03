"""File names: made printable, and held against each other as other systems do."""

from __future__ import annotations

from zicheck.utf8 import encoded


def shown(name: str) -> str:
    r"""A file name that can be put into any message: bytes that are no text show as `\xNN`."""
    try:
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a letter that stands for no byte, as Windows lets names hold
        data = encoded(name)
    return data.decode("utf-8", "backslashreplace")


def folded(name: str) -> str:
    """What two names share that macOS or Windows takes for one.

    They know no case, and macOS may hand a name back with its accents taken apart.
    """
    if name.isascii():
        return name.lower()
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", name).casefold())
