"""BKT: whether the evidence proves that the thing was done, and is of a kind that is accepted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zicheck.bahasa import Text
from zicheck.checks.base import AFTER_OTHERS, AFTER_THOSE, Hit, Values, by_area, cell, kind
from zicheck.checks.mergedcells import by_habit, goes_on, says_something
from zicheck.checks.sieving import Mesh, longest_words
from zicheck.evidence import JOINING, PAPERS
from zicheck.memory import KEPT
from zicheck.patterns import lazily
from zicheck.phrases import either, listed, rows, shortened
from zicheck.records import Record
from zicheck.terms import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.checks.base import Context
    from zicheck.evidence import Item, Need
    from zicheck.plan import Kegiatan
    from zicheck.sayings import Saying


class Required(Record):
    """`kolom`: the cell that must hold something; `per_area`: one finding for all of an area."""

    kolom: Literal["indikator", "langkah_aksi", "bukti_fisik", "target_waktu", "target_capaian"]
    per_area: bool = False


@kind("isi_wajib", Required)
def required(context: Context, options: Required) -> Iterator[Hit]:
    """A cell that is empty, or only put off, although the column exists in this plan.

    An empty cell under a row of the same komponen counts as merged with the one above where
    the row goes on from it, or where this table merges that column as a habit. A lone gap in a
    row that says all else of its own is a gap.
    """
    column = options.kolom
    empty_in = context.once("kosong", _empty_cells)[column]
    if not empty_in or len(empty_in) == len(context.rows):
        return
    above: Kegiatan | None = None
    gaps: list[Kegiatan] = []
    merges = by_habit(empty_in)
    empty_rows = {row.row for row in empty_in}
    for row in context.rows:
        if row.row not in empty_rows:
            above = row
            continue
        merged = (
            above is not None
            and not _said(row, options)
            and above.komponen == row.komponen
            and (column in _MERGED or not row.indikator.strip())
            and (merges or goes_on(row))
        )
        if not merged and says_something(row):
            gaps.append(row)
    if options.per_area:
        times = max(1, len(context.schedule(gaps[0]).occurrences)) if gaps else 1
        yield from by_area(context, gaps, {"contoh": f"{times} Laporan"}, options.kolom)
        return
    for row in gaps:
        yield Hit(
            route=cell(row, options.kolom),
            quote=shortened(_said(row, options) or row.indikator or row.langkah_aksi),
            values={
                "baris": row.row,
                "tahun": context.plan.tahun,
                "keadaan": _state(row, options),
                "contoh": _example(context, row, context.ids(row), ""),
            },
            rows=(row.row,),
            ids=context.ids(row),
        )


def _said(row: Kegiatan, options: Required) -> str:
    """What the cell says, if it is more than dashes."""
    said = " ".join(row.cell(options.kolom).split())
    return said if said.strip(_NOTHING) else ""


def _state(row: Kegiatan, options: Required) -> Text:
    """How the cell lacks what it should hold."""
    said = _said(row, options)
    if not said:
        return Text("kosong", "is empty")
    return Text(f"hanya berisi “{said}”", f"holds only “{said}”")


_NOTHING = " \t\n-–—.…_"
_MERGED = frozenset({"target_waktu", "indikator", "target_capaian"})
"""Columns whose cells are often merged over several rows; others only where the indikator is."""


def _empty_cells(context: Context) -> dict[str, list[Kegiatan]]:
    """The rows whose cell is empty, by column."""
    columns = ("indikator", "langkah_aksi", "bukti_fisik", "target_waktu", "target_capaian")
    found: dict[str, list[Kegiatan]] = {column: [] for column in columns}
    for row in context.rows:
        for column in columns:
            text = row.cell(column)
            # A letter at its start is enough to see that a cell is filled.
            if not text[:1].isalnum() and not text.strip(_NOTHING):
                found[column].append(row)
        if _promised_only(context.saying(row)):
            found["bukti_fisik"].append(row)
    return found


def _promised_only(saying: Saying) -> bool:
    """Whether a cell holds nothing but words that put the evidence off: "menyusul"."""
    return saying.forms == _EMPTY and any(map(str.isalnum, saying.bukti))


_EMPTY = frozenset({"kosong"})


class FormOfEvidence(Record):
    """`bentuk`: what the evidence must not consist of; `kecuali`: LKE ids where it may.

    `seluruhnya`: whether the cell rests on it alone; otherwise only where documents stand
    beside it.
    """

    bentuk: Literal["kegiatan", "genus", "usulan", "kosong", "keadaan", "rancangan", "samar"]
    kecuali: tuple[str, ...] = ()
    seluruhnya: bool = True


@kind("bentuk_bukti", FormOfEvidence)
def form_of_evidence(context: Context, options: FormOfEvidence) -> Iterator[Hit]:
    """Evidence that is an activity, a bare genus, a request, a placeholder, a state or a draft."""
    excepted = frozenset(context.named(options.kecuali))
    told_as_repeated = _repetition(context)
    for row in context.once("bentuk", _by_form).get(options.bentuk, ()):
        saying = context.saying(row)
        items = saying.items
        found = [item for item in items if item.form == options.bentuk]
        alone = _leading(items, options.bentuk)
        if not options.seluruhnya:
            found = [item for item in found if item.leads]
        if not found or options.seluruhnya != alone:
            continue
        if options.bentuk == "samar" and _lacks(context, row):
            continue  # told as what it lacks
        told = options.bentuk in ("kegiatan", "keadaan") and alone
        if told and saying.repeated >= told_as_repeated:
            continue
        ids = tuple(id_ for id_ in context.ids(row) if id_ not in excepted)
        if context.ids(row) and not ids:
            continue
        yield Hit(
            route=cell(row, "bukti_fisik"),
            quote=row.bukti,
            values=_values(
                context,
                row,
                ids,
                listed(f"“{shortened(t, 70)}”" for t in _quoted(row, found)),
                activity=found[0].text if options.bentuk == "kegiatan" else "",
            ),
            rows=(row.row,),
            ids=ids,
        )


def _by_form(context: Context) -> dict[str, list[Kegiatan]]:
    """The rows by the forms of evidence that they hold."""
    found: dict[str, list[Kegiatan]] = {}
    for row in context.rows:
        for form in context.saying(row).forms:
            found.setdefault(form, []).append(row)
    return found


def _may_propose(context: Context) -> frozenset[str]:
    """The indikator for which a proposal is evidence, as the rule that tells proposals says."""
    return context.once(
        "usulan",
        lambda c: frozenset(
            id_
            for rule in c.ruleset.rules
            if rule.periksa == "bentuk_bukti" and rule.opsi.bentuk == "usulan"
            for id_ in c.named(rule.opsi.kecuali)
        ),
    )


def _quoted(row: Kegiatan, items: Iterable[Item]) -> list[str]:
    """The pieces as they stand in the cell: what follows "dan" with the words before it."""
    texts: list[str] = []
    for item in items:
        joined = [f"{texts[-1]} {word} {item.text}" for word in JOINING] if texts else []
        as_written = next((text for text in joined if text in row.bukti), None)
        if as_written and not item.leads:
            texts[-1] = as_written
        else:
            texts.append(item.text)
    return texts


def _repetition(context: Context) -> float:
    """From which share of repeated words a rule tells a repetition; beyond 1 without such a rule.

    What it tells is not told again as an activity, or as lacking what the indikator needs.
    """
    return context.once(
        "pengulangan",
        lambda c: min(
            (rule.opsi.batas for rule in c.ruleset.rules if rule.periksa == "bukti_mengulang"),
            default=2.0,
        ),
    )


def _leading(items: tuple[Item, ...], form: str) -> bool:
    """Whether the cell rests on `form`: it begins with it and no document stands beside it.

    An activity after "dan" belongs to the words before it: "bukti keikutsertaan dalam pelatihan
    dan bimtek".
    """
    told = [item for item in items if item.form != "lain"]
    return (
        bool(told)
        and told[0].form == form
        and (told[0].leads or form != "kegiatan")
        and all(item.form != "dokumen" for item in told)
    )


def _values(
    context: Context,
    row: Kegiatan,
    ids: Sequence[str],
    found: Text | str,
    *,
    activity: str = "",
) -> Values:
    return {"bukti": found, "baris": row.row, "contoh": _example(context, row, ids, activity)}


def _example(context: Context, row: Kegiatan, ids: Sequence[str], activity: str) -> Text:
    """Evidence that would do: of the activity that stands in its place, or for the indikator."""
    evidence = context.ruleset.evidence
    shown = evidence.papers_of(activity) if activity else None
    if shown:
        return shown
    if not ids:
        return PAPERS
    return evidence.suggestion(context.instrument.indikator[ids[0]], row.indikator)


class Placeholder(Record):
    """What stands for something to be filled in.

    `pola`: casefolded texts in brackets or alone; `umum`: phrases that leave open which
    documents are meant, beside others.
    """

    pola: tuple[str, ...]
    umum: tuple[str, ...] = ()


def _sieve_of_placeholder(options: Placeholder) -> Mesh:
    pattern = _placeholder(options.pola)
    words = longest_words(options.umum)

    def test(saying: Saying) -> bool:
        return (
            "kosong" in saying.forms
            or ("dokumen" in saying.forms and any(word in saying.folded for word in words))
            or (not _OPENED.isdisjoint(saying.bukti) and pattern.search(saying.bukti) is not None)
        )

    return Mesh(test)


_OPENED = frozenset("([<{")


@kind("isian_kosong", Placeholder, turn=AFTER_OTHERS, sieve=_sieve_of_placeholder)
def placeholder(context: Context, options: Placeholder) -> Iterator[Hit]:
    """A placeholder left in the evidence ("(link)"), or a phrase that leaves it open.

    A cell that holds nothing else ("-") is an empty one, and told as that.
    """
    pattern = _placeholder(options.pola)
    vague = _any_phrase(options.umum)
    for row in context.sifted(options):
        text = row.bukti
        saying = context.saying(row)
        found = pattern.search(text)
        alone = _promised_only(saying)
        if alone and context.told_by(row, "isi_wajib"):
            continue
        if not found and vague and "dokumen" in saying.forms:
            found = vague.search(text)
        if found or alone:
            yield Hit(
                route=cell(row, "bukti_fisik"),
                quote=text,
                values={"isian": found[0] if found else text.strip(), "baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )


@lru_cache(maxsize=16)
def _any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    inner = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{inner})(?!\w)", re.IGNORECASE) if inner else None


@lru_cache(maxsize=16)
def _placeholder(words: tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(re.escape(word) for word in words)
    return re.compile(rf"[(\[<{{]\s*(?:{inner})\s*[)\]>}}]", re.IGNORECASE)


class Repeats(Record):
    """`batas`: how much of the evidence (0..1) must stand in the action to count as repeated."""

    batas: float = 1.0


def _sieve_of_repeats(options: Repeats) -> Mesh:
    return Mesh(lambda saying: saying.repeated >= options.batas)


@kind("bukti_mengulang", Repeats, sieve=_sieve_of_repeats)
def repeats(context: Context, options: Repeats) -> Iterator[Hit]:
    """Evidence that says again what the action or the indikator says, and names no document."""
    for row in context.sifted(options):
        if context.saying(row).repeated >= options.batas:
            yield Hit(
                route=cell(row, "bukti_fisik"),
                quote=row.bukti,
                values=_values(context, row, context.ids(row), shortened(row.bukti, 60)),
                rows=(row.row,),
                ids=context.ids(row),
            )


class KindsAccepted(Record):
    """`lke`: the indikator judged by the instrument's own list; `kecuali`: those left out."""

    lke: tuple[str, ...] = ()
    kecuali: tuple[str, ...] = ()


