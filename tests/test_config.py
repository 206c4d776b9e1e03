"""`zicheck.toml` and `[tool.zicheck]`: what they may say, where they are found, what they hide."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from zicheck import cli, config, configfile, configspec, rulesets, ruletest
from zicheck.checking import check
from zicheck.commands.schema import report_schema
from zicheck.config import Configs, fits
from zicheck.errors import InputError, Problem
from zicheck.ignoring import Pengabaian
from zicheck.plan import Abaikan

if TYPE_CHECKING:
    from zicheck.report import Report

ROOT = Path(__file__).parent.parent
RULESET = rulesets.builtin()
ENTRY = '[[abaikan]]\nkode = "WKT009"\nalasan = "Serentak"\n'


def read(text: str) -> tuple[config.Entry, ...]:
    return configfile.read(text.encode(), "zicheck.toml", RULESET).entries


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """What is wrong with a config; each is a sentence in both languages, with its place."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as caught:
        configfile.read(data, "zicheck.toml", RULESET)
    for problem in caught.value.problems:
        assert "zicheck.toml" == problem.place.file
        assert problem.text.id != problem.text.en
        assert all(said.endswith((".", "?")) for said in problem.text)
    return caught.value.problems


def fault(text: str | bytes) -> tuple[int | None, str]:
    """Line and words of the one thing that is wrong."""
    (problem,) = problems(text)
    return problem.place.line, problem.text.id


class TestReading:
    """What an entry may say."""

    def test_all_keys(self) -> None:
        """With the line that it begins on."""
        (entry,) = read(
            '# kami\n[[abaikan]]\nkode = "KOM005"\nalasan = "Menyusul"\nsampai = 2026-12-31\n'
            'berkas = "2026/*.yaml"\nlke = ["R.I.*", "R.V.3.a"]\n'
        )
        assert entry == config.Entry(
            Pengabaian(
                "KOM005", "Menyusul", date(2026, 12, 31), ("R.I.*", "R.V.3.a"), "zicheck.toml", 2
            ),
            "2026/*.yaml",
        )

    def test_two_keys_are_enough(self) -> None:
        (entry,) = read(ENTRY)
        assert (None, (), "") == (entry.pengabaian.sampai, entry.pengabaian.lke, entry.berkas)

    @pytest.mark.parametrize("text", ["", "# kosong\n", "abaikan = []\n"])
    def test_nothing_is_nothing(self, text: str) -> None:
        assert () == read(text)

    @pytest.mark.parametrize("change", [lambda t: f"\ufeff{t}", lambda t: t.replace("\n", "\r\n")])
    def test_a_mark_or_windows_lines_are_simply_read(self, change: Callable[[str], str]) -> None:
        (entry,) = read(change(ENTRY))
        assert "Serentak" == entry.pengabaian.alasan

    def test_entries_may_stand_in_one_list(self) -> None:
        entries = read(
            'abaikan = [\n  {kode = "WKT009", alasan = "a"},\n  # lalu\n'
            '  {kode = "SLN008", alasan = "b"},\n]\n'
        )
        assert [("WKT009", 2), ("SLN008", 4)] == [
            (entry.pengabaian.kode, entry.pengabaian.baris) for entry in entries
        ]

    def test_pyproject(self) -> None:
        text = f'[project]\nname = "x"\n{ENTRY.replace("abaikan", "tool.zicheck.abaikan")}'
        found = configfile.read_project(text.encode(), "pyproject.toml", RULESET)
        assert found is not None
        assert "pyproject.toml:3" == found.entries[0].pengabaian.place

    @pytest.mark.parametrize("text", ["[tool]\nx = 1\n", "tool = 5\n", "[tool.zicheck2]\n"])
    def test_a_pyproject_without_our_table_is_none_of_ours(self, text: str) -> None:
        assert None is configfile.read_project(text.encode(), "pyproject.toml", RULESET)

    def test_our_table_must_be_a_table(self) -> None:
        with pytest.raises(InputError) as caught:
            configfile.read_project(b"[tool]\nzicheck = 1\n", "pyproject.toml", RULESET)
        (problem,) = caught.value.problems
        assert (2, True) == (problem.place.line, "harus berupa tabel" in problem.text.id)


