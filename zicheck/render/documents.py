"""Documents by the ending of their name: which module renders them, and what it needs.

A module of :mod:`zicheck.render` that renders documents has `document(dossier, lang) -> bytes`,
and is imported only when its ending is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from zicheck.bahasa import Text
from zicheck.errors import InputError, Problem
from zicheck.nearest import nearest
from zicheck.places import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from types import ModuleType
    from typing import Protocol

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import Dossier

    class Renderer(Protocol):
        """What a module that renders documents holds."""

        def document(self, dossier: Dossier, lang: Lang) -> bytes:
            """The whole file."""


class Format(NamedTuple):
    """A kind of document: the module that renders it, and the optional extra that it needs."""

    module: str
    extra: str = ""


FORMATS: Mapping[str, Format] = {
    ".html": Format("html"),
    ".xlsx": Format("xlsx", "xlsx"),
    ".docx": Format("docx", "docx"),
    ".md": Format("markdown"),
    ".csv": Format("csv"),
    ".json": Format("jsonfile"),
}


def ending(path: str, known: Collection[str] = tuple(FORMATS)) -> str:
    """The ending of `path` that says what is to be written.

    Raises:
        InputError: when none of `known` is meant by it.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    dot = name.rfind(".")
    found = name[dot:].lower() if dot > 0 else ""
    if found in known:
        return found
    near = nearest(found, known) if found else ""
    text = _ENDING_NEAR if near else _ENDING
    raise InputError(
        Problem(text.fill(path=path, near=near, known=", ".join(known)), Place(file=path))
    )


def load(module: str, extra: str = "") -> ModuleType:
    """The module :mod:`zicheck.render.<module>`, with what its `extra` installs.

    Raises:
        InputError: when that is not installed; it says how to.
    """
    try:
        return import_module(f"zicheck.render.{module}")
    except ModuleNotFoundError as error:
        if not extra or (error.name or "").startswith("zicheck"):
            raise
        raise InputError(Problem(_MISSING.fill(package=error.name, extra=extra))) from None


def render(dossier: Dossier, kind: str, lang: Lang) -> bytes:
    """The document of the ending `kind` (one of :data:`FORMATS`)."""
    module: Renderer = load(*FORMATS[kind])
    return module.document(dossier, lang)


_ENDING = Text(
    "`{path}`: akhiran nama berkas menentukan bentuknya; pakai salah satu dari {known}.",
    "`{path}`: the ending of the name says what is written; use one of {known}.",
)
_ENDING_NEAR = Text(
    "`{path}`: akhiran itu tidak dikenal; mungkin maksudnya `{near}` (yang dikenal: {known}).",
    "`{path}`: that ending is unknown; did you mean `{near}` (known are {known})?",
)
_MISSING = Text(
    "Untuk menulis berkas ini diperlukan paket `{package}`; pasang dengan `pip install "
    "'zicheck[{extra}]'` atau lengkap dengan `pip install 'zicheck[lengkap]'`.",
    "Writing this file needs the package `{package}`; install it by `pip install "
    "'zicheck[{extra}]'`, or everything by `pip install 'zicheck[lengkap]'`.",
)
