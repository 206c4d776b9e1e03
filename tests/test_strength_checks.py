"""The kinds of check, hit by hit: where each lies, what it quotes, and what fills its message.

Written against the mutants that the other tests let live (`docs/explanation/kekuatan-uji.md`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from strategies import RULESET, alone, clean_plan, context_of, plan_of, run

from zicheck.bahasa import Text
from zicheck.checks import KINDS, Context, Hit, KindOfCheck, NoOptions, base
from zicheck.checks.base import names_period
from zicheck.checks.cadence import Cadence, Promise, Quarterly
from zicheck.checks.copies import RepeatedSentence, SameText
from zicheck.checks.coverage import Coverage, Implied, Reform, _beside
from zicheck.checks.evidence_form import (
    FormOfEvidence,
    KindsAccepted,
    Needed,
    Papers,
    Placeholder,
    Repeats,
    Required,
    YearOfEvidence,
    _accepted,
)
from zicheck.checks.legal import Agreement, MustCite
from zicheck.checks.naming import DocumentYear, Level, Levels, OtherUnit, TitleYear
from zicheck.checks.sections import area_named
from zicheck.checks.sequence import Chain, Order, Step
from zicheck.checks.structure import DecreeField, Pattern, Peers, Sections
from zicheck.checks.timing import (
    BeforeDecree,
    Crowding,
    Doubtful,
    OtherYear,
    PartlyBefore,
    WholeYear,
)
from zicheck.ignoring import Pengabaian
from zicheck.matching import Match
from zicheck.phrases import listed
from zicheck.places import Route
from zicheck.plan import Area, Kegiatan, Plan
from zicheck.schedule import parse
from zicheck.scoring import Cap, ceiling

A = {"lke": "P.I.1.a", "indikator": "Tim kerja dibentuk", "langkah_aksi": "Membentuk tim"}
B = {"lke": "P.I.2.a", "indikator": "Rencana kerja disusun", "langkah_aksi": "Menyusun rencana"}
C = {"lke": "P.I.3.a", "indikator": "Kegiatan terlaksana", "langkah_aksi": "Melaksanakan kegiatan"}
D = {"lke": "P.I.4.a", "indikator": "Pimpinan teladan", "langkah_aksi": "Memimpin apel"}
LONG = "Pembangunan zona integritas dimulai dengan pencanangan oleh pimpinan"
OLD = "Permen PANRB Nomor 10 Tahun 2019"
DESIGN = "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025"
CHAINS = (
    Chain(
        "monev",
        (
            Step(Text("monev", "the monev"), ("P.I.3.b",)),
            Step(Text("tindak lanjut", "the follow-up"), ("P.I.3.c",), sebulan=True),
        ),
    ),
)


TITLE = {id_: item.judul for id_, item in RULESET.instrument.indikator.items()}
AREA = {kode: area.nama for kode, area in RULESET.instrument.area.items()}
ALL_AREAS = listed(AREA.values())
IN_FULL = Text(
    "Permen PANRB 90/2021 sebagaimana telah diubah dengan Permen PANRB 5/2024",
    "Permen PANRB 90/2021 as amended by Permen PANRB 5/2024",
)
PREAMBLE = Text("pembukaan keputusan", "the preamble of the decree")
PAPERS_OF_IT = Text(
    "undangan, daftar hadir, notulen dan foto kegiatannya",
    "the invitation, attendance list, minutes and photographs of it",
)


def same(words: str) -> Text:
    """A text that reads alike in both languages."""
    return Text(words, words)


def hits(
    kind: str,
    plan: Plan,
    options: Any = None,
    *,
    as_of: date | None = None,
    today: date | None = None,
) -> list[Hit]:
    """What a kind of check gives back for `plan`: all of it."""
    given = options if options is not None else KINDS[kind].options()
    return list(KINDS[kind].run(context_of(plan, as_of, today), given))


def basis(*entries: str | tuple[str, str]) -> list[dict[str, str]]:
    """Citations of the preamble; a pair names another part."""
    pairs = [("mengingat", entry) if isinstance(entry, str) else entry for entry in entries]
    return [{"bagian": bagian, "teks": teks} for bagian, teks in pairs]


def replaced(plan: Plan, id_: str, **cells: str) -> Plan:
    """The plan with these cells in the row that serves `id_`."""
    return plan._replace(
        kegiatan=tuple(
            row._replace(**cells) if row.lke == (id_,) else row for row in plan.kegiatan
        ),
    )  # type: ignore[arg-type]


def with_areas(*sections: tuple[str, str]) -> Plan:
    """A plan with these sections (code, title) and one row."""
    return plan_of({"lke": "P.I.1.a"})._replace(area=tuple(Area(*section) for section in sections))


# --- KOM -----------------------------------------------------------------------------------------


def test_an_absent_area_is_told_whole() -> None:
    expected = [
        Hit(
            route=Route("plan", None, "area"),
            values={"area": "V", "nama": AREA["V"], "jumlah": 5},
            ids=(
                "P.V.1.a",
                "P.V.1.b",
                "P.V.2.a",
                "P.V.2.b",
                "P.V.2.c",
                "P.V.2.d",
                "P.V.3.a",
                "P.V.3.b",
                "P.V.3.c",
                "P.V.3.d",
                "P.V.4.a",
                "P.V.4.b",
                "P.V.4.c",
                "P.V.5.a",
                "P.V.5.b",
                "P.V.5.c",
                "P.V.5.d",
                "P.V.5.e",
            ),
            whole=True,
            area="V",
        )
    ]
    assert expected == hits("cakupan", clean_plan("P.V.*"), Coverage("area"))


def test_an_absent_komponen_is_told_with_its_indikator() -> None:
    expected = [
        Hit(
            route=Route("plan", None, "area"),
            values={
                "komponen": "P.V.1",
                "nama": Text("Pengendalian Gratifikasi", "Control of Gratuities"),
                "area": "V",
                "indikator": Text(
                    "Public campaign pengendalian gratifikasi dan Pengendalian gratifikasi diimplementasikan",
                    "Public campaign on control of gratuities and Control of gratuities is applied",
                ),
            },
            ids=("P.V.1.a", "P.V.1.b"),
            whole=True,
        )
    ]
    assert expected == hits("cakupan", clean_plan("P.V.1.*"), Coverage("komponen"))


def test_an_absent_indikator_is_told_beside_its_siblings() -> None:
    expected = [
        Hit(
            route=Route("komponen", 15),
            values={
                "baris": "",
                "indikator": "P.V.1.a",
                "judul": TITLE["P.V.1.a"],
                "komponen": Text("Pengendalian Gratifikasi", "Control of Gratuities"),
                "tempat": Text(
                    "komponen “Pengendalian Gratifikasi”", "the komponen “Pengendalian Gratifikasi”"
                ),
                "bukti": RULESET.evidence.suggestion(RULESET.instrument.indikator["P.V.1.a"]),
            },
            ids=("P.V.1.a",),
            whole=True,
        )
    ]
    assert expected == hits("cakupan", clean_plan("P.V.1.a"), Coverage("indikator"))


@pytest.mark.parametrize(
    ("first", "second", "komponen"), [("V", "V", 0), ("I", "V", 1), ("I", "I", 0)]
)
def test_an_absent_indikator_is_told_in_its_own_area_where_a_sibling_stands_there(
    first: str, second: str, komponen: int
) -> None:
    plan = plan_of(
        {"lke": "P.V.2.a", "area": first, "komponen": "Penerapan SPIP"},
        {"lke": "P.V.2.b", "area": second, "komponen": "SPIP"},
    )
    routes = {hit.ids: hit.route for hit in hits("cakupan", plan, Coverage("indikator"))}
    assert Route("komponen", komponen) == routes["P.V.2.c",]


def test_an_implied_indikator_is_told_at_the_row_that_implies_it() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 51, "langkah_aksi"),
            quote="Memasang banner anti gratifikasi",
            values={
                "baris": Text("baris 51", "row 51"),
                "indikator": "P.V.1.a",
                "judul": TITLE["P.V.1.a"],
                "komponen": Text("Pengendalian Gratifikasi", "Control of Gratuities"),
                "tempat": Text(
                    "komponen “Pengendalian Gratifikasi”", "the komponen “Pengendalian Gratifikasi”"
                ),
                "bukti": RULESET.evidence.suggestion(RULESET.instrument.indikator["P.V.1.a"]),
            },
            rows=(51,),
            ids=("P.V.1.a",),
            whole=True,
        )
    ]
    assert expected == hits(
        "cakupan",
        replaced(clean_plan("P.V.1.a"), "P.V.1.b", langkah_aksi="Memasang banner anti gratifikasi"),
        Coverage("tersirat", (Implied("P.V.1.a", ("banner",)),)),
    )


def test_an_implied_indikator_is_not_told_as_absent() -> None:
    assert [] == hits(
        "cakupan",
        replaced(clean_plan("P.V.1.a"), "P.V.1.b", langkah_aksi="Memasang banner anti gratifikasi"),
        Coverage("indikator", (Implied("P.V.1.a", ("banner",)),)),
    )


def test_reform_that_nothing_prepares_is_one_hit_an_area() -> None:
    expected = [
        Hit(
            route=Route("plan", None, "area"),
            values={
                "area": "V",
                "nama": AREA["V"],
                "butir": Text(
                    "Penyampaian LHKPN (R.V.3.a) dan Penyampaian LHKASN/SPT (non-LHKPN) (R.V.3.b)",
                    "Submission of LHKPN (wealth reports of state officials) (R.V.3.a) and Submission of LHKASN/tax returns (staff without LHKPN duty) (R.V.3.b)",
                ),
                "pertama": "R.V.3.a",
                "contoh": Text(
                    "laporan rekapitulasi penyampaian LHKPN beserta tanda terimanya",
                    "a list of the LHKPN filed with their receipts",
                ),
            },
            ids=("R.V.3.a", "R.V.3.b"),
            area="V",
        )
    ]
    assert expected == hits(
        "persiapan_reform", clean_plan("R.V.3.*"), Reform(("R.V.3.*", "R.I.1.a"))
    )


def test_an_absent_indikator_without_any_sibling_row_is_told_at_the_plan() -> None:
    expected = [Route("plan", None, "area")]
    assert expected == [_beside(context_of(plan_of()), ("P.V.1.a",))]


# --- MON -----------------------------------------------------------------------------------------


def test_an_indikator_done_too_seldom_is_told_with_the_cadence_it_asks() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Maret",
            months=(9,),
            values={
                "indikator": "P.VI.3.c",
                "judul": TITLE["P.VI.3.c"],
                "kali": 1,
                "kurun": Text("setahun", "a year"),
                "minimal": 2,
                "jawaban": "B",
                "contoh": Text("Juni dan Desember", "June and December"),
                "tambahan": Text("September", "September"),
                "baris": Text("baris 1 dan 2", "rows 1 and 2"),
            },
            rows=(1, 2),
            ids=("P.VI.3.c",),
            whole=True,
            caps={"P.VI.3.c": 0.5},
        )
    ]
    assert expected == hits(
        "irama_lke",
        plan_of(
            {"lke": "P.VI.3.c", "target_waktu": "Maret"},
            {"lke": "P.VI.3.c", "target_waktu": "Maret", "langkah_aksi": "Rapat"},
        ),
        Cadence(("P.VI.3.c",)),
    )


def test_a_monthly_thing_done_twice_is_told_with_all_months_as_example() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Maret, Juni",
            months=(1, 2, 4, 5, 7, 8, 9, 10, 11, 12),
            values={
                "indikator": "P.III.4.c",
                "judul": TITLE["P.III.4.c"],
                "kali": 2,
                "kurun": Text("setahun", "a year"),
                "minimal": 12,
                "jawaban": "C",
                "contoh": Text("Januari sampai dengan Desember", "January to December"),
                "tambahan": Text(
                    "Januari, Februari, April, Mei, Juli, Agustus, September, Oktober, November dan Desember",
                    "January, February, April, May, July, August, September, October, November and December",
                ),
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.III.4.c",),
            whole=True,
            caps={"P.III.4.c": 0.5},
        )
    ]
    assert expected == hits(
        "irama_lke",
        plan_of({"lke": "P.III.4.c", "target_waktu": "Maret, Juni"}),
        Cadence(("P.III.4.*",)),
    )


def test_quarters_without_monev_are_named_with_their_last_months() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Januari dan April",
            months=(9, 12),
            values={
                "kosong": Text("triwulan III dan IV", "quarter III and IV"),
                "pertama": Text("triwulan III", "quarter III"),
                "bulan": Text("September dan Desember", "September and December"),
                "jumlah": 2,
                "jawaban": "C",
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.3.b",),
            whole=True,
            caps={"P.I.3.b": 0.33},
        )
    ]
    assert expected == hits(
        "triwulan",
        plan_of({"lke": "P.I.3.b", "target_waktu": "Januari dan April"}),
        Quarterly(("P.I.3.b",)),
    )


def test_months_without_monev_are_named_as_months() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Januari-Oktober 2025",
            months=(11, 12),
            values={
                "kosong": Text("bulan November dan Desember", "November and December"),
                "pertama": Text("bulan November", "November"),
                "bulan": Text("November dan Desember", "November and December"),
                "jumlah": 2,
                "jawaban": "C",
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.3.b",),
            whole=True,
            caps={"P.I.3.b": 0.33},
        )
    ]
    assert expected == hits(
        "triwulan",
        plan_of({"lke": "P.I.3.b", "target_waktu": "Januari-Oktober 2025"}),
        Quarterly(("P.I.3.b",), 12),
    )


def test_quarters_before_the_decree_are_not_asked_for() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="September",
            months=(6, 12),
            values={
                "kosong": Text("triwulan II dan IV", "quarter II and IV"),
                "pertama": Text("triwulan II", "quarter II"),
                "bulan": Text("Juni dan Desember", "June and December"),
                "jumlah": 2,
                "jawaban": "C",
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.3.b",),
            whole=True,
            caps={"P.I.3.b": 0.33},
        )
    ]
    assert expected == hits(
        "triwulan",
        plan_of({"lke": "P.I.3.b", "target_waktu": "September"}, tanggal="2025-04-02"),
        Quarterly(("P.I.3.b",)),
    )


def test_a_quarterly_promise_in_the_action_is_held_against_the_months() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "langkah_aksi"),
            quote="Rapat setiap triwulan",
            months=(9, 12),
            values={
                "irama": Text("setiap triwulan", "every quarter"),
                "kali": 2,
                "minimal": 4,
                "target": "Maret dan Juni",
                "contoh": Text(
                    "Maret, Juni, September dan Desember", "March, June, September and December"
                ),
            },
            rows=(1,),
            ids=("P.V.2.b",),
        )
    ]
    assert expected == hits(
        "janji_irama",
        plan_of(
            {
                "lke": "P.V.2.b",
                "langkah_aksi": "Rapat setiap triwulan",
                "target_waktu": "Maret dan Juni",
            }
        ),
        Promise(),
    )


def test_a_half_yearly_promise_is_told_with_june_and_december() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "indikator"),
            quote="Evaluasi per semester",
            months=(12,),
            values={
                "irama": Text("setiap semester", "every half-year"),
                "kali": 1,
                "minimal": 2,
                "target": "Maret",
                "contoh": Text("Juni dan Desember", "June and December"),
            },
            rows=(1,),
            ids=("P.V.2.b",),
        )
    ]
    assert expected == hits(
        "janji_irama",
        plan_of(
            {
                "lke": "P.V.2.b",
                "indikator": "Evaluasi per semester",
                "langkah_aksi": "Rapat setiap bulan",
                "target_waktu": "Maret",
            }
        ),
        Promise(),
    )


def test_a_monthly_promise_is_told_from_the_first_whole_month_after_the_decree() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Laporan bulanan",
            months=(5, 6, 7, 8, 9, 10, 11, 12),
            values={
                "irama": Text("setiap bulan", "every month"),
                "kali": 2,
                "minimal": 9,
                "target": "Maret dan April",
                "contoh": Text("Maret sampai dengan Desember", "March to December"),
            },
            rows=(1,),
            ids=("P.V.2.b",),
        )
    ]
    assert expected == hits(
        "janji_irama",
        plan_of(
            {"lke": "P.V.2.b", "bukti_fisik": "Laporan bulanan", "target_waktu": "Maret dan April"},
            tanggal="2025-03-03",
        ),
        Promise(),
    )


def test_a_deadline_in_every_month_of_a_named_half_year_counts_at_its_end() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Semester I dan II",
            months=(3, 9),
            values={
                "kosong": Text("triwulan I dan III", "quarter I and III"),
                "pertama": Text("triwulan I", "quarter I"),
                "bulan": Text("Maret dan September", "March and September"),
                "jumlah": 2,
                "jawaban": "C",
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.3.b",),
            whole=True,
            caps={"P.I.3.b": 0.33},
        )
    ]
    assert expected == hits(
        "triwulan",
        plan_of({"lke": "P.I.3.b", "target_waktu": "Semester I dan II"}),
        Quarterly(("P.I.3.b",)),
    )


def test_a_named_quarter_covers_only_its_last_month() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Triwulan IV",
            months=(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            values={
                "kosong": Text(
                    "bulan Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober dan November",
                    "January, February, March, April, May, June, July, August, September, October and November",
                ),
                "pertama": Text("bulan Januari", "January"),
                "bulan": Text(
                    "Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober dan November",
                    "January, February, March, April, May, June, July, August, September, October and November",
                ),
                "jumlah": 11,
                "jawaban": "D",
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.3.b",),
            whole=True,
            caps={"P.I.3.b": 0},
        )
    ]
    assert expected == hits(
        "triwulan",
        plan_of({"lke": "P.I.3.b", "target_waktu": "Triwulan IV"}),
        Quarterly(("P.I.3.b",), 12),
    )


def test_each_indikator_is_judged_though_others_are_absent_or_in_order() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Maret, Juni, September",
            months=(12,),
            values={
                "kosong": Text("triwulan IV", "quarter IV"),
                "pertama": Text("triwulan IV", "quarter IV"),
                "bulan": Text("Desember", "December"),
                "jumlah": 1,
                "jawaban": "B",
                "baris": Text("baris 2", "row 2"),
            },
            rows=(2,),
            ids=("P.V.4.b",),
            whole=True,
            caps={"P.V.4.b": 0.5},
        )
    ]
    assert expected == hits(
        "triwulan",
        plan_of(
            {"lke": "P.V.3.c", "target_waktu": "per triwulan"},
            {"lke": "P.V.4.b", "target_waktu": "Maret, Juni, September"},
        ),
        Quarterly(("P.I.3.b", "P.V.3.c", "P.V.4.b")),
    )


def test_a_range_of_two_months_is_one_time_whatever_the_words() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Mei-Juni",
            months=(1, 2, 3, 4, 7, 8, 9, 10, 11, 12),
            values={
                "indikator": "P.III.4.c",
                "judul": TITLE["P.III.4.c"],
                "kali": 1,
                "kurun": Text("setahun", "a year"),
                "minimal": 12,
                "jawaban": "D",
                "contoh": Text("Januari sampai dengan Desember", "January to December"),
                "tambahan": Text(
                    "Januari, Februari, Maret, April, Juli, Agustus, September, Oktober, November dan Desember",
                    "January, February, March, April, July, August, September, October, November and December",
                ),
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.III.4.c",),
            whole=True,
            caps={"P.III.4.c": 0.25},
        )
    ]
    assert expected == hits(
        "irama_lke",
        plan_of(
            {
                "lke": "P.III.4.c",
                "langkah_aksi": "Mengukur setiap bulan",
                "target_waktu": "Mei-Juni",
            }
        ),
        Cadence(("P.III.4.c",)),
    )


def test_a_range_of_three_months_is_as_many_times_as_the_words_say() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Mei-Juli",
            months=(1, 2, 3, 4, 8, 9, 10, 11, 12),
            values={
                "indikator": "P.III.4.c",
                "judul": TITLE["P.III.4.c"],
                "kali": 3,
                "kurun": Text("setahun", "a year"),
                "minimal": 12,
                "jawaban": "C",
                "contoh": Text("Januari sampai dengan Desember", "January to December"),
                "tambahan": Text(
                    "Januari, Februari, Maret, April, Agustus, September, Oktober, November dan Desember",
                    "January, February, March, April, August, September, October, November and December",
                ),
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.III.4.c",),
            whole=True,
            caps={"P.III.4.c": 0.5},
        )
    ]
    assert expected == hits(
        "irama_lke",
        plan_of(
            {
                "lke": "P.III.4.c",
                "langkah_aksi": "Mengukur setiap bulan",
                "target_waktu": "Mei-Juli",
            }
        ),
        Cadence(("P.III.4.c",)),
    )


def test_a_promise_kept_in_one_cell_does_not_excuse_the_next() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "langkah_aksi"),
            quote="Rapat setiap triwulan",
            months=(3, 9),
            values={
                "irama": Text("setiap triwulan", "every quarter"),
                "kali": 2,
                "minimal": 4,
                "target": "Juni dan Desember",
                "contoh": Text(
                    "Maret, Juni, September dan Desember", "March, June, September and December"
                ),
            },
            rows=(1,),
            ids=("P.V.2.b",),
        )
    ]
    assert expected == hits(
        "janji_irama",
        plan_of(
            {
                "lke": "P.V.2.b",
                "indikator": "Laporan per semester",
                "langkah_aksi": "Rapat setiap triwulan",
                "target_waktu": "Juni dan Desember",
            }
        ),
        Promise(),
    )


# --- BKT -----------------------------------------------------------------------------------------


def test_an_empty_cell_is_told_with_what_the_row_is_about() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Tim kerja pembangunan ZI telah dibentuk",
            values={
                "baris": 1,
                "tahun": 2025,
                "keadaan": Text("kosong", "is empty"),
                "contoh": RULESET.evidence.suggestion(RULESET.instrument.indikator["P.I.1.a"]),
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "isi_wajib",
        plan_of({"lke": "P.I.1.a", "bukti_fisik": ""}, {"lke": "P.I.1.b"}),
        Required("bukti_fisik"),
    )


def test_an_empty_target_of_another_komponen_is_not_merged_with_the_one_above() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 3, "target_waktu"),
            quote="2. Menyusun rencana kerja",
            values={
                "baris": 3,
                "tahun": 2025,
                "keadaan": Text("kosong", "is empty"),
                "contoh": RULESET.evidence.suggestion(RULESET.instrument.indikator["P.I.2.a"]),
            },
            rows=(3,),
            ids=("P.I.2.a",),
        )
    ]
    assert expected == hits(
        "isi_wajib",
        plan_of(
            {"lke": "P.I.1.a"},
            {"lke": "P.I.1.b", "langkah_aksi": "2. Memilih anggota", "target_waktu": ""},
            {
                "lke": "P.I.2.a",
                "indikator": "",
                "langkah_aksi": "2. Menyusun rencana kerja",
                "target_waktu": " ",
            },
        ),
        Required("target_waktu"),
    )


def test_evidence_that_is_an_activity_is_told_with_what_would_do() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Pelaksanaan monitoring",
            values={
                "bukti": same("“Pelaksanaan monitoring”"),
                "baris": 1,
                "contoh": Text(
                    "laporan hasilnya beserta undangan, daftar hadir dan notulen rapatnya",
                    "a report on its result with the papers of its meeting",
                ),
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "bentuk_bukti",
        plan_of({"lke": "P.I.1.a", "bukti_fisik": "Pelaksanaan monitoring"}),
        FormOfEvidence("kegiatan"),
    )


def test_a_bare_genus_is_told_with_what_the_indikator_needs() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Dokumentasi",
            values={
                "bukti": same("“Dokumentasi”"),
                "baris": 1,
                "contoh": Text(
                    "peta jabatan serta analisis jabatan dan analisis beban kerja",
                    "the map of posts with job and workload analysis",
                ),
            },
            rows=(1,),
            ids=("P.III.1.a",),
        )
    ]
    assert expected == hits(
        "bentuk_bukti",
        plan_of({"lke": "P.III.1.a", "bukti_fisik": "Dokumentasi"}),
        FormOfEvidence("genus"),
    )


def test_a_bare_genus_of_no_indikator_is_told_with_the_papers_of_an_activity() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Dokumentasi",
            values={
                "bukti": same("“Dokumentasi”"),
                "baris": 1,
                "contoh": PAPERS_OF_IT,
            },
            rows=(1,),
        )
    ]
    assert expected == hits(
        "bentuk_bukti",
        plan_of({"indikator": "Tamanisasi", "bukti_fisik": "Dokumentasi"}),
        FormOfEvidence("genus"),
    )


def test_an_excepted_indikator_may_rest_on_a_genus() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Dokumentasi",
            values={
                "bukti": same("“Dokumentasi”"),
                "baris": 1,
                "contoh": Text(
                    "notulen rapat pemilihan anggota tim beserta kertas kerja penilaiannya",
                    "minutes of the meeting that chose the members, with the working papers",
                ),
            },
            rows=(1,),
            ids=("P.I.1.b",),
        )
    ]
    assert expected == hits(
        "bentuk_bukti",
        plan_of({"lke": ["P.I.1.a", "P.I.1.b"], "bukti_fisik": "Dokumentasi"}),
        FormOfEvidence("genus", ("P.I.1.a",)),
    )


def test_an_activity_beside_documents_is_told_apart() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Undangan; Pelaksanaan monitoring",
            values={
                "bukti": same("“Pelaksanaan monitoring”"),
                "baris": 1,
                "contoh": Text(
                    "laporan hasilnya beserta undangan, daftar hadir dan notulen rapatnya",
                    "a report on its result with the papers of its meeting",
                ),
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "bentuk_bukti",
        plan_of({"lke": "P.I.1.a", "bukti_fisik": "Undangan; Pelaksanaan monitoring"}),
        FormOfEvidence("kegiatan", seluruhnya=False),
    )


def test_a_placeholder_in_brackets_is_told_as_it_stands() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Laporan kegiatan ( Link )",
            values={"isian": "( Link )", "baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "isian_kosong",
        plan_of({"lke": "P.I.1.a", "bukti_fisik": "Laporan kegiatan ( Link )"}),
        Placeholder(("link",)),
    )


def test_a_placeholder_instead_of_evidence_is_told() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote=" xxx ",
            values={"isian": "xxx", "baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "isian_kosong", plan_of({"lke": "P.I.1.a", "bukti_fisik": " xxx "}), Placeholder(("link",))
    )


def test_evidence_that_repeats_the_action_is_told() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="budaya kerja inovatif",
            values={
                "bukti": "budaya kerja inovatif",
                "baris": 1,
                "contoh": Text(
                    "SK tim kerja pembangunan zona integritas beserta uraian tugasnya",
                    "the decree on the integrity-zone team with its tasks",
                ),
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "bukti_mengulang",
        plan_of(
            {
                "lke": "P.I.1.a",
                "langkah_aksi": "Membangun budaya kerja inovatif",
                "bukti_fisik": "budaya kerja inovatif",
            }
        ),
        Repeats(),
    )


def test_documents_of_a_kind_that_is_not_accepted_are_told_with_those_that_are() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Undangan",
            values={
                "indikator": "P.II.2.b",
                "judul": TITLE["P.II.2.b"],
                "diterima": Text("aplikasi", "application"),
                "baris": 1,
            },
            rows=(1,),
            ids=("P.II.2.b",),
        )
    ]
    assert expected == hits(
        "jenis_bukti",
        plan_of({"lke": ["P.II.2.b", "P.I.1.a"], "bukti_fisik": "Undangan"}),
        KindsAccepted(),
    )


def test_what_an_indikator_needs_is_told_with_an_example() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Undangan",
            values={
                "indikator": same("P.III.1.a"),
                "judul": TITLE["P.III.1.a"],
                "perlu": Text(
                    "dasar perhitungan kebutuhan pegawai", "how the staffing need was worked out"
                ),
                "contoh": Text(
                    "peta jabatan serta analisis jabatan dan analisis beban kerja",
                    "the map of posts with job and workload analysis",
                ),
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.III.1.a",),
        )
    ]
    assert expected == hits(
        "bukti_perlu", plan_of({"lke": "P.III.1.a", "bukti_fisik": "Undangan"}), Needed(("*",))
    )


def test_a_need_is_looked_for_only_when_asked() -> None:
    assert [] == hits(
        "bukti_perlu", plan_of({"lke": "P.III.1.a", "bukti_fisik": "Undangan"}), Needed(("survei",))
    )


def test_a_meeting_lacks_the_papers_that_are_named() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Undangan",
            values={
                "kurang": Text("daftar hadir dan notulen", "attendance list and minutes"),
                "baris": 1,
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "berkas_rapat",
        plan_of(
            {"lke": "P.I.1.a", "langkah_aksi": "Melaksanakan rapat tim", "bukti_fisik": "Undangan"}
        ),
        Papers(("rapat",), ("undangan", "daftar-hadir", "notulen"), 2, 2),
    )


def test_a_document_of_an_earlier_year_is_told_with_the_latest_year() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="SKP tahun 2022, SKP 2023",
            values={"tahun": 2023, "rencana": 2025, "dokumen": "SKP", "baris": 1},
            rows=(1,),
            ids=("P.III.4.a",),
        )
    ]
    assert expected == hits(
        "tahun_bukti",
        plan_of({"lke": ["P.III.4.a", "P.I.1.a"], "bukti_fisik": "SKP tahun 2022, SKP 2023"}),
        YearOfEvidence(("P.III.4.a",), ("skp",)),
    )


# --- WKT -----------------------------------------------------------------------------------------


def test_a_target_without_a_month_is_told_with_what_was_doubted() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="menyusul",
            values={
                "target": "menyusul",
                "tahun": 2025,
                "catatan": Text("Tidak ada waktu yang disebut.", "No time is named."),
                "baris": 1,
            },
            rows=(1,),
            ids=("P.I.1.a",),
        ),
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Tahun 2025",
            values={
                "target": "Tahun 2025",
                "tahun": 2025,
                "catatan": Text("Hanya tahun yang disebut.", "Only a year is named."),
                "baris": 2,
            },
            rows=(2,),
            ids=("P.I.1.b",),
        ),
    ]
    assert expected == hits(
        "waktu_terbaca",
        plan_of(
            {"lke": "P.I.1.a", "target_waktu": "menyusul"},
            {"lke": "P.I.1.b", "target_waktu": "Tahun 2025"},
        ),
    )


def test_a_doubtful_target_is_told_with_the_months_read() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Agustsus 2025",
            values={
                "target": "Agustsus 2025",
                "catatan": Text(
                    "“agustsus” dibaca sebagai Agustus.", "“agustsus” is read as August."
                ),
                "bulan": Text("Agustus", "August"),
                "tahun": 2025,
                "baris": 1,
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "waktu_meragukan",
        plan_of({"lke": "P.I.1.a", "target_waktu": "Agustsus 2025"}),
        Doubtful(("typo-month",)),
    )


def test_a_target_in_another_year_is_told_with_the_year_put_right() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Juni 2022",
            values={"tahun": same("2022"), "rencana": 2025, "contoh": "Juni 2025", "baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "tahun_target", plan_of({"lke": "P.I.1.a", "target_waktu": "Juni 2022"})
    )


def test_next_year_without_a_number_is_told_with_months() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Juni tahun depan",
            values={"tahun": same("2026"), "rencana": 2025, "contoh": "Juni 2025", "baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "tahun_target", plan_of({"lke": "P.I.1.a", "target_waktu": "Juni tahun depan"})
    )


def test_an_excepted_indikator_may_be_due_in_another_year() -> None:
    assert [] == hits(
        "tahun_target",
        plan_of({"lke": "P.I.1.a", "target_waktu": "Juni 2026"}),
        OtherYear(("P.I.1.a",)),
    )


def test_rows_before_the_decree_are_one_hit_an_area() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Maret",
            values={
                "keputusan": Text("5 Mei 2025", "5 May 2025"),
                "area": "I",
                "jumlah": 2,
                "baris": Text("baris 1 dan 2", "rows 1 and 2"),
            },
            rows=(1, 2),
            ids=("P.I.1.a", "P.I.1.b"),
            area="I",
        ),
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Maret",
            values={
                "keputusan": Text("5 Mei 2025", "5 May 2025"),
                "area": "II",
                "jumlah": 1,
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.II.1.a",),
            area="II",
        ),
    ]
    assert expected == hits(
        "sebelum_keputusan",
        plan_of(
            {"lke": ["P.I.1.a", "P.II.1.a"], "target_waktu": "Maret"},
            {"lke": "P.I.1.b", "target_waktu": "April"},
            {"lke": "P.I.2.a", "target_waktu": "Mei"},
            tanggal="2025-05-05",
        ),
        BeforeDecree(),
    )


def test_only_the_chosen_indikator_are_held_against_the_decree() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Maret",
            values={
                "keputusan": Text("5 Mei 2025", "5 May 2025"),
                "area": "I",
                "jumlah": 1,
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.1.a",),
            area="I",
        )
    ]
    assert expected == hits(
        "sebelum_keputusan",
        plan_of(
            {"lke": "P.I.1.a", "target_waktu": "Maret"},
            {"lke": "P.I.1.b", "target_waktu": "Maret"},
            {"lke": "P.II.1.a", "target_waktu": "Maret"},
            tanggal="2025-05-05",
        ),
        BeforeDecree(("P.I.*",), ("P.I.1.b",)),
    )


def test_a_list_that_begins_before_the_decree_is_told_with_its_early_months() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Januari, Maret, Juni",
            values={
                "bulan": Text("Januari dan Maret", "January and March"),
                "keputusan": Text("5 Mei 2025", "5 May 2025"),
                "baris": 1,
            },
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "sebagian_sebelum_keputusan",
        plan_of({"lke": "P.I.1.a", "target_waktu": "Januari, Maret, Juni"}, tanggal="2025-05-05"),
        PartlyBefore(("P.I.1.*",)),
    )


def test_a_range_over_most_of_the_year_is_told_from_its_width_on() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Januari-September",
            values={
                "tahun": 2025,
                "contoh": Text("Maret", "March"),
                "area": "I",
                "jumlah": 1,
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            ids=("P.I.1.a",),
            area="I",
        )
    ]
    assert expected == hits(
        "rentang_setahun",
        plan_of(
            {"lke": "P.I.1.a", "target_waktu": "Januari-September"},
            {"lke": "P.I.1.b", "target_waktu": "Januari-Agustus"},
        ),
        WholeYear(("P.I.1.*",)),
    )


def test_a_deadline_over_two_months_is_told_with_its_last_month() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Paling lambat Mei-Juni",
            values={
                "target": "Paling lambat Mei-Juni",
                "bulan": Text("Juni", "June"),
                "tahun": 2025,
                "baris": 1,
            },
            rows=(1,),
            ids=("P.I.1.a",),
        ),
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Paling lambat Mei-Juni 2026",
            values={
                "target": "Paling lambat Mei-Juni 2026",
                "bulan": Text("Juni", "June"),
                "tahun": 2026,
                "baris": 2,
            },
            rows=(2,),
            ids=("P.I.1.b",),
        ),
    ]
    assert expected == hits(
        "tenggat_tanpa_tanggal",
        plan_of(
            {"lke": "P.I.1.a", "target_waktu": "Paling lambat Mei-Juni"},
            {"lke": "P.I.1.b", "target_waktu": "Paling lambat Mei-Juni 2026"},
        ),
    )


def test_a_crowded_month_is_told_with_its_share() -> None:
    expected = [
        Hit(
            route=Route("plan", None, "area"),
            quote="Juni",
            values={
                "bulan": Text("Juni", "June"),
                "jumlah": 3,
                "semua": 4,
                "baris": Text("baris 1, 2 dan 3", "rows 1, 2 and 3"),
            },
            rows=(1, 2, 3),
            plan_wide=True,
        )
    ]
    assert expected == hits(
        "penumpukan",
        plan_of(
            *({"lke": id_, "target_waktu": "Juni"} for id_ in ("P.I.1.a", "P.I.1.b", "P.I.2.a")),
            {"lke": "P.II.1.a", "target_waktu": "Mei"},
            {"lke": "P.II.1.b", "target_waktu": "menyusul"},
        ),
        Crowding(0.75, 3),
    )


def test_what_is_not_due_is_told_with_the_day() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Juni",
            values={
                "hari": same("30 April 2025"),
                "area": "I",
                "jumlah": 1,
                "baris": Text("baris 2", "row 2"),
            },
            rows=(2,),
            ids=("P.I.1.b",),
            area="I",
        )
    ]
    assert expected == hits(
        "belum_jatuh_tempo",
        plan_of(
            {"lke": "P.I.1.a", "target_waktu": "Maret"}, {"lke": "P.I.1.b", "target_waktu": "Juni"}
        ),
        as_of=date(2025, 4, 30),
    )


def test_a_row_that_fits_nothing_stands_in_its_own_section() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_waktu"),
            quote="Maret",
            values={
                "keputusan": Text("5 Mei 2025", "5 May 2025"),
                "area": "III",
                "jumlah": 1,
                "baris": Text("baris 1", "row 1"),
            },
            rows=(1,),
            area="III",
        ),
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Maret",
            values={
                "keputusan": Text("5 Mei 2025", "5 May 2025"),
                "area": "–",
                "jumlah": 1,
                "baris": Text("baris 2", "row 2"),
            },
            rows=(2,),
        ),
    ]
    assert expected == hits(
        "sebelum_keputusan",
        plan_of(
            {"indikator": "Tamanisasi", "area": "III", "target_waktu": "Maret"},
            {"indikator": "Olahraga", "area": "X", "target_waktu": "Maret"},
            tanggal="2025-05-05",
        ),
        BeforeDecree(),
    )


# --- URT -----------------------------------------------------------------------------------------


def test_a_step_before_the_one_it_builds_on_is_told_with_both_months() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Maret",
            months=(6,),
            values={
                "langkah": Text("tindak lanjut", "the follow-up"),
                "sebelumnya": Text("monev", "the monev"),
                "bulan": Text("Maret", "March"),
                "bulan_sebelumnya": Text("Mei", "May"),
                "cara": Text(
                    "Jadwalkan tindak lanjut sesudah monev selesai, misalnya Juni, atau majukan monev",
                    "Schedule the follow-up after the end of the monev, such as June, or bring the monev forward",
                ),
                "contoh": Text("Juni", "June"),
                "baris": Text("baris 2", "row 2"),
                "baris_sebelumnya": Text("baris 1", "row 1"),
            },
            rows=(1, 2),
            ids=("P.I.3.c",),
            caps_rows=(2,),
        )
    ]
    assert expected == hits(
        "urutan",
        plan_of(
            {"lke": "P.I.3.b", "target_waktu": "Mei"}, {"lke": "P.I.3.c", "target_waktu": "Maret"}
        ),
        Order("seluruhnya", CHAINS),
    )


def test_a_step_that_starts_too_early_is_told_with_its_start() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Maret, Juli",
            values={
                "langkah": Text("tindak lanjut", "the follow-up"),
                "sebelumnya": Text("monev", "the monev"),
                "bulan": Text("Maret", "March"),
                "bulan_sebelumnya": Text("Mei", "May"),
                "cara": Text(
                    "Majukan monev, misalnya ke bulan Februari, atau mulai tindak lanjut sesudahnya",
                    "Bring the monev forward, such as to February, or start the follow-up behind it",
                ),
                "contoh": Text("Juni", "June"),
                "baris": Text("baris 2", "row 2"),
                "baris_sebelumnya": Text("baris 1", "row 1"),
            },
            rows=(1, 2),
            ids=("P.I.3.c",),
            caps_rows=(2,),
        )
    ]
    assert expected == hits(
        "urutan",
        plan_of(
            {"lke": "P.I.3.b", "target_waktu": "Mei"},
            {"lke": "P.I.3.c", "target_waktu": "Maret, Juli"},
        ),
        Order("mulai", CHAINS),
    )


def test_recurring_steps_are_held_pair_by_pair() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="April, Oktober",
            values={
                "langkah": Text("tindak lanjut", "the follow-up"),
                "sebelumnya": Text("monev", "the monev"),
                "bulan": Text("Oktober", "October"),
                "bulan_sebelumnya": same("November"),
                "cara": Text(
                    "Majukan monev, misalnya ke bulan September, atau mulai tindak lanjut sesudahnya",
                    "Bring the monev forward, such as to September, or start the follow-up behind it",
                ),
                "contoh": Text("Desember", "December"),
                "baris": Text("baris 2", "row 2"),
                "baris_sebelumnya": Text("baris 1", "row 1"),
            },
            rows=(1, 2),
            ids=("P.I.3.c",),
            caps_rows=(2,),
        )
    ]
    assert expected == hits(
        "urutan",
        plan_of(
            {"lke": "P.I.3.b", "target_waktu": "Maret, November"},
            {"lke": "P.I.3.c", "target_waktu": "April, Oktober"},
        ),
        Order("mulai", CHAINS),
    )


def test_steps_in_one_month_are_told_where_the_chain_says_so() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2, "target_waktu"),
            quote="Desember",
            values={
                "langkah": Text("tindak lanjut", "the follow-up"),
                "sebelumnya": Text("monev", "the monev"),
                "bulan": Text("Desember", "December"),
                "bulan_sebelumnya": Text("Desember", "December"),
                "cara": Text(
                    "Majukan monev, misalnya ke bulan November, sehingga tindak lanjut sempat dilaksanakan sesudahnya pada tahun itu",
                    "Bring the monev forward, such as to November, so that the follow-up can follow within the year",
                ),
                "contoh": Text("Desember", "December"),
                "baris": Text("baris 2", "row 2"),
                "baris_sebelumnya": Text("baris 1", "row 1"),
            },
            rows=(1, 2),
            ids=("P.I.3.c",),
            caps_rows=(2,),
        )
    ]
    assert expected == hits(
        "urutan",
        plan_of(
            {"lke": "P.I.3.b", "target_waktu": "Desember"},
            {"lke": "P.I.3.c", "target_waktu": "Desember"},
        ),
        Order("sebulan", CHAINS),
    )


# --- HKM -----------------------------------------------------------------------------------------


def test_a_regulation_cited_nowhere_is_named() -> None:
    expected = [
        Hit(
            route=Route("plan", None, "dasar_hukum"),
            values={"regulasi": "Permen PANRB 90/2021"},
        )
    ]
    assert expected == hits(
        "regulasi_wajib", plan_of(dasar_hukum=basis("UU 7/2017")), MustCite("Permen PANRB 90/2021")
    )


def test_what_was_replaced_is_told_with_its_part() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 0, "teks"),
            quote="Permen PANRB Nomor 10 Tahun 2019",
            values={
                "lama": same("Permen PANRB 10/2019"),
                "baru": "Permen PANRB 90/2021",
                "lengkap": IN_FULL,
                "bagian": Text("pembukaan keputusan", "the preamble of the decree"),
            },
            plan_wide=True,
        ),
        Hit(
            route=Route("dasar_hukum", 1, "teks"),
            quote="Permen PANRB Nomor 10 Tahun 2019",
            values={
                "lama": same("Permen PANRB 10/2019"),
                "baru": "Permen PANRB 90/2021",
                "lengkap": IN_FULL,
                "bagian": Text("lampiran", "the annex"),
            },
            plan_wide=True,
        ),
    ]
    assert expected == hits("regulasi_lama", plan_of(dasar_hukum=basis(OLD, ("lampiran", OLD))))


def test_a_period_that_ended_is_told_with_its_last_year() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 0, "teks"),
            quote="Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025",
            values={"regulasi": same("Perpres 81/2010"), "akhir": 2025, "rencana": 2026},
        )
    ]
    assert expected == hits("periode_berakhir", plan_of(dasar_hukum=basis(DESIGN), tahun=2026))


def test_what_was_replaced_is_not_amended() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 1, "teks"),
            quote="Permen PANRB Nomor 10 Tahun 2019 sebagaimana telah diubah dengan Permen PANRB Nomor 90 Tahun 2021",
            values={"lama": "Permen PANRB 10/2019", "baru": "Permen PANRB 90/2021"},
        )
    ]
    assert expected == hits(
        "diganti_disebut_diubah",
        plan_of(
            dasar_hukum=basis(
                "Permen PANRB Nomor 52 Tahun 2014 sebagaimana telah diubah dengan Permen PANRB Nomor 10 Tahun 2019",
                "Permen PANRB Nomor 10 Tahun 2019 sebagaimana telah diubah dengan Permen PANRB Nomor 90 Tahun 2021",
            )
        ),
    )


def test_parts_that_rest_on_different_regulations_are_told() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 1, "teks"),
            quote="Permen PANRB Nomor 10 Tahun 2019",
            values={
                "baru": "Permen PANRB 90/2021",
                "lama": same("Permen PANRB 10/2019"),
                "bagian_baru": Text("pembukaan keputusan", "the preamble of the decree"),
                "bagian_lama": Text("lampiran", "the annex"),
            },
        )
    ]
    assert expected == hits(
        "bagian_berbeda",
        plan_of(dasar_hukum=basis("Permen PANRB Nomor 90 Tahun 2021", ("lampiran", OLD))),
        Agreement("Permen PANRB 90/2021"),
    )


def test_a_wrong_gazette_is_told_with_the_right_one() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 0, "teks"),
            quote="Undang-Undang Nomor 28 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 76, Tambahan Lembaran Negara Republik Indonesia Nomor 3851)",
            values={
                "regulasi": "UU 28/1999",
                "soal": Text(
                    "tercetak LN 1999 Nomor 76, seharusnya LN 1999 Nomor 75",
                    "printed LN 1999 Nomor 76, should be LN 1999 Nomor 75",
                ),
                "benar": "LN 1999 Nomor 75",
                "bagian": PREAMBLE,
            },
        ),
        Hit(
            route=Route("dasar_hukum", 1, "teks"),
            quote="Undang-Undang Nomor 28 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara Republik Indonesia Nomor 3852)",
            values={
                "regulasi": "UU 28/1999",
                "soal": Text(
                    "tercetak Tambahan Lembaran Negara Nomor 3852, seharusnya Nomor 3851",
                    "printed supplement 3852, should be 3851",
                ),
                "benar": "Tambahan Lembaran Negara Nomor 3851",
                "bagian": PREAMBLE,
            },
        ),
    ]
    assert expected == hits(
        "rincian_regulasi",
        plan_of(
            dasar_hukum=basis(
                "Undang-Undang Nomor 28 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 76, Tambahan Lembaran Negara Republik Indonesia Nomor 3851)",
                "Undang-Undang Nomor 28 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara Republik Indonesia Nomor 3852)",
            )
        ),
    )


def test_a_gazette_that_holds_another_or_lies_in_another_time_is_told() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 0, "teks"),
            quote="Undang-Undang Nomor 99 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75)",
            values={
                "regulasi": "UU 99/1999",
                "soal": Text(
                    "LN 1999 Nomor 75 memuat UU 28/1999, bukan UU 99/1999",
                    "LN 1999 Nomor 75 holds UU 28/1999, not UU 99/1999",
                ),
                "benar": "UU 28/1999",
                "bagian": PREAMBLE,
            },
        ),
        Hit(
            route=Route("dasar_hukum", 1, "teks"),
            quote="Undang-Undang Nomor 99 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 2005 Nomor 7)",
            values={
                "regulasi": "UU 99/1999",
                "soal": Text(
                    "peraturan tahun 1999 tidak mungkin dimuat dalam LN 2005 Nomor 7",
                    "a regulation of 1999 cannot stand in LN 2005 Nomor 7",
                ),
                "benar": "UU 99/2005",
                "bagian": PREAMBLE,
            },
        ),
    ]
    assert expected == hits(
        "rincian_regulasi",
        plan_of(
            dasar_hukum=basis(
                "Undang-Undang Nomor 99 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75)",
                "Undang-Undang Nomor 99 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 2005 Nomor 7)",
                "Undang-Undang Nomor 99 Tahun 1999 (Lembaran Negara Republik Indonesia Tahun 2000 Nomor 7)",
            )
        ),
    )


def test_a_wrong_amendment_is_told_with_the_right_one() -> None:
    expected = [
        Hit(
            route=Route("dasar_hukum", 0, "teks"),
            quote="Permen PANRB Nomor 77 Tahun 2024",
            values={
                "regulasi": "Permen PANRB 77/2024",
                "soal": Text(
                    "Permen PANRB 90/2021 diubah dengan Permen PANRB 5/2024, bukan Permen PANRB 77/2024",
                    "Permen PANRB 90/2021 was amended by Permen PANRB 5/2024, not Permen PANRB 77/2024",
                ),
                "benar": "Permen PANRB 5/2024",
                "bagian": PREAMBLE,
            },
        )
    ]
    assert expected == hits(
        "rincian_regulasi",
        plan_of(
            dasar_hukum=basis(
                "Permen PANRB Nomor 90 Tahun 2021 sebagaimana telah diubah dengan Permen PANRB Nomor 77 Tahun 2024"
            )
        ),
    )


def test_running_text_that_rests_on_what_was_replaced_is_told_as_the_annex() -> None:
    expected = [
        Hit(
            route=Route("naskah", 1, "teks"),
            quote="Berpedoman pada Permen PANRB Nomor 10 Tahun 2019",
            values={
                "lama": same("Permen PANRB 10/2019"),
                "baru": "Permen PANRB 90/2021",
                "lengkap": IN_FULL,
                "bagian": Text("lampiran", "the annex"),
            },
            plan_wide=True,
        ),
        Hit(
            route=Route("kegiatan", 1, "langkah_aksi"),
            quote="Menyusun rencana sesuai Permen PANRB Nomor 10 Tahun 2019",
            values={
                "lama": same("Permen PANRB 10/2019"),
                "baru": "Permen PANRB 90/2021",
                "lengkap": IN_FULL,
                "bagian": Text("tabel rencana aksi", "the table of the plan"),
            },
            rows=(1,),
            plan_wide=True,
        ),
    ]
    assert expected == hits(
        "regulasi_lama",
        plan_of(
            {
                "lke": "P.I.1.a",
                "langkah_aksi": "Menyusun rencana sesuai Permen PANRB Nomor 10 Tahun 2019",
            },
            naskah=[
                {"bagian": "latar", "teks": f"Dahulu {OLD}"},
                {"bagian": "latar", "teks": f"Berpedoman pada {OLD}"},
            ],
        ),
    )


# --- SLN -----------------------------------------------------------------------------------------


def test_rows_copied_one_after_the_other_are_one_hit() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 3),
            quote="Tim kerja dibentuk",
            values={
                "asal": Text("baris 1 dan 2", "rows 1 and 2"),
                "salinan": Text("baris 3 dan 4", "rows 3 and 4"),
                "jumlah": 2,
                "tempat": Text("bagian “Manajemen Perubahan”", "the section “Manajemen Perubahan”"),
            },
            rows=(1, 2, 3, 4),
            ids=("P.I.1.a", "P.I.2.a"),
        )
    ]
    assert expected == hits("baris_ganda", plan_of(A, B, A, B, {**A, "lke": "P.III.1.a"}))


def test_copies_far_apart_are_hits_of_their_own() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 5),
            quote="Rencana kerja disusun",
            values={
                "asal": Text("baris 2", "row 2"),
                "salinan": Text("baris 5", "row 5"),
                "jumlah": 1,
                "tempat": Text(
                    "komponen “Rencana Pembangunan Zona Integritas”",
                    "the komponen “Rencana Pembangunan Zona Integritas”",
                ),
            },
            rows=(2, 5),
            ids=("P.I.2.a",),
        ),
        Hit(
            route=Route("kegiatan", 6),
            quote="Tim kerja dibentuk",
            values={
                "asal": Text("baris 1", "row 1"),
                "salinan": Text("baris 6", "row 6"),
                "jumlah": 1,
                "tempat": Text(
                    "komponen “Penyusunan Tim Kerja”", "the komponen “Penyusunan Tim Kerja”"
                ),
            },
            rows=(1, 6),
            ids=("P.I.1.a",),
        ),
    ]
    assert expected == hits("baris_ganda", plan_of(A, B, C, D, B, A))


def test_one_text_for_three_indikator_is_told_at_the_first() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "langkah_aksi"),
            quote="Rapat koordinasi tim",
            values={"baris": Text("baris 1, 2 dan 3", "rows 1, 2 and 3"), "jumlah": 3},
            rows=(1, 2, 3),
            ids=("P.I.1.a", "P.I.1.b", "P.I.2.a"),
        )
    ]
    assert expected == hits(
        "teks_berulang",
        plan_of(
            *({"lke": f"P.I.1.{x}", "langkah_aksi": "Rapat koordinasi tim"} for x in "ab"),
            {"lke": "P.I.2.a", "langkah_aksi": "Rapat koordinasi tim"},
        ),
        SameText("langkah_aksi"),
    )


def test_two_indikator_with_one_text_are_told_when_two_are_enough() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="Laporan kegiatan tim",
            values={"baris": Text("baris 1 dan 2", "rows 1 and 2"), "jumlah": 2},
            rows=(1, 2),
            ids=("P.I.1.a", "P.I.1.b"),
        )
    ]
    assert expected == hits(
        "teks_berulang",
        plan_of(*({"lke": f"P.I.1.{x}", "bukti_fisik": "Laporan kegiatan tim"} for x in "ab")),
        SameText("bukti_fisik", 2),
    )


def test_an_indikator_that_is_the_action_is_told_from_two_words_on() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "indikator"),
            quote="Tim dibentuk",
            values={"baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "indikator_sama_langkah",
        plan_of(
            {"lke": "P.I.1.a", "indikator": "Tim dibentuk", "langkah_aksi": "Tim dibentuk"},
            {"lke": "P.I.1.b", "indikator": "Tim", "langkah_aksi": "Tim"},
        ),
    )


def test_a_copied_sentence_is_known_by_its_beginning_in_any_letters() -> None:
    longer = f"{LONG.upper()} tahun ini"
    expected = [
        Hit(route=Route("naskah", 1, "teks"), quote=longer, values={"kalimat": longer}),
    ]
    naskah = [
        {"bagian": "latar", "teks": "Pendek"},
        {"bagian": "latar", "teks": f"Ya. {LONG}; {longer}. Tidak"},
    ]
    assert expected == hits("kalimat_ganda", plan_of(naskah=naskah), RepeatedSentence(8))


def test_a_long_sentence_that_stands_twice_is_told_once() -> None:
    expected = [
        Hit(
            route=Route("naskah", 0, "teks"),
            quote="Pembangunan zona integritas dimulai dengan pencanangan oleh pimpinan",
            values={
                "kalimat": "Pembangunan zona integritas dimulai dengan pencanangan oleh pimpinan"
            },
        )
    ]
    assert expected == hits(
        "kalimat_ganda",
        plan_of(
            naskah=[
                {"bagian": "latar", "teks": f"{LONG}. Sisipan pendek. {LONG}"},
                {"bagian": "tujuan", "teks": LONG},
            ]
        ),
        RepeatedSentence(6),
    )


def test_another_unit_in_a_row_is_told_in_its_first_cell() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "langkah_aksi"),
            quote="Rapat KPU Kabupaten Lain",
            values={"nama": "KPU Kabupaten Lain", "unit": "KPU Kabupaten Contoh", "baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "unit_lain",
        plan_of(
            {
                "lke": "P.I.1.a",
                "langkah_aksi": "Rapat KPU Kabupaten Lain",
                "bukti_fisik": "Banner KPU Kabupaten Lain",
            }
        ),
        OtherUnit("baris"),
    )


def test_another_unit_in_running_text_is_told_once_with_the_words_around() -> None:
    expected = [
        Hit(
            route=Route("naskah", 0, "teks"),
            quote="… kata kata kata kata kata kata kata kata kata kata oleh KPU Kabupaten Lain kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata kata …",
            values={"nama": "KPU Kabupaten Lain", "unit": "KPU Kabupaten Contoh"},
        )
    ]
    assert expected == hits(
        "unit_lain",
        plan_of(
            naskah=[
                {
                    "bagian": "latar",
                    "teks": "kata " * 20 + "oleh KPU Kabupaten Lain " + "kata " * 40,
                },
                {"bagian": "latar", "teks": "KPU Kabupaten Lain"},
            ]
        ),
        OtherUnit("naskah"),
    )


def test_another_unit_at_the_beginning_is_quoted_from_there() -> None:
    expected = [
        Hit(
            route=Route("naskah", 0, "teks"),
            quote="oleh KPU Kabupaten Lain saja",
            values={"nama": "KPU Kabupaten Lain", "unit": "KPU Kabupaten Contoh"},
        )
    ]
    assert expected == hits(
        "unit_lain",
        plan_of(naskah=[{"bagian": "latar", "teks": "oleh KPU Kabupaten Lain saja"}]),
        OtherUnit("naskah"),
    )


def test_a_level_the_unit_lacks_is_one_hit_a_phrase() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "langkah_aksi"),
            quote="Rapat pejabat Eselon  II",
            values={"jenjang": "Eselon  II", "unit": "KPU Kabupaten Contoh"},
            rows=(1, 2),
            ids=("P.I.1.a", "P.I.1.b"),
        ),
        Hit(
            route=Route("kegiatan", 3, "langkah_aksi"),
            quote="Semua KPU Kabupaten / Kota",
            values={"jenjang": "KPU Kabupaten / Kota", "unit": "KPU Kabupaten Contoh"},
            rows=(3,),
            ids=("P.I.2.a",),
        ),
    ]
    assert expected == hits(
        "jenjang_kantor",
        plan_of(
            {"lke": "P.I.1.a", "langkah_aksi": "Rapat pejabat Eselon  II"},
            {"lke": "P.I.1.b", "indikator": "Evaluasi eselon II"},
            {"lke": "P.I.2.a", "langkah_aksi": "Semua KPU Kabupaten / Kota"},
        ),
        Levels(
            (
                Level(("KPU Prov",), ("rapat",)),
                Level(("kpu kab",), ("eselon ii", "kpu kabupaten/kota")),
            )
        ),
    )


def test_a_title_of_another_year_is_told_with_it() -> None:
    expected = [
        Hit(
            route=Route("naskah", 0, "teks"),
            quote="Rencana aksi tahun anggaran 2023",
            values={"tahun": 2023, "rencana": 2025},
        )
    ]
    assert expected == hits(
        "tahun_judul",
        plan_of(
            naskah=[
                {"bagian": "lampiran", "teks": "Rencana  aksi tahun anggaran 2023"},
                {"bagian": "isi", "teks": "Hasil tahun 2023"},
            ]
        ),
        TitleYear(("rencana aksi",)),
    )


def test_a_report_two_years_old_is_told_with_the_year_before_the_plan() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "bukti_fisik"),
            quote="LAKIP 2023; LAKIP 2021",
            values={"tahun": 2023, "benar": 2024, "baris": 1},
            rows=(1,),
            ids=("P.IV.2.e", "P.I.1.a"),
        )
    ]
    assert expected == hits(
        "tahun_laporan",
        plan_of(
            {
                "lke": ["P.IV.2.e", "P.I.1.a"],
                "langkah_aksi": "Menyusun LAKIP tahun 2022",
                "bukti_fisik": "LAKIP 2023; LAKIP 2021",
            },
            {"lke": "P.IV.2.e", "bukti_fisik": "LAKIP 2024"},
        ),
        DocumentYear(("P.IV.2.e",), ("lakip",)),
    )


# --- TGT -----------------------------------------------------------------------------------------


def test_a_count_below_the_times_is_told_with_its_number_and_thing() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_capaian"),
            quote="2 (dua) Dokumen",
            values={
                "capaian": "2 (dua) Dokumen",
                "kali": 4,
                "target": "Per Triwulan",
                "area": "V",
                "jumlah": 1,
                "baris": Text("baris 1", "row 1"),
                "tempat": Text("baris 1", "row 1"),
                "misalnya": ":",
                "saran": Text(
                    "pada baris 1 “4 Dokumen”, atau satu waktu saja bila hasilnya memang sekali "
                    "jadi",
                    "in row 1 “4 Dokumen”, or a single time where the result is made once",
                ),
            },
            rows=(1,),
            ids=("P.V.2.b",),
            area="V",
        )
    ]
    assert expected == hits(
        "capaian_jumlah",
        plan_of(
            {"lke": "P.V.2.b", "target_waktu": "Per Triwulan", "target_capaian": "2 (dua) Dokumen"}
        ),
    )


def test_dates_before_the_decree_need_not_be_counted() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_capaian"),
            quote="2 Laporan",
            values={
                "capaian": "2 Laporan",
                "kali": 3,
                "target": "Maret, Juni, September, Desember",
                "area": "V",
                "jumlah": 1,
                "baris": Text("baris 1", "row 1"),
                "tempat": Text("baris 1", "row 1"),
                "misalnya": ":",
                "saran": Text(
                    "pada baris 1 “3 Laporan”, atau satu waktu saja bila hasilnya memang sekali "
                    "jadi",
                    "in row 1 “3 Laporan”, or a single time where the result is made once",
                ),
            },
            rows=(1,),
            ids=("P.V.2.b",),
            area="V",
        )
    ]
    assert expected == hits(
        "capaian_jumlah",
        plan_of(
            {
                "lke": "P.V.2.b",
                "target_waktu": "Maret, Juni, September, Desember",
                "target_capaian": "2 Laporan",
            },
            tanggal="2025-06-02",
        ),
    )


def test_an_achievement_that_says_the_time_again_is_told() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "target_capaian"),
            quote="Juni 2025",
            values={"capaian": "Juni 2025", "baris": 1, "contoh": "1 Laporan"},
            rows=(1,),
            ids=("P.V.2.b",),
        )
    ]
    assert expected == hits(
        "capaian_mengulang_waktu",
        plan_of({"lke": "P.V.2.b", "target_waktu": "Juni 2025", "target_capaian": "Juni 2025"}),
    )


# --- STR -----------------------------------------------------------------------------------------


def test_a_decree_without_number_is_told_with_the_year() -> None:
    expected = [
        Hit(
            route=Route("plan", None, "keputusan"),
            values={"tahun": 2025},
        )
    ]
    assert expected == hits("keputusan_lengkap", plan_of(nomor=" "), DecreeField("nomor"))


def test_a_pattern_is_told_where_it_stands_first() -> None:
    expected = [
        Hit(
            route=Route("naskah", 1, "teks"),
            quote="Nomor ... tahun",
            values={"nomor": "…", "tahun": 2025},
        )
    ]
    assert expected == hits(
        "naskah_memuat",
        plan_of(
            naskah=[
                {"bagian": "Isi", "teks": "Nomor ... tahun"},
                {"bagian": "Penetapan", "teks": "Keputusan  Nomor ... tahun 2025"},
                {"bagian": "penetapan", "teks": "Nomor ... tahun"},
            ],
            nomor="",
        ),
        Pattern(r"Nomor \.+ tahun", "penetapan"),
    )


def test_a_section_not_named_after_its_area_is_told_with_the_name() -> None:
    expected = [
        Hit(
            route=Route("area", 1, "judul"),
            quote="Tamanisasi",
            values={"kode": "II", "nama": AREA["II"]},
            area="II",
        ),
        Hit(
            route=Route("area", 2, "judul"),
            quote="Olahraga",
            values={"kode": "X", "nama": ALL_AREAS},
        ),
    ]
    assert expected == hits(
        "judul_area",
        plan_of(
            {"lke": "P.I.1.a"},
            {"lke": "P.II.1.a", "judul_area": "Tamanisasi"},
            {"lke": "P.III.1.a", "area": "X", "judul_area": "Olahraga"},
        ),
        Sections("judul"),
    )


def test_sections_that_are_mostly_no_areas_are_told_as_one() -> None:
    expected = [
        Hit(
            route=Route("area", 0, "judul"),
            quote="Tamanisasi",
            values={
                "judul": Text(
                    "“Tamanisasi”, “Olahraga” dan “Kesenian”",
                    "“Tamanisasi”, “Olahraga” and “Kesenian”",
                ),
                "nama": ALL_AREAS,
            },
        )
    ]
    assert expected == hits(
        "judul_area",
        plan_of(
            {"lke": "P.II.1.a", "area": "A", "judul_area": "Tamanisasi"},
            {"lke": "P.III.1.a", "area": "B", "judul_area": "Olahraga"},
            {"lke": "P.I.1.a"},
            {"lke": "P.IV.1.a", "area": "C", "judul_area": "Kesenian"},
        ),
        Sections("susunan"),
    )


def test_a_section_code_that_stands_twice_or_not_at_all_is_told() -> None:
    expected = [
        Hit(
            route=Route("area", 1, "kode"),
            quote="Dua",
            values={
                "bagian": "I. Dua",
                "sebab": Text("memakai nomor I untuk kedua kalinya", "bears the number I again"),
            },
        ),
        Hit(
            route=Route("area", 2, "judul"),
            quote="Tiga",
            values={"bagian": "Tiga", "sebab": Text("tidak bernomor", "bears no number")},
        ),
    ]
    assert expected == hits(
        "nomor_area", with_areas(("I.", "Satu"), (" i ", "Dua"), ("", "Tiga"), ("II", "Empat"))
    )


def test_a_komponen_number_that_stands_twice_in_a_section_is_told() -> None:
    expected = [
        Hit(
            route=Route("komponen", 1, "nomor"),
            quote="Rencana Pembangunan Zona Integritas",
            values={
                "nomor": same("1"),
                "nama": "Rencana Pembangunan Zona Integritas",
                "sebab": Text("dipakai dua kali dalam satu bagian", "stands twice in one section"),
            },
        )
    ]
    assert expected == hits(
        "nomor_komponen",
        plan_of(
            {"lke": "P.I.1.a", "nomor": "1."},
            {"lke": "P.I.2.a", "nomor": "1"},
            {"lke": "P.II.1.a", "nomor": "1"},
        ),
    )


def test_an_indikator_that_only_says_when_is_told() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "indikator"),
            quote="Terlaksana bulan Januari",
            values={"baris": 1},
            rows=(1,),
            ids=("P.I.1.a",),
        )
    ]
    assert expected == hits(
        "indikator_waktu",
        plan_of(
            {"lke": "P.I.1.a", "indikator": "Terlaksana bulan Januari"},
            {"lke": "P.I.1.b", "indikator": "Rapat Januari"},
        ),
    )


def test_rows_under_another_areas_title_are_one_hit_a_section() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 2),
            quote="SOP mengacu pada peta proses bisnis",
            values={
                "baris": Text("baris 2 dan 3", "rows 2 and 3"),
                "bagian": "Manajemen Perubahan",
                "seharusnya": Text(
                    "Penataan Tatalaksana dan Penataan Sistem Manajemen SDM Aparatur",
                    "Organisation of Procedures and Organisation of Staff Management",
                ),
                "pindah": Text(
                    "baris 2 ke area Penataan Tatalaksana dan baris 3 ke area Penataan Sistem "
                    "Manajemen SDM Aparatur",
                    "row 2 to the area Organisation of Procedures and row 3 to the area "
                    "Organisation of Staff Management",
                ),
            },
            rows=(2, 3),
            ids=("P.II.1.a", "P.III.1.a"),
            area="I",
        )
    ]
    assert expected == hits(
        "baris_salah_bagian",
        plan_of(
            {"lke": "P.I.1.a"},
            {"lke": "P.II.1.a", "area": "I"},
            {"lke": ["P.III.1.a", "P.I.1.a"], "area": "I"},
        ),
    )


# --- BCA -----------------------------------------------------------------------------------------


def test_a_row_that_fits_nothing_is_told_with_candidates_or_a_dash() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "indikator"),
            quote="Tamanisasi",
            values={"baris": 1, "calon": "–"},
            rows=(1,),
        ),
        Hit(
            route=Route("kegiatan", 2, "indikator"),
            quote="Menanam pohon",
            values={"baris": 2, "calon": "–"},
            rows=(2,),
        ),
    ]
    assert expected == hits(
        "baris_tak_cocok",
        plan_of(
            {"indikator": "Tamanisasi", "langkah_aksi": "Menanam"},
            {"langkah_aksi": "Menanam pohon"},
        ),
    )


def test_an_unknown_id_is_told_with_the_nearest() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "lke"),
            quote="Tim kerja pembangunan ZI telah dibentuk",
            values={"id": same("P.I.9.a"), "baris": 1, "dekat": "P.I.4.a"},
            rows=(1,),
        )
    ]
    assert expected == hits("lke_tak_dikenal", plan_of({"lke": "P.I.1.a", "lke_lain": "P.I.9.a"}))


def test_an_abaikan_that_nothing_needs_is_told_with_the_cause() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "abaikan"),
            quote="sudah ada",
            values={
                "kode": "BKT003",
                "baris": 1,
                "sebab": Text(
                    "aturan itu tidak memberi temuan di sana", "the rule finds nothing there"
                ),
            },
            rows=(1,),
        ),
        Hit(
            route=Route("kegiatan", 1, "abaikan"),
            quote="wajib",
            values={
                "kode": "KOM001",
                "baris": 1,
                "sebab": Text(
                    "skor bersandar pada aturan itu, sehingga tidak dapat diabaikan",
                    "the score rests on that rule, so that it cannot be ignored",
                ),
            },
            rows=(1,),
        ),
    ]
    assert expected == hits(
        "abaikan_tak_terpakai",
        plan_of(
            {
                "lke": "P.I.1.a",
                "abaikan": [
                    {"kode": "BKT003", "alasan": "sudah ada"},
                    {"kode": "KOM001", "alasan": "wajib"},
                ],
            }
        ),
    )


def test_an_abaikan_of_nothing_is_told_until_it_is_over() -> None:
    ends = [
        {"kode": "BKT003", "alasan": day, "sampai": day} for day in ("2025-03-31", "2025-04-01")
    ]
    plan = plan_of({"lke": "P.I.1.a", "abaikan": ends})
    told = hits("abaikan_tak_terpakai", plan, today=date(2025, 4, 1))
    assert ["2025-04-01"] == [hit.quote for hit in told]


def test_what_a_config_ignored_too_long_is_told_with_its_place() -> None:
    context = context_of(plan_of({"lke": "P.I.1.a"}), today=date(2025, 4, 1))
    late = Pengabaian("BKT003", "lama", date(2025, 3, 31), asal="zicheck.toml", baris=7)
    context.lapsed = {late: None}
    expected = [
        Hit(
            route=Route("plan"),
            quote="lama",
            values={
                "kode": "BKT003",
                "letak": late.place,
                "hari": Text("31 Maret 2025", "31 March 2025"),
            },
        )
    ]
    kind = KINDS["abaikan_kedaluwarsa"]
    assert expected == list(kind.run(context, kind.options()))


def test_an_abaikan_is_over_the_day_after_its_last() -> None:
    expected = [
        Hit(
            route=Route("kegiatan", 1, "abaikan"),
            quote="lama",
            values={
                "kode": "BKT003",
                "letak": Text("baris 1", "row 1"),
                "hari": Text("31 Maret 2025", "31 March 2025"),
            },
            rows=(1,),
        )
    ]
    assert expected == hits(
        "abaikan_kedaluwarsa",
        plan_of(
            {
                "lke": "P.I.1.a",
                "abaikan": [
                    {"kode": "BKT003", "alasan": "lama", "sampai": "2025-03-31"},
                    {"kode": "BKT004", "alasan": "baru", "sampai": "2025-04-01"},
                    {"kode": "BKT005", "alasan": "tetap"},
                ],
            }
        ),
        today=date(2025, 4, 1),
    )


# --- what lies before a defect does not hide it -------------------------------------------------

IN_ORDER = (
    {"lke": "P.I.2.b"},
    {"indikator": "Tamanisasi"},
    {"lke": "P.II.1.b", "target_waktu": "menyusul"},
    {"lke": "P.IV.2.e", "target_waktu": "Juni 2031", "bukti_fisik": "LAKIP 2024"},
    {"lke": "P.III.4.a", "bukti_fisik": "Undangan, daftar hadir dan notulen; SKP 2025"},
    {"lke": "P.V.3.c", "langkah_aksi": "Rapat per triwulan", "target_waktu": "Per Triwulan"},
    {"lke": "P.VI.1.b", "target_capaian": "12 Laporan", "target_waktu": "Paling lambat Maret"},
)

DEFECTS = [
    ("capaian_jumlah", None, {"target_waktu": "Per Triwulan", "target_capaian": "2 Dokumen"}),
    ("capaian_mengulang_waktu", None, {"target_waktu": "Juni", "target_capaian": "Juni"}),
    ("janji_irama", Promise(), {"langkah_aksi": "Rapat setiap bulan", "target_waktu": "Mei"}),
    ("indikator_sama_langkah", None, {"indikator": "Satu dua", "langkah_aksi": "Satu dua"}),
    ("isi_wajib", Required("bukti_fisik"), {"bukti_fisik": ""}),
    ("bentuk_bukti", FormOfEvidence("genus"), {"bukti_fisik": "Dokumentasi"}),
    ("isian_kosong", Placeholder(("link",)), {"bukti_fisik": "Laporan (link)"}),
    (
        "bukti_mengulang",
        Repeats(),
        {"bukti_fisik": "Menata ruang arsip", "langkah_aksi": "Menata ruang arsip"},
    ),
    ("jenis_bukti", KindsAccepted(("P.II.2.b",)), {"lke": "P.II.2.b", "bukti_fisik": "Undangan"}),
    ("bukti_perlu", Needed(("peta-jabatan",)), {"lke": "P.III.1.a", "bukti_fisik": "Undangan"}),
    (
        "berkas_rapat",
        Papers(("rapat",), ("undangan", "notulen")),
        {"langkah_aksi": "Rapat tim", "bukti_fisik": "Undangan"},
    ),
    (
        "tahun_bukti",
        YearOfEvidence(("P.III.4.*",), ("skp",)),
        {"lke": "P.III.4.b", "bukti_fisik": "SKP 2023"},
    ),
    ("waktu_meragukan", Doubtful(("typo-month",)), {"target_waktu": "Agustsus"}),
    ("tahun_target", OtherYear(("P.IV.2.e",)), {"target_waktu": "Juni 2022"}),
    ("tenggat_tanpa_tanggal", None, {"target_waktu": "Paling lambat Mei-Juni"}),
    ("sebagian_sebelum_keputusan", PartlyBefore(("P.I.1.a",)), {"target_waktu": "Januari, Mei"}),
    ("unit_lain", OtherUnit("baris"), {"langkah_aksi": "Rapat KPU Kabupaten Lain"}),
    (
        "tahun_laporan",
        DocumentYear(("P.IV.2.*",), ("lakip",)),
        {"lke": "P.IV.2.f", "bukti_fisik": "LAKIP 2022"},
    ),
    ("indikator_waktu", None, {"indikator": "Terlaksana bulan Januari"}),
    ("lke_tak_dikenal", None, {"lke_lain": "P.I.9.a"}),
]


@pytest.mark.parametrize(("kind", "options", "row"), DEFECTS, ids=[kind for kind, *_ in DEFECTS])
def test_a_defect_is_found_behind_rows_that_are_in_order(
    kind: str, options: Any, row: dict[str, Any]
) -> None:
    plan = plan_of(*IN_ORDER, {"lke": "P.I.1.a", **row}, tanggal="2025-03-03")
    last = len(IN_ORDER) + 1
    assert (last,) in [hit.rows for hit in hits(kind, plan, options)]


# --- words of cadence ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cadence"),
    [
        ("Rapat bulanan", "setiap bulan"),
        ("Rapat per tw", "setiap triwulan"),
        ("Rapat per tri wulan", "setiap triwulan"),
        ("Rapat per kuartal", "setiap triwulan"),
        ("Rapat per semester", "setiap semester"),
        ("Rapat dua kali setahun", "setiap semester"),
        ("Rapat per\nsemester", "setiap semester"),
    ],
)
def test_each_word_of_cadence_is_a_promise_on_its_own(words: str, cadence: str) -> None:
    row = {"lke": "P.V.2.b", "indikator": "a", "bukti_fisik": "b", "langkah_aksi": words}
    found = hits("janji_irama", plan_of({**row, "target_waktu": "Mei"}), Promise())
    assert [cadence] == [hit.values["irama"].id for hit in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("Triwulan IV", True),
        ("Semester I", True),
        ("April-Mei", False),
        ("Mei", False),
        ("Awal triwulan II", False),
    ],
)
def test_a_period_is_named_by_its_word_and_is_longer_than_a_month(
    target: str, *, named: bool
) -> None:
    assert named == names_period(parse(target))


# --- rows without anything to judge ----------------------------------------------------------


@pytest.mark.parametrize("field", ["indikator", "langkah_aksi", "bukti_fisik"])
def test_one_cell_is_enough_for_a_row_to_be_asked_for_the_others(field: str) -> None:
    blank = {"lke": "P.I.2.a", "indikator": "", "langkah_aksi": "", "bukti_fisik": ""}
    plan = plan_of({"lke": "P.I.1.a"}, {**blank, field: "Laporan", "target_waktu": ""})
    assert [(2,)] == [hit.rows for hit in hits("isi_wajib", plan, Required("target_waktu"))]


def test_a_row_that_says_nothing_is_asked_for_nothing() -> None:
    blank = {"lke": "P.I.2.a", "indikator": "", "langkah_aksi": "", "bukti_fisik": ""}
    plan = plan_of({"lke": "P.I.1.a"}, {**blank, "target_waktu": ""})
    assert [] == hits("isi_wajib", plan, Required("target_waktu"))


# --- how a kind is made known ----------------------------------------------------------------


def test_a_kind_is_known_by_its_name_with_its_function_options_and_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(base, "KINDS", {})

    def nothing(_context: Context, _options: Required) -> tuple[Hit, ...]:
        return ()

    given = (base.kind("awal")(nothing), base.kind("akhir", Required, turn=2)(nothing))
    assert (nothing, nothing) == given
    expected = {
        "awal": KindOfCheck("awal", nothing, NoOptions, turn=0),
        "akhir": KindOfCheck("akhir", nothing, Required, turn=2),
    }
    assert expected == base.KINDS


# --- the score -------------------------------------------------------------------------------


def test_a_cap_on_a_row_that_does_not_serve_the_indikator_lifts_nothing() -> None:
    caps = (Cap(0, "P.I.1.a", 0.2, frozenset({1})), Cap(1, "P.I.1.a", 0.5, frozenset({2})))
    assert (0.2, (0,)) == ceiling(caps, (1,))


def test_a_cap_on_a_worse_row_does_not_bind_beside_one_on_the_whole() -> None:
    caps = (Cap(0, "P.I.1.a", 0.5, None), Cap(1, "P.I.1.a", 0.5, frozenset({1})))
    assert (0.5, (0,)) == ceiling(caps, (1, 2))


def test_an_indikator_is_reported_with_the_rows_that_serve_it() -> None:
    score = run(plan_of({"lke": "P.I.1.a"}, {"lke": ["P.I.1.b", "P.I.1.a"]})).score
    rows = {item.id: item.rows for item in score.indicators if item.rows}
    assert {"P.I.1.a": (1, 2), "P.I.1.b": (2,)} == rows


# --- what one rule leaves to another ---------------------------------------------------------

PAPERS = Papers(("rapat",), ("undangan", "daftar-hadir", "notulen"))
CURRENT = "Permen PANRB Nomor 90 Tahun 2021 sebagaimana telah diubah dengan"
MEETING = {"langkah_aksi": "Rapat tim", "bukti_fisik": "Surat tugas"}


@pytest.mark.parametrize(
    ("lke", "codes", "told"),
    [
        ("P.I.3.b", ("BKT008",), 1),
        ("P.I.3.b", ("BKT008", "BKT009"), 0),
        ("P.I.3.b", ("BKT008", "BKT007"), 1),
        ("P.I.4.b", ("BKT008",), 1),
        ("P.I.4.b", ("BKT008", "BKT007"), 0),
        ("P.I.4.b", ("BKT008", "BKT009"), 1),
        ("P.II.2.b", ("BKT008", "BKT007"), 1),
    ],
)
def test_papers_that_another_rule_asks_for_are_left_to_it(
    lke: str, codes: tuple[str, ...], told: int
) -> None:
    context = context_of(plan_of({"lke": lke, **MEETING}), ruleset=alone(*codes))
    assert told == len(list(KINDS["berkas_rapat"].run(context, PAPERS)))


def test_papers_of_a_meeting_that_fits_nothing_are_asked_for() -> None:
    context = context_of(plan_of({"indikator": "Tamanisasi", **MEETING}))
    assert [(1,)] == [hit.rows for hit in KINDS["berkas_rapat"].run(context, PAPERS)]


@pytest.mark.parametrize(
    ("told", "hits_"), [("MON001", 0), ("MON002", 0), ("BKT001", 1), ("XYZ001", 1)]
)
def test_a_promise_is_not_told_where_too_few_dates_were(told: str, hits_: int) -> None:
    broken = {"lke": "P.V.2.b", "langkah_aksi": "Rapat setiap bulan", "target_waktu": "Mei"}
    context = context_of(plan_of(broken))
    context.told[1] = {told}
    assert hits_ == len(list(KINDS["janji_irama"].run(context, Promise())))


def test_each_row_is_held_to_its_own_promise() -> None:
    rows = [
        {"lke": f"P.V.2.{x}", "langkah_aksi": "Rapat setiap bulan", "target_waktu": "Mei"}
        for x in "abc"
    ]
    context = context_of(plan_of(*rows))
    context.told[1] = {"MON002"}
    assert [(2,), (3,)] == [hit.rows for hit in KINDS["janji_irama"].run(context, Promise())]


@pytest.mark.parametrize(
    "citation",
    [
        f"{CURRENT} Permen PANRB Nomor 6 Tahun 2024",
        f"UU 7/2017; {CURRENT} Permen PANRB Nomor 4 Tahun 2024",
    ],
)
def test_a_misprinted_amendment_stands_for_the_one_that_is_meant(citation: str) -> None:
    options = MustCite("Permen PANRB 5/2024", bila_disebut="Permen PANRB 90/2021")
    assert [] == hits("regulasi_wajib", plan_of(dasar_hukum=basis(citation)), options)


def test_an_amendment_of_another_regulation_does_not_stand_for_it() -> None:
    options = MustCite("Permen PANRB 5/2024")
    cited = basis("Permen PANRB Nomor 52 Tahun 2014 diubah dengan Permen PANRB Nomor 6 Tahun 2024")
    assert 1 == len(hits("regulasi_wajib", plan_of(dasar_hukum=cited), options))


@pytest.mark.parametrize(("gazette", "missing"), [(75, 0), (76, 1)])
def test_a_misprinted_number_stands_for_the_regulation_of_its_gazette(
    gazette: int, missing: int
) -> None:
    text = (
        "Undang-Undang Nomor 29 Tahun 1999 "
        f"(Lembaran Negara Republik Indonesia Tahun 1999 Nomor {gazette})"
    )
    found = hits("regulasi_wajib", plan_of(dasar_hukum=basis(text)), MustCite("UU 28/1999"))
    assert missing == len(found)


# --- edges -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "wanted", "accepted"),
    [
        ({"sk"}, ("laporan",), True),
        ({"sk"}, ("dokumen",), True),
        ({"banner"}, ("foto",), True),
        ({"sk"}, ("aplikasi", "sk"), True),
        ({"sk"}, ("undangan",), False),
        ({"foto"}, ("laporan",), False),
    ],
)
def test_a_kind_of_evidence_stands_for_its_like(
    kinds: set[str], wanted: tuple[str, ...], *, accepted: bool
) -> None:
    assert accepted == _accepted(frozenset(kinds), wanted)


def test_a_named_quarter_may_be_as_late_as_the_step_that_it_builds_on() -> None:
    plan = plan_of(
        {"lke": "P.I.3.b", "target_waktu": "Juni"},
        {"lke": "P.I.3.c", "target_waktu": "Triwulan II"},
    )
    assert [] == hits("urutan", plan, Order("mulai", CHAINS))


def test_each_indikator_is_held_to_its_cadence_behind_those_that_keep_theirs() -> None:
    """Before it stand one without a row, one without a month, and one that is done as it comes."""
    plan = plan_of(
        {"lke": "P.III.3.f", "target_waktu": "menyusul"},
        {"lke": "P.V.3.c", "target_waktu": "Januari-Desember"},
        {"lke": "P.V.4.b", "target_waktu": "Maret", "langkah_aksi": "Setiap ada perubahan"},
        {"lke": "P.V.5.d", "target_waktu": "Juni dan Desember"},
        {"lke": "P.VI.3.c", "target_waktu": "Maret"},
    )
    ids = ("P.I.2.c", "P.III.3.f", "P.V.3.c", "P.V.4.b", "P.V.5.d", "P.VI.3.c")
    found = hits("irama_lke", plan, Cadence(ids, ("setiap ada perubahan",)))
    assert [("P.VI.3.c",)] == [hit.ids for hit in found]


def test_a_cadence_judged_on_a_day_is_counted_up_to_it() -> None:
    plan = plan_of({"lke": "P.VI.3.c", "target_waktu": "Maret, November"})
    (hit,) = hits("irama_lke", plan, Cadence(("P.VI.3.c",)), as_of=date(2025, 6, 30))
    assert (1, Text("sampai dengan hari penilaian", "up to the day of judgement")) == (
        hit.values["kali"],
        hit.values["kurun"],
    )


def test_the_title_of_the_decree_is_a_title() -> None:
    plan = plan_of()
    named = plan._replace(keputusan=plan.keputusan._replace(judul="RENCANA AKSI TAHUN 2023"))
    expected = [
        Hit(
            route=Route("keputusan", None, "judul"),
            quote="RENCANA AKSI TAHUN 2023",
            values={"tahun": 2023, "rencana": 2025},
        )
    ]
    assert expected == hits("tahun_judul", named, TitleYear(("rencana aksi",)))


def test_a_copied_sentence_is_quoted_at_two_lengths() -> None:
    sentence = " ".join("kata" for _ in range(60))
    plan = plan_of(naskah=[{"bagian": "latar", "teks": f"{sentence}. {sentence}"}])
    (hit,) = hits("kalimat_ganda", plan, RepeatedSentence(50))
    assert (" ".join(["kata"] * 32) + " …", " ".join(["kata"] * 16) + " …") == (
        hit.quote,
        hit.values["kalimat"],
    )


# --- titles of sections ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Manajemen Perubahan", "I"),
        ("AREA 1: MANAJEMEN-PERUBAHAN", "I"),
        ("Tatalaksana", "II"),
        ("Penataan", "II"),
        ("Penguatan Akuntabilitas Kinerja", "IV"),
        ("Pelayanan Publik", "VI"),
        ("Peningkatan mutu pelayanan bagi publik", "VI"),
        ("Penataan Sistem SDM Kantor", "III"),
        ("Penataan SDM Kantor", ""),
        ("Penataan Sistem SDM Kantor Kota", ""),
        ("Penataan Aparatur", "III"),
        ("Tamanisasi", ""),
        ("Perubahan iklim", ""),
        ("***", ""),
    ],
)
def test_the_area_of_a_section_is_told_by_its_title(title: str, area: str) -> None:
    assert area == area_named(context_of(plan_of()), title)


@pytest.mark.parametrize(
    ("indikator", "only_time"),
    [
        ("Januari", True),
        ("Terlaksana Januari", True),
        ("Terlaksana bulan Januari 2025", True),
        ("Jadwal selesai bulan Januari 2025", False),
        ("Triwulan I", True),
        ("Terlaksana", False),
        ("Laporan Januari", False),
        ("", False),
    ],
)
def test_an_indikator_of_at_most_four_words_of_time_says_only_when(
    indikator: str, *, only_time: bool
) -> None:
    row = {"lke": "P.I.1.a", "indikator": indikator}
    assert only_time == bool(hits("indikator_waktu", plan_of(row)))


# --- texts that a matcher reads --------------------------------------------------------------


class Reads:
    """A matcher that takes the `lke` ids of a row, else what it knows of the indikator."""

    def __init__(self, known: dict[str, tuple[str, float]], sure: float = 1.0) -> None:
        self.known = known
        self.sure = sure

    def match(self, plan: Plan) -> tuple[Match, ...]:
        return tuple(self._of(row) for row in plan.kegiatan)

    def mute(self, plan: Plan) -> frozenset[str]:
        return frozenset({plan.unit, *plan.induk})

    def about(self, text: str, _mute: frozenset[str]) -> Match:
        return self._of(Kegiatan(0, 0, 0, indikator=text))

    def _of(self, row: Kegiatan) -> Match:
        if row.lke:
            return Match(row.row, row.lke, "explicit", self.sure)
        id_, confidence = self.known.get(row.indikator, ("", 0.0))
        near = (("P.I.2.a", 0.5), ("P.I.2.b", 0.4), ("P.I.2.c", 0.3))
        return Match(row.row, (id_,) if id_ else (), "fuzzy", confidence, candidates=near)


def read_by(matcher: Reads, kind: str, plan: Plan, options: Any = None) -> list[Hit]:
    """What a kind of check gives back for `plan` when `matcher` reads its texts."""
    ruleset = RULESET._replace(matcher=matcher)  # type: ignore[arg-type]
    given = options if options is not None else KINDS[kind].options()
    return list(KINDS[kind].run(context_of(plan, ruleset=ruleset), given))


TEXTS = Reads(
    {
        "Memelihara taman": ("P.VI.1.a", 0.85),
        "Menanam pohon": ("P.VI.1.a", 0.84),
        "Mencatat tamu": ("P.I.1.b", 1.0),
        "Memperbaiki pagar": ("P.I.1.a", 1.0),
    }
)


def test_an_action_that_surely_answers_another_indikator_is_told() -> None:
    actions = ("", "Menanam pohon", "Memperbaiki pagar", "Mencatat tamu", "Memelihara taman")
    plan = plan_of(*({"lke": "P.I.1.a", "langkah_aksi": action} for action in actions))
    expected = [
        Hit(
            route=Route("kegiatan", 5, "langkah_aksi"),
            quote="Memelihara taman",
            values={
                "baris": 5,
                "indikator": "P.I.1.a",
                "judul": TITLE["P.I.1.a"],
                "lain": "P.VI.1.a",
                "judul_lain": TITLE["P.VI.1.a"],
            },
            rows=(5,),
            ids=("P.I.1.a",),
        )
    ]
    peers = Peers((("P.I.1.a", "P.I.1.b"), ("P.VI.1.a", "P.VI.1.b")))
    assert expected == read_by(TEXTS, "langkah_lain", plan, peers)


@pytest.mark.parametrize(("sure", "told"), [(0.85, 1), (0.84, 0)])
def test_only_a_row_that_is_sure_is_told_to_answer_another(sure: float, told: int) -> None:
    plan = plan_of({"lke": "P.I.1.a", "langkah_aksi": "Memelihara taman"})
    assert told == len(read_by(Reads(TEXTS.known, sure), "langkah_lain", plan))
    rows = plan_of({"lke": "P.I.1.a"}, {"lke": "P.II.1.a", "area": "I"})
    assert told == len(read_by(Reads({}, sure), "baris_salah_bagian", rows))


def test_a_section_named_after_a_theme_is_about_its_area() -> None:
    """A section that surely is about nothing stands before it."""
    plan = plan_of(
        {"lke": "P.I.1.a", "area": "A", "judul_area": "Menanam pohon"},
        {"lke": "P.I.1.b", "area": "B", "judul_area": "Memelihara taman"},
    )
    (hit,) = read_by(TEXTS, "baris_salah_bagian", plan)
    assert ((2,), "VI", "Memelihara taman") == (hit.rows, hit.area, hit.values["bagian"])


def test_a_row_that_fits_nothing_is_told_with_its_two_nearest_indikator() -> None:
    plan = plan_of({"lke": "P.I.1.a"}, {"indikator": "Tamanisasi"})
    expected = [
        Hit(
            route=Route("kegiatan", 2, "indikator"),
            quote="Tamanisasi",
            values={
                "baris": 2,
                "calon": Text("P.I.2.a dan P.I.2.b", "P.I.2.a and P.I.2.b"),
            },
            rows=(2,),
        )
    ]
    assert expected == read_by(Reads({}), "baris_tak_cocok", plan)


# --- more than one row -----------------------------------------------------------------------


def test_a_count_is_looked_for_behind_things_that_last_and_rows_without_a_count() -> None:
    counts = ("", "Sesuai", "1 Aplikasi", "4 Laporan", "2 Laporan")
    ids = ("P.V.2.a", "P.V.2.b", "P.V.2.c", "P.V.2.d", "P.V.1.a")
    rows = [
        {"lke": id_, "target_waktu": "Per Triwulan", "target_capaian": count}
        for id_, count in zip(ids, counts, strict=True)
    ]
    found = hits("capaian_jumlah", plan_of(*rows))
    assert [(5,)] == [hit.rows for hit in found]


def test_an_achievement_without_words_repeats_nothing() -> None:
    assert [] == hits("capaian_mengulang_waktu", plan_of({"lke": "P.I.1.a", "target_waktu": ""}))


def test_every_old_report_is_told() -> None:
    rows = [{"lke": "P.IV.2.e", "bukti_fisik": f"LAKIP {year}"} for year in (2021, 2022)]
    found = hits("tahun_laporan", plan_of(*rows), DocumentYear(("P.IV.2.e",), ("lakip",)))
    assert [(1,), (2,)] == [hit.rows for hit in found]


def test_a_report_of_another_indikator_may_be_old() -> None:
    plan = plan_of({"lke": "P.I.1.a", "bukti_fisik": "LAKIP 2021"})
    assert [] == hits("tahun_laporan", plan, DocumentYear(("P.IV.2.e",), ("lakip",)))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"lke": "P.I.1.a", "target_waktu": "Januari, Juni"}, True),
        ({"lke": "P.I.1.a", "target_waktu": "Januari, Maret"}, False),
        ({"lke": "P.I.1.a", "target_waktu": "Januari, Juni 2026"}, False),
        ({"lke": "P.I.1.a", "target_waktu": "Januari-Juni"}, False),
        ({"lke": ["P.II.1.a", "P.I.1.a"], "target_waktu": "Januari, Juni"}, False),
    ],
)
def test_a_list_begins_before_the_decree_only_where_it_goes_on_after(
    cells: dict[str, Any], *, told: bool
) -> None:
    plan = plan_of(cells, tanggal="2025-05-05")
    assert told == bool(hits("sebagian_sebelum_keputusan", plan, PartlyBefore(("P.I.1.*",))))


def test_a_range_is_wide_only_for_the_main_indikator_of_its_row() -> None:
    plan = plan_of({"lke": ["P.II.1.a", "P.I.1.a"], "target_waktu": "Januari-Desember"})
    assert [] == hits("rentang_setahun", plan, WholeYear(("P.I.1.*",)))


def test_a_deadline_of_one_month_is_kept() -> None:
    plan = plan_of({"lke": "P.I.1.a", "target_waktu": "s.d. Januari"})
    assert [] == hits("tenggat_tanpa_tanggal", plan)


def test_a_deadline_over_three_months_is_told_with_the_third() -> None:
    plan = plan_of({"lke": "P.I.1.a", "target_waktu": "Paling lambat Mei-Juli"})
    assert ["Juli"] == [
        hit.values["bulan"].id  # type: ignore[union-attr]
        for hit in hits("tenggat_tanpa_tanggal", plan)
    ]


# --- what the context tells ------------------------------------------------------------------


def test_texts_are_read_alone_and_the_names_of_the_unit_say_nothing_in_them() -> None:
    asked: list[tuple[str, frozenset[str]]] = []

    class Spy(Reads):
        def about(self, text: str, mute: frozenset[str]) -> Match:
            asked.append((text, mute))
            return super().about(text, mute)

    plan = plan_of({"lke": "P.I.1.a"})
    matcher = Spy({"Dua": ("P.I.1.b", 0.7)})
    context = context_of(plan, ruleset=RULESET._replace(matcher=matcher))  # type: ignore[arg-type]
    assert [(), ("P.I.1.b",)] == [match.ids for match in context.about(["Satu", "Dua"])]
    names = frozenset({plan.unit, *plan.induk})
    assert [("Satu", names), ("Dua", names)] == asked


@pytest.mark.parametrize(
    ("target", "fits"),
    [("Juni", True), ("Juni 2025", True), ("Juni 2024", False), ("Juni tahun depan", False)],
)
def test_a_target_fits_the_year_of_the_plan_or_names_none(target: str, *, fits: bool) -> None:
    plan = plan_of({"lke": "P.I.1.a", "target_waktu": target})
    assert fits == context_of(plan).schedule_year_fits(plan.kegiatan[0])


def test_a_target_without_a_month_is_not_due_within_the_year() -> None:
    plan = plan_of({"lke": "P.I.1.a", "target_waktu": "menyusul"})
    assert not context_of(plan, date(2025, 11, 30)).due(plan.kegiatan[0])


@pytest.mark.parametrize(("kode", "area"), [(" ii. ", "II"), ("X", ""), ("vi", "VI")])
def test_a_row_that_fits_nothing_belongs_to_the_area_of_its_section(kode: str, area: str) -> None:
    plan = plan_of({"indikator": "Tamanisasi"})._replace(area=(Area(kode, "Satu"),))
    assert area == context_of(plan).area_of(plan.kegiatan[0])


@pytest.mark.parametrize(
    "evidence", ["Pelaksanaan monitoring", "Surat usulan pegawai", "-", "Dokumentasi"]
)
def test_a_meeting_without_any_document_is_told_elsewhere(evidence: str) -> None:
    rows = {"lke": "P.I.1.a", "langkah_aksi": "Rapat tim", "bukti_fisik": evidence}
    assert [] == hits("berkas_rapat", plan_of(rows), PAPERS)


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ("Menata taman", True),
        ("Taman", False),
        ("Menata taman; -", False),
        ("Menata taman; Undangan", False),
        ("Menata pagar", False),
    ],
)
def test_two_words_without_a_document_repeat_the_action_or_the_indikator(
    evidence: str, *, told: bool
) -> None:
    plan = plan_of(
        {"lke": "P.I.1.a", "langkah_aksi": "Menata taman kota", "bukti_fisik": evidence},
        {"lke": "P.I.1.b", "indikator": "Menata taman kota", "bukti_fisik": evidence},
    )
    assert [(1,), (2,)] * told == [hit.rows for hit in hits("bukti_mengulang", plan)]


@pytest.mark.parametrize("field", ["target_waktu", "target_capaian"])
def test_an_empty_cell_of_these_columns_is_one_with_the_cell_above_where_the_row_goes_on(
    field: str,
) -> None:
    """With the second entry of a list; a row that says all else of its own has a gap."""
    rows = ({"lke": "P.I.1.a", field: "Juni"}, {"lke": "P.I.1.b", field: ""})
    continued = plan_of(rows[0], {**rows[1], "langkah_aksi": "b) Memilih anggota"})
    assert [] == hits("isi_wajib", continued, Required(field))  # type: ignore[arg-type]
    own = hits("isi_wajib", plan_of(*rows), Required(field))  # type: ignore[arg-type]
    assert [(2,)] == [hit.rows for hit in own]


def test_an_empty_indikator_is_one_with_the_cell_above() -> None:
    plan = plan_of({"lke": "P.I.1.a"}, {"lke": "P.I.1.b", "indikator": ""})
    assert [] == hits("isi_wajib", plan, Required("indikator"))


@pytest.mark.parametrize(("count", "gaps"), [(1, [2]), (2, [2, 3]), (3, []), (4, [])])
def test_three_empty_cells_below_a_filled_one_are_a_habit_of_merging(
    count: int, gaps: list[int]
) -> None:
    """And not slips, each a gap of its own."""
    ids = ("P.III.3.b", "P.III.3.c", "P.III.3.d", "P.III.3.e")[:count]
    plan = plan_of({"lke": "P.III.3.a"}, *({"lke": id_, "target_waktu": ""} for id_ in ids))
    found = hits("isi_wajib", plan, Required("target_waktu"))
    assert gaps == [number for hit in found for number in hit.rows]


def test_empty_cells_are_one_hit_an_area_where_the_rule_says_so() -> None:
    ids = ("P.I.1.a", "P.I.2.a", "P.VI.1.a", "P.VI.4.a")
    filled = {"P.I.1.a": "1 Dokumen"}
    plan = plan_of(*({"lke": id_, "target_capaian": filled.get(id_, "")} for id_ in ids))
    found = hits("isi_wajib", plan, Required("target_capaian", per_area=True))
    assert [("I", (2,)), ("VI", (3, 4))] == [(hit.area, hit.rows) for hit in found]
    assert [1, 2] == [hit.values["jumlah"] for hit in found]
    assert {"target_capaian"} == {hit.route.field for hit in found}


def test_each_indikator_of_a_row_is_asked_for_what_it_needs() -> None:
    plan = plan_of({"lke": ["P.I.1.a", "P.III.1.a"], "bukti_fisik": "Undangan"})
    assert [("P.III.1.a",)] == [hit.ids for hit in hits("bukti_perlu", plan, Needed(("*",)))]
