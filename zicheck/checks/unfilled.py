"""STR: places of a template that nobody filled in: leader dots, "20XX", "[nama instansi]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.checks.base import AFTER_THOSE, Hit, cell, kind
from zicheck.checks.sieving import Mesh
from zicheck.patterns import lazily
from zicheck.phrases import shortened, window
from zicheck.sayings import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.sayings import Saying

_BLANK = lazily(
    r"(?<![.…])(?<!dst)(?<!dll)(?<!dsb)(?<!dst )(?<!dll )(?<!dsb )(?:\.{6,}|…{2,}|(?:\. ){6,})|_{3,}"
    r"|\b20(?:\.{2,}|…|x{2}|_{1,2})(?!\w)|\bx{3,}\b"
    r"|[\[<{] ?(?:isi|nama|nomor|tanggal|tahun|bulan|unit|satker|instansi|jabatan|sebutkan|tulis\w*)\b"
    r"[^\]>}]{0,80}[\]>}]"
    r"|\( ?(?:isi (?:nama|nomor|tanggal|judul|sesuai|di)|sebutkan|tuliskan)\b[^)]{0,80}\)",
    re.IGNORECASE,
)
# Most rows hold none of these, and then none of those.
_MARKS = (
    "...", ". . .", "…", "__", "20.", "20_", "xx", "[", "<", "{", "( ", "(isi", "(sebut", "(tulis",
)  # fmt: skip


def _sieve(_: object) -> Mesh:
    return Mesh(_has_blank)


def _has_blank(saying: Saying) -> bool:
    flat = _flat(saying.folded)
    return any(mark in flat for mark in _MARKS) and _BLANK.search(flat) is not None


def _flat(text: str) -> str:
    return " ".join(text.split())


@kind("isian_templat", turn=AFTER_THOSE, sieve=_sieve)
def unfilled(context: Context, options: object) -> Iterator[Hit]:
    """A row that still holds a place of a template to be filled in, one finding a row.

    What another rule has told of the evidence as a placeholder is not told again.
    """
    for row in context.sifted(options):
        for column in CELLS:
            text = _flat(row.cell(column))
            found = _BLANK.search(text)
            if found is None:
                continue
            if column == "bukti_fisik" and context.told_by(row, "isian_kosong", "isi_wajib"):
                continue
            yield Hit(
                route=cell(row, column),
                quote=window(text, found.start()),
                values={"isian": shortened(found[0], 40), "baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )
            break
