"""Which LKE indikator each row of a plan serves, how sure that is, and why.

Every cell of a row is a witness. What it says is brought to lexemes (:mod:`zicheck.normal`) and
held against the known wordings of every indikator, in three ways:

- the odds that its words come from the wordings of one indikator rather than of any other;
- its likeness to those wordings taken together, rare words weighing most: they name the subject;
- its likeness to the nearest single wording, less what is lost when the words that tell the
  indikator of one komponen apart (they share their subject) disagree.

The cell `indikator` speaks loudest, then `langkah_aksi`, then `bukti_fisik`; a later cell is
raised when the earlier ones were not understood, and not asked when they left no question. The
names of komponen and section are context: they tip the scale and lend a subject to a cell that
names none, but overrule no clear text, unless the komponen column itself words an indikator.
All language knowledge is data: `ungkapan.yaml` of the rule set.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Literal

from zicheck.memory import Memory
from zicheck.normal import Lexicon, fold, words
from zicheck.plan import Kegiatan
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zicheck.instrument import Instrument
    from zicheck.plan import Plan

    # An indikator that knows a lexeme: its number, what the lexeme adds to its odds and to its
    # likeness as a whole, and what it adds to the likeness of each of its wordings.
    _Posting = tuple[int, float, float, Sequence[tuple[int, float]]]
    # A name that holds a lexeme: whose it is, which of its names, and what it adds.
    _Name = tuple[int, int, float]

Method = Literal["explicit", "exact", "fuzzy", "none"]


class Match(Record):
    """The LKE indikator of one row.

    `ids` holds the main one first; empty when nothing is sure enough. `confidence` is 0..1;
    `terms` are the words that carried the match; `candidates` the best ids with their scores,
    also when nothing was taken.
    """

    row: int
    ids: tuple[str, ...]
    method: Method
    confidence: float
    terms: tuple[str, ...] = ()
    candidates: tuple[tuple[str, float], ...] = ()


# --- what is weighed how; the figures were chosen on hand-labelled rows of several agencies and on
# --- the wordings themselves (each held against the others), and none of them stands on an edge ---

# How loud each cell speaks; a later one is raised by `_LIFT` in so far as the cells before it were
# not understood. The cell above speaks where this row's indikator is merged into it.
_LOUDEST, _ACTION, _EVIDENCE, _LIFT, _ABOVE = 0.95, 0.4, 0.15, 0.5, 0.45
# Context: a komponen by a name like its own, and by that very name; the komponen column where it
# words an indikator, nearly and outright; the section's title as a komponen, and as an area.
_KOMPONEN, _NAMED, _WORDED, _VERBATIM, _SECTION, _AREA = 0.35, 0.55, 0.65, 0.85, 0.12, 0.06
_VERY, _FAIRLY = 0.95, 0.5
# Rows are written for pemenuhan; reform and hasil must be said more plainly.
_PART = {"P": 1.0, "R": 0.93, "H": 0.9}

# Weight of a word, against that of a term: one no wording knows, a weak one, and any other.
_UNKNOWN, _WEAK, _ORDINARY = 0.6, 0.35, 0.8
# Half of the likeness is that to the wordings together; of the other half up to `_SIBLING` is lost.
_TOGETHER, _SIBLING = 0.5, 0.4
# The odds: how much they tell, how much the komponen's name counts among the wordings, and what is
# allowed for words that no wording of the indikator has.
_STEEP, _NAME, _FLOOR = 0.4, 0.3, 0.1
# Of what falls this far behind by the odds, nothing more is asked.
_WORTH = 0.5
# More words than a term has, those that say nothing among them.
_SPAN = 8
# A clause that matches alone says a little less than the whole cell; clauses that match this well
# alone, and so much better than the questions beside them, are several questions.
_CLAUSE, _ALONE, _APART = 0.9, 0.5, 0.1
# A cell less like anything than this is read as speaking of its komponen, and then this loud.
_UNDERSTOOD, _READ = 0.5, 0.7
_CONNECTOR = re.compile(
    r"[;\n•]|(?<=[a-z)])[.,:](?=\s)|\bdan/atau\b|\b(?:dan|serta)\b|(?<=\s)\d{1,2}[.)](?=\s)",
    re.IGNORECASE,
)

# How sure: a logistic curve over the score, its lead on the next indikator, and whether the row
# names the subject at all (tests/measure_matching.py prints how well it holds). Below the threshold
# nothing is taken; sure enough, the later cells are not asked.
_BASE, _PER_SCORE, _PER_LEAD, _PER_SUBJECT = -5.9, 4.4, 4.9, 3.2
_THRESHOLD, _ENOUGH, _SURE_WHEN_EXACT = 0.4, 0.85, 0.99

_CANDIDATES = 5
_TERMS = 6
_COMPILED = "posted"


class _Cell(Record):
    """What one cell says.

    `likeness` is by number of the indikator; `several` are those of its clauses, in their order,
    where each clause is a question of its own.
    """

    lexemes: frozenset[str]
    likeness: Mapping[int, float]
    several: tuple[int, ...] = ()


class _Context(Record):
    """What the komponen and the section of a row say.

    How like each komponen and each area their names are, by number; the indikator that the komponen
    column words, and the one that it words outright; the subject that it lends to cells without
    one; and the komponen that it names outright.
    """

    komponen: Mapping[int, float]
    section: Mapping[int, float]
    area: Mapping[int, float]
    worded: Mapping[int, float]
    verbatim: int | None
    lexemes: frozenset[str]
    topic: frozenset[str]
    home: int | None
    # What it leaves of an indikator's doubt, worked out when first asked for: as it is, and for
    # rows that the komponen column only repeats.
    factors: dict[int, tuple[float, float]]
    echoed: dict[int, tuple[float, float]]


class _Heard(Record):
    """What the cells of a row say together: indikator by score, those taken, and how sure."""

    ranked: Sequence[tuple[int, float]]
    numbers: tuple[int, ...]
    sure: float
    lexemes: frozenset[str]


_NOTHING = _Heard((), (), 0.0, frozenset())


class Matcher:
    """Matches rows with indikator; built once from the instrument and its language data.

    Args:
        instrument: the LKE.
        ungkapan: the content of `ungkapan.yaml`, or what :meth:`compile` made of it.
    """

    def __init__(self, instrument: Instrument | None, ungkapan: Mapping[str, Any]) -> None:
        if _COMPILED in ungkapan:
            compiled = ungkapan
        elif instrument is None:
            raise TypeError("an instrument is needed to compile the wordings")
        else:
            compiled = self.compile(instrument, ungkapan)
        self._lexicon = Lexicon(compiled["lexicon"])
        self._labels: Mapping[str, str] = compiled["labels"]
        self._ids: Sequence[str] = compiled["ids"]
        self._komponen: Sequence[int] = compiled["komponen"]
        self._area: Sequence[int] = compiled["area"]
        self._idf: Mapping[str, float] = compiled["idf"]
        self._unknown: float = compiled["unknown"]
        self._topic = frozenset(compiled["topic"])
        self._role = frozenset(compiled["role"])
        self._telling = self._topic.union(compiled["general"])
        self._owner: Sequence[int] = compiled["owner"]
        self._worded: Sequence[str] = compiled["wordings"]
        self._wordings: dict[int, frozenset[str]] = {}  # those that were asked for, as sets
        self._posted: Mapping[str, Sequence[_Posting]] = compiled["posted"]
        self._size: Sequence[float] = compiled["sizes"]
        self._siblings: Sequence[Mapping[str, float]] = compiled["siblings"]
        self._tellings: Sequence[float] = compiled["tellings"]
        self._exact: Mapping[str, int] = compiled["exact"]
        self._names: Mapping[str, Sequence[_Name]] = compiled["names"]
        self._areas: Mapping[str, Sequence[_Name]] = compiled["areas"]
        self._twins: Mapping[str, Sequence[str]] = compiled["twins"]
        self._komponen_of = dict(zip(self._ids, self._komponen, strict=True))
        self._known: dict[int, frozenset[str]] = {}
        self._tell: dict[str, frozenset[str]] = {}
        self._marking: dict[tuple[str, str], Mapping[str, float]] = {}
        self._sayings: dict[str, int | None] = {}
        self._rows = Memory[tuple[object, ...], Match]()
        self._alone = Memory[tuple[str, str, frozenset[str]], Match]()
        self._lexed = Memory[str, frozenset[str]]()
        self._likened = Memory[tuple[frozenset[str], int | None], dict[int, float]]()
        self._heard = Memory[tuple[object, ...], _Cell]()
        self._contexts = Memory[tuple[str, str, frozenset[str]], _Context]()

    @classmethod
    def load(cls, compiled: Mapping[str, Any]) -> Matcher:
        """The matcher that :meth:`compile` wrote down."""
        return cls(None, compiled)

    @staticmethod
    def compile(instrument: Instrument, ungkapan: Mapping[str, Any]) -> dict[str, Any]:
        """The whole index as plain data that JSON can hold; :meth:`load` takes it back."""
        return _compiled(instrument, ungkapan)

    def match(self, plan: Plan) -> tuple[Match, ...]:
        """The match of every row of `plan`, in its order."""
        mute = self.mute(plan)
        above: dict[int, str] = {}
        found: list[Match] = []
        places: dict[tuple[int, int], tuple[str, str, frozenset[str]]] = {}
        for row in plan.kegiatan:
            where = row.komponen, row.area
            place = places.get(where)
            if place is None:
                names = plan.komponen[row.komponen].nama, plan.area[row.area].judul
                place = places[where] = (*names, self._said_of(names, mute))
            over = "" if row.indikator else above.get(row.komponen, "")
            found.append(self._known_row(row, place, over, mute))
            if row.indikator:
                above[row.komponen] = row.indikator
        return self._twinned(found)

    def mute(self, plan: Plan) -> frozenset[str]:
        """The names of the unit and of the offices above it: they stand everywhere and say nothing."""
        return frozenset(
            Lexicon.UNKNOWN + word for name in (plan.unit, *plan.induk) for word in words(name)
        )

    def about(self, text: str, mute: frozenset[str]) -> Match:
        """What `text` is about on its own, without komponen or section around it.

        `mute` is what :meth:`mute` says of the plan that the text stands in. The row of the match
        means nothing.
        """
        return self.under("", text, mute)

    def under(self, komponen: str, text: str, mute: frozenset[str]) -> Match:
        """What `text` is about under the name of a komponen, as :meth:`about` without one."""
        named = self._said_of((text,), mute)
        match = self._alone.found((text, komponen, named))
        if match is None:
            heard = self._row(
                Kegiatan(0, 0, 0, indikator=text), self._context(komponen, "", named), "", named
            )
            (match,) = self._twinned([heard])
            self._alone.keep((text, komponen, named), match)
        return match

    def _said_of(self, texts: Iterable[str], mute: frozenset[str]) -> frozenset[str]:
        """The names in `mute` that the texts hold: without any, all units are alike to them."""
        held: frozenset[str] = frozenset()
        for text in texts:
            lexemes = self._lexed.found(text)
            if lexemes is None:
                lexemes = self._lex(text)
            if not mute.isdisjoint(lexemes):
                held |= mute & lexemes
        return held

    def _known_row(
        self,
        row: Kegiatan,
        place: tuple[str, str, frozenset[str]],
        above: str,
        mute: frozenset[str],
    ) -> Match:
        """The match of a row, from memory where these words were met in such a place before."""
        komponen, section, named = place
        said = row.indikator, row.langkah_aksi, row.bukti
        named = named | self._said_of((*said, above), mute)
        key = (said, above, komponen, section, named, row.lke)
        match = self._rows.found(key)
        if match is None:
            context = self._context(komponen, section, named)
            match = self._rows.keep(key, self._row(row, context, above, named))
        return match if match.row == row.row else match._replace(row=row.row)

    def _row(self, row: Kegiatan, context: _Context, above: str, mute: frozenset[str]) -> Match:
        lexemes = self._lexemes(row.indikator, mute)
        exact = self._exact.get(fold(row.indikator)) if row.indikator else None
        if exact is not None and not row.lke and self._fits(exact, lexemes, context):
            id_ = self._ids[exact]
            terms = self._terms(exact, lexemes)
            return Match(row.row, (id_,), "exact", _SURE_WHEN_EXACT, terms, ((id_, 1.0),))
        heard = self._hear(row, context, above, mute)
        candidates = tuple(
            (self._ids[n], round(score, 3)) for n, score in heard.ranked[:_CANDIDATES]
        )
        if row.lke:
            return Match(row.row, row.lke, "explicit", 1.0, (), candidates)
        if not heard.numbers:
            return Match(row.row, (), "none", 0.0)
        terms = self._terms(heard.numbers[0], heard.lexemes)
        if heard.sure < _THRESHOLD:
            return Match(row.row, (), "none", heard.sure, terms, candidates)
        ids = tuple(self._ids[n] for n in heard.numbers)
        return Match(row.row, ids, "fuzzy", heard.sure, terms, candidates)

    def _fits(self, number: int, lexemes: frozenset[str], context: _Context) -> bool:
        """Whether an exact wording may stand: one that names no subject fits any komponen."""
        if not context.topic or not lexemes.isdisjoint(self._topic):
            return True
        best = max(context.komponen.values(), default=0.0)
        return context.komponen.get(self._komponen[number], 0.0) >= best

    def _terms(self, number: int, lexemes: frozenset[str]) -> tuple[str, ...]:
        """The words of the row that the indikator knows, the most telling first."""
        own = sorted(lexemes & self._knows(number), key=lambda x: (-self._idf[x], x))
        return tuple(self._labels.get(x, x) for x in own[:_TERMS])

    def _twinned(self, found: Sequence[Match]) -> tuple[Match, ...]:
        """`found`, with the twin question added where the plan has no row for its komponen."""
        served = {self._komponen_of.get(id_) for match in found for id_ in match.ids}
        made: list[Match] = []
        for match in found:
            more = tuple(
                twin
                for id_ in match.ids
                for twin in self._twins.get(id_, ())
                if self._komponen_of[twin] not in served
            )
            if more and match.method != "explicit":
                made.append(match._replace(ids=match.ids + more))
            else:
                made.append(match)
        return tuple(made)

    def tells(self, text: str, id_: str) -> bool:
        """Whether `text` holds a word of `id_` that tells it from its siblings: a quick look."""
        telling = self._tell.get(id_)
        if telling is None:
            number = self._ids.index(id_)
            apart = self._siblings[self._komponen[number]]
            telling = self._tell[id_] = self._knows(number).intersection(apart)
        return not telling.isdisjoint(self._lexemes(text, frozenset()))

    def parts(self, one: str, joint: str, other: str) -> bool:
        """Whether a joint stands between terms; that of "monitoring dan evaluasi" is within one."""
        before, after = words(one)[-_SPAN:], words(other)[:_SPAN]
        first, second, both = (
            len(self._lexicon.lexemes(said))
            for said in (before, after, [*before, *words(joint), *after])
        )
        return first + second <= both

    def marks(self, text: str, id_: str, other: str) -> float:
        """In how much more of its wordings than of another's `id_` has a word of `text` (0..1)."""
        marking = self._marking.get((id_, other))
        if marking is None:
            less = self._shares(self._ids.index(other))
            marking = self._marking[id_, other] = {
                x: share - less.get(x, 0.0)
                for x, share in self._shares(self._ids.index(id_)).items()
            }
        return max((marking.get(x, 0.0) for x in self._lexemes(text, frozenset())), default=0.0)

    def _shares(self, number: int) -> dict[str, float]:
        """In which share of the wordings of an indikator each of its lexemes stands."""
        own = slice(bisect_left(self._owner, number), bisect_right(self._owner, number))
        counts = Counter(x for wording in self._worded[own] for x in wording.split())
        return {x: n / (own.stop - own.start) for x, n in counts.items()}

    # --- a row ----------------------------------------------------------------------------------

    def _hear(self, row: Kegiatan, context: _Context, above: str, mute: frozenset[str]) -> _Heard:
        """What the cells of a row say together; later ones are asked while it is open."""
        # A komponen column that only repeats the row is no second witness.
        echo = (
            bool(context.worded)
            and context.verbatim is None
            and context.lexemes
            <= self._lexemes(row.indikator, mute) | self._lexemes(row.langkah_aksi, mute)
        )
        doubt: dict[int, float] = {} if echo else dict.fromkeys(context.worded, 1.0)
        if context.verbatim is not None:
            doubt[context.verbatim] = 1.0
        shared = context.lexemes if doubt else frozenset[str]()
        own = frozenset[str]()
        # Where nothing else states what the row is for, its action does.
        stated = row.indikator or above or row.langkah_aksi
        several: tuple[int, ...] = ()
        understood = 0.0
        heard = _NOTHING
        for text, loud, lift in (
            (row.indikator, _LOUDEST, 0.0),
            (row.langkah_aksi, _ACTION, _LIFT),
            (row.bukti, _EVIDENCE, _LIFT),
            ("" if row.indikator else above, _ABOVE, 0.0),
        ):
            if not text:
                continue
            cell = self._cell(text, mute, context, clauses=text is stated)
            if own and cell.lexemes <= own:
                continue  # the same words again are no second witness
            own |= cell.lexemes
            raised = loud + lift * (1 - understood)
            for number, like in cell.likeness.items():
                doubt[number] = doubt.get(number, 1.0) * (1 - raised * like)
            understood = max(understood, raised * max(cell.likeness.values(), default=0.0))
            several = several or cell.several
            heard = self._conclude(doubt, context, several, own, shared, echo=echo)
            if heard.sure >= _ENOUGH:
                break
        if heard is _NOTHING:
            heard = self._conclude(doubt, context, several, own, shared, echo=echo)
        return heard

    def _conclude(
        self,
        doubt: Mapping[int, float],
        context: _Context,
        several: tuple[int, ...],
        own: frozenset[str],
        shared: frozenset[str],
        *,
        echo: bool,
    ) -> _Heard:
        """The answer that what was heard so far allows.

        `own` is what the row itself said, `shared` what its komponen column says of its subject.
        """
        if not doubt:
            return _NOTHING
        factors = context.echoed if echo else context.factors
        ranked: list[tuple[int, float]] = []
        for number, left in doubt.items():
            if number not in factors:
                factors[number] = self._factor(number, context, echo=echo)
            spared, weight = factors[number]
            ranked.append((number, (1 - left * spared) * weight))
        ranked.sort(key=_best_first)
        numbers = self._agreed(several, ranked[0][0])
        score = max(score for number, score in ranked if number in numbers)
        rest = next((score for number, score in ranked if number not in numbers), 0.0)
        # A row that says quite other things is not about the subject of its komponen column.
        strange = sum(x[0] == Lexicon.UNKNOWN for x in own)
        about = own if 2 * strange > len(own) else own | shared
        subject = not self._topic.isdisjoint(about & self._knows(numbers[0]))
        return _Heard(
            ranked, numbers, _confidence(score, score - rest, subject=subject), own | shared
        )

    def _factor(self, number: int, context: _Context, *, echo: bool) -> tuple[float, float]:
        """What doubt the context leaves of an indikator, and what its part of the LKE weighs."""
        komponen = self._komponen[number]
        like = context.komponen.get(komponen, 0.0)
        named = like > _VERY
        near = max(
            (_NAMED if named else _KOMPONEN) * like,
            _VERBATIM if number == context.verbatim else 0.0,
            0.0 if echo else _WORDED * context.worded.get(number, 0.0),
        )
        far = max(
            _SECTION * context.section.get(komponen, 0.0),
            _AREA * context.area.get(self._area[number], 0.0),
        )
        # Reform is meant where the komponen column names its komponen.
        return (1 - near) * (1 - far), 1.0 if named else _PART[self._ids[number][0]]

    def _agreed(self, several: tuple[int, ...], best: int) -> tuple[int, ...]:
        """The best indikator, or those of the clauses when they are several and agree with it."""
        komponen = self._komponen[best]
        if best in several and all(self._komponen[number] == komponen for number in several):
            return several
        return (best,)

    # --- its context ----------------------------------------------------------------------------

    def _context(self, komponen: str, section: str, mute: frozenset[str]) -> _Context:
        key = (komponen, section, mute)
        return self._contexts.found(key) or self._contexts.keep(key, self._surrounding(*key))

    def _surrounding(self, komponen: str, section: str, mute: frozenset[str]) -> _Context:
        near = self._lexemes(komponen, mute)
        far = self._lexemes(section, mute)
        named = self._likest(near, self._names)
        areas = self._likest(far, self._areas)
        best = max(named.values(), default=0.0)
        home = max(named, key=lambda n: named[n]) if best > _VERY else None
        # A column that names a komponen words none of its indikator; and a question is of a
        # subject and of what is done with it, while a subject alone is a heading.
        asks = not near.isdisjoint(self._topic) and not near.isdisjoint(self._role)
        verbatim = self._saying(near) if home is None and asks else None
        worded = self._likeness(near) if home is None else {}
        if verbatim is None and best >= max(worded.values(), default=0.0):
            worded = {}
        topic = near & self._topic
        # A section that is a theme of its own lends its subject too; an area is too wide for one.
        if not topic and max(areas.values(), default=0.0) <= _FAIRLY:
            topic = far & self._topic
        return _Context(
            komponen=named,
            section=self._likest(far, self._names),
            area=areas,
            worded=worded,
            verbatim=verbatim,
            lexemes=near,
            topic=topic,
            home=home,
            factors={},
            echoed={},
        )

    # --- a cell ---------------------------------------------------------------------------------

    def _cell(self, text: str, mute: frozenset[str], context: _Context, *, clauses: bool) -> _Cell:
        """What a cell says, heard in its context."""
        key = (text, clauses, mute, context.topic, context.home)
        return self._heard.found(key) or self._heard.keep(
            key, self._listen(text, mute, context, clauses=clauses)
        )

    def _listen(
        self, text: str, mute: frozenset[str], context: _Context, *, clauses: bool
    ) -> _Cell:
        lexemes = self._lexemes(text, mute)
        likeness = self._likeness(lexemes)
        best = _likest_of(likeness)
        if best is not None and context.home not in (None, self._komponen[best]):
            # It sounds like another komponen: those of its own are to be heard as well.
            likeness = self._likeness(lexemes, context.home)
        subject = lexemes & self._topic
        if context.topic and not subject and not lexemes.isdisjoint(self._role):
            # It says what is done, but not with what: with what its komponen is about.
            lexemes |= context.topic
            return _Cell(lexemes, self._likeness(lexemes, context.home))
        if (
            not context.topic <= lexemes
            and not lexemes.isdisjoint(self._role)
            and max(likeness.values(), default=0.0) < _UNDERSTOOD
        ):
            # It hardly says with what.
            read = self._likeness(lexemes | context.topic)
            likeness = _louder(likeness, read, _READ)
        cell = _Cell(lexemes, likeness)
        # A second question can only hide in what the first does not account for.
        if clauses and subject and best is not None:
            left = (lexemes & self._telling) - self._knows(best)
            if left:
                return self._clauses(text, mute, cell)
        return cell

    def _clauses(self, text: str, mute: frozenset[str], cell: _Cell) -> _Cell:
        """The cell with its clauses heard one by one as well."""
        parts = [self._lexemes(part, mute) for part in _CONNECTOR.split(text)]
        if sum(map(bool, parts)) < 2:
            return cell
        likeness = cell.likeness
        several: list[int] = []
        for said in filter(None, parts):
            # A clause without a subject shares that of the others: "disusun dan disosialisasikan".
            bare = said.isdisjoint(self._topic)
            alone = self._likeness(said | (cell.lexemes & self._topic) if bare else said)
            likeness = _louder(likeness, alone, _CLAUSE)
            best = _likest_of(alone)
            if best is None or best in several or alone[best] < _ALONE:
                continue
            # One that could as well be another of its komponen names the subject alone.
            komponen = self._komponen[best]
            rivals = (n for n in alone if n != best and self._komponen[n] == komponen)
            if all(alone[best] - alone[n] >= _APART for n in rivals):
                several.append(best)
        return _Cell(cell.lexemes, likeness, tuple(several))

    def _lexemes(self, text: str, mute: frozenset[str]) -> frozenset[str]:
        """The lexemes of `text`, those of `mute` left out."""
        lexed = self._lexed.found(text)
        if lexed is None:
            lexed = self._lex(text)
        return lexed - mute if mute else lexed

    def _lex(self, text: str) -> frozenset[str]:
        return self._lexed.keep(text, frozenset(self._lexicon.lexemes(words(text))))

    def _likest(
        self, lexemes: frozenset[str], names: Mapping[str, Sequence[_Name]]
    ) -> dict[int, float]:
        """How like each of `names` the lexemes are: cosine, the best name of each number."""
        shared: dict[tuple[int, int], float] = {}
        square = 0.0
        for x in sorted(lexemes):
            square += self._idf.get(x, self._unknown) ** 2
            for number, name, part in names.get(x, ()):
                shared[number, name] = shared.get((number, name), 0.0) + part
        found: dict[int, float] = {}
        for (number, _), part in shared.items():
            found[number] = max(found.get(number, 0.0), part / math.sqrt(square))
        return found

    # --- what is known, made into sets when first asked for ---------------------------------------

    def _wording(self, number: int) -> frozenset[str]:
        made = self._wordings[number] = frozenset(self._worded[number].split())
        return made

    def _knows(self, number: int) -> frozenset[str]:
        """The lexemes of all wordings of an indikator."""
        known = self._known.get(number)
        if known is None:
            own = slice(bisect_left(self._owner, number), bisect_right(self._owner, number))
            known = self._known[number] = frozenset(" ".join(self._worded[own]).split())
        return known

    def _saying(self, lexemes: frozenset[str]) -> int | None:
        """The indikator that is worded by just these lexemes, if it is but one."""
        if not self._sayings:
            for owner, wording in zip(self._owner, self._worded, strict=True):
                said = self._sayings.setdefault(wording, owner)
                self._sayings[wording] = owner if said == owner else None
        return self._sayings.get(" ".join(sorted(lexemes)))

    # --- its likeness ---------------------------------------------------------------------------

    def _likeness(self, lexemes: frozenset[str], home: int | None = None) -> dict[int, float]:
        """How like each indikator the lexemes are (0..1), by number.

        Those that the odds rule out are left out, but not those of the komponen `home`.
        """
        key = (lexemes, home)
        likeness = self._likened.found(key)
        if likeness is None:
            likeness = self._likened.keep(key, self._compare(lexemes, home))
        return likeness

    def _compare(self, lexemes: frozenset[str], home: int | None) -> dict[int, float]:
        # In one order, whatever the hash seed: sums of floats depend on it.
        known = sorted(x for x in lexemes if x in self._idf)
        if not known:
            return {}
        square = sum([self._idf[x] ** 2 for x in known])
        steep = _STEEP / math.sqrt(square)
        kept, top = self._likely(known, steep, home)
        whole = dict.fromkeys(kept, 0.0)
        near: dict[int, float] = {}
        for x in known:
            for number, _, share, wordings in self._posted[x]:
                if number in kept:
                    whole[number] += share
                    for wording, shared in wordings:
                        near[wording] = near[wording] + shared if wording in near else shared
        nearest: dict[int, list[tuple[float, int]]] = {number: [] for number in kept}
        for wording, like in near.items():
            nearest[self._owner[wording]].append((like, wording))
        length = math.sqrt(square + (len(lexemes) - len(known)) * self._unknown**2)
        found: dict[int, float] = {}
        for number, odds in kept.items():
            closest = self._closest(known, self._siblings[self._komponen[number]], nearest[number])
            like = (1 - _TOGETHER) * closest + _TOGETHER * whole[number]
            found[number] = min(1.0, math.exp(steep * (odds - top)) * like / length)
        return found

    def _likely(
        self, known: Sequence[str], steep: float, home: int | None
    ) -> tuple[dict[int, float], float]:
        """The indikator that the odds leave in question, with their odds; and the best odds."""
        odds: dict[int, float] = {}
        for x in known:
            for number, log, _, _ in self._posted[x]:
                odds[number] = odds[number] + log if number in odds else log
        mass = sum([self._idf[x] for x in known])
        size = self._size
        for number in odds:
            odds[number] -= mass * size[number]
        top = max(odds.values())
        worth = top + math.log(_WORTH) / steep
        return {
            number: log
            for number, log in odds.items()
            if log >= worth or self._komponen[number] == home
        }, top

    def _closest(
        self,
        known: Sequence[str],
        weights: Mapping[str, float],
        nearest: Sequence[tuple[float, int]],
    ) -> float:
        """The likeness to the nearest wording, less what the words that tell siblings apart say."""
        if not nearest:
            return 0.0
        if not weights:
            return max(nearest)[0]
        said = [x for x in known if x in weights]
        telling = sum([weights[x] for x in said])
        closest = 0.0
        for like, wording in sorted(nearest, reverse=True):
            if like <= closest:
                break  # nothing that follows can come nearer
            both = self._tellings[wording] * telling
            if both:
                own = self._wordings.get(wording) or self._wording(wording)
                agreed = sum([weights[x] for x in said if x in own]) / math.sqrt(both)
            else:
                agreed = float(self._tellings[wording] == telling)
            closest = max(closest, like * (1 - _SIBLING * (1 - agreed)))
        return closest


