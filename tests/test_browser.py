"""The HTML report in a browser: filters, folding, print, and that nothing leaves the page.

Needs the extra `peramban` and a Chromium of the system; without them these tests are skipped.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import handdossier
import pytest

from zicheck.render.html import document

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this system")

A4_WIDTH = round((210 - 2 * 12) / 25.4 * 96)
"""Pixels between the margins of the page that the style sheet sets."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_api.sync_playwright() as tool:
        made = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of a tame plan and of one full of what might do harm."""
    folder = tmp_path_factory.mktemp("laporan")
    made = {"tame": handdossier.made(), "hostile": handdossier.hostile()}
    for name, dossier in made.items():
        (folder / f"{name}.html").write_bytes(document(dossier, "id"))
    return {name: folder / f"{name}.html" for name in made}


class Visit:
    """An open page, with what it asked for and complained of."""

    def __init__(self, browser: Browser, file: Path, **settings: Any) -> None:
        self.page: Page = browser.new_page(**settings)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda box: self.complaints.append(box.message))
        self.url = file.as_uri()
        self.page.goto(self.url)

    def findings(self) -> list[str]:
        """The ids of the findings that are seen."""
        seen = self.page.locator(".finding:visible")
        return [seen.nth(at).get_attribute("id") or "" for at in range(seen.count())]

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        wide: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wide


@pytest.fixture
def visit(browser: Browser, files: dict[str, Path]) -> Iterator[Visit]:
    """The tame report."""
    made = Visit(browser, files["tame"])
    yield made
    made.page.close()


def test_nothing_leaves_the_page_and_nothing_complains(visit: Visit) -> None:
    """One request, the file itself."""
    assert [visit.url] == visit.asked
    assert [] == visit.complaints


def test_a_hostile_plan_runs_nothing(browser: Browser, files: dict[str, Path]) -> None:
    """No dialogue, no request, not even something for the policy to refuse; and it fits."""
    for width in (390, 1280):
        made = Visit(browser, files["hostile"], viewport={"width": width, "height": 900})
        assert [made.url] == made.asked
        assert [] == made.complaints
        assert 0 == made.overflow()
        made.page.close()


class TestFilters:
    """Findings by area, level, family and words."""

    def test_all_are_there_at_first(self, visit: Visit) -> None:
        """And counted."""
        assert ["t5", "t2", "t1", "t3", "t4"] == visit.findings()
        assert "5 dari 5 temuan ditampilkan." == visit.page.text_content("#tersaring")

    @pytest.mark.parametrize(
        ("name", "value", "expected"),
        [
            ("area", "I", ["t2"]), ("area", "-", ["t5"]), ("area", "II", ["t1", "t3", "t4"]),
            ("level", "error", ["t1", "t3"]), ("level", "info", ["t5"]),
            ("family", "MON", ["t4"]), ("family", "KOM", ["t2"]),
        ],
    )  # fmt: skip
    def test_one_choice(self, visit: Visit, name: str, value: str, expected: list[str]) -> None:
        """Shows those and hides the others with the headings over them."""
        visit.page.select_option(f"[data-filter={name}]", value)
        assert expected == visit.findings()
        said = visit.page.text_content("#tersaring")
        assert f"{len(expected)} dari 5 temuan ditampilkan." == said
        groups = visit.page.locator(".group:visible").count()
        assert {"I": 1, "-": 1, "II": 1}.get(value, groups) == groups

    def test_choices_and_words_together(self, visit: Visit) -> None:
        """Every word must be there, in capitals or not, in any order."""
        visit.page.select_option("[data-filter=area]", "II")
        visit.page.fill("[data-filter=text]", "SETAHUN monev")
        assert ["t4"] == visit.findings()
        visit.page.fill("[data-filter=text]", "setahun gratifikasi")
        assert [] == visit.findings()
        visit.page.click("[data-filter=reset]")
        assert 5 == len(visit.findings())

    def test_a_link_finds_what_is_filtered_out(self, visit: Visit) -> None:
        """The filters give way."""
        visit.page.select_option("[data-filter=area]", "I")
        visit.page.click(".first a[href='#t1']")
        visit.page.wait_for_selector("#t1", state="visible")  # the address changes in its own time
        assert "t1" in visit.findings()
        assert visit.page.locator("#t1").is_visible()


class TestFolding:
    """The LKE opens and closes."""

    def test_areas_are_open_and_komponen_closed(self, visit: Visit) -> None:
        """The page begins short."""
        assert 2 == visit.page.locator("details.area[open]").count()
        assert 0 == visit.page.locator("details.part[open]").count()

    def test_all_at_once(self, visit: Visit) -> None:
        """And back."""
        visit.page.click("[data-fold=open]")
        assert 2 == visit.page.locator("details.part[open]").count()
        visit.page.click("[data-fold=close]")
        assert 0 == visit.page.locator("details.part[open]").count()

    def test_one_by_the_keyboard(self, visit: Visit) -> None:
        """Return on its title."""
        visit.page.focus("details.part summary")
        visit.page.keyboard.press("Enter")
        assert 1 == visit.page.locator("details.part[open]").count()

    def test_a_link_opens_what_is_folded(self, visit: Visit) -> None:
        """The indikator is seen."""
        visit.page.evaluate("location.hash = '#P.II.1.c'")
        visit.page.wait_for_selector("[id='P.II.1.c']", state="visible")


def test_without_its_script_everything_is_seen(browser: Browser, files: dict[str, Path]) -> None:
    """Only filters and buttons are missing."""
    made = Visit(browser, files["tame"], java_script_enabled=False)
    assert 5 == len(made.findings())
    assert 5 == made.page.locator(".lke tbody tr:visible").count()
    assert 0 == made.page.locator("button:visible, select:visible").count()
    made.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_window_scrolls_sideways(
    browser: Browser, files: dict[str, Path], width: int, scheme: Any
) -> None:
    """With everything open."""
    settings = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    made = Visit(browser, files["tame"], **settings)
    made.page.click("[data-fold=open]")
    assert 0 == made.overflow()
    made.page.close()


class TestPaper:
    """What comes out of the printer."""

    @pytest.mark.parametrize("name", ["tame", "hostile"])
    def test_it_fits_the_width_of_a4(
        self, browser: Browser, files: dict[str, Path], name: str
    ) -> None:
        """Between the margins, with nothing to scroll."""
        made = Visit(browser, files[name], viewport={"width": A4_WIDTH, "height": 1000})
        made.page.emulate_media(media="print")
        assert 0 == made.overflow()
        made.page.close()

    def test_its_pages_are_a4(self, visit: Visit, tmp_path: Path) -> None:
        """210 by 297 millimetres, upright."""
        visit.page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
        boxes = re.findall(
            rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", (tmp_path / "a.pdf").read_bytes()
        )
        assert {(595, 842)} == {(round(float(x)), round(float(y))) for x, y in boxes}

    def test_what_is_folded_is_printed(self, visit: Visit) -> None:
        """The page unfolds itself for the printer, and folds again."""
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert 2 == visit.page.locator("details.part[open]").count()
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert 0 == visit.page.locator("details.part[open]").count()

    def test_dark_screens_print_on_white(self, browser: Browser, files: dict[str, Path]) -> None:
        """Ink is dear."""
        made = Visit(browser, files["tame"], color_scheme="dark")
        made.page.emulate_media(media="print")
        colour = made.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert "rgb(255, 255, 255)" == colour
        made.page.close()
