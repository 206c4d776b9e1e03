"""Mutations: for every rule, single realistic changes that a clean plan must pay for.

A :class:`Base` is a plan without defect. A :class:`Mutation` changes one thing in it, as a hurried
author or a copied template would, and names the one rule that must tell it. Rows are found by
their LKE id, so that nothing here depends on how the clean plan is laid out.

Where a change is told by two rules, one defect is told twice: then the rules need care, not the
table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from zicheck import rulesets
from zicheck.checks.base import select_ids
from zicheck.evidence import kinds_of
from zicheck.plan import Abaikan, Kegiatan, Kutipan, Naskah
from zicheck.ruletest import example_plan
from zicheck.schedule import MONTHS_ID as BULAN
from zicheck.schedule import parse
from zicheck.similarity import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zicheck.plan import Plan
    from zicheck.regulations import Regulation

    Change: TypeAlias = Callable[[Plan], Plan]
    Cell: TypeAlias = str | Callable[[str], str]

RULESET = rulesets.builtin()
INSTRUMENT = RULESET.instrument
PEMENUHAN = tuple(item.id for item in INSTRUMENT.pemenuhan)
SECTIONS = tuple(INSTRUMENT.area)
CLEAN = example_plan(RULESET, {"lengkap": True})
IDS = tuple(row.lke[0] for row in CLEAN.kegiatan)


@dataclass(frozen=True)
class Base:
    """A clean plan, with the days on which it is judged and read."""

    plan: Plan
    as_of: date | None = None
    today: date | None = None


@dataclass(frozen=True)
class Mutation:
    """A change of the plan of a base that rule `kode`, and no other, must tell.

    `today` is given where the change is that a day has passed.
    """

    kode: str
    nama: str
    change: Change
    base: str = "clean"
    today: date | None = None

    def __str__(self) -> str:
        return f"{self.kode}-{self.nama}"


# --- changes ---------------------------------------------------------------------------------


def row_of(plan: Plan, id_: str) -> Kegiatan:
    """The first row that serves `id_` above all."""
    return next(row for row in plan.kegiatan if row.lke[:1] == (id_,))


def _numbered(plan: Plan, rows: Iterable[Kegiatan]) -> Plan:
    """The plan with these rows, counted anew."""
    return plan._replace(kegiatan=tuple(row._replace(row=n) for n, row in enumerate(rows, start=1)))


def _each(plan: Plan, ids: tuple[str, ...], change: Callable[[Kegiatan], Kegiatan]) -> Plan:
    """The plan with the rows that serve `ids` changed."""
    return plan._replace(
        kegiatan=tuple(
            change(row) if row.lke[:1] and row.lke[0] in ids else row for row in plan.kegiatan
        ),
    )


def filled(row: Kegiatan, **new: Cell) -> Kegiatan:
    """The row with these cells; a function is given the old text."""
    texts = {
        name: value if isinstance(value, str) else value(row.cell(name))
        for name, value in new.items()
    }
    evidence = texts.pop("bukti_fisik", None)
    if evidence is not None:
        row = row._replace(bukti_fisik=(evidence,) if evidence else ())
    return row._replace(**texts)


def cells(*ids: str, **new: Cell) -> Change:
    """Writes these cells into the rows of `ids`."""
    return lambda plan: _each(plan, ids, lambda row: filled(row, **new))


def plus(text: str) -> Cell:
    """Writes `text` behind what the cell says."""
    return lambda old: old + text


def swapped(one: str, other: str, field: str) -> Change:
    """Swaps one cell of two rows."""

    def change(plan: Plan) -> Plan:
        first, second = (row_of(plan, id_).cell(field) for id_ in (one, other))
        return cells(other, **{field: first})(cells(one, **{field: second})(plan))

    return change


def swapped_cells(id_: str, one: str, other: str) -> Change:
    """Swaps two cells of one row."""

    def change(plan: Plan) -> Plan:
        row = row_of(plan, id_)
        return cells(id_, **{one: row.cell(other), other: row.cell(one)})(plan)

    return change


def copied_down(field: str, source: str, *targets: str) -> Change:
    """Copies a cell of one row into others."""
    return lambda plan: cells(*targets, **{field: row_of(plan, source).cell(field)})(plan)


def served(id_: str, *ids: str) -> Change:
    """Writes `ids` as the `lke` of the row of `id_`."""
    return lambda plan: _each(plan, (id_,), lambda row: row._replace(lke=ids))


def without(*patterns: str) -> Change:
    """Deletes the rows of the ids that a pattern names."""
    gone = select_ids(IDS, patterns)
    return lambda plan: _numbered(
        plan, [row for row in plan.kegiatan if row.lke[:1] and row.lke[0] not in gone]
    )


def without_section(kode: str) -> Change:
    """Deletes a section: its heading, its komponen and all its rows."""

    def change(plan: Plan) -> Plan:
        sections = [n for n, area in enumerate(plan.area) if area.kode != kode]
        parts = [n for n, part in enumerate(plan.komponen) if part.area in sections]
        kept = plan._replace(
            area=tuple(plan.area[n] for n in sections),
            komponen=tuple(
                plan.komponen[n]._replace(area=sections.index(plan.komponen[n].area)) for n in parts
            ),
        )
        return _numbered(
            kept,
            [
                row._replace(area=sections.index(row.area), komponen=parts.index(row.komponen))
                for row in plan.kegiatan
                if row.area in sections
            ],
        )

    return change


def behind(plan: Plan, after: int, row: Kegiatan) -> Plan:
    """The plan with `row` put behind row number `after`, in its section and komponen."""
    above = plan.kegiatan[after - 1]
    new = row._replace(area=above.area, komponen=above.komponen)
    return _numbered(plan, [*plan.kegiatan[:after], new, *plan.kegiatan[after:]])


def repeated(id_: str, after: str = "") -> Change:
    """Repeats a row behind itself, or behind that of `after`."""
    return lambda plan: behind(plan, row_of(plan, after or id_).row, row_of(plan, id_))


def added(after: str, *ids: str, **new: str) -> Change:
    """Adds a row that serves `ids` behind that of `after`."""
    made = filled(Kegiatan(0, 0, 0, lke=ids), **new)
    return lambda plan: behind(plan, row_of(plan, after).row, made)


def moved(id_: str, section: str) -> Change:
    """Moves a row to the end of another section."""

    def change(plan: Plan) -> Plan:
        row = row_of(plan, id_)
        left = _numbered(plan, [other for other in plan.kegiatan if other is not row])
        last = [other for other in left.kegiatan if plan.area[other.area].kode == section][-1]
        return behind(left, last.row, row)

    return change


def excused(id_: str, kode: str, until: date | None = None) -> Change:
    """Writes an `abaikan` into a row."""
    entry = Abaikan(kode, "sudah dibahas dengan TPI", until)
    return lambda plan: _each(plan, (id_,), lambda row: row._replace(abaikan=(*row.abaikan, entry)))


def heading(section: str, **new: str) -> Change:
    """Changes the heading of a section."""
    return lambda plan: plan._replace(
        area=tuple(area._replace(**new) if area.kode == section else area for area in plan.area),
    )


def part(id_: str, **new: str) -> Change:
    """Changes the heading of the komponen in which the row of `id_` stands."""

    def change(plan: Plan) -> Plan:
        index = row_of(plan, id_).komponen
        made = [k._replace(**new) if n == index else k for n, k in enumerate(plan.komponen)]
        return plan._replace(komponen=tuple(made))

    return change


def decree(**new: object) -> Change:
    """Changes the decree's number, date or title."""
    return lambda plan: plan._replace(keputusan=plan.keputusan._replace(**new))  # type: ignore[arg-type]


def carried(**new: object) -> Change:
    """Changes the plan's own name, year or offices above."""
    return lambda plan: plan._replace(**new)  # type: ignore[arg-type]


def cited(old: str, new: str, where: str = "") -> Change:
    """Changes words of the legal basis (of one part), or deletes the entry that is left empty."""

    def change(plan: Plan) -> Plan:
        made = [
            entry._replace(teks=entry.teks.replace(old, new)) if where in entry.bagian else entry
            for entry in plan.dasar_hukum
        ]
        return plan._replace(dasar_hukum=tuple(entry for entry in made if entry.teks))

    return change


