"""Plans laid out as offices lay them out: a made-up plan, a layout, and the Document it gives.

:func:`plans` and :func:`layouts` are strategies; :func:`laid_out` prints one as the other says, as
tables with their places, and is what a reader of any format would give.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from zicheck.document import Cell, Document, Paragraph, Row, Table
from zicheck.headingwords import HEADINGS, WHOLES
from zicheck.places import Place
from zicheck.schedule.words import MONTHS_ID

WORDS = (
    "rapat", "pegawai", "laporan", "evaluasi", "pembangunan", "integritas", "publik", "layanan",
    "informasi", "sosialisasi", "internal", "aparatur", "pengaduan", "masyarakat", "gratifikasi",
    "kinerja", "individu", "dokumen", "pelayanan", "standar", "melakukan", "menyusun",
)  # fmt: skip
TITLES = (
    "MANAJEMEN PERUBAHAN", "PENATAAN TATALAKSANA", "PENATAAN SISTEM MANAJEMEN SDM",
    "PENGUATAN AKUNTABILITAS", "PENGUATAN PENGAWASAN", "PENINGKATAN KUALITAS PELAYANAN PUBLIK",
)  # fmt: skip
ROMANS = ("I", "II", "III", "IV", "V", "VI")
PARTS = ("Tim Kerja", "Rencana Kerja ZI", "Pola Pikir", "Prosedur Utama", "Sistem Mutasi")
TEXTS = ("indikator", "langkah_aksi", "bukti_fisik")
BROKEN_DOWN = ("Langkah-langkah", "Tahapan", "Uraian", "Rincian Kegiatan", "Langkah yang Diambil")
"""What heads a column of steps behind one of a whole, which then is the indikator."""


@dataclass(frozen=True)
class Line:
    """One row of a plan: its area and komponen by number, its texts and its months."""

    area: int
    part: int
    indikator: str
    langkah_aksi: str
    bukti_fisik: str
    months: tuple[int, ...]
    penanggung_jawab: str

    @property
    def when(self) -> str:
        return ", ".join(MONTHS_ID[month - 1] for month in self.months) + " 2026"


@dataclass(frozen=True)
class Layout:
    """How a plan is printed."""

    fields: tuple[str, ...]
    """The columns behind those of number and komponen, in their order."""
    heads: dict[str, str]
    capitals: bool
    time: str
    """`column`, or the labels of a grid: `names`, `short`, `codes`, `numbers`, `letters`."""
    group: str
    """What stands above the grid; "" for nothing."""
    tick: str
    results: bool
    """Whether a second grid holds what was done."""
    extra: str
    """A column that a plan file does not keep; "" for none."""
    areas: str
    """`apart`, `together`, `named`: rows; `column`, `column every`; `title`: above the tables."""
    parts: str
    """`merged`, `empty` or `every`: how the komponen stands on its further rows."""
    numbers: str
    """`printed`, `lost` (an empty column) or `none` (no column)."""
    shared: bool
    """Whether equal indikator of neighbours are one cell merged down."""
    columns_numbered: bool
    page: int
    """Rows of a page; 0 for one table."""
    repeated: bool
    """Whether each page repeats the headings."""
    cuts: int
    """Into how many pages the last row of a page is cut; 1 for none."""
    inside: bool
    """Whether the cut goes through a word."""


_sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(" ".join)
_months = st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True).map(
    lambda found: tuple(sorted(found))
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Line, ...]:
    """Rows of a plan; the first one says every word that others may be cut in."""
    lines: list[Line] = []
    for area in range(draw(st.integers(1, 3))):
        for part in range(draw(st.integers(1, 3))):
            shared = f"Telah {draw(_sentences)}"
            for _ in range(draw(st.integers(1, 4))):
                number = len(lines)
                if draw(st.booleans()):
                    shared = f"Telah {draw(_sentences)} {number}"
                action = f"Melaksanakan {draw(_sentences)} {number}"
                if not lines:
                    action = f"Melaksanakan {' '.join(WORDS)} 0"
                proof = f"Daftar {draw(_sentences)}"
                lines.append(
                    Line(area, part, shared, action, proof, draw(_months), "Subbagian Umum")
                )
    return tuple(lines)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any combination of ways to print a plan."""
    time = draw(st.sampled_from(("column", "names", "short", "codes", "numbers", "letters")))
    fields = list(draw(st.permutations(TEXTS)))
    fields += ["target_waktu"]
    if draw(st.booleans()):
        fields.insert(draw(st.integers(1, 4)), "penanggung_jawab")
    heads = {
        name: draw(st.sampled_from(HEADINGS[name]))
        for name in ("nomor", "komponen", "area", *fields)
    }
    if fields.index("indikator") < fields.index("langkah_aksi") and draw(st.booleans()):
        heads["indikator"] = draw(st.sampled_from(sorted(WHOLES)))
        heads["langkah_aksi"] = draw(st.sampled_from(BROKEN_DOWN))
    areas = ("apart", "together", "named", "column", "column every", "title")
    grouped = time in ("numbers", "letters") or draw(st.booleans())
    return Layout(
        fields=tuple(fields),
        heads=heads,
        capitals=draw(st.booleans()),
        time=time,
        group=draw(st.sampled_from(("Waktu Pelaksanaan", "JADWAL 2026", "Bulan"))) if grouped else "",
        tick=draw(st.sampled_from(("v", "√", "✓", "x", "●", "■", "██"))),
        results=time != "column" and grouped and draw(st.booleans()),
        extra=draw(st.sampled_from(("", "Keterangan", "Anggaran (Rp)", "Realisasi"))),
        areas=draw(st.sampled_from(areas)),
        parts=draw(st.sampled_from(("merged", "empty", "every"))),
        numbers=draw(st.sampled_from(("printed", "lost", "none"))),
        shared=draw(st.booleans()),
        columns_numbered=draw(st.booleans()),
        page=draw(st.sampled_from((0, 0, 2, 3, 5))),
        repeated=draw(st.booleans()),
        cuts=draw(st.sampled_from((1, 2, 3))),
        inside=draw(st.booleans()),
    )  # fmt: skip


