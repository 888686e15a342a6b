"""What changes for a person on a day: assessor, move, rank, NIP, status, acting duty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QLabel, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import LEFT, Status
from asn_desktop.services import people_edit, units
from asn_desktop.services.people_assessor import assessor_findings, change_assessor
from asn_desktop.ui import formats
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import CheckField, ChoiceField, DateField, TextField
from asn_desktop.ui.people.acts import ActDialog, Job, completing
from asn_desktop.ui.people.picker import PersonPicker
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import sized
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.people import Move, NewActing, PersonChoice, PersonPage
from asn_desktop.workflows.sentences import say

NAMES_SHOWN = 4


def ranks_for(kind: object) -> list[tuple[object, str]]:
    """The ranks of one kind of employee, highest first."""
    scale = [rank for rank in Rank if kind is None or rank.kind == _scale(kind)]
    return [(rank, rank.label) for rank in reversed(scale)]


def _scale(kind: object) -> object:
    return "pns" if kind == "pns" else "pppk"


class AssessorDialog(ActDialog):
    """Another assessor for one or many ("Ganti atasan…"); tells what speaks against it."""

    def __init__(
        self, parent: QWidget | None, context: Context, chosen: Sequence[PersonChoice]
    ) -> None:
        one = len(chosen) == 1
        who = chosen[0].name if one else f"{formats.number(len(chosen))} orang"
        super().__init__(
            parent,
            context,
            f"Ganti atasan {who}",
            yes="Ganti atasan" if one else f"Ganti atasan {formats.number(len(chosen))} orang",
        )
        self._ids = [person.id for person in chosen]
        if not one:
            names = "; ".join(person.name for person in chosen[:NAMES_SHOWN])
            more = len(chosen) - NAMES_SHOWN
            words = f"{names}; dan {formats.number(more)} lagi" if more > 0 else names
            self.body.insertWidget(0, muted(words))
        self.picker = PersonPicker(self.operations, exclude=self._ids if one else ())
        self.picker.setProperty("rule", "person.assessor")
        self.body.insertWidget(self.body.count() - 1, _label(self, "Pejabat penilai yang baru"))
        self.body.insertWidget(self.body.count() - 1, self.picker)
        self.since = DateField(
            "since",
            "Berlaku mulai",
            today=self.today,
            required=True,
            hint="Penilai yang lama berakhir pada hari itu.",
        )
        self.since.set_value(self.today)
        self.form.add(self.since)
        self.answer.setEnabled(False)
        self.picker.picked.connect(self._judge)
        self.picker.settled.connect(self.since.focus)
        self.since.changed.connect(self._judge)
        self.picker.setFocus()

    def act(self) -> Job:
        """Change the assessor of all of them."""
        picked: Any = self.picker.person()
        return Act.CHANGE_ASSESSOR, change_assessor, (self._ids, picked.id, self.since.date())

    def _judge(self, *_anything: object) -> None:
        person, since = self.picker.person(), self.since.date()
        if person is None or since is None:
            self.answer.setEnabled(False)
            self.form.clear_findings()
            return
        found = self.operations.read_now(assessor_findings, self._ids, person.id, since)
        hard = [one for one in found if one.severity is Severity.ERROR]
        self.answer.setEnabled(not hard)
        words = "\n".join(say(one) for one in (hard or found)[:3])
        self.form.banner.say(State.REFUSED if hard else State.ACTION, words)


class MoveDialog(ActDialog):
    """A move with its first day; what is left as it was stays."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        super().__init__(parent, context, f"Pindahkan {page.name}", yes="Pindahkan", width=560)
        self._page = page
        self._units = self.operations.read_now(units.unit_names)
        now = page.now
        here = next((name for key, name in self._units if key == now.unit_id), now.unit or "")
        posts = self.operations.read_now(units.position_names)
        self.since = DateField("since", "Berlaku mulai", today=self.today, required=True)
        self.position = completing(
            TextField("position", "Jabatan", required=True, rule="person.position"), posts
        )
        self.unit = completing(
            TextField("unit", "Unit kerja", required=True), [name for _key, name in self._units]
        )
        self.heads = CheckField("heads", "Memimpin unit ini")
        for field, value in (
            (self.since, self.today),
            (self.position, now.position),
            (self.unit, here),
            (self.heads, now.heads),
        ):
            self.form.add(field)
            field.set_value(value)
        self.keep = ChoiceField(
            "assessor",
            "Pejabat penilai",
            [("new", "Pilih penilai baru di bawah")],
            empty=f"Tetap: {now.assessor or 'belum ada'}",
            hint="Pindah unit biasanya berarti penilai baru, dan SKP baru dengannya.",
            required=True,
            rule="person.move",
        )
        self.form.add(self.keep)
        self.picker = PersonPicker(self.operations, exclude=[page.id], rows=3)
        self.picker.hide()
        self.body.addWidget(self.picker)
        self.keep.changed.connect(self._show_picker)
        self.position.focus()

    def ready(self) -> bool:
        """A unit that is on the list, and a new assessor if one was announced."""
        complete = super().ready() if self.keep.value() else self._complete_without_assessor()
        if complete and self._unit_id() is None:
            self.unit.show_message("Unit ini belum ada. Tambahkan dulu di pohon unit.")
            self.unit.focus()
            return False
        if complete and self.keep.value() == "new" and self.picker.person() is None:
            self.keep.show_message("Pilih orangnya di bawah.")
            self.picker.setFocus()
            return False
        return complete

    def act(self) -> Job:
        """Move, and change the assessor in the same act."""
        picked = self.picker.person() if self.keep.value() == "new" else None
        typed = self.form.values()
        new = Move(
            since=typed["since"],
            position=typed["position"],
            unit_id=self._unit_id(),
            heads=typed["heads"],
            assessor_id=picked.id if picked else None,
        )
        return Act.MOVE_PERSON, people_edit.move, (self._page.id, new)

    def _complete_without_assessor(self) -> bool:
        self.keep.required = False
        complete = super().ready()
        self.keep.required = True
        return complete

    def _unit_id(self) -> UUID | None:
        typed = fold(str(self.unit.value() or ""))
        return next((key for key, name in self._units if fold(name) == typed), None)

    def _show_picker(self) -> None:
        self.picker.setVisible(self.keep.value() == "new")
        if self.picker.isVisible():
            self.picker.setFocus()


