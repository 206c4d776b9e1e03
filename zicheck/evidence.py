"""What a text in the evidence column names: documents, activities, requests, or nothing.

The words are data (`bukti.yaml` of a rule set); this module knows only how to read a list of
evidence and how the head of an Indonesian noun phrase (its first word) tells what a thing is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from zicheck.bahasa import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Form = Literal["dokumen", "kegiatan", "genus", "usulan", "kosong", "keadaan", "lain"]


class Item(NamedTuple):
    """One piece of evidence.

    `kinds` are the kinds of evidence that it names (codes of `bukti.yaml`). `form` says what it
    is: a document of a known kind; an activity; a bare genus ("Dokumentasi"); a request or
    proposal; a placeholder; a state ("SOP tersedia"); or something else, taken as it is.
    `leads` is False for what only follows "dan" and may belong to the words before it.
    """

    text: str
    kinds: frozenset[str]
    form: Form
    leads: bool = True


def kinds_of(items: Iterable[Item]) -> frozenset[str]:
    """The kinds of evidence that the pieces of a cell name together."""
    return frozenset(kind for item in items for kind in item.kinds)


class Kind(NamedTuple):
    """One kind of evidence; `pola` are the phrases that name it, casefolded."""

    kode: str
    nama: Text
    pola: tuple[str, ...]


class Need(NamedTuple):
    """What some indikator need to see: one of the kinds `jenis`, or one of the words `kata`."""

    kode: str
    nama: Text
    lke: tuple[str, ...]
    jenis: frozenset[str]
    kata: re.Pattern[str] | None
    bila: re.Pattern[str] | None
    contoh: Text

    def asks(self, indikator: str) -> bool:
        """Whether a row with this indikator text is asked for it."""
        return self.bila is None or bool(self.bila.search(_fold(indikator)))

    def met(self, evidence: str, kinds: frozenset[str]) -> bool:
        """Whether a cell with these kinds of evidence shows it."""
        return bool(kinds & self.jenis) or bool(self.kata and self.kata.search(_fold(evidence)))


class EvidenceLexicon:
    """Reads evidence with the words of one rule set."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.kinds: Mapping[str, Kind] = {
            kode: Kind(kode, Text(item["nama"]["id"], item["nama"]["en"]), tuple(item["pola"]))
            for kode, item in data["jenis"].items()
        }
        self.genus = frozenset(data["genus"])
        self.vague = frozenset(data["pelengkap"])
        self.activity = frozenset(data["kegiatan"])
        self.not_activity = frozenset(data["bukan_kegiatan"])
        self.requests = tuple(data["usulan"])
        self.placeholders = frozenset(data["isian"])
        self.states = frozenset(data["keadaan"])
        self.displays = frozenset(data["peraga"])
        self.needs = tuple(
            Need(
                item["kode"],
                Text(item["nama"]["id"], item["nama"]["en"]),
                tuple(item["lke"]),
                frozenset(item.get("jenis", ())),
                _beginnings(item.get("kata", ())),
                _beginnings(item.get("bila", ())),
                Text(item["contoh"]["id"], item["contoh"]["en"]),
            )
            for item in data["perlu"]
        )
        self._phrases = re.compile(
            rf"\b(?:{_any({p for kind in self.kinds.values() for p in kind.pola})})\b"
        )
        self._kinds_of: dict[str, frozenset[str]] = {}
        for kind in self.kinds.values():
            for phrase in kind.pola:
                known = self._kinds_of.get(phrase, frozenset())
                self._kinds_of[phrase] = known | {kind.kode}
        self._needs_of: dict[str, tuple[Need, ...]] = {}
        for need in self.needs:
            for id_ in need.lke:
                self._needs_of[id_] = (*self._needs_of.get(id_, ()), need)
        self._requests = re.compile(rf"\b(?:{_any(self.requests)})\b")
        self.read = lru_cache(maxsize=8192)(self._read)

    def needs_of(self, id_: str) -> tuple[Need, ...]:
        """What the indikator `id_` needs to see."""
        return self._needs_of.get(id_, ())

    def _read(self, evidence: tuple[str, ...]) -> tuple[Item, ...]:
        """The pieces of a plan's evidence cell, in order."""
        return tuple(
            self._item(part, leads=leads) for text in evidence for part, leads in split_items(text)
        )

    def _named(self, folded: str) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for match in self._phrases.finditer(folded):
            found |= self._kinds_of[match[0]]
        return found

    def _item(self, text: str, *, leads: bool) -> Item:
        folded = _fold(text)
        words = _WORD.findall(folded)
        kinds = self._named(folded)
        head = self._phrases.match(folded)
        if head and head[0] in self.displays:
            kinds = self._kinds_of[head[0]]  # a banner about the SOP is not the SOP
        return Item(text, kinds, self._form(folded, words, kinds), leads)

    def _form(self, folded: str, words: list[str], kinds: frozenset[str]) -> Form:
        content = [word for word in words if word not in self.vague]
        if not content or folded.strip(" ()[].") in self.placeholders:
            return "kosong"
        if self._requests.match(folded):
            return "usulan"
        if all(word in self.genus for word in content):
            return "genus"
        head = content[0]
        named = self._phrases.match(folded)
        if named is None and self._is_activity(head):
            return "kegiatan"
        if named is None and len(content) > 1 and content[-1] in self.states and not kinds:
            return "keadaan"
        return "dokumen" if kinds else "lain"

    def _is_activity(self, word: str) -> bool:
        """Whether a noun phrase with this head names a doing rather than a thing."""
        if word in self.activity:
            return True
        if word in self.not_activity:
            return False
        return bool(_DEVERBAL.fullmatch(word))


# pe(N)-...-an is the Indonesian noun of doing: pelaksanaan, penyusunan, pemutakhiran.
_DEVERBAL = re.compile(r"pe(?:l|m|n|ng|ny|r)[a-z]{4,}an")
_WORD = re.compile(r"[a-z0-9/&-]*[a-z][a-z0-9/&-]*")
_MARK = re.compile(r"(?:^|(?<=[\s;,]))(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•*▪✓])\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[;\n]\s*|\s*,\s+(?:(?:dan|serta)\s+)?")
JOINING = ("dan", "serta", "&")
_AND = re.compile(rf"\s+(?:{'|'.join(JOINING)})\s+")
_BRACKET = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=8192)
def split_items(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a list of evidence: numbered, or parted by `;`, `,`, `dan`, new lines.

    Each with whether it begins an entry of its own, rather than following "dan". Brackets are
    not split inside; numbers and bullets in front are dropped.
    """
    shielded = _BRACKET.sub(lambda m: m[0].replace(",", "\x00").replace(" dan ", "\x01"), text)
    parts: list[tuple[str, bool]] = []
    for numbered in _MARK.split(shielded):
        for entry in _SEPARATOR.split(numbered):
            for position, part in enumerate(_AND.split(entry)):
                clean = part.replace("\x00", ",").replace("\x01", " dan ").strip(" .;,")
                if clean:
                    parts.append((clean, position == 0))
    return tuple(parts)


@lru_cache(maxsize=16384)
def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _beginnings(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the phrases at the beginning of a word; short ones (`sk`, `iku`) whole."""
    inner = [rf"{re.escape(p)}\b" if len(p) <= 4 else re.escape(p) for p in phrases]
    return re.compile(rf"\b(?:{'|'.join(inner)})") if inner else None


def _any(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in ordered)
