"""SARIF 2.1.0, for code scanning and for viewers of every kind.

Every rule in force stands in it with its help. Results carry a fingerprint that outlives moved
rows, and what was ignored is there with its reason. Held against a revision or a baseline, all
findings are told with their state: a viewer would take the silence of the known ones for their
end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from zicheck import __version__
from zicheck.bahasa import Text
from zicheck.fingerprints import VERSION
from zicheck.places import Route
from zicheck.render.itemised import Itemised, items
from zicheck.render.jsontext import dumps
from zicheck.render.marktext import plain
from zicheck.render.markup import readable
from zicheck.render.numbers import rounded
from zicheck.render.signs import ignored_signs, problem_sentence, sentence, signs, somewhere
from zicheck.rule import CRASHED, FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zicheck.bahasa import Lang
    from zicheck.errors import Problem
    from zicheck.places import Place
    from zicheck.render.formats import Piece, Run
    from zicheck.render.outcome import Checked, Tally
    from zicheck.render.signs import Sign
    from zicheck.report import Ignored, Severity
    from zicheck.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "SRCROOT"
_PRINT = f"zicheck/v{VERSION}"


def reporter(run: Run) -> Sarif:
    """The reporter of this format."""
    return Sarif(run)


class Sarif(Itemised):
    """One log with one run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._lang: Lang = run.lang
        rules = [_rule(rule, run.lang) for rule in run.ruleset.rules]
        if all(rule["id"] != CRASHED for rule in rules):
            rules.append(_crashed(run.lang))
        self._rules = rules
        self._at = {rule["id"]: index for index, rule in enumerate(rules)}

    def begin(self) -> str:
        """The tool and its rules."""
        driver = {
            "name": "zicheck",
            "version": __version__,
            "semanticVersion": __version__,
            "language": "en-US" if self._lang == "en" else "id-ID",
            "shortDescription": {"text": _TOOL.to(self._lang)},
            "fullDescription": {"text": _TOOL.to(self._lang)},
            "rules": self._rules,
        }
        head = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_IS.to(self._lang)}}},
            "automationDetails": {"id": f"zicheck/{self._run.setting.ruleset}/"},
        }
        return (
            f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [{dumps(head)[:-1]},\n'
            '"results": ['
        )

    def piece(self, checked: Checked) -> Piece:
        """The findings of one plan, one a line, and what was ignored in it."""
        made = [self._result(checked, sign) for sign in signs(checked, known=True)]
        made += [self._ignored(checked, item, sign) for item, sign in ignored_signs(checked)]
        return items(made)

    def end(self, tally: Tally) -> Iterator[str]:
        """How the run went."""
        told = [
            {
                "level": "error",
                "message": {"text": problem_sentence(problem, self._lang)},
                "locations": [{"physicalLocation": self._spot(_at_least(problem, path))}],
            }
            for path, problems in tally.failed
            for problem in problems
        ]
        invocation: dict[str, Any] = {"executionSuccessful": not tally.failed}
        if told:
            invocation["toolExecutionNotifications"] = told
        yield f'\n], "invocations": [{dumps(invocation)}]}}]}}\n'

    def _result(self, checked: Checked, sign: Sign) -> dict[str, Any]:
        finding = sign.finding
        value: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._at.get(finding.rule, -1),
            "level": _LEVELS[finding.severity],
            "message": {"text": sentence(finding, self._lang)},
            "locations": [self._location(sign)],
        }
        if value["ruleIndex"] < 0:
            del value["ruleIndex"]
        others = [row for row in finding.rows if row != finding.route.index]
        if others:
            value["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": self._spot(checked.locate(_row_route(sign, row))),
                    "message": {"text": _ROW.fill(row=row).to(self._lang)},
                }
                for number, row in enumerate(others, start=1)
            ]
        value["partialFingerprints"] = {_PRINT: sign.print.fingerprint}
        if sign.state:
            value["baselineState"] = sign.state
        value["properties"] = _properties(sign)
        return value

    def _ignored(self, checked: Checked, item: Ignored, sign: Sign) -> dict[str, Any]:
        suppression: dict[str, Any] = {
            "kind": "external" if item.entry else "inSource",
            "status": "accepted",
            "justification": readable(item.reason),
        }
        if item.entry:
            place = self._spot_of(item.entry.asal, item.entry.baris, None)
            suppression["location"] = {"physicalLocation": place}
        value = self._result(checked, sign)
        value["suppressions"] = [suppression]
        return value

    def _location(self, sign: Sign) -> dict[str, Any]:
        finding = sign.finding
        value: dict[str, Any] = {"physicalLocation": self._spot(sign.place)}
        logical = ".".join(filter(None, [finding.area or None, finding.component or None]))
        rows = "-".join(map(str, finding.rows[:1]))
        name = "/".join(filter(None, [logical, rows]))
        if name:
            value["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "object"}]
        where = somewhere(sign.place, self._lang)
        if where:
            value["message"] = {"text": where}
        return value

    def _spot(self, place: Place) -> dict[str, Any]:
        return self._spot_of(place.file, place.line, place.column)

    def _spot_of(self, file: str, line: int | None, column: int | None) -> dict[str, Any]:
        value: dict[str, Any] = {
            "artifactLocation": {"uri": uri(self._run.name(file)), "uriBaseId": _ROOT}
        }
        if line:
            value["region"] = {"startLine": line, **({"startColumn": column} if column else {})}
        return value


def uri(name: str) -> str:
    """A file name as a relative reference; a `:` in its first part would read as a scheme."""
    return quote(name.encode("utf-8", "surrogateescape"), safe="/~")


def _at_least(problem: Problem, path: str) -> Place:
    from zicheck.places import Place

    return problem.place if problem.place.file else Place(file=path)


def _row_route(sign: Sign, row: int) -> Route:
    route = sign.finding.route
    return Route("kegiatan", row, route.field if route.part == "kegiatan" else None)


def _properties(sign: Sign) -> dict[str, Any]:
    finding, place = sign.finding, sign.place
    value: dict[str, Any] = {
        "points": rounded(finding.points),
        "share": rounded(finding.share),
        "lke": list(finding.indicators),
        "area": finding.area,
        "component": finding.component,
        "rows": list(finding.rows),
    }
    for key in ("page", "table", "row", "sheet", "cell"):
        if getattr(place, key) is not None:
            value[key] = getattr(place, key)
    return value


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    family = FAMILIES[rule.keluarga].to(lang)
    why, source = rule.mengapa.to(lang).strip(), rule.dasar.sumber.to(lang).strip()
    ids = ", ".join(rule.dasar.lke)
    basis = f"{source} ({ids})" if ids else source
    more = _MORE.fill(code=rule.kode).to(lang)
    parts = [(_WHY, why), (_BASIS, basis), (_FAMILY, family)]
    return {
        "id": rule.kode,
        "name": rule.judul.to(lang),
        "shortDescription": {"text": rule.judul.to(lang)},
        "fullDescription": {"text": why or rule.judul.to(lang)},
        "help": {
            "text": "\n\n".join(
                [*(f"{head.to(lang)}: {text}" for head, text in parts if text), more]
            ),
            "markdown": "\n\n".join(
                [
                    f"# {plain(rule.kode)} {plain(rule.judul.to(lang))}",
                    *(f"**{head.to(lang)}.** {plain(text)}" for head, text in parts if text),
                    more,
                ]
            )
            + "\n",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.tingkat]},
        "properties": {
            "tags": ["zona-integritas", rule.keluarga],
            "problem.severity": "recommendation" if rule.tingkat == "info" else rule.tingkat,
            "lke": list(rule.dasar.lke),
        },
    }


