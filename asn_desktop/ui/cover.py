"""What stands on the screen while the program is still being loaded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from asn_desktop.ui.theme import px, sized


class Cover(QWidget):
    """A quiet window of the size of the later one; close it when that one stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("ASN Desktop")
        self.resize(1366, 697)
        column = QVBoxLayout(self)
        column.setSpacing(px(self, 8))
        name = QLabel("ASN Desktop")
        name.setFont(sized(name, points=8, bold=True))
        words = QLabel(self.tr("Membuka kantor…"))
        words.setProperty("kind", "muted")
        column.addStretch(2)
        for label in (name, words):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
