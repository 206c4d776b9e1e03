"""Words and boxes to tables and paragraphs, without any file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zicheck.document import Paragraph, Table
from zicheck.readers import columns
from zicheck.readers.grid import cell_text, grid, vocabulary
from zicheck.readers.layout import document
from zicheck.readers.pages import Box, Page, Word, decode, encode, lines_of

LETTER, HEIGHT = 5.0, 10.0


def line(text: str, x: float, top: float) -> list[Word]:
    """The words of a line of text, every letter 5 points wide."""
    words = []
    for part in text.split(" "):
        if part:
            words.append(Word(part, Box(x, top, x + LETTER * len(part), top + HEIGHT)))
        x += LETTER * (len(part) + 0.5)
    return words


def page(number: int, *texts: tuple[str, float, float], cells: tuple[Box, ...] = ()) -> Page:
    words = [word for text, x, top in texts for word in line(text, x, top)]
    return Page(number, 600, 800, tuple(words), (cells,) if cells else ())


def texts(rows: list[tuple[object, ...]]) -> list[list[str]]:
    return [["^" if slot.merged else slot.text for slot in row] for row in rows]  # type: ignore[attr-defined]


def paragraphs(*pages: Page) -> list[str]:
    return [b.text for b in document(pages, "a.pdf").blocks if isinstance(b, Paragraph)]


# cells


def test_a_cell_over_several_places_is_followed_by_merged_ones() -> None:
    cells = (Box(0, 0, 100, 20), Box(0, 20, 50, 60), Box(50, 20, 100, 40), Box(50, 40, 100, 60))
    words = [*line("Judul", 5, 5), *line("Kiri", 5, 25), *line("A", 55, 25), *line("B", 55, 45)]
    found = grid(cells, words)
    assert [["Judul", "^"], ["Kiri", "A"], ["^", "B"]] == texts(found)
    assert found[0][1].across
    assert not found[2][0].across


def test_double_lines_make_no_columns_of_their_own() -> None:
    cells = (
        Box(0, 0, 50, 20),
        Box(51.5, 0, 100, 20),
        Box(0, 21.5, 50, 40),
        Box(51.5, 21.5, 100, 40),
    )
    assert [["a", "b"], ["c", "d"]] == texts(
        grid(cells, [*line("a", 5, 5), *line("b", 60, 5), *line("c", 5, 25), *line("d", 60, 25)])
    )


def test_a_hyphen_stays_in_its_line() -> None:
    (found,) = lines_of(
        [
            Word("Maret", Box(0, 0, 30, 10)),
            Word("-", Box(33, 5, 36, 6)),
            Word("Mei", Box(40, 1, 60, 10)),
        ]
    )
    assert found.text == "Maret - Mei"


@given(
    st.lists(st.floats(20, 60), min_size=1, max_size=5),
    st.lists(st.floats(14, 40), min_size=1, max_size=6),
)
def test_every_word_of_a_ruled_table_is_in_its_cell_once(
    wide: list[float], high: list[float]
) -> None:
    xs, ys = [0.0], [0.0]
    for width in wide:
        xs.append(xs[-1] + width)
    for height in high:
        ys.append(ys[-1] + height)
    cells, words = [], []
    for row in range(len(high)):
        for column in range(len(wide)):
            cells.append(Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
            words += line(f"{row}.{column}", xs[column] + 1, ys[row] + 1)
    expected = [[f"{row}.{column}" for column in range(len(wide))] for row in range(len(high))]
    assert expected == texts(grid(cells, words))


# words that a cell breaks

CELL = Box(0, 0, 60, 100)


def broken(*lines: str, known: frozenset[str] = frozenset()) -> str:
    words = [word for at, text in enumerate(lines) for word in line(text, 2, 12.0 * at)]
    return cell_text(CELL, words, known)


def test_a_word_wider_than_its_cell_is_whole_again() -> None:
    assert broken("mensosialis", "asikan") == "mensosialisasikan"
    assert broken("mensosialis", "asikan", known=frozenset({"asikan"})) == "mensosialis asikan"


def test_words_that_fit_stay_apart() -> None:
    assert broken("Menyusun", "laporan") == "Menyusun laporan"
    assert broken("Januari", "2025") == "Januari 2025"
    assert broken("mensosialis", "Asikan") == "mensosialis Asikan"
    assert broken("di kantor ka", "mi") == "di kantor ka mi"


def test_breaks_behind_hyphens_leave_no_space() -> None:
    assert broken("Undang-", "Undang", "2020-", "2024") == "Undang-Undang 2020-2024"


def test_a_drawn_space_at_the_end_of_a_line_counts() -> None:
    words = [Word("bentuk-", Box(2, 0, 37, 10), spaced=True), *line("bentuk", 2, 12)]
    assert cell_text(CELL, words) == "bentuk- bentuk"


def test_the_vocabulary_is_of_words_behind_others() -> None:
    assert vocabulary(lines_of(line("satu dua/tiga, empat", 0, 0))) == {"dua", "tiga", "empat"}


# tables without lines


HEADS = (("NO", 0.0), ("KEGIATAN", 40.0), ("BUKTI FISIK", 200.0), ("WAKTU", 360.0))


def unruled(*rows: tuple[str, str, str, str], top: float = 100.0) -> list[tuple[str, float, float]]:
    """The lines of a table; a cell's lines are parted by `/`."""
    found = []
    for row in (tuple(head for head, _ in HEADS), *rows):
        cells = [cell.split("/") for cell in row]
        for column, cell in enumerate(cells):
            found += [
                (text, HEADS[column][1], top + 12 * at) for at, text in enumerate(cell) if text
            ]
        top += 12 * max(map(len, cells)) + 8
    return found


