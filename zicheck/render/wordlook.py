"""How a Word document looks: styles, A4 pages with numbers, lists that count from one.

Text is put into runs by :func:`write` alone, which makes it fit for XML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from zicheck.bahasa import Text
from zicheck.render.wordfile import word_text

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from zicheck.bahasa import Lang

FONT = "Arial"
CELL, CELL_HEAD = "Isi Tabel", "Judul Tabel"
"""Names of the styles of paragraphs in tables."""
_LANGUAGE = {"id": "id-ID", "en": "en-GB"}
_BLANK = re.compile(r"(«[^»]*»)")
_WIDTH, _HEIGHT = Mm(210), Mm(297)


def blank(lang: Lang, font: str = FONT, *, numbered: bool = True) -> DocumentType:
    """An empty document: A4 upright, with the styles of a report set.

    Args:
        lang: the language it is written in.
        font: what it is set in.
        numbered: whether its pages are numbered at the foot.
    """
    document = Document()
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - no public way
    _page(document.sections[0], upright=True)
    if numbered:
        _footer(document.sections[0], lang)
    styles = document.styles
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        old.set(qn("w:val"), _LANGUAGE[lang])
    normal = styles["Normal"]
    _style(normal, font, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, size, before in (
        ("Title", 14, 6), ("Heading 1", 12, 16), ("Heading 2", 11, 12), ("Heading 3", 11, 8),
    ):  # fmt: skip
        style = styles[name]
        _style(style, font, size, bold=name != "Heading 3", italic=name == "Heading 3")
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    title = styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    _style(styles["Caption"], font, 10, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_after = Pt(3)
    for name, bold in ((CELL, False), (CELL_HEAD, True)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _style(style, font, 9, bold=bold)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
    styles[CELL_HEAD].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def _style(
    style: ParagraphStyle, font: str, size: float, *, bold: bool = False, italic: bool = False
) -> None:
    style.font.name = font
    style.font.size = Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        # A font of the theme would win over the one that is named.
        fonts.attrib.pop(qn(f"w:{name}Theme"), None)
        fonts.set(qn(f"w:{name}"), font)
    for extra in ("w:spacing", "w:kern"):
        for found in style.element.rPr.findall(qn(extra)):
            style.element.rPr.remove(found)


def _page(section: Section, *, upright: bool) -> None:
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_WIDTH, _HEIGHT) if upright else (_HEIGHT, _WIDTH)
    side = Mm(25) if upright else Mm(15)
    section.left_margin = section.right_margin = side
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)


def across(document: DocumentType) -> None:
    """Begin a part that is printed on A4 across."""
    _page(document.add_section(WD_SECTION.NEW_PAGE), upright=False)


def _footer(section: Section, lang: Lang) -> None:
    """`Halaman 3 dari 12`, counted by the program that shows the document."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for word, field in zip(_PAGE.to(lang).split("{}"), ("PAGE", "NUMPAGES", ""), strict=True):
        if word:
            paragraph.add_run(word).font.size = Pt(9)
        if field:
            paragraph._p.append(  # noqa: SLF001 - the library has no fields
                parse_xml(
                    f'<w:fldSimple {nsdecls("w")} w:instr=" {field} "><w:r><w:rPr>'
                    '<w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
                )
            )


def write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add `text` to a paragraph."""
    run = paragraph.add_run(word_text(text))
    if bold:
        run.bold = True


def say(paragraph: Paragraph, template: Text, lang: Lang, **values: str) -> Paragraph:
    """Add one of our sentences to a paragraph; gives the paragraph back.

    What stands in it between « and » is left for the reader to fill in, and marked. `values`
    take the place of its {names}; in them « and » mean nothing.
    """
    for part in _BLANK.split(template.to(lang)):
        if part.startswith("«"):
            paragraph.add_run(part).font.highlight_color = WD_COLOR_INDEX.YELLOW
        elif part:
            write(paragraph, part.format(**values))
    return paragraph


def ruled(paragraph: Paragraph) -> None:
    """Draw a double line below a paragraph, as below the head of a letter."""
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="double" w:sz="6" w:space="4" '
        'w:color="000000"/></w:pBdr>'
    )
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


class Lists:
    """Numbered lists of one document; each counts from one."""

    def __init__(self, document: DocumentType) -> None:
        self._document = document
        self._numbering = document.part.numbering_part.element
        self._abstract = 1 + max(
            (int(found.get(qn("w:abstractNumId"))) for found in self._kind("w:abstractNum")),
            default=0,
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._abstract}">'
            '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = self._kind("w:num")
        if first:
            first[0].addprevious(abstract)
        else:
            self._numbering.append(abstract)

    def _kind(self, tag: str) -> list[BaseOxmlElement]:
        return list(self._numbering.findall(qn(tag)))

    def new(self) -> int:
        """The number of a new list."""
        number = 1 + max(
            (int(found.get(qn("w:numId"))) for found in self._kind("w:num")), default=0
        )
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId '
                f'w:val="{self._abstract}"/><w:lvlOverride w:ilvl="0"><w:startOverride '
                'w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number

    def item(self, number: int) -> Paragraph:
        """A new, empty item of the list with this number, at the end of the document."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - as above
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number
        return paragraph


_PAGE = Text("Halaman {} dari {}", "Page {} of {}")
