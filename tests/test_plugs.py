"""Where zicheck plugs in: the example repositories, run end to end in temporary git repositories.

A change that brings a defect fails with the right annotation; one that mends it passes and says
how many points were won. What CI systems would run is read from the very files that they read.
"""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from gitrepo import ROOT, Repo, environ

if TYPE_CHECKING:
    from pathlib import Path

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
EXAMPLES = ROOT / "examples"
PLAN = "rencana/contoh-2026.yaml"
GOOD = "target_waktu: Maret, Juni, September, dan Desember 2026"
BAD = "target_waktu: Maret, Juni, September, dan Desember 2024"
SHA = re.compile(r"@[0-9a-f]{40}$")


def load(name: str) -> Any:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def repository(folder: Path, example: str) -> Repo:
    """The example in its first commit on `main`."""
    shutil.copytree(EXAMPLES / example, folder)
    repo = Repo(folder)
    repo.commit("Awal")
    return repo


def change(repo: Repo, branch: str, old: str, new: str) -> str:
    """A branch that changes the plan; its commit."""
    repo.git("checkout", "--quiet", "-B", branch)
    path = repo.folder / PLAN
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return repo.commit(branch)


def line_of(repo: Repo, text: str) -> int:
    lines = (repo.folder / PLAN).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def program(folder: Path, name: str, text: str) -> None:
    """A program in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def zicheck_in(folder: Path) -> None:
    """Our own program, as an installation would put it there."""
    program(folder, "zicheck", f'#!/bin/sh\nexec "{sys.executable}" -m zicheck "$@"\n')


@pytest.mark.parametrize("example", ["github", "gitlab", "pra-komit"])
def test_every_example_has_its_page_and_its_plan(example: str) -> None:
    """And the page tells how to begin."""
    assert (EXAMPLES / example / PLAN).is_file()
    assert "# " in (EXAMPLES / example / "README.md").read_text(encoding="utf-8")


def test_the_examples_hold_the_same_plan() -> None:
    """One plan to understand."""
    assert 1 == len(
        {(EXAMPLES / name / PLAN).read_bytes() for name in ("github", "gitlab", "pra-komit")}
    )


class Runner:
    """What a GitHub runner does with the steps of an action, without its Python and its network."""

    GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$RUNNER_TEMP/gh.log"
case "$*" in
  *--paginate*) cat "$RUNNER_TEMP/old-comment" 2> /dev/null || true ;;
  *) if [ -e "$RUNNER_TEMP/gh-fails" ]; then exit 1; fi
     for word; do case $word in body=@*) cat "${word#body=@}" > "$RUNNER_TEMP/comment" ;; esac; done ;;
esac
"""

    def __init__(self, folder: Path) -> None:
        self.temp = folder / "runner"
        zicheck_in(self.temp / "zicheck-venv/bin")
        program(folder / "bin", "gh", self.GH)
        self.path = f"{folder / 'bin'}:/usr/local/bin:/usr/bin:/bin"
        self.action = load("action.yml")

    def pull_request(self, repo: Repo, base: str, **inputs: str) -> tuple[int, str]:
        """Run the steps for a pull request; the exit code of the check, and the log."""
        (self.temp / "summary.md").write_text("", encoding="utf-8")
        workflow = load("examples/github/.github/workflows/zicheck.yml")
        step = workflow["jobs"]["zicheck"]["steps"][1]
        given = {name: spec["default"] for name, spec in self.action["inputs"].items()}
        given |= {name: str(value) for name, value in step["with"].items()} | inputs
        known = {f"inputs.{name}": value for name, value in given.items()}
        known |= {
            "github.event.pull_request.base.sha": base,
            "github.event.pull_request.number": "7",
            "github.token": "rahasia",
        }
        codes: dict[str, int] = {}
        log = ""
        for one in self.action["runs"]["steps"]:
            if "run" not in one or one["name"] == "install":
                continue
            if one["name"] == "comment" and given["comment"] != "true":
                continue
            variables = {
                name: re.sub(r"\$\{\{ (.+?) \}\}", lambda m: known[m[1]], value)
                for name, value in one["env"].items()
            }
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]],
                cwd=repo.folder, capture_output=True, text=True, check=False,
                env=environ(
                    **variables, PATH=self.path, RUNNER_TEMP=str(self.temp),
                    GITHUB_ACTION_PATH=str(ROOT), GITHUB_ACTIONS="true",
                    GITHUB_WORKSPACE=str(repo.folder), GITHUB_REPOSITORY="kantor/rencana",
                    GITHUB_REF="refs/pull/7/merge",
                    GITHUB_STEP_SUMMARY=str(self.temp / "summary.md"),
                ),
            )  # fmt: skip
            codes[one["name"]] = done.returncode
            log += done.stdout + done.stderr
        assert 0 == codes.get("comment", 0), log
        return codes["check"], log

    def text(self, name: str) -> str:
        """A file that the run left."""
        return (self.temp / name).read_text(encoding="utf-8")


