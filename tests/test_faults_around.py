"""What stands around a run does not change its results: locale, time zone, home, user, folder, names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import faults
import needs
import pytest

from zicheck import cli

if TYPE_CHECKING:
    from collections.abc import Sequence

AROUND: dict[str, dict[str, str]] = {
    "C, the first place with a new day": {"LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    "POSIX, no UTF-8 mode": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish, the last place with the old day": {"LC_ALL": "tr_TR.UTF-8", "TZ": "Etc/GMT+12"},
    "Indonesian, not installed; Jakarta": {"LC_ALL": "id_ID.UTF-8", "TZ": "Asia/Jakarta"},
    "no such locale, no such zone": {"LC_ALL": "xx_YY.KOI8-R", "TZ": "Bulan/Kawah"},
    "ASCII streams, a zone that is a file": {"PYTHONIOENCODING": "ascii", "TZ": ":/etc/passwd"},
    "Latin-1 streams, an empty zone": {"PYTHONIOENCODING": "latin-1", "TZ": ""},
    "a console of Windows": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
}

FILES = ("t.html", "t.md", "t.csv", "t.json", "t.xlsx", "t.docx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("around")
    faults.furnish(made)
    return made


def everything(folder: Path, place: str, env: dict[str, str]) -> dict[str, bytes]:
    """What the commands write and print as data under `env`, all in one process."""
    outputs = [word for name in FILES for word in ("-o", f"{place}/{name}")]
    (folder / place).mkdir()
    runs = [
        ["report", "a.yaml", *outputs],
        ["calendar", "a.yaml", "-o", f"{place}/k.ics"],
        ["export", "a.yaml", "-o", f"{place}/e.docx", "-o", f"{place}/e.xlsx"],
        ["import", "a.md", "-o", f"{place}/i.yaml"],
        ["check", "a.yaml", "--fail-on", "never", "-o", f"{place}/c.txt"],
        ["check", "a.yaml", "b.yaml", "--format", "json", "--fail-on", "never"],
    ]
    program = "import json, sys; from zicheck.cli import main; "
    done = subprocess.run(
        [sys.executable, "-c", f"{program}sys.exit(any(map(main, json.loads(sys.argv[1]))))",
         json.dumps(runs)], cwd=folder, capture_output=True, check=False, timeout=120,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(faults.ROOT), **env},
    )  # fmt: skip
    assert (0, False) == (done.returncode, b"Traceback" in done.stderr), done.stderr
    return {
        "json": done.stdout,
        **{path.name: path.read_bytes() for path in sorted((folder / place).iterdir())},
    }


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, bytes]:
    return everything(folder, "biasa", {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"})


@pytest.mark.parametrize("name", AROUND)
def test_every_file_is_the_same_to_the_byte(
    folder: Path, expected: dict[str, bytes], name: str
) -> None:
    found = everything(folder, f"di-{list(AROUND).index(name)}", AROUND[name])
    assert list(expected) == list(found)
    assert [] == [file for file, data in expected.items() if data != found[file]]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("ascii", ("check", "a.yaml")),
        ("latin-1", ("rank", "a.yaml")),
        ("cp1252", ("check", "a.yaml")),
        ("cp1252", ("check", "--help")),
        ("cp437", ("gaps", "a.yaml")),
        ("utf-16", ("check", "a.yaml")),
    ],
)
def test_a_console_that_lacks_letters_gets_others(
    folder: Path, encoding: str, words: tuple[str, ...]
) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = faults.child(words, folder, env=env)
    assert done.returncode in (0, 1)
    assert b"" == done.stderr
    assert done.stdout.decode(encoding)


# today


def test_today_counts_only_where_it_is_asked_for() -> None:
    """The day where the user is: for entries of `abaikan` that end, and for the year of `init`.

    The cache of results asks the clock as well, but only for the age of its own files.
    """
    found = sorted(
        f"{path.relative_to(faults.ROOT / 'zicheck').as_posix()}: {line.count('.today()')}"
        for path in (faults.ROOT / "zicheck").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if ".today()" in line or "datetime.now" in line or "time.time()" in line
    )
    ages = [line for line in found if line.startswith(("codeprint.py", "commands/resultcache.py"))]
    assert ["commands/init.py: 1", "commands/judging.py: 1"] == [
        line for line in found if line not in ages
    ]


@needs.POSIX
@pytest.mark.parametrize(("zone", "hidden"), [("UTC-14", False), ("UTC+12", True)])
def test_an_entry_ends_with_the_day_of_the_user(tmp_path: Path, zone: str, *, hidden: bool) -> None:
    """The entry ends with the day before the first of the world's days that is now."""
    faults.furnish(tmp_path)
    day = subprocess.run(
        ["date", "+%Y-%m-%d"], capture_output=True, check=True, text=True,
        env={**os.environ, "TZ": "UTC+12"},
    ).stdout.strip()  # fmt: skip
    (tmp_path / "zicheck.toml").write_text(
        f'[[abaikan]]\nkode = "SLN004"\nalasan = "Diuji."\nsampai = {day}\n', encoding="utf-8"
    )
    done = faults.child(["check", "a.yaml", "--format", "json"], tmp_path, env={"TZ": zone})
    rules = [one["rule"] for one in json.loads(done.stdout)["plans"][0]["findings"]]
    assert hidden == ("SLN004" not in rules)


