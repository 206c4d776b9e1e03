"""Terms and beginnings of words are found as regular expressions would find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck.terms import Beginnings, Found, Terms

LETTERS = st.text("ab_1 -.é", max_size=14)
PHRASES = st.lists(
    st.sampled_from(["a", "ab", "a b", "ba", "b-a", "a.b", "ab.", "aé", "1a", "b a b", "_a"]),
    min_size=1,
    max_size=6,
    unique=True,
)
SIGNED = st.lists(st.sampled_from(["-a", ".b", "a", "a b"]), min_size=1, max_size=4, unique=True)


def longest_first(phrases: list[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


@settings(max_examples=600)
@given(PHRASES | SIGNED, LETTERS)
def test_terms_are_what_a_pattern_of_all_of_them_finds(phrases: list[str], text: str) -> None:
    pattern = re.compile(rf"\b(?:{longest_first(phrases)})\b")
    expected = [Found(m[0], m.start(), m.end()) for m in pattern.finditer(text)]
    terms = Terms(phrases)
    assert expected == terms.within(text)
    first = pattern.match(text)
    assert (first[0] if first else "") == terms.at_start(text)


@settings(max_examples=600)
@given(PHRASES | SIGNED, LETTERS, st.integers(0, 2))
def test_beginnings_are_what_a_pattern_of_all_of_them_finds(
    phrases: list[str], text: str, whole: int
) -> None:
    inner = "|".join(re.escape(p) + (r"\b" if len(p) <= whole else "") for p in phrases)
    pattern = re.compile(rf"\b(?:{inner})")
    sought = Beginnings(phrases, whole)
    assert (pattern.search(text) is not None) == sought.within(text)
    assert (pattern.match(text) is not None) == sought.at_start(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("daftar hadir rapat", ["daftar hadir"]),
        ("daftar hadirin", []),
        ("surat keputusan tim", ["surat keputusan"]),
        ("surat, keputusan", ["surat", "keputusan"]),
        ("suratkeputusan", []),
    ],
)
def test_the_longest_term_is_taken_and_only_whole(text: str, expected: list[str]) -> None:
    terms = Terms(["daftar hadir", "surat", "surat keputusan", "keputusan"])
    assert expected == [found.term for found in terms.within(text)]


def test_no_phrases_are_found_nowhere() -> None:
    assert not Beginnings([])
    assert not Beginnings([]).within("a")
    assert [] == Terms([]).within("a")
