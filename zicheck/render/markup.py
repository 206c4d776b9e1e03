"""HTML and SVG built from elements, so that what a plan contains can only ever be text.

Text is escaped wherever it stands; there is no way to put markup in but by :class:`Markup`,
which nothing but this module and the fixed style and script of a page makes.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


class Markup(str):
    """A string that is HTML already."""

    __slots__ = ()


def readable(text: str) -> str:
    """`text` as a document can hold it: control and direction characters written out.

    Line ends and tabs stay; a character that XML forbids or that would turn the reading
    direction of what stands around it shows as its number.
    """
    if text.isprintable():
        return text
    return "".join(map(_readable, text))


def _readable(char: str) -> str:
    if char in "\n\t" or char.isprintable():
        return char
    if char == "\r":
        return "\n"
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if char in "\u200c\u200d":  # joiners: emoji and some scripts are written with them
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def text(value: object) -> Markup:
    """`value` as text between tags; what is :class:`Markup` stays."""
    if isinstance(value, Markup):
        return value
    return Markup(escape(readable(str(value)), quote=False))


def el(tag: str, *children: object, **attributes: object) -> Markup:
    """An element.

    Children are text unless they are :class:`Markup`; None and "" are left out, and lists are
    taken as their members. Attributes: an underscore at the end is dropped (`class_`), others
    become hyphens; None and False leave the attribute out, True gives it without a value.
    """
    head = tag + "".join(_attributes(attributes))
    if tag in _VOID:
        return Markup(f"<{head}>")
    return Markup(f"<{head}>{join(*children)}</{tag}>")


def block(tag: str, *children: object, **attributes: object) -> Markup:
    """The same on lines of its own, so that versions of a page can be compared."""
    return Markup(f"{el(tag, *children, **attributes)}\n")


def join(*children: object) -> Markup:
    """Children one after the other, without an element around them."""
    return Markup("".join(_flat(children)))


def _flat(children: object) -> Iterator[str]:
    if isinstance(children, list | tuple):
        for child in children:
            yield from _flat(child)
    elif children is not None:
        yield text(children)


def _attributes(attributes: dict[str, object]) -> Iterator[str]:
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        if value is True:
            yield f" {plain}"
        else:
            yield f' {plain}="{escape(readable(str(value)), quote=True)}"'
