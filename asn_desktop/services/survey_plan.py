"""What is done about a round's weak elements: the improvement plan, and what of it is overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.public_service import Improvement, SurveyRound
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.names import fold
from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.survey_results import results
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.survey import ImprovementRow, ImprovementText
from asn_desktop.views.worklist import Group, Work

SORTS: dict[str, Callable[[ImprovementRow], Any]] = {
    "element": lambda row: row.text.element,
    "index": lambda row: (row.index is None, row.index or 0),
    "action": lambda row: fold(row.text.action),
    "responsible": lambda row: fold(row.text.responsible),
    "until": lambda row: row.text.until or date.max,
}


def propose(tx: Tx, round_id: UUID) -> int:
    """Put the three weakest elements on the plan, those that stand there left out; how many.

    Refused with ``survey.no_lowest`` while the round has no results, and with
    ``survey.all_planned`` where all three stand there.
    """
    found = results(tx, round_id)
    if not found.lowest:
        raise refuse("survey.no_lowest", name=found.round.name)
    planned = set(
        tx.session.scalars(sa.select(Improvement.element).where(Improvement.round_id == round_id))
    )
    wanted = [one.no for one in found.lowest if one.no not in planned]
    if not wanted:
        raise refuse("survey.all_planned")
    for no in wanted:
        tx.session.add(Improvement(round_id=round_id, element=no))
        tx.session.flush()  # one after the other, so that their ids keep the order
    return len(wanted)


def add(tx: Tx, round_id: UUID, text: ImprovementText) -> UUID:
    """Add a line; refused with ``survey.element``, ``survey.action_missing``."""
    row = Improvement(round_id=round_id, element=_element(text.element))
    _write(row, text)
    tx.session.add(row)
    return row.id


def edit(tx: Tx, improvement_id: UUID, text: ImprovementText) -> None:
    """Write a line anew; refused as :func:`add`."""
    row = tx.session.get_one(Improvement, improvement_id)
    row.element = _element(text.element)
    _write(row, text)


def finish(tx: Tx, ids: Sequence[UUID], done: bool) -> None:
    """Tick lines off with today's date, or take the tick back.

    Refused with ``survey.action_missing`` for one nothing was written of.
    """
    for row in _lines(tx, ids):
        if done and not row.action:
            raise refuse("survey.action_missing", field="action")
        row.done_on = tx.today if done else None


def remove(tx: Tx, ids: Sequence[UUID]) -> None:
    """Take lines from the plan."""
    for row in _lines(tx, ids):
        tx.session.delete(row)


def _lines(tx: ReadTx, ids: Sequence[UUID]) -> Sequence[Improvement]:
    rows = sa.select(Improvement).where(Improvement.id.in_(ids)).order_by(Improvement.id)
    return tx.session.scalars(rows).all()


def plan(tx: ReadTx, round_id: UUID) -> tuple[ImprovementRow, ...]:
    """The round's plan: open lines first, by their day; each with its element's index."""
    total = results(tx, round_id).total
    index = {one.no: one.index for one in total.elements}
    responsible = tx.session.execute(
        sa.select(PersonNow.person_id, PersonNow.name)
        .join(Improvement, Improvement.responsible_id == PersonNow.person_id)
        .where(Improvement.round_id == round_id)
    )
    names = {row.person_id: row.name for row in responsible}
    stored = tx.session.scalars(
        sa.select(Improvement)
        .where(Improvement.round_id == round_id)
        .order_by(
            Improvement.done_on.is_not(None), Improvement.until.asc().nulls_last(), Improvement.id
        )
    )
    return tuple(
        ImprovementRow(
            id=row.id,
            text=ImprovementText(
                row.element,
                row.action,
                names.get(row.responsible_id, row.responsible)
                if row.responsible_id
                else row.responsible,
                row.responsible_id,
                row.until,
                row.done_on,
            ),
            name=ELEMENTS[row.element - 1],
            overdue=row.done_on is None and row.until is not None and row.until < tx.today,
            index=index.get(row.element),
        )
        for row in stored
    )


def plan_rows(tx: ReadTx, round_id: UUID | None, query: ListQuery) -> ListRows[ImprovementRow]:
    """The plan for a list: open lines first unless it is sorted otherwise."""
    rows = plan(tx, round_id) if round_id is not None else ()
    words = fold(query.text).split()
    shown = [
        row
        for row in rows
        if all(
            word in fold(f"{row.name} {row.text.action} {row.text.responsible}") for word in words
        )
    ]
    if query.sort in SORTS:
        shown.sort(key=SORTS[query.sort])
    if query.descending:
        shown.reverse()
    return ListRows(shown, len(rows))


def overdue_rows(tx: ReadTx) -> Iterator[Work]:
    """For the work list: one row a round whose plan has lines that should be done by now."""
    found = tx.session.execute(
        sa.select(
            SurveyRound.id,
            SurveyRound.name,
            sa.func.count(),
            sa.func.min(Improvement.until).label("first"),
        )
        .join(SurveyRound, SurveyRound.id == Improvement.round_id)
        .where(Improvement.done_on.is_(None), Improvement.until < tx.today)
        .group_by(SurveyRound.id, SurveyRound.name)
        .order_by(sa.literal_column("first").asc().nulls_last(), SurveyRound.id)
    )
    for round_id, name, count, _first in found:
        yield Work(
            key=f"survey.improve.{round_id}",
            group=Group.NOW,
            code="work.survey_improvement",
            values={"count": count, "name": name},
            button="work.button.open",
            page="survey",
            target={"round": round_id, "view": "plan"},
        )


def _element(no: int) -> int:
    if not 1 <= no <= len(ELEMENTS):
        raise refuse("survey.element", field="element")
    return no


def _write(row: Improvement, text: ImprovementText) -> None:
    action = text.action.strip()
    if not action:
        raise refuse("survey.action_missing", field="action")
    row.action, row.until, row.done_on = action, text.until, text.done_on
    row.responsible_id = text.responsible_id
    row.responsible = "" if text.responsible_id else " ".join(text.responsible.split())
