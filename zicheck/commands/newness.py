"""Only what is new: plans held against a git revision (`--since`) or a baseline file.

Imported only when one of the two is asked for.
"""

# ruff: noqa: PTH112 - a path stays a string

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.baseline import Baseline, Kept, load
from zicheck.errors import InputError
from zicheck.filenames import shown
from zicheck.fingerprints import prints
from zicheck.novelty import entries, hold
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from zicheck.commands.judging import Judge
    from zicheck.console import Console
    from zicheck.plan import Plan
    from zicheck.render.outcome import Checked, Tally
    from zicheck.report import Finding
    from zicheck.revisions import Revisions
    from zicheck.usage import UsageError

    class Past(Protocol):
        """What plans are held against."""

        against: Text

        def held(self, checked: Checked) -> Checked:
            """The plan with its news; what is new in it is what is shown."""

        def done(self, tally: Tally) -> None:
            """Called after the last plan."""


def past(
    options: argparse.Namespace, console: Console, judge: Judge, listed: Callable[[Finding], bool]
) -> Past:
    """What the options ask to hold the plans against.

    Raises:
        InputError: when the revision or the baseline is not to be had.
    """
    if options.since is not None:
        return Since(options, console, judge, listed)
    return Known(options, console, listed)


def refusal(options: argparse.Namespace) -> UsageError | None:
    """Why the options do not go together; None when they do."""
    from zicheck.usage import UsageError

    if options.since is not None and options.baseline:
        return UsageError(_BOTH)
    if options.write_baseline and not options.baseline:
        return UsageError(_WHERE)
    if options.write_baseline and (options.select or options.ignore):
        return UsageError(_FILTERED)
    if sources.STDIN in options.paths:
        return UsageError(_STDIN)
    return None


class Since:
    """Plans held against what they were at a revision, judged by the same rules and day."""

    def __init__(
        self,
        options: argparse.Namespace,
        console: Console,
        judge: Judge,
        listed: Callable[[Finding], bool],
    ) -> None:
        from zicheck.revisions import Revisions

        self._console = console
        self._judge = judge
        self._listed = listed
        self._revisions: Revisions = Revisions(options.since)
        self.against = _REVISION.fill(name=options.since)
        self._drop_deleted(options)

    def _drop_deleted(self, options: argparse.Namespace) -> None:
        """Take out of the paths what the change deleted, and say so; git is asked before we print."""
        kept = []
        for path in options.paths:
            if not os.path.lexists(path):
                new = self._revisions.gone(path)
                if new is None:
                    kept.append(path)  # reading it will say what is wrong
                else:
                    self._tell_gone(path, new)
                continue
            gone = self._revisions.deleted([path])
            for name in gone:
                self._tell_gone(name)
            empty = os.path.isdir(path) and all(
                isinstance(found, sources.Failed) for found in sources.find([path])
            )
            if not (gone and empty):
                kept.append(path)
        options.paths = kept

    def _tell_gone(self, path: str, new: str = "") -> None:
        text = _MOVED if new else _DELETED
        revision = self._revisions.revision
        self._console.note(text.fill(path=shown(path), new=shown(new), revision=revision))

    def held(self, checked: Checked) -> Checked:
        """The plan against itself at the revision; a plan that is new then is new as a whole."""
        name = prints(checked.report)
        before = self._before(checked.path)
        known = entries(before.report, prints(before.report)) if before else ()
        readiness = before.report.score.readiness if before else None
        report, news = hold(checked.report, name, known, readiness)
        changed = checked._replace(report=report, prints=name, news=news._replace(stale=0))
        return _told(changed, self._listed)

    def done(self, tally: Tally) -> None:
        """Nothing is kept."""

    def _before(self, path: str) -> Checked | None:
        file, _, part = path.rpartition(sources.PART)
        if os.path.splitext(file)[1].lower() not in sources.DOCUMENT_ENDINGS:  # noqa: PTH122
            file, part = path, ""  # no sheet of a workbook, but a name with that sign
        data = self._revisions.read(file)
        if data is None:
            return None
        try:
            plan = _plan(file, data, part)
            return self._judge.earlier(plan, file) if plan else None
        except InputError as error:
            problem = error.problems[0].text if error.problems else Text("", "")
            self._console.note(
                _UNREADABLE.fill(
                    path=shown(path), revision=self._revisions.revision, problem=problem
                )
            )
            return None


def _plan(path: str, data: bytes, part: str = "") -> Plan | None:
    """The plan in `data`, which stood in a file named `path`.

    Of a workbook with several plans that of the sheet `part`, or None when it had no such sheet.
    """
    if os.path.splitext(path)[1].lower() not in sources.DOCUMENT_ENDINGS:  # noqa: PTH122
        from zicheck.planfile import read_plan

        return read_plan(data, path)[0]
    from tempfile import TemporaryDirectory  # import reads documents from files only

    with TemporaryDirectory() as folder:
        file = os.path.join(folder, os.path.basename(path))  # noqa: PTH118, PTH119
        with open(file, "wb") as copy:  # noqa: PTH123
            copy.write(data)
        found = sources.read(file)
        return next((loaded.plan for loaded in found if loaded.part == part), None)


