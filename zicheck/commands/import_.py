"""`zicheck import`: plan documents (text, HTML, Word, Excel, PDF, ...) to plan files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.kolom import add_kolom, told
from zicheck.commands.targets import beside, unused
from zicheck.defects import defect
from zicheck.errors import InputError, Problem, fault
from zicheck.filenames import shown
from zicheck.places import Place
from zicheck.usage import Parser, UsageError, choice

if TYPE_CHECKING:
    import argparse

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.decree import Draft

_MOST = 20
"""Places named on the screen; the file itself marks them all."""


def parser(lang: Lang) -> Parser:
    """The options of `import`."""
    made = Parser("zicheck import", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("path", about=_PATH, metavar="PATH")
    made.option("--output", "-o", about=_OUTPUT, metavar=Text("BERKAS|FOLDER", "FILE|FOLDER"))
    made.option("--force", about=_FORCE, action="store_true")
    add_kolom(made)
    made.option("--explain", about=_EXPLAIN, action="store_true")
    made.option(
        "--format", about=_FORMAT, type=choice("terminal", "json"), default="terminal",
        metavar="FORMAT",
    )  # fmt: skip
    shared.add_progress(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Import; 0, or 2 when a document of a folder could not be read or written."""
    if options.format == "json" and not options.explain:
        raise UsageError(_JSON_EXPLAINS)
    if os.path.isdir(options.path):  # noqa: PTH112 - a path stays a string
        return _folder(options, console)
    _refuse_existing(options.output, force=options.force)
    sources.require_file(options.path)
    drafts = _read(options.path, options)
    if options.output in (None, sources.STDIN):
        _print(drafts, options, console)
    else:
        for path, draft in _files(options.output, drafts, force=options.force):
            _write(path, draft, force=options.force)
            console.note(_WRITTEN.fill(path=shown(path), n=len(draft.plan.kegiatan)))
    if options.explain:
        _explain(drafts, [], options, console)
    for draft in drafts:
        if not (options.explain and options.format == "json"):
            _report_unsure(draft, console)
    return 0


def _read(path: str, options: argparse.Namespace) -> tuple[Draft, ...]:
    from zicheck.importing import import_files

    return import_files(path, told=told(options))


def _print(drafts: tuple[Draft, ...], options: argparse.Namespace, console: Console) -> None:
    """The plan on standard output, unless what was recognised is wanted there."""
    from zicheck.planwriter import write_plan

    if options.explain and options.output is None:
        return
    if len(drafts) > 1:
        parts = "; ".join(draft.part for draft in drafts)
        raise fault(options.path, _SEVERAL.fill(n=len(drafts), parts=parts))
    console.data(write_plan(drafts[0].plan, drafts[0].unsure))


def _files(output: str, drafts: tuple[Draft, ...], *, force: bool) -> list[tuple[str, Draft]]:
    """Where each plan of a document goes; none is written if one of them exists."""
    taken: set[str] = set()
    files = [(unused(beside(output, d.part), taken) if d.part else output, d) for d in drafts]
    for path, _ in files:
        _refuse_existing(path, force=force)
    return files


def _refuse_existing(path: str | None, *, force: bool) -> None:
    """Say that a file exists before the long work, not after it."""
    if path and path != sources.STDIN and not force:
        from zicheck.writing import require_new

        require_new(path)


def _write(path: str, draft: Draft, *, force: bool) -> None:
    from zicheck.planwriter import write_plan
    from zicheck.writing import write_file

    write_file(path, write_plan(draft.plan, draft.unsure).encode("utf-8"), force=force)


class _Failure(NamedTuple):
    path: str
    problems: tuple[Problem, ...]


def _folder(options: argparse.Namespace, console: Console) -> int:
    """Import every document of a folder; one that fails does not keep the others."""
    from zicheck.commands.folders import documents, plan_files
    from zicheck.commands.progress import DOCUMENTS, Progress
    from zicheck.importing import READERS

    output = None if options.explain and options.output is None else options.output
    if output in (None, sources.STDIN) and not (options.explain and output is None):
        raise UsageError(_NO_OUTPUT)
    files = documents(options.path, READERS)
    targets = plan_files(options.path, files, output) if output else {}
    progress = Progress(console, len(files), DOCUMENTS)
    failures: list[_Failure] = []
    read: list[Draft] = []
    written = 0
    for number, path in enumerate(files):
        progress.at(number, path)
        try:
            drafts = _read(path, options)
            made = _files(targets[path], drafts, force=options.force) if targets else []
            for target, draft in made:
                os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)  # noqa: PTH103, PTH120 - a path stays a string
                _write(target, draft, force=options.force)
                doubts = len(draft.unsure)
                rows = len(draft.plan.kegiatan)
                console.note(_FROM.fill(path=shown(path), to=shown(target), n=rows, doubts=doubts))
                written += 1
            if options.explain:
                read += drafts
        except InputError as error:
            failures.append(_Failure(path, error.problems))
        except OSError as error:
            detail = error.strerror or type(error).__name__
            text = _CANNOT.fill(path=shown(targets[path]), detail=detail)
            failures.append(_Failure(path, (Problem(text, Place(file=path)),)))
        except Exception as error:  # noqa: BLE001 - one document must not end the batch
            failures.append(_Failure(path, (Problem(defect(error), Place(file=path)),)))
    progress.clear()
    if options.explain:
        _explain(tuple(read), failures, options, console)
    for failure in failures:
        console.problems(failure.path, failure.problems)
    if targets:
        console.note(_TOTAL.fill(n=written, files=len(files), failed=len(failures)))
    return 2 if failures else 0