@needs_git
@needs_bash
class TestGithub:
    """The GitHub Action."""

    @pytest.fixture
    def origin(self, tmp_path: Path) -> Repo:
        """The repository as it lies on GitHub."""
        repo = repository(tmp_path / "origin", "github")
        repo.git("config", "uploadpack.allowAnySHA1InWant", "true")
        return repo

    @pytest.fixture
    def runner(self, tmp_path: Path) -> Runner:
        return Runner(tmp_path)

    def merged(self, origin: Repo, branch: str, folder: Path, depth: int) -> Repo:
        """What actions/checkout makes of a pull request: its merge, with so many commits."""
        origin.git("checkout", "--quiet", "--detach", "main")
        origin.git("merge", "--quiet", "--no-ff", "--message", "Merge", branch)
        origin.git("branch", "--force", "merge", "HEAD")
        return origin.clone(folder, f"--depth={depth}", "--branch=merge")

    @pytest.mark.parametrize("depth", [1, 2])
    def test_a_defect_fails_with_its_annotation(
        self, origin: Repo, runner: Runner, tmp_path: Path, depth: int
    ) -> None:
        """On the line that was changed, and nothing about what was there before."""
        base = origin.git("rev-parse", "main")
        change(origin, "cacat", GOOD, BAD)
        repo = self.merged(origin, "cacat", tmp_path / "kerja", depth)
        code, log = runner.pull_request(repo, base)
        assert 1 == code
        (found,) = [line for line in log.splitlines() if line.startswith("::error ")]
        line = line_of(repo, "Desember 2024")
        assert found.startswith(f"::error file={PLAN},line={line},col=27,title=WKT003 ")
        assert log.startswith("::notice title=zicheck::1 rencana diperiksa; yang baru: 1 kesalahan")
        assert "Temuan baru (1)" in runner.text("summary.md")
        assert runner.text("comment").startswith("<!-- zicheck -->\n## zicheck\n")
        assert "| -0,33 |" in runner.text("comment")

    def test_a_repair_passes_and_says_what_it_won(
        self, origin: Repo, runner: Runner, tmp_path: Path
    ) -> None:
        """In the log, the summary and the comment."""
        change(origin, "main", GOOD, BAD)
        base = origin.git("rev-parse", "main")
        change(origin, "perbaikan", BAD, GOOD)
        repo = self.merged(origin, "perbaikan", tmp_path / "kerja", 2)
        code, log = runner.pull_request(repo, base)
        assert 0 == code
        assert "kesiapan berubah +0,33 poin" in log
        assert "::error" not in log
        for name in ("summary.md", "comment"):
            assert "| +0,33 |" in runner.text(name)
            assert "- WKT003 Target waktu menyebut tahun 2024" in runner.text(name)

    def test_a_change_of_the_base_is_not_charged(
        self, origin: Repo, runner: Runner, tmp_path: Path
    ) -> None:
        """The base that GitHub names may be older than the one it merged with."""
        base = origin.git("rev-parse", "main")
        origin.git("checkout", "--quiet", "-b", "lain")
        origin.write("catatan.txt", "x")
        origin.commit()
        origin.git("checkout", "--quiet", "main")
        change(origin, "main", GOOD, BAD)
        repo = self.merged(origin, "lain", tmp_path / "kerja", 2)
        assert 0 == runner.pull_request(repo, base)[0]

    def test_the_comment_is_renewed(self, origin: Repo, runner: Runner, tmp_path: Path) -> None:
        """One comment, however many commits."""
        base = origin.git("rev-parse", "main")
        change(origin, "cacat", GOOD, BAD)
        repo = self.merged(origin, "cacat", tmp_path / "kerja", 2)
        runner.pull_request(repo, base)
        assert "--method POST repos/kantor/rencana/issues/7/comments" in runner.text("gh.log")
        (runner.temp / "old-comment").write_text("41\n", encoding="utf-8")
        runner.pull_request(repo, base)
        last = runner.text("gh.log").splitlines()[-1]
        assert "--method PATCH repos/kantor/rencana/issues/comments/41 " in last

    def test_a_comment_that_may_not_be_written_fails_nothing(
        self, origin: Repo, runner: Runner, tmp_path: Path
    ) -> None:
        """As on a pull request from a fork."""
        base = origin.git("rev-parse", "main")
        change(origin, "ubah", "kode: I\n", "kode: I\n\n")
        (runner.temp / "gh-fails").touch()
        repo = self.merged(origin, "ubah", tmp_path / "kerja", 2)
        code, log = runner.pull_request(repo, base)
        assert 0 == code
        assert "::warning title=zicheck::Komentar tidak dapat ditulis" in log

    def test_the_comment_holds_the_comparison_of_each_plan_that_changed(
        self, origin: Repo, runner: Runner, tmp_path: Path
    ) -> None:
        """Where there is a command that compares; as long as the comment is not too long."""
        program(
            runner.temp / "zicheck-venv/bin", "zicheck",
            f"""#!/bin/sh
if [ "$1" = compare ]; then
  if [ "$2" = --help ]; then exit 0; fi
  shift 4; echo "# Banding"; diff "$1" "$2"; exit 0
fi
exec "{sys.executable}" -m zicheck "$@"
""",
        )  # fmt: skip
        base = origin.git("rev-parse", "main")
        origin.git("checkout", "--quiet", "-b", "cacat")
        origin.write("rencana/lain.yaml", "zicheck: 1\nunit: Lain\ntahun: 2026\narea: []\n")
        change(origin, "cacat", GOOD, BAD)
        repo = self.merged(origin, "cacat", tmp_path / "kerja", 2)
        runner.pull_request(repo, base)
        text = runner.text("comment")
        assert 1 == text.count("<details>")
        assert "# Banding\n" in text
        assert f"<             {GOOD}\n" in text

    def test_a_long_comment_is_cut_at_a_line(
        self, origin: Repo, runner: Runner, tmp_path: Path
    ) -> None:
        """GitHub refuses what is longer than 65,536 characters."""
        repo = self.merged(origin, "main", tmp_path / "kerja", 2)
        (runner.temp / "zicheck-base").write_text("\n", encoding="utf-8")
        (runner.temp / "zicheck.md").write_text("é" * 99 + "\n" + "x\n" * 40_000, encoding="utf-8")
        done = subprocess.run(
            ["bash", str(ROOT / "ci/github/comment.sh")], cwd=repo.folder, check=True,
            capture_output=True,
            env=environ(
                PATH=runner.path, RUNNER_TEMP=str(runner.temp), GITHUB_REPOSITORY="a/b", ZI_PULL="1"
            ),
        )  # fmt: skip
        assert b"" == done.stdout
        text = runner.text("comment")
        assert 59_000 < len(text) <= 60_000
        assert text.endswith("x\n")

    def test_inputs_are_data(self, origin: Repo, runner: Runner, tmp_path: Path) -> None:
        """No input can run a command or become an option."""
        base = origin.git("rev-parse", "main")
        repo = self.merged(origin, "main", tmp_path / "kerja", 1)
        mark = tmp_path / "tanda"
        nasty = f"$(touch {mark}); `touch {mark}`\n--output={mark}"
        code, _ = runner.pull_request(repo, base, paths=nasty)
        assert 2 == code
        assert not mark.exists()

    def test_all_findings_sarif_and_a_baseline(
        self, origin: Repo, runner: Runner, tmp_path: Path
    ) -> None:
        """The other inputs."""
        base = origin.git("rev-parse", "main")
        repo = self.merged(origin, "main", tmp_path / "kerja", 1)
        code, log = runner.pull_request(repo, base, since="semua", sarif="hasil.sarif")
        assert 1 == code
        assert "KOM001" in log
        results = json.loads((repo.folder / "hasil.sarif").read_text())["runs"][0]["results"]
        assert {PLAN} == {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for result in results
        }
        repo.zicheck("check", "rencana", "--baseline", "b.json", "--write-baseline")
        assert 0 == runner.pull_request(repo, base, baseline="b.json", **{"fail-on": "new"})[0]

    def test_everything_is_pinned(self) -> None:
        """Every action of somebody else by its commit, every package by its version."""
        steps = load("action.yml")["runs"]["steps"]
        steps += load("examples/github/.github/workflows/zicheck.yml")["jobs"]["zicheck"]["steps"][
            :1
        ]
        uses = [step["uses"] for step in steps if "uses" in step]
        assert uses
        assert all(SHA.search(name) for name in uses)
        lines = (ROOT / "ci/constraints.txt").read_text(encoding="utf-8").splitlines()
        assert all(re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line) for line in lines)

    def test_no_expression_stands_in_a_script(self) -> None:
        """What a stranger names a branch would run."""
        for step in load("action.yml")["runs"]["steps"]:
            assert "${{" not in step.get("run", "")


