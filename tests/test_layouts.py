"""Whatever the layout, the plan that was printed is the plan that is read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from layouts import PARTS, ROMANS, TITLES, Layout, Line, laid_out, layouts, plans

from zicheck.decree import read_decrees
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


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), layouts())
def test_what_is_printed_is_read(lines: tuple[Line, ...], layout: Layout) -> None:
    assert [printed(line, layout) for line in lines] == read(lines, layout)
