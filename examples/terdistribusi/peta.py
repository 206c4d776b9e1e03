"""The pure check as a function that any engine can map over plans.

A task is the bytes of one plan and its name; a result is plain data. Nothing else travels: no
open file, no clock, no rule set. Each worker builds the rule set once and keeps it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zicheck import rulesets
from zicheck.checking import check
from zicheck.errors import InputError
from zicheck.planfile import read_plan

if TYPE_CHECKING:
    from zicheck.rule import RuleSet


def periksa(tugas: tuple[str, bytes]) -> dict[str, Any]:
    """One plan, checked: its readiness and findings, or what is wrong with the file.

    The same task gives the same result on every machine, so that an engine may run it again.
    """
    nama, isi = tugas
    try:
        plan, _ = read_plan(isi, nama)
    except InputError as error:
        return {"berkas": nama, "galat": [problem.text.id for problem in error.problems]}
    report = check(plan, _aturan())
    return {
        "berkas": nama,
        "unit": plan.unit,
        "tahun": plan.tahun,
        "kesiapan": round(report.score.readiness, 6),
        "temuan": [
            {"aturan": f.rule, "tingkat": f.severity, "pesan": f.message.id, "poin": f.points}
            for f in report.findings
        ],
    }


@lru_cache(maxsize=1)
def _aturan() -> RuleSet:
    return rulesets.builtin()
