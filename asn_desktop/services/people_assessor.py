"""Who assesses whom: changed for many people at once, and linked where a file left it open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import (
    Person,
    PersonAssessor,
    PersonNow,
    PersonStatus,
    Placement,
)
from asn_desktop.rules.evaluators import may_assess
from asn_desktop.rules.findings import Finding, Refused, Severity
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks, holding, latest
from asn_desktop.services.people_spans import begin
from asn_desktop.views.people import AssessorChange

Edge = tuple[date | None, date | None, UUID | None]


def change_assessor(
    tx: Tx, ids: Sequence[UUID], assessor_id: UUID, since: date | None
) -> AssessorChange:
    """Give all these people this assessor from ``since`` on (None = as far back as we know).

    One act for all: one refusal and nothing is changed. Raises ``Refused`` with what
    :func:`assessor_findings` calls an error.
    """
    tx.session.flush()
    findings = assessor_findings(tx, ids, assessor_id, since)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Refused(findings)
    changed = 0
    for part in chunks(ids):
        rows: dict[UUID, list[PersonAssessor]] = {key: [] for key in part}
        for row in tx.session.scalars(
            sa.select(PersonAssessor).where(PersonAssessor.person_id.in_(part))
        ):
            rows[row.person_id].append(row)
        for key in part:
            changed += _begin(tx, key, rows[key], assessor_id, since)
    return AssessorChange(changed, tuple(findings))


def link_assessor(tx: Tx, ids: Sequence[UUID], assessor_id: UUID) -> AssessorChange:
    """Link people whose assessor was only a text, or nothing, as far back as that row says.

    What the file said stays in the row. Raises ``Refused`` as :func:`change_assessor`.
    """
    tx.session.flush()
    findings = assessor_findings(tx, ids, assessor_id, None)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Refused(findings)
    changed = 0
    for part in chunks(ids):
        held = latest(
            tx.session.scalars(
                sa.select(PersonAssessor).where(
                    PersonAssessor.person_id.in_(part), holding(PersonAssessor, tx.today)
                )
            )
        )
        for key in part:
            row = held.get(key)
            if row is None or (row.assessor_id is not None and row.assessor_id != assessor_id):
                every = tx.session.scalars(
                    sa.select(PersonAssessor).where(PersonAssessor.person_id == key)
                ).all()
                changed += _begin(tx, key, every, assessor_id, tx.today if every else None)
            elif row.assessor_id is None:
                row.assessor_id, row.problem = assessor_id, None
                changed += 1
    return AssessorChange(changed, tuple(findings))


def assessor_findings(
    tx: ReadTx, ids: Sequence[UUID], assessor_id: UUID, since: date | None
) -> list[Finding]:
    """What speaks against this assessor for these people.

    Errors: ``assessor.nobody``, ``person.unknown``, ``person.is_outside`` (someone outside the
    staff has no assessor here), ``assessor.self``, ``assessor.circle``, ``assessor.gone``. A
    warning: ``assessor.low``, who neither holds a leading position nor leads a unit (reg.
    3667–3698: at the lowest a *pejabat pengawas*, or somebody with a delegation).
    """
    day = since or tx.today
    wanted = set(ids)
    if not wanted:
        return [_error("assessor.nobody")]
    assessor = tx.session.get(Person, assessor_id)
    if assessor is None:
        return [_error("person.unknown")]
    found: list[Finding] = []
    people: dict[UUID, Any] = {}
    for part in chunks(wanted):
        for person in tx.session.execute(
            sa.select(Person.id, Person.name, Person.kind).where(Person.id.in_(part))
        ):
            people[person.id] = person
    if len(people) < len(wanted):
        return [_error("person.unknown")]
    found += [
        _error("person.is_outside", name=person.name)
        for person in people.values()
        if person.kind is None
    ]
    if assessor_id in wanted:
        found.append(_error("assessor.self", name=assessor.name))
    else:
        found += _circles(tx, wanted, assessor_id, since)
    if _left(tx, assessor_id, day):
        found.append(_error("assessor.gone", name=assessor.name))
    if assessor.kind is not None and not _may_assess(tx, assessor_id, day):
        found.append(Finding("assessor.low", Severity.WARNING, {"name": assessor.name}))
    return found


def assessor_map(tx: ReadTx, since: date | None) -> dict[UUID, list[Edge]]:
    """Every assessor row that holds on ``since`` or later, by person, oldest first."""
    day = since or date.min
    rows = tx.session.execute(
        sa.select(
            PersonAssessor.person_id,
            PersonAssessor.since,
            PersonAssessor.until,
            PersonAssessor.assessor_id,
        )
        .where(sa.or_(PersonAssessor.until.is_(None), PersonAssessor.until > day))
        .order_by(PersonAssessor.since.asc().nulls_first(), PersonAssessor.id)
    )
    found: dict[UUID, list[Edge]] = {}
    for person_id, first, until, assessor_id in rows:
        found.setdefault(person_id, []).append((first, until, assessor_id))
    return found


def _begin(
    tx: Tx,
    person_id: UUID,
    rows: Sequence[PersonAssessor],
    assessor_id: UUID,
    since: date | None,
) -> int:
    here = since or date.min
    for row in rows:
        begun = row.since is None or row.since <= here
        if begun and row.assessor_id == assessor_id and (row.until is None or row.until > here):
            return 0  # already so
    begin(
        tx,
        rows,
        PersonAssessor,
        since,
        person_id=person_id,
        assessor_id=assessor_id,
        problem=None,
    )
    return 1


def _circles(tx: ReadTx, wanted: set[UUID], assessor_id: UUID, since: date | None) -> list[Finding]:
    """The circle the change would close: on its day, or on a later day already entered."""
    edges = assessor_map(tx, since)
    here = since or date.min
    days = {here, max(here, tx.today)}
    for spans in edges.values():
        days.update(first for first, _until, _who in spans if first is not None and first > here)
    for day in sorted(days):
        chain = [assessor_id]
        while True:
            above = _assessor_then(edges.get(chain[-1], ()), day)
            if above is None or above in chain:
                break
            chain.append(above)
            if above in wanted and _change_holds(edges.get(above, ()), here, day):
                return [_circle(tx, assessor_id, above)]
    return []


def _circle(tx: ReadTx, assessor_id: UUID, person_id: UUID) -> Finding:
    assessor, person = (
        tx.session.get_one(Person, assessor_id),
        tx.session.get_one(Person, person_id),
    )
    return _error("assessor.circle", name=person.name, assessor=assessor.name)


def _assessor_then(spans: Iterable[Edge], day: date) -> UUID | None:
    held = None
    for first, until, who in spans:
        if (first is None or first <= day) and (until is None or day < until):
            held = who
    return held


def _change_holds(spans: Iterable[Edge], here: date, day: date) -> bool:
    """Whether the new assessor would still hold on ``day``: no later row has begun by then."""
    return not any(first is not None and here < first <= day for first, _until, _who in spans)


def _left(tx: ReadTx, person_id: UUID, day: date) -> bool:
    rows = tx.session.scalars(
        sa.select(PersonStatus).where(
            PersonStatus.person_id == person_id, holding(PersonStatus, day)
        )
    )
    held = latest(rows).get(person_id)
    return held is not None and held.status.has_left


def _may_assess(tx: ReadTx, person_id: UUID, day: date) -> bool:
    heads = sa.select(Placement.id).where(
        Placement.person_id == person_id, holding(Placement, day), Placement.heads
    )
    now = tx.session.get(PersonNow, person_id)
    acts = now is not None and now.acting is not None
    leads = acts or tx.session.scalar(heads.limit(1)) is not None
    return may_assess(now.position_kind if now else None, leads, delegated=leads)


def _error(code: str, **values: object) -> Finding:
    return Finding(code, Severity.ERROR, values)
