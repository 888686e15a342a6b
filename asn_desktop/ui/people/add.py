"""Adding an employee or a *pejabat luar*, and editing a position."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from asn_desktop.rules import nip as nip_rules
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.forms import forms_of
from asn_desktop.rules.nip import EmployeeKind, NipError
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily, Grade, PositionKind, is_post_name
from asn_desktop.services import people_edit, units
from asn_desktop.ui import formats
from asn_desktop.ui.context import Context
from asn_desktop.ui.forms.fields import ChoiceField, DateField, TextField
from asn_desktop.ui.people.acts import ActDialog, Job, completing
from asn_desktop.ui.people.dialogs import ranks_for
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.panels import muted
from asn_desktop.views.people import NewOutside, NewPerson, PersonChoice, PositionRow
from asn_desktop.workflows.sentences import say


class AddPersonDialog(ActDialog):
    """One employee; the NIP is read while it is typed."""

    def __init__(
        self, parent: QWidget | None, context: Context, unit_id: UUID | None = None
    ) -> None:
        super().__init__(
            parent, context, "Tambah pegawai", yes="Tambah pegawai", width=720, columns=2
        )
        self._units = self.operations.read_now(units.unit_names)
        posts = self.operations.read_now(units.position_names)
        self._assessor: PersonChoice | None = None
        self.name = TextField("name", "Nama dengan gelar", required=True)
        self.nip = TextField("nip", "NIP", required=True, hint="18 angka; spasi boleh.")
        self.kind = ChoiceField(
            "kind", "Jenis", [(one, one.label) for one in EmployeeKind], required=True
        )
        self.rank = ChoiceField("rank", "Pangkat, golongan ruang", ranks_for(None))
        self.position = completing(TextField("position", "Jabatan"), posts)
        self.unit = completing(
            TextField("unit", "Unit kerja", hint="Nama yang belum ada menjadi unit baru."),
            [name for _key, name in self._units],
        )
        self.since = DateField(
            "since",
            "Di sini sejak",
            today=self.today,
            hint="Kosong = sejauh yang diketahui.",
        )
        for field in (self.name, self.nip, self.kind, self.rank, self.position, self.unit):
            self.form.add(field)
        self.form.add(self.since)
        self.kind.set_value(EmployeeKind.PNS)
        here = next((name for key, name in self._units if key == unit_id), None)
        self.unit.set_value(here)
        self.pick = Button("Pilih pejabat penilai…", icon="person", do=self._pick_assessor)
        self.body.addWidget(self.pick)
        self.nip.changed.connect(self._read_nip)
        self.name.focus()

    def act(self) -> Job:
        """Add the person."""
        typed = self.form.values()
        unit = str(typed["unit"] or "")
        new = NewPerson(
            name=typed["name"],
            nip=typed["nip"],
            kind=typed["kind"],
            rank=typed["rank"],
            position=typed["position"] or "",
            unit=unit,
            unit_id=next((key for key, name in self._units if name == unit), None),
            assessor_id=self._assessor.id if self._assessor else None,
            since=typed["since"],
        )
        return Act.ADD_PERSON, people_edit.add_person, (new,)

    def _read_nip(self) -> None:
        try:
            found = nip_rules.parse(self.nip.text(), today=self.today)
        except NipError as fault:
            digits = len(nip_rules.clean(self.nip.text()))
            if digits >= nip_rules.LENGTH:
                self.nip.show_message(say(fault.finding), Severity.ERROR)
            else:
                self.nip.show_message(f"{digits} dari 18 angka", Severity.HINT)
            return
        born = formats.long_date(found.birth_date)
        words = f"Lahir {born}, {found.sex.label.lower()}, {found.kind.label}."
        self.nip.show_message(words, Severity.HINT)
        if (found.kind is EmployeeKind.PNS) != (self.kind.value() is EmployeeKind.PNS):
            self.kind.set_value(found.kind)

    def _pick_assessor(self) -> None:
        found = PickPerson.ask(self, self.operations, "Pejabat penilai")
        if found is not None:
            self._assessor = found
            self.pick.setText(f"Penilai: {found.name}")


class OutsideDialog(ActDialog):
    """Somebody outside the staff who assesses or gives feedback."""

    def __init__(self, parent: QWidget | None, context: Context, title: str = "") -> None:
        super().__init__(parent, context, "Tambah pejabat luar", yes="Tambah", width=520)
        words = (
            "Misalnya bupati atau sekretaris daerah: bisa menilai dan memberi umpan balik, tetapi "
            "bukan pegawai kantor ini."
        )
        self.body.insertWidget(0, muted(words))
        self.form.add(TextField("name", "Nama dengan gelar", required=True))
        self.form.add(TextField("title", "Jabatan", placeholder="misalnya Bupati Rakumpit"))
        self.form.add(TextField("agency", "Instansi"))
        self.form.add(TextField("nip", "NIP", hint="Kosong bila tidak punya NIP."))
        if is_post_name(title):
            self.form.fields["title"].set_value(title)
        elif title:
            self.form.fields["name"].set_value(title)
        self.form.fields["name"].focus()

    def act(self) -> Job:
        """Add."""
        typed = {name: value or "" for name, value in self.form.values().items()}
        return Act.ADD_PERSON, people_edit.add_outside, (NewOutside(**typed),)


def _codes(family: FormFamily) -> str:
    """The SKP forms of a family: "A.1.1/A.1.2"."""
    return "/".join(sorted(forms_of(family, one).skp.value for one in Approach))


class PositionDialog(ActDialog):
    """What the rules need to know of a position."""

    def __init__(
        self, parent: QWidget | None, context: Context, position: PositionRow | None = None
    ) -> None:
        title = "Tambah jabatan" if position is None else position.name
        super().__init__(parent, context, title, yes="Simpan jabatan", width=520)
        self._id = position.id if position else None
        self.name = TextField("name", "Nama jabatan", required=True)
        self.kind = ChoiceField("kind", "Jenis", [(one, one.label) for one in PositionKind])
        self.grade = ChoiceField("grade", "Jenjang", [(one, one.label) for one in Grade])
        self.echelon = TextField("echelon", "Eselon lama", placeholder="misalnya III.a")
        self.family = ChoiceField(
            "form_family",
            "Format SKP",
            [(one, f"{_codes(one)} · {one.label}") for one in FormFamily],
            empty="Menurut jenis jabatan",
            rule="skp.family",
        )
        for field in (self.name, self.kind, self.grade, self.echelon, self.family):
            self.form.add(field)
        if position is not None:
            self.form.load(position._asdict())
            self.remove = Button("Hapus jabatan…", kind=Kind.QUIET, icon="trash", do=self._remove)
            self._buttons.insertWidget(0, self.remove)
        self.name.focus()

    def act(self) -> Job:
        """Add or change."""
        return Act.EDIT_POSITION, units.save_position, (self._id, self.form.values())

    def _remove(self) -> None:
        sure = Question.ask(
            self,
            "Hapus jabatan ini?",
            "Hanya jabatan yang tidak pernah dipegang siapa pun yang bisa dihapus.",
            yes="Hapus jabatan",
            danger=True,
        )
        if sure:
            self.operations.write(
                Act.EDIT_POSITION,
                units.remove_position,
                self._id,
                then=self.written,
                failed=self.refused,
            )