def laid_out(lines: tuple[Line, ...], layout: Layout) -> Document:
    """The document that prints `lines` as `layout` says."""
    return _Printer(lines, layout).document()


ACROSS, DOWN = "\0across", "\0down"


class _Printer:
    def __init__(self, lines: tuple[Line, ...], layout: Layout) -> None:
        self.lines, self.layout = lines, layout
        own = layout.areas.startswith("column")
        self.names = (
            *(("area",) if own else ()),
            *(() if layout.numbers == "none" else ("nomor",)),
            "komponen",
            *layout.fields,
        )
        self.tables = 0
        self.rows: list[list[str]] = []
        self.blocks: list[Paragraph | Table] = []

    def document(self) -> Document:
        for text in ("RENCANA AKSI KPU KABUPATEN CONTOH", "TAHUN 2026"):
            self.blocks.append(Paragraph(text, Place("a.docx", paragraph=len(self.blocks) + 1)))
        before: Line | None = None
        on_page = 0
        for number, line in enumerate(self.lines):
            opens = before is None or line.area != before.area
            if opens and self.layout.areas == "title":
                self.flush()
                title = f"AREA {ROMANS[line.area]}. {TITLES[line.area]}"
                self.blocks.append(Paragraph(title, Place("a.docx", paragraph=9)))
                on_page = 0
            if not self.rows:
                self.heads()
            if opens and self.layout.areas in ("apart", "together", "named"):
                self.section(line.area)
            row = self.row(line, before, top=on_page == 0)
            on_page += 1
            full = self.layout.page and on_page >= self.layout.page
            last = number + 1 == len(self.lines) or (
                self.layout.areas == "title" and self.lines[number + 1].area != line.area
            )
            if full and not last:
                self.cut(row, first=number == 0)
                on_page = 0
            else:
                self.rows.append(row)
            before = line
        self.flush()
        self.blocks.append(Paragraph("Ditetapkan di Contoh", Place("a.docx", paragraph=99)))
        return Document("a.docx", tuple(self.blocks))

    def cut(self, row: list[str], *, first: bool) -> None:
        """End the page in the middle of `row`."""
        pieces = 1 if first else self.layout.cuts
        for number, piece in enumerate(
            _pieces(row, self.texts(), pieces, inside=self.layout.inside)
        ):
            if number:
                self.flush()
                if self.layout.repeated:
                    self.heads()
            self.rows.append(piece)
        self.flush()
        if self.layout.repeated:
            self.heads()

    def texts(self) -> list[int]:
        return [self.at(name) for name in TEXTS]

    def at(self, name: str) -> int:
        return self.names.index(name)

    def heads(self) -> None:
        layout = self.layout
        upper: list[str] = []
        lower: list[str] = []
        for name in self.names:
            if name == "target_waktu" and layout.time != "column":
                upper += [layout.group or DOWN, *([ACROSS if layout.group else DOWN] * 11)]
                lower += _labels(layout.time)
            else:
                head = layout.heads[name]
                upper.append(head.upper() if layout.capitals else head.title())
                lower.append(DOWN)
        if layout.results:
            upper += ["Realisasi", *([ACROSS] * 11)]
            lower += _labels(layout.time)
        if layout.extra:
            upper.append(layout.extra)
            lower.append(DOWN)
        if layout.time != "column" and layout.group:
            self.rows += [upper, lower]
        else:
            pairs = zip(upper, lower, strict=True)
            self.rows.append([below if above == DOWN else above for above, below in pairs])
        if layout.columns_numbered:
            self.rows.append([str(number) for number in range(1, len(upper) + 1)])

    def width(self) -> int:
        grid = 11 if self.layout.time != "column" else 0
        return len(self.names) + grid + 12 * self.layout.results + bool(self.layout.extra)

    def section(self, area: int) -> None:
        code, title = ROMANS[area], TITLES[area]
        texts = {
            "apart": [code, title],
            "together": [f"{code}. {title}"],
            "named": [f"AREA {code}: {title}"],
        }[self.layout.areas]
        self.rows.append(texts + [ACROSS] * (self.width() - len(texts)))

    def row(self, line: Line, before: Line | None, *, top: bool) -> list[str]:
        layout = self.layout
        opens = before is None or line.area != before.area
        part = opens or before is None or line.part != before.part
        cells: list[str] = []
        for name in self.names:
            if name == "area":
                again = layout.areas == "column every"
                text = f"{ROMANS[line.area]}. {TITLES[line.area]}"
                cells.append(text if opens or again else ("" if top else DOWN))
            elif name in ("nomor", "komponen"):
                text = f"{line.part + 1}." if name == "nomor" else PARTS[line.part]
                text = "" if name == "nomor" and layout.numbers == "lost" else text
                further = {"merged": "" if top else DOWN, "empty": "", "every": text}[layout.parts]
                cells.append(text if part else further)
            elif name == "target_waktu" and layout.time != "column":
                cells += [layout.tick if month in line.months else "" for month in range(1, 13)]
            elif name == "target_waktu":
                cells.append(line.when)
            else:
                text = str(getattr(line, name))
                shares = layout.shared and name == "indikator" and not part and not top
                same = shares and before is not None and before.indikator == line.indikator
                cells.append(DOWN if same else text)
        if layout.results:
            cells += ["v", *[""] * 11]
        if layout.extra:
            cells.append("catatan")
        return cells

    def flush(self) -> None:
        if not self.rows:
            return
        self.tables += 1
        rows = []
        for number, texts in enumerate(self.rows, 1):
            cells = []
            for text in texts:
                place = Place("a.docx", table=self.tables, row=number)
                merged = text in (ACROSS, DOWN)
                cells.append(Cell("" if merged else text, place, merged, text == ACROSS))
            rows.append(Row(tuple(cells), cells[0].place))
        self.blocks.append(Table(tuple(rows), Place("a.docx", table=self.tables)))
        self.rows = []


