"""SLN: rows and texts that stand twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from zicheck.checks.base import AFTER_OTHERS, Hit, by_area, cell, kind, row_words
from zicheck.evidence import PAPERS
from zicheck.phrases import rows, shortened
from zicheck.places import Route
from zicheck.similarity import alike, containment, content_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from zicheck.checks.base import Context
    from zicheck.plan import Kegiatan


@kind("baris_ganda")
def doubled(context: Context, _: object) -> Iterator[Hit]:
    """Rows that stand twice; rows that were copied one after the other are one finding."""
    plan = context.plan
    first: dict[Hashable, int] = {}
    pairs: list[tuple[int, int]] = []
    for row in plan.kegiatan:
        if not (row.indikator.strip() and row.langkah_aksi.strip()):
            continue
        key = row_words(row)
        if key in first:
            pairs.append((first[key], row.row))
        else:
            first[key] = row.row
    blocks: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if (
            blocks
            and pair[0] - blocks[-1][-1][0] in (1, 2)
            and pair[1] - blocks[-1][-1][1] in (1, 2)
        ):
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    for block in blocks:
        copies = [copy for _, copy in block]
        row = plan.kegiatan[copies[0] - 1]
        yield Hit(
            route=Route("kegiatan", row.row),
            quote=row.indikator,
            values={
                "asal": rows(original for original, _ in block),
                "salinan": rows(copies),
                "jumlah": len(copies),
                "bagian": plan.area[row.area].judul,
            },
            rows=tuple(sorted({n for pair in block for n in pair})),
            ids=tuple(dict.fromkeys(id_ for n in copies for id_ in context.matches[n - 1].ids)),
        )


class SameText(NamedTuple):
    """`kolom`: the cell; `sedikitnya`: in how many rows of different indikator it must recur."""

    kolom: str
    sedikitnya: int = 3


@kind("teks_berulang", SameText)
def recurring(context: Context, options: SameText) -> Iterator[Hit]:
    """One text given for several different indikator."""
    groups: dict[Hashable, list[Kegiatan]] = defaultdict(list)
    for row in context.rows:
        words = content_words(row.cell(options.kolom))
        if len(words) >= 2:
            groups[words].append(row)
    for group in groups.values():
        if len({content_words(row.indikator) for row in group}) < options.sedikitnya:
            continue
        first = group[0]
        yield Hit(
            route=cell(first, options.kolom),
            quote=first.cell(options.kolom),
            values={"baris": rows(row.row for row in group), "jumlah": len(group)},
            rows=tuple(row.row for row in group),
            ids=tuple(dict.fromkeys(id_ for row in group for id_ in context.ids(row))),
        )


class SamePair(NamedTuple):
    """`langkah` and `bukti`: how much (0..1) of action and evidence two rows must share."""

    langkah: float = 0.8
    bukti: float = 0.9


@kind("pasangan_sama", SamePair, turn=AFTER_OTHERS)
def twins(context: Context, options: SamePair) -> Iterator[Hit]:
    """Rows of different indikator with the same action and the same evidence.

    Rows that follow one another in a chain of such pairs are one finding.
    """
    by_evidence: dict[str, list[Kegiatan]] = defaultdict(list)  # an index, to compare few
    for row in context.rows:
        if words := content_words(row.bukti):
            by_evidence[min(words)].append(row)
    groups: list[list[Kegiatan]] = []
    for alike_ in by_evidence.values():
        if len(alike_) < 2:
            continue
        rows_ = [row for row in alike_ if not context.told_by(row, "teks_berulang", "baris_ganda")]
        for number, row in enumerate(rows_):
            group = next((g for g in groups if row in g), None)
            for other in rows_[number + 1 :]:
                if not _twins(row, other, options):
                    continue
                if group is None:
                    groups.append(group := [row])
                if other not in group:
                    group.append(other)
    for group in sorted(groups, key=lambda group: group[0].row):
        group.sort(key=lambda row: row.row)
        first, last = group[0], group[-1]
        asked = [context.instrument.indikator[id_] for id_ in context.ids(last)[:1]]
        evidence = context.ruleset.evidence
        yield Hit(
            route=cell(first, "langkah_aksi"),
            quote=first.langkah_aksi,
            values={
                "baris": rows(row.row for row in group),
                "jumlah": len(group),
                "indikator": asked[0].id if asked else rows([last.row]),
                "contoh": evidence.suggestion(asked[0], last.indikator) if asked else PAPERS,
            },
            rows=tuple(row.row for row in group),
            ids=tuple(dict.fromkeys(id_ for row in group for id_ in context.ids(row))),
        )


def _twins(one: Kegiatan, other: Kegiatan, options: SamePair) -> bool:
    if content_words(one.indikator) == content_words(other.indikator):
        return False
    return (
        alike(content_words(one.bukti), content_words(other.bukti)) >= options.bukti
        and alike(content_words(one.langkah_aksi), content_words(other.langkah_aksi))
        >= options.langkah
    )


@kind("indikator_sama_langkah")
def indicator_is_action(context: Context, _: object) -> Iterator[Hit]:
    """An indikator that is the action word for word."""
    for row in context.rows:
        words = content_words(row.indikator)
        if len(words) >= 2 and words == content_words(row.langkah_aksi):
            yield Hit(
                route=cell(row, "indikator"),
                quote=row.indikator,
                values={"baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )


class Restates(NamedTuple):
    """`bagian`: how much (0..1) of the action stands in the indikator.

    `umum`: verbs that add nothing to it; `cara`: words that say how the thing is done.
    """

    bagian: float = 0.85
    umum: tuple[str, ...] = ()
    cara: tuple[str, ...] = ()


@kind("langkah_mengulang", Restates)
def action_restates(context: Context, options: Restates) -> Iterator[Hit]:
    """Actions that only say the indikator again with a verb in front, one finding an area."""
    verbs, ways = frozenset(options.umum), frozenset(options.cara)
    found = []
    for row in context.rows:
        asked, done = content_words(row.indikator), content_words(row.langkah_aksi) - verbs
        if len(done) < 3 or asked == content_words(row.langkah_aksi) or done & ways - asked:
            continue
        if containment(done, asked) >= options.bagian:
            found.append(row)
    yield from by_area(context, found, {}, "langkah_aksi")


class RepeatedSentence(NamedTuple):
    """`kata`: from how many words on a sentence that stands twice is told."""

    kata: int = 15


@kind("kalimat_ganda", RepeatedSentence)
def repeated_sentence(context: Context, options: RepeatedSentence) -> Iterator[Hit]:
    """A long sentence that stands twice in one part of the running text: copied within itself."""
    seen: set[tuple[str, str]] = set()
    for index, entry in enumerate(context.plan.naskah):
        if len(entry.teks) < 4 * options.kata:
            continue
        for sentence in " ".join(entry.teks.split()).replace("; ", ". ").split(". "):
            if len(sentence.split()) < options.kata:
                continue
            # The copy often goes on longer than its original: the beginning tells it.
            key = (entry.bagian, " ".join(sentence.casefold().split()[: options.kata]))
            if key in seen:
                yield Hit(
                    route=Route("naskah", index, "teks"),
                    quote=shortened(sentence, 160),
                    values={"kalimat": shortened(sentence, 80)},
                )
            seen.add(key)
