"""A dossier made by hand: a small instrument, four rules and a plan of five rows.

Nothing in it hangs on the rules, the matcher or the checks, so that what documents look like
changes only when the documents do.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from handmade import locate

from zicheck import schedule
from zicheck.bahasa import Text
from zicheck.instrument import build
from zicheck.matching import Match
from zicheck.places import Place, Route
from zicheck.plan import Area, Kegiatan, Keputusan, Komponen, Kutipan, Plan
from zicheck.render.dossier import Dossier, dossier
from zicheck.render.outcome import Checked
from zicheck.report import Finding, Ignored, Report
from zicheck.rule import Dasar, Rule, RuleSet
from zicheck.scoring import Cap, settle

if TYPE_CHECKING:
    from collections.abc import Callable


def _both(word: str) -> dict[str, str]:
    return {"id": word, "en": f"{word} (en)"}


def _question(id_: str, title: str, scale: str = "A-C") -> dict[str, Any]:
    return {"id": id_, "judul": _both(title), "skala": scale, "bukti": []}


INSTRUMENT = build(
    {
        "id": "contoh",
        "nama": _both("LKE Contoh"),
        "skala": {"A-C": {"A": 1, "B": 0.5, "C": 0}, "persen": {}},
        "ambang": [{"kode": "area_pengungkit", "wbk": 60, "wbbm": 75}],
        "pengungkit": [
            {
                "kode": "I",
                "nama": _both("Manajemen Perubahan"),
                "komponen": [
                    {
                        "id": "P.I.1",
                        "nama": _both("Tim Kerja"),
                        "bobot": 1,
                        "indikator": [
                            _question("P.I.1.a", "Tim kerja telah dibentuk"),
                            _question("P.I.1.b", "Anggota dipilih lewat prosedur"),
                        ],
                    },
                    {
                        "id": "R.I.1",
                        "nama": _both("Agen Perubahan"),
                        "bobot": 1,
                        "indikator": [_question("R.I.1.a", "Perubahan konkret", "persen")],
                    },
                ],
            },
            {
                "kode": "II",
                "nama": _both("Penataan Tatalaksana"),
                "komponen": [
                    {
                        "id": "P.II.1",
                        "nama": _both("Prosedur"),
                        "bobot": 2,
                        "indikator": [
                            _question("P.II.1.a", "SOP mengacu pada peta proses bisnis"),
                            _question("P.II.1.b", "SOP telah diterapkan"),
                            _question("P.II.1.c", "SOP telah dievaluasi"),
                        ],
                    }
                ],
            },
        ],
        "hasil": [],
    }
)


def _rule(code: str, title: str, level: str) -> Rule:
    return Rule(
        kode=code,
        judul=Text(title, f"{title} (en)"),
        tingkat=level,  # type: ignore[arg-type]
        periksa="contoh",
        opsi=None,
        dasar=Dasar(Text("LKE Contoh", "Sample LKE"), ("P.II.1.c",) if code == "URT001" else ()),
        mengapa=Text(f"Sebab {code}.", f"Why {code}."),
        pesan=Text("", ""),
        saran=Text("", ""),
    )


RULES = (
    _rule("BKT001", "Bukti fisik kosong", "error"),
    _rule("HKM002", "Peraturan telah dicabut", "info"),
    _rule("KOM003", "Indikator tidak ada dalam komponen", "warning"),
    _rule("MON001", "Monev kurang dari empat kali", "warning"),
    _rule("URT001", "Langkah mendahului dasarnya", "error"),
)

RULESET = RuleSet(
    id="contoh",
    nama=Text("Aturan contoh", "Sample rules"),
    instrument=INSTRUMENT,
    matcher=None,  # type: ignore[arg-type]
    evidence=None,  # type: ignore[arg-type]
    sayings=None,  # type: ignore[arg-type]
    registry=None,  # type: ignore[arg-type]
    rules=RULES,
)

PLAN = Plan(
    unit="Kantor Contoh",
    tahun=2026,
    tujuan="WBK",
    keputusan=Keputusan("12", 2026, date(2026, 1, 5), "Penetapan Rencana Aksi"),
    dasar_hukum=(Kutipan("mengingat", "Permen PANRB Nomor 90 Tahun 2021"),),
    area=(Area("I", "Manajemen Perubahan"), Area("II", "Penataan Tatalaksana")),
    komponen=(Komponen("1", "Tim Kerja", 0), Komponen("1", "Prosedur", 1)),
    kegiatan=(
        Kegiatan(1, 0, 0, "Tim kerja dibentuk", "Membentuk tim", ("SK tim", "Undangan"), "Januari",
                 "1 keputusan", "Sekretaris"),
        Kegiatan(2, 1, 1, "SOP disusun", "Menyusun SOP", ("SOP",), "Juni 2026"),
        Kegiatan(3, 1, 1, "SOP diterapkan", "Menerapkan SOP", (), ""),
        Kegiatan(4, 1, 1, "SOP dievaluasi", "Monev SOP", ("Laporan monev",), "Maret, September"),
        Kegiatan(5, 1, 1, "", "Rapat", ("Notulen",), "Triwulan II"),
    ),
)  # fmt: skip

MATCHES = (
    Match(1, ("P.I.1.a",), "explicit", 1.0),
    Match(2, ("P.II.1.a",), "exact", 0.97),
    Match(3, ("P.II.1.b",), "fuzzy", 0.62),
    Match(4, ("P.II.1.c",), "fuzzy", 0.62),
    Match(5, (), "none", 0.1),
)


def _finding(rule: str, level: str, said: str, **rest: Any) -> Finding:
    known: dict[str, Any] = {
        "area": "II", "component": "P.II.1", "indicators": (), "rows": (), "quote": "",
        "route": Route("area"),
    }  # fmt: skip
    return Finding(
        rule=rule,
        severity=level,  # type: ignore[arg-type]
        message=Text(said, f"{said} (en)"),
        remedy=Text(f"Perbaiki {rule}.", f"Mend {rule}."),
        basis=Text("LKE Contoh", "Sample LKE"),
        **{**known, **rest},
    )


FINDINGS = (
    _finding("BKT001", "error", "Bukti fisik pada baris 3 kosong.", indicators=("P.II.1.b",),
             rows=(3,), route=Route("kegiatan", 3, "bukti_fisik")),
    _finding("KOM003", "warning", "Indikator P.I.1.b tidak dilayani.", area="I",
             component="P.I.1", indicators=("P.I.1.b",)),
    _finding("URT001", "error", "Evaluasi mendahului penyusunan.", indicators=("P.II.1.c",),
             rows=(2, 4), route=Route("kegiatan", 4, "target_waktu"), quote="Maret, September",
             months=(7,)),
    _finding("MON001", "warning", "Monev baru dua kali setahun.", indicators=("P.II.1.c",),
             rows=(4,), route=Route("kegiatan", 4, "target_waktu"), quote="Maret, September",
             months=(6, 12)),
    _finding("HKM002", "info", "Peraturan yang dicabut masih dikutip.", area="", component="",
             route=Route("dasar_hukum", 0, "teks"), quote="Permen PANRB Nomor 90 Tahun 2021"),
)  # fmt: skip

CAPS = (
    Cap(0, "P.II.1.b", 0.0, frozenset({3})),
    Cap(1, "P.I.1.b", 0.0, None),
    Cap(2, "P.II.1.c", 0.5, frozenset({4})),
    Cap(3, "P.II.1.c", 0.5, frozenset({4})),
)

IGNORED = Ignored(
    _finding("MON001", "warning", "Monev baru sekali setahun.", rows=(1,),
             route=Route("kegiatan", 1, "target_waktu")),
    "Unit baru dibentuk pada bulan Oktober.",
)  # fmt: skip


def report(
    plan: Plan = PLAN,
    findings: tuple[Finding, ...] = FINDINGS,
    ignored: tuple[Ignored, ...] = (),
) -> Report:
    """The report of `plan`, with points and shares as the score gives them."""
    matches = MATCHES if len(plan.kegiatan) == len(MATCHES) else ()
    matches = matches or tuple(Match(row.row, (), "none", 0.0) for row in plan.kegiatan)
    rows_of: dict[str, list[int]] = {}
    for match in matches:
        for id_ in match.ids:
            rows_of.setdefault(id_, []).append(match.row)
    caps = CAPS if findings else ()
    ledger = settle(INSTRUMENT, rows_of, caps, [finding.rule for finding in findings])
    priced = tuple(
        finding._replace(points=points, share=share)
        for finding, points, share in zip(findings, ledger.points, ledger.shares, strict=True)
    )
    return Report(
        plan=plan,
        schedules=tuple(schedule.parse(row.target_waktu) for row in plan.kegiatan),
        matches=matches,
        findings=priced,
        ignored=ignored,
        score=ledger.score,
        ignored_points=0.25 if ignored else 0.0,
        caps=ledger.caps,
    )


def made(
    plan: Plan = PLAN,
    findings: tuple[Finding, ...] = FINDINGS,
    ignored: tuple[Ignored, ...] = (IGNORED,),
    path: str = "plans/contoh-2026.yaml",
    hidden: int = 0,
    **settings: Any,
) -> Dossier:
    """The dossier of `plan`; a filter leaves out the last `hidden` findings."""
    told = report(plan, findings, ignored)

    def at(route: Route) -> Place:
        return locate(route)._replace(file=path)

    at_all = len(told.findings)
    shown, rest = told.findings[: at_all - hidden], told.findings[at_all - hidden :]
    return dossier(Checked(path, told, at, shown, rest), RULESET, **settings)


def spoken(word: Callable[[str], str]) -> Dossier:
    """The same dossier with every text that a plan or its reader gave passed through `word`.

    What steers the layout, the codes of areas and the ids of the LKE, stays.
    """
    plan = PLAN._replace(
        unit=word(PLAN.unit),
        tujuan=word(PLAN.tujuan),
        keputusan=PLAN.keputusan._replace(nomor=word("12"), judul=word(PLAN.keputusan.judul)),
        dasar_hukum=tuple(item._replace(teks=word(item.teks)) for item in PLAN.dasar_hukum),
        area=tuple(area._replace(judul=word(area.judul)) for area in PLAN.area),
        komponen=tuple(part._replace(nama=word(part.nama)) for part in PLAN.komponen),
        kegiatan=tuple(_reworded(row, word) for row in PLAN.kegiatan),
    )
    findings = tuple(_retold(finding, word) for finding in FINDINGS)
    ignored = (Ignored(_retold(IGNORED.finding, word), word(IGNORED.reason)),)
    return made(plan, findings, ignored, path=word("plans/contoh-2026.yaml"))


def _reworded(row: Kegiatan, word: Callable[[str], str]) -> Kegiatan:
    changes: dict[str, Any] = {"bukti_fisik": tuple(map(word, row.bukti_fisik))}
    for name, value in row._asdict().items():
        if isinstance(value, str) and name != "target_waktu":
            changes[name] = word(value) if value else ""
    return row._replace(**changes)


def _retold(finding: Finding, word: Callable[[str], str]) -> Finding:
    return finding._replace(
        message=Text(*map(word, finding.message)),
        remedy=Text(*map(word, finding.remedy)),
        basis=Text(*map(word, finding.basis)),
        quote=word(finding.quote) if finding.quote else "",
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    '=HYPERLINK("http://example.com";"klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "[tautan](javascript:alert(1)) ![gambar](http://example.com/x.png)",
    "http://example.com www.example.com @octocat #12 GH-3 a@example.com",
    "| sel | lain |\n|---|---|\n\n# Judul\n\n```\nkode\n```\n<details>",
    "x" * 5_000,
    "مرحبا \u202eterbalik\u202c \u2066isolat\u2069",
    "😀👩‍👩‍👧‍👦 é́́",
    "\x00\x07\x1b[31m\x7f\ud800",
    "*tebal* _miring_ `kode` ~~coret~~ &lt; &amp; \\ $x$ {{ }}",
)
"""What a plan may hold without doing harm."""


def hostile() -> Dossier:
    """A dossier in which every text is one of :data:`HOSTILE`, each of them in turn."""
    turn = iter(range(10_000))
    return spoken(lambda _: HOSTILE[next(turn) % len(HOSTILE)])
