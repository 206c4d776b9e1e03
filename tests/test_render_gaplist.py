"""The gap list in each form: whole files, a second reader, and texts that attack."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import docx
import openpyxl
import pytest
from gaplists import NASTY, book, hostile, listed
from handmade import SETTING
from markdown_it import MarkdownIt

from zicheck.bahasa import Text
from zicheck.errors import Problem
from zicheck.render.colors import Paint
from zicheck.render.gaplist import terminal
from zicheck.render.gaplist.page import Book
from zicheck.render.terminal import View
from zicheck.render.wrap import width

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("terminal", "markdown", "csv", "json", "xlsx", "docx")


def made(kind: str, of: Book, lang: str = "id") -> bytes:
    """The document of one renderer."""
    data: bytes = import_module(f"zicheck.render.gaplist.{kind}").document(of, lang)
    return data


class TestWholeFiles:
    """What a reader gets, letter by letter."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    @pytest.mark.parametrize(
        ("kind", "ending"),
        [("terminal", "txt"), ("markdown", "md"), ("json", "json"), ("csv", "csv")],
    )
    def test_the_file_is_the_golden_one(self, kind: str, ending: str, lang: str) -> None:
        expected = (GOLDEN / f"gap.{lang}.{ending}").read_bytes()
        assert expected == made(kind, book(), lang)

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_same_input_gives_the_same_bytes(self, kind: str) -> None:
        assert made(kind, book()) == made(kind, book())

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_plan_at_all(self, kind: str) -> None:
        """Every file could not be read: still a document, or the errors in it."""
        failed = (("a.yaml", (Problem(Text("Rusak.", "Broken.")),)),)
        assert made(kind, Book((), SETTING, failed))


class TestTheTerminal:
    """Plain lines that fit."""

    def test_no_line_is_wider_than_asked(self) -> None:
        for line in terminal.lines(book().pages[0], View("id", 50)):
            assert width(line) <= 50 or " " not in line.strip()

    def test_colour_only_where_it_is_wanted(self) -> None:
        of = book().pages[0]
        assert any("\x1b[" in line for line in terminal.lines(of, View(paint=Paint(on=True))))
        assert not any("\x1b[" in line for line in terminal.lines(of, View()))

    def test_a_day_and_nothing_ignored_are_said(self) -> None:
        setting = SETTING._replace(as_of=date(2026, 6, 30), keep_ignored=True)
        text = made("terminal", book(setting=setting)).decode()
        assert "jatuh tempo sampai dengan 30 Juni 2026." in text
        assert "Pengabaian tidak diberlakukan." in text


class TestTopAndOwner:
    """`--top` cuts and says so; `--owner` groups, or says that it cannot."""

    def test_what_is_left_out_is_counted(self) -> None:
        (page,) = book(top=1).pages
        assert [0, 1, 0, 0] == [group.left for group in page.groups]
        assert "1 gap lain tidak ditampilkan" in made("terminal", book(top=1)).decode()

    def test_the_path_names_gaps_that_are_left_out(self) -> None:
        """With their rule, so that they can be found in the report."""
        text = " ".join(made("terminal", book(top=1)).decode().split())
        assert "nomor 1 (URT001) dan 2 (BKT001)" in text

    def test_by_owner(self) -> None:
        of = book(listed(owned=True), owners=True)
        titles = [group.title.id for group in of.pages[0].groups]
        assert ["Sekretaris", "Belum ada penanggung jawab"] == titles

    @pytest.mark.parametrize("kind", ["terminal", "markdown"])
    def test_by_owner_the_ways_of_the_areas_stand_first(self, kind: str) -> None:
        """They are about areas, whoever does the work."""
        text = made(kind, book(listed(owned=True), owners=True)).decode()
        assert text.index("75% bobot (WBBM): tidak terjangkau") < text.index("Sekretaris")
        assert "Tidak ada gap" not in text

    def test_a_plan_without_owners_says_so_and_stays_by_area(self) -> None:
        text = " ".join(made("terminal", book(owners=True)).decode().split())
        assert "tidak memuat penanggung jawab pada satu baris pun" in text
        assert "Area III" in text


