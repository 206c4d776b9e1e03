"""Rows that several plans have in common, told as blocks with the units that hold them.

Each row is known by a digest of what it says, so that a thousand plans fit into little memory.
What half of the units share is a template and no copy; it is counted and then passed over, so
that what two units wrote between its rows the same way still stands together. Plans that are
mostly the same besides are told as one family, and not block by block. Of the blocks that are
left, those are told first that hold most rows of most units, and none that would tell little
more than those before it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from zicheck.masking import mask
from zicheck.phrases import shortened
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence

    from zicheck.plan import Plan

SHORTEST = 3
"""Rows in a row that a block must have: two may be alike by chance."""
FEWEST_WORDS = 4
"""Words that a row must have to be held against others: `Monev` alone is copied from nobody."""
TEMPLATE_PART, TEMPLATE_UNITS = 0.5, 4
"""A row is of the template when this part of the units has it, and at least so many units."""
FAMILY_PART = 0.5
"""Plans are one family when this part of the rows of the shorter, the template aside, is equal."""
_CELLS = ("indikator", "langkah_aksi", "bukti_fisik")
_SAMPLE = 120


class Text(NamedTuple):
    """A row by the digests of its wording (0: too short to count) and of its target time."""

    wording: int
    target: int


class Holder(NamedTuple):
    """A plan that holds a block: its index in the batch, and the rows of the block in it."""

    plan: int
    rows: tuple[int, ...]


class Block(NamedTuple):
    """Consecutive rows of equal wording in plans of several units.

    `size` is the number of rows, `timed` that of those with the same target time everywhere;
    `sample` is what the first row says, names left out.
    """

    size: int
    timed: int
    holders: tuple[Holder, ...]
    sample: str


class Family(NamedTuple):
    """Plans of several units, as indexes in the batch, that are mostly the same.

    `everywhere` rows are the same in all of them, `timed` of these with the same target time;
    `mostly` are the same in more than half. `sample` is what one of them says.
    """

    plans: tuple[int, ...]
    everywhere: int
    timed: int
    mostly: int
    sample: str


class Shared(NamedTuple):
    """What a batch has in common.

    `template` is the number of different rows that at least `template_units` units share.
    `of_template` and `of_blocks` say how many rows of each plan are of the template, and stand
    in a block with another unit. `blocks` are those that no family tells.
    """

    units: int
    template: int
    template_units: int
    of_template: tuple[int, ...]
    of_blocks: tuple[int, ...]
    families: tuple[Family, ...]
    blocks: tuple[Block, ...]


def texts(plan: Plan) -> list[Text]:
    """Every row of `plan` by its digests, in their order; the unit's name and years are masked."""
    known = mask(plan.unit, plan.induk)
    found = []
    for row in plan.kegiatan:
        said = "|".join(known.text(row.cell(cell)) for cell in _CELLS)
        enough = len(said.replace("|", " ").split()) >= FEWEST_WORDS
        found.append(Text(_digest(said) if enough else 0, _digest(known.text(row.target_waktu))))
    return found


def words(plan: Plan, row: int) -> str:
    """What row number `row` may be quoted by: the first of its cells that says something."""
    kegiatan = plan.kegiatan[row - 1]
    return kegiatan.indikator.strip() or kegiatan.langkah_aksi.strip() or kegiatan.bukti


def sample(said: str, unit: str, offices: Sequence[str]) -> str:
    """The beginning of the :func:`words` of a row, the names of unit and offices left out."""
    return shortened(mask(unit, tuple(offices)).hidden(said), _SAMPLE)


