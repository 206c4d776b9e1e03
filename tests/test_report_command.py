"""`zicheck report`: which files it writes, what it refuses, and that one bad plan stops nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zicheck import checking, cli
from zicheck.commands.targets import targets
from zicheck.render import documents, html

ROOT = Path(__file__).parent.parent
PLAN = (ROOT / "plans/kpu-kerinci-2025.yaml").read_bytes()
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `zicheck report` in a folder with two plans: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "ZICHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_bytes(PLAN)

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(["report", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def written() -> list[str]:
    """What stands in the folder beside the plans."""
    found = (path for path in Path().rglob("*") if path.is_file())
    return sorted(str(path) for path in found if path.suffix != ".yaml")


class TestFiles:
    """What is written."""

    def test_by_the_ending_of_its_name(self, run: Run) -> None:
        """Several at once, capitals or not."""
        code, out, err = run("a.yaml", "-o", "x.html", "-o", "x.MD", "--output", "x.csv")
        assert (0, "") == (code, out)
        assert ["x.MD", "x.csv", "x.html"] == written()
        assert Path("x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert Path("x.MD").read_text(encoding="utf-8").startswith("# KPU Kabupaten Kerinci")
        assert Path("x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        assert 3 == err.count(" ditulis.")

    def test_findings_are_no_failure(self, run: Run) -> None:
        """A report is no gate."""
        assert 0 == run("a.yaml", "-o", "x.md")[0]

    def test_without_a_file_it_is_printed(self, run: Run) -> None:
        """As Markdown, to be read or pasted."""
        code, out, err = run("a.yaml")
        assert (0, "") == (code, err)
        assert out.startswith("# KPU Kabupaten Kerinci, tahun 2025\n")
        assert out == run("a.yaml", "-o", "-", "-o", "x.md")[1]
        assert out == Path("x.md").read_text(encoding="utf-8")

    def test_in_english(self, run: Run) -> None:
        """By `--lang en`."""
        assert "**Pemenuhan readiness " in run("a.yaml", "--lang", "en")[1]

    def test_json_is_that_of_check(
        self, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Letter by letter, whatever the day and the language."""
        words = ["--as-of", "2025-06-30", "--lang", "en", "--tanpa-abaikan"]
        run("a.yaml", "-o", "x.json", *words)
        cli.main(["check", "a.yaml", "--format", "json", *words])
        assert capsys.readouterr().out == (tmp_path / "x.json").read_text(encoding="utf-8")

    def test_the_name_of_the_plan_in_the_name_of_the_file(self, run: Run) -> None:
        """For several plans, files or folders."""
        Path("hasil").mkdir()
        assert 0 == run("a.yaml", "b.yaml", "-o", "hasil/lap-{nama}.md", "-o", "{nama}.csv")[0]
        assert ["a.csv", "b.csv", "hasil/lap-a.md", "hasil/lap-b.md"] == written()
        assert 0 == run(".", "-o", "hasil/lap-{nama}.md")[0]

    def test_from_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """A plan without a name."""
        with Path("a.yaml").open("rb") as file, monkeypatch.context() as patch:
            patch.setattr("sys.stdin", type("In", (), {"buffer": file})())
            assert 0 == run("-", "-o", "{nama}.json")[0]
        value = json.loads(Path("stdin.json").read_text(encoding="utf-8"))
        assert "<stdin>" == value["plans"][0]["path"]

    def test_an_older_report_is_replaced(self, run: Run) -> None:
        """Whole."""
        Path("x.md").write_text("old " * 100_000)
        assert 0 == run("a.yaml", "-o", "x.md")[0]
        assert "old" not in Path("x.md").read_text(encoding="utf-8")

    def test_same_plan_same_bytes(self, run: Run) -> None:
        """In every format."""
        names = ("html", "md", "csv", "json")
        for folder in ("1", "2"):
            Path(folder).mkdir()
            run("a.yaml", *(word for name in names for word in ("-o", f"{folder}/x.{name}")))
        for name in names:
            assert Path(f"1/x.{name}").read_bytes() == Path(f"2/x.{name}").read_bytes()


