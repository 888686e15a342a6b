"""Daily logs of a file against the office: whose they are, which stand there already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.logs import same_activity
from asn_desktop.rules.names import fold
from asn_desktop.services.bringing_people import known_people
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bringing import BroughtRow, Found, FoundLine, LogFound, Preview, Target
from asn_desktop.views.imports import Effect
from asn_desktop.views.logs import LogOfPerson
from asn_desktop.views.roster import RowFinding

Key: TypeAlias = tuple[UUID, date, str, int | None, int | None]
"""Person, day, activity, times: rows that agree in these are one entry."""
ResultKey: TypeAlias = tuple[UUID, str]
"""Person and folded words of a work result."""
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class _Result:
    id: UUID
    starts: date
    ends: date


def plan_logs(tx: ReadTx, found: Found, target: Target, _digest: str) -> Preview:
    """Say of every activity whether it is new, there already, or whose it cannot be."""
    read = [line.value for line in found.lines if isinstance(line.value, LogFound)]
    people = known_people(tx, (one.nip for one in read), (one.name for one in read if not one.nip))
    whose = {
        line.row_key: people.find(line, line.value.nip, line.value.name, "nip", "name")
        for line in found.lines
        if isinstance(line.value, LogFound)
    }
    days = [one.on for one in read]
    ids = {person for person, _more in whose.values() if person is not None}
    stored = _stored(tx, ids, min(days), max(days)) if days else set()
    results = _results(tx, ids) if any(one.result for one in read) else {}
    seen: dict[Key, int] = {}
    rows: list[BroughtRow] = []
    for line in found.lines:
        if not isinstance(line.value, LogFound):
            rows.append(BroughtRow(line, Effect.REFUSED, None, line.findings))
            continue
        person, more = whose[line.row_key]
        findings = (*more, *line.findings)
        if person is None:
            rows.append(BroughtRow(line, Effect.REFUSED, None, findings))
            continue
        name = people.names.get(person, "")
        value, unlinked = _linked(line, line.value, person, results)
        rows.append(_row(line, value, stored, seen, (*findings, *unlinked), name))
    new = [row.value for row in rows if row.effect is Effect.NEW]
    fresh = [one for one in new if isinstance(one, LogOfPerson)]
    return Preview(
        found.kind,
        tuple(rows),
        people=len({one.person_id for one in fresh}),
        first=min((one.on for one in fresh), default=None),
        last=max((one.on for one in fresh), default=None),
        target=target,
    )


def _linked(
    line: FoundLine, found: LogFound, person: UUID, results: dict[ResultKey, list[_Result]]
) -> tuple[LogOfPerson, tuple[RowFinding, ...]]:
    """The entry with the work result its words name, of the SKP in force on its day."""
    value = LogOfPerson(person, found.on, found.text)
    if not found.result:
        return value, ()
    for one in results.get((person, fold(_NUMBERED.sub("", found.result))), ()):
        if one.starts <= found.on <= one.ends:
            return replace(value, text=replace(found.text, work_result_id=one.id)), ()
    return value, (line.finding("bring.result_unknown", "result", Severity.WARNING),)


def _results(tx: ReadTx, people: Iterable[UUID]) -> dict[ResultKey, list[_Result]]:
    """The work results of these people's SKP in force, by the words of their text."""
    found: dict[ResultKey, list[_Result]] = defaultdict(list)
    for part in chunks(people):
        asked = (
            sa.select(WorkResult.id, WorkResult.text, Skp.person_id, Skp.starts, Skp.ends)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(Skp.person_id.in_(part), Skp.state == SkpState.SET)
            .order_by(Skp.starts.desc(), WorkResult.no, WorkResult.id)
        )
        for row in tx.session.execute(asked):
            found[row.person_id, fold(row.text)].append(_Result(row.id, row.starts, row.ends))
    return found


def _row(
    line: FoundLine,
    value: LogOfPerson,
    stored: set[Key],
    seen: dict[Key, int],
    findings: tuple[RowFinding, ...],
    name: str,
) -> BroughtRow:
    text = value.text
    key = (value.person_id, value.on, same_activity(text.activity), text.starts, text.ends)
    if key in seen:
        twice = line.finding("bring.repeated", "activity", Severity.WARNING, first_row=seen[key])
        return BroughtRow(line, Effect.UNCHANGED, value, (*findings, twice), name)
    seen[key] = line.row
    effect = Effect.UNCHANGED if key in stored else Effect.NEW
    return BroughtRow(line, effect, value, findings, name)


def _stored(tx: ReadTx, people: Iterable[UUID], first: date, last: date) -> set[Key]:
    found: set[Key] = set()
    for part in chunks(people):
        asked = sa.select(
            DailyLog.person_id, DailyLog.on, DailyLog.activity, DailyLog.starts, DailyLog.ends
        ).where(DailyLog.person_id.in_(part), DailyLog.on.between(first, last))
        found |= {
            (row.person_id, row.on, same_activity(row.activity), row.starts, row.ends)
            for row in tx.session.execute(asked)
        }
    return found
