"""The built-in rules as data: fresh, complete, and true to their own examples."""

from __future__ import annotations

import string
from collections import Counter
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from strategies import RULESET, context_of

from zicheck import compiling, rulesets
from zicheck.checking import CRASHED, check
from zicheck.checks import KINDS
from zicheck.checks.base import select_ids
from zicheck.rule import FAMILIES
from zicheck.ruletest import CLEAN_YEAR, Result, example_plan, run
from zicheck.schedule import NOTE_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zicheck.bahasa import Text
    from zicheck.checks import Hit
    from zicheck.report import Report
    from zicheck.rule import Rule

BUILTIN = rulesets.builtin()
"""With its own matcher: one example is about a row that fits nothing."""

RULES = {rule.kode: rule for rule in BUILTIN.rules}
EXAMPLES = [(rule.kode, n) for rule in BUILTIN.rules for n in range(1, len(rule.contoh) + 1)]
FAILING = [(kode, n) for kode, n in EXAMPLES if not RULES[kode].contoh[n - 1].lulus]
KNOWN = tuple(BUILTIN.instrument.indikator)

every_rule = pytest.mark.parametrize("rule", BUILTIN.rules, ids=list(RULES))


@lru_cache(maxsize=1)
def results() -> dict[tuple[str, int], Result]:
    return {(result.kode, result.nomor): result for result in run(BUILTIN)}


@lru_cache(maxsize=256)
def example_report(kode: str, nomor: int) -> Report:
    """The report on one example by its rule alone."""
    rule = RULES[kode]
    snippet = rule.contoh[nomor - 1].rencana
    alone = BUILTIN._replace(rules=(rule,))
    return check(
        example_plan(BUILTIN, snippet), alone, day(snippet, "as_of"), today=day(snippet, "hari")
    )


