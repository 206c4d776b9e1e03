"""A decree with its annex as Markdown: to read on a screen, to paste, to compare versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.decreeform import Title
from zicheck.render import marktext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.decreeform import Form, Line
    from zicheck.render.decrees import Paper

_HEADINGS = frozenset({"title", "annex title", "heading", "table title"})


def document(form: Form, kept: str, paper: Paper) -> bytes:
    """The file; Markdown knows no paper and has no place for what is `kept`."""
    del kept, paper
    blocks = [
        *_lines(form.decree),
        *_lines(form.annex),
        *_lines(form.titles),
        _table(form),
        *_lines(form.after),
    ]
    return "".join(f"{block}\n\n" for block in blocks).rstrip("\n").encode() + b"\n"


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        text = marktext.plain(line.text)
        if not text:
            continue
        if line.kind in _HEADINGS:
            text = f"**{text}**"
        label = f"{line.label} :" if line.label else ""
        mark = marktext.plain(line.mark)
        yield " ".join(part for part in (label, mark, text) if part)


def _table(form: Form) -> str:
    rows: list[list[str]] = []
    for row in form.rows:
        if isinstance(row, Title):
            blank = [""] * (len(form.headings) - 2)
            texts = [row.kode, row.judul, *blank]
            rows.append([f"**{text}**" if text else "" for text in map(marktext.plain, texts)])
        else:
            opening = (row.nomor, row.nama) if row.span else ("", "")
            rows.append([marktext.plain(text) for text in (*opening, *row.cells)])
    return marktext.table(form.headings, rows, ())
