"""Search of everything (Ctrl+K): words in any order, best first."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from asn_desktop.models.people import PersonNow, Unit
from asn_desktop.models.planning import Skp
from asn_desktop.models.public_service import Complaint, Forum
from asn_desktop.rules import names
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services.office import ReadTx
from asn_desktop.views.search import Found

BESIDE = 3  # units, SKP, complaints and meetings, of each so many among the answers
SHOWN = 80  # letters of what somebody complains about


def contains_words(column: InstrumentedAttribute[str], text: str) -> list[sa.ColumnElement[bool]]:
    """Conditions that every word of ``text`` occurs in a folded column, in any order."""
    return [column.contains(word, autoescape=True) for word in names.fold(text).split()]


def everything(tx: ReadTx, text: str, limit: int = 12) -> list[Found]:
    """People, units, SKP, complaints and meetings that fit; people first, by how names begin.

    The others always have a place for some: many people of a unit do not hide the unit.
    """
    folded = names.fold(text)
    if not folded:
        return []
    starts = sa.case((PersonNow.sort_name.startswith(folded, autoescape=True), 0), else_=1)
    people = tx.session.execute(
        sa.select(
            PersonNow.person_id, PersonNow.name, PersonNow.position, PersonNow.unit, PersonNow.nip
        )
        .where(*contains_words(PersonNow.search, text))
        .order_by(starts, PersonNow.active.desc(), PersonNow.sort_name, PersonNow.person_id)
        .limit(limit)
    )
    persons = [
        Found("person", row.person_id, row.name, " · ".join(filter(None, row[2:])))
        for row in people
    ]
    units = tx.session.execute(
        sa.select(Unit.id, Unit.name)
        .where(*contains_words(Unit.folded, text), Unit.closed_on.is_(None))
        .order_by(Unit.folded, Unit.id)
        .limit(BESIDE)
    )
    places = [Found("unit", row.id, row.name, "Unit kerja") for row in units]
    closed = (SkpState.CANCELLED, SkpState.SUPERSEDED)
    plans = tx.session.execute(
        sa.select(Skp.id, PersonNow.name, Skp.year, Skp.state)
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .where(*contains_words(PersonNow.search, text), Skp.state.not_in(closed))
        .order_by(Skp.year.desc(), PersonNow.sort_name, Skp.id)
        .limit(BESIDE)
    )
    documents = [
        Found("skp", row.id, f"SKP {row.year} · {row.name}", row.state.label) for row in plans
    ]
    told = [
        Found("about", one.id, f"Apa kata sistem tentang {one.title}", one.detail)
        for one in persons[:1]
        if len(persons) <= BESIDE  # somebody is meant, not a unit full of people
    ]
    beside = [*places, *documents, *told, *_complaints(tx, text), *_meetings(tx, text)]
    return [*persons[: limit - len(beside)], *beside]


def _complaints(tx: ReadTx, text: str) -> list[Found]:
    """By a part of the number, which has a digit; only the index of numbers is read through."""
    if not any(sign.isdigit() for sign in text):
        return []
    number = sa.func.lower(Complaint.number)
    known = (
        sa.select(Complaint.number)
        .where(number.contains(text.strip().lower(), autoescape=True))
        .order_by(Complaint.number.desc())
        .limit(BESIDE)
        .subquery()
    )
    rows = tx.session.execute(
        sa.select(Complaint.id, Complaint.number, Complaint.received, Complaint.text)
        .join(known, known.c.number == Complaint.number)
        .order_by(Complaint.number.desc(), Complaint.id)
    )
    return [
        Found(
            "complaint",
            row.id,
            f"Pengaduan {row.number}",
            " · ".join(filter(None, (format_date(row.received.date()), row.text[:SHOWN]))),
        )
        for row in rows
    ]


def _meetings(tx: ReadTx, text: str) -> list[Found]:
    title = sa.func.lower(Forum.title)
    rows = tx.session.execute(
        sa.select(Forum.id, Forum.title, Forum.on, Forum.place)
        .where(*(title.contains(word, autoescape=True) for word in text.lower().split()))
        .order_by(Forum.on.desc(), Forum.id)
        .limit(BESIDE)
    )
    return [
        Found(
            "meeting",
            row.id,
            row.title,
            " · ".join(filter(None, ("Forum warga", format_date(row.on), row.place))),
        )
        for row in rows
    ]
