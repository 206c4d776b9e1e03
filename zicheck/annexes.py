"""Which blocks of a document belong to which plan: one plan, or several one after another.

A new plan begins where another decree does, where the titles above a table name another unit or
year, or where the areas start again on another sheet or below a title of their own. Tables that
follow one another otherwise, say one for each area, are those of one plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from zicheck.decreetext import begins_part, begins_signature
from zicheck.document import Paragraph, Table
from zicheck.officenames import titled_offices
from zicheck.readers import capital
from zicheck.sectionrows import ROMANS, Section, numbered_title, section_of_row, section_of_title
from zicheck.tableparts import TablePart, table_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.document import Row
    from zicheck.headings import Columns, Told
    from zicheck.places import Place

_TITLE = re.compile(
    r"\b(?:rencana\s+(?:aksi|kerja|tindak)|program\s+kerja|zona\s+integritas|lampiran|keputusan|"
    r"matriks)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_TITLE_WORDS = 40


@dataclass(slots=True)
class Annex:
    """The blocks of one plan.

    `before` are the paragraphs and other tables up to the plan's table, `parts` that table with
    the areas that titles between its parts open, `after` the paragraphs from there on.
    """

    before: list[Paragraph | Table] = field(default_factory=list)
    parts: list[TablePart | Section] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the plan's table begins."""
        return next(part.table.place for part in self.parts if isinstance(part, TablePart))

    @property
    def sheets(self) -> list[str]:
        """The sheets on which its tables stand; one with notes alone names no plan."""
        parts = (part for part in self.parts if isinstance(part, TablePart) and part.columns)
        return list(dict.fromkeys(part.table.place.sheet or "" for part in parts))

    def numbered(self, titles: Sequence[_Title]) -> None:
        """Make areas of the `titles` that were taken for paragraphs."""
        for title in reversed(titles):
            if not title.sure:
                self.parts.insert(title.at, title.section)
                self.before = [block for block in self.before if block is not title.block]
                self.after = [block for block in self.after if block is not title.block]


class _Title(NamedTuple):
    """A title above a table: its place among the parts, and whether it surely names an area."""

    at: int
    section: Section
    block: Paragraph | Table
    sure: bool


def annexes(blocks: Sequence[Paragraph | Table], told: Sequence[Told] = ()) -> tuple[Annex, ...]:
    """The plans in a document; none if no table has the headings of one."""
    grouper = _Grouper(told)
    for block in blocks:
        grouper.take(block)
    return grouper.finish()


def joined(row: Row) -> Paragraph:
    """A row as one paragraph."""
    texts = (cell.text for cell in row.cells if cell.text and not cell.merged)
    return Paragraph(" ".join(texts), row.place)


class _Grouper:
    """Takes block after block; holds the plan that is open and what stands behind its table."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.done: list[Annex] = []
        self.open = Annex()
        self.between: list[Paragraph | Table] = []
        """What stands before the next part of a table: before or behind one of the plan."""
        self.above: list[_Title] = []
        self.columns: Columns | None = None

    def take(self, block: Paragraph | Table) -> None:
        if isinstance(block, Paragraph):
            self.between.append(block)
            return
        if not block.rows:
            return
        for part in table_parts(block, self.told, self.columns):
            if part.columns is None:
                self.rest(part)
            else:
                self.begin(part)

    def rest(self, part: TablePart) -> None:
        """Take a table without headings: of the plan, if it can go on it, or a decree's text."""
        if not self.open.parts or _is_text(part.table):
            self.between.append(part.table)
        else:
            self.flush()
            self.open.parts.append(part)

    def begin(self, part: TablePart) -> None:
        """Take a table with headings: the next of the plan, or the first of a new one."""
        self.between += [lead for row in part.lead if (lead := joined(row)).text]
        if self.open.parts and self.starts_anew(part):
            kept, mine = _parted(self.between, part)
            self.open.after += kept
            self.close()
            self.between = mine
        if self.open.parts:
            self.flush()
        else:
            titles = self.area_titles()
            self.open.before = self.between[: len(self.between) - len(titles)]
            self.open.parts += titles
            self.between = []
        self.open.parts.append(part)
        self.columns = part.columns

    def flush(self) -> None:
        """Put what stood between two tables of the plan where it belongs."""
        titles = self.area_titles()
        rest = self.between[: len(self.between) - len(titles)]
        self.open.after += _paragraphs(rest)
        self.open.parts += titles
        self.between = []

    def area_titles(self) -> list[Section]:
        """The area that stands above the next part; one that may be none is remembered."""
        titles = _area_titles(self.between)
        maybe = titles[0] if titles else _numbered_title(self.between)
        if maybe is not None:
            self.above.append(_Title(len(self.open.parts), maybe, self.between[-1], bool(titles)))
        return titles

    def close(self) -> None:
        """End the open plan: titles numbered I, II, III or 1, 2, 3 through its tables are areas after all."""
        codes = [title.section.kode for title in self.above]
        # Arabic numbers count komponen as well, of which a plan has more than six.
        counted = ROMANS, ("1", "2", "3", "4", "5", "6")
        if len(codes) > 1 and any(tuple(codes) == order[: len(codes)] for order in counted):
            self.open.numbered(self.above)
        self.done.append(self.open)
        self.open, self.above = Annex(), []

    def starts_anew(self, part: TablePart) -> bool:
        """Whether the table `part` is that of another plan."""
        texts = [block.text for block in self.between if isinstance(block, Paragraph)]
        if any(_weighs(text) for text in texts):
            return True
        titles = [text for text in texts if _is_title(text)]
        mine = [text for text in self.titles() if _is_title(text)]
        sheet = part.table.place.sheet
        other_sheet = sheet != self.open.place.sheet
        if other_sheet and {*_YEAR.findall(sheet or "")} - {
            *_YEAR.findall(self.open.place.sheet or "")
        }:
            return True
        if _differ(_offices(mine), _offices(titles)) or _differ(_years(mine), _years(titles)):
            return True
        return (other_sheet or bool(titles)) and self.restarts(part)

    def titles(self) -> Iterator[str]:
        """The paragraphs above the open plan's table, its sheet's title among them."""
        for block in self.open.before:
            if isinstance(block, Paragraph):
                yield block.text

    def restarts(self, part: TablePart) -> bool:
        """Whether the areas begin again with the one that the open plan began with."""
        every = [found for old in self.open.parts if (found := _first_section(old))]
        titles = _area_titles(self.between)
        mine = titles[0] if titles else _first_section(part)
        if mine is None and not every:
            first = next(old for old in self.open.parts if isinstance(old, TablePart))
            return _first_words(part) == _first_words(first) != ()
        if mine is None or not every:
            return False
        other = part.table.place.sheet != self.open.place.sheet
        return _key(mine) == _key(every[0]) and (other or self.ended_elsewhere(mine))

    def ended_elsewhere(self, first: Section) -> bool:
        """Whether the open plan has left its first area: it is no repeated title of a page."""
        last: Section | None = None
        for part in self.open.parts:
            every = [part] if isinstance(part, Section) else [*_sections(part)]
            last = every[-1] if every else last
        return last is None or _key(last) != _key(first)

    def finish(self) -> tuple[Annex, ...]:
        if self.open.parts:
            self.open.after += _paragraphs(self.between)
            self.close()
        return tuple(self.done)


