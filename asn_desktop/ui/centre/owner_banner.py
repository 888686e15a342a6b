"""At the centre: whose the thing in view is, so that nobody types in vain."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.services import ownership
from asn_desktop.ui.context import Context
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.messages import Banner


class OwnerBanner(Banner):
    """``show_for("skp", skp_id)``: hidden for what is ours, and always in an office."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[str, UUID | None] = ("", None)

    def show_for(self, table: str, key: UUID | None) -> None:
        """Look whose it is and say so (an indexed question; nothing for what was asked last)."""
        if (table, key) == self._shown:
            return
        self._shown = (table, key)
        owner = ""
        if key is not None:
            owner = self._context.operations.read_now(ownership.owner_of, table, key)
        if not owner:
            self.say(State.OPEN, "")
            return
        words = self.tr(
            "Milik {office}: di sini hanya dibaca. Yang perlu dibetulkan dikembalikan dengan "
            "catatan."
        ).format(office=owner)
        if self._context.has_page("bundle"):
            self.say(State.WAITING, words, self.tr("Ke Periksa"), self._to_check)
        else:
            self.say(State.WAITING, words)

    def _to_check(self) -> None:
        self._context.open("bundle", view="check")
