"""How it is put into words what a change did to a plan: new, fixed, and what it won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.phrases import listed
from zicheck.render import texts
from zicheck.render.numbers import decimal
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from zicheck.bahasa import Lang
    from zicheck.novelty import News
    from zicheck.render.outcome import Line, Tally

SHOWN_FIXED = 10
"""Findings that are done with are named up to this many."""
_SEEN = 0.000_5
"""Points below this would read as zero."""


def change(line: Line, lang: Lang) -> str:
    """What became of one plan: `1 temuan baru, 84 sudah ada, 2 selesai; kesiapan ...`."""
    news = line.news
    if news is None:
        return ""
    new = sum(line.counts)
    said = [_NEW_ONE if new == 1 else _NEW.fill(n=new)]
    said.append(_KNOWN.fill(n=line.known))
    said.append(_FIXED.fill(n=len(news.fixed)))
    if news.silenced:
        said.append(_SILENCED.fill(n=len(news.silenced)))
    parts = [listed(said).to(lang)]
    if news.before is not None:
        parts.append(readiness(line, lang))
    return "; ".join(parts) + "."


def readiness(line: Line, lang: Lang) -> str:
    """`kesiapan 21,10 menjadi 21,27 (+0,17 poin)`, or only the figure when it was not known."""
    before = line.news.before if line.news else None
    now = decimal(line.readiness, lang)
    if before is None:
        return _READINESS.fill(now=now).to(lang)
    if abs(line.readiness - before) < _SEEN:
        return _STAYED.fill(now=now).to(lang)
    return _MOVED.fill(
        before=decimal(before, lang), now=now, points=signed(line.readiness - before, lang)
    ).to(lang)


def signed(points: float, lang: Lang) -> str:
    """Points with their sign; three decimals where two would say zero."""
    if abs(points) < _SEEN:
        return decimal(0.0, lang)
    figure = decimal(abs(points), lang, 3 if abs(points) < 0.005 else 2)
    return f"{'+' if points > 0 else '-'}{figure}"


def fixed(news: News, lang: Lang) -> list[str]:
    """The findings that are done with, the first few of them."""
    lines = [f"{entry.rule} {entry.about.to(lang)}" for entry in news.fixed[:SHOWN_FIXED]]
    more = len(news.fixed) - len(lines)
    return [*lines, _MORE.fill(n=more).to(lang)] if more > 0 else lines


def totals(tally: Tally, lang: Lang) -> str:
    """`2 rencana: 1 kesalahan, 3 peringatan dan 0 catatan`, new ones only where it is so."""
    counts = listed(texts.counted(severity, tally.counts[severity]) for severity in SEVERITIES)
    held = any(line.news for line in tally.lines)
    text = (_PLANS_ONE if held else _PLAN_ONE) if len(tally.lines) == 1 else None
    text = text or (_PLANS_NEW if held else _PLANS)
    return text.fill(n=len(tally.lines), counts=counts).to(lang)


def won(tally: Tally, lang: Lang) -> str:
    """The sum over all plans that were known before; "" when none was."""
    lines = [line for line in tally.lines if line.news]
    if not lines:
        return ""
    done = sum(len(line.news.fixed) for line in lines if line.news)
    points = sum(
        line.readiness - line.news.before
        for line in lines
        if line.news and line.news.before is not None
    )
    known = sum(line.known for line in lines)
    text = _SAME if abs(points) < _SEEN else _WON
    return text.fill(done=done, known=known, points=signed(points, lang)).to(lang)


AGAINST = Text("Terhadap {against}:", "Against {against}:")
FIXED_TITLE = Text("Selesai ({n})", "Fixed ({n})")
STALE = Text(
    "{n} catatan dalam {against} sudah usang, karena temuannya selesai; perbarui dengan "
    "`--write-baseline` agar temuan yang kembali terlihat sebagai temuan baru.",
    "{n} entries of {against} are stale, as their findings are fixed; renew it by "
    "`--write-baseline`, so that a finding that comes back shows as new.",
)
_NEW = Text("{n} temuan baru", "{n} new findings")
_NEW_ONE = Text("1 temuan baru", "1 new finding")
_KNOWN = Text("{n} sudah ada sebelumnya", "{n} known before")
_FIXED = Text("{n} selesai", "{n} fixed")
_SILENCED = Text("{n} kini diabaikan", "{n} now ignored")
_READINESS = Text("kesiapan {now}", "readiness {now}")
_STAYED = Text("kesiapan tetap {now}", "readiness stays {now}")
_MOVED = Text(
    "kesiapan {before} menjadi {now} ({points} poin)",
    "readiness {before} to {now} ({points} points)",
)
_MORE = Text("dan {n} lagi", "and {n} more")
_PLAN_ONE = Text("1 rencana diperiksa: {counts}.", "1 plan checked: {counts}.")
_PLANS = Text("{n} rencana diperiksa: {counts}.", "{n} plans checked: {counts}.")
_PLANS_ONE = Text("1 rencana diperiksa; yang baru: {counts}.", "1 plan checked; new: {counts}.")
_PLANS_NEW = Text(
    "{n} rencana diperiksa; yang baru: {counts}.", "{n} plans checked; new: {counts}."
)
_SAME = Text(
    "{done} temuan selesai, {known} sudah ada sebelumnya; kesiapan tetap.",
    "{done} findings fixed, {known} known before; readiness stays.",
)
_WON = Text(
    "{done} temuan selesai, {known} sudah ada sebelumnya; kesiapan berubah {points} poin.",
    "{done} findings fixed, {known} known before; readiness changed by {points} points.",
)
