"""The gap list as plain text: on a terminal, with colour if wanted, or in a .txt file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import texts
from zicheck.render.gaplist import page as words
from zicheck.render.terminal import View
from zicheck.render.wrap import clean, wrap, wrap_parts
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.render.gaplist.page import Book, GapView, Group, Page

_INDENT = "    "


def document(book: Book, lang: Lang) -> bytes:
    """The text of all plans, 80 columns wide."""
    blocks = ("\n".join(lines(page, View(lang))) for page in book.pages)
    return encoded("\n\n".join(blocks) + "\n")


def lines(page: Page, view: View) -> list[str]:
    """The lines of one plan, without line ends."""
    lang = view.lang
    head = [clean(page.title.to(lang)), clean(page.path)]
    made = [view.paint(line, "bold") for line in wrap_parts(head, view.columns)]
    made += wrap(page.figures.to(lang), view.columns)
    made.append(view.paint("─" * view.columns, "dim"))
    for note in page.notes:
        made += [view.paint(line, "dim") for line in wrap(clean(note.to(lang)), view.columns)]
    for group in (*page.overview, *page.groups):
        made += ["", *_group(group, view)]
    if not page.groups:
        made += ["", words.NONE.to(lang)]
    return made


def _group(group: Group, view: View) -> list[str]:
    lang = view.lang
    parts = [clean(group.title.to(lang))]
    if group.figures:
        parts.append(group.figures.to(lang))
    made = [view.paint(line, "bold") for line in wrap_parts(parts, view.columns)]
    for path in group.paths:
        made += wrap(path.to(lang), view.columns, "  ")
    if group.nothing:
        made.append("  " + group.nothing.to(lang))
    for gap in group.gaps:
        made += ["", *_gap(gap, view)]
    if group.left:
        made += ["", *wrap(words.LEFT.fill(n=group.left).to(lang), view.columns, "  ")]
    return made


def _gap(item: GapView, view: View) -> list[str]:
    lang = view.lang
    finding = item.gap.finding
    severity = texts.SEVERITY[finding.severity].to(lang)
    head = [f"{item.gap.number}. {severity} {finding.rule}", item.points.to(lang)]
    if subject := item.subject.to(lang):
        head.append(clean(subject))
    made = wrap_parts(head, view.columns, "  ", _INDENT)
    made[0] = made[0].replace(severity, view.paint.severity(finding.severity, severity), 1)
    made += wrap(clean(item.problem.to(lang)), view.columns, _INDENT)
    for label, text in (
        (words.REMEDY, item.remedy.to(lang)),
        *((words.ROWS, about.to(lang)) for about in item.about),
        (words.WHEN, item.when.to(lang)),
        (words.EVIDENCE, item.evidence.to(lang)),
        (words.OWNER, item.owners),
    ):
        if text:
            made += wrap(f"{label.to(lang)}: {clean(text)}", view.columns, _INDENT, _INDENT + "  ")
    return made
