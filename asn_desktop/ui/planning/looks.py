"""States of planning as shape, word and colour."""

from __future__ import annotations

from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.ui.states import State
from asn_desktop.views.planning import SkpRow, SkpView

STATES: dict[SkpState, State] = {
    SkpState.DRAFT: State.RUNNING,
    SkpState.SUBMITTED: State.WAITING,
    SkpState.RETURNED: State.ACTION,
    SkpState.SET: State.DONE,
    SkpState.SUPERSEDED: State.REFUSED,
    SkpState.CANCELLED: State.REFUSED,
}


def mark_of(row: SkpRow) -> tuple[State, str]:
    """The state of a line of the list: "Draf", "Dikembalikan · 2 catatan", "Belum ada"."""
    if row.state is None:
        if row.exempt:
            return State.WAITING, row.exempt
        return State.OPEN, "Belum ada"
    state, word = row.state, row.state.label
    if row.open_notes and state.is_editable:
        return State.ACTION, f"{SkpState.RETURNED.label} · {row.open_notes} catatan"
    if row.number > 1:
        word += f" · versi {row.number}"
    return STATES[state], word


def chip_of(skp: SkpView) -> tuple[State, str]:
    """The state of an SKP in the header of its page: "Draf · versi 1"."""
    if skp.open_notes and skp.state.is_editable:
        return State.ACTION, f"{SkpState.RETURNED.label} · versi {skp.number}"
    return STATES[skp.state], f"{skp.state.label} · versi {skp.number}"
