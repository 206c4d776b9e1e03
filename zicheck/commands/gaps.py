"""`zicheck gaps`: what to change in a plan, most points first, and the shortest way to 60% and 75%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.commands import batch
from zicheck.commands import options as shared
from zicheck.commands import outputs as out
from zicheck.commands.desk import Desk, Said
from zicheck.commands.judging import Judge, add_options
from zicheck.console import silent
from zicheck.defects import defect
from zicheck.errors import Problem
from zicheck.places import Place
from zicheck.render.documents import load
from zicheck.usage import Parser, Refused
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.render.gaplist.page import Book, Page
    from zicheck.render.outcome import Checked
    from zicheck.render.terminal import View

FORMATS: Mapping[str, tuple[str, str]] = {
    ".md": ("markdown", ""),
    ".xlsx": ("xlsx", "xlsx"),
    ".csv": ("csv", ""),
    ".docx": ("docx", "docx"),
    ".json": ("json", ""),
    ".txt": ("terminal", ""),
}
"""The module of :mod:`zicheck.render.gaplist` for each ending, and the extra that it needs."""

_PRINTED = {"terminal": ".txt", "md": ".md", "csv": ".csv", "json": ".json"}


def parser(lang: Lang) -> Parser:
    """The options of `gaps`."""
    made = Parser("zicheck gaps", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option("--area", about=shared.AREA, metavar="AREA", action="append")
    made.option("--top", about=_TOP, metavar="N", type=_count)
    made.option("--owner", about=_OWNER, action="store_true")
    out.add_options(made, _PRINTED, FORMATS)
    add_options(made)
    batch.add_jobs(made)
    shared.add_progress(made)
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """List the gaps; 0, or 2 when a plan could not be read or a file not written."""
    wanted = out.outputs(options, _PRINTED, FORMATS, options.paths)
    for kind in wanted.kinds:
        _module(kind)  # what is not installed is told before the work
    judge = Judge(options, console)
    areas = shared.areas(options.area, judge.ruleset.instrument)
    pages: list[Page] = []
    failed: list[tuple[str, tuple[Problem, ...]]] = []
    desk = Desk(judge, options.paths, _lister(judge, areas, options))
    work = batch.Work(desk, make_desk, (options, console.lang), plain=False)
    tell_doubts = wanted.printed != ".json"
    for verdict in batch.judged(judge, options, console, work, tell_doubts=tell_doubts):
        if verdict.failed or isinstance(verdict.more, Problem):
            failed.append((verdict.path, verdict.problems or (verdict.more,)))
        else:
            pages.append(verdict.more)
    from zicheck.render.gaplist.page import Book

    book = Book(tuple(pages), judge.setting, tuple(failed))
    if book.pages or wanted.printed == ".json":
        as_file = any(kind == out.TERMINAL for _, kind in wanted.files)
        view = console.view(no_color=options.no_color or as_file, columns=options.width)
        made = {kind: _document(kind, book, console.lang, view) for kind in wanted.kinds}
        out.deliver(wanted, made, console)
    if wanted.printed != ".json":
        for path, problems in book.failed:
            console.problems(path, problems)
    judge.tell_idle(options.paths)
    return 2 if failed else 0


def make_desk(options: argparse.Namespace, lang: Lang) -> Desk:
    """The desk of a process that was started for a batch."""
    judge = Judge(options, silent(lang, {}))
    areas = shared.areas(options.area, judge.ruleset.instrument)
    return Desk(judge, options.paths, _lister(judge, areas, options))


def _lister(
    judge: Judge, wanted: frozenset[str], options: argparse.Namespace
) -> Callable[[Checked], Said]:
    """What arranges the gaps of a plan; a problem when that fails."""

    def say(plan: Checked) -> Said:
        try:
            return Said(more=_page(plan, judge, wanted, options))
        except Exception as error:  # noqa: BLE001 - one plan must not end the batch
            return Said(more=Problem(defect(error), Place(file=plan.path)))

    return say


def _page(plan: Checked, judge: Judge, wanted: frozenset[str], options: argparse.Namespace) -> Page:
    from zicheck.gaps import gap_list
    from zicheck.render.gaplist.page import page

    found = gap_list(plan.report, judge.ruleset, wanted)
    return page(plan, found, judge.setting, top=options.top, owners=options.owner)


def _document(kind: str, book: Book, lang: Lang, view: View) -> bytes:
    if kind != out.TERMINAL:
        made: bytes = _module(kind).document(book, lang)
        return made
    from zicheck.render.gaplist.terminal import lines

    shown: list[str] = []
    for number, page in enumerate(book.pages):
        shown += [*([""] if number else []), *lines(page, view)]
    return encoded("".join(f"{line}\n" for line in shown))


def _module(kind: str) -> ModuleType:
    """The renderer of an ending.

    Raises:
        InputError: when what it needs is not installed.
    """
    name, extra = FORMATS[kind]
    return load(f"gaplist.{name}", extra)


def _count(word: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,5}", word):
        return int(word)
    raise Refused(_BAD_COUNT.fill(word=word))


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Menyusun daftar gap setiap area, poin terbanyak lebih dahulu: apa yang diubah, pada baris "
    "mana, paling lambat bulan apa, dengan bukti apa; dan perubahan paling sedikit yang membawa "
    "area ke 60% (WBK) dan 75% (WBBM) bobotnya.",
    "Lists the gaps of each area, most points first: what to change, in which row, by which month, "
    "with which evidence; and the fewest changes that bring the area to 60% (WBK) and 75% (WBBM) "
    "of its weight.",
)
_EPILOG = Text(
    "Kode keluar: 0 selesai; 2 ada berkas yang tidak dapat dibaca atau ditulis, atau perintah "
    "keliru.",
    "Exit codes: 0 done; 2 a file could not be read or written, or bad usage.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_TOP = Text(
    "paling banyak N gap setiap area (atau setiap penanggung jawab)",
    "at most N gaps of each area (or of each penanggung jawab)",
)
_OWNER = Text(
    "kelompokkan menurut penanggung jawab, bila rencana memuatnya",
    "group by penanggung jawab, when the plan names them",
)
_BAD_COUNT = Text(
    "`{word}` bukan jumlah; tulis bilangan 1 atau lebih.",
    "`{word}` is no count; write a number of 1 or more.",
)
