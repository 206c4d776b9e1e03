"""Names and years masked, and the words of a cell that changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.masking import mask, years
from zicheck.wordchange import Piece, Sides, alike, left_behind, pieces

KERINCI = mask("KPU Kabupaten Kerinci", ("KPU Provinsi Jambi", "KPU RI"))
MUARO = mask("KPU Kabupaten Muaro Jambi", ("KPU Provinsi Jambi", "KPU RI"))
SAME = Sides(KERINCI, KERINCI)
NEXT_YEAR = Sides(KERINCI, KERINCI, 1)
cells = st.text(st.sampled_from("aB 1.,;\n(é<>2025§#✓"), max_size=30)


class TestMask:
    """The unit's own name is the same sign in every plan."""

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("SK KPU Kabupaten {}", id="as it is"),
            pytest.param("SK KPU KABUPATEN {}.", id="capitals"),
            pytest.param("Sekretariat Kab. {}, lantai 2", id="abbreviated"),
            pytest.param("Komisi Pemilihan Umum Kabupaten\n{}", id="over a line"),
            pytest.param("Disampaikan ke KPU Provinsi Jambi oleh {}", id="with the office above"),
        ],
    )
    def test_texts_of_two_units_that_differ_by_their_name_are_equal(self, text: str) -> None:
        one, other = text.format("Kerinci"), text.format("Muaro Jambi")
        assert KERINCI.text(one) == MUARO.text(other)
        assert KERINCI.text(one) != KERINCI.text(other)

    def test_the_office_above_is_another_sign(self) -> None:
        """Although its place is a part of the unit's own."""
        assert "kpu ¤ dan kpu §" == MUARO.text("KPU Provinsi Jambi dan KPU Kabupaten Muaro Jambi")

    def test_a_unit_without_a_place_is_masked_by_its_whole_name(self) -> None:
        assert "laporan §" == mask("Inspektorat Utama").text("Laporan Inspektorat Utama")

    def test_a_part_of_a_word_is_no_name(self) -> None:
        assert "kerincian dan sekerinci" == KERINCI.text("Kerincian dan sekerinci")

    def test_a_name_of_signs_alone_masks_nothing(self) -> None:
        assert "a" == mask("***").text("a")

    def test_hidden_text_keeps_what_was_written(self) -> None:
        assert "SK KPU …, 2025" == KERINCI.hidden("SK KPU  Kabupaten Kerinci, 2025")

    def test_years_are_masked_and_found(self) -> None:
        assert "laporan # dan #" == KERINCI.text("Laporan 2024 dan 2025")
        assert (2024, 2025) == years("Laporan 2024 dan 2025, Nomor 12025 Tahun 20255")

    def test_a_tick_is_not_nothing(self) -> None:
        assert KERINCI.text("✓") != KERINCI.text("-")


class TestAlike:
    """What is no change."""

    @pytest.mark.parametrize(
        ("before", "after", "sides", "expected"),
        [
            pytest.param("Laporan monev.", "laporan  MONEV", SAME, True, id="case and signs"),
            pytest.param("1. Rapat", "Rapat", SAME, True, id="list number"),
            pytest.param("Laporan 2025", "Laporan 2026", SAME, False, id="year, same plan year"),
            pytest.param("Laporan 2025", "Laporan 2026", NEXT_YEAR, True, id="year moved on"),
            pytest.param("UU 30 Tahun 2002", "UU 30 Tahun 2002", NEXT_YEAR, True, id="a law"),
            pytest.param("Laporan 2025", "Laporan 2027", NEXT_YEAR, False, id="moved too far"),
            pytest.param("", "✓", SAME, False, id="a tick"),
            pytest.param("", " - ", SAME, True, id="a dash"),
        ],
    )
    def test_alike(self, before: str, after: str, sides: Sides, expected: bool) -> None:  # noqa: FBT001 - a case
        assert expected is alike(before, after, sides)

    def test_units_name_themselves(self) -> None:
        sides = Sides(KERINCI, MUARO)
        assert alike("SK KPU Kabupaten Kerinci", "SK KPU Kabupaten Muaro Jambi", sides)

    def test_a_year_left_behind_is_told_and_that_of_a_law_is_not(self) -> None:
        text = "Juni 2025 menurut UU 30 Tahun 2002"
        assert (2025,) == left_behind(text, text, NEXT_YEAR, 2025)
        assert () == left_behind(text, text, SAME, 2025)

    @given(cells, cells)
    def test_alike_is_the_same_from_both_sides(self, one: str, other: str) -> None:
        there = alike(one, other, NEXT_YEAR)
        assert there is alike(other, one, Sides(KERINCI, KERINCI, -1))
        assert alike(one, one, NEXT_YEAR)


class TestPieces:
    """Both cells as one text."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            pytest.param(
                "Januari minggu ke-2 2025",
                "Maret 2025",
                [("dropped", "Januari minggu ke-2"), ("added", "Maret"), ("same", "2025")],
                id="replaced",
            ),
            pytest.param("", "Juni", [("added", "Juni")], id="new"),
            pytest.param("Juni", "", [("dropped", "Juni")], id="gone"),
            pytest.param(
                "Laporan 2024; foto",
                "laporan 2026; foto",
                [("same", "laporan"), ("dropped", "2024;"), ("added", "2026;"), ("same", "foto")],
                id="year",
            ),
            pytest.param("✓", "", [("dropped", "✓")], id="sign"),
            pytest.param("a; b", "a b", [], id="punctuation alone"),
        ],
    )
    def test_words(self, before: str, after: str, expected: list[tuple[str, str]]) -> None:
        assert expected == [tuple(piece) for piece in pieces(before, after, SAME)]

    def test_a_year_that_moved_on_is_shown_as_it_is_now(self) -> None:
        made = pieces("Maret 2025", "April 2026", NEXT_YEAR)
        expected = (Piece("dropped", "Maret"), Piece("added", "April"), Piece("same", "2026"))
        assert expected == made

    def test_a_very_long_change_is_not_taken_apart(self) -> None:
        before = " ".join(f"a{n}" for n in range(2000))
        after = " ".join(f"b{n}" for n in range(2000))
        assert ["dropped", "added"] == [piece.kind for piece in pieces(before, after, SAME)]

    @given(cells, cells)
    def test_nothing_written_is_lost(self, before: str, after: str) -> None:
        """What was dropped and stayed makes the text before; added and stayed the one after."""
        made = pieces(before, after, SAME)
        if not made:
            return
        kept = "".join(piece.text for piece in made if piece.kind != "dropped")
        assert "".join(after.split()) == "".join(kept.split())
        for piece in made:
            if piece.kind == "dropped":
                assert piece.text in " ".join(before.split())
