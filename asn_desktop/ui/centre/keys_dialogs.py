"""What is asked about a place: its check number and scope, why a key is revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.services import units as unit_service
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number
from asn_desktop.ui.forms.fields import ChoiceField, LongTextField, NumberField, TextField
from asn_desktop.ui.forms.form import Form
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.views.people import UnitNode
from asn_desktop.views.places import KeyRow, PlaceRow, RequestRow
from asn_desktop.workflows import enrolment_requests

ALL_KEYS = "all"


@dataclass(frozen=True)
class EnrolAnswer:
    """How a request is granted; ``revoke``: key id → last good position of keys that are lost."""

    typed: str
    code: str
    name: str
    units: tuple[UUID, ...]
    revoke: dict[str, int]


class UnitsDialog(Dialog):
    """Which units a place may write about; each stands for all below it."""

    def __init__(
        self, parent: QWidget | None, nodes: Sequence[UnitNode], chosen: Sequence[UUID]
    ) -> None:
        super().__init__(parent, parent.tr("Unit kantor ini") if parent else "", width=520)
        self.say(
            self.tr(
                "Kantor hanya boleh mengirim data unit yang dicentang dan semua unit di bawahnya. "
                "Tanpa centang: hanya data yang dibuatnya sendiri."
            ),
            muted=True,
        )
        self.list = QListWidget()
        self.list.setMinimumHeight(px(self, 320))
        for node in nodes:
            people = f" · {number(node.people_below)} orang" if node.people_below else ""
            item = QListWidgetItem("      " * node.depth + node.name + people)
            item.setData(Qt.ItemDataRole.UserRole, node.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = node.id in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)
        self.add_answer(self.tr("Pilih"))
        self.list.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, nodes: Sequence[UnitNode], chosen: Sequence[UUID]
    ) -> tuple[UUID, ...] | None:
        """The ids that are ticked, None for "Batal"."""
        dialog = cls(parent, nodes, chosen)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.ticked() if answer else None
        dialog.deleteLater()
        return found

    def ticked(self) -> tuple[UUID, ...]:
        """The ids of what is ticked."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )


class EnrolDialog(Dialog):
    """The check number first: without it nothing else is asked of anybody."""

    def __init__(
        self, parent: QWidget | None, context: Context, request: RequestRow, place: PlaceRow | None
    ) -> None:
        super().__init__(parent, parent.tr("Daftarkan kantor") if parent else "", width=560)
        self._context, self._request, self._place = context, request, place
        self.nodes = context.operations.read_now(unit_service.unit_tree)
        self.units = place.units if place is not None else ()
        self.heading.setText(
            self.tr("Terima kunci baru {name}").format(name=request.name)
            if request.rotation
            else self.tr("Daftarkan {name}").format(name=request.name)
        )
        self.say(self._words(), muted=True)
        self.form = Form()
        if not request.rotation:
            self.form.add(
                TextField(
                    "check_number",
                    self.tr("Nomor periksa dari telepon atau surat"),
                    required=True,
                    placeholder="0000 0000 0000",
                ),
                wide=True,
            )
        code = TextField("code", self.tr("Kode"), required=True)
        name = TextField("name", self.tr("Nama kantor"), required=True)
        code.set_value(request.code)
        name.set_value(request.name)
        self.form.add(code)
        self.form.add(name)
        self._add_old_keys()
        self.body.addWidget(self.form)
        self.units_button = Button("", icon="unit", do=self.pick_units)
        self.body.addWidget(self.units_button)
        self._show_units()
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.next = self.add_button(self.tr("Lanjut…"), self.check, kind=Kind.MAIN, key="Enter")
        first = "code" if request.rotation else "check_number"
        self.form.fields[first].focus()

    def _words(self) -> str:
        if self._request.rotation:
            return self.tr(
                "Permohonan ini ditandatangani kunci lama yang masih berlaku, jadi nomor periksa "
                "tidak perlu."
            )
        return self.tr(
            "Telepon kantor itu lewat nomor resminya, atau baca surat bercapnya, lalu ketik nomor "
            "yang disebut. Bila tidak cocok, berhenti: berkasnya mungkin ditukar di jalan."
        )

    def _add_old_keys(self) -> None:
        """Ask of a place that is known: one computer more, or instead of one that is gone."""
        self.old: tuple[KeyRow, ...] = self._place.active if self._place is not None else ()
        if self._request.rotation or not self.old:
            self.old = ()
            return
        choices: list[tuple[object, str]] = [("", self.tr("Komputer tambahan"))]
        for key in self.old:
            words = self.tr("Pengganti: cabut kunci {key}, terakhir baik posisi {n}").format(
                key=key.key_id, n=number(key.position)
            )
            choices.append((key.key_id, words))
        if len(self.old) > 1:
            choices.append((ALL_KEYS, self.tr("Pengganti: cabut semua kunci lama")))
        self.form.add(
            ChoiceField("old", self.tr("Komputer ini"), choices, required=True), wide=True
        )

    @classmethod
    def ask(
        cls, parent: QWidget, context: Context, request: RequestRow, place: PlaceRow | None
    ) -> EnrolAnswer | None:
        """The answer after the number agreed, None for "Batal"."""
        dialog = cls(parent, context, request, place)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.answer() if answer else None
        dialog.deleteLater()
        return found

    def answer(self) -> EnrolAnswer:
        """What stands in the form."""
        values = self.form.values()
        old = values.get("old")
        lost = {key.key_id: key.position for key in self.old if old in (key.key_id, ALL_KEYS)}
        return EnrolAnswer(
            str(values.get("check_number") or ""),
            str(values["code"]),
            str(values["name"]),
            self.units,
            lost,
        )

    def pick_units(self) -> None:
        """Ask for the scope."""
        found = UnitsDialog.ask(self, self.nodes, self.units)
        if found is not None:
            self.units = found
            self._show_units()

    def _show_units(self) -> None:
        names = [node.name for node in self.nodes if node.id in self.units]
        words = ", ".join(names) if names else self.tr("hanya data yang dibuatnya sendiri")
        self.units_button.setText(self.tr("Boleh mengirim: {units}…").format(units=words))
        self.units_button.updateGeometry()

    def check(self) -> None:
        """Compare the number behind the window; close when it agrees."""
        if not self.form.complete():
            return
        if self._request.rotation:
            self.accept()
            return
        self.next.setEnabled(False)
        office, request = self._context.office, self._request.id
        typed = self.answer().typed
        self._context.operations.run(
            lambda _report: enrolment_requests.compare_number(office, request, typed),
            writes=True,
            then=self._agreed,
            failed=self._differs,
        )

    def _agreed(self, _nothing: Any) -> None:
        self.accept()

    def _differs(self, findings: Sequence[Finding]) -> None:
        self.next.setEnabled(True)
        self.form.show_findings(findings)


