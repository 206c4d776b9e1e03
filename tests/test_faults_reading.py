"""When a file cannot be read: it is told in one sentence, the others are worked on, the exit is 2."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import faults
import needs
import pytest
from faults import CODES, READERS

from zicheck import cli, sources

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = {
    "compare": ("compare", "a.yaml", "b.yaml"),
    "calendar": ("calendar", "b.yaml"),
    "import": ("import", "b.md"),
    "rule set": ("check", "a.yaml", "--ruleset", "b.yaml"),
    "baseline": ("check", "a.yaml", "--baseline", "b.yaml"),
}
"""Commands that cannot go on without the file that fails."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    faults.furnish(tmp_path)
    (tmp_path / "b.md").write_text(faults.TABLE.format(unit="B"), encoding="utf-8")
    return tmp_path


def filled(words: tuple[str, ...], *paths: str) -> list[str]:
    """`words` with `paths` in the place of `{}`."""
    found: list[str] = []
    for word in words:
        found += paths if word == "{}" else [word.format()]
    return found


def break_reading(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    """The file `name` is there when it is looked for, and fails when it is opened."""
    real = open

    def opened(path: str, *rest: Any) -> Any:
        if Path(path).name == name:
            raise error
        return real(path, *rest)

    monkeypatch.setattr(sources, "open", opened, raising=False)


def os_error(code: str) -> OSError:
    number = {**CODES, "ENOENT": errno.ENOENT, "ESTALE": errno.ESTALE}[code]
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("ENOENT", "tidak ditemukan"),  # deleted between listing and reading
        ("EACCES", "tidak boleh dibaca"),
        ("EIO", "periksa media penyimpanan"),
        ("ESTALE", "periksa media penyimpanan"),  # a network drive that went away
    ],
)
def test_one_bad_file_does_not_stop_a_batch(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    code: str,
    sentence: str,
) -> None:
    break_reading(monkeypatch, "b.yaml", os_error(code))
    assert 2 == cli.main(filled(READERS[command], "b.yaml", "a.yaml"))
    out, err = capsys.readouterr()
    assert 1 == err.count("b.yaml`")
    assert sentence in err
    assert "cacat" not in err
    assert "Kerinci" in out or "a.yaml" in out + err or Path("hasil-a.md").exists()


@pytest.mark.parametrize("command", ONE)
def test_a_file_without_which_there_is_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    if command == "rule set":
        Path("b.yaml").unlink()
        Path("b.yaml").mkdir()
    words = ONE[command]
    break_reading(monkeypatch, "b.md" if "b.md" in words else "b.yaml", os_error("EIO"))
    assert 2 == cli.main(words)
    out, err = capsys.readouterr()
    assert "" == out
    assert 1 == err.count("\n")
    assert "cacat" not in err


def test_a_document_of_a_folder_that_vanishes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("naskah/b.md").write_text(faults.TABLE.format(unit="B"), encoding="utf-8")
    break_reading(monkeypatch, "a.md", os_error("ENOENT"))
    assert 2 == cli.main(["import", "naskah", "-o", "hasil"])
    assert "a.md" in capsys.readouterr().err
    assert ["b.yaml"] == [path.name for path in Path("hasil").iterdir()]


