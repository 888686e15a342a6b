"""What the log of a period adds up to per indicator, offered as realisation and never taken alone.

Units that differ are not added, an entry without a quantity counts as nothing known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.rules import logs as rules
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import LogState
from asn_desktop.rules.planning import Approach
from asn_desktop.services import progress
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.progress_facts import Facts, gather
from asn_desktop.views.logs import LogSum, LogSums, Taken, UnitSum
from asn_desktop.views.progress import IndicatorProgress, ResultProgress, SkpProgress

Place = tuple[UUID, UUID | None]


class Counted(NamedTuple):
    """The part of an entry that is added."""

    quantity: Decimal | None
    unit: str
    approved: bool


def sums(tx: ReadTx, person_id: UUID, period_id: UUID) -> LogSums | None:
    """What the entries of the period add up to; None while no SKP is in force in it."""
    skp = progress.progress_of(tx, person_id, period_id)
    if skp is None:
        return None
    facts = gather(tx, [skp.skp_id], ())
    counted = _by_place(tx, skp, facts)
    lines: list[LogSum] = []
    for result in skp.results:
        lines += _lines(skp, result, counted)
    unlinked = counted.get(None, [])
    return LogSums(
        person_id=person_id,
        period_id=period_id,
        period=f"{skp.period.label} {skp.period.year}",
        first=skp.period.starts,
        last=skp.period.ends,
        lines=tuple(lines),
        unlinked=len(unlinked),
        locked=skp.locked,
    )


def take(tx: Tx, person_id: UUID, period_id: UUID, choices: Sequence[Taken]) -> list[str]:
    """Write the chosen sums as realisations, as they add up at this moment; return the words.

    The evidence of a place stays; where it is empty, the log is named. Refused with
    ``logs.nothing_summed`` and as ``progress.record``.
    """
    found = sums(tx, person_id, period_id)
    lines = {(one.work_result_id, one.indicator_id): one for one in found.lines} if found else {}
    skp = progress.progress_of(tx, person_id, period_id)
    entries: list[progress.Entry] = []
    for choice in choices:
        line = lines.get((choice.work_result_id, choice.indicator_id))
        summed = _chosen(line, choice) if line is not None and line.takes else None
        if line is None or summed is None or skp is None:
            raise refuse("logs.nothing_summed", field="sum")
        quantity, count = summed
        words = rules.realisation_words(quantity, choice.unit, line.target)
        evidence = _evidence(skp, choice) or _named(skp.period.starts, skp.period.ends, count)
        entries.append(progress.Entry(choice.work_result_id, choice.indicator_id, words, evidence))
    progress.record_many(tx, period_id, entries)
    return [one.text for one in entries]


def _chosen(line: LogSum, choice: Taken) -> tuple[Decimal, int] | None:
    for one in line.sums:
        if rules.unit_key(one.unit) == rules.unit_key(choice.unit):
            if not choice.approved_only:
                return one.total, one.entries
            return (one.approved, one.approved_entries) if one.approved_entries else None
    return None


def _named(first: date, last: date, count: int) -> str:
    return f"Catatan harian {format_date(first)} s.d. {format_date(last)} ({count} catatan)"


def _evidence(skp: SkpProgress, choice: Taken) -> str:
    for result in skp.results:
        if result.id != choice.work_result_id:
            continue
        told = result.realised
        if choice.indicator_id is not None:
            lines = {line.id: line.realised for line in result.indicators}
            told = lines.get(choice.indicator_id)
        return told.evidence if told else ""
    return ""


def _lines(
    skp: SkpProgress, result: ResultProgress, counted: dict[Place | None, list[Counted]]
) -> Iterable[LogSum]:
    own = counted.get((result.id, None), [])
    if skp.approach is Approach.QUALITATIVE:  # realised as a whole
        for line in result.indicators:
            own = own + counted.get((result.id, line.id), [])
        yield _line(result, None, own, takes=True)
        return
    alone = len(result.indicators) == 1  # what serves the result serves its only indicator
    if own and not alone:
        yield _line(result, None, own, takes=False)
    for line in result.indicators:
        mine = counted.get((result.id, line.id), [])
        yield _line(result, line, mine + own if alone else mine, takes=True)


def _line(
    result: ResultProgress,
    line: IndicatorProgress | None,
    counted: Sequence[Counted],
    *,
    takes: bool,
) -> LogSum:
    realised = line.realised if line else result.realised
    return LogSum(
        work_result_id=result.id,
        indicator_id=line.id if line else None,
        number=result.no,
        text=line.text if line else result.text,
        target=line.target if line else "",
        realised=realised.text if realised else "",
        sums=add_up(counted),
        bare=sum(one.quantity is None for one in counted),
        takes=takes,
        result=result.text,
    )


def add_up(counted: Iterable[Counted]) -> tuple[UnitSum, ...]:
    """One sum per unit, the largest number of entries first."""
    found: dict[str, UnitSum] = {}
    for one in counted:
        if one.quantity is None:
            continue
        key = rules.unit_key(one.unit)
        known = found.get(key) or UnitSum(one.unit, Decimal(0), Decimal(0), 0, 0)
        found[key] = replace(
            known,
            total=known.total + one.quantity,
            approved=known.approved + (one.quantity if one.approved else 0),
            entries=known.entries + 1,
            approved_entries=known.approved_entries + one.approved,
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.entries, one.unit)))


def _by_place(tx: ReadTx, skp: SkpProgress, facts: Facts) -> dict[Place | None, list[Counted]]:
    """The entries of the period by what they serve, also under a version amended since."""
    now: dict[UUID, UUID] = {}
    for result in skp.results:
        for key in (result.id, *(line.id for line in result.indicators)):
            now.update(dict.fromkeys(facts.line(key), key))
    rows = tx.session.execute(
        sa.select(
            DailyLog.work_result_id,
            DailyLog.indicator_id,
            DailyLog.quantity,
            DailyLog.unit,
            DailyLog.state,
        )
        .where(
            DailyLog.person_id == skp.person_id,
            DailyLog.on.between(skp.period.starts, skp.period.ends),
        )
        .order_by(DailyLog.on, DailyLog.id)
    )
    found: dict[Place | None, list[Counted]] = defaultdict(list)
    for row in rows:
        result_id = now.get(row.work_result_id)
        place = (result_id, now.get(row.indicator_id)) if result_id is not None else None
        approved = row.state is LogState.APPROVED
        found[place].append(Counted(row.quantity, row.unit, approved))
    return found
