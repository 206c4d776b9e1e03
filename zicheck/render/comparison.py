"""What is told of two plans that were held against each other, as a leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.filenames import shown
from zicheck.phrases import shortened
from zicheck.render import texts
from zicheck.render.leaflet import (
    Column,
    Figure,
    Figures,
    Fold,
    Heading,
    Item,
    Items,
    Leaflet,
    Paragraph,
    Span,
    Table,
    cells,
    judged,
    paragraph,
    plain,
)
from zicheck.render.numbers import decimal, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.bahasa import Lang
    from zicheck.comparing import AreaChange, CellChange, Comparison, FindingPair, RowPair
    from zicheck.instrument import Instrument
    from zicheck.plan import Kegiatan, Plan
    from zicheck.render.leaflet import Inline, Part, Style
    from zicheck.render.outcome import Setting
    from zicheck.report import Finding
    from zicheck.wordchange import Piece

_AROUND = 6
"""Words shown on either side of a change; a long stretch between two is left out."""
_NAME = 100
_NEAR_ZERO = 0.000_5


def leaflet(
    comparison: Comparison, paths: tuple[str, str], setting: Setting, lang: Lang
) -> Leaflet:
    """The whole comparison; `paths` are those of the plan before and after."""
    told = _Teller(comparison, setting.instrument, lang)
    before, after = comparison.before.plan, comparison.after.plan
    return Leaflet(
        title=_TITLE.to(lang),
        facts=(
            _BEFORE.fill(plan=_plan(before), path=shown(paths[0])).to(lang),
            _AFTER.fill(plan=_plan(after), path=shown(paths[1])).to(lang),
            _kind(comparison).to(lang),
            *judged(setting, lang),
        ),
        parts=tuple(told.parts()),
        lang=lang,
    )


def _plan(plan: Plan) -> str:
    return f"{plan.unit} {plan.tahun}"


def _kind(comparison: Comparison) -> Text:
    """What the two are to each other."""
    before, after = comparison.before.plan, comparison.after.plan
    if before.unit.casefold() != after.unit.casefold():
        return _UNITS
    if comparison.years:
        return _YEARS.fill(before=before.tahun, after=after.tahun)
    return _VERSIONS


class _Teller:
    """Says one comparison in one language."""

    def __init__(self, comparison: Comparison, instrument: Instrument, lang: Lang) -> None:
        self.of = comparison
        self.instrument = instrument
        self.lang = lang

    def say(self, text: Text, **values: object) -> str:
        """A text in the language of the reader."""
        return text.fill(**values).to(self.lang)

    def parts(self) -> Iterator[Part]:
        """Everything below the title."""
        of = self.of
        yield self._figures()
        yield Heading(self.say(_BY_AREA))
        yield self._areas()
        marks = texts.MARKS_NOTE.fill(wbk=f"{of.wbk:g}", wbbm=f"{of.wbbm:g}")
        yield paragraph(marks.to(self.lang), "dim")
        yield paragraph(texts.READINESS_NOTE.to(self.lang), "dim")
        fixed, new, still = _UNIT_TITLES if _kind(of) is _UNITS else _TITLES
        yield from self._found(fixed, of.fixed, remedy=False)
        yield from self._found(new, of.new, remedy=True)
        yield from self._pairs(_SILENCED, of.silenced)
        yield from self._pairs(_REVIVED, of.revived)
        yield from self._changed()
        yield from self._rows(_DROPPED, of.dropped, of.before.plan)
        yield from self._rows(_ADDED, of.added, of.after.plan)
        yield from self._moved()
        yield from self._left()
        yield from self._pairs(still, of.still, opened=False)
        yield from self._kept()
        yield Heading(self.say(_NOTES))
        yield paragraph(self.say(_METHOD), "dim")

    def _figures(self) -> Figures:
        of = self.of
        before, after = of.before.score.readiness, of.after.score.readiness
        fixed, new, still = _UNIT_FIGURES if _kind(of) is _UNITS else _FIGURES
        rows = _ROWS_NOTE.fill(added=len(of.added), dropped=len(of.dropped), kept=len(of.kept))
        return Figures(
            (
                Figure(
                    self.say(_READINESS),
                    f"{decimal(before, self.lang)} → {decimal(after, self.lang)}",
                    self.say(
                        _READINESS_NOTE,
                        delta=self._delta(before, after),
                        max=decimal(of.after.score.max, self.lang),
                    ),
                ),
                Figure(self.say(fixed), str(len(of.fixed))),
                Figure(self.say(new), str(len(of.new))),
                Figure(self.say(still), str(len(of.still))),
                Figure(self.say(_CHANGED_FIGURE), str(len(of.changed)), rows.to(self.lang)),
            )
        )

    def _delta(self, before: float, after: float) -> str:
        """The difference of two figures as they are printed, with its sign."""
        apart = round(after, 2) - round(before, 2)
        return f"{'+' if apart > 0 else ''}{decimal(apart, self.lang)}"

    def _areas(self) -> Table:
        heads = [text.to(self.lang) for text in _AREA_HEADS]
        columns = (
            Column(heads[0], flexible=True),
            *(Column(head, right=True) for head in heads[1:4]),
            Column(heads[4], right=True, beside=True),
            Column(heads[5], right=True, beside=True),
            Column(heads[6]),
        )
        return Table(self.say(_BY_AREA), columns, tuple(map(self._area, self.of.areas)))

    def _area(self, area: AreaChange) -> tuple[Inline, ...]:
        old, new = self._standing(area.reached_before), self._standing(area.reached_after)
        stands: Inline = (new,) if old == new else (old, Span("→"), new)
        return (
            plain(self._area_name(area.id)),
            plain(decimal(area.before, self.lang)),
            plain(decimal(area.after, self.lang)),
            plain(self._delta(area.before, area.after)),
            plain(percent(area.percent_before, self.lang)),
            plain(percent(area.percent_after, self.lang)),
            stands,
        )

    def _standing(self, reached: tuple[bool, bool]) -> Span:
        wbk, wbbm = reached
        if wbbm:
            return Span("WBBM", "wbbm")
        return Span("WBK", "wbk") if wbk else Span(texts.BELOW.to(self.lang), "below")

    def _area_name(self, code: str) -> str:
        area = self.instrument.area.get(code)
        return f"{code} {area.nama.to(self.lang)}" if area else code

    # --- findings -----------------------------------------------------------------------------

    def _found(self, title: Text, found: Sequence[Finding], *, remedy: bool) -> Iterator[Part]:
        yield Heading(self.say(title, n=len(found)))
        if not found:
            yield paragraph(self.say(_NOTHING))
            return
        yield Items(tuple(self._finding(finding, remedy=remedy) for finding in found))

    def _finding(self, finding: Finding, *, remedy: bool) -> Item:
        lines = [plain(finding.message.to(self.lang))]
        if remedy and finding.remedy.to(self.lang):
            lines.append(plain(texts.REMEDY.fill(text=finding.remedy).to(self.lang)))
        facts = [
            texts.SEVERITY[finding.severity].to(self.lang),
            texts.AREA.fill(id=finding.area).to(self.lang) if finding.area else "",
            self._numbers(finding.rows),
            self._points(finding),
        ]
        title = (Span(finding.rule, "strong"), *plain(" · ".join(filter(None, facts))))
        return Item(title, tuple(lines))

    def _numbers(self, rows: tuple[int, ...]) -> str:
        if not rows:
            return ""
        text = texts.ROW_AT if len(rows) == 1 else texts.ROWS_AT
        return text.fill(rows=texts.ranges(rows)).to(self.lang)

    def _points(self, finding: Finding) -> str:
        if finding.share < _NEAR_ZERO:
            return ""
        places = 3 if finding.share < 0.005 else 2
        return self.say(_WORTH, points=decimal(finding.share, self.lang, places))

    def _pairs(
        self, title: Text, pairs: Sequence[FindingPair], *, opened: bool = True
    ) -> Iterator[Part]:
        if not pairs:
            return
        heads = [text.to(self.lang) for text in _PAIR_HEADS]
        columns = (
            Column(heads[0]),
            Column(heads[1], beside=True),
            Column(heads[2]),
            Column(heads[3], right=True, beside=True),
            Column(heads[4], flexible=True),
        )
        rows = tuple(
            cells(
                pair.after.rule,
                texts.SEVERITY[pair.after.severity].to(self.lang),
                pair.after.area or "-",
                texts.ranges(pair.after.rows) or "-",
                pair.after.message.to(self.lang),
            )
            for pair in pairs
        )
        name = self.say(title, n=len(pairs))
        yield Fold(name, (Table(name, columns, rows),), opened)

    # --- rows ---------------------------------------------------------------------------------

    def _changed(self) -> Iterator[Part]:
        of = self.of
        yield Heading(self.say(_CHANGED, n=len(of.changed)))
        if not of.changed:
            yield paragraph(self.say(_NOTHING))
            return
        yield Paragraph(
            (
                Span(self.say(_LEGEND)),
                Span(self.say(_LEGEND_DROPPED), "dropped"),
                Span(self.say(_LEGEND_ADDED), "added"),
            )
        )
        yield Items(tuple(map(self._change, of.changed)))

    def _change(self, pair: RowPair) -> Item:
        code = self.of.after.plan.area[pair.after.area].kode
        facts = [texts.AREA.fill(id=code).to(self.lang)] if code else []
        facts.append(_name(pair.after))
        title = (Span(self._number(pair), "strong"), *plain(" · ".join(filter(None, facts))))
        return Item(title, tuple(self._cell(cell) for cell in pair.cells))

    def _number(self, pair: RowPair) -> str:
        old, new = pair.before.row, pair.after.row
        text = _ROW if old == new else _ROW_MOVED
        return self.say(text, before=old, after=new)

    def _cell(self, cell: CellChange) -> Inline:
        label = Span(f"{_FIELDS[cell.field].to(self.lang)}:", "dim")
        return (label, *_spans(cell.pieces))

    def _rows(self, title: Text, rows: Sequence[Kegiatan], plan: Plan) -> Iterator[Part]:
        if rows:
            name = self.say(title, n=len(rows))
            yield Fold(name, (self._table(name, self._listed(rows, plan)),))

    def _listed(self, rows: Iterable[Kegiatan], plan: Plan) -> Iterator[tuple[Inline, ...]]:
        for row in rows:
            yield cells(
                str(row.row),
                plan.area[row.area].kode,
                shortened(row.indikator, _NAME),
                shortened(row.langkah_aksi, _NAME),
                shortened(row.target_waktu, _NAME),
            )

    def _table(self, about: str, rows: Iterable[tuple[Inline, ...]]) -> Table:
        heads = [text.to(self.lang) for text in _ROW_HEADS]
        columns = (
            Column(heads[0], right=True),
            Column(heads[1]),
            Column(heads[2], flexible=True),
            Column(heads[3], flexible=True),
            Column(heads[4], beside=True),
        )
        return Table(about, columns, tuple(rows))

    def _moved(self) -> Iterator[Part]:
        of = self.of
        if of.moved:
            name = self.say(_MOVED, n=len(of.moved))
            yield Fold(name, (Items(tuple(map(self._move, of.moved))),))

    def _move(self, pair: RowPair) -> Item:
        old = self.of.before.plan.area[pair.before.area].kode or "-"
        new = self.of.after.plan.area[pair.after.area].kode or "-"
        place = self.say(_FROM_TO, before=old, after=new)
        return Item((Span(self._number(pair), "strong"), *plain(place, _name(pair.after))))

    def _left(self) -> Iterator[Part]:
        if not self.of.left:
            return
        items = tuple(
            Item(
                (
                    Span(self._number(pair), "strong"),
                    *plain(f"{', '.join(map(str, pair.left))} · {_name(pair.after)}"),
                )
            )
            for pair in self.of.left
        )
        name = self.say(_LEFT, n=len(items))
        yield Fold(name, (paragraph(self.say(_LEFT_NOTE)), Items(items)))

    def _kept(self) -> Iterator[Part]:
        of = self.of
        if not of.kept:
            return
        title = self.say(_CARRIED if of.years else _KEPT, n=len(of.kept))
        heads = [text.to(self.lang) for text in _KEPT_HEADS]
        columns = (
            Column(heads[0], right=True),
            Column(heads[1], right=True),
            Column(heads[2], flexible=True),
        )
        rows = tuple(
            cells(str(pair.before.row), str(pair.after.row), _name(pair.after)) for pair in of.kept
        )
        # Last year's rows that came over as they were are what that comparison is made for.
        yield Fold(title, (Table(title, columns, rows),), open=bool(of.years))


def _name(row: Kegiatan) -> str:
    """What a row is called: its indikator, else its action."""
    return shortened(row.indikator.strip() or row.langkah_aksi.strip() or row.bukti, _NAME)


def _spans(pieces: Sequence[Piece]) -> Iterator[Span]:
    """The pieces of a cell, long stretches that stayed the same cut short."""
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        style: Style = "" if piece.kind == "same" else piece.kind
        if piece.kind == "same":
            yield Span(_around(piece.text, first=index == 0, last=index == last))
        else:
            yield Span(piece.text, style)


def _around(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    if len(words) <= 2 * _AROUND + 2:
        return text
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return " ".join([*head, "…", *tail])


_TITLE = Text("Perbandingan rencana aksi", "Two plans compared")
_BEFORE = Text("Semula: {plan} ({path})", "Before: {plan} ({path})")
_AFTER = Text("Menjadi: {plan} ({path})", "After: {plan} ({path})")
_VERSIONS = Text("Dua versi dari satu rencana.", "Two versions of one plan.")
_YEARS = Text(
    "Rencana tahun {after} terhadap rencana tahun {before}; tahun dalam teks yang ikut berganti "
    "tidak dihitung sebagai perubahan.",
    "The plan of {after} against that of {before}; years in the texts that moved on with the plan "
    "are not counted as changes.",
)
_UNITS = Text(
    "Rencana dua unit; nama unit masing-masing dalam teks tidak dihitung sebagai perubahan.",
    "Plans of two units; each unit's own name in the texts is not counted as a change.",
)
_READINESS = Text("Kesiapan pemenuhan", "Pemenuhan readiness")
_READINESS_NOTE = Text("{delta} poin, dari {max}", "{delta} points, of {max}")
_FIGURES = (
    Text("Temuan selesai", "Findings fixed"),
    Text("Temuan baru", "New findings"),
    Text("Temuan masih ada", "Findings still there"),
)
_UNIT_FIGURES = (
    Text("Temuan hanya pada yang pertama", "Findings in the first alone"),
    Text("Temuan hanya pada yang kedua", "Findings in the second alone"),
    Text("Temuan pada keduanya", "Findings in both"),
)
_CHANGED_FIGURE = Text("Kegiatan diubah", "Rows changed")
_ROWS_NOTE = Text(
    "{added} ditambah, {dropped} dihapus, {kept} tetap",
    "{added} added, {dropped} dropped, {kept} unchanged",
)
_BY_AREA = Text("Kesiapan menurut area", "Readiness by area")
_AREA_HEADS = (
    Text("Area", "Area"),
    Text("Semula", "Before"),
    Text("Menjadi", "After"),
    Text("Selisih", "Change"),
    Text("Semula (%)", "Before (%)"),
    Text("Menjadi (%)", "After (%)"),
    Text("Ambang", "Threshold"),
)
_TITLES = (
    Text("Temuan yang sudah selesai ({n})", "Findings fixed ({n})"),
    Text("Temuan baru ({n})", "New findings ({n})"),
    Text("Temuan yang masih ada ({n})", "Findings still there ({n})"),
)
_UNIT_TITLES = (
    Text("Temuan yang hanya ada pada rencana pertama ({n})", "Findings in the first alone ({n})"),
    Text("Temuan yang hanya ada pada rencana kedua ({n})", "Findings in the second alone ({n})"),
    Text("Temuan yang ada pada keduanya ({n})", "Findings in both ({n})"),
)
_SILENCED = Text(
    "Temuan yang sekarang diabaikan dengan alasan ({n})", "Findings now ignored with a reason ({n})"
)
_REVIVED = Text(
    "Temuan yang semula diabaikan dan sekarang dihitung ({n})",
    "Findings ignored before and counted now ({n})",
)
_PAIR_HEADS = (
    Text("Kode", "Code"),
    Text("Tingkat", "Level"),
    Text("Area", "Area"),
    Text("Baris", "Rows"),
    Text("Temuan", "Finding"),
)
_WORTH = Text("{points} poin", "{points} points")
_NOTHING = Text("Tidak ada.", "None.")
_CHANGED = Text("Kegiatan yang diubah ({n})", "Rows changed ({n})")
_LEGEND = Text("Cara membaca:", "How to read it:")
_LEGEND_DROPPED = Text("dihapus", "dropped")
_LEGEND_ADDED = Text("ditambah", "added")
_ROW = Text("Baris {after}", "Row {after}")
_ROW_MOVED = Text("Baris {before} → {after}", "Row {before} → {after}")
_DROPPED = Text("Kegiatan yang dihapus ({n})", "Rows dropped ({n})")
_ADDED = Text("Kegiatan yang ditambah ({n})", "Rows added ({n})")
_MOVED = Text("Kegiatan yang pindah area ({n})", "Rows moved to another area ({n})")
_FROM_TO = Text("dari area {before} ke area {after}:", "from area {before} to area {after}:")
_LEFT = Text("Tahun yang tidak ikut berganti ({n})", "Years that did not move on ({n})")
_LEFT_NOTE = Text(
    "Teks kegiatan ini sama dengan rencana semula, termasuk tahunnya; periksa apakah tahun itu "
    "memang yang dimaksud.",
    "These rows read as in the plan before, the year included; see whether that year is meant.",
)
_KEPT = Text("Kegiatan yang tetap ({n})", "Rows unchanged ({n})")
_CARRIED = Text(
    "Kegiatan yang diteruskan tanpa perubahan ({n})", "Rows carried over unchanged ({n})"
)
_KEPT_HEADS = (
    Text("Semula", "Before"),
    Text("Menjadi", "After"),
    Text("Kegiatan", "Row"),
)
_ROW_HEADS = (
    Text("Baris", "Row"),
    Text("Area", "Area"),
    Text("Indikator", "Indikator"),
    Text("Langkah aksi", "Action"),
    Text("Target waktu", "Target time"),
)
_FIELDS = {
    "indikator": Text("Indikator", "Indikator"),
    "langkah_aksi": Text("Langkah aksi", "Action"),
    "bukti_fisik": Text("Bukti fisik", "Evidence"),
    "target_waktu": Text("Target waktu", "Target time"),
    "target_capaian": Text("Target capaian", "Target achievement"),
    "penanggung_jawab": Text("Penanggung jawab", "Responsible"),
    "lke": Text("Indikator LKE yang ditulis", "LKE indikator as written"),
}
_NOTES = Text("Keterangan", "Notes")
_METHOD = Text(
    "Kegiatan dipasangkan menurut isinya dan indikator LKE yang dilayaninya, bukan menurut "
    "nomornya; kegiatan yang hanya pindah tempat tidak dihitung berubah. Huruf besar-kecil dan "
    "tanda baca tidak dihitung. Temuan dikenali dari aturan, indikator, dan isi barisnya; angka "
    "poin pada temuan adalah bagiannya dari poin yang hilang.",
    "Rows are matched by what they say and by the LKE indikator that they serve, not by their "
    "number; a row that only moved is no change. Case and punctuation do not count. Findings are "
    "known by rule, indikator and the wording of their rows; the points of a finding are its "
    "share of the points lost.",
)
