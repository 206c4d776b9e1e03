"""A report made by hand in every form of `check --format`; `python tests/formats.py` renews the files."""

from __future__ import annotations

import sys
from pathlib import Path

import handmade

from zicheck import rulesets
from zicheck.bahasa import Lang, Text
from zicheck.errors import Problem
from zicheck.fingerprints import prints
from zicheck.ignoring import Pengabaian
from zicheck.novelty import Entry, News
from zicheck.places import Place
from zicheck.render.formats import FORMATS, Run, reporter
from zicheck.render.outcome import Checked, Setting, Tally
from zicheck.report import Ignored, Report
from zicheck.rule import Dasar, Rule, RuleSet

DATA = Path(__file__).parent / "data"
KEPT = DATA / "formats"
ENDINGS = {
    "json": "json", "sarif": "sarif", "github": "txt", "gitlab": "json", "junit": "xml",
    "rdjson": "json", "concise": "txt", "markdown": "md",
}  # fmt: skip
AGAINST = Text("revisi `origin/main`", "revision `origin/main`")


def rule(kode: str, judul: str, lke: tuple[str, ...] = ()) -> Rule:
    """A rule of which only the texts count."""
    return Rule(
        kode, Text(judul, f"{judul} (en)"), "error", "x", None,
        Dasar(handmade.BASIS, lke),
        Text(f"Mengapa {kode}.", f"Why {kode}."), Text("", ""), Text("", ""),
    )  # fmt: skip


RULESET: RuleSet = rulesets.builtin()._replace(
    rules=(
        rule("URT001", "Evaluasi sesudah kebijakan", ("P.III.2.c",)),
        rule("BKT001", "Bukti terisi"),
        rule("KOM003", "Komponen, lengkap: semua"),
        rule("HKM002", "Dasar hukum berlaku"),
        rule("STR001", "Tidak menemukan apa pun"),
    ),
    off=(),
)
BY_CONFIG = Ignored(
    handmade.finding(rule="BKT001", severity="warning", rows=(1,)),
    "Ditangguhkan.",
    Pengabaian("BKT001", "Ditangguhkan.", asal="zicheck.toml", baris=3),
)
FAILED = (
    "plans/rusak.yaml",
    (Problem(Text("Rusak: 100%.", "Broken: 100%."), Place("plans/rusak.yaml", 2, 5)),),
)


def plain_run(lang: Lang = "id", setting: Setting = handmade.SETTING) -> Run:
    """A run whose files keep their names."""
    return Run(setting, RULESET, lang, lambda path: path)


def report() -> Report:
    """Four findings and two that are ignored."""
    return handmade.report(ignored=(handmade.IGNORED, BY_CONFIG))


def held() -> Checked:
    """The same plan against an earlier state: one finding is new, one is gone."""
    made = report()
    done = Entry("WKT004", "f" * 32, ("0",), Text("Target waktu kosong.", "No target time."))
    return handmade.checked(made)._replace(
        shown=made.findings[:1],
        known=made.findings[1:],
        news=News((0,), (1, 2, 3), (done,), (), 0, 28.0),
        prints=prints(made),
    )


def written(
    form: str,
    *plans: Checked,
    run: Run | None = None,
    failed: tuple[tuple[str, tuple[Problem, ...]], ...] = (),
) -> str:
    """The document of the form `form`."""
    run = run or plain_run()
    tally = Tally()
    made = reporter(form, run)
    text = made.begin()
    for checked in plans:
        tally.add(checked, run.setting)
        text += made.join(made.piece(checked))
    tally.failed.extend(failed)
    return text + "".join(made.end(tally))


def goldens() -> dict[str, str]:
    """Every file of `data/formats/` by its name."""
    setting = handmade.SETTING._replace(against=AGAINST)
    made = {}
    for form in FORMATS:
        ending = ENDINGS[form]
        made[f"{form}.{ending}"] = written(form, handmade.checked(report()), failed=(FAILED,))
        made[f"{form}-baru.{ending}"] = written(form, held(), run=plain_run(setting=setting))
        made[f"{form}-en.{ending}"] = written(form, handmade.checked(), run=plain_run("en"))
    return made


def main() -> None:
    """Write the files."""
    for name, text in goldens().items():
        (KEPT / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
