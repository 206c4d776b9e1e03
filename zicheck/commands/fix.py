"""`zicheck fix`: repairs in plan files, shown as a diff or written."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.judging import Judge, add_options
from zicheck.commands.progress import Progress
from zicheck.defects import defect
from zicheck.errors import InputError, Problem, fault
from zicheck.filenames import shown
from zicheck.nearest import nearest
from zicheck.places import Place
from zicheck.usage import Parser, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.fixing import Fixed
    from zicheck.mending import Repair
    from zicheck.rule import RuleSet


def parser(lang: Lang) -> Parser:
    """The options of `fix`."""
    made = Parser("zicheck fix", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option("--write", about=_WRITE, action="store_true")
    made.option("--unsafe", about=_UNSAFE, action="store_true")
    # Names of their own: `select` and `ignore` of a config say which findings are listed.
    code = Text("KODE", "CODE")
    made.option("--select", about=_SELECT, metavar=code, action="append", dest="only")
    made.option("--ignore", about=_IGNORE, metavar=code, action="append", dest="without")
    add_options(made)
    shared.add_progress(made)
    shared.add_color(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Repair; 0 when nothing is left to write, 1 when a diff was shown, 2 when a file failed."""
    from zicheck.fixing import fix

    if options.write and sources.STDIN in options.paths:
        raise UsageError(_STDIN)
    judge = Judge(options, console)
    wanted = _wanted(options, judge.ruleset)
    failed = changed = nothing = 0
    progress = Progress(console, sources.count(options.paths) if console.status else 0)
    for number, found in enumerate(sources.find(options.paths)):
        progress.at(number, found.path if isinstance(found, sources.Failed) else found)
        if isinstance(found, sources.Failed):
            console.problems(found.path, found.problems)
            failed += 1
            continue
        name = sources.STDIN_NAME if found == sources.STDIN else found
        if found not in options.paths and judge.is_ruleset(found):
            continue
        try:
            before = _read(found, name, console)
            fixed = fix(
                before,
                name,
                judge.ruleset_of(name),
                functools.partial(judge.report, path=name),
                unsafe=options.unsafe,
                wanted=wanted,
            )
            if options.write and fixed.data != before:
                from zicheck.writing import write_file

                write_file(found, fixed.data, unchanged=before)
        except InputError as error:
            console.problems(name, error.problems)
            failed += 1
            continue
        except Exception as error:  # noqa: BLE001 - one plan must not end the batch
            console.problems(name, (Problem(defect(error), Place(file=name)),))
            failed += 1
            continue
        if fixed.data == before:
            nothing += 1
        else:
            changed += 1
            if not options.write:
                _show(before, fixed.data, name, options, console)
        _tell(name, fixed, console, written=options.write)
    progress.clear()
    if nothing and not changed and not failed:
        console.note(_NOTHING.fill(n=nothing))
    elif changed and not options.write:
        console.note(_HOW.fill(n=changed))
    if failed:
        return 2
    return 1 if changed and not options.write else 0


def _read(path: str, name: str, console: Console) -> bytes:
    """The content of a plan file.

    Raises:
        InputError: when it cannot be read, or is a document that must be imported first.
    """
    if os.path.splitext(path)[1].lower() in sources.DOCUMENT_ENDINGS:  # noqa: PTH122 - a path stays a string
        raise fault(name, _DOCUMENT.fill(path=shown(name)))
    return sources.read_data(path, console.stdin)


def _show(
    before: bytes, after: bytes, name: str, options: argparse.Namespace, console: Console
) -> None:
    from zicheck.plantext import opened
    from zicheck.render.patch import patch

    view = console.view(no_color=options.no_color)
    text, new = opened(before).text, opened(after).text
    console.data("".join(patch(text, new, name.replace(os.sep, "/"), view.paint)))
    console.flush()


def _tell(name: str, fixed: Fixed, console: Console, *, written: bool) -> None:
    """Say on standard error what was repaired; the many ids in one line."""
    from zicheck.mending import IDS

    file = shown(name)
    ids = 0
    for repair in fixed.done:
        if repair.rule == IDS:
            ids += 1
        else:
            console.note(_DONE.fill(file=file, rule=repair.rule, text=repair.text))
    if ids:
        console.note((_IDS_WRITTEN if written else _IDS_TO_WRITE).fill(file=file, n=ids))
    for repair in fixed.left:
        console.note(_LEFT.fill(file=file, rule=repair.rule, text=repair.text))


def _wanted(options: argparse.Namespace, ruleset: RuleSet) -> Callable[[Repair], bool]:
    """Whether a repair is asked for by `--select` and `--ignore`."""
    selected = _names(options.only, ruleset, "--select")
    ignored = _names(options.without, ruleset, "--ignore")

    def wanted(repair: Repair) -> bool:
        names = {repair.rule, repair.rule[:3]} if repair.rule.isupper() else {repair.rule}
        return not names & ignored and (not selected or bool(names & selected))

    return wanted