_DOCUMENT_LIKE = frozenset({"dokumen", "sk", "sop", "laporan", "kertas-kerja", "surat-pernyataan"})
_PICTURE_LIKE = frozenset({"foto", "tangkapan-layar", "banner", "aplikasi"})


def _sieve_of_kinds(_: KindsAccepted) -> Mesh:
    return Mesh(lambda saying: saying.kinds and "dokumen" in saying.forms)


@kind("jenis_bukti", KindsAccepted, sieve=_sieve_of_kinds)
def kinds_accepted(context: Context, options: KindsAccepted) -> Iterator[Hit]:
    """Documents are named, but none of a kind that the instrument names for the indikator."""
    # What has a need of its own is judged by that, once.
    decisive = context.ruleset.evidence.decisive
    known = context.instrument.indikator
    chosen = frozenset(context.named(options.lke or ("P.*",)))
    excepted = frozenset(context.named(options.kecuali))
    for row in context.sifted(options):
        id_ = next(iter(context.ids(row)), "")
        if id_ not in chosen or id_ in excepted or decisive(id_):
            continue
        saying = context.saying(row)
        if not saying.kinds or "dokumen" not in saying.forms:
            continue
        if not _accepted(saying.kinds, known[id_].bukti):
            yield _lacking(context, row, (id_,))


