"""Which LKE indikator each row of a plan serves, how sure that is, and why.

Every cell of a row is a witness. What it says is compared with the known wordings of every
indikator, word by word, in lexemes (:mod:`zicheck.normal`): first with weights that are high
for words which few indikator use (they find the subject), then with weights learned among the
indikator of one komponen (they tell siblings apart, since those share their subject). The cell
`indikator` speaks loudest, then `langkah_aksi`, then `bukti_fisik`; a later cell gains weight
when the earlier ones say little. The names of komponen and section are context: they can tip
the scale, not overrule clear text, unless the komponen column itself holds an indikator's
wording. All language knowledge is data: `ungkapan.yaml` of the rule set.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from zicheck.normal import Lexicon, fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zicheck.instrument import Instrument
    from zicheck.plan import Kegiatan, Plan

    _Names = Mapping[str, Sequence[tuple[int, int, float]]]

Method = Literal["explicit", "exact", "fuzzy", "none"]


@dataclass(frozen=True, slots=True)
class Match:
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


# How loud each witness speaks. A later cell is raised by `_LIFT` in so far as the cells before
# it were not understood; nothing but an exact wording is ever beyond doubt.
_ACTION, _EVIDENCE, _LIFT, _LOUDEST = 0.4, 0.15, 0.5, 0.95
# The indikator cell of the row above, where this row's is merged into it.
_ABOVE = 0.45
# Context: the komponen by a likeness of names, and by its very name; the komponen column where
# it words an indikator; the section's title as a komponen, and as an area.
_KOMPONEN, _NAMED, _WORDED, _VERBATIM, _SECTION, _AREA = 0.35, 0.55, 0.65, 0.85, 0.12, 0.06
_VERY = 0.95
# Rows are written for pemenuhan; reform and hasil must be said more plainly.
_PART = {"P": 1.0, "R": 0.93, "H": 0.9}
# Similarity: part of it comes from the wordings of an indikator taken together, and up to
# `_SIBLING` of the rest is lost when the words that tell siblings apart disagree.
_SIBLING = 0.4
_TOGETHER = 0.5
_STEEP, _NAME, _FLOOR = 0.4, 0.3, 0.1
# Weight of a word that no wording knows (it is said, but of nothing here) and of a weak one.
_UNKNOWN, _WEAK, _ORDINARY = 0.6, 0.35, 0.8
# Answers much below the best one are not worth following, nor are the wordings of an indikator
# that even all telling words could not lift to its best one.
_WORTH = 0.6
_CLOSE = 1 - _SIBLING
# A clause that matches alone says a little less than the whole cell; a cell that matches this
# well as a whole is one question; clauses that match this well alone are several.
_CLAUSE, _ALONE = 0.9, 0.75
_CONNECTOR = re.compile(
    r"[;\n•]|(?<=[a-z)])[.,:](?=\s)|\bdan/atau\b|\b(?:dan|serta)\b|(?<=\s)\d{1,2}[.)](?=\s)",
    re.IGNORECASE,
)
# How sure: a logistic curve over the score, its lead on the next indikator, and whether the row
# names the subject at all; fitted on hand-labelled rows (tests/measure_matching.py prints how
# well it holds). Below the threshold a wrong answer is more likely than is worth its harm.
_BASE, _PER_SCORE, _PER_LEAD, _PER_SUBJECT = -6.4, 4.9, 6.9, 3.3
_THRESHOLD = 0.4
# Sure enough not to ask the later cells.
_ENOUGH = 0.95
_SURE_WHEN_EXACT = 0.99

_COMPILED = "posted"
_CANDIDATES = 5
_TERMS = 6
_MEMO = 1 << 13


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one cell says: its lexemes, how like each indikator (by number) it is, and the
    indikator of its clauses when they are several questions.
    """

    lexemes: frozenset[str]
    likeness: Mapping[int, float]
    several: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the cells of a row say: indikator with scores, best first; the ones taken for the
    answer; how sure that is; and the lexemes heard.
    """

    ranked: Sequence[tuple[int, float]]
    numbers: tuple[int, ...]
    sure: float
    lexemes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the komponen and section of a row make likely: a weight for each indikator."""

    komponen: Mapping[int, float]
    worded: Mapping[int, float]
    verbatim: int | None
    section: Mapping[int, float]
    area: Mapping[int, float]
    lexemes: frozenset[str]
    topic: frozenset[str]
    # Worked out when first asked for; without and with what the komponen column only repeats.
    factors: dict[int, tuple[float, float]] = field(default_factory=dict)
    echoed: dict[int, tuple[float, float]] = field(default_factory=dict)


