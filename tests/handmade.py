"""Reports made by hand: small, complete, and independent of rules, matcher and checks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from zicheck import schedule
from zicheck.bahasa import Text
from zicheck.instrument import Instrument, build
from zicheck.matching import Match
from zicheck.places import Place, Route
from zicheck.plan import Area, Kegiatan, Keputusan, Komponen, Plan
from zicheck.render.outcome import Checked, Setting
from zicheck.report import Finding, GroupScore, Ignored, IndicatorScore, Report, Score

ROOT = Path(__file__).parent.parent


def instrument() -> Instrument:
    """The instrument in the repository."""
    text = (ROOT / "rules/permenpanrb-90-2021/lke.yaml").read_text(encoding="utf-8")
    return build(yaml.load(text, yaml.CSafeLoader))


INSTRUMENT = instrument()
SETTING = Setting("permenpanrb-90-2021", 60, INSTRUMENT)

PLAN = Plan(
    unit="KPU Kabupaten Contoh",
    tahun=2026,
    tujuan="WBK",
    keputusan=Keputusan("12", 2026, date(2026, 1, 5), "Penetapan Rencana Aksi"),
    area=(
        Area("I", "Manajemen Perubahan"),
        Area("III", "Penataan Sistem Manajemen SDM Aparatur"),
    ),
    komponen=(Komponen("1", "Tim Kerja", 0), Komponen("2", "Pola Mutasi Internal", 1)),
    kegiatan=(
        Kegiatan(1, 0, 0, "Tim kerja telah dibentuk", "Membentuk tim", ("SK tim",), "Januari"),
        Kegiatan(2, 0, 0, "Monev dilaksanakan", "Monev", ("Laporan",), "Maret, Juni 2025"),
        Kegiatan(3, 1, 1, "Kebijakan mutasi", "Menetapkan pola mutasi", ("SK",), "Desember"),
        Kegiatan(4, 1, 1, "Monev mutasi", "Monev mutasi internal", (), ""),
    ),
)

MATCHES = (
    Match(1, ("P.I.1.a",), "explicit", 1.0),
    Match(2, ("P.I.3.a", "P.I.3.b"), "exact", 0.97, ("monev",)),
    Match(3, ("P.III.2.a",), "fuzzy", 0.62, ("kebijakan", "mutasi"), (("P.III.2.a", 0.62),)),
    Match(4, (), "none", 0.21, (), (("P.III.2.c", 0.21),)),
)

BASIS = Text("Permen PANRB 90/2021", "PermenPANRB 90/2021")


def finding(**changes: object) -> Finding:
    """A finding; `changes` replace its fields."""
    fields: dict[str, object] = {
        "rule": "URT001",
        "severity": "error",
        "message": Text(
            "Evaluasi dijadwalkan sebelum kebijakannya ditetapkan.",
            "The evaluation is due before the policy is set.",
        ),
        "remedy": Text("Jadwalkan evaluasi sesudahnya.", "Schedule the evaluation after it."),
        "basis": BASIS,
        "area": "III",
        "component": "P.III.2",
        "indicators": ("P.III.2.c",),
        "rows": (3, 4),
        "route": Route("kegiatan", 4, "target_waktu"),
        "quote": "Desember",
        "points": 1 / 6,
        "share": 1 / 12,
        **changes,
    }
    return Finding(**fields)  # type: ignore[arg-type]


FINDINGS = (
    finding(),
    finding(
        rule="BKT001",
        severity="warning",
        message=Text("Bukti fisik belum diisi.", "The evidence is empty."),
        remedy=Text("Sebutkan dokumen yang dihasilkan.", "Name the document that comes of it."),
        rows=(4,),
        route=Route("kegiatan", 4, "bukti_fisik"),
        quote="",
        points=0.0,
        share=1 / 12,
    ),
    finding(
        rule="KOM003",
        severity="error",
        area="V",
        component="P.V.1",
        indicators=("P.V.1.a", "P.V.1.b"),
        message=Text(
            "Komponen Pengendalian Gratifikasi tidak ada dalam rencana.",
            "The komponen Pengendalian Gratifikasi is missing from the plan.",
        ),
        remedy=Text("Tambahkan kegiatannya.", "Add its rows."),
        rows=(),
        route=Route("area"),
        quote="",
        points=1.5,
        share=1.5,
    ),
    finding(
        rule="HKM002",
        severity="info",
        area="",
        component="",
        indicators=(),
        message=Text("Dasar hukum yang dicabut masih disebut.", "A repealed regulation is cited."),
        remedy=Text("Hapus dari konsiderans.", "Remove it."),
        rows=(),
        route=Route("dasar_hukum", 0, "teks"),
        quote="Permen PANRB Nomor 10 Tahun 2019",
        points=0.0,
        share=0.0,
    ),
)

WEIGHTS = {"I": 4.0, "II": 3.5, "III": 5.0, "IV": 5.0, "V": 7.5, "VI": 5.0}


def score(lost: dict[str, float]) -> Score:
    """A score in which the areas lose `lost` points."""
    areas = tuple(
        GroupScore(code, weight, weight - lost.get(code, 0.0)) for code, weight in WEIGHTS.items()
    )
    return Score(
        readiness=sum(area.points for area in areas),
        max=30.0,
        areas=areas,
        components=(GroupScore("P.III.2", 0.5, 1 / 3),),
        indicators=(
            IndicatorScore("P.III.2.a", 1 / 6, 1.0, 1 / 6, (3,), ()),
            IndicatorScore("P.III.2.c", 1 / 6, 0.0, 0.0, (4,), ("URT001", "BKT001")),
        ),
        reform=("R.I.1.a", "R.III.1.a"),
        reform_total=23,
    )


def report(
    findings: tuple[Finding, ...] = FINDINGS, ignored: tuple[Ignored, ...] = (), plan: Plan = PLAN
) -> Report:
    """A report whose score loses what the shares of `findings` say."""
    lost: dict[str, float] = {}
    for item in findings:
        lost[item.area] = lost.get(item.area, 0.0) + item.share
    return Report(
        plan=plan,
        schedules=tuple(schedule.parse(row.target_waktu) for row in plan.kegiatan),
        matches=MATCHES
        if plan is PLAN
        else tuple(Match(row.row, (), "none", 0.0) for row in plan.kegiatan),
        findings=findings,
        ignored=ignored,
        score=score(lost),
    )


def locate(route: Route) -> Place:
    """Rows stand on lines 30, 40, ...; everything else on line 3."""
    line = 20 + 10 * (route.index or 0) if route.part == "kegiatan" else 3
    return Place(file="plans/contoh-2026.yaml", line=line, column=13)


def checked(
    made: Report | None = None,
    hidden: tuple[Finding, ...] = (),
    path: str = "plans/contoh-2026.yaml",
) -> Checked:
    """A plan as the command hands it to a renderer."""
    made = made or report()
    shown = tuple(item for item in made.findings if item not in hidden)
    return Checked(path, made, locate, shown, hidden)


IGNORED = Ignored(
    finding(
        rule="WKT004", severity="warning", rows=(2,), route=Route("kegiatan", 2, "target_waktu")
    ),
    "Tahun 2025 disebut dalam surat edaran.",
)
