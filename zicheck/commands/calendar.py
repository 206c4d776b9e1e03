"""`zicheck calendar`: the targets of a plan as a calendar that every program imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.judging import refuse_plans
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.phrases import rows
from zicheck.places import Place
from zicheck.render.documents import ending
from zicheck.usage import Parser

if TYPE_CHECKING:
    import argparse

    from zicheck.agenda import Agenda
    from zicheck.bahasa import Lang
    from zicheck.console import Console


def parser(lang: Lang) -> Parser:
    """The options of `calendar`."""
    made = Parser("zicheck calendar", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("path", about=_PATH, metavar="PATH")
    made.option("--output", "-o", about=_OUTPUT, metavar="FILE")
    made.option("--area", about=shared.AREA, metavar="AREA", action="append")
    shared.add_ruleset(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the calendar; 0, or 2 when the plan could not be read or the file not written."""
    from zicheck.agenda import agenda
    from zicheck.render.ics import document
    from zicheck.writing import write_file

    to_file = options.output not in (None, sources.STDIN)
    if to_file:
        ending(options.output, (".ics",))
        refuse_plans([options.output], [options.path])
    ruleset = shared.ruleset(options)
    wanted = shared.areas(options.area, ruleset.instrument)
    loaded = _one(options.path, console)
    made = agenda(loaded.plan, ruleset, wanted)
    data = document(made, console.lang)
    if to_file:
        write_file(options.output, data)
    else:
        console.data(data.decode())
    _tell(made, console, loaded.path)
    return 0


def _one(path: str, console: Console) -> sources.Loaded:
    found = list(sources.load([path], console.stdin))
    if len(found) > 1:
        raise InputError(Problem(_SEVERAL.fill(path=shown(path)), Place(file=path)))
    if isinstance(found[0], sources.Failed):
        raise InputError(found[0].problems)
    return found[0]


def _tell(made: Agenda, console: Console, path: str) -> None:
    """Say on standard error what the calendar lacks, or holds on trust."""
    for text, numbers in ((_UNDATED, made.undated), (_MISDATED, made.misdated)):
        if numbers:
            said = text.fill(path=shown(path), rows=rows(numbers), year=made.plan.tahun)
            console.note(said)


_TAKES = Text("PATH", "PATH")
_ABOUT = Text(
    "Menulis target waktu setiap kegiatan sebagai kalender (.ics), dengan langkah aksi dan bukti "
    "fisiknya, untuk diimpor ke aplikasi kalender.",
    "Writes the target of every row as a calendar (.ics), with its action and evidence, to import "
    "into a calendar program.",
)
_EPILOG = Text(
    "Kode keluar: 0 selesai; 2 berkas tidak dapat dibaca atau ditulis, atau perintah keliru.",
    "Exit codes: 0 done; 2 a file could not be read or written, or bad usage.",
)
_PATH = Text(
    "berkas rencana aksi; `-` untuk masukan standar", "the plan file; `-` for standard input"
)
_OUTPUT = Text(
    "berkas .ics yang ditulis; tanpa ini dicetak ke layar",
    "the .ics file to write; printed when not given",
)
_SEVERAL = Text(
    "`{path}` memuat lebih dari satu rencana; sebutkan satu berkas.",
    "`{path}` holds more than one plan; name one file.",
)
_UNDATED = Text(
    "{path}: tanpa bulan yang terbaca, tidak masuk kalender: {rows}.",
    "{path}: no month can be read, not in the calendar: {rows}.",
)
_MISDATED = Text(
    "{path}: target menyebut tahun lain, dimuat pada tahun {year}: {rows}.",
    "{path}: the target names another year, shown in {year}: {rows}.",
)
