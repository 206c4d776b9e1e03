"""A table cut at its rows of headings: what stands above them, what they mean, what is below.

One table may hold several: a worksheet with a title above and signatures below, pages whose
headings come back, the tables of all areas without a blank line between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zicheck.decreetext import begins_signature, signs, stamped
from zicheck.headings import bare_columns, columns_at, numbers_columns, plain_share
from zicheck.monthgrid import is_statement
from zicheck.readers import capital

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

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
_SAYING = ("nomor", "area", "komponen", "indikator", "langkah_aksi", "bukti_fisik")
"""The fields of which a row has at least one that says what is done, or where that belongs."""


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
    stamp = max(
        (at for at, row in enumerate(body) if any(stamped(cell.text) for cell in row.cells)),
        default=0,
    )
    end = next(
        (at for at in range(len(body)) if _signs_off(body, at, timed, signed=at < stamp)), len(body)
    )
    if columns is not None and columns.grid:
        end = _below_work(body[:end], columns)
    if 0 < end < len(body) and _holds_only_day(body[end - 1]):
        end -= 1
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


def _signs_off(rows: Sequence[Row], index: int, timed: Container[int], *, signed: bool) -> bool:
    """Whether a signature block begins with row `index`: nothing of a plan stands below it.

    `timed` are the columns of the target time; `signed` tells of a stamp below.
    """
    cells = enumerate(rows[index].cells)
    filled = {at: cell.text for at, cell in cells if cell.text and not cell.merged}
    if not filled or len(filled) > 2:
        return False
    # "Maret, Juni 2026" in the column of the target is a time, and not the place and day.
    if not any(
        _is_signature(text, signed=signed) or (at not in timed and _is_place_and_day(text))
        for at, text in filled.items()
    ):
        return False
    return all(_own_cells(below) < _SIGNATURE_CELLS for below in rows[index + 1 :])


def _below_work(rows: Sequence[Row], columns: Columns) -> int:
    """Where the rows end that say what is done, when words stand below them in columns of a time.

    A signature stands wherever there is room, and so in the columns of the last months.
    """
    done = {index for name in _SAYING for index in columns.fields.get(name, ())}
    last = max((at for at, row in enumerate(rows) if _says(row, done)), default=len(rows))
    for at in range(last + 1, len(rows)):
        filled = {i: c.text for i, c in enumerate(rows[at].cells) if c.text and not c.merged}
        apart = [index for index in filled if index not in columns.grid]
        if len(apart) < 2 and any(is_statement(t) for i, t in filled.items() if i in columns.grid):
            return at
    return len(rows)


def _says(row: Row, columns: Collection[int]) -> bool:
    """Whether a row says what is done, if only by a cell that comes down from above."""
    cells = (row.cells[index] for index in columns if index < len(row.cells))
    return any(cell.text or (cell.merged and not cell.across) for cell in cells)


def _is_signature(text: str, *, signed: bool) -> bool:
    """Whether `text` is the first line of a signature block; `signed` tells of a stamp below."""
    return bool(
        begins_signature(text)
        or _APPROVAL.match(text)
        or (signs(text) and (text.endswith(",") or (signed and capital(text))))
    )


def _is_place_and_day(text: str) -> bool:
    return _PLACE_AND_DAY.fullmatch(text.rstrip(" .")) is not None


def _holds_only_day(row: Row) -> bool:
    """Whether nothing but the place and day of a signature stands in `row`."""
    texts = [cell.text for cell in row.cells if cell.text and not cell.merged]
    return len(texts) == 1 and _is_place_and_day(texts[0])


def _title_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows at the end of `rows`, below a blank one, that are titles of the next table."""
    at = len(rows)
    while at and _own_cells(rows[at - 1]) < 2:
        at -= 1
    blank = next((i for i in range(at, len(rows)) if not _own_cells(rows[i])), None)
    return tuple(rows[blank:]) if blank is not None else ()


def _own_cells(row: Row) -> int:
    return 0 if numbers_columns(row) else sum(1 for c in row.cells if c.text and not c.merged)
