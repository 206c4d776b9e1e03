"""The forms in which `check` tells what it found, by name: each a module that writes as it goes.

A module of :mod:`zicheck.render` that writes such a form has `reporter(run) -> Reporter`, and is
imported only when it is asked for. A reporter gives text piece by piece, so that a batch may be
long; several may run side by side over the same plans. The piece of a plan is made without
knowing of the others, so that another process may make it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Protocol

    from zicheck.bahasa import Lang
    from zicheck.render.outcome import Checked, Setting, Tally
    from zicheck.rule import RuleSet

    class Reporter(Protocol):
        """Writes one document: its beginning, each plan, its end."""

        def begin(self) -> str:
            """What stands before the first plan."""

        def piece(self, checked: Checked) -> Piece:
            """What one plan comes to, whatever was there before it; changes nothing here."""

        def join(self, piece: Piece) -> str:
            """What the piece adds to the document, in the order of the plans."""

        def end(self, tally: Tally) -> Iterator[str]:
            """What stands after the last plan, with the files that failed, in pieces to write."""


class Dear(Record):
    """A finding that may be among the dearest of all, in the order of what it costs.

    `severity` is its index, negative, `order` its number in the plan (from 1), negative: of two
    that cost the same, the worse and then the earlier one counts. `cells` say it.
    """

    points: float
    share: float
    severity: int
    order: int
    cells: tuple[str, ...]


class Piece(Record):
    """What one plan comes to in one form: a text, or the dearest of the `met` findings."""

    text: str = ""
    met: int = 0
    dear: tuple[Dear, ...] = ()


class Run(Record):
    """What all reporters of one run are made from.

    `name` gives a file the name that it has in the repository, with `/` between folders.
    """

    setting: Setting
    ruleset: RuleSet
    lang: Lang
    name: Callable[[str], str]


FORMATS: Mapping[str, str] = {
    "json": "json",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "concise": "concise",
    "markdown": "jobsummary",
}
"""The module of each form; what a terminal shows is made by :mod:`zicheck.render.screen`."""


def reporter(form: str, run: Run) -> Reporter:
    """A fresh reporter of the form `form` (one of :data:`FORMATS`)."""
    made: Reporter = import_module(f"zicheck.render.{FORMATS[form]}").reporter(run)
    return made
