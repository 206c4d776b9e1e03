"""The report of one plan as a Laporan Hasil Evaluasi: a Word document to edit and to sign.

In the form in which an internal evaluation team (TPI) reports: basis, aim, scope, method,
results by area with catatan and rekomendasi, conclusion, signatures, annexes. What only the team
knows stands as «marked places».

Needs python-docx (extra `docx`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from zicheck.bahasa import Text
from zicheck.render import officetexts as words
from zicheck.render import texts, wordannex, wordtable
from zicheck.render.numbers import decimal, few, percent, raised
from zicheck.render.wordfile import saved
from zicheck.render.wordlook import Lists, blank, ruled, say, write
from zicheck.render.wordtable import Column, Row
from zicheck.render.wrap import clean, shorten
from zicheck.report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import AreaView, Dossier, FindingView

_FIRST = 5
"""How many remedies the conclusion names."""
_MEMBERS = 3
_FEW = 5
"""Rows that a remark lists; longer lists stand in the annex."""
_QUOTED = 80
"""Letters of a quotation that say where a remedy belongs."""


def document(dossier: Dossier, lang: Lang) -> bytes:
    """The document."""
    made = blank(lang)
    report = _Report(made, Lists(made), dossier, lang)
    _head(report)
    _basis(report)
    _scope(report)
    _method(report)
    report.heading(1, _RESULTS)
    _overview(report)
    _part(report, "2. " + words.GENERAL.to(lang), dossier.general)
    for number, area in enumerate(dossier.areas, start=3):
        _area(report, number, area)
    _conclusion(report)
    _closing(report)
    wordannex.add(made, dossier, lang)
    title = f"{_TITLE.to(lang)} {dossier.unit} {dossier.year}"
    return saved(made, title)


class _Report(NamedTuple):
    """The document in the making."""

    document: Document
    lists: Lists
    dossier: Dossier
    lang: Lang

    def heading(self, level: int, text: Text | str) -> None:
        """Add a heading; level 1 is the highest."""
        paragraph = self.document.add_paragraph(style=f"Heading {level}")
        write(paragraph, text if isinstance(text, str) else text.to(self.lang))

    def paragraph(self, text: Text, **values: str) -> Paragraph:
        """Add a paragraph of running text."""
        made = say(self.document.add_paragraph(), text, self.lang, **values)
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        return made

    def centred(self, text: Text, *, bold: bool = False, **values: str) -> Paragraph:
        """Add a line in the middle."""
        made = say(self.document.add_paragraph(), text, self.lang, **values)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.paragraph_format.space_after = Pt(0)
        for run in made.runs:
            run.bold = bold
        return made

    def caption(self, number: int, text: Text, **values: str) -> None:
        """Add the caption of a table."""
        made = self.document.add_paragraph(style="Caption")
        write(made, f"{_TABLE.to(self.lang)} {number}. ")
        say(made, text, self.lang, **values)

    def points(self, value: float) -> str:
        """Points as text."""
        return few(value, self.lang)


def _head(report: _Report) -> None:
    """Letterhead, title, number and date."""
    dossier, lang = report.dossier, report.lang
    for template in (_OFFICE, _TEAM):
        report.centred(template, bold=True)
    ruled(report.centred(_ADDRESS))
    title = report.document.add_paragraph(style="Title")
    title.paragraph_format.space_before = Pt(18)
    write(title, _TITLE.to(lang).upper())
    for line in (_ABOUT.to(lang), f"{dossier.unit} {_YEAR.to(lang)} {dossier.year}"):
        paragraph = report.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        write(paragraph, line.upper(), bold=True)
    for template in (_NUMBER, _DATE):
        report.centred(template)


def _basis(report: _Report) -> None:
    dossier, lang = report.dossier, report.lang
    report.heading(1, _BASIS)
    number = report.lists.new()
    say(report.lists.item(number), _INSTRUMENT, lang, name=dossier.instrument.to(lang))
    decree = words.decree(dossier)
    if decree is None:
        say(report.lists.item(number), _NO_DECREE, lang, unit=dossier.unit, year=str(dossier.year))
    else:
        about = dossier.decree.judul
        text = _DECREE if about else _DECREE_ONLY
        values = {"decree": decree.to(lang), "about": about, "unit": dossier.unit}
        say(report.lists.item(number), text, lang, **values)
    for text in (_TEAM_DECREE, _ASSIGNMENT):
        say(report.lists.item(number), text, lang)


def _scope(report: _Report) -> None:
    dossier, lang = report.dossier, report.lang
    values = {"unit": dossier.unit, "year": str(dossier.year)}
    report.heading(1, _AIM)
    report.paragraph(_AIM_TEXT, **values)
    report.heading(1, _SCOPE)
    questions = sum(len(part.indicators) for area in dossier.areas for part in area.komponen)
    report.paragraph(
        _SCOPE_TEXT,
        rows=str(len(dossier.rows)),
        questions=str(questions),
        areas=str(len(dossier.areas)),
        max=report.points(dossier.score.max),
        **values,
    )
    if dossier.as_of is not None:
        report.paragraph(_AS_OF, date=words.day(dossier.as_of).to(lang))
    report.paragraph(_OUTSIDE)


def _method(report: _Report) -> None:
    dossier = report.dossier
    report.heading(1, _METHOD)
    report.paragraph(words.COUNTING)
    report.paragraph(_WINNING)
    report.paragraph(words.MARKING, wbk=f"{dossier.wbk:g}", wbbm=f"{dossier.wbbm:g}")
    report.paragraph(
        words.SOURCE, version=dossier.version, ruleset=dossier.ruleset, rules=str(dossier.rules)
    )


def _overview(report: _Report) -> None:
    dossier, lang = report.dossier, report.lang
    report.heading(2, _OVERVIEW)
    score = dossier.score
    share = 100 * score.readiness / score.max if score.max else 0.0
    report.paragraph(
        _READINESS,
        unit=dossier.unit,
        points=report.points(score.readiness),
        max=report.points(score.max),
        percent=percent(share, lang),
    )
    for note in _notes(dossier):
        report.paragraph(note)
    report.caption(1, _BY_AREA)
    columns = (
        Column(words.AREA.to(lang), 12, "center"),
        Column(words.AREA_NAME.to(lang), 54),
        Column(words.WEIGHT.to(lang), 15, "right"),
        Column(words.POINTS.to(lang), 15, "right"),
        Column(words.PERCENT.to(lang), 16, "right"),
        Column(words.MARK.to(lang), 16, "center"),
        Column(_TO.fill(name="WBK").to(lang), 15, "right"),
        Column(_TO.fill(name="WBBM").to(lang), 17, "right"),
    )
    rows = [
        Row((
            area.id, area.name.to(lang), decimal(area.weight, lang), decimal(area.points, lang),
            percent(area.percent, lang), words.mark(area).to(lang),
            _lack(area.to_wbk, lang), _lack(area.to_wbbm, lang),
        ))
        for area in dossier.areas
    ]  # fmt: skip
    total = (
        "", words.TOTAL.to(lang), decimal(score.max, lang), decimal(score.readiness, lang),
        percent(share, lang), "", "", "",
    )  # fmt: skip
    wordtable.add(report.document, columns, [*rows, Row(total, "total")])


def _lack(value: float, lang: Lang) -> str:
    """Points that lack, rounded up: whoever wins so many is there."""
    return decimal(raised(value), lang) if value > 0 else "–"


def _notes(dossier: Dossier) -> Iterable[Text]:
    """What a reader of the figures must know."""
    yield texts.READINESS_NOTE
    prepared = sum(item.prepared for item in dossier.reform)
    yield texts.REFORM.fill(n=prepared, total=len(dossier.reform))
    if dossier.keep_ignored:
        yield words.ALL_COUNTED
    if dossier.hidden:
        yield words.FILTERED.fill(n=dossier.hidden)


def _area(report: _Report, number: int, area: AreaView) -> None:
    """An area: its figures, its komponen, catatan and rekomendasi."""
    dossier, lang = report.dossier, report.lang
    name = f"{texts.AREA.fill(id=area.id).to(lang)} {area.name.to(lang)}"
    report.heading(2, f"{number}. {name}")
    reached = _REACHED_ALL if area.wbbm else _REACHED_WBK if area.wbk else _REACHED_NONE
    report.paragraph(
        reached,
        points=report.points(area.points),
        weight=report.points(area.weight),
        percent=percent(area.percent, lang),
        wbk=f"{dossier.wbk:g}",
        wbbm=f"{dossier.wbbm:g}",
        to_wbk=_lack(area.to_wbk, lang),
        to_wbbm=_lack(area.to_wbbm, lang),
    )
    report.caption(number - 1, _BY_KOMPONEN, id=area.id)
    columns = (
        Column(words.CODE.to(lang), 18),
        Column(words.KOMPONEN.to(lang), 82),
        Column(words.WEIGHT.to(lang), 15, "right"),
        Column(words.POINTS.to(lang), 15, "right"),
        Column(words.PERCENT.to(lang), 16, "right"),
        Column(words.LOST.to(lang), 14, "right"),
    )
    rows = [
        Row((
            part.id, part.name.to(lang), decimal(part.weight, lang), decimal(part.points, lang),
            percent(part.percent, lang), report.points(part.lost),
        ))
        for part in area.komponen
    ]  # fmt: skip
    total = (
        "", words.TOTAL.to(lang), decimal(area.weight, lang), decimal(area.points, lang),
        percent(area.percent, lang), report.points(area.lost),
    )  # fmt: skip
    wordtable.add(report.document, columns, [*rows, Row(total, "total")])
    _remarks(report, area.findings)


def _part(report: _Report, title: str, findings: Iterable[int]) -> None:
    report.heading(2, title)
    _remarks(report, findings)


def _remarks(report: _Report, numbers: Iterable[int]) -> None:
    """Catatan, most points first, and rekomendasi; equal remedies are said once."""
    lang, views = report.lang, report.dossier.ranked(numbers)
    if not views:
        report.paragraph(_NO_REMARKS)
        return
    report.heading(3, _REMARKS)
    number = report.lists.new()
    for view in views:
        item = report.lists.item(number)
        write(item, view.finding.message.to(lang))
        told = [view.finding.rule, words.gain(view, lang)]
        if 0 < len(view.finding.rows) <= _FEW:
            told.insert(0, words.rows(view).to(lang))
        write(item, f" ({'; '.join(told)})")
    report.heading(3, _RECOMMENDATIONS)
    number = report.lists.new()
    for remedy, places in _remedies(views, lang).items():
        item = report.lists.item(number)
        if places:
            write(item, f"{'; '.join(places)}: ", bold=True)
        write(item, remedy)


def _remedies(views: Iterable[FindingView], lang: Lang) -> dict[str, list[str]]:
    """Each remedy with the places that it is for."""
    found: dict[str, list[str]] = {}
    for view in views:
        places = found.setdefault(view.finding.remedy.to(lang), [])
        quote = shorten(clean(view.finding.quote), _QUOTED)
        place = words.where(view).to(lang) or (f"“{quote}”" if quote else "")
        if place and place not in places:
            places.append(place)
    return found


def _conclusion(report: _Report) -> None:
    dossier, lang = report.dossier, report.lang
    report.heading(1, _CONCLUSION)
    number = report.lists.new()
    score = dossier.score
    say(
        report.lists.item(number), _CONCLUDED, lang,
        unit=dossier.unit, year=str(dossier.year), points=report.points(score.readiness),
        max=report.points(score.max),
    )  # fmt: skip
    for text, areas in (
        (_ALL_WBBM, [area for area in dossier.areas if area.wbbm]),
        (_ONLY_WBK, [area for area in dossier.areas if area.wbk and not area.wbbm]),
    ):
        if areas:
            say(report.lists.item(number), text, lang, areas=_listed(area.id for area in areas))
    below = [area for area in dossier.areas if not area.wbk]
    if below:
        named = _listed(f"{area.id} ({_lack(area.to_wbk, lang)})" for area in below)
        share = f"{dossier.wbk:g}"
        say(report.lists.item(number), _BELOW, lang, areas=named, wbk=share)
    counts = ", ".join(
        texts.counted(severity, dossier.counts[severity]).to(lang) for severity in SEVERITIES
    )
    say(report.lists.item(number), _COUNTS, lang, n=str(len(dossier.findings)), counts=counts)
    best = dossier.ranked(view.number for view in dossier.findings)[:_FIRST]
    paid = [view for view in best if view.finding.points >= 0.000_5]
    if not paid:
        return
    report.paragraph(_MEND_FIRST)
    number = report.lists.new()
    for view in paid:
        item = report.lists.item(number)
        place = words.where(view).to(lang)
        if place:
            write(item, f"{place}: ", bold=True)
        write(item, f"{view.finding.remedy.to(lang)} ({words.gain(view, lang)})")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _closing(report: _Report) -> None:
    """The last sentence, and the places to sign."""
    lang = report.lang
    report.heading(1, _CLOSING)
    report.paragraph(_CLOSING_TEXT).paragraph_format.keep_with_next = True
    table = report.document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (_KNOWING, _CHAIR), strict=True):
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = True
            say(paragraph, line, lang)
    report.document.add_paragraph().paragraph_format.keep_with_next = True
    members = report.paragraph(_MEMBERS_ARE)
    members.paragraph_format.keep_with_next = True
    columns = (_COLUMN_NUMBER, _COLUMN_NAME, _COLUMN_ROLE, _COLUMN_SIGN)
    table = report.document.add_table(rows=1 + _MEMBERS, cols=len(columns), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, columns, strict=True):
        say(cell.paragraphs[0], heading, lang).runs[0].bold = True
    for index, row in enumerate(table.rows[1:], start=1):
        row.height = Pt(30)
        write(row.cells[0].paragraphs[0], f"{index}.")
        say(row.cells[1].paragraphs[0], _MEMBER, lang)
        say(row.cells[2].paragraphs[0], _ROLE, lang)
    table.autofit = False
    for column, width in zip(table.columns, (12, 63, 45, 40), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


_TITLE = Text("Laporan Hasil Evaluasi", "Evaluation Report")
_ABOUT = Text(
    "Rencana aksi pembangunan zona integritas", "Action plan for the building of an integrity zone"
)
_YEAR = Text("Tahun", "for")
_OFFICE = Text("«NAMA INSTANSI»", "«NAME OF THE INSTITUTION»")
_TEAM = Text("TIM PENILAI INTERNAL", "INTERNAL EVALUATION TEAM")
_ADDRESS = Text("«Alamat, telepon, surel»", "«Address, telephone, e-mail»")
_NUMBER = Text("Nomor: «Nomor laporan»", "Number: «Number of the report»")
_DATE = Text("Tanggal: «Tanggal laporan»", "Date: «Date of the report»")
_BASIS = Text("A. Dasar Evaluasi", "A. Basis")
_INSTRUMENT = Text("{name};", "{name};")
_DECREE = Text("{decree} tentang {about};", "{decree} on {about};")
_DECREE_ONLY = Text(
    "{decree} tentang rencana aksi {unit};", "{decree} on the action plan of {unit};"
)
_NO_DECREE = Text(
    "Keputusan «Nomor, tahun dan tanggal» tentang rencana aksi {unit} Tahun {year};",
    "Decree «number, year and date» on the action plan of {unit} for {year};",
)
_TEAM_DECREE = Text(
    "Keputusan «Nomor, tahun dan judul keputusan pembentukan Tim Penilai Internal»;",
    "Decree «number, year and title of the decree that forms the evaluation team»;",
)
_ASSIGNMENT = Text(
    "Surat Tugas Nomor «Nomor surat tugas» tanggal «Tanggal surat tugas».",
    "Assignment «number of the assignment» of «date of the assignment».",
)
_AIM = Text("B. Tujuan Evaluasi", "B. Aim")
_AIM_TEXT = Text(
    "Evaluasi bertujuan menilai kesiapan rencana aksi {unit} Tahun {year} untuk memenuhi "
    "indikator pemenuhan pada Lembar Kerja Evaluasi (LKE) zona integritas, serta memberikan "
    "catatan dan rekomendasi untuk perbaikannya.",
    "The evaluation judges how ready the action plan of {unit} for {year} is to meet the "
    "pemenuhan indikator of the evaluation worksheet (LKE) for integrity zones, and gives "
    "remarks and recommendations to mend it.",
)
_SCOPE = Text("C. Ruang Lingkup", "C. Scope")
_SCOPE_TEXT = Text(
    "Evaluasi mencakup {rows} kegiatan dalam rencana aksi {unit} Tahun {year} terhadap {questions} "
    "indikator pemenuhan pada {areas} area perubahan, dengan bobot seluruhnya {max} poin.",
    "The evaluation covers {rows} rows of the action plan of {unit} for {year} against "
    "{questions} pemenuhan indikator in {areas} areas of change, worth {max} points in all.",
)
_AS_OF = Text(
    "Yang dihitung ialah kegiatan yang jatuh tempo sampai dengan {date}.",
    "Only rows that are due by {date} are counted.",
)
_OUTSIDE = Text(
    "Pelaksanaan kegiatan, keabsahan bukti dukung, aspek reform dan komponen hasil berada di luar "
    "ruang lingkup ini.",
    "Whether the rows are carried out, whether evidence is valid, reform and results lie outside "
    "this scope.",
)
_METHOD = Text("D. Metodologi", "D. Method")
_WINNING = Text(
    "Poin yang disebut pada suatu catatan ialah yang kembali bila hanya catatan itu diselesaikan.",
    "The points named in a remark are what settling that remark alone wins back.",
)
_RESULTS = Text("E. Hasil Evaluasi", "E. Results")
_OVERVIEW = Text("1. Gambaran Umum", "1. Overview")
_READINESS = Text(
    "Kesiapan pemenuhan rencana aksi {unit} adalah {points} dari {max} poin ({percent}).",
    "The pemenuhan readiness of the action plan of {unit} is {points} of {max} points ({percent}).",
)
_TABLE = Text("Tabel", "Table")
_BY_AREA = Text(
    "Kesiapan per area, dan poin yang masih kurang ke WBK dan WBBM",
    "Readiness by area, and points that lack to WBK and WBBM",
)
_BY_KOMPONEN = Text("Kesiapan per komponen pada area {id}", "Readiness by komponen in area {id}")
_TO = Text("Ke {name}", "To {name}")
_REACHED_ALL = Text(
    "Kesiapan area ini {points} dari {weight} poin ({percent}), sehingga mencapai ambang WBK "
    "({wbk}%) dan WBBM ({wbbm}%).",
    "The readiness of this area is {points} of {weight} points ({percent}): it reaches the "
    "thresholds of WBK ({wbk}%) and WBBM ({wbbm}%).",
)
_REACHED_WBK = Text(
    "Kesiapan area ini {points} dari {weight} poin ({percent}), sehingga mencapai ambang WBK "
    "({wbk}%) dan masih kurang {to_wbbm} poin dari ambang WBBM ({wbbm}%).",
    "The readiness of this area is {points} of {weight} points ({percent}): it reaches the "
    "threshold of WBK ({wbk}%) and lacks {to_wbbm} points to that of WBBM ({wbbm}%).",
)
_REACHED_NONE = Text(
    "Kesiapan area ini {points} dari {weight} poin ({percent}), sehingga masih kurang {to_wbk} "
    "poin dari ambang WBK ({wbk}%) dan {to_wbbm} poin dari ambang WBBM ({wbbm}%).",
    "The readiness of this area is {points} of {weight} points ({percent}): it lacks {to_wbk} "
    "points to the threshold of WBK ({wbk}%) and {to_wbbm} points to that of WBBM ({wbbm}%).",
)
_REMARKS = Text("Catatan", "Remarks")
_RECOMMENDATIONS = Text("Rekomendasi", "Recommendations")
_NO_REMARKS = Text("Tidak ada catatan.", "There are no remarks.")
_CONCLUSION = Text("F. Simpulan", "F. Conclusion")
_CONCLUDED = Text(
    "Kesiapan pemenuhan rencana aksi {unit} Tahun {year} adalah {points} dari {max} poin.",
    "The pemenuhan readiness of the action plan of {unit} for {year} is {points} of {max} points.",
)
_ALL_WBBM = Text("Area yang mencapai ambang WBBM: {areas}.", "Areas that reach WBBM: {areas}.")
_ONLY_WBK = Text(
    "Area yang mencapai ambang WBK, belum WBBM: {areas}.",
    "Areas that reach WBK, not yet WBBM: {areas}.",
)
_BELOW = Text(
    "Area yang belum mencapai ambang WBK ({wbk}%), dengan poin yang masih kurang: {areas}.",
    "Areas below WBK ({wbk}%), with the points they lack: {areas}.",
)
_COUNTS = Text("Terdapat {n} temuan: {counts}.", "There are {n} findings: {counts}.")
_MEND_FIRST = Text(
    "Perbaikan yang mengembalikan poin terbanyak:", "Remedies that win back most points:"
)
_CLOSING = Text("G. Penutup", "G. Closing")
_CLOSING_TEXT = Text(
    "Demikian laporan ini disampaikan untuk ditindaklanjuti. Tindak lanjut atas rekomendasi "
    "disampaikan kepada Tim Penilai Internal paling lambat «Tanggal tindak lanjut».",
    "This report is submitted to be followed up. The follow-up is to be reported to the internal "
    "evaluation team by «date of the follow-up».",
)
_KNOWING = (
    Text("Mengetahui,", "Seen by"),
    Text("«Jabatan atasan TPI»,", "«office of the superior»,"),
    Text("", ""),
    Text("", ""),
    Text("", ""),
    Text("«Nama atasan TPI»", "«Name of the superior»"),
    Text("NIP «NIP»", "No. «number»"),
)
_CHAIR = (
    Text("«Tempat», «Tanggal laporan»", "«Place», «date of the report»"),
    Text("Ketua Tim Penilai Internal,", "Chair of the internal evaluation team,"),
    Text("", ""),
    Text("", ""),
    Text("", ""),
    Text("«Nama Ketua TPI»", "«Name of the chair»"),
    Text("NIP «NIP»", "No. «number»"),
)
_MEMBERS_ARE = Text("Anggota Tim Penilai Internal:", "Members of the internal evaluation team:")
_COLUMN_NUMBER = Text("No.", "No.")
_COLUMN_NAME = Text("Nama", "Name")
_COLUMN_ROLE = Text("Kedudukan dalam tim", "Role")
_COLUMN_SIGN = Text("Tanda tangan", "Signature")
_MEMBER = Text("«Nama anggota TPI»", "«Name of a member»")
_ROLE = Text("«Kedudukan»", "«role»")
