"""A memory of fixed size keeps what is asked for, and forgets the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck import memory
from zicheck.memory import Memory, Words


def filled(size: int, keys: range, monkeypatch: pytest.MonkeyPatch) -> Memory[int, str]:
    monkeypatch.setattr(memory, "SIZE", size)
    made = Memory[int, str]()
    for key in keys:
        made.keep(key, str(key))
    return made


def test_what_was_kept_last_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made = filled(4, range(6), monkeypatch)
    assert ["2", "3", "4", "5"] == [made.found(key) for key in range(2, 6)]
    assert made.found(7) is None


def test_what_nobody_asks_for_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    made = filled(4, range(9), monkeypatch)
    assert [None] * 4 == [made.found(key) for key in range(4)]


def test_what_is_asked_for_again_and_again_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    made = filled(4, range(1), monkeypatch)
    for key in range(1, 100):
        made.keep(key, str(key))
        assert made.found(0) == "0"


@settings(max_examples=100)
@given(st.lists(st.integers(0, 30)))
def test_it_never_gives_another_value_and_never_grows(keys: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        made = filled(5, range(0), patch)
        for key in keys:
            assert (made.found(key) or made.keep(key, str(key))) == str(key)
            assert len(made) <= 5
            assert len(made._old) <= 5


class Lengths(Words[int]):
    """The length of a word; `asked` are the words that were worked out."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def _known(self, word: str) -> int:
        self.asked.append(word)
        return len(word)


def test_a_word_is_worked_out_once_while_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "WORDS", 4)
    lengths = Lengths()
    for number in range(50):
        assert (0, 3) == (lengths[""], lengths[f"{number:03}"])
    assert 1 == lengths.asked.count("")


def test_words_that_nobody_asks_for_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "WORDS", 4)
    lengths = Lengths()
    for _ in range(2):
        assert list(range(20)) == [lengths["x" * number] for number in range(20)]
    assert 4 >= len(lengths)
    assert 4 >= len(lengths._old)
    assert 40 == len(lengths.asked)
