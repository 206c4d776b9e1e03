"""The words of a decree around its table: which part each paragraph stands in, and the citations.

A decree opens with its titles, weighs (menimbang), recalls (mengingat), decides (menetapkan,
KESATU, ...) and is signed; its annex opens with titles again, runs through headed sections and
ends above the table. Signature blocks and the stamp of copies are left out: they name people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zicheck.readers import MARKER, capital

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zicheck.document import Paragraph
    from zicheck.places import Place

ORDINALS = (
    "kesatu", "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh",
    "kedelapan", "kesembilan", "kesepuluh",
)  # fmt: skip
_OPENINGS = ("menimbang", "mengingat", "memperhatikan", "menetapkan", "memutuskan")
_CITING = ("menimbang", "mengingat", "memperhatikan")
"""The parts of a decree whose citations are legal grounds."""

OFFICERS = (
    "ketua", "kepala", "sekretaris", "direktur", "bupati", "wali kota", "walikota", "gubernur",
    "menteri", "inspektur", "rektor", "pimpinan", "camat",
)  # fmt: skip
"""Who signs: with such a word the line begins that names the office."""

_SECTIONS = frozenset(
    {
        "pendahuluan", "latar belakang", "dasar hukum", "landasan hukum", "dasar", "maksud",
        "tujuan", "maksud dan tujuan", "sasaran", "pengertian", "pengertian umum",
        "ruang lingkup", "sistematika", "pelaksanaan", "penutup", "kata pengantar",
    }
)  # fmt: skip
_REGULATION = (
    r"(?:undang-\s?undang|uu|perpu|perppu|peraturan|pp|permen\w*|perpres|perka|perbawaslu|pkpu|"
    r"keputusan|ketetapan|instruksi|surat edaran)\b"
)
_NUMBERED = r"\bno(?:mor)?\b\s*[.:]?\s*\d"
_CITES = re.compile(rf"\b{_REGULATION}.{{0,250}}?{_NUMBERED}", re.IGNORECASE)
_NEXT_CITATION = re.compile(rf"(?<=;)\s+(?={_REGULATION}[^;]{{0,250}}?{_NUMBERED})", re.IGNORECASE)
_NEXT_ITEM = re.compile(r"(?<=;)\s+(?=(?:[a-z]|\d{1,2})[.)]\s)")
_OPENING = re.compile(
    rf"(?P<label>{'|'.join(_OPENINGS)}|{'|'.join(ORDINALS)})\s*(?:$|:\s*|(?=(?:1|a)[.)]\s))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SPACED = re.compile(r"(?:\w ){5,}")
_STAMP = re.compile(r"(?:salinan|ttd)\W*", re.IGNORECASE)
_STAMPED = re.compile(r"(?:ttd|td\.|t\.t\.d)\W*$|NIP\b\W*\d", re.IGNORECASE)
_STAMP_BEHIND = re.compile(r"\s+(?:ttd|td\.|t\.t\.d)\W*$", re.IGNORECASE)
_ENACTED_AT = re.compile(
    r"(?:ditetapkan|dikeluarkan) di\b.{0,80}?(?=\s+pada tanggal|$)", re.IGNORECASE
)
_ENACTED_ON = re.compile(
    r"\s*(?:pada )?tanggal\s*(?::\s*)?(?P<date>\d{1,2}\s+[A-Za-z]+\s+\d{4})?", re.IGNORECASE
)
_SIGNATURE = re.compile(
    rf"(?:ttd|td\.|t\.t\.d|salinan sesuai|sekretariat\b|plt\b|plh\b|a\.n\.?\s|"
    rf"(?:{'|'.join(OFFICERS)})\b)",
    re.IGNORECASE,
)
_SIGNATURE_WORDS = 25
_NEW_TITLE = re.compile(
    r"lampiran\b|.*\b(?:rencana (?:aksi|kerja)|program kerja|zona integritas|matriks|pendahuluan|"
    r"BAB [IVX1]+)\b",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"lampiran\b", re.IGNORECASE)
_ANNEX_HEADER = re.compile(
    r"(?:lampiran|keputusan|peraturan|nomor|tanggal|tentang)\b", re.IGNORECASE
)
_GROUNDS = re.compile(r"\b(?:dasar|landasan) hukum\b")
_ENDED = re.compile(r"[.;:!?,]$")
_SMALL = frozenset(
    ("dan", "di", "ke", "dari", "untuk", "pada", "dalam", "yang", "atas", "oleh", "dengan")
)
_TITLE_WORDS = 25
_SENTENCE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or list item, without its mark, and the part of the decree it stands in."""

    bagian: str
    teks: str
    place: Place
    heading: bool = False


