"""A config (`zicheck.toml`, or `[tool.zicheck]`): refused in a sentence, or it governs a plan.

Promises: nothing is raised but `InputError`; globs do not run away in time.

The config lies in a folder with a plan and a rule set, as it does with users.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz import mutating, smallplans
from fuzz.promises import DAY, refused
from zicheck import rulesets
from zicheck.checking import check
from zicheck.config import FILE, PROJECT, Configs
from zicheck.configspec import ENTRY_KEYS, OPTIONS, PER_PLAN
from zicheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELD = tempfile.TemporaryDirectory(prefix="config-")  # goes when the process ends
_FOLDER = Path(_HELD.name)
(_FOLDER / ".git").mkdir()  # the search for configs goes no higher
_OWN = """\
id: uji
nama: {id: Uji, en: Test}
memperluas: permenpanrb-90-2021
ubah: {SLN008: mati}
"""
(_FOLDER / "aturan.yaml").write_text(_OWN, encoding="utf-8")
_PLANS = ("rencana.yaml", "a/b/c/rencana-kpu-2026.yaml", "a" * 60 + "/" + "a" * 60 + ".yaml")
_PLAN = smallplans.cut(smallplans.real()[0], 0, 3)

DICTIONARY = (
    *(f"{key.name} = " for key in (*ENTRY_KEYS, *OPTIONS, *PER_PLAN)),
    *("[[abaikan]]", "[[rencana]]", "[tool.zicheck]", "[", "]", "{", "}", "'''", '"""', "#", "="),
    *('"WKT004"', '"HKM*"', '"P.I.1.a"', '"P.*"', '"aturan.yaml"', '"**/*.yaml"', '"a/**/b"', '"*/*/*"'),
    *('"' + "*a" * 25 + '"', '"' + "**/" * 20 + 'x"', "2026-12-31", "2026-02-30", "2026-12-31T10:00:00"),
    *('"en"', '"never"', '"new,skor<20"', "true", "1e999", "nan", "0x7f", "inf", '"\\u0000"', '"[!a-"'),
)  # fmt: skip
MUTATED = mutating.lines(DICTIONARY)


def seeds() -> Iterator[bytes]:
    """One of each part, alone and together."""
    entry = b'[[abaikan]]\nkode = "WKT004"\nalasan = "Ditetapkan kemudian"\n'
    more = entry + b'berkas = "a/**"\nsampai = 2026-12-31\nlke = ["P.I.1.a"]\n'
    top = b'aturan = "aturan.yaml"\nlang = "en"\nselect = ["WKT", "MON"]\nfail-on = "warning"\n'
    table = b'[[rencana]]\nberkas = "**/*.yaml"\ninduk = ["KPU Provinsi Contoh"]\n'
    yield from (entry, more, top, table, top + entry + table + more)
    yield b"[tool.zicheck]\n" + top
    yield b'[tool.zicheck]\nlang = "id"\n[[tool.zicheck.abaikan]]\nkode = "HKM001"\nalasan = "x"\n'


def TestOneInput(data: bytes) -> None:
    """Let the config in `data` govern a few plans."""
    own, project = _FOLDER / FILE, _FOLDER / PROJECT
    own.unlink(missing_ok=True)
    project.unlink(missing_ok=True)
    (project if b"[tool." in data else own).write_bytes(data)
    ruleset = rulesets.builtin()
    configs = Configs(ruleset)
    for name in _PLANS:
        path = str(_FOLDER / name)
        try:
            entries = configs.of(path)
            configs.said(path)
            configs.offices(path)
            chosen = configs.ruleset(path)
        except InputError as error:
            refused(error)
            return
        configs.note(check(_PLAN, chosen, today=DAY, pengabaian=entries))
    list(configs.idle(DAY, folders=True))
