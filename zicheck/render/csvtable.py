"""CSV that a spreadsheet opens by a double click, and in which nothing is a formula.

UTF-8 with a byte order mark. In Bahasa Indonesia fields are parted by semicolons and decimals
have a comma, as spreadsheets under Indonesian settings expect; in English by commas and points.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from zicheck.render.numbers import decimal
from zicheck.render.wrap import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zicheck.bahasa import Lang, Text

DELIMITER: Mapping[Lang, str] = {"id": ";", "en": ","}
_PLACES = 4
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is computed, or shown as a fault, by a spreadsheet."""


def table(heads: Sequence[Text], rows: Iterable[Sequence[object]], lang: Lang) -> bytes:
    """The file: a line of `heads`, then `rows`.

    A float has four decimals, None is empty, all else is text on one line.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=DELIMITER[lang], lineterminator="\r\n")
    writer.writerow([head.to(lang) for head in heads])
    writer.writerows([[_cell(value, lang) for value in row] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object, lang: Lang) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return decimal(value, lang, _PLACES)
    return guarded(clean(str(value)))


def guarded(text: str) -> str:
    """`text` behind an apostrophe when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
