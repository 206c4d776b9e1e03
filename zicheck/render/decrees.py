"""Decrees by the ending of their name: which module writes them, and what it needs.

Each such module has `document(form, kept, paper) -> bytes` and is imported only when its ending
is asked for. What is written is in Bahasa Indonesia always, as decrees are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zicheck.render.documents import Format, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    from zicheck.decreeform import Form

    class Renderer(Protocol):
        """What a module that writes decrees holds."""

        def document(self, form: Form, kept: str, paper: Paper) -> bytes:
            """The whole file."""


Paper = Literal["a4", "f4"]

FORMATS: Mapping[str, Format] = {
    ".docx": Format("decreeword", "docx"),
    ".xlsx": Format("decreebook", "xlsx"),
    ".html": Format("decreepage"),
    ".md": Format("decreemarkdown"),
}
SIZES: Mapping[Paper, tuple[int, int]] = {"a4": (210, 297), "f4": (215, 330)}
"""Width and height of the paper upright, in millimetres."""

NUMBER_WIDTH = 11
"""Millimetres of the first column."""
_SHARES = {
    "indikator": 58,
    "langkah_aksi": 58,
    "bukti_fisik": 50,
    "target_waktu": 32,
    "target_capaian": 28,
    "penanggung_jawab": 32,
}
_KOMPONEN_SHARE = 36


def widths(form: Form, room: float) -> list[float]:
    """The widths of the table's columns in a `room` of so many millimetres."""
    shares = [_KOMPONEN_SHARE, *(_SHARES[name] for name in form.fields)]
    scale = (room - NUMBER_WIDTH) / sum(shares)
    return [NUMBER_WIDTH, *(share * scale for share in shares)]


def render(form: Form, kept: str, kind: str, paper: Paper) -> bytes:
    """The decree in the form of the ending `kind` (one of :data:`FORMATS`).

    `kept` is what is kept in the properties of the file, where it has some.
    """
    module: Renderer = load(*FORMATS[kind])
    return module.document(form, kept, paper)
