"""The gap list: what to change, in which rows, by when, with which evidence, for how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from handmade import finding
from hypothesis import given
from strategies import INSTRUMENT, RULESET, built, clean_plan, plan_of, run, snippets

from zicheck.deadlines import Deadline, Deadlines, ends_of_periods, span
from zicheck.gaps import Gap, GapList, by_owner, gap_list
from zicheck.places import Route
from zicheck.scoring import Cap, ceiling

if TYPE_CHECKING:
    from zicheck.plan import Plan
    from zicheck.report import Finding, Report

CLEAN = clean_plan()


def report_of(plan: Plan, *findings: Finding) -> Report:
    """A report on `plan` with these findings alone."""
    return run(plan)._replace(findings=findings, caps=())


def deadline(plan: Plan, **changes: Any) -> Deadline:
    """The deadline of one finding."""
    fields = {"rows": (), "months": (), "indicators": (), "route": Route("plan"), **changes}
    made = finding(**fields)
    return Deadlines(report_of(plan, made), RULESET).of(made)


class TestDeadlines:
    """The first of what can be told: the finding's months, its rows, cadence, chain, nothing."""

    def test_months_of_the_finding_come_first(self) -> None:
        """Whatever its rows plan."""
        plan = plan_of({"lke": ["P.VI.4.a"], "target_waktu": "Juni"})
        made = deadline(plan, months=(3, 9, 12), rows=(1,))
        assert (3, 9, 12) == made.months
        assert "Maret, September dan Desember" == made.when.id

    def test_a_row_is_due_in_its_last_month(self) -> None:
        """Evidence can be gathered until then."""
        plan = plan_of({"lke": ["P.I.1.a"], "target_waktu": "Maret, Juli"})
        made = deadline(plan, rows=(1,))
        assert ((7,), "paling lambat Juli") == (made.months, made.when.id)

    def test_of_several_rows_the_last_counts(self) -> None:
        plan = plan_of({"target_waktu": "Maret"}, {"target_waktu": "September"})
        assert (9,) == deadline(plan, rows=(1, 2)).months

    def test_no_row_is_due_before_the_decree(self) -> None:
        """A target that lies before it cannot be met any more."""
        plan = plan_of({"target_waktu": "Januari"}, tanggal="2026-04-02", tahun=2026)
        made = deadline(plan, rows=(1,))
        assert (4,) == made.months
        assert "mendahului keputusan" in made.why.id

    def test_an_absent_indikator_takes_the_months_of_its_cadence(self) -> None:
        """The survey is to be held four times a year."""
        made = deadline(plan_of({"lke": ["P.I.1.a"]}), indicators=("P.VI.4.a",))
        assert (3, 6, 9, 12) == made.months
        assert "4 kali setahun" in made.why.id

    def test_the_cadence_begins_after_the_decree(self) -> None:
        plan = plan_of({"lke": ["P.I.1.a"]}, tanggal="2026-07-01", tahun=2026)
        assert (9, 12) == deadline(plan, indicators=("P.VI.4.a",)).months

    def test_an_absent_step_comes_before_the_next_one(self) -> None:
        """SOP must be in use before they are evaluated."""
        plan = plan_of({"lke": ["P.II.1.c"], "target_waktu": "Agustus"})
        made = deadline(plan, indicators=("P.II.1.b",))
        assert ((7,), "paling lambat Juli") == (made.months, made.when.id)
        assert "evaluasi SOP" in made.why.id

    def test_the_last_step_comes_after_the_one_before(self) -> None:
        plan = plan_of({"lke": ["P.II.1.b"], "target_waktu": "Maret"})
        made = deadline(plan, indicators=("P.II.1.c",))
        assert ((4,), "mulai April") == (made.months, made.when.id)

    def test_of_several_indikator_the_earliest_counts(self) -> None:
        made = deadline(plan_of({}), indicators=("P.I.1.b", "P.I.3.b", "P.VI.4.a"))
        assert (3, 6, 9, 12) == made.months

    def test_else_before_the_evaluation(self) -> None:
        """No month is made up."""
        plan = plan_of({"lke": ["P.I.1.a"], "target_waktu": "menyusul"})
        for changes in ({}, {"rows": (1,)}, {"indicators": ("P.I.1.b",)}):
            made = deadline(plan, **changes)
            assert ((), "sebelum penilaian TPI") == (made.months, made.when.id)

    @pytest.mark.parametrize(
        ("times", "expected"),
        [(1, (12,)), (2, (6, 12)), (3, (4, 8, 12)), (4, (3, 6, 9, 12)), (12, tuple(range(1, 13)))],
    )
    def test_a_cadence_ends_its_periods(self, times: int, expected: tuple[int, ...]) -> None:
        assert expected == ends_of_periods(times)

    @pytest.mark.parametrize(
        ("months", "expected"),
        [
            ((5,), "Mei"), ((5, 6), "Mei dan Juni"), ((5, 6, 7), "Mei sampai dengan Juli"),
            ((1, 5, 6, 7), "Januari dan Mei sampai dengan Juli"),
        ],
    )  # fmt: skip
    def test_months_in_words(self, months: tuple[int, ...], expected: str) -> None:
        assert expected == span(months).id


def only(found: GapList) -> Gap:
    (gap,) = found.all()
    return gap


