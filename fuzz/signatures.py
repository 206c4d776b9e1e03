"""Tells one defect from another by what was raised, and where."""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path

_LOOSE = re.compile(r"\d+|'[^']*'")
"""What differs between two cases of one defect."""


def signature(error: BaseException) -> str:
    """The exception and the line of zicheck that raised it; of a broken promise what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if f"{os.sep}zicheck{os.sep}" in frame.filename] or frames
    said = _LOOSE.sub("…", str(error))[:160] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {Path(own[-1].filename).name}:{own[-1].lineno} {said}".strip()
