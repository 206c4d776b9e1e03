"""Word documents in hard layouts: :data:`LAYOUTS` prints lines and says what is then to be read."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hardtables import HEADINGS, TITLE, Line, Lines, without

from zicheck.schedule.words import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Made = tuple[bytes, Lines]
_WIDTH = len(HEADINGS)


class Paper:
    """A document in the making."""

    def __init__(self, title: Sequence[str] = TITLE) -> None:
        self.document = docx.Document()
        self.document.core_properties.author = "x"
        for text in title:
            self.document.add_paragraph(text)

    def table(self, columns: int = _WIDTH) -> Any:
        return self.document.add_table(0, columns, "Table Grid")

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def row(table: Any, texts: Sequence[str]) -> Any:
    """A row with these texts."""
    made = table.add_row()
    for cell, text in zip(made.cells, texts, strict=True):
        cell.text = text
    return made


def section(table: Any, line: Line, *, apart: bool = True) -> None:
    """The row that names an area: its code apart from its title, or both in one cell."""
    made = row(table, [""] * len(table.columns))
    cells = made.cells
    if apart:
        cells[0].text = line.area
        cells[1].merge(cells[-1]).text = line.area_title
    else:
        cells[0].merge(cells[-1]).text = f"{line.area}. {line.area_title}"


def blocks(lines: Sequence[Line]) -> Iterable[tuple[bool, bool, Line]]:
    """Each line, whether it opens an area, and whether it opens a komponen."""
    before: Line | None = None
    for line in lines:
        area = before is None or (line.area, line.area_title) != (before.area, before.area_title)
        part = area or before is None or (line.comp_no, line.component) != (
            before.comp_no, before.component,
        )  # fmt: skip
        yield area, part, line
        before = line


def body(
    table: Any,
    lines: Sequence[Line],
    *,
    merged: bool = True,
    apart: bool = True,
    named: bool = False,
) -> list[tuple[Line, Any]]:
    """Section rows and lines; komponen cells merged down, empty, or named in every row."""
    opened: Any = None
    made = []
    for area, part, line in blocks(lines):
        if area:
            section(table, line, apart=apart)
        texts = list(line.cells)
        if not part and not named:
            texts[:2] = ["", ""]
        added = row(table, texts)
        made.append((line, added))
        if part:
            opened = added
        elif merged:
            for at in (0, 1):
                down(opened.cells[at]._tc, "restart")
                down(added.cells[at]._tc, None)
    return made


def down(cell: Any, value: str | None) -> None:
    """Mark a cell as the first, or a further one, of several merged down."""
    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:vMerge")):
        properties.remove(old)
    merge = OxmlElement("w:vMerge")
    if value:
        merge.set(qn("w:val"), value)
    properties.append(merge)


def repeated(added: Any) -> None:
    """Mark a row as one that Word repeats on each page."""
    added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


# layouts


def official(lines: Lines) -> Made:
    """Landscape, komponen merged down, areas merged across, the heading marked to repeat."""
    paper = Paper()
    page = paper.document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    table = paper.table()
    repeated(row(table, HEADINGS))
    body(table, lines)
    paper.document.add_paragraph("Ditetapkan di Contoh")
    paper.document.add_paragraph("pada tanggal 5 Januari 2026")
    return paper.bytes(), lines


def shared_cells(lines: Lines) -> Lines:
    """The lines, where every two of one komponen share indikator and target time."""
    made: list[Line] = []
    for _, part, line in blocks(lines):
        before = made[-1] if made else None
        shares = not part and before is not None and len(made) % 2
        made.append(
            replace(line, indicator=before.indicator, target_raw=before.target_raw)
            if shares and before is not None
            else line
        )
    return tuple(made)


def runs(lines: Lines) -> list[tuple[int, int]]:
    """The first and last index of lines that share komponen, indikator and target time."""
    found: list[tuple[int, int]] = []
    for at, (_, part, line) in enumerate(blocks(lines)):
        same = not part and (line.indicator, line.target_raw) == (
            lines[at - 1].indicator, lines[at - 1].target_raw,
        )  # fmt: skip
        if same and found:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def several_merged(lines: Lines) -> Made:
    """Indikator and target time merged down over rows that share them."""
    shared = shared_cells(lines)
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    made = body(table, shared)
    for top, bottom in runs(shared):
        for at in (2, 5) if bottom > top else ():
            down(made[top][1].cells[at]._tc, "restart")
            for index in range(top + 1, bottom + 1):
                cell = made[index][1].cells[at]
                cell.text = ""
                down(cell._tc, None)
    return paper.bytes(), shared


def numbering_row(lines: Lines) -> Made:
    """The columns numbered 1 to 6 below the headings; areas in one cell."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    row(table, [str(at + 1) for at in range(_WIDTH)])
    body(table, lines, apart=False)
    return paper.bytes(), lines


