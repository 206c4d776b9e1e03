"""HTML pages to paragraphs and tables: what a browser shows, with its place, and nothing else."""

from __future__ import annotations

import html
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.document import Document, Paragraph, Table
from zicheck.errors import InputError
from zicheck.importing import import_file
from zicheck.readers import fold
from zicheck.readers.html import MAX_ATTRIBUTES, MAX_CELLS, MAX_TAGS, read_html


def read(page: str) -> Document:
    return read_html(page.encode(), "a.html")


def shown(page: str) -> list[object]:
    """Paragraphs as texts, tables as rows of cells: `<` goes on from the left, `^` from above."""
    found: list[object] = []
    for block in read(page).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found.append(
                [
                    [_sign(c.merged, across=c.across) or c.text for c in row.cells]
                    for row in block.rows
                ]
            )
    return found


def _sign(merged: bool, *, across: bool) -> str:  # noqa: FBT001 - as the cell has it
    return ("<" if across else "^") if merged else ""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a<p>b<br>c</p>d", ["a", "b c", "d"]),
        ("<h1>A &amp; B&nbsp;&radic;</h1><ul><li>x<li>y</ul>", ["A & B √", "x", "y"]),
        ("<title>t</title><style>p{}</style><script>if (a<b) '<p>no</p>'</script><p>x", ["x"]),
        ("<noscript><p>no</noscript><template><p>no</template><p>yes", ["yes"]),
        ('<p hidden>no</p><div style="display: none"><p>no</p></div><p>yes', ["yes"]),
        ("<p>a <del>old</del><ins>new</ins></p><!-- no -->", ["a new"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [[["a", "b"], ["c", ""]]]),
        ("<table><tr><td colspan=3>a<tr><td>b<td>c<td>d</table>", [[["a", "<", "<"], ["b", "c", "d"]]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [[["a", "b"], ["^", "c"]]]),
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
         [[["a", "b"], ["^", "c"], ["^", "d"]]]),
        ("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>",
         [[["a", "<", "b"], ["^", "<", "c"]]]),
        ("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", [[["a", "b"], ["c", "^"]]]),
        ("<table><tr><td>a<td>b<tr style='display:none'><td>no<td>no<tr><td>c<td>d</table>",
         [[["a", "b"], ["c", "d"]]]),
        ("<table><tr><th>a<td hidden>no<td>b<td><p>c<p>d<ul><li>e</ul></table>", [[["a", "b", "c d e"]]]),
        ("<table><tbody hidden><tr><td>x<td>y</tbody><tr><td>a<td>b</table>", [[["a", "b"]]]),
        ("<table hidden><tr><td>a<td>b</table><p>x", ["x"]),
        ("<table><tr><td>a<td>b<table><tr><td>c<td>d</table>e<td>f</table>", [[["a", "b c d e", "f"]]]),
        ("<table><tr><td><p>x<table><tr><td>a<td>b<td>c</table><p>y</table>", ["x", [["a", "b", "c"]], "y"]),
        ("<table><caption>Judul</caption><tr><td>a<td>b</table>", ["Judul", [["a", "b"]]]),
        ("<table><tr><td><input type=checkbox checked><td><input type=checkbox></table>", [[["☑", "☐"]]]),
        ("<table><tr><td>a<td>b", [[["a", "b"]]]),
        ("</table></td><p>x</div>", ["x"]),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;", ["<script>alert(1)</script>"]),
        ("<svg><text>no</text></svg><p>x", ["x"]),
        ("<div style='display:none'><table><tr><td>no</table></div><table><tr><td>a<td>b</table>", [[["a", "b"]]]),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_shown(page: str, expected: list[object]) -> None:
    assert expected == shown(page)


def test_places_are_lines_and_columns() -> None:
    document = read("<p>a\n<p>b\n<table>\n <tr><td>c<td>d\n <tr><td>e<td>f</table>")
    assert [1, 2, 4] == [block.place.line for block in document.blocks]
    table = document.blocks[2]
    assert isinstance(table, Table)
    cell = table.rows[1].cells[1]
    assert (5, 11, 1, 2) == (cell.place.line, cell.place.column, cell.place.table, cell.place.row)


def test_hidden_rows_are_told() -> None:
    (note,) = read("<table><tr hidden><td>a<td>b<tr><td>a<td>b</table>").notes
    assert "1 baris" in note.id


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("<p>Café".encode("utf-8-sig"), id="bom"),
        pytest.param("<p>Café".encode("utf-16"), id="utf-16"),
        pytest.param('<meta charset="iso-8859-1"><p>Café'.encode("latin-1"), id="latin"),
        pytest.param("<meta charset=windows-1252><p>Café".encode("cp1252"), id="windows"),
    ],
)
def test_the_encoding_is_the_one_the_page_names(data: bytes) -> None:
    assert ["Café"] == [b.text for b in read_html(data, "a").blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b" \n", "kosong"),
        (b"<p>\xff\xfe\xfa", "UTF-8"),
        (b"<meta charset=klingon><p>x", "klingon"),
        (b"<p>\0", "byte nol"),
        (b"<table>" * 200, "terlalu dalam"),
        (b"<table>" + b"<tr><td colspan=200>" * (MAX_CELLS // 200 + 2), "melebihi"),
        (b"<p>" * (MAX_TAGS + 1), "400000 tag"),
        (b"<a " + b"b " * MAX_ATTRIBUTES + b">", "100000 bagian"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read_html(data, "a.html")
    (problem,) = caught.value.problems
    assert word in problem.text.id
    assert problem.place.file == "a.html"


@pytest.mark.parametrize(
    "rest", ["<td cla", "<!-- catatan", "</", "<a href='x", "<![CDATA[x", "<script>let a = 1"]
)
def test_what_a_page_does_not_finish_is_left_out(rest: str) -> None:
    """As browsers do; the text before it stays."""
    assert ["Harga < 5 juta"] == shown(f"<p>Harga &lt; 5 juta{rest}")


def test_elements_that_lie_too_deep_are_taken_for_open() -> None:
    assert ["dalam luar"] == shown("<p>" + "<b>" * 1000 + "dalam" + "</b>" * 1000 + " luar")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = "<link rel=stylesheet href=http://x/y.css><img src=http://x/y.png><iframe src=http://x></iframe><p>a"
    assert ["a"] == shown(page)


_texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.lists(_texts, min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_is_written_as_cells_is_read_as_cells(rows: list[list[str]]) -> None:
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    (table,) = read(f"<table>{body}</table>").blocks
    assert isinstance(table, Table)
    width = max(map(len, rows))
    expected = [[fold(text) for text in row] + [""] * (width - len(row)) for row in rows]
    assert expected == [[cell.text for cell in row.cells] for row in table.rows]


@given(st.lists(st.sampled_from(
    ("<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<p>",
     "</p>", "a", "<div hidden>", "</div>", "<script>", "</script>", "<li>", "<th>", "<tbody>", "<caption>")
), max_size=40))  # fmt: skip
def test_any_tags_are_read_and_every_row_is_as_wide(tags: list[str]) -> None:
    for block in read("x" + "".join(tags)).blocks:
        if isinstance(block, Table):
            assert len({len(row.cells) for row in block.rows}) == 1


def test_a_page_of_a_plan_is_imported(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "a.html"
    path.write_text(
        "<p>RENCANA AKSI KPU KOTA A TAHUN 2026<table><tr><th>NO<th>KEGIATAN<th>OUTPUT<th>WAKTU"
        "<tr><td>1<td>Rapat<td>SK<td>Mei</table>",
        encoding="utf-8",
    )
    (row,) = import_file(path).plan.kegiatan
    assert (row.langkah_aksi, row.bukti, row.target_waktu) == ("Rapat", "SK", "Mei")
