"""`zicheck gaps` and `zicheck calendar`: options, files, streams, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import icalendar
import pytest

from zicheck import cli

ROOT = Path(__file__).parent.parent
PLAN = """\
zicheck: 1
unit: KPU Kabupaten Contoh
tahun: 2026
tujuan: WBK
keputusan: {nomor: "1", tahun: 2026, tanggal: 2026-01-05}
area:
  - kode: I
    judul: Manajemen Perubahan
    komponen:
      - nomor: "1"
        nama: Tim Kerja
        kegiatan:
          - indikator: Tim kerja pembangunan ZI telah dibentuk
            langkah_aksi: Membentuk tim kerja
            bukti_fisik: Usulan SK
            target_waktu: Januari 2026
            lke: [P.I.1.a]
          - indikator: Monitoring dan evaluasi pembangunan ZI
            langkah_aksi: Melaksanakan monev
            bukti_fisik: Laporan monev
            target_waktu: menyusul
            lke: [P.I.3.b]
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with `a.yaml`: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    Path("a.yaml").write_text(PLAN, encoding="utf-8")

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        return (code, *capsys.readouterr())

    return command


class TestGaps:
    """Findings do not make the exit code 1: a list is no gate."""

    def test_all_areas_and_what_is_general(self, run: Run) -> None:
        code, out, err = run("gaps", "a.yaml")
        assert (0, "") == (code, err)
        assert out.startswith("Daftar gap KPU Kabupaten Contoh 2026 · a.yaml\n")
        assert 6 == sum(line.startswith("Area ") for line in out.splitlines())
        assert 12 == out.count("% bobot (")

    def test_some_areas(self, run: Run) -> None:
        """In any case, in a list or one by one, in the order of the instrument."""
        _, out, _ = run("gaps", "a.yaml", "--area", "v,i", "--area", "III")
        heads = [line.split()[1] for line in out.splitlines() if line.startswith("Area ")]
        assert ["I", "III", "V"] == heads

    def test_an_unknown_area_is_refused_with_those_that_are_known(self, run: Run) -> None:
        code, out, err = run("gaps", "a.yaml", "--area", "VII")
        assert (2, "") == (code, out)
        assert "area `VII` tidak dikenal" in err
        assert "I, II, III, IV, V, VI" in err

    def test_top(self, run: Run) -> None:
        _, out, _ = run("gaps", "a.yaml", "--format", "json", "--top", "1", "--area", "I")
        (plan,) = json.loads(out)["plans"]
        (group,) = plan["groups"]
        assert 1 == len(group["gaps"])
        assert group["left_out"] > 0

    @pytest.mark.parametrize("word", ["0", "-1", "dua", "1,5"])
    def test_top_takes_counts_only(self, run: Run, word: str) -> None:
        code, _, err = run("gaps", "a.yaml", f"--top={word}")
        assert 2 == code
        assert f"`{word}` bukan jumlah" in err

    def test_owner_says_when_there_is_none(self, run: Run) -> None:
        _, out, _ = run("gaps", "a.yaml", "--owner")
        assert "tidak memuat penanggung jawab" in out

    def test_owner_groups(self, run: Run) -> None:
        text = PLAN.replace(
            "bukti_fisik: Usulan SK",
            "penanggung_jawab: Sekretaris\n            bukti_fisik: Usulan SK",
        )
        Path("a.yaml").write_text(text, encoding="utf-8")
        _, out, _ = run("gaps", "a.yaml", "--owner", "--format", "json")
        titles = [group["title"] for group in json.loads(out)["plans"][0]["groups"]]
        assert ["Sekretaris", "Belum ada penanggung jawab"] == titles

    @pytest.mark.parametrize("form", ["terminal", "md", "csv", "json"])
    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_every_form_is_printed(self, run: Run, form: str, lang: str) -> None:
        code, out, err = run("gaps", "a.yaml", "--format", form, "--lang", lang)
        assert (0, "") == (code, err)
        assert not out.startswith("\ufeff")
        assert "KPU Kabupaten Contoh" in out

    def test_files_by_their_endings(self, run: Run) -> None:
        """Several at once; what was written is said beside standard output."""
        names = [f"gap{ending}" for ending in (".md", ".xlsx", ".csv", ".docx", ".json", ".txt")]
        options = [word for name in names for word in ("-o", name)]
        told = "".join(f"Berkas `{name}` ditulis.\n" for name in names)
        assert (0, "", told) == run("gaps", "a.yaml", *options)
        assert sorted([*names, "a.yaml"]) == sorted(path.name for path in Path().iterdir())
        for name in ("gap.xlsx", "gap.docx"):
            assert zipfile.ZipFile(name).testzip() is None
        assert Path("gap.csv").read_bytes().startswith(b"\xef\xbb\xbf")

    def test_a_form_asked_for_is_printed_beside_files(self, run: Run) -> None:
        _, out, _ = run("gaps", "a.yaml", "-o", "gap.md", "--format", "md")
        assert Path("gap.md").read_text(encoding="utf-8") == out

    def test_an_unknown_ending_writes_nothing(self, run: Run) -> None:
        code, _, err = run("gaps", "a.yaml", "-o", "gap.md", "-o", "gap.pdf")
        assert 2 == code
        assert ".md, .xlsx, .csv, .docx, .json, .txt" in err
        assert not Path("gap.md").exists()

    def test_a_plan_is_not_replaced_by_its_list(self, run: Run) -> None:
        Path("a.md").write_text("# x", encoding="utf-8")
        code, _, err = run("gaps", "a.md", "-o", "a.md")
        assert 2 == code
        assert "menimpa" in err

    def test_several_plans(self, run: Run) -> None:
        """One document; a bad file is told and the exit code is 2."""
        Path("b.yaml").write_text(PLAN.replace("Contoh", "Lain"), encoding="utf-8")
        Path("c.yaml").write_text("unit: [", encoding="utf-8")
        code, out, err = run("gaps", ".")
        assert 2 == code
        assert ["Contoh", "Lain"] == [
            line.split()[4] for line in out.splitlines() if line.startswith("Daftar gap")
        ]
        assert "c.yaml" in err

    def test_json_holds_what_could_not_be_read(self, run: Run) -> None:
        Path("c.yaml").write_text("unit: [", encoding="utf-8")
        code, out, err = run("gaps", "a.yaml", "c.yaml", "--format", "json")
        assert (2, "") == (code, err)
        assert ["c.yaml"] == [error["path"] for error in json.loads(out)["errors"]]

    def test_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(PLAN.encode())))
        code, out, _ = run("gaps", "-", "--area", "I")
        assert 0 == code
        assert "Daftar gap KPU Kabupaten Contoh 2026" in out

    def test_a_day(self, run: Run) -> None:
        """Then only what is due counts, and the list says so."""
        _, out, _ = run("gaps", "a.yaml", "--as-of", "2026-06-30")
        assert "sampai dengan 30 Juni 2026" in out


