"""The command line: which command is meant, in which language, and how it ends.

Each command is a module of :mod:`zicheck.commands` with `parser(lang)` and
`run(options, console)`, imported only when it is the one that is asked for.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from zicheck import cycles
from zicheck.bahasa import Text
from zicheck.defects import defect
from zicheck.errors import InputError
from zicheck.nearest import nearest
from zicheck.records import Record
from zicheck.starting import INTERRUPTED
from zicheck.usage import Parser, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import Protocol

    from zicheck.bahasa import Lang
    from zicheck.console import Console

    class Command(Protocol):
        """What a module of :mod:`zicheck.commands` holds."""

        def parser(self, lang: Lang) -> Parser:
            """The parser of its options."""

        def run(self, options: argparse.Namespace, console: Console) -> int:
            """Do it; the exit code."""


OK, FINDINGS, FAILURE = 0, 1, 2
BROKEN_PIPE = 141

COMMANDS: Mapping[str, Text] = {
    "check": Text(
        "periksa rencana aksi dan hitung kesiapannya", "check plans and score their readiness"
    ),
    "report": Text(
        "tulis laporan untuk dibaca, dicetak, atau diolah", "write a report to read, print or use"
    ),
    "gaps": Text(
        "susun daftar gap dan jalan terpendek ke 60% dan 75%",
        "list the gaps and the shortest way to 60% and 75%",
    ),
    "compare": Text(
        "bandingkan dua rencana, dua versi, atau dua tahun",
        "compare two plans, versions or years",
    ),
    "rank": Text(
        "urutkan banyak rencana dan temukan teks yang sama",
        "rank many plans and find equal texts",
    ),
    "calendar": Text(
        "tulis target waktu sebagai kalender (.ics)", "write the targets as a calendar (.ics)"
    ),
    "fix": Text("perbaiki yang hanya dapat dibaca satu cara", "repair what has one reading only"),
    "match": Text(
        "tunjukkan indikator LKE yang dilayani tiap baris",
        "show which LKE indikator each row serves",
    ),
    "rules": Text("daftar, jelaskan, atau uji aturan", "list, explain or test the rules"),
    "config": Text(
        "tunjukkan konfigurasi yang berlaku bagi suatu berkas", "show which config holds for a file"
    ),
    "init": Text("tulis rencana awal untuk diisi", "write a first plan to fill in"),
    "import": Text(
        "ubah dokumen rencana aksi menjadi berkas YAML", "turn a plan document into a YAML file"
    ),
    "export": Text(
        "kembalikan rencana ke Word atau Excel dalam bentuk keputusan",
        "give a plan back as a decree in Word or Excel",
    ),
    "schema": Text("cetak skema JSON", "print a JSON Schema"),
    "lsp": Text("layani penyunting teks (LSP)", "serve a text editor (LSP)"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code of the process."""
    code, lang = _done(argv)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk shows here and not at exit, after the exit code
    except BrokenPipeError:
        _silence()
        return BROKEN_PIPE
    except (OSError, ValueError) as error:
        _refused(getattr(error, "strerror", None) or error, lang)
        return FAILURE
    return code


