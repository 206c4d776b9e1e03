"""Plain text and Markdown as a Document: what is joined, what stays apart, and where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.document import Document, Paragraph, Table
from zicheck.errors import InputError
from zicheck.places import Place
from zicheck.readers import fold, join
from zicheck.readers.text import MAX_CELLS, MAX_LINES, plain, read_text

LONG = "5. Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 9"


def read(text: str) -> Document:
    return read_text(text.encode(), "a.txt")


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if isinstance(block, Paragraph)]


def tables(text: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in read(text).blocks
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("satu\ndua\n  tiga\n", ["satu dua tiga"], id="hard wrapped"),
        pytest.param("Satu.\n\nDua.\n", ["Satu.", "Dua."], id="blank line"),
        pytest.param("Undang-\nUndang Nomor 7", ["Undang-Undang Nomor 7"], id="hyphen at break"),
        pytest.param("Undang- Undang", ["Undang- Undang"], id="hyphen and space as printed"),
        pytest.param("Januari -\nMaret", ["Januari - Maret"], id="dash at break"),
        pytest.param("- a. satu;\n - b. dua", ["a. satu;", "b. dua"], id="bullets of a converter"),
        pytest.param("1. satu\n2. dua\n10. tiga", ["1. satu", "2. dua", "10. tiga"], id="numbers"),
        pytest.param("huruf (1) dan\n(2) saja", ["huruf (1) dan (2) saja"], id="wrapped, no item"),
        pytest.param("Nomor\n6109) ada", ["Nomor 6109) ada"], id="number, no item"),
        pytest.param("KESATU : a.\nKEDUA : b.", ["KESATU : a.", "KEDUA : b."], id="labels"),
        pytest.param("RI\nNomor : 10", ["RI Nomor : 10"], id="a number is no label"),
        pytest.param("# Satu\ndua tiga", ["Satu", "dua tiga"], id="heading"),
        pytest.param("1. BAB SATU\nIni isi bab yang satu.", ["1. BAB SATU", "Ini isi bab yang satu."],
                     id="title in capitals"),
        pytest.param("**A  \nB**", ["A B"], id="bold over lines"),
        pytest.param("Satu.\n---\nDua.", ["Satu.", "Dua."], id="rule"),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(text: str, expected: list[str]) -> None:
    assert expected == paragraphs(text)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        pytest.param("upaya membangun zona", "integritas kita.", True, id="lower case"),
        pytest.param(LONG, "- Tahun 2023 tentang Evaluasi;", True, id="capital behind long line"),
        pytest.param("8. Peraturan Presiden tentang", "Grand Design;", True, id="open end"),
        pytest.param("MENETAPKAN : KEPUTUSAN DAN", "WILAYAH TAHUN 2025.", True, id="capitals"),
        pytest.param(f"{LONG} Undang-", "- Undang Nomor 7;", True, id="inside a word"),
        pytest.param("Latar Belakang", "Zona Integritas adalah", False, id="title"),
        pytest.param("KETUA KPU KOTA CONTOH,", "ttd.", False, id="signature"),
        pytest.param("Selesai.", "lalu mulai", False, id="full stop"),
        pytest.param(LONG, "LAMPIRAN", False, id="title behind open sentence"),
        pytest.param(LONG, "6. Peraturan", False, id="next item"),
        pytest.param(f"- {LONG[3:]}", "- Melatih pegawai", False, id="two bullets"),
    ],
)
def test_a_page_break_inside_a_sentence(before: str, after: str, whole: bool) -> None:  # noqa: FBT001
    for gap in ("\n\n", "\n\n- 3 -\n\n", "\n\njdih.contoh.go.id/x\n\n", "\n\f"):
        found = paragraphs(f"{before}{gap}{after}")
        assert (1 if whole else 2) == len(found), gap
    if whole:
        assert "Undang-Undang" in found[0] or f"{before} {after.removeprefix('- ')}" == found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>I</b> <i>role model</i>", "I role model"),
        ("a;<br>b<br/>c", "a; b c"),
        ("*tag* 2*3*4 **x**y", "tag 2*3*4 xy"),
        (r"1\. a \| b", "1. a | b"),
        ("A &amp; B&nbsp;C <link>", "A & B C <link>"),
        ("_miring_ dan nama_berkas_x", "miring dan nama_berkas_x"),
        ("____", "____"),
    ],
)
def test_marks_of_the_layout_go(text: str, expected: str) -> None:
    assert expected == plain(text)


def test_pipe_tables_keep_their_cells() -> None:
    text = "| A | B \\| C |\n|---|:-:|\n| 1 |  |\n| 2 | dua\nbaris |\nsetelah"
    assert tables(text) == [[["A", "B | C"], ["1", ""], ["2", "dua baris"]]]
    assert paragraphs(text) == ["setelah"]


def test_pipe_tables_need_no_outer_pipes() -> None:
    assert tables("A | B\n--|--\n1 | 2\n") == [[["A", "B"], ["1", "2"]]]
    assert tables("1 | Tim Kerja Menyusun | SK\n2 | lagi | itu\n") == []


def test_rules_without_rows_are_no_table() -> None:
    assert ["| --- | | --- |", "Sesudahnya."] == paragraphs("| --- |\n| --- |\n\nSesudahnya.")


def test_a_cell_runs_over_forty_lines_at_most() -> None:
    """What follows is text."""
    text = "| a |\n| b\n" + "c\n" * 41
    assert [[["a"], [" ".join(["b", *"c" * 40])]]] == tables(text)
    assert ["c"] == paragraphs(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a\n" * (MAX_LINES + 1), "300000 baris"),
        ("| a |\n" + "|" * (MAX_CELLS + 1), "100000 sel"),
        ("a\tb\tc\n" * (MAX_CELLS // 3 + 1), "100000 sel"),
    ],
)
def test_more_than_any_plan_is_refused(text: str, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert word in problem.text.id


def test_tab_tables_keep_empty_cells() -> None:
    text = "judul\nNO\tA\tB\n\t\tx\n1\ty\t\n\n\t\tlanjut\n\nbiasa"
    assert tables(text) == [[["NO", "A", "B"], ["", "", "x"], ["1", "y", ""]], [["", "", "lanjut"]]]
    assert paragraphs(text) == ["judul", "biasa"]


def test_a_title_row_without_its_tabs_stays_in_the_table() -> None:
    assert tables("NO\tA\tB\nII JUDUL\n1\tx\ty\nselesai") == [
        [["NO", "A", "B"], ["II JUDUL"], ["1", "x", "y"]]
    ]


def test_tabs_that_indent_are_no_table() -> None:
    text = "Menimbang\t:\ta.\tbahwa\n\tb.\tbahwa lagi\nNomor\t: 2\t\n"
    assert tables(text) == []


def test_quoted_cells_of_a_spreadsheet_may_run_over_lines() -> None:
    text = 'A\tB\tC\n1\t"dua\nbaris ""x"""\t"KPU Melayani"\n2\t"mulai\tc\n'
    assert tables(text) == [
        [["A", "B", "C"], ["1", 'dua baris "x"', '"KPU Melayani"'], ["2", '"mulai', "c"]]
    ]