class Matcher:
    """Matches rows with indikator; built once from the instrument and its language data.

    Args:
        instrument: the LKE.
        ungkapan: the content of `ungkapan.yaml`, or what :meth:`compile` made of it.
    """

    def __init__(self, instrument: Instrument, ungkapan: Mapping[str, Any]) -> None:
        self._take(ungkapan if _COMPILED in ungkapan else self.compile(instrument, ungkapan))

    @classmethod
    def load(cls, compiled: Mapping[str, Any]) -> Matcher:
        """The matcher that :meth:`compile` wrote down."""
        made = cls.__new__(cls)
        made._take(compiled)
        return made

    def _take(self, compiled: Mapping[str, Any]) -> None:
        self._lexicon = Lexicon(compiled["lexicon"])
        self._labels: Mapping[str, str] = compiled["labels"]
        self._ids: Sequence[str] = compiled["ids"]
        self._part = [_PART[id_[0]] for id_ in self._ids]
        self._komponen: Sequence[int] = compiled["komponen"]
        self._area: Sequence[int] = compiled["area"]
        self._idf: Mapping[str, float] = compiled["idf"]
        self._unknown: float = compiled["unknown"]
        self._topic = frozenset(compiled["topic"])
        self._role = frozenset(compiled["role"])
        self._owner: Sequence[int] = compiled["owner"]
        self._wordings = [frozenset(wording) for wording in compiled["wordings"]]
        self._tellings: Sequence[float] = compiled["tellings"]
        self._posted: Mapping[str, Sequence[tuple[int, float]]] = compiled["posted"]
        self._together: Mapping[str, Sequence[tuple[int, float, float]]] = compiled["together"]
        self._size: Sequence[float] = compiled["sizes"]
        self._siblings: Sequence[Mapping[str, float]] = compiled["siblings"]
        self._exact: Mapping[str, int] = compiled["exact"]
        self._names: _Names = compiled["names"]
        self._areas: _Names = compiled["areas"]
        self._twins: Mapping[str, Sequence[str]] = compiled["twins"]
        self._komponen_of = dict(zip(self._ids, self._komponen, strict=True))
        self._own: list[list[int]] = [[] for _ in self._ids]
        for number, owner in enumerate(self._owner):
            self._own[owner].append(number)
        self._lexed: dict[str, tuple[str, ...]] = {}
        self._likened: dict[frozenset[str], dict[int, float]] = {}
        self._contexts: dict[tuple[str, str, frozenset[str]], _Context] = {}
        self._subjects: dict[int, frozenset[str]] = {}
        self._celled: dict[tuple[str, bool, frozenset[str], frozenset[str]], _Cell] = {}

    # --- building -----------------------------------------------------------------------------

    @classmethod
    def compile(cls, instrument: Instrument, ungkapan: Mapping[str, Any]) -> dict[str, Any]:
        """The whole index as plain data that JSON can hold; :meth:`load` takes it back."""
        worded = _worded(ungkapan["indikator"], instrument.indikator, "judul")
        named = _worded(ungkapan["komponen"], instrument.komponen, "nama")
        areas = _worded(ungkapan["area"], instrument.area, "nama")
        vocabulary = Lexicon.compile(
            ungkapan["kata_umum"],
            ungkapan["kata_lain"],
            ungkapan["akar"],
            ungkapan["padanan"],
            [text for group in (worded, named, areas) for texts in group.values() for text in texts],
        )
        lexicon = Lexicon(vocabulary)

        def lexed(text: str) -> frozenset[str]:
            return frozenset(lexicon.lexemes(words(text)))

        def listed(key: str) -> set[str]:
            return {x for line in ungkapan[key] for word in words(line) for x in lexicon[word]}

        weak, role = listed("kata_lemah"), listed("peran")
        # What may be a subject: the terms, and the words of the instrument's own titles.
        terms = {x for term in ungkapan["padanan"] for word in words(term) for x in lexicon[word]}
        for items, title in ((instrument.indikator, "judul"), (instrument.komponen, "nama")):
            terms.update(x for item in items.values() for x in lexed(getattr(item, title).id))
        ids = list(worded)
        kode = list(instrument.area)
        komponen = list(instrument.komponen)
        sets = [[s for s in map(lexed, worded[id_]) if s] for id_ in ids]
        use = [_use(group) for group in sets]
        common: Counter[str] = Counter()
        for share in use:
            common.update(share)
        size = len(ids) + 1
        idf = {
            x: math.log(size / (0.5 + n))
            * (_WEAK if x in weak else 1.0 if x in terms else _ORDINARY)
            for x, n in common.items()
        }
        unknown = round(_UNKNOWN * math.log(size / 1.5), 4)
        owner: list[int] = []
        wordings: list[list[str]] = []
        posted: dict[str, list[tuple[int, float]]] = defaultdict(list)
        together: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
        sizes: list[float] = []
        for number, group in enumerate(sets):
            for wording in dict.fromkeys(group):
                length = math.hypot(*(idf[x] for x in wording)) or 1.0
                for x in sorted(wording):
                    posted[x].append((len(owner), round(idf[x] ** 2 / length, 4)))
                owner.append(number)
                wordings.append(sorted(wording))
            # The name of its komponen is a wording of every indikator, by half.
            part: Counter[str] = Counter()
            for wording in group:
                length = math.hypot(*(idf[x] for x in wording)) or 1.0
                for x in sorted(wording):
                    part[x] += idf[x] / length
            for x in lexed(instrument.komponen[instrument.indikator[ids[number]].komponen].nama.id):
                if x in idf:
                    part[x] += _NAME * idf[x]
            sizes.append(round(math.log(sum(part.values()) + _FLOOR * len(idf)), 4))
            centre = {x: math.sqrt(n) * idf[x] for x, n in use[number].items()}
            length = math.hypot(*centre.values()) or 1.0
            for x in sorted(part):
                together[x].append(
                    (
                        number,
                        round(math.log1p(part[x] / _FLOOR) * idf[x], 4),
                        round(centre.get(x, 0.0) * idf[x] / length, 4),
                    )
                )
        of = [komponen.index(instrument.indikator[id_].komponen) for id_ in ids]
        siblings = [
            _apart([use[n] for n in range(len(ids)) if of[n] == number], weak)
            for number in range(len(komponen))
        ]
        return {
            "lexicon": vocabulary,
            "labels": {
                words(term)[0]: next(iter(variants))
                for term, variants in ungkapan["padanan"].items()
                if len(words(term)) == 1
            },
            "ids": ids,
            "komponen": of,
            "area": [
                kode.index(instrument.indikator[id_].area) if instrument.indikator[id_].area else -1
                for id_ in ids
            ],
            "idf": {x: round(weight, 4) for x, weight in idf.items()},
            "unknown": unknown,
            "role": sorted(role),
            "topic": sorted((terms & set(idf)) - weak - role),
            "owner": owner,
            "wordings": wordings,
            "posted": dict(posted),
            "together": dict(together),
            "sizes": sizes,
            "siblings": siblings,
            "tellings": [
                round(sum(siblings[of[number]].get(x, 0.0) for x in wording), 4)
                for number, wording in zip(owner, wordings, strict=True)
            ],
            "exact": _exact(worded, ids),
            "names": _posted_names(named, komponen, lexed, idf, unknown),
            "areas": _posted_names(areas, kode, lexed, idf, unknown),
            "twins": {id_: list(others) for id_, others in ungkapan.get("kembar", {}).items()},
        }

    # --- matching -----------------------------------------------------------------------------

    def match(self, plan: Plan) -> tuple[Match, ...]:
        """The match of every row of `plan`, in its order."""
        mute = frozenset(
            Lexicon.UNKNOWN + word for name in (plan.unit, *plan.induk) for word in words(name)
        )
        contexts: dict[tuple[int, int], _Context] = {}
        above: dict[int, str] = {}
        found: list[Match] = []
        for row in plan.kegiatan:
            key = (row.area, row.komponen)
            context = contexts.get(key)
            if context is None:
                context = contexts[key] = self._context(
                    plan.komponen[row.komponen].nama, plan.area[row.area].judul, mute
                )
            found.append(self._row(row, context, above.get(row.komponen, ""), mute))
            if row.indikator:
                above[row.komponen] = row.indikator
        return tuple(self._twinned(found))

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

    def _hear(self, row: Kegiatan, context: _Context, above: str, mute: frozenset[str]) -> _Heard:
        """What the cells of a row say together; later ones are asked while it is open."""
        # A komponen column that only repeats the row is no second witness.
        echo = context.verbatim is None and context.lexemes <= (
            self._lexemes(row.indikator, mute) | self._lexemes(row.langkah_aksi, mute)
        )
        doubt: dict[int, float] = {} if echo else dict.fromkeys(context.worded, 1.0)
        if context.verbatim is not None:
            doubt[context.verbatim] = 1.0
        lexemes = context.lexemes if doubt else frozenset[str]()
        own = frozenset[str]()
        several: tuple[int, ...] = ()
        understood = 0.0
        found = _MUTE
        for text, loud, lift in (
            (row.indikator, _LOUDEST, 0.0),
            (row.langkah_aksi, _ACTION, _LIFT),
            (row.bukti, _EVIDENCE, _LIFT),
            ("" if row.indikator else above, _ABOVE, 0.0),
        ):
            if not text:
                continue
            cell = self._cell(text, mute, context.topic, clauses=text is row.indikator)
            if own and cell.lexemes <= own:
                continue  # the same words again are no second witness
            own |= cell.lexemes
            loud += lift * (1 - understood)  # noqa: PLW2901 - raised by what is not understood
            most = 0.0
            for number, like in cell.likeness.items():
                doubt[number] = doubt.get(number, 1.0) * (1 - loud * like)
                most = max(most, like)
            understood = max(understood, loud * most)
            several = several or cell.several
            found = self._conclude(doubt, context, several, lexemes | own, echo=echo)
            if found.sure >= _ENOUGH:
                return found
        if found is _MUTE and doubt:
            return self._conclude(doubt, context, several, lexemes, echo=echo)
        return found

    def _conclude(
        self,
        doubt: Mapping[int, float],
        context: _Context,
        several: tuple[int, ...],
        lexemes: frozenset[str],
        *,
        echo: bool,
    ) -> _Heard:
        """The ranking and the answer that what was heard so far allows."""
        if not doubt:
            return _MUTE
        factors = context.echoed if echo else context.factors
        ranked: list[tuple[int, float]] = []
        for number, left in doubt.items():
            factor = factors.get(number)
            if factor is None:
                factor = factors[number] = self._factor(number, context, echo=echo)
            ranked.append((number, (1 - left * factor[0]) * factor[1]))
        ranked.sort(key=_best_first)
        numbers = self._several(several, ranked)
        score = max(score for number, score in ranked if number in numbers)
        rest = next((score for number, score in ranked if number not in numbers), 0.0)
        subject = not self._known(numbers[0]).isdisjoint(lexemes & self._topic)
        sure = _confidence(score, score - rest, subject=subject)
        return _Heard(ranked, numbers, sure, lexemes)

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
        return (1 - near) * (1 - far), 1.0 if named else self._part[number]

    def _several(
        self, several: tuple[int, ...], ranked: Sequence[tuple[int, float]]
    ) -> tuple[int, ...]:
        """The best indikator, or those of the clauses when they are several and agree with it."""
        best = ranked[0][0]
        komponen = self._komponen[best]
        if best in several and all(self._komponen[number] == komponen for number in several):
            return several
        return (best,)

    def _fits(self, number: int, lexemes: frozenset[str], context: _Context) -> bool:
        """Whether an exact wording may stand: one of roles alone belongs to any komponen."""
        if lexemes & self._topic or not context.topic:
            return True
        best = max(context.komponen.values(), default=0.0)
        return context.komponen.get(self._komponen[number], 0.0) >= best

    def _twinned(self, found: list[Match]) -> Iterable[Match]:
        """`found`, with the twin question added where the plan has no row for its komponen."""
        served = {self._komponen_of.get(id_) for match in found for id_ in match.ids}
        for match in found:
            more = tuple(
                twin
                for id_ in match.ids
                for twin in self._twins.get(id_, ())
                if self._komponen_of[twin] not in served and twin not in match.ids
            )
            if more and match.method != "explicit":
                match = Match(  # noqa: PLW2901 - the row with its twin takes its place
                    match.row,
                    match.ids + more,
                    match.method,
                    match.confidence,
                    match.terms,
                    match.candidates,
                )
            yield match

    def _terms(self, number: int, lexemes: frozenset[str]) -> tuple[str, ...]:
        """The words of the row that the indikator knows, the most telling first."""
        own = self._known(number) & lexemes
        ordered = sorted(own, key=lambda x: (-self._idf[x], x))[:_TERMS]
        return tuple(self._labels.get(x, x) for x in ordered)

    def _known(self, number: int) -> frozenset[str]:
        """Every lexeme that a wording of the indikator uses."""
        known = self._subjects.get(number)
        if known is None:
            known = frozenset(x for n in self._own[number] for x in self._wordings[n])
            self._subjects[number] = known
        return known

    # --- listening ----------------------------------------------------------------------------

    def _context(self, komponen: str, section: str, mute: frozenset[str]) -> _Context:
        key = (komponen, section, mute)
        context = self._contexts.get(key)
        if context is None:
            if len(self._contexts) >= _MEMO:
                self._contexts.clear()
            context = self._contexts[key] = self._surrounding(komponen, section, mute)
        return context

    def _surrounding(self, komponen: str, section: str, mute: frozenset[str]) -> _Context:
        near = self._lexemes(komponen, mute)
        far = self._lexemes(section, mute)
        named = self._likest(near, self._names)
        worded = self._likeness(near)
        areas = self._likest(far, self._areas)
        best = max(named.values(), default=0.0)
        # A column that names a komponen words none of its indikator.
        verbatim = None if best > _VERY else self._exact.get(fold(komponen))
        if verbatim is None and best >= max(worded.values(), default=0.0):
            worded = {}
        return _Context(
            named,
            worded,
            verbatim,
            self._likest(far, self._names),
            areas,
            near,
            # A section that is a theme of its own is a subject; an area is too wide for one.
            (near & self._topic)
            or (frozenset() if max(areas.values(), default=0.0) > 0.5 else far & self._topic),
        )

    def _cell(
        self, text: str, mute: frozenset[str], topic: frozenset[str], *, clauses: bool = False
    ) -> _Cell:
        """What a cell says; one that only says what is done, of no subject, is about `topic`."""
        if not text:
            return _SILENT
        key = (text, clauses, mute, topic)
        cell = self._celled.get(key)
        if cell is None:
            if len(self._celled) >= _MEMO:
                self._celled.clear()
            cell = self._celled[key] = self._listen(text, mute, topic, clauses=clauses)
        return cell

    def _listen(
        self, text: str, mute: frozenset[str], topic: frozenset[str], *, clauses: bool
    ) -> _Cell:
        lexemes = self._lexemes(text, mute)
        own = lexemes & self._topic
        if not own:
            about = topic if lexemes & self._role else frozenset()
            return _Cell(lexemes, self._likeness(lexemes | about))
        likeness = self._likeness(lexemes)
        if not clauses:
            return _Cell(lexemes, likeness)
        parts = [part for part in _CONNECTOR.split(text) if part.strip()]
        if len(parts) < 2:
            return _Cell(lexemes, likeness)
        likeness = dict(likeness)
        several: list[int] = []
        for part in parts:
            said = self._lexemes(part, mute)
            if not said:
                continue
            # A clause without a subject shares that of the others: "... disusun dan
            # disosialisasikan".
            if not said & self._topic:
                said |= own
            alone = self._likeness(said)
            for number, like in alone.items():
                if _CLAUSE * like > likeness.get(number, 0.0):
                    likeness[number] = _CLAUSE * like
            best = max(alone, key=lambda n: alone[n], default=None)
            if best is not None and alone[best] >= _ALONE and best not in several:
                several.append(best)
        return _Cell(lexemes, likeness, tuple(several))

    def _lexemes(self, text: str, mute: frozenset[str]) -> frozenset[str]:
        """The lexemes of `text` without the name of the unit, which says nothing."""
        lexed = self._lexed.get(text)
        if lexed is None:
            if len(self._lexed) >= _MEMO:
                self._lexed.clear()
            lexed = self._lexed[text] = tuple(self._lexicon.lexemes(words(text)))
        return frozenset(lexed) - mute

    def _likest(self, lexemes: frozenset[str], names: _Names) -> dict[int, float]:
        """How like each of `names` the lexemes are: cosine, the best name of each number."""
        idf, unknown = self._idf, self._unknown
        shared: dict[tuple[int, int], float] = {}
        square = 0.0
        for x in lexemes:
            weight = idf.get(x, unknown)
            square += weight * weight
            for number, name, part in names.get(x, ()):
                shared[number, name] = shared.get((number, name), 0.0) + part
        found: dict[int, float] = {}
        length = math.sqrt(square)
        for (number, _), part in shared.items():
            like = part / length
            if like > found.get(number, 0.0):
                found[number] = like
        return found

    def _likeness(self, lexemes: frozenset[str]) -> dict[int, float]:
        """How like each indikator the lexemes are (0..1), by number; the unlike left out."""
        kept = self._likened.get(lexemes)
        if kept is None:
            if len(self._likened) >= _MEMO:
                self._likened.clear()
            kept = self._likened[lexemes] = self._compare(lexemes)
        return kept

    def _compare(self, lexemes: frozenset[str]) -> dict[int, float]:
        idf = self._idf
        known = [x for x in lexemes if x in idf]
        if not known:
            return {}
        mass = square = 0.0
        odds: dict[int, float] = {}
        whole: dict[int, float] = {}
        near: dict[int, float] = {}
        for x in known:
            weight = idf[x]
            mass += weight
            square += weight * weight
            for number, log, share in self._together[x]:
                if number in odds:
                    odds[number] += log
                    whole[number] += share
                else:
                    odds[number] = log
                    whole[number] = share
            for wording, shared in self._posted[x]:
                if wording in near:
                    near[wording] += shared
                else:
                    near[wording] = shared
        length = math.sqrt(square + (len(lexemes) - len(known)) * self._unknown**2)
        size = self._size
        for number in odds:
            odds[number] -= mass * size[number]
        steep = _STEEP / math.sqrt(square)
        worth = max(odds.values()) + math.log(_WORTH) / steep
        kept = {number: log for number, log in odds.items() if log >= worth}
        top = worth - math.log(_WORTH) / steep
        best = dict.fromkeys(kept, 0.0)
        own: dict[int, list[tuple[float, int]]] = {number: [] for number in kept}
        owner = self._owner
        for wording, like in near.items():
            number = owner[wording]
            if number in best:
                # A wording loses at most `_SIBLING`: one further behind cannot come first.
                if like > _CLOSE * best[number]:
                    own[number].append((like, wording))
                    best[number] = max(best[number], like)
        found: dict[int, float] = {}
        said: dict[int, float] = {}
        for number, log in kept.items():
            closest = best[number]
            weights = self._siblings[self._komponen[number]]
            if weights and closest:
                closest = self._closest(number, weights, lexemes, own[number], closest, said)
            like = (1 - _TOGETHER) * closest + _TOGETHER * whole[number]
            found[number] = min(1.0, math.exp(steep * (log - top)) * like / length)
        return found

    def _closest(
        self,
        number: int,
        weights: Mapping[str, float],
        lexemes: frozenset[str],
        own: list[tuple[float, int]],
        best: float,
        said: dict[int, float],
    ) -> float:
        """The likeness to the best wording of an indikator, less what its siblings' words say."""
        komponen = self._komponen[number]
        telling = said.get(komponen)
        if telling is None:
            telling = said[komponen] = sum([weights[x] for x in lexemes if x in weights])
        closest = 0.0
        worth = best * _CLOSE
        for like, wording in own:
            if like >= worth and like > closest:
                total = self._tellings[wording]
                both = total * telling
                if both:
                    shared = 0.0
                    for x in self._wordings[wording] & lexemes:
                        if x in weights:
                            shared += weights[x]
                    like *= 1 - _SIBLING * (1 - shared / math.sqrt(both))  # noqa: PLW2901
                elif total != telling:
                    like *= 1 - _SIBLING  # noqa: PLW2901 - one of them says nothing that tells
                closest = max(closest, like)
        return closest


