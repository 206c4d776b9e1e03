"""What holds on other systems, shown here with their rules in the place of ours."""

from __future__ import annotations

import ast
import io
import ntpath
import os
import unicodedata
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import faults
import needs
import pytest

from zicheck import baseline, cli, config
from zicheck.commands import folders, sinks, targets
from zicheck.console import Console
from zicheck.filenames import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = faults.ROOT / "zicheck"
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.stem not in ("docpages", "compiling")
)
"""What runs on the machines of users; the other two run where zicheck is made."""

RESERVED = {
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    *(f"{device}{number}" for device in ("COM", "LPT") for number in "123456789¹²³"),
}  # fmt: skip
"""Names that Windows keeps for devices, whatever their ending."""


def windows(module: Any, monkeypatch: pytest.MonkeyPatch, **calls: Any) -> None:
    r"""Give `module` the paths of Windows, in a folder `C:\kerja`."""

    def absolute(path: str) -> str:
        return ntpath.normpath(ntpath.join("C:\\kerja", path))

    path = SimpleNamespace(
        **{name: getattr(ntpath, name) for name in ntpath.__all__ if hasattr(ntpath, name)}
    )
    path.abspath = path.realpath = absolute
    path.relpath = lambda name, start="C:\\kerja": ntpath.relpath(absolute(name), absolute(start))
    for name in ("exists", "isdir", "samefile"):
        setattr(path, name, calls.get(name, lambda *_: False))
    made = SimpleNamespace(path=path, sep="\\", curdir=".", pardir="..", getcwd=lambda: "C:\\kerja")
    monkeypatch.setattr(module, "os", made)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    targets.knows_case.cache_clear()


# Windows


def test_the_stem_of_a_plan_is_its_name_without_drive_folders_and_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    windows(targets, monkeypatch)
    for path in ("C:\\x\\KPU Kerinci.yaml", "C:/x/KPU Kerinci.yaml", "KPU Kerinci.yml"):
        assert PureWindowsPath(path).stem == targets._stem(path)
    assert "\\\\server\\rencana\\l-2026.html" == targets.beside(
        "\\\\server\\rencana\\l.html", "2026"
    )


def test_documents_of_a_folder_go_to_the_same_folders_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    windows(folders, monkeypatch)
    files = ["D:\\masuk\\a.docx", "D:\\masuk\\sub\\b.pdf", "D:\\masuk\\sub\\B.xlsx"]
    assert {
        "D:\\masuk\\a.docx": "E:\\hasil\\a.yaml",
        "D:\\masuk\\sub\\b.pdf": "E:\\hasil\\sub\\b.pdf.yaml",
        "D:\\masuk\\sub\\B.xlsx": "E:\\hasil\\sub\\B.xlsx.yaml",
    } == folders.plan_files("D:\\masuk", files, "E:\\hasil")


def test_a_baseline_names_plans_with_slashes_on_every_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    windows(baseline, monkeypatch)
    made = baseline.Baseline("C:\\kerja\\catatan\\b.json")
    assert "../rencana/a.yaml" == made.name("rencana\\a.yaml")
    assert "../rencana/a.yaml" == made.name("rencana/a.yaml")