def citing(teks: str, bagian: str = "mengingat") -> Change:
    """Adds a citation."""
    return lambda plan: plan._replace(dasar_hukum=(*plan.dasar_hukum, Kutipan(bagian, teks)))


def written(old: str, new: str) -> Change:
    """Changes words of the running text."""
    return lambda plan: plan._replace(
        naskah=tuple(entry._replace(teks=entry.teks.replace(old, new)) for entry in plan.naskah),
    )


def writing(bagian: str, teks: str) -> Change:
    """Adds a paragraph to the running text."""
    return lambda plan: plan._replace(naskah=(*plan.naskah, Naskah(bagian, teks)))


def all_of(*changes: Change) -> Change:
    """These changes one after the other: the way to a base."""

    def change(plan: Plan) -> Plan:
        for step in changes:
            plan = step(plan)
        return plan

    return change


# --- what the clean plan and the data of the rule set offer ----------------------------------


def title(id_: str) -> str:
    """The words of an indikator."""
    return INSTRUMENT.indikator[id_].judul.id


def month_of(id_: str) -> int:
    """The month (1..12) in which the clean plan does it once; 0 when more often."""
    target = row_of(CLEAN, id_).target_waktu
    return BULAN.index(target) + 1 if target in BULAN else 0


ONCE = tuple(id_ for id_ in IDS if month_of(id_))
FIRST_OF_PART = tuple(
    row.lke[0]
    for n, row in enumerate(CLEAN.kegiatan)
    if not n or CLEAN.kegiatan[n - 1].komponen != row.komponen
)
"""Rows under a heading: an empty cell there is not merged with one above."""


def option(kode: str, name: str) -> tuple[str, ...]:
    """The ids that an option of a rule names."""
    rule = RULESET.get(kode)
    assert rule is not None
    return select_ids(tuple(INSTRUMENT.indikator), getattr(rule.opsi, name))


def implied() -> Iterator[tuple[str, str, str]]:
    """Indikator with a sibling and the first word by which its row implies them."""
    rule = RULESET.get("KOM004")
    assert rule is not None
    for hint in rule.opsi.tersirat:
        if hint.cukup:  # then it is served, and nothing is told
            continue
        siblings = INSTRUMENT.komponen[INSTRUMENT.indikator[hint.lke].komponen].indikator
        yield hint.lke, next(id_ for id_ in siblings if id_ != hint.lke), hint.kata[0]


def steps() -> Iterator[tuple[str, str, str]]:
    """Steps that follow one another in a chain, each once a year and not in one month.

    With the rule that tells them when they are swapped.
    """
    rule = RULESET.get("URT001")
    assert rule is not None
    pairs: dict[tuple[str, str, str], None] = {}
    for chain in rule.opsi.rantai:
        ids = [step.lke[0] for step in chain.langkah if len(step.lke) == 1 and not step.kata]
        kode = "URT002" if chain.ringan else "URT001"
        pairs |= dict.fromkeys(
            (early, late, kode)
            for early, late in pairwise(ids)
            if 0 < month_of(early) < month_of(late)
        )
    yield from pairs


def later() -> frozenset[str]:
    """The ids that build on another step."""
    rule = RULESET.get("URT001")
    assert rule is not None
    return frozenset(
        id_ for chain in rule.opsi.rantai for step in chain.langkah[1:] for id_ in step.lke
    )


_KINDS = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Permen PANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "PKPU": "Peraturan Komisi Pemilihan Umum",
}
_GAZETTES = {"LN": "Lembaran", "BN": "Berita"}


def citation(entry: Regulation) -> str:
    """A regulation as a decree cites it, with gazette and supplement."""
    kind, number, year = entry.id
    text = f"{_KINDS[kind]} Nomor {number} Tahun {year} tentang {entry.tentang}"
    if entry.lembaran is None:
        return text
    gazette, printed, number = entry.lembaran
    where = f"{_GAZETTES[gazette]} Negara Republik Indonesia Tahun {printed} Nomor {number}"
    if entry.tambahan is not None:
        where += f", Tambahan Lembaran Negara Republik Indonesia Nomor {entry.tambahan}"
    return f"{text} ({where})"


IN_FORCE = tuple(
    entry
    for entry in RULESET.registry.entries.values()
    if entry.diganti is None
    and (entry.akhir is None or entry.akhir >= CLEAN.tahun)
    and str(entry.id) not in ("Permen PANRB 90/2021", "Permen PANRB 5/2024")
)
ENDED = tuple(
    entry
    for entry in RULESET.registry.entries.values()
    if entry.akhir is not None and entry.akhir < CLEAN.tahun
)
REPLACED = tuple(
    entry
    for entry in RULESET.registry.entries.values()
    if entry.diganti is not None and entry.akhir is None
)


def cite(name: str) -> str:
    return next(citation(e) for e in RULESET.registry.entries.values() if str(e.id) == name)


GOVERNING = cite("Permen PANRB 90/2021")
AMENDMENT = f" sebagaimana telah diubah dengan {cite('Permen PANRB 5/2024')}"


SLIPS = {
    "Januari": "Janurai",
    "Februari": "Febrauri",
    "Maret": "Maert",
    "April": "Apirl",
    "Agustus": "Agustsus",
    "September": "Septmeber",
    "Oktober": "Oktobre",
    "November": "Novmeber",
    "Desember": "Desmeber",
}
"""Months with a slip of the pen."""


def _in_words(count: int) -> str:
    """A count as achievements write it."""
    words = ("dua", "empat", "enam", "dua belas")
    return f"{count} ({dict(zip((2, 4, 6, 12), words, strict=True)).get(count, 'satu')})"


def times(id_: str) -> int:
    """How often a year the clean plan does it."""
    return len(parse(row_of(CLEAN, id_).target_waktu).occurrences)


# --- clean plans -----------------------------------------------------------------------------

UNIT = CLEAN.unit
PLEDGE = (
    "Zona integritas dibangun untuk mencegah korupsi dan meningkatkan mutu pelayanan publik pada "
    "seluruh bagian kantor kami sepanjang tahun ini."
)
OWN_TITLE = f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS {UNIT.upper()} TAHUN 2025"
ANNEX = f"LAMPIRAN KEPUTUSAN {UNIT.upper()} NOMOR 1 TAHUN 2025"

_WRITTEN = all_of(
    decree(judul=OWN_TITLE),
    writing("judul lampiran", ANNEX),
    writing("judul tabel", OWN_TITLE),
    writing("pendahuluan", f"{UNIT} merupakan unit yang strategis. {PLEDGE}"),
    writing("penutup", PLEDGE),
)
_CITED = all_of(
    carried(dasar_hukum=()),
    citing(GOVERNING + AMENDMENT),
    *(citing(citation(entry)) for entry in IN_FORCE),
)


def _tabled(plan: Plan) -> Plan:
    return plan._replace(
        kegiatan=tuple(
            row._replace(
                target_capaian=f"{_in_words(times(row.lke[0]))} Dokumen",
                penanggung_jawab="Sekretaris",
            )
            for row in plan.kegiatan
        ),
    )


def _acting(plan: Plan) -> Plan:
    """Every row names the unit as the one who acts and owns, and the office above as channel."""
    above = plan.induk[0]
    return plan._replace(
        kegiatan=tuple(
            filled(
                row,
                langkah_aksi=lambda t: f"Tim ZI {plan.unit}, melalui {above}: {t}",
                bukti_fisik=plus(f"; laporan {plan.unit}"),
            )
            for row in plan.kegiatan
        ),
    )


def _judged(plan: Plan) -> Plan:
    """Whatever falls in December is due by its middle."""
    return plan._replace(
        kegiatan=tuple(
            filled(
                row,
                target_waktu=lambda t: t.replace("Desember", "15 Desember").replace(
                    "Setiap bulan", "Setiap tanggal 5"
                ),
            )
            for row in plan.kegiatan
        ),
    )


def _decreed(plan: Plan) -> Plan:
    """Adopted in February: nothing is due in January alone."""
    made = plan._replace(
        kegiatan=tuple(
            filled(row, target_waktu=lambda t: "Februari, Juli" if t == "Januari" else t)
            for row in plan.kegiatan
        ),
    )
    return decree(tanggal=date(2025, 2, 3))(made)


