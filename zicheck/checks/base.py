"""What every kind of check is given, and what it gives back.

A kind is a small function with typed options: `(context, options) -> hits`. It knows neither
codes nor texts nor caps; those stand in the rule that uses it. Options and other small records
are named tuples whose classes cost little to make (:mod:`zicheck.records`): every start pays it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from zicheck.checks.mergedcells import by_habit, goes_on
from zicheck.checks.sieving import Sieves
from zicheck.memory import KEPT
from zicheck.phrases import rows
from zicheck.places import Route
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from zicheck.bahasa import Text
    from zicheck.checks.sieving import Sieve
    from zicheck.ignoring import Pengabaian
    from zicheck.instrument import KomponenLke
    from zicheck.matching import Match
    from zicheck.plan import Kegiatan, Plan
    from zicheck.rule import Rule, RuleSet
    from zicheck.sayings import Saying
    from zicheck.schedule import Schedule


Values: TypeAlias = "Mapping[str, Text | str | int]"
"""What fills the templates of a rule's message and remedy."""

Cell: TypeAlias = Literal[
    "indikator",
    "langkah_aksi",
    "bukti_fisik",
    "target_waktu",
    "target_capaian",
    "penanggung_jawab",
]
"""A cell of a row, as options name it."""


class Hit(Record):
    """One defect that a kind found.

    `values` fill the rule's message. `ids` are the indikator concerned; with `whole` the
    rule's cap lies on the indikator, otherwise on these `rows` alone. `caps` overrides the
    rule's cap for single indikator (0..1); `caps_rows` are the rows that it lies on where they
    are not all of `rows`. `area` is given when neither rows nor ids tell it;
    `plan_wide` tells that it is about no one area though it lists rows; `beside` marks what the
    engine parted from a hit for another area. `months` (1..12) are those in which something
    would have to be planned, where the kind can name them.
    """

    route: Route
    quote: str = ""
    values: Values = {}  # noqa: RUF012 - nobody writes into it
    rows: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    whole: bool = False
    caps: Mapping[str, float] | None = None
    caps_rows: tuple[int, ...] | None = None
    area: str = ""
    beside: bool = False
    plan_wide: bool = False
    months: tuple[int, ...] = ()


class Passage(Record):
    """A passage of the decree's running text: its part, casefolded, and its words on one line."""

    part: str
    text: str
    folded: str


