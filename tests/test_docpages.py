"""The documentation: what is generated is fresh, and what is written by hand is true."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readme import commands

from zicheck import cli, docpages, rulesetfile, rulesets, ruletest
from zicheck.commands.schema import report_schema
from zicheck.configspec import config_schema
from zicheck.planfile import read_plan
from zicheck.planspec import PLAN, Key
from zicheck.schedule import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")),
    *sorted(DOCS.rglob("*.md")),
]
BY_HAND = [page for page in PAGES if "python -m zicheck.docpages`;" not in page.read_text("utf-8")]
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def read(page: Path | str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def made() -> dict[str, str]:
    return docpages.pages(docpages.compiled())


class TestGenerated:
    """Renew the pages by `python -m zicheck.docpages`."""

    def test_every_page_is_fresh(self) -> None:
        """Each file holds what the rules and the code make of it now."""
        stale = [
            page
            for page, text in made().items()
            if not (DOCS / page).is_file() or text != read(DOCS / page)
        ]
        assert [] == stale

    def test_no_page_is_left_over(self) -> None:
        """The page of a rule that is gone is gone too."""
        assert [] == docpages.stale(DOCS, made())

    def test_every_rule_has_its_page(self) -> None:
        """One page a rule, switched off or not, and the index beside them."""
        ruleset = rulesets.builtin()
        codes = {rule.kode for rule in (*ruleset.rules, *ruleset.off)}
        found = {path.stem for path in (DOCS / docpages.RULE_PAGES).glob("*.md")}
        assert {*codes, "README"} == found

    def test_the_same_rules_give_the_same_bytes(self) -> None:
        """Nothing in the pages depends on the run."""
        assert made() == docpages.pages(docpages.compiled())

    def test_a_page_that_no_rule_has_is_found(self, tmp_path: Path) -> None:
        """Whatever else lies in the folder is told."""
        folder = tmp_path / docpages.RULE_PAGES
        folder.mkdir(parents=True)
        (folder / "ZZZ999.md").write_text("")
        assert [folder / "ZZZ999.md"] == docpages.stale(tmp_path, made())

    def test_the_keys_of_examples_are_those_that_are_read(self) -> None:
        """The index names each key that the docstring of `ruletest` names."""
        told = set(re.findall(r"`(\w+)`", ruletest.__doc__ or ""))
        assert set() == told - named("aturan/README.md")


class TestLinks:
    """Links lead to files and headings that exist."""

    @pytest.mark.parametrize("page", PAGES, ids=name)
    def test_links_lead_somewhere(self, page: Path) -> None:
        """Both the file and the heading of each link inside the repository."""
        dead = [link for link in links(page) if not leads_somewhere(page, link)]
        assert [] == dead

    def test_the_index_names_every_page(self) -> None:
        """`docs/README.md` links to each page but those of single rules."""
        index = DOCS / "README.md"
        linked = {(DOCS / link.partition("#")[0]).resolve() for link in links(index)}
        pages = {
            page
            for page in DOCS.rglob("*.md")
            if page != index and (page.name == "README.md" or page.parent.name != "aturan")
        }
        assert set() == pages - linked


def links(page: Path) -> Iterator[str]:
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", read(page)))
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not link.startswith(("https://", "http://")):
            yield link


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, heading = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return False
    return not heading or heading in headings(target)


@cache
def headings(page: Path) -> frozenset[str]:
    """What GitHub makes of the headings of a page."""
    titles = re.findall(r"^#+ (.*)$", FENCE.sub("", read(page)), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)


def files(kind: str) -> list[Any]:
    """The files of every page that are marked complete: their info string names them."""
    return [
        pytest.param(found[2], body, page, id=f"{name(page)}:{found[2]}:{number}")
        for page in BY_HAND
        for number, found in enumerate(FENCE.finditer(read(page)))
        if found[1] == "yaml" and found[2]
        for body in [found[3]]
        if ("\nzicheck: " in f"\n{body}") == (kind == "plan")
    ]


def understood(line: str) -> None:
    """Parse a command line, but do not run it; a bare name need only exist."""
    words = shlex.split(re.split(" [<>] ", line)[0])[1:]
    command, rest = cli._split(words)
    if command is None:
        assert {"--help", "--version"} & set(rest), line
        return
    assert command in cli.COMMANDS, line
    if rest and "--help" not in rest:
        cli._load(command).parser("id").parse(rest)


def typed(page: Path) -> Iterator[str]:
    """The `zicheck` commands of a page: in its blocks and between its backticks."""
    text = read(page)
    for kind, _, body in FENCE.findall(text):
        if kind in ("sh", "console"):
            for line in body.splitlines():
                for part in line.removeprefix("$ ").split(" && "):
                    word = part.strip().removeprefix(".venv/bin/")
                    if word.startswith("zicheck ") and (kind == "sh" or line.startswith("$ ")):
                        yield word
    for code in re.findall(r"`(zicheck [^`\n]+)`", FENCE.sub("", text)):
        if "PERINTAH" not in code and "..." not in code:
            yield code


class TestExamples:
    """What the pages show can be used as it stands."""

    @pytest.mark.parametrize(("file", "text", "page"), files("plan"))
    def test_a_plan_can_be_read(self, file: str, text: str, page: Path) -> None:
        """A block with the name of a plan is a plan."""
        plan, _ = read_plan(text.encode(), file)
        assert "KPU Kabupaten Contoh" == plan.unit, page

    @pytest.mark.parametrize(("file", "text", "page"), files("rules"))
    def test_a_rule_set_keeps_its_word(
        self, file: str, text: str, page: Path, tmp_path: Path
    ) -> None:
        """A block with the name of a rule set loads, and its examples come out as promised."""
        for other in FENCE.finditer(read(page)):
            if other[2]:
                (tmp_path / other[2]).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / other[2]).write_text(other[3], encoding="utf-8")
        (tmp_path / file).write_text(text, encoding="utf-8")
        ruleset = rulesets.load(tmp_path / file)
        assert [] == [result for result in ruletest.run(ruleset) if not result.benar]

    @pytest.mark.parametrize("page", PAGES, ids=name)
    def test_command_lines_are_understood(self, page: Path) -> None:
        """Every `zicheck ...` that a page shows is one that the parsers take."""
        for line in typed(page):
            understood(line)

    def test_the_readme_opens_with_the_two_commands(self) -> None:
        """One runs the main job on the real plans, one the tests."""
        first, second = FENCE.findall(read("README.md"))[:2]
        assert ["sh", "sh"] == [first[0], second[0]]
        assert commands()["check"].endswith("zicheck check plans/ --fail-on never")
        assert commands()["test"].endswith("-m pytest")


class TestReference:
    """The reference pages leave nothing out."""

    def test_every_key_of_a_plan_is_explained(self) -> None:
        """`berkas-rencana.md` names each key that the reader knows."""
        assert set() == set(plan_keys(PLAN)) - named("berkas-rencana.md")

    def test_every_key_of_a_rule_set_is_explained(self) -> None:
        """`berkas-aturan.md` names each key of the models."""
        models = (
            rulesetfile.RuleSetModel, rulesetfile.ChangeModel, rulesetfile.RuleModel,
            rulesetfile.DasarModel, rulesetfile.ContohModel, rulesetfile.ChainModel,
            rulesetfile.StepModel, rulesetfile.RegulationModel, rulesetfile.GazetteModel,
        )  # fmt: skip
        keys = {key for model in models for key in model.model_fields}
        assert set() == keys - named("berkas-aturan.md")

    def test_every_key_of_a_config_is_explained(self) -> None:
        """`konfigurasi.md` names each property of the schema."""
        assert set() == set(properties(config_schema())) - named("konfigurasi.md")

    def test_every_key_of_the_json_report_is_explained(self) -> None:
        """`json.md` names each property of the schema."""
        assert set() == set(properties(report_schema())) - named("json.md")

    def test_every_command_has_its_section(self) -> None:
        """`perintah.md` has a heading for each command."""
        assert set() == set(cli.COMMANDS) - headings(DOCS / "reference" / "perintah.md")

    @pytest.mark.parametrize(
        ("text", "shown", "times", "_form"),
        re.findall(
            r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
            read("docs/reference/target-waktu.md"),
            re.MULTILINE,
        ),
    )
    def test_a_target_time_is_read_as_told(
        self, text: str, shown: str, times: str, _form: str
    ) -> None:
        """The tables of `target-waktu.md` hold what the reader makes of each text."""
        schedule = parse(text)
        assert (shown, times) == (schedule.shown(), str(len(schedule.occurrences) or "–"))


def named(page: str) -> set[str]:
    """The words that a reference page sets as code."""
    return set(re.findall(r"`(\w+)`", FENCE.sub("", read(DOCS / "reference" / page))))


def plan_keys(keys: tuple[Key, ...]) -> Iterator[str]:
    for key in keys:
        yield key.name
        yield from plan_keys(key.keys)


def properties(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            yield from properties(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from properties(item)
