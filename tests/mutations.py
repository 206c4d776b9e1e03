"""Mutations: for every rule, single realistic changes that a clean plan must pay for.

A :class:`Base` is a plan without defect. A :class:`Mutation` changes one thing in it, as a hurried
author or a copied template would, and names the one rule that must tell it. Rows are found by
their LKE id, so that nothing here depends on how the clean plan is laid out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from zicheck import rulesets
from zicheck.checks.base import select_ids
from zicheck.phrases import BULAN
from zicheck.plan import Abaikan, Kegiatan, Kutipan, Naskah
from zicheck.ruletest import example_plan
from zicheck.schedule import parse

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
    return replace(plan, kegiatan=tuple(replace(row, row=n) for n, row in enumerate(rows, start=1)))


def _each(plan: Plan, ids: tuple[str, ...], change: Callable[[Kegiatan], Kegiatan]) -> Plan:
    """The plan with the rows that serve `ids` changed."""
    return replace(
        plan,
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
        row = replace(row, bukti_fisik=(evidence,) if evidence else ())
    return replace(row, **texts)


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


def copied_down(field: str, source: str, *targets: str) -> Change:
    """Copies a cell of one row into others."""
    return lambda plan: cells(*targets, **{field: row_of(plan, source).cell(field)})(plan)


def served(*ids: str) -> Change:
    """Writes the `lke` of the row of the first of `ids`."""
    return lambda plan: _each(plan, ids[:1], lambda row: replace(row, lke=ids))


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
        kept = replace(
            plan,
            area=tuple(plan.area[n] for n in sections),
            komponen=tuple(
                replace(plan.komponen[n], area=sections.index(plan.komponen[n].area)) for n in parts
            ),
        )
        return _numbered(
            kept,
            [
                replace(row, area=sections.index(row.area), komponen=parts.index(row.komponen))
                for row in plan.kegiatan
                if row.area in sections
            ],
        )

    return change


def behind(plan: Plan, after: int, row: Kegiatan) -> Plan:
    """The plan with `row` put behind row number `after`, in its section and komponen."""
    above = plan.kegiatan[after - 1]
    new = replace(row, area=above.area, komponen=above.komponen)
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
        last = [r for r in plan.kegiatan if plan.area[r.area].kode == section][-1]
        return _numbered(
            plan,
            [
                r
                for r in behind(plan, last.row, row).kegiatan
                if r.row != row.row + (row.row > last.row)
            ],
        )

    return change


def excused(id_: str, kode: str, until: date | None = None) -> Change:
    """Writes an `abaikan` into a row."""
    entry = Abaikan(kode, "sudah dibahas dengan TPI", until)
    return lambda plan: _each(plan, (id_,), lambda row: replace(row, abaikan=(*row.abaikan, entry)))


def heading(kode: str, **new: str) -> Change:
    """Changes the heading of a section."""
    return lambda plan: replace(
        plan,
        area=tuple(replace(area, **new) if area.kode == kode else area for area in plan.area),
    )


def part(id_: str, **new: str) -> Change:
    """Changes the heading of the komponen in which the row of `id_` stands."""

    def change(plan: Plan) -> Plan:
        index = row_of(plan, id_).komponen
        made = [replace(k, **new) if n == index else k for n, k in enumerate(plan.komponen)]
        return replace(plan, komponen=tuple(made))

    return change


def decree(**new: object) -> Change:
    """Changes the decree's number, date or title."""
    return lambda plan: replace(plan, keputusan=replace(plan.keputusan, **new))  # type: ignore[arg-type]


def carried(**new: object) -> Change:
    """Changes the plan's own name, year or offices above."""
    return lambda plan: replace(plan, **new)  # type: ignore[arg-type]


def cited(old: str, new: str, where: str = "") -> Change:
    """Changes words of the legal basis (of one part), or deletes the entry that is left empty."""

    def change(plan: Plan) -> Plan:
        made = [
            replace(entry, teks=entry.teks.replace(old, new)) if where in entry.bagian else entry
            for entry in plan.dasar_hukum
        ]
        return replace(plan, dasar_hukum=tuple(entry for entry in made if entry.teks))

    return change


def citing(teks: str, bagian: str = "mengingat") -> Change:
    """Adds a citation."""
    return lambda plan: replace(plan, dasar_hukum=(*plan.dasar_hukum, Kutipan(bagian, teks)))


