"""`compare` and `rank`: what they print and write, in every form, for any plan."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import handmade
import openpyxl
import pytest
from markdown_it import MarkdownIt

from zicheck import checking, cli, comparing, rulesets
from zicheck.bahasa import Lang, Text
from zicheck.errors import Problem
from zicheck.plan import Area, Kegiatan, Komponen, Plan
from zicheck.ranking import Batch, Ranking
from zicheck.render import comparison as told_comparison
from zicheck.render import (
    comparisonjson,
    leafletmarkdown,
    leafletpage,
    leafletterminal,
    pagestyle,
    ranked,
    rankedbook,
    rankedcsv,
    rankedjson,
)
from zicheck.render.terminal import View
from zicheck.render.wrap import width

if TYPE_CHECKING:
    from zicheck.render.leaflet import Leaflet
    from zicheck.report import Report

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
RULES = {
    code: SimpleNamespace(kode=code, judul=Text(f"Judul {code}", f"Title of {code}"))
    for code in ("URT001", "BKT001", "KOM003", "HKM002")
}
RULESET: Any = SimpleNamespace(
    id="contoh",
    nama=Text("Aturan contoh", "Example rules"),
    instrument=handmade.INSTRUMENT,
    get=RULES.get,
)
FAILED = (("rusak.yaml", (Problem(Text("Berkas rusak.", "A broken file.")),)),)
HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "@SUM(A1)",
    "-2+3",
    "|a|b|",
    "# judul",
    "1. daftar",
    "[tautan](javascript:x)",
    "https://x.example/ www.x.example",
    "\u202eterbalik\u202c",
    "\x1b[31mmerah\x07",
    "😀🇮🇩",
    "x" * 3000,
    "\ud800",
    "`kode` *tebal* _miring_ ~~coret~~",
    "a\nb\r\nc",
)


def golden(name: str, text: str) -> None:
    """Compare `text` with a file, whole. To renew it: delete it and run the test twice."""
    path = GOLDEN / name
    if not path.exists():
        path.write_bytes(text.encode("utf-8"))
        pytest.fail(f"{name} was written; look at it and run again")
    assert path.read_bytes().decode("utf-8") == text


# --- two plans ---------------------------------------------------------------------------------

AFTER = handmade.PLAN._replace(
    kegiatan=(
        handmade.PLAN.kegiatan[2]._replace(row=1, target_waktu="Mei"),
        handmade.PLAN.kegiatan[0]._replace(row=2),
        handmade.PLAN.kegiatan[3]._replace(row=3, area=0, komponen=0),
        Kegiatan(4, 1, 1, "Pegawai dirotasi", "Menerapkan rotasi pegawai", ("SK",), "Juni"),
    ),
)
NEXT = handmade.PLAN._replace(
    tahun=2027,
    kegiatan=tuple(
        row._replace(target_waktu=row.target_waktu.replace("2025", "2026") or "Maret 2026")
        for row in handmade.PLAN.kegiatan
    ),
)


def compared(after: Report, before: Report | None = None) -> comparing.Comparison:
    return comparing.compare(before or handmade.report(), after, handmade.INSTRUMENT)


def after_report() -> Report:
    """One finding fixed, one new, one still there, one ignored now."""
    one, two, three, four = handmade.FINDINGS
    new = four._replace(rule="HKM009")
    ignored = handmade.IGNORED._replace(finding=two._replace(rows=(3,)))
    report = handmade.report((one, new), (ignored,), plan=AFTER)
    assert three not in report.findings
    return report


def comparison_leaflet(found: comparing.Comparison, lang: Lang = "id") -> Leaflet:
    return told_comparison.leaflet(found, ("a.yaml", "b.yaml"), handmade.SETTING, lang)


# --- many plans --------------------------------------------------------------------------------


def batch(*plans: Plan, findings: bool = True) -> Ranking:
    made = Batch(handmade.INSTRUMENT)
    for number, plan in enumerate(plans):
        found = handmade.FINDINGS[number % 3 :] if findings else ()
        made.add(f"{number}.yaml", handmade.report(found, plan=plan))
    return made.ranking()


def units(*names: str) -> list[Plan]:
    """Plans of which the first two share three rows."""
    rows = (
        ("Tim kerja telah dibentuk", "Membentuk tim kerja", "SK tim", "Januari"),
        ("Monev telah dilaksanakan berkala", "Melaksanakan monev", "Laporan monev", "Maret"),
        ("Kebijakan mutasi telah ditetapkan", "Menetapkan pola mutasi", "SK {}", "Juni"),
    )
    plans = []
    for number, name in enumerate(names):
        own = [
            (f"Dokumen {number}{n} milik sendiri {name}", f"Menyusun {number}{n} saja", "Foto", "")
            for n in range(4)
        ]
        cells = [*rows, *own] if number < 2 else own
        kegiatan = tuple(
            Kegiatan(n, 0, 0, i, a, (b.format(name),), t)
            for n, (i, a, b, t) in enumerate(cells, start=1)
        )
        plans.append(handmade.PLAN._replace(unit=name, kegiatan=kegiatan))
    return plans


RANKED = batch(*units("KPU Kabupaten Satu", "KPU Kabupaten Dua", "KPU Kota Tiga"))


def ranked_leaflet(ranking: Ranking = RANKED, lang: Lang = "id") -> Leaflet:
    return ranked.leaflet(ranking, FAILED, RULESET, handmade.SETTING, lang)


def terminal(leaflet: Leaflet, columns: int = 80) -> str:
    lines = leafletterminal.lines(leaflet, View(leaflet.lang, columns))
    return "".join(f"{line}\n" for line in lines)


class TestGolden:
    """Whole outputs, looked at by a person and kept."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_two_versions_at_a_terminal(self, lang: Lang) -> None:
        found = compared(after_report())
        golden(f"compare.{lang}.txt", terminal(comparison_leaflet(found, lang)))

    def test_two_years_as_markdown(self) -> None:
        found = compared(handmade.report((), plan=NEXT))
        golden("compare.years.md", leafletmarkdown.document(comparison_leaflet(found)))

    def test_two_units_as_a_page(self) -> None:
        other = AFTER._replace(unit="KPU Kota Lain")
        found = compared(handmade.report((), plan=other))
        golden("compare.units.html", leafletpage.document(comparison_leaflet(found)).decode())

    def test_two_versions_as_json(self) -> None:
        found = compared(after_report())
        made = comparisonjson.document(found, ("a.yaml", "b.yaml"), handmade.SETTING, "id")
        golden("compare.json", re.sub(r'"zicheck": "[^"]+"', '"zicheck": "0"', made))

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_a_ranking_at_a_terminal(self, lang: Lang) -> None:
        golden(f"rank.{lang}.txt", terminal(ranked_leaflet(lang=lang)))

    def test_a_ranking_as_a_page(self) -> None:
        golden("rank.html", leafletpage.document(ranked_leaflet()).decode())

    def test_a_ranking_as_markdown(self) -> None:
        golden("rank.md", leafletmarkdown.document(ranked_leaflet()))

    def test_a_ranking_as_csv(self) -> None:
        golden("rank.csv", rankedcsv.document(RANKED, "id").decode("utf-8"))

    def test_a_ranking_as_json(self) -> None:
        made = rankedjson.document(RANKED, FAILED, RULESET, handmade.SETTING, "id")
        golden("rank.json", re.sub(r'"zicheck": "[^"]+"', '"zicheck": "0"', made))


