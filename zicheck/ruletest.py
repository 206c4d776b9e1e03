"""Runs the examples of rules: each is a small plan that its rule must pass or find fault with.

An example says only what matters to it; the rest is filled in from a plan without defects.
Keys: `kegiatan` (rows; each `lke` gives its indikator, komponen and area unless said),
`lke_lain` (the ids that the row itself names, where they differ), `lengkap` (start from a row for every pemenuhan indikator), `tanpa` (leave these out),
`target_waktu` (the same for every row), `tahun`, `tanggal`, `nomor`, `unit`, `induk`,
`dasar_hukum`, `naskah`, `as_of`, `hari` (today).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.checking import check
from zicheck.checks.base import select_ids
from zicheck.plan import Abaikan, Area, Kegiatan, Keputusan, Komponen, Kutipan, Naskah, Plan
from zicheck.schedule import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zicheck.instrument import Indikator
    from zicheck.places import Place
    from zicheck.rule import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one example: `lulus` what it promises, `benar` whether that came true.

    `letak`: where it stands, when it is an example of a rule set of one's own.
    """

    kode: str
    nomor: int
    lulus: bool
    benar: bool
    pesan: Text
    letak: Place | None = None


def run(ruleset: RuleSet) -> tuple[Result, ...]:
    """Every example of every rule that is switched on, each against its own rule alone."""
    return tuple(
        _result(ruleset, rule, number)
        for rule in ruleset.rules
        for number in range(1, len(rule.contoh) + 1)
    )


def _result(ruleset: RuleSet, rule: Rule, number: int) -> Result:
    example = rule.contoh[number - 1]
    alone = ruleset._replace(rules=(rule,))
    plan = example_plan(ruleset, example.rencana)
    report = check(
        plan,
        alone,
        _day(example.rencana.get("as_of")),
        today=_day(example.rencana.get("hari")),
    )
    found = sum(finding.rule == rule.kode for finding in report.findings)
    crashed = [f for f in report.findings if f.rule != rule.kode]
    right = (found == 0) == example.lulus and not crashed
    if crashed:
        message = crashed[0].message
    elif right:
        message = Text("sesuai", "as promised")
    elif example.lulus:
        message = Text(
            "contoh yang seharusnya lulus memberi temuan",
            "an example that should pass gives a finding",
        )
    else:
        message = Text(
            "contoh yang seharusnya gagal tidak memberi temuan",
            "an example that should fail gives no finding",
        )
    return Result(rule.kode, number, example.lulus, right, message, example.letak)


@dataclass(frozen=True, slots=True)
class Observed:
    """What the failing examples of a rule show of its findings.

    `costs`: they cost points; `rows`: they lie on rows; `ignorable`: `abaikan` on those rows
    takes them away.
    """

    costs: bool
    rows: bool
    ignorable: bool


def observe(ruleset: RuleSet, rule: Rule) -> Observed:
    """Runs the failing examples of `rule` against it alone, as they are and ignored."""
    alone = ruleset._replace(rules=(rule,))
    ignore = (Abaikan(rule.kode, "contoh"),)
    costs = rows = ignorable = False
    for example in rule.contoh:
        if example.lulus:
            continue
        as_of, today = (_day(example.rencana.get(key)) for key in ("as_of", "hari"))
        plan = example_plan(ruleset, example.rencana)
        for finding in check(plan, alone, as_of, today=today).findings:
            costs = costs or finding.share > 0
            rows = rows or bool(finding.rows)
        excused = plan._replace(
            kegiatan=tuple(row._replace(abaikan=ignore) for row in plan.kegiatan)
        )
        ignorable = ignorable or bool(check(excused, alone, as_of, today=today).ignored)
    return Observed(costs, rows, ignorable)


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(str(value)) if value else None


CLEAN_YEAR = 2025
_DECREE = date(CLEAN_YEAR, 1, 6)
_BASIS = (
    Kutipan(
        "mengingat",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun "
        "2021 sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara "
        "dan Reformasi Birokrasi Nomor 5 Tahun 2024",
    ),
)


def example_plan(ruleset: RuleSet, snippet: Mapping[str, Any]) -> Plan:
    """The plan that an example stands for."""
    instrument = ruleset.instrument
    rows: list[Mapping[str, Any]] = list(snippet.get("kegiatan", ()))
    if snippet.get("lengkap"):
        every = tuple(i.id for i in (*instrument.pemenuhan, *instrument.reform))
        left_out = set(select_ids(every, tuple(snippet.get("tanpa", ()))))
        rows = [{"lke": id_} for id_ in every if id_ not in left_out] + rows
    if "target_waktu" in snippet:
        rows = [{**row, "target_waktu": snippet["target_waktu"]} for row in rows]
    year = int(snippet.get("tahun", CLEAN_YEAR))
    decree = snippet.get("tanggal", _DECREE.replace(year=year))
    basis = snippet.get("dasar_hukum")
    plan = Plan(
        unit=snippet.get("unit", "KPU Kabupaten Contoh"),
        tahun=year,
        tujuan="WBK",
        induk=tuple(snippet.get("induk", ("KPU Provinsi Contoh", "KPU RI"))),
        keputusan=Keputusan(
            str(snippet.get("nomor", "1")), year, _day(decree), "RENCANA AKSI ZONA INTEGRITAS"
        ),
        dasar_hukum=(
            _BASIS if basis is None else tuple(Kutipan(i["bagian"], i["teks"]) for i in basis)
        ),
        naskah=tuple(Naskah(i["bagian"], i["teks"]) for i in snippet.get("naskah", ())),
    )
    return _with_rows(plan, ruleset, rows)


