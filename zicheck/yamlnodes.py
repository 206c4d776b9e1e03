"""The tree that YAML text is read into: every scalar stays text and knows its line and column."""

from __future__ import annotations

from typing import TypeAlias

from zicheck.records import Record

MAX_BYTES = 20_000_000
"""A plan of 1,000 rows is about 0.7 MB; ten thousand rows are the most that is thought of."""
MAX_DEPTH = 40
"""A plan file nests eight deep."""
MAX_NODES = 400_000
"""Nodes visited, aliases counted each time they are used."""

NULL = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML reads as null where it stands plain."""


class Scalar(Record):
    """A text; `plain` tells that it stood without quotes. Line and column count from 1."""

    value: str
    line: int
    column: int
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether YAML would read it as null."""
        return self.plain and self.value in NULL


class Sequence:
    """A list; `size` counts the nodes below it and itself."""

    __slots__ = ("column", "items", "line", "size")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column
        self.size = 1


class Mapping:
    """Keys and values in file order; `size` counts the nodes below it and itself."""

    __slots__ = ("column", "items", "line", "size")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[tuple[Scalar, Node]] = []
        self.line = line
        self.column = column
        self.size = 1

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        for name, node in self.items:
            if name.value == key:
                return node
        return None


Node: TypeAlias = Scalar | Sequence | Mapping
