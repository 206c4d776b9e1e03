"""`zicheck lsp`: a language server on standard input and output, for editors."""

from __future__ import annotations

import argparse
import functools
import os
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.commands.judging import Judge
from zicheck.usage import Parser, UsageError

if TYPE_CHECKING:
    from typing import TextIO

    from zicheck.bahasa import Lang
    from zicheck.console import Console


def parser(lang: Lang) -> Parser:
    """The options of `lsp`."""
    made = Parser("zicheck lsp", _ABOUT, lang, takes=_TAKES)
    shared.add_ruleset(made)
    made.option("--stdio", about=_STDIO, action="store_true")
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Serve until the editor ends it; 0."""
    try:
        from zicheck.lsp.server import build
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise UsageError(_MISSING) from None
    if console.stdin is None or not _is_a_channel(console.out):
        raise UsageError(_NO_CHANNEL)
    ruleset = shared.ruleset(options) if options.ruleset else None
    settings = argparse.Namespace(ruleset=options.ruleset, as_of=None, tanpa_abaikan=False)
    server = build(functools.partial(Judge, settings, console, ruleset), console.lang)
    console.flush()
    # A channel of its own, which the server may close, and on which nobody else can print.
    with os.fdopen(os.dup(console.out.fileno()), "wb") as channel:
        server.start_io(console.stdin, channel)
    return 0


def _is_a_channel(stream: TextIO) -> bool:
    try:
        stream.fileno()
    except (OSError, ValueError):
        return False
    return True


_NO_CHANNEL = Text(
    "`zicheck lsp` berbicara lewat masukan dan keluaran standar, tetapi salah satunya tertutup; "
    "jalankan dari penyunting teks.",
    "`zicheck lsp` speaks by standard input and output, and one of them is closed; start it from "
    "a text editor.",
)
_TAKES = Text("", "")
_ABOUT = Text(
    "Melayani penyunting teks lewat protokol LSP pada masukan dan keluaran standar: temuan sewaktu "
    "mengetik, penjelasan aturan dan indikator LKE, perbaikan, dan pengabaian dengan alasan.",
    "Serves a text editor by the language server protocol on standard input and output: findings "
    "while typing, what rules and LKE indikator mean, repairs, and switching off with a reason.",
)
_STDIO = Text(
    "tidak mengubah apa pun; beberapa penyunting menambahkannya",
    "changes nothing; some editors add it",
)
_MISSING = Text(
    "`zicheck lsp` memerlukan paket pygls; pasang dengan `pip install 'zicheck[lsp]'`.",
    "`zicheck lsp` needs the package pygls; install it with `pip install 'zicheck[lsp]'`.",
)
