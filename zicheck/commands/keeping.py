"""The results of earlier runs as one run uses them: found for the same plan under the same terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zicheck import sources
from zicheck.codeprint import codeprint, unchanged
from zicheck.commands.resultcache import ResultCache
from zicheck.commands.verdict import pack, unpack
from zicheck.errors import InputError

if TYPE_CHECKING:
    from zicheck.codeprint import Codeprint
    from zicheck.commands.desk import Desk, Judged
    from zicheck.commands.verdict import Verdict


class Sought(NamedTuple):
    """What was looked up for one file: its bytes, its key, and the verdicts if there are some."""

    data: bytes
    key: str
    verdicts: tuple[Verdict, ...] | None


class Keeper:
    """Finds and keeps verdicts.

    Args:
        cache: where they are.
        code: the print of this zicheck.
        run: what all verdicts of the run hang on, beside the plan.
        today: the day, for verdicts that hold on one day only.
    """

    def __init__(self, cache: ResultCache, code: Codeprint, run: str, today: str) -> None:
        self._cache = cache
        self._code = code
        self._run = f"{code.digest} {run}"
        self._today = today
        self._sure: bool | None = None

    def seek(self, desk: Desk, path: str) -> Sought | None:
        """Look a plan file up; None where nothing is kept: documents, what cannot be read."""
        if path == sources.STDIN or sources.is_document(path):
            return None  # how a document reads hangs on other programs as well
        try:
            data = sources.read_bytes(path)
            key = desk.key(path, data, self._run)
        except InputError:
            return None  # reading it again says what is wrong
        return Sought(data, key, self._found(key, path))

    def keep(self, sought: Sought, judged: Judged) -> None:
        """Keep what came of a file that was not found."""
        if judged.keep and self._still_sure():
            self._cache.put(sought.key, pack(judged.verdicts))

    def trim(self) -> None:
        """Remove the oldest results when there are too many."""
        self._cache.trim()

    def _found(self, key: str, path: str) -> tuple[Verdict, ...] | None:
        data = self._cache.get(key)
        if data is None:
            return None
        try:
            verdicts = unpack(data)
        except ValueError:
            return None
        fit = [verdict.line is not None and verdict.path == path and not verdict.problems
               and verdict.day in ("", self._today) for verdict in verdicts]  # fmt: skip
        return verdicts if fit == [True] else None

    def _still_sure(self) -> bool:
        """Whether the code is that of the print, now that all that a plan needs was loaded."""
        if self._sure is None:
            self._sure = unchanged(self._code)
        return self._sure


def keeper(folder: str, run: str, today: str) -> Keeper | None:
    """The keeper of the results in `folder`; None when the code cannot be told apart.

    Raises:
        OSError: when the folder cannot be used.
    """
    code = codeprint()
    return Keeper(ResultCache(folder), code, run, today) if code else None
