"""`--kolom`: what the user says that a column of a document is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.usage import Refused

if TYPE_CHECKING:
    import argparse

    from zicheck.headings import Told
    from zicheck.usage import Parser


def add_kolom(parser: Parser) -> None:
    """Add `--kolom`; it may be given several times."""
    parser.option(
        "--kolom",
        about=_KOLOM,
        metavar=Text("BAGIAN=JUDUL", "FIELD=HEADING"),
        type=_told,
        action="append",
    )


def told(options: argparse.Namespace) -> tuple[Told, ...]:
    """All that the user said of columns; nothing for a command that does not ask."""
    return tuple(getattr(options, "kolom", None) or ())


def _told(word: str) -> Told:
    """`bukti_fisik=Output` as what is told."""
    from zicheck.headings import Told
    from zicheck.headingwords import TOLD
    from zicheck.nearest import nearest

    name, equals, heading = (part.strip() for part in word.partition("="))
    name = name.casefold().replace(" ", "_").replace("-", "_")
    if not equals or not heading:
        raise Refused(_NO_EQUALS.fill(word=word))
    if name not in TOLD:
        near = nearest(name, TOLD)
        text = _UNKNOWN_NEAR if near else _UNKNOWN
        raise Refused(text.fill(word=name, near=near, known=", ".join(TOLD)))
    return Told(name, heading)


_KOLOM = Text(
    "sebutkan arti kolom dokumen, misalnya bukti_fisik=Output atau bukti_fisik=5 (kolom kelima); "
    "abaikan=Catatan mengecualikannya; boleh beberapa kali",
    "say what a column of a document is, such as bukti_fisik=Output or bukti_fisik=5 (the fifth); "
    "abaikan=Notes leaves it out; may be given several times",
)
_NO_EQUALS = Text(
    "`{word}` belum lengkap; tulis bagian rencana dan judul kolomnya, misalnya bukti_fisik=Output.",
    "`{word}` is incomplete; write a field of the plan and the heading, such as bukti_fisik=Output.",
)
_UNKNOWN = Text(
    "bagian `{word}` tidak dikenal; pilih salah satu dari {known}.",
    "the field `{word}` is unknown; choose one of {known}.",
)
_UNKNOWN_NEAR = Text(
    "bagian `{word}` tidak dikenal; mungkin maksudnya `{near}` (pilihan: {known}).",
    "the field `{word}` is unknown; did you mean `{near}` (choices: {known})?",
)
