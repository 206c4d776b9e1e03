"""`zicheck lsp`: what an editor is told, and a real session over standard streams."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lspclient import Client
from strategies import RULESET

from zicheck import cli
from zicheck.checking import check
from zicheck.errors import InputError
from zicheck.ignorewriter import ignoring
from zicheck.lsp.acting import Action, actions, everything
from zicheck.lsp.diagnosing import Mark, marks
from zicheck.lsp.hovering import hover
from zicheck.lsp.opened import Opened, is_plan, look_at
from zicheck.lsp.positions import Position, Positions
from zicheck.lsp.spans import Span
from zicheck.places import Route
from zicheck.planfile import read_plan
from zicheck.plantext import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = """\
zicheck: 1
unit: KPU Kabupaten Contoh
tahun: 2026
keputusan: {nomor: "2", tahun: 2026, tanggal: 2026-01-05}
area:
  - kode: I
    judul: Manajemen Perubahan
    komponen:
      - nama: Tim Kerja
        kegiatan:
          - indikator: Tim kerja 😀 dibentuk
            langkah_aksi: Membentuk tim
            bukti_fisik: Keputusan tentang tim
            target_waktu: "😀 Juli, Agustsus 2026"
            lke: [P.I.1.a]
          - indikator: Rencana kerja *disusun*
            langkah_aksi: Menyusun rencana
            bukti_fisik: Dokumen rencana
            target_waktu: Juni 2024
            lke: [P.I.2.a]