QUARTERS = "Maret, Juni, September, Desember"
_PROMISED = plus("; rekapitulasi setiap triwulan")
_NEEDED_PAPERS = {
    ("P.I.4.a", "attendance-list"): "BKT007",
    ("P.I.4.a", "all-papers"): "BKT007",
    **{(id_, "all-papers"): "BKT009" for id_ in ("P.IV.1.a", "P.IV.1.b", "P.IV.1.c", "P.V.2.d")},
}
_PAPERS = frozenset({"undangan", "daftar-hadir", "notulen"})
_SET_OF_PAPERS = "Undangan, daftar hadir dan notulen"
_MEETINGS = ("P.I.4.a", "P.IV.1.a", "P.IV.1.b", "P.IV.1.c", "P.V.2.d")
_FOLLOWED = {"P.V.3.c": "P.V.3.d", "P.V.4.b": "P.V.4.c", "P.V.5.d": "P.V.5.e"}

BASES: dict[str, Base] = {
    "clean": Base(CLEAN),
    "written": Base(_WRITTEN(CLEAN)),
    "cited": Base(_CITED(CLEAN)),
    "cited-twice": Base(all_of(_CITED, citing(GOVERNING + AMENDMENT, "lampiran"))(CLEAN)),
    "tabled": Base(_tabled(CLEAN)),
    "acting": Base(_acting(CLEAN)),
    "court": Base(
        _acting(
            CLEAN._replace(unit="Pengadilan Negeri Contoh", induk=("Pengadilan Tinggi Contoh",))
        )
    ),
    "decreed": Base(_decreed(CLEAN)),
    "judged": Base(_judged(CLEAN), as_of=date(2025, 12, 30)),
    "promised": Base(
        all_of(
            cells("P.I.3.b", "P.V.4.b", "P.VI.2.a", "P.VI.4.a", bukti_fisik=_PROMISED),
            cells("P.III.4.c", bukti_fisik=plus("; rekapitulasi setiap bulan")),
        )(CLEAN)
    ),
    "half-yearly": Base(cells("P.I.3.c", target_waktu="Juni dan Desember")(CLEAN)),
    "as-needed": Base(
        all_of(
            *(
                all_of(
                    cells(
                        evaluation,
                        langkah_aksi=plus(", setiap terdapat perubahan pedoman"),
                        target_waktu="Juni",
                    ),
                    cells(follow_up, target_waktu="Juli"),
                )
                for evaluation, follow_up in _FOLLOWED.items()
            )
        )(CLEAN)
    ),
    "meetings": Base(
        all_of(
            *(
                cells(id_, langkah_aksi=f"Rapat: {title(id_)}", bukti_fisik=_SET_OF_PAPERS)
                for id_ in _MEETINGS
            )
        )(CLEAN)
    ),
    "policy": Base(
        cells("P.III.2.b", indikator="Menetapkan kebijakan pola mutasi internal")(CLEAN)
    ),
    "yearly": Base(
        all_of(
            cells("P.III.4.a", bukti_fisik="Perjanjian kinerja dan SKP tahun 2025"),
            cells("P.III.4.b", bukti_fisik="SKP tahun 2025; matriks peran hasil"),
            cells("P.IV.2.e", bukti_fisik="LKjIP tahun 2024; surat pengantar"),
            cells("P.IV.2.f", bukti_fisik="LKjIP tahun 2024"),
            cells("P.IV.2.e", langkah_aksi="Menyusun LKjIP tahun 2024"),
        )(CLEAN)
    ),
    "implied": Base(
        all_of(*(cells(id_, bukti_fisik=plus(f"; laporan {word}")) for _, id_, word in implied()))(
            CLEAN
        )
    ),
    "excused": Base(
        all_of(
            cells("P.V.4.c", bukti_fisik=plus("; Sosialisasi kepada seluruh jajaran")),
            excused("P.V.4.c", "BKT011", date(2025, 6, 30)),
        )(CLEAN),
        today=date(2025, 6, 30),
    ),
}


# --- mutations: the plan and its coverage ----------------------------------------------------


def _coverage() -> Iterator[Mutation]:
    for kode in SECTIONS:
        yield Mutation("KOM001", f"section-{kode}-deleted", without_section(kode))
        yield Mutation("KOM001", f"pemenuhan-of-{kode}-deleted", without(f"P.{kode}.*"))
    for name, komponen in INSTRUMENT.komponen.items():
        if komponen.bagian == "pemenuhan":
            yield Mutation("KOM002", f"{name}-deleted", without(*komponen.indikator))
            if len(komponen.indikator) > 1:
                yield Mutation("KOM003", f"all-but-{name}.a", without(*komponen.indikator[1:]))
    for id_ in PEMENUHAN:
        only = INSTRUMENT.komponen[INSTRUMENT.indikator[id_].komponen].indikator == (id_,)
        yield Mutation("KOM002" if only else "KOM003", f"{id_}-deleted", without(id_))
    for id_, other in (("P.I.1.b", "P.I.1.a"), ("P.V.3.b", "P.V.3.a"), ("P.VI.2.d", "P.VI.2.c")):
        yield Mutation("KOM003", f"{id_}-read-as-{other}", served(id_, other))
    for id_, _, word in implied():
        nama = f"{id_}-only-as-{word.replace(' ', '-')}"
        yield Mutation("KOM004", nama, without(id_), "implied")
    for id_ in option("KOM005", "siapkan"):
        yield Mutation("KOM005", f"{id_}-deleted", without(id_))
    yield Mutation("KOM005", "reform-deleted", without("R.*"))


