"""Loads rule sets: the built-in one, compiled; and those of other people, validated."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zicheck import rulebuild
from zicheck.bahasa import Text
from zicheck.errors import fault
from zicheck.yamltree import decode, parse

if TYPE_CHECKING:
    from pathlib import Path

    from zicheck.rule import Changed, RuleSet
    from zicheck.yamlnodes import Node

BUILTIN = "permenpanrb-90-2021"
MAX_BYTES = 5_000_000
"""The built-in rule set is a tenth of it."""
_MAX_CHAIN = 8


@lru_cache(maxsize=1)
def builtin() -> RuleSet:
    """The rule set that ships with zicheck."""
    return rulebuild.build(_builtin_data())


def _builtin_data() -> dict[str, Any]:
    # A plain path: pathlib alone takes longer to import than this file takes to read.
    path = os.path.join(os.path.dirname(__file__), "builtin", f"{BUILTIN}.json")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        data: dict[str, Any] = json.load(file)
    return data


def load(path: Path) -> RuleSet:
    """The rule set in the file `path`.

    Raises:
        InputError: when the file, or a rule in it, cannot be used; names file and line.
    """
    data, changed = _extended(path, ())
    from hashlib import sha256  # the built-in rules need none

    said = repr([data, changed]).encode("utf-8", "surrogatepass")
    return rulebuild.build(data, changed)._replace(digest=sha256(said).hexdigest())


def _extended(path: Path, seen: tuple[Path, ...]) -> tuple[dict[str, Any], dict[str, Changed]]:
    """The data of the rule set in `path` laid over that of the one it extends."""
    if path.resolve() in seen or len(seen) >= _MAX_CHAIN:
        raise fault(str(path), _CIRCLE)
    from zicheck.rulesetlayer import Layer  # pydantic comes with it

    tree = _tree(path)
    file = Layer(str(path), tree)
    own = file.validated()
    base_name = own["memperluas"]
    if base_name == BUILTIN:
        base = _builtin_data()
    elif base_name.endswith((".yaml", ".yml")):
        # A rule set from elsewhere must not choose what else is read here.
        if set("/\\:") & set(base_name.removeprefix("./")):
            raise file.fault(("memperluas",), _ELSEWHERE.fill(name=base_name))
        base, _ = _extended(path.parent / base_name, (*seen, path.resolve()))
    else:
        raise file.fault(("memperluas",), _UNKNOWN_BASE.fill(name=base_name, known=BUILTIN))
    return file.over(base, own)


def _tree(path: Path) -> Node:
    try:
        if not path.is_dir() and not path.is_file() and path.exists():
            raise fault(str(path), _NO_FILE)
        if path.stat().st_size > MAX_BYTES:
            raise fault(str(path), _TOO_BIG)
        data = path.read_bytes()
    except OSError as error:
        raise fault(str(path), _UNREADABLE.fill(detail=error.strerror or "OSError")) from None
    return parse(decode(data, str(path)), str(path))


_CIRCLE = Text(
    "Kumpulan aturan ini memperluas dirinya sendiri atau berlapis terlalu dalam; periksa `memperluas`.",
    "This rule set extends itself, or too deeply; look at `memperluas`.",
)
_UNKNOWN_BASE = Text(
    "`memperluas: {name}` tidak dikenal; tulis `{known}` atau nama berkas .yaml.",
    "`memperluas: {name}` is unknown; write `{known}` or the name of a .yaml file.",
)
_ELSEWHERE = Text(
    "`memperluas: {name}` menunjuk ke folder lain; taruh berkas itu di folder yang sama dan tulis "
    "namanya saja.",
    "`memperluas: {name}` points to another folder; put that file into the same folder and write "
    "its name only.",
)
_NO_FILE = Text(
    "Kumpulan aturan harus berkas biasa, bukan perangkat atau pipa; berikan nama berkas .yaml.",
    "A rule set must be a plain file, no device or pipe; give the name of a .yaml file.",
)
_TOO_BIG = Text(
    "Berkas kumpulan aturan lebih besar dari 5 MB; pecah atau hapus isinya yang bukan aturan.",
    "The rule-set file is larger than 5 MB; split it or delete what is no rule.",
)
_UNREADABLE = Text(
    "Berkas kumpulan aturan tidak dapat dibaca ({detail}); periksa nama dan izinnya.",
    "The rule-set file cannot be read ({detail}); look at its name and permissions.",
)
