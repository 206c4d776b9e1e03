"""A sieve lets pass whatever its rule could find fault with: it never changes a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck import rulesets
from zicheck.checking import check
from zicheck.checks import KINDS, Context
from zicheck.checks.sieving import Mesh, Sieves, longest_words
from zicheck.plan import Kegiatan, Plan
from zicheck.planfile import read_plan
from zicheck.sayings import Saying, Sayings

if TYPE_CHECKING:
    from zicheck.report import Report

RULESET = rulesets.builtin()
PLANS = [
    read_plan(path.read_bytes(), path.name)[0]
    for path in sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))
]
ROWS = [row for plan in PLANS for row in plan.kegiatan]
PIECES = (
    "(link)", "-", "dokumen terkait", "Laporan", "Rapat evaluasi", "setiap triwulan", "SK 2019",
    "per semester atau per triwulan", "LAKIP 2018", "tahun 2019", "KPU Kabupaten Lain Jaya",
    "Kecamatan", "DKPP", "Eselon II", "undangan, daftar hadir, notulen", "Januari",
    "Terlaksana bulan Maret", "(pelatihan, coaching, mentoring, lain)", "Sertifikat",
    "Permen PANRB Nomor 52 Tahun 2014", "menetapkan kebijakan", "Baperjakat", "tiap/per bulan",
    "Majelis Hakim", "Usulan pelatihan", "Draft SK",
)  # fmt: skip


def unsifted(plan: Plan) -> Report:
    """The report when every rule looks at every row."""
    with mock.patch.object(Context, "sifted", lambda context, _: context.rows):
        return check(plan, RULESET)


def cells(field: str) -> st.SearchStrategy[str]:
    """What a cell may say: what some plan says, a piece that rules look for, or both."""
    real = st.sampled_from(sorted({row.cell(field) for row in ROWS}))
    pieces = st.sampled_from(PIECES)
    return st.one_of(real, pieces, st.builds("{} {}".format, real, pieces))


@st.composite
def rows(draw: st.DrawFn) -> Kegiatan:
    return draw(st.sampled_from(ROWS))._replace(
        indikator=draw(cells("indikator")),
        langkah_aksi=draw(cells("langkah_aksi")),
        bukti_fisik=tuple(draw(st.lists(cells("bukti_fisik"), max_size=2))),
        target_waktu=draw(cells("target_waktu")),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    plan = draw(st.sampled_from(PLANS))
    found = draw(st.lists(rows(), min_size=1, max_size=8))
    placed = [
        row._replace(row=number, area=0, komponen=0) for number, row in enumerate(found, start=1)
    ]
    return plan._replace(kegiatan=tuple(placed))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.unit)
def test_a_real_plan_is_judged_alike_with_and_without_sieves(plan: Plan) -> None:
    assert unsifted(plan) == check(plan, RULESET)


@settings(max_examples=150)
@given(plans())
def test_any_plan_is_judged_alike_with_and_without_sieves(plan: Plan) -> None:
    assert unsifted(plan) == check(plan, RULESET)


def test_what_a_plan_is_found_guilty_of_does_not_depend_on_the_plans_before() -> None:
    """The same rows, seen for the first time and again."""
    fresh = RULESET._replace(sayings=Sayings(RULESET.evidence))
    first = [check(plan, fresh) for plan in PLANS]
    assert first == [check(plan, fresh) for plan in reversed(PLANS)][::-1]


def test_the_sieves_let_few_rows_pass() -> None:
    """A sieve that lets pass every row of every plan is none."""
    whole = {kind for kind, made in KINDS.items() if made.sieve is not None}
    for plan in PLANS:
        report = check(plan, RULESET)
        context = Context(plan, RULESET, report.schedules, report.matches)
        for rule in RULESET.rules:
            if len(context.sifted(rule.opsi)) < len(context.rows):
                whole.discard(rule.periksa)
    assert set() == whole


def _said(text: str) -> Saying:
    return RULESET.sayings.of([Kegiatan(1, 0, 0, text)])[0]


def _passes(mesh: Mesh, text: str) -> bool:
    rule = RULESET.rules[0]
    sieves = Sieves((rule,), lambda _: lambda _options: mesh)
    return sieves.passed(_said(text)) == (id(rule.opsi),)


def test_words_are_looked_for_whole_and_parts_anywhere() -> None:
    always = Mesh(lambda _: True)
    assert _passes(always, "apa pun")
    assert _passes(always._replace(words=("rapat",)), "Rapat kerja")
    assert not _passes(always._replace(words=("rapat",)), "Merapatkan")
    assert _passes(always._replace(parts=("rapat",)), "Merapatkan")
    assert not _passes(always._replace(parts=("rapat",)), "Pertemuan")


def test_a_word_that_is_none_leaves_the_test_to_decide() -> None:
    mesh = Mesh(lambda saying: "..." in saying.folded, ("...",))
    assert _passes(mesh, "(...)")
    assert not _passes(mesh, "(..)")


def test_a_test_that_fails_lets_the_row_pass_to_the_check_that_fails_as_well() -> None:
    def broken(_: Saying) -> bool:
        raise ValueError

    assert _passes(Mesh(broken), "apa pun")


def test_the_longest_word_of_each_phrase_is_looked_for_first() -> None:
    assert ("kabupaten", "eselon") == longest_words(("KPU Kabupaten/Kota", "Eselon I", "eselon ii"))
