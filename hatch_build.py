"""What an installation that stays in its folder (`pip install -e .`) still needs: bytecode.

pip compiles the modules of a wheel that it installs, and nothing compiles those it only points
to. Where Python is told to write no bytecode, or may not, each start would compile them anew,
which more than doubles its time.
"""

from __future__ import annotations

import compileall
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Compiles the package in its folder; wheels and source archives are left as they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling; `version` is what kind of wheel is made."""
        if version == "editable":
            compileall.compile_dir(Path(self.root, "zicheck"), quiet=2)
