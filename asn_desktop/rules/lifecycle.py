"""The lives of an SKP, an evaluation and a sheet of paper, as literal tables.

An SKP and an evaluation have states; a sheet has events, each naming a sealed version. Whose hand a
step is, is here; on whose rows it may be done is in :mod:`asn_desktop.rules.roles`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from asn_desktop.rules.acts import Act
from asn_desktop.rules.roles import Role


class SkpState(StrEnum):
    """Where an SKP stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SET = "set"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Indonesian word on screen: *ditetapkan*, never *disetujui*."""
        return _SKP_LABELS[self]

    @property
    def is_editable(self) -> bool:
        """Whether its content may be changed without making a new version."""
        return self in {SkpState.DRAFT, SkpState.RETURNED}

    @property
    def is_closed(self) -> bool:
        """Whether nothing can happen to it any more."""
        return self in {SkpState.SUPERSEDED, SkpState.CANCELLED}


_SKP_LABELS: dict[SkpState, str] = {
    SkpState.DRAFT: "Draf",
    SkpState.SUBMITTED: "Diajukan",
    SkpState.RETURNED: "Dikembalikan",
    SkpState.SET: "Ditetapkan",
    SkpState.SUPERSEDED: "Diganti",
    SkpState.CANCELLED: "Dibatalkan",
}


class EvaluationState(StrEnum):
    """Where an evaluation stands; an objection is a document of its own."""

    OPEN = "open"
    RATED = "rated"
    WITH_SUPERIOR = "with_superior"
    FINAL = "final"

    @property
    def label(self) -> str:
        """The Indonesian word on screen."""
        return _EVALUATION_LABELS[self]

    @property
    def is_finished(self) -> bool:
        """Whether both ratings were given and the predicate follows."""
        return self in FINISHED


_EVALUATION_LABELS: dict[EvaluationState, str] = {
    EvaluationState.OPEN: "Belum dinilai",
    EvaluationState.RATED: "Dinilai",
    EvaluationState.WITH_SUPERIOR: "Pada atasan penilai",
    EvaluationState.FINAL: "Final",
}
FINISHED = frozenset({EvaluationState.RATED, EvaluationState.FINAL})


class ObjectionState(StrEnum):
    """Where an objection stands (reg. 4862–4941)."""

    RECEIVED = "received"
    EXPLAINED = "explained"
    UPHELD = "upheld"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        """The Indonesian word on screen."""
        return _OBJECTION_LABELS[self]

    @property
    def is_decided(self) -> bool:
        """Whether the superior has decided; only ``CHANGED`` leads to D.1.3."""
        return self in (ObjectionState.UPHELD, ObjectionState.CHANGED)


_OBJECTION_LABELS: dict[ObjectionState, str] = {
    ObjectionState.RECEIVED: "Diterima",
    ObjectionState.EXPLAINED: "Penilai sudah menjelaskan",
    ObjectionState.UPHELD: "Penilaian dikuatkan",
    ObjectionState.CHANGED: "Penilaian diubah",
}


class SheetEventKind(StrEnum):
    """What can happen to a sheet; *overdue* is no event, it follows from dates."""

    PRINTED = "printed"
    SIGNED = "signed"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"
    FILED = "filed"
    REPORTED = "reported"
    VOID = "void"

    @property
    def label(self) -> str:
        """The Indonesian word on screen."""
        return _EVENT_LABELS[self]


_EVENT_LABELS: dict[SheetEventKind, str] = {
    SheetEventKind.PRINTED: "Dicetak",
    SheetEventKind.SIGNED: "Ditandatangani",
    SheetEventKind.HANDED_OVER: "Diserahkan",
    SheetEventKind.RETURNED: "Dikembalikan pegawai",
    SheetEventKind.FILED: "Diarsipkan",
    SheetEventKind.REPORTED: "Dilaporkan",
    SheetEventKind.VOID: "Tidak berlaku",
}

StateT = TypeVar("StateT", SkpState, EvaluationState, ObjectionState)


@dataclass(frozen=True, slots=True)
class Step(Generic[StateT]):
    """One row of a table: whose hand may do which act, and what it leads to.

    ``source`` is ``None`` where the act makes the document. The operator may do every step on
    behalf of its owner and is not repeated in ``roles``.
    """

    act: Act
    source: StateT | None
    target: StateT
    roles: frozenset[Role]
    needs_reason: bool = False


_EMPLOYEE, _ASSESSOR = frozenset({Role.EMPLOYEE}), frozenset({Role.ASSESSOR})
_BOTH = frozenset({Role.EMPLOYEE, Role.ASSESSOR})
_SETTERS = frozenset({Role.ASSESSOR, Role.ASSESSOR_SUPERIOR})
_SUPERIOR = frozenset({Role.ASSESSOR_SUPERIOR})
_S, _E, _O = SkpState, EvaluationState, ObjectionState

SKP_STEPS: tuple[Step[SkpState], ...] = (
    Step(Act.CREATE_SKP, None, _S.DRAFT, _BOTH),
    Step(Act.CREATE_FOR_MANY, None, _S.DRAFT, _ASSESSOR),
    Step(Act.COPY_SKP, None, _S.DRAFT, _BOTH),
    Step(Act.AMEND_SKP, None, _S.DRAFT, _ASSESSOR, needs_reason=True),
    Step(Act.EDIT_SKP, _S.DRAFT, _S.DRAFT, _BOTH),
    Step(Act.EDIT_SKP, _S.RETURNED, _S.DRAFT, _BOTH),
    Step(Act.PASTE_SKP, _S.DRAFT, _S.DRAFT, _BOTH),
    Step(Act.PASTE_SKP, _S.RETURNED, _S.DRAFT, _BOTH),
    Step(Act.SUBMIT_SKP, _S.DRAFT, _S.SUBMITTED, _EMPLOYEE),
    Step(Act.SUBMIT_SKP, _S.RETURNED, _S.SUBMITTED, _EMPLOYEE),
    Step(Act.RETURN_SKP, _S.SUBMITTED, _S.RETURNED, _SETTERS, needs_reason=True),
    Step(Act.SET_SKP, _S.SUBMITTED, _S.SET, _SETTERS),
    Step(Act.CANCEL_SKP, _S.DRAFT, _S.CANCELLED, _BOTH),
    Step(Act.CANCEL_SKP, _S.RETURNED, _S.CANCELLED, _BOTH),
    Step(Act.CANCEL_SKP, _S.SUBMITTED, _S.CANCELLED, _ASSESSOR, needs_reason=True),
    Step(Act.CANCEL_SKP, _S.SET, _S.CANCELLED, _ASSESSOR, needs_reason=True),
)
"""Amending starts a new version as a draft; the version in force stays in force until that one is
set, and only then follows :data:`WHEN_NEXT_IS_SET`."""

WHEN_NEXT_IS_SET: Mapping[SkpState, SkpState] = {_S.SET: _S.SUPERSEDED}
"""What the earlier version becomes when the version that amends or follows it is set."""

EVALUATION_STEPS: tuple[Step[EvaluationState], ...] = (
    Step(Act.RATE_WORK, _E.OPEN, _E.OPEN, _ASSESSOR),
    Step(Act.RATE_WORK, _E.WITH_SUPERIOR, _E.WITH_SUPERIOR, _SUPERIOR),
    Step(Act.RATE_BEHAVIOUR, _E.OPEN, _E.OPEN, _ASSESSOR),
    Step(Act.RATE_BEHAVIOUR, _E.WITH_SUPERIOR, _E.WITH_SUPERIOR, _SUPERIOR),
    Step(Act.EDIT_EVALUATION, _E.OPEN, _E.OPEN, _ASSESSOR),
    Step(Act.EDIT_EVALUATION, _E.WITH_SUPERIOR, _E.WITH_SUPERIOR, _SUPERIOR),
    Step(Act.FINISH_EVALUATION, _E.OPEN, _E.RATED, _ASSESSOR),
    Step(Act.FINISH_EVALUATION, _E.WITH_SUPERIOR, _E.FINAL, _SUPERIOR),
    Step(Act.FILED, _E.RATED, _E.FINAL, _ASSESSOR),
    Step(Act.REOPEN_EVALUATION, _E.RATED, _E.OPEN, _ASSESSOR, needs_reason=True),
    Step(Act.REOPEN_EVALUATION, _E.FINAL, _E.OPEN, _ASSESSOR, needs_reason=True),
    Step(Act.PASS_TO_SUPERIOR, _E.OPEN, _E.WITH_SUPERIOR, _SUPERIOR),
    Step(Act.PASS_TO_SUPERIOR, _E.RATED, _E.RATED, _SUPERIOR),
)
"""Filing the D sheet closes an evaluation; what was finished may be opened again with a reason.

