"""The frame of dialogs that do one act: what is refused stays open with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.widgets.dialogs import Dialog

Job = tuple[Act, Callable[..., Any], tuple[Any, ...]]
"""An act, the service function, its arguments."""


class ActDialog(Dialog):
    """Fields, "Batal" and one filled button; the button writes, and closes when it is written.

    Override `act`; ``value`` is what the act returned. The dialog stays open on a refusal.
    """

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        title: str,
        *,
        yes: str,
        width: int = 520,
        columns: int = 1,
    ) -> None:
        super().__init__(parent, title, width=width)
        self.operations = context.operations
        self.today: date = context.office.today()
        self.value: Any = None
        self.form = Form(columns=columns)
        self.body.addWidget(self.form)
        self.answer = self.add_answer(yes)
        self.answer.clicked.disconnect()
        self.answer.clicked.connect(self.submit)

    def act(self) -> Job:
        """What the filled button does: the act, the service function, its arguments."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether everything needed is there; says at the field what is not."""
        return self.form.complete()

    def submit(self) -> None:
        """Do the act."""
        if not self.ready():
            return
        self.answer.setEnabled(False)
        act, function, arguments = self.act()
        self.operations.write(act, function, *arguments, then=self.written, failed=self.refused)

    def written(self, value: Any) -> None:
        """The act is stored."""
        self.value = value
        self.accept()

    def refused(self, findings: Sequence[Finding]) -> None:
        """The rules say no: the sentences stand at their fields."""
        self.answer.setEnabled(True)
        self.form.show_findings([one for one in findings if one.severity is Severity.ERROR])

    def run(self) -> bool:
        """Show the dialog; True = the act was done."""
        done = self.exec() == Dialog.DialogCode.Accepted
        self.deleteLater()
        return done


def completing(field: TextField, words: Sequence[str]) -> TextField:
    """Offer ``words`` while one types in ``field``: any part of a word finds it."""
    completer = QCompleter(field)
    completer.setModel(QStringListModel(list(words), completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    field.line.setCompleter(completer)
    return field