def _labels(time: str) -> list[str]:
    return {
        "names": list(MONTHS_ID),
        "short": [name[:3].upper() for name in MONTHS_ID],
        "codes": [f"B{number:02}" for number in range(1, 13)],
        "numbers": [str(number) for number in range(1, 13)],
        "letters": list("JFMAMJJASOND"),
    }[time]


def _pieces(row: list[str], texts: list[int], count: int, *, inside: bool) -> list[list[str]]:
    """`row` cut into `count` rows: what stands in the columns `texts` goes on, the rest does not."""
    cut = {at: _parts(row[at], count, inside=inside) for at in texts if row[at] != DOWN}
    made = []
    for number in range(count):
        cells = list(row) if number == 0 else [""] * len(row)
        for at, parts in cut.items():
            cells[at] = parts[number]
        made.append(cells)
    return [cells for cells in made if any(cells)]


def _parts(text: str, count: int, *, inside: bool) -> list[str]:
    """`text` in `count` parts, cut between words or inside one."""
    words = text.split(" ")
    size = max(len(words) // count, 2)
    parts = [" ".join(words[at * size : (at + 1) * size]) for at in range(count - 1)]
    parts.append(" ".join(words[(count - 1) * size :]))
    if inside:
        for at in range(count - 1):
            head, _, word = parts[at].rpartition(" ")
            if len(word) > 5 and word in WORDS and head and parts[at + 1]:
                parts[at] = f"{head} {word[:4]}"
                parts[at + 1] = f"{word[4:]} {parts[at + 1]}"
    return parts