class TestGaps:
    """One gap for every finding, where it belongs."""

    def test_rows_come_with_their_words_target_and_owner(self) -> None:
        row = {
            "indikator": "Tim  kerja\ntelah dibentuk",
            "target_waktu": "Januari",
            "penanggung_jawab": " Sekretaris ",
        }
        gap = only(gap_list(report_of(plan_of(row), finding(rows=(1,), area="I")), RULESET))
        assert [(1, "Tim kerja telah dibentuk", "Januari", "Sekretaris")] == [*gap.rows]
        assert ("Sekretaris",) == gap.owners

    def test_evidence_is_what_the_instrument_names(self) -> None:
        """By the names of the kinds, in the lexicon's order, each once."""
        made = finding(rows=(), area="I", indicators=("P.I.4.a", "P.I.4.d"))
        gap = only(gap_list(report_of(CLEAN, made), RULESET))
        assert ["daftar hadir", "laporan", "foto/dokumentasi", "surat pernyataan"] == [
            name.id for _, name in gap.evidence
        ]

    def test_most_points_first_then_share_then_what_wins_nothing(self) -> None:
        made = [
            finding(area="I", rows=(1,), points=points, share=share)
            for points, share in ((0.0, 0.0), (0.1, 0.1), (0.0, 0.5), (0.3, 0.1), (0.1, 0.2))
        ]
        (area, *_) = gap_list(report_of(CLEAN, *made), RULESET).areas
        assert [4, 5, 2, 3, 1] == [gap.number for gap in area.gaps]
        assert ["sendiri"] * 3 + ["bersama", "tanpa"] == [gap.worth for gap in area.gaps]

    def test_what_wins_only_together_is_not_without_worth(self) -> None:
        """The second-best row is held down by two: neither binds, both win together."""
        plan = plan_of({"lke": ["P.I.1.a"]}, {"lke": ["P.I.1.a"], "indikator": "Tim lain"})
        findings = [
            finding(rule=rule, area="I", rows=(row,), points=0.0, share=share)
            for rule, row, share in (("A", 1, 0.1), ("B", 2, 0.0), ("C", 2, 0.0), ("D", 2, 0.0))
        ]
        caps = [Cap(0, "P.I.1.a", 0.5, frozenset({1}))]
        caps += [Cap(number, "P.I.1.a", 0.0, frozenset({2})) for number in (1, 2)]
        caps += [Cap(-1, "P.I.1.a", 0.9, None)]
        report = report_of(plan, *findings)._replace(caps=tuple(caps))
        (area, *_) = gap_list(report, RULESET).areas
        assert ["bersama", "bersama", "bersama", "tanpa"] == [gap.worth for gap in area.gaps]

    def test_what_is_about_no_area_stands_apart(self) -> None:
        found = gap_list(report_of(CLEAN, finding(area="", rows=(), indicators=())), RULESET)
        assert [1] == [gap.number for gap in found.general]
        assert [()] * 6 == [area.gaps for area in found.areas]

    def test_only_the_areas_asked_for(self) -> None:
        """And nothing general then."""
        made = (finding(area="V", rows=()), finding(area="", rows=()), finding(area="I", rows=()))
        found = gap_list(report_of(CLEAN, *made), RULESET, {"V"})
        assert [("V", 1)] == [(area.id, len(area.gaps)) for area in found.areas]
        assert () == found.general

    def test_a_plan_without_rows(self) -> None:
        """Every area can be reached, each by the one finding that it is missing."""
        found = gap_list(run(plan_of()), RULESET)
        assert [(60.0, 1), (75.0, 1)] * 6 == [
            (path.percent, len(path.gaps or ())) for area in found.areas for path in area.paths
        ]

    @given(snippets())
    def test_the_list_is_whole_and_the_paths_hold(self, snippet: dict[str, Any]) -> None:
        """Every finding once; with its set mended an area scores what the path says."""
        report = run(built(snippet))
        found = gap_list(report, RULESET)
        assert list(range(1, len(report.findings) + 1)) == sorted(gap.number for gap in found.all())
        for area in found.areas:
            inside = [
                i for i in report.score.indicators if INSTRUMENT.indikator[i.id].area == area.id
            ]
            for path in area.paths:
                mended = {number - 1 for number in path.gaps or ()}
                if path.gaps is None:
                    mended = set(range(len(report.findings)))
                left = [cap for cap in report.caps if cap.finding not in mended]
                points = sum(
                    item.weight * ceiling([c for c in left if c.id == item.id], item.rows)[0]
                    for item in inside
                )
                assert points == pytest.approx(path.points)
                assert (path.gaps is not None) == (path.reached >= path.percent - 1e-9)


class TestOwners:
    """Who answers for what."""

    def rows(self) -> Plan:
        return plan_of(
            {"penanggung_jawab": "Sekretaris"},
            {"penanggung_jawab": "Kasubbag  SDM"},
            {"penanggung_jawab": "Sekretaris"},
            {},
        )

    def test_a_gap_stands_with_each_of_its_owners(self) -> None:
        """In the order of the plan; what no one answers for comes last."""
        made = [finding(area="I", rows=rows) for rows in ((2, 3), (1,), (4,), ())]
        found = gap_list(report_of(self.rows(), *made), RULESET)
        assert found.owned
        assert [("Sekretaris", [1, 2]), ("Kasubbag SDM", [1]), ("", [3, 4])] == [
            (item.owner, [gap.number for gap in item.gaps]) for item in by_owner(found)
        ]

    def test_a_plan_that_names_no_one(self) -> None:
        found = gap_list(report_of(plan_of({}), finding(area="I", rows=(1,))), RULESET)
        assert not found.owned
        assert [""] == [item.owner for item in by_owner(found)]
