"""The report of a behaviour problem (B.1.10; reg. 3550–3613)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import BehaviourProblem, Counselling
from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.forms import FormCode
from asn_desktop.services import planning
from asn_desktop.services.by_id import names_of
from asn_desktop.services.guidance import skp_for
from asn_desktop.services.guidance_read import subjects_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.guidance import BehaviourView


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """What a report begins with; ``assessor_id`` None = the assessor of the SKP."""

    person_id: UUID
    year: int
    on: date
    assessor_id: UUID | None = None


TEXTS = ("expectation", "problem", "done")


def create(tx: Tx, new: NewReport) -> UUID:
    """Begin a report; the special expectations of the SKP stand in it already.

    Refused with ``guidance.no_skp`` where the person has no SKP in the year, ``guidance.own`` when
    he is to report himself.
    """
    skp = skp_for(tx, new.person_id, new.year, new.on)
    assessor_id = new.assessor_id or skp.assessor_id
    _refuse_own(new.person_id, assessor_id)
    values = {value.number: value.name for value in values_on(FormCode.A_1_7)}
    said = planning.view(tx, skp.id).expectations
    lines = [
        f"{values[one.value]}: {' '.join(one.text.split())}" for one in said if one.text.strip()
    ]
    row = BehaviourProblem(
        person_id=new.person_id,
        skp_id=skp.id,
        on=new.on,
        assessor_id=assessor_id,
        expectation="\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines),
    )
    tx.session.add(row)
    return row.id


def write(tx: Tx, problem_id: UUID, field: str, text: str) -> None:
    """Write one of the texts: ``expectation``, ``problem`` or ``done`` (``ValueError`` else)."""
    if field not in TEXTS:
        raise ValueError(field)
    setattr(tx.session.get_one(BehaviourProblem, problem_id), field, text.strip())


def set_others_too(tx: Tx, problem_id: UUID, value: bool | None) -> None:
    """Whether others have the same problem; None = not said yet."""
    tx.session.get_one(BehaviourProblem, problem_id).others_too = value


def change(
    tx: Tx, problem_id: UUID, *, on: date | None = None, assessor_id: UUID | None = None
) -> None:
    """Change the day, or who reports. Refused with ``guidance.own``."""
    row = tx.session.get_one(BehaviourProblem, problem_id)
    if on is not None:
        row.on = on
    if assessor_id is not None:
        _refuse_own(row.person_id, assessor_id)
        row.assessor_id = assessor_id


def remove(tx: Tx, problem_id: UUID) -> None:
    """Take a report away, its counselling with it; undone like any act."""
    held = sa.select(Counselling).where(Counselling.behaviour_problem_id == problem_id)
    for row in tx.session.scalars(held):
        tx.session.delete(row)
    tx.session.delete(tx.session.get_one(BehaviourProblem, problem_id))


def exists(tx: ReadTx, problem_id: UUID) -> bool:
    """Whether a report is still there."""
    return tx.session.get(BehaviourProblem, problem_id) is not None


def view(tx: ReadTx, problem_id: UUID) -> BehaviourView:
    """One report whole; raises ``NoResultFound`` for a stranger."""
    return views(tx, [tx.session.get_one(BehaviourProblem, problem_id)])[0]


def views(tx: ReadTx, stored: Sequence[BehaviourProblem]) -> list[BehaviourView]:
    """Reports whole, in the order given."""
    subjects = subjects_of(tx, [(row.person_id, row.skp_id) for row in stored])
    names = names_of(tx, [row.assessor_id for row in stored])
    return [
        BehaviourView(
            id=row.id,
            of=subjects[row.person_id, row.skp_id],
            on=row.on,
            assessor_id=row.assessor_id,
            assessor=names.get(row.assessor_id, ""),
            expectation=row.expectation,
            problem=row.problem,
            others_too=row.others_too,
            done=row.done,
        )
        for row in stored
    ]


def _refuse_own(person_id: UUID, assessor_id: UUID | None) -> None:
    if person_id == assessor_id:
        raise refuse("guidance.own", field="giver")
