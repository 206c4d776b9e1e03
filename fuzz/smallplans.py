"""Small plans cut out of the real ones: seeds that need no place in the repository."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.plan import Plan

ROOT = Path(__file__).parent.parent
_ROWS = 4


@cache
def real() -> tuple[Plan, ...]:
    """The plans of the repository, in the order of their names."""
    paths = sorted((ROOT / "plans").glob("*.yaml"))
    return tuple(read_plan(path.read_bytes(), path.name)[0] for path in paths)


def cut(plan: Plan, first: int, rows: int = _ROWS) -> Plan:
    """`plan` with `rows` of its rows from `first` (0-based), and the sections that hold them."""
    kept = plan.kegiatan[first : first + rows]
    parts = sorted({row.komponen for row in kept})
    areas = sorted({row.area for row in kept})
    return plan._replace(
        area=tuple(plan.area[at] for at in areas),
        komponen=tuple(
            plan.komponen[at]._replace(area=areas.index(plan.komponen[at].area)) for at in parts
        ),
        kegiatan=tuple(
            row._replace(row=number, area=areas.index(row.area), komponen=parts.index(row.komponen))
            for number, row in enumerate(kept, 1)
        ),
    )


def cuts() -> Iterator[Plan]:
    """Pieces of every plan, and each plan's beginning with little else."""
    for plan in real():
        yield cut(plan, 0, 2)._replace(dasar_hukum=plan.dasar_hukum[:2], naskah=plan.naskah[:2])
        bare = plan._replace(dasar_hukum=(), naskah=())
        for first in islice(range(0, len(plan.kegiatan), 12), 6):
            yield cut(bare, first)


def texts() -> Iterator[bytes]:
    """The pieces as plan files."""
    for plan in cuts():
        yield write_plan(plan).encode()
