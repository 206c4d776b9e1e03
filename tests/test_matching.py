from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_matching import RULES, bare_plan, gold_plans, matcher

from zicheck import instrument as lke
from zicheck import memory
from zicheck.matching import Match, Matcher
from zicheck.normal import fold, words
from zicheck.plan import Area, Kegiatan, Komponen, Plan

LKE = yaml.load((RULES / "lke.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
UNGKAPAN = yaml.load((RULES / "ungkapan.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
INSTRUMENT = lke.build(LKE)
MATCHER = matcher()
GOLD = gold_plans()


def plan_of(
    *rows: Kegiatan | str, komponen: str = "", section: str = "", unit: str = "", **more: object
) -> Plan:
    """A plan of one komponen with these rows; a text is a row's indikator."""
    made = [Kegiatan(0, 0, 0, row) if isinstance(row, str) else row for row in rows]
    plan = Plan(
        unit,
        2026,
        area=(Area("", section),),
        komponen=(Komponen("", komponen, 0),),
        kegiatan=tuple(row._replace(row=n) for n, row in enumerate(made, 1)),
    )
    return plan._replace(**more)  # type: ignore[arg-type]


def one(text: str, komponen: str = "", section: str = "") -> Match:
    (match,) = MATCHER.match(plan_of(text, komponen=komponen, section=section))
    return match


@given(
    st.sampled_from([row.indikator for plan, _ in GOLD.values() for row in plan.kegiatan]),
    st.sampled_from(["", "KPU Kabupaten Kerinci", "Tim Kerja Zona Integritas"]),
    st.lists(st.sampled_from(["KPU Provinsi Jambi", "Inspektorat"]), max_size=2).map(tuple),
)
def test_a_text_on_its_own_is_about_what_a_row_is_about_that_says_nothing_else(
    text: str, unit: str, induk: tuple[str, ...]
) -> None:
    plan = plan_of(text, unit=unit, induk=induk)
    (row,) = MATCHER.match(plan)
    assert row._replace(row=0) == MATCHER.about(text, MATCHER.mute(plan))


# --- against hand-labelled rows ---------------------------------------------------------------


@pytest.mark.parametrize("name", GOLD)
def test_at_least_98_of_100_labelled_rows_get_their_first_indikator(name: str) -> None:
    plan, labels = GOLD[name]
    judged = [
        (match, ids)
        for match, (ids, sure) in zip(MATCHER.match(plan), labels, strict=True)
        if sure != "low"
    ]
    right = sum(match.ids[:1] == ids[:1] for match, ids in judged)
    assert right >= 0.98 * len(judged)


@pytest.mark.parametrize("name", GOLD)
def test_second_questions_are_added_only_where_a_reader_sees_them(name: str) -> None:
    plan, labels = GOLD[name]
    for match, (ids, _) in zip(MATCHER.match(plan), labels, strict=True):
        assert set(match.ids) <= set(ids)


# --- methods ----------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(list(INSTRUMENT.indikator)), min_size=1, unique=True), st.text())
def test_ids_that_the_row_names_win_over_its_text(ids: list[str], text: str) -> None:
    (match,) = MATCHER.match(plan_of(Kegiatan(1, 0, 0, text, lke=tuple(ids))))
    assert tuple(ids) == match.ids
    assert "explicit" == match.method
    assert 1.0 == match.confidence


@pytest.mark.parametrize("id_", list(INSTRUMENT.indikator))
def test_title_of_an_indikator_in_its_own_komponen_is_exact(id_: str) -> None:
    item = INSTRUMENT.indikator[id_]
    match = one(item.judul.id.upper() + ".", komponen=INSTRUMENT.komponen[item.komponen].nama.id)
    assert id_ == match.ids[0]
    assert "exact" == match.method


def test_no_wording_is_that_of_two_indikator() -> None:
    seen: dict[str, str] = {}
    for id_, texts in UNGKAPAN["indikator"].items():
        for text in texts:
            assert id_ == seen.setdefault(fold(text), id_), text


def test_fuzzy_match_says_which_words_carried_it_and_what_else_it_weighed() -> None:
    match = one("Penanganan benturan kepentingan pegawai telah disosialisasikan lewat rapat")
    assert ("P.V.5.b",) == match.ids
    assert "fuzzy" == match.method
    assert {"sosialisasi", "benturan kepentingan"} <= set(match.terms)
    scores = [score for _, score in match.candidates]
    assert "P.V.5.b" == match.candidates[0][0]
    assert sorted(scores, reverse=True) == scores


@pytest.mark.parametrize(
    "text",
    [
        "Penyusunan yel-yel ZI",
        "Penandatanganan Pakta Integritas",
        "Pengadaan kursi",
        "Senam pagi bersama",
        "Pemeliharaan kendaraan dinas",
        "Pengecatan gedung kantor",
        "Perjalanan dinas luar kota",
        "Donor darah",
        "Sewa mesin fotokopi",
        "Lorem ipsum dolor sit amet",
        "Kegiatan lainnya",
        "???",
    ],
)
@pytest.mark.parametrize("komponen", ["", "Budaya Pelayanan Prima"])
def test_unrelated_row_gets_none_rather_than_a_guess(text: str, komponen: str) -> None:
    match = one(text, komponen=komponen)
    assert () == match.ids
    assert "none" == match.method


def test_row_without_any_text_gets_none() -> None:
    assert Match(1, (), "none", 0.0) == one("")


def test_candidates_are_given_also_when_nothing_is_taken() -> None:
    match = one("Pembuatan jadwal piket pegawai")
    assert () == match.ids
    assert match.candidates


# --- wording ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        # the older instrument
        ("Penerapan kebijakan pola mutasi internal", "P.III.2.a"),
        ("Monitoring dan evaluasi atas kebijakan pola mutasi internal", "P.III.2.c"),
        ("Hasil penanganan pengaduan masyarakat telah ditindaklanjuti", "P.V.3.b"),
        ("Apakah Whistle Blowing System sudah di internalisasi?", "P.V.4.a"),
        ("Dokumen perencanaan telah berorientasi hasil", "P.IV.2.b"),
        # what is to be done
        ("Menyusun peta risiko setiap bagian", "P.V.2.b"),
        ("Membentuk Unit Pengendalian Gratifikasi", "P.V.1.b"),
        ("Memasang banner tolak gratifikasi di ruang tunggu", "P.V.1.a"),
        ("Menunjuk petugas pengelola pengaduan pelayanan", "P.VI.3.b"),
        ("Pemutakhiran data pegawai pada SIMPEG", "P.III.6.a"),
        ("Rapat evaluasi capaian kinerja triwulanan yang dipimpin kepala kantor", "P.IV.1.c"),
        # headings and abbreviations
        ("SK UPG", "P.V.1.b"),
        ("Monev WBS", "P.V.4.b"),
        ("TL hasil evaluasi WBS", "P.V.4.c"),
        ("Publikasi hasil SKM", "P.VI.4.b"),
        ("TNA pegawai", "P.III.3.a"),
        ("Evaluasi SOP", "P.II.1.c"),
        # English
        ("Public campaign on gratification", "P.V.1.a"),
        ("Conflict of interest mapping", "P.V.5.a"),
        ("Training need analysis", "P.III.3.a"),
        ("Customer satisfaction survey", "P.VI.4.a"),
        # spelling and scanning
        ("Telah dilakukan penilain resiko atas pelaksanan kebijakan", "P.V.2.b"),
        ("ldentifikasi benturan kepentlngan dalam tugas fungsi utama", "P.V.5.a"),
        ("Monitoringdan evaluasi penanganan pengaduan masyarakat", "P.V.3.c"),
        ("Hasil survey kepuasan masyarakat ditindak lanjuti", "P.VI.4.c"),
    ],
)
def test_wording_of_any_kind_finds_its_indikator(text: str, id_: str) -> None:
    assert (id_,) == one(text).ids


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("benturan kepentingan", ["P.V.5.a", "P.V.5.b", "P.V.5.c", "P.V.5.d", "P.V.5.e"]),
        ("whistle blowing system", ["-", "P.V.4.a", "P.V.4.a", "P.V.4.b", "P.V.4.c"]),
        ("pengaduan masyarakat", ["-", "P.V.3.a", "P.V.3.a", "P.V.3.c", "P.V.3.d"]),
    ],
)
def test_what_is_done_tells_the_siblings_of_one_subject_apart(
    subject: str, expected: list[str]
) -> None:
    asked = [
        f"Identifikasi {subject}",
        f"Sosialisasi {subject}",
        f"Penerapan {subject}",
        f"Monitoring dan evaluasi {subject}",
        f"Tindak lanjut hasil evaluasi {subject}",
    ]
    for text, id_ in zip(asked, expected, strict=True):
        if id_ != "-":
            assert (id_,) == one(text).ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "Dokumen Rencana Aksi pembangunan ZI telah disusun dan disosialisasikan",
            ("P.I.2.a", "P.I.2.c"),
        ),
        (
            "Terdapat Indikator Kinerja Utama (IKU) dan indikator telah SMART",
            ("P.IV.2.c", "P.IV.2.d"),
        ),
        (
            (
                "Telah terdapat sistem punishment (sanksi)/reward bagi pelaksana layanan serta "
                "pemberian kompensasi kepada penerima layanan bila layanan tidak sesuai standar"
            ),
            ("P.VI.2.c", "P.VI.2.d"),
        ),
        (
            (
                "SOP telah mengacu pada proses bisnis instansi dan dipahami seluruh pegawai "
                "SOP telah dievaluasi"
            ),
            ("P.II.1.a", "P.II.1.c"),
        ),
        ("Identifikasi dan sosialisasi benturan kepentingan", ("P.V.5.a", "P.V.5.b")),
        # one question, for all its "dan"
        (
            "Telah dilakukan monitoring dan evaluasi atas penanganan pengaduan masyarakat",
            ("P.V.3.c",),
        ),
        ("WBS sudah diinternalisasikan dan diterapkan", ("P.V.4.a",)),
        ("Reviu dan perbaikan atas standar pelayanan", ("P.VI.1.c",)),
        ("Hasil evaluasi atas penanganan benturan kepentingan telah ditindaklanjuti", ("P.V.5.e",)),
    ],
)
def test_row_with_several_questions_serves_each_and_no_more(
    text: str, ids: tuple[str, ...]
) -> None:
    komponen = INSTRUMENT.komponen[INSTRUMENT.indikator[ids[0]].komponen].nama.id
    assert ids == one(text, komponen=komponen).ids


