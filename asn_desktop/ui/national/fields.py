"""One screen of the national application as a column of fields, each with its copy button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.ui.widgets.panels import Scroll
from asn_desktop.views.national import Copied, CopyField, CopyScreen
from asn_desktop.workflows.sentences import say

LABEL = 190  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COPY = Qt.KeyboardModifier.ControlModifier


class FieldRow(QFrame):
    """A field: label, text, how far it is, the button. Enter copies and ticks."""

    copied = Signal(object)  # CopyField
    unticked = Signal(object)
    stepped = Signal(int)

    def __init__(self, field: CopyField) -> None:
        super().__init__()
        self.field = field
        self.setProperty("kind", "copyfield")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 12), px(self, 7), px(self, 8), px(self, 7))
        row.setSpacing(px(self, 12))
        label = QLabel(field.label)
        label.setWordWrap(True)
        label.setProperty("kind", "muted")
        label.setFixedWidth(px(self, LABEL))
        words = QLabel(field.value)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        code = QLabel(self.tr("kode {code}").format(code=field.code) if field.code else "")
        code.setProperty("kind", "muted")
        self.chip = StateChip(State.OPEN)
        self.button = Button(self.tr("Salin"), icon="copy", small=True, do=self.copy)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for text in (label, words, code):  # their first line level with chip and button
            text.setContentsMargins(0, px(self, 4), 0, px(self, 2))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(label, 0, top)
        row.addWidget(words, 1, top)
        if field.code:
            row.addWidget(code, 0, top)
        row.addWidget(self.chip, 0, top)
        row.addWidget(self.button, 0, top)
        self.show_field(field)

    def show_field(self, field: CopyField) -> None:
        """Show how far the field is."""
        self.field = field
        shown = {
            Copied.NOT_YET: (State.OPEN, self.tr("belum")),
            Copied.DONE: (State.DONE, self.tr("tersalin")),
            Copied.CHANGED: (State.ACTION, self.tr("berubah")),
        }
        state, word = shown[field.copied]
        self.chip.show_state(state, word)
        tip = ""
        if field.copied is Copied.CHANGED:
            tip = self.tr("Isinya berubah sejak disalin. Salin lagi.")
        self.chip.setToolTip(tip)
        self.setAccessibleName(f"{field.label}: {field.value} – {word}")

    def copy(self) -> None:
        """Put the text on the clipboard and tick it."""
        QGuiApplication.clipboard().setText(self.field.value)
        self.copied.emit(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Ctrl+C copy, arrows go on, Del unticks."""
        key = event.key()
        if key in _ENTER and not event.modifiers() & _COPY:
            self.copy()
            self.stepped.emit(1)
        elif key == Qt.Key.Key_C and event.modifiers() == _COPY:
            self.copy()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unticked.emit(self.field)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click stands here."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: come into view."""
        super().focusInEvent(event)
        area = self._area()
        if area is not None:
            area.ensureWidgetVisible(self)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above


class ScreenView(QWidget):
    """Shows one screen; rows are made anew only for another screen or other texts."""

    copied = Signal(object)
    unticked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FieldRow] = []
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_screen(self, screen: CopyScreen) -> None:
        """Show ``screen`` where one stands."""
        fields = list(screen.fields())
        shown = (screen.key, screen.lack, *((f.document_id, f.key, f.value) for f in fields))
        if shown == self._shown:
            for row, field in zip(self.rows, fields, strict=True):
                row.show_field(field)
            return
        self._shown, self.rows = shown, []
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._lack(screen) if screen.lack is not None else self._fields(screen)
        self._column.addWidget(self._inside)

    def _lack(self, screen: CopyScreen) -> QWidget:
        words = say(screen.lack) if screen.lack is not None else ""
        return EmptyState(Empty(words, icon="copy"))

    def _fields(self, screen: CopyScreen) -> QWidget:
        scroll = Scroll(width=980)
        scroll.column.setSpacing(0)
        for number, group in enumerate(screen.groups):
            title = QLabel(group.title)
            title.setWordWrap(True)
            title.setFont(sized(title, bold=True))
            if number:
                scroll.column.addSpacing(px(self, 16))
            scroll.column.addWidget(title)
            scroll.column.addSpacing(px(self, 4))
            for field in group.fields:
                row = FieldRow(field)
                row.copied.connect(self.copied)
                row.unticked.connect(self.unticked)
                row.stepped.connect(self._step)
                self.rows.append(row)
                scroll.column.addWidget(row)
        scroll.column.addStretch(1)
        return scroll

    def focus_first(self) -> bool:
        """Stand at the first field that is not copied; False = there is none."""
        open_rows = [row for row in self.rows if row.field.copied is not Copied.DONE]
        for row in (open_rows or self.rows)[:1]:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(open_rows)

    def _step(self, by: int) -> None:
        sender = self.sender()
        if isinstance(sender, FieldRow) and sender in self.rows:
            at = self.rows.index(sender) + by
            if 0 <= at < len(self.rows):
                self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
