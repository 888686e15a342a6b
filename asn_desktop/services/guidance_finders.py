"""Where the print desk finds guidances and behaviour reports: all of the year, filled in or not.

An empty one is printed for the pen: coaching is often noted by hand at the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import BehaviourProblem, Guidance
from asn_desktop.models.planning import Skp
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.desk_found import Found
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.guidance import FORM_OF
from asn_desktop.views.printing import Place


def find_guidance(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> dict[UUID, list[Found]]:
    """B.1.6 and B.1.7, in the stack of who guides."""
    return _guidances(tx, person_ids, period, None)


def find_guidance_feedback(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> dict[UUID, list[Found]]:
    """B.1.8, in the stack of the employee: who guided is not to see it first (reg. 3390–3392)."""
    return _guidances(tx, person_ids, period, FormCode.B_1_8)


def find_competences(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> dict[UUID, list[Found]]:
    """B.1.9, in the stack of who guides."""
    return _guidances(tx, person_ids, period, FormCode.B_1_9)


def find_behaviour(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef
) -> dict[UUID, list[Found]]:
    """B.1.10, in the stack of the assessor who reports."""
    found: dict[UUID, list[Found]] = {}
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(BehaviourProblem, Skp)
            .join(Skp, Skp.id == BehaviourProblem.skp_id)
            .where(BehaviourProblem.person_id.in_(part), Skp.year == period.year)
            .order_by(BehaviourProblem.on, BehaviourProblem.id)
        )
        for row, skp in rows:
            of_person = found.setdefault(row.person_id, [])
            of_person.append(
                Found(
                    FormCode.B_1_10,
                    row.id,
                    skp,
                    row.assessor_id,
                    Place.GUIDANCE,
                    row.id,
                    number=len(of_person) + 1,
                )
            )
    return found


def _guidances(
    tx: ReadTx, person_ids: Sequence[UUID], period: PeriodRef, form: FormCode | None
) -> dict[UUID, list[Found]]:
    """The guidances of the year as ``form`` (None = the form of their kind), oldest first."""
    found: dict[UUID, list[Found]] = {}
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(Guidance, Skp)
            .join(Skp, Skp.id == Guidance.skp_id)
            .where(Guidance.person_id.in_(part), Skp.year == period.year)
            .order_by(Guidance.on, Guidance.id)
        )
        for row, skp in rows:
            of_person = found.setdefault(row.person_id, [])
            signer = row.giver_id or skp.assessor_id
            of_person.append(
                Found(
                    form or FORM_OF[row.kind],
                    row.id,
                    skp,
                    row.person_id if form is FormCode.B_1_8 else signer,
                    Place.GUIDANCE,
                    row.id,
                    number=len(of_person) + 1,
                )
            )
    return found
