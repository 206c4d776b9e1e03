"""What a job found, as Markdown for the summary of the job or a comment on the change.

It is kept short enough for both: GitHub takes a megabyte of summary and 65,536 characters of
comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.phrases import shortened
from zicheck.render import texts
from zicheck.render.dearest import Dearest, dear, dearest
from zicheck.render.formats import Piece
from zicheck.render.marktext import code, plain, table
from zicheck.render.newswords import AGAINST, FIXED_TITLE, change, fixed, signed, totals, won
from zicheck.render.numbers import decimal
from zicheck.render.outcome import thresholds
from zicheck.render.signs import problem_sentence, signs, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.render.formats import Run
    from zicheck.render.outcome import Checked, Line, Tally
    from zicheck.render.signs import Sign

_PLANS = 50
"""Plans in the table; the others are counted."""
_FINDINGS = 40
_MESSAGE = 300
_NAMED = 20
"""Plans whose fixed findings, and files whose faults, are named."""


def reporter(run: Run) -> Summary:
    """The reporter of this format."""
    return Summary(run)


class Summary:
    """Keeps the dearest findings; all is written at the end."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._lang = run.lang
        self._kept = Dearest(_FINDINGS)
        self._met = 0

    def begin(self) -> str:
        """Nothing yet: the sum comes first."""
        return ""

    def piece(self, checked: Checked) -> Piece:
        """The dearest findings, as the rows that they would be."""
        found = [dear(at, sign) for at, sign in enumerate(signs(checked), start=1)]
        kept = dearest(_FINDINGS, found)
        said = tuple(item._replace(cells=self._cells(sign)) for item, sign in kept)
        return Piece(met=len(found), dear=said)

    def join(self, piece: Piece) -> str:
        """Nothing yet; the dearest findings are kept."""
        for item in piece.dear:
            self._kept.add(item, self._met)
        self._met += piece.met
        return ""

    def end(self, tally: Tally) -> Iterator[str]:
        """The whole page."""
        yield "\n\n".join(self._blocks(tally)) + "\n"

    def _blocks(self, tally: Tally) -> Iterator[str]:
        lang = self._lang
        yield "## zicheck"
        said = [totals(tally, lang), won(tally, lang)]
        yield "**" + plain(" ".join(filter(None, said))) + "**"
        against = self._run.setting.against
        if against is not None:
            yield plain(AGAINST.fill(against=against).to(lang).rstrip(":").replace("`", "") + ".")
        if tally.lines:
            yield self._plans(tally.lines.first(_PLANS))
        if len(tally.lines) > _PLANS:
            yield plain(_MORE_PLANS.fill(n=len(tally.lines) - _PLANS).to(lang))
        yield from self._findings(held=against is not None)
        yield from self._fixed(tally)
        if tally.failed:
            yield f"### {_FAILED.to(lang)}"
            yield "\n".join(
                f"- {code(shown(path))}: {plain(problem_sentence(problems[0], lang))}"
                for path, problems in tally.failed[:_NAMED]
                if problems
            )
        yield plain(texts.READINESS_NOTE.to(lang))

    def _plans(self, lines: list[Line]) -> str:
        lang = self._lang
        wbk, _ = thresholds(self._run.setting.instrument)
        held = any(line.news for line in lines)
        figures = [_BEFORE, _NOW, _CHANGE] if held else [_NOW]
        heads = [_UNIT, _YEAR, *figures, _LOW, _COUNTS]
        heads += [_FIXED] if held else []
        rows = []
        for line in lines:
            row = [plain(line.unit), str(line.year), decimal(line.readiness, lang)]
            if held:
                before = line.news.before if line.news else None
                row.insert(2, "" if before is None else decimal(before, lang))
                row.append("" if before is None else signed(line.readiness - before, lang))
            row += [", ".join(line.low) or "-", " / ".join(map(str, line.counts))]
            if held:
                row.append(str(len(line.news.fixed)) if line.news else "")
            rows.append(row)
        right = [1, 2, *([3, 4] if held else []), len(heads) - 1 - held, len(heads) - 1]
        said = [plain(head.fill(wbk=f"{wbk:g}").to(lang)) for head in heads]
        note = plain((_NOTE_NEW if held else texts.SUMMARY_NOTE).to(lang))
        return f"{table(said, rows, right)}\n\n{note}"

    def _findings(self, *, held: bool) -> Iterator[str]:
        if not self._met:
            yield plain((_NOTHING_NEW if held else texts.NONE).to(self._lang))
            return
        title = _FOUND_NEW if held else _FOUND
        yield f"### {title.fill(n=self._met).to(self._lang)}"
        heads = [head.to(self._lang) for head in (_WHERE, _RULE, _WORTH, _SAID)]
        rows = [item.cells for item in self._kept.first(_FINDINGS)]
        yield table(heads, rows, ())
        cut = self._met - len(rows)
        if cut:
            yield plain(_CUT.fill(n=cut).to(self._lang))

    def _cells(self, sign: Sign) -> tuple[str, ...]:
        finding, lang = sign.finding, self._lang
        place = sign.place._replace(file=self._run.name(sign.place.file))
        named = texts.place(place, lang)
        severity = texts.SEVERITY[finding.severity].to(lang)
        message = shortened(finding.message.to(lang), _MESSAGE)
        remedy = shortened(finding.remedy.to(lang), _MESSAGE)
        if remedy:
            message = f"{message} {texts.REMEDY.fill(text=remedy).to(lang)}"
        return (
            code(shown(named)).replace("|", "\\|"),
            f"{severity} {plain(finding.rule)}",
            plain(worth(finding, lang)),
            plain(message),
        )

    def _fixed(self, tally: Tally) -> Iterator[str]:
        lang = self._lang
        lines = [line for line in tally.lines if line.news and line.news.fixed]
        for line in lines[:_NAMED]:
            if line.news is None:
                continue
            title = FIXED_TITLE.fill(n=len(line.news.fixed)).to(lang)
            yield f"### {title} · {plain(line.unit)} {line.year}"
            yield plain(_sentence(change(line, lang)))
            yield "\n".join(f"- {plain(said)}" for said in fixed(line.news, lang))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_UNIT = Text("Unit", "Unit")
_YEAR = Text("Tahun", "Year")
_NOW = Text("Kesiapan", "Readiness")
_BEFORE = Text("Semula", "Before")
_CHANGE = Text("Perubahan", "Change")
_LOW = Text("Area < {wbk}%", "Areas < {wbk}%")
_COUNTS = Text("Temuan", "Findings")
_FIXED = Text("Selesai", "Fixed")
_WHERE = Text("Letak", "Place")
_RULE = Text("Temuan", "Finding")
_WORTH = Text("Poin", "Points")
_SAID = Text("Uraian", "Description")
_FOUND = Text("Temuan ({n})", "Findings ({n})")
_FOUND_NEW = Text("Temuan baru ({n})", "New findings ({n})")
_NOTHING_NEW = Text("Tidak ada temuan baru.", "No new finding.")
_NOTE_NEW = Text(
    "Temuan baru: kesalahan / peringatan / catatan.", "New findings: errors / warnings / notes."
)
_MORE_PLANS = Text("Dan {n} rencana lain.", "And {n} further plans.")
_CUT = Text(
    "{n} temuan lain tidak dimuat di sini; jalankan `zicheck check` untuk semuanya.",
    "{n} further findings are not here; run `zicheck check` for all of them.",
)
_FAILED = Text("Tidak dapat diperiksa", "Could not be checked")
