"""Repairs written into the text of a plan file; everything else stays byte for byte.

Every change is made at the exact place of the value that it is about. What comes out is read
again, and a change after which the file does not say exactly what it should is left out and told.
Fixing goes on until nothing is left to do, so that fixing the outcome once more changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from zicheck.bahasa import Text
from zicheck.errors import InputError
from zicheck.keyorder import sorting, unsorted
from zicheck.lkewriter import lke_edit
from zicheck.mending import (
    ORDER,
    Drop,
    Identify,
    Repair,
    Retime,
    Reword,
    Sort,
    identified,
    repaired,
    safe,
)
from zicheck.planfile import read_plan
from zicheck.plantext import (
    Edit,
    PlanText,
    end_of,
    is_block_text,
    line_end,
    opened,
    value,
    without_item,
    words_replaced,
)
from zicheck.planwriter import scalar
from zicheck.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zicheck.plan import Plan
    from zicheck.proposals import Judge
    from zicheck.rule import RuleSet

PROPOSAL = "# usulan zicheck: "
"""What the comment beside a proposal begins with."""
_NOTED = "# PERIKSA: "
"""What `import` begins its comments on a row with; they go with the row."""
_ROUNDS = 50


class Fixed(NamedTuple):
    """A plan file with its repairs: `done` in the order in which they were made.

    `left` are repairs that the layout of the file does not allow to be made safely.
    """

    data: bytes
    done: tuple[Repair, ...]
    left: tuple[Repair, ...]


def fix(
    data: bytes,
    file: str,
    ruleset: RuleSet,
    judge: Judge,
    *,
    unsafe: bool = False,
    wanted: Callable[[Repair], bool] = lambda _: True,
) -> Fixed:
    """The plan file `data` with everything repaired that can be.

    Args:
        data: the bytes of a plan file.
        file: its name, for messages.
        ruleset: the rules that `judge` goes by.
        judge: gives the report on a plan.
        unsafe: whether proposals are written in as well.
        wanted: says of a repair whether it may be made.

    Raises:
        InputError: when the file is no plan.
    """
    done: list[Repair] = []
    left: dict[Repair, None] = {}
    for _ in range(_ROUNDS):
        plan, _places = read_plan(data, file)
        left = {}
        for repairs in _stages(plan, ruleset, judge, wanted, unsafe=unsafe):
            data, made, refused = write(data, file, plan, repairs)
            done.extend(made)
            left.update(dict.fromkeys(refused))
            if made:
                break
        else:
            sort = Sort(ORDER, 0, _SORTED)
            if not wanted(sort):
                break
            data, moved = _sorted(data, file)
            if not moved:
                left.update(dict.fromkeys([sort] if unsorted(opened(data)) else []))
                break
            done.append(sort)
    return Fixed(data, tuple(done), tuple(left))


def _stages(
    plan: Plan,
    ruleset: RuleSet,
    judge: Judge,
    wanted: Callable[[Repair], bool],
    *,
    unsafe: bool,
) -> Iterator[Sequence[Repair]]:
    """The repairs of a plan, stage by stage; what an earlier stage changes, a later one must see."""
    report = judge(plan)
    yield [repair for repair in safe(report, ruleset) if wanted(repair)]
    if unsafe:
        yield proposals(report, ruleset, judge, wanted)
    yield [repair for repair in identified(report) if wanted(repair)]


def write(
    data: bytes, file: str, plan: Plan, repairs: Sequence[Repair]
) -> tuple[bytes, list[Repair], list[Repair]]:
    """The file with `repairs` made, those that were made, and those that could not be.

    Args:
        data: the bytes of a plan file.
        file: its name.
        plan: what it says.
        repairs: by the row numbers of `plan`.
    """
    if not repairs:
        return data, [], []
    written = _edited(opened(data), repairs)
    if written is not None and _reads(written, file) == repaired(plan, repairs):
        return written, list(repairs), []
    if len(repairs) == 1:
        return data, [], list(repairs)
    # One of them spoils the rest: look for it in halves. Rows that went change the numbers of
    # those behind them, so the later half is written first.
    half = len(repairs) // 2
    ordered = sorted(repairs, key=lambda repair: repair.row)
    data, made, refused = write(data, file, plan, ordered[half:])
    before = _reads(data, file) or plan
    data, more, worse = write(data, file, before, ordered[:half])
    return data, more + made, worse + refused


def _reads(data: bytes, file: str) -> Plan | None:
    try:
        return read_plan(data, file)[0]
    except InputError:
        return None


def _edited(source: PlanText, repairs: Sequence[Repair]) -> bytes | None:
    """The file with the edits of all `repairs`; None when one of them has none."""
    rows = [row for row, _ in source.rows()]
    edits: list[Edit] = []
    for repair in repairs:
        found = _edits(source, rows, repair)
        if not found:
            return None
        edits.extend(found)
    return source.edited(edits)


def _edits(source: PlanText, rows: Sequence[yaml.Node], repair: Repair) -> list[Edit] | None:
    """What one repair changes in the text."""
    if repair.row > len(rows):
        return None
    row = rows[repair.row - 1]
    if isinstance(repair, Reword):
        cell = value(row, "target_waktu")
        return None if cell is None else words_replaced(cell, repair.words, source.text)
    if isinstance(repair, Identify):
        edit = lke_edit(row, repair.ids, source.text)
    elif isinstance(repair, Retime):
        edit = _retimed(row, repair, source.text)
    elif isinstance(repair, Drop):
        edit = _dropped(source, repair.row)
    else:
        return None
    return None if edit is None else [edit]


def _dropped(source: PlanText, number: int) -> Edit | None:
    seen = 0
    for rows in source.lists():
        index = number - seen - 1
        if index < len(rows.value):
            return without_item(rows, index, _NOTED, source.text) if index else None
        seen += len(rows.value)
    return None


def _retimed(row: yaml.Node, repair: Retime, text: str) -> Edit | None:
    """Another target with its reason behind it, where a comment can stand: on a line of its own."""
    cell = value(row, "target_waktu")
    if (
        not isinstance(row, yaml.MappingNode)
        or row.flow_style
        or not isinstance(cell, yaml.ScalarNode)
        or cell.start_mark.index < row.start_mark.index
    ):
        return None
    start = cell.start_mark.index
    end = end_of(cell, text)
    if text[start : start + 1] in ("&", "!"):
        return None
    new = f"{scalar(repair.target)}  {PROPOSAL}{_comment(repair.reason)}"
    if is_block_text(cell):
        newline = line_end(text, start) if text[end - 1 : end] == "\n" else ""
        return Edit(start, end, new + newline)
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    behind = text[end:line].rstrip("\r")
    if behind.lstrip().startswith(PROPOSAL.rstrip()):  # of an earlier run
        end += len(behind)
    return Edit(start, end, new)


def _comment(text: str) -> str:
    return re.sub(r"\s+", " ", "".join(char if char.isprintable() else " " for char in text))


def _sorted(data: bytes, file: str) -> tuple[bytes, bool]:
    """The file with its keys in order, if that changes nothing that it says."""
    source = opened(data)
    edits = sorting(source)
    written = source.edited(edits) if edits else None
    if written is None or _reads(written, file) != _reads(data, file):
        return data, False
    return written, True


_SORTED = Text(
    "kunci diurutkan seperti pada berkas rencana", "keys put into the order of the plan file"
)