@lru_cache(maxsize=KEPT)
def _accepted(kinds: frozenset[str], wanted: tuple[str, ...]) -> bool:
    accepted = set(wanted)
    if accepted & {"dokumen", "laporan"}:
        accepted |= _DOCUMENT_LIKE
    if accepted & _PICTURE_LIKE:
        accepted |= _PICTURE_LIKE
    return bool(kinds & accepted)


def _lacking(context: Context, row: Kegiatan, ids: tuple[str, ...]) -> Hit:
    indikator = context.instrument.indikator[ids[0]]
    names = context.ruleset.evidence.kinds
    return Hit(
        route=cell(row, "bukti_fisik"),
        quote=row.bukti,
        values={
            "indikator": ids[0],
            "judul": indikator.judul,
            "diterima": either(names[kode].nama for kode in indikator.bukti),
            "baris": row.row,
        },
        rows=(row.row,),
        ids=ids,
    )


class Needed(Record):
    """`kode`: the entries of `perlu` in the evidence data to hold against the rows.

    `*`: all that decide, or with `penguat` all that only strengthen.
    """

    kode: tuple[str, ...]
    penguat: bool = False

    def chooses(self, need: Need) -> bool:
        """Whether the rule holds `need` against the rows."""
        return need.kode in self.kode or ("*" in self.kode and need.strengthens == self.penguat)


