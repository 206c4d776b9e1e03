"""The report as one HTML file: to read on a screen or a phone, to filter, and to print.

Everything stands in the page from the start; its script only folds, filters and finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.filenames import shown
from zicheck.phrases import date_text
from zicheck.render import sections as say
from zicheck.render import texts
from zicheck.render.htmlfindings import Findings
from zicheck.render.htmlpaper import Paper
from zicheck.render.htmlrows import Rows
from zicheck.render.htmlscore import Score
from zicheck.render.markup import block, el, join
from zicheck.render.page import page

if TYPE_CHECKING:
    from zicheck.bahasa import Lang, Text
    from zicheck.render.dossier import Dossier
    from zicheck.render.markup import Markup


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The whole file."""
    return _Page(dossier, lang).bytes()


class _Page(Paper):
    """The page around its sections."""

    def bytes(self) -> bytes:
        """The page with all its sections."""
        score = Score(self.of, self.lang)
        findings = Findings(self.of, self.lang)
        rows = Rows(self.of, self.lang)
        parts = (
            ("kesiapan", say.READINESS, score.readiness()),
            ("area", say.areas_title(self.of), score.areas()),
            ("dahulu", say.FIRST, score.first()),
            ("lke", say.LKE, score.lke()),
            ("temuan", say.FINDINGS, findings.findings()),
            ("kalender", say.CALENDAR, rows.calendar()),
            ("kegiatan", say.ROWS, rows.rows()),
            ("diabaikan", say.IGNORED, findings.ignored()),
            ("reform", say.REFORM, score.reform()),
            ("aturan", say.RULES, findings.rules()),
            ("metode", say.METHOD, self._method()),
        )
        present = [(id_, title, content) for id_, title, content in parts if content]
        contents = [el("li", el("a", self.t(title), href=f"#{id_}")) for id_, title, _ in present]
        sections = [
            block("section", "\n", block("h2", self.t(title)), content, id=id_)
            for id_, title, content in present
        ]
        body = join(
            block("a", self.t(say.SKIP), class_="skip", href="#isi"),
            self._header(),
            block("nav", el("ul", contents), aria_label=self.t(say.CONTENTS)),
            block("main", "\n", sections, id="isi", tabindex="-1"),
            block("footer", el("p", self._made_by())),
        )
        title = say.UNIT_YEAR.fill(unit=self.of.unit, year=self.of.year)
        return page(f"{self.t(title)}: {self.t(say.TITLE)}", body, self.lang)

    def _header(self) -> Markup:
        of = self.of
        counts = of.counts
        facts: list[tuple[Text, object]] = [
            (say.DECREE, self.t(say.decree(of))),
            (say.AIM, of.aim),
            (say.SIZE, self.t(texts.ROWS.fill(n=len(of.rows)))),
            (
                say.FINDINGS,
                self.t(
                    say.FINDINGS_COUNTED.fill(
                        errors=texts.counted("error", counts["error"]),
                        warnings=texts.counted("warning", counts["warning"]),
                        infos=texts.counted("info", counts["info"]),
                    )
                ),
            ),
            (say.AS_OF, self.t(texts.AS_OF.fill(date=date_text(of.as_of))) if of.as_of else None),
            (say.DECREE_TITLE, of.decree.judul),
        ]
        return block(
            "header",
            "\n",
            block("p", self.t(say.TITLE), class_="over"),
            block("h1", self.t(say.UNIT_YEAR.fill(unit=of.unit, year=of.year)), dir="auto"),
            self.facts(facts),
        )

    def _method(self) -> Markup:
        of = self.of
        ruleset = say.RULESET_SAID.fill(name=of.ruleset_name, id=of.ruleset, n=of.rules)
        facts: list[tuple[Text, object]] = [
            (say.INSTRUMENT, self.t(of.instrument)),
            (say.RULESET, self.t(ruleset)),
            (say.PLAN_FILE, shown(of.path)),
            (say.PROGRAM, f"zicheck {of.version}"),
        ]
        cited = [el("li", item.teks) for item in of.legal]
        return join(
            [block("p", self.t(text)) for text in say.METHOD_TEXTS],
            self.facts(facts),
            join(block("h3", self.t(say.SOURCES)), block("ul", cited)) if cited else None,
        )

    def _made_by(self) -> str:
        return f"zicheck {self.of.version} · {shown(self.of.path)}"
