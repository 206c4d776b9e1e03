"""Finding and reading plan files: every way in which a path can disappoint is one sentence."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from zicheck import sources
from zicheck.filenames import shown
from zicheck.places import Route
from zicheck.sources import Failed, Loaded
from zicheck.yamlnodes import MAX_BYTES

PLAN = b"zicheck: 1\nunit: U\ntahun: 2026\narea: []\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is also the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, data: bytes = PLAN) -> str:
    """A file with a plan in it; its path as given on a command line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def found(*paths: str) -> list[str]:
    """The files found, with failures as `!path`."""
    return [f"!{item.path}" if isinstance(item, Failed) else item for item in sources.find(paths)]


def only_failure(*paths: str, stdin: io.BytesIO | None = None) -> str:
    """The sentence about the one path that fails."""
    (item,) = sources.load(paths, stdin)
    assert isinstance(item, Failed)
    (problem,) = item.problems
    assert problem.text.id != problem.text.en
    assert "\n" not in problem.text.id
    return problem.text.id


class TestFind:
    """Folders are searched in an order that never changes."""

    def test_yaml_files_are_found_recursively_and_sorted(self, folder: Path) -> None:
        """Both endings count, in any case; other files do not."""
        for name in ("b.yml", "a.yaml", "c/d.YAML", "c/b.yaml", "x.txt", "noyaml"):
            write(folder / "plans" / name)
        names = ("a.yaml", "b.yml", "c/b.yaml", "c/d.YAML")
        expected = [str(Path("plans", name)) for name in names]
        assert expected == found("plans")

    def test_current_folder_leaves_no_dot_in_names(self, folder: Path) -> None:
        """`.` gives `a.yaml`, not `./a.yaml`."""
        write(folder / "a.yaml")
        assert ["a.yaml"] == found(".")

    def test_folders_of_installed_packages_are_skipped(self, folder: Path) -> None:
        """A virtual environment or `node_modules` beside the plans holds none."""
        write(folder / "plans" / "a.yaml")
        write(folder / "env" / "pyvenv.cfg")
        write(folder / "env" / "lib" / "b.yaml")
        write(folder / "node_modules" / "c.yaml")
        assert [str(Path("plans", "a.yaml"))] == found(".")

    def test_hidden_folders_and_files_are_skipped(self, folder: Path) -> None:
        """Unless they are named themselves."""
        write(folder / ".github" / "a.yaml")
        write(folder / ".hidden.yaml")
        write(folder / "b.yaml")
        assert ["b.yaml"] == found(".")
        assert [str(Path(".github", "a.yaml"))] == found(".github")

    def test_a_loop_of_links_ends(self, folder: Path) -> None:
        """A link back to its own folder is entered once."""
        write(folder / "p" / "a.yaml")
        (folder / "p" / "again").symlink_to(folder / "p", target_is_directory=True)
        assert [str(Path("p", "a.yaml"))] == found("p")

    def test_the_same_file_is_read_once(self, folder: Path) -> None:
        """However often and under whatever name it is given."""
        write(folder / "p" / "a.yaml")
        (folder / "p" / "b.yaml").symlink_to("a.yaml")
        assert [str(Path("p", "a.yaml"))] == found("p", "p/a.yaml", "p")

    def test_a_folder_named_like_a_plan_is_a_folder(self, folder: Path) -> None:
        """`x.yaml/` is searched, not opened."""
        write(folder / "x.yaml" / "a.yaml")
        assert [str(Path("x.yaml", "a.yaml"))] == found("x.yaml")

    def test_folder_without_plans_fails(self, folder: Path) -> None:
        """Nothing was checked, and that is said."""
        (folder / "empty").mkdir()
        assert "tidak memuat rencana aksi" in only_failure("empty")

    def test_dash_is_standard_input(self) -> None:
        """It is passed on as it is."""
        assert ["-"] == found("-")