def headings_repeated(lines: Lines) -> Made:
    """Headings and column numbers typed again every nine rows, as converters leave them."""
    paper = Paper()
    table = paper.table()
    for start in range(0, len(lines), 9):
        row(table, HEADINGS)
        row(table, [f"({at + 1})" for at in range(_WIDTH)])
        body(table, lines[start : start + 9], named=True)
    return paper.bytes(), lines


def page_split(lines: Lines) -> Made:
    """A table for each page, the last row of each cut in two."""
    paper = Paper()
    rest: list[str] | None = None
    for start in range(0, len(lines), 8):
        table = paper.table()
        row(table, HEADINGS)
        if rest:
            row(table, rest)
        page = lines[start : start + 8]
        (last, added) = body(table, page, named=True, merged=False)[-1]
        rest = None
        cut = [_cut(text) for text in (last.action, last.evidence)]
        if start + 8 < len(lines) and cut[0][1]:
            for cell, (head, _) in zip(added.cells[3:5], cut, strict=True):
                cell.text = head
            rest = ["", "", "", cut[0][1], cut[1][1], ""]
        paper.document.add_paragraph("")
    return paper.bytes(), lines


def _cut(text: str) -> tuple[str, str]:
    """A text cut before a word that begins small, so that a person too sees that it goes on."""
    found = re.search(r"(?<=\w) (?=[a-z])", text[len(text) // 2 :])
    if not found:
        return text, ""
    at = len(text) // 2 + found.start()
    return text[:at], text[at + 1 :]


def numbers_lost(lines: Lines) -> Made:
    """The column of numbers is there and empty."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    bare = without(lines, comp_no="")
    body(table, bare)
    return paper.bytes(), bare


def komponen_empty(lines: Lines) -> Made:
    """Komponen cells not merged but left empty."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    body(table, lines, merged=False)
    return paper.bytes(), lines


def table_each_area(lines: Lines) -> Made:
    """A table with headings for each area, with a paragraph between them."""
    paper = Paper()
    table = None
    for area in dict.fromkeys((line.area, line.area_title) for line in lines):
        paper.document.add_paragraph("")
        table = paper.table()
        row(table, HEADINGS)
        body(table, [line for line in lines if (line.area, line.area_title) == area])
    return paper.bytes(), lines


def area_above_table(lines: Lines) -> Made:
    """A table for each area, whose name stands in a paragraph above it and nowhere else."""
    paper = Paper()
    for area in dict.fromkeys((line.area, line.area_title) for line in lines):
        paper.document.add_paragraph(f"{area[0]}. {area[1]}")
        table = paper.table()
        row(table, HEADINGS)
        own = [line for line in lines if (line.area, line.area_title) == area]
        made = paper.table()
        body(made, own)
        made._tbl.remove(made.rows[0]._tr)
        for added in list(made._tbl.tr_lst):
            table._tbl.append(added)
        made._tbl.getparent().remove(made._tbl)
    return paper.bytes(), lines


def other_headings(lines: Lines) -> Made:
    """Other words, another order, and columns that no plan has a field for."""
    paper = Paper()
    heads = ("No.", "Area/Komponen", "Waktu Pelaksanaan", "Indikator Keberhasilan", "PIC",
             "Rencana Aksi", "Dokumen Pendukung", "Keterangan")  # fmt: skip
    heads = (heads[0], "Komponen Pengungkit", *heads[2:])
    table = paper.table(len(heads))
    row(table, heads)
    for area, part, line in blocks(lines):
        if area:
            section(table, line)
        number, name, indicator, action, evidence, target = line.cells
        opening = (number, name) if part else ("", "")
        row(table, [*opening, target, indicator, "Sekretaris", action, evidence, ""])
    return paper.bytes(), lines


def month_grid(lines: Lines) -> Made:
    """Twelve columns with ticks in place of the target time, below a heading of two rows."""
    paper = Paper()
    table = paper.table(17)
    first = row(table, [*HEADINGS[:5], "JADWAL 2026", *[""] * 11])
    second = row(table, [""] * 5 + [name[:3] for name in MONTHS_ID])
    for at in range(5):
        first.cells[at].merge(second.cells[at])
    first.cells[5].merge(first.cells[16])
    made = []
    for at, (area, part, line) in enumerate(blocks(lines)):
        if area:
            section(table, line)
        months = sorted({at % 12, (at * 5 + 2) % 12})
        texts = list(line.cells[:5]) + ["√" if month in months else "" for month in range(12)]
        if not part:
            texts[:2] = ["", ""]
        row(table, texts)
        made.append(replace(line, target_raw=", ".join(MONTHS_ID[month] for month in months)))
    return paper.bytes(), tuple(made)


def nested_list(lines: Lines) -> Made:
    """Bukti fisik as a small table inside its cell."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    for line, added in body(table, lines):
        cell = added.cells[4]
        cell.text = ""
        parts = line.evidence.split(", ")
        inner = cell.add_table(len(parts), 1)
        for at, part in enumerate(parts):
            inner.cell(at, 0).text = part + ("," if at + 1 < len(parts) else "")
    return paper.bytes(), lines


def framed(lines: Lines) -> Made:
    """The whole plan inside the only cell of another table."""
    paper = Paper()
    frame = paper.table(1)
    cell = row(frame, [""]).cells[0]
    table = cell.add_table(0, _WIDTH)
    row(table, HEADINGS)
    body(table, lines)
    cell.add_paragraph("")
    return paper.bytes(), lines


_BOX = (
    '<w:r {ns}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="http://'
    'schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent><w:p>'
    "<w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text_boxes(lines: Lines) -> Made:
    """The title, and the indikator of every fourth row, in text boxes."""
    paper = Paper(TITLE[:2])
    for text in TITLE[2:]:
        paragraph = paper.document.add_paragraph()
        paragraph._p.append(parse_xml(_BOX.format(ns=nsdecls("w"), text=text)))
    table = paper.table()
    row(table, HEADINGS)
    for line, added in body(table, lines)[::4]:
        cell = added.cells[2]
        cell.text = ""
        box = _BOX.format(ns=nsdecls("w"), text=_escape(line.indicator))
        cell.paragraphs[0]._p.append(parse_xml(box))
    return paper.bytes(), lines


def footnotes(lines: Lines) -> Made:
    """A footnote on every third langkah aksi."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    for number, (_, added) in enumerate(body(table, lines)[::3], 1):
        run = added.cells[3].paragraphs[0].add_run()
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)
    return paper.bytes(), lines


def tracked(lines: Lines) -> Made:
    """Words put in and taken out by tracked changes, and a deleted row behind every fifth."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    for at, (line, added) in enumerate(body(table, lines)):
        cell = added.cells[3]
        first, _, rest = line.action.partition(" ")
        cell.text = first
        _change(cell.paragraphs[0]._p, "ins", f" {rest}" if rest else "")
        _change(cell.paragraphs[0]._p, "del", " kata lama")
        if at % 5 == 4:
            gone = row(table, ["9.", "Lama", "Sudah dihapus", "Baris lama", "Lama", "Mei"])
            gone._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    return paper.bytes(), lines


def _change(paragraph: Any, kind: str, text: str) -> None:
    change = OxmlElement(f"w:{kind}")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    paragraph.append(change)


def controls(lines: Lines) -> Made:
    """Content controls around words, cells and rows, as in forms."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    for at, (_, added) in enumerate(body(table, lines)):
        cells = list(added._tr.tc_lst)
        if at % 3 == 0:
            _control(cells[4])
        elif at % 3 == 1:
            _control(added._tr)
        else:
            for run in added.cells[3].paragraphs[0].runs:
                _control(run._r)
    return paper.bytes(), lines


def _control(element: Any) -> None:
    parent = element.getparent()
    at = parent.index(element)
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    parent.insert(at, control)
    content.append(element)


def automatic_numbers(lines: Lines) -> Made:
    """NO counted by Word, and each bukti fisik a numbered list."""
    paper = Paper()
    numbering = paper.document.part.numbering_part.element
    level = (
        '<w:abstractNum {ns} w:abstractNumId="{id}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    )
    ns = nsdecls("w")
    first = numbering.find(qn("w:num"))
    for number, kind, text in (("801", "decimal", "%1."), ("802", "lowerLetter", "%1)")):
        element = parse_xml(level.format(ns=ns, id=number, kind=kind, text=text))
        first.addprevious(element)
    nums = 900

    def num(abstract: str) -> str:
        nonlocal nums
        nums += 1
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering.append(
            parse_xml(
                f'<w:num {ns} w:numId="{nums}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'
            )
        )
        return str(nums)

    table = paper.table()
    row(table, HEADINGS)
    made: list[Line] = []
    opened: Any = None
    count, current = 0, ""
    for area, part, line in blocks(lines):
        if area:
            section(table, line)
            count, current = 0, num("801")
        added = row(table, ["", *line.cells[1:]] if part else ["", "", *line.cells[2:]])
        if part:
            count += 1
            opened = added
            _numbered(added.cells[0].paragraphs[0]._p, current)
        else:
            for at in (0, 1):
                down(opened.cells[at]._tc, "restart")
                down(added.cells[at]._tc, None)
        items = line.evidence.split(", ")
        cell = added.cells[4]
        cell.text = ""
        listed = num("802")
        for at, item in enumerate(items):
            paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
            paragraph.add_run(item)
            _numbered(paragraph._p, listed)
        letters = " ".join(f"{chr(97 + at)}) {item}" for at, item in enumerate(items))
        made.append(replace(line, comp_no=f"{count}.", evidence=letters))
    return paper.bytes(), tuple(made)


def _numbered(paragraph: Any, num: str) -> None:
    properties = paragraph.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>')
    )


def ragged(lines: Lines) -> Made:
    """Rows that begin at a later column of the grid, in place of empty cells."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    before: Line | None = None
    for line, added in body(table, lines, merged=False):
        if before and (line.comp_no, line.component, line.area) == (
            before.comp_no, before.component, before.area,
        ):  # fmt: skip
            for cell in list(added._tr.tc_lst[:2]):
                added._tr.remove(cell)
            grid = OxmlElement("w:gridBefore")
            grid.set(qn("w:val"), "2")
            added._tr.get_or_add_trPr().append(grid)
        before = line
    return paper.bytes(), lines


def broken_lines(lines: Lines) -> Made:
    """Line breaks, tabs and several paragraphs inside cells."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    for _, added in body(table, lines):
        for at in (2, 3, 4):
            cell = added.cells[at]
            words = cell.text.split(" ")
            cell.text = " ".join(words[:2])
            run = cell.paragraphs[0].add_run()
            for place, word in enumerate(words[2:]):
                if place % 4 == 0:
                    run.add_break()
                elif place % 4 == 1:
                    run.add_tab()
                elif place % 4 == 2:
                    run = cell.add_paragraph().add_run()
                else:
                    run.add_text(" ")
                run.add_text(word)
    return paper.bytes(), lines


def hidden(lines: Lines) -> Made:
    """Hidden words in cells, and hidden rows."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    for at, (_, added) in enumerate(body(table, lines)):
        run = added.cells[3].paragraphs[0].add_run(" rahasia")
        run.font.hidden = True
        if at % 6 == 3:
            gone = row(table, ["8.", "Tersembunyi", "Tidak tampak", "Tidak", "Tidak", "Mei"])
            gone._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))
    return paper.bytes(), lines


def slim_columns(lines: Lines) -> Made:
    """Edges that do not line up: headings and rows differ by a sliver of a column."""
    paper = Paper()
    table = paper.table()
    row(table, HEADINGS)
    body(table, lines)
    grid = table._tbl.tblGrid
    columns = list(grid.gridCol_lst)
    sliver = deepcopy(columns[0])
    sliver.w = 12_700 * 2  # 2 points
    columns[2].addnext(sliver)
    for at, tr in enumerate(table._tbl.tr_lst):
        first = 0
        for tc in tr.tc_lst:
            span = tc.grid_span
            # The heading ends behind the sliver, the rows before it.
            if first <= (2 if at == 0 else 3) < first + span:
                tc.grid_span = span + 1
            first += span
    return paper.bytes(), lines


def strict(lines: Lines) -> Made:
    """The strict dialect of the format, and a main part of another name."""
    data, lines = official(lines)
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            content = source.read(info)
            content = content.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            content = content.replace(b"word/document.xml", b"word/document2.xml")
            made.writestr(info.filename.replace("document.xml", "document2.xml"), content)
    return buffer.getvalue(), lines


LAYOUTS: dict[str, Callable[[Lines], Made]] = {
    layout.__name__: layout
    for layout in (
        official, several_merged, numbering_row, headings_repeated, page_split, numbers_lost, komponen_empty,
        table_each_area, area_above_table, other_headings, month_grid, nested_list, framed,
        text_boxes, footnotes, tracked, controls, automatic_numbers, ragged, broken_lines, hidden,
        slim_columns, strict,
    )
}  # fmt: skip
