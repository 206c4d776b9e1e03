"""The keys of a config: one description, from which the reader, the schema and `config` come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.bahasa import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from zicheck.bahasa import Lang

Kind = Literal["choice", "codes", "file", "glob", "texts", "text", "day", "patterns"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Key(NamedTuple):
    """One key: what its value is, what it means, and what holds without it."""

    name: str
    kind: Kind
    about: Text
    choices: tuple[str, ...] = ()
    default: str = ""
    required: bool = False


OFFICES = "induk"
RULES = "aturan"
GLOB = "berkas"

PER_PLAN = (
    Key(
        RULES,
        "file",
        Text(
            "Kumpulan aturan yang dipakai, relatif terhadap folder berkas ini; `--ruleset` lebih "
            "kuat.",
            "The rule set to use, relative to the folder of this file; `--ruleset` is stronger.",
        ),
    ),
    Key(
        OFFICES,
        "texts",
        Text(
            "Kantor di atas unit yang wajar disebut, di samping `induk` dalam rencana.",
            "Offices above the unit that may rightly be named, beside `induk` in the plan.",
        ),
    ),
)
"""What may differ from plan to plan: at the top for all, in `[[rencana]]` for some."""

OPTIONS = (
    Key(
        "fail_on",
        "choice",
        Text(
            "Tingkat temuan yang membuat kode keluar `check` menjadi 1.",
            "The severity from which `check` ends with 1.",
        ),
        choices=("error", "warning", "info", "never"),
        default="error",
    ),
    Key(
        "lang",
        "choice",
        Text(
            "Bahasa keluaran; `--lang` dan ZICHECK_LANG lebih kuat.",
            "Language of the output; `--lang` and ZICHECK_LANG are stronger.",
        ),
        choices=("id", "en"),
        default="id",
    ),
    Key(
        "select",
        "codes",
        Text(
            "Hanya aturan atau keluarga aturan ini yang ditampilkan.",
            "Only these rules or families are listed.",
        ),
    ),
    Key(
        "ignore",
        "codes",
        Text(
            "Aturan atau keluarga aturan yang tidak ditampilkan.",
            "Rules or families that are not listed.",
        ),
    ),
)
"""Defaults of options: the config that governs the first path of a run gives them."""

PLANS = "rencana"
PLAN_KEYS = (
    Key(
        GLOB,
        "glob",
        Text(
            "Pola letak rencana yang dikenai, dari folder berkas ini.",
            "Glob over the plans that it is for, from the folder of this file.",
        ),
        required=True,
    ),
    *PER_PLAN,
)

ENTRIES = "abaikan"
ENTRY_KEYS = (
    Key("kode", "text", Text("Kode aturan yang diabaikan.", "Code of the rule."), required=True),
    Key(
        "alasan",
        "text",
        Text("Alasan; dimuat dalam setiap laporan.", "The reason; every report shows it."),
        required=True,
    ),
    Key("sampai", "day", Text("Hari terakhir berlakunya.", "The last day on which it holds.")),
    Key(
        GLOB,
        "glob",
        Text("Pola letak rencana yang dikenai.", "Glob over the plans that it is for."),
    ),
    Key(
        "lke",
        "patterns",
        Text(
            "Kode indikator LKE atau awalnya dengan bintang.",
            "LKE ids, or the beginning of one and a star.",
        ),
    ),
)
TABLES = {ENTRIES: ENTRY_KEYS, PLANS: PLAN_KEYS}


def config_schema(lang: Lang = "id") -> dict[str, Any]:
    """The JSON Schema of `zicheck.toml`, with its descriptions in `lang`."""
    tables: Mapping[str, Text] = {
        ENTRIES: Text("Temuan yang diabaikan.", "Findings that are switched off."),
        PLANS: Text("Pengaturan untuk sebagian rencana.", "Settings for some of the plans."),
    }
    return {
        "$schema": DIALECT,
        "$id": "urn:zicheck:schema:config:1",
        "title": "Konfigurasi zicheck" if lang == "id" else "Config of zicheck",
        "type": "object",
        "properties": {
            **{key.name: _property(key, lang) for key in (*PER_PLAN, *OPTIONS)},
            **{
                name: {
                    "title": name,
                    "description": about.to(lang),
                    "type": "array",
                    "items": _object(TABLES[name], lang),
                }
                for name, about in tables.items()
            },
        },
        "additionalProperties": False,
    }


def _object(keys: tuple[Key, ...], lang: Lang) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key.name: _property(key, lang) for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def _property(key: Key, lang: Lang) -> dict[str, Any]:
    made: dict[str, Any] = {"title": key.name, "description": key.about.to(lang)}
    if key.kind in ("codes", "texts", "patterns"):
        item: dict[str, Any] = {"type": "string", "minLength": 1}
        if key.kind == "codes":
            item["pattern"] = "^[A-Z]{3}(?:[0-9]{3})?$"
        return {**made, "type": "array", "items": item}
    if key.kind == "choice":
        return {**made, "type": "string", "enum": list(key.choices), "default": key.default}
    if key.kind == "day":
        return {**made, "type": "string", "format": "date"}
    return {**made, "type": "string", "minLength": 1}
