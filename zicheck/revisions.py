"""The plans as they stood at a git revision, asked of the git command.

Nothing is written and nothing is checked out. What a revision or a file is called is never taken
for an option, and a repository that lacks the revision is answered with the command that
fetches it.
"""

# Paths stay strings, as git gives and takes them.
# ruff: noqa: PTH118, PTH120

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.errors import InputError, Problem
from zicheck.filenames import shown
from zicheck.sources import YAML_ENDINGS
from zicheck.yamlnodes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECONDS = 120
"""A lazy fetch of one file takes seconds; longer than this nobody answers."""
_SHA = re.compile(r"[0-9a-f]{7,64}")
_STEPS = re.compile(r"(?P<from>.*?)(?:~(?P<steps>[0-9]*)|\^+)$")


class Change(NamedTuple):
    """What lies between a revision and the folder as it is now.

    `renamed` gives new names their old ones; `deleted` are YAML files that are gone. All are
    paths from the top of the repository.
    """

    renamed: Mapping[str, str]
    deleted: tuple[str, ...]


class Revisions:
    """Reads files at one revision; each repository is asked once what has changed.

    Raises:
        InputError: when the revision cannot be meant as one.
    """

    def __init__(self, revision: str) -> None:
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise _fault(_BAD_REVISION, revision=revision)
        self.revision = revision
        self._tops: dict[str, str] = {}
        self._commits: dict[str, str] = {}
        self._changes: dict[str, Change] = {}

    def read(self, path: str) -> bytes | None:
        """The content of `path` at the revision, also when it had another name; None if none.

        Raises:
            InputError: without git or a repository, or when the revision is not there.
        """
        real = os.path.realpath(path)
        top = self._top(os.path.dirname(real))
        commit = self._commit(top)
        name = os.path.relpath(real, top).replace(os.sep, "/")
        old = self._change(top).renamed.get(name, name)
        blob = _blob(top, commit, old)
        if blob is None:
            return None
        size = _git(top, "cat-file", "-s", blob)
        if size.returncode or int(size.stdout or b"0") > MAX_BYTES:
            raise self._unreadable(top, path, size)
        done = _git(top, "cat-file", "blob", blob)
        if done.returncode:
            raise self._unreadable(top, path, done)
        return done.stdout

    def gone(self, path: str) -> str | None:
        """What became of `path`, a file or folder that the revision holds and that is not there.

        Its new name, or "" when it has none; None when the revision does not hold it either.
        """
        folder, names = os.path.abspath(path), []  # noqa: PTH100 - what is gone has no real path
        while not os.path.isdir(folder):  # noqa: PTH112 - a path stays a string
            folder, name = os.path.split(folder)
            names.append(name)
        top = self._top(os.path.realpath(folder))
        inside = os.path.relpath(os.path.realpath(folder), top)
        name = os.path.normpath(os.path.join(inside, *reversed(names))).replace(os.sep, "/")
        if _entry(top, self._commit(top), name) is None:
            return None
        moved = self._change(top).renamed
        return next((new for new, old in moved.items() if old == name), "")

    def deleted(self, paths: Sequence[str]) -> tuple[str, ...]:
        """YAML files below the folders in `paths` that the revision holds and that are gone.

        Raises:
            InputError: without git or a repository, or when the revision is not there.
        """
        gone: dict[str, None] = {}
        for path in paths:
            real = os.path.realpath(path)
            is_folder = os.path.isdir(real)  # noqa: PTH112 - a path stays a string
            top = self._top(real if is_folder else os.path.dirname(real))
            self._commit(top)  # that it is not there must be told before anything is printed
            if not is_folder:
                continue
            inside = os.path.relpath(real, top).replace(os.sep, "/")
            for name in self._change(top).deleted:
                if inside == "." or name.startswith(f"{inside}/"):
                    gone[name] = None
        return tuple(gone)

    def _top(self, folder: str) -> str:
        if folder not in self._tops:
            done = _git(folder, "rev-parse", "--show-toplevel")
            if done.returncode:
                raise self._no_repository(folder, done.stderr)
            self._tops[folder] = os.path.realpath(_text(done.stdout).removesuffix("\n"))
        return self._tops[folder]

    def _no_repository(self, folder: str, said: bytes) -> InputError:
        if b"dubious ownership" in said:
            return _fault(_NOT_OURS, folder=shown(folder))
        return _fault(_NO_REPOSITORY, folder=shown(folder), revision=self.revision)

    def _commit(self, top: str) -> str:
        if top not in self._commits:
            asked = f"{self.revision}^{{commit}}"
            done = _git(top, "rev-parse", "--verify", "--quiet", asked)
            commit = _text(done.stdout).strip()
            # A full hash passes although its commit was never fetched.
            if done.returncode or _git(top, "cat-file", "-e", commit).returncode:
                raise self._missing(top)
            self._commits[top] = commit
        return self._commits[top]

    def _missing(self, top: str) -> InputError:
        shallow = _text(_git(top, "rev-parse", "--is-shallow-repository").stdout).strip() == "true"
        remotes = _text(_git(top, "remote").stdout).split()
        if not shallow and not remotes:
            return _fault(_UNKNOWN, revision=self.revision)
        text = _SHALLOW if shallow else _NOT_FETCHED
        remote = "origin" if "origin" in remotes or not remotes else remotes[0]
        return _fault(text, revision=self.revision, fetch=fetching(self.revision, remote))

    def _change(self, top: str) -> Change:
        if top not in self._changes:
            done = _git(
                top, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff",
                "--no-textconv", "--ignore-submodules", self._commit(top), "--",
            )  # fmt: skip
            if done.returncode:
                raise _fault(_GIT_FAILED, detail=_detail(done.stderr))
            self._changes[top] = _parsed(_text(done.stdout))
        return self._changes[top]

    def _unreadable(
        self, top: str, path: str, done: subprocess.CompletedProcess[bytes]
    ) -> InputError:
        if not done.returncode:
            return _fault(_TOO_LARGE, path=shown(path), revision=self.revision)
        remote = fetching(self.revision, "origin")
        return _fault(_NO_CONTENT, path=shown(path), revision=self.revision, fetch=remote, top=top)