def test_a_plan_on_another_drive_than_its_baseline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No way leads from one drive to another; the plan is named in full and found again."""
    asked: list[str] = []
    windows(baseline, monkeypatch, exists=lambda path: asked.append(path) or True)
    plans = {"D:/rencana/a.yaml": baseline.Kept(1.0, ())}
    made = baseline.Baseline("C:\\kerja\\b.json", plans)
    assert "D:/rencana/a.yaml" == made.name("D:\\rencana\\a.yaml")
    assert [] == made.gone()
    assert ["D:\\rencana\\a.yaml"] == asked


def test_reports_name_files_with_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    windows(sinks, monkeypatch)
    name = sinks.namer({"GITHUB_WORKSPACE": "C:\\kerja"})
    assert "rencana/a.yaml" == name("rencana\\a.yaml")
    assert "D:/lain/a.yaml" == name("D:\\lain\\a.yaml")


def test_two_ways_to_write_one_name_are_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    windows(targets, monkeypatch)
    assert targets._one_name("Hasil\\A.html") == targets._one_name("hasil/a.html")


@pytest.mark.parametrize(
    "part", ["CON", "nul", "COM1", "lpt¹", "a.", "a ", "..", "a:b", '<>|?*"', ""]
)
def test_no_name_that_we_make_is_one_that_windows_keeps(part: str) -> None:
    """Sheets are named by strangers."""
    made = PureWindowsPath(targets.beside("l.html", part)).name
    assert made.partition(".")[0].rstrip(" ").upper() not in RESERVED
    assert not set(made) & set('<>:"/\\|?*')
    assert not made.endswith((".", " "))


def test_the_file_in_the_making_has_a_name_that_every_system_takes() -> None:
    from zicheck.writing import TEMPORARY

    begin, end = TEMPORARY
    name = f"{begin}{'f' * 16}{end}"
    assert len(name) <= 32
    assert name.isascii()
    assert not set(name) & set('<>:"/\\|?*')


def test_a_drive_is_no_place_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Places are told as `file:line`; a drive has a colon as well."""
    assert 2 == cli.main(["check", "C:\\rencana\\tidak ada.yaml"])
    expected = "zicheck: Berkas `C:\\rencana\\tidak ada.yaml` tidak ditemukan; periksa nama dan letaknya.\n"
    assert expected == capsys.readouterr().err


class Stream(io.TextIOWrapper):
    """Standard output as Windows opens it: another encoding, and its own line ends."""

    def __init__(self, *, encoding: str = "cp1252") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\r\n")

    def told(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined]


def test_data_keeps_its_line_ends_and_letters_where_text_is_translated() -> None:
    """JSON, YAML and diffs are read by other programs; `fix | git apply` must work there."""
    out = Stream()
    console = Console("id", {}, out, Stream(), None)
    console.write("judul — ä\n")
    console.data('{"a": "计 █ ä"}\n')
    console.write("akhir\n")
    expected = "judul — ä\r\n".encode("cp1252") + '{"a": "计 █ ä"}\n'.encode() + b"akhir\r\n"
    assert expected == out.told()


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp850", "ascii", "cp932"])
def test_a_console_without_these_signs_gets_others(encoding: str) -> None:
    out = Stream(encoding=encoding)
    Console("id", {}, out, Stream(), None).write("█░ — “a” … 计 \ud800\n")
    told = out.told().decode(encoding)
    assert told.endswith("\r\n")
    assert "?" not in told


# macOS


def test_names_that_differ_in_case_or_in_how_accents_are_written_are_one() -> None:
    composed, apart = (unicodedata.normalize(form, "Ñandú.yaml") for form in ("NFC", "NFD"))
    assert composed != apart
    assert folded(composed) == folded(apart) == folded("ñANDÚ.YAML")
    assert folded("a.yaml") == folded("A.yaml")
    assert folded("a.yaml") != folded("b.yaml")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plans whose names differ only in case, in two folders."""
    monkeypatch.chdir(tmp_path)
    for folder, name in (("x", "Rencana.yaml"), ("y", "rencana.yaml")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(faults.PLAN.read_bytes())
    return tmp_path


def test_where_case_is_not_known_no_report_replaces_another(
    two: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file system of macOS and Windows; on both `samefile` tells it."""
    monkeypatch.setattr(targets, "knows_case", lambda _: False)
    assert 2 == cli.main(["report", "x", "y", "-o", "{nama}.html"])
    assert "akan ditulis dua kali" in capsys.readouterr().err
    assert [] == list(two.glob("*.html"))


@needs.CASE
def test_where_case_is_known_both_are_written(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "knows_case", lambda _: True)
    assert 0 == cli.main(["report", "x", "y", "-o", "{nama}.html"])
    assert ["Rencana.html", "rencana.html"] == sorted(path.name for path in two.glob("*.html"))


@pytest.mark.parametrize(("same", "knows"), [(True, False), (False, True)])
def test_a_folder_that_is_reached_in_other_letters_knows_no_case(
    monkeypatch: pytest.MonkeyPatch, *, same: bool, knows: bool
) -> None:
    monkeypatch.setattr(targets.os.path, "samefile", lambda *_: same)
    assert knows == targets.knows_case("/Users/Ani")


