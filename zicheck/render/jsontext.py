"""JSON as text that can stand anywhere: in a file, in a log, on a terminal.

What a plan says stays whole, but what a terminal or a CI runner would act on is escaped: marks
of reading direction, control characters beyond those that JSON escapes itself, line separators,
halves of letters, and the signs that begin a command of a runner.
"""

from __future__ import annotations

import json


def dumps(value: object) -> str:
    """`value` on one line; a reader of JSON gets exactly what was given."""
    text = json.dumps(value, ensure_ascii=False)
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _escaped(char) for char in text)
    return text.replace("##", "#\\u0023") if "##" in text else text


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
