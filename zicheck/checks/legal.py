"""HKM: the regulations that the decree rests on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.checks.base import Hit, cell, kind
from zicheck.phrases import listed, shortened
from zicheck.places import Route
from zicheck.records import Record
from zicheck.regulations import citations, parse_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.regulations import Citation, Registry, Regulation, RegulationId
    from zicheck.sayings import Saying

_PARTS = {
    "pembukaan": Text("pembukaan keputusan", "the preamble of the decree"),
    "lampiran": Text("lampiran", "the annex"),
    "tabel": Text("tabel rencana aksi", "the table of the plan"),
}
# Words by which a running text rests on what it cites, rather than telling history.
_RELIES = (
    "mengacu",
    "berpedoman",
    "berdasarkan",
    "sesuai amanat",
    "sesuai dengan",
    "amanat",
    "dasar:",
    "dasar :",
    "dasar hukum",
)


_Cited = list[tuple[str, Route, str, "tuple[Citation, ...]"]]


def _cited(context: Context) -> _Cited:
    """Every citation with its part, route and text; running text only where it relies on it."""
    return context.once("kutipan", _find_cited)


def _find_cited(context: Context) -> _Cited:
    found: _Cited = []
    for index, entry in enumerate(context.plan.dasar_hukum):
        part = "lampiran" if entry.bagian == "lampiran" else "pembukaan"
        found.append((part, Route("dasar_hukum", index, "teks"), entry.teks, citations(entry.teks)))
    for index, (_, text, folded) in enumerate(context.passages):
        if "nomor" in folded and any(word in folded for word in _RELIES):
            cited = citations(text)
            if cited:
                found.append(("lampiran", Route("naskah", index, "teks"), text, cited))
    for row in context.rows:
        for field, text, cited in context.saying(row).once("kutipan", _cited_in_row):
            found.append(("tabel", cell(row, field), text, cited))
    return found


def _cited_in_row(saying: Saying) -> list[tuple[str, str, tuple[Citation, ...]]]:
    """The cells of a row that cite regulations by number and year, with what they cite."""
    return [
        (field, text, cited)
        for field, text in (("langkah_aksi", saying.langkah_aksi), ("bukti_fisik", saying.bukti))
        if _NUMBERED.search(text) and (cited := citations(text))
    ]


_NUMBERED = re.compile(r"\d\s*(?:/|tahun\s)\s*(?:19|20)\d\d", re.IGNORECASE)


def _has_legal_basis(context: Context) -> bool:
    return bool(context.plan.dasar_hukum)


class MustCite(Record):
    """`regulasi`: an id such as `Permen PANRB 90/2021`; `sejak`: the year it binds from."""

    regulasi: str
    sejak: int = 0
    bila_disebut: str = ""


@kind("regulasi_wajib", MustCite)
def must_cite(context: Context, options: MustCite) -> Iterator[Hit]:
    """The governing regulation is cited nowhere in the decree or its annex.

    With `bila_disebut` only where that other regulation is cited: an amendment without which
    the citation is incomplete.
    """
    if not _has_legal_basis(context) or context.plan.tahun < options.sejak:
        return
    wanted = parse_id(options.regulasi)
    cited = {c.id for _, _, _, group in _cited(context) for c in group}
    if wanted in cited or _meant(context, wanted):
        return
    if options.bila_disebut and parse_id(options.bila_disebut) not in cited:
        return
    yield Hit(route=Route("plan", None, "dasar_hukum"), values={"regulasi": options.regulasi})


def _meant(context: Context, wanted: RegulationId) -> bool:
    """Whether a misprinted citation stands for `wanted`: by its gazette, or as the amendment."""
    registry = context.ruleset.registry
    for _, _, _, group in _cited(context):
        for position, citation in enumerate(group):
            if citation.lembaran and registry.printed_in(citation.lembaran) == wanted:
                return True
            if citation.pengubah and position:
                base = registry.get(group[position - 1].id)
                if base is not None and base.diubah == wanted:
                    return True
    return False


@kind("regulasi_lama")
def superseded(context: Context, _: object) -> Iterator[Hit]:
    """Regulations that were replaced, one finding for each part and each replacement."""
    registry = context.ruleset.registry
    groups: dict[tuple[str, RegulationId], list[tuple[Route, str, RegulationId]]] = {}
    for part, route, text, group in _cited(context):
        for citation in group:
            entry = registry.get(citation.id)
            if entry is None or entry.diganti is None:
                continue
            current = registry.governing(citation.id)
            # A road map whose period has ended is told by its own rule; "X, amended by its
            # replacement" as well.
            if entry.akhir is not None or any(c.id == current for c in group):
                continue
            if current.tahun > context.plan.tahun:
                continue
            groups.setdefault((part, current), []).append((route, text, citation.id))
    for (part, current), found in groups.items():
        lag = _lagging(context, current)
        if lag is not None and lag[1] == part and context.has_rule("bagian_berbeda"):
            continue  # told as preamble and annex disagreeing
        route, text, _id = found[0]
        numbers = tuple(sorted({r.index for r, _, _ in found if r.part == "kegiatan" and r.index}))
        yield Hit(
            route=route,
            quote=shortened(text, 160),
            values={
                "lama": listed(dict.fromkeys(str(id_) for _, _, id_ in found)),
                "baru": str(current),
                "lengkap": _in_full(registry, current),
                "bagian": _PARTS[part],
            },
            rows=numbers,
            plan_wide=True,
        )


def _in_full(registry: Registry, current: RegulationId) -> Text:
    """The regulation with its amendment, as a decree would cite it."""
    entry = registry.get(current)
    if entry is None or entry.diubah is None:
        return Text(str(current), str(current))
    return Text(
        f"{current} sebagaimana telah diubah dengan {entry.diubah}",
        f"{current} as amended by {entry.diubah}",
    )


@kind("periode_berakhir")
def period_ended(context: Context, _: object) -> Iterator[Hit]:
    """A road map or grand design whose period ended before the plan's year; one per part."""
    registry = context.ruleset.registry
    told: set[tuple[str, tuple[RegulationId, ...]]] = set()
    for part, route, text, group in _cited(context):
        ended = tuple(
            dict.fromkeys(
                c.id
                for c in group
                if (entry := registry.get(c.id)) is not None
                and entry.akhir is not None
                and entry.akhir < context.plan.tahun
            )
        )
        if not ended or route.part == "naskah" or (part, ended) in told:
            continue
        told.add((part, ended))
        last = max(registry.entries[id_].akhir or 0 for id_ in ended)
        yield Hit(
            route=route,
            quote=shortened(text, 160),
            values={
                "regulasi": listed(str(id_) for id_ in ended),
                "akhir": last,
                "rencana": context.plan.tahun,
            },
        )


