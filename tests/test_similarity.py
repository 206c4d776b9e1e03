"""How much two texts say the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck.similarity import containment, content_words

words = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("yang dan di pada", set()),
        ("Laporan Monev", {"laporan", "monev"}),
        ("laporan, MONEV; laporan!", {"laporan", "monev"}),
        ("tindak-lanjut", {"tindak", "lanjut"}),
        ("SOP a b 2 2025", {"sop", "2025"}),
        (
            "Evaluasi atas penerapan WBS sudah dilakukan",
            {"evaluasi", "penerapan", "wbs", "dilakukan"},
        ),
    ],
)
def test_only_words_that_carry_meaning_count(text: str, expected: set[str]) -> None:
    assert expected == content_words(text)


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from(["laporan", "dan", "Monev", "yang", "SOP"])),
    st.randoms(use_true_random=False),
)
def test_order_case_and_repetition_change_nothing(text: list[str], random: object) -> None:
    mixed = [word.upper() for word in text + text]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert content_words(" ".join(text)) == content_words(" , ".join(mixed))


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [("ab", "abc", 1.0), ("abcd", "ab", 0.5), ("ab", "cd", 0.0), ("", "ab", 0.0)],
)
def test_containment_is_how_much_of_the_part_stands_in_the_whole(
    part: str, whole: str, share: float
) -> None:
    assert share == containment(frozenset(part), frozenset(whole))


@settings(max_examples=200)
@given(words, words)
def test_containment_lies_between_nought_and_one(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert 0 <= containment(one, other) <= 1
    assert (1.0 if one else 0.0) == containment(one, one)
