"""Rule sets of other people: what they change, and what is wrong with them, line by line."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from strategies import found, plan_of

from zicheck import rulesets
from zicheck.checking import CRASHED, check
from zicheck.errors import InputError
from zicheck.regulations import parse_id
from zicheck.rulesets import MAX_BYTES
from zicheck.ruletest import run

if TYPE_CHECKING:
    from zicheck.errors import Problem
    from zicheck.report import Finding
    from zicheck.rule import RuleSet

RULE = """
  - kode: MON901
    judul: {id: Monev bulanan, en: Monthly monev}
    tingkat: warning
    periksa: triwulan
    opsi: {lke: [P.I.3.b], per_tahun: 12}
    dasar: {sumber: {id: Surat edaran, en: A circular}, lke: [P.I.3.b]}
    mengapa: {id: Diminta inspektorat., en: The inspectorate asks for it.}
    pesan: {id: "Monev kosong pada {kosong}.", en: "No monev in {kosong}."}
    saran: {id: "Tambahkan {pertama}.", en: "Add {pertama}."}
    batas: satu-tingkat
    contoh:
      gagal: [{kegiatan: [{lke: P.I.3.b, target_waktu: Juni}]}]
      lulus: [{kegiatan: [{lke: P.I.3.b, target_waktu: Setiap bulan}]}]
