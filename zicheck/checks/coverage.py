"""KOM: what the instrument asks about and the plan does not speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zicheck.bahasa import Text
from zicheck.checks.base import Hit, cell, kind, select_ids
from zicheck.checks.sections import homes
from zicheck.phrases import listed, rows, shortened
from zicheck.places import Route
from zicheck.records import Record
from zicheck.sayings import CELLS
from zicheck.terms import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.instrument import KomponenLke
    from zicheck.plan import Kegiatan


class Implied(Record):
    """Words by which a row of the same komponen implies indikator `lke` in any of its cells.

    With `cukup` that is enough: the indikator is taken as served.
    """

    lke: str
    kata: tuple[str, ...]
    cukup: bool = False


class Coverage(Record):
    """`tingkatan`: what to report: an absent area, komponen or indikator, or an implied one."""

    tingkatan: Literal["area", "komponen", "indikator", "tersirat"]
    tersirat: tuple[Implied, ...] = ()


@kind("cakupan", Coverage)
def coverage(context: Context, options: Coverage) -> Iterator[Hit]:
    """Each absence once, at its largest: an absent area is not told again as its indikator.

    An indikator without a row that a row of its komponen implies is told as implied only.
    """
    instrument = context.instrument
    hints = {item.lke: item for item in options.tersirat}
    missing = context.once("tak_dilayani", _missing)
    for area in instrument.area.values():
        parts = [
            instrument.komponen[id_]
            for id_ in area.komponen
            if instrument.komponen[id_].bagian == "pemenuhan"
        ]
        absent = {part.id: missing[part.id] for part in parts}
        if all(absent[part.id] == part.indikator for part in parts):
            if options.tingkatan == "area":
                yield Hit(
                    route=Route("plan", None, "area"),
                    values={"area": area.kode, "nama": area.nama, "jumlah": len(parts)},
                    ids=tuple(id_ for part in parts for id_ in part.indikator),
                    whole=True,
                    area=area.kode,
                )
            continue
        for part in parts:
            if not absent[part.id]:
                continue
            if absent[part.id] == part.indikator:
                if options.tingkatan == "komponen":
                    yield Hit(
                        route=Route("plan", None, "area"),
                        values={
                            "komponen": part.id,
                            "nama": part.nama,
                            "area": area.kode,
                            "indikator": listed(
                                instrument.indikator[id_].judul for id_ in part.indikator
                            ),
                        },
                        ids=part.indikator,
                        whole=True,
                    )
            elif options.tingkatan in ("indikator", "tersirat"):
                for id_ in absent[part.id]:
                    indikator = instrument.indikator[id_]
                    hint = hints.get(id_)
                    implied = _implying(
                        context, part.indikator, hint.kata if hint else ()
                    ) or _candidate(context, id_)
                    if (options.tingkatan == "tersirat") != bool(implied):
                        continue
                    if implied and hint and hint.cukup:
                        continue
                    yield Hit(
                        route=cell(implied[0], implied[1])
                        if implied
                        else _beside(context, part.indikator),
                        quote=implied[0].cell(implied[1]) if implied else "",
                        rows=(implied[0].row,) if implied else (),
                        values={
                            "baris": rows([implied[0].row]) if implied else "",
                            "indikator": id_,
                            "judul": indikator.judul,
                            "komponen": part.nama,
                            "tempat": _place(context, part),
                            "bukti": context.ruleset.evidence.suggestion(indikator),
                        },
                        ids=(id_,),
                        whole=True,
                    )


def _missing(context: Context) -> dict[str, tuple[str, ...]]:
    """The indikator of each komponen that no row serves."""
    served = context.served
    return {
        part.id: tuple(id_ for id_ in part.indikator if id_ not in served)
        for part in context.instrument.komponen.values()
    }


def _implying(
    context: Context, siblings: tuple[str, ...], words: tuple[str, ...]
) -> tuple[Kegiatan, str] | None:
    """The first row of the komponen, and its cell, that names one of `words`."""
    if not words:
        return None
    sought = beginnings(words)
    for id_ in siblings:
        for row in context.served.get(id_, ()):
            for field, said in zip(CELLS, context.saying(row).cells, strict=True):
                if sought.within(said.folded):
                    return row, field
    return None


def _candidate(context: Context, id_: str) -> tuple[Kegiatan, str] | None:
    """A row that fits nothing surely, but this indikator best."""
    row = context.once("calon", _candidates).get(id_)
    return (row, "indikator") if row else None


def _candidates(context: Context) -> dict[str, Kegiatan]:
    """The first row that fits nothing surely, by the indikator that it fits best."""
    found: dict[str, Kegiatan] = {}
    for row, match in zip(context.plan.kegiatan, context.matches, strict=True):
        if not match.ids and match.candidates:
            found.setdefault(match.candidates[0][0], row)
    return found


def _beside(context: Context, ids: tuple[str, ...]) -> Route:
    """The komponen where the absent indikator would stand: that of its siblings.

    A sibling may stand in another area by mistake; one in its own goes before it.
    """
    siblings = [row for id_ in ids for row in context.served.get(id_, ())]
    if not siblings:
        return Route("plan", None, "area")
    return Route("komponen", next(_at_home(context, ids), siblings[0]).komponen)


_NAME = 80


def _at_home(context: Context, ids: tuple[str, ...]) -> Iterator[Kegiatan]:
    """The rows that serve one of `ids` in the area of the first."""
    area = context.instrument.indikator[ids[0]].area
    told = homes(context)
    for id_ in ids:
        for row in context.served.get(id_, ()):
            if told[row.area] == area:
                yield row


def _place(context: Context, part: KomponenLke) -> Text:
    """Where its rows belong: the plan's own komponen by its name, or one that is yet to be made."""
    row = next(_at_home(context, part.indikator), None)
    name = shortened(context.plan.komponen[row.komponen].nama, _NAME) if row else ""
    if name:
        return Text(f"komponen “{name}”", f"the komponen “{name}”")
    return Text(
        f"komponen {part.nama.id} (belum ada pada areanya)",
        f"the komponen {part.nama.en} (not in its area yet)",
    )


class Reform(Record):
    """`siapkan`: the reform indikator that a plan can prepare, as patterns over LKE ids."""

    siapkan: tuple[str, ...]


@kind("persiapan_reform", Reform)
def reform(context: Context, options: Reform) -> Iterator[Hit]:
    """The reform indikator of one area that no row prepares, as one finding an area."""
    instrument = context.instrument
    chosen = set(select_ids(tuple(i.id for i in instrument.reform), options.siapkan))
    wanted = [indikator for indikator in instrument.reform if indikator.id in chosen]
    for area in instrument.area.values():
        if not any(instrument.indikator[id_].area == area.kode for id_ in context.served):
            continue  # an absent area is told as that
        absent = [
            indikator
            for indikator in wanted
            if indikator.area == area.kode and indikator.id not in context.served
        ]
        if absent:
            yield Hit(
                route=Route("plan", None, "area"),
                values={
                    "area": area.kode,
                    "nama": area.nama,
                    "butir": listed(
                        Text(f"{i.judul.id} ({i.id})", f"{i.judul.en} ({i.id})") for i in absent
                    ),
                    "pertama": absent[0].id,
                    "contoh": context.ruleset.evidence.suggestion(absent[0]),
                },
                ids=tuple(indikator.id for indikator in absent),
                area=area.kode,
            )
