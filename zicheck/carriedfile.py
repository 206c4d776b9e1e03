"""What :mod:`zicheck.carried` may find in the properties of a document, as pydantic models.

Anybody can write properties: whatever does not fit these models is not used.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads the types of fields
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from zicheck.planspec import KODE_ATURAN, LKE_ID

Part = Literal["dasar_hukum", "naskah"]
Value = str | int | list[str] | None
_Code = Annotated[str, Field(pattern=rf"^(?:{KODE_ATURAN})$")]
_Lke = Annotated[str, Field(pattern=rf"^(?:{LKE_ID})$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Changed(_Model):
    """A value: what the form reads as, and what the plan said."""

    dibaca: Value
    isi: Value


class Passage(_Model):
    """A passage, known by its words and by how it is read (`dari`: list and part).

    `ke` and `bagian` are the list and the part that it stood in, at `urutan` (from 0); `ke` is
    None for what the form added.
    """

    sidik: str
    dari: Part
    dibaca: str
    ke: Part | None = None
    bagian: str = ""
    urutan: int = Field(default=0, ge=0)


class Ignored(_Model):
    """An ignored finding of a row."""

    kode: _Code
    alasan: Annotated[str, Field(min_length=1)]
    sampai: date | None = None


class Content(_Model):
    """What the form does not show of a row.

    `bukti` counts the letters of each item of its evidence, `tanpa` names the cells that it does not have.
    """

    lke: tuple[_Lke, ...] = ()
    abaikan: tuple[Ignored, ...] = ()
    bukti: tuple[Annotated[int, Field(ge=0)], ...] = ()
    tanpa: tuple[Literal["target_capaian", "penanggung_jawab"], ...] = ()


class Row(_Model):
    """The rows of one komponen, indikator and langkah aksi, in their order."""

    sidik: str
    isi: tuple[Content, ...]


class Kept(_Model):
    """All that is kept of a plan; `rencana` is the unit and the year that its form reads as."""

    versi: Literal[1]
    nilai: dict[str, Changed] = {}
    naskah: tuple[Passage, ...] = ()
    rencana: tuple[str, int] = ("", 0)
    baris: tuple[Row, ...] = ()
