"""The plain YAML that plan files are written in, read line by line without a YAML library.

`zicheck import` writes block mappings and lists with one value a line, and so do most hands.
This reader knows just that: keys of plain letters, plain and quoted scalars, comments, and short
lists and mappings between brackets. At the first thing that it does not know, or that is wrong,
it gives up (:func:`parse` returns None) and libyaml reads the file from its start: what is
understood here is understood as libyaml does (tests hold both against each other), only faster,
and without loading it.
"""

from __future__ import annotations

import re
from functools import partial

from zicheck.patterns import lazily
from zicheck.yamlnodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence

# Indentation, the dash of a list, key and the spaces behind it, and the rest of the line.
_LINE = re.compile(r"^( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_]*):( +|$))?(.*)$", re.MULTILINE)
# What may not begin a plain scalar.
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_ITEM = r"[A-Za-z0-9][A-Za-z0-9 ._/()-]*"
_PAIR = rf"[A-Za-z_][A-Za-z0-9_]*: +{_ITEM}"
_LIST = lazily(rf"\[ *(?:{_ITEM}(?:, *{_ITEM})*)?\]")
_OBJECT = lazily(rf"\{{ *{_PAIR}(?:, *{_PAIR})* *\}}")
_ITEMS = lazily(_ITEM)
_PAIRS = lazily(rf"([A-Za-z_][A-Za-z0-9_]*): +({_ITEM})")
_QUOTED = lazily(r"\"([^\"\\]*(?:\\[\\\"nt][^\"\\]*)*)\"|'([^']*(?:''[^']*)*)'")
_ESCAPE = lazily(r"\\(.)")
_ESCAPED = {"\\": "\\", '"': '"', "n": "\n", "t": "\t"}

_scalar = partial(tuple.__new__, Scalar)
"""A scalar of its four values, without the detour over their names: a plan has a thousand."""

_Held = tuple[Sequence | Mapping, int]
"""An open list or mapping, and the column (from 0) in which its lines begin."""