def _form() -> Iterator[Mutation]:
    yield Mutation("STR001", "number-deleted", decree(nomor=""))
    yield Mutation("STR001", "number-blank", decree(nomor=" "))
    yield Mutation("STR002", "date-deleted", decree(tanggal=None))
    for kode in SECTIONS:
        for name, words in (
            ("by-aim", "Pembangunan unit kerja untuk memperoleh predikat menuju WBK/WBBM"),
            ("by-office", "Bagian Umum dan Keuangan"),
        ):
            yield Mutation("STR003", f"section-{kode}-titled-{name}", heading(kode, judul=words))
    for kode in ("I", "IV"):
        yield Mutation("STR003", f"section-{kode}-without-a-title", heading(kode, judul=""))
    offices = (
        "Sekretaris",
        "Subbagian Keuangan, Umum dan Logistik",
        "Subbagian Perencanaan, Data dan Informasi",
        "Subbagian Hukum dan SDM",
        "Subbagian Teknis Penyelenggaraan Pemilu",
        "Subbagian Partisipasi Hubungan Masyarakat",
    )
    for count in (4, 5, 6):
        renamed = [
            heading(k, judul=t) for k, t in zip(SECTIONS[:count], offices[:count], strict=True)
        ]
        yield Mutation("STR004", f"{count}-sections-by-office", all_of(*renamed))
    for kode, before in zip(SECTIONS[1:], SECTIONS, strict=False):
        yield Mutation("STR005", f"section-{kode}-numbered-{before}", heading(kode, kode=before))
    for kode in SECTIONS:
        yield Mutation("STR005", f"section-{kode}-without-number", heading(kode, kode=""))
    for id_ in ("P.I.2.a", "P.II.3.a", "P.III.6.a", "P.IV.2.a", "P.V.5.a", "P.VI.4.a"):
        yield Mutation("STR006", f"komponen-of-{id_}-numbered-1", part(id_, nomor="1"))
    for id_, number in (("P.I.4.a", "6"), ("P.II.3.a", "5"), ("P.III.6.a", "9"), ("P.V.5.a", "7")):
        yield Mutation("STR006", f"komponen-of-{id_}-numbered-{number}", part(id_, nomor=number))
    for id_, words in (
        ("P.V.1.a", "Pengendalian Gratifikasi memasang poster di ruang tunggu"),
        ("P.VI.4.a", "Penilaian Kepuasan terhadap Pelayanan melaksanakan survei"),
        ("P.V.5.a", "Penanganan Pengaduan Kepentingan"),
        ("P.I.2.a", "Penyusunan Tim Kerja"),
        ("P.III.3.a", "Perencanaan Kebutuhan Pegawai sesuai dengan Kebutuhan Organisasi"),
    ):
        yield Mutation("STR011", f"komponen-of-{id_}-misnamed", part(id_, nama=words))
    bare = ANNEX.removeprefix("LAMPIRAN KEPUTUSAN ").removesuffix(" NOMOR 1 TAHUN 2025")
    for name, words in (("unit-alone", bare), ("title-alone", OWN_TITLE)):
        yield Mutation("STR012", f"annex-with-{name}", written(ANNEX, words), "written")
    for number in ("7", "11/KPTS"):
        other = ANNEX.replace("NOMOR 1 TAHUN", f"NOMOR {number} TAHUN")
        yield Mutation("STR014", f"annex-of-decree-{number}", written(ANNEX, other), "written")
    for day in ("7 Januari 2025", "6 Februari 2025", "6 Januari 2024"):
        dated = writing("judul lampiran", f"TANGGAL {day.upper()}")
        yield Mutation("STR016", f"annex-of-{day}", dated, "written")
    for id_, asked, done in (
        ("P.III.2.a", "Menetapkan kebijakan pola mutasi", "Melaksanakan pola mutasi pegawai"),
        ("P.V.3.a", "Menerbitkan kebijakan pengaduan", "Sosialisasi kebijakan pengaduan"),
        ("P.V.3.c", "Evaluasi penanganan pengaduan", "Menetapkan penanganan pengaduan lama"),
        ("P.V.4.c", "Tindak lanjut hasil whistle-blowing", "Monitoring whistle-blowing kantor"),
        ("P.II.1.c", "Monitoring SOP", "Publikasi daftar SOP pada papan kantor"),
    ):
        change = cells(id_, indikator=asked, langkah_aksi=done)
        yield Mutation("STR013", f"{id_}-at-another-stage", change)
    for id_ in ("P.I.1.a", "P.II.1.c", "P.III.2.b", "P.IV.2.g", "P.V.3.d", "R.VI.1.a"):
        yield Mutation("STR007", f"{id_}-emptied", cells(id_, langkah_aksi=""))
    for id_, words in (
        ("P.I.4.a", "Terlaksana bulan Januari"),
        ("P.V.5.d", "Triwulan IV"),
        ("P.VI.2.f", "Paling lambat Juni 2025"),
        ("R.V.3.a", "Maret"),
    ):
        yield Mutation("STR008", f"{id_}-only-says-when", cells(id_, indikator=words))
    for id_, column, words in (
        ("P.I.1.a", "bukti_fisik", " nomor ............"),
        ("P.II.3.b", "langkah_aksi", " di [nama instansi]"),
        ("P.IV.2.g", "indikator", " tahun 20XX"),
        ("P.V.3.b", "bukti_fisik", " tanggal ____"),
        ("P.VI.2.f", "langkah_aksi", " (isi nama inovasi)"),
    ):
        change = cells(id_, **{column: plus(words)})
        yield Mutation("STR015", f"{id_}-{column}-not-filled-in", change)
    for name, blank in (("left-out", "NOMOR TAHUN"), ("dotted", "NOMOR ..... TAHUN")):
        yield Mutation("STR009", f"number-{name}", written("NOMOR 1 TAHUN", blank), "written")
    for source, target in (
        ("P.IV.2.e", "P.V.3.b"),
        ("P.V.5.a", "P.VI.4.a"),
        ("P.VI.4.a", "P.II.1.a"),
        ("P.III.3.a", "P.VI.2.f"),
        ("P.II.1.a", "P.V.1.a"),
    ):
        yield Mutation(
            "STR010",
            f"action-of-{source}-beside-{target}",
            copied_down("langkah_aksi", source, target),
        )


