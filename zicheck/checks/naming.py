"""SLN: names that do not belong: other units, levels that the unit does not have, other years."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.checks.base import Hit, cell, kind
from zicheck.checks.sieving import Mesh, longest_words
from zicheck.memory import KEPT
from zicheck.offices import CHANNEL, finder, office
from zicheck.patterns import lazily
from zicheck.phrases import rows, shortened, window
from zicheck.places import Route
from zicheck.records import Record
from zicheck.sayings import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zicheck.checks.base import Context
    from zicheck.offices import OfficeFinder
    from zicheck.plan import Kegiatan


class Abbreviation(Record):
    """`singkat` and `panjang`: two names of one kind of office."""

    singkat: str
    panjang: str


class OtherUnit(Record):
    """`di`: `baris` or `naskah`; `singkatan`: abbreviations of kinds of office."""

    di: str
    singkatan: tuple[Abbreviation, ...] = ()


@kind("unit_lain", OtherUnit)
def other_unit(context: Context, options: OtherUnit) -> Iterator[Hit]:
    """Another unit where the unit itself should act or own.

    Offices above the unit are right as addressee or channel ("melalui ..."), and wrong as the
    one who acts or owns.
    """
    plan = context.plan
    offices = finder(
        plan.unit,
        plan.induk,
        tuple((a.singkat.casefold(), a.panjang.casefold()) for a in options.singkatan),
    )
    if options.di == "baris":
        for row in context.rows:
            saying = context.saying(row)
            if not offices.may_name_others(saying.folded):
                continue
            for field, said in zip(CELLS, saying.cells, strict=True):
                wrong = _wrong(offices, row.cell(field), said.folded)
                if wrong:
                    yield Hit(
                        route=cell(row, field),
                        quote=row.cell(field),
                        values={"nama": wrong, "unit": plan.unit, "baris": row.row},
                        rows=(row.row,),
                        ids=context.ids(row),
                    )
                    break
        return
    seen: set[tuple[str, str]] = set()
    titles = [(Route("area", index, "judul"), area.judul) for index, area in enumerate(plan.area)]
    titles.append((Route("keputusan", None, "judul"), plan.keputusan.judul))
    texts = [(route, text, text.casefold()) for route, text in titles]
    texts += [
        (Route("naskah", index, "teks"), text, folded)
        for index, (_, text, folded) in enumerate(context.passages)
    ]
    for route, text, folded in texts:
        wrong = _wrong(offices, text, folded)
        if wrong and wrong == text.strip() and _heads_letter(context, offices, route, wrong):
            continue
        if wrong and (wrong.casefold(), route.part) not in seen:
            seen.add((wrong.casefold(), route.part))
            flat = " ".join(text.split())
            yield Hit(
                route=route,
                quote=window(flat, max(flat.find(wrong), 0)),
                values={"nama": wrong, "unit": plan.unit},
            )


def _heads_letter(context: Context, offices: OfficeFinder, route: Route, name: str) -> bool:
    """Whether an office of another rank stands above the unit's own line in a letterhead."""
    own, other = offices.own, office(name)
    if route.part != "naskah" or route.index is None or not name.isupper():
        return False
    if (own.kind, own.level) == (other.kind, other.level):
        return False
    below = context.passages[route.index + 1 : route.index + 1 + _HEAD_LINES]
    return any(
        found.relation == "sendiri" and passage.text.isupper()
        for passage in below
        for found in offices.mentions(passage.text)
    )


_HEAD_LINES = 2


def _wrong(offices: OfficeFinder, text: str, folded: str) -> str:
    """The first office in `text` (`folded`: casefolded) that should not stand there, or ""."""
    if not offices.may_name_others(folded):
        return ""
    for found in offices.mentions(text):
        if found.relation == "lain" or (found.relation == "induk" and not found.channel):
            return found.text
    return ""


class Level(Record):
    """`unit`: beginnings of unit names; `tak_ada`: phrases of levels that such a unit lacks."""

    unit: tuple[str, ...]
    tak_ada: tuple[str, ...]


class Levels(Record):
    """`jenjang`: what kinds of unit do not have."""

    jenjang: tuple[Level, ...]


def _sieve_of_levels(options: Levels) -> Mesh:
    return _holding(tuple(phrase for level in options.jenjang for phrase in level.tak_ada))