@lru_cache(maxsize=KEPT // 2)  # passages are long, and a decree has few
def _passage(part: str, text: str) -> Passage:
    flat = " ".join(text.split())
    return Passage(part.casefold(), flat, flat.casefold())


_Made = TypeVar("_Made")


class Context:
    """A plan with everything that was understood of it; built once, read by every check.

    `today` is the day by which an `abaikan` holds or has expired; `told` the codes that the
    rules found on each row, `lapsed` the expired entries of a config that would have hidden
    some of it, for the kinds of later turns.
    """

    def __init__(
        self,
        plan: Plan,
        ruleset: RuleSet,
        schedules: tuple[Schedule, ...],
        matches: tuple[Match, ...],
        as_of: date | None = None,
        *,
        today: date | None = None,
    ) -> None:
        self.plan = plan
        self.ruleset = ruleset
        self.instrument = ruleset.instrument
        self.schedules = _merged(plan, schedules)
        self.matches = matches
        self.as_of = as_of
        self.today = today or as_of
        self.told: dict[int, set[str]] = {}
        self.lapsed: dict[Pengabaian, None] = {}
        self._made: dict[Hashable, Any] = {}

    def rematched(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        """Take other matches for the rows, before any rule has asked; gives them back."""
        if matches is not self.matches:
            self.matches = matches
            self.__dict__.pop("served", None)
        return matches

    @cached_property
    def served(self) -> Mapping[str, tuple[Kegiatan, ...]]:
        """The rows that serve each LKE indikator, main or beside others."""
        found: dict[str, list[Kegiatan]] = defaultdict(list)
        for row, match in zip(self.plan.kegiatan, self.matches, strict=True):
            for id_ in match.ids:
                found[id_].append(row)
        return {id_: tuple(rows) for id_, rows in found.items()}

    @cached_property
    def sayings(self) -> list[Saying]:
        """What each row says on its own."""
        return self.ruleset.sayings.of(self.plan.kegiatan)

    def saying(self, row: Kegiatan) -> Saying:
        """What a row says on its own."""
        return self.sayings[row.row - 1]

    @cached_property
    def rows(self) -> tuple[Kegiatan, ...]:
        """The rows in order, without those that repeat an earlier row word for word.

        What is wrong with a copy was said of its original; that it is a copy has a rule of
        its own.
        """
        return self._unlike(saying.words for saying in self.sayings)

    def _unlike(self, keys: Iterable[Hashable]) -> tuple[Kegiatan, ...]:
        """The first row of each key, and every row that says nothing."""
        seen: set[Hashable] = set()
        kept = []
        for row, saying, key in zip(self.plan.kegiatan, self.sayings, keys, strict=True):
            if key not in seen or not any(saying.words):
                seen.add(key)
                kept.append(row)
        return tuple(kept)

    @cached_property
    def _dated(self) -> tuple[Kegiatan, ...]:
        """The rows in order, without those that repeat the words and the target of an earlier one."""
        if len(self.rows) == len(self.plan.kegiatan):
            return self.rows
        return self._unlike(
            (saying.words, id(at)) for saying, at in zip(self.sayings, self.schedules, strict=True)
        )

    def sifted(self, options: object) -> Sequence[Kegiatan]:
        """The rows that the sieve of a rule lets pass, by its options; all without a sieve."""
        return self._sifted.get(id(options), self.rows)

    @cached_property
    def _sifted(self) -> dict[int, list[Kegiatan]]:
        sieves = _sieves(self.ruleset.rules)
        found: dict[int, list[Kegiatan]] = {key: [] for key in sieves.known()}
        for row in self.rows:
            for key in sieves.passed(self.sayings[row.row - 1]):
                found[key].append(row)
        return found

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The running text of the decree, each passage on one line."""
        return tuple(_passage(entry.bagian, entry.teks) for entry in self.plan.naskah)

    def timed(self, test: Callable[[Schedule], object]) -> list[Kegiatan]:
        """The rows with a target of their own, or one merged with that above, that passes `test`.

        A plan has few targets and many rows: each target is asked once. A row that repeats the
        words of another but not its target is asked too: its months were not yet spoken of.
        """
        verdicts: dict[int, object] = {}
        found = []
        for row in self._dated:
            schedule = self.schedules[row.row - 1]
            key = id(schedule)
            if key not in verdicts:
                verdicts[key] = test(schedule)
            if verdicts[key]:
                found.append(row)
        return found

    @cached_property
    def decree_month(self) -> int:
        """The month of the decree in the plan's year: 1 when it is older or unknown, 13 after."""
        day = self.plan.keputusan.tanggal
        if day is None or day.year < self.plan.tahun:
            return 1
        return day.month if day.year == self.plan.tahun else 13

    @cached_property
    def mid_month(self) -> bool:
        """Whether the decree was signed in the plan's year after the first day of its month."""
        day = self.plan.keputusan.tanggal
        return day is not None and day.year == self.plan.tahun and day.day > 1

    @cached_property
    def judged_until(self) -> int:
        """The last month (0..12) that lies wholly before the day of judgement; 12 without one."""
        day = self.as_of
        if day is None or day.year > self.plan.tahun:
            return 12
        if day.year < self.plan.tahun:
            return 0
        ends_today = (day + timedelta(days=1)).month != day.month
        return day.month if ends_today else day.month - 1

    def last_month(self, row: Kegiatan) -> int:
        """The last month (0..12) in which a due date of `row` lies before the judgement."""
        schedule = self.schedule(row)
        day = self.as_of
        if (
            day is not None
            and day.year == self.plan.tahun
            and schedule.day is not None
            and schedule.months
            and schedule.months[-1] == day.month
            and schedule.day <= day.day
        ):
            return day.month
        return self.judged_until

    def due(self, row: Kegiatan) -> bool:
        """Whether anything of the row is due by the day of judgement.

        Everything is without such a day, or once the plan's year is over.
        """
        if self.judged_until == 12:
            return True
        schedule = self.schedule(row)
        if not schedule.months:
            return False
        first = schedule.occurrences[0] if names_period(schedule) else schedule.months[:1]
        return first[-1] <= self.last_month(row)

    def schedule_year_fits(self, row: Kegiatan) -> bool:
        """Whether the target names no year, or the plan's year among others."""
        schedule = self.schedule(row)
        if schedule.year_offset:
            return False
        return not schedule.years or self.plan.tahun in schedule.years

    def told_by(self, row: Kegiatan, *kinds: str) -> bool:
        """Whether a rule of one of these kinds of check has told something of the row.

        For kinds of a later turn than these.
        """
        codes = self.once(
            ("told_by", kinds),
            lambda c: frozenset(rule.kode for rule in c.ruleset.rules if rule.periksa in kinds),
        )
        return not codes.isdisjoint(self.told.get(row.row, ()))

    def has_rule(self, periksa: str) -> bool:
        """Whether a rule of this kind of check is switched on."""
        kinds = self.once("jenis", lambda c: frozenset(rule.periksa for rule in c.ruleset.rules))
        return periksa in kinds

    def once(self, key: Hashable, make: Callable[[Context], _Made]) -> _Made:
        """What `make` finds in this plan, found once for all the rules that ask for it."""
        if key not in self._made:
            self._made[key] = make(self)
        made: _Made = self._made[key]
        return made

    def about(self, texts: Sequence[str]) -> tuple[Match, ...]:
        """What each text is about on its own, without komponen or section around it."""
        about, mute = self.ruleset.matcher.about, self._mute
        return tuple(about(text, mute) for text in texts)

    def under(self, komponen: KomponenLke, text: str) -> Match:
        """What a text is about in a komponen of the LKE, by its own name."""
        return self.ruleset.matcher.under(komponen.nama.id, text, self._mute)

    @cached_property
    def _mute(self) -> frozenset[str]:
        return self.ruleset.matcher.mute(self.plan)

    def schedule(self, row: Kegiatan) -> Schedule:
        """When the row is due."""
        return self.schedules[row.row - 1]

    def match(self, row: Kegiatan) -> Match:
        """Which indikator the row serves."""
        return self.matches[row.row - 1]

    def ids(self, row: Kegiatan) -> tuple[str, ...]:
        """The LKE ids of the row, the main one first."""
        return self.matches[row.row - 1].ids

    def area_of(self, row: Kegiatan) -> str:
        """The LKE area of the row's main indikator; the plan's own section when unmatched."""
        ids = self.ids(row)
        if ids:
            return self.instrument.indikator[ids[0]].area
        kode = self.plan.area[row.area].kode.strip(" .").upper()
        return kode if kode in self.instrument.area else ""

    @cached_property
    def known(self) -> tuple[str, ...]:
        """Every id of the instrument, in its order."""
        return tuple(self.instrument.indikator)

    def named(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """The ids that one of the patterns names, in the instrument's order."""
        return select_ids(self.known, patterns)


def _merged(plan: Plan, schedules: tuple[Schedule, ...]) -> tuple[Schedule, ...]:
    """The schedules, an empty cell taking that of the row above in its komponen.

    In print such a cell is one with the cell above; a lone gap is a gap.
    """
    habit = by_habit(row for row in plan.kegiatan if not row.target_waktu.strip())
    effective: list[Schedule] = []
    for row, written in zip(plan.kegiatan, schedules, strict=True):
        schedule = written.within(plan.tahun)
        above = effective[-1] if effective else None
        if (
            above is not None
            and not row.target_waktu.strip()
            and plan.kegiatan[row.row - 2].komponen == row.komponen
            and (habit or goes_on(row))
        ):
            effective.append(above)
        else:
            effective.append(schedule)
    return tuple(effective)


def names_period(schedule: Schedule) -> bool:
    """Whether the windows are quarters or half-years that the text names, without months.

    Of such a period only one time is promised, and it may be as late as its end.
    """
    return any(len(window) > 1 for window in schedule.occurrences) and bool(
        _PERIOD.search(schedule.text)
    )


_PERIOD = re.compile(r"\b(?:triwulan|tri wulan|tw|kuartal|quarter|semester|smt|sem)", re.IGNORECASE)


@lru_cache(maxsize=512)
def select_ids(ids: tuple[str, ...], patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `ids` that a pattern names, in their order.

    A pattern is an id (`P.I.3.b`) or the beginning of one and a star (`P.V.*`).
    """
    whole = frozenset(patterns)
    starts = tuple(pattern[:-1] for pattern in patterns if pattern.endswith("*"))
    return tuple(id_ for id_ in ids if id_ in whole or id_.startswith(starts))


class KindOfCheck(Record):
    """A kind of check by name: its function, and the class of its options.

    `turn`: kinds of a later turn run when all of an earlier one have, because they look at what
    those found; so the order of the rules in their files does not matter. `sieve` tells from what
    a row says whether the kind can find fault with it (:mod:`zicheck.checks.sieving`).
    """

    name: str
    run: Callable[[Context, Any], Iterable[Hit]]
    options: type[Any]
    turn: int = 0
    sieve: Sieve | None = None


class NoOptions(Record):
    """The options of a kind that has none."""


AFTER_OTHERS = 1
"""The turn of kinds that leave alone what another kind has told of a row."""
AFTER_THOSE = 2
"""The turn of kinds that leave alone what those of the turn before have told as well."""
AT_THE_END = 3
"""The turn of kinds that look at all that was found."""

KINDS: dict[str, KindOfCheck] = {}
"""Every kind of check, by the name that rules use in `periksa`."""

_Run = TypeVar("_Run", bound="Callable[[Context, Any], Iterable[Hit]]")


def kind(
    name: str, options: Any = NoOptions, *, turn: int = 0, sieve: Sieve | None = None
) -> Callable[[_Run], _Run]:
    """Makes a function known as the kind of check `name`."""

    def register(run: _Run) -> _Run:
        KINDS[name] = KindOfCheck(name, run, options, turn, sieve)
        return run

    return register


def _sieve_of(rule: Rule) -> Sieve | None:
    return KINDS[rule.periksa].sieve


_SIEVES: dict[int, Sieves] = {}
_RULE_SETS = 64


def _sieves(rules: tuple[Rule, ...]) -> Sieves:
    """The sieves of the rules in force, made once for all plans."""
    sieves = _SIEVES.get(id(rules))
    if sieves is None or sieves.rules is not rules:
        if len(_SIEVES) >= _RULE_SETS:
            _SIEVES.clear()
        sieves = _SIEVES[id(rules)] = Sieves(rules, _sieve_of)
    return sieves


def cell(row: Kegiatan, field_: str) -> Route:
    """The route to one cell of a row."""
    return Route("kegiatan", row.row, field_)


def by_area(
    context: Context, found: Iterable[Kegiatan], values: Values, field: str = "target_waktu"
) -> Iterator[Hit]:
    """One hit an area, its rows listed, at the cell `field` of the first of them.

    A row that serves indikator of two areas is told in both: to each its own.
    """
    groups: dict[str, list[tuple[Kegiatan, tuple[str, ...]]]] = {
        kode: [] for kode in (*context.instrument.area, "")
    }
    for row in found:
        by_area: dict[str, list[str]] = {}
        for id_ in context.ids(row):
            by_area.setdefault(context.instrument.indikator[id_].area, []).append(id_)
        for area, ids in by_area.items() or {context.area_of(row): []}.items():
            groups[area].append((row, tuple(ids)))
    for area, group in groups.items():
        if not group:
            continue
        first = group[0][0]
        yield Hit(
            route=cell(first, field),
            quote=first.cell(field),
            values={
                **values,
                "area": area or "–",
                "jumlah": len(group),
                "baris": rows(row.row for row, _ in group),
            },
            rows=tuple(row.row for row, _ in group),
            ids=tuple(dict.fromkeys(id_ for _, ids in group for id_ in ids)),
            area=area,
        )
