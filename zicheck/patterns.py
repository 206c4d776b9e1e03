"""Patterns that are compiled when they are first used.

To compile a regular expression takes longer than to use it on a whole plan, and most plans hold
nothing that many of them look for: a start need not pay for those.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        # What is set here is found at once from now on: this is not asked for it again.
        value = getattr(re.compile(*self._made), name)
        setattr(self, name, value)
        return value


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression `pattern`, which must be sound, for a module to keep."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
