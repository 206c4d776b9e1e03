"""The evaluation instrument (LKE): areas, komponen, indikator, scales and thresholds.

Read from `rules/<id>/lke.yaml`; the figures and their sources stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from zicheck.bahasa import Text
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

Bagian = Literal["pemenuhan", "reform", "hasil"]


class Indikator(Record):
    """One question of the LKE.

    `bobot` is its weight in points, unrounded; `irama` maps an answer to the least number of
    times a year that supports it (empty when the scale sets no cadence); `bukti` are the kinds
    of evidence that the instrument names.
    """

    id: str
    bagian: Bagian
    area: str
    komponen: str
    judul: Text
    skala: str
    bobot: float
    irama: Mapping[str, int]
    bukti: tuple[str, ...]


class KomponenLke(Record):
    """One component of the LKE; `bobot` in points."""

    id: str
    area: str
    bagian: Bagian
    nama: Text
    bobot: float
    indikator: tuple[str, ...]


class AreaLke(Record):
    """One of the six areas of change; `komponen` are the ids of both parts."""

    kode: str
    nama: Text
    komponen: tuple[str, ...]


class Ambang(Record):
    """What WBK and WBBM ask of one value; None where they ask nothing."""

    kode: str
    wbk: float | None
    wbbm: float | None


class Instrument(Record):
    """The whole LKE; the mappings keep its order."""

    id: str
    nama: Text
    skala: Mapping[str, Mapping[str, float]]
    area: Mapping[str, AreaLke]
    komponen: Mapping[str, KomponenLke]
    indikator: Mapping[str, Indikator]
    pemenuhan: tuple[Indikator, ...]
    reform: tuple[Indikator, ...]
    ambang: Mapping[str, Ambang]

    def answer(self, indikator: Indikator, letter: str) -> float:
        """What the answer `letter` is worth (0..1) on the scale of `indikator`."""
        return self.skala[indikator.skala][letter]

    def answers(self, indikator: Indikator) -> Mapping[str, float]:
        """Answers of its scale, best first; empty for percentages and indexes."""
        return self.skala[indikator.skala]


def build(data: Mapping[str, Any]) -> Instrument:
    """The instrument in the parsed content of `lke.yaml`."""
    areas: dict[str, AreaLke] = {}
    komponen: dict[str, KomponenLke] = {}
    indikator: dict[str, Indikator] = {}
    for section in data["pengungkit"]:
        kode = section["kode"]
        for part in section["komponen"]:
            bagian: Bagian = "pemenuhan" if part["id"].startswith("P.") else "reform"
            _add(part, kode, bagian, komponen, indikator)
        areas[kode] = AreaLke(
            kode, _text(section["nama"]), tuple(part["id"] for part in section["komponen"])
        )
    for part in data["hasil"]:
        _add(part, "", "hasil", komponen, indikator)
    return Instrument(
        id=data["id"],
        nama=_text(data["nama"]),
        skala=data["skala"],
        area=areas,
        komponen=komponen,
        indikator=indikator,
        pemenuhan=tuple(i for i in indikator.values() if i.bagian == "pemenuhan"),
        reform=tuple(i for i in indikator.values() if i.bagian == "reform"),
        ambang={
            item["kode"]: Ambang(item["kode"], _number(item["wbk"]), _number(item["wbbm"]))
            for item in data["ambang"]
        },
    )


def _add(
    part: Mapping[str, Any],
    area: str,
    bagian: Bagian,
    komponen: dict[str, KomponenLke],
    indikator: dict[str, Indikator],
) -> None:
    items = part["indikator"]
    for item in items:
        indikator[item["id"]] = Indikator(
            id=item["id"],
            bagian=bagian,
            area=area,
            komponen=part["id"],
            judul=_text(item["judul"]),
            skala=item["skala"],
            bobot=item["bobot"] if "bobot" in item else part["bobot"] / len(items),
            irama=item.get("irama", {}),
            bukti=tuple(item["bukti"]),
        )
    komponen[part["id"]] = KomponenLke(
        part["id"],
        area,
        bagian,
        _text(part["nama"]),
        part["bobot"],
        tuple(item["id"] for item in items),
    )


def _text(value: Mapping[str, str]) -> Text:
    return Text(value["id"], value["en"])


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
