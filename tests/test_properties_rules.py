"""What holds of rules and their findings for any plan, whatever it says."""

from __future__ import annotations

import copy
import io
import json
import xml.etree.ElementTree as ET
from contextlib import redirect_stdout
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import PEMENUHAN, RULESET, built, days, plan_of, snippets

from zicheck import cli, rulesets
from zicheck.checking import check
from zicheck.checks import KINDS
from zicheck.commands.schema import report_schema
from zicheck.places import Place, Route
from zicheck.plan import Abaikan
from zicheck.planwriter import write_plan
from zicheck.ranking import Batch
from zicheck.render import documents
from zicheck.render.dossier import dossier
from zicheck.render.formats import FORMATS, Run, reporter
from zicheck.render.outcome import Checked, Setting, Tally
from zicheck.rule import CRASHED

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from zicheck.plan import Kegiatan, Plan
    from zicheck.report import Finding, Report

BUILTIN = rulesets.builtin()
RULES = {rule.kode: rule for rule in RULESET.rules}
FREE = sorted(code for code, rule in RULES.items() if not rule.wajib)
"""Rules that may be switched off."""
CELLS = (
    "indikator", "langkah_aksi", "bukti_fisik", "target_waktu", "target_capaian",
    "penanggung_jawab",
)  # fmt: skip
_day = st.one_of(st.none(), st.none(), days)


def told(finding: Finding) -> tuple[object, ...]:
    """What a finding says, without what it is worth: that depends on the others."""
    return finding.rule, finding.message, finding.rows, finding.indicators, finding.area


def places(
    report: Report, among: Collection[str] = RULES, without: str = ""
) -> set[tuple[str, Route, tuple[int, ...]]]:
    """Where rules of `among` found something.

    What is told beside another area hangs on its points, and so on other rules; it stands where
    the finding stands that it was parted from.
    """
    return {
        (f.rule, f.route, f.rows) for f in report.findings if f.rule in among and f.rule != without
    }


def turn(code: str) -> int:
    return KINDS[RULES[code].periksa].turn


# --- switching off ---------------------------------------------------------------------------


@settings(max_examples=80)
@given(snippets(), _day, st.sampled_from(FREE))
def test_switching_a_rule_off_takes_away_its_own_findings_only(
    snippet: dict[str, Any], as_of: date | None, code: str
) -> None:
    """Rules of a later turn may speak where it spoke before; all others say what they said."""
    plan = built(snippet)
    fewer = RULESET._replace(rules=tuple(rule for rule in RULESET.rules if rule.kode != code))
    before, after = check(plan, RULESET, as_of), check(plan, fewer, as_of)
    assert code not in {finding.rule for finding in after.findings}
    earlier = {item for item in RULES if turn(item) <= turn(code)}
    assert places(before, earlier, without=code) == places(after, earlier)


@settings(max_examples=80)
@given(snippets(), _day, st.sampled_from(FREE))
def test_switching_a_rule_off_never_lowers_the_readiness(
    snippet: dict[str, Any], as_of: date | None, code: str
) -> None:
    plan = built(snippet)
    fewer = RULESET._replace(rules=tuple(rule for rule in RULESET.rules if rule.kode != code))
    readiness = check(plan, RULESET, as_of).score.readiness
    assert readiness <= check(plan, fewer, as_of).score.readiness + 1e-9


@settings(max_examples=80)
@given(snippets(), st.data())
def test_ignoring_a_finding_on_its_rows_hides_it_and_nothing_of_other_rules(
    snippet: dict[str, Any], data: st.DataObject
) -> None:
    plan = built(snippet)
    before = check(plan, RULESET)
    able = [f for f in before.findings if f.rows and f.rule in FREE]
    assume(able)
    chosen = data.draw(st.sampled_from(able))
    rows = set(chosen.rows)
    entry = Abaikan(chosen.rule, "Disepakati dengan inspektorat")
    after = check(
        plan._replace(
            kegiatan=tuple(
                row._replace(abaikan=(entry,)) if row.row in rows else row for row in plan.kegiatan
            ),
        ),
        RULESET,
    )
    assert told(chosen) in {told(item.finding) for item in after.ignored}
    for item in after.ignored:
        assert chosen.rule == item.finding.rule
        assert rows >= set(item.finding.rows)
    assert places(before, without=chosen.rule) == places(after, without=chosen.rule)
    assert before.score.readiness <= after.score.readiness + 1e-9
    assert after.score.readiness - after.ignored_points == pytest.approx(before.score.readiness)


