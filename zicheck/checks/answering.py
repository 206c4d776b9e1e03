"""Rows that answer a second question of their komponen beside the one that they serve first.

"SK Tim Kerja" proves the team where the indikator asks how its members were chosen. The matcher
takes a row by all that it says; here the parts are asked one by one, about what no row serves.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from zicheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zicheck.checks.base import Context
    from zicheck.instrument import KomponenLke
    from zicheck.matching import Match, Matcher
    from zicheck.plan import Kegiatan
    from zicheck.sayings import Wording


def answering(context: Context) -> tuple[Match, ...]:
    """The matches of the plan, with the second questions that its rows answer.

    Its evidence must be of the kind that the question asks for, and what it says (a part of its
    indikator or action) surely be about it; likely is enough where the evidence surely is. A row
    that joins two questions is asked by its halves, in its komponen. Of a row that names its ids
    itself nothing more is guessed.
    """
    served = context.served
    more: dict[int, tuple[str, ...]] = {}
    for part in context.instrument.komponen.values():
        absent = [id_ for id_ in part.indikator if id_ not in served]
        if part.bagian != "pemenuhan" or not absent or len(absent) == len(part.indikator):
            continue
        rows = {row.row: row for id_ in part.indikator for row in served.get(id_, ())}
        for id_ in absent:
            for row in rows.values():
                if not row.lke and _serves(context, row, id_):
                    more[row.row] = (*more.get(row.row, ()), id_)
                    break
    if not more:
        return context.matches
    return tuple(
        match._replace(ids=_in_order(context, (*match.ids, *more[match.row])))
        if match.row in more
        else match
        for match in context.matches
    )


def _in_order(context: Context, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids as the LKE asks them: of one komponen, the later questions build on the first."""
    instrument = context.instrument
    part = instrument.komponen[instrument.indikator[ids[0]].komponen].indikator
    return tuple(sorted(ids, key=part.index)) if set(ids) <= set(part) else ids


def _serves(context: Context, row: Kegiatan, id_: str) -> bool:
    tells = context.ruleset.matcher.tells
    told = [stated for stated in _stated(context, row) if tells(stated[0], id_)]
    if not told or not _accepts(context, row, id_):
        return False
    return _answers(context, row, id_, told) or _joins(context, row, id_)


def _stated(context: Context, row: Kegiatan) -> tuple[tuple[str, Wording], ...]:
    """What the row is to do and what it is for, each with what is known of its words."""
    asked, done, _ = context.saying(row).cells
    return (row.langkah_aksi, done), (row.indikator, asked)


def _answers(
    context: Context, row: Kegiatan, id_: str, told: Sequence[tuple[str, Wording]]
) -> bool:
    """Whether one of the texts `told`, or a piece of one, is surely about `id_`.

    Of two texts the first is asked as a whole.
    """
    matcher = context.ruleset.matcher
    parts = [told[0][0], *(piece for stated in told for piece in _pieces(matcher, *stated))]
    said = _surest(context, parts, id_)
    if said < _LIKELY or said >= _SURE or not matcher.tells(row.bukti, id_):
        return said >= _SURE
    return _surest(context, _items(context, row), id_) >= _PROVED


def _pieces(matcher: Matcher, text: str, wording: Wording) -> Sequence[str]:
    """The text parted at each of its joints, but not within a term."""
    return wording.once(("pieces", matcher), lambda _: tuple(_parted(matcher.parts, text)))


def _parted(parts: Callable[[str, str, str], bool], text: str) -> Iterator[str]:
    start = past = 0
    last = joint = ""
    for cut in (*_PARTS.finditer(text), None):
        end = cut.start() if cut else len(text)
        following = text[past:end]
        if joint and parts(last, joint, following):
            yield text[start : past - len(joint)]
            start = past
        last, joint = following, cut.group() if cut else ""
        past = cut.end() if cut else past
    yield text[start:]


