"""`zicheck export`: the form of a decree, what is kept beside it, the files, the command."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
import soffice
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from goldens import same

from zicheck import cli
from zicheck.carried import as_printed, carried, changed_passages, changed_rows, restored
from zicheck.decree import Draft, read_decree
from zicheck.decreeform import document, form, printable
from zicheck.importing import import_file
from zicheck.kept import joined, pieces
from zicheck.plan import (
    Abaikan,
    Area,
    Kegiatan,
    Keputusan,
    Komponen,
    Kutipan,
    Naskah,
    Plan,
)
from zicheck.planfile import read_plan
from zicheck.planwriter import write_plan
from zicheck.render.decrees import FORMATS, render

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
MILLIMETRE = 36_000
Run = Callable[..., tuple[int, str, str]]

ANNEX = Plan(
    unit="KPU Kabupaten Contoh",
    tahun=2026,
    tujuan="WBBM",
    induk=("KPU Provinsi Contoh", "KPU RI"),
    keputusan=Keputusan("3", 2026, date(2026, 1, 5), "RENCANA AKSI ZONA INTEGRITAS TAHUN 2026"),
    area=(Area("I", "MANAJEMEN PERUBAHAN"), Area("II", "Penataan Tatalaksana")),
    komponen=(Komponen("1.", "Tim Kerja", 0), Komponen("2.", "Monev", 0), Komponen("1.", "SOP", 1)),
    kegiatan=(
        Kegiatan(1, 0, 0, "Tim dibentuk", "Menyusun SK", ("SK", "Foto"), "Januari 2026"),
        Kegiatan(2, 0, 0, "Tim bekerja", "Rapat", ("Notula",), "Maret 2026", "2 kali"),
        Kegiatan(3, 0, 1, "Monev ZI", "Rapat", ("=1+1",), "Triwulan I", lke=("P.I.3.b",)),
        Kegiatan(4, 1, 2, "SOP ada", "<b>Menyusun</b>", (), "Mei 2026",
                 abaikan=(Abaikan("WKT004", "Sudah ada", date(2026, 12, 31)),)),
    ),
)  # fmt: skip
"""A plan without any text of its decree."""
DECREE = ANNEX._replace(
    dasar_hukum=(
        Kutipan("menimbang", "bahwa berdasarkan Peraturan Menteri Nomor 90 Tahun 2021;"),
        Kutipan("mengingat", "Undang-Undang Nomor 7 Tahun 2017;"),
        Kutipan("mengingat", "Peraturan Presiden Nomor 81 Tahun 2010;"),
        Kutipan("lampiran", "Undang-Undang Nomor 28 Tahun 1999."),
    ),
    naskah=(
        Naskah("pembukaan", "KETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH,"),
        Naskah("menimbang", "bahwa untuk pelayanan yang baik;"),
        Naskah("menimbang", "bahwa berdasarkan pertimbangan itu perlu menetapkan keputusan;"),
        Naskah("memutuskan", "M E M U T U S K A N :"),
        Naskah("menetapkan", "KEPUTUSAN TENTANG RENCANA AKSI."),
        Naskah("kesatu", "Menetapkan rencana aksi:"),
        Naskah("kesatu", "untuk tahun 2026."),
        Naskah("kedua", "Berlaku sejak ditetapkan."),
        Naskah("pendahuluan", "PENDAHULUAN"),
        Naskah("pendahuluan", "Zona integritas adalah predikat."),
        Naskah("maksud penyusunan", "Maksud Penyusunan"),
        Naskah("maksud penyusunan", "Rencana ini menjadi acuan."),
        Naskah("penutup", "Demikian rencana ini disusun."),
    ),
)


def again(plan: Plan, told: str | None = None) -> Draft:
    """`plan` by way of its form; `told` is what is kept, if not what belongs to it."""
    kept = carried(plan) if told is None else told
    return restored(read_decree(document(form(plan), "a.docx")), kept)


def notes(draft: Draft) -> str:
    return "\n".join(note.text.id for note in draft.unsure)


def word(plan: Plan, paper: str = "a4") -> docx.document.Document:
    return docx.Document(io.BytesIO(render(form(plan), carried(plan), ".docx", paper)))  # type: ignore[arg-type]


class TestForm:
    """The decree as lines and rows."""

    @pytest.mark.parametrize(("plan", "name"), [(ANNEX, "lampiran"), (DECREE, "keputusan")])
    def test_whole(self, plan: Plan, name: str) -> None:
        """Looked at by a person, as Markdown."""
        same(f"export.{name}.md", render(form(plan), "", ".md", "a4").decode())

    def test_page(self) -> None:
        """Looked at by a person, in a browser."""
        same("export.keputusan.html", render(form(DECREE), "", ".html", "f4").decode())

    def test_only_columns_that_the_plan_has(self) -> None:
        """Two of them are optional."""
        assert "TARGET CAPAIAN" == form(ANNEX).headings[-1]
        rows = tuple(row._replace(target_capaian=None) for row in ANNEX.kegiatan)
        assert "TARGET WAKTU" == form(ANNEX._replace(kegiatan=rows)).headings[-1]
        rows = tuple(row._replace(penanggung_jawab="Umum") for row in rows)
        assert "PENANGGUNG JAWAB" == form(ANNEX._replace(kegiatan=rows)).headings[-1]

    def test_more_considerations_than_letters_are_counted_by_numbers(self) -> None:
        """No decree counts beyond z."""
        naskah = tuple(Naskah("menimbang", f"bahwa {n};") for n in range(27))
        items = [line for line in form(ANNEX._replace(naskah=naskah)).decree if line.kind == "item"]
        assert ["1.", "27."] == [items[0].mark, items[-1].mark]

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("a\u00a0b", "a b"), ("a\u200eb\u202e", "ab"), ("\uf0b7 a", "• a"), ("a\nb\tc", "a\nb\tc"),
            ("a\x00b\x7f", "ab"), ("\ud800", ""), ("👩\u200d👧 é שלום", "👩\u200d👧 é שלום"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_printed_is_left_out(self, text: str, printed: str) -> None:
        """A decree is signed: it shows no codes."""
        assert printed == printable(text)


class TestKept:
    """What the form does not show, and when it is given back."""

    @pytest.mark.parametrize("plan", [ANNEX, DECREE], ids=["annex", "decree"])
    def test_all_comes_back(self, plan: Plan) -> None:
        """Ids, ignored findings, items of a list, cells that are not there, names of offices."""
        assert as_printed(plan) == as_printed(again(plan).plan)
        assert ((), 0) == (
            changed_rows(plan, again(plan).plan), changed_passages(plan, again(plan).plan)
        )  # fmt: skip

    def test_nothing_is_kept_of_what_the_text_says(self) -> None:
        """A plan that was imported is its own form."""
        plan = read_plan(PLANS[0].read_bytes(), "a.yaml")[0]
        assert "" == carried(plan)

    def test_a_person_is_told_what_was_given_back(self) -> None:
        """It stands nowhere in the text."""
        assert "pada 2 baris diambil dari properti dokumen" in notes(again(ANNEX))

    def test_text_that_was_changed_wins(self) -> None:
        """What is kept only answers what is still read as it was."""
        kept = carried(ANNEX)
        moved = ANNEX._replace(keputusan=ANNEX.keputusan._replace(nomor="4"))
        assert "4" == again(moved, kept).plan.keputusan.nomor
        rows = (ANNEX.kegiatan[2]._replace(indikator="Lain"), *ANNEX.kegiatan[3:])
        edited = ANNEX._replace(kegiatan=(*ANNEX.kegiatan[:2], *rows))
        draft = again(edited, kept)
        assert [(), (), (), ()] == [row.lke for row in draft.plan.kegiatan]
        assert ANNEX.kegiatan[3].abaikan == draft.plan.kegiatan[3].abaikan
        assert "1 baris yang ketika diekspor" in notes(draft)

    def test_rows_may_move(self) -> None:
        """They are known by their words."""
        rows = [ANNEX.kegiatan[0], *ANNEX.kegiatan[2:]]
        fewer = tuple(row._replace(row=number) for number, row in enumerate(rows, 1))
        draft = again(ANNEX._replace(kegiatan=fewer), carried(ANNEX))
        assert [(), ("P.I.3.b",), ()] == [row.lke for row in draft.plan.kegiatan]

    @pytest.mark.parametrize("change", [{"unit": "KPU Kota Lain"}, {"tahun": 2027}])
    def test_a_copy_for_another_unit_or_year_ignores_nothing(
        self, change: dict[str, object]
    ) -> None:
        """Offices take last year's decree, and that of their neighbours, as a template."""
        other = ANNEX._replace(
            **change,
            keputusan=ANNEX.keputusan._replace(judul=""),  # type: ignore[arg-type]
        )
        draft = again(other, carried(ANNEX))
        assert not any(row.abaikan or row.lke for row in draft.plan.kegiatan)
        assert "unit atau tahun lain" in notes(draft)

    @pytest.mark.parametrize(
        "kept",
        [
            "{", "[]", "null", '{"versi":2}', '{"versi":1,"lain":1}',
            '{"versi":1,"baris":[{"sidik":"a","isi":[{"lke":["X"]}]}]}',
            '{"versi":1,"baris":[{"sidik":"a","isi":[{"abaikan":[{"kode":"X","alasan":"b"}]}]}]}',
            '{"versi":1,"naskah":[{"sidik":"a","dari":"plan","dibaca":"judul"}]}',
            "\ud800", "[" * 100_000,
        ],
    )  # fmt: skip
    def test_properties_of_a_stranger_are_left_aside(self, kept: str) -> None:
        """And said to be."""
        draft = again(ANNEX, kept)
        assert read_decree(document(form(ANNEX), "a.docx")).plan == draft.plan
        assert "tidak dapat dibaca" in notes(draft)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("tahun", "dua"), ("tujuan", "WBX"), ("keputusan.tanggal", "2026-13-45"), ("induk", "a"),
            ("kegiatan", []), ("unit", None), ("keputusan.kegiatan", "a"), ("lain.nomor", "a"),
        ],
    )  # fmt: skip
    def test_a_value_that_no_plan_can_have_is_left_aside(self, name: str, value: object) -> None:
        """The others count."""
        plain = read_decree(document(form(ANNEX), "a.docx")).plan
        holder = plain.keputusan if name.startswith("keputusan") else plain
        read = getattr(holder, name.rpartition(".")[2], None)
        read = read.isoformat() if isinstance(read, date) else read
        seen = list(read) if isinstance(read, tuple) and name == "induk" else read
        if name == "kegiatan":
            seen = []
        kept = {"versi": 1, "nilai": {name: {"dibaca": seen, "isi": value}}}
        assert plain == again(ANNEX, json.dumps(kept)).plan

    def test_places_follow_their_passages(self) -> None:
        """A finding on a passage points at its paragraph, whatever the form added before it."""
        found = read_decree(document(form(DECREE), "a.docx"))
        before = {item.teks: at for at, item in enumerate(found.plan.naskah)}
        draft = again(DECREE)
        assert len(draft.plan.naskah) < len(before)
        for at, item in enumerate(draft.plan.naskah):
            route = ("naskah", at, "teks")
            assert found.places[("naskah", before[item.teks], "teks")] == draft.places[route]  # type: ignore[index]

    def test_pieces_are_short_and_join_again(self) -> None:
        """Programs cut what is longer."""
        text = "x" * 1_234
        assert [250, 250, 250, 250, 234] == [len(piece) for _, piece in pieces(text)]
        assert text == joined(dict(pieces(text)))
        assert "" == joined(dict(pieces("x" * 600_000)))
        assert "" == joined({"zicheck-002": "x"})


