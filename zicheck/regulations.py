"""Legal citations: found in running text, and held against a registry.

The registry is data (`regulasi.yaml` of a rule set). A regulation that it does not know is left
alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zicheck.memory import KEPT
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class RegulationId(Record):
    """What names a regulation: its kind (`UU`, `PP`, `Permen PANRB`, ...), number and year."""

    jenis: str
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}/{self.tahun}"


class Regulation(Record):
    """One entry of the registry.

    `lembaran` is the gazette (`LN` or `BN`) with year and number, `tambahan` the number of its
    supplement; `diganti` names what replaced it, `akhir` the last year of the period that it
    covers.
    """

    id: RegulationId
    tentang: str
    lembaran: tuple[str, int, int] | None
    tambahan: int | None
    diubah: RegulationId | None
    diganti: RegulationId | None
    akhir: int | None


class Citation(Record):
    """One regulation as a text cites it.

    `objek` tells that it is only named as what another one amends ("tentang Perubahan atas
    ..."); `pengubah` that the text says it amended the one before it. The gazette and its
    supplement are those printed behind it, if any.
    """

    id: RegulationId
    objek: bool
    pengubah: bool
    lembaran: tuple[str, int, int] | None
    tambahan: int | None
    start: int
    end: int


class Registry:
    """The regulations that a rule set knows, by id."""

    def __init__(self, entries: tuple[Regulation, ...]) -> None:
        self.entries: Mapping[RegulationId, Regulation] = {entry.id: entry for entry in entries}
        self._gazettes = {
            entry.lembaran: entry.id for entry in entries if entry.lembaran is not None
        }

    def get(self, id_: RegulationId) -> Regulation | None:
        """The entry for `id_`, or None."""
        return self.entries.get(id_)

    def printed_in(self, lembaran: tuple[str, int, int]) -> RegulationId | None:
        """The regulation that this gazette number belongs to, if known."""
        return self._gazettes.get(lembaran)

    def governing(self, id_: RegulationId) -> RegulationId:
        """What is in force in place of `id_` (itself when nothing replaced it)."""
        seen = {id_}
        while (entry := self.entries.get(id_)) and entry.diganti and entry.diganti not in seen:
            id_ = entry.diganti
            seen.add(id_)
        return id_


def build(data: Mapping[str, Any]) -> Registry:
    """The registry in the parsed content of `regulasi.yaml`."""
    return Registry(tuple(_entry(item) for item in data["regulasi"]))


def _entry(item: Mapping[str, Any]) -> Regulation:
    gazette = item.get("lembaran")
    return Regulation(
        id=parse_id(item["id"]),
        tentang=item["tentang"],
        lembaran=(gazette["jenis"], gazette["tahun"], gazette["nomor"]) if gazette else None,
        tambahan=gazette.get("tambahan") if gazette else None,
        diubah=parse_id(item["diubah"]) if item.get("diubah") else None,
        diganti=parse_id(item["diganti"]) if item.get("diganti") else None,
        akhir=item.get("akhir"),
    )


def parse_id(text: str) -> RegulationId:
    """`"Permen PANRB 90/2021"` as an id.

    Raises:
        ValueError: when the text is not of that form.
    """
    jenis, _, number = text.rpartition(" ")
    nomor, _, tahun = number.partition("/")
    return RegulationId(jenis, int(nomor), int(tahun))


# Longer names stand before the shorter ones that they begin with.
_KINDS = (
    ("Perpu", r"peraturan pemerintah pengganti undang-?\s*undang|perppu|perpu"),
    ("UU", r"undang-?\s*undang|uu"),
    ("PP", r"peraturan pemerintah|pp"),
    ("Perpres", r"peraturan presiden|perpres"),
    (
        "Permen PANRB",
        (
            r"peraturan menteri (?:negara )?pendayagunaan(?: dan)? aparatur negara (?:dan )?(?:reformasi )?"
            r"birokrasi|peraturan menteri pan(?:-?\s?| dan )rb|peraturan menpan-?\s?rb|permen\s?pan-?\s?rb"
        ),
    ),
    ("PKPU", r"peraturan komisi pemilihan umum|pkpu"),
)
_KIND = "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(_KINDS))
_CITATION = re.compile(
    rf"\b(?:{_KIND})(?:\s+republik\s+indonesia|\s+ri)?\s*(?:,\s*)?(?:(?:nomor|no\.?)\s*(?:[:.]\s*)?)?"
    r"(?P<nomor>\d{1,3})\s*(?:tahun|/|th\.?)\s*(?P<tahun>(?:19|20)\d{2})",
    re.IGNORECASE,
)
_GAZETTE = re.compile(
    r"(?P<jenis>lemba[rt]an|berita)\s+negara\s+(?:republik\s+indonesia\s+)?(?:nomor\s+)?"
    r"tahun\s+(?P<tahun>\d{4})\s+nomor\s+(?P<nomor>\d{1,5})"
    r"(?:\s*(?:,\s*)?tambahan\s+(?:lembaran|berita)\s+negara\s+(?:republik\s+indonesia\s+)?"
    r"nomor\s+(?P<tambahan>\d{3,5}))?",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:perubahan|pencabutan|penetapan)(?:\s+\w+){0,3}\s*$|\batas\s*$", re.IGNORECASE
)
_AMENDED = re.compile(
    r"\b(?:diubah|dirubah|perubahan terakhir)\b[\w\s,]{0,40}\b(?:dengan|oleh)\s*$|\bjo\.?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=KEPT)
def citations(text: str) -> tuple[Citation, ...]:
    """Every regulation that `text` cites, in order, with the gazette printed behind it."""
    flat = " ".join(text.split())
    found: list[Citation] = []
    gazettes = [(match.start(), match) for match in _GAZETTE.finditer(flat)]
    matches = list(_CITATION.finditer(flat))
    heads: list[tuple[int, re.Match[str], bool, bool]] = []
    for match in matches:
        before = flat[max(0, match.start() - 80) : match.start()]
        heads.append(
            (match.end(), match, bool(_OBJECT.search(before)), bool(_AMENDED.search(before)))
        )
    owned: dict[int, re.Match[str]] = {}
    for start, gazette in gazettes:
        # A gazette belongs to the regulation that is cited, not to the one it amends.
        owners = [i for i, (end, _, objek, _) in enumerate(heads) if end <= start and not objek]
        if owners and owners[-1] not in owned:
            owned[owners[-1]] = gazette
    for index, (_, match, objek, pengubah) in enumerate(heads):
        jenis = next(
            name for number, (name, _) in enumerate(_KINDS) if match[f"k{number}"] is not None
        )
        own = owned.get(index)
        found.append(
            Citation(
                id=RegulationId(jenis, int(match["nomor"]), int(match["tahun"])),
                objek=objek,
                pengubah=pengubah,
                lembaran=(
                    (
                        "BN" if own["jenis"].casefold() == "berita" else "LN",
                        int(own["tahun"]),
                        int(own["nomor"]),
                    )
                    if own
                    else None
                ),
                tambahan=int(own["tambahan"]) if own and own["tambahan"] else None,
                start=match.start(),
                end=match.end(),
            )
        )
    return tuple(found)
