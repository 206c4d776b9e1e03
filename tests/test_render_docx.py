"""The Word document: its structure, places to fill in, that plan text stays text, LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import officedossier as office
import pytest
import soffice
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from zicheck.render.documents import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier

GOLDEN = Path(__file__).parent / "golden"
MILLIMETRE = 36_000


def document(dossier: Dossier, lang: Lang = "id") -> Document:
    """The document read back."""
    return docx.Document(io.BytesIO(render(dossier, ".docx", lang)))


def blocks(made: Document) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in their order."""
    for element in made.element.body.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, made)
        elif element.tag == qn("w:tbl"):
            yield Table(element, made)


def paragraphs(made: Document) -> Iterator[Paragraph]:
    """Every paragraph, those in tables too."""
    for element in made.element.body.iter(qn("w:p")):
        yield Paragraph(element, made)


def text(made: Document) -> str:
    """All that the document says."""
    return "\n".join(paragraph.text for paragraph in paragraphs(made))


def headings(made: Document, level: int) -> list[str]:
    """The headings of one level."""
    return [item.text for item in made.paragraphs if item.style.name == f"Heading {level}"]


def dump(made: Document) -> str:
    """The document as text: styles, lists, places to fill in as «», rows of tables."""
    lines = []
    for section in made.sections:
        size = (section.page_width, section.page_height)
        lines.append(f"page {[round(side / MILLIMETRE) for side in size]}")
        lines.append(f"foot {section.footer.paragraphs[0].text}")
    for block in blocks(made):
        if isinstance(block, Paragraph):
            numbered = block._p.pPr is not None and block._p.pPr.numPr is not None
            number = f" #{block._p.pPr.numPr.numId.val}" if numbered else ""
            lines.append(f"[{block.style.name}{number}] {block.text}")
        else:
            lines += [f"| {' | '.join(cell.text for cell in row.cells)}" for row in block.rows]
    return "".join(f"{line.rstrip()}\n" for line in lines)