class TestWord:
    """The Word document."""

    def test_decree_upright_table_across(self) -> None:
        """The text of the annex begins on a page of its own."""
        sizes = [
            (round(item.page_width / MILLIMETRE), round(item.page_height / MILLIMETRE))  # type: ignore[operator]
            for item in word(DECREE).sections
        ]
        assert [(210, 297), (210, 297), (297, 210)] == sizes

    @pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("f4", (330, 215))])
    def test_an_annex_alone_is_across(self, paper: str, size: tuple[int, int]) -> None:
        """On the paper that was asked for."""
        (section,) = word(ANNEX, paper).sections
        assert WD_ORIENT.LANDSCAPE == section.orientation
        assert size == (
            round(section.page_width / MILLIMETRE), round(section.page_height / MILLIMETRE)  # type: ignore[operator]
        )  # fmt: skip

    def test_table(self) -> None:
        """Headings on every page, rows whole, komponen merged down, sections over all columns."""
        (table,) = word(ANNEX).tables
        rows = table._tbl.findall(qn("w:tr"))
        assert 1 + 2 + 4 == len(rows)
        assert [True] + [False] * 6 == [
            row.find(f".//{qn('w:tblHeader')}") is not None for row in rows
        ]
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        merged = [[cell.get(qn("w:val")) for cell in row.iter(qn("w:vMerge"))] for row in rows]
        assert [[], [], ["restart", "restart"], [None, None], [], [], []] == merged
        spans = [[cell.get(qn("w:val")) for cell in row.iter(qn("w:gridSpan"))] for row in rows]
        assert [[], ["6"], [], [], [], ["6"], []] == spans

    def test_a_row_higher_than_a_page_may_break(self) -> None:
        """It could be shown nowhere else."""
        row = ANNEX.kegiatan[0]._replace(indikator="kata " * 1_000)
        (table,) = word(ANNEX._replace(kegiatan=(row,))).tables
        assert table._tbl.findall(qn("w:tr"))[2].find(f".//{qn('w:cantSplit')}") is None

    def test_pages_are_numbered_but_the_first(self) -> None:
        """By a field in the head."""
        section = word(DECREE).sections[0]
        assert section.different_first_page_header_footer
        fields = [
            item.get(qn("w:instr")) for item in section.header._element.iter(qn("w:fldSimple"))
        ]
        assert [" PAGE "] == fields


