"""What makes `check` end with 1, and where its forms go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import handmade
import pytest

from zicheck import checking, cli
from zicheck.commands.gate import Gate, conditions, most_warnings
from zicheck.commands.sinks import Target, in_ci, namer, targets
from zicheck.novelty import News
from zicheck.render.outcome import Tally
from zicheck.usage import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

PLAN = "zicheck: 1\nunit: U\ntahun: 2026\narea: []\n"
ASKED = (
    "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "CI_PROJECT_DIR",
    "ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS",
)  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with one plan, in which always the same is found."""
    monkeypatch.chdir(tmp_path)
    for name in ASKED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(checking, "check", lambda *_, **__: handmade.report())
    (tmp_path / "a.yaml").write_text(PLAN)

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


def tally(*, stale: int = 0) -> Tally:
    """One plan with a readiness of 28.33: 2 errors, a warning, a note."""
    made = Tally()
    news = News((0,), (1, 2, 3), (), (), stale, 28.0)
    made.add(handmade.checked()._replace(news=news), handmade.SETTING)
    return made


class TestConditions:
    """`--fail-on`."""

    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("error", Gate("error")),
            ("warning,error", Gate("warning")),
            ("never", Gate(None)),
            ("new", Gate(None, new=True)),
            ("stale", Gate(None, stale=True)),
            ("skor<18", Gate(None, score=18.0)),
            ("skor<18,5", Gate(None, score=18.5)),
            ("score<18.5,error", Gate("error", score=18.5)),
            ("skor<18,5,new", Gate(None, new=True, score=18.5)),
            ("skor<10,skor<20", Gate(None, score=20.0)),
            (" info , new", Gate("info", new=True)),
        ],
    )
    def test_understood(self, word: str, expected: Gate) -> None:
        """Alone and together; the strictest holds."""
        assert expected == conditions(word)

    @pytest.mark.parametrize(
        ("word", "said"),
        [
            ("eror", "`error`"), ("", "error, warning"), (",", "error, warning"),
            ("skor<31", "paling tinggi 30"), ("skor>5", "tidak dikenal"),
            ("never,error", "`never`"), ("skor<", "tidak dikenal"),
        ],
    )  # fmt: skip
    def test_refused(self, word: str, said: str) -> None:
        """With what was probably meant."""
        with pytest.raises(Refused, match=said):
            conditions(word)

    @pytest.mark.parametrize("word", ["-1", "x", "1.5", ""])
    def test_a_number_of_warnings(self, word: str) -> None:
        """Whole and from 0."""
        assert 0 == most_warnings("0")
        with pytest.raises(Refused, match="bilangan bulat"):
            most_warnings(word)

    @pytest.mark.parametrize(
        ("gate", "expected"),
        [
            (Gate(), True), (Gate(None), False), (Gate(None, score=28.0), False),
            (Gate(None, score=28.4), True), (Gate(None, warnings=1), False),
            (Gate(None, warnings=0), True), (Gate(None, new=True), True),
            (Gate(None, stale=True), False),
        ],
    )  # fmt: skip
    def test_any_condition_fails(self, gate: Gate, expected: bool) -> None:  # noqa: FBT001
        """On a plan with 28.33 points and a warning."""
        assert expected is gate.fails(tally())

    def test_stale_entries_fail(self) -> None:
        """When that is asked for."""
        assert Gate(None, stale=True).fails(tally(stale=1))

    def test_just_below_never_reads_as_reached(self) -> None:
        """28.333... is below 28.335 and is not shown as 28,34 or 28,33."""
        (reason,) = Gate(None, score=28.3334).reasons(tally(), "id")
        assert "kesiapan 28,33 di bawah 28,3334" in reason

    def test_exactly_the_score_passes(self) -> None:
        """The condition is less than."""
        assert not Gate(None, score=tally().lines.first(1)[0].readiness).fails(tally())


