"""What an entry of the log can serve: the results and indicators of the SKP in force on its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Indicator, WorkResult
from asn_desktop.rules.planning import ResultSection
from asn_desktop.rules.progress import plain_number
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import gather, skps_in
from asn_desktop.views.logs import LogTarget, LogText


@dataclass(frozen=True)
class OnDay:
    """One day as the question for the SKP in force asks for it."""

    day: date

    @property
    def year(self) -> int:
        """The year of the SKP."""
        return self.day.year

    @property
    def starts(self) -> date:
        """The day."""
        return self.day

    @property
    def ends(self) -> date:
        """The day."""
        return self.day


def targets(tx: ReadTx, person_id: UUID, on: date) -> tuple[LogTarget, ...]:
    """Results in their order, each followed by its indicators; empty while no SKP is set."""
    return targets_of(tx, [person_id], on).get(person_id, ())


def targets_of(
    tx: ReadTx, person_ids: Iterable[UUID], on: date
) -> dict[UUID, tuple[LogTarget, ...]]:
    """The same for many people, in three questions."""
    skps = {skp.id: person_id for person_id, skp in skps_in(tx, OnDay(on), person_ids).items()}
    results: list[WorkResult] = []
    for part in chunks(skps):
        results += tx.session.scalars(sa.select(WorkResult).where(WorkResult.skp_id.in_(part)))
    lines: dict[UUID, list[Indicator]] = {row.id: [] for row in results}
    for part in chunks(lines):
        rows = tx.session.scalars(
            sa.select(Indicator)
            .where(Indicator.work_result_id.in_(part))
            .order_by(Indicator.no, Indicator.id)
        )
        for line in rows:
            lines[line.work_result_id].append(line)
    results.sort(key=lambda row: (row.section is not ResultSection.MAIN, row.no, row.id))
    found: dict[UUID, list[LogTarget]] = {}
    number: dict[UUID, int] = {}
    for row in results:
        number[row.skp_id] = number.get(row.skp_id, 0) + 1
        mine = found.setdefault(skps[row.skp_id], [])
        mine.append(LogTarget(row.id, None, number[row.skp_id], row.text))
        mine += [
            LogTarget(row.id, line.id, number[row.skp_id], line.text, line.target, _unit(line))
            for line in lines[row.id]
        ]
    return {person_id: tuple(mine) for person_id, mine in found.items()}


def _unit(line: Indicator) -> str:
    """What the target is counted in, where it is plainly a number; "" otherwise."""
    found = plain_number(line.target)
    return found[1] if found else ""


def carried(tx: ReadTx, person_id: UUID, on: date) -> dict[UUID, UUID]:
    """Of every result and indicator, also those of versions amended since, the one in force."""
    skp = skps_in(tx, OnDay(on), [person_id]).get(person_id)
    if skp is None:
        return {}
    facts = gather(tx, [skp.id], ())
    own = [row.id for row in facts.results[skp.id]]
    own += [line.id for key in list(own) for line in facts.indicators[key]]
    return {old: key for key in own for old in facts.line(key)}


def carry(text: LogText, links: Mapping[UUID, UUID]) -> LogText:
    """The same entry serving what is in force; what is no longer there is let go."""
    result = links.get(text.work_result_id) if text.work_result_id else None
    line = links.get(text.indicator_id) if text.indicator_id and result else None
    return replace(text, work_result_id=result, indicator_id=line)
