"""`zicheck check`: read plans, find what is wrong, score them, print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.judging import Judge, add_options, refuse_plan
from zicheck.render.outcome import Tally
from zicheck.render.terminal import last_lines, plan_lines, summary_lines
from zicheck.report import SEVERITIES
from zicheck.usage import Parser, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.render.outcome import Checked, Setting
    from zicheck.render.terminal import View
    from zicheck.report import Finding

_NEVER = "never"


def parser(lang: Lang) -> Parser:
    """The options of `check`."""
    made = Parser("zicheck check", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option(
        "--format", about=_FORMAT, type=choice("terminal", "json"), default="terminal",
        metavar="FORMAT",
    )  # fmt: skip
    made.option("--output", "-o", about=_OUTPUT, metavar="FILE")
    made.option("--select", about=_SELECT, metavar=Text("KODE", "CODE"), action="append")
    made.option("--ignore", about=_IGNORE, metavar=Text("KODE", "CODE"), action="append")
    add_options(made)
    made.option(
        "--fail-on", about=_FAIL_ON, type=choice(*SEVERITIES, _NEVER), default="error",
        metavar=Text("TINGKAT", "LEVEL"),
    )  # fmt: skip
    made.option("--quiet", "-q", about=_QUIET, action="store_true")
    made.option("--watch", about=_WATCH, action="store_true")
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Check; 0, 1 when something is at or above `--fail-on`, 2 when a file could not be read."""
    if options.watch:
        from zicheck.commands.watching import watch

        return watch(options, console, run)
    from zicheck.rule import CRASHED

    ruleset = shared.ruleset(options)
    selected = shared.codes(options.select, ruleset, "--select")
    ignored = shared.codes(options.ignore, ruleset, "--ignore")
    to_file = options.output not in (None, sources.STDIN)
    if to_file:
        refuse_plan(options.output, options.paths)

    def listed(finding: Finding) -> bool:
        names = {finding.rule, finding.rule[:3]}
        if names & ignored:
            return False
        return not selected or bool(names & selected) or finding.rule == CRASHED

    judge = Judge(options, console, ruleset, listed if selected or ignored else None)
    tally = Tally()
    plans = _checked(judge.plans(options.paths, tell_doubts=options.format != "json"), tally)
    write = console.data if options.format == "json" else console.write
    if to_file:
        from zicheck.writing import Replacement

        with Replacement(options.output) as file:
            _emit(
                options,
                console,
                plans,
                judge.setting,
                tally,
                write=lambda text: file.write(_bytes(text)),
            )
    else:
        _emit(options, console, plans, judge.setting, tally, write=write)
    if options.format != "json":
        console.flush()
    judge.tell_idle(options.paths)
    return _exit_code(options.fail_on, tally)


def _emit(
    options: argparse.Namespace,
    console: Console,
    plans: Iterator[Checked | None],
    setting: Setting,
    tally: Tally,
    *,
    write: Callable[[str], None],
) -> None:
    if options.format == "json":
        from zicheck.render.json import stream

        for piece in stream(plans, tally, setting, console.lang):
            write(piece)
        return
    plain = options.no_color or options.output not in (None, sources.STDIN)
    view = console.view(no_color=plain, columns=options.width)
    for piece in _terminal(options, plans, setting, tally, view):
        write(piece)
    for path, problems in tally.failed:
        console.problems(path, problems)


def _terminal(
    options: argparse.Namespace,
    plans: Iterator[Checked | None],
    setting: Setting,
    tally: Tally,
    view: View,
) -> Iterator[str]:
    """The terminal report in pieces; `--quiet` keeps only what is to be remembered."""
    last: Checked | None = None
    for checked in plans:
        if checked is None:
            continue
        if not options.quiet:
            yield _joined([*([""] if tally.lines else []), *plan_lines(checked, setting, view)])
        tally.add(checked, setting)
        last = checked
    if len(tally.lines) > 1:
        yield _joined([*([] if options.quiet else [""]), *summary_lines(tally, setting, view)])
    elif options.quiet and last is not None:
        yield _joined(last_lines(last, setting.instrument, view))


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _checked(plans: Iterable[Checked | sources.Failed], tally: Tally) -> Iterator[Checked | None]:
    """Each plan with its report; None for a file that could not be checked, noted in `tally`."""
    for plan in plans:
        if isinstance(plan, sources.Failed):
            tally.fail(plan.path, plan.problems)
            yield None
        else:
            yield plan


def _exit_code(fail_on: str, tally: Tally) -> int:
    if tally.failed:
        return 2
    if fail_on == _NEVER:
        return 0
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return 1 if any(tally.counts[severity] for severity in counted) else 0


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Memeriksa rencana aksi, menunjukkan letak kekurangannya beserta perbaikannya, dan "
    "menghitung kesiapan pemenuhan terhadap LKE.",
    "Checks plans, shows where they fall short and how to mend it, and scores the readiness of "
    "the pemenuhan part of the LKE.",
)
_EPILOG = Text(
    "Kode keluar: 0 tidak ada temuan setingkat --fail-on; 1 ada; 2 ada berkas yang tidak dapat "
    "dibaca atau perintah keliru.",
    "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 a file could not be read, or bad "
    "usage.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_FORMAT = Text("bentuk keluaran: terminal (bawaan) atau json", "terminal (default) or json")
_OUTPUT = Text("tulis ke berkas ini, bukan ke layar", "write to this file instead of the screen")
_SELECT = Text(
    "tampilkan hanya aturan atau keluarga aturan ini, misalnya MON,WKT003; nilai tetap "
    "dihitung dari semua aturan",
    "list only these rules or families, such as MON,WKT003; the score still counts all",
)
_IGNORE = Text(
    "jangan tampilkan aturan atau keluarga aturan ini", "do not list these rules or families"
)
_FAIL_ON = Text(
    "tingkat temuan yang membuat kode keluar 1: error (bawaan), warning, info, atau never",
    "severity that makes the exit code 1: error (default), warning, info or never",
)
_QUIET = Text("tampilkan hanya ringkasannya", "print only the summary")
_WATCH = Text(
    "periksa lagi setiap kali berkas berubah, sampai Ctrl-C",
    "check again whenever a file changes, until Ctrl-C",
)
