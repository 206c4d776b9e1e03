"""Many plans in one view: places, areas, rules, and what was written alike."""

from __future__ import annotations

import random
import tracemalloc
from array import array
from typing import TYPE_CHECKING

import handmade
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck import normal, sharedtext
from zicheck.plan import Kegiatan, Plan
from zicheck.ranking import Batch, Ranking

if TYPE_CHECKING:
    from zicheck.sharedtext import Shared

ROWS = 12
OWN = 10_000


def plan(unit: str, *texts: str, year: int = 2026) -> Plan:
    """A plan whose rows say these texts."""
    rows = tuple(
        Kegiatan(n, 0, 0, text, f"Melaksanakan {text}", ("Laporan",), "Maret")
        for n, text in enumerate(texts, start=1)
    )
    return handmade.PLAN._replace(unit=unit, tahun=year, kegiatan=rows)


def ranked(*plans: Plan, lost: dict[str, float] | None = None) -> Ranking:
    """These plans, each losing `lost` points of its unit in area II."""
    batch = Batch(handmade.INSTRUMENT)
    for number, one in enumerate(plans):
        share = (lost or {}).get(one.unit, 0.0)
        found = (handmade.finding(area="II", share=share),) if share else ()
        batch.add(f"{number}.yaml", handmade.report(found, plan=one))
    return batch.ranking()


def shared(*lines: list[int], units: list[str] | None = None) -> Shared:
    """Plans of rows given by numbers, each of a unit of its own."""
    return sharedtext.shared(
        units or [f"u{n:04}" for n in range(len(lines))],
        [array("Q", line) for line in lines],
        [array("Q", [1] * len(line)) for line in lines],
        {},
    )


def held(found: Shared) -> list[tuple[int, list[tuple[int, tuple[int, ...]]]]]:
    return [
        (block.size, [(holder.plan, holder.rows) for holder in block.holders])
        for block in found.blocks
    ]


class TestPlaces:
    """Most readiness first; ties by the name of the unit."""

    def test_order_and_shared_places(self) -> None:
        plans = [plan(unit) for unit in ("D", "b", "A", "c")]
        made = ranked(*plans, lost={"A": 2.0, "c": 1.0, "D": 1.0})
        expected = [(1, "b"), (2, "c"), (2, "D"), (4, "A")]
        assert expected == [(line.place, line.unit) for line in made.lines]

    def test_the_order_of_the_files_does_not_matter(self) -> None:
        plans = [plan(unit, year=year) for unit in "ab" for year in (2025, 2026)]
        there, back = ranked(*plans), ranked(*plans[::-1])
        lines = [[(line.unit, line.year) for line in made.lines] for made in (there, back)]
        assert lines[0] == lines[1]

    def test_low_areas_and_medians(self) -> None:
        made = ranked(plan("a"), plan("b"), plan("c"), lost={"a": 3.5, "b": 1.0})
        assert [(), (), ("II",)] == [line.low for line in made.lines]
        assert 2 == made.all_areas
        area = made.areas[1]
        assert ("II", 1, 1) == (area.id, area.below, area.wbbm)
        assert pytest.approx((0.0, 250 / 3.5, 100.0)) == (area.lowest, area.median, area.highest)

    def test_rules_by_plans_then_points(self) -> None:
        batch = Batch(handmade.INSTRUMENT)
        one = handmade.finding(rule="AAA001", share=0.5)
        two = handmade.finding(rule="BBB001", share=0.75)
        batch.add("1.yaml", handmade.report((one, one, two)))
        batch.add("2.yaml", handmade.report((one,)))
        expected = [("AAA001", 2, 3, 1.5), ("BBB001", 1, 1, 0.75)]
        assert expected == [tuple(count) for count in batch.ranking().rules]

    def test_one_plan_is_a_ranking(self) -> None:
        made = ranked(plan("a", "Satu dua tiga empat"))
        assert [1] == [line.place for line in made.lines]
        assert ((), ()) == (made.families, made.blocks)