@kind("diganti_disebut_diubah")
def called_amended(context: Context, _: object) -> Iterator[Hit]:
    """A regulation said to be amended by the one that replaced it."""
    registry = context.ruleset.registry
    for _part, route, text, group in _cited(context):
        for earlier, later in pairwise(group):
            entry = registry.get(earlier.id)
            if later.pengubah and entry is not None and entry.diganti == later.id:
                yield Hit(
                    route=route,
                    quote=shortened(text, 160),
                    values={"lama": str(earlier.id), "baru": str(later.id)},
                )


class Agreement(Record):
    """`regulasi`: the governing regulation on which preamble and annex must agree."""

    regulasi: str


@kind("bagian_berbeda", Agreement)
def disagreement(context: Context, options: Agreement) -> Iterator[Hit]:
    """One part of the decree rests on the regulation in force, the other on what it replaced."""
    current = parse_id(options.regulasi)
    lag = _lagging(context, current)
    if lag is None:
        return
    new, old, (route, text, named) = lag
    yield Hit(
        route=route,
        quote=shortened(text, 160),
        values={
            "baru": str(current),
            "lama": listed(str(id_) for id_ in sorted(named)),
            "bagian_baru": _PARTS[new],
            "bagian_lama": _PARTS[old],
        },
    )


def _lagging(
    context: Context, current: RegulationId
) -> tuple[str, str, tuple[Route, str, frozenset[RegulationId]]] | None:
    """The part that cites `current`, the one that rests on what it replaced, and where."""
    registry = context.ruleset.registry
    family = {id_ for id_ in registry.entries if registry.governing(id_) == current}
    named_in: dict[str, set[RegulationId]] = {}
    first: dict[str, tuple[Route, str]] = {}
    for part, route, text, group in _cited(context):
        named = {c.id for c in group} & family
        if named and route.part == "dasar_hukum":
            named_in.setdefault(part, set()).update(named)
            first.setdefault(part, (route, text))
    new = [part for part, ids in named_in.items() if current in ids]
    old = [part for part, ids in named_in.items() if current not in ids]
    if not (new and old):
        return None
    return new[0], old[0], (*first[old[0]], frozenset(named_in[old[0]]))


class Details(Record):
    """`induk`: the governing regulations; `hanya_induk`: tell only a number put for one of them.

    Otherwise everything but that is told.
    """

    induk: tuple[str, ...] = ()
    hanya_induk: bool = False


