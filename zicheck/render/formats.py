"""The forms in which `check` tells what it found, by name: each a module that writes as it goes.

A module of :mod:`zicheck.render` that writes such a form has `reporter(run) -> Reporter`, and is
imported only when it is asked for. A reporter gives text piece by piece, so that a batch may be
long; several may run side by side over the same plans.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from zicheck.bahasa import Lang
    from zicheck.render.outcome import Checked, Setting, Tally
    from zicheck.rule import RuleSet

    class Reporter(Protocol):
        """Writes one document: its beginning, each plan, its end."""

        def begin(self) -> str:
            """What stands before the first plan."""

        def plan(self, checked: Checked) -> str:
            """What one plan adds."""

        def end(self, tally: Tally) -> str:
            """What stands after the last plan, with the files that failed."""


class Run(NamedTuple):
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
