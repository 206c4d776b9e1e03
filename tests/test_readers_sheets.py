"""Workbooks as a Document: what each sheet shows, what is left out, and where it stood."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from officefiles import ods, workbook

from zicheck.document import Document, Paragraph, Table
from zicheck.places import Place
from zicheck.readers import fold
from zicheck.readers.numberformat import BUILTIN, shown
from zicheck.readers.ods import read_ods
from zicheck.readers.sheet import Sheet, named, sheet_blocks
from zicheck.readers.xlsx import read_xlsx


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    """The cells of each table; a merged one shows as `^` or, beside its first one, as `<`."""
    return [
        [
            [("<" if cell.across else "^") if cell.merged else cell.text for cell in row.cells]
            for row in block.rows
        ]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def laid_out(*rows: str, **more: list[tuple[int, ...]]) -> Document:
    """A sheet of these rows, cells parted by `|`; an empty row is blank."""
    sheet = Sheet("RA", **more)  # type: ignore[arg-type]
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row.split("|"), 1):
            if text:
                sheet.put(at, column, text, hidden=text.startswith("!"))
    return Document("a.xlsx", tuple(sheet_blocks(sheet, "a.xlsx")))


# what a number shows as


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        (1, "General", "1"),
        (2.5, "General", "2.5"),
        (1234567.0, "#,##0", "1234567"),
        (0.75, "0%", "75%"),
        (0.125, "0.0%", "12.5%"),
        (3, '0"."', "3."),
        (2, '"TW "0', "TW 2"),
        (4, r"0\ \k\a\l\i", "4 kali"),
        (5, '0.00;[Red]-0.00;"nol"', "5.00"),
        (45658, "mmm-yy", "Januari 2025"),
        (45658, "[$-421]mmmm yyyy;@", "Januari 2025"),
        (45688, "dd/mm/yyyy", "31 Januari 2025"),
        (45688, BUILTIN[14], "31 Januari 2025"),
        (45688.5, "d mmm yy hh:mm", "31 Januari 2025"),
        (0.5, "h:mm", "12.00"),
        (45658, "yyyy", "2025"),
        (45658, "d-mmm", "1 Januari"),
        (59, "d mmmm yyyy", "28 Februari 1900"),
        (61, "d mmmm yyyy", "1 Maret 1900"),
        (-1, "d mmmm yyyy", "-1"),
        (9e9, "yyyy", "9000000000"),
        (7, '"hanya kata"', "7"),
    ],
)
def test_a_number_reads_as_its_cell_shows_it(number: float, code: str, expected: str) -> None:
    assert expected == shown(number, code)


def test_old_workbooks_count_from_1904() -> None:
    assert "2 Januari 1904" == shown(1, "d mmmm yyyy", since_1904=True)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_any_format_shows_something(number: float, code: str) -> None:
    assert isinstance(shown(number, code), str)


# rows to titles and tables


def test_rows_above_the_first_full_row_are_titles() -> None:
    document = laid_out("RENCANA AKSI", "", "Unit:|KPU", "NO|A|B", "1|x|y", "II SEKSI", "2|x|y")
    assert ["RENCANA AKSI"] == texts(document)[:1]
    assert [["NO", "A", "B"], ["1", "x", "y"], ["II SEKSI", "", ""], ["2", "x", "y"]] == tables(
        document
    )[0][-4:]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["N|A|B", "1|a|b", "", "II X", "2|a|b"], [4], id="blank between areas"),
        pytest.param(["N|A|B", "1|a|b", "", "", "N|C|D", "1|a|b"], [2, 2], id="several blank rows"),
        pytest.param(["M|:|a", "", "N|A|B|C", "1|a|b|c"], [1, 2], id="fuller behind a blank row"),
    ],
)
def test_blank_rows_part_tables_only_at_times(rows: list[str], expected: list[int]) -> None:
    assert expected == [len(table) for table in tables(laid_out(*rows))]


def test_what_follows_a_table_at_a_distance_is_text() -> None:
    document = laid_out("N|A|B", "1|a|b", "", "", "||Contoh, 5 Januari 2026", "||KETUA")
    assert ["Contoh, 5 Januari 2026", "KETUA"] == texts(document)


def test_columns_that_hold_nothing_are_no_columns() -> None:
    assert [[["N", "A", "B"], ["1", "a", "b"]]] == tables(laid_out("|N||A|B", "|1||a|b"))


def test_a_merged_range_shows_in_its_first_visible_cell() -> None:
    document = laid_out(
        "N|A|B", "!1|!x|!y", "2||z", "3||z", merges=[(2, 2, 4, 2)], hidden_columns=[(9, 9)]
    )
    assert [[["N", "A", "B"], ["2", "!x", "z"], ["3", "^", "z"]]] == tables(document)


def test_a_range_merged_both_ways_tells_above_from_beside() -> None:
    document = laid_out("N|A|B", "1|x|q", "2||q", "3|c|b", merges=[(2, 2, 3, 3)])
    assert [["N", "A", "B"], ["1", "x", "<"], ["2", "^", "<"], ["3", "c", "b"]] == tables(document)[
        0
    ]


def test_places_name_sheet_and_cell() -> None:
    (table,) = laid_out("", "|N|A|B").blocks
    assert isinstance(table, Table)
    assert Place("a.xlsx", row=2, sheet="RA", cell="C2") == table.rows[0].cells[1].place


@given(st.integers(1, 16_384))
def test_columns_are_named_as_spreadsheets_do(column: int) -> None:
    from openpyxl.utils import get_column_letter

    assert get_column_letter(column) == named(column)


# Excel


def read(data: bytes) -> Document:
    return read_xlsx(data, "a.xlsx")


STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="mmm-yy"/></numFmts>'
    '<fonts><font><name val="Calibri"/></font><font><name val="Wingdings"/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170"/><xf fontId="1"/></cellXfs>'
)
STRINGS = (
    "<si><r><t>Tim </t></r><r><t>Kerja</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b</t></si>"
)


def row_of(*cells: str) -> bytes:
    inner = "".join(cells)
    sheet = f"<sheetData><row>{inner}</row></sheetData>"
    return workbook({"RA": sheet}, STYLES, STRINGS)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param('<c t="s"><v>0</v></c>', "Tim Kerja", id="runs of a string"),
        pytest.param('<c t="s"><v>1</v></c>', "a b", id="escaped sign"),
        pytest.param('<c t="s"><v>99</v></c>', "", id="no such string"),
        pytest.param('<c t="inlineStr"><is><t>isi</t></is></c>', "isi", id="inline"),
        pytest.param('<c t="str"><f>A1</f><v>hasil</v></c>', "hasil", id="formula"),
        pytest.param('<c t="b"><v>1</v></c>', "TRUE", id="truth"),
        pytest.param('<c t="e"><v>#REF!</v></c>', "#REF!", id="error"),
        pytest.param('<c s="1"><v>45658</v></c>', "Januari 2025", id="month"),
        pytest.param('<c s="99"><v>45658</v></c>', "45658", id="no such style"),
        pytest.param('<c s="2" t="str"><v>ü</v></c>', "✓", id="tick"),
        pytest.param("<c><v>abc</v></c>", "abc", id="no number"),
        pytest.param("<c><v>1e999</v></c>", "1e999", id="too large a number"),
    ],
)
def test_a_cell_reads_as_it_shows(cell: str, expected: str) -> None:
    text = '<c t="str"><v>x</v></c>'
    found = tables(read(row_of(text, text, text, cell)))[0][0]
    assert expected == "".join(found[3:])


def test_errors_and_formulas_without_result_are_told() -> None:
    text = '<c t="str"><v>x</v></c>'
    document = read(row_of(text, text, text, '<c t="e"><v>#REF!</v></c>', "<c><f>A1</f></c>"))
    assert ["1 sel berisi galat rumus (D1)", "1 sel berisi rumus tanpa hasil tersimpan (E1)"] == [
        note.id.partition(": ")[2].partition(";")[0].partition(" dan dibaca")[0]
        for note in document.notes
    ]


def test_what_is_hidden_is_left_out_and_told() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet, gone = book.add_worksheet("RA"), book.add_worksheet("Lama")
    for at in range(4):
        sheet.write_row(at, 0, [f"a{at}", f"b{at}", f"c{at}", f"d{at}"])
        gone.write_row(at, 0, ["x", "y", "z"])
    gone.hide()
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})
    book.close()
    document = read(buffer.getvalue())
    assert [[["a0", "b0", "d0"], ["a2", "b2", "d2"], ["a3", "b3", "d3"]]] == tables(document)
    assert [
        "Lembar tersembunyi tidak dimuat: Lama",
        "Lembar RA: baris tersembunyi tidak dimuat: 2",
        "Lembar RA: kolom tersembunyi tidak dimuat: C",
    ] == [note.id.partition(";")[0] for note in document.notes]


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """A grid of texts, every one filled, and merged ranges that do not overlap."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(3, 6))
    words = st.text(
        st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=8
    )
    grid = [[draw(words) for _ in range(width)] for _ in range(height)]
    merges: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(1, height)), draw(st.integers(1, width))
        bottom, right = draw(st.integers(top, height)), draw(st.integers(left, width))
        own = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(own) > 1 and not own & taken:
            taken |= own
            merges.append((top, left, bottom, right))
    return grid, merges


