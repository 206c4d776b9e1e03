"""The plan file: what it may hold, and one clear sentence, with its place, for all else."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck import planfile
from zicheck.errors import InputError, Problem
from zicheck.places import Place, Route
from zicheck.planfile import read_plan

FILE = "plan.yaml"

WHOLE = """\
zicheck: 1
unit: KPU Kabupaten Contoh
induk: [KPU RI]
tahun: 2026
tujuan: WBK
keputusan: {nomor: 012, tahun: 2026, tanggal: 2026-01-05, judul: 'Rencana: aksi'}
dasar_hukum:
  - {bagian: menimbang, teks: bahwa}
  - bagian: mengingat
    teks: UU 28/1999
naskah:
  - bagian: judul
    teks: RENCANA AKSI
area:
  - kode: I
    judul: Manajemen
    komponen:
      - nomor: 1
        nama: Tim
        kegiatan:
          - indikator: no
            langkah_aksi: >-
              Membentuk
              tim
            bukti_fisik: [SK, Undangan]
            target_waktu: Januari
            target_capaian: 100%
            penanggung_jawab: ~
            lke: [P.I.1.a]
            sumber: {halaman: 9, tabel: 1, baris: 3}
            abaikan:
              - {kode: WKT004, alasan: sudah benar, sampai: 2026-06-30}
          - indikator: kedua
"""


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """What is wrong with a plan file."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as error:
        read_plan(data, FILE)
    for problem in error.value.problems:
        assert problem.text.id != problem.text.en
        assert "\n" not in problem.text.id
        assert problem.place.file == FILE
    return error.value.problems


def problem(text: str | bytes) -> tuple[str, int | None, int | None]:
    """The one thing that is wrong: its sentence, line and column."""
    (only,) = problems(text)
    return only.text.id, only.place.line, only.place.column


class TestWhole:
    """Every key of the format, read as it stands there."""

    def test_text_is_taken_literally(self) -> None:
        """`no` is a text, `012` keeps its zero, folded texts fold, `~` is absent."""
        plan, _ = read_plan(WHOLE.encode(), FILE)
        first, second = plan.kegiatan
        assert "012" == plan.keputusan.nomor
        assert date(2026, 1, 5) == plan.keputusan.tanggal
        assert "no" == first.indikator
        assert "Membentuk tim" == first.langkah_aksi
        assert ("SK", "Undangan") == first.bukti_fisik
        assert "100%" == first.target_capaian
        assert None is first.penanggung_jawab
        assert date(2026, 6, 30) == first.abaikan[0].sampai
        assert (2, "kedua", "", ()) == (
            second.row, second.indikator, second.langkah_aksi, second.bukti_fisik,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("route", "line", "column"),
        [
            pytest.param(Route("plan", None, "unit"), 2, 7, id="unit"),
            pytest.param(Route("keputusan", None, "tanggal"), 6, 47, id="date in a flow mapping"),
            pytest.param(Route("dasar_hukum", 0, "teks"), 8, 31, id="flow entry"),
            pytest.param(Route("dasar_hukum", 1, "teks"), 10, 11, id="block entry"),
            pytest.param(Route("naskah", 0), 12, 5, id="paragraph"),
            pytest.param(Route("area", 0, "judul"), 16, 12, id="area"),
            pytest.param(Route("komponen", 0, "nama"), 19, 15, id="komponen"),
            pytest.param(Route("kegiatan", 1, "indikator"), 21, 24, id="cell"),
            pytest.param(Route("kegiatan", 1, "langkah_aksi"), 22, 27, id="folded text"),
            pytest.param(Route("kegiatan", 1, "bukti_fisik"), 25, 26, id="list"),
            pytest.param(Route("kegiatan", 1), 21, 13, id="row"),
            pytest.param(Route("kegiatan", 2, "indikator"), 33, 24, id="second row"),
        ],
    )
    def test_places_are_exact(self, route: Route, line: int, column: int) -> None:
        """Line and column count from 1 and name the value, not its key."""
        _, locate = read_plan(WHOLE.encode(), FILE)
        place = locate(route)
        assert (line, column) == (place.line, place.column)

    def test_absent_value_is_placed_at_its_owner(self) -> None:
        """A finding about an empty cell needs a place too."""
        _, locate = read_plan(WHOLE.encode(), FILE)
        assert Place(FILE, 33, 13) == locate(Route("kegiatan", 2, "target_waktu"))
        assert (6, 12) == (
            locate(Route("keputusan")).line,
            locate(Route("keputusan", None, "lain")).column,
        )

    def test_source_of_an_imported_row_is_kept(self) -> None:
        """Page, table and row of the original travel with the place."""
        _, locate = read_plan(WHOLE.encode(), FILE)
        place = locate(Route("kegiatan", 1, "indikator"))
        assert (9, 1, 3) == (place.page, place.table, place.row)


