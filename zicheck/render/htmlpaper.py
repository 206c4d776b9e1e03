"""What all parts of the HTML report share: words, numbers, labels and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import sections as say
from zicheck.render import texts
from zicheck.render.markup import block, el, join
from zicheck.render.numbers import decimal
from zicheck.render.wording import subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zicheck.bahasa import Lang, Text
    from zicheck.render.dossier import Dossier, FindingView
    from zicheck.render.markup import Markup


class Paper:
    """One dossier in one language."""

    def __init__(self, dossier: Dossier, lang: Lang) -> None:
        self.of = dossier
        self.lang: Lang = lang
        self._known = {view.row.row for view in dossier.rows}

    def t(self, text: Text | str | None) -> str:
        """A text in the language of the page."""
        if text is None or isinstance(text, str):
            return text or ""
        return text.to(self.lang)

    def n(self, value: float) -> str:
        """A number with two decimals."""
        return decimal(value, self.lang)

    def facts(self, facts: Iterable[tuple[Text, object]]) -> Markup:
        """Names and what they stand for; what is empty is left out."""
        return block(
            "dl",
            [
                block(
                    "div",
                    el("dt", self.t(name)),
                    el("dd", value, dir="auto"),
                    class_="wide" if name is say.DECREE_TITLE else None,
                )
                for name, value in facts
                if value
            ],
            class_="facts",
        )

    def labelled(self, label: Text, said: object, look: str | None = None) -> Markup | None:
        """`Label: said` as a paragraph; None when nothing is said."""
        if not said:
            return None
        return block("p", el("b", f"{self.t(label)}: "), said, class_=look)

    def num(self, value: str, name: Text) -> Markup:
        """A cell with a number; `name` is its label on narrow screens."""
        return el("td", value, class_="num", data_l=self.t(name))

    def thresholds(self) -> dict[str, str]:
        """The percent that each predicate asks, for sentences."""
        return {"wbk": f"{self.of.wbk:g}", "wbbm": f"{self.of.wbbm:g}"}

    def about(self, view: FindingView) -> Markup:
        """The komponen and the rows that it is about."""
        about = subject(view.finding, view.komponen, self.lang)
        rows = self.rows_at(view.finding.rows) if view.finding.rows else None
        return join(about, " · " if about and rows else None, rows)

    def rule_link(self, view: FindingView) -> Markup:
        """The code of its rule, leading to what the rule says, and its title."""
        code, rule = view.finding.rule, view.rule
        if rule is None:
            return el("span", code)
        return join(el("a", code, href=f"#{code}"), f" {self.t(rule.judul)}")

    def finding_link(self, view: FindingView) -> Markup:
        """A link to a finding, by its rule."""
        title = view.rule.judul if view.rule else None
        return el("a", f"{view.finding.rule} {self.t(title)}".strip(), href=f"#t{view.number}")

    def rows_at(self, rows: Sequence[int]) -> Markup:
        """`baris 15, 16`, each leading to its row."""
        text = texts.ROW_AT if len(rows) == 1 else texts.ROWS_AT
        return join(self.t(text.fill(rows="")), self.row_links(rows))

    def row_links(self, rows: Iterable[int]) -> Markup:
        """Row numbers as people list them, each run leading to its first row."""
        parts: list[object] = []
        for first, said in texts.runs(rows):
            parts += [", "] if parts else []
            parts.append(el("a", said, href=f"#b{first}") if first in self._known else said)
        return join(parts)