def day(snippet: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(str(snippet[key])) if key in snippet else None


def names(text: Text) -> list[set[str]]:
    """The placeholders of both languages."""
    return [
        {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
        for words in text
    ]


def hits(rule: Rule, nomor: int) -> list[Hit]:
    """What the kind of check gives back for one example."""
    snippet = rule.contoh[nomor - 1].rencana
    plan = example_plan(BUILTIN, snippet)
    context = context_of(plan, day(snippet, "as_of"), day(snippet, "hari"), BUILTIN)
    return list(KINDS[rule.periksa].run(context, rule.opsi))


# --- the compiled rule set -------------------------------------------------------------------


def test_the_compiled_rule_set_is_fresh() -> None:
    """`python -m zicheck.compiling` writes it again."""
    expected = compiling.render(compiling.compile_folder(compiling.sources()))
    actual = compiling.compiled_path().read_text(encoding="utf-8")
    assert expected == actual, "stale: run python -m zicheck.compiling"


def test_compiling_twice_gives_the_same_bytes() -> None:
    one, two = (compiling.compile_folder(compiling.sources()) for _ in range(2))
    assert compiling.render(one) == compiling.render(two)


def test_the_design_asks_for_a_rule_in_every_family_of_the_mission() -> None:
    assert {"KOM", "MON", "BKT", "WKT", "URT", "HKM", "SLN", "TGT", "STR", "BCA"} <= {
        rule.keluarga for rule in BUILTIN.rules
    }


def test_the_clean_plan_is_clean_to_the_matcher_of_the_rule_set_too() -> None:
    """That looks into texts where other tests take the ids alone."""
    report = check(example_plan(BUILTIN, {"lengkap": True}), BUILTIN)
    assert (30.0, ()) == (report.score.readiness, report.findings)


def test_no_built_in_rule_is_off() -> None:
    assert ((), {}) == (BUILTIN.off, BUILTIN.changed)


def test_every_kind_of_check_is_used_by_a_rule() -> None:
    assert set(KINDS) == {rule.periksa for rule in BUILTIN.rules}


def test_codes_are_unique_and_none_is_that_of_a_crash() -> None:
    counts = Counter(rule.kode for rule in BUILTIN.rules)
    assert {1} == set(counts.values())
    assert CRASHED not in counts


# --- examples --------------------------------------------------------------------------------


@pytest.mark.parametrize(("kode", "nomor"), EXAMPLES)
def test_an_example_gives_what_it_promises(kode: str, nomor: int) -> None:
    result = results()[kode, nomor]
    assert (kode, True, "sesuai") == (kode, result.benar, result.pesan.id)


def test_every_example_was_run() -> None:
    assert EXAMPLES == list(results())


@every_rule
def test_a_rule_has_an_example_that_passes_and_one_that_fails(rule: Rule) -> None:
    assert {True, False} == {example.lulus for example in rule.contoh}


@every_rule
def test_the_failing_example_of_a_rule_is_one_finding(rule: Rule) -> None:
    """One defect, one finding: the first example shows one defect (per area, at most)."""
    nomor = next(n for n, example in enumerate(rule.contoh, 1) if not example.lulus)
    by_area = Counter(f.area for f in example_report(rule.kode, nomor).findings)
    assert {1} == set(by_area.values())


def test_examples_that_are_wrong_are_told() -> None:
    """Either way, with the promise that did not come true."""
    rule = RULES["BKT001"]
    turned = rule._replace(
        contoh=tuple(example._replace(lulus=not example.lulus) for example in rule.contoh)
    )
    told = run(BUILTIN._replace(rules=(turned,)))
    assert [False, False, False] == [result.benar for result in told]
    assert [
        "contoh yang seharusnya lulus memberi temuan",
        "contoh yang seharusnya lulus memberi temuan",
        "contoh yang seharusnya gagal tidak memberi temuan",
    ] == [result.pesan.id for result in told]


def test_an_example_of_a_rule_that_crashes_is_told() -> None:
    odd = RULES["BKT001"]._replace(saran=RULES["BKT001"].saran._replace(en="{tak_ada}"))
    told = [result for result in run(BUILTIN._replace(rules=(odd,))) if not result.lulus]
    assert [False, False] == [result.benar for result in told]
    assert "BKT001" in told[0].pesan.id


def test_an_example_says_only_what_matters_to_it() -> None:
    """The rest is that of a plan without defects."""
    plan = example_plan(RULESET, {"kegiatan": [{"lke": "P.V.2.b", "bukti_fisik": "X"}]})
    row = plan.kegiatan[0]
    assert (CLEAN_YEAR, ("P.V.2.b",), ("X",)) == (plan.tahun, row.lke, row.bukti_fisik)
    assert ("V", "Penguatan Pengawasan") == (plan.area[0].kode, plan.area[0].judul)
    assert RULESET.instrument.indikator["P.V.2.b"].judul.id == row.indikator
    assert (1, 0, 0) == (row.row, row.area, row.komponen)


def test_an_example_may_be_about_hasil() -> None:
    plan = example_plan(RULESET, {"kegiatan": [{"lke": "H.1", "area": "I"}]})
    assert ("H.1",) == plan.kegiatan[0].lke


# --- texts -----------------------------------------------------------------------------------


@every_rule
def test_a_rule_belongs_to_a_known_family(rule: Rule) -> None:
    assert rule.keluarga in FAMILIES
    assert (6, True) == (len(rule.kode), rule.kode[3:].isdigit())


@every_rule
def test_a_rule_says_everything_in_both_languages(rule: Rule) -> None:
    texts = (rule.judul, rule.mengapa, rule.pesan, rule.saran, rule.dasar.sumber)
    for words in (part for text in texts for part in text):
        assert words.strip() == words != ""
        assert "  " not in words


@every_rule
def test_messages_and_remedies_are_sentences(rule: Rule) -> None:
    for words in (*rule.pesan, *rule.saran, *rule.mengapa):
        assert words.endswith((".", ".”", "{catatan}"))


@every_rule
def test_titles_and_reasons_hold_no_placeholder(rule: Rule) -> None:
    for text in (rule.judul, rule.mengapa, rule.dasar.sumber):
        assert [set(), set()] == names(text)


@every_rule
def test_both_languages_fill_in_the_same(rule: Rule) -> None:
    for text in (rule.pesan, rule.saran):
        one, other = names(text)
        assert one == other


@pytest.mark.parametrize(("kode", "nomor"), FAILING)
def test_placeholders_are_names_that_the_kind_fills(kode: str, nomor: int) -> None:
    rule = RULES[kode]
    wanted = set().union(*names(rule.pesan), *names(rule.saran))
    found = hits(rule, nomor)
    assert found
    for hit in found:
        assert set() == wanted - set(hit.values)


@pytest.mark.parametrize(("kode", "nomor"), FAILING)
def test_what_a_reader_sees_has_no_braces_left(kode: str, nomor: int) -> None:
    for finding in example_report(kode, nomor).findings:
        for words in (*finding.message, *finding.remedy, *finding.basis):
            assert not {"{", "}"} & set(words)
            assert "None" not in words
            assert "  " not in words.strip()
            assert words == words.strip()


@pytest.mark.parametrize(("kode", "nomor"), FAILING)
def test_english_readers_get_no_indonesian_months_or_lists(kode: str, nomor: int) -> None:
    """Outside what is quoted from the plan, and names of documents."""
    indonesian = {
        "Januari",
        "Februari",
        "Maret",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "Oktober",
        "baris",
        "triwulan",
    }
    for finding in example_report(kode, nomor).findings:
        for words in (finding.message.en, finding.remedy.en):
            outside = "".join(part.split("”")[-1] for part in words.split("“"))
            plain = {word.strip(".,;:()") for word in outside.split()}
            assert set() == indonesian & plain


# --- what the options name -------------------------------------------------------------------


def patterns(value: Any, *, key: str = "") -> list[str]:
    """Every LKE pattern in an options object."""
    found: list[str] = []
    if hasattr(value, "_fields"):
        for name in value._fields:
            found += patterns(getattr(value, name), key=name)
    elif isinstance(value, tuple):
        for item in value:
            found += patterns(item, key=key)
    elif key in ("lke", "kecuali", "siapkan"):
        found.append(value)
    return found


@every_rule
def test_every_pattern_of_a_rule_names_an_indikator(rule: Rule) -> None:
    for pattern in (*patterns(rule.opsi), *rule.dasar.lke):
        assert select_ids(KNOWN, (pattern,)), pattern


@every_rule
def test_a_cap_gives_answers_of_the_scales_that_it_names(rule: Rule) -> None:
    if rule.batas is None:
        return
    for scale, letter in rule.batas.jawaban.items():
        assert letter in BUILTIN.instrument.skala[scale]
    for indikator in BUILTIN.instrument.pemenuhan:
        assert 0 <= rule.batas.on(BUILTIN.instrument, indikator) <= 1


def test_caps_by_name_are_one_step_two_steps_and_nothing() -> None:
    caps = {rule.kode: rule.batas for rule in BUILTIN.rules}
    on = {
        "P.VI.1.a": ("BKT003", 0.75, "URT001", 0.5, "BKT001", 0.0),
        "P.V.5.a": ("BKT003", 0.67, "URT001", 0.33, "BKT001", 0.0),
        "P.V.3.a": ("BKT003", 0.5, "URT001", 0.5, "BKT001", 0.0),
        "P.I.1.a": ("BKT003", 1.0, "URT001", 0.0, "BKT001", 0.0),
    }
    for id_, (one, a, two, b, none, c) in on.items():
        indikator = BUILTIN.instrument.indikator[id_]
        actual = tuple(caps[code].on(BUILTIN.instrument, indikator) for code in (one, two, none))  # type: ignore[union-attr]
        assert (a, b, c) == actual


def test_rules_that_the_score_rests_on_may_not_be_switched_off() -> None:
    assert {"KOM001", "KOM002", "KOM003", "KOM004", "WKT010"} == {
        rule.kode for rule in BUILTIN.rules if rule.wajib
    }


def test_every_cadence_of_the_instrument_is_judged_by_one_rule() -> None:
    judged = Counter(
        id_
        for rule in BUILTIN.rules
        if rule.periksa in ("irama_lke", "triwulan")
        for id_ in select_ids(KNOWN, rule.opsi.lke)
    )
    asked = {i.id: 1 for i in BUILTIN.instrument.pemenuhan if i.irama}
    assert asked == judged


def test_the_notes_that_are_worth_telling_are_notes_of_the_schedule() -> None:
    assert set(RULES["WKT008"].opsi.catatan) <= NOTE_CODES


def test_evidence_needs_name_known_indikator_and_kinds_once() -> None:
    seen: Counter[tuple[str, bool]] = Counter()
    for need in BUILTIN.evidence.needs:
        assert need.jenis <= set(BUILTIN.evidence.kinds)
        assert need.jenis or need.kata or need.kepala
        assert all((*need.nama, *need.contoh))
        seen.update((id_, need.strengthens) for id_ in need.lke)
    assert {id_ for id_, _ in seen} <= set(KNOWN)
    assert {1} == set(seen.values())


def test_every_need_is_asked_for_by_one_rule() -> None:
    asked = Counter(
        need.kode
        for rule in BUILTIN.rules
        if rule.periksa == "bukti_perlu"
        for need in BUILTIN.evidence.needs
        if rule.opsi.chooses(need)
    )
    assert {need.kode: 1 for need in BUILTIN.evidence.needs} == asked


def test_needs_that_only_strengthen_cost_no_points() -> None:
    capped = {
        rule.opsi.penguat: rule.batas is not None
        for rule in BUILTIN.rules
        if rule.periksa == "bukti_perlu"
    }
    assert {False: True, True: False} == capped


def test_caps_lie_on_no_rule_that_is_only_information() -> None:
    assert [] == [r.kode for r in BUILTIN.rules if r.tingkat == "info" and r.batas and not r.wajib]


def test_meeting_papers_are_known_kinds_of_evidence() -> None:
    assert set(RULES["BKT008"].opsi.perlu) <= set(BUILTIN.evidence.kinds)


def test_what_a_remedy_gives_as_example_meets_the_need() -> None:
    """Whoever follows the advice is not told the same again."""
    lexicon = BUILTIN.evidence
    for need in lexicon.needs:
        assert need.met(need.contoh.id, lexicon.read((need.contoh.id,))), need.kode


def test_implied_words_stand_for_indikator_of_komponen_with_siblings() -> None:
    for rule in BUILTIN.rules:
        if rule.periksa == "cakupan":
            for hint in rule.opsi.tersirat:
                part = BUILTIN.instrument.komponen[BUILTIN.instrument.indikator[hint.lke].komponen]
                assert len(part.indikator) > 1
                assert all(word == word.casefold() for word in hint.kata)


def test_the_two_rules_on_absent_indikator_take_the_same_words() -> None:
    """Otherwise an absent one would be told by both, or by none and be earned in full."""
    assert RULES["KOM003"].opsi.tersirat == RULES["KOM004"].opsi.tersirat


CHAINS = RULES["URT001"].opsi.rantai


def test_the_three_degrees_of_order_share_their_chains() -> None:
    assert CHAINS == RULES["URT002"].opsi.rantai == RULES["URT003"].opsi.rantai
    assert {"seluruhnya", "mulai", "sebulan"} == {
        RULES[kode].opsi.derajat for kode in ("URT001", "URT002", "URT003")
    }


@pytest.mark.parametrize("chain", CHAINS, ids=[chain.kode for chain in CHAINS])
def test_a_chain_has_steps_of_known_indikator_in_one_area(chain: Any) -> None:
    assert len(chain.langkah) > 1
    ids = [id_ for step in chain.langkah for id_ in select_ids(KNOWN, step.lke)]
    assert 1 == len({BUILTIN.instrument.indikator[id_].area for id_ in ids})
    for step in chain.langkah:
        assert all(step.nama)
        assert all(word == word.casefold() for word in step.kata)


def test_chains_have_codes_of_their_own() -> None:
    assert len(CHAINS) == len({chain.kode for chain in CHAINS})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("P.VI.4.a", "P.VI.4.b"),
        ("P.VI.4.a", "P.VI.4.c"),
        ("P.V.5.a", "P.V.5.b"),
        ("P.V.5.c", "P.V.5.d"),
        ("P.II.1.a", "P.II.1.b"),
        ("P.II.1.b", "P.II.1.c"),
        ("P.III.3.a", "P.III.3.b"),
        ("P.I.3.b", "P.I.3.c"),
        ("P.V.4.b", "P.V.4.c"),
        ("P.V.3.c", "P.V.3.d"),
    ],
)
def test_the_chains_of_the_design_are_there(before: str, after: str) -> None:
    """Policy, implementation, evaluation, follow-up; survey, publication, follow-up; ..."""
    told = example_plan(
        RULESET,
        {
            "kegiatan": [
                {"lke": before, "target_waktu": "Juni"},
                {"lke": after, "target_waktu": "Mei"},
            ]
        },
    )
    alone = RULESET._replace(rules=(RULES["URT001"],))
    assert [(1, 2)] == [finding.rows for finding in check(told, alone).findings]
