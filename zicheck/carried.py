"""What a plan says and its printed form cannot: kept in the file's properties, given back on import.

A decree shows no LKE ids and no ignored findings, and some of its words are added by
:mod:`zicheck.decreeform`. What import would read otherwise than it was is kept beside the text,
each thing with what would be read: where the text was changed since, the text wins. Rows are
known again by their komponen, indikator and langkah aksi, passages by their words.

What is kept is JSON in ASCII (:mod:`zicheck.carriedfile`), in the custom properties of the
document (:mod:`zicheck.kept`). Whoever reads it trusts nothing in it.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from zicheck.bahasa import Text
from zicheck.decree import Draft, read_decree
from zicheck.decreeform import document, form, printable, reworded
from zicheck.decreetable import Unsure
from zicheck.places import Route
from zicheck.plan import Abaikan, Kutipan, Naskah, Plan
from zicheck.planspec import BAGIAN_HUKUM, TUJUAN
from zicheck.readers import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from zicheck.carriedfile import Changed, Content, Kept, Passage
    from zicheck.decreeform import Form
    from zicheck.plan import Kegiatan

_VALUES = ("unit", "tahun", "tujuan", "induk")
_DECREE = ("nomor", "tahun", "tanggal", "judul")
_JOIN = "; "


def carried(plan: Plan) -> str:
    """What to keep beside the form of `plan`; "" when its text says it all."""
    if not plan.kegiatan:
        return ""  # a table of headings alone cannot be imported
    laid_out = form(plan)
    return left_unsaid(plan, laid_out, read_decree(document(laid_out, "")).plan)


def left_unsaid(plan: Plan, laid_out: Form, read: Plan) -> str:
    """What to keep beside `laid_out`, the form of `plan`, which by itself is taken as `read`."""
    added = {fold(line.text) for line in laid_out.lines if line.added}
    wanted = as_printed(plan)
    kept: dict[str, Any] = {}
    if values := dict(_values(read, wanted)):
        kept["nilai"] = values
    if passages := list(_passages(_filed(read), _filed(wanted), added)):
        kept["naskah"] = passages
    if rows := list(_rows(wanted, laid_out.fields)):
        kept |= {"rencana": [read.unit, read.tahun], "baris": rows}
    if not kept:
        return ""
    # Office programs take _x0041_ in a property for the letter A.
    return json.dumps({"versi": 1} | kept, separators=(",", ":")).replace("_x", "\\u005fx")


def restored(draft: Draft, kept: str) -> Draft:
    """`draft` with what was `kept` of the plan that the document was exported from."""
    if not kept:
        return draft
    from pydantic import ValidationError  # only documents of ours pay for it

    from zicheck.carriedfile import Kept

    try:
        found = Kept.model_validate_json(kept)
    except ValidationError:
        return _noted(draft, _UNREADABLE)
    same = found.rencana == (draft.plan.unit, draft.plan.tahun)
    draft = _with_values(draft, found.nilai)
    draft = _with_passages(draft, found.naskah)
    if found.baris:
        draft = _with_rows(draft, found) if same else _noted(draft, _OTHER_PLAN)
    return draft


def as_printed(plan: Plan) -> Plan:
    """`plan` with its texts as readers of its form give them.

    Where its rows stood in another document is left out.
    """
    plain = reworded(plan, lambda text: fold(printable(text)))
    return plain._replace(kegiatan=tuple(row._replace(sumber=None) for row in plain.kegiatan))


def changed_rows(plan: Plan, again: Plan) -> tuple[int, ...]:
    """The rows of `plan` that `again`, read from its form, does not have as they are."""
    printed, read = as_printed(plan), as_printed(again)
    there = Counter(_content(read, row) for row in read.kegiatan)
    changed: list[int] = []
    for row in printed.kegiatan:
        content = _content(printed, row)
        if not there[content]:
            changed.append(row.row)
        there[content] -= 1
    return tuple(changed)


def changed_passages(plan: Plan, again: Plan) -> int:
    """How many passages of `plan` do not stand in `again` as they did."""
    had, have = (Counter(item[:3] for item in _filed(as_printed(each))) for each in (plan, again))
    return (had - have).total()


def _content(plan: Plan, row: Kegiatan) -> tuple[object, ...]:
    part = plan.komponen[row.komponen]
    bare = row._replace(row=0, area=0, komponen=0)
    return plan.area[row.area], part.nomor, part.nama, bare


def _mark(*texts: str) -> str:
    """By what words are known again; equal for words that differ in white space alone."""
    plain = "\x1f".join(fold(printable(text)) for text in texts)
    return sha256(plain.encode()).hexdigest()[:16]


def _noted(draft: Draft, text: Text) -> Draft:
    return replace(draft, unsure=(*draft.unsure, Unsure(Route("plan", None, "area"), text)))


# values of the plan and of its decree


def _values(read: Plan, wanted: Plan) -> Iterator[tuple[str, dict[str, Any]]]:
    for names, prefix, before, after in (
        (_VALUES, "", read, wanted),
        (_DECREE, "keputusan.", read.keputusan, wanted.keputusan),
    ):
        for name in names:
            seen, said = _plain(getattr(before, name)), _plain(getattr(after, name))
            if seen != said:
                yield f"{prefix}{name}", {"dibaca": seen, "isi": said}


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _with_values(draft: Draft, kept: Mapping[str, Changed]) -> Draft:
    """Give back each value that is still read as it was when the document was written."""
    plan, decree = draft.plan, draft.plan.keputusan
    answered: set[Route] = set()
    for name, told in kept.items():
        part, _, key = name.rpartition(".")
        if key not in (_DECREE if part else _VALUES) or part not in ("", "keputusan"):
            continue
        if _plain(getattr(decree if part else plan, key)) != told.dibaca:
            continue
        value = _value(part, key, told.isi)
        if value is None:
            continue
        if part:
            decree = decree._replace(**{key: value[0]})
        else:
            plan = plan._replace(**{key: value[0]})
        answered.add(Route(part or "plan", None, key))
    unsure = tuple(note for note in draft.unsure if note.route not in answered)
    return replace(draft, plan=plan._replace(keputusan=decree), unsure=unsure)


def _value(part: str, key: str, said: object) -> tuple[Any] | None:
    """A kept value as the plan holds it, in a tuple of its own; None when it cannot be one."""
    if key == "tahun":
        return (said,) if isinstance(said, int) or (part and said is None) else None
    if key == "tanggal":
        try:
            return (date.fromisoformat(said) if isinstance(said, str) else None,)
        except ValueError:
            return None
    if key == "induk":
        return (tuple(said),) if isinstance(said, list) else None
    if not isinstance(said, str) or (key == "tujuan" and said not in ("", *TUJUAN)):
        return None
    return (said,)


# passages


class _Filed(NamedTuple):
    """A passage: the list and the part that it stands in, its words, its index in the list."""

    part: str
    bagian: str
    teks: str
    at: int


def _filed(plan: Plan) -> list[_Filed]:
    return [
        *(_Filed("dasar_hukum", *_words(item), at) for at, item in enumerate(plan.dasar_hukum)),
        *(_Filed("naskah", *_words(item), at) for at, item in enumerate(plan.naskah)),
    ]


def _words(item: Kutipan | Naskah) -> tuple[str, str]:
    return item.bagian, item.teks


def _passages(
    read: Sequence[_Filed], wanted: Sequence[_Filed], added: Collection[str]
) -> Iterator[dict[str, Any]]:
    """Which passages that are `read` stood elsewhere in the plan, or were `added` by the form."""
    # Whatever is read as it was is settled first: of two with the same words, neither moves.
    right = Counter(item[:3] for item in wanted)
    astray: list[_Filed] = []
    for item in read:
        if right[item[:3]] > 0:
            right[item[:3]] -= 1
        else:
            astray.append(item)
    missed: dict[str, deque[_Filed]] = {}
    for item in reversed(wanted):
        if right[item[:3]] > 0:
            right[item[:3]] -= 1
            missed.setdefault(item.teks, deque()).appendleft(item)
    for item in astray:
        told: dict[str, Any] = {
            "sidik": _mark(item.teks), "dari": item.part, "dibaca": item.bagian,
        }  # fmt: skip
        if was := missed.get(item.teks):
            true = was.popleft()
            yield told | {"ke": true.part, "bagian": true.bagian, "urutan": true.at}
        elif item.teks in added:
            yield told


def _with_passages(draft: Draft, kept: Sequence[Passage]) -> Draft:
    """File passages again as they were; the others keep their order."""
    if not kept:
        return draft
    told: dict[tuple[str, str, str], deque[Passage]] = {}
    for passage in kept:
        told.setdefault((passage.sidik, passage.dari, passage.dibaca), deque()).append(passage)
    lists: dict[str, list[tuple[_Filed, str]]] = {"dasar_hukum": [], "naskah": []}
    moved: list[tuple[Passage, _Filed]] = []
    # A twin that stayed stands before the ones that the form added: the last ones are meant.
    for item in reversed(_filed(draft.plan)):
        waiting = told.get((_mark(item.teks), item.part, item.bagian))
        if waiting:
            moved.append((waiting.pop(), item))
        else:
            lists[item.part].insert(0, (item, item.bagian))
    for passage, item in sorted(moved, key=lambda pair: pair[0].urutan):
        if passage.ke and (passage.ke == "naskah" or passage.bagian in BAGIAN_HUKUM):
            lists[passage.ke].insert(passage.urutan, (item, passage.bagian))
    routes = {
        Route(item.part, item.at): Route(part, at)
        for part, items in lists.items()
        for at, (item, _) in enumerate(items)
    }
    return replace(
        draft,
        plan=draft.plan._replace(
            dasar_hukum=tuple(Kutipan(bagian, item.teks) for item, bagian in lists["dasar_hukum"]),
            naskah=tuple(Naskah(bagian, item.teks) for item, bagian in lists["naskah"]),
        ),
        places={
            to: place
            for route, place in draft.places.items()
            if (to := _moved(route, routes)) is not None
        },
        unsure=tuple(
            Unsure(to, note.text)
            for note in draft.unsure
            if (to := _moved(note.route, routes)) is not None
        ),
    )


def _moved(route: Route, routes: Mapping[Route, Route]) -> Route | None:
    """Where `route` leads now; None when its passage is gone."""
    part, at, field = route
    if part not in ("dasar_hukum", "naskah") or at is None:
        return route
    to = routes.get(Route(part, at))
    return None if to is None else to._replace(field=field)


# rows


def _row_mark(plan: Plan, row: Kegiatan) -> str:
    return _mark(plan.komponen[row.komponen].nama, row.indikator, row.langkah_aksi)


def _rows(plan: Plan, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What the form does not show of each row; rows that look alike are told in their order."""
    told: dict[str, list[dict[str, Any]]] = {}
    for row in plan.kegiatan:
        hidden: dict[str, Any] = {}
        if row.lke:
            hidden["lke"] = list(row.lke)
        if row.abaikan:
            hidden["abaikan"] = [
                {"kode": item.kode, "alasan": item.alasan, "sampai": _plain(item.sampai)}
                for item in row.abaikan
            ]
        if len(row.bukti_fisik) > 1:  # the form shows one text
            hidden["bukti"] = [len(item) for item in row.bukti_fisik]
        if absent := [name for name in fields if getattr(row, name) is None]:
            hidden["tanpa"] = absent
        told.setdefault(_row_mark(plan, row), []).append(hidden)
    for mark, contents in told.items():
        if any(contents):
            yield {"sidik": mark, "isi": contents}