class TestGolden:
    """The whole document, looked at by a person and kept."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_structure(self, lang: Lang) -> None:
        """Compared whole. To renew it: delete it and run the test twice."""
        path = GOLDEN / f"laporan.docx.{lang}.txt"
        made = dump(document(office.dossier(), lang))
        if not path.exists():
            path.write_text(made, encoding="utf-8")
            pytest.fail(f"{path.name} was written; look at it and run again")
        assert path.read_text(encoding="utf-8") == made


class TestBytes:
    """What the file is."""

    def test_same_dossier_same_bytes(self) -> None:
        """No clock and no random ids."""
        assert render(office.dossier(), ".docx", "id") == render(office.dossier(), ".docx", "id")

    def test_nothing_outside_the_file_is_named(self) -> None:
        """No external link and no macro."""
        with zipfile.ZipFile(io.BytesIO(render(office.dossier(), ".docx", "id"))) as archive:
            everything = b"".join(map(archive.read, archive.namelist()))
        assert b'TargetMode="External"' not in everything
        assert b"<w:hyperlink " not in everything

    def test_it_is_written_in_the_language_that_it_says(self) -> None:
        """Otherwise Word marks every word as misspelt."""
        for lang, code in (("id", "id-ID"), ("en", "en-GB")):
            found = document(office.dossier(), lang).styles.element.find(f".//{qn('w:lang')}")
            assert code == found.get(qn("w:val"))


class TestForm:
    """The form of a Laporan Hasil Evaluasi."""

    def test_parts_in_their_order(self) -> None:
        """From the basis to the annexes."""
        assert [
            "A. Dasar Evaluasi", "B. Tujuan Evaluasi", "C. Ruang Lingkup", "D. Metodologi",
            "E. Hasil Evaluasi", "F. Simpulan", "G. Penutup", "Lampiran I. Daftar temuan",
            "Lampiran II. Lembar Kerja Evaluasi (LKE)",
            "Lampiran III. Temuan yang diabaikan oleh unit",
        ] == headings(document(office.dossier()), 1)  # fmt: skip

    def test_every_area_has_its_part(self) -> None:
        """After the overview and what is about no one area."""
        assert [
            "1. Gambaran Umum", "2. Naskah dan rencana secara umum",
            "3. Area I Manajemen Perubahan", "4. Area II Penataan Tatalaksana",
        ] == headings(document(office.dossier()), 2)  # fmt: skip

    def test_body_upright_annexes_across(self) -> None:
        """Both on A4."""
        sizes = [
            (round(section.page_width / MILLIMETRE), round(section.page_height / MILLIMETRE))
            for section in document(office.dossier()).sections
        ]
        assert [(210, 297), (297, 210)] == sizes

    def test_pages_are_numbered(self) -> None:
        """By fields, so that they stay right when the text grows."""
        footer = document(office.dossier()).sections[0].footer._element
        fields = [item.get(qn("w:instr")).strip() for item in footer.iter(qn("w:fldSimple"))]
        assert ["PAGE", "NUMPAGES"] == fields

    def test_heading_rows_stand_again_on_every_page(self) -> None:
        """In every table but those to sign."""
        tables = document(office.dossier()).tables
        repeated = [bool(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in tables]
        assert [True, True, True, False, False, True, True, True] == repeated

    def test_what_only_the_team_knows_is_marked(self) -> None:
        """Every place to fill in is bright, and nothing else is."""
        for paragraph in paragraphs(document(office.dossier())):
            for run in paragraph.runs:
                marked = run.font.highlight_color == WD_COLOR_INDEX.YELLOW
                assert marked == bool(re.fullmatch("«[^»]+»", run.text)), run.text

    def test_the_chair_and_the_members_sign(self) -> None:
        """Beside whoever the team reports to."""
        said = text(document(office.dossier()))
        for place in ("«Nama Ketua TPI»", "«Nama atasan TPI»", "«Nama anggota TPI»", "NIP «NIP»"):
            assert place in said

    def test_each_list_counts_from_one(self) -> None:
        """Catatan and rekomendasi of every part have lists of their own."""
        made = document(office.dossier())
        used = [
            item._p.pPr.numPr.numId.val
            for item in made.paragraphs
            if item._p.pPr is not None and item._p.pPr.numPr is not None
        ]
        assert 9 == len(set(used))
        numbers = {
            item.get(qn("w:numId")): item.find(f".//{qn('w:startOverride')}")
            for item in made.part.numbering_part.element.findall(qn("w:num"))
        }
        assert [] == [number for number in set(used) if numbers[str(number)] is None]

    def test_equal_remedies_are_said_once(self) -> None:
        """With all the places that they are for."""
        same = office.text("Tambahkan bukti.")
        findings = [
            office.finding("BKT001", "I", 0.2, component="P.I.1", rows=(1,), remedy=same),
            office.finding("BKT001", "I", 0.1, component="P.I.1", rows=(2,), remedy=same),
        ]
        made = document(office.dossier(
            findings=tuple(office.view(n, item) for n, item in enumerate(findings, start=1)),
            areas=(office.area("I", "A", (1, 2), office.AREAS[0].komponen[0]),), general=(),
        ))  # fmt: skip
        expected = "P.I.1 Tim Kerja, baris 1; P.I.1 Tim Kerja, baris 2: Tambahkan bukti."
        assert [expected] == [
            item.text for item in made.paragraphs
            if item.text.endswith("Tambahkan bukti.") and "baris 1" in item.text
        ]  # fmt: skip

    def test_without_a_decree_its_number_is_left_to_fill_in(self) -> None:
        """As is all that the plan does not say."""
        assert "Keputusan «Nomor, tahun dan tanggal»" in text(document(office.EMPTY))

    def test_without_findings_the_parts_say_so(self) -> None:
        """An empty part reads as a mistake."""
        made = document(office.dossier(
            findings=(), general=(), ignored=(),
            areas=tuple(office.area(a.id, a.name.id, (), *a.komponen) for a in office.AREAS),
        ))  # fmt: skip
        said = text(made)
        assert 3 == said.count("Tidak ada catatan.")
        assert "Tidak ada temuan." in said
        assert "Lampiran III" not in said

    def test_a_filter_is_told(self) -> None:
        """Otherwise a short list reads as a good plan."""
        assert "7 temuan disaring" in text(document(office.dossier(hidden=7)))

    def test_a_percent_is_never_rounded_up_over_a_threshold(self) -> None:
        """59.96% reads 59,9%, and what lacks is rounded up."""
        almost = office.question("P.I.1.a", 1, 0.5996, answers={"A": 1, "B": 0.5996, "C": 0})
        areas = (office.area("I", "A", (), office.komponen("P.I.1", "K", almost)),)
        said = text(document(office.dossier(areas=areas, score=office.score(areas))))
        assert "(59,9%), sehingga masih kurang 0,01 poin dari ambang WBK" in said


class TestHostile:
    """Whatever a plan says is text."""

    @pytest.mark.parametrize("nasty", office.NASTY, ids=lambda text: ascii(text)[:24])
    def test_plan_text_adds_nothing_but_text(self, nasty: str) -> None:
        """Same headings, tables and marked places as for a harmless plan."""
        made = document(office.hostile(nasty))
        harmless = document(office.dossier())
        for level in (1, 2, 3):
            assert headings(harmless, level) == headings(made, level)
        shapes = [(len(table.rows), len(table.columns)) for table in made.tables]
        assert [(len(table.rows), len(table.columns)) for table in harmless.tables] == shapes
        assert marked(harmless) == marked(made)

    def test_plan_text_is_kept_whole(self) -> None:
        """Also 40,000 letters, braces, and what looks like markup."""
        for nasty in ("<script>alert(1)</script>", "{unit} {0}", "]]>", office.LONG):
            assert nasty in text(document(office.hostile(nasty)))

    def test_what_xml_cannot_hold_is_written_out(self) -> None:
        """Control characters and halves of letters by their number."""
        assert r"\x00\x07\x1b[31m" in text(document(office.hostile("\x00\x07\x1b[31m")))
        assert r"\ud800" in text(document(office.hostile("\ud800")))


def marked(made: Document) -> list[str]:
    """The places to fill in."""
    return [
        run.text
        for paragraph in paragraphs(made)
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]


@soffice.needed
class TestLibreOffice:
    """A second program opens the document."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_it_reads_what_was_written(self, tmp_path: Path, lang: Lang) -> None:
        """Headings, cells and lists come through a save of its own."""
        path = tmp_path / "a.docx"
        path.write_bytes(render(office.dossier(), ".docx", lang))
        before, after = (
            docx.Document(str(path)),
            docx.Document(str(soffice.converted(path, "docx"))),
        )
        for level in (1, 2, 3):
            assert headings(before, level) == headings(after, level)
        assert [cells(table) for table in before.tables] == [cells(table) for table in after.tables]

    @pytest.mark.parametrize("index", [0, 8, 11, 13, 14, 16, 18, 19])
    def test_a_hostile_document_opens(self, tmp_path: Path, index: int) -> None:
        """And says the same."""
        path = tmp_path / "a.docx"
        path.write_bytes(render(office.hostile(office.NASTY[index]), ".docx", "id"))
        before, after = (
            docx.Document(str(path)),
            docx.Document(str(soffice.converted(path, "docx"))),
        )
        assert [cells(table) for table in before.tables] == [cells(table) for table in after.tables]

    def test_it_prints(self, tmp_path: Path) -> None:
        """As PDF."""
        path = tmp_path / "a.docx"
        path.write_bytes(render(office.dossier(), ".docx", "id"))
        assert soffice.converted(path, "pdf").read_bytes().startswith(b"%PDF")


def cells(table: Table) -> list[list[str]]:
    """The text of every cell, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]
