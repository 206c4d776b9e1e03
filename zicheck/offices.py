"""Names of offices in a text: the unit itself, those above it, and others.

An office is named by its kind ("KPU", "Pengadilan Negeri"), its level ("Kabupaten") and its
place. The kind comes from the unit's own name, so nothing here knows any one agency.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zicheck.memory import KEPT
from zicheck.patterns import lazily
from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Relation = Literal["sendiri", "induk", "umum", "lain"]

_LEVELS = {
    "provinsi": "provinsi",
    "propinsi": "provinsi",
    "prov": "provinsi",
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "kota": "kota",
    "kecamatan": "kecamatan",
    "wilayah": "wilayah",
    "negeri": "negeri",
    "tinggi": "tinggi",
    "agama": "agama",
    "daerah": "daerah",
}
_LEVEL = "|".join(sorted(_LEVELS, key=len, reverse=True))
_STOP = frozenset(
    [
        "tahun",
        "dan",
        "yang",
        "di",
        "ke",
        "pada",
        "untuk",
        "dalam",
        "serta",
        "atau",
        "dengan",
        "oleh",
        "tentang",
        "menuju",
        "adalah",
        "telah",
        "sebagai",
        "melakukan",
        "nomor",
        "secara",
        "agar",
        "beserta",
        "dari",
        "berkoordinasi",
        "melaksanakan",
        "menyediakan",
        "menerapkan",
        "terlibat",
        "memberikan",
        "akan",
        "merupakan",
    ]
)
# Words after which an office above the unit is an addressee, a channel or a source.
CHANNEL = lazily(
    r"\b(?:ke|kepada|melalui|lewat|via|dari|dengan|bersama|tembusan"
    r"|(?:diselenggarakan|disampaikan|ditetapkan|diberikan|disahkan|disetujui) oleh"
    r"|diadakan|diselenggarakan|dilaksanakan oleh|difasilitasi)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


# An office above guides and judges, is where its meetings are held, and what the unit belongs to.
_SUPERIOR = lazily(
    r"\b(?:pembinaan|supervisi|pendampingan|arahan|asistensi|pengawasan|evaluasi|reviu)\b[^.;]{0,60}\boleh\s+$"
    r"|\b(?:mengikuti|menghadiri|mengikutsertakan|diikuti|peserta)\b[^.;]{0,60}\s$"
    r"|\b(?:di\s+bawah|bagian\s+dari|vertikal)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# After these another office of the same kind is a host or a model, not the one who acts.
_VISIT = lazily(
    r"\b(?:studi\s+(?:tiru|banding|komparasi|komparatif|lapangan)|benchmark\w*|kunjungan|berkunjung"
    r"|belajar|mereplikasi|replikasi|berbagi\s+praktik|praktik\s+baik|narasumber)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


class Mention(Record):
    """An office as a text names it.

    `channel` tells that another one than the unit itself stands as addressee or channel.
    """

    text: str
    relation: Relation
    channel: bool
    start: int


class Office(Record):
    """An office name taken apart; `kind` and `place` are casefolded."""

    kind: str
    level: str
    place: str


@lru_cache(maxsize=KEPT)
def office(name: str) -> Office:
    """`KPU Kabupaten X` as kind, level and place; all of it is the kind when it has no level."""
    words = name.split()
    folded = [word.casefold().strip(".,") for word in words]
    for index in range(len(words) - 1, 0, -1):
        if folded[index] in _LEVELS:
            place = " ".join(folded[index + 1 :])
            return Office(" ".join(folded[:index]), _LEVELS[folded[index]], _CLASS.sub("", place))
    # "Lapas Kelas IIB X": the class parts the kind from the place.
    classed = _RANK.search(" ".join(folded))
    if classed and classed.start():
        whole = " ".join(folded)
        return Office(whole[: classed.start()].strip(), "", whole[classed.end() :])
    # "RSUD X", "KPPN X": a kind of office of one or more words, and its name.
    for size in (4, 3, 2, 1):
        if " ".join(folded[:size]) in _KINDS and len(words) > size:
            return Office(" ".join(folded[:size]), "", " ".join(folded[size:]))
    return Office(" ".join(folded), "", "")


_CLASS = re.compile(r"(?<!\s)\s+kelas\s+\w+(?:\s+[a-z]\b)?$")
_RANK = re.compile(
    r"(?<!\s)\s+(?:kelas\s+[ivx1-4]+\s?[a-c]?|tipe\s+\w+|pratama|madya)(?:\s+(?:non\s+)?tpi|\s+khusus)?(?=\s|$)\s*"
)
_KINDS = frozenset(
    {
        "rumah sakit",
        "universitas",
        "uin",
        "iain",
        "stain",
        "fakultas",
        "jurusan",
        "program studi",
        "prodi",
        "politeknik",
        "madrasah",
        "puskesmas",
        "rsud",
        "rsup",
        "lapas",
        "rutan",
        "bapas",
        "lpka",
        "kppn",
        "kpknl",
        "kanim",
        "kantah",
        "polres",
        "polresta",
        "polda",
        "polsek",
        "lembaga pemasyarakatan",
        "rumah tahanan negara",
        "balai pemasyarakatan",
        "kantor imigrasi",
        "kantor pertanahan",
        "kantor pelayanan perbendaharaan negara",
    }
)


_PLACE_LENGTH = 120
"""No name of a place is longer."""


class OfficeFinder:
    """Finds the offices of the unit's own kind that a text names with level and place.

    Args:
        unit: the unit's name.
        above: the offices above it.
        long_names: pairs of an abbreviation and its full name, both casefolded; the full name
            may hold the level ("pn", "pengadilan negeri").
    """

    def __init__(
        self, unit: str, above: tuple[str, ...], long_names: tuple[tuple[str, str], ...]
    ) -> None:
        self._full = dict(long_names)
        self.own = office(self._spelled_out(unit))
        self.above = tuple(office(self._spelled_out(name)) for name in above)
        self._above_names = tuple(self._spelled_out(name).casefold() for name in above)
        kinds = {self.own.kind}
        self._whole: dict[str, str] = {}  # abbreviations that hold their level
        for short, full in long_names:
            if self.own.kind in (short, full):
                kinds |= {short, full}
            named = office(f"{full} x")
            if named.level and named.kind == self.own.kind:
                self._whole[short] = named.level
        # "Balai X" and "Balai Besar X" are classes of one kind of office.
        kinds |= {_classed(kind) for kind in kinds}
        self._names = (*kinds, *self._whole)
        # A unit whose name holds its class is told from others only where theirs holds one.
        self._ranked = not self.own.level and _RANK.search(unit.casefold()) is not None
        self._pattern = _pattern(self.own, kinds, self._whole)
        self._colleague = _colleague(self.own.kind)
        # The unit's own name as most texts write it: what else they name is quickly seen.
        self._own_names = (
            ()
            if self._ranked or not (self.own.level and self.own.place)
            else tuple(f"{kind} {self.own.level} {self.own.place}" for kind in kinds)
        )

    def _spelled_out(self, name: str) -> str:
        """The name with an abbreviation at its start written in full."""
        first, _, rest = name.partition(" ")
        full = self._full.get(first.casefold())
        # An abbreviation that stays one kind ("KPU") keeps its short name.
        return f"{full} {rest}" if full and office(f"{full} x").level else name

    def may_name(self, folded: str) -> bool:
        """Whether a casefolded text holds the kind of office at all."""
        if self._colleague and f"{self.own.kind.partition(' ')[0]} " in folded:
            return True
        return bool(self.own.place) and any(name in folded for name in self._names)

    def may_name_others(self, folded: str) -> bool:
        """Whether a casefolded text holds the kind of office beside the unit's own full name."""
        if not self.may_name(folded):
            return False
        for own in self._own_names:
            if own in folded:
                pieces = folded.split(own)
                if not any(piece[:1].isalnum() for piece in pieces[1:]):
                    folded = "\0".join(pieces)
        return self.may_name(folded)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every such office in `text` (one paragraph or cell), in order."""
        own = self.own
        if not self.may_name(text.casefold()):
            return
        flat = " ".join(text.split())
        if self._colleague:
            yield from self._colleagues(flat, self._colleague)
        for found in self._pattern.finditer(flat):
            rest = flat[found.end() :]
            rank = _RANK.match(" " + rest[:_PLACE_LENGTH].casefold())
            if self._ranked and rank is None:
                continue  # "petugas Lapas", "Lapas Produktif": no name of one
            skipped = rest[: rank.end() - 1] if rank else ""
            rest = rest[len(skipped) :]
            folded = rest[:_PLACE_LENGTH].casefold()
            level = self._level(found)
            called = self._called(folded)
            if not found["both"] and level == own.level and called:
                name = found[0] + skipped + rest[: len(called)]
                yield Mention(name, "sendiri", channel=False, start=found.start())
                continue
            channel = bool(CHANNEL.search(flat[: found.start()]))
            whole = flat[found.start() : found.start() + _PLACE_LENGTH].casefold()
            superior = next((name for name in self._above_names if _begins(whole, name)), "")
            if superior:  # its rank may stand within the kind: "Pengadilan Tinggi Agama X"
                name = flat[found.start() : found.start() + len(superior)]
                guided = channel or _guided(flat[: found.start()])
                yield Mention(name, "induk", guided, found.start())
                continue
            if found["both"]:
                yield Mention(found[0].strip(), "umum", channel, found.start())
                continue
            higher = next(
                (o for o in self.above if o.level == level and _begins(folded, o.place)), None
            )
            if higher is not None:
                name = found[0] + skipped + rest[: len(higher.place)]
                guided = channel or _guided(flat[: found.start()])
                yield Mention(name, "induk", guided, found.start())
                continue
            place = _place(rest)
            if place and _VISIT.search(flat[: found.start()]):
                name = f"{found[0].rstrip()} {skipped}{place}"
                yield Mention(name, "umum", channel=True, start=found.start())
            elif place:
                name = f"{found[0].rstrip()} {skipped}{place}"
                yield Mention(name, "lain", channel, found.start())

    def _colleagues(self, flat: str, pattern: re.Pattern[str]) -> Iterator[Mention]:
        """Offices of the same government with another task: "Dinas X" beside "Dinas Y"."""
        own = set(re.findall(r"\w+", self.own.kind))
        for found in pattern.finditer(flat):
            task = found["title"] or found["acts"]
            words = re.findall(r"\w+", task.casefold())
            if words and not own.issuperset(words):
                start = found.start("title" if found["title"] else "acts")
                channel = bool(CHANNEL.search(flat[: found.start()]))
                name = flat[start : start + len(task)].strip()
                head = flat[:start].rstrip().rpartition(" ")[2]
                yield Mention(f"{head} {name}", "lain", channel, found.start())

    def _called(self, folded: str) -> str:
        """The unit's own place as it begins a text, or "".

        Where no level tells offices apart, the first word of a longer name is enough: "Fakultas
        Hukum" for "Fakultas Hukum Universitas X".
        """
        place = self.own.place
        if _begins(folded, place):
            return place
        first = place.partition(" ")[0]
        return first if not self.own.level and len(first) > 3 and _begins(folded, first) else ""

    def _level(self, found: re.Match[str]) -> str:
        if found["whole"]:
            return self._whole[found["whole"].casefold()]
        return _LEVELS.get((found["level"] or "").casefold(), "")


def _pattern(own: Office, kinds: set[str], whole: dict[str, str]) -> re.Pattern[str]:
    """The beginning of an office's name, up to its place."""
    named = _any(kinds)
    if not own.level:
        return re.compile(rf"\b(?:{named})\s+(?P<level>)(?P<whole>)(?P<both>(?!))?", re.IGNORECASE)
    short = rf"|(?P<whole>{_any(whole)})\s+" if whole else r"|(?P<whole>(?!))"
    return re.compile(
        rf"\b(?:(?:{named})[\s,]+(?P<level>{_LEVEL})\b\.?\s*"
        rf"(?P<both>/\s*kota\b|kota\b(?=\s+(?:di|se)\b))?{short})",
        re.IGNORECASE,
    )


