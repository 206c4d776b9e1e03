"""STR: the decree and its table as a form."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from zicheck.bahasa import Text
from zicheck.checks.base import AFTER_OTHERS, Hit, cell, kind
from zicheck.checks.sections import area_named, homes, misnamed
from zicheck.checks.sieving import Mesh
from zicheck.memory import KEPT
from zicheck.normal import distance
from zicheck.patterns import lazily
from zicheck.phrases import date_text, listed, rows, shortened
from zicheck.places import Route
from zicheck.records import Record
from zicheck.schedule import find_months
from zicheck.schedule import parse as parse_schedule
from zicheck.similarity import title_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.checks.base import Context
    from zicheck.instrument import KomponenLke
    from zicheck.matching import Match
    from zicheck.plan import Kegiatan
    from zicheck.sayings import Saying, Wording


class DecreeField(Record):
    """`kolom`: what the decree must say."""

    kolom: Literal["nomor", "tanggal"]


@kind("keputusan_lengkap", DecreeField)
def decree_field(context: Context, options: DecreeField) -> Iterator[Hit]:
    """A decree without number or date; a number may be left blank within ("KEP-   /L.29/2025")."""
    value = getattr(context.plan.keputusan, options.kolom)
    if value is None or _BLANK.search(str(value)):
        yield Hit(route=Route("plan", None, "keputusan"), values={"tahun": context.plan.tahun})


_BLANK = lazily(r"^[\W_]*$|^[\W_]*(?:/|tahun\b)|-\s*/|[._…]{3,}|/\s+/", re.IGNORECASE)


class Pattern(Record):
    """`pola`: a regular expression over running text; `bagian`: parts that it is sought in.

    Its repeats have bounds, and the text has single spaces: :mod:`zicheck.patterncost`.
    """

    pola: str
    bagian: str = ""


MAX_SEARCHED = 200_000
"""Characters of running text that a pattern is sought in; real plans have some 13,000."""


@kind("naskah_memuat", Pattern)
def text_holds(context: Context, options: Pattern) -> Iterator[Hit]:
    """A passage of the running text that should not stand as it does.

    Raises:
        ValueError: when it stands nowhere in the first MAX_SEARCHED characters, and there are more.
    """
    left = MAX_SEARCHED
    for index, passage in enumerate(context.passages):
        if options.bagian and options.bagian not in passage.part:
            continue
        left -= len(passage.text)
        if left < 0:
            raise ValueError(f"teks naskah > {MAX_SEARCHED} karakter")
        found = _first(options.pola, passage.text)
        if found:
            yield Hit(
                route=Route("naskah", index, "teks"),
                quote=shortened(found, 160),
                values={
                    "nomor": context.plan.keputusan.nomor or "…",
                    "tahun": context.plan.keputusan.tahun or context.plan.tahun,
                },
            )
            return


@lru_cache(maxsize=KEPT)
def _first(pattern: str, text: str) -> str:
    """The first place of a text that a pattern matches, or ""."""
    found = re.search(pattern, text)
    return found[0] if found else ""


@kind("kepala_lampiran")
def annex_header(context: Context, _: object) -> Iterator[Hit]:
    """An annex, told by its title, that nowhere says of which decree it is the annex."""
    titled = None
    for index, (part, _, folded) in enumerate(context.passages):
        if "lampiran" not in part:
            continue
        if folded.startswith("lampiran") or ("nomor" in folded and "keputusan" in folded):
            return
        if titled is None:
            titled = (index, context.plan.naskah[index].teks)
    if titled is not None:
        yield Hit(
            route=Route("naskah", titled[0], "teks"),
            quote=shortened(titled[1], 160),
            values={
                "nomor": context.plan.keputusan.nomor or "…",
                "tahun": context.plan.keputusan.tahun or context.plan.tahun,
            },
        )


@kind("nomor_lampiran")
def annex_number(context: Context, _: object) -> Iterator[Hit]:
    """An annex whose header names another number, or another year, than its decree.

    The header may stand in several passages, one line each.
    """
    decree = context.plan.keputusan
    own = decree.nomor.strip(" .")
    if not own:
        return
    parts = [
        (index, text)
        for index, (part, text, _) in enumerate(context.passages)
        if "lampiran" in part
    ]
    for place, (index, text) in enumerate(parts):
        if "nomor" not in text.casefold():
            continue
        lines = [line for _, line in parts[max(place - _HEADER, 0) : place]]
        found = _DECREE_NUMBER.search(text) or _DECREE_NUMBER.search(" ".join([*lines, text]))
        if not found:
            continue
        number, year = found["nomor"].strip(" .,"), found["tahun"]
        if number.casefold() != own.casefold():
            told = number
        elif year and lines and decree.tahun and int(year) != decree.tahun:
            own, told = f"{own} Tahun {decree.tahun}", f"{number} Tahun {year}"
        else:
            continue
        yield Hit(
            route=Route("naskah", index, "teks"),
            quote=shortened(text, 160),
            values={"nomor": own, "tertulis": told},
        )
        return


_HEADER = 3
"""Lines before the one with the number, where a header has a line for each of its parts."""
_DECREE_NUMBER = lazily(
    r"\bkeputusan\b.{0,200}?\bnomor\s*:?\s*(?P<nomor>(?!tahun\b)\S*\d\S*)(?=\s|$)"
    r"(?:\s+tahun\s+(?P<tahun>\d{4})\b)?",
    re.IGNORECASE,
)


@kind("tanggal_lampiran")
def annex_date(context: Context, _: object) -> Iterator[Hit]:
    """An annex whose header gives its decree another date than the decree bears."""
    own = context.plan.keputusan.tanggal
    number = context.plan.keputusan.nomor.strip(" .").casefold()
    if own is None:
        return
    for index, (part, text, _) in enumerate(context.passages):
        if "lampiran" not in part:
            continue
        # A line of its own, or beside the number; any other day is one of something else.
        found = _ANNEX_DATE.fullmatch(text.strip(" ."))
        named = None if found else _DECREE_NUMBER.search(text)
        if named and named["nomor"].strip(" .,").casefold() == number:
            found = _ANNEX_DATE.search(text)
        if found is None:
            continue
        month = find_months(found["month"])
        told = int(found["day"]), *month, int(found["year"])
        if month and told != (own.day, own.month, own.year):
            yield Hit(
                route=Route("naskah", index, "teks"),
                quote=shortened(text, 160),
                values={"tertulis": found["date"], "tanggal": date_text(own)},
            )
            return


_ANNEX_DATE = lazily(
    r"\b(?:tanggal|tgl)\b[\s:.]*(?P<date>(?P<day>\d{1,2})\s+(?P<month>[a-z]+)\s+(?P<year>\d{4}))\b",
    re.IGNORECASE,
)


class Sections(Record):
    """`soal`: `judul`, one section not named after its area; `susunan`, most are no areas."""

    soal: Literal["judul", "susunan"]


@kind("judul_area", Sections)
def section_titles(context: Context, options: Sections) -> Iterator[Hit]:
    """Sections that are not the six areas: one by one, or as a whole when most are not."""
    plan = context.plan
    if not plan.area:
        return
    wrong = [
        (index, area) for index, area in enumerate(plan.area) if not area_named(context, area.judul)
    ]
    mostly = len(wrong) > 2 and len(wrong) * 2 > len(plan.area)
    if options.soal == "susunan" and mostly:
        yield Hit(
            route=Route("area", wrong[0][0], "judul"),
            quote=wrong[0][1].judul,
            values={
                "judul": listed(f"“{shortened(area.judul, 50)}”" for _, area in wrong),
                "nama": listed(area.nama for area in context.instrument.area.values()),
            },
        )
    if options.soal == "judul" and not mostly:
        others = [(index, plan.area[index]) for index in misnamed(context)]
        for index, area in sorted([*wrong, *others], key=itemgetter(0)):
            kode = area.kode.strip(" .").upper()
            known = context.instrument.area.get(kode)
            yield Hit(
                route=Route("area", index, "judul"),
                quote=area.judul,
                values={
                    "kode": kode or "–",
                    "nama": known.nama
                    if known
                    else listed(a.nama for a in context.instrument.area.values()),
                },
                area=kode if known else "",
            )


@kind("nomor_area")
def section_numbers(context: Context, _: object) -> Iterator[Hit]:
    """Section codes that are missing or stand twice."""
    codes = [area.kode.strip(" .").upper() for area in context.plan.area]
    counts = Counter(code for code in codes if code)
    for index, code in enumerate(codes):
        doubled = code and counts[code] > 1 and codes.index(code) != index
        if not code or doubled:
            title = context.plan.area[index].judul
            yield Hit(
                route=Route("area", index, "kode" if code else "judul"),
                quote=title,
                values={
                    "bagian": f"{code}. {title}" if code else title,
                    "sebab": _TWICE_USED.fill(kode=code) if code else _UNNUMBERED,
                },
            )


_TWICE_USED = Text("memakai nomor {kode} untuk kedua kalinya", "bears the number {kode} again")
_UNNUMBERED = Text("tidak bernomor", "bears no number")


@kind("nomor_komponen")
def komponen_numbers(context: Context, _: object) -> Iterator[Hit]:
    """Komponen numbers that stand twice in one section, else those that it leaps over."""
    parts: dict[int, list[tuple[int, str]]] = {}
    for index, komponen in enumerate(context.plan.komponen):
        number = komponen.nomor.strip(" .")
        if number:
            parts.setdefault(komponen.area, []).append((index, number))
    for numbered in parts.values():
        told = _doubled(numbered) or _leapt_over(numbered)
        for index, which, why in told:
            name = context.plan.komponen[index].nama
            yield Hit(
                route=Route("komponen", index, "nomor"),
                quote=name,
                values={"nomor": which, "nama": name, "sebab": why},
            )


def _doubled(numbered: list[tuple[int, str]]) -> list[tuple[int, Text, Text]]:
    """Each komponen whose number stood before, from places and numbers of one section."""
    seen: set[str] = set()
    found = []
    for index, number in numbered:
        if number in seen:
            found.append((index, Text(number, number), _TWICE))
        seen.add(number)
    return found


def _leapt_over(numbered: list[tuple[int, str]]) -> list[tuple[int, Text, Text]]:
    """The numbers left out, with the komponen before which they are missed.

    Where a section begins is its own affair: some count through the whole plan.
    """
    found = []
    for (_, before), (index, number) in pairwise(numbered):
        if all(text.isdecimal() and len(text) <= _DIGITS for text in (before, number)):
            missed = range(int(before) + 1, int(number))
            if 0 < len(missed) < _LEAP:
                found.append((index, listed(map(str, missed)), _LEFT_OUT))
    return found


_DIGITS = 4
"""A longer number counts nothing."""
_LEAP = 10
"""A greater leap is another way of numbering."""
_TWICE = Text("dipakai dua kali dalam satu bagian", "stands twice in one section")
_LEFT_OUT = Text("terlewati sebelum komponen ini", "is left out before this komponen")


class KomponenNames(Record):
    """`tambahan`: from how many words beyond the name of its komponen a title is garbled."""

    tambahan: int = 2


@kind("nama_komponen", KomponenNames)
def komponen_names(context: Context, options: KomponenNames) -> Iterator[Hit]:
    """A komponen whose printed name carries foreign words, or is named twice in its section.

    Its LKE name is that of the komponen which most of its rows serve.
    """
    plan, instrument = context.plan, context.instrument
    served: dict[int, list[str]] = {}
    for row in context.rows:
        for id_ in context.ids(row)[:1]:
            served.setdefault(row.komponen, []).append(instrument.indikator[id_].komponen)
    seen: dict[tuple[int, frozenset[str]], int] = {}
    for index, komponen in enumerate(plan.komponen):
        words = title_words(komponen.nama)
        if not words:
            continue
        ids = served.get(index)
        part = instrument.komponen[Counter(ids).most_common(1)[0][0]] if ids else None
        key = (komponen.area, words)
        if key in seen:
            if part is not None:  # of a block of copies alone it is told that it is one
                yield _garbled(index, komponen.nama, _NAMED_TWICE, part.nama)
            continue
        seen[key] = index
        if part is None:
            continue
        if part.area not in instrument.area or part.bagian != "pemenuhan":
            continue
        own = title_words(part.nama.id)
        if words <= own:
            continue
        foreign = words - own
        if own <= words:
            if len(foreign) >= options.tambahan and foreign & _DOING:
                yield _garbled(index, komponen.nama, _SURPLUS, part.nama)
        elif (len(own & words) * 2 >= len(own) and foreign <= _of_others(context, part)) or (
            len(foreign) == 1 == len(own - words) and foreign <= _of_all(context)
        ):
            yield _garbled(index, komponen.nama, _MIXED, part.nama)
        elif _misspelt(foreign, own - words):
            yield _garbled(index, komponen.nama, _MISSPELT, part.nama)


def _of_all(context: Context) -> frozenset[str]:
    """The words that name any komponen."""
    return context.once(
        "kata_komponen",
        lambda c: frozenset(
            word for part in c.instrument.komponen.values() for word in title_words(part.nama.id)
        ),
    )


def _misspelt(foreign: frozenset[str], missing: frozenset[str]) -> bool:
    """Whether each foreign word stands for one that is missing, one or two letters apart.

    "Layanan" for "pelayanan" is another form of the word and no slip.
    """
    return 0 < len(foreign) <= len(missing) and all(
        any(
            min(len(word), len(meant)) >= _LONG
            and not (word.endswith(meant) or meant.endswith(word))
            and distance(word, meant, 2) <= 2
            for meant in missing
        )
        for word in foreign
    )


_LONG = 8


def _of_others(context: Context, part: KomponenLke) -> frozenset[str]:
    """The words that name the other komponen of its area."""
    instrument = context.instrument
    return frozenset(
        word
        for id_ in instrument.area[part.area].komponen
        if id_ != part.id
        for word in title_words(instrument.komponen[id_].nama.id)
    )


def _garbled(index: int, name: str, how: Text, meant: Text | str) -> Hit:
    return Hit(
        route=Route("komponen", index, "nama"),
        quote=name,
        values={"nama": shortened(name, 80), "sebab": how, "seharusnya": meant},
    )


_SURPLUS = Text("memuat kata yang bukan bagian dari namanya", "holds words that are not part of it")
_MIXED = Text("tercampur dengan nama komponen lain", "is mixed with that of another")
_MISSPELT = Text("memuat kata yang tertulis lain", "holds a word that is written otherwise")
_NAMED_TWICE = Text("dipakai dua kali dalam satu bagian", "stands twice in one section")
_DOING = frozenset(
    [
        "mensosialisasikan",
        "melaksanakan",
        "menyusun",
        "membuat",
        "memasang",
        "menyampaikan",
        "pemanfaatan",
        "pelaksanaan",
        "penyusunan",
        "aplikasi",
    ]
)


def _only_says_when(saying: Saying) -> bool:
    words = saying.words[0]
    if (
        not words
        or len(words) > 4
        or (not words & _TIME_WORDS and not find_months(saying.indikator))
    ):
        return False
    return bool(parse_schedule(saying.indikator).months) and all(
        word.isdigit() or word in _TIME_WORDS or parse_schedule(word).months for word in words
    )


@kind("indikator_waktu", sieve=lambda _: Mesh(_only_says_when))
def indicator_is_time(context: Context, options: object) -> Iterator[Hit]:
    """An indikator that only says when: "Terlaksana bulan Januari"."""
    for row in context.sifted(options):
        if _only_says_when(context.saying(row)):
            yield Hit(
                route=cell(row, "indikator"),
                quote=row.indikator,
                values={"baris": row.row},
                rows=(row.row,),
                ids=context.ids(row),
            )


_TIME_WORDS = frozenset(
    [
        "terlaksana",
        "dilaksanakan",
        "bulan",
        "minggu",
        "awal",
        "akhir",
        "paling",
        "lambat",
        "triwulan",
        "semester",
        "tw",
        "target",
        "selesai",
        "waktu",
        "jadwal",
        "setiap",
        "tiap",
        "per",
        "ii",
        "iii",
        "iv",
    ]
)


_LIKELY = 0.5
"""From which likeness the first of several candidates counts."""
_FAIRLY_SURE = 0.6
"""The same where its best candidates agree on another komponen."""
_SURE = 0.85
"""From which confidence on a text on its own tells what it is about."""


@kind("baris_salah_bagian")
def misplaced(context: Context, _: object) -> Iterator[Hit]:
    """Rows under a section that is about another area, one finding a section.

    What a section is about is told by its title: the name of an area, or that of a theme which
    surely belongs to one.
    """
    plan = context.plan
    told = homes(context)
    about = [
        told[index] if area_named(context, section.judul) else ""
        for index, section in enumerate(plan.area)
    ]
    themes = [index for index, area in enumerate(about) if not area]
    for index, match in zip(
        themes, context.about([plan.area[i].judul for i in themes]), strict=True
    ):
        if match.ids and match.confidence >= _SURE:
            about[index] = context.instrument.indikator[match.ids[0]].area
    twins = Counter(saying.words for saying in context.sayings)  # a copy is told as one
    for index, home in enumerate(about):
        if not home:
            continue
        strangers = [
            (row, area)
            for row in context.rows
            if row.area == index
            and context.ids(row)
            and (area := context.area_of(row))
            and area != home
            and context.match(row).confidence >= _SURE
            and twins[context.saying(row).words] == 1
        ]
        if strangers:
            first = strangers[0][0]
            wanted = dict.fromkeys(area for _, area in strangers)
            yield Hit(
                route=Route("kegiatan", first.row),
                quote=first.indikator or first.langkah_aksi,
                values={
                    "baris": rows(row.row for row, _ in strangers),
                    "bagian": shortened(plan.area[index].judul, 60),
                    "seharusnya": listed(context.instrument.area[kode].nama for kode in wanted),
                    "pindah": listed(
                        _TO_AREA.fill(
                            baris=rows(row.row for row, area in strangers if area == kode),
                            nama=context.instrument.area[kode].nama,
                        )
                        for kode in wanted
                    ),
                },
                rows=tuple(row.row for row, _ in strangers),
                ids=tuple(dict.fromkeys(context.ids(row)[0] for row, _ in strangers)),
                area=home,
            )


_TO_AREA = Text("{baris} ke area {nama}", "{baris} to the area {nama}")


class Peers(Record):
    """`sejawat`: groups of indikator that one action may rightly serve alike."""

    sejawat: tuple[tuple[str, ...], ...] = ()


@kind("langkah_lain", Peers, sieve=lambda _: Mesh(_does_something_else))
def other_action(context: Context, options: Peers) -> Iterator[Hit]:
    """An action that surely answers another indikator than the one it stands beside.

    Only actions that share no word of meaning with their indikator are looked at; where the
    action alone leaves doubt, it is read together with its evidence.
    """
    suspects = []
    for row in context.sifted(options):
        ids = context.ids(row)
        if not ids or not row.langkah_aksi.strip() or context.match(row).confidence < _SURE:
            continue
        title = context.instrument.indikator[ids[0]].judul.id
        asked, done, _ = context.saying(row).words
        if done.isdisjoint(asked) and done.isdisjoint(title_words(title)):
            suspects.append(row)
    alone = context.about([row.langkah_aksi for row in suspects])
    answers = {
        row.row: match
        for row, match in zip(suspects, alone, strict=True)
        if match.confidence >= _SURE
        or (
            match.ids
            and match.candidates
            and match.ids[0] == match.candidates[0][0]
            and match.confidence >= _FAIRLY_SURE
            and _elsewhere(context, match, context.ids(row)[0])
        )
    }
    doubtful = [
        row
        for row in suspects
        if row.row not in answers and not _shares_words(context, row, context.ids(row)[0])
    ]
    proved = context.about([f"{row.langkah_aksi}. {row.bukti}" for row in doubtful])
    answers |= {row.row: match for row, match in zip(doubtful, proved, strict=True)}
    for row in suspects:
        ids, match = context.ids(row), answers.get(row.row)
        if match is None or not match.ids or set(match.ids) & set(ids):
            continue
        if match.confidence < _SURE and not _elsewhere(context, match, ids[0]):
            continue
        if any(ids[0] in group and match.ids[0] in group for group in options.sejawat):
            continue
        answered = context.instrument.indikator[match.ids[0]]
        yield Hit(
            route=cell(row, "langkah_aksi"),
            quote=row.langkah_aksi,
            values={
                "baris": row.row,
                "indikator": ids[0],
                "judul": context.instrument.indikator[ids[0]].judul,
                "lain": answered.id,
                "judul_lain": answered.judul,
            },
            rows=(row.row,),
            ids=ids,
        )


def _does_something_else(saying: Saying) -> bool:
    """Whether the action shares no word of meaning with the indikator."""
    return saying.words[1].isdisjoint(saying.words[0])


def _elsewhere(context: Context, match: Match, id_: str) -> bool:
    """Whether the best candidates agree on one other komponen and `id_` is none of them."""
    known = context.instrument.indikator
    near = [known[code].komponen for code, _ in match.candidates[:2]]
    return (
        len(near) == 2
        and near[0] == near[1] != known[id_].komponen
        and match.candidates[0][1] >= _LIKELY
        and all(code != id_ for code, _ in match.candidates)
    )


def _shares_words(context: Context, row: Kegiatan, id_: str) -> bool:
    """Whether the evidence speaks of the row's own indikator after all."""
    asked, _, proof = context.saying(row).words
    title = title_words(context.instrument.indikator[id_].judul.id)
    return not (proof.isdisjoint(asked) and proof.isdisjoint(title))


