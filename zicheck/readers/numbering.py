"""The automatic numbers of a Word document, which stand nowhere in its text.

A paragraph only names a list and a level; what Word prints before it follows from counting. The
numbers of a table's first column and of the legal grounds often come from here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zicheck.readers.package import attribute, child, children, switched_on, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BULLET = "•"
"""Stands for every bullet: the font that draws it is not in the text."""

_REFERENCE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3999
"""No list of a decree counts further; beyond it numbers stay decimal."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; `restart` is the level that starts it anew, 0: none."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False

    @property
    def bullet(self) -> bool:
        """Whether the level has marks instead of numbers."""
        return self.format == "bullet"


@dataclass(frozen=True, slots=True)
class _List:
    """One list: the counting that it shares with others, its levels, where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {
            attribute(style, "styleId"): (
                attribute(child(style, "basedOn"), "val"),
                child(style, "pPr", "numPr"),
            )
            for style in children(styles, "style")
            if attribute(style, "type") == "paragraph"
        }
        self._of_style: dict[tuple[str, str], int] = {}
        """The level of a list that a style stands for."""
        self._lists = self._read(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, properties: Element | None, *, bullets: bool = True) -> str:
        """What Word prints before the paragraph with these `pPr`; counts it.

        `bullets` tells whether a mark that is no number is wanted.
        """
        found = self._place(properties)
        if found is None:
            return ""
        name, level = found
        entry = self._lists[name]
        shape = entry.levels.get(level)
        if shape is None:
            return ""
        if shape.bullet:
            return BULLET if bullets else ""
        counts = self._count(name, entry, level)

        def number(reference: re.Match[str]) -> str:
            at = int(reference[1]) - 1
            upper = entry.levels.get(at, Level())
            kind = "decimal" if shape.legal and at != level else upper.format
            return _written(counts.get(at, upper.start), kind)

        return _REFERENCE.sub(number, shape.text)

    def _count(self, name: str, entry: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(entry.abstract, {})
        if level in entry.starts and (name, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((name, level))
        shape = entry.levels[level]
        start = entry.starts.get(level, shape.start)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [at for at in counts if at > level]:
            restart = entry.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        return counts

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level that a paragraph stands in, by itself or by its style."""
        own = child(properties, "numPr")
        name = attribute(child(own, "numId"), "val")
        level = attribute(child(own, "ilvl"), "val")
        style = attribute(child(properties, "pStyle"), "val")
        seen: set[str | None] = set()
        while name is None and style in self._styles and style not in seen:
            seen.add(style)
            based, inherited = self._styles[style]
            name = attribute(child(inherited, "numId"), "val")
            if name is not None and level is None:
                named = self._of_style.get((name, style or ""))
                level = attribute(child(inherited, "ilvl"), "val") if named is None else str(named)
            style = based
        if name is None or name not in self._lists:
            return None
        return name, whole(level)

    def _read(self, numbering: Element | None) -> dict[str, _List]:
        abstract: dict[str | None, Element] = {}
        linked: dict[str | None, Element] = {}
        for element in children(numbering, "abstractNum"):
            abstract[attribute(element, "abstractNumId")] = element
            link = attribute(child(element, "styleLink"), "val")
            if link:
                linked[link] = element
        lists: dict[str, _List] = {}
        for num in children(numbering, "num"):
            name = attribute(num, "numId")
            source = abstract.get(attribute(child(num, "abstractNumId"), "val"))
            source = linked.get(attribute(child(source, "numStyleLink"), "val"), source)
            if name and name != "0" and source is not None:
                lists[name] = self._list(name, num, source)
        return lists

    def _list(self, name: str, num: Element, source: Element) -> _List:
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for element in children(source, "lvl"):
            at = _number(attribute(element, "ilvl"))
            levels[at] = _level(element)
            style = attribute(child(element, "pStyle"), "val")
            if style:
                self._of_style[name, style] = at
        for override in children(num, "lvlOverride"):
            at = _number(attribute(override, "ilvl"))
            own = child(override, "lvl")
            if own is not None:
                levels[at] = _level(own)
            start = attribute(child(override, "startOverride"), "val")
            if start is not None:
                starts[at] = _number(start)
                levels[at] = replace(levels.get(at, Level()), start=starts[at])
        return _List(attribute(source, "abstractNumId") or name, levels, starts)


def _level(element: Element) -> Level:
    restart = attribute(child(element, "lvlRestart"), "val")
    start = attribute(child(element, "start"), "val")
    return Level(
        _number(start) if start is not None else 0,
        attribute(child(element, "numFmt"), "val") or "decimal",
        attribute(child(element, "lvlText"), "val") or "",
        _number(restart) if restart is not None else None,
        switched_on(child(element, "isLgl")),
    )


def _number(value: str | None) -> int:
    return whole(value, digits=5)


def _written(number: int, kind: str) -> str:
    """`number` as a level of the format `kind` prints it."""
    if kind == "none":
        return ""
    if not 0 < number <= _MOST:
        return str(number)
    if kind in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            count, number = divmod(number, value)
            roman += letters * count
        return roman.upper() if kind == "upperRoman" else roman
    if kind in ("lowerLetter", "upperLetter"):
        # Behind z comes aa, then bb: the letter repeats.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{number:02}" if kind == "decimalZero" else str(number)
