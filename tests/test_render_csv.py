"""The CSV of findings: what a spreadsheet opens, and that it computes nothing."""

from __future__ import annotations

import csv
from io import StringIO

import goldens
import handdossier
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.bahasa import Lang, Text
from zicheck.render.csv import HEADS, document
from zicheck.render.csvtable import DELIMITER, table
from zicheck.render.wrap import clean

FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def read(data: bytes, lang: Lang = "id") -> list[list[str]]:
    """The cells, as the csv module reads them."""
    return list(
        csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=DELIMITER[lang])
    )


@pytest.mark.parametrize("lang", ["id", "en"])
def test_whole_file(lang: Lang) -> None:
    goldens.same(f"report.{lang}.csv", document(handdossier.made(), lang).decode("utf-8-sig"))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_one_line_for_each_finding(lang: Lang) -> None:
    """Under a line of heads, all as wide."""
    rows = read(document(handdossier.made(), lang), lang)
    assert [head.to(lang) for head in HEADS] == rows[0]
    assert [str(n) for n in range(1, 6)] == [row[0] for row in rows[1:]]
    assert {len(HEADS)} == {len(row) for row in rows}


def test_a_spreadsheet_knows_the_encoding() -> None:
    """By the byte order mark."""
    assert document(handdossier.made(), "id").startswith(b"\xef\xbb\xbf")


def test_decimals_follow_the_language() -> None:
    """A comma needs another delimiter than a comma."""
    heads = [Text("a", "a"), Text("b", "b")]
    assert "a;b\r\n0,5000;1\r\n" == table(heads, [(0.5, 1)], "id").decode("utf-8-sig")
    assert "a,b\r\n0.5000,1\r\n" == table(heads, [(0.5, 1)], "en").decode("utf-8-sig")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_hostile_plan_computes_nothing(lang: Lang) -> None:
    """No cell begins a formula, no line breaks, nothing is invisible."""
    rows = read(document(handdossier.hostile(), lang), lang)
    assert 6 == len(rows)
    cells = [cell for row in rows for cell in row]
    assert [] == [cell for cell in cells if cell.startswith(FORMULA)]
    assert all(cell.isprintable() for cell in cells)


@given(st.lists(st.text(st.characters(codec=None)), min_size=1, max_size=4))
def test_any_text_comes_back(texts: list[str]) -> None:
    """As a terminal would show it, behind an apostrophe where a formula would begin."""
    heads = [Text("x", "x")] * len(texts)
    expected = [f"'{clean(t)}" if clean(t).startswith(FORMULA) else clean(t) for t in texts]
    assert [expected] == read(table(heads, [texts], "id"))[1:] or expected == [""]
