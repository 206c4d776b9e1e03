"""A rule as data, and the rule set that it belongs to.

Code knows kinds of check (:mod:`zicheck.checks`); a rule says what to check with one of them,
where, why, and what it costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from zicheck.bahasa import Text
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zicheck.evidence import EvidenceLexicon
    from zicheck.instrument import Indikator, Instrument
    from zicheck.matching import Matcher
    from zicheck.places import Place
    from zicheck.regulations import Registry
    from zicheck.report import Severity
    from zicheck.sayings import Sayings

FAMILIES: Mapping[str, Text] = {
    "STR": Text("Struktur", "Structure"),
    "KOM": Text("Area, komponen dan indikator wajib", "Required area, komponen and indikator"),
    "MON": Text("Monev dan irama pelaksanaan", "Monev and cadence"),
    "BKT": Text("Bukti fisik", "Evidence"),
    "WKT": Text("Target waktu", "Target time"),
    "URT": Text("Urutan langkah", "Order of steps"),
    "HKM": Text("Dasar hukum", "Legal basis"),
    "SLN": Text("Salinan dan nama unit lain", "Copy-paste and other units"),
    "TGT": Text("Target capaian", "Target achievement"),
    "LKE": Text("Jawaban LKE terhadap rencana", "LKE answers against the plan"),
    "BCA": Text("Yang tidak terbaca", "What could not be read"),
}
"""Families of rules by the letters of their codes."""


CRASHED = "BCA900"
"""The code of the finding that stands for a check that failed; always on."""


def family_order(code: str) -> tuple[int, str]:
    """Sorts codes by family, then by number."""
    return list(FAMILIES).index(code[:3]), code


class Batas(Record):
    """The cap that a finding puts on an indikator: an answer letter per scale.

    A scale that is not named is not capped.
    """

    jawaban: Mapping[str, str]

    def on(self, instrument: Instrument, indikator: Indikator) -> float:
        """The cap as a share of the weight, 0..1; 1 where this scale is not capped."""
        letter = self.jawaban.get(indikator.skala)
        return 1.0 if letter is None else instrument.answer(indikator, letter)


class Contoh(Record):
    """An example of a rule: a small plan that it must pass or must find fault with."""

    lulus: bool
    rencana: Mapping[str, Any]
    letak: Place | None = None
    """Where it stands in a rule set of one's own; None for the built-in rules."""


class Dasar(Record):
    """Where a rule comes from: the regulation's words, and the LKE ids that it is about."""

    sumber: Text
    lke: tuple[str, ...] = ()


class Rule(Record):
    """One rule. `opsi` is the options object of its kind `periksa`.

    `pesan` and `saran` are templates that the kind fills; `wajib` rules may not be switched
    off, because the score rests on them.
    """

    kode: str
    judul: Text
    tingkat: Severity
    periksa: str
    opsi: Any
    dasar: Dasar
    mengapa: Text
    pesan: Text
    saran: Text
    batas: Batas | None = None
    contoh: tuple[Contoh, ...] = ()
    wajib: bool = False

    @property
    def keluarga(self) -> str:
        """The letters of its code."""
        return self.kode[:3]


Changed = Literal["mati", "diubah", "baru"]


class RuleSet(Record):
    """The rules in force, with the instrument and the data they draw on.

    `rules` holds only what is switched on; `off` what is not; `changed` says for a code what
    the outermost rule set did to it. `digest` is a hash of all that it was built from; empty for
    the one that ships with zicheck, which its code knows.
    """

    id: str
    nama: Text
    instrument: Instrument
    matcher: Matcher
    evidence: EvidenceLexicon
    sayings: Sayings
    registry: Registry
    rules: tuple[Rule, ...]
    off: tuple[Rule, ...] = ()
    changed: Mapping[str, Changed] = {}
    digest: str = ""

    def get(self, kode: str) -> Rule | None:
        """The rule with this code, on or off."""
        for rule in (*self.rules, *self.off):
            if rule.kode == kode:
                return rule
        return None