When the window has ended, what is not evaluated is evaluated by the superior; what is evaluated and
not signed keeps its ratings and is signed by him on D.1.2 (reg. 3724, 4776). What has passed to him
is opened again for him, not for the assessor."""

OBJECTION_STEPS: tuple[Step[ObjectionState], ...] = (
    Step(Act.RECEIVE_OBJECTION, None, _O.RECEIVED, _EMPLOYEE | _SUPERIOR),
    Step(Act.RECEIVE_OBJECTION, _O.RECEIVED, _O.RECEIVED, _EMPLOYEE | _SUPERIOR),
    Step(Act.EXPLAIN_OBJECTION, _O.RECEIVED, _O.EXPLAINED, _ASSESSOR),
    Step(Act.EXPLAIN_OBJECTION, _O.EXPLAINED, _O.EXPLAINED, _ASSESSOR),
    Step(Act.DECIDE_OBJECTION, _O.EXPLAINED, _O.UPHELD, _SUPERIOR),
)
"""The superior asks the assessor for his explanation first (reg. 4869–4873). Deciding ends with
``UPHELD`` or, where new ratings are given, :data:`CHANGED_INSTEAD`."""

CHANGED_INSTEAD = _O.CHANGED
"""What deciding leads to where the evaluation is changed: D.1.3 is printed (reg. 4889)."""

_K = SheetEventKind
NEXT_SHEET_EVENTS: Mapping[SheetEventKind | None, frozenset[SheetEventKind]] = {
    None: frozenset({_K.PRINTED}),
    _K.PRINTED: frozenset({_K.PRINTED, _K.SIGNED, _K.VOID}),
    _K.SIGNED: frozenset({_K.PRINTED, _K.SIGNED, _K.HANDED_OVER, _K.RETURNED, _K.FILED, _K.VOID}),
    _K.HANDED_OVER: frozenset({_K.PRINTED, _K.SIGNED, _K.RETURNED, _K.FILED, _K.REPORTED, _K.VOID}),
    _K.RETURNED: frozenset({_K.PRINTED, _K.FILED, _K.REPORTED, _K.VOID}),
    _K.FILED: frozenset({_K.PRINTED, _K.REPORTED, _K.VOID}),
    _K.REPORTED: frozenset({_K.PRINTED, _K.FILED, _K.VOID}),
    _K.VOID: frozenset(),
}
"""What may follow the last event that moved the paper; printing again moves nothing."""

SHEET_ACTS: Mapping[SheetEventKind, Act] = {
    _K.PRINTED: Act.PRINTED,
    _K.SIGNED: Act.SIGNED,
    _K.HANDED_OVER: Act.HANDED_OVER,
    _K.RETURNED: Act.RETURNED,
    _K.FILED: Act.FILED,
    _K.REPORTED: Act.FILED,
    _K.VOID: Act.VOID,
}
"""The act that records an event."""


def skp_step(act: Act, source: SkpState | None) -> Step[SkpState] | None:
    """The row for an act in a state; ``None`` where the act is not possible there."""
    return _find(SKP_STEPS, act, source)


def evaluation_step(act: Act, source: EvaluationState) -> Step[EvaluationState] | None:
    """The row for an act in a state; ``None`` where the act is not possible there."""
    return _find(EVALUATION_STEPS, act, source)


def objection_step(act: Act, source: ObjectionState | None) -> Step[ObjectionState] | None:
    """The row for an act in a state; ``None`` where the act is not possible there."""
    return _find(OBJECTION_STEPS, act, source)


def may_follow(last: SheetEventKind | None, event: SheetEventKind) -> bool:
    """Whether an event is possible after the last one that moved the paper."""
    return event in NEXT_SHEET_EVENTS[last]


def _find(steps: Collection[Step[StateT]], act: Act, source: StateT | None) -> Step[StateT] | None:
    return next((step for step in steps if step.act is act and step.source is source), None)
