"""Hard documents read cell by cell, and what commands make of documents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import harddocx
import hardxlsx
import pytest
from hardtables import differences, made_lines

from zicheck import cli, rulesets, sources
from zicheck.checking import check
from zicheck.commands.targets import beside
from zicheck.decree import read_decrees
from zicheck.errors import InputError
from zicheck.importing import import_file, import_files
from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan
from zicheck.readers.xlsx import read_xlsx

LINES = made_lines(26)
LAYOUTS = [
    pytest.param(layout, ending, id=f"{ending[1:]} {name}")
    for ending, layouts in ((".docx", harddocx.LAYOUTS), (".xlsx", hardxlsx.LAYOUTS))
    for name, layout in layouts.items()
]


@pytest.mark.parametrize(("layout", "ending"), LAYOUTS)
def test_every_cell_of_a_hard_document_is_right(
    tmp_path: Path, layout: object, ending: str
) -> None:
    data, wanted = layout(LINES)  # type: ignore[operator]
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    (draft,) = import_files(path)
    assert [] == differences(wanted, draft)[1]


@pytest.mark.parametrize(("layout", "ending"), LAYOUTS)
def test_the_imported_plan_has_the_findings_of_its_document(
    tmp_path: Path, layout: object, ending: str
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(layout(LINES)[0])  # type: ignore[operator]
    (draft,) = import_files(path)
    again, _ = read_plan(write_plan(draft.plan, draft.unsure).encode(), "a.yaml")
    assert draft.plan == again
    ruleset = rulesets.builtin()
    found = [(finding.rule, finding.rows) for finding in check(draft.plan, ruleset).findings]
    assert found == [(finding.rule, finding.rows) for finding in check(again, ruleset).findings]


def test_findings_name_the_place_in_the_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = (replace(LINES[0], target_raw="Mei 2019"), *LINES[1:])
    for name, layout in (("a.docx", harddocx.official), ("a.xlsx", hardxlsx.merged_down)):
        (tmp_path / name).write_bytes(layout(late)[0])
    cli.main(["check", str(tmp_path / "a.docx"), str(tmp_path / "a.xlsx"), "--format", "json"])
    docx, xlsx = json.loads(capsys.readouterr().out)["plans"]
    places = [finding["location"] for finding in docx["findings"]]
    assert all(place["table"] == 1 and place["row"] for place in places if place["row"])
    assert any(place["column"] == 6 for place in places)
    places = [finding["location"] for finding in xlsx["findings"]]
    assert any(place["sheet"] == "Rencana Aksi" and place["cell"][0] == "F" for place in places)
    cli.main(["check", str(tmp_path / "a.docx"), "--no-color"])
    assert "a.docx, tabel 1, baris 3, kolom" in capsys.readouterr().out.replace("\n    ", " ")


# several plans in a workbook

TWO = hardxlsx.two_plans(made_lines(12), made_lines(9, 2))


def test_each_sheet_with_a_plan_is_a_plan() -> None:
    drafts = read_decrees(read_xlsx(TWO, "a.xlsx"))
    assert [("Rencana 2025", 12), ("Rencana 2026", 9)] == [
        (draft.part, len(draft.plan.kegiatan)) for draft in drafts
    ]


def test_sheets_that_share_out_the_areas_are_one_plan() -> None:
    document = read_xlsx(hardxlsx.sheet_each_area(LINES)[0], "a.xlsx")
    assert [("", len(LINES))] == [
        (draft.part, len(draft.plan.kegiatan)) for draft in read_decrees(document)
    ]


def test_commands_take_every_plan_of_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dua.xlsx").write_bytes(TWO)
    loaded = list(sources.load(["dua.xlsx"]))
    assert ["dua.xlsx#Rencana 2025", "dua.xlsx#Rencana 2026"] == [plan.path for plan in loaded]
    assert {"dua.xlsx"} == {plan.file for plan in loaded if isinstance(plan, sources.Loaded)}
    with pytest.raises(InputError, match="2 rencana"):
        import_file("dua.xlsx")
    assert 2 == cli.main(["import", "dua.xlsx"])
    assert "-o rencana.yaml" in capsys.readouterr().err
    assert 0 == cli.main(["import", "dua.xlsx", "-o", "rencana.yaml"])
    assert 0 == cli.main(["report", "dua.xlsx", "-o", "l-{nama}.md", "-o", "l.csv"])
    assert [
        "dua.xlsx", "l-Rencana-2025.csv", "l-Rencana-2026.csv", "l-dua-Rencana-2025.md",
        "l-dua-Rencana-2026.md", "rencana-Rencana-2025.yaml", "rencana-Rencana-2026.yaml",
    ] == sorted(path.name for path in Path().iterdir())  # fmt: skip
    assert "lembar: Rencana 2025" in Path("rencana-Rencana-2025.yaml").read_text("utf-8")
    assert 2 == cli.main(["match", "--write", "dua.xlsx"])
    assert "bukan berkas rencana" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "part", "expected"),
    [
        ("a/l.html", "Rencana 2026", "a/l-Rencana-2026.html"),
        ("l", "../x", "l-x"),
        ("l.md", "/", "l-lembar.md"),
    ],
)
def test_a_sheet_goes_into_the_name_of_a_file(path: str, part: str, expected: str) -> None:
    assert expected == beside(path, part)