@kind("jenjang_kantor", Levels, sieve=_sieve_of_levels)
def levels(context: Context, options: Levels) -> Iterator[Hit]:
    """A level of office that the unit does not have, one finding for each phrase."""
    unit = context.plan.unit.casefold()
    for level in options.jenjang:
        if not any(unit.startswith(start.casefold()) for start in level.unit):
            continue
        groups: dict[str, list[tuple[int, str, str]]] = {}
        for row in context.sifted(options):
            pattern = _phrases(level.tak_ada)
            for field in CELLS:
                found = pattern.search(row.cell(field))
                if found:
                    key = " ".join(found[0].casefold().split())
                    groups.setdefault(key, []).append((row.row, field, found[0]))
                    break
        for found_rows in groups.values():
            number, field, phrase = found_rows[0]
            row = context.plan.kegiatan[number - 1]
            yield Hit(
                route=cell(row, field),
                quote=row.cell(field),
                values={"jenjang": phrase, "unit": context.plan.unit},
                rows=tuple(item[0] for item in found_rows),
                ids=tuple(
                    dict.fromkeys(
                        id_
                        for item in found_rows
                        for id_ in context.ids(context.plan.kegiatan[item[0] - 1])
                    )
                ),
            )


@lru_cache(maxsize=64)
def _phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    # Single spaces, and none beside a slash: repeats of white space must not stand side by side.
    tidy = (re.sub(r"\s*/[\s/]*", "/", " ".join(word.split())) for word in words)
    inner = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("/", r"\s*/\s*") for word in tidy
    )
    return re.compile(rf"\b(?:{inner})(?![\w])", re.IGNORECASE)


