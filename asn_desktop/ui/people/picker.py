"""Picking a person: type some words, see, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.services import people
from asn_desktop.ui import formats, icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.twolines import ROW, Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.people import PersonChoice


def second_line(person: PersonChoice) -> str:
    """What tells two people of one name apart: position, unit, NIP."""
    parts = (person.position, person.unit, formats.spaced_nip(person.nip))
    words = " · ".join(part for part in parts if part)
    return words or ("pejabat luar" if person.outside else "")


def told(person: PersonChoice) -> Told:
    """A person in two lines."""
    return Told(person.name, second_line(person))


class PersonPicker(QWidget):
    """A line to type in with the people found below it; ``picked`` tells the current one.

    Arrow keys work from the line; Enter (``settled``) or a double click takes the current one.
    """

    picked = Signal(object)  # PersonChoice or None
    settled = Signal(object)  # PersonChoice

    def __init__(
        self,
        operations: Operations,
        *,
        exclude: Sequence[UUID] = (),
        outside: bool = True,
        rows: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._exclude, self._outside = operations, tuple(exclude), outside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 6))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Ketik nama, NIP, jabatan, atau unit"))
        self.line.setAccessibleName(self.tr("Cari orang"))
        self.line.addAction(
            icons.icon("search", colours_of(self).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.model = TwoLineModel(told, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self.view, self.model))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setFixedHeight(px(self, ROW) * rows)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = QLabel(self.tr("Tidak ada yang cocok. Coba sebagian nama saja."))
        self.none.setProperty("kind", "muted")
        column.addWidget(self.line)
        column.addWidget(self.view)
        column.addWidget(self.none)
        self.line.textChanged.connect(self.read)
        self.line.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._current)
        self.view.doubleClicked.connect(self._settle)
        self.setFocusProxy(self.line)
        self.read()

    def person(self) -> PersonChoice | None:
        """Who is picked now."""
        row = self.view.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def read(self) -> None:
        """Ask again; one found alone is picked at once, and so is the first for typed words."""
        words = self.line.text()
        found = self._operations.read_now(
            people.find_people, words, outside=self._outside, exclude=self._exclude
        )
        self.model.show_items(found)
        self.none.setVisible(not found)
        if found and words.strip():
            self.view.setCurrentIndex(self.model.index(0, 0))
        else:
            self.picked.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows and Enter in the line work the list."""
        if watched is self.line and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            key = event.key()
            if pressed and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                row = max(0, min(self.view.currentIndex().row() + step, len(self.model.items) - 1))
                self.view.setCurrentIndex(self.model.index(row, 0))
                return True
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if pressed and plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._settle()
                return True
        return super().eventFilter(watched, event)

    def _current(self, *_indexes: Any) -> None:
        self.picked.emit(self.person())

    def _settle(self, *_index: Any) -> None:
        person = self.person()
        if person is not None:
            self.settled.emit(person)


class PickPerson(Dialog):
    """Asks for one person; see `ask`."""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        operations: Operations,
        title: str,
        *,
        exclude: Sequence[UUID] = (),
        outside: bool = True,
        text: str = "",
        yes: str = "",
    ) -> PersonChoice | None:
        """Return who was picked, None for Esc."""
        dialog = cls(parent, title, width=520)
        if text:
            dialog.say(text, muted=True)
        dialog.picker = PersonPicker(operations, exclude=exclude, outside=outside)
        dialog.body.addWidget(dialog.picker)
        main = dialog.add_answer(yes or dialog.tr("Pilih"))
        main.setEnabled(False)
        dialog.picker.picked.connect(dialog.allow)
        dialog.picker.settled.connect(dialog.accept_one)
        dialog.picker.setFocus()
        answer = dialog.exec() == Dialog.DialogCode.Accepted
        found = dialog.picker.person() if answer else None
        dialog.deleteLater()
        return found

    picker: PersonPicker

    def allow(self, person: object) -> None:
        """Switch the filled button on while somebody is picked."""
        if self.main is not None:
            self.main.setEnabled(person is not None)

    def accept_one(self, _person: object) -> None:
        """Enter in the list."""
        self.accept()