@dataclass(slots=True)
class DecreeText:
    """The words of a decree, by what becomes of them.

    `titles` stand before menimbang, `annex` is the header of the annex, `grounds` are the legal
    citations (`hidden`: indexes of those that stood unmarked inside another one), `running` is
    everything else, titles included; `date` is the day of signing as printed.
    """

    titles: list[Passage] = field(default_factory=list)
    annex: list[Passage] = field(default_factory=list)
    grounds: list[Passage] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    running: list[Passage] = field(default_factory=list)
    date: Passage | None = None


def read_passages(before: Iterable[Paragraph], after: Iterable[Paragraph]) -> DecreeText:
    """The parts of a decree, from the paragraphs before its table and those after it began."""
    reader = _Reader()
    for paragraph in before:
        reader.take(paragraph)
    reader.close_titles()
    reader.annex, reader.signing, reader.part = True, False, "penutup"
    for paragraph in after:
        reader.take(paragraph)
    return reader.text


def signs(text: str) -> bool:
    """Whether `text` names the officer who decides or signs, as the line above a signature."""
    return text.casefold().startswith(OFFICERS)


def stamped(text: str) -> bool:
    """Whether `text` only stands for a signature, as `ttd.` does, or is the number of an officer."""
    return _STAMPED.match(text) is not None


def opens(text: str) -> bool:
    """Whether `text` stands between the title of a decree and what it weighs."""
    return signs(text) or text.casefold().startswith("dengan rahmat")


def begins_part(text: str) -> bool:
    """Whether a part of the decree begins with `text`, such as `Menimbang : a. bahwa`."""
    return _OPENING.fullmatch(_unspaced(text)) is not None


def begins_signature(text: str) -> bool:
    """Whether `text` tells where the decree was signed."""
    return _ENACTED_AT.match(text) is not None


def goes_on_header(before: str, text: str) -> bool:
    """Whether `text` goes on with the header of an annex whose last line is `before`."""
    return before.casefold().endswith("tentang") or _ANNEX_HEADER.match(text) is not None


