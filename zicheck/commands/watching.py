"""`zicheck check --watch`: check again what has changed, until the user has enough."""

from __future__ import annotations

import copy
import itertools
import os
from typing import TYPE_CHECKING

from zicheck import sources
from zicheck.bahasa import Text
from zicheck.config import FILE, PROJECT
from zicheck.errors import InputError
from zicheck.filenames import shown
from zicheck.usage import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zicheck.console import Console

    Run = Callable[[argparse.Namespace, Console], int]
    Changes = Iterable[Iterable[str]]

_SETTLES = 200
"""Milliseconds in which changes that come together count as one: editors write in steps."""
_BREATH = 250
"""Milliseconds after which a wait without a change begins anew."""


def watch(
    options: argparse.Namespace, console: Console, run: Run, changes: Changes | None = None
) -> int:
    """Check everything once, and then whatever changes; 0 when the user ends it.

    Args:
        options: those of `check`.
        console: where to print.
        run: checks the paths that the options name.
        changes: the paths that changed, batch by batch; those of the file system when None.

    Raises:
        UsageError: for standard input, or without the package that watches.
    """
    if sources.STDIN in options.paths:
        raise UsageError(_STDIN)
    once = copy.copy(options)
    once.watch = False
    try:
        batches = _changes(_roots(options), options.paths) if changes is None else changes
        _checked(once, options.paths, console, run)
        console.note(_WAITING)
        for batch in batches:
            _again(once, options.paths, batch, console, run)
    except KeyboardInterrupt:
        pass
    return 0


def _again(
    options: argparse.Namespace,
    paths: Sequence[str],
    batch: Iterable[str],
    console: Console,
    run: Run,
) -> None:
    """Check what a batch of changes is about; everything, when it changes how plans are read."""
    changed = {os.path.abspath(path) for path in batch}  # noqa: PTH100 - a path stays a string
    plans = {os.path.abspath(path): path for path in _plans(paths)}  # noqa: PTH100
    gone = sorted(path for path in changed if not os.path.exists(path))  # noqa: PTH110
    for path in gone:
        if _looks_like_a_plan(path, paths):
            console.note(_GONE.fill(path=shown(_from_here(path))))
    if any(_rules_all(path, options) for path in changed) or options.output:
        found = list(paths)
    else:
        found = [path for absolute, path in plans.items() if absolute in changed]
    if not found or not plans:
        return
    _checked(options, found, console, run)
    console.note(_WAITING)


def _from_here(path: str) -> str:
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):  # on another drive, or the folder that we are in is gone
        return path


def _checked(options: argparse.Namespace, paths: Sequence[str], console: Console, run: Run) -> None:
    """One run; what is wrong with config or rule set is told, and may be mended meanwhile."""
    options.paths = list(paths)
    try:
        run(options, console)
    except InputError as error:
        console.problems("", error.problems)
    console.flush()


def _plans(paths: Sequence[str]) -> Iterator[str]:
    return (path for path in sources.find(paths) if isinstance(path, str))


def _looks_like_a_plan(path: str, paths: Sequence[str]) -> bool:
    """Whether a file that is gone was one of those under `paths`."""
    named = {os.path.abspath(item) for item in paths}  # noqa: PTH100
    return path in named or path.lower().endswith(sources.YAML_ENDINGS)


def _rules_all(path: str, options: argparse.Namespace) -> bool:
    """Whether a changed file says how others are checked: a config, or a rule set."""
    if os.path.basename(path) in (FILE, PROJECT):  # noqa: PTH119
        return True
    if not options.ruleset:
        return _named_as_ruleset(path)
    return bool(path == os.path.abspath(options.ruleset))  # noqa: PTH100


def _named_as_ruleset(path: str) -> bool:
    """Whether a config names the file as a rule set."""
    from zicheck import rulesets
    from zicheck.config import Configs, governed

    return (
        path.lower().endswith(sources.YAML_ENDINGS)
        and governed(path)
        and Configs(rulesets.builtin()).is_ruleset(path)
    )


def _roots(options: argparse.Namespace) -> set[str]:
    """The folders to look at: those of the paths, of the configs above them, of the rule set."""
    files = [*options.paths, *([options.ruleset] if options.ruleset else [])]
    roots = set()
    for path in files:
        absolute = os.path.abspath(path)  # noqa: PTH100
        roots.add(absolute if os.path.isdir(absolute) else os.path.dirname(absolute))  # noqa: PTH112, PTH120
    return roots


def _changes(roots: set[str], paths: Sequence[str]) -> Iterator[list[str]]:
    """The paths that change below `roots` from now on, batch by batch.

    Raises:
        UsageError: when the package that watches is not installed.
    """
    try:
        import watchfiles
    except ImportError:
        raise UsageError(_MISSING) from None

    def wanted(_: object, path: str) -> bool:
        name = os.path.basename(path).lower()  # noqa: PTH119
        return name.endswith(sources.YAML_ENDINGS) or name in (FILE, PROJECT) or _is_document(name)

    found = watchfiles.watch(
        *sorted(root for root in roots if os.path.isdir(root)),  # noqa: PTH112
        watch_filter=wanted,
        debounce=_SETTLES,
        rust_timeout=_BREATH,
        yield_on_timeout=True,
        raise_interrupt=True,
        recursive=any(map(os.path.isdir, paths)),  # never all that lies beside a single file
    )
    first = next(found)  # from here on nothing is missed, also while the first check runs
    return ([path for _, path in batch] for batch in itertools.chain([first], found) if batch)


def _is_document(name: str) -> bool:
    return os.path.splitext(name)[1] in sources.DOCUMENT_ENDINGS  # noqa: PTH122


_STDIN = Text(
    "`--watch` memerlukan berkas atau folder; masukan standar tidak dapat diamati.",
    "`--watch` needs files or folders; standard input cannot be watched.",
)
_MISSING = Text(
    "`--watch` memerlukan paket watchfiles; pasang dengan `pip install 'zicheck[watch]'`.",
    "`--watch` needs the package watchfiles; install it with `pip install 'zicheck[watch]'`.",
)
_WAITING = Text("Menunggu perubahan; Ctrl-C mengakhiri.", "Waiting for changes; Ctrl-C ends it.")
_GONE = Text("{path}: berkas dihapus atau dipindahkan.", "{path}: the file was deleted or moved.")
