"""The progress bar: what it says, where it shows, and that nothing of it is left."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from zicheck import cli
from zicheck.commands import progress as progress_module
from zicheck.commands.pages import Pages
from zicheck.commands.progress import DOCUMENTS, PAGES, PLANS, Progress, bar, followed
from zicheck.console import Console
from zicheck.render.wrap import width
from zicheck.statusline import StatusLine, status_line

if TYPE_CHECKING:
    from collections.abc import Sequence

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminal to watch the bar in")

ROOT = Path(__file__).parent.parent


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Terminal(io.StringIO):
    """A stream that someone looks at."""

    def isatty(self) -> bool:
        return True


class Ascii(Terminal):
    encoding = "ascii"


def seen(written: str) -> str:
    """What the line shows after all that was written to it."""
    line: list[str] = []
    at = 0
    for sign in written:
        if sign == "\r":
            at = 0
        elif sign == "\n":
            line, at = [], 0
        else:
            line[at : at + 1] = [sign]
            at += 1
    return "".join(line).rstrip()


def console(
    stream: io.StringIO, environ: dict[str, str] | None = None, lang: Any = "id"
) -> Console:
    around = {"COLUMNS": "100"} if environ is None else environ
    return Console(lang, around, Terminal(), stream, None, status_line(stream, around))


# what it says


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (90, "█████░░░░░░░░░░░░░░░ 3/12 · 1,5 rencana/detik · sisa 0:06 · kpu-kerinci-2025.yaml"),
        (70, "█████░░░░░░░░░░░░░░░ 3/12 · 1,5 rencana/detik · sisa 0:06 · …2025.yaml"),
        (66, "█████░░░░░░░░░░░░░░░ 3/12 · 1,5 rencana/detik · sisa 0:06"),
        (50, "██░░░░░░░░ 3/12 · 1,5 rencana/detik · sisa 0:06"),
        (40, "██░░░░░░░░ 3/12 · sisa 0:06 · …2025.yaml"),
        (20, "3/12 · sisa 0:06"),
        (9, "3/12"),
        (3, ""),
    ],
)
def test_what_does_not_fit_goes_the_least_needed_first(columns: int, expected: str) -> None:
    assert expected == bar(3, 12, "kpu-kerinci-2025.yaml", columns, rate=1.5)


@pytest.mark.parametrize("name", ["a.yaml", "x" * 300, "計画" * 50, "\x1b[31m\u202ea", "\udcff"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_it_never_wraps_and_never_acts_on_the_terminal(name: str, encoding: str) -> None:
    for columns in range(1, 130):
        line = bar(123, 4567, name, columns, rate=0.01, encoding=encoding)
        assert width(line) <= columns
        assert line.isprintable()
        line.encode(encoding)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (213.4, "213 rencana/detik · sisa 0:05"),
        (9.96, "10,0 rencana/detik · sisa 1:40"),
        (0.25, "0,2 rencana/detik · sisa 1:06:40"),
        (0.05, "3,0 rencana/menit · sisa 5:33:20"),
    ],
)
def test_rate_and_time_left(rate: float, expected: str) -> None:
    assert expected == bar(0, 1000, "", 100, rate=rate).partition(" · ")[2]


def test_in_english() -> None:
    expected = "█████░░░░░░░░░░░░░░░ 1/4 · 1.5 documents/s · 0:02 left · a.docx"
    assert expected == bar(1, 4, "a.docx", 90, unit=DOCUMENTS, rate=1.5, lang="en")


def test_a_terminal_without_these_signs_gets_others() -> None:
    expected = "#####............... 1/4 | 1,5 halaman/detik | sisa 0:02 | \\xf1.pdf"
    assert expected == bar(1, 4, "ñ.pdf", 90, unit=PAGES, rate=1.5, encoding="ascii")


# when it shows


def test_nothing_is_shown_in_the_first_second() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(console(stream), 9, PLANS, clock)
    for done in range(9):
        progress.at(done, "a.yaml")
        clock.sleep(0.11)
    progress.clear()
    assert "" == stream.getvalue()


def test_it_shows_from_then_on_and_is_gone_in_the_end() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(console(stream), 8, PLANS, clock)
    clock.sleep(2)
    progress.at(4, "a.yaml")
    expected = "██████████░░░░░░░░░░ 4/8 · 2,0 rencana/detik · sisa 0:02 · a.yaml"
    assert expected == seen(stream.getvalue())
    clock.sleep(2)
    progress.at(6, "b")
    expected = "███████████████░░░░░ 6/8 · 1,5 rencana/detik · sisa 0:01 · b"
    assert expected == seen(stream.getvalue())
    progress.clear()
    assert "" == seen(stream.getvalue())


def test_it_is_drawn_ten_times_a_second_at_most() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(console(stream), 10_000, PLANS, clock)
    clock.sleep(1)
    for done in range(1000):
        progress.at(done, "a.yaml")
        clock.sleep(0.001)
    assert 10 == stream.getvalue().count("\r")


def test_the_rate_is_that_of_the_last_seconds() -> None:
    """A cache answers a thousand at once, and says nothing of the hundred that are left."""
    stream, clock = Terminal(), Clock()
    progress = Progress(console(stream), 1100, PLANS, clock)
    clock.sleep(1)
    progress.at(1000, "a.yaml")
    for done in range(1001, 1031):
        clock.sleep(1)
        progress.at(done, "a.yaml")
    assert "1,0 rencana/detik · sisa 1:10" in seen(stream.getvalue())


def test_a_workbook_of_several_plans_does_not_overrun() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(console(stream), 2, PLANS, clock)
    clock.sleep(2)
    progress.at(7, "a.xlsx#3")
    assert " 2/2 " in seen(stream.getvalue())


def test_one_file_needs_no_bar() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(console(stream), 1, PLANS, clock)
    clock.sleep(5)
    progress.at(0, "a.yaml")
    progress.clear()
    assert "" == stream.getvalue()


def test_pages_of_one_document() -> None:
    stream, clock = Terminal(), Clock()
    pages = Pages(console(stream), clock)
    pages(0, 30)
    clock.sleep(3)
    pages(6, 30)
    expected = "████░░░░░░░░░░░░░░░░ 6/30 · 2,0 halaman/detik · sisa 0:12"
    assert expected == seen(stream.getvalue())
    pages(30, 30)
    assert "" == seen(stream.getvalue())


def test_the_pages_of_the_next_document_begin_anew() -> None:
    stream, clock = Terminal(), Clock()
    pages = Pages(console(stream), clock)
    pages(0, 30)
    clock.sleep(3)
    pages(30, 30)
    pages(0, 10)
    clock.sleep(0.5)
    pages(5, 10)
    assert "" == stream.getvalue()


# where it shows


@pytest.mark.parametrize(
    ("environ", "shown"),
    [
        ({}, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"CI": "true"}, False),
        ({"CI": "1"}, False),
        ({"CI": "false"}, True),
        ({"CI": ""}, True),
    ],
)
def test_a_dumb_terminal_and_ci_get_none(environ: dict[str, str], *, shown: bool) -> None:
    assert shown == (status_line(Terminal(), environ) is not None)


def test_a_stream_that_is_no_terminal_gets_none() -> None:
    assert status_line(io.StringIO(), {}) is None


def test_a_closed_stream_gets_none() -> None:
    stream = Terminal()
    stream.close()
    assert status_line(io.StringIO() if not stream.closed else Closed(), {}) is None


class Closed(io.StringIO):
    def isatty(self) -> bool:
        raise ValueError("I/O operation on closed file")


class Gone(Terminal):
    def write(self, _: str) -> int:
        raise BrokenPipeError


def test_a_terminal_that_goes_away_ends_no_batch() -> None:
    line = StatusLine(Gone(), {})
    line.show("1/2")
    line.wipe()


def test_nobody_counts_files_where_nobody_looks_on() -> None:
    def count() -> int:
        raise AssertionError("a walk over ten thousand files for nothing")

    quiet = Console("id", {}, io.StringIO(), io.StringIO(), None, None)
    items = [SimpleNamespace(path="a"), SimpleNamespace(path="b")]
    assert items == list(followed(items, quiet, count))


# beside results


def test_results_on_the_same_terminal_find_an_empty_line() -> None:
    """Both streams are one terminal here, as they are for a person."""
    terminal = Terminal()
    around = {"COLUMNS": "60"}
    both = Console("id", around, terminal, terminal, None, status_line(terminal, around))
    assert both.status is not None
    both.status.show("███░ 3/4")
    both.lines(["hasil"])
    assert "\r███░ 3/4\r        \rhasil\n" == terminal.getvalue()
    both.status.show("████ 4/4")
    both.note(PLANS)
    assert terminal.getvalue().endswith("\r████ 4/4\r        \rrencana\n")


def test_ctrl_c_leaves_an_empty_line_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    here = console(terminal)

    def run(_: object, console: Console) -> int:
        assert console.status is not None
        console.status.show("███░ 3/4")
        raise KeyboardInterrupt

    monkeypatch.setattr("zicheck.console.console", lambda _: here)
    asked = cli._Asked(SimpleNamespace(run=run), SimpleNamespace(), "id")  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        cli._run(asked)
    assert terminal.getvalue().endswith("\r")
    assert "" == seen(terminal.getvalue())


def run_in_terminal(
    words: Sequence[str], folder: Path, *, environ: dict[str, str], piped: str = ""
) -> tuple[int, str, bytes]:
    """Exit code, what the terminal saw, and what a pipe in the place of one stream got.

    A clock that runs a hundred times as fast stands in for long work: what is tested is the
    way to the terminal, and no time.
    """
    program = (
        "import sys, time; from zicheck.commands import progress; "
        "fast = lambda: time.perf_counter() * 1000; "
        "progress.Progress.__init__.__defaults__ = (progress.PLANS, fast); "
        "from zicheck.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    leader, follower = pty.openpty()
    streams: dict[str, Any] = {"stdout": follower, "stderr": follower}
    if piped:
        streams[piped] = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words], stdin=subprocess.DEVNULL, cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "70", **environ},
        **streams,
    )  # fmt: skip
    os.close(follower)
    heard: list[bytes] = []
    reader = threading.Thread(target=_hear, args=(leader, heard))
    reader.start()
    out, err = process.communicate(timeout=60)
    reader.join()
    return (
        process.returncode,
        b"".join(heard).decode("utf-8", "backslashreplace"),
        out or err or b"",
    )


def _hear(leader: int, heard: list[bytes]) -> None:
    """All that is written to a terminal, until its last writer is gone."""
    with suppress(OSError):  # so Linux says it
        while data := os.read(leader, 65536):
            heard.append(data)
    os.close(leader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three plans and three documents."""
    plan = next((ROOT / "plans").glob("*.yaml"))
    for name in ("a", "b", "c"):
        shutil.copy(plan, tmp_path / f"{name}.yaml")
    (tmp_path / "naskah").mkdir()
    table = "| Indikator | Langkah Aksi | Bukti | Target |\n|---|---|---|---|\n"
    row = "| Tim kerja dibentuk | Menyusun SK | SK Tim | Januari |\n"
    for name in ("x", "y", "z"):
        text = f"KPU Kabupaten {name.upper()}\n\nTahun 2026\n\n{table}{row}"
        (tmp_path / "naskah" / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


BATCHES: dict[str, tuple[str, ...]] = {
    "check": ("check", ".", "--fail-on", "never"),
    "report": ("report", ".", "-o", "{nama}.html"),
    "gaps": ("gaps", ".", "--top", "1"),
    "rank": ("rank", "."),
    "match": ("match", "."),
    "export": ("export", ".", "-o", "{nama}.md"),
    "fix": ("fix", "."),
    "import": ("import", "naskah", "-o", "hasil"),
}


@pytest.mark.parametrize("command", BATCHES)
def test_every_batch_shows_it_on_a_terminal(folder: Path, command: str) -> None:
    code, heard, _ = run_in_terminal(BATCHES[command], folder, environ={"TERM": "xterm"})
    assert code in (0, 1)
    unit = "dokumen/" if command == "import" else "rencana/"
    assert "░" in heard
    assert "/3 · " in heard
    assert unit in heard
    assert " · sisa " in heard


@pytest.mark.parametrize("command", BATCHES)
def test_nothing_of_it_stays_on_the_lines_of_the_terminal(folder: Path, command: str) -> None:
    """What a line of the terminal shows in the end is what a pipe would have got."""
    words = BATCHES[command]
    _, heard, _ = run_in_terminal(words, folder, environ={"TERM": "dumb"})
    for made in (*folder.glob("*.html"), *folder.glob("*.md"), *folder.glob("hasil/*")):
        made.unlink()
    _, barred, _ = run_in_terminal(words, folder, environ={"TERM": "xterm", "NO_COLOR": "1"})
    assert heard != barred
    lines = [seen(line.rstrip("\r")) for line in barred.split("\n")]
    assert [line.rstrip() for line in heard.split("\n")] == lines


@pytest.mark.parametrize("command", BATCHES)
@pytest.mark.parametrize("piped", ["stdout", "stderr"])
def test_a_pipe_gets_not_one_byte_of_it(folder: Path, command: str, piped: str) -> None:
    _, _, passed = run_in_terminal(BATCHES[command], folder, environ={"TERM": "xterm"}, piped=piped)
    assert b"\r" not in passed
    assert "/3 · ".encode() not in passed
    assert b"rencana/" not in passed


@pytest.mark.parametrize("extra", ["--no-progress", "--quiet"])
def test_it_can_be_refused(folder: Path, extra: str) -> None:
    words = (*BATCHES["check"], extra)
    _, heard, _ = run_in_terminal(words, folder, environ={"TERM": "xterm"})
    assert "sisa" not in heard
    assert "\r" not in heard.replace("\r\n", "\n")


def test_the_clock_of_the_bar_only_grows() -> None:
    """Whoever sets the clock of the machine meanwhile sees no rate below nothing."""
    assert (PLANS, time.monotonic) == progress_module.Progress.__init__.__defaults__
