"""A world in which things go wrong at a chosen point, for the tests of faults.

`Broken` stands in for `os` inside `zicheck.writing`. `child` starts zicheck in a process of its
own; run as a program, this file is that process, and breaks what its first word says:

    python faults.py kill:replace fix a.yaml --write
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "plans" / "kpu-kerinci-2025.yaml"

TABLE = (
    "KEPUTUSAN KPU KABUPATEN {unit}\n\nTahun 2026\n\n"
    "| Indikator | Langkah Aksi | Bukti | Target |\n|---|---|---|---|\n"
    "| Tim kerja dibentuk | Menyusun SK | SK Tim | Januari |\n"
)
"""A document that import reads."""

POINTS = ("open", "write", "flush", "fsync", "close", "replace")
"""Where a write can go wrong, in the order in which it passes them."""

READERS: dict[str, tuple[str, ...]] = {
    "check": ("check", "{}", "--fail-on", "never"),
    "report": ("report", "{}", "-o", "hasil-{{nama}}.md"),
    "gaps": ("gaps", "{}"),
    "rank": ("rank", "{}"),
    "match": ("match", "{}"),
    "export": ("export", "{}", "-o", "hasil-{{nama}}.md"),
    "fix": ("fix", "{}"),
}
"""Commands that work on many plans; `{}` stands for these."""

WRITERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "check": (
        "t.json",
        ("check", "a.yaml", "--fail-on", "never", "--format", "json", "-o", "t.json"),
    ),
    "check terminal": ("t.txt", ("check", "a.yaml", "--fail-on", "never", "-o", "t.txt")),
    "check baseline": (
        "t.json",
        ("check", "a.yaml", "--fail-on", "never", "--baseline", "t.json", "--write-baseline"),
    ),
    "report html": ("t.html", ("report", "a.yaml", "-o", "t.html")),
    "report xlsx": ("t.xlsx", ("report", "a.yaml", "-o", "t.xlsx")),
    "report docx": ("t.docx", ("report", "a.yaml", "-o", "t.docx")),
    "gaps": ("t.csv", ("gaps", "a.yaml", "-o", "t.csv")),
    "rank": ("t.html", ("rank", "a.yaml", "b.yaml", "-o", "t.html")),
    "compare": ("t.md", ("compare", "a.yaml", "b.yaml", "-o", "t.md")),
    "calendar": ("t.ics", ("calendar", "a.yaml", "-o", "t.ics")),
    "export": ("t.docx", ("export", "a.yaml", "-o", "t.docx", "--force")),
    "init": ("t.yaml", ("init", "t.yaml", "--force")),
    "import": ("t.yaml", ("import", "a.md", "-o", "t.yaml", "--force")),
    "import folder": ("hasil/a.yaml", ("import", "naskah", "-o", "hasil", "--force")),
    "fix": ("a.yaml", ("fix", "a.yaml", "--write")),
    "match": ("a.yaml", ("match", "a.yaml", "--write")),
}
"""Every way to write a file: the file, and the words that do it."""


def furnish(folder: Path) -> None:
    """Two plans, a document, a folder of documents; and what was written some other time."""
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_bytes(PLAN.read_bytes())
    for name in ("naskah", "hasil"):
        (folder / name).mkdir()
    for name in ("a.md", "naskah/a.md"):
        (folder / name).write_text(TABLE.format(unit="A"), encoding="utf-8")


def old(target: Path, command: str) -> bytes:
    """What `target` holds before the command writes it; made here where it is no plan."""
    if not target.exists():
        empty = b'{"zicheck_baseline": 1, "fingerprints": 1, "plans": {}}\n'
        target.write_bytes(empty if command == "check baseline" else b"yang lama\n")
    return target.read_bytes()


def litter(folder: Path) -> list[str]:
    """Files in the making that were left behind."""
    return [path.name for path in folder.rglob("*") if path.name.startswith(".zicheck-")]


class Broken:
    """`os`, with one call that does something else first."""

    def __init__(self, point: str, act: Callable[[], None]) -> None:
        self._point = point
        self._act = act

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def _at(self, point: str) -> None:
        if point == self._point:
            self._act()

    def open(self, path: str, flags: int, mode: int = 0o777) -> int:
        self._at("open")
        return os.open(path, flags, mode)

    def fdopen(self, descriptor: int, mode: str) -> BinaryIO:
        return BrokenFile(os.fdopen(descriptor, mode), self._at)  # type: ignore[return-value]

    def fsync(self, descriptor: int) -> None:
        self._at("fsync")
        os.fsync(descriptor)

    def replace(self, source: str, target: str) -> None:
        self._at("replace")
        os.replace(source, target)  # noqa: PTH105 - it stands in for os
        self._at("replaced")


class BrokenFile:
    """A file in the making, with one call that does something else first."""

    def __init__(self, file: BinaryIO, at: Callable[[str], None]) -> None:
        self._file = file
        self._at = at
        self._closed = False

    def write(self, data: bytes) -> int:
        half = self._file.write(data[: len(data) // 2])
        self._at("write")
        return half + self._file.write(data[len(data) // 2 :])

    def flush(self) -> None:
        self._at("flush")
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._file.close()
            self._at("close")


def raising(code: int) -> Callable[[], None]:
    """What fails as the operating system would fail it."""

    def act() -> None:
        raise OSError(code, os.strerror(code))

    return act


def child(
    words: Sequence[str],
    folder: Path,
    spec: str = "",
    *,
    env: dict[str, str] | None = None,
    before: Sequence[str] = (),
    **settings: Any,
) -> subprocess.CompletedProcess[bytes]:
    """Run zicheck in `folder` in a process of its own, broken by `spec`."""
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(env or {})}
    if not {"stdout", "stderr"} & settings.keys():
        settings["capture_output"] = True
    return subprocess.run(
        [*before, sys.executable, "-W", "error", str(Path(__file__)), spec, *words],
        cwd=folder, env=around, check=False, timeout=120, **settings,
    )  # fmt: skip


def obeying_modes() -> list[str] | None:
    """How to start a program that file modes hold for; None when that cannot be done here."""
    import shutil

    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        return None
    drop = "-dac_override,-dac_read_search,-fowner"
    return ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]


class _AtImport:
    """Sends a signal to this process when a module is about to be loaded."""

    def __init__(self, module: str, number: int) -> None:
        self._module = module
        self._number = number

    def find_spec(self, name: str, *_: object) -> None:
        if name == self._module:
            os.kill(os.getpid(), self._number)


def _break(spec: str) -> None:
    """`kill:replace`, `INT:write`, `TERM:import=zicheck.checking`, `INT:exit`."""
    # Whoever runs the tests in the background of a shell has Ctrl-C ignored, and so would we.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not spec:
        return
    what, _, point = spec.partition(":")
    number = getattr(signal, f"SIG{what.upper()}")
    if point.startswith("import="):
        sys.meta_path.insert(0, _AtImport(point.removeprefix("import="), number))
        return
    if point == "exit":
        import atexit

        atexit.register(os.kill, os.getpid(), number)
        return
    from zicheck import writing

    writing.os = Broken(point, lambda: os.kill(os.getpid(), number))  # type: ignore[attr-defined]


CODES = {
    "EACCES": errno.EACCES, "EDQUOT": errno.EDQUOT, "EFBIG": errno.EFBIG, "EIO": errno.EIO,
    "ENOSPC": errno.ENOSPC, "EPERM": errno.EPERM, "EROFS": errno.EROFS,
}  # fmt: skip

if __name__ == "__main__":
    _break(sys.argv.pop(1))
    from zicheck.starting import main

    sys.exit(main())