def shared(
    units: Sequence[str],
    wordings: Sequence[array[int]],
    targets: Sequence[array[int]],
    samples: Mapping[int, str],
) -> Shared:
    """What the plans of a batch have in common.

    Args:
        units: the unit of each plan; plans of one unit copy nothing from each other.
        wordings: the digest of every row of each plan.
        targets: the digest of the target time of every row of each plan.
        samples: what a row of several plans says, by the digest of its wording.
    """
    holders: dict[int, set[str]] = defaultdict(set)
    for unit, rows in zip(units, wordings, strict=True):
        for digest in rows:
            if digest:
                holders[digest].add(unit)
    known = len(set(units))
    least = max(TEMPLATE_UNITS, math.ceil(known * TEMPLATE_PART))
    template = {digest for digest, of in holders.items() if len(of) >= least}
    told = {digest for digest, of in holders.items() if len(of) > 1 and digest not in template}
    # What one unit alone says ends a block; what the template says, or says too little, does not.
    lines = [_line(rows, told, template) for rows in wordings]
    blocks = list(_maximal(lines, units))
    within = [set[int]() for _ in lines]
    for block in blocks:
        for plan, start in block.starts:
            within[plan].update(range(start, start + block.size))
    families = _families(lines, units)
    home = {plan: number for number, family in enumerate(families) for plan in family}
    # A plan of no family is a home of its own.
    across = [
        block for block in blocks if len({home.get(plan, ~plan) for plan, _ in block.starts}) > 1
    ]
    return Shared(
        units=known,
        template=len(template),
        template_units=least,
        of_template=tuple(sum(digest in template for digest in rows) for rows in wordings),
        of_blocks=tuple(map(len, within)),
        families=tuple(_family(family, lines, targets, samples) for family in families),
        blocks=tuple(_block(block, lines, targets, samples) for block in _telling(across, units)),
    )


def _families(lines: Sequence[_Line], units: Sequence[str]) -> list[tuple[int, ...]]:
    """Plans that are mostly the same, gathered around the one that shares most with all.

    The family with most units and rows comes first.
    """
    often = Counter(digest for line in lines for digest in line.digests if digest)
    order = sorted(
        range(len(lines)),
        key=lambda plan: (-sum(often[digest] for digest in lines[plan].digests), plan),
    )
    members: dict[int, list[int]] = {}
    holding: dict[int, list[int]] = defaultdict(list)
    for plan in order:
        digests = lines[plan].digests
        met = Counter(first for digest in digests if digest for first in holding[digest])
        near = [
            (-common, first)
            for first, common in met.items()
            if common >= SHORTEST
            and common >= FAMILY_PART * min(len(digests), len(lines[first].digests))
        ]
        if near:
            members[min(near)[1]].append(plan)
            continue
        members[plan] = [plan]
        for digest in filter(None, digests):
            holding[digest].append(plan)
    found = [
        tuple(sorted(family))
        for family in members.values()
        if len({units[plan] for plan in family}) > 1
    ]
    return sorted(
        found,
        key=lambda family: (
            -len({units[plan] for plan in family}),
            -len(lines[family[0]].digests),
            family,
        ),
    )


def _family(
    family: tuple[int, ...],
    lines: Sequence[_Line],
    targets: Sequence[Sequence[int]],
    samples: Mapping[int, str],
) -> Family:
    times: dict[int, list[int]] = defaultdict(list)
    for plan in family:
        for digest, row in zip(lines[plan].digests, lines[plan].rows, strict=True):
            if digest:
                times[digest].append(targets[plan][row - 1])
    everywhere = [digest for digest, found in times.items() if len(found) == len(family)]
    mostly = [digest for digest, found in times.items() if 2 * len(found) > len(family)]
    first = next(iter([*everywhere, *mostly]), 0)
    return Family(
        plans=family,
        everywhere=len(everywhere),
        timed=sum(len(set(times[digest])) == 1 for digest in everywhere),
        mostly=len(mostly),
        sample=samples.get(first, ""),
    )


class _Run(NamedTuple):
    """`size` entries that the lines of several plans have in common, and where they start."""

    size: int
    starts: tuple[tuple[int, int], ...]


