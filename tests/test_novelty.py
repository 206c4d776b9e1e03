"""What a finding is known by, and what is new against what was known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import handmade
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck import rulesets
from zicheck.checking import check
from zicheck.fingerprints import keys, prints
from zicheck.novelty import entries, hold
from zicheck.places import Route
from zicheck.plan import Kegiatan, Plan
from zicheck.planfile import read_plan
from zicheck.report import Finding, Ignored, Report
from zicheck.scoring import Cap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.novelty import News

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))


def plan(*rows: tuple[str, str, str]) -> Plan:
    """A plan of rows: indikator, action, target time."""
    made = tuple(
        Kegiatan(number, 0, 0, indikator, action, (f"Bukti {action}",), target)
        for number, (indikator, action, target) in enumerate(rows, start=1)
    )
    return handmade.PLAN._replace(kegiatan=made)


def told(of: Plan, *rows: int, **changes: object) -> Finding:
    """A finding about the target time of `rows`."""
    made: Finding = handmade.finding(
        rows=rows, route=Route("kegiatan", rows[0], "target_waktu"),
        quote=of.kegiatan[rows[0] - 1].target_waktu, **changes,
    )  # fmt: skip
    return made


def report(of: Plan, *findings: Finding, ignored: tuple[Ignored, ...] = ()) -> Report:
    return handmade.report(findings, ignored, of)


def news(before: Report, after: Report) -> News:
    return hold(after, prints(after), entries(before, prints(before)))[1]


BASE = plan(("A", "a", "Maret"), ("B", "b", "Mei"), ("C", "c", "Mei"))
MOVED = plan(("X", "x", "Juli"), ("A", "a", "Maret"), ("B", "b", "Mei"), ("C", "c", "Mei"))


class TestFingerprints:
    """One name for one finding."""

    def test_row_numbers_do_not_matter(self) -> None:
        """A row put in above moves all others."""
        old, new = report(BASE, told(BASE, 2)), report(MOVED, told(MOVED, 3))
        assert prints(old).told == prints(new).told

    def test_spelling_and_case_do_not_matter(self) -> None:
        """Nor do spaces."""
        other = plan(("A", "a", "Maret"), ("  b ", "B.", "MEI"), ("C", "c", "Mei"))
        old, new = report(BASE, told(BASE, 2)), report(other, told(other, 2))
        assert prints(old).told == prints(new).told

    @pytest.mark.parametrize(
        "change",
        [{"rule": "URT002"}, {"quote": "Juni"}, {"route": Route("kegiatan", 2, "bukti_fisik")}],
    )
    def test_rule_quote_and_cell_matter(self, change: dict[str, object]) -> None:
        """They make it another finding."""
        first = told(BASE, 2)
        second = first._replace(**change)  # type: ignore[arg-type]
        names = {prints(report(BASE, one)).told[0].fingerprint for one in (first, second)}
        assert 2 == len(names)

    def test_unit_and_year_matter(self) -> None:
        """A plan copied to another office has findings of its own."""
        names = {
            prints(report(of, told(of, 2))).told[0].fingerprint
            for of in (BASE, BASE._replace(unit="Lain"), BASE._replace(tahun=2027))
        }
        assert 3 == len(names)

    def test_two_alike_are_told_apart_in_reading_order(self) -> None:
        """Whatever order their points give them."""
        twice = plan(("A", "a", "Maret"), ("A", "a", "Maret"))
        one, two = told(twice, 1), told(twice, 2)
        there = prints(report(twice, one, two)).told
        back = prints(report(twice, two, one)).told
        assert there == back[::-1]
        assert there[0].fingerprint != there[1].fingerprint

    def test_ignoring_one_leaves_the_others_their_names(self) -> None:
        """Those that are told come first."""
        kept = prints(report(BASE, told(BASE, 1), told(BASE, 2))).told[0]
        less = report(BASE, told(BASE, 1), ignored=(Ignored(told(BASE, 2), "x"),))
        assert kept == prints(less).told[0]
        assert 1 == len(prints(less).ignored)

    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
    def test_real_plans_have_no_two_alike(self, path: Path) -> None:
        """And each has a part for all that it tells of."""
        made = check(read_plan(path.read_bytes(), str(path))[0], rulesets.builtin())
        names = prints(made).told
        assert len(names) == len({name.fingerprint for name in names})
        assert all(name.parts for name in names)


class TestNews:
    """New, known, fixed."""

    def test_the_same_is_no_news(self) -> None:
        """Everything is known."""
        made = report(BASE, told(BASE, 1), told(BASE, 2, 3))
        found = news(made, made)
        assert ((), (0, 1), (), 0) == (found.new, found.known, found.fixed, found.stale)

    def test_what_is_gone_is_fixed(self) -> None:
        """And says what it was."""
        found = news(report(BASE, told(BASE, 1), told(BASE, 2)), report(BASE, told(BASE, 2)))
        assert ((), (0,), 1) == (found.new, found.known, found.stale)
        assert ["Evaluasi dijadwalkan sebelum kebijakannya ditetapkan."] == [
            entry.about.id for entry in found.fixed
        ]

    def test_what_comes_back_is_new(self) -> None:
        """Once it is no longer kept."""
        with_it, without = report(BASE, told(BASE, 1)), report(BASE)
        assert (0,) == news(without, with_it).new

    def test_a_smaller_finding_is_known_and_its_entry_stale(self) -> None:
        """The row that was mended may not hide behind it."""
        found = news(report(BASE, told(BASE, 1, 2, 3)), report(BASE, told(BASE, 1, 3)))
        assert ((), (0,), (), 1) == (found.new, found.known, found.fixed, found.stale)

    def test_a_larger_finding_is_new_and_points_at_its_new_row(self) -> None:
        """Where the author of the change has to look."""
        after = report(BASE, told(BASE, 1, 3))
        before = report(BASE, told(BASE, 1))
        made, found = hold(after, prints(after), entries(before, prints(before)))
        assert ((0,), ()) == (found.new, found.fixed)
        assert (Route("kegiatan", 3, "target_waktu"), "Mei") == (
            made.findings[0].route,
            made.findings[0].quote,
        )

    @pytest.mark.parametrize(
        "row",
        [("B baru", "b", "Mei"), ("B", "b baru", "Mei"), ("B", "b", "Agustus")],
        ids=["indikator", "action", "the cell itself"],
    )
    def test_one_reworded_cell_makes_nothing_new(self, row: tuple[str, str, str]) -> None:
        """Who touches a row is not charged with what was wrong before."""
        other = plan(("A", "a", "Maret"), row, ("C", "c", "Mei"))
        found = news(report(BASE, told(BASE, 2)), report(other, told(other, 2)))
        assert ((), (0,), 0) == (found.new, found.known, found.stale)

    def test_a_row_written_anew_is_new(self) -> None:
        """Two cells changed: another row."""
        other = plan(("A", "a", "Maret"), ("Z", "z", "Mei"), ("C", "c", "Mei"))
        found = news(report(BASE, told(BASE, 2)), report(other, told(other, 2)))
        assert ((0,), 1) == (found.new, len(found.fixed))

    def test_one_entry_excuses_one_finding(self) -> None:
        """Two alike, one known: the other is new."""
        twice = plan(("A", "a", "Maret"), ("A", "a", "Maret"))
        found = news(report(twice, told(twice, 1)), report(twice, told(twice, 1), told(twice, 2)))
        assert ((1,), (0,)) == (found.new, found.known)

    def test_what_is_ignored_now_is_silenced_not_fixed(self) -> None:
        """Nothing was mended."""
        after = report(BASE, ignored=(Ignored(told(BASE, 1), "Ditunda."),))
        found = news(report(BASE, told(BASE, 1)), after)
        assert ((), 1, 1) == (found.fixed, len(found.silenced), found.stale)

    def test_a_further_row_for_an_indikator_is_no_new_defect(self) -> None:
        """What lies on the indikator as a whole is told by its months."""

        def lacking(*months: int, rows: tuple[int, ...]) -> Report:
            made = report(BASE, told(BASE, *rows, rule="MON001", months=months))
            return made._replace(caps=(Cap(0, "P.III.2.c", 0.5, None),))

        before = lacking(3, 6, 9, rows=(1,))
        assert () == news(before, lacking(6, 9, rows=(1, 2))).new
        assert (0,) == news(before, lacking(3, 6, 9, 12, rows=(1,))).new

    def test_a_unit_or_year_put_right_makes_nothing_new(self) -> None:
        """Parts know nothing of either."""
        other = BASE._replace(unit="Nama yang benar", tahun=2027)
        found = news(report(BASE, told(BASE, 2)), report(other, told(other, 2)))
        assert () == found.new

    @given(
        before=st.lists(st.sampled_from("ABCDEF"), max_size=8),
        after=st.lists(st.sampled_from("ABCDEF"), max_size=8),
    )
    @settings(max_examples=60)
    def test_every_finding_is_new_or_known_and_none_comes_from_nowhere(
        self, before: Sequence[str], after: Sequence[str]
    ) -> None:
        """There are never more known ones than were kept, and the rest of those is fixed."""

        def made(letters: Sequence[str]) -> Report:
            of = plan(*((letter, letter, "Mei") for letter in letters))
            return report(of, *(told(of, row) for row in range(1, len(letters) + 1)))

        found = news(made(before), made(after))
        common = sum(min(before.count(x), after.count(x)) for x in set(before))
        assert common == len(found.known)
        assert len(after) - common == len(found.new)
        assert len(before) - common == len(found.fixed) == found.stale


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_row_moved_to_the_end_of_a_real_plan_is_no_news(path: Path) -> None:
    """Only findings about order and place may be; none about the cells of other rows."""
    of = read_plan(path.read_bytes(), str(path))[0]
    rows = [*of.kegiatan[1:], of.kegiatan[0]]
    other = of._replace(kegiatan=tuple(r._replace(row=n) for n, r in enumerate(rows, start=1)))
    before, after = (check(one, rulesets.builtin()) for one in (of, other))
    found = news(before, after)
    assert len(after.findings) == len(found.new) + len(found.known)
    assert len(found.new) <= 2


def test_a_part_of_a_row_has_three_keys() -> None:
    """Each made of two of the three cells that tell it."""
    (name,) = prints(report(BASE, told(BASE, 2))).told
    assert [3] == [len(keys(part)) for part in name.parts]
