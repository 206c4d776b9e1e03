"""The report as a JSON file: the same contract as `zicheck check --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render import json

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The document with this one plan in it."""
    return json.document((dossier.checked,), dossier.setting, lang).encode("utf-8")