"""


def look(text: str = PLAN) -> Opened:
    return look_at(text, "plan.yaml", RULESET, lambda plan: check(plan, RULESET))


def judge(plan: Any) -> Any:
    return check(plan, RULESET)


def marked(text: str = PLAN, code: str = "") -> list[Mark]:
    """The marks of a rule."""
    plan = look(text)
    found = marks(plan, Positions(plan.source.text), "id")
    return [mark for mark in found if mark.code.startswith(code)]


def offered(words: str, text: str = PLAN) -> list[Action]:
    """What can be done where these words stand."""
    at = text.index(words)
    return list(actions(look(text), Span(at, at), judge, "id"))


def applied(action: Action, text: str = PLAN) -> str:
    """The text after an action."""
    data = opened(text.encode()).edited(action.edits)
    assert data is not None
    return data.decode()


class TestPositions:
    """Editors count in units of UTF-16 unless they say otherwise."""

    @pytest.mark.parametrize(("encoding", "expected"), [("utf-16", 4), ("utf-8", 7), ("utf-32", 3)])
    def test_signs_count_as_their_units(self, encoding: str, expected: int) -> None:
        """An emoji is two of UTF-16, an accent is one."""
        assert Position(1, expected) == Positions("a\né😀b", encoding).of(5)

    def test_every_line_end_ends_a_line(self) -> None:
        """As the protocol has it."""
        positions = Positions("a\r\nb\rc\nd")
        assert [0, 1, 2, 3] == [positions.of(at).line for at in (0, 3, 5, 7)]

    def test_a_place_that_is_not_there_is_the_nearest(self) -> None:
        """Documents change while a request is on its way."""
        positions = Positions("a😀\nb")
        assert [1, 2, 4, 4] == [
            positions.offset(0, 2), positions.offset(0, 99), positions.offset(1, 9),
            positions.offset(9, 0),
        ]  # fmt: skip

    @given(text=st.text("ab😀é\r\n\u2028", max_size=20), data=st.data())
    @settings(max_examples=200)
    def test_there_and_back(self, text: str, data: st.DataObject) -> None:
        """Outside a line end every offset has a position of its own."""
        positions = Positions(text)
        offset = data.draw(st.integers(0, len(text)))
        if text[offset - 1 : offset + 1] != "\r\n":
            assert offset == positions.offset(*positions.of(offset))


class TestMarks:
    """Findings as marks on the text."""

    def test_a_finding_marks_the_value_that_it_is_about(self) -> None:
        """Quotes and all."""
        (mark,) = marked(code="WKT008")
        assert '"😀 Juli, Agustsus 2026"' == PLAN[mark.span.start : mark.span.end]
        assert "info" == mark.severity
        assert mark.text.startswith("Target waktu “😀 Juli, Agustsus 2026” dibaca sebagai")

    def test_every_mark_lies_in_the_text(self) -> None:
        """On one line, unless its value has several."""
        for mark in marked():
            assert 0 <= mark.span.start <= mark.span.end <= len(PLAN)
            assert "\n" not in PLAN[mark.span.start : mark.span.end]

    def test_what_cannot_be_read_is_marked_where_it_is(self) -> None:
        """To the end of its line."""
        text = PLAN.replace("langkah_aksi: Membentuk", "langkah: Membentuk")
        (mark,) = marked(text)
        assert "langkah: Membentuk tim" == text[mark.span.start : mark.span.end]
        assert ("error", "BCA") == (mark.severity, mark.code)

    def test_a_problem_of_another_file_names_it(self) -> None:
        """Such as one of the config."""

        def broken(_: object) -> Any:
            from zicheck.bahasa import Text
            from zicheck.errors import fault

            raise fault("zicheck.toml", Text("Kunci keliru.", "Bad key."), 3)

        plan = look_at(PLAN, "plan.yaml", RULESET, broken)
        (mark,) = marks(plan, Positions(PLAN), "id")
        assert (Span(0, 10), "zicheck.toml:3: Kunci keliru.") == (mark.span, mark.text)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [(PLAN, True), ("unit: x\narea: []\n", True), ("a: 1\n", False), ("# zicheck: 1\n", False)],
    )
    def test_other_yaml_is_no_plan(self, text: str, expected: bool) -> None:  # noqa: FBT001 - a table
        """Editors send every YAML file."""
        assert expected is is_plan(text)

    def test_routes_find_what_the_reader_finds(self) -> None:
        """Line by line, the two walks over the file agree."""
        plan = look()
        assert plan.spans is not None
        _, locate = read_plan(PLAN.encode(), "plan.yaml")
        positions = Positions(PLAN, "utf-32")
        for route in (
            Route("plan", None, "unit"), Route("keputusan", None, "tanggal"), Route("area", 0, "judul"),
            Route("komponen", 0, "nama"), Route("kegiatan", 2, "target_waktu"), Route("kegiatan", 1),
            Route("kegiatan", 2, "abaikan"),
        ):  # fmt: skip
            place, found = locate(route), positions.of(plan.spans.of(route).start)
            assert (place.line, place.column) == (found.line + 1, found.character + 1)


class TestHover:
    """What is said where the pointer rests."""

    def said(self, words: str, text: str = PLAN) -> str:
        found = hover(look(text), text.index(words), "id")
        return found[0] if found else ""

    def test_a_finding_is_explained_with_its_rule_and_the_indikator(self) -> None:
        """Message, remedy, reason, basis, then the question of the LKE."""
        said = self.said("Juni 2024")
        assert "**WKT003** Target waktu bukan tahun rencana (Kesalahan)" in said
        assert "*Perbaikan:* Perbaiki tahunnya, misalnya “Juni 2026”." in said
        assert "*Mengapa:*" in said
        assert "**P.I.2.a** " in said
        assert "bobot " in said

    def test_an_id_is_explained(self) -> None:
        """Alone, and only the id is underlined."""
        found = hover(look(), PLAN.index("P.I.1.a") + 2, "id")
        assert found is not None
        assert found[0].startswith("**P.I.1.a** ")
        assert "P.I.1.a" == PLAN[found[1].start : found[1].end]

    def test_a_code_is_explained(self) -> None:
        """Where a row switches a rule off."""
        more = "            abaikan: [{kode: WKT004, alasan: x}]\n"
        assert "**WKT004** Target waktu sebelum keputusan" in self.said("WKT004", PLAN + more)

    def test_a_code_is_explained_even_when_the_file_cannot_be_read(self) -> None:
        """It is being typed."""
        more = "            abaikan: [{kode: WKT004, alasan: }]\n"
        assert "**WKT004**" in self.said("WKT004", PLAN + more)

    def test_a_row_says_when_it_is_due_as_it_was_read(self) -> None:
        """Also without a finding there."""
        assert "*Dibaca sebagai:* Juli, Agustus 2026" in self.said("Membentuk tim")

    def test_nothing_is_said_of_nothing(self) -> None:
        """Beside the table."""
        assert "" == self.said("tahun: 2026\nkep")

    def test_what_the_plan_holds_is_no_markdown(self) -> None:
        """A link in a plan stays text."""
        text = PLAN.replace("Juni 2024", "'[x](http://y) <b> 2024 Juni *z*'")
        said = self.said("[x](http", text)
        assert "\\[x\\](http" in said
        assert "<b>" not in said.replace("\\<b\\>", "")

    def test_english(self) -> None:
        found = hover(look(), PLAN.index("Juni 2024"), "en")
        assert found is not None
        assert "*Remedy:*" in found[0]


class TestActions:
    """What can be done about a finding."""

    def test_a_slip_can_be_repaired(self) -> None:
        """The preferred action; the text then is what `fix` writes."""
        first, *_ = offered("Agustsus")
        assert ("Perbaiki baris 1: “Agustsus” → “Agustus”", True) == (first.title, first.preferred)
        assert PLAN.replace("Agustsus", "Agustus") == applied(first)

    def test_switching_off_leaves_the_reason_to_be_written(self) -> None:
        """Until then the file says what it lacks."""
        action = next(item for item in offered("Juni 2024") if "Abaikan WKT003" in item.title)
        text = applied(action)
        assert text.endswith("            abaikan: [{kode: WKT003, alasan: }]\n")
        with pytest.raises(InputError, match="`alasan` tidak ada"):
            read_plan(text.encode(), "plan.yaml")
        done = text.replace("alasan: }", "alasan: kutipan}")
        assert [] == marked(done, "WKT003")

    def test_a_proposal_is_offered_and_not_preferred(self) -> None:
        """With the mark beside it."""
        row = "          - indikator: x\n            target_waktu: {}\n            lke: [{}]\n"
        text = PLAN + row.format("Juni 2026", "P.V.3.c") + row.format("Maret 2026", "P.V.3.d")
        action = next(a for a in offered("Maret 2026", text) if a.title.startswith("Tulis usulan"))
        assert not action.preferred
        assert "target_waktu: Juli 2026  # usulan zicheck: URT" in applied(action, text)

    def test_what_the_score_rests_on_cannot_be_switched_off(self) -> None:
        """Nor what is about no row."""
        assert not [a for a in offered("zicheck: 1") if a.title.startswith("Abaikan")]

    def test_everything_at_once(self) -> None:
        """As `zicheck fix` does."""
        (action,) = everything(look(), judge, "id")
        expected = PLAN.replace("Agustsus", "Agustus").replace("Juni 2024", "Juni 2026")
        assert expected == applied(action)

    def test_nothing_is_offered_while_the_file_cannot_be_read(self) -> None:
        """There is nothing to rest an edit on."""
        text = PLAN.replace("tahun: 2026\nkep", "tahn: 2026\nkep")
        assert [] == offered("Agustsus", text)
        assert [] == list(everything(look(text), judge, "id"))


ROW = "          - indikator: x\n"
ENTRY = "{kode: WKT003, alasan: }"
HEAD = PLAN[: PLAN.index("          - indikator")]


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (ROW, f"{ROW}            abaikan: [{ENTRY}]\n"),
        (ROW[:-1], f"{ROW}            abaikan: [{ENTRY}]"),
        (
            "          - {indikator: x}\n",
            "          - {indikator: x, abaikan: [{kode: WKT003, alasan: }]}\n",
        ),
        (
            f"{ROW}            abaikan:\n              - {{kode: A, alasan: b}} # c\n",
            f"{ROW}            abaikan:\n              - {{kode: A, alasan: b}} # c\n              - {ENTRY}\n",
        ),
        (
            f"{ROW}            abaikan: [{{kode: A, alasan: b}}]\n",
            f"{ROW}            abaikan: [{{kode: A, alasan: b}}, {ENTRY}]\n",
        ),
        (f"{ROW}            abaikan: []\n", f"{ROW}            abaikan: [{ENTRY}]\n"),
        (f"{ROW}            abaikan:\n", f"{ROW}            abaikan: [{ENTRY}]\n"),
        (
            f"{ROW}            bukti_fisik: |\n              a\n\n",
            f"{ROW}            bukti_fisik: |\n              a\n            abaikan: [{ENTRY}]\n\n",
        ),
    ],
)  # fmt: skip
def test_an_entry_goes_into_every_layout(row: str, after: str) -> None:
    """And nothing else changes."""
    source = opened((HEAD + row).encode())
    edits = ignoring(source, [1], "WKT003")
    assert edits is not None
    data = source.edited(edits)
    assert data is not None
    assert HEAD + after == data.decode()


def test_no_entry_goes_into_an_alias() -> None:
    """It would stand in two rows."""
    text = HEAD + "          - &a {indikator: x}\n          - *a\n"
    assert ignoring(opened(text.encode()), [2], "WKT003") is None


# --- a session ---------------------------------------------------------------------------------


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A session that has begun; it ends well."""
    pytest.importorskip("pygls", reason="pygls is not installed")
    with Client([sys.executable, "-m", "zicheck", "lsp", "--stdio"], tmp_path) as session:
        session.start()
        yield session
        assert 0 == session.stop()
    assert b"Traceback" not in session.complaints