@pytest.mark.parametrize("kind", FORMATS)
class TestFiles:
    """What every kind of file is."""

    def test_same_plan_same_bytes(self, kind: str) -> None:
        """No clock and no random ids."""
        assert render(form(DECREE), carried(DECREE), kind, "a4") == render(
            form(DECREE), carried(DECREE), kind, "a4"
        )

    def test_what_a_plan_contains_is_text(self, kind: str) -> None:
        """No formula, no link, no element."""
        made = render(form(ANNEX), carried(ANNEX), kind, "a4")
        if kind in (".docx", ".xlsx"):
            with zipfile.ZipFile(io.BytesIO(made)) as archive:
                made = b"".join(map(archive.read, archive.namelist()))
            assert b'TargetMode="External"' not in made
            assert b"<f>" not in made
            assert b"<w:hyperlink " not in made
        assert b"<b>Menyusun" not in made

    @pytest.mark.parametrize("rows", [0, 1_000])
    def test_any_number_of_rows(self, kind: str, rows: int) -> None:
        """From none to far more than any office plans."""
        many = tuple(ANNEX.kegiatan[0]._replace(row=n, komponen=0) for n in range(1, rows + 1))
        plan = ANNEX._replace(kegiatan=many)
        assert render(form(plan), carried(plan), kind, "a4")

    def test_an_empty_plan(self, kind: str) -> None:
        """Headings and a title."""
        assert render(form(Plan(unit="", tahun=2026)), "", kind, "a4")


