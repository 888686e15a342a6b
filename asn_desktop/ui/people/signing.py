"""The question who signs "a.n." for an official."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.services.people_signing import delegate_signing
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import DateField, TextField
from asn_desktop.ui.people.acts import ActDialog, Job
from asn_desktop.ui.people.picker import PersonPicker
from asn_desktop.ui.theme import sized
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.people import NewSigning, PersonPage


class SigningDialog(ActDialog):
    """Who signs "a.n." for an official, from which day, by which letter."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        title = f"Wakilkan tanda tangan {page.name}"
        super().__init__(parent, context, title, yes="Wakilkan", width=560)
        self._id = page.id
        self.picker = PersonPicker(self.operations, exclude=[page.id])
        at = self.body.count() - 1
        self.body.insertWidget(at, muted("Penilaian tetap keputusannya; wakil menandatangani a.n."))
        label = QLabel("Yang menandatangani")
        label.setFont(sized(self, points=-0.5, bold=True))
        self.body.insertWidget(at + 1, label)
        self.body.insertWidget(at + 2, self.picker)
        self.first = DateField("first", "Hari pertama", today=self.today, required=True)
        self.last = DateField(
            "last", "Hari terakhir", today=self.today, hint="Kosong = sampai ada perubahan."
        )
        self.decree = TextField("decree", "Surat", placeholder="nomor dan tanggal")
        self.first.set_value(self.today)
        for field in (self.first, self.last, self.decree):
            self.form.add(field)
        self.answer.setEnabled(False)
        self.picker.picked.connect(self._picked)
        self.picker.settled.connect(self.first.focus)
        self.picker.setFocus()

    def act(self) -> Job:
        """Delegate the signature."""
        picked: Any = self.picker.person()
        new = NewSigning(
            signer_id=picked.id,
            first=self.form.values()["first"],
            last=self.last.date(),
            decree=self.decree.text(),
        )
        return Act.DELEGATE_SIGNING, delegate_signing, (self._id, new)

    def _picked(self, *_anything: object) -> None:
        self.answer.setEnabled(self.picker.person() is not None)
