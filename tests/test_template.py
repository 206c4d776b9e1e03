"""`zicheck init`: a plan that can be read at once, with everything the LKE requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

import handmade
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from zicheck.planfile import read_plan
from zicheck.planschema import plan_schema
from zicheck.template import quoted, template

if TYPE_CHECKING:
    from zicheck.bahasa import Lang

INSTRUMENT = handmade.INSTRUMENT
REQUIRED = [part for part in INSTRUMENT.komponen.values() if part.bagian == "pemenuhan"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_is_a_plan(lang: Lang) -> None:
    """The reader takes it as it is, whatever the language of its comments."""
    plan, _ = read_plan(template(INSTRUMENT, "KPU Kabupaten X", 2027, lang).encode(), "plan.yaml")
    assert ("KPU Kabupaten X", 2027) == (plan.unit, plan.tahun)


def test_it_holds_the_six_areas_and_every_required_komponen() -> None:
    """By code and name, in the order of the instrument."""
    plan, _ = read_plan(template(INSTRUMENT, "U", 2027).encode(), "plan.yaml")
    assert ["I", "II", "III", "IV", "V", "VI"] == [area.kode for area in plan.area]
    assert [part.nama.id for part in REQUIRED] == [part.nama for part in plan.komponen]


def test_every_required_komponen_has_a_row_to_fill_in() -> None:
    """Its cells are empty: nothing is claimed that the unit did not write."""
    plan, _ = read_plan(template(INSTRUMENT, "U", 2027).encode(), "plan.yaml")
    assert list(range(len(REQUIRED))) == [row.komponen for row in plan.kegiatan]
    assert {""} == {row.indikator + row.langkah_aksi + row.target_waktu for row in plan.kegiatan}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_indikator_stands_as_a_comment(lang: Lang) -> None:
    """With its id and title, wrapped between words."""
    text = template(INSTRUMENT, "U", 2027, lang)
    words = " ".join(line.strip().removeprefix("#").strip() for line in text.split("\n"))
    words = " ".join(words.split())
    for indikator in INSTRUMENT.pemenuhan:
        assert f"{indikator.id} {indikator.judul.to(lang)}" in words
    assert all(len(line) <= 100 for line in text.split("\n"))


def test_it_fits_the_schema() -> None:
    """Editors that follow the first line find nothing to complain of."""
    value = yaml.safe_load(template(INSTRUMENT, "U", 2027))
    Draft202012Validator(plan_schema()).validate(value)


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40))
def test_any_printable_name_of_a_unit_is_kept(unit: str) -> None:
    """Quotes, colons and braces included."""
    plan, _ = read_plan(template(INSTRUMENT, unit, 2027).encode(), "plan.yaml")
    assert unit == plan.unit


def test_quoted_text_is_one_scalar() -> None:
    """In double quotes."""
    assert '"a: \\"b\\""' == quoted('a: "b"')
