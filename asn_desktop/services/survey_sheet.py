"""What the publication sheet of a round says, and who signs it."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.rules.findings import refuse
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import party_on
from asn_desktop.services.setup import read_settings
from asn_desktop.services.survey_results import results
from asn_desktop.services.units import unit_tree
from asn_desktop.views.survey_sheet import SurveySheet


def survey_sheet(tx: ReadTx, round_id: UUID) -> SurveySheet:
    """The sheet as it holds today; refused with ``survey.no_index`` while nothing is shown."""
    found = results(tx, round_id)
    if found.total.hidden:
        raise refuse("survey.no_index", name=found.round.name)
    settings = read_settings(tx)
    on = found.round.published_on or tx.today
    return SurveySheet(
        letterhead=office_letterhead(tx),
        agency=settings.agency,
        office=found.round.unit or settings.office_name,
        place=settings.place,
        on=on,
        result=found,
        head=party_on(tx, head_of_unit(tx, found.round.unit_id), on),
        practice=settings.practice,
    )


def head_of_unit(tx: ReadTx, unit_id: UUID | None) -> UUID | None:
    """Who leads a unit, or the next one above it that is led; without a unit the whole office.

    The whole office: the leader of a topmost unit whom nobody here assesses, of the most people.
    """
    nodes = {node.id: node for node in unit_tree(tx)}
    node = nodes.get(unit_id) if unit_id is not None else None
    while node is not None:
        if node.head_id is not None:
            return node.head_id
        node = nodes.get(node.parent_id) if node.parent_id is not None else None
    heads = {one.head_id: one for one in nodes.values() if one.depth == 0 and one.head_id}
    if not heads:
        return None
    assessed = sa.select(PersonNow.person_id, PersonNow.assessor_id).where(
        PersonNow.person_id.in_(heads)
    )
    above = {row.person_id: row.assessor_id for row in tx.session.execute(assessed)}
    staff = sa.select(PersonNow.person_id).where(
        PersonNow.person_id.in_({one for one in above.values() if one}),
        PersonNow.active,
        PersonNow.kind.is_not(None),
    )
    here = set(tx.session.scalars(staff))

    def rank(person_id: UUID) -> tuple[bool, int, str]:
        return above.get(person_id) in here, -heads[person_id].people_below, str(person_id)

    return min((key for key in heads if key is not None), key=rank)
