"""Which part of the text of a plan a route means, and which row an offset lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from zicheck.places import Route
from zicheck.plantext import end_of, last_leaf

if TYPE_CHECKING:
    from zicheck.plantext import PlanText


class Span(NamedTuple):
    """The text from `start` to `end` (offsets in code points)."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether they share a place, or touch."""
        return self.start <= other.end and other.start <= self.end


class Spans:
    """The spans of one plan file."""

    def __init__(self, source: PlanText) -> None:
        self._text = source.text
        self._known: dict[Route, Span] = {}
        self.rows: dict[int, Span] = {}
        if isinstance(source.root, yaml.MappingNode):
            self._read(source.root)

    def of(self, route: Route) -> Span:
        """The span of a route; of what holds it when the value itself is absent."""
        return (
            self._known.get(route)
            or self._known.get(Route(route.part, route.index))
            or self._known.get(Route("plan", None, route.part))
            or Span(0, self._line_end(0))
        )

    def row(self, offset: int) -> int | None:
        """The row that an offset lies in."""
        for number, span in self.rows.items():
            if span.start <= offset <= span.end:
                return number
        return None

    def _read(self, root: yaml.MappingNode) -> None:
        self._note(root, "plan", None)
        counts = {"area": 0, "komponen": 0, "kegiatan": 1}
        for name, node in root.value:
            if name.value == "keputusan":
                self._note(node, "keputusan", None)
            elif name.value in ("dasar_hukum", "naskah"):
                for index, item in enumerate(_items(node)):
                    self._note(item, name.value, index)
            elif name.value == "area":
                self._walk(node, "area", counts)

    def _walk(self, node: yaml.Node, part: str, counts: dict[str, int]) -> None:
        inner = {"area": "komponen", "komponen": "kegiatan"}.get(part)
        for item in _items(node):
            number = counts[part]
            counts[part] += 1
            self._note(item, part, number)
            if part == "kegiatan":
                end = end_of(last_leaf(item), self._text)
                self.rows[number] = Span(item.start_mark.index, max(end, item.start_mark.index))
            if inner and isinstance(item, yaml.MappingNode):
                for name, found in item.value:
                    if name.value == inner:
                        self._walk(found, inner, counts)

    def _note(self, node: yaml.Node, part: str, index: int | None) -> None:
        """Remember where a mapping and each of its values stand."""
        self._known[Route(part, index)] = self._first_line(node)
        if isinstance(node, yaml.MappingNode):
            for name, found in node.value:
                route = Route(part, index, name.value)
                if isinstance(found, yaml.CollectionNode) and not found.flow_style:
                    self._known[route] = Span(name.start_mark.index, name.end_mark.index)
                else:
                    start, end = found.start_mark.index, end_of(found, self._text)
                    empty = start == end
                    self._known[route] = Span(name.start_mark.index if empty else start, end)

    def _first_line(self, node: yaml.Node) -> Span:
        start = node.start_mark.index
        return Span(start, self._line_end(start))

    def _line_end(self, start: int) -> int:
        end = self._text.find("\n", start)
        end = len(self._text) if end < 0 else end
        return end - 1 if self._text[end - 1 : end] == "\r" else end


def _items(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
