"""A document to a plan: who decided what and when, on which grounds, and the table of the annex.

Works on what any reader gives and knows nothing of file formats. Everything is verbatim; what
had to be joined, repaired or left open is said in :attr:`Draft.unsure`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from zicheck.annexes import annexes, joined
from zicheck.bahasa import Text
from zicheck.decreetable import Unsure, other_table, read_tables
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
from zicheck.nearest import nearest
from zicheck.officenames import (
    is_above_units,
    mostly_capital,
    offices_above,
    short_name,
    titled,
    titled_offices,
    without_officer,
)
from zicheck.places import Place, Route
from zicheck.plan import Keputusan, Kutipan, Naskah, Plan
from zicheck.predicates import names_wbbm, names_wbk
from zicheck.readers import capital
from zicheck.recognition import DecreePart, Recognition, SectionFound, TableFound
from zicheck.schedule import MONTHS_ID
from zicheck.tableparts import TablePart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zicheck.annexes import Annex
    from zicheck.decreetable import TableDraft
    from zicheck.decreetext import DecreeText
    from zicheck.document import Document
    from zicheck.headings import Told

__all__ = ["Draft", "Unsure", "read_decree", "read_decrees"]

_OPENING_LINE = re.compile(
    rf"(?<!\s)\s+(?:DENGAN RAHMAT\b|(?:{'|'.join(OFFICERS)})\b[^,]*,$)", re.IGNORECASE
)
_PARTS = ("plan", "keputusan", "dasar_hukum", "naskah", "area", "komponen", "kegiatan")

_OF_DECREE = re.compile(r"\b(?:SURAT\s+)?KEPUTUSAN\b", re.IGNORECASE)
_OFFICE = re.compile(r"\bKEPUTUSAN\s+(?P<office>\S.{2,149}?)\s+NOMOR\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\bNOMOR\s*(?::\s*)?(?!TAHUN\b)(?P<nomor>\S+(?:\s?/\s?\S+)*)(?:\s+TAHUN\s+(?P<tahun>199\d|20\d\d)\b)?",
    re.IGNORECASE,
)
_YEAR_IN_NUMBER = re.compile(r"/(199\d|20\d\d)$")
_DATED = re.compile(r"\bTANGGAL\s*(?::\s*)?(?P<date>\d{1,2}\s+[A-Z]+\s+\d{4})\b", re.IGNORECASE)
_ABOUT = re.compile(r"\bTENTANG\s+(?P<judul>\S.*)", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"\bTAHUN\s+(?:ANGGARAN\s+)?(?P<tahun>199\d|20\d\d)\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\b20\d\d\b")
_TITLE_WORDS = 40
_ANNEX_TITLE = re.compile(r"\b(?:lampiran|rencana (?:aksi|kerja)|zona integritas)\b", re.IGNORECASE)
_ADOPTING = ("menetapkan", "kesatu", "pertama")
_TABLE_TITLES = ("judul lampiran", "judul tabel")


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as imported; every row has its :class:`~zicheck.plan.Sumber`.

    `unsure` says what a human should look at, `places` where each value stood in the document,
    `recognition` what was recognised as what.
    """

    plan: Plan
    unsure: tuple[Unsure, ...]
    places: Mapping[Route, Place]
    file: str
    part: str = ""
    """The sheets that it stands on, or its number, when the file holds other plans too."""
    recognition: Recognition = field(default_factory=Recognition)

    def locate(self, route: Route) -> Place:
        """The place of `route` in the document; of what holds it when it stands nowhere."""
        return (
            self.places.get(route)
            or self.places.get(Route(route.part, route[1]))
            or self.places.get(Route("plan", None, route.part))
            or Place(file=self.file)
        )


def read_decree(
    document: Document, induk: Sequence[str] | None = None, told: Sequence[Told] = ()
) -> Draft:
    """The plan that a decree adopts, from its text and the table of its annex; the first of several.

    Args:
        document: what a reader made of the file.
        induk: the offices above the unit; None to take what the decree itself shows.
        told: what the user says that columns are.

    Raises:
        InputError: when the document has no table, none with headings of a plan, or no rows.
    """
    return read_decrees(document, induk, told)[0]