def written(old: str, new: str) -> Change:
    """Changes words of the running text."""
    return lambda plan: replace(
        plan,
        naskah=tuple(replace(entry, teks=entry.teks.replace(old, new)) for entry in plan.naskah),
    )


def writing(bagian: str, teks: str) -> Change:
    """Adds a paragraph to the running text."""
    return lambda plan: replace(plan, naskah=(*plan.naskah, Naskah(bagian, teks)))


def all_of(*changes: Change) -> Change:
    """These changes one after the other: the way to a base."""

    def change(plan: Plan) -> Plan:
        for step in changes:
            plan = step(plan)
        return plan

    return change


def same(plan: Plan) -> Plan:
    """No change: only a day has passed."""
    return plan


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
        siblings = INSTRUMENT.komponen[INSTRUMENT.indikator[hint.lke].komponen].indikator
        yield hint.lke, next(id_ for id_ in siblings if id_ != hint.lke), hint.kata[0]


def steps() -> Iterator[tuple[str, str]]:
    """Steps that follow one another in a chain, each once a year and not in one month."""
    rule = RULESET.get("URT001")
    assert rule is not None
    pairs: dict[tuple[str, str], None] = {}
    for chain in rule.opsi.rantai:
        ids = [step.lke[0] for step in chain.langkah if len(step.lke) == 1 and not step.kata]
        for early, late in zip(ids, ids[1:], strict=False):
            if 0 < month_of(early) < month_of(late):
                pairs[(early, late)] = None
    yield from pairs


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


def _cite(name: str) -> str:
    return next(citation(e) for e in RULESET.registry.entries.values() if str(e.id) == name)


GOVERNING = _cite("Permen PANRB 90/2021")
AMENDMENT = f" sebagaimana telah diubah dengan {_cite('Permen PANRB 5/2024')}"


def _doubtful(month: int) -> str:
    """The month with a slip of the pen."""
    return (
        "Janurai",
        "Febuari",
        "Maert",
        "Apirl",
        "Mie",
        "Jnui",
        "Jlui",
        "Agustsus",
        "Septmeber",
        "Oktobre",
        "Novmeber",
        "Desmeber",
    )[month - 1]


def _number_words(count: int) -> str:
    words = [
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
    ]
    return f"{count} ({(*words, 'dua belas')[count - 1]})"


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
    return replace(
        plan,
        kegiatan=tuple(
            replace(
                row,
                target_capaian=f"{_number_words(times(row.lke[0]))} Dokumen",
                penanggung_jawab="Sekretaris",
            )
            for row in plan.kegiatan
        ),
    )


def _acting(plan: Plan) -> Plan:
    """Every row names the unit as the one who acts and owns, and the office above as channel."""
    above = plan.induk[0]
    return replace(
        plan,
        kegiatan=tuple(
            filled(
                row,
                langkah_aksi=plus(f", oleh Tim ZI {plan.unit}, melalui {above}"),
                bukti_fisik=plus(f"; laporan {plan.unit}"),
            )
            for row in plan.kegiatan
        ),
    )


def _judged(plan: Plan) -> Plan:
    """Whatever falls in December is due by its middle."""
    return replace(
        plan,
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
    made = replace(
        plan,
        kegiatan=tuple(
            filled(row, target_waktu=lambda t: "Februari, Juli" if t == "Januari" else t)
            for row in plan.kegiatan
        ),
    )
    return decree(tanggal=date(2025, 2, 3))(made)


QUARTERS = "Maret, Juni, September, Desember"
_PROMISED = plus("; rekapitulasi setiap triwulan")
_PAPERS = "Undangan, daftar hadir dan notulen"
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
            replace(CLEAN, unit="Pengadilan Negeri Contoh", induk=("Pengadilan Tinggi Contoh",))
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
                cells(id_, langkah_aksi=f"Rapat: {title(id_)}", bukti_fisik=_PAPERS)
                for id_ in _MEETINGS
            )
        )(CLEAN)
    ),
    "policy": Base(
        all_of(
            *(
                cells(id_, indikator="Menetapkan kebijakan pola mutasi internal")
                for id_ in ("P.III.2.b",)
            )
        )(CLEAN)
    ),
    "yearly": Base(
        all_of(
            cells("P.III.4.a", "P.III.4.b", bukti_fisik="Perjanjian kinerja dan SKP tahun 2025"),
            cells("P.IV.2.e", "P.IV.2.f", bukti_fisik="LKjIP tahun 2024"),
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