class TestFaults:
    """One sentence each, with the line and the nearest known name."""

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            pytest.param("abaikn = []\n", 1, "maksudnya `abaikan`", id="key"),
            pytest.param("[tool.zicheck]\n", 1, "yang dikenal di sini: `aturan`", id="table"),
            pytest.param(ENTRY + 'berks = "x"\n', 4, "maksudnya `berkas`", id="key of an entry"),
            pytest.param(ENTRY + "zzzzz = 1\n", 4, "`kode`, `alasan`, `sampai`", id="strange key"),
            pytest.param(ENTRY + "baris = [3]\n", 4, "nomor baris berpindah", id="rows"),
            pytest.param('[[abaikan]]\nkode = "WKT009"\n', 1, "`alasan` tidak ada", id="no reason"),
            pytest.param(
                '[[abaikan]]\nkode = "WKT009"\nalasan = " "\n', 3, "`alasan` tidak ada", id="blank"
            ),
            pytest.param('[[abaikan]]\nalasan = "a"\n', 1, "`kode` tidak ada", id="no code"),
            pytest.param(ENTRY.replace("WKT009", "WKT909"), 2, "maksudnya `WKT009`", id="code"),
            pytest.param(
                ENTRY.replace("WKT009", "#"), 2, "`zicheck rules list`", id="no code like"
            ),
            pytest.param(ENTRY.replace("WKT009", "WKT"), 2, "`WKT` tidak dikenal", id="family"),
            pytest.param(ENTRY.replace("WKT009", "BCA900"), 2, "tidak dikenal", id="crash"),
            pytest.param(ENTRY.replace("WKT009", "KOM001"), 2, "skor bersandar", id="required"),
            pytest.param(ENTRY.replace('"WKT009"', "9"), 2, "teks dalam tanda kutip", id="number"),
            pytest.param(ENTRY.replace('"Serentak"', "[]"), 3, "teks dalam tanda", id="list"),
            pytest.param(ENTRY + 'sampai = "2026-12-31"\n', 4, "tanpa tanda kutip", id="quoted"),
            pytest.param(ENTRY + "sampai = 2026-12-31T08:00:00\n", 4, "tanpa jam", id="time"),
            pytest.param(ENTRY + "sampai = 2026-02-30\n", 4, "tanggal itu tidak ada", id="no day"),
            pytest.param(ENTRY + 'lke = "P.I.1.a"\n', 4, "daftar kode", id="one id"),
            pytest.param(ENTRY + "lke = []\n", 4, "daftar kode", id="no ids"),
            pytest.param(ENTRY + "lke = [1]\n", 4, "daftar kode", id="numbers"),
            pytest.param(ENTRY + 'lke = ["P.V.9.c"]\n', 4, "terdekat: P.V.5.c", id="id"),
            pytest.param(ENTRY + 'lke = [\n  "P.I.*",\n  "P.X.*",\n]\n', 6, "`P.X.*`", id="2nd id"),
            pytest.param(ENTRY + "berkas = 5\n", 4, "teks dalam tanda kutip", id="glob"),
            pytest.param(ENTRY + 'berkas = ""\n', 4, "teks dalam tanda kutip", id="empty glob"),
            pytest.param(ENTRY + 'berkas = "/a/*.yaml"\n', 4, "relatif terhadap", id="absolute"),
            pytest.param(ENTRY + 'berkas = "../*.yaml"\n', 4, "tanpa `..`", id="above"),
            pytest.param(ENTRY + "berkas = 'a\\b.yaml'\n", 4, "garis miring `/`", id="backslash"),
            pytest.param(ENTRY + 'berkas = "a\\b.yaml"\n', 4, "garis miring `/`", id="escape"),
            pytest.param(ENTRY + 'berkas = "C:/a.yaml"\n', 4, "relatif terhadap", id="drive"),
            pytest.param('[abaikan]\nkode = "WKT009"\n', 1, "[[abaikan]]", id="single brackets"),
            pytest.param("abaikan = 5\n", 1, "[[abaikan]]", id="no list"),
            pytest.param('x = 1\nabaikan = ["WKT009"]\n', 2, "[[abaikan]]", id="codes"),
        ],
    )
    def test_what_is_wrong(self, text: str, line: int, words: str) -> None:
        said = [(p.place.line, words in p.text.id) for p in problems(text)]
        assert (line, True) in said

    def test_every_fault_is_told_at_once_in_the_order_of_the_file(self) -> None:
        text = 'x = 1\n[[abaikan]]\nkode = "KOM001"\nberks = 1\n[[abaikan]]\nalasan = 3\n'
        assert [1, 2, 3, 4, 5, 6] == [p.place.line for p in problems(text)]

    def test_the_column_is_that_of_the_value_or_of_an_unknown_key(self) -> None:
        found = problems('abaikan = [{kode = "KOM001", alasan = "a", berks = 1}]\n')
        assert [(1, 20), (1, 44)] == [(p.place.line, p.place.column) for p in found]

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            pytest.param('[[abaikan]]\nkode WKT009"\n', 2, "harus ada `=`", id="equal sign"),
            pytest.param("[[abaikan]]\nkode = WKT009\n", 2, "bertanda kutip", id="no quotes"),
            pytest.param('[[abaikan]]\nkode = "WKT009\n', 2, "kutip penutup", id="open quote"),
            pytest.param('[[abaikan]]\n= "a"\n', 2, "tidak diawali nama kunci", id="no key"),
            pytest.param('[[abaikan]\nkode = "a"\n', 1, "kurung siku penutup", id="bracket"),
            pytest.param('a = "b" c = "d"\n', 1, "lebih dari satu isi", id="two on a line"),
            pytest.param("a = 1\na = 2\n", 2, "sudah ditulis sebelumnya", id="twice"),
            pytest.param("[a]\n[a]\n", 2, "kurung siku ganda", id="table twice"),
            pytest.param("lke = [\n1,\n", 2, "berkas berakhir", id="open list"),
            pytest.param('lke = ["a" "b"]\n', 1, "harus ada koma", id="no comma"),
            pytest.param('berkas = "a\\q"\n', 1, "kutip tunggal", id="backslash"),
            pytest.param('a = """x\n\n', 2, "berkas berakhir", id="open text"),
            pytest.param("a = {b = 1, b = 2}\n", 1, "sudah ditulis", id="twice in one line"),
            pytest.param("a = 'b\x00'\n", 1, "TOML tidak dapat dibaca di sini; ", id="other"),
            pytest.param(b"a = '\xe9'\n", 1, "UTF-8", id="Latin-1"),
            pytest.param(f"a = {'9' * 5000}\n", 1, "TOML tidak dapat dibaca", id="long number"),
            pytest.param(f"a = {'[' * 5000}", None, "bersarang terlalu dalam", id="deep"),
        ],
    )
    def test_broken_toml_names_its_line(
        self, text: str | bytes, line: int | None, words: str
    ) -> None:
        at, said = fault(text)
        assert (line, True) == (at, words in said)

    def test_a_file_too_large_or_unreadable_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "zicheck.toml"
        path.write_bytes(b"#" * (config.MAX_BYTES + 1))
        with pytest.raises(InputError, match="1 MB"):
            configfile.content(str(path))
        with pytest.raises(InputError, match="tidak dapat dibaca"):
            configfile.content(str(tmp_path))


