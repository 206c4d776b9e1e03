"""URT: steps that build on one another, and how far they are out of order."""

from __future__ import annotations

from typing import Any

import pytest
from strategies import ceilings, found, plan_of, run

from zicheck.places import Route

URT = ("URT001", "URT002", "URT003")


def told(*rows: tuple[str, str] | dict[str, Any]) -> list[tuple[str, tuple[int, ...]]]:
    """The codes and rows found on rows of (lke, target)."""
    made = [
        row if isinstance(row, dict) else {"lke": row[0], "target_waktu": row[1]} for row in rows
    ]
    return sorted((f.rule, f.rows) for f in found(plan_of(*made), *URT))


def pair(first: str, second: str) -> list[str]:
    """How handling complaints lies to their evaluation, with these targets."""
    return [code for code, _ in told(("P.V.3.b", first), ("P.V.3.c", second))]


# --- two steps -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("April", "Mei", []),
        ("April", "April", []),
        ("April", "Maret", ["URT001"]),
        ("April, Agustus", "Januari, Maret", ["URT001"]),
        ("Juni", "Maret, Juni, September, Desember", ["URT002"]),
        ("Juni", "Juni, Desember", []),
        ("Januari-Desember", "Juni", []),
        ("Juni", "Januari-Desember", []),
        ("Juni", "Setiap bulan", []),
        ("Juni-Juli", "Mei-Agustus", ["URT002"]),
        ("April-Mei", "Januari", ["URT001"]),
        ("Maret, September", "Juni, Desember", []),
        ("Maret, Desember", "Juni, September", ["URT002"]),
        ("Maret, Juni, September, Desember", "Maret, Juni, September, Desember", []),
        ("Maret, Juni, September, Desember", "Maret", []),
        ("Triwulan II", "Juni", []),
        ("Mei", "Triwulan II", []),
        ("Mei", "Triwulan I", ["URT001"]),
        ("Mei", "Semester I", []),
        ("Mei", "Januari s.d. Juni", ["URT002"]),
        ("Mei", "April - Juni", ["URT002"]),
        ("menyusul", "Maret", []),
        ("April", "menyusul", []),
        ("April", "Maret 2022", []),
        ("April 2024", "Maret", []),
    ],
)
def test_the_second_step_comes_behind_the_first(
    first: str, second: str, expected: list[str]
) -> None:
    """Entirely before, starting before, occurrence by occurrence; or all right."""
    assert expected == pair(first, second)


@pytest.mark.parametrize("rows", [("Mei", "April"), ("April", "Mei")])
def test_the_order_of_rows_in_the_plan_does_not_matter(rows: tuple[str, str]) -> None:
    first, second = rows
    forward = told(("P.V.3.b", first), ("P.V.3.c", second))
    backward = told(("P.V.3.c", second), ("P.V.3.b", first))
    assert forward == backward


def test_a_finding_names_both_steps_and_lies_on_the_later() -> None:
    plan = plan_of(
        {"lke": "P.V.3.b", "target_waktu": "Juni"}, {"lke": "P.V.3.c", "target_waktu": "Mei"}
    )
    (finding,) = found(plan, "URT001")
    assert (1, 2) == finding.rows
    assert ("P.V.3.c",) == finding.indicators
    assert Route("kegiatan", 2, "target_waktu") == finding.route
    assert finding.message.id == (
        "Evaluasi penanganan pengaduan (Mei, baris 2) seluruhnya mendahului penanganan pengaduan "
        "(Juni, baris 1)."
    )
    assert "misalnya Juli" in finding.remedy.id


@pytest.mark.parametrize(
    ("second", "earned"), [("Mei", 0.5), ("Mei, Juli", 0.5), ("Juni", 1.0), ("Juli", 1.0)]
)
def test_only_the_later_step_loses(second: str, earned: float) -> None:
    plan = plan_of(
        {"lke": "P.V.3.b", "target_waktu": "Juni"}, {"lke": "P.V.3.c", "target_waktu": second}
    )
    top = ceilings(run(plan, *URT))
    assert (1.0, earned) == (top["P.V.3.b"], top["P.V.3.c"])


def test_wholly_before_costs_two_answers_and_starting_before_one() -> None:
    costs = []
    for target in ("April", "April, Agustus"):
        plan = plan_of(
            {"lke": "P.V.5.a", "target_waktu": "Mei"}, {"lke": "P.V.5.b", "target_waktu": target}
        )
        costs.append(ceilings(run(plan, *URT))["P.V.5.b"])
    assert [0.33, 0.67] == costs


def test_a_second_row_of_the_later_step_that_comes_in_time_makes_it_partly_early() -> None:
    rows = (("P.V.3.b", "Juni"), ("P.V.3.c", "Mei"), ("P.V.3.c", "Agustus"))
    assert [("URT002", (1, 2, 3))] == told(*rows)


# --- same month ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Juni", "Juni", ["URT003"]),
        ("Juni", "Juli", []),
        ("Juni", "Juni, Juli", []),
        ("Maret, Juni", "Maret, Juni", []),
        ("Juni-Juli", "Juni-Juli", []),
    ],
)
def test_a_follow_up_in_the_one_month_of_its_evaluation_is_information(
    first: str, second: str, expected: list[str]
) -> None:
    assert expected == [code for code, _ in told(("P.V.3.c", first), ("P.V.3.d", second))]


def test_other_steps_in_one_month_are_right() -> None:
    assert [] == told(("P.V.3.b", "Juni"), ("P.V.3.c", "Juni"))


