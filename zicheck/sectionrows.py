"""Where an area begins: a title row in the table, a cell of its own column, a title above it.

A code is Roman (`I`, also where scanned as `l`), a letter or a number; which of them, the first
section of a plan tells, so that a numbered komponen below Roman sections is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.readers import MARKER, capital

if TYPE_CHECKING:
    from zicheck.document import Cell, Paragraph, Row
    from zicheck.headings import Columns
    from zicheck.places import Place

Style = Literal["roman", "letter", "number", "none"]
Origin = Literal["row", "column", "title"]

_ROMAN = r"(?P<roman>[IVXl|]{1,6})"
_OTHER = r"(?P<other>[A-Z]|\d{1,2})"
_AREA = r"(?i:area perubahan|area pengungkit|area|bagian|pengungkit|program|kelompok)"
_SECTION = re.compile(
    rf"(?:{_AREA}\s+(?:(?i:ke)[-\s]?)?)?"
    rf"(?:{_ROMAN}(?:\s*[.):–-]+\s*|\s+)|{_OTHER}\s*[.):]\s*)(?P<title>\S.*)"
)
_NAMED_AREA = re.compile(rf"{_AREA}(?:\s*[:–-])?\s+(?P<title>[^\s:–-].*)")
_CODED_AREA = re.compile(
    rf"{_AREA}\s+(?:{_ROMAN}|{_OTHER})\s*(?:[.):–-]+\s*)?(?:\s(?P<title>\S.*))?"
)
_SECTION_CODE = re.compile(rf"(?:{_AREA}\s+)?(?:{_ROMAN}|{_OTHER})\s*[.)]?")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]?")

_SUBJECTS = re.compile(
    r"\b(?:manajemen perubahan|tata\s?laksana|manajemen (?:sdm|sumber daya manusia)|"
    r"(?:sistem )?(?:sdm|sumber daya manusia)(?: aparatur)?|akuntabilitas(?: kinerja)?|"
    r"pengawasan|(?:kualitas )?pelayanan publik)\b",
    re.IGNORECASE,
)
"""What the areas of change are about, in the words that all agencies use."""
_TABLE_TITLE = re.compile(
    r"(?:(?:tabel|matriks|lampiran|form)\b[\s\d.:]*)?(?:matriks\s+)?(?:rencana (?:aksi|kerja)|program kerja)\s+"
    r"(?:(?:pada|untuk|bidang)\s+)?",
    re.IGNORECASE,
)
_TITLE_WORDS = 12
_SHORT_TITLE = 6
_SMALL_WORD = 3
_LETTERS = re.compile(r"[^\W\d_]+")


class Section(NamedTuple):
    """An area as it begins; `repaired` tells that its code was misread in a scan."""

    style: Style
    kode: str
    judul: str
    places: tuple[Place, Place]
    """Of the code and of the title."""
    repaired: bool = False
    origin: Origin = "row"


def section_of_row(row: Row, columns: Columns, style: Style | None, *, top: bool) -> Section | None:
    """The section that `row` opens, if it is a title row: a code and a title, nothing else.

    Args:
        row: a row of the body.
        columns: what its columns mean.
        style: how the sections so far are numbered: what is numbered otherwise is no section.
        top: whether it is the first row of a page.
    """
    filled: list[tuple[int, Cell]] = []
    for index, cell in enumerate(row.cells):
        if cell.text and not cell.merged and not any(cell.text == old.text for _, old in filled):
            filled.append((index, cell))
    if not filled or len(filled) > 2:
        return None
    if filled[-1][0] > _last_title_column(columns) and not _merged_through(row, filled[-1][0]):
        return None
    cell = filled[-1][1]
    places = (filled[0][1].place, cell.place)
    if len(filled) == 2:
        code = _SECTION_CODE.fullmatch(filled[0][1].text)
        return _coded(code, cell.text, style, places) if code else None
    if len(cell.text.split()) > 4 * _TITLE_WORDS:
        return None
    titled = _SECTION.fullmatch(cell.text) or _CODED_AREA.fullmatch(cell.text)
    section = _coded(titled, titled["title"] or "", style, places) if titled else None
    if section is not None or style not in (None, "none"):
        return section
    if _NUMBERED.match(cell.text) or (top and cell.text[0].islower()):
        return None
    merged = _merged_through(row, filled[0][0])
    if filled[0][0] == _last_title_column(columns) and not (capital(cell.text) or merged):
        return None  # a komponen without a number
    return Section("none", "", _bare(cell.text), places)


def section_of_cell(cell: Cell, style: Style | None = None) -> Section:
    """The section that a cell of the area's own column names."""
    places = (cell.place, cell.place)
    titled = _SECTION.fullmatch(cell.text) or _CODED_AREA.fullmatch(cell.text)
    section = _coded(titled, titled["title"] or "", None, places) if titled else None
    found = section or Section("none", "", cell.text, places)
    if style == "none" and section is not None and section.style == "letter":
        found = Section("none", "", cell.text, places)
    return found._replace(origin="column")