# --- purity ----------------------------------------------------------------------------------


@settings(max_examples=40)
@given(snippets(), snippets(), _day)
def test_a_check_changes_neither_plan_nor_rules_nor_later_checks(
    snippet: dict[str, Any], other: dict[str, Any], as_of: date | None
) -> None:
    plan, between = built(snippet), built(other)
    as_it_was = copy.deepcopy(plan)
    first = check(plan, RULESET, as_of)
    check(between, RULESET)
    assert as_it_was == plan
    assert first == check(plan, RULESET, as_of)


# --- what findings say -----------------------------------------------------------------------


@settings(max_examples=80)
@given(snippets(), _day)
def test_the_quote_of_a_finding_stands_in_the_row_that_it_points_to(
    snippet: dict[str, Any], as_of: date | None
) -> None:
    plan = built(snippet)
    for finding in check(plan, RULESET, as_of).findings:
        route = finding.route
        if route.part != "kegiatan" or not finding.quote:
            continue
        assert route.index is not None
        assert 1 <= route.index <= len(plan.kegiatan)
        row = plan.kegiatan[route.index - 1]
        quote = finding.quote.removesuffix(" …")
        assert any(quote in " ".join(row.cell(name).split()) for name in CELLS), finding


# --- any text --------------------------------------------------------------------------------

_texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "-",
            "=1+1",
            "<script>alert(1)</script>",
            "|",
            "`x`",
            "\u202e",
            "\x1b[31m",
            "%s",
            "{0}",
        ]
    ),
    st.from_regex(r"[A-Za-z0-9 .,;:()/\-]{0,60}", fullmatch=True),
)


@st.composite
def any_plan(draw: st.DrawFn) -> Plan:
    """A plan whose every text is anything."""
    plan = plan_of(*({"lke": [id_]} for id_ in draw(_few)))
    rows = tuple(draw(_row(row)) for row in plan.kegiatan)
    return plan._replace(
        unit=draw(_texts) or "x",
        induk=tuple(draw(st.lists(_texts, max_size=2))),
        keputusan=plan.keputusan._replace(nomor=draw(_texts), judul=draw(_texts)),
        area=tuple(area._replace(kode=draw(_texts), judul=draw(_texts)) for area in plan.area),
        komponen=tuple(part._replace(nama=draw(_texts)) for part in plan.komponen),
        kegiatan=rows,
    )


_few = st.lists(st.sampled_from(PEMENUHAN), min_size=1, max_size=4)


@st.composite
def _row(draw: st.DrawFn, row: Kegiatan) -> Kegiatan:
    return row._replace(
        indikator=draw(_texts),
        langkah_aksi=draw(_texts),
        bukti_fisik=tuple(draw(st.lists(_texts, max_size=2))),
        target_waktu=draw(_texts),
        target_capaian=draw(st.none() | _texts),
        penanggung_jawab=draw(st.none() | _texts),
        lke=draw(st.sampled_from([row.lke, ()])),
    )


def checked(plan: Plan) -> Checked:
    report = check(plan, BUILTIN)
    return Checked("rencana.yaml", report, _place, report.findings)


def _place(route: Route) -> Place:
    return Place(file="rencana.yaml", line=1 + (route.index or 0), column=1)


SETTING = Setting(BUILTIN.id, len(BUILTIN.rules), BUILTIN.instrument)


