"""The reader of plain YAML understands what it reads as libyaml does, and gives up otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicheck import yamlevents, yamlplain
from zicheck.errors import InputError
from zicheck.yamlnodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence

PLANS = sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))


def shape(node: Node) -> object:
    """A tree as plain data, with every line and column."""
    if isinstance(node, Scalar):
        return tuple(node)
    if isinstance(node, Sequence):
        return ("list", node.line, node.column, [shape(item) for item in node.items])
    return (
        "mapping",
        node.line,
        node.column,
        [(tuple(name), shape(value)) for name, value in node.items],
    )


def by_libyaml(text: str) -> object:
    """What libyaml makes of a text: its tree, or that it cannot be read."""
    try:
        return shape(yamlevents.parse(text, "x.yaml"))
    except InputError as error:
        return f"not YAML: {error}"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_real_plan_is_plain_and_read_as_libyaml_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = yamlplain.parse(text)
    assert tree is not None
    assert by_libyaml(text) == shape(tree)


PLAIN = {
    "a mapping": "a: b\nc: d e\n",
    "a value with a colon inside a word": "a: b:c\n",
    "a value with a hash inside a word": "a: b#c\n",
    "a comment behind a value": "a: b  # c\nd: e\n",
    "a comment for a value": "a: # c\n  b: d\n",
    "comments and blank lines between": "# x\n\na: b\n\n  # y\nc: d\n",
    "an empty value": "a:\nb: c\n",
    "an empty value at the end of an item": "a:\n  - b: c\n    d:\n  - b: e\n",
    "a list below its key, not indented": "a:\n- b\n- c\nd: e\n",
    "a list below its key, indented": "a:\n  - b\n  - c\nd: e\n",
    "a list of mappings": "a:\n  - b: c\n    d: e\n  -   b: f\n      d: g\n",
    "a value over several lines": "a: b\n  c d\n  e\nf: g\n",
    "an item over several lines": "a:\n  - b\n    c\n  - d\n",
    "double quotes": 'a: "b: c"\nd: "e \\"f\\" \\\\ g\\nh\\ti"  # j\n',
    "single quotes": "a: 'b: c'\nd: 'it''s'\n",
    "a list between brackets": "a: [b, c d, P.I.1.a]\ne: []\n",
    "a mapping between braces": "a: {b: c, d: 1}\n",
    "a value that begins with a dash": "a: -5\n",
    "Windows line ends": "a: b\r\nc:\r\n  - d\r\n",
    "no line end at the end": "a: b",
    "letters beyond ASCII": "a: “é” – ½ 𝒳\nb: c\n",
    "spaces at the end of a line": "a: b   \nc:   \n  d: e\n",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_it_knows(text: str) -> None:
    tree = yamlplain.parse(text)
    assert tree is not None
    assert by_libyaml(text) == shape(tree)


OTHER = {
    "a block of text": "a: |\n  b\n",
    "a folded text": "a: >\n  b\n",
    "an anchor": "a: &x b\n",
    "an alias": "a: *x\n",
    "a tag": "a: !!str b\n",
    "two documents": "a: b\n---\nc: d\n",
    "a directive": "%YAML 1.1\n---\na: b\n",
    "a tab": "a:\tb\n",
    "a no-break space": "a: b\u00a0c\n",
    "another line break of Unicode": "a: b\u2028c\n",
    "a control character": "a: b\u0007\n",
    "a key twice": "a: b\na: c\n",
    "a key twice between braces": "a: {b: c, b: d}\n",
    "a key in quotes": '"a": b\n',
    "a key with a space": "a b: c\n",
    "a list at the top": "- a\n",
    "a text at the top": "a\n",
    "a key within a value": "a: b: c\n",
    "a quote that is not closed": 'a: "b\n',
    "a quote over two lines": 'a: "b\n  c"\n',
    "something behind a quote": 'a: "b" c\n',
    "a bracket that is not closed": "a: [b\n",
    "an escape of another kind": 'a: "\\x41"\n',
    "a line that stands too far left": "  a: b\nc: d\n",
    "a line that stands between two": "a:\n    b: c\n  d: e\n",
    "a list item beside a key": "a: b\n- c\n",
    "a list within a list": "a:\n  - - b\n",
    "a dash alone": "a:\n  -\n    b: c\n",
    "a value that goes on behind a comment": "a: b # c\n  d\n",
    "a value that goes on behind an empty line": "a: b\n\n  d\n",
    "nothing": "",
    "a comment alone": "# a\n",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_it_leaves_to_libyaml(text: str) -> None:
    assert yamlplain.parse(text) is None


def test_what_nests_too_deep_is_left_to_libyaml_which_says_so() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(MAX_DEPTH)) + " " * MAX_DEPTH + "a: b\n"
    assert yamlplain.parse(text) is None
    assert str(by_libyaml(text)).startswith("not YAML: Susunan bertingkat")


def test_what_holds_too_many_values_is_left_to_libyaml_which_says_so() -> None:
    text = "a:\n" + "- b\n" * MAX_NODES
    assert yamlplain.parse(text) is None
    assert str(by_libyaml(text)).startswith("not YAML: Isi berkas melampaui")


_WORDS = st.sampled_from(
    ["a", "b1", "kata", "P.I.1.a", "2025-01-31", "x y", "–", "é", "it's", 'a"b', "a:b", "a#b", "-5"]
)
_SIGNS = st.sampled_from(
    [": ", ":", " #", "#", "- ", "-", '"', "'", "[", "]", "{", "}", ", ", "\n", "\n\n", "  ", " ",
     "\\", "\\n", "|", ">", "&a ", "*a", "!t ", "? ", "%", "@", "---", "...", "~", "\t", "\r\n"]
)  # fmt: skip
_INDENT = st.integers(0, 6).map(lambda n: " " * n)
_LINES = st.one_of(
    st.builds("{}{}: {}".format, _INDENT, st.sampled_from("abcd"), _WORDS),
    st.builds("{}{}:".format, _INDENT, st.sampled_from("abcd")),
    st.builds("{}- {}".format, _INDENT, _WORDS),
    st.builds("{}- {}: {}".format, _INDENT, st.sampled_from("abcd"), _WORDS),
    st.builds("{}{}".format, _INDENT, _WORDS),
    st.builds("{}# {}".format, _INDENT, _WORDS),
    st.builds("{}{}: [{}, {}]".format, _INDENT, st.sampled_from("abcd"), _WORDS, _WORDS),
    st.builds('{}{}: "{}"'.format, _INDENT, st.sampled_from("abcd"), _WORDS),
    st.just(""),
)
_TEXTS = st.one_of(
    st.lists(_LINES, min_size=1, max_size=10).map("\n".join),
    st.lists(st.one_of(_WORDS, _SIGNS, _LINES), min_size=1, max_size=14).map("".join),
)


@given(_TEXTS)
@settings(max_examples=1500)
def test_whatever_it_reads_libyaml_reads_alike(text: str) -> None:
    tree = yamlplain.parse(text)
    if tree is not None:
        assert by_libyaml(text) == shape(tree)


@st.composite
def _nested(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """The lines of a well-formed mapping."""
    lines: list[str] = []
    for key in draw(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=4, unique=True)):
        kind = draw(st.sampled_from(["text", "text", "empty", "mapping", "list", "objects"]))
        if kind == "text" or depth > 3:
            lines.append(f"{key}: {draw(_WORDS)}")
        elif kind == "empty":
            lines.append(f"{key}:")
        elif kind == "mapping":
            lines += [f"{key}:", *("  " + line for line in draw(_nested(depth + 1)))]
        elif kind == "list":
            lines += [f"{key}:", *(f"  - {word}" for word in draw(st.lists(_WORDS, min_size=1)))]
        else:
            lines.append(f"{key}:")
            for item in draw(st.lists(_nested(depth + 1), min_size=1, max_size=3)):
                lines += [f"- {item[0]}", *("  " + line for line in item[1:])]
    return lines


@given(_nested())
@settings(max_examples=300)
def test_well_formed_mappings_and_lists_are_read_alike(lines: list[str]) -> None:
    text = "\n".join(lines) + "\nlast: x\n"
    tree = yamlplain.parse(text)
    assert isinstance(tree, Mapping)
    assert by_libyaml(text) == shape(tree)
