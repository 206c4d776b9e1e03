"""Hostile texts in every field of a plan, in names and rules, through every command and form.

Each output is read by a program of its format, and must hold nothing that a harmless plan's does
not: no formula, tag, link, command, property or control character.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest
import yaml
from markdown_it import MarkdownIt

from zicheck.cli import main
from zicheck.planfile import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAYLOADS = {
    "equals": '=HYPERLINK("http://jahat.example";"klik")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "wide equals": "\uff1d1+1",
    "dde": '=DDE("cmd";"/C calc";"x")',
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\" autofocus onfocus=alert(1) x=\"' onload='alert(1)",
    "end of script": "</script><!--<script>\u2028\u2029</style></textarea></title>",
    "entity": "&lt;script&gt;&#60;b&#62;&amp;&quot;<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "url": "javascript:alert(1) data:text/html,x http://jahat.example/?q=1 www.jahat.example",
    "markdown link": "[klik](javascript:alert(1)) ![x](http://jahat.example/a.png) [a]: http://b.example",
    "markdown": "# judul\n| a | b |\n|---|---|\n```\n~~~\n<http://jahat.example> @orang #1 GH-1 a@b.example",
    "markdown start": "- [ ] a\n1. b\n> c\n    d\n***\n===",
    "terminal": "\x1b[31m\x1b]8;;http://jahat.example\x1b\\klik\x1b]8;;\x1b\\\x1b]0;judul\x07\x9b31m\b\b",
    "bidi": "\u202elanuD\u202c \u2066x\u2069 \u200f\u061c\u200b\ufeff",
    "github": "::set-output name=a::b\n::error file=a,line=1::c\n::add-mask::x\n::stop-commands::y",
    "github old": "##[set-env name=PATH;]x\n##vso[task.setvariable variable=a]b\n##teamcity[a b='c']",
    "gitlab": "section_start:1:a[collapsed=true]\r\x1b[0Kb",
    "xml": "]]><a>\x00\x01\x0b\x0c\x1f\ufffe\uffff<![CDATA[",
    "json": '"},"x":[{"a":1}],"\\u0000\\',
    "calendar": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/passwd\n ATTENDEE:x\\n\\;\\,",
    "csv": '";"a"\r\n=1+1;"b",\'=2',
    "yaml": "!!python/object/apply:os.system [a]\n---\n&a *a {x: y} %YAML ? | > ' \" # : -",
    "field": "{baris} {nama.__class__} {0} %s $(touch a) `touch b` ${IFS} {{7*7}}",
    "excel escape": "_x000D_ _x0041_ &G&P",
    "nul": "a\x00b",
}  # fmt: skip
TAME = "Menyusun laporan"
FIELDS = (
    "indikator",
    "langkah_aksi",
    "bukti_fisik",
    "target_waktu",
    "target_capaian",
    "penanggung_jawab",
)


def plan(text: str, *, months: bool = False) -> str:
    """A plan that says `text` in every field; with `months` its targets can still be read."""
    row: dict[str, Any] = dict.fromkeys(FIELDS, text)
    other = {**dict.fromkeys(FIELDS, f"Rapat {text}"), "lke": ["P.I.1.a"]}
    row["abaikan"] = [{"kode": "BKT002", "alasan": text}, {"kode": "BKT014", "alasan": text}]
    third = {**other, "langkah_aksi": f"Survei {text}", "lke": ["P.VI.3.a"]}
    if months:
        third["target_waktu"] = "April 2025"
        row["target_waktu"] = other["target_waktu"] = "Maret 2025"
    return json.dumps(
        {
            "zicheck": 1,
            "unit": text,
            "induk": [text, f"KPU {text}"],
            "tahun": 2025,
            "keputusan": {"nomor": text, "tahun": 2025, "tanggal": "2025-01-06", "judul": text},
            "dasar_hukum": [
                {"bagian": "mengingat", "teks": text},
                {"bagian": "menimbang", "teks": f"Peraturan Menteri PANRB Nomor 10 Tahun 2019 {text}"},
            ],
            "naskah": [
                {"bagian": text, "teks": text},
                {"bagian": "judul lampiran", "teks": f"LAMPIRAN NOMOR TAHUN 2024 {text}"},
            ],
            "area": [
                {
                    "kode": "I",
                    "judul": text,
                    "komponen": [
                        {"nomor": text[:40], "nama": text, "kegiatan": [row, other, third]}
                    ],
                },
                {"judul": text, "komponen": [{"nama": text, "kegiatan": [row]}]},
            ],
        }
    )  # fmt: skip


RULES = """
id: {text}
nama: {{id: {text}, en: {text}}}
ubah: {{}}
aturan:
  - kode: STR901
    judul: {{id: {text}, en: {text}}}
    tingkat: error
    periksa: naskah_memuat
    opsi: {{pola: '\\S'}}
    dasar: {{sumber: {{id: {text}, en: {text}}}}}
    mengapa: {{id: {text}, en: {text}}}
    pesan: {{id: {template}, en: {template}}}
    saran: {{id: {template}, en: {template}}}
    contoh:
      gagal: [{{naskah: [{{bagian: judul, teks: abc}}], kegiatan: [{{lke: P.I.1.a}}]}}]
      lulus: [{{kegiatan: [{{lke: P.I.1.a}}]}}]
