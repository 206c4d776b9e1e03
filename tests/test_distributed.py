"""The example that maps the pure check over an engine: with one, and without any."""

from __future__ import annotations

import importlib
import json
import multiprocessing
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "terdistribusi"
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
TASKS = [*((path.name, path.read_bytes()) for path in PLANS), ("rusak.yaml", b"unit: [")]


@pytest.fixture
def peta(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of the example, as a worker imports it."""
    monkeypatch.syspath_prepend(str(EXAMPLE))
    return importlib.import_module("peta")


def test_the_mapped_function_and_what_it_takes_and_gives_can_be_sent(peta: Any) -> None:
    for task in TASKS:
        sent = pickle.loads(pickle.dumps((peta.periksa, task)))  # noqa: S301 - made here
        result = sent[0](sent[1])
        assert result == pickle.loads(pickle.dumps(result))  # noqa: S301 - the same
        assert result == json.loads(json.dumps(result))


def test_it_gives_the_same_whatever_it_did_before(peta: Any) -> None:
    forth = [peta.periksa(task) for task in TASKS]
    back = [peta.periksa(task) for task in reversed(TASKS)]
    assert forth == back[::-1]


def test_a_broken_plan_is_a_result_and_no_exception(peta: Any) -> None:
    assert ["berkas", "galat"] == sorted(peta.periksa(TASKS[-1]))


def test_fresh_processes_give_what_this_one_gives(peta: Any) -> None:
    """Started anew and not forked: nothing is inherited."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert [peta.periksa(task) for task in TASKS] == pool.map(peta.periksa, TASKS)


def test_it_says_what_the_command_says(peta: Any) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zicheck", "check", str(PLANS[0]), "--format", "json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    (plan,) = json.loads(done.stdout)["plans"]
    mapped = peta.periksa(TASKS[0])
    assert [(f["rule"], f["message"]) for f in plan["findings"]] == [
        (f["aturan"], f["pesan"]) for f in mapped["temuan"]
    ]
    assert plan["score"]["readiness"] == pytest.approx(mapped["kesiapan"], abs=1e-6)


def test_dask_gives_what_this_process_gives(peta: Any) -> None:
    pytest.importorskip(
        "distributed",
        reason="the engine of this one example is no dependency of zicheck; its twin runs without",
    )
    done = subprocess.run(
        [sys.executable, "dengan_dask.py", str(ROOT / "plans")],
        cwd=EXAMPLE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert 0 == done.returncode, done.stderr[-2000:]
    found = {item["berkas"]: item for item in map(json.loads, done.stdout.splitlines())}
    assert {name: peta.periksa((name, data)) for name, data in TASKS[:-1]} == found
