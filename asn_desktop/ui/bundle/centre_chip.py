"""The quiet chip on a document's own page: how far it has come at the centre."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.merging import Standing
from asn_desktop.ui import formats
from asn_desktop.ui.bundle.office_items import STATES
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.views.incoming import CentreWord
from asn_desktop.workflows.sentences import say

_WORDS: dict[Standing, str] = {
    Standing.SENT: "Dikirim ke pusat",
    Standing.RECEIVED: "Diterima pusat",
    Standing.MERGED: "Diterima pusat",
    Standing.QUESTION: "Ditanyakan di pusat",
    Standing.HELD: "Ditahan di pusat",
    Standing.RETURNED: "Dikembalikan pusat",
    Standing.APPROVED: "Disetujui pusat",
}


class CentreChip(StateChip):
    """Hidden while the centre has said nothing: ``chip.show_word(loaded.centre)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(State.WAITING, parent=parent)
        self.hide()

    def show_word(self, word: CentreWord | None) -> None:
        """Show what the centre last said; None hides the chip."""
        self.setVisible(word is not None)
        if word is not None:
            self.show_state(*chip_of(word))
            self.setToolTip(tip_of(word))


def chip_of(word: CentreWord) -> tuple[State, str]:
    """As "Dikembalikan pusat: 3 catatan"."""
    words = _WORDS[word.standing]
    if word.standing is Standing.RETURNED and word.notes:
        words += f": {len(word.notes)} catatan"
    if word.standing is Standing.RETURNED and word.return_id is None:
        return State.RUNNING, "Sudah diperbaiki untuk pusat"
    return STATES[word.standing], words


def tip_of(word: CentreWord) -> str:
    """Who said it when, and why it is held."""
    day = formats.long_date(word.on or word.since.date())
    words = f"{word.by}, {day}" if word.by else day
    return f"{words}\n{say(word.finding)}" if word.finding is not None else words