def _evidence() -> Iterator[Mutation]:
    for id_ in ("P.I.3.b", "P.II.2.a", "P.III.1.c", "P.IV.2.d", "P.V.5.c", "P.VI.4.a", "R.I.1.b"):
        yield Mutation("BKT001", f"{id_}-emptied", cells(id_, bukti_fisik=""))
    for id_, words in (("P.IV.1.b", "-"), ("P.II.1.b", "…"), ("R.IV.2.a", "—")):
        yield Mutation("BKT001", f"{id_}-holds-a-dash", cells(id_, bukti_fisik=words))
    for id_ in PEMENUHAN:
        words = title(id_)
        documents = [i for i in RULESET.evidence.read((words,)) if i.form == "dokumen"]
        if len(content_words(words)) >= 3 and not documents:
            yield Mutation("BKT002", f"{id_}-repeats-itself", cells(id_, bukti_fisik=words))
    for id_, words in (
        ("P.V.5.d", "Pelaksanaan monitoring dan evaluasi oleh tim"),
        ("P.II.1.a", "Sosialisasi SOP alur kerja"),
        ("P.VI.1.c", "Perbaikan SOP"),
        ("P.I.4.c", "Internalisasi nilai kepada seluruh jajaran"),
        ("P.IV.1.a", "Rapat penyusunan anggaran"),
        ("R.I.1.a", "Pelatihan agen"),
    ):
        yield Mutation("BKT003", f"{id_}-names-an-activity", cells(id_, bukti_fisik=words))
    for id_, words in (
        ("P.III.3.a", "Dokumentasi"),
        ("P.VI.2.f", "Foto / dokumen"),
        ("P.I.3.c", "Data dukung"),
        ("P.V.4.b", "Berkas pendukung"),
        ("R.III.3.a", "Bukti fisik terkait"),
    ):
        yield Mutation("BKT004", f"{id_}-names-a-genus", cells(id_, bukti_fisik=words))
    for id_, words in (
        ("P.II.2.b", plus(" (link)")),
        ("P.V.3.a", plus("; <isi di sini>")),
        ("P.VI.2.b", plus(" [tautan]")),
        ("P.IV.1.c", "Undangan, daftar hadir, notulen dan dokumen pendukung"),
    ):
        yield Mutation("BKT005", f"{id_}-holds-a-placeholder", cells(id_, bukti_fisik=words))
    for id_, words in (
        ("P.III.3.e", "Usulan diklat/bimtek ke Bagian Diklat"),
        ("P.IV.2.h", "Surat permohonan narasumber"),
        ("P.III.3.b", "Surat usulan rencana pengembangan"),
        ("P.V.1.b", "Proposal pembentukan unit"),
        ("R.II.2.a", "Nota dinas usulan aplikasi"),
    ):
        yield Mutation("BKT006", f"{id_}-is-a-request", cells(id_, bukti_fisik=words))
    excepted = option("BKT007", "kecuali")
    for id_ in PEMENUHAN:
        needs = RULESET.evidence.needs_of(id_)
        if not RULESET.evidence.decisive(id_) and id_ not in excepted:
            yield Mutation(
                "BKT007",
                f"{id_}-of-another-kind",
                cells(id_, bukti_fisik=_other_kind(INSTRUMENT.indikator[id_].bukti)),
            )
        for need in needs:
            if need.strengthens:
                yield Mutation(
                    "BKT013", f"{id_}-lacks-{need.kode}", cells(id_, bukti_fisik=_UNPROVED[id_])
                )
            elif need.bila is None or id_ == "P.III.2.b":
                lacking = _UNLIKE.get(id_) or next(
                    words
                    for words in _DOCUMENTS.values()
                    if not need.met(words, RULESET.evidence.read((words,)))
                )
                base = "policy" if need.bila else "clean"
                yield Mutation(
                    "BKT009",
                    f"{id_}-lacks-{need.kode}",
                    cells(id_, bukti_fisik=lacking),
                    base,
                )
    for id_ in IDS:
        lacking = _PAPERS - kinds_of(RULESET.evidence.read((row_of(CLEAN, id_).bukti,)))
        change = cells(id_, langkah_aksi=f"Melaksanakan rapat evaluasi: {title(id_)}")
        if lacking:
            kode = "BKT012" if len(lacking) == 1 else "BKT008"
            yield Mutation(kode, f"{id_}-becomes-a-meeting", change)
    for id_ in _MEETINGS:
        for kode, lacking, left in (
            ("BKT012", "minutes", "Undangan dan daftar hadir"),
            ("BKT012", "attendance-list", "Undangan dan notulen"),
            ("BKT008", "two-papers", "Daftar hadir"),
            ("BKT008", "all-papers", "Laporan pelaksanaan rapat"),
        ):
            change = cells(id_, bukti_fisik=left)
            # Papers that the indikator itself needs are asked for by the rule on that.
            code = _NEEDED_PAPERS.get((id_, lacking), kode)
            yield Mutation(code, f"meeting-of-{id_}-lacks-{lacking}", change, "meetings")
    for id_ in option("BKT010", "lke"):
        for name, change in (
            ("last-year", written_evidence("SKP tahun 2025", "SKP tahun 2024")),
            ("years-ago", written_evidence("SKP tahun 2025", "SKP 2022")),
        ):
            yield Mutation("BKT010", f"{id_}-names-SKP-of-{name}", change(id_), "yearly")
    for id_, words in (
        ("P.III.4.a", "Dokumen kontrak kinerja pegawai tahun 2024"),
        ("P.III.4.b", "Matriks penyelarasan dan perjanjian kinerja tahun 2023"),
        ("P.IV.2.c", "Penetapan kinerja tahun 2024 beserta IKU"),
    ):
        change = cells(id_, bukti_fisik=words)
        yield Mutation("BKT018", f"{id_}-names-the-agreement-of-another-year", change)
    for id_, done, words in (
        ("P.I.4.b", "Menetapkan agen perubahan", "SK agen perubahan tahun 2024; notulen pemilihan; rencana aksi agen perubahan"),
        ("P.I.1.a", "Membentuk tim kerja", "SK Tim Kerja Tahun 2023; undangan; daftar hadir"),
        ("P.V.2.a", "1. Menerbitkan SK satuan tugas SPIP", "SK Satgas SPIP Tahun 2024; laporan penyelenggaraan SPIP"),
        ("P.VI.3.b", "Menunjuk pengelola pengaduan", "Surat Keputusan pengelola pengaduan 2024; foto ruang pengaduan"),
    ):  # fmt: skip
        change = cells(id_, langkah_aksi=done, bukti_fisik=words)
        yield Mutation("BKT019", f"{id_}-rests-on-the-decree-of-another-year", change)
    for id_, words in (("P.III.6.a", "menyusul"), ("R.VI.1.a", "xxx"), ("P.IV.2.g", "(belum ada)")):
        yield Mutation("BKT001", f"{id_}-only-puts-it-off", cells(id_, bukti_fisik=words))
    for id_ in ("P.I.1.a", "P.II.1.a", "P.III.5.a", "P.IV.2.f", "P.V.5.e", "P.VI.3.a", "R.V.2.a"):
        change = cells(id_, bukti_fisik=plus("; Sosialisasi kepada seluruh jajaran"))
        yield Mutation("BKT011", f"{id_}-adds-an-activity", change)
    for id_, words in (
        ("P.III.3.e", "Bukti keikutsertaan pegawai dalam bimbingan teknis"),
        ("P.II.2.c", "Bukti pemakaian sistem dalam jaringan"),
        ("P.VI.5.b", "Bukti perbaikan mutu secara menerus"),
        ("R.II.1.a", "Bukti-bukti penyederhanaan proses"),
        ("P.VI.4.a", "Hasil survei"),
    ):
        yield Mutation("BKT014", f"{id_}-names-no-document", cells(id_, bukti_fisik=words))
    for id_, words in (
        ("P.V.2.c", "Terlaksananya pengendalian atas risiko utama"),
        ("P.VI.1.d", "Standar pelayanan mudah diakses oleh pemohon"),
        ("P.I.2.c", "Rencana kerja dipublikasikan melalui laman dan apel"),
        ("P.II.3.a", "Daftar informasi publik telah ditetapkan"),
        ("P.VI.3.a", "Loket pengaduan tersedia"),
        ("R.VI.1.b", "Tersedianya layanan tanpa antrean"),
    ):
        yield Mutation("BKT015", f"{id_}-tells-a-state", cells(id_, bukti_fisik=words))
    for id_, words in (
        ("P.V.2.a", "Contoh kartu kendali"),
        ("P.VI.1.a", "Rancangan keputusan standar pelayanan"),
        ("P.VI.4.a", "Format kuesioner"),
        ("P.V.5.c", "Template surat pernyataan"),
        ("R.I.1.a", "Draf laporan agen perubahan"),
    ):
        yield Mutation("BKT016", f"{id_}-is-a-draft", cells(id_, bukti_fisik=words))
    for id_, action, words in (
        (
            "P.III.3.e",
            "Menyelenggarakan magang, pembimbingan, dan pelatihan jarak jauh",
            "Sertifikat",
        ),
        ("P.VI.2.b", "Memuat tarif, jadwal layanan, dan alur permohonan pada papan", "Foto papan"),
        ("P.V.1.a", "Memasang spanduk, membagikan selebaran, dan menayangkan video", "Banner"),
    ):
        change = cells(id_, langkah_aksi=action, bukti_fisik=words)
        yield Mutation("BKT017", f"{id_}-proves-one-of-several", change)


def written_evidence(old: str, new: str) -> Callable[[str], Change]:
    """Changes words of the evidence of a row."""
    return lambda id_: cells(id_, bukti_fisik=lambda text: text.replace(old, new))


_DOCUMENTS = {
    "surat-tugas": "Surat tugas petugas",
    "banner": "Banner di ruang tunggu",
    "sertifikat": "Sertifikat peserta",
    "dokumen": "Kalender kerja tahun 2025",
}
"""A document of each kind, that says nothing else."""
_UNLIKE = {
    "P.III.1.a": "Surat usulan kebutuhan pegawai",
    "P.V.1.b": "SK Unit Pengendalian Gratifikasi",
}
"""What does not show what decides, where any document would leave more to be desired."""
_UNPROVED = {
    "P.I.4.b": "SK penetapan agen perubahan",
    "P.III.3.a": "Dokumen kesenjangan pegawai",
    "P.III.3.b": "Dokumen pengelolaan kinerja pegawai",
    "P.III.4.b": "SKP seluruh pegawai",
    "P.IV.2.e": "Laporan kinerja tahun 2024",
    "P.V.1.b": "Laporan pengendalian gratifikasi",
    "P.V.2.a": "Kartu kendali SPIP",
    "P.V.2.b": "Dokumen pelaksanaan kebijakan kantor",
}
"""What shows all that decides, but not what would strengthen it."""


def _other_kind(accepted: tuple[str, ...]) -> str:
    """A document of a kind that is not accepted."""
    return _DOCUMENTS["surat-tugas" if "surat-tugas" not in accepted else "sertifikat"]


