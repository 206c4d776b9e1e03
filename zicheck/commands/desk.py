"""Where one file of a batch is judged, in whichever process, and what that hangs on."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from zicheck import sources
from zicheck.commands.verdict import Verdict
from zicheck.defects import defect
from zicheck.errors import InputError, Problem
from zicheck.places import Place
from zicheck.records import Record
from zicheck.rule import CRASHED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zicheck.commands.judging import Judge
    from zicheck.render.formats import Piece
    from zicheck.render.outcome import Checked, Line


class Said(Record):
    """What a command has to say of a plan."""

    line: Line | None = None
    pieces: tuple[Piece, ...] = ()
    more: Any = None


class Judged(Record):
    """The verdicts on the plans of one file, and whether they may be kept for later runs."""

    verdicts: tuple[Verdict, ...]
    keep: bool = False


class Desk:
    """Judges files one by one.

    Args:
        judge: judges them.
        paths: what the user named.
        say: what the command says of a plan.
        name: the name of a file in the repository, if what is said hangs on it.
    """

    def __init__(
        self,
        judge: Judge,
        paths: Sequence[str],
        say: Callable[[Checked], Said],
        name: Callable[[str], str] | None = None,
    ) -> None:
        self.judge = judge
        self._paths = paths
        self._say = say
        self._name = name

    def judged(self, found: str | sources.Failed, data: bytes | None = None) -> Judged:
        """The verdicts on what was found; `data` are the bytes of a plan file, read already."""
        path = found.path if isinstance(found, sources.Failed) else found
        verdicts: list[Verdict] = []
        keep = data is not None
        try:
            for plan, unsure in self.judge.file(found, self._paths, data):
                if isinstance(plan, sources.Failed):
                    verdicts.append(Verdict(plan.path, plan.problems))
                    keep = False
                else:
                    verdicts.append(self._verdict(path, plan, unsure))
                    keep = keep and all(one.rule != CRASHED for one in plan.report.findings)
        except InputError as error:  # a config that has changed meanwhile
            return Judged((Verdict(path, error.problems),))
        except Exception as error:  # noqa: BLE001 - one plan must not end the batch
            return Judged((Verdict(path, (Problem(defect(error), Place(file=path)),)),))
        return Judged(tuple(verdicts), keep and len(verdicts) == 1)

    def _verdict(self, path: str, plan: Checked, unsure: int) -> Verdict:
        entries = self.judge.entries(path)
        met = {item.entry for item in plan.report.ignored}
        dated = any(entry.sampai for entry in entries) or any(
            entry.sampai for row in plan.report.plan.kegiatan for entry in row.abaikan
        )
        said = self._say(plan)
        return Verdict(
            plan.path,
            (),
            said.line,
            said.pieces,
            unsure,
            tuple(at for at, entry in enumerate(entries) if entry in met),
            self.judge.today.isoformat() if dated else "",
            said.more,
        )

    def key(self, path: str, data: bytes, run: str) -> str:
        """What the verdict on the plan file hangs on, as a hash; `run` is what the run adds."""
        from hashlib import sha256  # batches only

        ruleset = self.judge.ruleset_of(path)
        said: list[Any] = [
            run,
            path,
            self._name(path) if self._name else "",
            ruleset.id,
            ruleset.digest,
            self.judge.offices(path),
            self.judge.entries(path),
        ]
        if self._name:  # a config is named too, where an entry of it is told
            said.append([self._name(entry.asal) for entry in self.judge.entries(path)])
        head = json.dumps(said, default=str).encode()
        return sha256(b"%d\n%b\n%b" % (len(head), head, data)).hexdigest()


def run_key(judge: Judge, terms: tuple[object, ...]) -> str:
    """What the verdicts of a run hang on beside the plans and our own code, as plain text."""
    import yaml

    setting = judge.setting
    return repr(
        (
            sys.version,
            sys.platform,
            yaml.__version__,
            yaml.__with_libyaml__,
            judge.ruleset.id,
            judge.ruleset.digest,
            setting.rules,
            setting.as_of,
            setting.filtered,
            setting.keep_ignored,
            terms,
        )
    )
