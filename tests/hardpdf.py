"""Makes PDF files in hard layouts from a plan, with two engines: Chromium and LibreOffice.

The plan that goes in is the gold for what comes out. Nothing here knows the readers.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zicheck.plan import Kegiatan, Plan

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WRITER = shutil.which("soffice")
PDFTOPPM = shutil.which("pdftoppm")

Rules = Literal["all", "rows", "none", "double", "dashed", "shaded", "open"]
"""Lines of the table: all; only between rows; none; two lines each; dashes; none but every
second row grey; all but the outer ones at the left and right."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay out the same plan; `turned` pages are /Rotate, `drawn` turns what they hold."""

    name: str
    engine: Literal["chromium", "writer"] = "chromium"
    rules: Rules = "all"
    merged: bool = True
    numbered: bool = True
    repeated: bool = True
    wide: bool = True
    split: bool = True
    decree: bool = True
    points: float = 9
    turned: int = 0
    drawn: bool = False
    owner: str = ""
    centred: bool = False
    justified: bool = False


LAYOUTS = (
    Layout("chromium"),
    Layout("chromium, portrait, 7 points", wide=False, points=7),
    Layout("chromium, nothing repeated", repeated=False, numbered=False, points=10),
    Layout("chromium, rows kept whole", split=False, points=11),
    Layout("chromium, double lines", rules="double"),
    Layout("chromium, dashed lines", rules="dashed"),
    Layout("chromium, no outer lines", rules="open"),
    Layout("chromium, lines between rows only", rules="rows"),
    Layout("chromium, no lines", rules="none", split=False, merged=False),
    Layout("chromium, grey rows, no lines", rules="shaded", merged=False),
    Layout("chromium, pages turned by 90", turned=90),
    Layout("chromium, pages turned by 180", turned=180),
    Layout("chromium, letters drawn sideways", turned=90, drawn=True),
    Layout("chromium, person in charge, centred", owner="Sekretaris", centred=True),
    Layout("chromium, justified", justified=True, merged=False),
    Layout("writer", engine="writer"),
    Layout("writer, portrait, 7 points", engine="writer", wide=False, points=7),
    Layout("writer, nothing repeated", engine="writer", repeated=False, numbered=False, points=10),
    Layout("writer, rows kept whole", engine="writer", split=False, points=11),
    Layout("writer, dashed lines", engine="writer", rules="dashed"),
    Layout("writer, lines between rows only", engine="writer", rules="rows"),
    Layout("writer, no lines", engine="writer", rules="none", split=False, merged=False),
    Layout("writer, pages turned by 270", engine="writer", turned=270),
    Layout("writer, justified, person in charge", engine="writer", owner="Tim ZI", justified=True),
)


def make(plan: Plan, layout: Layout, path: Path) -> Path:
    """Write `plan` laid out as `layout` to the PDF file `path`."""
    if layout.engine == "chromium":
        _print(page_of(plan, layout), path)
    else:
        _convert(plan, layout, path)
    if layout.turned or layout.drawn:
        _turn(path, layout)
    return path


def many(plan: Plan, count: int) -> Plan:
    """`plan` with its rows repeated, a little different each time, up to `count` rows."""
    rows: list[Kegiatan] = []
    parts, areas = list(plan.komponen), list(plan.area)
    while len(rows) < count:
        copy = len(rows) // len(plan.kegiatan)
        if copy:
            parts += [part._replace(area=part.area + len(areas)) for part in plan.komponen]
            areas += plan.area
        rows += [
            row._replace(
                row=len(rows) + at,
                area=row.area + copy * len(plan.area),
                komponen=row.komponen + copy * len(plan.komponen),
                langkah_aksi=f"{row.langkah_aksi} ({copy + 1})",
            )
            for at, row in enumerate(plan.kegiatan[: count - len(rows)], 1)
        ]
    return plan._replace(area=tuple(areas), komponen=tuple(parts), kegiatan=tuple(rows))


# what stands in the document


def columns(plan: Plan, layout: Layout) -> list[str]:
    heads = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU"]
    if any(row.target_capaian for row in plan.kegiatan):
        heads.append("TARGET CAPAIAN")
    if layout.owner:
        heads.append("PENANGGUNG JAWAB")
    return heads


