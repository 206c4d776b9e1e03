"""The JSON contract, version 1 (`docs/reference/report.schema.json`).

Fields may be added; none is renamed or dropped without a new version. A batch is written plan
by plan, so that its length costs no memory; :func:`document` gives the same in one piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck import __version__
from zicheck.filenames import shown
from zicheck.places import Route
from zicheck.render.formats import Piece
from zicheck.render.jsontext import dumps
from zicheck.render.numbers import MICRO, apportion, micros, rounded
from zicheck.render.outcome import Tally, reaches, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.bahasa import Lang
    from zicheck.errors import Problem
    from zicheck.novelty import Entry, News
    from zicheck.places import Locate, Place
    from zicheck.render.formats import Run
    from zicheck.render.outcome import Checked, Setting
    from zicheck.report import Finding, GroupScore, Report

VERSION = 1


class Stream:
    """The document in pieces, one per plan (see :mod:`zicheck.render.formats`)."""

    def __init__(self, setting: Setting, lang: Lang) -> None:
        self._setting = setting
        self._lang = lang
        self._between = "\n  "

    def begin(self) -> str:
        """What stands before the plans."""
        head = {
            "version": VERSION,
            "zicheck": __version__,
            "ruleset": {"id": self._setting.ruleset, "rules": self._setting.rules},
        }
        return f'{layout(head)[:-1]},\n "plans": ['

    def piece(self, checked: Checked) -> Piece:
        """One plan."""
        return Piece(layout(plan_object(checked, self._setting, self._lang), "  "))

    def join(self, piece: Piece) -> str:
        """The plan after those before it."""
        text = self._between + piece.text
        self._between = ",\n  "
        return text

    def end(self, tally: Tally) -> Iterator[str]:
        """Files that failed, and the sum."""
        as_of = self._setting.as_of
        tail = {
            "errors": [error_object(path, problems, self._lang) for path, problems in tally.failed],
            "summary": {
                "plans": len(tally.lines),
                "errors": len(tally.failed),
                "findings": dict(tally.counts),
            },
            "as_of": as_of.isoformat() if as_of else None,
            "lang": self._lang,
        }
        yield f"],\n {layout(tail)[1:]}\n"


def reporter(run: Run) -> Stream:
    """The reporter of this format."""
    return Stream(run.setting, run.lang)


def stream(
    items: Iterable[Checked | None], tally: Tally, setting: Setting, lang: Lang
) -> Iterator[str]:
    """The document in pieces: one per plan, as `items` yields them.

    `tally` is counted up here; files that fail are noted in it by whoever yields `items`
    (which yields None for them), and are written at the end.
    """
    made = Stream(setting, lang)
    yield made.begin()
    for checked in items:
        if checked is not None:
            tally.add(checked, setting)
            yield made.join(made.piece(checked))
    yield from made.end(tally)


def document(
    plans: Sequence[Checked],
    setting: Setting,
    lang: Lang = "id",
    failed: Sequence[tuple[str, tuple[Problem, ...]]] = (),
) -> str:
    """The whole document as text."""
    return "".join(stream(plans, Tally(failed), setting, lang))


def layout(value: object, pad: str = "") -> str:
    """JSON with one line for each row, finding or indikator: short enough to read and diff.

    Letters stay as they are. A lone surrogate, which no UTF-8 can hold, is escaped.
    """
    if isinstance(value, dict) and any(map(_is_table, value.values())):
        inner = pad + " "
        members = (f"{dumps(key)}: {layout(item, inner)}" for key, item in value.items())
        return "{" + f",\n{inner}".join(members) + "}"
    if isinstance(value, list) and _is_table(value):
        inner = pad + " "
        return f"[\n{inner}" + f",\n{inner}".join(layout(item, inner) for item in value) + "]"
    return dumps(value)


def _is_table(value: object) -> bool:
    """Whether it is a list of objects, or an object that holds one."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) and any(map(_is_table, value.values()))


def plan_object(checked: Checked, setting: Setting, lang: Lang) -> dict[str, Any]:
    """One plan: rows as understood, findings, score."""
    report = checked.report
    plan = report.plan
    areas = _area_points(report)
    shares = _shares(report, areas)
    value: dict[str, Any] = {
        "path": shown(checked.path),
        "unit": plan.unit,
        "year": plan.tahun,
        "rows": len(plan.kegiatan),
        "actions": _actions(report, checked.locate),
        "findings": [
            _finding(finding, shares.get(id(finding), 0), checked.locate, lang)
            for finding in checked.shown
        ],
        "score": _score(report, setting, areas),
    }
    if checked.ruleset is not None:
        value["ruleset"] = {"id": checked.ruleset[0], "rules": checked.ruleset[1]}
    value["ignored"] = [
        {**_finding(item.finding, micros(item.finding.share), checked.locate, lang),
         "reason": item.reason, "where": item.where}
        for item in report.ignored
    ]  # fmt: skip
    value["ignored_points"] = rounded(report.ignored_points)
    if checked.news is not None:
        value["news"] = _news(checked, checked.news, lang)
    if setting.filtered:
        value["hidden"] = {
            "findings": len(checked.hidden),
            "share": sum(shares.get(id(finding), 0) for finding in checked.hidden) / MICRO,
        }
    return value


