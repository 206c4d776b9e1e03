"""An OpenDocument spreadsheet: refused in a sentence, or its plans are imported and checked.

Promises: nothing is raised but `InputError`; what import writes can be read and checked; a cell
that says it stands there a billion times costs nothing.

The input is a bundle of the parts of the package, or the file itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz import bundle, documents, mutating

if TYPE_CHECKING:
    from collections.abc import Iterator

DICTIONARY = (
    *("table:table", "table:table-row", "table:table-cell", "table:covered-table-cell", "text:p"),
    *("table:number-rows-repeated", "table:number-columns-repeated", "table:number-rows-spanned"),
    *("table:number-columns-spanned", "table:table-header-rows", "table:table-row-group"),
    *("table:visibility", "collapse", "filter", "text:span", "text:s", "text:c", "text:tab"),
    *("text:line-break", "office:annotation", "office:value-type", "date", "float", "office:date-value"),
    *("table:style-name", "table:display", "false", "2147483647", "99999999999999999999", "-1", "&#9;"),
    *("<!DOCTYPE a>", "manifest:encryption-data", "content.xml", "draw:frame", "draw:text-box", "%% "),
)  # fmt: skip
MUTATED = mutating.parts(mutating.xml(DICTIONARY))


def seeds() -> Iterator[bytes]:
    """Sheets with merged and repeated cells."""
    yield from documents.kept("ods")


def TestOneInput(data: bytes) -> None:
    """Import `data` as a spreadsheet."""
    documents.imported(bundle.archive(data), "keputusan.ods")
