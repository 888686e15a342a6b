"""A note of return under its line, on yellow, with the tick that it was seen to."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.dates import MONTHS
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.incoming import CentreWord
from asn_desktop.views.planning import NoteView


def note_words(note: NoteView) -> str:
    """As "Slamet Hartono, 19 Mei: target terlalu rendah"."""
    day = f"{note.on.day} {MONTHS[note.on.month - 1]}"
    name = note.by.partition(",")[0]
    return f"{name}, {day}: {note.text}" if name else f"{day}: {note.text}"


def centre_notes(word: CentreWord | None) -> tuple[NoteView, ...]:
    """The centre's notes on a returned document: one on the whole, which answers them, and lines.

    Nothing once they were answered.
    """
    if word is None or word.return_id is None or word.on is None:
        return ()
    by = f"Pusat · {word.by}" if word.by else "Pusat"
    whole = word.text or f"Dikembalikan dengan {len(word.notes)} catatan."
    said: list[tuple[UUID, UUID | None, str]] = [(word.return_id, None, whole)]
    said += [
        (one.row_id, one.row_id, f"{one.where}: {one.text}" if one.field else one.text)
        for one in word.notes
    ]
    return tuple(
        NoteView(id=key, row_id=row_id, by=by, on=word.on, text=text, done=False, centre=True)
        for key, row_id, text in said
    )


class NoteStrip(QWidget):
    """One note; ``ticked(note)`` when its button is pressed.

    The button says "Sudah diperbaiki"; on a note the assessor has not sent yet (``new``) "Hapus".
    """

    ticked = Signal(object)

    def __init__(
        self,
        note: NoteView,
        *,
        can_tick: bool = True,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.note = note
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 48), px(self, 4), px(self, 8), px(self, 4))
        row.setSpacing(px(self, 12))
        self.label = QLabel(note_words(note))
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.label, 1)
        new = new and not note.centre
        words, icon = (self.tr("Hapus"), "trash") if new else (self.tr("Sudah diperbaiki"), "check")
        self.button = Button(words, icon=icon, small=True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Space does it from the grid
        self.button.setToolTip("" if new or note.centre else "Ctrl+Spasi")
        self.button.clicked.connect(self._pressed)
        row.addWidget(self.button)
        self.done = QLabel(self.tr("sudah diperbaiki"))
        self.done.setProperty("kind", "muted")
        row.addWidget(self.done)
        answers = note.row_id is None if note.centre else can_tick
        self.button.setVisible(answers and not note.done)
        self.done.setVisible(note.done)

    def heightForWidth(self, width: int) -> int:
        """Qt: as high as the note, wrapped beside its button."""
        room = width - px(self, 68) - max(self.button.sizeHint().width(), px(self, 100))
        return max(px(self, 40), self.label.heightForWidth(max(80, room)) + px(self, 14))

    def sizeHint(self) -> QSize:
        """Qt: the height is given by the row."""
        return QSize(px(self, 300), px(self, 40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: yellow, with a bar of the colour of what waits for somebody."""
        colours = colours_of(self)
        painter = QPainter(self)
        state = State.DONE if self.note.done else State.ACTION
        painter.fillRect(self.rect(), state.soft(colours))
        painter.fillRect(0, 0, px(self, 3), self.height(), state.colour(colours))

    def _pressed(self) -> None:
        self.ticked.emit(self.note)
