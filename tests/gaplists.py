"""Gap lists made by hand: every kind of line that a document can hold, and a hostile one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handmade import FINDINGS, INSTRUMENT, PLAN, SETTING, checked, report

from zicheck.bahasa import Text
from zicheck.deadlines import Deadline
from zicheck.gaps import AreaGaps, Gap, GapList, GapRow, Path
from zicheck.places import Route
from zicheck.render.gaplist.page import Book, page

if TYPE_CHECKING:
    from zicheck.render.outcome import Setting

NASTY = (
    '<script>alert(1)</script> =HYPERLINK("http://x") | `kode` [tautan](http://x) @SUM(A1) '
    "\x1b[31m \u202eterbalik 😀 *tebal* "
) + "panjang" * 60

_JUNE = Deadline(
    (6,), Text("paling lambat Juni", "by June"), Text("target baris", "the row's target")
)
_NONE = Deadline((), Text("sebelum penilaian TPI", "before the evaluation by TPI"), Text("", ""))


def gap(number: int, **changes: object) -> Gap:
    """A gap; `changes` replace its fields."""
    fields: dict[str, object] = {
        "number": number,
        "finding": FINDINGS[number - 1],
        "worth": ("sendiri", "bersama", "sendiri", "tanpa")[number - 1],
        "component": Text("Pola Mutasi Internal", "Internal rotation"),
        "rows": tuple(
            GapRow(row, PLAN.kegiatan[row - 1].indikator, PLAN.kegiatan[row - 1].target_waktu, "")
            for row in FINDINGS[number - 1].rows
        ),
        "deadline": _JUNE,
        "evidence": (
            ("laporan", Text("laporan", "report")),
            ("sk", Text("surat keputusan", "decree")),
        ),
        "examples": (Text("laporan monev", "a monev report"),) if number == 1 else (),
        "owners": (),
        **changes,
    }
    return Gap(**fields)  # type: ignore[arg-type]


def listed(*, owned: bool = False) -> GapList:
    """An area that a set brings to both, one that is there, one that cannot be, and the general."""
    owners = ("Sekretaris",) if owned else ()
    rows = tuple(row._replace(penanggung_jawab="".join(owners)) for row in PLAN.kegiatan)
    third = gap(
        3, component=Text("Gratifikasi", "Gratification"), deadline=_NONE,
    )  # fmt: skip
    return GapList(
        plan=PLAN._replace(kegiatan=rows),
        readiness=28.3333,
        max=30.0,
        areas=(
            AreaGaps(
                "I", INSTRUMENT.area["I"].nama, 4.0, 4.0, 100.0, (),
                (Path("WBK", 60.0, (), 4.0, 100.0, True), Path("WBBM", 75.0, (), 4.0, 100.0, True)),  # noqa: FBT003 - a row of a table
            ),
            AreaGaps(
                "III", INSTRUMENT.area["III"].nama, 5.0, 2.998, 59.96, (gap(1, owners=owners), gap(2)),
                (
                    Path("WBK", 60.0, (1,), 3.1647, 63.294, True),  # noqa: FBT003 - the same
                    Path("WBBM", 75.0, (1, 2), 3.8, 76.0, False),  # noqa: FBT003 - the same
                ),
            ),
            AreaGaps(
                "V", INSTRUMENT.area["V"].nama, 7.5, 2.0, 26.6667, (third,),
                (
                    Path("WBK", 60.0, (3,), 4.5, 60.0, True),  # noqa: FBT003 - the same
                    Path("WBBM", 75.0, None, 4.5, 60.0, True),  # noqa: FBT003 - the same
                ),
            ),
        ),
        general=(gap(4, component=None, evidence=(), deadline=_NONE, rows=()),),
        owned=owned,
    )  # fmt: skip


def book(
    found: GapList | None = None,
    *,
    top: int | None = None,
    owners: bool = False,
    setting: Setting = SETTING,
) -> Book:
    """One plan, arranged."""
    made = page(checked(), found or listed(), setting, top=top, owners=owners)
    return Book((made,), setting)


def hostile() -> Book:
    """A plan in which every text is an attack or does not fit."""
    text = Text(NASTY, NASTY)
    bad = FINDINGS[0]._replace(message=text, remedy=text, quote=NASTY, rows=tuple(range(1, 5)),
        route=Route("kegiatan", 1),
    )  # fmt: skip
    plan = PLAN._replace(unit=NASTY)
    rows = tuple(GapRow(n, NASTY, NASTY, NASTY) for n in range(1, 5))
    found = listed(owned=True)
    area = replace(found.areas[1], gaps=(gap(1, finding=bad, rows=rows, owners=(NASTY,)),))
    found = replace(found, plan=plan, areas=(area,), general=())
    path = "=1+1|<b>.yaml"
    made = page(
        checked(report((bad,), plan=plan), path=path), found, SETTING, top=None, owners=False
    )
    return Book((made,), SETTING)