def _times() -> Iterator[Mutation]:
    for id_ in ("P.I.1.a", "P.I.2.a", "P.I.3.a", "P.III.4.a", "P.V.1.a", "P.VI.4.a", "R.V.3.a"):
        yield Mutation("WKT001", f"{id_}-emptied", cells(id_, target_waktu=""))
    for id_, words in (
        ("P.I.1.a", "1 (satu) Dokumen"),
        ("P.II.3.b", "menyusul"),
        ("P.III.4.c", "Tahun 2025"),
        ("P.V.4.b", "sesuai kebutuhan"),
        ("R.I.2.a", "100%"),
    ):
        yield Mutation("WKT002", f"{id_}-names-no-month", cells(id_, target_waktu=words))
    swap = swapped_cells("P.II.1.a", "target_waktu", "target_capaian")
    yield Mutation("WKT002", "time-and-achievement-swapped", swap, "tabled")
    change = cells("P.II.1.a", target_waktu="1 (satu) Dokumen")
    yield Mutation("WKT002", "achievement-in-both-columns", change, "tabled")
    for id_, words in (
        ("P.V.4.c", plus(" 2022")),
        ("P.III.4.c", plus(" 2024")),
        ("P.IV.2.e", plus(" 2026")),
        ("P.VI.4.a", plus(" 2024")),
        ("R.III.3.a", plus(" tahun berikutnya")),
    ):
        yield Mutation("WKT003", f"{id_}-in-another-year", cells(id_, target_waktu=words))
    yearly = option("WKT005", "lke")
    for id_ in IDS:
        if id_ in yearly and id_ in ONCE and id_ not in later():
            change = cells(id_, target_waktu="Januari")
            yield Mutation("WKT005", f"{id_}-before-the-decree", change, "decreed")
    for id_ in ("P.I.4.a", "P.III.3.a", "P.V.3.a", "P.VI.1.a", "R.V.3.a"):
        change = cells(id_, target_waktu="Januari 2025")
        yield Mutation("WKT004", f"{id_}-before-the-decree", change, "decreed")
    for id_ in option("WKT006", "lke"):
        change = cells(id_, target_waktu="Januari-Desember 2025")
        yield Mutation("WKT006", f"{id_}-all-year", change)
        change = cells(id_, target_waktu="Januari, Juli")
        if id_ not in later():
            yield Mutation("WKT011", f"{id_}-partly-before-the-decree", change, "decreed")
    for id_ in ("P.I.2.b", "P.II.1.a", "P.III.2.a", "P.IV.2.c", "P.V.5.a", "P.VI.1.b", "R.V.3.b"):
        month = month_of(id_)
        words = f"Paling lambat {BULAN[month - 1]}-{BULAN[month]} 2025"
        yield Mutation("WKT007", f"{id_}-by-one-of-two-months", cells(id_, target_waktu=words))
    for month, slip in SLIPS.items():
        id_ = next(id_ for id_ in ONCE if row_of(CLEAN, id_).target_waktu == month)
        yield Mutation("WKT008", f"{id_}-in-{slip}", cells(id_, target_waktu=f"{slip} 2025"))
    for id_, words in (
        ("P.II.2.d", "3, 6, 9, 12"),
        ("P.III.4.c", "Setiap bulan, setiap triwulan"),
        ("P.IV.2.c", "Triwulan I (April)"),
        ("P.VI.2.f", "Juni Juli"),
        ("R.I.2.a", "November-Februari"),
    ):
        yield Mutation("WKT008", f"{id_}-in-doubt", cells(id_, target_waktu=words))
    for id_, words in (
        ("P.II.2.d", "Triwulan I, II, III, IV, V"),
        ("P.VI.4.a", "31 Maret, 31 Juni, 30 September, 31 Desember 2025"),
        ("P.II.3.b", "31 Juni 2025"),
    ):
        yield Mutation("WKT012", f"{id_}-no-such-time", cells(id_, target_waktu=words))
    for day in ("31 April", "30 Februari", "31 September"):
        month = day.split()[1]
        id_ = next((id_ for id_ in ONCE if row_of(CLEAN, id_).target_waktu == month), "")
        if id_:
            yield Mutation("WKT012", f"{id_}-on-{month}", cells(id_, target_waktu=f"{day} 2025"))
    reform = tuple(id_ for id_ in IDS if id_.startswith("R."))
    for month in ("Januari", "Februari", "Maret", "April"):
        yield Mutation("WKT009", f"reform-in-{month}", cells(*reform, target_waktu=month))
    for id_ in ("P.I.2.c", "P.IV.2.e", "P.V.4.c", "R.I.2.a", "R.VI.2.a"):
        change = cells(id_, target_waktu="31 Desember 2025")
        yield Mutation("WKT010", f"{id_}-after-the-judgement", change, "judged")


def _cadence() -> Iterator[Mutation]:
    months = QUARTERS.split(", ")
    for gone in months:
        left = ", ".join(month for month in months if month != gone)
        change = cells("P.I.3.b", target_waktu=left)
        yield Mutation("MON001", f"monev-without-{gone}", change, "half-yearly")
    for words in ("Juni dan Desember 2025", "Semester I, Semester II", "Triwulan II, Triwulan IV"):
        name = words.replace(" ", "-").replace(",", "")
        change = cells("P.I.3.b", target_waktu=words)
        yield Mutation("MON001", f"monev-in-{name}", change, "half-yearly")
    for id_ in option("MON002", "lke"):
        first = row_of(CLEAN, id_).target_waktu.replace(" dan ", ", ").split(", ")[0]
        once = first if first in BULAN else "Juni"
        yield Mutation("MON002", f"{id_}-once", cells(id_, target_waktu=once))
    for words in ("Maret, Juni, September", "Maret dan Juni", "Maret 2025"):
        name = words.replace(" ", "-").replace(",", "")
        yield Mutation("MON003", f"survey-in-{name}", cells("P.VI.4.a", target_waktu=words))
    for words in (QUARTERS, "Setiap triwulan", "Setiap semester", "Maret"):
        name = words.replace(" ", "-").replace(",", "")
        yield Mutation("MON004", f"measured-in-{name}", cells("P.III.4.c", target_waktu=words))
    for id_, words in (
        ("P.I.4.c", "bulanan"),
        ("P.II.2.a", "setiap triwulan"),
        ("P.III.5.a", "per semester"),
        ("P.V.2.c", "tiap bulan"),
        ("P.VI.2.a", "setiap bulan"),
        ("R.V.1.a", "triwulanan"),
    ):
        change = cells(id_, langkah_aksi=plus(f", {words}"))
        yield Mutation("MON005", f"{id_}-promises-{words.replace(' ', '-')}", change)
    for id_ in ("P.V.4.b", "P.VI.2.a"):
        change = cells(id_, target_waktu="Maret dan Juni")
        yield Mutation("MON005", f"{id_}-breaks-its-promise", change, "promised")
    for id_, field, words in (
        ("P.I.3.b", "bukti_fisik", "; laporan per semester atau per triwulan"),
        ("P.V.4.b", "langkah_aksi", ", tiap triwulan / tiap semester"),
        ("P.VI.4.a", "bukti_fisik", "; rekapitulasi setiap bulan atau setiap triwulan"),
        ("P.III.4.c", "langkah_aksi", ", per bulan atau per triwulan"),
    ):
        change = cells(id_, **{field: plus(words)})
        yield Mutation("MON006", f"{id_}-leaves-its-cadence-open", change)
    # A row that says how often, and then names fewer dates: one defect, for its own rule to tell.
    for kode, id_, words in (
        ("MON001", "P.I.3.b", "Maret, Juni, September"),
        ("MON002", "P.V.4.b", "Maret"),
        ("MON003", "P.VI.4.a", "Maret, Juni, September"),
        ("MON004", "P.III.4.c", QUARTERS),
    ):
        change = cells(id_, target_waktu=words)
        yield Mutation(kode, f"{id_}-breaks-its-promise", change, "promised")


def _order() -> Iterator[Mutation]:
    for early, late, kode in steps():
        yield Mutation(kode, f"{early}-swapped-with-{late}", swapped(early, late, "target_waktu"))
        if month_of(early) > 1:
            words = f"{BULAN[month_of(early) - 2]} dan {BULAN[month_of(late) - 1]}"
            yield Mutation(
                "URT002", f"{late}-starts-before-{early}", cells(late, target_waktu=words)
            )
    for early, late in (("P.V.4.a", "P.V.4.b"), ("P.V.5.c", "P.V.5.d"), ("P.V.3.b", "P.V.3.c")):
        change = cells(early, target_waktu="Juni 2025")
        yield Mutation("URT002", f"{late}-starts-before-late-{early}", change)
    for evaluation, follow_up in (*_FOLLOWED.items(), ("P.I.3.b", "P.I.3.c")):
        for name, words in (("June", "Juni dan Juli"), ("August", "Mei dan Agustus")):
            change = cells(follow_up, target_waktu=words)
            yield Mutation("URT004", f"{follow_up}-ends-in-{name}-before-{evaluation}", change)
    change = cells("P.VI.4.b", target_waktu="Januari")
    yield Mutation("URT001", "survey-published-before-it-is-held", change)
    for evaluation, follow_up in _FOLLOWED.items():
        change = cells(follow_up, target_waktu="Juni")
        yield Mutation("URT003", f"{follow_up}-in-the-month-of-{evaluation}", change, "as-needed")


