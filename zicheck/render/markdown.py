"""The report as GitHub-flavoured Markdown: for a comment on a pull request, a wiki, a mail.

A comment holds 65,536 letters. What is looked up rather than read stands in the other documents:
the calendar, the text of the rows and of the rules, and indikator that lose nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.filenames import shown
from zicheck.phrases import date_text
from zicheck.render import sections as say
from zicheck.render import texts
from zicheck.render.marktext import code, folded, plain, table
from zicheck.render.numbers import decimal, few, percent
from zicheck.render.wording import rows_text, subject, worth
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.bahasa import Lang, Text
    from zicheck.render.dossier import AreaView, Dossier, FindingView, IndicatorView

_LOST = 0.000_5
"""Points below this would read as zero."""


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The whole file."""
    text = "\n\n".join(_Paper(dossier, lang).blocks())
    return encoded(f"{text}\n")


class _Paper:
    """One dossier in one language, block by block."""

    def __init__(self, dossier: Dossier, lang: Lang) -> None:
        self.of = dossier
        self.lang: Lang = lang

    def blocks(self) -> Iterator[str]:
        """Headings, paragraphs, lists and tables in their order."""
        yield from self._head()
        yield from self._areas()
        yield from self._first()
        yield from self._findings()
        yield from self._lke()
        yield from self._ignored()
        yield from self._reform()
        yield from self._method()

    def t(self, text: Text | None) -> str:
        """A text in the language of the paper, made plain."""
        return plain(text.to(self.lang)) if text else ""

    def _heading(self, text: Text) -> str:
        return f"## {self.t(text)}"

    def _head(self) -> Iterator[str]:
        of = self.of
        score = of.score
        yield f"# {self.t(say.UNIT_YEAR.fill(unit=of.unit, year=of.year))}"
        known = {
            "points": decimal(score.readiness, self.lang),
            "max": decimal(score.max, self.lang),
        }
        yield f"**{self.t(texts.READINESS.fill(**known))}**"
        yield " ".join(plain(sentence) for sentence in say.meaning(of, self.lang))
        yield self.t(texts.READINESS_NOTE)
        if of.hidden:
            lost = few(of.hidden_points, self.lang)
            yield self.t(texts.HIDDEN.fill(found=texts.found(of.hidden), points=lost))
        counts = of.counts
        found = say.FINDINGS_COUNTED.fill(
            errors=texts.counted("error", counts["error"]),
            warnings=texts.counted("warning", counts["warning"]),
            infos=texts.counted("info", counts["info"]),
        )
        facts: list[tuple[Text, str]] = [
            (say.DECREE, say.decree(of).to(self.lang)),
            (say.DECREE_TITLE, of.decree.judul),
            (say.AIM, of.aim),
            (say.SIZE, texts.ROWS.fill(n=len(of.rows)).to(self.lang)),
            (say.FINDINGS, found.to(self.lang)),
        ]
        if of.as_of:
            said = texts.AS_OF.fill(date=date_text(of.as_of))
            facts.append((say.AS_OF, said.to(self.lang)))
        yield self._facts(facts)

    def _facts(self, facts: Sequence[tuple[Text, str]]) -> str:
        return "\n".join(f"- {self.t(name)}: {plain(said)}" for name, said in facts if said)

    def _areas(self) -> Iterator[str]:
        of = self.of
        yield self._heading(say.areas_title(of))
        heads = [
            self.t(say.AREA),
            self.t(say.PERCENT),
            self.t(say.POINTS),
            self.t(say.LACKS.fill(percent=f"{of.wbk:g}")),
            self.t(say.LACKS.fill(percent=f"{of.wbbm:g}")),
            self.t(say.REACHED),
        ]
        yield table(heads, [self._area(area) for area in of.areas], range(1, 5))

    def _area(self, area: AreaView) -> list[str]:
        return [
            self._area_name(area),
            percent(area.percent, self.lang),
            f"{decimal(area.points, self.lang)} / {decimal(area.weight, self.lang)}",
            few(area.to_wbk, self.lang) if area.to_wbk else "–",
            few(area.to_wbbm, self.lang) if area.to_wbbm else "–",
            self.t(say.reached(area)),
        ]

    def _area_name(self, area: AreaView) -> str:
        return plain(f"{area.id} {area.name.to(self.lang)}")

    def _first(self) -> Iterator[str]:
        if not self.of.first:
            return
        yield self._heading(say.FIRST)
        yield self.t(say.FIRST_NOTE)
        yield "\n".join(
            f"{at}. **{plain(worth(view.finding, self.lang))}** {self._title(view)}"
            f" — {self._about(view)}<br>{self.t(view.finding.remedy)}"
            for at, view in enumerate(self.of.first, start=1)
        )

    def _title(self, view: FindingView) -> str:
        return f"{view.finding.rule} {self.t(view.rule.judul if view.rule else None)}".strip()

    def _about(self, view: FindingView) -> str:
        finding = view.finding
        parts = [
            subject(finding, view.komponen, self.lang),
            rows_text(finding.rows, self.lang) if finding.rows else "",
        ]
        return " · ".join(plain(part) for part in parts if part)

    # Findings

    def _findings(self) -> Iterator[str]:
        of = self.of
        yield self._heading(say.FINDINGS)
        if not of.findings:
            yield self.t(texts.NONE_SHOWN if of.hidden else texts.NONE)
        if of.general:
            yield from self._group(texts.GENERAL.to(self.lang), of.general)
        for area in of.areas:
            if area.findings:
                title = f"{texts.AREA.fill(id=area.id).to(self.lang)} {area.name.to(self.lang)}"
                yield from self._group(title, area.findings)

    def _group(self, title: str, numbers: Sequence[int]) -> Iterator[str]:
        count = texts.found(len(numbers)).to(self.lang)
        items = [self._finding(self.of.finding(number)) for number in numbers]
        yield from folded(f"{title} · {count}", ["\n".join(items)])

    def _finding(self, view: FindingView) -> str:
        finding = view.finding
        level = texts.SEVERITY[finding.severity].to(self.lang)
        head = f"- **{level} {self._title(view)}** ({plain(worth(finding, self.lang))})"
        about = self._about(view)
        lines = [f"{head} {about}".rstrip()]
        if finding.quote:
            lines.append(f"“{plain(finding.quote)}”")
        lines.append(self.t(finding.message))
        if finding.remedy.to(self.lang):
            lines.append(f"*{self.t(say.REMEDY)}:* {self.t(finding.remedy)}")
        lines.append(code(texts.place(view.place, self.lang)))
        return "<br>\n  ".join(lines)

    # LKE

    def _lke(self) -> Iterator[str]:
        yield self._heading(say.LKE)
        yield self.t(say.LOSING_ONLY)
        heads = [
            self.t(head)
            for head in (
                say.INDICATOR,
                say.WEIGHT,
                say.CEILING,
                say.POINTS,
                say.LOST,
                say.SERVED_BY,
                say.CAUSE,
            )
        ]
        for area in self.of.areas:
            said = say.OF_WEIGHT.fill(
                points=decimal(area.points, self.lang), weight=decimal(area.weight, self.lang)
            )
            title = f"{area.id} {area.name.to(self.lang)} · {said.to(self.lang)}"
            rows: list[list[str]] = []
            for part in area.komponen:
                name = plain(f"{part.id} {part.name.to(self.lang)}")
                lost = few(part.lost, self.lang) if part.lost >= _LOST else "–"
                sums = [decimal(part.weight, self.lang), percent(part.percent, self.lang)]
                sums += [decimal(part.points, self.lang), lost]
                rows.append([f"**{name}**", *(f"**{value}**" for value in sums), "", ""])
                losing = [item for item in part.indicators if item.lost >= _LOST]
                rows += [self._indicator(item) for item in losing]
            yield from folded(title, [table(heads, rows, (1, 3, 4))])

    def _indicator(self, item: IndicatorView) -> list[str]:
        share = percent(100 * item.ceiling, self.lang)
        rules = dict.fromkeys(self.of.finding(number).finding.rule for number in item.causes)
        return [
            plain(f"{item.id} {item.title.to(self.lang)}"),
            few(item.weight, self.lang),
            f"{plain(item.answer)} ({share})" if item.answer else share,
            few(item.points, self.lang),
            few(item.lost, self.lang),
            texts.ranges(item.rows) or "–",
            ", ".join(rules) or "–",
        ]

    # Ignored, reform, method

    def _ignored(self) -> Iterator[str]:
        of = self.of
        yield self._heading(say.IGNORED)
        if of.keep_ignored or not of.ignored:
            yield self.t(say.ALL_COUNTED if of.keep_ignored else say.NOTHING_IGNORED)
            return
        yield self.t(say.IGNORED_NOTE.fill(points=few(of.ignored_points, self.lang)))
        items = []
        for view in of.ignored:
            rows = view.finding.rows
            where = say.IN_PLAN.to(self.lang) if view.where == "plan" else shown(view.where)
            at = f" · {plain(rows_text(rows, self.lang))}" if rows else ""
            items.append(
                f"- **{view.finding.rule}**{at}<br>\n  {self.t(view.finding.message)}<br>\n"
                f"  *{self.t(say.REASON)}:* {plain(view.reason)} ({plain(where)})"
            )
        yield "\n".join(items)

    def _reform(self) -> Iterator[str]:
        of = self.of
        yield self._heading(say.REFORM)
        done = [view for view in of.reform if view.prepared]
        yield self.t(texts.REFORM.fill(n=len(done), total=len(of.reform)))
        if done:
            yield "\n".join(f"- {plain(f'{view.id} {view.title.to(self.lang)}')}" for view in done)

    def _method(self) -> Iterator[str]:
        of = self.of
        yield self._heading(say.METHOD)
        yield from (self.t(text) for text in say.METHOD_TEXTS)
        ruleset = say.RULESET_SAID.fill(name=of.ruleset_name, id=of.ruleset, n=of.rules)
        yield self._facts(
            [
                (say.INSTRUMENT, of.instrument.to(self.lang)),
                (say.RULESET, ruleset.to(self.lang)),
                (say.PLAN_FILE, shown(of.path)),
                (say.PROGRAM, f"zicheck {of.version}"),
            ]
        )
        yield self.t(say.MORE_IN_HTML)