class TestEqualTexts:
    """Blocks, families and the template."""

    def test_three_consecutive_rows_of_two_units_are_a_block(self) -> None:
        made = shared([1, 2, 3, 11, 12, 13, 14], [21, 1, 2, 3, 22, 23, 24])
        assert [(3, [(0, (1, 2, 3)), (1, (2, 3, 4))])] == held(made)
        assert (3, 3) == made.of_blocks

    def test_two_rows_are_no_block(self) -> None:
        assert [] == held(shared([1, 2, 11, 12, 13], [1, 2, 21, 22, 23]))

    def test_a_row_of_ones_own_ends_a_block(self) -> None:
        assert [] == held(
            shared([1, 2, 11, 3, 4, 12, 13, 14, 15], [1, 2, 21, 3, 4, 22, 23, 24, 25])
        )

    def test_years_of_one_unit_are_no_copies(self) -> None:
        made = shared([1, 2, 3], [1, 2, 3], units=["a", "a"])
        assert ((), ()) == (made.blocks, made.families)

    def test_plans_that_are_mostly_the_same_are_one_family(self) -> None:
        made = shared([1, 2, 3, 4, 5], [1, 2, 3, 4, 6], [7, 8, 9])
        assert [(0, 1)] == [family.plans for family in made.families]
        assert (4, 4, 4) == made.families[0][1:4]
        assert [] == held(made)

    def test_a_block_that_goes_beyond_a_family_is_told(self) -> None:
        alone = [9, 1, 2, 3, *range(30, 40)]
        made = shared([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 8], alone)
        assert [(0, 1)] == [family.plans for family in made.families]
        assert [3] == [block.size for block in made.blocks]
        assert [0, 1, 2] == [holder.plan for holder in made.blocks[0].holders]

    def test_what_half_of_the_units_share_is_a_template_and_told_once(self) -> None:
        made = shared(*([1, 2, 3, OWN + n] for n in range(6)))
        assert (3, 4) == (made.template, made.template_units)
        assert (3,) * 6 == made.of_template
        assert ((), ()) == (made.blocks, made.families)

    def test_rows_between_those_of_the_template_stand_together(self) -> None:
        """Two units changed the template in the same places in the same way."""
        usual = [list(range(1, 8)) for _ in range(6)]
        same = [[1, 101, 2, 102, 3, 103, 4, 5, 6, 7] for _ in range(2)]
        made = shared(*usual, *same)
        assert 7 == made.template
        assert [(6, 7)] == [family.plans for family in made.families]
        assert 3 == made.families[0].everywhere

    def test_few_units_have_no_template(self) -> None:
        made = shared(*([1, 2, 3] for _ in range(3)))
        assert 0 == made.template
        assert [(0, 1, 2)] == [family.plans for family in made.families]

    def test_a_row_that_stands_twice_counts_once(self) -> None:
        made = shared([1, 1, 1, 2, 3, 11, 12, 13, 14, 15], [21, 1, 2, 3, 22, 23, 24, 25, 26])
        assert [(3, [(0, (1, 4, 5)), (1, (2, 3, 4))])] == held(made)

    def test_the_block_that_tells_most_comes_first(self) -> None:
        own = iter(range(OWN, OWN * 2))

        def mine() -> list[int]:
            return [next(own) for _ in range(20)]

        made = shared(
            [1, 2, 3, *mine()], [1, 2, 3, *mine()],
            [4, 5, 6, *mine()], [4, 5, 6, *mine()], [4, 5, 6, *mine()],
        )  # fmt: skip
        assert [3, 2] == [len(block.holders) for block in made.blocks]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param("SK KPU Kabupaten Satu 2025", "SK KPU Kota Dua 2026", id="name and year"),
            pytest.param("RAPAT, evaluasi  tim kerja", "Rapat evaluasi Tim Kerja.", id="case"),
        ],
    )
    def test_name_and_year_are_masked(self, one: str, other: str) -> None:
        common = ("Baris pertama yang sama", "Baris kedua yang sama")
        made = ranked(
            plan("KPU Kabupaten Satu", one, *common, year=2025),
            plan("KPU Kota Dua", other, *common),
        )
        assert [(2, 3)] == [(family.units, family.everywhere) for family in made.families]

    def test_a_row_of_few_words_is_copied_from_nobody(self) -> None:
        rows = tuple(Kegiatan(n, 0, 0, text) for n, text in enumerate(("Monev", "Rapat tim"), 1))
        made = ranked(*(plan(unit)._replace(kegiatan=rows) for unit in "ab"))
        assert [0, 0] == [line.common for line in made.lines]
        assert () == made.families

    @settings(max_examples=200)
    @given(
        st.lists(st.lists(st.integers(0, 12), max_size=14), min_size=2, max_size=6),
        st.booleans(),
    )
    def test_blocks_say_what_the_plans_say(self, lines: list[list[int]], two: bool) -> None:  # noqa: FBT001 - drawn
        """Rows of a block are equal in all that hold it, of several units, and told but once."""
        units = [f"u{n // 2 if two else n}" for n in range(len(lines))]
        made = shared(*lines, units=units)
        for block in made.blocks:
            said = {
                tuple(lines[holder.plan][row - 1] for row in holder.rows)
                for holder in block.holders
            }
            assert 1 == len(said)
            assert len({units[holder.plan] for holder in block.holders}) > 1
            assert block.size >= sharedtext.SHORTEST
        for family in made.families:
            assert len({units[plan] for plan in family.plans}) > 1
            assert family.mostly >= family.everywhere >= family.timed
        assert len(made.families) <= len(lines) // 2


