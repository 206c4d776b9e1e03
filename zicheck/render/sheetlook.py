"""How the sheets of a workbook look: styles by name, pages for A4, paragraphs of known height."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.render.workbook import cell_text, put
from zicheck.render.wrap import shorten, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier

_A4 = 9
_LINE = 13.2
"""Points that one line of text takes."""
_MAX_HEIGHT = 409.0
_PROSE = 1.18
"""Letters of running text in the width of a figure, which columns are measured in; on the safe side."""
_UNIT_COLUMNS = 60
"""What of the name of a unit goes into a footer, which holds 255 letters in all."""

NAVY, BLUE, PALE, GREY = "#1F3864", "#D9E2F3", "#EEF2F9", "#BFBFBF"
RED, AMBER, GREEN = "#FBE3E1", "#FFF2CC", "#E2EFDA"
RED_INK, AMBER_INK, GREEN_INK = "#9C0006", "#7F6000", "#375623"

POINTS = '[=0]"–";[<0.005]0.000;0.00'
"""Points with two decimals, three where two would say zero, as in every other report."""

_PARTS: Mapping[str, Mapping[str, object]] = {
    "base": {"font_name": "Calibri", "font_size": 10, "valign": "top"},
    "title": {"bold": True, "font_size": 16, "font_color": NAVY},
    "subtitle": {"bold": True, "font_size": 12},
    "heading": {"bold": True, "font_size": 12, "font_color": NAVY},
    "note": {"italic": True, "font_color": "#404040"},
    "head": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": NAVY, "text_wrap": True,
        "align": "center", "valign": "vcenter", "border": 1, "border_color": GREY,
    },
    "cell": {"border": 1, "border_color": GREY},
    "area": {"bold": True, "bg_color": BLUE, "border": 1, "border_color": GREY},
    "komponen": {"bold": True, "bg_color": PALE, "border": 1, "border_color": GREY},
    "total": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": NAVY, "border": 1,
        "border_color": GREY,
    },
    "input": {"bg_color": AMBER, "font_color": "#0000C0"},
    "wrap": {"text_wrap": True},
    "center": {"align": "center"},
    "right": {"align": "right"},
    "indent": {"indent": 1},
    "indent2": {"indent": 2},
    "bold": {"bold": True},
    "big": {"bold": True, "font_size": 20, "font_color": NAVY, "align": "right"},
    "label": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "weight": {"num_format": "0.00"},
    "fine": {"num_format": "0.000"},
    "points": {"num_format": POINTS},
    "percent": {"num_format": "0.0%"},
    "threshold": {"num_format": "0.##%"},
    "count": {"num_format": "0"},
    "plain": {"bg_color": PALE},
    "red": {"bg_color": RED, "font_color": RED_INK},
    "amber": {"bg_color": AMBER, "font_color": AMBER_INK},
    "green": {"bg_color": GREEN, "font_color": GREEN_INK},
}  # fmt: skip
_CHANGES = frozenset({"plain", "red", "amber", "green"})
"""Parts that change a cell under a condition: they must not bring a font of their own."""


class Looks:
    """The formats of one workbook by the names of their parts; each is made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Format] = {}

    def __call__(self, *parts: str) -> Format:
        """The format that has all of `parts`; a later one wins over an earlier one."""
        if parts not in self._made:
            properties = {} if _CHANGES.issuperset(parts) else dict(_PARTS["base"])
            for part in parts:
                properties |= _PARTS[part]
            self._made[parts] = self._book.add_format(properties)
        return self._made[parts]


class Desk(NamedTuple):
    """What every sheet of one workbook is made with."""

    book: Workbook
    looks: Looks
    dossier: Dossier
    lang: Lang

    def say(self, text: Text) -> str:
        """`text` in the language of the workbook."""
        return text.to(self.lang)


class Column(NamedTuple):
    """A column of a table: its heading and its width in letters."""

    heading: Text
    width: float


def head(desk: Desk, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    """Write the heading row of a table and set the widths of its columns."""
    look = desk.looks("head")
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    record(sheet, row, columns, [(desk.say(column.heading), look) for column in columns])


def record(
    sheet: Worksheet,
    row: int,
    columns: Sequence[Column],
    values: Iterable[tuple[object, Format]],
    level: int = 0,
) -> None:
    """Write a row of a table, each value with its look, as high as its texts need.

    Not every program fits the height of a row to wrapped text when it opens a workbook, so the
    height is set. `level` is the depth at which the row folds away.
    """
    lines = 1
    for index, (value, look) in enumerate(values):
        put(sheet, row, index, value, look)
        if isinstance(value, str):
            lines = max(lines, lines_of(value, columns[index].width))
    sheet.set_row(row, height(lines), None, {"level": level})


def lines_of(text: str, letters: float) -> int:
    """How many lines `text` takes where `letters` fit on one; long words are broken."""
    room = max(int(letters * _PROSE), 1)
    if len(text) < room and "\n" not in text:
        return 1
    return sum(
        sum(-(-width(part) // room) for part in wrap(line, room))
        for line in cell_text(text).split("\n")
    )


def height(lines: int) -> float:
    """The height, in points, of a row of so many lines; no row may be higher than 409."""
    return min(max(lines * _LINE + 2, 15.0), _MAX_HEIGHT)


def titled(desk: Desk, sheet: Worksheet, title: Text) -> None:
    """Write the title of a sheet, and below it whose plan it is about."""
    sheet.set_row(0, 24)
    sheet.set_row(1, 18)
    put(sheet, 0, 0, desk.say(title), desk.looks("title"))
    put(sheet, 1, 0, f"{desk.dossier.unit} {desk.dossier.year}", desk.looks("subtitle"))


def paragraph(
    desk: Desk, sheet: Worksheet, row: int, span: tuple[int, int, int], text: str, *parts: str
) -> None:
    """Write `text` over several columns, with the height that it takes.

    `span` is the first and the last column and how many letters they hold together. Programs
    do not fit the height of joined cells themselves.
    """
    first, last, letters = span
    look = desk.looks("wrap", *parts)
    sheet.merge_range(row, first, row, last, "", look)
    put(sheet, row, first, text, look)
    sheet.set_row(row, height(lines_of(text, letters)))


def page(
    desk: Desk,
    sheet: Worksheet,
    last: tuple[int, int],
    *,
    repeat: int | None = None,
    frozen: tuple[int, int] | None = None,
) -> None:
    """Set a sheet for the printer: A4 landscape, as wide as the paper.

    Args:
        desk: the workbook.
        sheet: the sheet.
        last: the last row and column that are printed.
        repeat: the row that stands again on top of every page.
        frozen: the first row and column that scroll.
    """
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.print_area(0, 0, *last)
    sheet.hide_gridlines(2)
    unit = shorten(cell_text(desk.dossier.unit), _UNIT_COLUMNS)[:_UNIT_COLUMNS]
    # An ampersand begins a code there; a wide one is only read.
    name = f"{unit} {desk.dossier.year}".replace("&", "＆").replace("\n", " ")
    sheet.set_footer(f"&L&8{_after_code(name)}&C&8&A&R&8{desk.say(_PAGE)}")
    if repeat is not None:
        sheet.repeat_rows(repeat)
    if frozen is not None:
        sheet.freeze_panes(*frozen)


def _after_code(name: str) -> str:
    """`name` after a code of the footer, of which a figure would become part."""
    return f" {name}" if name[:1].isdecimal() else name


_PAGE = Text("Halaman &P dari &N", "Page &P of &N")
