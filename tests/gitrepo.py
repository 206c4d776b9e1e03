"""Temporary git repositories that owe nothing to the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_FORGOTTEN = ("GIT_", "GITHUB_", "GITLAB_", "CI_", "REVIEWDOG", "ZICHECK_", "ZI_", "NO_COLOR")
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Penulis", "GIT_AUTHOR_EMAIL": "penulis@example.org",
    "GIT_COMMITTER_NAME": "Penulis", "GIT_COMMITTER_EMAIL": "penulis@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}  # fmt: skip


def environ(**more: str) -> dict[str, str]:
    """An environment in which git and zicheck do the same everywhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FORGOTTEN)}
    return {**kept, **SETTINGS, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **more}


class Repo:
    """A git repository in `folder`, with one branch `main`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / ".git").exists():
            folder.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        """What git says."""
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words], capture_output=True, check=True,
            env=environ(),
        )  # fmt: skip
        return done.stdout.decode().strip()

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, message: str = "Perubahan") -> str:
        """Commit all that is there; the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> Repo:
        """A clone of this repository."""
        subprocess.run(
            ["git", "clone", "--quiet", *options, self.folder.as_uri(), str(folder)],
            check=True, capture_output=True, env=environ(),
        )  # fmt: skip
        return Repo(folder)

    def zicheck(self, *words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
        """`zicheck WORDS` in the folder."""
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "zicheck", *words], cwd=self.folder,
            capture_output=True, text=True, check=False, env=environ(**settings),
        )  # fmt: skip