class RankDialog(ActDialog):
    """A new rank with its first day."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        super().__init__(
            parent, context, f"Pangkat baru {page.name}", yes="Simpan pangkat", width=440
        )
        self._id = page.id
        self.rank = ChoiceField(
            "rank",
            "Pangkat, golongan ruang",
            ranks_for(page.kind),
            required=True,
            rule="person.rank",
        )
        self.since = DateField(
            "since", "TMT pangkat", today=self.today, hint="Kosong = sejauh yang diketahui."
        )
        self.form.add(self.rank)
        self.form.add(self.since)
        self.rank.focus()

    def act(self) -> Job:
        """Change the rank."""
        typed = self.form.values()
        arguments = (self._id, typed["rank"], typed["since"])
        return Act.CHANGE_RANK, people_edit.change_rank, arguments


class NipDialog(ActDialog):
    """Another NIP; the old one stays known."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        super().__init__(parent, context, f"NIP baru {page.name}", yes="Simpan NIP", width=440)
        self._id = page.id
        self.nip = TextField("nip", "NIP", required=True, hint="18 angka; spasi boleh.", width=260)
        self.since = DateField(
            "since",
            "Berlaku mulai",
            today=self.today,
            hint="Kosong = NIP yang ada salah ketik dan diperbaiki.",
        )
        self.form.add(self.nip)
        self.form.add(self.since)
        self.nip.focus()

    def act(self) -> Job:
        """Change the NIP."""
        arguments = (self._id, self.nip.text(), self.since.date())
        return Act.CHANGE_NIP, people_edit.change_nip, arguments


