"""What `zicheck export` writes reads back as the plan: in the pure core, and through the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from decreeplans import plans
from hypothesis import HealthCheck, assume, given, settings

from zicheck import rulesets
from zicheck.carried import as_printed, carried, changed_passages, changed_rows, restored
from zicheck.checking import check
from zicheck.decree import read_decree
from zicheck.decreeform import document, form
from zicheck.importing import import_file
from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan
from zicheck.render.decrees import render

if TYPE_CHECKING:
    from zicheck.plan import Plan

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
KINDS = (".docx", ".xlsx")
RULES = rulesets.builtin()
TODAY = date(2026, 6, 1)


def again(plan: Plan) -> Plan:
    """`plan` by way of its form."""
    return restored(read_decree(document(form(plan), "a.docx")), carried(plan)).plan


def through(plan: Plan, kind: str, folder: Path) -> Plan:
    """`plan` by way of a file."""
    path = folder / f"rencana{kind}"
    path.write_bytes(render(form(plan), carried(plan), kind, "a4"))
    return import_file(path).plan


@settings(max_examples=300)
@given(plans())
def test_the_form_of_a_plan_reads_as_the_plan(plan: Plan) -> None:
    assume(plan.kegiatan)
    assert as_printed(plan) == as_printed(again(plan))
    assert ((), 0) == (changed_rows(plan, again(plan)), changed_passages(plan, again(plan)))


@settings(max_examples=60)
@given(plans())
def test_import_writes_a_plan_with_the_findings_of_the_document(plan: Plan) -> None:
    """What stands in the file after `zicheck import` is what `zicheck check` sees."""
    assume(plan.kegiatan)
    draft = restored(read_decree(document(form(plan), "a.docx")), carried(plan))
    written = read_plan(write_plan(draft.plan, draft.unsure).encode(), "a.yaml")[0]
    assert draft.plan == written
    assert check(draft.plan, RULES, today=TODAY) == check(written, RULES, today=TODAY)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_the_file_of_a_plan_reads_as_the_plan(plan: Plan, kind: str, tmp_path: Path) -> None:
    assume(plan.kegiatan)
    assert as_printed(plan) == as_printed(through(plan, kind, tmp_path))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_real_plans_come_back_whole(path: Path, kind: str, tmp_path: Path) -> None:
    plan = read_plan(path.read_bytes(), path.name)[0]
    assert as_printed(plan) == as_printed(through(plan, kind, tmp_path))
