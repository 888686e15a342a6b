"""Decisions of the centre: written down where the office reads them, and taken into its rows.

What the office wrote itself stays readable: its revision is kept, and the decision names both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.models.exchange import ParcelHead, Question
from asn_desktop.models.types import natural_id
from asn_desktop.rules.merging import QuestionState
from asn_desktop.services import people_now, places
from asn_desktop.services.merge_apply import Cause, carry_out
from asn_desktop.services.merge_plan import Source, word_of
from asn_desktop.services.merge_plan import make as plan_merge
from asn_desktop.services.office import Tx
from asn_desktop.views.bundles import Decision, Revised


@dataclass(frozen=True, slots=True)
class Decided:
    """``new``: decisions not known before; ``taken``: parcels whose rows changed by them.

    ``waiting``: parcels the office has worked on since, which were left alone: its own revision
    goes to the centre with the next bundle.
    """

    new: int = 0
    taken: int = 0
    waiting: int = 0


def take_decisions(
    tx: Tx,
    decisions: Sequence[Decision],
    revisions: Sequence[Revised],
    cause: UUID,
    bundle: str | None,
) -> Decided:
    """Write down decisions and take the revisions they made.

    ``cause``: the id of the bundle they came in, ``bundle`` its SHA-256. Known ones change nothing.
    """
    new = sum(_write_down(tx, one) for one in decisions)
    tx.session.flush()
    centre_id = places.centre_id(tx)
    if not revisions or centre_id is None:
        return Decided(new)
    source = Source(centre_id, guarded=False)
    plan = plan_merge(tx, source, revisions, {})
    waiting = sum(word_of(step) == "question" for step in plan.steps)
    done = carry_out(tx, plan, Cause(cause, bundle, source))
    people_now.refresh(tx, [UUID(hex=key) for key in sorted(done.people)])
    tx.session.expire_all()
    return Decided(new, done.taken, waiting)


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
