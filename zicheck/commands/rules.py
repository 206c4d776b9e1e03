"""`zicheck rules list|explain|test`: what is checked, why, and whether the rules keep their word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zicheck.bahasa import Text
from zicheck.commands import options as shared
from zicheck.nearest import nearest
from zicheck.render import texts
from zicheck.render.wrap import clean, wrap
from zicheck.rule import FAMILIES
from zicheck.usage import Parser, UsageError, choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from zicheck.bahasa import Lang
    from zicheck.console import Console
    from zicheck.instrument import Instrument
    from zicheck.render.terminal import View
    from zicheck.rule import Changed, Contoh, Rule, RuleSet
    from zicheck.ruletest import Observed

VERSION = 1
_ACTIONS = ("list", "explain", "test")


def parser(lang: Lang) -> Parser:
    """The options of `rules`."""
    made = Parser("zicheck rules", _ABOUT, lang, takes=_TAKES)
    made.option("action", about=_ACTION, metavar="list|explain|test", type=choice(*_ACTIONS))
    made.option("names", about=_NAMES, metavar=Text("KODE|FILE", "CODE|FILE"), nargs="*")
    made.option(
        "--format", about=_FORMAT, type=choice("terminal", "json"), default="terminal",
        metavar="FORMAT",
    )  # fmt: skip
    shared.add_ruleset(made)
    shared.add_look(made)
    made.common()
    return made


def run(options: argparse.Namespace, console: Console) -> int:
    """List, explain or test; 1 when an example does not come out as promised."""
    names: list[str] = options.names
    if options.action == "test":
        if len(names) > 1:
            raise UsageError(_ONE_FILE)
        if names:
            options.ruleset = names[0]
    elif options.action == "list" and names:
        raise UsageError(_NO_NAMES.fill(name=names[0]))
    elif options.action == "explain" and not names:
        raise UsageError(_WHICH)
    ruleset = shared.ruleset(options)
    view = console.view(no_color=options.no_color, columns=options.width)
    as_json = options.format == "json"
    if options.action == "test":
        return _test(ruleset, console, view, as_json=as_json)
    if options.action == "explain":
        rules = [_rule(name, ruleset) for name in names]
    else:
        rules = sorted((*ruleset.rules, *ruleset.off), key=_order)
    if as_json:
        from zicheck.render.json import layout

        value = {
            "version": VERSION,
            "ruleset": ruleset.id,
            "rules": [_object(rule, ruleset, console.lang) for rule in rules],
        }
        console.data(layout(value) + "\n")
    elif options.action == "explain":
        for index, rule in enumerate(rules):
            console.lines([*([""] if index else []), *_explain(rule, ruleset, view)])
    else:
        console.lines(_list(rules, ruleset, view))
    return 0


def _order(rule: Rule) -> tuple[int, str]:
    families = list(FAMILIES)
    family = families.index(rule.keluarga) if rule.keluarga in FAMILIES else len(families)
    return family, rule.kode


def _rule(name: str, ruleset: RuleSet) -> Rule:
    rule = ruleset.get(name.upper())
    if rule is None:
        known = [rule.kode for rule in (*ruleset.rules, *ruleset.off)]
        near = nearest(name, known)
        text = _UNKNOWN_NEAR.fill(word=name, near=near) if near else _UNKNOWN.fill(word=name)
        raise UsageError(text)
    return rule


def _list(rules: list[Rule], ruleset: RuleSet, view: View) -> list[str]:
    """A table with a heading for each family; what the rule set did to a rule when it did."""
    from tabulate import tabulate

    lang = view.lang
    off = {rule.kode for rule in ruleset.off}
    columns: list[tuple[Text, list[str]]] = [
        (_CODE, [rule.kode for rule in rules]),
        (_LEVEL, [_level(rule, off).to(lang) for rule in rules]),
        (_KIND_OF_CHECK, [rule.periksa for rule in rules]),
    ]
    if ruleset.changed:
        done = [_done(rule, ruleset) for rule in rules]
        columns.insert(2, (_CHANGE, [text.to(lang) if text else "" for text in done]))
    # tabulate pads headers by two, and puts two spaces between columns.
    taken = sum(max(len(head.to(lang)) + 2, *map(len, cells)) + 2 for head, cells in columns)
    room = max(view.columns - taken, _TITLE_COLUMNS)
    columns.append((_TITLE, ["\n".join(wrap(clean(rule.judul.to(lang)), room)) for rule in rules]))
    table = tabulate(
        list(zip(*(cells for _, cells in columns), strict=True)),
        headers=[head.to(lang) for head, _ in columns],
        tablefmt="simple",
        disable_numparse=True,
    )
    lines = [line.rstrip() for line in table.splitlines()]
    listed = lines[:2]
    family = ""
    for line in lines[2:]:
        code = line.partition(" ")[0]  # empty where a title goes on
        if code and code[:3] != family:
            family = code[:3]
            listed += ["", view.paint(_family(family, lang), "bold")]
        listed.append(line)
    total = _TOTAL.fill(on=len(ruleset.rules), off=len(off), id=ruleset.id).to(lang)
    listed += ["", *wrap(clean(total), view.columns)]
    if ruleset.changed:
        said = list(ruleset.changed.values())
        text = _CHANGED.fill(
            id=ruleset.id, new=said.count("baru"), changed=said.count("diubah"),
            off=said.count("mati"),
        )  # fmt: skip
        listed += wrap(clean(text.to(lang)), view.columns)
    return listed


def _family(letters: str, lang: Lang) -> str:
    """`MON: Monev dan irama pelaksanaan`, or the letters of a family of someone's own."""
    name = FAMILIES.get(letters)
    return f"{letters}: {name.to(lang)}" if name else letters


