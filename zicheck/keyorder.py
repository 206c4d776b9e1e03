"""Keys of a plan file in the order of the plan file's description, moved as whole pieces of text.

A key moves with its value, with the comment on its line and with the comment lines right above
it. Where a piece cannot be told apart for certain (an alias, `? key`, a comment above what would
come first in a list item) the mapping stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from zicheck.planspec import PLAN
from zicheck.plantext import Edit, end_of, is_block_text, last_leaf, line_end, line_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.planspec import Key
    from zicheck.plantext import PlanText


class _Piece(NamedTuple):
    """One key with its value: from `start` to `end`; what stands before it begins at `lead`."""

    name: str
    lead: int
    start: int
    end: int


def sorting(source: PlanText) -> list[Edit]:
    """The edits that put the keys of every mapping into order; none where all are."""
    if source.root is None:
        return []
    return _edits(source.root, PLAN, source.text)


def unsorted(source: PlanText) -> bool:
    """Whether keys of some mapping stand in another order than that of the description."""
    return source.root is not None and _out_of_order(source.root, PLAN)


def _out_of_order(node: yaml.Node, keys: tuple[Key, ...]) -> bool:
    if isinstance(node, yaml.SequenceNode):
        return any(_out_of_order(item, keys) for item in node.value)
    if not isinstance(node, yaml.MappingNode):
        return False
    known = {key.name: key for key in keys}
    names = [name.value for name, _ in node.value]
    return names != sorted(names, key=list(known).index) or any(
        _out_of_order(found, known[name.value].keys) for name, found in node.value
    )


def _edits(node: yaml.Node, keys: tuple[Key, ...], text: str) -> list[Edit]:
    if isinstance(node, yaml.SequenceNode):
        return [edit for item in node.value for edit in _inside(node, item, keys, text)]
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return []
    known = {key.name: key for key in keys}
    inner: list[Edit] = []
    for name, found in node.value:
        if name.value in known and known[name.value].keys:
            inner.extend(_inside(node, found, known[name.value].keys, text))
    names = [name.value for name, _ in node.value]
    order = sorted(names, key=list(known).index)
    if names == order:
        return inner
    pieces = (_in_flow if node.flow_style else _in_block)(node, order[0], text)
    if pieces is None or (order[-1] != names[-1] and _ends_open(node, text)):
        return inner
    joined = _joined(pieces, order, inner, text, flow=bool(node.flow_style))
    value = next(found for name, found in node.value if name.value == order[-1])
    if joined.end == len(text) and is_block_text(last_leaf(value)) and joined.new[-1:] != "\n":
        # What stood last needs no line end; a block text that comes to stand there does.
        joined = joined._replace(new=joined.new + line_end(text, joined.start))
    return [joined]


def _inside(outer: yaml.Node, node: yaml.Node, keys: tuple[Key, ...], text: str) -> list[Edit]:
    """The edits in a part of `outer`; none for an alias, which stands elsewhere."""
    if node.start_mark.index < outer.start_mark.index:
        return []
    return _edits(node, keys, text)


def _ends_open(node: yaml.MappingNode, text: str) -> bool:
    """Whether it ends with a block text at the end of a file that has no line end there.

    A line end would become part of that value if something came behind it.
    """
    leaf = last_leaf(node)
    return is_block_text(leaf) and leaf.end_mark.index == len(text) and text[-1:] != "\n"


def _in_flow(node: yaml.MappingNode, _: str, text: str) -> list[_Piece] | None:
    """The pieces of `{a: 1, b: 2}`: the commas between them stay where they are."""
    pieces: list[_Piece] = []
    for name, found in node.value:
        start, end = name.start_mark.index, max(found.end_mark.index, name.end_mark.index)
        between = text[pieces[-1].end : start] if pieces else ""
        if found.start_mark.index < start or (pieces and between.strip() != ","):
            return None
        pieces.append(_Piece(name.value, start, start, end))
    return pieces


def _in_block(node: yaml.MappingNode, front: str, text: str) -> list[_Piece] | None:
    """The pieces of a block: each ends with the line on which its value ends.

    None where a comment stands above the key `front`, which is to come first in a list item:
    there is no line above it to take the comment along.
    """
    pieces: list[_Piece] = []
    for name, found in node.value:
        start = name.start_mark.index
        before = text[line_start(text, start) : start]
        leaf = last_leaf(found)
        if leaf.start_mark.index < name.end_mark.index:
            return None
        if not re.fullmatch(r" *" if pieces else r" *(- +)*", before):
            return None
        lead = pieces[-1].end if pieces else start
        if name.value == front and text[lead:start].strip() and node.start_mark.column:
            return None
        pieces.append(_Piece(name.value, lead, start, _end(leaf, text)))
    return pieces


def _end(leaf: yaml.Node, text: str) -> int:
    """The end of the line on which a value ends, before its line break."""
    end = end_of(leaf, text)
    if is_block_text(leaf):
        return end - len(line_end(text, end - 1)) if text[end - 1 : end] == "\n" else end
    found = text.find("\n", end)
    found = len(text) if found < 0 else found
    return found - 1 if text[found - 1 : found] == "\r" else found


def _joined(
    pieces: Sequence[_Piece], order: Sequence[str], inner: Sequence[Edit], text: str, *, flow: bool
) -> Edit:
    """One edit that puts the pieces into `order`, with the edits inside them made."""
    by_name = {piece.name: piece for piece in pieces}
    first, last = pieces[0], pieces[-1]

    def content(start: int, end: int) -> str:
        made, at = [], start
        for edit in sorted(inner):
            if start <= edit.start and edit.end <= end:
                made += [text[at : edit.start], edit.new]
                at = edit.end
        return "".join([*made, text[at:end]])

    if flow:
        parts = [content(by_name[order[0]].start, by_name[order[0]].end)]
        for number, name in enumerate(order[1:], start=1):
            parts.append(text[pieces[number - 1].end : pieces[number].start])
            parts.append(content(by_name[name].start, by_name[name].end))
        return Edit(first.start, last.end, "".join(parts))
    # What stands before the first key is not its own but that of the item or of the file; the new
    # first key leaves what stood before it to the old one, unless that is a comment.
    to_front = by_name[order[0]]
    gap = text[to_front.lead : to_front.start]
    parts = []
    if gap.strip():
        newline = line_end(text, to_front.lead)
        parts.append(gap.removeprefix(newline))
        gap = newline
    parts.append(content(to_front.start, to_front.end))
    for name in order[1:]:
        piece = by_name[name]
        lead = gap if piece is first else text[piece.lead : piece.start]
        parts.append(lead + content(piece.start, piece.end))
    return Edit(first.start, last.end, "".join(parts))
