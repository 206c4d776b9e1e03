"""A plan file: whatever its bytes, it is refused in a sentence or read, checked and rendered.

Promises: nothing is raised but `InputError`; no rule crashes; every lost point is traced to a
finding; every finding has a place in the file; JSON can be parsed; every document is made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zlib import crc32

from fuzz import mutating, smallplans
from fuzz.promises import judged, refused, require
from zicheck import rulesets
from zicheck.errors import InputError
from zicheck.planfile import read_plan
from zicheck.planspec import PLAN
from zicheck.render import documents
from zicheck.render.colors import Paint
from zicheck.render.dossier import dossier
from zicheck.render.formats import FORMATS, Run, reporter
from zicheck.render.outcome import Checked, Setting, Tally
from zicheck.render.terminal import View, plan_lines
from zicheck.schedule import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.planspec import Key

NAME = "rencana.yaml"
_RULESET = rulesets.builtin()
_SETTING = Setting(_RULESET.id, len(_RULESET.rules), _RULESET.instrument)
_FORMS = (*FORMATS, *(ending for ending in documents.FORMATS if ending != ".json"))


def _keys(keys: tuple[Key, ...]) -> Iterator[str]:
    for key in keys:
        yield f"{key.name}:"
        yield from key.choices
        yield from _keys(key.keys)


DICTIONARY = tuple(
    dict.fromkeys(
        (
            *_keys(PLAN),
            *MONTHS_ID,
            *list(_RULESET.instrument.indikator)[:12],
            *(rule.kode for rule in _RULESET.rules),
            *(
                "- ",
                "{",
                "}",
                "[",
                "]",
                "|",
                ">-",
                "&a",
                "*a",
                "<<:",
                "!!python/none",
                "---",
                "...",
            ),
            *(
                "null",
                "~",
                "2026",
                "2026-01-06",
                "TW I",
                "Triwulan IV",
                "Setiap bulan",
                "minggu ke-2",
            ),
            *("KPU Kabupaten Kerinci", "Kabupaten", "Undang-Undang Nomor 7 Tahun 2017", "SK Tim"),
            *("\u200b", "\ufeff", "\u202e", "\x85", "\u2028", "=1+1", "<script>", "%s", "{0}"),
        )
    )
)
MUTATED = mutating.lines(DICTIONARY)


def seeds() -> Iterator[bytes]:
    """Pieces of the real plans, and what no plan is."""
    yield from smallplans.texts()
    yield b"zicheck: 1\nunit: KPU Kabupaten Contoh\ntahun: 2026\n"
    yield b"- 1\n"


def TestOneInput(data: bytes) -> None:
    """Read, check and render `data` as a plan file."""
    try:
        plan, locate = read_plan(data, NAME)
    except InputError as error:
        refused(error)
        return
    report = judged(plan)
    for finding in report.findings:
        place = locate(finding.route)
        require(place.line and place.column, "every finding has its place")
    checked = Checked(NAME, report, locate, report.findings)
    for line in plan_lines(checked, _SETTING, View("id", 80, Paint(on=False))):
        require("\n" not in line, "a line is a line")
        require("\x1b" not in line, "no control sequence of a plan reaches the terminal")
    form = _FORMS[crc32(data) % len(_FORMS)]
    if form in FORMATS:
        writer = reporter(form, Run(_SETTING, _RULESET, "id", str))
        tally = Tally()
        tally.add(checked, _SETTING)
        text = "".join((writer.begin(), writer.join(writer.piece(checked)), *writer.end(tally)))
        text.encode()
        if form in ("json", "sarif", "gitlab"):
            json.loads(text)
    else:
        require(
            documents.render(dossier(checked, _RULESET, None), form, "en"), "a document is made"
        )
