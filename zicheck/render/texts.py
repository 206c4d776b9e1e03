"""The words around the findings: everything that a renderer says of its own accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zicheck.bahasa import Lang
    from zicheck.places import Place
    from zicheck.report import Severity

SEVERITY: Mapping[Severity, Text] = {
    "error": Text("Kesalahan", "Error"),
    "warning": Text("Peringatan", "Warning"),
    "info": Text("Catatan", "Note"),
}
SEVERITY_COUNT: Mapping[Severity, Text] = {
    "error": Text("{n} kesalahan", "{n} errors"),
    "warning": Text("{n} peringatan", "{n} warnings"),
    "info": Text("{n} catatan", "{n} notes"),
}
_SEVERITY_ONE: Mapping[Severity, Text] = {
    "error": Text("1 kesalahan", "1 error"),
    "warning": Text("1 peringatan", "1 warning"),
    "info": Text("1 catatan", "1 note"),
}
MONTHS = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)

DECREE = Text("Keputusan Nomor {number} Tahun {year}", "Decree {number} of {year}")
DECREE_NO_YEAR = Text("Keputusan Nomor {number}", "Decree {number}")
ROWS = Text("{n} kegiatan", "{n} rows")
AIM = Text("menuju {aim}", "aiming at {aim}")
AS_OF = Text("dihitung yang jatuh tempo sampai dengan {date}", "counting what is due by {date}")
READINESS = Text("Kesiapan pemenuhan {points} dari {max}", "Pemenuhan readiness {points} of {max}")
READINESS_NOTE = Text(
    "Kesiapan pemenuhan bukan nilai akhir LKE: reform (30 poin) dan hasil (40 poin) belum "
    "dihitung.",
    "Pemenuhan readiness is not the final LKE value: reform (30 points) and results (40 points) "
    "are not in it.",
)
MARKS_NOTE = Text(
    "WBK: area mencapai {wbk}% bobotnya; WBBM: {wbbm}%; belum: di bawah keduanya.",
    "WBK: the area reaches {wbk}% of its weight; WBBM: {wbbm}%; below: neither.",
)
BELOW = Text("belum", "below")
REFORM = Text(
    "Reform: rencana ini menyiapkan {n} dari {total} indikator (tidak menambah kesiapan).",
    "Reform: the plan prepares {n} of {total} indikator (they add no readiness).",
)
GENERAL = Text("Umum", "General")
AREA = Text("Area {id}", "Area {id}")
IN_AREA = Text("area {id}", "area {id}")
_FINDINGS = Text("{n} temuan", "{n} findings")
_FINDING = Text("1 temuan", "1 finding")
LOST = Text("hilang {points} poin", "{points} points lost")
POINTS = Text("+{points} poin", "+{points} points")
SHARED = Text("{points} poin bersama temuan lain", "{points} points together with other findings")
NO_POINTS = Text("tanpa poin", "no points")
COMPONENT = Text("Komponen {id} {name}", "Komponen {id} {name}")
ROWS_AT = Text("baris {rows}", "rows {rows}")
ROW_AT = Text("baris {rows}", "row {rows}")
INDICATORS = Text("{n} indikator", "{n} indikator")
REMEDY = Text("Perbaikan: {text}", "Remedy: {text}")
BASIS = Text("Dasar: {text}", "Basis: {text}")
NONE = Text("Tidak ada temuan.", "No findings.")
NONE_SHOWN = Text("Tidak ada temuan yang ditampilkan.", "No finding is shown.")
ALL_COUNTED = Text("pengabaian tidak diberlakukan", "nothing is ignored")
IGNORED = Text("Diabaikan oleh unit ({n})", "Switched off by the unit ({n})")
IGNORED_BY_CONFIG = Text("Diabaikan ({n})", "Switched off ({n})")
IGNORED_POINTS = Text(
    "Bila dihitung, kesiapan berkurang {points} poin; `--tanpa-abaikan` menampilkannya.",
    "If counted, they would take {points} points from the readiness; `--tanpa-abaikan` shows them.",
)
REASON = Text("Alasan: {text}", "Reason: {text}")
REASON_AT = Text("Alasan: {text} ({place})", "Reason: {text} ({place})")
HIDDEN = Text(
    "Disaring: {found} ({points} poin) tidak ditampilkan karena --select/--ignore; kesiapan "
    "tetap dihitung dari seluruh aturan.",
    "Filtered: {found} ({points} points) not shown because of --select/--ignore; readiness still "
    "counts every rule.",
)
PAGE = Text("hlm. {n}", "p. {n}")
TABLE = Text("tabel {n}", "table {n}")
ROW = Text("baris {n}", "row {n}")
COLUMN = Text("kolom {n}", "column {n}")
PARAGRAPH = Text("paragraf {n}", "paragraph {n}")
SHEET = Text("lembar {n}", "sheet {n}")
CELL = Text("sel {n}", "cell {n}")

LAST_FULL = Text(
    "Kesiapan {points} dari {max} — semua poin pemenuhan terjangkau oleh rencana ini.",
    "Readiness {points} of {max} — the plan can reach every point of pemenuhan.",
)
LAST = Text(
    "Kesiapan {points} dari {max} — paling banyak hilang pada area {area} ({lost} poin); "
    "perbaiki dahulu {rule} (+{gain} poin).",
    "Readiness {points} of {max} — most is lost in area {area} ({lost} points); mend {rule} "
    "first (+{gain} points).",
)
LAST_SHARED = Text(
    "Kesiapan {points} dari {max} — paling banyak hilang pada area {area} ({lost} poin).",
    "Readiness {points} of {max} — most is lost in area {area} ({lost} points).",
)
TOTAL = Text(
    "{plans} rencana diperiksa: {errors}, {warnings}, {infos}.",
    "{plans} plans checked: {errors}, {warnings}, {infos}.",
)
SPREAD = Text(
    "Kesiapan {low} sampai {high} dari {max}; terendah {unit} {year}.",
    "Readiness {low} to {high} of {max}; lowest is {unit} {year}.",
)
FAILED = Text(
    "{n} berkas tidak dapat diperiksa; lihat pesan kesalahannya.",
    "{n} files could not be checked; see their messages.",
)
FAILED_ONE = Text(
    "1 berkas tidak dapat diperiksa; lihat pesan kesalahannya.",
    "1 file could not be checked; see its message.",
)
MORE_PROBLEMS = Text(
    "dan {n} kesalahan lain dalam berkas ini.", "and {n} more faults in this file."
)
SUMMARY_HEAD = (
    Text("Unit", "Unit"),
    Text("Tahun", "Year"),
    Text("Kesiapan", "Readiness"),
    Text("Area < {wbk}%", "Areas < {wbk}%"),
    Text("Temuan", "Findings"),
)
SUMMARY_NOTE = Text(
    "Temuan: kesalahan / peringatan / catatan.", "Findings: errors / warnings / notes."
)


def counted(severity: Severity, n: int) -> Text:
    """The number of findings of one severity, in words."""
    return _SEVERITY_ONE[severity] if n == 1 else SEVERITY_COUNT[severity].fill(n=n)


def found(n: int) -> Text:
    """The number of findings, in words."""
    return _FINDING if n == 1 else _FINDINGS.fill(n=n)


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as people list them: `1-3, 7`; two neighbours stay `1, 2`."""
    return ", ".join(said for _, said in runs(numbers))


def runs(numbers: Iterable[int]) -> list[tuple[int, str]]:
    """The same in parts, each with the number that it begins with: `(1, "1-3"), (7, "7")`."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    parts: list[tuple[int, str]] = []
    for run in found:
        if len(run) > 2:
            parts.append((run[0], f"{run[0]}-{run[-1]}"))
        else:
            parts += [(number, str(number)) for number in run]
    return parts


def place(at: Place, lang: Lang) -> str:
    """A place as editors understand it (`file:line:column`), else page, table, sheet, cell.

    Where an imported row stood in its original is left to the JSON output: here it would read
    as a second answer to the same question.
    """
    if at.line:
        return f"{at.file}:{at.line}:{at.column or 1}"
    parts = [at.file]
    inside = at.cell is None  # a cell's name holds its row and column
    for text, value in (
        (PAGE, at.page),
        (PARAGRAPH, at.paragraph),
        (TABLE, at.table),
        (ROW, at.row if inside else None),
        (COLUMN, at.column if inside else None),
        (SHEET, at.sheet),
        (CELL, at.cell),
    ):
        if value is not None:
            parts.append(text.fill(n=value).to(lang))
    return ", ".join(parts)
