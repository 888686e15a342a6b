"""Who may do what, on whose rows: role × act × scope, as data.

The operator may do every step, always on behalf of its owner; the journal says so. Until accounts
exist "Bekerja sebagai" picks the role without a password.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from asn_desktop.rules.acts import Act


class Role(StrEnum):
    """What somebody is towards the person a row is about."""

    OPERATOR = "operator"
    EMPLOYEE = "employee"
    ASSESSOR = "assessor"
    ASSESSOR_SUPERIOR = "assessor_superior"
    HEAD = "head"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]


_LABELS: dict[Role, str] = {
    Role.OPERATOR: "Operator kepegawaian",
    Role.EMPLOYEE: "Pegawai",
    Role.ASSESSOR: "Pejabat penilai kinerja",
    Role.ASSESSOR_SUPERIOR: "Atasan pejabat penilai kinerja",
    Role.HEAD: "Kepala kantor",
}


class Scope(StrEnum):
    """Whose rows an act may touch."""

    OWN = "own"
    """Rows about oneself."""
    STAFF = "staff"
    """Rows about those one assesses."""
    STAFF_OF_STAFF = "staff_of_staff"
    """Rows about those whose assessor one assesses, where he is late or absent."""
    OFFICE = "office"
    """Every row."""


_OWN_ACTS = (
    Act.CREATE_SKP,
    Act.EDIT_SKP,
    Act.EDIT_MANUAL,
    Act.EDIT_WORKBLOCK,
    Act.EDIT_MATRIX,
    Act.PASTE_SKP,
    Act.COPY_SKP,
    Act.SUBMIT_SKP,
    Act.CANCEL_SKP,
    Act.EDIT_ACTION_PLAN,
    Act.RECORD_REALISATION,
    Act.DOCUMENT_ACTION,
    Act.MARK_STUDY_LEAVE,
    Act.GIVE_FEEDBACK,
    Act.EDIT_GUIDANCE,
    Act.ANSWER_GUIDANCE,
    Act.ADD_ATTACHMENT,
    Act.POSTPONE_WORK,
    Act.SEAL,
    Act.PRINTED,
    Act.SIGNED,
    Act.RETURNED,
    Act.RECEIVE_OBJECTION,
    Act.EDIT_TRAJECTORY,
    Act.ADD_EVIDENCE,
    Act.REMOVE_EVIDENCE,
    Act.WRITE_LOG,
    Act.EDIT_LOG,
    Act.REMOVE_LOG,
    Act.REPEAT_LOGS,
    Act.EDIT_FAVOURITE,
    Act.SET_ABSENCE,
    Act.REMOVE_ABSENCE,
    Act.ASK_FEEDBACK,
    Act.WITHDRAW_REQUEST,
    Act.ANSWER_REQUEST,
    Act.NOTE_SELF,
    Act.EDIT_COMPLAINT,
    Act.IMPORT_SKP,
    Act.MARK_COPIED,
    Act.UNDO,
)

_ASSESSOR_ACTS = (
    Act.CREATE_SKP,
    Act.CREATE_FOR_MANY,
    Act.EDIT_SKP,
    Act.EDIT_MANUAL,
    Act.EDIT_WORKBLOCK,
    Act.EDIT_MATRIX,
    Act.PASTE_SKP,
    Act.COPY_SKP,
    Act.SAVE_PATTERN,
    Act.REMOVE_PATTERN,
    Act.RETURN_SKP,
    Act.SET_SKP,
    Act.AMEND_SKP,
    Act.MARK_STUDY_LEAVE,
    Act.CANCEL_SKP,
    Act.GIVE_FEEDBACK,
    Act.BEGIN_GUIDANCE,
    Act.EDIT_GUIDANCE,
    Act.ASSESS_COMPETENCES,
    Act.REPORT_BEHAVIOUR,
    Act.REMOVE_GUIDANCE,
    Act.SET_ACHIEVEMENT,
    Act.OPEN_EVALUATIONS,
    Act.RATE_WORK,
    Act.RATE_BEHAVIOUR,
    Act.VIEW_RESULT,
    Act.EDIT_EVALUATION,
    Act.FINISH_EVALUATION,
    Act.REOPEN_EVALUATION,
    Act.EXPLAIN_DISTRIBUTION,
    Act.EXPLAIN_OBJECTION,
    Act.SEAL,
    Act.PRINTED,
    Act.SIGNED,
    Act.HANDED_OVER,
    Act.FILED,
    Act.VOID,
    Act.EDIT_TRAJECTORY,
    Act.ADD_EVIDENCE,
    Act.APPROVE_LOGS,
    Act.RETURN_LOG,
    Act.ANSWER_LOG,
    Act.SET_ABSENCE,
    Act.ASK_FEEDBACK,
    Act.WITHDRAW_REQUEST,
    Act.ANSWER_REQUEST,
    Act.TAKE_MEASURE,
    Act.TAKE_OVER_RESULT,
    Act.GIVE_BACK_RESULT,
    Act.FORWARD_GUIDANCE,
    Act.COUNSEL,
    Act.IMPORT_SKP,
    Act.MARK_COPIED,
    Act.POSTPONE_WORK,
    Act.UNDO,
)

_SUPERIOR_ACTS = (
    Act.RETURN_SKP,
    Act.SET_SKP,
    Act.RATE_WORK,
    Act.RATE_BEHAVIOUR,
    Act.EDIT_EVALUATION,
    Act.FINISH_EVALUATION,
    Act.PASS_TO_SUPERIOR,
    Act.RECEIVE_OBJECTION,
    Act.EDIT_OBJECTION,
    Act.DECIDE_OBJECTION,
    Act.GIVE_FEEDBACK,
    Act.SEAL,
    Act.PRINTED,
    Act.SIGNED,
    Act.HANDED_OVER,
    Act.FILED,
)

_HEAD_ACTS = (Act.SET_ACHIEVEMENT, Act.EXPLAIN_DISTRIBUTION, Act.POSTPONE_WORK, Act.UNDO)

RIGHTS: Mapping[Role, Mapping[Act, Scope]] = {
    Role.OPERATOR: dict.fromkeys(Act, Scope.OFFICE),
    Role.EMPLOYEE: dict.fromkeys(_OWN_ACTS, Scope.OWN),
    Role.ASSESSOR: dict.fromkeys(_ASSESSOR_ACTS, Scope.STAFF),
    Role.ASSESSOR_SUPERIOR: dict.fromkeys(_SUPERIOR_ACTS, Scope.STAFF_OF_STAFF),
    Role.HEAD: dict.fromkeys(_HEAD_ACTS, Scope.OFFICE),
}


def scope_of(role: Role, act: Act) -> Scope | None:
    """On whose rows a role may do an act; ``None`` where it may not at all."""
    return RIGHTS[role].get(act)
