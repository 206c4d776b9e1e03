"""PDF files: printed by two engines and read back, and what cannot be read."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import hardpdf
import pdfplumber
import pytest
from measure_pdf import rows_of
from printedplan import PLAN

from zicheck.cli import main
from zicheck.decree import read_decree
from zicheck.document import Paragraph, Table
from zicheck.errors import InputError
from zicheck.importing import import_file
from zicheck.readers import confined, pdf, scan, watched
from zicheck.readers.confined import Limits, Refused
from zicheck.readers.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.plan import Plan

DATA = Path(__file__).parent / "data"

ENGINES = {"chromium": hardpdf.CHROMIUM, "writer": hardpdf.WRITER}
TRIED = (0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 16, 20, 21, 22)


def read(path: Path) -> Plan:
    return read_decree(read_pdf(path.read_bytes(), str(path))).plan


def said(data: bytes, file: str = "rencana.pdf") -> str:
    """The one sentence that is said of a file that cannot be read."""
    with pytest.raises(InputError) as caught:
        read_pdf(data, file)
    (problem,) = caught.value.problems
    assert problem.place.file == file
    assert problem.text.en
    return problem.text.id


# what is read


@pytest.mark.parametrize("layout", [hardpdf.LAYOUTS[i] for i in TRIED], ids=lambda each: each.name)
def test_a_printed_plan_comes_back_cell_by_cell(layout: hardpdf.Layout, tmp_path: Path) -> None:
    if not ENGINES[layout.engine]:
        pytest.skip(
            f"no {layout.engine} to print with: it comes from the system, not from a registry"
        )
    found = read(hardpdf.make(PLAN, layout, tmp_path / "rencana.pdf"))
    assert rows_of(PLAN) == rows_of(found)


def test_the_decree_around_the_table_comes_back(printed: Path) -> None:
    found = read(printed)
    assert (found.unit, found.tahun, found.keputusan.nomor) == ("KPU Kabupaten Contoh", 2026, "3")
    words = " ".join(item.teks for item in found.naskah)  # titles may run on
    assert [] == [item.teks for item in PLAN.naskah if item.teks not in words]


def test_places_name_page_table_row_and_column(printed: Path) -> None:
    found = read_pdf(printed.read_bytes(), "rencana.pdf")
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [1] == [block.place.page for block in found.blocks[:1] if isinstance(block, Paragraph)]
    assert [1, *range(2, len(tables) + 1)] == [table.place.table for table in tables]
    last = tables[0].rows[2].cells[1].place
    assert (2, 1, 3, 2) == (last.page, last.table, last.row, last.column)


def test_findings_on_a_pdf_name_its_page(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(printed), "--format", "json"]) in (0, 1)
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    found = [finding["location"] for finding in plan["findings"] if finding["rows"]]
    assert all(place["page"] and place["table"] and place["row"] for place in found)
    assert found


def test_pdfplumber_sees_the_same_cells(printed: Path) -> None:
    """A second library, on a table that it can read."""
    ours = [
        [cell.text for cell in row.cells if not cell.merged]
        for block in read_pdf(printed.read_bytes(), "a.pdf").blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    with pdfplumber.open(printed) as document:
        theirs = [
            [" ".join(cell.split()) for cell in row if cell is not None]
            for page in document.pages
            for table in page.extract_tables()
            for row in table
        ]
    assert theirs == ours


def test_a_long_document_tells_how_far_it_is(printed: Path) -> None:
    told: list[tuple[int, int]] = []
    with watched(lambda done, total: told.append((done, total))):
        read_pdf(printed.read_bytes(), "a.pdf")
    assert [(n, len(told)) for n in range(1, len(told) + 1)] == told


# what cannot be read


def pdf_of(*objects: bytes) -> bytes:
    """A PDF file of these objects; the first is the catalog."""
    made, places = [b"%PDF-1.4\n"], []
    at = len(made[0])
    for number, content in enumerate(objects, 1):
        made.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        places.append(at)
        at += len(made[-1])
    made.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made += [b"%010d 00000 n \n" % place for place in places]
    made.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at))
    return b"".join(made)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
BLANK = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


def pages(count: int) -> list[bytes]:
    """The catalog, and the object that lists as many pages, the third object and those after."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    return [CATALOG, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)]


