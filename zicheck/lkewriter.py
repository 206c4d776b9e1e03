"""Puts `lke:` into the rows of a plan file and touches nothing else in it.

The new text is put in at places that the YAML parser names; comments, order, quotes, line ends,
byte order mark and everything else stay byte for byte. The outcome is read again, and unless
exactly the wanted rows have exactly the wanted ids, nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from zicheck.bahasa import Text
from zicheck.errors import InputError, fault
from zicheck.planfile import read_plan
from zicheck.plantext import Edit, last_leaf, line_end, new_line, opened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEY = "lke"
_AFTER = frozenset({"sumber", "abaikan"})
"""Keys about the row rather than of it: `lke` stands before them."""


def with_lke(data: bytes, file: str, ids: Mapping[int, Sequence[str]]) -> bytes:
    """The plan file `data` with `lke` written into the rows that `ids` names.

    Args:
        data: the bytes of a plan file.
        file: its name, for messages.
        ids: LKE ids by row number; the rows must have no ids of their own.

    Raises:
        InputError: when the file is no plan, or a row is written in a way (an alias, an
            unusual layout) in which nothing can be put in safely.
    """
    plan, _ = read_plan(data, file)
    source = opened(data)
    if source.root is None:
        raise fault(file, _UNSAFE)
    edits = []
    for number, (row, aliased) in enumerate(source.rows(), start=1):
        if number not in ids:
            continue
        edit = None if aliased else lke_edit(row, ids[number], source.text)
        if edit is None:
            raise fault(file, _UNUSUAL.fill(row=number), row.start_mark.line + 1)
        edits.append(edit)
    written = source.edited(edits)

    wanted = plan._replace(
        kegiatan=tuple(
            row._replace(lke=tuple(ids[row.row])) if row.row in ids else row
            for row in plan.kegiatan
        ),
    )
    try:
        found = None if written is None else read_plan(written, file)[0]
    except InputError:
        found = None
    if written is None or found != wanted:
        raise fault(file, _UNSAFE)
    return written


def lke_edit(row: yaml.Node, ids: Sequence[str], text: str) -> Edit | None:
    """The change that gives `row` its ids; None when its layout is not one we know."""
    value = f"[{', '.join(ids)}]"
    if not isinstance(row, yaml.MappingNode) or not row.value:
        return None
    for name, node in row.value:
        if name.value == _KEY:  # there, but empty
            start, end = node.start_mark.index, node.end_mark.index
            return Edit(start, end, value if start < end else f" {value}")
    position = next(
        (index for index, (name, _) in enumerate(row.value) if name.value in _AFTER),
        len(row.value),
    )
    if position == 0:
        name = row.value[0][0]
        after = ", " if row.flow_style else line_end(text, 0) + " " * name.start_mark.column
        start = name.start_mark.index
        return Edit(start, start, f"{_KEY}: {value}{after}")
    name, node = row.value[position - 1]
    last = last_leaf(node)
    if last.start_mark.index < name.end_mark.index:
        return None  # an alias: where it ends itself is not known
    if row.flow_style:
        end = last.end_mark.index
        return Edit(end, end, f", {_KEY}: {value}")
    return new_line(last, f"{_KEY}: {value}", row.value[0][0].start_mark.column, text)


_UNUSUAL = Text(
    "Baris {row} ditulis dengan cara yang tidak dapat disisipi `lke` dengan aman (misalnya lewat "
    "alias); tulislah baris itu utuh, lalu ulangi. Berkas tidak diubah.",
    "Row {row} is written in a way in which `lke` cannot be put in safely (through an alias, "
    "say); write the row out and try again. The file is unchanged.",
)
_UNSAFE = Text(
    "Menyisipkan `lke` akan mengubah isi lain berkas ini, jadi tidak ada yang ditulis; tambahkan "
    "`lke` dengan tangan.",
    "Putting in `lke` would change other parts of this file, so nothing was written; add `lke` "
    "by hand.",
)
