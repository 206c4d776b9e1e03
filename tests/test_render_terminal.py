"""The terminal report: what it says, that it fits the width, and that it does no harm."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.bahasa import Lang, Text
from zicheck.errors import Problem
from zicheck.places import Place, Route
from zicheck.plan import Keputusan, Plan
from zicheck.render import texts, wording
from zicheck.render.colors import Paint, wanted
from zicheck.render.numbers import apportion, decimal, percent
from zicheck.render.outcome import Tally
from zicheck.render.terminal import (
    View,
    last_lines,
    plan_lines,
    problem_lines,
    summary_lines,
)
from zicheck.render.wrap import clean, shorten, width, wrap, wrap_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zicheck.report import Finding

GOLDEN = Path(__file__).parent / "golden"
SETTING = handmade.SETTING
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def golden(name: str, lines: Iterable[str]) -> None:
    """Compare `lines` with a file, whole. To renew it: delete it and run the test twice."""
    path = GOLDEN / name
    text = "".join(f"{line}\n" for line in lines)
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{name} was written; look at it and run again")
    assert path.read_text(encoding="utf-8") == text


def rendered(findings: tuple[Finding, ...], columns: int = 80, lang: Lang = "id") -> list[str]:
    """The report of the hand-made plan with these findings."""
    made = handmade.report(findings)
    return plan_lines(handmade.checked(made), SETTING, View(lang, columns))


class TestGolden:
    """Whole outputs, looked at by a person and kept."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_report_of_one_plan(self, lang: Lang) -> None:
        """With an ignored finding and one that is filtered out."""
        made = handmade.report(ignored=(handmade.IGNORED,))
        checked = handmade.checked(made, hidden=handmade.FINDINGS[1:2])
        setting = SETTING._replace(as_of=date(2026, 6, 30))
        golden(f"plan.{lang}.txt", plan_lines(checked, setting, View(lang)))

    def test_narrow_report(self) -> None:
        """Forty columns are enough to read it."""
        golden("plan.40.txt", plan_lines(handmade.checked(), SETTING, View("id", 40)))

    def test_coloured_report(self) -> None:
        """Colour marks severity and bars, and changes no word."""
        plain = plan_lines(handmade.checked(), SETTING, View())
        coloured = plan_lines(handmade.checked(), SETTING, View(paint=Paint(on=True)))
        assert plain == [ESCAPE.sub("", line) for line in coloured]
        golden("plan.colour.txt", [line.replace("\x1b", "<ESC>") for line in coloured])

    def test_report_without_findings(self) -> None:
        """Says so, and that every point is within reach."""
        golden("plan.clean.txt", rendered(()))

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_summary_of_several_plans(self, lang: Lang) -> None:
        """A table, its note, a file that failed, and one sentence."""
        tally = Tally()
        tally.add(handmade.checked(), SETTING)
        low = handmade.finding(area="VI", share=3.0, points=3.0)
        lower = handmade.finding(area="II", share=2.0, points=2.0, severity="info")
        plan = handmade.PLAN._replace(unit="KPU Kabupaten Tanjung Jabung Barat")
        tally.add(handmade.checked(handmade.report((low, lower), plan=plan)), SETTING)
        tally.fail("c.yaml", (Problem(Text("x", "y")),))
        golden(f"summary.{lang}.txt", summary_lines(tally, SETTING, View(lang)))


