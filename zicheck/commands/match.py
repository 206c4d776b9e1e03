"""`zicheck match`: which LKE indikator each row serves, how sure that is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.checking import matched
from zicheck.commands import options as shared
from zicheck.commands.kolom import add_kolom, told
from zicheck.commands.progress import followed
from zicheck.defects import defect
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.places import Place
from zicheck.render.numbers import rounded
from zicheck.render.wrap import clean, shorten, wrap
from zicheck.usage import Parser, UsageError, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.matching import Match
    from zicheck.render.terminal import View
    from zicheck.rule import RuleSet

VERSION = 1
_TERMS = 4


def parser(lang: Lang) -> Parser:
    """The options of `match`."""
    made = Parser("zicheck match", _ABOUT, lang, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option(
        "--format", about=_FORMAT, type=choice("terminal", "json"), default="terminal",
        metavar="FORMAT",
    )  # fmt: skip
    made.option("--write", about=_WRITE, action="store_true")
    shared.add_ruleset(made)
    add_kolom(made)
    shared.add_progress(made)
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Match; 0, or 2 when a file could not be read or written."""
    if options.write and sources.STDIN in options.paths:
        raise UsageError(_STDIN)
    ruleset = shared.ruleset(options)
    view = console.view(no_color=options.no_color, columns=options.width)
    found: list[tuple[sources.Loaded, tuple[Match, ...]]] = []
    failed: list[tuple[str, tuple[Problem, ...]]] = []
    loaded = sources.load(options.paths, console.stdin, told(options))
    for source in followed(loaded, console, lambda: sources.count(options.paths)):
        if isinstance(source, sources.Failed):
            failed.append((source.path, source.problems))
            continue
        try:
            matches = _matches(source, ruleset)
        except Exception as error:  # noqa: BLE001 - one plan must not end the batch
            failed.append((source.path, (Problem(defect(error), Place(file=source.path)),)))
            continue
        if options.format == "json":
            found.append((source, matches))
        else:
            console.lines(_lines(source, matches, view))
        if options.write:
            try:
                _write(source, matches, console)
            except InputError as error:
                failed.append((source.path, error.problems))
    if options.format == "json":
        from zicheck.render.json import error_object, layout

        value = {
            "version": VERSION,
            "ruleset": ruleset.id,
            "plans": [_object(source, matches) for source, matches in found],
            "errors": [error_object(path, problems, console.lang) for path, problems in failed],
        }
        console.data(layout(value) + "\n")
    else:
        for path, problems in failed:
            console.problems(path, problems)
    return 2 if failed else 0


def _matches(source: sources.Loaded, ruleset: RuleSet) -> tuple[Match, ...]:
    return matched(source.plan, ruleset)


