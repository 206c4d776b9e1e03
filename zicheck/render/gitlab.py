"""GitLab code quality: a list of findings that the merge request shows beside the lines.

GitLab itself compares the list with that of the target branch, so every finding stands in it,
known or new.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from zicheck.render.itemised import Itemised, items
from zicheck.render.signs import problem_sentence, sentence, signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zicheck.render.formats import Piece, Run
    from zicheck.render.outcome import Checked, Tally
    from zicheck.report import Severity

_LEVELS: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
_UNREADABLE = "zicheck"


def reporter(run: Run) -> Quality:
    """The reporter of this format."""
    return Quality(run)


class Quality(Itemised):
    """One array, an issue a line."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def begin(self) -> str:
        """The opening bracket."""
        return "["

    def piece(self, checked: Checked) -> Piece:
        """The issues of one plan."""
        lang = self._run.lang
        return items(
            _issue(
                sentence(sign.finding, lang),
                sign.finding.rule,
                _LEVELS[sign.finding.severity],
                (self._run.name(sign.place.file), sign.place.line or 1),
                # Two files may hold the same plan; within one, fingerprints are unique.
                f"{self._run.name(checked.path)}\x1f{sign.print.fingerprint}",
            )
            for sign in signs(checked, known=True)
        )

    def end(self, tally: Tally) -> Iterator[str]:
        """Files that could not be checked block everything."""
        lang = self._run.lang
        failed = items(
            _issue(
                problem_sentence(problem, lang),
                _UNREADABLE,
                "blocker",
                (self._run.name(problem.place.file or path), problem.place.line or 1),
                f"{self._run.name(path)}\x1f{number}\x1f{problem.text.id}",
            )
            for path, problems in tally.failed
            for number, problem in enumerate(problems)
        )
        yield f"{self.join(failed)}\n]\n"


def _issue(
    description: str, check: str, level: str, place: tuple[str, int], key: str
) -> dict[str, Any]:
    path, line = place
    digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return {
        "type": "issue",
        "description": description,
        "check_name": check,
        "fingerprint": digest,
        "severity": level,
        "categories": ["Clarity"],
        "location": {"path": path, "lines": {"begin": line}},
    }
