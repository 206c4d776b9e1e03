"""A dossier made by hand: small, complete, and independent of rules, instrument and checks."""

from __future__ import annotations

import dataclasses
from datetime import date

from zicheck.bahasa import Text
from zicheck.places import Place, Route
from zicheck.plan import Kegiatan, Keputusan, Kutipan
from zicheck.render.dossier import (
    AreaView,
    Dossier,
    FindingView,
    GroupView,
    IgnoredView,
    IndicatorView,
    Mark,
    ReformView,
    RowView,
)
from zicheck.render.outcome import Checked, Setting
from zicheck.report import Finding, GroupScore, IndicatorScore, Score

YES_NO = {"ya": 1, "tidak": 0}
A_D = {"A": 1, "B": 0.67, "C": 0.33, "D": 0}
PLACE = Place(file="plans/contoh-2026.yaml", line=30, column=13)


def text(words: str) -> Text:
    """The same words in both languages, told apart by a mark."""
    return Text(words, f"{words} [en]")


def finding(rule: str, area: str, points: float, **changes: object) -> Finding:
    """A finding that wins `points`."""
    made = Finding(
        rule=rule,
        severity="error",
        message=text(f"Pesan {rule}."),
        remedy=text(f"Saran {rule}."),
        basis=text("Permen PANRB 90/2021"),
        area=area,
        component="",
        indicators=(),
        rows=(),
        route=Route("plan"),
        quote="",
        points=points,
        share=points,
    )
    return made._replace(**changes)  # type: ignore[arg-type]


FINDINGS = (
    finding("KOM003", "II", 1.0, component="P.II.1", indicators=("P.II.1.b",)),
    finding(
        "MON002", "I", 0.165, severity="warning", component="P.I.1", indicators=("P.I.1.b",),
        rows=(2,), months=(9, 12), quote="Maret 2026",
    ),
    finding("BKT001", "I", 0.0, severity="warning", component="P.I.1", rows=(1, 2), share=0.002),
    finding("HKM002", "", 0.0, severity="info", quote="Permen PANRB Nomor 10 Tahun 2019"),
)  # fmt: skip


def view(number: int, item: Finding) -> FindingView:
    """A finding with its names."""
    names = {"P.I.1": text("Tim Kerja"), "P.II.1": text("SOP")}
    areas = {"I": text("Manajemen Perubahan"), "II": text("Penataan Tatalaksana")}
    return FindingView(number, item, None, PLACE, areas.get(item.area), names.get(item.component))


def question(
    code: str,
    weight: float,
    ceiling: float,
    rows: tuple[int, ...] = (),
    causes: tuple[int, ...] = (),
    *,
    answers: dict[str, float] = A_D,
) -> IndicatorView:
    """A question of the LKE."""
    answer = next(letter for letter, value in answers.items() if value <= ceiling + 1e-9)
    return IndicatorView(
        code, text(f"Pertanyaan {code}"), weight, ceiling, weight * ceiling, rows, causes,
        answers, answer,
    )  # fmt: skip


def komponen(code: str, name: str, *questions: IndicatorView) -> GroupView:
    """A komponen and the sums of its questions."""
    weight = sum(item.weight for item in questions)
    points = sum(item.points for item in questions)
    return GroupView(code, text(name), weight, points, 100 * points / weight, questions)


def area(code: str, name: str, findings: tuple[int, ...], *parts: GroupView) -> AreaView:
    """An area and the sums of its komponen, held against 60 and 75 percent."""
    weight, points = sum(part.weight for part in parts), sum(part.points for part in parts)
    percent = 100 * points / weight
    return AreaView(
        code, text(name), weight, points, percent, percent >= 60, percent >= 75,
        max(0.0, weight * 0.6 - points), max(0.0, weight * 0.75 - points), parts, findings,
    )  # fmt: skip


AREAS = (
    area(
        "I", "Manajemen Perubahan", (2, 3),
        komponen(
            "P.I.1", "Tim Kerja", question("P.I.1.a", 0.5, 1, (1,), answers=YES_NO),
            question("P.I.1.b", 0.5, 0.67, (2,), (2, 3)),
        ),
    ),
    area(
        "II", "Penataan Tatalaksana", (1,),
        komponen("P.II.1", "SOP", question("P.II.1.a", 1, 1, (3,)), question("P.II.1.b", 1, 0, (), (1,))),
    ),
)  # fmt: skip


def row(
    number: int, marks: dict[int, frozenset[Mark]], findings: tuple[int, ...] = (), **cells: object
) -> RowView:
    """A row of the plan in the calendar."""
    made = Kegiatan(
        number, 0, 0, f"Indikator {number}", f"Langkah {number}", ("SK",), "Maret 2026",
        penanggung_jawab="Sekretaris" if number == 2 else None,
    )  # fmt: skip
    return RowView(
        made._replace(**cells),  # type: ignore[arg-type]
        "I Manajemen Perubahan", "1 Tim Kerja", "I", (f"P.I.1.{'abc'[number % 3]}",),
        tuple(sorted(marks)), marks, findings, PLACE,
    )  # fmt: skip