class TestEncodings:
    """Marks and line ends are simply read."""

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"\xef\xbb\xbf" + WHOLE.encode(), id="UTF-8 with a mark"),
            pytest.param(WHOLE.replace("\n", "\r\n").encode(), id="CRLF"),
            pytest.param(WHOLE.encode("utf-16"), id="UTF-16"),
            pytest.param(b"\xfe\xff" + WHOLE.encode("utf-16-be"), id="UTF-16 big-endian"),
        ],
    )
    def test_same_plan_and_places(self, data: bytes) -> None:
        """Neither the plan nor a place changes."""
        expected, locate = read_plan(WHOLE.encode(), FILE)
        plan, found = read_plan(data, FILE)
        assert expected == plan
        route = Route("kegiatan", 2, "indikator")
        assert locate(route) == found(route)

    def test_latin_1_names_byte_and_line(self) -> None:
        """The remedy is to save as UTF-8."""
        text, line, _ = problem("zicheck: 1\nunit: Caf\xe9\n".encode("latin-1"))
        assert "UTF-8 (byte 0xE9)" in text
        assert 2 == line

    def test_broken_utf_16(self) -> None:
        """Half a character at the end."""
        text, _, _ = problem(WHOLE.encode("utf-16")[:-1])
        assert "UTF-8" in text

    def test_binary_file(self) -> None:
        """A zero byte is no text."""
        text, line, _ = problem(b"PK\x03\x04\n\0\0")
        assert "bukan teks" in text
        assert 2 == line

    def test_control_character(self) -> None:
        """YAML allows none."""
        text, line, _ = problem("zicheck: 1\nunit: a\x07b\n")
        assert "karakter kendali" in text
        assert 2 == line


