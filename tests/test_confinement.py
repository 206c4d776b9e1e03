"""What a run may touch: no network, no file but those named, no program but git and readers.

Every command runs in a process of its own, under an audit hook of Python that writes down what
it opens, makes, renames, deletes, starts and connects to.
"""

from __future__ import annotations

import ast
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from officefiles import package

from zicheck.writing import TEMPORARY

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "plans" / "kpu-kerinci-2025.yaml"
OTHER = ROOT / "plans" / "kpu-sarolangun-2025.yaml"

HOOKED = """
import json, os, sys
seen, on = [], [False]

def plain(value):
    return value if isinstance(value, (str, int)) else repr(value)

def hook(event, args):
    if not on[0]:
        return
    head = event.partition(".")[0]
    if event == "open":
        path, mode, flags = args
        writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        if isinstance(path, int):
            return
        path = os.fsdecode(path)
        seen.append(("write" if flags & writing else "read", os.path.abspath(path)))
    elif event == "socket.__new__":
        return  # a pair of sockets joins a process to its own children; no address is in it
    elif head in ("socket", "ssl", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib",
                  "nntplib", "telnetlib", "webbrowser"):
        seen.append(("network", event))
    elif event in ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
                   "subprocess.Popen", "pty.spawn"):
        seen.append(("start", plain(args[0])))
    elif event in ("os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.chown",
                   "os.utime", "os.link", "os.symlink", "os.rename"):
        paths = [item for item in args if isinstance(item, (str, bytes))]
        for path in paths:
            seen.append(("write", os.path.abspath(os.fsdecode(path))))
    elif head in ("pickle", "shelve", "dbm", "winreg", "sqlite3") or event == "code.__new__":
        seen.append(("other", event))

sys.addaudithook(hook)
from zicheck.writing import TEMPORARY
from zicheck.cli import main
told = int(sys.argv[1])
on[0] = True
try:
    code = main(sys.argv[2:])
finally:
    on[0] = False
    with open(told, "w", encoding="utf-8") as file:
        json.dump(seen, file)
sys.exit(code)
"""


class Seen(NamedTuple):
    code: int
    err: str
    network: list[str]
    started: list[str]
    written: set[Path]
    read: set[Path]
    other: list[str]


