"""Plans as a decree can carry them, for property tests of what is written and read again.

Texts are made of words that officials write and of what breaks formats: markup, formulas,
escapes, emoji, right-to-left letters.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from zicheck.decreetext import ORDINALS
from zicheck.plan import (
    Abaikan,
    Area,
    Kegiatan,
    Keputusan,
    Komponen,
    Kutipan,
    Naskah,
    Plan,
)
from zicheck.planspec import TUJUAN

ODD = (
    "<script>alert(1)</script>", '=HYPERLINK("http://a.b";"x")', "@SUM(A1)", "+62", "&amp;", "a&b",
    "]]>", "_x0041_", "{nama}", "%s", "\\n", "*tebal*", "`kode`", "a|b", "😀", "👩‍👩‍👧", "שלום", "é",
    "“a”", "s/d", "100%", "WBK/WBBM", "«isi»", "#REF!", "'", "$1", "zicheck-001",
)  # fmt: skip
PLAIN = (
    "Menyusun", "rapat", "evaluasi", "SK", "Tim", "Kerja", "laporan", "dan", "di", "pegawai",
    "KPU", "Kota", "Contoh", "pelayanan", "(satu)", "dokumen,", "survei", "2026",
)  # fmt: skip

words = st.sampled_from((*PLAIN, *ODD))
phrases = st.builds(
    lambda first, rest: " ".join((first, *rest)),
    st.sampled_from((*PLAIN[:3], *ODD)),
    st.lists(words, max_size=6),
)
cells = st.just("") | phrases
times = st.sampled_from(
    ("", "Januari 2026", "Maret, Juni 2026", "Triwulan I", "setiap bulan", "Mei s.d. Juli")
)
CITED = "Undang-Undang Nomor {n} Tahun 2017 tentang {about}"
citations = st.builds(lambda n, about: CITED.format(n=n, about=about), st.integers(1, 99), phrases)
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))

ignored = st.builds(Abaikan, st.sampled_from(("WKT004", "KOM003")), phrases, days)


@st.composite
def kegiatan(draw: st.DrawFn, *, capaian: bool, petugas: bool) -> dict[str, object]:
    """The cells of a row, with what its form does not show."""
    return {
        "indikator": draw(phrases),
        "langkah_aksi": draw(cells),
        "bukti_fisik": tuple(draw(st.lists(phrases, max_size=3))),
        "target_waktu": draw(times),
        "target_capaian": draw(st.none() | cells) if capaian else None,
        "penanggung_jawab": draw(st.none() | cells) if petugas else None,
        "lke": tuple(draw(st.lists(st.sampled_from(("P.I.1.a", "R.VI.2.b", "H.3")), max_size=2))),
        "abaikan": tuple(draw(st.lists(ignored, max_size=1))),
    }


@st.composite
def table(draw: st.DrawFn) -> dict[str, tuple[object, ...]]:
    """Areas, komponen and rows; some komponen have no row."""
    capaian, petugas = draw(st.booleans()), draw(st.booleans())
    area, komponen, rows = [], [], []
    for kode in ("I", "II", "III")[: draw(st.integers(1, 3))]:
        names = draw(st.lists(phrases, max_size=3, unique_by=str.casefold))
        for number, name in enumerate(names, 1):
            held = draw(st.lists(kegiatan(capaian=capaian, petugas=petugas), max_size=3))
            for cells_ in held:
                place = len(rows) + 1, len(area), len(komponen)
                rows.append(Kegiatan(*place, **cells_))  # type: ignore[arg-type]
            komponen.append(Komponen(f"{number}.", name, len(area)))
        area.append(Area(kode, draw(phrases)))
    return {"area": tuple(area), "komponen": tuple(komponen), "kegiatan": tuple(rows)}


@st.composite
def naskah(draw: st.DrawFn) -> tuple[Naskah, ...]:
    """Passages in the order of a decree, any of its parts missing."""
    found: list[Naskah] = []

    def some(bagian: str, texts: st.SearchStrategy[str], most: int) -> None:
        found.extend(Naskah(bagian, text) for text in draw(st.lists(texts, max_size=most)))

    some("judul", st.sampled_from(("KEPUTUSAN KETUA KPU KOTA CONTOH", "TENTANG", "RENCANA")), 3)
    some("pembukaan", st.just("KETUA KOMISI PEMILIHAN UMUM KOTA CONTOH,"), 1)
    some("menimbang", phrases.map(lambda text: f"bahwa {text};"), 3)
    some("memutuskan", st.just("MEMUTUSKAN:"), 1)
    some("menetapkan", phrases, 1)
    for ordinal in ORDINALS[:3:2]:
        some(ordinal, phrases, 2)
    some("penetapan", st.just("Ditetapkan di Contoh pada tanggal 6 Januari 2026"), 1)
    if draw(st.booleans()):
        found.append(Naskah("judul lampiran", "LAMPIRAN KEPUTUSAN KPU KOTA CONTOH"))
        some("judul lampiran", st.just("RENCANA AKSI ZONA INTEGRITAS"), 1)
    for heading in draw(st.sets(st.sampled_from(("PENDAHULUAN", "DASAR HUKUM", "TUJUAN")))):
        found.append(Naskah(heading.casefold(), heading))
        some(heading.casefold(), phrases.map(lambda text: f"Bahwa {text}."), 2)
    some("judul tabel", st.just("RENCANA AKSI ZONA INTEGRITAS KPU KOTA CONTOH TAHUN 2026"), 1)
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans with every key that a plan file knows but `sumber`, which belongs to a document."""
    grounds = [Kutipan("menimbang", text) for text in draw(st.lists(citations, max_size=2))]
    grounds += [
        Kutipan("mengingat", text) for text in draw(st.lists(citations | phrases, max_size=3))
    ]
    grounds += [Kutipan("lampiran", text) for text in draw(st.lists(citations, max_size=2))]
    return Plan(
        unit=draw(
            st.sampled_from(("KPU Kota Contoh", "Dinas Kesehatan Kota ABC", "BPS Provinsi X"))
        ),
        tahun=draw(st.integers(2020, 2030)),
        tujuan=draw(st.sampled_from(("", *TUJUAN))),
        induk=tuple(draw(st.lists(st.sampled_from(("KPU RI", "KPU Provinsi Y")), max_size=2))),
        keputusan=Keputusan(
            draw(st.sampled_from(("", "12", "3/ORT.01/2026"))),
            draw(st.none() | st.integers(2019, 2030)),
            draw(days),
            draw(st.sampled_from(("", "RENCANA AKSI ZONA INTEGRITAS TAHUN 2026", "Rencana aksi"))),
        ),
        dasar_hukum=tuple(grounds),
        naskah=draw(naskah()),
        **draw(table()),
    )
