"""A plan as YAML: it reads back as the same plan, and says where a human should look."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck.bahasa import Text
from zicheck.decreetable import Unsure
from zicheck.places import Route
from zicheck.plan import (
    Abaikan,
    Area,
    Kegiatan,
    Keputusan,
    Komponen,
    Kutipan,
    Naskah,
    Plan,
    Sumber,
)
from zicheck.planfile import read_plan
from zicheck.planspec import BAGIAN_HUKUM, TUJUAN
from zicheck.planwriter import scalar, write_plan

ODD = (
    "no", "Yes", "ON", "null", "~", "012", "2025-01-06", "1:30", "1e3", ".inf", "Januari: x", "a #b",
    "#a", "- a", "-", "@a", "`a", "%a", "!a", "&a", "*a", "? a", "| a", "> a", "{a}", "[a]", "a, b",
    '"a"', "'a'", "a\\b", "a\nb", "a\tb", " a", "a ", "a:", "=", "<<", "\u00a0", "\u0085", "\u2028",
    "\ufeff", "\x00", "\x7f", "😀", "é", "a  b", "---", "...", "",
)  # fmt: skip

texts = st.one_of(st.sampled_from(ODD), st.text(max_size=30))
filled = texts.filter(bool)
dates = st.dates(date(1990, 1, 1), date(2100, 12, 31))
numbers = st.integers(0, 999_999_999)

rows = st.builds(
    dict,
    indikator=texts,
    langkah_aksi=texts,
    bukti_fisik=st.lists(texts, max_size=3).map(tuple),
    target_waktu=texts,
    target_capaian=st.none() | texts,
    penanggung_jawab=st.none() | texts,
    lke=st.lists(st.sampled_from(("P.I.1.a", "R.VI.2.b", "H.3")), max_size=2).map(tuple),
    abaikan=st.lists(
        st.builds(Abaikan, st.just("WKT004"), filled, st.none() | dates), max_size=2
    ).map(tuple),
    sumber=st.none()
    | st.builds(Sumber, numbers, st.none() | numbers, st.none() | numbers, st.none()),
)
parts = st.tuples(texts, texts, st.lists(rows, max_size=2))
areas = st.tuples(texts, texts, st.lists(parts, max_size=2))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans as every reader gives them: rows in the order of their komponen."""
    area, komponen, kegiatan = [], [], []
    for kode, judul, listed in draw(st.lists(areas, max_size=2)):
        for nomor, nama, cells in listed:
            for row in cells:
                place = len(kegiatan) + 1, len(area), len(komponen)
                kegiatan.append(Kegiatan(*place, **row))
            komponen.append(Komponen(nomor, nama, len(area)))
        area.append(Area(kode, judul))
    return Plan(
        unit=draw(texts),
        tahun=draw(st.integers(1990, 2100)),
        tujuan=draw(st.sampled_from(("", *TUJUAN))),
        induk=tuple(draw(st.lists(texts, max_size=2))),
        keputusan=Keputusan(
            draw(texts),
            draw(st.none() | st.integers(1, 9999)),
            draw(st.none() | dates),
            draw(texts),
        ),
        dasar_hukum=tuple(
            draw(st.lists(st.builds(Kutipan, st.sampled_from(BAGIAN_HUKUM), texts), max_size=2))
        ),
        naskah=tuple(draw(st.lists(st.builds(Naskah, texts, texts), max_size=2))),
        area=tuple(area),
        komponen=tuple(komponen),
        kegiatan=tuple(kegiatan),
    )


@settings(max_examples=300)
@given(plans())
def test_a_plan_reads_back_as_it_was(plan: Plan) -> None:
    again, _ = read_plan(write_plan(plan).encode(), "plan.yaml")
    assert plan == again


@given(plans(), st.text(max_size=20))
def test_notes_change_nothing_that_is_read(plan: Plan, words: str) -> None:
    text = Text(words, words)
    routes = [Route("plan", None, key) for key in ("unit", "tahun", "keputusan", "area")]
    routes += [Route("keputusan", None, "nomor"), Route("dasar_hukum", 0, "teks")]
    routes += [
        Route("komponen", 0, "nama"),
        Route("kegiatan", 1),
        Route("kegiatan", 1, "indikator"),
    ]
    notes = [Unsure(route, text) for route in routes]
    again, _ = read_plan(write_plan(plan, notes).encode(), "plan.yaml")
    assert plan == again


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_stay_texts(text: str) -> None:
    assert [text] == yaml.safe_load(f"[{scalar(text, flow=True)}]")
    assert {"a": text} == yaml.safe_load(f"a: {scalar(text)}")


@pytest.mark.parametrize(
    "text", ["Rapat, daftar hadir; SK (satu) 2025", "Per-bulan [x] {y} & 'z'", "é “a”", "a  b"]
)
def test_what_yaml_leaves_alone_stands_plain(text: str) -> None:
    assert text == scalar(text)


PLAN = Plan(
    unit="KPU Kota Contoh",
    tahun=2026,
    induk=("KPU RI",),
    keputusan=Keputusan("2", 2026, date(2026, 1, 6), "RENCANA: AKSI"),
    dasar_hukum=(Kutipan("mengingat", "Undang-Undang Nomor 7 Tahun 2017;"),),
    area=(Area("I", "MANAJEMEN"),),
    komponen=(Komponen("1.", "Tim Kerja", 0),),
    kegiatan=(
        Kegiatan(1, 0, 0, "Tim", "Rapat", ("SK", "Foto"), "Mei", sumber=Sumber(None, 1, 3)),
        Kegiatan(2, 0, 0, "Tim"),
    ),
)


def test_the_layout_is_that_of_the_design() -> None:
    notes = (
        Unsure(Route("keputusan", None, "nomor"), Text("Lihat\nnomor.", "Look.")),
        Unsure(Route("kegiatan", 2, "target_waktu"), Text("Kosong.", "Empty.")),
    )
    assert (
        write_plan(PLAN, notes)
        == """\
# yaml-language-server: $schema=../docs/reference/plan.schema.json
# Ditulis `zicheck import`; 2 hal perlu diperiksa (cari: PERIKSA).
# - keputusan, nomor: Lihat nomor.
# - baris 2, target_waktu: Kosong.
zicheck: 1
unit: KPU Kota Contoh
induk: [KPU RI]
tahun: 2026
keputusan:
  # PERIKSA: Lihat nomor.
  nomor: "2"
  tahun: 2026
  tanggal: 2026-01-06
  judul: "RENCANA: AKSI"
dasar_hukum:
  - bagian: mengingat
    teks: Undang-Undang Nomor 7 Tahun 2017;
area:
  - kode: I
    judul: MANAJEMEN
    komponen:
      - nomor: "1."
        nama: Tim Kerja
        kegiatan:
          - indikator: Tim
            langkah_aksi: Rapat
            bukti_fisik:
              - SK
              - Foto
            target_waktu: Mei
            sumber: {tabel: 1, baris: 3}
          # PERIKSA: Kosong.
          - indikator: Tim
            target_waktu: ""
"""
    )


def test_a_plan_without_notes_says_nothing_of_import() -> None:
    lines = write_plan(PLAN, schema="plan.schema.json").splitlines()
    assert lines[:2] == ["# yaml-language-server: $schema=plan.schema.json", "zicheck: 1"]
