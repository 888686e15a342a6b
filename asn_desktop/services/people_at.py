"""People as they were on a day: what the forms of that day print about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import (
    Acting,
    Person,
    PersonAssessor,
    PersonNip,
    PersonRank,
    Placement,
    Position,
    SigningDelegation,
    Unit,
)
from asn_desktop.rules import nip as nip_rules
from asn_desktop.rules.names import fold
from asn_desktop.rules.ranks import Rank
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import SpanRow, chunks, holding, latest
from asn_desktop.views.sheets import Party


def party_on(tx: ReadTx, person_id: UUID | None, day: date) -> Party:
    """Return one person as printed on ``day``; all fields "" for nobody (None) or a stranger."""
    if person_id is None:
        return Party()
    return parties_on(tx, [person_id], day).get(person_id, Party())


def parties_on(tx: ReadTx, ids: Iterable[UUID], day: date) -> dict[UUID, Party]:
    """Return many people as printed on ``day``, with nine questions for 400 of them.

    The NIP is printed in its usual groups ("19850312 201001 2 004"; the law's own examples leave
    it blank), the rank as "Penata, III/c", that of a PPPK as "IX". Who acts keeps the definitive
    position in front: "Sekretaris Kecamatan / Plt. Camat" (reg. 2062–2074: acting is an assignment
    beside the definitive position); in what he acts, and who signs "a.n." for him on that day, is
    there too for his signature. What nobody entered is "".
    """
    found: dict[UUID, Party] = {}
    for part in chunks(ids):
        found.update(_parties(tx, part, day))
    deputies = {
        person_id: row.signer_id
        for part in chunks(found)
        for person_id, row in _held(tx, SigningDelegation, part, day).items()
    }
    if deputies:
        signers: dict[UUID, Party] = {}
        for part in chunks(deputies.values()):
            signers.update(_parties(tx, part, day))
        found.update(
            (key, _signed_by(found[key], signers[signer])) for key, signer in deputies.items()
        )
    return found


def _signed_by(official: Party, signer: Party) -> Party:
    """The official with who signs "a.n." for him, in what he is or acts as."""
    return replace(
        official,
        capacity=official.capacity or official.position,
        deputy=signer.name,
        deputy_nip=signer.nip,
        deputy_position=signer.capacity or signer.position,
    )


def parties_by_day(
    tx: ReadTx, wanted: Iterable[tuple[UUID | None, date]]
) -> dict[tuple[UUID | None, date], Party]:
    """Return people as printed on a day each, like :func:`party_on`."""
    found = dict.fromkeys(wanted, Party())
    days: dict[date, list[UUID]] = {}
    for person_id, day in found:
        if person_id is not None:
            days.setdefault(day, []).append(person_id)
    for day, ids in days.items():
        found.update(((key, day), party) for key, party in parties_on(tx, ids, day).items())
    return found


def assessor_on(tx: ReadTx, person_id: UUID, day: date) -> UUID | None:
    """Who assessed this person on ``day``; None where nobody is linked."""
    return assessors_on(tx, [person_id], day).get(person_id)


def assessors_on(tx: ReadTx, ids: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """Who assessed whom on ``day``; people without a linked assessor are left out."""
    found: dict[UUID, UUID] = {}
    for part in chunks(ids):
        for person_id, row in _held(tx, PersonAssessor, part, day).items():
            if row.assessor_id is not None:
                found[person_id] = row.assessor_id
    return found


def superior_of_assessor_on(tx: ReadTx, person_id: UUID, day: date) -> UUID | None:
    """The assessor's own assessor on ``day`` (*atasan Pejabat Penilai Kinerja*)."""
    assessor = assessor_on(tx, person_id, day)
    return None if assessor is None else assessor_on(tx, assessor, day)


def rank_printed(rank: Rank) -> str:
    """The rank as the row PANGKAT/ GOL. RUANG prints it: "Penata, III/c"; PPPK: "IX"."""
    return f"{rank.rank_name}, {rank.value}" if rank.rank_name else rank.value


def nip_printed(digits: str) -> str:
    """A NIP in groups; an old number of other length as it is."""
    return nip_rules.Nip(digits).spaced if len(digits) == nip_rules.LENGTH else digits


def _held(tx: ReadTx, mapped: type[SpanRow], ids: Sequence[UUID], day: date) -> dict[UUID, SpanRow]:
    rows = tx.session.scalars(
        sa.select(mapped).where(mapped.person_id.in_(ids), holding(mapped, day))
    )
    return latest(rows)


def _parties(tx: ReadTx, ids: Sequence[UUID], day: date) -> dict[UUID, Party]:
    people = tx.session.scalars(sa.select(Person).where(Person.id.in_(ids))).all()
    nips, ranks = _held(tx, PersonNip, ids, day), _held(tx, PersonRank, ids, day)
    placements, acting = _held(tx, Placement, ids, day), _held(tx, Acting, ids, day)
    position_ids = [row.position_id for row in placements.values()]
    position_ids += [row.position_id for row in acting.values()]
    unit_ids = [row.unit_id for row in placements.values()]
    unit_ids += [row.unit_id for row in acting.values()]
    positions, units = _names(tx, Position, position_ids), _names(tx, Unit, unit_ids)
    found: dict[UUID, Party] = {}
    for person in people:
        nip, rank, placement = nips.get(person.id), ranks.get(person.id), placements.get(person.id)
        own_unit = placement.unit_id if placement else None
        position = positions.get(placement.position_id, "") if placement else ""
        unit = units.get(own_unit, "")
        if person.kind is None:
            position, unit = position or person.outside_title or "", unit or ""
            unit = unit or person.outside_agency or ""
        acts, capacity = acting.get(person.id), ""
        if acts is not None:
            acted = f"{acts.kind.label} {positions.get(acts.position_id, '')}".strip()
            where = units.get(acts.unit_id, "") if acts.unit_id != own_unit else ""
            if where and fold(where) not in fold(acted):
                acted = f"{acted} ({where})"
            capacity = acted
            position = f"{position} / {acted}" if position else acted
        found[person.id] = Party(
            name=person.name,
            nip=nip_printed(nip.nip) if nip else "",
            rank=rank_printed(rank.rank) if rank else "",
            position=position,
            unit=unit,
            capacity=capacity,
        )
    return found


def _names(
    tx: ReadTx, mapped: type[Position] | type[Unit], ids: Iterable[UUID | None]
) -> dict[UUID | None, str]:
    found: dict[UUID | None, str] = {}
    for part in chunks(key for key in ids if key is not None):
        rows = tx.session.execute(sa.select(mapped.id, mapped.name).where(mapped.id.in_(part)))
        found.update((row.id, row.name) for row in rows)
    return found
