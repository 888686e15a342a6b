"""Which documents an act touched: the rows that belong to an SKP or an evaluation, as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.base import Base
from asn_desktop.models.evaluation import Achievement, Evaluation, Feedback, Objection
from asn_desktop.models.guidance import (
    BehaviourProblem,
    Competency,
    Counselling,
    Guidance,
    GuidanceAnswer,
    GuidanceRow,
    TakeOver,
)
from asn_desktop.models.paper import Version
from asn_desktop.models.people import (
    Acting,
    Person,
    PersonAssessor,
    PersonNip,
    PersonRank,
    Placement,
    Position,
    SigningDelegation,
    Unit,
)
from asn_desktop.models.planning import (
    AnnexLine,
    Indicator,
    Period,
    Skp,
    SpecialExpectation,
    WorkResult,
)
from asn_desktop.models.progress import ActionRealisation, PlannedAction, Realisation
from asn_desktop.models.strategy import (
    IndicatorManual,
    Matrix,
    MatrixEntry,
    MatrixRow,
    Workblock,
    WorkblockLine,
)
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import YEAR_CODE
from asn_desktop.services.documents import find_document
from asn_desktop.services.evaluation_achievement import counting_units
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks

# Kind of row → the field that leads to its document, or to the next row on the way there.
LEADS: Mapping[str, tuple[str, str]] = {
    Skp.__tablename__: ("skp", "id"),
    WorkResult.__tablename__: ("skp", "skp_id"),
    SpecialExpectation.__tablename__: ("skp", "skp_id"),
    AnnexLine.__tablename__: ("skp", "skp_id"),
    Indicator.__tablename__: ("result", "work_result_id"),
    PlannedAction.__tablename__: ("result", "work_result_id"),
    Evaluation.__tablename__: ("evaluation", "id"),
    Feedback.__tablename__: ("evaluation", "evaluation_id"),
    Period.__tablename__: ("period", "id"),
    Objection.__tablename__: ("document", "id"),
    IndicatorManual.__tablename__: ("document", "id"),
    Workblock.__tablename__: ("document", "id"),
    WorkblockLine.__tablename__: ("document", "workblock_id"),
    Matrix.__tablename__: ("document", "id"),
    MatrixRow.__tablename__: ("document", "matrix_id"),
    MatrixEntry.__tablename__: ("document", "matrix_id"),
    Guidance.__tablename__: ("document", "id"),
    GuidanceRow.__tablename__: ("document", "guidance_id"),
    GuidanceAnswer.__tablename__: ("document", "guidance_id"),
    Competency.__tablename__: ("document", "guidance_id"),
    BehaviourProblem.__tablename__: ("document", "id"),
    TakeOver.__tablename__: ("result", "work_result_id"),
    Counselling.__tablename__: ("document", "behaviour_problem_id"),
}
REALISED = frozenset({Realisation.__tablename__, ActionRealisation.__tablename__})
PEOPLE: Mapping[str, str] = {
    Person.__tablename__: "id",
    PersonNip.__tablename__: "person_id",
    PersonRank.__tablename__: "person_id",
    Placement.__tablename__: "person_id",
    Acting.__tablename__: "person_id",
    SigningDelegation.__tablename__: "person_id",
    PersonAssessor.__tablename__: "person_id",  # D.1.1 names the assessor's own assessor
}
RENAMED = (Unit.__tablename__, Position.__tablename__)


@dataclass(frozen=True)
class Touch:
    """One row the act made, changed or deleted: its kind, its id, a reader of its fields."""

    kind: str
    id: UUID
    get: Callable[[str], Any]


def by(tx: Tx) -> tuple[Touch, ...]:
    """Every row of the act that can change what a sheet says."""
    recorder = tx.recorder
    known = {*LEADS, *PEOPLE, *RENAMED, *REALISED, Achievement.__tablename__}
    found: list[Touch] = []
    changed: Iterable[tuple[UUID, Base]] = (
        *recorder.created.items(),
        *((key, row) for key, (row, _fields) in recorder.updated.items()),
    )
    for key, row in changed:
        if row.__tablename__ in known:
            found.append(Touch(row.__tablename__, key, partial(getattr, row)))
    for key, (kind, before) in recorder.deleted.items():
        if kind in known:
            found.append(Touch(kind, key, partial(_was, {"id": str(key), **json.loads(before)})))
    return tuple(found)


def _was(values: Mapping[str, str], name: str) -> UUID:
    return UUID(values[name])


def documents(tx: ReadTx, found: Iterable[Touch]) -> frozenset[UUID]:
    """The documents these rows belong to; an SKP brings along all that stands under it."""
    ids: dict[str, set[UUID]] = {target: set() for target, _name in LEADS.values()}
    deleted: dict[UUID, UUID] = {}
    done: list[Touch] = []
    achieved: list[Touch] = []
    for touch in found:
        if touch.kind in REALISED:
            done.append(touch)
        if touch.kind == Achievement.__tablename__:
            achieved.append(touch)
        if touch.kind not in LEADS:
            continue
        target, name = LEADS[touch.kind]
        ids[target].add(touch.get(name))
        if touch.kind == WorkResult.__tablename__:
            deleted[touch.id] = touch.get("skp_id")
    ids["skp"].update(deleted[key] for key in ids["result"] & deleted.keys())
    skp = ids["skp"] | _pick(tx, WorkResult.skp_id, WorkResult.id, ids["result"])
    evaluations = ids["evaluation"] | _pick(tx, Evaluation.id, Evaluation.skp_id, skp)
    evaluations |= _pick(tx, Evaluation.id, Evaluation.period_id, ids["period"])
    under = _pick(tx, Version.document_id, Version.skp_id, skp) | ids["document"]
    under |= _pick(tx, Matrix.id, Matrix.skp_id, skp)
    under |= _pick(tx, Matrix.parent_id, Matrix.id, under) - {None}  # a team is on its leader's
    evaluations |= _realised(tx, done) | _counting(tx, achieved)
    objected = _pick(tx, Objection.id, Objection.evaluation_id, evaluations)
    return frozenset(skp | evaluations | under | objected)


def _counting(tx: ReadTx, achieved: Iterable[Touch]) -> set[UUID]:
    """The evaluations for which these achievements count: those of the period under the unit."""
    units: dict[UUID, set[UUID]] = {}
    for touch in achieved:
        units.setdefault(touch.get("period_id"), set()).add(touch.get("unit_id"))
    found: set[UUID] = set()
    for period_id, changed in units.items():
        period = tx.session.get(Period, period_id)
        if period is None:
            continue  # undone with its year: what hung on it is gone as well
        rows = tx.session.execute(
            sa.select(Evaluation.id, Evaluation.person_id, Evaluation.assessor_id).where(
                Evaluation.period_id == period_id
            )
        ).all()
        under = {(row.person_id, row.assessor_id) for row in rows}
        counts = counting_units(tx, under, period.ends)
        found.update(row.id for row in rows if counts[row.person_id, row.assessor_id] in changed)
    return found


def _realised(tx: ReadTx, done: Iterable[Touch]) -> set[UUID]:
    """The evaluations that print these realisations: those of their period, and the year's."""
    results: set[UUID] = set()
    periods: set[UUID] = set()
    for touch in done:
        results.add(touch.get("work_result_id"))
        periods.add(touch.get("period_id"))
    if not results:
        return set()
    skp = _pick(tx, WorkResult.skp_id, WorkResult.id, results)
    periods.update(tx.session.scalars(sa.select(Period.id).where(Period.code == YEAR_CODE)))
    found: set[UUID] = set()
    for part in chunks(skp):
        rows = tx.session.execute(
            sa.select(Evaluation.id, Evaluation.period_id).where(Evaluation.skp_id.in_(part))
        )
        found.update(row.id for row in rows if row.period_id in periods)
    return found


