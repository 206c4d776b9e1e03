"""A document to a plan: who decided what and when, on which grounds, and the table of the annex.

Works on what any reader gives and knows nothing of file formats. Everything is verbatim; what
had to be joined, repaired or left open is said in :attr:`Draft.unsure`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.decreetable import MONTHS, Unsure, find_columns, other_table, read_tables
from zicheck.decreetext import (
    OFFICERS,
    Passage,
    begins_part,
    begins_signature,
    opens,
    read_passages,
)
from zicheck.document import Paragraph, Table
from zicheck.errors import InputError, Problem, fault
from zicheck.places import Place, Route
from zicheck.plan import Keputusan, Kutipan, Naskah, Plan
from zicheck.readers import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zicheck.decreetext import DecreeText
    from zicheck.document import Document, Row

__all__ = ["Draft", "Unsure", "read_decree"]

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

_OPENING_LINE = re.compile(
    rf"\s+(?:DENGAN RAHMAT\b|(?:{'|'.join(OFFICERS)})\b[^,]*,$)", re.IGNORECASE
)
_ACRONYMS = {
    name.lower(): name for name in (*OFFICES.values(), "RI", "DI", "DKI", "RSUD", "UPT", "UPTD")
}
_PARTS = ("plan", "keputusan", "dasar_hukum", "naskah", "area", "komponen", "kegiatan")
_LEVELS = ("Provinsi", "Kabupaten", "Kota")
_SMALL = frozenset(("dan", "di", "dari", "pada", "untuk", "dalam", "yang"))

_OF_DECREE = re.compile(r"\bKEPUTUSAN\b", re.IGNORECASE)
_OFFICE = re.compile(r"\bKEPUTUSAN\s+(?P<office>.{3,150}?)\s+NOMOR\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\bNOMOR\s*:?\s*(?!TAHUN\b)(?P<nomor>\S+)(?:\s+TAHUN\s+(?P<tahun>199\d|20\d\d)\b)?",
    re.IGNORECASE,
)
_YEAR_IN_NUMBER = re.compile(r"/(199\d|20\d\d)$")
_DATED = re.compile(r"\bTANGGAL\s*:?\s*(?P<date>\d{1,2}\s+[A-Z]+\s+\d{4})\b", re.IGNORECASE)
_ABOUT = re.compile(r"\bTENTANG\s+(?P<judul>\S.*)", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"\bTAHUN\s+(?:ANGGARAN\s+)?(?P<tahun>199\d|20\d\d)\b", re.IGNORECASE)
_TITLED_OFFICE = re.compile(
    r"\b(?:" + "|".join([*OFFICES, *OFFICES.values()]) + r")\s+(?:" + "|".join(_LEVELS) + r")\s+"
    r"[^\d,.;:()]{2,60}?(?=\s*(?:$|[\d,.;:()]|\b(?:TAHUN|NOMOR|MENUJU|TENTANG)\b))",
    re.IGNORECASE,
)
_WBK = re.compile(r"\bWBK\b|\bwilayah\s+bebas\s+(?:dari\s+)?korupsi\b", re.IGNORECASE)
_WBBM = re.compile(r"\bWBBM\b|\bwilayah\s+birokrasi\s+bersih\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as imported; every row has its :class:`~zicheck.plan.Sumber`.

    `unsure` says what a human should look at, `places` where each value stood in the document.
    """

    plan: Plan
    unsure: tuple[Unsure, ...]
    places: Mapping[Route, Place]
    file: str
    part: str = ""
    """The sheets that it stands on, when the file holds other plans too."""

    def locate(self, route: Route) -> Place:
        """The place of `route` in the document; of what holds it when it stands nowhere."""
        return (
            self.places.get(route)
            or self.places.get(Route(route.part, route[1]))
            or self.places.get(Route("plan", None, route.part))
            or Place(file=self.file)
        )


