"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING

from zicheck import config
from zicheck.bahasa import Text
from zicheck.nearest import nearest
from zicheck.render.terminal import MIN_COLUMNS
from zicheck.rule import FAMILIES
from zicheck.usage import Refused, UsageError

if TYPE_CHECKING:
    import argparse

    from zicheck.instrument import Instrument
    from zicheck.rule import RuleSet
    from zicheck.usage import Parser


def add_ruleset(parser: Parser) -> None:
    """Add `--ruleset`."""
    parser.option("--ruleset", about=_RULESET, metavar="FILE")


def add_color(parser: Parser) -> None:
    """Add `--no-color`."""
    parser.option("--no-color", about=_NO_COLOR, action="store_true")


def add_progress(parser: Parser) -> None:
    """Add `--no-progress`."""
    parser.option("--no-progress", about=_NO_PROGRESS, action="store_true")


def add_look(parser: Parser) -> None:
    """Add `--no-color` and `--width`."""
    add_color(parser)
    parser.option("--width", about=_WIDTH, metavar="N", type=_width)


def ruleset(options: argparse.Namespace) -> RuleSet:
    """The rule set asked for, else that of the config of the first path, else the built-in one.

    Raises:
        InputError: when the file or the config cannot be used.
    """
    from zicheck import rulesets

    if options.ruleset:
        from pathlib import Path  # the built-in rules need none

        return rulesets.load(Path(options.ruleset))
    first = _first_path(options)
    if first is None or not config.governed(first):
        return rulesets.builtin()
    return config.Configs(rulesets.builtin()).ruleset(first)


def from_config(options: argparse.Namespace) -> dict[str, config.Said]:
    """What the config that governs the first path says about options of the run.

    Raises:
        InputError: when the config cannot be used.
    """
    first = _first_path(options)
    if first is None or not config.governed(first):
        return {}
    from zicheck.configspec import OPTIONS

    said = config.Configs(ruleset(options), fixed=bool(options.ruleset)).said(first)
    return {key.name: said[key.name] for key in OPTIONS if key.name in said}


def _first_path(options: argparse.Namespace) -> str | None:
    """The path whose config holds for the run; the folder that we are in for standard input."""
    paths = getattr(options, "paths", None)
    if not paths or not hasattr(options, "ruleset"):
        return None
    return os.curdir if paths[0] == "-" else str(paths[0])


def codes(given: list[str] | None, rules: RuleSet, option: str) -> frozenset[str]:
    """The codes and families in a comma list, checked against what `rules` knows.

    Raises:
        UsageError: for an unknown one, with the nearest that is known.
    """
    known = {*FAMILIES, *(rule.kode for rule in (*rules.rules, *rules.off))}
    found = set()
    for word in ",".join(given or ()).split(","):
        code = word.strip().upper()
        if not code:
            continue
        if code not in known:
            near = nearest(code, sorted(known))
            text = _CODE_NEAR if near else _CODE
            raise UsageError(text.fill(option=option, word=word.strip(), near=near))
        found.add(code)
    return frozenset(found)


def areas(given: list[str] | None, instrument: Instrument) -> frozenset[str]:
    """The codes of the areas in a comma list, as the instrument writes them.

    Raises:
        UsageError: for one that it does not have.
    """
    found = set()
    for word in ",".join(given or ()).split(","):
        code = word.strip().upper()
        if code and code not in instrument.area:
            near = nearest(code, list(instrument.area))
            known = ", ".join(instrument.area)
            text = _AREA_NEAR if near else _AREA_UNKNOWN
            raise UsageError(text.fill(word=word.strip(), near=near, known=known))
        found.add(code)
    return frozenset(found - {""})


def day(word: str) -> date:
    """A date TTTT-BB-HH."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            pass
    raise Refused(_DAY.fill(word=word))


def year(word: str) -> int:
    """A year of four digits."""
    if re.fullmatch(r"(19|20)[0-9]{2}", word):
        return int(word)
    raise Refused(_YEAR.fill(word=word))


def _width(word: str) -> int:
    if re.fullmatch(r"[0-9]{1,4}", word) and int(word) >= MIN_COLUMNS:
        return int(word)
    raise Refused(_BAD_WIDTH.fill(word=word, least=MIN_COLUMNS))


AREA = Text(
    "hanya area ini, misalnya V atau II,V; boleh beberapa kali",
    "these areas only, such as V or II,V; may be given several times",
)
_RULESET = Text(
    "pakai kumpulan aturan dari berkas ini, bukan bawaan",
    "use the rule set in this file instead of the built-in one",
)
_NO_COLOR = Text("tanpa warna; juga lewat NO_COLOR", "no colour; also by NO_COLOR")
_NO_PROGRESS = Text(
    "tanpa bilah kemajuan, yang hanya tampil pada terminal",
    "no progress bar, which shows on terminals only",
)
_WIDTH = Text("lebar keluaran dalam kolom", "width of the output in columns")
_CODE = Text(
    "{option}: kode `{word}` tidak dikenal; `zicheck rules list` menampilkan semua kode.",
    "{option}: the code `{word}` is unknown; `zicheck rules list` shows all codes.",
)
_CODE_NEAR = Text(
    "{option}: kode `{word}` tidak dikenal; mungkin maksudnya `{near}`.",
    "{option}: the code `{word}` is unknown; did you mean `{near}`?",
)
_DAY = Text(
    "`{word}` bukan tanggal; tulis TTTT-BB-HH, misalnya 2026-06-30.",
    "`{word}` is no date; write YYYY-MM-DD, such as 2026-06-30.",
)
_YEAR = Text(
    "`{word}` bukan tahun; tulis empat angka, misalnya 2026.",
    "`{word}` is no year; write four digits, such as 2026.",
)
_BAD_WIDTH = Text(
    "`{word}` bukan lebar; tulis bilangan {least} atau lebih.",
    "`{word}` is no width; write a number of {least} or more.",
)
_AREA_UNKNOWN = Text(
    "--area: area `{word}` tidak dikenal; pilih dari {known}.",
    "--area: the area `{word}` is unknown; choose from {known}.",
)
_AREA_NEAR = Text(
    "--area: area `{word}` tidak dikenal; mungkin maksudnya `{near}` (pilihan: {known}).",
    "--area: the area `{word}` is unknown; did you mean `{near}` (choices: {known})?",
)
