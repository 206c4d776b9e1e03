"""What makes `check` end with 1: `--fail-on` and `--max-warnings`."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.nearest import nearest
from zicheck.patterns import lazily
from zicheck.records import Record
from zicheck.render.numbers import decimal
from zicheck.report import SEVERITIES
from zicheck.usage import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.render.outcome import Tally
    from zicheck.report import Severity

NEVER, NEW, STALE = "never", "new", "stale"
_SCORE = lazily(r"(?:skor|score)<([0-9]+(?:[.,][0-9]+)?)", re.IGNORECASE)
_WORDS = (*SEVERITIES, NEVER, NEW, STALE)
_MAX = 30.0


class Gate(Record):
    """The conditions, any of which fails the run.

    `severity` fails findings at or above it; `score` plans whose readiness is below it; `new`
    and `stale` look at plans that are held against a revision or a baseline.
    """

    severity: Severity | None = "error"
    new: bool = False
    stale: bool = False
    score: float | None = None
    warnings: int | None = None

    def fails(self, tally: Tally) -> bool:
        """Whether the run fails."""
        counted = SEVERITIES[: SEVERITIES.index(self.severity) + 1] if self.severity else ()
        return any(tally.counts[severity] for severity in counted) or any(self._others(tally))

    def reasons(self, tally: Tally, lang: Lang) -> Iterator[str]:
        """Why the run fails, where the findings themselves do not say so."""
        if self.new and (n := sum(tally.counts.values())):
            yield _NEW.fill(n=n).to(lang)
        if self.stale and (n := _stale(tally)):
            yield _STALE.fill(n=n).to(lang)
        for line in tally.lines:
            if self.score is not None and _below(line.readiness, self.score):
                # Cut off, so that what is just below never reads as reached.
                shown = math.floor(line.readiness * 100 + 1e-9) / 100
                yield _SCORED.fill(
                    unit=line.unit, year=line.year, points=Text(decimal(shown, "id"), decimal(shown, "en")),
                    least=Text(_plain(self.score, "id"), _plain(self.score, "en")),
                ).to(lang)  # fmt: skip
        if self.warnings is not None and tally.counts["warning"] > self.warnings:
            yield _WARNINGS.fill(n=tally.counts["warning"], most=self.warnings).to(lang)

    def _others(self, tally: Tally) -> Iterator[bool]:
        yield self.new and any(tally.counts.values())
        yield self.stale and _stale(tally) > 0
        if self.score is not None:
            yield any(_below(line.readiness, self.score) for line in tally.lines)
        yield self.warnings is not None and tally.counts["warning"] > self.warnings


def _below(readiness: float, least: float) -> bool:
    return readiness < least - 1e-9


def _stale(tally: Tally) -> int:
    return sum(line.news.stale for line in tally.lines if line.news) + tally.orphans


def _plain(value: float, lang: Lang) -> str:
    text = f"{value:g}"
    return text if lang == "en" else text.replace(".", ",")


def conditions(word: str) -> Gate:
    """The conditions in a comma list such as `error,skor<18,5`; for an option."""
    gate = Gate(severity=None)
    words = [part.strip() for part in re.split(r",(?![0-9])", word)]
    for part in filter(None, words):
        score = _SCORE.fullmatch(part.replace(" ", ""))
        if score:
            least = float(score[1].replace(",", "."))
            if least > _MAX:
                raise Refused(_TOO_HIGH.fill(word=part, most=f"{_MAX:g}"))
            gate = gate._replace(score=max(least, gate.score or 0.0))
        elif part in SEVERITIES:
            index = SEVERITIES.index(part)
            if gate.severity is None or index > SEVERITIES.index(gate.severity):
                gate = gate._replace(severity=SEVERITIES[index])
        elif part == NEW:
            gate = gate._replace(new=True)
        elif part == STALE:
            gate = gate._replace(stale=True)
        elif part != NEVER:
            near = nearest(part, _WORDS)
            text = _UNKNOWN_NEAR if near else _UNKNOWN
            raise Refused(text.fill(word=part, near=near, known=", ".join(_WORDS)))
    if NEVER in words and len(words) > 1:
        raise Refused(_NEVER_ALONE)
    if not any(words):
        raise Refused(_UNKNOWN.fill(word=word, known=", ".join(_WORDS)))
    return gate


def most_warnings(word: str) -> int:
    """A number of warnings, from 0; for an option."""
    if re.fullmatch(r"[0-9]{1,9}", word):
        return int(word)
    raise Refused(_BAD_NUMBER.fill(word=word))


def require_known(gate: Gate, *, held: bool, kept: bool) -> None:
    """See to it that `new` and `stale` have something to look at.

    Raises:
        UsageError: when they have not.
    """
    if gate.new and not held:
        raise UsageError(_NEW_NEEDS)
    if gate.stale and not kept:
        raise UsageError(_STALE_NEEDS)


_NEW = Text("{n} temuan baru.", "{n} new findings.")
_STALE = Text(
    "{n} catatan usang dalam baseline; perbarui dengan `--write-baseline`.",
    "{n} stale entries in the baseline; renew it by `--write-baseline`.",
)
_SCORED = Text(
    "{unit} {year}: kesiapan {points} di bawah {least}.",
    "{unit} {year}: readiness {points} is below {least}.",
)
_WARNINGS = Text(
    "{n} peringatan, melebihi batas {most}.", "{n} warnings, more than the {most} allowed."
)
_UNKNOWN = Text(
    "`{word}` tidak dikenal; pilih dari {known}, atau skor<N.",
    "`{word}` is unknown; choose from {known}, or skor<N.",
)
_UNKNOWN_NEAR = Text(
    "`{word}` tidak dikenal; mungkin maksudnya `{near}` (pilihan: {known}, atau skor<N).",
    "`{word}` is unknown; did you mean `{near}` (choices: {known}, or skor<N)?",
)
_TOO_HIGH = Text(
    "`{word}`: kesiapan paling tinggi {most}.", "`{word}`: readiness is {most} at most."
)
_NEVER_ALONE = Text(
    "`never` tidak dapat digabung dengan syarat lain.", "`never` goes with no other condition."
)
_BAD_NUMBER = Text(
    "`{word}` bukan jumlah; tulis bilangan bulat mulai 0.",
    "`{word}` is no number; write a whole number from 0.",
)
_NEW_NEEDS = Text(
    "`--fail-on new` perlu `--since REV` atau `--baseline BERKAS`: tanpa itu tidak diketahui mana "
    "yang baru.",
    "`--fail-on new` needs `--since REV` or `--baseline FILE`: without one nobody knows what is "
    "new.",
)
_STALE_NEEDS = Text(
    "`--fail-on stale` perlu `--baseline BERKAS`.", "`--fail-on stale` needs `--baseline FILE`."
)