def _with_rows(draft: Draft, kept: Kept) -> Draft:
    """Give each row what was kept of it, if it is still there."""
    plan = draft.plan
    told = {row.sidik: deque(row.isi) for row in kept.baris}
    rows: list[Kegiatan] = []
    given = 0
    for row in plan.kegiatan:
        waiting = told.get(_row_mark(plan, row))
        content = waiting.popleft() if waiting else None
        rows.append(_with_content(row, content) if content else row)
        given += bool(content and (content.lke or content.abaikan))
    draft = replace(draft, plan=plan._replace(kegiatan=tuple(rows)))
    if given:
        draft = _noted(draft, _GIVEN_BACK.fill(n=given))
    gone = sum(
        1 for waiting in told.values() for content in waiting if content.lke or content.abaikan
    )
    return _noted(draft, _GONE.fill(n=gone)) if gone else draft


def _with_content(row: Kegiatan, content: Content) -> Kegiatan:
    absent: dict[str, Any] = {name: None for name in content.tanpa if not row.cell(name)}
    return row._replace(
        lke=content.lke,
        abaikan=tuple(Abaikan(item.kode, item.alasan, item.sampai) for item in content.abaikan),
        bukti_fisik=_items(row.bukti, content.bukti) or row.bukti_fisik,
        **absent,
    )


