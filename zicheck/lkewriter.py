"""Puts `lke:` into the rows of a plan file and touches nothing else in it.

The new text is put in at places that the YAML parser names; comments, order, quotes, line ends,
byte order mark and everything else stay byte for byte. The outcome is read again, and unless
exactly the wanted rows have exactly the wanted ids, nothing is written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from zicheck.bahasa import Text
from zicheck.errors import InputError, fault
from zicheck.planfile import read_plan

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same nodes, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    mark, codec = _encoding(data)
    text = data[len(mark) :].decode(codec)
    edits = _edits(text, file, ids)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    written = mark + text.encode(codec)

    wanted = replace(
        plan,
        kegiatan=tuple(
            replace(row, lke=tuple(ids[row.row])) if row.row in ids else row
            for row in plan.kegiatan
        ),
    )
    try:
        found, _ = read_plan(written, file)
    except InputError:
        found = plan
    if found != wanted:
        raise fault(file, _UNSAFE)
    return written


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The mark that the file begins with, and the codec of what follows."""
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return mark, codec
    return b"", "utf-8"


def _edits(text: str, file: str, ids: Mapping[int, Sequence[str]]) -> list[tuple[int, int, str]]:
    """What to put in: start, end and new text of each change."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.YAMLError:  # our reader allows what PyYAML does not: an anchor defined twice
        raise fault(file, _UNSAFE) from None
    finally:
        loader.dispose()
    edits = []
    for number, (row, aliased) in enumerate(_rows(root), start=1):
        if number not in ids:
            continue
        value = f"[{', '.join(ids[number])}]"
        edit = None if aliased else _edit(row, value, text)
        if edit is None:
            raise fault(file, _UNUSUAL.fill(row=number), row.start_mark.line + 1)
        edits.append(edit)
    return edits


def _rows(root: yaml.Node | None) -> Iterator[tuple[yaml.Node, bool]]:
    """The kegiatan in reading order, and whether each stands there only as an alias.

    An alias is the node that it names, with the place of that node: earlier in the file.
    """
    reached = -1
    for area in _items(root, "area"):
        for komponen in _items(area, "komponen"):
            for row in _items(komponen, "kegiatan"):
                yield row, row.start_mark.index <= reached
                reached = max(reached, row.start_mark.index)


def _items(node: yaml.Node | None, key: str) -> list[yaml.Node]:
    """The list under `key`."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key and isinstance(value, yaml.SequenceNode):
                return list(value.value)
    return []


def _edit(row: yaml.Node, value: str, text: str) -> tuple[int, int, str] | None:
    """The change that gives `row` its ids; None when its layout is not one we know."""
    if not isinstance(row, yaml.MappingNode) or not row.value:
        return None
    for name, node in row.value:
        if name.value == _KEY:  # there, but empty
            start, end = node.start_mark.index, node.end_mark.index
            return start, end, value if start < end else f" {value}"
    position = next(
        (index for index, (name, _) in enumerate(row.value) if name.value in _AFTER),
        len(row.value),
    )
    if position == 0:
        name = row.value[0][0]
        after = ", " if row.flow_style else _line_end(text, 0) + " " * name.start_mark.column
        start = name.start_mark.index
        return start, start, f"{_KEY}: {value}{after}"
    name, node = row.value[position - 1]
    last = _last_leaf(node)
    if last.start_mark.index < name.end_mark.index:
        return None  # an alias: where it ends itself is not known
    if row.flow_style:
        end = last.end_mark.index
        return end, end, f", {_KEY}: {value}"
    return _new_line(last, f"{_KEY}: {value}", row.value[0][0].start_mark.column, text)


def _new_line(last: yaml.Node, line: str, column: int, text: str) -> tuple[int, int, str] | None:
    """A line of its own after the line on which `last` ends."""
    end = last.end_mark.index
    block = isinstance(last, yaml.ScalarNode) and last.style in ("|", ">")
    if block:
        # A block text ends before the next token; blank lines that do not belong to it may
        # stand in between. Where they do belong to it (`|+`), `end` is already behind them.
        header = text[last.start_mark.index : end].split("\n", 1)[0]
        if "+" not in header:
            end = last.start_mark.index + len(text[last.start_mark.index : end].rstrip())
    at = end if block and end and text[end - 1] == "\n" else text.find("\n", end) + 1
    newline = _line_end(text, last.start_mark.index)
    if at == 0:  # the file ends without a line end, and goes on doing so
        return len(text), len(text), f"{newline}{' ' * column}{line}"
    return at, at, f"{' ' * column}{line}{newline}"


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """The node whose end is where the text of `node` ends.

    A block list or mapping ends, for the parser, only where the next token begins.
    """
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        item = node.value[-1]
        node = item[1] if isinstance(node, yaml.MappingNode) else item
    return node


def _line_end(text: str, start: int) -> str:
    """The line end in use from `start` on."""
    at = text.find("\n", start)
    if at < 0:
        at = text.rfind("\n", 0, start)
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


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
