"""The gap list as a workbook: the areas with their shortest ways, the gaps, what it means."""

from __future__ import annotations

import math
from itertools import compress
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render.gaplist import page as words
from zicheck.render.sheetlook import Column, Looks, height, lines_of, record
from zicheck.render.workbook import made, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from zicheck.bahasa import Lang
    from zicheck.render.gaplist.page import Book, GapView

_A4 = 9
_AREAS = (
    Column(Text("Unit", "Unit"), 30),
    Column(Text("Tahun", "Year"), 7),
    Column(Text("Area", "Area"), 6),
    Column(Text("Nama area", "Name of area"), 34),
    Column(Text("Bobot", "Weight"), 8),
    Column(Text("Poin", "Points"), 8),
    Column(Text("Persen", "Percent"), 9),
    Column(Text("Susunan terpendek untuk WBK", "Shortest set for WBK"), 44),
    Column(Text("Susunan terpendek untuk WBBM", "Shortest set for WBBM"), 44),
)
_UNIT, _OWNER, _STATE = (
    Column(Text("Unit", "Unit"), 20),
    Column(words.OWNER, 17),
    Column(Text("Status", "Status"), 12),
)
_GAPS = (
    Column(words.NUMBER, 6),
    _UNIT,
    Column(Text("Kelompok", "Group"), 17),
    Column(words.RULE, 9),
    Column(words.SUBJECT_HEAD, 21),
    Column(words.PROBLEM, 34),
    Column(words.REMEDY, 34),
    Column(words.ROWS, 30),
    Column(words.WHEN, 20),
    Column(words.EVIDENCE, 21),
    Column(words.POINTS, 7),
    Column(Text("Bagian", "Share"), 7),
    Column(Text("Susunan terpendek", "Shortest set"), 10),
    _OWNER,
    _STATE,
    Column(Text("Catatan", "Note"), 20),
)
_STATUS = (
    Text("belum", "open"),
    Text("dikerjakan", "in progress"),
    Text("selesai", "done"),
)
_METHOD = (
    words.NUMBERS_NOTE,
    Text(
        "Poin: yang kembali bila hanya gap itu diperbaiki. Bagian: porsinya dari poin yang hilang; "
        "gap yang hanya mempunyai bagian perlu diperbaiki bersama gap lain.",
        "Points: what mending this gap alone wins back. Share: its part of what is lost; a gap that "
        "has a share only must be mended together with others.",
    ),
    Text(
        "Susunan terpendek: gap paling sedikit yang, bila diperbaiki bersama, membawa area ke 60% "
        "(WBK) atau 75% (WBBM) bobotnya; dihitung tepat atas semua kemungkinan.",
        "Shortest set: the fewest gaps that, mended together, bring the area to 60% (WBK) or 75% "
        "(WBBM) of its weight; computed exactly over all possibilities.",
    ),
    Text(
        "Bukti yang diharapkan: contoh bukti yang menjawab indikatornya; untuk lebih dari dua "
        "indikator, jenis bukti yang disebut LKE.",
        "Expected evidence: an example of what answers the indikator; for more than two, the "
        "kinds of evidence that the LKE names.",
    ),
)
_SHEETS = (Text("Ringkasan", "Summary"), Text("Gap", "Gaps"), Text("Keterangan", "Notes"))


def document(book: Book, lang: Lang) -> bytes:
    """The whole file."""
    names = ", ".join(dict.fromkeys(page.listed.plan.unit for page in book.pages))
    title = words.TITLE.fill(unit=names, year="").to(lang).strip()

    def fill(workbook: Workbook) -> None:
        looks = Looks(workbook)
        sheets = [workbook.add_worksheet(name.to(lang)) for name in _SHEETS]
        _summary(sheets[0], looks, book, lang)
        _listing(sheets[1], looks, book, lang)
        _notes(sheets[2], looks, book, lang)

    return made(fill, title)


