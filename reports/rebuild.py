"""Renders again what zicheck prints of the five plans: here, and where README and docs quote it.

    python reports/rebuild.py

A page quotes in blocks that begin with ```` ```console ````: lines that start with `$ zicheck`
are run in a fresh folder that holds `plans/`, the files in `examples/dokumen/` and those of the
page, and what they print takes the place of what stood below them. A file of a page is a block whose info string names it, such
as ```` ```yaml rencana.yaml ````. A line `[…]` leaves out the middle: about as many lines as stand
before and after it are kept.
"""

# ruff: noqa: INP001 - a script, no package

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from zicheck import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "reports"
DOCUMENTS = (".md", ".html")
CUT = "[…]"
_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_NEAR = 6
_ASKED = ("NO_COLOR", "FORCE_COLOR", "ZICHECK_LANG", "ZICHECK_DEBUG")


def reports() -> dict[str, str]:
    """The text of every file in `reports/` by its name."""
    plain = ("--width", "80", "--no-color", "--lang", "id")
    made = {
        f"{path.stem}.txt": _checked(f"plans/{path.name}", *plain)
        for path in sorted((ROOT / "plans").glob("*.yaml"))
    }
    made |= _documents()
    made["ringkasan.txt"] = _checked("plans/", "--quiet", *plain)
    made["semua.json"] = _checked("plans/", "--format", "json", "--lang", "id")
    made |= _ranking()
    return made


def _ranking() -> dict[str, str]:
    """One ranking of all plans, to read in a browser and here."""
    made = {}
    for name, look in (
        ("peringkat.html", ("--format", "html")),
        ("peringkat.txt", ("--width", "80", "--no-color")),
    ):
        code, made[name] = run("rank", "plans/", *look, "--lang", "id")
        if code != cli.OK:
            raise SystemExit(made[name])
    return made


def _documents() -> dict[str, str]:
    """The report of each plan as Markdown and as HTML."""
    with tempfile.TemporaryDirectory() as name:
        outputs = [word for kind in DOCUMENTS for word in ("-o", f"{name}/{{nama}}{kind}")]
        code, printed = run("report", "plans/", *outputs, "--lang", "id")
        if code != cli.OK:
            raise SystemExit(printed)
        return {
            path.name: path.read_text(encoding="utf-8") for path in sorted(Path(name).iterdir())
        }


def _checked(*words: str) -> str:
    code, printed = run("check", *words)
    if code not in (cli.OK, cli.FINDINGS):
        raise SystemExit(printed)
    return printed


def run(*words: str, folder: Path = ROOT, given: bytes = b"") -> tuple[int, str]:
    """The exit code of `zicheck WORDS` in `folder`, and all that it prints at 80 columns."""
    printed = io.StringIO()
    clean = {name: value for name, value in os.environ.items() if name not in _ASKED}
    with (
        chdir(folder),
        patch.dict(os.environ, {**clean, "COLUMNS": "80"}, clear=True),
        patch("sys.stdin", io.TextIOWrapper(io.BytesIO(given))),
        redirect_stdout(printed),
        redirect_stderr(printed),
    ):
        code = cli.main(words)
    return code, printed.getvalue()


def pages() -> list[Path]:
    """README and every page of the docs, hand-written or not."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def quoted(page: str) -> str:
    """`page` with everything that it quotes printed anew."""
    if "```console\n" not in page:
        return page
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "plans", folder / "plans")
        shutil.copytree(ROOT / "examples" / "dokumen", folder, dirs_exist_ok=True)

        def renewed(block: re.Match[str]) -> str:
            if block["kind"] == "console":
                return f"```console\n{''.join(_session(block['body'], folder))}```"
            if block["name"]:
                (folder / block["name"]).write_text(block["body"], encoding="utf-8")
            return block[0]

        return _FENCE.sub(renewed, page)


def _session(body: str, folder: Path) -> Iterator[str]:
    """The commands of a console block, each with what it prints now."""
    code = 0
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        command, _, before = part.partition("\n")
        if not command:
            continue
        yield f"{command}\n"
        if command == "$ echo $?":
            yield f"{code}\n"
            continue
        words, _, source = command.removeprefix("$ zicheck ").partition(" < ")
        given = (folder / source).read_bytes() if source else b""
        code, printed = run(*shlex.split(words), folder=folder, given=given)
        yield _cut(printed, before)


def _cut(printed: str, before: str) -> str:
    """`printed` with its middle left out where it was left out `before`, at a blank line if near."""
    old = before.splitlines()
    if CUT not in old:
        return printed
    new = printed.splitlines()
    head = _blank(new, old.index(CUT))
    tail = _blank(new[::-1], len(old) - old.index(CUT) - 1)
    if head + tail >= len(new):
        return printed
    kept = [*new[:head], CUT, *new[len(new) - tail :]]
    return "".join(f"{line}\n" for line in kept)


def _blank(lines: list[str], at: int) -> int:
    """The place of the blank line nearest to `at`, or `at` when none is near."""
    near = [n for n in range(max(at - _NEAR, 1), at + _NEAR + 1) if lines[n : n + 1] == [""]]
    return min(near, key=lambda n: abs(n - at), default=at)


def main() -> int:
    """Write the reports and the pages whose quotations have changed."""
    for name, text in reports().items():
        (REPORTS / name).write_text(text, encoding="utf-8")
    for path in pages():
        before = path.read_text(encoding="utf-8")
        after = quoted(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
