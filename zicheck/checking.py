"""From a plan and a rule set to a report: the pure heart of zicheck."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zicheck.bahasa import Text, filled
from zicheck.checks import KINDS, Context, Hit
from zicheck.checks.answering import answering
from zicheck.checks.reading import expired
from zicheck.memory import KEPT
from zicheck.phrases import listed, shortened
from zicheck.places import Route
from zicheck.report import SEVERITIES, Finding, Ignored, Report
from zicheck.rule import CRASHED
from zicheck.schedule import parse as parse_schedule
from zicheck.scoring import Cap, Ledger, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from zicheck.ignoring import Pengabaian
    from zicheck.matching import Match
    from zicheck.plan import Plan
    from zicheck.rule import Rule, RuleSet


def check(
    plan: Plan,
    ruleset: RuleSet,
    as_of: date | None = None,
    *,
    today: date | None = None,
    keep_ignored: bool = False,
    pengabaian: Sequence[Pengabaian] = (),
) -> Report:
    """What an evaluator would say of `plan`; no file, clock, locale or network inside.

    Args:
        plan: the plan.
        ruleset: the rules in force.
        as_of: when given, only what is due by that day counts.
        today: the day by which an `abaikan` has expired (`as_of` when not given; without
            either, none has).
        keep_ignored: count what the plan or `pengabaian` ignores as well.
        pengabaian: what a config ignores in this plan, beside what its rows do.
    """
    schedules = tuple(parse_schedule(row.target_waktu) for row in plan.kegiatan)
    matches = tuple(_known(match, ruleset) for match in ruleset.matcher.match(plan))
    context = Context(plan, ruleset, schedules, matches, as_of=as_of, today=today)
    matches = context.rematched(answering(context))

    found: list[tuple[Rule | None, Hit, Finding]] = []
    ignored: list[tuple[Rule | None, Hit, Ignored]] = []
    held = [entry for entry in pengabaian if not entry.expired(context.today)]
    past = [entry for entry in pengabaian if entry.expired(context.today)]
    for rule, hit, finding in _findings(context, ruleset):
        # What failed, and what the score rests on, is told whatever is ignored.
        may = not keep_ignored and rule is not None and not rule.wajib
        # Kinds of the last turn read these; the generator has not come to them yet.
        context.lapsed.update({entry: None for entry in past if _excuses(context, entry, finding)})
        item = _ignored(context, finding, held) if may else None
        if item is None:
            found.append((rule, hit, finding))
        else:
            ignored.append((rule, hit, item))

    ledger = _settle(context, [(rule, hit) for rule, hit, _ in found])
    told: list[tuple[int, Finding]] = []
    speaks_for: list[int] = []
    for at, ((_, hit, finding), points, share) in enumerate(
        zip(found, ledger.points, ledger.shares, strict=True)
    ):
        if share or points or not hit.beside:
            told.append((at, _priced(finding, points, share)))
        speaks_for.append(told[-1][0] if told and _parted(told[-1][1], finding) else -1)
    told.sort(key=lambda item: _order(item[1]))
    # With nothing ignored: only then can be said what the ignored findings would cost.
    full = ledger
    if ignored:
        full = _settle(context, [(rule, hit) for rule, hit, _ in (*found, *ignored)])
    return Report(
        plan=plan,
        schedules=schedules,
        matches=matches,
        findings=tuple(finding for _, finding in told),
        ignored=tuple(
            item._replace(finding=_priced(item.finding, points, share))
            for (_, hit, item), points, share in zip(
                ignored, full.points[len(found) :], full.shares[len(found) :], strict=True
            )
            if share or points or not hit.beside
        ),
        score=ledger.score,
        ignored_points=ledger.score.readiness - full.score.readiness,
        caps=_told_caps(ledger.caps, speaks_for, [at for at, _ in told]),
    )


def matched(plan: Plan, ruleset: RuleSet) -> tuple[Match, ...]:
    """Which indikator each row of `plan` serves, as :func:`check` takes it; by row, in its order."""
    schedules = tuple(parse_schedule(row.target_waktu) for row in plan.kegiatan)
    return answering(Context(plan, ruleset, schedules, ruleset.matcher.match(plan)))


def _told_caps(
    caps: Sequence[Cap], speaks_for: Sequence[int], order: Sequence[int]
) -> tuple[Cap, ...]:
    """The caps with the place of their finding in the report.

    What is not told of its own, because it costs nothing in a second area, hangs on the finding
    that it was parted from (`speaks_for`): mending one mends the other. A cap that no finding
    of the report speaks for has the place -1.
    """
    place = {at: number for number, at in enumerate(order)}
    return tuple(cap._replace(finding=place.get(speaks_for[cap.finding], -1)) for cap in caps)


def _parted(told: Finding, finding: Finding) -> bool:
    """Whether `finding` is `told` itself, or was parted from it for another area."""
    return (told.rule, told.route, told.rows) == (finding.rule, finding.route, finding.rows)


def _known(match: Match, ruleset: RuleSet) -> Match:
    """The match without ids that the instrument does not hold (a rule tells them)."""
    ids = tuple(id_ for id_ in match.ids if id_ in ruleset.instrument.indikator)
    return match if len(ids) == len(match.ids) else match._replace(ids=ids)


def _findings(context: Context, ruleset: RuleSet) -> Iterator[tuple[Rule | None, Hit, Finding]]:
    for rule in sorted(ruleset.rules, key=lambda rule: KINDS[rule.periksa].turn):
        try:
            hits = [
                (part, _finding(context, rule, part))
                for hit in _run(rule, context)
                for part in _by_area(context, rule, hit)
            ]
        except Exception as error:  # noqa: BLE001 - a broken check must not end the run
            yield None, Hit(route=Route("plan")), _crash(rule, error)
            continue
        for hit, finding in hits:
            for row in finding.rows:
                context.told.setdefault(row, set()).add(finding.rule)
            yield rule, hit, finding


def _by_area(context: Context, rule: Rule, hit: Hit) -> list[Hit]:
    """The hit, parted where it caps indikator of several areas.

    Every lost point must be told in its own area, to the working group that can win it back.
    What stands beside the first area and costs nothing there is not told, but still caps.
    """
    instrument = context.instrument
    areas = dict.fromkeys(
        instrument.indikator[id_].area for id_ in hit.ids if id_ in instrument.indikator
    )
    if len(areas) < 2 or (rule.batas is None and hit.caps is None):
        return [hit]
    parts: list[Hit] = []
    for area in areas:
        ids = tuple(id_ for id_ in hit.ids if instrument.indikator[id_].area == area)
        parts.append(hit._replace(ids=ids, area=area, beside=bool(parts)))
    return parts


def _run(rule: Rule, context: Context) -> list[Hit]:
    return list(KINDS[rule.periksa].run(context, rule.opsi))


def _finding(context: Context, rule: Rule, hit: Hit) -> Finding:
    instrument = context.instrument
    ids = tuple(id_ for id_ in hit.ids if id_ in instrument.indikator)
    component = instrument.indikator[ids[0]].komponen if ids else ""
    area = hit.area or (instrument.indikator[ids[0]].area if ids else "")
    if not area and hit.rows and not hit.plan_wide:
        area = context.area_of(context.plan.kegiatan[hit.rows[0] - 1])
    told, asked = filled((rule.pesan, rule.saran), hit.values)
    return Finding(
        rule=rule.kode,
        severity=rule.tingkat,
        message=_sentence(told),
        remedy=_sentence(asked),
        basis=_basis(rule.dasar.sumber, ids),
        area=area,
        component=component,
        indicators=ids,
        rows=hit.rows,
        route=hit.route,
        quote=shortened(hit.quote, 240),
        months=hit.months,
    )


def _sentence(text: Text) -> Text:
    """The text with a capital at its start, where a filled-in word may have come first."""
    if not (text.id[:1].islower() or text.en[:1].islower()):
        return text
    return Text(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])


@lru_cache(maxsize=KEPT)
def _basis(source: Text, ids: tuple[str, ...]) -> Text:
    if not ids:
        return source
    shown = listed(ids if len(ids) <= 4 else (*ids[:3], "…"))
    return Text(f"{source.id} ({shown.id})", f"{source.en} ({shown.en})")


def _crash(rule: Rule, error: Exception) -> Finding:
    what = f"{type(error).__name__}: {shortened(str(error), 80)}"
    return Finding(
        rule=CRASHED,
        severity="warning",
        message=Text(
            f"Aturan {rule.kode} tidak dapat dijalankan pada rencana ini ({what}); temuan lain "
            "tetap berlaku.",
            f"Rule {rule.kode} could not be run on this plan ({what}); the other findings hold.",
        ),
        remedy=Text(
            "Laporkan kepada pengembang zicheck dengan menyertakan berkas rencana.",
            "Report it to the developers of zicheck together with the plan file.",
        ),
        basis=Text("zicheck", "zicheck"),
        area="",
        component="",
        indicators=(),
        rows=(),
        route=Route("plan"),
        quote="",
    )


def _ignored(context: Context, finding: Finding, entries: Sequence[Pengabaian]) -> Ignored | None:
    """The finding as its rows or an entry switch it off, with the reason; or None."""
    reason = _excused(context, finding)
    if reason is not None:
        return Ignored(finding, reason)
    for entry in entries:
        if _excuses(context, entry, finding):
            return Ignored(finding, entry.alasan, entry)
    return None


def _excuses(context: Context, entry: Pengabaian, finding: Finding) -> bool:
    """Whether an entry of a config speaks of the finding.

    A finding about more than the entry names tells of more than was excused.
    """
    if entry.kode != finding.rule:
        return False
    named = context.named(entry.lke)
    return not entry.lke or (bool(finding.indicators) and set(finding.indicators) <= set(named))


def _excused(context: Context, finding: Finding) -> str | None:
    """The reason for which every row of the finding switches it off, or None."""
    if not finding.rows:
        return None
    reasons = []
    for number in finding.rows:
        for entry in context.plan.kegiatan[number - 1].abaikan:
            if entry.kode == finding.rule and not expired(context, entry):
                reasons.append(entry.alasan)
                break
        else:
            return None
    return "; ".join(dict.fromkeys(reasons))


def _settle(context: Context, found: Sequence[tuple[Rule | None, Hit]]) -> Ledger:
    instrument = context.instrument
    caps: list[Cap] = []
    for index, (rule, hit) in enumerate(found):
        if rule is None or (rule.batas is None and hit.caps is None):
            continue
        if rule.batas is None:
            # A cadence is capped by the instrument's own ladder; a rule that is only
            # information takes no points.
            values = {} if rule.tingkat == "info" and not rule.wajib else dict(hit.caps or {})
        elif hit.caps is not None:
            values = dict(hit.caps)
        else:
            values = {
                id_: rule.batas.on(instrument, instrument.indikator[id_])
                for id_ in hit.ids
                if id_ in instrument.indikator and instrument.indikator[id_].bagian == "pemenuhan"
            }
        rows = None if hit.whole else frozenset(hit.caps_rows or hit.rows)
        caps.extend(Cap(index, id_, value, rows) for id_, value in values.items())
    # A copy earns what its original earns; what is wrong with it was told of the original.
    originals = {row.row for row in context.rows}
    rows_of = {
        id_: tuple(row.row for row in rows if row.row in originals)
        for id_, rows in context.served.items()
    }
    codes = [rule.kode if rule else CRASHED for rule, _ in found]
    if CRASHED in codes:
        # What no row serves earns nothing, also when the check that says so has failed.
        told = {cap.id for cap in caps if cap.rows is None}
        caps.extend(
            Cap(codes.index(CRASHED), indikator.id, 0.0, None)
            for indikator in instrument.pemenuhan
            if not rows_of.get(indikator.id) and indikator.id not in told
        )
    return settle(instrument, rows_of, caps, codes)


def _priced(finding: Finding, points: float, share: float) -> Finding:
    return finding._replace(points=points, share=share) if points or share else finding


def _order(finding: Finding) -> tuple[object, ...]:
    """Most points first, then share, then severity, then the order of the plan."""
    return (
        -round(finding.points, 9),
        -round(finding.share, 9),
        SEVERITIES.index(finding.severity),
        finding.rows,
        finding.rule,
        finding.indicators,
    )
