"""What a rule's pattern may cost: bounded before it is run, whoever wrote it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import plan_of

from zicheck import rulesets
from zicheck.checking import CRASHED, check
from zicheck.checks.structure import MAX_SEARCHED
from zicheck.cli import main
from zicheck.errors import InputError
from zicheck.patterncost import MAX_ALL_STEPS, MAX_LENGTH, MAX_STEPS, PatternError, cost
from zicheck.plan import Naskah
from zicheck.rulesetlayer import MAX_WORDS

ROOT = Path(__file__).parent.parent

CATASTROPHES = [
    r"(a+)+b",
    r"(a*)*b",
    r"(a|a)*b",
    r"(a|aa)+b",
    r"(?:a|a?)+$",
    r"(.*a){20}",
    r"(?>(a+)+b)",
    r"(?:(?:a*)){20}b",
    r"(?:a?){30}a{30}",
    r"a*a*a*a*a*b",
    r".*.*.*=.*",
    r"(a*)(a*)\1\2x",
    r"(?=(a+)+$)b",
    r"(?!(a+)+$)b",
    r"(?<!(?:a|a){1,30})b",
    r"(a)?(?(1)(b+)+c|d)",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@)",
    r"(x+x+)+y",
    r"\s*(?:\s|\w)*\d$",
    r"(?:(?:a{2}){50}){60000}",
    r"(?:a{0,200}){0,200}",
    r"(?:.{0,200}){3}x",
    r".{0,200}.{0,200}x",
    r"\w+?\w+?\w+?!",
    r"[\s\S]*x",
    r"(?s:.*)x",
    "(?:" * 40 + "ab?" + "){0,3}" * 40,
    r"(?P<a>a{1,50})(?P=a)",
]


@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_a_pattern_known_to_run_away_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError) as refused:
        cost(pattern)
    assert all(refused.value.text)


@pytest.mark.parametrize(
    "pattern",
    ["(", "[a-", "*a", "(?<=a{1,3})b", "(?L)a", "[[a]", "a{4294967296}", "a" * (MAX_LENGTH + 1)],
)
def test_a_pattern_that_the_engine_would_not_take_is_refused_beforehand(pattern: str) -> None:
    with pytest.raises(PatternError):
        cost(pattern)


@pytest.mark.parametrize(
    ("pattern", "steps"),
    [
        ("abc", 3),
        ("a|bc", 5),  # two ways to begin, three characters
        ("a{2,5}", 6),
        ("a{2,5}b", 6 + 4),  # b after each of four lengths
        ("(?:ab){3}", 1 + 3 * 3),
        ("(?:a|bc){2}", 1 + 6 + 2 * 6),  # the second round in both ways of the first
        ("(?>a{0,9})b", 1 + 10 + 1),  # one way out
        ("a{0,9}+b", 10 + 1),
        (r"\s*\s+x", 2 + 2 * (2 + 1)),  # single spaces
        (r"(?=a{0,9})b", 1 + 10 + 1),
    ],
)
def test_the_cost_is_the_steps_of_every_way(pattern: str, steps: int) -> None:
    assert steps == cost(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"tahun\s+\d{4}",
        r"(?i)\bnomor\b",
        r"(?i)\btim\s+.{0,80}\btahun \d{4}",
        r"(?:jan|feb|mar)[a-z]{0,6}",
        r"(?<!\w)WBK(?!\w)",
        r"(?:satu|dua|tiga)(?: dan (?:satu|dua|tiga)){0,2}",
        r"[^;]{1,100}; dan",
    ],
)
def test_what_authors_write_is_taken(pattern: str) -> None:
    assert cost(pattern) <= MAX_STEPS


def test_every_pattern_that_is_shipped_and_all_together_are_within_the_bounds() -> None:
    files = [*(ROOT / "rules").rglob("aturan/*.yaml"), *(ROOT / "examples").rglob("*.yaml")]
    found = [
        rule["opsi"]["pola"]
        for path in files
        for rule in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("aturan", ())
        if rule.get("periksa") == "naskah_memuat"
    ]
    assert found
    assert sum(map(cost, found)) <= MAX_ALL_STEPS


# --- the promise: steps at one place, and so time, have the counted bound ---------------------

_CHARACTER = st.sampled_from(["a", "b", ".", r"\w", r"[ab]", "[^b]", r"\b", "$"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    bounds = st.tuples(st.integers(0, 3), st.integers(0, 12)).map(
        lambda pair: f"{{{pair[0]},{sum(pair)}}}"
    )
    repeat = st.sampled_from(["?", "*", "+", "*?", "+?", "++", "*+"]) | bounds
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, repeat).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(st.sampled_from(["?=", "?!", "?>", ""]), inner).map(lambda p: f"({p[0]}{p[1]})"),
    )


PATTERNS = st.recursive(_CHARACTER, _grown, max_leaves=10)

WORKER = """
import re, sys
for line in sys.stdin:
    pattern = re.compile(line.rstrip("\\n"))
    for text in ("a" * 4000, "ab" * 2000, "a b " * 1000, "b" * 4000, "a" * 4000 + "!"):
        pattern.search(text)
    print("done", flush=True)
