"""STR: places of a template that nobody filled in: leader dots, "20XX", "[nama instansi]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zicheck.checks.base import AFTER_THOSE, Hit, cell, kind
from zicheck.checks.sieving import Mesh
from zicheck.patterns import lazily
from zicheck.phrases import shortened
from zicheck.sayings import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.sayings import Saying

_BLANK = lazily(
    r"(?<!dst)(?<!dll)(?<!dsb)(?:\.{6,}|…{2,}|(?:\.\s){6,})|_{3,}"
    r"|\b(?:19|20)(?:\.{2,}|…|x{2}|_{1,2})(?!\w)|\bx{3,}\b"
    r"|[\[<{]\s*(?:isi|nama|nomor|tanggal|tahun|bulan|unit|satker|instansi|jabatan|sebutkan|tulis\w*)\b"
    r"[^\]>}\n]{0,80}[\]>}]"
    r"|\(\s*(?:isi\s+(?:nama|nomor|tanggal|judul|sesuai|di)|sebutkan|tuliskan)\b[^)\n]{0,80}\)",
    re.IGNORECASE,
)
# Without one of these there is none, and to see that takes a twentieth of the time.
_MARKS = (
    "...",
    ". . .",
    "…",
    "__",
    "[",
    "<",
    "{",
    "xx",
    "20.",
    "20_",
    "(isi",
    "(sebut",
    "(tulis",
    "( ",
)
_AROUND = 60


def _sieve(_: object) -> Mesh:
    return Mesh(_has_blank)


def _has_blank(saying: Saying) -> bool:
    said = saying.folded
    return any(mark in said for mark in _MARKS) and _BLANK.search(said) is not None


@kind("isian_templat", turn=AFTER_THOSE, sieve=_sieve)
def unfilled(context: Context, options: object) -> Iterator[Hit]:
    """A row that still holds a place of a template to be filled in, one finding a row.

    What another rule has told of the evidence as a placeholder is not told again.
    """
    for row in context.sifted(options):
        for column in CELLS:
            text = row.cell(column)
            found = _BLANK.search(text)
            if found is None:
                continue
            if column == "bukti_fisik" and context.told_by(row, "isian_kosong", "isi_wajib"):
                continue
            begin = max(0, found.start() - _AROUND)
            yield Hit(
                route=cell(row, column),
                quote=shortened(text[begin : found.end() + _AROUND], 160),
                values={"isian": shortened(found[0], 40), "baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )
            break
