"""`zicheck import`: a plan document (text, Word, PDF, ...) to a plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands.targets import beside
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.places import Place
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

    from zicheck.importing import import_files
    from zicheck.planwriter import write_plan
    from zicheck.writing import write_file

    if options.output and not options.force and os.path.lexists(options.output):
        write_file(options.output, b"", force=False)  # says so before the long work
    sources.require_file(options.file)
    drafts = import_files(options.file)
    if options.output in (None, "-") and len(drafts) > 1:
        sheets = "; ".join(draft.part for draft in drafts)
        several = _SEVERAL.fill(n=len(drafts), sheets=sheets)
        raise InputError(Problem(several, Place(options.file)))
    for draft in drafts:
        text = write_plan(draft.plan, draft.unsure)
        if options.output in (None, "-"):
            console.data(text)
        else:
            output = beside(options.output, draft.part) if draft.part else options.output
            write_file(output, text.encode("utf-8"), force=options.force)
            console.note(_WRITTEN.fill(path=shown(output), n=len(draft.plan.kegiatan)))
        _report_unsure(draft, console)
    return 0


def _report_unsure(draft: Draft, console: Console) -> None:
    """What a person has to look at, with its place in the document, on standard error."""
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
_SEVERAL = Text(
    "Buku kerja ini memuat {n} rencana (lembar {sheets}); sebutkan `-o rencana.yaml`, dan setiap "
    "lembar menjadi berkas sendiri, misalnya rencana-Lembar.yaml.",
    "The workbook holds {n} plans (sheets {sheets}); name `-o plan.yaml`, and each sheet becomes a "
    "file of its own, such as plan-Sheet.yaml.",
)
_WRITTEN = Text("{path} ditulis: {n} kegiatan.", "{path} written: {n} rows.")
