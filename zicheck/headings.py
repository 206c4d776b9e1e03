"""What the columns of a table mean, by their headings: their meaning counts, not their place.

Headings may take up to three rows, with groups merged across ("Waktu Pelaksanaan" over Jan..Des)
and cells merged down; a heading over two columns takes both. What a user tells goes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from zicheck.bahasa import Text
from zicheck.headingwords import AMBIGUOUS, HEADINGS, LEFT_OUT, OTHER_TABLES, STEPS, WHOLES
from zicheck.monthgrid import is_time, slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zicheck.document import Row
    from zicheck.monthgrid import Slot
    from zicheck.places import Place

Sure = Literal["certain", "likely", "weak"]

MOST_ROWS = 3
"""Rows that headings may take."""
_HEADING_WORDS = 10
"""A longer cell is no heading."""
_NEARLY = 0.85
"""How alike a misspelled heading and a known one are, at least."""

WORK = frozenset(("indikator", "langkah_aksi", "bukti_fisik", "target_waktu", "target_capaian"))
"""The fields of which a plan's table has at least two."""

_BRACKETS = re.compile(r"\([^()]*\)")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]?")

_MEANINGS = {name: (key,) for key, names in HEADINGS.items() for name in names} | AMBIGUOUS
_UNKEPT = frozenset(LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Heading:
    """One column, what it was read as, and why.

    `field` is a key of the plan file, `nomor`, `area`, `komponen`, `bulan` (a column of the month
    grid), or "" for a column that was left out.
    """

    column: int
    """From 1."""
    printed: str
    field: str
    why: Text
    sure: Sure
    place: Place
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold which field, and which stand for a time and are ticked.

    `rows` are the headings as they are compared, row by row, from row `at` of the table on;
    `ticked` gives names to columns of one field that are ticked themselves, by index.
    """

    fields: Mapping[str, tuple[int, ...]]
    grid: Mapping[int, Slot]
    rows: tuple[tuple[str, ...], ...]
    headings: tuple[Heading, ...]
    at: int = 0
    ticked: Mapping[int, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns have a heading."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def timed(self) -> bool:
        """Whether the table says when."""
        return "target_waktu" in self.fields or bool(self.grid)

    def first(self, name: str) -> int | None:
        """The first column of a field."""
        found = self.fields.get(name)
        return found[0] if found else None


_DIGITS = 9
"""Of the number of a column; no table has as many as the digits left out would tell."""


class Told(NamedTuple):
    """What the user says a column is: a field, and the words or the number (from 1) of its heading."""

    field: str
    heading: str

    @property
    def number(self) -> int | None:
        """The number of the column (from 1) where the heading is one; None where it is words."""
        return int(self.heading[:_DIGITS]) if self.heading.isdecimal() else None

    def names(self, column: int, path: Sequence[str]) -> bool:
        """Whether the column (from 0) with these headings is meant."""
        if self.number is not None:
            return self.number == column + 1
        said = letters(self.heading)
        return bool(said) and said in (letters(" ".join(path)), *map(letters, path))


def letters(text: str) -> str:
    """A heading as it is compared."""
    bare = _NOT_LETTERS.sub(" ", _BRACKETS.sub(" ", text)).strip()
    return (bare or _NOT_LETTERS.sub(" ", text).strip()).casefold()


def columns_at(rows: Sequence[Row], at: int, told: Sequence[Told] = ()) -> Columns | None:
    """What the columns mean if headings stand in row `at` and, maybe, the rows below it."""
    if not _could_head(rows[at], told):
        return None
    for height in range(min(MOST_ROWS, len(rows) - at), 0, -1):
        head = rows[at : at + height]
        paths = _paths(head)
        if height > 1 and not _are_sub_headings(head, paths):
            continue
        found = _columns(head, paths, told)
        if found is not None:
            return replace(found, at=at)
    return None


def bare_columns(row: Row, told: Sequence[Told]) -> Columns | None:
    """The columns of a table without headings, all of whose columns are told by their number."""
    width = len(row.cells)
    named = [(tell.number, tell.field) for tell in told if tell.number is not None]
    if not any(name in WORK for _, name in named) or any(n > width for n, _ in named):
        return None
    fields: dict[str, tuple[int, ...]] = {}
    headings = []
    for number, name in sorted(named):
        if name in HEADINGS:
            fields[name] = (*fields.get(name, ()), number - 1)
            place = row.cells[number - 1].place
            headings.append(Heading(number, "", name, _TOLD, "certain", place))
    return Columns(fields, {}, (), tuple(headings))


def repeats(row: Row, columns: Columns) -> int:
    """Which row of the headings, from 1, `row` only repeats, as the top of a page does; or 0."""
    texts = [letters(cell.text) for cell in row.cells]
    for number, heads in enumerate(columns.rows, 1):
        pairs = [(text, head) for text, head in zip(texts, heads, strict=False) if text]
        same = sum(1 for text, head in pairs if text == head)
        enough = min(3, sum(1 for head in heads if head)) if number > 1 else 3
        if same >= max(enough, 2) and same * 2 > len(pairs):
            return number
    return 0


def numbers_columns(row: Row) -> bool:
    """Whether `row` only numbers the columns: 1, 2, 3, ..."""
    texts = [cell.text for cell in row.cells if cell.text]
    found = [_NUMBERED.fullmatch(text.strip("*_ ")) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    return (
        len(numbers) > 2
        and len(numbers) == len(found)
        and all(after == before + 1 for before, after in pairwise(numbers))
    )


def plain_share(row: Row) -> float:
    """The share 0..1 of the cells of `row` that are headings word by word."""
    own = [cell.text for cell in row.cells if cell.text and not cell.merged]
    words = _MEANINGS.keys() | _UNKEPT
    plain = sum(1 for text in own if letters(text) in words or is_time(text))
    return plain / len(own) if own else 0.0


def meanings(words: str) -> tuple[str, ...]:
    """The fields that the longest heading in `words` may mean; none if it is one to leave out."""
    return _meaning(words)[1]


# the rows of headings


def _could_head(row: Row, told: Sequence[Told]) -> bool:
    """A quick look: whether two cells or more of `row` hold words of headings or are told.

    A number tells nothing of the row: some words must be those of a heading.
    """
    known = counted = 0
    for index, cell in enumerate(row.cells):
        if not cell.text or cell.merged:
            continue
        if len(_BRACKETS.sub(" ", cell.text).split()) > _HEADING_WORDS:
            return False
        words = letters(cell.text)
        tells = [tell for tell in told if tell.names(index, (cell.text,))]
        known += bool(_meaning(words)[1] or any(t.number is None for t in tells))
        counted += bool(_meaning(words)[1] or tells)
    return known > 0 and counted > 1


def _paths(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The headings of each column, the widest group first, with merged cells filled in."""
    width = max(len(row.cells) for row in rows)
    paths: list[tuple[str, ...]] = [()] * width
    for depth, row in enumerate(rows):
        before = list(paths)
        group = ""
        for index in range(width):
            cell = row.cells[index] if index < len(row.cells) else None
            same_group = index > 0 and before[index] == before[index - 1]
            if cell is not None and cell.text and not cell.merged:
                group = cell.text
            elif cell is None or not group or not same_group:
                group = ""
            elif cell.merged:
                # the heading beside goes on, unless this one comes down from above on its own
                group = group if depth == 0 or cell.across or _wide(before, index) else ""
            elif not _text_below(rows, depth, index):
                group = ""
            if group:
                paths[index] = (*before[index], group)
    return paths


def _wide(paths: Sequence[tuple[str, ...]], index: int) -> bool:
    """Whether the last heading of column `index` also heads the column before it."""
    return bool(paths[index]) and paths[index] == paths[index - 1]


def _text_below(rows: Sequence[Row], depth: int, index: int) -> bool:
    below = (row.cells[index] for row in rows[depth + 1 :] if index < len(row.cells))
    return any(cell.text and not cell.merged for cell in below)


def _are_sub_headings(rows: Sequence[Row], paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether all rows but the first hold sub-headings and no cells of the body."""
    for depth in range(1, len(rows)):
        own = [
            (index, cell.text)
            for index, cell in enumerate(rows[depth].cells)
            if cell.text and not cell.merged
        ]
        if len(own) < 2 or (numbers_columns(rows[depth]) and len(own) == len(rows[depth].cells)):
            return False
        if not all(_is_sub_heading(text, index, paths) for index, text in own):
            return False
    return True


def _is_sub_heading(text: str, index: int, paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether `text` in column `index` stands below a group, or ends the heading above it."""
    path = paths[index]
    depth = path.index(text) if text in path else 0
    if depth == 0:
        return len(path) == 1 and _known(text)  # nothing above it
    above = path[:depth]
    grouped = sum(1 for other in paths if other[:depth] == above) > 1
    if not grouped:
        whole = letters(" ".join(path[: depth + 1]))
        return whole in _MEANINGS or whole in _UNKEPT
    return _known(text) or len(text.split()) < 4


def _known(text: str) -> bool:
    words = letters(text)
    return bool(_meaning(words)[1]) or _unkept(words) or is_time(text)


# columns


def _columns(
    rows: Sequence[Row], paths: Sequence[tuple[str, ...]], told: Sequence[Told]
) -> Columns | None:
    """What columns headed by `paths` mean, if they are those of a plan."""
    filled = [index for index, path in enumerate(paths) if path]
    long = [i for i in filled if len(_BRACKETS.sub(" ", paths[i][-1]).split()) > _HEADING_WORDS]
    if len(filled) < 3 or long:
        return None
    said = {index: _told(index, paths[index], told) for index in filled}
    refused = {index for index in filled if said[index] == "abaikan"}
    unkept = refused | {i for i in filled if not said[i] and _dropped(paths[i])}
    free = [() if index in unkept or said.get(index) else path for index, path in enumerate(paths)]
    grid = slots(free)
    found = _fields(paths, [i for i in filled if i not in unkept and i not in grid], said)
    fields = {name: tuple(sorted(indexes)) for name, (indexes, _) in found.items()}
    if not _is_plan(fields, grid, paths, any(said.values())):
        return None
    how: dict[int, tuple[str, Text, Sure]] = dict.fromkeys(filled, ("", _UNKNOWN, "weak"))
    how |= dict.fromkeys(unkept, ("", _UNKEPT_COLUMN, "certain"))
    how |= dict.fromkeys(refused, ("", _TOLD, "certain"))
    how |= dict.fromkeys(grid, ("bulan", _GRID, "certain"))
    for name, (indexes, rank) in found.items():
        how |= dict.fromkeys(indexes, (name, *_WHY[rank]))
    headings = tuple(
        Heading(
            index + 1,
            " / ".join(paths[index]),
            *how[index],
            _place(rows, index),
            grid[index].months if index in grid else (),
        )
        for index in filled
    )
    compared = tuple(tuple(letters(cell.text) for cell in row.cells) for row in rows)
    return Columns(fields, grid, compared, headings, 0, _tick_names(fields, paths))


def _told(index: int, path: Sequence[str], told: Sequence[Told]) -> str:
    """What the user says of a column; a group over months does not speak for each of them."""
    path = path[-1:] if is_time(path[-1]) else path
    return next((tell.field for tell in told if tell.names(index, path)), "")


def _dropped(path: Sequence[str]) -> bool:
    """Whether a column holds what a plan file does not keep."""
    if any("realisasi" in letters(label) for label in path):
        return True
    last = letters(path[-1])
    return _unkept(last) or (last not in _MEANINGS and _unkept(letters(" ".join(path))))


def _unkept(words: str) -> bool:
    return words in _UNKEPT or (not _meaning(words)[1] and bool(_held(words, _UNKEPT)))


class _Claim(NamedTuple):
    """What one column may be; plainer headings sort first and choose first."""

    rank: int
    """-1: told; 0: its heading heads one field; 1: one of several; 2: it holds a heading's words;
    3: it is spelled nearly like one."""
    column: int
    names: tuple[str, ...]


def _fields(
    paths: Sequence[tuple[str, ...]], free: Sequence[int], said: Mapping[int, str]
) -> dict[str, tuple[list[int], int]]:
    """The columns of each field, and how its heading was recognised (the rank of its claim)."""
    claims = sorted(
        _stepwise(
            [
                _Claim(-1, index, (said[index],)) if said[index] else _claim(index, paths[index])
                for index in free
            ],
            paths,
        )
    )
    found: dict[str, tuple[list[int], int]] = {}
    for claim in claims:
        left = claim.column - 1
        beside = next((columns for columns, _ in found.values() if left in columns), None)
        if beside is not None and claim.rank >= 0 and paths[left] == paths[claim.column]:
            beside.append(claim.column)
            continue
        name = next((name for name in claim.names if name not in found), None)
        if name is not None:
            found[name] = ([claim.column], claim.rank)
            continue
        owner = found[claim.names[0]][0] if claim.names else []
        if owner and (claim.rank < 0 or _one_heading(paths, owner, claim.column)):
            owner.append(claim.column)
    return found


def _stepwise(claims: Sequence[_Claim], paths: Sequence[tuple[str, ...]]) -> Sequence[_Claim]:
    """`claims`, where a column of steps stands behind the whole that it breaks down.

    The whole then is what is to be reached, the indikator, if no other column is; that of the
    steps says how.
    """
    words = {claim.column: letters(paths[claim.column][-1]) for claim in claims}
    steps = [claim.column for claim in claims if claim.rank >= 0 and _are_steps(claim, words)]
    wholes = [
        claim.column
        for claim in claims
        if claim.rank >= 0
        and words[claim.column] in WHOLES
        and claim.column < max(steps, default=0)
    ]
    if not wholes:
        return claims
    whole = paths[wholes[-1]]
    first = next(column for column in steps if column > wholes[-1])
    others = [claim for claim in claims if claim.column != first and paths[claim.column] != whole]
    komponen = any(claim.names[:1] == ("komponen",) for claim in others)
    if any(
        claim.names[:1] == ("indikator",) and (komponen or "komponen" not in claim.names)
        for claim in others
    ):
        return claims
    made = []
    for claim in claims:
        if paths[claim.column] == whole:
            made.append(claim._replace(rank=max(claim.rank, 1), names=("indikator",)))
        elif claim.column == first:
            made.append(claim._replace(names=("langkah_aksi",)))
        elif claim.names[:1] == ("indikator",):
            made.append(claim._replace(names=("komponen",)))
        else:
            made.append(claim)
    return made


def _are_steps(claim: _Claim, words: Mapping[int, str]) -> bool:
    """Whether a column is headed as one of steps, and holds nothing else, such as their time."""
    said = words[claim.column].split()
    if "langkah_aksi" not in claim.names or not said or said[0] not in STEPS:
        return False
    phrases = (
        " ".join(said[first:last])
        for first in range(len(said))
        for last in range(first + 1, len(said) + 1)
    )
    found = [phrase for phrase in phrases if phrase in _MEANINGS or phrase in _UNKEPT]
    return all("langkah_aksi" in _MEANINGS.get(phrase, ()) for phrase in found)


def _one_heading(paths: Sequence[tuple[str, ...]], columns: Sequence[int], column: int) -> bool:
    """Whether one heading runs over all columns from `columns` to `column`.

    Also where it is a group whose own sub-headings mean nothing, such as the names of officers
    below "Penanggung Jawab".
    """
    first = min(columns)
    between = paths[first : column + 1]
    if column < first or not all(between):
        return False
    if all(path == between[0] for path in between):
        return True
    shared = all(len(path) > 1 and path[0] == between[0][0] for path in between)
    return shared and not any(_meaning(letters(path[-1]))[1] for path in between)


def _claim(index: int, path: tuple[str, ...]) -> _Claim:
    whole, last = letters(" ".join(path)), letters(path[-1])
    for words in (whole, last):
        names = _MEANINGS.get(words)
        if names:
            return _Claim(0 if len(names) == 1 else 1, index, names)
    rank, names = _meaning(last)
    if not names and whole != last:
        rank, names = _meaning(whole)
    return _Claim(rank, index, names) if names else _Claim(3, index, _misspelled(last))


def _meaning(words: str) -> tuple[int, tuple[str, ...]]:
    """How plainly `words` head a column, and which fields that column may be."""
    names = _MEANINGS.get(words)
    if names:
        return (0 if len(names) == 1 else 1), names
    if words in _UNKEPT or words in OTHER_TABLES:
        return 2, ()
    held = _held(words, _MEANINGS)
    return 2, _MEANINGS[held] if held else ()


def _held(words: str, known: Mapping[str, object] | frozenset[str]) -> str:
    """The longest of the `known` headings whose words stand in `words` one behind another."""
    parts = words.split()
    found = ""
    for first in range(len(parts)):
        for last in range(first + 1, min(len(parts), first + 5) + 1):
            name = " ".join(parts[first:last])
            if name in known and len(name) > len(found):
                found = name
    return found


def _misspelled(words: str) -> tuple[str, ...]:
    if len(words) < 6 or words in OTHER_TABLES or words in _UNKEPT:
        return ()
    import difflib  # only where a heading is not known

    close = difflib.get_close_matches(words, _MEANINGS, n=1, cutoff=_NEARLY)
    return _MEANINGS[close[0]] if close else ()


def _is_plan(
    fields: Mapping[str, tuple[int, ...]],
    grid: Mapping[int, Slot],
    paths: Sequence[tuple[str, ...]],
    told: bool,  # noqa: FBT001 - said once, by name of the variable
) -> bool:
    """Whether a table with these columns is a plan and no list of people, sums or results."""
    if not fields.keys() & {"indikator", "langkah_aksi"}:
        return False
    work = len(fields.keys() & WORK) + bool(grid)
    if told and work > 1:
        return True
    others = sum(1 for path in set(paths) if path and letters(path[-1]) in OTHER_TABLES)
    if others and work - others < 2:
        return False
    return work > 1 and len(fields) + bool(grid) > 2


def _tick_names(
    fields: Mapping[str, tuple[int, ...]], paths: Sequence[tuple[str, ...]]
) -> dict[int, str]:
    """The sub-headings of columns that share one field, which a tick below them means."""
    return {
        index: paths[index][-1]
        for indexes in fields.values()
        if len(indexes) > 1
        for index in indexes
        if len({paths[other] for other in indexes}) == len(indexes)
    }


def _place(rows: Sequence[Row], index: int) -> Place:
    """Where the last heading of a column stands."""
    cells = (row.cells[index] for row in reversed(rows) if index < len(row.cells))
    return next((cell.place for cell in cells), rows[0].place)


def left_out(columns: Columns) -> Iterator[tuple[str, Text]]:
    """The headings of columns that are not kept, each with what to say of it."""
    for heading in columns.headings:
        if not heading.field and heading.why is not _TOLD:
            text = _LEFT_OUT if heading.why is _UNKEPT_COLUMN else _UNKNOWN_COLUMN
            yield heading.printed, text.fill(heading=heading.printed)


def settled(columns: Columns, name: str, other: str) -> Columns:
    """`columns` with the column of `name` read as `other`, as its cells show."""
    fields = {key: at for key, at in columns.fields.items() if key != name}
    at = columns.fields[name]
    headings = tuple(
        replace(heading, field=other, why=_BY_CELLS, sure="likely")
        if heading.column - 1 in at
        else heading
        for heading in columns.headings
    )
    return replace(columns, fields=fields | {other: at}, headings=headings)


def by_cells(columns: Columns, name: str, index: int, place: Place) -> Columns:
    """`columns` with one without heading read as field `name`, as its cells show."""
    heading = Heading(index + 1, "", name, _NUMBERS, "likely", place)
    headings = tuple(sorted((*columns.headings, heading), key=lambda heading: heading.column))
    return replace(columns, fields={**columns.fields, name: (index,)}, headings=headings)


def widened(columns: Columns, name: str, index: int) -> Columns:
    """`columns` with one without heading read with that of field `name` before it."""
    at = columns.fields[name]
    left = next(heading for heading in columns.headings if heading.column == index)
    heading = replace(left, column=index + 1, sure="likely")
    headings = tuple(sorted((*columns.headings, heading), key=lambda heading: heading.column))
    return replace(columns, fields={**columns.fields, name: (*at, index)}, headings=headings)


_NUMBERS = Text("tanpa judul; isinya nomor", "no heading; its cells are numbers")
_TOLD = Text("disebut pengguna (--kolom)", "told by the user (--kolom)")
_GRID = Text("kolom waktu yang ditandai", "a column of a time, to be ticked")
_BY_CELLS = Text(
    "judulnya bermakna ganda; ditentukan isi selnya", "by its cells; the heading is ambiguous"
)
_UNKEPT_COLUMN = Text("bukan bagian rencana; tidak dimuat", "no part of a plan; left out")
_UNKNOWN = Text("judulnya tidak dikenal; tidak dimuat", "unknown heading; left out")
_WHY: dict[int, tuple[Text, Sure]] = {
    -1: (_TOLD, "certain"),
    0: (Text("judulnya dikenal", "its heading is known"), "certain"),
    1: (
        Text("judulnya bermakna ganda; kolom lain sudah lebih jelas",
             "its heading is ambiguous; the other columns are plainer"),
        "likely",
    ),
    2: (Text("judulnya memuat kata yang dikenal", "its heading holds a known one"), "likely"),
    3: (Text("ejaan judulnya mirip", "its heading is spelled nearly so"), "weak"),
}  # fmt: skip
_UNKNOWN_COLUMN = Text(
    "Kolom `{heading}` tidak punya tempat dalam berkas rencana; isinya tidak dimuat. Bila kolom ini "
    "bagian rencana, sebutkan dengan `--kolom`.",
    "The column `{heading}` has no place in a plan file; its cells were left out. If it is part of "
    "the plan, say so with `--kolom`.",
)
_LEFT_OUT = Text(
    "Kolom `{heading}` bukan bagian rencana; isinya tidak dimuat.",
    "The column `{heading}` is no part of the plan; its cells were left out.",
)
