"""The entrances that are fuzzed, one module each.

A target has `TestOneInput(data)`, which raises when a promise is broken; `seeds()`, inputs to
begin with; `DICTIONARY`, words worth trying; and `MUTATED`, which changes an input and keeps its
form. None of them needs the fuzzing engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fuzz.mutating import Mutator

    class Target(Protocol):
        """What a module of this package holds."""

        DICTIONARY: Sequence[str]
        MUTATED: Mutator

        def TestOneInput(self, data: bytes) -> None:
            """Feed one input."""

        def seeds(self) -> Iterator[bytes]:
            """Inputs to begin with."""


NAMES = (
    "plan",
    "ruleset",
    "schedule",
    "docx",
    "xlsx",
    "ods",
    "html",
    "pdf",
    "decree",
    "config",
    "baseline",
    "argv",
)


def target(name: str) -> Target:
    """The target of one of :data:`NAMES`."""
    return cast("Target", import_module(f"fuzz.targets.{name}"))
