"""`zicheck report`: the report of each plan as a document, by the ending of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import batch
from zicheck.commands import options as shared
from zicheck.commands.desk import Desk, Said
from zicheck.commands.judging import Judge, add_options
from zicheck.commands.targets import targets, targets_of
from zicheck.console import silent
from zicheck.defects import defect
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.places import Place
from zicheck.render import documents
from zicheck.render.dossier import dossier
from zicheck.usage import Parser
from zicheck.writing import write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.render.outcome import Checked

_SCREEN = ".md"
"""What is printed when no file is named: a text that can be read as it is, and pasted."""


def parser(lang: Lang) -> Parser:
    """The options of `report`."""
    made = Parser("zicheck report", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option("--output", "-o", about=_OUTPUT, metavar="FILE", action="append")
    add_options(made)
    batch.add_jobs(made)
    shared.add_progress(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the reports; 0, or 2 when a plan could not be read or a report not written."""
    outputs = [output for output in options.output or () if output != sources.STDIN]
    printed = len(outputs) < len(options.output or (sources.STDIN,))
    files = targets(options.paths, outputs)
    for kind in {documents.ending(output) for output in outputs}:
        documents.load(*documents.FORMATS[kind])  # what is not installed is told before the work
    judge = Judge(options, console)
    taken: set[str] = set()
    code = 0
    kinds = [*{documents.ending(output) for output in outputs}, *([_SCREEN] * printed)]
    desk = Desk(judge, options.paths, _writer(judge, kinds, console.lang))
    work = batch.Work(desk, make_desk, (options, kinds, console.lang), plain=False)
    for verdict in batch.judged(judge, options, console, work):
        made = verdict.more
        if verdict.failed or isinstance(made, Problem):
            console.problems(verdict.path, verdict.problems or [made])
            code = 2
            continue
        if printed:
            console.data(made[_SCREEN].decode("utf-8"))
        for path, kind in targets_of(files, verdict.path, taken):
            try:
                write_file(path, made[kind])
            except InputError as error:
                console.problems(path, error.problems)
                code = 2
            else:
                console.note(_WRITTEN.fill(path=shown(path)))
    console.flush()
    judge.tell_idle(options.paths)
    return code


def make_desk(options: argparse.Namespace, kinds: Sequence[str], lang: Lang) -> Desk:
    """The desk of a process that was started for a batch."""
    judge = Judge(options, silent(lang, {}))
    return Desk(judge, options.paths, _writer(judge, kinds, lang))


def _writer(judge: Judge, kinds: Sequence[str], lang: Lang) -> Callable[[Checked], Said]:
    """What makes the document of each kind; a problem when that fails."""
    setting = judge.setting

    def say(plan: Checked) -> Said:
        try:
            told = dossier(plan, judge.ruleset, setting.as_of, keep_ignored=setting.keep_ignored)
            return Said(more={kind: documents.render(told, kind, lang) for kind in set(kinds)})
        except Exception as error:  # noqa: BLE001 - one plan must not end the batch
            return Said(more=Problem(defect(error), Place(file=plan.path)))

    return say


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Menulis laporan pemeriksaan setiap rencana aksi sebagai dokumen. Akhiran nama berkas "
    "menentukan bentuknya: .html, .xlsx, .docx, .md, .csv atau .json.",
    "Writes the report of each plan as a document. The ending of the file name says which: .html, "
    ".xlsx, .docx, .md, .csv or .json.",
)
_EPILOG = Text(
    "Kode keluar: 0 laporan ditulis, ada temuan atau tidak; 2 ada rencana yang tidak dapat dibaca, "
    "laporan yang tidak dapat ditulis, atau perintah keliru.",
    "Exit codes: 0 the reports were written, with findings or without; 2 a plan could not be read, "
    "a report not written, or bad usage.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_OUTPUT = Text(
    "berkas laporan; boleh beberapa kali. Untuk beberapa rencana, `{nama}` menjadi nama berkas "
    "rencananya. Tanpa ini, laporan dicetak sebagai Markdown",
    "the report file; may be given several times. For several plans `{nama}` becomes the name of "
    "the plan's file. Without it the report is printed as Markdown",
)
_WRITTEN = Text("Laporan `{path}` ditulis.", "The report `{path}` was written.")
