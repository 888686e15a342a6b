"""Where somebody has no SKP yet: how to begin one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.ui.planning.copying import Offers
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.messages import Choice, Empty, EmptyState


class EmptySkp(QWidget):
    """Says "SKP 2026 untuk Nur Ratna Purnomo belum ada." with three ways on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.state: EmptyState | None = None

    def show_ways(
        self,
        name: str,
        year: int,
        found: Offers,
        *,
        blank: Callable[[], object],
        copy: Callable[[UUID], object],
        pattern: Callable[[], object],
    ) -> None:
        """Offer to begin empty, from last year, or with a pattern."""
        last = found.last_of(year)
        copied = last.year if last else year - 1
        missing = self.tr("{name} belum punya SKP {year}.").format(name=name, year=copied)
        no_pattern = self.tr("Belum ada pola jabatan yang disimpan.")
        fitting = [row for row in found.patterns if row.fits] or list(found.patterns)
        self._put(
            Empty(
                self.tr("SKP {year} untuk {name} belum ada.").format(year=year, name=name),
                (
                    Choice(self.tr("Mulai kosong"), blank),
                    Choice(
                        self.tr("Salin dari {year}").format(year=copied),
                        lambda: copy(last.skp_id) if last else None,
                        "" if last else missing,
                    ),
                    Choice(
                        self.tr("Pakai pola jabatan"),
                        pattern,
                        "" if fitting else no_pattern,
                    ),
                ),
                # Why a button is off is said, not only shown under the mouse.
                " ".join(["" if last else missing, "" if fitting else no_pattern]).strip(),
                icon="planning",
            )
        )

    def show_reason(self, words: str, choice: Choice | None = None) -> None:
        """Say why there is none and none can be begun."""
        self._put(Empty(words, (choice,) if choice else (), icon="planning"))

    def _put(self, empty: Empty) -> None:
        if self.state is not None:
            self._column.removeWidget(self.state)
            self.state.hide()
            self.state.deleteLater()
        self.state = EmptyState(empty)
        self._column.addWidget(self.state)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the first way on."""
        if self.state is not None and self.state.buttons:
            self.state.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter presses the button that has the focus."""
        focus = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focus, Button) and focus.isEnabled():
            focus.click()
        else:
            super().keyPressEvent(event)
