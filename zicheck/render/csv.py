"""The findings of a plan as CSV: one line each, to sort, filter and hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render import texts
from zicheck.render.csvtable import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier, FindingView

HEADS = (
    Text("No.", "No."),
    Text("Unit", "Unit"),
    Text("Tahun", "Year"),
    Text("Area", "Area"),
    Text("Nama area", "Name of area"),
    Text("Komponen", "Komponen"),
    Text("Nama komponen", "Name of komponen"),
    Text("Indikator", "Indikator"),
    Text("Baris", "Rows"),
    Text("Tingkat", "Level"),
    Text("Aturan", "Rule"),
    Text("Judul aturan", "Title of rule"),
    Text("Kelompok aturan", "Family of rules"),
    Text("Temuan", "Finding"),
    Text("Perbaikan", "Remedy"),
    Text("Dasar", "Basis"),
    Text("Kutipan", "Quotation"),
    Text("Poin bila diperbaiki", "Points if mended"),
    Text("Bagian poin hilang", "Share of lost points"),
    Text("Letak", "Place"),
)


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The whole file."""
    return table(HEADS, _rows(dossier, lang), lang)


def _rows(dossier: Dossier, lang: Lang) -> Iterator[tuple[object, ...]]:
    for view in dossier.findings:
        finding = view.finding
        yield (
            view.number,
            dossier.unit,
            dossier.year,
            finding.area,
            _said(view.area, lang),
            finding.component,
            _said(view.komponen, lang),
            ", ".join(finding.indicators),
            ", ".join(map(str, finding.rows)),
            texts.SEVERITY[finding.severity].to(lang),
            finding.rule,
            _title(view, lang),
            _said(view.family, lang),
            finding.message.to(lang),
            finding.remedy.to(lang),
            finding.basis.to(lang),
            finding.quote,
            finding.points,
            finding.share,
            texts.place(view.place, lang),
        )


def _said(text: Text | None, lang: Lang) -> str:
    return text.to(lang) if text else ""


def _title(view: FindingView, lang: Lang) -> str:
    return view.rule.judul.to(lang) if view.rule else ""