def test_cells_of_a_workbook_are_text_and_merged_down() -> None:
    """As in the decree; a formula in a plan is what it is: text."""
    made = render(form(ANNEX), carried(ANNEX), ".xlsx", "f4")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert ["Rencana Aksi"] == book.sheetnames
    sheet = book.active
    assert "landscape" == sheet.page_setup.orientation
    assert "$9:$9" == sheet.print_title_rows
    assert "s" == next(cell for row in sheet for cell in row if cell.value == "=1+1").data_type
    assert {"A11:A12", "B11:B12"} <= {str(item) for item in sheet.merged_cells.ranges}


@soffice.needed
@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_what_libreoffice_saves_again_is_still_the_plan(kind: str, tmp_path: Path) -> None:
    """Officials open, look, and save."""
    path = tmp_path / f"rencana{kind}"
    path.write_bytes(render(form(DECREE), carried(DECREE), kind, "a4"))
    saved = soffice.converted(path, kind.removeprefix("."))
    assert as_printed(DECREE) == as_printed(import_file(saved).plan)


# findings


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs zicheck in a folder with two plans: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZICHECK_LANG", "ZICHECK_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(write_plan(DECREE), encoding="utf-8")

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


def checked(run: Run, path: str | Path) -> dict[str, object]:
    """The plan's part of the JSON of `check`, without where things stand."""
    (plan,) = json.loads(run("check", str(path), "--format", "json")[1])["plans"]
    for finding in plan["findings"]:
        del finding["location"]
    for action in plan["actions"]:
        del action["line"]
    del plan["path"]
    return plan  # type: ignore[no-any-return]


