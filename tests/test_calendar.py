"""Targets as days of the calendar, and the file that calendar programs import."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from strategies import RULESET, plan_of

from zicheck.agenda import Agenda, Repeat, agenda, days
from zicheck.plan import Keputusan
from zicheck.render.ics import document, escaped, folded
from zicheck.schedule import parse

if TYPE_CHECKING:
    from zicheck.plan import Plan


def made(target: str, **plan: Any) -> list[tuple[date, Repeat | None]]:
    """The days of one row with this target, in a plan of 2026."""
    plan = {"tahun": 2026, **plan}
    events = agenda(plan_of({"lke": ["P.I.1.a"], "target_waktu": target}, **plan), RULESET).events
    return [(event.day, event.repeat) for event in events]


class TestDays:
    """The day that is named, else the end of what is meant."""

    @pytest.mark.parametrize(
        ("target", "expected"),
        [
            ("Maret 2026", (3, 31)), ("Februari", (2, 28)), ("15 Maret 2026", (3, 15)),
            ("Januari, minggu ke 2", (1, 14)), ("Minggu ke-4 Februari", (2, 28)),
            ("Januari s.d. Maret", (3, 31)), ("Triwulan II", (6, 30)), ("Semester I", (6, 30)),
            ("Paling lambat Juni", (6, 30)), ("Januari-Desember", (12, 31)),
            ("akhir tahun", (12, 31)), ("Juni 2022", (6, 30)),
        ],
    )  # fmt: skip
    def test_once(self, target: str, expected: tuple[int, int]) -> None:
        assert [(date(2026, *expected), None)] == made(target)

    def test_a_leap_year_has_its_day(self) -> None:
        assert [(date(2028, 2, 29), None)] == made("Februari", tahun=2028)

    def test_a_range_over_the_end_of_the_year_ends_in_the_next(self) -> None:
        assert [(date(2027, 2, 28), None)] == made("November-Februari")

    def test_next_year_is_next_year(self) -> None:
        assert [(date(2027, 1, 31), None)] == made("Januari tahun berikutnya")

    @pytest.mark.parametrize(
        ("target", "first", "repeat"),
        [
            ("Setiap bulan", (1, 31), Repeat(1, 12, -1)),
            ("Per-bulan (Agustus-Desember)", (8, 31), Repeat(1, 5, -1)),
            ("Per Triwulan", (3, 31), Repeat(3, 4, -1)),
            ("Maret, Juni, September, Desember", (3, 31), Repeat(3, 4, -1)),
            ("Februari, april, juni, agustus, oktober, desember", (2, 28), Repeat(2, 6, -1)),
            ("Juni dan Desember", (6, 30), Repeat(6, 2, -1)),
            ("Setiap semester", (6, 30), Repeat(6, 2, -1)),
            ("Setiap bulan, tanggal 5", (1, 5), Repeat(1, 12, 5)),
        ],
    )
    def test_evenly_repeated(self, target: str, first: tuple[int, int], repeat: Repeat) -> None:
        assert [(date(2026, *first), repeat)] == made(target)

    @pytest.mark.parametrize(
        ("target", "expected"),
        [
            ("April, Juli, Oktober, Desember", [(4, 30), (7, 31), (10, 31), (12, 31)]),
            ("Juli, Desember", [(7, 31), (12, 31)]),
            ("Maret dan Juni", [(3, 31), (6, 30)]),
            ("Maret, Juni, 15 September", [(3, 31), (6, 30), (9, 15)]),
        ],
    )
    def test_unevenly_each_on_its_own(self, target: str, expected: list[tuple[int, int]]) -> None:
        """Also two times that do not halve the year: any two dates lie evenly."""
        assert [(date(2026, *day), None) for day in expected] == made(target)

    @pytest.mark.parametrize(("indikator", "times"), [("", 2), ("Tim kerja dibentuk", 1)])
    def test_an_empty_cell_is_one_with_the_cell_above_where_the_row_goes_on(
        self, indikator: str, times: int
    ) -> None:
        """As the checks read it."""
        first, second = ({"lke": ["P.I.1.a"], "target_waktu": text} for text in ("Maret", ""))
        second["indikator"] = indikator
        found = agenda(plan_of(first, second, tahun=2026), RULESET)
        assert [date(2026, 3, 31)] * times == [event.day for event in found.events]

    def test_rows_without_months_are_told_apart(self) -> None:
        rows = [{"lke": ["P.I.1.a"], "target_waktu": text} for text in ("menyusul", "Juni 2022")]
        found = agenda(plan_of(*rows, tahun=2026), RULESET)
        assert ((1,), (2,)) == (found.undated, found.misdated)

    @given(st.text("JanuariFebtws 0123456789,-/setiap", max_size=40), st.integers(1900, 2099))
    def test_any_text_gives_days_in_order(self, text: str, year: int) -> None:
        """As many as it has occurrences, or fewer where two fall on one day."""
        schedule = parse(text)
        found = days(schedule, year)
        assert sorted(set(found)) == list(found)
        assert len(found) <= len(schedule.occurrences)
        assert bool(found) == schedule.readable


ROW = {
    "lke": ["P.V.1.a"],
    "indikator": "Public campaign; gratifikasi, dan lain-lain",
    "langkah_aksi": "Baris satu\nBEGIN:VEVENT\r\nbaris \\ dua 😀",
    "bukti_fisik": "Laporan, notulen; foto",
    "target_waktu": "Juni dan Desember",
    "penanggung_jawab": "Sekretaris",
}


def plan(**changes: Any) -> Plan:
    made = plan_of({**ROW, **changes}, {"lke": ["P.I.1.a"], "target_waktu": "Maret"}, tahun=2026)
    return made._replace(keputusan=Keputusan("1", 2026, date(2026, 1, 5)))


def read(of: Agenda) -> list[icalendar.Event]:
    """The events as another library reads them; it must find no fault."""
    calendar = icalendar.Calendar.from_ical(document(of, "id"))
    events = calendar.walk("VEVENT")
    assert [] == [*calendar.errors, *(error for event in events for error in event.errors)]
    return list(events)


class TestTheFile:
    """RFC 5545, read back."""

    def test_an_event_says_what_to_do_and_what_to_show(self) -> None:
        event, _ = read(agenda(plan(), RULESET))
        assert "ZI: Public campaign; gratifikasi, dan lain-lain" == event["SUMMARY"]
        assert (
            "Langkah aksi: Baris satu\nBEGIN:VEVENT\nbaris \\ dua 😀\n"
            "Bukti fisik: Laporan, notulen; foto\n"
            "Target waktu: Juni dan Desember\n"
            "Penanggung jawab: Sekretaris\n"
            "Indikator LKE: P.V.1.a\n"
            "Baris rencana: 1"
        ) == event["DESCRIPTION"]
        assert ["Area V Penguatan Pengawasan", "Pengendalian Gratifikasi"] == event[
            "CATEGORIES"
        ].cats

    def test_days_are_whole_days(self) -> None:
        _, event = read(agenda(plan(), RULESET))
        assert (date(2026, 3, 31), date(2026, 4, 1)) == (event["DTSTART"].dt, event["DTEND"].dt)

    def test_repeated_days_come_out_as_planned(self) -> None:
        """The last of June and of December, for a second reader of rules."""
        event, _ = read(agenda(plan(), RULESET))
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
        assert [date(2026, 6, 30), date(2026, 12, 31)] == [day.date() for day in rule]

    @pytest.mark.parametrize(
        "target", ["Setiap bulan", "Per Triwulan", "Setiap 2 bulan", "Setiap bulan, tanggal 5"]
    )
    def test_rules_mean_the_days_of_the_schedule(self, target: str) -> None:
        event, *_ = read(agenda(plan(target_waktu=target), RULESET))
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
        assert [*days(parse(target), 2026)] == [day.date() for day in rule]

    def test_the_stamp_is_the_day_of_the_decree(self) -> None:
        """Without one, 1 January: no clock."""
        dated, undated = plan(), plan()._replace(keputusan=Keputusan())
        assert b"DTSTAMP:20260105T000000Z" in document(agenda(dated, RULESET), "id")
        assert b"DTSTAMP:20260101T000000Z" in document(agenda(undated, RULESET), "id")

    def test_an_id_stays_when_the_day_or_the_evidence_changes(self) -> None:
        """So that importing again moves the event and does not double it."""
        first = read(agenda(plan(), RULESET))
        moved = read(agenda(plan(target_waktu="Juli", bukti_fisik="Lain"), RULESET))
        assert [event["UID"] for event in first] == [event["UID"] for event in moved]

    def test_no_two_events_have_one_id(self) -> None:
        """Nor do rows that say the same."""
        twice = plan_of(ROW, ROW, {**ROW, "target_waktu": "Maret, Mei, Juni"}, tahun=2026)
        ids = [event["UID"] for event in read(agenda(twice, RULESET))]
        assert 5 == len(ids) == len(set(ids))

    def test_only_the_areas_asked_for(self) -> None:
        """With the same ids as in the whole calendar."""
        whole, part = (read(agenda(plan(), RULESET, areas)) for areas in ((), {"I"}))
        assert [whole[1]["UID"]] == [event["UID"] for event in part]

    def test_an_empty_plan_is_an_empty_calendar(self) -> None:
        assert [] == read(agenda(plan_of(), RULESET))

    def test_lines_end_and_fold_as_the_standard_asks(self) -> None:
        """CR LF, at most 75 octets, no letter cut in two."""
        data = document(agenda(plan(indikator="é😀" * 90, langkah_aksi="x" * 500), RULESET), "id")
        lines = data.split(b"\r\n")
        assert b"" == lines[-1]
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= 75
        assert [line.decode() for line in lines]

    @given(st.text(max_size=200))
    def test_any_text_comes_back(self, text: str) -> None:
        """But for control characters and line ends, which no calendar can hold."""
        value = escaped(text)
        assert not set(value) & {"\r", "\n", "\x00"}
        lines = [*folded(f"DESCRIPTION:{value}")]
        assert f"DESCRIPTION:{value}" == lines[0] + "".join(line[1:] for line in lines[1:])
        assert max(len(line.encode()) for line in lines) <= 75

    @given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
    def test_what_is_printable_is_read_back_as_it_was(self, text: str) -> None:
        event = icalendar.Event.from_ical(
            "\r\n".join(["BEGIN:VEVENT", *folded(f"DESCRIPTION:{escaped(text)}"), "END:VEVENT", ""])
        )
        assert text == event["DESCRIPTION"]

    def test_the_last_day_of_all_time_does_not_fail(self) -> None:
        """Years are only numbers in a file."""
        far = plan(target_waktu="Desember")._replace(tahun=9999)
        assert document(agenda(far, RULESET), "id").endswith(b"END:VCALENDAR\r\n")

    def test_english(self) -> None:
        text = document(agenda(plan(), RULESET), "en").decode()
        assert "DESCRIPTION:Action: " in text
