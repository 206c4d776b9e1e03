"""`zicheck check`: read plans, find what is wrong, score them, print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.gate import Gate, conditions, most_warnings, require_known
from zicheck.commands.judging import Judge, add_options
from zicheck.commands.sinks import AUTO, GITHUB, TERMINAL, Sinks, Target, namer, targets
from zicheck.render.formats import FORMATS, Run, reporter
from zicheck.render.outcome import Tally
from zicheck.render.screen import Screen
from zicheck.usage import Parser, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from zicheck.bahasa import Lang
    from zicheck.commands.newness import Past
    from zicheck.console import Console
    from zicheck.render.outcome import Checked, Setting
    from zicheck.report import Finding

_JSON = "json"
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


def parser(lang: Lang) -> Parser:
    """The options of `check`."""
    made = Parser("zicheck check", _ABOUT, lang, _EPILOG, takes=_TAKES)
    made.option("paths", about=_PATHS, metavar="PATH", nargs="+")
    made.option(
        "--format", about=_FORMAT, type=choice(TERMINAL, *FORMATS, AUTO), action="append",
        metavar="FORMAT",
    )  # fmt: skip
    made.option("--output", "-o", about=_OUTPUT, metavar="FILE", action="append")
    made.option("--select", about=_SELECT, metavar=Text("KODE", "CODE"), action="append")
    made.option("--ignore", about=_IGNORE, metavar=Text("KODE", "CODE"), action="append")
    add_options(made)
    made.option("--since", about=_SINCE, metavar="REV")
    made.option("--baseline", about=_BASELINE, metavar="FILE")
    made.option("--write-baseline", about=_WRITE_BASELINE, action="store_true")
    made.option(
        "--fail-on", about=_FAIL_ON, type=conditions, default=Gate(),
        metavar=Text("SYARAT", "WHEN"),
    )  # fmt: skip
    made.option("--max-warnings", about=_MAX_WARNINGS, type=most_warnings, metavar="N")
    made.option("--quiet", "-q", about=_QUIET, action="store_true")
    made.option("--watch", about=_WATCH, action="store_true")
    shared.add_progress(made)
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Check; 0, 1 when one of the conditions to fail is met, 2 when a file could not be read."""
    if options.watch:
        from zicheck.commands.watching import watch

        return watch(options, console, run)
    from zicheck.rule import CRASHED

    gate: Gate = options.fail_on._replace(warnings=options.max_warnings)
    _require_sense(options, gate)
    wanted = targets(options.format, options.output, options.paths, console.environ)
    ruleset = shared.ruleset(options)
    selected = shared.codes(options.select, ruleset, "--select")
    ignored = shared.codes(options.ignore, ruleset, "--ignore")

    def listed(finding: Finding) -> bool:
        names = {finding.rule, finding.rule[:3]}
        if names & ignored:
            return False
        return not selected or bool(names & selected) or finding.rule == CRASHED

    judge = Judge(options, console, ruleset, listed if selected or ignored else None)
    past = _past(options, console, judge, listed)
    setting = judge.setting._replace(against=past.against) if past else judge.setting
    tally = Tally()
    only_json = all(target.form == _JSON for target in wanted)
    with Sinks(console) as sinks:
        made = Run(setting, ruleset, console.lang, namer(console.environ))
        _add(sinks, wanted, made, options, console)
        plans = judge.plans(options.paths, tell_doubts=not only_json)
        _check(plans, past, sinks, tally, setting)
    if not only_json:
        for path, problems in tally.failed:
            console.problems(path, problems)
        console.flush()
    judge.tell_idle(options.paths)
    if past:
        past.done(tally)
    return _exit_code(gate, tally, console, written=options.write_baseline)


def _require_sense(options: argparse.Namespace, gate: Gate) -> None:
    """Refuse options that do not go together before anything is read."""
    held = options.since is not None or bool(options.baseline)
    require_known(gate, held=held, kept=bool(options.baseline))
    if held or options.write_baseline:
        from zicheck.commands.newness import refusal

        error = refusal(options)
        if error is not None:
            raise error


def _past(
    options: argparse.Namespace, console: Console, judge: Judge, listed: Callable[[Finding], bool]
) -> Past | None:
    if options.since is None and not options.baseline:
        return None
    from zicheck.commands.newness import past

    return past(options, console, judge, listed)