_SILENT = _Cell(frozenset(), {})
_MUTE = _Heard((), (), 0.0, frozenset())


def _best_first(item: tuple[int, float]) -> tuple[float, int]:
    return -item[1], item[0]


def _confidence(score: float, lead: float, *, subject: bool) -> float:
    """About how often such an answer is right (0..1)."""
    weight = _BASE + _PER_SCORE * score + _PER_LEAD * lead + _PER_SUBJECT * subject
    return round(1 / (1 + math.exp(-weight)), 3)


def _posted_names(
    named: Mapping[str, Sequence[str]],
    order: Sequence[str],
    lexed: Callable[[str], frozenset[str]],
    idf: Mapping[str, float],
    unknown: float,
) -> dict[str, list[tuple[int, int, float]]]:
    """Each lexeme of the names: whose name, which of its names, its part of their likeness."""
    found: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for key, texts in named.items():
        for place, text in enumerate(texts):
            lexemes = lexed(text)
            length = math.hypot(*(idf.get(x, unknown) for x in lexemes)) or 1.0
            for x in sorted(lexemes):
                part = round(idf.get(x, unknown) ** 2 / length, 4)
                found[x].append((order.index(key), place, part))
    return dict(found)


def _worded(
    more: Mapping[str, Iterable[str]], items: Mapping[str, Any], title: str
) -> dict[str, list[str]]:
    """Every item's own title and its other wordings."""
    return {key: [getattr(item, title).id, *more.get(key, ())] for key, item in items.items()}


def _use(group: list[frozenset[str]]) -> dict[str, float]:
    """In which share of the wordings each lexeme stands."""
    counts = Counter(x for wording in group for x in sorted(wording))
    return {x: n / len(group) for x, n in counts.items()}


def _apart(use: list[dict[str, float]], weak: set[str]) -> dict[str, float]:
    """The squared weight of each lexeme in telling the indikator of one komponen apart."""
    if len(use) < 2:
        return {}
    common: Counter[str] = Counter()
    for share in use:
        common.update(share)
    found = {}
    for x, n in common.items():
        # Capped: that a word is rare does not make it tell more than the words of the question.
        weight = min(1.0, math.log((len(use) + 0.5) / (0.3 + n))) * (_WEAK if x in weak else 1.0)
        if weight > 0:
            found[x] = round(weight * weight, 4)
    return found


def _exact(worded: Mapping[str, list[str]], ids: list[str]) -> dict[str, int]:
    """Each wording, folded, to its indikator; those of two indikator are left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, id_ in enumerate(ids):
        for text in worded[id_]:
            found[fold(text)].add(number)
    return {text: numbers.pop() for text, numbers in found.items() if len(numbers) == 1}
