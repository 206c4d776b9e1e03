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
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from zicheck.normal import Lexicon, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zicheck.instrument import Instrument
    from zicheck.plan import Kegiatan, Plan

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
# Context: the komponen by its name (and by its very name), the komponen column when it words an
# indikator, the section's title as a komponen and as an area.
_KOMPONEN, _KOMPONEN_NAMED, _KOMPONEN_WORDS, _SECTION, _AREA = 0.35, 0.55, 0.7, 0.12, 0.06
_NAMED = 0.95
# Rows are written for pemenuhan; reform and hasil must be said more plainly.
_PART = {"P": 1.0, "R": 0.93, "H": 0.9}

# Similarity to one wording: part of it comes from the wordings of an indikator taken together,
# and up to `_SIBLING` of it is lost when the words that separate siblings disagree.
_TOGETHER, _SIBLING = 0.4, 0.5
_UNKNOWN, _WEAK = 0.6, 0.35
# A clause that matches alone is a little less than the whole cell; two that match well enough
# alone are two questions.
_CLAUSE, _CLAUSE_ALONE, _WHOLE = 0.9, 0.72, 0.9
_CONNECTOR = re.compile(
    r"[;\n•]|(?<=[a-z)])[.,:](?=\s)|\b(?:dan|serta|dan/atau)\b|(?<=\s)\d{1,2}[.)](?=\s)", re.I
)

_CANDIDATES = 5
_TERMS = 6
_KEPT = 8192


class Matcher:
    """Matches rows with indikator; built once from the instrument and its language data.

    `ungkapan` is the content of `ungkapan.yaml`, or what :meth:`compile` made of it.
    """

    def __init__(self, instrument: Instrument, ungkapan: Mapping[str, Any]) -> None:
        compiled = ungkapan if _COMPILED in ungkapan else self.compile(instrument, ungkapan)
        self._lexicon = Lexicon(compiled["lexicon"])
        self._labels: Mapping[str, str] = compiled["labels"]
        self._ids: Sequence[str] = compiled["ids"]
        self._part = [_PART[id_[0]] for id_ in self._ids]
        self._komponen: Sequence[int] = compiled["komponen"]
        self._area: Sequence[int] = compiled["area"]
        self._idf: Mapping[str, float] = compiled["idf"]
        self._unknown: float = compiled["unknown"]
        self._role = frozenset(compiled["role"])
        self._owner: Sequence[int] = compiled["owner"]
        self._wordings: Sequence[Sequence[str]] = compiled["wordings"]
        self._posted: Mapping[str, Sequence[tuple[int, float]]] = compiled["posted"]
        self._together: Mapping[str, Sequence[tuple[int, float]]] = compiled["together"]
        self._siblings: Sequence[Mapping[str, float]] = compiled["siblings"]
        self._apart: Sequence[float] = compiled["apart"]
        self._exact: Mapping[str, int] = compiled["exact"]
        self._bare = frozenset(compiled["bare"])
        self._names: Sequence[tuple[int, Sequence[str]]] = compiled["names"]
        self._areas: Sequence[tuple[int, Sequence[str]]] = compiled["areas"]
        self._twins: Mapping[str, Sequence[str]] = compiled["twins"]
        self._komponen_of = dict(zip(self._ids, self._komponen, strict=True))
        self._own: list[list[int]] = [[] for _ in self._ids]
        for number, owner in enumerate(self._owner):
            self._own[owner].append(number)
        self._read: dict[str, tuple[str, ...]] = {}
        self._heard: dict[frozenset[str], dict[int, float]] = {}

    @classmethod
    def load(cls, compiled: Mapping[str, Any]) -> Matcher:
        """The matcher that :meth:`compile` wrote down."""
        instrument: Any = None
        return cls(instrument, compiled)