def _add(
    sinks: Sinks,
    wanted: Sequence[Target],
    made: Run,
    options: argparse.Namespace,
    console: Console,
) -> None:
    for target in wanted:
        if target.form == TERMINAL:
            plain = options.no_color or target.path is not None
            view = console.view(no_color=plain, columns=options.width)
            sinks.add(target, Screen(made.setting, view, quiet=options.quiet))
            continue
        sinks.add(target, reporter(target.form, made))
        summary = console.environ.get(_STEP_SUMMARY)
        if target.form == GITHUB and summary:
            sinks.append(summary, reporter("markdown", made))


def _check(
    plans: Iterable[Checked | sources.Failed],
    past: Past | None,
    sinks: Sinks,
    tally: Tally,
    setting: Setting,
) -> None:
    """Check plan by plan, so that a batch may be long."""
    sinks.begin()
    for checked in plans:
        if isinstance(checked, sources.Failed):
            tally.fail(checked.path, checked.problems)
            continue
        told = past.held(checked) if past else checked
        tally.add(told, setting)
        sinks.plan(told)
    sinks.end(tally)


def _exit_code(gate: Gate, tally: Tally, console: Console, *, written: bool) -> int:
    if tally.failed:
        return 2
    if written:  # what was found is known from now on
        gate = Gate(severity=None, score=gate.score)
    for reason in gate.reasons(tally, console.lang):
        console.note(_FAILS.fill(reason=reason))
    return 1 if gate.fails(tally) else 0


_TAKES = Text("PATH...", "PATH...")
_ABOUT = Text(
    "Memeriksa rencana aksi, menunjukkan letak kekurangannya beserta perbaikannya, dan "
    "menghitung kesiapan pemenuhan terhadap LKE.",
    "Checks plans, shows where they fall short and how to mend it, and scores the readiness of "
    "the pemenuhan part of the LKE.",
)
_EPILOG = Text(
    "Kode keluar: 0 tidak ada yang memenuhi --fail-on; 1 ada; 2 ada berkas yang tidak dapat "
    "dibaca atau perintah keliru.",
    "Exit codes: 0 nothing meets --fail-on; 1 something does; 2 a file could not be read, or bad "
    "usage.",
)
_PATHS = Text(
    "berkas atau folder rencana aksi; `-` untuk masukan standar",
    "plan files or folders; `-` for standard input",
)
_FORMAT = Text(
    "bentuk keluaran: terminal (bawaan), json, sarif, github, gitlab, junit, rdjson, concise, "
    "markdown, atau auto (yang cocok bagi CI); boleh beberapa kali",
    "terminal (default), json, sarif, github, gitlab, junit, rdjson, concise, markdown, or auto "
    "(what suits the CI system); may be given several times",
)
_OUTPUT = Text(
    "tulis ke berkas ini, bukan ke layar; yang ke-n milik --format yang ke-n",
    "write to this file instead of the screen; the n-th belongs to the n-th --format",
)
_SELECT = Text(
    "tampilkan hanya aturan atau keluarga aturan ini, misalnya MON,WKT003; nilai tetap "
    "dihitung dari semua aturan",
    "list only these rules or families, such as MON,WKT003; the score still counts all",
)
_IGNORE = Text(
    "jangan tampilkan aturan atau keluarga aturan ini", "do not list these rules or families"
)
_SINCE = Text(
    "tampilkan hanya temuan yang belum ada pada revisi git ini, misalnya origin/main",
    "list only findings that were not there at this git revision, such as origin/main",
)
_BASELINE = Text(
    "tampilkan hanya temuan yang tidak tercatat dalam berkas ini",
    "list only findings that this file does not keep",
)
_WRITE_BASELINE = Text(
    "catat semua temuan saat ini ke berkas --baseline",
    "keep all findings of today in the --baseline file",
)
_FAIL_ON = Text(
    "yang membuat kode keluar 1, dipisah koma: error (bawaan), warning, info, new, stale, "
    "skor<N, atau never",
    "what makes the exit code 1, separated by commas: error (default), warning, info, new, "
    "stale, skor<N, or never",
)
_MAX_WARNINGS = Text(
    "kode keluar 1 bila peringatan lebih dari N", "exit code 1 for more than N warnings"
)
_FAILS = Text("Gagal: {reason}", "Failed: {reason}")
_QUIET = Text("tampilkan hanya ringkasannya", "print only the summary")
_WATCH = Text(
    "periksa lagi setiap kali berkas berubah, sampai Ctrl-C",
    "check again whenever a file changes, until Ctrl-C",
)
