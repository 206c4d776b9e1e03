"""SLN: rows and texts that stand twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.checks.base import AFTER_OTHERS, Cell, Hit, by_area, cell, kind
from zicheck.checks.sieving import Mesh
from zicheck.evidence import PAPERS
from zicheck.memory import KEPT
from zicheck.phrases import rows, shortened
from zicheck.places import Route
from zicheck.records import Record
from zicheck.sayings import CELLS
from zicheck.similarity import alike, containment, content_words, rarest

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from zicheck.checks.base import Context
    from zicheck.checks.sieving import Test
    from zicheck.plan import Kegiatan, Plan
    from zicheck.sayings import Saying


@kind("baris_ganda")
def doubled(context: Context, _: object) -> Iterator[Hit]:
    """Rows that stand twice; rows that were copied one after the other are one finding."""
    plan = context.plan
    first: dict[Hashable, int] = {}
    pairs: list[tuple[int, int]] = []
    for row in plan.kegiatan:
        if not (row.indikator.strip() and row.langkah_aksi.strip()):
            continue
        key = context.saying(row).words
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
                "tempat": _place(plan, copies),
            },
            rows=tuple(sorted({n for pair in block for n in pair})),
            ids=tuple(dict.fromkeys(id_ for n in copies for id_ in context.matches[n - 1].ids)),
        )


def _place(plan: Plan, numbers: Sequence[int]) -> Text:
    """Where the rows stand: their komponen, or their section where they have several or none."""
    rows_ = [plan.kegiatan[number - 1] for number in numbers]
    parts = {row.komponen for row in rows_}
    name = plan.komponen[rows_[0].komponen].nama if len(parts) == 1 else ""
    if name:
        return Text(f"komponen “{shortened(name, 80)}”", f"the komponen “{shortened(name, 80)}”")
    title = plan.area[rows_[0].area].judul
    return Text(f"bagian “{title}”", f"the section “{title}”")


class SameText(Record):
    """`kolom`: the cell; `sedikitnya`: in how many rows of different indikator it must recur."""

    kolom: Cell
    sedikitnya: int = 3


@kind("teks_berulang", SameText)
def recurring(context: Context, options: SameText) -> Iterator[Hit]:
    """One text given for several different indikator."""
    groups: dict[Hashable, list[Kegiatan]] = defaultdict(list)
    for row in context.rows:
        words = _words(context, row, options.kolom)
        if len(words) >= 2:
            groups[words].append(row)
    for group in groups.values():
        if len(group) < options.sedikitnya:
            continue
        if len({context.saying(row).words[0] for row in group}) < options.sedikitnya:
            continue
        first = group[0]
        yield Hit(
            route=cell(first, options.kolom),
            quote=first.cell(options.kolom),
            values={"baris": rows(row.row for row in group), "jumlah": len(group)},
            rows=tuple(row.row for row in group),
            ids=tuple(dict.fromkeys(id_ for row in group for id_ in context.ids(row))),
        )


def _words(context: Context, row: Kegiatan, column: Cell) -> frozenset[str]:
    """The words of content of a cell, as they were read before where the row speaks in it."""
    if column in CELLS:
        return context.saying(row).words[CELLS.index(column)]
    return content_words(row.cell(column))


class SamePair(Record):
    """`langkah` and `bukti`: how much (0..1) of action and evidence two rows must share."""

    langkah: float = 0.8
    bukti: float = 0.9


@kind("pasangan_sama", SamePair, turn=AFTER_OTHERS)
def twins(context: Context, options: SamePair) -> Iterator[Hit]:
    """Rows of different indikator with the same action and the same evidence.

    Rows that follow one another in a chain of such pairs are one finding.
    """
    groups: list[list[Kegiatan]] = []
    group_of: dict[int, int] = {}  # of each row the first group that holds it
    members: list[set[int]] = []
    for row, others in _alike(context, options):
        at = group_of.get(row.row)
        for other in others:
            if at is not None and other.row in members[at]:
                continue
            if not _twins(context, row, other, options):
                continue
            if at is None:
                at = group_of[row.row] = len(groups)
                groups.append([row])
                members.append({row.row})
            groups[at].append(other)
            members[at].add(other.row)
            group_of[other.row] = min(at, group_of.get(other.row, at))
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


def _alike(context: Context, options: SamePair) -> Iterator[tuple[Kegiatan, Sequence[Kegiatan]]]:
    """Each row with the later ones that may be its twins: their evidence has one first word."""
    by_evidence: dict[str, list[Kegiatan]] = defaultdict(list)
    for row in context.rows:
        words = context.saying(row).words[2]
        if words:
            by_evidence[min(words)].append(row)
    for found in by_evidence.values():
        if len(found) < 2:
            continue
        rows_ = [row for row in found if not context.told_by(row, "teks_berulang", "baris_ganda")]
        if len(rows_) > _FEW:
            yield from _likely(context, rows_, options)
        else:
            yield from ((row, rows_[number:]) for number, row in enumerate(rows_, start=1))


_FEW = 24
"""Up to so many rows are all held against each other."""


def _likely(
    context: Context, rows_: Sequence[Kegiatan], options: SamePair
) -> Iterator[tuple[Kegiatan, list[Kegiatan]]]:
    """Of many rows, each with the later ones that share a rarest word of evidence and of action.

    Those that share none of these cannot share as much as is asked, so the rows of a long plan
    need not all be held against each other.
    """
    said = [context.saying(row).words for row in rows_]
    use = Counter(word for words in said for cell_words in words[1:] for word in cell_words)
    keys = [
        [
            (one, other)
            for one in rarest(proof, options.bukti, use)
            for other in rarest(done, options.langkah, use)
        ]
        for _, done, proof in said
    ]
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            buckets[key].append(number)
    for number, (row, own) in enumerate(zip(rows_, keys, strict=True)):
        found = {other for key in own for other in buckets[key] if other > number}
        yield row, [rows_[other] for other in sorted(found)]


def _twins(context: Context, one: Kegiatan, other: Kegiatan, options: SamePair) -> bool:
    asked, done, proof = context.saying(one).words
    other_asked, other_done, other_proof = context.saying(other).words
    return (
        asked != other_asked
        and alike(proof, other_proof) >= options.bukti
        and alike(done, other_done) >= options.langkah
    )


def _asks_what_it_does(saying: Saying) -> bool:
    asked, done, _ = saying.words
    return len(asked) >= 2 and asked == done


@kind("indikator_sama_langkah", sieve=lambda _: Mesh(_asks_what_it_does))
def indicator_is_action(context: Context, options: object) -> Iterator[Hit]:
    """An indikator that is the action word for word."""
    for row in context.sifted(options):
        if _asks_what_it_does(context.saying(row)):
            yield Hit(
                route=cell(row, "indikator"),
                quote=row.indikator,
                values={"baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )


class Restates(Record):
    """`bagian`: how much (0..1) of the action stands in the indikator.

    `umum`: verbs that add nothing to it; `cara`: words that say how the thing is done.
    """

    bagian: float = 0.85
    umum: tuple[str, ...] = ()
    cara: tuple[str, ...] = ()


def _restating(options: Restates) -> Test:
    """Whether the action of a row only says its indikator again."""
    verbs, ways = frozenset(options.umum), frozenset(options.cara)

    def test(saying: Saying) -> bool:
        asked, said, _ = saying.words
        if asked.isdisjoint(said):
            return False
        done = said - verbs
        if len(done) < 3 or asked == said or done & ways - asked:
            return False
        return containment(done, asked) >= options.bagian

    return test


@kind("langkah_mengulang", Restates, sieve=lambda options: Mesh(_restating(options)))
def action_restates(context: Context, options: Restates) -> Iterator[Hit]:
    """Actions that only say the indikator again with a verb in front, one finding an area."""
    test = _restating(options)
    found = [row for row in context.sifted(options) if test(context.saying(row))]
    yield from by_area(context, found, {}, "langkah_aksi")


class RepeatedSentence(Record):
    """`kata`: from how many words on a sentence that stands twice is told."""

    kata: int = 15


@kind("kalimat_ganda", RepeatedSentence)
def repeated_sentence(context: Context, options: RepeatedSentence) -> Iterator[Hit]:
    """A long sentence that stands twice in one part of the running text: copied within itself."""
    seen: set[tuple[str, str]] = set()
    for index, entry in enumerate(context.plan.naskah):
        if len(entry.teks) < 4 * options.kata:
            continue
        for sentence, beginning in _sentences(entry.teks, options.kata):
            key = (entry.bagian, beginning)
            if key in seen:
                yield Hit(
                    route=Route("naskah", index, "teks"),
                    quote=shortened(sentence, 160),
                    values={"kalimat": shortened(sentence, 80)},
                )
            seen.add(key)


@lru_cache(maxsize=KEPT)
def _sentences(text: str, least: int) -> tuple[tuple[str, str], ...]:
    """The sentences of at least that many words, each with its beginning, casefolded.

    The copy often goes on longer than its original: the beginning tells it.
    """
    flat = " ".join(text.split()).replace("; ", ". ")
    return tuple(
        (sentence, " ".join(words[:least]))
        for sentence in flat.split(". ")
        if len(words := sentence.casefold().split()) >= least
    )
