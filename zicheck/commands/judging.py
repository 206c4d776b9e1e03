"""Plans read and checked for a command: the options that decide how, the configs, the day."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.kolom import add_kolom, told
from zicheck.config import Configs
from zicheck.defects import defect
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.places import Place
from zicheck.render.outcome import Checked, Setting
from zicheck.usage import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zicheck.console import Console
    from zicheck.ignoring import Pengabaian
    from zicheck.plan import Plan
    from zicheck.report import Finding, Report
    from zicheck.rule import RuleSet
    from zicheck.usage import Parser


def add_options(parser: Parser) -> None:
    """Add `--ruleset`, `--as-of`, `--tanpa-abaikan` and `--kolom`."""
    shared.add_ruleset(parser)
    parser.option(
        "--as-of", about=_AS_OF, metavar=Text("TTTT-BB-HH", "YYYY-MM-DD"), type=shared.day
    )
    parser.option("--tanpa-abaikan", about=_COUNT_ALL, action="store_true")
    add_kolom(parser)


class Judge:
    """Checks plans under the options of one run.

    `listed` says of a finding whether it is shown; all are when it is None.

    Raises:
        InputError: when the rule set, or a config above one of the plans, cannot be used.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        console: Console,
        ruleset: RuleSet | None = None,
        listed: Callable[[Finding], bool] | None = None,
    ) -> None:
        self.ruleset = ruleset or shared.ruleset(options)
        self.setting = Setting(
            self.ruleset.id,
            len(self.ruleset.rules),
            self.ruleset.instrument,
            options.as_of,
            filtered=listed is not None,
            keep_ignored=options.tanpa_abaikan,
        )
        self._console = console
        self._listed = listed
        self._told = told(options)
        self._configs = Configs(self.ruleset, fixed=bool(options.ruleset))
        # The one place that asks the clock: what is ignored until a day must end some day.
        self._today: date = options.as_of or date.today()  # noqa: DTZ011 - the day where the user is

    def plans(
        self, paths: Sequence[str], *, tell_doubts: bool = True
    ) -> Iterator[Checked | sources.Failed]:
        """Each plan under `paths` with its report, or what is wrong with the file.

        A broken config is told before any plan is read. With `tell_doubts`, what the import of
        a document was not sure of is counted in a note on standard error.
        """
        self.count(paths)
        return self._each(paths, tell_doubts=tell_doubts)

    def count(self, paths: Sequence[str]) -> int:
        """How many files there are under `paths`; a broken config above one of them is told.

        Raises:
            InputError: for such a config.
        """
        n = 0
        for path in sources.find(paths):
            if isinstance(path, str):
                n += 1
                self._configs.of(None if path == sources.STDIN else path)
        return n

    def _each(
        self, paths: Sequence[str], *, tell_doubts: bool
    ) -> Iterator[Checked | sources.Failed]:
        for found in sources.find(paths):
            for judged, unsure in self.file(found, paths):
                if unsure and tell_doubts:
                    self.tell_doubts(judged.path, unsure)
                yield judged

    def file(
        self, found: str | sources.Failed, paths: Sequence[str], data: bytes | None = None
    ) -> Iterator[tuple[Checked | sources.Failed, int]]:
        """Each plan in what was found under `paths`, with how many places import was unsure of.

        `data` are the bytes of a plan file that was read already.
        """
        if isinstance(found, sources.Failed):
            loaded: Sequence[sources.Loaded | sources.Failed] = (found,)
        else:
            loaded = sources.load_one(found, self._console.stdin, self._told, data)
        for source in loaded:
            if isinstance(source, sources.Failed):
                if source.path in paths or not self.is_ruleset(source.path):
                    yield source, 0
                continue
            try:
                report = self.report(source.plan, source.file)
            except Exception as error:  # noqa: BLE001 - one plan must not end the batch
                problem = Problem(defect(error), Place(file=source.path))
                yield sources.Failed(source.path, (problem,)), 0
                continue
            yield self._checked(source, report), source.unsure

    def _checked(self, source: sources.Loaded, report: Report) -> Checked:
        listed = self._listed or (lambda _: True)
        ruleset = self.ruleset_of(source.file)
        used = (ruleset.id, len(ruleset.rules))
        return Checked(
            source.path,
            report,
            source.locate,
            tuple(filter(listed, report.findings)),
            tuple(finding for finding in report.findings if not listed(finding)),
            ruleset=None if used == (self.setting.ruleset, self.setting.rules) else used,
        )

    def tell_doubts(self, path: str, unsure: int) -> None:
        """Say on standard error how many places of a document import was not sure of."""
        self._console.note(_UNSURE.fill(path=shown(path), n=unsure))

    def entries(self, path: str) -> tuple[Pengabaian, ...]:
        """What configs ignore in the plan in the file `path`."""
        return self._configs.of(_named(path))

    def offices(self, path: str) -> tuple[str, ...]:
        """The offices that the plan in the file `path` may rightly name by its config."""
        return self._configs.offices(_named(path))

    def note_used(self, path: str, used: Iterable[int]) -> None:
        """Remember which of :meth:`entries` hid something in a plan judged elsewhere."""
        entries = self.entries(path)
        self._configs.note_used(entries[at] for at in used if at < len(entries))

    @property
    def today(self) -> date:
        """The day by which what is ignored has expired."""
        return self._today

    def earlier(self, plan: Plan, path: str) -> Checked:
        """A plan as it once was, judged as the one at `path` is now.

        What an entry of a config hides in it is not what it hides today, and is not noted.
        """
        report = self._judged(plan, path)
        return Checked(path, report, lambda _: Place(file=path), report.findings)

    def one(self, path: str) -> Checked:
        """The one plan at `path`.

        Raises:
            InputError: when it cannot be read, or is a folder with several plans.
        """
        found = list(self.plans([path]))
        if len(found) > 1:
            raise InputError(Problem(_SEVERAL.fill(path=shown(path)), Place(file=path)))
        if isinstance(found[0], sources.Failed):
            raise InputError(found[0].problems)
        return found[0]

    def tell_idle(self, paths: Sequence[str]) -> None:
        """Say on standard error which entries of the configs hid nothing."""
        if self.setting.keep_ignored:
            return
        for text in self._configs.idle(self._today, folders=any(map(os.path.isdir, paths))):
            self._console.note(text)

    def ruleset_of(self, path: str) -> RuleSet:
        """The rule set by which the plan at `path` is checked: `--ruleset`, else by its config."""
        return self._configs.ruleset(_named(path))

    def is_ruleset(self, path: str) -> bool:
        """Whether a file is no plan but a rule set that a config names."""
        return self._configs.is_ruleset(path)

    def report(self, plan: Plan, path: str) -> Report:
        """The report on a plan that was read from `path`."""
        made = self._judged(plan, path)
        self._configs.note(made)
        return made

    def _judged(self, plan: Plan, path: str) -> Report:
        from zicheck.checking import check

        named = _named(path)
        offices = tuple(name for name in self.offices(path) if name not in plan.induk)
        return check(
            plan._replace(induk=plan.induk + offices) if offices else plan,
            self.ruleset_of(path),
            self.setting.as_of,
            today=self._today,
            keep_ignored=self.setting.keep_ignored,
            pengabaian=self._configs.of(named),
        )


