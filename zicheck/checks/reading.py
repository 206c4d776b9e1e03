"""BCA: what the tool itself could not understand, so that silence is never taken for praise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.checks.base import AT_THE_END, Hit, cell, kind
from zicheck.nearest import nearest
from zicheck.phrases import date_text, listed, shortened
from zicheck.places import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.plan import Abaikan


@kind("baris_tak_cocok")
def unmatched(context: Context, _: object) -> Iterator[Hit]:
    """A row that is not surely about any indikator of the instrument."""
    for row, match in zip(context.plan.kegiatan, context.matches, strict=True):
        if match.ids or row.lke:
            continue
        near = [id_ for id_, _score in match.candidates[:2]]
        yield Hit(
            route=cell(row, "indikator"),
            quote=shortened(row.indikator or row.langkah_aksi),
            values={
                "baris": row.row,
                "calon": listed(near) if near else "–",
            },
            rows=(row.row,),
        )


@kind("lke_tak_dikenal")
def unknown_id(context: Context, _: object) -> Iterator[Hit]:
    """An id in `lke` that has the form of one, but that the instrument does not hold."""
    for row in context.plan.kegiatan:
        unknown = [id_ for id_ in row.lke if id_ not in context.instrument.indikator]
        if unknown:
            yield Hit(
                route=cell(row, "lke"),
                quote=shortened(row.indikator or row.langkah_aksi),
                values={
                    "id": listed(unknown),
                    "baris": row.row,
                    "dekat": nearest(unknown[0], context.known) or "P.I.1.a",
                },
                rows=(row.row,),
            )


@kind("abaikan_tak_terpakai", turn=AT_THE_END)
def unused(context: Context, _: object) -> Iterator[Hit]:
    """An `abaikan` whose rule finds nothing on that row, or has no such code."""
    for row in context.rows:
        for entry in row.abaikan:
            rule = context.ruleset.get(entry.kode)
            needed = rule is not None and rule.wajib
            told = entry.kode in context.told.get(row.row, ())
            if (told and not needed) or expired(context, entry):
                continue
            yield Hit(
                route=Route("kegiatan", row.row, "abaikan"),
                quote=entry.alasan,
                values={
                    "kode": entry.kode,
                    "baris": row.row,
                    "sebab": _NEEDED if needed else _NOTHING_THERE,
                },
                rows=(row.row,),
            )


_NOTHING_THERE = Text("aturan itu tidak memberi temuan di sana", "the rule finds nothing there")
_NEEDED = Text(
    "skor bersandar pada aturan itu, sehingga tidak dapat diabaikan",
    "the score rests on that rule, so that it cannot be ignored",
)


@kind("abaikan_kedaluwarsa", turn=AT_THE_END)
def out_of_date(context: Context, _: object) -> Iterator[Hit]:
    """An `abaikan`, of a row or of a config, whose last day has passed: its finding counts again."""
    for late in context.lapsed:
        if late.sampai is not None:
            yield Hit(
                route=Route("plan"),
                quote=late.alasan,
                values={
                    "kode": late.kode,
                    "letak": late.place,
                    "hari": date_text(late.sampai),
                },
            )
    for row in context.rows:
        for entry in row.abaikan:
            if expired(context, entry) and entry.sampai is not None:
                yield Hit(
                    route=Route("kegiatan", row.row, "abaikan"),
                    quote=entry.alasan,
                    values={
                        "kode": entry.kode,
                        "letak": _ROW.fill(baris=row.row),
                        "hari": date_text(entry.sampai),
                    },
                    rows=(row.row,),
                )


_ROW = Text("baris {baris}", "row {baris}")


def expired(context: Context, entry: Abaikan) -> bool:
    """Whether the last day of an `abaikan` lies before today."""
    return entry.sampai is not None and context.today is not None and context.today > entry.sampai
