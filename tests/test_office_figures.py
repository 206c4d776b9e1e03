"""What the office documents ask of the dossier and of numbers."""

from __future__ import annotations

from dataclasses import replace

import handmade
import officedossier as office
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicheck.render.dossier import _komponen
from zicheck.render.numbers import cut, few, percent, raised


class TestNumbers:
    """Printed figures never say more than there is."""

    @given(st.floats(0, 100))
    def test_what_is_cut_off_is_never_more(self, value: float) -> None:
        """And less than a tenth lower."""
        assert value - 0.1 < cut(value) <= value + 1e-9

    @given(st.floats(0, 100))
    def test_what_is_raised_is_never_less(self, value: float) -> None:
        """And less than a hundredth higher."""
        assert value - 1e-9 <= raised(value) < value + 0.01

    @pytest.mark.parametrize(
        ("value", "expected"), [(0.1 + 0.2, 0.3), (0.411, 0.42), (0.0, 0.0), (1e-12, 0.0)]
    )
    def test_noise_raises_nothing(self, value: float, expected: float) -> None:
        """0.30000000000000004 lacks 0.30."""
        assert expected == raised(value)

    def test_sixty_is_read_only_of_sixty(self) -> None:
        """A hair below reads 59,9%."""
        assert ["59,9%", "60,0%"] == [percent(value, "id") for value in (59.9999, 60.0)]

    def test_few_points_get_a_third_decimal(self) -> None:
        """Where two would say zero."""
        assert ["0,00", "0,004", "0,01"] == [few(value, "id") for value in (0.0, 0.004, 0.0051)]


class TestDossier:
    """Views of it that several documents share."""

    def test_ranked_is_most_points_first(self) -> None:
        """Then the share, then the severity, then the order of the report."""
        made = office.dossier()
        assert [1, 2, 3, 4] == [view.number for view in made.ranked([4, 3, 2, 1])]
        assert [3, 4] == [view.number for view in made.ranked([4, 3])]

    def test_of_equal_worth_the_graver_comes_first(self) -> None:
        """And of equal gravity the earlier."""
        findings = [
            office.finding("A", "I", 0.5, severity="info"), office.finding("B", "I", 0.5),
            office.finding("C", "I", 0.5),
        ]  # fmt: skip
        views = tuple(office.view(number, item) for number, item in enumerate(findings, start=1))
        assert [2, 3, 1] == [
            view.number for view in office.dossier(findings=views).ranked([1, 2, 3])
        ]

    def test_owners_are_those_of_the_rows(self) -> None:
        """Each once, and none where the plan names none."""
        made = office.dossier()
        assert [(), ("Sekretaris",), ("Sekretaris",), ()] == [
            made.owners(view) for view in made.findings
        ]
        rows = tuple(
            replace(item, row=item.row._replace(penanggung_jawab="Sekretaris"))
            for item in made.rows
        )
        assert ("Sekretaris",) == office.dossier(rows=rows).owners(made.finding(3))

    def test_a_finding_about_several_komponen_names_none(self) -> None:
        """A whole area that is missing is not the fault of its first komponen."""
        wide = handmade.finding(component="P.III.1", indicators=("P.III.1.a", "P.III.2.a"))
        narrow = handmade.finding(component="P.III.1", indicators=("P.III.1.a", "P.III.1.b"))
        names = [_komponen(item, handmade.INSTRUMENT) for item in (wide, narrow)]
        assert [None, handmade.INSTRUMENT.komponen["P.III.1"].nama] == names

    def test_counts_name_every_severity(self) -> None:
        """Also those that do not occur."""
        assert {"error": 1, "warning": 2, "info": 1} == office.dossier().counts
        assert {"error": 0, "warning": 0, "info": 0} == office.EMPTY.counts