def test_every_block_row_and_cell_has_its_place() -> None:
    first, table, last = read("  - a. satu\n\n| A |  B |\n|---|---|\n| 1 | 2 |\n## Dua\n").blocks
    assert Place("a.txt", 1, 5) == first.place
    assert isinstance(table, Table)
    assert Place("a.txt", 3, 3, table=1, row=1) == table.place
    assert [Place("a.txt", 5, 3, table=1, row=2), Place("a.txt", 5, 7, table=1, row=2)] == [
        cell.place for cell in table.rows[1].cells
    ]
    assert Place("a.txt", 6, 4) == last.place


def test_form_feeds_count_pages() -> None:
    document = read("satu.\n\fA\tB\tC\n1\t2\t3\n\f4\t5\t6\n")
    assert [block.place.page for block in document.blocks] == [1, 2, 3]
    assert [block.place.table for block in document.blocks] == [None, 1, 2]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"", None), (b" \n\t\n", None), (b"a\nPK\x00\x01", 2), (b"a\n\nb \xff", 3)],
)
def test_what_is_no_text_is_said_in_one_sentence(data: bytes, line: int | None) -> None:
    with pytest.raises(InputError) as caught:
        read_text(data, "a.txt")
    (problem,) = caught.value.problems
    assert ("a.txt", line) == (problem.place.file, problem.place.line)
    assert problem.text.id
    assert problem.text.en


def test_marked_and_windows_texts_are_read() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        document = read_text("satu\r\ndua.\r\rTiga".encode(encoding), "a.txt")
        assert [getattr(block, "text", "") for block in document.blocks] == ["satu dua.", "Tiga"]


@given(st.text(alphabet='ab.,-#*_|\t\n\f" \\<>:1IV&;', max_size=200))
def test_no_text_is_lost_or_refused(text: str) -> None:
    letters = [char for char in text if char.isalnum()]
    if not text.strip():
        return
    words = [
        char
        for block in read(text).blocks
        for part in (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row.cells]
        )
        for char in part
        if char.isalnum()
    ]
    kept = [char for char in words if char in "abIV"]
    tags = text.count("<")  # `<b>` and `&amp;` are marks of the layout
    if not tags and "&" not in text:
        assert [char for char in letters if char in "abIV"] == kept


def test_halves_are_joined_as_the_layout_broke_them() -> None:
    assert join("Undang-", "Undang", "", "baru") == "Undang-Undang baru"
    assert join("2020-", "2024", "ke-", "2") == "2020-2024 ke-2"
    assert fold(" a\u00a0 \u200bb\n") == "a b"
