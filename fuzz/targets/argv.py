"""The command line: any words, in a folder with a plan, documents, a config and a rule set.

Promises: the exit code is 0, 1 or 2; nothing is raised; no traceback is printed; a refusal says
something.

The input is one word a line; a zero byte stands for a line break within a word. Words that lead
out of the folder are bent back into it, since the fuzzer must not write elsewhere. `lsp` and
`--watch` are left out: they serve until they are told to stop.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from fuzz import documents, smallplans
from fuzz.promises import require
from zicheck import cli
from zicheck.planwriter import write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from fuzz.mutating import Plain

_HELD = tempfile.TemporaryDirectory(prefix="argv-")  # goes when the process ends
_FOLDER = Path(_HELD.name)
_HELD_ORIGINAL = tempfile.TemporaryDirectory(prefix="argv-original-")
_FILES = (
    "rencana.yaml", "lain.yaml", "rusak.yaml", "folder", "folder/satu.yaml", "keputusan.docx",
    "keputusan.txt", "keputusan.html", "aturan.yaml", "zicheck-baseline.json", "tidak-ada.yaml", "-", ".",
)  # fmt: skip
_OPTIONS = (
    *(
        "--format",
        "--output",
        "-o",
        "--select",
        "--ignore",
        "--ruleset",
        "--as-of",
        "--tanpa-abaikan",
    ),
    *("--kolom", "--since", "--baseline", "--write-baseline", "--fail-on", "--max-warnings", "-q"),
    *("--quiet", "--no-color", "--width", "--lang", "-h", "--help", "--area", "--top", "--owner"),
    *(
        "--write",
        "--unsafe",
        "--unit",
        "--tahun",
        "--force",
        "--explain",
        "--kertas",
        "--version",
        "--",
    ),
)
_VALUES = (
    *(
        "json",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "rdjson",
        "concise",
        "markdown",
        "terminal",
        "auto",
    ),
    *(
        "keluar.html",
        "keluar.xlsx",
        "keluar.docx",
        "keluar.md",
        "keluar.csv",
        "keluar.json",
        "a.ics",
    ),
    *(
        "{nama}.html",
        "keluar.yaml",
        "rencana.yaml",
        "tidak/ada.html",
        "2026-03-31",
        "2026-02-30",
        "0",
    ),
    *("en", "id", "never", "warning", "new", "skor<20", "skor<nan", "WKT", "HKM001,MON", "XXX999"),
    *("III", "VII", "5", "-1", "99999999999999999999", "80", "target=JADWAL", "indikator=", "=x"),
    *(
        "HEAD",
        "a4",
        "f4",
        "KPU Kabupaten Contoh",
        "2026",
        "list",
        "explain",
        "test",
        "plan",
        "report",
    ),
    *("MON004", "ruleset", "config", "\udcff", "\u202e", "a\nb", "é", "%s%n", "", " "),
)
DICTIONARY = (*cli.COMMANDS, *_OPTIONS, *_VALUES, *_FILES)
_OUTSIDE = re.compile(r"(^|[=,]|^-[A-Za-z])[/\\~]+")
_SERVES = re.compile(r"lsp$|--watch")


@cache
def _original() -> Path:
    """The folder as every run finds it."""
    folder = Path(_HELD_ORIGINAL.name)
    first, second = (smallplans.cut(plan, 0, 3) for plan in smallplans.real()[:2])
    text = write_plan(first)
    (folder / "folder").mkdir()
    (folder / "rencana.yaml").write_text(text, encoding="utf-8")
    (folder / "lain.yaml").write_text(write_plan(second), encoding="utf-8")
    (folder / "folder" / "satu.yaml").write_text(text, encoding="utf-8")
    (folder / "rusak.yaml").write_text("unit: [\n", encoding="utf-8")
    (folder / "keputusan.docx").write_bytes(documents.exported(".docx"))
    (folder / "keputusan.html").write_bytes(documents.exported(".html"))
    (folder / "keputusan.txt").write_bytes(documents.exported(".md"))
    (folder / "zicheck-baseline.json").write_text(
        '{"zicheck_baseline": 1, "fingerprints": 1, "plans": {}}', encoding="utf-8"
    )
    (folder / "aturan.yaml").write_text(
        "id: uji\nmemperluas: permenpanrb-90-2021\nubah: {SLN008: mati}\n", encoding="utf-8"
    )
    (folder / ".git").mkdir()  # the search for configs goes no higher
    return folder


def words(data: bytes) -> list[str]:
    """The words of the command line that `data` stands for."""
    made = []
    for line in data.split(b"\n")[:30]:
        word = os.fsdecode(line).replace("\0", "\n").replace("..", ".")
        word = _OUTSIDE.sub(r"\1", word)
        if not _SERVES.match(word):
            made.append(word)
    return made


def seeds() -> Iterator[bytes]:
    """Every command as users call it, and with each of its options."""
    for command in cli.COMMANDS:
        for rest in ((), ("rencana.yaml",), ("--help",), ("folder", "--lang", "en")):
            yield _line(command, *rest)
    for form in _VALUES[:10]:
        yield _line("check", "rencana.yaml", "folder", "--format", form)
    for ending in (".html", ".xlsx", ".docx", ".md", ".csv", ".json"):
        yield _line("report", "rencana.yaml", "-o", f"keluar{ending}")
        yield _line("gaps", "rencana.yaml", "-o", f"keluar{ending}")
    yield _line("check", "rencana.yaml", "--ruleset", "aturan.yaml", "--as-of", "2026-03-31")
    yield _line("check", "folder", "--baseline", "zicheck-baseline.json", "--write-baseline")
    yield _line("check", "rencana.yaml", "--since", "HEAD", "--fail-on", "new,skor<20")
    yield _line("check", "-", "--select", "WKT,MON", "--ignore", "MON002", "-q")
    yield _line("compare", "rencana.yaml", "lain.yaml", "-o", "keluar.html")
    yield _line("rank", "folder", "lain.yaml", "-o", "keluar.xlsx")
    yield _line("fix", "rencana.yaml", "--write", "--unsafe")
    yield _line("match", "rencana.yaml", "--write")
    yield _line("rules", "explain", "MON004")
    yield _line("import", "keputusan.docx", "keputusan.txt", "-o", "folder", "--force")
    yield _line("import", "keputusan.html", "--explain", "--kolom", "target=TARGET WAKTU")
    yield _line(
        "export", "rencana.yaml", "-o", "keluar.docx", "-o", "keluar.xlsx", "--kertas", "f4"
    )
    yield _line("init", "baru.yaml", "--unit", "KPU Kabupaten Contoh", "--tahun", "2026")
    yield _line("schema", "plan")


def _line(*said: str) -> bytes:
    return b"\n".join(os.fsencode(word) for word in said)


def MUTATED(data: bytes, most: int, chance: Random, plain: Plain) -> bytes:
    """The words with some put in, left out, exchanged or spoiled."""
    made = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(7):
            case 0 if made:
                del made[at - 1]
            case 1 if made:
                made[at - 1] = plain(made[at - 1], len(made[at - 1]) + 20).replace(b"\n", b"\0")
            case 2:
                option, value = chance.choice(_OPTIONS), chance.choice(_VALUES + _FILES)
                made[at:at] = [_word(option), _word(value)]
            case 3:
                said = f"{chance.choice(_OPTIONS)}={chance.choice(_VALUES + _FILES)}"
                made.insert(at, _word(said))
            case 4 if made:
                made[0] = _word(chance.choice(tuple(cli.COMMANDS)))
            case _:
                made.insert(at, _word(chance.choice(DICTIONARY)))
    return b"\n".join(made)[:most]


def _word(said: str) -> bytes:
    return os.fsencode(said).replace(b"\n", b"\0")


def TestOneInput(data: bytes) -> None:
    """Run zicheck with the words in `data`."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    shutil.copytree(_original(), _FOLDER)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    plan = io.TextIOWrapper(io.BytesIO((_FOLDER / "rencana.yaml").read_bytes()), encoding="utf-8")
    with (
        contextlib.chdir(_FOLDER),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "stdin", plan),
        mock.patch.dict(os.environ, {"COLUMNS": "80"}),
    ):
        code = cli.main(words(data))
        out.flush()
        err.flush()
    # A refusal in JSON stands among the output.
    said = err.buffer.getvalue().decode() + out.buffer.getvalue().decode()
    require(
        code in (cli.OK, cli.FINDINGS, cli.FAILURE), f"the exit code is one of three, not {code}"
    )
    require("Traceback" not in said, "no traceback is printed")
    require(code != cli.FAILURE or said.strip(), "a refusal says something")
