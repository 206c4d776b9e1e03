"""Another person's rule set, validated and laid over the one that it extends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from zicheck import patterncost
from zicheck import rulesetfile as models
from zicheck.bahasa import Text
from zicheck.checks import KINDS
from zicheck.checks.base import select_ids
from zicheck.errors import InputError, Problem, fault
from zicheck.nearest import nearest
from zicheck.places import Place
from zicheck.rule import CRASHED, FAMILIES, family_order
from zicheck.rulebuild import OFF
from zicheck.schedule import NOTE_CODES
from zicheck.yamlnodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from zicheck.rule import Changed

MAX_WORDS = 5_000
"""Words and phrases in the options and chains of one file; the built-in rule set has some 900."""

_MODELS = (
    models.RuleSetModel,
    models.RuleModel,
    models.ChangeModel,
    models.ChainModel,
    models.StepModel,
    models.RegulationModel,
    models.DasarModel,
    models.ContohModel,
    models.ContohRencanaModel,
    models.ContohBarisModel,
    models.GazetteModel,
    models.Bilingual,
)


class Layer:
    """One rule-set file: its plain data, and the line of everything in it."""

    def __init__(self, name: str, tree: Node) -> None:
        self.name = name
        self.lines: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.data = self._plain(tree, ())
        self._sound: set[tuple[str | int, ...]] = set()
        """Where rules stand whose options have the right form."""

    def _plain(self, node: Node, path: tuple[str | int, ...]) -> Any:
        self.lines[path] = (node.line, node.column)
        if isinstance(node, Mapping):
            for key, _value in node.items:
                self.lines[(*path, key.value, "§")] = (key.line, key.column)
            return {key.value: self._plain(value, (*path, key.value)) for key, value in node.items}
        if isinstance(node, Scalar):
            return _typed(node)
        return [self._plain(item, (*path, index)) for index, item in enumerate(node.items)]

    def place(self, path: tuple[Any, ...], *, key: bool = False) -> Place:
        """The place of the value at `path` (or of its key), or of what holds it."""
        clean = tuple(
            part for part in path if (isinstance(part, int) or part in _words(self.lines))
        )
        if key and (*clean, "§") in self.lines:
            line, column = self.lines[(*clean, "§")]
            return Place(file=self.name, line=line, column=column)
        while clean and clean not in self.lines:
            clean = clean[:-1]
        line, column = self.lines.get(clean, (1, 1))
        return Place(file=self.name, line=line, column=column)

    def fault(self, path: tuple[Any, ...], text: Text) -> InputError:
        """An error at the value at `path`."""
        return InputError(Problem(text, self.place(path)))

    def validated(self) -> dict[str, Any]:
        """The file's content, checked against the model."""
        if not isinstance(self.data, dict) or not {"id", "memperluas", "aturan", "ubah"} & set(
            self.data
        ):
            raise fault(self.name, _NO_RULESET)
        try:
            model = models.RuleSetModel.model_validate(self.data)
        except ValidationError as error:
            raise InputError([self.problem(dict(item)) for item in error.errors()]) from None
        return model.model_dump(exclude_unset=True) | {"memperluas": model.memperluas}

    def problem(self, error: dict[str, Any]) -> Problem:
        """One pydantic error as a sentence with line and nearest name."""
        loc = tuple(part for part in error["loc"] if part != "[key]")
        if error["type"] == "extra_forbidden":
            close = nearest(str(loc[-1]), _known_keys())
            text = (
                _UNKNOWN_NEAR.fill(key=loc[-1], near=close) if close else _UNKNOWN.fill(key=loc[-1])
            )
            return Problem(text, self.place(loc, key=True))
        if error["type"] == "missing":
            return Problem(_MISSING.fill(key=loc[-1]), self.place(loc[:-1]))
        return Problem(_WRONG.fill(key=loc[-1], detail=models.detail(error)), self.place(loc))

    def over(  # noqa: PLR0915 - one walk over what a layer may say
        self, base: dict[str, Any], own: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Changed]]:
        """`own` laid over `base`: changes, new rules, chains and regulations."""
        problems: list[Problem] = []
        changed: dict[str, Changed] = {}
        rules = {item["kode"]: dict(item) for item in base["aturan"]}
        for code, change in own.get("ubah", {}).items():
            if code not in rules:
                problems.append(self._unknown_rule(code, rules))
                continue
            rule = rules[code]
            level = change.get("tingkat")
            if rule.get("wajib") and (level == OFF or set(change) - {"tingkat"}):
                problems.append(Problem(_REQUIRED.fill(code=code), self.place(("ubah", code))))
                continue
            changed[code] = "mati" if level == OFF else "diubah"
            if level:
                rule["tingkat"] = level
            if change.get("opsi"):
                rule["opsi"] = {**rule.get("opsi", {}), **change["opsi"]}
                problems.extend(self._option_problems(("ubah", code), rule))
            if "batas" in change:
                rule["batas"] = change["batas"]
                problems.extend(self._cap_problem(change["batas"], base, ("ubah", code, "batas")))
            if change.get("contoh"):
                rule["contoh"] = change["contoh"]
                rule["letak_contoh"] = self._places(("ubah", code, "contoh"), change["contoh"])
        for index, rule in enumerate(own.get("aturan", [])):
            code = rule["kode"]
            at = ("aturan", index)
            if code in rules or code == CRASHED:
                problems.append(Problem(_TAKEN.fill(code=code), self.place((*at, "kode"))))
                continue
            if code[:3] not in FAMILIES:
                problems.append(
                    Problem(
                        _UNKNOWN_FAMILY.fill(code=code, known=", ".join(FAMILIES)),
                        self.place((*at, "kode")),
                    )
                )
                continue
            if rule["periksa"] not in KINDS:
                close = nearest(rule["periksa"], KINDS)
                problems.append(
                    Problem(
                        _UNKNOWN_KIND.fill(
                            name=rule["periksa"], near=close or ", ".join(sorted(KINDS))
                        ),
                        self.place((*at, "periksa")),
                    )
                )
                continue
            problems.extend(self._option_problems(at, rule))
            problems.extend(self._cap_problem(rule.get("batas"), base, (*at, "batas")))
            rules[code] = rule | {"letak_contoh": self._places((*at, "contoh"), rule["contoh"])}
            changed[code] = "baru"
        readable = _with_options_of(own, self._sound)
        problems.extend(self._unknown_ids(base, readable))
        problems.extend(self._unknown_words(base, readable, rules))
        problems.extend(self._many_words(own))
        if problems or (problems := self._patterns(own, rules)):
            raise InputError(problems)
        extended = dict(base)
        extended["set"] = {
            **base["set"],
            "id": own["id"],
            "nama": own.get("nama") or {"id": own["id"], "en": own["id"]},
        }
        extended["aturan"] = [rules[code] for code in sorted(rules, key=family_order)]
        extended["rantai"] = [*base["rantai"], *own.get("rantai", [])]
        extended["regulasi"] = {
            "regulasi": [*base["regulasi"]["regulasi"], *own.get("regulasi", [])]
        }
        return extended, changed

    def _unknown_rule(self, code: str, rules: dict[str, Any]) -> Problem:
        """A change to no rule, answered with the nearest code or those of its family."""
        family = [known for known in rules if known[:3] == code[:3]]
        close = nearest(code, rules) or ", ".join(family or FAMILIES)
        return Problem(
            _UNKNOWN_RULE.fill(code=code, near=close), self.place(("ubah", code), key=True)
        )

    def _places(
        self, at: tuple[Any, ...], examples: dict[str, list[Any]]
    ) -> dict[str, list[Place]]:
        """Where each example stands."""
        return {
            outcome: [self.place((*at, outcome, number)) for number in range(len(plans or ()))]
            for outcome, plans in examples.items()
        }

    def _cap_problem(self, cap: Any, base: dict[str, Any], at: tuple[Any, ...]) -> list[Problem]:
        """What is wrong with a cap: an unknown name, or an answer that its scale does not have."""
        named = base["set"]["batas"]
        if isinstance(cap, str):
            if cap in named:
                return []
            near = nearest(cap, named) or ", ".join(named)
            return [Problem(_UNKNOWN_CAP.fill(name=cap, near=near), self.place(at))]
        scales = base["lke"]["skala"]
        return [
            Problem(
                _UNKNOWN_ANSWER.fill(
                    scale=scale,
                    answer=answer,
                    known="; ".join(f"{s}: {', '.join(a)}" for s, a in scales.items() if a),
                ),
                self.place((*at, scale)),
            )
            for scale, answer in (cap or {}).items()
            if answer not in scales.get(scale, ())
        ]

    def _option_problems(self, at: tuple[Any, ...], rule: dict[str, Any]) -> list[Problem]:
        """What is wrong with the form of the options of the rule at `at`."""
        found = [
            self._option_problem(item, (*at, "opsi"), rule["periksa"])
            for item in models.option_errors(rule["periksa"], rule.get("opsi", {}))
        ]
        if not found:
            self._sound.add(at)
        return found

    def _option_problem(self, error: dict[str, Any], at: tuple[Any, ...], periksa: str) -> Problem:
        name = str(error["loc"][0]) if error["loc"] else "opsi"
        if error["type"] == "extra_forbidden":
            close = nearest(name, models.option_names(periksa))
            text = _UNKNOWN_NEAR.fill(key=name, near=close) if close else _UNKNOWN.fill(key=name)
            return Problem(text, self.place((*at, name), key=True))
        if error["type"] == "missing":
            return Problem(_MISSING.fill(key=name), self.place((*at, *error["loc"][:-1])))
        return Problem(_WRONG.fill(key=name, detail=models.detail(error)), self.place((*at, name)))

    def _unknown_words(
        self, base: dict[str, Any], own: dict[str, Any], rules: dict[str, Any]
    ) -> list[Problem]:
        """Codes in options (kinds of evidence, needs, notes) that do not exist."""
        known: dict[tuple[str, str], tuple[str, ...]] = {
            ("berkas_rapat", "perlu"): tuple(base["bukti"]["jenis"]),
            ("bukti_perlu", "kode"): ("*", *(item["kode"] for item in base["bukti"]["perlu"])),
            ("waktu_meragukan", "catatan"): tuple(NOTE_CODES),
        }
        given = [
            (rules[code]["periksa"], ("ubah", code, "opsi"), change.get("opsi", {}))
            for code, change in own.get("ubah", {}).items()
            if code in rules
        ]
        given += [
            (rule["periksa"], ("aturan", index, "opsi"), rule.get("opsi", {}))
            for index, rule in enumerate(own.get("aturan", []))
        ]
        return [
            Problem(
                _UNKNOWN_WORD.fill(word=word, near=nearest(word, words) or ", ".join(words)),
                self.place((*at, name, number)),
            )
            for periksa, at, options in given
            for (kind, name), words in known.items()
            if kind == periksa and isinstance(options.get(name), list)
            for number, word in enumerate(options[name])
            if word not in words
        ]

    def _many_words(self, own: dict[str, Any]) -> list[Problem]:
        """Words are sought in every cell: more of them than anyone writes by hand are refused."""
        counted: dict[tuple[str | int, ...], int] = {
            ("ubah", code, "opsi"): _texts(change.get("opsi"))
            for code, change in own.get("ubah", {}).items()
        }
        for name in ("aturan", "rantai"):
            counted |= {
                (name, index): _texts(item.get("opsi") if name == "aturan" else item)
                for index, item in enumerate(own.get(name, ()))
            }
        if sum(counted.values()) <= MAX_WORDS:
            return []
        most = max(counted, key=lambda at: counted[at])
        return [Problem(_MANY_WORDS.fill(limit=MAX_WORDS), self.place(most))]

    def _patterns(self, own: dict[str, Any], rules: dict[str, Any]) -> list[Problem]:
        """Patterns that are bounded one by one, but together cost too much."""
        costs = {
            code: patterncost.cost(pattern)
            for code, rule in rules.items()
            if (pattern := models.pattern_of(rule))
        }
        if sum(costs.values()) <= patterncost.MAX_ALL_STEPS:
            return []
        places: dict[str, tuple[Any, ...]] = {code: ("ubah", code) for code in own.get("ubah", {})}
        for index, rule in enumerate(own.get("aturan", [])):
            places[rule["kode"]] = ("aturan", index)
        dearest = max(costs, key=lambda code: (code in places, costs[code]))
        text = _PATTERNS.fill(
            sum=sum(costs.values()), limit=patterncost.MAX_ALL_STEPS, code=dearest
        )
        return [Problem(text, self.place((*places.get(dearest, ()), "opsi", "pola")))]

    def _unknown_ids(self, base: dict[str, Any], own: dict[str, Any]) -> list[Problem]:
        """LKE patterns that name nothing: a selector that matches nothing is an error."""
        known = tuple(
            item["id"]
            for area in base["lke"]["pengungkit"]
            for part in area["komponen"]
            for item in part["indikator"]
        )
        problems = []
        places: list[tuple[tuple[Any, ...], list[str]]] = []
        for index, chain in enumerate(own.get("rantai", [])):
            for number, step in enumerate(chain["langkah"]):
                places.append((("rantai", index, "langkah", number, "lke"), step["lke"]))
        for index, rule in enumerate(own.get("aturan", [])):
            places.append((("aturan", index, "dasar", "lke"), rule["dasar"].get("lke", [])))
            places += _in_examples(("aturan", index, "contoh"), rule["contoh"])
            chains = rule.get("opsi", {}).get("rantai")
            for place, chain in enumerate(chains if isinstance(chains, list) else ()):
                for number, step in enumerate(chain.get("langkah", ())):
                    at = ("aturan", index, "opsi", "rantai", place, "langkah", number, "lke")
                    places.append((at, step.get("lke", [])))
            for name in ("lke", "kecuali", "siapkan"):
                found = rule.get("opsi", {}).get(name)
                if isinstance(found, list):
                    places.append((("aturan", index, "opsi", name), found))
        for code, change in own.get("ubah", {}).items():
            places += _in_examples(("ubah", code, "contoh"), change.get("contoh") or {})
            for name in ("lke", "kecuali", "siapkan"):
                found = change.get("opsi", {}).get(name)
                if isinstance(found, list):
                    places.append((("ubah", code, "opsi", name), found))
        for at, patterns in places:
            for number, pattern in enumerate(patterns):
                if not select_ids(known, (str(pattern),)):
                    close = nearest(str(pattern), known)
                    problems.append(
                        Problem(
                            _NOTHING.fill(pattern=pattern, near=close or "P.I.1.a"),
                            self.place((*at, number)),
                        )
                    )
        return problems


