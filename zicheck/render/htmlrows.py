"""The part of the HTML report that tells the rows of the plan and their months."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zicheck.phrases import month as month_name
from zicheck.render import sections as say
from zicheck.render.htmlpaper import Paper
from zicheck.render.markup import block, el, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.bahasa import Text
    from zicheck.render.dossier import (
        RowView,
    )
    from zicheck.render.markup import Markup

_SHORT_MONTH = 3


class Rows(Paper):
    """The rows and their months."""

    def calendar(self) -> Markup:
        """Rows by months, with what each month shows."""
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

    def rows(self) -> Markup:
        """Every row as the plan has it, with its findings."""
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
        findings = [el("li", self.finding_link(self.of.finding(n))) for n in view.findings]
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
