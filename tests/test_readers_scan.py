"""Scans: pictures of a printed plan, a little askew and with noise, and what cannot be read."""

from __future__ import annotations

import importlib.util
import shutil
import struct
import subprocess
import zlib
from typing import TYPE_CHECKING

import hardpdf
import numpy as np
import pytest
from measure_pdf import rows_alike, rows_of
from printedplan import PLAN

from zicheck.decree import read_decree
from zicheck.errors import InputError
from zicheck.importing import READERS
from zicheck.readers import picture, scan
from zicheck.readers.pdf import read_pdf
from zicheck.readers.scan import read_scan

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = (
    subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False).stdout.split()
    if shutil.which("tesseract")
    else []
)
needed = pytest.mark.skipif(
    b"ind" not in LANGUAGES,
    reason="no tesseract with Indonesian to read with: it comes from the system",
)


def said(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_scan(data, "pindai.png")
    (problem,) = caught.value.problems
    assert problem.text.en
    return problem.text.id


# what is read


@needed
@pytest.mark.parametrize("ending", ["pdf", "tiff"])
def test_a_scanned_plan_comes_back_nearly_whole(
    printed: Path,
    tmp_path: Path,
    ending: str,
) -> None:
    path = hardpdf.scanned(printed, tmp_path / f"pindai.{ending}")
    reader = read_pdf if ending == "pdf" else read_scan
    found = reader(path.read_bytes(), path.name)
    plan = read_decree(found).plan
    assert rows_alike(PLAN, plan) >= 0.9 * len(PLAN.kegiatan)
    assert [row["area"] for row in rows_of(PLAN)] == [row["area"] for row in rows_of(plan)]
    assert "gambar hasil pindai" in found.notes[0].id


@needed
def test_a_page_that_lies_on_its_side_is_turned(printed: Path, tmp_path: Path) -> None:
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(printed.read_bytes())
    page = document[len(document) - 1].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    path = tmp_path / "miring.png"
    page.transpose(Image.Transpose.ROTATE_90).save(path, dpi=(200, 200))
    plan = read_decree(read_scan(path.read_bytes(), path.name)).plan
    assert rows_alike(PLAN, plan) >= 0.9 * len(plan.kegiatan)


def drawn(angle: float = 0.0) -> picture.Image:
    """A table of two columns and three rows on white paper."""
    paper = np.full((1200, 1500), 255, np.uint8)
    for top in (300, 360, 700, 1000):
        paper[top : top + 3, 200:1300] = 20
    for left in (200, 500, 1300):
        paper[300:1003, left : left + 3] = 20
    return picture.turned(paper, angle) if angle else paper


@pytest.mark.parametrize("angle", [-2.0, -0.4, 0.0, 1.3])
def test_a_page_is_made_level(angle: float) -> None:
    assert picture.skew(drawn(angle)) == pytest.approx(-angle, abs=0.1)


def test_lines_of_a_picture_become_cells() -> None:
    (cells,) = picture.cells_between(picture.table_lines(drawn()))
    found = sorted([tuple(round(value / 10) for value in cell) for cell in cells])
    assert found == [
        (5, 7, 12, 9), (5, 9, 12, 17), (5, 17, 12, 24),
        (12, 7, 31, 9), (12, 9, 31, 17), (12, 17, 31, 24),
    ]  # fmt: skip


def test_lines_are_taken_away_and_letters_stay() -> None:
    paper = drawn()
    paper[500:520, 600:610] = 0
    clean = picture.without_lines(paper, picture.table_lines(paper))
    assert int((clean < 128).sum()) == 20 * 10


@pytest.mark.parametrize(("bars", "number"), [(1, ""), (2, "II"), (3, "III"), (4, "")])
def test_upright_strokes_alone_are_a_roman_number(bars: int, number: str) -> None:
    paper = np.full((100, 100), 255, np.uint8)
    for bar in range(bars):
        paper[30:60, 20 + 10 * bar : 24 + 10 * bar] = 0
    ink = picture._ink(paper, picture.Box(0, 0, 24, 24))
    assert ink is not None
    assert picture._bars(paper, ink) == number


# what cannot be read


def png(width: int, height: int, rows: int) -> bytes:
    """A white picture that says to be so large and holds so many rows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress((b"\0" + b"\xff" * min(width, 1_000)) * rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body)


@needed
@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b"", "kosong", id="zero bytes"),
        pytest.param(b"Rencana aksi", "bukan gambar", id="text"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"abc" * 50, "bukan gambar", id="garbage"),
        pytest.param(png(100_000, 100_000, 1), "lebih besar", id="far too large"),
        pytest.param(png(400, 400, 400)[:60], "rusak", id="cut off"),
        pytest.param(png(400, 400, 400), "Tidak ada tulisan", id="blank"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, word: str) -> None:
    assert word in said(data)


def test_what_is_missing_is_said_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    with monkeypatch.context() as without:
        without.setattr(
            importlib.util, "find_spec", lambda name: None if name == "PIL" else there(name)
        )
        assert "zicheck[ocr]" in said(b"x")
    with monkeypatch.context() as without:
        without.setattr(shutil, "which", lambda _: None)
        assert "apt install tesseract-ocr tesseract-ocr-ind" in said(b"x")


@needed
def test_a_missing_language_is_said_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_LANGUAGE", "xyz")
    assert "bahasa Indonesia" in said(b"x")


def test_pictures_are_read_by_their_endings() -> None:
    assert {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"} <= set(READERS)
