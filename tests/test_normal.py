from __future__ import annotations

import json
import string

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from measure_matching import RULES

from zicheck import memory
from zicheck.normal import Lexicon, distance, fold, stems, words

DATA = yaml.load((RULES / "ungkapan.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
TEXTS = [text for group in ("indikator", "komponen") for t in DATA[group].values() for text in t]
COMPILED = Lexicon.compile(
    DATA["kata_umum"], DATA["kata_lain"], DATA["akar"], DATA["padanan"], TEXTS
)
LEXICON = Lexicon(COMPILED)


def lexemes(text: str) -> list[str]:
    return LEXICON.lexemes(words(text))


# --- fold and words ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("SOP telah Dievaluasi.", "sop telah dievaluasi"),
        ("1. Tim Kerja", "tim kerja"),
        ("(2) tim;\n3) rapat", "tim rapat"),
        ("a. Terdapat inovasi", "terdapat inovasi"),
        ("- Laporan", "laporan"),
        ("<i>Public Campaign</i> telah dilakukan", "public campaign telah dilakukan"),
        ("menindak-\nlanjuti", "menindaklanjuti"),
        ("Identifikasi/ pemetaan", "identifikasi pemetaan"),
        ("“Tolak Gratiﬁkasi”", "tolak gratifikasi"),
        ("résumé", "resume"),
        ("SP4N-LAPOR! 2025", "sp4n lapor 2025"),
        ("  ", ""),
    ],
)
def test_fold_drops_case_punctuation_markup_and_list_numbers(text: str, folded: str) -> None:
    assert folded == fold(text)


@given(st.text())
def test_words_of_any_text_are_plain_and_fold_changes_nothing_more(text: str) -> None:
    found = words(text)
    assert all(word and not word.isspace() for word in found)
    assert found == words(fold(text))


# --- lexemes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "variants",
    [
        ("ditindaklanjuti", "tindak lanjut", "menindaklanjuti", "tindaklanjut", "Follow-up"),
        ("pemantauan", "monitoring", "mengevaluasi", "evaluasi", "memantau", "monev"),
        ("disosialisasikan", "sosialisasi", "mensosialisasikan", "menyosialisasikan"),
        ("penerapan", "diterapkan", "implementasi", "mengimplementasikan", "menerapkan"),
        ("resiko", "risiko", "risk"),
        ("Whistle Blowing System", "WBS", "whistleblowing system", "Whistle-Blowing System"),
        ("benturan kepentingan", "konflik kepentingan", "conflict of interest"),
        ("SOP", "prosedur operasional tetap", "standar operasional prosedur"),
        ("training need analysis", "TNA", "analisis kebutuhan diklat"),
        ("zona integritas", "ZI", "WBK", "wilayah bebas dari korupsi"),
        ("role model", "teladan", "keteladanan"),
    ],
)
def test_variants_of_one_term_are_one_lexeme(variants: tuple[str, ...]) -> None:
    assert 1 == len({tuple(dict.fromkeys(lexemes(variant))) for variant in variants})


@pytest.mark.parametrize("short", ["SKM", "IKM", "indeks kepuasan masyarakat"])
def test_abbreviation_of_several_terms_is_spelt_out(short: str) -> None:
    assert ["survei", "puas", "masyarakat"] == lexemes(short)


@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ("ldentifikasi", "identifikasi"),
        ("diimplementaslkan", "diimplementasikan"),
        ("pemutakhlran", "pemutakhiran"),
        ("gratifikas1", "gratifikasi"),
        ("0perasional", "operasional"),
        ("pengaduau", "pengaduan"),
        ("sosialisai", "sosialisasi"),
        ("kepentigan", "kepentingan"),
    ],
)
def test_slip_of_pen_or_scanner_is_mended(misread: str, right: str) -> None:
    assert lexemes(right) == lexemes(misread)


def test_words_written_together_are_taken_apart() -> None:
    assert lexemes("mengenai inovasi") == lexemes("mengenaiinovasi")


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("gratifi kasi", "gratifikasi"),
        ("ditindaklan juti", "ditindaklanjuti"),
        ("imple mentasi", "implementasi"),
        ("benturan kepen tingan", "benturan kepentingan"),
    ],
)
def test_word_torn_in_two_is_put_together(torn: str, whole: str) -> None:
    assert lexemes(whole) == lexemes(torn)


@pytest.mark.parametrize("word", ["pengadaan", "perdata", "terapi", "saksi", "medis", "kursi"])
def test_ordinary_word_is_not_mistaken_for_a_term(word: str) -> None:
    assert ["?" + word] == lexemes(word)


@pytest.mark.parametrize("word", ["telah", "dan", "unit", "2025", "dilakukan"])
def test_word_without_content_falls_away(word: str) -> None:
    assert [] == lexemes(word)


def test_longer_term_wins_over_the_shorter_one_in_it() -> None:
    assert lexemes("penetapan kinerja") != lexemes("penetapan kinerja individu")[:1]
    assert "individu" in lexemes("penetapan kinerja individu")


def test_compiled_vocabulary_survives_json() -> None:
    again = Lexicon(json.loads(json.dumps(COMPILED)))
    assert [LEXICON.lexemes(words(text)) for text in TEXTS] == [
        again.lexemes(words(text)) for text in TEXTS
    ]


def test_memo_forgets_rather_than_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "WORDS", 8)
    small = Lexicon(COMPILED)
    for word in string.ascii_lowercase:
        assert small[word] == LEXICON[word]
    assert len(small) <= 8


@given(st.lists(st.text(string.ascii_lowercase + string.digits, min_size=1)))
def test_lexemes_of_any_words_are_known_or_marked(tokens: list[str]) -> None:
    known = set(COMPILED["forms"].values()) | set(COMPILED["stems"])
    known |= {x for choices in COMPILED["phrases"].values() for _, term in choices for x in term}
    assert all(x[0] == Lexicon.UNKNOWN or x in known for x in LEXICON.lexemes(tokens))


# --- stems and distance -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("penyusunan", "susun"),
        ("menetapkan", "tetap"),
        ("mengelola", "kelola"),
        ("pemilihan", "pilih"),
        ("diselenggarakan", "selenggara"),
        ("keterbukaan", "buka"),
        ("pengembangan", "kembang"),
        ("memanfaatkan", "manfaat"),
    ],
)
def test_stem_is_among_those_that_affixes_allow(word: str, stem: str) -> None:
    assert stem in set(stems(word))


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("survei", "survei", 0),
        ("survei", "survey", 1),
        ("survei", "surve", 1),
        ("survei", "suvrei", 1),
        ("survei", "xsurvei", 1),
        ("survei", "survxxei", 2),
        ("survei", "sarvey", 2),
        ("survei", "pengaduan", 3),
    ],
)
def test_distance_counts_edits_up_to_two(left: str, right: str, apart: int) -> None:
    assert apart == distance(left, right, 2)
    assert apart == distance(right, left, 2)


@example("ba", "acb", 2)
@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 2))
def test_distance_agrees_with_the_table_of_all_edits(left: str, right: str, most: int) -> None:
    assert min(_edits(left, right), most + 1) == distance(left, right, most)


def _edits(left: str, right: str) -> int:
    rows = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            rows[i][j] = min(
                rows[i - 1][j] + 1,
                rows[i][j - 1] + 1,
                rows[i - 1][j - 1] + (left[i - 1] != right[j - 1]),
            )
            if i > 1 and j > 1 and left[i - 1] == right[j - 2] and left[i - 2] == right[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[len(left)][len(right)]
