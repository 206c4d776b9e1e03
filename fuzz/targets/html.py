"""An HTML page: refused in a sentence, or its plans are imported, written and checked.

Promises: nothing is raised but `InputError`; what import writes can be read and checked; deep
nesting and wide spans cost nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fuzz import documents, mutating

if TYPE_CHECKING:
    from collections.abc import Iterator

DICTIONARY = (
    *(
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "p",
        "br",
        "ol",
        "li",
        "ul",
        "div",
        "span",
        "pre",
    ),
    *("script", "style", "template", "svg", "iframe", "title", "caption", "colgroup", "hidden"),
    *(
        "rowspan",
        "colspan",
        "65535",
        "0",
        "-1",
        "display:none",
        "start",
        "value",
        "type",
        "reversed",
    ),
    *(
        'charset="utf-16"',
        'charset="latin-1"',
        "&nbsp;",
        "&#0;",
        "&#x110000;",
        "&bogus;",
        "<![CDATA[",
    ),
    *("<!--", "-->", "<!DOCTYPE html>", "</", "<?", "\x00", "\ufeff", "style"),
)
MUTATED = mutating.xml(DICTIONARY)
_HEAD = re.compile(rb"<style.*?</style>|<script.*?</script>", re.DOTALL)


def seeds() -> Iterator[bytes]:
    """A decree as zicheck writes it, and a small table with spans."""
    yield _HEAD.sub(b"", documents.exported(".html"))
    yield from documents.kept("html")


def TestOneInput(data: bytes) -> None:
    """Import `data` as a page."""
    documents.imported(data, "keputusan.html")