@needs_git
@needs_bash
class TestGitlab:
    """The GitLab template."""

    def job(self, repo: Repo, tmp_path: Path, **variables: str) -> tuple[int, str]:
        """The script of the job, run as GitLab's shell would."""
        template = load("ci/gitlab/zicheck.gitlab-ci.yml")
        own = load("examples/gitlab/.gitlab-ci.yml")
        zicheck_in(tmp_path / "bin")
        given = {**template["variables"], **own["variables"], **variables}
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(template["zicheck"]["script"])],
            cwd=repo.folder, capture_output=True, text=True, check=False,
            env=environ(
                **given, PATH=f"{tmp_path / 'bin'}:/usr/local/bin:/usr/bin:/bin",
                GITLAB_CI="true", CI_PROJECT_DIR=str(repo.folder),
            ),
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def test_the_example_takes_the_template(self) -> None:
        """From a place and a commit that are to be filled in."""
        (include,) = load("examples/gitlab/.gitlab-ci.yml")["include"]
        assert (ROOT / include["file"].lstrip("/")).is_file()
        assert {"project", "ref", "file"} == set(include)

    def test_a_defect_fails_and_is_in_both_reports(self, tmp_path: Path) -> None:
        """Code quality beside the line, JUnit in the list of tests."""
        repo = repository(tmp_path / "repo", "gitlab")
        base = repo.git("rev-parse", "HEAD")
        change(repo, "cacat", GOOD, BAD)
        code, log = self.job(repo, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert 1 == code
        assert "1 temuan baru" in log
        issues = json.loads((repo.folder / "gl-code-quality-report.json").read_text())
        line = line_of(repo, "Desember 2024")
        assert {"path": PLAN, "lines": {"begin": line}} in [issue["location"] for issue in issues]
        junit = (repo.folder / "zicheck-junit.xml").read_text(encoding="utf-8")
        assert 1 == junit.count("<failure")

    def test_a_repair_passes_and_says_what_it_won(self, tmp_path: Path) -> None:
        """In the log of the job."""
        repo = repository(tmp_path / "repo", "gitlab")
        change(repo, "main", GOOD, BAD)
        base = repo.git("rev-parse", "HEAD")
        change(repo, "perbaikan", BAD, GOOD)
        code, log = self.job(repo, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert 0 == code
        assert "(+0,33 poin)" in " ".join(log.split())

    def test_the_default_branch_counts_everything(self, tmp_path: Path) -> None:
        """There is nothing to hold it against."""
        repo = repository(tmp_path / "repo", "gitlab")
        code, _ = self.job(repo, tmp_path, ZICHECK_FAIL_ON="skor<30")
        assert 1 == code
        assert 0 == self.job(repo, tmp_path, ZICHECK_FAIL_ON="never")[0]

    def test_a_shallow_clone_fetches_its_base(self, tmp_path: Path) -> None:
        """As GitLab's runners clone."""
        origin = repository(tmp_path / "origin", "gitlab")
        origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
        base = origin.git("rev-parse", "HEAD")
        change(origin, "cacat", GOOD, BAD)
        repo = origin.clone(tmp_path / "kerja", "--depth=1", "--branch=cacat")
        code, log = self.job(repo, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert 1 == code, log
        assert "1 temuan baru" in log

    def test_the_image_is_pinned(self) -> None:
        """To a version, never to whatever is new."""
        image = load("ci/gitlab/zicheck.gitlab-ci.yml")["zicheck"]["image"]
        assert re.search(r":\d+\.\d+\.\d+-\w+$", image)


@needs_git
class TestPreCommit:
    """The pre-commit hook."""

    def hook(self, repo: Repo) -> subprocess.CompletedProcess[str]:
        """What pre-commit runs: the entry, the arguments, and the staged files that fit."""
        (offered,) = load(".pre-commit-hooks.yaml")
        (used,) = load("examples/pra-komit/.pre-commit-config.yaml")["repos"][0]["hooks"]
        assert offered["id"] == used["id"]
        made = {**offered, **used}
        staged = repo.git("diff", "--cached", "--name-only", "--diff-filter=ACMRT").splitlines()
        files = [name for name in staged if re.search(made["files"], name)]
        assert files
        command, *words = [*made["entry"].split(), *made["args"], *files]
        assert "zicheck" == command
        return repo.zicheck(*words)

    @pytest.fixture
    def repo(self, tmp_path: Path) -> Repo:
        """The example with the baseline that its page tells to write."""
        repo = repository(tmp_path / "repo", "pra-komit")
        (used,) = load("examples/pra-komit/.pre-commit-config.yaml")["repos"][0]["hooks"]
        name = used["args"][used["args"].index("--baseline") + 1]
        done = repo.zicheck("check", "rencana", "--baseline", name, "--write-baseline")
        assert 0 == done.returncode
        repo.commit("Baseline")
        return repo

    def staged(self, repo: Repo, old: str, new: str) -> None:
        path = repo.folder / PLAN
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        repo.git("add", "--all")

    def test_a_defect_stops_the_commit(self, repo: Repo) -> None:
        """One line that an editor can follow."""
        self.staged(repo, GOOD, BAD)
        done = self.hook(repo)
        assert 1 == done.returncode
        (line,) = done.stdout.splitlines()
        assert line.startswith(f"{PLAN}:{line_of(repo, 'Desember 2024')}:27: error WKT003 ")
        assert "Gagal: 1 temuan baru." in done.stderr

    def test_a_repair_passes(self, repo: Repo) -> None:
        """And so does a change that mends nothing and breaks nothing."""
        self.staged(repo, "Prosedur seleksi, berita acara", "Pedoman seleksi, berita acara")
        assert 0 == self.hook(repo).returncode

    def test_the_hook_is_for_the_files_of_plans(self) -> None:
        """By the names that repositories of plans give them."""
        (offered,) = load(".pre-commit-hooks.yaml")
        pattern = re.compile(offered["files"])
        assert pattern.search("rencana/a.yaml")
        assert pattern.search("kantor/plans/2026/a.yml")
        assert not pattern.search("docker-compose.yaml")
        assert not pattern.search(".github/workflows/ci.yml")


class TestContainer:
    """The container recipe."""

    TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")

    def test_what_it_copies_is_there(self) -> None:
        """And what the build needs is copied."""
        copied = re.findall(r"^COPY (?!--from)(.+) \S+$", self.TEXT, re.MULTILINE)
        names = [name for line in copied for name in line.split()]
        assert all((ROOT / name).exists() for name in names)
        assert {"pyproject.toml", "README.md", "LICENSE", "rules", "zicheck"} <= set(names)

    def test_it_runs_as_nobody_from_a_pinned_image(self) -> None:
        """With git, for `--since`."""
        images = re.findall(r"^FROM (\S+)", self.TEXT, re.MULTILINE)
        assert all(re.search(r":\d+\.\d+\.\d+-", image) for image in images)
        assert "\nUSER 65534" in self.TEXT
        assert "install --yes --no-install-recommends git" in self.TEXT
