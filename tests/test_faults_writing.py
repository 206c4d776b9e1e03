"""When a file cannot be written: the old one stays whole, one sentence says why, the exit is 2."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import faults
import needs
import pytest
from faults import CODES, POINTS, WRITERS

from zicheck import cli, writing
from zicheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[], str]

CASES = [
    ("open", "EACCES"), ("open", "EROFS"), ("open", "ENOSPC"), ("open", "EPERM"),
    ("write", "ENOSPC"), ("write", "EIO"), ("flush", "ENOSPC"), ("flush", "EDQUOT"),
    ("fsync", "EIO"), ("close", "EDQUOT"), ("replace", "ENOSPC"), ("replace", "EACCES"),
]  # fmt: skip
"""Each point, with what the system says there."""

EVERY = [
    (command, point, code)
    for command in WRITERS
    for point, code in CASES
    if command in ("check", "check baseline", "export", "fix", "import folder", "match")
    or (point, code) in (("write", "ENOSPC"), ("replace", "EACCES"))
]
"""Ways of their own pass every point; the others show that they go the same way."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    faults.furnish(tmp_path)
    return tmp_path


def test_the_cases_pass_every_point_in_the_way_of_a_write() -> None:
    assert set(POINTS) == {point for point, _ in CASES}


@pytest.mark.parametrize(("command", "point", "code"), EVERY)
def test_what_was_there_stays_and_one_sentence_says_why(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    point: str,
    code: str,
) -> None:
    folder = Path()
    target, words = WRITERS[command]
    before = faults.old(folder / target, command)
    monkeypatch.setattr(writing, "os", faults.Broken(point, faults.raising(CODES[code])))
    assert 2 == cli.main(words)
    told = [line for line in capsys.readouterr().err.splitlines() if "tidak dapat ditulis" in line]
    assert 1 == len(told)
    assert target in told[0].replace(os.sep, "/")
    assert "cacat" not in told[0]
    assert before == (folder / target).read_bytes()
    assert [] == faults.litter(folder)


@pytest.mark.parametrize("command", set(WRITERS) - {"fix", "match"})
def test_a_new_file_that_fails_is_no_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    target, words = WRITERS[command]
    fault = faults.Broken("write", faults.raising(errno.ENOSPC))
    monkeypatch.setattr(writing, "os", fault)
    assert 2 == cli.main(words)
    assert not (folder / target).exists()
    assert [] == faults.litter(folder)


@pytest.mark.parametrize("command", WRITERS)
def test_without_a_fault_the_file_is_written(folder: Path, command: str) -> None:
    """Or the tests above would hold for commands that write nothing."""
    target, words = WRITERS[command]
    before = faults.old(folder / target, command)
    assert 0 == cli.main(words)
    assert before != (folder / target).read_bytes()
    assert [] == faults.litter(folder)


def test_the_other_reports_of_a_batch_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk is full for the first file only."""
    times = iter([True])

    def once() -> None:
        if next(times, False):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing, "os", faults.Broken("write", once))
    assert 2 == cli.main(["report", "a.yaml", "b.yaml", "-o", "{nama}.html"])
    assert "penuh" in capsys.readouterr().err
    assert [False, True] == [(folder / name).exists() for name in ("a.html", "b.html")]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ENOSPC", "penuh"), ("EDQUOT", "penuh"), ("EFBIG", "penuh"), ("EROFS", "hanya dapat dibaca"),
        ("EACCES", "mintalah izin tulis"), ("EPERM", "mintalah izin tulis"), ("EIO", "periksa folder"),
    ],
)  # fmt: skip
def test_each_fault_has_its_remedy(code: str, words: str) -> None:
    error = OSError(CODES[code], os.strerror(CODES[code]))
    assert words in writing.cannot("a.md", error).problems[0].text.id


def test_what_is_on_the_disk_is_there_before_it_replaces_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut must leave the old plan or the new one; a new file can be made again."""
    passed: list[str] = []
    broken = faults.Broken("", lambda: None)
    monkeypatch.setattr(broken, "_at", passed.append)
    monkeypatch.setattr(writing, "os", broken)
    writing.write_file("baru.md", b"x")
    assert "fsync" not in passed
    writing.write_file("baru.md", b"y")
    assert passed.index("fsync") < passed.index("close", passed.index("fsync")) < len(passed) - 2
    assert ["replace", "replaced"] == passed[-2:]
    assert b"y" == (folder / "baru.md").read_bytes()


