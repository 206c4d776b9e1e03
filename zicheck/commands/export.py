"""`zicheck export`: each plan as the decree that it came from, to edit, print and sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.progress import followed
from zicheck.commands.targets import targets, targets_of
from zicheck.defects import defect
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.phrases import rows as rows_named
from zicheck.places import Place
from zicheck.render.decrees import FORMATS, SIZES
from zicheck.render.documents import load
from zicheck.usage import Parser, choice
from zicheck.writing import require_new, write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Mapping

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.render.decrees import Paper

_SCREEN = ".md"
"""What is printed when no file is named."""
_WITH_PROPERTIES = frozenset({".docx", ".xlsx"})
"""Endings of files that keep what the text does not show."""


def parser(lang: Lang) -> Parser:
    """The options of `export`."""
    made = Parser("zicheck export", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option("--output", "-o", about=_OUTPUT, metavar="FILE", action="append")
    made.option(
        "--kertas", about=_PAPER, type=choice(*SIZES), metavar="|".join(SIZES), default="a4"
    )
    made.option("--force", about=_FORCE, action="store_true")
    shared.add_progress(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the decrees; 0, or 2 when a plan could not be read or a file not written."""
    outputs = [output for output in options.output or () if output != sources.STDIN]
    printed = len(outputs) < len(options.output or (sources.STDIN,))
    files = targets(options.paths, outputs, tuple(FORMATS))
    for kind in {target.kind for several in files.values() for target in several}:
        load(*FORMATS[kind])  # what is not installed is told before the work
    if not options.force:
        for several in files.values():
            for target in several:
                require_new(target.path)
    taken: set[str] = set()
    code = 0
    loaded = sources.load(options.paths, console.stdin)
    for plan in followed(loaded, console, lambda: sources.count(options.paths)):
        if isinstance(plan, sources.Failed):
            console.problems(plan.path, plan.problems)
            code = 2
            continue
        wanted = targets_of(files, plan.path, taken)
        kinds = {*(target.kind for target in wanted), *([_SCREEN] if printed else [])}
        made = _written(plan, kinds, options.kertas, console)
        if made is None:
            code = 2
            continue
        if printed:
            console.data(made[_SCREEN].decode("utf-8"))
        for path, kind in wanted:
            try:
                write_file(path, made[kind], force=options.force)
            except InputError as error:
                console.problems(path, error.problems)
                code = 2
            else:
                console.note(_WRITTEN.fill(path=shown(path), n=len(plan.plan.kegiatan)))
    console.flush()
    return code


def _written(
    source: sources.Loaded, kinds: Collection[str], paper: Paper, console: Console
) -> Mapping[str, bytes] | None:
    """The file of each kind; None, and a sentence on standard error, when that fails.

    Says on standard error what would not come back by `zicheck import`.
    """
    from zicheck.carried import changed_passages, changed_rows, left_unsaid, restored
    from zicheck.decree import read_decree
    from zicheck.decreeform import document, form
    from zicheck.render.decrees import render

    try:
        laid_out = form(source.plan)
        kept = ""
        if source.plan.kegiatan and not _WITH_PROPERTIES.isdisjoint(kinds):
            draft = read_decree(document(laid_out, source.path))
            kept = left_unsaid(source.plan, laid_out, draft.plan)
            again = restored(draft, kept)
            if changed := changed_rows(source.plan, again.plan):
                console.note(_CHANGED.fill(path=shown(source.path), rows=rows_named(changed)))
            if lost := changed_passages(source.plan, again.plan):
                console.note(_PASSAGES.fill(path=shown(source.path), n=lost))
        return {kind: render(laid_out, kept, kind, paper) for kind in kinds}
    except Exception as error:  # noqa: BLE001 - one plan must not end the batch
        console.problems(source.path, [Problem(defect(error), Place(file=source.path))])
        return None


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Menulis setiap rencana aksi dalam bentuk keputusan beserta lampirannya, untuk disunting, "
    "dicetak dan ditandatangani. Akhiran nama berkas menentukan bentuknya: .docx, .xlsx, .html "
    "atau .md.",
    "Writes each plan as a decree with its annex, to edit, print and sign. The ending of the file "
    "name says which: .docx, .xlsx, .html or .md.",
)
_EPILOG = Text(
    "Kode keluar: 0 semua ditulis; 2 ada rencana yang tidak dapat dibaca, berkas yang tidak dapat "
    "ditulis, atau perintah keliru.",
    "Exit codes: 0 all were written; 2 a plan could not be read, a file not written, or bad usage.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_OUTPUT = Text(
    "berkas yang ditulis; boleh beberapa kali. Untuk beberapa rencana, `{nama}` menjadi nama berkas "
    "rencananya. Tanpa ini, keputusannya dicetak sebagai Markdown",
    "the file to write; may be given several times. For several plans `{nama}` becomes the name of "
    "the plan's file. Without it the decree is printed as Markdown",
)
_PAPER = Text("ukuran kertas (bawaan: a4)", "size of the paper (default: a4)")
_FORCE = Text("timpa berkas yang sudah ada", "overwrite existing files")
_WRITTEN = Text(
    "Keputusan `{path}` ditulis: {n} kegiatan.", "The decree `{path}` was written: {n} rows."
)
_PASSAGES = Text(
    "{path}: {n} bagian naskah akan terbaca lain bila dokumennya diimpor kembali.",
    "{path}: {n} passages would read otherwise when the document is imported again.",
)
_CHANGED = Text(
    "{path}: {rows} akan terbaca lain bila dokumennya diimpor kembali; lihat baris itu pada "
    "dokumennya.",
    "{path}: {rows} would read otherwise when the document is imported again; look at them there.",
)
