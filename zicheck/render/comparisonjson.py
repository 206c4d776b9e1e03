"""A comparison as JSON, version 1; numbers of rows count from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck import __version__
from zicheck.filenames import shown
from zicheck.render.json import layout
from zicheck.render.numbers import rounded

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.comparing import AreaChange, Comparison, FindingPair, RowPair
    from zicheck.plan import Kegiatan
    from zicheck.render.outcome import Setting
    from zicheck.report import Finding, Report

VERSION = 1


def document(comparison: Comparison, paths: tuple[str, str], setting: Setting, lang: Lang) -> str:
    """The whole comparison as JSON text."""
    value = {
        "version": VERSION,
        "zicheck": __version__,
        "ruleset": {"id": setting.ruleset, "rules": setting.rules},
        "before": _plan(comparison.before, paths[0]),
        "after": _plan(comparison.after, paths[1]),
        "years": comparison.years,
        "delta": rounded(comparison.delta),
        "areas": [_area(area) for area in comparison.areas],
        "findings": {
            "fixed": [_finding(finding, lang) for finding in comparison.fixed],
            "new": [_finding(finding, lang) for finding in comparison.new],
            "still": [_pair(pair, lang) for pair in comparison.still],
            "silenced": [_pair(pair, lang) for pair in comparison.silenced],
            "revived": [_pair(pair, lang) for pair in comparison.revived],
        },
        "rows": {
            "kept": [_rows(pair) for pair in comparison.kept],
            "changed": [{**_rows(pair), "cells": _cells(pair)} for pair in comparison.changed],
            "dropped": [_row(row) for row in comparison.dropped],
            "added": [_row(row) for row in comparison.added],
        },
        "as_of": setting.as_of.isoformat() if setting.as_of else None,
        "lang": lang,
    }
    return layout(value) + "\n"


def _plan(report: Report, path: str) -> dict[str, Any]:
    plan = report.plan
    return {
        "path": shown(path),
        "unit": plan.unit,
        "year": plan.tahun,
        "rows": len(plan.kegiatan),
        "readiness": rounded(report.score.readiness),
        "max": rounded(report.score.max),
    }


def _area(area: AreaChange) -> dict[str, Any]:
    return {
        "area": area.id,
        "weight": rounded(area.weight),
        "before": _standing(area.before, area.percent_before, area.reached_before),
        "after": _standing(area.after, area.percent_after, area.reached_after),
        "delta": rounded(area.delta),
    }


def _standing(points: float, percent: float, reached: tuple[bool, bool]) -> dict[str, Any]:
    wbk, wbbm = reached
    return {"points": rounded(points), "percent": rounded(percent), "wbk": wbk, "wbbm": wbbm}


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "area": finding.area,
        "component": finding.component,
        "indicators": list(finding.indicators),
        "rows": list(finding.rows),
        "points": rounded(finding.points),
        "share": rounded(finding.share),
        "message": finding.message.to(lang),
        "remedy": finding.remedy.to(lang),
        "quote": finding.quote,
    }


def _pair(pair: FindingPair, lang: Lang) -> dict[str, Any]:
    before = {
        "rows": list(pair.before.rows),
        "points": rounded(pair.before.points),
        "share": rounded(pair.before.share),
    }
    return {**_finding(pair.after, lang), "before": before}


def _rows(pair: RowPair) -> dict[str, Any]:
    return {
        "before": pair.before.row,
        "after": pair.after.row,
        "indicator": pair.after.indikator,
        "moved": pair.moved,
        "years_left": list(pair.left),
    }


def _cells(pair: RowPair) -> dict[str, Any]:
    return {
        cell.field: [{"kind": piece.kind, "text": piece.text} for piece in cell.pieces]
        for cell in pair.cells
    }


def _row(row: Kegiatan) -> dict[str, Any]:
    return {
        "row": row.row,
        "indicator": row.indikator,
        "action": row.langkah_aksi,
        "evidence": row.bukti,
        "target": row.target_waktu,
    }
