"""What a rule-set file may say, as pydantic models.

For the built-in files when they are compiled, and for every file that a stranger writes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from zicheck import patterncost
from zicheck.bahasa import Text
from zicheck.checks import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z_]+")
_REGULATION = re.compile(r"[A-Za-z ]+ [0-9]{1,3}/[0-9]{4}")
KODE = r"^[A-Z]{3}[0-9]{3}$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _fault(text: Text) -> PydanticCustomError:
    return PydanticCustomError("zicheck", "{id}", {"id": text.id, "en": text.en})


def _plain_template(text: str) -> str:
    """A template may hold `{nama}` and nothing else: no attributes, indexes or widths."""
    for name in _TEMPLATE.findall(text):
        if not _NAME.fullmatch(name):
            raise _fault(_BAD_TEMPLATE.fill(name="{" + name + "}"))
    if text.count("{") != text.count("}") or len(_TEMPLATE.findall(text)) != text.count("{"):
        raise _fault(_UNPAIRED)
    return text


def _bounded_pattern(text: str) -> str:
    """A pattern whose cost has a bound (see :mod:`zicheck.patterncost`)."""
    try:
        patterncost.cost(text)
    except patterncost.PatternError as error:
        raise _fault(error.text) from None
    return text


def _regulation(text: str) -> str:
    """The id of a regulation, such as `Permen PANRB 90/2021`."""
    if not _REGULATION.fullmatch(text):
        raise _fault(_BAD_REGULATION.fill(text=text))
    return text


def _cap(value: Any) -> Any:
    """The name of a cap, or an answer for each scale."""
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value
    raise _fault(_BAD_CAP)


Cap = Annotated[Any, AfterValidator(_cap)]
Template = Annotated[str, AfterValidator(_plain_template)]
RegulationName = Annotated[str, AfterValidator(_regulation)]


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


class PassageModel(_Strict):
    """A citation or a paragraph of an example."""

    bagian: str
    teks: str


class AbaikanModel(_Strict):
    """An `abaikan` of an example."""

    kode: str
    alasan: str
    sampai: Any = None


class ContohBarisModel(_Strict):
    """One row of an example; what is not said is filled in without defect."""

    lke: str | list[str] = []
    lke_lain: str = ""
    area: str = ""
    judul_area: str = ""
    komponen: str = ""
    nomor: str = ""
    indikator: str = ""
    langkah_aksi: str = ""
    bukti_fisik: str = ""
    target_waktu: str = ""
    target_capaian: str = ""
    penanggung_jawab: str = ""
    abaikan: list[AbaikanModel] = []


class ContohRencanaModel(_Strict):
    """One example: a small plan (see `zicheck.ruletest`)."""

    lengkap: bool = False
    tanpa: list[str] = []
    target_waktu: str = ""
    tahun: int = 0
    tanggal: Any = None
    nomor: str = ""
    unit: str = ""
    induk: list[str] = []
    dasar_hukum: list[PassageModel] = []
    naskah: list[PassageModel] = []
    as_of: Any = None
    hari: Any = None
    kegiatan: list[ContohBarisModel] = []


class ContohModel(_Strict):
    """Examples: small plans (see `docs/reference/berkas-aturan.md`)."""

    gagal: list[ContohRencanaModel] = Field(min_length=1)
    lulus: list[ContohRencanaModel] = Field(min_length=1)


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
    batas: Cap = None
    contoh: ContohModel
    wajib: bool = False


class ChangeModel(_Strict):
    """What a rule set changes in a rule that it inherits.

    Examples take the place of the inherited ones, which other options may make untrue.
    """

    tingkat: Literal["error", "warning", "info", "mati"] = "error"
    opsi: dict[str, Any] = {}
    batas: Cap = None
    contoh: ContohModel | None = None


def _word_as_level(value: Any) -> Any:
    """`KODE: mati` is short for `KODE: {tingkat: mati}`."""
    return {"tingkat": value} if isinstance(value, str) else value


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
    ringan: bool = False


class GazetteModel(_Strict):
    """The gazette in which a regulation stands."""

    jenis: Literal["LN", "BN"]
    tahun: int
    nomor: int
    tambahan: int | None = None


class RegulationModel(_Strict):
    """One entry of the registry."""

    id: RegulationName
    tentang: str
    lembaran: GazetteModel | None = None
    diubah: RegulationName | None = None
    diganti: RegulationName | None = None
    akhir: int | None = None


class RuleSetModel(_Strict):
    """A rule-set file that extends another one."""

    id: str = Field(min_length=1)
    nama: Bilingual | None = None
    memperluas: str = "permenpanrb-90-2021"
    ubah: dict[
        Annotated[str, Field(pattern=KODE)],
        Annotated[ChangeModel, BeforeValidator(_word_as_level)],
    ] = {}
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
    for name, validator in _VALIDATED:
        value = given.get(name)
        for text in value if name in _LISTED and isinstance(value, list) else (value,):
            if not isinstance(text, str) or (name == "bila_disebut" and not text):
                continue
            try:
                validator(text)
            except PydanticCustomError as error:
                return [{"loc": (name,), "type": "zicheck", "msg": "", "ctx": error.context}]
    unknown = [key for key in given if key not in option_names(periksa)]
    if unknown:
        return [{"loc": (key,), "msg": "", "type": "extra_forbidden"} for key in unknown]
    try:
        TypeAdapter(cls).validate_python(given)
    except ValidationError as error:
        return [dict(item) for item in error.errors()]
    return []


def pattern_of(rule: Mapping[str, Any]) -> str | None:
    """The pattern among the options of a rule that is on, if it has one."""
    pattern = rule.get("opsi", {}).get("pola")
    return pattern if isinstance(pattern, str) and rule["tingkat"] != "mati" else None


_VALIDATED: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("pola", _bounded_pattern),
    ("regulasi", _regulation),
    ("bila_disebut", _regulation),
    ("induk", _regulation),
    ("selain", _regulation),
)
_LISTED = frozenset({"induk", "selain"})
"""Options that are lists of such texts."""


def detail(error: dict[str, Any]) -> Text:
    """What pydantic found wrong with a value, in both languages."""
    context = error.get("ctx") or {}
    kind = error["type"]
    if kind == "zicheck":
        return Text(context["id"], context["en"])
    if kind in ("literal_error", "enum"):
        known = str(context.get("expected", "")).replace(" or ", ", ")
        return Text(f"pilih salah satu dari {known}", f"choose one of {known}")
    for start, text in _DETAILS:
        if kind.startswith(start):
            return text
    return Text("bentuknya tidak sesuai", "it is not of the right form")


_DETAILS = (
    ("int", Text("harus bilangan bulat", "it must be a whole number")),
    ("float", Text("harus bilangan", "it must be a number")),
    ("bool", Text("harus true atau false", "it must be true or false")),
    ("string_pattern", Text("bentuk kodenya tidak sesuai", "the code is not of the right form")),
    ("string", Text("harus teks", "it must be a text")),
    ("list", Text("harus daftar", "it must be a list")),
    ("tuple", Text("harus daftar", "it must be a list")),
    ("dict", Text("harus pemetaan", "it must be a mapping")),
    ("model", Text("harus pemetaan", "it must be a mapping")),
    ("too_short", Text("isinya kurang", "it holds too little")),
)
_BAD_TEMPLATE = Text(
    "isian {name} tidak dikenal; hanya kata seperti {{baris}} yang boleh",
    "the field {name} is unknown; only words such as {{baris}} may stand",
)
_UNPAIRED = Text("kurung kurawal tidak berpasangan", "braces do not pair")
_BAD_CAP = Text(
    "tulis nama batas, misalnya satu-tingkat, atau jawaban tiap skala, misalnya {{A-D: B}}",
    "write the name of a cap, such as satu-tingkat, or an answer a scale, such as {{A-D: B}}",
).fill()
_BAD_REGULATION = Text(
    "“{text}” bukan kode peraturan seperti “Permen PANRB 90/2021”",
    "“{text}” is no id of a regulation, such as “Permen PANRB 90/2021”",
)


def option_names(periksa: str) -> tuple[str, ...]:
    """The options that the kind `periksa` knows."""
    return tuple(KINDS[periksa].options._fields)
