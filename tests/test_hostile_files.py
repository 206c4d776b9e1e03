"""Files that are broken, locked, misnamed or made to do harm: one sentence each, little work."""

from __future__ import annotations

import contextlib
import io
import re
import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import harddocx
import hardxlsx
import pytest
from hardtables import made_lines
from hypothesis import given
from hypothesis import strategies as st
from officefiles import changed, ods, p, package, tbl, tc, tr, word, workbook

from zicheck import importing
from zicheck.errors import InputError
from zicheck.importing import READERS, import_files, read_document
from zicheck.readers import kinds
from zicheck.readers import package as packages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINES = made_lines(8)
DOCX = harddocx.official(LINES)[0]
XLSX = hardxlsx.merged_down(LINES)[0]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
    + "]><a>&m;</a>"
)
BODY = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"


def said(folder: Path, name: str, data: bytes) -> str:
    """The one sentence that is said of a file."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        import_files(path)
    (problem,) = caught.value.problems
    assert str(path) == problem.place.file
    assert problem.text.en != problem.text.id
    return problem.text.id


def in_body(xml: str) -> bytes:
    return changed(DOCX, BODY, lambda part: part.replace(b"</w:body>", f"{xml}</w:body>".encode()))


def in_sheet(xml: str) -> bytes:
    return changed(
        XLSX, SHEET, lambda part: part.replace(b"</sheetData>", f"{xml}</sheetData>".encode())
    )


def lying() -> bytes:
    """A package whose directory says that its main part is small, and it is not."""
    data = bytearray(in_body(f"<!--{' ' * 3_000_000}-->"))
    at = data.rfind(BODY.encode()) - 46
    struct.pack_into("<I", data, at + 24, 5_000)
    return bytes(data)


def encrypted() -> bytes:
    """A package with the mark of ZIP encryption on its parts."""
    data = bytearray(DOCX)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def other_packing() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as made:
        made.writestr(BODY, "<a/>")
    return buffer.getvalue()


def many_parts() -> bytes:
    return package({f"word/{at}": "" for at in range(packages.MAX_PARTS + 1)})


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.docx", b"", "Berkas kosong", id="empty"),
        pytest.param("a.xlsx", b" \n", "Berkas kosong", id="blank"),
        pytest.param("a.docx", b"\x01\x02" * 99, "bukan berkas .docx", id="noise"),
        pytest.param("a.docx", DOCX[: len(DOCX) // 2], "rusak atau terpotong", id="cut docx"),
        pytest.param("a.xlsx", XLSX[:-30], "rusak atau terpotong", id="cut xlsx"),
        pytest.param("a.docx", b"PK\x03\x04", "rusak atau terpotong", id="four bytes"),
        pytest.param("a.docx", package({"a": "b"}), "rusak atau terpotong", id="any zip"),
        pytest.param("a.docx", word("<w:p>"), "rusak atau terpotong", id="broken XML"),
        pytest.param("a.ods", ods("") + b"x" * 70_000, "rusak atau terpotong", id="something behind"),
        pytest.param("a.docx", XLSX, "ganti akhirannya menjadi .xlsx", id="xlsx as docx"),
        pytest.param("a.xlsx", DOCX, "ganti akhirannya menjadi .docx", id="docx as xlsx"),
        pytest.param("a.doc", DOCX, "ganti akhirannya menjadi .docx", id="docx as doc"),
        pytest.param("a.txt", DOCX, "ganti akhirannya menjadi .docx", id="docx as txt"),
        pytest.param("a.xlsx", ods(""), "ganti akhirannya menjadi .ods", id="ods as xlsx"),
        pytest.param(
            "a.doc", OLE + "WordDocument".encode("utf-16-le"), "Simpan Sebagai .docx", id="doc"
        ),
        pytest.param(
            "a.xls", OLE + "Workbook".encode("utf-16-le"), "Simpan Sebagai .xlsx", id="xls"
        ),
        pytest.param("a.docx", b"{\\rtf1 }", "Simpan Sebagai .docx", id="rtf"),
        pytest.param(
            "a.odt", package({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "Simpan Sebagai .docx", id="odt",
        ),
        pytest.param("a.xlsb", package({"xl/workbook.bin": ""}), "Simpan Sebagai .xlsx", id="xlsb"),
        pytest.param(
            "a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi", id="locked"
        ),
        pytest.param("a.docx", encrypted(), "kata sandi", id="locked zip"),
        pytest.param("a.ods", ods("", manifest="<encryption-data/>"), "kata sandi", id="locked ods"),
        pytest.param("a.docx", other_packing(), "rusak atau terpotong", id="other packing"),
        pytest.param("a.docx", many_parts(), "lebih dari 5000 bagian", id="many parts"),
        pytest.param("a.docx", lying(), "rusak atau terpotong", id="size that lies"),
        pytest.param(
            "a.docx", in_body(f"<!--{' ' * 60_000_000}-->"), "lebih dari 48 MB", id="zip bomb"
        ),
        pytest.param(
            "a.docx", in_body("<w:p/>" * 2_000_001), "terlalu banyak isinya", id="many elements"
        ),
        pytest.param(
            "a.docx", changed(DOCX, BODY, lambda _: BOMB.encode()), "memuat deklarasi DTD",
            id="entity bomb",
        ),
        pytest.param(
            "a.docx", changed(DOCX, BODY, lambda _: BOMB.encode("utf-16")), "memuat deklarasi DTD",
            id="entity bomb in UTF-16",
        ),
        pytest.param(
            "a.xlsx",
            changed(XLSX, SHEET, lambda _: b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
            "memuat deklarasi DTD",
            id="outside entity",
        ),
        pytest.param(
            "a.docx", in_body("<w:sdt><w:sdtContent>" * 9_999 + "</w:sdtContent></w:sdt>" * 9_999),
            "bersarang terlalu dalam", id="deep",
        ),
        pytest.param(
            "a.ods", ods(f"<table>{'<table-row-group>' * 3_000}{'</table-row-group>' * 3_000}</table>"),
            "bersarang terlalu dalam", id="deep ods",
        ),
        pytest.param(
            "a.ods", ods("<table/>" * 201), "lebih dari 200 lembar", id="many sheets of an ods",
        ),
        pytest.param(
            "a.ods",
            ods(
                '<table><table-row number-rows-repeated="99"><table-cell '
                'number-columns-repeated="1000"><p>a</p></table-cell></table-row></table>' * 6
            ),
            "lebih dari 500000 sel", id="one cell for many",
        ),
        pytest.param(
            "a.docx", word(tbl(tr(tc("a", '<w:gridSpan w:val="99999"/>')))), "terlalu lebar",
            id="wide table",
        ),
        pytest.param("a.docx", word(p("tanpa tabel")), "tidak memuat tabel", id="no table"),
        pytest.param("a.xlsx", workbook({"A": ""}), "tidak memuat tabel", id="no cells"),
        pytest.param(
            "a.xlsx",
            workbook({f"S{at}": "" for at in range(201)}), "lebih dari 200 lembar", id="many sheets",
        ),
        pytest.param(
            "a.xlsx",
            in_sheet(
                "".join(
                    f'<row r="{at}"><c r="{hardxlsx.column(at)}{at}"><v>1</v></c></row>'
                    for at in range(500, 1_000)
                )
            ),
            "terlalu luas", id="cells far apart",
        ),
        pytest.param(
            "a.xlsx",
            changed(
                XLSX, SHEET,
                lambda part: part.replace(
                    b"</mergeCells>",
                    b'<mergeCell ref="A1:XFD1048576"/>' * 20_000 + b"</mergeCells>",
                ),
            ),
            "terlalu luas", id="merged ranges without end",
        ),
        pytest.param(
            "a.ods",
            ods(
                '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell'
                ' table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
                "</table:table-row></table:table>"
            ),
            "terlalu luas", id="repeated without end",
        ),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_sentence(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    tracemalloc.start()
    assert expected in said(tmp_path, name, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 300_000_000


def test_a_file_with_macros_is_read_without_them(tmp_path: Path) -> None:
    for name, data, part in (("a.docm", DOCX, "word"), ("a.xlsm", XLSX, "xl")):
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = {info.filename: source.read(info) for info in source.infolist()}
        (tmp_path / name).write_bytes(package({**parts, f"{part}/vbaProject.bin": b"\0"}))
        (draft,) = import_files(tmp_path / name)
        assert len(LINES) == len(draft.plan.kegiatan)
        assert any("tidak dijalankan" in unsure.text.id for unsure in draft.unsure)


def test_parts_that_are_not_read_are_not_unpacked(tmp_path: Path) -> None:
    """A picture or an embedded file may be anything."""
    data = bytearray(package({"word/media/a.png": b"x" * 1_000}))
    with zipfile.ZipFile(io.BytesIO(DOCX)) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    (tmp_path / "a.docx").write_bytes(package({**parts, "word/embeddings/a.zip": bytes(data)}))
    assert 1 == len(import_files(tmp_path / "a.docx"))


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".ods", ".txt"])
@given(data=st.binary(max_size=200))
def test_any_bytes_end_in_a_sentence(ending: str, data: bytes) -> None:
    assert ending in READERS
    with contextlib.suppress(InputError):
        read_document(data, f"a{ending}")


@given(at=st.integers(0, len(DOCX) - 1), byte=st.integers(0, 255))
def test_one_wrong_byte_never_ends_in_a_traceback(at: int, byte: int) -> None:
    for data, name in ((DOCX, "a.docx"), (XLSX, "a.xlsx")):
        wrong = bytearray(data)
        wrong[at % len(wrong)] = byte
        with contextlib.suppress(InputError):
            read_document(bytes(wrong), name)


HUGE = b"9" * 5_000  # more digits than Python makes a number of
NUMBER = re.compile(rb'([\w:-]+)="-?\d+"')
WRITTEN = {
    "a.docx": DOCX,
    "numbered.docx": word(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
        + tbl(tr(tc(p("a"))), tr(tc(p("b")))),
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "a.xlsx": XLSX,
    "a.ods": ods(
        '<table:table><table:table-row table:number-rows-repeated="1"><table:table-cell '
        'table:number-columns-spanned="2" table:number-rows-spanned="1">'
        "<text:p>9 2025</text:p></table:table-cell></table:table-row><table:table-row>"
        '<table:table-cell office:value-type="date" office:date-value="2025-01-09">'
        f"<text:p>{HUGE.decode()}</text:p></table:table-cell></table:table-row></table:table>"
    ),
}


def with_huge_numbers(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each kind of number of each XML part made huge, one kind at a time."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist() if name.endswith(".xml")}
    for name, part in parts.items():
        for attribute in dict.fromkeys(NUMBER.findall(part)):
            wrong = re.sub(attribute + rb'="-?\d+"', attribute + b'="' + HUGE + b'"', part)
            yield f"{name} {attribute.decode()}", changed(data, name, lambda _, to=wrong: to)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_number_of_thousands_of_digits_never_ends_in_a_traceback(name: str) -> None:
    tried = 0
    for _, data in with_huge_numbers(WRITTEN[name]):
        tried += 1
        with contextlib.suppress(InputError):
            read_document(data, name)
    assert tried >= 3


def test_an_extra_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ModuleNotFoundError(name="pustaka")

    monkeypatch.setattr(importing, "import_module", missing)
    monkeypatch.setitem(READERS, ".docx", READERS[".docx"]._replace(extra="word"))
    expected = "diperlukan paket `pustaka`; pasang dengan `pip install 'zicheck[word]'`"
    assert expected in said(tmp_path, "a.docx", DOCX)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7", kinds.PDF),
        (b"\x89PNG\r\n", kinds.IMAGE),
        (b" \n<!DOCTYPE html><html>", kinds.HTML),
        (b"PK\x03\x04ppt/slides", kinds.PPTX),
        (OLE, kinds.OTHER),
        (b"NO\tKOMPONEN", kinds.TEXT),
        (b"PK\x05\x06", kinds.ZIP),
    ],
)
def test_files_are_known_by_their_bytes(data: bytes, expected: kinds.Kind) -> None:
    assert expected == kinds.kind_of(data)
