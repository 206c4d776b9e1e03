"""What the tests of the core share: the rule set, small plans, and strategies for random ones.

Every row names its `lke` ids, and :data:`RULESET` has a matcher that takes them and nothing
else: no test here depends on how rows are matched.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from unittest import mock

from hypothesis import strategies as st

from zicheck import checking, rulesets
from zicheck.checks import Context
from zicheck.matching import Match
from zicheck.ruletest import example_plan
from zicheck.schedule import MONTHS_ID as BULAN
from zicheck.schedule import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zicheck.plan import Plan
    from zicheck.report import Finding, Report
    from zicheck.rule import RuleSet
    from zicheck.scoring import Cap, Ledger

AREAS = ("I", "II", "III", "IV", "V", "VI")
NEAR = 1e-9


class Explicit:
    """A matcher that takes the `lke` ids that a row names."""

    def match(self, plan: Plan) -> tuple[Match, ...]:
        return tuple(
            Match(row.row, row.lke, "explicit" if row.lke else "none", 1.0 if row.lke else 0.0)
            for row in plan.kegiatan
        )

    def tells(self, _text: str, _id: str) -> bool:
        """No text speaks of an indikator of itself."""
        return False

    def mute(self, _plan: Plan) -> frozenset[str]:
        """No name stands in the way."""
        return frozenset()

    def about(self, _text: str, _mute: frozenset[str]) -> Match:
        """No text is about anything."""
        return Match(0, (), "none", 0.0)


RULESET = rulesets.builtin()._replace(matcher=Explicit())  # type: ignore[arg-type]
INSTRUMENT = RULESET.instrument
PEMENUHAN = tuple(item.id for item in INSTRUMENT.pemenuhan)
REFORM = tuple(item.id for item in INSTRUMENT.reform)


# --- small plans -----------------------------------------------------------------------------


def plan_of(*rows: Mapping[str, Any], **plan: Any) -> Plan:
    """A plan of these rows; cells that a row does not name are those of a row without defect.

    `plan` takes the keys of an example (:mod:`zicheck.ruletest`).
    """
    return example_plan(RULESET, {"kegiatan": rows, **plan})


def clean_plan(*without: str, **plan: Any) -> Plan:
    """A row without defect for every indikator of pemenuhan and reform, but these patterns."""
    return example_plan(RULESET, {"lengkap": True, "tanpa": without, **plan})


def alone(*codes: str) -> RuleSet:
    """The rule set with these rules only."""
    return RULESET._replace(rules=tuple(rule for rule in RULESET.rules if rule.kode in codes))


def run(plan: Plan, *codes: str, as_of: date | None = None) -> Report:
    """The report on `plan` by all rules, or by these alone."""
    return checking.check(plan, alone(*codes) if codes else RULESET, as_of)


def found(plan: Plan, *codes: str, as_of: date | None = None) -> list[Finding]:
    """What these rules find, alone."""
    return list(run(plan, *codes, as_of=as_of).findings)


def codes(report: Report) -> Counter[str]:
    """How often each rule was broken."""
    return Counter(finding.rule for finding in report.findings)


def context_of(
    plan: Plan, as_of: date | None = None, today: date | None = None, ruleset: RuleSet = RULESET
) -> Context:
    """What a kind of check is given for `plan`."""
    return Context(
        plan,
        ruleset,
        tuple(parse(row.target_waktu) for row in plan.kegiatan),
        ruleset.matcher.match(plan),
        as_of=as_of,
        today=today,
    )


def ceilings(report: Report) -> dict[str, float]:
    """The ceiling of each indikator."""
    return {item.id: item.ceiling for item in report.score.indicators}


# --- a run with its books open ---------------------------------------------------------------


@dataclass(frozen=True)
class Books:
    """A report, with what its score was settled from, in the order of settling."""

    report: Report
    rows_of: Mapping[str, Sequence[int]]
    caps: tuple[Cap, ...]
    codes: tuple[str, ...]
    ledger: Ledger


def open_books(plan: Plan, as_of: date | None = None, without: Finding | None = None) -> Books:
    """Checks `plan` and keeps the caps; without one finding, as if its defect were mended."""
    kept: dict[str, Any] = {}
    settle, findings = checking.settle, checking._findings
    gone = [without._replace(points=0.0, share=0.0)] if without else []

    def keep(instrument: Any, rows_of: Any, caps: Any, codes: Any) -> Ledger:
        ledger = settle(instrument, rows_of, caps, codes)
        kept.update(rows_of=rows_of, caps=tuple(caps), codes=tuple(codes), ledger=ledger)
        return ledger

    def skip(context: Any, ruleset: Any) -> Iterator[Any]:
        for rule, hit, finding in findings(context, ruleset):
            if finding in gone:
                gone.remove(finding)
            else:
                yield rule, hit, finding

    with (
        mock.patch.object(checking, "settle", keep),
        mock.patch.object(checking, "_findings", skip),
    ):
        report = checking.check(plan, RULESET, as_of)
    return Books(report, **kept)


# --- random plans ----------------------------------------------------------------------------

_months = st.lists(st.sampled_from(BULAN), min_size=1, max_size=5, unique=True)
readable_targets = st.one_of(
    st.sampled_from(BULAN),
    _months.map(", ".join),
    st.tuples(st.sampled_from(BULAN), st.sampled_from(BULAN)).map(" - ".join),
    st.sampled_from(
        [
            "Maret, Juni, September, Desember 2025",
            "Juni dan Desember 2025",
            "Setiap bulan",
            "per triwulan",
            "Triwulan IV",
            "Semester I",
            "Januari-Desember 2025",
            "Februari minggu ke-2 tahun 2025",
            "14 Agustus 2025",
            "Paling lambat Mei-Juni 2025",
            "Agustsus 2025",
            "Juni 2022",
            "Desember 2024 dan Mei 2025",
        ]
    ),
)
targets = st.one_of(
    readable_targets,
    readable_targets,
    readable_targets,
    st.sampled_from(["", "menyusul", "1 (satu) Dokumen", "Tahun 2025"]),
)
evidence = st.one_of(
    st.lists(
        st.sampled_from(
            [
                "Undangan",
                "daftar hadir",
                "notulen",
                "Laporan monev tahun 2025",
                "SK Tim",
                "Foto kegiatan",
                "Tangkapan layar laman",
                "SOP pelayanan",
                "Laporan evaluasi setiap triwulan",
                "Laporan tindak lanjut",
                "Sertifikat pelatihan",
                "SKP tahun 2024",
                "LAKIP tahun 2023",
                "Sosialisasi SOP",
                "Dokumentasi",
                "Surat usulan pegawai ke KPU Provinsi Contoh",
                "Aplikasi presensi (link)",
                "Banner KPU Kabupaten Lain",
            ]
        ),
        min_size=1,
        max_size=4,
    ).map("; ".join),
    st.sampled_from(["", "-", "Dokumentasi", "Pelaksanaan monitoring", "link"]),
)
actions = st.sampled_from(
    [
        "",
        "Menetapkan kebijakan pola mutasi",
        "Melaksanakan rapat evaluasi per triwulan",
        "Rapat monitoring dan evaluasi rencana tindak pengendalian",
        "Tim ZI KPU Provinsi Contoh melakukan identifikasi",
        "Menyusun dan menyosialisasikan dokumen",
        "Menerapkan pola mutasi",
        "Rekapitulasi pegawai",
    ]
)
achievements = st.sampled_from(
    ["", "1 (satu) Dokumen", "4 (empat) Laporan", "12 (dua belas) bulan"]
)
titles = st.sampled_from(
    [
        "",
        "Indikator tentang rencana",
        "Terlaksana bulan Januari",
        "Menetapkan kebijakan pola mutasi",
    ]
)
decree_days = st.sampled_from(
    ["", date(2024, 12, 30), date(2025, 1, 6), date(2025, 3, 3), date(2025, 7, 7), date(2026, 1, 5)]
)
days = st.dates(date(2024, 12, 1), date(2026, 1, 31))
"""Days of judgement in and around the year of the plan."""


def _of(area: str | None) -> list[str]:
    return [id_ for id_ in (*PEMENUHAN, *REFORM) if area in (None, INSTRUMENT.indikator[id_].area)]


@st.composite
def random_rows(
    draw: st.DrawFn,
    target: st.SearchStrategy[str] = targets,
    *,
    one_area: bool = False,
    most: int = 14,
) -> list[dict[str, Any]]:
    """Rows of which any cell may be defective; with `one_area` each serves one area alone.

    They serve few indikator, so that many are served by several rows, and the rows of some
    plans are poor throughout.
    """
    rows = []
    few = {
        area: draw(st.lists(st.sampled_from(_of(area)), min_size=1, max_size=5, unique=True))
        for area in (
            draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=2, unique=True))
            if one_area
            else [None]
        )
    }
    poor = draw(st.integers(0, 2))
    for _ in range(draw(st.integers(0, most))):
        ids = few[draw(st.sampled_from(list(few)))]
        row: dict[str, Any] = {
            "lke": draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
        }
        for name, cell in (
            ("indikator", titles),
            ("langkah_aksi", actions),
            ("bukti_fisik", evidence),
            ("target_waktu", target),
            ("target_capaian", achievements),
        ):
            if draw(st.integers(0, 2)) <= poor:
                row[name] = draw(cell)
        rows.append(row)
        if draw(st.integers(0, 9)) == 0:
            rows.append(dict(row))
    return rows


@st.composite
def snippets(
    draw: st.DrawFn, target: st.SearchStrategy[str] = targets, *, one_area: bool = False
) -> dict[str, Any]:
    """Plans from empty to nearly complete, with defects of many kinds; see :func:`built`."""
    snippet: dict[str, Any] = {
        "kegiatan": draw(random_rows(target, one_area=one_area)),
        "tanggal": draw(decree_days),
    }
    if draw(st.booleans()):
        snippet["lengkap"] = True
        snippet["tanpa"] = draw(st.lists(st.sampled_from(PEMENUHAN), max_size=8))
    return snippet


def built(snippet: Mapping[str, Any]) -> Plan:
    """The plan that a snippet stands for."""
    return example_plan(RULESET, snippet)
