"""Changes that keep the form of an input: lines of a text, elements of XML, parts of a bundle.

A fuzzer that changes single bytes spends its time on inputs that no parser lets pass. Every
function here takes the input, the most bytes it may have, a source of chance, and the plain
change of bytes to fall back on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from fuzz import bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    Plain = Callable[[bytes, int], bytes]


class Mutator(Protocol):
    """Changes an input a little."""

    def __call__(self, data: bytes, most: int, chance: Random, plain: Plain) -> bytes:
        """The changed input, of `most` bytes at most."""


_TAG = re.compile(rb"<[^<>]*>")
_NAME = re.compile(rb"</?\s*([^\s/>]+)")
_VALUE = re.compile(rb"=\s*(\"[^\"]*\"|'[^']*')")
_TEXT = re.compile(rb">([^<>]+)<")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"2",
    b"255",
    b"65536",
    b"16385",
    b"1048577",
    b"2147483648",
    b"1e400",
)
_DEEP = (2, 10, 300, 3000)


def lines(words: Sequence[str]) -> Mutator:
    """A mutator of texts in lines, which puts in one of `words` now and then."""
    vocabulary = [word.encode("utf-8", "surrogateescape") for word in words]

    def mutated(data: bytes, most: int, chance: Random, plain: Plain) -> bytes:
        if chance.random() < 0.4:
            return plain(data, most)
        found = data.split(b"\n")
        for _ in range(chance.choice((1, 1, 2, 4))):
            _change_lines(found, chance, vocabulary)
        return b"\n".join(found)[:most]

    return mutated


def _change_lines(found: list[bytes], chance: Random, words: Sequence[bytes]) -> None:
    at = chance.randrange(len(found)) if found else 0
    line = found[at] if found else b""
    match chance.randrange(8):
        case 0:
            found[at : at + chance.randrange(1, 4)] = []
        case 1:
            block = found[at : at + chance.choice((1, 2, 5, 12))]
            place = chance.randrange(len(found) + 1)
            found[place:place] = block * chance.choice((1, 1, 2, 30))
        case 2 if found:
            other = chance.randrange(len(found))
            found[at], found[other] = found[other], line
        case 3 if found:
            found[at] = b" " * chance.choice((1, 2, 4)) + line
        case 4 if found:
            found[at] = line[chance.choice((1, 2)) :]
        case 5 if words:
            found.insert(at, line[: len(line) - len(line.lstrip())] + chance.choice(words))
        case 6 if words and found:
            parts = re.split(rb"(\W+)", line)
            parts[chance.randrange(len(parts))] = chance.choice(words)
            found[at] = b"".join(parts)
        case _ if found:
            cut = chance.randrange(len(line) + 1)
            found[at] = line[:cut] + chance.choice(found)[cut:]


def xml(words: Sequence[str]) -> Mutator:
    """A mutator of XML and HTML that moves, copies, nests and drops whole elements."""
    vocabulary = [word.encode() for word in words]

    def mutated(data: bytes, most: int, chance: Random, plain: Plain) -> bytes:
        if chance.random() < 0.1:
            return plain(data, most)
        for _ in range(chance.choice((1, 1, 2, 3))):
            data = _change_elements(data, most, chance, vocabulary, plain)
        return data

    return mutated


def _change_elements(
    data: bytes, most: int, chance: Random, words: Sequence[bytes], plain: Plain
) -> bytes:
    tags = list(_TAG.finditer(data))
    if not tags:
        return plain(data, most)
    start, end = _element(tags, chance.randrange(len(tags)))
    piece = data[start:end]
    match chance.randrange(9):
        case 0:
            made = data[:start] + data[end:]
        case 1:
            times = chance.choice((1, 1, 2, 50))
            made = data[:end] + piece * times + data[end:]
        case 2:
            place = chance.choice(tags).start()
            made = data[:place] + piece + data[place:]
        case 3:
            opened = _NAME.match(piece)
            name = opened[1] if opened else b"a"
            deep = chance.choice(_DEEP)
            made = (
                data[:start] + b"<%s>" % name * deep + piece + b"</%s>" % name * deep + data[end:]
            )
        case 4 | 5:
            made = _one(data, _VALUE, chance, lambda value: _valued(value, words, chance))
        case 6:
            made = _one(data, _TEXT, chance, lambda text: _said(text, words, chance, plain))
        case 7 if words:
            name = chance.choice(words)
            old = _NAME.match(piece)
            made = (
                data[:start]
                + (re.sub(rb"(?<=[</])" + re.escape(old[1]) + rb"(?=[\s/>])", lambda _: name, piece)
                   if old else piece)
                + data[end:]
            )  # fmt: skip
        case _:
            other_start, other_end = _element(tags, chance.randrange(len(tags)))
            made = data[:start] + data[other_start:other_end] + data[end:]
    return made if len(made) <= most else data


def _element(tags: Sequence[re.Match[bytes]], at: int) -> tuple[int, int]:
    """From the tag `at` to the end of its element, or of the tag when it has none."""
    first = tags[at]
    text = first[0]
    named = _NAME.match(text)
    if text.startswith((b"</", b"<?", b"<!")) or text.endswith(b"/>") or named is None:
        return first.span()
    depth = 0
    for tag in tags[at:]:
        name = _NAME.match(tag[0])
        if name is None or name[1] != named[1] or tag[0].endswith(b"/>"):
            continue
        depth += -1 if tag[0].startswith(b"</") else 1
        if depth == 0:
            return first.start(), tag.end()
    return first.span()


def _one(
    data: bytes, pattern: re.Pattern[bytes], chance: Random, change: Callable[[bytes], bytes]
) -> bytes:
    """`data` with the group of one match of `pattern` changed."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    start, end = chance.choice(found).span(1)
    return data[:start] + change(data[start:end]) + data[end:]


def _valued(value: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    quote = value[:1]
    inner = chance.choice((*_NUMBERS, *words[:40], b"", value[1:-1] * 2))
    return quote + inner.replace(quote, b"") + quote


def _said(text: bytes, words: Sequence[bytes], chance: Random, plain: Plain) -> bytes:
    if chance.random() < 0.5:
        made = plain(text, len(text) + 40)
        return made.replace(b"<", b"").replace(b">", b"").replace(b"&", b"")
    return chance.choice((*_NUMBERS, *words, b"", text * 3))


def parts(inner: Mutator) -> Mutator:
    """A mutator of bundles: of one part by `inner`, at times of names, order and the raw archive."""

    def mutated(data: bytes, most: int, chance: Random, plain: Plain) -> bytes:
        if not bundle.is_bundle(data):
            return plain(data, most)
        found = bundle.unpacked(data)
        if not found or chance.random() < 0.02:
            return plain(bundle.archive(data), most)
        at = chance.choices(range(len(found)), [1 + len(part) for _, part in found])[0]
        name, content = found[at]
        match chance.randrange(24):
            case 0:
                del found[at]
            case 1:
                found[at] = (chance.choice(found)[0], content)
            case 2:
                found[at] = (name, chance.choice(found)[1])
            case _:
                room = max(1, most - len(data) + len(content))
                found[at] = (name, inner(content, room, chance, plain))
        return bundle.packed(found)[:most]

    return mutated
