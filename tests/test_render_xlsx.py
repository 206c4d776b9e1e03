"""The workbook: its structure, its formulas, that plan text stays text, LibreOffice on it."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import officedossier as office
import openpyxl
import pytest
import soffice

from zicheck import checking, planfile, rulesets
from zicheck.render import dossier as arranged
from zicheck.render.documents import render
from zicheck.render.outcome import Checked
from zicheck.render.workbook import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SHEETS = ["Ringkasan", "LKE", "Temuan", "Gap per area", "Kalender", "Metode"]


def book(dossier: Dossier, lang: Lang = "id", *, values: bool = False) -> Workbook:
    """The workbook read back; with `values` what its formulas gave."""
    return openpyxl.load_workbook(io.BytesIO(render(dossier, ".xlsx", lang)), data_only=values)


def cells(made: Workbook) -> Iterator[Cell]:
    """Every cell that holds something."""
    for sheet in made:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def find(sheet: Worksheet, value: object, column: str = "A") -> int:
    """The row on which `column` holds `value`."""
    return next(cell.row for cell in sheet[column] if cell.value == value)


@pytest.fixture(scope="module")
def real() -> Dossier:
    """The dossier of a real plan."""
    ruleset = rulesets.builtin()
    path = ROOT / "plans/kpu-kerinci-2025.yaml"
    plan, locate = planfile.read_plan(path.read_bytes(), path.name)
    report = checking.check(plan, ruleset)
    return arranged.dossier(Checked(path.name, report, locate, report.findings), ruleset)


def dump(dossier: Dossier, lang: Lang) -> str:
    """What a workbook holds, as text: cells with formulas and values, and how it is set up."""
    formulas, values = book(dossier, lang), book(dossier, lang, values=True)
    lines = [f"{name} = {item.attr_text}" for name, item in sorted(formulas.defined_names.items())]
    for sheet in formulas:
        lines += [
            f"== {sheet.title}", f"frozen {sheet.freeze_panes}, title {sheet.print_title_rows}",
            f"prints {sheet.print_area}, filter {sheet.auto_filter.ref}",
            f"widths {[round(item.width, 1) for item in sheet.column_dimensions.values()]}",
        ]  # fmt: skip
        lines += [
            f"allowed {item.sqref}: {item.type} {item.formula1} {item.formula2 or ''}".rstrip()
            for item in sheet.data_validations.dataValidation
        ]
        lines += [
            f"condition {item.sqref}: {rule.type} {rule.operator or ''} {rule.formula}"
            for item in sheet.conditional_formatting
            for rule in item.rules
        ]
        lines += [f"joined {area}" for area in sorted(map(str, sheet.merged_cells.ranges))]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                said = repr(cell.value) if cell.data_type != "f" else cell.value
                value = values[sheet.title][cell.coordinate].value
                shown = f" -> {value!r}" if cell.data_type == "f" else ""
                lines.append(f"{cell.coordinate} {said}{shown}")
    return "".join(f"{line}\n" for line in lines)


class TestGolden:
    """The whole workbook, looked at by a person and kept."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_structure(self, lang: Lang) -> None:
        """Compared whole. To renew it: delete it and run the test twice."""
        path = GOLDEN / f"laporan.xlsx.{lang}.txt"
        made = dump(office.dossier(), lang)
        if not path.exists():
            path.write_text(made, encoding="utf-8")
            pytest.fail(f"{path.name} was written; look at it and run again")
        assert path.read_text(encoding="utf-8") == made


class TestBytes:
    """What the file is."""

    def test_same_dossier_same_bytes(self) -> None:
        """No clock and no random ids."""
        assert render(office.dossier(), ".xlsx", "id") == render(office.dossier(), ".xlsx", "id")

    def test_nothing_outside_the_file_is_named(self) -> None:
        """No external link, no hyperlink, no macro."""
        with zipfile.ZipFile(io.BytesIO(render(office.dossier(), ".xlsx", "id"))) as archive:
            names = archive.namelist()
            everything = b"".join(map(archive.read, names))
        assert b'TargetMode="External"' not in everything
        assert [] == [name for name in names if "externalLink" in name or "vba" in name]