def section_of_title(paragraph: Paragraph) -> Section | None:
    """The section that a title above a table names: a table for each area, one after another."""
    text = paragraph.text.strip()
    words = text.split()
    if not words or len(words) > _TITLE_WORDS or text[-1] in ".;,?!":
        return None
    title = _TABLE_TITLE.match(text)
    places = (paragraph.place, paragraph.place)
    if title:
        text = text[title.end() :].strip()
    coded = _CODED_AREA.fullmatch(text)
    subject = _SUBJECTS.search(text)
    if not coded and not subject:
        return None
    titled = coded or _SECTION.fullmatch(text)
    section = _coded(titled, titled["title"] or "", None, places) if titled else None
    if section is None:
        short = len(words) <= _SHORT_TITLE or _title_case(text)
        if not (title or capital(text) or _NAMED_AREA.fullmatch(text) or short):
            return None
        section = _counted(titled, places) or Section("none", "", _bare(text), places)
    return section._replace(origin="title")


def _counted(titled: re.Match[str] | None, places: tuple[Place, Place]) -> Section | None:
    """The section of a title that counts the areas 1 to 6, as no komponen above a table does."""
    if titled is None or titled["other"] is None or not titled["other"].isdigit():
        return None
    return Section("number", titled["other"], titled["title"], places)


def _title_case(text: str) -> bool:
    """Whether all words but the small ones begin with a capital, as in a title."""
    words = [word for word in _LETTERS.findall(text) if len(word) > _SMALL_WORD]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def numbered_title(paragraph: Paragraph) -> Section | None:
    """The section that a title with a number may name, if other tables have one too."""
    titled = _SECTION.fullmatch(paragraph.text)
    if not titled or paragraph.text[-1] in ".;?!":
        return None
    if len(paragraph.text.split()) > 3 * _TITLE_WORDS:
        return None
    places = (paragraph.place, paragraph.place)
    section = _counted(titled, places) or _coded(titled, titled["title"], None, places)
    return section._replace(origin="title") if section is not None else None


def _bare(text: str) -> str:
    """A title without the word that only says that it is an area."""
    found = _NAMED_AREA.fullmatch(text)
    return found["title"] if found else text


def _last_title_column(columns: Columns) -> int:
    """The last column in which the title of a section may stand by itself."""
    first = columns.first("nomor") or 0
    komponen = columns.first("komponen")
    return max(first, first + 1 if komponen is None else komponen)


def _merged_through(row: Row, index: int) -> bool:
    """Whether one cell runs from column `index` to the end of the row."""
    rest = row.cells[index + 1 :]
    return len(rest) > 2 and all(cell.merged for cell in rest)


def _coded(
    code: re.Match[str], title: str, style: Style | None, places: tuple[Place, Place]
) -> Section | None:
    printed: str = code["roman"] or code["other"]
    roman = printed.replace("l", "I").replace("|", "I")
    if code["roman"] and not (style == "letter" and len(printed) == 1):
        return (
            Section("roman", roman, title, places, printed != roman)
            if roman in ROMANS and style in (None, "roman")
            else None
        )
    own: Style = "number" if printed.isdigit() else "letter"
    named = code.string.casefold().startswith(("area", "pengungkit"))
    if style not in (None, own) or (own == "number" and not (capital(title) or named)):
        return None
    return Section(own, printed, title, places)


def is_mark(text: str) -> bool:
    """Whether `text` is nothing but the mark of a list item or a number."""
    return MARKER.fullmatch(text) is not None or _NUMBERED.fullmatch(text) is not None