# --- what is harmless --------------------------------------------------------------------------


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def tags(html: str) -> _Tags:
    parser = _Tags()
    parser.feed(html)
    return parser


def hostile_plan(unit: str, *, reverse: bool = False) -> Plan:
    """Every cell of every row is hostile."""
    words = HOSTILE[::-1] if reverse else HOSTILE
    return Plan(
        unit=unit,
        tahun=2026,
        area=(Area("<b>I</b>", "x"),),
        komponen=(Komponen("1", "|", 0),),
        kegiatan=tuple(
            Kegiatan(n, 0, 0, f"{word} dan lain dari itu", word, (word,), word, word, word)
            for n, word in enumerate(words, start=1)
        ),
    )


def hostile() -> list[Leaflet]:
    """Leaflets full of it; the first two plans are equal but for order, the rest alike."""
    found = handmade.finding(
        rows=(1,), message=Text(HOSTILE[0], HOSTILE[0]), remedy=Text(HOSTILE[7], HOSTILE[7])
    )
    one = handmade.report((found,), plan=hostile_plan("=cmd|' /C calc'!A0"))
    other = handmade.report((), plan=hostile_plan("<script>x</script>", reverse=True))
    changed = one.plan._replace(
        kegiatan=tuple(
            row._replace(target_waktu=f"{row.target_waktu} <img src=x> {row.row}")
            for row in one.plan.kegiatan
        ),
    )
    rankings = batch(one.plan, other.plan, hostile_plan("@SUM(1)"))
    return [
        comparison_leaflet(compared(other, one)),
        comparison_leaflet(compared(handmade.report((), plan=changed), one)),
        ranked.leaflet(rankings, ((HOSTILE[0], FAILED[0][1]),), RULESET, handmade.SETTING, "id"),
    ]