def read_decrees(
    document: Document, induk: Sequence[str] | None = None, told: Sequence[Told] = ()
) -> tuple[Draft, ...]:
    """Every plan in a document, in order; arguments and errors are those of :func:`read_decree`."""
    tables = [block for block in document.blocks if isinstance(block, Table) and block.rows]
    if not tables:
        raise fault(document.file, _NO_TABLE)
    _require_told(tables, told)
    found = annexes(document.blocks, told)
    if not found:
        raise InputError(Problem(_NO_HEADINGS, tables[0].place))
    drafts: list[tuple[Annex, Draft]] = []
    head: list[Paragraph | Table] = []
    for annex in found:
        whole = any(_weighs_or_decides(block) for block in annex.before)
        table = read_tables(annex.parts)
        if table.kegiatan:
            before = annex.before if whole else [*head, *annex.before]
            shared = not whole and bool(head)
            draft = _draft(document, annex, before, table, induk, shared=shared)
            drafts.append((annex, draft))
        if whole:
            head = _without_titles(annex.before)
    if not drafts:
        raise InputError(Problem(_NO_ROWS, found[0].place))
    if len(drafts) == 1:
        return (drafts[0][1],)
    names = _names([annex for annex, _ in drafts])
    return tuple(replace(draft, part=name) for name, (_, draft) in zip(names, drafts, strict=True))


def _names(found: Sequence[Annex]) -> list[str]:
    """What tells several plans of a file apart: their sheets, else their numbers."""
    sheets = [", ".join(annex.sheets) for annex in found]
    if all(sheets) and len(set(sheets)) == len(sheets):
        return sheets
    return [str(number) for number in range(1, len(found) + 1)]


def _draft(
    document: Document,
    annex: Annex,
    before: Sequence[Paragraph | Table],
    table: TableDraft,
    induk: Sequence[str] | None,
    *,
    shared: bool,
) -> Draft:
    """The draft of one plan; `shared` tells that its decree adopts another one as well."""
    unsure: list[Unsure] = []
    text = read_passages([*_paragraphs(before, unsure)], _once(annex.after))
    unsure += table.unsure
    unsure += [Unsure(Route("plan", None, "area"), note) for note in document.notes]
    places = dict(table.places)
    keputusan = _keputusan(text, unsure, places)
    own = _own_texts(before, annex)
    unit = _unit(own, text, unsure, places, shared=shared)
    tahun = _tahun(keputusan, text, annex, table, unsure)
    places |= _numbered("dasar_hukum", text.grounds) | _numbered("naskah", text.running)
    unsure += [Unsure(Route("dasar_hukum", index, "teks"), _HIDDEN) for index in text.hidden]
    plan = Plan(
        unit=unit,
        tahun=tahun,
        tujuan=_tujuan(keputusan, text, own),
        induk=tuple(induk) if induk is not None else offices_above(unit, own),
        keputusan=keputusan,
        dasar_hukum=tuple(Kutipan(passage.bagian, passage.teks) for passage in text.grounds),
        naskah=tuple(Naskah(passage.bagian, passage.teks) for passage in text.running),
        area=tuple(table.area),
        komponen=tuple(table.komponen),
        kegiatan=tuple(table.kegiatan),
    )
    recognition = Recognition(
        tuple(_tables_found(table)),
        tuple(_sections_found(table)),
        tuple(_decree_found(plan, places)),
    )
    ordered = tuple(sorted(unsure, key=_order))
    return Draft(plan, ordered, places, document.file, recognition=recognition)


def _order(unsure: Unsure) -> tuple[int, int]:
    """Where what is unsure stands in the plan file."""
    return _PARTS.index(unsure.route.part), unsure.route[1] or 0


def _require_told(tables: Sequence[Table], told: Sequence[Told]) -> None:
    """Raises InputError when the document has no column that the user names."""
    cells = [cell for table in tables for row in table.rows for cell in row.cells if cell.text]
    for tell in told:
        width = max(len(row.cells) for table in tables for row in table.rows)
        if tell.number is not None:
            if not 0 < tell.number <= width:
                text = _NO_SUCH_NUMBER.fill(heading=tell.heading, width=width)
                raise InputError(Problem(text, tables[0].place))
        elif not any(tell.names(-1, (cell.text,)) for cell in cells):
            short = [cell.text for cell in cells if len(cell.text) < 60]
            near = nearest(tell.heading, short)
            text = _NO_SUCH_NEAR.fill(heading=tell.heading, near=near) if near else _NO_SUCH
            raise InputError(Problem(text.fill(heading=tell.heading), tables[0].place))


def _weighs_or_decides(block: Paragraph | Table) -> bool:
    """Whether a decree itself stands here, and not only the header of its annex."""
    if isinstance(block, Paragraph):
        return begins_part(block.text)
    return any(begins_part(joined(row).text) for row in block.rows)


