"""By when a gap has to be closed, and from what that is told.

What is asked, in this order:

1. the months that the finding itself names (those that lack for a cadence or an order);
2. the last month that its rows plan, but not before the decree;
3. for what no row plans: the months that the cadence of its indikator asks for, else the month
   before the next step of its chain that the plan has, else the month after the step before it;
4. nothing more than that it must be there before the internal evaluators come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.checks import Context
from zicheck.phrases import listed, month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zicheck.checks.sequence import Step
    from zicheck.instrument import Indikator
    from zicheck.report import Finding, Report
    from zicheck.rule import RuleSet

_DECEMBER = 12


class Deadline(NamedTuple):
    """`months` (1..12, ascending; empty when unknown), in words, and why these ("" then)."""

    months: tuple[int, ...]
    when: Text
    why: Text


class Deadlines:
    """Tells the deadline of each finding of one report."""

    def __init__(self, report: Report, ruleset: RuleSet) -> None:
        self._instrument = ruleset.instrument
        self._of = Context(report.plan, ruleset, report.schedules, report.matches)
        self._decree = self._of.decree_month
        self._chains = [
            chain.langkah
            for rule in ruleset.rules
            if rule.periksa == "urutan"
            for chain in rule.opsi.rantai
        ]

    def of(self, finding: Finding) -> Deadline:
        """The deadline of `finding`."""
        if finding.months:
            return Deadline(finding.months, span(finding.months), _ASKED)
        if finding.rows:
            return self._of_rows(finding.rows)
        found = [
            deadline
            for id_ in finding.indicators
            if (deadline := self._of_absent(self._instrument.indikator[id_])) is not None
        ]
        return min(found, key=lambda deadline: deadline.months[0], default=_BEFORE_TPI)

    def _of_rows(self, rows: Sequence[int]) -> Deadline:
        planned = [number for row in rows for number in self._of.schedules[row - 1].months]
        if not planned:
            return _BEFORE_TPI
        last = max(planned)
        if last < self._decree <= _DECEMBER:
            return Deadline((self._decree,), _FROM.fill(month=month(self._decree)), _DECREE)
        why = _TARGET if len(rows) == 1 else _TARGETS
        return Deadline((last,), _BY.fill(month=month(last)), why)

    def _of_absent(self, indikator: Indikator) -> Deadline | None:
        times = max(indikator.irama.values(), default=1)
        if times > 1:
            months = tuple(n for n in ends_of_periods(times) if n >= self._decree)
            if months:
                why = _CADENCE.fill(id=indikator.id, n=times)
                return Deadline(months, span(months), why)
        return self._by_next_step(indikator.id) or self._by_step_before(indikator.id)

    def _by_next_step(self, id_: str) -> Deadline | None:
        for chain, place in self._places(id_):
            for step in chain[place + 1 :]:
                first = min(self._planned(step), default=0)
                if first:
                    last = max(first - 1, self._decree) if first > self._decree else first
                    why = _NEXT.fill(step=step.nama, month=month(first))
                    return Deadline((last,), _BY.fill(month=month(last)), why)
        return None

    def _by_step_before(self, id_: str) -> Deadline | None:
        for chain, place in self._places(id_):
            for step in reversed(chain[:place]):
                first = min(self._planned(step), default=0)
                if first:
                    after = min(max(first + 1, self._decree), _DECEMBER)
                    text = _STEP_BEFORE if after == first + 1 else _STEP_AND_DECREE
                    why = text.fill(step=step.nama, month=month(first))
                    return Deadline((after,), _FROM.fill(month=month(after)), why)
        return None

    def _places(self, id_: str) -> Iterable[tuple[Sequence[Step], int]]:
        for chain in self._chains:
            for place, step in enumerate(chain):
                if not step.kata and id_ in self._of.named(step.lke):
                    yield chain, place

    def _planned(self, step: Step) -> list[int]:
        """The months of the rows that are mainly about this step.

        A step that is told by its words as well is left to the rules about order.
        """
        if step.kata:
            return []
        of = self._of
        return [
            number
            for id_ in of.named(step.lke)
            for row in of.served.get(id_, ())
            if of.ids(row)[0] == id_ and of.schedule_year_fits(row)
            for number in of.schedule(row).months
        ]


def ends_of_periods(times: int) -> tuple[int, ...]:
    """The last month of each of `times` equal parts of a year; (6, 12) for 2."""
    return tuple(sorted({-(-12 * part // times) for part in range(1, times + 1)}))


def span(months: Sequence[int]) -> Text:
    """Months in words; three or more that follow one another as a range."""
    runs: list[list[int]] = []
    for number in months:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[Text] = []
    for run in runs:
        if len(run) < 3:
            parts += [month(number) for number in run]
        else:
            parts.append(_RANGE.fill(first=month(run[0]), last=month(run[-1])))
    return listed(parts)


_RANGE = Text("{first} sampai dengan {last}", "{first} to {last}")
_BY = Text("paling lambat {month}", "by {month}")
_FROM = Text("mulai {month}", "from {month} on")
_ASKED = Text("bulan yang perlu direncanakan", "the months to be planned")
_TARGET = Text("bulan terakhir target waktu baris itu", "the last month of the row's target")
_TARGETS = Text(
    "bulan terakhir target waktu baris-baris itu", "the last month of the targets of these rows"
)
_DECREE = Text(
    "bulan keputusan; target barisnya mendahului keputusan",
    "the month of the decree; the row's target lies before it",
)
_CADENCE = Text(
    "irama LKE: {n} kali setahun untuk jawaban terbaik {id}",
    "cadence of the LKE: {n} times a year for the best answer to {id}",
)
_NEXT = Text(
    "sebelum langkah berikutnya, {step}, pada bulan {month}",
    "before the next step, {step}, in {month}",
)
_STEP_BEFORE = Text(
    "sesudah langkah sebelumnya, {step}, pada bulan {month}",
    "after the step before it, {step}, in {month}",
)
_STEP_AND_DECREE = Text(
    "sesudah langkah sebelumnya, {step}, pada bulan {month}, dan tidak mendahului keputusan",
    "after the step before it, {step}, in {month}, and not before the decree",
)
_BEFORE_TPI = Deadline(
    (), Text("sebelum penilaian TPI", "before the evaluation by TPI"), Text("", "")
)