def _summary(sheet: Worksheet, looks: Looks, book: Book, lang: Lang) -> None:
    row = _head(sheet, looks, _AREAS, lang)
    text, plain = looks("cell", "wrap"), looks("cell", "center")
    for page in book.pages:
        for area in page.listed.areas:
            row += 1
            paths = {
                path.predicate: words.path_text(path, page.listed).to(lang) for path in area.paths
            }
            record(
                sheet,
                row,
                _AREAS,
                (
                    (page.listed.plan.unit, text),
                    (page.listed.plan.tahun, plain),
                    (area.id, plain),
                    (area.name.to(lang), text),
                    (area.weight, looks("cell", "weight")),
                    (area.points, looks("cell", "points")),
                    (cut(area.percent), looks("cell", "percent")),
                    (paths.get("WBK", ""), text),
                    (paths.get("WBBM", ""), text),
                ),
            )
    _print(sheet, row, len(_AREAS), (1, 3))


def cut(percent: float) -> float:
    """`percent` (0..100) as a share with one decimal of a percent, never rounded up."""
    return math.floor(percent * 10 + 1e-9) / 1000


def _listing(sheet: Worksheet, looks: Looks, book: Book, lang: Lang) -> None:
    needless = set()  # a column with the same in every row only makes the print smaller
    if len(book.pages) < 2:
        needless.add(_UNIT)
    if not any(page.listed.owned for page in book.pages):
        needless.add(_OWNER)
    kept = [column not in needless for column in _GAPS]
    columns = tuple(compress(_GAPS, kept))
    styles = [looks("cell", *parts) for parts in compress(_STYLES, kept)]
    row = _head(sheet, looks, columns, lang)
    for page in book.pages:
        for group in page.groups:
            for item in group.gaps:
                row += 1
                values = _values(item, page.listed.plan.unit, group.title.to(lang), lang)
                record(sheet, row, columns, zip(compress(values, kept), styles, strict=True))
    _print(sheet, row, len(columns), (1, 1))
    sheet.autofilter(0, 0, max(row, 1), len(columns) - 1)
    if row:
        status = columns.index(_STATE)
        sheet.data_validation(
            1, status, row, status,
            {"validate": "list", "source": [text.to(lang) for text in _STATUS]},
        )  # fmt: skip


_TEXT, _CENTER, _POINTS = ("wrap",), ("center",), ("points",)
_STYLES = (
    _CENTER, _TEXT, _TEXT, _CENTER, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _POINTS, _POINTS,
    _CENTER, _TEXT, ("input", "center"), ("input", "wrap"),
)  # fmt: skip


def _values(item: GapView, unit: str, group: str, lang: Lang) -> tuple[object, ...]:
    return (
        item.gap.number,
        unit,
        group,
        item.gap.finding.rule,
        item.subject.to(lang),
        item.problem.to(lang),
        item.remedy.to(lang),
        "\n".join(about.to(lang) for about in item.about),
        item.when.to(lang),
        item.evidence.to(lang),
        item.gap.finding.points,
        item.gap.finding.share,
        item.path,
        item.owners,
        "",
        "",
    )


def _notes(sheet: Worksheet, looks: Looks, book: Book, lang: Lang) -> None:
    sheet.set_column(0, 0, 110)
    notes = dict.fromkeys(note for page in book.pages for note in page.notes)
    shown = [text.to(lang) for text in (*notes, *_METHOD)]
    shown += [
        f"{group.title.to(lang)}: {words.LEFT.fill(n=group.left).to(lang)}"
        for page in book.pages
        for group in page.groups
        if group.left
    ]
    for row, text in enumerate(shown):
        put(sheet, row, 0, text, looks("wrap"))
        sheet.set_row(row, height(lines_of(text, 110)))
    _print(sheet, len(shown), 1, None)


def _head(sheet: Worksheet, looks: Looks, columns: Sequence[Column], lang: Lang) -> int:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    look = looks("head")
    record(sheet, 0, columns, [(column.heading.to(lang), look) for column in columns])
    return 0


def _print(sheet: Worksheet, row: int, columns: int, frozen: tuple[int, int] | None) -> None:
    """A4 across, as wide as the paper, with the heading on every page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.print_area(0, 0, row, columns - 1)
    sheet.hide_gridlines(2)
    if frozen:
        sheet.repeat_rows(0)
        sheet.freeze_panes(*frozen)
