"""The command line: exit codes, filters, languages, streams; and what a start costs."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import handmade
import pytest
from jsonschema import Draft202012Validator

from zicheck import __version__, checking, cli, rulesets, ruletest
from zicheck.bahasa import Text
from zicheck.commands.schema import report_schema
from zicheck.errors import InputError, Problem
from zicheck.planfile import read_plan
from zicheck.render.wrap import width
from zicheck.rule import CRASHED
from zicheck.usage import translate

ROOT = Path(__file__).parent.parent
PLAN = "zicheck: 1\nunit: U\ntahun: 2026\narea: []\n"
RULE = SimpleNamespace(kode="URT001", keluarga="URT")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan, a small rule set, and a check that always finds the same."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    rules = [SimpleNamespace(kode=code, keluarga=code[:3]) for code in (
        "URT001", "BKT001", "KOM003", "HKM002", "WKT004",
    )]  # fmt: skip
    ruleset = SimpleNamespace(
        id="contoh", rules=rules, off=[], instrument=handmade.INSTRUMENT, get=lambda _: None
    )
    monkeypatch.setattr(rulesets, "builtin", lambda: ruleset)
    monkeypatch.setattr(checking, "check", lambda *_, **__: handmade.report())
    (tmp_path / "a.yaml").write_text(PLAN)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command in the folder: exit code, standard output, standard error."""
    assert folder.is_dir()

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


Run = Callable[..., tuple[int, str, str]]


