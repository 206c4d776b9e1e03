"""One line for every finding, as editors and `grep` take them: `file:line:column: level ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.formats import Piece
from zicheck.render.signs import problem_sentence, sentence, signs, somewhere, worth
from zicheck.render.wrap import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.places import Place
    from zicheck.render.formats import Run
    from zicheck.render.outcome import Checked, Tally


def reporter(run: Run) -> Concise:
    """The reporter of this format."""
    return Concise(run)


class Concise:
    """Lines and nothing else. The names of files are those that were given."""

    def __init__(self, run: Run) -> None:
        self._lang = run.lang

    def begin(self) -> str:
        """Nothing."""
        return ""

    def piece(self, checked: Checked) -> Piece:
        """A line for each finding, in the order of the lines."""
        found = sorted(
            signs(checked), key=lambda sign: (sign.place.line or 0, sign.place.column or 0)
        )
        lines = []
        for sign in found:
            finding = sign.finding
            where = somewhere(sign.place, self._lang)
            lines.append(
                f"{_spot(sign.place)}: {finding.severity} {finding.rule}"
                f" {f'({where}) ' if where else ''}{sentence(finding, self._lang)}"
                f" [{worth(finding, self._lang)}]\n"
            )
        return Piece("".join(lines))

    def join(self, piece: Piece) -> str:
        """The lines as they are."""
        return piece.text

    def end(self, tally: Tally) -> Iterator[str]:
        """A line for every fault of a file that could not be checked."""
        yield from (
            f"{_spot(problem.place) if problem.place.file else clean(path)}: error "
            f"{problem_sentence(problem, self._lang)}\n"
            for path, problems in tally.failed
            for problem in problems
        )


def _spot(place: Place) -> str:
    return f"{clean(place.file)}:{place.line or 1}:{place.column or 1}"
