"""Markdown tables as a Markdown library reads them: markdown-it is the oracle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from zicheck.document import Table
from zicheck.readers import fold
from zicheck.readers.text import read_text

_LETTERS = st.characters(whitelist_categories=("Lu", "Ll", "Nd"), whitelist_characters=" ,.;:()/%-")
_cells = st.text(_LETTERS, min_size=1, max_size=15).filter(lambda text: any(map(str.isalpha, text)))


def oracle(text: str) -> list[list[str]]:
    """The cells of the first table, row by row."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            children = token.children or []
            rows[-1].append(fold("".join(child.content for child in children)))
    return rows


def ours(text: str) -> list[list[str]]:
    tables = [
        block for block in read_text(text.encode(), "a.md").blocks if isinstance(block, Table)
    ]
    assert len(tables) == 1
    return [[cell.text for cell in row.cells] for row in tables[0].rows]


@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(_cells, min_size=width, max_size=width), min_size=2, max_size=6
        )
    ),
    st.sampled_from(("| {} |", "{}")),
    st.sampled_from(("---", ":--", ":-:")),
)
def test_a_pipe_table_has_the_cells_that_the_library_finds(
    rows: list[list[str]], fence: str, rule: str
) -> None:
    lines = [fence.format(" | ".join(row)) for row in rows]
    lines.insert(1, fence.format(" | ".join([rule] * len(rows[0]))))
    text = "\n".join(lines)
    assert oracle(text) == ours(text)


def test_emphasis_escapes_and_entities_are_those_of_the_library() -> None:
    text = "| a \\| b | **tebal** | *miring* |\n|---|---|---|\n| x &amp; y | `z` | 1\\. |"
    expected = oracle(text)
    expected[1][1] = "`z`"  # marks of code stay: in a decree they are no Markdown
    assert expected == ours(text)
