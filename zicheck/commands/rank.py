"""`zicheck rank`: many plans in one view, for whoever answers for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import batch
from zicheck.commands import options as shared
from zicheck.commands import outputs as out
from zicheck.commands.desk import Desk, Said
from zicheck.commands.judging import Judge, add_options
from zicheck.console import silent
from zicheck.render.documents import load
from zicheck.usage import Parser

if TYPE_CHECKING:
    import argparse

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.ranking import Ranking
    from zicheck.render.outcome import Checked
    from zicheck.render.ranked import Failures
    from zicheck.render.terminal import View

FORMATS = {
    "terminal": out.TERMINAL,
    "md": ".md",
    "html": ".html",
    "csv": ".csv",
    "json": ".json",
}
_WORKBOOK = ".xlsx"
_KINDS = (*FORMATS.values(), _WORKBOOK)


def parser(lang: Lang) -> Parser:
    """The options of `rank`."""
    made = Parser("zicheck rank", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    out.add_options(made, FORMATS, _KINDS)
    add_options(made)
    batch.add_jobs(made)
    shared.add_progress(made)
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Rank; 0, or 2 when a plan could not be read or a file not written."""
    from zicheck.ranking import Batch

    wanted = out.outputs(options, FORMATS, _KINDS, options.paths)
    if _WORKBOOK in wanted.kinds:
        load("rankedbook", "xlsx")  # what is not installed is told before the work
    judge = Judge(options, console)
    ranked = Batch(judge.setting.instrument)
    failed: list[sources.Failed] = []
    desk = Desk(judge, options.paths, _say)
    work = batch.Work(desk, make_desk, (options, console.lang), plain=False)
    for verdict in batch.judged(judge, options, console, work):
        if verdict.failed:
            failed.append(sources.Failed(verdict.path, verdict.problems))
        else:
            ranked.take(verdict.path, verdict.more)
    if ranked:
        ranking = ranked.ranking()
        made = {}
        for kind in wanted.kinds:
            plain = options.no_color or kind != wanted.printed
            view = console.view(no_color=plain, columns=options.width)
            made[kind] = render(ranking, failed, judge, kind, view)
        out.deliver(wanted, made, console)
    for path, problems in failed:
        console.problems(path, problems)
    judge.tell_idle(options.paths)
    return 2 if failed else 0


def make_desk(options: argparse.Namespace, lang: Lang) -> Desk:
    """The desk of a process that was started for a batch."""
    return Desk(Judge(options, silent(lang, {})), options.paths, _say)


def _say(plan: Checked) -> Said:
    from zicheck.ranking import extract

    return Said(more=extract(plan.report))


def render(ranking: Ranking, failed: Failures, judge: Judge, kind: str, view: View) -> bytes:
    """The ranking as a file of the ending `kind`."""
    if kind == ".json":
        from zicheck.render import rankedjson

        text = rankedjson.document(ranking, failed, judge.ruleset, judge.setting, view.lang)
        return text.encode("utf-8")
    if kind == ".csv":
        from zicheck.render import rankedcsv

        return rankedcsv.document(ranking, view.lang)
    if kind == _WORKBOOK:
        from zicheck.render import rankedbook

        return rankedbook.document(ranking, failed, judge.ruleset, view.lang)
    from zicheck.render.ranked import leaflet

    page = leaflet(ranking, failed, judge.ruleset, judge.setting, view.lang)
    return out.leaflet_file(page, kind, view)


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Mengurutkan banyak rencana aksi menurut kesiapannya, dengan kesiapan menurut area, temuan "
    "yang paling sering, dan teks yang sama antarunit, dalam satu halaman.",
    "Ranks many plans by readiness, with readiness by area, the most common findings, and equal "
    "texts of several units, on one page.",
)
_EPILOG = Text(
    "Kode keluar: 0 peringkat dibuat; 2 ada rencana yang tidak dapat dibaca (yang lain tetap "
    "diurutkan), berkas yang tidak dapat ditulis, atau perintah keliru.",
    "Exit codes: 0 the ranking was made; 2 a plan could not be read (the others are ranked all "
    "the same), a file not written, or bad usage.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
