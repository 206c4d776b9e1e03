"""The words that the workbook and the Word document have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.render import texts, wording
from zicheck.render.numbers import few

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zicheck.bahasa import Lang
    from zicheck.render.dossier import AreaView, Dossier, FindingView, IgnoredView, IndicatorView

CODE = Text("Kode", "Code")
NUMBER = Text("No.", "No.")
LEVEL = Text("Tingkat", "Level")
RULE = Text("Aturan", "Rule")
AREA = Text("Area", "Area")
AREA_NAME = Text("Area perubahan", "Area of change")
KOMPONEN = Text("Komponen", "Komponen")
QUESTION = Text("Penilaian", "Assessment")
WEIGHT = Text("Bobot", "Weight")
ANSWERS = Text("Pilihan jawaban", "Answers")
ANSWER = Text("Jawaban", "Answer")
CEILING = Text("Nilai jawaban", "Value of the answer")
POINTS = Text("Poin", "Points")
PERCENT = Text("Persen", "Percent")
MARK = Text("Tanda", "Mark")
LOST = Text("Poin hilang", "Points lost")
PLAN_ROWS = Text("Baris rencana", "Rows of the plan")
FINDING = Text("Temuan", "Finding")
FINDINGS = Text("Temuan", "Findings")
FINDING_NUMBERS = Text("Nomor temuan", "Numbers of findings")
REMEDY = Text("Perbaikan", "Remedy")
RECOMMENDATION = Text("Rekomendasi", "Recommendation")
BASIS = Text("Dasar", "Basis")
OWNER = Text("Penanggung jawab", "Responsible")
STATUS = Text("Status", "Status")
TOTAL = Text("Jumlah", "Total")
TO_WBK = Text("Kurang ke WBK ({percent}%)", "Lacking to WBK ({percent}%)")
TO_WBBM = Text("Kurang ke WBBM ({percent}%)", "Lacking to WBBM ({percent}%)")
YES_NO: Mapping[str, Text] = {"ya": Text("Ya", "Yes"), "tidak": Text("Tidak", "No")}
PREPARED = Text("disiapkan", "prepared")
NOT_PREPARED = Text("belum disiapkan", "not prepared")
REASON = Text("Alasan", "Reason")
GENERAL = Text("Naskah dan rencana secara umum", "The decree and the plan in general")
SOURCE = Text(
    "Disusun dengan zicheck {version}, kumpulan aturan {ruleset} ({rules} aturan).",
    "Made with zicheck {version}, rule set {ruleset} ({rules} rules).",
)
MEANING = Text(
    "Kesiapan adalah poin pemenuhan yang masih dapat dicapai bila rencana aksi dilaksanakan persis "
    "seperti tertulis, paling banyak {max} poin. Kesiapan menilai rencana, bukan pelaksanaannya, "
    "dan bukan nilai akhir LKE: reform (30 poin) dan hasil (40 poin) belum dihitung.",
    "Readiness is the points of pemenuhan that remain within reach when the plan is carried out "
    "exactly as written, {max} points at most. It judges the plan, not what is done, and is not "
    "the final LKE value: reform (30 points) and results (40 points) are not in it.",
)
COUNTING = Text(
    "Setiap baris rencana dihubungkan dengan indikator LKE. Untuk setiap indikator ditentukan "
    "jawaban tertinggi yang masih dapat didukung rencana: indikator tanpa kegiatan bernilai 0, "
    "kekurangan pada kegiatan (bukti dukung, target waktu, irama, urutan) menurunkan jawabannya, "
    "dan baris terbaik yang menentukan. Poin = bobot × nilai jawaban; jumlahnya per komponen, "
    "area dan seluruhnya tidak dibulatkan.",
    "Every row of the plan is matched with indikator of the LKE. For each indikator the highest "
    "answer is found that the plan can still support: an indikator without a row is worth 0, what "
    "a row lacks (evidence, target time, cadence, order) lowers its answer, and the best row "
    "decides. Points = weight × value of the answer; sums by komponen, area and in all are not "
    "rounded.",
)
WINNING = Text(
    "Poin suatu temuan ialah yang kembali bila hanya temuan itu diperbaiki. Bila beberapa temuan "
    "membatasi indikator yang sama, memperbaiki satu saja dapat tidak mengembalikan poin; kolom "
    "“Bagian” menunjukkan porsinya dari poin yang hilang.",
    "The points of a finding are what mending it alone wins back. Where several findings hold "
    "down one indikator, mending one may win nothing; the column “Share” shows its part of the "
    "points lost.",
)
MARKING = Text(
    "Setiap area dibandingkan dengan {wbk}% (WBK) dan {wbbm}% (WBBM) dari bobotnya, tanpa "
    "pembulatan; persen yang tercetak dipotong pada satu desimal. Syarat predikat yang sebenarnya "
    "dihitung atas pemenuhan dan reform area itu, di samping syarat nilai total, pengungkit dan "
    "hasil.",
    "Each area is held against {wbk}% (WBK) and {wbbm}% (WBBM) of its weight, unrounded; the "
    "percent printed is cut off after one decimal. The predicate itself asks this of pemenuhan "
    "and reform of the area, beside the total, pengungkit and results.",
)
FILTERED = Text(
    "{n} temuan disaring dan tidak dimuat di sini; poin tetap dihitung dari seluruh aturan.",
    "{n} findings were filtered out and do not stand here; points still count every rule.",
)
ALL_COUNTED = Text(
    "Pengabaian oleh unit tidak diberlakukan: semua temuan dihitung.",
    "Nothing is ignored: every finding is counted.",
)
IGNORED_COST = Text(
    "Bila yang diabaikan dihitung, kesiapan berkurang {points} poin.",
    "If what is ignored were counted, readiness would be {points} points lower.",
)
NOTHING_IGNORED = Text("Tidak ada temuan yang diabaikan.", "No finding is ignored.")


def decree(dossier: Dossier) -> Text | None:
    """The decree in words: number, year and day as far as they are known; None without."""
    known = dossier.decree
    if not known.nomor and known.tanggal is None:
        return None
    text = wording.decree(known) or Text("Keputusan", "Decree")
    if known.tanggal is not None:
        text = _DATED.fill(decree=text, date=day(known.tanggal))
    return text


def day(date: date) -> Text:
    """A date in words."""
    month = texts.MONTHS[date.month - 1]
    return Text(f"{date.day} {month.id} {date.year}", f"{date.day} {month.en} {date.year}")


def scope(dossier: Dossier) -> list[Text]:
    """What was checked: the number of rows, the aim, the day that is judged."""
    found = [texts.ROWS.fill(n=len(dossier.rows))]
    if dossier.aim:
        found.append(texts.AIM.fill(aim=dossier.aim))
    if dossier.as_of is not None:
        found.append(texts.AS_OF.fill(date=day(dossier.as_of)))
    return found


def rows(view: FindingView) -> Text:
    """The rows of a finding in words."""
    numbers = view.finding.rows
    text = texts.ROW_AT if len(numbers) == 1 else texts.ROWS_AT
    return text.fill(rows=texts.ranges(numbers))


def where(view: FindingView) -> Text:
    """The komponen of a finding, else its area, and its rows in the plan, as far as it has them."""
    found = []
    named = komponen(view)
    if named is not None:
        found.append(named)
    elif view.finding.area:
        found.append(texts.IN_AREA.fill(id=view.finding.area))
    if view.finding.rows:
        found.append(rows(view))
    return Text(", ".join(text.id for text in found), ", ".join(text.en for text in found))


def mark(area: AreaView) -> Text:
    """WBK, WBBM or below."""
    if area.wbbm:
        return Text("WBBM", "WBBM")
    return Text("WBK", "WBK") if area.wbk else texts.BELOW


def answer(indicator: IndicatorView, lang: Lang) -> str:
    """The best answer within reach as the worksheet writes it."""
    return letter(indicator.answer, lang)


def letter(word: str, lang: Lang) -> str:
    """An answer of a scale as the worksheet writes it: `A`, `Ya`."""
    return YES_NO[word].to(lang) if word in YES_NO else word


def choices(indicator: IndicatorView, lang: Lang) -> str:
    """The answers of its scale: `A/B/C`."""
    return "/".join(letter(word, lang) for word in indicator.answers)


def komponen(view: FindingView) -> Text | None:
    """The komponen of a finding with its id."""
    if view.komponen is None:
        return None
    code = view.finding.component
    return Text(f"{code} {view.komponen.id}", f"{code} {view.komponen.en}")


def gain(view: FindingView, lang: Lang) -> str:
    """What mending a finding wins, in words."""
    finding = view.finding
    if finding.points >= 0.000_5:
        return texts.POINTS.fill(points=few(finding.points, lang)).to(lang)
    if finding.share >= 0.000_5:
        return texts.SHARED.fill(points=few(finding.share, lang)).to(lang)
    return texts.NO_POINTS.to(lang)


def set_in(item: IgnoredView) -> Text:
    """Where a finding was switched off: in the plan, or the path of the config."""
    return Text("rencana", "the plan") if item.where == "plan" else Text(item.where, item.where)


_DATED = Text("{decree} tanggal {date}", "{decree} of {date}")