@pytest.mark.parametrize("leaflet", hostile(), ids=["order", "cells", "rank"])
class TestHostileTexts:
    """What a plan contains is text and nothing else."""

    def test_html_has_only_our_tags_and_no_address(self, leaflet: Leaflet) -> None:
        parsed = tags(leafletpage.document(leaflet).decode("utf-8"))
        ours = {
            "html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "h3",
            "div", "p", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "ul", "li",
            "details", "summary", "span", "strong", "ins", "del",
        }  # fmt: skip
        assert set() == set(parsed.tags) - ours
        assert set() == {"src", "href", "style", "onerror"} & {
            name for name, _ in parsed.attributes
        }

    def test_markdown_has_only_our_tags_and_no_link(self, leaflet: Leaflet) -> None:
        text = leafletmarkdown.document(leaflet)
        text.encode("utf-8")
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        ours = {"h1", "h2", "h3", "p", "br", "ul", "li", "strong", "ins", "del",
                "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
        assert set() == set(tags(html).tags) - ours

    def test_markdown_tables_keep_their_columns(self, leaflet: Leaflet) -> None:
        text = leafletmarkdown.document(leaflet)
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        heads = sum(token.type == "th_open" for token in tokens)
        assert heads
        rows = [token for token in tokens if token.type in ("tr_open", "td_open", "th_open")]
        assert len(rows) > heads

    def test_a_terminal_shows_signs_and_does_not_obey_them(self, leaflet: Leaflet) -> None:
        for line in terminal(leaflet).splitlines():
            assert line.isprintable()


class TestWorkbook:
    """The ranking as a workbook, read back."""

    def read(self, ranking: Ranking, lang: Lang = "id") -> openpyxl.Workbook:
        data = rankedbook.document(ranking, FAILED, RULESET, lang)
        assert data == rankedbook.document(ranking, FAILED, RULESET, lang)
        return openpyxl.load_workbook(io.BytesIO(data))

    def test_sheets_and_values(self) -> None:
        book = self.read(RANKED)
        assert ["Peringkat", "Area", "Temuan", "Teks sama", "Tidak terbaca"] == book.sheetnames
        rows = list(book["Peringkat"].values)
        assert [line.unit for line in RANKED.lines] == [row[1] for row in rows[1:]]
        assert [line.readiness for line in RANKED.lines] == pytest.approx(
            [row[3] for row in rows[1:]]
        )
        assert 2 == sum(
            row[0] == "Kelompok 1" or row[0] == "Blok 1" for row in book["Teks sama"].values
        )

    def test_a_percent_is_cut_off_and_not_rounded_up(self) -> None:
        lost = handmade.finding(area="II", share=3.5 * 0.4001)
        made = Batch(handmade.INSTRUMENT)
        made.add("a.yaml", handmade.report((lost,)))
        assert 59.9 == self.read(made.ranking())["Peringkat"].cell(2, 6).value

    def test_nothing_is_a_formula(self) -> None:
        book = self.read(batch(*(hostile_plan(word) for word in HOSTILE)))
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n"}


def test_csv_is_guarded_and_read_back_whole() -> None:
    """One line for each plan, and none begins like a formula."""
    made = rankedcsv.document(batch(*(hostile_plan(word) for word in HOSTILE)), "id")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))
    assert len(HOSTILE) + 1 == len(rows)
    assert {len(rows[0])} == {len(row) for row in rows}
    assert [] == [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


class TestManyPlans:
    """514 plans stay one readable file."""

    MANY = batch(*units(*(f"KPU Kabupaten Nomor{n}" for n in range(514))))

    def test_the_page_is_of_a_size_to_send(self) -> None:
        assert 1_000_000 > len(leafletpage.document(ranked_leaflet(self.MANY)))

    def test_lists_are_cut_with_a_count_of_the_rest(self) -> None:
        plans = [
            plan._replace(unit=f"KPU Kabupaten N{n}")
            for n in range(40)
            for plan in units("A", "B")[:1]
        ]
        others = units(*(f"KPU Kota M{n}" for n in range(60)))[2:]
        page = terminal(ranked_leaflet(batch(*plans, *others)))
        assert "dan 10 rencana lain" in " ".join(page.split())

    def test_it_fits_the_terminal(self) -> None:
        lines = terminal(ranked_leaflet(self.MANY)).splitlines()
        assert max(map(width, lines)) <= 80

    def test_an_unusual_way_of_judging_is_told(self) -> None:
        setting = handmade.SETTING._replace(as_of=date(2026, 6, 30), keep_ignored=True)
        facts = ranked.leaflet(RANKED, (), RULESET, setting, "id").facts
        expected = (
            "Dihitung yang jatuh tempo sampai dengan 30 Juni 2026.",
            "Pengabaian tidak diberlakukan.",
        )
        assert expected == facts[1:]

    def test_failures_are_cut_too(self) -> None:
        failed = [(f"{n}.yaml", FAILED[0][1]) for n in range(70)]
        page = terminal(ranked.leaflet(RANKED, failed, RULESET, handmade.SETTING, "id"))
        assert "dan 20 berkas lain." in page


# --- the look ----------------------------------------------------------------------------------


def _luminance(color: str) -> float:
    digits = color.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"), ("ink", "rise"), ("soft", "paper"), ("soft", "rise"), ("link", "paper"),
        ("good", "good-bg"), ("fair", "fair-bg"), ("low", "low-bg"),
    ],
)  # fmt: skip
def test_text_stands_out_from_its_ground(scheme: int, ink: str, ground: str) -> None:
    """At least 4.5 to 1 (WCAG AA)."""
    colors: dict[str, str] = {}
    found = re.findall(r":root\{([^}]*)\}", pagestyle.STYLE)
    assert 3 == len(found)
    for block in [found[0], *([found[scheme]] if scheme else [])]:
        colors |= dict(re.findall(r"--([\w-]+):(#[0-9a-f]+)", block))
    one, other = sorted((_luminance(colors[ink]), _luminance(colors[ground])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


# --- the commands ------------------------------------------------------------------------------

PLAN = "zicheck: 1\nunit: {}\ntahun: 2026\narea: []\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with two plans; checks find nothing."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "NO_COLOR", "FORCE_COLOR", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    rules = SimpleNamespace(**vars(RULESET), rules=(), off=())
    monkeypatch.setattr(rulesets, "builtin", lambda: rules)
    monkeypatch.setattr(checking, "check", lambda plan, *_, **__: handmade.report((), plan=plan))
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(PLAN.format(f"KPU Kabupaten {name.upper()}"))

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


class TestCompareCommand:
    """`zicheck compare A B`."""

    def test_terminal_is_the_default(self, run: Run) -> None:
        code, out, err = run("compare", "a.yaml", "b.yaml")
        assert (0, "") == (code, err)
        assert out.startswith("Perbandingan rencana aksi\nSemula: KPU Kabupaten A 2026 (a.yaml)\n")

    @pytest.mark.parametrize(
        ("form", "start"),
        [("md", "# Perbandingan"), ("html", "<!doctype html>"), ("json", '{"version": 1')],
    )
    def test_formats(self, run: Run, form: str, start: str) -> None:
        code, out, _ = run("compare", "a.yaml", "b.yaml", "--format", form)
        assert 0 == code
        assert out.startswith(start)

    def test_files_by_their_ending(self, run: Run) -> None:
        names = ("c.md", "c.html", "c.json", "c.txt")
        words = [word for name in names for word in ("-o", name)]
        code, out, err = run("compare", "a.yaml", "b.yaml", *words)
        assert (0, "") == (code, out)
        assert [f"Berkas `{name}` ditulis." for name in names] == err.splitlines()
        assert all(Path(name).stat().st_size for name in names)

    def test_the_same_input_gives_the_same_bytes(self, run: Run) -> None:
        pages = [run("compare", "a.yaml", "b.yaml", "--format", "html")[1] for _ in range(2)]
        assert pages[0] == pages[1]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            pytest.param(["a.yaml"], "MENJADI", id="one plan"),
            pytest.param(["-", "-"], "masukan standar", id="standard input twice"),
            pytest.param(["a.yaml", "x.yaml"], "`x.yaml` tidak ditemukan", id="missing"),
            pytest.param(["a.yaml", "."], "lebih dari satu rencana", id="folder"),
            pytest.param(["a.yaml", "b.yaml", "-o", "c.pdf"], "akhiran", id="ending"),
            pytest.param(["a.yaml", "b.yaml", "--format", "csv"], "md, html, json", id="format"),
            pytest.param(["a.yaml", "b.yaml", "-o", "x/c.md"], "tidak dapat ditulis", id="folder"),
        ],
    )
    def test_what_cannot_be_done_is_said(self, run: Run, words: list[str], said: str) -> None:
        code, out, err = run("compare", *words)
        assert (2, "") == (code, out)
        assert said in err

    def test_a_plan_is_not_overwritten(self, run: Run) -> None:
        Path("b.md").write_text("# x\n")
        code, _, err = run("compare", "a.yaml", "b.md", "-o", "b.md")
        assert 2 == code
        assert "menimpa rencana" in err
        assert "# x\n" == Path("b.md").read_text()