def _done(rule: Rule, ruleset: RuleSet) -> Text | None:
    """What the rule set did to a rule."""
    change = ruleset.changed.get(rule.kode)
    return _CHANGES[change] if change else None


def _level(rule: Rule, off: set[str]) -> Text:
    return _OFF if rule.kode in off else texts.SEVERITY[rule.tingkat]


def _explain(rule: Rule, ruleset: RuleSet, view: View) -> list[str]:
    return [line.rstrip() for line in _explained(rule, ruleset, view)]


def _explained(rule: Rule, ruleset: RuleSet, view: View) -> Iterator[str]:
    from zicheck.ruletest import observe

    lang, paint, columns = view.lang, view.paint, view.columns
    seen = observe(ruleset, rule)
    for line in wrap(f"{rule.kode} {clean(rule.judul.to(lang))}", columns):
        yield paint(line, "bold")
    family = FAMILIES.get(rule.keluarga)
    facts = [
        _level(rule, {other.kode for other in ruleset.off}).to(lang),
        *([family.to(lang)] if family else []),
        f"{_KIND.to(lang)} {rule.periksa}",
    ]
    yield from wrap(" · ".join(facts), columns)
    for title, text in (
        (_WHY, rule.mengapa.to(lang)),
        (_BASIS, rule.dasar.sumber.to(lang)),
        (_LKE, ", ".join(rule.dasar.lke)),
        (_COST, _cost(rule, ruleset.instrument, seen).to(lang)),
    ):
        if text:
            yield ""
            yield paint(title.to(lang), "bold")
            yield from wrap(clean(text), columns, "  ")
    for good, title in ((False, _FAILS), (True, _PASSES)):
        for example in rule.contoh:
            if example.lulus is good:
                yield ""
                yield paint(title.to(lang), "bold")
                yield from _example(example)
    yield ""
    yield paint(_HOW_OFF.to(lang), "bold")
    way = _FIXED if rule.wajib else _SWITCH if seen.ignorable else _SWITCH_WHOLE
    yield from wrap(way.fill(code=rule.kode).to(lang), columns, "  ")


def _cost(rule: Rule, instrument: Instrument, seen: Observed) -> Text:
    """What a finding lets the indikator still earn, by scale."""
    if rule.batas is None:
        return _LADDER if seen.costs else _NO_CAP
    parts = []
    for scale, letter in rule.batas.jawaban.items():
        worth = instrument.skala.get(scale, {}).get(letter)
        share = "" if worth is None else f" ({worth * 100:g}%)"
        parts.append(f"{scale}: {letter}{share}")
    return _CAP.fill(caps=", ".join(parts))


