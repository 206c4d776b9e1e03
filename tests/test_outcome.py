"""The lines of a batch's summary come back as they were put away, however many there are."""

from __future__ import annotations

import sys

import pytest

from zicheck.novelty import News
from zicheck.render import outcome
from zicheck.render.outcome import Line, Lines

NEWS = News((), ())


def a_line(number: int, news: News | None = None) -> Line:
    return Line(
        f"rencana/{number}.yaml", f"KPU Kabupaten {number} “Ä”", 2025, number / 7, 30.0,
        ("I", "VI")[: number % 3], (number, 0, 1), news,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def few_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "_TOGETHER", 4)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 21])
def test_lines_come_back_in_their_order(count: int) -> None:
    expected = [a_line(number) for number in range(count)]
    lines = Lines()
    for line in expected:
        lines.append(line)
    assert count == len(lines)
    assert expected == list(lines)
    assert expected == list(lines), "they can be read again"


@pytest.mark.parametrize("most", [0, 1, 4, 6, 30])
def test_the_first_lines_are_the_first(most: int) -> None:
    lines = Lines()
    for number in range(9):
        lines.append(a_line(number))
    assert [a_line(number) for number in range(min(most, 9))] == lines.first(most)


def test_what_a_plan_was_held_against_is_kept_with_its_line() -> None:
    expected = [a_line(number, NEWS if number == 1 else None) for number in range(6)]
    lines = Lines()
    for line in expected:
        lines.append(line)
    assert expected == list(lines)
    assert NEWS is list(lines)[1].news


def test_lines_that_are_put_away_take_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "_TOGETHER", 256)
    lines = Lines()
    for number in range(10_240):
        lines.append(a_line(number))
    assert [] == lines._last
    assert 64 * 10_240 > sum(map(sys.getsizeof, lines._away))
