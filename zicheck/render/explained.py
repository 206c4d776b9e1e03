"""What was recognised as what in a document, for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.render import texts
from zicheck.render.json import location
from zicheck.render.wrap import clean, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.bahasa import Lang
    from zicheck.decree import Draft
    from zicheck.headings import Heading
    from zicheck.places import Place
    from zicheck.recognition import TableFound
    from zicheck.render.terminal import View

VERSION = 1


def explained_lines(draft: Draft, view: View) -> list[str]:
    """The explanation of one plan, line by line."""
    lang = view.lang
    found = draft.recognition
    name = shown(draft.file) + (f" · {draft.part}" if draft.part else "")
    lines = [*(view.paint(line, "bold") for line in wrap(clean(name), view.columns)), ""]
    lines += [view.paint(_DECREE.to(lang), "bold")]
    key_width = max((len(part.key) for part in found.decree), default=0)
    for part in found.decree:
        value = clean(part.value) or _NOT_FOUND.to(lang)
        at = f" ({_inside(part.place, lang)})" if part.place and part.value else ""
        lead = f"  {part.key.ljust(key_width)}  "
        lines += wrap(shorten(value, 300) + at, view.columns, lead, " " * len(lead))
    for table in found.tables:
        lines += ["", *wrap(_table_title(table, lang), view.columns)]
        lines += list(_columns(table.columns, view))
    lines += ["", view.paint(_AREAS.to(lang), "bold")]
    if not found.sections:
        lines.append(f"  {_NOT_FOUND.to(lang)}")
    for section in found.sections:
        title = " ".join(filter(None, (clean(section.kode), clean(section.judul))))
        text = f"{title or '-'} — {section.why.to(lang)} ({_inside(section.place, lang)})"
        lines += wrap(text, view.columns, "  ", "     ")
    return lines


def explained_object(draft: Draft, lang: Lang) -> dict[str, Any]:
    """The same as JSON; places as in `check --format json`."""
    found = draft.recognition
    return {
        "path": shown(draft.file),
        "part": draft.part,
        "rows": len(draft.plan.kegiatan),
        "decree": [
            {
                "key": part.key,
                "value": part.value,
                "location": location(part.place) if part.place else None,
            }
            for part in found.decree
        ],
        "tables": [
            {
                "use": table.use,
                "first": table.first,
                "rows": table.rows,
                "location": location(table.place),
                "columns": [
                    {
                        "column": heading.column,
                        "heading": heading.printed,
                        "field": heading.field or None,
                        "months": list(heading.months),
                        "sure": heading.sure,
                        "why": heading.why.to(lang),
                    }
                    for heading in table.columns
                ],
            }
            for table in found.tables
        ],
        "sections": [
            {
                "code": section.kode,
                "title": section.judul,
                "why": section.why.to(lang),
                "location": location(section.place),
            }
            for section in found.sections
        ],
        "unsure": [
            {"message": unsure.text.to(lang), "location": location(draft.locate(unsure.route))}
            for unsure in draft.unsure
        ],
    }


def _table_title(table: TableFound, lang: Lang) -> str:
    text = _USES[table.use].fill(n=table.rows, first=shorten(clean(table.first), 40))
    return f"{_inside(table.place, lang) or _TABLE.to(lang)}: {text.to(lang)}"


def _columns(headings: Sequence[Heading], view: View) -> Iterator[str]:
    """The columns of one table; those of a month grid that follow one another in one line."""
    if not headings:
        return
    from tabulate import tabulate

    lang = view.lang
    room = max(view.columns - 45, 30)  # what the other columns and the gaps take
    left, right = room * 2 // 5, room * 3 // 5
    rows = []
    for group in _groups(headings):
        first, last = group[0], group[-1]
        number = str(first.column) if first is last else f"{first.column}-{last.column}"
        printed = clean(first.printed) or "-"
        if first is not last:
            printed = f"{printed} … {clean(last.printed.rpartition(' / ')[2])}"
        rows.append(
            [
                number,
                "\n".join(wrap(shorten(printed, 90), left)),
                first.field or _NONE.to(lang),
                _SURE[first.sure].to(lang),
                "\n".join(wrap(first.why.to(lang), right)),
            ]
        )
    table = tabulate(
        rows, headers=[text.to(lang) for text in _HEADS], tablefmt="simple", disable_numparse=True
    )
    yield from (f"  {line}".rstrip() for line in table.splitlines())


def _groups(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    group: list[Heading] = []
    for heading in headings:
        goes_on = group and heading.field == group[-1].field == "bulan"
        if group and not (goes_on and heading.column == group[-1].column + 1):
            yield group
            group = []
        group.append(heading)
    if group:
        yield group


def _inside(place: Place, lang: Lang) -> str:
    """A place without the name of the file, which stands above."""
    if place.line:
        return texts_line(place.line).to(lang)
    whole = texts.place(place, lang)
    return whole.removeprefix(place.file).strip(", ")


def texts_line(number: int) -> Text:
    """`baris 12` / `line 12`."""
    return Text(f"baris {number}", f"line {number}")


_DECREE = Text("Keputusan", "Decree")
_AREAS = Text("Area", "Areas")
_TABLE = Text("tabel", "table")
_NONE = Text("(tidak dimuat)", "(left out)")
_NOT_FOUND = Text("tidak ditemukan", "not found")
_USES = {
    "plan": Text("tabel rencana aksi, {n} kegiatan", "a table of the plan, {n} rows"),
    "continued": Text(
        "lanjutan tabel rencana aksi, {n} kegiatan", "goes on the table of the plan, {n} rows"
    ),
    "left out": Text(
        "bukan tabel rencana aksi, tidak dimuat (`{first}`)",
        "no table of a plan, left out (`{first}`)",
    ),
}
_SURE = {
    "certain": Text("pasti", "certain"),
    "likely": Text("cukup yakin", "likely"),
    "weak": Text("kurang yakin", "weak"),
}
_HEADS = (
    Text("Kolom", "Column"),
    Text("Judul", "Heading"),
    Text("Dibaca sebagai", "Read as"),
    Text("Keyakinan", "Sure"),
    Text("Sebab", "Why"),
)