def _items(text: str, lengths: Sequence[int]) -> tuple[str, ...]:
    """The items of so many letters that `text` joins; none when it joins others."""
    items: list[str] = []
    at = 0
    for length in lengths:
        items.append(text[at : at + length])
        at += length + len(_JOIN)
    return tuple(items) if items and _JOIN.join(items) == text else ()


_UNREADABLE = Text(
    "Properti `zicheck` pada dokumen ini tidak dapat dibaca dan diabaikan.",
    "The properties named `zicheck` of this document cannot be read and were left aside.",
)
_OTHER_PLAN = Text(
    "Dokumen ini disalin dari rencana unit atau tahun lain; `lke` dan `abaikan` yang tersimpan di "
    "propertinya tidak dipakai.",
    "The document was copied from the plan of another unit or year; the `lke` and `abaikan` kept "
    "in its properties were not used.",
)
_GIVEN_BACK = Text(
    "`lke` atau `abaikan` pada {n} baris diambil dari properti dokumen, seperti ketika diekspor; "
    "periksa apakah masih berlaku.",
    "`lke` or `abaikan` of {n} rows come from the document's properties, as they were exported; "
    "look whether they still hold.",
)
_GONE = Text(
    "{n} baris yang ketika diekspor mempunyai `lke` atau `abaikan` sudah diubah atau dihapus; "
    "tulis lagi keduanya bila perlu.",
    "{n} rows that had `lke` or `abaikan` when they were exported were changed or deleted since; "
    "write both again where needed.",
)
