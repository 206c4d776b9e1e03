"""What is told of many plans, as a leaflet: one page to read, however many there are."""

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
    Span,
    Table,
    cells,
    judged,
    paragraph,
    plain,
)
from zicheck.render.numbers import decimal, percent
from zicheck.render.rankedcells import (
    COMMON,
    NUMBER,
    READINESS,
    ROWS,
    RULES,
    TEMPLATE,
    UNIT,
    YEAR,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zicheck.bahasa import Lang
    from zicheck.errors import Problem
    from zicheck.ranking import AreaStanding, CopiedBlock, Family, Line, Ranking
    from zicheck.render.leaflet import Inline, Part
    from zicheck.render.outcome import Setting
    from zicheck.rule import RuleSet

    Failures = Sequence[tuple[str, tuple[Problem, ...]]]

MOST_RULES = 20
MOST_GROUPS = 25
MOST_UNITS = 30
MOST_FAILURES = 50
"""What a page shows; the rest is counted there, and whole in XLSX and JSON."""
_NAME = 90


def leaflet(
    ranking: Ranking, failed: Failures, ruleset: RuleSet, setting: Setting, lang: Lang
) -> Leaflet:
    """The whole page; `failed` are files that could not be read."""
    told = _Teller(ranking, failed, ruleset, lang)
    said = _SCOPE.fill(plans=len(ranking.lines), units=ranking.units, ruleset=ruleset.nama)
    facts = (said.to(lang), *judged(setting, lang))
    return Leaflet(_TITLE.to(lang), facts, tuple(told.parts()), lang)


class _Teller:
    """Says one ranking in one language."""

    def __init__(self, of: Ranking, failed: Failures, ruleset: RuleSet, lang: Lang) -> None:
        self.of = of
        self.failed = failed
        self.ruleset = ruleset
        self.lang = lang

    def say(self, text: Text, **values: object) -> str:
        """A text in the language of the reader."""
        return text.fill(**values).to(self.lang)

    def parts(self) -> Iterator[Part]:
        """Everything below the title."""
        of = self.of
        yield self._figures()
        yield from self._failures()
        yield Heading(self.say(_BY_READINESS))
        yield self._lines()
        note = self.say(_AREA_NOTE, wbk=f"{of.wbk:g}", wbbm=f"{of.wbbm:g}")
        yield paragraph(note, "dim")
        for text in (texts.SUMMARY_NOTE, _ROWS_NOTE):  # about columns that a terminal has not
            yield paragraph(text.to(self.lang), "dim", beside=True)
        yield paragraph(texts.READINESS_NOTE.to(self.lang), "dim")
        yield Heading(self.say(_BY_AREA))
        yield self._areas()
        yield Heading(self.say(_BY_RULE))
        yield from self._rules()
        yield Heading(self.say(_SHARED))
        yield from self._shared()
        yield Heading(self.say(_NOTES))
        yield paragraph(self.say(_METHOD), "dim")

    def _figures(self) -> Figures:
        of = self.of
        best, last = of.lines[0], of.lines[-1]
        top = decimal(of.max, self.lang)
        return Figures(
            (
                Figure(self.say(_PLANS), str(len(of.lines))),
                Figure(
                    self.say(_MEDIAN),
                    decimal(of.median, self.lang),
                    self.say(_OF_POINTS, max=top),
                ),
                Figure(self.say(_BEST), decimal(best.readiness, self.lang), _unit(best)),
                Figure(self.say(_LAST), decimal(last.readiness, self.lang), _unit(last)),
                Figure(
                    self.say(_ALL_AREAS, wbk=f"{of.wbk:g}"),
                    self.say(_N_OF, n=of.all_areas, plans=len(of.lines)),
                ),
            )
        )

    def _failures(self) -> Iterator[Part]:
        if not self.failed:
            return
        items = tuple(
            Item(
                (Span(shown(path), "strong"),),
                tuple(plain(problem.text.to(self.lang)) for problem in problems[:1]),
            )
            for path, problems in self.failed[:MOST_FAILURES]
        )
        rest = self._rest(len(self.failed) - MOST_FAILURES, _MORE_FILES)
        yield Fold(self.say(_FAILED, n=len(self.failed)), (Items(items), *rest))

    def _lines(self) -> Table:
        columns = (
            Column(self.say(NUMBER), right=True),
            Column(self.say(UNIT), flexible=True),
            Column(self.say(YEAR), right=True),
            Column(self.say(READINESS), right=True),
            *(Column(area.id, right=True) for area in self.of.areas),
            Column(self.say(_FINDINGS), right=True, beside=True),
            Column(self.say(ROWS), right=True, beside=True),
            Column(self.say(TEMPLATE), right=True, beside=True),
            Column(self.say(COMMON), right=True, beside=True),
        )
        return Table(self.say(_BY_READINESS), columns, tuple(map(self._line, self.of.lines)))

    def _line(self, line: Line) -> tuple[Inline, ...]:
        return (
            plain(str(line.place)),
            plain(line.unit),
            plain(str(line.year)),
            plain(decimal(line.readiness, self.lang), style="strong"),
            *((self._percent(area),) for area in line.areas),
            plain(" / ".join(map(str, line.findings))),
            plain(str(line.rows)),
            plain(str(line.template)),
            plain(str(line.common)),
        )

    def _percent(self, area: AreaStanding) -> Span:
        said = percent(area.percent, self.lang, 0)
        if area.wbbm:
            return Span(said, "wbbm")
        return Span(said, "wbk" if area.wbk else "below")

    def _areas(self) -> Table:
        of, lang = self.of, self.lang
        heads = [self.say(h, wbk=f"{of.wbk:g}", wbbm=f"{of.wbbm:g}") for h in _AREA_HEADS]
        columns = (
            Column(heads[0], flexible=True),
            Column(heads[1], right=True),
            Column(heads[2], right=True, beside=True),
            Column(heads[3], right=True, beside=True),
            Column(heads[4], right=True),
            Column(heads[5], right=True),
        )
        known = self.ruleset.instrument.area
        rows = tuple(
            cells(
                f"{area.id} {known[area.id].nama.to(lang)}" if area.id in known else area.id,
                percent(area.median, lang),
                percent(area.lowest, lang),
                percent(area.highest, lang),
                str(area.below),
                str(area.wbbm),
            )
            for area in of.areas
        )
        return Table(self.say(_BY_AREA), columns, rows)

    def _rules(self) -> Iterator[Part]:
        heads = [text.to(self.lang) for text in RULES]
        columns = (
            Column(heads[0]),
            Column(heads[1], flexible=True),
            *(Column(head, right=True) for head in heads[2:]),
        )
        rows = tuple(
            cells(
                count.rule,
                title(self.ruleset, count.rule, self.lang),
                str(count.plans),
                str(count.findings),
                decimal(count.lost, self.lang),
            )
            for count in self.of.rules[:MOST_RULES]
        )
        if rows:
            yield Table(self.say(_BY_RULE), columns, rows)
            yield from self._rest(len(self.of.rules) - MOST_RULES, _MORE_RULES)
        else:
            yield paragraph(texts.NONE.to(self.lang))

    # --- equal texts --------------------------------------------------------------------------

    def _shared(self) -> Iterator[Part]:
        of = self.of
        if of.template:
            text = _TEMPLATE_TOLD.fill(rows=of.template, least=of.template_units, units=of.units)
            yield paragraph(text.to(self.lang))
        if not (of.families or of.blocks):
            yield paragraph(self.say(_NO_COPIES))
            return
        if of.families:
            yield Heading(self.say(_FAMILIES, n=len(of.families)), 3)
            yield Items(tuple(map(self._family, of.families[:MOST_GROUPS])))
            yield from self._rest(len(of.families) - MOST_GROUPS, _MORE_FAMILIES)
        if of.blocks:
            yield Heading(self.say(_BLOCKS, n=len(of.blocks)), 3)
            yield Items(tuple(map(self._block, of.blocks[:MOST_GROUPS])))
            yield from self._rest(len(of.blocks) - MOST_GROUPS, _MORE_BLOCKS)

    def _family(self, family: Family) -> Item:
        said = [
            _SAME.fill(rows=family.everywhere, timed=self._timed(family.timed))
            if family.everywhere
            else None,
            _MOSTLY.fill(rows=family.mostly) if family.mostly > family.everywhere else None,
        ]
        same = "; ".join(text.to(self.lang) for text in said if text)
        title = f"{self.say(_UNITS, n=family.units)}: {same}"
        names = [_unit(line) for line in family.lines]
        return Item(plain(title), (self._names(names), self._sample(family.sample)))

    def _block(self, block: CopiedBlock) -> Item:
        head = _BLOCK.fill(rows=block.size, units=block.units, timed=self._timed(block.timed))
        names = [
            f"{_unit(copy.line)} ({texts.ROWS_AT.fill(rows=texts.ranges(copy.rows)).to(self.lang)})"
            for copy in block.copies
        ]
        return Item(plain(head.to(self.lang)), (self._names(names), self._sample(block.sample)))

    def _timed(self, rows: int) -> Text:
        """How many of the equal rows have an equal target time too; nothing when none has."""
        return _TIMED.fill(n=rows) if rows else Text("", "")

    def _names(self, names: Sequence[str]) -> Inline:
        said = "; ".join(names[:MOST_UNITS])
        more = len(names) - MOST_UNITS
        rest = [Span(self.say(_MORE_UNITS, n=more), "dim")] if more > 0 else []
        return (Span(said, "strong"), *rest)

    def _sample(self, sample: str) -> Inline:
        return (Span(self.say(_SAMPLE, sample=shortened(sample, _NAME)), "dim"),)

    def _rest(self, more: int, text: Text) -> Iterator[Part]:
        if more > 0:
            yield paragraph(self.say(text, n=more), "dim")


def title(ruleset: RuleSet, code: str, lang: Lang) -> str:
    """The title of a rule; "" when the rule set does not hold it."""
    rule = ruleset.get(code)
    return rule.judul.to(lang) if rule else ""


def _unit(line: Line) -> str:
    return f"{line.unit} {line.year}"


_TITLE = Text("Peringkat kesiapan rencana aksi", "Ranking of action plans by readiness")
_SCOPE = Text(
    "{plans} rencana dari {units} unit · {ruleset}", "{plans} plans of {units} units · {ruleset}"
)
_PLANS = Text("Rencana", "Plans")
_MEDIAN = Text("Median kesiapan", "Median readiness")
_OF_POINTS = Text("dari {max} poin", "of {max} points")
_BEST = Text("Tertinggi", "Highest")
_LAST = Text("Terendah", "Lowest")
_ALL_AREAS = Text("Semua area mencapai {wbk}%", "All areas at {wbk}% or more")
_N_OF = Text("{n} dari {plans}", "{n} of {plans}")
_FAILED = Text("Berkas yang tidak dapat dibaca ({n})", "Files that could not be read ({n})")
_MORE_FILES = Text("dan {n} berkas lain.", "and {n} more files.")
_BY_READINESS = Text("Urutan menurut kesiapan", "In order of readiness")
_FINDINGS = Text("Temuan", "Findings")
_AREA_NOTE = Text(
    "I sampai VI: persen dari bobot area, dibulatkan ke bawah; WBK meminta {wbk}% dan WBBM {wbbm}% "
    "pada setiap area. Rencana dengan kesiapan sama mendapat nomor sama.",
    "I to VI: percent of the area's weight, rounded down; WBK asks {wbk}% and WBBM {wbbm}% of every "
    "area. Plans of equal readiness share a number.",
)
_ROWS_NOTE = Text(
    "Templat: kegiatan yang dipakai paling sedikit separuh unit. Teks sama: kegiatan dalam blok "
    "yang juga ada pada unit lain.",
    "Template: rows that at least half of the units share. Equal text: rows in a block that another "
    "unit has as well.",
)
_BY_AREA = Text("Menurut area", "By area")
_AREA_HEADS = (
    Text("Area", "Area"),
    Text("Median", "Median"),
    Text("Terendah", "Lowest"),
    Text("Tertinggi", "Highest"),
    Text("Di bawah {wbk}%", "Below {wbk}%"),
    Text("{wbbm}% ke atas", "{wbbm}% or more"),
)
_BY_RULE = Text("Temuan yang paling sering", "Most common findings")
_MORE_RULES = Text("dan {n} aturan lain.", "and {n} more rules.")
_SHARED = Text("Teks yang sama antarunit", "Equal texts of several units")
_TEMPLATE_TOLD = Text(
    "{rows} kegiatan dipakai oleh paling sedikit {least} dari {units} unit dan dianggap templat "
    "bersama; kegiatan itu tidak dihitung di bawah ini.",
    "{rows} rows are shared by at least {least} of {units} units and taken for a common template; "
    "they do not count below.",
)
_NO_COPIES = Text(
    "Tidak ada blok teks yang sama antarunit selain itu.",
    "There is no block of equal text of several units besides.",
)
_FAMILIES = Text(
    "Rencana yang sebagian besar teksnya sama ({n} kelompok)",
    "Plans that are mostly the same ({n} groups)",
)
_BLOCKS = Text(
    "Blok kegiatan berurutan yang teksnya sama ({n})",
    "Blocks of consecutive rows of equal text ({n})",
)
_MORE_FAMILIES = Text("dan {n} kelompok lain.", "and {n} more groups.")
_MORE_BLOCKS = Text("dan {n} blok lain.", "and {n} more blocks.")
_MORE_UNITS = Text("dan {n} rencana lain", "and {n} more plans")
_UNITS = Text("{n} unit", "{n} units")
_SAME = Text("{rows} kegiatan sama pada semuanya{timed}", "{rows} rows the same in all{timed}")
_MOSTLY = Text(
    "{rows} kegiatan sama pada lebih dari separuhnya", "{rows} rows the same in more than half"
)
_BLOCK = Text("{rows} kegiatan pada {units} unit{timed}", "{rows} rows in {units} units{timed}")
_TIMED = Text(" ({n} juga target waktunya)", " ({n} with the same target time)")
_SAMPLE = Text("Misalnya: “{sample}”", "Such as: “{sample}”")
_NOTES = Text("Keterangan", "Notes")
_METHOD = Text(
    "Teks indikator, langkah aksi dan bukti fisik dibandingkan tanpa huruf besar-kecil dan tanda "
    "baca; nama unit dan tahun disamarkan. Kesamaan teks tidak menunjukkan siapa yang lebih "
    "dahulu menulisnya. Poin hilang: bagian aturan itu dari poin yang hilang pada semua rencana.",
    "Indikator, action and evidence are compared without regard to case and punctuation, the "
    "unit's name and years masked. Equal texts do not tell who wrote them first. Points lost: the "
    "rule's share of the points lost in all plans.",
)
