"""A ranking as JSON, version 1: everything, without the limits of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck import __version__
from zicheck.filenames import shown
from zicheck.render.json import error_object, layout
from zicheck.render.numbers import rounded
from zicheck.render.ranked import title

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.ranking import CopiedBlock, Family, Line, Ranking
    from zicheck.render.outcome import Setting
    from zicheck.render.ranked import Failures
    from zicheck.rule import RuleSet

VERSION = 1


def document(
    ranking: Ranking, failed: Failures, ruleset: RuleSet, setting: Setting, lang: Lang
) -> str:
    """The whole ranking as JSON text; blocks name plans by their path."""
    value = {
        "version": VERSION,
        "zicheck": __version__,
        "ruleset": {"id": setting.ruleset, "rules": setting.rules},
        "max": rounded(ranking.max),
        "median": rounded(ranking.median),
        "units": ranking.units,
        "all_areas": ranking.all_areas,
        "thresholds": {"wbk": ranking.wbk, "wbbm": ranking.wbbm},
        "plans": [_line(line) for line in ranking.lines],
        "areas": [
            {
                "area": area.id,
                "weight": rounded(area.weight),
                "median": rounded(area.median),
                "lowest": rounded(area.lowest),
                "highest": rounded(area.highest),
                "below_wbk": area.below,
                "wbbm": area.wbbm,
            }
            for area in ranking.areas
        ],
        "rules": [
            {
                "rule": count.rule,
                "title": title(ruleset, count.rule, lang),
                "plans": count.plans,
                "findings": count.findings,
                "lost": rounded(count.lost),
            }
            for count in ranking.rules
        ],
        "template": {"rows": ranking.template, "units": ranking.template_units},
        "families": [_family(family) for family in ranking.families],
        "blocks": [_block(block) for block in ranking.blocks],
        "errors": [error_object(path, problems, lang) for path, problems in failed],
        "as_of": setting.as_of.isoformat() if setting.as_of else None,
        "lang": lang,
    }
    return layout(value) + "\n"


def _line(line: Line) -> dict[str, Any]:
    return {
        "place": line.place,
        "path": shown(line.path),
        "unit": line.unit,
        "year": line.year,
        "readiness": rounded(line.readiness),
        "areas": {area.id: rounded(area.percent) for area in line.areas},
        "low": list(line.low),
        "findings": dict(zip(("error", "warning", "info"), line.findings, strict=True)),
        "rows": line.rows,
        "template": line.template,
        "common": line.common,
    }


def _family(family: Family) -> dict[str, Any]:
    return {
        "units": family.units,
        "everywhere": family.everywhere,
        "timed": family.timed,
        "mostly": family.mostly,
        "sample": family.sample,
        "plans": [shown(line.path) for line in family.lines],
    }


def _block(block: CopiedBlock) -> dict[str, Any]:
    return {
        "size": block.size,
        "units": block.units,
        "timed": block.timed,
        "sample": block.sample,
        "plans": {shown(copy.line.path): list(copy.rows) for copy in block.copies},
    }