class TestRefused:
    """What cannot be done is said in one sentence, before anything is written."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            pytest.param(["-o", "x"], "pakai salah satu dari .html", id="no ending"),
            pytest.param(["-o", "x.htm"], "mungkin maksudnya `.html`", id="near ending"),
            pytest.param(["-o", "x.zip"], ".html, .xlsx", id="strange ending"),
            pytest.param(["-o", "tidak/ada/x.md"], "folder `tidak/ada` belum ada", id="folder"),
            pytest.param(["b.yaml", "-o", "x.md"], "`{nama}`", id="several plans, one file"),
            pytest.param(["-o", "x.md", "-o", "./x.md"], "disebut dua kali", id="twice"),
            pytest.param(["sub/a.yaml", "-o", "{nama}.md"], "`sub/a.yaml`", id="one name"),
            pytest.param(["--ruleset", "tidak.yaml", "-o", "x.md"], "tidak.yaml", id="rule set"),
        ],
    )
    def test_mistakes(self, run: Run, words: list[str], said: str) -> None:
        """Exit 2, nothing printed, nothing written."""
        Path("sub").mkdir()
        shutil.copy("a.yaml", "sub/a.yaml")
        code, out, err = run("a.yaml", *words)
        assert (2, "") == (code, out)
        assert said in err
        assert [] == written()

    def test_a_plan_is_not_overwritten(self, run: Run) -> None:
        """By whatever way its name is given."""
        Path("a.md").write_text("| rencana |")
        Path("c.md").hardlink_to("a.md")
        for output in ("a.md", "./a.md", "{nama}.md", "c.md"):
            code, _, err = run("a.md", "-o", output)
            assert 2 == code
            assert "akan menimpa rencana" in err
        assert "| rencana |" == Path("a.md").read_text()

    def test_a_missing_package_is_told_before_the_work(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the command that installs it."""

        def missing(_: str) -> None:
            raise ModuleNotFoundError(name="xlsxwriter")

        monkeypatch.setattr(documents, "import_module", missing)
        code, out, err = run("a.yaml", "-o", "x.xlsx")
        assert (2, "") == (code, out)
        assert "pip install 'zicheck[xlsx]'" in err

    def test_a_folder_is_no_file(self, run: Run) -> None:
        """Said by name."""
        Path("x.md").mkdir()
        code, _, err = run("a.yaml", "-o", "x.md")
        assert 2 == code
        assert "`x.md` adalah folder" in err


class TestBatch:
    """One bad plan, or one report that cannot be written, stops no other."""

    def test_a_plan_that_cannot_be_read(self, run: Run) -> None:
        """The others are reported, the exit is 2."""
        Path("b.yaml").write_text("unit: [")
        code, _, err = run("b.yaml", "tidak-ada.yaml", "a.yaml", "-o", "{nama}.md")
        assert 2 == code
        assert ["a.md"] == written()
        assert "b.yaml:2:1" in err
        assert "`tidak-ada.yaml` tidak ditemukan" in err

    def test_a_report_that_cannot_be_written(self, run: Run) -> None:
        """The other formats and plans are."""
        Path("a.md").mkdir()
        code, _, err = run("a.yaml", "b.yaml", "-o", "{nama}.md", "-o", "{nama}.csv")
        assert 2 == code
        assert ["a.csv", "b.csv", "b.md"] == written()
        assert "`a.md` adalah folder" in err

    def test_a_crash_on_one_plan(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """In the check or in the renderer: a sentence, no half file, and on with the next."""
        check = checking.check

        def fail_once(*_: object, **__: object) -> None:
            monkeypatch.setattr(checking, "check", check)
            raise ZeroDivisionError("x")

        monkeypatch.setattr(checking, "check", fail_once)
        code, _, err = run("a.yaml", "b.yaml", "-o", "{nama}.md")
        assert (2, ["b.md"]) == (code, written())
        assert "a.yaml: Ini cacat pada zicheck" in err

        def fail(*_: object) -> bytes:
            raise RuntimeError("boom")

        monkeypatch.setattr(html, "document", fail)
        code, _, err = run("a.yaml", "-o", "x.html", "-o", "x.md")
        assert (2, ["b.md"]) == (code, written())
        assert "(RuntimeError: boom)" in err

    def test_each_plan_is_looked_at_once(self, tmp_path: Path) -> None:
        """Many plans take no time that grows with their square."""
        for number in range(300):
            (tmp_path / f"{number}.yaml").write_text("")
        made = targets([str(tmp_path)], [str(tmp_path / "{nama}.html")])
        assert 300 == len({target.path for several in made.values() for target in several})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_full_disk_is_said() -> None:
    """One sentence, exit 2."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zicheck", "report", "plans/kpu-kerinci-2025.yaml"],
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=60, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert 2 == done.returncode
    assert b"Traceback" not in done.stderr
    assert 1 == done.stderr.count(b"\n")


def test_a_document_imports_only_what_it_needs() -> None:
    """HTML, Markdown, CSV and JSON need no library at all."""
    heavy = ("pydantic", "jsonschema", "tabulate", "xlsxwriter", "docx", "zicheck.importing")
    words = ["report", "plans/kpu-kerinci-2025.yaml"]
    program = (
        "import sys; from zicheck.cli import main; "
        f"main({words!r}); from zicheck.render import html, csv, jsonfile; "
        f"print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=60, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert b"[]\n" == done.stderr
