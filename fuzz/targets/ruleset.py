"""Rule sets from strangers, with those that they extend: refused in a sentence, or usable.

Promises: nothing is raised but `InputError`; no rule of a set that was accepted crashes on a
plan, unless its message names what its kind does not give; no pattern runs away in time, also on
cells made to provoke it.

The input is a bundle of files; the first is the rule set, the others those that it may extend.
"""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz import bundle, mutating, smallplans
from fuzz.promises import judged, refused
from zicheck import rulesets
from zicheck.checks import KINDS
from zicheck.errors import InputError
from zicheck.plan import Naskah
from zicheck.rulebuild import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.plan import Plan

_NAME = re.compile(r"[a-z0-9-]{1,20}\.ya?ml")
_HARD = ("a" * 1200 + "!", "a " * 600, "1" * 1200, "()" * 600, "ba" * 600 + "\n", "-" * 1200)
"""Cells on which patterns that can match in many ways take long."""
_HELD = tempfile.TemporaryDirectory(prefix="ruleset-")  # goes when the process ends
_FOLDER = Path(_HELD.name)

_TEXT = "{id: Teks, en: Text}"
_RULE = """\
id: uji
nama: {id: Uji, en: Test}
memperluas: permenpanrb-90-2021
aturan:
  - kode: KODE
    judul: {id: Judul, en: Title}
    tingkat: warning
    periksa: KIND
    opsi: OPTIONS
    dasar: {sumber: {id: Dasar, en: Basis}, lke: [P.I.1.a]}
    mengapa: {id: Sebab, en: Why}
    pesan: MESSAGE
    saran: REMEDY
    contoh:
      gagal: [{kegiatan: [{lke: P.I.1.a, bukti_fisik: ''}]}]
      lulus: [{lengkap: true}]
"""
_CHAIN = """\
id: uji
memperluas: permenpanrb-90-2021
rantai:
  - kode: uji
    ringan: true
    langkah:
      - {lke: [P.I.1.a], nama: {id: Satu, en: One}}
      - {lke: [P.I.1.b], nama: {id: Dua, en: Two}, kata: [sosialisasi]}
ubah:
  WKT009: {tingkat: info, batas: {}}
"""
DICTIONARY = (
    *KINDS,
    *("id:", "nama:", "memperluas:", "ubah:", "aturan:", "lke:", "ungkapan:", "bukti:"),
    *("regulasi:", "rantai:", "batas:", "kode:", "judul:", "tingkat:", "periksa:", "opsi:"),
    *("dasar:", "sumber:", "mengapa:", "pesan:", "saran:", "contoh:", "gagal:", "lulus:"),
    *("kegiatan:", "lengkap:", "pola:", "kecuali:", "wajib:", "jenis:", "kata:", "semua"),
    *("error", "warning", "info", OFF, "permenpanrb-90-2021", "dasar.yaml", "P.I.*", "P.*"),
    *(
        "{kutipan}",
        "{baris}",
        "{x.y}",
        "{0}",
        "{",
        "(a+)+",
        ".*.*.*x",
        "(?=a)",
        "(a|aa)*",
        "\\1",
        "(?<=a*)b",
    ),
    *(r"\b(?:a?){30}a{30}", r"\s*\s*\s*!", r"[a-z]*[a-z]*[a-z]*[a-z]*9", "(?i)", "\\Z", "%% "),
)
MUTATED = mutating.parts(mutating.lines(DICTIONARY))


@cache
def _plan() -> Plan:
    """A few real rows, and a hard one for each field that patterns look at."""
    plan = smallplans.cut(smallplans.real()[0], 0, 6)
    last = plan.kegiatan[-1]
    hard = tuple(
        last._replace(
            row=len(plan.kegiatan) + number,
            indikator=text,
            langkah_aksi=text,
            bukti_fisik=(text,),
            target_waktu=text[:200],
            target_capaian=text,
            penanggung_jawab=text,
        )
        for number, text in enumerate(_HARD, 1)
    )
    said = tuple(Naskah("pendahuluan", text) for text in _HARD)
    return plan._replace(kegiatan=plan.kegiatan + hard, naskah=plan.naskah[:3] + said)


def seeds() -> Iterator[bytes]:
    """The examples of the repository, rule by rule; a set of each kind; two layers."""
    examples = smallplans.ROOT / "examples" / "aturan"
    for path in sorted(examples.glob("*.yaml")):
        data = path.read_bytes()
        head, *rules = re.split(rb"(?m)^(?=  - kode:)", data)
        for rule in rules:
            yield bundle.packed([("uji.yaml", head + rule)])
    told: set[str] = set()
    for number, rule in enumerate(rulesets._builtin_data()["aturan"]):  # noqa: SLF001 - real options
        if rule["periksa"] in told:
            continue
        told.add(rule["periksa"])
        options = json.dumps(rule.get("opsi", {}), ensure_ascii=False)
        code = f"BKT{number + 500}"
        text = _RULE.replace("KIND", rule["periksa"]).replace("OPTIONS", options)
        text = text.replace("MESSAGE", json.dumps(rule["pesan"], ensure_ascii=False))
        text = text.replace("REMEDY", json.dumps(rule["saran"], ensure_ascii=False))
        yield bundle.packed([("uji.yaml", text.replace("KODE", code).encode())])
    yield bundle.packed([("uji.yaml", _CHAIN.encode())])
    base = "id: dasar\nnama: NAMA\nmemperluas: permenpanrb-90-2021\nubah:\n  SLN008: mati\n"
    over = "id: atas\nnama: NAMA\nmemperluas: dasar.yaml\nubah:\n  WKT009: {tingkat: warning, opsi: {bagian: 0.2}}\n"
    yield bundle.packed(
        (name, text.replace("NAMA", _TEXT).encode())
        for name, text in (("atas.yaml", over), ("dasar.yaml", base))
    )
    circle = over.replace("dasar.yaml", "atas.yaml").replace("NAMA", _TEXT)
    yield bundle.packed([("atas.yaml", circle.encode())])


def TestOneInput(data: bytes) -> None:
    """Load the rule set in `data` and check a plan by it."""
    files = bundle.unpacked(data) if bundle.is_bundle(data) else [("uji.yaml", data)]
    for old in _FOLDER.iterdir():
        old.unlink()
    first = _FOLDER / "uji.yaml"
    for number, (name, content) in enumerate(files[:6]):
        path = _FOLDER / (name if _NAME.fullmatch(name) else f"{number}.yaml")
        path.write_bytes(content)
        first = path if number == 0 else first
    try:
        ruleset = rulesets.load(first)
    except InputError as error:
        refused(error)
        return
    judged(_plan(), ruleset, crash_allowed="KeyError")
