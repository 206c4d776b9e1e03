"""What a rule-set file may say, as pydantic models.

For the built-in files when they are compiled, and for every file that a stranger writes.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

from zicheck.checks import KINDS

_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z_]+")
KODE = r"^[A-Z]{3}[0-9]{3}$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _plain_template(text: str) -> str:
    """A template may hold `{nama}` and nothing else: no attributes, indexes or widths."""
    for name in _TEMPLATE.findall(text):
        if not _NAME.fullmatch(name):
            raise ValueError(f"isian {{{name}}} tidak dikenal; hanya {{nama}} yang boleh")
    if text.count("{") != text.count("}") or len(_TEMPLATE.findall(text)) != text.count("{"):
        raise ValueError("kurung kurawal tidak berpasangan")
    return text


def _bounded_pattern(text: str) -> str:
    """A pattern that compiles and cannot run away: no repeat inside a repeat, bounded length."""
    if len(text) > 300:
        raise ValueError("pola lebih panjang dari 300 karakter")
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"pola tidak dapat dibaca: {error}") from None
    if re.search(r"[+*}]\s*\)[^|]{0,2}[+*{]|\)[+*{][+*?]*\s*[+*{]", text):
        raise ValueError("pola memuat pengulangan di dalam pengulangan")
    return text


Template = Annotated[str, AfterValidator(_plain_template)]
PatternText = Annotated[str, AfterValidator(_bounded_pattern)]


class Bilingual(_Strict):
    """A text in both languages."""

    id: str
    en: str


class BilingualTemplate(_Strict):
    """A message in both languages, with `{isian}`."""

    id: Template
    en: Template


class DasarModel(_Strict):
    """Where a rule comes from."""

    sumber: Bilingual
    lke: list[str] = []


class ContohModel(_Strict):
    """Examples: small plans (see `docs/reference/aturan.md`)."""

    gagal: list[dict[str, Any]] = Field(min_length=1)
    lulus: list[dict[str, Any]] = Field(min_length=1)


class RuleModel(_Strict):
    """One rule."""

    kode: str = Field(pattern=KODE)
    judul: Bilingual
    tingkat: Literal["error", "warning", "info", "mati"]
    periksa: str
    opsi: dict[str, Any] = {}
    dasar: DasarModel
    mengapa: Bilingual
    pesan: BilingualTemplate
    saran: BilingualTemplate
    batas: str | dict[str, str] | None = None
    contoh: ContohModel
    wajib: bool = False


class ChangeModel(_Strict):
    """What a rule set changes in a rule that it inherits."""

    tingkat: Literal["error", "warning", "info", "mati"] | None = None
    opsi: dict[str, Any] = {}
    batas: str | dict[str, str] | None = None


class StepModel(_Strict):
    """One step of a chain."""

    nama: Bilingual
    lke: list[str] = Field(min_length=1)
    kata: list[str] = []
    sebulan: bool = False


class ChainModel(_Strict):
    """Steps in their order."""

    kode: str
    langkah: list[StepModel] = Field(min_length=2)


class GazetteModel(_Strict):
    """The gazette in which a regulation stands."""

    jenis: Literal["LN", "BN"]
    tahun: int
    nomor: int
    tambahan: int | None = None


class RegulationModel(_Strict):
    """One entry of the registry."""

    id: str = Field(pattern=r"^[A-Za-z ]+ [0-9]{1,3}/[0-9]{4}$")
    tentang: str
    lembaran: GazetteModel | None = None
    diubah: str | None = None
    diganti: str | None = None
    akhir: int | None = None


class RuleSetModel(_Strict):
    """A rule-set file that extends another one."""

    id: str = Field(min_length=1)
    nama: Bilingual | None = None
    memperluas: str = "permenpanrb-90-2021"
    ubah: dict[Annotated[str, Field(pattern=KODE)], ChangeModel | Literal["mati"]] = {}
    aturan: list[RuleModel] = []
    rantai: list[ChainModel] = []
    regulasi: list[RegulationModel] = []


def option_errors(periksa: str, options: dict[str, Any]) -> list[dict[str, Any]]:
    """What is wrong with the options of a rule of the kind `periksa` (pydantic's errors)."""
    given = {
        key: value for key, value in options.items() if not (key == "rantai" and value == "semua")
    }
    cls = KINDS[periksa].options
    if "rantai" in options and "rantai" not in given:
        given["rantai"] = []
    if isinstance(given.get("pola"), str):
        try:
            _bounded_pattern(given["pola"])
        except ValueError as error:
            return [{"loc": ("pola",), "msg": str(error), "type": "pattern"}]
    unknown = [key for key in given if key not in option_names(periksa)]
    if unknown:
        return [{"loc": (key,), "msg": "", "type": "extra_forbidden"} for key in unknown]
    try:
        TypeAdapter(cls).validate_python(given)
    except ValidationError as error:
        return [dict(item) for item in error.errors()]
    return []


def option_names(periksa: str) -> tuple[str, ...]:
    """The options that the kind `periksa` knows."""
    return tuple(KINDS[periksa].options._fields)