def _lines(source: sources.Loaded, matches: Sequence[Match], view: View) -> list[str]:
    """The table of one plan, and how many rows were placed."""
    from tabulate import tabulate

    lang = view.lang
    plan = source.plan
    room = view.columns - 46  # what the other columns and the gaps take
    left, right = max(room * 3 // 5, 14), max(room * 2 // 5, 8)
    rows = []
    for row, match in zip(plan.kegiatan, matches, strict=True):
        ids = match.ids or tuple(f"({code}?)" for code, _ in match.candidates[:1])
        text = shorten(clean(row.indikator or row.langkah_aksi), left * 2)
        rows.append(
            [
                str(row.row),
                "\n".join(ids) or "-",
                f"{match.confidence * 100:.0f}%",
                _METHODS[match.method].to(lang),
                "\n".join(wrap(text, left)),
                "\n".join(wrap(clean(", ".join(match.terms[:_TERMS])), right)),
            ]
        )
    table = tabulate(
        rows,
        headers=[text.to(lang) for text in _HEADS],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("right", "left", "right", "left", "left", "left"),
    )
    sure = sum(1 for match in matches if match.ids)
    title = f"{clean(plan.unit)} {plan.tahun} · {clean(shown(source.path))}"
    total = _TOTAL.fill(sure=sure, rows=len(matches)).to(lang)
    return [
        *(view.paint(line, "bold") for line in wrap(title, view.columns)),
        "",
        *(line.rstrip() for line in table.splitlines()),
        "",
        *wrap(total, view.columns),
    ]


def _write(source: sources.Loaded, matches: Sequence[Match], console: Console) -> None:
    """Put the ids into the file for rows that have none."""
    if source.path.lower().endswith(tuple(sources.DOCUMENT_ENDINGS)) or source.part:
        text = _DOCUMENT.fill(path=shown(source.path))
        raise InputError(Problem(text, Place(file=source.path)))
    from zicheck.lkewriter import with_lke
    from zicheck.planfile import read_plan
    from zicheck.writing import write_file

    ids = {
        row.row: match.ids
        for row, match in zip(source.plan.kegiatan, matches, strict=True)
        if match.ids and not row.lke
    }
    if ids:
        data = sources.read_bytes(source.path)
        if read_plan(data, source.path)[0] != source.plan:  # the rows may be others by now
            raise InputError(
                Problem(_CHANGED.fill(path=shown(source.path)), Place(file=source.path))
            )
        write_file(source.path, with_lke(data, source.path, ids), unchanged=data)
    text = _WRITTEN if ids else _NOTHING
    console.note(text.fill(path=shown(source.path), n=len(ids)))


def _object(source: sources.Loaded, matches: Sequence[Match]) -> dict[str, Any]:
    from zicheck.places import Route

    plan = source.plan
    return {
        "path": shown(source.path),
        "unit": plan.unit,
        "year": plan.tahun,
        "rows": [
            {
                "row": row.row,
                "lke": list(match.ids),
                "match": match.method,
                "confidence": rounded(match.confidence),
                "indicator": row.indikator,
                "terms": list(match.terms),
                "candidates": [
                    {"id": code, "score": rounded(score)} for code, score in match.candidates
                ],
                "line": source.locate(Route("kegiatan", row.row)).line,
            }
            for row, match in zip(plan.kegiatan, matches, strict=True)
        ],
    }


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Menunjukkan indikator LKE yang dilayani setiap baris, seberapa yakin, dan kata yang "
    "menentukannya.",
    "Shows which LKE indikator each row serves, how sure that is, and which words decided it.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_FORMAT = Text("bentuk keluaran: terminal (bawaan) atau json", "terminal (default) or json")
_WRITE = Text(
    "tuliskan `lke` ke dalam berkas untuk baris yang belum punya",
    "write `lke` into the file for rows that have none",
)
_CHANGED = Text(
    "Berkas `{path}` berubah sejak dibaca, jadi `lke` tidak ditulis ke dalamnya; jalankan lagi.",
    "The file `{path}` has changed since it was read, so `lke` was not written into it; run again.",
)
_STDIN = Text(
    "`--write` memerlukan berkas; masukan standar tidak dapat ditulisi.",
    "`--write` needs a file; standard input cannot be written to.",
)
_DOCUMENT = Text(
    "`{path}` adalah dokumen, bukan berkas rencana; impor dahulu dengan `zicheck import`, lalu "
    "`--write` pada hasilnya.",
    "`{path}` is a document, not a plan file; run `zicheck import` first, then `--write` on what "
    "it makes.",
)
_METHODS = {
    "explicit": Text("tertulis", "explicit"),
    "exact": Text("persis", "exact"),
    "fuzzy": Text("mirip", "fuzzy"),
    "none": Text("tidak ada", "none"),
}
_HEADS = (
    Text("Baris", "Row"),
    Text("LKE", "LKE"),
    Text("Yakin", "Sure"),
    Text("Cara", "Method"),
    Text("Indikator", "Indikator"),
    Text("Kata penentu", "Terms"),
)
_TOTAL = Text(
    "{sure} dari {rows} baris terpasang pada indikator LKE; yang bertanda (...?) hanya dugaan dan "
    "tidak dihitung.",
    "{sure} of {rows} rows are matched to LKE indikator; those marked (...?) are guesses and do "
    "not count.",
)
_WRITTEN = Text("{path}: `lke` ditulis pada {n} baris.", "{path}: `lke` written into {n} rows.")
_NOTHING = Text(
    "{path}: tidak ada baris yang perlu ditulisi `lke`.", "{path}: no row needs `lke` written."
)
