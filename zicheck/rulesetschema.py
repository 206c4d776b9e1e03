"""The JSON Schema of a rule set, for editors: the models' own, with what each key means.

An editor shows the description of a key while it is typed, so each has one in both languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.checks import KINDS
from zicheck.configspec import DIALECT
from zicheck.rulesetfile import KODE, RuleSetModel

if TYPE_CHECKING:
    from zicheck.bahasa import Lang

_LEVELS = ["error", "warning", "info", "mati"]
_CHANGE = "#/$defs/ChangeModel"


def ruleset_schema(lang: Lang = "id") -> dict[str, Any]:
    """The schema, with its descriptions in `lang`."""
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": "urn:zicheck:schema:ruleset:1",
        **RuleSetModel.model_json_schema(),
    }
    schema["title"] = "Kumpulan aturan zicheck" if lang == "id" else "Rule set of zicheck"
    schema.pop("description", None)
    models = {"RuleSetModel": schema, **schema["$defs"]}
    for name, model in models.items():
        if name != "RuleSetModel":
            model.pop("description", None)  # said to who reads the code
        for key, value in model.get("properties", {}).items():
            value["title"] = key
            about = _ABOUT.get((name, key)) or _ANYWHERE.get(key)
            if about is not None:
                value["description"] = about.to(lang)
    models["RuleModel"]["properties"]["periksa"]["enum"] = sorted(KINDS)
    for name in ("RuleModel", "ChangeModel"):
        models[name]["properties"]["tingkat"]["enum"] = _LEVELS
    # `KODE: mati` is short for `KODE: {tingkat: mati}`.
    models["RuleSetModel"]["properties"]["ubah"].update(
        additionalProperties=False,
        patternProperties={
            KODE: {"anyOf": [{"type": "string", "enum": _LEVELS}, {"$ref": _CHANGE}]}
        },
    )
    return schema


_ANYWHERE = {
    "id": Text("Dalam bahasa Indonesia.", "In Bahasa Indonesia."),
    "en": Text("Dalam bahasa Inggris.", "In English."),
    "tingkat": Text(
        "Tingkat temuan; `mati` mematikan aturan.",
        "Severity of the finding; `mati` switches the rule off.",
    ),
    "opsi": Text("Opsi jenis pemeriksaan itu.", "Options of that kind of check."),
    "batas": Text(
        "Jawaban LKE tertinggi yang masih dapat didukung: nama batas, atau jawaban tiap skala.",
        "The highest LKE answer that can still be supported: the name of a cap, or an answer a "
        "scale.",
    ),
    "contoh": Text(
        "Sedikitnya satu contoh yang gagal dan satu yang lulus.",
        "At least one example that fails and one that passes.",
    ),
    "gagal": Text(
        "Rencana kecil yang harus ditemukan.", "Small plans that it must find fault with."
    ),
    "lulus": Text("Rencana kecil yang harus lulus.", "Small plans that it must pass."),
    "lke": Text(
        "Kode indikator LKE, atau awalnya dengan bintang.",
        "LKE ids, or the beginning of one and a star.",
    ),
    "sumber": Text("Bunyi peraturannya, dalam dua bahasa.", "The regulation's words, in both."),
}
_ABOUT = {
    ("RuleSetModel", "id"): Text(
        "Nama pendek; muncul dalam laporan dan JSON.", "Short name; shown in reports and JSON."
    ),
    ("RuleSetModel", "nama"): Text(
        "Nama lengkap dalam dua bahasa.", "Full name in both languages."
    ),
    ("RuleSetModel", "memperluas"): Text(
        "Kumpulan aturan yang diperluas: permenpanrb-90-2021, atau berkas .yaml dari folder yang "
        "sama.",
        "The rule set that is extended: permenpanrb-90-2021, or a .yaml file of the same folder.",
    ),
    ("RuleSetModel", "ubah"): Text(
        "Perubahan atas aturan yang diperluas, menurut kodenya; `KODE: mati` mematikan.",
        "Changes to rules of the extended set, by code; `CODE: mati` switches one off.",
    ),
    ("RuleSetModel", "aturan"): Text("Aturan baru.", "New rules."),
    ("RuleSetModel", "rantai"): Text("Rantai langkah tambahan.", "More chains of steps."),
    ("RuleSetModel", "regulasi"): Text("Peraturan tambahan.", "More regulations."),
    ("RuleModel", "kode"): Text(
        "Tiga huruf besar dan tiga angka yang belum dipakai.",
        "Three capital letters and three digits that are not in use.",
    ),
    ("RuleModel", "judul"): Text("Judul aturan.", "Title of the rule."),
    ("RuleModel", "periksa"): Text(
        "Jenis pemeriksaan; lihat docs/reference/jenis-pemeriksaan.md.",
        "The kind of check; see docs/reference/jenis-pemeriksaan.md.",
    ),
    ("RuleModel", "dasar"): Text("Dari mana aturan ini berasal.", "Where the rule comes from."),
    ("RuleModel", "mengapa"): Text("Alasan aturan ini ada.", "Why the rule exists."),
    ("RuleModel", "pesan"): Text(
        "Pesan, dengan isian `{nama}` yang disediakan jenisnya.",
        "The message, with the `{names}` that its kind fills in.",
    ),
    ("RuleModel", "saran"): Text(
        "Perbaikan, dengan isian yang sama.", "The remedy, with the same names."
    ),
    ("RuleModel", "wajib"): Text(
        "Bila true, tidak dapat dimatikan kumpulan yang memperluasnya.",
        "If true, a set that extends this one may not switch it off.",
    ),
    ("ChainModel", "kode"): Text("Nama rantai.", "Name of the chain."),
    ("ChainModel", "langkah"): Text(
        "Langkah menurut urutannya, sedikitnya dua.", "The steps in order, at least two."
    ),
    ("ChainModel", "ringan"): Text(
        "Bila true, langkah yang seluruhnya mendahului disebut seperti yang mulai mendahului.",
        "If true, a step that lies wholly before is told as one that starts before.",
    ),
    ("StepModel", "nama"): Text("Nama langkah dalam pesan.", "Name of the step in messages."),
    ("StepModel", "kata"): Text(
        "Bila diisi, indikator atau langkah aksi harus memuat salah satunya.",
        "If given, indikator or action must hold one of them.",
    ),
    ("StepModel", "sebulan"): Text(
        "Diberitahukan bila jatuh tempo pada bulan langkah sebelumnya.",
        "Told when it is due in the month of the step before.",
    ),
    ("RegulationModel", "id"): Text(
        "Jenis, nomor dan tahun, misalnya PP 96/2012.", "Kind, number and year, such as PP 96/2012."
    ),
    ("RegulationModel", "tentang"): Text("Isi peraturan.", "What the regulation is about."),
    ("RegulationModel", "lembaran"): Text("Lembaran tempat dimuat.", "The gazette it stands in."),
    ("RegulationModel", "diubah"): Text("Yang mengubahnya.", "What amends it."),
    ("RegulationModel", "diganti"): Text("Yang menggantikannya.", "What replaces it."),
    ("RegulationModel", "akhir"): Text(
        "Tahun terakhir periode yang dicakupnya.", "Last year of the period that it covers."
    ),
}