"""


CONFIG = """
[[abaikan]]
kode = "STR001"
alasan = %s
"""
"""JSON writes a text as TOML does, but for what TOML may not hold."""


def rules(text: str) -> str:
    template = text.replace("{", "(").replace("}", ")")
    return RULES.format(text=json.dumps(text), template=json.dumps(template))


def file_name(text: str) -> str:
    """As much of `text` as a file name can hold here."""
    return re.sub(r"[/\x00]|^[-.@=+~ ]+(?=$)", "_", text)[:60] + " rencana.yaml"


class Place:
    """A folder with one plan, its rule set, and what each command makes of them."""

    def __init__(self, folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.text = text
        self.capsys = capsys
        self.known: dict[tuple[str, ...], tuple[str, str]] = {}
        folder.mkdir()
        name = file_name(text)
        self.plan = folder / name
        self.plan.write_text(plan(text), encoding="utf-8")
        self.timed = folder / f"b{name}"
        self.timed.write_text(plan(text, months=True), encoding="utf-8")
        (folder / "zicheck.toml").write_text(CONFIG % json.dumps(f"a {text}"), encoding="utf-8")
        self.rules = folder / "aturan" / "a.yaml"
        self.rules.parent.mkdir()
        self.rules.write_text(rules(text), encoding="utf-8")

    def run(self, *arguments: str) -> tuple[str, str]:
        """Both streams of a command that ends in no surprise."""
        if arguments in self.known:
            return self.known[arguments]
        code = main(list(arguments))
        out, err = self.capsys.readouterr()
        assert code in (0, 1), err
        assert "Traceback" not in err
        self.no_control(err)
        if self.text == TAME:
            self.known[arguments] = (out, err)
        return out, err

    def made(self, command: str, ending: str, *arguments: str) -> bytes:
        """The document that `command` writes for this plan."""
        out = self.folder / "keluaran" / f"{command}{ending}"
        out.parent.mkdir(exist_ok=True)
        if self.text != TAME or not out.exists():
            self.run(command, *arguments, "-o", str(out))
        return out.read_bytes()

    @staticmethod
    def no_control(text: str) -> None:
        shown = set(text) - {"\n"}
        assert [] == sorted(char for char in shown if not char.isprintable() and char not in ZW)


ZW = "\u200c\u200d"
"""Joiners, which scripts and emoji need, and which change no order."""


@pytest.fixture(params=PAYLOADS, ids=str)
def hostile(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Place:
    return Place(tmp_path / "a", PAYLOADS[request.param], capsys)


@pytest.fixture(scope="module")
def kept() -> dict[str, Place]:
    """The harmless plan, whose documents are made once."""
    return {}


@pytest.fixture
def tame(
    kept: dict[str, Place],
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> Place:
    if "tame" not in kept:
        kept["tame"] = Place(tmp_path_factory.mktemp("tame") / "a", TAME, capsys)
    kept["tame"].capsys = capsys
    return kept["tame"]


# --- text for people ------------------------------------------------------------------------


def obeys_nobody(text: str) -> None:
    """No line that a CI runner takes for a command, however it is indented."""
    for line in text.splitlines():
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line, line
        assert "##vso[" not in line, line
        assert "##teamcity[" not in line, line


def test_what_a_terminal_or_a_log_shows_is_printable_and_commands_nothing(hostile: Place) -> None:
    name, other, ruleset = str(hostile.plan), str(hostile.timed), str(hostile.rules)
    for arguments in (
        ("check", name, "--ruleset", ruleset),
        ("check", name, other),
        ("check", name, "--quiet"),
        ("check", name, "--format", "concise"),
        ("gaps", name),
        ("gaps", name, "--owner"),
        ("compare", name, other),
        ("rank", name, other),
        ("match", name),
        ("fix", name),
        ("rules", "list", "--ruleset", ruleset),
        ("rules", "explain", "STR901", "--ruleset", ruleset),
        ("rules", "test", ruleset),
        ("config", name),
    ):
        lang = "en" if arguments[0] in ("gaps", "match") else "id"
        out, err = hostile.run(*arguments, "--lang", lang)
        hostile.no_control(out)
        obeys_nobody(out)
        obeys_nobody(err)


def test_github_annotations_are_those_of_the_findings_alone(hostile: Place) -> None:
    out, _ = hostile.run("check", str(hostile.plan), "--format", "github")
    found = json.loads(hostile.run("check", str(hostile.plan), "--format", "json")[0])
    findings = sum(found["summary"]["findings"].values())
    commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    assert all(re.match(r"::(error|warning|notice) ", line) for line in commands)
    assert len(commands) <= findings
    for line in commands:
        properties = line.removeprefix("::").split("::", 1)[0].partition(" ")[2]
        names = [part.partition("=")[0] for part in properties.split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert len(names) == len(set(names))
    obeys_nobody("\n".join(line for line in out.splitlines() if line not in commands))


# --- data -----------------------------------------------------------------------------------


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    return {key for item in value for key in keys(item)} if isinstance(value, list) else set()


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "rdjson"])
def test_json_holds_the_keys_of_a_harmless_plan_and_can_be_encoded(
    form: str, hostile: Place, tame: Place
) -> None:
    text = hostile.run("check", str(hostile.plan), "--format", form)[0]
    text.encode()
    read = json.loads(text)
    known = json.loads(tame.run("check", str(tame.plan), "--format", form)[0])
    assert keys(read) - keys(known) <= UNSTEADY
    obeys_nobody(text)
    if form == "sarif":
        uris = [
            item["physicalLocation"]["artifactLocation"]["uri"]
            for result in read["runs"][0]["results"]
            for item in result["locations"]
        ]
        assert uris
        for uri in uris:
            assert re.fullmatch(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+", uri), uri
            assert not re.match(r"(?:javascript|data|https?):", uri)
    if form == "json":
        assert hostile.text.strip() in (read["plans"][0]["unit"], read["plans"][0]["unit"].strip())


UNSTEADY = {"table", "page", "by_year", "location"}
"""Keys that depend on what is found."""


@pytest.mark.parametrize(
    "arguments",
    [("match", "--format", "json"), ("gaps", "--format", "json"), ("rank", "--format", "json"),
     ("config", "--format", "json")],
    ids=lambda found: found[0],
)  # fmt: skip
def test_json_of_the_other_commands_is_json(arguments: tuple[str, ...], hostile: Place) -> None:
    out, _ = hostile.run(arguments[0], str(hostile.plan), *arguments[1:])
    assert json.loads(out)
    hostile.no_control(out)


def test_json_of_a_comparison_and_of_rules_is_json(hostile: Place) -> None:
    out, _ = hostile.run("compare", str(hostile.plan), str(hostile.timed), "--format", "json")
    assert json.loads(out)
    out, _ = hostile.run("rules", "list", "--ruleset", str(hostile.rules), "--format", "json")
    assert "STR901" in set(strings(json.loads(out)))


def test_junit_is_xml_with_the_elements_of_a_harmless_plan(hostile: Place, tame: Place) -> None:
    text = hostile.run("check", str(hostile.plan), "--format", "junit")[0]
    known = ET.fromstring(tame.run("check", str(tame.plan), "--format", "junit")[0])  # noqa: S314 - our own output
    read = ET.fromstring(text)  # noqa: S314 - our own output
    shape = {(item.tag, name) for item in known.iter() for name in (None, *item.attrib)}
    assert {(item.tag, name) for item in read.iter() for name in (None, *item.attrib)} <= shape


def test_a_calendar_holds_the_properties_of_a_harmless_plan(hostile: Place, tame: Place) -> None:
    read = icalendar.Calendar.from_ical(hostile.made("calendar", ".ics", str(hostile.timed)))
    known = icalendar.Calendar.from_ical(tame.made("calendar", ".ics", str(tame.timed)))
    assert read.events
    assert {len(known.events), 1} >= {len(read.events)} or len(read.events) <= 5
    names = {(part.name, name) for part in known.walk() for name in part}
    assert {(part.name, name) for part in read.walk() for name in part} <= names
    assert [] == read.errors


# --- CSV and spreadsheets -------------------------------------------------------------------

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.mark.parametrize("command", ["report", "gaps", "rank"])
def test_no_cell_of_a_csv_begins_a_formula(command: str, hostile: Place) -> None:
    data = hostile.made(command, ".csv", str(hostile.timed)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=";"))
    assert 1 == len({len(row) for row in rows})
    number = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
    for row in rows:
        for cell in row:
            assert not cell.lstrip(" ").startswith(FORMULA) or number.fullmatch(cell), cell
            hostile.no_control(cell)


def formulas(data: bytes) -> set[tuple[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None or cell.hyperlink.location is not None, cell.value
                if cell.data_type == "f":
                    found.add((sheet.title, re.sub(r"\d+", "0", str(cell.value))))
    return found


def sound_package(data: bytes) -> None:
    """Every part is XML, and none points outside the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            assert ".." not in name
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                tree = ET.fromstring(part)  # noqa: S314 - our own output
                assert b"<!DOCTYPE" not in part
                if name.endswith(".rels"):
                    assert [] == [
                        item.attrib["Target"]
                        for item in tree
                        if item.attrib.get("TargetMode") == "External"
                    ]


