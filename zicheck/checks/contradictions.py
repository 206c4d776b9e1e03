"""What a plan says twice, and not the same.

Counts in figures and words, the six areas of change, who heads the team, the predicate aimed at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.checks.base import Hit, cell, kind
from zicheck.checks.sieving import Mesh
from zicheck.memory import KEPT
from zicheck.numerals import number_in_words
from zicheck.patterns import lazily
from zicheck.phrases import shortened, window
from zicheck.places import Route
from zicheck.predicates import WBBM, names_wbk
from zicheck.sayings import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.sayings import Saying

_QUOTE = 160

# --- figures and words -------------------------------------------------------------------------

_FIGURE = lazily(r"(?<![\w.,/-])(\d{1,3})\s*\(\s*([a-z]+(?:[ -][a-z]+){0,4})\s*\)", re.IGNORECASE)


@lru_cache(maxsize=KEPT // 2)  # passages are long, and a decree has few
def _miscounted(text: str) -> re.Match[str] | None:
    """The first figure with another number in words behind it: "12 (sepuluh)"."""
    for found in _FIGURE.finditer(text):
        number = number_in_words(found[2])
        if number is not None and number != int(found[1]):
            return found
    return None


def _counts_twice(saying: Saying) -> bool:
    return "(" in saying.folded and _miscounted(saying.folded) is not None


@kind("angka_huruf", sieve=lambda _: Mesh(_counts_twice))
def figures_and_words(context: Context, options: object) -> Iterator[Hit]:
    """A count whose figure and words differ, in a row or in the running text."""
    bracketed = {row.row: row for row in context.sifted(options)}
    bracketed |= {row.row: row for row in context.rows if "(" in (row.target_capaian or "")}
    for _, row in sorted(bracketed.items()):
        for field in (*CELLS, "target_capaian"):
            text = row.cell(field)
            found = _miscounted(text)
            if found:
                yield Hit(
                    route=cell(row, field),
                    quote=shortened(text, _QUOTE),
                    values={"tertulis": found[0], "angka": int(found[1]), "huruf": found[2]},
                    rows=(row.row,),
                    ids=context.ids(row),
                )
                break
    for index, (_, text, _) in enumerate(context.passages):
        found = _miscounted(text) if "(" in text else None
        if found:
            yield Hit(
                route=Route("naskah", index, "teks"),
                quote=window(text, found.start()),
                values={"tertulis": found[0], "angka": int(found[1]), "huruf": found[2]},
            )


# --- areas -------------------------------------------------------------------------------------

_AREAS = lazily(
    r"\b(\d{1,2}|[a-z]+)\s*(?:\([^()]{1,20}\)\s*)?area\s+(?:perubahan|pengungkit)\b", re.IGNORECASE
)


@kind("jumlah_area")
def count_of_areas(context: Context, _: object) -> Iterator[Hit]:
    """A passage that counts more or fewer areas of change than the instrument has."""
    six = len(context.instrument.area)
    for index, (_, text, folded) in enumerate(context.passages):
        for found in _AREAS.finditer(text) if "area" in folded else ():
            said = found[1].casefold()
            number = int(said) if said.isdecimal() else number_in_words(said)
            # One alone is one of the six: "satu area perubahan yang ...".
            if number is not None and number > 1 and number != six:
                yield Hit(
                    route=Route("naskah", index, "teks"),
                    quote=window(text, found.start()),
                    values={"tertulis": found[0], "jumlah": six},
                )
                return


# --- the head of the team ----------------------------------------------------------------------

_LEADER = lazily(
    r"\b(?i:diketuai(?:\s+langsung)?(?:\s+oleh)?"
    r"|(?:dengan|selaku|sebagai)\s+ketua\s+tim(?:\s+(?:kerja|pokja|zi|zona|integritas|pembangunan))*"
    r"(?:\s+(?:adalah|yaitu|ialah|dijabat\s+oleh))?)\s*[:,]?\s+"
    r"(?P<who>(?:Plt\.?\s+|Plh\.?\s+)?[A-Z][\w.]*(?:\s+(?:(?:dan|&|/)\s+)?[A-Z][\w./]*){0,7})"
)
# Working groups of single areas have heads of their own.
_OF_A_GROUP = lazily(r"\b(?:pokja|kelompok\s+kerja)\s+(?:[ivx]+|\d|area|masing)", re.IGNORECASE)
_TEAM = lazily(r"\btim\b", re.IGNORECASE)


@kind("ketua_tim")
def team_head(context: Context, _: object) -> Iterator[Hit]:
    """The head of the team as the running text has it, and another in a row."""
    told = [
        head for _, text, folded in context.passages if "ketua" in folded for head in _heads(text)
    ]
    if len({_plain(head) for head in told}) != 1:
        return
    for row in context.rows:
        if "ketua" not in context.saying(row).folded:
            continue
        for field in CELLS:
            text = row.cell(field)
            other = next((head for head in _heads(text) if not _same(head, told[0])), "")
            if other:
                yield Hit(
                    route=cell(row, field),
                    quote=shortened(text, _QUOTE),
                    values={"baris": row.row, "nama": other, "lain": told[0]},
                    rows=(row.row,),
                    ids=context.ids(row),
                )
                return


def _heads(text: str) -> Iterator[str]:
    """Who heads the team by a text; nobody where it speaks of working groups."""
    if not _TEAM.search(text) or _OF_A_GROUP.search(text):
        return
    for found in _LEADER.finditer(" ".join(text.split())):
        yield found["who"].strip(" .")


def _plain(who: str) -> str:
    return " ".join(re.findall(r"\w+", who.casefold()))


def _same(one: str, other: str) -> bool:
    """Whether two names of a post may be one, the shorter leaving out what the longer adds."""
    short, long = sorted((_plain(one).split(), _plain(other).split()), key=len)
    return long[: len(short)] == short


# --- the predicate -----------------------------------------------------------------------------

_AIMS_HIGHER = lazily(
    rf"\b(?:menuju|meraih|mencapai|memperoleh|mendapat(?:kan)?|mewujudkan|tujuan|predikat)\s+"
    rf"(?:[\w.,]+\s+){{0,4}}\(?(?:{WBBM})",
    re.IGNORECASE,
)
_OF_OTHERS = lazily(
    r"\b(?:studi|kunjungan|benchmark\w*|belajar|peraih|berpredikat|yang\s+(?:telah|sudah))\b",
    re.IGNORECASE,
)


def _may_aim_higher(saying: Saying) -> bool:
    return "wbbm" in saying.folded or "birokrasi" in saying.folded


@kind("predikat_lain", sieve=lambda _: Mesh(_may_aim_higher))
def other_predicate(context: Context, options: object) -> Iterator[Hit]:
    """A row that aims at WBBM alone in a plan that aims at WBK."""
    if context.plan.tujuan.strip().upper() != "WBK":
        return
    for row in context.sifted(options):
        for field in CELLS:
            text = row.cell(field)
            aims = _AIMS_HIGHER.search(text) and not names_wbk(text)
            if aims and not _OF_OTHERS.search(text):
                yield Hit(
                    route=cell(row, field),
                    quote=shortened(text, _QUOTE),
                    values={"baris": row.row},
                    rows=(row.row,),
                    ids=context.ids(row),
                )
                break
