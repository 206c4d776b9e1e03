"""A finding as other programs take it: its place in the repository, its print, what is said.

Shared by the forms that CI systems and editors read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.fingerprints import prints
from zicheck.render import texts
from zicheck.render.numbers import decimal
from zicheck.render.wrap import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang, Text
    from zicheck.errors import Problem
    from zicheck.fingerprints import Print
    from zicheck.places import Place
    from zicheck.render.outcome import Checked
    from zicheck.report import Finding, Ignored

State = Literal["new", "unchanged"]
_SEEN = 0.000_5
"""Points below this would read as zero."""


class Sign(NamedTuple):
    """A finding with its print; `state` is None when the plan was held against nothing."""

    finding: Finding
    print: Print
    place: Place
    state: State | None


def signs(checked: Checked, *, known: bool = False) -> Iterator[Sign]:
    """The findings to tell, and with `known` also those that were known before."""
    wanted: dict[int, State | None] = {
        id(finding): "new" if checked.news else None for finding in checked.shown
    }
    if known:
        wanted.update({id(finding): "unchanged" for finding in checked.known})
    names = checked.prints or prints(checked.report)
    for finding, name in zip(checked.report.findings, names.told, strict=True):
        if id(finding) in wanted:
            yield Sign(finding, name, checked.locate(finding.route), wanted[id(finding)])


def ignored_signs(checked: Checked) -> Iterator[tuple[Ignored, Sign]]:
    """What was ignored, in the same shape."""
    names = checked.prints or prints(checked.report)
    for item, name in zip(checked.report.ignored, names.ignored, strict=True):
        place = checked.locate(item.finding.route)
        yield item, Sign(item.finding, name, place, None)


def worth(finding: Finding, lang: Lang) -> str:
    """What mending it wins: alone, together with others, or nothing."""
    for value, text in ((finding.points, texts.POINTS), (finding.share, texts.SHARED)):
        if value >= _SEEN:
            figure = decimal(value, lang, 3 if value < 0.005 else 2)
            return text.fill(points=figure).to(lang)
    return texts.NO_POINTS.to(lang)


def sentence(finding: Finding, lang: Lang) -> str:
    """Message and remedy on one line, harmless."""
    said = [clean(finding.message.to(lang))]
    remedy = clean(finding.remedy.to(lang))
    if remedy:
        said.append(texts.REMEDY.fill(text=remedy).to(lang))
    return " ".join(said)


def somewhere(place: Place, lang: Lang) -> str:
    """Page, table, sheet and cell, for a place that has no line; else ""."""
    if place.line:
        return ""
    return ", ".join(
        text.fill(n=value).to(lang)
        for text, value in (
            (texts.PAGE, place.page),
            (texts.TABLE, place.table),
            (texts.ROW, place.row),
            (texts.SHEET, place.sheet),
            (texts.CELL, place.cell),
        )
        if value is not None
    )


def titled(finding: Finding, title: Text | None, lang: Lang) -> str:
    """`URT001 Urutan langkah`, as far as it is known."""
    return f"{finding.rule} {clean(title.to(lang))}" if title else finding.rule


def problem_sentence(problem: Problem, lang: Lang) -> str:
    """What is wrong with an input, on one line, harmless."""
    return clean(problem.text.to(lang))