@pytest.mark.parametrize("command", ["report", "gaps", "rank", "export"])
def test_a_workbook_holds_the_formulas_of_a_harmless_plan(
    command: str, hostile: Place, tame: Place
) -> None:
    data = hostile.made(command, ".xlsx", str(hostile.timed))
    sound_package(data)
    known = formulas(tame.made(command, ".xlsx", str(tame.timed)))
    assert {text for _, text in formulas(data)} <= {text for _, text in known}


@pytest.mark.parametrize("command", ["report", "gaps", "export"])
def test_a_word_document_has_no_field_and_no_outside(
    command: str, hostile: Place, tame: Place
) -> None:
    def instructions(data: bytes) -> set[str]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            tree = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 - our own output
        space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        return {
            re.sub(r"\d+", "0", item.text or item.attrib.get(f"{space}instr", ""))
            for tag in ("instrText", "fldSimple")
            for item in tree.iter(space + tag)
        }

    data = hostile.made(command, ".docx", str(hostile.timed))
    sound_package(data)
    assert instructions(data) <= instructions(tame.made(command, ".docx", str(tame.timed)))


# --- pages ----------------------------------------------------------------------------------


class Tags(HTMLParser):
    """Every tag with the names of its attributes; addresses; what scripts and styles hold."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.raw: set[str] = set()
        self.at = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at = tag
        self.shape.add((tag, ""))
        for name, value in attrs:
            self.shape.add((tag, name))
            if name in ("href", "src", "action", "formaction", "xlink:href", "data"):
                self.addresses.add(value or "")

    def handle_data(self, data: str) -> None:
        if self.at in ("script", "style"):
            self.raw.add(data)

    def handle_endtag(self, _tag: str) -> None:
        self.at = ""

    def handle_comment(self, _data: str) -> None:
        self.shape.add(("comment", ""))

    def handle_decl(self, decl: str) -> None:
        self.shape.add(("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        self.shape.add(("unknown", data))

    def handle_pi(self, data: str) -> None:
        self.shape.add(("pi", data))


@lru_cache(maxsize=1)
def every_tag_of_real_plans() -> Callable[[str, tuple[str, ...]], set[tuple[str, str]]]:
    import tempfile

    folder = Path(tempfile.mkdtemp())
    made: dict[str, set[tuple[str, str]]] = {}
    plans = [str(p) for p in sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))]

    def shape(command: str, _: tuple[str, ...] = ()) -> set[tuple[str, str]]:
        if command not in made:
            made[command] = set()
            for number, path in enumerate(plans):
                given = plans if command == "rank" else [path]
                given = [path, plans[number - 1]] if command == "compare" else given
                out = folder / f"{command}{number}.html"
                main([command, *given, "-o", str(out)])
                made[command] |= Tags(out.read_text(encoding="utf-8")).shape
        return made[command]

    return shape


@pytest.mark.parametrize("command", ["report", "compare", "rank", "export"])
def test_a_page_has_the_tags_and_attributes_of_harmless_ones(
    command: str, hostile: Place, tame: Place
) -> None:
    def page(at: Place) -> Tags:
        given = [str(at.timed), *([str(at.plan)] if command in ("compare", "rank") else [])]
        return Tags(at.made(command, ".html", *given).decode())

    found, known = page(hostile), page(tame)
    assert found.shape <= known.shape | every_tag_of_real_plans()(command, ())
    assert all(address.startswith("#") for address in found.addresses), found.addresses
    assert found.raw == known.raw


OURS = re.compile(r"<!-- -->|</?(?:br|details|summary|strong|em|del|ins|mark|sub|sup)>")


@pytest.mark.parametrize("command", ["report", "gaps", "compare", "rank", "export"])
def test_markdown_makes_no_link_picture_heading_or_tag(
    command: str, hostile: Place, tame: Place
) -> None:
    def tokens(at: Place) -> list[Any]:
        given = [str(at.timed), *([str(at.plan)] if command in ("compare", "rank") else [])]
        text = at.made(command, ".md", *given).decode()
        at.no_control(text)
        obeys_nobody(text)
        parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
        found = parser.parse(text)
        return [*found, *(child for token in found for child in token.children or ())]

    found, known = tokens(hostile), tokens(tame)
    assert {"link_open", "image"}.isdisjoint({token.type for token in found})
    for token in found:
        if token.type.startswith("html_"):
            rest = OURS.sub("", token.content)
            assert "<" not in rest, token.content
    headings = sum(token.type == "heading_open" for token in known)
    assert headings == sum(token.type == "heading_open" for token in found)


def test_the_summary_of_a_job_makes_no_link_picture_or_tag(hostile: Place) -> None:
    text = hostile.run("check", str(hostile.plan), "--format", "markdown")[0]
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    found = parser.parse(text)
    found += [child for token in found for child in token.children or ()]
    assert {"link_open", "image"}.isdisjoint({token.type for token in found})
    obeys_nobody(text)


# --- YAML -----------------------------------------------------------------------------------


def test_a_plan_that_is_mended_or_matched_in_place_still_says_the_same(hostile: Place) -> None:
    before, _ = read_plan(hostile.plan.read_bytes(), "a.yaml")
    hostile.run("match", str(hostile.plan), "--write")
    hostile.run("fix", str(hostile.plan), "--write")
    after, _ = read_plan(hostile.plan.read_bytes(), "a.yaml")
    assert before.unit == after.unit
    assert [row.langkah_aksi for row in before.kegiatan] == [
        row.langkah_aksi for row in after.kegiatan
    ]


def test_a_document_with_hostile_cells_is_imported_as_plain_text(hostile: Place) -> None:
    """Through Word and back: what YAML reads is text, of no tag and no alias."""
    word = hostile.folder / "keluaran" / "export.docx"
    hostile.made("export", ".docx", str(hostile.timed))
    out = hostile.folder / "kembali.yaml"
    hostile.run("import", str(word), "-o", str(out))
    text = out.read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    assert all(isinstance(key, str) for key in keys(read))
    events = list(yaml.parse(text))
    assert not any(isinstance(event, yaml.AliasEvent) for event in events)
    assert not any(getattr(event, "tag", None) for event in events)
    assert read_plan(out.read_bytes(), "b.yaml")[0].kegiatan


# --- what no text file can hold ----------------------------------------------------------------


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d", "\\U00110000"])
def test_a_half_of_a_letter_is_refused_in_a_sentence_or_written_out(
    escape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(plan("QQ").replace("QQ", f"a{escape}b"), encoding="utf-8")
    for form in ("json", "sarif", "junit", "github", "gitlab", "rdjson", "concise", "terminal"):
        code = main(["check", str(path), "--format", form])
        out, err = capsys.readouterr()
        assert code in (1, 2)
        assert "Traceback" not in err
        (out + err).encode("utf-8")