def read_decree(document: Document, induk: Sequence[str] | None = None, *, part: str = "") -> Draft:
    """The plan that a decree adopts, from its text and the table of its annex.

    Args:
        document: what a reader made of the file.
        induk: the offices above the unit; None to take what the decree itself shows.
        part: what tells the plan from others in the same file.

    Raises:
        InputError: when the document has no table, none with headings of a plan, or no rows.
    """
    blocks = document.blocks
    start, lead = _plan_table(document)
    unsure = [Unsure(Route("plan", None, "area"), note) for note in document.notes]
    before = [*_paragraphs(blocks[:start], unsure), *lead]
    after = [block for block in blocks[start:] if isinstance(block, Paragraph)]
    tables = [block for block in blocks[start:] if isinstance(block, Table)]
    table = read_tables(tables)
    if not table.kegiatan:
        place = tables[0].place
        raise InputError(Problem(_NO_ROWS, place))
    text = read_passages(before, _once(after))

    unsure += table.unsure
    places = dict(table.places)
    keputusan = _keputusan(text, unsure, places)
    unit = _unit(document, text, unsure, places)
    tahun = _tahun(keputusan, text, unsure)
    places |= _numbered("dasar_hukum", text.grounds) | _numbered("naskah", text.running)
    unsure += [Unsure(Route("dasar_hukum", index, "teks"), _HIDDEN) for index in text.hidden]
    plan = Plan(
        unit=unit,
        tahun=tahun,
        tujuan=_tujuan(document),
        induk=tuple(induk) if induk is not None else _induk(unit, document),
        keputusan=keputusan,
        dasar_hukum=tuple(Kutipan(passage.bagian, passage.teks) for passage in text.grounds),
        naskah=tuple(Naskah(passage.bagian, passage.teks) for passage in text.running),
        area=tuple(table.area),
        komponen=tuple(table.komponen),
        kegiatan=tuple(table.kegiatan),
    )
    return Draft(plan, tuple(sorted(unsure, key=_order)), places, document.file, part)


def _order(unsure: Unsure) -> tuple[int, int]:
    """Where what is unsure stands in the plan file."""
    return _PARTS.index(unsure.route.part), unsure.route[1] or 0


def _plan_table(document: Document) -> tuple[int, list[Paragraph]]:
    """The index of the block in which the plan's table begins, and what it holds above headings."""
    tables = [index for index, block in enumerate(document.blocks) if isinstance(block, Table)]
    if not tables:
        raise fault(document.file, _NO_TABLE)
    for index in tables:
        block = document.blocks[index]
        columns = find_columns(block) if isinstance(block, Table) else None
        if isinstance(block, Table) and columns is not None:
            return index, [lead for row in block.rows[: columns.at] if (lead := _joined(row)).text]
    place = document.blocks[tables[0]].place
    raise InputError(Problem(_NO_HEADINGS, place))


def _paragraphs(blocks: Iterable[Paragraph | Table], unsure: list[Unsure]) -> Iterator[Paragraph]:
    """The paragraphs in `blocks`, with those that word processors lay out as tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        rows = [_joined(row) for row in block.rows]
        cells = [cell for row in block.rows for cell in row.cells if not cell.merged]
        if any(begins_part(row.text) for row in rows):
            yield from (row for row in rows if row.text)
        elif any(begins_signature(cell.text) for cell in cells):
            yield from (Paragraph(cell.text, cell.place) for cell in cells if cell.text)
        else:
            unsure.append(Unsure(Route("plan", None, "area"), other_table(block)))


def _joined(row: Row) -> Paragraph:
    """A row as one paragraph."""
    texts = (cell.text for cell in row.cells if cell.text and not cell.merged)
    return Paragraph(" ".join(texts), row.place)


def _once(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs without those that every page of the table repeats."""
    seen: set[str] = set()
    for paragraph in paragraphs:
        if paragraph.text not in seen:
            seen.add(paragraph.text)
            yield paragraph


def _numbered(part: str, passages: Sequence[Passage]) -> dict[Route, Place]:
    places: dict[Route, Place] = {}
    for index, passage in enumerate(passages):
        places[Route(part, index)] = places[Route(part, index, "teks")] = passage.place
    return places