class TestRead:
    """A file gives a plan or a sentence."""

    def test_plan_is_loaded_with_its_places(self, folder: Path) -> None:
        """The path stays as it was given."""
        write(folder / "a.yaml")
        (item,) = sources.load(["a.yaml"])
        assert isinstance(item, Loaded)
        assert ("a.yaml", "U", 2026) == (item.path, item.plan.unit, item.plan.tahun)

    def test_standard_input_is_named(self) -> None:
        """Its places say `<stdin>`."""
        (item,) = sources.load(["-"], io.BytesIO(PLAN))
        assert isinstance(item, Loaded)
        assert "<stdin>" == item.path

    def test_standard_input_may_be_missing(self) -> None:
        """A process can be started without one."""
        assert "Masukan standar tidak tersedia" in only_failure("-")

    def test_a_bad_file_does_not_stop_the_batch(self, folder: Path) -> None:
        """The others are read, in order."""
        write(folder / "a.yaml")
        write(folder / "b.yaml", b"unit: [\n")
        write(folder / "c.yaml")
        kinds = [type(item).__name__ for item in sources.load(["a.yaml", "b.yaml", "c.yaml"])]
        assert ["Loaded", "Failed", "Loaded"] == kinds

    def test_missing_file_names_its_neighbour(self, folder: Path) -> None:
        """A slip in the name is answered with the name that exists."""
        write(folder / "kpu-kerinci-2025.yaml")
        assert "mungkin maksudnya `kpu-kerinci-2025.yaml`" in only_failure("kpu-kerinchi-2025.yaml")

    def test_missing_file_without_neighbour(self, folder: Path) -> None:
        """The remedy is to look at the name."""
        write(folder / "other.yaml")
        assert "periksa nama dan letaknya" in only_failure("x.yaml")

    def test_file_inside_a_file_is_missing(self, folder: Path) -> None:
        """`a.yaml/b.yaml`, where the first is a file."""
        write(folder / "a.yaml")
        assert "tidak ditemukan" in only_failure("a.yaml/b.yaml")

    def test_broken_link(self, folder: Path) -> None:
        """A link to nothing is a missing file."""
        (folder / "a.yaml").symlink_to("gone")
        assert "tidak ditemukan" in only_failure(".")

    def test_link_to_itself(self, folder: Path) -> None:
        """It is told apart from a missing file."""
        (folder / "a.yaml").symlink_to("a.yaml")
        assert "berputar" in only_failure("a.yaml")

    def test_name_too_long(self) -> None:
        """The operating system refuses it; the sentence does not hold its errno."""
        assert "nama yang lebih pendek" in only_failure("x" * 5000)

    def test_name_with_zero_byte(self) -> None:
        """Python refuses it before the operating system can."""
        assert "nama yang lebih pendek" in only_failure("a\0.yaml")

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
    def test_name_with_odd_bytes_is_printable(self, folder: Path) -> None:
        """A byte that is no text shows as its number, here and in every message."""
        name = os.fsdecode(b"r\xff.yaml")
        write(folder / name, b"unit: [\n")
        (item,) = sources.load(["."])
        assert isinstance(item, Failed)
        assert r"r\xff.yaml" == shown(item.path)
        assert r"`x\xff.yaml`" in only_failure(os.fsdecode(b"x\xff.yaml"))

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
    def test_permission_denied(self, folder: Path) -> None:
        """The remedy is the permission."""
        Path(write(folder / "a.yaml")).chmod(0)
        assert "izin baca" in only_failure("a.yaml")

    def test_permission_denied_is_understood(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same where the test itself runs as root."""
        write(folder / "a.yaml")

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", refuse)
        assert "izin baca" in only_failure("a.yaml")

    def test_folder_that_may_not_be_listed(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A folder that cannot be searched is never passed over in silence."""
        write(folder / "p" / "a.yaml")

        def refuse(_: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "scandir", refuse)
        assert ["!p"] == found("p")

    def test_other_errors_keep_their_reason(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What the system says is passed on."""
        write(folder / "a.yaml")

        def fail(*_: object) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr("builtins.open", fail)
        assert "(Input/output error)" in only_failure("a.yaml")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_pipe_is_refused_without_waiting_for_it(self, folder: Path) -> None:
        """Opening it would hang until somebody writes."""
        os.mkfifo(folder / "a.yaml")
        assert "bukan berkas biasa" in only_failure("a.yaml")

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
    def test_device_is_refused(self) -> None:
        """/dev/zero never ends."""
        assert "bukan berkas biasa" in only_failure("/dev/zero")

    def test_large_file_is_not_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its size is enough to refuse it."""
        with (folder / "a.yaml").open("wb") as file:
            file.truncate(50_000_000)
        monkeypatch.setattr("builtins.open", None)
        assert "berukuran 50 MB, melebihi 20 MB" in only_failure("a.yaml")

    def test_file_that_grows_is_not_read_on(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Some files say that they are empty and are not."""
        write(folder / "a.yaml", b"#" * (MAX_BYTES + 10))
        monkeypatch.setattr(sources, "require_file", lambda _: 0)
        assert "melebihi 20 MB" in only_failure("a.yaml")

    def test_endless_standard_input_is_cut_off(self) -> None:
        """At most one byte more than the limit is taken from it."""
        stream = io.BytesIO(b"#" * (MAX_BYTES + 1000))
        assert "melebihi 20 MB" in only_failure("-", stdin=stream)
        assert MAX_BYTES + 1 == stream.tell()

    def test_file_of_the_largest_size_is_read(self, folder: Path) -> None:
        """The limit itself is allowed."""
        write(folder / "a.yaml", PLAN + b"#" * (MAX_BYTES - len(PLAN)))
        (item,) = sources.load(["a.yaml"])
        assert isinstance(item, Loaded)

    def test_a_document_is_imported_on_the_way(self, folder: Path) -> None:
        """Any format that import reads can be checked; its doubts are counted."""
        text = (
            "KEPUTUSAN KETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH\nNOMOR 3 TAHUN 2026\n\n"
            "RENCANA AKSI TAHUN 2026\n\n"
            "| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU |\n"
            "|--|--|--|--|--|--|\n| 1 | Tim Kerja | Tim dibentuk | Membentuk tim | SK Tim | Mei |\n"
        )
        write(folder / "a.md", text.encode())
        (item,) = sources.load(["a.md"])
        assert isinstance(item, Loaded)
        assert ("Tim dibentuk", 2026) == (item.plan.kegiatan[0].indikator, item.plan.tahun)
        assert 8 == item.locate(Route("kegiatan", 1)).line

    def test_a_document_without_a_year_is_not_checked(self, folder: Path) -> None:
        """Every target time would be judged against a guess."""
        table = (
            b"| KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU |\n"
            b"|--|--|--|--|--|\n| Tim Kerja | Tim dibentuk | Membentuk tim | SK Tim | Mei |\n"
        )
        write(folder / "a.md", table)
        assert "impor dahulu" in only_failure("a.md")

    def test_a_document_that_cannot_be_imported(self, folder: Path) -> None:
        """With the sentence of import; a missing one is a missing file."""
        write(folder / "a.docx", b"PK")
        assert "rusak, terpotong" in only_failure("a.docx")
        assert "tidak ditemukan" in only_failure("zzzzzzz.md")

    def test_a_defect_in_reading_is_said_and_the_batch_goes_on(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An exception of ours becomes a sentence about us."""
        write(folder / "a.yaml")

        def crash(*_: object) -> None:
            raise RuntimeError("boom")

        monkeypatch.setattr(sources, "read_plan", crash)
        assert "cacat pada zicheck" in only_failure("a.yaml")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.yaml", "a.yaml"), ("\udcff.yaml", r"\xff.yaml"), ("\ud800.yaml", r"\ud800.yaml")],
)
def test_a_name_that_is_no_text_is_shown_by_what_it_holds(name: str, expected: str) -> None:
    assert expected == shown(name)
