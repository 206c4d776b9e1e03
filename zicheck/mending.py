"""What in a plan can be repaired without a question: slips of which only one reading is possible.

Pure: from a report to repairs, and from repairs to the plan as it then reads. How a repair is
written into the file is known by :mod:`zicheck.fixing`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from zicheck.bahasa import Text
from zicheck.phrases import shortened
from zicheck.schedule import parse
from zicheck.schedule.notes import note
from zicheck.schedule.spelling import nearest
from zicheck.schedule.words import LEXICON, Kind, month_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zicheck.plan import Kegiatan, Plan
    from zicheck.report import Finding, Report
    from zicheck.rule import RuleSet
    from zicheck.schedule import Schedule

IDS = "lke"
ORDER = "kunci"
"""What stands for a rule where no rule asks for the repair: ids written in, keys sorted."""

SPELLING, YEAR, DOUBLE = "waktu_meragukan", "tahun_target", "baris_ganda"
SAFE_KINDS = frozenset({SPELLING, YEAR, DOUBLE})
"""The kinds of check of which some findings can be repaired."""


class Reword(NamedTuple):
    """Other `words` (old, new) in the target time of a row."""

    rule: str
    row: int
    text: Text
    words: tuple[tuple[str, str], ...]


class Drop(NamedTuple):
    """A row that goes."""

    rule: str
    row: int
    text: Text


class Identify(NamedTuple):
    """A row that gets its LKE ids."""

    rule: str
    row: int
    text: Text
    ids: tuple[str, ...]


class Retime(NamedTuple):
    """A proposal: another target time, with the `reason` that is written beside it."""

    rule: str
    row: int
    text: Text
    target: str
    reason: str


class Sort(NamedTuple):
    """Keys put into the order of the plan file."""

    rule: str
    row: int
    text: Text


Repair: TypeAlias = Reword | Drop | Identify | Retime | Sort


def repaired(plan: Plan, repairs: Iterable[Repair]) -> Plan:
    """The plan as it reads once `repairs` (by its own row numbers) are made."""
    rows: dict[int, Kegiatan | None] = {row.row: row for row in plan.kegiatan}
    for repair in repairs:
        row = rows.get(repair.row)
        if row is None:
            continue
        if isinstance(repair, Reword):
            row = row._replace(target_waktu=reworded(row.target_waktu, repair.words))
        elif isinstance(repair, Identify):
            row = row._replace(lke=repair.ids)
        elif isinstance(repair, Retime):
            row = row._replace(target_waktu=repair.target)
        elif isinstance(repair, Drop):
            row = None
        rows[repair.row] = row
    kept = [row for row in rows.values() if row is not None]
    return plan._replace(
        kegiatan=tuple(row._replace(row=number) for number, row in enumerate(kept, start=1)),
    )


def reworded(text: str, words: Iterable[tuple[str, str]]) -> str:
    """`text` with each whole word (or number) that is the first of a pair made the second."""
    for old, new in words:
        near = r"\d" if old.isdecimal() else r"[^\W_]"
        text = re.sub(rf"(?<!{near}){re.escape(old)}(?!{near})", new, text)
    return text


def safe(report: Report, ruleset: RuleSet) -> Iterator[Repair]:
    """Spelling of months, wrong years and doubled rows, where findings tell of them."""
    plan = report.plan
    by_kind: dict[str, list[Finding]] = {kind: [] for kind in SAFE_KINDS}
    for finding in report.findings:
        rule = ruleset.get(finding.rule)
        if rule is not None and rule.periksa in by_kind:
            by_kind[rule.periksa].append(finding)
    dropped = set()
    for finding in by_kind[DOUBLE]:
        for number in finding.rows:
            if number not in dropped and _left_by_a_page(plan, number, finding.rows):
                dropped.add(number)
                yield Drop(finding.rule, number, _DROPPED.fill(row=number, before=number - 1))
    for finding in by_kind[SPELLING]:
        for number in finding.rows:
            words = _months_mended(report.schedules[number - 1])
            if words and number not in dropped:
                yield Reword(finding.rule, number, _told(number, words), words)
    for finding in by_kind[YEAR]:
        for number in finding.rows:
            words = _year_mended(plan, report.schedules, number)
            if words and number not in dropped:
                yield Reword(finding.rule, number, _told(number, words), words)


def identified(report: Report) -> Iterator[Identify]:
    """The ids that the matcher is sure of, for rows that name none."""
    for row, match in zip(report.plan.kegiatan, report.matches, strict=True):
        if match.ids and not row.lke:
            text = _IDS.fill(row=row.row, ids=", ".join(match.ids))
            yield Identify(IDS, row.row, text, match.ids)


def _told(number: int, words: Sequence[tuple[str, str]]) -> Text:
    pairs = ", ".join(f"“{old}” → “{new}”" for old, new in words)
    return _REWORDED.fill(row=number, words=pairs)


def _months_mended(schedule: Schedule) -> tuple[tuple[str, str], ...]:
    """Misspelled months with their right spelling; none where the meaning would change."""
    told = {item.text for item in schedule.notes if item.code == "typo-month"}
    words: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_]+", schedule.text) if told else ():
        low = word.lower()
        read = nearest(low) if low not in LEXICON else None
        kind, value = LEXICON[read] if read else (Kind.WORD, 0)
        if not read or kind is not Kind.MONTH:
            continue
        if note("typo-month", word=low, read=month_name(value)).text in told:
            words[word] = _in_case_of(word, read)
    pairs = tuple(words.items())
    after = parse(reworded(schedule.text, pairs))
    left = tuple(item for item in schedule.notes if item.code != "typo-month")
    return pairs if pairs and _means(after, schedule) and after.notes == left else ()


def _in_case_of(word: str, read: str) -> str:
    """`read` in capitals, small letters or with a first capital, as `word` is written."""
    if word.isupper():
        return read.upper()
    return read if word.islower() else read.capitalize()


def _means(one: Schedule, other: Schedule, *, years: bool = True) -> bool:
    """Whether two targets mean the same times."""
    return (
        (one.form, one.months, one.occurrences, one.day, one.deadline)
        == (other.form, other.months, other.occurrences, other.day, other.deadline)
    ) and (not years or (one.years, one.year_offset) == (other.years, other.year_offset))


def _year_mended(
    plan: Plan, schedules: Sequence[Schedule], number: int
) -> tuple[tuple[str, str], ...]:
    """The wrong year with the right one, where no other reading makes sense.

    It is one year alone, and either lies before the plan's or has the same digits in another
    order. Two readings there are, and nothing is repaired, when another cell of the row speaks
    of that year too, when the last quarter of the year before may truly be meant, when the time
    would then lie before the decree, or when the plan itself may have the wrong year.
    """
    row, schedule = plan.kegiatan[number - 1], schedules[number - 1]
    if len(schedule.years) != 1 or schedule.year_offset or schedule.uncertain:
        return ()
    wrong, right = schedule.years[0], plan.tahun
    swapped = wrong > right + 1 and sorted(str(wrong)) == sorted(str(right))
    if not swapped and wrong >= right:
        return ()
    if not swapped and wrong == right - 1 and schedule.months[-1] >= 10:
        return ()
    others = (row.indikator, row.langkah_aksi, *row.bukti_fisik, row.target_capaian or "")
    if any(str(wrong) in text for text in others):
        return ()
    pairs = ((str(wrong), str(right)),)
    after = parse(reworded(schedule.text, pairs))
    if not _means(after, schedule, years=False) or after.years != (right,):
        return ()
    signed = plan.keputusan.tanggal
    if signed is not None and signed.year == right and after.months[-1] < signed.month:
        return ()
    if signed is not None and signed.year > right:
        return ()
    named = [item.years for item in schedules]
    voices = sum(right in years for years in named) + sum(
        year == right for year in (plan.keputusan.tahun, signed.year if signed else None)
    )
    return pairs if voices > sum(wrong in years for years in named) else ()


def _left_by_a_page(plan: Plan, number: int, rows: Sequence[int]) -> bool:
    """Whether a row is the one before it printed once more at the head of the next page.

    Nothing of it is its own, and where the file tells the source, the table or page goes on there.
    """
    if number < 2 or number - 1 not in rows:
        return False
    before, row = plan.kegiatan[number - 2], plan.kegiatan[number - 1]
    if _folded(before) != _folded(row):
        return False
    if row.lke not in ((), before.lke) or row.abaikan not in ((), before.abaikan):
        return False
    one, two = before.sumber, row.sumber
    if one is None or two is None:
        return one is two
    return _goes_on(one.halaman, two.halaman) or _goes_on(one.tabel, two.tabel)


def _goes_on(one: int | None, two: int | None) -> bool:
    return one is not None and two is not None and two == one + 1


def _folded(row: Kegiatan) -> tuple[object, ...]:
    """All that a row says, with white space folded."""
    texts = (
        row.indikator, row.langkah_aksi, row.bukti, row.target_waktu,
        row.target_capaian or "", row.penanggung_jawab or "",
    )  # fmt: skip
    return (row.komponen, *(" ".join(text.split()) for text in texts))


def was(text: str) -> str:
    """What a cell said before, short enough for a comment."""
    return shortened(text, 60)


_REWORDED = Text("baris {row}: {words}", "row {row}: {words}")
_DROPPED = Text(
    "baris {row}: dihapus, karena mengulang baris {before} kata demi kata",
    "row {row}: removed, because it repeats row {before} word for word",
)
_IDS = Text("baris {row}: lke [{ids}]", "row {row}: lke [{ids}]")