# a plan that changes while it is worked on


@pytest.mark.parametrize("command", ["fix", "match"])
@pytest.mark.parametrize("moment", ["open", "write", "fsync"])
def test_what_the_user_wrote_meanwhile_is_kept(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    moment: str,
) -> None:
    plan = folder / "a.yaml"
    newer = plan.read_bytes() + b"# ditambahkan pengguna\n"
    monkeypatch.setattr(writing, "os", faults.Broken(moment, lambda: put(plan, newer)))
    assert 2 == cli.main(WRITERS[command][1])
    assert newer == plan.read_bytes()
    assert 1 == capsys.readouterr().err.count("berubah sejak dibaca")
    assert [] == faults.litter(folder)


@pytest.mark.parametrize("command", ["fix", "match"])
def test_a_plan_that_was_deleted_meanwhile_does_not_come_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    plan = folder / "a.yaml"
    monkeypatch.setattr(writing, "os", faults.Broken("fsync", plan.unlink))
    assert 2 == cli.main(WRITERS[command][1])
    assert not plan.exists()


def test_ids_never_go_to_the_rows_of_another_version(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows that were moved between reading and writing back."""
    from zicheck import sources

    plan = folder / "a.yaml"
    newer = plan.read_bytes().replace(b"langkah_aksi: ", b"langkah_aksi: Juga ", 3)
    real, times = sources.read_bytes, iter([1])

    def read(path: str, *rest: int) -> bytes:
        data = real(path, *rest)
        if next(times, None):
            put(plan, newer)
        return data

    monkeypatch.setattr(sources, "read_bytes", read)
    assert 2 == cli.main(WRITERS["match"][1])
    assert newer == plan.read_bytes()
    assert "berubah sejak dibaca" in capsys.readouterr().err


def test_a_baseline_that_another_run_renewed_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target, words = WRITERS["check baseline"]
    assert 0 == cli.main(words)
    newer = (folder / target).read_bytes() + b"\n"
    fault = faults.Broken("fsync", lambda: put(folder / target, newer))
    monkeypatch.setattr(writing, "os", fault)
    assert 2 == cli.main(words)
    assert newer == (folder / target).read_bytes()
    assert "berubah sejak dibaca" in capsys.readouterr().err


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


# for real


@needs.FULL_DEVICE
@pytest.mark.parametrize("command", ["check", "report html", "gaps", "calendar", "init"])
def test_a_device_that_is_full(folder: Path, command: str) -> None:
    target, words = WRITERS[command]
    (folder / target).symlink_to("/dev/full")
    done = faults.child(words, folder)
    assert 2 == done.returncode
    assert 1 == done.stderr.count(b"penuh")
    assert b"Traceback" not in done.stderr


@needs.POSIX
@pytest.mark.parametrize(
    "command", ["fix", "match", "report html", "report xlsx", "export", "check"]
)
def test_a_file_that_may_grow_no_further(folder: Path, command: str) -> None:
    """The limit of the kernel stands in for a full disk: half of the file fits."""
    target, words = WRITERS[command]
    before = faults.old(folder / target, command)
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "sys.argv = sys.argv[1:]; from zicheck.starting import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "zicheck", *words], cwd=folder, capture_output=True,
        check=False, timeout=60, env={**os.environ, "PYTHONPATH": str(faults.ROOT)},
    )  # fmt: skip
    assert (2, 1) == (done.returncode, done.stderr.count(b"penuh"))
    assert before == (folder / target).read_bytes()
    assert [] == faults.litter(folder)


@needs.MODES
@pytest.mark.parametrize(
    "command", ["check", "report xlsx", "init", "import folder", "fix", "match"]
)
def test_a_folder_that_may_not_be_written_to(folder: Path, command: str) -> None:
    target, words = WRITERS[command]
    before = faults.old(folder / target, command)
    place = (folder / target).parent
    place.chmod(0o555)
    try:
        done = faults.child(words, folder, before=faults.obeying_modes() or ())
    finally:
        place.chmod(0o755)
    assert (2, 1) == (done.returncode, done.stderr.count(b"mintalah izin tulis"))
    assert before == (folder / target).read_bytes()


@needs.MODES
def test_a_plan_that_may_only_be_read(folder: Path) -> None:
    """Replacing it would get round the lock that someone put there."""
    (folder / "a.yaml").chmod(0o444)
    before = (folder / "a.yaml").read_bytes()
    done = faults.child(["fix", "a.yaml", "--write"], folder, before=faults.obeying_modes() or ())
    assert (2, 1) == (done.returncode, done.stderr.count(b"mintalah izin tulis"))
    assert before == (folder / "a.yaml").read_bytes()


@needs.POSIX
def test_a_place_that_can_only_be_read(tmp_path: Path) -> None:
    """A mount of its own, where we may make one."""
    place = tmp_path / "bacaan"
    place.mkdir()
    with needs.mounted(place, "-t", "tmpfs", "-o", "ro", "tmpfs"):
        done = faults.child(["report", "a.yaml", "-o", "bacaan/t.html"], tmp_path)
    assert (2, 1) == (done.returncode, done.stderr.count(b"hanya dapat dibaca"))


@needs.POSIX
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """A mount of its own of a few pages."""
    place = tmp_path / "kecil"
    place.mkdir()
    with needs.mounted(place, "-t", "tmpfs", "-o", "size=16k", "tmpfs"):
        (place / "t.html").write_bytes(b"yang lama\n")
        done = faults.child(["report", "a.yaml", "-o", "kecil/t.html"], tmp_path)
        left = {path.name: path.read_bytes() for path in place.iterdir()}
    assert (2, 1) == (done.returncode, done.stderr.count(b"penuh"))
    assert {"t.html": b"yang lama\n"} == left


@needs.POSIX
def test_a_plan_that_is_mounted_by_itself(folder: Path) -> None:
    """`docker run -v "$PWD/a.yaml:/a.yaml"`: it can be written to, but not replaced."""
    plan, other = folder / "a.yaml", folder / "b.yaml"
    before = other.read_bytes()
    with needs.mounted(plan, "--bind", str(other)):
        done = faults.child(WRITERS["fix"][1], folder)
    assert (2, 1) == (done.returncode, done.stderr.count(b"pasang foldernya"))
    assert before == other.read_bytes()
    assert [] == faults.litter(folder)


# where it goes


@needs.POSIX
def test_links_are_followed_and_stay(folder: Path) -> None:
    (folder / "hasil" / "asli.md").write_bytes(b"lama")
    (folder / "t.md").symlink_to("hasil/asli.md")
    assert 0 == cli.main(["report", "a.yaml", "-o", "t.md"])
    assert (folder / "t.md").is_symlink()
    assert b"lama" != (folder / "hasil" / "asli.md").read_bytes()


@needs.POSIX
def test_a_link_that_leads_nowhere_yet_makes_the_file(folder: Path) -> None:
    (folder / "t.md").symlink_to("hasil/baru.md")
    assert 0 == cli.main(["report", "a.yaml", "-o", "t.md"])
    assert (folder / "hasil" / "baru.md").is_file()


@needs.POSIX
@pytest.mark.parametrize("target", ["hasil/x.md", "hasil"])
def test_a_plan_behind_a_link_is_no_output(
    folder: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    before = (folder / "a.yaml").read_bytes()
    if target == "hasil":
        (folder / "hasil").rmdir()
        (folder / "hasil").symlink_to(".")
        words = ["check", "a.yaml", "-o", "hasil/a.yaml"]
    else:
        (folder / target).symlink_to("../a.yaml")
        words = ["report", "a.yaml", "-o", target]
    assert 2 == cli.main(words)
    assert "akan menimpa rencana" in capsys.readouterr().err
    assert before == (folder / "a.yaml").read_bytes()


@needs.POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666])
def test_who_may_read_a_plan_stays_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    """Also while it is written: a private plan is at no time open to others."""
    plan, seen = folder / "a.yaml", []
    plan.chmod(mode)

    def look() -> None:
        seen.extend(path.stat().st_mode & 0o777 for path in folder.glob(".zicheck-*"))

    monkeypatch.setattr(writing, "os", faults.Broken("write", look))
    assert 0 == cli.main(WRITERS["fix"][1])
    assert [mode, mode] == [*seen, plan.stat().st_mode & 0o777]


@needs.ROOT
def test_root_leaves_a_plan_to_its_owner(folder: Path) -> None:
    """`sudo zicheck fix --write` must not lock the user out of the plan."""
    os.chown(folder / "a.yaml", 54321, 54322)
    assert 0 == cli.main(WRITERS["fix"][1])
    status = (folder / "a.yaml").stat()
    assert (54321, 54322) == (status.st_uid, status.st_gid)


def test_a_folder_is_no_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "t.md").mkdir()
    assert 2 == cli.main(["report", "a.yaml", "-o", "t.md"])
    assert "adalah folder" in capsys.readouterr().err


@needs.POSIX
def test_links_in_a_circle(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "t.md").symlink_to("t.md")
    assert 2 == cli.main(["report", "a.yaml", "-o", "t.md"])
    err = capsys.readouterr().err
    assert 1 == err.count("tidak dapat ditulis")
    assert [] == faults.litter(folder)


def test_the_longest_name_that_a_system_takes(folder: Path) -> None:
    """The name of the file in the making must not be longer."""
    name = f"{'n' * 252}.md"
    assert 0 == cli.main(["report", "a.yaml", "-o", name])
    assert (folder / name).is_file()


def test_a_name_that_is_longer(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == cli.main(["report", "a.yaml", "-o", f"{'n' * 300}.md"])
    assert "nama itu tidak dapat dipakai" in capsys.readouterr().err


def test_two_runs_at_once_do_not_meet() -> None:
    """Each has a file in the making of its own, also in containers, where all have one number."""
    with writing.Replacement("t.md") as one, writing.Replacement("t.md") as other:
        one.write(b"satu")
        other.write(b"dua")
    assert b"satu" == Path("t.md").read_bytes()


def test_leftovers_are_no_plans(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin, end = writing.TEMPORARY
    (folder / f"{begin}0{end}").write_bytes(b"unit: [")
    assert 0 == cli.main(["check", ".", "--fail-on", "never"])
    assert "" == capsys.readouterr().err


# on Windows


def test_a_file_that_another_program_has_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few tries one sentence says what to close."""
    waited: list[float] = []
    monkeypatch.setattr(writing, "_WINDOWS", True)
    monkeypatch.setattr(writing.time, "sleep", waited.append)
    monkeypatch.setattr(writing, "os", faults.Broken("replace", faults.raising(errno.EACCES)))
    with pytest.raises(InputError, match="sedang dibuka program lain"):
        writing.write_file("t.xlsx", b"x")
    assert list(writing._PAUSES) == waited
    assert [] == faults.litter(Path())


def test_a_scanner_that_lets_go_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter([True, True])

    def act() -> None:
        if next(held, False):
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(writing, "_WINDOWS", True)
    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    monkeypatch.setattr(writing, "os", faults.Broken("replace", act))
    writing.write_file("t.xlsx", b"x")
    assert b"x" == Path("t.xlsx").read_bytes()