def _names(given: list[str] | None, ruleset: RuleSet, option: str) -> frozenset[str]:
    """The rules and families in a comma list, and the two repairs that no rule asks for.

    Raises:
        UsageError: for what no repair is made of, with the nearest that is known.
    """
    from zicheck.mending import IDS, ORDER, SAFE_KINDS
    from zicheck.proposals import KINDS

    rules = [rule.kode for rule in ruleset.rules if rule.periksa in SAFE_KINDS | KINDS]
    known = {IDS, ORDER, *rules, *(code[:3] for code in rules)}
    found = set()
    for word in ",".join(given or ()).split(","):
        name = word.strip()
        code = name.upper() if name.upper() in known else name.lower()
        if not name:
            continue
        if code not in known:
            near = nearest(name, sorted(known))
            every = ", ".join([*rules, IDS, ORDER])
            text = _NAME_NEAR if near else _NAME
            raise UsageError(text.fill(option=option, word=name, near=near, known=every))
        found.add(code)
    return frozenset(found)


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Memperbaiki kekeliruan penulisan yang hanya dapat dibaca dengan satu cara: ejaan bulan, tahun target yang "
    "keliru, baris yang tercetak dua kali pada pergantian halaman, `lke` yang belum ditulis, dan "
    "urutan kunci. Perubahannya ditampilkan; berkas baru ditulis dengan --write.",
    "Repairs slips that can be read in one way only: spelling of months, a wrong year, a row "
    "printed twice at a page break, `lke` not yet written, and the order of keys. The changes "
    "are shown; files are written only with --write.",
)
_EPILOG = Text(
    "Kode keluar: 0 tidak ada yang perlu diubah, atau semua sudah ditulis; 1 perubahan "
    "ditampilkan dan belum ditulis; 2 ada berkas yang tidak dapat dibaca atau ditulis.",
    "Exit codes: 0 nothing to change, or all written; 1 changes shown and not written; 2 a file "
    "could not be read or written.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_WRITE = Text(
    "tulis perubahannya ke dalam berkas; komentar dan tata letak tetap",
    "write the changes into the files; comments and layout stay",
)
_UNSAFE = Text(
    "tambahkan usulan bulan (monev pada triwulan kosong, tindak lanjut sesudah evaluasinya), "
    "masing-masing bertanda `# usulan zicheck`; pastikan sebelum dipakai",
    "add proposed months (monev in empty quarters, follow-up behind its evaluation), each marked "
    "`# usulan zicheck`; confirm them before use",
)
_SELECT = Text(
    "hanya perbaikan untuk aturan atau keluarga ini, misalnya WKT,SLN004; juga `lke` dan `kunci`",
    "only repairs for these rules or families, such as WKT,SLN004; also `lke` and `kunci`",
)
_IGNORE = Text("jangan lakukan perbaikan ini", "leave these repairs out")
_STDIN = Text(
    "`--write` memerlukan berkas; masukan standar tidak dapat ditulisi.",
    "`--write` needs a file; standard input cannot be written to.",
)
_DOCUMENT = Text(
    "`{path}` adalah dokumen, sedangkan yang dapat diperbaiki hanya berkas rencana YAML; ubah "
    "dahulu dengan `zicheck import`.",
    "`{path}` is a document, and only plan files in YAML can be repaired; run `zicheck import` "
    "first.",
)
_DONE = Text("{file}: {rule} {text}.", "{file}: {rule} {text}.")
_IDS_WRITTEN = Text("{file}: `lke` ditulis pada {n} baris.", "{file}: `lke` written into {n} rows.")
_IDS_TO_WRITE = Text(
    "{file}: `lke` belum tertulis pada {n} baris.", "{file}: `lke` not yet written in {n} rows."
)
_LEFT = Text(
    "{file}: {rule} {text}: tidak dapat ditulis dengan aman di sini (alias, komentar atau tata "
    "letak yang tidak lazim); perbaiki dengan tangan.",
    "{file}: {rule} {text}: cannot be written safely here (an alias, a comment or an unusual "
    "layout); repair it by hand.",
)
_NOTHING = Text(
    "Tidak ada yang perlu diperbaiki pada {n} berkas.", "Files looked at: {n}; nothing to repair."
)
_HOW = Text(
    "{n} berkas akan berubah; `--write` menuliskannya.",
    "Files that would change: {n}; `--write` writes them.",
)
_NAME = Text(
    "{option}: `{word}` bukan perbaikan yang dikenal; yang ada: {known}.",
    "{option}: `{word}` is no known repair; there are: {known}.",
)
_NAME_NEAR = Text(
    "{option}: `{word}` bukan perbaikan yang dikenal; mungkin maksudnya `{near}` (yang ada: "
    "{known}).",
    "{option}: `{word}` is no known repair; did you mean `{near}` (there are: {known})?",
)