class RevokeDialog(Dialog):
    """Which key, why, and up to where what it signed still counts."""

    def __init__(self, parent: QWidget | None, place: PlaceRow) -> None:
        super().__init__(parent, parent.tr("Cabut kunci") if parent else "", width=520)
        self._place = place
        self.heading.setText(self.tr("Cabut kunci {name}").format(name=place.name))
        self.say(
            self.tr(
                "Paket yang ditandatangani kunci ini sesudah posisi terakhir tidak lagi diterima. "
                "Pencabutan tidak bisa ditarik kembali."
            ),
            muted=True,
        )
        self.form = Form(columns=1)
        keys = [(key.key_id, key.key_id) for key in place.active]
        choice = ChoiceField("key", self.tr("Kunci"), keys, required=True)
        choice.set_value(keys[0][0] if keys else None)
        choice.committed.connect(partial(self._chosen))
        self.form.add(choice)
        self.form.add(
            NumberField(
                "until_seq",
                self.tr("Posisi terakhir yang masih dipercaya"),
                required=True,
                hint=self.tr("Diisi dengan yang terakhir diterima; 0 = tidak satu pun."),
            )
        )
        self.form.add(LongTextField("reason", self.tr("Alasan"), required=True))
        self.body.addWidget(self.form)
        self.add_button(self.tr("Batal"), self.reject, kind=Kind.QUIET, key="Esc")
        self.add_button(self.tr("Cabut…"), self.finish, kind=Kind.DANGER, key="Enter")
        self._chosen(choice.value())
        self.form.fields["reason"].focus()

    @classmethod
    def ask(cls, parent: QWidget, place: PlaceRow) -> tuple[str, str, int] | None:
        """Key id, reason and last good position; None for "Batal"."""
        dialog = cls(parent, place)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        values = dialog.form.values()
        dialog.deleteLater()
        if not answer:
            return None
        return str(values["key"]), str(values["reason"]), int(values["until_seq"])

    def finish(self) -> None:
        """Close when everything is there."""
        if self.form.complete():
            self.accept()

    def _chosen(self, value: object) -> None:
        for key in self._place.active:
            if key.key_id == value:
                self.form.fields["until_seq"].put_text(str(key.position))
