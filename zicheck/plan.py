"""The action plan (rencana aksi) as the core sees it: typed, frozen, verbatim.

Rows (`kegiatan`) stand in one tuple in reading order and point at their komponen and area by
index, so that a check walks them without nesting. Positions are not kept here: see
:mod:`zicheck.places`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.records import Record

if TYPE_CHECKING:
    from datetime import date


class Keputusan(Record):
    """The decree that adopts the plan; `tahun` is the year in its number."""

    nomor: str = ""
    tahun: int | None = None
    tanggal: date | None = None
    judul: str = ""


class Kutipan(Record):
    """One legal citation, verbatim; `bagian` is `menimbang`, `mengingat` or `lampiran`."""

    bagian: str
    teks: str


class Naskah(Record):
    """One paragraph of the decree's other text, verbatim, with the part it stands in."""

    bagian: str
    teks: str


class Area(Record):
    """One section of the table as printed; its `kode` need not be one of the six areas."""

    kode: str
    judul: str


class Komponen(Record):
    """One komponen as printed; `area` is the index of its section in :attr:`Plan.area`."""

    nomor: str
    nama: str
    area: int


class Abaikan(Record):
    """A finding that the unit switches off for one row; `sampai` is the last day it holds."""

    kode: str
    alasan: str
    sampai: date | None = None


class Sumber(Record):
    """Where import found the row in the original document; all count from 1."""

    halaman: int | None = None
    tabel: int | None = None
    baris: int | None = None
    lembar: str | None = None


class Kegiatan(Record):
    """One row of the plan.

    `row` counts from 1 in reading order; `area` and `komponen` are indexes into the plan's
    tuples; a cell that is empty or absent is "" (`bukti_fisik`: the empty tuple), but
    `target_capaian` and `penanggung_jawab` are None when the plan has no such cell.
    """

    row: int
    area: int
    komponen: int
    indikator: str = ""
    langkah_aksi: str = ""
    bukti_fisik: tuple[str, ...] = ()
    target_waktu: str = ""
    target_capaian: str | None = None
    penanggung_jawab: str | None = None
    lke: tuple[str, ...] = ()
    abaikan: tuple[Abaikan, ...] = ()
    sumber: Sumber | None = None

    @property
    def bukti(self) -> str:
        """The evidence as one text; items of a list are joined with "; "."""
        return "; ".join(self.bukti_fisik)

    def cell(self, field: str) -> str:
        """The text of the cell named `field` ("" when absent)."""
        if field == "bukti_fisik":
            return self.bukti
        value = getattr(self, field)
        return value if isinstance(value, str) else ""


class Plan(Record):
    """A unit's yearly action plan; `induk` are the offices that it may rightly name."""

    unit: str
    tahun: int
    tujuan: str = ""
    induk: tuple[str, ...] = ()
    keputusan: Keputusan = Keputusan()
    dasar_hukum: tuple[Kutipan, ...] = ()
    naskah: tuple[Naskah, ...] = ()
    area: tuple[Area, ...] = ()
    komponen: tuple[Komponen, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()