"""


def searched(patterns: list[str]) -> int:
    """How many patterns a process of its own gets through before a hang would be certain."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", WORKER],
            input="\n".join(patterns) + "\n",
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    except subprocess.TimeoutExpired as late:
        return bytes(late.stdout or b"").count(b"done")
    return done.stdout.count("done")


def test_the_dearest_patterns_that_are_taken_come_to_an_end_on_texts_made_against_them() -> None:
    dear = [
        r"(?:a?){8}x",
        r"(?:a|a){1,8}x",
        r".{0,30}.{0,30}x",
        r".{0,9}.{0,9}.{0,8}x",
        r"(?i)[a-z]{0,200}ſx",
        r"(?:ab|a|b){1,5}x",
        r"(?=(?:a?){8}x)",
        r"(?:a{0,3}){0,4}x",
    ]
    assert all(MAX_STEPS / 4 < cost(pattern) <= MAX_STEPS for pattern in dear)
    assert len(dear) == searched(dear)


def test_made_up_patterns_that_are_taken_come_to_an_end() -> None:
    taken: list[str] = []

    @given(PATTERNS)
    def collect(pattern: str) -> None:
        try:
            cost(pattern)
        except PatternError:
            return
        taken.append(pattern)

    collect()
    assert taken
    assert len(taken) == searched(taken)


@given(PATTERNS)
@example("(?:a{0,3}){0,4}")
def test_no_pattern_can_be_matched_in_more_ways_than_its_cost(pattern: str) -> None:
    """Counted by an engine of our own that goes every way and never remembers."""
    try:
        bound = cost(pattern)
    except PatternError:
        return
    for text in ("aaaaaa", "ababab", "bbbaaa", ""):
        assert _ways(pattern, text) <= max(bound, 1)


def _ways(pattern: str, text: str) -> int:
    """Ways through the parsed pattern at the start of `text`, ends told apart or not."""
    from re import _parser  # type: ignore[attr-defined]

    def sequence(parts: object, at: int) -> list[int]:
        ends = [at]
        for operator, value in parts:  # type: ignore[attr-defined]
            ends = [end for start in ends for end in part(str(operator), value, start)]
            assert len(ends) < 100_000
        return ends

    def part(name: str, value: object, at: int) -> list[int]:
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return [at + 1] if at < len(text) else []  # whichever character: more ways, not fewer
        if name == "SUBPATTERN":
            return sequence(value[-1], at)  # type: ignore[index]
        if name == "BRANCH":
            return [end for way in value[1] for end in sequence(way, at)]  # type: ignore[index]
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            low, high, inner = value  # type: ignore[misc]
            found, ends = [at] * (low == 0), [at]
            for done in range(1, high + 1):
                ends = [end for start in ends for end in sequence(inner, start)]
                found += ends if done >= low else []
            return found
        if name in ("ATOMIC_GROUP", "POSSESSIVE_REPEAT"):
            inner = value if name == "ATOMIC_GROUP" else [("MAX_REPEAT", value)]
            return sequence(inner, at)[:1]
        return [at]  # places and looks around: one way

    return len(sequence(_parser.parse(pattern), 0))


# --- rule sets ------------------------------------------------------------------------------

RULE = """
  - kode: STR9{number:02}
    judul: {{id: Kata, en: Word}}
    tingkat: info
    periksa: naskah_memuat
    opsi: {{pola: '{pattern}'}}
    dasar: {{sumber: {{id: Contoh, en: Example}}}}
    mengapa: {{id: Contoh., en: Example.}}
    pesan: {{id: Ada., en: It is there.}}
    saran: {{id: Hapus., en: Delete it.}}
    contoh:
      gagal: [{{naskah: [{{bagian: judul, teks: abc}}]}}]
      lulus: [{{naskah: [{{bagian: judul, teks: xyz}}]}}]
"""


def ruleset_file(folder: Path, *patterns: str) -> Path:
    path = folder / "aturan.yaml"
    rules = "".join(RULE.format(number=at, pattern=text) for at, text in enumerate(patterns))
    path.write_text("id: x\naturan:" + dedent(rules), encoding="utf-8")
    return path


