"""What the cells of a row say on their own, whatever plan they stand in.

Offices of one kind copy their plans from one another: most rows of the next plan were seen in the
one before. What a row says depends on its words alone, so it is worked out once and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from zicheck.evidence import kinds_of
from zicheck.similarity import containment, content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zicheck.evidence import EvidenceLexicon, Item, Need
    from zicheck.plan import Kegiatan

_Made = TypeVar("_Made")

_KEPT = 1 << 12
"""Rows kept, about 6 kB each."""


class Saying:
    """One wording of a row: indikator, action and evidence.

    `folded` is all three, casefolded, on a line each; `words` their words of content, by cell;
    `items` are the pieces of evidence, `forms` and `kinds` what these are (see
    :class:`~zicheck.evidence.Item`). `passed` is kept by :mod:`zicheck.checks.sieving`.
    """

    __slots__ = (
        "_made", "_met", "_repeated", "bukti", "folded", "forms", "indikator", "items", "kinds", "langkah_aksi",
        "passed", "words",
    )  # fmt: skip

    def __init__(self, row: Kegiatan, evidence: EvidenceLexicon) -> None:
        self.indikator = row.indikator
        self.langkah_aksi = row.langkah_aksi
        self.bukti = row.bukti
        self.folded = f"{self.indikator}\n{self.langkah_aksi}\n{self.bukti}".casefold()
        self.words = (
            content_words(self.indikator),
            content_words(self.langkah_aksi),
            content_words(self.bukti),
        )
        self.items: tuple[Item, ...] = evidence.read(row.bukti_fisik)
        self.forms = frozenset(item.form for item in self.items)
        self.kinds = kinds_of(self.items)
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
        self._evidence = evidence
        self._kept: dict[tuple[str, str, tuple[str, ...]], Saying] = {}

    def of(self, rows: Iterable[Kegiatan]) -> list[Saying]:
        """What each row says."""
        kept = self._kept
        found = []
        for row in rows:
            key = row[3:6]
            saying = kept.get(key)
            if saying is None:
                if len(kept) >= _KEPT:
                    kept.clear()
                saying = kept[key] = Saying(row, self._evidence)
            found.append(saying)
        return found