class TestContent:
    """What stands where."""

    def test_most_points_first_within_an_area(self) -> None:
        """Then share, then severity, then the order of rows."""
        findings = tuple(
            handmade.finding(rule=rule, points=points, share=share, severity=severity, rows=(row,))
            for rule, points, share, severity, row in (
                ("AAA001", 0.0, 0.0, "info", 1),
                ("AAA002", 0.0, 0.0, "error", 2),
                ("AAA003", 0.1, 0.1, "error", 9),
                ("AAA004", 0.1, 0.1, "error", 3),
                ("AAA005", 0.1, 0.3, "info", 4),
                ("AAA006", 0.5, 0.1, "info", 4),
            )
        )
        order = re.findall(r"AAA00\d(?= ·)", "\n".join(rendered(findings)))
        assert ["AAA006", "AAA005", "AAA004", "AAA003", "AAA002", "AAA001"] == order

    def test_plan_wide_findings_come_first_under_umum(self) -> None:
        """Then the areas in the order of the instrument."""
        found = "\n".join(rendered(handmade.FINDINGS))
        titles = re.findall(r"^(Umum|Area \w+)(?= )", found, re.MULTILINE)
        assert ["Umum", "Area III", "Area V"] == titles

    def test_an_area_that_is_none_of_the_six_is_still_listed(self) -> None:
        """No finding is lost."""
        found = rendered((handmade.finding(area="X", share=0.0),))
        assert any(line.startswith("Area X") for line in found)

    def test_last_line_names_what_to_mend_first(self) -> None:
        """And where most is lost; it adds no points up that do not add up."""
        last = " ".join(last_lines(handmade.checked(), SETTING.instrument, View()))
        assert (
            "Kesiapan 28,33 dari 30,00 — paling banyak hilang pada area V Penguatan Pengawasan "
            "(1,50 poin); perbaiki dahulu KOM003 P.V.1 Pengendalian Gratifikasi "
            "(+1,50 poin)."
        ) == last

    def test_last_line_when_no_finding_wins_points_alone(self) -> None:
        """Two findings that share a loss: it names only the area."""
        shared = handmade.finding(points=0.0, share=1.0)
        last = " ".join(last_lines(handmade.checked(handmade.report((shared,))),
                                   SETTING.instrument, View("en", 200)))  # fmt: skip
        assert (
            "Readiness 29.00 of 30.00 — most is lost in area III Organisation of Staff "
            "Management (1.00 points)."
        ) == last

    @pytest.mark.parametrize(
        ("points", "share", "said"),
        [
            pytest.param(0.1667, 0.1, "+0,17 poin", id="points"),
            pytest.param(0.0, 0.0833, "0,08 poin bersama temuan lain", id="share"),
            pytest.param(0.0, 0.0, "tanpa poin", id="neither"),
            pytest.param(0.0013, 0.0013, "+0,001 poin", id="tiny"),
        ],
    )
    def test_points(self, points: float, share: float, said: str) -> None:
        """What mending it alone brings, or its part of what is lost together."""
        found = rendered((handmade.finding(points=points, share=share),))
        assert any(line.startswith(f"  Kesalahan URT001 · {said}") for line in found)

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            pytest.param((7,), "baris 7", id="one"),
            pytest.param((15, 16), "baris 15, 16", id="two"),
            pytest.param((1, 2, 3, 7, 9, 10), "baris 1-3, 7, 9, 10", id="runs"),
        ],
    )
    def test_rows(self, rows: tuple[int, ...], said: str) -> None:
        """Three in a row are a range."""
        found = "\n".join(rendered((handmade.finding(rows=rows),)))
        assert f"· {said}\n" in found

    def test_many_indicators_are_counted(self) -> None:
        """Up to four are named."""
        found = "\n".join(rendered((handmade.finding(indicators=("P.III.2.a",) * 5),)))
        assert "P.III.2 Pola Mutasi Internal (5 indikator)" in found

    def test_a_finding_on_a_whole_area_names_no_single_komponen(self) -> None:
        """Nor does the last line."""
        whole = handmade.finding(
            area="V", component="P.V.1", indicators=("P.V.1.a", "P.V.2.a"), points=7.5, share=7.5
        )
        found = rendered((whole,), 200)
        assert "    P.V.1.a, P.V.2.a · baris 3, 4" in found
        assert found[-1].endswith("perbaiki dahulu URT001 area V (+7,50 poin).")

    def test_component_unknown_to_the_instrument_keeps_its_id(self) -> None:
        """A rule set of strangers may know others."""
        found = "\n".join(rendered((handmade.finding(component="P.IX.1", indicators=()),)))
        assert "    Komponen P.IX.1 · baris 3, 4" in found

    def test_long_quotes_are_cut_between_words(self) -> None:
        """After about three lines."""
        found = rendered((handmade.finding(quote="kata " * 200),))
        quoted = [line for line in found if "kata kata" in line]
        assert len(quoted) <= 3
        assert quoted[-1].endswith("kata …”")

    @pytest.mark.parametrize(
        ("place", "said"),
        [
            pytest.param(Place("a.yaml", 3, 5), "a.yaml:3:5", id="line"),
            pytest.param(Place("a.yaml", 3), "a.yaml:3:1", id="no column"),
            pytest.param(Place("a.yaml"), "a.yaml", id="file"),
            pytest.param(
                Place("a.pdf", page=9, table=1, row=2), "a.pdf, hlm. 9, tabel 1, baris 2", id="page"
            ),
            pytest.param(Place("a.yaml", 3, 5, 9, 1, 2), "a.yaml:3:5", id="line and page"),
            pytest.param(
                Place("a.xlsx", sheet="RA", cell="B4"), "a.xlsx, lembar RA, sel B4", id="sheet"
            ),
        ],
    )
    def test_places(self, place: Place, said: str) -> None:
        """As editors and readers of the original find them."""
        assert said == texts.place(place, "id")

    def test_marks_never_contradict_the_percentage(self) -> None:
        """59,96% is below WBK, so it does not read 60,0%."""
        short = handmade.finding(area="II", share=3.5 * 0.4004, points=1.0)
        line = next(line for line in rendered((short,)) if line.startswith("II "))
        assert line.endswith(" 59,9% belum")

    def test_thresholds_are_met_at_their_value(self) -> None:
        """Exactly 60% is WBK, and 75% WBBM."""
        half = handmade.finding(area="II", share=3.5 * 0.4, points=1.0)
        other = handmade.finding(area="I", share=1.0, points=1.0)
        found = rendered((half, other))
        assert next(line for line in found if line.startswith("II ")).endswith("60,0% WBK")
        assert next(line for line in found if line.startswith("I ")).endswith("75,0% WBBM")

    @pytest.mark.parametrize("field", ["nomor", "tahun"])
    def test_decree_may_be_incomplete(self, field: str) -> None:
        """What is not known is left out."""
        whole = handmade.PLAN.keputusan
        decree = whole._replace(
            nomor="" if field == "nomor" else whole.nomor,
            tahun=None if field == "tahun" else whole.tahun,
        )
        plan = handmade.PLAN._replace(keputusan=decree, tujuan="")
        found = plan_lines(handmade.checked(handmade.report(plan=plan)), SETTING, View())
        expected = "4 kegiatan" if field == "nomor" else "Keputusan Nomor 12 · 4 kegiatan"
        assert expected == found[1]

    def test_problems_name_their_place(self) -> None:
        """As compilers do; the rest of a very bad file is counted."""
        many = tuple(
            Problem(Text(f"Salah {n}.", "Wrong."), Place("a.yaml", n, 1)) for n in range(1, 13)
        )
        found = problem_lines("a.yaml", many, View())
        assert "a.yaml:1:1: Salah 1." == found[0]
        assert "a.yaml: dan 2 kesalahan lain dalam berkas ini." == found[-1]
        assert 11 == len(found)