TARGET: frozenset[Mark] = frozenset({"target"})
ROWS = (
    row(1, {3: TARGET}, (3,)),
    row(2, {3: TARGET, 9: frozenset({"kurang"}), 12: frozenset({"kurang"})}, (2, 3)),
    row(3, {1: frozenset({"target", "urutan"})}),
)


def score(areas: tuple[AreaView, ...]) -> Score:
    """The score that belongs to these areas."""
    parts = tuple(part for item in areas for part in item.komponen)
    questions = tuple(item for part in parts for item in part.indicators)
    return Score(
        readiness=sum(item.points for item in areas),
        max=sum(item.weight for item in areas),
        areas=tuple(GroupScore(item.id, item.weight, item.points) for item in areas),
        components=tuple(GroupScore(part.id, part.weight, part.points) for part in parts),
        indicators=tuple(
            IndicatorScore(item.id, item.weight, item.ceiling, item.points, item.rows, ())
            for item in questions
        ),
        reform=("R.I.1.a",),
        reform_total=2,
    )


def dossier(**changes: object) -> Dossier:
    """The dossier of a plan of three rows; `changes` replace its fields."""
    made = Dossier(
        path="plans/contoh-2026.yaml",
        unit="KPU Kabupaten Contoh",
        year=2026,
        aim="WBK",
        decree=Keputusan("12", 2026, date(2026, 1, 5), "Penetapan Rencana Aksi"),
        legal=(Kutipan("menimbang", "bahwa perlu"),),
        parents=(),
        instrument=text("LKE Permen PANRB 90/2021"),
        ruleset="contoh",
        ruleset_name=text("Aturan contoh"),
        rules=4,
        version="0.0.0",
        as_of=None,
        score=score(AREAS),
        wbk=60,
        wbbm=75,
        areas=AREAS,
        findings=tuple(view(number, item) for number, item in enumerate(FINDINGS, start=1)),
        general=(4,),
        told=(),
        ignored=(
            IgnoredView(
                finding("WKT004", "I", 0.1, rows=(2,)), PLACE, "Disebut dalam edaran.", "plan"
            ),
        ),
        ignored_points=0.1,
        keep_ignored=False,
        rows=ROWS,
        reform=(
            ReformView("R.I.1.a", text("Komitmen"), "I", prepared=True),
            ReformView("R.I.1.b", text("Budaya"), "I", prepared=False),
        ),
        # What the JSON contract is rendered from; no office document looks at it.
        checked=Checked("plans/contoh-2026.yaml", None, None, ()),  # type: ignore[arg-type]
        setting=Setting("contoh", 4, None),  # type: ignore[arg-type]
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


EMPTY = dossier(
    unit="U", aim="", decree=Keputusan(), areas=(), findings=(), general=(), rows=(), reform=(),
    ignored=(), ignored_points=0.0, score=score(()),
)  # fmt: skip
"""A plan without a row, judged by rules that know no area."""

LONG = "a" * 40_000
NASTY = (
    '=HYPERLINK("http://x.example","klik")', "@SUM(1,1)", "+1+1", "-1", "=cmd|' /C calc'!A0",
    "http://x.example/", "mailto:a@x.example", "internal:'LKE'!A1", "<script>alert(1)</script>",
    "&G&P", "{=1+1}", "«bukan isian»", "{unit} {0}", "\x00\x07\x1b[31m", "\ud800", "\ufffe",
    "\u202eterbalik", "مرحبا", "👨‍👩‍👧", "baris 1\nbaris 2\r\n\ttab", "]]>", "_x0041_", LONG,
)  # fmt: skip
"""What a plan written by a stranger may contain."""


def hostile(nasty: str) -> Dossier:
    """The dossier of a plan that says `nasty` wherever a plan can say something."""
    both = Text(nasty, nasty)
    said = {"message": both, "remedy": both, "quote": nasty, "basis": both}
    findings = tuple(item._replace(**said) for item in FINDINGS)  # type: ignore[arg-type]
    cells = {
        "indikator": nasty, "langkah_aksi": nasty, "bukti_fisik": (nasty,),
        "target_waktu": nasty, "target_capaian": nasty, "penanggung_jawab": nasty,
    }  # fmt: skip
    place = PLACE._replace(file=nasty)
    return dossier(
        path=nasty,
        unit=nasty,
        aim=nasty,
        decree=Keputusan(nasty, 2026, None, nasty),
        legal=(Kutipan("menimbang", nasty),),
        parents=(nasty,),
        ruleset=nasty,
        ruleset_name=both,
        findings=tuple(
            dataclasses.replace(view(number, item), place=place)
            for number, item in enumerate(findings, start=1)
        ),
        ignored=(IgnoredView(findings[1], place, nasty, nasty),),
        rows=tuple(
            dataclasses.replace(
                item, row=item.row._replace(**cells), section=nasty,  # type: ignore[arg-type]
                komponen=nasty, area=nasty, place=place,
            )
            for item in ROWS
        ),
    )  # fmt: skip