class TestFindings:
    """A document is checked as the plan that it holds."""

    @pytest.mark.parametrize("kind", [".docx", ".xlsx"])
    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
    def test_a_document_has_the_findings_of_its_plan(self, run: Run, path: Path, kind: str) -> None:
        """Of the plan it was exported from, and of the plan that import makes of it."""
        assert 0 == run("export", str(path), "-o", f"r{kind}")[0]
        assert 0 == run("import", f"r{kind}", "-o", "r.yaml")[0]
        assert checked(run, f"r{kind}") == checked(run, "r.yaml")
        assert checked(run, path) == checked(run, "r.yaml")

    def test_a_decree_in_markdown_has_the_findings_of_its_import(self, run: Run) -> None:
        """As any other document."""
        assert 0 == run("export", "a.yaml", "-o", "r.md")[0]
        assert 0 == run("import", "r.md", "-o", "r.yaml")[0]
        assert checked(run, "r.md") == checked(run, "r.yaml")

    @pytest.mark.parametrize(
        ("kind", "place", "location"),
        [
            (".docx", "r.docx, tabel 1, baris 5, kolom 6",
             {"table": 1, "row": 5, "column": 6, "sheet": None, "cell": None}),
            (".xlsx", "r.xlsx, lembar Rencana Aksi, sel F7",
             {"table": None, "row": 7, "column": None, "sheet": "Rencana Aksi", "cell": "F7"}),
        ],
    )  # fmt: skip
    def test_a_finding_names_its_cell_and_the_words_there(
        self, run: Run, kind: str, place: str, location: dict[str, object]
    ) -> None:
        """On the screen, in JSON and in every report."""
        assert 0 == run("export", "a.yaml", "-o", f"r{kind}")[0]
        words = ("--select", "MON")
        printed = run("check", f"r{kind}", *words)[1]
        assert place in printed
        assert "“Triwulan I”" in printed
        (plan,) = json.loads(run("check", f"r{kind}", *words, "--format", "json")[1])["plans"]
        found = [item for item in plan["findings"] if item["quote"] == "Triwulan I"]
        assert found
        assert location.items() <= found[0]["location"].items()
        run("report", f"r{kind}", "-o", "l.html", "-o", "l.md")
        for name in ("l.html", "l.md"):
            assert place in Path(name).read_text(encoding="utf-8")

    def test_a_finding_outside_the_table_names_its_paragraph(self, run: Run) -> None:
        """Of the decree's own text."""
        run("export", "a.yaml", "-o", "r.docx")
        (plan,) = json.loads(run("check", "r.docx", "--select", "HKM", "--format", "json")[1])[
            "plans"
        ]
        places = [item["location"] for item in plan["findings"]]
        assert any(place.get("paragraph") for place in places)


class TestImport:
    """What `zicheck import` promises, of a document that was exported."""

    @pytest.mark.parametrize(
        ("kind", "where"), [(".docx", "{tabel: 1, baris: 3}"), (".xlsx", "{baris: 5, lembar: Rencana Aksi}")]
    )  # fmt: skip
    def test_places_and_doubts_are_written(self, run: Run, kind: str, where: str) -> None:
        """Each row says where it stood; doubts stand at their place and at the head."""
        run("export", "a.yaml", "-o", f"r{kind}")
        code, _, err = run("import", f"r{kind}", "-o", "r.yaml")
        text = Path("r.yaml").read_text(encoding="utf-8")
        assert 0 == code
        assert f"sumber: {where}" in text
        assert 4 == text.count("sumber: ")
        assert "1 hal perlu diperiksa" in text
        assert "1 tempat perlu dilihat kembali" in err
        assert 1 == text.count("# PERIKSA: `lke` atau `abaikan` pada 2 baris")

    def test_nothing_is_overwritten_unasked(self, run: Run) -> None:
        """Neither by import nor by export."""
        run("export", "a.yaml", "-o", "r.docx")
        before = Path("a.yaml").read_bytes()
        assert 2 == run("import", "r.docx", "-o", "a.yaml")[0]
        assert before == Path("a.yaml").read_bytes()
        assert 0 == run("import", "r.docx", "-o", "a.yaml", "--force")[0]
        assert before != Path("a.yaml").read_bytes()