class TestSheets:
    """What each sheet is for."""

    def test_names_in_both_languages(self) -> None:
        """LKE is LKE in both."""
        assert SHEETS == book(office.dossier()).sheetnames
        assert ["Summary", "LKE", "Findings", "Gaps by area", "Calendar", "Method"] == book(
            office.dossier(), "en"
        ).sheetnames

    def test_every_sheet_prints_on_a4_across_as_wide_as_the_paper(self) -> None:
        """And says which page it is."""
        for sheet in book(office.dossier()):
            assert (9, "landscape") == (sheet.page_setup.paperSize, sheet.page_setup.orientation)
            assert "0" == str(
                sheet.page_setup.fitToHeight
            )  # as wide as one page, as long as need be
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert "&P" in sheet.oddFooter.right.text
            assert sheet.freeze_panes is not None

    def test_points_come_of_weight_and_answer(self) -> None:
        """The value of the answer is a number to change; everything else follows from it."""
        sheet = book(office.dossier())["LKE"]
        row = find(sheet, "P.I.1.b")
        assert 0.67 == sheet[f"F{row}"].value
        assert f"=C{row}*F{row}" == sheet[f"G{row}"].value
        assert sheet[f"E{row}"].value.startswith("=LOOKUP(")
        assert f"=SUM(G{row - 1},G{row})" == sheet[f"G{find(sheet, 'P.I.1')}"].value

    def test_an_answer_is_chosen_from_its_own_scale(self) -> None:
        """The list of allowed values lies on the sheet of the method."""
        made = book(office.dossier())
        row = find(made["LKE"], "P.I.1.b")
        allowed = next(
            item for item in made["LKE"].data_validations.dataValidation if f"F{row}" in item.sqref
        )
        first, last = re.fullmatch(r"'Metode'!\$C\$(\d+):\$C\$(\d+)", allowed.formula1).groups()
        values = [made["Metode"][f"C{line}"].value for line in range(int(first), int(last) + 1)]
        letters = [made["Metode"][f"B{line}"].value for line in range(int(first), int(last) + 1)]
        assert ([0, 0.33, 0.67, 1], ["D", "C", "B", "A"]) == (values, letters)

    def test_a_scale_without_letters_takes_any_share(self) -> None:
        """Such questions have a value but no answer."""
        bare = dataclasses.replace(
            office.question("P.I.1.a", 1, 0.4), answers={}, answer="", ceiling=0.4
        )
        areas = (office.area("I", "A", (), office.komponen("P.I.1", "K", bare)),)
        sheet = book(office.dossier(areas=areas, score=office.score(areas)))["LKE"]
        allowed = sheet.data_validations.dataValidation[0]
        assert ("decimal", "0", "1") == (allowed.type, allowed.formula1, allowed.formula2)
        assert sheet[f"E{find(sheet, 'P.I.1.a')}"].value is None

    def test_a_percent_is_never_rounded_up_over_a_threshold(self) -> None:
        """59.96% shows as 59.9%, and what lacks to 60% is at least what it takes."""
        almost = office.question("P.I.1.a", 1, 0.5996, answers={"A": 1, "B": 0.5996, "C": 0})
        areas = (office.area("I", "A", (), office.komponen("P.I.1", "K", almost)),)
        made = book(office.dossier(areas=areas, score=office.score(areas)), values=True)
        row = find(made["Ringkasan"], "I")
        percent, mark, lacking = (made["Ringkasan"][f"{column}{row}"].value for column in "EFH")
        assert (0.599, "belum", 0.01) == (percent, mark, lacking)

    def test_findings_are_there_to_filter_and_to_assign(self) -> None:
        """Owners that the plan names stand in already; the status is chosen from a list."""
        sheet = book(office.dossier())["Temuan"]
        assert "A4:Q8" == sheet.auto_filter.ref
        assert "Sekretaris" == sheet["J6"].value
        assert ("Penanggung jawab", "Status") == (sheet["J4"].value, sheet["K4"].value)
        allowed = sheet.data_validations.dataValidation[0]
        assert "K5:K8" == str(allowed.sqref)
        assert "Selesai" in allowed.formula1

    def test_gaps_stand_by_points_within_their_area(self) -> None:
        """What costs nothing is left out."""
        sheet = book(office.dossier())["Gap per area"]
        listed = [sheet[f"A{row}"].value for row in range(5, sheet.max_row + 1)]
        assert ["Area I Manajemen Perubahan", 2, 3, "Area II Penataan Tatalaksana", 1] == listed

    def test_the_calendar_shows_targets_and_what_is_wrong_with_months(self) -> None:
        """A target, one out of order, and monev that lacks."""
        sheet = book(office.dossier(), values=True)["Kalender"]
        signs = {
            (sheet[f"A{row}"].value, column): sheet.cell(row, column).value
            for row in (5, 6, 7)
            for column in range(5, 17)
            if sheet.cell(row, column).value
        }
        assert {(1, 7): "●", (2, 7): "●", (2, 13): "○", (2, 16): "○", (3, 5): "▲"} == signs
        assert [1, 0, 2, *[0] * 9] == [sheet.cell(8, column).value for column in range(5, 17)]

    def test_what_was_ignored_is_told(self) -> None:
        """With its reason and where it was switched off."""
        said = [cell.value for cell in book(office.dossier())["Metode"]["B"] if cell.value]
        assert "baris 2: Pesan WKT004. Alasan: Disebut dalam edaran. (rencana)" in said

    def test_a_filter_is_told(self) -> None:
        """Otherwise a short list reads as a good plan."""
        said = " ".join(str(cell.value) for cell in cells(book(office.dossier(hidden=7))))
        assert "7 temuan disaring" in said

    def test_a_plan_without_rows(self) -> None:
        """Six sheets, no error in a formula."""
        made = book(office.EMPTY, values=True)
        assert SHEETS == made.sheetnames
        assert [] == [cell.coordinate for cell in cells(made) if str(cell.value).startswith("#")]

    def test_a_thousand_rows(self) -> None:
        """Every one stands in the calendar."""
        rows = tuple(office.row(number, {3: office.TARGET}) for number in range(1, 1001))
        sheet = book(office.dossier(rows=rows))["Kalender"]
        assert (1, 1000) == (sheet["A5"].value, sheet["A1004"].value)
        assert '=COUNTIF(G5:G1004,"●")+COUNTIF(G5:G1004,"▲")' == sheet["G1005"].value


