"""`zicheck match --write`: ids go into the rows, and nothing else in the file changes."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.errors import InputError
from zicheck.lkewriter import with_lke
from zicheck.planfile import read_plan

FILE = "plan.yaml"
IDS = ("P.I.1.a", "P.I.2.b")
HEAD = """\
# Rencana aksi
zicheck: 1
unit: U   # nama
tahun: 2026
area:
  - kode: I
    judul: A
    komponen:
      - nama: K
        kegiatan:
"""


def written(rows: str, *numbers: int) -> str:
    """The rows after `lke` was written into those numbered."""
    ids = dict.fromkeys(numbers or (1,), IDS)
    text = with_lke((HEAD + rows).encode(), FILE, ids).decode()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "          - indikator: a\n",
            "          - indikator: a\n            lke: [P.I.1.a, P.I.2.b]\n",
            id="one key",
        ),
        pytest.param(
            "          - indikator: a  # catatan\n            # akhir\n",
            "          - indikator: a  # catatan\n            lke: [P.I.1.a, P.I.2.b]\n"
            "            # akhir\n",
            id="comment behind the value",
        ),
        pytest.param(
            "          - indikator: a\n            bukti_fisik:\n              - x\n"
            "              - y # z\n\n",
            "          - indikator: a\n            bukti_fisik:\n              - x\n"
            "              - y # z\n            lke: [P.I.1.a, P.I.2.b]\n\n",
            id="list",
        ),
        pytest.param(
            "          - indikator: a\n            bukti_fisik: [x,\n               y]\n",
            "          - indikator: a\n            bukti_fisik: [x,\n               y]\n"
            "            lke: [P.I.1.a, P.I.2.b]\n",
            id="flow list",
        ),
        pytest.param(
            '          - indikator: "a\n              b"\n',
            '          - indikator: "a\n              b"\n            lke: [P.I.1.a, P.I.2.b]\n',
            id="quoted text on two lines",
        ),
        pytest.param(
            "          - indikator: |\n              a\n              b\n\n",
            "          - indikator: |\n              a\n              b\n"
            "            lke: [P.I.1.a, P.I.2.b]\n\n",
            id="block text",
        ),
        pytest.param(
            "          - indikator: >+\n              a\n\n          - indikator: b\n",
            "          - indikator: >+\n              a\n\n            lke: [P.I.1.a, P.I.2.b]\n"
            "          - indikator: b\n",
            id="block text that keeps its blank lines",
        ),
        pytest.param(
            "          - indikator: a\n            sumber: {baris: 1}\n",
            "          - indikator: a\n            lke: [P.I.1.a, P.I.2.b]\n"
            "            sumber: {baris: 1}\n",
            id="before sumber",
        ),
        pytest.param(
            "          - abaikan: []\n            indikator: a\n",
            "          - lke: [P.I.1.a, P.I.2.b]\n            abaikan: []\n"
            "            indikator: a\n",
            id="abaikan first",
        ),
        pytest.param(
            "          - {indikator: a, target_waktu: Mei}\n",
            "          - {indikator: a, target_waktu: Mei, lke: [P.I.1.a, P.I.2.b]}\n",
            id="flow mapping",
        ),
        pytest.param(
            "          - {indikator: a,}\n",
            "          - {indikator: a, lke: [P.I.1.a, P.I.2.b],}\n",
            id="flow mapping with a comma at its end",
        ),
        pytest.param(
            "          - {\n              indikator: a, # x\n            }\n",
            "          - {\n              indikator: a, lke: [P.I.1.a, P.I.2.b], # x\n"
            "            }\n",
            id="flow mapping on several lines",
        ),
        pytest.param(
            "          - {sumber: {baris: 1}, indikator: a}\n",
            "          - {lke: [P.I.1.a, P.I.2.b], sumber: {baris: 1}, indikator: a}\n",
            id="flow mapping that begins with sumber",
        ),
        pytest.param(
            "          - indikator: a\n            lke: []\n",
            "          - indikator: a\n            lke: [P.I.1.a, P.I.2.b]\n",
            id="empty list",
        ),
        pytest.param(
            "          - indikator: a\n            lke:\n            target_waktu: Mei\n",
            "          - indikator: a\n            lke: [P.I.1.a, P.I.2.b]\n"
            "            target_waktu: Mei\n",
            id="empty value",
        ),
        pytest.param(
            "          - indikator: a\n            penanggung_jawab:",
            "          - indikator: a\n            penanggung_jawab:\n"
            "            lke: [P.I.1.a, P.I.2.b]",
            id="no line end at the end",
        ),
    ],
)
def test_lke_is_put_in(before: str, after: str) -> None:
    """Where a person would have written it."""
    assert after == written(before)


def test_only_the_named_rows_change() -> None:
    """In reading order over komponen and areas."""
    rows = """\
          - indikator: a
          - indikator: b
            lke: [P.I.3.a]
      - nama: L
        kegiatan:
          - indikator: c
