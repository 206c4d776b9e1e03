"""The baseline file: the findings of each plan that are known, kept so that only new ones count.

JSON, one finding a line, in the order of the plans' names, so that a change of it reads well in
a review. Plans are named from the folder of the file, with `/`.
"""

# ruff: noqa: PTH110, PTH118, PTH120 - a path stays a string, which spares a start-up

from __future__ import annotations

import json
import math
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.errors import InputError, fault
from zicheck.filenames import shown
from zicheck.fingerprints import VERSION as PRINTS
from zicheck.novelty import Entry
from zicheck.utf8 import whole_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSION = 1
MAX_BYTES = 100_000_000
"""A plan of a hundred findings takes about 25 kB: thousands of plans fit."""


class Kept(NamedTuple):
    """What is kept of one plan: its readiness when it was kept, and its findings."""

    readiness: float
    entries: tuple[Entry, ...]


class Baseline:
    """The baseline at `path`, which need not exist yet; `data` is the file as it was read.

    Plans are asked for by their paths as given on the command line.
    """

    def __init__(
        self, path: str, plans: Mapping[str, Kept] | None = None, data: bytes | None = None
    ) -> None:
        self.path = path
        self.data = data
        self._folder = os.path.dirname(os.path.realpath(path))
        self._plans = dict(plans or {})
        self._asked: dict[str, str] = {}

    def name(self, plan: str) -> str:
        """The name of a plan in the file."""
        real = os.path.realpath(plan)
        with suppress(ValueError):  # on another drive: no way leads there from here
            real = os.path.relpath(real, self._folder)
        return real.replace(os.sep, "/")

    def of(self, plan: str, fingerprints: Iterable[str] = ()) -> Kept | None:
        """What is kept of `plan`; None when nothing is.

        A plan that was given another name is found by the `fingerprints` of its findings: it is
        the one whose file is gone and that shares most of them.
        """
        name = self.name(plan)
        self._asked[name] = name
        if name in self._plans:
            return self._plans[name]
        now = set(fingerprints)
        best, most = "", 0
        for old in self.gone():
            common = len(now.intersection(entry.fingerprint for entry in self._plans[old].entries))
            if common > most and old not in self._asked.values():
                best, most = old, common
        if not best:
            return None
        self._asked[name] = best
        return self._plans[best]

    def gone(self) -> list[str]:
        """The plans whose file does not exist any more."""
        return [
            name
            for name in self._plans
            if not os.path.exists(os.path.join(self._folder, name.replace("/", os.sep)))
        ]

    def renewed(self, plans: Mapping[str, Kept]) -> Baseline:
        """The baseline with `plans` (by path) as they are now; those that are gone are dropped."""
        gone = set(self.gone())
        kept = {name: value for name, value in self._plans.items() if name not in gone}
        return Baseline(self.path, {**kept, **{self.name(path): v for path, v in plans.items()}})

    def left(self) -> tuple[str, ...]:
        """Plans that are gone and that no plan of this run has been recognised as."""
        met = set(self._asked.values())
        return tuple(name for name in self.gone() if name not in met)

    def text(self) -> str:
        """The file."""
        plans = ",\n".join(
            f"  {_dumps(name)}: {_plan(kept)}" for name, kept in sorted(self._plans.items())
        )
        body = f"\n{plans}\n " if plans else ""
        return (
            f'{{"zicheck_baseline": {VERSION}, "fingerprints": {PRINTS},\n "plans": {{{body}}}}}\n'
        )


def load(path: str) -> Baseline:
    """The baseline in the file `path`.

    Raises:
        InputError: when it cannot be read, or is no baseline.
    """
    from zicheck.sources import read_bytes

    data = read_bytes(path, MAX_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _broken(path, _NOT_JSON) from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            raise _broken(path, _CONFLICT, number)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(path, _NOT_JSON, error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise _broken(path, _NOT_JSON) from None
    if not isinstance(value, dict) or not isinstance(value.get("zicheck_baseline"), int):
        raise _broken(path, _NO_BASELINE)
    if (value["zicheck_baseline"], value.get("fingerprints")) != (VERSION, PRINTS):
        raise _broken(path, _OTHER_VERSION)
    try:
        return Baseline(path, {str(k): _kept(v) for k, v in value["plans"].items()}, data)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
        raise _broken(path, _NO_BASELINE) from None


def _kept(value: Mapping[str, object]) -> Kept:
    readiness, findings = value["readiness"], value["findings"]
    if not isinstance(readiness, int | float) or not isinstance(findings, list):
        raise TypeError
    if not math.isfinite(readiness):
        raise ValueError
    return Kept(float(readiness), tuple(map(_entry, findings)))


def _entry(value: Mapping[str, object]) -> Entry:
    parts, about = value["parts"], str(value["about"])
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise TypeError
    return Entry(str(value["rule"]), str(value["fingerprint"]), tuple(parts), Text(about, about))


def _plan(kept: Kept) -> str:
    lines = ",\n".join(
        "    "
        + _dumps(
            {
                "rule": entry.rule,
                "fingerprint": entry.fingerprint,
                "parts": list(entry.parts),
                "about": entry.about.id,  # one language, or each run would change the file
            }
        )
        for entry in kept.entries
    )
    body = f"\n{lines}\n   " if lines else ""
    return f'{{"readiness": {round(kept.readiness, 6)}, "findings": [{body}]}}'


def _dumps(value: object) -> str:
    return whole_letters(json.dumps(value, ensure_ascii=False))


def _broken(
    path: str, text: Text, line: int | None = None, column: int | None = None
) -> InputError:
    return fault(path, text.fill(path=shown(path)), line, column)


_NOT_JSON = Text(
    "Baseline ini bukan JSON yang utuh; pulihkan dari git, atau hapus lalu buat lagi dengan "
    "`--write-baseline`.",
    "This baseline is no complete JSON; restore it from git, or delete it and make it again by "
    "`--write-baseline`.",
)
_CONFLICT = Text(
    "Baseline ini memuat tanda konflik git; pilih salah satu sisinya, lalu perbarui dengan "
    "`--write-baseline`.",
    "This baseline holds the marks of a git conflict; take one side, then renew it by "
    "`--write-baseline`.",
)
_NO_BASELINE = Text(
    "`{path}` bukan baseline zicheck; buat dengan `zicheck check PATH --baseline BERKAS "
    "--write-baseline`.",
    "`{path}` is no baseline of zicheck; make one by `zicheck check PATH --baseline FILE "
    "--write-baseline`.",
)
_OTHER_VERSION = Text(
    "Baseline `{path}` ditulis oleh versi zicheck yang lain; hapus lalu buat lagi dengan "
    "`--write-baseline`.",
    "The baseline `{path}` was written by another version of zicheck; delete it and make it again "
    "by `--write-baseline`.",
)