def test_the_same_month_costs_nothing() -> None:
    plan = plan_of(
        {"lke": "P.V.3.c", "target_waktu": "Juni"}, {"lke": "P.V.3.d", "target_waktu": "Juni"}
    )
    assert [("info", 0.0)] == [(f.severity, f.share) for f in found(plan, *URT)]


# --- chains ----------------------------------------------------------------------------------


def test_a_step_is_held_against_the_nearest_earlier_one_that_the_plan_has() -> None:
    """Without the step between, the follow-up builds on the handling itself."""
    assert [("URT001", (1, 2))] == told(("P.V.3.a", "Juni"), ("P.V.3.d", "Mei"))
    three = told(("P.V.3.a", "Juni"), ("P.V.3.c", "April"), ("P.V.3.d", "Mei"))
    assert [("URT001", (1, 2))] == three


def test_survey_publication_and_follow_up_may_share_the_month_after_the_survey() -> None:
    assert [] == told(("P.VI.4.a", "April"), ("P.VI.4.b", "Mei"), ("P.VI.4.c", "Mei"))


def test_a_follow_up_before_the_survey_is_told_though_publication_stands_between() -> None:
    rows = (("P.VI.4.a", "Juni"), ("P.VI.4.b", "Mei"), ("P.VI.4.c", "Mei"))
    assert [("URT001", (1, 2)), ("URT001", (1, 3))] == told(*rows)


def test_one_pair_of_rows_is_told_once_though_two_chains_hold_it() -> None:
    assert [("URT001", (1, 2))] == told(("P.V.4.a", "Juni"), ("P.V.4.b", "Mei"))
    policy = {"lke": "P.III.2.b", "langkah_aksi": "Menetapkan pola mutasi", "target_waktu": "April"}
    monev = {"lke": "P.III.2.c", "target_waktu": "Februari"}
    assert [("URT001", (1, 2))] == told(policy, monev)


def test_words_tell_policy_from_practice_within_one_indikator() -> None:
    policy = {
        "lke": "P.III.2.b",
        "indikator": "Menetapkan kebijakan pola rotasi",
        "target_waktu": "April",
    }
    practice = {
        "lke": "P.III.2.a",
        "indikator": "Menerapkan kebijakan pola rotasi",
        "target_waktu": "Januari",
    }
    assert [("URT001", (1, 2))] == told(policy, practice)
    neither = {
        "lke": "P.III.2.a",
        "indikator": "Mutasi",
        "langkah_aksi": "Mutasi",
        "target_waktu": "Januari",
    }
    assert [] == told(policy, neither)


def test_the_cap_lies_on_the_rows_of_the_later_step_alone() -> None:
    """Policy and practice serve one indikator here: the policy still earns it."""
    policy = {"lke": "P.III.2.b", "indikator": "Menetapkan kebijakan pola", "target_waktu": "April"}
    practice = {
        "lke": "P.III.2.b",
        "indikator": "Menerapkan pola mutasi",
        "target_waktu": "Januari",
    }
    report = run(plan_of(policy, practice), *URT)
    assert ["URT001"] == [f.rule for f in report.findings]
    assert 1.0 == ceilings(report)["P.III.2.b"]


def test_a_row_is_a_step_by_its_main_indikator_only() -> None:
    both = {"lke": ["P.I.2.a", "P.V.3.c"], "target_waktu": "Maret"}
    assert [] == told(("P.V.3.b", "Juni"), both)


def test_one_row_that_is_both_steps_is_in_order() -> None:
    assert [] == told({"lke": ["P.V.5.a", "P.V.5.b"], "target_waktu": "Juni"})


def test_recurring_steps_are_paired_occurrence_by_occurrence() -> None:
    """The third evaluation comes before the third handling."""
    rows = (("P.V.3.b", "Maret, Juni, November"), ("P.V.3.c", "April, Juli, Oktober"))
    plan = plan_of(*({"lke": id_, "target_waktu": target} for id_, target in rows))
    (finding,) = found(plan, *URT)
    assert "dimulai pada bulan Oktober" in finding.message.id
    assert "(November, baris 1)" in finding.message.id


@pytest.mark.parametrize(
    ("decree", "expected"), [("2025-01-06", ["URT001"]), ("2025-07-07", ["URT001"])]
)
def test_the_decree_does_not_change_the_order(decree: str, expected: list[str]) -> None:
    plan = plan_of(
        {"lke": "P.V.3.b", "target_waktu": "Juni"},
        {"lke": "P.V.3.c", "target_waktu": "Mei"},
        tanggal=decree,
    )
    assert expected == [f.rule for f in found(plan, *URT)]


def test_what_cannot_come_later_within_the_year_is_asked_for_earlier() -> None:
    plan = plan_of(
        {"lke": "P.V.3.c", "target_waktu": "Desember"},
        {"lke": "P.V.3.d", "target_waktu": "Desember"},
    )
    (finding,) = found(plan, "URT003")
    assert (
        "Beri jarak sedikitnya satu bulan. Majukan evaluasi penanganan pengaduan, misalnya ke bulan "
        "November, sehingga tindak lanjut hasil evaluasi pengaduan sempat dilaksanakan sesudahnya "
        "pada tahun itu."
    ) == finding.remedy.id


def test_a_step_before_several_is_told_once_against_all_of_them() -> None:
    """Two chains have the evaluation behind the same practice."""
    rows = [("P.III.2.a", "Juni"), ("P.III.2.b", "Juni"), ("P.III.2.c", "April")]
    assert [("URT001", (1, 2, 3))] == told(*rows)
