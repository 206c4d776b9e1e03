"""What can be wrong with an input, said in one sentence that names file, place and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.places import Place
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.bahasa import Text


class Problem(Record):
    """One thing that keeps an input from being read."""

    text: Text
    place: Place = Place()


class InputError(Exception):
    """A file, a setting or a rule set that cannot be used; the command ends with 2.

    `problems` holds every fault that could be told apart, in the order of the file.
    """

    def __init__(self, problems: Problem | Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("; ".join(problem.text.id for problem in self.problems))


def fault(file: str, text: Text, line: int | None = None, column: int | None = None) -> InputError:
    """An :class:`InputError` with one problem at `line` and `column` (from 1) of `file`."""
    return InputError(Problem(text, Place(file=file, line=line, column=column)))
