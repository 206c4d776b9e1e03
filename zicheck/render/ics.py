"""Calendars as iCalendar (RFC 5545): what every calendar program imports.

Same plan, same bytes: the stamp of every event is the day of the decree, else 1 January of the
plan's year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zicheck import __version__
from zicheck.bahasa import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.agenda import Agenda, Event
    from zicheck.bahasa import Lang
    from zicheck.plan import Plan

_OCTETS = 75
_TITLE = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")


def document(agenda: Agenda, lang: Lang) -> bytes:
    """The whole file."""
    lines = [line for item in _calendar(agenda, lang) for line in folded(item)]
    return ("\r\n".join(lines) + "\r\n").encode()


def _calendar(agenda: Agenda, lang: Lang) -> Iterator[str]:
    plan = agenda.plan
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//zicheck//zicheck {__version__}//{lang.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(_NAME.fill(unit=plan.unit, year=plan.tahun).to(lang))}"
    stamp = _stamp(plan)
    for event in agenda.events:
        yield from _event(event, stamp, lang)
    yield "END:VCALENDAR"


def _event(event: Event, stamp: date, lang: Lang) -> Iterator[str]:
    after = event.day + timedelta(days=1) if event.day < date.max else event.day
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"DTEND;VALUE=DATE:{_day(after)}"
    if event.repeat:
        repeat = event.repeat
        yield (
            f"RRULE:FREQ=MONTHLY;INTERVAL={repeat.months};COUNT={repeat.times};"
            f"BYMONTHDAY={repeat.day}"
        )
    yield f"SUMMARY:{escaped(title(event))}"
    yield f"DESCRIPTION:{escaped(_description(event, lang))}"
    names = [name for name in (event.area.to(lang), event.komponen) if name.strip()]
    if names:
        yield f"CATEGORIES:{','.join(map(escaped, names))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def title(event: Event) -> str:
    """What the calendar shows of it: the indikator, else the action, on one line."""
    text = " ".join((event.row.indikator or event.row.langkah_aksi or event.komponen).split())
    if len(text) > _TITLE:
        text = f"{text[:_TITLE].rsplit(' ', 1)[0]} …"
    return f"ZI: {text}" if text else "ZI"


def _description(event: Event, lang: Lang) -> str:
    row = event.row
    evidence = "\n".join(f"- {item}" for item in row.bukti_fisik if item.strip())
    parts = (
        (_ACTION, row.langkah_aksi),
        (_EVIDENCE, f"\n{evidence}" if "\n" in evidence else evidence.removeprefix("- ")),
        (_TARGET, row.target_waktu),
        (_ACHIEVED, row.target_capaian or ""),
        (_OWNER, row.penanggung_jawab or ""),
        (_LKE, ", ".join(event.lke)),
        (_ROW, str(row.row)),
    )
    return "\n".join(f"{label.to(lang)}: {text}" for label, text in parts if text.strip())


def escaped(text: str) -> str:
    """`text` as the value of a property: no character in it ends a line, a list or a value."""
    plain = _CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}", _LINE_END.sub("\n", text))
    for char in ("\\", ";", ","):
        plain = plain.replace(char, f"\\{char}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, all but the first led by a space."""
    start, used, room = 0, 0, _OCTETS
    for at, char in enumerate(line):
        size = len(char.encode())
        if used + size > room:
            yield ("" if start == 0 else " ") + line[start:at]
            start, used, room = at, 0, _OCTETS - 1
        used += size
    yield ("" if start == 0 else " ") + line[start:]


def _stamp(plan: Plan) -> date:
    return plan.keputusan.tanggal or date(min(max(plan.tahun, 1), 9999), 1, 1)


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


_NAME = Text("Rencana aksi ZI {unit} {year}", "ZI action plan of {unit} {year}")
_ACTION = Text("Langkah aksi", "Action")
_EVIDENCE = Text("Bukti fisik", "Evidence")
_TARGET = Text("Target waktu", "Target time")
_ACHIEVED = Text("Target capaian", "Target achievement")
_OWNER = Text("Penanggung jawab", "Responsible")
_LKE = Text("Indikator LKE", "LKE indikator")
_ROW = Text("Baris rencana", "Row of the plan")
