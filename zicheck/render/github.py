"""GitHub annotations: a summary first, then as many findings as GitHub shows, the dearest first.

GitHub drops what is beyond ten of a level in a step without a word, so the summary says how many
were cut. What a plan contains can end neither a line nor a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render.dearest import Dearest, dear, dearest
from zicheck.render.formats import Piece
from zicheck.render.newswords import totals, won
from zicheck.render.signs import problem_sentence, sentence, signs, somewhere, titled, worth
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zicheck.places import Place
    from zicheck.render.formats import Run
    from zicheck.render.outcome import Checked, Tally
    from zicheck.render.signs import Sign
    from zicheck.report import Severity

MOST = 10
"""Annotations of one level that GitHub shows of one step."""
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def reporter(run: Run) -> Annotations:
    """The reporter of this format."""
    return Annotations(run)


class Annotations:
    """Keeps no more than it will show; all is written at the end, under the summary."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._kept = {severity: Dearest(MOST) for severity in SEVERITIES}
        self._met = 0

    def begin(self) -> str:
        """Nothing yet: the summary comes first."""
        return ""

    def piece(self, checked: Checked) -> Piece:
        """The dearest findings of each severity, as the annotations that they would be."""
        found = [dear(at, sign) for at, sign in enumerate(signs(checked), start=1)]
        kept = [
            item
            for at in range(len(SEVERITIES))
            for item in dearest(MOST, [item for item in found if item[0].severity == -at])
        ]
        said = tuple(item._replace(cells=(self._line(sign),)) for item, sign in kept)
        return Piece(met=len(found), dear=said)

    def join(self, piece: Piece) -> str:
        """Nothing yet; the dearest findings are kept."""
        for item in piece.dear:
            self._kept[SEVERITIES[-item.severity]].add(item, self._met)
        self._met += piece.met
        return ""

    def end(self, tally: Tally) -> Iterator[str]:
        """The summary, the files that failed, and the findings."""
        lang = self._run.lang
        failed = [
            command(
                "error",
                problem_sentence(problem, lang),
                {**self._spot(problem.place, path), "title": "zicheck"},
            )
            for path, problems in tally.failed
            for problem in problems[:1]
        ]
        rooms: dict[Severity, int] = {
            "error": max(MOST - len(failed), 0),
            "warning": MOST,
            "info": MOST - 1,  # the summary is a notice itself
        }
        lines = []
        for severity in SEVERITIES:
            lines += [item.cells[0] for item in self._kept[severity].first(rooms[severity])]
        cut = self._met - len(lines) + max(len(failed) - MOST, 0)
        said = [totals(tally, lang), won(tally, lang)]
        if tally.failed:
            said.append(_FAILED.fill(n=len(tally.failed)).to(lang))
        if cut:
            said.append(_CUT.fill(n=cut, most=MOST).to(lang))
        summary = command("notice", " ".join(filter(None, said)), {"title": "zicheck"})
        yield from (f"{line}\n" for line in [summary, *failed[:MOST], *lines])

    def _line(self, sign: Sign) -> str:
        finding, lang = sign.finding, self._run.lang
        rule = self._run.ruleset.get(finding.rule)
        where = somewhere(sign.place, lang)
        text = f"{f'({where}) ' if where else ''}{sentence(finding, lang)}"
        title = f"{titled(finding, rule.judul if rule else None, lang)} ({worth(finding, lang)})"
        return command(
            _LEVELS[finding.severity], text, {**self._spot(sign.place, ""), "title": title}
        )

    def _spot(self, place: Place, path: str) -> dict[str, str]:
        spot = {"file": self._run.name(place.file or path)}
        if place.line:
            spot["line"] = str(place.line)
            spot["col"] = str(place.column or 1)
        return spot


def command(name: str, text: str, properties: Mapping[str, str]) -> str:
    """A workflow command on one line, with all that could end it early escaped."""
    given = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{name} {given}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


_FAILED = Text(
    "{n} berkas tidak dapat diperiksa.",
    "{n} files could not be checked.",
)
_CUT = Text(
    "GitHub menampilkan paling banyak {most} anotasi setiap tingkat; {n} temuan lain tidak "
    "tampak di sini, jalankan `zicheck check` untuk semuanya.",
    "GitHub shows at most {most} annotations of a level; {n} further findings are not shown "
    "here, run `zicheck check` for all of them.",
)