class TestHostile:
    """Whatever a plan says is text."""

    @pytest.mark.parametrize("nasty", office.NASTY, ids=lambda text: ascii(text)[:24])
    def test_plan_text_is_never_a_formula_or_a_link(self, nasty: str) -> None:
        """The formulas are those of a harmless plan, letter by letter."""
        harmless = {
            (cell.parent.title, cell.coordinate): cell.value
            for cell in cells(book(office.dossier()))
            if cell.data_type == "f"
        }
        made = book(office.hostile(nasty))
        found = {
            (cell.parent.title, cell.coordinate): cell.value
            for cell in cells(made)
            if cell.data_type == "f"
        }
        assert harmless == found
        assert [] == [cell.coordinate for cell in cells(made) if cell.hyperlink]

    def test_plan_text_is_kept(self) -> None:
        """A sign in front would be a change of what the plan says."""
        nasty = office.NASTY[0]
        assert nasty == book(office.hostile(nasty))["Temuan"]["N5"].value

    def test_what_no_cell_can_hold_is_written_out(self) -> None:
        """Control characters and halves of letters by their number, length cut."""
        assert r"\x00\x07\x1b[31m" == quoted("\x00\x07\x1b[31m")
        assert r"\ud800" == quoted("\ud800")
        assert r"\u202eterbalik" == quoted("\u202eterbalik")
        assert MAX_TEXT == len(quoted(office.LONG))

    def test_a_footer_obeys_no_code_from_the_plan(self) -> None:
        """An ampersand would begin one."""
        footer = book(office.hostile("&G&P"))["LKE"].oddFooter
        assert "&" not in footer.left.text


def quoted(nasty: str) -> str:
    """What the sheet of findings shows for a plan that says `nasty`."""
    return str(book(office.hostile(nasty))["Temuan"]["N5"].value)


def recalculated(path: Path, made: Workbook) -> Workbook:
    """`made` saved without any result of a formula, opened and saved by LibreOffice."""
    made.save(path)
    return openpyxl.load_workbook(soffice.converted(path, "xlsx"), data_only=True)