# the decree itself


def _keputusan(text: DecreeText, unsure: list[Unsure], places: dict[Route, Place]) -> Keputusan:
    """Number, year, day and title of the decree; from the annex's header if it has no titles."""
    head = _head(text)
    words = _words(passage for passage in head if not opens(passage.teks))
    if head:
        places[Route("keputusan")] = head[0].place
    number = _NUMBER.search(words)
    nomor = number["nomor"] if number else ""
    year = (number["tahun"] if number else None) or _first(_YEAR_IN_NUMBER.search(nomor))
    about = _ABOUT.search(words)
    judul = _before_signatory(about["judul"]) if about else ""
    signed = _day(text.date.teks) if text.date else None
    if text.date:
        places[Route("keputusan", None, "tanggal")] = text.date.place
    else:
        # An annex that comes without its decree says in its header when that was signed.
        dated = (
            (found, passage) for passage in text.annex if (found := _DATED.search(passage.teks))
        )
        for found, passage in dated:
            signed = _day(found["date"])
            places[Route("keputusan", None, "tanggal")] = passage.place
            break
    missing = {"nomor": nomor, "tahun": year, "tanggal": signed, "judul": judul}
    absent = [key for key, value in missing.items() if not value]
    if len(absent) == len(missing):
        unsure.append(Unsure(Route("plan", None, "keputusan"), _NO_DECREE))
    else:
        unsure += [
            Unsure(Route("keputusan", None, key), _NOT_FOUND.fill(key=key)) for key in absent
        ]
    return Keputusan(nomor, int(year) if year else None, signed, judul)


def _head(text: DecreeText) -> Sequence[Passage]:
    """The titles from the one that names the decree on; of the annex if the decree has none."""
    for index, passage in enumerate(text.titles):
        named = _OF_DECREE.search(passage.teks)
        if named and (capital(passage.teks) or not named.start()):
            return text.titles[index:]
    return text.annex


def _words(passages: Iterable[Passage]) -> str:
    return " ".join(passage.teks for passage in passages)


def _first(found: re.Match[str] | None) -> str | None:
    return found[1] if found else None


def _before_signatory(judul: str) -> str:
    """The title without the line of the officer that some texts run on behind it."""
    found = _OPENING_LINE.search(judul) if judul.endswith(",") else None
    return judul[: found.start()] if found else judul


def _day(printed: str) -> date | None:
    day, month, year = printed.split()
    try:
        return date(int(year), MONTHS.index(month.casefold()) + 1, int(day))
    except ValueError:
        return None


def _tahun(keputusan: Keputusan, text: DecreeText, unsure: list[Unsure]) -> int:
    """The year of the plan: of its title, else of the titles above the table, else the decree's."""
    titles = (passage.teks for passage in reversed(text.running) if passage.heading)
    for words in (keputusan.judul, *titles):
        years: list[str] = _YEAR.findall(words)
        if years:
            return int(years[-1])
    if keputusan.tahun is None:
        unsure.append(Unsure(Route("plan", None, "tahun"), _NOT_FOUND.fill(key="tahun")))
    return keputusan.tahun or 0


def _unit(
    document: Document, text: DecreeText, unsure: list[Unsure], places: dict[Route, Place]
) -> str:
    """The office that issued the decree, by the name that plans use."""
    head = _head(text)
    found = _OFFICE.search(_words(head))
    if found:
        places[Route("plan", None, "unit")] = head[0].place
        return short_name(_as_written(_without_officer(found["office"]), document))
    named = Counter(
        office
        for passage in text.running
        if passage.heading
        for office in _TITLED_OFFICE.findall(passage.teks)
    )
    if named:
        office = named.most_common(1)[0][0]
        unsure.append(Unsure(Route("plan", None, "unit"), _UNIT_FROM_TITLE))
        return short_name(_as_written(office, document))
    unsure.append(Unsure(Route("plan", None, "unit"), _NOT_FOUND.fill(key="unit")))
    return ""


