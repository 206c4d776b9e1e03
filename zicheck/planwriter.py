"""A plan to the YAML of a plan file: deterministic, one line a value, made to be edited by hand.

What is written reads back as the same plan. Values stand plain where YAML leaves them alone and
in double quotes otherwise; what import was unsure of stands as a comment where it belongs, and
once more at the head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.decreetable import FIELDS
from zicheck.places import Route
from zicheck.planspec import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zicheck.decreetable import Unsure
    from zicheck.plan import Kegiatan, Keputusan, Kutipan, Naskah, Plan

SCHEMA = "../docs/reference/plan.schema.json"
"""Where the schema lies, seen from the plans of this repository."""

_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that YAML 1.1 reads as something else than text."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_STEP = "  "

_ROW_ORDER = (*FIELDS, "lke", "sumber", "abaikan")


def write_plan(plan: Plan, notes: Sequence[Unsure] = (), schema: str = SCHEMA) -> str:
    """The plan file of `plan`, ending with a line break.

    Args:
        plan: its rows must stand in the order of its komponen, as every reader gives them.
        notes: what a human should look at; written as comments in Bahasa Indonesia.
        schema: path or address of the JSON Schema, for editors.
    """
    return _Writer(plan, notes).write(schema)


def scalar(text: str, *, flow: bool = False) -> str:
    """`text` as a YAML scalar on one line; `flow` if it stands between `{}` or `[]`."""
    return text if _plain(text, flow=flow) else f'"{"".join(map(_escaped, text))}"'


def _plain(text: str, *, flow: bool) -> bool:
    return (
        text[:1].isalpha()
        and text.isprintable()
        and not text.endswith(" ")
        and not any(mark in text for mark in ":#")
        and not (flow and any(mark in text for mark in ",[]{}?"))
        and text.casefold() not in _RESERVED
    )


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _flow(items: Iterable[tuple[str, str | int | date | None]]) -> str:
    """A mapping between braces, without its empty values."""
    shown = (
        f"{key}: {scalar(value, flow=True) if isinstance(value, str) else value}"
        for key, value in items
        if value not in ("", None)
    )
    return "{" + ", ".join(shown) + "}"


def _listed(texts: Iterable[str]) -> str:
    return "[" + ", ".join(scalar(text, flow=True) for text in texts) + "]"


class _Writer:
    """Puts the lines of one plan together."""

    def __init__(self, plan: Plan, notes: Sequence[Unsure]) -> None:
        self.plan = plan
        self.notes = notes
        self.noted: dict[Route, list[str]] = {}
        for note in notes:
            self.noted.setdefault(note.route, []).append(_comment(note.text.id))
        self.lines: list[str] = []

    def write(self, schema: str) -> str:
        plan = self.plan
        self.lines = [f"# yaml-language-server: $schema={schema}", *self.summary()]
        self.entry("zicheck", str(VERSION))
        self.entry("unit", scalar(plan.unit))
        if plan.induk:
            self.entry("induk", _listed(plan.induk))
        self.entry("tahun", str(plan.tahun))
        if plan.tujuan:
            self.entry("tujuan", scalar(plan.tujuan))
        self.keputusan(plan.keputusan)
        self.passages("dasar_hukum", plan.dasar_hukum)
        self.passages("naskah", plan.naskah)
        self.areas()
        return "\n".join(self.lines) + "\n"

    def entry(self, key: str, value: str = "") -> None:
        """One key of the plan itself, below what is noted of it."""
        self.remarks("", Route("plan", None, key))
        self.lines.append(f"{key}: {value}".rstrip())

    def keputusan(self, keputusan: Keputusan) -> None:
        keys = {
            "nomor": scalar(keputusan.nomor) if keputusan.nomor else "",
            "tahun": str(keputusan.tahun or ""),
            "tanggal": keputusan.tanggal.isoformat() if keputusan.tanggal else "",
            "judul": scalar(keputusan.judul) if keputusan.judul else "",
        }
        if any(keys.values()):
            self.entry("keputusan")
        else:
            self.remarks("", Route("plan", None, "keputusan"))
        for key, value in keys.items():
            self.remarks(_STEP, Route("keputusan", None, key))
            if value:
                self.lines.append(f"{_STEP}{key}: {value}")

    def passages(self, part: str, passages: Iterable[Kutipan | Naskah]) -> None:
        for index, passage in enumerate(passages):
            if not index:
                self.entry(part)
            self.remarks(_STEP, Route(part, index), Route(part, index, "teks"))
            bagian, teks = scalar(passage.bagian), scalar(passage.teks)
            self.item(_STEP, [f"bagian: {bagian}", f"teks: {teks}"])

    def areas(self) -> None:
        plan = self.plan
        self.entry("area", "" if plan.area else "[]")
        komponen: list[list[int]] = [[] for _ in plan.area]
        for index, part in enumerate(plan.komponen):
            komponen[part.area].append(index)
        rows: list[list[Kegiatan]] = [[] for _ in plan.komponen]
        for row in plan.kegiatan:
            rows[row.komponen].append(row)
        for number, area in enumerate(plan.area):
            self.titled(1, "area", number, {"kode": area.kode, "judul": area.judul})
            if komponen[number]:
                self.lines.append(f"{_STEP * 2}komponen:")
            for index in komponen[number]:
                part = plan.komponen[index]
                self.titled(3, "komponen", index, {"nomor": part.nomor, "nama": part.nama})
                if rows[index]:
                    self.lines.append(f"{_STEP * 4}kegiatan:")
                for row in rows[index]:
                    self.row(row)

    def titled(self, depth: int, part: str, index: int, keys: dict[str, str]) -> None:
        """An item of a list with its code, if it has one, and its title."""
        self.remarks(_STEP * depth, Route(part, index), *(Route(part, index, k) for k in keys))
        code, title = keys
        lines = [f"{code}: {scalar(keys[code])}"] if keys[code] else []
        self.item(_STEP * depth, [*lines, f"{title}: {scalar(keys[title])}"])

    def row(self, row: Kegiatan) -> None:
        indent = _STEP * 5
        keys = _row_keys(row)
        for name in FIELDS:
            if Route("kegiatan", row.row, name) in self.noted:
                keys.setdefault(name, [f'{name}: ""'])
        self.remarks(indent, Route("kegiatan", row.row))
        self.remarks(indent, *(Route("kegiatan", row.row, name) for name in keys))
        ordered = [line for name in _ROW_ORDER for line in keys.get(name, ())]
        self.item(indent, ordered or ["{}"])

    def item(self, indent: str, lines: Sequence[str]) -> None:
        self.lines.append(f"{indent}- {lines[0]}")
        self.lines.extend(f"{indent}  {line}" for line in lines[1:])

    def remarks(self, indent: str, *routes: Route) -> None:
        """What is noted of `routes`, as comments."""
        for route in routes:
            self.lines.extend(f"{indent}# PERIKSA: {text}" for text in self.noted.get(route, ()))

    def summary(self) -> list[str]:
        if not self.notes:
            return []
        count = len(self.notes)
        return [
            f"# Ditulis `zicheck import`; {count} hal perlu diperiksa (cari: PERIKSA).",
            *(f"# - {_named(note.route)}: {_comment(note.text.id)}" for note in self.notes),
        ]


def _row_keys(row: Kegiatan) -> dict[str, list[str]]:
    """The lines of each key that a row has."""
    keys: dict[str, list[str]] = {}
    for name in FIELDS:
        value = getattr(row, name)
        optional = name in ("target_capaian", "penanggung_jawab")
        if name == "bukti_fisik" and len(value) > 1:
            keys[name] = [f"{name}:", *(f"{_STEP}- {scalar(text)}" for text in value)]
        elif value or (optional and value is not None):
            keys[name] = [f"{name}: {scalar(row.cell(name))}"]
    if row.lke:
        keys["lke"] = [f"lke: {_listed(row.lke)}"]
    if row.sumber is not None:
        place = (
            ("halaman", row.sumber.halaman),
            ("tabel", row.sumber.tabel),
            ("baris", row.sumber.baris),
            ("lembar", row.sumber.lembar),
        )
        keys["sumber"] = [f"sumber: {_flow(place)}"]
    if row.abaikan:
        items = (
            _flow((("kode", item.kode), ("alasan", item.alasan), ("sampai", item.sampai)))
            for item in row.abaikan
        )
        keys["abaikan"] = [f"abaikan: [{', '.join(items)}]"]
    return keys


def _comment(text: str) -> str:
    """`text` on one line, with nothing in it that YAML does not allow in a comment."""
    return "".join(char if char.isprintable() else " " for char in text)


def _named(route: Route) -> str:
    """A route as readers of the file count: lists and rows from 1."""
    part, index, key = route
    if part == "kegiatan":
        name = f"baris {index}"
    elif part == "plan":
        return key or "rencana"
    else:
        name = part if index is None else f"{part} {index + 1}"
    return f"{name}, {key}" if key else name