class TestWrap:
    """Lines break at spaces and nowhere else."""

    def test_hanging_indent(self) -> None:
        """Later lines stand under the first word."""
        assert ["* satu dua", "  tiga"] == wrap("satu dua tiga", 10, "* ")

    def test_a_long_word_stays_whole(self) -> None:
        """It sticks out rather than being cut."""
        assert ["a", "bbbbbbbbbbbb", "c"] == wrap("a bbbbbbbbbbbb c", 5)

    def test_parts_that_do_not_fit_begin_a_line(self) -> None:
        """Without a dot left hanging at the end of the line before."""
        assert ["a · bb", "  ccc", "  dd", "  ee"] == wrap_parts(
            ["a", "bb", "ccc", "dd ee"], 6, "", "  "
        )

    def test_nothing_is_one_empty_line(self) -> None:
        """So that a table cell keeps its row."""
        assert [""] == wrap("", 10)

    @pytest.mark.parametrize(
        ("text", "columns"),
        [("abc", 3), ("naïve", 5), ("文字", 4), ("e\u0301", 1), ("🙂", 2), ("—█…", 3)],
    )
    def test_width(self, text: str, columns: int) -> None:
        """Wide letters and emoji take two columns, combining marks none."""
        assert columns == width(text)

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            pytest.param("a  b\tc\nd\r\ne", "a b c d e", id="white space"),
            pytest.param("\x1b[31mmerah", r"\x1b[31mmerah", id="escape sequence"),
            pytest.param("a\x07b", r"a\x07b", id="bell"),
            pytest.param("a\u202eb", r"a\u202eb", id="right-to-left override"),
            pytest.param("a\u2066b", r"a\u2066b", id="isolate"),
            pytest.param("a\u200bb", r"a\u200bb", id="zero width"),
            pytest.param("a\ufeffb", r"a\ufeffb", id="mark"),
            pytest.param("a\xadb", r"a\xadb", id="soft hyphen"),
            pytest.param("a\xa0b", "a b", id="no-break space"),
            pytest.param("a\u2028b", "a b", id="line separator"),
            pytest.param("a\x9bb", r"a\x9bb", id="C1 control"),
            pytest.param("a\udcffb", r"a\xffb", id="byte of a file name"),
            pytest.param("a\U000e0041b", r"a\U000e0041b", id="tag"),
            pytest.param("kafé “ya” 文字", "kafé “ya” 文字", id="ordinary text"),
        ],
    )
    def test_clean(self, text: str, shown: str) -> None:
        """What is not seen is written out; what is seen stays."""
        assert shown == clean(text)

    @given(st.text(max_size=200), st.integers(1, 60))
    def test_shorten_keeps_the_beginning(self, text: str, columns: int) -> None:
        """It ends in an ellipsis only when something was cut."""
        text = clean(text)
        short = shorten(text, columns)
        assert short == text or (short.endswith(" …") and text.startswith(short[:-2]))


