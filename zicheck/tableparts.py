"""A table cut at its rows of headings: what stands above them, what they mean, what is below.

One table may hold several: a worksheet with a title above and signatures below, pages whose
headings come back, the tables of all areas without a blank line between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zicheck.decreetext import begins_signature, signs
from zicheck.headings import bare_columns, columns_at, numbers_columns, plain_share

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from zicheck.document import Row, Table
    from zicheck.headings import Columns, Told

_AGAIN = 0.6
"""The share of plain headings that a row must have to head a part of a plan that is open."""
_APPROVAL = re.compile(r"(?:mengetahui|menyetujui|disahkan oleh|disusun oleh)\b", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(
    r"[^\W\d_][\w ]{2,30},\s*(?:(?:\d{1,2}|\.{2,}|…)\s*)?[A-Za-z]+\s+20\d\d", re.IGNORECASE
)
_SIGNATURE_CELLS = 4
_LEGEND = re.compile(
    r"(?:keterangan|legenda|catatan|ket)\b\s*[.:]?|\*+\s|[^\W\d_]{1,4}\s*=\s", re.IGNORECASE
)
_LEGEND_CELLS = 2


class TablePart(NamedTuple):
    """One table of a plan, or the part of it down to where headings stand again.

    `columns` is None for rows that have no headings above them; `signed` and `explained` tell
    that a signature block, or a legend, below was left out.
    """

    table: Table
    columns: Columns | None
    lead: tuple[Row, ...]
    body: tuple[Row, ...]
    signed: bool = False
    explained: bool = False


def table_parts(
    table: Table, told: Sequence[Told] = (), known: Columns | None = None
) -> tuple[TablePart, ...]:
    """The parts of `table`, in order; one without columns if no headings stand anywhere in it.

    Args:
        table: any table of a document.
        told: what the user says that columns are.
        known: the columns of the plan that is open, which this table may go on.
    """
    heads = _heads(table.rows, told, known)
    if not heads:
        columns = bare_columns(table.rows[0], told)
        return (_part(table, columns, (), table.rows),)
    parts: list[TablePart] = []
    lead = table.rows[: heads[0].at]
    if any(_own_cells(row) > 2 for row in lead):
        parts.append(_part(table, None, (), lead))
        lead = ()
    for number, columns in enumerate(heads):
        start = columns.at + len(columns.rows)
        end = heads[number + 1].at if number + 1 < len(heads) else len(table.rows)
        body = table.rows[start:end]
        above = _title_rows(body) if number + 1 < len(heads) else ()
        body = body[: len(body) - len(above)]
        parts.append(_part(table, columns, lead, body))
        lead = above
    return tuple(parts)


def _heads(rows: Sequence[Row], told: Sequence[Told], known: Columns | None) -> list[Columns]:
    """The columns at each row of headings; below the first one they must be plain or known."""
    found: list[Columns] = []
    at = 0
    while at < len(rows):
        columns = columns_at(rows, at, told)
        same = columns is not None and known is not None and columns.rows == known.rows
        if columns is None or (known and not same and plain_share(rows[at]) < _AGAIN):
            at += 1
        else:
            found.append(columns)
            known = columns
            at += len(columns.rows)
    return found


def _part(
    table: Table, columns: Columns | None, lead: Sequence[Row], body: Sequence[Row]
) -> TablePart:
    timed = columns.fields.get("target_waktu", ()) if columns else ()
    end = next(
        (index for index, row in enumerate(body) if _signs_off(body, index, row, timed)), len(body)
    )
    rows = body[:end]
    legend = next((index for index in range(len(rows)) if _is_legend(rows, index)), end)
    return TablePart(
        table, columns, tuple(lead), tuple(rows[:legend]), end < len(body), legend < end
    )


def _is_legend(rows: Sequence[Row], index: int) -> bool:
    """Whether what stands from this row on only explains the marks and names above it."""
    texts = [cell.text for cell in rows[index].cells if cell.text and not cell.merged]
    return (
        0 < len(texts) <= _LEGEND_CELLS
        and _LEGEND.match(texts[0]) is not None
        and all(_own_cells(below) <= _LEGEND_CELLS for below in rows[index + 1 :])
    )


def _signs_off(rows: Sequence[Row], index: int, row: Row, timed: Container[int]) -> bool:
    """Whether a signature block begins with `row`: nothing of a plan stands below it.

    `timed` are the columns of the target time.
    """
    filled = [index for index, cell in enumerate(row.cells) if cell.text and not cell.merged]
    # "Maret, Juni 2026" in the column of the target is a time, and not the place and day.
    texts = [row.cells[index].text for index in filled if index not in timed]
    if not texts or len(filled) > 2 or not any(map(_is_signature, texts)):
        return False
    return all(_own_cells(below) < _SIGNATURE_CELLS for below in rows[index + 1 :])


def _is_signature(text: str) -> bool:
    return bool(
        begins_signature(text)
        or _APPROVAL.match(text)
        or _PLACE_AND_DAY.fullmatch(text.rstrip(" ."))
        or (signs(text) and text.endswith(","))
    )


def _title_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows at the end of `rows`, below a blank one, that are titles of the next table."""
    at = len(rows)
    while at and _own_cells(rows[at - 1]) < 2:
        at -= 1
    blank = next((i for i in range(at, len(rows)) if not _own_cells(rows[i])), None)
    return tuple(rows[blank:]) if blank is not None else ()


def _own_cells(row: Row) -> int:
    return 0 if numbers_columns(row) else sum(1 for c in row.cells if c.text and not c.merged)
