"""Dialogs: one frame for all, and the three questions asked everywhere.

Every dialog is called by a class method ``ask(...)`` that returns the answer or None; tests replace
that method. A page passes itself as the parent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui.forms.fields import DateField, LongTextField
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind


class Dialog(QDialog):
    """A window in front: title, a column for the content (``self.body``), buttons at the right.

    Esc = the quiet button, Ctrl+Enter (and Enter outside long texts) = the filled one.
    """

    def __init__(self, parent: QWidget | None, title: str, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(self, width))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 24), px(self, 20), px(self, 24), px(self, 16))
        column.setSpacing(px(self, 12))
        self.heading = QLabel(title)
        self.heading.setWordWrap(True)
        self.heading.setFont(sized(self.heading, points=3, bold=True))
        column.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(self, 12))
        column.addLayout(self.body, 1)
        column.addSpacing(px(self, 4))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(self, 8))
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self.main: Button | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_main_key)

    def _show_main_key(self, _old: QWidget | None, new: QWidget | None) -> None:
        """In a long text Enter makes a line: the filled button shows the key that works there."""
        if self.main is not None and new is not None and new.window() is self:
            long = isinstance(new, QPlainTextEdit | QTextEdit)
            self.main.set_key("Ctrl+Enter" if long else "Enter")

    def say(self, text: str, *, muted: bool = False) -> QLabel:
        """Add a paragraph."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setMinimumWidth(px(self, 320))
        if muted:
            label.setProperty("kind", "muted")
        self.body.addWidget(label)
        return label

    def add_button(
        self, text: str, do: Callable[[], object], *, kind: Kind = Kind.PLAIN, key: str = ""
    ) -> Button:
        """Add a button at the right end; one of kind MAIN or DANGER answers Ctrl+Enter."""
        button = Button(text, kind=kind, key=key, do=do)
        self._buttons.addWidget(button)
        if kind in (Kind.MAIN, Kind.DANGER):
            self.main = button
            button.setDefault(True)
        return button

    def add_answer(self, yes: str, *, no: str = "", danger: bool = False) -> Button:
        """Add the usual two: the quiet one closes, the filled one is `QDialog.accept`."""
        self.add_button(no or self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        kind = Kind.DANGER if danger else Kind.MAIN
        return self.add_button(yes, self.accept, kind=kind, key="Enter")

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: exactly as high as the words need at this width."""
        super().showEvent(event)
        height = self._needed()
        if height:
            self.resize(self.width(), max(height, self.minimumHeight()))

    def event(self, event: QEvent) -> bool:
        """Qt: words that come later, as under a field, make it higher instead of being cut."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            height = self._needed()
            if height > self.height():
                self.resize(self.width(), height)
        return done

    def _needed(self) -> int:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return 0
        return layout.totalHeightForWidth(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+Enter presses the filled button from anywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.main is not None and self.main.isEnabled():
            self.main.click()
        elif event.key() == Qt.Key.Key_F1:
            self.show_rule()
        else:
            super().keyPressEvent(event)

    def show_rule(self) -> None:
        """F1: the rule of the field in focus, found by the window behind."""
        behind = self.parentWidget()
        show = getattr(behind.window(), "show_rule", None) if behind is not None else None
        if show is not None:
            show()


class Question(Dialog):
    """One question with two answers; see `ask`."""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        title: str,
        text: str = "",
        *,
        yes: str,
        no: str = "",
        danger: bool = False,
    ) -> bool:
        """``Question.ask(self, "Ajukan SKP ini ke Slamet?", yes="Ajukan")`` → whether "Ajukan"."""
        dialog = cls(parent, title, width=440)
        if text:
            dialog.say(text)
        main = dialog.add_answer(yes, no=no, danger=danger)
        main.setFocus()
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer


class Selectable(Dialog):
    """One question with several answers; see `ask`."""

    @classmethod
    def ask(
        cls, parent: QWidget | None, title: str, text: str, answers: Sequence[str]
    ) -> int | None:
        """Return which of ``answers`` was pressed (the last is the filled one), None for Esc."""
        dialog = cls(parent, title)
        if text:
            dialog.say(text)
        for number, words in enumerate(answers):
            kind = Kind.MAIN if number == len(answers) - 1 else Kind.PLAIN
            dialog.add_button(words, _Done(dialog, number + 1).finish, kind=kind)
        answer = dialog.exec()
        dialog.deleteLater()
        return answer - 1 if answer > 0 else None


class DateQuestion(Dialog):
    """Asks for one date; see `ask`."""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        title: str,
        *,
        label: str,
        today: date,
        latest: date | None = None,
        value: date | None = None,
        text: str = "",
        yes: str = "",
    ) -> date | None:
        """``DateQuestion.ask(self, "Tunda sampai…", label="Tanggal", today=…)`` → a date.

        A day after ``latest`` is not taken.
        """
        dialog = cls(parent, title, width=400)
        if text:
            dialog.say(text, muted=True)
        field = DateField("date", label, today=today, latest=latest, required=True)
        field.set_value(value or today)
        dialog.body.addWidget(field)
        main = dialog.add_answer(yes or dialog.tr("Simpan"))
        field.changed.connect(_Gate(dialog, field, main).check)
        field.focus()
        field.line.selectAll()
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = field.date() if answer else None
        dialog.deleteLater()
        return chosen


class TextQuestion(Dialog):
    """Asks for a few words (a reason, a note); see `ask`."""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        title: str,
        *,
        label: str,
        value: str = "",
        text: str = "",
        yes: str = "",
        required: bool = True,
    ) -> str | None:
        """Return the words typed (never empty when ``required``), None for Esc."""
        dialog = cls(parent, title, width=480)
        if text:
            dialog.say(text, muted=True)
        field = LongTextField("text", label, required=required)
        field.set_value(value)
        dialog.body.addWidget(field)
        main = dialog.add_answer(yes or dialog.tr("Simpan"))
        gate = _Gate(dialog, field, main)
        field.changed.connect(gate.check)
        gate.check()
        field.focus()
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        words = str(field.value() or "") if answer else None
        dialog.deleteLater()
        return words


class _Gate(QObject):
    """Keeps the filled button off while the only field is empty or cannot be read."""

    def __init__(self, dialog: Dialog, field: DateField | LongTextField, button: Button) -> None:
        super().__init__(dialog)
        self._field, self._button = field, button

    def check(self) -> None:
        wanting = self._field.required and self._field.value() in (None, "")
        self._button.setEnabled(not wanting and self._field.readable())


class _Done(QObject):
    def __init__(self, dialog: Dialog, code: int) -> None:
        super().__init__(dialog)
        self._dialog, self._code = dialog, code

    def finish(self) -> None:
        self._dialog.done(self._code)
