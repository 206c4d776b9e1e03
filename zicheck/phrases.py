"""Small bilingual pieces that messages are filled with: lists, months, quarters, amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.schedule.words import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

ROMAN = ("I", "II", "III", "IV")


def listed(items: Iterable[Text | str]) -> Text:
    """`a, b dan c` / `a, b and c`."""
    return _joined(items, Text("dan", "and"))


def either(items: Iterable[Text | str]) -> Text:
    """`a, b atau c` / `a, b or c`."""
    return _joined(items, Text("atau", "or"))


def _joined(items: Iterable[Text | str], last: Text) -> Text:
    texts = [item if isinstance(item, Text) else Text(item, item) for item in items]
    return Text(_row([t.id for t in texts], last.id), _row([t.en for t in texts], last.en))


def _row(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def month(number: int) -> Text:
    """The name of month 1..12."""
    return month_name(number)


def date_text(day: date) -> Text:
    """A day as `6 Januari 2025` / `6 January 2025`."""
    name = month(day.month)
    return Text(f"{day.day} {name.id} {day.year}", f"{day.day} {name.en} {day.year}")


def months(numbers: Iterable[int]) -> Text:
    """The names of months 1..12 as a list; four or more that follow one another as a range."""
    ordered = list(numbers)
    if len(ordered) > 3 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        first, last = month(ordered[0]), month(ordered[-1])
        return Text(f"{first.id} sampai dengan {last.id}", f"{first.en} to {last.en}")
    return listed(month(number) for number in ordered)


def quarters(numbers: Iterable[int]) -> Text:
    """Quarters 1..4 as Roman numerals in a list."""
    return listed(ROMAN[number - 1] for number in numbers)


def rows(numbers: Iterable[int]) -> Text:
    """`baris 3, 4 dan 7` / `rows 3, 4 and 7`."""
    ordered = list(numbers)
    names = listed(str(number) for number in ordered)
    return Text(f"baris {names.id}", f"{'row' if len(ordered) == 1 else 'rows'} {names.en}")


def window(flat: str, start: int) -> str:
    """What stands around the letter `start` of a text on one line, begun at a word."""
    begin = max(0, start - _BEFORE)
    return shortened(
        ("… " if begin else "") + flat[begin:].split(" ", 1 if begin else 0)[-1], _WINDOW
    )


_BEFORE, _WINDOW = 60, 160


def shortened(text: str, limit: int = 90) -> str:
    """The text in one line, cut at a word with an ellipsis when it is longer than `limit`."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit + 1].rsplit(" ", 1)[0]
    return f"{cut or flat[:limit]} …"