class TestPlaces:
    """The walk over a document finds what tomllib finds."""

    TEXTS = (
        '"a b" = 1\n\'c\'.d."e\\u0066" = [1, [2, {x = 3, y.z = 4}], "]"] # ]\n',
        "[a]\nb = '''\n[[no]]\n= '''' # it ends with one more\n[a.c]\n[[l]]\nx = 1\n",
        "[[l]]\nx = 1\n[l.m]\ny = 2\n[[l]]\n[[l.n]]\nz = 3\n[[l.n]]\nz = 4\n",
        'a = """x\\"""y"""""\nb = ""\nc = """"""\nd = 1979-05-27 07:32:00 # at\ne=-inf\nf = \'\'\n',
        "[ x . y ]\nz = { } \n[x.v]\nw = [ # none\n\n]\n[[x.u]]\nt = [\n {s = 1}, # one\n {s = 2} ,\n]\n",
        "a.b = 1\na.c = true\n  [d]\n\te = '#'\n",
    )

    @pytest.mark.parametrize("text", TEXTS)
    def test_every_value_has_its_place(self, text: str) -> None:
        places = configfile._Places(text)
        for path, value in leaves(tomllib.loads(text)):
            offset = places.values[path]
            source = text[offset:]
            if isinstance(value, bool):
                assert source.startswith(str(value).lower())
            elif isinstance(value, int):
                assert source.startswith(str(value))
            elif isinstance(value, str):
                assert source[0] in "\"'"
            elif isinstance(value, list):
                assert source.startswith("[")

    names = st.text("abc.\"' =#[]\n", min_size=1, max_size=4)
    values = st.recursive(
        st.integers() | st.booleans() | st.text("ab\"'\\#[]{},=\n", max_size=6),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=6,
    )

    @given(st.lists(st.dictionaries(names, values, max_size=3), max_size=4))
    def test_whatever_the_keys_and_texts(self, tables: list[dict[str, Any]]) -> None:
        """JSON writes keys and values that TOML reads."""
        text = "# head\n"
        for table in tables:
            text += "[[list]]\n"
            for key, value in table.items():
                text += f"{json.dumps(key)} = {json.dumps(value)}  # = [x]\n"
        document = tomllib.loads(text)
        assert ({"list": tables} if tables else {}) == document
        places = configfile._Places(text)
        for path, value in leaves(document):
            if path[2:] and len(path) == 3:
                assert text[places.values[path] :].startswith(json.dumps(value))


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[Any, Any]]:
    """Every value of a document below its top, with its path."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, item in items:
        if not isinstance(item, dict):
            found.append(((*path, key), item))
        if isinstance(item, dict | list):
            found += leaves(item, (*path, key))
    return found


class TestGlob:
    """`*` stays in one folder, `**` does not."""

    @pytest.mark.parametrize(
        ("glob", "name", "expected"),
        [
            ("a.yaml", "a.yaml", True), ("a.yaml", "b/a.yaml", False), ("*.yaml", "a.yaml", True),
            ("*.yaml", "b/a.yaml", False), ("./a.yaml", "a.yaml", True), ("*/a.yaml", "b/a.yaml", True),
            ("**/a.yaml", "a.yaml", True), ("**/a.yaml", "b/c/a.yaml", True), ("b/**", "b/c/a.yaml", True),
            ("b/**", "a.yaml", False), ("b/", "b/a.yaml", True), ("b/", "c/a.yaml", False),
            ("b/**/a.yaml", "b/a.yaml", True), ("b/**/c/**/a.yaml", "b/x/c/y/z/a.yaml", True),
            ("b/**/c/**/a.yaml", "b/x/y/a.yaml", False), ("?.yaml", "a.yaml", True),
            ("[ab].yaml", "b.yaml", True), ("[!ab].yaml", "b.yaml", False), ("A.yaml", "a.yaml", False),
            ("**", "x/y", True), ("b", "b/a.yaml", False), ("a.yaml/", "a.yaml", True),
        ],
    )  # fmt: skip
    def test_fits(self, glob: str, name: str, *, expected: bool) -> None:
        assert expected is fits(glob, name)

    def test_many_stars_take_no_time(self) -> None:
        assert not fits("**/" * 100 + "b", "a/" * 200 + "c")


def governed(path: Path) -> list[str]:
    """The reasons of the entries that hold for the plan at `path`."""
    return [item.alasan for item in Configs(RULESET).of(str(path))]


class TestFinding:
    """The nearest config at or above the folder of the plan."""

    def test_upward(self, tmp_path: Path) -> None:
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        (tmp_path / "a" / "b").mkdir(parents=True)
        assert ["Serentak"] == governed(tmp_path / "a" / "b" / "p.yaml")

    def test_the_nearest_governs_alone(self, tmp_path: Path) -> None:
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "zicheck.toml").write_text("")
        assert [] == governed(tmp_path / "a" / "p.yaml")
        assert ["Serentak"] == governed(tmp_path / "p.yaml")

    @pytest.mark.parametrize("folder", [True, False])
    def test_not_beyond_a_repository(self, tmp_path: Path, *, folder: bool) -> None:
        """Where `.git` lies is looked into; it is a file in a worktree."""
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        inner = tmp_path / "repo"
        inner.mkdir()
        (inner / ".git").mkdir() if folder else (inner / ".git").write_text("gitdir: x")
        assert [] == governed(inner / "p.yaml")
        (inner / "zicheck.toml").write_text(ENTRY.replace("Serentak", "Di sini"))
        assert ["Di sini"] == governed(inner / "p.yaml")

    def test_our_own_file_goes_before_pyproject(self, tmp_path: Path) -> None:
        project = ENTRY.replace("abaikan]]", "tool.zicheck.abaikan]]")
        (tmp_path / "pyproject.toml").write_text(project.replace("Serentak", "Proyek"))
        assert ["Proyek"] == governed(tmp_path / "p.yaml")
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        assert ["Serentak"] == governed(tmp_path / "p.yaml")

    @pytest.mark.parametrize(
        "text",
        [
            '[project]\nname = "zicheck"\n[project.scripts]\nzicheck = "zicheck.cli:main"\n',
            "[tool.ruff]\n# tool.zicheck\n",
            "broken [ zicheck",
            "[tool]\nruff = {}\n",
        ],
    )
    def test_a_pyproject_of_others_is_passed_by(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "pyproject.toml").write_text(text)
        assert ["Serentak"] == governed(tmp_path / "a" / "p.yaml")

    @pytest.mark.parametrize(
        "text",
        [
            "[[tool.zicheck.abaikan]]\nkode='WKT009'\nalasan='x'\n",
            "  [[ tool . zicheck . abaikan ]]\nkode='WKT009'\nalasan='x'\n",
            "[['tool'.\"zicheck\".abaikan]]\nkode='WKT009'\nalasan='x'\n",
            "[tool.zicheck]\nabaikan=[{kode='WKT009', alasan='x'}]\n",
            "[tool]\nzicheck.abaikan=[{kode='WKT009', alasan='x'}]\n",
            "tool.zicheck.abaikan=[{kode='WKT009', alasan='x'}]\n",
            "tool={zicheck={abaikan=[{kode='WKT009', alasan='x'}]}}\n",
            "x=1\r\n[tool.zicheck]\r\nabaikan=[{kode='WKT009', alasan='x'}]\r\n",
        ],
    )
    def test_however_our_table_is_written(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "pyproject.toml").write_bytes(text.encode())
        assert ["x"] == governed(tmp_path / "p.yaml")

    def test_a_glob_is_held_against_the_path_from_the_config(self, tmp_path: Path) -> None:
        (tmp_path / "zicheck.toml").write_text(ENTRY + 'berkas = "2026/*.yaml"\n')
        (tmp_path / "2026").mkdir()
        assert ["Serentak"] == governed(tmp_path / "2026" / "p.yaml")
        assert [] == governed(tmp_path / "p.yaml")

    def test_standard_input_has_the_config_of_the_folder_we_are_in(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An entry for named files does not hold for it."""
        (tmp_path / "zicheck.toml").write_text(ENTRY + ENTRY + 'berkas = "**"\n')
        (tmp_path / "a").mkdir()
        monkeypatch.chdir(tmp_path / "a")
        assert 1 == len(Configs(RULESET).of(None))

    def test_each_folder_is_looked_into_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        (tmp_path / "a").mkdir()
        looked: list[str] = []
        configs = Configs(RULESET)
        inside = configs._in
        monkeypatch.setattr(
            configs, "_in", lambda folder: (looked.append(folder), inside(folder))[1]
        )
        for _ in range(3):
            for name in ("a/p.yaml", "a/q.yaml", "r.yaml"):
                assert 1 == len(configs.of(str(tmp_path / name)))
        assert [str(tmp_path / "a"), str(tmp_path)] == looked

    def test_the_name_is_that_from_where_the_reader_stands(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "zicheck.toml").write_text(ENTRY)
        (tmp_path / "a").mkdir()
        (tmp_path / "b").mkdir()

        def name() -> str:
            return Configs(RULESET).of(str(tmp_path / "a" / "p.yaml"))[0].asal

        monkeypatch.chdir(tmp_path)
        assert "zicheck.toml" == name()
        monkeypatch.chdir(tmp_path / "a")
        assert os.path.join("..", "zicheck.toml") == name()  # noqa: PTH118
        (tmp_path / "zicheck.toml").rename(tmp_path / "a" / "zicheck.toml")
        monkeypatch.chdir(tmp_path / "b")
        assert str(tmp_path / "a" / "zicheck.toml") == name()


