"""`zicheck check`: read plans, find what is wrong, score them, print it."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.config import Configs
from zicheck.defects import defect
from zicheck.errors import Problem
from zicheck.filenames import shown as printable
from zicheck.places import Place
from zicheck.render.outcome import Checked, Setting, Tally
from zicheck.render.terminal import last_lines, plan_lines, summary_lines
from zicheck.report import SEVERITIES
from zicheck.usage import Parser, UsageError, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.plan import Plan
    from zicheck.render.terminal import View
    from zicheck.report import Finding, Report

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
    shared.add_ruleset(made)
    made.option(
        "--fail-on", about=_FAIL_ON, type=choice(*SEVERITIES, _NEVER), default="error",
        metavar=Text("TINGKAT", "LEVEL"),
    )  # fmt: skip
    made.option("--as-of", about=_AS_OF, metavar=Text("TTTT-BB-HH", "YYYY-MM-DD"), type=shared.day)
    made.option("--tanpa-abaikan", about=_COUNT_ALL, action="store_true")
    made.option("--quiet", "-q", about=_QUIET, action="store_true")
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Check; 0, 1 when something is at or above `--fail-on`, 2 when a file could not be read."""
    from zicheck.rule import CRASHED

    ruleset = shared.ruleset(options)
    selected = shared.codes(options.select, ruleset, "--select")
    ignored = shared.codes(options.ignore, ruleset, "--ignore")
    to_file = options.output not in (None, sources.STDIN)
    if to_file:
        _refuse_plan(options.output, options.paths)
    configs = Configs(ruleset)
    for path in sources.find(options.paths):  # a broken config is told before any plan is read
        if isinstance(path, str):
            configs.of(None if path == sources.STDIN else path)
    # The one place that asks the clock: what is ignored until a day must end some day.
    today: date = options.as_of or date.today()  # noqa: DTZ011 - the day where the user is

    def listed(finding: Finding) -> bool:
        names = {finding.rule, finding.rule[:3]}
        if names & ignored:
            return False
        return not selected or bool(names & selected) or finding.rule == CRASHED

    setting = Setting(
        ruleset.id,
        len(ruleset.rules),
        ruleset.instrument,
        options.as_of,
        filtered=bool(selected or ignored),
        keep_ignored=options.tanpa_abaikan,
    )
    tally = Tally()

    def judge(plan: Plan, path: str) -> Report:
        from zicheck.checking import check

        entries = configs.of(None if path == sources.STDIN_NAME else path)
        made = check(
            plan,
            ruleset,
            options.as_of,
            today=today,
            keep_ignored=options.tanpa_abaikan,
            pengabaian=entries,
        )
        configs.note(made)
        return made

    plans = _checked(options, console, judge, listed, tally)
    write = console.data if options.format == "json" else console.write
    if to_file:
        from zicheck.writing import Replacement

        with Replacement(options.output) as file:
            _emit(
                options, console, plans, setting, tally, write=lambda text: file.write(_bytes(text))
            )
    else:
        _emit(options, console, plans, setting, tally, write=write)
    if options.format != "json":
        console.flush()
    if not options.tanpa_abaikan:
        for text in configs.idle(today, folders=any(map(os.path.isdir, options.paths))):
            console.note(text)
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


def _checked(
    options: argparse.Namespace,
    console: Console,
    judge: Callable[[Plan, str], Report],
    listed: Callable[[Finding], bool],
    tally: Tally,
) -> Iterator[Checked | None]:
    """Each plan with its report; None for a file that could not be checked, noted in `tally`."""
    for source in sources.load(options.paths, console.stdin):
        if isinstance(source, sources.Failed):
            tally.fail(source.path, source.problems)
            yield None
            continue
        try:
            report = judge(source.plan, source.path)
        except Exception as error:  # noqa: BLE001 - one plan must not end the batch
            tally.fail(source.path, (Problem(defect(error), Place(file=source.path)),))
            yield None
            continue
        if source.unsure and options.format != "json":
            console.note(_UNSURE.fill(path=printable(source.path), n=source.unsure))
        shown = tuple(filter(listed, report.findings))
        hidden = tuple(finding for finding in report.findings if not listed(finding))
        yield Checked(source.path, report, source.locate, shown, hidden)


def _exit_code(fail_on: str, tally: Tally) -> int:
    if tally.failed:
        return 2
    if fail_on == _NEVER:
        return 0
    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return 1 if any(tally.counts[severity] for severity in counted) else 0


def _refuse_plan(output: str, paths: list[str]) -> None:
    """Keep a slip of the hand from replacing a plan by its report."""
    for path in sources.find([path for path in paths if path != sources.STDIN]):
        if not isinstance(path, str):
            continue
        try:
            same = os.path.samefile(path, output)  # noqa: PTH121 - a path stays a string
        except (OSError, ValueError):
            continue
        if same:
            raise UsageError(_OUTPUT_IS_PLAN.fill(path=printable(output)))


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
_AS_OF = Text(
    "hitung hanya yang jatuh tempo sampai dengan tanggal ini", "count only what is due by this day"
)
_COUNT_ALL = Text(
    "hitung juga temuan yang diabaikan, dalam rencana maupun zicheck.toml",
    "count what is ignored as well, in plans or in zicheck.toml",
)
_QUIET = Text("tampilkan hanya ringkasannya", "print only the summary")
_UNSURE = Text(
    "{path}: {n} tempat diragukan sewaktu dokumen ini dibaca; `zicheck import` menunjukkannya.",
    "{path}: {n} places were in doubt when this document was read; `zicheck import` shows them.",
)
_OUTPUT_IS_PLAN = Text(
    "`--output {path}` akan menimpa rencana yang diperiksa; pilih nama lain.",
    "`--output {path}` would overwrite the plan that is checked; choose another name.",
)
