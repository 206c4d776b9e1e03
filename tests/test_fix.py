"""`zicheck fix`: what is repaired, what is left alone, and that nothing else changes."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import RULESET

from zicheck import cli
from zicheck.checking import check
from zicheck.fixing import PROPOSAL, Fixed, fix
from zicheck.mending import Drop, Reword, safe
from zicheck.planfile import read_plan
from zicheck.planspec import PLAN
from zicheck.plantext import opened
from zicheck.render.colors import Paint
from zicheck.render.patch import patch

if TYPE_CHECKING:
    from zicheck.plan import Plan
    from zicheck.report import Report

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
HEAD = """\
zicheck: 1
unit: KPU Kabupaten Contoh
tahun: 2026
keputusan:
  nomor: "2"
  tahun: 2026
  tanggal: 2026-01-05
area:
  - kode: I
    judul: Manajemen Perubahan
    komponen:
      - nomor: "1"
        nama: Tim Kerja
        kegiatan:
"""


def judge(plan: Plan) -> Report:
    return check(plan, RULESET)


def fixed(text: str | bytes, *, unsafe: bool = False, only: str = "") -> Fixed:
    """The file repaired; with `only`, by the rules whose names begin so."""
    data = text.encode() if isinstance(text, str) else text
    return fix(
        data,
        "plan.yaml",
        RULESET,
        judge,
        unsafe=unsafe,
        wanted=lambda repair: repair.rule.startswith(only),
    )


def row(target: str, more: str = "", lke: str = "P.I.1.a", words: str = "Tim kerja") -> str:
    """A row on lines of its own."""
    return (
        f"          - indikator: {words} dibentuk\n"
        f"            langkah_aksi: Membentuk {words}\n"
        f"            bukti_fisik: Keputusan tentang {words}\n"
        f"            target_waktu: {target}\n"
        f"            lke: [{lke}]\n{more}"
    )


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ, where none came or went."""
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    return [(a.strip(), b.strip()) for a, b in zip(old, new, strict=True) if a != b]


