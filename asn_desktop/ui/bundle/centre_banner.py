"""Above an evaluation: what the centre said of it, with the one answer to its notes."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services import incoming_answers, incoming_read
from asn_desktop.ui.bundle.centre_chip import CentreChip
from asn_desktop.ui.context import Context
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.planning.notes import centre_notes, note_words
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.incoming import CentreWord

KINDS = frozenset({"parcel_return", "approval", "bundle"})


class CentreBanner(Banner):
    """``show_for(evaluation_id)``; with ``chip`` for the header. Hidden where nothing waits."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: UUID | None = None
        self.chip = CentreChip(self)

    def show_for(self, parcel_id: UUID) -> None:
        """Ask what the centre said (by key; nothing more where nothing was ever sent)."""
        self._shown = parcel_id
        self._context.operations.read(
            incoming_read.words_of, [parcel_id], then=partial(self._fill, parcel_id)
        )

    def clear(self) -> None:
        """Nobody is in view."""
        self._shown = None
        self.chip.hide()
        self.say(State.OPEN, "")

    def on_changed(self, changes: ChangesLike) -> None:
        """Ask again after a reply or an answer."""
        if self._shown is not None and touches(changes, *KINDS):
            self.show_for(self._shown)

    def _fill(self, parcel_id: UUID, found: dict[UUID, CentreWord]) -> None:
        if parcel_id != self._shown:
            return
        word = found.get(parcel_id)
        self.chip.show_word(word)
        notes = centre_notes(word)
        if not notes:
            self.say(State.OPEN, "")
            return
        words = "\n".join([note_words(notes[0]), *(f"– {note.text}" for note in notes[1:])])
        answer = partial(self._answer, notes[0].id)
        self.say(State.ACTION, words, self.tr("Sudah diperbaiki"), answer)

    def _answer(self, return_id: UUID) -> None:
        self._context.operations.write(Act.ANSWER_RETURN, incoming_answers.answer_return, return_id)