@kind("bukti_perlu", Needed, turn=AFTER_OTHERS)
def needed(context: Context, options: Needed) -> Iterator[Hit]:
    """The evidence that an indikator needs is named in none of its rows.

    What would only strengthen it is not asked for where the evidence that decides is lacking.
    """
    originals = context.once("asli", lambda c: {row.row for row in c.rows})
    for need in context.ruleset.evidence.needs:
        if not options.chooses(need):
            continue
        lacking: dict[tuple[int, ...], list[str]] = {}
        for id_ in need.lke:
            if id_ not in context.served:
                continue
            asked = [
                row
                for row in context.served[id_]
                if row.row in originals and need.asks(row.indikator)
            ]
            if _shown(context, need, asked):
                continue
            if need.strengthens and not _decided(context, id_, asked):
                continue
            silent = tuple(row.row for row in asked if _judged_by_needs(context, row))
            if silent:
                lacking.setdefault(silent, []).append(id_)
        for numbers, ids in lacking.items():
            first = context.plan.kegiatan[numbers[0] - 1]
            yield Hit(
                route=cell(first, "bukti_fisik"),
                quote=first.bukti,
                values={
                    "indikator": listed(ids),
                    "judul": listed(context.instrument.indikator[id_].judul for id_ in ids),
                    "perlu": need.nama,
                    "contoh": need.contoh,
                    "baris": rows(numbers),
                },
                rows=numbers,
                ids=tuple(ids),
            )