def _without_officer(office: str) -> str:
    """`office` without the officer whose decree it is, as in `KETUA KOMISI PEMILIHAN UMUM`."""
    first, _, rest = office.partition(" ")
    titles = ("ketua", "kepala", "sekretaris", "direktur")
    ranked = rest.casefold().startswith(("jenderal", "utama"))
    return rest if rest and first.casefold() in titles and not ranked else office


def _as_written(office: str, document: Document) -> str:
    """A name in capitals as the text of the document writes it most often, else title-cased."""
    if not capital(office):
        return office
    pattern = re.compile(r"\s+".join(map(re.escape, office.split())), re.IGNORECASE)
    spellings: Counter[str] = Counter(
        found
        for block in document.blocks
        if isinstance(block, Paragraph)
        for found in pattern.findall(block.text)
        if found[0].isupper() and not capital(found)
    )
    if spellings:
        return spellings.most_common(1)[0][0]
    return " ".join(_title(word) for word in office.split())


def _title(word: str) -> str:
    lower = word.lower()
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


def _induk(unit: str, document: Document) -> tuple[str, ...]:
    """The offices above `unit`: the one of its province if the decree names just one, the top."""
    name = next((short for short in OFFICES.values() if unit.startswith(f"{short} ")), None)
    if name is None:
        return ()
    top = (f"{name} RI",)
    level = unit.split()[1]
    if level not in _LEVELS[1:]:
        return top
    long = next(key for key, short in OFFICES.items() if short == name)
    provinces = "|".join(sorted(map(re.escape, PROVINCES), key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{name}|{long})\s+Provinsi\s+({provinces})\b", re.IGNORECASE)
    named = {found.casefold() for text in _texts(document) for found in pattern.findall(text)}
    if len(named) != 1:
        return top
    province = next(province for province in PROVINCES if province.casefold() in named)
    return (f"{name} Provinsi {province}", *top)


def _tujuan(document: Document) -> str:
    """The predicate aimed at; WBK comes first, and a unit must have it before WBBM."""
    texts = list(_texts(document))
    if any(_WBK.search(text) for text in texts):
        return "WBK"
    return "WBBM" if any(_WBBM.search(text) for text in texts) else ""


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


_NO_TABLE = Text(
    "Dokumen tidak memuat tabel yang dapat dibaca; susun rencana aksinya sebagai tabel (dalam "
    "teks: kolom dipisahkan `|` atau TAB), lalu coba lagi.",
    "The document holds no table that can be read; lay the plan out as a table (in a text: with "
    "`|` or TAB between its columns) and try again.",
)
_NO_HEADINGS = Text(
    "Tabel di sini tidak punya judul kolom rencana aksi; beri baris judul, misalnya NO, KOMPONEN, "
    "INDIKATOR, LANGKAH AKSI, BUKTI FISIK, TARGET WAKTU.",
    "The table here has no headings of a plan; give it a row of them, such as NO, KOMPONEN, "
    "INDIKATOR, LANGKAH AKSI, BUKTI FISIK, TARGET WAKTU.",
)
_NO_ROWS = Text(
    "Tabel rencana aksi di sini hanya berisi judul kolom; lengkapi baris kegiatannya.",
    "The table of the plan here holds nothing but headings; add its rows.",
)
_NOT_FOUND = Text(
    "`{key}` tidak ditemukan dalam dokumen; isi sendiri.",
    "`{key}` was not found in the document; fill it in.",
)
_NO_DECREE = Text(
    "Keputusan yang menetapkan rencana tidak ada dalam dokumen; isi `keputusan` sendiri.",
    "The decree that adopts the plan is not in the document; fill in `keputusan`.",
)
_UNIT_FROM_TITLE = Text(
    "Nama unit diambil dari judul rencana karena kepala keputusan tidak ada; periksa.",
    "The unit was taken from the title of the plan, for want of the decree's head; look at it.",
)
_HIDDEN = Text(
    "Dasar hukum ini tercetak tanpa nomor di belakang butir sebelumnya dan dipisahkan.",
    "This legal ground was printed without a number behind the one before and was set apart.",
)