def _paragraphs(blocks: Sequence[Paragraph | Table]) -> Iterator[Paragraph]:
    """The paragraphs, with the tables that only lay out text."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                yield from (
                    Paragraph(c.text, c.place) for c in row.cells if c.text and not c.merged
                )


def _is_text(table: Table) -> bool:
    """Whether a table only lays out a decree's text or its signatures."""
    rows = [joined(row).text for row in table.rows]
    cells = (cell.text for row in table.rows for cell in row.cells if not cell.merged)
    return any(map(begins_part, rows)) or any(map(begins_signature, cells))


def _weighs(text: str) -> bool:
    return begins_part(text) and text.casefold().lstrip().startswith("menimbang")


def _is_title(text: str) -> bool:
    return bool(_TITLE.search(text)) and len(text.split()) <= _TITLE_WORDS


def _offices(titles: Sequence[str]) -> set[str]:
    return {office.casefold() for text in titles for office in titled_offices(text)}


def _years(titles: Sequence[str]) -> set[str]:
    return {year for text in titles for year in _YEAR.findall(text)}


def _differ(mine: set[str], theirs: set[str]) -> bool:
    """Whether both are known and have nothing in common."""
    return bool(mine and theirs) and not mine & theirs


def _area_titles(blocks: Sequence[Paragraph | Table]) -> list[Section]:
    """The area that the last paragraph above a table names."""
    if not blocks or not isinstance(blocks[-1], Paragraph):
        return []
    section = section_of_title(blocks[-1])
    return [section] if section is not None else []


def _numbered_title(blocks: Sequence[Paragraph | Table]) -> Section | None:
    """The area that the last paragraph above a table may name: it has a number."""
    if not blocks or not isinstance(blocks[-1], Paragraph):
        return None
    return numbered_title(blocks[-1])


def _sections(part: TablePart) -> Iterator[Section]:
    """The title rows of a part, as far as they can be told without reading all of it."""
    if part.columns is None:
        return
    style = None
    for row in part.body:
        section = section_of_row(row, part.columns, style, top=False)
        if section is not None:
            style = style or section.style
            yield section


def _first_section(part: TablePart | Section) -> Section | None:
    return part if isinstance(part, Section) else next(_sections(part), None)


def _first_words(part: TablePart) -> tuple[str, ...]:
    """What the first row of a part says in the columns of number and komponen."""
    columns = part.columns
    row = next((row for row in part.body if any(cell.text for cell in row.cells)), None)
    if columns is None or row is None or "komponen" not in columns.fields:
        return ()
    at = (*columns.fields.get("nomor", ()), *columns.fields["komponen"])
    return tuple(row.cells[index].text.casefold() for index in at if index < len(row.cells))


def _key(section: Section) -> tuple[str, str]:
    return section.kode, section.judul.casefold()


def _parted(
    blocks: Sequence[Paragraph | Table], part: TablePart
) -> tuple[list[Paragraph], list[Paragraph | Table]]:
    """What stands between two plans: the end of the first, and the beginning of the second."""
    sheet = part.table.place.sheet
    for index, block in enumerate(blocks):
        here = sheet is not None and block.place.sheet == sheet
        title = isinstance(block, Paragraph) and capital(block.text) and _is_title(block.text)
        if here or title:
            return list(_paragraphs(blocks[:index])), list(blocks[index:])
    return [], list(blocks)
