"""The gap list as CSV: one line for each gap, to sort, filter and hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render.csvtable import table
from zicheck.render.gaplist import page as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.render.gaplist.page import Book

HEADS = (
    Text("Berkas", "File"),
    Text("Unit", "Unit"),
    Text("Tahun", "Year"),
    Text("Kelompok", "Group"),
    Text("Area", "Area"),
    words.NUMBER,
    words.RULE,
    Text("Tingkat", "Level"),
    words.SUBJECT_HEAD,
    words.PROBLEM,
    words.REMEDY,
    words.ROWS,
    Text("Kegiatan", "Kegiatan"),
    Text("Bulan", "Months"),
    words.WHEN,
    words.EVIDENCE,
    Text("Poin bila diperbaiki", "Points if mended"),
    Text("Bagian poin hilang", "Share of lost points"),
    Text("Susunan terpendek", "Shortest set"),
    words.OWNER,
)


def document(book: Book, lang: Lang) -> bytes:
    """The whole file."""
    return table(HEADS, _rows(book, lang), lang)


def _rows(book: Book, lang: Lang) -> Iterator[tuple[object, ...]]:
    for page in book.pages:
        for group in page.groups:
            for item in group.gaps:
                finding = item.gap.finding
                yield (
                    page.path,
                    page.listed.plan.unit,
                    page.listed.plan.tahun,
                    group.title.to(lang),
                    finding.area,
                    item.gap.number,
                    finding.rule,
                    item.severity.to(lang),
                    item.subject.to(lang),
                    item.problem.to(lang),
                    item.remedy.to(lang),
                    ", ".join(map(str, finding.rows)),
                    "; ".join(about.to(lang) for about in item.about),
                    ", ".join(map(str, item.gap.deadline.months)),
                    item.when.to(lang),
                    item.evidence.to(lang),
                    finding.points,
                    finding.share,
                    item.path,
                    item.owners,
                )
