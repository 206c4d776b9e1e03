"""File names made printable; on most systems they are bytes, and not always text."""

from __future__ import annotations


def shown(name: str) -> str:
    r"""A file name that can be put into any message: bytes that are no text show as `\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
