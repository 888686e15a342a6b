"""Two entries that may be one human being, side by side; and what still uses a deleted parcel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import ParcelHead, Question
from asn_desktop.models.people import (
    Person,
    PersonNip,
    PersonRank,
    PersonStatus,
    Placement,
    Position,
    Unit,
)
from asn_desktop.models.planning import Period, Skp
from asn_desktop.models.schema import METADATA
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS, PROGRESS
from asn_desktop.rules.parcel_words import row_label
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import ReadTx
from asn_desktop.services.questions_read import place_names
from asn_desktop.views.questions import PersonSide

NOTHING = ""


def both_people(tx: ReadTx, question: Question) -> tuple[tuple[PersonSide, ...], str]:
    """The two entries of a double (the one that came in first), and the NIP they share."""
    ids = [key for key in (question.subject_id, question.other_id) if key is not None]
    made = tuple(one for key in ids if (one := _side(tx, key)) is not None)
    nips = [set(_nips(tx, key)) for key in ids]
    shared = sorted(set.intersection(*nips)) if len(nips) == 2 else []
    return made, shared[0] if shared else ""


def _nips(tx: ReadTx, person_id: UUID) -> list[str]:
    asked = sa.select(PersonNip.nip).where(PersonNip.person_id == person_id)
    return list(tx.session.scalars(asked.order_by(PersonNip.id)))


def _side(tx: ReadTx, person_id: UUID) -> PersonSide | None:
    person = tx.session.get(Person, person_id)
    if person is None:
        return None
    head = tx.session.get(ParcelHead, person_id)
    place = place_names(tx).get(head.place_id if head is not None else None, "")
    placed, last = _placements(tx, person_id)
    facts = (
        ("NIP", ", ".join(_nips(tx, person_id))),
        ("Kedudukan", person.kind.label if person.kind else "Pejabat luar"),
        ("Tanggal lahir", format_date(person.birth_date) if person.birth_date else NOTHING),
        ("Tempat lahir", person.birth_place or NOTHING),
        ("Jenis kelamin", person.sex.label if person.sex else NOTHING),
        ("Pangkat", _rank(tx, person_id)),
        ("Status", _status(tx, person_id)),
        ("Penempatan", "\n".join(placed)),
    )
    return PersonSide(person_id, person.name, place, facts, _documents(tx, person_id), last)


def _placements(tx: ReadTx, person_id: UUID) -> tuple[list[str], date | None]:
    rows = tx.session.execute(
        sa.select(Placement.since, Placement.until, Position.name, Unit.name)
        .join(Position, Position.id == Placement.position_id, isouter=True)
        .join(Unit, Unit.id == Placement.unit_id, isouter=True)
        .where(Placement.person_id == person_id)
        .order_by(sa.nulls_first(Placement.since), Placement.id)
    ).all()
    told = []
    for since, until, position, unit in rows:
        where = " · ".join(word for word in (position, unit) if word)
        told.append(f"{where}{_span(since, until)}")
    begun = [row.since for row in rows if row.since is not None]
    return told, max(begun) if begun else None


def _span(since: date | None, until: date | None) -> str:
    if since is not None and until is not None:
        return f", {format_date(since)} sampai {format_date(until)}"
    if since is not None:
        return f", sejak {format_date(since)}"
    return f", sampai {format_date(until)}" if until is not None else ""


def _rank(tx: ReadTx, person_id: UUID) -> str:
    row = tx.session.scalars(
        sa.select(PersonRank)
        .where(PersonRank.person_id == person_id)
        .order_by(sa.nulls_first(PersonRank.since), PersonRank.id)
    ).all()
    return row[-1].rank.label if row else NOTHING


def _status(tx: ReadTx, person_id: UUID) -> str:
    row = tx.session.scalars(
        sa.select(PersonStatus)
        .where(PersonStatus.person_id == person_id)
        .order_by(sa.nulls_first(PersonStatus.since), PersonStatus.id)
    ).all()
    return row[-1].status.label if row else "Aktif"


def _documents(tx: ReadTx, person_id: UUID) -> tuple[str, ...]:
    """The SKPs and evaluations of a person, newest first."""
    skps = tx.session.scalars(
        sa.select(Skp).where(Skp.person_id == person_id).order_by(Skp.starts.desc(), Skp.id)
    )
    told = [f"SKP {skp.year} · {skp.state.label}" for skp in skps]
    rated = tx.session.execute(
        sa.select(Period.year, Period.code, Evaluation.predicate, Evaluation.state)
        .join(Period, Period.id == Evaluation.period_id)
        .where(Evaluation.person_id == person_id)
        .order_by(Period.ends.desc(), Evaluation.id)
    )
    for year, code, predicate, state in rated:
        label = PeriodRef(year, code).label
        told.append(f"Evaluasi {label} {year} · {predicate.label if predicate else state.label}")
    return tuple(told)


def leaning_on(tx: ReadTx, kind: str, key: UUID) -> tuple[str, ...]:
    """What of other parcels still uses the rows of a parcel: "3 SKP", "2 Evaluasi"."""
    counted: dict[str, int] = {}
    for target, ids in _own(tx, kind, key):
        for table in METADATA.tables.values():
            if PARCEL_OF.get(table.name, kind) == kind:
                continue
            for column in table.columns:
                if any(link.column.table.name == target for link in column.foreign_keys):
                    asked = sa.select(sa.func.count()).where(column.in_(ids))
                    number = tx.session.scalar(asked) or 0
                    if number:
                        label = row_label(table.name)
                        counted[label] = counted.get(label, 0) + number
    return tuple(f"{number} {label}" for label, number in counted.items())


def _own(tx: ReadTx, kind: str, key: UUID) -> Iterable[tuple[str, list[UUID]]]:
    """The rows of a parcel, table by table."""
    if kind == PROGRESS:
        return
    known: dict[str, list[UUID]] = {PARCELS[kind].root: [key]}
    for part in PARCELS[kind].parts:
        table = METADATA.tables[part.table]
        asked = sa.select(table.c.id).where(table.c[part.column].in_(known.get(part.of, [])))
        known[part.table] = list(tx.session.scalars(asked))
    for name, ids in known.items():
        if ids:
            yield name, ids