def _joins(context: Context, row: Kegiatan, id_: str) -> bool:
    """Whether one half of what a row says asks `id_`, and the other what the row serves.

    A half is heard in the komponen, against its questions alone. It asks one by words that the
    first has not, or less plainly where the evidence surely is about it.
    """
    instrument, matcher = context.instrument, context.ruleset.matcher
    main = context.ids(row)[0]
    part = instrument.komponen[instrument.indikator[id_].komponen]
    if main not in part.indikator:
        return False
    for one, other in _halves(context, row):
        if not (matcher.tells(one, id_) and matcher.tells(other, main)):
            continue
        asked, lead = _asked(context, one, part)
        if asked != id_ or _asked(context, other, part)[0] != main:
            continue
        own = matcher.marks(one, id_, main)
        if lead >= _VERBATIM or (lead >= _LEAD and own >= _OWN):
            return True
        if own >= _HINT and _surest(context, _items(context, row), id_) >= _PROVED:
            return True
    return False


def _halves(context: Context, row: Kegiatan) -> Iterator[tuple[str, str]]:
    """What the row says parted in two, at each of its first joints; either half goes first.

    What the row is for may say a third thing after the two: the second ends at any joint.
    """
    matcher = context.ruleset.matcher
    for text, wording in reversed(_stated(context, row)):
        yield from _halves_of(matcher, text, wording, main=text == (row.indikator or text))


def _halves_of(
    matcher: Matcher, text: str, wording: Wording, *, main: bool
) -> Sequence[tuple[str, str]]:
    key = "halves", matcher, main
    return wording.once(key, lambda _: tuple(_halved(matcher.parts, text, main=main)))


def _halved(
    parts: Callable[[str, str, str], bool], text: str, *, main: bool
) -> Iterator[tuple[str, str]]:
    for joint in islice(_JOINTS.finditer(text), _MOST):
        one, other = text[: joint.start()], text[joint.end() :]
        if one and other and parts(one, joint.group(), other):
            yield one, other
            yield other, one
            if main:
                for end in islice(_JOINTS.finditer(other), _MOST):
                    if end.start():
                        yield other[: end.start()], one


def _asked(context: Context, text: str, part: KomponenLke) -> tuple[str, float]:
    """The question of a komponen that a text asks before the others, and by how much; or none."""
    match = context.under(part, text)
    first, score = match.candidates[0] if match.candidates else ("", 0.0)
    if score < _AUDIBLE:
        return "", 0.0
    if match.method == "exact":
        return first, _VERBATIM
    others = (score for id_, score in match.candidates[1:] if id_ in part.indikator)
    return first, score - max(others, default=0.0)


def _surest(context: Context, texts: Iterable[str], id_: str) -> float:
    """The highest confidence with which one of the texts is about `id_` before all others."""
    tells = context.ruleset.matcher.tells
    asked = [text for text in dict.fromkeys(texts) if tells(text, id_)]
    return max(
        (
            match.confidence
            for match in context.about(asked)
            if match.candidates and match.candidates[0][0] == id_
        ),
        default=0.0,
    )


def _items(context: Context, row: Kegiatan) -> list[str]:
    return [item.text for item in context.saying(row).items]


def _accepts(context: Context, row: Kegiatan, id_: str) -> bool:
    """Whether the evidence of a row is of a kind, or holds what, the indikator asks for."""
    saying = context.saying(row)
    accepted = context.instrument.indikator[id_].bukti
    needs = context.ruleset.evidence.decisive(id_)
    return not saying.kinds.isdisjoint(accepted) or any(saying.meets(need) for need in needs)


_PARTS = lazily(r"\s*(?:[,;/•\n]|\b(?:dan|serta|lalu|kemudian)\b)\s*", re.IGNORECASE)
_JOINTS = lazily(
    r"\s*(?:[,;/•\n]|\b(?:dan|serta|beserta|lalu|kemudian|yang|dengan|melalui|lewat|sesuai)\b)\s*",
    re.IGNORECASE,
)
# A cell of many joints is a list, not a sentence.
_MOST = 12
# By the confidence of texts on their own (see zicheck.matching), chosen on plans of ten agencies.
_SURE, _PROVED, _LIKELY = 0.78, 0.9, 0.5
# By the scores of halves in their komponen, and their lead on the next question; by how much more
# of its wordings than of the first question's have one of their words.
_AUDIBLE, _LEAD, _VERBATIM = 0.7, 0.15, 1.0
_OWN, _HINT = 0.3, 0.1
