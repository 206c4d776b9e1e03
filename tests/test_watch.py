"""`zicheck check --watch`: what has changed is checked again, and nothing ends it but the user."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from zicheck import cli
from zicheck.commands import check, watching
from zicheck.console import console

PLAN = """\
zicheck: 1
unit: KPU Kabupaten {name}
tahun: 2026
area: []
"""
Batches = Iterator[list[str]]


@pytest.fixture
def watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[str], str]]:
    """Watches two plans while `batches` make changes: code, plans in the order checked, errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("A", "B"):
        Path(f"{name.lower()}.yaml").write_text(PLAN.format(name=name))

    def run(batches: Iterable[list[str]], *words: str) -> tuple[int, list[str], str]:
        options = check.parser("id").parse([*(words or (".",)), "--watch"])
        code = watching.watch(options, console("id"), check.run, batches)
        out, err = capsys.readouterr()
        plans = [line.split()[2] for line in out.splitlines() if line.endswith(".yaml")]
        return code, plans, err

    return run


Watched = Callable[..., tuple[int, list[str], str]]


def test_everything_first_and_then_what_changed(watched: Watched) -> None:
    """Another plan is left alone."""
    assert ["A", "B", "B"] == watched([["b.yaml"]])[1]


def test_a_path_may_come_absolute(watched: Watched) -> None:
    """As the file system tells it."""
    assert ["A", "B", "A"] == watched([[str(Path("a.yaml").resolve())]])[1]


def test_what_is_no_plan_of_the_run_is_left_alone(watched: Watched) -> None:
    """Only what was named."""
    code, plans, err = watched([["b.yaml"], ["notes.txt"]], "a.yaml")
    assert (0, ["A"]) == (code, plans)
    assert 1 == err.count("Menunggu perubahan")


def test_a_new_plan_is_checked(watched: Watched) -> None:
    """In a folder."""

    def batches() -> Batches:
        Path("c.yaml").write_text(PLAN.format(name="C"))
        yield ["c.yaml"]

    assert ["A", "B", "C"] == watched(batches())[1]


def test_a_deleted_plan_is_told_and_watching_goes_on(watched: Watched) -> None:
    """Also when it comes back."""

    def batches() -> Batches:
        Path("a.yaml").unlink()
        yield ["a.yaml"]
        Path("a.yaml").write_text(PLAN.format(name="A"))
        yield ["a.yaml"]

    _, plans, err = watched(batches(), "a.yaml")
    assert ["A", "A"] == plans
    assert "a.yaml: berkas dihapus atau dipindahkan.\n" in err


def test_a_broken_plan_is_told_and_watching_goes_on(watched: Watched) -> None:
    """Until it is mended."""

    def batches() -> Batches:
        Path("a.yaml").write_text("unit: [")
        yield ["a.yaml"]
        Path("a.yaml").write_text(PLAN.format(name="A"))
        yield ["a.yaml"]

    _, plans, err = watched(batches())
    assert ["A", "B", "A"] == plans
    assert "a.yaml:2:1: YAML tidak dapat dibaca" in err


def test_a_config_that_changes_checks_everything(watched: Watched) -> None:
    """A broken one is told, and may be mended meanwhile."""

    def batches() -> Batches:
        Path("zicheck.toml").write_text("x = 1\n")
        yield ["zicheck.toml"]
        Path("zicheck.toml").write_text("")
        yield ["zicheck.toml"]

    _, plans, err = watched(batches())
    assert ["A", "B", "A", "B"] == plans
    assert "zicheck.toml:1:1: Kunci `x` tidak dikenal" in err


@pytest.mark.parametrize("by", ["option", "config"])
def test_a_rule_set_that_changes_checks_everything(watched: Watched, by: str) -> None:
    """Whether the command line or a config names it."""
    Path("rules").mkdir()
    Path("rules/r.yaml").write_text("id: r\nmemperluas: permenpanrb-90-2021\n")
    words = ["a.yaml", "b.yaml"]
    if by == "option":
        words += ["--ruleset", "rules/r.yaml"]
    else:
        Path("zicheck.toml").write_text('aturan = "rules/r.yaml"\n')
    assert ["A", "B", "A", "B"] == watched([["rules/r.yaml"]], *words)[1]


def test_an_output_file_always_holds_every_plan(watched: Watched) -> None:
    """It would lose the others else."""
    watched([["a.yaml"]], ".", "-o", "out.txt")
    assert "Kabupaten B" in Path("out.txt").read_text(encoding="utf-8")


def test_the_keyboard_ends_it_quietly(watched: Watched) -> None:
    """0, and not a word."""

    def batches() -> Batches:
        raise KeyboardInterrupt
        yield []

    code, _, err = watched(batches())
    assert 0 == code
    assert "Menunggu perubahan; Ctrl-C mengakhiri.\n" == err


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    """2."""
    assert 2 == cli.main(["check", "-", "--watch"])
    assert "masukan standar tidak dapat diamati" in capsys.readouterr().err


def test_without_its_package_it_says_what_to_install(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """2, before anything is checked."""
    assert watched is not None
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert 2 == cli.main(["check", "a.yaml", "--watch"])
    out, err = capsys.readouterr()
    assert "" == out
    assert "pip install 'zicheck[watch]'" in err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process there")
def test_a_real_session(tmp_path: Path) -> None:
    """A file is written, its findings change, Ctrl-C ends it."""
    pytest.importorskip("watchfiles", reason="watchfiles is not installed")
    plan = tmp_path / "a.yaml"
    plan.write_text(PLAN.format(name="A"))
    env = {"PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1"}
    # Tests that run in the background of a shell have Ctrl-C ignored, and so would the child.
    heeding = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from zicheck.cli import main; sys.exit(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", heeding, "check", "a.yaml", "--watch"],
        cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8",
    ) as process:  # fmt: skip
        said: queue.Queue[str] = queue.Queue()
        assert process.stdout is not None
        out = process.stdout
        thread = threading.Thread(target=lambda: [said.put(line) for line in out], daemon=True)
        thread.start()

        def until(words: str) -> None:
            while words not in said.get(timeout=60):
                pass

        try:
            until("Kabupaten A")
            until("Menunggu")
            plan.write_text(PLAN.format(name="Baru"))
            until("Kabupaten Baru")
            until("Menunggu")
            process.send_signal(signal.SIGINT)
            assert 0 == process.wait(timeout=60)
        finally:
            process.kill()
            thread.join(timeout=60)
    assert said.empty()