# --- context ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("komponen", "id_"),
    [
        ("Pemantauan dan Evaluasi Pembangunan WBK/WBBM", "P.I.3.c"),
        ("Whistle Blowing System", "P.V.4.c"),
        ("Penanganan Benturan Kepentingan", "P.V.5.e"),
        ("Pengaduan Masyarakat", "P.V.3.d"),
    ],
)
def test_row_that_names_no_subject_is_about_its_komponen(komponen: str, id_: str) -> None:
    text = "Hasil monitoring dan evaluasi telah ditindaklanjuti"
    assert (id_,) == one(text, komponen=komponen).ids


def test_clear_text_wins_over_komponen_and_section() -> None:
    match = one(
        "Public Campaign tentang pengendalian gratifikasi telah dilakukan",
        komponen="Whistle Blowing System",
        section="Peningkatan Kualitas Pelayanan Publik",
    )
    assert ("P.V.1.a",) == match.ids


@pytest.mark.parametrize(
    ("section", "komponen", "id_"),
    [
        ("Penataan Tatalaksana", "Sistem Pemerintahan Berbasis Elektronik (SPBE)", "P.II.2.c"),
        ("Peningkatan Kualitas Pelayanan Publik", "Pemanfaatan Teknologi Informasi", "P.VI.5.a"),
    ],
)
def test_context_decides_between_questions_of_one_wording(
    section: str, komponen: str, id_: str
) -> None:
    match = one("Pelayanan sudah memakai teknologi informasi", komponen=komponen, section=section)
    assert id_ == match.ids[0]


