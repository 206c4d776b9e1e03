"""The Reviewdog Diagnostic Format (rdjson): findings for a bot that comments on changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.render.itemised import Itemised, items
from zicheck.render.signs import problem_sentence, sentence, signs, worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zicheck.render.formats import Piece, Run
    from zicheck.render.outcome import Checked, Tally
    from zicheck.report import Severity

_LEVELS: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def reporter(run: Run) -> Diagnostics:
    """The reporter of this format."""
    return Diagnostics(run)


class Diagnostics(Itemised):
    """One object, a diagnostic a line."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def begin(self) -> str:
        """Who speaks."""
        return '{"source": {"name": "zicheck"}, "diagnostics": ['

    def piece(self, checked: Checked) -> Piece:
        """The diagnostics of one plan."""
        lang = self._run.lang
        return items(
            {
                "message": f"{sentence(sign.finding, lang)} ({worth(sign.finding, lang)})",
                "location": self._location(sign.place.file, sign.place.line, sign.place.column),
                "severity": _LEVELS[sign.finding.severity],
                "code": {"value": sign.finding.rule},
            }
            for sign in signs(checked)
        )

    def end(self, tally: Tally) -> Iterator[str]:
        """Files that could not be checked."""
        failed = items(
            {
                "message": problem_sentence(problem, self._run.lang),
                "location": self._location(
                    problem.place.file or path, problem.place.line, problem.place.column
                ),
                "severity": "ERROR",
            }
            for path, problems in tally.failed
            for problem in problems
        )
        yield f"{self.join(failed)}\n]}}\n"

    def _location(self, file: str, line: int | None, column: int | None) -> dict[str, Any]:
        value: dict[str, Any] = {"path": self._run.name(file)}
        if line:
            start = {"line": line, **({"column": column} if column else {})}
            value["range"] = {"start": start}
        return value