def _texts(value: Any) -> int:
    """How many texts `value` holds at any depth."""
    if isinstance(value, dict):
        return sum(map(_texts, value.values()))
    if isinstance(value, list):
        return sum(map(_texts, value))
    return int(isinstance(value, str))


def _with_options_of(
    own: dict[str, Any], sound: Collection[tuple[str | int, ...]]
) -> dict[str, Any]:
    """`own` without the options of rules that are not `sound`: what they name cannot be read."""

    def kept(at: tuple[str | int, ...], rule: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in rule.items() if key != "opsi" or at in sound}

    changes = {code: kept(("ubah", code), rule) for code, rule in own.get("ubah", {}).items()}
    rules = [kept(("aturan", index), rule) for index, rule in enumerate(own.get("aturan", []))]
    return own | {"ubah": changes, "aturan": rules}


def _in_examples(
    at: tuple[Any, ...], examples: dict[str, list[dict[str, Any]]]
) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """The LKE ids of the rows of examples, with their paths."""
    for outcome, plans in examples.items():
        for number, plan in enumerate(plans):
            for line, row in enumerate(plan.get("kegiatan", ())):
                ids = row.get("lke", [])
                path = (*at, outcome, number, "kegiatan", line, "lke")
                yield path, [ids] if isinstance(ids, str) else ids


