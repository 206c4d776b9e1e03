"""BCA: what the tool itself could not understand, so that silence is never taken for praise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.checks.base import Hit, cell, kind
from zicheck.phrases import listed, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context


@kind("baris_tak_cocok")
def unmatched(context: Context, _: object) -> Iterator[Hit]:
    """A row that is not surely about any indikator of the instrument."""
    for row, match in zip(context.plan.kegiatan, context.matches, strict=True):
        if match.ids:
            continue
        near = [id_ for id_, _score in match.candidates[:2]]
        yield Hit(
            route=cell(row, "indikator"),
            quote=shortened(row.indikator or row.langkah_aksi),
            values={
                "baris": row.row,
                "calon": listed(near) if near else "–",
                "contoh": near[0] if near else "P.I.1.a",
            },
            rows=(row.row,),
        )