@settings(max_examples=100)
@given(any_plan())
def test_no_text_makes_a_rule_fail(plan: Plan) -> None:
    """With the real matcher, which reads the texts as well."""
    assert [] == [f.message.id for f in check(plan, BUILTIN).findings if f.rule == CRASHED]


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=15)
@given(plan=any_plan())
def test_any_text_is_written_in_every_form(form: str, plan: Plan) -> None:
    one = checked(plan)
    tally = Tally()
    writer = reporter(form, Run(SETTING, BUILTIN, "id", str))
    text = writer.begin() + writer.join(writer.piece(one))
    tally.add(one, SETTING)
    text += "".join(writer.end(tally))
    text.encode()
    if form == "json":
        _validator().validate(json.loads(text))
    elif form in ("sarif", "gitlab"):
        json.loads(text)
    elif form == "rdjson":
        assert text.endswith("\n")
    elif form == "junit":
        ET.fromstring(text)  # noqa: S314 - what we wrote ourselves


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(report_schema())


@pytest.mark.parametrize("kind", documents.FORMATS)
@settings(max_examples=8)
@given(plan=any_plan())
def test_any_text_is_put_into_every_document(kind: str, plan: Plan) -> None:
    assert b"" != documents.render(dossier(checked(plan), BUILTIN), kind, "id")


# --- rule sets -------------------------------------------------------------------------------


@settings(max_examples=30)
@given(st.lists(st.sampled_from(FREE), min_size=1, max_size=4, unique=True))
def test_a_rule_set_that_says_again_what_holds_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, codes: list[str]
) -> None:
    """Levels and options written as YAML come back as they were."""
    plain = {item["kode"]: item for item in rulesets._builtin_data()["aturan"]}
    changes = {
        code: {"tingkat": plain[code]["tingkat"]}
        | ({"opsi": plain[code]["opsi"]} if plain[code].get("opsi") else {})
        for code in codes
    }
    path = tmp_path_factory.mktemp("aturan") / "sama.yaml"
    path.write_text(yaml.safe_dump({"id": "sama", "ubah": changes}), encoding="utf-8")
    loaded = rulesets.load(path)
    assert BUILTIN.rules == loaded.rules
    assert BUILTIN.off == loaded.off
    assert dict.fromkeys(codes, "diubah") == loaded.changed


# --- batches ---------------------------------------------------------------------------------


@cache
def several() -> dict[str, Plan]:
    """Plans by their paths, each with something else that is wrong."""
    rows: tuple[dict[str, str], ...] = (
        {"lke": "P.I.1.a", "bukti_fisik": ""},
        {"lke": "P.I.3.b", "target_waktu": "Juni"},
        {"lke": "P.V.2.b", "langkah_aksi": ""},
        {"lke": "P.VI.1.a", "target_waktu": "menyusul"},
    )
    units = ("Kerinci", "Tabalong", "Sarolangun", "Muaro Jambi")
    return {
        f"{number}.yaml": plan_of(row, {"lke": "P.II.1.a"})._replace(unit=f"KPU Kabupaten {unit}")
        for number, (row, unit) in enumerate(zip(rows, units, strict=True))
    }


@settings(max_examples=10)
@given(order=st.permutations(sorted(several())))
def test_the_order_of_files_is_that_of_their_reports_and_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("rencana")
    for name, plan in several().items():
        (folder / name).write_text(write_plan(plan), encoding="utf-8")
    made = as_json([str(folder / name) for name in order])
    assert [str(folder / name) for name in order] == [plan["path"] for plan in made["plans"]]
    again = as_json([str(folder / name) for name in sorted(order)])
    assert by_path(again) == by_path(made)
    assert again["summary"] == made["summary"]


def as_json(paths: list[str]) -> dict[str, Any]:
    out = io.StringIO()
    with redirect_stdout(out):
        assert 2 > cli.main(["check", *paths, "--format", "json"])
    made: dict[str, Any] = json.loads(out.getvalue())
    return made


def by_path(made: dict[str, Any]) -> dict[str, Any]:
    return {plan["path"]: plan for plan in made["plans"]}


@settings(max_examples=20)
@given(st.permutations(sorted(several())))
def test_a_ranking_does_not_hang_on_the_order_of_its_plans(order: list[str]) -> None:
    assert ranked(sorted(order)) == ranked(order)


def ranked(order: list[str]) -> object:
    batch = Batch(BUILTIN.instrument)
    for name in order:
        batch.add(name, check(several()[name], BUILTIN))
    return batch.ranking()