def _best_first(item: tuple[int, float]) -> tuple[float, int]:
    return -item[1], item[0]


def _likest_of(likeness: Mapping[int, float]) -> int | None:
    """The number that is most alike; None when none is."""
    return max(likeness, key=lambda number: likeness[number], default=None)


def _louder(
    likeness: Mapping[int, float], other: Mapping[int, float], scale: float
) -> dict[int, float]:
    """`likeness`, raised to `scale` times `other` where that is more."""
    made = dict(likeness)
    for number, like in other.items():
        if scale * like > made.get(number, 0.0):
            made[number] = scale * like
    return made


def _confidence(score: float, lead: float, *, subject: bool) -> float:
    """About how often such an answer is right (0..1)."""
    weight = _BASE + _PER_SCORE * score + _PER_LEAD * lead + _PER_SUBJECT * subject
    return round(1 / (1 + math.exp(-weight)), 3)


# --- compiling --------------------------------------------------------------------------------


def _compiled(instrument: Instrument, ungkapan: Mapping[str, Any]) -> dict[str, Any]:
    texts = _worded(ungkapan["indikator"], instrument.indikator, "judul")
    named = _worded(ungkapan["komponen"], instrument.komponen, "nama")
    areas = _worded(ungkapan["area"], instrument.area, "nama")
    vocabulary = Lexicon.compile(
        ungkapan["kata_umum"],
        ungkapan["kata_lain"],
        ungkapan["akar"],
        ungkapan["padanan"],
        [text for group in (texts, named, areas) for items in group.values() for text in items],
    )
    lexicon = Lexicon(vocabulary)

    def lexed(text: str) -> frozenset[str]:
        return frozenset(lexicon.lexemes(words(text)))

    def listed(key: str) -> set[str]:
        return {x for line in ungkapan[key] for word in words(line) for x in lexicon[word]}

    weak, role = listed("kata_lemah"), listed("peran")
    general = listed("peran_umum") | role | weak
    # What may be a subject: the terms, and the words of the instrument's own titles.
    terms = {x for term in ungkapan["padanan"] for word in words(term) for x in lexicon[word]}
    for group in (texts, named):
        terms.update(x for items in group.values() for x in lexed(items[0]))

    ids = list(texts)
    komponen = list(instrument.komponen)
    of = [komponen.index(instrument.indikator[id_].komponen) for id_ in ids]
    sets = [[found for found in map(lexed, texts[id_]) if found] for id_ in ids]
    use = [_use(group) for group in sets]
    idf = _weights(use, weak, terms)
    unknown = round(_UNKNOWN * math.log((len(ids) + 1) / 1.5), 4)
    siblings = [
        _apart([use[n] for n in range(len(ids)) if of[n] == number], weak)
        for number in range(len(komponen))
    ]
    owner = [number for number, group in enumerate(sets) for _ in dict.fromkeys(group)]
    wordings = [wording for group in sets for wording in dict.fromkeys(group)]
    kode = {kode: number for number, kode in enumerate(instrument.area)}
    return {
        "lexicon": vocabulary,
        "labels": {
            words(term)[0]: next(iter(variants))
            for term, variants in ungkapan["padanan"].items()
            if len(words(term)) == 1
        },
        "ids": ids,
        "komponen": of,
        "area": [kode.get(instrument.indikator[id_].area, -1) for id_ in ids],
        "idf": idf,
        "unknown": unknown,
        "topic": sorted(terms.intersection(idf) - general),
        "role": sorted(role),
        "general": sorted(general),
        "owner": owner,
        "wordings": [" ".join(sorted(wording)) for wording in wordings],
        "tellings": [
            round(sum(siblings[of[number]].get(x, 0.0) for x in sorted(wording)), 4)
            for number, wording in zip(owner, wordings, strict=True)
        ],
        "siblings": siblings,
        **_postings(sets, use, [lexed(named[komponen[number]][0]) for number in of], idf),
        "exact": _exact(texts, ids),
        "names": _named(named, lexed, idf, unknown),
        "areas": _named(areas, lexed, idf, unknown),
        "twins": {id_: list(others) for id_, others in ungkapan.get("kembar", {}).items()},
    }


