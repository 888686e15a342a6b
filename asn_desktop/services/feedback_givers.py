"""Who can be asked about a person: assessor, assigning leaders, peers, subordinates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.models.voices import FeedbackRequest
from asn_desktop.rules.names import fold
from asn_desktop.services.by_id import people_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import period_head, skps_in
from asn_desktop.views.asking import Asked, Proposal, Side

PEERS = 3
"""Peers and subordinates of each person that are ticked at first; everybody else can be."""


def proposals(
    tx: ReadTx, person_ids: Iterable[UUID], period_id: UUID
) -> dict[UUID, tuple[Proposal, ...]]:
    """By person everybody the program knows to ask, those asked least often first.

    Peers are who has the same assessor; of the same unit first. An assigning leader is named on a
    work result ("penugasan dari …", reg. 3679–3682). Nobody is proposed about himself.
    """
    ids = list(dict.fromkeys(person_ids))
    known = people_of(tx, ids)
    assessors = {key: row.assessor_id for key, row in known.items() if row.assessor_id}
    around = _around(tx, set(assessors.values()) | set(ids))
    load = _load(tx, period_id)
    before = _asked_before(tx, ids, period_id)
    assigning = _assigning(tx, ids, period_id)
    staff = _named(tx, {fold(name) for told in assigning.values() for name, _result in told})
    leaders = people_of(tx, set(assessors.values()))
    found: dict[UUID, tuple[Proposal, ...]] = {}
    for key in ids:
        person, offered = known[key], list[Proposal]()
        leader = leaders.get(assessors[key]) if key in assessors else None
        if leader is not None:
            offered.append(_of(leader, Side.ASSESSOR, ""))
        for name, result in assigning.get(key, ()):
            of = staff.get(fold(name))
            if fold(name) != fold(leader.name if leader else "") and of != key:
                offered.append(Proposal(side=Side.ASSIGNING, person_id=of, name=name, note=result))
        peers = [one for one in around.get(assessors.get(key), ()) if one.person_id != key]
        peers.sort(key=lambda one, unit=person.unit_id: (  # type: ignore[misc] # bound at once
            one.unit_id != unit, load[one.person_id], one.sort_name, one.person_id
        ))  # fmt: skip
        offered += [_of(one, Side.PEER, "") for one in peers]
        below = sorted(
            around.get(key, ()), key=lambda one: (load[one.person_id], one.sort_name, one.person_id)
        )
        offered += [_of(one, Side.SUBORDINATE, "") for one in below]
        found[key] = tuple(_marked(one, before[key]) for one in offered)
    return found


def chosen(
    offered: Mapping[UUID, Sequence[Proposal]], sides: Iterable[Side], most: int = PEERS
) -> list[Asked]:
    """For many people at once: everybody of the sides chosen, of peers and subordinates ``most``.

    Who was asked before is not asked again. Where many people are asked about, nobody of a group
    is given more than his part: who has got the fewest so far goes first.
    """
    wanted, part = set(sides), Counter[UUID | None]()
    made: list[Asked] = []
    for person_id, all_of in offered.items():
        for side in Side:
            if side not in wanted:
                continue
            open_ones = [one for one in all_of if one.side is side and not one.asked]
            if side in (Side.PEER, Side.SUBORDINATE):
                open_ones = sorted(open_ones, key=lambda one: part[one.person_id])[:most]
            for one in open_ones:
                part[one.person_id] += 1
                made.append(
                    Asked(
                        person_id=person_id,
                        giver=side.giver,
                        giver_id=one.person_id,
                        giver_name=one.name,
                    )
                )
    return made


def _of(row: PersonNow, side: Side, note: str) -> Proposal:
    said = note or " · ".join(part for part in (row.position, row.unit) if part)
    return Proposal(side=side, person_id=row.person_id, name=row.name, note=said)


def _marked(one: Proposal, before: set[object]) -> Proposal:
    asked = (one.person_id or fold(one.name)) in before
    return Proposal(
        side=one.side, person_id=one.person_id, name=one.name, note=one.note, asked=asked
    )


def _around(tx: ReadTx, assessor_ids: Iterable[UUID]) -> dict[UUID | None, list[PersonNow]]:
    """The active people below each of these."""
    found: dict[UUID | None, list[PersonNow]] = defaultdict(list)
    for part in chunks(assessor_ids):
        rows = tx.session.scalars(
            sa.select(PersonNow)
            .where(PersonNow.assessor_id.in_(part), PersonNow.active, PersonNow.kind.is_not(None))
            .order_by(PersonNow.sort_name, PersonNow.person_id)
        )
        for row in rows:
            found[row.assessor_id].append(row)
    return found


def _load(tx: ReadTx, period_id: UUID) -> Counter[UUID]:
    """How often each was asked in the period."""
    rows = tx.session.execute(
        sa.select(FeedbackRequest.giver_id, sa.func.count())
        .where(FeedbackRequest.period_id == period_id, FeedbackRequest.giver_id.is_not(None))
        .group_by(FeedbackRequest.giver_id)
    )
    return Counter({giver: count for giver, count in rows if giver is not None})


def _asked_before(
    tx: ReadTx, ids: Sequence[UUID], period_id: UUID
) -> defaultdict[UUID, set[object]]:
    found: defaultdict[UUID, set[object]] = defaultdict(set)
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(
                FeedbackRequest.person_id, FeedbackRequest.giver_id, FeedbackRequest.giver_name
            ).where(FeedbackRequest.person_id.in_(part), FeedbackRequest.period_id == period_id)
        )
        for person_id, giver_id, name in rows:
            found[person_id].add(giver_id or fold(name))
    return found


def _assigning(
    tx: ReadTx, ids: Sequence[UUID], period_id: UUID
) -> dict[UUID, list[tuple[str, str]]]:
    """The leaders named on results of the SKP in force, each with the first such result."""
    skps = skps_in(tx, period_head(tx, period_id), ids)
    owners = {skp.id: person_id for person_id, skp in skps.items()}
    found: dict[UUID, dict[str, tuple[str, str]]] = defaultdict(dict)
    for part in chunks(owners):
        rows = tx.session.execute(
            sa.select(WorkResult.skp_id, WorkResult.assigned_by, WorkResult.text)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(WorkResult.skp_id.in_(part), WorkResult.assigned_by != "")
            .order_by(WorkResult.no, WorkResult.id)
        )
        for skp_id, name, text in rows:
            found[owners[skp_id]].setdefault(fold(name), (name.strip(), text))
    return {person_id: list(named.values()) for person_id, named in found.items()}


def _named(tx: ReadTx, names: Iterable[str]) -> dict[str, UUID]:
    """People by their folded name, where nobody else has it: a leader who works here himself."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for part in chunks(names):
        rows = tx.session.execute(
            sa.select(PersonNow.sort_name, PersonNow.person_id).where(
                PersonNow.sort_name.in_(part), PersonNow.active
            )
        )
        for name, person_id in rows:
            found[name].append(person_id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
