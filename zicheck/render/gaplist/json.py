"""The gap list as JSON, version 1. Fields may be added; none is renamed or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck import __version__
from zicheck.filenames import shown
from zicheck.render.json import error_object, layout, location
from zicheck.render.numbers import rounded

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.gaps import AreaGaps, Path
    from zicheck.render.gaplist.page import Book, GapView, Group, Page

VERSION = 1


def document(book: Book, lang: Lang) -> bytes:
    """The whole file."""
    setting = book.setting
    value = {
        "version": VERSION,
        "zicheck": __version__,
        "ruleset": {"id": setting.ruleset, "rules": setting.rules},
        "as_of": setting.as_of.isoformat() if setting.as_of else None,
        "lang": lang,
        "plans": [_plan(page, lang) for page in book.pages],
        "errors": [error_object(path, problems, lang) for path, problems in book.failed],
    }
    return f"{layout(value)}\n".encode()


def _plan(page: Page, lang: Lang) -> dict[str, Any]:
    listed = page.listed
    return {
        "path": shown(page.path),
        "unit": listed.plan.unit,
        "year": listed.plan.tahun,
        "readiness": rounded(listed.readiness),
        "max": rounded(listed.max),
        "owners": listed.owned,
        "areas": [_area(area, lang) for area in listed.areas],
        "groups": [_group(group, lang) for group in page.groups],
    }


def _area(area: AreaGaps, lang: Lang) -> dict[str, Any]:
    return {
        "area": area.id,
        "name": area.name.to(lang),
        "weight": rounded(area.weight),
        "points": rounded(area.points),
        "percent": rounded(area.percent),
        "shortest": [_path(path) for path in area.paths],
    }


def _path(path: Path) -> dict[str, Any]:
    """`gaps` is null when not even all changes together reach it."""
    return {
        "for": path.predicate,
        "percent": path.percent,
        "gaps": None if path.gaps is None else list(path.gaps),
        "points": rounded(path.points),
        "reached": rounded(path.reached),
        "proven": path.proven,
    }


def _group(group: Group, lang: Lang) -> dict[str, Any]:
    return {
        "title": group.title.to(lang),
        "area": group.area.id if group.area else None,
        "left_out": group.left,
        "gaps": [_gap(item, lang) for item in group.gaps],
    }


def _gap(item: GapView, lang: Lang) -> dict[str, Any]:
    gap, finding = item.gap, item.gap.finding
    return {
        "number": gap.number,
        "rule": finding.rule,
        "severity": finding.severity,
        "area": finding.area,
        "component": finding.component,
        "indicators": list(finding.indicators),
        "points": rounded(finding.points),
        "share": rounded(finding.share),
        "wins": {"sendiri": "alone", "bersama": "together", "tanpa": "none"}[gap.worth],
        "message": finding.message.to(lang),
        "remedy": finding.remedy.to(lang),
        "rows": [
            {"row": row.row, "text": row.text, "target": row.target, "owner": row.owner}
            for row in gap.rows
        ],
        "months": list(gap.deadline.months),
        "when": gap.deadline.when.to(lang),
        "why": gap.deadline.why.to(lang),
        "evidence": [{"kind": kode, "name": name.to(lang)} for kode, name in gap.evidence],
        "owners": list(gap.owners),
        "location": location(item.place),
    }