def fetching(revision: str, remote: str) -> str:
    """The command that makes `revision` known in a clone that lacks it."""
    base = revision.removeprefix("refs/remotes/")
    steps = _STEPS.fullmatch(base)
    if steps:
        count = int(steps["steps"] or 1) if steps["steps"] is not None else base.count("^")
        return f"git fetch --deepen={count} {remote}"
    if base.startswith(f"{remote}/"):
        branch = base.removeprefix(f"{remote}/")
        return f"git fetch --depth=1 {remote} {branch}:refs/remotes/{remote}/{branch}"
    if _SHA.fullmatch(base):
        return f"git fetch --depth=1 {remote} {base}"
    return f"git fetch --depth=1 {remote} {base}:{base}"


def _parsed(text: str) -> Change:
    """What `git diff --name-status -z` says: a status, a name, and after R or C a second one."""
    renamed: dict[str, str] = {}
    deleted: list[str] = []
    words = iter(text.split("\0"))
    for status in words:
        if not status:
            continue
        name = next(words, "")
        if status[0] in "RC":
            new = next(words, "")
            if status[0] == "R":
                renamed[new] = name
        elif status[0] == "D" and name.lower().endswith(YAML_ENDINGS):
            deleted.append(name)
    return Change(renamed, tuple(deleted))


def _blob(top: str, commit: str, name: str) -> str | None:
    """The id of the file `name` at `commit`; None when there is none, or it is no file."""
    found = _entry(top, commit, name)
    return found[2] if found and found[0].startswith("100") else None


def _entry(top: str, commit: str, name: str) -> list[str] | None:
    """Mode, kind and id of what `name` is at `commit`; None when it is nothing."""
    done = _git(top, "--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", name)
    if done.returncode:
        raise _fault(_GIT_FAILED, detail=_detail(done.stderr))
    found = _text(done.stdout).split("\0", maxsplit=1)[0].partition("\t")[0].split()
    return found if len(found) == 3 else None