def _without_titles(before: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """What stands above a table, up to the last part of the decree: no titles of the annex."""
    last = max(index for index, block in enumerate(before) if _weighs_or_decides(block))
    kept = list(before[: last + 1])
    for block in before[last + 1 :]:
        if isinstance(block, Paragraph) and capital(block.text) and _ANNEX_TITLE.search(block.text):
            break
        kept.append(block)
    return kept


def _paragraphs(blocks: Iterable[Paragraph | Table], unsure: list[Unsure]) -> Iterator[Paragraph]:
    """The paragraphs in `blocks`, with those that word processors lay out as tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        rows = [joined(row) for row in block.rows]
        cells = [cell for row in block.rows for cell in row.cells if not cell.merged]
        if any(begins_part(row.text) for row in rows):
            yield from (row for row in rows if row.text)
        elif any(begins_signature(cell.text) for cell in cells):
            yield from (Paragraph(cell.text, cell.place) for cell in cells if cell.text)
        else:
            unsure.append(Unsure(Route("plan", None, "area"), other_table(block)))


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
    if year is None and nomor and signed:
        year = str(signed.year)
        unsure.append(Unsure(Route("keputusan", None, "tahun"), _YEAR_FROM_DAY))
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
        return date(int(year), MONTHS_ID.index(month.capitalize()) + 1, int(day))
    except ValueError:
        return None


def _tahun(
    keputusan: Keputusan,
    text: DecreeText,
    annex: Annex,
    table: TableDraft,
    unsure: list[Unsure],
) -> int:
    """The year of the plan: of its title, else of what stands above the table, else the decree's.

    A plan without any of these has the year that most of its target times name.
    """
    titles = (passage.teks for passage in reversed(text.running) if passage.heading)
    for words in (keputusan.judul, *titles):
        years: list[str] = _YEAR.findall(words)
        if years:
            return int(years[-1])
    if keputusan.tahun is not None:
        return keputusan.tahun
    for words in (annex.place.sheet or "", *(row.target_waktu for row in table.kegiatan)):
        found = Counter(_BARE_YEAR.findall(words))
        if found:
            unsure.append(Unsure(Route("plan", None, "tahun"), _YEAR_FROM_TABLE))
            return int(found.most_common(1)[0][0])
    unsure.append(Unsure(Route("plan", None, "tahun"), _NOT_FOUND.fill(key="tahun")))
    return 0


def _unit(
    own: Sequence[str],
    text: DecreeText,
    unsure: list[Unsure],
    places: dict[Route, Place],
    *,
    shared: bool,
) -> str:
    """The office whose plan it is, by the name that plans use: it issued the decree, mostly."""
    head = _head(text)
    found = _OFFICE.search(_words(head))
    named = Counter(
        office
        for passage in text.running
        if passage.heading
        for office in titled_offices(passage.teks)
        if len(passage.teks.split()) < _TITLE_WORDS
    )
    above = found is not None and is_above_units(found["office"])
    if found and not (named and (shared or above)):
        places[Route("plan", None, "unit")] = head[0].place
        return short_name(_as_written(without_officer(found["office"]), own))
    if named:
        office = named.most_common(1)[0][0]
        unsure.append(Unsure(Route("plan", None, "unit"), _UNIT_FROM_TITLE))
        return short_name(_as_written(office, own))
    unsure.append(Unsure(Route("plan", None, "unit"), _NOT_FOUND.fill(key="unit")))
    return ""


def _as_written(office: str, own: Sequence[str]) -> str:
    """A name in capitals as the text of the document writes it most often, else title-cased."""
    if not mostly_capital(office):
        return office
    pattern = re.compile(r"\s+".join(map(re.escape, office.split())), re.IGNORECASE)
    spellings: Counter[str] = Counter(
        found
        for text in own
        for found in pattern.findall(text)
        if found[0].isupper() and not mostly_capital(found)
    )
    return spellings.most_common(1)[0][0] if spellings else titled(office)


def _tujuan(keputusan: Keputusan, text: DecreeText, own: Sequence[str]) -> str:
    """The predicate aimed at: what the decree's title names, else what it adopts, else any text.

    Where one of these names both, WBK comes first: a unit must have it before WBBM. What a text
    elsewhere tells of the predicate that the unit already has is no aim.
    """
    adopted = [passage.teks for passage in text.running if passage.bagian in _ADOPTING]
    titles = [passage.teks for passage in text.running if passage.bagian in _TABLE_TITLES]
    for said in ([keputusan.judul], adopted, titles, own):
        if any(map(names_wbk, said)):
            return "WBK"
        if any(map(names_wbbm, said)):
            return "WBBM"
    return ""


def _own_texts(before: Sequence[Paragraph | Table], annex: Annex) -> list[str]:
    """The texts of one plan's part of the document, those of its table last."""
    tables = [block for block in before if isinstance(block, Table)]
    tables += [part.table for part in annex.parts if isinstance(part, TablePart)]
    paragraphs = [block for block in (*before, *annex.after) if isinstance(block, Paragraph)]
    texts = [paragraph.text for paragraph in paragraphs]
    return texts + [c.text for table in tables for row in table.rows for c in row.cells if c.text]


# what was recognised


def _tables_found(table: TableDraft) -> Iterator[TableFound]:
    before = None
    for part, columns, rows in table.columns:
        first = " | ".join(
            cell.text for row in (*part.lead, *part.table.rows) for cell in row.cells
        )
        same = columns is not None and before is not None and columns.rows == before.rows
        yield TableFound(
            part.table.place,
            "left out" if columns is None else "continued" if same else "plan",
            first[:60],
            () if columns is None or same else columns.headings,
            rows,
        )
        before = columns or before


def _sections_found(table: TableDraft) -> Iterator[SectionFound]:
    for section in table.sections:
        yield SectionFound(section.kode, section.judul, _ORIGIN[section.origin], section.places[1])


def _decree_found(plan: Plan, places: Mapping[Route, Place]) -> Iterator[DecreePart]:
    keputusan = plan.keputusan
    head = places.get(Route("keputusan"))
    yield DecreePart("unit", plan.unit, places.get(Route("plan", None, "unit")))
    yield DecreePart("induk", ", ".join(plan.induk))
    yield DecreePart("tahun", str(plan.tahun or ""))
    yield DecreePart("tujuan", plan.tujuan)
    yield DecreePart("keputusan.nomor", keputusan.nomor, head)
    yield DecreePart("keputusan.tahun", str(keputusan.tahun or ""), head)
    signed = places.get(Route("keputusan", None, "tanggal"))
    day = keputusan.tanggal.isoformat() if keputusan.tanggal else ""
    yield DecreePart("keputusan.tanggal", day, signed)
    yield DecreePart("keputusan.judul", keputusan.judul, head)
    for bagian in ("menimbang", "mengingat", "lampiran"):
        at = [i for i, ground in enumerate(plan.dasar_hukum) if ground.bagian == bagian]
        first = places.get(Route("dasar_hukum", at[0])) if at else None
        yield DecreePart(f"dasar_hukum.{bagian}", str(len(at) or ""), first)
    yield DecreePart("naskah", str(len(plan.naskah) or ""), places.get(Route("naskah", 0)))


_ORIGIN = {
    "row": Text("baris judul dalam tabel", "a title row of the table"),
    "column": Text("sel kolom area", "a cell of the area's column"),
    "title": Text("judul di atas tabel", "a title above the table"),
}
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
_NO_SUCH = Text(
    "Judul kolom `{heading}` (--kolom) tidak ada dalam dokumen; tulis seperti tercetak, atau sebutkan "
    "nomor kolomnya.",
    "The document has no column headed `{heading}` (--kolom); write it as printed, or give the "
    "number of the column.",
)
_NO_SUCH_NEAR = Text(
    "Judul kolom `{heading}` (--kolom) tidak ada dalam dokumen; mungkin maksudnya `{near}`.",
    "The document has no column headed `{heading}` (--kolom); did you mean `{near}`?",
)
_NO_SUCH_NUMBER = Text(
    "Tidak ada kolom ke-{heading} (--kolom); tabel terlebar dalam dokumen punya {width} kolom.",
    "There is no column {heading} (--kolom); the widest table of the document has {width}.",
)
_YEAR_FROM_TABLE = Text(
    "Tahun diambil dari nama lembar atau target waktu karena tidak ada pada judul; periksa.",
    "The year was taken from the sheet's name or the target times, for want of a title; look at it.",
)
_YEAR_FROM_DAY = Text(
    "Tahun keputusan diambil dari tanggal penetapannya karena tidak ada pada nomornya; periksa.",
    "The year of the decree was taken from the day of signing, for want of one in its number; look "
    "at it.",
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