class StatusDialog(ActDialog):
    """A status with first and last day; leaving the office has its own dialog."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        super().__init__(
            parent, context, f"Ubah status {page.name}", yes="Simpan status", width=480
        )
        self._id = page.id
        states = [(one, one.label) for one in Status if one not in LEFT]
        self.status = ChoiceField(
            "status",
            "Status",
            states,
            required=True,
            rule="person.status",
            hint="Selain Aktif, Tugas belajar, dan Diperbantukan: dibebaskan dari SKP.",
        )
        self.since = DateField("since", "Hari pertama", today=self.today, required=True)
        self.last = DateField(
            "last", "Hari terakhir", today=self.today, hint="Kosong = sampai ada perubahan."
        )
        self.note = TextField("note", "Dasar", placeholder="misalnya SK Bupati nomor …")
        self.since.set_value(self.today)
        for field in (self.status, self.since, self.last, self.note):
            self.form.add(field)
        self.status.focus()

    def act(self) -> Job:
        """Change the status."""
        arguments = (
            self._id,
            self.status.value(),
            self.since.date(),
            self.last.date(),
            self.note.text(),
        )
        return Act.CHANGE_STATUS, people_edit.change_status, arguments


class LeaveDialog(ActDialog):
    """Somebody leaves the office: pension, another agency, dismissal, death."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        super().__init__(parent, context, f"Nonaktifkan {page.name}", yes="Nonaktifkan", width=480)
        self._id = page.id
        words = "Riwayat, SKP, dan lembar yang sudah dicetak tetap tersimpan."
        if page.assesses:
            words += (
                f" {formats.number(len(page.assesses))} orang yang dinilainya akan menunggu "
                "penilai baru."
            )
        self.body.insertWidget(0, muted(words))
        states = [(one, one.label) for one in Status if one in LEFT]
        self.status = ChoiceField("status", "Alasan", states, required=True)
        self.since = DateField(
            "since", "Hari pertama tidak di kantor ini", today=self.today, required=True
        )
        self.note = TextField("note", "Dasar", placeholder="misalnya SK pensiun nomor …")
        self.since.set_value(self.today)
        for field in (self.status, self.since, self.note):
            self.form.add(field)
        self.status.focus()

    def act(self) -> Job:
        """Deactivate."""
        arguments = (self._id, self.status.value(), self.since.date(), self.note.text())
        return Act.DEACTIVATE_PERSON, people_edit.deactivate, arguments


class ActingDialog(ActDialog):
    """Plt. or Plh. with first and last day."""

    def __init__(self, parent: QWidget | None, context: Context, page: PersonPage) -> None:
        super().__init__(
            parent, context, f"Tugaskan {page.name} sebagai Plt./Plh.", yes="Tugaskan", width=560
        )
        self._id = page.id
        self._units = self.operations.read_now(units.unit_names)
        posts = self.operations.read_now(units.position_names)
        self.kind = ChoiceField(
            "kind",
            "Sebagai",
            [
                (ActingKind.PLT, "Plt. (pelaksana tugas: jabatan kosong)"),
                (ActingKind.PLH, "Plh. (pelaksana harian: pejabat berhalangan)"),
            ],
            required=True,
            rule="person.acting",
        )
        self.position = completing(
            TextField("position", "Jabatan yang dijabat sementara", required=True), posts
        )
        self.unit = completing(
            TextField("unit", "Unit kerja"), [name for _key, name in self._units]
        )
        self.first = DateField("first", "Hari pertama", today=self.today, required=True)
        self.last = DateField(
            "last", "Hari terakhir", today=self.today, hint="Kosong = sampai ada perubahan."
        )
        self.decree = TextField("decree", "Surat perintah", placeholder="nomor dan tanggal")
        self.first.set_value(self.today)
        for field in (
            self.kind,
            self.position,
            self.unit,
            self.first,
            self.last,
            self.decree,
        ):
            self.form.add(field)
        self.kind.focus()

    def ready(self) -> bool:
        """A unit that is on the list, or none."""
        if self.unit.value() and self._unit_id() is None:
            self.unit.show_message("Unit ini belum ada. Kosongkan, atau tambahkan di pohon unit.")
            self.unit.focus()
            return False
        return super().ready()

    def act(self) -> Job:
        """Appoint."""
        typed = self.form.values()
        new = NewActing(
            kind=typed["kind"],
            position=self.position.text(),
            unit_id=self._unit_id(),
            first=typed["first"],
            last=self.last.date(),
            decree=self.decree.text(),
        )
        return Act.APPOINT_ACTING, people_edit.appoint_acting, (self._id, new)

    def _unit_id(self) -> UUID | None:
        typed = fold(str(self.unit.value() or ""))
        return next((key for key, name in self._units if fold(name) == typed), None)


def choice_of(page: PersonPage) -> PersonChoice:
    """The person of a page as one line of a picker."""
    now = page.now
    return PersonChoice(page.id, page.name, now.nip, now.position, now.unit, page.is_outside)


def _label(owner: QWidget, text: str) -> QLabel:
    made = QLabel(text)
    made.setFont(sized(owner, points=-0.5, bold=True))
    return made