class TestRefused:
    """One sentence each: key, place, remedy."""

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("", id="no byte"),
            pytest.param("\n\n", id="blank lines"),
            pytest.param("# hanya komentar\n", id="comment"),
            pytest.param("---\n...\n", id="empty document"),
            pytest.param("\ufeff", id="only a mark"),
        ],
    )
    def test_empty(self, text: str) -> None:
        """The remedy is `zicheck init`."""
        assert "kosong" in problem(text)[0]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("a: 1\n", id="other keys"),
            pytest.param("- a\n", id="list"),
            pytest.param("halo\n", id="text"),
        ],
    )
    def test_no_plan(self, text: str) -> None:
        """Another YAML file is not scolded key by key."""
        found, line, column = problem(text)
        assert "bukan rencana aksi" in found
        assert (1, 1) == (line, column)

    def test_doubled_key_names_both_places(self) -> None:
        """The later would silently win otherwise."""
        text, line, column = problem(WHOLE + "tahun: 2027\n")
        assert "`tahun` tertulis dua kali (pertama pada baris 4)" in text
        assert (34, 1) == (line, column)

    def test_unknown_key_names_the_nearest(self) -> None:
        """At the place of the key."""
        text, line, column = problem(WHOLE.replace("langkah_aksi", "langka_aksi"))
        assert "`langka_aksi` tidak dikenal; mungkin maksudnya `langkah_aksi`" in text
        assert (22, 13) == (line, column)

    def test_unknown_key_with_nothing_near_lists_the_known(self) -> None:
        """So that the reader need not look them up."""
        text, _, _ = problem(WHOLE.replace("naskah:", "zzz:"))
        assert "yang dikenal di sini: `zicheck`, `unit`" in text

    @pytest.mark.parametrize(
        ("old", "new", "said", "line"),
        [
            pytest.param("induk: [KPU RI]", "induk: KPU RI", "daftar teks", 3, id="text for list"),
            pytest.param("indikator: no", "indikator: [a]", "berupa teks", 21, id="list for text"),
            pytest.param("tahun: 2026\ntuj", "tahun: dua\ntuj", "bilangan bulat", 4, id="integer"),
            pytest.param("tahun: 2026\ntuj", "tahun: 26\ntuj", "empat angka", 4, id="year"),
            pytest.param("2026-01-05", "5 Januari", "TTTT-BB-HH", 6, id="date"),
            pytest.param("2026-01-05", "2026-02-30", "TTTT-BB-HH", 6, id="impossible date"),
            pytest.param("tujuan: WBK", "tujuan: WKB", "`WBK`, `WBBM`", 5, id="choice"),
            pytest.param("lke: [P.I.1.a]", "lke: [P.I.1]", "P.I.1.a", 29, id="LKE id"),
            pytest.param("kode: WKT004", "kode: W4", "WKT004", 32, id="rule code"),
            pytest.param("zicheck: 1", "zicheck: 2", "versi 2", 1, id="version"),
            pytest.param("unit: KPU Kabupaten Contoh", "unit:", "`unit` tidak ada", 1, id="unit"),
            pytest.param(", alasan: sudah benar", "", "`alasan` tidak ada", 32, id="reason"),
            pytest.param("sumber: {halaman: 9, tabel: 1, baris: 3}", "sumber: 9", "pemetaan", 30,
                         id="text for mapping"),
        ],
    )  # fmt: skip
    def test_wrong_value(self, old: str, new: str, said: str, line: int) -> None:
        """Each names what it should be, and stands where the value stands."""
        assert old in WHOLE
        text, found, _ = problem(WHOLE.replace(old, new, 1))
        assert said in text
        assert line == found

    def test_area_must_be_a_list(self) -> None:
        """A mapping of areas is a common slip."""
        text, line, _ = problem("zicheck: 1\nunit: U\ntahun: 2026\narea:\n  I: x\n")
        assert "`area` harus berupa daftar" in text
        assert 5 == line

    def test_all_faults_are_told_at_once(self) -> None:
        """In the order of the file."""
        text = WHOLE.replace("2026-01-05", "kemarin").replace("nama: Tim", "name: Tim")
        found = [item.place.line for item in problems(text)]
        assert sorted(line or 0 for line in found) == found
        assert 3 == len(found)

    def test_tab(self) -> None:
        """Named as what it is."""
        text, line, _ = problem("zicheck: 1\nunit: U\narea:\n\t- kode: I\n")
        assert "Tab" in text
        assert 4 == line

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            pytest.param("zicheck: 1\nunit: 'a\narea: []\n", 4, id="open quote"),
            pytest.param("zicheck: 1\nunit: a: b\n", 2, id="colon in a text"),
            pytest.param("zicheck: 1\narea: [\n", 3, id="open bracket"),
        ],
    )
    def test_broken_yaml(self, text: str, line: int) -> None:
        """The line is the parser's; the sentence is ours."""
        found, at, _ = problem(text)
        assert "periksa tanda kutip, titik dua dan jorokan" in found
        assert line == at

    def test_two_documents(self) -> None:
        """One plan a file."""
        assert "lebih dari satu dokumen" in problem(WHOLE + "---\n" + WHOLE)[0]

    def test_unknown_alias(self) -> None:
        """A text that begins with a star needs quotes."""
        text, line, _ = problem("zicheck: 1\nunit: *apa\n")
        assert "`*apa`" in text
        assert 2 == line

    def test_key_that_is_no_text(self) -> None:
        """A list cannot be a key."""
        assert "Kunci harus berupa teks" in problem("zicheck: 1\n[a, b]: 1\n")[0]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("zicheck: " + "[" * 100_000, id="flow"),
            pytest.param("\n".join(" " * n + "- " for n in range(1_000)), id="block"),
            pytest.param("zicheck: 1\narea: " + "{a: " * 5_000, id="mappings"),
        ],
    )
    def test_deep_nesting_ends_at_once(self, text: str) -> None:
        """No recursion limit is met and no time is lost."""
        start = time.perf_counter()
        assert "bertingkat lebih dari" in problem(text)[0]
        assert time.perf_counter() - start < 2

    def test_alias_bomb_ends_at_once(self) -> None:
        """Nine levels of nine aliases are 387 million nodes."""
        levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
        text = "\n".join(["zicheck: 1", "a0: &a0 [x]", *levels, ""])
        start = time.perf_counter()
        assert "melampaui" in problem(text)[0]
        assert time.perf_counter() - start < 2

    def test_honest_aliases_are_read(self) -> None:
        """They count, and mean what they name."""
        text = WHOLE.replace("indikator: no", "indikator: &x no").replace("kedua", "*x")
        plan, _ = read_plan(text.encode(), FILE)
        assert "no" == plan.kegiatan[1].indikator


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but an InputError comes out of the reader."""
    with suppress(InputError):
        read_plan(text.encode("utf-8", "surrogatepass"), FILE)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """The same for bytes that are no text."""
    with suppress(InputError):
        read_plan(data, FILE)


@given(st.data())
def test_a_spoiled_plan_is_read_or_refused(data: st.DataObject) -> None:
    """A real plan with a piece cut out or put in."""
    whole = WHOLE
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 20)))
    text = whole[:start] + data.draw(st.text("\t\n -:[]{}&*#'\"|>a1", max_size=5)) + whole[end:]
    with suppress(InputError):
        read_plan(text.encode(), FILE)


def test_a_plan_has_so_many_rows_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planfile, "MAX_ROWS", 2)
    text = (
        "zicheck: 1\nunit: KPU Kabupaten Contoh\ntahun: 2026\narea:\n  - judul: a\n    komponen:\n"
        "      - nama: a\n        kegiatan: [{}, {}, {}]\n"
    )
    assert "lebih dari 2 kegiatan" in problem(text)[0]


def test_so_many_faults_are_told_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planfile, "_MOST_PROBLEMS", 3)
    assert 3 == len(problems("unit: a\n" + "".join(f"kunci{at}: 1\n" for at in range(9))))
