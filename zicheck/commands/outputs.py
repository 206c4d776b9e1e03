"""Where a command puts one document: files by their endings, standard output in a form asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands.judging import refuse_plans
from zicheck.filenames import shown
from zicheck.records import Record
from zicheck.render.documents import ending
from zicheck.usage import choice
from zicheck.utf8 import encoded
from zicheck.writing import write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Mapping, Sequence

    from zicheck.console import Console
    from zicheck.render.leaflet import Leaflet
    from zicheck.render.terminal import View
    from zicheck.usage import Parser

TERMINAL = ".txt"
"""The ending of plain text: what a terminal shows."""


class Outputs(Record):
    """Files with their endings, and the ending that is printed (None: nothing is)."""

    files: tuple[tuple[str, str], ...]
    printed: str | None

    @property
    def kinds(self) -> list[str]:
        """Every ending asked for, once."""
        wanted = [kind for _, kind in self.files]
        return list(dict.fromkeys([*wanted, *([self.printed] if self.printed else [])]))


def add_options(parser: Parser, formats: Mapping[str, str], kinds: Collection[str]) -> None:
    """Add `--format`, one of the names in `formats`, and `-o`, a name that ends in `kinds`."""
    parser.option(
        "--format",
        about=_FORMAT.fill(known=", ".join(formats)),
        type=choice(*formats),
        metavar="FORMAT",
    )
    parser.option(
        "--output",
        "-o",
        about=_OUTPUT.fill(known=", ".join(kinds)),
        metavar="FILE",
        action="append",
    )


def outputs(
    options: argparse.Namespace,
    formats: Mapping[str, str],
    kinds: Collection[str],
    plans: Sequence[str],
) -> Outputs:
    """What is asked for.

    Raises:
        InputError: when a name ends in none of `kinds`.
        UsageError: when a file to write is one of the `plans`.
    """
    given: list[str] = options.output or []
    names = [name for name in given if name != sources.STDIN]
    files = tuple((name, ending(name, tuple(kinds))) for name in names)
    refuse_plans(names, plans)
    to_screen = not given or len(names) < len(given) or options.format is not None
    return Outputs(files, formats[options.format or "terminal"] if to_screen else None)


def deliver(wanted: Outputs, made: Mapping[str, bytes], console: Console) -> None:
    """Write what was `made`, by its ending, to where it is wanted.

    Raises:
        InputError: when a file cannot be written.
    """
    for name, kind in wanted.files:
        write_file(name, made[kind])
        console.note(_WRITTEN.fill(path=shown(name)))
    if wanted.printed is not None:
        write = console.write if wanted.printed == TERMINAL else console.data
        write(made[wanted.printed].decode("utf-8-sig"))  # a mark of order is for files
    console.flush()


def leaflet_file(leaflet: Leaflet, kind: str, view: View) -> bytes:
    """A leaflet as a file of the ending `kind`: .html, .md or .txt."""
    if kind == ".html":
        from zicheck.render import leafletpage

        return leafletpage.document(leaflet)
    if kind == ".md":
        from zicheck.render import leafletmarkdown

        text = leafletmarkdown.document(leaflet)
    else:
        from zicheck.render import leafletterminal

        text = "".join(f"{line}\n" for line in leafletterminal.lines(leaflet, view))
    return encoded(text)


_FORMAT = Text(
    "bentuk yang dicetak ke layar: {known} (bawaan: terminal)",
    "what is printed: {known} (default: terminal)",
)
_OUTPUT = Text(
    "tulis ke berkas ini, bukan ke layar; boleh beberapa kali; akhirannya menentukan bentuknya: "
    "{known}",
    "write to this file instead of the screen; may be given several times; its ending says what "
    "is written: {known}",
)
_WRITTEN = Text("Berkas `{path}` ditulis.", "The file `{path}` was written.")