def _law() -> Iterator[Mutation]:
    yield Mutation("HKM001", "citation-deleted", cited(GOVERNING + AMENDMENT, ""), "cited")
    yield Mutation("HKM001", "year-misprinted", cited("90 Tahun 2021", "90 Tahun 2012"))
    yield Mutation("HKM001", "number-misprinted", cited("90 Tahun 2021", "91 Tahun 2021"))
    yield Mutation("HKM002", "amendment-deleted", cited(AMENDMENT, ""), "cited")
    yield Mutation("HKM002", "cited-twice-without-amendment", cited(AMENDMENT, ""), "cited-twice")
    for entry in REPLACED:
        if str(entry.diganti) != "Permen PANRB 90/2021":
            name = str(entry.id).replace(" ", "-").replace("/", "-")
            yield Mutation("HKM003", f"{name}-cited", citing(citation(entry)), "cited")
            words = f"{citation(entry)} sebagaimana telah diubah dengan {cite(str(entry.diganti))}"
            yield Mutation("HKM006", f"{name}-called-amended", citing(words), "cited")
    for entry in ENDED:
        name = str(entry.id).replace(" ", "-").replace("/", "-")
        yield Mutation("HKM004", f"{name}-cited", citing(citation(entry)), "cited")
    yield Mutation("HKM004", "plan-of-2026-cites-2010-2025", carried(tahun=2026), "cited")
    for entry in IN_FORCE:
        name = str(entry.id).replace(" ", "-").replace("/", "-")
        if entry.lembaran is not None:
            old = f"Tahun {entry.lembaran[1]} Nomor {entry.lembaran[2]}"
            new = f"Tahun {entry.lembaran[1]} Nomor {entry.lembaran[2] + 1}"
            yield Mutation("HKM005", f"gazette-of-{name}-misprinted", cited(old, new), "cited")
        if entry.tambahan is not None:
            change = cited(f"Nomor {entry.tambahan})", f"Nomor {entry.tambahan + 900})")
            yield Mutation("HKM005", f"supplement-of-{name}-misprinted", change, "cited")
    yield Mutation(
        "HKM005", "gazette-of-the-governing-misprinted", cited("Nomor 1571", "Nomor 1517"), "cited"
    )
    # The gazette behind it tells what is meant: a misprint, and not a regulation left out.
    for kode, name, old, new in (
        ("HKM008", "number-of-the-governing-misprinted", "Nomor 90 Tahun", "Nomor 91 Tahun"),
        ("HKM008", "number-of-the-amendment-misprinted", "Nomor 5 Tahun", "Nomor 6 Tahun"),
    ):
        yield Mutation(kode, name, cited(old, new), "cited")
    for entry in IN_FORCE:
        name = str(entry.id).replace(" ", "-").replace("/", "-")
        change = citing(citation(entry), "lampiran")
        yield Mutation("HKM009", f"{name}-in-the-annex-alone", change)
    for part, where in (("annex", "lampiran"), ("preamble", "mengingat")):
        for name in ("Permen PANRB 52/2014", "Permen PANRB 10/2019"):
            change = cited(GOVERNING + AMENDMENT, cite(name), where)
            shown = name.replace(" ", "-").replace("/", "-")
            yield Mutation("HKM007", f"{part}-rests-on-{shown}", change, "cited-twice")


def _contradictions() -> Iterator[Mutation]:
    for count in ("8 (delapan)", "lima", "7"):
        words = f"Rencana aksi ini disusun menurut {count} area perubahan."
        yield Mutation("SLN018", f"text-counts-{count}-areas", writing("maksud", words), "written")
    for who, other in (("Sekretaris", "Kepala Bagian Umum"), ("Kepala Bidang I", "Wakil Ketua")):
        told = writing("kedua", f"Dilaksanakan oleh Tim Kerja yang diketuai oleh {who}.")
        row = cells("P.I.1.a", langkah_aksi=f"Membentuk tim kerja dengan ketua tim {other}")
        yield Mutation("SLN019", f"team-of-{who}-and-of-{other}", all_of(told, row), "written")
    for id_, column, words in (
        ("P.IV.2.g", "bukti_fisik", " untuk meraih predikat WBBM"),
        ("P.II.3.b", "langkah_aksi", " menuju Wilayah Birokrasi Bersih dan Melayani"),
        ("P.VI.2.f", "langkah_aksi", " menuju zona integritas WBBM"),
    ):
        yield Mutation("SLN020", f"{id_}-aims-at-wbbm", cells(id_, **{column: plus(words)}))
    for id_, words in (
        ("P.I.4.b", " untuk 12 (sepuluh) orang"),
        ("P.IV.2.g", " atas 3 (dua) sasaran"),
        ("P.VI.2.f", " di 25 (dua puluh enam) loket"),
    ):
        yield Mutation("TGT004", f"{id_}-counts-twice", cells(id_, langkah_aksi=plus(words)))
    said = writing("maksud", "Tim beranggotakan 24 (dua puluh dua) orang.")
    yield Mutation("TGT004", "text-counts-twice", said, "written")


