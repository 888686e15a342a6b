"""What every field has: label, editor, help, the finding under it, and leaving it as the act."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.rules.findings import Severity
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind


class Field(QWidget):
    """Base of the fields of `forms.fields`; ``name`` is what findings and the form call it.

    ``committed(value)`` when the person leaves the field having changed it; ``changed()`` at every
    key. Esc takes back what was typed.
    ``rule`` names the registry field F1 explains.
    """

    committed = Signal(object)
    changed = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        rule: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.label = label
        self.required = required
        self._known: object = None
        self._filled = False  # set_value has been called
        self.setProperty("rule", rule)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 3))
        head = QHBoxLayout()
        head.setSpacing(px(self, 6))
        self.title = QLabel(label)
        self.title.setFont(sized(self.title, points=-0.5, bold=True))
        self.title.setMinimumHeight(px(self, 20))
        head.addWidget(self.title)
        if not required:
            optional = QLabel(self.tr("boleh kosong"))
            optional.setProperty("kind", "muted")
            optional.setFont(sized(optional, points=-1.5))
            head.addWidget(optional)
        head.addStretch(1)
        if rule:
            head.addWidget(self._help_button())
        column.addLayout(head)
        self._column = column
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setFont(sized(self.message, points=-1))
        self._hint = hint
        self._finding: tuple[str, Severity] | None = None

    # ---- what subclasses give

    @property
    def editor(self) -> QWidget:
        """The widget one types in."""
        raise NotImplementedError

    def value(self) -> object:
        """What the field holds; None for nothing. Only meaningful while `readable`."""
        raise NotImplementedError

    def text(self) -> str:
        """What stands there."""
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Show ``value`` without telling anybody."""
        raise NotImplementedError

    def put_text(self, text: str) -> None:
        """Show a text as if typed."""
        raise NotImplementedError

    def readable(self) -> bool:
        """Whether what stands there can be read as a value."""
        return True

    # ---- what forms and pages call

    def set_value(self, value: object) -> None:
        """Show the stored value; the field is clean then."""
        self._known, self._filled = value, True
        self.put(value)

    def is_dirty(self) -> bool:
        """Whether something stands there that is not stored."""
        return not self.readable() or self.value() != self._known

    def is_busy(self) -> bool:
        """Dirty, or in focus after its first value: a refresh leaves such a field alone."""
        return self.is_dirty() or (self._filled and self.editor.hasFocus())

    def commit(self) -> None:
        """Tell what was typed, if it can be read and is new; what cannot be read is marked."""
        if not self.readable():
            self.show_message(self.unreadable_words(), Severity.ERROR)
        elif self.value() != self._known:
            self.show_message("")
            self._known = self.value()
            self.put(self._known)
            self.committed.emit(self._known)

    def unreadable_words(self) -> str:
        """What is said of a text that is no value."""
        return self.tr("Isian ini tidak terbaca.")

    def show_message(self, text: str, severity: Severity = Severity.ERROR) -> None:
        """Show a finding under the field; "" takes it away (the hint comes back)."""
        self._finding = (text, severity) if text else None
        mark = {Severity.ERROR: "error", Severity.WARNING: "warning"}.get(severity, "")
        kind = (mark or "muted") if text else "muted"
        self.message.setText(text or self._hint)
        self.message.setVisible(bool(text or self._hint))
        self.message.setProperty("kind", kind)
        self.editor.setProperty("severity", mark if text else "")
        self.editor.setAccessibleDescription(text)
        for widget in (self.message, self.editor):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def problem(self) -> Severity | None:
        """How grave what stands under the field is; None for nothing."""
        return self._finding[1] if self._finding else None

    def focus(self) -> None:
        """Put the focus into the editor."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- inside

    def finish_layout(self) -> None:
        """Called once by subclasses when their editor exists."""
        self._column.addWidget(self.editor)
        self._column.addWidget(self.message)
        self.title.setBuddy(self.editor)
        self.editor.setAccessibleName(self.label)
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        self.show_message("")

    def typed(self) -> None:
        """Called by subclasses at every change by the person."""
        if self._finding is not None and self._finding[1] is not Severity.HINT:
            self.show_message("")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: leaving is the act; Esc takes back."""
        if watched is self.editor:
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                if event.reason() != Qt.FocusReason.PopupFocusReason:
                    self.commit()
            elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if self.is_dirty() and event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if self.is_dirty() and event.type() == QEvent.Type.KeyPress:
                    self.set_value(self._known)
                    self.show_message("")
                    self.changed.emit()
                    return True
        return super().eventFilter(watched, event)

    def _help_button(self) -> Button:
        button = Button("", icon="help", kind=Kind.QUIET, small=True)
        button.setFixedSize(px(self, 22), px(self, 20))
        button.setToolTip(self.tr("Aturan untuk isian ini · F1"))
        button.setAccessibleName(self.tr("Aturan"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._ask_rule)
        return button

    def _ask_rule(self) -> None:
        self.focus()
        show = getattr(self.window(), "show_rule", None)
        if show is not None:
            show()