def _crashed(lang: Lang) -> dict[str, Any]:
    text = _CRASHED.to(lang)
    return {
        "id": CRASHED,
        "name": text,
        "shortDescription": {"text": text},
        "fullDescription": {"text": _CRASHED_WHY.to(lang)},
        "help": {"text": _CRASHED_WHY.to(lang), "markdown": _CRASHED_WHY.to(lang)},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["zona-integritas", CRASHED[:3]], "problem.severity": "warning"},
    }


_TOOL = Text(
    "Memeriksa rencana aksi zona integritas terhadap LKE pemenuhan.",
    "Checks action plans for a zona integritas against the LKE.",
)
_ROOT_IS = Text("Folder teratas repositori.", "The top folder of the repository.")
_ROW = Text("baris {row}", "row {row}")
_WHY = Text("Mengapa", "Why")
_BASIS = Text("Dasar", "Basis")
_FAMILY = Text("Keluarga aturan", "Family of rules")
_MORE = Text(
    "Contoh dan perbaikannya: `zicheck rules explain {code}`.",
    "Examples and how to mend them: `zicheck rules explain {code}`.",
)
_CRASHED = Text("Aturan tidak dapat dijalankan", "A rule could not be run")
_CRASHED_WHY = Text(
    "Satu aturan gagal dijalankan pada rencana ini; temuan aturan lain tetap berlaku.",
    "One rule failed on this plan; what the other rules found holds.",
)
