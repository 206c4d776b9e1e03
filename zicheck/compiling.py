"""Compiles the built-in rule set: `rules/<id>/*.yaml`, validated, into one JSON file.

Run as `python -m zicheck.compiling`; a test holds the result against the files. Loading the
compiled form takes a fraction of the time that reading and validating the YAML would take.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from zicheck import instrument as lke
from zicheck.matching import Matcher
from zicheck.rule import family_order
from zicheck.rulesetfile import (
    ChainModel,
    RegulationModel,
    RuleModel,
    option_errors,
)
from zicheck.writing import write_file

BUILTIN = "permenpanrb-90-2021"


def sources() -> Path:
    """The folder of the rule set's YAML files: beside the package, or inside the wheel."""
    package = Path(__file__).parent
    inside = package / "rules" / BUILTIN
    return inside if inside.is_dir() else package.parent / "rules" / BUILTIN


def compiled_path() -> Path:
    """The file that :func:`zicheck.rulesets.builtin` loads."""
    return Path(__file__).parent / "builtin" / f"{BUILTIN}.json"


def compile_folder(folder: Path) -> dict[str, Any]:
    """The content of a rule-set folder, validated and joined.

    Raises:
        ValueError: when a rule names an unknown kind or option, or examples are missing.
        pydantic.ValidationError: when a file does not fit its model.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def read(path: Path) -> Any:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe loaders

    rules = [
        item for path in sorted((folder / "aturan").glob("*.yaml")) for item in read(path)["aturan"]
    ]
    for item in rules:
        RuleModel.model_validate(item)
        errors = option_errors(item["periksa"], item.get("opsi", {}))
        if errors:
            raise ValueError(f"{item['kode']}: {errors}")
    rules.sort(key=lambda item: family_order(item["kode"]))
    codes = [item["kode"] for item in rules]
    if len(codes) != len(set(codes)):
        raise ValueError("doubled rule codes")
    chains = read(folder / "rantai.yaml")["rantai"]
    for item in chains:
        ChainModel.model_validate(item)
    for item in chains:
        for step in item["langkah"]:
            step.setdefault("kata", [])
    registry = read(folder / "regulasi.yaml")
    for item in registry["regulasi"]:
        RegulationModel.model_validate(item)
    instrument = lke.build(read(folder / "lke.yaml"))
    evidence = read(folder / "bukti.yaml")
    _require_examples(evidence, set(instrument.indikator))
    return {
        "set": read(folder / "set.yaml"),
        "lke": read(folder / "lke.yaml"),
        "ungkapan": Matcher.compile(instrument, read(folder / "ungkapan.yaml")),
        "bukti": evidence,
        "regulasi": registry,
        "rantai": chains,
        "aturan": rules,
    }


def _require_examples(evidence: dict[str, Any], wanted: set[str]) -> None:
    """Raise ValueError unless each indikator has an example of evidence, and no other id has."""
    by_need = {id_ for item in evidence["perlu"] if "bila" not in item for id_ in item["lke"]}
    wrong = (wanted - by_need - set(evidence["contoh"])) | (set(evidence["contoh"]) - wanted)
    if wrong:
        raise ValueError(f"bukti.yaml, contoh: {', '.join(sorted(wrong))}")


def render(data: dict[str, Any]) -> str:
    """The compiled file's text: same input, same bytes; one line for each part."""
    parts = (
        f"{json.dumps(name)}:{json.dumps(part, ensure_ascii=False, separators=(',', ':'), default=str)}"
        for name, part in data.items()
    )
    return "{" + ",\n".join(parts) + "}\n"


def main() -> int:
    """Writes the compiled rule set."""
    path = compiled_path()
    path.parent.mkdir(exist_ok=True)
    write_file(str(path), render(compile_folder(sources())).encode())
    sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