# who and where


@needs.POSIX
def test_no_home_and_no_name() -> None:
    """A container runs as a number that no file knows, without any variable."""
    import yaml

    python = os.path.realpath(sys.executable)
    settings: dict[str, object] = {}
    if os.geteuid() == 0:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        known = [python, *(str(Path(place) / version) for place in ("/usr/bin", "/usr/local/bin"))]
        python = next(filter(everyone_may_run, known), "")
        if not python:
            pytest.skip(
                "root runs the tests with a Python in a folder that no other user may enter"
            )
        settings = {"user": 54321, "group": 54321, "extra_groups": []}
    places = f"{faults.ROOT}:{Path(yaml.__file__).parent.parent}"
    done = subprocess.run(
        [python, "-m", "zicheck", "report", "-"], cwd="/", env={"PYTHONPATH": places},
        input=faults.PLAN.read_bytes(), capture_output=True, check=False, timeout=60, **settings,
    )  # fmt: skip
    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.startswith(b"# ")


def everyone_may_run(program: str) -> bool:
    path = Path(program)
    return path.exists() and all(
        part.stat().st_mode & 0o001 for part in (path.resolve(), *path.resolve().parents)
    )


@needs.POSIX
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", "{}/a.yaml", "--quiet", "--fail-on", "never"), 0),
        (("check", "{}/a.yaml", "--format", "sarif", "--fail-on", "never"), 0),
        (("check", "{}/a.yaml", "--fail-on", "never", "-o", "{}/di-sini.txt"), 0),
        (("gaps", "{}/a.yaml"), 0),
        (("rank", "{}/a.yaml", "{}/b.yaml"), 0),
        (("fix", "{}/a.yaml"), 1),
        (("match", "{}/a.yaml"), 0),
        (("import", "{}/a.md"), 0),
        (("rules", "list"), 0),
        (("config",), 0),
        (("check", "a.yaml"), 2),
        (("check", "."), 2),
        (("init", "x.yaml"), 2),
        (("report", "{}/a.yaml", "-o", "x.html"), 2),
        (("import", "{}/naskah", "-o", "x"), 2),
        (("check", "{}/a.yaml", "-o", "x.txt"), 2),
        (("check", "{}/a.yaml", "--baseline", "x.json", "--write-baseline"), 2),
        (("check", "{}/a.yaml", "--since", "HEAD"), 2),
    ],
)
def test_the_folder_that_it_runs_in_is_gone(
    folder: Path, tmp_path: Path, words: Sequence[str], code: int
) -> None:
    """What is named in full is worked on; the rest is one sentence."""
    gone = tmp_path / "hilang"
    gone.mkdir()
    named = [word.format(folder) for word in words]
    line = 'cd "$1" && rmdir "$1" && shift && exec "$0" -m zicheck "$@"'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, str(gone), *named], capture_output=True, check=False,
        timeout=60, env={**os.environ, "PYTHONPATH": str(faults.ROOT)},
    )  # fmt: skip
    assert code == done.returncode, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"cacat" not in done.stderr
    if code == 2:
        assert done.stderr.count(b"\n") == (2 if words[0] == "import" else 1)  # and a total


