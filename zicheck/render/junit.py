"""JUnit XML: a suite for every plan, a test case for every rule and every finding.

A rule that finds nothing is a case that passes. A finding is a failure, or for a mere note a
case with output; what was ignored, or known before, is skipped with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render.formats import Piece
from zicheck.render.markup import Markup, el, join
from zicheck.render.signs import (
    ignored_signs,
    problem_sentence,
    sentence,
    signs,
    somewhere,
    titled,
    worth,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.errors import Problem
    from zicheck.render.formats import Run
    from zicheck.render.outcome import Checked, Tally
    from zicheck.render.signs import Sign


def reporter(run: Run) -> Suites:
    """The reporter of this format."""
    return Suites(run)


class Suites:
    """One document; suites follow one another."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._lang = run.lang

    def begin(self) -> str:
        """The declaration and the root."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zicheck">\n'

    def piece(self, checked: Checked) -> Piece:
        """The suite of one plan."""
        found = list(signs(checked, known=True))
        ignored = list(ignored_signs(checked))
        silent = {sign.finding.rule for sign in found}
        silent.update(item.finding.rule for item, _ in ignored)
        cases = [self._case(sign) for sign in found]
        cases += [
            self._with(
                sign, el("skipped", message=_IGNORED.fill(reason=item.reason).to(self._lang))
            )
            for item, sign in ignored
        ]
        name = self._run.name(checked.path)
        cases += [
            el("testcase", name=f"{rule.kode} {rule.judul.to(self._lang)}", classname=name)
            for rule in self._run.ruleset.rules
            if rule.kode not in silent
        ]
        failures = sum(_fails(sign) for sign in found)
        skipped = len(ignored) + sum(sign.state == "unchanged" for sign in found)
        return Piece(_suite(name, cases, failures, 0, skipped))

    def join(self, piece: Piece) -> str:
        """The suite as it is."""
        return piece.text

    def end(self, tally: Tally) -> Iterator[str]:
        """Files that could not be checked, and the end of the root."""
        for path, problems in tally.failed:
            yield self._failed(path, problems)
        yield "</testsuites>\n"

    def _case(self, sign: Sign) -> Markup:
        finding = sign.finding
        text = sentence(finding, self._lang)
        if sign.state == "unchanged":
            return self._with(sign, el("skipped", message=_KNOWN.to(self._lang)))
        place = sign.place
        where = f"{place.file}:{place.line}:{place.column or 1}" if place.line else place.file
        said = (where, somewhere(place, self._lang), text, finding.basis.to(self._lang))
        body = "\n".join(filter(None, said))
        if finding.severity == "info":
            return self._with(sign, el("system-out", body))
        return self._with(sign, el("failure", body, message=text, type=finding.severity))

    def _with(self, sign: Sign, inside: Markup) -> Markup:
        finding = sign.finding
        rule = self._run.ruleset.get(finding.rule)
        name = titled(finding, rule.judul if rule else None, self._lang)
        rows = f" [{', '.join(map(str, finding.rows[:5]))}]" if finding.rows else ""
        ids = f" {', '.join(finding.indicators[:3])}" if finding.indicators else ""
        return el(
            "testcase",
            inside,
            name=f"{name}{ids}{rows} ({worth(finding, self._lang)})",
            classname=self._run.name(sign.place.file),
            file=self._run.name(sign.place.file),
            line=sign.place.line,
        )

    def _failed(self, path: str, problems: tuple[Problem, ...]) -> str:
        name = self._run.name(path)
        case = el(
            "testcase",
            *(
                el(
                    "error",
                    f"{problem.place.file or path}:{problem.place.line or 1}",
                    message=problem_sentence(problem, self._lang),
                    type="zicheck",
                )
                for problem in problems[:1]
            ),
            name=_READABLE.to(self._lang),
            classname=name,
        )
        return _suite(name, [case], 0, 1, 0)


def _fails(sign: Sign) -> bool:
    return sign.state != "unchanged" and sign.finding.severity != "info"


def _suite(name: str, cases: list[Markup], failures: int, errors: int, skipped: int) -> str:
    lines = join(*(join(Markup("\n  "), case) for case in cases), Markup("\n"))
    return (
        el(
            "testsuite",
            lines,
            name=name,
            tests=len(cases),
            failures=failures,
            errors=errors,
            skipped=skipped,
        )
        + "\n"
    )


_IGNORED = Text("Diabaikan: {reason}", "Ignored: {reason}")
_KNOWN = Text("Sudah ada sebelumnya.", "Known before.")
_READABLE = Text("Berkas dapat dibaca", "The file can be read")
