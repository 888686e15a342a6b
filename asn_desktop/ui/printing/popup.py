"""A panel under a button: real fields that stay open until one is done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button


class Popup(QFrame):
    """``popup.open_under(button)``; Esc or a click elsewhere closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(self, 16), px(self, 12), px(self, 16), px(self, 12))
        self.body.setSpacing(px(self, 8))

    def open_under(self, button: Button, first: QWidget) -> None:
        """Show it under ``button``, inside the screen, the focus in ``first``."""
        self.adjustSize()
        at = button.mapToGlobal(QPoint(0, button.height() + px(self, 4)))
        screen = button.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: ground and edge in the look of the moment."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.q("raised"))
        painter.setPen(colours.q("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc and Enter close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
