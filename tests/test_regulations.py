"""Citations in the words of real decrees, and the registry that they are held against."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import RULESET

from zicheck.regulations import Registry, RegulationId, build, citations, parse_id

REGISTRY = RULESET.registry


def cited(text: str) -> list[str]:
    """The regulations in `text`; (objects of an amendment) in brackets, +amendments with a plus."""
    return [
        f"({item.id})" if item.objek else f"+{item.id}" if item.pengubah else str(item.id)
        for item in citations(text)
    ]


def gazettes(text: str) -> list[tuple[str, tuple[str, int, int] | None, int | None]]:
    """Each regulation with the gazette and supplement that are printed behind it."""
    return [(str(item.id), item.lembaran, item.tambahan) for item in citations(text)]


PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"

# --- forms -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Undang-Undang Nomor 30 Tahun 2002", "UU 30/2002"),
        ("Undang-undang Nomor 19 Tahun 2019", "UU 19/2019"),
        ("Undang- Undang Nomor 30 Tahun 2002", "UU 30/2002"),
        ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 7 TAHUN 2017", "UU 7/2017"),
        ("Undang Undang Nomor 7 Tahun 2017", "UU 7/2017"),
        ("UU No. 7 Tahun 2017", "UU 7/2017"),
        ("UU 7/2017", "UU 7/2017"),
        ("UU Nomor 7/2017", "UU 7/2017"),
        ("Peraturan Pemerintah Nomor 60 Tahun 2008", "PP 60/2008"),
        ("PP 94 Tahun 2021", "PP 94/2021"),
        ("Peraturan Presiden Nomor 81 Tahun 2010", "Perpres 81/2010"),
        ("Perpres No 16 Th. 2018", "Perpres 16/2018"),
        (f"{PANRB} Nomor 90 Tahun 2021", "Permen PANRB 90/2021"),
        (f"{PANRB} Republik Indonesia Nomor : 10 Tahun 2019", "Permen PANRB 10/2019"),
        (f"{PANRB} RI Nomor: 52 Tahun 2014", "Permen PANRB 52/2014"),
        (f"{PANRB}, Nomor 90 Tahun 2021", "Permen PANRB 90/2021"),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Birokrasi Nomor 3 Tahun 2023",
            "Permen PANRB 3/2023",
        ),
        (
            (
                "PERATURAN MENTERI PENDAYAGUNAAN APARATUR NEGARA DAN REFORMASI BIROKRASI\n"
                "NOMOR 90 TAHUN 2021"
            ),
            "Permen PANRB 90/2021",
        ),
        ("Permen PANRB Nomor 20 Tahun 2010", "Permen PANRB 20/2010"),
        ("PermenPANRB 90/2021", "Permen PANRB 90/2021"),
        ("Permenpan-RB Nomor 90 Tahun 2021", "Permen PANRB 90/2021"),
        ("Permenpan RB No. 90 Tahun 2021", "Permen PANRB 90/2021"),
        ("PERMENPANRB NO 90 TAHUN 2021", "Permen PANRB 90/2021"),
        ("PermenPAN-RB No. 90 Tahun 2021", "Permen PANRB 90/2021"),
        (
            (
                "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 20 "
                "Tahun 2010"
            ),
            "Permen PANRB 20/2010",
        ),
        ("Peraturan Menteri PANRB Nomor 90 Tahun 2021", "Permen PANRB 90/2021"),
        ("Peraturan Menteri PAN-RB Nomor 90 Tahun 2021", "Permen PANRB 90/2021"),
        ("Peraturan Menteri PAN dan RB Nomor 90 Tahun 2021", "Permen PANRB 90/2021"),
        ("Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019", "PKPU 8/2019"),
        ("Peraturan Komisi Pemilihan Umum Republik Indonesia Nomor 14 Tahun 2020", "PKPU 14/2020"),
        ("PKPU 12 Tahun 2023", "PKPU 12/2023"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022", "Perpu 1/2022"),
        ("Perppu Nomor 1 Tahun 2022", "Perpu 1/2022"),
        ("8. Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design", "Perpres 81/2010"),
    ],
)
def test_a_regulation_is_read_in_the_form_of_real_decrees(text: str, expected: str) -> None:
    assert [expected] == [str(item.id) for item in citations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tanpa dasar hukum",
        "Keputusan Komisi Pemilihan Umum Nomor 314/ORT.7-Kpt/01/KPU/V/2021",
        "Surat Deputi Nomor B/169/PW.04/2024 Perihal Hasil Evaluasi",
        "Peraturan Bupati Nomor 5 Tahun 2020",
        "Peraturan Mahkamah Agung Nomor 7 Tahun 2016",
        "Undang-Undang Dasar Tahun 1945",
        "Nomor 5 Tahun 2024",
        "KEPUTUSAN KPU NOMOR 2 TAHUN 2025",
        "peraturan presiden",
        "SKPP 5/2024 selesai",
    ],
)
def test_what_is_no_regulation_of_a_known_kind_is_left_alone(text: str) -> None:
    assert [] == cited(text)


def test_places_count_in_the_text_with_single_spaces() -> None:
    (item,) = citations("berdasarkan   UU  Nomor 7\nTahun 2017 tentang Pemilu")
    flat = "berdasarkan UU Nomor 7 Tahun 2017 tentang Pemilu"
    assert "UU Nomor 7 Tahun 2017" == flat[item.start : item.end]


@pytest.mark.parametrize("text", ["UU 7/2017 dan UU 25/2009", "UU 7/2017; UU 25/2009"])
def test_several_regulations_stand_in_their_order(text: str) -> None:
    assert ["UU 7/2017", "UU 25/2009"] == cited(text)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "Undang-Undang Nomor 7 Tahun 2017",
                PANRB,
                "sebagaimana telah diubah dengan",
                "tentang Perubahan atas",
                "(Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182)",
                "Tambahan",
                "Nomor",
                "jo.",
                "\n",
            ]
        ),
        max_size=12,
    )
    | st.text(max_size=200)
)
def test_reading_never_fails(words: list[str] | str) -> None:
    text = words if isinstance(words, str) else " ".join(words)
    for item in citations(text):
        assert 0 <= item.start < item.end <= len(" ".join(text.split()))


# --- amendments ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UU 7/2017 sebagaimana telah diubah dengan UU 7/2023", ["UU 7/2017", "+UU 7/2023"]),
        ("UU 7/2017 sebagaimana diubah oleh UU 7/2023", ["UU 7/2017", "+UU 7/2023"]),
        ("UU 7/2017 jo. UU 7/2023", ["UU 7/2017", "+UU 7/2023"]),
        ("UU 7/2017 jo UU 7/2023", ["UU 7/2017", "+UU 7/2023"]),
        (
            "PKPU 8/2019 sebagaimana telah beberapa kali diubah terakhir dengan PKPU 12/2023",
            ["PKPU 8/2019", "+PKPU 12/2023"],
        ),
        (
            "PKPU 8/2019, sebagaimana telah diubah terakhir dengan PKPU 12/2023",
            ["PKPU 8/2019", "+PKPU 12/2023"],
        ),
        (
            (
                "Permen PANRB 14/2014 sebagaimana telah diubah beberapa kali terakhir diubah dengan "
                "Permen PANRB 26/2020"
            ),
            ["Permen PANRB 14/2014", "+Permen PANRB 26/2020"],
        ),
        ("UU 7/2017 dan UU 7/2023", ["UU 7/2017", "UU 7/2023"]),
        ("UU 19/2019 tentang Perubahan Kedua atas UU 30/2002", ["UU 19/2019", "(UU 30/2002)"]),
        (
            "Permen PANRB 10/2019 tentang Perubahan Permen PANRB 52/2014",
            ["Permen PANRB 10/2019", "(Permen PANRB 52/2014)"],
        ),
        (
            "UU 7/2023 tentang Penetapan Perpu Nomor 1 Tahun 2022 tentang Perubahan atas UU 7/2017",
            ["UU 7/2023", "(Perpu 1/2022)", "(UU 7/2017)"],
        ),
        (
            "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018",
            ["Perpres 12/2021", "(Perpres 16/2018)"],
        ),
        ("UU 1/2020 tentang Pencabutan UU 2/2010", ["UU 1/2020", "(UU 2/2010)"]),
    ],
)
def test_amendments_and_what_they_amend_are_told_apart(text: str, expected: list[str]) -> None:
    assert expected == cited(text)


def test_the_long_form_of_a_decree_is_read_whole() -> None:
    text = (
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik "
        "Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) "
        "sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan "
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan atas "
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum Menjadi Undang-Undang (Lembaran "
        "Negara Republik Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik "
        "Indonesia Nomor 6863);"
    )
    assert ["UU 7/2017", "+UU 7/2023", "(Perpu 1/2022)", "(UU 7/2017)"] == cited(text)
    assert [
        ("UU 7/2017", ("LN", 2017, 182), 6109),
        ("UU 7/2023", ("LN", 2023, 54), 6863),
        ("Perpu 1/2022", None, None),
        ("UU 7/2017", None, None),
    ] == gazettes(text)


# --- gazettes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "gazette", "supplement"),
    [
        ("(Lembaran Negara Republik Indonesia Tahun 2018 Nomor 33)", ("LN", 2018, 33), None),
        ("(Berita Negara Republik Indonesia Tahun 2021 Nomor 1571)", ("BN", 2021, 1571), None),
        (
            "(Lembatan Negara Republik Indonesia Nomor Tahun 2024 Nomor 374)",
            ("LN", 2024, 374),
            None,
        ),
        ("(Lembaran Negara Tahun 2018 nomor 33)", ("LN", 2018, 33), None),
        (
            (
                "(Lembaran Negara Republik Indonesia Tahun 2023 Nomor 141, Tambahan Lembaran Negara "
                "Republik Indonesia Nomor 5897"
            ),
            ("LN", 2023, 141),
            5897,
        ),
        (
            (
                "(LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2008 NOMOR 61 TAMBAHAN LEMBARAN NEGARA "
                "REPUBLIK INDONESIA NOMOR 4846)"
            ),
            ("LN", 2008, 61),
            4846,
        ),
        ("(Lembaran Negara Republik", None, None),
        ("(Berita", None, None),
    ],
)
def test_the_gazette_behind_a_citation_is_its_own(
    printed: str, gazette: tuple[str, int, int] | None, supplement: int | None
) -> None:
    text = f"Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan {printed};"
    assert [("Perpres 16/2018", gazette, supplement)] == gazettes(text)


def test_the_object_of_an_amendment_is_not_the_owner_of_the_gazette() -> None:
    text = (
        "Perpres 12/2021 tentang Perubahan atas Perpres 16/2018 tentang Pengadaan (Lembaran Negara "
        "Republik Indonesia Tahun 2021 Nomor 63)"
    )
    assert [
        ("Perpres 12/2021", ("LN", 2021, 63), None),
        ("Perpres 16/2018", None, None),
    ] == gazettes(text)


def test_a_gazette_in_front_of_all_citations_belongs_to_none() -> None:
    text = "Berita Negara Republik Indonesia Tahun 2021 Nomor 1571 memuat Permen PANRB 90/2021"
    assert [("Permen PANRB 90/2021", None, None)] == gazettes(text)


def test_a_second_gazette_does_not_replace_the_first() -> None:
    text = (
        "UU 7/2017 (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182) (Lembaran Negara "
        "Republik Indonesia Tahun 2018 Nomor 1)"
    )
    assert [("UU 7/2017", ("LN", 2017, 182), None)] == gazettes(text)


# --- the registry ----------------------------------------------------------------------------

FACTS = """\
Permen PANRB 90/2021,BN 2021 1571,,Permen PANRB 5/2024,,
Permen PANRB 5/2024,BN 2024 444,,,,
Permen PANRB 52/2014,BN 2014 1813,,Permen PANRB 10/2019,Permen PANRB 90/2021,
Permen PANRB 10/2019,BN 2019 671,,,Permen PANRB 90/2021,
Permen PANRB 20/2010,,,,Permen PANRB 25/2020,2014
Permen PANRB 25/2020,BN 2020 441,,Permen PANRB 3/2023,,2024
Permen PANRB 3/2023,BN 2023 233,,,,2024
Permen PANRB 9/2023,BN 2023 601,,,,
Permen PANRB 14/2014,BN 2014 1168,,Permen PANRB 26/2020,Permen PANRB 9/2023,
Permen PANRB 26/2020,BN 2020 442,,,Permen PANRB 9/2023,
Permen PANRB 60/2021,BN 2021 1249,,Permen PANRB 39/2022,,
Permen PANRB 39/2022,BN 2022 753,,,,
Perpres 81/2010,,,,,2025
Perpres 16/2018,LN 2018 33,,Perpres 12/2021,,
Perpres 12/2021,LN 2021 63,,,,
Perpres 54/2018,LN 2018 108,,,,
Perpres 105/2018,LN 2018 196,,,,
Perpres 178/2024,LN 2024 374,,,,
UU 28/1999,LN 1999 75,3851,UU 30/2002,,
UU 31/1999,LN 1999 140,3874,UU 20/2001,,
UU 20/2001,LN 2001 134,4150,,,
UU 30/2002,LN 2002 137,4250,UU 19/2019,,
UU 19/2019,LN 2019 197,6409,,,
UU 14/2008,LN 2008 61,4846,,,
UU 25/2009,LN 2009 112,5038,,,
UU 7/2017,LN 2017 182,6109,UU 7/2023,,
UU 7/2023,LN 2023 54,6863,,,
UU 20/2023,LN 2023 141,6897,,,
PP 60/2008,LN 2008 127,4890,,,
PP 53/2010,LN 2010 74,5135,,PP 94/2021,
PP 94/2021,LN 2021 202,6718,,,
PP 11/2017,LN 2017 63,6037,PP 17/2020,,
PP 17/2020,LN 2020 68,6477,,,
PKPU 8/2019,BN 2019 320,,PKPU 12/2023,,
PKPU 12/2023,BN 2023 377,,,,
PKPU 14/2020,BN 2020 1236,,PKPU 21/2023,,
PKPU 21/2023,BN 2023 826,,,,
"""
"""Id, gazette, supplement, amended by, replaced by, last year of its period."""

ENTRIES = [tuple(row) for row in csv.reader(StringIO(FACTS))]


@pytest.mark.parametrize("fact", ENTRIES, ids=[row[0] for row in ENTRIES])
def test_the_registry_holds_what_the_facts_say(fact: tuple[str, ...]) -> None:
    name, gazette, supplement, amended, replaced, last = fact
    entry = REGISTRY.get(parse_id(name))
    assert entry is not None
    jenis, year, number = gazette.split() if gazette else ("", "0", "0")
    assert (
        (jenis, int(year), int(number)) if gazette else None,
        int(supplement) if supplement else None,
        parse_id(amended) if amended else None,
        parse_id(replaced) if replaced else None,
        int(last) if last else None,
    ) == (entry.lembaran, entry.tambahan, entry.diubah, entry.diganti, entry.akhir)


def test_the_registry_holds_nothing_else() -> None:
    assert [row[0] for row in ENTRIES] == [str(id_) for id_ in REGISTRY.entries]


def test_every_gazette_belongs_to_one_regulation() -> None:
    numbers = [entry.lembaran for entry in REGISTRY.entries.values() if entry.lembaran]
    assert len(numbers) == len(set(numbers))
    for entry in REGISTRY.entries.values():
        if entry.lembaran:
            assert entry.id == REGISTRY.printed_in(entry.lembaran)


@pytest.mark.parametrize(
    ("old", "current"),
    [
        ("Permen PANRB 52/2014", "Permen PANRB 90/2021"),
        ("Permen PANRB 10/2019", "Permen PANRB 90/2021"),
        ("Permen PANRB 26/2020", "Permen PANRB 9/2023"),
        ("PP 53/2010", "PP 94/2021"),
        ("UU 7/2017", "UU 7/2017"),
        ("UU 99/1999", "UU 99/1999"),
    ],
)
def test_what_was_replaced_leads_to_what_is_in_force(old: str, current: str) -> None:
    assert parse_id(current) == REGISTRY.governing(parse_id(old))


def test_replacements_are_followed_to_the_end() -> None:
    registry = chain_of("UU 1/2001 UU 2/2002", "UU 2/2002 UU 3/2003", "UU 3/2003")
    assert parse_id("UU 3/2003") == registry.governing(parse_id("UU 1/2001"))


def test_a_circle_of_replacements_ends() -> None:
    registry = chain_of("UU 1/2001 UU 2/2002", "UU 2/2002 UU 1/2001")
    assert registry.governing(parse_id("UU 1/2001")) in registry.entries


def chain_of(*lines: str) -> Registry:
    """A registry of `UU old [UU new]`."""
    entries = []
    for line in lines:
        words = line.split()
        entries.append(
            {"id": " ".join(words[:2]), "tentang": "x"}
            | ({"diganti": " ".join(words[2:])} if len(words) > 2 else {})
        )
    return build({"regulasi": entries})


def test_the_unknown_is_not_there() -> None:
    assert (None, None) == (
        REGISTRY.get(parse_id("UU 1/1945")),
        REGISTRY.printed_in(("LN", 1945, 1)),
    )


@pytest.mark.parametrize("name", ["UU 7/2017", "Permen PANRB 90/2021", "Perpres 105/2018"])
def test_an_id_prints_as_it_is_read(name: str) -> None:
    assert name == str(parse_id(name))


def test_an_id_has_kind_number_and_year() -> None:
    assert RegulationId("Permen PANRB", 90, 2021) == parse_id("Permen PANRB 90/2021")


@pytest.mark.parametrize("text", ["", "Permen PANRB", "UU 7", "UU tujuh/2017", "UU 7/dua ribu"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        parse_id(text)


def test_a_citation_says_all_that_was_printed() -> None:
    (item,) = citations("PP 60/2008 (Lembaran Negara Tahun 2008 Nomor 127)")
    assert (parse_id("PP 60/2008"), ("LN", 2008, 127), None, 0, 10) == (
        item.id,
        item.lembaran,
        item.tambahan,
        item.start,
        item.end,
    )
    assert not (item.objek)
    assert not (item.pengubah)
