"""What a text in the evidence column names: documents, activities, requests, or nothing.

The words are data (`bukti.yaml` of a rule set); this module knows only how to read a list of
evidence and how the head of an Indonesian noun phrase (its first word) tells what a thing is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from zicheck.bahasa import Text
from zicheck.memory import KEPT
from zicheck.patterns import lazily
from zicheck.records import Record
from zicheck.terms import Beginnings, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zicheck.instrument import Indikator

Form = Literal[
    "dokumen", "kegiatan", "genus", "usulan", "kosong", "keadaan", "rancangan", "samar", "lain"
]


class Item(Record):
    """One piece of evidence.

    `kinds` are the kinds of evidence that it names (codes of `bukti.yaml`). `form` says what it
    is: a document of a known kind; an activity; a bare genus ("Dokumentasi"); a request or
    proposal; a placeholder; a state ("Dokumen dipublikasikan"); a sample or draft; a proof that
    is not named ("Bukti keikutsertaan"); or something else, taken as it is.
    `leads` is False for what only follows "dan" and may belong to the words before it.
    """

    text: str
    kinds: frozenset[str]
    form: Form
    leads: bool = True


def kinds_of(items: Iterable[Item]) -> frozenset[str]:
    """The kinds of evidence that the pieces of a cell name together."""
    return frozenset(kind for item in items for kind in item.kinds)


class Kind(Record):
    """One kind of evidence; `pola` are the phrases that name it, casefolded."""

    kode: str
    nama: Text
    pola: tuple[str, ...]


class Need(Record):
    """What some indikator need to see.

    One of the kinds `jenis`, one of the words `kata`, or a piece that begins with one of `kepala`.
    With `strengthens` an answer stands without it, but evaluators often ask for it.
    """

    kode: str
    nama: Text
    lke: tuple[str, ...]
    jenis: frozenset[str]
    kata: Beginnings
    kepala: Beginnings
    bila: Beginnings
    contoh: Text
    strengthens: bool = False

    def asks(self, indikator: str) -> bool:
        """Whether a row with this indikator text is asked for it."""
        return not self.bila or self.bila.within(_fold(indikator))

    def met(self, evidence: str, items: Iterable[Item]) -> bool:
        """Whether a cell with this text and these pieces shows it."""
        items = tuple(items)
        if any(self.jenis & item.kinds for item in items):
            return True
        if self.kata.within(_fold(evidence)):
            return True
        return any(self.kepala.at_start(_fold(item.text)) for item in items)


class EvidenceLexicon:
    """Reads evidence with the words of one rule set."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.kinds: Mapping[str, Kind] = {
            kode: Kind(kode, Text(item["nama"]["id"], item["nama"]["en"]), tuple(item["pola"]))
            for kode, item in data["jenis"].items()
        }
        self.genus = frozenset(data["genus"])
        self.bare = frozenset(data["jenis_saja"])
        self.vague = frozenset(data["pelengkap"])
        self.activity = frozenset(data["kegiatan"])
        self.not_activity = frozenset(data["bukan_kegiatan"])
        self.requests = tuple(data["usulan"])
        self.placeholders = frozenset(data["isian"])
        self.pending = frozenset(data["tunda"])
        self.later = tuple(f" {words}" for words in data["tunda_akhir"])
        self.states = frozenset(data["keadaan"])
        self.drafts = frozenset(data["rancangan"])
        self.unnamed = frozenset(data["samar"])
        self.papers = frozenset(data["berkas_rapat"])
        self.displays = frozenset(data["peraga"])
        self.needs = tuple(
            Need(
                item["kode"],
                Text(item["nama"]["id"], item["nama"]["en"]),
                tuple(item["lke"]),
                frozenset(item.get("jenis", ())),
                Beginnings(item.get("kata", ()), _WHOLE),
                Beginnings(item.get("kepala", ()), _WHOLE),
                Beginnings(item.get("bila", ()), _WHOLE),
                Text(item["contoh"]["id"], item["contoh"]["en"]),
                strengthens=item.get("penguat", False),
            )
            for item in data["perlu"]
        )
        self._phrases = Terms(p for kind in self.kinds.values() for p in kind.pola)
        self._kinds_of: dict[str, frozenset[str]] = {}
        for kind in self.kinds.values():
            for phrase in kind.pola:
                known = self._kinds_of.get(phrase, frozenset())
                self._kinds_of[phrase] = known | {kind.kode}
        self._needs_of: dict[str, tuple[Need, ...]] = {}
        for need in self.needs:
            for id_ in need.lke:
                self._needs_of[id_] = (*self._needs_of.get(id_, ()), need)
        self._decisive = {
            id_: tuple(need for need in needs if not need.strengthens)
            for id_, needs in self._needs_of.items()
        }
        self._requests = Terms(self.requests)
        self._examples: Mapping[str, Mapping[str, str]] = data["contoh"]
        self._shown_by = {
            word: Text(item["contoh"]["id"], item["contoh"]["en"])
            for item in data["pelaksanaan"]
            for word in item["kata"]
        }

    def needs_of(self, id_: str) -> tuple[Need, ...]:
        """What the indikator `id_` needs to see."""
        return self._needs_of.get(id_, ())

    def decisive(self, id_: str) -> tuple[Need, ...]:
        """What the indikator `id_` cannot be judged without."""
        return self._decisive.get(id_, ())

    def suggestion(self, indikator: Indikator, asked: str = "") -> Text:
        """Evidence that would do for a question of the LKE.

        Args:
            indikator: the question.
            asked: the plan's own words for it; a need that depends on them goes first.
        """
        needs = self.needs_of(indikator.id)
        if asked:
            for need in needs:
                if need.bila and need.asks(asked):
                    return need.contoh
        example = self._examples.get(indikator.id)
        return Text(example["id"], example["en"]) if example else needs[0].contoh

    def papers_of(self, activity: str) -> Text | None:
        """What shows that an activity was done, by the first of its words that tells; else None."""
        for word in _WORD.findall(_fold(activity)):
            if word in self._shown_by:
                return self._shown_by[word]
        return None

    def read(self, evidence: tuple[str, ...]) -> tuple[Item, ...]:
        """The pieces of a plan's evidence cell, in order."""
        items = tuple(
            self._item(piece, leads=leads)
            for text in evidence
            for part, leads in split_items(text)
            for piece in self._unstrung(part)
        )
        if len(items) == 1 and _fold(items[0].text) in self.bare:
            return (items[0]._replace(form="samar"),)  # a report of what?
        return self._put_off_together(items)

    def _unstrung(self, part: str) -> list[str]:
        """Papers of a meeting that follow one another without a comma, each on its own.

        "Daftar hadir notulen dokumen terkait" lists three; "laporan rapat" names one, and so does
        "foto notulen": what follows a picture is what it shows.
        """
        folded = part.casefold()
        cuts, before = [], None
        for found in self._phrases.within(folded):
            if (
                before is not None
                and folded[before.end : found.start].isspace()
                and before.term not in self.displays
                and before.term not in self.genus
                and self._kinds_of[before.term] <= self.papers
                and (self._kinds_of[found.term] & self.papers or found.term in self.genus)
            ):
                cuts.append(found.start)
            before = found
        return [part[i:j].strip() for i, j in pairwise([0, *cuts, len(part)])] if cuts else [part]

    def _named(self, folded: str) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for named in self._phrases.within(folded):
            found |= self._kinds_of[named.term]
        return found

    def _item(self, text: str, *, leads: bool) -> Item:
        folded = _fold(text)
        words = _WORD.findall(folded)
        kinds = self._named(folded)
        head = self._phrases.at_start(folded)
        if head in self.displays:
            kinds = self._kinds_of[head]  # a banner about the SOP is not the SOP
        form = self._form(folded, words, kinds, head)
        return Item(text, frozenset() if form == "kosong" else kinds, form, leads)

    def _form(self, folded: str, words: list[str], kinds: frozenset[str], named: str) -> Form:
        content = [word for word in words if word not in self.vague]
        if words and words[0] in self.drafts:
            return "rancangan"
        if not content or folded.strip(" ()[].") in self.placeholders:
            return "kosong"
        if not kinds and words[0] in self.pending:
            return "kosong"
        if self._is_put_off(folded):
            return "kosong"
        if self._requests.at_start(folded):
            return "usulan"
        if all(word in self.genus for word in content):
            return "genus"
        head = content[0]
        if not named and self._is_activity(head):
            return "kegiatan"
        if not named and not kinds and {content[0], content[-1]} & self.states:
            return "keadaan"
        if _STATE.search(folded) and not _RELATIVE.search(folded):
            return "keadaan"
        if head in self.unnamed and not kinds:
            return "samar"
        return "dokumen" if kinds else "lain"

    def _put_off_together(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """The pieces, with those put off that "dan" joins to one that is: "notula dan foto menyusul"."""
        made = list(items)
        for at in range(len(made) - 1, 0, -1):
            item = made[at]
            if item.form == "kosong" and not item.leads and self._is_put_off(_fold(item.text)):
                made[at - 1] = made[at - 1]._replace(form="kosong", kinds=frozenset())
        return tuple(made)

    def _is_put_off(self, folded: str) -> bool:
        """Whether a document is said to come later: "notulen menyusul", "foto akan dilengkapi"."""
        if " ".join(folded.translate(_NO_BRACKETS).split()).endswith(self.later):
            return True
        return _TO_COME.search(folded) is not None and not _RELATIVE.search(folded)

    def _is_activity(self, word: str) -> bool:
        """Whether a noun phrase with this head names a doing rather than a thing."""
        if word in self.activity:
            return True
        if word in self.not_activity:
            return False
        return bool(_DEVERBAL.fullmatch(word) or _ACTIVE.fullmatch(word))


PAPERS = Text(
    "undangan, daftar hadir, notulen dan foto kegiatannya",
    "the invitation, attendance list, minutes and photographs of it",
)
"""The papers of an activity that people attend."""
_WHOLE = 4
"""Up to so many letters (`sk`, `iku`) a word is meant as a whole."""
# "Memutakhirkan data": a verb in the active voice does something.
_ACTIVE = lazily(r"me(?:m|n|ng|ny|r|l)?[a-z]{3,}(?:kan|i)")
# pe(N)-...-an is the Indonesian noun of doing: pelaksanaan, penyusunan, pemutakhiran.
_DEVERBAL = lazily(r"pe(?:l|m|n|ng|ny|r)[a-z]{3,}an")
# A clause about a thing ("dokumen dipublikasikan melalui rapat", "mudah diakses",
# "terlaksananya ...") says in what state it is; "yang" makes it a thing again, and what
# stands behind "tentang" is only what a document is about.
_STATE = re.compile(
    r"^(?:ter|di)[a-z]{3,}nya\b|\b(?:mudah|telah|sudah|dapat|siap)\s+di[a-z]{3,}\b"
    r"|\s(?:telah\s+|sudah\s+)?di[a-z]{3,}kan\b"
)
# Not "akan me-": a statement or promise ("tidak akan menerima gratifikasi") is a document.
_TO_COME = re.compile(r"\bakan\s+di[a-z]{3,}")
_NO_BRACKETS = str.maketrans("()[].", "     ")
_RELATIVE = re.compile(r"\b(?:yang|tentang|bahwa|untuk|agar|guna)\b")
_WORD = re.compile(r"(?<![a-z0-9/&-])[0-9/&-]*[a-z][a-z0-9/&-]*")
_MARK = re.compile(r"(?:^|(?<=[\s;,]))(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•*▪✓])\s+", re.IGNORECASE)
# White space in front is entered at its beginning only: long runs of it take linear time.
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?[;\n]\s*|(?:(?<!\s)\s+)?,\s+(?:(?:dan|serta)\s+)?")
JOINING = ("dan", "serta", "&")
_AND = re.compile(rf"(?<!\s)\s+(?:{'|'.join(JOINING)})\s+")
_BRACKET = re.compile(r"\([^()]*\)")
# What a document contains ("laporan yang memuat capaian, analisis dan rencana") is no list of
# evidence.
_CONTENT = re.compile(
    r"\byang\s+(?:memuat|berisi(?:kan)?|meliputi|mencakup|terdiri)\b[^;\n]*", re.IGNORECASE
)
# So is what follows the verb of a clause: "dipublikasikan melalui rapat dan website".
_CLAUSE = re.compile(
    r"\sdi[a-z]{3,}kan\s+(?:melalui|lewat|di|pada|kepada|oleh|dalam)\b[^;\n,]*"
    r"|(?<!\s)\s+dan\s+(?:mudah|telah|sudah|dapat|siap)\s",
    re.IGNORECASE,
)


def _shield(part: re.Match[str]) -> str:
    return part[0].replace(",", "\x00").replace(" dan ", "\x01")


def split_items(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a list of evidence: numbered, or parted by `;`, `,`, `dan`, new lines.

    Each with whether it begins an entry of its own, rather than following "dan". Brackets, and
    what follows "yang memuat", are not split inside; numbers and bullets in front are dropped.
    """
    shielded = _BRACKET.sub(_shield, text)
    shielded = _CLAUSE.sub(_shield, _CONTENT.sub(_shield, shielded))
    parts: list[tuple[str, bool]] = []
    for numbered in _MARK.split(shielded):
        for entry in _SEPARATOR.split(numbered):
            for position, part in enumerate(_AND.split(entry)):
                clean = part.replace("\x00", ",").replace("\x01", " dan ").strip(" .;,")
                if clean:
                    parts.append((clean, position == 0))
    return tuple(parts)


@lru_cache(maxsize=KEPT)
def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