class TestNumbers:
    """Numbers as people read them."""

    @pytest.mark.parametrize(
        ("value", "lang", "said"),
        [(1.5, "id", "1,50"), (1.5, "en", "1.50"), (-0.001, "id", "0,00"), (30, "id", "30,00")],
    )
    def test_decimal(self, value: float, lang: Lang, said: str) -> None:
        """A comma in Bahasa Indonesia, and never a negative zero."""
        assert said == decimal(value, lang)

    def test_percent_survives_float_noise(self) -> None:
        """0.6 * 100 is 60.0, whatever binary makes of it."""
        assert "60,0%" == percent(100 * 2.1 / 3.5, "id")

    @given(st.lists(st.floats(0, 5), max_size=60))
    def test_parts_make_the_whole(self, values: list[float]) -> None:
        """And none moves by more than a millionth."""
        total = round(sum(values) * 1e6)
        parts = apportion(values, total)
        assert total == sum(parts)
        assert all(
            abs(part - value * 1e6) <= 1.001 for part, value in zip(parts, values, strict=True)
        )


class FakeTerminal:
    """A stream that says whether it is a terminal."""

    def __init__(self, *, tty: bool) -> None:
        self.tty = tty

    def isatty(self) -> bool:
        """As asked for."""
        return self.tty