class TestMonths:
    """WKT008: a month that is misspelled, and no other reading."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("Agustsus 2026", "Agustus 2026"),
            ("AGUSTSUS 2026", "AGUSTUS 2026"),
            ("agustsus", "agustus"),
            ('"Agustsus 2026"  # catatan', '"Agustus 2026"  # catatan'),
            ("'Maret, Agustsus dan Desembr'", "'Maret, Agustus dan Desember'"),
            ("Februri-Marett 2026 # ya", "Februari-Maret 2026 # ya"),
            ("&a Agustsus", "&a Agustus"),
        ],
    )
    def test_the_word_is_mended_where_it_stands(self, before: str, after: str) -> None:
        """In its own case, with quotes, anchors and comments as they were."""
        text = HEAD + row(before)
        outcome = fixed(text)
        expected = [(f"target_waktu: {before}", f"target_waktu: {after}")]
        assert expected == changed(text, outcome.data.decode())
        assert ["WKT008"] == [repair.rule for repair in outcome.done]

    @pytest.mark.parametrize("target", ["12 (dua belas) bulan", "Nopember 2026", "Juni-juli", "x"])
    def test_what_is_no_slip_stays(self, target: str) -> None:
        """An old spelling, a duration, and what is not read at all."""
        assert (HEAD + row(target)).encode() == fixed(HEAD + row(target)).data

    def test_a_word_that_is_folded_over_two_lines_is_told_and_left(self) -> None:
        """It cannot be told in the text what of it is the word."""
        text = HEAD + row('"Agust\\\n              sus 2026"')
        outcome = fixed(text)
        assert text.encode() == outcome.data
        assert ["WKT008"] == [repair.rule for repair in outcome.left]

    def test_an_ignored_finding_is_not_mended(self) -> None:
        """Whoever switched it off wants the words as they are."""
        more = "            abaikan: [{kode: WKT008, alasan: kutipan}]\n"
        text = HEAD + row("Agustsus 2026", more)
        assert text.encode() == fixed(text).data

    def test_a_shared_value_is_mended_once_for_all_its_rows(self) -> None:
        """Two rows that name one anchor have one text."""
        text = HEAD + row("&t Agustsus") + row("*t", lke="P.I.2.a", words="Rencana aksi")
        after = fixed(text).data.decode()
        assert [("target_waktu: &t Agustsus", "target_waktu: &t Agustus")] == changed(text, after)


class TestYears:
    """WKT003: a year that is not the plan's, where it cannot be meant."""

    def test_a_past_year_becomes_that_of_the_plan(self) -> None:
        """The rest of the target stays."""
        text = HEAD + row("Juli-September 2024  # ?")
        expected = [
            ("target_waktu: Juli-September 2024  # ?", "target_waktu: Juli-September 2026  # ?")
        ]
        assert expected == changed(text, fixed(text).data.decode())

    def test_swapped_digits_are_put_right(self) -> None:
        """2062 is no year of a plan for 2026."""
        assert b"Juli 2026" in fixed(HEAD + row("Juli 2062")).data

    @pytest.mark.parametrize(
        ("target", "why"),
        [
            ("Januari 2027", "the next year may be meant"),
            ("Desember 2025", "it may have been done just before the year began"),
            ("Juli 2024 dan Juli 2025", "two years are named"),
            ("1 Juli 24", "two digits are only a guess"),
        ],
    )
    def test_two_readings_are_left_alone(self, target: str, why: str) -> None:
        """The evaluator asks; nobody else can answer."""
        text = HEAD + row(target)
        assert text.encode() == fixed(text).data, why

    def test_a_row_about_that_year_is_left_alone(self) -> None:
        """Evidence of 2024 speaks for 2024."""
        text = HEAD + row("Juli 2024", words="Laporan tahun 2024")
        assert text.encode() == fixed(text).data

    def test_no_date_is_put_before_the_decree(self) -> None:
        """January of the year in which the decree came in June cannot be what was meant."""
        text = (HEAD + row("Januari 2024")).replace("2026-01-05", "2026-06-05")
        assert text.encode() == fixed(text).data

    def test_a_plan_that_may_have_the_wrong_year_itself_is_left_alone(self) -> None:
        """Where more rows name the other year, it is the plan's year that is in doubt."""
        text = HEAD.replace("2026-01-05", "2025-01-05").replace("  tahun: 2026", "  tahun: 2025")
        text += row("Juli 2025") + row("Mei 2025", lke="P.I.2.a", words="Rencana")
        assert text.encode() == fixed(text).data


class TestDoubledRows:
    """SLN004: a row that stands once more at the head of the next page."""

    SOURCE = "            sumber: {{halaman: {page}, tabel: 1, baris: {line}}}\n"

    def text(self, *pages: int, between: str = "") -> str:
        rows = [
            row("Mei 2026", self.SOURCE.format(page=page, line=number))
            for number, page in enumerate(pages)
        ]
        return HEAD + between.join(rows) + "          # akhir\n"

    def test_the_second_goes(self) -> None:
        """The first, and what stands behind the second, stay."""
        outcome = fixed(self.text(3, 4))
        assert self.text(3).encode() == outcome.data
        assert [Drop] == [type(repair) for repair in outcome.done]

    def test_what_import_noted_of_it_goes_too(self) -> None:
        """A note on a row that is gone would be taken for one on the next row."""
        noted = self.text(3, 4, between="          # PERIKSA: sama persis\n")
        assert self.text(3).encode() == fixed(noted).data

    def test_other_comments_above_it_stay(self) -> None:
        """Whoever wrote them did not say what they are about."""
        noted = self.text(3, 4, between="          # tim baru\n")
        assert b"# tim baru\n          # akhir\n" in fixed(noted).data

    def test_a_comment_inside_keeps_the_row(self) -> None:
        """It would be lost; the repair is told instead."""
        text = self.text(3, 4).replace("baris: 1}", "baris: 1}  # ?")
        outcome = fixed(text)
        assert text.encode() == outcome.data
        assert [Drop] == [type(repair) for repair in outcome.left]

    @pytest.mark.parametrize("pages", [(3, 3), (4, 3), (3, 5)])
    def test_on_one_page_both_stay(self, pages: tuple[int, int]) -> None:
        """Then the decree itself has the row twice."""
        assert self.text(*pages).encode() == fixed(self.text(*pages)).data

    def test_without_a_source_neighbours_without_a_difference_are_one(self) -> None:
        """A plan written by hand says nothing of pages."""
        assert (HEAD + row("Mei")).encode() == fixed(HEAD + row("Mei") + row("Mei")).data

    @pytest.mark.parametrize("target", ["Juni", "Mei 2026"])
    def test_rows_with_a_difference_both_stay(self, target: str) -> None:
        """However small it is."""
        text = HEAD + row("Mei") + row(target)
        assert text.encode() == fixed(text).data

    def test_in_a_list_between_brackets(self) -> None:
        """The comma in front goes with it."""
        cells = "{indikator: Tim kerja, langkah_aksi: Membentuk, bukti_fisik: SK tim, target_waktu: Mei, lke: [P.I.1.a]}"
        once = HEAD.rstrip("\n") + f" [{cells}]\n"
        assert once.encode() == fixed(once.replace("}]\n", f"}}, {cells}]\n")).data