def parse(text: str) -> Node | None:
    """The tree of `text`, or None when it holds anything that this reader does not know.

    Marks of a broken or hostile file are among the unknown: it never raises.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    # Among what cannot be printed are all other line breaks, tabs and control characters.
    if not text.replace("\n", " ").isprintable():
        return None
    return _Lines().read(text)


class _Lines:
    """Puts the lines of one file together."""

    def __init__(self) -> None:
        self.nodes = 0

    def read(self, text: str) -> Node | None:  # noqa: PLR0915 - one loop over lines, in which each way out is one thing that is not plain
        root: Mapping | None = None
        stack: list[_Held] = []
        holder: Sequence | Mapping | None = None  # the innermost, and where its lines begin
        indent = -1
        waiting: Scalar | None = None  # the key whose value may stand below it
        wrapped = False  # whether the scalar just read may go on in the next line
        seen: list[set[str]] = []  # the keys of each open mapping
        for number, (spaces, dash, key, gap, rest) in enumerate(_LINE.findall(text), start=1):
            if not key and not dash:
                if not rest or rest[0] == "#":
                    wrapped = False
                    continue
                if not (wrapped and holder is not None and len(spaces) > indent):
                    return None
                if not rest[0].isalnum() or not _is_plain(rest):
                    return None
                _go_on(holder, rest.rstrip(" "))
                continue
            wrapped = False
            column = len(spaces)

            # Where the line stands: below the key that waits, or beside lines above it.
            if waiting is not None:
                if dash and column >= indent:
                    opened: Sequence | Mapping = Sequence(number, column + 1)
                elif key and not dash and column > indent:
                    opened = Mapping(number, column + 1)
                    seen.append(set())
                elif column < indent or not dash:
                    opened = holder  # type: ignore[assignment]  # a key waits in a mapping
                else:
                    return None
                if opened is not holder:
                    holder.items.append((waiting, opened))  # type: ignore[union-attr, arg-type]
                    stack.append((opened, column))
                    holder, indent = opened, column
                    if len(stack) > MAX_DEPTH - 2:
                        return None
                else:
                    mark = waiting.column + len(waiting.value) + 1
                    nothing = _scalar(("", waiting.line, mark, True))
                    holder.items.append((waiting, nothing))  # type: ignore[arg-type]
                waiting = None
            elif root is None:
                if dash:
                    return None
                root = Mapping(number, column + 1)
                stack.append((root, column))
                holder, indent = root, column
                seen.append(set())
            while indent > column or (indent == column and not dash and type(holder) is Sequence):
                if type(holder) is Mapping:
                    seen.pop()
                stack.pop()
                if not stack:
                    return None
                holder, indent = stack[-1]
            if indent != column:
                return None

            if dash:
                if type(holder) is not Sequence:
                    return None
                column += len(dash)
                if key:
                    item = Mapping(number, column + 1)
                    holder.items.append(item)
                    stack.append((item, column))
                    holder, indent = item, column
                    seen.append(set())
                    if len(stack) > MAX_DEPTH - 2:
                        return None
            if key:
                if type(holder) is not Mapping:
                    return None
                keys = seen[-1]
                if key in keys:
                    return None
                keys.add(key)
                name = _scalar((key, number, column + 1, True))
                if not rest or rest[0] == "#":
                    waiting = name
                    continue
                column += len(key) + 1 + len(gap)
            elif not rest:
                return None

            # The value on this line.
            if rest[0] not in _SIGNS or (rest[0] == "-" and rest[1:2] not in ("", " ")):
                if _is_plain(rest):
                    value: Node = _scalar((rest.rstrip(" "), number, column + 1, True))
                    wrapped = True
                else:
                    bare = rest.partition(" #")[0].rstrip(" ")
                    if not _is_plain(bare):
                        return None
                    value = _scalar((bare, number, column + 1, True))
            else:
                marked = self.marked(rest, number, column + 1)
                if marked is None:
                    return None
                value = marked
            if key:
                holder.items.append((name, value))  # type: ignore[union-attr, arg-type]
            else:
                holder.items.append(value)  # type: ignore[union-attr, arg-type]
        if waiting is not None or root is None or self.nodes + 3 * number > MAX_NODES:
            return None
        return root

    def marked(self, rest: str, line: int, column: int) -> Node | None:
        """A value that begins with a sign: a quoted text, or a short list or mapping."""
        sign = rest[0]
        pattern = _LIST if sign == "[" else _OBJECT if sign == "{" else _QUOTED
        found = pattern.match(rest)
        if found is None:
            return None
        behind = rest[found.end() :]
        if behind and not (behind[0] == " " and behind.lstrip(" ")[:1] in ("", "#")):
            return None
        if sign == "'":
            return Scalar(found[2].replace("''", "'"), line, column, plain=False)
        if sign == '"':
            text = _ESCAPE.sub(lambda escape: _ESCAPED[escape[1]], found[1])
            return Scalar(text, line, column, plain=False)
        if sign == "[":
            texts = Sequence(line, column)
            for item in _ITEMS.finditer(found[0]):
                place = column + item.start()
                texts.items.append(Scalar(item[0].rstrip(" "), line, place, plain=True))
            self.nodes += len(texts.items)
            return texts
        pairs = Mapping(line, column)
        for pair in _PAIRS.finditer(found[0]):
            if pairs.get(pair[1]) is not None:
                return None
            name = Scalar(pair[1], line, column + pair.start(1), plain=True)
            text = pair[2].rstrip(" ")
            pairs.items.append((name, Scalar(text, line, column + pair.start(2), plain=True)))
        self.nodes += 2 * len(pairs.items)
        return pairs


def _is_plain(text: str) -> bool:
    """Whether a text can stand unquoted to the end of its line, without comment or key in it."""
    return ": " not in text and " #" not in text and text[-1] != ":"


def _go_on(holder: Sequence | Mapping, more: str) -> None:
    """Add a further line to the last scalar of `holder`."""
    if isinstance(holder, Mapping):
        name, last = holder.items[-1]
        holder.items[-1] = (name, _longer(last, more))
    else:
        holder.items[-1] = _longer(holder.items[-1], more)


def _longer(last: Node, more: str) -> Node:
    return last._replace(value=f"{last.value} {more}") if isinstance(last, Scalar) else last