def _shown(context: Context, need: Need, rows_: Iterable[Kegiatan]) -> bool:
    """Whether the evidence of one of the rows shows what is needed."""
    return any(context.saying(row).meets(need) for row in rows_)


def _lacks(context: Context, row: Kegiatan) -> bool:
    """Whether a rule tells that rows of one of its indikator lack what decides on it."""
    return context.has_rule("bukti_perlu") and any(
        not _shown(context, need, asked)
        for id_ in context.ids(row)
        for need in context.ruleset.evidence.decisive(id_)
        if (asked := [r for r in context.served[id_] if need.asks(r.indikator)])
    )


def _decided(context: Context, id_: str, rows_: list[Kegiatan]) -> bool:
    """Whether the rows show all that decides on an indikator, in kinds that are accepted."""
    if any(context.told_by(row, "jenis_bukti") for row in rows_):
        return False
    return all(_shown(context, need, rows_) for need in context.ruleset.evidence.decisive(id_))


def _judged_by_needs(context: Context, row: Kegiatan) -> bool:
    """Whether the evidence of a row is such that what it lacks is worth a word.

    A cell of activities, states, requests or placeholders has a finding of its own.
    """
    saying = context.saying(row)
    if not saying.items or _told_by_form(saying.items):
        asked_for = not _may_propose(context).isdisjoint(context.ids(row))
        if not asked_for or "usulan" not in saying.forms:
            return False
    return saying.repeated < _repetition(context)


def _told_by_form(items: tuple[Item, ...]) -> bool:
    """Whether the cell rests on something that a rule on forms tells."""
    told = next((item.form for item in items if item.form != "lain"), "")
    return told in _TOLD and _leading(items, told)


_TOLD = frozenset({"kegiatan", "usulan", "kosong", "genus", "keadaan", "rancangan"})


class Papers(Record):
    """`pemicu`: words in the action that tell a meeting; `perlu`: the kinds that prove it.

    `sedikitnya` and `paling_banyak`: how many of them must be missing for it to be told.
    """

    pemicu: tuple[str, ...]
    perlu: tuple[str, ...]
    sedikitnya: int = 1
    paling_banyak: int = 9


def _sieve_of_papers(options: Papers) -> Mesh:
    trigger, wanted = _meeting(options.pemicu), frozenset(options.perlu)

    def test(saying: Saying) -> bool:
        missing = len(wanted - saying.kinds)
        return (
            options.sedikitnya <= missing <= options.paling_banyak
            and not saying.forms <= _TOLD
            and trigger.search(saying.langkah_aksi) is not None
        )

    return Mesh(test, longest_words(options.pemicu))


