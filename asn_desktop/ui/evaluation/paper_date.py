"""The date on the paper of a run: quiet, today unless typed, kept for everyone who follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.ui.forms.fields import DateField
from asn_desktop.ui.theme import px, sized


class RunDate(DateField):
    """A date that need not be typed: left empty it is today's."""

    def __init__(self, label: str, today: Callable[[], date]) -> None:
        super().__init__("on", label, today=today(), latest=today(), required=True)
        self._now = today
        self.title.hide()  # its name stands beside it

    def begin(self, on: date | None) -> None:
        """Show ``on``, None for today, as the day is now."""
        self._today = self._latest = self._now()
        self.set_value(on or self._today)
        self.show_message("")


class PaperDate(QWidget):
    """Name and date in one line; ``chosen`` tells the date, None for today."""

    chosen = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        name = QLabel(self.tr("Tanggal pada kertas"))
        name.setFont(sized(name, points=-1))
        name.setProperty("kind", "muted")
        self.field = RunDate(name.text(), today)
        self.field.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.field.line.setFixedWidth(px(self, 140))
        self.field.line.setToolTip(self.tr("Tanggal pada kertas, untuk semua orang (Alt+T)"))
        self.field.committed.connect(self.chosen)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.field)

    def show_date(self, on: date | None) -> None:
        """Show the date of the run, None for today."""
        self.field.begin(on)

    def settled(self) -> bool:
        """Take what is being typed; False (and it says why) where that can be no date of paper."""
        self.field.commit()
        return self.field.readable()
