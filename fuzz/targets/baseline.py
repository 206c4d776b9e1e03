"""A baseline file: refused in a sentence, or plans can be held against it and it can be renewed.

Promises: nothing is raised but `InputError`; what was read is written so that it reads the same.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz import mutating
from fuzz.promises import refused, require
from zicheck import baseline
from zicheck.bahasa import Text
from zicheck.baseline import Baseline, Kept
from zicheck.errors import InputError
from zicheck.novelty import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELD = tempfile.TemporaryDirectory(prefix="baseline-")  # goes when the process ends
_FOLDER = Path(_HELD.name)
(_FOLDER / "rencana.yaml").touch()
_ENTRY = Entry("WKT004", "a1b2c3d4e5f60718", ("3", "5"), Text("Target waktu", "Target time"))

DICTIONARY = (
    *('"zicheck_baseline": 1', '"fingerprints": ', '"plans": {', '"readiness": ', '"findings": ['),
    *(f'"{name}": ' for name in Entry._fields),
    *("null", "true", "1e400", "-1", "NaN", "Infinity", '""', "[]", "{}", "9" * 30, '"\\ud800"'),
    *("<<<<<<< HEAD", ">>>>>>> x", "../x.yaml", "/x", "\\u0000", "rencana.yaml", "[" * 500),
)
MUTATED = mutating.lines(DICTIONARY)


def seeds() -> Iterator[bytes]:
    """Baselines as zicheck writes them, and what a merge may leave."""
    path = str(_FOLDER / "zicheck-baseline.json")
    kept = {str(_FOLDER / name): Kept(19.5, (_ENTRY,)) for name in ("rencana.yaml", "lama.yaml")}
    for plans in ({}, dict(list(kept.items())[:1]), kept):
        yield Baseline(path).renewed(plans).text().encode()
    yield b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> cabang\n"
    yield b'{"zicheck_baseline": 2, "fingerprints": 1, "plans": {}}'


def TestOneInput(data: bytes) -> None:
    """Read `data` as a baseline, ask it for plans, and write it again."""
    path = _FOLDER / "zicheck-baseline.json"
    path.write_bytes(data)
    try:
        read = baseline.load(str(path))
    except InputError as error:
        refused(error)
        return
    read.of(str(_FOLDER / "rencana.yaml"))
    read.of(str(_FOLDER / "baru.yaml"), [_ENTRY.fingerprint])
    read.left()
    text = read.text()
    path.write_text(text, encoding="utf-8")
    require(baseline.load(str(path)).text() == text, "what is written reads the same")
    gone = set(read.gone())
    renewed = read.renewed({str(_FOLDER / "rencana.yaml"): Kept(1.0, (_ENTRY,))})
    require(not gone & set(renewed.gone()), "a renewed baseline forgets plans that are gone")