@given(sheets())
def test_what_openpyxl_writes_is_read_back(
    given: tuple[list[list[str]], list[tuple[int, int, int, int]]],
) -> None:
    grid, merges = given
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for at, texts in enumerate(grid, 1):
        for column, text in enumerate(texts, 1):
            sheet.cell(at, column).value = text
            sheet.cell(at, column).data_type = "s"
    for top, left, bottom, right in merges:
        sheet.merge_cells(None, top, left, bottom, right)
    buffer = io.BytesIO()
    book.save(buffer)
    found = {
        cell.place.cell: cell
        for block in read(buffer.getvalue()).blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    }
    for at, texts in enumerate(grid, 1):
        for column, text in enumerate(texts, 1):
            covered = [m for m in merges if m[0] <= at <= m[2] and m[1] <= column <= m[3]]
            cell = found.get(f"{named(column)}{at}")
            if not covered or covered[0][:2] == (at, column):
                assert cell is None or fold(text) == cell.text
            elif cell is not None:
                assert ("", True) == (cell.text, cell.merged)


def test_text_boxes_on_a_sheet_are_titles() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.insert_textbox(0, 0, "RENCANA AKSI")
    sheet.write_row(5, 0, ["a", "b", "c"])
    sheet.insert_textbox(9, 0, "KETUA")
    book.close()
    assert ["RENCANA AKSI", "KETUA"] == texts(read(buffer.getvalue()))


