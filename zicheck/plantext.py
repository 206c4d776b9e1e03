"""The text of a plan file with the exact span of what stands in it, so that it can be edited.

The reader (:mod:`zicheck.planfile`) needs only where values begin; who changes a file needs where
they end as well, and every comment and blank line in between. Nothing here knows what should be
changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same nodes, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Edit(NamedTuple):
    """The text from `start` to `end` (offsets in code points) becomes `new`."""

    start: int
    end: int
    new: str


class PlanText(NamedTuple):
    """A plan file as text; `root` is None where PyYAML reads less than our own reader."""

    mark: bytes
    codec: str
    text: str
    root: yaml.Node | None

    def edited(self, edits: Iterable[Edit]) -> bytes | None:
        """The file with `edits` made; None when two of them are about the same text.

        An edit that is there twice, because two rows share one value, is made once.
        """
        text, last = self.text, len(self.text) + 1
        for start, end, new in sorted(set(edits), reverse=True):
            if end > last:
                return None
            text = text[:start] + new + text[end:]
            last = start
        return self.mark + text.encode(self.codec)

    def rows(self) -> Iterator[tuple[yaml.Node, bool]]:
        """The kegiatan in reading order, and whether each stands there only as an alias.

        An alias is the node that it names, with the place of that node: earlier in the file.
        """
        reached = -1
        for kegiatan in self.lists():
            for row in kegiatan.value:
                yield row, row.start_mark.index <= reached
                reached = max(reached, row.start_mark.index)

    def lists(self) -> Iterator[yaml.SequenceNode]:
        """The list of kegiatan of each komponen, in reading order."""
        for area in _items(self.root, "area"):
            for komponen in _items(area, "komponen"):
                found = value(komponen, "kegiatan")
                if isinstance(found, yaml.SequenceNode):
                    yield found


def opened(data: bytes) -> PlanText:
    """The text of a file that was found to be a plan."""
    mark, codec = _encoding(data)
    text = data[len(mark) :].decode(codec)
    return PlanText(mark, codec, text, compose(text))


def compose(text: str) -> yaml.Node | None:
    """The nodes of YAML text; None where PyYAML cannot read it (an anchor defined twice, say)."""
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()


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


def value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value under `key` of a mapping."""
    if isinstance(node, yaml.MappingNode):
        for name, found in node.value:
            if name.value == key:
                return found  # type: ignore[no-any-return]  # PyYAML has no types for values
    return None


def _items(node: yaml.Node | None, key: str) -> list[yaml.Node]:
    found = value(node, key)
    return list(found.value) if isinstance(found, yaml.SequenceNode) else []


def last_leaf(node: yaml.Node) -> yaml.Node:
    """The node whose end is where the text of `node` ends.

    A block list or mapping ends, for the parser, only where the next token begins.
    """
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        item = node.value[-1]
        node = item[1] if isinstance(node, yaml.MappingNode) else item
    return node


def is_block_text(node: yaml.Node) -> bool:
    """Whether it is a text under `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def end_of(leaf: yaml.Node, text: str) -> int:
    """Where the text of a leaf ends, without the blank lines that do not belong to it.

    A block text ends, for the parser, before the next token; where blank lines do belong to it
    (`|+`), the end is behind them.
    """
    start, end = leaf.start_mark.index, leaf.end_mark.index
    if not is_block_text(leaf):
        return int(end)
    header = text[start:end].split("\n", 1)[0]
    return int(end if "+" in header else start + len(text[start:end].rstrip()))


def line_after(leaf: yaml.Node, text: str) -> int:
    """Where the line begins that follows the one on which `leaf` ends; the end of the text if none."""
    end = end_of(leaf, text)
    if is_block_text(leaf) and end and text[end - 1] == "\n":
        return end
    return text.find("\n", end) + 1 or len(text)


def line_end(text: str, start: int) -> str:
    """The line end in use from `start` on."""
    at = text.find("\n", start)
    if at < 0:
        at = text.rfind("\n", 0, start)
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


def new_line(leaf: yaml.Node, line: str, column: int, text: str) -> Edit:
    """A line of its own after the line on which `leaf` ends."""
    at = line_after(leaf, text)
    newline = line_end(text, leaf.start_mark.index)
    if at == len(text) and not text.endswith("\n"):
        # the file ends without a line end, and goes on doing so
        return Edit(at, at, f"{newline}{' ' * column}{line}")
    return Edit(at, at, f"{' ' * column}{line}{newline}")


def line_start(text: str, at: int) -> int:
    """Where the line begins that `at` is on."""
    return text.rfind("\n", 0, at) + 1


def comments(node: yaml.Node, start: int, end: int, text: str) -> bool:
    """Whether a comment stands between `start` and `end`, around the values of `node`."""
    bare = list(text[start:end])
    for leaf in _scalars(node):
        first, last = leaf.start_mark.index - start, end_of(leaf, text) - start
        bare[max(first, 0) : max(last, 0)] = "x" * (min(last, len(bare)) - max(first, 0))
    return "#" in bare


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for name, found in node.value:
            yield from _scalars(name)
            yield from _scalars(found)
    elif isinstance(node, yaml.SequenceNode):
        for found in node.value:
            yield from _scalars(found)


def words_replaced(
    node: yaml.Node, words: Iterable[tuple[str, str]], text: str
) -> list[Edit] | None:
    """The edits that put other words into a text; None when the words cannot be told in it.

    Words stand between what is no letter or digit. A word that is written in another way than
    it reads (by escapes, or folded over two lines) is not touched.
    """
    if not isinstance(node, yaml.ScalarNode):
        return None
    edits = []
    start, end = node.start_mark.index, node.end_mark.index
    for old, new in words:
        pattern = _word(old)
        found = [
            Edit(start + match.start(), start + match.end(), new)
            for match in pattern.finditer(text[start:end])
        ]
        if not found or len(found) != len(pattern.findall(node.value)):
            return None
        edits.extend(found)
    return edits


def _word(word: str) -> re.Pattern[str]:
    """The word where no other letter (for a number: no other digit) touches it."""
    near = r"\d" if word.isdecimal() else r"[^\W_]"
    return re.compile(rf"(?<!{near}){re.escape(word)}(?!{near})")


def without_item(items: yaml.SequenceNode, index: int, own: str, text: str) -> Edit | None:
    """The edit that takes an item after the first out of a list of mappings.

    Comment lines directly above it that begin with `own` are about it and go too. None when
    another comment would be lost, or the layout is not one we know.
    """
    node, before = items.value[index], items.value[index - 1]
    if not isinstance(node, yaml.MappingNode) or not node.value or index < 1:
        return None
    if items.flow_style:
        between = text[before.end_mark.index : node.start_mark.index]
        if between.strip() != "," or comments(
            node, node.start_mark.index, node.end_mark.index, text
        ):
            return None
        return Edit(before.end_mark.index, node.end_mark.index, "")
    first = node.value[0][0].start_mark.index
    leaf = last_leaf(node.value[-1][1])
    if node.flow_style:
        first, leaf = node.start_mark.index, node
    start = line_start(text, first)
    if not re.fullmatch(r" *- +", text[start:first]) or leaf.start_mark.index < first:
        return None
    end = line_after(leaf, text)
    if comments(node, start, end, text):
        return None
    while start:
        above = line_start(text, start - 1)
        if not text[above:start].lstrip(" ").startswith(own):
            break
        start = above
    return Edit(start, end, "")
