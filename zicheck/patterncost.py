"""What a rule's pattern can cost: the steps that it takes at most at one place of a text.

Rule sets come from strangers, and a pattern that tries again and again can stop a run for ever.
So no pattern is taken on trust: its cost is counted beforehand, from the same parsed form that
the engine works on, and what is not known here counts as unbounded. With the cost bounded, and
the text too, a search takes at most cost times length.
"""

from __future__ import annotations

import re
import warnings
from re import _constants as op  # type: ignore[attr-defined]  # its names, and no other place
from re import _parser  # type: ignore[attr-defined]  # what `re` itself reads patterns with
from typing import Any, NamedTuple

from zicheck.bahasa import Text

MAX_LENGTH = 300
"""Characters of one pattern."""
MAX_STEPS = 2_000
"""Steps of one pattern at one place of a text; the engine takes some nanoseconds a step."""
MAX_ALL_STEPS = 5_000
"""Steps of all patterns of a rule set together."""


class PatternError(ValueError):
    """A pattern that is not taken; `text` says why, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class _Cost(NamedTuple):
    """`steps` at one place, trying every way; `ways` in which what follows can be entered."""

    steps: int
    ways: int


def cost(pattern: str) -> int:
    """Steps that `pattern` takes at most at one place of a text with single spaces.

    Raises:
        PatternError: when it cannot be read, or its cost has no bound or is over MAX_STEPS.
    """
    if len(pattern) > MAX_LENGTH:
        raise PatternError(_LONG.fill(limit=MAX_LENGTH))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a later Python reads in another way
            re.compile(pattern)
            tree = _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        raise PatternError(_UNREADABLE.fill(detail=str(error))) from None
    steps = _sequence(tree).steps
    if steps > MAX_STEPS:
        raise PatternError(_COSTLY.fill(limit=MAX_STEPS))
    return steps


def _sequence(parts: Any) -> _Cost:
    """Each part is tried anew for every way through those before it."""
    steps, ways = 0, 1
    for operator, value in parts:
        part = _part(operator, value)
        steps = _capped(steps + ways * part.steps)
        ways = _capped(ways * part.ways)
    return _Cost(steps, ways)


def _part(operator: Any, value: Any) -> _Cost:
    if operator in _ONE_CHARACTER or operator is op.AT:
        return _Cost(_tests(operator, value), 1)
    if operator is op.SUBPATTERN:
        return _sequence(value[-1])
    if operator is op.BRANCH:
        parts = [_sequence(part) for part in value[1]]
        return _Cost(
            _capped(len(parts) + sum(part.steps for part in parts)),
            _capped(sum(part.ways for part in parts)),
        )
    if operator in (op.ASSERT, op.ASSERT_NOT):
        return _Cost(1 + _sequence(value[1]).steps, 1)
    if operator is op.ATOMIC_GROUP:
        return _Cost(1 + _sequence(value).steps, 1)
    if operator in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeat(*value)
    if operator is op.POSSESSIVE_REPEAT:
        return _Cost(_repeat(*value).steps, 1)
    # Back-references, conditions, and whatever a later Python may bring.
    raise PatternError(_UNCOUNTED)


def _repeat(low: int, high: int, inner: Any) -> _Cost:
    """All numbers of rounds that are allowed, each round in all its ways."""
    if len(inner) == 1 and _only_spaces(*inner[0]):
        high = min(high, 1)  # running text is searched with single spaces
        low = min(low, high)
    if high == op.MAXREPEAT:
        raise PatternError(_UNBOUNDED)
    each = _sequence(inner)
    if len(inner) == 1 and inner[0][0] in _ONE_CHARACTER:
        return _Cost(_capped(1 + high * each.steps), high - low + 1)
    steps, ways, entered = 1, int(low == 0), 1
    for done in range(1, high + 1):
        steps = _capped(steps + entered * (each.steps + 1))
        entered = _capped(entered * each.ways)
        ways = _capped(ways + entered * (done >= low))
        if steps == _MUCH:
            break
    return _Cost(steps, max(ways, 1))


def _only_spaces(operator: Any, value: Any) -> bool:
    """Whether this matches one character of white space and nothing else."""
    if operator is op.LITERAL:
        return chr(value).isspace()
    return operator is op.IN and all(
        item == (op.CATEGORY, op.CATEGORY_SPACE)
        or (item[0] is op.LITERAL and chr(item[1]).isspace())
        for item in value
    )


def _tests(operator: Any, value: Any) -> int:
    """What one character is held against; plain characters of a class are looked up at once."""
    if operator is not op.IN:
        return 1
    return 1 + sum(item[0] is op.CATEGORY for item in value[1:])


def _capped(number: int) -> int:
    return min(number, _MUCH)


_MUCH = 10 * MAX_STEPS
_ONE_CHARACTER = frozenset({op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN})

_LONG = Text(
    "pola lebih panjang dari {limit} karakter; bagi menjadi beberapa aturan",
    "the pattern is longer than {limit} characters; split it into several rules",
)
_UNREADABLE = Text("pola tidak dapat dibaca: {detail}", "the pattern cannot be read: {detail}")
_UNBOUNDED = Text(
    "pengulangan dalam pola tidak berbatas; tulis batasnya, misalnya {{1,40}} sebagai pengganti + "
    "dan {{0,40}} sebagai pengganti *; hanya \\s+ dan \\s* yang boleh tanpa batas",
    "a repeat in the pattern has no bound; write one, such as {{1,40}} for + and {{0,40}} for *; "
    "only \\s+ and \\s* may go without",
).fill()
_COSTLY = Text(
    "pola dapat memerlukan lebih dari {limit} langkah pada satu tempat dalam teks; kecilkan batas "
    "pengulangannya atau kurangi pengulangan dan pilihan yang berurutan",
    "the pattern can take more than {limit} steps at one place of a text; lower the bounds of its "
    "repeats, or use fewer repeats and alternatives after one another",
)
_UNCOUNTED = Text(
    "pola memuat rujukan ke kelompok atau syarat, yang tidak didukung; tulis tanpa itu",
    "the pattern holds a reference to a group or a condition, which is not supported; write it "
    "without",
)
