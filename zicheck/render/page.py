"""An HTML page that is one file: nothing is fetched, and only its own style and script run.

Style and script are files in `zicheck/render/assets/`; the page allows them by their hashes and
forbids everything else, so that even markup which slipped in could do nothing.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zicheck import __version__
from zicheck.render.markup import Markup, block, el, join
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from zicheck.bahasa import Lang

ASSETS = Path(__file__).parent / "assets"


def page(
    title: str, body: Markup, lang: Lang, style: str = "report.css", script: str = "report.js"
) -> bytes:
    """The whole file.

    Args:
        title: what the tab of the browser shows.
        body: the content of the page.
        lang: the language it is written in.
        style: the name of its style sheet in `assets/`.
        script: the name of its script there; "" for a page without one.
    """
    css = asset(style)
    js = asset(script) if script else ""
    head = block(
        "head",
        "\n",
        block("meta", charset="utf-8"),
        block("meta", http_equiv="Content-Security-Policy", content=_policy(css, js)),
        block("meta", name="viewport", content="width=device-width, initial-scale=1"),
        block("meta", name="color-scheme", content="light dark"),
        block("meta", name="referrer", content="no-referrer"),
        block("meta", name="generator", content=f"zicheck {__version__}"),
        block("title", title),
        block("style", css),
    )
    content = join("\n", body, block("script", js) if js else None)
    root = el("html", "\n", head, block("body", content), lang=lang)
    return encoded(f"<!DOCTYPE html>\n{root}\n")


@cache
def asset(name: str) -> Markup:
    """The text of a file in `assets/`."""
    return Markup((ASSETS / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'" if script else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    """The source expression that allows exactly `text`."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
