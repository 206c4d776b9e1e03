"""Builds a rule set from plain data that is known to be sound (see :mod:`zicheck.rulesetfile`).

On the way of every start, so it validates nothing and imports nothing heavy.
"""

from __future__ import annotations

import typing
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from zicheck import instrument as lke
from zicheck import regulations
from zicheck.bahasa import Text
from zicheck.checks import KINDS
from zicheck.checks.sequence import Chain
from zicheck.evidence import EvidenceLexicon
from zicheck.matching import Matcher
from zicheck.rule import Batas, Changed, Contoh, Dasar, Rule, RuleSet
from zicheck.sayings import Sayings

if TYPE_CHECKING:
    from collections.abc import Mapping

OFF = "mati"
"""What a rule set writes to switch a rule off."""


def build(data: Mapping[str, Any], changed: Mapping[str, Changed] | None = None) -> RuleSet:
    """The rule set in `data`, as `zicheck.compiling` writes it."""
    instrument = lke.build(data["lke"])
    named: Mapping[str, Mapping[str, str]] = data["set"]["batas"]
    chains = coerce(tuple[Chain, ...], data["rantai"])
    on: list[Rule] = []
    off: list[Rule] = []
    for item in data["aturan"]:
        (off if item["tingkat"] == OFF else on).append(_rule(item, named, chains))
    nama = data["set"]["nama"]
    evidence = EvidenceLexicon(data["bukti"])
    return RuleSet(
        id=data["set"]["id"],
        nama=Text(nama["id"], nama["en"]),
        instrument=instrument,
        matcher=Matcher(instrument, data["ungkapan"]),
        evidence=evidence,
        sayings=Sayings(evidence),
        registry=regulations.build(data["regulasi"]),
        rules=tuple(on),
        off=tuple(off),
        changed=dict(changed or {}),
    )


def _rule(
    item: Mapping[str, Any], named: Mapping[str, Mapping[str, str]], chains: tuple[Chain, ...]
) -> Rule:
    options = dict(item.get("opsi", {}))
    kind: Any = KINDS[item["periksa"]].options
    if options.get("rantai") == "semua":
        del options["rantai"]
        made = kind(**coerce_fields(kind, options), rantai=chains)
    else:
        made = coerce(kind, options)
    cap = item.get("batas")
    if isinstance(cap, str):
        cap = named[cap]
    examples = item.get("contoh", {})
    places = item.get("letak_contoh", {})
    return Rule(
        kode=item["kode"],
        judul=_text(item["judul"]),
        tingkat=item["tingkat"],
        periksa=item["periksa"],
        opsi=made,
        dasar=Dasar(_text(item["dasar"]["sumber"]), tuple(item["dasar"].get("lke", ()))),
        mengapa=_text(item["mengapa"]),
        pesan=_text(item["pesan"]),
        saran=_text(item["saran"]),
        batas=Batas(cap) if cap else None,
        contoh=tuple(
            Contoh(passes, plan, place)
            for key, passes in (("gagal", False), ("lulus", True))
            for plan, place in zip_longest(examples.get(key, ()), places.get(key, ()))
        ),
        wajib=item.get("wajib", False),
    )


def _text(value: Mapping[str, str]) -> Text:
    return Text(value["id"], value["en"])


@lru_cache(maxsize=256)
def _fields(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def coerce(wanted: Any, value: Any) -> Any:
    """Plain data as the frozen options object of a kind: lists as tuples, mappings as objects."""
    if wanted is Text:
        return _text(value)
    if isinstance(wanted, type) and issubclass(wanted, tuple):
        return wanted(**coerce_fields(wanted, value))
    if typing.get_origin(wanted) is tuple:
        inner = typing.get_args(wanted)[0]
        return tuple(coerce(inner, item) for item in value)
    return value


def coerce_fields(wanted: Any, value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an options object in plain data, each as its type asks."""
    # Only what holds objects asks for the types, which take long to look up.
    return {
        name: _plain(item) if _is_plain(item) else coerce(_fields(wanted)[name], item)
        for name, item in value.items()
    }


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return not isinstance(value, dict)


def _plain(value: Any) -> Any:
    return tuple(map(_plain, value)) if isinstance(value, list) else value
