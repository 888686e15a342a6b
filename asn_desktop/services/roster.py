"""Importing a staff file: what it would change (:func:`plan`), and changing it (:func:`apply`).

People are found by NIP, so a second import of the same file changes nothing. What the file does
not say stays as it is. Both functions compute the same plan; ``apply`` writes it in one act.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import ColumnMap as StoredColumnMap
from asn_desktop.models.roster import RosterCorrection, RosterImport
from asn_desktop.rules.findings import Severity
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.roster_jobs import Job, prepare, superior_name
from asn_desktop.services.roster_known import Known, load
from asn_desktop.services.roster_write import new_position_names, new_units, write
from asn_desktop.views.imports import Effect, PlannedRow, RosterPlan
from asn_desktop.views.roster import (
    Cell,
    ColumnMap,
    Field,
    FoundRow,
    Outcome,
    Roster,
    RowFinding,
)

RowKey = tuple[str | None, int]


@dataclass(frozen=True, slots=True)
class Source:
    """What is kept of the file: its name, its SHA-256, and the cells typed anew.

    ``corrections``: cell → (text in the file, text typed).
    """

    file: str
    digest: str
    corrections: Mapping[Cell, tuple[str, str]]


def plan(tx: ReadTx, roster: Roster) -> RosterPlan:
    """Say what importing would do; nothing is written."""
    known = load(tx, _nips(roster))
    jobs = prepare(tx, roster, known)
    return _planned(roster, jobs, jobs, known)


def apply(
    tx: Tx, roster: Roster, source: Source, skip: Collection[RowKey] = frozenset()
) -> RosterPlan:
    """Import the file in this transaction and return what happened.

    ``skip`` are changed rows whose tick a person took away: they stay as they are and count as
    unchanged.
    """
    known = load(tx, _nips(roster))
    jobs = prepare(tx, roster, known)
    wanted = [job for job in jobs if job.stored is None or _key(job.row) not in skip]
    for job in jobs:
        if job.stored is not None and _key(job.row) in skip:
            job.changes = ()
    writing = [job for job in wanted if job.stored is None or job.changes]
    result = _planned(roster, jobs, writing, known)
    if writing:
        write(tx, jobs, writing, known)
        _keep_source(tx, source, result)
    return result


def remembered(tx: ReadTx) -> dict[str, dict[int, Field]]:
    """Return every confirmed column map by the fingerprint of its header."""
    rows = tx.session.execute(sa.select(StoredColumnMap.fingerprint, StoredColumnMap.columns))
    return {row.fingerprint: _columns(row.columns) for row in rows}


def remember(tx: Tx, confirmed: ColumnMap) -> None:
    """Keep confirmed columns, so that files with the same headers need no confirming again."""
    stored = {row.fingerprint: row for row in tx.session.scalars(sa.select(StoredColumnMap))}
    for print_, columns in confirmed.items():
        text = json.dumps({str(column): field.value for column, field in sorted(columns.items())})
        if print_ in stored:
            stored[print_].columns = text
        else:
            tx.session.add(StoredColumnMap(fingerprint=print_, columns=text))


# ── The plan ─────────────────────────────────────────────────────────────────────────────────


def _planned(
    roster: Roster, jobs: Sequence[Job], writing: Sequence[Job], known: Known
) -> RosterPlan:
    by_row = {_key(job.row): job for job in jobs}
    named = {job.person_id: job.name for job in jobs}
    rows: list[PlannedRow] = []
    for row in roster.rows:
        if row.outcome is Outcome.ACCEPTED:
            rows.append(_accepted(row, by_row[_key(row)], known, named))
        else:
            effect = Effect.REFUSED if row.outcome is Outcome.REFUSED else Effect.REPEATED
            rows.append(PlannedRow(row, effect, findings=row.findings))
    written = [job.superior for job in jobs if job.superior is not None]
    linked = sum(superior.person_id is not None for superior in written)
    return RosterPlan(
        tuple(rows),
        roster.loose,
        tuple(new_units(writing, known)),
        tuple(new_position_names(writing, known)),
        linked,
        len(written) - linked,
    )


def _accepted(row: FoundRow, job: Job, known: Known, named: Mapping[UUID, str]) -> PlannedRow:
    effect = Effect.NEW
    if job.stored is not None:
        effect = Effect.CHANGED if job.changes else Effect.UNCHANGED
    findings = row.findings
    if job.superior is not None and job.superior.code is not None:
        findings = (*findings, _superior_finding(row, job.superior.code, job.superior.count))
    return PlannedRow(
        row, effect, job.person_id, job.changes, findings, superior_name(job, known, named)
    )


def _superior_finding(row: FoundRow, code: str, count: int) -> RowFinding:
    said = [
        field for field in (Field.SUPERIOR_NIP, Field.SUPERIOR) if row.texts.get(field, "").strip()
    ]
    at = said[0] if said else Field.SUPERIOR
    return RowFinding(
        code,
        Severity.WARNING,
        row.sheet,
        row.row,
        row.headings.get(at),
        row.places.get(at),
        " ".join(row.texts.get(at, "").split()),
        {"count": count} if count else {},
    )


def _keep_source(tx: Tx, source: Source, result: RosterPlan) -> None:
    counts = result.counts
    kept = RosterImport(
        file=source.file,
        digest=source.digest,
        created=counts[Effect.NEW],
        updated=counts[Effect.CHANGED],
        unchanged=counts[Effect.UNCHANGED],
        refused=counts[Effect.REFUSED],
    )
    tx.session.add(kept)
    tx.session.add_all(
        RosterCorrection(
            import_id=kept.id,
            sheet=cell.sheet,
            row=cell.row,
            column=cell.column,
            before=before,
            after=after,
        )
        for cell, (before, after) in source.corrections.items()
    )


def _columns(text: str) -> dict[int, Field]:
    known = {field.value for field in Field}
    return {
        int(column): Field(value) for column, value in json.loads(text).items() if value in known
    }


def _nips(roster: Roster) -> list[str]:
    return [str(row.person.nip) for row in roster.rows if row.person is not None]


def _key(row: FoundRow) -> RowKey:
    return (row.sheet, row.row)
