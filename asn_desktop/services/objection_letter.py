"""The letter to an employee whose objection was not followed: the evaluation is upheld.

Reg. 4874–4876 lets the superior uphold an evaluation and gives a form (D.1.3) only for what he
changes. What a decision holds cannot be edited any more, so the letter is drawn from it whenever it
is wanted and is no document that is sealed.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.planning import Period
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import ObjectionState
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.evaluation_sheets import document_sheets
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import party_on
from asn_desktop.services.progress_facts import head_of
from asn_desktop.services.setup import read_settings
from asn_desktop.views.letters import UpheldLetter


def upheld_letter(tx: ReadTx, objection_id: UUID) -> UpheldLetter:
    """What the letter says: people as the document had them, the superior as he was that day.

    Refused: ``objection.not_upheld`` while it is not decided, or was changed (D.1.3 is printed).
    """
    row = tx.session.get_one(Objection, objection_id)
    of = tx.session.get_one(Evaluation, row.evaluation_id)
    sheet = document_sheets(tx, [of.id])[of.id]
    if row.state is not ObjectionState.UPHELD or row.decided_on is None:
        raise refuse("objection.not_upheld", name=sheet.employee.name)
    settings = read_settings(tx)
    period = head_of(tx.session.get_one(Period, of.period_id))
    return UpheldLetter(
        letterhead=office_letterhead(tx),
        agency=settings.agency,
        office=settings.office_name,
        place=settings.place,
        decided_on=row.decided_on,
        received_on=format_date(row.received_on),
        period=f"{period.label} {period.year}",
        span=f"{format_date(period.starts)} s.d. {format_date(period.ends)}",
        document=f"Format {sheet.form.value}",
        evaluated_on=_day(sheet.head.on),
        employee=sheet.employee,
        assessor=sheet.assessor,
        superior=party_on(tx, row.superior_id, row.decided_on),
        work=of.work_rating.label if of.work_rating else "",
        behaviour=of.behaviour_rating.label if of.behaviour_rating else "",
        predicate=of.predicate.label if of.predicate else "",
        reasons=row.reasons,
        explanation=row.explanation,
        explained_on=_day(row.explained_on),
        decision=row.decision,
        practice=settings.practice,
    )


def _day(on: date | None) -> str:
    return format_date(on) if on else ""
