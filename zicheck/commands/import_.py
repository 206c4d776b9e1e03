"""`zicheck import`: a plan document (text, Word, PDF, ...) to a plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.usage import Parser

if TYPE_CHECKING:
    import argparse

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.decree import Draft

_MOST = 20
"""Places named on the screen; the file itself marks them all."""


def parser(lang: Lang) -> Parser:
    """The options of `import`."""
    made = Parser("zicheck import", _ABOUT, lang, takes=_TAKES)
    made.option("file", about=_FILE, metavar="FILE")
    made.option("--output", "-o", about=_OUTPUT, metavar="FILE")
    made.option("--force", about=_FORCE, action="store_true")
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Import one document; says on standard error what a person has to look at."""
    import os

    from zicheck.importing import import_file
    from zicheck.planwriter import write_plan
    from zicheck.writing import write_file

    if options.output and not options.force and os.path.lexists(options.output):
        write_file(options.output, b"", force=False)  # says so before the long work
    sources.require_file(options.file)
    draft = import_file(options.file)
    text = write_plan(draft.plan, draft.unsure)
    if options.output in (None, "-"):
        console.data(text)
    else:
        write_file(options.output, text.encode("utf-8"), force=options.force)
        console.note(_WRITTEN.fill(path=shown(options.output), n=len(draft.plan.kegiatan)))
    _report_unsure(draft, console)
    return 0


def _report_unsure(draft: Draft, console: Console) -> None:
    """What a person has to look at, with its place in the document, on standard error."""
    from zicheck.errors import Problem

    if not draft.unsure:
        console.note(_SURE)
        return
    console.note(_UNSURE.fill(n=len(draft.unsure)))
    for unsure in draft.unsure[:_MOST]:
        console.problems(draft.file, [Problem(unsure.text, draft.locate(unsure.route))])
    if len(draft.unsure) > _MOST:
        console.note(_MORE.fill(n=len(draft.unsure) - _MOST))


_TAKES = Text("FILE", "FILE")
_ABOUT = Text(
    "Membaca rencana aksi dari dokumen dan menuliskannya sebagai berkas YAML.",
    "Reads a plan from a document and writes it as a YAML file.",
)
_FILE = Text("dokumen rencana aksi", "the plan document")
_OUTPUT = Text("berkas YAML yang ditulis; tanpa ini dicetak", "YAML file to write; else printed")
_FORCE = Text("timpa berkas yang sudah ada", "overwrite an existing file")
_SURE = Text("Tidak ada yang meragukan.", "Nothing is in doubt.")
_UNSURE = Text(
    "{n} tempat perlu dilihat kembali (juga ditandai sebagai komentar dalam berkasnya):",
    "{n} places to look at again (also marked by comments in the file):",
)
_MORE = Text("dan {n} tempat lain.", "and {n} more.")
_WRITTEN = Text("{path} ditulis: {n} kegiatan.", "{path} written: {n} rows.")