def people(tx: ReadTx, found: Iterable[Touch]) -> frozenset[UUID]:
    """The people these rows are about, those in a renamed unit or position among them."""
    ids: set[UUID] = set()
    renamed: set[UUID] = set()
    for touch in found:
        if touch.kind in PEOPLE:
            ids.add(touch.get(PEOPLE[touch.kind]))
        elif touch.kind in RENAMED:
            renamed.add(touch.id)
    for column in (Placement.unit_id, Placement.position_id):
        ids |= _pick(tx, Placement.person_id, column, renamed)
    return frozenset(ids)


def naming(ids: Sequence[UUID]) -> sa.ColumnElement[bool]:
    """The condition of versions that name one of these people, in whatever part.

    Employee, assessor, or the assessor's superior. ``ids`` is one question's worth (``chunks``).
    """
    under = sa.select(PersonAssessor.person_id).where(PersonAssessor.assessor_id.in_(ids))
    assessed = sa.or_(
        Evaluation.assessor_id.in_(ids),
        Evaluation.assessor_id.in_(under),
        Evaluation.superior_id.in_(ids),
    )
    objected = sa.select(Objection.id).join(Evaluation).where(assessed)
    return sa.or_(
        Version.person_id.in_(ids),
        Version.signer_id.in_(ids),
        Version.document_id.in_(sa.select(Evaluation.id).where(assessed)),
        Version.document_id.in_(objected),
    )


def reassigned(tx: Tx) -> frozenset[UUID]:
    """Documents that were given another assessor or employee by the act."""
    return frozenset(
        key
        for key, (row, fields) in tx.recorder.updated.items()
        if isinstance(row, Skp | Evaluation)
        and {"assessor_id", "person_id", "superior_id"} & fields.keys()
    )


def end_of(tx: ReadTx, document_id: UUID) -> str | None:
    """Why nothing can be printed of a document any more; None while it can."""
    if find_document(tx, document_id) is None:
        return "diff.deleted"
    skp = tx.session.get(Skp, document_id)
    return "diff.cancelled" if skp is not None and skp.state is SkpState.CANCELLED else None


def _pick(tx: ReadTx, wanted: Any, column: Any, ids: Iterable[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for part in chunks(ids):
        found.update(tx.session.scalars(sa.select(wanted).where(column.in_(part))))
    return found
