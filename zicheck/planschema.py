"""The JSON Schema of a plan file, made from :mod:`zicheck.planspec`.

Editors read YAML by the core types, where `2` is a number and `2025-01-06` may be a date, while
our reader takes every scalar as the text that stands there; so a text may be a number here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.planspec import PLAN, VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zicheck.bahasa import Lang
    from zicheck.planspec import Key

ID = "urn:zicheck:schema:plan:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def plan_schema(lang: Lang = "id") -> dict[str, Any]:
    """The schema, with its descriptions in `lang`."""
    schema = {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Rencana aksi zona integritas" if lang == "id" else "Zona integritas plan",
        **_object(PLAN, lang),
    }
    schema["properties"]["zicheck"]["const"] = VERSION
    return schema


def _object(keys: Sequence[Key], lang: Lang) -> dict[str, Any]:
    required = [key.name for key in keys if key.required]
    return {
        "type": "object",
        "properties": {key.name: _property(key, lang) for key in keys},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _property(key: Key, lang: Lang) -> dict[str, Any]:
    about = {"title": key.name, "description": key.about.to(lang)}
    value = _value(key, lang)
    if not key.required:  # an empty value counts as absent
        value = _nullable(value)
    return {**about, **value}


def _value(key: Key, lang: Lang) -> dict[str, Any]:
    if key.kind == "text":
        return _text(key)
    if key.kind == "integer":
        return {"type": "integer", "minimum": 0}
    if key.kind == "date":
        return {"type": "string", "pattern": _DATE}
    if key.kind == "texts":
        return {"type": "array", "items": _nullable(_text(key))}
    if key.kind == "text-or-texts":
        return {
            "type": ["string", "number", "boolean", "array"],
            "items": _nullable(_text(key)),
        }
    if key.kind == "object":
        return _object(key.keys, lang)
    return {"type": "array", "items": _object(key.keys, lang)}


def _text(key: Key) -> dict[str, Any]:
    if key.choices:
        return {"type": "string", "enum": list(key.choices)}
    if key.pattern:
        return {"type": "string", "pattern": f"^(?:{key.pattern})$"}
    return {"type": ["string", "number", "boolean"]}


def _nullable(value: dict[str, Any]) -> dict[str, Any]:
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    made = {**value, "type": [*kinds, "null"]}
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    return made
