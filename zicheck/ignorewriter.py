"""Puts an `abaikan` without its reason into rows of a plan file: the reason is for a human.

Until somebody writes it the file is not complete, and every reader says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from zicheck.plantext import Edit, last_leaf, new_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zicheck.plantext import PlanText

_KEY = "abaikan"


def ignoring(source: PlanText, rows: Iterable[int], code: str) -> list[Edit] | None:
    """The edits that switch the rule `code` off in `rows`; None where a layout is not one we know."""
    nodes = list(source.rows())
    edits = []
    for number in rows:
        node, aliased = nodes[number - 1]
        edit = None if aliased else _edit(node, f"{{kode: {code}, alasan: }}", source.text)
        if edit is None:
            return None
        edits.append(edit)
    return edits


def _edit(row: yaml.Node, entry: str, text: str) -> Edit | None:
    if not isinstance(row, yaml.MappingNode) or not row.value:
        return None
    for name, node in row.value:
        if name.value == _KEY:
            return _beside(name, node, entry, text)
    if row.flow_style:
        end = row.value[-1][1].end_mark.index
        return Edit(end, end, f", {_KEY}: [{entry}]")
    name, node = row.value[-1]
    leaf = last_leaf(node)
    if leaf.start_mark.index < name.end_mark.index:
        return None  # an alias: where it ends itself is not known
    return new_line(leaf, f"{_KEY}: [{entry}]", row.value[0][0].start_mark.column, text)


def _beside(name: yaml.Node, node: yaml.Node, entry: str, text: str) -> Edit | None:
    """Another entry in a list that is there."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and not node.value and end >= name.end_mark.index:
        return Edit(start, end, f" [{entry}]" if start == end else f"[{entry}]")
    if not isinstance(node, yaml.SequenceNode) or start < name.end_mark.index:
        return None
    if not node.value:
        return Edit(start, end, f"[{entry}]")
    last = node.value[-1]
    if node.flow_style:
        return Edit(last.end_mark.index, last.end_mark.index, f", {entry}")
    return new_line(last_leaf(last), f"- {entry}", node.start_mark.column, text)
