"""A ranking as a workbook: plans, areas, findings, equal texts; everything to sort and filter.

Needs XlsxWriter (extra `xlsx`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.render import rankedcells as cells
from zicheck.render import texts
from zicheck.render.numbers import cut
from zicheck.render.ranked import title
from zicheck.render.workbook import made, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from zicheck.bahasa import Lang
    from zicheck.ranking import Ranking
    from zicheck.render.ranked import Failures
    from zicheck.rule import RuleSet

_A4 = 9
_HEAD_HEIGHT = 34
_FIRST_AREA = 4


class _Column(NamedTuple):
    """A column: its head, its width in letters, and how its cells look."""

    head: str
    width: int
    look: str = "text"


class _Looks(NamedTuple):
    """The formats of the workbook, by the names that columns use."""

    head: Format
    text: Format
    number: Format
    points: Format
    percent: Format
    low: Format
    fair: Format
    good: Format


def document(ranking: Ranking, failed: Failures, ruleset: RuleSet, lang: Lang) -> bytes:
    """The workbook; percents have one decimal, cut off, so that 59,96 never reads as 60,0."""

    def fill(book: Workbook) -> None:
        writer = _Writer(book, ranking, lang)
        writer.plans()
        writer.areas(ruleset)
        writer.rules(ruleset)
        writer.shared()
        if failed:
            writer.failures(failed)

    return made(fill, _TITLE.to(lang))


class _Writer:
    """Writes the sheets of one ranking in one language."""

    def __init__(self, book: Workbook, of: Ranking, lang: Lang) -> None:
        self.book = book
        self.of = of
        self.lang = lang
        top = {"valign": "top"}
        self.looks = _Looks(
            head=book.add_format(
                {"bold": True, "text_wrap": True, "bg_color": "#E6EBF2", "bottom": 1, **top}
            ),
            text=book.add_format({"text_wrap": True, "indent": 1, **top}),
            number=book.add_format({"num_format": "0", **top}),
            points=book.add_format({"num_format": "0.00", **top}),
            percent=book.add_format({"num_format": "0.0", **top}),
            low=book.add_format({"font_color": "#96231B", "bg_color": "#FBE3E0"}),
            fair=book.add_format({"font_color": "#6B4A00", "bg_color": "#FDF0CF"}),
            good=book.add_format({"font_color": "#0F5C34", "bg_color": "#DFF3E6"}),
        )

    def plans(self) -> None:
        """One line for each plan."""
        of = self.of
        areas, counts = [(9, "percent")] * len(of.areas), [(11, "number")] * len(cells.COUNTS)
        looks = [
            (6, "number"),
            (38, "text"),
            (7, "number"),
            (10, "points"),
            *areas,
            *counts,
            (40, "text"),
        ]
        columns = [
            _Column(head.to(self.lang), width, look)
            for head, (width, look) in zip(cells.heads(of), looks, strict=True)
        ]
        rows = [cells.cells_of(line, 1) for line in of.lines]
        sheet = self._sheet(_PLANS, columns, rows)
        last = _FIRST_AREA + len(of.areas) - 1
        # What is cut off reaches a threshold of whole percents exactly when it did before.
        for least, look in (
            (of.wbbm, self.looks.good),
            (of.wbk, self.looks.fair),
            (0.0, self.looks.low),
        ):
            sheet.conditional_format(
                1, _FIRST_AREA, max(len(rows), 1), last,
                {"type": "cell", "criteria": ">=", "value": least - 1e-9, "format": look,
                 "stop_if_true": True},
            )  # fmt: skip

    def areas(self, ruleset: RuleSet) -> None:
        """Each area over all plans."""
        known = ruleset.instrument.area
        heads = [
            head.fill(wbk=f"{self.of.wbk:g}", wbbm=f"{self.of.wbbm:g}").to(self.lang)
            for head in _AREA_HEADS
        ]
        columns = [
            _Column(heads[0], 6),
            _Column(heads[1], 44),
            *(_Column(head, 12, "percent") for head in heads[2:5]),
            *(_Column(head, 14, "number") for head in heads[5:]),
        ]
        rows = [
            [
                area.id,
                known[area.id].nama.to(self.lang) if area.id in known else "",
                cut(area.median, 1),
                cut(area.lowest, 1),
                cut(area.highest, 1),
                area.below,
                area.wbbm,
            ]
            for area in self.of.areas
        ]
        self._sheet(_AREAS, columns, rows)

    def rules(self, ruleset: RuleSet) -> None:
        """Every rule that is broken somewhere."""
        heads = [head.to(self.lang) for head in cells.RULES]
        columns = [
            _Column(heads[0], 10),
            _Column(heads[1], 70),
            _Column(heads[2], 10, "number"),
            _Column(heads[3], 10, "number"),
            _Column(heads[4], 12, "points"),
        ]
        rows = [
            [c.rule, title(ruleset, c.rule, self.lang), c.plans, c.findings, c.lost]
            for c in self.of.rules
        ]
        self._sheet(_RULES, columns, rows)

    def shared(self) -> None:
        """Families and blocks, a line for each plan in them, so that units can be filtered."""
        heads = [head.to(self.lang) for head in _SHARED_HEADS]
        columns = [
            _Column(heads[0], 12),
            _Column(heads[1], 8, "number"),
            _Column(heads[2], 8, "number"),
            _Column(heads[3], 10, "number"),
            _Column(heads[4], 38),
            _Column(heads[5], 7, "number"),
            _Column(heads[6], 24),
            _Column(heads[7], 60),
        ]
        rows: list[list[object]] = []
        for number, family in enumerate(self.of.families, start=1):
            kind = _FAMILY.fill(n=number).to(self.lang)
            size = family.everywhere or family.mostly
            rows += [
                [kind, family.units, size, family.timed, line.unit, line.year, "", family.sample]
                for line in family.lines
            ]
        for number, block in enumerate(self.of.blocks, start=1):
            kind = _BLOCK.fill(n=number).to(self.lang)
            rows += [
                [
                    kind,
                    block.units,
                    block.size,
                    block.timed,
                    copy.line.unit,
                    copy.line.year,
                    texts.ranges(copy.rows),
                    block.sample,
                ]
                for copy in block.copies
            ]
        self._sheet(_SHARED, columns, rows)

    def failures(self, failed: Failures) -> None:
        """Files that could not be read."""
        columns = [_Column(cells.FILE.to(self.lang), 50), _Column(_WHY.to(self.lang), 90)]
        rows = [
            [shown(path), problems[0].text.to(self.lang) if problems else ""]
            for path, problems in failed
        ]
        self._sheet(_FAILED, columns, rows)

    def _sheet(
        self, name: Text, columns: Sequence[_Column], rows: Iterable[Sequence[object]]
    ) -> Worksheet:
        sheet = self.book.add_worksheet(name.to(self.lang))
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            put(sheet, 0, at, column.head, self.looks.head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for at, (column, value) in enumerate(zip(columns, row, strict=True)):
                put(sheet, last, at, value, getattr(self.looks, column.look))
        sheet.set_row(0, _HEAD_HEIGHT)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(last, 1), len(columns) - 1)
        return sheet


_TITLE = Text("Peringkat kesiapan rencana aksi", "Ranking of action plans by readiness")
_PLANS = Text("Peringkat", "Ranking")
_AREAS = Text("Area", "Areas")
_RULES = Text("Temuan", "Findings")
_SHARED = Text("Teks sama", "Equal text")
_FAILED = Text("Tidak terbaca", "Unreadable")
_WHY = Text("Sebab", "Why")
_AREA_HEADS = (
    Text("Area", "Area"),
    Text("Nama", "Name"),
    Text("Median (%)", "Median (%)"),
    Text("Terendah (%)", "Lowest (%)"),
    Text("Tertinggi (%)", "Highest (%)"),
    Text("Rencana di bawah {wbk}%", "Plans below {wbk}%"),
    Text("Rencana {wbbm}% ke atas", "Plans at {wbbm}% or more"),
)
_SHARED_HEADS = (
    Text("Kelompok", "Group"),
    Text("Unit", "Units"),
    Text("Kegiatan sama", "Equal rows"),
    Text("Waktu juga sama", "Time equal too"),
    Text("Unit kerja", "Unit"),
    Text("Tahun", "Year"),
    Text("Baris", "Rows"),
    Text("Misalnya", "Such as"),
)
_FAMILY = Text("Kelompok {n}", "Family {n}")
_BLOCK = Text("Blok {n}", "Block {n}")
