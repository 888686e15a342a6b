"""Decisions of the centre, written down where the office reads them.

What the office wrote itself stays readable: its revision is kept, and the decision names both.
"""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.models.exchange import ParcelHead, Question
from asn_desktop.models.types import natural_id
from asn_desktop.rules.merging import QuestionState
from asn_desktop.services import places
from asn_desktop.services.office import Tx
from asn_desktop.views.bundles import Decision


def write_down(tx: Tx, decisions: Sequence[Decision]) -> int:
    """Keep decisions where the office reads them; returns how many were not known before.

    The rows themselves follow with the revisions that come along (`services.merge`).
    """
    new = sum(_write_down(tx, one) for one in decisions)
    tx.session.flush()
    return new


def _write_down(tx: Tx, one: Decision) -> bool:
    key = natural_id(
        "decision", one.kind.value, one.subject_id, one.ours, one.theirs, one.other_id, one.result
    )
    if tx.session.get(Question, key) is not None:
        return False
    head = tx.session.get(ParcelHead, one.subject_id)
    tx.session.add(
        Question(
            id=key,
            kind=one.kind,
            state=QuestionState.DECIDED,
            parcel_kind=one.parcel_kind,
            subject_id=one.subject_id,
            opened_at=tx.now,
            place_id=places.centre_id(tx),
            person_id=head.person_id if head is not None else None,
            other_id=one.other_id,
            ours=one.ours,
            theirs=one.theirs,
            choice=one.choice,
            result=one.result,
            reason=one.reason,
            decided_by=one.by,
            decided_on=one.on,
        )
    )
    return True