def _names(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text holds one of the phrases; of most not even all the words are there."""
    folded = text.casefold()
    return (
        any(all(word in folded for word in words) for words in _words_of(phrases))
        and _phrases(phrases).search(text) is not None
    )


@lru_cache(maxsize=64)
def _words_of(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(re.findall(r"\w+", phrase.casefold())) for phrase in phrases)


class TitleYear(Record):
    """`awal`: beginnings of paragraphs that are titles, casefolded."""

    awal: tuple[str, ...]


@kind("tahun_judul", TitleYear)
def title_year(context: Context, options: TitleYear) -> Iterator[Hit]:
    """A title of the plan that names another year; "rencana aksi ini ..." begins a sentence."""
    plan = context.plan
    flat = " ".join(plan.keputusan.judul.split())
    titles = [(Route("keputusan", None, "judul"), flat, flat.casefold())]
    titles += [
        (Route("naskah", index, "teks"), text, folded)
        for index, (_, text, folded) in enumerate(context.passages)
        if len(text) <= _TITLE_LENGTH
    ]
    headed = -_TITLE_LINES - 1
    for at, (route, flat, folded) in enumerate(titles):
        begins = folded.startswith(options.awal)
        if begins and route.part == "naskah":
            headed = at
        # The last line of a title that has a line for each of its parts.
        below = at - headed <= _TITLE_LINES and _ONLY_YEAR.fullmatch(flat)
        if len(flat) > _TITLE_LENGTH or not (begins or below):
            continue
        if flat.endswith((".", ";")):  # "Rencana aksi sebagaimana dimaksud ... berlaku sampai ..."
            continue
        if folded.startswith(tuple(f"{start} ini " for start in options.awal)):
            continue
        years = _years(flat)
        if years and plan.tahun not in years:
            yield Hit(
                route=route,
                quote=shortened(flat, 160),
                values={"tahun": max(years), "rencana": plan.tahun},
            )


_TITLE_LENGTH = 400
_TITLE_LINES = 4
_ONLY_YEAR = lazily(r"\(?tahun(?:\s+anggaran)?\s+(?:19|20)\d\d\)?", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def _years(text: str) -> tuple[int, ...]:
    """The years that a text calls so ("Tahun 2025")."""
    return tuple(int(year) for year in _TITLE_YEAR.findall(text))


_TITLE_YEAR = lazily(
    r"\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?|thn?\.?)\s+((?:19|20)\d\d)\b", re.IGNORECASE
)


class DocumentYear(Record):
    """`lke`: indikator about the report on the year before; `dokumen`: its words."""

    lke: tuple[str, ...]
    dokumen: tuple[str, ...]


def _sieve_of_document_year(options: DocumentYear) -> Mesh:
    return Mesh(
        lambda saying: "19" in saying.folded or "20" in saying.folded,
        longest_words(options.dokumen),
    )


@kind("tahun_laporan", DocumentYear, sieve=_sieve_of_document_year)
def document_year(context: Context, options: DocumentYear) -> Iterator[Hit]:
    """A yearly report that is neither on the year before the plan nor on its own year."""
    wanted = frozenset(context.named(options.lke))
    dated = _dated(options.dokumen)
    for row in context.sifted(options):
        if wanted.isdisjoint(context.ids(row)):
            continue
        for field in ("bukti_fisik", "langkah_aksi"):
            years = {int(year) for year in dated.findall(row.cell(field))}
            if years and max(years) < context.plan.tahun - 1:
                yield Hit(
                    route=cell(row, field),
                    quote=row.cell(field),
                    values={
                        "tahun": max(years),
                        "benar": context.plan.tahun - 1,
                        "baris": row.row,
                    },
                    rows=(row.row,),
                    ids=context.ids(row),
                )
                break


@lru_cache(maxsize=16)
def _dated(words: tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(re.escape(word) for word in words)
    return re.compile(rf"\b(?:{inner})\b[^;,\d]*((?:19|20)\d\d)\b", re.IGNORECASE)


class Proper(Record):
    """`kata`: words that belong to one family of agencies; `unit`: words in names of its units."""

    kata: tuple[str, ...]
    unit: tuple[str, ...]


class ProperWords(Record):
    """`khas`: the words of each family."""

    khas: tuple[Proper, ...]


def _sieve_of_proper_words(options: ProperWords) -> Mesh:
    return _holding(tuple(word for family in options.khas for word in family.kata))


@kind("istilah_instansi", ProperWords, sieve=_sieve_of_proper_words)
def foreign_words(context: Context, options: ProperWords) -> Iterator[Hit]:
    """Bodies or offices that another family of agencies has, one finding for each word.

    As addressee or partner ("bersama ...", "kepada ...") any office may be named.
    """
    names = f"{context.plan.unit} {' '.join(context.plan.induk)}".casefold()
    for family in options.khas:
        if not _names(names, family.unit):
            yield from _naming(context.sifted(options), context, family.kata, partners=True)


def _holding(phrases: tuple[str, ...]) -> Mesh:
    """Rows that hold one of the phrases; most hold not even the longest word of one."""
    return Mesh(lambda saying: _names(saying.folded, phrases), longest_words(phrases))


class Obsolete(Record):
    """`istilah`: what is no longer in use; `pengganti`: what took its place."""

    istilah: str
    pengganti: str


class ObsoleteWords(Record):
    """`usang`: the terms."""

    usang: tuple[Obsolete, ...]


def _sieve_of_obsolete_words(options: ObsoleteWords) -> Mesh:
    return _holding(tuple(item.istilah for item in options.usang))


@kind("istilah_usang", ObsoleteWords, sieve=_sieve_of_obsolete_words)
def obsolete_words(context: Context, options: ObsoleteWords) -> Iterator[Hit]:
    """A body that was replaced by another, one finding for each."""
    for item in options.usang:
        for hit in _naming(context.sifted(options), context, (item.istilah,)):
            yield hit._replace(values={**hit.values, "pengganti": item.pengganti})


def _naming(
    among: Iterable[Kegiatan],
    context: Context,
    phrases: tuple[str, ...],
    *,
    partners: bool = False,
) -> Iterator[Hit]:
    """The rows that hold one of the phrases, one hit for each of them.

    With `partners` not where it stands as an addressee or channel.
    """
    groups: dict[str, list[tuple[Kegiatan, str, str]]] = {}
    for row in among:
        if not _names(context.saying(row).folded, phrases):
            continue
        pattern = _phrases(phrases)
        for field in CELLS:
            text = row.cell(field)
            found = next(
                (
                    match
                    for match in pattern.finditer(text)
                    if not (partners and CHANNEL.search(text[: match.start()]))
                ),
                None,
            )
            if found:
                groups.setdefault(found[0].casefold(), []).append((row, field, found[0]))
                break
    for group in groups.values():
        row, field, word = group[0]
        yield Hit(
            route=cell(row, field),
            quote=row.cell(field),
            values={
                "istilah": word,
                "unit": context.plan.unit,
                "baris": rows(item[0].row for item in group),
            },
            rows=tuple(item[0].row for item in group),
            ids=tuple(dict.fromkeys(id_ for item in group for id_ in context.ids(item[0]))),
        )


class TextYear(Record):
    """`subjek`: what the sentence is about.

    `riwayat`: words by which it tells of another year by right; `nama`: names of offices that
    hold such a word and tell nothing.
    """

    subjek: tuple[str, ...]
    riwayat: tuple[str, ...]
    nama: tuple[str, ...] = ()


@kind("tahun_naskah", TextYear)
def text_year(context: Context, options: TextYear) -> Iterator[Hit]:
    """A sentence about the plan itself that names another year than the plan's."""
    year = context.plan.tahun
    for index, (_, text, _folded) in enumerate(context.passages):
        if all(named == year for named in _years(text)) or not _names(text, options.subjek):
            continue
        about, excused = _phrases(options.subjek), _phrases(options.riwayat)
        for sentence in _SENTENCE_END.split(text):
            years = _years(sentence)
            if len(years) != 1 or not 0 < abs(years[0] - year) <= _NEAR_YEARS:
                continue
            if sentence.isupper() and context.has_rule("tahun_judul"):
                continue  # a title, and told as that
            plain = _phrases(options.nama).sub(" ", sentence) if options.nama else sentence
            if about.search(sentence) and not excused.search(plain):
                yield Hit(
                    route=Route("naskah", index, "teks"),
                    quote=shortened(sentence, 160),
                    values={"tahun": years[0], "rencana": year},
                )


_NEAR_YEARS = 3
_SENTENCE_END = lazily(r"(?<=[.;])\s+")


@kind("satu_area_naskah")
def one_area_in_text(context: Context, _: object) -> Iterator[Hit]:
    """A text that speaks of one area alone, before a table of several."""
    names = {area.nama.id.casefold(): area.kode for area in context.instrument.area.values()}
    planned = {
        context.instrument.indikator[ids[0]].area
        for row in context.rows
        if (ids := context.ids(row))
    }
    if len(planned) < 2:
        return
    named: dict[str, tuple[int, str, int]] = {}
    for index, (_, text, folded) in enumerate(context.passages):
        if "area" in folded and any(name in folded for name in names):
            for found in _area_named(tuple(names)).findall(folded):
                named.setdefault(names[found], (index, text, folded.find(found)))
    if len(named) != 1:
        return
    ((kode, (index, text, start)),) = named.items()
    yield Hit(
        route=Route("naskah", index, "teks"),
        quote=window(text, start),
        values={"area": context.instrument.area[kode].nama, "jumlah": len(planned)},
    )


@lru_cache(maxsize=16)
def _area_named(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the areas, called by its name."""
    inner = "|".join(map(re.escape, names))
    return re.compile(rf"\barea (?:perubahan )?(?:[“\"'] ?)?({inner})\b")


class ActionYear(Record):
    """`hasil`: what a row of this year makes; `riwayat`: words by which another year is right."""

    hasil: tuple[str, ...]
    riwayat: tuple[str, ...]


_BUDGET = lazily(r"\btahun\s+anggaran\b|\bt\.?\s?a\.?\s+\d", re.IGNORECASE)


def _sieve_of_action_year(_: ActionYear) -> Mesh:
    return Mesh(lambda saying: _years(saying.langkah_aksi), parts=("19", "20"))


@kind("tahun_langkah", ActionYear, sieve=_sieve_of_action_year)
def action_year(context: Context, options: ActionYear) -> Iterator[Hit]:
    """An action on this year's product, or by a budget, of a year which is over."""
    for row in context.sifted(options):
        text = row.langkah_aksi
        years = _years(text)
        if not years or max(years) >= context.plan.tahun or _names(text, options.riwayat):
            continue
        if _names(text, options.hasil) or _BUDGET.search(text):
            yield Hit(
                route=cell(row, "langkah_aksi"),
                quote=text,
                values={
                    "tahun": max(years),
                    "rencana": context.plan.tahun,
                    "baris": row.row,
                },
                rows=(row.row,),
                ids=context.ids(row),
            )