class TestCommand:
    """What the command does with them."""

    @pytest.mark.parametrize(
        ("options", "code", "said"),
        [
            (["--fail-on", "skor<28"], 0, ""),
            (["--fail-on", "skor<29"], 1, "kesiapan 28,33 di bawah 29"),
            (["--fail-on", "never", "--max-warnings", "0"], 1, "1 peringatan, melebihi batas 0"),
            (["--fail-on", "never", "--max-warnings", "1"], 0, ""),
            (["--fail-on", "new"], 2, "perlu `--since REV` atau `--baseline BERKAS`"),
            (["--fail-on", "stale"], 2, "perlu `--baseline BERKAS`"),
            (["--write-baseline"], 2, "perlu `--baseline BERKAS`"),
            (["--baseline", "b", "--since", "HEAD"], 2, "pilih salah satu"),
            (["--baseline", "b", "--write-baseline", "--select", "URT"], 2, "tanpa --select"),
        ],
    )
    def test_exit(self, run: Run, options: list[str], code: int, said: str) -> None:
        """With the reason where the findings do not say it."""
        found, _, err = run("check", "a.yaml", "--quiet", *options)
        assert code == found
        assert said in " ".join(err.split())

    def test_standard_input_has_no_history(self, run: Run) -> None:
        """Neither in git nor in a baseline."""
        assert "riwayat" in run("check", "-", "--since", "HEAD")[2]

    def test_each_form_goes_to_its_file(self, run: Run) -> None:
        """The n-th output belongs to the n-th form, the rest is printed."""
        code, out, err = run(
            "check", "a.yaml", "--format", "sarif", "--output", "a.sarif",
            "--format", "junit", "-o", "a.xml", "--format", "concise",
        )  # fmt: skip
        assert (1, "") == (code, err)
        assert 4 == len(out.splitlines())
        assert "2.1.0" == json.loads(Path("a.sarif").read_text())["version"]
        assert Path("a.xml").read_text().endswith("</testsuites>\n")

    def test_a_dash_is_standard_output(self, run: Run) -> None:
        """For the form of that place."""
        words = ("--format", "concise", "-o", "-", "--format", "json", "-o", "a.json")
        assert run("check", "a.yaml", *words)[1].startswith("a.yaml:1:1: error URT001")
        assert 1 == json.loads(Path("a.json").read_text())["version"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--format", "json", "--format", "sarif"], "akan bercampur di layar"),
            (["-o", "x", "-o", "y"], "2 `--output` untuk 1 `--format`"),
            (["--format", "json", "-o", "x", "--format", "sarif", "-o", "x"], "dua kali"),
            (["--format", "json", "-o", "a.yaml"], "menimpa rencana"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, run: Run, words: list[str], said: str) -> None:
        """Before anything is written."""
        code, out, err = run("check", "a.yaml", *words)
        assert (2, "") == (code, out)
        assert said in err
        assert ["a.yaml"] == [path.name for path in Path().iterdir()]

    def test_a_file_that_cannot_be_written_leaves_no_other(self, run: Run) -> None:
        """All or none."""
        words = ("--format", "sarif", "-o", "a.sarif", "--format", "junit", "-o", "no/a.xml")
        code, _, err = run("check", "a.yaml", *words)
        assert 2 == code
        assert "no/a.xml" in err
        assert ["a.yaml"] == [path.name for path in Path().iterdir()]

    def test_github_gets_a_summary_of_the_job(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Added to what is there."""
        Path("summary.md").write_text("# Sebelumnya\n")
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
        _, out, _ = run("check", "a.yaml", "--format", "auto")
        assert out.startswith("::notice title=zicheck::1 rencana diperiksa")
        assert Path("summary.md").read_text().startswith("# Sebelumnya\n## zicheck\n")

    def test_a_summary_that_cannot_be_written_is_said(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """In one sentence."""
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/summary.md")
        code, _, err = run("check", "a.yaml", "--format", "github")
        assert (2, 1) == (code, err.count("\n"))
        assert "GITHUB_STEP_SUMMARY" in err

    @pytest.mark.parametrize("form", ["sarif", "gitlab", "rdjson", "junit", "github", "concise"])
    def test_a_file_that_failed_is_in_the_document_and_on_the_screen(
        self, run: Run, form: str
    ) -> None:
        """The document for machines, the sentence for people; exit 2."""
        Path("b.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        code, out, err = run("check", "a.yaml", "b.yaml", "--format", form)
        assert 2 == code
        assert "b.yaml" in out
        assert "b.yaml" in err
        assert 1 == err.count("\n")


class TestSurroundings:
    """What CI says of itself."""

    @pytest.mark.parametrize(
        ("environ", "expected"),
        [
            ({}, "terminal"),
            ({"GITHUB_ACTIONS": "true"}, "github"),
            ({"GITLAB_CI": "true"}, "gitlab"),
            ({"GITHUB_ACTIONS": "true", "REVIEWDOG_GITHUB_API_TOKEN": "x"}, "rdjson"),
            ({"GITHUB_ACTIONS": "false", "REVIEWDOG_TOKEN": ""}, "terminal"),
        ],
    )
    def test_auto(self, environ: dict[str, str], expected: str) -> None:
        """The form that is shown best there."""
        assert expected == in_ci(environ)
        assert (Target(expected, None),) == targets(["auto"], None, [], environ)

    def test_auto_is_one_of_the_forms(self) -> None:
        """Two that come to the same on standard output are refused all the same."""
        with pytest.raises(UsageError):
            targets(["auto", "terminal"], None, [], {})

    @pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
    def test_files_are_named_from_the_top(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        """Also when the job works in a folder below."""
        (tmp_path / "sub").mkdir()
        monkeypatch.chdir(tmp_path / "sub")
        assert "sub/a.yaml" == namer({name: str(tmp_path)})("a.yaml")
        assert "<stdin>" == namer({name: str(tmp_path)})("<stdin>")

    def test_without_ci_the_top_is_that_of_git(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Or the folder we are in when there is none; what lies outside keeps its name."""
        (tmp_path / "repo/sub/.git").mkdir(parents=True)
        (tmp_path / "repo/sub/x").mkdir()
        monkeypatch.chdir(tmp_path / "repo/sub/x")
        assert "x/a.yaml" == namer({})("a.yaml")
        assert "../../a.yaml" == namer({})("../../a.yaml")