# the command


class TestCommand:
    """Which files are written, and what is refused."""

    def test_several_plans_and_several_files(self, run: Run) -> None:
        """`{nama}` is the name of the plan."""
        code, out, err = run(
            "export", "a.yaml", "b.yaml", "-o", "{nama}.docx", "-o", "x-{nama}.HTML"
        )
        assert (0, "") == (code, out)
        assert 4 == err.count(" ditulis: 4 kegiatan.")
        names = sorted(path.name for path in Path().iterdir() if path.suffix != ".yaml")
        assert ["a.docx", "b.docx", "x-a.HTML", "x-b.HTML"] == names

    def test_a_document_may_be_exported_too(self, run: Run) -> None:
        """From one form to another; with the same bytes as the plan itself."""
        run("export", "a.yaml", "-o", "r.xlsx", "-o", "r.docx")
        assert 0 == run("export", "r.xlsx", "-o", "s.docx")[0]
        assert Path("r.docx").read_bytes() == Path("s.docx").read_bytes()

    def test_without_a_file_it_is_printed(self, run: Run) -> None:
        """As Markdown; from standard input as well."""
        code, out, _ = run("export", "a.yaml")
        assert 0 == code
        assert render(form(DECREE), "", ".md", "a4").decode() == out

    def test_english(self, run: Run) -> None:
        """Messages are; a decree never is."""
        code, out, err = run("export", "a.yaml", "-o", "r.md", "-o", "-", "--lang", "en")
        assert 0 == code
        assert "The decree `r.md` was written: 4 rows." in err
        assert "LANGKAH AKSI" in out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            pytest.param(["a.yaml", "-o", "ada.docx"], "sudah ada dan tidak ditimpa", id="exists"),
            pytest.param(["a.yaml", "-o", "a.yaml"], "akhiran itu tidak dikenal", id="a plan"),
            pytest.param(
                ["d.docx", "-o", "d.docx", "--force"], "akan menimpa rencana", id="itself"
            ),
            pytest.param(["a.yaml", "b.yaml", "-o", "x.docx"], "{nama}", id="one file"),
            pytest.param(["a.yaml", "-o", "x.pdf"], ".docx", id="ending"),
            pytest.param(["a.yaml", "-o", "tidak/x.docx"], "belum ada", id="folder"),
            pytest.param(["a.yaml", "--kertas", "a5"], "`a5` tidak dikenal", id="paper"),
        ],
    )
    def test_refused(self, run: Run, words: list[str], said: str) -> None:
        """Nothing is written; the exit code says so."""
        Path("ada.docx").write_bytes(b"milik orang")
        run("export", "b.yaml", "-o", "d.docx")
        before = {path: path.read_bytes() for path in Path().iterdir()}
        code, out, err = run("export", *words)
        assert (2, "") == (code, out)
        assert said in err
        assert before == {path: path.read_bytes() for path in Path().iterdir()}

    def test_a_bad_plan_stops_nothing(self, run: Run) -> None:
        """It is told, and the exit code is 2."""
        Path("b.yaml").write_text("zicheck: 9", encoding="utf-8")
        code, _, err = run("export", "b.yaml", "a.yaml", "-o", "{nama}.docx")
        assert 2 == code
        assert "b.yaml" in err
        assert Path("a.docx").exists()

    def test_what_is_not_installed_is_told(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the command that installs it."""
        monkeypatch.delitem(sys.modules, "zicheck.render.decreeword", raising=False)
        for name in [name for name in sys.modules if name.split(".")[0] == "docx"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "docx", None)
        code, _, err = run("export", "a.yaml", "-o", "r.docx")
        assert 2 == code
        assert "pip install 'zicheck[docx]'" in err

    def test_rows_that_would_read_otherwise_are_named(self, run: Run) -> None:
        """A row without any text cannot be seen in a table."""
        row = Kegiatan(2, 0, 0)
        plan = ANNEX._replace(kegiatan=(ANNEX.kegiatan[0], row))
        Path("a.yaml").write_text(write_plan(plan), encoding="utf-8")
        code, _, err = run("export", "a.yaml", "-o", "r.docx")
        assert 0 == code
        assert "baris 2 akan terbaca lain" in err
