"""`check --since REV`: what a change brings, asked of real git repositories."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from gitrepo import ROOT, Repo

from zicheck.errors import InputError
from zicheck.revisions import Revisions, _parsed, fetching

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")

PLAN = (ROOT / "examples/github/rencana/contoh-2026.yaml").read_text(encoding="utf-8")
GOOD = "target_waktu: Maret, Juni, September, dan Desember 2026"
BAD = "target_waktu: Maret, Juni, September, dan Desember 2024"
WRONG = PLAN.replace(GOOD, BAD)
ASKED = ("--format", "json", "--since")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository with one plan in one commit."""
    made = Repo(tmp_path / "repo")
    made.write("rencana/a.yaml", PLAN)
    made.commit("Rencana")
    return made


def rules(repo: Repo, *words: str) -> list[str]:
    """The rules that are new."""
    done = repo.zicheck("check", *words)
    assert done.returncode in (0, 1), done.stderr
    plans = json.loads(done.stdout)["plans"]
    return [finding["rule"] for plan in plans for finding in plan["findings"]]


def test_the_example_is_what_these_tests_think() -> None:
    """One place to mend when it changes."""
    assert 1 == PLAN.count(GOOD)


class TestNews:
    """What a change brings."""

    def test_without_a_change_nothing_is_new(self, repo: Repo) -> None:
        """Whatever is wrong with the plan."""
        done = repo.zicheck("check", "rencana", "--since", "HEAD")
        assert 0 == done.returncode
        assert "Terhadap revisi `HEAD`:" in done.stdout
        assert "0 temuan baru" in done.stdout
        assert "kesiapan tetap" in done.stdout

    def test_a_defect_fails(self, repo: Repo) -> None:
        """Committed or not, and whatever moved above it."""
        changed = WRONG.replace("kode: I\n", "kode: I\n\n\n")
        repo.write("rencana/a.yaml", changed)
        assert ["WKT003"] == rules(repo, "rencana", *ASKED, "HEAD")
        repo.commit()
        assert [] == rules(repo, "rencana", *ASKED, "HEAD")
        assert ["WKT003"] == rules(repo, "rencana", *ASKED, "HEAD~1")

    def test_a_repair_passes_and_says_what_it_won(self, repo: Repo) -> None:
        """Points of readiness."""
        repo.write("rencana/a.yaml", WRONG)
        repo.commit()
        repo.write("rencana/a.yaml", PLAN)
        done = repo.zicheck("check", "rencana", "--since", "HEAD", "--quiet")
        assert 0 == done.returncode
        said = " ".join(done.stdout.split())
        assert "1 selesai; kesiapan" in said
        assert "(+0,33 poin)" in said
        assert "- WKT003 Target waktu menyebut tahun 2024" in said

    def test_a_new_plan_is_new_as_a_whole(self, repo: Repo) -> None:
        """Untracked as well."""
        repo.write("rencana/b.yaml", PLAN)
        assert "KOM001" in rules(repo, "rencana", *ASKED, "HEAD")

    def test_a_renamed_plan_is_held_against_its_old_name(self, repo: Repo) -> None:
        """With changes in it."""
        repo.git("mv", "rencana/a.yaml", "rencana/baru.yaml")
        repo.write("rencana/baru.yaml", WRONG)
        repo.git("add", "--all")
        assert ["WKT003"] == rules(repo, "rencana", *ASKED, "HEAD")
        done = repo.zicheck("check", "rencana/a.yaml", "--since", "HEAD")
        assert 0 == done.returncode
        assert "berganti nama menjadi `rencana/baru.yaml`" in done.stderr

    def test_a_deleted_plan_is_told_and_fails_nothing(self, repo: Repo) -> None:
        """Named itself or by its folder, which may be gone with it."""
        repo.write("lain/b.yaml", PLAN)
        repo.commit()
        (repo.folder / "rencana/a.yaml").unlink()
        for paths in (("rencana/a.yaml",), ("rencana",), (".",)):
            done = repo.zicheck("check", *paths, "--since", "HEAD")
            assert 0 == done.returncode
            assert "a.yaml` dihapus sejak `HEAD`" in done.stderr
        (repo.folder / "rencana").rmdir()
        assert 0 == repo.zicheck("check", "rencana", "--since", "HEAD").returncode

    def test_a_file_that_never_was_is_an_error(self, repo: Repo) -> None:
        """As without `--since`."""
        done = repo.zicheck("check", "rencana/tidak-ada.yaml", "--since", "HEAD")
        assert 2 == done.returncode
        assert "tidak ditemukan" in done.stderr

    def test_names_may_hold_anything(self, repo: Repo) -> None:
        """Nothing in them is a pattern, an option or a revision."""
        for name in ("-p.yaml", "a b*[x]?.yaml", ":(top)x.yaml", "HEAD:é.yaml"):
            repo.write(name, PLAN)
        repo.commit()
        assert [] == rules(repo, ".", *ASKED, "HEAD")

    def test_a_link_is_followed(self, repo: Repo) -> None:
        """To what it points at now."""
        (repo.folder / "tautan.yaml").symlink_to("rencana/a.yaml")
        repo.commit()
        assert [] == rules(repo, "tautan.yaml", *ASKED, "HEAD")

    def test_a_plan_that_was_broken_then_is_new_as_a_whole(self, repo: Repo) -> None:
        """And it is said why."""
        repo.write("rencana/a.yaml", "unit: [")
        repo.commit()
        repo.write("rencana/a.yaml", PLAN)
        done = repo.zicheck("check", "rencana", "--since", "HEAD", "--format", "concise")
        assert 1 == done.returncode
        assert "semua temuannya dihitung baru" in done.stderr

    def test_a_binary_file_is_refused_and_the_others_are_checked(self, repo: Repo) -> None:
        """Then and now."""
        repo.write("rencana/b.yaml", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe")
        repo.commit()
        done = repo.zicheck("check", "rencana", *ASKED, "HEAD")
        value = json.loads(done.stdout)
        assert (2, 1, 1) == (done.returncode, len(value["plans"]), len(value["errors"]))
        repo.write("rencana/b.yaml", PLAN)
        done = repo.zicheck("check", "rencana", "--since", "HEAD", "-q")
        assert 1 == done.returncode
        assert "dihitung baru" in done.stderr

    def test_an_excuse_withdrawn_is_news(self, repo: Repo) -> None:
        """The change brings the finding back."""
        excused = WRONG.replace(
            BAD, f"{BAD}\n            abaikan: [{{kode: WKT003, alasan: Surat.}}]"
        )
        repo.write("rencana/a.yaml", excused)
        repo.commit()
        repo.write("rencana/a.yaml", WRONG)
        assert ["WKT003"] == rules(repo, "rencana", *ASKED, "HEAD")
        repo.commit()
        repo.write("rencana/a.yaml", excused)
        done = repo.zicheck("check", "rencana", "--since", "HEAD", "-q")
        assert "0 selesai dan 1 kini diabaikan" in done.stdout

    def test_detached_head_is_a_head_like_any_other(self, repo: Repo) -> None:
        """CI checks out that way."""
        first = repo.git("rev-parse", "HEAD")
        repo.write("rencana/a.yaml", WRONG)
        repo.git("checkout", "--quiet", "--detach", repo.commit())
        assert ["WKT003"] == rules(repo, "rencana", *ASKED, first)
        assert ["WKT003"] == rules(repo, "rencana", *ASKED, "main~1")

    def test_a_filter_holds_for_what_is_new(self, repo: Repo) -> None:
        """As for everything else."""
        repo.write("rencana/a.yaml", WRONG)
        assert [] == rules(repo, "rencana", "--ignore", "WKT", *ASKED, "HEAD")

    def test_several_repositories_at_once(self, repo: Repo, tmp_path: Path) -> None:
        """Each is asked for its own history."""
        other = Repo(tmp_path / "lain")
        other.write("b.yaml", WRONG)
        other.commit()
        repo.write("rencana/a.yaml", WRONG)
        assert ["WKT003"] == rules(repo, "rencana", "../lain", *ASKED, "HEAD")


class TestShallow:
    """Clones that hold less than everything."""

    @pytest.fixture
    def shallow(self, repo: Repo, tmp_path: Path) -> Repo:
        """A clone of depth 1 of two commits, of which the second brings a defect."""
        repo.write("rencana/a.yaml", WRONG)
        repo.commit()
        return repo.clone(tmp_path / "dangkal", "--depth=1")

    @pytest.mark.parametrize("revision", ["HEAD~1", "origin/dasar", "{base}", "dasar"])
    def test_it_says_what_to_fetch_and_that_helps(
        self, repo: Repo, shallow: Repo, revision: str
    ) -> None:
        """The command in the message, run as it stands."""
        base = repo.git("rev-parse", "HEAD~1")
        repo.git("branch", "dasar", base)
        revision = revision.format(base=base)
        done = shallow.zicheck("check", "rencana", "--since", revision)
        assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
        assert "tidak ada dalam klon dangkal ini; ambil dahulu dengan `git fetch" in done.stderr
        command = done.stderr.split("`")[-2]
        shallow.git(*command.split()[1:])
        assert ["WKT003"] == rules(shallow, "rencana", *ASKED, revision)

    @pytest.mark.parametrize(
        ("revision", "expected"),
        [
            ("origin/main", "git fetch --depth=1 origin main:refs/remotes/origin/main"),
            ("refs/remotes/origin/x", "git fetch --depth=1 origin x:refs/remotes/origin/x"),
            ("0123456789abcdef", "git fetch --depth=1 origin 0123456789abcdef"),
            ("HEAD~3", "git fetch --deepen=3 origin"),
            ("HEAD~", "git fetch --deepen=1 origin"),
            ("HEAD^^", "git fetch --deepen=2 origin"),
            ("v1.0", "git fetch --depth=1 origin v1.0:v1.0"),
        ],
    )
    def test_what_to_fetch(self, revision: str, expected: str) -> None:
        """For every way to name a revision."""
        assert expected == fetching(revision, "origin")

    def test_a_clone_without_contents_fetches_the_one_it_needs(
        self, repo: Repo, tmp_path: Path
    ) -> None:
        """Git does that by itself as long as the origin answers."""
        repo.git("config", "uploadpack.allowFilter", "true")
        repo.write("rencana/a.yaml", WRONG)
        repo.commit()
        partial = repo.clone(tmp_path / "sebagian", "--filter=blob:none")
        assert ["WKT003"] == rules(partial, "rencana", *ASKED, "HEAD~1")


class TestRefusals:
    """What cannot be: one sentence, exit 2, nothing on standard output."""

    @pytest.mark.parametrize(
        ("revision", "said"),
        [
            ("tidak-ada", "Revisi `tidak-ada` tidak ada dalam repositori ini"),
            ("0" * 40, "tidak ada dalam repositori ini"),
            ("HEAD:rencana/a.yaml", "tidak ada dalam repositori ini"),
            ("", "bukan nama revisi"),
            ("a\nb", "bukan nama revisi"),
        ],
    )
    def test_a_revision_that_is_none(self, repo: Repo, revision: str, said: str) -> None:
        """In a repository without a remote there is nothing to fetch."""
        done = repo.zicheck("check", "rencana", f"--since={revision}")
        assert (2, "") == (done.returncode, done.stdout)
        assert said in done.stderr
        assert "fetch" not in done.stderr

    def test_a_revision_is_never_an_option(self, repo: Repo, tmp_path: Path) -> None:
        """Git would write to that file."""
        target = tmp_path / "keluaran"
        done = repo.zicheck("check", "rencana", f"--since=--output={target}")
        assert 2 == done.returncode
        assert not target.exists()

    def test_a_repository_without_commits(self, tmp_path: Path) -> None:
        """It has no revision at all."""
        repo = Repo(tmp_path)
        repo.write("a.yaml", PLAN)
        done = repo.zicheck("check", "a.yaml", "--since", "HEAD")
        assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))

    def test_a_name_that_no_remote_was_asked_for(self, repo: Repo, tmp_path: Path) -> None:
        """It may be mistyped, or not fetched."""
        done = repo.clone(tmp_path / "klon").zicheck("check", "rencana", "--since", "origin/x")
        assert 2 == done.returncode
        assert "periksa namanya, atau ambil dahulu dengan `git fetch" in done.stderr

    def test_no_repository(self, tmp_path: Path) -> None:
        """With the way out."""
        (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
        repo = Repo.__new__(Repo)
        repo.folder = tmp_path
        done = repo.zicheck(
            "check", "a.yaml", "--since", "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
        )
        assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
        assert "bukan bagian dari repositori git" in done.stderr
        assert "--baseline" in done.stderr

    def test_no_git(self, repo: Repo, tmp_path: Path) -> None:
        """It is named, and what does without."""
        done = repo.zicheck("check", "rencana", "--since", "HEAD", PATH=str(tmp_path))
        assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
        assert "pasang git, atau pakai `--baseline`" in done.stderr

    def test_a_repository_of_somebody_else(self, repo: Repo, tmp_path: Path) -> None:
        """As in a container; git's own remedy is passed on."""
        fake = tmp_path / "bin" / "git"
        fake.parent.mkdir()
        fake.write_text(
            "#!/bin/sh\necho 'fatal: detected dubious ownership in repository' >&2\nexit 128\n"
        )
        fake.chmod(0o755)
        done = repo.zicheck(
            "check", "rencana", "--since", "HEAD", PATH=f"{fake.parent}:/usr/bin:/bin"
        )
        assert 2 == done.returncode
        assert "git config --global --add safe.directory" in done.stderr

    def test_a_file_too_large_for_a_plan(self, repo: Repo) -> None:
        """It is not read at all."""
        repo.write("rencana/a.yaml", b"#" * 20_000_001)
        repo.commit()
        repo.write("rencana/a.yaml", PLAN)
        done = repo.zicheck("check", "rencana", "--since", "HEAD")
        assert 2 == done.returncode
        assert "terlalu besar untuk sebuah rencana" in done.stderr


class TestParsing:
    """What git says."""

    def test_names_with_line_ends_and_tabs(self) -> None:
        """They come between zero bytes."""
        change = _parsed("M\0a\nb.yaml\0R087\0old\t.yaml\0new.yaml\0D\0x.yml\0D\0y.txt\0")
        assert {"new.yaml": "old\t.yaml"} == dict(change.renamed)
        assert ("x.yml",) == change.deleted

    def test_a_bad_name_is_refused_before_git_is_asked(self) -> None:
        """By the object itself."""
        with pytest.raises(InputError):
            Revisions("-x")
