"""The baseline file: written, held against, pruned, refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import handmade
import pytest

from zicheck import baseline, checking, cli
from zicheck.bahasa import Text
from zicheck.baseline import Baseline, Kept
from zicheck.errors import InputError
from zicheck.novelty import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str]]

PLAN = "zicheck: 1\nunit: U\ntahun: 2026\narea: []\n"
ENTRY = Entry("URT001", "f" * 32, ("a.b.c",), Text("Terlambat.", "Terlambat."))
READY = (
    '{{"zicheck_baseline": 1, "fingerprints": 1, "plans": {{"a": {{"readiness": {}, '
    '"findings": []}}}}}}'
)
BAD_PARTS = (
    '{"zicheck_baseline": 1, "fingerprints": 1, "plans": {"a": {"readiness": 1, '
    '"findings": [{"rule": "X", "fingerprint": "f", "parts": 3, "about": ""}]}}}'
)
FOUND = list(handmade.FINDINGS)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `check` with the baseline `b.json`; what is found is `FOUND` of the moment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZICHECK_LANG", raising=False)
    FOUND[:] = handmade.FINDINGS
    monkeypatch.setattr(checking, "check", lambda *_, **__: handmade.report(tuple(FOUND)))
    (tmp_path / "a.yaml").write_text(PLAN)

    def command(*words: str) -> tuple[int, str]:
        code = cli.main(("check", *words, "--baseline", "b.json", "--width", "100"))
        return code, " ".join("".join(capsys.readouterr()).split())

    return command


def value() -> Any:
    return json.loads(Path("b.json").read_text(encoding="utf-8"))


class TestCommand:
    """A baseline over its life."""

    def test_written_it_hides_what_it_keeps(self, run: Run) -> None:
        """And only that."""
        code, said = run("a.yaml", "--write-baseline", "--quiet")
        assert 0 == code
        assert "Baseline `b.json` ditulis: 4 temuan dari 1 rencana (4 ditambahkan" in said
        code, said = run("a.yaml", "--fail-on", "new,stale")
        assert 0 == code
        assert "0 temuan baru, 4 sudah ada sebelumnya dan 0 selesai" in said

    def test_what_is_new_fails(self, run: Run) -> None:
        """And is all that is shown."""
        FOUND.pop()
        run("a.yaml", "--write-baseline")
        FOUND.append(handmade.FINDINGS[-1])
        code, said = run("a.yaml", "--fail-on", "new")
        assert 1 == code
        assert "1 temuan baru, 3 sudah ada sebelumnya" in said
        assert "Gagal: 1 temuan baru." in said
        assert "Catatan HKM002" in said
        assert "Kesalahan KOM003" not in said

    def test_what_is_fixed_is_stale_until_it_is_pruned(self, run: Run) -> None:
        """And is new when it comes back after that."""
        run("a.yaml", "--write-baseline")
        gone = FOUND.pop()
        code, said = run("a.yaml", "--fail-on", "new")
        assert 0 == code
        assert "1 selesai" in said
        assert "- HKM002 Dasar hukum yang dicabut masih disebut." in said
        assert "1 catatan dalam baseline `b.json` sudah usang" in said
        assert 1 == run("a.yaml", "--fail-on", "stale")[0]
        assert "(0 ditambahkan, 1 dihapus)" in run("a.yaml", "--write-baseline")[1]
        assert 3 == len(value()["plans"]["a.yaml"]["findings"])
        FOUND.append(gone)
        assert 1 == run("a.yaml", "--fail-on", "new")[0]

    def test_points_won_are_told(self, run: Run) -> None:
        """Against the readiness of the day it was written."""
        run("a.yaml", "--write-baseline")
        FOUND[:] = FOUND[:2]
        assert "kesiapan 28,33 menjadi 29,83 (+1,50 poin)" in run("a.yaml")[1]

    def test_writing_keeps_the_plans_that_were_not_checked(self, run: Run) -> None:
        """And drops those that are gone."""
        for name in ("b.yaml", "c.yaml"):
            Path(name).write_text(PLAN)
        run(".", "--write-baseline")
        Path("c.yaml").unlink()
        run("a.yaml", "--write-baseline")
        assert ["a.yaml", "b.yaml"] == list(value()["plans"])

    def test_a_plan_that_is_gone_is_stale(self, run: Run) -> None:
        """It is named, and fails where that is asked for."""
        Path("c.yaml").write_text(PLAN.replace("2026", "2027"))
        run(".", "--write-baseline")
        Path("c.yaml").unlink()
        code, said = run("a.yaml", "--fail-on", "stale")
        assert 1 == code
        assert "Rencana `c.yaml` dalam `b.json` tidak ada lagi" in said

    def test_a_renamed_plan_is_recognised(self, run: Run) -> None:
        """By what is found in it."""
        run("a.yaml", "--write-baseline")
        Path("a.yaml").rename("z.yaml")
        assert 0 == run("z.yaml", "--fail-on", "new,stale")[0]
        run("z.yaml", "--write-baseline")
        assert ["z.yaml"] == list(value()["plans"])

    def test_a_file_that_cannot_be_read_keeps_the_baseline_as_it_was(self, run: Run) -> None:
        """Half of the truth is not written."""
        run("a.yaml", "--write-baseline")
        before = Path("b.json").read_bytes()
        Path("c.yaml").write_text("unit: [")
        code, said = run(".", "--write-baseline")
        assert 2 == code
        assert "tidak ditulis" in said
        assert before == Path("b.json").read_bytes()

    def test_writing_twice_gives_the_same_bytes(self, run: Run) -> None:
        """In either language."""
        run("a.yaml", "--write-baseline")
        before = Path("b.json").read_bytes()
        run("a.yaml", "--write-baseline", "--lang", "en")
        assert before == Path("b.json").read_bytes()

    def test_plans_are_named_from_the_folder_of_the_file(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """So it does not matter where the command is run."""
        run("a.yaml", "--write-baseline")
        Path("sub").mkdir()
        monkeypatch.chdir("sub")
        words = ("check", "../a.yaml", "--baseline", "../b.json", "--fail-on", "new,stale")
        assert 0 == cli.main(words)
        capsys.readouterr()

    def test_json_tells_the_news(self, run: Run) -> None:
        """Beside the findings, which are the new ones."""
        run("a.yaml", "--write-baseline")
        FOUND.pop()
        (plan,) = json.loads(run("a.yaml", "--format", "json")[1])["plans"]
        assert [] == plan["findings"]
        assert (0, 3, 1) == (plan["news"]["new"], plan["news"]["known"], plan["news"]["stale"])
        assert ["HKM002"] == [entry["rule"] for entry in plan["news"]["fixed"]]


class TestFile:
    """The file itself."""

    def test_what_is_written_is_read(self, tmp_path: Path) -> None:
        """One finding a line, in the order of the names."""
        path = str(tmp_path / "b.json")
        made = Baseline(path, {"z.yaml": Kept(1.5, ()), "a|é.yaml": Kept(20.123, (ENTRY, ENTRY))})
        Path(path).write_text(made.text(), encoding="utf-8")
        (tmp_path / "z.yaml").touch()
        read = baseline.load(path)
        assert made.text() == read.text()
        assert Kept(1.5, ()) == read.of(str(tmp_path / "z.yaml"))
        assert ["a|é.yaml"] == read.gone()
        assert 2 == sum('"rule"' in line for line in made.text().splitlines())

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "bukan JSON yang utuh"),
            ("{", "bukan JSON yang utuh"),
            ("[" * 100_000, "bukan JSON yang utuh"),
            ("\udcff", "bukan JSON yang utuh"),
            ("<<<<<<< HEAD\n{}", "tanda konflik git"),
            ("[]", "bukan baseline zicheck"),
            ("{}", "bukan baseline zicheck"),
            ('{"zicheck_baseline": 9}', "versi zicheck yang lain"),
            ('{"zicheck_baseline": 1, "fingerprints": 0, "plans": {}}', "versi zicheck yang lain"),
            ('{"zicheck_baseline": 1, "fingerprints": 1}', "bukan baseline zicheck"),
            ('{"zicheck_baseline": 1, "fingerprints": 1, "plans": []}', "bukan baseline"),
            ('{"zicheck_baseline": 1, "fingerprints": 1, "plans": {"a": []}}', "bukan baseline"),
            (BAD_PARTS, "bukan baseline zicheck"),
            (READY.format("1e400"), "bukan baseline zicheck"),
            (READY.format("9" * 400), "bukan baseline zicheck"),
            (READY.format("9" * 5_000), "bukan JSON yang utuh"),
        ],
    )
    def test_a_broken_file_is_refused_in_one_sentence(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        """With the way out."""
        path = tmp_path / "b.json"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(InputError, match=said) as caught:
            baseline.load(str(path))
        assert "--write-baseline" in caught.value.problems[0].text.id

    def test_a_missing_file_is_said(self, run: Run) -> None:
        """It is not taken for an empty one."""
        code, said = run("a.yaml")
        assert 2 == code
        assert "`b.json` tidak ditemukan" in said
