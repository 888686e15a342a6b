"""Somebody new in a matrix: a person of the office, or a name of another agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import line
from asn_desktop.ui.people.picker import PersonPicker
from asn_desktop.ui.widgets.dialogs import Dialog


@dataclass(frozen=True, slots=True)
class NewRow:
    """Who was chosen, or the name and position typed."""

    person_id: UUID | None = None
    name: str = ""
    position: str = ""


class AddPerson(Dialog):
    """Asks for one person; see `ask`."""

    def __init__(
        self, parent: QWidget | None, operations: Operations, exclude: Sequence[UUID]
    ) -> None:
        super().__init__(parent, "", width=520)
        words = self.tr("Tambah orang ke matriks")
        self.setWindowTitle(words)
        self.heading.setText(words)
        self.say(
            self.tr("Pegawai unit lain dicatat di matriks unit tempat ia ditugaskan, sebelum "
                    "hasilnya masuk SKP-nya."),
            muted=True,
        )  # fmt: skip
        self.picker = PersonPicker(operations, exclude=exclude, rows=4)
        self.body.addWidget(self.picker)
        self.body.addWidget(line())
        self.say(self.tr("Dari instansi lain dan tidak ada di daftar? Ketik namanya."), muted=True)
        self.name = TextField("name", self.tr("Nama"))
        self.position = TextField("position", self.tr("Jabatan"))
        for field in (self.name, self.position):
            self.body.addWidget(field)
            field.changed.connect(self._check)
        self.answer = self.add_answer(self.tr("Tambahkan"))
        self.picker.picked.connect(self._check)
        self.picker.settled.connect(self._settled)
        self._check()
        self.picker.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget | None, operations: Operations, *, exclude: Sequence[UUID] = ()
    ) -> NewRow | None:
        """Return who was chosen or typed, None for Esc; a typed name wins."""
        dialog = cls(parent, operations, exclude)
        accepted = dialog.exec() == Dialog.DialogCode.Accepted
        found = dialog.row() if accepted else None
        dialog.deleteLater()
        return found

    def row(self) -> NewRow | None:
        """What stands in the dialog now."""
        name = str(self.name.value() or "").strip()
        if name:
            return NewRow(name=name, position=str(self.position.value() or "").strip())
        person = self.picker.person()
        return NewRow(person_id=person.id) if person is not None else None

    def _check(self, *_more: object) -> None:
        self.answer.setEnabled(self.row() is not None)

    def _settled(self, _person: object) -> None:
        self.accept()
