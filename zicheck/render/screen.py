"""The report for a person at a terminal, as `check` writes it plan by plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.formats import Piece
from zicheck.render.terminal import last_lines, plan_lines, summary_lines
from zicheck.render.wrap import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.render.outcome import Checked, Line, Setting, Tally
    from zicheck.render.terminal import View


class Screen:
    """One plan after the other, then the table; `quiet` keeps only what is to be remembered."""

    def __init__(self, setting: Setting, view: View, *, quiet: bool = False) -> None:
        self._setting = setting
        self._view = view
        self._quiet = quiet
        self._first = True
        self._last = ""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def piece(self, checked: Checked) -> Piece:
        """The report of one plan; its last words when that is all that is wanted."""
        if self._quiet:
            return Piece(joined(last_lines(checked, self._setting.instrument, self._view)))
        return Piece(joined(plan_lines(checked, self._setting, self._view)))

    def join(self, piece: Piece) -> str:
        """The report with a line between it and the one before it; last words wait for the end."""
        if self._quiet:
            self._last = piece.text
            return ""
        between = "" if self._first else "\n"
        self._first = False
        return between + piece.text

    def end(self, tally: Tally) -> Iterator[str]:
        """The table of several plans, or the last words on one; then what a change did."""
        if len(tally.lines) > 1:
            if not self._quiet:
                yield "\n"
            for line in summary_lines(tally, self._setting, self._view):
                yield f"{line}\n"
        else:
            yield self._last
        if self._setting.against is not None and tally.lines:
            yield joined(self._changes(tally))

    def _changes(self, tally: Tally) -> list[str]:
        from zicheck.render.newswords import AGAINST, STALE  # only where plans are held against

        view, against = self._view, self._setting.against
        lines = ["", *wrap(clean(AGAINST.fill(against=against).to(view.lang)), view.columns)]
        for line in tally.lines:
            lines += self._change(line)
        stale = sum(line.news.stale for line in tally.lines if line.news)
        if stale:
            text = STALE.fill(n=stale, against=against).to(view.lang)
            lines += ["", *wrap(clean(text), view.columns)]
        return lines

    def _change(self, line: Line) -> list[str]:
        from zicheck.render.newswords import change, fixed

        view = self._view
        said = change(line, view.lang)
        if line.news is None or not said:
            return []
        title = f"{clean(line.unit)} {line.year}: {said}"
        lines = [view.paint(part, "bold") for part in wrap(title, view.columns, "  ", "    ")]
        for text in fixed(line.news, view.lang):
            lines += wrap(clean(text), view.columns, "    - ", "      ")
        return lines


def joined(lines: list[str]) -> str:
    """Lines as text."""
    return "".join(f"{line}\n" for line in lines)
