"""What switches a finding off in many plans at once; where it is written down is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.records import Record

if TYPE_CHECKING:
    from datetime import date


class Pengabaian(Record):
    """A finding that a config switches off in every plan that it governs.

    `sampai` is the last day it holds; `lke` are patterns that must name every indikator of the
    finding (none: any finding of the rule); `asal` and `baris` are the config and its line.
    """

    kode: str
    alasan: str
    sampai: date | None = None
    lke: tuple[str, ...] = ()
    asal: str = ""
    baris: int = 0

    def expired(self, today: date | None) -> bool:
        """Whether its last day lies before today; without a today nothing expires."""
        return self.sampai is not None and today is not None and today > self.sampai

    @property
    def place(self) -> str:
        """Where it stands, as editors understand it."""
        return f"{self.asal}:{self.baris}"