def test_columns_without_lines_are_found_by_the_gaps() -> None:
    rows = unruled(
        ("1.", "Menyusun keputusan/tentang tim kerja", "Keputusan tim", "Januari"),
        ("2.", "Rapat bulanan semua/pegawai kantor", "Undangan dan/daftar hadir", "Februari"),
        ("3.", "Memantau kegiatan", "Laporan pemantauan", "Maret"),
    )
    (table,) = document([page(1, *rows)], "a.pdf").blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["NO", "KEGIATAN", "BUKTI FISIK", "WAKTU"],
        ["1.", "Menyusun keputusan tentang tim kerja", "Keputusan tim", "Januari"],
        ["2.", "Rapat bulanan semua pegawai kantor", "Undangan dan daftar hadir", "Februari"],
        ["3.", "Memantau kegiatan", "Laporan pemantauan", "Maret"],
    ]
    assert (table.place.page, table.place.table, table.place.row) == (1, 1, 1)


def test_paragraphs_with_labels_and_marks_are_no_table() -> None:
    lines = [
        ("Menimbang", 0.0), (":", 70.0), ("a.", 80.0),
    ]  # fmt: skip
    body = [("bahwa untuk melaksanakan ketentuan peraturan perlu disusun", 100.0)] * 12
    placed = [(text, x, 100.0) for text, x in lines]
    placed += [(text, x, 100.0 + 12 * at) for at, (text, x) in enumerate(body)]
    assert columns.find([lines_of(page(1, *placed).words)]) == [None]


# paragraphs


def test_lines_become_paragraphs_over_pages() -> None:
    first = page(1, ("Rencana ini disusun sebagai acuan bagi seluruh pegawai dalam", 50, 700))
    second = page(2, ("membangun zona integritas.", 50, 100), ("Bab berikutnya.", 50, 130))
    assert paragraphs(first, second) == [
        "Rencana ini disusun sebagai acuan bagi seluruh pegawai dalam membangun zona integritas.",
        "Bab berikutnya.",
    ]


def test_items_labels_and_titles_begin_paragraphs() -> None:
    found = paragraphs(
        page(
            1,
            ("KEPUTUSAN KEPALA KANTOR", 150, 100),
            ("NOMOR 2 TAHUN 2026", 180, 112),
            ("Menimbang : a. bahwa perlu disusun rencana;", 50, 150),
            ("b. bahwa rencana itu baik;", 120, 162),
            ("KESATU : Menetapkan rencana aksi.", 50, 174),
        )
    )
    assert found == [
        "KEPUTUSAN KEPALA KANTOR NOMOR 2 TAHUN 2026",
        "Menimbang : a. bahwa perlu disusun rencana;",
        "b. bahwa rencana itu baik;",
        "KESATU : Menetapkan rencana aksi.",
    ]


def test_heads_feet_and_page_numbers_are_left_out_and_said() -> None:
    pages = [
        page(
            n,
            (f"- {n} -", 280, 20),
            (f"Isi halaman {word}.", 50, 300),
            ("jdih.contoh.go.id", 50, 780),
        )
        for n, word in enumerate(("satu", "dua", "tiga"), 1)
    ]
    found = document(pages, "a.pdf")
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == [
        "Isi halaman satu.", "Isi halaman dua.", "Isi halaman tiga.",
    ]  # fmt: skip
    assert ["jdih.contoh.go.id" in note.id for note in found.notes] == [True]


def test_text_and_tables_come_in_reading_order_with_their_pages() -> None:
    cells = (Box(50, 100, 150, 120), Box(150, 100, 250, 120))
    found = document(
        [
            page(1, ("Sebelum tabel.", 50, 50), ("kiri", 55, 105), ("kanan", 155, 105),
                 ("Sesudah tabel.", 50, 150), cells=cells),
            page(2, ("Halaman kedua.", 50, 50)),
        ],
        "a.pdf",
    )  # fmt: skip
    assert [type(block).__name__ for block in found.blocks] == [
        "Paragraph",
        "Table",
        "Paragraph",
        "Paragraph",
    ]
    assert [block.place.page for block in found.blocks] == [1, 1, 1, 2]


def test_nothing_on_a_page_is_no_fault() -> None:
    assert document([], "a.pdf").blocks == ()
    assert document([page(1)], "a.pdf").blocks == ()


def test_a_page_survives_the_way_between_processes() -> None:
    sent = page(3, ("satu dua", 10, 20), cells=(Box(0, 0, 50, 50), Box(50, 0, 100, 50)))
    assert decode(encode(sent)) == sent
