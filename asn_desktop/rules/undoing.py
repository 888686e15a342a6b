"""Which acts can be undone (design 4: a table). Paper is never undone: ink is not."""

from __future__ import annotations

from asn_desktop.rules.acts import Act

NOT_UNDOABLE = frozenset(
    {
        Act.SET_UP_OFFICE,
        Act.UNDO,
        Act.ADD_ATTACHMENT,
        Act.SEAL,
        Act.PRINTED,
        Act.SIGNED,
        Act.HANDED_OVER,
        Act.RETURNED,
        Act.FILED,
        Act.VOID,
        Act.HAND_OUT_VOICES,  # the slips are out
        Act.KEY_VOICES,  # what was typed is not journalled
        Act.CLOSE_VOICES,
        Act.KEY_SURVEY,
        Act.IMPORT_SURVEY,
        Act.REMOVE_EVIDENCE,
        Act.REMOVE_SCAN,  # its bytes are gone
        # A bundle that is out is out; a merge and a decision have ways back of their own.
        Act.MAKE_BUNDLE,
        Act.WRITE_BUNDLE,
        Act.RECEIVE_BUNDLE,
        Act.MERGE_BUNDLE,
        Act.UNDO_MERGE,
        Act.TAKE_REPLY,
        Act.NEW_EPOCH,
        Act.DECIDE_QUESTION,
        Act.REVERSE_DECISION,
        Act.RETURN_PARCEL,
        Act.APPROVE_PARCEL,
        Act.REQUEST_ENROLMENT,
        Act.ENROL_PLACE,
        Act.CHANGE_KEYS,
        Act.REVOKE_KEY,
        Act.TAKE_KIT,
        Act.BECOME_CENTRE,
        Act.PUBLISH_REFERENCE,
    }
)


def can_undo(act: Act) -> bool:
    """Whether an act of this kind may be turned round."""
    return act not in NOT_UNDOABLE
