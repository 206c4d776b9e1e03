"""What the cells of a row say on their own, whatever plan they stand in.

Offices of one kind copy their plans from one another: most cells of the next plan were seen in
the one before, and many whole rows. What they say depends on their words alone, so it is worked
out once and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from zicheck.evidence import kinds_of
from zicheck.memory import Memory
from zicheck.similarity import containment, content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from zicheck.evidence import EvidenceLexicon, Item, Need
    from zicheck.plan import Kegiatan

_Made = TypeVar("_Made")
_Evidence = tuple["tuple[Item, ...]", frozenset[str], frozenset[str]]


CELLS = ("indikator", "langkah_aksi", "bukti_fisik")
"""The columns whose cells a row says something in, in the order of :attr:`Saying.cells`."""


class Wording:
    """The text of one cell: casefolded, and its words of content."""

    __slots__ = ("_made", "folded", "words")

    def __init__(self, text: str) -> None:
        self.folded = text.casefold()
        self.words = content_words(text)
        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[Wording], _Made]) -> _Made:
        """What `make` finds in the cell, found once for every row that holds it."""
        if key not in self._made:
            self._made[key] = make(self)
        made: _Made = self._made[key]
        return made


class Saying:
    """One wording of a row: indikator, action and evidence.

    `cells` are these three; `folded` is all of them, casefolded, on a line each; `words` their
    words of content, by cell; `items` are the pieces of evidence, `forms` and `kinds` what these
    are (see :class:`~zicheck.evidence.Item`). `passed` is kept by :mod:`zicheck.checks.sieving`.
    """

    __slots__ = (
        "_made", "_met", "_repeated", "bukti", "cells", "folded", "forms", "indikator", "items",
        "kinds", "langkah_aksi", "passed", "words",
    )  # fmt: skip

    def __init__(
        self, row: Kegiatan, cells: tuple[Wording, Wording, Wording], evidence: _Evidence
    ) -> None:
        asked, done, proof = self.cells = cells
        self.indikator = row.indikator
        self.langkah_aksi = row.langkah_aksi
        self.bukti = row.bukti
        self.folded = f"{asked.folded}\n{done.folded}\n{proof.folded}"
        self.words = (asked.words, done.words, proof.words)
        self.items, self.forms, self.kinds = evidence
        self.passed: dict[Any, tuple[int, ...]] = {}
        self._repeated: float | None = None
        self._met: dict[str, bool] = {}
        self._made: dict[str, Any] = {}

    @property
    def repeated(self) -> float:
        """How much of an evidence without documents stands in the action or indikator (0..1)."""
        if self._repeated is None:
            self._repeated = self._repetition()
        return self._repeated

    def _repetition(self) -> float:
        asked, done, proof = self.words
        if not self.forms.isdisjoint(_PROOF) or len(proof) < 2:
            return 0.0
        return max(containment(proof, done), containment(proof, asked))

    def once(self, key: str, make: Callable[[Saying], _Made]) -> _Made:
        """What `make` finds in these words, found once for every plan that holds them."""
        if key not in self._made:
            self._made[key] = make(self)
        made: _Made = self._made[key]
        return made

    def meets(self, need: Need) -> bool:
        """Whether the evidence shows what some indikator need to see."""
        met = self._met.get(need.kode)
        if met is None:
            met = self._met[need.kode] = need.met(self.bukti, self.items)
        return met


_PROOF = frozenset({"dokumen", "usulan", "kosong"})


class Sayings:
    """The rows that were read with one evidence lexicon."""

    def __init__(self, evidence: EvidenceLexicon) -> None:
        self._lexicon = evidence
        self._kept = Memory[tuple[str, str, tuple[str, ...]], Saying]()
        self._cells = Memory[str, Wording]()
        self._evidence = Memory[tuple[str, ...], _Evidence]()

    def of(self, rows: Iterable[Kegiatan]) -> list[Saying]:
        """What each row says."""
        kept = self._kept
        found = []
        for row in rows:
            key = row[3:6]
            found.append(kept.found(key) or kept.keep(key, self._said(row)))
        return found

    def _said(self, row: Kegiatan) -> Saying:
        cells = self._cells
        asked, done, proof = (
            cells.found(text) or cells.keep(text, Wording(text))
            for text in (row.indikator, row.langkah_aksi, row.bukti)
        )
        evidence = self._evidence.found(row.bukti_fisik)
        if evidence is None:
            items = self._lexicon.read(row.bukti_fisik)
            forms = frozenset(item.form for item in items)
            evidence = self._evidence.keep(row.bukti_fisik, (items, forms, kinds_of(items)))
        return Saying(row, (asked, done, proof), evidence)
