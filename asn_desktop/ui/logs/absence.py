"""Asks since when and until when somebody is away, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from asn_desktop.rules.following import AbsenceKind
from asn_desktop.ui.forms.fields import ChoiceField, DateField, TextField
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.dialogs import Dialog


@dataclass(frozen=True)
class Away:
    """What was answered; both days inclusive."""

    kind: AbsenceKind
    first: date
    last: date
    note: str


class AbsenceDialog(Dialog):
    """See `ask`."""

    def __init__(
        self, parent: QWidget | None, name: str, span: tuple[date, date], today: date
    ) -> None:
        super().__init__(parent, "", width=460)
        title = self.tr("Tidak hadir")
        self.heading.setText(title)
        self.setWindowTitle(title)
        self.say(name, muted=True)
        kinds = [(one, one.label) for one in AbsenceKind]
        self.kind = ChoiceField("kind", self.tr("Alasan"), kinds, required=True)
        self.kind.set_value(AbsenceKind.LEAVE)
        self.first = DateField("first", self.tr("Dari"), today=today, required=True)
        self.last = DateField("last", self.tr("Sampai dengan"), today=today, required=True)
        self.first.set_value(span[0])
        self.last.set_value(span[1])
        self.note = TextField(
            "note", self.tr("Keterangan"), placeholder=self.tr("nomor surat, tempat diklat…")
        )
        row = QHBoxLayout()
        row.setSpacing(px(self, 12))
        row.addWidget(self.first)
        row.addWidget(self.last)
        self.body.addWidget(self.kind)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.yes = self.add_answer(self.tr("Simpan"))
        for field in (self.kind, self.first, self.last):
            field.changed.connect(self.check)
        self.check()
        self.kind.focus()

    def check(self) -> None:
        """The filled button waits for a reason and two days in their order."""
        first, last = self._days()
        whole = first is not None and last is not None and first <= last
        self.yes.setEnabled(whole and self.kind.value() is not None)

    def _days(self) -> tuple[date | None, date | None]:
        fields = (self.first, self.last)
        first, last = (one.date() if one.readable() else None for one in fields)
        return first, last

    def answer(self) -> Away | None:
        """What was answered; None while something is missing."""
        first, last = self._days()
        kind = self.kind.value()
        if first is None or last is None or not isinstance(kind, AbsenceKind):
            return None
        return Away(kind, first, last, str(self.note.value() or ""))

    @classmethod
    def ask(cls, parent: QWidget, name: str, span: tuple[date, date], today: date) -> Away | None:
        """Return the answer, None for Esc."""
        dialog = cls(parent, name, span, today)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if done else None
        dialog.deleteLater()
        return answer
