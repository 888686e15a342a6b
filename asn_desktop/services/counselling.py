"""The confidential way after a behaviour problem: dates for all, words for those entitled."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.guidance import BehaviourProblem, Counselling
from asn_desktop.rules.counselling import ENDS_EARLY, NEEDS, READERS, STEPS, Reader
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import CounsellorKind
from asn_desktop.services.by_id import names_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_at import assessor_on
from asn_desktop.views.measures import CounsellingView

_LABELS = {step.field: step.label for step in STEPS}
_ORDER = tuple(step.field for step in STEPS)
SECRET = ("record", "follow_up")
"""What only the readers of reg. 3636–3649 see, in the window and in the history."""


def view(tx: ReadTx, problem_id: UUID, reader: UUID | None) -> CounsellingView:
    """The way of a counselling as ``reader`` may see it (None = the personnel unit's operator)."""
    row = _row(tx, problem_id)
    if row is None:
        return CounsellingView(problem_id=problem_id, hidden=False)
    open_to = may_read(tx, row, reader)
    outside = names_of(tx, [row.counsellor_id]).get(row.counsellor_id, "")
    return CounsellingView(
        problem_id=problem_id,
        dates={name: getattr(row, name) for name in _ORDER},
        place=row.place,
        kind=row.counsellor_kind,
        counsellor_id=row.counsellor_id,
        counsellor=outside or row.counsellor,
        record=row.record if open_to else "",
        follow_up=row.follow_up if open_to else "",
        hidden=not open_to,
        written=bool(row.record),
    )


def may_read(tx: ReadTx, row: Counselling, reader: UUID | None) -> bool:
    """Whether ``reader`` is one of those the law names; nobody before it is said who counsels."""
    if row.counsellor_kind is None:
        return False
    problem = tx.session.get_one(BehaviourProblem, row.behaviour_problem_id)
    allowed = READERS[row.counsellor_kind]
    if reader is None:
        return Reader.PERSONNEL in allowed
    who: dict[Reader, UUID | None] = {
        Reader.ASSESSOR: problem.assessor_id,
        Reader.COUNSELLOR: row.counsellor_id,
        Reader.ASSESSOR_SUPERIOR: (
            assessor_on(tx, problem.assessor_id, tx.today) if problem.assessor_id else None
        ),
    }
    return any(who.get(one) == reader for one in allowed)


def set_date(tx: Tx, problem_id: UUID, field: str, on: date | None) -> None:
    """Date a step, or clear it (None). Raises ``ValueError`` for no step.

    Refused with ``counselling.order``, ``counselling.dates`` and ``counselling.ended``.
    """
    if field not in _ORDER:
        raise ValueError(field)
    row = _made(tx, problem_id)
    if on is not None:
        _check(row, field, on)
    elif (later := next((one for one, needs in NEEDS.items() if needs == field), None)) and getattr(
        row, later
    ):
        raise refuse("counselling.order", field=field, step=_LABELS[later], before=_LABELS[field])
    setattr(row, field, on)


def _check(row: Counselling, field: str, on: date) -> None:
    if field not in ("told_on", ENDS_EARLY) and row.changed_on is not None:
        raise refuse("counselling.ended", field=field)
    needed = "told_on" if field == ENDS_EARLY else NEEDS.get(field)
    if needed is None:
        return
    before: date | None = getattr(row, needed)
    if before is None:
        raise refuse("counselling.order", field=field, step=_LABELS[field], before=_LABELS[needed])
    if on < before:
        raise refuse(
            "counselling.dates",
            field=field,
            step=_LABELS[field],
            before=_LABELS[needed],
            on=format_date(before),
        )


def set_counsellor(
    tx: Tx, problem_id: UUID, kind: CounsellorKind | None, person_id: UUID | None, name: str = ""
) -> None:
    """Who counsels: the assessor himself, or somebody (``name`` for one who is not kept here)."""
    row = _made(tx, problem_id)
    row.counsellor_kind = kind
    if kind is CounsellorKind.ASSESSOR:
        person_id = tx.session.get_one(BehaviourProblem, problem_id).assessor_id
    row.counsellor_id = person_id
    row.counsellor = "" if person_id else name.strip()


def set_place(tx: Tx, problem_id: UUID, place: str) -> None:
    """Where it is held."""
    _made(tx, problem_id).place = place.strip()


def write(tx: Tx, problem_id: UUID, field: str, text: str) -> None:
    """Write ``record`` or ``follow_up`` (``ValueError`` else), as the actor may.

    Refused with ``counselling.kind_missing`` and ``counselling.hidden``.
    """
    if field not in SECRET:
        raise ValueError(field)
    row = _made(tx, problem_id)
    if row.counsellor_kind is None:
        raise refuse("counselling.kind_missing", field=field)
    if not may_read(tx, row, tx.actor.person_id):
        raise refuse("counselling.hidden", field=field, readers=readers_of(row.counsellor_kind))
    setattr(row, field, text.strip())


def readers_of(kind: CounsellorKind) -> str:
    """Who may read, in words: "konselor dan unit kepegawaian"."""
    words = [one.label for one in READERS[kind]]
    return " dan ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _row(tx: ReadTx, problem_id: UUID) -> Counselling | None:
    return tx.session.scalars(
        sa.select(Counselling).where(Counselling.behaviour_problem_id == problem_id)
    ).one_or_none()


def _made(tx: Tx, problem_id: UUID) -> Counselling:
    row = _row(tx, problem_id)
    if row is None:
        row = Counselling(behaviour_problem_id=problem_id)
        tx.session.add(row)
        tx.session.flush()
    return row