@needs.POSIX
def test_no_place_for_temporary_files(tmp_path: Path) -> None:
    """Word, Excel and HTML need none; a PDF does, and then says so."""
    faults.furnish(tmp_path)
    program = (
        "import tempfile, sys; tempfile.tempdir = '/tidak/ada'; "
        "from zicheck.starting import main; sys.exit(main())"
    )

    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", program, *words], cwd=tmp_path, capture_output=True,
            check=False, timeout=60, env={**os.environ, "PYTHONPATH": str(faults.ROOT)},
        )  # fmt: skip

    outputs = [word for name in FILES for word in ("-o", name)]
    assert 0 == run("report", "a.yaml", *outputs).returncode
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    done = run("check", "a.pdf", "a.yaml")
    assert 2 == done.returncode
    assert 1 == done.stderr.count(b"TMPDIR")
    assert b"cacat" not in done.stderr
    assert b"Kerinci" in done.stdout


# names

NAMES = [
    "dua\nbaris", "\x1b[31mmerah\x1b[0m", "\x07bel", "\u202eterbalik", "spasi di belakang ", "-q",
    "--", "a{b}", "a%s", "ñ", "計画", "n" * 240, "titik.", "C:\\rencana\\a", "a\\b", "'\"`$(id)`",
]  # fmt: skip


@needs.POSIX
@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_read_and_written_and_do_nothing_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(faults.PLAN, tmp_path / f"{name}.yaml")
    assert 0 == cli.main(["report", ".", "-o", "{nama}.html"])
    assert (tmp_path / f"{name}.html").is_file()
    assert 1 == cli.main(["check", "."])
    assert 1 == cli.main(["fix", "."])
    assert 0 == cli.main(["fix", ".", "--write"])
    assert 0 == cli.main(["fix", "."])
    out, err = capsys.readouterr()
    for line in (out + err).split("\n"):
        assert line.isprintable()
    shown = " ".join(err.split("\n"))
    assert name not in shown or name.isprintable()
    assert 1 == err.count("ditulis.\n")


@needs.ODD_NAMES
def test_a_name_that_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(faults.PLAN, os.fsencode(str(tmp_path)) + b"/\xff\xfe.yaml")
    for form in ("terminal", "json", "github", "junit", "rdjson", "concise", "markdown"):
        assert cli.main(["check", ".", "--format", form, "--fail-on", "never"]) == 0
        assert "\\xff\\xfe" in capsys.readouterr().out.replace("\\\\", "\\")
    assert 0 == cli.main(["fix", ".", "--write"])
    assert 0 == cli.main(["report", ".", "-o", "{nama}.md"])
    assert os.path.isfile(os.fsencode(str(tmp_path)) + b"/\xff\xfe.md")  # noqa: PTH113 - bytes


@needs.POSIX
def test_names_beyond_ascii_where_the_system_claims_ascii(tmp_path: Path) -> None:
    """No UTF-8 mode, no locale: Python takes the bytes of a name as they are."""
    shutil.copy(faults.PLAN, tmp_path / "ñ計.yaml")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = faults.child(["report", ".", "-o", "{nama}.md"], tmp_path, env=env)
    assert 0 == done.returncode
    assert (tmp_path / "ñ計.md").is_file()


@needs.POSIX
@pytest.mark.parametrize("name", ["dua\nbaris", '"a\\b\x1b[31mñ計'])
def test_git_applies_the_patch_of_a_file_with_an_odd_name(tmp_path: Path, name: str) -> None:
    for place in ("satu", "dua"):
        (tmp_path / place).mkdir()
        shutil.copy(faults.PLAN, tmp_path / place / f"{name}.yaml")
    patch = faults.child(["fix", "."], tmp_path / "satu").stdout
    git = ["git", "apply", "-p1", "-"]
    subprocess.run(git, cwd=tmp_path / "satu", input=patch, check=True, capture_output=True)
    assert 0 == faults.child(["fix", ".", "--write"], tmp_path / "dua").returncode
    made = [(tmp_path / place / f"{name}.yaml").read_bytes() for place in ("satu", "dua")]
    assert made[0] == made[1]