# OpenDocument


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods_cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def ods_table(*rows: str, name: str = "RA", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def test_a_spreadsheet_of_opendocument_reads_alike() -> None:
    covered = "<table:covered-table-cell/>"
    document = read_ods(
        ods(
            ods_table(
                ods_row(ods_cell("N"), ods_cell("A"), ods_cell("B")),
                ods_row(
                    ods_cell("1", 'table:number-rows-spanned="2"'),
                    ods_cell("a<text:s/>b", 'table:number-columns-repeated="2"'),
                ),
                ods_row(
                    covered,
                    ods_cell("Jan 25", 'office:value-type="date" office:date-value="2025-01-01"'),
                    ods_cell("31/01/25", 'office:value-type="date" office:date-value="2025-01-31"'),
                ),
                ods_row(ods_cell("x"), more='table:visibility="collapse"'),
                ods_row(more='table:number-rows-repeated="1048000"'),
            )
            + ods_table(ods_row(ods_cell("x")), name="Lama", more='table:style-name="ta2"'),
            '<style:style style:name="ta2"><style:table-properties table:display="false"/>'
            "</style:style>",
        ),
        "a.ods",
    )
    assert [
        [["N", "A", "B"], ["1", "a b", "a b"], ["^", "Januari 2025", "31 Januari 2025"]]
    ] == tables(document)
    assert [
        "Lembar tersembunyi tidak dimuat: Lama",
        "Lembar RA: baris tersembunyi tidak dimuat: 4",
    ] == [note.id.partition(";")[0] for note in document.notes]


def test_comments_of_a_cell_are_none_of_its_text() -> None:
    noted = "a<office:annotation><text:p>b</text:p></office:annotation>"
    cells = (ods_cell(noted), ods_cell("c"), ods_cell("d"))
    assert [[["a", "c", "d"]]] == tables(read_ods(ods(ods_table(ods_row(*cells))), "a.ods"))