class TestSecondReaders:
    """Another library reads what was written."""

    def test_csv_has_a_line_for_each_gap(self) -> None:
        rows = list(
            csv.DictReader(io.StringIO(made("csv", book()).decode("utf-8-sig")), delimiter=";")
        )
        assert ["1", "2", "3", "4"] == [row["No."] for row in rows]
        assert ["WBK, WBBM", "WBBM", "WBK", ""] == [row["Susunan terpendek"] for row in rows]
        assert "0,1667" == rows[0]["Poin bila diperbaiki"]

    def test_json_holds_the_sets(self) -> None:
        value = json.loads(made("json", book()))
        (_, third, fifth) = value["plans"][0]["areas"]
        assert [[1], [1, 2]] == [path["gaps"] for path in third["shortest"]]
        assert [[3], None] == [path["gaps"] for path in fifth["shortest"]]
        assert ["alone", "together"] == [
            gap["wins"] for gap in value["plans"][0]["groups"][1]["gaps"]
        ]

    def test_the_workbook_can_be_filtered_and_filled_in(self) -> None:
        loaded = openpyxl.load_workbook(io.BytesIO(made("xlsx", book())))
        assert ["Ringkasan", "Gap", "Keterangan"] == loaded.sheetnames
        sheet = loaded["Gap"]
        assert "A1:N5" == sheet.auto_filter.ref
        assert [1, 2, 3, 4] == [cell.value for cell in sheet["A"][1:]]
        (choice,) = sheet.data_validations.dataValidation
        assert '"belum,dikerjakan,selesai"' == choice.formula1

    def test_the_workbook_names_units_and_owners_where_there_are_any(self) -> None:
        """Columns that would say nothing are left out: they make the print smaller."""
        (page,) = book(listed(owned=True)).pages
        loaded = openpyxl.load_workbook(io.BytesIO(made("xlsx", Book((page, page), SETTING))))
        heads = [cell.value for cell in loaded["Gap"][1]]
        assert {"Unit", "Penanggung jawab"} < set(heads)
        assert ["KPU Kabupaten Contoh"] * 8 == [cell.value for cell in loaded["Gap"]["B"][1:]]

    def test_no_percent_is_rounded_up_over_a_threshold(self) -> None:
        """59,96 stays below 60."""
        sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", book())))["Ringkasan"]
        assert 0.599 == sheet["G3"].value
        assert "59,9%" in made("markdown", book()).decode()

    def test_the_word_document_has_a_table_for_each_group(self) -> None:
        document = docx.Document(io.BytesIO(made("docx", book())))
        assert [3, 2, 2] == [len(table.rows) for table in document.tables]
        headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
        assert 4 == len(headings)
        (section,) = document.sections
        assert section.page_width > section.page_height

    def test_the_word_document_has_a_column_for_owners_when_there_are_any(self) -> None:
        document = docx.Document(io.BytesIO(made("docx", book(listed(owned=True)))))
        assert [8, 7, 7] == [len(table.columns) for table in document.tables]


class TestHostilePlans:
    """What a plan contains is text in every form."""

    def test_terminal(self) -> None:
        text = made("terminal", hostile()).decode()
        assert "\x1b" not in text
        assert "\u202e" not in text

    def test_markdown(self) -> None:
        """No HTML but our own line breaks, no link, no code."""
        text = made("markdown", hostile()).decode()
        html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
        assert "<script" not in html.replace("&lt;", "")
        assert "<a " not in html
        assert "<em>" not in html
        assert html.count("<tr>") == 2

    def test_csv(self) -> None:
        """No cell begins as a formula does."""
        text = made("csv", hostile()).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert 2 == len(rows)
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)

    def test_workbook(self) -> None:
        loaded = openpyxl.load_workbook(io.BytesIO(made("xlsx", hostile())))
        cells = [cell for sheet in loaded for row in sheet for cell in row]
        assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)

    def test_word(self) -> None:
        document = docx.Document(io.BytesIO(made("docx", hostile())))
        text = "\n".join(cell.text for table in document.tables for cell in table.rows[1].cells)
        assert "<script>alert(1)</script>" in text

    def test_json(self) -> None:
        value = json.loads(made("json", hostile()))
        assert NASTY == value["plans"][0]["unit"]

    def test_lone_surrogates_are_written_out(self) -> None:
        """No form fails on what no UTF-8 can hold."""
        found = listed()
        of = book(replace(found, plan=found.plan._replace(unit="rusak \udc80")))
        for kind in KINDS:
            assert made(kind, of)