@pytest.mark.parametrize(
    ("tty", "environ", "refused", "expected"),
    [
        pytest.param(True, {}, False, True, id="terminal"),
        pytest.param(False, {}, False, False, id="pipe"),
        pytest.param(True, {"NO_COLOR": "1"}, False, False, id="NO_COLOR"),
        pytest.param(True, {"NO_COLOR": ""}, False, True, id="empty NO_COLOR"),
        pytest.param(False, {"FORCE_COLOR": "1"}, False, True, id="FORCE_COLOR"),
        pytest.param(True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False, id="both"),
        pytest.param(True, {"FORCE_COLOR": "1"}, True, False, id="--no-color"),
        pytest.param(True, {"TERM": "dumb"}, False, False, id="dumb terminal"),
    ],
)
@pytest.mark.skipif("os.name == 'nt'", reason="consoles differ there")
def test_colour_only_where_it_is_wanted(
    *, tty: bool, environ: dict[str, str], refused: bool, expected: bool
) -> None:
    """NO_COLOR wins over FORCE_COLOR, which wins over what the stream is."""
    stream = FakeTerminal(tty=tty)
    assert expected is wanted(stream, environ, refused=refused)  # type: ignore[arg-type]


NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x07\r\n\t\u202e\u2066\u200b\u200d\ufeff\x9b 文🙂e\u0301"),
    ),
    max_size=80,
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Plan, tuple[Finding, ...], str]:
    """A plan, findings and a reason of arbitrary texts."""
    plan = Plan(unit=draw(NASTY), tahun=2026, tujuan="WBK", keputusan=handmade.PLAN.keputusan)
    findings = tuple(
        handmade.finding(
            message=Text(draw(NASTY), "x"),
            remedy=Text(draw(NASTY), "x"),
            basis=Text(draw(NASTY), "x"),
            quote=draw(NASTY),
            area=draw(st.sampled_from(("", "I", "V"))),
            severity=draw(st.sampled_from(("error", "warning", "info"))),
            points=draw(st.floats(0, 1)),
            share=draw(st.floats(0, 0.5)),
            rows=tuple(draw(st.lists(st.integers(1, 99), max_size=30))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return plan, findings, draw(NASTY)


@given(reports(), st.integers(40, 100), st.sampled_from(["id", "en"]))
def test_any_text_is_shown_harmlessly_and_within_the_width(
    made: tuple[Plan, tuple[Finding, ...], str], columns: int, lang: Lang
) -> None:
    """No control character comes through, and only a single long word is wider than the width."""
    plan, findings, path = made
    report = handmade.report(findings, (handmade.IGNORED,), plan)
    checked = handmade.checked(report, path=path)._replace(locate=lambda _: Place(path, 3, 4))
    for line in plan_lines(checked, SETTING, View(lang, columns)):
        assert line.isprintable()
        body = line.strip()
        assert width(line) <= columns or " " not in body.strip("“”")


@given(NASTY, NASTY)
def test_any_problem_is_one_harmless_line_when_not_wrapped(path: str, said: str) -> None:
    """So that programs can read standard error line by line."""
    (line,) = problem_lines(path, [Problem(Text(said, said))], View(), wrapped=False)
    assert line.isprintable()


def test_route_is_only_a_route() -> None:
    """Renderers never see a line number before `locate` gives it."""
    assert Route("area") == handmade.FINDINGS[2].route


@pytest.mark.parametrize(
    ("nomor", "tahun", "expected"),
    [
        ("12", 2025, "Keputusan Nomor 12 Tahun 2025"),
        ("12", None, "Keputusan Nomor 12"),
        ("188.4/23/KPTS/2025", 2025, "Keputusan Nomor 188.4/23/KPTS/2025"),
        ("2025", 2025, "Keputusan Nomor 2025 Tahun 2025"),
    ],
)
def test_a_number_that_ends_with_its_year_is_named_without_it_again(
    nomor: str, tahun: int | None, expected: str
) -> None:
    named = wording.decree(Keputusan(nomor, tahun))
    assert named is not None
    assert expected == named.id
