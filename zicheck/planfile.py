"""A plan file (YAML) to a :class:`~zicheck.plan.Plan`, with the place of every value."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.errors import InputError, Problem, fault
from zicheck.nearest import nearest
from zicheck.places import Locate, Place, Route
from zicheck.plan import (
    Abaikan,
    Area,
    Kegiatan,
    Keputusan,
    Komponen,
    Kutipan,
    Naskah,
    Plan,
    Sumber,
)
from zicheck.planspec import PLAN, VERSION, Key
from zicheck.yamlnodes import NULL, Mapping, Node, Scalar, Sequence
from zicheck.yamltree import decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEARS = range(1990, 2101)
MAX_ROWS = 20_000
"""Rows of one plan: hundreds of times those of a real one, and read and checked in seconds."""
_MOST_PROBLEMS = 1_000
"""So many problems are told of one file; who has more mends these first."""


def read_plan(data: bytes, file: str) -> tuple[Plan, Locate]:
    """The plan in the YAML text `data`, and the way from a route to its line and column.

    Args:
        data: the bytes of the file (UTF-8, with or without a mark).
        file: its name, for messages and places.

    Raises:
        InputError: with every problem found, each naming key, line and remedy.
    """
    root = parse(decode(data, file), file)
    return _Reader(file).plan(root)


class _Reader:
    """Holds one file's problems and places while its tree is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.nodes: dict[tuple[str, int | None], Node] = {}
        self.sources: dict[int, Sumber] = {}

    def plan(self, root: Node) -> tuple[Plan, Locate]:
        if not isinstance(root, Mapping) or not any(
            name.value in ("zicheck", "area", "unit") for name, _ in root.items
        ):
            raise fault(self.file, _NO_PLAN, root.line, root.column)
        top = self.mapping(root, PLAN, "rencana")
        version = top.get("zicheck")
        if version is not None and version != VERSION:
            node = root.get("zicheck")
            self.complain(node or root, _VERSION.fill(version=version, known=VERSION))
        tahun = top.get("tahun", 0)
        if tahun and tahun not in _YEARS:
            self.complain(root.get("tahun") or root, _YEAR.fill(year=tahun))

        nodes = self.nodes
        nodes["plan", None] = root
        decree = top.get("keputusan", {})
        decree_node = root.get("keputusan")
        if isinstance(decree_node, Mapping):
            nodes["keputusan", None] = decree_node
        for part in ("dasar_hukum", "naskah"):
            entries = root.get(part)
            if isinstance(entries, Sequence):
                for index, entry in enumerate(entries.items):
                    nodes[part, index] = entry
        if self.problems:
            raise InputError(sorted(self.problems, key=_in_file))
        area, komponen, kegiatan = self.table(top.get("area", ()), root.get("area"))
        plan = Plan(
            unit=top["unit"],
            tahun=tahun,
            tujuan=top.get("tujuan", ""),
            induk=tuple(top.get("induk", ())),
            keputusan=Keputusan(**decree),
            dasar_hukum=tuple(Kutipan(**item) for item in top.get("dasar_hukum", ())),
            naskah=tuple(Naskah(**item) for item in top.get("naskah", ())),
            area=tuple(area),
            komponen=tuple(komponen),
            kegiatan=tuple(kegiatan),
        )
        return plan, self.locate

    def locate(self, route: Route) -> Place:
        """The place of `route`; of what holds it when the value itself is absent."""
        found = (
            self.value_of(route.part, route.index, route.field)
            or self.nodes.get((route.part, route.index))
            or self.value_of("plan", None, route.part)
        )
        line, column = (found.line, found.column) if found else (1, 1)
        source = self.sources.get(route.index or 0) if route.part == "kegiatan" else None
        return Place(
            file=self.file,
            line=line,
            column=column,
            page=source.halaman if source else None,
            table=source.tabel if source else None,
            row=source.baris if source else None,
        )

    def table(
        self, areas: Iterable[dict[str, Any]], node: Node | None
    ) -> tuple[list[Area], list[Komponen], list[Kegiatan]]:
        nodes = self.nodes
        area: list[Area] = []
        komponen: list[Komponen] = []
        kegiatan: list[Kegiatan] = []
        area_nodes = node.items if isinstance(node, Sequence) else []
        for section, section_node in zip(areas, area_nodes, strict=False):
            nodes["area", len(area)] = section_node
            for part, part_node in zip(
                section.get("komponen", ()), _children(section_node, "komponen"), strict=False
            ):
                nodes["komponen", len(komponen)] = part_node
                for row, row_node in zip(
                    part.get("kegiatan", ()), _children(part_node, "kegiatan"), strict=False
                ):
                    number = len(kegiatan) + 1
                    if number > MAX_ROWS:
                        raise fault(self.file, _TOO_MANY_ROWS.fill(n=MAX_ROWS), row_node.line)
                    nodes["kegiatan", number] = row_node
                    kegiatan.append(self.row(row, number, len(area), len(komponen)))
                komponen.append(Komponen(part.get("nomor", ""), part.get("nama", ""), len(area)))
            area.append(Area(section.get("kode", ""), section.get("judul", "")))
        return area, komponen, kegiatan

    def row(self, values: dict[str, Any], number: int, area: int, komponen: int) -> Kegiatan:
        source = values.get("sumber")
        sumber = Sumber(**source) if source else None
        if sumber:
            self.sources[number] = sumber
        return Kegiatan(
            row=number,
            area=area,
            komponen=komponen,
            indikator=values.get("indikator", ""),
            langkah_aksi=values.get("langkah_aksi", ""),
            bukti_fisik=tuple(values.get("bukti_fisik", ())),
            target_waktu=values.get("target_waktu", ""),
            target_capaian=values.get("target_capaian"),
            penanggung_jawab=values.get("penanggung_jawab"),
            lke=tuple(values.get("lke", ())),
            abaikan=tuple(Abaikan(**item) for item in values.get("abaikan", ()) if item),
            sumber=sumber,
        )

    def value_of(self, part: str, index: int | None, field: str | None) -> Node | None:
        """The node of the value `field` of a mapping, or of the mapping when there is no field."""
        node = self.nodes.get((part, index))
        if field is None:
            return node
        return node.get(field) if isinstance(node, Mapping) else None

    def complain(self, node: Node, text: Text) -> None:
        self.problems.append(
            Problem(text, Place(file=self.file, line=node.line, column=node.column))
        )
        if len(self.problems) >= _MOST_PROBLEMS:
            raise InputError(sorted(self.problems, key=_in_file))

    def mapping(self, node: Node, keys: tuple[Key, ...], owner: str) -> dict[str, Any]:
        """The values of a mapping by key; absent and empty values are left out."""
        if not isinstance(node, Mapping):
            self.complain(node, _WANT_OBJECT.fill(key=owner, keys=_names(keys)))
            return {}
        known, free = _BY_NAME.get(id(keys)) or _index(keys)
        values: dict[str, Any] = {}
        for name, value in node.items:
            key = known.get(name.value)
            if key is None:
                self.unknown(name, keys)
                continue
            if isinstance(value, Scalar):
                text = value.value
                if value.plain and text in NULL:
                    continue
                # Nearly every value is a text of any kind: it needs no more looking at.
                if key.name in free:
                    values[key.name] = text if key.kind == "text" else (text,)
                    continue
            read = self.value(value, key)
            if read is not None:
                values[key.name] = read
        for key in keys:
            if key.required and key.name not in values and not self._failed(node, key):
                self.complain(node, _MISSING.fill(key=key.name, owner=owner, about=key.about))
        return values

    def _failed(self, node: Mapping, key: Key) -> bool:
        """Whether the key is there but was refused: then it was already complained of."""
        value = node.get(key.name)
        return value is not None and not (isinstance(value, Scalar) and value.empty)

    def unknown(self, name: Scalar, keys: tuple[Key, ...]) -> None:
        close = nearest(name.value, [key.name for key in keys])
        text = (
            _UNKNOWN_NEAR.fill(key=name.value, near=close)
            if close
            else _UNKNOWN.fill(key=name.value, keys=_names(keys))
        )
        self.complain(name, text)

    def value(self, node: Node, key: Key) -> Any:
        """The value of `key`, or None when it is not of its kind (and has been reported)."""
        kind = key.kind
        if kind == "text":
            return self.text(node, key)
        if kind == "text-or-texts":
            if isinstance(node, Sequence):
                return self.texts(node, key)
            text = self.text(node, key)
            return None if text is None else (text,)
        if kind == "objects":
            if not isinstance(node, Sequence):
                self.complain(node, _WANT_LIST.fill(key=key.name))
                return None
            return [self.mapping(item, key.keys, key.name) for item in node.items]
        if kind == "texts":
            if not isinstance(node, Sequence):
                self.complain(node, _WANT_TEXTS.fill(key=key.name))
                return None
            return self.texts(node, key)
        if kind == "object":
            return self.mapping(node, key.keys, key.name)
        if kind == "date":
            return self.date(node, key)
        return self.integer(node, key)

    def text(self, node: Node, key: Key) -> str | None:
        if not isinstance(node, Scalar):
            self.complain(node, _WANT_TEXT.fill(key=key.name))
            return None
        if key.choices and node.value not in key.choices:
            self.complain(
                node,
                _WANT_CHOICE.fill(key=key.name, value=node.value, choices=_listed(key.choices)),
            )
            return None
        if key.pattern and not re.fullmatch(key.pattern, node.value):
            self.complain(node, _BAD_CODE.fill(key=key.name, value=node.value))
            return None
        return node.value

    def texts(self, node: Sequence, key: Key) -> tuple[str, ...]:
        found = (
            self.text(item, key)
            for item in node.items
            if not (isinstance(item, Scalar) and item.empty)
        )
        return tuple(text for text in found if text is not None)

    def integer(self, node: Node, key: Key) -> int | None:
        if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{1,9}", node.value):
            return int(node.value)
        shown = node.value if isinstance(node, Scalar) else "..."
        self.complain(node, _WANT_INTEGER.fill(key=key.name, value=shown))
        return None

    def date(self, node: Node, key: Key) -> date | None:
        if isinstance(node, Scalar) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", node.value):
            try:
                return date.fromisoformat(node.value)
            except ValueError:
                pass
        shown = node.value if isinstance(node, Scalar) else "..."
        self.complain(node, _WANT_DATE.fill(key=key.name, value=shown))
        return None