"""
HEAD = "id: contoh\n"


def written(folder: Path, text: str, name: str = "aturan.yaml") -> Path:
    """A rule-set file that holds `text`, its indentation taken off."""
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def loaded(folder: Path, text: str) -> RuleSet:
    return rulesets.load(written(folder, text))


def problems(path: Path) -> tuple[Problem, ...]:
    """What is wrong with the rule set at `path`; every fault names the file."""
    with pytest.raises(InputError) as caught:
        rulesets.load(path)
    for problem in caught.value.problems:
        assert problem.place.file.endswith(path.suffix)
        assert all(text.strip().endswith((".", "?")) for text in problem.text)
    return caught.value.problems


def fault(folder: Path, text: str) -> tuple[int | None, str]:
    """Line and words of the one thing that is wrong."""
    found_ = problems(written(folder, text))
    assert [found_[0].text] == [problem.text for problem in found_]
    return found_[0].place.line, found_[0].text.id


def told(ruleset: RuleSet, code: str, *rows: dict[str, object]) -> list[Finding]:
    return [f for f in check(plan_of(*rows), ruleset).findings if f.rule == code]


EMPTY = ({"lke": "P.V.2.b", "bukti_fisik": ""}, {"lke": "P.I.1.a"})


# --- what a rule set may change --------------------------------------------------------------


def test_a_rule_set_that_changes_nothing_has_all_rules_of_the_one_it_extends(
    tmp_path: Path,
) -> None:
    ruleset = loaded(tmp_path, "id: kosong\nmemperluas: permenpanrb-90-2021\n")
    base = rulesets.builtin()
    assert {rule.kode: rule for rule in base.rules} == {rule.kode: rule for rule in ruleset.rules}
    assert ("kosong", ("kosong", "kosong"), (), {}) == (
        ruleset.id,
        ruleset.nama,
        ruleset.off,
        ruleset.changed,
    )


def test_it_extends_the_built_in_one_when_it_names_none(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {BKT001: mati}\n")
    assert len(rulesets.builtin().rules) - 1 == len(ruleset.rules)


def test_it_may_have_a_name_in_both_languages(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {}\nnama: {id: Aturan kami, en: Our rules}\n")
    assert ("Aturan kami", "Our rules") == ruleset.nama


@pytest.mark.parametrize("change", ["mati", "{tingkat: mati}"])
def test_a_rule_can_be_switched_off(tmp_path: Path, change: str) -> None:
    ruleset = loaded(tmp_path, f"id: x\nubah: {{BKT001: {change}}}\n")
    assert ["BKT001"] == [rule.kode for rule in ruleset.off]
    assert "BKT001" not in {rule.kode for rule in ruleset.rules}
    assert {"BKT001": "mati"} == ruleset.changed
    assert [] == told(ruleset, "BKT001", *EMPTY)


def test_a_rule_that_is_off_can_still_be_looked_up(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {BKT001: mati}\n")
    rule = ruleset.get("BKT001")
    assert rule is not None
    assert ("BKT001", None) == (rule.kode, ruleset.get("XXX999"))


def test_the_level_of_a_rule_can_be_changed(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {BKT001: {tingkat: info}}\n")
    assert ["info"] == [f.severity for f in told(ruleset, "BKT001", *EMPTY)]
    assert {"BKT001": "diubah"} == ruleset.changed


def test_the_level_of_a_required_rule_can_be_changed(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {KOM003: {tingkat: error}}\n")
    rule = ruleset.get("KOM003")
    assert rule is not None
    assert ("error", True) == (rule.tingkat, rule.wajib)


def test_one_option_can_be_changed_and_the_others_stay(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {WKT009: {opsi: {sedikitnya: 3}}}\n")
    rule = ruleset.get("WKT009")
    assert rule is not None
    assert (0.25, 3) == (rule.opsi.bagian, rule.opsi.sedikitnya)


def test_the_cap_of_a_rule_can_be_changed_by_name_or_by_answers(tmp_path: Path) -> None:
    text = "id: x\nubah: {BKT001: {batas: satu-tingkat}, BKT003: {batas: {A-E: D}}}\n"
    ruleset = loaded(tmp_path, text)
    caps = {rule.kode: rule.batas.jawaban for rule in ruleset.rules if rule.batas}
    assert ({"A-C": "B", "A-D": "B", "A-E": "B"}, {"A-E": "D"}) == (caps["BKT001"], caps["BKT003"])


def test_the_cap_of_a_rule_can_be_taken_away(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, "id: x\nubah: {BKT001: {batas: null}}\n")
    assert [0.0] == [f.share for f in told(ruleset, "BKT001", *EMPTY)]


def test_a_new_rule_of_a_known_kind_needs_no_python(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, f"id: x\naturan:{RULE}")
    findings = told(ruleset, "MON901", {"lke": "P.I.3.b", "target_waktu": "Maret-Desember 2025"})
    assert ["Monev kosong pada bulan Januari dan Februari."] == [f.message.id for f in findings]
    assert {"MON901": "baru"} == ruleset.changed


def test_the_examples_of_a_new_rule_are_run(tmp_path: Path) -> None:
    ruleset = loaded(tmp_path, f"id: x\naturan:{RULE}")
    results = [result for result in run(ruleset) if result.kode == "MON901"]
    assert [(False, True), (True, True)] == [(r.lulus, r.benar) for r in results]


def test_rules_stay_in_the_order_of_their_families(tmp_path: Path) -> None:
    codes = [rule.kode for rule in loaded(tmp_path, f"id: x\naturan:{RULE}").rules]
    assert codes.index("MON006") + 1 == codes.index("MON901") == codes.index("BKT001") - 1


def test_a_new_chain_is_held_against_the_plan(tmp_path: Path) -> None:
    ruleset = loaded(
        tmp_path,
        """
        id: x
        memperluas: permenpanrb-90-2021
        rantai:
          - kode: apresiasi
            langkah:
              - {nama: {id: penilaian, en: appraisal}, lke: [P.III.4.c]}
              - {nama: {id: inovasi, en: innovation}, lke: [P.VI.2.f], sebulan: true}
        """,
    )
    rows = (
        {"lke": "P.III.4.c", "target_waktu": "Juni"},
        {"lke": "P.VI.2.f", "target_waktu": "Mei"},
    )
    assert [(1, 2)] == [f.rows for f in told(ruleset, "URT001", *rows)]
    assert [] == found(plan_of(*rows), "URT001")


def test_a_new_regulation_is_known(tmp_path: Path) -> None:
    ruleset = loaded(
        tmp_path,
        """
        id: x
        memperluas: permenpanrb-90-2021
        regulasi:
          - {id: Perpres 46/2025, tentang: Pengadaan, lembaran: {jenis: LN, tahun: 2025, nomor: 67}}
          - {id: Perpres 12/2021, tentang: Perubahan, diganti: Perpres 46/2025}
        """,
    )
    assert ruleset.registry.printed_in(("LN", 2025, 67)) == parse_id("Perpres 46/2025")
    basis = [{"bagian": "mengingat", "teks": "Peraturan Presiden Nomor 12 Tahun 2021"}]
    report = check(plan_of(dasar_hukum=basis, tahun=2026), ruleset)
    assert any("Perpres 46/2025" in f.message.id for f in report.findings if f.rule == "HKM003")


def test_a_rule_set_may_extend_a_file_beside_it(tmp_path: Path) -> None:
    written(tmp_path, "id: dasar\nubah: {BKT001: mati, BKT002: {tingkat: info}}\n", "dasar.yaml")
    ruleset = loaded(tmp_path, "id: atas\nmemperluas: dasar.yaml\nubah: {BKT003: mati}\n")
    assert ["BKT001", "BKT003"] == [rule.kode for rule in ruleset.off]
    assert {"BKT003": "mati"} == ruleset.changed


def test_a_rule_that_a_lower_layer_switched_off_can_be_switched_on_again(tmp_path: Path) -> None:
    written(tmp_path, "id: dasar\nubah: {BKT001: mati}\n", "dasar.yaml")
    text = "id: atas\nmemperluas: dasar.yaml\nubah: {BKT001: {tingkat: error}}\n"
    assert () == loaded(tmp_path, text).off


def test_loading_one_rule_set_leaves_the_built_in_one_alone(tmp_path: Path) -> None:
    before = rulesets.builtin().rules
    loaded(tmp_path, "id: x\nubah: {BKT001: mati, WKT009: {opsi: {sedikitnya: 1}}}\n")
    assert (
        before
        == rulesets.builtin().rules
        == rulesets.rulebuild.build(rulesets._builtin_data()).rules
    )


@pytest.mark.parametrize("text", ["\ufeffid: x\nubah: {}\n", "id: x\r\nubah: {}\r\n"])
def test_a_mark_or_windows_lines_are_simply_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "aturan.yaml"
    path.write_bytes(text.encode())
    assert "x" == rulesets.load(path).id


# --- what may be wrong: names ----------------------------------------------------------------


def changed_rule(old: str, new: str) -> str:
    """A rule set with one new rule in which `old` stands as `new`; the rule begins on line 3."""
    assert old in RULE
    return HEAD + "aturan:" + RULE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "line", "near"),
    [
        ("id: x\nubahh: {}\naturan: []\n", 2, "ubah"),
        ("id: x\nubah:\n  BKT001:\n    tingkatt: info\n", 4, "tingkat"),
        (changed_rule("    mengapa:", "    mengapaa:"), 9, "mengapa"),
        (changed_rule("{sumber:", "{sumberr:"), 8, "sumber"),
        (changed_rule("      gagal:", "      gagall:"), 14, "gagal"),
        (changed_rule("target_waktu: Juni}", "target_waktuu: Juni}"), 14, "target_waktu"),
        ("id: x\nubah: {}\nrantai:\n  - kode: a\n    langkahh: []\n", 5, "langkah"),
        (
            (
                "id: x\nubah: {}\nregulasi:\n  - id: UU 1/2020\n    tentang: a\n"
                "    lembaran: {jenis: LN, tahunn: 2020, nomor: 1}\n"
            ),
            6,
            "tahun",
        ),
    ],
)
def test_an_unknown_key_names_its_line_and_the_nearest_key(
    tmp_path: Path, text: str, line: int, near: str
) -> None:
    said = [(p.place.line, p.text.id) for p in problems(written(tmp_path, text))]
    unknown = [item for item in said if "tidak dikenal" in item[1]]
    assert [line] == [item[0] for item in unknown]
    assert f"mungkin maksudnya `{near}`" in unknown[0][1]


def test_one_mistyped_key_under_ubah_is_one_problem(tmp_path: Path) -> None:
    """And it speaks of the file, not of the model behind it."""
    line, text = fault(tmp_path, "id: x\nubah:\n  BKT001:\n    tingkatt: info\n")
    assert 4 == line
    assert "literal" not in text


def test_an_unknown_rule_names_its_line_and_the_nearest(tmp_path: Path) -> None:
    line, text = fault(tmp_path, "id: x\nubah:\n  BKT099: mati\n")
    assert (3, True) == (line, "`BKT099`" in text and "terdekat: BKT019" in text)


def test_an_unknown_kind_names_its_line_and_the_nearest(tmp_path: Path) -> None:
    line, text = fault(tmp_path, changed_rule("periksa: triwulan", "periksa: triwulanan"))
    assert (6, True) == (line, "`triwulanan`" in text and "terdekat: triwulan" in text)


def test_a_kind_like_no_other_is_told_with_all_that_there_are(tmp_path: Path) -> None:
    _, text = fault(tmp_path, changed_rule("periksa: triwulan", "periksa: qqqqq"))
    assert "baris_ganda, baris_salah_bagian" in text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (changed_rule("per_tahun: 12", "per_tahunn: 12"), 7),
        ("id: x\nubah:\n  MON001:\n    opsi:\n      per_tahunn: 12\n", 5),
    ],
)
def test_an_unknown_option_names_its_line_and_the_nearest(
    tmp_path: Path, text: str, line: int
) -> None:
    assert (line, "Kunci `per_tahunn` tidak dikenal; mungkin maksudnya `per_tahun`.") == fault(
        tmp_path, text
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (changed_rule("opsi: {lke: [P.I.3.b]", "opsi: {lke: [P.I.3.z]"), 7),
        ("id: x\nubah:\n  MON001:\n    opsi:\n      lke:\n        - P.I.3.z\n", 6),
        (
            (
                "id: x\nubah: {}\nrantai:\n  - kode: a\n    langkah:\n"
                "      - {nama: {id: a, en: a}, lke: [P.I.1.a]}\n"
                "      - {nama: {id: b, en: b}, lke: [P.I.3.z]}\n"
            ),
            7,
        ),
    ],
)
def test_an_lke_pattern_that_names_nothing_names_its_line_and_the_nearest(
    tmp_path: Path, text: str, line: int
) -> None:
    at, said = fault(tmp_path, text)
    assert (line, True) == (at, "`P.I.3.z`" in said and "terdekat: P.I.3." in said)


def test_lke_patterns_in_the_chains_of_a_rule_of_ones_own_are_looked_up_too(
    tmp_path: Path,
) -> None:
    chains = (
        "opsi: {derajat: mulai, rantai: [{kode: a, langkah: [{nama: {id: a, en: a}, lke: [P.I.1.a]},"
        " {nama: {id: b, en: b}, lke: [P.I.9.z]}]}]}"
    )
    text = changed_rule("opsi: {lke: [P.I.3.b], per_tahun: 12}", chains)
    at, said = fault(tmp_path, text.replace("periksa: triwulan", "periksa: urutan"))
    assert (7, True) == (at, "`P.I.9.z`" in said)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: x\nubah:\n  BKT001:\n    batas: satu-tingkatt\n", 4),
        (changed_rule("batas: satu-tingkat", "batas: satu-tingkatt"), 12),
    ],
)
def test_an_unknown_cap_names_its_line_and_the_nearest(
    tmp_path: Path, text: str, line: int
) -> None:
    at, said = fault(tmp_path, text)
    assert "`satu-tingkatt`" in said
    assert "terdekat: satu-tingkat" in said
    assert line == at


@pytest.mark.parametrize("cap", ["{A-E: Z}", "{A-X: B}", "{ya/tidak: A}"])
def test_a_cap_with_an_answer_or_scale_that_does_not_exist_is_refused(
    tmp_path: Path, cap: str
) -> None:
    line, _ = fault(tmp_path, f"id: x\nubah:\n  BKT001:\n    batas: {cap}\n")
    assert 4 == line


def test_a_cap_of_the_wrong_form_is_one_problem(tmp_path: Path) -> None:
    """Though it may be a name or a mapping."""
    line, text = fault(tmp_path, "id: x\nubah:\n  BKT001:\n    batas: [a]\n")
    assert (4, True) == (line, "`batas`" in text)


@pytest.mark.parametrize(
    ("option", "name", "near"),
    [
        ("BKT008:\n    opsi: {perlu: [undangn]}", "undangn", "undangan"),
        ("BKT009:\n    opsi: {kode: [surveii]}", "surveii", "survei"),
        ("WKT008:\n    opsi: {catatan: [typo-monthh]}", "typo-monthh", "typo-month"),
    ],
)
def test_an_option_names_kinds_needs_and_notes_that_there_are(
    tmp_path: Path, option: str, name: str, near: str
) -> None:
    """One that does not exist would be silent, or a crash in every plan."""
    line, text = fault(tmp_path, f"id: x\nubah:\n  {option}\n")
    assert (4, True) == (line, f"`{name}`" in text and near in text)


@pytest.mark.parametrize("times", [0, -4, 5, 7, 365])
def test_monev_is_asked_for_as_often_as_divides_the_year(tmp_path: Path, times: int) -> None:
    line, text = fault(tmp_path, f"id: x\nubah:\n  MON001:\n    opsi: {{per_tahun: {times}}}\n")
    assert (4, True) == (line, "`per_tahun`" in text)


@pytest.mark.parametrize(
    "change",
    [
        "KOM004: {opsi: {tersirat: []}}",
        "KOM003: {opsi: {tersirat: []}}",
        "KOM003: {opsi: {tingkatan: area}}",
        "KOM004: {opsi: {tingkatan: komponen}}",
    ],
)
def test_no_change_lets_an_indikator_without_rows_earn_in_full(tmp_path: Path, change: str) -> None:
    """Neither refused nor taken may it score what no row serves."""
    path = written(tmp_path, f"id: x\nubah:\n  {change}\n")
    try:
        ruleset = rulesets.load(path)
    except InputError:
        return
    rows = (
        {"lke": "P.I.1.a", "bukti_fisik": "SK Tim; prosedur pemilihan anggota"},
        {"lke": "P.III.3.a"},
    )
    points = {i.id: i.ceiling for i in check(plan_of(*rows), ruleset).score.indicators}
    assert points["P.I.1.b"] < 1
    assert 0 == points["P.III.3.b"]


def test_switching_one_rule_off_does_not_silence_another(tmp_path: Path) -> None:
    """The evidence repeats the action, and names an activity: the second is left to tell."""
    ruleset = loaded(tmp_path, "id: x\nubah: {BKT002: mati}\n")
    row = {
        "lke": "P.V.2.b",
        "langkah_aksi": "Membuat penilaian risiko atas pelaksanaan kebijakan",
        "bukti_fisik": "Penilaian risiko atas pelaksanaan kebijakan",
    }
    assert 1 == len(told(ruleset, "BKT003", row))


@pytest.mark.parametrize("base", ["permenpanrb-90-2022", "permenpanrb", "dasar"])
def test_an_unknown_base_names_its_line_and_what_is_known(tmp_path: Path, base: str) -> None:
    line, text = fault(tmp_path, f"id: x\nmemperluas: {base}\n")
    assert (2, True) == (line, f"`memperluas: {base}`" in text and "`permenpanrb-90-2021`" in text)


def test_a_base_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "id: x\nmemperluas: tak-ada.yaml\n")
    (problem,) = problems(path)
    assert problem.place.file.endswith("tak-ada.yaml")


def test_a_fault_in_the_base_file_names_that_file(tmp_path: Path) -> None:
    written(tmp_path, "id: dasar\nubah:\n  BKT099: mati\n", "dasar.yaml")
    path = written(tmp_path, "id: x\nmemperluas: dasar.yaml\n")
    (problem,) = problems(path)
    assert (True, 3) == (problem.place.file.endswith("dasar.yaml"), problem.place.line)


# --- what may be wrong: values ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("id: x\nubah:\n  BKT001: {tingkat: berat}\n", 3, "tingkat"),
        (changed_rule("tingkat: warning", "tingkat: gawat"), 5, "tingkat"),
        (changed_rule("per_tahun: 12", "per_tahun: dua belas"), 7, "per_tahun"),
        (changed_rule("lke: [P.I.3.b], per_tahun", "lke: 5, per_tahun"), 7, "lke"),
        ("id: x\nubah:\n  WKT009:\n    opsi: {bagian: banyak}\n", 4, "bagian"),
        (changed_rule("kode: MON901", "kode: mon901"), 3, "kode"),
        ("id: x\naturan: 5\n", 2, "aturan"),
        ("id: x\nubah: [BKT001]\n", 2, "ubah"),
        ("id: x\nubah: {}\nregulasi:\n  - {id: Permen, tentang: a}\n", 4, "id"),
        ("id: x\nubah: {}\nregulasi:\n  - {id: UU 1/2020, tentang: a, akhir: lama}\n", 4, "akhir"),
        ("id: [x]\nubah: {}\n", 1, "id"),
    ],
)
def test_a_value_of_the_wrong_type_names_its_line_and_key(
    tmp_path: Path, text: str, line: int, key: str
) -> None:
    said = [(p.place.line, p.text.id) for p in problems(written(tmp_path, text))]
    assert (line, True) in [(at, f"`{key}`" in words) for at, words in said]


def test_a_wrong_level_under_ubah_is_one_problem(tmp_path: Path) -> None:
    line, _ = fault(tmp_path, "id: x\nubah:\n  BKT001: {tingkat: berat}\n")
    assert 3 == line


@pytest.mark.parametrize(
    "text",
    [
        "id: x\nubah:\n  WKT009: {tingkat: berat}\n",
        changed_rule("tingkat: warning", "tingkat: gawat"),
        changed_rule("per_tahun: 12", "per_tahun: dua belas"),
    ],
)
def test_a_wrong_value_is_told_in_the_language_of_the_reader(tmp_path: Path, text: str) -> None:
    """Not in that of the library behind it."""
    for problem in problems(written(tmp_path, text)):
        assert "Input should" not in problem.text.id


@pytest.mark.parametrize("field", ["judul", "dasar", "mengapa", "pesan", "saran", "tingkat"])
def test_a_missing_key_of_a_rule_is_named_at_the_rule(tmp_path: Path, field: str) -> None:
    lines = [line for line in RULE.splitlines() if not line.strip().startswith(f"{field}:")]
    line, text = fault(tmp_path, HEAD + "aturan:" + "\n".join(lines) + "\n")
    assert (3, f"Kunci `{field}` tidak ada; tambahkan.") == (line, text)


def test_a_rule_needs_examples_of_both_kinds(tmp_path: Path) -> None:
    no_pass = "\n".join(line for line in RULE.splitlines() if "lulus" not in line)
    assert "`lulus`" in fault(tmp_path, f"id: x\naturan:{no_pass}\n")[1]
    _, text = fault(
        tmp_path,
        changed_rule(
            "lulus: [{kegiatan: [{lke: P.I.3.b, target_waktu: Setiap bulan}]}]", "lulus: []"
        ),
    )
    assert "`lulus`" in text


def test_a_missing_option_is_told_once(tmp_path: Path) -> None:
    assert (7, "Kunci `lke` tidak ada; tambahkan.") == fault(
        tmp_path, changed_rule("lke: [P.I.3.b], per_tahun", "per_tahun")
    )


def test_a_text_in_one_language_is_not_enough(tmp_path: Path) -> None:
    _, text = fault(tmp_path, changed_rule("{id: Monev bulanan, en: Monthly monev}", "{id: Monev}"))
    assert "Kunci `en` tidak ada; tambahkan." == text


def test_a_code_that_is_taken_is_refused(tmp_path: Path) -> None:
    line, text = fault(tmp_path, changed_rule("MON901", "MON001"))
    assert (3, True) == (line, "`MON001` sudah dipakai" in text)


def test_a_code_may_not_stand_twice_in_one_file(tmp_path: Path) -> None:
    line, _ = fault(tmp_path, f"id: x\naturan:{RULE}{RULE.lstrip(chr(10))}")
    assert 16 == line


@pytest.mark.parametrize("code", ["KOM001", "KOM002", "KOM003", "KOM004", "WKT010"])
@pytest.mark.parametrize("change", ["mati", "{tingkat: mati}"])
def test_a_rule_that_the_score_rests_on_cannot_be_switched_off(
    tmp_path: Path, code: str, change: str
) -> None:
    line, text = fault(tmp_path, f"id: x\nubah:\n  BKT001: mati\n  {code}: {change}\n")
    assert (4, True) == (line, f"aturan `{code}`, sehingga hanya tingkatnya" in text)


@pytest.mark.parametrize(
    "template",
    [
        "{kosong.__class__}",
        "{kosong:>999}",
        "{kosong!r}",
        "{kosong[0]}",
        "{0}",
        "{}",
        "{ kosong }",
        "{KOSONG}",
        "{kosong",
        "kosong}",
        "{{kosong}}",
        "}kosong{",
    ],
)
@pytest.mark.parametrize("field", ["pesan", "saran"])
def test_a_template_holds_plain_names_only(tmp_path: Path, field: str, template: str) -> None:
    old = "Monev kosong pada {kosong}." if field == "pesan" else "Tambahkan {pertama}."
    line, text = fault(tmp_path, changed_rule(old, template))
    assert ({"pesan": 10, "saran": 11}[field], True) == (line, "`id`" in text)


@pytest.mark.parametrize("template", ["{tak_ada}.", "{kosong} {judul}."])
def test_a_name_that_the_kind_does_not_fill_is_told_by_the_rules_own_examples(
    tmp_path: Path, template: str
) -> None:
    """And by a plan as a rule that could not be run; the run goes on."""
    text = changed_rule("Monev kosong pada {kosong}.", template)
    ruleset = loaded(tmp_path, text)
    results = {r.lulus: r.benar for r in run(ruleset) if r.kode == "MON901"}
    assert {False: False, True: True} == results
    row = {"lke": "P.I.3.b", "target_waktu": "Juni"}
    assert ["Aturan MON901"] == [f.message.id[:13] for f in told(ruleset, CRASHED, row)]


def pattern_rule(pattern: str) -> str:
    return f"id: x\nubah:\n  STR009:\n    opsi:\n      pola: '{pattern}'\n"


@pytest.mark.parametrize(
    "pattern",
    ["(", "[a-", "*a", "(?P<a>x)(?P<a>y)", "a" * 301, "(a+)+b", "(a*)*", "(?:a+)*b", "(a{2,})+"],
)
def test_a_pattern_that_cannot_be_read_or_could_run_away_is_refused(
    tmp_path: Path, pattern: str
) -> None:
    line, text = fault(tmp_path, pattern_rule(pattern))
    assert (5, True) == (line, "`pola`" in text)


@pytest.mark.parametrize(
    "pattern",
    [r"tahun\s+\d{4}", r"(?i)\bnomor\b", r"(\d{1,2})\s+tahun", r"(a|b){3}", r"x{2}(y)"],
)
def test_a_pattern_whose_cost_has_a_bound_is_taken(tmp_path: Path, pattern: str) -> None:
    rule = loaded(tmp_path, pattern_rule(pattern)).get("STR009")
    assert rule is not None
    assert pattern == rule.opsi.pola


@pytest.mark.parametrize("name", ["diganti", "diubah"])
def test_a_regulation_is_replaced_or_amended_by_an_id(tmp_path: Path, name: str) -> None:
    line, text = fault(
        tmp_path,
        f"id: x\nubah: {{}}\nregulasi:\n  - id: UU 1/2020\n    tentang: a\n    {name}: undang-undang baru\n",
    )
    assert (6, True) == (line, f"`{name}`" in text)


def test_the_option_that_names_a_regulation_is_an_id(tmp_path: Path) -> None:
    line, _ = fault(tmp_path, "id: x\nubah:\n  HKM001:\n    opsi: {regulasi: Permen PANRB}\n")
    assert 4 == line


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = """
        id: x
        ubah:
          BKT099: mati
          KOM001: mati
          MON001: {opsi: {lke: [P.IX.*]}}
        """
    assert [3, 4, 5] == sorted(p.place.line or 0 for p in problems(written(tmp_path, text)))


# --- what may be wrong: the file -------------------------------------------------------------


def test_a_rule_set_that_extends_itself_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, "id: x\nmemperluas: aturan.yaml\n"))
    assert "memperluas dirinya sendiri" in problem.text.id


def test_two_rule_sets_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    written(tmp_path, "id: a\nmemperluas: aturan.yaml\n", "a.yaml")
    (problem,) = problems(written(tmp_path, "id: x\nmemperluas: ./a.yaml\n"))
    assert "memperluas dirinya sendiri" in problem.text.id


def test_layers_without_end_are_refused(tmp_path: Path) -> None:
    for number in range(20):
        written(tmp_path, f"id: l\nmemperluas: l{number + 1}.yaml\n", f"l{number}.yaml")
    (problem,) = problems(tmp_path / "l0.yaml")
    assert "terlalu dalam" in problem.text.id


@pytest.mark.parametrize(
    "text",
    [
        "zicheck: 1\nunit: KPU\ntahun: 2025\narea: []\n",
        "- BKT001\n",
        "hanya teks\n",
        "nama: {id: a, en: b}\n",
    ],
)
def test_a_file_that_is_no_rule_set_is_told_so(tmp_path: Path, text: str) -> None:
    (problem,) = problems(written(tmp_path, text))
    assert "bukan kumpulan aturan" in problem.text.id


@pytest.mark.parametrize("text", ["", "# hanya komentar\n", "---\n"])
def test_an_empty_file_is_told_so(tmp_path: Path, text: str) -> None:
    (problem,) = problems(written(tmp_path, text))
    assert "kosong" in problem.text.id.casefold()


def test_an_empty_rule_set_file_does_not_advise_to_write_a_plan(tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, ""))
    assert "rencana aksi" not in problem.text.id


def test_a_file_without_an_id_is_told_so(tmp_path: Path) -> None:
    assert (1, "Kunci `id` tidak ada; tambahkan.") == fault(tmp_path, "ubah: {BKT001: mati}\n")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (problem,) = problems(path)
    assert "5 MB" in problem.text.id


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: x\nubah: {BKT001: mati\n", 3),
        ("id: x\nubah:\n\tBKT001: mati\n", 3),
        ("id: x\nid: y\nubah: {}\n", 2),
        ("id: x\nubah: *tak_ada\n", 2),
    ],
)
def test_broken_yaml_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "aturan.yaml"
    path.write_text(text, encoding="utf-8")
    (problem,) = problems(path)
    assert line == problem.place.line


def test_latin_1_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "aturan.yaml"
    path.write_bytes("id: x\n# caf\u00e9\nubah: {}\n".encode("latin-1"))
    (problem,) = problems(path)
    assert (2, True) == (problem.place.line, "UTF-8" in problem.text.id)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "tak-ada.yaml")
    assert "tidak dapat dibaca" in problem.text.id


def test_a_folder_is_no_rule_set(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").mkdir()
    (problem,) = problems(tmp_path / "map.yaml")
    assert "tidak dapat dibaca" in problem.text.id


def test_a_file_that_may_not_be_read_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused here rather than by the file's rights, which do not bind root."""
    path = written(tmp_path, "id: x\nubah: {}\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = problems(path)
    assert "tidak dapat dibaca" in problem.text.id


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "infinity", "0x1F", "2025-01-01", "yes"])
def test_a_bare_word_in_a_text_stays_that_word(tmp_path: Path, value: str) -> None:
    """It is no number to YAML either."""
    text = f"id: x\nubah:\n  BKT005:\n    opsi: {{pola: [{value}]}}\n"
    rule = loaded(tmp_path, text).get("BKT005")
    assert rule is not None
    assert (value,) == rule.opsi.pola


@pytest.mark.parametrize(
    ("code", "options", "named"),
    [
        ("SLN006", "{kolom: langkah}", "kolom"),
        ("HKM009", "{selain: [Permen PANRB 9&0/2021]}", "selain"),
        ("HKM001", "{regulasi: ''}", "regulasi"),
        ("URT001", "{rantai: [a]}", "rantai"),
    ],
)
def test_an_option_that_no_check_can_use_is_refused_when_the_set_is_loaded(
    tmp_path: Path, code: str, options: str, named: str
) -> None:
    line, text = fault(tmp_path, f"id: x\nubah:\n  {code}:\n    opsi: {options}\n")
    assert (4, True) == (line, f"`{named}`" in text)
