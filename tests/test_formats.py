"""The forms of `check --format`: whole files, second readers, hostile plans."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import formats
import handmade
import pytest
from jsonschema import Draft202012Validator
from junitparser import Error, Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt

from zicheck import cli, rulesets
from zicheck.bahasa import Text
from zicheck.places import Place
from zicheck.render.formats import FORMATS, Run
from zicheck.render.github import MOST, command
from zicheck.render.sarif import uri

if TYPE_CHECKING:
    from zicheck.render.outcome import Checked
    from zicheck.report import Finding

ROOT = Path(__file__).parent.parent
MULTITOOL = shutil.which("Sarif.Multitool") or shutil.which("sarif-multitool-linux")
HOSTILE = (
    "a\n::error file=x::b\r%0A <script>alert(1)</script> ]]> & \"'` | [x](http://x) @orang #1 "
    "\x1b[31m \u202e=HYPERLINK() \ud800 😀 \x00 \\ --> <!--"
)


@cache
def schema() -> Draft202012Validator:
    """The schema of SARIF."""
    text = (formats.DATA / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def many(n: int, **changes: object) -> Checked:
    """A plan with `n` findings of different worth."""
    found = tuple(
        handmade.finding(
            points=at / 1000, share=at / 1000, message=Text(f"Ke-{at}.", ""), **changes
        )
        for at in range(n)
    )
    return handmade.checked(handmade.report(found))


def hostile() -> Checked:
    """A plan of which every text is out to break the form around it."""
    text = Text(HOSTILE, HOSTILE)
    finding: Finding = handmade.finding(message=text, remedy=text, basis=text, quote=HOSTILE)
    report = handmade.report((finding,), plan=handmade.PLAN._replace(unit=HOSTILE))
    path = "rencana/a|b`%, :\n<i>.yaml"
    return handmade.checked(report, path=path)._replace(
        locate=lambda _: Place(file=path, line=7, column=3)
    )


def empty() -> Checked:
    """A plan in which nothing is found."""
    return handmade.checked(handmade.report(()))


class TestGoldens:
    """What is written, byte for byte."""

    @pytest.mark.parametrize("name", sorted(formats.goldens()))
    def test_the_document_is_the_kept_one(self, name: str) -> None:
        """Renew with `python tests/formats.py` and look at the difference."""
        assert (formats.KEPT / name).read_text(encoding="utf-8") == formats.goldens()[name]

    def test_nothing_else_is_kept(self) -> None:
        """A form that is gone leaves no file."""
        assert sorted(formats.goldens()) == sorted(path.name for path in formats.KEPT.iterdir())

    @pytest.mark.parametrize("form", FORMATS)
    def test_no_plan_at_all_is_a_whole_document(self, form: str) -> None:
        """As when every plan was deleted in a change."""
        text = formats.written(form)
        if form in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(text)
        if form == "junit":
            JUnitXml.fromstring(text.encode())

    @pytest.mark.parametrize("form", FORMATS)
    def test_a_hostile_plan_is_only_text(self, form: str) -> None:
        """It can be encoded, and has no control character but line ends."""
        text = formats.written(form, hostile(), empty())
        text.encode("utf-8")
        assert "\x1b" not in text
        assert "\x00" not in text


class TestSarif:
    """SARIF 2.1.0."""

    def logs(self) -> list[str]:
        """Every kind of log."""
        setting = handmade.SETTING._replace(against=formats.AGAINST)
        return [
            formats.written("sarif"),
            formats.written("sarif", handmade.checked(formats.report()), failed=(formats.FAILED,)),
            formats.written("sarif", formats.held(), run=formats.plain_run(setting=setting)),
            formats.written("sarif", hostile(), empty(), hostile()),
        ]

    def test_the_official_schema_holds(self) -> None:
        """For every kind of log."""
        for log in self.logs():
            schema().validate(json.loads(log))

    def test_the_official_schema_holds_for_real_plans(self, tmp_path: Path) -> None:
        """With all rules, in both languages."""
        for lang in ("id", "en"):
            out = tmp_path / f"{lang}.sarif"
            cli.main(
                ["check", str(ROOT / "plans"), "--format", "sarif", "-o", str(out), "--lang", lang]
            )
            log = json.loads(out.read_text(encoding="utf-8"))
            schema().validate(log)
            names = [result["partialFingerprints"] for result in log["runs"][0]["results"]]
            assert all(len(name["zicheck/v1"]) == 32 for name in names)

    @pytest.mark.skipif(not MULTITOOL, reason="npm's sarif-multitool-linux is not here")
    def test_the_validator_of_its_makers_finds_no_error(self, tmp_path: Path) -> None:
        """It knows rules that no schema can say."""
        out = tmp_path / "log.sarif"
        out.write_text(self.logs()[1], encoding="utf-8")
        done = subprocess.run(
            [str(MULTITOOL), "validate", str(out)], capture_output=True, check=False, text=True,
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        )  # fmt: skip
        said = re.sub(r"\(\d+,\d+\): ", " ", done.stdout)
        assert "Analysis completed successfully" in said
        assert " error " not in said

    def test_every_rule_in_force_has_its_help(self) -> None:
        """Also those that found nothing, as text and as Markdown."""
        ruleset = rulesets.builtin()
        run = Run(handmade.SETTING, ruleset, "id", str)
        rules = json.loads(formats.written("sarif", run=run))["runs"][0]["tool"]["driver"]["rules"]
        assert {rule.kode for rule in ruleset.rules} <= {rule["id"] for rule in rules}
        assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
        assert all(rule["shortDescription"]["text"] for rule in rules)

    def test_a_result_names_its_rule_by_index(self) -> None:
        """And the index is right."""
        run = json.loads(self.logs()[1])["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            if "ruleIndex" in result:
                assert result["ruleId"] == rules[result["ruleIndex"]]["id"]

    def test_what_was_ignored_is_suppressed_with_its_reason(self) -> None:
        """In the plan itself or by a config."""
        results = json.loads(self.logs()[1])["runs"][0]["results"]
        found = [result["suppressions"][0] for result in results if "suppressions" in result]
        assert ["inSource", "external"] == [item["kind"] for item in found]
        assert [formats.report().ignored[0].reason, "Ditangguhkan."] == [
            item["justification"] for item in found
        ]

    def test_all_findings_are_told_with_their_state(self) -> None:
        """A viewer would take the silence of the known ones for their end."""
        results = json.loads(self.logs()[2])["runs"][0]["results"]
        states = [result["baselineState"] for result in results if "suppressions" not in result]
        assert ["new", "unchanged", "unchanged", "unchanged"] == states

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("a/b c.yaml", "a/b%20c.yaml"), ("a:b.yaml", "a%3Ab.yaml"), ("é.yaml", "%C3%A9.yaml"),
            ("a#b?.yaml", "a%23b%3F.yaml"), ("<stdin>", "%3Cstdin%3E"),
        ],
    )  # fmt: skip
    def test_names_become_references(self, name: str, expected: str) -> None:
        """Nothing in a file name is taken for a scheme, a query or a fragment."""
        assert expected == uri(name)


class TestGithub:
    """Annotations."""

    def test_the_summary_comes_first_and_says_how_many_were_cut(self) -> None:
        """GitHub drops the rest without a word."""
        lines = formats.written("github", many(25)).splitlines()
        assert 1 + MOST == len(lines)
        assert lines[0].startswith("::notice title=zicheck::1 rencana diperiksa: 25 kesalahan")
        assert "15 temuan lain tidak tampak" in lines[0]

    def test_the_dearest_stay(self) -> None:
        """In the order of their points, over all plans."""
        lines = formats.written("github", many(25), many(3)).splitlines()[1:]
        found = re.findall(r"::Ke-(\d+)\.", "\n".join(lines))
        assert [str(n) for n in range(24, 14, -1)] == found

    def test_the_summary_is_one_of_the_notices(self) -> None:
        """So nine findings stay of those."""
        lines = formats.written("github", many(25, severity="info")).splitlines()
        assert MOST == sum(line.startswith("::notice ") for line in lines)

    def test_files_that_failed_take_the_place_of_findings(self) -> None:
        """Ten errors in all, and what was cut is counted."""
        failed = tuple((f"{n}.yaml", formats.FAILED[1]) for n in range(12))
        lines = formats.written("github", many(25), failed=failed).splitlines()
        assert MOST == sum(line.startswith("::error ") for line in lines)
        assert "27 temuan lain" in lines[0]

    def test_nothing_ends_a_command_early(self) -> None:
        """One line each, whatever the plan says."""
        lines = formats.written("github", hostile()).splitlines()
        assert 2 == len(lines)
        assert all(line.startswith(("::notice ", "::error ")) for line in lines)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("100%", "100%25"), ("a\r\nb", "a%0D%0Ab"), ("a:b,c", "a:b,c"), ("%0A", "%250A")],
    )
    def test_text_is_escaped(self, text: str, expected: str) -> None:
        """As the runner reads it back."""
        assert f"::error ::{expected}" == command("error", text, {})

    @pytest.mark.parametrize(("text", "expected"), [("a:b,c", "a%3Ab%2Cc"), ("1%\n", "1%25%0A")])
    def test_properties_are_escaped_further(self, text: str, expected: str) -> None:
        """A comma would begin the next one."""
        assert f"::error title={expected}::x" == command("error", "x", {"title": text})


class TestGitlab:
    """Code quality."""

    def test_fingerprints_are_unique_in_the_report(self) -> None:
        """Also when two files hold the same plan."""
        other = handmade.checked(path="plans/salinan.yaml")
        issues = json.loads(formats.written("gitlab", handmade.checked(), other)) + json.loads(
            formats.written("gitlab", many(30)._replace(path="plans/lain.yaml"))
        )
        assert len(issues) == len({issue["fingerprint"] for issue in issues})

    def test_known_findings_stay(self) -> None:
        """GitLab compares by itself."""
        assert 4 == len(json.loads(formats.written("gitlab", formats.held())))

    def test_every_issue_is_whole(self) -> None:
        """All that GitLab asks for."""
        (issue,) = json.loads(formats.written("gitlab", hostile()))
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert 7 == issue["location"]["lines"]["begin"]


class TestJunit:
    """JUnit XML, read back."""

    def test_read_back(self) -> None:
        """Failures, skipped and passed cases, and a file that failed."""
        text = formats.written(
            "junit", handmade.checked(formats.report()), failed=(formats.FAILED,)
        )
        suites = list(JUnitXml.fromstring(text.encode()))
        assert [(7, 3, 0, 2), (1, 0, 1, 0)] == [
            (suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites
        ]
        kinds = [type(case.result[0]) if case.result else None for case in suites[0]]
        assert [Failure, Failure, Failure, None, Skipped, Skipped, None] == kinds
        assert [Error] == [type(case.result[0]) for case in suites[1]]

    def test_known_findings_are_skipped(self) -> None:
        """They fail nobody."""
        (suite,) = JUnitXml.fromstring(formats.written("junit", formats.held()).encode())
        assert (1, 5) == (suite.failures, suite.skipped)

    def test_a_hostile_plan_is_well_formed(self) -> None:
        """With every character that XML forbids written out."""
        (suite,) = JUnitXml.fromstring(formats.written("junit", hostile()).encode())
        assert 1 == suite.failures


class TestConcise:
    """One line a finding."""

    def test_every_line_is_a_place_and_a_sentence(self) -> None:
        """As editors parse it."""
        text = formats.written("concise", handmade.checked(), many(3))
        pattern = re.compile(r"[^:]+:\d+:\d+: (error|warning|info) [A-Z]{3}\d{3} .+ \[.+\]")
        assert all(pattern.fullmatch(line) for line in text.splitlines())
        assert 7 == len(text.splitlines())

    def test_a_place_without_a_line_says_where(self) -> None:
        """Page and table of a document."""
        checked = handmade.checked()._replace(
            locate=lambda _: Place(file="a.pdf", page=3, table=1, row=2)
        )
        first = formats.written("concise", checked).splitlines()[0]
        assert first.startswith("a.pdf:1:1: error URT001 (hlm. 3, tabel 1, baris 2) ")

    def test_nothing_found_is_nothing_said(self) -> None:
        """No line for an editor to stumble over."""
        assert "" == formats.written("concise", empty())


class TestMarkdown:
    """The summary of a job."""

    def test_a_hostile_plan_makes_no_markup(self) -> None:
        """No link, no HTML, no mention."""
        text = formats.written("markdown", hostile(), failed=(formats.FAILED,))
        html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
        plain = html.replace("<!-- -->", "")
        assert "<a " not in plain
        assert "<script" not in plain
        assert "@orang" not in text

    def test_the_table_keeps_its_columns(self) -> None:
        """Whatever the name of a file holds."""
        html = MarkdownIt("gfm-like", {"linkify": False}).render(
            formats.written("markdown", hostile())
        )
        rows = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)
        assert [5, 5, 4, 4] == [row.count("<td") + row.count("<th") for row in rows]

    def test_it_stays_short(self) -> None:
        """A comment takes 65,536 characters."""
        long = Text("kata " * 400, "")
        checked = [many(60, remedy=long) for _ in range(80)]
        text = formats.written("markdown", *checked)
        assert 60_000 > len(text)
        assert "Dan 30 rencana lain." in text
        assert "4760 temuan lain tidak dimuat" in text


class TestRdjson:
    """For reviewdog."""

    def test_only_what_is_new(self) -> None:
        """It comments on changes."""
        value: dict[str, Any] = json.loads(formats.written("rdjson", formats.held()))
        assert ["URT001"] == [item["code"]["value"] for item in value["diagnostics"]]
        start = value["diagnostics"][0]["location"]["range"]["start"]
        assert {"line": 60, "column": 13} == start
