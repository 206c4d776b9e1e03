"""A PDF file: what its parser gives is laid out, imported, written and checked.

Promises: nothing is raised but `InputError`; what import writes can be read and checked.

Users' PDF files are parsed in a process of its own, whose end is told in a sentence
(:mod:`zicheck.readers.confined`). Here the parser runs in this process, so that the fuzzer sees
what it reaches; what the parser itself raises is therefore no finding. Pictures are not read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fuzz import mutating, smallplans
from fuzz.promises import drafted, refused
from zicheck.decree import read_decrees
from zicheck.errors import InputError
from zicheck.readers import layout
from zicheck.readers.pages import decode
from zicheck.readers.pdfpages import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.readers.pages import Page

_MOST_PAGES = 5
_LEFT, _TOP, _LINE, _ROW = 30, 800, 10, 60
_WIDTHS = (30, 130, 130, 130, 110)
_HEADINGS = ("NO", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU")

DICTIONARY = (
    *("obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "%%EOF", "/Type /Page"),
    *("/Rotate 90", "/MediaBox [0 0 1e9 1e9]", "/MediaBox [0 0 -1 0]", "/UserUnit 1000", "/Encrypt"),
    *("BT", "ET", "Tj", "TJ", "Td", "Tm", "Tf", "Tz", "Ts", "cm", "re", "m", "l", "S", "f", "q", "Q"),
    *("0 0 0 0 0 0 Tm", "1e30", "-1e30", "nan", "0.0001", "1 0 0 -1 0 0 cm", "0 1 -1 0 0 0 cm", "d"),
    *("(a\\000b) Tj", "<FEFF> Tj", "/Kids [3 0 R 3 0 R]", "/Count 99999", "/Filter /FlateDecode"),
)  # fmt: skip
MUTATED = mutating.lines(DICTIONARY)


def seeds() -> Iterator[bytes]:
    """Pages with and without ruled lines, upright and turned; two pages."""
    plan = smallplans.real()[0]
    title = ("KEPUTUSAN KETUA", plan.unit.upper(), "NOMOR 2 TAHUN 2025", "TENTANG RENCANA AKSI")
    rows = [
        (
            str(row.row),
            row.indikator,
            row.langkah_aksi,
            "; ".join(row.bukti_fisik),
            row.target_waktu,
        )
        for row in plan.kegiatan[:8]
    ]
    whole = _content(title, rows[:4], ruled=True)
    yield _pdf([whole])
    yield _pdf([_content(title, rows[:4], ruled=False)])
    yield _pdf([whole], "/Rotate 90")
    yield _pdf([whole, _content((), rows[4:], ruled=True)])
    yield _pdf([_content(title, (), ruled=False)])


def TestOneInput(data: bytes) -> None:
    """Import what the parser of PDF finds in `data`."""
    found = _parsed(data)
    if not any(page.words for page in found):
        return
    try:
        drafts = read_decrees(layout.document(found, "keputusan.pdf"), None, ())
    except InputError as error:
        refused(error)
        return
    drafted(drafts)


def _parsed(data: bytes) -> list[Page]:
    """The pages as they come from the process that parses; none when it would have failed."""
    if b"%PDF-" not in data[:1024]:
        return []
    try:
        pieces = [json.loads(json.dumps(piece)) for piece in pages(data, _MOST_PAGES)]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the parser is no Exception
        return []
    return [decode(piece) for piece in pieces if "pages" not in piece]


def _content(title: Sequence[str], rows: Sequence[Sequence[str]], *, ruled: bool) -> bytes:
    """The drawing of a page with a title and a table."""
    drawn: list[str] = []
    y = _TOP
    for text in title:
        drawn.append(_text(_LEFT + 150, y, text))
        y -= _LINE * 2
    edges = [_LEFT]
    for width in _WIDTHS:
        edges.append(edges[-1] + width)
    for row in (_HEADINGS, *rows) if rows else ():
        for x, width, text in zip(edges, _WIDTHS, row, strict=False):
            letters = width // 4
            for at in range(0, min(len(text), 5 * letters), letters):
                down = y - _LINE - at // letters * _LINE
                drawn += [_text(x + 2, down, text[at : at + letters])]
        if ruled:
            drawn.append(f"{edges[0]} {y} m {edges[-1]} {y} l S")
            drawn += [f"{x} {y} m {x} {y - _ROW} l S" for x in edges]
        y -= _ROW
    if ruled and rows:
        drawn.append(f"{edges[0]} {y} m {edges[-1]} {y} l S")
    return "\n".join(drawn).encode("latin-1", "replace")


def _text(x: int, y: int, text: str) -> str:
    for sign in "\\()":
        text = text.replace(sign, "\\" + sign)
    return f"BT /F1 7 Tf {x} {y} Td ({text}) Tj ET"


def _pdf(contents: Sequence[bytes], more: str = "") -> bytes:
    """A PDF file with these pages, nothing in it compressed."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {more} /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    made += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(made)
