"""The Markdown report: what a second reader of Markdown makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import goldens
import handdossier
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from zicheck.plan import Plan
from zicheck.render.markdown import document
from zicheck.render.marktext import code, folded, plain, table
from zicheck.render.markup import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from zicheck.bahasa import Lang

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = re.compile(r"(?:<!-- -->|<br>|</?details>|<summary>[^<>]*(?:<!-- -->[^<>]*)*</summary>|\s)*")
TEXT = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\\`*_[]<>|&#@:.-+=~$!()1")))


def tokens(text: str) -> Iterator[Token]:
    """Every token of a text, those inside others too."""
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    """The words that a reader sees."""
    return "".join(t.content for t in tokens(text) if t.type in ("text", "code_inline"))


def flat(text: str) -> str:
    return " ".join(readable(text).split())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_whole_file(lang: Lang) -> None:
    goldens.same(f"report.{lang}.md", document(handdossier.made(), lang).decode())


def test_tables_are_as_wide_as_their_heads() -> None:
    """For every table of the report."""
    wide: list[int] = []
    for token in tokens(document(handdossier.hostile(), "id").decode()):
        if token.type in ("thead_open", "tr_open"):
            wide.append(0)
        elif token.type in ("th_open", "td_open"):
            wide[-1] += 1
    assert {0, 6, 7} == set(wide)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_hostile_plan_stays_text(lang: Lang) -> None:
    """No link, no picture, no code but the place, no HTML but ours, no heading but ours."""
    text = document(handdossier.hostile(), lang).decode()
    found = list(tokens(text))
    assert set() == {t.type for t in found} & {
        "link_open",
        "image",
        "fence",
        "code_block",
        "s_open",
    }
    html = "".join(t.content for t in found if t.type.startswith("html_"))
    assert OURS.fullmatch(html)
    tame = list(tokens(document(handdossier.made(), lang).decode()))
    assert [t.tag for t in tame if t.type == "heading_open"] == [
        t.tag for t in found if t.type == "heading_open"
    ]
    assert text.isprintable() or {"\n"} == {char for char in text if not char.isprintable()} - {
        "\u200c", "\u200d"
    }  # fmt: skip


def test_a_hostile_plan_calls_nobody() -> None:
    """Neither mentions nor references to issues nor addresses are left whole."""
    text = document(handdossier.hostile(), "id").decode()
    outside = re.sub(r"`+[^`]*`+", "", text)  # a forge leaves code alone
    assert None is re.search(r"@\w|#\d+(?!\d*;)|\bGH-\d|://|www\.\w", outside)


def test_without_rows_or_findings() -> None:
    """Everything is out of reach or nothing is lost; both are said."""
    text = document(handdossier.made(Plan(unit="U", tahun=2026), (), ()), "id").decode()
    assert "Tidak ada temuan." in text
    assert "semua 3,00 poin pemenuhan dapat didukung bukti" in text
    assert "Keputusan: tidak disebut dalam rencana" in text


def test_what_a_filter_left_out_is_said() -> None:
    """With what it holds of the lost points."""
    said = "2 temuan (0,17 poin) tidak ditampilkan karena --select/--ignore"
    assert said in document(handdossier.made(hidden=2), "id").decode()


def test_what_was_ignored_can_be_counted() -> None:
    """Then the report says that nothing was ignored."""
    text = document(handdossier.made(keep_ignored=True), "id").decode()
    assert "Pengabaian tidak diberlakukan" in text


@given(TEXT)
def test_a_paragraph_says_what_the_plan_says(text: str) -> None:
    """Letter by letter, white space aside."""
    assert flat(text) == shown(f"x{plain(text)}y")[1:-1] if flat(text) else plain(text) == ""


@given(TEXT)
def test_a_list_item_says_what_the_plan_says(text: str) -> None:
    """Also when the text begins like a list, a heading or a line."""
    said = shown(f"- {plain(text)}")
    assert flat(text) == said


@given(TEXT, TEXT)
def test_a_cell_says_what_the_plan_says(one: str, two: str) -> None:
    """And stays in its column."""
    made = table(["a", "b"], [[plain(one), plain(two)]], (1,))
    cells: list[str] = []
    for token in READER.parse(made):
        if token.type == "td_open":
            cells.append("")
        elif token.type == "inline" and cells:
            cells[-1] = "".join(t.content for t in token.children or () if t.type == "text")
    assert [flat(one), flat(two)] == cells


@given(TEXT)
def test_code_says_what_the_plan_says(text: str) -> None:
    """Whatever backticks it holds."""
    if flat(text):
        assert [flat(text)] == [
            t.content for t in tokens(f"x {code(text)} y") if t.type == "code_inline"
        ]


@given(TEXT)
def test_a_folded_title_stays_in_its_tag(text: str) -> None:
    """The block of HTML ends where the summary does."""
    html = next(t.content for t in READER.parse("\n\n".join(folded(text, ["z"]))))
    assert OURS.fullmatch(html)
