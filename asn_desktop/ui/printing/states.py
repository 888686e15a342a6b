"""Shape and colour of what can happen to a sheet."""

from __future__ import annotations

from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.ui.states import State

SHEET_STATES = {
    SheetEventKind.PRINTED: State.OPEN,
    SheetEventKind.SIGNED: State.RUNNING,
    SheetEventKind.HANDED_OVER: State.WAITING,
    SheetEventKind.RETURNED: State.RUNNING,
    SheetEventKind.FILED: State.DONE,
    SheetEventKind.REPORTED: State.DONE,
    SheetEventKind.VOID: State.REFUSED,
}
