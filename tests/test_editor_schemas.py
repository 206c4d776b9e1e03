"""Our JSON Schemas in the YAML language server: completion and hover texts, and no false alarm.

The server is that of npm: the one on the path, or else one that is fetched once for these tests.
"""

from __future__ import annotations

import shutil
import subprocess
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lspclient import Client

from zicheck.commands import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SERVER = "yaml-language-server"
VERSION = "2.0.0"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts the server."""
    known = shutil.which(SERVER)
    if known:
        return [known, "--stdio"]
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        pytest.skip("node and npm are not installed")
    folder = tmp_path_factory.mktemp("npm")
    words = [npm, "install", "--silent", "--no-audit", "--no-fund", "--fetch-retries=1"]
    words += ["--fetch-timeout=60000", "--prefix", str(folder)]
    done = subprocess.run([*words, f"{SERVER}@{VERSION}"], check=False, capture_output=True)
    script = folder / "node_modules" / SERVER / "bin" / SERVER
    if done.returncode or not script.is_file():
        pytest.skip(f"npm cannot fetch {SERVER}")
    return [node, str(script), "--stdio"]


@pytest.fixture
def session(server: list[str], tmp_path: Path) -> Iterator[Client]:
    """A session in a folder that holds our schemas."""
    for name in schema.NAMES:
        (tmp_path / f"{name}.schema.json").write_text(schema.text(name), encoding="utf-8")
    with Client(server, tmp_path) as client:
        client.start()
        settings = {"yaml": {"completion": True, "hover": True, "validate": True}}
        client.tell("workspace/didChangeConfiguration", settings=settings)
        yield client


def at(text: str, words: str) -> dict[str, int]:
    """The position in front of these words."""
    before = text[: text.index(words)]
    return {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


def opened(session: Client, name: str, text: str) -> tuple[str, str]:
    """A document that names one of our schemas: its address, and its text."""
    text = f"# yaml-language-server: $schema={name}.schema.json\n{text}"
    uri = (session.folder / f"{name}-{zlib.crc32(text.encode())}.yaml").as_uri()
    session.open(uri, text)
    return uri, text


def hovered(session: Client, uri: str, where: dict[str, int]) -> str:
    found = session.ask("textDocument/hover", textDocument={"uri": uri}, position=where)
    return str(found["contents"]["value"]) if found else ""


def completed(session: Client, uri: str, where: dict[str, int]) -> dict[str, Any]:
    """What is offered, by label, with its documentation."""
    found = session.ask("textDocument/completion", textDocument={"uri": uri}, position=where)
    items = found["items"] if isinstance(found, dict) else found
    return {item["label"]: str(item.get("documentation", "")) for item in items}


PLAN = """\
zicheck: 1
unit: KPU Kabupaten Contoh
tahun: 2026
tujuan: WBK
area:
  - judul: Manajemen Perubahan
    komponen:
      - nama: Tim Kerja
        kegiatan:
          - indikator: Tim kerja dibentuk
            target_waktu: Mei 2026
            lke: [P.I.1.a]
            x
"""
RULES = """\
id: kami
ubah:
  WKT009: mati
aturan:
  - kode: WKT901
    x
"""
CONFIG = """\
fail_on: warning
rencana:
  - berkas: kpu-*/**
    x
"""


@pytest.mark.parametrize(
    ("name", "text", "key", "about"),
    [
        ("plan", PLAN, "target_waktu", "Target waktu seperti tertulis"),
        ("plan", PLAN, "lke", "Indikator LKE yang dilayani baris ini"),
        ("plan", PLAN, "unit", "Nama unit kerja"),
        ("ruleset", RULES, "ubah", "Perubahan atas aturan yang diperluas"),
        ("ruleset", RULES, "kode", "Tiga huruf besar dan tiga angka"),
        ("config", CONFIG, "fail_on", "Tingkat temuan yang membuat kode keluar"),
        ("config", CONFIG, "berkas", "Pola letak rencana yang dikenai"),
    ],
)
def test_a_key_is_explained(session: Client, name: str, text: str, key: str, about: str) -> None:
    """Where the pointer rests on it."""
    uri, text = opened(session, name, text.replace("    x\n", ""))
    assert about in hovered(session, uri, at(text, f"{key}:"))


@pytest.mark.parametrize(
    ("name", "text", "key", "about"),
    [
        ("plan", PLAN, "penanggung_jawab", "Penanggung jawab, bila ada kolomnya"),
        ("ruleset", RULES, "periksa", "Jenis pemeriksaan"),
        ("config", CONFIG, "induk", "Kantor di atas unit"),
    ],
)
def test_a_key_that_is_not_there_is_offered(
    session: Client, name: str, text: str, key: str, about: str
) -> None:
    """With what it means; one that is there already is not."""
    uri, text = opened(session, name, text)
    where = at(text, "    x\n")
    where["character"] += len(text.split("\n")[where["line"]].rstrip()) - where["character"]
    found = completed(session, uri, where)
    assert about in found[key]
    assert "indikator" not in found


def test_values_are_offered(session: Client) -> None:
    """Where only some are possible."""
    uri, text = opened(session, "plan", PLAN.replace("WBK", "W").replace("            x\n", ""))
    where = at(text, "W\narea")
    where["character"] += 1
    assert {"WBK", "WBBM"} <= set(completed(session, uri, where))


def test_real_plans_have_no_mark(session: Client) -> None:
    """What our reader takes, the schema takes."""
    for plan in sorted((ROOT / "plans").glob("*.yaml")):
        text = plan.read_text(encoding="utf-8").split("\n", 1)[1]
        uri, _ = opened(session, "plan", text)
        assert [] == session.heard("textDocument/publishDiagnostics", uri=uri)["diagnostics"]


def test_an_unknown_key_is_marked(session: Client) -> None:
    """As our reader refuses it."""
    uri, _ = opened(session, "plan", PLAN.replace("            x\n", "").replace("unit", "unt"))
    said = session.heard("textDocument/publishDiagnostics", uri=uri)["diagnostics"]
    assert any("unt" in item["message"] for item in said)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_example_extension_starts_the_server(tmp_path: Path) -> None:
    """With what VS Code gives it stood in for."""
    folder = tmp_path / "vscode"
    shutil.copytree(ROOT / "examples/editor/vscode", folder)
    stubs = {
        "vscode": """
            const get = () => ["zicheck", "lsp"];
            module.exports = {workspace: {
              getConfiguration: () => ({get}), createFileSystemWatcher: (glob) => glob}};""",
        "vscode-languageclient/node": """
            exports.LanguageClient = class {
              constructor(...given) { console.log(JSON.stringify(given)); }
              start() { console.log("started"); } stop() { console.log("stopped"); } };""",
    }
    for name, body in stubs.items():
        path = folder / "node_modules" / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body)
    script = "const e = require('./extension.js'); e.activate(); e.deactivate();"
    done = subprocess.run(["node", "-e", script], cwd=folder, check=True, capture_output=True)
    given, *said = done.stdout.decode().splitlines()
    assert '{"run":{"command":"zicheck","args":["lsp"]}' in given
    assert ["started", "stopped"] == said
