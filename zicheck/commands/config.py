"""`zicheck config`: what holds for a file, and where each value was said."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from zicheck import rulesets, sources
from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.config import Configs, Said
from zicheck.configspec import OPTIONS, PER_PLAN, RULES
from zicheck.errors import InputError
from zicheck.filenames import shown
from zicheck.render.wrap import clean
from zicheck.usage import Parser, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.errors import Problem
    from zicheck.ignoring import Pengabaian

VERSION = 1
_ENVIRONMENT = "ZICHECK_LANG"


def parser(lang: Lang) -> Parser:
    """The options of `config`."""
    made = Parser("zicheck config", _ABOUT, lang, takes=_TAKES)
    made.option("files", about=_PATHS, metavar="PATH", nargs="*")
    made.option(
        "--format", about=_FORMAT, type=choice("terminal", "json"), default="terminal",
        metavar="FORMAT",
    )  # fmt: skip
    shared.add_ruleset(made)
    made.common()
    return made


class _Holds(NamedTuple):
    """What holds for one file or folder."""

    path: str
    config: str
    values: tuple[tuple[str, Said], ...]
    entries: tuple[Pengabaian, ...]


def run(options: argparse.Namespace, console: Console) -> int:
    """Print it; 0, or 2 when a file is not there or a config cannot be used."""
    fixed = bool(options.ruleset)
    configs = Configs(shared.ruleset(options) if fixed else rulesets.builtin(), fixed=fixed)
    found: list[_Holds] = []
    failed: list[tuple[str, tuple[Problem, ...]]] = []
    for path in options.files or [os.curdir]:
        try:
            if not os.path.isdir(path):  # noqa: PTH112 - a path stays a string
                sources.require_file(path)
            holds = _holds(path, configs, options, console)
        except InputError as error:
            failed.append((path, error.problems))
            continue
        if options.format == "json":
            found.append(holds)
        else:
            console.lines(_lines(holds, console.lang))
    if options.format == "json":
        from zicheck.render.json import error_object, layout

        value = {
            "version": VERSION,
            "files": [_object(holds) for holds in found],
            "errors": [error_object(path, problems, console.lang) for path, problems in failed],
        }
        console.data(layout(value) + "\n")
    else:
        for path, problems in failed:
            console.problems(path, problems)
    return 2 if failed else 0


def _holds(path: str, configs: Configs, options: argparse.Namespace, console: Console) -> _Holds:
    config, _ = configs.governing(path)
    said = configs.said(path)
    values = []
    for key in (*PER_PLAN, *OPTIONS):
        plain = rulesets.BUILTIN if key.name == RULES else key.default
        value = said.get(key.name, Said(plain, "", 0))
        if key.name == RULES and options.ruleset:
            value = Said(options.ruleset, "--ruleset", 0)
        if key.name == "lang" and console.environ.get(_ENVIRONMENT):
            value = Said(console.environ[_ENVIRONMENT], _ENVIRONMENT, 0)
        values.append((key.name, value))
    name = "" if config is None else shown(config.name)
    return _Holds(path, name, tuple(values), configs.of(path))


def _lines(holds: _Holds, lang: Lang) -> Iterator[str]:
    """The values in three columns: name, value, where it was said."""
    yield clean(shown(holds.path))
    rows = [
        (name, _plain(said.value) or _NONE.to(lang), _origin(said, lang))
        for name, said in holds.values
    ]
    rows.extend(("abaikan", _entry(item, lang), item.place) for item in holds.entries)
    rows = [(name, clean(value), clean(where)) for name, value, where in rows]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, where in rows:
        yield f"  {name:<{widths[0]}}  {value:<{widths[1]}}  {where}"


def _plain(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _origin(said: Said, lang: Lang) -> str:
    if not said.asal:
        return _DEFAULT.to(lang)
    return f"{said.asal}:{said.baris}" if said.baris else said.asal


def _entry(item: Pengabaian, lang: Lang) -> str:
    """What an entry switches off, why and until when."""
    from zicheck.phrases import date_text, shortened

    named = f" ({', '.join(item.lke)})" if item.lke else ""
    parts = [item.kode + named, shortened(item.alasan, 50)]
    if item.sampai is not None:
        parts.append(_UNTIL.fill(day=date_text(item.sampai)).to(lang))
    return "; ".join(parts)


def _object(holds: _Holds) -> dict[str, Any]:
    return {
        "path": shown(holds.path),
        "config": holds.config or None,
        "values": {name: _value(said) for name, said in holds.values},
        "ignored": [
            {
                "rule": item.kode,
                "reason": item.alasan,
                "until": item.sampai.isoformat() if item.sampai else None,
                "lke": list(item.lke),
                "file": item.asal,
                "line": item.baris,
            }
            for item in holds.entries
        ],
    }


def _value(said: Said) -> dict[str, Any]:
    value: str | Sequence[str] | None = said.value or None
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "file": said.asal or None,
        "line": said.baris or None,
    }


_TAKES = Text("[PATH...]", "[PATH...]")
_ABOUT = Text(
    "Menunjukkan konfigurasi yang berlaku bagi suatu berkas atau folder, dan di mana setiap "
    "nilainya tertulis.",
    "Shows what config holds for a file or folder, and where each value was said.",
)
_PATHS = Text(
    "berkas rencana atau folder; tanpa ini folder kerja",
    "plan files or folders; without any, the folder you are in",
)
_FORMAT = Text("bentuk keluaran: terminal (bawaan) atau json", "terminal (default) or json")
_DEFAULT = Text("bawaan", "default")
_NONE = Text("-", "-")
_UNTIL = Text("sampai {day}", "until {day}")
