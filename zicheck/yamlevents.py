"""YAML of any kind to a tree, through the events of libyaml.

Built on its events rather than on its loader: no implicit types (`no:` is not false, `012` not
ten), both places of a doubled key, and hard limits on depth, size and aliases, so that no file
can hang or crash the reader. Knows nothing of plans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from zicheck.bahasa import Text
from zicheck.errors import InputError, Problem, fault
from zicheck.places import Place
from zicheck.yamlnodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def parse(text: str, file: str) -> Node:
    """The tree of the one YAML document in `text`, of whatever kind.

    Raises:
        InputError: for broken YAML, an empty file, several documents, a key that is not a
            text, doubled keys, too much depth, or aliases that swell beyond the limit.
    """
    loader = _Loader(text)
    try:
        return _Builder(file).build(loader.get_event)
    except yaml.YAMLError as error:
        raise _broken(error, text, file) from None
    finally:
        loader.dispose()


class _Builder:
    """Turns events into nodes without recursion; collects doubled keys on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.anchors: dict[str, Node] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def build(self, event_of: Callable[[], Any]) -> Node:  # noqa: PLR0915 - one loop over one stream
        """The tree of the events of one document, which `event_of` gives one by one."""
        root: Node | None = None
        documents = 0
        stack: list[tuple[Sequence | Mapping, str | None]] = []
        keys: list[Scalar | None] = []  # the key that waits for its value, one per mapping
        seen: list[dict[str, int]] = []
        while True:
            event = event_of()
            kind = type(event)
            if kind is ScalarEvent:
                mark = event.start_mark
                node: Node = Scalar(event.value, mark.line + 1, mark.column + 1, event.implicit[0])
                if event.anchor:
                    self.anchors[event.anchor] = node
                self._count(1, mark)
            elif kind is SequenceStartEvent or kind is MappingStartEvent:
                mark = event.start_mark
                if len(stack) >= MAX_DEPTH:
                    raise self._fail(_TOO_DEEP.fill(depth=MAX_DEPTH), mark)
                self._count(1, mark)
                opened: Sequence | Mapping
                if kind is MappingStartEvent:
                    opened = Mapping(mark.line + 1, mark.column + 1)
                    keys.append(None)
                    seen.append({})
                else:
                    opened = Sequence(mark.line + 1, mark.column + 1)
                stack.append((opened, event.anchor))
                continue
            elif kind is SequenceEndEvent or kind is MappingEndEvent:
                node, anchor = stack.pop()
                if kind is MappingEndEvent:
                    keys.pop()
                    seen.pop()
                if anchor:
                    self.anchors[anchor] = node
            elif kind is AliasEvent:
                mark = event.start_mark
                known = self.anchors.get(event.anchor)
                if known is None:
                    raise self._fail(_NO_ANCHOR.fill(name=event.anchor), mark)
                node = known
                self._count(1 if isinstance(node, Scalar) else node.size, mark)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._fail(_MANY_DOCUMENTS, event.start_mark)
                continue
            elif kind is StreamEndEvent:
                break
            else:
                continue

            if not stack:
                root = node
                continue
            parent = stack[-1][0]
            parent.size += 1 if isinstance(node, Scalar) else node.size
            if isinstance(parent, Sequence):
                parent.items.append(node)
            elif keys[-1] is None:
                keys[-1] = self._key(node, seen[-1])
            else:
                parent.items.append((keys[-1], node))
                keys[-1] = None
        if self.problems:
            raise InputError(self.problems)
        if root is None or (isinstance(root, Scalar) and root.empty):
            raise fault(self.file, _EMPTY)
        return root

    def _key(self, node: Node, seen: dict[str, int]) -> Scalar:
        if not isinstance(node, Scalar):
            raise fault(self.file, _KEY_NOT_TEXT, node.line, node.column)
        first = seen.get(node.value)
        if first is not None:
            self.problems.append(
                Problem(
                    _DOUBLED.fill(key=node.value, first=first),
                    Place(file=self.file, line=node.line, column=node.column),
                )
            )
        else:
            seen[node.value] = node.line
        return node

    def _count(self, more: int, mark: Any) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise self._fail(_TOO_MANY.fill(limit=MAX_NODES), mark)

    def _fail(self, text: Text, mark: Any) -> InputError:
        return fault(self.file, text, mark.line + 1, mark.column + 1)