def _done(argv: Sequence[str] | None) -> tuple[int, Lang]:
    """Run one command; its exit code, and the language that was spoken."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang: Lang = "id"
    cycles.seek_seldom()
    try:
        lang = language(words, os.environ)
        asked = _asked(words, lang)
        if asked is None:
            return OK, lang
        lang = asked.lang
        return _run(asked), lang
    except UsageError as error:
        _complain(f"{error.usage}zicheck: {error.text.to(lang)}\n")
    except InputError as error:
        _told(error, lang)
    except KeyboardInterrupt:
        _complain(_INTERRUPTED.to(lang) + "\n")
        return INTERRUPTED, lang
    except BrokenPipeError:
        _silence()
        return BROKEN_PIPE, lang
    except SystemExit as done:  # argparse ends --help this way, and a signal everything
        return (done.code if isinstance(done.code, int) else OK), lang
    except Exception as error:  # noqa: BLE001 - nothing may reach the user as a traceback
        if type(error).__name__ == "OutputError":  # its module may not have been needed yet
            _refused(error, lang)
        else:
            _complain(f"zicheck: {defect(error).to(lang)}\n")
    return FAILURE, lang


def _told(error: InputError, lang: Lang) -> None:
    from zicheck.console import OutputError, console

    try:
        console(lang).problems("", error.problems)
    except OutputError as refused:  # what was printed so far goes first
        _refused(refused, lang)
    except BrokenPipeError:
        _silence()


def _refused(detail: object, lang: Lang) -> None:
    """Say that standard output takes no more."""
    _complain(_OUTPUT.fill(detail=detail).to(lang) + "\n")
    _silence()


class _Asked(Record):
    """A command with its options, and the language to speak."""

    command: Command
    options: argparse.Namespace
    lang: Lang


def _asked(words: list[str], lang: Lang) -> _Asked | None:
    """What `words` ask for; None when it was answered already."""
    name, rest = _split(words)
    if name is None:
        _top(rest, lang)
        return None
    if name not in COMMANDS:
        near = nearest(name, COMMANDS)
        text = _UNKNOWN_NEAR.fill(word=name, near=near) if near else _UNKNOWN.fill(word=name)
        raise UsageError(text)
    module = _load(name)
    parser = module.parser(lang)
    options = parser.parse(rest)
    return _Asked(module, options, _configured(parser, options, rest, lang))


def _run(asked: _Asked) -> int:
    """Run a command; its exit code."""
    from zicheck.console import console

    here = console(asked.lang)
    if getattr(asked.options, "no_progress", False) or getattr(asked.options, "quiet", False):
        here = here._replace(status=None)
    try:
        with _watching(here):
            code = asked.command.run(asked.options, here)
    finally:
        if here.status:
            here.status.wipe()
    here.flush()
    return code


def _configured(parser: Parser, options: argparse.Namespace, words: list[str], lang: Lang) -> Lang:
    """Give options what the config says where the command line is silent; the language that holds."""
    if not getattr(options, "paths", None):
        return lang
    from zicheck.commands.options import from_config

    said = {name: item.value for name, item in from_config(options).items()}
    if not said:
        return lang
    chosen = said.pop("lang", lang)
    plain = {name: value for name, value in said.items() if isinstance(value, str)}
    parser.set_defaults(**plain)
    given = vars(parser.parse(words))
    for name, value in said.items():
        if name in plain:
            setattr(options, name, given[name])
        elif getattr(options, name, ()) is None:
            setattr(options, name, list(value))
    return lang if "lang" in given or os.environ.get("ZICHECK_LANG") else chosen


def _watching(here: Console) -> AbstractContextManager[None]:
    """While this lasts, a person at the terminal sees how far a long document is read."""
    if here.status is None:
        return nullcontext()
    from zicheck.commands.pages import Pages
    from zicheck.readers import watched

    return watched(Pages(here))


def _load(name: str) -> Command:
    from importlib import import_module

    module: Command = import_module(f"zicheck.commands.{name.replace('import', 'import_')}")
    return module


def _split(words: list[str]) -> tuple[str | None, list[str]]:
    """The command, and the words without it; `--lang` may stand before the command."""
    index = 0
    while index < len(words) and words[index].startswith("--lang"):
        index += 2 if words[index] == "--lang" else 1
    if index < len(words) and not words[index].startswith("-"):
        return words[index], words[:index] + words[index + 1 :]
    return None, words


def _top(words: list[str], lang: Lang) -> None:
    """`zicheck` without a command: help, version, or a word of advice."""
    from zicheck import __version__
    from zicheck.console import console

    epilog = Text(
        "Bantuan tiap perintah: zicheck PERINTAH --help",
        "Help on a command: zicheck COMMAND --help",
    )
    parser = Parser("zicheck", _ABOUT, lang, epilog, takes=_TAKES)
    parser.usage = f"zicheck {_TAKES.to(lang)}"
    group = parser.add_argument_group(_COMMANDS.to(lang))
    for name, about in COMMANDS.items():
        group.add_argument(name, nargs="?", help=about.to(lang).replace("%", "%%"))
    parser.option("--version", about=_VERSION, action="store_true")
    parser.common()
    options = parser.parse(words)
    here = console(lang)
    if options.version:
        here.write(f"zicheck {__version__}\n")
        here.flush()
        return
    raise UsageError(_NO_COMMAND, parser.format_usage())


def language(words: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """The language asked for by `--lang`, else by ZICHECK_LANG, else Bahasa Indonesia.

    It is looked for before anything else is understood, because every complaint needs it.
    """
    said = environ.get("ZICHECK_LANG", "")
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(words):
            said = words[index + 1]
        elif word.startswith("--lang="):
            said = word.removeprefix("--lang=")
    said = said.casefold()
    if said in ("id", "en", ""):
        return "en" if said == "en" else "id"
    raise UsageError(_LANGUAGE.fill(word=said))


def _complain(text: str) -> None:
    from zicheck.console import complain

    if sys.stderr is not None:
        complain(text, sys.stderr)


def _silence() -> None:
    from zicheck.console import silence

    silence(sys.stdout)


_ABOUT = Text(
    "Memeriksa rencana aksi zona integritas terhadap LKE pemenuhan, seperti penilai membacanya.",
    "Checks a zona integritas action plan against the LKE, the way an evaluator reads it.",
)
_TAKES = Text("PERINTAH [opsi]", "COMMAND [options]")
_COMMANDS = Text("perintah", "commands")
_VERSION = Text("tampilkan versi", "show the version")
_NO_COMMAND = Text(
    "Sebutkan perintahnya, misalnya `zicheck check rencana.yaml`; `zicheck --help` menampilkan "
    "semuanya.",
    "Name a command, such as `zicheck check plan.yaml`; `zicheck --help` shows them all.",
)
_UNKNOWN = Text(
    "Perintah `{word}` tidak dikenal; `zicheck --help` menampilkan semua perintah.",
    "The command `{word}` is unknown; `zicheck --help` shows all commands.",
)
_UNKNOWN_NEAR = Text(
    "Perintah `{word}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The command `{word}` is unknown; did you mean `{near}`?",
)
_LANGUAGE = Text(
    "Bahasa `{word}` tidak dikenal; pilih `id` atau `en`.",
    "The language `{word}` is unknown; choose `id` or `en`.",
)
_INTERRUPTED = Text("Dihentikan.", "Interrupted.")
_OUTPUT = Text(
    "zicheck: keluaran tidak dapat ditulis ({detail}).", "zicheck: cannot write ({detail})."
)
