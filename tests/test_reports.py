"""The reports of the five plans, and what the pages quote of them, are what zicheck prints now.

Renew both by `python reports/rebuild.py`.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from zicheck.commands.schema import report_schema

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "reports"


def load() -> ModuleType:
    """The script `reports/rebuild.py`, which is no package."""
    spec = importlib.util.spec_from_file_location("rebuild", REPORTS / "rebuild.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rebuild = load()
QUOTING = [page for page in rebuild.pages() if "```console\n" in page.read_text(encoding="utf-8")]


def test_every_report_is_fresh() -> None:
    """Whole files are compared, and none lies there that is not made."""
    kept = {
        path.name: path.read_text(encoding="utf-8")
        for path in REPORTS.iterdir()
        if path.suffix in (".txt", ".json", *rebuild.DOCUMENTS)
    }
    made = rebuild.reports()
    assert sorted(made) == sorted(kept)
    assert [] == [name for name, text in made.items() if text != kept[name]]


def test_every_plan_has_its_report() -> None:
    """Five plans for the terminal and as documents, their gap lists, and what holds all of them."""
    plans = [path.stem for path in (ROOT / "plans").glob("*.yaml")]
    endings = (".txt", "-gap.md", *rebuild.DOCUMENTS)
    expected = {f"{plan}{ending}" for plan in plans for ending in endings}
    expected |= {"ringkasan.txt", "semua.json", "peringkat.html", "peringkat.txt"}
    assert expected == {path.name for path in REPORTS.iterdir()} - {"rebuild.py", "__pycache__"}


def test_the_json_keeps_its_contract() -> None:
    """`semua.json` fits the schema of the report and holds every plan."""
    value = json.loads((REPORTS / "semua.json").read_text(encoding="utf-8"))
    Draft202012Validator(report_schema()).validate(value)
    assert len(list((ROOT / "plans").glob("*.yaml"))) == value["summary"]["plans"]


@pytest.mark.parametrize("page", QUOTING, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_quotes_is_what_is_printed(page: Path) -> None:
    """Every command of the page, run in a fresh folder with the files of the page."""
    text = page.read_text(encoding="utf-8")
    assert text == rebuild.quoted(text)


class TestQuoting:
    """How a page quotes."""

    def test_output_takes_the_place_of_what_stood_below(self) -> None:
        """The command stays, what follows it is printed anew."""
        page = "a\n```console\n$ zicheck --version\nold\nolder\n$ echo $?\n5\n```\nz\n"
        new = rebuild.quoted(page)
        assert page.replace("old\nolder\n", version()).replace("5\n", "0\n") == new

    def test_a_file_of_the_page_is_there_for_the_command(self) -> None:
        """A block whose info string names a file is that file."""
        page = "```text a.yaml\n```\n\n```console\n$ zicheck check a.yaml\n$ echo $?\n```\n"
        assert "a.yaml: " in rebuild.quoted(page)
        assert rebuild.quoted(page).endswith("$ echo $?\n2\n```\n")

    def test_the_middle_is_left_out_at_blank_lines(self) -> None:
        """About as many lines as before, up to the blank line that is nearest."""
        printed = "1\n2\n\n4\n5\n6\n7\n8\n9\n\n11\n12\n"
        assert "1\n2\n[…]\n11\n12\n" == rebuild._cut(printed, "a\nb\nc\n[…]\nd\n")

    def test_without_blank_lines_the_count_holds(self) -> None:
        """Then exactly as many lines as before."""
        printed = "".join(f"{n}\n" for n in range(30))
        assert "0\n1\n[…]\n29\n" == rebuild._cut(printed, "a\nb\n[…]\nc\n")

    def test_what_has_become_short_is_quoted_whole(self) -> None:
        """Nothing is left out where nothing is in the middle."""
        assert "1\n2\n" == rebuild._cut("1\n2\n", "a\n[…]\nb\nc\n")

    def test_a_page_without_commands_is_left_alone(self) -> None:
        """Most pages quote nothing."""
        assert "# a\n" == rebuild.quoted("# a\n")


def version() -> str:
    code, printed = rebuild.run("--version")
    assert code == 0
    return str(printed)