def _copies() -> Iterator[Mutation]:
    other, above = "KPU Kabupaten Tetangga", CLEAN.induk[0]
    for id_ in ("P.I.4.a", "P.II.1.a", "P.V.5.a", "P.VI.2.b", "R.V.3.a"):
        for name, words in (("neighbour", other), ("office-above", above)):
            for field in ("langkah_aksi", "bukti_fisik"):
                change = cells(id_, **{field: lambda t, words=words: t.replace(UNIT, words)})
                yield Mutation("SLN001", f"{field}-of-{id_}-names-{name}", change, "acting")
        change = cells(
            id_, langkah_aksi=lambda t: t.replace("Pengadilan Negeri Contoh", "PN Tetangga")
        )
        yield Mutation("SLN001", f"{id_}-names-another-court", change, "court")
    upper = other.upper()
    for name, change in (
        ("decree-title", decree(judul=OWN_TITLE.replace(UNIT.upper(), upper))),
        ("table-title", written(OWN_TITLE, OWN_TITLE.replace(UNIT.upper(), upper))),
        ("annex-title", written(ANNEX, ANNEX.replace(UNIT.upper(), upper))),
        ("introduction", written(f"{UNIT} merupakan", f"{other} merupakan")),
        ("section-title", heading("V", judul=f"Penguatan Pengawasan {other}")),
        ("unit-renamed", carried(unit=other)),
    ):
        yield Mutation("SLN002", f"{name}-names-another-unit", change, "written")
    for id_, words in (
        ("P.III.4.a", "perjanjian kinerja Eselon II"),
        ("P.II.1.b", "daftar SOP seluruh satker"),
        ("P.VI.1.a", "laporan KPU Kabupaten/Kota"),
        ("R.III.1.a", "SKP Eselon I"),
    ):
        change = cells(id_, bukti_fisik=plus(f"; {words}"))
        yield Mutation("SLN003", f"{id_}-names-a-level-above", change)
    for id_ in ("P.I.1.a", "P.II.2.d", "P.III.4.c", "P.V.4.b", "P.VI.4.a", "R.I.1.a"):
        yield Mutation("SLN004", f"{id_}-stands-twice", repeated(id_))
    for id_, after in (("P.V.1.a", "P.VI.5.c"), ("P.I.3.b", "P.II.2.d"), ("P.VI.1.a", "P.I.4.d")):
        yield Mutation("SLN004", f"{id_}-again-behind-{after}", repeated(id_, after))
    yield Mutation("SLN004", "excused-row-stands-twice", repeated("P.V.4.c"), "excused")
    for id_ in ("P.I.4.b", "P.III.3.a", "P.V.5.a", "P.VI.4.c", "R.VI.2.a"):
        action = row_of(CLEAN, id_).langkah_aksi
        yield Mutation(
            "SLN005", f"action-of-{id_}-is-its-indikator", cells(id_, langkah_aksi=title(id_))
        )
        yield Mutation("SLN005", f"indikator-of-{id_}-is-its-action", cells(id_, indikator=action))
    for source, *targets in (
        ("P.IV.2.a", "P.IV.2.b", "P.IV.2.c"),
        ("P.V.5.a", "P.V.5.b", "P.V.5.c"),
        ("P.VI.4.a", "P.VI.4.b", "P.VI.4.c"),
        ("P.II.1.a", "P.II.1.b", "P.II.1.c"),
        ("P.IV.2.e", "P.IV.2.f", "P.IV.2.h"),
    ):
        change = copied_down("langkah_aksi", source, *targets)
        yield Mutation("SLN006", f"action-of-{source}-copied-down", change)
    for one, other, action, words in (
        (
            "P.IV.2.c",
            "P.IV.2.d",
            "Merumuskan indikator bersama seluruh subbagian",
            "SK Indikator Kinerja Utama",
        ),
        ("P.V.5.a", "P.V.5.c", "Mengisi formulir setiap pegawai", "Surat pernyataan pegawai"),
        (
            "P.III.4.a",
            "P.III.4.b",
            "Mengisi aplikasi kinerja bersama seluruh pegawai",
            "SKP dan matriks peran hasil",
        ),
    ):
        change = all_of(
            cells(one, langkah_aksi=action, bukti_fisik=words),
            cells(other, langkah_aksi=f"{action} kembali", bukti_fisik=words),
        )
        yield Mutation("SLN011", f"{other}-copied-from-{one}", change)
    for kode in SECTIONS:
        words = f"Pedoman ini berlaku pada area perubahan {INSTRUMENT.area[kode].nama.id} saja."
        yield Mutation("SLN012", f"text-on-{kode}-alone", writing("maksud", words), "written")
    for id_, words, base in (
        ("P.I.4.a", ", dipimpin kalapas", "clean"),
        ("P.III.5.a", "; laporan panitera", "clean"),
        ("P.IV.1.b", ", oleh kajari dan jajarannya", "clean"),
        ("P.VI.2.a", ", diikuti lurah", "clean"),
        ("P.V.3.b", ", diputus komisioner", "court"),
        ("R.VI.1.b", ", dimulai petugas rekam medis", "clean"),
    ):
        change = cells(id_, langkah_aksi=plus(words))
        yield Mutation("SLN013", f"{id_}-names-a-foreign-office", change, base)
    for id_, words in (
        ("P.III.2.c", "Baperjakat"),
        ("P.III.4.d", "Badan Pertimbangan Jabatan dan Kepangkatan"),
    ):
        change = cells(id_, langkah_aksi=plus(f", dibahas {words}"))
        yield Mutation("SLN014", f"{id_}-names-what-was-replaced", change)
    for name, words in (
        ("last-year", "Program kerja ini dilaksanakan pada Tahun 2024."),
        ("next-year", "Keputusan ini dilaksanakan sampai akhir tahun 2026."),
        ("two-years-ago", "Rencana aksi ini disusun untuk tahun anggaran 2023."),
    ):
        yield Mutation("SLN015", f"text-of-{name}", writing("penutup", words), "written")
    for id_, words in (
        ("P.I.2.c", "Menyosialisasikan pembangunan zona integritas tahun 2023 kepada pegawai"),
        ("P.VI.1.b", "Menandatangani maklumat pelayanan tahun 2024"),
    ):
        yield Mutation("SLN017", f"{id_}-of-an-earlier-year", cells(id_, langkah_aksi=words))
    for id_ in IDS:
        if len(content_words(title(id_))) >= 3:
            change = cells(id_, langkah_aksi=f"Membuat {title(id_)}")
            yield Mutation("SLN016", f"action-of-{id_}-restates-it", change)
    for id_, section in (
        ("P.V.1.a", "VI"),
        ("P.I.3.b", "II"),
        ("P.VI.3.a", "V"),
        ("P.II.2.b", "III"),
        ("R.IV.1.a", "I"),
    ):
        yield Mutation("SLN007", f"{id_}-moved-to-{section}", moved(id_, section))
    for name, old, new in (
        ("in-a-paragraph", "strategis. ", f"strategis. {PLEDGE} "),
        ("and-goes-on", "strategis. ", f"strategis. {PLEDGE[:-1]} dan seterusnya. "),
    ):
        yield Mutation("SLN008", f"sentence-twice-{name}", written(old, new), "written")
    change = writing("pendahuluan", PLEDGE)
    yield Mutation("SLN008", "sentence-twice-in-two-paragraphs", change, "written")
    earlier = OWN_TITLE.replace("2025", "2024")
    yield Mutation("SLN009", "decree-title-of-last-year", decree(judul=earlier), "written")
    yield Mutation("SLN009", "table-title-of-last-year", written(OWN_TITLE, earlier), "written")
    yield Mutation(
        "SLN009", "annex-of-last-year", written(ANNEX, ANNEX.replace("2025", "2024")), "written"
    )
    yield Mutation("SLN009", "plan-carried-to-the-next-year", carried(tahun=2026), "written")
    for id_ in option("SLN010", "lke"):
        change = written_evidence("LKjIP tahun 2024", "LKjIP tahun 2023")(id_)
        yield Mutation("SLN010", f"evidence-of-{id_}-two-years-old", change, "yearly")
        change = cells(id_, langkah_aksi=plus(" dalam LAKIP 2022"))
        yield Mutation("SLN010", f"action-of-{id_}-three-years-old", change)


def _achievements() -> Iterator[Mutation]:
    for id_ in ("P.I.1.a", "P.III.4.a", "P.V.3.a", "P.VI.5.a", "R.I.1.a"):
        yield Mutation("TGT001", f"{id_}-emptied", cells(id_, target_capaian=""), "tabled")
    for id_ in IDS:
        if times(id_) > 1:
            fewer = f"{_in_words(times(id_) // 2)} Laporan"
            change = cells(id_, target_capaian=fewer)
            yield Mutation("TGT002", f"{id_}-half-as-many", change, "tabled")
    for id_ in ("P.II.1.a", "P.V.1.b", "R.II.1.a"):
        change = cells(id_, target_waktu="Setiap bulan")
        yield Mutation("TGT002", f"{id_}-done-more-often", change, "tabled")
    for id_ in ("P.I.1.a", "P.III.4.c", "P.V.4.b", "P.VI.2.f", "R.V.3.a"):
        change = cells(id_, target_capaian=row_of(CLEAN, id_).target_waktu)
        yield Mutation("TGT003", f"{id_}-repeats-the-time", change, "tabled")


def _reading() -> Iterator[Mutation]:
    row = {
        "indikator": "Lomba yel-yel antarbagian",
        "langkah_aksi": "Mengadakan lomba yel-yel",
        "bukti_fisik": "Laporan lomba yel-yel",
        "target_waktu": "Juni",
    }
    for after in ("P.I.4.d", "P.III.5.a", "R.VI.2.a"):
        change = added(after, **row)
        yield Mutation("BCA001", f"stray-row-behind-{after}", change)
    for id_, kode in (
        ("P.I.1.a", "WKT003"),
        ("P.V.4.b", "BKT003"),
        ("P.II.1.a", "XYZ001"),
        ("P.VI.4.a", "KOM003"),
        ("R.V.3.a", "BCA004"),
    ):
        yield Mutation("BCA002", f"{kode}-excused-in-{id_}", excused(id_, kode))
    change = cells("P.V.4.c", bukti_fisik="Laporan tindak lanjut evaluasi")
    yield Mutation("BCA002", "defect-mended-and-excuse-left", change, "excused")
    for id_, kode in (("P.I.1.a", "WKT003"), ("P.VI.5.b", "BKT001")):
        change = excused(id_, kode, date(2025, 6, 29))
        yield Mutation("BCA003", f"{kode}-excused-too-long-ago-in-{id_}", change, "excused")
    change = cells("P.V.4.c", bukti_fisik="Laporan tindak lanjut evaluasi")
    yield Mutation(
        "BCA003", "defect-mended-and-excuse-ran-out", change, "excused", date(2025, 7, 1)
    )
    for id_, wrong in (("P.I.1.a", "P.I.9.z"), ("P.V.3.b", "P.V.6.a"), ("R.V.3.a", "P.VII.1.a")):
        yield Mutation("BCA004", f"{wrong}-named-beside-{id_}", served(id_, id_, wrong))
    change = added("P.I.1.b", "P.I.1.z", **{**row, "indikator": "Rapat kerja tim"})
    yield Mutation("BCA004", "row-with-a-misprinted-id", change)


MUTATIONS: tuple[Mutation, ...] = (
    *_coverage(),
    *_form(),
    *_evidence(),
    *_times(),
    *_cadence(),
    *_order(),
    *_law(),
    *_contradictions(),
    *_copies(),
    *_achievements(),
    *_reading(),
)
