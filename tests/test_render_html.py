"""The HTML report: one file, sound, reachable by everyone, and deaf to what a plan contains."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import goldens
import handdossier
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zicheck.plan import Plan
from zicheck.render.dossier import dossier
from zicheck.render.html import document
from zicheck.render.page import ASSETS, asset
from zicheck.rulesets import builtin
from zicheck.sources import Loaded, load

if TYPE_CHECKING:
    from zicheck.bahasa import Lang

ROOT = Path(__file__).parent.parent
VOID = {"meta", "br", "input"}
CSS = asset("report.css")


class Tree(HTMLParser):
    """The tags of a page in their order, with their attributes, and what is wrong with them."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.words: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]

    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags with the names of their attributes."""
        return [(tag, tuple(attrs)) for tag, attrs in self.tags]


def page(lang: Lang = "id") -> Tree:
    return Tree(document(handdossier.made(), lang))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_whole_file(lang: Lang) -> None:
    """But for style and script, which are files of their own."""
    made = handdossier.made(as_of=date(2026, 6, 30))
    text = document(made, lang).decode()
    for name, part in (("style", CSS), ("script", asset("report.js"))):
        assert 1 == text.count(part)
        text = text.replace(part, f"({name})").replace(digest(part), f"({name})")
    goldens.same(f"report.{lang}.html", text)


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class TestPage:
    """The file as a whole."""

    def test_every_tag_is_closed_where_it_belongs(self) -> None:
        """Nothing left open, nothing crossed."""
        tree = page()
        assert ([], []) == (tree.open, tree.crossed)

    def test_every_link_stays_in_the_page_and_leads_somewhere(self) -> None:
        """To an id that exists once."""
        tree = page()
        ids = tree.values("id")
        assert sorted(set(ids)) == sorted(ids)
        assert set() == {href.removeprefix("#") for href in tree.values("href")} - set(ids)

    def test_every_finding_leads_to_its_rule_and_its_rows(self) -> None:
        """And each of them back."""
        links = set(page().values("href"))
        assert {"#URT001", "#BKT001", "#KOM003", "#MON001", "#HKM002"} <= links
        assert {f"#b{row}" for row in range(1, 6)} <= links
        assert {f"#t{number}" for number in range(1, 6)} <= links

    def test_nothing_is_fetched(self) -> None:
        """No attribute that loads anything."""
        tree = page()
        assert all(href.startswith("#") for href in tree.values("href"))
        for name in ("src", "srcset", "action", "data", "poster", "style", "onclick"):
            assert [] == tree.values(name)
        assert "url(" not in CSS
        assert "@import" not in CSS

    def test_the_policy_allows_its_own_style_and_script_alone(self) -> None:
        """By their hashes; before either of them."""
        tree = page()
        policy = next(a["content"] for _, a in tree.tags if "http-equiv" in a)
        assert (
            "default-src 'none'; "
            f"style-src 'sha256-{digest(CSS)}'; "
            f"script-src 'sha256-{digest(asset('report.js'))}'; "
            "base-uri 'none'; form-action 'none'"
        ) == policy
        order = [tag for tag, _ in tree.tags]
        assert order.index("meta") < order.index("style") < order.index("script")

    def test_headings_step_down_one_at_a_time(self) -> None:
        """As a screen reader lists them."""
        levels = [int(tag[1]) for tag, _ in page().tags if re.fullmatch("h[1-6]", tag)]
        assert 1 == levels[0]
        assert 1 == levels.count(1)
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels))

    def test_every_picture_has_words(self) -> None:
        """A bar says what it shows; the scale, which repeats a sentence, is hidden."""
        bars = [attrs for tag, attrs in page().tags if tag == "svg"]
        assert {"img", None} == {attrs.get("role") for attrs in bars}
        assert all(attrs.get("role") or attrs.get("aria-hidden") for attrs in bars)
        assert 2 == sum(tag == "title" for tag, _ in page().tags) - 1

    def test_what_needs_the_script_is_hidden_without_it(self) -> None:
        """Filters and buttons; nothing else is, and everything that folds is open."""
        tree = page()
        hidden = [attrs.get("class") for _, attrs in tree.tags if "hidden" in attrs]
        assert ["tools", "filters"] == hidden
        assert all("open" in attrs for tag, attrs in tree.tags if tag == "details")

    def test_same_input_same_bytes(self) -> None:
        """No clock, no order of sets."""
        assert document(handdossier.made(), "id") == document(handdossier.made(), "id")

    def test_it_says_its_language(self) -> None:
        """For screen readers and hyphenation."""
        assert ("html", {"lang": "en"}) == page("en").tags[0]

    def test_the_calendar_says_in_words_what_its_signs_show(self) -> None:
        """A target, a month that lacks one, a target out of order."""
        text = document(handdossier.made(), "id").decode()
        row = text[text.index('<th scope="row"><a href="#b4">4</a>') :]
        cells = re.findall(r"<td(?: class=\"([^\"]*)\")?>(?:<i>([^<]*)</i>)?</td>", row)[:12]
        expected = [("", "")] * 12
        expected[2] = ("target urutan", "target, urutan")
        expected[5] = expected[11] = ("kurang", "kurang")
        expected[8] = ("target", "target")
        assert expected == cells


class TestPlans:
    """Plans of every size and kind."""

    def test_an_empty_plan(self) -> None:
        """No rows, no findings, no decree."""
        made = handdossier.made(Plan(unit="U", tahun=2026), (), ())
        tree = Tree(document(made, "id"))
        assert ([], []) == (tree.open, tree.crossed)
        words = " ".join(tree.words)
        assert 2 == words.count("Rencana ini tidak memuat kegiatan.")
        assert "Tidak ada temuan." in words
        assert "tidak disebut dalam rencana" in words

    def test_what_was_ignored_can_be_counted(self) -> None:
        """Then the page says that nothing was ignored."""
        made = handdossier.made(keep_ignored=True)
        assert "Pengabaian tidak diberlakukan" in document(made, "id").decode()

    def test_what_a_filter_left_out_is_said(self) -> None:
        """With what it holds of the lost points."""
        said = "2 temuan (0,17 poin) tidak ditampilkan karena --select/--ignore"
        assert said in document(handdossier.made(hidden=2), "id").decode()
        assert (
            "Tidak ada temuan yang ditampilkan."
            in document(handdossier.made(hidden=5), "id").decode()
        )

    def test_a_finding_without_a_rule_leads_nowhere(self) -> None:
        """As when a check failed."""
        odd = (handdossier.FINDINGS[4]._replace(rule="BCA900"),)
        made = handdossier.made(findings=(*handdossier.FINDINGS[:4], *odd))
        assert "#BCA900" not in Tree(document(made, "id")).values("href")

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_a_hostile_plan_adds_no_tag(self, lang: Lang) -> None:
        """The same tags and attributes as for a tame one; nothing invisible in the text."""
        data = document(handdossier.hostile(), lang)
        tree = Tree(data)
        assert Tree(document(handdossier.made(), lang)).skeleton() == tree.skeleton()
        unseen = {char for char in data.decode() if not char.isprintable()}
        assert {"\n", "\u200d"} == unseen

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(st.one_of(st.characters(codec=None), st.sampled_from("<>&\"'/=-!")), min_size=1))
    def test_no_text_adds_a_tag(self, text: str) -> None:
        """Whatever stands in the plan."""
        made = handdossier.spoken(lambda _: f"x{text}")
        tree = Tree(document(made, "id"))
        assert page().skeleton() == tree.skeleton()

    @pytest.mark.parametrize("path", sorted((ROOT / "plans").glob("*.yaml")), ids=lambda p: p.stem)
    def test_a_real_plan_stays_light(self, path: Path) -> None:
        """Under 400 KB, so that it can be sent by mail; sound, and every link leads somewhere."""
        from zicheck.checking import check
        from zicheck.render.outcome import Checked

        loaded = next(load([str(path)]))
        assert isinstance(loaded, Loaded)
        report = check(loaded.plan, builtin())
        checked = Checked(loaded.path, report, loaded.locate, report.findings)
        data = document(dossier(checked, builtin()), "id")
        assert len(data) < 400_000
        tree = Tree(data)
        ids = tree.values("id")
        assert ([], []) == (tree.open, tree.crossed)
        assert len(set(ids)) == len(ids)
        assert set() == {href.removeprefix("#") for href in tree.values("href")} - set(ids)


def colours(block: str) -> dict[str, tuple[int, int, int]]:
    """The colours that a block of custom properties sets."""
    found = re.findall(r"--([\w-]+): #([0-9a-f]{6});", block)
    return {
        name: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for name, code in found
    }


def luminance(colour: tuple[int, int, int]) -> float:
    """As WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], two: tuple[int, int, int]) -> float:
    """From 1 to 21."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


LIGHT, DARK = (colours(block) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL))
TEXT_ON = [
    ("ink", "paper"), ("ink", "panel"), ("ink", "info"), ("soft", "paper"), ("soft", "panel"),
    ("soft", "info"), ("link", "paper"), ("link", "panel"), ("link", "info"),
    ("head-ink", "head"), ("error-ink", "error"), ("error-ink", "paper"),
    ("warning-ink", "warning"), ("info-ink", "info"), ("good-ink", "good"),
]  # fmt: skip
SHAPE_ON = [
    ("low", "track"), ("mid", "track"), ("high", "track"), ("low", "paper"), ("mid", "paper"),
    ("high", "paper"), ("soft", "paper"), ("soft", "panel"), ("link", "paper"),
]  # fmt: skip


class TestColours:
    """WCAG AA: 4.5 for text, 3 for what is drawn; in light and in dark."""

    @pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
    @pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
    def test_text(self, scheme: dict[str, tuple[int, int, int]], ink: str, ground: str) -> None:
        """Every pair that a rule of the style sheet sets."""
        assert contrast(scheme[ink], scheme[ground]) >= 4.5

    @pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
    @pytest.mark.parametrize(("ink", "ground"), SHAPE_ON)
    def test_shapes(self, scheme: dict[str, tuple[int, int, int]], ink: str, ground: str) -> None:
        """Bars on their track, edges of fields, the ring around what has the focus."""
        assert contrast(scheme[ink], scheme[ground]) >= 3

    def test_both_schemes_know_every_colour(self) -> None:
        """And the style sheet uses no other."""
        assert set(LIGHT) == set(DARK)
        used = set(re.findall(r"var\(--([\w-]+)\)", CSS))
        assert used == set(LIGHT)
        after = CSS[CSS.rindex(":root {") :].split("}", 2)[2]
        assert [] == re.findall(r"#[0-9a-f]{3,6}\b(?=[;\s])", after)


def test_the_script_makes_no_markup() -> None:
    """It neither writes HTML nor runs text as code."""
    script = (ASSETS / "report.js").read_text(encoding="utf-8")
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function("):
        assert word not in script