def watched(folder: Path, *arguments: str, stdin: str = "") -> Seen:
    """What a command does in `folder`, whose home and cache stand beside it."""
    reading, writing = os.pipe()
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(home / "tmp"),
    }
    (home / "tmp").mkdir(exist_ok=True)
    file = folder.parent / "events.json"
    os.close(reading)
    os.close(writing)
    with file.open("w+", encoding="utf-8") as told:
        done = subprocess.run(
            [sys.executable, "-c", HOOKED, str(told.fileno()), *arguments],
            cwd=folder,
            env=environ,
            pass_fds=(told.fileno(),),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
    events: list[tuple[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    by: dict[str, list[Any]] = {}
    for kind, what in events:
        by.setdefault(kind, []).append(what)
    return Seen(
        done.returncode,
        done.stderr,
        by.get("network", []),
        by.get("start", []),
        {Path(path) for path in by.get("write", [])} - {Path(os.devnull)},
        {Path(path) for path in by.get("read", [])},
        by.get("other", []),
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two plans, a document, a rule set and a config of their own."""
    folder = tmp_path / "kerja"
    folder.mkdir()
    shutil.copy(PLAN, folder / "a.yaml")
    shutil.copy(OTHER, folder / "b.yaml")
    shutil.copy(ROOT / "examples" / "dokumen" / "keputusan.docx", folder / "k.docx")
    shutil.copy(ROOT / "examples" / "dokumen" / "rencana.xlsx", folder / "r.xlsx")
    rules = folder.parent / "aturan" / "aturan.yaml"
    rules.parent.mkdir()
    rules.write_text("id: x\nubah: {SLN008: mati}\n", encoding="utf-8")
    return folder


COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("check a.yaml", ()),
    ("check a.yaml b.yaml --format json", ()),
    ("check k.docx r.xlsx", ()),
    ("check a.yaml --ruleset ../aturan/aturan.yaml", ()),
    ("check . --quiet", ()),
    ("check a.yaml --format sarif -o keluar.sarif", ("keluar.sarif",)),
    ("check a.yaml --format json --format junit -o k.json -o k.xml", ("k.json", "k.xml")),
    ("check a.yaml --baseline catatan.json --write-baseline", ("catatan.json",)),
    ("report a.yaml -o l.html -o l.md -o l.csv -o l.json", ("l.html", "l.md", "l.csv", "l.json")),
    ("report a.yaml -o l.xlsx -o l.docx", ("l.xlsx", "l.docx")),
    ("gaps a.yaml", ()),
    ("gaps a.yaml -o g.xlsx -o g.docx -o g.md", ("g.xlsx", "g.docx", "g.md")),
    ("compare a.yaml b.yaml", ()),
    ("compare a.yaml b.yaml -o c.html", ("c.html",)),
    ("rank a.yaml b.yaml", ()),
    ("rank a.yaml b.yaml -o p.xlsx -o p.html", ("p.xlsx", "p.html")),
    ("calendar a.yaml -o k.ics", ("k.ics",)),
    ("match a.yaml", ()),
    ("match a.yaml --write", ("a.yaml",)),
    ("fix a.yaml", ()),
    ("fix a.yaml --write", ("a.yaml",)),
    ("import k.docx", ()),
    ("import k.docx -o k.yaml", ("k.yaml",)),
    ("import r.xlsx --explain", ()),
    ("export a.yaml -o e.docx -o e.xlsx -o e.html", ("e.docx", "e.xlsx", "e.html")),
    ("init baru.yaml", ("baru.yaml",)),
    ("rules list", ()),
    ("rules explain BKT001", ()),
    ("rules test ../aturan/aturan.yaml", ()),
    ("schema plan", ()),
    ("config a.yaml", ()),
)


def beside(name: str, written: Path) -> bool:
    """Whether `written` is the file `name`, or the one that is renamed to it when it is whole."""
    begins, ends = TEMPORARY
    return written.name == name or (written.name.startswith(begins) and written.name.endswith(ends))


@pytest.mark.parametrize(("command", "outputs"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_a_command_connects_to_nothing_starts_nothing_and_writes_what_was_named(
    command: str, outputs: tuple[str, ...], place: Path
) -> None:
    seen = watched(place, *command.split())
    assert seen.code in (0, 1), seen.err
    assert ([], [], []) == (seen.network, seen.started, seen.other)
    cache = place.parent / "home"
    elsewhere = {
        path
        for path in seen.written
        if not path.is_relative_to(cache)
        and not (path.parent == place and any(beside(name, path) for name in outputs))
    }
    assert set() == elsewhere
    assert {*outputs} <= {path.name for path in place.iterdir()}
    in_home = {path for path in seen.written if path.is_relative_to(cache)}
    assert all(ALLOWED_AT_HOME in path.parts for path in in_home), in_home


ALLOWED_AT_HOME = "zicheck"
"""The folder of the cache, below that of the user."""


def test_only_git_is_started_for_what_is_new(place: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "a.yaml"], ["commit", "-q", "-m", "a"]):
        subprocess.run([*git, *words], cwd=place, check=True, capture_output=True)
    seen = watched(place, "check", "a.yaml", "--since", "HEAD")
    assert 0 == seen.code, seen.err
    assert {"git"} == {Path(name).name for name in seen.started}
    assert ([], set()) == (
        seen.network,
        {path for path in seen.written if not path.is_relative_to(place.parent / "home")},
    )


# --- what documents point at ------------------------------------------------------------------

MARK = "RAHASIA-7f3a"


def word_that_points_out(secret: Path) -> bytes:
    """A Word document with every way to name something outside it."""
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/_rels/document.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + "".join(
                    f'<Relationship Id="r{at}" Type="http://schemas.openxmlformats.org/'
                    f'officeDocument/2006/relationships/{kind}" Target="{target}" '
                    'TargetMode="External"/>'
                    for at, (kind, target) in enumerate(
                        [
                            ("attachedTemplate", "http://127.0.0.1:9/a.dotm"),
                            ("image", f"file://{secret}"),
                            ("numbering", f"../../../../{secret}"),
                            ("styles", str(secret)),
                        ]
                    )
                )
                + "</Relationships>"
            ),
            "word/document.xml": "<w:document/>",
        }
    )


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".ods", ".html"])
def test_nothing_that_a_document_points_at_is_opened(ending: str, place: Path) -> None:
    secret = place.parent / "rahasia.txt"
    secret.write_text(MARK, encoding="utf-8")
    doctype = (
        f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{secret}"><!ENTITY c SYSTEM "http://127.0.0.1:9/">'
        f'<!ENTITY % d SYSTEM "http://127.0.0.1:9/d.dtd"> %d;]>'
    )
    main = {
        ".docx": "word/document.xml",
        ".xlsx": "xl/workbook.xml",
        ".ods": "content.xml",
    }
    if ending == ".html":
        rows = "<tr><td>1<td>&b;<td>x<td>y<td>Mei</tr>" * 3
        text = (
            f'{doctype}<base href="http://127.0.0.1:9/"><link rel=stylesheet href="file://{secret}">'
            f'<img src="file://{secret}"><iframe src="file://{secret}"></iframe>'
            f"<table><tr><th>No<th>Indikator<th>Langkah Aksi<th>Bukti Fisik<th>Target Waktu</tr>"
            f"{rows}</table>"
        )
        files = {"a.html": text.encode()}
    else:
        files = {
            f"dtd{ending}": package({main[ending]: f"{doctype}<a>&b;&c;</a>"}),
            **({"luar.docx": word_that_points_out(secret)} if ending == ".docx" else {}),
        }
    for name, data in files.items():
        (place / name).write_bytes(data)
        seen = watched(place, "import", name, "-o", "hasil.yaml", "--force")
        assert "Traceback" not in seen.err
        assert [] == seen.network
        assert secret not in seen.read
        assert MARK not in seen.err
        if (place / "hasil.yaml").exists():
            assert MARK not in (place / "hasil.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!python/name:os.system"])
def test_a_tag_of_yaml_makes_no_object(tag: str, place: Path) -> None:
    marked = place.parent / "dijalankan"
    text = (place / "a.yaml").read_text(encoding="utf-8")
    text = text.replace("unit: ", f'unit: {tag} ["touch {marked}"]\nx: ', 1)
    (place / "a.yaml").write_text(text, encoding="utf-8")
    seen = watched(place, "check", "a.yaml")
    assert (2, [], []) == (seen.code, seen.started, seen.network)
    assert not marked.exists()


def test_a_part_of_a_package_is_never_unpacked_to_where_it_says(place: Path) -> None:
    inside = dict.fromkeys(("../keluar.txt", "/keluar.txt", "..\\keluar.txt"), "x")
    document = (place / "k.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(document)) as package_:
        parts = {name: package_.read(name) for name in package_.namelist()}
    (place / "k.docx").write_bytes(package({**parts, **inside}))
    seen = watched(place, "import", "k.docx", "-o", "hasil.yaml")
    assert seen.code in (0, 2)
    assert {place} >= {path.parent for path in seen.written}


@pytest.mark.parametrize(
    "name",
    ["../luar.yaml", "/etc/passwd", "..\\luar.yaml", "http://127.0.0.1:9/a.yaml", "x/y.yaml"],
)
def test_a_rule_set_extends_only_files_of_its_own_folder(name: str, place: Path) -> None:
    (place.parent / "luar.yaml").write_text("id: luar\nubah: {}\n", encoding="utf-8")
    text = f"id: x\nmemperluas: '{name}'\nubah: {{}}\n"
    (place.parent / "aturan" / "aturan.yaml").write_text(text, encoding="utf-8")
    seen = watched(place, "check", "a.yaml", "--ruleset", "../aturan/aturan.yaml")
    assert (2, []) == (seen.code, seen.network)
    assert not any("luar.yaml" in str(path) or "passwd" in str(path) for path in seen.read)


def test_a_config_in_the_repository_can_name_no_output_and_no_program(place: Path) -> None:
    """Its keys are a closed list; a pull request may bring any file."""
    for line in ('output = "/tmp/x"', 'plugin = "a.py"', 'command = "touch x"', "tulis = true"):
        (place / "zicheck.toml").write_text(f"{line}\n", encoding="utf-8")
        seen = watched(place, "check", "a.yaml")
        assert 2 == seen.code, line
        assert ([], []) == (seen.network, seen.started)


# --- the code itself ---------------------------------------------------------------------------

FORBIDDEN = {
    "socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc",
    "socketserver", "webbrowser", "requests", "pickle", "marshal", "shelve", "dill", "cloudpickle",
    "ctypes", "runpy", "code", "codeop", "imp", "pty",
}  # fmt: skip
AMONG_OURSELVES = {
    "marshal": {"outcome.py"},  # what this run itself put aside in memory
    "pickle": {"batch.py"},  # what the children of this run answer
}
"""Modules that load objects, and the only places that may: never from a file."""
STARTERS = {
    "revisions.py",  # git, for --since
    "confined.py",  # Python itself: the child in which a PDF is taken apart
    "picture.py",  # Tesseract, for scans
    "scan.py",  # the same
    "workers.py",  # ourselves, for a batch
}


def modules() -> list[Path]:
    return sorted((ROOT / "zicheck").rglob("*.py"))


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_module_of_ours_can_reach_a_network_or_load_objects() -> None:
    for path in modules():
        names = imported(ast.parse(path.read_text(encoding="utf-8")))
        used = FORBIDDEN & {name.partition(".")[0] for name in names}
        assert all(path.name in AMONG_OURSELVES.get(name, ()) for name in used), (path, used)
        urllib = {name for name in names if name.startswith("urllib")}
        assert urllib <= {"urllib.parse", "urllib.parse.quote"}, path


def test_programs_are_started_in_few_places_and_never_through_a_shell() -> None:
    starting = {
        path.name
        for path in modules()
        if {"subprocess", "multiprocessing"}
        & {name.partition(".")[0] for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    }
    assert starting <= STARTERS
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                assert name not in ("eval", "exec", "__import__", "os.system", "os.popen"), path
                assert not name.startswith(("os.exec", "os.spawn")), path
                assert not any(word.arg == "shell" for word in node.keywords), path


def test_yaml_is_never_loaded_into_objects() -> None:
    """Plans and rule sets are read event by event; the safe loaders read what is our own."""
    for path in modules():
        text = path.read_text(encoding="utf-8")
        for name in ("UnsafeLoader", "FullLoader", "yaml.full_load", "yaml.unsafe_load"):
            assert name not in text, path


LOADED = """
import sys
from zicheck.cli import main
main(["check", sys.argv[1], "--quiet"])
print(sorted({"socket", "ssl", "http", "urllib.request", "pickle"} & set(sys.modules)))
"""


def test_a_command_loads_no_module_of_the_network() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            LOADED,
            str(PLAN),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "[]" == done.stdout.splitlines()[-1]
