"""The annexes of a Laporan Hasil Evaluasi: findings, the LKE, and what was switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render import officetexts as words
from zicheck.render import texts, wordtable
from zicheck.render.numbers import decimal, few, percent
from zicheck.render.wordlook import across, write
from zicheck.render.wordtable import Column, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier, IndicatorView


def add(document: Document, dossier: Dossier, lang: Lang) -> None:
    """Add the annexes, on pages of their own."""
    across(document)
    _title(document, _FINDINGS.to(lang))
    if dossier.findings:
        wordtable.add(document, _finding_columns(lang), _findings(dossier, lang))
    else:
        write(document.add_paragraph(), texts.NONE.to(lang))
    _title(document, _LKE.to(lang), new_page=True)
    wordtable.add(document, _lke_columns(lang), _lke(dossier, lang))
    if dossier.ignored:
        _title(document, _IGNORED.to(lang), new_page=True)
        cost = few(dossier.ignored_points, lang)
        write(document.add_paragraph(), words.IGNORED_COST.fill(points=cost).to(lang))
        wordtable.add(document, _ignored_columns(lang), _ignored(dossier, lang))


def _title(document: Document, text: str, *, new_page: bool = False) -> None:
    paragraph = document.add_paragraph(style="Heading 1")
    paragraph.paragraph_format.page_break_before = new_page
    write(paragraph, text)


def _finding_columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(words.NUMBER.to(lang), 10, "center"),
        Column(words.LEVEL.to(lang), 21),
        Column(words.RULE.to(lang), 18),
        Column(words.KOMPONEN.to(lang), 42),
        Column(words.PLAN_ROWS.to(lang), 18),
        Column(words.FINDING.to(lang), 74),
        Column(words.RECOMMENDATION.to(lang), 70),
        Column(words.POINTS.to(lang), 14, "right"),
    )


def _findings(dossier: Dossier, lang: Lang) -> Iterator[Row]:
    for view in dossier.findings:
        finding, komponen = view.finding, words.komponen(view)
        yield Row((
            str(view.number),
            texts.SEVERITY[finding.severity].to(lang),
            finding.rule,
            komponen.to(lang) if komponen else "",
            texts.ranges(finding.rows),
            finding.message.to(lang),
            finding.remedy.to(lang),
            few(finding.points, lang) if finding.points >= 0.000_5 else "–",
        ))  # fmt: skip


def _lke_columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(words.CODE.to(lang), 20),
        Column(words.QUESTION.to(lang), 93),
        Column(words.WEIGHT.to(lang), 16, "right"),
        Column(words.ANSWERS.to(lang), 22, "center"),
        Column(words.ANSWER.to(lang), 19, "center"),
        Column(words.CEILING.to(lang), 18, "right"),
        Column(words.POINTS.to(lang), 16, "right"),
        Column(words.PERCENT.to(lang), 18, "right"),
        Column(words.PLAN_ROWS.to(lang), 22),
        Column(words.FINDING_NUMBERS.to(lang), 23),
    )


def _lke(dossier: Dossier, lang: Lang) -> Iterator[Row]:
    for area in dossier.areas:
        yield _group((area.id, area.name.to(lang)), area.weight, area.points, area.percent, lang)
        for part in area.komponen:
            name = (part.id, part.name.to(lang))
            figures = _group(name, part.weight, part.points, part.percent, lang)
            yield figures._replace(kind="komponen")
            for question in part.indicators:
                yield _question(question, lang)
    score = dossier.score
    share = 100 * score.readiness / score.max if score.max else 0.0
    total = _group(("", words.TOTAL.to(lang)), score.max, score.readiness, share, lang)
    yield total._replace(kind="total")


def _group(name: tuple[str, str], weight: float, reached: float, share: float, lang: Lang) -> Row:
    return Row(
        (
            *name, decimal(weight, lang), "", "", "", decimal(reached, lang),
            percent(share, lang), "", "",
        ),
        "area",
    )  # fmt: skip


def _question(question: IndicatorView, lang: Lang) -> Row:
    return Row((
        question.id,
        question.title.to(lang),
        decimal(question.weight, lang, 3),
        words.choices(question, lang),
        words.answer(question, lang),
        decimal(question.ceiling, lang),
        decimal(question.points, lang, 3),
        percent(100 * question.ceiling, lang),
        texts.ranges(question.rows),
        ", ".join(map(str, question.causes)),
    ))  # fmt: skip


def _ignored_columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(words.RULE.to(lang), 18),
        Column(words.PLAN_ROWS.to(lang), 25),
        Column(words.FINDING.to(lang), 100),
        Column(words.REASON.to(lang), 84),
        Column(_SET_IN.to(lang), 40),
    )


def _ignored(dossier: Dossier, lang: Lang) -> Iterator[Row]:
    for item in dossier.ignored:
        yield Row((
            item.finding.rule,
            texts.ranges(item.finding.rows),
            item.finding.message.to(lang),
            item.reason,
            words.set_in(item).to(lang),
        ))  # fmt: skip


_FINDINGS = Text("Lampiran I. Daftar temuan", "Annex I. Findings")
_LKE = Text("Lampiran II. Lembar Kerja Evaluasi (LKE)", "Annex II. Evaluation worksheet (LKE)")
_IGNORED = Text(
    "Lampiran III. Temuan yang diabaikan oleh unit", "Annex III. Findings that were switched off"
)
_SET_IN = Text("Ditetapkan pada", "Set in")
