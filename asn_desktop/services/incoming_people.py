"""One person × what was sent of him: where SKP and evaluations of a year stand at the centre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import ParcelHead, ParcelReturn, ReturnLine
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.names import fold
from asn_desktop.services.incoming_read import changed_since
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_names import subjects
from asn_desktop.views.incoming import ParcelRow, PersonSent, finding_from
from asn_desktop.views.lists import ListQuery, ListRows

ORDER = (
    Standing.RETURNED,
    Standing.HELD,
    Standing.QUESTION,
    Standing.SENT,
    Standing.RECEIVED,
    Standing.MERGED,
    Standing.APPROVED,
)
"""What needs somebody soonest, first."""
WAITING = (Standing.SENT, Standing.HELD, Standing.QUESTION)
NEVER = "never"


def people_sent(tx: ReadTx, year: int) -> tuple[PersonSent, ...]:
    """Everybody of this office, and whoever left and was told of; by name."""
    counts, oldest = _counts(tx)
    skps = _skps(tx, year)
    evaluations = _evaluations(tx, year)
    asked = (
        sa.select(
            PersonNow.person_id, PersonNow.name, PersonNow.nip, PersonNow.unit, PersonNow.active
        )
        .where(PersonNow.kind.is_not(None))
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    found = []
    for row in tx.session.execute(asked):
        own = counts.get(row.person_id, {})
        if not row.active and not own:
            continue
        found.append(
            PersonSent(
                row.person_id,
                row.name,
                row.nip or "",
                row.unit or "",
                skps.get(row.person_id),
                tuple(evaluations.get(row.person_id, ())),
                own,
                next((one for one in ORDER if own.get(one)), None),
                oldest.get(row.person_id),
            )
        )
    return tuple(found)


def _counts(tx: ReadTx) -> tuple[dict[UUID, dict[Standing, int]], dict[UUID, datetime]]:
    counts: dict[UUID, dict[Standing, int]] = defaultdict(dict)
    oldest: dict[UUID, datetime] = {}
    asked = (
        sa.select(
            ParcelHead.person_id,
            ParcelHead.standing,
            sa.func.count().label("many"),
            sa.func.min(ParcelHead.since).label("since"),
        )
        .where(ParcelHead.person_id.is_not(None))
        .group_by(ParcelHead.person_id, ParcelHead.standing)
    )
    for row in tx.session.execute(asked):
        counts[row.person_id][row.standing] = row.many
        if row.standing in WAITING:
            known = oldest.get(row.person_id)
            oldest[row.person_id] = row.since if known is None else min(known, row.since)
    return counts, oldest


def _skps(tx: ReadTx, year: int) -> dict[UUID, Standing]:
    """Of the SKP that counts; the newest version that was sent."""
    asked = (
        sa.select(Skp.person_id, ParcelHead.standing)
        .join(ParcelHead, ParcelHead.parcel_id == Skp.id)
        .where(Skp.year == year, Skp.state != SkpState.CANCELLED)
        .order_by(Skp.number, Skp.id)
    )
    return {row.person_id: row.standing for row in tx.session.execute(asked)}


def _evaluations(tx: ReadTx, year: int) -> Mapping[UUID, list[tuple[str, Standing | None]]]:
    found: dict[UUID, list[tuple[str, Standing | None]]] = defaultdict(list)
    asked = (
        sa.select(Evaluation.person_id, Period.code, ParcelHead.standing)
        .join(Period, Period.id == Evaluation.period_id)
        .outerjoin(ParcelHead, ParcelHead.parcel_id == Evaluation.id)
        .where(Period.year == year)
        .order_by(Period.ends, Period.starts.desc(), Evaluation.id)
    )
    for row in tx.session.execute(asked):
        found[row.person_id].append((row.code, row.standing))
    return found


def choose(found: Sequence[PersonSent], query: ListQuery) -> ListRows[PersonSent]:
    """Filter by ``standing`` (one of `Standing`, or ``NEVER``) and words; sort by a column."""
    standing, words = query.filters.get("standing"), fold(query.text).split()

    def fits(row: PersonSent) -> bool:
        if standing is None:
            return True
        return (
            not row.counts if standing == NEVER else bool(row.counts.get(Standing(str(standing))))
        )

    shown = [
        row
        for row in found
        if fits(row) and all(word in fold(f"{row.name} {row.nip} {row.unit}") for word in words)
    ]
    if query.sort == "standing":
        shown.sort(
            key=lambda row: len(ORDER) if row.worst is None else ORDER.index(row.worst),
            reverse=query.descending,
        )
    elif query.sort == "unit":
        shown.sort(key=lambda row: fold(row.unit), reverse=query.descending)
    elif query.sort == "waits":  # whoever waits longest first, then those who do not
        waiting = sorted((row for row in shown if row.oldest), key=_since)
        rest = [row for row in shown if not row.oldest]
        shown = [*rest, *reversed(waiting)] if query.descending else [*waiting, *rest]
    elif query.descending:
        shown.reverse()
    counts: dict[object, int] = {
        one.value: sum(bool(row.counts.get(one)) for row in found) for one in Standing
    }
    counts[NEVER] = sum(not row.counts for row in found)
    return ListRows(shown, len(found), {"standing": counts})


def _since(row: PersonSent) -> float:
    return row.oldest.timestamp() if row.oldest is not None else 0.0


def parcels_of(tx: ReadTx, person_id: UUID) -> tuple[ParcelRow, ...]:
    """Every parcel of a person with its standing, what needs somebody first."""
    heads = tx.session.scalars(
        sa.select(ParcelHead)
        .where(ParcelHead.person_id == person_id)
        .order_by(ParcelHead.since.desc(), ParcelHead.parcel_id)
    ).all()
    wanted = [(head.kind, head.parcel_id) for head in heads]
    named = subjects(tx, wanted, {head.parcel_id: head.person_id for head in heads})
    worked_on = changed_since(tx, wanted, {head.parcel_id: head.hash for head in heads})
    notes = _notes(tx, [head.parcel_id for head in heads])
    rows = [
        ParcelRow(
            named[head.parcel_id],
            head.standing,
            head.since.astimezone(tx.now.tzinfo),
            head.parcel_id in worked_on,
            finding_from(head.finding),
            notes.get(head.parcel_id, 0) if head.standing is Standing.RETURNED else 0,
        )
        for head in heads
    ]
    return tuple(sorted(rows, key=lambda row: (ORDER.index(row.standing), row.subject.what)))


def _notes(tx: ReadTx, keys: Sequence[UUID]) -> dict[UUID, int]:
    asked = (
        sa.select(ParcelReturn.parcel_id, sa.func.count().label("many"))
        .join(ReturnLine, ReturnLine.parcel_return_id == ParcelReturn.id)
        .where(ParcelReturn.parcel_id.in_(keys), ParcelReturn.answered_on.is_(None))
        .group_by(ParcelReturn.parcel_id)
    )
    return {row.parcel_id: row.many for row in tx.session.execute(asked)}