class TestCalendar:
    """A file that is imported, or the same on standard output."""

    def test_the_file(self, run: Run) -> None:
        """What has no month is told on standard error."""
        code, out, err = run("calendar", "a.yaml", "-o", "zi.ics")
        assert (0, "") == (code, out)
        assert "a.yaml: tanpa bulan yang terbaca, tidak masuk kalender: baris 2.\n" == err
        (event,) = icalendar.Calendar.from_ical(Path("zi.ics").read_bytes()).walk("VEVENT")
        assert "2026-01-31" == event["DTSTART"].dt.isoformat()

    def test_without_a_file_it_is_printed(self, run: Run) -> None:
        run("calendar", "a.yaml", "-o", "zi.ics")
        _, out, _ = run("calendar", "a.yaml")
        assert Path("zi.ics").read_bytes().decode() == out

    def test_area(self, run: Run) -> None:
        code, out, err = run("calendar", "a.yaml", "--area", "II")
        assert (0, "") == (code, err)
        assert "VEVENT" not in out

    def test_another_ending_is_refused(self, run: Run) -> None:
        code, _, err = run("calendar", "a.yaml", "-o", "zi.xlsx")
        assert 2 == code
        assert ".ics" in err

    def test_several_plans_are_refused(self, run: Run) -> None:
        Path("b.yaml").write_text(PLAN, encoding="utf-8")
        code, _, err = run("calendar", ".")
        assert 2 == code
        assert "lebih dari satu rencana" in err

    def test_a_bad_file_is_told(self, run: Run) -> None:
        Path("c.yaml").write_text("unit: [", encoding="utf-8")
        code, out, err = run("calendar", "c.yaml")
        assert (2, "") == (code, out)
        assert err.startswith("c.yaml:")


HEAVY = (
    "xlsxwriter", "docx", "lxml", "openpyxl", "pydantic", "jsonschema", "tabulate", "asyncio",
    "zicheck.rulesetfile", "zicheck.importing",
)  # fmt: skip


@pytest.mark.parametrize("command", ["gaps", "calendar"])
def test_a_yaml_plan_imports_nothing_heavy(command: str) -> None:
    """Neither list nor calendar waits for what only other documents need."""
    path = str(next((ROOT / "plans").glob("*.yaml")))
    program = (
        "import sys; from zicheck.cli import main; "
        f"main([{command!r}, {path!r}]); "
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stderr.endswith(b"[]\n")