class _Line(NamedTuple):
    """The rows of a plan that blocks are made of: their digests and their numbers."""

    digests: tuple[int, ...]
    rows: tuple[int, ...]


def _line(rows: Sequence[int], told: set[int], template: set[int]) -> _Line:
    """The line of one plan; a row of its own is a number that no other line has.

    A row that stands twice in one plan counts once: that is a finding of the plan itself.
    """
    digests: list[int] = []
    numbers: list[int] = []
    seen: set[int] = set()
    for number, digest in enumerate(rows, start=1):
        if not digest or digest in template or digest in seen:
            continue
        seen.add(digest)
        digests.append(digest if digest in told else 0)
        numbers.append(number)
    return _Line(tuple(digests), tuple(numbers))


def _maximal(lines: Sequence[_Line], units: Sequence[str]) -> Iterator[_Run]:
    """Every run that several units share and that cannot be longer for all that share it.

    Runs are found by their first entry and parted where they go on differently; what goes on to
    the left in the same way everywhere is a part of another run and left to it.
    """
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for plan, line in enumerate(lines):
        for at, digest in enumerate(line.digests):
            if digest:
                places[digest].append((plan, at))
    waiting = [(1, starts) for starts in places.values()]
    while waiting:
        size, starts = waiting.pop()
        if len({units[plan] for plan, _ in starts}) < 2:
            continue
        before = {lines[plan].digests[at - 1] if at else 0 for plan, at in starts}
        if len(before) == 1 and 0 not in before:
            continue
        while True:
            after: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for plan, at in starts:
                digests = lines[plan].digests
                after[digests[at + size] if at + size < len(digests) else 0].append((plan, at))
            if len(after) > 1 or 0 in after:
                break
            size += 1
        if size >= SHORTEST:
            yield _Run(size, tuple(starts))
        waiting += [(size + 1, part) for digest, part in after.items() if digest]


def _telling(runs: Sequence[_Run], units: Sequence[str]) -> list[_Run]:
    """The runs worth telling, the one that tells most first.

    A run tells of so many rows as it holds copies of rows that were not told before. One that
    holds but a few of them is left out.
    """
    told: set[tuple[int, int]] = set()

    def worth(run: _Run) -> int:
        """Copies not told before: rows, times the units after the first."""
        return sum(
            max(
                0,
                len({units[plan] for plan, at in run.starts if (plan, at + step) not in told}) - 1,
            )
            for step in range(run.size)
        )

    def place(run: _Run) -> tuple[int, tuple[str, ...], tuple[tuple[int, int], ...]]:
        return -run.size, tuple(sorted(units[plan] for plan, _ in run.starts)), run.starts

    waiting = [(-worth(run), place(run), run) for run in runs]
    heapify(waiting)
    kept: list[_Run] = []
    while waiting:
        value, where, run = heappop(waiting)
        now = worth(run)
        if now < SHORTEST:
            continue
        if now < -value:  # others told a part of it meanwhile
            heappush(waiting, (-now, where, run))
            continue
        kept.append(run)
        told.update((plan, at + step) for plan, at in run.starts for step in range(run.size))
    return kept


def _block(
    run: _Run,
    lines: Sequence[_Line],
    targets: Sequence[Sequence[int]],
    samples: Mapping[int, str],
) -> Block:
    holders = tuple(
        Holder(plan, lines[plan].rows[at : at + run.size]) for plan, at in sorted(run.starts)
    )
    times = [[targets[holder.plan][row - 1] for row in holder.rows] for holder in holders]
    plan, at = run.starts[0]
    return Block(
        size=run.size,
        timed=sum(len(set(same)) == 1 for same in zip(*times, strict=True)),
        holders=holders,
        sample=samples.get(lines[plan].digests[at], ""),
    )


def _digest(text: str) -> int:
    """Eight bytes that stand for `text`; never 0."""
    data = encoded(text)
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") or 1