def _news(checked: Checked, news: News, lang: Lang) -> dict[str, Any]:
    """What the plan was held against; the findings listed are the new ones."""
    return {
        "new": len(checked.shown),
        "known": len(checked.known),
        "fixed": [_entry(entry, lang) for entry in news.fixed],
        "silenced": [_entry(entry, lang) for entry in news.silenced],
        "stale": news.stale,
        "readiness_before": None if news.before is None else rounded(news.before),
    }


def _entry(entry: Entry, lang: Lang) -> dict[str, str]:
    return {
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "message": entry.about.to(lang),
    }


def error_object(path: str, problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """One file that could not be checked; `message` is the first of its `problems`."""
    return {
        "path": shown(path),
        "message": problems[0].text.to(lang) if problems else "",
        "problems": [
            {
                "message": problem.text.to(lang),
                "line": problem.place.line,
                "column": problem.place.column,
            }
            for problem in problems
        ],
    }


def _actions(report: Report, locate: Locate) -> list[dict[str, Any]]:
    plan = report.plan
    return [
        {
            "row": row.row,
            "area": plan.area[row.area].kode,
            "component": plan.komponen[row.komponen].nama,
            "indicator": row.indikator,
            "action": row.langkah_aksi,
            "evidence": row.bukti,
            "target": row.target_waktu,
            "months": sorted(schedule.months),
            "lke": list(match.ids),
            "match": match.method,
            "line": locate(Route("kegiatan", row.row)).line,
        }
        for row, schedule, match in zip(
            plan.kegiatan, report.schedules, report.matches, strict=True
        )
    ]


def _finding(finding: Finding, share: int, locate: Locate, lang: Lang) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message.to(lang),
        "remedy": finding.remedy.to(lang),
        "basis": finding.basis.to(lang),
        "area": finding.area,
        "component": finding.component,
        "indicators": list(finding.indicators),
        "rows": list(finding.rows),
        "points": rounded(finding.points),
        "share": share / MICRO,
        "location": location(locate(finding.route)),
        "quote": finding.quote,
    }


def location(place: Place) -> dict[str, Any]:
    """A place, as the contract has it; what does not apply is null.

    `paragraph` came later and is there only for a paragraph of a document.
    """
    found = {
        "file": shown(place.file),
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "sheet": place.sheet,
        "cell": place.cell,
    }
    return found if place.paragraph is None else found | {"paragraph": place.paragraph}


def _score(report: Report, setting: Setting, areas: Sequence[int]) -> dict[str, Any]:
    score = report.score
    wbk, wbbm = thresholds(setting.instrument)
    return {
        "readiness": micros(score.readiness) / MICRO,
        "max": rounded(score.max),
        "areas": [
            {
                "area": area.id,
                "weight": rounded(area.weight),
                "points": points / MICRO,
                "percent": rounded(area.percent),
                "wbk": reaches(area.percent, wbk),
                "wbbm": reaches(area.percent, wbbm),
            }
            for area, points in zip(score.areas, areas, strict=True)
        ],
        "components": [_group(component) for component in score.components],
        "indicators": [
            {
                "id": indicator.id,
                "weight": rounded(indicator.weight),
                "ceiling": rounded(indicator.ceiling),
                "points": rounded(indicator.points),
                "rows": list(indicator.rows),
                "rules": list(indicator.rules),
            }
            for indicator in score.indicators
        ],
        "reform": {"prepared": list(score.reform), "total": score.reform_total},
    }


def _group(group: GroupScore) -> dict[str, Any]:
    return {
        "id": group.id,
        "weight": rounded(group.weight),
        "points": rounded(group.points),
        "percent": rounded(group.percent),
    }


def _area_points(report: Report) -> list[int]:
    """Points of the areas in millionths that make up the printed readiness exactly."""
    score = report.score
    return apportion([area.points for area in score.areas], micros(score.readiness))


def _shares(report: Report, areas: Sequence[int]) -> dict[int, int]:
    """The share of each finding (by identity) in millionths.

    Printed shares add up to what the printed score says is lost, in every area and so in all:
    readers add them and compare.
    """
    findings = report.findings
    lost = {
        area.id: micros(area.weight) - points
        for area, points in zip(report.score.areas, areas, strict=True)
    }
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.area, []).append(finding)
    near = all(
        abs(micros(sum(finding.share for finding in group)) - lost.get(area, 0)) <= 1
        for area, group in groups.items()
    )
    if not near:  # a finding that costs points in several areas: only the whole adds up
        groups, lost = {"": list(findings)}, {"": sum(lost.values())}
    return {
        id(finding): share
        for area, group in groups.items()
        for finding, share in zip(
            group,
            apportion([finding.share for finding in group], lost.get(area, 0)),
            strict=True,
        )
    }