def _worded(
    more: Mapping[str, Iterable[str]], items: Mapping[str, Any], title: str
) -> dict[str, list[str]]:
    """Every item's own title in both languages, and then its other wordings."""
    return {key: [*getattr(item, title), *more.get(key, ())] for key, item in items.items()}


def _use(group: Sequence[frozenset[str]]) -> dict[str, float]:
    """In which share of the wordings each lexeme stands."""
    counts = Counter(x for wording in group for x in sorted(wording))
    return {x: n / len(group) for x, n in counts.items()}


def _summed(use: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Of how many indikator each lexeme is a word, by the share of their wordings."""
    common: dict[str, float] = defaultdict(float)
    for share in use:
        for x, part in share.items():
            common[x] += part
    return common


def _weights(
    use: Sequence[Mapping[str, float]], weak: set[str], terms: set[str]
) -> dict[str, float]:
    """The weight of each lexeme: the fewer indikator use it, and the more of a term it is."""
    common = _summed(use)
    return {
        x: round(
            math.log((len(use) + 1) / (0.5 + n))
            * (_WEAK if x in weak else 1.0 if x in terms else _ORDINARY),
            4,
        )
        for x, n in common.items()
    }


def _apart(use: Sequence[Mapping[str, float]], weak: set[str]) -> dict[str, float]:
    """The squared weight of each lexeme in telling the indikator of one komponen apart."""
    if len(use) < 2:
        return {}
    common = _summed(use)
    found = {}
    for x, n in common.items():
        # Capped: that a word is rare does not make it tell more than the words of the question.
        weight = min(1.0, math.log((len(use) + 0.5) / (0.3 + n))) * (_WEAK if x in weak else 1.0)
        if weight > 0:
            found[x] = round(weight * weight, 4)
    return found


def _postings(
    sets: Sequence[Sequence[frozenset[str]]],
    use: Sequence[Mapping[str, float]],
    names: Sequence[frozenset[str]],
    idf: Mapping[str, float],
) -> dict[str, Any]:
    """What each lexeme adds to which indikator, and what the odds of each are measured against."""
    posted: dict[str, list[_Posting]] = defaultdict(list)
    sizes: list[float] = []
    wordings = 0
    for number, group in enumerate(sets):
        near: dict[str, list[tuple[int, float]]] = defaultdict(list)
        share: dict[str, float] = defaultdict(float)
        seen: set[frozenset[str]] = set()
        for wording in group:
            length = math.hypot(*(idf[x] for x in wording)) or 1.0
            for x in sorted(wording):
                share[x] += idf[x] / length
                if wording not in seen:
                    near[x].append((wordings, round(idf[x] ** 2 / length, 4)))
            wordings += wording not in seen
            seen.add(wording)
        # The name of its komponen is in part a wording of every indikator.
        for x in sorted(names[number]):
            if x in idf:
                share[x] += _NAME * idf[x]
        sizes.append(round(math.log(sum(share.values()) + _FLOOR * len(idf)), 4))
        centre = {x: math.sqrt(n) * idf[x] for x, n in use[number].items()}
        length = math.hypot(*centre.values()) or 1.0
        for x in sorted(share):
            log = round(math.log1p(share[x] / _FLOOR) * idf[x], 4)
            together = round(centre.get(x, 0.0) * idf[x] / length, 4)
            posted[x].append((number, log, together, near.get(x, [])))
    return {"posted": dict(posted), "sizes": sizes}


def _named(
    named: Mapping[str, Sequence[str]],
    lexed: Callable[[str], frozenset[str]],
    idf: Mapping[str, float],
    unknown: float,
) -> dict[str, list[_Name]]:
    """The names that hold each lexeme."""
    found: dict[str, list[_Name]] = defaultdict(list)
    for number, texts in enumerate(named.values()):
        for place, text in enumerate(texts):
            weights = {x: idf.get(x, unknown) for x in sorted(lexed(text))}
            length = math.hypot(*weights.values()) or 1.0
            for x, weight in weights.items():
                found[x].append((number, place, round(weight**2 / length, 4)))
    return dict(found)


def _exact(texts: Mapping[str, Sequence[str]], ids: Sequence[str]) -> dict[str, int]:
    """Each wording, folded, to its indikator; those of two indikator are left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, id_ in enumerate(ids):
        for text in texts[id_]:
            found[fold(text)].add(number)
    return {text: numbers.pop() for text, numbers in found.items() if len(numbers) == 1}
