"""D.1.3: the document after an objection that changed the evaluation, and its finder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.findings import Finding, Refused, Severity, refuse
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import ObjectionState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.building import stored
from asn_desktop.services.desk_found import Found
from asn_desktop.services.evaluation_sheets import document_sheets
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import parties_by_day
from asn_desktop.services.people_now import chunks
from asn_desktop.views.printing import Lack, Place
from asn_desktop.views.sheets import DocumentSheet, ObjectionSheet

_SHARED = tuple(each.name for each in fields(DocumentSheet) if each.name != "form")


def objection_sheets(
    tx: ReadTx, objection_ids: Sequence[UUID]
) -> dict[UUID, ObjectionSheet | Refused]:
    """Return Format D.1.3; ``Refused`` (``objection.not_changed``) while nothing was changed.

    Above stands the evaluation objected to, below the decision; people as the document had them,
    the superior who decided as he was on the day of the decision.
    """
    rows = stored(tx, Objection, objection_ids)
    documents = document_sheets(tx, [row.evaluation_id for row in rows])
    deciders = parties_by_day(tx, [(row.superior_id, row.decided_on or tx.today) for row in rows])
    return {
        row.id: _sheet(row, documents[row.evaluation_id], deciders[
            row.superior_id, row.decided_on or tx.today
        ])
        for row in rows
    }  # fmt: skip


def _sheet(row: Objection, document: DocumentSheet, superior: object) -> ObjectionSheet | Refused:
    if row.state is not ObjectionState.CHANGED:
        return refuse("objection.not_changed", name=document.employee.name)
    shared = {name: getattr(document, name) for name in _SHARED}
    shared["head"] = replace(document.head, on=row.decided_on)
    shared["superior"] = superior
    return ObjectionSheet(
        form=FormCode.D_1_3,
        **shared,
        objection=row.reasons,
        explanation=row.explanation,
        decision=row.decision,
        decided=row.predicate,
        explained_on=row.explained_on,
        decided_on=row.decided_on,
    )


def find_objections(
    tx: ReadTx, people: Sequence[UUID], period: PeriodRef
) -> Mapping[UUID, Sequence[Found]]:
    """The objections of some people in a period; what is not changed has no paper to print."""
    found: dict[UUID, list[Found]] = {}
    for part in chunks(people):
        rows = tx.session.execute(
            sa.select(Objection, Skp)
            .join(Evaluation, Evaluation.id == Objection.evaluation_id)
            .join(Skp, Skp.id == Evaluation.skp_id)
            .join(Period, Period.id == Evaluation.period_id)
            .where(
                Objection.person_id.in_(part),
                Period.year == period.year,
                Period.code == period.code,
                Objection.state != ObjectionState.UPHELD,
            )
            .order_by(Objection.id)
        ).all()
        for row, skp in rows:
            lacks: tuple[Lack, ...] = ()
            if row.state is not ObjectionState.CHANGED:
                why = Finding("print.objection_open", Severity.ERROR)
                lacks = (Lack(why, Place.FOLLOW_UP, row.person_id),)
            mine = found.setdefault(row.person_id, [])
            mine.append(
                Found(
                    FormCode.D_1_3,
                    row.id,
                    skp,
                    row.superior_id,
                    Place.FOLLOW_UP,
                    row.person_id,
                    lacks,
                    len(mine) + 1,
                )
            )
    return found
