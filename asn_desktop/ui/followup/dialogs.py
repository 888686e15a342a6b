"""Receiving an objection: the day, the reasons, and why it is taken when it comes late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop.rules.clock import Limit
from asn_desktop.ui import formats
from asn_desktop.ui.forms.fields import DateField, LongTextField
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.followup import FollowRow


@dataclass(frozen=True)
class Received:
    """What was typed."""

    on: date
    reasons: str
    late_reason: str


class ReceiveDialog(Dialog):
    """``limit`` is the last day of the 14 working days; after it a reason is asked for."""

    def __init__(self, parent: QWidget | None, row: FollowRow, today: date) -> None:
        super().__init__(parent, "", width=560)
        self.heading.setText(self.tr("Keberatan {name}").format(name=row.name))
        self.setWindowTitle(self.heading.text())
        self._limit = next((one.due for one in row.clocks if one.limit is Limit.OBJECT), None)
        words = self.tr(
            "Diputuskan oleh {superior}, paling lama 7 hari kerja sejak diterima."
        ).format(superior=row.superior)
        if self._limit is not None:
            words = (
                self.tr("Keberatan diajukan paling lambat {until}. ").format(
                    until=formats.long_date(self._limit)
                )
                + words
            )
        self.say(words, muted=True)
        self.on = DateField(
            "received_on", self.tr("Diterima tanggal"), today=today, latest=today, required=True,
            rule="objection.received_on",
        )  # fmt: skip
        self.reasons = LongTextField(
            "reasons", self.tr("Alasan pegawai"), required=True, lines=4, rule="objection.reasons"
        )
        self.late = LongTextField(
            "late_reason",
            self.tr("Alasan menerima keberatan yang lewat batas"),
            required=True,
            rule="objection.received_on",
        )
        for field in (self.on, self.reasons, self.late):
            self.body.addWidget(field)
            field.changed.connect(self.check)
        self.on.set_value(today)
        self.reasons.set_value("")
        self.late.set_value("")
        self.yes = self.add_answer(self.tr("Catat keberatan"))
        self.check()
        self.reasons.focus()

    def is_late(self) -> bool:
        """Whether the day typed lies behind the 14 working days."""
        day = self.on.date()
        return self._limit is not None and day is not None and day > self._limit

    def check(self) -> None:
        """The reason for being late is asked for only then; everything must be there."""
        self.late.setVisible(self.is_late())
        whole = self.on.readable() and self.on.date() and self.reasons.value()
        self.yes.setEnabled(bool(whole and (not self.is_late() or self.late.value())))

    @classmethod
    def ask(cls, parent: QWidget | None, row: FollowRow, today: date) -> Received | None:
        """Return what was typed, None for Esc."""
        dialog = cls(parent, row, today)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        day, answer = dialog.on.date(), None
        if done and day is not None:
            late = str(dialog.late.value() or "") if dialog.is_late() else ""
            answer = Received(day, str(dialog.reasons.value() or ""), late)
        dialog.deleteLater()
        return answer
