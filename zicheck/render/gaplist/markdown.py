"""The gap list as GitHub-flavoured Markdown: a heading, the ways to 60% and 75%, a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.gaplist import page as words
from zicheck.render.marktext import code, plain, table
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang, Text
    from zicheck.render.gaplist.page import Book, GapView, Group, Page

_BREAK = "<br>"


def document(book: Book, lang: Lang) -> bytes:
    """All plans, one after the other."""
    blocks = [block for page in book.pages for block in _page(page, lang)]
    return encoded("\n\n".join(blocks) + "\n")


def _page(page: Page, lang: Lang) -> Iterator[str]:
    yield f"# {plain(page.title.to(lang))}"
    yield f"**{page.figures.to(lang)}** · {code(page.path)}"
    yield from (plain(note.to(lang)) for note in (*page.notes, words.NUMBERS_NOTE))
    if not page.groups:
        yield words.NONE.to(lang)
    for group in (*page.overview, *page.groups):
        yield from _group(group, lang, owners=page.owners)


def _group(group: Group, lang: Lang, *, owners: bool) -> Iterator[str]:
    title = plain(group.title.to(lang))
    yield f"## {title} · {group.figures.to(lang)}" if group.figures else f"## {title}"
    if group.paths:
        yield "\n".join(f"- {plain(path.to(lang))}" for path in group.paths)
    named = not owners and any(item.owners for item in group.gaps)
    heads: list[Text] = [
        words.NUMBER, words.POINTS, words.SUBJECT_HEAD, words.REMEDY, words.ROWS, words.WHEN,
        words.EVIDENCE, *([words.OWNER] if named else []),
    ]  # fmt: skip
    if group.gaps:
        rows = [_cells(item, lang, named=named) for item in group.gaps]
        yield table([plain(head.to(lang)) for head in heads], rows, right=(0,))
    if group.nothing:
        yield group.nothing.to(lang)
    if group.left:
        yield plain(words.LEFT.fill(n=group.left).to(lang))


def _cells(item: GapView, lang: Lang, *, named: bool) -> list[str]:
    subject = [item.gap.finding.rule, plain(item.subject.to(lang))]
    cells = [
        str(item.gap.number),
        plain(item.points.to(lang)).removeprefix("\\"),
        _BREAK.join(filter(None, subject)),
        f"{plain(item.problem.to(lang))}{_BREAK}**{plain(item.remedy.to(lang))}**",
        _BREAK.join(plain(about.to(lang)) for about in item.about),
        plain(item.when.to(lang)),
        plain(item.evidence.to(lang)),
    ]
    return [*cells, plain(item.owners)] if named else cells