def _example(example: Contoh) -> Iterator[str]:
    import yaml

    text = yaml.safe_dump(
        _plain(example.rencana), allow_unicode=True, sort_keys=False, width=100_000
    )
    for line in text.splitlines():
        yield f"  {clean_line(line)}"


def clean_line(line: str) -> str:
    """A line of an example, its indent kept."""
    body = line.lstrip(" ")
    return " " * (len(line) - len(body)) + clean(body)


def _plain(value: Any) -> Any:
    """Tuples and mappings of any kind as what YAML can write."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _object(rule: Rule, ruleset: RuleSet, lang: Lang) -> dict[str, Any]:
    off = any(rule.kode == other.kode for other in ruleset.off)
    return {
        "code": rule.kode,
        "family": rule.keluarga,
        "severity": rule.tingkat,
        "on": not off,
        "changed": ruleset.changed.get(rule.kode),
        "kind": rule.periksa,
        "title": rule.judul.to(lang),
        "why": rule.mengapa.to(lang),
        "basis": rule.dasar.sumber.to(lang),
        "lke": list(rule.dasar.lke),
        "caps": dict(rule.batas.jawaban) if rule.batas else {},
        "required": rule.wajib,
    }


def _test(ruleset: RuleSet, console: Console, view: View, *, as_json: bool) -> int:
    from zicheck import ruletest

    results = ruletest.run(ruleset)
    wrong = [result for result in results if not result.benar]
    lang = console.lang
    if as_json:
        from zicheck.render.json import layout, location

        value = {
            "version": VERSION,
            "ruleset": ruleset.id,
            "examples": len(results),
            "failures": [
                {
                    "code": result.kode,
                    "example": result.nomor,
                    "passes": result.lulus,
                    "message": result.pesan.to(lang),
                    "location": location(result.letak) if result.letak else None,
                }
                for result in wrong
            ],
        }
        console.data(layout(value) + "\n")
    else:
        for result in wrong:
            head = _EXAMPLE.fill(code=result.kode, n=result.nomor).to(lang)
            if result.letak:
                head = f"{clean(texts.place(result.letak, lang))}: {head}"
            console.lines(wrap(f"{head}: {clean(result.pesan.to(lang))}", view.columns, "", "    "))
        codes = {result.kode for result in results}
        text = _WRONG if wrong else _RIGHT
        console.say(text.fill(n=len(results), rules=len(codes), wrong=len(wrong)))
    return 1 if wrong else 0


_ABOUT = Text(
    "Mendaftar aturan (list), menjelaskan satu atau beberapa aturan (explain), atau menguji "
    "contoh setiap aturan (test).",
    "Lists the rules (list), explains one or more (explain), or tests the examples of every rule "
    "(test).",
)
_TAKES = Text("list | explain KODE... | test [FILE]", "list | explain CODE... | test [FILE]")
_ACTION = Text("yang dilakukan", "what to do")
_NAMES = Text(
    "kode aturan untuk explain; berkas kumpulan aturan untuk test",
    "rule codes for explain; a rule set file for test",
)
_FORMAT = Text("bentuk keluaran: terminal (bawaan) atau json", "terminal (default) or json")
_ONE_FILE = Text("Sebutkan satu berkas kumpulan aturan saja.", "Name one rule set file only.")
_NO_NAMES = Text(
    "`rules list` tidak memerlukan `{name}`; untuk satu aturan pakai `zicheck rules explain "
    "{name}`.",
    "`rules list` does not need `{name}`; for one rule use `zicheck rules explain {name}`.",
)
_WHICH = Text(
    "Sebutkan kode aturannya, misalnya `zicheck rules explain MON001`.",
    "Name the code of the rule, such as `zicheck rules explain MON001`.",
)
_UNKNOWN = Text(
    "Aturan `{word}` tidak dikenal; `zicheck rules list` menampilkan semua kode.",
    "The rule `{word}` is unknown; `zicheck rules list` shows all codes.",
)
_UNKNOWN_NEAR = Text(
    "Aturan `{word}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The rule `{word}` is unknown; did you mean `{near}`?",
)
_CODE = Text("Kode", "Code")
_LEVEL = Text("Tingkat", "Level")
_CHANGE = Text("Ubahan", "Change")
_KIND_OF_CHECK = Text("Jenis", "Kind")
_TITLE = Text("Judul", "Title")
_OFF = Text("mati", "off")
_CHANGES: Mapping[Changed, Text] = {
    "mati": Text("dimatikan", "off"),
    "diubah": Text("diubah", "changed"),
    "baru": Text("baru", "new"),
}
_TITLE_COLUMNS = 16
"""Below this a title is a column of single words; the line is wider then."""
_TOTAL = Text(
    "{on} aturan berlaku dan {off} dimatikan dalam kumpulan aturan {id}.",
    "{on} rules are on and {off} off in the rule set {id}.",
)
_CHANGED = Text(
    "Ubahan oleh {id} sendiri: {new} baru, {changed} diubah, {off} dimatikan.",
    "Changes by {id} itself: {new} new, {changed} changed, {off} switched off.",
)
_KIND = Text("jenis", "kind")
_WHY = Text("Mengapa", "Why")
_BASIS = Text("Dasar", "Basis")
_LKE = Text("Indikator LKE", "LKE indikator")
_COST = Text("Akibat pada nilai", "What it costs")
_NO_CAP = Text(
    "Temuan aturan ini tidak mengurangi kesiapan.", "Its findings do not lower the readiness."
)
_LADDER = Text(
    "Jawaban tertinggi mengikuti skala LKE menurut banyaknya pelaksanaan dalam setahun.",
    "The best answer follows the LKE's scale by how often a year the thing is done.",
)
_CAP = Text(
    "Jawaban tertinggi yang masih dapat didukung, menurut skala: {caps}.",
    "The highest answer that can still be supported, by scale: {caps}.",
)
_FAILS = Text("Contoh yang kena", "An example that it finds fault with")
_PASSES = Text("Contoh yang lulus", "An example that passes")
_HOW_OFF = Text("Mengabaikannya", "Switching it off")
_SWITCH_WHOLE = Text(
    "Temuan ini tidak melekat pada satu kegiatan. Untuk satu atau beberapa rencana: tulis "
    '`[[abaikan]]` dengan `kode = "{code}"` dan alasannya dalam zicheck.toml. Untuk seterusnya: '
    "tulis `ubah: {{{code}: mati}}` dalam kumpulan aturan sendiri. Untuk satu kali pemeriksaan: "
    "`--ignore {code}` (nilai tidak berubah).",
    "It belongs to no single kegiatan. For one plan or several: write `[[abaikan]]` with `kode = "
    '"{code}"` and the reason into zicheck.toml. For good: write `ubah: {{{code}: mati}}` into a '
    "rule set of your own. For one run: `--ignore {code}` (the score does not change).",
)
_SWITCH = Text(
    "Untuk satu kegiatan: tulis `abaikan: [{{kode: {code}, alasan: ...}}]` pada kegiatan itu; "
    "alasannya dimuat dalam setiap laporan. Untuk satu atau beberapa rencana: tulis `[[abaikan]]` "
    'dengan `kode = "{code}"` dan alasannya dalam zicheck.toml. Untuk satu kali pemeriksaan: '
    "`--ignore {code}` (nilai tidak berubah).",
    "For one kegiatan: write `abaikan: [{{kode: {code}, alasan: ...}}]` into it; every report "
    'shows the reason. For one plan or several: write `[[abaikan]]` with `kode = "{code}"` and '
    "the reason into zicheck.toml. For one run: `--ignore {code}` (the score does not change).",
)
_FIXED = Text(
    "Aturan ini tidak dapat dimatikan karena nilai bertumpu padanya; `--ignore {code}` hanya "
    "menyembunyikannya dari daftar.",
    "This rule cannot be switched off, because the score rests on it; `--ignore {code}` only "
    "hides it from the list.",
)
_EXAMPLE = Text("{code} contoh {n}", "{code} example {n}")
_RIGHT = Text(
    "{n} contoh dari {rules} aturan keluar seperti yang dijanjikan.",
    "{n} examples of {rules} rules come out as promised.",
)
_WRONG = Text(
    "{wrong} dari {n} contoh ({rules} aturan) tidak keluar seperti yang dijanjikan.",
    "{wrong} of {n} examples ({rules} rules) do not come out as promised.",
)