def _classed(kind: str) -> str:
    """The name of a kind of office with its class, or without the one that it has."""
    if kind.startswith(_GREATER):
        return kind.replace(_GREATER, _BALAI, 1)
    return kind.replace(_BALAI, _GREATER, 1) if kind.startswith(_BALAI) else kind


_BALAI, _GREATER = "balai ", "balai besar "


_TASKED = ("dinas", "badan", "kecamatan", "kelurahan", "puskesmas")


def _colleague(kind: str) -> re.Pattern[str] | None:
    """The name of an office of the same government, where it is a title or acts itself.

    "DINAS KESEHATAN KOTA X"; "Tim ZI Dinas Kesehatan memetakan ...". None for kinds of office
    that are not told apart by their task.
    """
    head, _, task = kind.partition(" ")
    if head not in _TASKED or not task:
        return None
    name = r"[^\W\d_][\w/&-]*(?:,?\s+(?:dan\s+)?(?!(?:kota|kabupaten|provinsi|dan)\b)[^\W\d_][\w/&-]*){0,8}?"
    return re.compile(
        rf"^{head}\s+(?P<title>{name})\s+(?:kota|kabupaten|provinsi)\b"
        rf"|^(?:(?:tim(?:\s+kerja)?(?:\s+zi)?|pokja|kepala|sekretaris|pegawai|jajaran)\s+)?{head}\s+"
        rf"(?P<acts>{name})\s+(?=me(?:m|n|ng|ny|l|r|w|y)?[a-z]{{3,}}\b)",
        re.IGNORECASE,
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=64)
def finder(
    unit: str, above: tuple[str, ...], long_names: tuple[tuple[str, str], ...]
) -> OfficeFinder:
    """The finder for a unit; see :class:`OfficeFinder`."""
    return OfficeFinder(unit, above, long_names)


def mentions(
    text: str, unit: str, above: tuple[str, ...], long_names: Mapping[str, str]
) -> Iterator[Mention]:
    """Every office of the unit's own kind that `text` names; see :class:`OfficeFinder`."""
    return finder(unit, above, tuple(long_names.items())).mentions(text)


def _guided(before: str) -> bool:
    """Whether the words before an office above say that it guides, judges, is the host or holds the unit."""
    return _SUPERIOR.search(before) is not None


def _begins(text: str, place: str) -> bool:
    """Whether `text` begins with the place, lost or doubled spaces aside."""
    at = 0
    for word in place.split():
        while at and text[at : at + 1].isspace():
            at += 1
        if not text.startswith(word, at):
            return False
        at += len(word)
    return at > 0 and not text[at : at + 1].isalnum()


def _place(rest: str) -> str:
    """The place name at the start of `rest`: up to three capitalised words."""
    words: list[str] = []
    for word in rest.split()[:3]:
        bare = word.strip(".,;:()/")
        if not bare[:1].isupper() or bare.casefold() in _STOP:
            break
        words.append(bare)
        if bare != word:
            break
    return " ".join(words)
