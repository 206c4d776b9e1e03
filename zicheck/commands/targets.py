"""Where the documents of a run go: one file per plan and `-o`, known to be possible beforehand."""

# A path stays the string it was given as.
# ruff: noqa: PTH112, PTH119, PTH120, PTH121, PTH122

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands.judging import refuse_plans
from zicheck.errors import InputError, Problem
from zicheck.filenames import folded, shown
from zicheck.places import Place
from zicheck.records import Record
from zicheck.render.documents import FORMATS, ending
from zicheck.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

NAME = "{nama}"
"""Stands in an `-o` for the name of the plan's file without its ending."""


class Target(Record):
    """A file to write, and the ending that says what is written into it."""

    path: str
    kind: str


def targets(
    paths: Sequence[str], outputs: Sequence[str], known: Collection[str] = tuple(FORMATS)
) -> Mapping[str, tuple[Target, ...]]:
    """What to write for each plan under `paths`, by its path as it is read.

    Args:
        paths: the plans.
        outputs: the names after `-o`.
        known: the endings that they may have.

    Raises:
        UsageError: when several plans would go to one file, or a plan would be overwritten.
        InputError: when an ending is unknown or a folder does not exist.
    """
    kinds = {output: ending(output, known) for output in outputs}
    every = list(sources.find(paths))
    for output in outputs:
        if len(every) > 1 and NAME not in output:
            raise UsageError(_ONE_FILE.fill(output=shown(output), n=len(every)))
    made: dict[str, tuple[Target, ...]] = {}
    for path in every:
        if isinstance(path, sources.Failed):
            continue  # reading it will say what is wrong
        name = sources.STDIN_NAME if path == sources.STDIN else path
        made[name] = tuple(
            Target(output.replace(NAME, _stem(name)), kinds[output]) for output in outputs
        )
    _refuse_twice(made)
    written = [target.path for several in made.values() for target in several]
    _require_folders(written)
    refuse_plans(written, paths)
    return made


def targets_of(
    files: Mapping[str, Sequence[Target]], path: str, taken: set[str]
) -> Sequence[Target]:
    """Of `files`, those of the plan that was read as `path`.

    Several plans of one workbook are known only once it is read: the sheet of each then goes
    into the names. `taken` holds the names of this run that came about so, and grows.
    """
    if path in files:
        return files[path]
    file, _, sheet = path.partition(sources.PART)
    while file not in files and sources.PART in sheet:
        more, _, sheet = sheet.partition(sources.PART)
        file = f"{file}{sources.PART}{more}"
    return [
        Target(unused(beside(target.path, sheet), taken), target.kind) for target in files[file]
    ]


def unused(path: str, taken: set[str]) -> str:
    """`path`, with a number behind its name when it is among `taken`; it is so from now on."""
    stem, ending = os.path.splitext(path)
    name, number = path, 1
    while folded(name) in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    taken.add(folded(name))
    return name


def beside(path: str, part: str) -> str:
    """`path` with `part` at the end of its name: `laporan.html` to `laporan-2026.html`."""
    stem, ending = os.path.splitext(path)
    safe = "".join(sign if sign.isalnum() else "-" for sign in part).strip("-")
    return f"{stem}-{safe or 'lembar'}{ending}"


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0].strip("<>")


def _refuse_twice(made: Mapping[str, Sequence[Target]]) -> None:
    """Two plans of one name, or the same `-o` twice: the second would replace the first."""
    seen: dict[str, str] = {}
    for plan, several in made.items():
        for target in several:
            file = _one_name(target.path)
            if file in seen:
                text = _TWICE if seen[file] != plan else _SAME
                raise UsageError(
                    text.fill(path=shown(target.path), first=shown(seen[file]), plan=shown(plan))
                )
            seen[file] = plan


def _one_name(path: str) -> str:
    """What all names of one file to be have in common."""
    whole = os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - links stay
    return whole if knows_case(os.path.dirname(whole)) else folded(whole)


@cache
def knows_case(folder: str) -> bool:
    """Whether names in `folder` that differ only in case are two files."""
    other = folder.swapcase()
    try:
        return other == folder or not os.path.samefile(folder, other)
    except (OSError, ValueError):
        return True


def _require_folders(written: Iterable[str]) -> None:
    for path in written:
        folder = os.path.dirname(path)
        if folder and not os.path.isdir(folder):
            text = _NO_FOLDER.fill(path=shown(path), folder=shown(folder))
            raise InputError(Problem(text, Place(file=path)))


_ONE_FILE = Text(
    "`-o {output}`: {n} rencana tidak muat dalam satu berkas; tulis `{{nama}}` pada nama berkasnya, "
    "misalnya `-o 'laporan/{{nama}}.html'`.",
    "`-o {output}`: {n} plans do not fit into one file; write `{{nama}}` into its name, such as "
    "`-o 'reports/{{nama}}.html'`.",
)
_TWICE = Text(
    "`{path}` akan ditulis dua kali, untuk `{first}` dan `{plan}`; tulis keduanya ke folder yang "
    "berlainan.",
    "`{path}` would be written twice, for `{first}` and `{plan}`; write them to different folders.",
)
_SAME = Text(
    "`{path}` disebut dua kali sesudah -o; hapus salah satunya.",
    "`{path}` is named twice by -o; remove one of them.",
)
_NO_FOLDER = Text(
    "Berkas `{path}` tidak dapat ditulis karena folder `{folder}` belum ada; buat dahulu folder "
    "itu atau pilih yang sudah ada.",
    "The file `{path}` cannot be written because the folder `{folder}` does not exist; make it "
    "first or choose one that does.",
)