class _Reader:
    """Takes paragraph after paragraph; holds the part that it is in."""

    def __init__(self) -> None:
        self.text = DecreeText()
        self.part = "judul"
        self.annex = False
        self.signing = False
        self.closed = 0
        """How many passages stand before the last citation: none of them is a table's title."""

    def take(self, paragraph: Paragraph) -> None:
        text, place = paragraph.text, paragraph.place
        if _STAMP.fullmatch(_unspaced(text)):
            self.signing = self.signing or text[:3].casefold() == "ttd"
        elif self.signing and not _ends_signature(text):
            self.enacted(text, place)
        elif self.enacted(text, place) or self.signed(text):
            self.signing = True
        else:
            if self.signing:
                self.signing, self.annex, self.part = False, True, "judul lampiran"
            self.passage(text, place)

    def enacted(self, text: str, place: Place) -> bool:
        """Take where and when the decree was signed, if `text` says so."""
        at = _ENACTED_AT.match(text)
        on = _ENACTED_ON.match(text, at.end() if at else 0)
        if on is None or not (at or self.signing):
            if at:
                self.add("penetapan", text, place)
            return at is not None
        self.add("penetapan", text[: on.end()].strip(), place)
        if on["date"] and self.text.date is None:
            self.text.date = Passage("penetapan", on["date"], place)
        return True

    def signed(self, text: str) -> bool:
        """Whether a signature block begins with `text`."""
        if self.part in ("judul", *_CITING) or len(text.split()) > _SIGNATURE_WORDS:
            return False
        found = _SIGNATURE.match(text)
        named = _STAMP_BEHIND.sub("", text)
        return found is not None and (not signs(text) or capital(named) or named.endswith(","))

    def passage(self, text: str, place: Place) -> None:
        opening = None if self.annex else _OPENING.fullmatch(_unspaced(text))
        if opening:
            self.part = opening["label"].casefold()
            rest = text if self.part == "memutuskan" else opening["rest"]
            if rest:
                self.items(rest, place)
        elif _ANNEX.match(text) and not _ENDED.search(text):
            self.annex, self.part = True, "lampiran"
            self.header(text, place)
        elif self.annex or (self.part == "judul" and MARKER.match(text) and is_heading(text)):
            self.annex = True
            self.annexed(text, place)
        elif self.part == "judul":
            self.text.titles.append(Passage(self.part, text, place))
            bagian = "pembukaan" if opens(text) else self.part
            self.add(bagian, text, place, heading=is_heading(text))
        else:
            self.items(text, place)

    def items(self, text: str, place: Place) -> None:
        """Take a paragraph of the decree itself, which may hold several numbered items."""
        for item in _NEXT_ITEM.split(text):
            bare = unmarked(item)
            cites = self.part == "mengingat" or (
                self.part in _CITING and _CITES.search(bare) is not None
            )
            if cites:
                bagian = "menimbang" if self.part == "menimbang" else "mengingat"
                self.ground(bagian, bare, place)
            else:
                self.add(self.part, bare, place)

    def annexed(self, text: str, place: Place) -> None:
        """Take a paragraph of the annex."""
        grounds = _GROUNDS.search(self.part) is not None
        if self.part == "lampiran" and not _ENDED.search(text) and self.heads_annex(text):
            self.header(text, place)
        elif grounds and _CITES.search(text):
            self.ground("lampiran", unmarked(text), place)
        elif is_heading(text):
            bare = unmarked(text)
            titled = self.part in ("lampiran", "judul lampiran") and not _opens_section(text)
            self.part = "judul lampiran" if titled else bare.casefold()
            self.add(self.part, bare, place, heading=True)
        elif grounds and MARKER.match(text):
            self.ground("lampiran", unmarked(text), place)
        else:
            self.add(self.part, unmarked(text), place)

    def header(self, text: str, place: Place) -> None:
        self.text.annex.append(Passage("judul lampiran", text, place))
        self.add("judul lampiran", text, place)

    def heads_annex(self, text: str) -> bool:
        """Whether `text` goes on with what decree the annex belongs to."""
        return goes_on_header(self.text.annex[-1].teks, text)

    def ground(self, bagian: str, text: str, place: Place) -> None:
        """Take a citation; one that stands unmarked behind another becomes its own."""
        parts = [text] if bagian == "menimbang" else _NEXT_CITATION.split(text)
        for index, part in enumerate(parts):
            if index:
                self.text.hidden.append(len(self.text.grounds))
            self.text.grounds.append(Passage(bagian, part, place))
        self.closed = len(self.text.running)

    def add(self, bagian: str, text: str, place: Place, *, heading: bool = False) -> None:
        if text:
            self.text.running.append(Passage(bagian, text, place, heading))

    def close_titles(self) -> None:
        """The headings straight above the table are its title."""
        running = self.text.running
        at = len(running)
        while at > self.closed and running[at - 1].heading:
            at -= 1
            running[at] = replace(running[at], bagian="judul tabel")


def unmarked(text: str) -> str:
    """`text` without the mark of a list item."""
    mark = MARKER.match(text)
    return text[mark.end() :].strip() if mark else text


def is_heading(text: str) -> bool:
    """Whether `text` is a title or the heading of a section."""
    bare = unmarked(text)
    if not bare or _ENDED.search(bare) or len(bare.split()) > _TITLE_WORDS:
        return False
    if bare.casefold() in _SECTIONS:
        return True
    if capital(bare):
        return any(len(word) > 3 for word in bare.split())
    mark = MARKER.match(text)
    if mark is None or not mark[0][0].isupper():
        return False
    return all(word[0].isupper() or word in _SMALL for word in bare.split())


def _opens_section(text: str) -> bool:
    """Whether a heading heads a section of the annex rather than the annex itself."""
    bare = unmarked(text)
    return bare != text or bare.casefold() in _SECTIONS or bare.startswith("BAB ")


def _ends_signature(text: str) -> bool:
    """Whether something new begins with `text` behind the names of those who signed."""
    if signs(text) or _SIGNATURE.match(text):
        return False
    if _NEW_TITLE.match(text) or (MARKER.match(text) and is_heading(text)):
        return True
    return len(text.split()) >= _SENTENCE_WORDS and _ENDED.search(text) is not None


def _unspaced(text: str) -> str:
    """`M E M U T U S K A N :` as one word; any other text as it is."""
    bare = text.rstrip(" :")
    return bare.replace(" ", "") + ":" if _SPACED.fullmatch(f"{bare} ") else text