class Stage(Record):
    """`nama`: a stage of work; `contoh`: an action of it; `kata`: how words that tell it begin."""

    nama: Text
    contoh: Text
    kata: tuple[str, ...]


class Stages(Record):
    """`tahap`: the stages; `beda`: pairs (asked, done) of their places that do not go together."""

    tahap: tuple[Stage, ...]
    beda: tuple[tuple[int, int], ...]


def _sieve_of_stages(options: Stages) -> Mesh:
    stages = _stage_pattern(tuple(stage.kata for stage in options.tahap))
    first = {asked for asked, _ in options.beda}

    def test(saying: Saying) -> bool:
        indikator, langkah, _ = saying.cells
        asked = _first_stage(indikator, stages)
        if asked not in first:
            return False
        named = _stages(langkah, stages)
        return bool(named) and asked not in named and (asked, named[0]) in options.beda

    return Mesh(test)


@kind("tahap_langkah", Stages, turn=AFTER_OTHERS, sieve=_sieve_of_stages)
def other_stage(context: Context, options: Stages) -> Iterator[Hit]:
    """An action of another stage than the indikator asks: a policy is asked, its use is planned.

    Judged by the first word that tells a stage; an action that also names the stage that is
    asked is left alone.
    """
    stages = _stage_pattern(tuple(stage.kata for stage in options.tahap))
    first = {asked for asked, _ in options.beda}
    for row in context.sifted(options):
        ids = context.ids(row)
        indikator, langkah, _ = context.saying(row).cells
        asked = _first_stage(indikator, stages) if ids else None
        if asked not in first:
            continue
        named = _stages(langkah, stages)
        if not named or asked in named or (asked, named[0]) not in options.beda:
            continue
        if context.told_by(row, "langkah_lain"):
            continue
        done = named[0]
        yield Hit(
            route=cell(row, "langkah_aksi"),
            quote=row.langkah_aksi,
            values={
                "baris": row.row,
                "diminta": options.tahap[asked].nama,
                "dilakukan": options.tahap[done].nama,
                "contoh": options.tahap[asked].contoh,
                "indikator": ids[0],
            },
            rows=(row.row,),
            ids=ids,
        )


def _first_stage(cell: Wording, stages: re.Pattern[str]) -> int | None:
    """The place of the stage whose word comes first in a cell."""
    return next(iter(_stages(cell, stages)), None)


def _stages(cell: Wording, stages: re.Pattern[str]) -> tuple[int, ...]:
    """The places of the stages that a cell names, in the order of its words."""
    return cell.once(stages, lambda cell: _named_stages(cell.folded, stages))


def _named_stages(folded: str, stages: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(found.lastindex - 1 for found in stages.finditer(folded) if found.lastindex)


@lru_cache(maxsize=16)
def _stage_pattern(stages: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """The beginnings of words of all stages, each stage in a group of its own."""
    groups = "|".join(f"({'|'.join(map(re.escape, words))})" for words in stages)
    return re.compile(rf"\b(?:{groups})")
