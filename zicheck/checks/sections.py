"""Which area of the LKE each section of a plan is about, by its title, its number and its rows."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.memory import KEPT
from zicheck.similarity import containment, title_words

if TYPE_CHECKING:
    from zicheck.checks.base import Context


def homes(context: Context) -> tuple[str, ...]:
    """The area of each section, in the plan's order; "" where neither title nor number tells it.

    A title that repeats the name of an earlier section is a slip where number and rows agree on
    an area that no title names.
    """
    return context.once("rumah", _homes)


def misnamed(context: Context) -> tuple[int, ...]:
    """The sections whose title is the name of another area, as :func:`homes` tells it."""
    titles = [area_named(context, area.judul) for area in context.plan.area]
    return tuple(
        index
        for index, (title, home) in enumerate(zip(titles, homes(context), strict=True))
        if title and title != home
    )


def _homes(context: Context) -> tuple[str, ...]:
    titles = [area_named(context, area.judul) for area in context.plan.area]
    found: list[str] = []
    for index, area in enumerate(context.plan.area):
        title, number = titles[index], area.kode.strip(" .").upper()
        if title in titles[:index] and number != title and number not in titles:
            served = Counter(context.area_of(row) for row in context.rows if row.area == index)
            if served and max(served, key=served.__getitem__) == number:
                title = number
        found.append(title or (number if number in context.instrument.area else ""))
    return tuple(found)


def area_named(context: Context, title: str) -> str:
    """The area (I to VI) whose name a section title carries, or ""."""
    known: dict[str, str] = context.once("bagian", lambda _: {})
    if title not in known:
        known[title] = _named_area(context, title)
    return known[title]


def _named_area(context: Context, title: str) -> str:
    words = title_words(_folded_title(title))
    squeezed = _squeezed(title)
    if not squeezed:
        return ""
    for area in context.instrument.area.values():
        name = _folded_title(area.nama.id)
        if _squeezed(name) in squeezed or squeezed in _squeezed(name):
            return area.kode
        if containment(words, title_words(name)) >= 0.99 and len(words) >= 2:
            return area.kode
        # Part of the name is enough, with one word in place of another ("mutu" for "kualitas"), but
        # not with more that is foreign to it.
        named = title_words(name)
        foreign = words - named
        missing = len(named - words) if len(named) > 3 else 0
        if containment(named, words) >= 0.6 and len(words) >= 2 and len(foreign) <= min(missing, 1):
            return area.kode
    return ""


@lru_cache(maxsize=KEPT)
def _squeezed(text: str) -> str:
    """The letters and digits of a text alone."""
    return re.sub(r"\W", "", text.casefold())


@lru_cache(maxsize=KEPT)
def _folded_title(title: str) -> str:
    """A section title without its number and weight, with one way to say staff."""
    return _STAFF.sub("sdm", _FURNITURE.sub(" ", title))


_STAFF = re.compile(r"\bsumber\s+daya\s+manusia\b", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\([^()]*\)|\b(?:area|perubahan(?=\s*(?:[ivx]+|\d)\b)|pokja|komponen|bobot|nilai|poin|[ivx]+|\d+)\b|%",
    re.IGNORECASE,
)