def _with_rows(plan: Plan, ruleset: RuleSet, rows: Sequence[Mapping[str, Any]]) -> Plan:
    areas: list[Area] = []
    komponen: list[Komponen] = []
    kegiatan: list[Kegiatan] = []
    area_at: dict[str, int] = {}
    komponen_at: dict[tuple[int, str], int] = {}
    for number, row in enumerate(rows, start=1):
        lke = row.get("lke")
        ids = (lke,) if isinstance(lke, str) else tuple(lke or ())
        indikator = ruleset.instrument.indikator[ids[0]] if ids else None
        kode = row.get("area", (indikator.area if indikator else "") or "I")
        title = row.get("judul_area") or (
            ruleset.instrument.area[kode].nama.id if kode in ruleset.instrument.area else kode
        )
        if kode not in area_at:
            area_at[kode] = len(areas)
            areas.append(Area(kode, title))
        area = area_at[kode]
        part = ruleset.instrument.komponen[indikator.komponen] if indikator else None
        name = row.get("komponen", part.nama.id if part else "Lain-lain")
        if (area, name) not in komponen_at:
            komponen_at[(area, name)] = len(komponen)
            count = sum(k.area == area for k in komponen) + 1
            komponen.append(Komponen(str(row.get("nomor", count)), name, area))
        clean = clean_row(ruleset, indikator) if indikator else {}
        values = {**clean, **{key: value for key, value in row.items() if key in _CELLS}}
        evidence = values.get("bukti_fisik", "")
        kegiatan.append(
            Kegiatan(
                row=number,
                area=area,
                komponen=komponen_at[(area, name)],
                indikator=values.get("indikator", ""),
                langkah_aksi=values.get("langkah_aksi", ""),
                bukti_fisik=(evidence,) if evidence else (),
                target_waktu=values.get("target_waktu", ""),
                target_capaian=values.get("target_capaian"),
                penanggung_jawab=values.get("penanggung_jawab"),
                lke=(row["lke_lain"],) if "lke_lain" in row else ids,
                abaikan=tuple(
                    Abaikan(item["kode"], item["alasan"], _day(item.get("sampai")))
                    for item in row.get("abaikan", ())
                ),
            )
        )
    return plan._replace(area=tuple(areas), komponen=tuple(komponen), kegiatan=tuple(kegiatan))


_CELLS = (
    "indikator",
    "langkah_aksi",
    "bukti_fisik",
    "target_waktu",
    "target_capaian",
    "penanggung_jawab",
)


def clean_row(ruleset: RuleSet, indikator: Indikator) -> dict[str, str]:
    """The cells of a row that serves `indikator` without defect."""
    kinds = ruleset.evidence.kinds
    need = [n for n in ruleset.evidence.needs if indikator.id in n.lke]
    names = [kinds[kode].nama.id for kode in indikator.bukti] or [kinds["laporan"].nama.id]
    evidence = [f"{name} tentang {indikator.judul.id}" for name in names]
    evidence += [n.contoh.id for n in need]
    return {
        "indikator": indikator.judul.id,
        "langkah_aksi": f"Membagi tugas kepada setiap bagian dan mencatat hasilnya: {indikator.judul.id}",
        "bukti_fisik": "; ".join(evidence),
        "target_waktu": _clean_target(indikator),
    }


_QUARTERLY = "Maret, Juni, September, Desember"


def _clean_target(indikator: Indikator) -> str:
    """Months that keep the instrument's cadence and the order of its steps.

    Questions of a komponen follow one another month by month; follow-ups keep step with their
    quarterly evaluation; reform is reported in the last quarter.
    """
    wanted = max(indikator.irama.values(), default=0)
    if wanted >= 12:
        return "Setiap bulan"
    if indikator.bagian == "hasil":
        return MONTHS_ID[10]
    step = ord(indikator.id[-1]) - ord("a")
    if wanted or indikator.id in _STEADY:
        return _QUARTERLY if step < 5 else "Juni dan Desember"
    if indikator.bagian == "reform":
        return MONTHS_ID[9 + int(indikator.komponen[-1]) % 3]
    later = {"P.II": 2, "P.IV.2": 2}
    delay = later.get(indikator.komponen) or later.get(indikator.komponen.rpartition(".")[0], 0)
    return MONTHS_ID[step + delay]


# Carried out or followed up as often as the periodic evaluation beside it.
_STEADY = frozenset({"P.I.3.a", "P.I.3.c", "P.V.3.d", "P.V.4.c", "P.V.5.e", "P.VI.4.b", "P.VI.4.c"})