def test_komponen_column_that_words_an_indikator_counts_as_its_wording() -> None:
    match = one(
        "Informasi ke seluruh masyarakat",
        komponen="Pengendalian gratifikasi telah diimplementasikan",
        section="Pelaksanaan Pengendalian Gratifikasi",
    )
    assert ("P.V.1.b",) == match.ids


def test_empty_indikator_is_merged_with_the_one_above() -> None:
    matches = MATCHER.match(
        plan_of(
            Kegiatan(1, 0, 0, "Terdapat inovasi pelayanan", "Membuat podcast"),
            Kegiatan(2, 0, 0, "", "", ("Foto siaran kedua",)),
        )
    )
    assert [("P.VI.2.f",), ("P.VI.2.f",)] == [match.ids for match in matches]


def test_action_states_several_questions_where_there_is_no_indikator() -> None:
    text = "Laporan kinerja sekolah selesai tepat waktu dan informatif"
    komponen = "Pengelolaan Akuntabilitas Kinerja"
    stated = one(text, komponen=komponen)
    assert ("P.IV.2.e", "P.IV.2.f") == stated.ids
    (acted,) = MATCHER.match(plan_of(Kegiatan(1, 0, 0, langkah_aksi=text), komponen=komponen))
    assert stated.ids == acted.ids


