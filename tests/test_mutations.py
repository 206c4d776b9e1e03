"""Every rule tells its own defect, alone: a clean plan, one change, one finding.

The table of single changes is in `mutations.py`; after it, changes drawn at random, and the same
on a copy of a real plan, where each adds one finding to those that it has.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mutations import (
    BASES,
    CLEAN,
    FIRST_OF_PART,
    IDS,
    IN_FORCE,
    INSTRUMENT,
    MUTATIONS,
    PEMENUHAN,
    RULESET,
    SECTIONS,
    all_of,
    behind,
    cells,
    cited,
    decree,
    excused,
    filled,
    moved,
    plus,
    repeated,
    row_of,
    times,
    without,
)

from zicheck.checking import check
from zicheck.planfile import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from mutations import Base, Change, Mutation

    from zicheck.plan import Plan
    from zicheck.regulations import Regulation
    from zicheck.report import Finding, Report

RULES = tuple(rule.kode for rule in RULESET.rules)
any_row = st.sampled_from(IDS)


def read(plan: Plan, base: Base = BASES["clean"], today: date | None = None) -> Report:
    """The report on a plan, on the days of a base."""
    return check(plan, RULESET, base.as_of, today=today or base.today)


def told(plan: Plan, base: Base = BASES["clean"]) -> list[tuple[str, tuple[int, ...]]]:
    """Each finding as its rule and its rows."""
    return [(finding.rule, finding.rows) for finding in read(plan, base).findings]


# --- the table -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BASES)
def test_the_clean_plan_of_87_indikator_scores_30_without_any_finding(name: str) -> None:
    report = read(BASES[name].plan, BASES[name])
    served = {id_ for match in report.matches for id_ in match.ids}
    assert 87 == len(served.intersection(PEMENUHAN))
    assert [] == list(report.findings)
    assert "30.00" == f"{report.score.readiness:.2f}"
    assert pytest.approx(30, abs=1e-9) == report.score.readiness


def test_every_rule_has_a_mutation() -> None:
    assert set(RULES) == {mutation.kode for mutation in MUTATIONS}


def test_mutations_have_names_of_their_own() -> None:
    assert [] == [name for name, n in Counter(map(str, MUTATIONS)).items() if n > 1]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_single_change_is_told_by_its_own_rule_alone(mutation: Mutation) -> None:
    base = BASES[mutation.base]
    plan = mutation.change(base.plan)
    assert plan != base.plan or mutation.today is not None
    report = read(plan, base, mutation.today)
    assert {mutation.kode} == {finding.rule for finding in report.findings}


# --- changes drawn at random -----------------------------------------------------------------


@settings(max_examples=120)
@given(st.sets(st.sampled_from(PEMENUHAN), min_size=1, max_size=12))
def test_whatever_indikator_are_deleted_each_is_told_once(gone: set[str]) -> None:
    findings = read(without(*gone)(CLEAN)).findings
    assert {finding.rule for finding in findings} <= {"KOM001", "KOM002", "KOM003"}
    assert sorted(gone) == sorted(id_ for finding in findings for id_ in finding.indicators)


@settings(max_examples=60)
@given(any_row)
def test_any_row_without_evidence_is_told(id_: str) -> None:
    assert [("BKT001", (row_of(CLEAN, id_).row,))] == told(cells(id_, bukti_fisik="")(CLEAN))


_NO_PROOF = {
    "BKT003": (
        "Sosialisasi kepada seluruh jajaran sekretariat",
        "Pelaksanaan apel bersama",
        "Rapat koordinasi dengan tim",
        "Penguatan komitmen pegawai",
    ),
    "BKT004": ("Dokumentasi", "Foto / dokumen", "Data dukung", "Berkas lainnya", "Eviden terkait"),
    "BKT001": ("-", "—", "...", "_____", "link", "menyusul", "n/a", "xxx", "Belum ada"),
    "BKT015": ("Terlaksananya apel bersama", "Layanan mudah diakses warga", "Loket terpasang"),
    "BKT016": ("Rancangan peraturan", "Contoh formulir isian", "Template", "Draf pedoman"),
    "BKT006": ("Surat usulan ke KPU RI", "Permohonan narasumber", "Proposal kegiatan"),
}


@settings(max_examples=120)
@given(
    any_row,
    st.sampled_from([(code, words) for code, texts in _NO_PROOF.items() for words in texts]),
)
def test_any_row_with_evidence_that_proves_nothing_is_told_once(
    id_: str, case: tuple[str, str]
) -> None:
    code, words = case
    assert [(code, (row_of(CLEAN, id_).row,))] == told(cells(id_, bukti_fisik=words)(CLEAN))


@settings(max_examples=60)
@given(any_row, st.sampled_from(["Sosialisasi kepada jajaran", "Pelaksanaan apel bersama"]))
def test_any_activity_added_to_evidence_is_told(id_: str, words: str) -> None:
    plan = cells(id_, bukti_fisik=plus(f"; {words}"))(CLEAN)
    assert [("BKT011", (row_of(CLEAN, id_).row,))] == told(plan)


@settings(max_examples=120)
@given(any_row, st.integers(2000, 2049).filter(lambda year: year != CLEAN.tahun))
def test_any_row_in_any_other_year_is_told(id_: str, year: int) -> None:
    plan = cells(id_, target_waktu=plus(f" {year}"))(CLEAN)
    assert [("WKT003", (row_of(CLEAN, id_).row,))] == told(plan)


@settings(max_examples=60)
@given(any_row, st.sampled_from(["menyusul", "1 (satu) Dokumen", "Tahun 2025", "100%"]))
def test_any_row_whose_target_names_no_month_is_told(id_: str, words: str) -> None:
    plan = cells(id_, target_waktu=words)(CLEAN)
    assert [("WKT002", (row_of(CLEAN, id_).row,))] == told(plan)


@settings(max_examples=50)
@given(st.sampled_from(FIRST_OF_PART))
def test_any_empty_target_at_the_top_of_a_komponen_is_told(id_: str) -> None:
    plan = cells(id_, target_waktu="")(CLEAN)
    assert [("WKT001", (row_of(CLEAN, id_).row,))] == told(plan)


@settings(max_examples=60)
@given(any_row)
def test_any_empty_action_is_told(id_: str) -> None:
    assert [("STR007", (row_of(CLEAN, id_).row,))] == told(cells(id_, langkah_aksi="")(CLEAN))


@settings(max_examples=60)
@given(any_row)
def test_any_action_that_is_its_indikator_is_told(id_: str) -> None:
    row = row_of(CLEAN, id_)
    assert [("SLN005", (row.row,))] == told(cells(id_, langkah_aksi=row.indikator)(CLEAN))


@settings(max_examples=120)
@given(st.lists(st.integers(1, len(IDS)), min_size=2, max_size=2).map(sorted))
def test_any_row_that_stands_again_further_down_is_told(rows: list[int]) -> None:
    first, after = rows
    plan = behind(CLEAN, after, CLEAN.kegiatan[first - 1])
    assert [("SLN004", (first, after + 1))] == told(plan)


@settings(max_examples=80)
@given(any_row, st.sampled_from(SECTIONS))
def test_any_row_in_another_section_is_told(id_: str, section: str) -> None:
    plan = moved(id_, section)(CLEAN)
    home = INSTRUMENT.indikator[id_].area
    expected = [] if section == home else [("SLN007", (row_of(plan, id_).row,))]
    assert expected == told(plan)


@settings(max_examples=80)
@given(
    any_row,
    st.sampled_from(["langkah_aksi", "bukti_fisik"]),
    st.sampled_from(
        ["KPU Kabupaten Kerinci", "KPU Kota Bandung", "Komisi Pemilihan Umum Kabupaten Bantul"]
    ),
)
def test_any_row_that_names_another_unit_is_told(id_: str, field: str, other: str) -> None:
    acting = BASES["acting"].plan
    plan = cells(id_, **{field: lambda text: text.replace(CLEAN.unit, other)})(acting)
    assert [("SLN001", (row_of(CLEAN, id_).row,))] == told(plan)


@settings(max_examples=80)
@given(st.sampled_from([id_ for id_ in IDS if times(id_) > 1]), st.data())
def test_any_achievement_below_the_count_of_its_dates_is_told(
    id_: str, data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, times(id_) - 1))
    tabled = BASES["tabled"].plan
    plan = cells(id_, target_capaian=f"{number} Laporan")(tabled)
    assert [("TGT002", (row_of(CLEAN, id_).row,))] == told(plan)


@settings(max_examples=80)
@given(any_row, st.sampled_from([*RULES, "XYZ001"]).filter(lambda kode: kode != "BCA002"))
def test_any_abaikan_that_hides_nothing_is_told(id_: str, kode: str) -> None:
    assert [("BCA002", (row_of(CLEAN, id_).row,))] == told(excused(id_, kode)(CLEAN))


@settings(max_examples=80)
@given(st.sampled_from([entry for entry in IN_FORCE if entry.lembaran]), st.integers(1, 400))
def test_any_wrong_gazette_number_is_told(entry: Regulation, off: int) -> None:
    _, year, number = entry.lembaran or ("", 0, 0)
    old = f"Tahun {year} Nomor {number}"
    plan = cited(old, f"Tahun {year} Nomor {number + off}")(BASES["cited"].plan)
    assert [("HKM005", ())] == told(plan)


_DEFECTS: dict[str, Callable[[str], Change]] = {
    "BKT001": lambda id_: cells(id_, bukti_fisik=""),
    "BKT004": lambda id_: cells(id_, bukti_fisik="Dokumentasi"),
    "STR007": lambda id_: cells(id_, langkah_aksi=""),
    "WKT002": lambda id_: cells(id_, target_waktu="menyusul"),
    "WKT003": lambda id_: cells(id_, target_waktu=plus(" 2023")),
}


@settings(max_examples=60)
@given(st.dictionaries(any_row, st.sampled_from(list(_DEFECTS)), min_size=2, max_size=8))
@example({"P.V.5.b": "BKT004", "P.V.5.c": "BKT004"})
def test_defects_of_several_rows_are_told_one_by_one(defects: dict[str, str]) -> None:
    """Rows with like actions that are given the same evidence are told as such besides."""
    change = all_of(*(_DEFECTS[code](id_) for id_, code in defects.items()))
    expected = [(code, (row_of(CLEAN, id_).row,)) for id_, code in defects.items()]
    vague = {row for code, (row,) in expected if code == "BKT004"}
    found = [
        (code, rows)
        for code, rows in told(change(CLEAN))
        if code != "SLN011" or not vague >= {*rows}
    ]
    assert sorted(expected) == sorted(found)


@settings(max_examples=60)
@given(
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " 2025", " tahun 2025", "."]),
    st.randoms(use_true_random=False),
)
def test_another_way_to_write_the_same_dates_is_no_defect(
    case: Callable[[str], str], year: str, random: Random
) -> None:
    def written(target: str) -> str:
        months = target.replace(" dan ", ", ").split(", ")
        random.shuffle(months)
        return case(", ".join(months) + year)

    rows = tuple(filled(row, target_waktu=written) for row in CLEAN.kegiatan)
    report = read(CLEAN._replace(kegiatan=rows))
    assert [] == list(report.findings)
    assert pytest.approx(30, abs=1e-9) == report.score.readiness


# --- a real plan -----------------------------------------------------------------------------

_FILE = Path(__file__).parent.parent / "plans/kpu-kerinci-2025.yaml"


def _pinned(plan: Plan) -> Plan:
    """The plan, each row naming the ids that it was matched with: a change moves no match."""
    matches = read(plan).matches
    rows = zip(plan.kegiatan, matches, strict=True)
    return plan._replace(kegiatan=tuple(row._replace(lke=match.ids) for row, match in rows))


REAL = _pinned(read_plan(_FILE.read_bytes(), _FILE.name)[0])


def _identity(finding: Finding) -> tuple[object, ...]:
    """What tells a finding though rows are counted anew."""
    return finding.rule, finding.area, finding.indicators, finding.quote


@pytest.mark.parametrize(
    ("kode", "ids", "change"),
    [
        pytest.param(
            "WKT003",
            ("P.I.4.b",),
            cells("P.I.4.b", target_waktu=lambda t: t.replace("2025", "2022")),
            id="a target of 2022",
        ),
        pytest.param("WKT001", ("P.III.6.a",), cells("P.III.6.a", target_waktu=""), id="no target"),
        pytest.param(
            "WKT002",
            ("P.VI.2.b",),
            cells("P.VI.2.b", target_waktu="1 (satu) Dokumen"),
            id="an output for a time",
        ),
        pytest.param("BKT001", ("P.V.5.c",), cells("P.V.5.c", bukti_fisik=""), id="no evidence"),
        pytest.param(
            "BKT004",
            ("P.V.4.b",),
            cells("P.V.4.b", bukti_fisik="Dokumentasi"),
            id="only documentation",
        ),
        pytest.param(
            "BKT006",
            ("P.III.1.b",),
            cells("P.III.1.b", bukti_fisik="Surat usulan penempatan ke KPU RI"),
            id="a request for evidence",
        ),
        pytest.param("KOM002", ("P.III.6.a",), without("P.III.6.a"), id="a komponen deleted"),
        pytest.param("KOM003", ("P.V.5.c",), without("P.V.5.c"), id="an indikator deleted"),
        pytest.param("SLN004", ("P.VI.2.f",), repeated("P.VI.2.f"), id="a row twice"),
        pytest.param(
            "SLN001",
            ("P.V.4.b",),
            cells("P.V.4.b", langkah_aksi=lambda t: t.replace("Kerinci", "Muaro Jambi")),
            id="the neighbour acts",
        ),
        pytest.param(
            "URT001",
            ("P.VI.4.b",),
            cells("P.VI.4.b", target_waktu="Maret 2025"),
            id="survey published before it is held",
        ),
        pytest.param("STR001", (), decree(nomor=""), id="no number"),
        pytest.param("STR007", ("P.V.5.c",), cells("P.V.5.c", langkah_aksi=""), id="no action"),
        pytest.param(
            "SLN009",
            (),
            decree(judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024"),
            id="title of last year",
        ),
        pytest.param("HKM005", (), cited("Nomor 3851", "Nomor 3815"), id="digits swapped"),
    ],
)
def test_a_change_of_a_real_plan_adds_its_one_finding(
    kode: str, ids: tuple[str, ...], change: Change
) -> None:
    before = Counter(map(_identity, read(REAL).findings))
    after = Counter(map(_identity, read(change(REAL)).findings))
    new = [(rule, indicators) for rule, _, indicators, _ in (after - before).elements()]
    assert [(kode, ids)] == new
    assert [] == list((before - after).elements())
