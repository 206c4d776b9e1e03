"""Names of public offices: how they begin, how plans shorten them, and who stands above whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFICES = {
    "Komisi Pemilihan Umum": "KPU",
    "Badan Pengawas Pemilihan Umum": "Bawaslu",
    "Badan Pusat Statistik": "BPS",
    "Badan Narkotika Nasional": "BNN",
}
"""Names of offices and what the plans call them."""

PROVINCES = (
    "Aceh", "Bali", "Banten", "Bengkulu", "Daerah Istimewa Yogyakarta", "Daerah Khusus Jakarta",
    "DI Yogyakarta", "DKI Jakarta", "Gorontalo", "Jambi", "Jawa Barat", "Jawa Tengah",
    "Jawa Timur", "Kalimantan Barat", "Kalimantan Selatan", "Kalimantan Tengah",
    "Kalimantan Timur", "Kalimantan Utara", "Kepulauan Bangka Belitung", "Kepulauan Riau",
    "Lampung", "Maluku", "Maluku Utara", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Papua",
    "Papua Barat", "Papua Barat Daya", "Papua Pegunungan", "Papua Selatan", "Papua Tengah",
    "Riau", "Sulawesi Barat", "Sulawesi Selatan", "Sulawesi Tengah", "Sulawesi Tenggara",
    "Sulawesi Utara", "Sumatera Barat", "Sumatera Selatan", "Sumatera Utara",
)  # fmt: skip

KINDS = (
    "pengadilan", "mahkamah", "kejaksaan", "kepolisian", "polda", "polres", "polresta",
    "rumah sakit", "rsud", "rsup", "rsu", "puskesmas", "universitas", "politeknik", "institut",
    "sekolah tinggi", "akademi", "fakultas", "lembaga", "lapas", "rumah tahanan", "rutan",
    "balai", "balai besar", "loka", "stasiun", "kantor", "dinas", "badan", "kecamatan",
    "kelurahan", "inspektorat", "sekretariat", "biro", "direktorat", "pusat", "upt", "uptd",
    "unit pelaksana", "kementerian", "komisi", "ombudsman", "arsip", "perpustakaan",
    "sekolah menengah", "sman", "smkn", "madrasah", "bawaslu", "kpu", "bps", "bnn", "bnnk",
    "bnnp", "bapas", "rupbasan", "kppn", "kpp", "kpknl", "bpkp", "bpom", "bkn", "satuan",
    "pemerintah", "dewan", "pangkalan", "detasemen", "perwakilan", "instalasi", "laboratorium",
)  # fmt: skip
"""The words with which the name of an office begins, in lower case."""

OFFICERS_OF = (
    "ketua", "kepala", "sekretaris", "direktur", "rektor", "dekan", "pimpinan", "panitera",
    "komandan", "kapolres", "kapolda", "camat", "lurah", "inspektur", "pelaksana harian",
    "pelaksana tugas", "plt", "plh", "kuasa pengguna anggaran", "pejabat pembuat komitmen",
)  # fmt: skip
"""Officers whose decree is that of the office named behind them."""

ABOVE_UNITS = (
    "presiden", "menteri", "gubernur", "bupati", "wali kota", "walikota", "jaksa agung", "kapolri",
    "panglima",
)  # fmt: skip
"""Officers who decide for the units below them: the plan is not theirs."""

_ACRONYMS = {
    name.lower(): name
    for name in (
        *OFFICES.values(), "RI", "DI", "DKI", "RSUD", "RSUP", "RSU", "RSIA", "UPT", "UPTD", "KPP",
        "KPPN", "KPKNL", "SMAN", "SMKN", "SDM", "TNI", "POLRI", "IIA", "IIB", "IA", "IB", "II",
        "III", "IV", "POM", "BNNK", "BNNP", "BPOM", "UIN", "IAIN", "TPI",
    )
}  # fmt: skip
LEVELS = ("Provinsi", "Kabupaten", "Kota")
_SMALL = frozenset(("dan", "di", "dari", "pada", "untuk", "dalam", "yang"))

_END = (
    r"(?=\s*(?:$|[.,;:()]|\b(?:TAHUN|NOMOR|MENUJU|TENTANG|PERIODE|DALAM|UNTUK|YANG|SEBAGAI)\b|"
    r"\b20\d\d\b))"
)
_TITLED = re.compile(
    r"\b(?P<office>(?:" + "|".join([*OFFICES, *sorted(KINDS, key=len, reverse=True)]) + r")\s+"
    r"[^.,;:()]{2,110}?)" + _END,
    re.IGNORECASE,
)
_NO_OFFICE = re.compile(
    r"\b(?:pembangunan|zona|integritas|rencana|aksi|korupsi|melayani|keputusan|birokrasi)\b",
    re.IGNORECASE,
)


def titled_offices(title: str) -> list[str]:
    """The offices that a title names, such as `RENCANA AKSI PENGADILAN NEGERI A TAHUN 2026`."""
    found = []
    for match in _TITLED.finditer(title):
        office = " ".join(match["office"].split())
        if not _NO_OFFICE.search(office):
            found.append(office)
    return found


def without_officer(office: str) -> str:
    """`office` without the officer whose decree it is, as in `KETUA KOMISI PEMILIHAN UMUM`."""
    low = office.casefold()
    for officer in OFFICERS_OF:
        rest = office[len(officer) :].lstrip(" .")
        if low.startswith((f"{officer} ", f"{officer}. ")):
            if rest.casefold().startswith(("jenderal", "utama")):
                return office
            return without_officer(rest) if rest else office
    return office


def is_above_units(office: str) -> bool:
    """Whether `office` is an officer who decides for units below, such as a bupati."""
    return office.casefold().startswith(ABOVE_UNITS)


def mostly_capital(name: str) -> bool:
    """Whether a name stands in capitals, but maybe for a few words: `RSUD dr. H. SOEWONDO`."""
    words = [word for word in name.split() if word.lower() != word.upper()]
    return sum(1 for word in words if word == word.upper()) * 4 > len(words) * 3


def titled(name: str) -> str:
    """A name in capitals as names are written: `Rumah Sakit Umum Daerah`, `Kelas IIA`."""
    return " ".join(map(_title, name.split()))


def _title(word: str) -> str:
    lower = word.lower()
    if word != word.upper():
        return word
    if lower in _SMALL:
        return lower
    if lower in _ACRONYMS:
        return _ACRONYMS[lower]
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), lower)


def short_name(office: str) -> str:
    """`office` with its leading name shortened as plans do: `Komisi Pemilihan Umum` to `KPU`."""
    for name, short in OFFICES.items():
        if office.casefold().startswith(f"{name} ".casefold()):
            return f"{short} {office[len(name) + 1 :]}"
    return office


def offices_above(unit: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The offices above `unit`: the one of its province if `texts` name just one, and the top."""
    name = next((short for short in OFFICES.values() if unit.startswith(f"{short} ")), None)
    if name is None:
        return ()
    top = (f"{name} RI",)
    level = unit.split()[1]
    if level not in LEVELS[1:]:
        return top
    long = next(key for key, short in OFFICES.items() if short == name)
    provinces = "|".join(sorted(map(re.escape, PROVINCES), key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{name}|{long})\s+Provinsi\s+({provinces})\b", re.IGNORECASE)
    named = {found.casefold() for text in texts for found in pattern.findall(text)}
    if len(named) != 1:
        return top
    province = next(province for province in PROVINCES if province.casefold() in named)
    return (f"{name} Provinsi {province}", *top)