@kind("rincian_regulasi", Details)
def details(context: Context, options: Details) -> Iterator[Hit]:
    """Number, year, gazette or supplement that contradict the registry or each other."""
    registry = context.ruleset.registry
    governing = {parse_id(text) for text in options.induk}
    for part, route, text, group in _cited(context):
        for position, citation in enumerate(group):
            if citation.objek:
                continue
            meant = registry.printed_in(citation.lembaran) if citation.lembaran else None
            misnamed = meant in governing and meant != citation.id
            if misnamed != options.hanya_induk:
                continue
            found = _contradiction(context, citation)
            base = registry.get(meant) if meant in {c.id for c in group[:position]} else None
            if found is not None and citation.pengubah and base is not None and base.diubah:
                # The gazette of the law itself, printed behind what should have amended it.
                found = _amended_by(base, citation)
            if found is None and citation.pengubah and position:
                base = registry.get(group[position - 1].id)
                if (
                    base is not None
                    and base.diubah is not None
                    and registry.get(citation.id) is None
                    and base.diubah != citation.id
                    and base.diubah.jenis == citation.id.jenis
                ):
                    found = _amended_by(base, citation)
            if found is not None:
                yield Hit(
                    route=route,
                    quote=_around(text, citation),
                    values={
                        "regulasi": str(citation.id),
                        "soal": found[0],
                        "benar": found[1],
                        "bagian": _PARTS[part],
                    },
                )


def _amended_by(base: Regulation, citation: Citation) -> tuple[Text, str]:
    return (
        Text(
            f"{base.id} diubah dengan {base.diubah}, bukan {citation.id}",
            f"{base.id} was amended by {base.diubah}, not {citation.id}",
        ),
        str(base.diubah),
    )


class OnlyInAnnex(Record):
    """`selain`: regulations that other rules speak of."""

    selain: tuple[str, ...] = ()


@kind("hanya_di_lampiran", OnlyInAnnex)
def only_in_annex(context: Context, options: OnlyInAnnex) -> Iterator[Hit]:
    """Regulations that the list of the annex names and the preamble does not."""
    left_out = {parse_id(text) for text in options.selain}
    above: set[RegulationId] = set()
    below: dict[RegulationId, tuple[Route, str]] = {}
    for part, route, text, group in _cited(context):
        if route.part != "dasar_hukum":
            continue
        if part == "pembukaan":
            above.update(citation.id for citation in group)
        else:
            for citation in group[:1]:
                below.setdefault(citation.id, (route, text))
    registry = context.ruleset.registry
    alone = [
        id_
        for id_ in below
        if id_ not in above
        and id_ not in left_out
        and not _is_over(registry.get(id_), context.plan.tahun)
    ]
    if above and alone:
        route, text = below[alone[0]]
        yield Hit(
            route=route,
            quote=shortened(text, 160),
            values={"regulasi": listed(str(id_) for id_ in alone), "jumlah": len(alone)},
        )


def _is_over(entry: Regulation | None, year: int) -> bool:
    """Whether a regulation was replaced, or its period ended before the year: told as that."""
    return entry is not None and (
        entry.diganti is not None or (entry.akhir is not None and entry.akhir < year)
    )


def _around(text: str, citation: Citation) -> str:
    flat = " ".join(text.split())
    return shortened(flat[citation.start :], 200)


def _contradiction(context: Context, citation: Citation) -> tuple[Text, str] | None:
    registry = context.ruleset.registry
    entry = registry.get(citation.id)
    printed = citation.lembaran
    if entry is not None:
        if printed and entry.lembaran and printed != entry.lembaran:
            right = _gazette(entry.lembaran)
            return (
                Text(
                    f"tercetak {_gazette(printed)}, seharusnya {right}",
                    f"printed {_gazette(printed)}, should be {right}",
                ),
                right,
            )
        if citation.tambahan and entry.tambahan and citation.tambahan != entry.tambahan:
            right = f"Tambahan Lembaran Negara Nomor {entry.tambahan}"
            return (
                Text(
                    f"tercetak Tambahan Lembaran Negara Nomor {citation.tambahan}, seharusnya "
                    f"Nomor {entry.tambahan}",
                    f"printed supplement {citation.tambahan}, should be {entry.tambahan}",
                ),
                right,
            )
        return None
    if printed is None:
        return None
    owner = registry.printed_in(printed)
    if owner is not None and owner != citation.id:
        return (
            Text(
                f"{_gazette(printed)} memuat {owner}, bukan {citation.id}",
                f"{_gazette(printed)} holds {owner}, not {citation.id}",
            ),
            str(owner),
        )
    if printed[1] not in (citation.id.tahun, citation.id.tahun + 1):
        return (
            Text(
                f"peraturan tahun {citation.id.tahun} tidak mungkin dimuat dalam "
                f"{_gazette(printed)}",
                f"a regulation of {citation.id.tahun} cannot stand in {_gazette(printed)}",
            ),
            f"{citation.id.jenis} {citation.id.nomor}/{printed[1]}",
        )
    return None


def _gazette(value: tuple[str, int, int]) -> str:
    jenis, tahun, nomor = value
    return f"{jenis} {tahun} Nomor {nomor}"
