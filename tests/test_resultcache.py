"""Kept results: found again only for the same plan under the same terms, and never believed blindly."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
import time
import zlib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import manyplans
import needs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck import checking, cli, codeprint
from zicheck.bahasa import Text
from zicheck.codeprint import Codeprint
from zicheck.commands import judging, keeping, resultcache
from zicheck.commands.desk import Desk
from zicheck.commands.resultcache import Folder, ResultCache, place
from zicheck.commands.verdict import Verdict, pack, unpack
from zicheck.errors import Problem
from zicheck.places import Place
from zicheck.render.formats import FORMATS, Dear, Piece
from zicheck.render.outcome import Line

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
KEY = "ab" + "0" * 62


class Done(NamedTuple):
    """What a run came to, and the files that were judged in it."""

    code: int
    out: str
    err: str
    judged: list[str]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Runs `check` on many plans in one process, with results kept in `simpanan`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZICHECK_CACHE_DIR", str(tmp_path / "simpanan"))
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(codeprint, "SETTLED", 0)
    manyplans.write(tmp_path)
    judged: list[str] = []
    real = Desk.judged

    def noted(desk: Desk, found: Any, data: bytes | None = None) -> Any:
        judged.append(Path(found if isinstance(found, str) else found.path).name)
        return real(desk, found, data)

    monkeypatch.setattr(Desk, "judged", noted)

    def command(*words: str, paths: tuple[str, ...] = ("rencana",)) -> Done:
        judged.clear()
        code = cli.main(["check", *paths, "--jobs", "1", *words])
        return Done(code, *capfd.readouterr(), list(judged))

    return command


GOOD = [f"{number:02}.yaml" for number in range(manyplans.GOOD)]
ONLY_BROKEN = [manyplans.BROKEN]


class TestAgain:
    """A second run finds what the first one kept, and says the same."""

    @pytest.mark.parametrize("form", ["terminal", *FORMATS])
    def test_the_second_run_says_the_same_and_judges_nothing(
        self, run: Callable[..., Done], form: str
    ) -> None:
        fresh = run("--format", form, "--no-cache")
        first, second = run("--format", form), run("--format", form)
        assert sorted([*GOOD, manyplans.BROKEN]) == sorted(first.judged)
        assert ONLY_BROKEN == second.judged
        assert fresh[:3] == first[:3] == second[:3]

    def test_entries_of_a_config_that_were_used_are_known_to_be(
        self, run: Callable[..., Done]
    ) -> None:
        first, second = run(), run()
        assert "HKM001" in first.err
        assert "BKT001" not in first.err
        assert first.err == second.err

    def test_workers_keep_what_the_next_run_finds(self, run: Callable[..., Done]) -> None:
        first = run("--jobs", "2")
        assert ONLY_BROKEN == run().judged
        assert first[:3] == run("--jobs", "3")[:3]

    def test_few_plans_are_not_kept(self, run: Callable[..., Done]) -> None:
        run(paths=tuple(f"rencana/{number:02}.yaml" for number in range(19)))
        assert not Path("simpanan").exists()

    def test_documents_are_read_anew(self, run: Callable[..., Done]) -> None:
        paths = ("rencana", manyplans.BOOK)
        run(paths=paths)
        assert [manyplans.BROKEN, manyplans.BOOK] == run(paths=paths).judged

    def test_without_cache_nothing_is_kept_or_found(self, run: Callable[..., Done]) -> None:
        run("--no-cache")
        assert not Path("simpanan").exists()
        run()
        assert len(run("--no-cache").judged) == manyplans.GOOD + 1


class TestNeverWrong:
    """What a result hangs on is part of the name that it is kept under."""

    def test_an_edited_plan_is_judged_again(self, run: Callable[..., Done]) -> None:
        run()
        plan = Path("rencana/05.yaml")
        plan.write_text(plan.read_text().replace("Januari", "Mei"))
        assert ["05.yaml", manyplans.BROKEN] == run().judged

    def test_another_plan_under_the_same_name_and_time_is_judged_again(
        self, run: Callable[..., Done]
    ) -> None:
        run()
        plan = Path("rencana/05.yaml")
        before = plan.stat()
        plan.write_text(plan.read_text().replace("Januari 2026", "Agustus 2026"[:12]))
        os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert "05.yaml" in run().judged

    @pytest.mark.parametrize(
        "words",
        [
            ("--lang", "en"), ("--width", "60"), ("--quiet",), ("--select", "KOM"),
            ("--ignore", "KOM"), ("--as-of", "2026-06-30"), ("--tanpa-abaikan",),
            ("--format", "json"), ("--ruleset", "aturan.yaml"),
        ],
    )  # fmt: skip
    def test_another_option_is_another_result(
        self, run: Callable[..., Done], words: tuple[str, ...]
    ) -> None:
        self._ruleset("SLN008: mati")
        run()
        done = run(*words)
        assert manyplans.GOOD + 1 == len(done.judged)
        assert run(*words, "--no-cache")[:3] == done[:3]

    @staticmethod
    def _ruleset(change: str, name: str = "aturan.yaml", base: str = "") -> None:
        Path(name).write_text(
            "id: contoh\nnama: {id: Contoh, en: Example}\n"
            f"memperluas: {base or 'permenpanrb-90-2021'}\nubah:\n  {change}\n"
        )

    def test_an_edited_rule_set_judges_all_again(self, run: Callable[..., Done]) -> None:
        self._ruleset("KOM001: {tingkat: warning}")
        words = ("--ruleset", "aturan.yaml")
        run(*words)
        assert ONLY_BROKEN == run(*words).judged
        self._ruleset("KOM001: {tingkat: info}")
        done = run(*words)
        assert manyplans.GOOD + 1 == len(done.judged)
        assert run(*words, "--no-cache")[:3] == done[:3]

    def test_an_edited_rule_set_below_the_one_named_judges_all_again(
        self, run: Callable[..., Done]
    ) -> None:
        self._ruleset("KOM001: {tingkat: warning}", "dasar.yaml")
        self._ruleset("SLN008: mati", base="dasar.yaml")
        words = ("--ruleset", "aturan.yaml")
        run(*words)
        self._ruleset("KOM001: {tingkat: info}", "dasar.yaml")
        assert manyplans.GOOD + 1 == len(run(*words).judged)

    def test_an_edited_rule_set_of_a_config_judges_its_plans_again(
        self, run: Callable[..., Done]
    ) -> None:
        self._ruleset("KOM001: {tingkat: warning}")
        Path("zicheck.toml").write_text(
            '[[rencana]]\nberkas = "rencana/0*.yaml"\naturan = "aturan.yaml"\n'
        )
        run()
        self._ruleset("KOM001: {tingkat: info}")
        assert [*GOOD[:7], manyplans.BROKEN, *GOOD[7:10]] == run().judged

    @pytest.mark.parametrize(
        "config",
        ['[[abaikan]]\nkode = "BKT001"\nalasan = "Lain."\n', 'induk = ["KPU RI"]\n', ""],
    )
    def test_an_edited_config_judges_all_again(self, run: Callable[..., Done], config: str) -> None:
        run()
        Path("zicheck.toml").write_text(config)
        done = run()
        assert manyplans.GOOD + 1 == len(done.judged)
        assert run("--no-cache")[:3] == done[:3]

    def test_another_zicheck_judges_all_again(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run()
        monkeypatch.setattr(keeping, "codeprint", lambda: Codeprint("f" * 64, "x"))
        assert manyplans.GOOD + 1 == len(run().judged)

    def test_nothing_is_kept_when_the_code_changes_while_it_runs(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(keeping, "unchanged", lambda _: False)
        run()
        assert manyplans.GOOD + 1 == len(run().judged)

    def test_what_holds_until_a_day_is_judged_again_the_day_after(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        today = date.today()  # noqa: DTZ011 - as the program asks
        until = f"\n            abaikan: [{{kode: WKT004, alasan: Ditunda, sampai: {today}}}]"
        Path("rencana/05.yaml").write_text(manyplans.text(5, ignoring=until))
        run()
        assert ONLY_BROKEN == run().judged

        class Tomorrow(date):
            @classmethod
            def today(cls) -> date:
                return today + timedelta(days=1)

        monkeypatch.setattr(judging, "date", Tomorrow)
        done = run()
        assert ["05.yaml", manyplans.BROKEN] == done.judged
        assert run("--no-cache")[:3] == done[:3]

    def test_a_rule_that_failed_once_may_do_better_next_time(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = checking._run

        def short(rule: Any, context: Any) -> Any:
            if rule.kode == "KOM001":
                raise MemoryError
            return real(rule, context)

        with monkeypatch.context() as patch:
            patch.setattr(checking, "_run", short)
            assert "BCA900" in run("--format", "concise").out
        done = run("--format", "concise")
        assert manyplans.GOOD + 1 == len(done.judged)
        assert "BCA900" not in done.out


class TestDamage:
    """What is not exactly what was kept is as good as nothing."""

    @staticmethod
    def _entries() -> list[Path]:
        return sorted(Path("simpanan").glob("*/*.hasil"))

    @pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "longer", "swapped", "folder"])
    def test_a_damaged_entry_is_made_anew(self, run: Callable[..., Done], damage: str) -> None:
        first = run()
        entries = self._entries()
        assert manyplans.GOOD == len(entries)
        whole = [entry.read_bytes() for entry in entries]
        for at, (entry, data) in enumerate(zip(entries, whole, strict=True)):
            if damage == "folder":
                entry.unlink()
                entry.mkdir()
                continue
            flipped = bytearray(data)
            flipped[len(data) // 2] ^= 1
            entry.write_bytes(
                {
                    "empty": b"",
                    "cut": data[: len(data) // 2],
                    "flipped": bytes(flipped),
                    "longer": data + b"x",
                    "swapped": whole[at - 1],
                }[damage]
            )
        again = run()
        assert manyplans.GOOD + 1 == len(again.judged)
        assert first[:3] == again[:3]
        if damage != "folder":
            assert ONLY_BROKEN == run().judged

    @needs.PIPES
    def test_a_pipe_in_the_place_of_an_entry_is_not_waited_for(
        self, run: Callable[..., Done]
    ) -> None:
        run()
        for entry in self._entries():
            entry.unlink()
            os.mkfifo(entry)
        assert manyplans.GOOD + 1 == len(run().judged)

    @pytest.mark.parametrize(
        "result",
        [
            b"", b"[]", b"null\n", b"[1]\n", b"{}\n", b"\xff\n", b"[" * 100_000,
            pack([]), pack([Verdict("x")]), pack([Verdict("x", line=Line("x", "U", 2026, 1.0, 30.0, (), (0, 0, 0)))]),
        ],
    )  # fmt: skip
    def test_a_sealed_entry_that_says_something_else_is_ignored(
        self, run: Callable[..., Done], result: bytes
    ) -> None:
        first = run()
        for entry in self._entries():
            entry.write_bytes(resultcache._closed(entry.parent.name + entry.stem, result))
        again = run()
        assert manyplans.GOOD + 1 == len(again.judged)
        assert first[:3] == again[:3]

    def test_a_result_that_unpacks_without_end_is_ignored(self, tmp_path: Path) -> None:
        cache = ResultCache(str(tmp_path / "c"))
        cache.put(KEY, b"0" * 40_000_000)
        assert cache.get(KEY) is None


class TestFolder:
    """Where results are, and what happens when they cannot be there."""

    @pytest.mark.parametrize(
        ("platform", "environ", "expected"),
        [
            ("linux", {"HOME": "/home/a"}, "/home/a/.cache/zicheck"),
            ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "/x"}, "/x/zicheck"),
            ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "x"}, "/home/a/.cache/zicheck"),
            ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Caches/zicheck"),
            ("win32", {"LOCALAPPDATA": "/C/AppData/Local"}, "/C/AppData/Local/zicheck/Cache"),
        ],
    )  # fmt: skip
    def test_every_system_has_its_place(
        self, platform: str, environ: dict[str, str], expected: str
    ) -> None:
        assert Folder(expected, named=False) == place(None, environ, platform)

    def test_the_option_wins_over_the_variable_and_both_over_the_custom(self) -> None:
        environ = {"HOME": "/home/a", "ZICHECK_CACHE_DIR": "/variabel"}
        assert Folder("/opsi", named=True) == place("/opsi", environ, "linux")
        assert Folder("/variabel", named=True) == place(None, environ, "linux")

    def test_without_a_home_there_is_no_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)
        assert place(None, {}, "linux") is None
        assert place(None, {}, "darwin") is None
        assert place(None, {}, "win32") is None

    def test_without_a_home_everything_goes_on_in_silence(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = run("--no-cache")
        for name in ("ZICHECK_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)
        assert expected == run()

    @needs.POSIX
    def test_only_the_user_may_look_into_it(self, run: Callable[..., Done]) -> None:
        run()
        modes = {
            stat.S_IMODE(path.stat().st_mode)
            for path in [Path("simpanan"), *Path("simpanan").glob("*/")]
        }
        assert {0o700} == {mode for mode in modes if mode & stat.S_IXUSR}
        assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in TestDamage._entries()}
        assert "*\n" == Path("simpanan/.gitignore").read_text()

    @needs.POSIX
    def test_a_folder_that_others_may_write_to_is_not_used(self, run: Callable[..., Done]) -> None:
        expected = run("--no-cache")
        Path("simpanan").mkdir()
        Path("simpanan").chmod(0o777)
        done = run()
        assert expected.out == done.out
        assert 1 == done.err.count("Folder simpanan")
        assert [] == list(Path("simpanan").iterdir())

    def test_a_folder_that_cannot_be_made_gets_one_note(self, run: Callable[..., Done]) -> None:
        expected = run("--no-cache")
        Path("simpanan").write_text("sebuah berkas")
        done = run("--jobs", "2")
        assert (expected.code, expected.out) == (done.code, done.out)
        assert 1 == done.err.count("Folder simpanan")

    def test_a_full_disk_costs_nothing_but_time(
        self, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = run("--no-cache")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(resultcache.os, "replace", full)
        assert expected == run()
        assert [] == [path for path in Path("simpanan").rglob("*") if path.suffix == ".tmp"]

    def test_the_oldest_go_when_there_are_too_many(self, tmp_path: Path) -> None:
        cache = ResultCache(str(tmp_path / "c"))
        keys = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(10)]
        for age, key in enumerate(keys):
            cache.put(key, os.urandom(1000))
            os.utime(cache._path(key), (time.time() - age, time.time() - age))
        cache.trim(5500)
        assert keys[:4] == [key for key in keys if cache.get(key) is not None]

    def test_what_was_left_unfinished_goes_once_it_is_old_and_nothing_else_does(
        self, tmp_path: Path
    ) -> None:
        cache = ResultCache(str(tmp_path / "c"))
        cache.put(KEY, b"x")
        shelf = tmp_path / "c" / KEY[:2]
        foreign = tmp_path / "c" / "lain"
        foreign.mkdir()
        for path in (shelf / "0.hasil.17.tmp", shelf / "1.hasil.18.tmp", foreign / "2.hasil.1.tmp",
                     shelf / "milik-orang.tmp"):  # fmt: skip
            path.write_text("x")
            if not path.name.startswith("1."):
                os.utime(path, (0, 0))
        cache.trim()
        left = sorted(path.name for path in (tmp_path / "c").rglob("*.tmp"))
        assert ["1.hasil.18.tmp", "2.hasil.1.tmp", "milik-orang.tmp"] == left
        assert b"x" == cache.get(KEY)


def test_two_runs_at_once_share_a_folder(run: Callable[..., Done]) -> None:
    expected = run("--no-cache", "--format", "json")
    program = (
        "import sys; from zicheck import codeprint; codeprint.SETTLED = 0; "
        "from zicheck.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "check", "rencana", "--format", "json"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(2):
        both = [subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.PIPE, env=environ)
                for jobs in (1, 2, 1)]  # fmt: skip
        assert [expected.out.encode()] * 3 == [one.communicate(timeout=60)[0] for one in both]
    assert manyplans.GOOD == len(TestDamage._entries())
    assert ONLY_BROKEN == run("--format", "json").judged


class TestCodeprint:
    """What zicheck is known by."""

    @staticmethod
    def _package(folder: Path) -> Path:
        (folder / "p" / "q").mkdir(parents=True)
        (folder / "p" / "a.py").write_text("A = 1\n")
        (folder / "p" / "q" / "data.json").write_text("{}")
        return folder / "p"

    @pytest.fixture(autouse=True)
    def _old(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(codeprint, "SETTLED", 0)

    def test_every_edit_changes_it(self, tmp_path: Path) -> None:
        package = self._package(tmp_path)
        seen = [codeprint.codeprint(str(package))]
        for path, content in (
            ("a.py", "A = 2\n"), ("q/data.json", "[]"), ("q/new.py", ""), ("b.css", "p {}"),
        ):  # fmt: skip
            before = (package / path).stat() if (package / path).exists() else None
            (package / path).write_text(content)
            if before:  # also one that leaves size and time as they were
                os.utime(package / path, ns=(before.st_atime_ns, before.st_mtime_ns))
            seen.append(codeprint.codeprint(str(package)))
        (package / "b.css").rename(package / "c.css")
        seen.append(codeprint.codeprint(str(package)))
        assert None not in seen
        assert 6 == len({taken.digest for taken in seen if taken})

    def test_the_same_code_elsewhere_is_the_same(self, tmp_path: Path) -> None:
        one, other = (self._package(tmp_path / name) for name in ("x", "y"))
        (other / "__pycache__").mkdir()
        (other / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"x")
        prints = [codeprint.codeprint(str(package)) for package in (one, other)]
        assert 1 == len({taken.digest for taken in prints if taken})

    def test_a_file_written_again_is_noticed(self, tmp_path: Path) -> None:
        package = self._package(tmp_path)
        taken = codeprint.codeprint(str(package))
        assert taken is not None
        assert codeprint.unchanged(taken, str(package))
        os.utime(package / "a.py", (1, 1))
        assert not codeprint.unchanged(taken, str(package))

    def test_code_that_was_just_written_may_not_be_what_runs(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = self._package(tmp_path)
        os.utime(package / "a.py", (1, 1))
        monkeypatch.setattr(codeprint, "SETTLED", 60)
        assert codeprint.codeprint(str(package)) is None

    def test_a_package_in_an_archive_has_none(self, tmp_path: Path) -> None:
        assert codeprint.codeprint(str(tmp_path / "zicheck.pyz" / "zicheck")) is None

    def test_ours_covers_the_built_in_rules(self) -> None:
        files = {Path(path).name for path, _ in codeprint._files(codeprint.PACKAGE)}
        assert {"checking.py", "scoring.py", "permenpanrb-90-2021.json"} <= files


PIECE = Piece("Teks “utuh”\ud800\n", 3, (Dear(0.1, 0.2, -1, -3, ("sel", "lain")),))
VERDICTS = (
    Verdict("a\udcff.yaml", (), Line("a\udcff.yaml", "Unit", 2026, 1 / 3, 30.0, ("I", "VI"), (1, 2, 3)),
            (PIECE, Piece("")), 4, (0, 2), "2026-11-20"),
    Verdict("b.yaml", (Problem(Text("Rusak", "Broken"), Place("b.yaml", 3, 4, sheet="S")),)),
)  # fmt: skip


class TestForm:
    """The form in which verdicts are sent and kept."""

    def test_what_was_packed_is_unpacked(self) -> None:
        assert VERDICTS == unpack(pack(VERDICTS))

    @given(st.binary())
    def test_other_bytes_are_refused(self, data: bytes) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
            unpack(b"x" + data)

    @given(st.integers(0, len(pack(VERDICTS)) - 1), st.integers(1, 255))
    def test_a_changed_byte_is_refused_or_harmless(self, at: int, change: int) -> None:
        data = bytearray(pack(VERDICTS))
        data[at] ^= change
        try:
            found = unpack(bytes(data))
        except ValueError:
            return
        assert all(isinstance(verdict.path, str) for verdict in found)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=3),
            lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=2), inner),
        )
    )
    def test_other_data_are_refused(self, value: object) -> None:
        data = json.dumps(value).encode() + b"\n"
        if value == []:
            assert () == unpack(data)
            return
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
            unpack(data)

    def test_a_packed_result_is_plain_text_and_json(self) -> None:
        cache = zlib.decompress(resultcache._closed(KEY, pack(VERDICTS))[42:])
        assert isinstance(json.loads(cache.partition(b"\n")[0]), list)
