"""The part of the HTML report that tells findings, those ignored, and their rules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zicheck.filenames import shown
from zicheck.render import sections as say
from zicheck.render import texts
from zicheck.render.htmlpaper import Paper
from zicheck.render.markup import block, el, join
from zicheck.render.numbers import few
from zicheck.render.wording import worth
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.bahasa import Text
    from zicheck.render.dossier import (
        FindingView,
    )
    from zicheck.render.markup import Markup


class Findings(Paper):
    """Findings, those ignored, and their rules."""

    def findings(self) -> Markup:
        """All findings by area, under the filters."""
        if not self.of.findings:
            return block("p", self.t(texts.NONE_SHOWN if self.of.hidden else texts.NONE))
        groups = [
            block(
                "section",
                "\n",
                block("h3", title),
                [self._finding(self.of.finding(number)) for number in numbers],
                class_="group",
            )
            for title, numbers in self._groups()
        ]
        total = len(self.of.findings)
        return join(
            self._filters(),
            block("p", role="status", id="tersaring", data_said=self.t(say.SHOWN), data_n=total),
            groups,
        )

    def _groups(self) -> Iterator[tuple[str, Sequence[int]]]:
        if self.of.general:
            title = self.t(texts.GENERAL)
            yield f"{title} · {self.t(texts.found(len(self.of.general)))}", self.of.general
        for area in self.of.areas:
            if area.findings:
                title = f"{self.t(texts.AREA.fill(id=area.id))} {self.t(area.name)}"
                yield f"{title} · {self.t(texts.found(len(area.findings)))}", area.findings

    def _filters(self) -> Markup:
        families: dict[str, Text | None] = {}
        for view in self.of.findings:
            families.setdefault(view.finding.rule[:3], view.family)
        areas = [("-", self.t(texts.GENERAL))] if self.of.general else []
        areas += [(a.id, f"{a.id} {self.t(a.name)}") for a in self.of.areas if a.findings]
        levels = [
            (level, self.t(texts.SEVERITY[level]))
            for level in SEVERITIES
            if any(view.finding.severity == level for view in self.of.findings)
        ]
        kinds = [
            (code, f"{code} {self.t(name)}".strip()) for code, name in sorted(families.items())
        ]
        return block(
            "div",
            self._choice("area", say.AREA, areas),
            self._choice("level", say.LEVEL, levels),
            self._choice("family", say.FAMILY, kinds),
            el("label", self.t(say.SEARCH), " ", el("input", type="search", data_filter="text")),
            el("button", self.t(say.RESET), type="button", data_filter="reset"),
            role="search",
            aria_label=self.t(say.FILTER),
            class_="filters",
            hidden=True,
        )

    def _choice(self, name: str, label: Text, options: Iterable[tuple[str, str]]) -> Markup:
        choices = [el("option", said, value=value) for value, said in options]
        return el(
            "label",
            self.t(label),
            " ",
            el("select", el("option", self.t(say.ALL), value=""), choices, data_filter=name),
        )

    def _finding(self, view: FindingView) -> Markup:
        finding = view.finding
        level = el("span", self.t(texts.SEVERITY[finding.severity]), class_=finding.severity)
        about = self.about(view)
        return block(
            "article",
            block("h4", level, " ", self.rule_link(view), class_="head"),
            block("p", worth(finding, self.lang), class_="worth"),
            block("p", about, class_="about") if about else None,
            block("blockquote", finding.quote, dir="auto") if finding.quote else None,
            block("p", finding.message.to(self.lang)),
            self.labelled(say.REMEDY, finding.remedy.to(self.lang)),
            self.labelled(say.BASIS, finding.basis.to(self.lang), "small"),
            self.labelled(say.PLACE, el("code", texts.place(view.place, self.lang)), "small"),
            id=f"t{view.number}",
            class_="finding",
            data_area=finding.area or "-",
            data_level=finding.severity,
            data_family=finding.rule[:3],
        )

    def ignored(self) -> Markup:
        """What was switched off, and why."""
        if self.of.keep_ignored:
            return block("p", self.t(say.ALL_COUNTED))
        if not self.of.ignored:
            return block("p", self.t(say.NOTHING_IGNORED))
        items = []
        for view in self.of.ignored:
            finding = view.finding
            where = say.IN_PLAN.to(self.lang) if view.where == "plan" else shown(view.where)
            items.append(
                block(
                    "li",
                    el("b", finding.rule),
                    join(" · ", self.rows_at(finding.rows)) if finding.rows else None,
                    el("br"),
                    finding.message.to(self.lang),
                    self.labelled(say.REASON, view.reason),
                    self.labelled(say.SAID_IN, where, "small"),
                    self.labelled(
                        say.PLACE, el("code", texts.place(view.place, self.lang)), "small"
                    ),
                )
            )
        points = few(self.of.ignored_points, self.lang)
        return join(block("p", self.t(say.IGNORED_NOTE.fill(points=points))), block("ul", items))

    def rules(self) -> Markup | None:
        """What the rules that were told say; None when there are none."""
        if not self.of.told:
            return None
        by_rule: dict[str, list[FindingView]] = defaultdict(list)
        for view in self.of.findings:
            by_rule[view.finding.rule].append(view)
        return join(
            [
                block(
                    "article",
                    block("h3", f"{rule.kode} {self.t(rule.judul)}"),
                    self.labelled(say.WHY, self.t(rule.mengapa)),
                    self.labelled(
                        say.BASIS,
                        "; ".join(
                            filter(None, (self.t(rule.dasar.sumber), ", ".join(rule.dasar.lke)))
                        ),
                    ),
                    block("p", self._told_by(by_rule[rule.kode]), class_="small"),
                    id=rule.kode,
                    class_="rule",
                )
                for rule in sorted(self.of.told, key=lambda rule: rule.kode)
            ]
        )

    def _told_by(self, views: Sequence[FindingView]) -> Markup:
        label, _, _ = self.t(say.BACK).partition("{links}")
        links: list[object] = []
        for view in views:
            links += [", "] if links else []
            links.append(el("a", view.number, href=f"#t{view.number}"))
        return join(label, links)