def codes(said: dict[str, Any]) -> list[str]:
    return [item["code"] for item in said["diagnostics"]]


def test_a_session(client: Client, tmp_path: Path) -> None:
    """Open, look, repair, switch off, break, mend, close: all on text that was never saved."""
    uri = (tmp_path / "plan.yaml").as_uri()
    document = {"uri": uri}
    publish = "textDocument/publishDiagnostics"
    client.open(uri, PLAN)
    said = client.heard(publish, uri=uri, version=1)
    (typo,) = [item for item in said["diagnostics"] if item["code"] == "WKT008"]
    line = PLAN[: PLAN.index('"😀')].count("\n")
    assert {"line": line, "character": 26} == typo["range"]["start"]
    assert 26 + len('"😀 Juli, Agustsus 2026"') + 1 == typo["range"]["end"]["character"]
    assert ("zicheck", 3) == (typo["source"], typo["severity"])

    at = {"line": line, "character": 45}
    found = client.ask("textDocument/hover", textDocument=document, position=at)
    assert "**WKT008**" in found["contents"]["value"]
    assert "markdown" == found["contents"]["kind"]

    offers = client.ask(
        "textDocument/codeAction",
        textDocument=document, range=typo["range"], context={"diagnostics": [typo]},
    )  # fmt: skip
    repair = offers[0]
    assert ("Perbaiki baris 1: “Agustsus” → “Agustus”", True) == (
        repair["title"], repair["isPreferred"],
    )  # fmt: skip
    assert ["WKT008"] == [item["code"] for item in repair["diagnostics"]]
    (edit,) = repair["edit"]["changes"][uri]
    client.tell(
        "textDocument/didChange",
        textDocument={"uri": uri, "version": 2},
        contentChanges=[{"range": edit["range"], "text": edit["newText"]}],
    )
    assert "WKT008" not in codes(client.heard(publish, uri=uri, version=2))

    every = client.ask(
        "textDocument/codeAction",
        textDocument=document, range=typo["range"],
        context={"diagnostics": [], "only": ["source"]},
    )  # fmt: skip
    assert ["source.fixAll.zicheck"] == [item["kind"] for item in every]

    def whole(version: int, text: str) -> dict[str, Any]:
        client.tell(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": version}, contentChanges=[{"text": text}],
        )  # fmt: skip
        return client.heard(publish, uri=uri, version=version)

    assert ["BCA"] == codes(whole(3, PLAN + "          - x: [\n"))
    assert "WKT008" in codes(whole(4, PLAN))
    assert [] == codes(whole(5, "a: 1\n"))
    client.tell("textDocument/didClose", textDocument=document)
    assert [] == codes(client.heard(publish, uri=uri))