def test_a_clause_that_could_be_either_of_two_questions_is_none() -> None:
    match = one(
        "Mutasi dan rotasi guru antarunit untuk pengembangan karier sesuai kompetensi dan pola mutasi",
        komponen="Pola Mutasi Internal",
    )
    assert ("P.III.2.a", "P.III.2.b") == match.ids


def test_to_evaluate_what_is_applied_is_to_evaluate() -> None:
    assert ("P.II.1.c",) == one("Evaluasi penerapan SOP dan penyempurnaannya").ids


def test_action_speaks_where_the_indikator_says_nothing() -> None:
    row = Kegiatan(1, 0, 0, "Terlaksana bulan Januari", "Rapat evaluasi whistle blowing system")
    (match,) = MATCHER.match(plan_of(row))
    assert ("P.V.4.b",) == match.ids


@given(st.sampled_from(sorted(GOLD)), st.text("abcdefghijklmnopqrstuvwxyz ", max_size=30))
@settings(max_examples=20)
def test_name_of_the_unit_does_not_change_a_match(name: str, unit: str) -> None:
    plan, _ = GOLD[name]
    named = plan._replace(unit="Xyzzy Plugh", induk=(unit,))
    rows = tuple(
        row._replace(indikator=row.indikator + " pada Xyzzy Plugh") for row in plan.kegiatan[:8]
    )
    plain = MATCHER.match(plan._replace(kegiatan=plan.kegiatan[:8]))
    again = MATCHER.match(named._replace(kegiatan=rows))
    assert [match.ids[:1] for match in plain] == [match.ids[:1] for match in again]


def test_public_service_row_serves_both_areas_when_the_plan_has_no_other_for_the_second() -> None:
    asked = "Pemberian pelayanan kepada publik sudah menggunakan teknologi informasi"
    (alone,) = MATCHER.match(plan_of(asked))
    assert ("P.II.2.c", "P.VI.5.a") == alone.ids
    first, _ = MATCHER.match(plan_of(asked, "Telah membangun database pelayanan yang terintegrasi"))
    assert ("P.II.2.c",) == first.ids


# --- whatever is asked --------------------------------------------------------------------------

TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from([text for texts in UNGKAPAN["indikator"].values() for text in texts]),
        max_size=3,
    ).map(" dan ".join),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of any texts, with rows in any komponen."""
    names = draw(st.lists(TEXT, min_size=1, max_size=4))
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "komponen": st.integers(0, len(names) - 1),
                    "indikator": TEXT,
                    "langkah_aksi": TEXT,
                    "bukti_fisik": st.lists(TEXT, max_size=2).map(tuple),
                }
            ).map(lambda cells: Kegiatan(0, 0, **cells)),
            max_size=6,
        )
    )
    return Plan(
        draw(TEXT),
        2026,
        area=(Area("I", draw(TEXT)),),
        komponen=tuple(Komponen("", name, 0) for name in names),
        kegiatan=tuple(row._replace(row=n) for n, row in enumerate(rows, 1)),
    )


@given(plans())
def test_every_row_gets_one_match_of_known_ids_and_a_probability(plan: Plan) -> None:
    matches = MATCHER.match(plan)
    assert [row.row for row in plan.kegiatan] == [match.row for match in matches]
    for match in matches:
        assert 0.0 <= match.confidence <= 1.0
        assert set(match.ids) <= set(INSTRUMENT.indikator)
        assert len(set(match.ids)) == len(match.ids)
        assert (not match.ids) == (match.method == "none")


@given(plans(), st.randoms(use_true_random=False))
def test_order_of_rows_that_say_what_they_are_about_does_not_matter(
    plan: Plan, random: object
) -> None:
    rows = [row for row in plan.kegiatan if row.indikator]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one_way = {m.row: m for m in MATCHER.match(plan._replace(kegiatan=tuple(rows)))}
    other = {m.row: m for m in MATCHER.match(plan._replace(kegiatan=tuple(shuffled)))}
    assert one_way == other


@given(plans())
@settings(max_examples=25)
def test_fresh_matcher_and_one_that_has_seen_much_agree(plan: Plan) -> None:
    assert Matcher.load(COMPILED).match(plan) == MATCHER.match(plan)


# --- its compiled form ------------------------------------------------------------------------

COMPILED = Matcher.compile(INSTRUMENT, UNGKAPAN)


def test_compiled_matcher_survives_json_and_matches_alike() -> None:
    again = Matcher.load(json.loads(json.dumps(COMPILED)))
    for plan, _ in GOLD.values():
        assert MATCHER.match(plan) == again.match(plan)


def test_matcher_takes_its_compiled_form_as_well_as_the_wordings() -> None:
    plan = bare_plan(["Monev WBS"])
    assert MATCHER.match(plan) == Matcher(INSTRUMENT, COMPILED).match(plan)


def test_wordings_cannot_be_compiled_without_an_instrument() -> None:
    with pytest.raises(TypeError, match="instrument"):
        Matcher(None, UNGKAPAN)


def test_memos_forget_rather_than_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "SIZE", 8)
    small = Matcher.load(COMPILED)
    for plan, _ in GOLD.values():
        assert MATCHER.match(plan) == small.match(plan)
    assert all(
        len(memo) <= 8 for memo in (small._lexed, small._likened, small._heard, small._contexts)
    )


# --- the language data ------------------------------------------------------------------------


def test_every_indikator_has_wordings_of_its_own() -> None:
    assert set(INSTRUMENT.indikator) == set(UNGKAPAN["indikator"])


def test_language_data_names_no_unknown_id() -> None:
    assert set(UNGKAPAN["komponen"]) <= set(INSTRUMENT.komponen)
    assert set(UNGKAPAN["area"]) <= set(INSTRUMENT.area)
    twins = {*UNGKAPAN["kembar"], *(id_ for ids in UNGKAPAN["kembar"].values() for id_ in ids)}
    assert twins <= set(INSTRUMENT.indikator)


def test_every_title_of_the_instrument_is_in_both_languages() -> None:
    texts = [INSTRUMENT.nama]
    texts += [area.nama for area in INSTRUMENT.area.values()]
    texts += [komponen.nama for komponen in INSTRUMENT.komponen.values()]
    texts += [item.judul for item in INSTRUMENT.indikator.values()]
    assert all(text.id and text.en for text in texts)


def test_language_data_names_no_unit() -> None:
    said = set(words(json.dumps(UNGKAPAN, ensure_ascii=False)))
    own = {"kpu", "bps", "pengadilan", "puskesmas", "rsud", "imigrasi", "kemenag", "pemilu"}
    assert not own & (said - set(words(" ".join(UNGKAPAN["kata_lain"]))))
