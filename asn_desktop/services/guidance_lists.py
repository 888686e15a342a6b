"""The list of guidances and behaviour reports of a year, of the office or of one person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import BehaviourProblem, Guidance
from asn_desktop.models.planning import Skp
from asn_desktop.rules.names import fold, strip_titles
from asn_desktop.services import guidance_behaviour, guidance_read
from asn_desktop.services.by_id import names_of, people_of
from asn_desktop.services.office import ReadTx
from asn_desktop.views.guidance import GuidanceRowView, RecordKind
from asn_desktop.views.lists import ListQuery, ListRows

SORTS: dict[str, Callable[[GuidanceRowView], Any]] = {
    "name": lambda row: fold(strip_titles(row.name)),
    "kind": lambda row: row.kind.label,
    "on": lambda row: row.on,
    "giver": lambda row: fold(strip_titles(row.giver)) or "\uffff",
    "form": lambda row: row.form.label,
    "answers": lambda row: row.answers.label if row.answers else "\uffff",
    "competences": lambda row: row.competences.label if row.competences else "\uffff",
}


def rows_of(tx: ReadTx, year: int, person_id: UUID | None = None) -> tuple[GuidanceRowView, ...]:
    """Everything of a year, the newest first; of one person where ``person_id`` is given."""
    coached = sa.select(Guidance).join(Skp, Skp.id == Guidance.skp_id).where(Skp.year == year)
    told = (
        sa.select(BehaviourProblem)
        .join(Skp, Skp.id == BehaviourProblem.skp_id)
        .where(Skp.year == year)
    )
    if person_id is not None:
        coached = coached.where(Guidance.person_id == person_id)
        told = told.where(BehaviourProblem.person_id == person_id)
    coached = coached.order_by(Guidance.on.desc(), Guidance.id.desc())
    told = told.order_by(BehaviourProblem.on.desc(), BehaviourProblem.id.desc())
    guided = guidance_read.views(tx, tx.session.scalars(coached).all())
    reported = guidance_behaviour.views(tx, tx.session.scalars(told).all())
    people = {one.of.person_id for one in guided} | {one.of.person_id for one in reported}
    now = people_of(tx, people)
    found = [
        GuidanceRowView(
            id=one.id,
            kind=RecordKind(one.kind.value),
            person_id=one.of.person_id,
            name=one.of.person,
            nip=now[one.of.person_id].nip,
            unit=one.of.unit,
            on=one.on,
            giver=one.giver,
            form=one.form_filled,
            answers=one.answers_filled,
            competences=one.competences_filled,
        )
        for one in guided
    ]
    found += [
        GuidanceRowView(
            id=one.id,
            kind=RecordKind.BEHAVIOUR,
            person_id=one.of.person_id,
            name=one.of.person,
            nip=now[one.of.person_id].nip,
            unit=one.of.unit,
            on=one.on,
            giver=one.assessor,
            form=one.filled,
        )
        for one in reported
    ]
    return tuple(sorted(found, key=lambda row: (row.on, row.id), reverse=True))


def choose(rows: tuple[GuidanceRowView, ...], query: ListQuery) -> ListRows[GuidanceRowView]:
    """Filter and sort rows that were read already; filters ``kind`` and ``person``."""
    words = fold(query.text).split()
    person, kind = query.filters.get("person"), query.filters.get("kind")
    shown = [
        row
        for row in rows
        if all(
            word in fold(f"{row.name} {row.nip or ''} {row.unit} {row.giver} {row.kind.label}")
            for word in words
        )
        and person in (None, row.person_id)
    ]
    counts: dict[object, int] = {None: len(shown)}
    for row in shown:
        counts[row.kind] = counts.get(row.kind, 0) + 1
    shown = [row for row in shown if kind in (None, row.kind)]
    shown.sort(key=SORTS.get(query.sort, SORTS["on"]), reverse=query.descending)
    return ListRows(shown, len(rows), {"kind": counts})


def record_kind(tx: ReadTx, record_id: UUID) -> RecordKind | None:
    """What an id of the list is; None when it is gone."""
    row = tx.session.get(Guidance, record_id)
    if row is not None:
        return RecordKind(row.kind.value)
    return RecordKind.BEHAVIOUR if tx.session.get(BehaviourProblem, record_id) else None


def name_of(tx: ReadTx, person_id: UUID) -> str:
    """Somebody's name, for the list that shows only his records."""
    found = names_of(tx, [person_id])
    return found.get(person_id, "")
