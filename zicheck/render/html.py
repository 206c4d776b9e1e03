"""The report as one HTML file: to read on a screen or a phone, to filter, and to print.

Everything stands in the page from the start; its script only folds, filters and finds.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from zicheck.filenames import shown
from zicheck.phrases import date_text
from zicheck.phrases import month as month_name
from zicheck.render import sections as say
from zicheck.render import texts
from zicheck.render.markup import block, el, join
from zicheck.render.numbers import decimal, few, percent
from zicheck.render.page import page
from zicheck.render.wording import subject, worth
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.bahasa import Lang, Text
    from zicheck.render.dossier import (
        AreaView,
        Dossier,
        FindingView,
        GroupView,
        IndicatorView,
        RowView,
    )
    from zicheck.render.markup import Markup

_SHORT_MONTH = 3
_LOST = 0.000_5
"""Points below this would read as zero."""


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The whole file."""
    return _Page(dossier, lang).bytes()


class _Page:
    """One dossier in one language."""

    def __init__(self, dossier: Dossier, lang: Lang) -> None:
        self.of = dossier
        self.lang: Lang = lang
        self.rows = {view.row.row for view in dossier.rows}
        self.told = {rule.kode for rule in dossier.told}

    def bytes(self) -> bytes:
        """The page with all its sections."""
        parts = (
            ("kesiapan", say.READINESS, self._readiness()),
            ("area", say.areas_title(self.of), self._areas()),
            ("dahulu", say.FIRST, self._first()),
            ("lke", say.LKE, self._lke()),
            ("temuan", say.FINDINGS, self._findings()),
            ("kalender", say.CALENDAR, self._calendar()),
            ("kegiatan", say.ROWS, self._rows()),
            ("diabaikan", say.IGNORED, self._ignored()),
            ("reform", say.REFORM, self._reform()),
            ("aturan", say.RULES, self._rules()),
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

    def t(self, text: Text | str | None) -> str:
        """A text in the language of the page."""
        if text is None or isinstance(text, str):
            return text or ""
        return text.to(self.lang)

    def n(self, value: float) -> str:
        """A number with two decimals."""
        return decimal(value, self.lang)

    # Header

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
            self._facts(facts),
        )

    def _facts(self, facts: Iterable[tuple[Text, object]]) -> Markup:
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

    # Readiness and areas

    def _readiness(self) -> Markup:
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

    def _thresholds(self) -> dict[str, str]:
        return {"wbk": f"{self.of.wbk:g}", "wbbm": f"{self.of.wbbm:g}"}

    def _areas(self) -> Markup:
        marks = self._thresholds()
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
        marks = self._thresholds()
        level = "high" if area.wbbm else "mid" if area.wbk else "low"
        name = f"{area.id} {self.t(area.name)}"
        said = say.BAR.fill(name=name, percent=percent(area.percent, self.lang), **marks)
        return block(
            "tr",
            el("th", el("a", name, href=f"#lke-{area.id}"), scope="row"),
            el("td", self._bar(area.percent, level, self.t(said)), class_="bar"),
            self._num(percent(area.percent, self.lang), say.PERCENT),
            self._num(f"{self.n(area.points)} / {self.n(area.weight)}", say.POINTS),
            self._num(self._lack(area.to_wbk), say.LACKS.fill(percent=marks["wbk"])),
            self._num(self._lack(area.to_wbbm), say.LACKS.fill(percent=marks["wbbm"])),
            el(
                "td",
                el("span", self.t(say.reached(area)), class_=f"mark {level}"),
                data_l=self.t(say.REACHED),
            ),
        )

    def _lack(self, points: float) -> str:
        return few(points, self.lang) if points else "–"

    def _num(self, value: str, name: Text) -> Markup:
        return el("td", value, class_="num", data_l=self.t(name))

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

    def _first(self) -> Markup | None:
        if not self.of.first:
            return None
        items = [
            block(
                "li",
                el("b", worth(view.finding, self.lang)),
                " ",
                self._finding_link(view),
                el("br"),
                el("span", self._about(view), el("br"), class_="about"),
                view.finding.remedy.to(self.lang) or view.finding.message.to(self.lang),
            )
            for view in self.of.first
        ]
        return join(block("p", self.t(say.FIRST_NOTE)), block("ol", items, class_="first"))

    # LKE

    def _lke(self) -> Markup:
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
        causes = [el("li", self._finding_link(self.of.finding(number))) for number in item.causes]
        return block(
            "tr",
            el("th", el("b", item.id), f" {self.t(item.title)}", scope="row", id=item.id),
            self._num(few(item.weight, self.lang), say.WEIGHT),
            el("td", item.answer or share, data_l=self.t(say.CEILING), class_="answer"),
            self._num(few(item.points, self.lang), say.POINTS),
            self._num(share, say.PERCENT),
            self._num(lost, say.LOST),
            el(
                "td",
                self._row_links(item.rows) if item.rows else "–",
                data_l=self.t(say.SERVED_BY),
            ),
            el("td", el("ul", causes) if causes else "–", data_l=self.t(say.CAUSE)),
            class_="loss" if item.lost >= _LOST else None,
        )

    # Findings

    def _findings(self) -> Markup:
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
        about = self._about(view)
        return block(
            "article",
            block("h4", level, " ", self._rule_link(view), class_="head"),
            block("p", worth(finding, self.lang), class_="worth"),
            block("p", about, class_="about") if about else None,
            block("blockquote", finding.quote, dir="auto") if finding.quote else None,
            block("p", finding.message.to(self.lang)),
            self._labelled(say.REMEDY, finding.remedy.to(self.lang)),
            self._labelled(say.BASIS, finding.basis.to(self.lang), "small"),
            self._labelled(say.PLACE, el("code", texts.place(view.place, self.lang)), "small"),
            id=f"t{view.number}",
            class_="finding",
            data_area=finding.area or "-",
            data_level=finding.severity,
            data_family=finding.rule[:3],
        )

    def _about(self, view: FindingView) -> Markup:
        """The komponen and the rows that it is about."""
        about = subject(view.finding, view.komponen, self.lang)
        rows = self._rows_at(view.finding.rows) if view.finding.rows else None
        return join(about, " · " if about and rows else None, rows)

    def _labelled(self, label: Text, said: object, look: str | None = None) -> Markup | None:
        if not said:
            return None
        return block("p", el("b", f"{self.t(label)}: "), said, class_=look)

    def _rule_link(self, view: FindingView) -> Markup:
        """The code of its rule, leading to what the rule says, and its title."""
        code, rule = view.finding.rule, view.rule
        if rule is None:
            return el("span", code)
        return join(el("a", code, href=f"#{code}"), f" {self.t(rule.judul)}")

    def _finding_link(self, view: FindingView) -> Markup:
        title = view.rule.judul if view.rule else None
        return el("a", f"{view.finding.rule} {self.t(title)}".strip(), href=f"#t{view.number}")

    def _rows_at(self, rows: Sequence[int]) -> Markup:
        text = texts.ROW_AT if len(rows) == 1 else texts.ROWS_AT
        return join(self.t(text.fill(rows="")), self._row_links(rows))

    def _row_links(self, rows: Iterable[int]) -> Markup:
        parts: list[object] = []
        for first, said in texts.runs(rows):
            parts += [", "] if parts else []
            parts.append(el("a", said, href=f"#b{first}") if first in self.rows else said)
        return join(parts)

    # Rows and months

    def _calendar(self) -> Markup:
        if not self.of.rows:
            return block("p", self.t(say.NO_ROWS))
        months = [month_name(number) for number in range(1, 13)]
        heads = [
            el("th", el("abbr", self.t(m)[:_SHORT_MONTH], title=self.t(m)), scope="col")
            for m in months
        ]
        legend = [
            el(
                "li",
                el("span", el("i", self.t(name)), class_=f"key {mark}"),
                f" {self.t(say.MARK_NOTE[mark])}",
            )
            for mark, name in say.MARK.items()
        ]
        return join(
            block("p", self.t(say.CALENDAR_NOTE)),
            block("ul", legend, class_="legend"),
            block(
                "table",
                block("thead", el("tr", el("th", self.t(say.ACTION), scope="col"), heads)),
                [self._section(title, list(rows)) for title, rows in self._sections()],
                class_="calendar",
            ),
        )

    def _sections(self) -> Iterator[tuple[str, Iterable[RowView]]]:
        return groupby(self.of.rows, key=lambda view: view.section)

    def _section(self, title: str, rows: Sequence[RowView]) -> Markup:
        return block(
            "tbody",
            block("tr", el("th", title, colspan="13", scope="rowgroup"), class_="band"),
            [self._months(view) for view in rows],
        )

    def _months(self, view: RowView) -> Markup:
        row = view.row
        cells = []
        for month in range(1, 13):
            marks = sorted(view.marks.get(month, ()))
            words = ", ".join(self.t(say.MARK[mark]) for mark in marks)
            cells.append(
                el("td", el("i", words) if words else None, class_=" ".join(marks) or None)
            )
        return block(
            "tr",
            el(
                "th",
                el("a", row.row, href=f"#b{row.row}"),
                " ",
                row.indikator or row.langkah_aksi or self.t(say.EMPTY),
                scope="row",
            ),
            cells,
        )

    def _rows(self) -> Markup:
        if not self.of.rows:
            return block("p", self.t(say.NO_ROWS))
        heads = (say.NUMBER, say.INDICATOR, say.STEP, say.EVIDENCE, say.TARGET_TIME, say.SERVES)
        return block(
            "table",
            block("thead", el("tr", [el("th", self.t(head), scope="col") for head in heads])),
            [
                block(
                    "tbody",
                    block(
                        "tr", el("th", title, colspan=len(heads), scope="rowgroup"), class_="band"
                    ),
                    [self._row(view) for view in rows],
                )
                for title, rows in self._sections()
            ],
            class_="rows",
        )

    def _row(self, view: RowView) -> Markup:
        row = view.row
        findings = [el("li", self._finding_link(self.of.finding(n))) for n in view.findings]
        more = [
            el("p", el("b", f"{self.t(name)}: "), value)
            for name, value in (
                (say.TARGET, row.target_capaian),
                (say.OWNER, row.penanggung_jawab),
            )
            if value
        ]
        return block(
            "tr",
            el("th", row.row, scope="row", data_l=self.t(say.NUMBER)),
            self._cell(say.INDICATOR, row.indikator),
            self._cell(say.STEP, row.langkah_aksi),
            self._cell(say.EVIDENCE, self._evidence(row.bukti_fisik)),
            self._cell(say.TARGET_TIME, join(row.target_waktu or self.t(say.EMPTY), more)),
            self._cell(
                say.SERVES,
                join(
                    ", ".join(view.lke) or self.t(say.SERVES_NONE),
                    el("ul", findings) if findings else None,
                ),
            ),
            id=f"b{row.row}",
        )

    def _evidence(self, items: Sequence[str]) -> Markup | str:
        if len(items) > 1:
            return el("ul", [el("li", item) for item in items])
        return "".join(items)

    def _cell(self, name: Text, value: Markup | str) -> Markup:
        return el("td", value or self.t(say.EMPTY), data_l=self.t(name))

    # Ignored, reform, rules, method

    def _ignored(self) -> Markup:
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
                    join(" · ", self._rows_at(finding.rows)) if finding.rows else None,
                    el("br"),
                    finding.message.to(self.lang),
                    self._labelled(say.REASON, view.reason),
                    self._labelled(say.SAID_IN, where, "small"),
                    self._labelled(
                        say.PLACE, el("code", texts.place(view.place, self.lang)), "small"
                    ),
                )
            )
        points = few(self.of.ignored_points, self.lang)
        return join(block("p", self.t(say.IGNORED_NOTE.fill(points=points))), block("ul", items))

    def _reform(self) -> Markup:
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

    def _rules(self) -> Markup | None:
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
                    self._labelled(say.WHY, self.t(rule.mengapa)),
                    self._labelled(
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
            self._facts(facts),
            join(block("h3", self.t(say.SOURCES)), block("ul", cited)) if cited else None,
        )

    def _made_by(self) -> str:
        return f"zicheck {self.of.version} · {shown(self.of.path)}"