def _in_file(problem: Problem) -> tuple[int, int]:
    return (problem.place.line or 0, problem.place.column or 0)


_Known = tuple[dict[str, Key], frozenset[str]]
_BY_NAME: dict[int, _Known] = {}


def _index(keys: tuple[Key, ...]) -> _Known:
    """The keys by name, and the names of those whose value may be any text.

    Kept for good, since the description never changes.
    """
    free = frozenset(
        key.name
        for key in keys
        if key.kind in ("text", "text-or-texts") and not (key.choices or key.pattern)
    )
    return _BY_NAME.setdefault(id(keys), ({key.name: key for key in keys}, free))


def _children(node: Node, name: str) -> list[Node]:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found.items if isinstance(found, Sequence) else []


def _names(keys: tuple[Key, ...]) -> str:
    return _listed(key.name for key in keys)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


_NO_PLAN = Text(
    "Berkas YAML ini bukan rencana aksi: kunci `zicheck`, `unit` dan `area` tidak ada; lihat "
    "`zicheck init` untuk bentuknya.",
    "This YAML is no plan: the keys `zicheck`, `unit` and `area` are absent; `zicheck init` "
    "shows the form.",
)
_TOO_MANY_ROWS = Text(
    "Rencana ini memuat lebih dari {n} kegiatan, jauh melebihi rencana satu unit; berikan satu "
    "rencana per berkas.",
    "The plan has more than {n} rows, far more than the plan of a unit; give one plan a file.",
)
_VERSION = Text(
    "Kunci `zicheck` menyebut versi {version}, sedangkan yang dikenal versi {known}; tulis "
    "`zicheck: {known}`.",
    "The key `zicheck` says version {version}, but version {known} is what is known; write "
    "`zicheck: {known}`.",
)
_YEAR = Text(
    "Kunci `tahun` berisi {year}; tulis tahun rencana dengan empat angka, misalnya 2026.",
    "The key `tahun` holds {year}; write the year of the plan in four digits, such as 2026.",
)
_MISSING = Text(
    "Kunci `{key}` tidak ada pada `{owner}`; tambahkan. {about}",
    "The key `{key}` is missing from `{owner}`; add it. {about}",
)
_UNKNOWN = Text(
    "Kunci `{key}` tidak dikenal; yang dikenal di sini: {keys}.",
    "The key `{key}` is unknown; known here: {keys}.",
)
_UNKNOWN_NEAR = Text(
    "Kunci `{key}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The key `{key}` is unknown; did you mean `{near}`?",
)
_WANT_OBJECT = Text(
    "`{key}` harus berupa pemetaan dengan kunci {keys}.",
    "`{key}` must be a mapping with the keys {keys}.",
)
_WANT_LIST = Text(
    "Kunci `{key}` harus berupa daftar; awali setiap butir dengan `- `.",
    "The key `{key}` must be a list; begin each item with `- `.",
)
_WANT_TEXTS = Text(
    "Kunci `{key}` harus berupa daftar teks, misalnya `{key}: [teks]`.",
    "The key `{key}` must be a list of texts, such as `{key}: [text]`.",
)
_WANT_TEXT = Text(
    "Kunci `{key}` harus berupa teks; beri tanda kutip bila memuat `[`, `{{` atau `: `.",
    "The key `{key}` must be a text; quote it if it holds `[`, `{{` or `: `.",
)
_WANT_CHOICE = Text(
    "Kunci `{key}` berisi `{value}`; pilih salah satu dari {choices}.",
    "The key `{key}` holds `{value}`; choose one of {choices}.",
)
_WANT_INTEGER = Text(
    "Kunci `{key}` harus berupa bilangan bulat; tertulis `{value}`.",
    "The key `{key}` must be a whole number; it holds `{value}`.",
)
_WANT_DATE = Text(
    "Kunci `{key}` harus berupa tanggal TTTT-BB-HH, misalnya 2026-01-31; tertulis `{value}`.",
    "The key `{key}` must be a date YYYY-MM-DD, such as 2026-01-31; it holds `{value}`.",
)
_BAD_CODE = Text(
    "Kunci `{key}` berisi `{value}`, yang bukan kode yang dikenal (contoh: P.I.1.a untuk lke, "
    "WKT004 untuk aturan).",
    "The key `{key}` holds `{value}`, which is no known code (examples: P.I.1.a for lke, WKT004 "
    "for a rule).",
)
