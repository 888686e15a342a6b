"""The key sheet (`?`): the keys of the page in view, then those that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from asn_desktop.ui.page import KeyRow


class KeySheet(Dialog):
    """Two columns: this page, everywhere."""

    @classmethod
    def show_rows(
        cls, parent: QWidget, title: str, here: Sequence[KeyRow], everywhere: Sequence[KeyRow]
    ) -> None:
        """Show the sheet until it is closed."""
        sheet = cls(parent, here, everywhere, title)
        sheet.exec()
        sheet.deleteLater()

    def __init__(
        self,
        parent: QWidget | None,
        here: Sequence[KeyRow],
        everywhere: Sequence[KeyRow],
        title: str,
    ) -> None:
        super().__init__(parent, self.tr("Tombol papan ketik"), width=720)
        columns = QHBoxLayout()
        columns.setSpacing(px(self, 40))
        if here:
            columns.addLayout(self._column(title, here), 1)
        columns.addLayout(self._column(self.tr("Di mana saja"), everywhere), 1)
        self.body.addLayout(columns)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.PLAIN, key="Esc")

    def _column(self, title: str, rows: Sequence[KeyRow]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)  # a nested layout would take its parent's
        heading = QLabel(title)
        heading.setProperty("kind", "muted")
        heading.setFont(sized(heading, bold=True))
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(heading)
        column.addSpacing(px(self, 8))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(self, 16))
        grid.setVerticalSpacing(px(self, 6))
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(rows):
            grid.addWidget(KeyCap(row.key), number, 0, Qt.AlignmentFlag.AlignLeft)
            what = QLabel(row.what)
            what.setWordWrap(True)
            grid.addWidget(what, number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column


class KeyCap(QWidget):
    """A key as it looks on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setFont(sized(self, points=-1))

    def sizeHint(self) -> QSize:
        """Qt: the word with 7 px at both ends."""
        return QSize(self.fontMetrics().horizontalAdvance(self._key) + px(self, 14), px(self, 22))

    def minimumSizeHint(self) -> QSize:
        """Qt: never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a cap with a lower edge."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.sizeHint()
        box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        painter.setPen(QPen(colours.q("edge"), 1))
        painter.setBrush(colours.q("surface2"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colours.q("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