"""
    after = written(rows, 3)
    assert rows + "            lke: [P.I.1.a, P.I.2.b]\n" == after


@pytest.mark.parametrize(
    ("prefix", "codec", "newline"),
    [
        pytest.param(b"", "utf-8", "\r\n", id="CRLF"),
        pytest.param(b"\xef\xbb\xbf", "utf-8", "\n", id="UTF-8 with a mark"),
        pytest.param(b"\xff\xfe", "utf-16-le", "\n", id="UTF-16"),
        pytest.param(b"\xfe\xff", "utf-16-be", "\r\n", id="UTF-16 big-endian and CRLF"),
    ],
)
def test_mark_encoding_and_line_ends_stay(prefix: bytes, codec: str, newline: str) -> None:
    """The new line ends as the others do."""
    text = (HEAD + "          - indikator: é\n").replace("\n", newline)
    expected = text + f"            lke: [P.I.1.a, P.I.2.b]{newline}"
    found = with_lke(prefix + text.encode(codec), FILE, {1: IDS})
    assert prefix + expected.encode(codec) == found


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            "          - &x\n            indikator: a\n          - *x\n", id="row is an alias"
        ),
        pytest.param(
            "          - indikator: &x a\n          - indikator: *x\n", id="value is an alias"
        ),
        pytest.param("          - indikator: &x a\n          - {indikator: *x}\n", id="in flow"),
    ],
)
def test_aliases_are_refused(rows: str) -> None:
    """In one sentence that names the row; nothing is written."""
    with pytest.raises(InputError) as error:
        written(rows, 2)
    (problem,) = error.value.problems
    assert "Baris 2" in problem.text.id
    assert "Berkas tidak diubah" in problem.text.id


def test_an_anchored_row_used_twice_is_refused() -> None:
    """Writing into it would change the other row as well."""
    with pytest.raises(InputError) as error:
        written("          - &x\n            indikator: a\n          - *x\n", 1)
    assert "tidak ada yang ditulis" in error.value.problems[0].text.id


def test_old_line_ends_are_refused() -> None:
    """A file of bare carriage returns cannot take a line safely."""
    text = (HEAD + "          - indikator: a\n          - indikator: b\n").replace("\n", "\r")
    with pytest.raises(InputError):
        with_lke(text.encode(), FILE, {1: IDS})


def test_a_file_that_is_no_plan_is_refused_as_usual() -> None:
    """With the sentence of the reader."""
    with pytest.raises(InputError) as error:
        with_lke(b"a: 1\n", FILE, {1: IDS})
    assert "bukan rencana aksi" in error.value.problems[0].text.id


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "plans").glob("*.yaml")), ids=lambda p: p.stem
)
def test_real_plans_gain_lines_and_lose_none(path: Path) -> None:
    """One added line for each row that had no ids; every other line is untouched."""
    data = path.read_bytes()
    plan, _ = read_plan(data, str(path))
    ids = {row.row: IDS for row in plan.kegiatan if not row.lke}
    before = data.decode().splitlines(keepends=True)
    after = with_lke(data, str(path), ids).decode().splitlines(keepends=True)
    changes = [line for line in difflib.ndiff(before, after) if not line.startswith("  ")]
    assert ["+ "] * len(ids) == [line[:2] for line in changes]


CELL = st.sampled_from(
    ["a", "'a: b'", '"x # y"', "|\n              a\n", ">-\n              a\n\n              b\n",
     "[x, y]", "\n              - x\n              - {y: z}\n", "~", "", "a # b", "&n a",
     "a\n              b"]
)  # fmt: skip


@given(
    st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_the_layout_the_file_is_right_or_untouched(
    rows: list[list[str]], newline: str
) -> None:
    """The outcome differs from the plan in `lke` only, or there is none."""
    keys = ("indikator", "bukti_fisik", "target_waktu")
    text = HEAD
    for row in rows:
        for index, (key, cell) in enumerate(zip(keys, row, strict=False)):
            lead = "          - " if index == 0 else "            "
            text += f"{lead}{key}: {cell}".rstrip("\n") + "\n"
    data = text.replace("\n", newline).encode()
    try:
        plan, _ = read_plan(data, FILE)
    except InputError:
        return
    ids = {row.row: IDS for row in plan.kegiatan}
    if 1 < text.count("&n"):  # PyYAML knows no anchor that is defined twice
        with pytest.raises(InputError, match="tidak ada yang ditulis"):
            with_lke(data, FILE, ids)
        return
    found, _ = read_plan(with_lke(data, FILE, ids), FILE)
    assert [IDS] * len(rows) == [row.lke for row in found.kegiatan]
    assert [row.cell("indikator") for row in plan.kegiatan] == [
        row.cell("indikator") for row in found.kegiatan
    ]