def cells(plan: Plan, row: Kegiatan, layout: Layout) -> list[str]:
    """The cells of a row from the indikator on."""
    texts = [row.indikator, row.langkah_aksi, row.bukti, row.target_waktu]
    if any(each.target_capaian for each in plan.kegiatan):
        texts.append(row.target_capaian or "")
    if layout.owner:
        texts.append(layout.owner)
    return texts


def groups(plan: Plan) -> Iterator[tuple[int, int, list[Kegiatan]]]:
    """The rows of each komponen, with the indexes of its area and of itself."""
    held: list[Kegiatan] = []
    for row in plan.kegiatan:
        if held and held[-1].komponen != row.komponen:
            yield held[0].area, held[0].komponen, held
            held = []
        held.append(row)
    if held:
        yield held[0].area, held[0].komponen, held


def words(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    """The decree's words as (kind, label, mark, text); kind is title, item or line."""
    grounds = {
        part: [item.teks for item in plan.dasar_hukum if item.bagian == part]
        for part in ("menimbang", "mengingat", "lampiran")
    }
    running = [(item.bagian, item.teks) for item in plan.naskah]
    weighed = [*grounds["menimbang"], *(text for part, text in running if part == "menimbang")]
    done: set[str] = set()
    for part, text in running:
        if part in ("judul", "pembukaan", "memutuskan"):
            if part == "memutuskan":
                yield from _items("Mengingat", grounds["mengingat"], "1.")
            yield "title", "", "", text
        elif part == "menimbang":
            if part not in done:
                yield from _items("Menimbang", weighed, "a.")
        elif part in ("penetapan", "judul lampiran"):
            yield "title" if part == "judul lampiran" else "line", "", "", text
        elif part == "judul tabel":
            pass
        elif part in ("menetapkan", "kesatu", "kedua", "ketiga", "keempat", "kelima"):
            yield "item", part.capitalize() if part == "menetapkan" else part.upper(), "", text
        else:
            yield "line", "", "", text
            if text.casefold() == "dasar hukum":
                yield from _items("", grounds["lampiran"], "1.")
        done.add(part)


def titles(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    """The titles straight above the table."""
    found = [item.teks for item in plan.naskah if item.bagian == "judul tabel"]
    for text in found or ["RENCANA AKSI"]:
        yield "title", "", "", text


def _items(label: str, texts: list[str], mark: str) -> Iterator[tuple[str, str, str, str]]:
    for index, text in enumerate(texts):
        own = f"{index + 1}." if mark == "1." else f"{chr(97 + index)}."
        yield "item", "" if index else label, own, text


# Chromium

_LINES = {
    "all": "td,th{border:1px solid #000}",
    "rows": "tr{border-top:1px solid #000;border-bottom:1px solid #000}",
    "none": "",
    "double": "td,th{border:3px double #000}",
    "dashed": "td,th{border:1px dashed #000}",
    "shaded": "tr:nth-child(even){background:#ddd}",
    "open": "td,th{border:1px solid #000} tr>:first-child{border-left:0} tr>:last-child{border-right:0}",
}


def page_of(plan: Plan, layout: Layout) -> str:
    """The document as HTML."""
    width = {
        "NO": 4,
        "KOMPONEN": 13,
        "TARGET WAKTU": 12,
        "TARGET CAPAIAN": 9,
        "PENANGGUNG JAWAB": 10,
    }
    heads = columns(plan, layout)
    free = (100 - sum(width.get(head, 0) for head in heads)) / 3
    shown = "".join(f"<th style='width:{width.get(head, free):.1f}%'>{head}</th>" for head in heads)
    numbers = "".join(f"<th>{number}</th>" for number in range(1, len(heads) + 1))
    head = f"<tr>{shown}</tr>" + (f"<tr>{numbers}</tr>" if layout.numbered else "")
    group = "thead" if layout.repeated else "tbody"
    split = "" if layout.split else "tr{break-inside:avoid}"
    style = (
        f"@page{{size:A4;margin:18mm 15mm}} @page wide{{size:A4 landscape;margin:15mm}}"
        f".t{{page:{'wide' if layout.wide else 'auto'};break-before:page;font-size:{layout.points}pt;"
        f"{'text-align:justify' if layout.justified else ''}{'text-align:center' if layout.centred else ''}}}"
        f"body{{font:11pt Liberation Serif,serif}} .t{{font-family:Liberation Sans,sans-serif}}"
        f"table{{border-collapse:collapse;width:100%;table-layout:fixed}} td,th{{vertical-align:top;padding:2px 4px;"
        f"overflow-wrap:break-word}} .d td{{border:0;text-align:justify}} h4{{text-align:center}}"
        f"{split}"
    )
    lines = f".t table {_LINES[layout.rules].replace(' tr', ' .t tr').replace('td,th', 'td,.t table th')}"
    decree = "".join(_shown(words(plan))) if layout.decree else ""
    above = "".join(_shown(titles(plan))) if layout.decree else ""
    body = "".join(_body(plan, layout, len(heads)))
    return (
        f"<!doctype html><meta charset=utf-8><style>{style}{lines}</style>{decree}"
        f"<div class=t>{above}<table><{group}>{head}</{group}>{body}</table></div>"
    )


def _shown(parts: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    for kind, label, mark, text in parts:
        safe = html.escape(text)
        if kind == "title":
            yield f"<h4>{safe}</h4>"
        elif kind == "item":
            colon = ":" if label else ""
            yield (
                f"<table class=d><tr><td style='width:28mm'>{label}<td style='width:3mm'>{colon}"
                f"<td style='width:8mm'>{mark}<td>{safe}</table>"
            )
        else:
            yield f"<p>{safe}</p>"


def _body(plan: Plan, layout: Layout, width: int) -> Iterator[str]:
    area = -1
    for of, part, rows in groups(plan):
        if of != area:
            area = of
            title = plan.area[of]
            yield f"<tr><td>{title.kode}<td colspan={width - 1}>{html.escape(title.judul)}</tr>"
        komponen = plan.komponen[part]
        span = f" rowspan={len(rows)}" if layout.merged and len(rows) > 1 else ""
        for index, row in enumerate(rows):
            texts = "".join(f"<td>{html.escape(text)}" for text in cells(plan, row, layout))
            own = f"<td{span}>{komponen.nomor}<td{span}>{html.escape(komponen.nama)}"
            lead = own if not index else "" if layout.merged else "<td><td>"
            yield f"<tr>{lead}{texts}</tr>"


def _print(page: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", source.as_uri()],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip


# LibreOffice


def _convert(plan: Plan, layout: Layout, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        document_of(plan, layout, source)
        subprocess.run(
            [str(WRITER), f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless",
             "--norestore", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=240, env=os.environ | {"HOME": folder},
        )  # fmt: skip
        shutil.move(source.with_suffix(".pdf"), path)


def document_of(plan: Plan, layout: Layout, path: Path) -> None:  # noqa: PLR0915 - one document, top to bottom
    """The document as DOCX."""
    from docx import Document
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm, Pt

    made = Document()
    made.styles["Normal"].font.size = Pt(11)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if layout.decree:
        for kind, label, mark, text in words(plan):
            if kind == "title":
                made.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif kind == "item":
                paragraph = made.add_paragraph(f"{label}\t{':' if label else ''}\t{mark}\t{text}")
                form = paragraph.paragraph_format
                form.left_indent, form.first_line_indent = Mm(40), Mm(-40)
                for stop in (28, 33, 40):
                    form.tab_stops.add_tab_stop(Mm(stop))
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            else:
                made.add_paragraph(text)
        section = made.add_section(WD_SECTION.NEW_PAGE)
        # LibreOffice starts no page for a section that begins with a table.
        for _, _, _, text in titles(plan):
            made.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if layout.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    room = 267 if layout.wide else 180

    heads = columns(plan, layout)
    widths = {
        "NO": 4,
        "KOMPONEN": 13,
        "TARGET WAKTU": 12,
        "TARGET CAPAIAN": 9,
        "PENANGGUNG JAWAB": 10,
    }
    free = (100 - sum(widths.get(head, 0) for head in heads)) / 3
    parts = list(groups(plan))
    titled = sum(1 for at, part in enumerate(parts) if not at or parts[at - 1][0] != part[0])
    lead = 1 + layout.numbered
    table = made.add_table(lead + titled + len(plan.kegiatan), len(heads))
    if layout.rules in ("all", "dashed", "double"):
        table.style = "Table Grid"
    _borders(table, layout)
    table.autofit = False
    grid: list[Any] = table._cells
    wide = len(heads)
    for column, head in enumerate(heads):
        for row in range(len(table.rows)):
            grid[row * wide + column].width = Mm(widths.get(head, free) * room / 100)

    def put(row: int, column: int, text: str) -> None:
        paragraph = grid[row * wide + column].paragraphs[0]
        run = paragraph.add_run(text)
        run.font.size = Pt(layout.points)
        if layout.justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    for column, head in enumerate(heads):
        put(0, column, head)
        if layout.numbered:
            put(1, column, str(column + 1))
    at, area = lead, -1
    for of, part, rows in parts:
        if of != area:
            area = of
            put(at, 0, plan.area[of].kode)
            put(at, 1, plan.area[of].judul)
            grid[at * wide + 1].merge(grid[at * wide + wide - 1])
            at += 1
        for index, row in enumerate(rows):
            if not index:
                put(at, 0, plan.komponen[part].nomor)
                put(at, 1, plan.komponen[part].nama)
            for column, text in enumerate(cells(plan, row, layout), 2):
                put(at + index, column, text)
        if layout.merged and len(rows) > 1:
            for column in (0, 1):
                grid[at * wide + column].merge(grid[(at + len(rows) - 1) * wide + column])
        at += len(rows)
    for number, row in enumerate(table.rows):
        marks = []
        if layout.repeated and number < lead:
            marks.append("w:tblHeader")
        if not layout.split:
            marks.append("w:cantSplit")
        for mark in marks:
            element = OxmlElement(mark)
            element.set(qn("w:val"), "true")
            row._tr.get_or_add_trPr().append(element)
    made.save(str(path))


def _borders(table: Any, layout: Layout) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    kinds = {"dashed": "dashed", "double": "double", "rows": "single"}
    if layout.rules not in kinds:
        return
    sides = ("top", "bottom", "insideH") if layout.rules == "rows" else (
        "top", "left", "bottom", "right", "insideH", "insideV")  # fmt: skip
    borders = OxmlElement("w:tblBorders")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), kinds[layout.rules])
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _turn(path: Path, layout: Layout) -> None:
    """Set the rotation of every page, as scanners and PDF programs do."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    for index in range(len(document)):
        document[index].set_rotation(layout.turned)
    document.save(str(path))
    document.close()
    if layout.drawn:  # poppler writes pages that are not turned but whose letters lie on their side
        baked = path.with_suffix(".drawn.pdf")
        subprocess.run(["pdftocairo", "-pdf", str(path), str(baked)], check=True, timeout=240)
        baked.replace(path)


# scans


def scanned(path: Path, out: Path, *, dpi: int = 200, angle: float = 0.4) -> Path:
    """The pages of a PDF as a scanner gives them: pictures, a little askew, with noise.

    The ending of `out` tells the format: PDF and TIFF hold all pages, PNG and JPEG the first.
    """
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter

    chance = np.random.default_rng(1)
    document = pypdfium2.PdfDocument(path.read_bytes())
    pictures = []
    for index in range(len(document)):
        picture = document[index].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(angle * (-1) ** index, Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.filter(ImageFilter.GaussianBlur(0.6))
        grey = np.asarray(picture, np.float32) * 0.94 + 8 + chance.normal(0, 8, picture.size[::-1])
        pictures.append(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    document.close()
    several = out.suffix in (".pdf", ".tiff")
    more: dict[str, Any] = {"save_all": True, "append_images": pictures[1:]} if several else {}
    if out.suffix == ".pdf":
        more |= {"resolution": dpi, "quality": 75}
    pictures[0].save(out, dpi=(dpi, dpi), **more)
    return out