def _named(path: str) -> str | None:
    """The path by which configs know a plan; None for standard input."""
    return None if path == sources.STDIN_NAME else path


def refuse_plans(outputs: Sequence[str], paths: Sequence[str]) -> None:
    """Keep a slip of the hand from replacing a plan by its report; each plan is looked at once.

    Raises:
        UsageError: when one of `outputs` is one of the plans.
    """
    if not outputs:
        return
    found = sources.find([path for path in paths if path != sources.STDIN])
    plans = {_identity(path) for path in found if isinstance(path, str)} - {None}
    for output in outputs:
        if _identity(output) in plans:
            raise UsageError(_OUTPUT_IS_PLAN.fill(path=shown(output)))


def _identity(path: str) -> tuple[int, int] | None:
    """What tells a file from all others, whatever it is called; None when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path stays a string
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


_AS_OF = Text(
    "hitung hanya yang jatuh tempo sampai dengan tanggal ini", "count only what is due by this day"
)
_COUNT_ALL = Text(
    "hitung juga temuan yang diabaikan, dalam rencana maupun zicheck.toml",
    "count what is ignored as well, in plans or in zicheck.toml",
)
_UNSURE = Text(
    "{path}: {n} tempat diragukan sewaktu dokumen ini dibaca; `zicheck import` menunjukkannya.",
    "{path}: {n} places were in doubt when this document was read; `zicheck import` shows them.",
)
_SEVERAL = Text(
    "`{path}` memuat lebih dari satu rencana; sebutkan satu berkas.",
    "`{path}` holds more than one plan; name one file.",
)
_OUTPUT_IS_PLAN = Text(
    "`--output {path}` akan menimpa rencana yang diperiksa; pilih nama lain.",
    "`--output {path}` would overwrite the plan that is checked; choose another name.",
)