@kind("berkas_rapat", Papers, sieve=_sieve_of_papers)
def papers(context: Context, options: Papers) -> Iterator[Hit]:
    """A meeting whose evidence lacks part of its set of papers."""
    trigger = _meeting(options.pemicu)
    names = context.ruleset.evidence.kinds
    for row in context.sifted(options):
        saying = context.saying(row)
        if not saying.items or not trigger.search(row.langkah_aksi):
            continue
        if saying.forms <= _TOLD:
            continue
        kinds = saying.kinds
        missing = [kode for kode in options.perlu if kode not in kinds]
        if not options.sedikitnya <= len(missing) <= options.paling_banyak:
            continue
        if not _asked_for_otherwise(context, row, kinds, frozenset(missing)):
            yield Hit(
                route=cell(row, "bukti_fisik"),
                quote=row.bukti,
                values={
                    "kurang": listed(names[kode].nama for kode in missing),
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )


def _asked_for_otherwise(
    context: Context, row: Kegiatan, kinds: frozenset[str], missing: frozenset[str]
) -> bool:
    """Whether another rule asks for these papers, because the indikator itself needs them."""
    ids = context.ids(row)
    if not ids:
        return False
    evidence = context.ruleset.evidence
    if context.has_rule("bukti_perlu"):
        for need in evidence.decisive(ids[0]):
            if (
                missing & need.jenis
                and need.asks(row.indikator)
                and not context.saying(row).meets(need)
            ):
                return True
    accepted = context.instrument.indikator[ids[0]].bukti
    return (
        context.has_rule("jenis_bukti")
        and not evidence.decisive(ids[0])
        and bool(missing & set(accepted))
        and not _accepted(kinds, accepted)
    )


@lru_cache(maxsize=16)
def _meeting(words: tuple[str, ...]) -> re.Pattern[str]:
    """An action, or a numbered part of one, that is a meeting rather than mentions one."""
    inner = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:^\W*|(?<!\W)(?>\W*?[;\n]\W*)|\d[.)]\W*)(?:me\w+kan\s+|meng\w+\s+|pelaksanaan\s+|kegiatan\s+)?(?:{inner})\b"
        rf"|\b(?:memimpin|menghadiri|membuka|memfasilitasi|menyelenggarakan|mengadakan)\s+(?:{inner})\b",
        re.IGNORECASE,
    )


class YearOfEvidence(Record):
    """`lke`: indikator that ask for a document of this year; `dokumen`: its words."""

    lke: tuple[str, ...]
    dokumen: tuple[str, ...]


def _sieve_of_years(options: YearOfEvidence) -> Mesh:
    return Mesh(lambda saying: _years_of(saying.bukti, options.dokumen), parts=("19", "20"))


