"""Batches: the same bytes from any number of processes, and what happens when one is lost."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from multiprocessing import context
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import manyplans
import needs
import pytest

from zicheck import cli, readers
from zicheck.commands import batch, check, workers
from zicheck.commands.desk import Desk
from zicheck.commands.verdict import Verdict, pack, unpack
from zicheck.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
STARTS = [pytest.param("fork", marks=needs.FORKS), "spawn"]
HERE = os.getpid()
PATHS = ("rencana", "tidak-ada.yaml", manyplans.BOOK)


class Done(NamedTuple):
    """What a run came to."""

    code: int
    out: bytes
    err: bytes


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plans, in the folder that we are in."""
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    manyplans.write(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Runs `check` on all of them."""

    def command(*words: str) -> Done:
        code = cli.main(["check", *PATHS, "--no-cache", *words])
        return Done(code, *capfdbinary.readouterr())

    return command


class TestSameBytes:
    """Nobody can see how many processes there were."""

    @pytest.mark.parametrize("start", STARTS)
    def test_every_form_is_the_same(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, start: str
    ) -> None:
        monkeypatch.setattr(workers, "method", lambda: start)
        every: list[str] = []
        for form in FORMATS:
            every += ["--format", form, "--output", f"hasil.{form}"]
        alone = run("--jobs", "1", "--format", "terminal")
        one = run("--jobs", "1", *every)
        files = {form: Path(f"hasil.{form}").read_bytes() for form in FORMATS}
        assert 2 == one.code
        assert alone == run("--jobs", "3", "--format", "terminal")
        assert one == run("--jobs", "3", *every)
        assert files == {form: Path(f"hasil.{form}").read_bytes() for form in FORMATS}
        assert all(files.values())

    @pytest.mark.parametrize(
        "words",
        [
            ("--quiet",), ("--select", "MON,KOM"), ("--ignore", "KOM"), ("--lang", "en"),
            ("--as-of", "2026-03-01"), ("--tanpa-abaikan",), ("--fail-on", "never"),
            ("--max-warnings", "3"), ("--width", "60"),
        ],
    )  # fmt: skip
    def test_every_option_is_the_same(self, run: Callable[..., Done], words: tuple[str]) -> None:
        assert run("--jobs", "1", *words) == run("--jobs", "2", *words)

    @pytest.mark.parametrize("start", STARTS)
    @pytest.mark.parametrize(
        ("command", "words"),
        [
            ("rank", ("--format", "terminal", "-o", "hasil.json", "-o", "hasil.html")),
            ("report", ("-o", "{nama}.html", "-o", "{nama}.csv", "-o", "{nama}.json")),
            ("report", ()),
            ("gaps", ("--format", "terminal", "-o", "hasil.json", "-o", "hasil.md")),
            ("gaps", ("--format", "json", "--owner", "--top", "2", "--area", "I,V")),
        ],
    )  # fmt: skip
    def test_other_commands_say_and_write_the_same(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capfdbinary: pytest.CaptureFixture[bytes],
        start: str,
        command: str,
        words: tuple[str, ...],
    ) -> None:
        monkeypatch.setattr(workers, "method", lambda: start)
        found = []
        for jobs in ("1", "3"):
            code = cli.main([command, "rencana", "tidak-ada.yaml", *words, "--jobs", jobs])
            files = {
                path.name: path.read_bytes()
                for ending in ("html", "csv", "json", "md")
                for path in sorted(Path().glob(f"*.{ending}"))
            }
            found.append((Done(code, *capfdbinary.readouterr()), files))
            for name in files:
                Path(name).unlink()
        assert found[0] == found[1]
        assert 2 == found[0][0].code
        assert bool(found[0][1]) == ("-o" in words)

    def test_standard_input_is_read_by_the_process_that_has_it(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        found = []
        for jobs in ("1", "2"):
            given = io.BytesIO(manyplans.text(99).encode())
            monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
            cli.main(["check", "-", "rencana", "--jobs", jobs, "--format", "concise"])
            found.append(capfdbinary.readouterr())
        assert found[0] == found[1]
        assert b"<stdin>" in found[0].out

    def test_unused_entries_of_a_config_are_told_whoever_judged(
        self, run: Callable[..., Done]
    ) -> None:
        err = run("--jobs", "2").err.decode()
        assert "HKM001" in err
        assert "BKT001" not in err

    def test_held_against_a_baseline_it_is_the_same(self, run: Callable[..., Done]) -> None:
        kept = ("--baseline", "tahu.json")
        (Path("rencana") / manyplans.BROKEN).unlink()
        cli.main(["check", "rencana", *kept, "--write-baseline"])
        (Path("rencana") / "03.yaml").write_text(manyplans.text(3).replace("Januari", "Mei"))
        run()
        assert run("--jobs", "1", *kept) == run("--jobs", "2", *kept)


class TestLoss:
    """A worker that is gone takes one plan with it and nothing else."""

    @needs.FORKS
    def test_a_killed_worker_costs_one_plan_and_says_so(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        judged = Desk.judged

        def deadly(desk: Desk, found: Any, data: bytes | None = None) -> Any:
            if found == str(Path("rencana", "11.yaml")) and os.getpid() != HERE:
                os.kill(os.getpid(), signal.SIGKILL)
            return judged(desk, found, data)

        whole = run("--jobs", "1", "--format", "concise")
        monkeypatch.setattr(Desk, "judged", deadly)
        done = run("--jobs", "2", "--format", "concise", "--fail-on", "never")
        assert 2 == done.code
        lost = [line for line in whole.out.splitlines() if line not in done.out.splitlines()]
        assert lost
        assert all(line.startswith(b"rencana/11.yaml:") for line in lost)
        said = [line for line in done.err.decode().splitlines() if "11.yaml" in line]
        expected = (
            "zicheck: Pemeriksaan `rencana/11.yaml` dihentikan oleh sistem, mungkin karena memori "
            "habis; periksa lagi dengan `--jobs 1`."
        )
        assert [expected] == said

    @needs.FORKS
    def test_workers_that_all_die_end_no_run(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        def deadly(*_: object) -> None:
            os._exit(3)

        monkeypatch.setattr(Desk, "judged", deadly)
        paths = [f"rencana/{number:02}.yaml" for number in range(7)]
        assert 2 == cli.main(["check", *paths, "--jobs", "2", "--no-cache", "--quiet"])
        told = capfdbinary.readouterr().err.decode()
        assert all(f"Pemeriksaan `{path}` berhenti mendadak" in told for path in paths)

    def test_where_no_process_can_be_started_one_does_it_all(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = run("--jobs", "1")

        def refused(_: object) -> None:
            raise OSError(11, "Resource temporarily unavailable")

        monkeypatch.setattr(context.Process, "start", refused)
        for kind in ("ForkProcess", "SpawnProcess"):
            if hasattr(context, kind):
                monkeypatch.setattr(getattr(context, kind), "start", refused)
        assert expected == run("--jobs", "3")

    @needs.FORKS
    def test_where_processes_cannot_begin_one_does_it_all(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = run("--jobs", "1")

        def broken(_: object) -> None:
            raise RuntimeError("no memory for that")

        monkeypatch.setattr(batch.Task, "begin", broken)
        assert expected == run("--jobs", "3")


@pytest.mark.parametrize("start", STARTS)
def test_a_worker_shows_no_bar_over_the_pages_of_a_document(start: str) -> None:
    def loud(*_: object) -> None:
        raise AssertionError("shown")

    with readers.watched(loud), workers.Workers(_Paging(), 1, start) as one:
        one.put(1, "x")
        assert [b"silent"] == [answer.data for answer in one.take()]


class _Paging:
    """Stands in for a task that reads a long document."""

    def begin(self) -> Callable[[str], bytes]:
        return self._answer

    @staticmethod
    def _answer(_: str) -> bytes:
        readers.progress(1, 2)
        return b"silent"


@needs.POSIX
class TestCtrlC:
    """It ends everything, at once, without a word too many."""

    @pytest.mark.parametrize("start", STARTS)
    @pytest.mark.parametrize("delay", [0, 0.2, 0.8])
    def test_no_process_and_no_traceback_is_left(
        self, folder: Path, start: str, delay: float
    ) -> None:
        program = folder / "mulai.py"
        program.write_text(
            "import signal, sys, time\n"
            # Whoever runs these tests in the background has it ignored, and so would we.
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "from zicheck.commands import workers\n"
            "from zicheck.commands.desk import Desk\n"
            f"workers.method = lambda: {start!r}\n"
            "judged = Desk.judged\n"
            "def slow(*words):\n    time.sleep(0.4)\n    return judged(*words)\n"
            "Desk.judged = slow\n"
            "from zicheck.cli import main\n"
            "if __name__ == '__main__':\n    sys.exit(main(sys.argv[1:]))\n"
        )
        process = subprocess.Popen(
            [sys.executable, str(program), "check", "rencana", "--jobs", "2", "--no-cache"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        while len(_alive(process.pid)) < 2 and process.poll() is None:
            time.sleep(0.01)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert (130, b"Dihentikan.\n") == (process.returncode, err)
        for _ in range(100):
            if not _alive(process.pid):
                break
            time.sleep(0.1)
        assert not _alive(process.pid)


def _alive(group: int) -> list[str]:
    """The processes of a group that are more than an entry in a table."""
    if Path("/proc/self/stat").exists():
        rows = [_row(path) for path in Path("/proc").glob("[0-9]*/stat")]
    else:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True
        )
        rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return [row[2] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]


def _row(path: Path) -> list[str]:
    """Group, state and name of a process, as `ps` would give them."""
    try:
        head, _, rest = path.read_text().rpartition(")")
    except OSError:
        return ["", "Z", ""]  # it ended meanwhile
    state, _, group, *_ = rest.split()
    return [group, state, head]


class _Counted:
    """Stands in for a task, and notes how far files were taken."""

    def verdicts(self, found: object, _: object = None) -> tuple[Verdict, ...]:
        return (Verdict(str(found)),)

    def seek(self, _: object) -> None:
        return None

    def begin(self) -> Callable[[str], bytes]:
        return lambda path: pack([Verdict(path)])

    def read(self, answer: bytes) -> tuple[Verdict, ...]:
        return unpack(answer)

    def end(self) -> None:
        pass


class TestStream:
    """A batch may be long: little of it is under way at a time."""

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_the_first_comes_out_long_before_the_last_goes_in(self, jobs: int) -> None:
        taken: list[int] = []

        def files() -> Iterator[str]:
            for number in range(3000):
                taken.append(number)
                yield str(number)

        plans = batch.Batch(_Counted(), jobs)  # type: ignore[arg-type]
        most = 0
        for at, (found, verdicts) in enumerate(plans.run(files())):
            assert (str(at), str(at)) == (found, verdicts[0].path)
            most = max(most, len(taken) - at)
        assert 3000 == len(taken)
        assert most <= 200


class TestChoice:
    """How many processes there are when nobody says so."""

    @pytest.mark.parametrize(
        ("files", "words", "expected"),
        [(19, [], 1), (20, [], 5), (20, ["--jobs", "1"], 1), (3, ["--jobs", "2"], 2),
         (2, ["-j", "8"], 2)],
    )  # fmt: skip
    def test_few_files_are_done_by_one(
        self, monkeypatch: pytest.MonkeyPatch, files: int, words: list[str], expected: int
    ) -> None:
        monkeypatch.setattr(workers, "cores", lambda: 5)
        options = check.parser("id").parse(["x", "--no-cache", *words])
        console = SimpleNamespace(environ={})
        work = batch.Work(None, None, (), ())  # type: ignore[arg-type]
        made = batch.prepare(options, console, files, work)  # type: ignore[arg-type]
        assert expected == made._jobs

    def test_whoever_looks_for_a_defect_sees_it_happen_here(self) -> None:
        options = check.parser("id").parse(["x", "--jobs", "4"])
        console = SimpleNamespace(environ={"ZICHECK_DEBUG": "1"})
        work = batch.Work(None, None, (), ())  # type: ignore[arg-type]
        made = batch.prepare(options, console, 50, work)  # type: ignore[arg-type]
        assert 1 == made._jobs

    @pytest.mark.parametrize("word", ["0", "-1", "dua", "1.5", ""])
    def test_what_is_no_number_of_processes_is_refused(
        self, word: str, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert 2 == cli.main(["check", "rencana", f"--jobs={word}"])
        assert f"`{word}` bukan jumlah proses".encode() in capfdbinary.readouterr().err
