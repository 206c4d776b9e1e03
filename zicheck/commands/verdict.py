"""What is left of a plan once it was checked: little enough to send to another process, or to keep.

Those of `check` travel and are kept as plain data: a line of JSON, and behind it the texts as they
are. Those with `more` are pickled between our own processes, and never kept.
Whatever does not read as exactly that is refused.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from zicheck.bahasa import Text
from zicheck.errors import Problem
from zicheck.places import Place
from zicheck.records import Record
from zicheck.render.formats import Dear, Piece
from zicheck.render.outcome import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")
_PLACE = (str, int, int, int, int, int, str, str, int)


class Verdict(Record):
    """One plan, or the reason (`problems`) why there is none.

    `pieces` are what it comes to in each form of the run. `unsure` counts the places that the
    import of a document was not sure of; `used` are the indexes of the entries of its config
    that hid something. `day` is the day it was checked on, where that may have mattered. `more`
    is what commands say that keep no results.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    line: Line | None = None
    pieces: tuple[Piece, ...] = ()
    unsure: int = 0
    used: tuple[int, ...] = ()
    day: str = ""
    more: Any = None

    @property
    def failed(self) -> bool:
        """Whether there is no plan."""
        return self.line is None and self.more is None


def pack(verdicts: Sequence[Verdict]) -> bytes:
    """The verdicts on the plans of one file as bytes (not those held against an earlier state)."""
    texts: list[bytes] = []
    head = [_plain(verdict, texts) for verdict in verdicts]
    return b"\n".join([json.dumps(head, separators=(",", ":")).encode(), b"".join(texts)])


def unpack(data: bytes) -> tuple[Verdict, ...]:
    """What :func:`pack` made into bytes.

    Raises:
        ValueError: when `data` are anything else.
    """
    head, _, texts = data.partition(b"\n")
    try:
        reader = _Texts(texts)
        verdicts = tuple(_verdict(item, reader) for item in _list(json.loads(head)))
        reader.done()
    except (RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None
    return verdicts


def _plain(verdict: Verdict, texts: list[bytes]) -> list[Any]:
    line = verdict.line
    return [
        verdict.path,
        [[*problem.text, *_place(problem.place)] for problem in verdict.problems],
        None if line is None else [line.unit, line.year, float(line.readiness), float(line.max),
                                   line.low, line.counts],
        [_piece(piece, texts) for piece in verdict.pieces],
        verdict.unsure,
        verdict.used,
        verdict.day,
    ]  # fmt: skip


def _place(place: Place) -> tuple[Any, ...]:
    return (place.file, place.line, place.column, place.page, place.table, place.row, place.sheet,
            place.cell, place.paragraph)  # fmt: skip


def _piece(piece: Piece, texts: list[bytes]) -> list[Any]:
    texts.append(piece.text.encode("utf-8", "surrogatepass"))
    dear = [[float(d.points), float(d.share), d.severity, d.order, *d.cells] for d in piece.dear]
    return [len(texts[-1]), piece.met, dear]


class _Texts:
    """Hands out the texts behind the head, one by one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def next(self, size: int) -> str:
        end = self._at + size
        if size < 0 or end > len(self._data):
            raise ValueError("cut off")
        text = self._data[self._at : end].decode("utf-8", "surrogatepass")
        self._at = end
        return text

    def done(self) -> None:
        if self._at != len(self._data):
            raise ValueError("too long")


def _verdict(value: object, texts: _Texts) -> Verdict:
    path, problems, line, pieces, unsure, used, day = _list(value, 7)
    name = _of(str, path)
    return Verdict(
        name,
        tuple(map(_problem, _list(problems))),
        None if line is None else _line(name, line),
        tuple(_read_piece(piece, texts) for piece in _list(pieces)),
        _count(unsure),
        tuple(map(_count, _list(used))),
        _of(str, day),
    )


def _problem(value: object) -> Problem:
    id_, en, file, *rest = _list(value, 2 + len(_PLACE))
    found = [
        None if item is None else _of(kind, item)
        for kind, item in zip(_PLACE[1:], rest, strict=True)
    ]
    return Problem(Text(_of(str, id_), _of(str, en)), Place(_of(str, file), *found))


def _line(path: str, value: object) -> Line:
    unit, year, readiness, most, low, counts = _list(value, 6)
    errors, warnings, infos = map(_count, _list(counts, 3))
    return Line(
        path,
        _of(str, unit),
        _of(int, year),
        _of(float, readiness),
        _of(float, most),
        tuple(_of(str, area) for area in _list(low)),
        (errors, warnings, infos),
    )


def _read_piece(value: object, texts: _Texts) -> Piece:
    size, met, dear = _list(value, 3)
    return Piece(texts.next(_of(int, size)), _count(met), tuple(map(_dear, _list(dear))))


def _dear(value: object) -> Dear:
    items = _list(value)
    if len(items) < 5:
        raise ValueError("too short")
    points, share = _of(float, items[0]), _of(float, items[1])
    severity, order = _of(int, items[2]), _of(int, items[3])
    if severity not in (0, -1, -2):
        raise ValueError("no severity")
    return Dear(points, share, severity, order, tuple(_of(str, cell) for cell in items[4:]))


def _list(value: object, size: int | None = None) -> list[Any]:
    if type(value) is not list or (size is not None and len(value) != size):
        raise ValueError("no such list")
    return value


def _of(kind: type[_T], value: object) -> _T:
    if type(value) is not kind:
        raise ValueError(f"no {kind.__name__}")
    return value


def _count(value: object) -> int:
    number = _of(int, value)
    if number < 0:
        raise ValueError("negative")
    return number