def test_a_file_that_grows_while_it_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its size was small when it was asked."""
    monkeypatch.setattr(sources, "require_file", lambda _: 10)
    Path("b.yaml").write_bytes(b"#" * (sources.MAX_BYTES + 10))
    assert 2 == cli.main(["check", "b.yaml"])
    assert f"melebihi {sources.MAX_BYTES / 1e6:g} MB" in capsys.readouterr().err


def test_a_file_that_is_cut_short_while_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Half of a plan is judged by what it says, or told to be broken; it is never a crash."""
    data = Path("b.yaml").read_bytes()
    for share in (3, 5, 7):
        Path("b.yaml").write_bytes(data[: len(data) * share // 11])
        assert cli.main(["check", "b.yaml"]) in (1, 2)
        assert "cacat" not in capsys.readouterr().err


@needs.MODES
@pytest.mark.parametrize("command", ["check", "report", "fix"])
def test_a_file_that_may_not_be_read(folder: Path, command: str) -> None:
    (folder / "b.yaml").chmod(0)
    words = filled(READERS[command], "b.yaml", "a.yaml")
    done = faults.child(words, folder, before=faults.obeying_modes() or ())
    assert 2 == done.returncode
    assert 1 == done.stderr.count(b"tidak boleh dibaca")


@needs.MODES
def test_a_folder_that_may_not_be_read(folder: Path) -> None:
    """Its neighbours are checked."""
    (folder / "naskah").chmod(0)
    done = faults.child(["check", "."], folder, before=faults.obeying_modes() or ())
    (folder / "naskah").chmod(0o755)
    assert 2 == done.returncode
    assert 1 == done.stderr.count(b"naskah")
    assert b"Kerinci" in done.stdout


# standard input


@pytest.mark.parametrize("command", READERS)
def test_closed_standard_input_is_said(folder: Path, command: str) -> None:
    words = filled(READERS[command], "-")
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m zicheck "$@" <&-', sys.executable, *words], cwd=folder,
        capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(faults.ROOT)},
    )  # fmt: skip
    assert 2 == done.returncode
    assert 1 == done.stderr.count(b"Masukan standar tidak tersedia")


def test_standard_input_that_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal that hangs up."""

    class HungUp:
        def read(self, _: int) -> bytes:
            raise os_error("EIO")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=HungUp()))
    assert 2 == cli.main(["check", "-"])
    out, err = capsys.readouterr()
    assert ("", 1) == (out, err.count("\n"))
    assert "<stdin>" in err


# how a text is written


def as_utf_8_with_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def as_utf_16(data: bytes) -> bytes:
    return data.decode("utf-8").encode("utf-16")


def with_crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def with_both(data: bytes) -> bytes:
    return as_utf_8_with_mark(with_crlf(data))


@pytest.mark.parametrize("written", [as_utf_8_with_mark, as_utf_16, with_crlf, with_both])
def test_the_same_findings_however_the_text_is_written(
    capsys: pytest.CaptureFixture[str], written: Callable[[bytes], bytes]
) -> None:
    assert 1 == cli.main(["check", "b.yaml", "--format", "json"])
    expected = capsys.readouterr().out
    Path("b.yaml").write_bytes(written(Path("b.yaml").read_bytes()))
    assert 1 == cli.main(["check", "b.yaml", "--format", "json"])
    assert expected == capsys.readouterr().out


@pytest.mark.parametrize("written", [as_utf_8_with_mark, as_utf_16, with_crlf, with_both])
@pytest.mark.parametrize("command", ["fix", "match"])
def test_writing_back_keeps_how_the_text_is_written(
    written: Callable[[bytes], bytes], command: str
) -> None:
    """`fix` of the same plan, written otherwise, is the same plan, written otherwise."""
    Path("b.yaml").write_bytes(written(Path("a.yaml").read_bytes()))
    assert 0 == cli.main([command, "a.yaml", "b.yaml", "--write"])
    assert written(Path("a.yaml").read_bytes()) == Path("b.yaml").read_bytes()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_that_is_not_read_is_said(
    capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    text = Path("b.yaml").read_text(encoding="utf-8")
    Path("b.yaml").write_bytes(text.encode(encoding))
    code = cli.main(["check", "b.yaml"])
    err = capsys.readouterr().err
    assert (2, 1) == (code, err.count("\n"))
    assert "cacat" not in err


@pytest.mark.parametrize("written", [as_utf_8_with_mark, with_crlf, with_both])
def test_configs_however_they_are_written(
    capsys: pytest.CaptureFixture[str], written: Callable[[bytes], bytes]
) -> None:
    Path("zicheck.toml").write_bytes(written(b'fail_on = "never"\n'))
    assert 0 == cli.main(["check", "a.yaml"])
    Path("zicheck.toml").write_bytes('fail_on = "never"\n'.encode("utf-16"))
    assert 2 == cli.main(["check", "a.yaml"])
    assert "UTF-8" in capsys.readouterr().err
