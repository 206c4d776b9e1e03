"""`zicheck compare`: two plans, or two versions or years of one, held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands import outputs as out
from zicheck.commands.judging import Judge, add_options
from zicheck.usage import Parser, UsageError

if TYPE_CHECKING:
    import argparse

    from zicheck.bahasa import Lang
    from zicheck.comparing import Comparison
    from zicheck.console import Console
    from zicheck.render.outcome import Setting
    from zicheck.render.terminal import View

FORMATS = {"terminal": out.TERMINAL, "md": ".md", "html": ".html", "json": ".json"}
_KINDS = tuple(FORMATS.values())


def parser(lang: Lang) -> Parser:
    """The options of `compare`."""
    made = Parser("zicheck compare", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("before", about=_BEFORE, metavar=_BEFORE_NAME)
    made.option("after", about=_AFTER, metavar=_AFTER_NAME)
    out.add_options(made, FORMATS, _KINDS)
    add_options(made)
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Compare; 0, or 2 when a plan could not be read or a file not written."""
    from zicheck.comparing import compare

    paths = (options.before, options.after)
    if paths == (sources.STDIN, sources.STDIN):
        raise UsageError(_ONE_STDIN)
    wanted = out.outputs(options, FORMATS, _KINDS, paths)
    judge = Judge(options, console)
    before, after = judge.one(paths[0]), judge.one(paths[1])
    found = compare(before.report, after.report, judge.setting.instrument)
    names = (before.path, after.path)
    made = {}
    for kind in wanted.kinds:
        plain = options.no_color or kind != wanted.printed
        view = console.view(no_color=plain, columns=options.width)
        made[kind] = render(found, names, judge.setting, kind, view)
    out.deliver(wanted, made, console)
    judge.tell_idle(paths)
    return 0


def render(
    found: Comparison, paths: tuple[str, str], setting: Setting, kind: str, view: View
) -> bytes:
    """The comparison as a file of the ending `kind`."""
    if kind == ".json":
        from zicheck.render.comparisonjson import document as json_document

        return json_document(found, paths, setting, view.lang).encode("utf-8")
    from zicheck.render.comparison import leaflet

    return out.leaflet_file(leaflet(found, paths, setting, view.lang), kind, view)


_TAKES = Text("SEMULA MENJADI", "BEFORE AFTER")
_ABOUT = Text(
    "Membandingkan dua rencana aksi, dua versinya, atau rencana tahun lalu dengan rencana tahun "
    "ini: temuan yang selesai, baru, dan masih ada; kesiapan menurut area; kegiatan yang "
    "ditambah, dihapus, dan diubah.",
    "Compares two plans, two versions of one, or last year's plan with this year's: findings "
    "fixed, new and still there; readiness by area; rows added, dropped and changed.",
)
_EPILOG = Text(
    "Kode keluar: 0 perbandingan dibuat, apa pun hasilnya; 2 ada berkas yang tidak dapat dibaca "
    "atau ditulis, atau perintah keliru.",
    "Exit codes: 0 the comparison was made, whatever it says; 2 a file could not be read or "
    "written, or bad usage.",
)
_BEFORE_NAME = Text("SEMULA", "BEFORE")
_AFTER_NAME = Text("MENJADI", "AFTER")
_BEFORE = Text(
    "rencana semula; `-` untuk masukan standar", "the plan before; `-` for standard input"
)
_AFTER = Text(
    "rencana yang baru; `-` untuk masukan standar", "the plan after; `-` for standard input"
)
_ONE_STDIN = Text(
    "Hanya satu dari kedua rencana dapat dibaca dari masukan standar; sebutkan berkas untuk yang "
    "lain.",
    "Only one of the two plans can come from standard input; name a file for the other.",
)