class TestIds:
    """`lke`: as `match --write` does."""

    def test_rows_without_ids_get_those_that_the_matcher_is_sure_of(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Both commands write the same file."""
        for plan in PLANS[:1]:
            one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
            shutil.copy(plan, one)
            shutil.copy(plan, two)
            assert 0 == cli.main(["match", "--write", str(one)])
            assert 0 == cli.main(["fix", "--select", "lke", "--write", str(two)])
            assert one.read_bytes() == two.read_bytes()
        assert "`lke` ditulis pada" in capsys.readouterr().err


class TestKeys:
    """`kunci`: keys in the order of the plan file."""

    def test_keys_move_with_their_comments(self) -> None:
        """Also those of lists, of nested mappings and between braces."""
        before = """\
# kepala
unit: KPU Contoh   # nama

# tahun rencana
tahun: 2026
zicheck: 1
area:
  - judul: A
    kode: I
    komponen:
      - kegiatan:
          # yang pertama
          - target_waktu: |+
              Mei

            # tentang indikator
            langkah_aksi: >-
              satu
              dua

            indikator: x  # ya
            abaikan: [{alasan: "a, b", kode: WKT003}]
            sumber: {baris: 1}
          - {target_waktu: Mei, indikator: 'a: b'}
        nama: K
"""
        after = """\
# kepala
zicheck: 1
unit: KPU Contoh   # nama

# tahun rencana
tahun: 2026
area:
  - kode: I
    judul: A
    komponen:
      - nama: K
        kegiatan:
          # yang pertama
          - indikator: x  # ya
            # tentang indikator
            langkah_aksi: >-
              satu
              dua

            target_waktu: |+
              Mei

            sumber: {baris: 1}
            abaikan: [{kode: WKT003, alasan: "a, b"}]
          - {indikator: 'a: b', target_waktu: Mei}
"""
        assert after == fixed(before, only="kunci").data.decode()

    @pytest.mark.parametrize(
        "rows",
        [
            "          - target_waktu: Mei\n            # milik indikator\n            indikator: x\n",
            (
                "          - indikator: x\n            langkah_aksi: &a y\n"
                "          - langkah_aksi: z\n            indikator: *a\n"
            ),
            "          - ? target_waktu\n            : Mei\n            indikator: x\n",
        ],
        ids=["comment above the new first key", "alias", "question mark"],
    )
    def test_what_cannot_be_moved_for_certain_stays_and_is_told(self, rows: str) -> None:
        outcome = fixed(HEAD + rows, only="kunci")
        assert (HEAD + rows).encode() == outcome.data
        assert ["kunci"] == [repair.rule for repair in outcome.left]

    def test_carriage_returns_stay(self) -> None:
        """Every line ends as it did."""
        text = (HEAD + "          - target_waktu: Mei\n            indikator: x\n").replace(
            "\n", "\r\n"
        )
        after = fixed(text, only="kunci").data.decode()
        assert text.count("\r\n") == after.count("\r\n") == after.count("\n")
        assert after.endswith("- indikator: x\r\n            target_waktu: Mei\r\n")


class TestProposals:
    """`--unsafe`: marked, tried before they are written, and never worse than before."""

    MONEV = row("Maret, Juni 2026", lke="P.I.3.b", words="Monev pembangunan ZI")

    def test_without_the_option_nothing_is_proposed(self) -> None:
        """They are no repairs."""
        assert (HEAD + self.MONEV).encode() == fixed(HEAD + self.MONEV).data

    def test_empty_quarters_get_a_month(self) -> None:
        """The months that the finding names, in the order of the year."""
        after = fixed(HEAD + self.MONEV, unsafe=True).data.decode()
        new = (
            "target_waktu: Maret, Juni, September, Desember 2026  "
            "# usulan zicheck: MON001, semula “Maret, Juni 2026”"
        )
        assert [("target_waktu: Maret, Juni 2026", new)] == changed(HEAD + self.MONEV, after)

    def test_a_follow_up_moves_behind_its_evaluation(self) -> None:
        """By the finding that says so, with the comment of the line kept."""
        text = (
            HEAD
            + row("Juni 2026", lke="P.V.3.c", words="Evaluasi penanganan pengaduan")
            + row("Maret 2026 # lama", lke="P.V.3.d", words="Tindak lanjut evaluasi pengaduan")
        )
        outcome = fixed(text, unsafe=True)
        ((before, after),) = changed(text, outcome.data.decode())
        assert "target_waktu: Maret 2026 # lama" == before
        assert after.startswith(f"target_waktu: Juli 2026  {PROPOSAL}URT")
        assert after.endswith("semula “Maret 2026” # lama")
        assert not [
            f for f in judge(read_plan(outcome.data, "")[0]).findings if f.rule[:3] == "URT"
        ]

    @pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
    def test_real_plans_lose_nothing(self, plan: Path) -> None:
        """Readiness does not sink, and every proposal stands beside its mark."""
        data = plan.read_bytes()
        outcome = fixed(data, unsafe=True)
        before, after = (judge(read_plan(d, "")[0]).score.readiness for d in (data, outcome.data))
        assert after >= before - 1e-9
        proposed = [repair for repair in outcome.done if repair.rule[:3] in ("URT", "MON")]
        assert len(proposed) == outcome.data.decode().count(PROPOSAL)


class TestRealPlans:
    @pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
    @pytest.mark.parametrize("unsafe", [False, True])
    def test_the_second_run_finds_nothing(self, plan: Path, *, unsafe: bool) -> None:
        """And whatever was not repaired says what it said."""
        once = fixed(plan.read_bytes(), unsafe=unsafe)
        twice = fixed(once.data, unsafe=unsafe)
        assert (once.data, ()) == (twice.data, twice.done)


# --- random files ------------------------------------------------------------------------------

MARK = "# c{}"
_targets = st.sampled_from(
    [
        "Mei 2026", "Agustsus 2026", "Febuari", "Maret, Juni", "Juli 2024", "Juni 2062", "Juli 2024 Agustsus",
        "Desembr 2024", "12 bulan", "setiap triwulan", "", "Januari-Marett 2026", "Maret 2026", "é 😀 Agustsus",
    ]
)  # fmt: skip
_words = st.sampled_from(
    [
        "Tim kerja",
        "Evaluasi: pengaduan",
        "Tindak lanjut #2",
        "Rencana 'aksi'",
        'Survei "baik"',
        "é😀",
    ]
)
_ids = st.sampled_from(["", "P.I.1.a", "P.I.3.b", "P.V.3.c", "P.V.3.d", "P.VI.4.a"])


def _quoted(text: str, style: int, indent: str) -> str:
    """A value in one of the ways of YAML."""
    simple = text and text[0].isalpha() and not set(text) & set(":#'\"")
    if style == 0 and simple:
        return text
    if style == 1:
        return "'" + text.replace("'", "''") + "'"
    if style == 2 and text:
        return f"|\n{indent}  {text}\n"
    if style == 3 and text:
        return f">-\n{indent}  {text}\n\n"
    return '"' + text.replace('"', '\\"') + '"'


@st.composite
def plan_texts(draw: st.DrawFn) -> str:
    """Plan files in many layouts; each comment has a number of its own."""
    shuffle = random.Random(draw(st.integers(0, 999)))  # noqa: S311 - layout, no secret
    number = iter(range(10_000))
    rows: list[str] = []
    cells: dict[str, str] = {}
    for _ in range(draw(st.integers(1, 5))):
        if not cells or draw(st.integers(0, 3)):
            words = draw(_words)
            cells = {
                "indikator": words,
                "langkah_aksi": f"Melaksanakan {words}",
                "bukti_fisik": "Laporan",
                "target_waktu": draw(_targets),
            }
            ids = draw(_ids)
        keys = list(cells) + (["lke"] if ids else [])
        if draw(st.booleans()):
            shuffle.shuffle(keys)
        if draw(st.integers(0, 4)) == 0:
            inside = ", ".join(
                f"{key}: {f'[{ids}]' if key == 'lke' else _quoted(cells[key], 4, '')}"
                for key in keys
            )
            rows.append(f"          - {{{inside}}}")
            continue
        lines = []
        for key in keys:
            if lines and draw(st.integers(0, 6)) == 0:
                lines.append("            " + MARK.format(next(number)))
            style = draw(st.integers(0, 4))
            said = f"[{ids}]" if key == "lke" else _quoted(cells[key], style, " " * 12)
            tail = (
                ""
                if said.endswith("\n") or draw(st.integers(0, 3))
                else " " + MARK.format(next(number))
            )
            lines.append(f"            {key}: {said.removesuffix(chr(10))}{tail}")
        lines[0] = "          - " + lines[0].lstrip()
        if draw(st.integers(0, 5)) == 0:
            lines.insert(0, "          " + MARK.format(next(number)))
        rows.extend(lines)
    text = HEAD + "\n".join(rows) + draw(st.sampled_from(["\n", "", "\n\n# akhir\n"]))
    if draw(st.booleans()):
        text = text.replace(
            "unit: KPU Kabupaten Contoh\ntahun: 2026\n", "tahun: 2026\nunit: U # satu\n"
        )
    return draw(st.sampled_from(["", "\ufeff"])) + (
        text.replace("\n", "\r\n") if draw(st.integers(0, 3)) == 0 else text
    )


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=plan_texts())
@settings(max_examples=150)
def test_fixing_twice_changes_nothing(text: str, *, unsafe: bool) -> None:
    """And the second run has nothing to do."""
    once = fixed(text, unsafe=unsafe)
    twice = fixed(once.data, unsafe=unsafe)
    assert (once.data, ()) == (twice.data, twice.done)


@given(text=plan_texts())
@settings(max_examples=150)
def test_a_fixed_file_is_clean_of_what_was_fixed(text: str) -> None:
    """No repair is on offer but those that were told as left."""
    outcome = fixed(text)
    offered = list(safe(judge(read_plan(outcome.data, "")[0]), RULESET))
    assert [r for r in outcome.left if r.rule != "kunci"] == offered


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=plan_texts())
@settings(max_examples=150)
def test_everything_else_says_the_same(text: str, *, unsafe: bool) -> None:
    """Head, other cells, ids and the rows that stay, in their order."""
    outcome = fixed(text, unsafe=unsafe)
    before, after = (read_plan(data, "")[0] for data in (text.encode(), outcome.data))
    assert (before.unit, before.tahun, before.keputusan) == (
        after.unit,
        after.tahun,
        after.keputusan,
    )
    gone = sum(isinstance(repair, Drop) for repair in outcome.done)
    assert len(before.kegiatan) - gone == len(after.kegiatan)

    def other(plan: Plan) -> list[tuple[object, ...]]:
        cells = [
            (r.indikator.strip(), r.langkah_aksi.strip(), r.bukti.strip()) for r in plan.kegiatan
        ]
        return [cell for n, cell in enumerate(cells) if not n or cells[n - 1] != cell]

    if not gone:
        assert [r.lke for r in before.kegiatan] == [r.lke for r in after.kegiatan]
    assert other(before) == other(after)


@given(text=plan_texts())
@settings(max_examples=150)
def test_every_byte_but_the_repaired_stays(text: str) -> None:
    """Without sorting and dropping, only the words and digits that were told differ."""
    plan = read_plan(text.encode(), "")[0]
    outcome = fixed(text, only="WKT")
    back = outcome.data.decode()
    for repair in outcome.done:
        assert isinstance(repair, Reword)
    if not outcome.done:
        assert text == back
    assert text.count("\n") == back.count("\n")
    touched = {repair.row for repair in outcome.done}
    same = [r for r in read_plan(outcome.data, "")[0].kegiatan if r.row not in touched]
    assert [r for r in plan.kegiatan if r.row not in touched] == same
    for old, new in zip(text.split("\n"), back.split("\n"), strict=True):
        if old != new:
            words = [pair for repair in outcome.done for pair in repair.words]  # type: ignore[union-attr]
            assert any(a in old and b in new for a, b in words)


@given(text=plan_texts())
@settings(max_examples=150)
def test_no_comment_is_lost(text: str) -> None:
    """Whatever moves, each comment is still there, once."""
    after = fixed(text, unsafe=True).data.decode()
    marks = [word for word in text.split() if word.startswith("c") and word[1:].isdigit()]
    assert sorted(marks) == sorted(
        w for w in after.split() if w.startswith("c") and w[1:].isdigit()
    )


UNENDED = (
    HEAD
    + """\
          - indikator: Tim kerja
            langkah_aksi: Melaksanakan tim kerja
            target_waktu: |
              Mei 2026
            bukti_fisik: Laporan # c3"""
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_block_text_that_comes_to_stand_last_gets_the_line_end_it_needs(newline: str) -> None:
    data = UNENDED.replace("\n", newline).encode()
    outcome = fixed(data.decode(), only="kunci")
    assert () == outcome.left
    assert read_plan(data, "")[0] == read_plan(outcome.data, "")[0]
    assert outcome.data.decode().endswith(
        newline.join(["# c3", "            target_waktu: |", "              Mei 2026", ""])
    )


@given(text=plan_texts())
@example(UNENDED)
@example(UNENDED.replace("\n", "\r\n"))
@settings(max_examples=150)
def test_keys_of_the_file_stand_in_order(text: str) -> None:
    """And sorting leaves the plan the same; what stays inside a row is told."""
    outcome = fixed(text, only="kunci")
    assert read_plan(text.encode(), "")[0] == read_plan(outcome.data, "")[0]
    root = opened(outcome.data).root
    names = [name.value for name, _ in root.value]  # type: ignore[union-attr]
    known = [key.name for key in PLAN]
    assert names == sorted(names, key=known.index)


# --- the command -------------------------------------------------------------------------------

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `zicheck fix` in a folder with one plan that has a slip."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    Path("plan.yaml").write_text(HEAD + row("Agustsus 2026 # é"), encoding="utf-8")

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(["fix", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


class TestCommand:
    def test_a_diff_is_shown_and_nothing_is_written(self, run: Run) -> None:
        """1, and the file is as it was."""
        code, out, err = run("plan.yaml")
        assert 1 == code
        assert out.startswith("--- a/plan.yaml\n+++ b/plan.yaml\n@@ ")
        assert "\n-            target_waktu: Agustsus 2026 # é\n" in out
        assert "\n+            target_waktu: Agustus 2026 # é\n" in out
        assert "plan.yaml: WKT008 baris 1: “Agustsus” → “Agustus”.\n" in err
        assert "Agustsus" in Path("plan.yaml").read_text(encoding="utf-8")

    def test_written_it_is_0_and_then_nothing_is_left(self, run: Run) -> None:
        """No diff is printed."""
        code, out, _ = run("plan.yaml", "--write")
        assert (0, "") == (code, out)
        code, out, err = run("plan.yaml")
        assert (0, "", "Tidak ada yang perlu diperbaiki pada 1 berkas.\n") == (code, out, err)

    @pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
    @pytest.mark.parametrize("ends", ["\n", ""])
    def test_git_applies_the_diff(self, run: Run, ends: str) -> None:
        """With the same outcome as `--write`."""
        path = Path("plan.yaml")
        text = (
            path.read_text(encoding="utf-8").rstrip("\n").replace("            lke: [P.I.1.a]", "")
        )
        path.write_text(text.rstrip() + ends, encoding="utf-8")
        _, out, _ = run("plan.yaml")
        Path("p.diff").write_text(out, encoding="utf-8")
        subprocess.run(["git", "apply", "p.diff"], check=True)
        applied = path.read_bytes()
        path.write_text(text.rstrip() + ends, encoding="utf-8")
        run("plan.yaml", "--write")
        assert path.read_bytes() == applied

    def test_a_broken_file_is_2_and_the_others_are_fixed(self, run: Run) -> None:
        """And stays as it is."""
        Path("a.yaml").write_text("unit: [")
        code, _, err = run(".", "--write")
        assert 2 == code
        assert "a.yaml:2:1: YAML tidak dapat dibaca" in err
        assert "Agustus 2026" in Path("plan.yaml").read_text(encoding="utf-8")
        assert "unit: [" == Path("a.yaml").read_text()

    def test_a_document_is_refused_with_the_way_to_go(self, run: Run) -> None:
        """Only YAML can be edited."""
        Path("a.docx").write_bytes(b"PK")
        code, out, err = run("a.docx")
        assert (2, "") == (code, out)
        assert "zicheck import" in err

    def test_standard_input_is_shown_but_not_written(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """There is no file to write."""
        given = io.TextIOWrapper(io.BytesIO(Path("plan.yaml").read_bytes()))
        monkeypatch.setattr("sys.stdin", given)
        assert "+++ b/<stdin>" in run("-")[1]
        assert 2 == run("-", "--write")[0]

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (["--select", "WKT"], 1), (["--select", "wkt008"], 1), (["--select", "LKE"], 0),
            (["--ignore", "WKT"], 0), (["--select", "SLN004,kunci"], 0),
        ],
    )  # fmt: skip
    def test_repairs_are_chosen_by_rule(self, run: Run, words: list[str], expected: int) -> None:
        """By code, by family, or by name where no rule asks for the repair."""
        assert expected == run("plan.yaml", *words)[0]

    def test_an_unknown_repair_is_refused_with_the_nearest(self, run: Run) -> None:
        """2."""
        code, _, err = run("plan.yaml", "--select", "kunc")
        assert 2 == code
        assert "mungkin maksudnya `kunci`" in err

    def test_english(self, run: Run) -> None:
        """Both languages say it all."""
        assert (
            "Files that would change: 1; `--write` writes them."
            in run("plan.yaml", "--lang", "en")[2]
        )

    def test_what_a_config_lists_is_no_matter(self, run: Run) -> None:
        """Its `select` is about findings, of which most cannot be repaired."""
        Path("zicheck.toml").write_text('select = ["KOM"]\nlang = "en"\n')
        code, _, err = run("plan.yaml")
        assert (1, True) == (code, "would change" in err)

    def test_a_config_that_ignores_the_rule_holds(self, run: Run) -> None:
        """What is switched off is not repaired."""
        Path("zicheck.toml").write_text('[[abaikan]]\nkode = "WKT008"\nalasan = "kutipan"\n')
        assert 0 == run("plan.yaml")[0]


def test_a_patch_names_absolute_paths_as_they_are() -> None:
    """`a/` in front of one would lead nowhere."""
    lines = list(patch("a\n", "b\n", "/x/y.yaml", Paint(on=False)))
    assert ["--- /x/y.yaml\n", "+++ /x/y.yaml\n"] == lines[:2]


def test_a_patch_in_colour() -> None:
    """Red goes, green comes."""
    lines: list[Any] = list(patch("a\n", "b\n", "x", Paint(on=True)))
    assert ["\x1b[31m-a\x1b[0m\n", "\x1b[32m+b\x1b[0m\n"] == lines[-2:]