def test_typing_is_not_followed_stroke_by_stroke(client: Client, tmp_path: Path) -> None:
    """Only what stands there in the end is checked."""
    uri = (tmp_path / "plan.yaml").as_uri()
    client.open(uri, PLAN)
    client.heard("textDocument/publishDiagnostics", version=1)
    for version in range(2, 30):
        client.tell(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": version}, contentChanges=[{"text": PLAN}],
        )  # fmt: skip
    said = client.heard("textDocument/publishDiagnostics", uri=uri)
    while said["version"] != 29:
        said = client.heard("textDocument/publishDiagnostics", uri=uri)
    assert "WKT008" in codes(said)


def test_a_config_holds_and_is_followed(client: Client, tmp_path: Path) -> None:
    """What it switches off is not marked; what is wrong with it is told; saving looks again."""
    config = tmp_path / "zicheck.toml"
    config.write_text('[[abaikan]]\nkode = "WKT008"\nalasan = "kutipan"\n')
    uri = (tmp_path / "plan.yaml").as_uri()
    publish = "textDocument/publishDiagnostics"
    client.open(uri, PLAN)
    assert "WKT008" not in codes(client.heard(publish, uri=uri))
    config.write_text("x = 1\n")
    client.tell("textDocument/didSave", textDocument={"uri": uri})
    (told,) = client.heard(publish, uri=uri)["diagnostics"]
    assert "zicheck.toml:1: Kunci `x` tidak dikenal" in told["message"]
    config.unlink()
    client.tell("workspace/didChangeWatchedFiles", changes=[{"uri": config.as_uri(), "type": 3}])
    assert "WKT008" in codes(client.heard(publish, uri=uri))


def test_without_its_package_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """2."""
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    monkeypatch.delitem(sys.modules, "zicheck.lsp.server", raising=False)
    assert 2 == cli.main(["lsp"])
    assert "pip install 'zicheck[lsp]'" in capsys.readouterr().err


@pytest.mark.parametrize("step", range(5))
def test_nothing_that_is_half_typed_is_too_much(step: int) -> None:
    """Cut anywhere, the text is marked or not, and every question has an answer."""
    for end in range(step, len(PLAN), 5):
        for text in (PLAN[:end], PLAN[:end] + PLAN[end + 9 :]):
            plan = look(text)
            for mark in marks(plan, Positions(text), "id"):
                assert 0 <= mark.span.start <= mark.span.end <= len(text)
            hover(plan, min(end, len(text)), "id")
            for action in actions(plan, Span(end, end), judge, "id"):
                assert applied(action, text) != text