def _explain(
    drafts: tuple[Draft, ...],
    failures: list[_Failure],
    options: argparse.Namespace,
    console: Console,
) -> None:
    """What was recognised as what, on standard output."""
    from zicheck.render.explained import VERSION, explained_lines, explained_object

    if options.format == "json":
        from zicheck.render.json import error_object, layout

        value: dict[str, Any] = {
            "version": VERSION,
            "plans": [explained_object(draft, console.lang) for draft in drafts],
            "errors": [error_object(path, found, console.lang) for path, found in failures],
        }
        console.data(layout(value) + "\n")
        return
    view = console.view()
    for number, draft in enumerate(drafts):
        console.lines([*([""] if number else []), *explained_lines(draft, view)])


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


_TAKES = Text("PATH", "PATH")
_ABOUT = Text(
    "Membaca rencana aksi dari dokumen dan menuliskannya sebagai berkas YAML.",
    "Reads a plan from a document and writes it as a YAML file.",
)
_EPILOG = Text(
    "Kode keluar: 0 terbaca; 2 ada dokumen yang tidak dapat dibaca atau ditulis, atau perintah "
    "keliru.",
    "Exit codes: 0 all was read; 2 a document could not be read or written, or bad usage.",
)
_PATH = Text(
    "dokumen rencana aksi, atau folder berisi dokumen", "the plan document, or a folder of them"
)
_OUTPUT = Text(
    "berkas YAML yang ditulis, atau foldernya untuk satu folder; tanpa ini dicetak",
    "YAML file to write, or the folder for a whole folder; else printed",
)
_FORCE = Text("timpa berkas yang sudah ada", "overwrite an existing file")
_EXPLAIN = Text(
    "tunjukkan apa yang dikenali sebagai apa: kolom, area, dan bagian keputusan",
    "show what was recognised as what: columns, areas and parts of the decree",
)
_FORMAT = Text(
    "bentuk --explain: terminal (bawaan) atau json", "form of --explain: terminal (default) or json"
)
_JSON_EXPLAINS = Text(
    "`--format json` adalah bentuk `--explain`; tambahkan `--explain`.",
    "`--format json` is a form of `--explain`; add `--explain`.",
)
_NO_OUTPUT = Text(
    "Untuk mengimpor satu folder, sebutkan folder hasilnya, misalnya `-o rencana/`.",
    "To import a folder, name the folder for what it gives, such as `-o plans/`.",
)
_SURE = Text("Tidak ada yang meragukan.", "Nothing is in doubt.")
_UNSURE = Text(
    "{n} tempat perlu dilihat kembali (juga ditandai sebagai komentar dalam berkasnya):",
    "{n} places to look at again (also marked by comments in the file):",
)
_MORE = Text("dan {n} tempat lain.", "and {n} more.")
_SEVERAL = Text(
    "Dokumen ini memuat {n} rencana ({parts}); sebutkan `-o rencana.yaml`, dan setiap rencana "
    "menjadi berkas sendiri, misalnya rencana-1.yaml.",
    "The document holds {n} plans ({parts}); name `-o plan.yaml`, and each becomes a file of its "
    "own, such as plan-1.yaml.",
)
_WRITTEN = Text("{path} ditulis: {n} kegiatan.", "{path} written: {n} rows.")
_FROM = Text(
    "{path} -> {to}: {n} kegiatan, {doubts} tempat perlu dilihat kembali.",
    "{path} -> {to}: {n} rows, {doubts} places to look at again.",
)
_CANNOT = Text(
    "`{path}` tidak dapat ditulis ({detail}); periksa folder dan izinnya.",
    "`{path}` cannot be written ({detail}); look at the folder and its permissions.",
)
_TOTAL = Text(
    "{n} rencana ditulis dari {files} dokumen; {failed} dokumen gagal.",
    "{n} plans written from {files} documents; {failed} documents failed.",
)
