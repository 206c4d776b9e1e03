"""The kinds of check; importing this makes them all known to :data:`KINDS`."""

from zicheck.checks import (  # registers the kinds
    achievement,
    cadence,
    contradictions,
    copies,
    coverage,
    evidence_form,
    legal,
    naming,
    reading,
    sequence,
    structure,
    timing,
    unfilled,
)
from zicheck.checks.base import KINDS, Context, Hit, KindOfCheck, NoOptions

__all__ = [
    "KINDS",
    "Context",
    "Hit",
    "KindOfCheck",
    "NoOptions",
    "achievement",
    "cadence",
    "contradictions",
    "copies",
    "coverage",
    "evidence_form",
    "legal",
    "naming",
    "reading",
    "sequence",
    "structure",
    "timing",
    "unfilled",
]