def _words(lines: dict[tuple[str | int, ...], tuple[int, int]]) -> frozenset[str]:
    return frozenset(part for path in lines for part in path if isinstance(part, str))


def _known_keys() -> tuple[str, ...]:
    found: dict[str, None] = {}
    for model in _MODELS:
        found.update(dict.fromkeys(model.model_fields))
    return tuple(found)


def _typed(node: Scalar) -> Any:
    """A scalar as YAML would type it, but for dates and the words that it takes for yes and no."""
    if not node.plain:
        return node.value
    if node.empty:
        return None
    if node.value in ("true", "false"):
        return node.value == "true"
    if _INTEGER.fullmatch(node.value):
        return int(node.value)
    return float(node.value) if _DECIMAL.fullmatch(node.value) else node.value


_INTEGER = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,9}\.[0-9]{1,9}")


_NO_RULESET = Text(
    "Berkas ini bukan kumpulan aturan: kunci `id` dan `memperluas` tidak ada; lihat "
    "docs/how-to/aturan-sendiri.md.",
    "This file is no rule set: the keys `id` and `memperluas` are absent; see "
    "docs/how-to/aturan-sendiri.md.",
)
_UNKNOWN = Text(
    "Kunci `{key}` tidak dikenal di sini; hapus atau perbaiki.",
    "The key `{key}` is unknown here; delete or correct it.",
)
_UNKNOWN_NEAR = Text(
    "Kunci `{key}` tidak dikenal; mungkin maksudnya `{near}`.",
    "The key `{key}` is unknown; did you mean `{near}`?",
)
_MISSING = Text("Kunci `{key}` tidak ada; tambahkan.", "The key `{key}` is missing; add it.")
_WRONG = Text(
    "Isi `{key}` tidak dapat dipakai ({detail}); perbaiki.",
    "The value of `{key}` cannot be used ({detail}); correct it.",
)
_UNKNOWN_RULE = Text(
    "Aturan `{code}` tidak ada dalam kumpulan aturan yang diperluas; yang terdekat: {near}.",
    "There is no rule `{code}` in the extended rule set; nearest: {near}.",
)
_REQUIRED = Text(
    "Skor bersandar pada aturan `{code}`, sehingga hanya tingkatnya yang dapat diubah.",
    "The score rests on the rule `{code}`, so that only its level can be changed.",
)
_TAKEN = Text(
    "Kode `{code}` sudah dipakai; ubah aturan itu lewat `ubah` atau pilih kode lain.",
    "The code `{code}` is taken; change that rule under `ubah` or choose another code.",
)
_UNKNOWN_KIND = Text(
    "Jenis pemeriksaan `{name}` tidak dikenal; yang terdekat: {near}.",
    "The kind of check `{name}` is unknown; nearest: {near}.",
)
_UNKNOWN_CAP = Text(
    "Batas `{name}` tidak dikenal; yang terdekat: {near}.",
    "The cap `{name}` is unknown; nearest: {near}.",
)
_UNKNOWN_ANSWER = Text(
    "Batas `{scale}: {answer}` tidak ada pada skala LKE; yang ada: {known}.",
    "The cap `{scale}: {answer}` is on no scale of the LKE; there are: {known}.",
)
_UNKNOWN_WORD = Text(
    "Kode `{word}` tidak dikenal di sini; yang terdekat: {near}.",
    "The code `{word}` is unknown here; nearest: {near}.",
)
_UNKNOWN_FAMILY = Text(
    "Kode `{code}` harus diawali salah satu keluarga: {known}.",
    "The code `{code}` must begin with one of the families: {known}.",
)
_MANY_WORDS = Text(
    "Opsi dan rantai kumpulan aturan ini memuat lebih dari {limit} kata atau frasa; kurangi, "
    "atau bagi menjadi beberapa kumpulan aturan.",
    "The options and chains of this rule set hold more than {limit} words or phrases; use fewer, "
    "or split it into several rule sets.",
)
_PATTERNS = Text(
    "Semua pola bersama-sama dapat memerlukan {sum} langkah pada satu tempat, lebih dari {limit}; "
    "sederhanakan pola aturan `{code}` atau matikan sebagian aturan yang berpola.",
    "All patterns together can take {sum} steps at one place, more than {limit}; simplify the "
    "pattern of the rule `{code}`, or switch off some of the rules with patterns.",
)
_NOTHING = Text(
    "Pola `{pattern}` tidak menunjuk satu indikator LKE pun; yang terdekat: {near}.",
    "The pattern `{pattern}` names no indikator of the LKE; nearest: {near}.",
)
