"""Two plans held against each other: findings, rows and score, the same from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import handmade
import pytest
from hypothesis import given, settings
from strategies import INSTRUMENT, built, plan_of, run, snippets

from zicheck import comparing
from zicheck.bahasa import Text
from zicheck.places import Route
from zicheck.report import Ignored

if TYPE_CHECKING:
    from zicheck.comparing import Comparison
    from zicheck.plan import Plan
    from zicheck.report import Finding, Report

WORDS = [
    "piagam", "notulen", "survei", "mutasi", "gratifikasi", "arsip", "keuangan", "pengaduan",
    "presensi", "standar", "maklumat", "inovasi", "risiko", "disiplin", "anggaran", "kinerja",
]  # fmt: skip


def rows(*numbers: int, **changes: Any) -> list[dict[str, Any]]:
    """Rows whose texts have little in common."""
    return [
        {
            "lke": ["P.I.1.a"],
            "indikator": f"Dokumen {WORDS[n % 16]} unit telah {WORDS[(n + 3) % 16]} ke-{n}x",
            "langkah_aksi": f"Menyusun {WORDS[(n + 5) % 16]} beserta {WORDS[(n + 9) % 16]}",
            "bukti_fisik": f"Laporan {WORDS[(n + 7) % 16]}",
            "target_waktu": "Maret 2025",
            **changes,
        }
        for n in numbers
    ]


def compared(before: Plan | Report, after: Plan | Report) -> Comparison:
    """Two plans, checked by all rules, or two reports."""
    reports = [side if hasattr(side, "findings") else run(side) for side in (before, after)]
    return comparing.compare(*reports, INSTRUMENT)  # type: ignore[arg-type]


def pairs(made: tuple[comparing.RowPair, ...]) -> list[tuple[int, int]]:
    return [(pair.before.row, pair.after.row) for pair in made]


class TestRows:
    """Rows are matched by what they say."""

    def test_a_plan_held_against_itself_has_no_change(self) -> None:
        plan = plan_of(*rows(*range(12)))
        made = compared(plan, plan)
        assert [(n, n) for n in range(1, 13)] == pairs(made.kept)
        assert ((), (), ()) == (made.changed, made.dropped, made.added)

    def test_a_row_that_moved_is_no_change(self) -> None:
        made = compared(plan_of(*rows(1, 2, 3)), plan_of(*rows(3, 1, 2)))
        assert [(3, 1), (1, 2), (2, 3)] == pairs(made.kept)
        assert () == made.moved

    def test_a_row_that_moved_to_another_area_is_told(self) -> None:
        plan = plan_of(*rows(1, 2))
        other = plan._replace(area=(plan.area[0]._replace(kode="VI"), *plan.area[1:]))
        made = compared(plan, other)
        assert [(1, 1), (2, 2)] == pairs(made.kept) == pairs(made.moved)

    def test_rows_dropped_and_added(self) -> None:
        made = compared(plan_of(*rows(1, 2, 3)), plan_of(*rows(1, 3, 9)))
        assert [2] == [row.row for row in made.dropped]
        assert [3] == [row.row for row in made.added]
        assert [(1, 1), (3, 2)] == pairs(made.kept)

    def test_a_changed_row_tells_its_cells_and_words(self) -> None:
        made = compared(plan_of(*rows(1, 2)), plan_of(*rows(1), *rows(2, target_waktu="Juni 2025")))
        assert [(2, 2)] == pairs(made.changed)
        assert [("target_waktu", [("dropped", "Maret"), ("added", "Juni"), ("same", "2025")])] == [
            (cell.field, [tuple(p) for p in cell.pieces]) for cell in made.changed[0].cells
        ]

    def test_the_same_indikator_finds_a_rewritten_row(self) -> None:
        """Its other cells have hardly a word in common."""
        before = plan_of(*rows(1, 2))
        after = plan_of(
            *rows(1), *rows(2, langkah_aksi="Rapat berkala", bukti_fisik="Foto", target_waktu="")
        )
        assert [(2, 2)] == pairs(compared(before, after).changed)

    def test_copies_are_paired_in_their_order(self) -> None:
        """Of three copies against two, the last is dropped."""
        made = compared(plan_of(*rows(1, 1, 1)), plan_of(*rows(1, 1)))
        assert [(1, 1), (2, 2)] == pairs(made.kept)
        assert [3] == [row.row for row in made.dropped]

    def test_an_empty_plan_drops_everything(self) -> None:
        made = compared(plan_of(*rows(1, 2)), plan_of())
        assert [1, 2] == [row.row for row in made.dropped]

    def test_a_thousand_rows_in_reverse_are_all_kept(self) -> None:
        """Checked by no rule, so that only the matching is at work."""
        before = plan_of(*rows(*range(1000)))
        backwards = enumerate(before.kegiatan[::-1], start=1)
        after = before._replace(kegiatan=tuple(row._replace(row=n) for n, row in backwards))
        made = compared(*(found(plan) for plan in (before, after)))
        assert [(1001 - n, n) for n in range(1, 1001)] == pairs(made.kept)


def found(plan: Plan) -> Report:
    """A report on `plan` without findings."""
    return handmade.report((), plan=plan)


class TestYears:
    """Last year's plan against this year's."""

    def test_years_that_moved_on_are_carried_over(self) -> None:
        before = plan_of(*rows(1, 2))._replace(tahun=2025)
        after = plan_of(*rows(1, 2, target_waktu="Maret 2026"))._replace(tahun=2026)
        made = compared(before, after)
        assert 1 == made.years
        assert [(1, 1), (2, 2)] == pairs(made.kept)
        assert () == made.left

    def test_a_year_left_behind_is_told(self) -> None:
        before = plan_of(*rows(1))._replace(tahun=2025)
        after = before._replace(tahun=2026)
        made = compared(before, after)
        assert [(2025,)] == [pair.left for pair in made.left]

    def test_rows_that_differ_by_their_years_alone_find_their_own(self) -> None:
        """However they are ordered: a report on this year and one on the year before."""
        old = rows(1, bukti_fisik="Laporan 2024") + rows(1, bukti_fisik="Laporan 2025")
        new = [{**row, "target_waktu": "Maret 2026"} for row in old]
        new[0] = {**new[0], "bukti_fisik": "Laporan 2026"}
        new[1] = {**new[1], "bukti_fisik": "Laporan 2025"}
        made = compared(plan_of(*old)._replace(tahun=2025), plan_of(*new)._replace(tahun=2026))
        assert [(2, 1), (1, 2)] == pairs(made.kept)

    def test_two_units_that_name_themselves_say_the_same(self) -> None:
        before = plan_of(*rows(1, bukti_fisik="SK KPU Kabupaten Satu"))._replace(
            unit="KPU Kabupaten Satu"
        )
        after = plan_of(*rows(1, bukti_fisik="SK KPU Kota Dua"))._replace(unit="KPU Kota Dua")
        assert [(1, 1)] == pairs(compared(before, after).kept)


class TestFindings:
    """A finding is known by its rule, its indikator and what its rows say."""

    PLAN = handmade.PLAN

    def made(self, *findings: Finding, ignored: tuple[Finding, ...] = ()) -> Report:
        hushed = tuple(Ignored(finding, "karena") for finding in ignored)
        return handmade.report(findings, hushed)

    def compare(self, before: Report, after: Report) -> list[int]:
        made = comparing.compare(before, after, handmade.INSTRUMENT)
        groups = (made.fixed, made.new, made.still, made.silenced, made.revived)
        return [len(group) for group in groups]

    def test_fixed_new_and_still(self) -> None:
        one, two, three, _ = handmade.FINDINGS
        assert [1, 1, 1, 0, 0] == self.compare(self.made(one, two), self.made(two, three))

    def test_an_ignored_finding_is_not_fixed(self) -> None:
        one = handmade.FINDINGS[0]
        quiet = self.made(ignored=(one,))
        assert [0, 0, 0, 1, 0] == self.compare(self.made(one), quiet)
        assert [0, 0, 0, 0, 1] == self.compare(quiet, self.made(one))

    def test_the_number_of_the_row_does_not_matter(self) -> None:
        """The plan after has a row before all others."""
        plan = self.PLAN
        first = plan.kegiatan[0]._replace(indikator="Baris yang sama sekali lain")
        moved = plan._replace(
            kegiatan=(
                first,
                *(row._replace(row=row.row + 1) for row in plan.kegiatan),
            ),
        )
        one = handmade.finding(rows=(3,), route=Route("kegiatan", 3, "target_waktu"))
        after = handmade.report((one._replace(rows=(4,)),), plan=moved)
        assert [0, 0, 1, 0, 0] == self.compare(self.made(one), after)

    def test_what_was_rewritten_but_not_mended_is_still_there(self) -> None:
        plan = self.PLAN
        other = plan._replace(
            kegiatan=(
                *plan.kegiatan[:3],
                plan.kegiatan[3]._replace(langkah_aksi="Monev mutasi internal pegawai"),
            ),
        )
        one = handmade.FINDINGS[1]
        assert [0, 0, 1, 0, 0] == self.compare(
            self.made(one), handmade.report((one._replace(quote="lain"),), plan=other)
        )

    def test_a_missing_komponen_is_known_by_its_indikator(self) -> None:
        """Nothing of the plan is quoted; another komponen is another finding."""
        one = handmade.FINDINGS[2]
        other = one._replace(indicators=("P.V.2.a",), component="P.V.2")
        assert [0, 0, 1, 0, 0] == self.compare(self.made(one), self.made(one))
        assert [1, 1, 0, 0, 0] == self.compare(self.made(one), self.made(other))

    def test_messages_do_not_matter(self) -> None:
        """They hold numbers of rows."""
        one = handmade.FINDINGS[0]
        said = one._replace(message=Text("lain", "other"))
        assert [0, 0, 1, 0, 0] == self.compare(self.made(one), self.made(said))


class TestScore:
    """Readiness and areas."""

    def test_areas_tell_what_was_won_and_reached(self) -> None:
        lost = handmade.report((handmade.finding(area="II", share=2.0),))
        made = comparing.compare(lost, handmade.report(()), handmade.INSTRUMENT)
        area = made.areas[1]
        assert ("II", 1.5, 3.5, 2.0) == (area.id, area.before, area.after, area.delta)
        assert ((False, False), (True, True)) == (area.reached_before, area.reached_after)
        assert made.delta == pytest.approx(2.0)


@settings(max_examples=40)
@given(snippets(), snippets())
def test_comparing_is_the_same_from_both_sides(one: dict[str, Any], other: dict[str, Any]) -> None:
    """What is fixed there is new here, what is added there is dropped here."""
    before, after = run(built(one)), run(built(other))
    there = comparing.compare(before, after, INSTRUMENT)
    back = comparing.compare(after, before, INSTRUMENT)
    assert there.fixed == back.new
    assert there.new == back.fixed
    assert there.dropped == back.added
    assert there.added == back.dropped
    assert {(p.before.row, p.after.row) for p in there.kept} == {
        (p.after.row, p.before.row) for p in back.kept
    }
    assert {(p.before.row, p.after.row) for p in there.changed} == {
        (p.after.row, p.before.row) for p in back.changed
    }
    assert len(there.still) == len(back.still)
    assert there.delta == pytest.approx(-back.delta)


@settings(max_examples=30)
@given(snippets())
def test_a_plan_and_itself_have_no_difference(snippet: dict[str, Any]) -> None:
    report = run(built(snippet))
    made = comparing.compare(report, report, INSTRUMENT)
    assert ((), (), (), (), ()) == (
        made.fixed, made.new, made.changed, made.dropped, made.added,
    )  # fmt: skip
    assert len(report.findings) == len(made.still)
    assert 0 == made.delta


@settings(max_examples=40)
@given(snippets(), snippets())
def test_every_row_and_finding_is_told_once(one: dict[str, Any], other: dict[str, Any]) -> None:
    before, after = run(built(one)), run(built(other))
    made = comparing.compare(before, after, INSTRUMENT)
    pairs = (*made.kept, *made.changed)
    assert list(range(1, len(before.plan.kegiatan) + 1)) == sorted(
        [p.before.row for p in pairs] + [row.row for row in made.dropped]
    )
    assert list(range(1, len(after.plan.kegiatan) + 1)) == sorted(
        [p.after.row for p in pairs] + [row.row for row in made.added]
    )
    assert len(before.findings) == len(made.fixed) + len(made.still) + len(made.silenced)
    assert len(after.findings) == len(made.new) + len(made.still) + len(made.revived)