class TestExitCodes:
    """0 nothing at or above `--fail-on`, 1 findings, 2 something could not be done."""

    @pytest.mark.parametrize(
        ("severity", "fail_on", "expected"),
        [
            ("error", "error", 1), ("error", "never", 0), ("warning", "error", 0),
            ("warning", "warning", 1), ("warning", "info", 1), ("info", "warning", 0),
            ("info", "info", 1),
        ],
    )  # fmt: skip
    def test_fail_on(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, severity: Any, fail_on: str, expected: int
    ) -> None:
        """The severity that counts, and those above it."""
        made = handmade.report((handmade.finding(severity=severity),))
        monkeypatch.setattr(checking, "check", lambda *_, **__: made)
        assert expected == run("check", "a.yaml", "--fail-on", fail_on)[0]

    def test_default_is_error(self, run: Run) -> None:
        """The hand-made report has errors."""
        assert 1 == run("check", "a.yaml")[0]

    def test_no_findings(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """0."""
        monkeypatch.setattr(checking, "check", lambda *_, **__: handmade.report(()))
        assert 0 == run("check", "a.yaml", "--fail-on", "info")[0]

    def test_a_bad_file_wins_over_findings(self, run: Run) -> None:
        """And the other plan is still reported."""
        Path("b.yaml").write_text("unit: [")
        code, out, err = run("check", "a.yaml", "b.yaml")
        assert 2 == code
        assert "KPU Kabupaten Contoh 2026" in out
        assert err.startswith("b.yaml:2:1: YAML tidak dapat dibaca")
        assert 1 == err.count("\n")

    def test_a_bad_file_is_2_even_when_nothing_may_fail(self, run: Run) -> None:
        """`--fail-on never` is about findings."""
        assert 2 == run("check", "b.yaml", "--fail-on", "never")[0]

    def test_folder_without_plans_is_2(self, run: Run) -> None:
        """Nothing was checked."""
        Path("empty").mkdir()
        code, out, err = run("check", "empty")
        assert (2, "") == (code, out)
        assert "tidak memuat rencana aksi" in err

    def test_broken_rule_set_is_2(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the sentence of whoever read it."""

        def load(_: Path) -> None:
            raise InputError(Problem(Text("Aturan rusak.", "Broken.")))

        monkeypatch.setattr(rulesets, "load", load)
        code, out, err = run("check", "a.yaml", "--ruleset", "r.yaml")
        assert (2, "") == (code, out)
        assert "Aturan rusak." in err

    def test_a_crash_on_one_plan_ends_neither_batch_nor_truth(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The plan is reported as not checked, the other is checked, the exit is 2."""
        Path("b.yaml").write_text(PLAN.replace("U", "crash"))

        def check(plan: Any, *_: object, **__: object) -> Any:
            if plan.unit == "crash":
                raise ZeroDivisionError("x")
            return handmade.report()

        monkeypatch.setattr(checking, "check", check)
        code, out, err = run("check", "b.yaml", "a.yaml", "--format", "json")
        value = json.loads(out)
        assert 2 == code
        assert ["a.yaml"] == [plan["path"] for plan in value["plans"]]
        assert "cacat pada zicheck" in value["errors"][0]["message"]
        assert "" == err

    def test_a_defect_is_one_sentence(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """No traceback reaches the user."""

        def crash() -> None:
            raise RuntimeError("boom")

        monkeypatch.setattr(rulesets, "builtin", crash)
        code, out, err = run("check", "a.yaml")
        assert (2, "") == (code, out)
        assert err.startswith("zicheck: Ini cacat pada zicheck")
        assert "(RuntimeError: boom)" in err
        assert 1 == err.count("\n")

    def test_debug_shows_the_traceback(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """For whoever mends it."""

        def crash() -> None:
            raise RuntimeError("boom")

        monkeypatch.setattr(rulesets, "builtin", crash)
        monkeypatch.setenv("ZICHECK_DEBUG", "1")
        with pytest.raises(RuntimeError):
            run("check", "a.yaml")

    def test_interrupt(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """130 and one line."""

        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(checking, "check", interrupt)
        code, _, err = run("check", "a.yaml")
        assert (130, "Dihentikan.\n") == (code, err)


class TestUsage:
    """A command line that cannot be followed: one sentence, with what was probably meant."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            pytest.param([], "Sebutkan perintahnya", id="nothing"),
            pytest.param(["chek", "a.yaml"], "mungkin maksudnya `check`", id="command"),
            pytest.param(["zzz"], "Perintah `zzz` tidak dikenal", id="strange command"),
            pytest.param(["check"], "Sebutkan PATH.", id="no path"),
            pytest.param(["check", "a.yaml", "--formt", "json"], "`--format`", id="option"),
            pytest.param(["check", "a.yaml", "--zzz"], "`zicheck check --help`", id="strange"),
            pytest.param(["check", "a.yaml", "--format", "jsn"], "`json`", id="choice"),
            pytest.param(["check", "a.yaml", "--format", "1"], "terminal, json", id="choices"),
            pytest.param(["check", "a.yaml", "--format"], "perlu diikuti satu nilai", id="value"),
            pytest.param(["check", "a.yaml", "--quiet=1"], "tidak menerima nilai", id="flag"),
            pytest.param(["check", "a.yaml", "--form", "json"], "`--format`", id="abbreviation"),
            pytest.param(["check", "a.yaml", "--as-of", "2026-02-30"], "TTTT-BB-HH", id="date"),
            pytest.param(["check", "a.yaml", "--width", "9"], "40 atau lebih", id="width"),
            pytest.param(["check", "a.yaml", "--select", "URT01"], "`URT001`", id="code"),
            pytest.param(["check", "a.yaml", "--ignore", "MONN"], "`MON`", id="family"),
            pytest.param(["check", "a.yaml", "--select", "!"], "zicheck rules list", id="no code"),
            pytest.param(["rules"], "Sebutkan list|explain|test", id="no action"),
            pytest.param(["rules", "lst"], "mungkin maksudnya `list`", id="action"),
            pytest.param(["rules", "list", "x"], "tidak memerlukan `x`", id="too much"),
            pytest.param(["rules", "explain"], "Sebutkan kode aturannya", id="no rule"),
            pytest.param(["rules", "explain", "urt1"], "`URT001`", id="rule"),
            pytest.param(["rules", "test", "a", "b"], "satu berkas", id="two rule sets"),
            pytest.param(["schema", "plans"], "mungkin maksudnya `plan`", id="schema"),
            pytest.param(["init", "a", "b"], "`b` tidak diperlukan di sini", id="extra word"),
            pytest.param(["init", "--tahun", "26"], "empat angka", id="year"),
            pytest.param(["init", "--unit", " "], "`--unit` harus berisi nama", id="unit"),
            pytest.param(["match", "-", "--write"], "memerlukan berkas", id="write to stdin"),
            pytest.param(["check", "a.yaml", "--lang", "fr"], "`fr` tidak dikenal", id="language"),
        ],
    )
    def test_mistakes(self, run: Run, words: list[str], said: str) -> None:
        """Exit 2, nothing on standard output, nothing in English."""
        code, out, err = run(*words)
        assert (2, "") == (code, out)
        assert said in err
        assert "error:" not in err
        assert "usage:" not in err

    def test_english(self, run: Run) -> None:
        """The same in the other language, wherever `--lang` stands."""
        for words in (("--lang", "en", "check", "--formt"), ("check", "--formt", "--lang=en")):
            _, _, err = run(*words)
            assert "Usage: zicheck check [options] PATH..." in err
            assert "did you mean `--format`?" in err or "Give PATH." in err

    def test_language_of_the_environment(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """`--lang` wins over it."""
        monkeypatch.setenv("ZICHECK_LANG", "en")
        assert "Readiness 28.33" in run("check", "a.yaml")[1]
        assert "Kesiapan 28,33" in run("check", "a.yaml", "--lang", "id")[1]
        monkeypatch.setenv("ZICHECK_LANG", "xx")
        assert "`xx` tidak dikenal" in run("check", "a.yaml")[2]

    @pytest.mark.parametrize("command", [[], *([name] for name in cli.COMMANDS)])
    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_help(self, run: Run, command: list[str], lang: str) -> None:
        """Every command explains itself in both languages, within 80 columns."""
        code, out, err = run(*command, "--help", "--lang", lang)
        assert (0, "") == (code, err)
        assert out.startswith("Pemakaian: zicheck" if lang == "id" else "Usage: zicheck")
        assert ("options:" in out) is (lang == "en")
        assert "show this help message" not in out
        assert max(map(len, out.splitlines())) <= 80

    def test_version(self, run: Run) -> None:
        """Name and number."""
        assert (0, f"zicheck {__version__}\n", "") == run("--version")

    def test_unknown_sentences_of_argparse_pass_through(self) -> None:
        """A later Python may say something new."""
        assert Text("something new", "something new") == translate("something new")


class TestFilters:
    """`--select` and `--ignore` change what is listed and what fails, never the score."""

    @pytest.mark.parametrize(
        ("options", "rules"),
        [
            pytest.param([], ["URT001", "BKT001", "KOM003", "HKM002"], id="none"),
            pytest.param(["--select", "URT001"], ["URT001"], id="code"),
            pytest.param(["--select", "urt,KOM003"], ["URT001", "KOM003"], id="family and code"),
            pytest.param(["--select", "URT", "--select", "HKM"], ["URT001", "HKM002"], id="twice"),
            pytest.param(["--ignore", "URT, BKT001"], ["KOM003", "HKM002"], id="ignore"),
            pytest.param(["--select", "URT,KOM", "--ignore", "KOM003"], ["URT001"], id="both"),
            pytest.param(["--select", "MON"], [], id="family without findings"),
        ],
    )
    def test_listed(self, run: Run, options: list[str], rules: list[str]) -> None:
        """By code or by family, in any case."""
        _, out, _ = run("check", "a.yaml", "--format", "json", *options)
        value = json.loads(out)
        (plan,) = value["plans"]
        assert rules == [finding["rule"] for finding in plan["findings"]]
        assert 28.333333 == plan["score"]["readiness"]
        assert len(rules) == sum(value["summary"]["findings"].values())
        if options:
            shares = sum(finding["share"] for finding in plan["findings"])
            assert abs(shares + plan["hidden"]["share"] - 5 / 3) < 1e-6
            assert 4 - len(rules) == plan["hidden"]["findings"]

    def test_fail_on_looks_at_what_is_listed(self, run: Run) -> None:
        """A hidden error fails nothing."""
        assert 0 == run("check", "a.yaml", "--ignore", "URT,KOM")[0]
        assert 1 == run("check", "a.yaml", "--ignore", "URT")[0]

    def test_terminal_says_what_is_hidden(self, run: Run) -> None:
        """With the points that it costs."""
        _, out, _ = run("check", "a.yaml", "--ignore", "KOM")
        assert "Disaring: 1 temuan (1,50 poin) tidak ditampilkan" in out

    def test_a_crashed_check_is_never_filtered_out_by_select(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What could not be checked is not what was not asked for."""
        made = handmade.report((handmade.finding(rule=CRASHED),))
        monkeypatch.setattr(checking, "check", lambda *_, **__: made)
        assert "BCA900" in run("check", "a.yaml", "--select", "URT")[1]


class TestIgnoring:
    """What the command hands to the core; the rest is in `test_config.py`."""

    @pytest.fixture
    def asked(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
        """The settings of every check of the run."""
        assert folder.is_dir()
        found: list[dict[str, Any]] = []

        def check(*_: object, **settings: Any) -> Any:
            found.append(settings)
            return handmade.report(ignored=(handmade.IGNORED,))

        monkeypatch.setattr(checking, "check", check)
        return found

    def test_everything_is_counted_when_asked_for(
        self, run: Run, asked: list[dict[str, Any]]
    ) -> None:
        """And the header says so."""
        assert "pengabaian tidak diberlakukan" not in run("check", "a.yaml")[1]
        assert "pengabaian tidak diberlakukan" in run("check", "a.yaml", "--tanpa-abaikan")[1]
        assert "nothing is ignored" in run("check", "a.yaml", "--tanpa-abaikan", "--lang", "en")[1]
        assert [False, True, True] == [settings["keep_ignored"] for settings in asked]

    def test_today_is_the_day_of_judgement_or_that_of_the_computer(
        self, run: Run, asked: list[dict[str, Any]]
    ) -> None:
        """The core has no clock."""
        before = date.today()  # noqa: DTZ011 - as the command asks
        run("check", "a.yaml", "--as-of", "2026-06-30")
        run("check", "a.yaml")
        given = [settings["today"] for settings in asked]
        assert date(2026, 6, 30) == given[0]
        assert before <= given[1] <= date.today()  # noqa: DTZ011

    def test_without_a_config_there_are_no_entries(
        self, run: Run, asked: list[dict[str, Any]]
    ) -> None:
        """The folders above this one hold none."""
        run("check", "a.yaml")
        assert [()] == [settings["pengabaian"] for settings in asked]


class TestOutput:
    """Where it goes and how it looks there."""

    def test_quiet_keeps_the_last_sentence(self, run: Run) -> None:
        """For one plan."""
        _, out, _ = run("check", "a.yaml", "--quiet", "--width", "200")
        assert out.startswith("Kesiapan 28,33 dari 30,00 — ")
        assert 1 == out.count("\n")

    def test_quiet_keeps_the_table_of_several(self, run: Run) -> None:
        """And its last sentence."""
        Path("b.yaml").write_text(PLAN)
        _, out, _ = run("check", ".", "--quiet")
        assert out.startswith("Unit ")
        assert "2 rencana diperiksa: 4 kesalahan, 2 peringatan, 2 catatan." in out

    def test_several_plans_end_with_the_table(self, run: Run) -> None:
        """One report after the other, then the table."""
        Path("b.yaml").write_text(PLAN)
        _, out, _ = run("check", ".")
        assert 2 == out.count("Kesiapan pemenuhan 28,33")
        assert "\nUnit " in out

    def test_width(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """80 when there is no terminal, COLUMNS when it is set, `--width` before both."""

        def widest(*options: str) -> int:
            return max(map(len, run("check", "a.yaml", *options)[1].splitlines()))

        assert 80 == widest()
        monkeypatch.setenv("COLUMNS", "60")
        assert 60 == widest()
        assert 100 == widest("--width", "100")

    @pytest.mark.parametrize("columns", ["", "0", "-1", "²", "sempit", "9" * 5_000])
    def test_a_width_that_is_none_is_taken_as_80(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        assert 80 == max(map(len, run("check", "a.yaml")[1].splitlines()))
        assert 0 == run("--help")[0]

    def test_no_colour_unless_asked_for(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Captured output is no terminal."""
        assert "\x1b" not in run("check", "a.yaml")[1]
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b" in run("check", "a.yaml")[1]
        assert "\x1b" not in run("check", "a.yaml", "--no-color")[1]
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in run("check", "a.yaml")[1]

    def test_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """`-` is a plan like any other, named `<stdin>`."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
        code, out, _ = run("check", "-", "--format", "json")
        assert (1, "<stdin>") == (code, json.loads(out)["plans"][0]["path"])

    def test_output_file(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whole, without colour, nothing on the screen; the exit code stays."""
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert (1, "", "") == run("check", "a.yaml", "--output", "r.txt")
        text = Path("r.txt").read_text(encoding="utf-8")
        assert "Kesiapan pemenuhan 28,33" in text
        assert "\x1b" not in text
        assert ["a.yaml", "r.txt"] == sorted(path.name for path in Path().iterdir())

    def test_output_to_a_dash_is_the_screen(self, run: Run) -> None:
        """As with input."""
        code, out, _ = run("check", "a.yaml", "-o", "-")
        assert 1 == code
        assert "Kesiapan pemenuhan 28,33" in out
        assert ["a.yaml"] == [path.name for path in Path().iterdir()]

    def test_output_file_is_replaced_with_its_permissions(self, run: Run) -> None:
        """Through a link as well."""
        Path("r.json").write_text("old")
        Path("r.json").chmod(0o640)
        Path("link").symlink_to("r.json")
        run("check", "a.yaml", "--format", "json", "-o", "link")
        assert 1 == json.loads(Path("r.json").read_text())["version"]
        assert Path("link").is_symlink()
        assert 0o640 == Path("r.json").stat().st_mode & 0o777

    def test_output_file_is_not_touched_when_the_run_fails(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nor is anything left beside it."""
        Path("r.txt").write_text("old")

        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(checking, "check", interrupt)
        assert 130 == run("check", "a.yaml", "-o", "r.txt")[0]
        assert "old" == Path("r.txt").read_text()
        assert ["a.yaml", "r.txt"] == sorted(path.name for path in Path().iterdir())

    @pytest.mark.parametrize(
        ("target", "said"),
        [
            pytest.param("gone/r.txt", "tidak dapat ditulis", id="no such folder"),
            pytest.param(".", "adalah folder", id="folder"),
            pytest.param("a.yaml", "akan menimpa rencana yang diperiksa", id="the plan itself"),
            pytest.param("./a.yaml", "akan menimpa rencana yang diperiksa", id="by another name"),
        ],
    )
    def test_output_that_cannot_be(self, run: Run, target: str, said: str) -> None:
        """2 and one sentence."""
        code, out, err = run("check", ".", "-o", target)
        assert (2, "") == (code, out)
        assert said in err
        assert PLAN == Path("a.yaml").read_text()

    def test_odd_bytes_in_a_file_name_are_printed(self, run: Run) -> None:
        """In both formats."""
        name = os.fsdecode(b"r\xff.yaml")
        try:
            Path(name).write_text("unit: [")
        except OSError:
            pytest.skip("file names are text here")
        assert r"r\xff.yaml:2:1:" in run("check", name)[2]
        value = json.loads(run("check", name, "--format", "json")[1])
        assert r"r\xff.yaml" == value["errors"][0]["path"]


class TestOtherCommands:
    """init, schema, match and import write only what was asked for."""

    def test_init_prints(self, run: Run) -> None:
        """When no file is named."""
        code, out, err = run("init", "--unit", "KPU X", "--tahun", "2027")
        assert (0, "") == (code, err)
        assert 'unit: "KPU X"' in out
        assert "tahun: 2027" in out

    def test_init_writes_and_never_overwrites(self, run: Run) -> None:
        """Unless told to."""
        code, out, err = run("init", "n.yaml")
        assert (0, "") == (code, out)
        assert "n.yaml ditulis" in err
        Path("n.yaml").write_text("mine")
        code, _, err = run("init", "n.yaml")
        assert 2 == code
        assert "`--force`" in err
        assert "mine" == Path("n.yaml").read_text()
        assert 0 == run("init", "n.yaml", "--force")[0]
        assert "zicheck: 1" in Path("n.yaml").read_text()

    @pytest.mark.parametrize("name", ["plan", "report", "ruleset"])
    def test_schema(self, run: Run, name: str) -> None:
        """JSON on standard output."""
        code, out, err = run("schema", name)
        assert (0, "") == (code, err)
        assert "https://json-schema.org/draft/2020-12/schema" == json.loads(out)["$schema"]

    def test_import_never_overwrites(self, run: Run) -> None:
        """It says so before it reads anything."""
        code, out, err = run("import", "gone.txt", "-o", "a.yaml")
        assert (2, "") == (code, out)
        assert "sudah ada" in err

    def test_import_of_a_missing_file(self, run: Run) -> None:
        """The sentence of every missing file."""
        code, _, err = run("import", "gone.txt")
        assert 2 == code
        assert "tidak ditemukan" in err


class TestRealRules:
    """match and rules, with the rule set that ships."""

    @pytest.fixture
    def real(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> Run:
        """Runs a command in a folder with one real plan."""
        source = next((ROOT / "plans").glob("*.yaml"))
        (tmp_path / "a.yaml").write_bytes(source.read_bytes())
        monkeypatch.chdir(tmp_path)

        def command(*words: str) -> tuple[int, str, str]:
            code = cli.main(words)
            out, err = capsys.readouterr()
            return code, out, err

        return command

    def test_match_shows_every_row(self, real: Run) -> None:
        """And how many of them were placed."""
        code, out, err = real("match", "a.yaml")
        plan, _ = read_plan(Path("a.yaml").read_bytes(), "a.yaml")
        rows = [int(number) for number in re.findall(r"^ +(\d+)  (?=[(PRH-])", out, re.MULTILINE)]
        assert (0, "") == (code, err)
        assert [row.row for row in plan.kegiatan] == rows
        assert f"dari {len(rows)} baris terpasang" in out

    def test_match_as_json(self, real: Run) -> None:
        """With confidence, terms and candidates."""
        value = json.loads(real("match", "a.yaml", "--format", "json")[1])
        first = value["plans"][0]["rows"][0]
        keys = ["row", "lke", "match", "confidence", "indicator", "terms", "candidates", "line"]
        assert keys == list(first)
        assert 1 == first["row"]

    def test_match_writes_what_it_showed_and_only_once(self, real: Run) -> None:
        """A second run finds nothing left to write."""
        rows = json.loads(real("match", "a.yaml", "--format", "json")[1])["plans"][0]["rows"]
        code, _, err = real("match", "a.yaml", "--write")
        plan, _ = read_plan(Path("a.yaml").read_bytes(), "a.yaml")
        assert 0 == code
        assert re.search(r"a\.yaml: `lke` ditulis pada \d+ baris\.", err)
        assert [row["lke"] for row in rows] == [list(row.lke) for row in plan.kegiatan]
        before = Path("a.yaml").read_bytes()
        real("match", "a.yaml", "--write")
        assert before == Path("a.yaml").read_bytes()

    def test_match_reports_bad_files(self, real: Run) -> None:
        """And goes on with the others."""
        code, out, err = real("match", "gone.yaml", "a.yaml")
        assert 2 == code
        assert "baris terpasang" in out
        assert "tidak ditemukan" in err

    def test_rules_list(self, real: Run) -> None:
        """Every rule once, on or off, in the order of its family."""
        ruleset = rulesets.builtin()
        code, out, _ = real("rules", "list")
        found = re.findall(r"^([A-Z]{3}\d{3}) ", out, re.MULTILINE)
        assert 0 == code
        assert sorted(rule.kode for rule in (*ruleset.rules, *ruleset.off)) == sorted(found)
        assert max(map(len, out.splitlines())) <= 80
        value = json.loads(real("rules", "list", "--format", "json")[1])
        assert found == [rule["code"] for rule in value["rules"]]

    def test_rules_list_has_a_heading_for_each_family(self, real: Run) -> None:
        """Once, before its first rule."""
        families = {rule.keluarga for rule in rulesets.builtin().rules}
        out = real("rules", "list")[1]
        headings = re.findall(r"^\n([A-Z]{3}): (.+)\n\1\d{3} ", out, re.MULTILINE)
        assert sorted(families) == sorted(letters for letters, _ in headings)
        assert ("MON", "Monev dan irama pelaksanaan") in headings
        assert "Ubahan" not in out

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_rules_list_says_what_a_rule_set_changes(self, real: Run, lang: str) -> None:
        """New, changed or switched off, in both formats."""
        rules = str(ROOT / "examples" / "aturan" / "pengadilan.yaml")
        out = real("rules", "list", "--ruleset", rules, "--lang", lang)[1]
        words = ("baru", "diubah", "dimatikan") if lang == "id" else ("new", "changed", "off")
        for code, word in zip(("MON901", "MON001", "WKT009"), words, strict=True):
            assert re.search(rf"^{code} .* {word} ", out, re.MULTILINE)
        assert not re.search(rf"^STR001 .* (?:{'|'.join(words)}) ", out, re.MULTILINE)
        assert max(map(len, out.splitlines())) <= 80
        value = json.loads(real("rules", "list", "--ruleset", rules, "--format", "json")[1])
        told = {
            rule["code"]: (rule["family"], rule["on"], rule["changed"]) for rule in value["rules"]
        }
        assert ("MON", True, "baru") == told["MON901"]
        assert ("MON", True, "diubah") == told["MON001"]
        assert ("WKT", False, "mati") == told["WKT009"]
        assert ("STR", True, None) == told["STR001"]

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_every_rule_can_be_explained(self, real: Run, lang: str) -> None:
        """Why, basis, examples that fail and pass, and how to switch it off."""
        rules = rulesets.builtin().rules
        code, out, err = real("rules", "explain", *(rule.kode for rule in rules), "--lang", lang)
        assert (0, "") == (code, err)
        titles = ("Mengapa", "Contoh yang kena", "Contoh yang lulus", "Mengabaikannya")
        if lang == "en":
            titles = (
                "Why",
                "An example that it finds",
                "An example that passes",
                "Switching it off",
            )
        for title in titles:
            assert len(rules) <= len(re.findall(f"^{title}", out, re.MULTILINE))

    def test_rules_test_says_what_came_out(
        self, real: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """0 when all is as promised, 1 and the example when not."""
        good = ruletest.Result(
            kode="MON001", nomor=1, lulus=True, benar=True, pesan=Text("sesuai", "as promised")
        )
        bad = ruletest.Result(
            kode="MON001", nomor=2, lulus=False, benar=False, pesan=Text("Tidak kena.", "None.")
        )
        monkeypatch.setattr(ruletest, "run", lambda _: (good,))
        expected = "1 contoh dari 1 aturan keluar seperti yang dijanjikan.\n"
        assert (0, expected, "") == real("rules", "test")
        monkeypatch.setattr(ruletest, "run", lambda _: (good, bad))
        code, out, _ = real("rules", "test")
        assert 1 == code
        assert out.startswith("MON001 contoh 2: Tidak kena.\n1 dari 2 contoh")
        value = json.loads(real("rules", "test", "--format", "json")[1])
        assert [("MON001", 2)] == [(item["code"], item["example"]) for item in value["failures"]]

    def test_an_example_of_ones_own_that_fails_is_told_with_its_place(
        self, real: Run, tmp_path: Path
    ) -> None:
        """The file, line and column of the example, in both formats."""
        own = tmp_path / "sendiri.yaml"
        own.write_text(
            "id: sendiri\nmemperluas: permenpanrb-90-2021\nubah:\n  MON003:\n    contoh:\n"
            "      gagal:\n"
            "        - kegiatan: [{lke: P.VI.4.a, target_waktu: Juni}]\n"
            "        - kegiatan: [{lke: P.VI.4.a, target_waktu: Setiap bulan}]\n"
            "      lulus:\n"
            "        - kegiatan: [{lke: P.VI.4.a, target_waktu: Setiap bulan}]\n",
            encoding="utf-8",
        )
        code, out, _ = real("rules", "test", str(own))
        assert 1 == code
        assert f"{own}:8:11: MON003 contoh 2: " in " ".join(out.split())
        value = json.loads(real("rules", "test", str(own), "--format", "json")[1])
        (failure,) = value["failures"]
        assert (8, 11) == (failure["location"]["line"], failure["location"]["column"])

    def test_a_rule_set_that_is_missing(self, real: Run) -> None:
        """One sentence, exit 2."""
        code, out, err = real("rules", "test", "gone.yaml")
        assert (2, "", 1) == (code, out, err.count("\n"))

    def test_real_reports_fit_the_schema_and_add_up(self, real: Run) -> None:
        """All plans of the repository, checked in one run."""
        out = real("check", str(ROOT / "plans"), "--format", "json")[1]
        value = json.loads(out)
        Draft202012Validator(report_schema()).validate(value)
        assert [] == value["errors"]
        for plan in value["plans"]:
            score = plan["score"]
            shares = sum(finding["share"] for finding in plan["findings"])
            assert abs(shares - (score["max"] - score["readiness"])) < 1e-6
            if any(
                finding["share"] and id_.split(".")[1] != finding["area"]
                for finding in plan["findings"]
                for id_ in finding["indicators"]
            ):
                continue  # a row that serves two areas: its finding stands in one of them
            for area in score["areas"]:
                lost = sum(f["share"] for f in plan["findings"] if f["area"] == area["area"])
                assert abs(lost - (area["weight"] - area["points"])) < 1e-6

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_real_reports_fit_the_terminal(self, real: Run, lang: str) -> None:
        """80 columns, words whole, nothing that a terminal would act on."""
        out = real("check", str(ROOT / "plans"), "--lang", lang)[1]
        for line in out.splitlines():
            assert line.isprintable()
            assert width(line) <= 80 or " " not in line.strip()


def zicheck(*words: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, as users start it."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **settings.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "zicheck", *words],
        capture_output=True, check=False, env=environ, timeout=60, **settings,
    )  # fmt: skip


@pytest.fixture(scope="module")
def plan_path() -> str:
    """A real plan."""
    return str(next((ROOT / "plans").glob("*.yaml")))


class TestProcess:
    """What only a process of its own can show."""

    HEAVY = (
        "pydantic", "jsonschema", "tabulate", "difflib", "asyncio", "importlib.metadata",
        "importlib.resources", "tempfile", "shutil", "subprocess", "hypothesis", "unittest",
        "zicheck.rulesetfile", "zicheck.importing", "zicheck.readers", "zicheck.configfile",
        "tomllib",
    )  # fmt: skip

    SELDOM = (
        "hashlib", "html", "urllib.parse", "zicheck.baseline", "zicheck.commands.newness",
        "zicheck.fingerprints", "zicheck.novelty", "zicheck.render.sarif",
        "zicheck.render.newswords", "zicheck.revisions",
    )  # fmt: skip
    """What only some forms and options need."""

    @pytest.mark.parametrize(
        "form",
        [
            "terminal", "json", "sarif", "github", "gitlab", "junit", "rdjson", "concise",
            "markdown",
        ],
    )  # fmt: skip
    def test_checking_a_yaml_plan_imports_nothing_heavy(self, plan_path: str, form: str) -> None:
        """The way of one plan from file to findings is short."""
        heavy = self.HEAVY + (self.SELDOM if form in ("terminal", "json") else ())
        program = (
            "import sys; from zicheck.cli import main; "
            f"main(['check', {plan_path!r}, '--format', {form!r}, '--fail-on', 'never']); "
            f"print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert b"[]\n" == done.stderr

    def test_closed_pipe_is_quiet(self, plan_path: str) -> None:
        """`zicheck check ... | head -1`."""
        process = subprocess.Popen(
            [sys.executable, "-m", "zicheck", "check", plan_path], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"" == process.stderr.read()
        process.stderr.close()
        assert process.wait(60) in (1, 141)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_full_disk_is_said(self, plan_path: str) -> None:
        """One sentence, exit 2."""
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "zicheck", "check", plan_path], stdout=full,
                stderr=subprocess.PIPE, check=False, timeout=60,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        assert 2 == done.returncode
        assert b"keluaran tidak dapat ditulis" in done.stderr
        assert 1 == done.stderr.count(b"\n")

    def test_a_terminal_without_these_signs_gets_others(self, plan_path: str) -> None:
        """ASCII instead of bars and dashes, not question marks."""
        done = zicheck("check", plan_path, env={"PYTHONIOENCODING": "ascii"})
        assert b"#" in done.stdout
        assert b"Traceback" not in done.stderr
        done.stdout.decode("ascii")

    def test_json_and_yaml_are_utf_8_whatever_the_stream(self, plan_path: str) -> None:
        """A redirected stream on Windows has another encoding."""
        done = zicheck("check", plan_path, "--format", "json", env={"PYTHONIOENCODING": "ascii"})
        json.loads(done.stdout.decode("utf-8"))
        done = zicheck("init", "--unit", "KPU Ñ", env={"PYTHONIOENCODING": "ascii"})
        assert 'unit: "KPU Ñ"' in done.stdout.decode("utf-8")

    def test_closed_standard_output(self, plan_path: str) -> None:
        """`>&-` is no crash."""
        done = subprocess.run(
            ["sh", "-c", 'exec "$0" -m zicheck check "$1" --fail-on never >&-', sys.executable,
             plan_path], capture_output=True, check=False, timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert (0, b"") == (done.returncode, done.stderr)

    def test_a_real_plan_from_standard_input(self, plan_path: str) -> None:
        """The same findings as from the file."""
        data = Path(plan_path).read_bytes()
        piped = json.loads(zicheck("check", "-", "--format", "json", input=data).stdout)
        named = json.loads(zicheck("check", plan_path, "--format", "json").stdout)
        rules = [
            [finding["rule"] for finding in value["plans"][0]["findings"]]
            for value in (piped, named)
        ]
        assert rules[0] == rules[1]

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"zicheck: 1\nunit: Caf\xe9\n", id="Latin-1"),
            pytest.param(b"zicheck: " + b"[" * 100_000, id="deep nesting"),
            pytest.param(
                b"a0: &a0 [x]\n"
                + b"".join(
                    b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9))
                    for n in range(1, 10)
                ),
                id="alias bomb",
            ),
            pytest.param(b"#" * 50_000_000, id="50 MB"),
            pytest.param(b"- a\n- b\n", id="no plan"),
        ],
    )
    def test_bad_input_is_one_sentence_at_once(self, tmp_path: Path, data: bytes) -> None:
        """Exit 2 within two seconds, no traceback."""
        path = tmp_path / "a.yaml"
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-m", "zicheck", "check", str(path)], capture_output=True,
            check=False, timeout=2, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert (2, b"") == (done.returncode, done.stdout)
        assert 1 == done.stderr.count(b"\n")
        assert done.stderr.startswith((str(path).encode(), b"zicheck: "))


def test_handmade_plan_is_untouched_by_rendering() -> None:
    """Reports are frozen; a renderer that changed one would spoil the next."""
    with pytest.raises(AttributeError):
        handmade.PLAN.unit = "x"  # type: ignore[misc]