def test_documents_that_differ_only_in_case_become_two_plans(tmp_path: Path) -> None:
    files = [str(tmp_path / "Rencana.docx"), str(tmp_path / "rencana.pdf")]
    made = folders.plan_files(str(tmp_path), files, str(tmp_path / "hasil"))
    assert ["Rencana.docx.yaml", "rencana.pdf.yaml"] == [Path(path).name for path in made.values()]


def test_sheets_that_become_one_name_become_two_files() -> None:
    """No report of a workbook replaces that of another sheet."""
    taken: set[str] = set()
    files = {"a.xlsx": (targets.Target("l.html", ".html"),)}
    made = [
        targets.targets_of(files, f"a.xlsx#{sheet}", taken)[0].path
        for sheet in ("2026 A", "2026-A", "2026 a", "2027")
    ]
    assert ["l-2026-A.html", "l-2026-A-2.html", "l-2026-a-3.html", "l-2027.html"] == made


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_pattern_fits_a_name_however_its_accents_are_written(form: Any) -> None:
    name = unicodedata.normalize(form, "rencana/Ñandú.yaml")
    assert config.fits(unicodedata.normalize("NFC", "rencana/Ñ*.yaml"), name)
    assert config.fits(unicodedata.normalize("NFD", "rencana/Ñ*.yaml"), name)
    assert not config.fits("rencana/N*.yaml", name)


# every system


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            yield (function.id if isinstance(function, ast.Name) else name), node


def test_no_file_is_written_as_text() -> None:
    """Windows would turn each line end into two signs, and letters into those of its code page."""
    found = [
        f"{path.name}:{call.lineno}"
        for path in MODULES
        for name, call in calls(path)
        if name == "write_text"
        or (name == "open" and any(_is_text_write(word) for word in call.args[1:2]))
    ]
    assert [] == found


def _is_text_write(word: ast.expr) -> bool:
    return (
        isinstance(word, ast.Constant)
        and isinstance(word.value, str)
        and bool(set(word.value) & set("wax+"))
        and "b" not in word.value
    )


def test_no_text_is_read_without_its_encoding() -> None:
    found = [
        f"{path.name}:{call.lineno}"
        for path in MODULES
        for name, call in calls(path)
        if name in ("read_text", "open")
        and isinstance(call.func, ast.Attribute | ast.Name)
        and not any(keyword.arg == "encoding" for keyword in call.keywords)
        and not _is_binary(call, name)
    ]
    assert [] == found


def _is_binary(call: ast.Call, name: str) -> bool:
    if name == "read_text":
        # Our own reader of bytes that hold text has the same name.
        return isinstance(call.func, ast.Name)
    if isinstance(call.func, ast.Attribute):
        return True  # of a ZIP, a picture or the operating system: bytes
    words = [word.value for word in call.args[1:2] if isinstance(word, ast.Constant)]
    return bool(words) and "b" in str(words[0])


@pytest.mark.parametrize(
    "name", ["fcntl", "pwd", "grp", "termios", "tty", "pty", "msvcrt", "winreg"]
)
def test_no_module_of_one_system_is_needed(name: str) -> None:
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )  # fmt: skip
            assert name not in names, path


def test_the_oldest_python_that_we_promise_reads_every_module() -> None:
    for path in MODULES:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 11))


def test_signals_that_a_system_lacks_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no SIGHUP."""
    import signal

    from zicheck import starting

    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    monkeypatch.delattr(signal, "SIGHUP", raising=False)
    monkeypatch.setattr(cli, "main", lambda: 7)
    try:
        assert 7 == starting.main()
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_files_are_the_same_whatever_the_line_end_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line_end: str
) -> None:
    monkeypatch.chdir(tmp_path)
    faults.furnish(tmp_path)
    monkeypatch.setattr(os, "linesep", line_end)
    for target, words in faults.WRITERS.values():
        if target != "a.yaml":
            (tmp_path / target).unlink(missing_ok=True)
        assert 0 == cli.main(words)
        data = (tmp_path / target).read_bytes()
        if target.endswith((".ics", ".csv")):  # whose standards ask for it
            assert data.count(b"\n") == data.count(b"\r\n") > 0
        elif not target.endswith((".xlsx", ".docx")):
            assert b"\r" not in data
