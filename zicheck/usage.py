"""Command lines in both languages: argparse with its own texts replaced, and hints added.

argparse knows English only, says nothing of what a mistyped option may have meant, and names
the wrong command. All that it may say is translated here; an unknown sentence of a later
Python passes through unchanged.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from zicheck.bahasa import Text
from zicheck.nearest import nearest
from zicheck.statusline import terminal_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from zicheck.bahasa import Lang


class UsageError(Exception):
    """A command line that cannot be followed; `usage` shows how it is meant."""

    def __init__(self, text: Text, usage: str = "") -> None:
        self.text = text
        self.usage = usage
        super().__init__(text.id)


class Parser(argparse.ArgumentParser):
    """The parser of one command."""

    def __init__(
        self, prog: str, about: Text, lang: Lang, epilog: Text | None = None, *, takes: Text
    ) -> None:
        super().__init__(
            prog=prog,
            usage=f"{prog} {_ANY.to(lang)} {takes.to(lang)}",
            description=about.to(lang),
            epilog=epilog.to(lang) if epilog else None,
            formatter_class=_formatter(lang),
            allow_abbrev=False,
            add_help=False,
        )
        self.lang = lang
        self.color = False  # Python 3.14 would colour the help by rules of its own
        self._positionals.title = _POSITIONALS.to(lang)
        self._optionals.title = _OPTIONS.to(lang)

    def option(
        self, *names: str, about: Text, metavar: Text | str | None = None, **settings: Any
    ) -> None:
        """Add an option or an argument with its help in both languages."""
        if metavar is not None:
            settings["metavar"] = metavar if isinstance(metavar, str) else metavar.to(self.lang)
        self.add_argument(*names, help=about.to(self.lang).replace("%", "%%"), **settings)

    def common(self) -> None:
        """Add the options that every command has; they stand last in its help."""
        self.option(
            "--lang",
            about=_LANG,
            type=choice("id", "en"),
            metavar="id|en",
            default=argparse.SUPPRESS,
        )
        self.option("-h", "--help", about=_HELP, action="help")

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """The options in `argv`.

        Raises:
            UsageError: for anything that is not understood.
        """
        found, extra = self.parse_known_args(argv)
        if extra:
            raise UsageError(self._unknown(extra[0]), self.format_usage())
        return found

    def error(self, message: str) -> NoReturn:
        """Called by argparse with an English sentence."""
        raise UsageError(translate(message), self.format_usage())

    def print_help(self, _: object = None) -> None:
        """Print the help as everything is printed: argparse keeps silent when it cannot."""
        from zicheck.console import console

        console(self.lang).write(self.format_help())

    def _unknown(self, word: str) -> Text:
        if not word.startswith("-"):
            return _EXTRA.fill(word=word)
        known = [name for name in self._option_string_actions if name.startswith("--")]
        name = word.partition("=")[0]
        near = nearest(name, known)
        if near:
            return _UNKNOWN_NEAR.fill(word=name, near=near)
        return _UNKNOWN.fill(word=name, prog=self.prog)


def _formatter(lang: Lang) -> Callable[..., argparse.HelpFormatter]:
    """A help formatter; the width is asked for here, because argparse imports shutil for it."""

    class Formatter(argparse.HelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, max_help_position=28, width=_help_width())

        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            super().add_usage(usage, actions, groups, prefix or _USAGE.to(lang))

        def _format_action_invocation(self, action: argparse.Action) -> str:
            # One form under every Python: before 3.13 the value stood behind each name.
            if not action.option_strings or action.nargs == 0:
                return super()._format_action_invocation(action)
            value = self._format_args(action, action.dest.upper())
            return f"{', '.join(action.option_strings)} {value}"

    return Formatter


def _help_width() -> int:
    return max(50, min(terminal_columns(os.environ, sys.stdout) or 80, 100)) - 2


def choice(*known: str) -> Callable[[str], str]:
    """An option type: one of `known`; anything else is refused with the nearest of them."""

    def one_of(word: str) -> str:
        if word in known:
            return word
        near = nearest(word, known)
        text = _CHOICE_NEAR if near else _CHOICE
        raise Refused(text.fill(word=word, near=near, known=", ".join(known)))

    return one_of


class Refused(argparse.ArgumentTypeError):
    """An option's value is refused, with the reason in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(f"{text.id}{_BETWEEN}{text.en}")


_BETWEEN = "\x1f"
"""Parts the two languages of a message on its way through argparse, which passes one string."""


def translate(message: str) -> Text:
    """What argparse says, in both languages."""
    prefix = re.match(r"argument (?P<name>\S+(?:, \S+)*): (?P<rest>.*)", message, re.DOTALL)
    if prefix:
        names = prefix["name"].replace("/", ", ")
        rest = translate(prefix["rest"])
        return Text(f"Opsi {names}: {rest.id}", f"Option {names}: {rest.en}")
    if _BETWEEN in message:
        return Text(*message.split(_BETWEEN, 1))
    for pattern, text in _SENTENCES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return text.fill(**match.groupdict())
    return Text(message, message)


_SENTENCES = (
    (
        r"the following arguments are required: (?P<names>.*)",
        Text("Sebutkan {names}.", "Give {names}."),
    ),
    (r"expected one argument", Text("perlu diikuti satu nilai.", "needs one value after it.")),
    (
        r"expected at least one argument",
        Text("perlu diikuti paling sedikit satu nilai.", "needs at least one value after it."),
    ),
    (
        r"ignored explicit argument '?(?P<word>.*?)'?",
        Text("tidak menerima nilai (`{word}`).", "takes no value (`{word}`)."),
    ),
    (
        r"invalid (?P<kind>\w+) value: '?(?P<word>.*?)'?",
        Text("nilai `{word}` tidak dapat dipakai.", "the value `{word}` cannot be used."),
    ),
    (
        r"not allowed with argument (?P<other>.*)",
        Text("tidak dapat dipakai bersama {other}.", "cannot be used together with {other}."),
    ),
)

_ANY = Text("[opsi]", "[options]")
_USAGE = Text("Pemakaian: ", "Usage: ")
_POSITIONALS = Text("argumen", "arguments")
_OPTIONS = Text("opsi", "options")
_HELP = Text("tampilkan bantuan ini", "show this help")
_LANG = Text(
    "bahasa keluaran: id (bawaan) atau en; juga lewat ZICHECK_LANG",
    "language of the output: id (default) or en; also by ZICHECK_LANG",
)
_UNKNOWN = Text(
    "Opsi `{word}` tidak dikenal; lihat `{prog} --help`.",
    "The option `{word}` is unknown; see `{prog} --help`.",
)
_UNKNOWN_NEAR = Text(
    "Opsi `{word}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The option `{word}` is unknown; did you mean `{near}`?",
)
_EXTRA = Text(
    "`{word}` tidak diperlukan di sini; hapus.", "`{word}` is not needed here; remove it."
)
_CHOICE = Text(
    "`{word}` tidak dikenal; pilih salah satu dari {known}.",
    "`{word}` is unknown; choose one of {known}.",
)
_CHOICE_NEAR = Text(
    "`{word}` tidak dikenal; mungkin maksudnya `{near}` (pilihan: {known}).",
    "`{word}` is unknown; did you mean `{near}` (choices: {known})?",
)
