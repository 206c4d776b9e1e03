"""`zicheck import`: single documents, whole folders, `--explain` and `--kolom`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zicheck import cli
from zicheck.planfile import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

HEAD = "KEPUTUSAN KPU KOTA {unit}\nNOMOR 3 TAHUN 2026\nTENTANG\nRENCANA AKSI\n\nMenimbang : a. bahwa perlu;\n\n"
TABLE = "|NO|KOMPONEN|RENCANA AKSI|OUTPUT|JAN|FEB|KET|\n|I|AWAL|||||\n|1.|Tim|Rapat|SK|v||Umum|\n\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a fresh folder with one document of one plan and one of two."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    Path("satu.md").write_text(HEAD.format(unit="A") + TABLE)
    Path("dua.md").write_text(HEAD.format(unit="A") + TABLE + HEAD.format(unit="B") + TABLE)

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        return code, *capsys.readouterr()

    return command


def unit(path: str) -> str:
    return read_plan(Path(path).read_bytes(), path)[0].unit


def test_a_document_with_two_plans_becomes_two_files(run: Run) -> None:
    code, out, err = run("import", "dua.md", "-o", "r.yaml")
    assert (0, "") == (code, out)
    assert ["KPU Kota A", "KPU Kota B"] == [unit("r-1.yaml"), unit("r-2.yaml")]
    assert "r-2.yaml ditulis: 1 kegiatan." in err
    assert not Path("r.yaml").exists()


def test_two_plans_are_not_printed_as_one(run: Run) -> None:
    code, out, err = run("import", "dua.md")
    assert (2, "") == (code, out)
    assert "memuat 2 rencana (1; 2)" in err


def test_none_of_two_files_is_written_when_one_exists(run: Run) -> None:
    Path("r-2.yaml").write_text("milik saya")
    assert 2 == run("import", "dua.md", "-o", "r.yaml")[0]
    assert not Path("r-1.yaml").exists()
    assert "milik saya" == Path("r-2.yaml").read_text()
    assert 0 == run("import", "dua.md", "-o", "r.yaml", "--force")[0]
    assert "KPU Kota B" == unit("r-2.yaml")


def test_every_plan_of_a_document_is_checked(run: Run) -> None:
    _, out, _ = run("check", "dua.md", "--format", "json")
    assert ["dua.md#1", "dua.md#2"] == [plan["path"] for plan in json.loads(out)["plans"]]


# a folder


def test_a_folder_is_imported_and_a_bad_file_does_not_stop_it(run: Run) -> None:
    Path("d/dalam").mkdir(parents=True)
    for name in ("a.md", "dalam/b.txt"):
        Path("d", name).write_text(HEAD.format(unit="A") + TABLE)
    Path("d/buruk.txt").write_text("tanpa tabel")
    Path("d/~$a.md").write_text("dibuka Word")
    Path("d/catatan.xyz").write_text("lain")
    code, out, err = run("import", "d", "-o", "hasil")
    assert (2, "") == (code, out)
    assert ["hasil/a.yaml", "hasil/dalam/b.yaml"] == sorted(
        path.as_posix() for path in Path("hasil").rglob("*.yaml")
    )
    assert "d/buruk.txt: Dokumen tidak memuat tabel" in err
    assert "2 rencana ditulis dari 3 dokumen; 1 dokumen gagal." in err
    assert "\r" not in err


def test_a_folder_never_overwrites_without_force(run: Run) -> None:
    Path("d").mkdir()
    Path("d/a.md").write_text(HEAD.format(unit="A") + TABLE)
    assert 0 == run("import", "d", "-o", "hasil")[0]
    Path("hasil/a.yaml").write_text("milik saya")
    code, _, err = run("import", "d", "-o", "hasil")
    assert 2 == code
    assert "sudah ada" in err
    assert "milik saya" == Path("hasil/a.yaml").read_text()
    assert 0 == run("import", "d", "-o", "hasil", "--force")[0]
    assert "KPU Kota A" == unit("hasil/a.yaml")


def test_documents_of_one_name_keep_their_endings(run: Run) -> None:
    Path("d").mkdir()
    for name in ("a.md", "a.txt"):
        Path("d", name).write_text(HEAD.format(unit="A") + TABLE)
    assert 0 == run("import", "d", "-o", "hasil")[0]
    assert ["a.md.yaml", "a.txt.yaml"] == sorted(path.name for path in Path("hasil").iterdir())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("d",), "sebutkan folder hasilnya"),
        (("d", "-o", "-"), "sebutkan folder hasilnya"),
        (("d", "-o", "satu.md"), "adalah berkas"),
        (("kosong", "-o", "hasil"), "tidak memuat dokumen"),
        (("satu.md", "--format", "json"), "tambahkan `--explain`"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, words: tuple[str, ...], sentence: str) -> None:
    Path("d").mkdir()
    Path("d/a.md").write_text(HEAD.format(unit="A") + TABLE)
    Path("kosong").mkdir()
    code, out, err = run("import", *words)
    assert (2, "") == (code, out)
    assert sentence in err


# what was recognised, and what is told


def test_explain_shows_columns_areas_and_the_decree(run: Run) -> None:
    code, out, _ = run("import", "satu.md", "--explain")
    assert 0 == code
    assert out == (
        "satu.md\n"
        "\n"
        "Keputusan\n"
        "  unit                   KPU Kota A (baris 1)\n"
        "  induk                  KPU RI\n"
        "  tahun                  2026\n"
        "  tujuan                 tidak ditemukan\n"
        "  keputusan.nomor        3 (baris 1)\n"
        "  keputusan.tahun        2026 (baris 1)\n"
        "  keputusan.tanggal      tidak ditemukan\n"
        "  keputusan.judul        RENCANA AKSI (baris 1)\n"
        "  dasar_hukum.menimbang  tidak ditemukan\n"
        "  dasar_hukum.mengingat  tidak ditemukan\n"
        "  dasar_hukum.lampiran   tidak ditemukan\n"
        "  naskah                 2 (baris 1)\n"
        "\n"
        "baris 8: tabel rencana aksi, 1 kegiatan\n"
        "  Kolom    Judul         Dibaca sebagai    Keyakinan    Sebab\n"
        "  -------  ------------  ----------------  -----------  ---------------------\n"
        "  1        NO            nomor             pasti        judulnya dikenal\n"
        "  2        KOMPONEN      komponen          pasti        judulnya dikenal\n"
        "  3        RENCANA AKSI  langkah_aksi      pasti        judulnya dikenal\n"
        "  4        OUTPUT        bukti_fisik       cukup yakin  judulnya bermakna\n"
        "                                                        ganda; kolom lain\n"
        "                                                        sudah lebih jelas\n"
        "  5-6      JAN … FEB     bulan             pasti        kolom waktu yang\n"
        "                                                        ditandai\n"
        "  7        KET           (tidak dimuat)    pasti        bukan bagian rencana;\n"
        "                                                        tidak dimuat\n"
        "\n"
        "Area\n"
        "  I AWAL — baris judul dalam tabel (baris 9)\n"
    )


def test_explain_as_json(run: Run) -> None:
    code, out, err = run("import", "dua.md", "--explain", "--format", "json", "--lang", "en")
    assert (0, "") == (code, err)
    value = json.loads(out)
    assert 1 == value["version"]
    first, second = value["plans"]
    assert ("1", "2") == (first["part"], second["part"])
    columns = first["tables"][0]["columns"]
    assert [1, 2] == [c["months"][0] for c in columns if c["field"] == "bulan"]
    assert {"column": 4, "heading": "OUTPUT", "field": "bukti_fisik", "months": [], "sure": "likely",
            "why": "its heading is ambiguous; the other columns are plainer"} == columns[3]  # fmt: skip
    assert 8 == first["tables"][0]["location"]["line"]


def test_explain_beside_the_plan(run: Run) -> None:
    code, out, _ = run("import", "satu.md", "--explain", "-o", "r.yaml")
    assert 0 == code
    assert "Keputusan" in out
    assert "KPU Kota A" == unit("r.yaml")


def test_explain_of_a_folder_writes_nothing(run: Run) -> None:
    code, out, err = run("import", ".", "--explain", "--format", "json")
    assert (0, "") == (code, err)
    assert ["./dua.md", "./dua.md", "./satu.md"] == [p["path"] for p in json.loads(out)["plans"]]
    assert ["dua.md", "satu.md"] == sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize("told", ["penanggung_jawab=Ket", "Penanggung Jawab = 7"])
def test_a_told_column_is_read(run: Run, told: str) -> None:
    code, out, _ = run("import", "satu.md", "--kolom", told)
    assert 0 == code
    assert "penanggung_jawab: Umum" in out


def test_a_told_column_counts_for_check_too(run: Run) -> None:
    Path("b.md").write_text(HEAD.format(unit="A") + TABLE.replace("OUTPUT", "WUJUD"))

    def evidence(*words: str) -> str:
        value = json.loads(run("check", "b.md", "--format", "json", *words)[1])
        return str(value["plans"][0]["actions"][0]["evidence"])

    assert ("", "SK") == (evidence(), evidence("--kolom", "bukti_fisik=wujud"))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("bukti_fisk=Output", "mungkin maksudnya `bukti_fisik`"),
        ("bukti_fisik", "belum lengkap"),
        ("bukti_fisik=", "belum lengkap"),
        ("bukti_fisik=Outputt", "mungkin maksudnya `OUTPUT`"),
        ("bukti_fisik=99", "punya 7 kolom"),
        (f"bukti_fisik={'9' * 5_000}", "punya 7 kolom"),
    ],
)
def test_what_is_told_wrongly_is_said(run: Run, told: str, sentence: str) -> None:
    code, out, err = run("import", "satu.md", "--kolom", told)
    assert (2, "") == (code, out)
    assert sentence in err


def test_what_a_document_holds_cannot_act_on_the_terminal(run: Run) -> None:
    Path("x.md").write_text(HEAD.format(unit="A") + TABLE.replace("AWAL", "\x1b[31mA\u202eWAL"))
    _, out, _ = run("import", "x.md", "--explain")
    assert "\x1b" not in out
    assert "\u202e" not in out