def _git(folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in `folder`; it may ask nobody anything, start no pager and no other program."""
    environ = {
        **os.environ,
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
    command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]
    try:
        return subprocess.run(  # noqa: S603 - no shell, and no word of a stranger before `--`
            [*command, "-C", folder or os.curdir, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=environ,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise _fault(_NO_GIT) from None
    except subprocess.TimeoutExpired:
        raise _fault(_SLOW, seconds=_SECONDS) from None
    except (OSError, ValueError) as error:
        raise _fault(_GIT_FAILED, detail=str(error)) from None


def _text(data: bytes) -> str:
    return os.fsdecode(data)


def _detail(said: bytes) -> str:
    return " ".join(said.decode("utf-8", "replace").split())[:200]


def _fault(text: Text, **values: object) -> InputError:
    return InputError(Problem(text.fill(**values)))


_BAD_REVISION = Text(
    "`--since {revision}`: itu bukan nama revisi; sebutkan cabang, tag, atau nomor commit, "
    "misalnya `origin/main`.",
    "`--since {revision}`: that is no name of a revision; name a branch, a tag or a commit, such "
    "as `origin/main`.",
)
_NO_GIT = Text(
    "`--since` memerlukan perintah `git`, yang tidak ditemukan; pasang git, atau pakai "
    "`--baseline` yang tidak memerlukannya.",
    "`--since` needs the command `git`, which was not found; install git, or use `--baseline`, "
    "which does without.",
)
_NO_REPOSITORY = Text(
    "Folder `{folder}` bukan bagian dari repositori git, sehingga tidak ada yang dapat "
    "dibandingkan dengan `{revision}`; jalankan di dalam repositori atau pakai `--baseline`.",
    "The folder `{folder}` is in no git repository, so there is nothing to hold against "
    "`{revision}`; run it inside the repository or use `--baseline`.",
)
_NOT_OURS = Text(
    "git menolak folder `{folder}` karena dimiliki pengguna lain; izinkan dengan `git config "
    "--global --add safe.directory {folder}`.",
    "git refuses the folder `{folder}`, which belongs to another user; allow it by `git config "
    "--global --add safe.directory {folder}`.",
)
_SHALLOW = Text(
    "Revisi `{revision}` tidak ada dalam klon dangkal ini; ambil dahulu dengan `{fetch}`.",
    "The revision `{revision}` is not in this shallow clone; fetch it first by `{fetch}`.",
)
_NOT_FETCHED = Text(
    "Revisi `{revision}` tidak ada dalam repositori ini; periksa namanya, atau ambil dahulu dengan "
    "`{fetch}`.",
    "The revision `{revision}` is not in this repository; look at its name, or fetch it first by "
    "`{fetch}`.",
)
_UNKNOWN = Text(
    "Revisi `{revision}` tidak ada dalam repositori ini; `git log --oneline` menampilkan yang ada.",
    "The revision `{revision}` is not in this repository; `git log --oneline` shows those that are.",
)
_NO_CONTENT = Text(
    "Isi `{path}` pada revisi `{revision}` tidak ada dalam klon ini; ambil dahulu dengan `{fetch}`.",
    "The content of `{path}` at the revision `{revision}` is not in this clone; fetch it first by "
    "`{fetch}`.",
)
_TOO_LARGE = Text(
    "Berkas `{path}` pada revisi `{revision}` terlalu besar untuk sebuah rencana.",
    "The file `{path}` at the revision `{revision}` is too large for a plan.",
)
_SLOW = Text(
    "git tidak selesai dalam {seconds} detik; periksa sambungan ke server git lalu ulangi.",
    "git did not finish within {seconds} seconds; look at the connection to the git server and "
    "try again.",
)
_GIT_FAILED = Text(
    "git tidak dapat dijalankan pada repositori ini ({detail}); jalankan `git status` untuk "
    "melihat sebabnya.",
    "git could not be run on this repository ({detail}); run `git status` to see why.",
)
