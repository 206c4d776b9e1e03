"""The part of the HTML report that tells points: readiness, areas, LKE, reform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import sections as say
from zicheck.render import texts
from zicheck.render.htmlpaper import Paper
from zicheck.render.markup import block, el, join
from zicheck.render.numbers import few, percent
from zicheck.render.wording import worth

if TYPE_CHECKING:
    from zicheck.bahasa import Text
    from zicheck.render.dossier import (
        AreaView,
        GroupView,
        IndicatorView,
    )
    from zicheck.render.markup import Markup

_LOST = 0.000_5
"""Points below this would read as zero."""


class Score(Paper):
    """Readiness, areas, LKE and reform."""

    def readiness(self) -> Markup:
        """The figure and what it means."""
        score = self.of.score
        figure = el(
            "p",
            el("strong", self.n(score.readiness)),
            " ",
            self.t(say.OF_POINTS.fill(max=self.n(score.max))),
            class_="figure",
        )
        return join(
            figure,
            "\n",
            [block("p", sentence) for sentence in say.meaning(self.of, self.lang)],
            block("p", self.t(texts.READINESS_NOTE), class_="note"),
            block("p", self.t(self._hidden()), class_="note") if self.of.hidden else None,
        )

    def _hidden(self) -> Text:
        lost = few(self.of.hidden_points, self.lang)
        return texts.HIDDEN.fill(found=texts.found(self.of.hidden), points=lost)

    def areas(self) -> Markup:
        """The areas against what the predicates ask: a table with a bar in each row."""
        marks = self.thresholds()
        heads: list[tuple[object, str | None]] = [
            (self.t(say.AREA), None),
            (join(el("span", self.t(say.CHART.fill(**marks)), class_="vh"), self._scale()), "bar"),
            (self.t(say.PERCENT), "num"),
            (self.t(say.POINTS), "num"),
            (self.t(say.LACKS.fill(percent=marks["wbk"])), "num"),
            (self.t(say.LACKS.fill(percent=marks["wbbm"])), "num"),
            (self.t(say.REACHED), None),
        ]
        return join(
            block("p", self.t(say.CHART_NOTE.fill(**marks))),
            block(
                "table",
                block("thead", el("tr", [el("th", h, scope="col", class_=c) for h, c in heads])),
                block("tbody", "\n", [self._area_row(area) for area in self.of.areas]),
                class_="areas",
            ),
        )

    def _area_row(self, area: AreaView) -> Markup:
        marks = self.thresholds()
        level = "high" if area.wbbm else "mid" if area.wbk else "low"
        name = f"{area.id} {self.t(area.name)}"
        said = say.BAR.fill(name=name, percent=percent(area.percent, self.lang), **marks)
        return block(
            "tr",
            el("th", el("a", name, href=f"#lke-{area.id}"), scope="row"),
            el("td", self._bar(area.percent, level, self.t(said)), class_="bar"),
            self.num(percent(area.percent, self.lang), say.PERCENT),
            self.num(f"{self.n(area.points)} / {self.n(area.weight)}", say.POINTS),
            self.num(self._lack(area.to_wbk), say.LACKS.fill(percent=marks["wbk"])),
            self.num(self._lack(area.to_wbbm), say.LACKS.fill(percent=marks["wbbm"])),
            el(
                "td",
                el("span", self.t(say.reached(area)), class_=f"mark {level}"),
                data_l=self.t(say.REACHED),
            ),
        )

    def _lack(self, points: float) -> str:
        return few(points, self.lang) if points else "–"

    def _scale(self) -> Markup:
        """The two thresholds over the bars; the sentence beside it says the same in words."""
        labels = [
            el("text", f"{mark:g}%", x=f"{mark:g}%", y="12", text_anchor=side)
            for mark, side in ((self.of.wbk, "end"), (self.of.wbbm, "start"))
        ]
        return el("svg", labels, width="100%", height="16", aria_hidden="true")

    def _bar(self, value: float, level: str, said: str) -> Markup:
        lines = [
            el("line", x1=f"{mark:g}%", x2=f"{mark:g}%", y1="0", y2="22", class_="limit")
            for mark in (self.of.wbk, self.of.wbbm)
        ]
        return el(
            "svg",
            el("title", said),
            el("rect", width="100%", height="12", y="5", class_="track"),
            el("rect", width=f"{value:.4g}%", height="12", y="5", class_=level),
            lines,
            role="img",
            width="100%",
            height="22",
        )

    def first(self) -> Markup | None:
        """What to mend first; None when nothing wins a point."""
        if not self.of.first:
            return None
        items = [
            block(
                "li",
                el("b", worth(view.finding, self.lang)),
                " ",
                self.finding_link(view),
                el("br"),
                el("span", self.about(view), el("br"), class_="about"),
                view.finding.remedy.to(self.lang) or view.finding.message.to(self.lang),
            )
            for view in self.of.first
        ]
        return join(block("p", self.t(say.FIRST_NOTE)), block("ol", items, class_="first"))

    def lke(self) -> Markup:
        """The LKE: area, komponen and indikator, each opening and closing."""
        return join(
            block("p", self.t(say.LKE_NOTE)),
            block(
                "p",
                el("button", self.t(say.OPEN_ALL), type="button", data_fold="open"),
                " ",
                el("button", self.t(say.CLOSE_ALL), type="button", data_fold="close"),
                class_="tools",
                hidden=True,
            ),
            [self._lke_area(area) for area in self.of.areas],
        )

    def _lke_area(self, area: AreaView) -> Markup:
        return block(
            "details",
            block("summary", self._group_line(f"{area.id} {self.t(area.name)}", area, "h3")),
            [self._lke_group(part) for part in area.komponen],
            open=True,
            id=f"lke-{area.id}",
            class_="area",
        )

    def _lke_group(self, part: GroupView) -> Markup:
        heads = (
            (say.INDICATOR, None),
            (say.WEIGHT, "num"),
            (say.CEILING, None),
            (say.POINTS, "num"),
            (say.PERCENT, "num"),
            (say.LOST, "num"),
            (say.SERVED_BY, None),
            (say.CAUSE, None),
        )
        return block(
            "details",
            block("summary", self._group_line(f"{part.id} {self.t(part.name)}", part, "h4")),
            block(
                "table",
                block(
                    "thead",
                    el("tr", [el("th", self.t(h), scope="col", class_=c) for h, c in heads]),
                ),
                block("tbody", "\n", [self._indicator(item) for item in part.indicators]),
                class_="lke",
            ),
            open=True,
            id=part.id,
            class_="part",
            data_fold="part",
        )

    def _group_line(self, name: str, group: AreaView | GroupView, tag: str) -> Markup:
        lost = (
            say.LOST_POINTS.fill(points=few(group.lost, self.lang))
            if group.lost >= _LOST
            else say.NONE_LOST
        )
        said = say.OF_WEIGHT.fill(points=self.n(group.points), weight=self.n(group.weight))
        share = percent(group.percent, self.lang)
        return join(
            el(tag, name),
            " ",
            el("span", f"{self.t(said)} · {share} · {self.t(lost)}", class_="sum"),
        )

    def _indicator(self, item: IndicatorView) -> Markup:
        share = percent(100 * item.ceiling, self.lang)
        lost = few(item.lost, self.lang) if item.lost >= _LOST else "–"
        causes = [el("li", self.finding_link(self.of.finding(number))) for number in item.causes]
        return block(
            "tr",
            el("th", el("b", item.id), f" {self.t(item.title)}", scope="row", id=item.id),
            self.num(few(item.weight, self.lang), say.WEIGHT),
            el("td", item.answer or share, data_l=self.t(say.CEILING), class_="answer"),
            self.num(few(item.points, self.lang), say.POINTS),
            self.num(share, say.PERCENT),
            self.num(lost, say.LOST),
            el(
                "td",
                self.row_links(item.rows) if item.rows else "–",
                data_l=self.t(say.SERVED_BY),
            ),
            el("td", el("ul", causes) if causes else "–", data_l=self.t(say.CAUSE)),
            class_="loss" if item.lost >= _LOST else None,
        )

    def reform(self) -> Markup:
        """Which questions of reform the plan prepares."""
        done = [view for view in self.of.reform if view.prepared]
        said = texts.REFORM.fill(n=len(done), total=len(self.of.reform))
        rows = [
            block(
                "tr",
                el("th", el("b", view.id), f" {self.t(view.title)}", scope="row"),
                el("td", self.t(say.YES if view.prepared else say.NO), data_l=self.t(say.PREPARED)),
            )
            for view in self.of.reform
        ]
        heads = el("tr", [el("th", self.t(h), scope="col") for h in (say.INDICATOR, say.PREPARED)])
        return join(
            block("p", self.t(said)),
            block("table", block("thead", heads), block("tbody", "\n", rows), class_="reform"),
        )