def synthetic(units: int, families: int, kept: float) -> list[list[int]]:
    """Plans of `ROWS` rows: `families` versions of one text, of which each unit keeps a part."""
    chance = random.Random(1)  # noqa: S311 - a test, not a secret
    return [
        [
            row + 100 * (unit % families) if chance.random() < kept else OWN + unit * ROWS + row
            for row in range(1, ROWS + 1)
        ]
        for unit in range(units)
    ]


class TestManyPlans:
    """514 plans stay one page."""

    def test_one_template_is_one_sentence(self) -> None:
        made = shared(*synthetic(514, 1, 0.9))
        assert (ROWS, 257) == (made.template, made.template_units)
        assert ((), ()) == (made.families, made.blocks)

    def test_versions_of_provinces_are_families(self) -> None:
        made = shared(*synthetic(514, 34, 0.9))
        assert 34 == len(made.families)
        assert {15, 16} == {len(family.plans) for family in made.families}
        assert 0 == made.template

    def test_copies_of_all_kinds_are_few_groups(self) -> None:
        """However the texts were mixed, no group tells again what another told."""
        for kept in (0.2, 0.4, 0.6):
            made = shared(*synthetic(514, 8, kept))
            assert len(made.families) + len(made.blocks) < 514

    def test_a_batch_keeps_little_of_each_plan(self) -> None:
        """Less than six kilobytes of ours a plan, however much the plans say."""
        batch = Batch(handmade.INSTRUMENT)
        texts = [
            [f"Baris {unit} {row} {'sangat panjang ' * 40}" for row in range(75)]
            for unit in range(20)
        ]
        reports = [
            handmade.report(plan=plan(f"KPU Kabupaten {unit}", *said))
            for unit, said in enumerate(texts)
        ]
        batch.add("first.yaml", reports[0])
        normal.words.cache_clear()
        tracemalloc.start()
        for report in reports[1:]:
            batch.add("plan.yaml", report)
        normal.words.cache_clear()  # of a fixed size, whatever the batch
        # Not what the standard library remembers, such as its patterns: of a fixed size too, and
        # it moves to a larger table at a moment that other tests decide.
        ours = tracemalloc.Filter(inclusive=True, filename_pattern="*/zicheck/*")
        kept = tracemalloc.take_snapshot().filter_traces([ours])
        tracemalloc.stop()
        assert sum(trace.size for trace in kept.traces) < 19 * 6_000
