"""What holds of the score for any plan and any defects."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import (
    INSTRUMENT,
    NEAR,
    PEMENUHAN,
    RULESET,
    actions,
    built,
    days,
    plan_of,
    readable_targets,
    snippets,
)

from zicheck import checking
from zicheck.checking import check
from zicheck.scoring import Cap, settle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from zicheck.plan import Plan
    from zicheck.report import Finding, Report

_day = st.one_of(st.none(), st.none(), days)
_rows = st.lists(st.integers(1, 6), max_size=4, unique=True)
_rows_of = st.dictionaries(st.sampled_from(PEMENUHAN), _rows, max_size=6)
CODES = ["BKT001", "MON001", "URT001", "WKT001", "KOM001"]


@st.composite
def caps(draw: st.DrawFn, least: int = 0) -> Cap:
    """A cap of one of five findings on anything."""
    rows = draw(st.none() | st.frozensets(st.integers(1, 6), min_size=1, max_size=3))
    value = draw(st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 0.75, 1.0]))
    return Cap(draw(st.integers(least, 4)), draw(st.sampled_from(PEMENUHAN)), value, rows)


def earned(report: Report) -> dict[str, float]:
    """The points of each indikator."""
    return {item.id: item.points for item in report.score.indicators}


# --- caps ------------------------------------------------------------------------------------


@settings(max_examples=300)
@given(_rows_of, st.lists(caps(), max_size=8), caps())
def test_one_more_cap_never_raises_an_indikator(
    rows_of: dict[str, list[int]], held: list[Cap], more: Cap
) -> None:
    before = settle(INSTRUMENT, rows_of, held, CODES).score
    after = settle(INSTRUMENT, rows_of, [*held, more], CODES).score
    assert after.readiness <= before.readiness + NEAR
    for was, now in zip(before.indicators, after.indicators, strict=True):
        assert now.points <= was.points
        assert now.points == was.points or now.id == more.id


@settings(max_examples=300)
@given(_rows_of, st.lists(caps(), max_size=8), caps())
def test_a_cap_that_stands_twice_counts_once(
    rows_of: dict[str, list[int]], held: list[Cap], more: Cap
) -> None:
    """Neither the score nor what each finding is worth changes."""
    once = settle(INSTRUMENT, rows_of, [*held, more], CODES)
    twice = settle(INSTRUMENT, rows_of, [*held, more, more], CODES)
    assert once.score == twice.score
    assert pytest.approx(once.points, abs=NEAR) == twice.points
    assert pytest.approx(once.shares, abs=NEAR) == twice.shares


@settings(max_examples=300)
@given(_rows_of, st.lists(caps(), max_size=8))
def test_nothing_is_worth_more_than_what_is_lost(
    rows_of: dict[str, list[int]], held: list[Cap]
) -> None:
    ledger = settle(INSTRUMENT, rows_of, held, CODES)
    lost = ledger.score.max - ledger.score.readiness
    assert all(0 <= points <= lost + NEAR for points in ledger.points)
    assert all(0 <= share <= lost + NEAR for share in ledger.shares)
    assert pytest.approx(lost, abs=NEAR) == fsum(ledger.shares)


@settings(max_examples=300)
@given(_rows_of, st.lists(caps(), max_size=8), st.permutations(range(5)))
def test_the_numbering_of_findings_changes_nothing_but_their_numbers(
    rows_of: dict[str, list[int]], held: list[Cap], names: list[int]
) -> None:
    one = settle(INSTRUMENT, rows_of, held, CODES)
    renamed = [cap._replace(finding=names[cap.finding]) for cap in held]
    codes = [CODES[names.index(at)] for at in range(5)]
    other = settle(INSTRUMENT, rows_of, renamed, codes)
    assert pytest.approx(one.points, abs=NEAR) == [other.points[names[at]] for at in range(5)]
    assert pytest.approx(one.shares, abs=NEAR) == [other.shares[names[at]] for at in range(5)]
    assert one.score.readiness == other.score.readiness


# --- the whole way from a plan ---------------------------------------------------------------


@settings(max_examples=60)
@given(snippets(), _day)
def test_every_point_that_is_lost_names_a_rule_that_the_report_tells(
    snippet: dict[str, Any], as_of: date | None
) -> None:
    report = check(built(snippet), RULESET, as_of)
    told = {finding.rule for finding in report.findings}
    for item in report.score.indicators:
        assert bool(item.rules) == (item.ceiling < 1)
        assert set(item.rules) <= told


def without(plan: Plan, as_of: date | None, mended: Collection[Finding]) -> Report:
    """The report as it would be if these defects were mended."""
    gone = {(f.rule, f.route, f.rows) for f in mended}
    findings = checking._findings

    def skip(context: Any, ruleset: Any) -> Iterator[Any]:
        for rule, hit, finding in findings(context, ruleset):
            if (finding.rule, finding.route, finding.rows) not in gone:
                yield rule, hit, finding

    with mock.patch.object(checking, "_findings", skip):
        return check(plan, RULESET, as_of)


@settings(max_examples=60)
@given(snippets(), _day, st.data())
def test_the_caps_of_a_report_tell_the_score_of_any_repairs(
    snippet: dict[str, Any], as_of: date | None, data: st.DataObject
) -> None:
    """As the shortest way to 60% and 75% is worked out, against a run from end to end."""
    plan = built(snippet)
    report = check(plan, RULESET, as_of)
    mended = (
        data.draw(st.sets(st.sampled_from(range(len(report.findings)))))
        if report.findings
        else set()
    )
    parted = {
        at
        for at, finding in enumerate(report.findings)
        for other in mended
        if (finding.rule, finding.route, finding.rows)
        == (report.findings[other].rule, report.findings[other].route, report.findings[other].rows)
    }
    rows_of = {item.id: item.rows for item in report.score.indicators}
    # What no finding of the report speaks for stays, under a number of its own.
    left = [
        cap._replace(finding=cap.finding % (len(report.findings) + 1))
        for cap in report.caps
        if cap.finding not in parted
    ]
    codes = [*(finding.rule for finding in report.findings), ""]
    told = settle(INSTRUMENT, rows_of, left, codes)
    run = without(plan, as_of, [report.findings[at] for at in mended])
    assert pytest.approx(run.score.readiness, abs=1e-6) == told.score.readiness


@settings(max_examples=60)
@given(snippets(), _day, st.data())
def test_mending_more_never_earns_less(
    snippet: dict[str, Any], as_of: date | None, data: st.DataObject
) -> None:
    plan = built(snippet)
    found = check(plan, RULESET, as_of).findings
    if not found:
        return
    few = data.draw(st.lists(st.sampled_from(found), max_size=3))
    more = [*few, data.draw(st.sampled_from(found))]
    one, other = earned(without(plan, as_of, few)), earned(without(plan, as_of, more))
    assert all(one[id_] <= other[id_] + NEAR for id_ in PEMENUHAN)


_row = st.fixed_dictionaries(
    {
        "lke": st.lists(st.sampled_from(PEMENUHAN[:12]), min_size=1, max_size=2, unique=True),
        "target_waktu": readable_targets,
        "langkah_aksi": actions.filter(bool),
        "bukti_fisik": st.sampled_from(["Laporan monev", "Dokumentasi", "SK Tim", "Notulen rapat"]),
    }
)


@settings(max_examples=80)
@given(
    st.lists(
        _row,
        min_size=2,
        max_size=8,
        unique_by=lambda row: (row["langkah_aksi"], row["bukti_fisik"]),
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_changes_no_point(rows: list[dict[str, Any]], random: Any) -> None:
    """Where every cell says something: an empty one may be merged with the one above.

    And where no row repeats another: a copy earns what the first of them earns.
    """
    plan = plan_of(*rows)
    order = list(plan.kegiatan)
    random.shuffle(order)
    shuffled = plan._replace(
        kegiatan=tuple(row._replace(row=at) for at, row in enumerate(order, 1))
    )
    assert earned(check(plan, RULESET)) == pytest.approx(earned(check(shuffled, RULESET)))
