"""The rule sets in `examples/aturan/`: they load, keep their word, and change what they say."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from zicheck import cli, rulesets, ruletest
from zicheck.checking import check
from zicheck.errors import InputError

if TYPE_CHECKING:
    from zicheck.report import Finding
    from zicheck.rule import RuleSet

FOLDER = Path(__file__).parent.parent / "examples" / "aturan"
FILES = sorted(FOLDER.glob("*.yaml"))
COURT = "pengadilan.yaml"
STATISTICS = "statistik.yaml"


@cache
def ruleset(name: str) -> RuleSet:
    return rulesets.load(FOLDER / name)


def found(rules: RuleSet, snippet: dict[str, Any]) -> dict[str, Finding]:
    """What `rules` say of a small plan, by code (the first of each)."""
    report = check(ruletest.example_plan(rules, snippet), rules)
    assert "BCA900" not in {finding.rule for finding in report.findings}
    first: dict[str, Finding] = {}
    for finding in report.findings:
        first.setdefault(finding.rule, finding)
    return first


def changes(name: str, **snippet: Any) -> tuple[set[str], set[str]]:
    """The codes that only the built-in rules find in a plan, and those only the example finds."""
    before = set(found(rulesets.builtin(), snippet))
    after = set(found(ruleset(name), snippet))
    return before - after, after - before


class TestEveryExample:
    """Both are whole, and show all that a rule set may do."""

    def test_there_are_two(self) -> None:
        assert [COURT, STATISTICS] == [path.name for path in FILES]

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_its_examples_come_out_as_promised(self, path: Path) -> None:
        assert [] == [r for r in ruletest.run(rulesets.load(path)) if not r.benar]

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_the_command_says_so(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert 0 == cli.main(["rules", "test", str(path)])
        assert "keluar seperti yang dijanjikan" in capsys.readouterr().out

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_it_shows_all_that_a_rule_set_may_do(self, path: Path) -> None:
        """Off, another level, other options, a new rule, a chain and a regulation."""
        own = yaml.safe_load(path.read_text(encoding="utf-8"))
        rules = rulesets.load(path)
        assert {"mati", "diubah", "baru"} == set(rules.changed.values())
        assert any(change != "mati" and "tingkat" in change for change in own["ubah"].values())
        assert "jenjang" in own["ubah"]["SLN003"]["opsi"]
        assert {"id", "nama", "memperluas", "ubah", "aturan", "rantai", "regulasi"} == set(own)

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_texts_are_in_both_languages(self, path: Path) -> None:
        """The new rules can be explained in either."""
        rules = rulesets.load(path)
        for code, change in rules.changed.items():
            if change == "baru":
                for lang in ("id", "en"):
                    assert 0 == cli.main(
                        ["rules", "explain", code, "--ruleset", str(path), "--lang", lang]
                    )

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_a_clean_plan_stays_clean(self, path: Path) -> None:
        """Every indikator served each month: nothing is asked that a good plan lacks."""
        rules = rulesets.load(path)
        plan: dict[str, Any] = {"lengkap": True, "target_waktu": "Setiap bulan"}
        before = set(found(rulesets.builtin(), plan))
        assert set(found(rules, plan)) - before <= {"HKM901"}


class TestReplacedExamples:
    """Other options may make the inherited examples of a rule untrue; it may bring its own."""

    MONTHLY = "id: x\nubah:\n  MON001:\n    opsi: {per_tahun: 12}\n"
    OWN = (
        "    contoh:\n"
        "      gagal: [{kegiatan: [{lke: P.I.3.b, target_waktu: Juni 2025}]}]\n"
        "      lulus: [{kegiatan: [{lke: P.I.3.b, target_waktu: Setiap bulan}]}]\n"
    )

    def wrong(self, folder: Path, text: str) -> set[str]:
        path = folder / "a.yaml"
        path.write_text(text, encoding="utf-8")
        return {result.kode for result in ruletest.run(rulesets.load(path)) if not result.benar}

    def test_they_take_the_place_of_the_inherited_ones(self, tmp_path: Path) -> None:
        assert {"MON001"} == self.wrong(tmp_path, self.MONTHLY)
        assert set() == self.wrong(tmp_path, self.MONTHLY + self.OWN)

    def test_both_kinds_are_needed(self, tmp_path: Path) -> None:
        text = self.MONTHLY + "".join(self.OWN.splitlines(keepends=True)[:2])
        with pytest.raises(InputError, match="`lulus` tidak ada"):
            self.wrong(tmp_path, text)

    def test_an_unknown_id_in_them_names_its_line(self, tmp_path: Path) -> None:
        text = self.MONTHLY + self.OWN.replace(
            "P.I.3.b, target_waktu: Juni", "P.I.3.z, target_waktu: Juni"
        )
        with pytest.raises(InputError, match=r"`P\.I\.3\.z`") as caught:
            self.wrong(tmp_path, text)
        assert [6] == [problem.place.line for problem in caught.value.problems]


class TestCourt:
    """A court: its own offices, monthly monev, SIPP and e-Court."""

    def test_offices_that_a_court_of_first_instance_lacks(self) -> None:
        row = {"lke": "P.III.4.a", "bukti_fisik": "PK seluruh pengadilan tingkat pertama 2025"}
        assert "SLN003" in changes(COURT, unit="Pengadilan Negeri Contoh", kegiatan=[row])[1]

    def test_a_high_court_has_no_jurusita(self) -> None:
        row = {"lke": "P.III.4.a", "bukti_fisik": "SKP Jurusita tahun 2025"}
        assert "SLN003" in changes(COURT, unit="Pengadilan Tinggi Contoh", kegiatan=[row])[1]
        first = {"unit": "Pengadilan Negeri Contoh", "kegiatan": [row]}
        assert "SLN003" not in found(ruleset(COURT), first)

    def test_monev_is_asked_for_each_month(self) -> None:
        row = {"lke": "P.I.3.b", "target_waktu": "Maret, Juni, September, Desember 2025"}
        assert "MON001" in changes(COURT, kegiatan=[row])[1]
        finding = found(ruleset(COURT), {"kegiatan": [row]})["MON001"]
        assert "bulan Januari, Februari, April" in finding.message.id

    @pytest.mark.parametrize(("id_", "code"), [("P.II.2.d", "MON901"), ("P.V.3.c", "MON902")])
    def test_one_defect_is_one_finding(self, id_: str, code: str) -> None:
        """What is judged monthly is not told as periodic once more."""
        gone, new = changes(COURT, kegiatan=[{"lke": id_, "target_waktu": "Juni 2025"}])
        assert ("MON002" in gone, code in new) == (True, True)

    def test_the_level_of_monthly_performance(self) -> None:
        plan = {"kegiatan": [{"lke": "P.III.4.c", "target_waktu": "Januari 2025"}]}
        assert ("warning", "error") == (
            found(rulesets.builtin(), plan)["MON004"].severity,
            found(ruleset(COURT), plan)["MON004"].severity,
        )

    def test_a_placeholder_for_sipp(self) -> None:
        row = {"lke": "P.II.2.c", "bukti_fisik": "Tangkapan layar SIPP (tautan SIPP)"}
        assert "BKT005" in changes(COURT, kegiatan=[row])[1]

    def test_a_crowded_month_is_not_told(self) -> None:
        rows = [{"lke": i.id} for i in rulesets.builtin().instrument.pemenuhan[:20]]
        plan = {"kegiatan": rows, "target_waktu": "Januari 2025"}
        assert "WKT009" in changes(COURT, **plan)[0]

    def test_the_chain_of_electronic_services(self) -> None:
        rows = [
            {"lke": "P.II.2.c", "langkah_aksi": "Menerapkan e-Court", "target_waktu": "Juni 2025"},
            {"lke": "P.II.2.d", "langkah_aksi": "Monev e-Court", "target_waktu": "Maret 2025"},
        ]
        assert "URT001" in changes(COURT, kegiatan=rows)[1]

    def test_the_old_law_on_judicial_power(self) -> None:
        old = "Undang-Undang Nomor 4 Tahun 2004 tentang Kekuasaan Kehakiman"
        basis = [{"bagian": "mengingat", "teks": old}]
        assert {"HKM003", "HKM901"} <= changes(COURT, dasar_hukum=basis)[1]
        finding = found(ruleset(COURT), {"dasar_hukum": basis})["HKM003"]
        assert "UU 48/2009" in finding.message.id

    def test_the_gazette_of_the_new_one(self) -> None:
        law = "Undang-Undang Nomor 48 Tahun 2009 tentang Kekuasaan Kehakiman"
        wrong = f"{law} (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 175)"
        right = wrong.replace("175", "157")
        for text, told in ((wrong, True), (right, False)):
            basis = [{"bagian": "mengingat", "teks": text}]
            assert told == ("HKM005" in found(ruleset(COURT), {"dasar_hukum": basis}))


class TestStatistics:
    """A statistics office: its own offices, releases, quarterly performance."""

    def test_a_kabupaten_has_no_kepala_bidang_and_a_province_has(self) -> None:
        row = {"lke": "P.III.4.a", "bukti_fisik": "Perjanjian kinerja Kepala Bidang tahun 2025"}
        assert "SLN003" in changes(STATISTICS, unit="BPS Kabupaten Contoh", kegiatan=[row])[1]
        province = {"unit": "BPS Provinsi Contoh", "kegiatan": [row]}
        assert "SLN003" not in found(ruleset(STATISTICS), province)

    def test_each_release_is_periodic(self) -> None:
        row = {
            "lke": "P.VI.5.c",
            "langkah_aksi": "Memperbarui laman layanan statistik setiap rilis",
            "target_waktu": "Juni 2025",
        }
        assert "MON002" in changes(STATISTICS, kegiatan=[row])[0]

    def test_performance_is_watched_each_quarter(self) -> None:
        """And told once, by the rule that asks for more."""
        gone, new = changes(STATISTICS, kegiatan=[{"lke": "P.IV.1.c", "target_waktu": "Juni 2025"}])
        assert ("MON002" in gone, "MON901" in new) == (True, True)

    def test_the_level_of_reform_items(self) -> None:
        plan = {"kegiatan": [{"lke": "P.I.1.a"}]}
        assert ("info", "warning") == (
            found(rulesets.builtin(), plan)["KOM005"].severity,
            found(ruleset(STATISTICS), plan)["KOM005"].severity,
        )

    def test_the_papers_of_a_meeting_are_not_told(self) -> None:
        row = {"lke": "P.I.1.b", "langkah_aksi": "Rapat tim kerja", "bukti_fisik": "Notulen rapat"}
        assert "BKT008" in changes(STATISTICS, kegiatan=[row])[0]

    def test_the_survey_comes_before_the_review_of_the_standard(self) -> None:
        rows = [
            {"lke": "P.VI.4.a", "target_waktu": "Juni, Juli, Agustus, September 2025"},
            {"lke": "P.VI.1.c", "target_waktu": "Maret 2025"},
        ]
        assert "URT001" in changes(STATISTICS, kegiatan=rows)[1]

    def test_the_law_on_statistics(self) -> None:
        old = [
            {"bagian": "mengingat", "teks": "Undang-Undang Nomor 7 Tahun 1960 tentang Statistik"}
        ]
        assert "HKM003" in changes(STATISTICS, dasar_hukum=old)[1]
        new = [
            {"bagian": "mengingat", "teks": "Undang-Undang Nomor 16 Tahun 1997 tentang Statistik"}
        ]
        assert "HKM901" in changes(STATISTICS, dasar_hukum=new)[1]
