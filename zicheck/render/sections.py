"""The headings, column heads and sentences of a written report, for HTML and Markdown alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.phrases import date_text, listed
from zicheck.render import wording
from zicheck.render.numbers import decimal
from zicheck.render.texts import BELOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import AreaView, Dossier, Mark

TITLE = Text(
    "Laporan pemeriksaan rencana aksi zona integritas",
    "Review of a zona integritas action plan",
)
UNIT_YEAR = Text("{unit}, tahun {year}", "{unit}, {year}")
CONTENTS = Text("Daftar isi", "Contents")
SKIP = Text("Langsung ke isi", "Skip to the content")

READINESS = Text("Kesiapan pemenuhan", "Pemenuhan readiness")
AREAS = Text("Enam area perubahan", "The areas of change")
AREAS_N = Text("{n} area perubahan", "The {n} areas of change")
FIRST = Text("Perbaiki dahulu", "Mend first")
LKE = Text("Lembar Kerja Evaluasi (LKE)", "The evaluation sheet (LKE)")
FINDINGS = Text("Temuan", "Findings")
CALENDAR = Text("Kalender bulanan", "Month by month")
ROWS = Text("Kegiatan dalam rencana", "The rows of the plan")
IGNORED = Text("Temuan yang diabaikan", "Findings that were ignored")
REFORM = Text("Reform", "Reform")
RULES = Text("Aturan yang dipakai pada laporan ini", "The rules told in this report")
METHOD = Text("Cara menilai dan sumber", "Method and sources")

DECREE = Text("Keputusan", "Decree")
DECREE_DATED = Text("{decree}, tanggal {date}", "{decree}, dated {date}")
DECREE_TITLE = Text("Judul keputusan", "Title of the decree")
NO_DECREE = Text("tidak disebut dalam rencana", "not named in the plan")
AIM = Text("Tujuan", "Aim")
SIZE = Text("Isi rencana", "Size")
AS_OF = Text("Dinilai per", "As of")
FINDINGS_COUNTED = Text("{errors}, {warnings}, {infos}", "{errors}, {warnings}, {infos}")

OF_POINTS = Text("dari {max} poin", "of {max} points")
MEANING = Text(
    "Bila rencana ini dilaksanakan persis seperti tertulis, paling banyak {points} dari {max} poin "
    "pemenuhan dapat didukung bukti; {lost} poin belum terjangkau.",
    "If the plan is carried out exactly as written, evidence can support at most {points} of the "
    "{max} points of pemenuhan; {lost} points are out of reach.",
)
MEANING_FULL = Text(
    "Bila rencana ini dilaksanakan persis seperti tertulis, semua {max} poin pemenuhan dapat "
    "didukung bukti.",
    "If the plan is carried out exactly as written, evidence can support all {max} points of "
    "pemenuhan.",
)
SHORT_OF = Text(
    "Area {areas} belum mencapai {percent}% bobotnya, syarat {name} bagi setiap area.",
    "Below {percent}% of its weight, which {name} asks of every area: {areas}.",
)
ALL_REACH = Text(
    "Semua area mencapai {percent}% bobotnya, syarat {name} bagi setiap area.",
    "Every area reaches {percent}% of its weight, which {name} asks of each.",
)
THRESHOLD_NOTE = Text(
    "Syarat itu berlaku atas pemenuhan dan reform suatu area bersama-sama; di sini baru "
    "pemenuhannya yang dinilai.",
    "That is asked of pemenuhan and reform of an area together; here only pemenuhan is judged.",
)
FIRST_NOTE = Text(
    "Temuan yang paling banyak memulihkan poin bila diperbaiki sendiri-sendiri.",
    "The findings that win back most points when each is mended alone.",
)

AREA = Text("Area", "Area")
CHART = Text("Capaian terhadap {wbk}% dan {wbbm}%", "Against {wbk}% and {wbbm}%")
CHART_NOTE = Text(
    "Batang menunjukkan persen bobot pemenuhan yang terjangkau; garis menandai {wbk}% (WBK) dan "
    "{wbbm}% (WBBM).",
    "Bars show the percent of the pemenuhan weight within reach; lines mark {wbk}% (WBK) and "
    "{wbbm}% (WBBM).",
)
BAR = Text(
    "{name}: {percent} dari bobotnya; WBK {wbk}%, WBBM {wbbm}%",
    "{name}: {percent} of its weight; WBK {wbk}%, WBBM {wbbm}%",
)
PERCENT = Text("Persen", "Percent")
POINTS = Text("Poin", "Points")
LACKS = Text("Kurang ke {percent}%", "Short of {percent}%")
_WBK = Text("WBK", "WBK")
_WBBM = Text("WBBM", "WBBM")
REACHED = Text("Capaian", "Reached")
COMPONENT = Text("Komponen", "Komponen")
INDICATOR = Text("Indikator", "Indikator")
WEIGHT = Text("Bobot", "Weight")
CEILING = Text("Jawaban tertinggi", "Best answer")
LOST = Text("Hilang", "Lost")
CAUSE = Text("Sebab", "Cause")
SERVED_BY = Text("Baris", "Rows")
OF_WEIGHT = Text("{points} dari {weight} poin", "{points} of {weight} points")
LOST_POINTS = Text("hilang {points} poin", "{points} points lost")
NONE_LOST = Text("tidak ada yang hilang", "nothing is lost")
OPEN_ALL = Text("Buka semua", "Open all")
CLOSE_ALL = Text("Tutup semua", "Close all")
LKE_NOTE = Text(
    "Jawaban tertinggi adalah jawaban LKE terbaik yang masih dapat didukung oleh rencana ini; poin "
    "adalah bobot kali nilai jawaban itu. Angka dihitung tanpa pembulatan.",
    "The best answer is the highest answer of the LKE that the plan can still support; points are "
    "the weight times what that answer is worth. Nothing is rounded before it is printed.",
)
LOSING_ONLY = Text(
    "Di bawah setiap komponen hanya dimuat indikator yang kehilangan poin.",
    "Below each komponen stand only the indikator that lose points.",
)
MORE_IN_HTML = Text(
    "Kalender bulanan, isi setiap kegiatan dan penjelasan aturan dimuat dalam laporan HTML.",
    "The month calendar, the text of each row and what the rules say stand in the HTML report.",
)

FILTER = Text("Saring temuan", "Filter the findings")
ALL = Text("Semua", "All")
LEVEL = Text("Tingkat", "Level")
FAMILY = Text("Kelompok aturan", "Family of rules")
SEARCH = Text("Cari kata", "Search")
RESET = Text("Hapus saringan", "Clear the filters")
SHOWN = Text("{shown} dari {total} temuan ditampilkan.", "{shown} of {total} findings shown.")
REMEDY = Text("Perbaikan", "Remedy")
BASIS = Text("Dasar", "Basis")
PLACE = Text("Letak", "Place")

MARK: Mapping[Mark, Text] = {
    "target": Text("target", "target"),
    "kurang": Text("kurang", "missing"),
    "urutan": Text("urutan", "order"),
}
MARK_NOTE: Mapping[Mark, Text] = {
    "target": Text("ada target pada bulan ini", "there is a target in this month"),
    "kurang": Text(
        "monev atau pelaksanaan berkala yang perlu ditambahkan pada bulan ini",
        "monev or a recurring step that would have to be added in this month",
    ),
    "urutan": Text(
        "target mendahului langkah yang seharusnya lebih dahulu",
        "the target comes before a step that should precede it",
    ),
}
ACTION = Text("Kegiatan", "Row")
CALENDAR_NOTE = Text(
    "Setiap kegiatan menurut bulan targetnya; nomor baris menuju isi kegiatannya.",
    "Each row by the months of its target; its number leads to its text.",
)
NO_ROWS = Text("Rencana ini tidak memuat kegiatan.", "The plan has no rows.")

NUMBER = Text("Baris", "Row")
STEP = Text("Langkah aksi", "Action")
EVIDENCE = Text("Bukti fisik", "Evidence")
TARGET_TIME = Text("Target waktu", "Target time")
TARGET = Text("Target capaian", "Target achievement")
OWNER = Text("Penanggung jawab", "Responsible")
SERVES = Text("Melayani LKE", "Serves LKE")
SERVES_NONE = Text("tidak dikenali", "none recognised")
EMPTY = Text("(kosong)", "(empty)")

NOTHING_IGNORED = Text("Tidak ada temuan yang diabaikan.", "No finding was ignored.")
ALL_COUNTED = Text(
    "Pengabaian tidak diberlakukan pada laporan ini; semua temuan dihitung.",
    "Nothing was ignored in this report; every finding counts.",
)
IGNORED_NOTE = Text(
    "Temuan berikut tidak mengurangi kesiapan. Bila dihitung, kesiapan berkurang {points} poin.",
    "These findings take nothing from the readiness. Counted, they would take {points} points.",
)
REASON = Text("Alasan", "Reason")
SAID_IN = Text("Disebut dalam", "Said in")
IN_PLAN = Text("rencana", "the plan")

PREPARED = Text("Disiapkan", "Prepared")
YES = Text("ya", "yes")
NO = Text("belum", "not yet")

WHY = Text("Mengapa", "Why")
RULE = Text("Aturan", "Rule")
BACK = Text("Temuan dengan aturan ini: {links}", "Findings under this rule: {links}")

METHOD_TEXTS = (
    Text(
        "Setiap indikator pemenuhan LKE mempunyai jawaban tertinggi: jawaban terbaik yang dapat "
        "didukung bila rencana dilaksanakan persis seperti tertulis. Indikator yang tidak dilayani "
        "satu kegiatan pun tidak memperoleh poin, dan suatu temuan dapat membatasi jawabannya.",
        "Every pemenuhan indikator of the LKE has a best answer: the highest that can be supported "
        "if the plan is carried out exactly as written. An indikator that no row serves earns "
        "nothing, and a finding may cap its answer.",
    ),
    Text(
        "Poin suatu indikator adalah bobotnya kali nilai jawaban tertinggi; bobot indikator adalah "
        "bobot komponen dibagi banyaknya indikator. Poin pada temuan adalah yang pulih bila hanya "
        "temuan itu yang diperbaiki; poin bersama menjadi pulih bila temuan lain yang membatasi "
        "indikator yang sama diperbaiki juga.",
        "The points of an indikator are its weight times what its best answer is worth; its weight "
        "is that of the komponen divided by the number of its indikator. The points of a finding "
        "are those won back by mending it alone; shared points come back when the other findings "
        "that cap the same indikator are mended too.",
    ),
    Text(
        "Laporan ini membantu unit dan penilai membaca rencana; hasilnya bukan penilaian TPI "
        "atau TPN.",
        "The report helps the unit and its evaluators read the plan; it is no evaluation by TPI or "
        "TPN.",
    ),
)
INSTRUMENT = Text("Instrumen", "Instrument")
RULESET = Text("Kumpulan aturan", "Rule set")
RULESET_SAID = Text("{name} ({id}), {n} aturan", "{name} ({id}), {n} rules")
PLAN_FILE = Text("Berkas rencana", "Plan file")
PROGRAM = Text("Program", "Program")
SOURCES = Text("Dasar hukum yang dikutip rencana", "Legal basis cited by the plan")


def meaning(dossier: Dossier, lang: Lang) -> list[str]:
    """What the readiness says, in sentences: what is within reach, and which areas fall short."""
    score = dossier.score
    lost = score.max - score.readiness
    known = {
        "points": decimal(score.readiness, lang),
        "max": decimal(score.max, lang),
        "lost": decimal(lost, lang),
    }
    said = [(MEANING if lost >= 0.005 else MEANING_FULL).fill(**known)]
    for name, percent, short in (
        ("WBK", dossier.wbk, dossier.short_of("wbk")),
        ("WBBM", dossier.wbbm, dossier.short_of("wbbm")),
    ):
        text = SHORT_OF if short else ALL_REACH
        said.append(text.fill(name=name, percent=f"{percent:g}", areas=_areas(short)))
    return [text.to(lang) for text in (*said, THRESHOLD_NOTE)]


def decree(dossier: Dossier) -> Text:
    """The decree by number and date, or that there is none."""
    named = wording.decree(dossier.decree)
    if named is None:
        return NO_DECREE
    date = dossier.decree.tanggal
    return DECREE_DATED.fill(decree=named, date=date_text(date)) if date else named


def _areas(areas: Sequence[AreaView]) -> Text:
    return listed(area.id for area in areas)


def reached(area: AreaView) -> Text:
    """The highest predicate whose share of the weight the area reaches."""
    return _WBBM if area.wbbm else _WBK if area.wbk else BELOW


def areas_title(dossier: Dossier) -> Text:
    """The heading over the areas, with their number when it is not six."""
    n = len(dossier.areas)
    return AREAS if n == 6 else AREAS_N.fill(n=n)
