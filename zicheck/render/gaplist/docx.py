"""The gap list as a Word document: a table for each area, to print, discuss and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.gaplist import page as words
from zicheck.render.wordfile import saved, word_text
from zicheck.render.wordlook import across, blank, write
from zicheck.render.wordtable import Column, Row, add

if TYPE_CHECKING:
    from docx.document import Document

    from zicheck.bahasa import Lang
    from zicheck.render.gaplist.page import Book, GapView, Group, Page

_WIDTHS = (11, 20, 62, 62, 46, 30, 36)
_OWNED = (11, 20, 50, 52, 42, 28, 34, 30)
"""Widths of the columns in millimetres; each line fills A4 across."""


def document(book: Book, lang: Lang) -> bytes:
    """The whole file."""
    made = blank(lang)
    _turn(made)
    for page in book.pages:
        _page(made, page, lang)
    first = book.pages[0].title.to(lang) if book.pages else words.NONE.to(lang)
    return saved(made, first)


def _turn(made: Document) -> None:
    """The first part, too, is printed across: drop the upright one that `blank` begins with."""
    across(made)
    for paragraph in list(made.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - no public way


def _page(made: Document, page: Page, lang: Lang) -> None:
    made.add_paragraph(word_text(page.title.to(lang)), style="Title")
    write(made.add_paragraph(), page.figures.to(lang), bold=True)
    for note in (*page.notes, words.NUMBERS_NOTE):
        write(made.add_paragraph(), note.to(lang))
    for group in (*page.overview, *page.groups):
        _group(made, group, lang, owners=page.owners)


def _group(made: Document, group: Group, lang: Lang, *, owners: bool) -> None:
    heading = group.title.to(lang)
    if group.figures:
        heading = f"{heading} · {group.figures.to(lang)}"
    made.add_paragraph(word_text(heading), style="Heading 1")
    for path in group.paths:
        write(made.add_paragraph(style="List Bullet"), path.to(lang))
    named = not owners and any(item.owners for item in group.gaps)
    heads = [
        words.NUMBER, words.POINTS, words.PROBLEM, words.REMEDY, words.ROWS, words.WHEN,
        words.EVIDENCE, words.OWNER,
    ]  # fmt: skip
    columns = [
        Column(head.to(lang), width, "center" if head is words.NUMBER else "left")
        for head, width in zip(heads, _OWNED if named else _WIDTHS, strict=False)
    ]
    if group.gaps:
        add(made, columns, [_row(item, lang, named=named) for item in group.gaps])
    if group.nothing:
        write(made.add_paragraph(), group.nothing.to(lang))
    if group.left:
        write(made.add_paragraph(), words.LEFT.fill(n=group.left).to(lang))


def _row(item: GapView, lang: Lang, *, named: bool) -> Row:
    about = " ".join(filter(None, (item.gap.finding.rule, item.subject.to(lang))))
    cells = [
        str(item.gap.number),
        item.points.to(lang),
        f"{about}\n{item.problem.to(lang)}",
        item.remedy.to(lang),
        "\n".join(line.to(lang) for line in item.about),
        item.when.to(lang),
        item.evidence.to(lang),
    ]
    return Row([*cells, item.owners] if named else cells)
