"""The JSON contract: its fields, its schema, and sums that come out."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from zicheck.bahasa import Text
from zicheck.commands import schema
from zicheck.errors import Problem
from zicheck.places import Place
from zicheck.render.json import document, layout

if TYPE_CHECKING:
    from zicheck.report import Finding

ROOT = Path(__file__).parent.parent
SETTING = handmade.SETTING


@cache
def validator() -> Draft202012Validator:
    """The schema that ships in the package."""
    return Draft202012Validator(schema.report_schema())


def parsed(*plans: Any, failed: Any = (), setting: Any = SETTING, lang: Any = "id") -> Any:
    """The document as a reader gets it; it must be valid."""
    value = json.loads(document(plans, setting, lang, failed))
    validator().validate(value)
    return value


class TestContract:
    """Version 1, field by field, in the order of the design."""

    def test_top_level(self) -> None:
        """Fields may be added behind these."""
        value = parsed(handmade.checked())
        assert ["version", "zicheck", "ruleset", "plans", "errors", "summary"] == list(value)[:6]
        assert 1 == value["version"]
        assert {"id": "permenpanrb-90-2021", "rules": 60} == value["ruleset"]
        assert {
            "plans": 1, "errors": 0, "findings": {"error": 2, "warning": 1, "info": 1},
        } == value["summary"]  # fmt: skip

    def test_plan(self) -> None:
        """Path as given; rows counted."""
        (plan,) = parsed(handmade.checked())["plans"]
        expected = ["path", "unit", "year", "rows", "actions", "findings", "score"]
        assert expected == list(plan)[:7]
        assert ("plans/contoh-2026.yaml", "KPU Kabupaten Contoh", 2026, 4) == (
            plan["path"], plan["unit"], plan["year"], plan["rows"],
        )  # fmt: skip

    def test_actions(self) -> None:
        """What each row says, and what it was understood to mean."""
        first, second, _, last = parsed(handmade.checked())["plans"][0]["actions"]
        assert {
            "row": 1,
            "area": "I",
            "component": "Tim Kerja",
            "indicator": "Tim kerja telah dibentuk",
            "action": "Membentuk tim",
            "evidence": "SK tim",
            "target": "Januari",
            "months": [1],
            "lke": ["P.I.1.a"],
            "match": "explicit",
            "line": 30,
        } == first
        assert [3, 6] == second["months"]
        assert ([], [], "none") == (last["months"], last["lke"], last["match"])

    def test_findings(self) -> None:
        """Every field of the contract, with the place that `locate` gives."""
        found = parsed(handmade.checked())["plans"][0]["findings"][0]
        location = found.pop("location")
        assert {"file": "plans/contoh-2026.yaml", "line": 60, "column": 13, "page": None,
                "table": None}.items() <= location.items()  # fmt: skip
        assert {
            "rule": "URT001",
            "severity": "error",
            "message": "Evaluasi dijadwalkan sebelum kebijakannya ditetapkan.",
            "remedy": "Jadwalkan evaluasi sesudahnya.",
            "basis": "Permen PANRB 90/2021",
            "area": "III",
            "component": "P.III.2",
            "indicators": ["P.III.2.c"],
            "rows": [3, 4],
            "points": 0.166667,
            "share": 0.083334,
            "quote": "Desember",
        } == found

    def test_language(self) -> None:
        """Messages follow `--lang`; codes do not."""
        found = parsed(handmade.checked(), lang="en")["plans"][0]["findings"][0]
        assert "The evaluation is due before the policy is set." == found["message"]

    def test_score(self) -> None:
        """Areas against 60 and 75 percent."""
        score = parsed(handmade.checked())["plans"][0]["score"]
        assert ["readiness", "max", "areas", "components", "indicators"] == list(score)[:5]
        assert (28.333333, 30.0) == (score["readiness"], score["max"])
        assert {
            "area": "V", "weight": 7.5, "points": 6.0, "percent": 80.0, "wbk": True, "wbbm": True,
        } == score["areas"][4]  # fmt: skip
        assert {
            "id": "P.III.2.c", "weight": 0.166667, "ceiling": 0.0, "points": 0.0, "rows": [4],
            "rules": ["URT001", "BKT001"],
        } == score["indicators"][1]  # fmt: skip

    def test_errors(self) -> None:
        """One entry per file; its first problem is the message."""
        problems = (
            Problem(Text("Satu.", "One."), Place("a.yaml", 3, 5)),
            Problem(Text("Dua.", "Two."), Place("a.yaml", 4)),
        )
        value = parsed(failed=[("a.yaml", problems)])
        (error,) = value["errors"]
        assert ("a.yaml", "Satu.") == (error["path"], error["message"])
        assert {"message": "Dua.", "line": 4, "column": None} == error["problems"][1]
        assert (0, 1) == (value["summary"]["plans"], value["summary"]["errors"])

    def test_hidden_findings_are_counted_with_their_share(self) -> None:
        """Only when something was filtered; the score stays that of all findings."""
        plain = parsed(handmade.checked())["plans"][0]
        assert "hidden" not in plain
        filtered = SETTING._replace(filtered=True)
        checked = handmade.checked(hidden=handmade.FINDINGS[2:])
        (plan,) = parsed(checked, setting=filtered)["plans"]
        assert {"findings": 2, "share": 1.5} == plan["hidden"]
        assert plain["score"] == plan["score"]
        assert plain["findings"][:2] == plan["findings"]

    def test_ignored_findings_carry_their_reason(self) -> None:
        """They are not among the findings."""
        made = handmade.report(ignored=(handmade.IGNORED,))
        (plan,) = parsed(handmade.checked(made))["plans"]
        assert [("WKT004", "Tahun 2025 disebut dalam surat edaran.")] == [
            (item["rule"], item["reason"]) for item in plan["ignored"]
        ]

    def test_as_of(self) -> None:
        """The day that was asked for."""
        setting = SETTING._replace(as_of=date(2026, 6, 30))
        assert "2026-06-30" == parsed(setting=setting)["as_of"]

    def test_reform(self) -> None:
        """What the plan prepares, of how many."""
        score = parsed(handmade.checked())["plans"][0]["score"]
        assert {"prepared": ["R.I.1.a", "R.III.1.a"], "total": 23} == score["reform"]

    def test_no_plan_at_all(self) -> None:
        """Still a document."""
        assert [] == parsed()["plans"]

    def test_several_plans(self) -> None:
        """In the order given."""
        plans = [handmade.checked(path=path) for path in ("a.yaml", "b.yaml")]
        assert ["a.yaml", "b.yaml"] == [plan["path"] for plan in parsed(*plans)["plans"]]

    def test_odd_bytes_in_a_path(self) -> None:
        """The text stays valid UTF-8 and valid JSON."""
        text = document([handmade.checked(path="r\udcff.yaml")], SETTING)
        assert r"r\xff.yaml" == json.loads(text.encode("utf-8"))["plans"][0]["path"]

    def test_one_line_for_each_row_and_finding(self) -> None:
        """So that it can be read and compared line by line."""
        text = document([handmade.checked()], SETTING)
        assert 4 == sum(line.startswith('    {"row": ') for line in text.split("\n"))
        assert 4 == sum(line.startswith('    {"rule": ') for line in text.split("\n"))


class TestSchema:
    """The schema and its copies."""

    @pytest.mark.parametrize("name", ["plan", "report"])
    def test_copy_in_the_documentation_is_fresh(self, name: str) -> None:
        """Renew it by `zicheck schema NAME > docs/reference/NAME.schema.json`."""
        copy = (ROOT / f"docs/reference/{name}.schema.json").read_text(encoding="utf-8")
        assert schema.text(name) == copy

    @pytest.mark.parametrize("name", ["plan", "report"])
    def test_is_a_schema(self, name: str) -> None:
        """Of the dialect that it names."""
        value = json.loads(schema.text(name))
        assert "https://json-schema.org/draft/2020-12/schema" == value["$schema"]
        Draft202012Validator.check_schema(value)

    @pytest.mark.parametrize(
        "path",
        [
            "version", "zicheck", "ruleset.rules", "plans", "errors", "summary.findings.info",
            "plans.0.path", "plans.0.actions.0.months", "plans.0.actions.0.line",
            "plans.0.findings.0.remedy", "plans.0.findings.0.share",
            "plans.0.findings.0.location.page", "plans.0.score.readiness",
            "plans.0.score.areas.0.wbbm", "plans.0.score.components",
            "plans.0.score.indicators.0.rules",
        ],
    )  # fmt: skip
    def test_every_contract_field_is_required_and_typed(self, path: str) -> None:
        """Dropping a field or changing its type breaks the contract."""
        for change in (None, "drop"):
            value = json.loads(document([handmade.checked()], SETTING))
            *way, last = path.split(".")
            owner = value
            for step in way:
                owner = owner[int(step)] if step.isdecimal() else owner[step]
            if change == "drop":
                del owner[last]
            else:
                owner[last] = {"not": "this"}
            assert not validator().is_valid(value)

    def test_fields_may_be_added(self) -> None:
        """Readers of version 1 go on working."""
        value = json.loads(document([handmade.checked()], SETTING))
        value["more"] = value["plans"][0]["findings"][0]["more"] = 1
        assert validator().is_valid(value)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Finding, ...]:
    """Findings of arbitrary texts and shares that no area can exceed."""
    return tuple(
        handmade.finding(
            message=Text(draw(st.text(max_size=20)), "x"),
            quote=draw(st.text(max_size=20)),
            area=draw(st.sampled_from(tuple(handmade.WEIGHTS))),
            severity=draw(st.sampled_from(("error", "warning", "info"))),
            points=draw(st.floats(0, 1)),
            share=draw(st.floats(0, 0.08)),
            rows=tuple(draw(st.lists(st.integers(1, 99), max_size=3))),
        )
        for _ in range(draw(st.integers(0, 40)))
    )


@given(reports(), st.integers(0, 40))
def test_printed_shares_add_up_to_what_the_printed_score_lost(
    findings: tuple[Finding, ...], hidden: int
) -> None:
    """In each area and in all, hidden findings included."""
    setting = SETTING._replace(filtered=True)
    made = handmade.report(findings)
    (plan,) = parsed(handmade.checked(made, hidden=findings[:hidden]), setting=setting)["plans"]
    score = plan["score"]
    total = sum(finding["share"] for finding in plan["findings"]) + plan["hidden"]["share"]
    assert abs(total - (score["max"] - score["readiness"])) < 1e-6
    assert abs(sum(area["points"] for area in score["areas"]) - score["readiness"]) < 1e-6
    if not plan["hidden"]["findings"]:
        for area in score["areas"]:
            lost = sum(f["share"] for f in plan["findings"] if f["area"] == area["area"])
            assert abs(lost - (area["weight"] - area["points"])) < 1e-6


def test_shares_add_up_when_a_finding_spans_areas() -> None:
    """Then only the whole can: what it costs in other areas is not told apart."""
    findings = (handmade.finding(area="I", share=2 / 3), handmade.finding(area="", share=1 / 3))
    made = handmade.report(findings)._replace(score=handmade.score({"I": 0.5, "II": 0.5}))
    (plan,) = parsed(handmade.checked(made))["plans"]
    assert abs(sum(f["share"] for f in plan["findings"]) - 1) < 1e-6


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_layout_changes_no_value(value: object) -> None:
    """Line breaks only."""
    assert value == json.loads(layout(value))
