"""What the office answers the centre: a returned parcel is seen to, a proposal accepted or not."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.models.exchange import CentreProposal, ParcelReturn
from asn_desktop.models.people import Person, PersonNow
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import Choice
from asn_desktop.rules.status import Status
from asn_desktop.services import people_edit
from asn_desktop.services.office import Tx


def answer_return(tx: Tx, return_id: UUID) -> None:
    """Say that the notes of a returned parcel were seen to.

    Raises ``Refused``: ``incoming.return_gone``, ``incoming.return_answered``.
    """
    row = tx.session.get(ParcelReturn, return_id)
    if row is None:
        raise refuse("incoming.return_gone")
    if row.answered_on is not None:
        raise refuse("incoming.return_answered", on=row.answered_on)
    row.answered_on = tx.today


def accept_proposal(tx: Tx, proposal_id: UUID, since: date | None = None) -> None:
    """Do what the centre proposes, with the office's own acts on its own rows.

    Somebody who moved leaves this office from ``since`` on (else the day the centre names, else
    today), unless it has said so already. The second entry of one human being leaves the list,
    when the other one is here too; where the other is at another office, only the answer is kept.
    Raises ``Refused``: ``incoming.proposal_gone``, ``incoming.proposal_answered`` and what
    :func:`services.people_edit.deactivate` refuses.
    """
    row = _open(tx, proposal_id)
    day = since or row.moved_on or tx.today
    other = tx.session.get(Person, row.other_id)
    now = tx.session.get(PersonNow, row.person_id)
    if row.choice is Choice.MOVED and now is not None and now.status.has_left:
        pass  # the office knew before the centre did
    elif row.choice is Choice.MOVED:
        people_edit.deactivate(tx, row.person_id, Status.MOVED_OUT, day, row.words)
    elif row.choice is Choice.SAME and other is not None:
        note = f"Entri ganda dari {other.name}"
        people_edit.deactivate(tx, row.person_id, Status.MOVED_OUT, day, note)
    _answer(tx, row, accepted=True)


def refuse_proposal(tx: Tx, proposal_id: UUID, reason: str) -> None:
    """Leave everything as it is and tell the centre why.

    Raises ``Refused``: ``incoming.reason_missing``, ``incoming.proposal_gone``,
    ``incoming.proposal_answered``.
    """
    row = _open(tx, proposal_id)
    words = " ".join(reason.split())
    if not words:
        raise refuse("incoming.reason_missing", field="reason")
    row.reason = words
    _answer(tx, row, accepted=False)


def _open(tx: Tx, proposal_id: UUID) -> CentreProposal:
    row = tx.session.get(CentreProposal, proposal_id)
    if row is None:
        raise refuse("incoming.proposal_gone")
    if row.accepted is not None:
        raise refuse("incoming.proposal_answered", on=row.answered_on)
    return row


def _answer(tx: Tx, row: CentreProposal, *, accepted: bool) -> None:
    row.accepted, row.answered_on = accepted, tx.today
    row.answered_by = tx.actor.words
