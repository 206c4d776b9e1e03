"""`zicheck init`: a first plan to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.usage import Parser, UsageError

if TYPE_CHECKING:
    import argparse

    from zicheck.bahasa import Lang
    from zicheck.console import Console


def parser(lang: Lang) -> Parser:
    """The options of `init`."""
    made = Parser("zicheck init", _ABOUT, lang, takes=_TAKES)
    made.option("file", about=_FILE, metavar="FILE", nargs="?")
    made.option("--unit", about=_UNIT, metavar=Text("NAMA", "NAME"))
    made.option("--tahun", about=_YEAR, metavar=Text("TTTT", "YYYY"), type=shared.year)
    made.option("--force", about=_FORCE, action="store_true")
    shared.add_ruleset(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the plan to the file, or print it when none is named."""
    from datetime import date

    from zicheck.template import template

    unit = _PLACEHOLDER.to(console.lang) if options.unit is None else options.unit.strip()
    if not unit or not unit.isprintable():
        raise UsageError(_BAD_UNIT)
    year = options.tahun or date.today().year  # noqa: DTZ011 - the year where the user is
    text = template(shared.ruleset(options).instrument, unit, year, console.lang)
    if options.file in (None, "-"):
        console.data(text)
        return 0
    from zicheck.filenames import shown
    from zicheck.writing import write_file

    write_file(options.file, text.encode("utf-8"), force=options.force)
    console.note(_WRITTEN.fill(path=shown(options.file)))
    return 0


_TAKES = Text("[FILE]", "[FILE]")
_ABOUT = Text(
    "Menulis rencana awal dengan enam area dan semua komponen wajib LKE, untuk diisi.",
    "Writes a first plan with the six areas and every required komponen of the LKE, to fill in.",
)
_FILE = Text("berkas yang ditulis; tanpa ini dicetak ke layar", "file to write; else printed")
_UNIT = Text("nama unit kerja", "name of the work unit")
_YEAR = Text("tahun rencana (bawaan: tahun ini)", "year of the plan (default: this year)")
_FORCE = Text("timpa berkas yang sudah ada", "overwrite an existing file")
_PLACEHOLDER = Text("NAMA UNIT KERJA", "NAME OF THE UNIT")
_BAD_UNIT = Text(
    "`--unit` harus berisi nama yang dapat dicetak, misalnya `KPU Kabupaten Contoh`.",
    "`--unit` must be a name that can be printed, such as `KPU Kabupaten Contoh`.",
)
_WRITTEN = Text(
    "{path} ditulis; isi, lalu jalankan `zicheck check {path}`.",
    "{path} written; fill it in, then run `zicheck check {path}`.",
)
