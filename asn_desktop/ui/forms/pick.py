"""A field for one of very many: a person, a unit, a position; found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.ui.forms.field import Field
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.searchbox import SearchBox

if TYPE_CHECKING:
    from asn_desktop.ui.context import Hit


class PickField(Field):
    """Shows who is chosen; Enter, Space, a letter or the button opens the search.

    ``search(text)`` answers with hits whose ``target["id"]`` is the value; ``name_of(value)`` gives
    the words of a stored value. Delete empties a field that is not required. The choice is told at
    once (`committed`). ``offered()`` stands in the search while nothing is typed.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        search: Callable[[str], Sequence[Hit]],
        name_of: Callable[[object], str],
        required: bool = False,
        hint: str = "",
        rule: str = "",
        empty: str = "",
        offered: Callable[[], Sequence[Hit]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, required=required, hint=hint, rule=rule, parent=parent)
        self._search, self._name_of, self._offered = search, name_of, offered
        self._value: object = None
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(empty or self.tr("– belum dipilih –"))
        self.line.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pick_button = Button(self.tr("Pilih…"), icon="search", do=lambda: self.pick())
        self.clear_button = Button("", icon="close", kind=Kind.QUIET, do=self.clear)
        self.clear_button.setToolTip(self.tr("Kosongkan · Del"))
        self.clear_button.setAccessibleName(self.tr("Kosongkan"))
        for button in (self.pick_button, self.clear_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.finish_layout()
        row = QHBoxLayout()
        row.setSpacing(px(self, 6))
        self._column.replaceWidget(self.line, place := QWidget())
        place.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.line, self.clear_button, self.pick_button):
            row.addWidget(widget)
        self.put(None)

    @property
    def editor(self) -> QWidget:
        """The line that shows the choice."""
        return self.line

    def value(self) -> object:
        """The id chosen, None for nobody."""
        return self._value

    def text(self) -> str:
        """The words shown."""
        return self.line.text()

    def put(self, value: object) -> None:
        """Show ``value``."""
        self._value = value
        self.line.setText("" if value is None else self._name_of(value))
        self.line.setCursorPosition(0)
        self.clear_button.setVisible(value is not None and not self.required)

    def put_text(self, text: str) -> None:
        """Nothing is typed here, so there is no draft to show."""

    def pick(self, text: str = "") -> None:
        """Open the search, with ``text`` already typed; what is chosen counts at once."""
        hit = SearchBox.ask(
            self, self._search, title=self.label, text=text, offered=self._offered()
        )
        if hit is not None:
            self._choose(hit.target["id"])
        self.focus()

    def clear(self) -> None:
        """Choose nobody."""
        if not self.required and self._value is not None:
            self._choose(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys and a click open the search."""
        if watched is self.line:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.pick()
                return True
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                keys = Qt.Key
                enter = event.key() in (keys.Key_Return, keys.Key_Enter)
                if enter and self._value is not None and isinstance(self.window(), QDialog):
                    return False  # chosen: Enter is the dialog's filled button, as written on it
                if enter or event.key() in (keys.Key_Space, keys.Key_F2):
                    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                        self.pick()
                        return True
                elif event.key() in (keys.Key_Delete, keys.Key_Backspace):
                    self.clear()
                    return True
                elif event.text().isalnum():
                    self.pick(event.text())
                    return True
        return super().eventFilter(watched, event)

    def _choose(self, value: object) -> None:
        self.put(value)
        self.typed()
        self.commit()