def drawing(content: bytes) -> bytes:
    """A page that is drawn by `content`."""
    packed = zlib.compress(content, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf_of(*pages(1), page, stream, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b"", "kosong", id="zero bytes"),
        pytest.param(b"Rencana aksi", "bukan PDF", id="text"),
        pytest.param(b"PK\x03\x04 word/document.xml", "bukan PDF", id="other format"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, "rusak", id="garbage"),
        pytest.param(pdf_of(*pages(1), BLANK)[:90], "rusak", id="cut off"),
        pytest.param((DATA / "terkunci.pdf").read_bytes(), "kata sandi", id="locked"),
        pytest.param(pdf_of(*pages(5_000), *[BLANK] * 5_000), "5000 halaman", id="5,000 pages"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, word: str) -> None:
    assert word in said(data)


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a small file can exceed."""
    monkeypatch.setattr(
        pdf, "LIMITS", Limits(pages=300, page_seconds=20, seconds=30, megabytes=400)
    )
    monkeypatch.setattr(scan, "missing", lambda: scan._NO_LIBRARIES)


@pytest.mark.usefixtures("tight")
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(drawing(b" " * 600_000_000), id="bomb"),
        pytest.param(drawing(b"10 10 m 200 10 l S " * 400_000), id="a million lines"),
        pytest.param(drawing(b"BT /F 8 Tf " + b"1 0 0 1 9 9 Tm (kata ) Tj " * 400_000 + b"ET"), id="words"),
        pytest.param(pdf_of(*pages(1), BLANK, *[b"<</A 1>>"] * 200_000), id="objects"),
        pytest.param(pdf_of(CATALOG, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"), id="loop"),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_decree(read_pdf(data, "rencana.pdf"))
    assert len(caught.value.problems) == 1


def test_pictures_without_their_reader_are_said_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "numpy" else there(name)
    )
    assert "zicheck[ocr]" in said(pdf_of(*pages(1), BLANK))


def test_a_missing_library_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert "zicheck[pdf]" in said(b"%PDF-1.7")


def test_pages_without_text_are_noted(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(printed.read_bytes())
    document.new_page(595, 842)
    path = printed.with_name("kosong.pdf")
    document.save(str(path))
    document.close()
    monkeypatch.setattr(scan, "missing", lambda: scan._NO_LIBRARIES)
    found = read_pdf(path.read_bytes(), "a.pdf")
    assert ["tidak memuat teks" in note.id for note in found.notes] == [True]
    assert rows_of(PLAN) == rows_of(read_decree(found).plan)


# the process of its own


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A module for the other process, whose function does what its first argument says."""
    (tmp_path / "tugas.py").write_text(
        "import os, time\n"
        "def pages(data, most, what):\n"
        "    yield {'pages': most}\n"
        "    if what == 'sleep':\n"
        "        time.sleep(60)\n"
        "    elif what == 'die':\n"
        "        os.abort()\n"
        "    elif what == 'eat':\n"
        "        yield {'held': len(bytearray(3_000_000_000))}\n"
        "    yield {'data': data.decode()}\n",
        encoding="utf-8",
    )
    known = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(tmp_path), known])))
    return "tugas:pages"


SMALL = Limits(pages=7, page_seconds=3, seconds=20, megabytes=600)


def test_the_other_process_gets_the_file_and_sends_pieces(task: str) -> None:
    assert [{"pages": 7}, {"data": "isi"}] == list(confined.run(task, b"isi", SMALL, "say"))


@pytest.mark.parametrize(("what", "why"), [("sleep", "time"), ("die", "died"), ("eat", "memory")])
def test_what_goes_wrong_in_the_other_process_is_told_apart(task: str, what: str, why: str) -> None:
    with pytest.raises(Refused) as caught:
        list(confined.run(task, b"", SMALL, what))
    assert caught.value.why == why


def test_an_unfinished_reading_ends_the_other_process(task: str) -> None:
    pieces = confined.run(task, b"", replace_seconds(60), "sleep")
    assert next(pieces) == {"pages": 7}
    pieces.close()  # type: ignore[attr-defined]  # a generator


def replace_seconds(seconds: float) -> Limits:
    return SMALL._replace(page_seconds=seconds, seconds=seconds)


def test_import_file_knows_the_ending(printed: Path) -> None:
    assert (
        import_file(printed).plan.kegiatan[0]._replace(sumber=None).indikator
        == "Rencana kerja telah disusun"
    )


def test_a_plan_in_yaml_is_checked_without_what_reads_pdf() -> None:
    """Start-up: other formats cost a plan file nothing."""
    program = (
        "import sys; from zicheck.cli import main; main(['check', sys.argv[1], '--quiet']); "
        "heavy = ('tablers', 'numpy', 'PIL', 'pypdfium2', 'zicheck.readers'); "
        "sys.exit(', '.join(name for name in heavy if name in sys.modules))"
    )
    path = Path(__file__).parent.parent / "plans" / "kpu-kerinci-2025.yaml"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, check=False
    )
    assert done.stderr.decode().strip() == ""
