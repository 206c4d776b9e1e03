"""The plan that `zicheck init` writes: every required komponen, with what its LKE asks.

It is a form to fill in, not advice: each komponen holds one empty kegiatan, and the titles of
its indikator as comments.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.planspec import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.bahasa import Lang
    from zicheck.instrument import Instrument, KomponenLke

_COLUMNS = 100


def template(instrument: Instrument, unit: str, year: int, lang: Lang = "id") -> str:
    """A plan file for `unit` and `year`, with its comments in `lang`."""
    return "".join(f"{line}\n" for line in _lines(instrument, unit, year, lang))


def _lines(instrument: Instrument, unit: str, year: int, lang: Lang) -> Iterator[str]:
    yield from _comment(_HEAD.to(lang), "")
    yield f"zicheck: {VERSION}"
    yield f"unit: {quoted(unit)}"
    yield f"induk: []  # {_INDUK.to(lang)}"
    yield f"tahun: {year}"
    yield "tujuan: WBK  # WBK | WBBM"
    yield "keputusan:"
    yield '  nomor: ""'
    yield f"  tahun: {year}"
    yield f"  tanggal:  # {_DATE.to(lang)}"
    yield '  judul: ""'
    yield f"dasar_hukum: []  # {_HUKUM.to(lang)}"
    yield "area:"
    for area in instrument.area.values():
        yield f"  - kode: {area.kode}"
        yield f"    judul: {quoted(area.nama.id)}"
        yield "    komponen:"
        parts = (instrument.komponen[code] for code in area.komponen)
        required = [part for part in parts if part.bagian == "pemenuhan"]
        for number, part in enumerate(required, start=1):
            yield f'      - nomor: "{number}"'
            yield f"        nama: {quoted(part.nama.id)}"
            yield from _questions(instrument, part, lang)
            yield "        kegiatan:"
            yield '          - indikator: ""'
            yield '            langkah_aksi: ""'
            yield '            bukti_fisik: ""'
            yield f'            target_waktu: ""  # {_TIME.fill(year=year).to(lang)}'


def _questions(instrument: Instrument, part: KomponenLke, lang: Lang) -> Iterator[str]:
    yield from _comment(_ASKS.fill(id=part.id).to(lang), "        ")
    for code in part.indikator:
        question = instrument.indikator[code]
        lead = f"{code}  "
        yield from _comment(question.judul.to(lang), "        ", lead)


def _comment(text: str, indent: str, lead: str = "") -> Iterator[str]:
    """`text` as comment lines; those after the first hang below `lead`."""
    from zicheck.render.wrap import wrap

    for paragraph in text.split("\n"):
        first = f"{indent}# {lead}"
        rest = f"{indent}# {' ' * len(lead)}"
        for line in wrap(paragraph, _COLUMNS, first, rest):
            yield line.rstrip()


def quoted(text: str) -> str:
    """`text` as a YAML scalar in double quotes: every string is safe there."""
    return json.dumps(text, ensure_ascii=False)


_HEAD = Text(
    "Rencana aksi pembangunan zona integritas.\n"
    "Isi kolom seperti tertulis dalam keputusan, lalu periksa: zicheck check BERKAS\n"
    "Satu butir `- indikator` adalah satu baris tabel; salin butir itu untuk menambah baris.\n"
    "Di atas setiap daftar kegiatan tercantum indikator LKE yang harus dilayani komponen itu.\n"
    "Skema untuk editor: zicheck schema plan > plan.schema.json",
    "Yearly action plan of a zona integritas.\n"
    "Fill in the cells as they stand in the decree, then check it: zicheck check FILE\n"
    "One `- indikator` entry is one row of the table; copy it to add a row.\n"
    "Above each list of kegiatan stand the LKE indikator that the komponen has to serve.\n"
    "Schema for editors: zicheck schema plan > plan.schema.json",
)
_INDUK = Text(
    'kantor di atas unit, misalnya ["KPU RI"]', 'offices above the unit, such as ["KPU RI"]'
)
_DATE = Text("TTTT-BB-HH", "YYYY-MM-DD")
_HUKUM = Text(
    "tiap dasar hukum: {{bagian: mengingat, teks: ...}}",
    "each citation: {{bagian: mengingat, teks: ...}}",
).fill()
_ASKS = Text("LKE {id} menanyakan:", "LKE {id} asks:")
_TIME = Text("misalnya Maret, Juni, September {year}", "such as Maret, Juni, September {year}")
