"""Word documents as a Document: what is read, what is left out, and where it stood."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from officefiles import p, tbl, tc, tr, word

from zicheck.document import Document, Paragraph, Table
from zicheck.places import Place
from zicheck.readers import fold
from zicheck.readers.docx import read_docx


def read(body: str, **more: str) -> Document:
    return read_docx(word(body, **more), "a.docx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(document: Document) -> list[list[str]]:
    """The cells of all tables; a merged one shows as `^` or, beside its first one, as `<`."""
    return [
        [("<" if cell.across else "^") if cell.merged else cell.text for cell in row.cells]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def cell(inner: str) -> str:
    """What the only cell of a table reads as."""
    return rows(read(tbl(tr(tc(inner)))))[0][0]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


# text


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        pytest.param(run("<w:t>a</w:t><w:tab/><w:t>b</w:t>"), "a b", id="tab"),
        pytest.param(run("<w:t>Undang-</w:t><w:br/><w:t>Undang</w:t>"), "Undang-Undang", id="break"),
        pytest.param(p("satu") + p() + p("dua"), "satu dua", id="paragraphs"),
        pytest.param(run("<w:t>ZI</w:t><w:noBreakHyphen/><w:t>WBK</w:t>"), "ZI-WBK", id="hyphen"),
        pytest.param(run("<w:t>ko</w:t><w:softHyphen/><w:t>ta</w:t>"), "kota", id="soft hyphen"),
        pytest.param(run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓", id="tick"),
        pytest.param(
            run('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t>'), "✓", id="tick font"
        ),
        pytest.param(run('<w:sym w:font="Aneh" w:char="F041"/>'), "•", id="unknown sign"),
        pytest.param(run('<w:sym w:font="Aneh" w:char="zz"/>'), "", id="no sign"),
        pytest.param(
            run("<w:t>a</w:t><w:instrText>PAGE</w:instrText><w:t>1</w:t>"), "a1", id="field"
        ),
        pytest.param(
            "<w:p><w:hyperlink><w:r><w:t>tautan</w:t></w:r></w:hyperlink></w:p>", "tautan", id="link"
        ),
        pytest.param(
            "<w:p><w:ins><w:r><w:t>baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText>"
            "</w:r></w:del></w:p>",
            "baru",
            id="tracked",
        ),
        pytest.param(
            "<w:p><w:moveFrom><w:r><w:t>sini</w:t></w:r></w:moveFrom></w:p>"
            "<w:p><w:moveTo><w:r><w:t>sana</w:t></w:r></w:moveTo></w:p>",
            "sana",
            id="moved",
        ),
        pytest.param(
            p("Men", "<w:rPr><w:del/></w:rPr>") + p("yusun"), "Menyusun", id="deleted mark"
        ),
        pytest.param(
            "<w:sdt><w:sdtPr/><w:sdtContent>" + p("isian") + "</w:sdtContent></w:sdt>",
            "isian",
            id="content control",
        ),
        pytest.param(
            run("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r>"
                "</w:rubyBase></w:ruby>"),
            "y",
            id="ruby",
        ),
        pytest.param(tbl(tr(tc("SK"), tc("2025")), tr(tc("Foto"))), "SK 2025 Foto", id="nested"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_it_prints(inner: str, expected: str) -> None:
    assert expected == cell(inner)


def test_a_text_box_is_read_once_and_where_it_stands() -> None:
    box = "<w:txbxContent>" + p("kotak") + "</w:txbxContent>"
    twice = (
        "<w:p><w:r><w:t>dulu</w:t></w:r><w:r><w:AlternateContent><w:Choice><w:drawing>"
        f"<w:x>{box}</w:x></w:drawing></w:Choice><w:Fallback><w:pict>{box}</w:pict></w:Fallback>"
        "</w:AlternateContent></w:r></w:p>"
    )
    assert ["dulu", "kotak", "lalu"] == texts(read(twice + p("lalu")))
    assert "dulu kotak" == cell(twice)


def test_what_is_hidden_is_left_out_and_told() -> None:
    unseen = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r></w:p>"
    document = read(
        p("judul")
        + unseen
        + tbl(tr(tc("a")), tr(tc("b"), properties="<w:hidden/>"), tr(tc(unseen)))
        + "<w:altChunk/>"
    )
    assert [["a"], [""]] == rows(document)
    said = "\n".join(note.id for note in document.notes)
    assert "2 bagian teks tersembunyi tidak dimuat (pertama: paragraf 2)" in said
    assert "1 baris tabel tersembunyi" in said
    assert "1 dokumen lain yang disisipkan" in said


def test_tracked_changes_and_footnotes_are_told_with_their_first_place() -> None:
    gone = "<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>"
    marked = run("<w:t>SK</w:t><w:footnoteReference/>")
    document = read(tbl(tr(tc("a")), tr(tc(gone)), tr(tc("x"), properties="<w:del/>")) + marked)
    assert [["a"], [""]] == rows(document)
    assert ["SK"] == texts(document)
    said = "\n".join(note.id for note in document.notes)
    assert "1 catatan kaki tidak dimuat (pertama: paragraf" in said
    assert "2 bagian yang dihapus" in said


def test_macros_are_told_and_not_unpacked() -> None:
    document = read(p("a"), **{"word/vbaProject.bin": "x"})
    assert ["Makro dalam berkas ini tidak dibaca dan tidak dijalankan"] == [
        note.id.partition(";")[0] for note in document.notes
    ]


# tables

DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def span(number: int) -> str:
    return f'<w:gridSpan w:val="{number}"/>'


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param([tr(tc("a", span(2)), tc("b"))], [["a", "<", "b"]], id="across"),
        pytest.param(
            [tr(tc("a", DOWN), tc("b")), tr(tc("x", ON), tc("c"))], [["a", "b"], ["^", "c"]],
            id="down: what stands in a covered cell is not printed",
        ),
        pytest.param(
            [tr(tc("a", DOWN + span(2)), tc("b")), tr(tc("", ON + span(2)), tc("c"))],
            [["a", "<", "b"], ["^", "<", "c"]],
            id="both",
        ),
        pytest.param([tr(tc("a", ON), tc("b"))], [["a", "b"]], id="nothing above"),
        pytest.param(
            [tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("x", "<w:hMerge/>"), tc("b"))],
            [["a", "<", "b"]],
            id="across in old files",
        ),
        pytest.param(
            [tr(tc("a"), tc("b")), tr(tc("c"), properties='<w:gridBefore w:val="1"/>')],
            [["a", "b"], ["", "c"]],
            id="begins later",
        ),
        pytest.param(
            [tr(tc("a"), properties='<w:gridAfter w:val="2"/>')], [["a", "", ""]], id="ends early"
        ),
    ],
)  # fmt: skip
def test_every_grid_column_has_a_cell(table: list[str], expected: list[list[str]]) -> None:
    assert expected == rows(read(tbl(*table)))


def test_slivers_of_columns_are_no_columns() -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (2000, 30, 2000, 2000))
    table = (
        f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>"
        + tr(tc("A", span(2)), tc("B"), tc("C"))
        + tr(tc("a"), tc("b", span(2)), tc("c"))
        + "</w:tbl>"
    )
    assert [["A", "B", "C"], ["a", "b", "c"]] == rows(read(table))


def test_a_table_that_frames_the_page_gives_what_it_frames() -> None:
    inner = tbl(tr(tc("a"), tc("b"), tc("c")))
    document = read(tbl(tr(tc(p("judul") + inner + p()))))
    assert ["judul"] == texts(document)
    assert [["a", "b", "c"]] == rows(document)


def test_places_count_tables_rows_and_columns() -> None:
    document = read(p("satu") + tbl(tr(tc("a", span(2)), tc("b"))) + tbl(tr(tc("c"))) + p("dua"))
    first, one, two, last = document.blocks
    assert Place("a.docx", paragraph=1) == first.place
    assert isinstance(one, Table)
    assert Place("a.docx", table=1, row=1, column=3) == one.rows[0].cells[2].place
    assert Place("a.docx", table=2) == two.place
    assert Place("a.docx", paragraph=2) == last.place


# automatic numbers


def lvl(level: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    + lvl(0, "upperRoman", "%1.")
    + lvl(1, "lowerLetter", "%2)")
    + lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + lvl(0, "bullet", "x", '<w:pStyle w:val="Butir"/>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Butir"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Butir"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Putar"><w:basedOn w:val="Putar"/></w:style>'
)


def item(text: str, number: int = 1, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, numbered)


def numbered(*paragraphs: str) -> list[str]:
    """The paragraphs, each in a cell of its own."""
    table = tbl(*(tr(tc(paragraph)) for paragraph in paragraphs))
    return [row[0] for row in rows(read(table, numbering=LISTS, styles=STYLES))]


def test_lists_are_counted_as_word_counts() -> None:
    assert ["I. a", "a) b", "b) c", "1.2.1 d", "II. e", "a) f"] == numbered(
        item("a"), item("b", 1, 1), item("c", 1, 1), item("d", 1, 2), item("e"), item("f", 1, 1)
    )


@pytest.mark.parametrize(
    ("legal", "expected"),
    [
        ("<w:isLgl/>", "1.1 b"),
        ('<w:isLgl w:val="on"/>', "1.1 b"),
        ('<w:isLgl w:val="off"/>', "I.1 b"),
        ('<w:isLgl w:val="0"/>', "I.1 b"),
        ("", "I.1 b"),
    ],
)
def test_roman_levels_are_counted_in_digits_only_where_word_does(legal: str, expected: str) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="1">'
        + lvl(0, "upperRoman", "%1.")
        + lvl(1, "decimal", "%1.%2", legal)
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    table = tbl(tr(tc(item("a"))), tr(tc(item("b", 1, 1))))
    assert ["I. a", expected] == [row[0] for row in rows(read(table, numbering=lists))]


def test_a_list_may_start_anew_once() -> None:
    assert ["I. a", "V. b", "VI. c"] == numbered(item("a"), item("b", 3), item("c", 3))


def test_an_empty_cell_may_hold_nothing_but_its_number() -> None:
    assert ["I.", "II."] == numbered(item(""), item(""))


def test_numbers_come_from_styles_too() -> None:
    own, heir, circle = (
        p("a", f'<w:pStyle w:val="{name}"/>') for name in ("Butir", "Anak", "Putar")
    )
    assert ["• a", "• a", "a"] == numbered(own, heir, circle)
    assert ["", "a"] == numbered(p("", '<w:pStyle w:val="Butir"/>'), item("a", 9))


def test_paragraphs_of_the_text_have_numbers_and_no_bullets() -> None:
    body = item("satu") + p("dua", '<w:pStyle w:val="Butir"/>')
    assert ["I. satu", "dua"] == texts(read(body, numbering=LISTS, styles=STYLES))


# whatever the texts

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=30
)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_python_docx_writes_is_read_back(texts: list[list[str]]) -> None:
    document = docx.Document()
    table = document.add_table(len(texts), 3)
    for row, cells in zip(table.rows, texts, strict=True):
        for written, text in zip(row.cells, cells, strict=True):
            written.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    assert [[fold(text) for text in cells] for cells in texts] == rows(
        read_docx(buffer.getvalue(), "a.docx")
    )


@st.composite
def grids(draw: st.DrawFn) -> list[list[tuple[int, bool]]]:
    """Rows of cells on a grid of six columns: the span of each, and whether it goes on above."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        left, cells = 6, []
        while left:
            width = draw(st.integers(1, left))
            cells.append((width, draw(st.booleans())))
            left -= width
        made.append(cells)
    return made


@given(grids())
def test_every_row_is_as_wide_as_the_grid(grid: list[list[tuple[int, bool]]]) -> None:
    table = tbl(
        *(tr(*(tc("x", span(width) + (ON if on else "")) for width, on in cells)) for cells in grid)
    )
    found = rows(read(table))
    assert {6} == {len(row) for row in found}
    firsts = [
        [row[sum(width for width, _ in cells[:at])] for at in range(len(cells))]
        for row, cells in zip(found, grid, strict=True)
    ]
    assert all(mark in ("x", "^") for marks in firsts for mark in marks)
    assert all(mark == "x" for mark in firsts[0])