_EMPTY = Text(
    "Berkas kosong; isi dahulu sebelum diperiksa (`zicheck init` menulis contoh rencana).",
    "The file is empty; fill it in first (`zicheck init` writes a plan to begin with).",
)
_DOUBLED = Text(
    "Kunci `{key}` tertulis dua kali (pertama pada baris {first}); hapus atau gabungkan salah "
    "satunya.",
    "The key `{key}` stands twice (first on line {first}); delete or merge one of them.",
)
_KEY_NOT_TEXT = Text(
    "Kunci harus berupa teks, bukan daftar atau pemetaan; periksa tanda `?`, `[` atau `{{`.",
    "A key must be a text, not a list or a mapping; look for `?`, `[` or `{{`.",
).fill()
_TOO_DEEP = Text(
    "Susunan bertingkat lebih dari {depth} lapis; berkas ini bukan rencana aksi.",
    "The file nests more than {depth} levels deep; this is no plan.",
)
_TOO_MANY = Text(
    "Isi berkas melampaui {limit} nilai (alias yang diulang ikut dihitung); hapus alias atau "
    "pecah berkasnya.",
    "The file holds more than {limit} values (aliases count each time); remove the aliases or "
    "split the file.",
)
_NO_ANCHOR = Text(
    "Alias `*{name}` tidak punya jangkar `&{name}`; beri tanda kutip bila `*` bagian dari teks.",
    "The alias `*{name}` has no anchor `&{name}`; quote the text if the `*` belongs to it.",
)
_MANY_DOCUMENTS = Text(
    "Berkas memuat lebih dari satu dokumen YAML (`---`); simpan satu rencana per berkas.",
    "The file holds more than one YAML document (`---`); keep one plan a file.",
)
_TAB = Text(
    "Tab dipakai untuk menjorokkan baris; ganti dengan spasi.",
    "A tab is used to indent; replace it with spaces.",
)
_CONTROL = Text(
    "Berkas memuat karakter kendali yang tidak boleh ada dalam YAML; hapus karakter itu.",
    "The file holds a control character that YAML does not allow; delete it.",
)
_BROKEN = Text(
    "YAML tidak dapat dibaca di sini ({detail}); periksa tanda kutip, titik dua dan jorokan.",
    "The YAML cannot be read here ({detail}); look at quotes, colons and indentation.",
)


def _broken(error: yaml.YAMLError, text: str, file: str) -> InputError:
    """One sentence for what libyaml says, with the line that it means."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1 if error.position else None
        return fault(file, _CONTROL, line)
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    detail = str(getattr(error, "problem", None) or "").strip()
    if line is not None:
        lines = text.splitlines()
        here = lines[line - 1] if line <= len(lines) else ""
        indent = here[: len(here) - len(here.lstrip())]
        if "\t" in indent or "'\\t'" in detail:
            return fault(file, _TAB, line, indent.find("\t") + 1 or column)
    known = next((text for start, text in _DETAILS if start in detail), _ILL_FORMED)
    return fault(file, _BROKEN.fill(detail=known), line, column)


# What libyaml says, in the order of how often a hand-written plan gets it said.
_DETAILS = (
    (
        "mapping values are not allowed",
        Text("titik dua di tempat yang tidak semestinya", "a colon where none may stand"),
    ),
    (
        "could not find expected ':'",
        Text("titik dua sesudah kunci tidak ada", "the colon after a key is missing"),
    ),
    (
        "did not find expected key",
        Text("kunci yang diharapkan tidak ada di sini", "a key was expected here"),
    ),
    (
        "did not find expected '-'",
        Text("tanda `-` yang diharapkan tidak ada di sini", "a `-` was expected here"),
    ),
    (
        "unexpected end of stream",
        Text("tanda kutip atau kurung tidak ditutup", "a quote or bracket is not closed"),
    ),
    ("did not find expected ','", Text("kurung tidak ditutup", "a bracket is not closed")),
    (
        "did not find expected node content",
        Text("isi yang diharapkan tidak ada di sini", "content was expected here"),
    ),
    (
        "cannot start any token",
        Text(
            "karakter ini tidak boleh mengawali nilai; beri tanda kutip",
            "this character cannot begin a value; quote it",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Text(
            "butir daftar (`- `) di tempat yang tidak semestinya", "a list item (`- `) out of place"
        ),
    ),
    (
        "unknown escape character",
        Text("tanda `\\` dalam tanda kutip ganda", "a `\\` inside double quotes"),
    ),
    ("tag", Text("tanda `!` di awal nilai; beri tanda kutip", "a `!` at the start of a value")),
)
_ILL_FORMED = Text("susunannya tidak sesuai", "it is ill-formed")