@soffice.needed
class TestLibreOffice:
    """A second program opens the workbook and counts for itself."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_formulas_give_what_is_stored_with_them(
        self, tmp_path: Path, real: Dossier, lang: Lang
    ) -> None:
        """On every sheet: numbers to nine places, texts exactly."""
        formulas = book(real, lang)
        counted = recalculated(tmp_path / "a.xlsx", book(real, lang))
        compared = 0
        for sheet in book(real, lang, values=True):
            for row in sheet.iter_rows():
                for cell in row:
                    if formulas[sheet.title][cell.coordinate].data_type == "f":
                        new = counted[sheet.title][cell.coordinate].value
                        assert pytest.approx(cell.value, abs=1e-9) == new, cell.coordinate
                        compared += 1
        assert compared > 400

    def test_the_figures_are_those_of_the_dossier(self, tmp_path: Path, real: Dossier) -> None:
        """Readiness, areas, komponen and questions."""
        counted = recalculated(tmp_path / "a.xlsx", book(real))
        sheet = counted["LKE"]
        expected = {"": real.score.readiness}
        for area in real.areas:
            expected[area.id] = area.points
            for part in area.komponen:
                expected[part.id] = part.points
                expected |= {item.id: item.points for item in part.indicators}
        found = {
            sheet[f"A{row}"].value or "": sheet[f"G{row}"].value
            for row in range(5, 5 + len(expected))
        }
        assert pytest.approx(expected, abs=1e-9) == found
        assert pytest.approx(real.score.readiness) == counted["Ringkasan"]["C4"].value
        marks = {area.id: "WBBM" if area.wbbm else "WBK" if area.wbk else "belum"
                 for area in real.areas}  # fmt: skip
        found = {area: counted["Ringkasan"][f"F{find(counted['Ringkasan'], area)}"].value
                 for area in marks}  # fmt: skip
        assert marks == found

    def test_a_changed_answer_changes_all_sums(self, tmp_path: Path) -> None:
        """From D to A on a question worth 1 of 3: area II goes from 50% to 100%."""
        made = book(office.dossier())
        row = find(made["LKE"], "P.II.1.b")
        made["LKE"][f"F{row}"] = 1
        counted = recalculated(tmp_path / "a.xlsx", made)
        lke, summary = counted["LKE"], counted["Ringkasan"]
        assert ("A", 1, 0) == tuple(lke[f"{column}{row}"].value for column in "EGJ")
        assert [2, 2] == [lke[f"G{find(lke, code)}"].value for code in ("P.II.1", "II")]
        assert pytest.approx(office.dossier().score.readiness + 1) == lke["G5"].value
        area = find(summary, "II")
        assert [1, "WBBM", 0, 0] == [summary[f"{column}{area}"].value for column in "EFHJ"]
        gaps = counted["Gap per area"]
        assert [0, 0, 0] == [
            gaps[f"{column}{find(gaps, 'Area II Penataan Tatalaksana')}"].value for column in "JKL"
        ]

    def test_the_status_of_findings_is_counted(self, tmp_path: Path) -> None:
        """Two done, one in progress; one without a status is still to do."""
        made = book(office.dossier())
        for cell, status in (("K5", "Selesai"), ("K6", "Selesai"), ("K7", "Dalam proses")):
            made["Temuan"][cell] = status
        summary = recalculated(tmp_path / "a.xlsx", made)["Ringkasan"]
        assert [1, 1, 2] == [
            summary[f"C{find(summary, status, 'B')}"].value
            for status in ("Belum ditindaklanjuti", "Dalam proses", "Selesai")
        ]

    @pytest.mark.parametrize("index", [0, 2, 4, 13, 14, 16, 18, 19])
    def test_a_hostile_workbook_opens(self, tmp_path: Path, index: int) -> None:
        """And is still text there."""
        path = tmp_path / "a.xlsx"
        path.write_bytes(render(office.hostile(office.NASTY[index]), ".xlsx", "id"))
        made = openpyxl.load_workbook(soffice.converted(path, "xlsx"))
        assert quoted(office.NASTY[index]) == made["Temuan"]["N5"].value
        assert "s" == made["Temuan"]["N5"].data_type
        assert [] == [cell.coordinate for cell in cells(made) if cell.hyperlink]

    def test_it_prints(self, tmp_path: Path) -> None:
        """As PDF."""
        path = tmp_path / "a.xlsx"
        path.write_bytes(render(office.dossier(), ".xlsx", "id"))
        assert soffice.converted(path, "pdf").read_bytes().startswith(b"%PDF")
