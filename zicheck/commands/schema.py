"""`zicheck schema`: the JSON Schema of a plan, of the JSON report, of a rule set, or of a config."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.usage import Parser, choice

if TYPE_CHECKING:
    import argparse

    from zicheck.bahasa import Lang
    from zicheck.console import Console

NAMES = ("plan", "report", "ruleset", "config")


def parser(lang: Lang) -> Parser:
    """The options of `schema`."""
    made = Parser("zicheck schema", _ABOUT, lang, takes=_TAKES)
    made.option("name", about=_NAME, metavar="plan|report|ruleset|config", type=choice(*NAMES))
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the schema."""
    console.data(text(options.name, console.lang))
    return 0


def text(name: str, lang: Lang = "id") -> str:
    """The schema `name` as JSON text."""
    import json

    return json.dumps(_schema(name, lang), ensure_ascii=False, indent=2) + "\n"


def _schema(name: str, lang: Lang) -> dict[str, Any]:
    if name == "plan":
        from zicheck.planschema import plan_schema

        return plan_schema(lang)
    if name == "config":
        from zicheck.configspec import config_schema

        return config_schema(lang)
    if name == "ruleset":
        from zicheck.rulesetschema import ruleset_schema

        return ruleset_schema(lang)
    return report_schema()


def report_schema() -> dict[str, Any]:
    """The schema of `check --format json`, as it ships in the package."""
    import json
    from importlib.resources import files

    source = files("zicheck").joinpath("schemas/report.schema.json")
    schema: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return schema


_TAKES = Text("plan|report|ruleset|config", "plan|report|ruleset|config")
_ABOUT = Text(
    "Mencetak skema JSON (2020-12) dari berkas rencana, keluaran JSON, kumpulan aturan, atau "
    "konfigurasi.",
    "Prints the JSON Schema (2020-12) of a plan file, of the JSON output, of a rule set, or of a "
    "config.",
)
_NAME = Text("skema yang dicetak", "the schema to print")