@kind("tahun_bukti", YearOfEvidence, sieve=_sieve_of_years)
def year_of_evidence(context: Context, options: YearOfEvidence) -> Iterator[Hit]:
    """A document of an earlier year where the indikator asks for this year's, not named too."""
    wanted = frozenset(context.named(options.lke))
    for row in context.sifted(options):
        ids = tuple(id_ for id_ in context.ids(row) if id_ in wanted)
        if not ids:
            continue
        years = _years_of(row.bukti, options.dokumen)
        if context.told_by(row, "tahun_bukti"):
            continue  # one sentence may name two documents of one year
        if years and max(years) < context.plan.tahun:
            yield Hit(
                route=cell(row, "bukti_fisik"),
                quote=row.bukti,
                values={
                    "tahun": max(years),
                    "rencana": context.plan.tahun,
                    "dokumen": options.dokumen[0].upper(),
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=ids,
            )


def _years_of(text: str, documents: tuple[str, ...]) -> frozenset[int]:
    """The years that stand with one of the documents in a piece of a text."""
    if "19" not in text and "20" not in text:
        return frozenset()
    folded = text.casefold()
    if not any(word.casefold() in folded for word in documents):
        return frozenset()
    dated = _dated(documents)
    return frozenset(
        int(found) for part in re.split(r"[;,]", text) for found in dated.findall(part)
    )


@lru_cache(maxsize=16)
def _dated(documents: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in documents)
    return re.compile(rf"\b(?:{names})\b[^;]*?\b(?:tahun\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)


class OldProduct(Record):
    """`membuat`: how actions that make the thing anew begin; `dokumen`: what it is made as.

    `tetap`: words by which an earlier year is right.
    """

    membuat: tuple[str, ...]
    dokumen: tuple[str, ...]
    tetap: tuple[str, ...] = ()


def _sieve_of_old_product(options: OldProduct) -> Mesh:
    return Mesh(lambda saying: _years_of(saying.bukti, options.dokumen), parts=("19", "20"))


@kind("produk_lama", OldProduct, turn=AFTER_OTHERS, sieve=_sieve_of_old_product)
def old_product(context: Context, options: OldProduct) -> Iterator[Hit]:
    """What the row makes this year, proved by that of an earlier year alone."""
    made = beginnings(options.membuat)
    for row in context.sifted(options):
        years = _years_of(row.bukti, options.dokumen)
        said = context.saying(row)
        if (
            not years
            or max(years) >= context.plan.tahun
            or not made.at_start_of_item(said.cells[1].folded)
            or any(word in said.bukti.casefold() for word in options.tetap)
            or context.told_by(row, "tahun_bukti")
        ):
            continue
        yield Hit(
            route=cell(row, "bukti_fisik"),
            quote=row.bukti,
            values={
                "tahun": max(years),
                "rencana": context.plan.tahun,
                "baris": row.row,
            },
            rows=(row.row,),
            ids=context.ids(row),
        )


class Narrow(Record):
    """`tuntutan`: from how many demands on one piece of evidence alone is too narrow."""

    tuntutan: int = 3


def _sieve_of_narrow(options: Narrow) -> Mesh:
    return Mesh(lambda saying: _is_single(saying) and len(_asked_for(saying)) >= options.tuntutan)


def _is_single(saying: Saying) -> bool:
    """Whether the evidence is one thing that proves one thing."""
    return (
        len(saying.items) == 1
        and bool(saying.kinds)
        and saying.kinds <= _SINGLE
        and len(saying.words[2]) <= _FEW_WORDS
    )


def _asked_for(saying: Saying) -> tuple[str, ...]:
    return max(map(_demands, (saying.langkah_aksi, saying.indikator)), key=len)


@kind("bukti_sempit", Narrow, turn=AFTER_THOSE, sieve=_sieve_of_narrow)
def narrow(context: Context, options: Narrow) -> Iterator[Hit]:
    """A row that names several things to do, proved by a single piece of evidence.

    A report or document may speak of many things; a certificate, a decree or a photograph
    proves one. Evidence that was found wanting otherwise is not told again as narrow.
    """
    for row in context.sifted(options):
        saying = context.saying(row)
        if not _is_single(saying) or context.told_by(row, *_WANTING):
            continue
        demands = _asked_for(saying)
        if len(demands) >= options.tuntutan:
            yield Hit(
                route=cell(row, "bukti_fisik"),
                quote=row.bukti,
                values={
                    "jumlah": len(demands),
                    "tuntutan": listed(shortened(text, 50) for text in demands),
                    "bukti": shortened(row.bukti, 60),
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )


_WANTING = (
    "bentuk_bukti", "isian_kosong", "bukti_mengulang", "jenis_bukti", "bukti_perlu", "berkas_rapat"
)  # fmt: skip
_SINGLE = frozenset(
    {"sertifikat", "foto", "banner", "sk", "undangan", "daftar-hadir", "notulen", "surat-tugas"}
)
_FEW_WORDS = 5
_LIST = lazily(r"\s*,\s*(?:dan\s+|serta\s+|atau\s+)?|\s+(?:dan|serta|atau)\s+")


@lru_cache(maxsize=KEPT)
def _demands(text: str) -> tuple[str, ...]:
    """The members of the list with commas in a sentence, if it holds one; else nothing.

    In brackets ("(pelatihan, coaching, mentoring)") or at large.
    """
    inner = re.search(r"\(([^(),]*,[^()]*)\)", text)
    listing = inner[1] if inner else text
    if "," not in listing or len(listing) > _LONGEST_LIST:
        return ()
    listing = _COMPANY.split(listing, maxsplit=1)[0]
    parts = [part.strip(" .;:") for part in _LIST.split(listing)]
    return tuple(part for part in parts if len(part) > 2 and part.casefold() not in _ET_CETERA)


_LONGEST_LIST = 240
# Those who take part are no things to prove.
_COMPANY = lazily(r"\s(?:bersama|dengan|oleh|kepada|bagi)\s")
_ET_CETERA = frozenset({"dll", "dsb", "dst", "lain-lain", "dan lain-lain", "sebagainya"})