def test_a_refused_pattern_is_one_sentence_with_place_and_remedy_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ruleset_file(tmp_path, "(a+)+b")
    plan = ROOT / "plans" / "kpu-kerinci-2025.yaml"
    code = main(["check", str(plan), "--ruleset", str(path), "--quiet"])
    out, err = capsys.readouterr()
    told = " ".join(err.split())
    assert (2, "") == (code, out)
    assert f"{path}:7:" in told.replace(" :", ":")
    assert "{1,40}" in told
    assert 1 == told.count("`pola`")  # one fault, told once
    assert "Traceback" not in err


def test_patterns_that_together_cost_too_much_are_refused(tmp_path: Path) -> None:
    each = cost("[a-z]{1,900}x")
    few, many = (MAX_ALL_STEPS - 1000) // each, MAX_ALL_STEPS // each + 1
    rulesets.load(ruleset_file(tmp_path, *["[a-z]{1,900}x"] * few))
    with pytest.raises(InputError) as refused:
        rulesets.load(ruleset_file(tmp_path, *["[a-z]{1,900}x"] * many))
    (problem,) = refused.value.problems
    assert str(MAX_ALL_STEPS) in problem.text.id
    assert problem.place.line


def test_running_text_beyond_what_is_searched_is_told_and_not_passed_over(tmp_path: Path) -> None:
    ruleset = rulesets.load(ruleset_file(tmp_path, "tidak-ada"))
    plan = plan_of({"lke": "P.I.1.a"})
    for length, crashed in ((MAX_SEARCHED, False), (MAX_SEARCHED + 1, True)):
        long = plan._replace(naskah=(Naskah("judul", "a" * length),))
        found = [f for f in check(long, ruleset).findings if f.rule == CRASHED]
        assert crashed == any("STR900" in f.message.id for f in found)


def test_white_space_is_searched_as_single_spaces(tmp_path: Path) -> None:
    """What the cost of a repeated space rests on."""
    ruleset = rulesets.load(ruleset_file(tmp_path, "a b$"))
    plan = plan_of({"lke": "P.I.1.a"})
    spaced = plan._replace(naskah=(Naskah("judul", "x a \u2003\u00a0\n\t\x1c b \u2028"),))
    assert ["STR900"] == [f.rule for f in check(spaced, ruleset).findings if f.rule == "STR900"]


# --- words: made into patterns by us, so that they are bounded by number ----------------------


def test_more_words_than_anyone_writes_are_refused(tmp_path: Path) -> None:
    for number, taken in ((MAX_WORDS - 5, True), (MAX_WORDS + 1, False)):
        words = ", ".join(f"kata{at}" for at in range(number))
        path = tmp_path / "aturan.yaml"
        path.write_text(f"id: x\nubah:\n  SLN017: {{opsi: {{hasil: [{words}]}}}}\n", "utf-8")
        if taken:
            rulesets.load(path)
            continue
        with pytest.raises(InputError) as refused:
            rulesets.load(path)
        (problem,) = refused.value.problems
        assert (3, True) == (problem.place.line, str(MAX_WORDS) in problem.text.id)


def test_words_with_many_spaces_and_slashes_do_not_run_away(tmp_path: Path) -> None:
    """Each space of a phrase stands for any white space, and a text may hold nothing else."""
    phrase = json.dumps("tim" + " " * 60 + "kerja")
    slashes = json.dumps("tim" + " / " * 60 + "kerja")
    path = tmp_path / "aturan.yaml"
    path.write_text(
        f"id: x\nubah:\n  BKT005: {{opsi: {{umum: [{phrase}, {slashes}]}}}}\n"
        f"  SLN016: {{opsi: {{umum: [{phrase}, {slashes}]}}}}\n"
        f"  SLN017: {{opsi: {{hasil: [{phrase}], riwayat: [{slashes}]}}}}\n",
        "utf-8",
    )
    cell = json.dumps("tahun 2023 tim" + " " * 5000 + "/ " * 200 + "x")
    plan = (ROOT / "plans" / "kpu-kerinci-2025.yaml").read_text(encoding="utf-8")
    at = plan.index("langkah_aksi:")
    end = plan.index("\n", at)
    plan = plan[:at] + f"langkah_aksi: {cell}" + plan[end:]
    plan = re.sub(r"bukti_fisik: .*", lambda _: f"bukti_fisik: {cell}", plan, count=1)
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "zicheck", "check", "plan.yaml", "--ruleset", "aturan.yaml"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert 1 == done.returncode
