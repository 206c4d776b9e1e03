"""A run of all rules: what is due on a day, what the unit switched off, and what breaks.

Then the kinds of check about the form of a plan, its times, copies and achievements; evidence,
cadence, order of steps and law have files of their own. Last, the decoys: places of real plans
that look wrong and are not (`data/decoys.yaml`).
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given, settings
from strategies import (
    AREAS,
    BULAN,
    NEAR,
    PEMENUHAN,
    RULESET,
    alone,
    built,
    ceilings,
    clean_plan,
    codes,
    context_of,
    days,
    found,
    plan_of,
    readable_targets,
    run,
    snippets,
)

from zicheck import checks
from zicheck.checking import CRASHED, check
from zicheck.plan import Abaikan, Area
from zicheck.report import SEVERITIES
from zicheck.ruletest import example_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.plan import Kegiatan, Plan
    from zicheck.report import Finding, Report

# --- the day of judgement --------------------------------------------------------------------

CLEAN = clean_plan()
FORTNIGHTS = [date(2025, 1, 1) + timedelta(days=14 * n + n % 3) for n in range(27)]


@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2025, 1, 1), date(2025, 1, 30)])
def test_before_the_end_of_january_nothing_is_due_and_nothing_earned(day: date) -> None:
    report = run(CLEAN, as_of=day)
    assert pytest.approx(0, abs=NEAR) == report.score.readiness
    assert len(CLEAN.kegiatan) == sum(len(f.rows) for f in report.findings if f.rule == "WKT010")


def test_on_the_last_day_of_january_what_is_due_in_january_counts() -> None:
    assert 0 < run(CLEAN, as_of=date(2025, 1, 31)).score.readiness < 30


def test_readiness_never_falls_as_the_year_goes_by() -> None:
    earned = [run(CLEAN, as_of=day).score.readiness for day in FORTNIGHTS]
    assert all(before <= after + NEAR for before, after in pairwise(earned))
    assert (True, True) == (earned[0] < 1, earned[-1] > 29)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1), date(2027, 6, 5)])
def test_at_the_end_of_the_year_the_clean_plan_has_all_its_points(day: date) -> None:
    report = run(CLEAN, as_of=day)
    assert (30.0, ()) == (report.score.readiness, report.findings)


@settings(max_examples=50)
@given(snippets(readable_targets))
def test_at_the_end_of_the_year_the_score_is_that_without_a_day(snippet: dict[str, Any]) -> None:
    plan = built(snippet)
    assert ceilings(run(plan)) == ceilings(run(plan, as_of=date(2025, 12, 31)))
    assert codes(run(plan)) == codes(run(plan, as_of=date(2026, 3, 1)))


@pytest.mark.parametrize("target", ["menyusul", "Tahun 2025", "1 (satu) Dokumen"])
def test_at_the_end_of_the_year_a_target_without_a_month_counts_as_it_does_without_a_day(
    target: str,
) -> None:
    """What the plan cannot say is no longer in the future."""
    plan = plan_of({"lke": "P.V.2.b", "target_waktu": target})
    assert ceilings(run(plan)) == ceilings(run(plan, as_of=date(2026, 1, 1)))


def test_a_cell_merged_with_the_one_above_is_due_when_that_is() -> None:
    """As in the decoy "SOP tersedia di ruang pelayanan": the printed cell spans both rows."""
    plan = plan_of(
        {"lke": "P.II.1.a", "target_waktu": "Juni 2025"},
        {"lke": "P.II.1.c", "langkah_aksi": "2. Mengevaluasi SOP", "target_waktu": ""},
    )
    assert 1.0 == ceilings(run(plan))["P.II.1.c"]
    assert 0.0 == ceilings(run(plan, as_of=date(2025, 5, 31)))["P.II.1.c"]
    assert 1.0 == ceilings(run(plan, as_of=date(2025, 6, 30)))["P.II.1.c"]


@settings(max_examples=40)
@given(snippets(), days)
def test_a_day_of_judgement_never_earns_more_than_the_whole_year(
    snippet: dict[str, Any], day: date
) -> None:
    """No row can prove more by a day than by the end, but a cadence that is not judged yet."""
    plan = built(snippet)
    rules = RULESET._replace(rules=tuple(r for r in RULESET.rules if not r.kode.startswith("MON")))
    whole, part = check(plan, rules), check(plan, rules, day)
    assert part.score.readiness <= whole.score.readiness + NEAR


@pytest.mark.parametrize(
    ("target", "day", "due"),
    [
        ("Mei 2025", date(2025, 5, 30), False),
        ("Mei 2025", date(2025, 5, 31), True),
        ("12 Mei 2025", date(2025, 5, 11), False),
        ("12 Mei 2025", date(2025, 5, 12), True),
        ("Januari, minggu ke 2 Tahun 2025", date(2025, 1, 13), False),
        ("Januari, minggu ke 2 Tahun 2025", date(2025, 1, 14), True),
        ("Akhir Februari", date(2025, 2, 27), False),
        ("Akhir Februari", date(2025, 2, 28), True),
        ("Maret, Juni", date(2025, 3, 31), True),
        ("Januari-Desember 2025", date(2025, 1, 31), True),
    ],
)
def test_a_row_is_due_on_its_day_or_at_the_end_of_its_month(
    target: str, day: date, *, due: bool
) -> None:
    report = run(plan_of({"lke": "P.V.2.b", "target_waktu": target}), "WKT010", as_of=day)
    assert due == (report.findings == ())


@pytest.mark.parametrize(
    ("target", "end"), [("Triwulan IV", date(2025, 12, 31)), ("Semester I", date(2025, 6, 30))]
)
def test_a_named_period_is_due_at_its_end(target: str, end: date) -> None:
    """Its one time may be as late as that, as the order of steps and monev take it to be."""
    plan = plan_of({"lke": "P.V.2.b", "target_waktu": target})
    assert ["WKT010"] == [f.rule for f in found(plan, "WKT010", as_of=end - timedelta(days=1))]
    assert [] == found(plan, "WKT010", as_of=end)


def test_what_is_not_due_is_one_finding_an_area() -> None:
    plan = plan_of(
        {"lke": "P.V.2.b", "target_waktu": "Mei"},
        {"lke": "P.V.2.c", "target_waktu": "Juni"},
        {"lke": "P.I.1.a", "target_waktu": "Juli"},
    )
    findings = found(plan, "WKT010", as_of=date(2025, 4, 30))
    assert [("V", (1, 2)), ("I", (3,))] == [(f.area, f.rows) for f in findings]
    assert all("30 April 2025" in f.message.id for f in findings)


QUARTERS_LATE = {"lke": "P.I.3.b", "target_waktu": "Agustus, September, Oktober, Desember"}


@pytest.mark.parametrize(
    ("day", "empty"),
    [
        (date(2025, 3, 30), None),
        (date(2025, 3, 31), "triwulan I "),
        (date(2025, 6, 29), "triwulan I "),
        (date(2025, 6, 30), "triwulan I dan II "),
        (date(2025, 12, 31), "triwulan I dan II "),
        (None, "triwulan I dan II "),
    ],
)
def test_monev_is_judged_on_the_quarters_that_are_past(day: date | None, empty: str | None) -> None:
    findings = found(plan_of(QUARTERS_LATE), "MON001", as_of=day)
    assert (empty is not None) == bool(findings)
    assert all(f"pada {empty}" in f.message.id for f in findings)


@pytest.mark.parametrize(
    ("day", "earned"),
    [
        (date(2025, 3, 31), 0.25),
        (date(2025, 6, 29), 0.25),
        (date(2025, 6, 30), 0.5),
        (date(2025, 10, 1), 0.75),
        (date(2025, 12, 31), 1.0),
    ],
)
def test_the_survey_is_counted_on_the_times_that_are_due(day: date, earned: float) -> None:
    plan = plan_of({"lke": "P.VI.4.a", "target_waktu": "Maret, Juni, September, Desember"})
    assert earned == ceilings(run(plan, "MON003", "WKT010", as_of=day))["P.VI.4.a"]


def test_a_promise_is_held_to_the_periods_that_are_past() -> None:
    row = {
        "lke": "P.V.4.b",
        "bukti_fisik": "Laporan setiap triwulan",
        "target_waktu": "Maret, Juni",
    }
    assert [] == found(plan_of(row), "MON005", as_of=date(2025, 8, 1))
    assert 1 == len(found(plan_of(row), "MON005", as_of=date(2025, 10, 1)))


# --- what the unit switched off --------------------------------------------------------------


def ignoring(plan: Plan, *entries: tuple[int, Abaikan]) -> Plan:
    """The plan with these `abaikan` on the rows of these numbers."""
    rows = list(plan.kegiatan)
    for number, entry in entries:
        row = rows[number - 1]
        rows[number - 1] = row._replace(abaikan=(*row.abaikan, entry))
    return plan._replace(kegiatan=tuple(rows))


EMPTY = plan_of({"lke": "P.V.2.b", "bukti_fisik": ""}, {"lke": "P.I.1.a"})
AGREED = Abaikan("BKT001", "Bukti menyusul dari inspektorat")


def ignored(report: Report) -> list[tuple[str, str]]:
    return [(item.finding.rule, item.reason) for item in report.ignored]


def test_an_ignored_finding_moves_aside_with_its_reason() -> None:
    report = run(ignoring(EMPTY, (1, AGREED)))
    assert [("BKT001", "Bukti menyusul dari inspektorat")] == ignored(report)
    assert 0 == codes(report)["BKT001"]


def test_the_points_of_an_ignored_finding_come_back() -> None:
    assert (0.0, 1.0) == (
        ceilings(run(EMPTY))["P.V.2.b"],
        ceilings(run(ignoring(EMPTY, (1, AGREED))))["P.V.2.b"],
    )


def test_other_findings_on_the_row_stay() -> None:
    report = run(ignoring(EMPTY, (1, Abaikan("WKT001", "lain"))))
    assert ([], 1) == (ignored(report), codes(report)["BKT001"])


def test_the_row_that_ignores_must_be_the_row_of_the_finding() -> None:
    report = run(ignoring(EMPTY, (2, AGREED)))
    assert ([], 1) == (ignored(report), codes(report)["BKT001"])


UNTIL_JUNE = Abaikan("BKT001", "sementara", date(2025, 6, 30))


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2025, 6, 30), True), (date(2025, 7, 1), False), (None, True)]
)
@pytest.mark.parametrize("name", ["as_of", "today"])
def test_abaikan_holds_until_its_last_day(name: str, day: date | None, *, holds: bool) -> None:
    """Without a day nothing expires: the core has no clock."""
    report = check(ignoring(EMPTY, (1, UNTIL_JUNE)), alone("BKT001"), **{name: day})
    assert holds == (ignored(report) == [("BKT001", "sementara")])
    assert holds == (report.findings == ())


def test_today_goes_before_the_day_of_judgement() -> None:
    plan = ignoring(EMPTY, (1, UNTIL_JUNE))
    report = check(plan, alone("BKT001"), date(2025, 3, 31), today=date(2025, 7, 1))
    assert [] == ignored(report)


def test_an_expired_entry_does_not_hide_one_that_holds() -> None:
    old = Abaikan("BKT001", "lama", date(2025, 1, 1))
    report = run(ignoring(EMPTY, (1, old), (1, AGREED)), "BKT001", as_of=date(2025, 7, 1))
    assert [("BKT001", AGREED.alasan)] == ignored(report)


def test_an_expired_entry_is_a_finding() -> None:
    report = check(ignoring(EMPTY, (1, UNTIL_JUNE)), RULESET, today=date(2025, 7, 1))
    (finding,) = [f for f in report.findings if f.rule in ("BCA002", "BCA003")]
    assert ("BCA003", (1,)) == (finding.rule, finding.rows)
    assert "30 Juni 2025" in finding.message.id
    assert "30 June 2025" in finding.message.en


def test_an_entry_that_hides_nothing_is_a_finding() -> None:
    plan = ignoring(
        EMPTY, (2, Abaikan("BKT001", "salah baris")), (2, Abaikan("XXX999", "salah kode"))
    )
    told = [f.message.id for f in run(plan).findings if f.rule == "BCA002"]
    assert [True, True] == ["BKT001" in told[0], "XXX999" in told[1]]


def test_an_entry_that_hides_something_is_none() -> None:
    assert 0 == codes(run(ignoring(EMPTY, (1, AGREED))))["BCA002"]


def test_a_rule_that_the_score_rests_on_cannot_be_ignored() -> None:
    """An indikator that no row serves would earn in full."""
    row = {"lke": "P.I.2.a", "bukti_fisik": "Rencana kerja; daftar target prioritas"}
    report = run(ignoring(plan_of(row), (1, Abaikan("KOM004", "sudah ada"))))
    assert ([], 1) == (ignored(report), codes(report)["KOM004"])
    assert 0.5 == ceilings(report)["P.I.2.b"]
    assert ["BCA002"] == [f.rule for f in report.findings if f.rule.startswith("BCA")]


def test_what_is_ignored_can_be_counted_as_well() -> None:
    plan = ignoring(EMPTY, (1, AGREED))
    report = check(plan, RULESET, keep_ignored=True)
    assert ([], 1, 0.0) == (ignored(report), codes(report)["BKT001"], ceilings(report)["P.V.2.b"])


EARLY = plan_of(
    {"lke": "P.VI.1.a", "target_waktu": "Januari"},
    {"lke": "P.VI.1.b", "target_waktu": "Februari"},
    tanggal=date(2025, 7, 7),
)


def test_a_finding_on_several_rows_needs_every_row_to_ignore_it() -> None:
    one = run(ignoring(EARLY, (1, Abaikan("WKT004", "satu"))), "WKT004")
    both = run(
        ignoring(EARLY, (1, Abaikan("WKT004", "satu")), (2, Abaikan("WKT004", "dua"))), "WKT004"
    )
    assert ([], 1) == (ignored(one), len(one.findings))
    assert ([("WKT004", "satu; dua")], 0) == (ignored(both), len(both.findings))


def test_the_same_reason_on_several_rows_is_told_once() -> None:
    reason = Abaikan("WKT004", "sudah selesai")
    report = run(ignoring(EARLY, (1, reason), (2, reason)), "WKT004")
    assert [("WKT004", "sudah selesai")] == ignored(report)


def test_a_finding_without_rows_cannot_be_ignored_by_a_row() -> None:
    report = run(ignoring(plan_of({"lke": "P.I.1.a"}), (1, Abaikan("KOM002", "nanti"))))
    assert ([], 3) == (
        ignored(report),
        sum(f.area == "I" and f.rule == "KOM002" for f in report.findings),
    )


# --- a crash ---------------------------------------------------------------------------------


def breaks(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    """Lets the kind of check `name` find one thing and then raise."""
    kind = checks.KINDS[name]

    def run_(context: checks.Context, options: Any) -> Iterator[checks.Hit]:
        yield from list(kind.run(context, options))[:1]
        raise error

    monkeypatch.setitem(checks.KINDS, name, kind._replace(run=run_))


POOR = plan_of(
    {"lke": "P.V.2.b", "bukti_fisik": "Dokumentasi"},
    {"lke": "P.I.1.a", "target_waktu": "menyusul"},
    {"lke": "P.II.1.a", "bukti_fisik": ""},
)


def test_a_crash_inside_a_check_becomes_a_finding_and_the_run_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sound = codes(run(POOR))
    broken = [rule.kode for rule in RULESET.rules if rule.periksa == "isi_wajib"]
    breaks(monkeypatch, "isi_wajib", ZeroDivisionError("{kurung} & kawan"))
    report = run(POOR)
    left = {code: n for code, n in sound.items() if code not in broken}
    assert left | {CRASHED: len(broken)} == codes(report)
    told = [f for f in report.findings if f.rule == CRASHED]
    for finding, code in zip(sorted(told, key=lambda f: f.message.id), sorted(broken), strict=True):
        assert f"Aturan {code} " in finding.message.id
        assert f"Rule {code} " in finding.message.en
        assert "ZeroDivisionError: {kurung} & kawan" in finding.message.id
        assert ("warning", 0.0, 0.0) == (finding.severity, finding.points, finding.share)
        assert all((*finding.remedy, *finding.basis))


def test_a_crash_costs_no_points_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, "isi_wajib", KeyError("x"))
    assert pytest.approx(30) == run(CLEAN).score.readiness


def test_a_message_that_cannot_be_filled_is_a_crash_too() -> None:
    rule = RULESET.get("BKT001")
    assert rule is not None
    odd = rule._replace(pesan=rule.pesan._replace(id="{tak_ada}"))
    report = check(EMPTY, RULESET._replace(rules=(odd,)))
    assert [CRASHED] == [f.rule for f in report.findings]


def test_an_indikator_without_rows_earns_nothing_even_when_coverage_crashed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """“No row serves it: 0.” A plan must not score 30 because a check failed."""
    breaks(monkeypatch, "cakupan", RuntimeError("rusak"))
    assert 0.0 == ceilings(run(plan_of({"lke": "P.I.1.a"})))["P.V.2.b"]


def test_a_plan_of_nothing_is_checked() -> None:
    bare = plan_of()._replace(area=(), komponen=(), dasar_hukum=(), keputusan=EMPTY.keputusan)
    assert CRASHED not in codes(run(bare))


def serving(*ids: str) -> Plan:
    """One row that names ids which the plan file lets pass."""
    plan = plan_of({"lke": "P.I.1.a"})
    return plan._replace(kegiatan=(plan.kegiatan[0]._replace(lke=ids),))


def test_a_row_that_serves_hasil_alone_earns_nothing() -> None:
    report = run(serving("H.1"))
    assert (0.0, 0) == (report.score.readiness, codes(report)[CRASHED])


@pytest.mark.parametrize("ids", [("P.I.9.z",), ("P.I.1.a", "P.I.9.z")])
def test_an_id_that_the_instrument_does_not_hold_crashes_no_check(ids: tuple[str, ...]) -> None:
    """`lke: [P.I.9.z]` has the form of an id, so the plan file takes it."""
    assert 0 == codes(run(serving(*ids)))[CRASHED]


def test_an_id_that_the_instrument_does_not_hold_is_told_with_the_nearest() -> None:
    (finding,) = [f for f in run(serving("P.I.1.a", "P.I.1.z")).findings if f.rule == "BCA004"]
    assert ("error", (1,), True) == (
        finding.severity,
        finding.rows,
        "P.I.1.z" in finding.message.id,
    )
    assert "P.I.1." in finding.remedy.id


def test_the_ids_that_the_instrument_holds_count_beside_one_that_it_does_not() -> None:
    report = run(serving("P.I.9.z", "P.I.1.a"))
    assert 1.0 == ceilings(report)["P.I.1.a"]


@settings(max_examples=60)
@given(snippets(), days)
def test_no_check_crashes_on_random_plans(snippet: dict[str, Any], day: date) -> None:
    plan = built(snippet)
    assert [] == [f.message.id for f in run(plan).findings if f.rule == CRASHED]
    assert [] == [f.message.id for f in run(plan, as_of=day).findings if f.rule == CRASHED]


@settings(max_examples=40)
@given(snippets())
def test_every_finding_says_everything_in_both_languages(snippet: dict[str, Any]) -> None:
    for finding in run(built(snippet)).findings:
        for text in (*finding.message, *finding.remedy, *finding.basis):
            assert text.strip()
            assert text == " ".join(text.split())
        assert finding.severity in SEVERITIES
        assert finding.rule[:3].isalpha()


# --- context ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "month"),
    [("", 1), (date(2024, 12, 30), 1), (date(2025, 3, 3), 3), (date(2026, 1, 2), 13)],
)
def test_the_month_of_the_decree_is_that_in_the_plans_year(day: date | str, month: int) -> None:
    assert month == context_of(plan_of(tanggal=day)).decree_month


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (None, 12),
        (date(2024, 12, 31), 0),
        (date(2025, 1, 30), 0),
        (date(2025, 1, 31), 1),
        (date(2025, 2, 28), 2),
        (date(2025, 12, 30), 11),
        (date(2025, 12, 31), 12),
        (date(2026, 1, 1), 12),
    ],
)
def test_months_are_judged_once_they_are_over(day: date | None, month: int) -> None:
    assert month == context_of(plan_of(), day).judged_until


def test_the_twenty_ninth_ends_february_in_a_leap_year() -> None:
    plan = plan_of(tahun=2028)
    assert (1, 2) == tuple(context_of(plan, date(2028, 2, d)).judged_until for d in (28, 29))


def test_a_copy_is_not_judged_again() -> None:
    context = context_of(plan_of({"lke": "P.I.1.a"}, {"lke": "P.I.1.a"}, {"lke": "P.I.1.b"}))
    assert [1, 3] == [row.row for row in context.rows]


def test_empty_rows_are_no_copies_of_each_other() -> None:
    row = {"lke": "P.I.1.a", "indikator": "", "langkah_aksi": "", "bukti_fisik": ""}
    assert [1, 2] == [item.row for item in context_of(plan_of(row, row)).rows]


@pytest.mark.parametrize(
    ("patterns", "chosen"),
    [
        (("P.I.3.b",), ("P.I.3.b",)),
        (("P.IV.1.*",), ("P.IV.1.a", "P.IV.1.b", "P.IV.1.c")),
        (("P.I.1.*", "P.I.1.a"), ("P.I.1.a", "P.I.1.b")),
        (("P.I.9.*",), ()),
        ((), ()),
        (("*",), tuple(RULESET.instrument.indikator)),
    ],
)
def test_patterns_choose_ids_in_the_order_of_the_instrument(
    patterns: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    assert chosen == checks.base.select_ids(tuple(RULESET.instrument.indikator), patterns)


def test_a_pattern_for_area_one_does_not_name_area_two() -> None:
    named = checks.base.select_ids(PEMENUHAN, ("P.I.*",))
    assert 12 == len(named)
    assert all(id_.startswith("P.I.") for id_ in named)


# --- KOM -------------------------------------------------------------------------------------


def test_a_missing_area_is_not_told_again_as_its_komponen_and_indikator() -> None:
    report = run(clean_plan("P.II.*", "P.VI.3.*", "P.I.4.d"))
    assert {"KOM001": 1, "KOM002": 1, "KOM003": 1} == codes(report)


def test_an_implied_indikator_is_told_as_implied_only() -> None:
    report = run(hinting("P.I.2.b", "P.I.2.a", "daftar target prioritas"))
    assert {"KOM004": 1} == codes(report)
    assert ("warning", (2 + 1,)) == (report.findings[0].severity, report.findings[0].rows)
    assert 0.5 == ceilings(report)["P.I.2.b"]


def test_an_indikator_whose_proof_goes_with_another_is_served_by_being_implied() -> None:
    report = run(hinting("P.I.1.b", "P.I.1.a", "notula seleksi anggota"))
    assert ({}, 1.0) == (codes(report), ceilings(report)["P.I.1.b"])


def hinting(gone: str, sibling: str, words: str) -> Plan:
    """The clean plan without `gone`, named in the evidence of `sibling` only."""
    plan = clean_plan(gone)
    rows = [
        row._replace(bukti_fisik=(*row.bukti_fisik, words)) if row.lke == (sibling,) else row
        for row in plan.kegiatan
    ]
    return plan._replace(kegiatan=tuple(rows))


def test_words_of_another_komponen_imply_nothing() -> None:
    plan = clean_plan("P.I.1.b")
    rows = [
        row._replace(bukti_fisik=(*row.bukti_fisik, "prosedur pemilihan"))
        if row.lke == ("P.V.2.a",)
        else row
        for row in plan.kegiatan
    ]
    assert {"KOM003": 1} == codes(run(plan._replace(kegiatan=tuple(rows))))


def test_an_indikator_is_served_by_the_second_id_of_a_row_too() -> None:
    plan = plan_of({"lke": ["P.I.1.a", "P.I.1.b"]})
    missing = {
        id_ for f in run(plan, "KOM001", "KOM002", "KOM003").findings for id_ in f.indicators
    }
    assert {"P.I.1.a", "P.I.1.b"} == set(PEMENUHAN) - missing


def test_reform_that_a_plan_can_prepare_is_one_finding_an_area() -> None:
    report = run(clean_plan("R.I.*", "R.V.3.a", "R.II.*"))
    assert [("I", 0.0), ("II", 0.0), ("V", 0.0)] == sorted(
        (f.area, f.points) for f in report.findings
    )


# --- WKT -------------------------------------------------------------------------------------


def hits(row: dict[str, Any], *rules: str, **plan: Any) -> list[str]:
    """The codes of what these rules find on one row (and a sound one beside it)."""
    beside = {"lke": "P.III.5.a", "target_waktu": "September 2025"}
    return [f.rule for f in found(plan_of(row, beside, **plan), *rules) if 1 in f.rows]


TIMES = [f"WKT{n:03}" for n in range(1, 12)]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Mei 2025", []),
        ("", ["WKT001"]),
        ("   ", ["WKT001"]),
        ("menyusul", ["WKT002"]),
        ("1 (satu) Dokumen", ["WKT002"]),
        ("Tahun 2025", ["WKT002"]),
        ("Mei 2022", ["WKT003"]),
        ("Mei 2026", ["WKT003"]),
        ("Desember 2024 - Mei 2025", []),
        ("Paling lambat Mei-Juni 2025", ["WKT007"]),
        ("Paling lambat Juni 2025", []),
        ("Agustsus 2025", ["WKT008"]),
        ("Agustus 2025", []),
    ],
)
def test_a_target_time_is_found_fault_with_once(target: str, expected: list[str]) -> None:
    row = {"lke": "P.V.3.b", "target_waktu": target}
    assert expected == [c for c in hits(row, *TIMES) if c != "WKT008" or target == "Agustsus 2025"]


def test_a_row_that_repeats_another_is_asked_about_a_target_of_its_own() -> None:
    """Its words were spoken of in the first row, its months were not."""
    said = {"lke": ["P.I.1.b"], "langkah_aksi": "Rapat pembentukan tim", "bukti_fisik": "Notulen"}
    plan = plan_of(*({**said, "target_waktu": when} for when in ("Mei", "Mei", "Juni 2022")))
    assert [(3,)] == [finding.rows for finding in found(plan, "WKT003")]


def test_an_empty_target_is_no_defect_where_no_row_has_one() -> None:
    """The table has no such column."""
    rows = [{"lke": id_, "target_waktu": ""} for id_ in ("P.I.1.a", "P.V.2.b")]
    assert [] == found(plan_of(*rows), "WKT001")


def test_an_empty_target_below_another_komponen_is_not_merged_with_it() -> None:
    rows = [{"lke": "P.I.1.a"}, {"lke": "P.I.2.a", "target_waktu": ""}]
    assert [(2,)] == [f.rows for f in found(plan_of(*rows), "WKT001")]


@pytest.mark.parametrize(
    ("target", "decree", "early"),
    [
        ("Januari 2025", date(2025, 3, 3), True),
        ("Februari 2025", date(2025, 3, 3), True),
        ("Maret 2025", date(2025, 3, 31), False),
        ("Januari, April 2025", date(2025, 3, 3), False),
        ("Januari-Desember 2025", date(2025, 3, 3), False),
        ("Januari 2025", date(2024, 12, 30), False),
        ("Desember 2025", date(2026, 1, 2), True),
        ("Januari 2025", "", False),
        ("Januari 2022", date(2025, 3, 3), False),
    ],
)
def test_a_row_is_early_when_all_its_months_lie_before_that_of_the_decree(
    target: str, decree: date | str, *, early: bool
) -> None:
    row = {"lke": "P.VI.1.a", "target_waktu": target}
    assert early == (["WKT004"] == hits(row, "WKT004", tanggal=decree))


def test_early_rows_are_one_finding_an_area() -> None:
    rows = [{"lke": id_, "target_waktu": "Januari"} for id_ in ("P.V.1.b", "P.V.2.b", "P.VI.1.a")]
    findings = found(plan_of(*rows, tanggal=date(2025, 7, 7)), "WKT004")
    assert [("V", (1, 2)), ("VI", (3,))] == [(f.area, f.rows) for f in findings]


@pytest.mark.parametrize("id_", ["P.III.4.a", "P.IV.1.a", "P.IV.2.c"])
def test_an_early_yearly_document_costs_nothing(id_: str) -> None:
    plan = plan_of({"lke": id_, "target_waktu": "Januari"}, tanggal=date(2025, 7, 7))
    assert [("WKT005", 0.0)] == [(f.rule, f.share) for f in found(plan, "WKT004", "WKT005")]


def test_the_team_may_stand_before_the_decree() -> None:
    row = {"lke": "P.I.1.a", "target_waktu": "Januari"}
    assert [] == hits(row, "WKT004", "WKT005", tanggal=date(2025, 7, 7))


@pytest.mark.parametrize(
    ("id_", "target", "told"),
    [
        ("P.VI.1.b", "Januari-Desember 2025", True),
        ("P.VI.1.b", "Maret-November 2025", True),
        ("P.VI.1.b", "Maret-Oktober 2025", False),
        ("P.V.2.a", "Januari-Desember 2025", False),
        ("P.VI.1.b", "Setiap bulan", False),
    ],
)
def test_a_one_off_result_does_not_take_most_of_a_year(
    id_: str, target: str, *, told: bool
) -> None:
    assert told == (["WKT006"] == hits({"lke": id_, "target_waktu": target}, "WKT006"))


def test_a_month_is_crowded_from_a_quarter_of_the_rows_and_ten_on() -> None:
    ids = [id_ for id_ in PEMENUHAN if id_ != "P.I.1.a"]
    crowd = [{"lke": id_, "target_waktu": "Juni"} for id_ in ids[:12]]
    assert [tuple(range(1, 11))] == [f.rows for f in found(plan_of(*crowd[:10]), "WKT009")]
    assert [] == found(plan_of(*crowd[:9]), "WKT009")
    often = [{"lke": id_, "target_waktu": "Juli, Mei"} for id_ in ids[12:50]]
    assert 1 == len(found(plan_of(*crowd, *often), "WKT009"))
    spread = [{**row, "target_waktu": BULAN[n % 5 + 6]} for n, row in enumerate(often)]
    assert [] == found(plan_of(*crowd, *spread), "WKT009")


def test_a_one_off_result_in_a_list_that_begins_before_the_decree_is_told() -> None:
    row = {"lke": "P.I.4.b", "target_waktu": "Januari, Juli 2025"}
    assert ["WKT011"] == hits(row, "WKT011", tanggal=date(2025, 7, 7))
    assert [] == hits({**row, "lke": "P.I.4.d"}, "WKT011", tanggal=date(2025, 7, 7))


# --- TGT -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "achievement", "told"),
    [
        ("Per Triwulan", "2 (dua) Dokumen", True),
        ("Per Triwulan", "4 (empat) Dokumen", False),
        ("Per Triwulan", "12 (dua belas) Dokumen", False),
        ("Per Triwulan", "1 (satu) Aplikasi", False),
        ("Mei 2025", "1 (satu) Dokumen", False),
        ("Juni dan Desember", "1 Laporan", True),
        ("Juni dan Desember", "Laporan", False),
        ("menyusul", "1 Laporan", False),
    ],
)
def test_a_count_below_the_times_that_a_row_is_due_is_told(
    target: str, achievement: str, *, told: bool
) -> None:
    row = {"lke": "P.I.3.b", "target_waktu": target, "target_capaian": achievement}
    assert told == (["TGT002"] == hits(row, "TGT002"))


def test_times_before_the_decree_need_not_be_counted() -> None:
    row = {"lke": "P.I.3.b", "target_waktu": "Per Triwulan", "target_capaian": "2 (dua) Dokumen"}
    assert [] == hits(row, "TGT002", tanggal=date(2025, 7, 7))


@pytest.mark.parametrize(
    ("achievement", "told"), [("12 (dua belas) bulan", True), ("12 Laporan", False), ("", False)]
)
def test_an_achievement_that_repeats_the_time_is_told(achievement: str, *, told: bool) -> None:
    row = {
        "lke": "P.V.1.b",
        "target_waktu": "12 (dua belas) bulan",
        "target_capaian": achievement,
    }
    assert told == (["TGT003"] == hits(row, "TGT003"))


# --- SLN: copies -----------------------------------------------------------------------------


def text_row(id_: str, text: str) -> dict[str, Any]:
    return {"lke": id_, "indikator": f"Indikator {text}", "langkah_aksi": f"Langkah {text}"}


def test_a_copied_block_is_one_finding_that_names_its_rows() -> None:
    block = [text_row("P.V.5.a", "satu"), text_row("P.V.5.b", "dua"), text_row("P.V.5.c", "tiga")]
    findings = found(plan_of(*block, *block), "SLN004")
    assert [(1, 2, 3, 4, 5, 6)] == [f.rows for f in findings]
    assert "Baris 4, 5 dan 6 mengulang baris 1, 2 dan 3" in findings[0].message.id


def test_copies_far_from_each_other_are_findings_of_their_own() -> None:
    words = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh")
    rows = [text_row("P.V.5.a", word) for word in words]
    plan = plan_of(*rows[:5], rows[0], *rows[5:], rows[4])
    assert [(1, 6), (5, 9)] == sorted(f.rows for f in found(plan, "SLN004"))


def test_a_copy_differs_in_case_order_and_little_words_only() -> None:
    row = {
        "lke": "P.V.5.a",
        "indikator": "Peta benturan kepentingan",
        "langkah_aksi": "Membuat peta",
    }
    same = {**row, "indikator": "PETA dari Kepentingan Benturan"}
    other = {**row, "indikator": "Peta benturan kepentingan baru"}
    assert 1 == len(found(plan_of(row, same), "SLN004"))
    assert [] == found(plan_of(row, other), "SLN004")


def test_what_is_wrong_with_a_copy_is_told_of_its_original() -> None:
    row = {**text_row("P.V.2.b", "satu"), "bukti_fisik": "Dokumentasi"}
    report = run(plan_of(row, row))
    assert [(1,)] == [f.rows for f in report.findings if f.rule == "BKT004"]


def test_one_action_for_three_indikator_is_told_once() -> None:
    rows = [
        {"lke": id_, "langkah_aksi": "Menyusun LAKIP 2024"}
        for id_ in ("P.IV.2.e", "P.IV.2.f", "P.IV.2.h")
    ]
    assert [(1, 2, 3)] == [f.rows for f in found(plan_of(*rows), "SLN006")]
    assert [] == found(plan_of(*rows[:2]), "SLN006")


def test_an_indikator_that_is_its_action_is_told() -> None:
    text = "Analisa kebutuhan diklat fungsional"
    assert ["SLN005"] == hits(
        {"lke": "P.III.3.a", "indikator": text, "langkah_aksi": text}, "SLN005"
    )


def test_a_row_of_another_area_stands_in_the_wrong_section() -> None:
    rows = [{"lke": "P.VI.1.a"}, {"lke": "P.V.1.a", "area": "VI"}, {"lke": "P.V.2.b"}]
    findings = found(plan_of(*rows), "SLN007")
    assert [("VI", (2,))] == [(f.area, f.rows) for f in findings]
    assert "Penguatan Pengawasan" in findings[0].remedy.id


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024", True),
        ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2025", False),
        ("Rencana Aksi Tahun Anggaran 2023", True),
        ("Capaian pada Pemilu 2014, 2019 dan 2024", False),
        ("Rencana aksi tahun 2025 menggantikan rencana tahun 2024", False),
    ],
)
def test_a_title_of_another_year_is_told(title: str, *, told: bool) -> None:
    plan = plan_of(naskah=[{"bagian": "judul tabel", "teks": title}])
    assert told == bool(found(plan, "SLN009"))


@pytest.mark.parametrize(
    ("text", "told"),
    [("LAKIP tahun 2023", True), ("LAKIP tahun 2024", False), ("LAKIP 2023; LAKIP 2024", False)],
)
def test_the_report_due_is_that_on_the_year_before(text: str, *, told: bool) -> None:
    assert told == (["SLN010"] == hits({"lke": "P.IV.2.e", "bukti_fisik": text}, "SLN010"))


SENTENCE = (
    "Birokrasi sebagai pelaksana tugas pemerintah terus melakukan perubahan dalam mencapai "
    "sasaran yaitu bersih, akuntabel dan berkinerja tinggi."
)


@pytest.mark.parametrize(
    ("parts", "times"),
    [
        ([("pendahuluan", f"{SENTENCE} {SENTENCE}")], 1),
        ([("pendahuluan", SENTENCE), ("pendahuluan", SENTENCE.upper())], 1),
        ([("pendahuluan", SENTENCE), ("penutup", SENTENCE)], 0),
        ([("pendahuluan", "Kalimat pendek. Kalimat pendek.")], 0),
    ],
)
def test_a_long_sentence_that_stands_twice_in_one_part_is_told(
    parts: list[tuple[str, str]], times: int
) -> None:
    plan = plan_of(naskah=[{"bagian": bagian, "teks": teks} for bagian, teks in parts])
    assert times == len(found(plan, "SLN008"))


# --- STR -------------------------------------------------------------------------------------


def titled(*titles: tuple[str, str]) -> Plan:
    """A plan with sections of these codes and titles, and no rows."""
    return plan_of()._replace(area=tuple(Area(*item) for item in titles))


NAMES = tuple((kode, RULESET.instrument.area[kode].nama.id) for kode in AREAS)


@pytest.mark.parametrize(
    "title",
    [
        "MANAJEMEN PERUBAHAN",
        "Manajemen  Perubahan",
        "I. Manajemen Perubahan",
        "Area I : Manajemen Perubahan",
        "Program Manajemen Perubahan",
    ],
)
def test_a_section_may_carry_its_name_in_many_ways(title: str) -> None:
    assert [] == found(titled(("I", title), *NAMES[1:]), "STR003", "STR004")


def test_one_section_of_another_name_is_told_on_its_own() -> None:
    plan = titled(("I", "Pembangunan unit kerja untuk memperoleh predikat WBK"), *NAMES[1:])
    findings = found(plan, "STR003", "STR004")
    assert [("STR003", "I")] == [(f.rule, f.area) for f in findings]
    assert "Manajemen Perubahan" in findings[0].remedy.id


def test_sections_that_are_mostly_themes_are_told_as_a_whole() -> None:
    plan = titled(("I", "Pengendalian Gratifikasi"), ("II", "Pelaksanaan WBS"), ("III", "Benturan"))
    assert ["STR004"] == [f.rule for f in found(plan, "STR003", "STR004")]


@pytest.mark.parametrize(
    ("kodes", "told"),
    [(AREAS, 0), (("I", "II", "II", "IV", "V", "VI"), 1), (("I", "", "III", "", "V", "VI"), 2)],
)
def test_section_numbers_stand_once_each(kodes: tuple[str, ...], told: int) -> None:
    sections = [(kode, name) for kode, (_, name) in zip(kodes, NAMES, strict=True)]
    assert told == len(found(titled(*sections), "STR005"))


def test_a_komponen_number_may_stand_again_in_another_section() -> None:
    rows = [
        {"lke": "P.I.1.a", "nomor": "1"},
        {"lke": "P.I.2.a", "nomor": "1."},
        {"lke": "P.II.1.a", "nomor": "1"},
    ]
    assert 1 == len(found(plan_of(*rows), "STR006"))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("1 2 3", []),
        ("4 5 6", []),  # counted through the plan
        ("1 3 4", ["2 terlewati"]),
        ("1 4 5.", ["2 dan 3 terlewati"]),
        ("1 3 3", ["3 dipakai dua kali"]),  # what is doubled explains the gap
        ("1 2 101", []),
        ("a c d", []),
    ],
)
def test_a_komponen_number_that_is_leapt_over_is_told_where_none_is_doubled(
    numbers: str, told: list[str]
) -> None:
    ids = ("P.V.1.a", "P.V.2.a", "P.V.3.a")
    rows = [{"lke": id_, "nomor": n} for id_, n in zip(ids, numbers.split(), strict=True)]
    said = [finding.message.id for finding in found(plan_of(*rows), "STR006")]
    assert len(told) == len(said)
    assert all(words in text for words, text in zip(told, said, strict=True))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Terlaksana bulan Januari", True),
        ("Minggu ke-2 Februari 2025", True),
        ("Data bulan Januari dimutakhirkan", False),
        ("Laporan triwulan I disusun tepat waktu", False),
        ("", False),
    ],
)
def test_an_indikator_that_only_says_when_is_told(text: str, *, told: bool) -> None:
    assert told == (["STR008"] == hits({"lke": "R.V.3.a", "indikator": text}, "STR008"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LAMPIRAN KEPUTUSAN KPU NOMOR TAHUN 2025", True),
        ("LAMPIRAN KEPUTUSAN KPU NOMOR ... TAHUN 2025", True),
        ("LAMPIRAN KEPUTUSAN KPU NOMOR : … TAHUN 2025", True),
        ("LAMPIRAN KEPUTUSAN KPU NOMOR 2 TAHUN 2025", False),
        ("LAMPIRAN KEPUTUSAN KPU NOMOR : 2 TAHUN 2025", False),
    ],
)
def test_an_annex_names_the_number_of_its_decree(text: str, *, told: bool) -> None:
    plan = plan_of(naskah=[{"bagian": "judul lampiran", "teks": text}])
    assert told == bool(found(plan, "STR009"))


# --- BCA -------------------------------------------------------------------------------------


def test_a_row_that_serves_nothing_is_told() -> None:
    plan = plan_of({"indikator": "Lomba yel-yel", "area": "I"}, {"lke": "P.I.1.a"})
    assert [(1,)] == [f.rows for f in found(plan, "BCA001")]


# --- decoys ----------------------------------------------------------------------------------

DECOYS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "decoys.yaml").read_text(encoding="utf-8")
)["umpan"]


def lies_on(finding: Finding, decoy: dict[str, Any], rows: tuple[Kegiatan, ...]) -> bool:
    """Whether a finding stands where the decoy looks wrong: on its row, or on its text."""
    if "indikator" in decoy:
        return decoy["indikator"] in finding.indicators
    if "baris" in decoy:
        return (
            decoy["baris"] in finding.rows or rows[decoy["baris"] - 1].lke[0] in finding.indicators
        )
    return not decoy.get("kutipan") or decoy["kutipan"] in finding.quote


@pytest.mark.parametrize("decoy", DECOYS, ids=[item["nama"] for item in DECOYS])
def test_what_looks_wrong_and_is_not_gets_no_warning(decoy: dict[str, Any]) -> None:
    """Of the family (or the rule) under which an evaluator would suspect it."""
    plan = example_plan(RULESET, decoy["rencana"])
    report = run(plan)
    wrong = [
        (f.rule, f.message.id)
        for f in report.findings
        if f.severity != "info"
        and f.rule.startswith(tuple(decoy["dicurigai"]))
        and lies_on(f, decoy, plan.kegiatan)
    ]
    assert [] == wrong


@settings(max_examples=10)
@given(snippets())
def test_a_plan_with_rows_always_has_a_score_for_every_area(snippet: dict[str, Any]) -> None:
    assume(snippet["kegiatan"])
    assert list(AREAS) == [area.id for area in run(built(snippet)).score.areas]