class Known:
    """Plans held against a baseline file, which is written anew when that is asked for."""

    def __init__(
        self, options: argparse.Namespace, console: Console, listed: Callable[[Finding], bool]
    ) -> None:
        self._console = console
        self._listed = listed
        self._write = options.write_baseline
        path = options.baseline
        missing = self._write and not os.path.lexists(path)
        self._baseline = Baseline(path) if missing else load(path)
        self.against = _BASELINE.fill(name=shown(path))
        self._now: dict[str, Kept] = {}
        self._added = self._removed = 0

    def held(self, checked: Checked) -> Checked:
        """The plan against what is kept of it."""
        name = prints(checked.report)
        kept = self._baseline.of(checked.path, (one.fingerprint for one in name.told))
        known = kept.entries if kept else ()
        report, news = hold(checked.report, name, known, kept.readiness if kept else None)
        if self._write:
            now = entries(checked.report, name)
            self._now[checked.path] = Kept(report.score.readiness, now)
            self._added += len(news.new)
            self._removed += len(news.fixed) + len(news.silenced)
            news = news._replace(stale=0)
        return _told(checked._replace(report=report, prints=name, news=news), self._listed)

    def done(self, tally: Tally) -> None:
        """Count the plans that are gone, or write the baseline."""
        left = self._baseline.left()
        if not self._write:
            tally.orphans = len(left)
            for name in left:
                self._console.note(_ORPHAN.fill(path=shown(name), baseline=self._baseline.path))
            return
        if tally.failed:
            self._console.note(_NOT_WRITTEN.fill(path=shown(self._baseline.path)))
            return
        from zicheck.writing import write_file

        new = self._baseline.renewed(self._now)
        text = encoded(new.text())
        write_file(self._baseline.path, text, unchanged=self._baseline.data)
        self._console.note(
            _WRITTEN.fill(
                path=shown(self._baseline.path),
                n=sum(len(kept.entries) for kept in self._now.values()),
                plans=len(self._now),
                added=self._added,
                removed=self._removed,
            )
        )


def _told(checked: Checked, listed: Callable[[Finding], bool]) -> Checked:
    """What is new is shown, the rest is known; a filter hides of both."""
    news, findings = checked.news, checked.report.findings
    new = [findings[at] for at in news.new] if news else []
    known = [findings[at] for at in news.known] if news else []
    return checked._replace(
        shown=tuple(filter(listed, new)),
        known=tuple(filter(listed, known)),
        hidden=tuple(finding for finding in findings if not listed(finding)),
    )


_REVISION = Text("revisi `{name}`", "revision `{name}`")
_BASELINE = Text("baseline `{name}`", "baseline `{name}`")
_BOTH = Text(
    "`--since` dan `--baseline` tidak dapat dipakai bersama; pilih salah satu.",
    "`--since` and `--baseline` do not go together; choose one.",
)
_WHERE = Text(
    "`--write-baseline` perlu `--baseline BERKAS`: ke berkas itulah ia menulis.",
    "`--write-baseline` needs `--baseline FILE`: that is the file it writes.",
)
_FILTERED = Text(
    "`--write-baseline` mencatat semua temuan; jalankan tanpa --select dan --ignore.",
    "`--write-baseline` keeps all findings; run it without --select and --ignore.",
)
_STDIN = Text(
    "`--since` dan `--baseline` memerlukan berkas; masukan standar tidak mempunyai riwayat.",
    "`--since` and `--baseline` need files; standard input has no history.",
)
_DELETED = Text(
    "Rencana `{path}` dihapus sejak `{revision}`; tidak ada yang diperiksa padanya.",
    "The plan `{path}` was deleted since `{revision}`; there is nothing to check in it.",
)
_MOVED = Text(
    "Rencana `{path}` berganti nama menjadi `{new}` sejak `{revision}`; sebutkan nama barunya.",
    "The plan `{path}` is called `{new}` since `{revision}`; give its new name.",
)
_UNREADABLE = Text(
    "{path}: rencana pada `{revision}` tidak dapat dibaca ({problem}) sehingga semua temuannya "
    "dihitung baru.",
    "{path}: the plan at `{revision}` cannot be read ({problem}), so all its findings count as "
    "new.",
)
_ORPHAN = Text(
    "Rencana `{path}` dalam `{baseline}` tidak ada lagi; hapus catatannya dengan "
    "`--write-baseline`.",
    "The plan `{path}` of `{baseline}` is gone; drop it by `--write-baseline`.",
)
_NOT_WRITTEN = Text(
    "Baseline `{path}` tidak ditulis karena ada berkas yang tidak dapat diperiksa.",
    "The baseline `{path}` was not written, as a file could not be checked.",
)
_WRITTEN = Text(
    "Baseline `{path}` ditulis: {n} temuan dari {plans} rencana ({added} ditambahkan, {removed} "
    "dihapus).",
    "The baseline `{path}` was written: {n} findings of {plans} plans ({added} added, {removed} "
    "dropped).",
)
