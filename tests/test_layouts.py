"""Whatever the layout, the plan that was printed is the plan that is read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layouts import ACROSS, DOWN, PARTS, ROMANS, TITLES, Layout, Line, laid_out, layouts, plans

from zicheck.decree import read_decrees
from zicheck.document import Cell, Document, Row, Table
from zicheck.errors import InputError
from zicheck.places import Place
from zicheck.schedule import parse

Cells = tuple[object, ...]


def printed(line: Line, layout: Layout) -> Cells:
    return (
        ROMANS[line.area],
        TITLES[line.area],
        f"{line.part + 1}." if layout.numbers == "printed" else "",
        PARTS[line.part],
        line.indikator,
        line.langkah_aksi,
        line.bukti_fisik,
        line.months,
        line.penanggung_jawab if "penanggung_jawab" in layout.fields else None,
    )


def read(lines: tuple[Line, ...], layout: Layout) -> list[Cells]:
    (draft,) = read_decrees(laid_out(lines, layout))
    plan = draft.plan
    return [
        (
            plan.area[row.area].kode,
            plan.area[row.area].judul,
            plan.komponen[row.komponen].nomor,
            plan.komponen[row.komponen].nama,
            row.indikator,
            row.langkah_aksi,
            row.bukti,
            parse(row.target_waktu).months,
            row.penanggung_jawab,
        )
        for row in plan.kegiatan
    ]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), layouts())
def test_what_is_printed_is_read(lines: tuple[Line, ...], layout: Layout) -> None:
    assert [printed(line, layout) for line in lines] == read(lines, layout)


_cells = st.one_of(
    st.sampled_from(("", ACROSS, DOWN, "NO", "KEGIATAN", "OUTPUT", "WAKTU", "AREA", "KOMPONEN", "JAN", "FEB",
                     "1", "2", "3", "I", "I. AWAL", "AREA II", "v", "√", "Mei 2026", "Rapat", "lalu", "Target",
                     "Realisasi", "Ditetapkan di X", "Nama", "NIP", "KETUA,")),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.lists(st.lists(_cells, max_size=8), max_size=8), min_size=1, max_size=3))
def test_any_table_gives_a_plan_or_a_sentence(tables: list[list[list[str]]]) -> None:
    place = Place("a", table=1)
    blocks = tuple(
        Table(
            tuple(
                Row(tuple(Cell("" if t in (ACROSS, DOWN) else t, place, t in (ACROSS, DOWN), t == ACROSS)
                          for t in row), place)
                for row in rows
            ),
            place,
        )
        for rows in tables
    )  # fmt: skip
    try:
        drafts = read_decrees(Document("a", blocks))
    except InputError:
        drafts = ()
    assert all(draft.plan.kegiatan for draft in drafts)
