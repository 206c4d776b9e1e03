"""How a finding, a decree or an area is put into words, alike on the terminal and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import texts
from zicheck.render.numbers import few

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.bahasa import Lang, Text
    from zicheck.plan import Keputusan
    from zicheck.report import Finding

_MANY_INDICATORS = 4
_SEEN = 0.000_5
"""Points below this would read as zero."""


def decree(keputusan: Keputusan) -> Text | None:
    """The decree by its number; None when it has none.

    The year stands behind it, unless the number ends with it, as those of regions do.
    """
    if not keputusan.nomor:
        return None
    if keputusan.tahun is None or keputusan.nomor.endswith(f"/{keputusan.tahun}"):
        return texts.DECREE_NO_YEAR.fill(number=keputusan.nomor)
    return texts.DECREE.fill(number=keputusan.nomor, year=keputusan.tahun)


def worth(finding: Finding, lang: Lang) -> str:
    """What mending it wins: alone, together with others, or nothing."""
    if finding.points >= _SEEN:
        return texts.POINTS.fill(points=few(finding.points, lang)).to(lang)
    if finding.share >= _SEEN:
        return texts.SHARED.fill(points=few(finding.share, lang)).to(lang)
    return texts.NO_POINTS.to(lang)


def of_one_component(finding: Finding) -> bool:
    """Whether its indikator all belong to its komponen, not to several of an area."""
    return all(id_.startswith(f"{finding.component}.") for id_ in finding.indicators)


def subject(finding: Finding, komponen: Text | None, lang: Lang) -> str:
    """`Komponen P.III.2 Pola Mutasi Internal (P.III.2.b)`, as far as it is known; else ""."""
    ids = finding.indicators
    listed = (
        ", ".join(ids)
        if len(ids) <= _MANY_INDICATORS
        else texts.INDICATORS.fill(n=len(ids)).to(lang)
    )
    if finding.component and of_one_component(finding):
        name = komponen.to(lang) if komponen else ""
        about = texts.COMPONENT.fill(id=finding.component, name=name).to(lang).rstrip()
        return f"{about} ({listed})" if listed else about
    return listed


def rows_text(rows: Sequence[int], lang: Lang) -> str:
    """`baris 15, 16`."""
    text = texts.ROW_AT if len(rows) == 1 else texts.ROWS_AT
    return text.fill(rows=texts.ranges(rows)).to(lang)
