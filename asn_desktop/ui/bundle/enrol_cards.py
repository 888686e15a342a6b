"""Parts of the pages of keys: the three steps, the large number, the code, facts in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.workflows.qr import QUIET, Matrix

GAP = "\N{NO-BREAK SPACE}" * 3


def grouped(digits: str) -> str:
    """Twelve digits in groups of four, as they are read aloud."""
    return GAP.join(digits[at : at + 4] for at in range(0, len(digits), 4))


class Steps(QWidget):
    """Where one is among some steps: each a chip, done, current or still to come."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        self.chips = [StateChip(State.OPEN, f"{at}  {name}") for at, name in enumerate(names, 1)]
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch(1)

    def show_step(self, current: int) -> None:
        """``current`` counts from 0; as many as there are steps = all are done."""
        for at, chip in enumerate(self.chips):
            state = State.DONE if at < current else State.OPEN
            chip.show_state(State.RUNNING if at == current else state, chip.text)


class BigNumber(QFrame):
    """A number to be read aloud: large, in groups, on a soft field."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 12))
        grid.setVerticalSpacing(0)
        self.name = muted(label, small=True)
        self.digits = QLabel("")
        self.digits.setFont(sized(self.digits, points=14, bold=True))
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.digits, 1, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_number(self, digits: str) -> None:
        """Show twelve digits; "" hides everything."""
        self.digits.setText(grouped(digits))
        self.digits.setAccessibleName(" ".join(digits))
        self.setVisible(bool(digits))


class Facts(QWidget):
    """Facts as label and value, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, 24))
        self._grid.setVerticalSpacing(px(self, 6))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these and no others; what has no value is left out."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for at, (label, value) in enumerate(one for one in facts if one[1]):
            name = QLabel(label)
            name.setProperty("kind", "muted")
            said = QLabel(value)
            said.setWordWrap(True)
            self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, at, 1)


class QrView(QWidget):
    """A code for a camera: black on white whatever the theme."""

    def __init__(self, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: whole pixels a square, at least 300 wide."""
        count = len(self._matrix) + 2 * QUIET
        side = count * max(3, px(self, 340) // count)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the squares."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self._matrix) + 2 * QUIET
        side = self.width() / count
        for down, row in enumerate(self._matrix):
            for across, dark in enumerate(row):
                if dark:
                    box = QRectF((across + QUIET) * side, (down + QUIET) * side, side, side)
                    painter.fillRect(box, Qt.GlobalColor.black)
        painter.setPen(colours_of(self).q("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class QrDialog(Dialog):
    """The code, large enough for a telephone."""

    @classmethod
    def show_code(cls, parent: QWidget, title: str, text: str, matrix: Matrix) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, title, width=420)
        dialog.say(text, muted=True)
        dialog.body.addWidget(QrView(matrix), 0, Qt.AlignmentFlag.AlignHCenter)
        dialog.add_button(dialog.tr("Tutup"), dialog.reject, key="Esc")
        dialog.exec()
        dialog.deleteLater()
