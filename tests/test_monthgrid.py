"""A grid of months, quarters or half-years: what its headings mean and what its ticks say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.monthgrid import GridTime, Slot, grid_time, is_tick, slots
from zicheck.schedule import MONTHS_ID, parse


def months(*paths: tuple[str, ...]) -> list[tuple[int, ...]]:
    return [slot.months for slot in slots(paths).values()]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(MONTHS_ID, id="names"),
        pytest.param([name[:3].upper() for name in MONTHS_ID], id="short"),
        pytest.param([f"B{number:02}" for number in range(1, 13)], id="B01"),
        pytest.param([f"Bln {number}" for number in range(1, 13)], id="Bln 1"),
        pytest.param([str(number) for number in range(1, 13)], id="1"),
        pytest.param(list("JFMAMJJASOND"), id="J F M"),
        pytest.param(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], id="I"),
    ],
)  # fmt: skip
def test_twelve_columns_are_the_months(labels: list[str]) -> None:
    assert [(month,) for month in range(1, 13)] == months(*((label,) for label in labels))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([("TW I",), ("TW II",)], [(1, 2, 3), (4, 5, 6)]),
        ([("Triwulan", "1"), ("Triwulan", "4")], [(1, 2, 3), (10, 11, 12)]),
        ([("Semester I",), ("Smt. 2",)], [(1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12)]),
        ([("Waktu", "I"), ("Waktu", "II"), ("Waktu", "III"), ("Waktu", "IV")],
         [(1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12)]),
        ([("TW II", "April"), ("TW II", "Mei")], [(4,), (5,)]),
        ([("TW II", "1"), ("TW II", "2"), ("TW II", "3")], [(4,), (5,), (6,)]),
        ([("TW II", "4"), ("TW II", "5")], [(4,), (5,)]),
        ([("Maret", "M1"), ("Maret", "M2")], [(3,), (3,)]),
        ([("Maret", "1"), ("Maret", "2")], [(3,), (3,)]),
        ([("Jan", "Target"), ("Feb", "T")], [(1,), (2,)]),
        ([("Pebruari",), ("Nop",)], [(2,), (11,)]),
        ([("Margin",), ("Desa",), ("Waktu",)], []),
        ([("Jan",)], []),
    ],
)  # fmt: skip
def test_a_heading_means_these_months(
    paths: list[tuple[str, ...]], expected: list[tuple[int, ...]]
) -> None:
    assert expected == months(*paths)


def test_years_are_kept_where_there_are_several() -> None:
    found = slots([("2025", "Nov"), ("2025", "Des"), ("Tahun 2026", "Jan")])
    assert [Slot((11,), 2025), Slot((12,), 2025), Slot((1,), 2026)] == list(found.values())
    assert grid_time(found, {1: "v", 2: "v"}) == GridTime("Desember 2025, Januari 2026")
    assert [Slot((1,)), Slot((2,))] == list(slots([("2026", "Jan"), ("2026", "Feb")]).values())


@pytest.mark.parametrize(
    "mark", ["v", "V", "x", "√", "✓", "✔", "●", "■", "██", "▓▓▓", "*", "vv", "ya", "\uf0fc"]
)
def test_marks_are_ticks(mark: str) -> None:
    assert is_tick(mark)
    assert grid_time({0: Slot((3,))}, {0: mark}) == GridTime("Maret")


@pytest.mark.parametrize("mark", ["", "-", "0", "–", "☐", "tidak", "0%"])
def test_what_is_no_tick_is_no_time(mark: str) -> None:
    assert grid_time({0: Slot((3,))}, {0: mark}) == GridTime("")


@pytest.mark.parametrize(
    ("months_of", "text", "expected"),
    [
        ((2,), "3x", GridTime("Februari (3x)")),
        ((2,), "25%", GridTime("Februari (25%)")),
        ((2,), "Maret", GridTime("Februari", ("Maret",))),
        ((1, 2, 3), "Maret", GridTime("Maret")),
        ((1, 2, 3), "April", GridTime("Triwulan I", ("April",))),
    ],
)
def test_other_texts_are_kept_where_the_months_stay(
    months_of: tuple[int, ...], text: str, expected: GridTime
) -> None:
    assert expected == grid_time({0: Slot(months_of)}, {0: text})


@given(
    st.sets(st.integers(1, 12), min_size=1),
    st.sampled_from(("v", "1", "100%", "2 dokumen", "laporan")),
)
def test_the_text_means_exactly_the_ticked_months(ticked: set[int], mark: str) -> None:
    grid = {month: Slot((month,)) for month in range(1, 13)}
    found = grid_time(grid, dict.fromkeys(ticked, mark))
    assert tuple(sorted(ticked)) == parse(found.text).months


@given(st.text(max_size=20))
def test_any_text_in_a_cell_leaves_the_months_right(text: str) -> None:
    found = grid_time({0: Slot((5,)), 1: Slot((9,))}, {0: text, 1: "v"})
    assert 9 in parse(found.text).months
    assert set(parse(found.text).months) <= {5, 9}