class TestRankCommand:
    """`zicheck rank PATH...`."""

    def test_terminal_is_the_default(self, run: Run) -> None:
        code, out, err = run("rank", ".")
        assert (0, "") == (code, err)
        assert out.startswith("Peringkat kesiapan rencana aksi\n2 rencana dari 2 unit")

    @pytest.mark.parametrize(
        ("form", "start"),
        [
            ("md", "# Peringkat"),
            ("html", "<!doctype html>"),
            ("json", '{"version": 1'),
            ("csv", "No.;Unit"),
        ],
    )
    def test_formats(self, run: Run, form: str, start: str) -> None:
        code, out, _ = run("rank", ".", "--format", form)
        assert 0 == code
        assert out.startswith(start)

    def test_files_by_their_ending(self, run: Run) -> None:
        names = ("r.md", "r.html", "r.json", "r.csv", "r.txt", "r.xlsx")
        code, out, _ = run("rank", ".", *(word for name in names for word in ("-o", name)))
        assert (0, "") == (code, out)
        assert all(Path(name).stat().st_size for name in names)

    def test_a_bad_file_is_listed_and_the_rest_is_ranked(self, run: Run) -> None:
        Path("c.yaml").write_text("- x\n")
        code, out, err = run("rank", ".", "--format", "json")
        value = json.loads(out)
        assert 2 == code
        assert ["KPU Kabupaten A", "KPU Kabupaten B"] == [p["unit"] for p in value["plans"]]
        assert ["c.yaml"] == [error["path"] for error in value["errors"]]
        assert "c.yaml" in err

    def test_without_any_plan_nothing_is_written(self, run: Run) -> None:
        Path("c.yaml").write_text("- x\n")
        code, out, err = run("rank", "c.yaml", "-o", "r.html")
        assert (2, "") == (code, out)
        assert err
        assert not Path("r.html").exists()

    def test_english(self, run: Run) -> None:
        assert run("rank", ".", "--lang", "en")[1].startswith("Ranking of action plans")


def test_the_real_plans_can_be_ranked_and_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """By the built-in rules; the order is that of `check`."""
    plans = sorted(map(str, (ROOT / "plans").glob("*.yaml")))
    assert 0 == cli.main(["rank", *plans, "--format", "json"])
    lines = json.loads(capsys.readouterr().out)["plans"]
    assert len(plans) == len(lines)
    readiness = [line["readiness"] for line in lines]
    assert sorted(readiness, reverse=True) == readiness
    assert 0 == cli.main(["compare", *plans[:2], "--format", "json"])
    made = json.loads(capsys.readouterr().out)
    assert made["after"]["readiness"] - made["before"]["readiness"] == pytest.approx(made["delta"])
