"""Who signs "a.n." for an official, as dated rows."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from asn_desktop.models.people import SigningDelegation
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import Tx
from asn_desktop.services.people_edit import known, overlap
from asn_desktop.services.people_spans import begin, rows_of
from asn_desktop.views.people import NewSigning


def delegate_signing(tx: Tx, person_id: UUID, new: NewSigning) -> UUID:
    """Let another official sign "a.n." for a person and return the row's id.

    One at a time: who signed until then ends on that day. Raises ``Refused``: ``signing.self``,
    ``signing.reversed``, ``signing.chain`` (the signer has delegated his own signature by then).
    """
    person, signer = known(tx, person_id), known(tx, new.signer_id)
    if person.id == signer.id:
        raise refuse("signing.self", name=person.name, field="signer")
    if new.last is not None and new.last < new.first:
        raise refuse("signing.reversed", first=new.first, last=new.last, field="last")
    until = None if new.last is None else new.last + timedelta(days=1)
    for row in rows_of(tx, SigningDelegation, signer.id):
        if overlap((row.since, row.until), (new.first, until)):
            raise refuse("signing.chain", name=signer.name, field="signer")
    added = begin(
        tx,
        rows_of(tx, SigningDelegation, person_id),
        SigningDelegation,
        new.first,
        until,
        person_id=person_id,
        signer_id=signer.id,
        decree=new.decree.strip() or None,
    )
    return added.id
