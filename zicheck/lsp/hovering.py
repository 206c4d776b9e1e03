"""What is said where the pointer rests: the rule, the indikator of the LKE, how a row was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.lsp.spans import Span
from zicheck.planspec import KODE_ATURAN, LKE_ID
from zicheck.render.numbers import decimal
from zicheck.render.texts import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.instrument import Indikator
    from zicheck.lsp.opened import Opened
    from zicheck.report import Finding
    from zicheck.rule import Rule, RuleSet

_CODE = re.compile(rf"(?<![\w.])(?:{KODE_ATURAN}|{LKE_ID})(?![\w])")


def hover(plan: Opened, offset: int, lang: Lang) -> tuple[str, Span] | None:
    """Markdown for an offset, and the text that it is about; None where nothing is to be said."""
    named = _named(plan, offset, lang)
    if named is not None:
        return named
    if plan.report is None or plan.spans is None:
        return None
    at = Span(offset, offset)
    parts: list[str] = []
    about: Span | None = None
    for finding in plan.report.findings:
        span = plan.spans.of(finding.route)
        if span.meets(at):
            about = about or span
            parts.append("\n\n".join(_finding(finding, plan.ruleset, lang)))
    row = plan.spans.row(offset)
    if row is not None:
        about = about or plan.spans.rows[row]
        parts.append("\n\n".join(_row(plan, row, lang)))
    found = "\n\n---\n\n".join(dict.fromkeys(filter(None, parts)))
    return (found, about) if found and about is not None else None


def _named(plan: Opened, offset: int, lang: Lang) -> tuple[str, Span] | None:
    """The rule or the indikator whose code stands there."""
    start = plan.source.text.rfind("\n", 0, offset) + 1
    end = plan.source.text.find("\n", offset)
    line = plan.source.text[start : end if end >= 0 else None]
    for match in _CODE.finditer(line):
        if match.start() <= offset - start <= match.end():
            span = Span(start + match.start(), start + match.end())
            rule = plan.ruleset.get(match[0])
            indikator = plan.ruleset.instrument.indikator.get(match[0])
            if rule is not None:
                return "\n\n".join(_rule(rule, lang)), span
            if indikator is not None:
                return "\n\n".join(_indikator(indikator, plan.ruleset, lang)), span
    return None


def _rule(rule: Rule, lang: Lang) -> Iterator[str]:
    yield f"**{rule.kode}** {_plain(rule.judul.to(lang))} ({SEVERITY[rule.tingkat].to(lang)})"
    yield _plain(rule.mengapa.to(lang))
    yield f"*{_BASIS.to(lang)}:* {_plain(rule.dasar.sumber.to(lang))}"


def _finding(finding: Finding, ruleset: RuleSet, lang: Lang) -> Iterator[str]:
    rule = ruleset.get(finding.rule)
    title = f" {_plain(rule.judul.to(lang))}" if rule else ""
    yield f"**{finding.rule}**{title} ({SEVERITY[finding.severity].to(lang)})"
    yield _plain(finding.message.to(lang))
    yield f"*{_REMEDY.to(lang)}:* {_plain(finding.remedy.to(lang))}"
    if rule is not None:
        yield f"*{_WHY.to(lang)}:* {_plain(rule.mengapa.to(lang))}"
    yield f"*{_BASIS.to(lang)}:* {_plain(finding.basis.to(lang))}"


def _row(plan: Opened, row: int, lang: Lang) -> Iterator[str]:
    """Which indikator a row serves, and when it is due as it was read."""
    if plan.report is None:
        return
    match, schedule = plan.report.matches[row - 1], plan.report.schedules[row - 1]
    for id_ in match.ids:
        indikator = plan.ruleset.instrument.indikator.get(id_)
        if indikator is not None:
            yield from _indikator(indikator, plan.ruleset, lang)
    if not match.ids:
        yield _NO_MATCH.to(lang)
    if schedule.months:
        yield f"*{_DUE.to(lang)}:* {_plain(schedule.shown(lang))}"


def _indikator(indikator: Indikator, ruleset: RuleSet, lang: Lang) -> Iterator[str]:
    instrument = ruleset.instrument
    part = instrument.komponen[indikator.komponen]
    yield f"**{indikator.id}** {_plain(indikator.judul.to(lang))}"
    facts = [
        _plain(part.nama.to(lang)),
        _WEIGHT.fill(points=decimal(indikator.bobot, lang)).to(lang),
    ]
    answers = instrument.answers(indikator)
    if answers:
        facts.append(", ".join(f"{letter} {share * 100:g}%" for letter, share in answers.items()))
    yield " · ".join(facts)


def _plain(text: str) -> str:
    """The text where Markdown is expected, with nothing in it that Markdown would read."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", " ".join(text.split()))


_BASIS = Text("Dasar", "Basis")
_REMEDY = Text("Perbaikan", "Remedy")
_WHY = Text("Mengapa", "Why")
_DUE = Text("Dibaca sebagai", "Read as")
_WEIGHT = Text("bobot {points}", "weight {points}")
_NO_MATCH = Text(
    "Baris ini belum dapat dihubungkan dengan indikator LKE; tulis `lke` bila diketahui.",
    "This row is not matched to any LKE indikator; write `lke` if it is known.",
)
