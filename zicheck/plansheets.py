"""A workbook's sheets to plans: which sheets hold a plan, and which of them hold the same one.

Each sheet with a table of a plan is a plan of its own, unless sheets share one out: a plan has
every area once, so sheets whose areas differ from one another are parts of the same plan. Sheets
without such a table, a cover or the text of the decree, belong to all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zicheck.decreetable import find_columns, read_tables
from zicheck.document import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.document import Document


@dataclass(slots=True)
class _Group:
    """Sheets of one plan, and the areas that they hold so far."""

    sheets: list[str | None]
    areas: set[str]


def plans_in(document: Document) -> tuple[tuple[str, Document], ...]:
    """Each plan of a document, with the names of its sheets; "" when it is the only one."""
    tables: dict[str | None, list[Table]] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            tables.setdefault(block.place.sheet, []).append(block)
    plans = [name for name, held in tables.items() if any(map(find_columns, held))]
    groups = _groups(plans, tables) if len(plans) > 1 else []
    if len(groups) < 2:
        return (("", document),)
    found = []
    for group in groups:
        others = {name for name in plans if name not in group.sheets}
        blocks = tuple(block for block in document.blocks if block.place.sheet not in others)
        name = ", ".join(name or "" for name in group.sheets)
        found.append((name, replace(document, blocks=blocks)))
    return tuple(found)


def _groups(plans: Sequence[str | None], tables: dict[str | None, list[Table]]) -> list[_Group]:
    groups: list[_Group] = []
    for name in plans:
        areas = {
            area.kode or area.judul.casefold()
            for area in read_tables(tables[name]).area
            if area.kode or area.judul
        }
        last = groups[-1] if groups else None
        if last is not None and areas and last.areas and not areas & last.areas:
            last.sheets.append(name)
            last.areas |= areas
        else:
            groups.append(_Group([name], areas))
    return groups
