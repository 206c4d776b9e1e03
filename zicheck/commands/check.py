"""`zicheck check`: read plans, find what is wrong, score them, print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import batch
from zicheck.commands import options as shared
from zicheck.commands.desk import Desk, Said
from zicheck.commands.gate import Gate, conditions, most_warnings, require_known
from zicheck.commands.judging import Judge, add_options
from zicheck.commands.sinks import AUTO, GITHUB, TERMINAL, TOPS, Sinks, Target, namer, targets
from zicheck.console import silent
from zicheck.records import Record
from zicheck.render.formats import FORMATS, Run, reporter
from zicheck.render.outcome import Tally, line
from zicheck.render.screen import Screen
from zicheck.rule import CRASHED
from zicheck.usage import Parser, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zicheck.bahasa import Lang
    from zicheck.commands.newness import Past
    from zicheck.commands.verdict import Verdict
    from zicheck.console import Console
    from zicheck.render.formats import Reporter
    from zicheck.render.outcome import Checked
    from zicheck.render.terminal import View
    from zicheck.report import Finding
    from zicheck.rule import RuleSet

_JSON = "json"
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
_BY_PATH = frozenset({TERMINAL, _JSON, "concise"})
"""Forms that call a file what the user called it."""


class Form(Record):
    """A form of the run with where it goes; `view` and `quiet` say how a terminal shows it.

    `added` tells that the file is not ours alone: the text is put at its end.
    """

    target: Target
    view: View | None = None
    quiet: bool = False
    added: bool = False


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
    batch.add_options(made)
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
    gate: Gate = options.fail_on._replace(warnings=options.max_warnings)
    _require_sense(options, gate)
    wanted = targets(options.format, options.output, options.paths, console.environ)
    judge, listed = _judge(options, console)
    past = _past(options, console, judge, listed)
    setting = judge.setting._replace(against=past.against) if past else judge.setting
    tally = Tally()
    only_json = all(target.form == _JSON for target in wanted)
    forms = _forms(wanted, options, console)
    made = Run(setting, judge.ruleset, console.lang, namer(console.environ))
    with Sinks(console) as sinks:
        reporters = _reporters(forms, made)
        for form, one in zip(forms, reporters, strict=True):
            if form.added:
                sinks.append(str(form.target.path), one)
            else:
                sinks.add(form.target, one)
        desk = _desk(judge, options.paths, forms, made, reporters, past=past)
        files = judge.count(options.paths)
        if past:
            found = _held(desk, options.paths)
        else:
            terms = (
                console.lang,
                *map(_shape, forms),
                sorted(listed.selected),
                sorted(listed.ignored),
            )
            environ = {name: console.environ[name] for name in TOPS if name in console.environ}
            work = batch.Work(desk, make_desk, (options, console.lang, forms, environ), terms)
            found = batch.verdicts(
                judge, batch.prepare(options, console, files, work), options.paths
            )
        progress = batch.bar(console, files)
        told = batch.told(found, judge, progress, tell_doubts=not only_json)
        _check(told, sinks, tally)
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


class _Listed:
    """Says of a finding whether `--select` and `--ignore` leave it in the list."""

    def __init__(self, options: argparse.Namespace, ruleset: RuleSet) -> None:
        self.selected = shared.codes(options.select, ruleset, "--select")
        self.ignored = shared.codes(options.ignore, ruleset, "--ignore")

    def __call__(self, finding: Finding) -> bool:
        names = {finding.rule, finding.rule[:3]}
        if names & self.ignored:
            return False
        return not self.selected or bool(names & self.selected) or finding.rule == CRASHED


def _judge(options: argparse.Namespace, console: Console) -> tuple[Judge, _Listed]:
    ruleset = shared.ruleset(options)
    listed = _Listed(options, ruleset)
    filtered = bool(listed.selected or listed.ignored)
    return Judge(options, console, ruleset, listed if filtered else None), listed


def make_desk(
    options: argparse.Namespace, lang: Lang, forms: Sequence[Form], environ: Mapping[str, str]
) -> Desk:
    """The desk of a process that was started for a batch."""
    judge, _ = _judge(options, silent(lang, environ))
    made = Run(judge.setting, judge.ruleset, lang, namer(environ))
    return _desk(judge, options.paths, forms, made, _reporters(forms, made))


def _desk(
    judge: Judge,
    paths: Sequence[str],
    forms: Sequence[Form],
    made: Run,
    reporters: Sequence[Reporter],
    *,
    past: Past | None = None,
) -> Desk:
    def say(checked: Checked) -> Said:
        if past:
            checked = past.held(checked)
        return Said(line(checked, made.setting), tuple(one.piece(checked) for one in reporters))

    by_path = all(form.target.form in _BY_PATH for form in forms)
    return Desk(judge, paths, say, None if by_path else made.name)


def _past(
    options: argparse.Namespace, console: Console, judge: Judge, listed: Callable[[Finding], bool]
) -> Past | None:
    if options.since is None and not options.baseline:
        return None
    from zicheck.commands.newness import past

    return past(options, console, judge, listed)


def _forms(
    wanted: Sequence[Target], options: argparse.Namespace, console: Console
) -> tuple[Form, ...]:
    forms: list[Form] = []
    for target in wanted:
        if target.form == TERMINAL:
            plain = options.no_color or target.path is not None
            view = console.view(no_color=plain, columns=options.width)
            forms.append(Form(target, view, quiet=options.quiet))
            continue
        forms.append(Form(target))
        summary = console.environ.get(_STEP_SUMMARY)
        if target.form == GITHUB and summary:
            forms.append(Form(Target("markdown", summary), added=True))
    return tuple(forms)


def _reporters(forms: Sequence[Form], made: Run) -> list[Reporter]:
    return [
        Screen(made.setting, form.view, quiet=form.quiet)
        if form.view
        else reporter(form.target.form, made)
        for form in forms
    ]


def _shape(form: Form) -> tuple[object, ...]:
    """What the pieces of a form hang on."""
    view = form.view
    return (form.target.form, view and (view.lang, view.columns, view.paint.on), form.quiet)


def _held(desk: Desk, paths: Sequence[str]) -> Iterator[tuple[str, Sequence[Verdict]]]:
    """The verdicts where plans are held against what was known of them: one by one, none kept."""
    for found in sources.find(paths):
        path = found.path if isinstance(found, sources.Failed) else found
        yield path, desk.judged(found).verdicts


def _check(verdicts: Iterable[Verdict], sinks: Sinks, tally: Tally) -> None:
    """Write and count plan by plan, so that a batch may be long."""
    sinks.begin()
    for verdict in verdicts:
        if verdict.line is None:
            tally.fail(verdict.path, verdict.problems)
        else:
            tally.count(verdict.line)
            sinks.plan(verdict.pieces)
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
