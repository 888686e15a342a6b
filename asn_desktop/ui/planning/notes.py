"""A note of return under its line, on yellow, with the tick that it was seen to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.rules.dates import MONTHS
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.planning import NoteView


def note_words(note: NoteView) -> str:
    """As "Slamet Hartono, 19 Mei: target terlalu rendah"."""
    day = f"{note.on.day} {MONTHS[note.on.month - 1]}"
    name = note.by.partition(",")[0]
    return f"{name}, {day}: {note.text}" if name else f"{day}: {note.text}"


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
        words, icon = (self.tr("Hapus"), "trash") if new else (self.tr("Sudah diperbaiki"), "check")
        self.button = Button(words, icon=icon, small=True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Space does it from the grid
        self.button.setToolTip("" if new else "Ctrl+Spasi")
        self.button.clicked.connect(self._pressed)
        row.addWidget(self.button)
        self.done = QLabel(self.tr("sudah diperbaiki"))
        self.done.setProperty("kind", "muted")
        row.addWidget(self.done)
        self.button.setVisible(can_tick and not note.done)
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