def plan_of(*rows: dict[str, Any], **plan: Any) -> Any:
    return ruletest.example_plan(RULESET, {"kegiatan": list(rows), **plan})


EMPTY = plan_of({"lke": "P.V.2.b", "bukti_fisik": ""}, {"lke": "P.I.1.a"})
AGREED = Pengabaian("BKT001", "Bukti menyusul", asal="zicheck.toml", baris=1)


def ignored(report: Report) -> list[tuple[str, str, str]]:
    return [(item.finding.rule, item.reason, item.where) for item in report.ignored]


def codes(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


class TestChecking:
    """What the core does with entries; it knows neither files nor the clock."""

    def test_a_finding_moves_aside_with_its_reason_and_the_config(self) -> None:
        report = check(EMPTY, RULESET, pengabaian=[AGREED])
        assert [("BKT001", "Bukti menyusul", "zicheck.toml")] == ignored(report)
        assert "BKT001" not in codes(report)

    def test_a_finding_without_rows_as_well(self) -> None:
        plan = plan_of({"lke": "P.I.1.a"}, dasar_hukum=[{"bagian": "mengingat", "teks": "UU"}])
        assert "HKM001" in codes(check(plan, RULESET))
        report = check(plan, RULESET, pengabaian=[AGREED._replace(kode="HKM001")])
        assert ["HKM001"] == [rule for rule, _, _ in ignored(report)]
        assert "HKM001" not in codes(report)

    def test_points_come_back_and_their_sum_is_told(self) -> None:
        plain = check(EMPTY, RULESET)
        report = check(EMPTY, RULESET, pengabaian=[AGREED])
        gained = report.score.readiness - plain.score.readiness
        assert gained > 0
        assert gained == pytest.approx(report.ignored_points)

    def test_what_it_would_cost_is_what_it_costs_when_nothing_is_ignored(self) -> None:
        (item,) = check(EMPTY, RULESET, pengabaian=[AGREED]).ignored
        (counted,) = [f for f in check(EMPTY, RULESET).findings if f.rule == "BKT001"]
        assert counted == item.finding

    def test_without_anything_ignored_nothing_is_lost(self) -> None:
        assert 0.0 == check(EMPTY, RULESET).ignored_points

    @pytest.mark.parametrize(
        ("lke", "hides"),
        [((), True), (("P.V.2.b",), True), (("P.V.*",), True), (("P.I.1.a", "P.V.2.*"), True),
         (("P.I.*",), False), (("P.V.2.a",), False)],
    )  # fmt: skip
    def test_the_indikator_must_be_named(self, lke: tuple[str, ...], *, hides: bool) -> None:
        report = check(EMPTY, RULESET, pengabaian=[AGREED._replace(lke=lke)])
        assert hides == (ignored(report) != [])

    def test_all_of_them(self) -> None:
        """What was excused for one indikator is not excused for another."""
        row = {"lke": ["P.I.3.a", "P.I.3.b"], "bukti_fisik": ""}
        plan = plan_of(row, {"lke": "P.I.1.a"})
        one = check(plan, RULESET, pengabaian=[AGREED._replace(lke=("P.I.3.b",))])
        both = check(plan, RULESET, pengabaian=[AGREED._replace(lke=("P.I.3.b", "P.I.3.a"))])
        assert (0, 1) == (len(ignored(one)), len(ignored(both)))

    def test_a_finding_about_no_indikator_is_not_named_by_any(self) -> None:
        plan = plan_of({"lke": "P.I.1.a"}, nomor="")
        entry = AGREED._replace(kode="STR001", lke=("P.*",))
        assert "STR001" in codes(check(plan, RULESET, pengabaian=[entry]))

    @pytest.mark.parametrize(("day", "hides"), [(30, True), (31, True), (None, True)])
    def test_until_its_last_day(self, day: int | None, *, hides: bool) -> None:
        entry = AGREED._replace(sampai=date(2025, 7, 31))
        today = date(2025, 7, day) if day else None
        assert hides == bool(check(EMPTY, RULESET, today=today, pengabaian=[entry]).ignored)

    def test_not_after_it(self) -> None:
        entry = AGREED._replace(sampai=date(2025, 7, 31))
        report = check(EMPTY, RULESET, today=date(2025, 8, 1), pengabaian=[entry])
        assert ([], True) == (ignored(report), "BKT001" in codes(report))

    def test_a_required_rule_is_never_ignored(self) -> None:
        entry = AGREED._replace(kode="KOM002")
        assert "KOM002" in codes(check(EMPTY, RULESET, pengabaian=[entry]))

    def test_a_crash_is_never_ignored(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from zicheck import checking

        def crash(*_: object) -> None:
            raise ZeroDivisionError

        kinds = {**checking.KINDS}
        kinds["isi_wajib"] = kinds["isi_wajib"]._replace(run=crash)
        monkeypatch.setattr(checking, "KINDS", kinds)
        entry = AGREED._replace(kode="BCA900")
        assert "BCA900" in codes(check(EMPTY, RULESET, pengabaian=[entry]))

    def test_the_row_goes_before_the_config(self) -> None:
        row = EMPTY.kegiatan[0]._replace(abaikan=(Abaikan("BKT001", "Pada baris"),))
        plan = EMPTY._replace(kegiatan=(row, *EMPTY.kegiatan[1:]))
        report = check(plan, RULESET, pengabaian=[AGREED])
        assert [("BKT001", "Pada baris", "plan")] == ignored(report)

    def test_the_first_entry_that_fits_gives_the_reason(self) -> None:
        entries = [AGREED._replace(kode="WKT001"), AGREED, AGREED._replace(alasan="Lain")]
        assert ["Bukti menyusul"] == [
            reason for _, reason, _ in ignored(check(EMPTY, RULESET, pengabaian=entries))
        ]

    def test_all_can_be_counted(self) -> None:
        report = check(EMPTY, RULESET, keep_ignored=True, pengabaian=[AGREED])
        assert check(EMPTY, RULESET) == report


PLAN = """\
zicheck: 1
unit: KPU Kabupaten Contoh
tahun: 2026
area:
  - kode: VI
    judul: Peningkatan Kualitas Pelayanan Publik
    komponen:
      - nomor: "4"
        nama: Penilaian Kepuasan terhadap Pelayanan
        kegiatan:
          - indikator: Survei kepuasan masyarakat dilakukan
            langkah_aksi: Melaksanakan survei kepuasan masyarakat
            bukti_fisik: Laporan hasil survei kepuasan masyarakat
            target_waktu: Juni dan Desember 2026
"""
SURVEY = '[[abaikan]]\nkode = "MON003"\nalasan = "Oleh provinsi"\n'

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with one plan."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    Path("a.yaml").write_text(PLAN)

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


class TestCommand:
    """From the file to the report."""

    def test_the_terminal_lists_what_is_ignored(self, run: Run) -> None:
        """With reason, place, and what it would cost."""
        Path("zicheck.toml").write_text(f"\n{SURVEY}")
        _, out, err = run("check", "a.yaml", "--width", "100")
        assert "Diabaikan (1)\n  MON003 · a.yaml:14:27 · baris 1\n" in out
        assert "Alasan: Oleh provinsi (zicheck.toml:2)\n" in out
        assert "  Bila dihitung, kesiapan berkurang 0,17 poin; `--tanpa-abaikan`" in out
        assert "" == err

    def test_in_english(self, run: Run) -> None:
        Path("zicheck.toml").write_text(SURVEY)
        _, out, _ = run("check", "a.yaml", "--lang", "en", "--width", "100")
        assert "Switched off (1)\n" in out
        assert "take 0.17 points from the readiness" in out

    def test_the_json_says_where(self, run: Run) -> None:
        """And fits its schema."""
        Path("zicheck.toml").write_text(SURVEY)
        value = json.loads(run("check", "a.yaml", "--format", "json")[1])
        Draft202012Validator(report_schema()).validate(value)
        (plan,) = value["plans"]
        (item,) = plan["ignored"]
        assert ("MON003", "Oleh provinsi", "zicheck.toml", 0.166667) == (
            item["rule"], item["reason"], item["where"], plan["ignored_points"],
        )  # fmt: skip
        assert 0.333333 == plan["score"]["readiness"]

    def test_what_the_plan_ignores_is_said_to_be_in_the_plan(self, run: Run) -> None:
        Path("a.yaml").write_text(PLAN + "            abaikan: [{kode: MON003, alasan: Ya}]\n")
        value = json.loads(run("check", "a.yaml", "--format", "json")[1])
        assert ["plan"] == [item["where"] for item in value["plans"][0]["ignored"]]

    def test_all_can_be_counted(self, run: Run) -> None:
        """Nothing is ignored, and the report says so."""
        Path("zicheck.toml").write_text(SURVEY + SURVEY.replace("MON003", "SLN008"))
        Path("a.yaml").write_text(PLAN + "            abaikan: [{kode: MON003, alasan: Ya}]\n")
        value = json.loads(run("check", "a.yaml", "--format", "json", "--tanpa-abaikan")[1])
        (plan,) = value["plans"]
        assert ([], 0.0, 0.166667) == (
            plan["ignored"], plan["ignored_points"], plan["score"]["readiness"],
        )  # fmt: skip
        assert "MON003" in {finding["rule"] for finding in plan["findings"]}
        _, out, err = run("check", "a.yaml", "--tanpa-abaikan")
        assert "pengabaian tidak diberlakukan" in out
        assert "Diabaikan" not in out
        assert "" == err

    @pytest.mark.parametrize("form", ["terminal", "json"])
    def test_a_broken_config_is_told_before_any_plan(self, run: Run, form: str) -> None:
        """Also when it governs only the last of them."""
        Path("z").mkdir()
        Path("z/b.yaml").write_text(PLAN)
        Path("z/zicheck.toml").write_text('[[abaikan]]\nkode = "MON003"\n')
        code, out, err = run("check", ".", "--format", form)
        assert (2, "", 1) == (code, out, err.count("\n"))
        place = os.path.join("z", "zicheck.toml")  # noqa: PTH118
        assert err.startswith(f"{place}:1:1: Kunci `alasan` tidak ada")
        assert 2 == run("check", ".", "--tanpa-abaikan")[0]
        assert 1 == run("check", "a.yaml")[0]

    def test_an_output_file_is_not_touched_by_a_broken_config(self, run: Run) -> None:
        Path("zicheck.toml").write_text("x = 1\n")
        assert 2 == run("check", "a.yaml", "-o", "r.txt")[0]
        assert not Path("r.txt").exists()

    def test_an_entry_that_hid_nothing_is_a_note(self, run: Run) -> None:
        """One line on standard error; the exit code is that of the findings."""
        Path("zicheck.toml").write_text(SURVEY + SURVEY.replace("MON003", "SLN008"))
        code, out, err = run("check", "a.yaml", "--fail-on", "never")
        assert (0, 1) == (code, err.count("\n"))
        assert err.startswith("zicheck.toml:4: pengabaian SLN008 tidak menyembunyikan apa pun")
        assert "SLN008" not in out
        assert run("check", "a.yaml", "--lang", "en")[2].startswith("zicheck.toml:4: ignoring SLN0")

    def test_an_entry_that_one_plan_needs_is_none(self, run: Run) -> None:
        Path("b.yaml").write_text(PLAN.replace("Juni dan Desember", "Setiap bulan"))
        Path("zicheck.toml").write_text(SURVEY)
        assert "" == run("check", "a.yaml", "b.yaml")[2]
        assert "MON003" in run("check", "b.yaml")[2]

    def test_a_glob_that_fits_no_plan_is_told_when_a_folder_is_checked(self, run: Run) -> None:
        """A single file proves nothing about entries for others."""
        Path("zicheck.toml").write_text(SURVEY + 'berkas = "2025/*.yaml"\n')
        assert "" == run("check", "a.yaml")[2]
        assert "pola berkas `2025/*.yaml`" in run("check", ".")[2]

    def test_an_expired_entry_is_told_and_hides_nothing(self, run: Run) -> None:
        """By the day of judgement, else by that of the computer."""
        Path("zicheck.toml").write_text(f"{SURVEY}sampai = 2026-06-30\n")
        _, out, err = run("check", "a.yaml", "--as-of", "2026-07-01", "--select", "MON")
        assert "zicheck.toml:1: pengabaian MON003 berlaku sampai 30 Juni 2026" in err
        assert "Diabaikan" not in out
        Path("zicheck.toml").write_text(f"{SURVEY}sampai = 2020-01-01\n")
        assert "berlaku sampai 1 Januari 2020" in run("check", "a.yaml")[2]
        Path("zicheck.toml").write_text(f"{SURVEY}sampai = 9999-12-31\n")
        assert "Diabaikan (1)" in run("check", "a.yaml")[1]

    def test_an_expired_entry_is_a_finding_of_the_plans_that_it_hid_something_in(
        self, run: Run
    ) -> None:
        """With the config's line, and only where its rule still finds something."""
        Path("zicheck.toml").write_text(
            f"{SURVEY}sampai = 2026-06-30\n"
            + SURVEY.replace("MON003", "BKT006")
            + "sampai = 2020-01-01\n"
        )
        _, out, _ = run("check", "a.yaml", "--as-of", "2026-07-01", "--format", "json")
        found = [
            f["message"] for f in json.loads(out)["plans"][0]["findings"] if f["rule"] == "BCA003"
        ]
        expected = [
            "Pengabaian MON003 pada zicheck.toml:1 hanya berlaku sampai dengan 30 Juni 2026."
        ]
        assert expected == found
        _, out, _ = run("check", "a.yaml", "--as-of", "2026-06-30", "--format", "json")
        assert "BCA003" not in out

    def test_an_entry_in_the_plan_expires_by_the_day_of_the_computer(self, run: Run) -> None:
        Path("a.yaml").write_text(
            PLAN + "            abaikan: [{kode: MON003, alasan: Ya, sampai: 2020-01-01}]\n"
        )
        _, out, _ = run("check", "a.yaml")
        assert "BCA003" in out
        assert "Diabaikan" not in out

    def test_rules_of_ones_own_can_be_ignored(self, run: Run) -> None:
        """The codes are those of the rule set that is used."""
        rules = str(ROOT / "examples" / "aturan" / "pengadilan.yaml")
        Path("zicheck.toml").write_text(SURVEY.replace("MON003", "HKM901"))
        assert 2 == run("check", "a.yaml")[0]
        assert 1 == run("check", "a.yaml", "--ruleset", rules)[0]


def test_without_a_config_nothing_is_imported_for_it(tmp_path: Path) -> None:
    """Nor for a pyproject.toml that is not meant for us."""
    (tmp_path / "a.yaml").write_text(PLAN)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "zicheck"\n[tool.ruff]\n')
    heavy = ("tomllib", "zicheck.configfile", "pathlib", "fnmatch", "glob", "pydantic")
    program = (
        "import sys; from zicheck.cli import main; "
        "main(['check', 'a.yaml', '--fail-on', 'never']); "
        f"print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], capture_output=True, check=True, timeout=60,
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
    )  # fmt: skip
    assert b"[]\n" == done.stderr


RULES = """\
id: kami
memperluas: permenpanrb-90-2021
ubah:
  WKT009: mati
"""
SETTINGS = """\
aturan = "aturan/kami.yaml"
induk = ["KPU RI"]
fail_on = "never"
lang = "en"
select = ["MON", "WKT003"]

[[rencana]]
berkas = "pn-*/**"
aturan = "aturan/lain.yaml"

[[rencana]]
berkas = "**/khusus.yaml"
induk = ["PN Contoh"]
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a config, two rule sets and three plans."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for folder in ("aturan", "pn-a", "kpu"):
        (tmp_path / folder).mkdir()
    (tmp_path / "aturan/kami.yaml").write_text(RULES)
    (tmp_path / "aturan/lain.yaml").write_text(RULES.replace("kami", "lain"))
    for plan in ("pn-a/a.yaml", "kpu/khusus.yaml", "kpu/b.yaml"):
        (tmp_path / plan).write_text(PLAN)
    (tmp_path / "zicheck.toml").write_text(SETTINGS)
    return tmp_path


class TestSettings:
    """What a config says beside what it switches off."""

    def test_each_value_keeps_its_line(self, office: Path) -> None:
        """As `zicheck config` prints it."""
        said = Configs(RULESET).said("kpu/b.yaml")
        lines = {"aturan": 1, "induk": 2, "fail_on": 3, "lang": 4, "select": 5}
        assert lines == {name: item.baris for name, item in said.items()}
        assert {"zicheck.toml"} == {item.asal for item in said.values()}
        assert office.is_dir()

    def test_the_last_table_that_fits_wins(self, office: Path) -> None:
        """Key by key; what it does not say stays."""
        configs = Configs(RULESET)
        found = {
            plan: (configs.ruleset(plan).id, configs.offices(plan))
            for plan in ("pn-a/a.yaml", "kpu/khusus.yaml", "kpu/b.yaml")
        }
        assert {
            "pn-a/a.yaml": ("lain", ("KPU RI",)),
            "kpu/khusus.yaml": ("kami", ("PN Contoh",)),
            "kpu/b.yaml": ("kami", ("KPU RI",)),
        } == found
        assert office.is_dir()

    def test_the_nearest_config_alone_holds(self, office: Path) -> None:
        """Nothing is mixed with what stands further up."""
        (office / "kpu/zicheck.toml").write_text('induk = ["KPU Provinsi"]\n')
        assert ["induk"] == list(Configs(RULESET).said("kpu/b.yaml"))

    def test_a_rule_set_that_is_asked_for_is_stronger(self, office: Path) -> None:
        """Then those of the config are not even read."""
        (office / "aturan/lain.yaml").write_text("[")
        assert RULESET is Configs(RULESET, fixed=True).ruleset("pn-a/a.yaml")

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('fail_on = "eror"\n', 1, '`fail_on = "error"`'),
            ("fail_on = 1\n", 1, "salah satu dari error, warning, info, never"),
            ('lang = "fr"\n', 1, "id, en"),
            ('select = "MON"\n', 1, "daftar kode"),
            ('select = ["MON", "WKT033"]\n', 1, "mungkin maksudnya `WKT003`"),
            ('induk = "KPU RI"\n', 1, "daftar teks"),
            ("induk = [1]\n", 1, "daftar teks"),
            ('aturan = "x.yaml"\n', 1, "`x.yaml` tidak ditemukan"),
            ("aturan = 'a\\b.yaml'\n", 1, "garis miring"),
            ("aturan = 1\n", 1, "teks dalam tanda kutip"),
            ('[[rencana]]\ninduk = ["x"]\n', 1, "`berkas` tidak ada"),
            ('[[rencana]]\nberkas = "../x"\n', 2, "tanpa `..`"),
            ('[[rencana]]\nberkas = "x"\nfail_on = "info"\n', 3, "yang dikenal di sini: `berkas`"),
            ('[[rencana]]\nberkas = "x"\natuan = "y"\n', 3, "mungkin maksudnya `aturan`"),
            ("[rencana]\n", 1, "[[rencana]]"),
            ('failon = "info"\n', 1, "mungkin maksudnya `fail_on`"),
        ],
    )
    def test_faults_name_the_line_and_what_is_known(self, text: str, line: int, words: str) -> None:
        said = fault(text)
        assert (line, True) == (said[0], words in said[1]), said

    def test_a_code_of_a_rule_set_that_the_config_names_is_known(self, office: Path) -> None:
        """Codes are looked up in every rule set that the config brings."""
        rules = (ROOT / "examples/aturan/pengadilan.yaml").read_text(encoding="utf-8")
        (office / "aturan/lain.yaml").write_text(rules, encoding="utf-8")
        entry = '[[abaikan]]\nkode = "HKM901"\nalasan = "x"\n'
        (office / "zicheck.toml").write_text(SETTINGS + entry)
        assert ["HKM901"] == [item.kode for item in Configs(RULESET).of("pn-a/a.yaml")]

    def test_the_schema_knows_every_key(self, office: Path) -> None:
        """It takes what the reader takes, and refuses an unknown key."""
        validator = Draft202012Validator(configspec.config_schema())
        assert [] == list(validator.iter_errors(tomllib.loads(SETTINGS)))
        assert list(validator.iter_errors({"failon": "info"}))
        assert office.is_dir()


class TestSettingsOfCommands:
    """How commands follow them."""

    def run(self, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    def test_check_follows_the_config_of_its_first_path(
        self, office: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exit code, language and filter."""
        code, out, _ = self.run(capsys, "check", "kpu/b.yaml")
        assert 0 == code
        assert "Readiness" in out
        assert "Filtered:" in out
        assert office.is_dir()

    def test_the_command_line_is_stronger(
        self, office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And so is ZICHECK_LANG."""
        words = ("check", "kpu/b.yaml", "--fail-on", "error", "--select", "MON003", "--lang", "id")
        code, out, _ = self.run(capsys, *words)
        assert (1, True) == (code, "Kesiapan" in out)
        monkeypatch.setenv("ZICHECK_LANG", "id")
        assert "Kesiapan" in self.run(capsys, "check", "kpu/b.yaml")[1]
        assert office.is_dir()

    def test_each_plan_is_checked_by_its_own_rule_set(
        self, office: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The JSON names it where it is not that of the run; rule sets are no plans."""
        code, out, err = self.run(capsys, "check", ".", "--format", "json")
        value = json.loads(out)
        assert (0, "", "kami") == (code, err, value["ruleset"]["id"])
        named = {plan["path"]: plan.get("ruleset", {}).get("id") for plan in value["plans"]}
        assert {"kpu/b.yaml": None, "kpu/khusus.yaml": None, "pn-a/a.yaml": "lain"} == named
        Draft202012Validator(report_schema()).validate(value)
        assert office.is_dir()

    def test_offices_of_the_config_may_be_named(
        self, office: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Beside those that the plan names itself."""
        text = PLAN.replace(
            "bukti_fisik: ", "bukti_fisik: Surat usulan kepada KPU Provinsi Lain, ", 1
        )
        (office / "kpu/b.yaml").write_text(text)
        codes = ("check", "kpu/b.yaml", "--select", "SLN001", "--fail-on", "error")
        assert 1 == self.run(capsys, *codes)[0]
        (office / "zicheck.toml").write_text('induk = ["KPU Provinsi Lain"]\n')
        assert 0 == self.run(capsys, *codes)[0]

    def test_config_tells_what_holds_and_where_it_was_said(
        self, office: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Three columns: name, value, place."""
        (office / "zicheck.toml").write_text(SETTINGS + ENTRY)
        code, out, err = self.run(capsys, "config", "kpu/khusus.yaml")
        expected = """\
kpu/khusus.yaml
  aturan   aturan/kami.yaml  zicheck.toml:1
  induk    PN Contoh         zicheck.toml:13
  fail_on  never             zicheck.toml:3
  lang     en                zicheck.toml:4
  select   MON, WKT003       zicheck.toml:5
  ignore   -                 bawaan
  abaikan  WKT009; Serentak  zicheck.toml:14
"""
        assert (0, expected, "") == (code, out, err)

    def test_config_as_json(self, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Each value with file and line; null where nothing was said."""
        value = json.loads(self.run(capsys, "config", "--format", "json")[1])
        (held,) = value["files"]
        assert "zicheck.toml" == held["config"]
        assert {"value": "never", "file": "zicheck.toml", "line": 3} == held["values"]["fail_on"]
        assert {"value": None, "file": None, "line": None} == held["values"]["ignore"]
        assert office.is_dir()

    def test_config_of_a_missing_file_is_2(
        self, office: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The others are still told."""
        code, out, err = self.run(capsys, "config", "x.yaml", "kpu/b.yaml")
        assert (2, True) == (code, out.startswith("kpu/b.yaml\n"))
        assert "x.yaml" in err
        assert office.is_dir()
